"""A small made-up data set and one right fact of each kind, for tests that make one thing wrong."""

from typing import Any

from attrs import evolve
from running import SMALL

import tajik_relations as tr
from tajik_relations.evidence.name_index import index_of
from tajik_relations.model.terms import (
    BasisKind,
    Designation,
    IdentificationBasis,
    Instrument,
    Lineage,
    MissionKind,
    Ordinal,
    OrganizationKind,
    PostKind,
    Qualifier,
    RelationsTerm,
    Rule,
    Status,
    VisitKind,
)


def state(code: str, name: str, *adjectives: str) -> tr.State:
    """Return a made-up State."""
    return tr.State(code=code, alpha3=f"X{code}", numeric=f"9{ord(code[1])}"[:3], name=name, adjectives=adjectives)


HOME, AVALONIA, BORDURIA, CASCARA = (
    state("XH", "Homeland"),
    state("XA", "Avalonia", "Avalonian"),
    state("XB", "Borduria"),
    state("XC", "Cascara"),
)
LAKES = tr.Organization(code="LL", name="League of Lakes", kind=OrganizationKind.INTERGOVERNMENTAL)
ADA = tr.Person(code="ada-vale", name="Ada Vale")
PORT, BAY = tr.Place(name="Port Alba", state=AVALONIA), tr.Place(name="Gull Bay")
INDEX = index_of((HOME, AVALONIA, BORDURIA, CASCARA, LAKES, ADA), (PORT, BAY))
ALMANAC = tr.SourceDocument(
    id="almanac", prefix="alm", title="A", publisher="N", terms="none", file="a.txt", sha256="0" * 64, lines=9
)
ROW = tr.Identification(
    row=1,
    document="almanac",
    first_line=5,
    last_line=6,
    basis=IdentificationBasis.CORROBORATED,
    partner=AVALONIA,
    text_candidates=(AVALONIA, BORDURIA),
    candidates=(AVALONIA,),
    reason="a ministry says so",
    sources=("Ministry",),
    lineage=(Lineage.OWN_MINISTRY,),
)
PARTNER = ROW.basis_of("partner")
OUTSIDE = tr.OutsideDate(
    state=AVALONIA, date=tr.PartialDate(1999), publisher="Ministry", address="none", lineage=Lineage.OWN_MINISTRY
)


def cited(*words: str, line: int = 1) -> dict[str, Any]:
    """Return the values that every fact has, with these cited words."""
    return {"id": "alm-1-x", "citations": (tr.Citation(document="almanac", line=line, words=words),)}


CELL = tr.DiplomaticRelations(
    **cited("relations began in 1999", line=5),
    states=(HOME, AVALONIA),
    partner=AVALONIA,
    row=1,
    term=RelationsTerm.UNSPECIFIED,
    date=tr.PartialDate(1999),
    basis=(
        PARTNER,
        tr.Basis(field="states[0]", kind=BasisKind.DERIVED, rule=Rule.SUBJECT),
        evolve(PARTNER, field="states[1]"),
    ),
)
DATASET = tr.Dataset(
    title="Made up",
    subject=HOME,
    all_states=(AVALONIA, BORDURIA, CASCARA, HOME),
    all_organizations=(LAKES,),
    all_persons=(ADA,),
    all_places=(BAY, PORT),
    all_documents=(ALMANAC,),
    all_facts=(CELL,),
    identifications=(ROW,),
    outside_dates=(OUTSIDE,),
    set_aside=(),
    seeds="",
)

