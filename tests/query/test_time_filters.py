"""Questions of time: five filters in two certainties against going through all days, and what has no day."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Literal

from attrs import evolve
from hypothesis import given, settings, strategies as st
from strategies import DIRECTORY, ORGANIZATIONS, STATES, collections, facts, partial_dates, whens

import tajik_relations as tr
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.terms import MembershipStatus
from tajik_relations.query.facts import Facts

WINDOW = (date(2003, 1, 1), date(2006, 12, 31))
"""Four years, one of them a leap year: short enough to go through all days."""
INSIDE = tuple(WINDOW[0] + timedelta(days=at) for at in range((WINDOW[1] - WINDOW[0]).days + 1))
DAYS = (date.min, *INSIDE, date.max)
"""Every day of them, and one day for all before and after."""
CERTAINTIES: tuple[Literal["certain"], Literal["possible"]] = ("certain", "possible")
FILTERS = ("during", "before", "after", "on", "as_of")
CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)

windowed = whens(*WINDOW)
days = st.sampled_from(INSIDE)
made_facts = st.lists(facts, max_size=3, unique_by=lambda fact: fact.id).map(lambda some: Facts(tuple(some), DIRECTORY))
"""Facts of every kind."""


def _ask(name: str, made: Any, when: object, certainty: str = "possible") -> Any:
    return getattr(made, name)(when, certainty=certainty)


questions = st.one_of(
    st.tuples(st.sampled_from(["during", "before", "after"]), whens(date(1985, 1, 1), date(2015, 12, 31))),
    st.tuples(st.sampled_from(["on", "as_of"]), st.dates(date(1985, 1, 1), date(2015, 12, 31))),
)
"""The name of a filter with what it can be asked."""


def _event(when: When | None, **values: Any) -> tr.Position:
    """Return a fact of a kind that does not last."""
    return tr.Position(id="made-event", citations=CITED, holder=STATES[:1], topic="grain", date=when, **values)


def _tie(when: When | None, **values: Any) -> tr.Membership:
    """Return a fact of a kind that lasts."""
    made = tr.Membership(
        id="made-tie",
        citations=CITED,
        organization=ORGANIZATIONS[0],
        members=STATES[:1],
        membership=MembershipStatus.MEMBER,
        date=when,
    )
    return evolve(made, **values)


def _days_of(side: PartialDate | OpenEnd) -> tuple[date, ...]:
    return (
        DAYS if isinstance(side, OpenEnd) else DAYS[bisect_left(DAYS, side.earliest) : bisect_right(DAYS, side.latest)]
    )


def _worlds(when: When) -> Iterator[tuple[date, date]]:
    """Go through every first day with every last day that a date can stand for; what goes on has the last of all."""
    if isinstance(when, PartialDate):
        yield from ((day, day) for day in _days_of(when))
        return
    ends = DAYS[-1:] if when.end is OpenEnd.OPEN else _days_of(when.end)
    yield from ((first, last) for first in _days_of(when.start) for last in ends[bisect_left(ends, first) :])


def _verdict(outcomes: Iterable[bool]) -> bool | None:
    seen = set(outcomes)
    return seen.pop() if len(seen) == 1 else None


def _check(name: str, fact: tr.Fact, when: object, *, expected: bool | None) -> None:
    """Check a filter in both certainties against one of the three answers."""
    made = Facts((fact,), DIRECTORY)
    assert (expected is True) is bool(_ask(name, made, when, "certain"))
    assert (expected is not False) is bool(_ask(name, made, when, "possible"))


@settings(max_examples=30)
@given(windowed, days)
def test_on_agrees_with_all_days(when: When, day: date) -> None:
    """A date covers a day certainly, possibly or not, as going through all its first and last days shows."""
    expected = _verdict(first <= day <= last for first, last in _worlds(when))
    assert expected is when.covers(day)
    _check("on", _event(when), day, expected=expected)


@settings(max_examples=30)
@given(windowed, windowed)
def test_during_agrees_with_all_days(when: When, period: When) -> None:
    """A date lies inside a period certainly, possibly or not, as going through all its first and last days shows."""
    begins, ends = period.earliest, period.latest
    expected = _verdict(begins <= first and last <= ends for first, last in _worlds(when))
    assert expected is when.within(period)
    _check("during", _event(when), period, expected=expected)


@settings(max_examples=25)
@given(windowed, windowed)
def test_dates_are_in_order_over_all_days(one: When, other: When) -> None:
    """One date lies before another certainly, possibly or not, as going through all their days shows."""
    lasts, firsts = {last for _, last in _worlds(one)}, {first for first, _ in _worlds(other)}
    expected = _verdict((max(lasts) < min(firsts), min(lasts) < max(firsts)))
    assert expected is one.before(other)
    assert expected is other.after(one)


@settings(max_examples=30)
@given(windowed, windowed)
def test_before_and_after_agree_with_all_days(when: When, limit: When) -> None:
    """A fact lies before the first day of a date or after its last one, in all worlds, some or none."""
    begins, ends = limit.earliest, limit.latest
    outcomes = {(last < begins, first > ends) for first, last in _worlds(when)}
    _check("before", _event(when), limit, expected=_verdict(before for before, _ in outcomes))
    _check("after", _event(when), limit, expected=_verdict(after for _, after in outcomes))


@settings(max_examples=30)
@given(windowed, days)
def test_events_have_come_about_when_they_are_over(when: When, day: date) -> None:
    """What does not last had come about by a day if its last day is not after it, in all worlds, some or none."""
    expected = _verdict(last <= day for _, last in _worlds(when))
    assert expected is _event(when).had_come_about(day)
    _check("as_of", _event(when), day, expected=expected)


@given(partial_dates(*WINDOW), days)
def test_ties_hold_since_their_date(when: PartialDate, day: date) -> None:
    """A tie with one date holds by a day if it began on it or earlier, in all worlds, some or none."""
    expected = _verdict(first <= day for first, _ in _worlds(when))
    assert expected is _tie(when).had_come_about(day)
    _check("as_of", _tie(when), day, expected=expected)


@settings(max_examples=25)
@given(windowed.filter(lambda when: isinstance(when, DateRange)), days)
def test_ties_hold_until_their_end(when: DateRange, day: date) -> None:
    """A tie with two ends holds on a day that lies between them, in all worlds, some or none, also on its last day."""
    for each in {day, *when.first, *when.last}.intersection(INSIDE):
        expected = _verdict(first <= each <= last for first, last in _worlds(when))
        assert expected is _tie(when).had_come_about(each)
        _check("as_of", _tie(when), each, expected=expected)


@given(partial_dates(*WINDOW), days)
def test_ties_dated_by_their_document_are_open_on_other_days(when: PartialDate, day: date) -> None:
    """Of a tie that holds as of a date nothing is known on a day outside it, and it holds on that day itself."""
    tie = _tie(when, as_of=True)
    if not when.earliest <= day <= when.latest:
        assert tie.had_come_about(day) is None
    assert tie.had_come_about(when.earliest) is (True if when.earliest == when.latest else None)


@settings(max_examples=25)
@given(made_facts | collections, questions)
def test_certain_is_part_of_possible(made: Facts[Any], question: tuple[str, Any]) -> None:
    """Every time filter finds for certain only what it finds as possible, which is the default, all of them dated."""
    name, when = question
    certain, possible = (_ask(name, made, when, certainty) for certainty in CERTAINTIES)
    assert set(certain) <= set(possible) <= set(made)
    assert possible == getattr(made, name)(when)
    assert not [fact for fact in possible if fact.date is None]


@settings(max_examples=25)
@given(made_facts | collections, questions, questions, st.sampled_from(CERTAINTIES))
def test_time_filters_commute(made: Facts[Any], one: tuple[str, Any], other: tuple[str, Any], certainty: str) -> None:
    """Two time filters give the same in either order, and the same in between of any other filter."""

    def first(some: Facts[Any]) -> Any:
        return _ask(one[0], some, one[1], certainty)

    def second(some: Facts[Any]) -> Any:
        return _ask(other[0], some, other[1], certainty)

    assert first(second(made)) == second(first(made))
    assert first(made).of(tr.Treaty, tr.Position) == first(made.of(tr.Treaty, tr.Position))
    assert first(made).about(STATES[0]) == first(made.about(STATES[0]))


@settings(max_examples=25)
@given(made_facts | collections, questions, st.sampled_from(CERTAINTIES))
def test_time_filters_can_be_repeated(made: Facts[Any], question: tuple[str, Any], certainty: str) -> None:
    """A time filter gives some of the facts in their order, and once more the same."""
    name, when = question
    kept = _ask(name, made, when, certainty)
    assert kept == _ask(name, kept, when, certainty)
    assert list(kept) == [fact for fact in made if fact in kept]
    assert type(kept) is Facts


@settings(max_examples=25)
@given(made_facts, st.dates(date(1985, 1, 1), date(2015, 12, 31)))
def test_undated_facts_are_in_no_time_filter(made: Facts[Any], day: date) -> None:
    """What has no date is before, after, on and by no day, and apart from the dated."""
    undated = made.undated
    assert [fact for fact in made if fact.date is None] == list(undated)
    for name in FILTERS:
        assert not _ask(name, undated, day)
        assert not set(_ask(name, made, day)) & set(undated)
