"""Collections: set operations, grouping, counting, one of them, filters by value."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from attrs import fields
from hypothesis import given, settings, strategies as st
from strategies import DOCUMENTS, STATES, collected, collections, facts

import tajik_relations as tr
from tajik_relations.model.terms import MissionKind, Status, Term, Timing
from tajik_relations.query.facts import Facts
from tajik_relations.records.fact import items_of

made_facts = st.lists(facts, max_size=4, unique_by=lambda fact: fact.id).map(collected)
"""Facts of every kind."""
everything = made_facts | collections
few = settings(max_examples=25)
"""Facts of every kind take long to make."""


@st.composite
def _parts(draw: st.DrawFn) -> tuple[Facts[Any], ...]:
    """Draw facts, and three parts of them that share their scope and may meet."""
    whole = draw(collections)
    places = (draw(st.sets(st.integers(0, 7))) for _ in range(3))
    return whole, *(Facts(tuple(whole[at] for at in sorted(some) if at < len(whole)), whole.scope) for some in places)


@few
@given(_parts())
def test_set_operations(parts: tuple[Facts[Any], ...]) -> None:
    """Unions, common parts and differences of facts have the facts that sets would have, in document order."""
    whole, one, other, _ = parts
    for found, expected in (
        (one | other, {*one} | {*other}),
        (one & other, {*one} & {*other}),
        (one - other, {*one} - {*other}),
        (one ^ other, {*one} ^ {*other}),
    ):
        assert [fact for fact in whole if fact in expected] == list(found)
        assert type(found) is Facts


@few
@given(_parts())
def test_algebra_of_facts(parts: tuple[Facts[Any], ...]) -> None:
    """Facts of one scope follow the algebra of sets, document order included."""
    whole, one, other, third = parts
    assert (one | other, one & other, one ^ other) == (other | one, other & one, other ^ one)
    assert ((one | other) | third, (one & other) & third) == (one | (other | third), one & (other & third))
    assert one & (other | third) == (one & other) | (one & third)
    assert whole - (one | other) == (whole - one) & (whole - other)
    assert whole - (one & other) == (whole - one) | (whole - other)
    assert (one - other) | (one & other) == one
    assert one == one | one == one & one == one - whole[:0] == one | whole[:0]
    assert not one - one


@few
@given(_parts())
def test_filters_go_with_set_operations(parts: tuple[Facts[Any], ...]) -> None:
    """A filter of a union is the union of the filtered, and so for other operations."""
    _, one, other, _ = parts
    filters: tuple[Callable[[Facts[Any]], Facts[Any]], ...] = (
        lambda some: some.about(STATES[0]),
        lambda some: some.during("1990/2000"),
        lambda some: some.where(document=DOCUMENTS[0]),
    )
    for keep in filters:
        assert keep(one | other) == keep(one) | keep(other)
        assert keep(one & other) == keep(one) & keep(other)
        assert keep(one - other) == keep(one) - keep(other)


def test_unions_without_an_order() -> None:
    """Collections that know no order put the others after their own, each once."""
    made: tr.Collection[str] = tr.Collection(("b", "a", "c"))
    assert ("b", "a", "c", "d") == tuple(made | tr.Collection(("c", "d", "a")))
    assert ("b", "d") == tuple(made ^ tr.Collection(("c", "d", "a")))


@pytest.mark.parametrize("other", [[], (), {1}, None, "a", 5], ids=repr)
def test_set_operations_are_of_collections(other: Any) -> None:
    """What is no collection cannot be joined to one, nor is it equal to one."""
    made: tr.Collection[int] = tr.Collection((1,))
    for sign, operation in (("|", made.__or__), ("&", made.__and__), ("-", made.__sub__), ("^", made.__xor__)):
        assert operation(other) is NotImplemented, sign
    with pytest.raises(TypeError, match=r"unsupported operand type\(s\) for \|"):
        _ = made | other
    assert made != other
    assert tr.Collection(()) != other


@few
@given(everything, st.slices(8), st.slices(8))
def test_equal_whatever_made_them(made: Facts[Any], one: slice, other: slice) -> None:
    """Parts are equal, with one hash, exactly where they have the same facts in the same order."""
    first, second = made[one], made[other]
    same = [fact.id for fact in first] == [fact.id for fact in second]
    assert same is (first == second)
    assert len({first, second}) == (1 if same else 2)
    assert first == tr.Collection(tuple(first))
    assert hash(first) == hash(tr.Collection(tuple(first)))


@few
@given(everything, st.sampled_from(["kind", "document", "status", "timing", "partner", "line"]))
def test_groups_of_one_value_divide_the_facts(made: Facts[Any], key: str) -> None:
    """Groups by a single value have every fact once, values in the order in which they come up."""
    groups = made.group_by(key)
    assert list(dict.fromkeys(getattr(fact, key) for fact in made)) == list(groups)
    assert sorted(fact.id for fact in made) == sorted(fact.id for group in groups.values() for fact in group)
    for value, group in groups.items():
        assert [fact for fact in made if getattr(fact, key) == value] == list(group)
        assert type(group) is Facts
    assert groups == made.group_by(lambda fact: getattr(fact, key))


@few
@given(everything, st.sampled_from(["actors", "members", "parties", "holder", "footnotes"]))
def test_groups_of_several_values(made: Facts[Any], key: str) -> None:
    """A fact with several values is in the group of each, and one with none of them in that of None."""
    groups = made.group_by(key)
    values = {fact.id: items_of(getattr(fact, key, None)) or (None,) for fact in made}
    assert {value for each in values.values() for value in each} == set(groups)
    for value, group in groups.items():
        assert [fact.id for fact in made if value in values[fact.id]] == [fact.id for fact in group]


@few
@given(everything, st.sampled_from(["kind", "document", "status", "actors", "no such attribute"]))
def test_counts_agree_with_groups(made: Facts[Any], key: str) -> None:
    """Counts are the sizes of the groups, the most frequent first, as long as equal ones in the groups' order."""
    sizes = {value: len(group) for value, group in made.group_by(key).items()}
    counts = made.count_by(key)
    assert sizes == counts
    assert Counter(sizes).most_common() == list(counts.items())


