"""The other way round: everything that the cited words say must be in the record."""

import re
from collections import Counter
from collections.abc import Iterator
from types import NoneType
from typing import get_args

from attrs import fields

from tajik_relations.evidence.cited_words import CitedWords, unmarked
from tajik_relations.evidence.cues import said_of, spans_of, status_of
from tajik_relations.evidence.readers import dates_in, figures_in
from tajik_relations.evidence.summaries import carried, is_light, with_synonyms
from tajik_relations.evidence.tokens import tokens
from tajik_relations.evidence.witness import OWN_NAMES, PRINTED, SUMMARIES
from tajik_relations.model.actors import State
from tajik_relations.model.terms import Qualifier, Status, Term
from tajik_relations.records import (
    KINDS,
    Cooperation,
    Event,
    Fact,
    Figure,
    Investment,
    Meeting,
    Quantity,
    Reference,
    Trade,
)
from tajik_relations.records.fact import items_of

WITHOUT_STATUS = (Figure, Investment, Reference, Trade)
"""Kinds that hold figures or notes, of which the words give no state of things."""
_REFERS = re.compile(r"\b(?:the country|its|their|our)\b", re.IGNORECASE)
_TITLED = re.compile(r"(?:Agreement|Contract|Convention|Memorandum|Protocol|Treaty) (?:of|on)\b")
_RETRIEVED = re.compile("retrieved|archived|original", re.IGNORECASE)


def unrecorded(fact: Fact, cited: CitedWords, subject: State) -> Iterator[str]:
    """Return what the cited words of a fact say and its record does not hold, one sentence each."""
    yield from _dates(fact, cited)
    yield from _marks(fact, cited)
    yield from _terms(fact, cited)
    yield from _words(fact, cited)
    if isinstance(fact, Reference):
        return
    yield from _figures(fact, cited)
    yield from _names(fact, cited)
    if getattr(fact, "title", "none") is None and any(map(_TITLED.match, cited.fragments)):
        yield "title: expected the record to hold the title that the words give"
    if isinstance(fact, Event) and fact.status is Status.ONGOING:
        yield "kind: expected what goes on to be of another kind than an Event, which happened once"
    if isinstance(fact, Cooperation | Meeting) and len(fact.actors) == 1:
        yield f"actors: expected nobody or at least two in a {fact.kind}, found one"
    if not fact.actors and _REFERS.search(cited.text):
        yield "actors: expected those to whom the words refer, found nobody"
    together = {subject, fact.partner} - {None}
    if cited.together and not together <= {*fact.actors, *fact.mentioned} and fact.actors:
        yield "actors: expected both sides, to whom the words refer together, found one of them"


def _dates(fact: Fact, cited: CitedWords) -> Iterator[str]:
    more = (getattr(fact, name, None) for name in ("archived", "retrieved"))
    held = {str(value) for value in (fact.date, *more) if value}
    held |= {text[:4] for text in held}  # a bare year beside a date in it says nothing new
    for read in cited.dates:
        if read.text not in held and read.text not in _texts(fact, PRINTED):
            yield f"date: expected the record to hold {read.text}, which the words state"


def _marks(fact: Fact, cited: CitedWords) -> Iterator[str]:
    number = (fact.mark,) if isinstance(fact, Reference) and fact.mark is not None else ()
    held = number if isinstance(fact, Reference) else fact.footnotes
    if held != cited.marks:
        yield f"footnotes: expected the marks in the words {list(cited.marks)}, found {list(held)}"


def _terms(fact: Fact, cited: CitedWords) -> Iterator[str]:
    status = None if isinstance(fact, WITHOUT_STATUS) else status_of(fact.kind, cited.text)
    if status is not fact.status:
        yield f"status: expected {status or 'none'} by the words, found {fact.status or 'none'}"
    for name, vocabulary in _OPTIONAL[type(fact)].items():
        for term in said_of(vocabulary, cited.text) if getattr(fact, name) is None else ():
            yield f"{name}: expected the record to hold {term}, which the words say"


def _optional_terms(kind: type[Fact]) -> dict[str, type[Term]]:
    """Return the fields of a kind that hold a term or nothing, with their vocabularies; status has its own rule."""
    parts = {one.name: [part for part in get_args(one.type) if part is not NoneType] for one in fields(kind)}
    single = {name: part[0] for name, part in parts.items() if len(part) == 1 and name != "status"}
    return {name: part for name, part in single.items() if isinstance(part, type) and issubclass(part, Term)}


