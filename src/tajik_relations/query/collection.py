"""Immutable sequences: what all collections can do, and things that are found by name."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from attrs import evolve, frozen

from tajik_relations.errors import CountError
from tajik_relations.model.actors import KnownActor
from tajik_relations.model.names import Directory, names_of
from tajik_relations.notebook.mixin import Pairs, Shown
from tajik_relations.records.fact import items_of

if TYPE_CHECKING:
    from tajik_relations.tabular.table import Table

T = TypeVar("T")
D = TypeVar("D")
A = TypeVar("A", bound=KnownActor)


@frozen(repr=False, eq=False)
class Collection(Shown, Sequence[T], Generic[T]):
    """Things in a fixed order, each once; a part of it, by slice, filter or set operation, is of the same sort."""

    items: tuple[T, ...]
    """The things, as a tuple."""

    def _with(self, items: Iterable[T]) -> Self:
        """Return a collection like this one of other things."""
        return evolve(self, items=tuple(items))

    def where(self, test: Callable[[T], bool]) -> Self:
        """Return the things for which *test* is true."""
        return self._with(each for each in self.items if test(each))

    def first(self) -> T:
        """Return the first one.

        Raises:
            CountError: if there is none.
        """
        if not self.items:
            raise CountError("at least one", 0, type(self).__name__)
        return self.items[0]

    def only(self) -> T:
        """Return the one that there is.

        Raises:
            CountError: if there is none, or more than one.
        """
        if len(self.items) != 1:
            raise CountError("exactly one", len(self.items), type(self).__name__)
        return self.items[0]

    def group_by(self, key: str | Callable[[T], Hashable]) -> dict[Any, Self]:
        """Return the parts that have the same value, by value, in the order in which the values come up.

        Args:
            key: the name of an attribute, or a function. A thing with several values, such as actors, is in the part of
                each of them; one with none of them, or without the attribute, is in that of `None`.
        """
        groups: dict[Any, list[T]] = {}
        for each in self.items:
            value: Any = (key(each),) if callable(key) else getattr(each, key, None)
            for one in dict.fromkeys(items_of(value) or (None,)):
                groups.setdefault(one, []).append(each)
        return {value: self._with(each) for value, each in groups.items()}

    def count_by(self, key: str | Callable[[T], Hashable]) -> dict[Any, int]:
        """Return how many have each value, the most frequent first; *key* as for `group_by`."""
        counts = {value: len(each) for value, each in self.group_by(key).items()}
        return dict(sorted(counts.items(), key=lambda item: -item[1]))

    def __and__(self, other: object) -> Self:
        """Return those that are in both, in the order of this one."""
        theirs = _things(other)
        if theirs is None:
            return NotImplemented
        those = set(theirs)
        return self._with(each for each in self.items if each in those)

    def __sub__(self, other: object) -> Self:
        """Return those that are not in the other, in the order of this one."""
        theirs = _things(other)
        if theirs is None:
            return NotImplemented
        those = set(theirs)
        return self._with(each for each in self.items if each not in those)

    def __or__(self, other: object) -> Self:
        """Return those that are in one of the two: these, then the others that are not among them."""
        theirs = _things(other)
        if theirs is None:
            return NotImplemented
        return self._with(dict.fromkeys((*self.items, *theirs)))

    def __xor__(self, other: object) -> Self:
        """Return those that are in exactly one of the two."""
        if not isinstance(other, Collection):
            return NotImplemented
        return (self | other) - (self & other)

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of them."""
        return key in self.items

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        """Go through them in their order."""
        return iter(self.items)

    @overload
    def __getitem__(self, key: int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | slice) -> T | Self:
        """Return the one at a position, or a slice."""
        return self._with(self.items[key]) if isinstance(key, slice) else self.items[key]

    def __eq__(self, other: object) -> bool:
        """Whether the other is a collection of the same things in the same order."""
        theirs = _things(other)
        return NotImplemented if theirs is None else self.items == theirs

    def __hash__(self) -> int:
        """Return the same number for equal collections."""
        return hash(self.items)

    def _row(self) -> Pairs:
        """Go through how many there are, and the first of them."""
        yield "count", len(self)
        yield "first", self.items[:20]

    def _shown(self) -> Pairs:
        """Go through the things, as a table."""
        yield self._caption, self

    @property
    def _caption(self) -> str:
        """What the things are."""
        sorts = {type(each).__name__ for each in self.items}
        return sorts.pop() if len(sorts) == 1 else type(self).__name__

    def __repr__(self) -> str:
        """Return the number of things."""
        return f"<{type(self).__name__}: {len(self)}>"


def _things(other: object) -> tuple[Any, ...] | None:
    if not isinstance(other, Collection):
        return None
    return items_of(other.items)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


@frozen(repr=False, eq=False)
class Named(Collection[T], Generic[T]):
    """Things in a fixed order that can be looked up by any of their names."""

    directory: Directory[T]
    """The names by which they are found."""

    def _with(self, items: Iterable[T]) -> Self:
        """Return a collection like this one of other things, which alone are found by name in it."""
        kept = tuple(items)
        return evolve(self, items=kept, directory=self.directory.among(kept))

    @overload
    def get(self, name: object) -> T | None: ...
    @overload
    def get(self, name: object, default: D) -> T | D: ...
    def get(self, name: object, default: object = None) -> object:
        """Return the thing with this name, or *default*."""
        if not isinstance(name, str):
            return next(
                (each for each in self.items if name is not None and name in (each, getattr(each, "partner", None))),
                default,
            )
        try:
            return self.directory.find(name)
        except KeyError:
            return default

    def __or__(self, other: object) -> Self:
        """Return those that are in one of the two, found by the names that they have in either."""
        both = super().__or__(other)
        directory: Directory[Any] | None = getattr(other, "directory", None)
        if both is NotImplemented or directory is None:
            return both
        return evolve(both, directory=self.directory.joined(directory).among(both.items))

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the things or a name of one."""
        return key in self.items if not isinstance(key, str) else self.get(key) is not None

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> T | Self:
        """Return a thing by name or position, or a slice.

        Raises:
            UnknownName: if nothing has this name; the message suggests near ones.
            AmbiguousName: if several have it.
        """
        return super().__getitem__(key) if isinstance(key, int | slice) else self.directory.find(key)


def named(actors: Iterable[A], sort: str) -> Named[A]:
    """Return States, organizations or persons as a collection."""
    kept = tuple(actors)
    return Named(kept, Directory(((each, names_of(each)) for each in kept), sort))


class Tabular:
    """Anything that is also a table: what it does with data frames, all by way of `table`."""

    __slots__ = ()

    @property
    def table(self) -> "Table":
        """These as a table."""
        raise NotImplementedError

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame; see `Table.to_pandas`."""
        return self.table.to_pandas()

    def to_polars(self) -> Any:
        """Return a polars DataFrame; see `Table.to_polars`."""
        return self.table.to_polars()

    def to_arrow(self) -> Any:
        """Return a pyarrow Table; see `Table.to_arrow`."""
        return self.table.to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return an Arrow stream; see `Table.__arrow_c_stream__`."""
        return self.table.__arrow_c_stream__(requested_schema)
