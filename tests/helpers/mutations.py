"""Ways to make one value of an entry wrong, each named by what it does; the values put in are others that exist."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple, get_args, get_origin

from attrs import fields
from data_mutations import Written, free_words, own_words, written

from tajik_relations.model.actors import Place, State
from tajik_relations.model.by_value import Term
from tajik_relations.model.dates import DateRange
from tajik_relations.model.terms import Qualifier, Status
from tajik_relations.reading.converter import Vocabulary, names_actors, sorts_of
from tajik_relations.records import KINDS, Quantity

Entry = dict[str, Any]
DAY = dt.timedelta(days=1)
UNITS = ("USD", "EUR", "$", "%", "km2", "year", "troop")
LOSSES = {"term dropped", "actor dropped", "printed text dropped", "number dropped", "date dropped", "figure dropped"}
LOSSES |= {"quantity dropped", "place dropped", "footnote mark dropped", "unit dropped", "footnote number dropped"}
"""Operators that leave something out; the others put something else in its place."""
CITATIONS = {"line moved", "cited word replaced", "footnote mark changed", "footnote mark added"}
"""Operators that change where the words stand or which they are."""
CUT = frozenset(("cited word dropped", "fragment dropped"))
"""Operators that cite less."""
PRINTED = ("title", "publisher", "address", "label", "name", "former_name", "later_name", "wording")
PRINTED += ("according_to", "followed")
OWN_WORDS = ("summary", "topic", "relative")
"""Texts in our own words: bound in names, figures, dates, negations and direction, and free in the others."""
LINKS = ("succeeds", "remark_from")
"""Fields that hold ids of other facts."""
NAMED_APART = ("tie", "aspect", "level", "participation", "date_is", "fields")
"""Fields of terms whose operators bear their name."""
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
    ids: list[str]
    """The ids of all facts, sorted."""
    names: Mapping[str, tuple[str, ...]]
    """By code or name of a place, how texts can write it: its name first."""
    tokens: Mapping[str, str]
    """Whom the tokens mean in the document, but for those of table rows."""


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
        if attribute.name in ("id", "citations", "partner", "basis", "remark"):
            continue
        for operator, value in _of_field(attribute.name, attribute.type, entry, around):
            yield attribute.name, operator, value


def _of_field(name: str, annotation: Any, entry: Entry, around: Surroundings) -> Iterator[tuple[str, Any]]:
    """Yield what is put in place of the value of one field, and by which operator."""
    sorts, value = sorts_of(annotation), entry.get(name)
    sort, listed = next(iter(sorts)), get_origin(annotation) is tuple
    if bool in sorts:
        yield (f"{name} flipped" if name in ("recurrent", "aggregate") else "flag flipped"), not value
    elif issubclass(sort, Term):
        known = _term_lists(name, sort, value or []) if listed else _terms(name, sort, value, annotation)
        yield from known
    elif name == "acts_for" and value is None:
        yield from (("acts_for added", [other]) for other in _others("", sorts, around.vocabulary))
    elif name in LINKS:
        yield from _links(name, value, entry["id"], around.ids)
    elif value is None:
        return
    elif names_actors(annotation):
        prefix = "acts_for" if name == "acts_for" else "actor"
        yield from _actors(value, sorts, around.vocabulary, prefix)
    elif DateRange in sorts:
        yield from _dates(value)
    elif Quantity in sorts:
        yield from _quantities(value)
    elif Place in sorts:
        yield from _places(value, around.vocabulary)
    elif name == "footnotes":
        yield from _notes(value)
    elif int in sorts:
        yield from (("row or number moved", other) for other in (value + 1, value - 1))
        yield "number dropped", None
    elif name in PRINTED:
        yield from _printed(value, around.topics)
    else:
        yield from _own_words(value, entry, around)


def _links(name: str, value: Any, own: str, ids: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield other ids for the one of a mission that is succeeded, or for those on which a remark rests."""
    linked = [value] if isinstance(value, str) else value or []
    for at, one in enumerate(linked):
        near = ids.index(one) if one in ids else 0
        for step in (-2, -1, 1, 2):
            other = ids[(near + step) % len(ids)]
            if other not in (*linked, own):
                listed = [*linked[:at], other, *linked[at + 1 :]]
                yield f"{name} exchanged", other if isinstance(value, str) else listed
        yield f"{name} dropped", None if len(linked) == 1 else [*linked[:at], *linked[at + 1 :]]


def _notes(numbers: list[int]) -> Iterator[tuple[str, list[int]]]:
    yield "footnote number added", [*numbers, max(numbers) + 1]
    for at, number in enumerate(numbers):
        yield "footnote number dropped", [*numbers[:at], *numbers[at + 1 :]]
        yield "footnote number changed", [*numbers[:at], number + 1, *numbers[at + 1 :]]


