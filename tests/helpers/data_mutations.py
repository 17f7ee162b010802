"""Ways to make one value of a data file other than the documents' wrong, each named by what it does.

The values put in are plausible ones: those of the neighbours, a letter or figure changed, another term of the
vocabulary. Of each operator in each file as many are taken as there may be, evenly spread, so that none outweighs the
others.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, get_args, get_type_hints

from attrs import fields

from tajik_relations.evidence.checks.direction import DIRECTED
from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.identification import Identification, OrganizationDate, OutsideDate, SetAside
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.model.typed_values import Term
from tajik_relations.query.occurrences import OccurrenceLink
from tajik_relations.reading.converter import sorts_of
from tajik_relations.reading.files import Entry, Tables

MOST = 10
"""Mutants of one operator in one file."""
KINDS_OF_FILES = {
    "states.toml": State,
    "organizations.toml": Organization,
    "persons.toml": Person,
    "places.toml": None,
    "manifest.toml": SourceDocument,
    "identifications.toml": Identification,
    "outside-dates.toml": OutsideDate,
    "organization-dates.toml": OrganizationDate,
    "set-aside.toml": SetAside,
    "occurrence-links.toml": OccurrenceLink,
    "dataset.toml": None,
}
"""The files whose values are changed, and the type of their entries."""
LOSSES = {"value dropped", "item dropped", "word dropped"}
"""Operators that leave something out."""
PROSE = {
    ("dataset.toml", "title"),
    ("dataset.toml", "description"),
    ("dataset.toml", "creator"),
    ("identifications.toml", "reason"),
    ("occurrence-links.toml", "reason"),
    ("outside-dates.toml", "remark"),
    ("organization-dates.toml", "remark"),
}
"""Texts in our own words: only what binds them is changed, which is figures, names of States, and what is denied."""
DATA_CHANGES = {
    "State replaced": "A State that a text names is replaced by the next State.",
    "day and month swapped": "The day and the month of a date change places.",
    "day moved": "A date is moved by one day.",
    "degree lowered": "An identification gets a weaker basis.",
    "degree raised": "An identification gets a stronger basis.",
    "denied": "A text says the opposite: *not* is removed, or *agrees* becomes *disagrees*.",
    "figure changed": "One digit is replaced by the next one.",
    "flag flipped": "A value that is true or false is reversed.",
    "item dropped": "One item of a list is removed.",
    "item of the neighbour added": "An item from the same list of another entry is added.",
    "item of the neighbour put in place": "The first item of a list is replaced by one from another entry.",
    "less exact": "A date loses its day, or its month.",
    "letter changed": "One letter is replaced by the next one of the alphabet.",
    "line moved": "A citation points to the line before or after.",
    "month moved": "The month of a date is replaced by the next one.",
    "neighbour's value": "The value is replaced by that of another entry.",
    "number minus one": "A number is lowered by one.",
    "number plus one": "A number is raised by one.",
    "other term": "A term from a closed list is replaced by another.",
    "term added": "One more term from a closed list is added.",
    "value dropped": "The whole value is removed.",
    "word dropped": "The first or the last word of a text is removed.",
    "words swapped": "The first two words of a text change places.",
    "year moved": "The year of a date is raised or lowered by one.",
}
"""What each operator changes in an entry of a data file: sentences for the page."""
_CODES = {"text_candidates", "candidates", "facts"}
_DATED = {"date", "published"}
_FIGURE = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")


class DataMutant(NamedTuple):
    """One changed value of one entry."""

    file: str
    operator: str
    entry: int
    """The entry's place in its file, from 0."""
    field: str
    value: Any
    """What stands there now; `None` if nothing does."""

    @property
    def change(self) -> str:
        """What was done, for people."""
        return f"{self.field}={self.value!r}"[:160]


