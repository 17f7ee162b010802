"""Immutable sequences: facts with their filters, and things that are found by name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, Literal, TypeVar, get_args, overload

from attrs import field, frozen

from tajik_relations.actors import Actor, KnownActor, Organization, Person, State, UnidentifiedState
from tajik_relations.dates import DateRange, When, parse
from tajik_relations.errors import UnknownName
from tajik_relations.names import Directory, names_of
from tajik_relations.records import Fact

FactT = TypeVar("FactT", bound=Fact)
G = TypeVar("G", bound=Fact)
T = TypeVar("T")
D = TypeVar("D")
A = TypeVar("A", bound=KnownActor)

Certainty = Literal["certain", "possible"]
AnyName = str | Actor


@frozen(repr=False)
class Facts(Sequence[FactT], Generic[FactT]):
    """Facts in document order; every filter returns the same kind of collection, so filters chain in any order."""

    items: tuple[FactT, ...]
    directory: Directory[KnownActor] = field(eq=False)
    """How names are looked up."""

    def about(self, name: AnyName) -> "Facts[FactT]":
        """Return the facts in which a State, an organization or a person takes part, or to whose relations they belong.

        Args:
            name: the actor itself, or any name or code that the data set knows for it.

        Raises:
            UnknownName: if nobody has this name.
            AmbiguousName: if several have it.
        """
        if not isinstance(name, State | UnidentifiedState | Organization | Person):
            return self.about(self.directory.find(name))
        return self.where(lambda fact: name in fact.actors or name == fact.partner)

    def of(self, *kinds: type[G]) -> "Facts[G]":
        """Return the facts of these kinds."""
        return Facts(tuple(fact for fact in self.items if isinstance(fact, kinds)), self.directory)

    def cited_from(self, document: str) -> "Facts[FactT]":
        """Return the facts of the document with this id; none if there is no such document."""
        return self.where(lambda fact: fact.document == document)

    def during(
        self, start: str | When, end: str | When | None = None, *, certainty: Certainty = "possible"
    ) -> "Facts[FactT]":
        """Return the dated facts that lie inside a period, whose first and last day count.

        Args:
            start: EDTF date or range; a date alone is a whole period.
            end: EDTF date with which the period ends, inclusive.
            certainty: `"certain"` for those that certainly lie inside, `"possible"` for these and those that may.

        Raises:
            DateError: if a text is no EDTF date, or the period ends before it begins.
            UnknownName: if the certainty is neither.
        """
        if certainty not in get_args(Certainty):
            raise UnknownName(str(certainty), "certainty", get_args(Certainty))
        wanted = (True,) if certainty == "certain" else (True, None)
        period = _period(start, end)
        return self.where(lambda fact: fact.date is not None and fact.date.within(period) in wanted)

    def where(self, test: Callable[[FactT], bool]) -> "Facts[FactT]":
        """Return the facts for which *test* is true."""
        return Facts(tuple(fact for fact in self.items if test(fact)), self.directory)

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the facts or the id of one."""
        return any(fact.id == key if isinstance(key, str) else fact == key for fact in self.items)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    def __iter__(self) -> Iterator[FactT]:
        """Go through the facts in document order."""
        return iter(self.items)

    @overload
    def __getitem__(self, key: int | str) -> FactT: ...
    @overload
    def __getitem__(self, key: slice) -> "Facts[FactT]": ...
    def __getitem__(self, key: int | str | slice) -> "FactT | Facts[FactT]":
        """Return a fact by position or id, or a slice."""
        if isinstance(key, slice):
            return Facts(self.items[key], self.directory)
        if isinstance(key, str):
            found = next((fact for fact in self.items if fact.id == key), None)
            if found is None:
                raise UnknownName(key, "fact", (fact.id for fact in self.items))
            return found
        return self.items[key]

    def __repr__(self) -> str:
        """Return the number of facts."""
        return f"<{len(self)} facts>"


def _period(start: str | When, end: str | When | None) -> When:
    first, last = (
        parse(each) if isinstance(each, str) else each for each in (start, end if end is not None else start)
    )
    if end is None:
        return first
    begins = first.start if isinstance(first, DateRange) else first
    ends: Any = last.end if isinstance(last, DateRange) else last
    return DateRange(begins, ends)


@frozen(repr=False)
class Named(Sequence[T], Generic[T]):
    """Things in a fixed order that can be looked up by any of their names."""

    items: tuple[T, ...]
    directory: Directory[T] = field(eq=False)

    @overload
    def get(self, name: str) -> T | None: ...
    @overload
    def get(self, name: str, default: D) -> T | D: ...
    def get(self, name: str, default: object = None) -> object:
        """Return the thing with this name, or *default*."""
        try:
            return self.directory.find(getattr(name, "code", name))
        except KeyError:
            return default

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the things or a name of one."""
        return key in self.items if not isinstance(key, str) else self.get(key) is not None

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[T, ...]: ...
    def __getitem__(self, key: int | str | slice) -> T | tuple[T, ...]:
        """Return a thing by name or position, or a slice.

        Raises:
            UnknownName: if nothing has this name; the message suggests near ones.
        """
        return self.directory.find(key) if isinstance(key, str) else self.items[key]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        """Go through the things in their order."""
        return iter(self.items)

    def __repr__(self) -> str:
        """Return the number of things."""
        return f"<{type(self).__name__}: {len(self)}>"


def named(actors: Iterable[A], sort: str) -> Named[A]:
    """Return States, organizations or persons as a collection."""
    kept = tuple(actors)
    return Named(kept, Directory(((each, names_of(each)) for each in kept), sort))