def _with(entry: Entry, name: str, value: Any) -> Entry:
    return {**entry, name: value} if value is not None else {key: item for key, item in entry.items() if key != name}


def _terms(name: str, sort: type[Term], value: str | None, annotation: Any) -> Iterator[tuple[str, Any]]:
    operator = name if name in NAMED_APART else "term" if sort is not Status or value is not None else "status added"
    yield from ((operator, member.value) for member in sort if member.value != value)
    if len(get_args(annotation)) > 1 and value is not None:
        yield f"{name} dropped" if name in NAMED_APART else "term dropped", None


def _term_lists(name: str, sort: type[Term], value: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield lists of terms with one item left out, exchanged or added; the others are the next in their vocabulary."""
    name = "field" if name == "fields" else name
    members = [member.value for member in sort]
    for at, item in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        yield f"{name} dropped", [*before, *after]
        near = members.index(item)
        others = [members[(near + step) % len(members)] for step in (-1, 1)]
        yield from ((f"{name} exchanged", [*before, other, *after]) for other in others if other not in value)
    start = members.index(value[-1]) + 1 if value else 0
    others = [member for member in (*members[start:], *members) if member not in value][:2]
    yield from ((f"{name} added", [*value, other]) for other in others)


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


def _actors(value: Any, sorts: set[type], vocabulary: Vocabulary, name: str) -> Iterator[tuple[str, Any]]:
    other_one = name if name == "actor" else f"{name} exchanged"
    if isinstance(value, str):
        yield from ((other_one, other) for other in _others(value, sorts, vocabulary))
        yield f"{name} dropped", None
        return
    if value == ["pair"]:
        both = (["subject", "partner"], ["partner", "subject"])
        yield from (("pair replaced by both States", tokens) for tokens in both)
    elif sorted(value) == ["partner", "subject"]:
        yield "both States replaced by pair", ["pair"]
    for at, actor in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        yield f"{name} dropped", [*before, *after]
        yield from ((other_one, [*before, other, *after]) for other in _others(actor, sorts, vocabulary))
    yield from ((f"{name} added", [*value, other]) for other in _others("", sorts, vocabulary))


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
    if value in vocabulary.states:  # a whole State
        yield "State of the place", next(_others(value, {State}, vocabulary))
        yield "place dropped", None
        return
    city, code = (value[:-4], value[-2:]) if re.search(", [A-Z]{2}$", value) else (value, "")
    known = sorted(vocabulary.places)
    at, home = known.index(city), vocabulary.places[city].state
    for other in (known[at - 1], known[(at + 1) % len(known)]):
        yield "city", f"{other}, {code}" if code else other
    for other in sorted({"TJ", "FR", home.code if home else "RU"} - {code}):
        yield "State of the place", f"{city}, {other}"
    if code:
        yield "State of the place", city
    yield "place dropped", None


def _printed(value: str, pool: list[str]) -> Iterator[tuple[str, str | None]]:
    words = value.split(" ")
    yield "printed text dropped", None
    for at, word in enumerate(words):
        if len(words) > 1:
            yield "printed word dropped", " ".join((*words[:at], *words[at + 1 :]))
        other = next((candidate for candidate in pool if candidate > word.casefold()), pool[0])
        yield "printed word replaced", " ".join((*words[:at], other, *words[at + 1 :]))


def _own_words(value: str, entry: Entry, around: Surroundings) -> Iterator[tuple[str, str]]:
    """Yield a text of our own with what binds it changed, and with other free words."""
    names: list[Written] = [*written(value, around.names)]
    yield from own_words(value, entry, names, around.names, around.tokens)
    texts = [text for part in (entry, *entry.get("also", [])) for text in part["words"]]
    theirs = {word[:4].casefold() for text in texts for word in _WORD.findall(text)}
    yield from free_words(value, [word for word in around.topics if word[:4] not in theirs], names)


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
            yield operator, f"{fragment} becomes {text}", {**citation, "words": others}


def _fragments(fragment: str, known: list[str]) -> Iterator[tuple[str, str]]:
    marks = sorted({mark for word in known for mark in _MARK.findall(word)} - set(_MARK.findall(fragment)))
    for match in _MARK.finditer(fragment):
        before, after = fragment[: match.start()], fragment[match.end() :]
        yield "footnote mark dropped", before + after
        yield from (("footnote mark changed", before + other + after) for other in (*marks, "[56]"))
    yield from (("footnote mark added", fragment + mark) for mark in marks)
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
