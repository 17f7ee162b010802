"""Finding the names of actors and places again in cited words."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from functools import cached_property, lru_cache

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.english.word_lists import word_set, words_of_state
from tajik_relations.evidence.tokens import Token, tokens
from tajik_relations.model.actors import Actor, KnownActor, Organization, Person, Place, State
from tajik_relations.model.terms import OrganizationKind

_JOINS = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+)(?:the\s+)?"
_LISTING = re.compile(rf"{_JOINS}(?:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,3}}{_JOINS})*")
"""What stands between two items of a list: other items, and what joins them."""
_MONEY = word_set("money")
"""Nouns that make a currency of the name before them."""
_MONEY_OR_VERB = frozenset(("won", "pounds"))
"""Those among them that are verbs too, and money only behind a number: "50 million Avalonian won"."""
_SCALES = word_set("counting") | frozenset("bn billion mn".split())
_SHORTEST_SURNAME = 4


@frozen
class NameRead:
    """A name among cited words, and at which token it begins."""

    named: Actor | str
    """The actor, or the name of the place."""
    position: int
    length: int
    """How many tokens it has."""
    adjective: bool = False
    """Whether it is one word that says "of a State"."""

    @property
    def name(self) -> str:
        """The name of the actor or place."""
        return self.named if isinstance(self.named, str) else self.named.name

    @property
    def end(self) -> int:
        """The position after its last token."""
        return self.position + self.length

    @property
    def positions(self) -> frozenset[int]:
        """The positions of its tokens."""
        return frozenset(range(self.position, self.end))


@frozen(slots=False, eq=False)
class NameIndex:
    """Every spelling of every actor and place, as tokens."""

    actors: tuple[KnownActor, ...]
    places: tuple[str, ...]
    about: frozenset[str] = frozenset()
    """The codes of those whom a document is about, and so means by a name that others have too."""

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[tuple[str, ...], Actor | str]]]:
        index: dict[str, list[tuple[tuple[str, ...], Actor | str]]] = {}
        spelled: list[tuple[str, Actor | str]] = [(place, place) for place in self.places]
        for actor in self.actors:
            further = (*_adjectives_of(actor), *peoples(actor), *_further(actor)) if isinstance(actor, State) else ()
            spelled += [(name, actor) for name in (actor.name, actor.name.upper(), *actor.names, *further)]
        spelled += _surnames(self.actors, {name for name, _ in spelled})
        for name, named in spelled:
            parts = tuple(token.text for token in tokens(name))
            index.setdefault(parts[0], []).append((parts, named))
        for entries in index.values():
            entries.sort(key=lambda entry: (-len(entry[0]), getattr(entry[1], "code", None) not in self.about))
        return index

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(word for actor in self.actors if isinstance(actor, State) for word in _adjectives_of(actor))

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The codes of those who have a name that others have too."""
        codes: dict[tuple[str, ...], set[str]] = {}
        for entries in self._by_first.values():
            for words, named in entries:
                codes.setdefault(words, set()).update(
                    (named.code,) if isinstance(named, State | Organization | Person) else ()
                )
        return frozenset(code for shared in codes.values() if len(shared) > 1 for code in shared)

    def meant(self, counterpart: str | None) -> "NameIndex":
        """Return the index for a document about somebody: a name that others have too means it there."""
        return _meaning(self, counterpart) if counterpart in self._shared else self

    def is_adjective(self, word: str) -> bool:
        """Whether a word says "of a State" and is none of its names."""
        return word in self._adjectives

    def names_in(self, fragments: Iterable[str]) -> Iterator[NameRead]:
        """Return the names in order, the longest at each place, never across fragments or twice the same words."""
        offset = 0
        for fragment in fragments:
            words = tokens(fragment)
            parts = [token.text for token in words]
            at = 0
            while at < len(parts):
                entry = self._longest(parts, at)
                if entry is None or _is_money(words, at, at + len(entry[0])):
                    at += 1
                    continue
                name, named = entry
                yield NameRead(named, offset + at, len(name), len(name) == 1 and name[0] in self._adjectives)
                at += len(name)
            offset += len(parts)

    def named_in(self, text: str) -> set[Actor | str]:
        """Return those whom a text names."""
        return {read.named for read in self.names_in([text])}

    def inside(self, fragment: str) -> Iterator[Actor | str]:
        """Return those whose names stand inside longer names, but for companies': "Spanish" in "the Spanish Senate"."""
        parts = [token.text for token in tokens(fragment)]
        for read in (read for read in self.names_in([fragment]) if not _is_company(read.named)):
            for at in range(read.position, read.end):
                for name, named in self._by_first.get(parts[at], ()):
                    end = at + len(name)
                    inner = end <= read.end and len(name) < read.length
                    if inner and tuple(parts[at:end]) == name and named != read.named:
                        yield named

    def _longest(self, parts: list[str], at: int) -> tuple[tuple[str, ...], Actor | str] | None:
        for name, named in self._by_first.get(parts[at], ()):
            if tuple(parts[at : at + len(name)]) == name:
                return name, named
        return None


