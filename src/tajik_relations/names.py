"""Finding things by name: case, accents, punctuation and blanks do not count."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from tajik_relations.actors import KnownActor, State
from tajik_relations.errors import AmbiguousName, UnknownName

T = TypeVar("T")


def folded(name: str) -> str:
    """Return what two spellings of one name have in common.

    >>> folded("Côte d’Ivoire")
    'cote d ivoire'
    """
    plain = unicodedata.normalize("NFKD", name[:1000])
    kept = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).casefold().split())


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """Return everything that an actor can be looked up by."""
    codes = (actor.alpha3, actor.numeric) if isinstance(actor, State) else ()
    return (actor.name, *actor.names, actor.code, *codes)


class Directory(Generic[T]):
    """Things by every name that they have."""

    __slots__ = ("_found", "_shown", "_sort")

    def __init__(self, names: Iterable[tuple[T, Iterable[str]]], sort: str) -> None:
        """Index *names*: each thing with its names, the one to show first; *sort* says what they are, for messages."""
        self._found: dict[str, dict[T, str]] = {}
        self._shown: list[str] = []
        self._sort = sort
        for thing, spellings in names:
            for spelling in spellings:
                self._found.setdefault(folded(spelling), {})[thing] = spelling
                self._shown.append(spelling)

    def find(self, name: object) -> T:
        """Return the one thing with this name.

        Raises:
            UnknownName: if nothing has it, or it is not text.
            AmbiguousName: if several things have it.
        """
        if not isinstance(name, str):
            raise UnknownName(repr(name), self._sort, ())
        found: Mapping[T, str] = self._found.get(folded(name), {})
        if not found:
            raise UnknownName(name, self._sort, self._shown)
        if len(found) > 1:
            raise AmbiguousName(name, self._sort, [str(thing) for thing in found])
        return next(iter(found))
