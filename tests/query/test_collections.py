"""Collections: sequences whose things are found by name, set operations, grouping, counting, one of them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, strategies as st
from strategies import (
    DOCUMENTS,
    ORGANIZATIONS,
    STATES,
    at_most,
    collected,
    collections,
    collections_of_every_kind,
)

import tajik_relations as tr
from tajik_relations.model.periods import year_of
from tajik_relations.model.typed_values import Term
from tajik_relations.query.collection import NamedCollection, named_actors
from tajik_relations.query.facts import Facts
from tajik_relations.records.everyday_names import EVERYDAY
from tajik_relations.records.fact import items_of

everything = collections_of_every_kind | collections
few = at_most(25)
"""Facts of every kind take long to make."""


@st.composite
def _parts(draw: st.DrawFn) -> tuple[Facts[Any], ...]:
    """Draw facts, and three parts of them that share their scope and may meet."""
    whole = draw(collections)
    places = (draw(st.sets(st.integers(0, 7))) for _ in range(3))
    return whole, *(Facts(tuple(whole[at] for at in sorted(some) if at < len(whole)), whole.scope) for some in places)


@few
@given(everything, st.slices(8))
def test_facts_are_a_sequence(made: Facts[Any], part: slice) -> None:
    """Facts have a length, positions, slices, ids, an order that can be reversed, and are true if there are any."""
    items, held = list(made), made[part]
    assert (len(items), bool(items)) == (len(made), bool(made))
    assert repr(made).startswith(f"<{len(items)} ")
    assert items == [made[at] for at in range(len(made))]
    assert items[::-1] == list(reversed(made))
    assert collected(items[part]) == held
    assert type(held) is Facts
    assert list(range(len(items))) == [made.index(fact) for fact in items]
    assert {fact.id for fact in held} == {fact.id for fact in made if fact in held}
    assert [(fact, fact) for fact in held] == [(made[fact.id], held[fact.id]) for fact in held]


def test_unknown_ids(dataset: tr.Dataset) -> None:
    """An id that no fact has is refused with one sentence and near ids; a position that is not there as in lists."""
    code = dataset.facts[0].id
    with pytest.raises(tr.UnknownName, match=f"^no fact is called '{code}x'; similar names: {code}"):
        dataset.facts[f"{code}x"]
    with pytest.raises(IndexError, match="index out of range"):
        dataset.facts[len(dataset.facts)]


def test_named_things() -> None:
    """Things with names are found by name and position, counted, sliced and asked for with a default."""
    made: NamedCollection[tr.State] = named_actors(STATES, "State")
    assert STATES == tuple(made) == tuple(made[:])
    assert (STATES[0], STATES[-1], STATES[1:3]) == (made["xxa"], made[-1], tuple(made[1:3]))
    expected = {"avalonia": True, STATES[0]: True, "Zubrowka": False, ORGANIZATIONS[0]: False}
    assert expected == {one: one in made for one in expected}
    nothing = object()
    assert (STATES[0], None, nothing) == (made.get("XA"), made.get("Zubrowka"), made.get("Zubrowka", nothing))
    with pytest.raises(tr.UnknownName, match=r"^no State is called 'Avalon'; similar names: Avalonia$"):
        made["Avalon"]


def test_shipped_collections_are_found_by_their_own_names(dataset: tr.Dataset) -> None:
    """Every State, organization, person and document is in its collection by object and by code."""
    for collection in (dataset.states, dataset.organizations, dataset.persons):
        assert not [one for one in collection if one not in collection or collection[one.code] is not one]
    assert not [one for one in dataset.documents if dataset.documents[one.id] is not one]


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
    assert first == tr.Collection(tuple(first)) == first.where(lambda _: True)
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
@given(everything, st.sampled_from(["kind", "document", "status", "actors", "year", "decade"]))
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
        with pytest.raises(tr.CountError, match=r"^expected at least one in this collection \(Facts\), found none$"):
            made.first()
    if len(made) != 1:
        found = len(made) or "none"
        with pytest.raises(
            tr.CountError, match=rf"^expected exactly one in this collection \(Facts\), found {found}$"
        ) as caught:
            made.only()
        assert ("exactly one", len(made), "Facts") == (caught.value.wanted, caught.value.found, caught.value.kind)


def test_a_union_is_found_by_the_names_of_both(dataset: tr.Dataset) -> None:
    """Things from either side are found by name in the union."""
    both = dataset.states[:3] | dataset.states[3:6]
    assert [both[state.code] for state in dataset.states[:6]] == list(dataset.states[:6])


def test_groups_are_found_by_the_name_or_code_of_what_they_share(dataset: tr.Dataset) -> None:
    """A group, or a number, stands under its value and under what that is called; a name of none is an error."""
    groups, counts = dataset.facts.group_by("partner"), dataset.facts.count_by("partner")
    for value, part in groups.items():
        for name in (value, *((value.name, value.code, value.name.upper()) if hasattr(value, "code") else ())):
            assert part == groups[name]
            assert len(part) == counts[name]
    with pytest.raises(tr.UnknownName, match=r"^no group is called 'Armenai'; similar names: Armenia"):
        groups["Armenai"]


@few
@given(everything)
def test_years_and_decades_divide_the_facts(made: Facts[Any]) -> None:
    """Each fact is in the year and the decade in which its date begins, or apart where that is not known."""
    by_year, by_decade = made.group_by("year"), made.group_by("decade")
    assert len(made) == sum(map(len, by_year.values())) == sum(map(len, by_decade.values()))
    for year, part in by_year.items():
        decade = None if year is None else f"{year // 10}0s"
        assert {*part} <= {*by_decade[decade]} or year is None
    assert {None, *by_year} == {None, *(year for fact in made if fact.date for year in [year_of(fact.date)])}


@few
@given(everything)
def test_facts_by_date(made: Facts[Any]) -> None:
    """Dated facts come first, in the order of the timeline, then the others; the ends are the first and the last."""
    timeline, ordered = made.timeline(), made.by_date()
    assert [*timeline, *timeline.undated] == [*ordered]
    assert (made.earliest(), made.latest()) == ((timeline[0], timeline.items[-1]) if timeline else (None, None))


@pytest.mark.exhaustive
def test_search_is_for_words_in_any_place(dataset: tr.Dataset) -> None:
    """Every fact is found by a word of its statement, of its citation and of a name; all words must be there."""
    for fact in dataset.facts[::25]:
        names = [actor.name for actor in fact.actors if hasattr(actor, "code")]
        for text in (fact.statement, fact.citations[0].words[0], *names):
            words = "".join(letter if letter.isalnum() else " " for letter in text).split()
            assert fact in dataset.facts.search(" ".join(words[:3])), (fact.id, words[:3])
    assert not dataset.facts.search("visited xyzzy")
    for nothing in ("", " ", "…"):
        with pytest.raises(tr.UnknownName, match=r"^no word is called .*; give at least one word of letters or digits"):
            dataset.facts.search(nothing)


def test_the_kinds_of_facts_are_attributes_of_what_has_facts(dataset: tr.Dataset) -> None:
    """A data set, a partner, a State, an organization, a person and a document have the facts of each kind."""
    owners = (dataset, dataset.relations["RU"], dataset.states["RU"], dataset.organizations["NATO"])
    for owner in (*owners, dataset.persons["Rahmon"], dataset.documents["nato"]):
        for name in EVERYDAY:
            if name in dir(type(owner)):
                continue
            assert [*owner.facts.of(name)] == [*getattr(owner, name)], (owner, name)
            assert name in dir(owner)


def test_who_and_what_is_named_has_facts(dataset: tr.Dataset) -> None:
    """States, persons and documents are equal to those in the facts, found among them, and have their facts."""
    for state in dataset.states:
        assert dataset.facts.about(state) == state.facts
    for person in dataset.persons:
        assert dataset.facts.about(person.code) == person.facts
    for document in dataset.documents:
        assert dataset.facts.cited_from(document.id) == document.facts
        assert {document} == {fact.citations[0].source for fact in document.facts}
    plain = (*dataset.all_states, *dataset.all_persons, *dataset.all_documents)
    for profile, thing in zip((*dataset.states, *dataset.persons, *dataset.documents), plain, strict=True):
        assert profile == thing
        assert thing == profile
        assert {profile} == {thing}


def test_places_are_found_with_their_seats_and_by_their_state(dataset: tr.Dataset) -> None:
    """A place asks for what is there and for missions that sit there, a State for all that lies in it."""
    for place in dataset.places:
        assert [fact for fact in dataset.facts if fact.location == place] == [*dataset.facts.where(place=str(place))]
    state = dataset.states["RU"]
    inside = [fact for fact in dataset.facts if fact.location and fact.location.state == state]
    assert inside == [*dataset.facts.where(place="Russia")] == [*dataset.facts.where(place=state)]
    with pytest.raises(tr.UnknownName, match=r"^no place or State is called 'Dushambe'; similar names: Dushanbe"):
        dataset.facts.where(place="Dushambe")


def test_disagreements_about_somebody(dataset: tr.Dataset) -> None:
    """Those in which a fact concerns the one who is asked for, by any name; the parts of a relation are the same."""
    for relation in dataset.relations:
        if relation.partner:
            expected = [each for each in dataset.disagreements if {*each.facts} & {*relation.facts}]
            assert expected == [*dataset.disagreements.about(relation.partner.name)] == [*relation.disagreements]
    with pytest.raises(tr.UnknownName, match="similar names: Malta"):
        dataset.disagreements.about("Mlta")


def test_rows_are_asked_for_by_their_number(dataset: tr.Dataset) -> None:
    """Facts about a table row are those of its State, if that is known, and else those of the row."""
    for row in dataset.identifications:
        expected = dataset.facts.about(row.partner) if row.partner else dataset.facts.about(row.party)
        assert expected == dataset.facts.about(f"row {row.row}")
    with pytest.raises(tr.UnknownName, match=r"^no State, organization or person is called 'row 99'"):
        dataset.facts.about("row 99")


def test_verify_and_coverage_are_of_the_shipped_set_if_nothing_is_said(dataset: tr.Dataset) -> None:
    """Without a data set the shipped one is checked."""
    assert tr.verify() == tr.verify(dataset)
    assert tr.coverage() == tr.coverage(dataset)
    assert repr(tr.verify()).startswith(f"<{len(dataset.facts)} facts checked against the fingerprints: 0 problems")


def test_items_stand_for_themselves(dataset: tr.Dataset) -> None:
    """Whoever loops over a collection of named things can look each up by itself."""
    for items in (dataset.relations, dataset.states, dataset.persons, dataset.organizations, dataset.documents):
        named: Any = items
        assert all(named[item] is item for item in named)


def test_a_position_that_there_is_none_of(dataset: tr.Dataset) -> None:
    """The message says what collection it is, and that it may be empty."""
    with pytest.raises(IndexError, match=r"^index out of range: <no statement of when relations began> has no item 0$"):
        dataset.relations["NATO"].established[0]
    with pytest.raises(IndexError, match=r"^index out of range: NamedCollection of 17 has no item 99$"):
        dataset.persons[99]


def test_what_where_did_not_find(dataset: tr.Dataset) -> None:
    """The repr says that no fact asked has the field, and that a date was asked for exactly."""
    facts = dataset.facts
    assert repr(dataset.visits.where(person="Putin")).endswith("; no fact here has a field person>")
    told = facts.where(date="2004")
    assert repr(told).endswith(f"; only exactly this date: during('2004') finds {len(facts.during('2004'))}>")
    assert repr(told[:1]).count("dated exactly so") == 0
    assert told == facts.where(lambda fact: fact.date == tr.PartialDate("2004"))
    day = facts.where(date="1992-04-08")
    assert len(day) == len(facts.during("1992-04-08", certainty="certain"))


def test_terms_are_equal_to_their_names(dataset: tr.Dataset) -> None:
    """A term is compared with the text that stands for it; another text is warned of."""
    planned = dataset.facts.where(status="planned")
    assert list(planned) == [fact for fact in dataset.facts if fact.status == "planned"]
    for vocabulary in (tr.terms.Status, tr.terms.Timing, tr.terms.Instrument):
        for term in vocabulary:
            assert term == term.value
            assert {term: 1}[term.value] == 1  # type: ignore[index]
    every = [kind for kind in vars(tr.terms).values() if isinstance(kind, type) and issubclass(kind, Term)]
    members = [term for kind in every for term in kind]
    alike = [(one, other) for one in members for other in members if one.value == other.value and one is not other]
    assert alike
    assert all(one != other for one, other in alike)
    with pytest.warns(UserWarning, match="^no Status is called 'plannd'$"):
        assert tr.terms.Status.PLANNED != "plannd"
