"""Relations: partners by name, alias and code; those that are not known; how far each is known."""

import re
from copy import copy
from typing import Any

import pytest
from hypothesis import given
from strategies import ORGANIZATIONS, STATES, collected, collections, collections_of_every_kind

import tajik_relations as tr
from tajik_relations.model.names import names_of
from tajik_relations.model.terms import IdentificationBasis, RelationsTerm
from tajik_relations.query.relations import relations_of

BASES = [str(basis) for basis in IdentificationBasis]


@pytest.fixture(scope="module")
def relations(dataset: tr.Dataset) -> tr.Relations:
    """Return the relations of the shipped data."""
    return dataset.relations


@pytest.mark.parametrize(
    "name", ["Armenia", "AM", "ARM", "Армения", "armenia", "am", "Arm", "ARMENIA", "Republic of Armenia", " armenia\n"]
)
def test_one_partner_by_all_its_names(relations: tr.Relations, name: str) -> None:
    """A partner is found by its name, an alias and its codes, in any case."""
    found = relations[name]
    expected = "Armenia"
    assert expected == found.name
    assert found is relations.get(name)
    assert name in relations


def test_every_partner_by_all_its_names(relations: tr.Relations) -> None:
    """Every partner is found by every name that it alone has, in any case, and by the State itself."""
    for relation in relations:
        assert relation.partner is not None
        assert relation is relations[relation.partner]
        for name in (name for name in names_of(relation.partner) if name != "Korea"):
            for spelling in (name, name.upper(), name.lower(), name.title()):
                assert relation is relations[spelling]


def test_partners_are_in_the_collection(relations: tr.Relations) -> None:
    """What can be looked up with brackets is in the collection, and `get` finds the same."""
    for relation in relations:
        for key in (relation.name, relation.partner):
            key_of_any_sort: Any = key
            assert relation is relations.get(key_of_any_sort)
            assert key in relations


def test_partners_come_by_name(relations: tr.Relations) -> None:
    """Relations are in the order of the partners' names, each partner once; positions and slices follow it."""
    names = [relation.name for relation in relations]
    assert sorted(set(names)) == names
    assert names == [relations.items[at].name for at in range(len(relations))]
    assert tuple(relations)[2:5] == tuple(relations[2:5])
    assert f"<{len(names)} relations: {', '.join(names[:3])}, …>" == repr(relations)


@pytest.mark.parametrize("name", ["Tadjikistan", "Armenai", "Republic of Armenai", "ARN", "Afganistan", "Kirgizstan"])
def test_unknown_partners(relations: tr.Relations, name: str) -> None:
    """A name that no partner has is a KeyError of ours with one sentence that suggests partners, and no guess."""
    with pytest.raises(tr.UnknownPartner, match=f"^no partner is called '{name}'; similar names: ") as caught:
        relations[name]
    assert isinstance(caught.value, KeyError)
    assert 1 <= len(caught.value.near) <= 3
    assert not [near for near in caught.value.near if near not in relations and near != "Tajikistan"]
    assert f"no partner is called '{name}'; similar names: {', '.join(caught.value.near)}" == str(caught.value)
    assert name not in relations
    assert relations.get(name) is None


def test_a_state_that_is_no_partner_is_near_too(relations: tr.Relations) -> None:
    """Where the name of a State that is no partner is closer than that of any partner, it comes first."""
    for name, state in (("Kazakstan", "Kazakhstan"), ("Germani", "Germany"), ("Turkmenistn", "Turkmenistan")):
        with pytest.raises(
            tr.UnknownPartner, match=f"^no partner is called '{name}'; similar names: {state}"
        ) as caught:
            relations[name]
        assert str(copy(caught.value)) == str(caught.value)


