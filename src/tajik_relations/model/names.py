"""Finding things by name: case, accents, punctuation and blanks do not count."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

from attrs import field, frozen

from tajik_relations.errors import AmbiguousName, UnknownName
from tajik_relations.model.actors import KnownActor, Person, State

T = TypeVar("T")
LONGEST = 200
"""Characters of the longest name that is looked for."""
_WORD = re.compile(r"[^\W_]+")


def folded(name: str) -> str:
    """Return what two spellings of one name have in common.

    >>> folded("Côte d’Ivoire")
    'cote d ivoire'
    """
    name = name[: LONGEST + 1]
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    kept = plain if plain.isascii() else "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(kept)).casefold()


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """Return everything that an actor can be looked up by."""
    if isinstance(actor, Person):
        return (actor.name, *actor.names, actor.code, *_turned(actor.name))
    if isinstance(actor, State):
        turned = (f"{after} {before}" for before, _, after in (name.partition(", ") for name in actor.names) if after)
        return (actor.name, *actor.names, *turned, actor.code, actor.alpha3, actor.numeric)
    return (actor.name, *actor.names, actor.code)


def _turned(name: str) -> Iterator[str]:
    """Return the other ways to write a person's name: swapped, with initials, by the surname alone."""
    words = name.replace(".", " ").split()
    at = next((at for at, word in enumerate(words) if word[0].islower() and at), len(words) - 1)
    given, last = words[:at], " ".join(words[at:])
    if given:
        initials = " ".join(word[0] for word in given)
        yield from (f"{last} {' '.join(given)}", f"{initials} {last}", f"{last} {initials}", last)
        yield f"{given[0][0]} {last}"


def _kept(names: Iterable[tuple[T, Iterable[str]]]) -> tuple[tuple[T, tuple[str, ...]], ...]:
    return tuple((thing, tuple(each)) for thing, each in names)


@frozen(repr=False)
class Directory(Generic[T]):
    """Things by every name that they have; the index is made when something is first looked up."""

    names: tuple[tuple[T, tuple[str, ...]], ...] = field(converter=_kept)
    """The things, each with its names, the one to show first."""
    _sort: str
    """What the things are, for messages."""

    def among(self, things: Iterable[T]) -> "Directory[T]":
        """Return the directory of these of its things alone."""
        kept = {id(thing) for thing in things}
        return Directory(((thing, names) for thing, names in self.names if id(thing) in kept), self._sort)

    def joined(self, other: "Directory[T]") -> "Directory[T]":
        """Return the directory of these things and of those of another one that are not among them."""
        own = {id(thing) for thing, _ in self.names}
        return Directory((*self.names, *(one for one in other.names if id(one[0]) not in own)), self._sort)

    def find(self, name: object) -> T:
        """Return the one thing with this name.

        Raises:
            UnknownName: if nothing has it, or it is not text.
            AmbiguousName: if several things have it.
        """
        if not isinstance(name, str):
            raise UnknownName(repr(name)[:LONGEST], self._sort, ())
        if len(name) > LONGEST:
            raise UnknownName(name, self._sort, ())
        found = self._index.get(folded(name), [])
        if not found:
            raise UnknownName(name, self._sort, (spelling for _, names in self.names for spelling in names))
        if len(found) > 1:
            raise AmbiguousName(name, self._sort, [str(thing) for thing in found])
        return found[0]

    @cached_property
    def _index(self) -> dict[str, list[T]]:
        found: dict[str, list[T]] = {}
        for thing, spellings in self.names:
            for key in {folded(spelling) for spelling in spellings}:
                found.setdefault(key, []).append(thing)
        return found

    def __repr__(self) -> str:
        """Return what the things are, and how many."""
        return f"<Directory ({self._sort}): {len(self.names)}>"
