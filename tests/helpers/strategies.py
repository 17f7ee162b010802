"""What hypothesis makes up: dates, actors, citations, figures and facts of every kind. None of these States exists."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, get_args, get_origin

from attrs import fields
from hypothesis import settings, strategies as st

from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.names import Directory, names_of
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.model.terms import BasisKind, Designation, IdentificationBasis, OrganizationKind, Qualifier, Rule
from tajik_relations.model.typed_values import Term
from tajik_relations.query.facts import Facts
from tajik_relations.query.scope import Scope, index_of
from tajik_relations.records import (
    KINDS,
    Announcement,
    DiplomaticRelations,
    Fact,
    Investment,
    Membership,
    Position,
    Project,
    Quantity,
    Trade,
    Treaty,
)

STATES = tuple(
    State(code=f"X{letter}", alpha3=f"XX{letter}", numeric=f"9{at:02}", name=name, names=(f"Republic of {name}",))
    for at, (letter, name) in enumerate(
        zip("ABCDEF", "Avalonia Borduria Cascara Drusselstein Elbonia Freedonia".split(), strict=True)
    )
)
"""Under codes that ISO 3166-1 leaves to its users."""
ORGANIZATIONS = tuple(
    Organization(code=code, name=name, names=(code,), kind=OrganizationKind.INTERGOVERNMENTAL)
    for code, name in (("LAKES", "League of Lakes"), ("PEAKS", "Pact of Peaks"), ("FORDS", "Forum on River Fords"))
)
PERSONS = tuple(Person(code=name.lower().replace(" ", "-"), name=name) for name in ("Ada Vale", "Bo Marsh", "Cy Tarn"))
PLACES = tuple(
    Place(name=name, state=state) for name, state in zip("Alba Belt Cove".split(), (*STATES[:2], None), strict=True)
)
DOCUMENTS = ("almanac", "bulletin", "chronicle")
SOURCES: Directory[Any] = Directory(
    [SimpleNamespace(id=name) for name in DOCUMENTS], DOCUMENTS, lambda name: (name,), "document"
)
"""Finds the documents by id."""
EVERYONE = (*STATES, *ORGANIZATIONS, *PERSONS)
DIRECTORY: Directory[Any] = Directory(EVERYONE, EVERYONE, names_of, "State, organization or person")
"""Finds everyone who is made up here."""
SITES: Directory[Any] = Directory(PLACES, PLACES, lambda place: (place.name, str(place)), "place")
"""Finds the places by name."""


def collected(some: Iterable[Fact]) -> Facts[Any]:
    """Return facts, in their order, as a collection in which everyone made up here is found by name."""
    items = tuple(some)
    index = index_of(items, STATES, organizations=ORGANIZATIONS)
    scope = Scope(
        facts=items,
        index=index,
        actors=DIRECTORY,
        documents=SOURCES,
        places=SITES,
        states=STATES,
        organizations=ORGANIZATIONS,
    )
    return Facts(items, scope)


def at_most(examples: int) -> settings:
    """Return settings for what takes long to make: as many examples as the profile has, but no more than these."""
    return settings(max_examples=min(examples, settings.default.max_examples if settings.default else examples))


states = st.sampled_from(STATES)
organizations = st.sampled_from(ORGANIZATIONS)
persons = st.sampled_from(PERSONS)
places = st.sampled_from(PLACES)
unidentified_states = st.builds(
    UnidentifiedState, row=st.integers(1, 99), candidates=st.lists(states, min_size=1, unique=True).map(tuple)
)
actors = st.one_of(states, organizations, persons, unidentified_states)

phrases = st.lists(
    st.sampled_from("of old new high road water grain talks joint study".split()), min_size=1, max_size=8
)
topics = phrases.map(" ".join)
"""A few words without punctuation."""
citations = st.builds(
    Citation,
    document=st.sampled_from(DOCUMENTS),
    line=st.integers(1, 300),
    words=st.lists(topics, min_size=1, max_size=3).map(tuple),
)
bases = st.builds(
    Basis,
    field=topics,
    kind=st.sampled_from(BasisKind),
    rule=st.sampled_from([rule for rule in Rule if rule is not Rule.IDENTIFICATION]),
) | st.builds(
    Basis,
    field=topics,
    kind=st.sampled_from(BasisKind),
    rule=st.just(Rule.IDENTIFICATION),
    row=st.integers(1, 99),
    degree=st.sampled_from(IdentificationBasis),
    source=st.none() | topics,
)
"""By rules over stated values, and by identified rows."""

_FIGURELESS = (
    Qualifier.SLIGHTLY_MORE,
    Qualifier.SEVERAL,
    Qualifier.NUMBERS_OF,
    Qualifier.HUNDREDS_OF_THOUSANDS,
    Qualifier.NEARLY_ALL,
)
_units = st.sampled_from((None, "USD", "$", "%", "km2", "soldier"))
_numbers = st.integers(0, 10**12)
quantities = st.one_of(
    st.builds(
        Quantity,
        number=_numbers,
        unit=_units,
        qualifier=st.sampled_from(sorted(set(Qualifier) - {*_FIGURELESS, Qualifier.ONE_OR_OTHER}, key=str)),
    ),
    st.builds(Quantity, unit=_units, qualifier=st.sampled_from(_FIGURELESS)),
    st.builds(Quantity, number=_numbers, alternative=_numbers, unit=_units, qualifier=st.just(Qualifier.ONE_OR_OTHER)),
)
"""Figures of the three forms that the record's documentation describes."""