@pytest.mark.parametrize("name", ["Zubrowka", "", "row 99", "row six"])
def test_names_of_no_partner(relations: tr.Relations, name: str) -> None:
    """A name that no State has, and a row that the table does not have, is no partner's."""
    sentence = re.escape(f"no partner is called {name!r}")
    with pytest.raises(
        tr.UnknownPartner, match=rf"^{sentence}; (similar names: [^.;]+|list\(relations\) shows all partners)$"
    ):
        relations[name]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("TJ", "the data set is about Tajikistan itself; use facts.about('Tajikistan') for its facts"),
        ("monaco", "these documents state no relations with Monaco"),
        ("Andorra", 'Andorra is only the guess for row 2 (conjectural): see relations["row 2"]'),
        ("ALB", 'Albania is only a candidate for row 2 (conjectural): see relations["row 2"]'),
        (
            "Brazil",
            (
                "Brazil is only a candidate for row 6 (open) and row 7 (open): "
                'see relations["row 6"] and relations["row 7"]'
            ),
        ),
        ("Montenegro", 'Montenegro is only the guess for row 26 (conjectural): see relations["row 26"]'),
        (
            "MK",
            (
                "North Macedonia is only a candidate for row 26 (conjectural) and row 27 (conjectural): "
                'see relations["row 26"] and relations["row 27"]'
            ),
        ),
    ],
)
def test_names_of_states_that_are_no_partners(relations: tr.Relations, name: str, reason: str) -> None:
    """A State without relations is told as that, and a candidate or guess with its rows and their degree."""
    with pytest.raises(tr.UnknownPartner, match=rf"^no partner is called '{name}'; {re.escape(reason)}$") as caught:
        relations[name]
    assert reason == caught.value.reason
    copied = copy(caught.value)
    assert (str(caught.value), caught.value.rows) == (str(copied), copied.rows)
    for row, degree in caught.value.rows:
        relation = relations[f"row {row}"]
        assert relation in relations.unidentified
        assert degree == str(relation.basis)
        assert name.upper() in {word.upper() for state in relation.candidates for word in names_of(state)}
    assert name not in relations
    assert relations.get(name) is None


def test_a_state_that_only_some_relations_leave_out(relations: tr.Relations) -> None:
    """A partner that a filter has left out is told as not among these, not as one without relations."""
    sentence = r"; Israel is not among these relations; facts.about\('IL'\) has the facts about it$"
    with pytest.raises(tr.UnknownPartner, match=sentence):
        relations.at_least("restored")["Israel"]


def test_rows_by_number(dataset: tr.Dataset, relations: tr.Relations) -> None:
    """Each table row is found by its number, in any case: one that is known gives its partner's relation."""
    for row in dataset.identifications:
        found = relations[f"row {row.row}"]
        assert found.partner == row.partner
        assert found.identification == row
        assert found is relations.get(f"ROW {row.row}") is relations.get(f" row  {row.row} ")
        assert f"row {row.row}" in relations
        assert row.partner is not None or found is relations[f"row {row.row} (unidentified)"] is relations[found.name]
    sure = relations.at_least("deduced")
    assert "row 23" in sure
    assert "row 2" not in sure


@pytest.mark.parametrize("key", [None, 1.5, b"AM", ("AM",)], ids=repr)
def test_keys_of_no_sort(relations: tr.Relations, key: Any) -> None:
    """What is neither a name, a State, a position nor a slice is refused in one sentence of our own."""
    sentence = f"no partner is called {repr(key)!r}; list(relations) shows all partners"
    with pytest.raises(tr.UnknownPartner, match=rf"^{re.escape(sentence)}$"):
        relations[key]
    assert key not in relations


@pytest.mark.parametrize("actor", [STATES[0], ORGANIZATIONS[0]], ids=repr)
def test_actors_without_relations(relations: tr.Relations, actor: tr.State | tr.Organization) -> None:
    """A State or an organization that is no partner is refused by its code."""
    with pytest.raises(tr.UnknownPartner, match=f"^no partner is called '{actor.code}'"):
        relations[actor]
    assert actor not in relations


def test_rows_that_are_not_known(dataset: tr.Dataset, relations: tr.Relations) -> None:
    """Seven table rows have no partner; each has several candidates and its facts."""
    expected = [2, 6, 7, 11, 12, 26, 27]
    rows = [relation.identification.row for relation in relations.unidentified if relation.identification]
    assert expected == rows
    assert [f"row {row} (unidentified)" for row in rows] == [relation.name for relation in relations.unidentified]
    for relation, row in zip(relations.unidentified, rows, strict=True):
        assert relation.partner is None
        guessed = relation.basis is IdentificationBasis.CONJECTURAL
        assert guessed or relation.basis is IdentificationBasis.OPEN
        assert (relation.guess in relation.candidates) is guessed
        assert len(set(relation.candidates)) == len(relation.candidates) > 1
        assert set(relation.candidates) <= set(dataset.states)
        assert dataset.facts.where(lambda fact, row=row: fact.row == row) == relation.facts
        assert len(relation.facts) > 0


def test_all_rows_come_after_the_partners(relations: tr.Relations) -> None:
    """The relations by name and then the rows that are not known are one tuple, of what a filter has left too."""
    assert (*relations, *relations.unidentified) == relations.with_unidentified
    assert tuple(relations[:3]) == relations[:3].with_unidentified
    early = relations.before("1992-05-01")
    assert (*early, *early.unidentified) == early.with_unidentified