_OPTIONAL = {kind: _optional_terms(kind) for kind in KINDS.values()}


def _figures(fact: Fact, cited: CitedWords) -> Iterator[str]:
    quantity: Quantity | None = getattr(fact, "quantity", None)
    unit = (quantity.unit or "") if quantity else ""
    told = figures_in(f"{_texts(fact, (*SUMMARIES, 'title'))} {unit}") if cited.figures else ()
    held = Counter(read.number for read in told)
    if quantity is not None:
        held.update(number for number in (quantity.number, quantity.alternative) if number is not None)
    for number, count in Counter(read.number for read in cited.figures).items():
        if count > held[number]:
            yield f"quantity: expected the record to hold {number}, which the words state"
    if hasattr(fact, "quantity") and quantity is None:
        for qualifier in said_of(Qualifier, cited.text):
            yield f"quantity: expected the record to hold a figure, as the words say {qualifier}"


def _names(fact: Fact, cited: CitedWords) -> Iterator[str]:
    place = getattr(fact, "place", None) or getattr(fact, "seat", None)
    held = {*fact.actors, *fact.mentioned, *((place.name, place.state) if place else ())}
    held |= {read.named for read in cited.index.names_in([_texts(fact, SUMMARIES)]) if isinstance(read.named, str)}
    printed = {getattr(fact, name, None) for name in OWN_NAMES} - {None}
    held |= {actor for actor in cited.index.actors if printed & {actor.name, *actor.names}} if printed else set()
    told = {read.named for read in cited.index.names_in([_texts(fact, (*SUMMARIES, "title"))])}
    for actor in fact.mentioned:
        if actor not in told:
            yield f"mentioned: expected someone whom topic or relative name, found {actor.name}"
    when = {read.named for read in cited.index.names_in([fact.relative or ""])}
    times = Counter(name.named for name in cited.names)
    for actor in fact.actors:
        if actor in when and times[actor] == 1:
            yield f"actors: expected nobody whom the words name for the dating alone, found {actor.name}"
    for name in cited.names:
        if name.named not in held:
            yield f"actors: expected the record to hold {name.named}, whom the words name"


def _words(fact: Fact, cited: CitedWords) -> Iterator[str]:
    """Return the cited words that carry no value of the record."""
    quantity: Quantity | None = getattr(fact, "quantity", None)
    unit = (quantity.unit or "") if quantity else ""
    held = with_synonyms(f"{_texts(fact, (*SUMMARIES, *PRINTED))} {unit}")
    values = [item for one in fields(type(fact)) for item in items_of(getattr(fact, one.name))]
    terms = [value for value in (*values, *((quantity.qualifier,) if quantity else ())) if isinstance(value, Term)]
    is_note = isinstance(fact, Reference)
    named = {at for name in cited.names for at in range(name.position, name.position + name.length) if not is_note}
    signs = set("$€£%") & set(_texts(fact, PRINTED))
    at = 0
    for fragment in cited.fragments:
        bare = unmarked(fragment)
        spans = [(read.start, read.end) for read in dates_in(bare, year="0000")]
        spans += [] if is_note else [(read.start, read.end) for read in figures_in(bare)]
        spans += [] if is_note else spans_of(fact.kind, terms, bare)
        useful = bare != fragment
        for token in tokens(bare):
            read = (
                at in named
                or token.text in signs
                or any(start < token.end and token.start < end for start, end in spans)
            )
            useful = useful or read or not is_light(token.text)
            at += 1
            if not (
                read
                or is_light(token.text)
                or (is_note and _RETRIEVED.fullmatch(token.text))
                or carried(token.text, held)
            ):
                yield f"words: expected words that carry a value of the record, found {token.text!r} beside them"
        at += len(tokens(fragment)) - len(tokens(bare))
        if not useful:
            yield f"words: expected a fragment that carries a value of the record, found {fragment!r}"


def _texts(fact: Fact, names: tuple[str, ...]) -> str:
    return " ".join(str(getattr(fact, name, None) or "") for name in names)
