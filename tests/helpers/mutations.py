"""Ways to make one value of an entry wrong, each named by what it does; the values put in are others that exist."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple, get_args, get_origin

from attrs import fields
from data_mutations import Written, free_words, own_words, written

from tajik_relations.model.actors import Place, State
from tajik_relations.model.dates import DateRange
from tajik_relations.model.terms import Qualifier, Status
from tajik_relations.model.typed_values import Term
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
CHANGES = {
    "State of the place": "The State given with a place is replaced, added or removed.",
    "actor": "One actor of the fact is replaced by another.",
    "actor added": "One actor is added to a list.",
    "actor dropped": "One actor is removed.",
    "acts_for added": "An actor is added to `acts_for`, which lists for whom a participant acts.",
    "acts_for dropped": "An actor is removed from `acts_for`.",
    "acts_for exchanged": "An actor in `acts_for` is replaced by another.",
    "aggregate flipped": "`aggregate` changes between true and false: does the fact stand for several treaties?",
    "aspect": "`aspect` gets another term: whether a membership exists, began, ended or is considered.",
    "cited word dropped": "One word is removed from the cited words.",
    "cited word replaced": "One cited word is replaced by another word that is cited from the same line.",
    "city": "The place is replaced by its neighbour in the list of places.",
    "date dropped": "The date is removed.",
    "date_is": "`date_is` gets another term: what the date of a treaty means.",
    "date_is dropped": "`date_is` is removed.",
    "day and month swapped": "The day and the month of a date change places.",
    "day moved": "A date is moved by one day.",
    "digits swapped": "The first two digits of a figure change places.",
    "field added": "One more field of work, such as trade, is added to `fields`.",
    "field dropped": "One field of work is removed from `fields`.",
    "field exchanged": "One field of work in `fields` is replaced by another.",
    "figure divided by ten": "A figure is divided by ten.",
    "figure dropped": "A figure is removed; its unit and its qualifier stay.",
    "figure plus one": "A figure is raised by one.",
    "figure times a thousand": "A figure is multiplied by a thousand.",
    "figure times ten": "A figure is multiplied by ten.",
    "flag flipped": "Any other true or false value is reversed.",
    "footnote mark added": "The mark of another footnote of the line, such as `[12]`, is added to the cited words.",
    "footnote mark changed": "A footnote mark in the cited words is replaced by another.",
    "footnote mark dropped": "A footnote mark is removed from the cited words.",
    "footnote number added": "One more number is added to `footnotes`.",
    "footnote number changed": "A number in `footnotes` is raised by one.",
    "footnote number dropped": "A number is removed from `footnotes`.",
    "fragment dropped": "One of the cited fragments is removed.",
    "kind": "The fact becomes a fact of another kind, with the same values.",
    "level added": "One more level is added to a treaty.",
    "level dropped": "A level of a treaty is removed.",
    "level exchanged": "A level of a treaty is replaced by another.",
    "line moved": "The citation points to the line before or after.",
    "month moved": "The month of a date is replaced by the next one.",
    "both States replaced by pair": "The two keywords `subject` and `partner` are replaced by the one keyword `pair`.",
    "number dropped": "The number of a table row or of a footnote is removed.",
    "pair replaced by both States": "The keyword `pair` is replaced by the two keywords `subject` and `partner`.",
    "participation": "`participation` gets another term: how one party is tied to a treaty.",
    "participation dropped": "`participation` is removed.",
    "place dropped": "The place is removed.",
    "precision lowered": "A date loses its day, or its day and month.",
    "precision raised": "A date without a day or a month gets the first one.",
    "printed text dropped": "A title, name or other text that the document prints is removed.",
    "printed word dropped": "One word of such a text is removed.",
    "printed word replaced": "One word of such a text is replaced by another.",
    "qualifier": "The qualifier of a figure, such as *at least*, is replaced by another.",
    "quantity dropped": "A figure is removed with its unit and its qualifier.",
    "range cut": "Only one end of a period is left.",
    "range made": "A single date becomes the beginning of a period without an end.",
    "range opened": "One end of a period is removed.",
    "recurrent flipped": "`recurrent` changes between true and false: does the act happen again and again?",
    "remark_from dropped": "One of the sources of a remark is removed from `remark_from`.",
    "remark_from exchanged": "One of the sources of a remark is replaced by another fact.",
    "row or number moved": "The number of a table row or of a footnote is raised or lowered by one.",
    "sides swapped": "Two sides change places, such as the sending and the receiving State.",
    "status added": "A fact without a status gets one.",
    "succeeds dropped": "The link from a mission to the one before it is removed.",
    "succeeds exchanged": "The link from a mission to the one before it points to another fact.",
    "summary date changed": "A year, month or day in the summary is replaced.",
    "summary denial dropped": "The summary loses its denial, such as *not*.",
    "summary figure changed": "A figure in the summary is raised by one or gets one more zero.",
    "summary name exchanged": "A name in the summary is replaced by another.",
    "summary negated": "The summary begins with *It is not so that*.",
    "summary sides exchanged": "The names of two sides change places in the summary.",
    "term": "The status or another term from a closed list is replaced by another term.",
    "term dropped": "The status or another term from a closed list is removed.",
    "tie": "`tie` gets another term: what the words call a membership.",
    "unit": "The unit of a figure is replaced by another.",
    "unit dropped": "The unit of a figure is removed.",
    "year moved": "The year of a date is raised or lowered by one.",
    "actor moved to acts_for": "One of several actors that take part is moved to `acts_for`, as if others acted for "
    "this actor.",
    "actor only mentioned": "An actor that takes part is coded as only mentioned.",
    "footnote overlooked": "A footnote is left out, both its mark in the cited words and its number.",
    "framework made actor": "An organization within which something happens is coded as taking part.",
    "kind, its list renamed": "The fact gets another kind; its actors move to the list of actors of that kind.",
    "mentioned made actor": "An actor that is only mentioned is coded as taking part.",
    "acts_for made actor": "An actor in `acts_for` is coded as taking part itself.",
}
"""What each operator changes in a fact, those of slips too: sentences for the page."""
REASONS = {
    "actor": "The cited words name the new actor for another reason: the fact has this actor in another field too.",
    "actor dropped": "The removed actor is the State of the data set or the partner of the document, whom the cited "
    "words need not name. Or the cited words name this actor for another part of the fact. Or the summary names this "
    "actor.",
    "acts_for dropped": "The removed actor is the State of the data set or the partner of the document. Or the cited "
    "words name this actor only by an adjective beside an office, as in “Arvenian President”. No other fact shows for "
    "whom the person or body acts.",
    "cited word dropped": "The remaining cited words still show every value. The dropped word only makes them easier "
    "to read, or repeats what another word says; or the fact has a summary, for which this word need not be cited.",
    "fragment dropped": "The remaining fragments still show every value. The free words of a summary need not be "
    "cited.",
    "cited word replaced": "The line contains the fragment with the other word too, or without its first word.",
    "field added": "The cited words contain a sign of the added field. The coder took this sign as one of another "
    "field.",
    "field dropped": "The coder decides whether a fact lists fields of work. The checks ask for missing fields only if "
    "a fact lists some fields.",
    "field exchanged": "The cited words contain a sign of the new field. The coder took this sign as one of another "
    "field.",
    "kind": "The entry has the fields of both kinds, and the cited words contain signs of both kinds.",
    "level added": "The cited words contain a sign of the added level, in another phrase.",
    "level dropped": "The words for the level are in one fragment, and the noun for the treaty is in another fragment.",
    "place dropped": "No rule knows in which State the place lies, so the place may be a region or a river. The "
    "summary names the place.",
    "printed text dropped": "The name is also in the summary or in another value; or there is no list of signs for a "
    "word such as *following*.",
    "printed word dropped": "The rest of the name is still in the cited words, and no other capitalized word is beside "
    "it.",
    "recurrent flipped": "Facts of this kind are not counted, so a repeated act need not be marked.",
    "remark_from dropped": "The remaining sources still name everybody whom the remark mentions.",
    "remark_from exchanged": "The new fact is about the same actors as the remark.",
    "sides swapped": "A reader judged the direction, or the cited words contain a verb that is no sign of any kind.",
    "status added": "A reader judged that the words give no status.",
    "aggregate flipped": "A reader judged the value.",
    "summary sides exchanged": "No rule knows who acts in a sentence with this verb.",
    "term": "The cited words contain the signs of two terms, for example if an embassy was formed from a permanent "
    "mission.",
    "unit": "Beside the figure, the cited words contain another noun that could be its unit.",
    "unit dropped": "The figure is not beside its noun in the cited words.",
}
"""Operators of which some mutants survive, and why the cited words cannot show the change."""
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
    for codes in (sorted(vocabulary.actors({sort})) for sort in sorted(sorts, key=str)):
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
    for name in sorted({"number", "alternative"} & set(value)):
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
