"""Identity: States, organizations, persons and cities by any name, code and spelling; never a silent guess."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pycountry
import pytest

import tajik_relations as tr
from tajik_relations.model.names import Directory, folded, names_of
from tajik_relations.model.terms import OrganizationKind
from tajik_relations.query.collection import named_actors

SHARED = {
    "Congo": ("Democratic Republic of the Congo", "Republic of the Congo"),
    "Korea": ("North Korea", "South Korea"),
}
"""The names that two States have."""


def _spellings(name: str) -> Iterator[str]:
    """Yield ways to write a name that mean the same."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    yield from (name, plain, name.upper(), plain.lower(), name.title(), name.swapcase(), f"\t{name} \n")
    yield unicodedata.normalize("NFD", name)
    yield from (name.replace(" ", "-"), name.replace(" ", "  "), name.replace("-", "–"), f"({name}).")
    yield name.replace("'", "’").replace(",", " ,")


def test_every_state_by_its_codes(dataset: tr.Dataset) -> None:
    """Every State is found by its two codes of ISO 3166-1, in any case, as an actor and as a State."""
    for state in dataset.states:
        for code in (state.code, state.alpha3, state.code.lower(), state.alpha3.title()):
            assert state == dataset.states[code] == dataset.scope.actors.find(code)
    assert 3 * len(dataset.states) == len(
        {code for state in dataset.states for code in (state.code, state.alpha3, state.numeric)}
    )


def test_every_state_by_its_names(dataset: tr.Dataset) -> None:
    """Every State is found by every name that it alone has, with other accents, case, blanks and punctuation."""
    owners = Counter(name for state in dataset.states for name in {*map(folded, (state.name, *state.names))})
    assert sorted(map(folded, SHARED)) == sorted(name for name in owners if owners[name] > 1)
    for state in dataset.states:
        for name in (one for one in (state.name, *state.names) if one not in SHARED):
            found = {spelling: dataset.states[spelling] for spelling in _spellings(name)}
            assert dict.fromkeys(found, state) == found
            assert state == dataset.scope.actors.find(name)


def test_every_organization_and_person_by_their_names(dataset: tr.Dataset) -> None:
    """Every organization and person is found by every name, order of names and code, however it is written."""
    for collection in (dataset.organizations, dataset.persons):
        for one in collection:
            for name in names_of(one):
                found = {spelling: collection[spelling] for spelling in _spellings(name)}
                assert dict.fromkeys(found, one) == found
                assert one == dataset.scope.actors.find(name)


