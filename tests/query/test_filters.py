"""Collections: filters commute, can be repeated and give subsets; positions, ids, names, slices."""

import re
from collections.abc import Callable
from functools import partial
from itertools import permutations
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given, strategies as st
from strategies import DOCUMENTS, ORGANIZATIONS, PERSONS, STATES, collected, collections, partial_dates, whens

import tajik_relations as tr
from tajik_relations.model.dates import DateRange, PartialDate, When
from tajik_relations.query.collection import NamedCollection, named_actors
from tajik_relations.query.facts import Facts
from tajik_relations.records import KINDS

Filter = Callable[[Facts[Any]], Facts[Any]]

everyone = st.sampled_from([*STATES, *ORGANIZATIONS, *PERSONS])
kinds = st.lists(st.sampled_from(list(KINDS.values())), min_size=1, max_size=8)
certainties = st.sampled_from(["certain", "possible"])
filters: st.SearchStrategy[Filter] = st.one_of(
    everyone.map(lambda actor: lambda facts: facts.about(actor)),
    kinds.map(lambda some: lambda facts: facts.of(*some)),
    st.sampled_from(DOCUMENTS).map(lambda document: lambda facts: facts.cited_from(document)),
    st.tuples(whens(), certainties).map(lambda of: lambda facts: facts.during(of[0], certainty=of[1])),
    st.integers(1, 300).map(lambda line: lambda facts: facts.where(lambda fact: fact.line < line)),
)
"""Every filter, with arguments that let some of the made-up facts through."""
SHIPPED: list[Filter] = [
    lambda facts: facts.of(tr.Treaty, tr.Visit, tr.Announcement),
    lambda facts: facts.during("1992", "2012"),
    lambda facts: facts.cited_from("mfa-azerbaijan"),
    lambda facts: facts.about("AZ"),
]


def _is_part(part: Facts[Any], whole: Facts[Any]) -> bool:
    """Return whether *part* has only facts of *whole*, in their order."""
    rest = iter(whole)
    return all(any(one is other for other in rest) for one in part)


@given(collections, filters, filters)
def test_filters_commute(made: Facts[Any], one: Filter, other: Filter) -> None:
    """Two filters give the same in either order."""
    assert one(other(made)) == other(one(made))


@given(collections, filters)
def test_filters_can_be_repeated(made: Facts[Any], one: Filter) -> None:
    """A filter gives a part of the facts in their order, and once more the same."""
    kept = one(made)
    assert type(kept) is Facts
    assert _is_part(kept, made)
    assert kept == one(kept)


def test_shipped_filters_commute(dataset: tr.Dataset) -> None:
    """The filters give the same facts of the shipped data in any order, and some remain."""
    found = set()
    for order in permutations(SHIPPED):
        facts = dataset.facts
        for one in order:
            facts = one(facts)
        found.add(facts)
    (common,) = found
    assert len(common) > 0


@given(collections, everyone)
def test_about_finds_who_takes_part(made: Facts[Any], actor: tr.State | tr.Organization | tr.Person) -> None:
    """The facts about an actor are those in which it takes part or to whose relations they belong, by any name."""
    expected = [fact for fact in made if actor in fact.actors or actor == fact.partner]
    for name in (actor, actor.name, actor.code.lower()):
        assert expected == list(made.about(name))


@given(collections, everyone)
def test_actors_are_found_by_name(made: Facts[Any], actor: tr.State | tr.Organization | tr.Person) -> None:
    """Any facts know everyone of their data set by name and code, whether or not they are about them."""
    for name in (actor, actor.name, actor.code.lower()):
        assert actor is made.actor(name) is made[:0].actor(name)
    unknown = tr.UnidentifiedState(row=7, candidates=STATES[:2])
    assert unknown is made.actor(unknown)
    with pytest.raises(tr.UnknownName, match=r"^no State, organization or person is called 'Zubrowka'\.$"):
        made.actor("Zubrowka")


@given(collections)
def test_kinds_divide_the_facts(made: Facts[Any]) -> None:
    """Every fact is of exactly one kind, and of the base of all kinds."""
    assert len(made) == sum(len(made.of(kind)) for kind in KINDS.values())
    assert made == made.of(tr.Fact) == made.of(*KINDS.values())
    assert {kind for kind in KINDS.values() if made.of(kind)} == {type(fact) for fact in made}


@given(collections)
def test_documents_divide_the_facts(made: Facts[Any]) -> None:
    """Every fact is cited from exactly one document; a document that is not there has none."""
    assert len(made) == sum(len(made.cited_from(document)) for document in DOCUMENTS)
    assert not made.cited_from("no such document")


@given(collections, whens())
def test_certain_facts_are_possible(made: Facts[Any], period: When) -> None:
    """Facts that certainly lie inside a period possibly do; undated ones do neither; possible is the default."""
    certain, possible = (made.during(period, certainty=certainty) for certainty in ("certain", "possible"))
    assert _is_part(certain, possible)
    assert possible == made.during(period) == made.during(str(period))
    assert not [fact for fact in possible if fact.date is None or fact.date.within(period) is False]
    assert not [fact for fact in certain if fact.date.within(period) is not True]


