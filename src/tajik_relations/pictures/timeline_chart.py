"""The timeline: a row for each fact, or for each partner with all statements of when relations began."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal

import altair as alt
from attrs import frozen

from tajik_relations.errors import CountError
from tajik_relations.pictures import time_spans
from tajik_relations.pictures.charts import SAID, Layers, layers, values
from tajik_relations.pictures.palette import LETTERS, Palette, broken, cited, plain
from tajik_relations.query.relation import Relation
from tajik_relations.query.relations import Relations
from tajik_relations.query.timeline import moment
from tajik_relations.records import Fact

WIDTH = 560
MANY = 40
"""From so many rows on, each is one line of text high."""
_CIRCUMSTANCES = re.compile(r" \([^()]*\)\.$")
_SHAPES = ("circle", "square", "M-1.4,-0.5H1.4V0.5H-1.4Z", "triangle-right")
"""One for each way in which a date is drawn, in their order."""
Made = list[dict[str, Any]]


@frozen(kw_only=True)
class Row:
    """One line of the picture."""

    label: str
    facts: tuple[Fact, ...]
    differing: tuple[str, ...] = ()
    """Ids of those among the facts that cannot all be true."""


def facts_rows(facts: Sequence[Fact]) -> list[Row]:
    """Return a row for each dated fact, in the order of their dates."""
    dated = sorted((fact for fact in facts if fact.date), key=moment)
    width, lines = (64, 1) if len(dated) > MANY else (50, 2)
    return [Row(label=broken(_CIRCUMSTANCES.sub("", fact.statement), width, lines), facts=(fact,)) for fact in dated]


def beginnings_rows(relations: Relations) -> list[Row]:
    """Return a row for each partner with dated statements of when relations began, by the first of these dates."""
    rows: list[Row] = []
    for relation in relations.with_unidentified:
        dated = tuple(fact for fact in relation.established if fact.date)
        within = relation.disagreements.where(lambda item: item.within_documents and item.field == "date")
        ids = {fact.id for disagreement in within for fact in disagreement.facts}
        if dated:
            differing = tuple(fact.id for fact in dated if fact.id in ids)
            rows.append(Row(label=plain(relation, 44), facts=dated, differing=differing))
    return sorted(rows, key=lambda row: min(map(moment, row.facts)))


def chart_of(shown: Iterable[Fact] | Relation | Relations, colours: Palette) -> Layers:
    """Return the timeline of facts, of one relation or of the beginnings of several.

    Raises:
        CountError: if nothing in it has a date.
    """
    if isinstance(shown, Relations):
        rows = beginnings_rows(shown)
        none = [relation.name for relation in shown if not any(fact.date for fact in relation.established)]
        count = sum(len(row.facts) for row in rows)
        below = [f"{count} dated statements about {len(rows)} partners and table rows; {len(none)} partners have none"]
        below += ["A red line joins statements that cannot all be true"] if any(row.differing for row in rows) else []
        return _drawn(rows, alt.TitleParams("When relations began", subtitle=below), colours, type(shown).__name__)
    facts = tuple(shown.facts if isinstance(shown, Relation) else shown)
    rows = facts_rows(facts)
    title = plain(f"{shown}: facts by date" if isinstance(shown, Relation) else "Facts by date", 80)
    below = [f"{len(rows)} of {len(facts)} facts have a date"]
    return _drawn(rows, alt.TitleParams(title, subtitle=below), colours, type(shown).__name__)


def _drawn(rows: list[Row], title: alt.TitleParams, colours: Palette, sort: str) -> Layers:
    if not rows:
        raise CountError("at least one fact with a date", 0, sort)
    axis = time_spans.axis_of(fact.date for row in rows for fact in row.facts if fact.date)
    marks = [mark for at, row in enumerate(rows) for mark in _marks(at, row, axis)]
    ways = _ways(marks, colours)
    high = max(len(row.label.split("\n")) for row in rows)
    height = len(rows) * (20 if high == 1 else 34)
    scale = alt.Scale(type="utc", domain=axis.domain, nice=False)
    x = alt.X("point:T", title=None, scale=scale, axis=_time(axis, rows))
    y = alt.Y("y:Q", title=None, axis=None, scale=alt.Scale(domain=[len(rows) - 0.5, -0.5], nice=False, zero=False))
    drawn = [
        *_labels(rows, y, colours),
        *_differing(rows, marks, y, colours),
        *_stretches(values(marks), y, ways),
        *_points(values(marks), x, y, ways),
    ]
    return layers(drawn, title, colours, width=WIDTH, height=height)


def _marks(at: int, row: Row, axis: time_spans.Axis) -> Made:
    """Return one mark for each fact, those of one row a little apart."""
    step = min(0.36, 0.8 / len(row.facts))
    half = min(0.26, step / 2.6) if len(row.facts) > 1 else 0.26
    marks: Made = []
    for place, fact in enumerate(row.facts):
        if fact.date is not None:
            y = at + step * (place - (len(row.facts) - 1) / 2)
            says = {"who": fact.id, "says": plain(fact.statement), "date": str(fact.date), "cited": cited((fact,))}
            spoken = f"{says['date']}. {says['says']} {says['cited']}"
            how = time_spans.how_drawn(fact.date)
            marks.append({**says, "spoken": spoken, "how": how, "y": y, "top": y - half, "bottom": y + half})
            marks[-1] |= time_spans.span(fact.date, axis)
    return marks


def _time(axis: time_spans.Axis, rows: list[Row]) -> alt.Axis:
    side: Literal["top", "bottom"] = "top" if len(rows) > 25 else "bottom"
    return alt.Axis(format="%Y" if axis.years > 3 else "%b %Y", orient=side, tickCount=9, labelOverlap=True)


def _labels(rows: list[Row], y: alt.Y, colours: Palette) -> list[alt.Chart]:
    """Return the lines behind the rows and the texts beside them."""
    data = values(
        [{"y": at, "top": at - row.label.count("\n") * 0.19, "label": row.label} for at, row in enumerate(rows)]
    )
    lines = alt.Chart(data).mark_rule(color=colours.grid, strokeDash=[1, 3], aria=False).encode(y=y)
    text = alt.Chart(data).mark_text(
        align="right", baseline="middle", lineBreak="\n", fontSize=LETTERS, color=colours.text, aria=False
    )
    return [lines, text.encode(y=alt.Y("top:Q", axis=None), x=alt.value(-10), text="label:N")]


@frozen(kw_only=True)
class _Ways:
    """How the ways in which dates are drawn look, and their common legend."""

    fill: alt.Fill
    stroke: alt.Stroke
    shape: alt.Shape


def _ways(marks: Made, colours: Palette) -> _Ways:
    inks = (colours.blue, colours.orange, colours.green, colours.purple)
    looks = {how: look for how, *look in zip(time_spans.HOW, inks, _SHAPES, strict=True)}
    used = [how for how in looks if any(mark["how"] == how for mark in marks)]
    ranged = alt.Scale(domain=used, range=[looks[how][0] for how in used])
    shapes = alt.Scale(domain=used, range=[looks[how][1] for how in used])
    legend = alt.Legend(title=None, orient="top", direction="horizontal", columns=4, symbolSize=90, offset=8)
    return _Ways(
        fill=alt.Fill("how:N", scale=ranged, legend=legend),
        stroke=alt.Stroke("how:N", scale=ranged, legend=legend),
        shape=alt.Shape("how:N", scale=shapes, legend=legend),
    )


def _differing(rows: list[Row], marks: Made, y: alt.Y, colours: Palette) -> list[alt.Chart]:
    """Return a line from the first to the last of the statements of a row that cannot all be true."""
    apart = [mark for row in rows for mark in marks if mark["who"] in row.differing]
    ends: Made = []
    for row in rows:
        of_row = sorted((mark["from"], mark["y"]) for mark in apart if mark["who"] in row.differing)
        if of_row:
            (first, y1), (last, y2) = of_row[0], of_row[-1]
            ends.append({"from": first, "to": last, "y": y1, "y2": y2})
    line = alt.Chart(values(ends)).mark_rule(color=colours.red, strokeWidth=2, aria=False)
    ring = alt.Chart(values(apart)).mark_point(color=colours.red, strokeWidth=2.5, size=90, opacity=1, aria=False)
    drawn = [line.encode(x="from:T", x2="to:T", y=y, y2="y2:Q"), ring.encode(x="from:T", y=y)]
    return drawn if ends else []


def _stretches(data: alt.InlineData, y: alt.Y, ways: _Ways) -> list[alt.Chart]:
    """Return bars for what is possible and for what is certain, and lines to the edge for what is open."""
    base = alt.Chart(data)
    tall = {"y": alt.Y("top:Q", axis=None), "y2": "bottom:Q", "fill": ways.fill, "stroke": ways.stroke}
    possible = base.transform_filter("datum.point === null").mark_rect(fillOpacity=0.28, strokeWidth=1.2)
    certain = base.transform_filter("datum.sure_from !== null").mark_rect(strokeWidth=2.5)
    line = base.transform_filter("datum.arrow !== null").mark_rule(strokeWidth=2, strokeDash=[5, 3])
    return [
        line.encode(x="open_from:T", x2="arrow:T", y=y, stroke=ways.stroke, **SAID),
        possible.encode(x="from:T", x2="to:T", **tall, **SAID),
        certain.encode(x="sure_from:T", x2="sure_to:T", **tall, **SAID),
    ]


def _points(data: alt.InlineData, x: alt.X, y: alt.Y, ways: _Ways) -> list[alt.Chart]:
    """Return a point for what is one day, and the heads of the arrows.

    The axis is given here, where nothing has a second end: a domain of days beside one is taken for two that differ.
    """
    base = alt.Chart(data)
    look: dict[str, Any] = {"y": y, "fill": ways.fill, "stroke": ways.stroke}
    day = base.transform_filter(f"datum.how === '{time_spans.DAY}'").mark_point(size=46, strokeWidth=1, opacity=1)
    start = base.transform_filter(f"datum.point !== null && datum.how !== '{time_spans.DAY}'")
    head = base.transform_filter("datum.arrow !== null").mark_point(size=70, opacity=1)
    turned = alt.Angle("turn:N", scale=alt.Scale(domain=["right", "left"], range=[0, 180]), legend=None)
    return [
        start.mark_point(size=46, strokeWidth=1, opacity=1, shape="circle").encode(x="point:T", **look, **SAID),
        head.encode(x="arrow:T", shape=ways.shape, angle=turned, **look, **SAID),
        day.encode(x=x, shape=ways.shape, **look, **SAID),
    ]
