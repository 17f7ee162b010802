"""Records: keyword-only, always cited; their copies are equal, and their statements are sentences."""

import copy
import pickle
import re
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st
from strategies import PLACES, STATES, facts, facts_of, places, states

import tajik_relations as tr
from tajik_relations import records
from tajik_relations.model import actors, identification, provenance
from tajik_relations.model.terms import MissionKind, Qualifier
from tajik_relations.records import KINDS
from tajik_relations.records.fact import COMMON

COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    *(lambda one, protocol=protocol: pickle.loads(pickle.dumps(one, protocol)) for protocol in (2, 5)),  # noqa: S301 - our own
]
KEYWORD_ONLY = [
    *(getattr(actors, name) for name in "State UnidentifiedState Organization Person Place".split()),
    *(getattr(provenance, name) for name in "SourceDocument Citation Basis".split()),
    *(getattr(identification, name) for name in "OutsideDate Identification SetAside".split()),
    records.Quantity,
    *KINDS.values(),
]
CITATION = tr.Citation(document="almanac", line=1, words=("a word",))
NO_CITATION = r"^citations: expected at least one citation, found none$"
SENTENCE_INSIDE = re.compile(r"(?<!\b[A-Z])[.!?]\s+\S")
"""The end of one sentence and the beginning of another; an initial ends none."""


@given(facts, st.sampled_from(COPIES))
def test_copies_of_made_up_facts_are_equal(fact: tr.Fact, copied: Callable[[Any], Any]) -> None:
    """A copy of a fact of any kind and with any values is equal to it and says the same."""
    other = copied(fact)
    assert fact == other
    assert (hash(fact), str(fact), repr(fact)) == (hash(other), str(other), repr(other))


@pytest.mark.parametrize("sort", KEYWORD_ONLY, ids=lambda sort: sort.__name__)
def test_records_are_keyword_only(sort: type[Any]) -> None:
    """Values are given by name, so that no two can be mistaken for each other."""
    with pytest.raises(TypeError, match="takes 1 positional argument but 2 were given"):
        sort("x")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_fact_without_a_citation(kind: type[tr.Fact], dataset: tr.Dataset) -> None:
    """A fact of no kind can be built without citations, or with none in their tuple."""
    shipped = dataset.facts.of(kind)[0]
    values: dict[str, Any] = {
        one.name: getattr(shipped, one.name) for one in attrs.fields(kind) if one.name != "citations"
    }
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'citations'"):
        kind(**values)
    with pytest.raises(ValueError, match=NO_CITATION):
        kind(**values, citations=())


@pytest.mark.parametrize("code", ["", "x", "X-1", "made_1", "made-", "-1", "made-1\n", "made-é", "made 1", "1-made"])
def test_ids_are_plain(code: str) -> None:
    """An id is of lower-case letters, digits and hyphens."""
    message = re.escape(f"id: expected an id of lower-case letters, digits and hyphens, found {code!r}")
    with pytest.raises(ValueError, match=f"^{message}$"):
        tr.Position(id=code, citations=(CITATION,), holder=STATES[:1], summary="Avalonia wants grain")


@pytest.mark.parametrize(
    ("words", "line", "message"),
    [
        (("one two three four five six seven eight nine",), 1, "expected at most 8 words in a fragment, found 9"),
        (("one", "1 2 3 4 5 6 7 8 9 10"), 1, "expected at most 8 words in a fragment, found 10"),
        ((), 1, "expected at least one fragment of cited words, found none"),
        (("",), 1, "expected words separated by single blanks, without blanks at the ends, found ''"),
        ((" one",), 1, "expected words separated by single blanks, without blanks at the ends, found ' one'"),
        (("one  two",), 1, "expected words separated by single blanks, without blanks at the ends, found 'one  two'"),
        (
            ("one\u00a0two",),
            1,
            r"expected words separated by single blanks, without blanks at the ends, found 'one\xa0two'",
        ),
        (("one\ntwo",), 1, r"expected words separated by single blanks, without blanks at the ends, found 'one\ntwo'"),
        (("one",), 0, "expected a line number from 1, found 0"),
        (("one",), -3, "expected a line number from 1, found -3"),
    ],
)
def test_citations_refused(words: tuple[str, ...], line: int, message: str) -> None:
    """A citation has a line and short fragments with single blanks."""
    field = "line" if line < 1 else "words"
    with pytest.raises(ValueError, match=f"^{field}: {re.escape(message)}$"):
        tr.Citation(document="almanac", line=line, words=words)


