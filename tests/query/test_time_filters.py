"""Questions of time: five filters in two certainties, against all days and by eye, and what has no day."""

import re
from datetime import date
from typing import Any, Literal

import pytest
from attrs import evolve
from days import INSIDE, WINDOW, verdict, worlds
from hypothesis import given, strategies as st
from strategies import (
    ORGANIZATIONS,
    STATES,
    at_most,
    collected,
    collections,
    collections_of_every_kind,
    partial_dates,
    whens,
)

import tajik_relations as tr
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When, days_of, parse
from tajik_relations.model.periods import beginning
from tajik_relations.model.terms import Aspect, Status, Tie
from tajik_relations.query.facts import Facts

CERTAINTIES: tuple[Literal["certain"], Literal["possible"]] = ("certain", "possible")
FILTERS = ("during", "before", "after", "on", "as_of")
CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)

windowed = whens(*WINDOW)
days = st.sampled_from(INSIDE)
everything = collections_of_every_kind | collections


def _ask(name: str, made: Any, when: object, certainty: str = "possible") -> Any:
    return getattr(made, name)(when, certainty=certainty)


questions = st.one_of(
    st.tuples(st.sampled_from(["during", "before", "after"]), whens(date(1985, 1, 1), date(2015, 12, 31))),
    st.tuples(st.sampled_from(["on", "as_of"]), st.dates(date(1985, 1, 1), date(2015, 12, 31))),
)
"""The name of a filter with what it can be asked."""


def _event(when: When | None, **values: Any) -> tr.Position:
    """Return a fact of a kind that does not last."""
    made = tr.Position(id="made-event", citations=CITED, holder=STATES[:1], summary="Avalonia wants grain", date=when)
    return evolve(made, **values)


def _tie(when: When | None, **values: Any) -> tr.Membership:
    """Return a fact of a kind that lasts."""
    made = tr.Membership(
        id="made-tie",
        citations=CITED,
        organization=ORGANIZATIONS[0],
        members=STATES[:1],
        tie=Tie.MEMBER,
        aspect=Aspect.HOLDS,
        date=when,
    )
    return evolve(made, **values)


def _check(name: str, fact: tr.Fact, when: object, *, expected: bool | None) -> None:
    """Check a filter in both certainties against one of the three answers."""
    made = collected((fact,))
    assert (expected is True) is bool(_ask(name, made, when, "certain"))
    assert (expected is not False) is bool(_ask(name, made, when, "possible"))


@at_most(30)
@given(windowed, windowed, days)
def test_on_and_during_follow_the_date(when: When, period: When, day: date) -> None:
    """A fact is on a day that its date covers, and during a period inside which it lies, certainly or possibly."""
    for each in {day, *days_of(when)}:
        _check("on", _event(when), each, expected=when.covers(each))
    for each in (period, when):
        _check("during", _event(when), each, expected=when.within(each))


@at_most(30)
@given(windowed, windowed)
def test_before_and_after_agree_with_all_days(when: When, limit: When) -> None:
    """A fact lies before the first day of a date or after its last one, in all worlds, some or none."""
    begins, ends = days_of(limit).first_from, days_of(limit).last_to
    outcomes = {(last < begins, first > ends) for first, last in worlds(when)}
    _check("before", _event(when), limit, expected=verdict(before for before, _ in outcomes))
    _check("after", _event(when), limit, expected=verdict(after for _, after in outcomes))


@at_most(30)
@given(windowed, days)
def test_events_have_come_about_when_they_are_over(when: When, day: date) -> None:
    """What does not last had come about by a day if its last day is not after it, in all worlds, some or none."""
    expected = verdict(last <= day for _, last in worlds(when))
    assert expected is _event(when).had_come_about(day)
    _check("as_of", _event(when), day, expected=expected)


@given(partial_dates(*WINDOW), days)
def test_ties_hold_since_their_date(when: PartialDate, day: date) -> None:
    """A tie with one date began on it, and may have ended on any day since, in all worlds, some or none."""
    expected = verdict(first <= day <= last for first, last in worlds(DateRange(when, OpenEnd.OPEN)))
    assert expected is _tie(when).had_come_about(day)
    _check("as_of", _tie(when), day, expected=expected)


@at_most(25)
@given(windowed.filter(lambda when: isinstance(when, DateRange)), days)
def test_ties_hold_until_their_end(when: DateRange, day: date) -> None:
    """A tie with two ends holds on a day that lies between them, in all worlds, some or none, also on its last day."""
    for each in {day, *days_of(when)}.intersection(INSIDE):
        expected = verdict(first <= each <= last for first, last in worlds(when))
        assert expected is _tie(when).had_come_about(each)
        _check("as_of", _tie(when), each, expected=expected)


