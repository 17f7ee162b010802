"""What statements of one occurrence disagree on beside dates: ranks, places, who took part, and holders of offices."""

from typing import Any

import pytest
from attrs import evolve
from made_up import ADA, AVALONIA, BAY, BORDURIA, CASCARA, CELL, DATASET, HOME, LAKES, PORT
from query.test_disagreements import among, counted, told
from query.test_occurrences import BO, DAY, MONTH, again, at

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import (
    Designation,
    Instrument,
    Office,
    Ordinal,
    OrganizationKind,
    Qualifier,
    RelationsTerm,
    Status,
    VisitKind,
)
from tajik_relations.query.disagreements import holders_of
from tajik_relations.query.tables import disagreement_rows

WHOLE, ELSEWHERE = tr.Place(name="Avalonia", state=AVALONIA), tr.Place(name="Belt", state=BORDURIA)
ORGAN = tr.Organization(code="LLP", name="Lakes Press Office", kind=OrganizationKind.AGENCY)
MEETING = tr.Meeting(**at("1"), participants=(HOME, AVALONIA), summary="Homeland and Avalonia met")


def differing(fact: tr.Fact, name: str, *values: Any) -> tuple[tr.Disagreement, ...]:
    """Return what tellings of one thing with each of these values of a field disagree on."""
    return among(*(evolve(fact, **{"id": f"alm-{number}", name: value}) for number, value in enumerate(values, 1)))


CASES: dict[str, tuple[tr.Fact, str, Any, Any, bool | None]] = {
    "another rank": (DAY, "visit", VisitKind.OFFICIAL, VisitKind.WORKING, True),
    "a rank and none": (DAY, "visit", VisitKind.UNSPECIFIED, VisitKind.WORKING, False),
    "the same rank": (DAY, "visit", VisitKind.WORKING, VisitKind.WORKING, None),
    "another office": (DAY, "office", Office.PRESIDENT, Office.PRIME_MINISTER, True),
    "an office and another word": (DAY, "office", Office.PRESIDENT, Office.OTHER, False),
    "an office and none": (DAY, "office", Office.PRESIDENT, None, None),
    "another instrument": (CELL, "instrument", Instrument.PROTOCOL, Instrument.EXCHANGE_OF_NOTES, True),
    "another place": (DAY, "place", PORT, BAY, True),
    "a place in another State": (DAY, "place", WHOLE, ELSEWHERE, True),
    "a city and its State": (DAY, "place", PORT, WHOLE, False),
    "a city with its State and without": (DAY, "place", PORT, evolve(PORT, state=None), False),
    "a city in two States": (DAY, "place", PORT, evolve(PORT, state=BORDURIA), True),
    "a place and none": (DAY, "place", PORT, None, None),
    "others who met": (MEETING, "participants", (HOME, AVALONIA), (BORDURIA, CASCARA), True),
    "some of those who met": (MEETING, "participants", (HOME, AVALONIA), (HOME,), False),
    "others beside the same": (MEETING, "participants", (HOME, AVALONIA), (HOME, BORDURIA), False),
    "those who met in another order": (MEETING, "participants", (HOME, AVALONIA), (AVALONIA, HOME), None),
    "some and nobody": (MEETING, "participants", (HOME, AVALONIA), (), None),
    "another host": (DAY, "host", AVALONIA, LAKES, True),
    "other visitors": (DAY, "visitors", (ADA,), (BO,), True),
}
"""Two values of a field: whether they exclude each other, differ in exactness, or, as `None`, do not differ."""


@pytest.mark.parametrize("case", CASES)
def test_values_of_a_field(case: str) -> None:
    """Terms, places and those who took part are compared, each field for itself, with who gives which value."""
    fact, name, one, other, contradictory = CASES[case]
    found = differing(fact, name, one, other)
    if contradictory is None:
        assert not found
        return
    assert [(name, contradictory, True, None, None)] == [
        (each.field, each.contradictory, each.within_documents, each.days_apart, each.ratio) for each in found
    ]
    assert [("alm-1",), ("alm-2",)] == [*told(found[0]).values()]
    assert "" == found[0].distance
    assert ("alm-1", "told twice") == (found[0].occurrence, found[0].rule)
    assert differing(fact, name, other, one)[0].contradictory is contradictory


