"""Filters by time, the same for facts and for relations: three-valued answers, certain or possible."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal, Self, TypeVar, get_args

from tajik_relations.errors import UnknownName
from tajik_relations.model.by_value import takes_named
from tajik_relations.model.dates import DateLike, Days, When, days_of
from tajik_relations.model.periods import period_of, when_of
from tajik_relations.query.scope import Scope
from tajik_relations.records.fact import Fact
from tajik_relations.records.time_of_writing import beyond, had_come_about, stated_days

FactT = TypeVar("FactT", bound=Fact)

Certainty = Literal["certain", "possible"]
"""Whether only `True` passes a filter by time, or `None` too."""


def accepted_answers(certainty: str) -> tuple[bool | None, ...]:
    """Return the answers, of `True`, `False` and `None`, that a certainty lets through.

    Raises:
        UnknownName: if it is neither `"certain"` nor `"possible"`.
    """
    if certainty not in get_args(Certainty):
        raise UnknownName(certainty, "certainty", get_args(Certainty))
    return (True,) if certainty == "certain" else (True, None)


class TimeFilters:
    """Mixin: filters by the dates of facts or, for relations, by when they began.

    Items without a date pass no filter. A date is EDTF text, a decade such as `"1990s"`, a whole number (a year), a
    `datetime.date` or a date of this package. What the words leave open, such as an end, makes an item possible, and
    certain only if the time of writing of its document decides it.
    """

    __slots__ = ()

    def _timed(self, verdict: Callable[[Days], bool | None], certainty: str) -> Self:
        """Return the dated items for whose days *verdict* gives an accepted answer."""
        raise NotImplementedError

    def during(self, start: DateLike, end: DateLike | None = None, *, certainty: Certainty = "possible") -> Self:
        """Return the items whose date lies in a period; its first and last day count.

        A month or year is certainly in the period if all of it is, and possibly if part of it is.

        Args:
            start: a date or range; a date alone is a whole period.
            end: the date with which the period ends, inclusive.
            certainty: `"certain"` for dates that are certainly in it, `"possible"` also for dates that may be in it.

        Raises:
            DateError: if one is no date, or the period ends before it begins.
            UnknownName: if the certainty is neither.
        """
        period = days_of(period_of(start, end))
        return self._timed(lambda days: days.within(period), certainty)

    @takes_named
    def before(self, when: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the items that ended before the first day of a date; those with an open end match as possible only.

        A year may be before one of its own days; then the item is possible. Args and errors are those of `during`.
        """
        first = days_of(when_of(when)).first_from
        return self._timed(lambda days: days.before(Days(first, first, first, first)), certainty)

    @takes_named
    def after(self, when: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the items that began after the last day of a date: "after" a year means in a later year.

        Args and errors are those of `during`.
        """
        last = days_of(when_of(when)).last_to
        return self._timed(lambda days: Days(last, last, last, last).before(days), certainty)

    def on(self, day: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the items whose date is, or includes, a day: possibly, if the date is only a month or year.

        Args:
            day: the day; of a month or year, only what is true on all its days is certain.
            certainty: as for `during`.

        Raises:
            DateError: if it is no date.
            UnknownName: if the certainty is neither `"certain"` nor `"possible"`.
        """
        asked = days_of(when_of(day))
        return self._timed(lambda days: days.covers(asked), certainty)


class FactTimeFilters(TimeFilters, Generic[FactT]):
    """Mixin: filters of facts by their dates, by the ties that last, and by when these began."""

    __slots__ = ()
    items: Sequence[FactT]
    """The facts."""
    scope: Scope
    """What all facts of the data set share."""

    def _with(self, items: Iterable[FactT]) -> Self:
        """Return a collection like this one of other facts."""
        raise NotImplementedError

    def _leaving_out(self, beyond: int) -> Self:
        """Return the same facts with the number of ties that lie beyond the time of writing of their documents."""
        raise NotImplementedError

    @takes_named
    def as_of(self, day: DateLike, *, certainty: Certainty = "possible", carry_forward: bool = False) -> Self:
        """Return the dated facts that had happened by the end of a day, without ties that had ended before it.

        A tie is certain to the beginning of its document's time of writing, and possible within that time. Facts that
        are "current" in a document have no date and are left out; see `undated`. Memberships are left out on days on
        which the organization did not exist, according to outside dates.

        Args:
            day: the day; of a month or year, only what is true on all its days is certain.
            certainty: as for `during`.
            carry_forward: whether to add, as possible, ties after the time of writing of their documents; without it,
                the repr says how many these are.

        Raises:
            DateError: if it is no date.
            UnknownName: if the certainty is neither `"certain"` nor `"possible"`.
        """
        asked = days_of(when_of(day))
        return self._held(
            lambda fact, _: had_come_about(fact, asked), asked, certainty, carry_forward=carry_forward, tie=True
        )

    @takes_named
    def on(self, day: DateLike, *, certainty: Certainty = "possible", carry_forward: bool = False) -> Self:
        """Return the facts whose date is, or includes, a day: possibly, if the date is only a month or year.

        Args and errors are those of `as_of`. Memberships are left out on days on which their organization
        did not exist.
        """
        asked = days_of(when_of(day))
        return self._held(
            lambda fact, when: stated_days(fact, when).covers(asked), asked, certainty, carry_forward=carry_forward
        )

    @takes_named
    def during(
        self,
        start: DateLike,
        end: DateLike | None = None,
        *,
        certainty: Certainty = "possible",
        carry_forward: bool = False,
    ) -> Self:
        """Return the facts whose date lies in a period; its first and last day count.

        A month or year is certainly in the period if all of it is, and possibly if part of it is. Ties that began in
        the period but go on longer are not included; see `began`.

        >>> import tajik_relations as tr
        >>> tr.facts.of("visits").during(2004, "2007") == tr.facts.of("visits").during("2004/2007")
        True

        Args:
            start: a date or range; a date alone is a whole period, and `"1990s"` a decade.
            end: the date with which the period ends, inclusive.
            certainty: `"certain"` for dates that are certainly in it, `"possible"` also for dates that may be in it.
            carry_forward: whether to add, as possible, ties dated "since" a day whose document was written before the
                period and cannot say whether they went on; without it, the repr says how many these are.

        Raises:
            DateError: if one is no date, or the period ends before it begins.
            UnknownName: if the certainty is neither.
        """
        period = days_of(period_of(start, end))
        return self._held(
            lambda fact, when: stated_days(fact, when).within(period), period, certainty, carry_forward=carry_forward
        )

    @takes_named
    def began(self, start: DateLike, end: DateLike | None = None, *, certainty: Certainty = "possible") -> Self:
        """Return the facts that began in a period: acts of that time, and ties that began then, ended or not.

        Facts dated only "as of" a time say nothing about their beginning and are left out. Args and errors are those
        of `during`.

        >>> import tajik_relations as tr
        >>> embassies = tr.facts.of("embassies")
        >>> [str(fact.date) for fact in embassies.began(2007)], [str(fact.date) for fact in embassies.during(2007)]
        (['2007-11', '2007-09-22/..'], ['2007-11'])
        """
        period, accepted = days_of(period_of(start, end)), accepted_answers(certainty)
        firsts = ((fact, days_of(fact.date)) for fact in self.items if fact.date and not fact.as_of)
        return self._with(
            fact
            for fact, days in firsts
            if days._replace(last_from=days.first_from, last_to=days.first_to).within(period) in accepted
        )

    def _timed(self, verdict: Callable[[Days], bool | None], certainty: str) -> Self:
        accepted = accepted_answers(certainty)
        dated = ((fact, fact.date) for fact in self.items if fact.date)
        return self._with(fact for fact, when in dated if verdict(stated_days(fact, when)) in accepted)

    def _held(
        self,
        verdict: Callable[[FactT, When], bool | None],
        period: Days,
        certainty: str,
        *,
        carry_forward: bool,
        tie: bool = False,
    ) -> Self:
        """Return the dated facts with an accepted answer, and count the ties beyond their documents' time of writing.

        Args:
            verdict: the answer for a fact and its date.
            period: the days that are asked for.
            certainty: as for `during`.
            carry_forward: whether what lies beyond is possible.
            tie: whether the date of a lasting tie stands for its beginning.
        """
        accepted, chosen, left_out = accepted_answers(certainty), list[FactT](), 0
        for fact in self.items:
            if fact.date is None:
                continue
            answer, is_beyond = verdict(fact, fact.date), beyond(fact, period, tie=tie)
            answer = self.scope.limited(fact, None if is_beyond else answer, period)
            if is_beyond and not carry_forward:
                left_out += answer is None
            elif answer in accepted:
                chosen.append(fact)
        return self._with(chosen)._leaving_out(left_out)  # noqa: SLF001 - its own


def left_out(beyond: int) -> str:
    """Return the part of a repr on ties beyond the time of writing of their documents; empty if there are none."""
    if not beyond:
        return ""
    ties, them, their = ("tie", "it", "its document") if beyond == 1 else ("ties", "them", "their documents")
    why = f"because the period is after the time of writing of {their}"
    return f"; {beyond} {ties} left out, {why} (carry_forward=True includes {them})"