@few
@given(everything)
def test_one_of_them(made: Facts[Any]) -> None:
    """The first is the first and the only one the only one; otherwise both say how many there are."""
    if made:
        assert made[0] is made.first() is made[:1].only()
    else:
        with pytest.raises(tr.CountError, match=r"^expected at least one in this collection \(Facts\), found none\.$"):
            made.first()
    if len(made) != 1:
        found = len(made) or "none"
        with pytest.raises(
            tr.CountError, match=rf"^expected exactly one in this collection \(Facts\), found {found}\.$"
        ) as caught:
            made.only()
        assert ("exactly one", len(made), "Facts") == (caught.value.wanted, caught.value.found, caught.value.kind)


@few
@given(made_facts)
def test_every_value_is_found(made: Facts[Any]) -> None:
    """By every value of every field, by each of several and by none, exactly the facts that have it are found."""
    for fact in made:
        for name in ("kind", "document", "line", "timing", *(one.name for one in fields(type(fact)))):
            for wanted in items_of(getattr(fact, name)) or (None,):
                expected = [
                    one for one in made if hasattr(one, name) and wanted in (items_of(getattr(one, name)) or (None,))
                ]
                assert fact in expected
                assert expected == list(made.where(**{name: wanted})), name


@few
@given(made_facts)
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
@given(made_facts, st.sampled_from(Status), st.sampled_from(DOCUMENTS), st.booleans())
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
    csto = found.where(organization="CSTO", members="Armenia", membership="member")
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
        ({"partnr": "JP"}, "no field of a fact is called 'partnr'; near names: partner"),
        ({"": None}, "no field of a fact is called ''."),
        ({"test": None}, "no field of a fact is called 'test'"),
        ({"status": "dnoe"}, "no status is called 'dnoe'; near names: done"),
        ({"membership": "Member"}, "no membership is called 'Member'; near names: member"),
        ({"timing": "today"}, "no timing is called 'today'"),
        ({"organization": "CSTOO"}, "no State, organization or person is called 'CSTOO'; near names: CSTO"),
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
    with pytest.raises(tr.DateError, match=r"^expected a month from 01 to 12, found 13 in '2007-13'\.$"):
        dataset.facts.where(date="2007-13")