@pytest.mark.parametrize("count", range(1, 9))
def test_fragments_of_up_to_eight_words(count: int) -> None:
    """A fragment of one to eight words is a citation, and is shown as it is."""
    fragment = " ".join(["word"] * count)
    expected = f"almanac:7 “{fragment}” … “end”"
    assert expected == str(tr.Citation(document="almanac", line=7, words=(fragment, "end")))


def test_shipped_fragments_are_short(dataset: tr.Dataset) -> None:
    """No cited fragment has more than eight words, and every citation of a fact is of the fact's document."""
    for fact in dataset.facts:
        assert {fact.document} == {citation.document for citation in fact.citations}
        fragments = [fragment for citation in fact.citations for fragment in citation.words]
        assert not [fragment for fragment in fragments if not 1 <= len(fragment.split()) <= provenance.MOST_WORDS]


def _own_words(fact: tr.Fact) -> str:
    """Return the statement without what it quotes: names, and what a note prints."""
    printed = [getattr(fact, name, None) or "" for name in ("title", "publisher", "address")]
    printed += [f"<{printed[-1]}>"]
    statement = fact.statement
    for quoted in sorted([*printed, *(actor.name for actor in fact.actors)], key=len, reverse=True):
        statement = statement.replace(quoted, "…") if quoted else statement
    return statement


def _faults(fact: tr.Fact) -> Iterator[str]:
    statement = fact.statement
    if not statement.endswith(".") or statement.endswith(("..", " .", ",.", ":.", "().")):
        yield "does not end in one full stop"
    if SENTENCE_INSIDE.search(_own_words(fact)) or len(statement.splitlines()) != 1:
        yield "has more than one sentence"
    if statement != " ".join(statement.split()) or not (statement[0].isupper() or statement[0] == "“"):
        yield "has blanks that it should not have, or no capital"
    if re.search(r"\bNone\b|<|attrs|object at", _own_words(fact)):
        yield "shows the insides of a record"
    if re.search(r"\d{4}-\d\d|/\.\.|\.\./", _own_words(fact)):
        yield "has a date that is not written out"


def test_shipped_statements_are_sentences(dataset: tr.Dataset) -> None:
    """Every shipped fact states itself in one sentence that ends in a full stop."""
    faults = [(fact.id, fault, fact.statement) for fact in dataset.facts for fault in _faults(fact)]
    assert not faults


def test_shipped_statements_are_short(dataset: tr.Dataset) -> None:
    """No shipped sentence but those on notes has more than 30 words, and no summary ends in a full stop."""
    told = [fact for fact in dataset.facts if not isinstance(fact, tr.Reference)]
    assert not [fact.statement for fact in told if len(fact.statement.split()) > 30]
    assert not [fact.id for fact in told if (fact.summary or "").endswith(".")]


@given(facts)
def test_made_up_statements_are_sentences(fact: tr.Fact) -> None:
    """A fact of any kind with any values states itself in one sentence that ends in a full stop."""
    assert not [(fault, fact.statement) for fault in _faults(fact)]
    assert str(fact) == fact.statement


@given(facts_of(tr.DiplomaticMission), st.none() | places, states)
def test_resident_is_derived(mission: tr.DiplomaticMission, seat: tr.Place | None, receiving: tr.State) -> None:
    """A mission is resident exactly where its seat lies in the receiving State."""
    mission = attrs.evolve(mission, seat=seat, receiving=receiving)
    expected = None if seat is None or seat.state is None else seat.state.code == receiving.code
    assert expected is mission.resident


