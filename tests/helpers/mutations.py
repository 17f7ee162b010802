"""Ways to make one value of an entry wrong, each named by what it does; the values put in are others that exist."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple, get_args

from attrs import fields

from tajik_relations.model.actors import Place
from tajik_relations.model.dates import DateRange
from tajik_relations.model.terms import Qualifier, Status, Term
from tajik_relations.reading.converter import Vocabulary, names_actors, sorts_of
from tajik_relations.records import KINDS, Quantity

Entry = dict[str, Any]
DAY = dt.timedelta(days=1)
UNITS = ("USD", "EUR", "$", "%", "km2", "year", "troop")
SMALL = frozenset("a an and as at by for from in into no not of on or that the to under what with would".split())
"""Words that a summary may have or lack without saying anything else."""
LOSSES = {"term dropped", "actor dropped", "print dropped", "number dropped", "date dropped", "figure dropped"}
LOSSES |= {"quantity dropped", "place dropped", "mark dropped", "unit dropped", "note dropped"}
"""Operators that leave something out; the others put something else in its place."""
CITATIONS = {"line moved", "cited word replaced", "mark changed", "mark added"}
"""Operators that change where the words stand or which they are."""
PRINTED = ("title", "publisher", "address")
SIDES = set("sending receiving host provider recipient recognizing recognized investor reporting".split())
SIDES |= {"counterpart", "committed", "toward"}
_MARK = re.compile(r"\[\d+\]")
_WORD = re.compile(r"[^\W_]+")


class Mutant(NamedTuple):
    """One wrong entry, and what was done to it."""

    operator: str
    table: str
    entry: Entry
    change: str = ""


class Surroundings(NamedTuple):
    """What stands around an entry, from which other values are taken."""

    vocabulary: Vocabulary
    lines: int
    """Lines of the document."""
    cited: Mapping[int, list[str]]
    """Every word that any entry cites, by line."""
    topics: list[str]
    """Every word of a summary in the document, sorted."""


def mutants(table: str, entry: Entry, around: Surroundings) -> Iterator[Mutant]:
    """Yield every wrong entry that the operators make of one that is right."""
    for operator, change, other in _entries(table, entry, around):
        yield Mutant(operator, table, other, change)
    for name in KINDS:
        if name != table:
            yield Mutant("kind", name, entry, name)


def _entries(table: str, entry: Entry, around: Surroundings) -> Iterator[tuple[str, str, Entry]]:
    for name, operator, value in _values(table, entry, around):
        yield operator, f"{name}={value}", _with(entry, name, value)
    sides = [] if entry.get("flow") == "total" else sorted(SIDES & set(entry))  # both ways together has no direction
    for side, other in combinations(sides, 2):
        yield "sides swapped", f"{side}, {other}", {**entry, side: entry[other], other: entry[side]}
    first = {"line": entry["line"], "words": entry["words"]}
    for operator, change, citation in _citations(first, around):
        yield operator, change, {**entry, **citation}
    for at, further in enumerate(also := entry.get("also", [])):
        for operator, change, citation in _citations(further, around):
            yield operator, change, {**entry, "also": [*also[:at], citation, *also[at + 1 :]]}


def _values(table: str, entry: Entry, around: Surroundings) -> Iterator[tuple[str, str, Any]]:
    for attribute in fields(KINDS[table]):
        sorts, value = sorts_of(attribute.type), entry.get(attribute.name)
        if attribute.name in ("id", "citations", "partner", "basis"):
            continue
        if bool in sorts:
            yield attribute.name, "flag flipped", not value
        elif issubclass(sort := next(iter(sorts)), Term):
            yield from (
                (attribute.name, *other) for other in _terms(sort, value, optional=len(get_args(attribute.type)) > 1)
            )
        elif value is None:
            continue
        elif names_actors(attribute.type):
            yield from ((attribute.name, *other) for other in _actors(value, sorts, around.vocabulary))
        elif DateRange in sorts:
            yield from ((attribute.name, *other) for other in _dates(value))
        elif Quantity in sorts:
            yield from ((attribute.name, *other) for other in _quantities(value))
        elif Place in sorts:
            yield from ((attribute.name, *other) for other in _places(value, around.vocabulary))
        elif attribute.name == "footnotes":
            yield from ((attribute.name, *other) for other in _notes(value))
        elif int in sorts:
            yield from ((attribute.name, "row or number moved", other) for other in (value + 1, value - 1))
            yield attribute.name, "number dropped", None
        elif attribute.name in PRINTED:
            yield from ((attribute.name, *other) for other in _printed(value, around.topics))
        else:
            yield from ((attribute.name, *other) for other in _summaries(value, entry, around.topics))


def _notes(numbers: list[int]) -> Iterator[tuple[str, list[int]]]:
    yield "note added", [*numbers, max(numbers) + 1]
    for at, number in enumerate(numbers):
        yield "note dropped", [*numbers[:at], *numbers[at + 1 :]]
        yield "note changed", [*numbers[:at], number + 1, *numbers[at + 1 :]]


def _with(entry: Entry, name: str, value: Any) -> Entry:
    return {**entry, name: value} if value is not None else {key: item for key, item in entry.items() if key != name}


def _terms(sort: type[Term], value: str | None, *, optional: bool) -> Iterator[tuple[str, Any]]:
    if value is None and sort is Status:
        return
    yield from (("term", member.value) for member in sort if member.value != value)
    if optional and value is not None:
        yield "term dropped", None


def _dates(text: str) -> Iterator[tuple[str, str | None]]:
    yield "date dropped", None
    if "/" not in text:
        yield from _days(text)
        yield "range made", f"{text}/.."
        return
    start, end = text.split("/")
    yield from (("range cut", side) for side in (start, end) if side != "..")
    yield "range opened", f"{start}/.." if end != ".." else f"../{start}"
    for side, form in ((start, "{}/" + end), (end, start + "/{}")):
        if side != "..":
            yield from ((operator, form.format(other)) for operator, other in _days(side))


def _days(text: str) -> Iterator[tuple[str, str]]:
    year, *rest = map(int, text.split("-"))
    yield from (("year moved", f"{year + step}{text[4:]}") for step in (1, -1))
    if len(rest) < 2:
        yield "precision raised", f"{text}-01"
    if rest:
        yield from (("precision lowered", text[:length]) for length in (7, 4) if length < len(text))
        yield "month moved", f"{year}-{rest[0] % 12 + 1:02}{text[7:].replace('31', '28')}"
    if len(rest) == 2:
        yield from (("day moved", str(dt.date(year, *rest) + step)) for step in (DAY, -DAY))
        if rest[1] <= 12 and rest[0] != rest[1]:
            yield "day and month swapped", f"{year}-{rest[1]:02}-{rest[0]:02}"


def _others(value: str, sorts: set[type], vocabulary: Vocabulary) -> Iterator[str]:
    for codes in (sorted(vocabulary.actors({sort})) for sort in sorts):
        if codes:
            yield next((code for code in codes if code > value), codes[0])


def _actors(value: Any, sorts: set[type], vocabulary: Vocabulary) -> Iterator[tuple[str, Any]]:
    if isinstance(value, str):
        yield from (("actor", other) for other in _others(value, sorts, vocabulary))
        yield "actor dropped", None
        return
    for at, actor in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        yield "actor dropped", [*before, *after]
        yield from (("actor", [*before, other, *after]) for other in _others(actor, sorts, vocabulary))
    yield from (("actor added", [*value, other]) for other in _others("", sorts, vocabulary))


def _quantities(value: Entry) -> Iterator[tuple[str, Entry | None]]:
    for name in {"number", "alternative"} & set(value):
        yield "figure times ten", _with(value, name, value[name] * 10)
        yield "figure times a thousand", _with(value, name, value[name] * 1000)
        if value[name] % 10 == 0:
            yield "figure divided by ten", _with(value, name, value[name] // 10)
        digits = str(value[name])
        if len(set(digits[:2])) == 2:
            yield "digits swapped", _with(value, name, int(digits[1] + digits[0] + digits[2:]))
        yield "figure plus one", _with(value, name, value[name] + 1)
        yield "figure dropped", _with(value, name, None)
    yield from (("unit", {**value, "unit": unit}) for unit in UNITS if unit != value.get("unit"))
    if "unit" in value:
        yield "unit dropped", _with(value, "unit", None)
    now = value.get("qualifier", Qualifier.EXACTLY.value)
    yield from (
        ("qualifier", {**value, "qualifier": qualifier.value}) for qualifier in Qualifier if qualifier.value != now
    )
    yield "quantity dropped", None


def _places(value: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str | None]]:
    city, code = (value[:-4], value[-2:]) if re.search(", [A-Z]{2}$", value) else (value, "")
    known = sorted(vocabulary.places)
    at, home = known.index(city), vocabulary.places[city].state
    for other in (known[at - 1], known[(at + 1) % len(known)]):
        yield "city", f"{other}, {code}" if code else other
    for other in sorted({"TJ", "FR", home.code if home else "RU"} - {code}):
        yield "State of the city", f"{city}, {other}"
    if code:
        yield "State of the city", city
    yield "place dropped", None


def _printed(value: str, pool: list[str]) -> Iterator[tuple[str, str | None]]:
    words = value.split(" ")
    yield "print dropped", None
    for at, word in enumerate(words):
        if len(words) > 1:
            yield "printed word dropped", " ".join((*words[:at], *words[at + 1 :]))
        other = next((candidate for candidate in pool if candidate > word.casefold()), pool[0])
        yield "printed word replaced", " ".join((*words[:at], other, *words[at + 1 :]))


def _summaries(value: str, entry: Entry, pool: list[str]) -> Iterator[tuple[str, str | None]]:
    texts = [text for part in (entry, *entry.get("also", [])) for text in part["words"]]
    theirs = {word[:4].casefold() for text in texts for word in _WORD.findall(text)}
    yield "negated", f"not {value}"
    for match in _WORD.finditer(value):
        word = match.group().casefold()
        if word in SMALL:
            continue
        start = next((at for at, candidate in enumerate(pool) if candidate > word), 0)
        other = next(candidate for candidate in (*pool[start:], *pool) if candidate[:4] not in theirs)
        yield "summary word replaced", f"{value[: match.start()]}{other}{value[match.end() :]}"


def _citations(citation: Entry, around: Surroundings) -> Iterator[tuple[str, str, Entry]]:
    line, words = citation["line"], citation["words"]
    for moved in (line - 1, line + 1):
        if 1 <= moved <= around.lines:
            yield "line moved", str(moved), {**citation, "line": moved}
    known = sorted(set(around.cited[line]))
    for at, fragment in enumerate(words):
        for operator, change in _fragments(fragment, known):
            text = " ".join(change.split())
            if not text and len(words) == 1:
                continue
            others = [*words[:at], *([text] if text else []), *words[at + 1 :]]
            yield operator, f"{fragment} -> {text}", {**citation, "words": others}


def _fragments(fragment: str, known: list[str]) -> Iterator[tuple[str, str]]:
    marks = sorted({mark for word in known for mark in _MARK.findall(word)} - set(_MARK.findall(fragment)))
    for match in _MARK.finditer(fragment):
        before, after = fragment[: match.start()], fragment[match.end() :]
        yield "mark dropped", before + after
        yield from (("mark changed", before + other + after) for other in (*marks, "[56]"))
    yield from (("mark added", fragment + mark) for mark in marks)
    words = sorted({_MARK.sub("", word).strip(".,") for word in known} - {""})
    parts = fragment.split()
    for at, word in enumerate(parts):
        own = _MARK.sub("", word).strip(".,")
        other = next((candidate for candidate in words if candidate > own), next(iter(words), own))
        if own and _WORD.findall(own) != _WORD.findall(other):
            yield "cited word replaced", " ".join((*parts[:at], word.replace(own, other), *parts[at + 1 :]))
        if len(parts) > 1:
            yield "cited word dropped", " ".join((*parts[:at], *parts[at + 1 :]))
    yield "fragment dropped", ""
