"""Capitalized names that are in no vocabulary yet, sorted by the words around them, as entries of the vocabularies."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from textwrap import indent
from typing import NamedTuple

from attrs import frozen

from tajik_relations.coding.proposals.titles import numbered, titled
from tajik_relations.coding.proposals.words import end_of, free, listed, lists
from tajik_relations.dataset import Dataset
from tajik_relations.evidence.english.verbs import DETERMINERS, PREPOSITIONS
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.lines import LineRead
from tajik_relations.evidence.readers.calendar_points import MONTHS
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.evidence.readers.units import money_before
from tajik_relations.exports.dataset_folder import document
from tajik_relations.model.actors import Organization, Person, Place, State
from tajik_relations.model.names import folded
from tajik_relations.model.provenance import MOST_WORDS
from tajik_relations.model.terms import OrganizationKind as Kind

_BODIES = {word: Kind[kind] for kind, words in lists()["bodies"].items() for word in words.split()}
"""Nouns in the names of organizations, and what such an organization mostly is."""
_NO_NAMES, _TITLES, _OFFICES = listed("no_names"), listed("titles"), listed("offices")
_PLACED, _WHERE, _PLACES = listed("placed"), listed("where"), listed("places")
_SMALL, _SPEAKING = listed("small"), listed("speaking")
_OUTSIDE = _SMALL | DETERMINERS | PREPOSITIONS
"""Words with which no name begins."""
_DESIGNATIONS, _RULERS = listed("designations"), listed("rulers")
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z]*[A-Z]|[A-Z]{2,})\)")
_OFFICE_BEHIND = re.compile(r",\s+(?:the\s+)?(?:\w+\s+)?(?:President|Minister|King|Queen|Prime|Ambassador|Foreign)")
_NEXT = re.compile(r"\s+(\w+)")
_ADJECTIVES = ("an", "ese", "ish", "i", "ic")
"""Ends of words that say "of a State", with which the name of a body can begin."""
_LONGEST_PERSON = 4
_LONGEST_ACRONYM = 8


class Sighting(NamedTuple):
    """A run of capitalized words on a line."""

    line: LineRead
    number: int
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        """Its words."""
        return self.line.words[self.first : self.last + 1]

    @property
    def text(self) -> str:
        """It as it stands."""
        return self.line.text[self.start : self.end]

    @property
    def lower(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return self.line.lower[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """The index of its first character."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """The index after its last character."""
        return self.line.tokens[self.last].end

    @property
    def is_acronym(self) -> bool:
        """Whether it is one short word in capitals."""
        return len(self.words) == 1 and self.text.isupper() and 1 < len(self.text) <= _LONGEST_ACRONYM

    @property
    def opens(self) -> bool:
        """Whether it opens a sentence."""
        return any(self.first == start for start, _ in self.line.sentences)

    @property
    def lead(self) -> str:
        """The word before it in lower case; empty if it opens the line."""
        return self.line.lower[self.first - 1] if self.first else ""

    def before(self, most: int) -> tuple[str, ...]:
        """Return the words before it in lower case, the nearest last."""
        return self.line.lower[max(0, self.first - most) : self.first]


@frozen
class Unknown:
    """A name that is in no vocabulary."""

    entry: Organization | Person | Place
    line: int
    sure: bool
    article: bool = False

    @property
    def table(self) -> str:
        """The table of the vocabulary in which it probably belongs."""
        return f"{type(self.entry).__name__.lower()}s"

    def text(self) -> str:
        """Return the entry in comments, with the line that names it and another file in which it may belong."""
        entry = self.entry
        values = {"code": getattr(entry, "code", None), "name": entry.name, "names": list(entry.names)}
        values |= {"article": self.article, "kind": str(getattr(entry, "kind", ""))}
        rows = document({}, [(self.table, {key: value for key, value in values.items() if value})])
        others = " or ".join(f"{name}.toml" for name in _FILES if name != self.table)
        more = "" if self.sure else f"; or: {others}, or no name"
        return f"## named on line {self.line}{more}\n{indent(rows, '# ')}"


def vocabulary(unknown: Sequence[Unknown]) -> Iterator[str]:
    """Yield entries in comments, those of a file together, each file with what its entries can hold."""
    if unknown:
        yield "## names that no vocabulary has: move each that you need to the file named above it, without the '# '\n"
    for table, more in _FILES.items():
        entries = [item for item in unknown if item.table == table]
        if entries:
            yield f"## for {table}.toml:\n{more}"
            yield from (item.text() for item in entries)


_FILES: Mapping[str, str] = {
    "persons": "",
    "organizations": f"## kind: {' | '.join(map(str, Kind))}\n",
    "places": '## may: subdivision = ""  # ISO 3166-2 code, if any; then words need not name the State\n',
}
"""Files of vocabularies, with what is said once for all entries of each."""


def unknown_names(lines: Mapping[int, LineRead], dataset: Dataset, headings: AbstractSet[int]) -> list[Unknown]:
    """Return the names on lines that no vocabulary has, each once, in order.

    Args:
        lines: by their numbers.
        headings: numbers of lines whose capitals say nothing.
    """
    plain = [(number, line) for number, line in lines.items() if number not in headings]
    sightings = [sighting for number, line in plain for sighting in _sightings(number, line)]
    inside = {sighting.text for sighting in sightings if not sighting.opens}
    lower = {word for line in lines.values() for word in line.words if word.islower()}
    taken = {actor.code for actor in (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons)}
    known: dict[str, Unknown] = {}
    for sighting in sightings:
        alone = sighting.first == sighting.last
        common = alone and (sighting.text not in inside or sighting.text.casefold() in lower)
        if sighting.text in known or (sighting.opens and common) or len(sighting.words) > MOST_WORDS:
            continue
        unknown = _sorted(sighting, taken)
        if unknown is not None:
            known[sighting.text] = unknown
            taken |= {getattr(unknown.entry, "code", "")}
    return list(known.values())


def _sightings(number: int, line: LineRead) -> Iterator[Sighting]:
    dated = line.positions(date_spans(line.text)) | line.named_positions | titled(line) | numbered(line)
    at = 0
    while at < len(line.words):
        last = _last(line, at, dated)
        if last is None:
            at += 1
            continue
        first = at
        while first < last and (is_title(line.lower[first]) or line.lower[first] in _OUTSIDE):
            first += 1
        while line.lower[last] in _SMALL and last > first:
            last -= 1
        alone = first == last and line.lower[first] in {*_BODIES, *_OUTSIDE}
        first, headed = _with_head(line, first, last)
        lower = line.lower[first : last + 1]
        is_body = lower[-1] in _BODIES and lower[-1] not in _NO_NAMES and not _DESIGNATIONS & {*lower}
        common = (_NO_NAMES & {*lower} and not is_body) or is_title(lower[0]) or lower[0] in _CALENDAR
        money = first == last and _MONEY & {*line.lower[last + 1 : last + 2]}
        sign = money_before(f"{line.words[first]} ", "1").money or len(line.words[first]) == 1
        if not ((alone and not headed) or common or money or sign):
            yield Sighting(line, number, first, last)
        at = max(at, last) + 1


def is_title(word: str) -> bool:
    """Whether a word stands before the name of a person, also one of several: "Prime Ministers"."""
    return word in _TITLES or word.removesuffix("s") in _OFFICES


def _with_head(line: LineRead, first: int, last: int) -> tuple[int, bool]:
    """Return where a name begins with the name of a State before it, as "the Norwegian Polar Institute" does."""
    read = next((read for read in line.names if end_of(read) == first), None)
    if read is None or not isinstance(read.named, State | Organization) or line.gap(first).strip(" -"):
        return first, False
    start = read.position
    adjective = line.words[first - 1].endswith(_ADJECTIVES) or line.index.is_adjective(line.words[first - 1])
    nouns = {*_BODIES} | _PLACES
    body = line.lower[last] in nouns or (adjective and _is_body(line.lower[first : last + 1]))
    if not body:
        return first, False
    while start and line.words[start - 1][:1].isupper() and (line.gap(start) == "-" or _is_short(line, start)):
        start -= 1  # "the A-B Teaching Hospital", "ABC Norwegian Airlines"
    return start, True


def _is_short(line: LineRead, at: int) -> bool:
    """Whether a word in capitals stands right before a position."""
    return line.gap(at) == " " and line.words[at - 1].isupper() and len(line.words[at - 1]) > 1


_MONEY = word_set("money") | frozenset("$€£")
_CALENDAR = frozenset(MONTHS) | frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
"""Names that the calendar has."""


def _last(line: LineRead, at: int, taken: AbstractSet[int]) -> int | None:
    """Return the position of the last word of the run of capitalized words that begins at one; `None` for none."""
    if not line.words[at][:1].isupper() or at in taken:
        return None
    last = at
    while last + 1 < len(line.words):
        after = last + 1
        while after + 1 < len(line.words) and line.lower[after] in _SMALL and line.words[after].islower():
            after += 1
        gaps = "".join(line.gap(place) for place in range(last + 1, after + 1))
        joined = not gaps.strip(" -’'\u00a0") and line.words[after][:1].isupper() and after not in taken
        small = line.lower[last + 1 : after]
        parted = "and" in small and ("the" in small or not _is_body(line.lower[at : last + 1]))
        if not joined or parted:
            break
        last = after
    return last


def _is_body(words: Iterable[str]) -> bool:
    return any(word in _BODIES for word in words)


def _sorted(sighting: Sighting, taken: AbstractSet[str]) -> Unknown | None:
    """Return a name as the entry that its words and those around it suggest."""
    if sighting.is_acronym and sighting.line.text[: sighting.start].endswith("("):
        return None  # it stands for the name before it
    return _organization(sighting, taken) or _somebody(sighting, taken) or _somewhere(sighting, taken)


def _organization(sighting: Sighting, taken: AbstractSet[str]) -> Unknown | None:
    """Return a name as that of an organization, if it has an acronym, is one, or has the noun for a body."""
    acronym = _ACRONYM.match(sighting.line.text, sighting.end)
    body = next((_BODIES[word] for word in reversed(sighting.lower) if word in _BODIES), None)
    if not (body or acronym or sighting.is_acronym):
        return None
    short = acronym[1] if acronym else sighting.text if sighting.is_acronym else ""
    names = (short,) if acronym else ()
    return _body(sighting, _code(sighting, short, taken), body or Kind.INTERGOVERNMENTAL, names, sure=True)


def _somebody(sighting: Sighting, taken: AbstractSet[str]) -> Unknown | None:
    """Return a name of two to four words as that of a person, if an office or a verb of saying stands beside it."""
    words = sighting.lower
    if len(words) == 1 and sighting.lead in _RULERS and sighting.line.words[sighting.first - 1].istitle():
        return _person(sighting, taken, sure=True)
    if not 1 < len(words) <= _LONGEST_PERSON or {*words} & (_PLACES | {"of", "the", "for"}) or _is_placed(sighting):
        return None
    if any(word.isupper() and len(word) > 1 for word in sighting.words):
        return None  # an acronym, or a number in letters
    speaks = _NEXT.match(sighting.line.text, sighting.end)
    held = any(word in _OFFICES or word.removesuffix("s") in _OFFICES for word in sighting.before(4))
    titled = held or _OFFICE_BEHIND.match(sighting.line.text, sighting.end) is not None
    alone = sighting.lead not in {*_PLACED, "the"}
    return _person(sighting, taken, sure=titled) if titled or alone or (speaks and speaks[1] in _SPEAKING) else None


def _is_placed(sighting: Sighting) -> bool:
    """Whether a word for where stands before a name, or before the list of names in which it stands."""
    line, at = sighting.line, sighting.first
    while at > 1 and line.words[at][:1].isupper():
        listed = line.gap(at).strip() == "," or line.lower[at - 1] == "and"
        before = at - 1 - (line.lower[at - 1] == "and")
        if not listed or not line.words[before][:1].isupper() or sighting.first != sighting.last:
            break
        at = before
    before_it = line.lower[max(0, at - 2) : at]
    before_it = before_it[:1] if before_it[1:] == ("the",) else before_it[-1:]
    return before_it != () and before_it[0] in _WHERE


def _somewhere(sighting: Sighting, taken: AbstractSet[str]) -> Unknown | None:
    """Return a name as that of a place; one of several words, without a sign of that, as that of an organization."""
    behind = sighting.lead == "of" and _PLACES & {*sighting.before(2)}
    if _is_placed(sighting) or {*sighting.lower} & _PLACES or behind:
        return Unknown(Place(name=sighting.text), sighting.number, sure=True)
    called = sighting.line.lower[sighting.last + 1 : sighting.last + 2]
    if len(sighting.words) > 1 and not _NO_NAMES & {*called}:
        return _body(sighting, _code(sighting, "", taken), Kind.INTERGOVERNMENTAL, (), sure=False)
    toward = sighting.lead in ("to", "from", "and", "via") and not sighting.opens
    return Unknown(Place(name=sighting.text), sighting.number, sure=False) if toward else None


def _body(sighting: Sighting, code: str, kind: Kind, names: tuple[str, ...], *, sure: bool) -> Unknown:
    entry = Organization(code=code, name=sighting.text, names=names, kind=kind)
    return Unknown(entry, sighting.number, sure=sure, article=sighting.lead == "the")


def _person(sighting: Sighting, taken: AbstractSet[str], *, sure: bool) -> Unknown:
    code = free(folded(sighting.text).replace(" ", "-"), taken)
    return Unknown(Person(code=code, name=sighting.text), sighting.number, sure=sure)


def _code(sighting: Sighting, acronym: str, taken: AbstractSet[str]) -> str:
    """Return a code in capitals: the acronym, else the initials of a long name, else the name."""
    plain = [folded(word).upper().replace(" ", "-") for word in sighting.words if word[:1].isupper()]
    initials = "".join(word[:1] for word in plain)
    short = acronym.upper() or (initials if len(plain) > 2 else "-".join(plain))
    short = "".join(letter for letter in short if letter.isascii() and (letter.isalnum() or letter == "-")).strip("-")
    return free(short if short and short not in taken else "-".join(plain), taken)