@st.composite
def partial_dates(
    draw: st.DrawFn, first: date = date.min, last: date = date.max, qualifiers: str = "?~%"
) -> PartialDate:
    """Draw a year, a month or a day; the day that it is cut from lies between *first* and *last*."""
    day = draw(st.dates(first, last))
    parts = (day.year, day.month, day.day)[: draw(st.integers(1, 3))]
    return PartialDate(*parts, qualifier=draw(st.sampled_from(("", *qualifiers))))


@st.composite
def date_ranges(
    draw: st.DrawFn, first: date = date.min, last: date = date.max, bounds: tuple[OpenEnd, ...] = tuple(OpenEnd)
) -> DateRange:
    """Draw a range whose dates lie between *first* and *last*; one of its ends may be one of the *bounds*."""
    drawn, other = (draw(partial_dates(first, last)) for _ in range(2))
    start, end = (other, drawn) if drawn.earliest > other.latest else (drawn, other)
    limit = draw(st.sampled_from((None, *bounds)))
    if limit is None:
        return DateRange(start, end)
    return DateRange(limit, end) if draw(st.booleans()) else DateRange(start, limit)


_coarse = st.one_of(
    st.builds(lambda year: f"{year:03}X", st.integers(1, 999)),
    st.builds(lambda year: f"{year:02}XX", st.integers(1, 99)),
    st.builds(lambda year, end: f"{year:04}{end}", st.integers(1, 9999), st.sampled_from(("-XX", "-XX-XX"))),
    st.builds(lambda year, month: f"{year:04}-{month:02}-XX", st.integers(1, 9999), st.integers(1, 12)),
    st.builds(lambda year, season: f"{year:04}-{season}", st.integers(1, 9999), st.integers(21, 24)),
)
coarse_dates = st.builds(lambda text, mark: PartialDate(text + mark), _coarse, st.sampled_from(("", "?", "~", "%")))
"""Decades, centuries, dates with an unspecified month or day, and seasons."""


def whens(first: date = date.min, last: date = date.max) -> st.SearchStrategy[When]:
    """Return dates and ranges between two days."""
    return partial_dates(first, last) | date_ranges(first, last)


_recent = (date(1990, 1, 1), date(2012, 12, 31))
_OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    NoneType: st.none(),
    str: topics,
    int: st.integers(1, 999),
    bool: st.booleans(),
    State: states,
    UnidentifiedState: unidentified_states,
    Organization: organizations,
    Person: persons,
    Place: places,
    Quantity: quantities,
    PartialDate: partial_dates(*_recent),
    DateRange: date_ranges(*_recent),
    Citation: citations,
    Basis: bases,
}


def _values(annotation: Any) -> st.SearchStrategy[Any]:
    if get_origin(annotation) is tuple:
        return st.lists(_values(get_args(annotation)[0]), max_size=3, unique=True).map(tuple)
    if isinstance(annotation, UnionType):
        return st.one_of(*(_values(part) for part in get_args(annotation)))
    return st.sampled_from(annotation) if issubclass(annotation, Term) else _OF_TYPE[annotation]


@cache
def facts_of(kind: type[Fact]) -> st.SearchStrategy[Any]:
    """Return facts of one kind, every field filled by its type; what makes no sentence of its values has a summary."""
    given: dict[str, st.SearchStrategy[Any]] = {
        "id": st.integers(1, 9999).map("made-{}".format),
        "citations": st.lists(citations, min_size=1, max_size=2).map(tuple),
    }
    if kind is DiplomaticRelations:
        given["states"] = st.lists(states | unidentified_states, min_size=2, max_size=2, unique=True).map(tuple)
    if kind is Membership:
        given["members"] = st.lists(states | unidentified_states, min_size=1, max_size=3, unique=True).map(tuple)
    if kind.narrative or kind in (Trade, Investment):
        given["summary"] = topics
    return st.builds(kind, **({attribute.name: _values(attribute.type) for attribute in fields(kind)} | given))


facts: st.SearchStrategy[Fact] = st.sampled_from(sorted(KINDS)).flatmap(lambda table: facts_of(KINDS[table]))
"""Facts of every kind."""
collections_of_every_kind = st.lists(facts, max_size=4, unique_by=lambda fact: fact.id).map(collected)
"""Up to four facts of every kind."""
_SHORT: tuple[Callable[..., Fact], ...] = (
    lambda some, **common: Position(holder=some, summary="they want grain", **common),
    lambda some, **common: Treaty(designation=Designation.AGREEMENT, parties=some, **common),
    lambda some, **common: Project(bodies=some, summary="they built a road", **common),
    lambda some, **common: Announcement(
        speakers=some[:1], concerning=some[1:], summary="they spoke of water", **common
    ),
    lambda some, **common: Investment(investor=some[0], recipient=some[-1], summary="they invested", **common),
)


@st.composite
def _collections(draw: st.DrawFn) -> Facts[Fact]:
    made = []
    for at in range(draw(st.integers(0, 8))):
        citation = Citation(document=draw(st.sampled_from(DOCUMENTS)), line=at + 1, words=("a word",))
        common = {
            "id": f"made-{at}",
            "citations": (citation,),
            "partner": draw(st.none() | states),
            "date": draw(st.none() | whens(*_recent)),
        }
        some = tuple(draw(st.lists(actors, min_size=1, max_size=3, unique=True)))
        made.append(draw(st.sampled_from(_SHORT))(some, **common))
    return collected(made)


collections = _collections()
"""Up to eight facts of several kinds, in which everyone made up here is found by name."""
