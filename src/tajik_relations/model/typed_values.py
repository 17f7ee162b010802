"""Values that have their types and are equal by what they hold, and vocabularies that cannot be changed: their bases.

Equality is written once, as attrs makes it anew for each class, which takes half of what a class costs; so is how the
values of all fields get their types, by annotation: see `typed`.
"""

import sys
from collections.abc import Callable, Sequence
from enum import Enum
from functools import wraps
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, cast, get_args, get_origin

from attrs import Attribute

from tajik_relations import model
from tajik_relations.errors import FieldError, UnknownAttribute, WrongArgument, habit, shown, told
from tajik_relations.model.lazy import Sealed, dictionary_of

_NAMES: dict[type, tuple[str, ...]] = {}
_CALLED = {NoneType: "None", str: "text", int: "a whole number", bool: "True or False"}
_CALLS = {
    "State": "tr.states[{}]",
    "Organization": "tr.organizations[{}]",
    "Person": "tr.persons[{}]",
    "Place": "tr.places[{}]",
    "SourceDocument": "tr.documents[{}]",
}
"""The calls that give what has a name, by the name of its type."""
_DATES = ("PartialDate", "DateRange")


def value_names(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of an attrs class that count for equality."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(attribute.name for attribute in kind.__attrs_attrs__ if attribute.eq)
    return _NAMES[kind]


class Helpful:
    """Mixin: an attribute that does not exist raises `UnknownAttribute`, which names the right one."""

    __slots__ = ()
    _asked_as: ClassVar[str] = ""
    """Which part of the table of habits is asked; that of the name of the class if it is empty."""

    if not TYPE_CHECKING:  # a checker of types knows the attributes, and no others

        def __getattr__(self, name: str) -> Any:
            """Refuse a name that is no attribute."""
            if hasattr(type(self), name):  # a property that failed inside: its own error is the one to read
                return object.__getattribute__(self, name)
            if name.startswith("_") and name != "_asdict":  # that one is asked of named tuples
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            sort = self._asked_as or _owner(self).lower()
            raise UnknownAttribute(_owner(self), name, sort, self.__dir__, getattr(self, "_call_for", None))

        def __getitem__(self, key: object) -> Any:
            """Refuse it: what is no collection has attributes, and no items."""
            right = f"use its attribute {key}" if key in self.__dir__() else "dir() lists its attributes"
            facts = f"; its facts are {_owner(self).lower()}.facts" if hasattr(type(self), "facts") else ""
            raise WrongArgument(f"{_owner(self)} cannot be indexed or looped over: {right}{facts}")


def _owner(thing: object) -> str:
    """Return the name by which messages call what a user has in hand."""
    return type(thing).__name__.removesuffix("Profile")


class ByValue(Helpful):
    """Mixin: attrs objects are equal if they are of one class and all values are equal; their repr shows the values."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same class and has the same values."""
        if self is other:
            return True
        if type(other) is not type(self):
            if type(other) is str and other:  # whether a value is empty is asked of any value
                right = next(
                    (f"its {name}" for name in ("code", "id", "name") if hasattr(type(self), name)), "str() of it"
                )
                sentence = f"{_owner(self)} and text are never equal: compare {right}"
                warn_of_text(sentence, level=3 if type(self).__eq__ is ByValue.__eq__ else 4)
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in value_names(type(self)))

    def __repr__(self) -> str:
        """Return a call that makes an equal object, as attrs has it."""
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in value_names(type(self)))
        return f"{type(self).__name__}({values})"

    def __hash__(self) -> int:
        """Return the same number for equal objects."""
        return hash(tuple(getattr(self, name) for name in value_names(type(self))))


Function = TypeVar("Function", bound=Callable[..., Any])


def takes_named(function: Function) -> Function:
    """Make a function answer arguments that it does not take with those that it takes."""

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except TypeError as error:
            if type(error) is not TypeError or (error.__traceback__ and error.__traceback__.tb_next):
                raise  # it comes from inside
            from inspect import signature

            found, known = str(error).partition("() ")[2], signature(function).parameters.values()
            takes = ", ".join(part.name for part in known if part.name != "self" and part.kind is not part.VAR_KEYWORD)
            rights = [right for name in named if (right := habit("argument", name))]
            says = (f"{function.__name__}: {found}", f"it takes {takes or 'nothing'}", *rights[:1])
            raise WrongArgument("; ".join(says)) from None

    return cast("Function", call)


