"""The witness: every value of a fact is read again from its cited words; what it cannot find there it reports."""

import re
from collections.abc import Iterator
from typing import Any

from attrs import fields

from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.cues import KINDS, has_cue, said_of
from tajik_relations.evidence.readers import FigureRead
from tajik_relations.evidence.summaries import negations, unsupported, words_of
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.terms import Ordinal, Qualifier, Term
from tajik_relations.records import ConsularPost, Fact, Position, Quantity
from tajik_relations.records.fact import items_of

OWN_NAMES = ("name", "former_name", "later_name")
"""Fields that hold the printed name of what the fact is about."""
PRINTED = ("title", "publisher", "address", *OWN_NAMES)
"""Fields that hold text exactly as printed."""
SUMMARIES = ("topic", "relative")
"""Fields that hold our own words."""
DIRECTED = (
    ("sending", "receiving"),
    ("sending", "host"),
    ("provider", "recipient"),
    ("recognizing", "recognized"),
    ("investor", "recipient"),
    ("reporting", "counterpart"),
    ("committed", "toward"),
)
"""Pairs of fields of which the words name the first one first."""
_ELSEWHERE = ("id", "citations", "row", "partner", "basis", "footnotes", "status")
"""Fields that are checked with the citations, the rules, or what is left over."""
_SAID = {"as_of": re.compile(r"\bas of\b", re.IGNORECASE), "honorary": re.compile(r"\bhonorary\b", re.IGNORECASE)}


def unwitnessed(fact: Fact, cited: CitedWords) -> Iterator[str]:
    """Return what the cited words of a fact do not bear out, one sentence each."""
    derived = {basis.field for basis in fact.basis}
    pattern = KINDS.get(fact.kind)
    if pattern is not None and not pattern.search(cited.text):
        yield f"kind: expected words that show a {fact.kind}, found none"
    for one in fields(type(fact)):
        value = getattr(fact, one.name)
        if one.name in _ELSEWHERE or value is None:
            continue
        for at, item in enumerate(items_of(value)):
            name = f"{one.name}[{at}]" if isinstance(value, tuple) else one.name
            yield from (f"{name}: {problem}" for problem in _value(name, item, cited, derived))
    yield from _direction(fact, cited)
    if isinstance(fact, Position) and pattern is not None and not cited.together:
        cue = pattern.search(cited.text)
        before = len(tokens(cited.text[: cue.start()])) if cue else 0
        late = [one for one in fact.holder if (cited.first(one) or 0) > before]
        yield from (f"holder: expected those named before the words for a position, found {one}" for one in late)


def _value(name: str, value: Any, cited: CitedWords, derived: set[str]) -> Iterator[str]:
    """Return what the words do not bear out of one value, by its type."""
    match value:
        case PartialDate() | DateRange():
            yield from _dated(name, value, cited)
        case Term():
            yield from _termed(value, cited)
        case Quantity():
            yield from _quantity(value, cited)
        case State() | Organization() | Person():
            named = cited.first(value) is not None
            if not named and name not in derived:
                yield f"expected someone whom the words name, found {value.code}"
            elif named and name in derived:
                yield f"expected the code of {value.code}, whom the words name, found a token"
        case UnidentifiedState():
            if name not in derived:
                yield "expected a row whose State is open"
        case Place():
            yield from _place(name, value, cited, derived)
        case bool():
            said = _SAID[name].search(cited.text) is not None
            if said != value:
                yield f"expected {str(said).lower()} by the words, found {str(value).lower()}"
        case int():
            if not any(fragment.startswith(f"[{value}]") for fragment in cited.fragments):
                yield f"expected the note's own mark, found {value}"
        case str() if name in PRINTED:
            if not cited.spells(value, whole=name == "title"):
                yield f"expected text that stands in the words, found {value!r}"
        case str():
            yield from _summarized(name, value, cited)
        case _:
            raise TypeError(f"no witness for {name}")


def _dated(name: str, value: PartialDate | DateRange, cited: CitedWords) -> Iterator[str]:
    role = (name == "archived", name == "retrieved")
    read = [each.text for each in cited.dates if (each.archived, each.retrieved) == role]
    if str(value) not in read:
        yield f"expected a date that the words state ({', '.join(read) or 'none'}), found {value}"