@given(partial_dates(*WINDOW), days)
def test_ties_dated_by_their_document_are_open_on_other_days(when: PartialDate, day: date) -> None:
    """Of a tie that holds as of a date nothing is known on a day outside it, and it holds on that day itself."""
    tie = _tie(when, as_of=True)
    if not when.earliest <= day <= when.latest:
        assert tie.had_come_about(day) is None
    assert tie.had_come_about(when.earliest) is (True if when.earliest == when.latest else None)


@at_most(25)
@given(everything, questions)
def test_certain_is_part_of_possible(made: Facts[Any], question: tuple[str, Any]) -> None:
    """Every time filter finds for certain only what it finds as possible, which is the default, all of them dated."""
    name, when = question
    certain, possible = (_ask(name, made, when, certainty) for certainty in CERTAINTIES)
    assert set(certain) <= set(possible) <= set(made)
    assert possible == getattr(made, name)(when)
    assert not [fact for fact in possible if fact.date is None]


@at_most(25)
@given(collections_of_every_kind, st.dates(date(1985, 1, 1), date(2015, 12, 31)))
def test_undated_facts_are_in_no_time_filter(made: Facts[Any], day: date) -> None:
    """What has no date is before, after, on and by no day, and apart from the dated."""
    undated = made.undated
    assert [fact for fact in made if fact.date is None] == list(undated)
    for name in FILTERS:
        assert not _ask(name, undated, day)
        assert not set(_ask(name, made, day)) & set(undated)


ANSWERS = {
    ("as_of", "1990-01-01"): {"1996/..": "no", "../2005": "may", "1996/": "no", "/2005": "may", "1996/2005": "no"},
    ("as_of", "2000-01-01"): {"1996/..": "may", "../2005": "may", "1996/": "may", "/2005": "may", "1996/2005": "yes"},
    ("as_of", "2010-01-01"): {"1996/..": "may", "../2005": "no", "1996/": "may", "/2005": "no", "1996/2005": "no"},
    ("as_of", "9999-12-31"): {"1996/..": "may", "../2005": "no", "1996/": "may", "/2005": "no", "1996/2005": "no"},
    ("before", "2010"): {"1996/..": "may", "../2005": "yes", "1996/": "may", "/2005": "yes", "1996/2005": "yes"},
    ("after", "1995"): {"1996/..": "yes", "../2005": "may", "1996/": "yes", "/2005": "may", "1996/2005": "yes"},
    ("during", "1990/2010"): {"1996/..": "may", "../2005": "may", "1996/": "may", "/2005": "may", "1996/2005": "yes"},
}
"""What a reader can check by eye: the answers about a tie with each sort of date."""


@pytest.mark.parametrize(("question", "answers"), ANSWERS.items(), ids=str)
def test_open_until_unknown_and_undated_differ(question: tuple[str, str], answers: dict[str, str]) -> None:
    """What has no end in the words, or ended some day, may have ended on any; what is undated has no answer."""
    name, when = question
    found = {}
    for text in answers:
        made = collected((_tie(parse(text)), _event(None), _event(None, status=Status.ONGOING)))
        certain, possible = (len(_ask(name, made, when, certainty)) for certainty in CERTAINTIES)
        found[text] = {(1, 1): "yes", (0, 1): "may", (0, 0): "no"}[certain, possible]
    assert answers == found


def test_a_year_is_possibly_before_one_of_its_days(dataset: tr.Dataset) -> None:
    """What is dated 1992 alone lies possibly, and not certainly, before 1 May 1992, as a fact and as a relation."""
    made = collected((_event(PartialDate(1992)),))
    assert [0, 1] == [len(made.before("1992-05-01", certainty=one)) for one in CERTAINTIES]
    for found in (dataset.relations, dataset.facts.of(tr.DiplomaticRelations)):
        certain, possible = (found.before("1992-05-01", certainty=one) for one in CERTAINTIES)
        maybe = {one for one in possible if one not in certain}
        about = {one.partner.name for one in maybe if one.partner}
        assert "Greece" in about
        assert "Malaysia" not in about
        assert "Malaysia" in {one.partner.name for one in certain if one.partner}


