"""The summary of a fact: its wording is free, but its names, figures, dates, negations and direction are checked."""

import re
from collections.abc import Iterator

from attrs import evolve

from tajik_relations.evidence.checks.direction import direction
from tajik_relations.evidence.checks.findings import Finding, numbers_of, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.summaries import alike, negations
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.lines import NOT_FINITE
from tajik_relations.evidence.readers import dates_in, figures_in
from tajik_relations.evidence.readers.qualifiers import qualifier_of
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.terms import Qualifier
from tajik_relations.records import Fact, Quantity
from tajik_relations.records.fact import FRAMEWORK

_ROUNDED = frozenset((Qualifier.ABOUT, Qualifier.SOME))
"""Limits that say the same: the figure is rounded."""
_CURRENCY = re.compile("[A-Z]{3}")
NUMBERED = re.compile(r"\b[A-Z]\w*-\d+\w*")
"""Names with a number: "CASA-1000"."""


def summarized(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield differences of a summary, topic or dating from the values and the cited words."""
    for name in ("topic", "relative"):
        yield from _strange(name, getattr(fact, name, None) or "", fact, cited)
    if fact.summary is None:
        return
    without_source = fact.summary.replace(fact.according_to or "\0", "")
    yield from _strange("summary", without_source, fact, cited)
    yield from _names(fact, fact.summary, cited)
    yield from _figures(fact, without_source)
    yield from _negations(fact.summary, cited)
    yield from _sides(fact, fact.summary, cited)
    yield from _subjects(fact, cited)


def _strange(name: str, text: str, fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield names, figures and dates of a text in our own words that neither the fact nor its words have."""
    place = fact.location
    held: set[object] = {*fact.concerned, *fact.mentioned, fact.partner}
    held |= {place.name, place.state} if place is not None else set()
    told = cited.index.named_in(text)
    for named in sorted(told - held - {read.named for read in cited.names}, key=str):
        yield wrong(name, f"expected names that the fact or its words have, found {named}")
    figures = {*numbers_of(fact), *(read.number for read in cited.figures)}
    for read in figures_in(text):
        said = name == "relative" and text[read.start : read.end] in cited.text  # "three years later"
        if read.number not in figures and read.number != 1 and not said:  # "one of them"
            yield wrong(name, f"expected figures that the fact or its words have, found {read.number}")
    dates = {date.text for date in cited.dates} | cited.dated_words.anchors
    for date in dates_in(text):
        if date.text not in {*dates, str(fact.date), *str(fact.date).split("/")}:
            yield wrong(name, f"expected dates that the fact or its words have, found {date.text}")
    for numbered in NUMBERED.findall(text):
        if not re.search(rf"{re.escape(numbered)}(?!\w)", cited.text):
            yield wrong(name, f"expected names that the fact or its words have, found {numbered}")
    yield from _unknown(name, text, cited)


def _unknown(name: str, text: str, cited: CitedWords) -> Iterator[Finding]:
    """Yield words with a capital, in no vocabulary, that the cited words do not have: "the Silk Highway"."""
    known = {at for read in cited.index.names_in([text]) for at in read.positions}
    dated = [(date.start, date.end) for date in dates_in(text)]
    unit = cited.fact.figure.unit or "" if cited.fact.figure else ""
    theirs = {word.casefold() for word in (*cited.words, unit)}
    for at, token in enumerate(tokens(text)):
        opens = at == 0 or text[: token.start].rstrip()[-1:] in (".", ":", "")
        small = opens or at in known or not token.text[0].isupper() or not token.text.isalpha()
        if small or any(start <= token.start < end for start, end in dated):
            continue
        if not any(alike(word, token.text.casefold()) for word in theirs):
            yield wrong(name, f"expected names that the fact or its words have, found {token.text}")


def _names(fact: Fact, summary: str, cited: CitedWords) -> Iterator[Finding]:
    """Yield those who take part and whom the summary does not name."""
    place, told = fact.location, cited.index.named_in(summary)
    framework = {getattr(fact, "organization", None), *getattr(fact, FRAMEWORK, ())}
    seat = place.state if place is not None and place.name in told else None
    for actor in fact.actors:
        if actor not in told | framework | {seat} and isinstance(actor, State | Organization | Person):
            yield undecided("summary", f"expected the name of {actor.name}, who takes part, found none")


def _figures(fact: Fact, summary: str) -> Iterator[Finding]:
    """Yield the figure of the fact where its summary leaves it out, limits it otherwise or counts something else."""
    ours = [read.number for read in figures_in(summary)]
    for number in numbers_of(fact):
        if number not in ours:
            yield wrong("summary", f"expected the figure {number}, found none")
    if fact.figure is not None:
        yield from _limits(fact.figure, summary)


def _limits(quantity: Quantity, summary: str) -> Iterator[Finding]:
    """Yield a summary whose qualifier or unit of the figure differs from the record."""
    reads = [read for read in figures_in(summary) if read.number == quantity.number]
    limits = {qualifier_of(summary, read) for read in reads}
    alike = quantity.qualifier in limits or (quantity.qualifier in _ROUNDED and limits & _ROUNDED)
    if reads and not alike:
        found = " and ".join(sorted(map(str, limits)))
        yield wrong(
            "summary", f"expected the figure with the qualifier {quantity.qualifier}, as in the record, found {found}"
        )
    money = {read.unit for read in reads if read.unit is not None and _CURRENCY.fullmatch(read.unit)}
    if money and quantity.unit is not None and _CURRENCY.fullmatch(quantity.unit) and quantity.unit not in money:
        yield wrong("summary", f"expected {quantity.unit}, found {' and '.join(sorted(money))}")


def _negations(summary: str, cited: CitedWords) -> Iterator[Finding]:
    ours, theirs = negations(summary), negations(cited.text)
    if ours > theirs:
        yield undecided("summary", f"expected {theirs} negations as in the words, found {ours}")
    elif theirs and not ours:
        yield wrong("summary", f"expected {theirs} negations as in the words, found none")


def _subjects(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield an actor who is the subject of the sentence but takes no part by the record."""
    said = _as_cited(cited, fact.summary or "")
    part, words = said.parts[0], [word.casefold() for word in said.parts[0].words]
    first = min((group.start for group in part.groups if group.tense not in NOT_FINITE), default=0)
    for read in cited.index.names_in(said.bare):
        before = read.position - 1
        while before >= 0 and (words[before] in ("the", "and", "both") or before in part.names):
            before -= 1
        governed = before >= 0 and words[before] in PREPOSITIONS
        owner = words[read.end : read.end + 1] == ["s"]
        subject = read.position < first and not (governed or owner or read.adjective)
        if subject and read.named in (*fact.mentioned, *fact.acts_for) and read.named not in fact.actors:
            yield undecided(
                "summary",
                f"{read.named} is the subject of the summary and takes no part in the record: judge who takes part",
            )


def _as_cited(cited: CitedWords, summary: str) -> CitedWords:
    """Return the sentence read as the words of a fact are."""
    return evolve(cited, fragments=(summary,), lines=(), leads=("",))


def _sides(fact: Fact, summary: str, cited: CitedWords) -> Iterator[Finding]:
    """Yield a sentence with the opposite direction."""
    if any(not finding.undecided for finding in direction(fact, cited)):
        return  # which is said of the words already
    for finding in direction(fact, _as_cited(cited, summary)):
        if not finding.undecided:
            yield wrong("summary", f"{finding.field}: {finding.sentence}")
