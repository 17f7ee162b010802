"""Facts that are made when first touched answer as those that are there: the index says what the records say."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from strategies import DOCUMENTS, EVERYONE, STATES, collected, collections, facts

import tajik_relations as tr
from tajik_relations.model.lazy import LazySequence
from tajik_relations.query.facts import Facts
from tajik_relations.query.relations import relations_of
from tajik_relations.records import KINDS

Filter = Callable[[Facts[Any]], Facts[Any]]
made_facts = st.lists(facts, max_size=4, unique_by=lambda fact: fact.id).map(collected)
few = settings(max_examples=40)
"""Facts of every kind take long to make."""
everyone = st.sampled_from(EVERYONE)
filters: st.SearchStrategy[Filter] = st.one_of(
    everyone.map(lambda actor: lambda found: found.about(actor)),
    st.lists(st.sampled_from([tr.Fact, *KINDS.values()]), min_size=1, max_size=12).map(
        lambda kinds: lambda found: found.of(*kinds)
    ),
    st.sampled_from(DOCUMENTS).map(lambda document: lambda found: found.cited_from(document)),
    st.slices(8).map(lambda part: lambda found: found[part]),
    st.integers(1, 300).map(lambda line: lambda found: found.where(lambda fact: fact.line < line)),
    st.sampled_from(["1995/2005", "2000"]).map(lambda period: lambda found: found.during(period)),
)
"""Filters that ask the index, and others, also slices that turn the facts round."""


def late(made: Facts[Any]) -> Facts[Any]:
    """Return the same facts as a collection that touches none of them before it must."""
    return Facts(LazySequence(made.items.__getitem__, range(len(made))), made.scope)


@few
@given(made_facts | collections, st.lists(filters, max_size=3))
def test_filters_answer_the_same(made: Facts[Any], chain: list[Filter]) -> None:
    """Any filters after one another leave the same facts in the same order."""
    expected, found = made, late(made)
    for keep in chain:
        expected, found = keep(expected), keep(found)
        assert expected == found
        assert hash(expected) == hash(found)
        assert [fact.id for fact in expected] == [fact.id for fact in found]


@few
@given(made_facts | collections, filters, filters)
def test_set_operations_answer_the_same(made: Facts[Any], one: Filter, other: Filter) -> None:
    """Unions, common parts and differences of such collections, and of these with others, are the same."""
    first, second, lates = one(made), other(made), late(made)
    for mine in (first, one(lates)):
        for theirs in (second, other(lates)):
            assert first | second == mine | theirs
            assert first & second == mine & theirs
            assert first - second == mine - theirs
            assert first ^ second == mine ^ theirs


@few
@given(made_facts | collections, filters, st.sampled_from(["kind", "document", "status", "actors", "partner"]))
def test_groups_and_counts_are_the_same(made: Facts[Any], keep: Filter, key: str) -> None:
    """Groups have the same values in the same order, with the same facts."""
    expected, found = keep(made), keep(late(made))
    assert [*expected.group_by(key).items()] == [*found.group_by(key).items()]
    assert [*expected.count_by(key).items()] == [*found.count_by(key).items()]


@few
@given(made_facts | collections, filters)
def test_facts_are_found_by_id(made: Facts[Any], keep: Filter) -> None:
    """A fact is found by id in such a collection exactly if it is in it."""
    expected, found = keep(made), keep(late(made))
    for fact in made:
        assert (fact in expected, fact.id in expected) == (fact in found, fact.id in found)
        assert expected.get(fact.id) is found.get(fact.id)
    assert found.get("made-none") is None
    with pytest.raises(tr.UnknownName, match=r"^no fact is called 'made-none'"):
        found["made-none"]


@few
@given(made_facts | collections, st.sampled_from(STATES))
def test_relations_are_the_same(made: Facts[Any], subject: tr.State) -> None:
    """Relations of facts that are made late have the same partners with the same facts, the very ones."""
    expected, found = (relations_of(some, ()) for some in (made, late(made)))
    assert expected == found
    for one, other in zip(expected, found, strict=True):
        assert [*one.facts] == [*other.facts]
        assert one.facts.of(tr.Treaty) == other.facts.of(tr.Treaty)
        assert one.facts.about(subject) == other.facts.about(subject)


@pytest.mark.exhaustive
def test_the_index_of_the_shipped_facts(dataset: tr.Dataset) -> None:
    """What the compiled index says of each fact is what the fact says, and finds the same as going through all."""
    here = evolve(dataset, all_facts=tuple(dataset.all_facts))
    assert here.index is None
    assert dataset.index is not None
    for name in (
        "ids",
        "kinds",
        "documents",
        "partners",
        "actors",
        "rows",
        "outside",
        "states",
        "organizations",
        "partnered",
    ):
        assert getattr(here.scope.index, name) == getattr(dataset.index, name), name
    whole = Facts(tuple(dataset.facts), dataset.scope)
    for actor in (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons):
        assert whole.about(actor) == dataset.facts.about(actor)
    for kind in KINDS.values():
        assert whole.of(kind) == dataset.facts.of(kind)
    for document in dataset.documents:
        assert whole.cited_from(document.id) == dataset.facts.cited_from(document.id)
    assert whole.group_by("kind") == dataset.facts.group_by("kind")


def test_other_facts_have_an_index_of_their_own(dataset: tr.Dataset) -> None:
    """A data set made of another one by giving it other facts does not look them up where those of the other stood."""
    some = tuple(dataset.facts.about("Azerbaijan"))[::-1]
    other = evolve(dataset, all_facts=some)
    assert list(some) == list(other.facts) == list(other.facts.of(tr.Fact))
    assert list(other.facts.of(tr.Visit)) == [fact for fact in some if isinstance(fact, tr.Visit)]
    assert {"Azerbaijan"} <= {relation.name for relation in other.relations}
    assert set(other.relations["AZ"].facts) == set(some)
    assert len(other.relations) < len(dataset.relations)
    for part in (evolve(dataset, all_facts=dataset.all_facts[:50]), evolve(dataset, all_facts=())):
        assert [fact.id for fact in part.facts] == [*part.scope.index.ids]
        assert all(fact in part.facts for relation in part.relations for fact in relation.facts)