def _termed(term: Term, cited: CitedWords) -> Iterator[str]:
    if not has_cue(term, cited.text):
        yield f"expected the words to say {term}, found no cue for it"
    elif isinstance(term, Ordinal) and said_of(Ordinal, cited.text) != [term]:
        yield f"expected the words to say {term} alone, found another place in the order"


def _summarized(name: str, summary: str, cited: CitedWords) -> Iterator[str]:
    for word in unsupported(summary, cited.text):
        yield f"expected only what the words say, found {word!r}"
    ours, theirs = negations(summary), negations(cited.text)
    if ours > theirs or (name == "topic" and theirs > 0 and ours == 0) or (name == "relative" and ours > 0):
        yield f"expected {theirs if name == 'topic' else 0} negations as in the words, found {ours} in {summary!r}"


def _quantity(quantity: Quantity, cited: CitedWords) -> Iterator[str]:
    for number in (quantity.number, quantity.alternative):
        found = [read for read in cited.figures if read.number == number]
        if number is not None and not found:
            read = ", ".join(str(read.number) for read in cited.figures)
            yield f"expected a figure that the words state ({read or 'none'}), found {number}"
        elif number is not None and not any(_same_unit(quantity.unit, read, cited) for read in found):
            yield f"expected the unit that the words give, found {quantity.unit}"
    if quantity.number is None and (quantity.unit is None or not _is_named(quantity.unit, cited)):
        yield f"expected the unit that the words give, found {quantity.unit}"
    if quantity.qualifier is Qualifier.EXACTLY and quantity.number is None:
        yield "expected a figure or a qualifier, found neither"
    if not has_cue(quantity.qualifier, cited.text):
        yield f"expected the words to say {quantity.qualifier}, found no cue for it"
    if (quantity.alternative is not None) != (quantity.qualifier is Qualifier.ONE_OR_OTHER):
        yield "expected two values with the qualifier for them, found one without the other"


def _same_unit(unit: str | None, read: FigureRead, cited: CitedWords) -> bool:
    if read.unit is not None:
        return unit == read.unit
    return _is_named(unit, cited) if unit is not None else not read.noun


def _is_named(unit: str, cited: CitedWords) -> bool:
    return bool(words_of(unit)) and not any(unsupported(unit, cited.text))


def _place(name: str, place: Place, cited: CitedWords, derived: set[str]) -> Iterator[str]:
    if not any(read.named == place.name for read in cited.names):
        yield f"expected a place that the words name, found {place.name}"
    beside = cited.state_beside(place.name)
    if beside is not None and place.state != beside:
        yield f"expected {place.name} in {beside}, as the words have it, found {place.state}"
    if place.state is not None and beside is None and f"{name}.state" not in derived:
        yield f"expected a State that stands beside {place.name} in the words, found {place.state}"
    if beside is not None and f"{name}.state" in derived:
        yield f"expected the State of {place.name} with it, as the words name it, found it left to the rule"


def _direction(fact: Fact, cited: CitedWords) -> Iterator[str]:
    for first, second in DIRECTED:
        one, other = getattr(fact, first, None), getattr(fact, second, None)
        if one is None or other is None:
            continue
        places = cited.first(one), cited.first(other)
        if None not in places and not places[0] < places[1]:  # type: ignore[operator]
            yield f"{first}: expected the one named first, found {other.name} named before {one.name}"
        done_to = isinstance(one, State | Organization) and (
            cited.follows(one, "to")
            or cited.follows(one, "visits")
            or (first == "recognizing" and cited.comes_after(one, "recogni"))
        )
        if done_to:
            yield f"{first}: expected the one who acts, found {one.name}, to whom the act is done"
        if one == other:
            yield f"{first}: expected two different parties, found {one.name} twice"
    place = getattr(fact, "seat", None) or getattr(fact, "place", None)
    where = place.state if place is not None else None
    if where is not None and where == getattr(fact, "sending", None):
        yield f"sending: expected {place} to lie outside the sending State, found {where}"
    if isinstance(fact, ConsularPost) and where not in (None, fact.receiving):
        yield f"receiving: expected the State of {place}, found {fact.receiving}"