def test_resident_cannot_be_given() -> None:
    """Whether a mission is resident is no field, so that it cannot contradict the seat."""
    values: dict[str, Any] = {"id": "made-1", "citations": (CITATION,), "sending": STATES[0], "receiving": STATES[1]}
    with pytest.raises(TypeError, match="unexpected keyword argument 'resident'"):
        tr.DiplomaticMission(**values, mission=MissionKind.EMBASSY, seat=PLACES[1], resident=True)


def test_shipped_missions_are_resident_and_not(dataset: tr.Dataset) -> None:
    """Some of the shipped missions are resident and some are not; of each the words or a rule give the seat."""
    missions = dataset.facts.of(tr.DiplomaticMission)
    assert {True, False} == {mission.resident for mission in missions}
    assert all(mission.seat and mission.seat.state for mission in missions)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (tr.Quantity(number=12090000, unit="USD"), "12,090,000 USD"),
        (tr.Quantity(number=50, unit="%", qualifier=Qualifier.MORE_THAN), "more than 50 %"),
        (tr.Quantity(number=3, alternative=4, qualifier=Qualifier.ONE_OR_OTHER), "3 or 4"),
        (tr.Quantity(unit="soldier", qualifier=Qualifier.SEVERAL), "several soldier"),
    ],
    ids=str,
)
def test_quantities_as_text(quantity: tr.Quantity, text: str) -> None:
    """A figure shows its limit, its digits in groups, and its unit."""
    assert text == str(quantity)


@given(facts)
def test_what_all_kinds_can_be_asked(fact: tr.Fact) -> None:
    """Every fact has its principal figure, its place or seat and the basis of its partner, or nothing."""
    assert getattr(fact, "quantity", None) is fact.figure
    assert (getattr(fact, "place", None) or getattr(fact, "seat", None)) is fact.location
    bases = [basis for basis in fact.basis if basis.field == "partner"]
    assert (bases[0] if bases else None) is fact.partner_basis


def test_figures_and_places_written_out() -> None:
    """A figure is that of its fact, a seat is a place, and what a kind does not have is nothing."""
    common: dict[str, Any] = {"id": "made-1", "citations": (CITATION,)}
    figure = tr.Quantity(number=5)
    counted = tr.Figure(**common, subjects=STATES[:1], summary="It grows", quantity=figure, place=PLACES[0])
    parties: dict[str, Any] = {"sending": STATES[0], "receiving": STATES[1]}
    embassy = tr.DiplomaticMission(**common, **parties, mission=MissionKind.EMBASSY, seat=PLACES[1])
    position = tr.Position(**common, holder=STATES[:1], summary="Avalonia wants grain")
    assert (figure, PLACES[0]) == (counted.figure, counted.location)
    assert (None, PLACES[1]) == (embassy.figure, embassy.location)
    assert (None, None, None) == (position.figure, position.location, position.partner_basis)


@given(facts)
def test_actors_take_part_once(fact: tr.Fact) -> None:
    """Everyone in the fields of the fact's own kind takes part, once; whoever is only mentioned does not."""
    own = [one.name for one in attrs.fields(type(fact)) if one.name not in COMMON]
    values = [getattr(fact, name) for name in own]
    flat = [item for value in values for item in (value if isinstance(value, tuple) else (value,))]
    expected = [one for one in flat if isinstance(one, tr.State | tr.UnidentifiedState | tr.Organization | tr.Person)]
    assert list(dict.fromkeys(expected)) == list(fact.actors)


def test_facts_stand_where_they_are_first_cited() -> None:
    """The document and the line of a fact are those of its first citation, and its kind is its type's name."""
    second = tr.Citation(document="almanac", line=9, words=("a word",))
    fact = tr.Position(id="made-1", citations=(second, CITATION), holder=STATES[:1], summary="Avalonia wants grain")
    expected = ("almanac", 9, "Position", "<Position made-1>")
    assert expected == (fact.document, fact.line, fact.kind, repr(fact))
