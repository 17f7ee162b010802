"""Which kinds of fact the words of a unit may state, by the codebook's signs, and how strongly they point to each."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tajik_relations.coding.proposals.fact_units import Unit, is_telling
from tajik_relations.coding.proposals.words import covered, listed, lists
from tajik_relations.evidence.english.codebook_signs import Codebook, Span
from tajik_relations.evidence.english.lemmas import noun_lemmas_of
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.lines import NOT_FINITE, LineRead
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.terms import Aspect, Designation, MissionKind, Office, OrganizationKind, PostKind, Tie
from tajik_relations.records.kinds import KIND_TABLES

TYPES: Mapping[str, str] = {table: path.partition(".")[2] for table, path in KIND_TABLES.items()}
"""Table -> name of the type."""
_ORDER: Sequence[str] = lists()["order"].split()
"""The first kind that fits is taken: the order of the codebook's decided case, the kinds that it leaves out behind."""
_NO_SIGNS = {"events": 0.35, "characterizations": 0.35, "figures": 0.4}
"""Kinds without signs in the codebook, and how far they are taken for likely where something speaks for them."""
_FORCES, _JOURNEYS, _MEETINGS, _GIVING = listed("forces"), listed("journeys"), listed("meetings"), listed("giving")
_NO_MEMBERS = {OrganizationKind.COMPANY, OrganizationKind.UNIVERSITY}
"""Kinds of organizations that no State joins."""
_COUNTED = word_set("people_from") | listed("counted")
_RELATIONS = frozenset(("relation", "relations", "ties", "relationship"))
_LISTED = ("visits",)
"""Kinds that a heading names for the items of a list below it."""
_HIGHEST = 0.25
"""How much the place in the order can add."""


_PHRASES: Sequence[tuple[re.Pattern[str], frozenset[str]]] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), frozenset(kinds.split()))
    for words, kinds in lists()["phrases"].items()
)
"""Set phrases, and the kinds for which their words are signs all the same."""


_NONE: frozenset[str] = frozenset()
_PATTERNS: Mapping[str, tuple[frozenset[str], str]] = {
    "announcements": (frozenset("announce state declare say tell".split()), "that"),
    "commitments": (frozenset("promise undertake pledge commit".split()), "to"),
}
"""Verbs of kinds, with the word that follows soon where they tell one."""
_HAPPENING = re.compile(
    r"\b(?:broke|broken|breaks?) (?:out|off)\b|\b(?:call|put)(?:ed|s)? off\b|"
    r"\b(?:cancelled|canceled|postponed|recalled|expelled)\b|"
    r"\bpresented (?:\w+ ){1,2}(?:credentials|letters)\b",
    re.IGNORECASE,
)
"""What happens, whatever it happens to."""
_SOON = 7
"""How many words behind a verb its "that" or "to" stands at most."""
_TOLD = 2.5
"""How likely a kind is that the pattern of a verb shows."""


class Likely(NamedTuple):
    """A kind of fact that words may state."""

    table: str
    score: float
    signs: tuple[Span, ...]
    """The signs of it in the words, outside names before others."""


def likely_kinds(unit: Unit, book: Codebook) -> list[Likely]:
    """Return the kinds that the words of a unit may state, the likeliest first."""
    spans = {
        table: [
            span
            for span in book.kind_spans(TYPES[table], unit.line.text)
            if span.start in unit.scope and not covered(span) & phrases(unit.line, table)
        ]
        for table in _ORDER
    }
    owners = Counter(start for signs in spans.values() for start in {span.start for span in signs})
    scored = (_scored(table, unit, spans[table], owners, book) for table in _ORDER)
    return sorted((likely for likely in scored if likely.score > 0), key=lambda likely: -likely.score)


def _scored(table: str, unit: Unit, spans: list[Span], owners: Mapping[int, int], book: Codebook) -> Likely:
    finite = covered(*(group for group in unit.groups if group.tense not in NOT_FINITE))
    named = unit.line.named_positions
    own = book.kinds[TYPES[table]].verb_lemmas if TYPES[table] in book.kinds else frozenset[str]()
    acting = covered(*(group for group in unit.groups if group.lemmas & own))
    verbs = [span for span in spans if covered(span) & finite]
    nouns = [span for span in spans if span not in verbs]
    verbs = [span for span in verbs if span.start in acting or span.end - span.start > 1]
    outside = [span for span in nouns if span.start not in named]
    weights = [1.0 / owners[span.start] ** 0.5 for span in verbs[:1]]
    weights += [1.0 / owners[span.start] ** 0.5 for span in outside[:1]]
    weights += [0.3 / owners[span.start] for span in nouns if span.start in named][:1]
    listed_alone = table in _LISTED and not spans and not any(map(is_telling, unit.groups))
    headed = listed_alone and headed_by(table, unit, book) != []
    score = sum(weights) + _NO_SIGNS.get(table, 0.0) + headed
    score *= _fit(table, unit, [*verbs, *outside], book)
    score = max(score, 1.0) if _tells(table, unit) else score
    place = _HIGHEST * (1 - _ORDER.index(table) / len(_ORDER)) if score else 0.0
    return Likely(table, score + place, (*verbs[:1], *outside, *nouns))