DEGREES = {
    "deduced": {23: "MT", 31: "RS"},
    "corroborated": {20: "LV", 21: "LT", 29: "RO", 34: "SE", 37: "VN"},
    "restored": {25: "MN", 32: "ZA"},
    "probable": {10: "HR", 13: "EE", 18: "IL", 35: "UA"},
    "conjectural": {2: "AD", 26: "ME", 27: "NP"},
    "open": {6: None, 7: None, 11: None, 12: None},
}
"""The rows that do not name their State, by degree, each with its partner or guess."""


def test_the_degree_of_each_row(dataset: tr.Dataset) -> None:
    """Each row that does not name its State has the degree and the partner, or the guess, that an editor gave it."""
    found: dict[str, dict[int, str | None]] = {}
    for row in dataset.identifications:
        known = row.partner or row.guess
        found.setdefault(str(row.basis), {})[row.row] = known.code if known else None
    assert 17 == len(found.pop("stated"))
    assert found == DEGREES
    assert [10, 13] == [row.row for row in dataset.identifications if row.elimination]


@pytest.mark.parametrize("degree", ["stated", "deduced", "corroborated", "restored"])
def test_partners_that_are_known_less_well_are_left_out(relations: tr.Relations, degree: str) -> None:
    """What asks for a degree gets no partner that is known less well, and no row that is not known."""
    kept = relations.at_least(degree)
    better = BASES[: BASES.index(degree) + 1]
    assert [one for one in relations if str(one.basis) in better] == list(kept)
    left_out = [one for one in relations if str(one.basis) not in better]
    assert left_out
    assert not [one for one in left_out if one in kept or one.name in kept]
    assert not kept.unidentified
    with pytest.raises(tr.UnknownPartner, match=f"^no partner is called '{left_out[0].name}'"):
        kept[left_out[0].name]


def test_rows_that_are_not_known_come_last(relations: tr.Relations) -> None:
    """Conjectural rows are among those from that degree on, open ones only among those from the last on."""
    assert not relations.at_least("probable").unidentified
    assert [2, 26, 27] == [
        one.identification.row for one in relations.at_least("conjectural").unidentified if one.identification
    ]
    assert relations == relations.at_least("open") == relations.at_least(IdentificationBasis.OPEN)


def test_bases_are_in_order(relations: tr.Relations) -> None:
    """The lower the degree asked for, the more partners; the last gives all and the rows that are not known."""
    found = [relations.at_least(basis) for basis in IdentificationBasis]
    for basis, fewer, more in zip(BASES, found, found[1:], strict=False):
        assert set(fewer) <= set(more)
        assert fewer == relations.at_least(basis) == more.at_least(basis)
    assert relations == found[-1]
    assert not [one for one in found[0] if one.basis is not IdentificationBasis.STATED]


@pytest.mark.parametrize("basis", ["likely", "", "Corroborated", "supported", None, 3])
def test_unknown_bases(relations: tr.Relations, basis: Any) -> None:
    """A degree that is none is refused with one sentence, which names all of them."""
    known = "stated, deduced, corroborated, restored, probable, conjectural or open"
    sentence = rf"^no degree of identification is called '{basis}'; expected {known}$"
    with pytest.raises(tr.UnknownName, match=sentence) as caught:
        relations.at_least(basis)
    assert tuple(BASES) == caught.value.choices == copy(caught.value).choices


def test_the_basis_is_shown(relations: tr.Relations) -> None:
    """Wherever a partner that is not stated is shown, its basis stands beside it."""
    for one in (*relations, *relations.unidentified):
        expected = (
            one.name if one.basis is IdentificationBasis.STATED or not one.partner else f"{one.name} ({one.basis})"
        )
        assert expected == str(one)
        naming = (
            f", and {one.only_named} more that only mention{'s' * (one.only_named == 1)} the name"
            if one.only_named
            else ""
        )
        count = f"{len(one.facts)} fact{'' if len(one.facts) == 1 else 's'}"
        assert f"<Relation {expected}, {count}{naming}>" == repr(one)
    assert any(one.only_named for one in relations)


def test_facts_that_only_name_a_partner_are_counted(dataset: tr.Dataset, relations: tr.Relations) -> None:
    """A relation knows how many facts name its partner without concerning it."""
    for one in relations:
        assert one.partner is not None
        about = dataset.facts.about(one.partner)
        assert one.only_named == about.only_named == len(dataset.facts.about(one.partner, mentioned=True)) - len(about)


def test_it_is_shown_how_many_facts_only_name_the_partner(relations: tr.Relations) -> None:
    """The row and the page of a relation count them, and are silent about them where there are none."""
    for one in relations:
        assert (one.only_named or None) == dict(one.__rich_repr__()).get("only_named_in")
        page = one._repr_mimebundle_()["text/html"]
        assert (f">{one.only_named} more facts<" in page) is (" more facts<" in page) is bool(one.only_named)


