"""Facts of a synthetic copy: the entries of the shipped data, about other States and other years.

In copy number *k* other States replace those that the shipped facts name, in the cited words too. The States are
ordered in a circle and move along it from copy to copy, so that no two copies say the same about the same two States.
After all States have been partners of the subject, another State replaces the subject too, but only in facts that a
rule links whatever their dates are; all other facts stay facts of the subject. Dates are *k* times `YEARS` earlier. If
a shipped fact gets a State from its table row, because the words do not name the State, the copy gives the State's code
and adds its name to the words.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from attrs import fields, frozen

from tajik_relations.evidence.english.summaries import is_light
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import State
from tajik_relations.model.provenance import MOST_WORDS
from tajik_relations.reading.converter import names_actors
from tajik_relations.reading.entries import PARTNER, SEAT, SUBJECT
from tajik_relations.reading.files import Entry
from tajik_relations.records import KINDS

YEARS = 7
"""The years between a copy and the next; with six, a visit dated only by its year would coincide with another visit."""
TEXTS = tuple(
    "topic relative summary remark followed according_to title label publisher name former_name later_name".split()
)
"""Fields with texts that may name States."""
DATES = ("date", "archived", "retrieved")
"""Fields with dates."""
FIRST = ("sending", "provider", "recognizing", "investor", "reporting", "committed")
"""Fields whose actor the words name before other actors."""
LINKED = ("diplomatic_relations", "recognitions", "missions", "consular_posts")
"""Tables whose facts a rule links whatever their dates are, if they name the same States."""
ACTORS = {
    table: tuple(attribute.name for attribute in fields(kind) if names_actors(attribute.type))
    for table, kind in KINDS.items()
}
"""For each table of a data file the fields that hold actors."""
_TOGETHER = re.compile(r"\bboth countries\b|\brelations\b|\b(?:the )?two states\b", re.IGNORECASE)
"""Words for the subject and its partner together, which do not fit if another State replaces the subject."""
_YEAR = re.compile(r"(?<![\d-])\d{4}")
_PLACE = re.compile(r"(.+?)(?:, ([A-Z]{2}))?")
_SYLLABLES = "ba de fu go ki lo mu ne pi ro su ta vu we zo".split()


@frozen
class Circle:
    """The States of the circle, in their order."""

    subject: str
    """The code of the State that does not move."""
    slots: tuple[str, ...]
    """The States that the shipped facts name: codes, and table rows whose State is not known."""
    codes: tuple[str, ...]
    """The States that replace them, beginning with the States of the slots."""

    def turned(self, slot: str, copy: int) -> tuple[str, str]:
        """Return the codes of the States that replace a State and, in the same fact, the subject in a copy."""
        if slot not in self.slots:
            return slot, self.subject
        lap, place = divmod(self.slots.index(slot) + copy * len(self.slots), len(self.codes))
        return self.codes[place], self.codes[(place + lap) % len(self.codes)] if lap else self.subject


class Setting(NamedTuple):
    """The setting to which the entries of one document in one copy refer."""

    copy: int
    circle: Circle
    states: Mapping[str, State]
    seats: Mapping[str, str]
    """Cities, each with the code of the State in which ISO 3166-2 lists it."""
    names: NameIndex
    rows: Mapping[int, str]
    """The slot of each table row of the document."""
    counterpart: str | None
    """The slot of the document's one partner, if it has one."""


def turned_entry(table: str, entry: Entry, setting: Setting) -> Entry:
    """Return the entry of a copy for a shipped entry; its id is still the shipped one."""
    return _Turned(table, entry, setting).entry()


def turned_starts(table: str, entry: Entry, words: Iterable[str], setting: Setting) -> list[str]:
    """Return the beginning of each fragment in a copy: the whole fragment, or its first piece."""
    turned = _Turned(table, entry, setting)
    return [turned.fragments([fragment])[0] for fragment in words]


def turned_title(title: str, setting: Setting) -> str:
    """Return the title of a document in a copy."""
    return str(turned_entry("references", {"words": [], "title": title}, setting)["title"])


def earlier(date: str, copy: int) -> str:
    """Return a date or a range of dates as it is in a copy, with the same precision."""
    return _YEAR.sub(lambda year: f"{int(year.group()) - YEARS * copy:04}", date)


def made_up(seed: str) -> str:
    """Return a made-up word, the same for the same seed."""
    return "".join(_SYLLABLES[byte % len(_SYLLABLES)] for byte in hashlib.sha256(seed.encode()).digest()[:5])


def _judged_again(judgement: Entry, value: Any) -> Entry:
    """Return a judgement with the value of the copy."""
    return {**judgement, "of": value} if "of" in judgement else judgement