MONTHS = [f"{year}-{month:02}-01" for year in range(1990, 2010) for month in (1, 4, 5, 8, 12)]


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", FILTERS)
def test_relations_agree_with_their_statements(dataset: tr.Dataset, name: str) -> None:
    """Relations began certainly when all dated statements say so, and possibly when one of them leaves it open."""
    relations = dataset.relations
    statements = {
        one: [
            collected((evolve(fact, as_of=False, date=beginning(fact.date)),)) for fact in one.established if fact.date
        ]
        for one in (*relations, *relations.unidentified)
    }
    seen = set()
    for day in MONTHS:
        certain, possible = (_ask(name, relations, day, certainty) for certainty in CERTAINTIES)
        begun, may_have = {*certain, *certain.unidentified}, {*possible, *possible.unidentified}
        for one, dated in statements.items():
            # whether relations had begun is asked of their beginnings, and not of whether they still go on
            asked = ("during", f"../{day}") if name == "as_of" else (name, day)
            sure = sum(bool(_ask(asked[0], each, asked[1], "certain")) for each in dated)
            open_ = sum(bool(_ask(asked[0], each, asked[1], "possible")) for each in dated)
            assert (0 < sure == len(dated)) is (one in begun)
            assert (open_ > 0) is (one in may_have)
            seen.add((sure > 0, open_ > 0))
    assert {(False, False), (False, True)} <= seen


def test_a_day_in_every_form(dataset: tr.Dataset) -> None:
    """A day as text, as a partial date and as a date of Python's own has the same answer, and some facts in it."""
    day = date(1992, 10, 21)
    for name in FILTERS:
        for made in (dataset.facts, dataset.relations):
            forms = {_ask(name, made, form) for form in (day, str(day), PartialDate(1992, 10, 21))}
            (found,) = forms
            assert len(found) > 0


@pytest.mark.parametrize("name", ["on", "as_of"])
@pytest.mark.parametrize("when", ["1992-13", "then", "", None, 0, 1992.5, True, ("1992",), "../.."], ids=repr)
def test_what_is_no_date(dataset: tr.Dataset, name: str, when: object) -> None:
    """What is no date is refused with what works, even where no fact would be compared."""
    for made in (dataset.facts, dataset.relations, dataset.facts[:0]):
        with pytest.raises(tr.DateError, match=r"^expected .*, found .*$"):
            _ask(name, made, when)


@at_most(25)
@given(everything, st.integers(1985, 2015))
def test_years_and_decades_in_every_form(made: Facts[Any], year: int) -> None:
    """A whole number, its text and the date have the same answers; a decade is its ten years."""
    decade = f"{year // 10}0s"
    for name in FILTERS:
        assert _ask(name, made, year) == _ask(name, made, str(year)) == _ask(name, made, PartialDate(year))
        assert _ask(name, made, decade) == _ask(name, made, f"{year // 10}X")
    assert made.during(decade) == made.during(year // 10 * 10, str(year // 10 * 10 + 9))
    assert made.during(decade, decade) == made.during(decade)


@at_most(25)
@given(windowed, st.sampled_from(("1999", "2000-02", "1999-05/1999-06")))
def test_a_month_or_year_is_a_day_that_is_not_known(when: When, asked: str) -> None:
    """For a month or year an answer is certain where it is the same on all days, and possible where it is on one."""
    days = [day for day in INSIDE if parse(asked).covers(day) is not False]
    for name in ("on", "as_of"):
        for fact in (_event(when), _tie(when)):
            made = collected((fact,))
            certain = [bool(_ask(name, made, day, "certain")) for day in (days[0], days[-1])]
            possible = any(_ask(name, made, day, "possible") for day in days)
            assert bool(_ask(name, made, asked, "certain")) is all(certain)
            assert bool(_ask(name, made, asked, "possible")) is possible


@at_most(30)
@given(windowed, windowed)
def test_began_goes_by_the_first_day(when: When, period: When) -> None:
    """What began in a period is found whether or not it goes on; what is dated only as of a time is not."""
    begins, ends = days_of(period).first_from, days_of(period).last_to
    expected = verdict(begins <= first <= ends for first, _ in worlds(when))
    for fact in (_event(when), _tie(when)):
        made = collected((fact, _event(None), evolve(_tie(when), id="made-as-of", as_of=True)))
        assert (expected is True) is bool(made.began(period, certainty="certain"))
        assert [fact] * (expected is not False) == list(made.began(period))


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("certainty", ["certian", "", None, True, "Certain"], ids=repr)
def test_certainty_is_one_of_two(dataset: tr.Dataset, name: str, certainty: Any) -> None:
    """Whatever is asked of time, a certainty that is none is refused and never taken for another."""
    for made in (dataset.facts, dataset.relations, dataset.facts[:0]):
        with pytest.raises(tr.UnknownName, match=rf"^no certainty is called {re.escape(repr(str(certainty)))}"):
            _ask(name, made, "1992-04-13", certainty)


def test_the_first_day_of_the_calendar_can_be_asked_for(dataset: tr.Dataset) -> None:
    """No arithmetic leaves the calendar."""
    assert {fact.timing.value for fact in dataset.facts.as_of("0001-01-01")} <= {"until"}
