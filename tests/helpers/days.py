"""Two years of days, few enough to be gone through, and every first and last day that a date can stand for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tajik_relations.model.dates import OpenEnd, PartialDate, When

WINDOW = (date(1999, 1, 1), date(2000, 12, 31))
"""Two years, one of them a leap year."""
INSIDE = tuple(WINDOW[0] + timedelta(days=at) for at in range((WINDOW[1] - WINDOW[0]).days + 1))
DAYS = (date.min, *INSIDE, date.max)
"""Every day of them, and one day for all before and after."""


def worlds(when: When) -> Iterator[tuple[date, date]]:
    """Yield every first day that a date can stand for, with the earliest and the latest last day for each.

    A date is one day, and a range reaches from one to another; an end that is not given can lie on any day.
    """
    if isinstance(when, PartialDate):
        yield from ((day, day) for day in DAYS if when.earliest <= day <= when.latest)
        return
    starts = [day for day in DAYS if isinstance(when.start, OpenEnd) or when.start.earliest <= day <= when.start.latest]
    ends = [day for day in DAYS if isinstance(when.end, OpenEnd) or when.end.earliest <= day <= when.end.latest]
    for first in starts:
        possible = ends[bisect_left(ends, first) :]
        yield from ((first, last) for last in (*possible[:1], *possible[-1:]))


def verdict(outcomes: Iterable[bool]) -> bool | None:
    """Return the one outcome of all, or None if they differ."""
    seen = set(outcomes)
    return seen.pop() if len(seen) == 1 else None
