"""Finding items by name: case, accents, punctuation and blanks do not count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from tajik_relations.errors import AmbiguousName, UnknownName
from tajik_relations.model.actors import KnownActor, Person, State
from tajik_relations.model.by_value import ByValue

T = TypeVar("T")
LONGEST = 200
"""Characters of the longest name that is looked for."""


def folded(name: str) -> str:
    """Return the form of a name that its spellings share: no accents, punctuation or capitals, single blanks.

    >>> folded("Côte d’Ivoire")
    'cote d ivoire'
    """
    return folded_text(name[: LONGEST + 1])


def folded_text(name: str) -> str:
    """Return the same form of a text of whatever length."""
    if not name.isascii():
        from unicodedata import combining, normalize

        name = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in name).split()).casefold()


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


@frozen(repr=False, eq=False, slots=False)
class Directory(ByValue, Generic[T]):
    """Items by every name that they have; the names are asked for when something is first looked up."""

    items: Sequence[T]
    named: Sequence[Any] = field(eq=False)
    """The holders of the names: the items themselves or, position by position, others such as a relation's partner."""
    names_of: Callable[[Any], Iterable[str]] = field(eq=False)
    """Returns the names of one of *named*, the one to show first."""
    kind: str
    """What the items are, for messages."""
    codes: Sequence[str] = field(default=(), eq=False)
    """The codes of the items, where they are known without asking for all names; they are tried first."""

    def get(self, name: str) -> list[T]:
        """Return the items with this name: none, one, or several."""
        if name in self._place_of_code:
            return [self.items[self._place_of_code[name]]]
        positions = self._index.get(folded(name), ()) if len(name) <= LONGEST else ()
        return [self.items[position] for position in positions]

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
        items = self.get(name)
        if not items:
            raise UnknownName(name, self.kind, self.spellings)
        if len(items) > 1:
            raise AmbiguousName(name, self.kind, [str(item) for item in items])
        return items[0]

    def spellings(self) -> Iterator[str]:
        """Yield every name of every item."""
        return (spelling for named in self.named for spelling in self.names_of(named))

    @cached_property
    def _place_of_code(self) -> dict[str, int]:
        return {code: position for position, code in enumerate(self.codes)}

    @cached_property
    def _index(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for position, named in enumerate(self.named):
            for key in {folded(spelling) for spelling in self.names_of(named)}:
                index.setdefault(key, []).append(position)
        return index

    def __repr__(self) -> str:
        """Return the kind of the items and their number."""
        return f"<Directory ({self.kind}): {len(self.items)}>"