@lru_cache(maxsize=256)
def phrases(line: LineRead, table: str) -> frozenset[int]:
    """Return the positions of set phrases of which no word is a sign of a kind: "entered into force"."""
    spans = [match.span() for pattern, kinds in _PHRASES if table not in kinds for match in pattern.finditer(line.text)]
    return line.positions(spans)


def headed_by(table: str, unit: Unit, book: Codebook) -> list[dict[str, Any]]:
    """Return the citation of the word in the heading above a unit that shows a kind; empty if none does."""
    number, text = unit.heading or (0, "")
    signs = book.kind_spans(TYPES[table], text)[:1]
    return [{"line": number, "words": [tokens(text)[sign.start].text]} for sign in signs]


def _fit(table: str, unit: Unit, spans: list[Span], book: Codebook) -> float:
    """Return by how much what a kind must have makes it likelier, or less so."""
    said = {unit.line.lower[at] for at in covered(*spans)}
    words = {unit.line.lower[at] for at in unit.scope}
    actors = {type(read.named) for read in unit.names}
    around = actors | {type(read.named) for read in unit.around}
    named = State in actors or Organization in actors or bool(unit.both)
    is_state = any(group.lemmas & {"be", "remain"} for group in unit.groups)
    related = len(said) > 1 and bool(said & _RELATIONS)
    rated = is_state and unit.date is None and "diplomatic" not in words
    nouns = [span for span in spans if not any(group.start <= span.start < group.end for group in unit.groups)]
    tied = _says(unit, Tie, book) or _says(unit, Aspect, book)
    lemmas = frozenset[str]().union(*map(noun_lemmas_of, words))
    phrased = {unit.line.lower[at] for at in phrases(unit.line, "")}
    factors = {
        "diplomatic_relations": (2.0 if "diplomatic" in words else 0.8) * related,
        "recognitions": 1.6 * bool(said),
        "missions": 1.8 if _says(unit, MissionKind, book) else 0.1,
        "consular_posts": 2.2 * _says(unit, PostKind, book),
        "office_holders": (1.2 if said and _says(unit, Office, book) else 0.2) * (Person in actors),
        "assistance": 1.0 if unit.figures or len(spans) > 1 else 0.7,
        "memberships": (1.3 if tied else 0.2)
        * (1.0 if Organization in actors else 0.7 if Organization in around else 0.1)
        * _joinable(unit),
        "trade": (1.4 if unit.figures else 0.8)
        * (0.4 if any(group.lemmas & _GIVING for group in unit.groups) else 1.0),
        "investments": (1.3 if unit.figures else 0.9) if any("invest" in word for word in words) else 0.4,
        "treaties": 1.4 if _says(unit, Designation, book) else 0.3,
        "visits": 1.4 if lemmas & _JOURNEYS or not spans else 0.5,
        "meetings": 1.0 if nouns or words & _MEETINGS else 0.5,
        "exercises": 1.6,
        "military_presences": 1.0 if frozenset[str]().union(*map(noun_lemmas_of, words - phrased)) & _FORCES else 0.1,
        "renamings": 1.5 if "renamed" in words else 0.1,
        "figures": (3.5 if lemmas & _COUNTED else 1.0) * bool(unit.figures),
        "events": 1.0 if unit.date is not None and unit.groups else 0.5,
        "characterizations": (4.5 if words & _RELATIONS else 2.0) if rated else 3.0 if unit.denied else 0.3,
    }
    told = _tells(table, unit)
    return max(told, factors.get(table, 1.0 if named else 0.6))


def _joinable(unit: Unit) -> float:
    """Return nothing if all organizations that a sentence names are such as no State joins, else one."""
    named = [read.named for read in (*unit.names, *unit.around)]
    kinds = {organization.kind for organization in named if isinstance(organization, Organization)}
    return 0.0 if kinds and kinds <= _NO_MEMBERS else 1.0


def _tells(table: str, unit: Unit) -> float:
    """Return how likely a kind is by the pattern of its verb: "announced that", "promised to", "broke out"."""
    verbs, word = _PATTERNS.get(table, (_NONE, ""))
    for group in unit.groups:
        after = unit.line.lower[group.end : group.end + _SOON]
        if group.lemmas & verbs and not group.participle and word in after:
            return _TOLD
    happens = table == "events" and _HAPPENING.search(unit.line.text) is not None
    spans = [match.span() for match in _HAPPENING.finditer(unit.line.text)] if happens else []
    return _TOLD if unit.line.positions(spans) & unit.scope else 0.0


def _says(unit: Unit, vocabulary: type, book: Codebook) -> bool:
    return any(span.start in unit.scope for span in book.term_spans(vocabulary, unit.line.text))
