"""Filters by time, the same for facts and for relations: three-valued answers, certain or possible."""

from collections.abc import Callable
from datetime import date
from typing import Literal, Self, get_args

from tajik_relations.errors import UnknownName
from tajik_relations.model.dates import PartialDate, When
from tajik_relations.model.periods import limits_of, period_of, the_day

Certainty = Literal["certain", "possible"]
"""Whether only `True` passes a filter by time, or `None` too."""


def accepted_answers(certainty: str) -> tuple[bool | None, ...]:
    """Return the answers, of `True`, `False` and `None`, that a certainty lets through.

    Raises:
        UnknownName: if it is neither `"certain"` nor `"possible"`.
    """
    if certainty not in get_args(Certainty):
        raise UnknownName(str(certainty), "certainty", get_args(Certainty))
    return (True,) if certainty == "certain" else (True, None)


class TimeFilters:
    """Mixin: filters by the dates of facts or, for relations, by when they began; undated items pass none of them."""

    __slots__ = ()

    def _timed(self, verdict: Callable[[When], bool | None], certainty: str) -> Self:
        """Return the dated items for whose date *verdict* gives an accepted answer."""
        raise NotImplementedError

    def during(
        self, start: str | When | date, end: str | When | date | None = None, *, certainty: Certainty = "possible"
    ) -> Self:
        """Return the items whose date lies inside a period; its first and last day count.

        A month or a year lies inside for certain if all of it does, and possibly if some of it does.

        Args:
            start: EDTF date or range; a date alone is a whole period.
            end: EDTF date with which the period ends, inclusive.
            certainty: `"certain"` for dates that certainly lie inside, `"possible"` for those that may, too.

        Raises:
            DateError: if a text is no EDTF date, or the period ends before it begins.
            UnknownName: if the certainty is neither.
        """
        period = period_of(start, end)
        return self._timed(lambda when: when.within(period), certainty)

    def before(self, when: str | When | date, *, certainty: Certainty = "possible") -> Self:
        """Return the items that ended before the first day of a date; those with an open end match as possible only.

        A year may be before one of its own days, and then is possible. Args and errors are those of `during`.
        """
        limit, _ = limits_of(when)
        return self._timed(lambda item: item.before(limit), certainty)

    def after(self, when: str | When | date, *, certainty: Certainty = "possible") -> Self:
        """Return the items that began after the last day of a date: after a year means in a later one.

        Args and errors are those of `during`.
        """
        _, limit = limits_of(when)
        return self._timed(lambda item: item.after(limit), certainty)

    def on(self, day: str | PartialDate | date, *, certainty: Certainty = "possible") -> Self:
        """Return the items whose date is or includes a day, certainly or, of a month or a year, possibly.

        Raises:
            DateError: if it is not a day.
            UnknownName: if the certainty is neither `"certain"` nor `"possible"`.
        """
        exact = the_day(day)
        return self._timed(lambda when: when.covers(exact), certainty)
