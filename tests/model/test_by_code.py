"""States and relations by the codes of named systems; a bare number is refused."""

from copy import copy
from typing import Any

import pytest

import tajik_relations as tr
from tajik_relations.model.actors import SYSTEMS


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_state_by_every_code(dataset: tr.Dataset, system: str) -> None:
    """Every State is found by its code in each system, which it alone has; numbers as such, as text, with zeros."""
    codes = {state: code for state in dataset.states if (code := SYSTEMS[system](state)) is not None}
    assert len(codes) == len({*codes.values()}) > 150
    for state, code in codes.items():
        forms: list[str | int] = [code, str(code), str(code).lower(), f" {code}"]
        if str(code).isdecimal():
            forms += [int(code), str(code).zfill(3)]
        assert [state] * len(forms) == [dataset.states.by(**{system: form}) for form in forms]


@pytest.mark.parametrize("system", SYSTEMS)
def test_every_partner_by_every_code(dataset: tr.Dataset, system: str) -> None:
    """Relations are found by the codes of their State."""
    for relation in dataset.relations.states:
        code = SYSTEMS[system](relation.partner) if isinstance(relation.partner, tr.State) else None
        assert code is None or relation is dataset.relations.by(**{system: code})


def test_systems_differ(dataset: tr.Dataset) -> None:
    """One number is another State in each system."""
    states = dataset.states
    named = [states.by(iso_numeric="702"), states.by(cow=702), states.by(gw=702), states.by(cow=255), states.by(gw=260)]
    assert ["Singapore", "Tajikistan", "Tajikistan", "Germany", "Germany"] == [state.name for state in named]
    germany = named[-1]
    assert (255, 260, "276") == (germany.cow, germany.gw, germany.numeric)


@pytest.mark.parametrize("key", ["702", " 702 ", "051", "1", 51, 0, -1, "-1", "٧٠٢"], ids=repr)
def test_a_bare_number_is_refused(dataset: tr.Dataset, key: Any) -> None:
    """A number without its system, as text or as such, names no State; the error says how to ask."""
    for collection in (dataset.states, dataset.relations, dataset.states[:9], dataset.relations[:9]):
        with pytest.raises(
            tr.UnknownCode,
            match=r"^expected a name, .* use (states|relations)\.by\(iso_numeric=.*\), .*\.by\(cow=.*items\[",
        ) as caught:
            collection[key]
        assert isinstance(caught.value, KeyError)
        assert str(caught.value) == str(copy(caught.value))
        assert collection.get(key) is None
        assert key not in collection
    if isinstance(key, str):
        for ask in (dataset.facts.about, dataset.timeline, dataset.relations.possible):
            with pytest.raises(tr.UnknownCode, match="without the name of its system"):
                ask(key)


def test_positions(dataset: tr.Dataset) -> None:
    """By position States and relations are in `items`, slices and `first`; other collections keep positions."""
    for collection in (dataset.states, dataset.relations):
        third: Any = collection.items[3]
        assert third is collection[3:4].only()
        assert collection.index(third) == 3
        assert list(reversed(collection)) == list(collection)[::-1]
        assert collection.items[0] is collection.first()
    with pytest.raises(ValueError, match="not in tuple"):
        dataset.states[:2].index(dataset.states.items[5])
    assert dataset.documents.items[0] is dataset.documents[0]
    assert dataset.persons.items[-1] is dataset.persons[-1]


@pytest.mark.parametrize("codes", [{}, {"cow": 702, "gw": 702}], ids=str)
def test_exactly_one_code(dataset: tr.Dataset, codes: dict[str, int]) -> None:
    """One system is named at a time."""
    for by in (dataset.states.by, dataset.relations.by):
        with pytest.raises(tr.RelationsError, match=r"^by: expected one code of a system \(alpha_2, .*gw\), found"):
            by(**codes)


@pytest.mark.parametrize("system", ["fips", "ioc", "number", "name", "COW"])
def test_unknown_systems(dataset: tr.Dataset, system: str) -> None:
    """A system that is not known is refused with those that are."""
    for by in (dataset.states.by, dataset.relations.by):
        with pytest.raises(
            tr.UnknownName, match=f"^no system of codes is called '{system}'; expected alpha_2, .* or gw"
        ):
            by(**{system: 702})


@pytest.mark.parametrize(
    ("system", "code"),
    [("cow", 9999), ("gw", "x"), ("alpha_2", "tjk"), ("alpha_3", ""), ("iso_numeric", -4), ("cow", None)],
)
def test_unknown_codes(dataset: tr.Dataset, system: str, code: Any) -> None:
    """A code that no State has is refused with its system."""
    for by in (dataset.states.by, dataset.relations.by):
        with pytest.raises(
            tr.UnknownCode,
            match=rf"^no (State|partner) has the code '{code}' in the system {system}(; similar names: .*)?$",
        ):
            by(**{system: code})


def test_a_state_that_is_no_partner(dataset: tr.Dataset) -> None:
    """A State without relations is told by code as it is by name."""
    with pytest.raises(tr.UnknownPartner, match=r"; these documents state no relations with Germany$"):
        dataset.relations.by(cow=255)
    with pytest.raises(tr.UnknownPartner, match=r"; Albania is only a candidate for row 2 \(conjectural\): see "):
        dataset.relations.by(alpha_3="ALB")
