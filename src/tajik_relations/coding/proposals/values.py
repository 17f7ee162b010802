"""The values of a fact beside those who take part: terms, place, figure, title, as a unit's words give them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from attrs import NOTHING, fields_dict

from tajik_relations.coding.proposals.fact_units import Unit
from tajik_relations.coding.proposals.kinds import Likely
from tajik_relations.coding.proposals.roles import places_of, state_beside
from tajik_relations.coding.proposals.titles import TITLES
from tajik_relations.coding.proposals.words import NOWHERE, covered, listed, positions, said_at
from tajik_relations.evidence.checks.values import SUMMARIES
from tajik_relations.evidence.english.codebook_signs import UNMARKED, Codebook, Span
from tajik_relations.evidence.english.lemmas import PLURAL, regular_readings
from tajik_relations.evidence.english.verbs import DETERMINERS, PREPOSITIONS
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.lines import LineRead
from tajik_relations.evidence.readers import FigureRead, qualifier_of
from tajik_relations.model.actors import Actor, Place, State, UnidentifiedState
from tajik_relations.model.dates import PartialDate
from tajik_relations.model.terms import Designation, Field, Ordinal, Participation, Qualifier, TreatyDate
from tajik_relations.model.typed_values import Term
from tajik_relations.reading.converter import sorts_of
from tajik_relations.records import Fact, Quantity
from tajik_relations.records.fact import FRAMEWORK, own_fields

_ON = re.compile(r"\b(?:on|about|concerning)\s+((?:[a-z-]+\s*){1,6})")
_SEVERAL = ("level",)
"""Fields that hold a list of terms."""
_PLURALS = frozenset("people men women children personnel staff aircraft police cattle sheep".split())
"""Plurals without an ending."""
_NEAR = 3
"""Within how many words of the sign of the kind the place in an order stands that belongs to it."""
_LASTING = re.compile(r"-(?:year|month|week|day|hour|point|storey|member|strong|party)s?\b")
"""What makes a figure a part of an adjective: "a ten-year plan"."""
_QUALIFYING = word_set("qualifying")
_NO_UNIT = PREPOSITIONS | DETERMINERS | listed("no_unit")
_LONGEST_UNIT = 4
_MONEY = {"dollar": "$"}
"""Nouns for money that do not say whose it is, and the sign by which a record has them."""


class Value(NamedTuple):
    """A value of a field, and the positions of the words that say it."""

    name: str
    value: Any
    at: frozenset[int] = NOWHERE


def _vocabularies(kind: type[Fact]) -> Iterator[tuple[str, type[Term], bool]]:
    """Yield the fields of a kind that hold terms: name, vocabulary, and whether it must stand."""
    for name in own_fields(kind):
        attribute = fields_dict(kind)[name]
        for sort in sorts_of(attribute.type):
            if issubclass(sort, Term):
                yield name, sort, attribute.default is NOTHING


def terms_in(kind: type[Fact], unit: Unit, likely: Likely, book: Codebook) -> Iterator[Value]:
    """Yield the terms that the words say, or that hold where no others are said; `None` for one that must be found."""
    near = [at for span in likely.signs for at in (span.start, span.end)]
    for name, vocabulary, must in _vocabularies(kind):
        every = book.term_spans(vocabulary, unit.line.text)
        spans = [span for span in every if span.start in unit.scope]
        beside = near
        if vocabulary is Ordinal:
            spans = [span for span in spans if not _is_none(span.start, near, unit.line)]
        elif vocabulary is Designation and not spans:  # "The Agreement, …, was signed": it stands before the clause
            spans = [span for span in every if unit.sentence[0] <= span.start < min(unit.scope)][:1]
        elif vocabulary is TreatyDate:
            if unit.date is None:
                continue
            beside = sorted(said_at(unit.line, unit.date))
        spans.sort(key=lambda span: (_is_cut(span, spans), distance(span.start, unit, beside)))
        if name in _SEVERAL and spans:
            yield Value(name, list(dict.fromkeys(str(span.of) for span in spans)), covered(*spans))
        elif spans and vocabulary is not Participation:
            yield Value(name, str(spans[0].of), covered(spans[0]))
            if _is_other(spans[0]):
                yield Value("wording", _text(unit.line, covered(spans[0])))
        elif must or vocabulary is TreatyDate:
            usual = next((term for term in vocabulary if term in UNMARKED), None)
            yield Value(name, None if usual is None else str(usual))


def _is_cut(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a sign of "other" overlaps one of a term with a name of its own: "Prime Minister of"."""
    return _is_other(span) and any(covered(span) & covered(sign) for sign in spans if sign.of is not span.of)