def data_mutants(tables: Mapping[str, Tables], most: int = MOST) -> Iterator[DataMutant]:
    """Yield the mutants of all files but those of the documents."""
    for file in KINDS_OF_FILES:
        by_operator: dict[str, list[DataMutant]] = {}
        for mutant in _of_file(file, tables[file], [entry["name"] for _, entry in tables["states.toml"]]):
            by_operator.setdefault(mutant.operator, []).append(mutant)
        for made in by_operator.values():
            step = max(1, -(-len(made) // most))
            yield from made[step // 2 :: step]


def changed_tables(tables: Mapping[str, Tables], mutant: DataMutant) -> dict[str, Tables]:
    """Return the tables of all files with one value changed."""
    content = list(tables[mutant.file])
    name, entry = content[mutant.entry]
    others = {key: value for key, value in entry.items() if key != mutant.field}
    content[mutant.entry] = name, others if mutant.value is None else {**entry, mutant.field: mutant.value}
    return {**tables, mutant.file: content}


def _of_file(file: str, content: Tables, states: list[str]) -> Iterator[DataMutant]:
    for at, (_, entry) in enumerate(content):
        for name, value in entry.items():
            neighbours = [other[name] for _, other in (*content[at + 1 :], *content[:at]) if name in other]
            is_prose = (file, name) in PROSE
            made = _prose(value, neighbours, states) if is_prose else _values(file, name, value, neighbours)
            for operator, changed in made:
                if changed != value:
                    yield DataMutant(file, operator, at, name, changed)


def _values(file: str, name: str, value: Any, neighbours: list[Any]) -> Iterator[tuple[str, Any]]:
    terms = _terms(file, name)
    near = next((other for other in neighbours if other != value), None)
    if terms and isinstance(value, list):
        for at, item in enumerate(value):
            yield from ((name, [*value[:at], other, *value[at + 1 :]]) for name, other in _other_terms(terms, item))
            yield "item dropped", [*value[:at], *value[at + 1 :]]
        return
    if terms:
        yield from _lists_of_terms(terms, value) if isinstance(value, list) else _other_terms(terms, value)
        return
    if near is not None:
        yield "neighbour's value", near
    if _may_lack(file, name):
        yield "value dropped", None
    if name == "article":  # grammar, which says nothing of whoever has the name
        return
    if isinstance(value, bool):
        yield "flag flipped", not value
    elif isinstance(value, int):
        yield from (("number plus one", value + 1), ("number minus one", value - 1))
    elif isinstance(value, list):
        yield from _lists(name, value, near)
    elif name in _DATED:
        yield from _dates(value)
    else:
        yield from _texts(value)


def _prose(value: str, neighbours: list[str], states: list[str]) -> Iterator[tuple[str, str]]:
    near = next((other for other in neighbours if other != value), None)
    if near is not None:
        yield "neighbour's value", near
    yield from ((operator, text) for operator, text in _texts(value) if operator == "figure changed")
    named = next((name for name in states if name in value), None)
    if named is not None:
        yield "State replaced", value.replace(named, states[(states.index(named) + 1) % len(states)])
    for word, denied in (("disagrees", "agrees"), ("agrees", "disagrees"), ("no ", "some "), (" not ", " ")):
        if word in value:
            yield "denied", value.replace(word, denied, 1)
            return


def _terms(file: str, name: str) -> tuple[Term, ...]:
    kind = KINDS_OF_FILES[file]
    sorts = {} if kind is None else {field.name: sorts_of(field.type) for field in fields(kind)}
    return tuple(
        term for sort in sorts.get(name, ()) if isinstance(sort, type) and issubclass(sort, Term) for term in sort
    )


def _may_lack(file: str, name: str) -> bool:
    kind = KINDS_OF_FILES[file]
    hints = {} if kind is None else get_type_hints(kind)
    optional = type(None) in get_args(hints.get(name, str)) or name in ("names", "adjectives", "subdivision")
    return optional or (file, name) == ("set-aside.toml", "words") or name == "citations"


def _other_terms(terms: tuple[Term, ...], value: str) -> Iterator[tuple[str, str]]:
    order = [term.value for term in terms]
    for other in order:
        if other != value:
            ranked = isinstance(terms[0], IdentificationBasis)
            higher = order.index(other) < order.index(value)
            yield ("degree raised" if higher else "degree lowered") if ranked else "other term", other


def _lists_of_terms(terms: tuple[Term, ...], value: list[str]) -> Iterator[tuple[str, list[str]]]:
    for at in range(len(value)):
        before, after = value[:at], value[at + 1 :]
        if before or after:
            yield "item dropped", [*before, *after]
        yield from (("other term", [*before, other.value, *after]) for other in terms if other.value not in value)
    yield from (("term added", [*value, other.value]) for other in terms if other.value not in value)


def _lists(name: str, value: list[Any], near: list[Any] | None) -> Iterator[tuple[str, list[Any]]]:
    for at, item in enumerate(value):
        before, after = value[:at], value[at + 1 :]
        if before or after:
            yield "item dropped", [*before, *after]
        if isinstance(item, dict):
            yield from (("line moved", [*before, {**item, "line": item["line"] + step}, *after]) for step in (1, -1))
            texts = _texts(item["words"][0])
            yield from ((operator, [*before, {**item, "words": [text]}, *after]) for operator, text in texts)
        elif name not in _CODES:
            yield from ((operator, [*before, text, *after]) for operator, text in _texts(item))
    strange = [item for item in near or () if item not in value]
    if strange and not isinstance(strange[0], dict):
        yield "item of the neighbour added", [*value, strange[0]]
        yield "item of the neighbour put in place", [strange[0], *value[1:]]


def _texts(value: str) -> Iterator[tuple[str, str]]:
    words = value.split(" ")
    if len(words) > 1:
        yield "word dropped", " ".join(words[:-1])
        yield "word dropped", " ".join(words[1:])
        yield "words swapped", " ".join((words[1], words[0], *words[2:]))
    letters = [match.start() for match in _LETTER.finditer(value)]
    for at in {len(letters) // 2, len(letters) - 1} if letters else ():
        yield "letter changed", _put(value, letters[at], _next_letter(value[letters[at]]))
    figures = [match.start() for match in _FIGURE.finditer(value)]
    for at in {0, len(figures) - 1} if figures else ():
        yield "figure changed", _put(value, figures[at], str((int(value[figures[at]]) + 1) % 10))


def _put(value: str, at: int, letter: str) -> str:
    return value[:at] + letter + value[at + 1 :]


def _next_letter(letter: str) -> str:
    if letter.casefold() == "z":
        return "A" if letter.isupper() else "a"
    return chr(ord(letter) + 1)


def _dates(text: str) -> Iterator[tuple[str, str]]:
    yield "year moved", re.sub(r"\d{4}", lambda year: str(int(year.group()) + 1), text)
    yield "year moved", re.sub(r"\d{4}", lambda year: str(int(year.group()) - 1), text)
    parts = text.split("-")
    if "/" not in text and len(parts) > 1 and text[-1].isdigit():
        yield "less exact", text.rpartition("-")[0]
        month = int(parts[1]) % 12 + 1
        yield "month moved", "-".join((parts[0], f"{month:02}", *parts[2:]))
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        date = dt.date.fromisoformat(text)
        yield from (("day moved", str(date + dt.timedelta(days=step))) for step in (1, -1))
        if date.day <= 12:
            yield "day and month swapped", f"{parts[0]}-{parts[2]}-{parts[1]}"


def entry_named(entry: Entry) -> str:
    """Return the name of an entry in the list of survivors."""
    return str(next((entry[name] for name in ("code", "id", "row", "name", "state", "line") if name in entry), "entry"))


Written = tuple[int, int, str, int]
"""Where a text writes a name, whose it is, and which of its forms: the name, the adjective of a State, another one."""
SMALL = frozenset("a an and as at by for from in into no not of on or that the to under what with would".split())
"""Words that a summary may have or lack without saying anything else."""
BINDING = frozenset("never without neither nor cannot nobody both".split())
BINDING |= {*"one two three four five six seven eight nine ten dozen twenty hundred thousand million billion".split()}
"""Words of a text of our own that deny or count."""
FREE = ("free words", "free words, by a cited one")
"""What is no mistake: another word in a text of our own; measured, and counted apart."""
_MONTHS = "January February March April May June July August September October November December".split()
_NUMBER = re.compile(r"(?<![\w.,])\d(?:[\d,]*\d)?(?:\.\d+)?(?![\w])")
_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?![\w,])")
_DAY = re.compile(rf"\b(\d{{1,2}})(?= (?:{'|'.join(_MONTHS)}))")
_DENIALS = {"not ": "", "no longer ": "still ", "no ": "some ", "never ": "", "without ": "with "}
_WORD = re.compile(r"[^\W_]+")


def own_words(
    value: str, entry: Entry, named: list[Written], names: Mapping[str, tuple[str, ...]], tokens: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield a text of our own with what binds it changed: denials, names, sides, dates, figures."""
    yield "summary negated", f"It is not so that {value[:1].lower()}{value[1:]}"
    for denial, instead in _DENIALS.items():
        if denial in value:
            yield "summary denial dropped", value.replace(denial, instead, 1)
            break
    for start, end, code, form in named:
        other = _other_name(code, form, {each for _, _, each, _ in named}, names)
        yield "summary name exchanged", f"{value[:start]}{other}{value[end:]}"
    yield from _sides_of_summary(value, entry, named, tokens)
    for match in _YEAR.finditer(value):
        for step in (1, -1):
            yield "summary date changed", _exchanged(value, match.span(), str(int(match.group()) + step))
    for match in _DAY.finditer(value):
        yield "summary date changed", _exchanged(value, match.span(1), str(int(match[1]) % 28 + 1))
    for at, month in enumerate(_MONTHS):
        for match in re.finditer(rf"\b{month}\b(?= \d|$)", value):
            yield "summary date changed", _exchanged(value, match.span(), _MONTHS[(at + 1) % 12])
    for match in _NUMBER.finditer(value):
        if not _YEAR.fullmatch(match.group()) and not _DAY.match(value, match.start()):
            number = match.group().replace(",", "")
            plus = f"{int(number) + 1:,}" if number.isdigit() else f"{float(number) + 1:g}"
            yield "summary figure changed", _exchanged(value, match.span(), plus)
            if number.isdigit():
                yield "summary figure changed", _exchanged(value, match.span(), f"{match.group()}0")


def _exchanged(text: str, span: tuple[int, int], other: str) -> str:
    return f"{text[: span[0]]}{other}{text[span[1] :]}"


def written(text: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Written]:
    """Yield where a text writes a name; the longest at each place."""
    forms = {form: (code, at) for code, listed in names.items() for at, form in enumerate(listed)}
    at = 0
    for match in re.finditer(r"\b[A-Z]", text):
        if match.start() < at:
            continue
        held = [form for form in forms if text.startswith(form, match.start())]
        held = [form for form in held if not text[match.start() + len(form) :][:1].isalnum()]
        if held:
            longest = max(held, key=len)
            at = match.start() + len(longest)
            yield match.start(), at, *forms[longest]


def _other_name(code: str, form: int, taken: set[str], names: Mapping[str, tuple[str, ...]]) -> str:
    """Return the next name of the same sort that a text does not have: for an adjective another one."""
    codes, of_state = [*names], len(code) == 2
    alike = [other for other in codes if (len(other) == 2) == of_state and other not in taken]
    other = next((other for other in alike if codes.index(other) > codes.index(code)), alike[0])
    return names[other][1] if of_state and form == 1 and len(names[other]) > 1 else names[other][0]


def _code(value: Any, tokens: Mapping[str, str]) -> str:
    """Return the code of the one who stands in a field, whom a token can mean; nothing for several."""
    if isinstance(value, list):
        return _code(value[0], tokens) if len(value) == 1 else ""
    return tokens.get(value, value or "")


def _sides_of_summary(
    value: str, entry: Entry, named: list[Written], tokens: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield a text with the names of two sides exchanged, where it names both by their names alone."""
    for first, second in DIRECTED if entry.get("flow") != "total" else ():
        spans = {code: (start, end) for start, end, code, form in named if form == 0}
        sides = [spans.get(_code(entry.get(name), tokens)) for name in (first, second)]
        if None not in sides and len({*sides}) == 2:
            (start, end), (begin, last) = sorted(side for side in sides if side)
            exchanged = f"{value[:start]}{value[begin:last]}{value[end:begin]}{value[start:end]}{value[last:]}"
            yield "summary sides exchanged", exchanged


def free_words(value: str, pool: list[str], named: list[Written]) -> Iterator[tuple[str, str]]:
    """Yield a text with one word replaced that is no name, figure, date or negation.

    Args:
        pool: the words from which others are taken, sorted.
    """
    bound = {position for start, end, _, _ in named for position in range(start, end)}
    for match in _WORD.finditer(value):
        word = match.group()
        binds = word.casefold() in SMALL | BINDING or match.start() in bound or word in _MONTHS
        if not binds and word.isalpha():
            other = next((candidate for candidate in pool if candidate > word.casefold()), pool[0])
            yield FREE[0], _exchanged(value, match.span(), other)
