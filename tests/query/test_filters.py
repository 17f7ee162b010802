"""Filters: they commute, can be repeated and give parts; by actor, kind, document, period and the values of fields."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any

import pytest
from attrs import fields
from hypothesis import given, strategies as st
from strategies import (
    DOCUMENTS,
    ORGANIZATIONS,
    PERSONS,
    STATES,
    at_most,
    collected,
    collections,
    collections_of_every_kind,
    partial_dates,
    whens,
)

import tajik_relations as tr
from tajik_relations.model.dates import FORMS, DateRange, PartialDate
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.terms import MissionKind, Status, Timing
from tajik_relations.model.typed_values import Term
from tajik_relations.query.facts import Facts
from tajik_relations.records import KINDS
from tajik_relations.records.fact import items_of

Filter = Callable[[Facts[Any]], Facts[Any]]

few = at_most(25)
"""Facts of every kind take long to make."""
everything = collections_of_every_kind | collections
everyone = st.sampled_from([*STATES, *ORGANIZATIONS, *PERSONS])
kinds = st.lists(st.sampled_from(list(KINDS.values())), min_size=1, max_size=8)
certainties = st.sampled_from(["certain", "possible"])
recent = (date(1985, 1, 1), date(2015, 12, 31))
times: st.SearchStrategy[tuple[str, Any, str]] = st.one_of(
    st.tuples(st.sampled_from(["during", "before", "after"]), whens(*recent), certainties),
    st.tuples(st.sampled_from(["on", "as_of"]), st.dates(*recent), certainties),
)
"""The name of a filter of time, what it can be asked, and how certain it has to be."""
filters: st.SearchStrategy[Filter] = st.one_of(
    everyone.map(lambda actor: lambda facts: facts.about(actor)),
    kinds.map(lambda some: lambda facts: facts.of(*some)),
    st.sampled_from(DOCUMENTS).map(lambda document: lambda facts: facts.cited_from(document)),
    times.map(lambda asked: lambda facts: getattr(facts, asked[0])(asked[1], certainty=asked[2])),
    st.integers(1, 300).map(lambda line: lambda facts: facts.where(lambda fact: fact.line < line)),
)
"""Every filter, with arguments that let some of the made-up facts through."""


def _is_part(part: Facts[Any], whole: Facts[Any]) -> bool:
    """Return whether *part* has only facts of *whole*, in their order."""
    rest = iter(whole)
    return all(any(one is other for other in rest) for one in part)


@given(everything, filters, filters)
def test_filters_commute(made: Facts[Any], one: Filter, other: Filter) -> None:
    """Two filters give the same in either order."""
    assert one(other(made)) == other(one(made))


@given(everything, filters)
def test_filters_can_be_repeated(made: Facts[Any], one: Filter) -> None:
    """A filter gives a part of the facts in their order, and once more the same."""
    kept = one(made)
    assert type(kept) is Facts
    assert _is_part(kept, made)
    assert kept == one(kept)


def _concerns(fact: tr.Fact, actor: tr.State | tr.Organization | tr.Person) -> bool:
    """Return whether a fact is about an actor: it takes part, somebody acts for it, or it is the partner."""
    return actor in fact.concerned or actor == fact.partner


@given(everything, everyone)
def test_about_finds_who_takes_part(made: Facts[Any], actor: tr.State | tr.Organization | tr.Person) -> None:
    """The facts about an actor are those that concern it, by any name; those that only name it are added if asked."""
    expected = [fact for fact in made if _concerns(fact, actor)]
    naming = [fact for fact in made if actor in fact.mentioned and fact not in expected]
    for name in (actor, actor.name, actor.code.lower()):
        about, all_of_them = made.about(name), made.about(name, mentioned=True)
        assert expected == list(about)
        assert [fact for fact in made if fact in expected or fact in naming] == list(all_of_them)
        assert len(naming) == about.only_named
        more = f", and {len(naming)} more that only mention{'s' * (len(naming) == 1)} the name" if naming else ""
        assert repr(about).startswith(f"<{len(expected)} ")
        assert repr(about).endswith(f"{more}>")
        assert ("that only mention" in repr(about)) == bool(naming)
        assert repr(all_of_them).startswith(f"<{len(all_of_them)} ")
        assert "that only mention" not in repr(all_of_them)
        assert about.of(tr.Fact).only_named == about.where().only_named == 0


@few
@given(everything, everyone)
def test_about_finds_the_same_before_facts_are_made(made: Facts[Any], actor: Any) -> None:
    """By the index, which knows facts that are not made yet, the answer is the same as by the facts themselves."""
    places = {fact.id: at for at, fact in enumerate(made.scope.facts)}
    lazy = Facts(LazySequence(made.scope.facts.__getitem__, sorted(places[fact.id] for fact in made)), made.scope)
    for mentioned in (False, True):
        found, expected = lazy.about(actor, mentioned=mentioned), made.about(actor, mentioned=mentioned)
        assert (found, found.only_named) == (expected, expected.only_named)


def test_facts_in_which_somebody_acts_for_another_are_about_both() -> None:
    """Where an organ takes part for its organization, the fact is about the organ and the organization."""
    citation = tr.Citation(document="almanac", line=1, words=("a word",))
    parent, organ = ORGANIZATIONS[:2]
    common: dict[str, Any] = {"citations": (citation,), "summary": "They spoke of fish"}
    meeting = tr.Meeting(id="made-1", **common, participants=(STATES[0], organ), acts_for=(parent,))
    other = tr.Meeting(id="made-2", **common, participants=(STATES[0],), mentioned=(parent,))
    made = collected((meeting, other))
    assert [meeting] == list(made.about(organ)) == list(made.about(parent))
    assert [meeting, other] == list(made.about(parent, mentioned=True))
    assert parent not in meeting.actors
    assert 1 == made.about(parent).only_named


@given(collections, everyone)
def test_actors_are_found_by_name(made: Facts[Any], actor: tr.State | tr.Organization | tr.Person) -> None:
    """Any facts know everyone of their data set by name and code, whether or not they are about them."""
    for name in (actor, actor.name, actor.code.lower()):
        assert actor is made.actor(name) is made[:0].actor(name)
    unknown = tr.UnidentifiedState(row=7, candidates=STATES[:2])
    assert unknown is made.actor(unknown)
    with pytest.raises(tr.UnknownName, match=r"^no State, organization or person is called 'Zubrowka'$"):
        made.actor("Zubrowka")


@few
@given(everything)
def test_kinds_and_documents_divide_the_facts(made: Facts[Any]) -> None:
    """Every fact is of exactly one kind and of the base of all kinds, and is cited from exactly one document."""
    assert len(made) == sum(len(made.of(kind)) for kind in KINDS.values())
    assert made == made.of(tr.Fact) == made.of(*KINDS.values())
    assert {kind for kind in KINDS.values() if made.of(kind)} == {type(fact) for fact in made}
    assert len(made) == sum(len(made.cited_from(document)) for document in DOCUMENTS)
    with pytest.raises(tr.UnknownName, match=r"^no document is called 'almanack'; similar names: almanac"):
        made.cited_from("almanack")


@given(collections, partial_dates(), partial_dates())
def test_two_dates_are_a_period(made: Facts[Any], one: PartialDate, other: PartialDate) -> None:
    """A period given by two dates, or by two ranges, is the one that reaches from the first to the last."""
    start, end = sorted((one, other), key=attrgetter("earliest"))
    period = DateRange(start, end) if start.earliest <= end.latest else DateRange(end, start)
    start, end = period.start, period.end
    assert made.during(period) == made.during(start, end) == made.during(str(start), str(end))
    assert made.during(period) == made.during(DateRange(start, start), DateRange(end, end))


def test_periods_written_out() -> None:
    """Some facts and periods that a reader can check by eye."""
    citation = tr.Citation(document="almanac", line=1, words=("a word",))
    make = partial(tr.Position, citations=(citation,), holder=STATES[:1], summary="Avalonia wants grain")
    dates = {"year": "2004", "month": "2004-12", "day": "2008-01-01", "since": "2006/.."}
    items = [
        make(id=f"made-{name}", date=tr.PartialDate.parse(text)) for name, text in dates.items() if "/" not in text
    ]
    since = make(id="made-since", date=tr.DateRange.parse(dates["since"]))
    made = collected((*items, since, make(id="made-never")))
    expected = {
        ("2004", "2007", "certain"): ["made-year", "made-month"],
        ("2004", "2007", "possible"): ["made-year", "made-month", "made-since"],
        (2004, 2007, "certain"): ["made-year", "made-month"],
        ("2000s", None, "possible"): ["made-year", "made-month", "made-day", "made-since"],
        ("1990s", "2000s", "certain"): ["made-year", "made-month", "made-day"],
        ("2004-06", "2007", "certain"): ["made-month"],
        ("2004-06", "2007", "possible"): ["made-year", "made-month", "made-since"],
        ("2006/..", None, "certain"): ["made-day", "made-since"],
        ("2004-12-31", None, "possible"): ["made-year", "made-month"],
        ("2004-12-31", None, "certain"): [],
    }
    for (start, end, certainty), ids in expected.items():
        assert ids == [fact.id for fact in made.during(start, end, certainty=certainty)]


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("2007", "2004", "expected a range that ends after it begins, found '2007/2004'"),
        ("2007-13", None, "expected a month from 01 to 12 or a season from 21 to 24, found 13 in '2007-13'"),
        ("2004", "soon", f"expected an EDTF date such as {FORMS}, found 'soon'"),
    ],
)
def test_wrong_periods(dataset: tr.Dataset, start: str, end: str | None, sentence: str) -> None:
    """A period that is none is refused, even where no fact would be compared."""
    for facts in (dataset.facts, dataset.facts.where(lambda _: False)):
        with pytest.raises(tr.DateError, match=f"^{re.escape(sentence)}$"):
            facts.during(start, end)


def test_wrong_certainty(dataset: tr.Dataset) -> None:
    """A misspelt certainty is refused, and never taken for another one."""
    certainty: Any = "certian"
    with pytest.raises(tr.UnknownName, match=r"^no certainty is called 'certian'; similar names: certain$"):
        dataset.facts.during("2004", certainty=certainty)


@pytest.mark.filterwarnings("ignore:no [A-Za-z]+ is called")  # a field can have text in one kind and terms in another
@few
@given(collections_of_every_kind)
def test_every_value_is_found(made: Facts[Any]) -> None:
    """By every value of every field, by each of several and by none, exactly the facts that have it are found."""
    for fact in made:
        for name in ("kind", "document", "line", "timing", *(one.name for one in fields(type(fact)))):
            for wanted in items_of(getattr(fact, name)) or (None,):
                if isinstance(wanted, tr.Place):  # a place is asked for with the seats that are there
                    expected = [one for one in made if one.location == wanted]
                else:
                    having = [one for one in made if hasattr(one, name)]
                    expected = [one for one in having if wanted in (items_of(getattr(one, name)) or (None,))]
                assert fact in expected
                assert expected == list(made.where(**{name: wanted})), name


@few
@given(collections_of_every_kind)
def test_values_as_people_write_them(made: Facts[Any]) -> None:
    """Terms as text, actors by name and code, dates as EDTF find what the values themselves find."""
    for fact in made:
        for name in (one.name for one in fields(type(fact))):
            for value in items_of(getattr(fact, name)):
                spellings: tuple[str, ...] = ()
                if isinstance(value, Term | tr.PartialDate | tr.DateRange):
                    spellings = (str(value),)
                elif isinstance(value, tr.State | tr.Organization | tr.Person):
                    spellings = (value.name, value.code.lower(), f" {value.name.upper()}")
                elif isinstance(value, tr.Place):
                    spellings = (value.name, value.name.lower(), str(value))
                for spelling in spellings:
                    found = made.where(**{name: spelling})
                    assert fact in found
                    assert made.where(**{name: value}) == found


@few
@given(collections_of_every_kind, st.sampled_from(Status), st.sampled_from(DOCUMENTS), st.booleans())
def test_values_are_asked_together(made: Facts[Any], status: Status, document: str, dated: Any) -> None:
    """Several values, and a test beside them, are asked at once as one after the other in any order."""
    when = {} if dated else {"date": None}
    expected = [
        one for one in made if one.status is status and one.document == document and (dated or one.date is None)
    ]
    assert expected == list(made.where(status=status, document=document, **when))
    assert expected == list(made.where(**when).where(document=document).where(status=str(status)))
    assert expected == list(made.where(lambda one: one.status is status, document=document, **when))


def test_values_written_out(dataset: tr.Dataset) -> None:
    """Some filters that a reader can check by eye."""
    found = dataset.facts
    csto = found.where(organization="CSTO", members="Armenia", tie="member")
    assert ["wfr-24-csto"] == [one.id for one in csto]
    assert ["wfr-79-embassy-tokyo"] == [one.id for one in found.where(mission="embassy", date="2007-11")]
    assert found.where(mission=MissionKind.EMBASSY, seat="Tokyo") == found.where(seat="Tokyo, JP")
    assert found.where(timing="undated") == found.where(timing=Timing.UNDATED)
    assert found.where(timing="undated").where(status="ongoing") == found[:0]
    assert found.where(actors="JP", kind="DiplomaticMission") == found.of(tr.DiplomaticMission).about("Japan")
    assert found.where(partner=None) == found.where(lambda one: one.partner is None)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"partnr": "JP"}, "no field of a fact is called 'partnr'; similar names: partner"),
        ({"": None}, "no field of a fact is called ''"),
        ({"test": None}, "no field of a fact is called 'test'"),
        ({"status": "dnoe"}, "no status is called 'dnoe'; similar names: done"),
        ({"tie": "members"}, "no tie is called 'members'; similar names: member"),
        ({"membership": "member"}, "no field of a fact is called 'membership'; similar names: members"),
        ({"timing": "today"}, "no timing is called 'today'"),
        ({"organization": "CSTOO"}, "no State, organization or person is called 'CSTOO'; similar names: CSTO"),
        ({"actors": "Zubrowka"}, "no State, organization or person is called 'Zubrowka'"),
    ],
)
def test_values_that_nothing_can_have(dataset: tr.Dataset, values: dict[str, Any], sentence: str) -> None:
    """A field, a term or a name that does not exist is refused, also where there is nothing to ask."""
    for found in (dataset.facts, dataset.facts[:0], dataset.missions, dataset.relations["JP"].established):
        with pytest.raises(tr.UnknownName, match=f"^{re.escape(sentence)}"):
            found.where(**values)


def test_dates_that_are_none(dataset: tr.Dataset) -> None:
    """A date that is none is refused."""
    with pytest.raises(
        tr.DateError, match=r"^expected a month from 01 to 12 or a season from 21 to 24, found 13 in '2007-13'$"
    ):
        dataset.facts.where(date="2007-13")