@pytest.mark.parametrize("which", ["name", "common_name", "official_name"])
def test_names_of_iso_3166(dataset: tr.Dataset, which: str) -> None:
    """Every State is found by its short, its common and its official name in ISO 3166-1, but for one that two have."""
    listed: dict[str, str] = {one.alpha_2: getattr(one, which, "") for one in pycountry.countries}
    names = {state: name for state in dataset.states if (name := listed[state.code]) and name not in SHARED}
    assert names
    assert [*names] == [dataset.states[name] for name in names.values()]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Côte d'Ivoire", "CI"),
        ("Cote d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("turkiye", "TR"),
        ("USA", "US"),
        ("U.S.", "US"),
        ("U.S.A.", "US"),
        ("Viet Nam", "VN"),
        ("São Tomé and Príncipe", "ST"),
        ("sao tome and principe", "ST"),
        ("Timor-Leste", "TL"),
        ("Russian Federation", "RU"),
        ("Iran, Islamic Republic of", "IR"),
        ("Republic of Moldova", "MD"),
    ],
)
def test_states_written_out(dataset: tr.Dataset, name: str, code: str) -> None:
    """Some names, official and common, that a reader can check by eye."""
    assert code == dataset.states[name].code
    assert code == dataset.scope.actors.find(name).code


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("PfP", "PFP", "Partnership for Peace", "partnership FOR peace"), "PFP"),
        (("EurAsEC", "EUASEC", "EAEC", "eurasec", "Eurasian Economic Community"), "EAEC"),
        (("EAPC", "NACC", "North Atlantic Cooperation Council", "Euro-Atlantic Partnership Council"), "EAPC"),
        (("OSCE", "osce", "Organization for Security and Co-operation in Europe"), "OSCE"),
        (("CSTO", "Collective Security Treaty Organization"), "CSTO"),
        (("NATO", "Alliance", "nato"), "NATO"),
        (("SCO", "Shanghai Cooperation Organisation"), "SCO"),
    ],
)
def test_both_spellings_of_acronyms(dataset: tr.Dataset, names: tuple[str, ...], code: str) -> None:
    """An organization is one under each of its acronyms and under its former name."""
    assert [code] * len(names) == [dataset.organizations[name].code for name in names]
    assert len({dataset.facts.about(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (
            "Emomali Rahmon|E. Rahmon|E Rahmon|Rahmon Emomali|Rahmon, Emomali|RAHMON E.|Rahmon|e.rahmon",
            "emomali-rahmon",
        ),
        ("Vladimir Putin|V. Putin|V.Putin|Putin V.|Putin, Vladimir|Putin|vladimir-putin", "vladimir-putin"),
        ("Jaap de Hoop Scheffer|J. de Hoop Scheffer|de Hoop Scheffer|De Hoop Scheffer, Jaap", "jaap-de-hoop-scheffer"),
        ("Igor Lyakin-Frolov|I. Lyakin-Frolov|Lyakin Frolov|Lyakin-Frolov, I.", "igor-lyakin-frolov"),
        ("Anders Fogh Rasmussen|A. F. Rasmussen|A. Rasmussen|Rasmussen A.F.|Rasmussen", "anders-fogh-rasmussen"),
        ("S.H.Hayrullaev|S. H. Hayrullaev|Hayrullaev S.H.|Hayrullaev, S. H.", "hayrullaev"),
    ],
)
def test_persons_with_initials_and_in_other_order(dataset: tr.Dataset, names: str, code: str) -> None:
    """A person is found by initials, by the surname and its particles, and with the surname first."""
    expected = dict.fromkeys(names.split("|"), code)
    assert expected == {name: dataset.persons[name].code for name in expected}
    assert expected == {name: dataset.scope.actors.find(name).code for name in expected}


@pytest.mark.parametrize("name", ["Nur-Sultan", "nur sultan", "NUR–SULTAN", "Astana"])
def test_a_renamed_city(dataset: tr.Dataset, name: str) -> None:
    """A city that was renamed is one under both names."""
    (mission,) = dataset.missions.seated_in(name)
    place = dataset.places[name]
    assert mission.seat == place
    assert place.state == dataset.states["KZ"]


VALES = tuple(tr.Person(code=name.lower().replace(" ", "-"), name=name) for name in ("Ada Vale", "Al Vale", "Bo Marsh"))


@pytest.mark.parametrize("name", ["Vale", "A. Vale", "VALE A.", "vale, a", "A Vale"])
def test_persons_who_share_a_name(name: str) -> None:
    """Initials or a surname that two persons have are refused with both, in a part too; each by the whole name."""
    persons = named_actors(VALES, "person")
    sentence = f"{name!r} can mean more than one person: Ada Vale, Al Vale"
    with pytest.raises(tr.AmbiguousName, match=f"^{re.escape(sentence)}$") as caught:
        persons[name]
    assert (("Ada Vale", "Al Vale"), name, "person") == (caught.value.choices, caught.value.name, caught.value.kind)
    assert persons.get(name) is None
    assert VALES == tuple(persons[one.name] for one in VALES)
    with pytest.raises(tr.AmbiguousName, match=f"^{re.escape(sentence)}$"):
        persons[:1][name]
    assert persons[:1].get(name) is None


def test_states_and_organizations_that_share_a_name() -> None:
    """A name that a State and an organization have is refused where both can be meant, and by code found."""
    state = tr.State(code="XL", alpha3="XLL", numeric="999", name="Lakes")
    body = tr.Organization(code="LAKES", name="League", kind=OrganizationKind.GROUP)
    everyone: tuple[Any, ...] = (state, body)
    directory: Directory[Any] = Directory(everyone, everyone, names_of, "State or organization")
    with pytest.raises(
        tr.AmbiguousName, match=r"^'lakes' can mean more than one State or organization: Lakes, League$"
    ):
        directory.find("lakes")
    assert [state, body, state] == [directory.find(name) for name in ("xll", "league", "XL")]


@pytest.mark.parametrize(("name", "choices"), SHARED.items())
def test_ambiguous_shipped_names(dataset: tr.Dataset, name: str, choices: tuple[str, ...]) -> None:
    """A name that two States have is refused with the choices wherever a State is named."""
    sentence = f"^'{name}' can mean more than one .*: {', '.join(choices)}$"
    for ask in (
        dataset.states.__getitem__,
        dataset.states[:100].__getitem__,
        dataset.relations.__getitem__,
        dataset.relations.states.__getitem__,
        dataset.facts.about,
        dataset.relations.possible,
        dataset.timeline,
    ):
        with pytest.raises(tr.AmbiguousName, match=sentence) as caught:
            ask(name)
        assert choices == caught.value.choices
    assert list(choices) == [dataset.states[one].name for one in choices]


@pytest.mark.parametrize(
    ("collection", "name", "near"),
    [
        ("states", "Tadjikistan", "Tajikistan"),
        ("states", "Kirgizstan", "Kyrgyzstan"),
        ("states", "Azerbaidjan", "Azerbaijan"),
        ("states", "Untied States", "United States"),
        ("organizations", "Shanghai Coperation Organisation", "Shanghai Cooperation Organisation"),
        ("organizations", "CSTOO", "CSTO"),
        ("persons", "Emomali Rahmonov", "Emomali Rahmon"),
        ("persons", "Vladimir Puttin", "Vladimir Putin"),
        ("places", "Dushambe", "Dushanbe"),
        ("relations", "Armenai", "Armenia"),
        ("documents", "natoo", "nato"),
    ],
)
def test_near_names(dataset: tr.Dataset, collection: str, name: str, near: str) -> None:
    """A misspelt name is refused and never taken for another, and the one that is meant is suggested first."""
    with pytest.raises(tr.UnknownName, match=f"^no .* is called '{name}'; similar names: {near}") as caught:
        getattr(dataset, collection)[name]
    assert near == caught.value.near[0]


def test_possible_relations(dataset: tr.Dataset) -> None:
    """A State has the relations with it and the table rows of which it is a candidate, by any of its names."""
    relations = dataset.relations
    found = set()
    for state in dataset.states:
        possible = relations.possible(state)
        assert [one for one in (*relations, *relations.unidentified) if state in one.candidates] == list(possible)
        assert possible == relations.possible(state.name) == relations.possible(state.alpha3.lower())
        found |= {(one.partner is None, one.partner == state) for one in possible}
    assert {(True, False), (False, True)} <= found
    (row,) = relations.possible("Bhutan")
    assert (None, True) == (row.partner, "Bhutan" in map(str, row.candidates))
