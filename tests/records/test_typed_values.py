"""Values in records have their types however they are made: text becomes dates and terms, wrong types are refused."""

import datetime as dt
import re
from enum import Enum
from types import NoneType
from typing import Any, get_origin

import attrs
import pytest
from hypothesis import given
from strategies import facts

import tajik_relations as tr
from tajik_relations.model.typed_values import types_in
from tajik_relations.records import KINDS

DATES = {tr.PartialDate, tr.DateRange}
CALLS = {tr.State: "tr.states", tr.Organization: "tr.organizations", tr.Person: "tr.persons", tr.Place: "tr.places"}


@pytest.fixture(scope="module")
def records(dataset: tr.Dataset) -> list[Any]:
    """Return one shipped record of each class."""
    links = (dataset.all_states[0], dataset.all_organizations[0], dataset.all_persons[0], dataset.places[0])
    fact = next(fact for fact in dataset.facts if fact.basis)
    apart = (dataset.identifications[5], dataset.outside_dates[0], dataset.organization_dates[0], dataset.set_aside[0])
    made = (dataset.occurrence_links[0], dataset.changes[0], dataset.all_documents[0])
    figure = dataset.facts.of(tr.Figure)[0].quantity
    parts = (fact.citations[0], fact.basis[0], figure, dataset.identifications[5].party)
    facts = [dataset.facts.of(kind)[0] for kind in KINDS.values()]
    return [*links, *apart, *made, *parts, *facts]


def _fields(records: list[Any]) -> list[tuple[Any, "attrs.Attribute[Any]", set[Any], bool]]:
    """Return each field of each record, with the types of its value or items, and whether it is a tuple."""
    return [
        (record, field, types_in(field.type), get_origin(field.type) is tuple)
        for record in records
        for field in attrs.fields(type(record))
    ]


def _refused(record: Any, name: str, value: object) -> str:
    """Return the message with which a value is refused."""
    with pytest.raises(tr.RelationsError, match=rf"^{name}(\[0\])?: expected ") as caught:
        attrs.evolve(record, **{name: value})
    assert isinstance(caught.value, ValueError)
    assert "\n" not in str(caught.value)
    return str(caught.value)


WRONG: tuple[object, ...] = (object(), 3.5, b"1992", {"code": "X"}, dt.time(), 7, True, None, "1992-04-31", [[]])


@pytest.mark.parametrize("value", WRONG, ids=lambda value: type(value).__name__)
def test_wrong_types_are_refused(records: list[Any], value: Any) -> None:
    """A value of no type that a field holds is refused with a sentence that names the field, in each field."""
    tried = 0
    for record, field, types, listed in _fields(records):
        if type(value) in types and not listed:
            continue
        message = _refused(record, field.name, value)
        assert "found " in message
        if type(value) not in types:
            _refused(record, field.name, (value,))
            tried += 1
    assert tried > 50


def test_wrong_items_are_named_by_their_place(dataset: tr.Dataset) -> None:
    """The message about one of several values says which one."""
    treaty = dataset.facts.of(tr.Treaty)[0]
    message = r"^parties\[1\]: expected an Organization, a Person, a State or an UnidentifiedState, found 7$"
    with pytest.raises(ValueError, match=message):
        attrs.evolve(treaty, parties=(treaty.parties[0], 7))


def test_text_in_fields(records: list[Any]) -> None:
    """In each field text is kept, or becomes a date or term, or is refused with the call that gives the value."""
    for record, field, types, listed in _fields(records):
        vocabulary = next((kind for kind in types if issubclass(kind, Enum)), None)
        text = "1992-04/.." if types >= DATES else next(iter(vocabulary)).value if vocabulary else "Zubrowka"
        if str in types or (vocabulary is None and not types & {*DATES, *CALLS}):
            continue
        given_text: Any = [text] if listed else text
        if types & {*CALLS}:
            message = _refused(record, field.name, given_text)
            assert {call for kind, call in CALLS.items() if kind in types} == set(re.findall(r"tr\.\w+", message))
            assert message.endswith("['Zubrowka']")
            continue
        changed = getattr(attrs.evolve(record, **{field.name: given_text}), field.name)
        value = changed[0] if listed else changed
        assert (str(value), type(value) in types, type(changed) is tuple) == (text, True, listed)


def test_lists_become_tuples(records: list[Any]) -> None:
    """In each field that holds several values a list makes the same record as a tuple; text is no list."""
    lists = [(record, field) for record, field, _, listed in _fields(records) if listed]
    assert len(lists) > 100
    for record, field in lists:
        items = getattr(record, field.name)
        changed = attrs.evolve(record, **{field.name: [*items]})
        assert changed == record
        assert type(getattr(changed, field.name)) is tuple
        assert hash(changed) == hash(record)
        assert "expected a tuple or list" in _refused(record, field.name, "text")


@pytest.mark.parametrize(
    "day",
    [dt.date(2013, 5, 2), dt.datetime(2013, 5, 2, 10, tzinfo=dt.UTC)],
    ids=["date", "datetime"],
)
def test_days_become_dates(records: list[Any], day: dt.date) -> None:
    """A day of Python's calendar is a day in each field that holds a date."""
    dated = [(record, field.name) for record, field, types, _ in _fields(records) if types >= DATES]
    assert len(dated) > 30
    for record, name in dated:
        assert getattr(attrs.evolve(record, **{name: day}), name) == tr.PartialDate(2013, 5, 2)


def test_optional_values_can_be_left_out(records: list[Any]) -> None:
    """Where a field may have no value, `None` is one."""
    for record, field, types, _ in _fields(records):
        if NoneType in types and field.validator is None:
            told = {"summary": "Avalonia wants grain"} if isinstance(record, tr.Fact) else {}
            assert getattr(attrs.evolve(record, **told, **{field.name: None}), field.name) is None


def test_a_profile_counts_as_its_organization(dataset: tr.Dataset) -> None:
    """What `organizations[...]` gives can stand in a fact, as the organization alone."""
    fact = dataset.memberships[0]
    profile = dataset.organizations[fact.organization.code]
    changed = attrs.evolve(fact, organization=profile, acts_for=[profile])
    assert type(changed.organization) is type(changed.acts_for[0]) is tr.Organization
    assert changed == attrs.evolve(fact, acts_for=(fact.organization,))


@given(facts)
def test_right_values_stay_as_they_are(fact: tr.Fact) -> None:
    """A fact of any kind made again of its own values has the very same objects in its fields."""
    again = attrs.evolve(fact)
    assert again == fact
    for field in attrs.fields(type(fact)):
        assert getattr(again, field.name) is getattr(fact, field.name)