RELATIONS = tr.DiplomaticRelations(
    **cited("Avalonia and Borduria established diplomatic relations", "3 May 1999 by protocol"),
    states=(AVALONIA, BORDURIA),
    term=RelationsTerm.DIPLOMATIC,
    instrument=Instrument.PROTOCOL,
    date=tr.PartialDate(1999, 5, 3),
    status=Status.DONE,
)
AID = tr.Assistance(
    **cited("Avalonia provided Borduria with more than US$2 million", "for hospitals"),
    provider=AVALONIA,
    recipient=BORDURIA,
    summary="Avalonia provided Borduria with more than US$2 million for hospitals",
    quantity=tr.Quantity(number=2_000_000, unit="USD", qualifier=Qualifier.MORE_THAN),
    status=Status.DONE,
)
TRAIN = tr.Assistance(
    **cited("Avalonia built 12 army camps in Borduria"),
    provider=AVALONIA,
    recipient=BORDURIA,
    summary="Avalonia built 12 army camps in Borduria",
    quantity=tr.Quantity(number=12, unit="army camp"),
    status=Status.DONE,
)
LEASE = tr.Event(
    **cited("Avalonia extended the lease", "to 20 or 29 years"),
    involved=(AVALONIA,),
    summary="Avalonia extended the lease to 20 or 29 years",
    quantity=tr.Quantity(number=20, alternative=29, unit="year", qualifier=Qualifier.ONE_OR_OTHER),
    status=Status.DONE,
)
EMBASSY = tr.DiplomaticMission(
    **cited("Borduria was the first to open", "an embassy in Port Alba, Avalonia"),
    mission=MissionKind.EMBASSY,
    sending=BORDURIA,
    receiving=AVALONIA,
    seat=PORT,
    ordinal=Ordinal.FIRST,
    status=Status.DONE,
)
POST = tr.ConsularPost(
    **cited("Borduria has an honorary consulate in Avalonia"),
    post=PostKind.CONSULATE,
    honorary=True,
    sending=BORDURIA,
    receiving=AVALONIA,
    status=Status.ONGOING,
)
NOTE = tr.Reference(
    **cited("[7]", "Lakes and Peaks.", "Host.com (2001-02-03).", "Retrieved on 2005-06-07"),
    mark=7,
    title="Lakes and Peaks",
    publisher="Host.com",
    date=tr.PartialDate(2001, 2, 3),
    retrieved=tr.PartialDate(2005, 6, 7),
)
VISIT = tr.Visit(
    **cited("official visit of Ada Vale of Borduria", "to Avalonia"),
    visit=VisitKind.OFFICIAL,
    visitors=(ADA,),
    sending=BORDURIA,
    host=AVALONIA,
)
DENIAL = tr.Characterization(
    **cited("the border of Avalonia is not defined"),
    of=(AVALONIA,),
    summary="The border of Avalonia is not defined",
    status=Status.ONGOING,
)
PACT = tr.Treaty(
    **cited("Avalonia and Borduria signed an agreement"),
    designation=Designation.AGREEMENT,
    parties=(AVALONIA, BORDURIA),
    status=Status.DONE,
)
RIGHT = (RELATIONS, AID, TRAIN, LEASE, EMBASSY, POST, NOTE, VISIT, DENIAL, PACT)

STATED = evolve(
    ROW,
    basis=IdentificationBasis.STATED,
    sources=(),
    lineage=(),
    text_candidates=(AVALONIA,),
    citations=(tr.Citation(document="almanac", line=5, words=("See Avalonia",)),),
)
DEDUCED = evolve(STATED, basis=IdentificationBasis.DEDUCED, citations=())
COPIED = evolve(OUTSIDE, publisher="Copy", lineage=Lineage.COPY)
RESTORED = evolve(ROW, basis=IdentificationBasis.RESTORED, sources=("Copy",), lineage=(Lineage.COPY,))
PROBABLE = evolve(ROW, basis=IdentificationBasis.PROBABLE, candidates=(AVALONIA, BORDURIA))
ELIMINATED = evolve(PROBABLE, candidates=(AVALONIA,), elimination=True)
OPEN = evolve(PROBABLE, basis=IdentificationBasis.OPEN, partner=None, sources=(), lineage=())
CONJECTURAL = evolve(OPEN, basis=IdentificationBasis.CONJECTURAL, guess=BORDURIA)


def small_before() -> tr.Dataset:
    """Return the small data set as it was before the changes that it tells of."""
    small = tr.load(SMALL)
    facts = {fact.id: fact for fact in small.all_facts if fact.id != "gaz-05-embassy"}
    facts["gaz-11-pumps"] = evolve(facts["gaz-11-pumps"], status=Status.PLANNED)
    facts["gaz-10-league"] = evolve(facts["gaz-10-league"], status=None, footnotes=(2,))
    facts["gaz-08-dam"] = evolve(facts["let-04-canal"], id="gaz-08-dam")
    facts["gaz-13-heading"] = evolve(facts["gaz-13-note"], id="gaz-13-heading")
    return evolve(small, all_facts=tuple(facts.values()), changes=())