def _surnames(actors: Iterable[KnownActor], taken: AbstractSet[str]) -> Iterator[tuple[str, Person]]:
    """Yield the last word of the name of each person, by which texts call those whom they have named in full."""
    persons = [actor for actor in actors if isinstance(actor, Person)]
    last = [person.name.split()[-1] for person in persons]
    for person, word in zip(persons, last, strict=True):
        named = " " in person.name and word[:1].isupper() and len(word) >= _SHORTEST_SURNAME
        if named and last.count(word) == 1 and word not in taken:
            yield word, person


def _is_money(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name only says whose money a figure is in."""
    parts = [word.text for word in words]
    noun = "".join(parts[end : end + 1])
    counted = parts[max(0, start - 1) : start]
    numbered = any(word[:1].isdigit() or word.casefold() in _SCALES for word in counted)
    if noun in ("$", "£") and words[end].start == words[end - 1].end:
        return True  # "US$2 million"
    return noun in _MONEY and (noun not in _MONEY_OR_VERB or numbered)


def is_listed(text: str, first: NameRead, second: NameRead) -> bool:
    """Whether two names are items of one list in a text: other items, commas and "and" part them, no preposition.

    >>> is_listed("in Pakse, Vientiane and Lima", NameRead("Pakse", 1, 1), NameRead("Lima", 4, 1))
    True
    """
    first, second = sorted((first, second), key=lambda read: read.position)
    parts = tokens(text)
    between = text[parts[first.end - 1].end : parts[second.position].start]
    return first.end <= second.position and _LISTING.fullmatch(between) is not None


def _is_company(named: Actor | str) -> bool:
    return isinstance(named, Organization) and named.kind is OrganizationKind.COMPANY


def _adjectives_of(state: State) -> tuple[str, ...]:
    return (*state.adjectives, *words_of_state("state_adjectives", state.code))


def _further(state: State) -> Iterator[str]:
    """Yield what texts call a State beside the names that the data set has for it; where a State of it has the code."""
    return (name for name in words_of_state("state_names", state.code) if name not in state.names)


def capitals(state: State) -> tuple[str, ...]:
    """Return the cities by which texts mean the government of a State.

    >>> import tajik_relations as tr
    >>> capitals(tr.states["Malta"])
    ('Valletta',)
    """
    return words_of_state("capitals", state.code)


def capitals_of(actors: Iterable[Actor]) -> frozenset[str]:
    """Return the capitals of the States among some actors."""
    return frozenset(city for actor in actors if isinstance(actor, State) for city in capitals(actor))


def capital_reads(words: Sequence[str], state: State) -> Iterator[NameRead]:
    """Yield where words have the name of a State's capital."""
    for city in capitals(state):
        parts = [token.text for token in tokens(city)]
        for at in range(len(words) - len(parts) + 1):
            if list(words[at : at + len(parts)]) == parts:
                yield NameRead(city, at, len(parts))


def peoples(state: State) -> Iterator[str]:
    """Yield the words for its people that only an "s" makes of its adjectives: "Chileans", "Israelis"."""
    return (f"{word}s" for word in _adjectives_of(state) if word.endswith(("an", "i")))


def index_of(actors: Iterable[KnownActor], places: Iterable[Place]) -> NameIndex:
    """Return the index of these actors and places."""
    return NameIndex(tuple(actors), tuple(place.name for place in places))


@lru_cache(maxsize=64)
def _meaning(index: NameIndex, counterpart: str) -> NameIndex:
    return NameIndex(index.actors, index.places, index.about | {counterpart})


@lru_cache(maxsize=4)
def name_index(dataset: Dataset) -> NameIndex:
    """Return the index of everyone and everywhere that the data set can name."""
    everyone: tuple[KnownActor, ...] = (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons)
    places = tuple(place.name for place in dataset.all_places)
    return NameIndex(everyone, places, frozenset((dataset.subject.code,)))