WORDS: dict[str, tuple[tr.Fact, str, Any, Any]] = {
    "what relations are called": (CELL, "term", RelationsTerm.FORMAL, RelationsTerm.DIPLOMATIC),
    "what an instrument is called": (
        tr.Treaty(**at("1"), parties=(), designation=Designation.TREATY),
        "designation",
        Designation.TREATY,
        Designation.AGREEMENT,
    ),
    "a rank among others": (DAY, "ordinal", Ordinal.FIRST, Ordinal.SECOND),
    "a name as printed": (MEETING, "name", "Lakes Summit", "Summit of Lakes"),
    "the summary": (MEETING, "summary", "They met", "The two met"),
    "the status": (MEETING, "status", Status.DONE, Status.PLANNED),
    "who is only named": (MEETING, "mentioned", (BORDURIA,), (CASCARA,)),
    "the partner": (MEETING, "partner", AVALONIA, None),
}


@pytest.mark.parametrize("case", WORDS)
def test_words_for_things_are_not_compared(case: str) -> None:
    """What documents call a thing, our own words and what is common to all facts is no disagreement."""
    assert not differing(*WORDS[case])


def test_an_organ_and_its_parent_can_both_have_taken_part() -> None:
    """Where one telling names an organ that acts for the other's organization, one is only less exact."""
    parent = evolve(MEETING, participants=(HOME, LAKES))
    for participants in ((ORGAN,), (HOME, ORGAN)):
        organ = again(parent, participants=participants, acts_for=(LAKES,))
        (found,) = among(parent, organ)
        assert ("participants", False) == (found.field, found.contradictory)
    (found,) = among(evolve(parent, participants=(LAKES,)), again(parent, participants=(ORGAN,)))
    assert found.contradictory


def test_tellings_of_two_kinds_are_compared_by_date_and_figure_alone() -> None:
    """Where a reader links facts of two kinds, their own fields are not the same field."""
    event = tr.Event(**at("2", "2001-05-08"), involved=(BORDURIA,), place=BAY, summary="Borduria held a feast")
    assert ["date"] == [each.field for each in among(evolve(DAY, place=PORT), event)]


def test_one_occurrence_can_have_several_disagreements() -> None:
    """There is one for each field, in the order of date, figure and the kind's own fields."""
    facts = (evolve(MONTH, place=PORT), evolve(DAY, visit=VisitKind.OFFICIAL, place=BAY))
    assert ["date", "visit", "place"] == [each.field for each in among(*facts)]


UNITS = {
    "a unit and its family": ("anti-personnel landmine", "landmine", 1),
    "two of one family": ("anti-personnel landmine", "anti-tank landmine", 1),
    "two families": ("helicopter", "transport plane", 0),
    "a unit and none": ("helicopter", None, 0),
}


@pytest.mark.parametrize("case", UNITS)
def test_figures_compare_within_families_of_units(case: str) -> None:
    """The last word of a unit says what is counted; two lower bounds of one thing are less exact, and are found."""
    one, other, expected = UNITS[case]
    bound = Qualifier.MORE_THAN
    figures = (tr.Quantity(number=1000, unit=one), tr.Quantity(number=1200, unit=other))
    found = among(*counted(*figures))
    assert [True] * expected == [each.contradictory for each in found]
    found = among(*counted(*(evolve(figure, qualifier=bound) for figure in figures)))
    assert [(False, 1.2)] * expected == [(each.contradictory, each.ratio) for each in found]


def visit(code: str, who: tr.Person | None, when: str | None, **values: Any) -> tr.Visit:
    """Return a visit of the President of Borduria to Avalonia."""
    made = tr.Visit(**at(code), visit=VisitKind.OFFICIAL, office=Office.PRESIDENT, sending=BORDURIA, host=AVALONIA)
    return evolve(made, visitors=(who,) if who else (), date=when and parse(when), **values)


def holder(code: str, who: tr.Person, when: str | None, **values: Any) -> tr.OfficeHolder:
    """Return the statement that somebody is the President of Borduria."""
    made = tr.OfficeHolder(**at(code), person=who, office=Office.PRESIDENT, state=BORDURIA)
    return evolve(made, date=when and parse(when), **values)


