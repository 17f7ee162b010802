"""Dates on an axis, in the colour of the text: a stroke for a day, a pale bar for what is less exact."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from tajik_relations.model.dates import DateRange, PartialDate, When

WIDTH = 110
"""Of the drawing, in CSS pixels."""
FEWEST = 3
"""Dates below which an axis tells nothing."""
Axis = tuple[date, date]
"""First and last day, both inclusive."""


def axis_of(dates: Iterable[object]) -> Axis | None:
    """Return the whole years in which all dates lie; `None` if there are too few."""
    known = [when for when in map(_when, dates) if when]
    days = [day for when in known for day in (when.earliest, when.latest) if day and day not in (date.min, date.max)]
    if len(known) < FEWEST or not days:
        return None
    return date(min(days).year, 1, 1), date(max(days).year, 12, 31)


def bar(value: object, axis: Axis) -> str:
    """Return a date as an SVG drawing; what is open at one side goes on to the end of the axis."""
    when = _when(value)
    if when is None:
        return ""
    days = (when.earliest or axis[0], when.latest or axis[1])
    start, end = (_at(min(max(day, axis[0]), axis[1]), axis) for day in days)
    exact = isinstance(when, PartialDate) and when.day is not None and not when.qualifier
    wide = max(3.0, end - start)
    left = min(start, WIDTH - wide)
    pale = "" if exact else ' fill-opacity=".4"'
    line = f'<line x1="0" y1="9.5" x2="{WIDTH}" y2="9.5" stroke="currentColor" stroke-opacity=".25"></line>'
    mark = f'<rect x="{left:.1f}" y="1" width="{wide:.1f}" height="8" fill="currentColor"{pale}>'
    return f'<svg width="{WIDTH}" height="10" aria-hidden="true">{line}{mark}</rect></svg>'


def _at(day: date, axis: Axis) -> float:
    return WIDTH * (day - axis[0]).days / ((axis[1] - axis[0]).days + 1)


def _when(value: object) -> When | None:
    """Return a date that stands alone or after words: "as of"."""
    last = cast("list[object]", value)[-1] if isinstance(value, list) else value
    return last if isinstance(last, PartialDate | DateRange) else None