def _is_other(span: Span) -> bool:
    return isinstance(span.of, Term) and span.of.name == "OTHER"


def distance(at: int, unit: Unit, near: list[int]) -> int:
    """Return how far a word stands from what the unit is about, words before that being nearer; else from the signs."""
    if not unit.focus:
        return min((abs(at - other) for other in near), default=0)
    return min(unit.focus) - at if at < min(unit.focus) else _BEHIND * (at - max(unit.focus))


_BEHIND = 8
"""By how much a word behind a name counts as farther from it than one before it."""


def _is_none(at: int, near: list[int], line: LineRead) -> bool:
    """Whether a place in an order belongs to something else, or is one farther behind: "the fourth largest"."""
    apart = not any(abs(at - other) <= _NEAR for other in near)
    return apart or _LATER.fullmatch(line.lower[at - 1] if at else "") is not None


_LATER = re.compile(r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th)|most")


def _text(line: LineRead, at: frozenset[int]) -> str:
    return line.text[line.tokens[min(at)].start : line.tokens[max(at)].end]


def place_in(kind: type[Fact], unit: Unit) -> Value | None:
    """Return the place that the words give, with its State if they name that right behind it."""
    for name in ("seat", "place"):
        for read in places_of(unit) if name in own_fields(kind) else ():
            beside = state_beside(unit, read)
            at = positions(read).union(positions(beside) if beside else ())
            state = beside.named if beside else None
            return Value(name, f"{read.named}, {state.code}" if isinstance(state, State) else str(read.named), at)
    return None


def quantity_in(kind: type[Fact], unit: Unit) -> Value | None:
    """Return the first figure of a unit as a table, for a kind that has one."""
    line = unit.line
    figures = [read for read in unit.figures if not _LASTING.match(line.text, read.end)]
    if "quantity" not in own_fields(kind) or not figures:
        return None
    figure = figures[0]
    values: dict[str, Any] = {"number": figure.number}
    at = set(said_at(line, figure))
    if figure.unit is not None:
        values["unit"] = figure.unit
    elif figure.measure is not None:
        values["unit"] = _singular(line.lower[max(at)])
    elif noun := _unit_noun(unit, figure):
        word = _singular(line.lower[max(noun)])
        values["unit"] = _MONEY.get(word, word)
        at |= noun
    limit = qualifier_of(line.text, figure)
    if limit is not Qualifier.EXACTLY:
        values["qualifier"] = str(limit)
        first = min(at)
        while first - 1 in unit.scope and line.lower[first - 1] in _QUALIFYING:
            first -= 1
            at.add(first)
    return Value("quantity", values, frozenset(at))


def fields_in(kind: type[Fact], unit: Unit, book: Codebook) -> Value | None:
    """Return the fields of work that the words name outside names, for cooperation, of which they tell most."""
    if FRAMEWORK not in own_fields(kind):
        return None
    named = unit.line.named_positions
    every = (span for span in book.term_spans(Field, unit.line.text) if span.of is not Field.OTHER)
    spans = [span for span in every if span.start in unit.scope - named]
    return Value("fields", list(dict.fromkeys(str(span.of) for span in spans)), covered(*spans)) if spans else None


