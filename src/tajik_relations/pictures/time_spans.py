"""Dates as stretches of a time axis: what is certain of them, what is possible, and where they are open."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When, days_of

HOW = DAY, WITHIN, PERIOD, OPEN = (
    "a day",
    "some day in a month or year",
    "from one date to another",
    "open: no end or no start stated",
)
"""How a date is drawn, as the legend says it."""
_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Axis:
    """The stretch of time that a picture shows, wider than all dates in it."""

    start: date
    end: date

    @property
    def domain(self) -> list[int]:
        """The first and the last day in milliseconds from 1970."""
        return [(day - date(1970, 1, 1)).days * 86_400_000 for day in (self.start, self.end)]

    @property
    def years(self) -> float:
        """How many years it spans."""
        return (self.end - self.start).days / 365.25


def axis_of(dates: Iterable[When]) -> Axis:
    """Return the axis on which dates can be shown; what is open reaches its edge, never a day that somebody chose."""
    known = [day for when in dates for day in days_of(when) if day not in (date.min, date.max)]
    first, last = min(known, default=date.min), max(known, default=date.max)
    margin = timedelta(days=max(20, (last - first).days // 25))
    early = first - margin if first - date.min > margin else date.min
    return Axis(start=early, end=last + margin if date.max - last > margin else date.max)


def how_drawn(when: When) -> str:
    """Return in which of the ways of the legend a date is drawn."""
    if isinstance(when, PartialDate):
        return DAY if when.precision == "day" else WITHIN
    return OPEN if isinstance(when.start, OpenEnd) or isinstance(when.end, OpenEnd) else PERIOD


def span(when: When, axis: Axis) -> dict[str, Any]:
    """Return where a date lies on an axis, as ISO dates whose end is exclusive.

    `from` and `to` are the first and last day that it can include, `sure_from` and `sure_to` those between which it
    certainly goes on; `null` where there are none. `point` is a start or a whole date that is one day. `arrow` is the
    edge that an open or unknown end reaches, from `open_from` on.
    """
    parts: dict[str, Any] = dict.fromkeys(("point", "sure_from", "sure_to", "open_from", "arrow", "turn"))
    days = days_of(when)
    begin, end = max(days.first_from, axis.start), min(days.last_to, axis.end)
    if isinstance(when, DateRange):
        if isinstance(when.end, OpenEnd) and isinstance(when.start, PartialDate):
            parts |= {"open_from": str(when.start.earliest), "arrow": str(axis.end), "turn": "right"}
            begin, end = when.start.earliest, when.start.latest
        elif isinstance(when.start, OpenEnd) and isinstance(when.end, PartialDate):
            parts |= {"open_from": str(when.end.latest), "arrow": str(axis.start), "turn": "left"}
            begin, end = when.end.earliest, when.end.latest
        elif days.first_to <= days.last_from:
            parts |= {"sure_from": str(days.first_to), "sure_to": _after(days.last_from)}
    if begin == end:
        parts["point"] = str(begin)
    return {"from": str(begin), "to": _after(end), **parts}


def _after(day: date) -> str:
    return str(day + _DAY if day < date.max else day)
