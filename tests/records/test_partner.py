"""The partner of a fact: who it is by the rule, whoever takes part, acts for somebody, or is only mentioned."""

from typing import Any

import pytest
from attrs import evolve
from made_up import ADA, AVALONIA, BORDURIA, CASCARA, HOME, LAKES

import tajik_relations as tr
from tajik_relations.model.terms import (
    Aspect,
    Designation,
    MissionKind,
    OrganizationKind,
    Participation,
    Tie,
    VisitKind,
)
from tajik_relations.records.partner import partner_of

PEAKS = tr.Organization(code="PP", name="Pact of Peaks", kind=OrganizationKind.INTERGOVERNMENTAL)
COMPANY = tr.Organization(code="DAM", name="Dam Company", kind=OrganizationKind.COMPANY)
UNKNOWN = tr.UnidentifiedState(row=2, candidates=(BORDURIA, CASCARA))


def cited(*words: str) -> dict[str, Any]:
    """Return the values that every fact has, with these cited words."""
    citations = (tr.Citation(document="almanac", line=1, words=words or ("so it stands",)),)
    return {"id": "alm-1-x", "citations": citations, "summary": "So it stands"}


def event(*involved: Any, words: tuple[str, ...] = (), **values: Any) -> tr.Event:
    """Return an event in which some take part, in the order of the field."""
    return tr.Event(**cited(*words), involved=involved, **values)


COUNTERPART: dict[str, tuple[tr.Fact, Any]] = {
    "a State beside the subject": (event(HOME, AVALONIA), AVALONIA),
    "a State named after others": (event(BORDURIA, CASCARA, AVALONIA), AVALONIA),
    "a State without the subject": (event(BORDURIA, AVALONIA), AVALONIA),
    "an organization beside States": (event(HOME, BORDURIA, LAKES), LAKES),
    "an organization alone": (event(LAKES), LAKES),
    "the State of a row that is not known": (event(HOME, BORDURIA, UNKNOWN), UNKNOWN),
    "for whom an organ acts": (event(HOME, COMPANY, acts_for=(LAKES,)), LAKES),
    "for whom a person acts": (event(BORDURIA, ADA, acts_for=(AVALONIA,)), AVALONIA),
    "one of several in one field": (
        tr.Treaty(**cited(), designation=Designation.PROTOCOL, parties=(BORDURIA, AVALONIA)),
        AVALONIA,
    ),
    "a host": (tr.Visit(**cited(), visit=VisitKind.STATE, sending=BORDURIA, host=AVALONIA), AVALONIA),
    "a receiving State": (
        tr.DiplomaticMission(**cited(), mission=MissionKind.EMBASSY, sending=HOME, receiving=AVALONIA),
        AVALONIA,
    ),
}


@pytest.mark.parametrize("case", COUNTERPART)
def test_a_counterpart_that_takes_part(case: str) -> None:
    """The counterpart is the partner wherever it takes part or somebody acts for it, whoever else does."""
    fact, counterpart = COUNTERPART[case]
    assert counterpart == partner_of(fact, counterpart, HOME)


MEMBER = tr.Membership(**cited(), organization=LAKES, members=(HOME,), tie=Tie.MEMBER, aspect=Aspect.ENTERED)
ALONE: dict[str, tr.Fact] = {
    "takes part alone": event(HOME),
    "takes part with a company": event(HOME, COMPANY),
    "takes part with a person": event(HOME, ADA),
    "takes part, others mentioned": event(HOME, mentioned=(BORDURIA,)),
    "is one for whom somebody acts": event(COMPANY, acts_for=(HOME,)),
    "joined an organization": MEMBER,
    "works in a framework": tr.Cooperation(**cited(), parties=(HOME,), organizations=(PEAKS,)),
}


@pytest.mark.parametrize("case", ALONE)
@pytest.mark.parametrize("counterpart", [AVALONIA, LAKES, UNKNOWN, None], ids=str)
def test_nobody_but_the_subject(case: str, counterpart: Any) -> None:
    """Where no State but the subject takes part the fact belongs to relations with the counterpart, if there is one."""
    assert counterpart == partner_of(ALONE[case], counterpart, HOME)


OTHERS: dict[str, tuple[tr.Fact, Any]] = {
    "the only one": (event(HOME, BORDURIA), BORDURIA),
    "without the subject": (event(BORDURIA), BORDURIA),
    "beside an organization": (event(LAKES, BORDURIA), BORDURIA),
    "the first in the words": (event(BORDURIA, CASCARA, words=("Cascara and Borduria",)), CASCARA),
    "the first in several fragments": (event(BORDURIA, CASCARA, words=("in Cascara", "of Borduria")), CASCARA),
    "the first by an adjective": (
        event(BORDURIA, evolve(AVALONIA, code="XD"), words=("an Avalonian in Borduria",)),
        evolve(AVALONIA, code="XD"),
    ),
    "the one that the words name": (event(CASCARA, BORDURIA, words=("Borduria and others",)), BORDURIA),
    "no part of another word": (event(CASCARA, BORDURIA, words=("Cascaran Borduria",)), BORDURIA),
    "the first of the field where none is named": (event(HOME, CASCARA, BORDURIA), CASCARA),
    "for whom somebody acts": (event(HOME, COMPANY, acts_for=(BORDURIA,)), BORDURIA),
    "not who is mentioned": (event(HOME, BORDURIA, words=("Cascara, Borduria",), mentioned=(CASCARA,)), BORDURIA),
    "one that is not known": (event(HOME, UNKNOWN), UNKNOWN),
}


