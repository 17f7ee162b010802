"""The comparison: every value of a fact is read again from its cited words, found there, contradicted or undecided."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import fields

from tajik_relations.evidence.checks.direction import direction
from tajik_relations.evidence.checks.findings import Finding, numbers_of, undecided, wrong
from tajik_relations.evidence.checks.participants import named_actor, named_place
from tajik_relations.evidence.checks.status import status_and_aspect, status_shown
from tajik_relations.evidence.checks.summary import summarized
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.codebook_signs import ALTERED, UNMARKED
from tajik_relations.evidence.english.negations import CALLED_OFF, CARRIERS, ENDING, NEGATING, OCCASIONS
from tajik_relations.evidence.english.summaries import negations, unsupported, words_of
from tajik_relations.evidence.english.verbs import Tense
from tajik_relations.evidence.english.words_for_flags import CAN_SAY, COUNTED, RECURRING, SAID
from tajik_relations.evidence.readers import FigureRead
from tajik_relations.evidence.readers.numbers_in_names import untimed
from tajik_relations.evidence.readers.qualifiers import hands_over
from tajik_relations.evidence.readers.units import AMBIGUOUS, MONEY, is_whose
from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.terms import (
    NOT_YET,
    BasisKind,
    Designation,
    MissionKind,
    Office,
    Ordinal,
    PostKind,
    Qualifier,
    RelationsTerm,
    Status,
    Tie,
    VisitKind,
)
from tajik_relations.model.typed_values import Term
from tajik_relations.records import Fact, Quantity, Reference
from tajik_relations.records.fact import items_of

CUT = ("name", "former_name", "later_name", "according_to", "publisher", "followed")
"""Fields of printed names and phrases that are not cut short."""
OWN_NAMES = ("name", "former_name", "later_name")
"""Fields that hold the printed name of what the fact is about."""
PRINTED = ("title", "label", "publisher", "address", "wording", "according_to", "followed", *OWN_NAMES)
"""Fields that hold text exactly as printed."""
SUMMARIES = ("summary", "topic", "relative")
"""Fields that hold our own words."""
SPECIFIC = "Visit Meeting Treaty DiplomaticMission ConsularPost Recognition Exercise Trade Investment".split()
"""Kinds whose signs speak against a kind of which the words have no sign."""
_ELSEWHERE = "id citations row partner basis footnotes status remark remark_from succeeds summary".split()
"""Fields that are checked with the citations, the rules, what is left over, or on their own."""
_MOST_SIGNS = 6
"""How many signs a message names."""
IMPLIED: dict[Term | str, Term] = {Tie.FOUNDING_MEMBER: Tie.MEMBER}
"""A term, and the other term that is always true with it."""
GENERAL = (VisitKind.UNSPECIFIED, Designation.DOCUMENT, RelationsTerm.UNSPECIFIED)
"""General terms: they say less than others but are never wrong."""
RANKED = (VisitKind, MissionKind, PostKind, Tie, Office, Designation, Ordinal)
"""Vocabularies whose term can differ between the cited words and the whole clause or a longer phrase."""
_SINCE_THEN = re.compile(r"\bsince then\b|\bever since\b", re.IGNORECASE)
"""Words by which a date is the beginning of a time that still goes on."""


def compared(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield the values of a fact that the cited words contradict or leave undecided."""
    derived = {basis.field for basis in fact.basis if basis.kind is not BasisKind.JUDGED}
    yield from _kind(fact, cited)
    yield from status_shown(fact, cited)
    for attribute in fields(type(fact)):
        value = getattr(fact, attribute.name)
        if attribute.name in _ELSEWHERE or value is None:
            continue
        for at, item in enumerate(items_of(value)):
            name = f"{attribute.name}[{at}]" if isinstance(value, tuple) else attribute.name
            yield from _value(name, item, cited, derived)
    yield from status_and_aspect(fact)
    yield from direction(fact, cited)
    yield from summarized(fact, cited)
    if not isinstance(fact, Reference):
        yield from _negation(fact, cited)


