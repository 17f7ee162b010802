"""Immutable collections: methods of all collections, and collections whose items have names."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from attrs import evolve, frozen

from tajik_relations.errors import CountError, UnknownCode, UnknownName, WrongArgument, told
from tajik_relations.model.actors import SPELLED, SYSTEMS, KnownActor, State, has_code
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.names import NO_FURTHER_NAMES, Directory, FurtherNames, Groups, names_of
from tajik_relations.model.typed_values import found, takes_named
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.records.fact import items_of

T = TypeVar("T")
D = TypeVar("D")
A = TypeVar("A", bound=KnownActor)
S = TypeVar("S", bound=State)
NO_NAME = object()
"""Stands for the name where none was given."""


@frozen(repr=False, eq=False)
class Collection(ReprMixin, Sequence[T], Generic[T]):
    """Items in a fixed order, without duplicates; slices, filters and set operations return the same type."""

    _asked_as: ClassVar[str] = "collection"
    _ways: ClassVar[str] = "where(function)"
    items: Sequence[T]
    """The items: a tuple, or a sequence that equals a tuple and creates each item on first use."""

    def _with(self, items: Iterable[T]) -> Self:
        """Return a collection like this one of other items."""
        return evolve(self, items=items if isinstance(items, LazySequence) else tuple(items))

    @takes_named
    def where(self, test: Callable[[T], bool]) -> Self:
        """Return the items for which *test* is true."""
        return self._with(item for item in self.items if test(item))

    def first(self) -> T:
        """Return the first item; raises CountError if the collection is empty."""
        if not self.items:
            raise CountError("at least one", 0, type(self).__name__)
        return self.items[0]

    def only(self) -> T:
        """Return the single item.

        Raises:
            CountError: if there is none, or more than one.
        """
        if len(self.items) != 1:
            raise CountError("exactly one", len(self.items), type(self).__name__)
        return self.items[0]

    def group_by(self, key: str | Callable[[T], Hashable]) -> dict[Any, Self]:
        """Return the items grouped by a value, in the order in which the values first occur.

        Args:
            key: the name of an attribute, or a function. An item with several values, such as actors, is in
                several groups; an item without a value, or without the attribute, is in the group `None`.

        Raises:
            UnknownName: if no item has such an attribute; the message suggests similar ones.
            WrongArgument: if *key* is neither text nor a function.
        """
        if not (isinstance(key, str) or callable(key)):
            raise WrongArgument(f"expected the name of an attribute, or a function, found {found(key)}")
        groups: dict[Any, list[T]] = {}
        value_of: Callable[[T], Any] = self._values_by(key) if isinstance(key, str) else key
        for item in self.items:
            value: Any = value_of(item) if isinstance(key, str) else (value_of(item),)
            for group in dict.fromkeys(items_of(value) or (None,)):
                groups.setdefault(group, []).append(item)
        return Groups({value: self._with(items) for value, items in groups.items()})

    def _values_by(self, name: str) -> Callable[[T], Any]:
        """Return the function that gives the value, or the values, of an item under a name.

        Raises:
            UnknownName: if no item has such an attribute.
        """
        if self.items and not any(hasattr(item, name) for item in self.items):
            known = sorted({name for item in self.items for name in dir(item) if not name.startswith("_")})
            raise UnknownName(name, f"attribute of a {type(self.items[0]).__name__}", known)
        return lambda item: getattr(item, name, None)

    @takes_named
    def count_by(self, key: str | Callable[[T], Hashable]) -> dict[Any, int]:
        """Return the number of items with each value, the most frequent value first; for *key*, see `group_by`."""
        counts = {value: len(part) for value, part in self.group_by(key).items()}
        return Groups(sorted(counts.items(), key=lambda item: -item[1]))

    def _items_of(self, other: object) -> dict[Any, None] | None:
        """Return the items of another collection in order, for quick look-up; `None` if it is no collection.

        Raises:
            WrongArgument: if they are of another data set, whose facts these cannot have beside them.
        """
        if not isinstance(other, Collection):
            return None
        theirs: Collection[Any] = other  # pyright: ignore[reportUnknownVariableType] - whatever it is a collection of
        mine, others = _scope_of(self), _scope_of(theirs)
        if mine is not others and mine is not None and others is not None and mine.facts != others.facts:
            sets = " and ".join(f"{scope.title!r} ({len(scope.facts)} facts)" for scope in (mine, others))
            raise WrongArgument(
                f"both collections must be of one data set, found {sets}; join these with tr.load(a, b)"
            )
        return dict.fromkeys(tuple(theirs.items))

    def __and__(self, other: object) -> Self:
        """Return the items that are in both collections, in the order of this one."""
        theirs = self._items_of(other)
        if theirs is None:
            return NotImplemented
        return self._with(item for item in self.items if item in theirs)

    def __sub__(self, other: object) -> Self:
        """Return the items that are not in the other collection, in the order of this one."""
        theirs = self._items_of(other)
        if theirs is None:
            return NotImplemented
        return self._with(item for item in self.items if item not in theirs)

    def __or__(self, other: object) -> Self:
        """Return the items of both collections: first the items of this one, then those that only the other has."""
        theirs = self._items_of(other)
        if theirs is None:
            return NotImplemented
        return self._with(dict.fromkeys((*self.items, *theirs)))

    def __xor__(self, other: object) -> Self:
        """Return the items that are in exactly one of the two collections."""
        if not isinstance(other, Collection):
            return NotImplemented
        return (self | other) - (self & other)

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the items."""
        return key in self.items

    def __len__(self) -> int:
        """Return the number of items."""
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        """Yield the items in their order."""
        return iter(self.items)

    @overload
    def __getitem__(self, key: int) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | slice) -> T | Self:
        """Return the item at a position, or a slice; raises IndexError if there is no such position."""
        if isinstance(key, slice):
            return self._with(self.items[key])
        try:
            return self.items[key]
        except IndexError:
            held = f"{type(self).__name__} of {len(self)}" if self.items else repr(self)
            raise IndexError(f"index out of range: {held} has no item {found(key)}") from None

    if not TYPE_CHECKING:  # a checker of types knows that it is no function

        def __call__(self, *_names: object, **_values: object) -> None:
            """Refuse it: what is a collection is a value, and what takes arguments is a method of it."""
            raise WrongArgument(f"{self!r} is a value, not a function: leave out the (), or use {self._ways}")

    def __eq__(self, other: object) -> bool:
        """Whether *other* is a collection of the same items in the same order."""
        if not isinstance(other, Collection):
            return NotImplemented
        return bool(self.items == other.items)  # pyright: ignore[reportUnknownMemberType]

    def __hash__(self) -> int:
        """Return the same number for equal collections."""
        return hash(self.items)

    def _short_form(self) -> NamedValues:
        """Yield the number of items, and the first of them."""
        yield "count", len(self)
        yield "first", tuple(self.items[:20])

    def _full_form(self) -> NamedValues:
        """Yield the items, as a table."""
        yield self._caption, self

    @property
    def _caption(self) -> str:
        """What the items are: by the name of the collection or, where it can hold anything, by their type."""
        kinds = {type(item).__name__.removesuffix("Profile") for item in self.items}
        general = type(self) in (Collection, NamedCollection) and len(kinds) == 1
        return f"{kinds.pop()}s" if general else type(self).__name__

    def __repr__(self) -> str:
        """Return the number of items."""
        return f"<{type(self).__name__}: {len(self)}>"

    def _told(self, noun: str) -> str:
        """Return the number of items and their noun, with the first three by name."""
        names = ", ".join(map(self._name_of, self.items[:3])) + (", …" if len(self) > 3 else "")
        return f"<{len(self):,} {noun}{'' if len(self) == 1 else 's'}{': ' if names else ''}{names}>"

    def _name_of(self, item: T) -> str:
        """Return the name by which an item is shown."""
        return str(item)


