"""Filters by time, the same for facts and for relations: three-valued answers, certain or possible."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal, Self, TypeVar, get_args

from tajik_relations.errors import UnknownName
from tajik_relations.model.dates import DateLike, Days, When, days_of
from tajik_relations.model.periods import period_of, when_of
from tajik_relations.model.typed_values import takes_named
from tajik_relations.query.scope import Scope
from tajik_relations.records.fact import Fact
from tajik_relations.records.time_of_writing import beyond, had_come_about, stated_days

FactT = TypeVar("FactT", bound=Fact)

Certainty = Literal["certain", "possible"]
"""Whether a time filter returns only certain items, or possible items too."""


def accepted_answers(certainty: str) -> tuple[bool | None, ...]:
    """Return the answers, of `True`, `False` and `None`, that a certainty lets through.

    Raises:
        UnknownName: if *certainty* is neither `"certain"` nor `"possible"`.
    """
    if certainty not in get_args(Certainty):
        raise UnknownName(certainty, "certainty", get_args(Certainty))
    return (True,) if certainty == "certain" else (True, None)


class TimeFilters:
    """Mixin: filters by the dates of facts or, for relations, by when the relations began.

    Filters by time leave out items without a date. You can give a date as EDTF text, as a decade such as `"1990s"`, as
    a whole number (a year), as a `datetime.date` or as a date of this package. If the words leave an end open, the item
    is certain only up to the time when its document was written. For later days it is at most possible.
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
            DateError: if *start* or *end* is not a date, or the period ends before it begins.
            UnknownName: if *certainty* is neither `"certain"` nor `"possible"`.
        """
        period = days_of(period_of(start, end))
        return self._timed(lambda days: days.within(period), certainty)

    @takes_named
    def before(self, when: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the items that ended before the first day of a date; items with an open end are at most possible.

        An item dated only 2007 may lie before 5 June 2007, so it is possible and not certain. For arguments and errors
        see `during`.
        """
        first = days_of(when_of(when)).first_from
        return self._timed(lambda days: days.before(Days(first, first, first, first)), certainty)

    @takes_named
    def after(self, when: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the items that began after the last day of a date: "after" a year means in a later year.

        For arguments and errors see `during`.
        """
        last = days_of(when_of(when)).last_to
        return self._timed(lambda days: Days(last, last, last, last).before(days), certainty)

    def on(self, day: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the items whose date is, or includes, a day: possibly, if the date is only a month or year.

        Args:
            day: the day. If you give a month or year, only items that are true on all its days are certain.
            certainty: as for `during`.

        Raises:
            DateError: if *day* is not a date.
            UnknownName: if *certainty* is neither `"certain"` nor `"possible"`.
        """
        asked = days_of(when_of(day))
        return self._timed(lambda days: days.covers(asked), certainty)


class FactTimeFilters(TimeFilters, Generic[FactT]):
    """Mixin: filters facts by date, by what was true on a day, and by beginning.

    A tie is a fact that lasts until a document says that it ended, such as a membership or an embassy.
    """

    __slots__ = ()
    items: Sequence[FactT]
    """The facts."""
    scope: Scope
    """What all facts of the data set share."""

    def _with(self, items: Iterable[FactT], beyond: int = 0) -> Self:
        """Return a collection like this one of other facts, without so many ties beyond the time of writing."""
        raise NotImplementedError

    @takes_named
    def as_of(self, day: DateLike, *, certainty: Certainty = "possible", carry_forward: bool = False) -> Self:
        """Return the dated facts that had happened by the end of a day, without ties that had ended before that day.

        A tie is certain up to the first day on which its document can have been written, and possible up to the last
        such day. Facts that are "current" in a document have no date and are left out; see `undated`. Memberships are
        left out on days on which the organization did not exist, according to outside dates.

        Args:
            day: the day. If you give a month or year, only items that are true on all its days are certain.
            certainty: as for `during`.
            carry_forward: whether a tie is possible on days after its document was written. If it is false, the repr
                says how many ties are left out.

        Raises:
            DateError: if *day* is not a date.
            UnknownName: if *certainty* is neither `"certain"` nor `"possible"`.
        """
        asked = days_of(when_of(day))
        return self._held(
            lambda fact, _: had_come_about(fact, asked), asked, certainty, carry_forward=carry_forward, tie=True
        )

    @takes_named
    def on(self, day: DateLike, *, certainty: Certainty = "possible", carry_forward: bool = False) -> Self:
        """Return the facts whose date is, or includes, a day: possibly, if the date is only a month or year.

        For arguments and errors see `as_of`. Memberships are left out on days on which their organization did not
        exist.
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
        the period and lasted longer are not included; see `began`.

        >>> import tajik_relations as tr
        >>> tr.facts.of("visits").during(2004, "2007") == tr.facts.of("visits").during("2004/2007")
        True

        Args:
            start: a date or range; a date alone is a whole period, and `"1990s"` a decade.
            end: the date with which the period ends, inclusive.
            certainty: `"certain"` for dates that are certainly in it, `"possible"` also for dates that may be in it.
            carry_forward: whether to add, as possible, ties with an open end whose document was written before the
                period, so that it cannot say whether they lasted. If it is false, the repr says how many ties are
                left out.

        Raises:
            DateError: if *start* or *end* is not a date, or the period ends before it begins.
            UnknownName: if *certainty* is neither `"certain"` nor `"possible"`.
        """
        period = days_of(period_of(start, end))
        return self._held(
            lambda fact, when: stated_days(fact, when).within(period), period, certainty, carry_forward=carry_forward
        )

    @takes_named
    def began(self, start: DateLike, end: DateLike | None = None, *, certainty: Certainty = "possible") -> Self:
        """Return the facts that began in a period: acts in the period, and ties that began in it, ended or not.

        Facts dated only "as of" a time say nothing about their beginning and are left out. For arguments and errors see
        `during`.

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
        return self._with(chosen, left_out)


def left_out(beyond: int) -> str:
    """Return the part of a repr on ties beyond the time of writing of their documents; empty if there are none."""
    if not beyond:
        return ""
    ties, them, their = ("tie", "it", "its document") if beyond == 1 else ("ties", "them", "their documents")
    why = f"because the period is after the time of writing of {their}"
    return f"; {beyond} {ties} left out, {why} (carry_forward=True includes {them})"
