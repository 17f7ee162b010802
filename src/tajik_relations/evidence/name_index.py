"""Finding the names of actors and places again in cited words."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, KnownActor, Organization, Place, State
from tajik_relations.model.terms import OrganizationKind

_JOINS = r"(?:\s*,\s*(?:(?:and|or)\s+)?|\s+(?:and|or|as well as)\s+)(?:the\s+)?"
_LISTING = re.compile(rf"{_JOINS}(?:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){{0,3}}{_JOINS})*")
"""What stands between two items of a list: other items, and what joins them."""
_MONEY = word_set("money")
"""Nouns that make a currency of the name before them."""


@frozen
class NameRead:
    """A name among cited words, and at which token it begins."""

    named: Actor | str
    """The actor, or the name of the place."""
    position: int
    length: int
    """How many tokens it has."""


@frozen(slots=False, eq=False)
class NameIndex:
    """Every spelling of every actor and place, as tokens."""

    actors: tuple[KnownActor, ...]
    places: tuple[str, ...]

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[tuple[str, ...], Actor | str]]]:
        index: dict[str, list[tuple[tuple[str, ...], Actor | str]]] = {}
        spelled: list[tuple[str, Actor | str]] = [(place, place) for place in self.places]
        for actor in self.actors:
            adjectives = (*actor.adjectives, *peoples(actor)) if isinstance(actor, State) else ()
            spelled += [(name, actor) for name in (actor.name, actor.name.upper(), *actor.names, *adjectives)]
        for name, named in spelled:
            parts = tuple(token.text for token in tokens(name))
            index.setdefault(parts[0], []).append((parts, named))
        for entries in index.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return index

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(word for actor in self.actors if isinstance(actor, State) for word in actor.adjectives)

    def is_adjective(self, word: str) -> bool:
        """Whether a word says "of a State" and is none of its names."""
        return word in self._adjectives

    def names_in(self, fragments: Iterable[str]) -> Iterator[NameRead]:
        """Return the names in order, the longest at each place, never across fragments or twice the same words."""
        offset = 0
        for fragment in fragments:
            parts = [token.text for token in tokens(fragment)]
            at = 0
            while at < len(parts):
                entry = self._longest(parts, at)
                if entry is None or {*parts[at + len(entry[0]) :][:1]} & _MONEY:
                    at += 1
                    continue
                name, named = entry
                yield NameRead(named, offset + at, len(name))
                at += len(name)
            offset += len(parts)

    def inside(self, fragment: str) -> Iterator[Actor | str]:
        """Return those whose names stand inside longer names, but for companies': "Spanish" in "the Spanish Senate"."""
        parts = [token.text for token in tokens(fragment)]
        for read in (read for read in self.names_in([fragment]) if not _is_company(read.named)):
            for at in range(read.position, read.position + read.length):
                for name, named in self._by_first.get(parts[at], ()):
                    end = at + len(name)
                    if end <= read.position + read.length and len(name) < read.length and tuple(parts[at:end]) == name:
                        yield named

    def _longest(self, parts: list[str], at: int) -> tuple[tuple[str, ...], Actor | str] | None:
        for name, named in self._by_first.get(parts[at], ()):
            if tuple(parts[at : at + len(name)]) == name:
                return name, named
        return None


def is_listed(text: str, first: NameRead, second: NameRead) -> bool:
    """Whether two names are items of one list in a text: other items, commas and "and" part them, no preposition.

    >>> is_listed("in Pakse, Vientiane and Lima", NameRead("Pakse", 1, 1), NameRead("Lima", 4, 1))
    True
    """
    first, second = sorted((first, second), key=lambda read: read.position)
    parts = tokens(text)
    end = first.position + first.length
    between = text[parts[end - 1].end : parts[second.position].start]
    return end <= second.position and _LISTING.fullmatch(between) is not None


def _is_company(named: Actor | str) -> bool:
    return isinstance(named, Organization) and named.kind is OrganizationKind.COMPANY


def peoples(state: State) -> Iterator[str]:
    """Yield the words for its people that only an "s" makes of its adjectives: "Chileans", "Israelis"."""
    return (f"{word}s" for word in state.adjectives if word.endswith(("an", "i")) and " " not in word)


def index_of(actors: Iterable[KnownActor], places: Iterable[Place]) -> NameIndex:
    """Return the index of these actors and places."""
    return NameIndex(tuple(actors), tuple(place.name for place in places))


def name_index(dataset: Dataset) -> NameIndex:
    """Return the index of everyone and everywhere that the data set can name."""
    everyone: tuple[KnownActor, ...] = (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons)
    return index_of(everyone, dataset.all_places)