def test_certain_shipped_facts_are_possible(dataset: tr.Dataset) -> None:
    """For every year, the shipped facts that certainly lie in it are among those that possibly do."""
    assert not dataset.facts.during("1800", "1850")
    for year in range(1985, 2025):
        certain, possible = (dataset.facts.during(str(year), certainty=one) for one in ("certain", "possible"))
        assert _is_part(certain, possible)


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
    make = partial(tr.Position, citations=(citation,), holder=STATES[:1], topic="grain")
    dates = {"year": "2004", "month": "2004-12", "day": "2008-01-01", "since": "2006/.."}
    items = [
        make(id=f"made-{name}", date=tr.PartialDate.parse(text)) for name, text in dates.items() if "/" not in text
    ]
    since = make(id="made-since", date=tr.DateRange.parse(dates["since"]))
    made = collected((*items, since, make(id="made-never")))
    expected = {
        ("2004", "2007", "certain"): ["made-year", "made-month"],
        ("2004", "2007", "possible"): ["made-year", "made-month"],
        ("2004-06", "2007", "certain"): ["made-month"],
        ("2004-06", "2007", "possible"): ["made-year", "made-month"],
        ("2006/..", None, "certain"): ["made-day", "made-since"],
        ("2004-12-31", None, "possible"): ["made-year", "made-month"],
        ("2004-12-31", None, "certain"): [],
    }
    for (start, end, certainty), ids in expected.items():
        assert ids == [fact.id for fact in made.during(start, end, certainty=certainty)]


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("2007", "2004", "expected a range that ends after it begins, found '2007/2004'."),
        ("2007-13", None, "expected a month from 01 to 12, found 13 in '2007-13'."),
        ("2004", "soon", "expected an EDTF date such as 1992, 1992-04 or 1992-04-13, found 'soon'."),
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
    with pytest.raises(tr.UnknownName, match=r"^no certainty is called 'certian'; near names: certain\.$"):
        dataset.facts.during("2004", certainty=certainty)


def test_nobody_is_no_actor(dataset: tr.Dataset) -> None:
    """What is neither an actor nor a name, such as the partner of a fact that has none, has no facts."""
    nobody: Any = None
    with pytest.raises(tr.UnknownName, match=r"^no .* is called 'None'\.$"):
        dataset.facts.about(nobody)


@given(collections, st.slices(8))
def test_facts_are_a_sequence(made: Facts[Any], part: slice) -> None:
    """Facts have a length, positions, slices, an order that can be reversed, and are true if there are any."""
    items = list(made)
    assert (len(items), bool(items), f"<{len(items)} facts>") == (len(made), bool(made), repr(made))
    assert items == [made[at] for at in range(len(made))]
    assert items[::-1] == list(reversed(made))
    assert collected(items[part]) == made[part]
    assert type(made[part]) is Facts
    assert list(range(len(items))) == [made.index(fact) for fact in items]


@given(collections, st.slices(8))
def test_facts_are_found_by_id(made: Facts[Any], part: slice) -> None:
    """A fact is in a collection that holds it and is found there by its id, and is not in one that does not."""
    held = made[part]
    assert {fact.id for fact in held} == {fact.id for fact in made if fact in held}
    assert [(fact, fact) for fact in held] == [(made[fact.id], held[fact.id]) for fact in held]


def test_unknown_ids(dataset: tr.Dataset) -> None:
    """An id that no fact has is refused with one sentence and near ids; a position that is not there as in lists."""
    code = dataset.facts[0].id
    with pytest.raises(tr.UnknownName, match=f"^no fact is called '{code}x'; near names: {code}"):
        dataset.facts[f"{code}x"]
    with pytest.raises(IndexError, match="index out of range"):
        dataset.facts[len(dataset.facts)]


@given(collections)
def test_equal_collections_hash_alike(made: Facts[Any]) -> None:
    """Collections of the same facts are equal whatever made them."""
    same = collected(made)
    (only,) = {made, same, made.where(lambda _: True)}
    assert only is made
    assert (made == made[1:]) is (len(made) == 0)


def test_named_things() -> None:
    """Things with names are found by name and position, counted, sliced and asked for with a default."""
    made: NamedCollection[tr.State] = named_actors(STATES, "State")
    assert STATES == tuple(made) == tuple(made[:])
    assert (STATES[0], STATES[-1], STATES[1:3]) == (made["xxa"], made[-1], tuple(made[1:3]))
    expected = {"avalonia": True, STATES[0]: True, "Zubrowka": False, ORGANIZATIONS[0]: False}
    assert expected == {one: one in made for one in expected}
    nothing = object()
    assert (STATES[0], None, nothing) == (made.get("XA"), made.get("Zubrowka"), made.get("Zubrowka", nothing))
    with pytest.raises(tr.UnknownName, match=r"^no State is called 'Avalon'; near names: Avalonia\.$"):
        made["Avalon"]


def test_shipped_collections_are_found_by_their_own_names(dataset: tr.Dataset) -> None:
    """Every State, organization, person and document is in its collection by object and by code."""
    for collection in (dataset.states, dataset.organizations, dataset.persons):
        assert not [one for one in collection if one not in collection or collection[one.code] is not one]
    assert not [one for one in dataset.documents if dataset.documents[one.id] is not one]