def _scope_of(collection: Collection[Any]) -> Any:
    """Return what the collection's data set shares, by its items if these have facts; `None` for plain values."""
    scope = getattr(collection, "scope", None)
    if scope is None and collection.items:
        scope = getattr(getattr(collection.items[0], "facts", None), "scope", None)
    return scope


@frozen(repr=False, eq=False)
class NamedCollection(Collection[T], Generic[T]):
    """Items in a fixed order that can be looked up by any of their names."""

    _ways: ClassVar[str] = "[name]"
    directory: Directory[T]
    """The index of names."""

    def _with(self, items: Iterable[T]) -> Self:
        """Return a collection like this one of other items, which alone are found by name in it."""
        chosen = items if isinstance(items, LazySequence) else tuple(items)
        return evolve(self, items=chosen, directory=self._directory_of(chosen))

    def _directory_of(self, items: Sequence[T]) -> Directory[T]:
        """Return the names of other items of the same kind; what they mean is decided among all."""
        return evolve(self.directory, items=items, named=items, codes=(), whole=self.directory.whole or self.directory)

    @overload
    def get(self, name: object) -> T | None: ...
    @overload
    def get(self, name: object, default: D) -> T | D: ...
    def get(self, name: object = NO_NAME, default: object = None, **wrong: object) -> object:
        """Return the item with this name, or *default*.

        Raises:
            WrongArgument: if no name is given, or another argument, such as `cow=702`; `by` takes codes.
        """
        if wrong or name is NO_NAME:
            raise self._wrong_argument(wrong)
        if not isinstance(name, str):
            return next((item for item in self.items if name is not None and self._is(item, name)), default)
        items = self.directory.get(name)
        return items[0] if len(items) == 1 else default

    def _wrong_argument(self, wrong: Mapping[str, object]) -> WrongArgument:
        """Return the error for arguments that `get` does not take."""
        return WrongArgument(f"get: expected a name, found {', '.join(wrong) or 'none'}; use get(name)")

    def _is(self, item: T, thing: object) -> bool:
        """Whether an item is the one that *thing*, which is no name, stands for."""
        return item == thing

    def __or__(self, other: object) -> Self:
        """Return the items of both collections; you can find them by the names that either collection knows."""
        both = super().__or__(other)
        if both is NotImplemented or not isinstance(other, NamedCollection):
            return both
        theirs: Any = other  # pyright: ignore[reportUnknownVariableType] - whatever it is a collection of
        sides: tuple[Directory[Any], Directory[Any]] = (self.directory, theirs.directory)
        mine, other_names = (names.whole or names for names in sides)
        return evolve(both, directory=evolve(both.directory, whole=mine if mine is other_names else None))

    def __contains__(self, key: object) -> bool:
        """Whether *key* is an item of this collection, or the name of such an item."""
        return key in self.items if not isinstance(key, str) else self.get(key) is not None

    @overload
    def __getitem__(self, key: int | str | T) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | T | slice) -> T | Self:
        """Return an item by name, by position or by the item itself; or return a slice.

        For States and relations, a number is not a position: use `items[0]`.

        Raises:
            UnknownName: if no item has this name; the message suggests similar ones.
            UnknownCode: for a number, because several code systems use it; name the system: `by(cow=702)`.
            AmbiguousName: if several items have this name.
        """
        if isinstance(key, slice) or (isinstance(key, int) and not self.directory.numbered):
            return super().__getitem__(key)  # pyright: ignore[reportUnknownArgumentType] - a slice of whatever
        same = None if isinstance(key, str | int) else self.get(key)
        return self.directory.find(key) if same is None else same

    def __repr__(self) -> str:
        """Return the number of items and their noun, with the first three.

        >>> import tajik_relations as tr
        >>> tr.persons[:2]
        <2 persons: Ahmad Shah Durrani, Anders Fogh Rasmussen>
        """
        return self._told(self.directory.kind)

    def _call_for(self, name: str) -> str:
        """Return the call that gives the item with a name, which somebody asked for as an attribute; empty if none."""
        spelled = name.replace("_", " ")
        return f"{self._called}[{spelled!r}]" if self.directory.get(spelled) else ""

    @property
    def _called(self) -> str:
        """The name by which messages call these."""
        return f"{self.directory.kind.lower()}s"

    def _name_of(self, item: T) -> str:
        """Return the first of the names by which an item is found."""
        return str(next(iter(self.directory.names_of(item)), item))