def test_the_page_of_a_row_that_is_not_known_lists_its_candidates(relations: tr.Relations) -> None:
    """All States that the row can be about stand on its page; on that of a partner who is known stand none."""
    for one in (*relations, *relations.unidentified):
        page = one._repr_mimebundle_()["text/html"]
        listed = f">candidates</th><td>{', '.join(map(str, one.candidates))}</td>"
        assert (listed in page) is (">candidates<" in page) is (one.partner is None)


def test_facts_of_a_partner(dataset: tr.Dataset, relations: tr.Relations) -> None:
    """A relation has the facts that belong to it and those that concern the partner; its parts are of it."""
    for one in relations:
        assert one.partner is not None
        expected = dataset.facts.where(lambda fact, of=one.partner: fact.partner == of or of in fact.concerned)
        assert expected == one.facts == dataset.facts.about(one.partner)
        parts = [*one.established, *one.missions, *one.treaties, *one.visits]
        assert set(parts) <= set(one.facts)
        known = (one.partner,) if isinstance(one.partner, tr.State) else ()
        assert known == one.candidates or len(one.candidates) > 1


def test_an_organization_is_a_partner(dataset: tr.Dataset, relations: tr.Relations) -> None:
    """NATO, which one document is about, is a partner by every name, and stands among the others by its name."""
    found = relations["NATO"]
    assert dataset.organizations["NATO"] == found.partner
    assert found is relations.get("nato") is relations[dataset.organizations["NATO"]]
    assert found.partner in relations
    assert dataset.facts.about("NATO") == found.facts
    assert ("NATO", "stated", None, ()) == (found.name, str(found.basis), found.identification, found.candidates)
    assert (0, 0, 0) == (len(found.established), len(found.missions), len(found.organizations))
    alone = {found.partner, dataset.subject}
    of_the_pair = [fact for fact in dataset.facts.cited_from("nato") if {*fact.actors} & alone]
    with_both = [fact for fact in of_the_pair if found.partner in fact.actors or {*fact.actors} <= alone]
    assert {found.partner} == {fact.partner for fact in with_both}
    assert len(with_both) > 20


def test_states_alone(relations: tr.Relations) -> None:
    """Without the organizations all States are left, and the rows whose State is not known, with their names."""
    states = relations.states
    assert [one for one in relations if isinstance(one.partner, tr.State)] == [*states]
    assert ["NATO"] == [one.name for one in relations - states]
    assert (False, True) == ("NATO" in states, "Armenia" in states)
    assert relations.unidentified == states.unidentified
    assert states == states.states
    with pytest.raises(tr.UnknownPartner, match=r"^no partner is called 'NATO'"):
        states["NATO"]


def test_shared_organizations(dataset: tr.Dataset, relations: tr.Relations) -> None:
    """An organization is shared if one statement of membership names both States, and is listed by name."""
    found = set()
    for one in relations:
        shared = {
            fact.organization for fact in dataset.memberships if {one.partner, dataset.subject} <= set(fact.members)
        }
        assert sorted(shared, key=str) == list(one.organizations)
        found |= shared
    assert found


@given(collections_of_every_kind | collections)
def test_relations_of_made_up_facts(made: tr.Facts[Any]) -> None:
    """Partners are exactly the States and organizations that facts belong to, each with all that is about it."""
    relations = relations_of(made, ())
    expected = {fact.partner for fact in made if isinstance(fact.partner, tr.State | tr.Organization)}
    assert expected == {relation.partner for relation in relations}
    assert [one.name for one in relations] == sorted(one.name for one in expected)
    assert [one.facts for one in relations] == [made.about(one.partner) for one in relations if one.partner]
    states = [one for one in relations if isinstance(one.partner, tr.State)]
    assert states == [*relations.states]


@given(collections)
def test_relations_are_equal_for_equal_facts(made: tr.Facts[Any]) -> None:
    """The same facts make equal relations, and others do not."""
    relations = relations_of(made, ())
    assert relations == relations_of(collected(made), ())
    assert len(relations) == 0 or relations != relations_of(collected(()), ())


@pytest.mark.parametrize("parties", [(), STATES[:1], STATES[:3], STATES[:1] * 2], ids=str)
def test_relations_begin_between_two_states(parties: tuple[tr.State, ...]) -> None:
    """Relations cannot begin between fewer or more than two States, or of a State with itself."""
    citation = tr.Citation(document="almanac", line=1, words=("a word",))
    with pytest.raises(ValueError, match=f"^states: expected two different States, found {len(parties)}: "):
        tr.DiplomaticRelations(id="made-1", citations=(citation,), states=parties, term=RelationsTerm.FORMAL)