class _Turned:
    """Converter of one entry into that of a copy."""

    def __init__(self, table: str, entry: Entry, setting: Setting) -> None:
        self.table, self.old, self.setting = table, entry, setting
        self.unnamed = setting.rows[entry["row"]] if "row" in entry else setting.counterpart
        self.subject = self._subject()
        self.years = "|".join(year for name in DATES for year in _YEAR.findall(entry.get(name, "")))

    def entry(self) -> Entry:
        """Return the entry of the copy."""
        made = {name: value for name, value in self.old.items() if name != "row"}
        made |= {name: self._text(made[name]) for name in TEXTS if name in made}
        made |= {name: earlier(made[name], self.setting.copy) for name in DATES if name in made}
        made["words"] = self.fragments(made["words"])
        if "also" in made:
            made["also"] = [{**citation, "words": self.fragments(citation["words"])} for citation in made["also"]]
        for name in ("seat", "place"):
            if name in made:
                made[name] = self._place(name, made)
        for name in ACTORS[self.table]:
            if name in made:
                actors = [self._actor(actor, name in FIRST, made) for actor in _listed(made[name])]
                made[name] = actors if isinstance(made[name], list) else actors[0]
        if "judged" in made:
            made["judged"] = {name: _judged_again(given, made.get(name, "")) for name, given in made["judged"].items()}
        return made

    def fragments(self, fragments: Iterable[str]) -> list[str]:
        """Return the cited fragments of the copy, divided so that none is too long."""
        if self.subject != self.setting.circle.subject:
            fragments = [_TOGETHER.sub("establish", fragment) for fragment in fragments]
        turned = map(self._text, fragments)
        return [piece for fragment in turned for piece in _pieces(fragment, self.setting.names)]

    def _subject(self) -> str:
        """Return the code of the subject or of the State that replaces it."""
        circle, copy = self.setting.circle, self.setting.copy
        if self.old.get("aspect") == "entered":
            return circle.codes[(copy - 1) % len(circle.codes)]
        actors = [actor for name in ACTORS[self.table] for actor in _listed(self.old.get(name, []))]
        slots = (self.unnamed if actor == PARTNER else actor for actor in actors)
        partner = next((slot for slot in slots if slot in circle.slots), "")
        return circle.turned(partner, copy)[1] if self.table in LINKED else circle.subject

    def _code(self, actor: str) -> str:
        """Return the code of the actor that replaces an actor, which is given by its code or a token."""
        if actor in (SUBJECT, self.setting.circle.subject):
            return self.subject
        if actor == SEAT:
            city, code = _parts(self.old["seat"])
            return self._code(code or self.setting.seats[city])
        slot = self.unnamed if actor == PARTNER else actor
        return self.setting.circle.turned(slot or "", self.setting.copy)[0]

    def _text(self, text: str) -> str:
        """Return a text with the names and the years of the copy."""
        for start, end, name in reversed([*self._named(text)]):
            text = f"{text[:start]}{name}{text[end:]}"
        if self.table == "renamings":  # or all copies would tell of one renaming
            former = self.old["former_name"]
            text = text.replace(former, f"{former} {made_up(str(self.setting.copy)).capitalize()}")
        years = rf"(?<!\d)(?:{self.years})(?!\d)"
        return re.sub(years, lambda year: earlier(year.group(), self.setting.copy), text) if self.years else text

    def _named(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the positions where a text names a replaced State, with the name of the State that replaces it."""
        words = tokens(text)
        for read in self.setting.names.names_in([text]):
            code = self._code(read.named.code) if isinstance(read.named, State) else ""
            if isinstance(read.named, State) and code != read.named.code:
                start, end = words[read.position].start, words[read.position + read.length - 1].end
                state = self.setting.states[code]
                is_adjective = text[start:end] in read.named.adjectives
                is_owner = is_adjective and start > 0 and not text[:start].endswith("the ")
                name = f"{state.name}'s" if is_owner else state.name
                yield start, end, next(iter(state.adjectives), name) if is_adjective else name

    def _place(self, name: str, made: Entry) -> str:
        """Return a place with the new State; if the words leave out the State of a seat, its name is added to them."""
        if self.old[name] in self.setting.states:  # a whole State
            return self._code(self.old[name])
        city, code = _parts(self.old[name])
        own = code or (self.setting.seats.get(city, "") if name == "seat" else "")
        other = self._code(own)
        if other == own:
            return str(self.old[name])
        if not code:
            beside = f"{city}, {self.setting.states[other].name}"
            fragments = [fragment.replace(city, beside, 1) for fragment in made["words"]]
            made["words"] = [piece for fragment in fragments for piece in _pieces(fragment, self.setting.names)]
        return f"{city}, {other}"

    def _actor(self, actor: str, is_first: bool, made: Entry) -> str:  # noqa: FBT001 - one of two places for a name
        """Return an actor's token if it has the same meaning here, otherwise its code, after naming it in the words."""
        code = self._code(actor)
        if code not in self.setting.states:
            return actor
        cited = [*made["words"], *(fragment for citation in made.get("also", ()) for fragment in citation["words"])]
        state = self.setting.states[code]
        if state in {read.named for read in self.setting.names.names_in(cited)}:
            return code
        means_subject = actor == SUBJECT and code == self.setting.circle.subject
        means_seat = actor == SEAT and made["seat"] == self.old["seat"]
        if means_subject or means_seat or (actor == PARTNER and self.setting.counterpart is not None):
            return actor
        made["words"] = [state.name, *made["words"]] if is_first else [*made["words"], state.name]
        return code


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


def _parts(place: str) -> tuple[str, str]:
    """Return the name of a place and the code of its State, which is empty if it is not given."""
    match = _PLACE.fullmatch(place)
    return (match[1], match[2] or "") if match else (place, "")


def _bears(words: Iterable[str]) -> bool:
    """Whether some of the words do more than connect other words."""
    return not all(is_light(token.text) for word in words for token in tokens(word))


def _pieces(fragment: str, names: NameIndex) -> list[str]:
    """Return a fragment in as many pieces as needed, divided beside a name if possible, and never inside a name."""
    words = fragment.split()
    if len(words) <= MOST_WORDS:
        return [fragment]
    reads = [*names.names_in([fragment])]
    starts, ends = {read.position for read in reads}, {read.position + read.length for read in reads}
    inside = {read.position + number for read in reads for number in range(1, read.length)}
    before = {count: len(tokens(" ".join(words[:count]))) for count in range(1, MOST_WORDS + 1)}
    counts = [count for count in before if before[count] not in inside | (starts & ends)]  # a city and its State
    bears = {count: all(map(_bears, (words[:count], words[count:]))) for count in before}
    count = max(counts or before, key=lambda count: (bears[count], before[count] in starts | ends, count))
    return [" ".join(words[:count]), *_pieces(" ".join(words[count:]), names)]