class ByCode(NamedCollection[T], Generic[T]):
    """Items that are States or belong to States. Find them by name or code; for a number use `by`."""

    __slots__ = ()

    def by(self, **code: str | int) -> T:
        """Return the item that is, or belongs to, the State with a code; the argument names the code system.

        >>> import tajik_relations as tr
        >>> tr.states.by(cow=702) is tr.states.by(iso_numeric="762")
        True
        >>> tr.states.by(iso_numeric="702")
        <State SG Singapore>

        Args:
            code: exactly one of `alpha_2`, `alpha_3`, `iso_numeric` (ISO 3166-1), `cow` (Correlates of War) and `gw`
                (Gleditsch and Ward); numbers as numbers or as text.

        Raises:
            WrongArgument: if not exactly one code is given.
            UnknownName: if the system is unknown.
            UnknownCode: if no State, or no item here, has the code; the message suggests similar codes.
        """
        if len(code) != 1:
            found = ", ".join(code) or "none"
            raise WrongArgument(f"by: expected one code of a system ({', '.join(SYSTEMS)}), found {found}")
        ((spelled, wanted),) = code.items()
        system = SPELLED.get(spelled, spelled)
        if system not in SYSTEMS:
            raise UnknownName(system, "system of codes", SYSTEMS, SYSTEMS)
        for item in self.items:
            state = self._state_of(item)
            if state is not None and has_code(state, system, wanted):
                return item
        raise self._uncoded(told(wanted, str), system)

    def _wrong_argument(self, wrong: Mapping[str, object]) -> WrongArgument:
        """Return the error for arguments that `get` does not take: codes are asked for with `by`."""
        system = next((SPELLED[name] for name in wrong if name in SPELLED), "alpha_2")
        found = ", ".join(wrong) or "none"
        right = f"get(name), or {self._called}.by({system}=…) for a code"
        return WrongArgument(f"get: expected a name, found {found}; use {right}")

    def _state_of(self, item: Any) -> State | None:
        """Return the State that has the codes."""
        return item if isinstance(item, State) else None

    def _uncoded(self, code: str, system: str) -> UnknownName:
        """Return the error for a code that none of these has."""
        states = filter(None, map(self._state_of, self.items))
        known = tuple(str(SYSTEMS[system](state) or "") for state in states)
        return UnknownCode(code, self.directory.kind, system, known)

    def __reversed__(self) -> Iterator[T]:
        """Yield the items from the last to the first."""
        return reversed(tuple(self.items))

    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int:
        """Return the position of an item; raises ValueError if it is not in the collection."""
        return tuple(self.items)[:stop].index(value, start)


class States(ByCode[S], Generic[S]):
    """States in the order of their names."""

    __slots__ = ()


def named_actors(actors: Sequence[A], kind: str, further: FurtherNames = NO_FURTHER_NAMES) -> NamedCollection[A]:
    """Return organizations or persons as a collection; *kind* says in messages which of them."""
    return NamedCollection(actors, Directory(actors, actors, names_of, kind, further=further))


def states_by_name(states: Sequence[S], codes: Sequence[str], further: FurtherNames) -> States[S]:
    """Return all States as a collection."""
    return States(states, Directory(states, states, names_of, "State", codes, further=further, numbered=True))
