"""The map: partners by the year in which relations began, and beside it what a map cannot show."""

from typing import Any

import altair as alt

from tajik_relations.errors import CountError
from tajik_relations.model.actors import State
from tajik_relations.pictures import map_rows as atlas
from tajik_relations.pictures.charts import SAID, Columns, values
from tajik_relations.pictures.palette import LETTERS, Palette, broken, plain, settings
from tajik_relations.query.relations import Relations

WIDTH, HEIGHT = 760, 370
PANEL = 300
"""Pixels of the width of what stands beside the map."""
LETTERS_A_LINE = 52
LINE = 14
"""Pixels from line to line."""


def chart_of(relations: Relations, colours: Palette) -> Columns:
    """Return the map of relations with the lists beside it.

    Raises:
        CountError: if there are none.
    """
    if not relations and not relations.unidentified:
        raise CountError("at least one relation", 0, type(relations).__name__)
    colouring = atlas.colouring_of(relations)
    rows = atlas.rows(relations, colouring)
    subject = relations.scope.subject
    name = plain(subject.name, 60) if subject else "the subject State"
    count = f"{len(rows)} partners, by the year that the documents state"
    below = [f"{count}; {len(relations.unidentified)} rows beside the map"]
    title = alt.TitleParams(f"When relations with {name} began", subtitle=below)
    parts = [_world(rows, subject, colouring, colours), _panel(atlas.beside(relations), colours)]
    return Columns(hconcat=parts, title=title, spacing=24, config=alt.Config(**settings(colours)))


def _world(rows: list[dict[str, Any]], subject: State | None, of: atlas.Colouring, colours: Palette) -> alt.LayerChart:
    shapes = alt.InlineData(atlas.shapes(), format=alt.TopoDataFormat(feature="countries", type="topojson"))
    data = values(rows)
    fields = [name for name in rows[0] if name not in ("id", "longitude", "latitude")] if rows else ["who"]
    edge: dict[str, Any] = {"stroke": colours.paper, "strokeWidth": 0.5}
    land = alt.Chart(shapes)
    home = land.transform_filter(alt.FieldEqualPredicate(field="id", equal=subject.numeric if subject else ""))
    partners = land.transform_lookup("id", alt.LookupData(data, "id", fields)).transform_filter("isValid(datum.who)")
    fill = _fill(rows, of, colours)
    drawn = [
        land.mark_geoshape(fill=colours.land, **edge, aria=False),
        home.mark_geoshape(fill=colours.text, **edge, aria=False),
        partners.mark_geoshape(**edge).encode(fill=fill, **SAID),
        *_marks(data, rows, fill, colours),
    ]
    projection = alt.Projection(type="equalEarth", rotate=[-11, 0, 0])  # the date line then cuts no State of size
    return alt.LayerChart(layer=drawn, width=WIDTH, height=HEIGHT, projection=projection)


def _fill(rows: list[dict[str, Any]], of: atlas.Colouring, colours: Palette) -> alt.Fill:
    """Return the colours of years, in their order, and of what has none."""
    more = [name for name in (atlas.SEVERAL, atlas.NO_DATE) if any(row["began"] == name for row in rows)]
    greys = {atlas.SEVERAL: colours.orange, atlas.NO_DATE: colours.known}
    domain = [*of.classes, *more]
    scale = alt.Scale(domain=domain, range=[*colours.years(len(of.classes)), *(greys[name] for name in more)])
    legend = alt.Legend(
        title="relations began",
        orient="bottom",
        direction="horizontal",
        columns=10,
        symbolType="square",
        symbolSize=120,
    )
    return alt.Fill("began:N", scale=scale, legend=legend)


def _marks(data: alt.InlineData, rows: list[dict[str, Any]], fill: alt.Fill, colours: Palette) -> list[alt.Chart]:
    """Return dots for small States and marks where statements disagree."""
    at: dict[str, Any] = {"longitude": "longitude:Q", "latitude": "latitude:Q"}
    small = alt.Chart(data).transform_filter("datum.dot")
    dots = small.mark_point(size=38, stroke=colours.text, strokeWidth=0.9, opacity=1)
    kinds = [kind for kind in (atlas.INSIDE, atlas.OUTSIDE) if any(row["apart"] == kind for row in rows)]
    looks = {atlas.INSIDE: "triangle-up", atlas.OUTSIDE: "diamond"}
    legend = alt.Legend(
        title="statements differ",
        orient="none",
        legendX=0,
        legendY=HEIGHT - 90,
        symbolStrokeColor=colours.red,
        symbolStrokeWidth=2,
    )
    scale = alt.Scale(domain=kinds, range=[looks[kind] for kind in kinds])
    sign = alt.Chart(data).transform_filter("isValid(datum.apart)")
    halo = sign.mark_point(size=150, filled=False, stroke=colours.paper, strokeWidth=4, opacity=1, aria=False)
    line = sign.mark_point(size=150, filled=False, stroke=colours.red, strokeWidth=2, opacity=1)
    shape = alt.Shape("apart:N", scale=scale, legend=legend)
    signs = [halo.encode(**at, shape=shape), line.encode(**at, shape=shape, **SAID)]
    return [*(signs if kinds else []), dots.encode(**at, fill=fill, **SAID)]


def _panel(entries: list[dict[str, Any]], colours: Palette) -> alt.LayerChart:
    """Return the lists, one text for each entry, below one another."""
    down, texts = 0, list[dict[str, Any]]()
    for entry in entries:
        down += LINE if entry["heading"] and texts else 0
        text = broken(entry["text"], LETTERS_A_LINE, 7)
        texts.append({**entry, "text": text, "y": down})
        down += LINE * (text.count("\n") + 1) + 3
    height = max(down, HEIGHT if len(texts) < 2 else 0)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], range=[0, height], nice=False))
    base = alt.Chart(values(texts)).encode(y=y, x=alt.value(0), text="text:N", **SAID)
    look: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "lineBreak": "\n",
        "lineHeight": LINE,
        "fontSize": LETTERS,
    }
    drawn = [
        base.transform_filter("datum.heading").mark_text(**look, fontWeight="bold", color=colours.text),
        base.transform_filter("!datum.heading").mark_text(**look, color=colours.quiet),
    ]
    return alt.LayerChart(layer=drawn, width=PANEL, height=height)
