"""The map of the front page: inline SVG in which each partner is a link to its page; coordinates are whole numbers."""

from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain
from math import asin, cos, radians, sin, sqrt
from typing import Any

from markupsafe import Markup

import tajik_relations as tr
from tajik_relations.pictures.map_rows import Colouring, colouring_of, disagreement_in, world, years_of

WIDTH, HEIGHT, EQUATOR = 1000, 440, 242
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = WIDTH / 5.42
_TURNED = 11
"""Degrees by which the map is turned, so that its edge cuts no State of size."""
Ring = list[tuple[int, int]]


def projected(longitude: float, latitude: float) -> tuple[int, int]:
    """Return the place of a point on the map, in the Equal Earth projection."""
    a, b, c, d = _EQUAL_EARTH
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square, sixth = angle**2, angle**6
    across = radians(longitude) * cos(angle) / (sqrt(3) / 2 * (a + 3 * b * square + sixth * (7 * c + 9 * d * square)))
    down = angle * (a + b * square + sixth * (c + d * square))
    return round(WIDTH / 2 + across * _SCALE), round(EQUATOR - down * _SCALE)


def _turned(longitude: float) -> float:
    return (longitude - _TURNED + 180) % 360 - 180


def _arcs() -> list[list[tuple[float, float]]]:
    """Return the arcs of the shipped TopoJSON in degrees."""
    topology = world()["topology"]
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    steps = (list(accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])) for arc in topology["arcs"])
    return [[(x * sx + tx, y * sy + ty) for x, y in points] for points in steps]


def _rings(shape: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> Iterator[Ring]:
    """Yield the outlines of a shape as points of the map, each but once in a row."""
    for part in chain.from_iterable(shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]):
        points = list(chain.from_iterable(arcs[at] if at >= 0 else reversed(arcs[~at]) for at in part))
        across, places = _turned(points[0][0]), Ring()
        for longitude, latitude in points:
            turned = _turned(longitude)
            across = turned - 360 * round((turned - across) / 360)  # an outline does not leap over the edge
            place = projected(across, latitude)
            if not places or place != places[-1]:
                places.append(place)
        if len(places) > 3:
            yield places


def _path(rings: Iterable[Ring]) -> str:
    """Return outlines as the path of an SVG, each step from the point before."""
    drawn = []
    for first, *others in rings:
        steps = ((x - x0, y - y0) for (x0, y0), (x, y) in zip([first, *others], others, strict=False))
        drawn.append(f"M{first[0]} {first[1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z")
    return "".join(drawn).replace(" -", "-")


def map_of(dataset: tr.Dataset, link_to: Callable[[tr.Relation], Markup]) -> Markup:
    """Return the map: States, dots for small ones, each partner in the shade of the year in which relations began.

    Args:
        dataset: whose partners it shows.
        link_to: returns the opening tag of the link to a partner's page, with a title behind it.
    """
    arcs, colouring = _arcs(), colouring_of(dataset.relations)
    partners = {relation.partner.numeric: relation for relation in dataset.relations.states if relation.partner}
    shapes = {shape.get("id"): shape for shape in world()["topology"]["objects"]["countries"]["geometries"]}
    own = dataset.subject.numeric
    others = [shape for code, shape in shapes.items() if code not in (*partners, own)]
    land = _path(chain.from_iterable(_rings(shape, arcs) for shape in others))
    home = _path(_rings(shapes[own], arcs)) if own in shapes else ""
    drawn = [Markup('<path class="land" d="{}"/><path class="home" d="{}"/>').format(land, home)]
    for code, relation in partners.items():
        look = _look(colouring, relation)
        if code in shapes and code not in world()["dots"]:
            shown = Markup('<path {} d="{}"/>').format(look, _path(_rings(shapes[code], arcs)))
        elif code in world()["points"]:
            longitude, latitude = world()["points"][code]
            shown = Markup('<circle {} cx="{}" cy="{}" r="7"/>').format(look, *projected(_turned(longitude), latitude))
        else:
            continue
        drawn.append(Markup("{}{}</a>").format(link_to(relation), shown))
    size = Markup('viewBox="0 0 {} {}"').format(WIDTH, HEIGHT)
    return Markup('<svg class="map" {} aria-hidden="true">{}</svg>').format(size, Markup("").join(drawn))


def _look(colouring: Colouring, relation: tr.Relation) -> Markup:
    """Return how a partner looks: the earlier relations began, the stronger its shade; an edge if statements differ."""
    years, classes = years_of(relation), colouring.classes
    edge = " apart" if disagreement_in(relation) else ""
    if not years:
        return Markup('class="undated{}"').format(edge)
    shade = 1 - 0.7 * classes.index(colouring.of_year(min(years))) / len(classes)
    return Markup('class="began{}" fill-opacity="{:.2f}"').format(edge, shade)
