"""Finding items by name: case, accents, punctuation and blanks do not count."""

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
    letters = plain if plain.isascii() else "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters)).casefold()


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """Return everything that an actor can be looked up by."""
    if isinstance(actor, Person):
        return (actor.name, *actor.names, actor.code, *_turned(actor.name))
    if isinstance(actor, State):
        turned = (f"{after} {before}" for before, _, after in (name.partition(", ") for name in actor.names) if after)
        return (actor.name, *actor.names, *turned, actor.code, actor.alpha3, actor.numeric)
    return (actor.name, *actor.names, actor.code)


def _turned(name: str) -> Iterator[str]:
    """Yield the other ways to write a person's name: swapped, with initials, by the surname alone."""
    words = name.replace(".", " ").split()
    at = next((place for place, word in enumerate(words) if word[0].islower() and place), len(words) - 1)
    given, last = words[:at], " ".join(words[at:])
    if given:
        initials = " ".join(word[0] for word in given)
        yield from (f"{last} {' '.join(given)}", f"{initials} {last}", f"{last} {initials}", last)
        yield f"{given[0][0]} {last}"


def _with_spellings(names: Iterable[tuple[T, Iterable[str]]]) -> tuple[tuple[T, tuple[str, ...]], ...]:
    return tuple((item, tuple(spellings)) for item, spellings in names)


@frozen(repr=False)
class Directory(Generic[T]):
    """Items by every name that they have; the index is made when something is first looked up."""

    names: tuple[tuple[T, tuple[str, ...]], ...] = field(converter=_with_spellings)
    """The items, each with its names, the one to show first."""
    kind: str
    """What the items are, for messages."""

    def among(self, items: Iterable[T]) -> "Directory[T]":
        """Return the directory of those of its items that are in *items*."""
        wanted = {id(item) for item in items}
        return Directory(((item, names) for item, names in self.names if id(item) in wanted), self.kind)

    def joined(self, other: "Directory[T]") -> "Directory[T]":
        """Return the directory of these items and of those of another one that are not among them."""
        own = {id(item) for item, _ in self.names}
        return Directory((*self.names, *(entry for entry in other.names if id(entry[0]) not in own)), self.kind)

    def find(self, name: object) -> T:
        """Return the one item with this name.

        Raises:
            UnknownName: if nothing has it, or it is not text.
            AmbiguousName: if several items have it.
        """
        if not isinstance(name, str):
            raise UnknownName(repr(name)[:LONGEST], self.kind, ())
        if len(name) > LONGEST:
            raise UnknownName(name, self.kind, ())
        found = self._index.get(folded(name), [])
        if not found:
            raise UnknownName(name, self.kind, (spelling for _, names in self.names for spelling in names))
        if len(found) > 1:
            raise AmbiguousName(name, self.kind, [str(item) for item in found])
        return found[0]

    @cached_property
    def _index(self) -> dict[str, list[T]]:
        index: dict[str, list[T]] = {}
        for item, spellings in self.names:
            for key in {folded(spelling) for spelling in spellings}:
                index.setdefault(key, []).append(item)
        return index

    def __repr__(self) -> str:
        """Return what the items are, and how many."""
        return f"<Directory ({self.kind}): {len(self.names)}>"
