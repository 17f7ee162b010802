"""Sequences whose items, and properties whose values, are made when they are first touched."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from tajik_relations.errors import WrongArgument

T_co = TypeVar("T_co", covariant=True)


class LazySequence(Sequence[T_co]):
    """An immutable sequence whose items are made when first touched; in all other ways it behaves as their tuple.

    It is equal to a tuple of equal items and has its hash; copies are the sequence itself, and a pickle holds the
    tuple. A slice shares the items: whoever makes them must return the same object each time.

    >>> squares = LazySequence(lambda key: key * key, range(5))
    >>> squares[1:3] == (1, 4), hash(squares) == hash((0, 1, 4, 9, 16))
    (True, True)
    """

    __slots__ = ("keys", "make")

    make: Callable[[int], T_co]
    """Returns the item with a key."""
    keys: Sequence[int]
    """The keys of the items, in their order."""

    def __init__(self, make: Callable[[int], T_co], keys: Sequence[int]) -> None:
        """Take the function that makes an item, and the keys of the items."""
        object.__setattr__(self, "make", make)
        object.__setattr__(self, "keys", keys if isinstance(keys, range) else tuple(keys))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse any change."""
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        """Refuse any change."""
        raise AttributeError(f"{type(self).__name__} cannot be changed: {name}")

    def among(self, keys: Sequence[int]) -> Self:
        """Return those of the items whose keys are among *keys*, which are in rising order."""
        if isinstance(self.keys, range) and self.keys.step > 0:  # nothing is left out yet: few keys need few steps
            return type(self)(self.make, [key for key in keys if key in self.keys])
        wanted = {*keys}
        return type(self)(self.make, [key for key in self.keys if key in wanted])

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> Self: ...
    def __getitem__(self, at: int | slice) -> T_co | Self:
        """Return the item at a position, or a slice."""
        if isinstance(at, slice):
            return type(self)(self.make, self.keys[at])
        if not hasattr(at, "__index__"):
            raise WrongArgument(f"expected a whole number as the position of an item, found a {type(at).__name__}")
        return self.make(self.keys[at])

    def __iter__(self) -> Iterator[T_co]:
        """Yield the items."""
        return map(self.make, self.keys)

    def __contains__(self, value: object) -> bool:
        """Whether an item is the value or equal to it."""
        return any(item is value or item == value for item in self)

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.keys)

    def __eq__(self, other: object) -> bool:
        """Whether the other is a tuple, or such a sequence, of equal items."""
        if isinstance(other, LazySequence) and self.make == other.make and [*self.keys] == [*other.keys]:
            return True
        return tuple(self) == tuple(other) if isinstance(other, tuple | LazySequence) else NotImplemented  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]

    def __hash__(self) -> int:
        """Return the hash of the tuple."""
        return hash(tuple(self))

    if not TYPE_CHECKING:  # a checker of types knows that it is no function

        def __call__(self) -> None:
            """Refuse it: a dictionary has such a method, a collection the items themselves."""
            raise WrongArgument(
                "items is a sequence, not a method: leave out the (), or loop over the collection itself"
            )

    def __add__(self, other: Iterable[Any]) -> tuple[Any, ...]:
        """Return the items of both as a tuple."""
        return (*self, *other)

    def __radd__(self, other: Iterable[Any]) -> tuple[Any, ...]:
        """Return the items of both as a tuple."""
        return (*other, *self)

    def __copy__(self, _memo: object = None) -> Self:
        """Return the sequence itself: nothing in it can change."""
        return self

    __deepcopy__ = __copy__

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the tuple of the items."""
        return tuple, (tuple(self),)

    def __repr__(self) -> str:
        """Return the tuple's repr."""
        return repr(tuple(self))


class _Open:
    """Something with a dictionary of its own."""


dictionary_of: Callable[[Any], dict[str, Any]] = _Open.__dict__["__dict__"].__get__
"""Returns the values of something sealed, to be written to."""


class Sealed(_Open):
    """Base of objects with values that are made once: `vars()` shows the values, and cannot change them."""

    if not TYPE_CHECKING:

        @property
        def __dict__(self) -> Mapping[str, Any]:
            """The values; as long as there are none, what they are put into, as attrs, copies and pickles need it."""
            values = dictionary_of(self)
            return MappingProxyType(values) if values else values

        def __dir__(self) -> list[str]:
            """Return the names of all attributes: Python itself finds those of values in nothing but a dictionary."""
            return sorted({*super().__dir__(), *(name for name in dictionary_of(self) if not name.startswith("_"))})

        def __getstate__(self) -> dict[str, Any]:
            """Return the values for copies and pickles."""
            return dict(dictionary_of(self))


def kept(instance: Sealed, name: str, make: Callable[[], T_co]) -> T_co:
    """Return the value that something sealed has under a name, which all threads share, or make it."""
    values = dictionary_of(instance)
    if name not in values:
        values.setdefault(name, make())
    value: T_co = values[name]
    return value


class made_once(cached_property[T_co]):  # noqa: N801 - a decorator, as its base
    """A cached property of something sealed, of which all threads get the value that was made first.

    From Python 3.12 on the base gives threads that ask at the same time a value of their own each.
    """

    if not TYPE_CHECKING:  # the types are those of the base

        def __get__(self, instance: Any, owner: Any = None) -> Any:
            """Return the value; Python finds it without this once it is made."""
            if instance is None:
                return self
            return kept(instance, self.attrname, lambda: self.func(instance))


def joined(*sequences: Sequence[Any]) -> LazySequence[Any]:
    """Return the items of several sequences, one after another, without touching them."""
    places = [(sequence, at) for sequence in sequences for at in range(len(sequence))]

    def item(key: int) -> Any:
        sequence, at = places[key]
        return sequence[at]

    return LazySequence(item, range(len(places)))