def test_two_holders_of_one_office_at_one_time() -> None:
    """They are a disagreement on the holder, whatever the kinds of the facts, and whether or not these are linked."""
    facts = (visit("1", ADA, "2003"), visit("2", BO, "2003-04-26"))
    for pair in (facts, (holder("1", ADA, "2003"), facts[1]), (facts[0], holder("2", BO, "2003-04/2003-05"))):
        (found,) = holders_of(pair)
        assert ("alm-1", "holder", True, True) == (
            found.occurrence,
            found.field,
            found.contradictory,
            found.within_documents,
        )
        assert {"Ada Vale": ("alm-1",), "Bo Marsh": ("alm-2",)} == told(found)
        assert "holders of one office, on dates that overlap" == found.rule
    dataset = evolve(DATASET, all_facts=(CELL, *facts))
    assert ["holder"] == [each.field for each in dataset.disagreements]
    (row,) = disagreement_rows(dataset)
    assert ["Ada Vale", "Bo Marsh"] == [value["value"] for value in row["values"]]


NO_CONTEST: dict[str, tuple[tr.Fact, tr.Fact]] = {
    "one person": (visit("1", ADA, "2003"), visit("2", ADA, "2003-04")),
    "different times": (visit("1", ADA, "2003"), visit("2", BO, "2004-04")),
    "no date": (visit("1", ADA, "2003"), visit("2", BO, None)),
    "nobody named": (visit("1", ADA, "2003"), visit("2", None, "2003")),
    "another office": (visit("1", ADA, "2003"), visit("2", BO, "2003", office=Office.PRIME_MINISTER)),
    "no office": (visit("1", ADA, "2003"), visit("2", BO, "2003", office=None)),
    "an office of many": (
        visit("1", ADA, "2003", office=Office.AMBASSADOR),
        visit("2", BO, "2003", office=Office.AMBASSADOR),
    ),
    "another State": (visit("1", ADA, "2003"), visit("2", BO, "2003", sending=CASCARA)),
    "two visitors": (visit("1", ADA, "2003"), evolve(visit("2", BO, "2003"), visitors=(ADA, BO))),
}


@pytest.mark.parametrize("case", NO_CONTEST)
def test_holders_who_do_not_exclude_each_other(case: str) -> None:
    """One person, another time, office or State, an office that many hold, or a visit of several settles nothing."""
    assert not [*holders_of(NO_CONTEST[case])]


def test_each_contested_time_of_an_office_is_one_disagreement() -> None:
    """However many facts name the two at one time they are one disagreement, and another time is another one."""
    cy = tr.Person(code="cy-tarn", name="Cy Tarn")
    facts = (
        visit("1", ADA, "2003"),
        visit("2", ADA, "2003-04"),
        visit("3", BO, "2003-04-26"),
        holder("4", BO, "2003"),
        visit("5", BO, "2009"),
        holder("6", cy, "2009-05"),
        visit("7", ADA, "2011"),
    )
    found = [*holders_of(facts)]
    assert ["alm-1", "alm-5"] == [each.occurrence for each in found]
    assert {"Ada Vale": ("alm-1", "alm-2"), "Bo Marsh": ("alm-3", "alm-4")} == told(found[0])
    assert {"Bo Marsh": ("alm-5",), "Cy Tarn": ("alm-6",)} == told(found[1])


def test_what_values_look_like() -> None:
    """Terms, places and names stand as text, with the facts in brackets, and a date stays a date for pages."""
    (found,) = differing(MEETING, "participants", (HOME, AVALONIA), (BORDURIA, CASCARA))
    assert "participants: Avalonia, Homeland (alm-1) / Borduria, Cascara (alm-2) cannot all be true" == str(found)
    assert ["Avalonia, Homeland", "Borduria, Cascara"] == [stated.displayed for stated in found.values]
    (found,) = differing(DAY, "place", PORT, WHOLE)
    assert "place: Port Alba, XA (alm-1) / Avalonia (alm-2) differ only in exactness" == str(found)
    assert [PORT, WHOLE] == [stated.displayed for stated in found.values]
