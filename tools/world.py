"""Make the map for the pictures from the npm package world-atlas 2, which is unpacked in the given folder.

The map contains the shapes of the States at 1:110 million, without names and without Antarctica, and for every State a
point in its largest part. The point comes from the same shapes or, for States that are too small for these, from more
detailed shapes.
"""

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from math import cos, radians
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "src" / "tajik_relations" / "pictures" / "world.json"
ANTARCTICA = "010"
SMALL = 2
"""Square degrees, at the equator: about 25,000 square kilometres."""
NOTE = (
    "Natural Earth 4.1.0, public domain (naturalearthdata.com), as prepared in the npm package world-atlas 2.0.2 by "
    "Michael Bostock, ISC licence; made by tools/world.py. topology: TopoJSON of the 1:110m countries, id is the ISO "
    "3166-1 numeric code. points: longitude and latitude of a point in each State's largest part. dots: the States "
    "that are too small to be seen as a shape."
)
Ring = list[tuple[float, float]]


def rings(topology: dict[str, Any], shape: dict[str, Any]) -> Iterator[Ring]:
    """Return the outer ring of each part of a shape, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for part in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
        ring: Ring = []
        for at in part[0]:
            steps = topology["arcs"][at if at >= 0 else ~at]
            points = list(accumulate(steps, lambda point, step: [point[0] + step[0], point[1] + step[1]]))
            ring += [(x * sx + tx, y * sy + ty) for x, y in (points if at >= 0 else reversed(points))]
        yield ring


def area_and_middle(ring: Ring) -> tuple[float, float, float]:
    """Return the area in square degrees at the equator, and the centroid."""
    if max(ring)[0] - min(ring)[0] > 180:  # it crosses the date line
        ring = [(x % 360, y) for x, y in ring]
    area = across = up = 0.0
    for (x, y), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x * y2 - x2 * y
        area, across, up = area + cross / 2, across + (x + x2) * cross, up + (y + y2) * cross
    if not area:
        return 0.0, *ring[0]
    middle = up / 6 / area
    return abs(area) * cos(radians(middle)), (across / 6 / area + 180) % 360 - 180, middle


def points(folder: Path) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """Return a point for every State, and the codes of the small ones."""
    places: dict[str, tuple[float, float]] = {}
    dots: list[str] = []
    for scale in ("110m", "50m", "10m"):
        topology = json.loads((folder / f"countries-{scale}.json").read_text("utf-8"))
        for shape in topology["objects"]["countries"]["geometries"]:
            code = shape.get("id")
            if not shape.get("arcs") or code is None or code in (*places, ANTARCTICA):
                continue
            parts = [area_and_middle(ring) for ring in rings(topology, shape)]
            _, x, y = max(parts)
            places[code] = (round(x, 1), round(y, 1))
            if scale != "110m" or sum(part[0] for part in parts) < SMALL:
                dots.append(code)
    return dict(sorted(places.items())), sorted(dots)


def trimmed(topology: dict[str, Any]) -> dict[str, Any]:
    """Return the shapes without names and without Antarctica, and the lines that they use."""
    shapes = [shape for shape in topology["objects"]["countries"]["geometries"] if shape.get("id") != ANTARCTICA]
    used: dict[int, int] = {}

    def renumbered(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumbered(arc) for arc in arcs]
        at = used.setdefault(arcs if arcs >= 0 else ~arcs, len(used))
        return at if arcs >= 0 else ~at

    geometries = [
        {key: shape[key] for key in ("type", "id") if key in shape} | {"arcs": renumbered(shape["arcs"])}
        for shape in shapes
    ]
    return {
        "type": "Topology",
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [topology["arcs"][at] for at in used],
        "transform": topology["transform"],
    }


def main() -> int:
    """Write the file."""
    folder = Path(sys.argv[1])
    where, dots = points(folder)
    topology = trimmed(json.loads((folder / "countries-110m.json").read_text("utf-8")))
    world = {"note": NOTE, "dots": dots, "points": where, "topology": topology}
    TARGET.write_text(json.dumps(world, separators=(",", ":")) + "\n", "utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, {len(where)} States, {len(dots)} of them dots")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