def aggregate_in(kind: type[Fact], unit: Unit, values: Iterable[Value]) -> Value | None:
    """Return that a fact stands for several instruments, if the word for them is a plural."""
    called = next((value.at for value in values if value.name == "designation"), NOWHERE)
    words = {unit.line.lower[at] for at in called}
    plural = any(_singular(word) != word for word in words) or "memoranda" in words
    return Value("aggregate", value=True) if "aggregate" in own_fields(kind) and plural else None


def _unit_noun(unit: Unit, figure: FigureRead) -> frozenset[int]:
    """Return the positions of the noun behind a figure, with the words between them."""
    line = unit.line
    after = [at for at, token in enumerate(line.tokens) if token.start >= figure.end and at in unit.scope]
    verbs = covered(*line.groups)
    noun: list[int] = []
    for at in after[:_LONGEST_UNIT]:
        named = line.words[at][:1].isupper()
        if line.lower[at] in _NO_UNIT or at in verbs or (noun and line.gap(at).strip(" -")):
            break
        if not line.words[at].isalpha() or (named and noun):
            break
        noun.append(at)
    if not noun or line.words[noun[-1]][:1].isupper():
        return frozenset()
    word = line.lower[noun[-1]]
    several = figure.number == 1 or word in _PLURALS or _singular(word) != word
    return frozenset(noun[-1:] if several else ())


def _singular(word: str) -> str:
    """Return the singular of a noun by its ending."""
    plural = [reading.lemma for reading in regular_readings(word) if reading.form == PLURAL]
    return plural[0] if plural else word


def title_in(kind: type[Fact], unit: Unit) -> Value | None:
    """Return the printed title of an instrument."""
    if "title" not in own_fields(kind):
        return None
    for match in (match for pattern in TITLES for match in pattern.finditer(unit.line.text)):
        at = unit.line.positions([match.span()])
        if at <= unit.scope and len(at) <= 8 and " " in match[0]:
            return Value("title", match[0], at)
    return None


def topic_in(kind: type[Fact], unit: Unit) -> Value | None:
    """Return the few words behind "on" that tell what an instrument is about."""
    if "designation" not in own_fields(kind):
        return None
    line, verbs = unit.line, covered(*unit.line.groups)
    for match in _ON.finditer(line.text):
        words: list[int] = []
        for place in sorted(line.positions([match.span(1)]) & unit.scope):
            stops = line.lower[place] in _TOPIC_ENDS or place in verbs
            if stops or (words and place in line.paused):
                break
            words.append(place)
        while words and line.lower[words[0]] in DETERMINERS:
            words.pop(0)
        while words and line.lower[words[-1]] in PREPOSITIONS | DETERMINERS:
            words.pop()
        if words:
            return Value("topic", _text(line, frozenset(words)), frozenset(words))
    return None


_TOPIC_ENDS = (PREPOSITIONS - {"of"}) | {"and", "which", "that", "was", "were"}


_FORMS: Mapping[type, str] = {
    Quantity: 'a figure: {number = 1500, unit = "pump", qualifier = "more than"}',
    bool: "true",
    PartialDate: 'EDTF: "2004", "2004-05", "2004-05-09", "2004/2006", "1996/.."',
    Place: "a place",
    int: "a number",
}
"""How a value of some types is written."""


def hint(kind: type[Fact], name: str) -> str:
    """Return the form of a value that is still to be found, for a comment."""
    sorts = sorts_of(fields_dict(kind)[name].type)
    terms = [str(term) for sort in sorts if issubclass(sort, Term) for term in sort]
    actors = sorted(sort.__name__ for sort in sorts if issubclass(sort, Actor) and sort is not UnidentifiedState)
    form = next((form for sort, form in _FORMS.items() if sort in sorts), "as printed")
    if actors:
        form = f"code of an actor: {' or '.join(actors)}"
    return " | ".join(terms) or ("in our own words" if name in SUMMARIES else form)