@pytest.mark.parametrize("case", OTHERS)
@pytest.mark.parametrize("counterpart", [AVALONIA, PEAKS, None], ids=str)
def test_the_first_other_state(case: str, counterpart: Any) -> None:
    """Where another State takes part and the counterpart does not, it is the first one in the order of the words."""
    fact, expected = OTHERS[case]
    assert expected == partner_of(fact, counterpart, HOME)


@pytest.mark.parametrize("actor", [LAKES, COMPANY], ids=str)
def test_organizations_alone(actor: Any) -> None:
    """An organization is a partner only as the counterpart; else the words must name one of the pair."""
    assert None is partner_of(event(actor), AVALONIA, HOME)
    assert AVALONIA == partner_of(event(actor, mentioned=(HOME,)), AVALONIA, HOME)
    assert AVALONIA == partner_of(event(actor, mentioned=(AVALONIA,)), AVALONIA, HOME)
    assert None is partner_of(event(actor, mentioned=(BORDURIA,)), AVALONIA, HOME)
    assert None is partner_of(event(actor, mentioned=(HOME,)), None, HOME)


def test_nobody_at_all() -> None:
    """A fact in which no State or organization takes part is of the pair, unless it names other States alone."""
    note = tr.Reference(id="alm-1-x", citations=event().citations, mark=1)
    for counterpart in (AVALONIA, LAKES, UNKNOWN, None):
        assert counterpart is partner_of(event(), counterpart, HOME)
        assert counterpart is partner_of(event(ADA), counterpart, HOME)
        assert counterpart is partner_of(note, counterpart, HOME)
        assert None is partner_of(event(mentioned=(BORDURIA,)), counterpart, HOME)
    assert AVALONIA == partner_of(event(mentioned=(BORDURIA, AVALONIA)), AVALONIA, HOME)
    assert LAKES == partner_of(event(mentioned=(LAKES,)), LAKES, HOME)


def test_one_side_s_tie_to_an_instrument_of_many() -> None:
    """Who signed an instrument beside many is told as one side's tie, and belongs to relations with nobody else."""
    treaty = tr.Treaty(**cited(), designation=Designation.STATUTE, parties=(HOME,))
    tie = evolve(treaty, participation=Participation.SIGNATORY)
    assert AVALONIA == partner_of(treaty, AVALONIA, HOME)
    assert None is partner_of(tie, AVALONIA, HOME)
    assert BORDURIA == partner_of(evolve(tie, parties=(BORDURIA,)), AVALONIA, HOME)
    assert AVALONIA == partner_of(evolve(tie, parties=(AVALONIA,)), AVALONIA, HOME)


@pytest.mark.parametrize("counterpart", [LAKES, PEAKS], ids=str)
def test_a_framework_takes_no_part(counterpart: tr.Organization) -> None:
    """The organization in whose framework States work, or of which they are members, is no side of the fact."""
    work = tr.Cooperation(**cited(), parties=(HOME, BORDURIA), organizations=(LAKES,))
    member = evolve(MEMBER, members=(HOME, BORDURIA))
    assert (BORDURIA, BORDURIA) == (partner_of(work, counterpart, HOME), partner_of(member, counterpart, HOME))
    assert LAKES not in work.actors


def test_shipped_partners_are_those_of_the_rule(dataset: tr.Dataset) -> None:
    """Each shipped fact has the partner that the rule gives for its row or document, which is never the subject."""
    rows = {row.row: row.party for row in dataset.identifications}
    known = {actor.code: actor for actor in (*dataset.all_states, *dataset.all_organizations)}
    sorts = set()
    for fact in dataset.facts:
        of_document = known.get(dataset.documents[fact.document].counterpart or "")
        counterpart = of_document if fact.row is None else rows[fact.row]
        assert partner_of(fact, counterpart, dataset.subject) == fact.partner, fact.id
        assert fact.partner != dataset.subject
        sorts.add((type(fact.partner).__name__, fact.partner == counterpart))
    assert {("State", True), ("State", False), ("Organization", True), ("UnidentifiedState", True)} < sorts
    assert {("NoneType", False), ("NoneType", True)} & sorts


def test_a_withdrawal_in_another_row_belongs_to_who_withdrew(dataset: tr.Dataset) -> None:
    """A row's fact that is about another State alone is among the facts on that State."""
    elsewhere = [
        fact
        for fact in dataset.facts
        if fact.row and fact.partner not in (None, dataset.identifications[fact.row - 1].party)
    ]
    assert elsewhere
    for fact in elsewhere:
        assert fact in dataset.facts.about(fact.partner)
        assert fact in dataset.relations[fact.partner].facts