def _kind(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    signs = cited.book.kinds.get(fact.kind)
    if signs is None or cited.kind_spans(fact.kind):
        return
    if fact.kind == "Commitment" and any(group.tense is Tense.FUTURE for part in cited.parts for group in part.groups):
        return
    shown = [f"a {kind}" for kind in SPECIFIC if kind != fact.kind and cited.shows_noun_of(kind)]
    found = f"words that show {' and '.join(shown)}" if shown else "none"
    yield undecided("kind", f"expected words that show a {fact.kind} ({_some(signs.examples)}), found {found}")


def _some(signs: tuple[str, ...]) -> str:
    return ", ".join(signs[:_MOST_SIGNS]) + (" …" if len(signs) > _MOST_SIGNS else "")


def _negation(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a negation, or a verb that denies or ends something, that no value of the fact carries."""
    if fact.kind in OCCASIONS and fact.status not in NOT_YET and _is_called_off(cited):
        yield wrong(
            "status", f"expected planned, because the words say that it was called off, found {fact.status or 'none'}"
        )
        return
    summary = " ".join(str(getattr(fact, name, None) or "") for name in SUMMARIES)
    if CARRIERS.search(summary) or fact.status is Status.ENDED:
        return
    if cited.status.called_off and fact.status is Status.DONE and fact.kind == "Event":
        yield wrong("summary", "the words say that it was called off: write a summary that says so too")
    if fact.status in NOT_YET:
        for word in sorted(cited.negations_beside() & CALLED_OFF if cited.lines else ()):
            yield undecided(
                "status",
                f"{word!r} stands in the clause that states the fact: judge whether the status is `{fact.status}`",
            )
        return
    own = {word.casefold() for word in cited.words} & NEGATING if not summary else frozenset[str]()
    for word in sorted(own | cited.negations_beside()):
        if word in ENDING and not fact.lasting and not (cited.status.called_off and word in CALLED_OFF):
            continue
        sentence = (
            f"expected a status or a summary that expresses {word!r}, which stands in the clause of the cited words"
        )
        yield wrong("status", f"{sentence}, found {fact.status or 'none'}")


def _is_called_off(cited: CitedWords) -> bool:
    """Whether the verb beside cited words that have no verb says that the fact did not come about."""
    around = cited.status_around.called_off if cited.lines else cited.negations_beside() & CALLED_OFF
    return bool(around) and not cited.status.words


def _value(name: str, value: Any, cited: CitedWords, derived: set[str]) -> Iterator[Finding]:
    """Yield the problems of one value, by its type."""
    match value:
        case PartialDate() | DateRange():
            yield from _dated(name, value, cited)
        case Term():
            yield from _termed(name, value, cited)
        case Quantity():
            yield from _quantity(name, value, cited)
        case State() | Organization() | Person() | UnidentifiedState():
            yield from named_actor(name, value, cited, derived)
        case Place():
            yield from named_place(name, value, cited, derived)
        case bool():
            yield from _flag(name, value, cited)
        case int():
            if not any(fragment.startswith(f"[{value}]") for fragment in cited.fragments):
                yield wrong(name, f"expected the mark with which the note begins, found {value}")
        case str() if name in PRINTED:
            if not cited.spells(value, whole=name == "title"):
                strange = f"expected text that stands in the cited words, found {value!r}"
                yield wrong(name, cited.in_one_piece(value) or strange)
            elif name in CUT and cited.cuts(value, phrase=name == "followed"):
                yield undecided(name, f"expected the whole phrase, found only the part {value!r} of it")
        case str():
            yield from _summarized(name, value, cited)
        case _:
            raise TypeError(f"no check compares the field {name}")


def _flag(name: str, value: bool, cited: CitedWords) -> Iterator[Finding]:  # noqa: FBT001 - a value
    """Yield a flag that the words contradict or do not support."""
    dated_source = name == "as_of" and cited.fact.according_to is not None and cited.fact.date is not None
    if dated_source and cited.fact.status is Status.DONE:  # the date can be that of the act, or of the source
        return
    said = dated_source or (name in SAID and SAID[name].search(cited.text) is not None)
    if value and name == "recurrent" and cited.fact.kind not in RECURRING:
        yield wrong(name, f"expected false, because a {cited.fact.kind} cannot be recurrent, found true")
    elif said == value or (value and name in CAN_SAY and CAN_SAY[name].search(cited.text) is not None):
        return
    elif name == "as_of" and value:
        yield undecided(
            name, "no cited words, such as 'as of', say that the statement was true at this date: judge as_of"
        )
    elif name in COUNTED and value:
        yield undecided(name, f"no cited words show {name} = true: judge {name}")
    elif name not in COUNTED:
        yield wrong(name, f"expected {str(said).lower()} from the words, found {str(value).lower()}")
    elif cited.fact.kind in COUNTED[name]:
        yield undecided(name, f"the words may mean {name} = true: judge {name}")


def _dated(name: str, value: PartialDate | DateRange, cited: CitedWords) -> Iterator[Finding]:
    role, anchors = (name == "archived", name == "retrieved"), cited.dated_words.anchors
    full = (date for date in cited.dates_of_lines if date.text not in anchors)
    read = [date.text for date in (*cited.dates, *full) if (date.archived, date.retrieved) == role]
    read += () if any(role) else cited.spans_of_time
    if cited.fact.status is Status.ENDED:
        read += [f"../{text}" for text in read if "/" not in text]
    read += [f"{text.split('/')[-1]}/.." for text in read] if _SINCE_THEN.search(cited.text) else []
    if len(set(str(value).split("/")) & {*read, *anchors}) == 2:  # "had come in 2006 and left in 2009"
        yield undecided(
            name, f"the words give both dates, but not as the period {value}: judge whether this period is right"
        )
    elif str(value) not in read:
        stated, unresolved = ", ".join(dict.fromkeys(read)) or "none", cited.dated_words.unresolved
        stated += f"; the date to which {unresolved!r} refers is not cited" if unresolved else ""
        yield (undecided if unresolved else wrong)(
            name, f"expected a date that the words state ({stated}), found {value}"
        )


def _termed(name: str, term: Term, cited: CitedWords, fragments: Iterable[str] | None = None) -> Iterator[Finding]:
    said = cited.said(type(term)) if fragments is None else cited.book.said(type(term), fragments)
    if cited.fact.kind == "OfficeHolder" and cited.fact.status is Status.ENDED:
        said = cited.book.said(type(term), [re.sub(r"(?i)\b(?:former|ex)\W", "", bare) for bare in cited.bare])
    if isinstance(term, ALTERED) and cited.altered():
        yield wrong(
            name,
            f"cite also {cited.altered()!r}, which stands right before the cited words and changes {term}",
        )
        return
    said = [IMPLIED.get(other, other) if IMPLIED.get(other) is term else other for other in said]
    if term in said and not isinstance(term, Ordinal):
        return
    verdict = undecided if term in GENERAL else wrong
    if term in UNMARKED:
        if said:
            yield verdict(name, f"expected {said[0]}, which the words say, found {term}")
        return
    if said and term.name == "OTHER" and cited.fact.wording is not None and cited.spells(cited.fact.wording):
        yield undecided(name, f"the words show {said[0]}, found `other` ({cited.fact.wording!r}): judge which is meant")
    elif said and said != [term]:
        yield verdict(name, f"expected {' or '.join(map(str, said))}, which the words say, found {term}")
    elif not said:
        signs = cited.book.terms.get(term)
        wanted = f"expected words that show {term} ({_some(signs.examples) if signs else 'the codebook has none'})"
        yield undecided(name, f"{wanted}, found none")


def _summarized(name: str, summary: str, cited: CitedWords) -> Iterator[Finding]:
    ours, theirs = negations(summary), negations(cited.text)
    if ours > theirs or (name == "relative" and ours > 0):
        expected = theirs if name != "relative" else 0
        yield wrong(name, f"expected {expected} negations as in the words, found {ours} in {summary!r}")


def _quantity(name: str, quantity: Quantity, cited: CitedWords) -> Iterator[Finding]:
    for number in numbers_of(cited.fact):
        reads = [read for read in cited.figures if read.number == number]
        if figure := cited.figure_cut(number):
            yield wrong(name, figure)
        elif not reads:
            read = ", ".join(str(read.number) for read in cited.figures)
            yield wrong(name, f"expected a figure that the words state ({read or 'none'}), found {number}")
        elif not any(_same_unit(quantity.unit, read, cited) for read in reads):
            signs = {read.unit for read in reads}
            if None in signs and is_whose(quantity.unit, cited.text):
                continue
            sentence = f"expected the unit that the words give, found {quantity.unit or 'none'}"
            shared = signs & AMBIGUOUS.get(quantity.unit or "", frozenset())
            themselves = quantity.unit is None and cited.kind_spans(cited.fact.kind)  # "60 agreements" of a Treaty
            yield (undecided if shared or themselves else wrong)(name, sentence)
    if quantity.number is None and (quantity.unit is None or not _is_named(quantity.unit, cited)):
        yield wrong(name, f"expected the unit that the words give, found {quantity.unit or 'none'}")
    if quantity.qualifier is Qualifier.EXACTLY and quantity.number is None:
        yield wrong(name, "expected a figure or a qualifier, found neither")
    yield from _limited(name, quantity, cited)
    if (quantity.alternative is not None) != (quantity.qualifier is Qualifier.ONE_OR_OTHER):
        yield wrong(
            name,
            f"expected an alternative figure and {str(Qualifier.ONE_OR_OTHER)!r} together, found only one of them",
        )


def _limited(name: str, quantity: Quantity, cited: CitedWords) -> Iterator[Finding]:
    """Yield a qualifier that is not that of the words right at the figure; elsewhere its signs count."""
    limits = cited.limits(quantity.number)
    close = limits - {Qualifier.EXACTLY}
    if quantity.qualifier is Qualifier.EXACTLY and not close and limits and hands_over(cited.text):
        return
    if quantity.qualifier in close:
        return
    if close and Qualifier.EXACTLY not in limits:
        expected = " or ".join(sorted(map(str, close)))
        yield wrong(name, f"expected {expected}, as the words next to the figure say, found {quantity.qualifier}")
    else:
        yield from _termed(name, quantity.qualifier, cited, [*map(untimed, cited.bare)])


def _same_unit(unit: str | None, read: FigureRead, cited: CitedWords) -> bool:
    if read.unit is not None:
        return unit == read.unit
    return _is_named(unit, cited) or cited.carries_unit(read.number, unit) if unit is not None else not read.noun


def _is_named(unit: str, cited: CitedWords) -> bool:
    unit = MONEY.get(unit, unit)
    return bool(words_of(unit)) and not any(unsupported(unit, cited.text))