def warn_of_text(sentence: str, level: int) -> None:
    """Warn of a comparison with a text that can never be equal, at the line *level* calls up, this one included.

    The package's own code looks for names and values of all sorts in one list, and is not warned.
    """
    from warnings import warn

    frame = sys._getframe(level - 1)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - the only way to ask
    caller = frame.f_globals.get("__name__", "")
    if caller.partition(".")[0] != __name__.partition(".")[0]:
        warn(sentence, stacklevel=level)


class FrozenEnum(Sealed, Enum):
    """An enumeration of which no member can be given, or can lose, an attribute; Python's own allow it."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse it, but for what Python sets when it makes the member."""
        if name[0] != "_" or "_sort_order_" in dictionary_of(self):  # which Python sets last
            raise AttributeError(f"cannot set attribute {name!r} of {self!r}")
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        """Refuse it."""
        raise AttributeError(f"cannot delete attribute {name!r} of {self!r}")


HOUSE = "this data set's codebook"
"""Who defines a term that no convention or body does."""


class _HelpfulTerm(Sealed, Helpful):
    """What a vocabulary's terms answer to names that they do not have."""

    __slots__ = ()
    _asked_as: ClassVar[str] = "term"


class Term(_HelpfulTerm, FrozenEnum):
    """A vocabulary; the value of a member is the text that stands for it in tables and files.

    >>> from tajik_relations.model.terms import Instrument
    >>> Instrument("protocol"), Instrument.PROTOCOL.authority
    (Instrument.PROTOCOL, 'VCLT 2(1)(a)')
    >>> Instrument.PROTOCOL == "protocol"
    True

    A member equals its text. It never equals a member of another vocabulary.
    """

    _definition: str
    _authority: str

    def __new__(cls, value: str, definition: str, authority: str = HOUSE) -> Self:
        """Make a member from its text, its definition and its authority."""
        member = object.__new__(cls)
        member._value_ = value
        member._definition = definition
        member._authority = authority
        member.__doc__ = f"{definition[0].upper()}{definition[1:]} ({authority})."
        return member

    @classmethod
    def _missing_(cls, value: object) -> Any:
        """Refuse a text that no member has."""
        raise FieldError(cls.__name__, f"expected one of {', '.join(map(str, cls))}; found {found(value)}")

    @property
    def definition(self) -> str:
        """The meaning of the member, in one phrase."""
        return self._definition

    @property
    def authority(self) -> str:
        """The convention and article, or the body, that defines it."""
        return self._authority

    def __eq__(self, other: object) -> bool:
        """Whether the other is this member or its text; a text that no member has gives a warning."""
        if isinstance(other, str):
            if other and other not in type(self)._value2member_map_:
                warn_of_text(f"no {type(self).__name__} is called {shown(other)!r}", level=3)
            return str(self) == other
        return self is other or NotImplemented

    def __hash__(self) -> int:
        """Return the hash of the text."""
        return hash(self.value)

    def __str__(self) -> str:
        """Return the text of the member."""
        return str(self.value)

    def __repr__(self) -> str:
        """Return the name by which it is found in Python."""
        return f"{type(self).__name__}.{self.name}"


def at_least_one(noun: str) -> Callable[[object, "Attribute[Any]", Sequence[Any]], None]:
    """Return a validator that refuses a field without any value."""

    def some(_instance: object, attribute: "Attribute[Any]", values: Sequence[Any]) -> None:
        if not values:
            raise FieldError(attribute.name, f"expected at least one {noun}, found none")

    return some


def types_in(annotation: Any) -> set[Any]:
    """Return the types that make up a field's type: those of a union, and of a tuple's items."""
    if get_origin(annotation) is tuple or isinstance(annotation, UnionType):
        return {part for inner in get_args(annotation) if inner is not ... for part in types_in(inner)}
    return {annotation}


def typed(_kind: type, fields: "list[Attribute[Any]]") -> "list[Attribute[Any]]":
    """Return the fields of an attrs class so that their values have the annotated types, however a record is made.

    For `field_transformer`; the classes that inherit the fields have it too. In a constructor or `attrs.evolve`, text
    becomes a date or a term, a `datetime.date` a date, and a list a tuple; everything else that is not of the annotated
    types raises a `FieldError`.
    """
    first, *others = fields

    def give_types(record: Any, field: "Attribute[Any]", _value: object) -> None:
        """Give all values of a record their types, before any validator looks at one of them.

        One for the whole record, on its first field: a converter for each field makes classes and calls slower.
        """
        for name, listed, types in _plan(type(record)):
            value = getattr(record, name)
            if listed or type(value) not in types:
                typed_value = _listed(value, types, name) if listed else _converted(value, types, name)
                if typed_value is not value:
                    object.__setattr__(record, name, typed_value)
        if first.validator:
            first.validator(record, field, getattr(record, field.name))

    return [first.evolve(validator=give_types), *others]


_PLANS: dict[type, tuple[tuple[str, bool, frozenset[type]], ...]] = {}


def _plan(kind: Any) -> tuple[tuple[str, bool, frozenset[type]], ...]:
    """Return the name of each field, whether it holds a tuple, and the types of its value, or of the tuple's items."""
    if kind not in _PLANS:
        listed = ((each.name, get_origin(each.type) is tuple, types_in(each.type)) for each in kind.__attrs_attrs__)
        plain = (each for each in listed if all(isinstance(part, type) for part in each[2]))
        _PLANS[kind] = tuple((name, is_tuple, frozenset(types)) for name, is_tuple, types in plain)
    return _PLANS[kind]


def _listed(value: Any, types: frozenset[type], path: str) -> Any:
    """Return several values as a tuple, each in one of some types."""
    items: Any = value
    if type(value) is tuple and all(type(item) in types for item in items):
        return items
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        wanted = f"expected a tuple or list, each item {_called(types)}, found {found(value)}"
        raise FieldError(path, wanted + _advice(value, types))
    return tuple(_converted(item, types, f"{path}[{at}]") for at, item in enumerate(items))


def _converted(value: Any, types: frozenset[type], path: str) -> Any:
    """Return a value in one of some types.

    Raises:
        FieldError: if it cannot be; *path* is the name of the field, or of one item of its value.
    """
    if type(value) in types:
        return value
    try:
        if any(map(_is_date, types)) and (isinstance(value, str) or hasattr(value, "toordinal")):
            return model.periods.when_of(value)
        if isinstance(value, str) and (vocabulary := next((kind for kind in types if issubclass(kind, Enum)), None)):
            return term_of(value, vocabulary)
    except ValueError as error:
        raise FieldError(path, str(error).removesuffix(".")) from None
    exact = next((kind for kind in types if isinstance(value, kind) and not isinstance(value, bool)), None)
    if exact is None:
        raise FieldError(path, f"expected {_called(types)}, found {found(value)}{_advice(value, types)}")
    if not issubclass(exact, ByValue):
        return value
    inherited: Any = exact
    return exact(**{each.name: getattr(value, each.name) for each in inherited.__attrs_attrs__})  # not what it adds


def found(value: object) -> str:
    """Return a value as messages show what they found: its repr in one line, shortened if it is long."""
    return shown(" ".join(told(value).split()))


def term_of(value: object, vocabulary: type[Enum]) -> Any:
    """Return the member of a vocabulary that has a text.

    Raises:
        ValueError: if none has it; the message lists all.
    """
    known = [str(member.value) for member in vocabulary]
    if value not in known:
        raise ValueError(f"expected one of {', '.join(known)}; found {found(value)}")
    return vocabulary(value)


def _called(types: frozenset[type]) -> str:
    """Return the names of types for a message, `None` last."""
    kinds = sorted(types, key=lambda kind: (kind is NoneType, kind.__name__))
    *most, last = dict.fromkeys("a date" if _is_date(kind) else _CALLED.get(kind) or _a(kind) for kind in kinds)
    return f"{', '.join(most)} or {last}" if most else last


def _is_date(kind: type) -> bool:
    return kind.__name__ in _DATES


def _a(kind: type) -> str:
    return f"{'an' if kind.__name__[0] in 'AEIOU' else 'a'} {kind.__name__}"


def _advice(value: object, types: frozenset[type]) -> str:
    """Return the calls that give what a text names, as the end of a message; nothing for any other value."""
    calls = [call for name, call in _CALLS.items() if any(kind.__name__ == name for kind in types)]
    if not isinstance(value, str) or not calls:
        return ""
    return f"; give {' or '.join(call.format(found(value)) for call in calls)}"
