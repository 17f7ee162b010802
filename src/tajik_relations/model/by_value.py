"""Values that are equal by what they hold, and vocabularies that cannot be changed: the bases of both.

Equality is written once, as attrs makes it anew for each class, which takes half of what a class costs.
"""

from enum import Enum
from typing import Any

from tajik_relations.errors import Helpful

_NAMES: dict[type, tuple[str, ...]] = {}


def value_names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of an attrs class that count for equality."""
    if kind not in _NAMES:
        attrs_class: Any = kind
        _NAMES[kind] = tuple(attribute.name for attribute in attrs_class.__attrs_attrs__ if attribute.eq)
    return _NAMES[kind]


class ByValue(Helpful):
    """Mixin: attrs objects are equal if they are of one class and all values are equal; their repr shows the values."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same class and has the same values."""
        if self is other:
            return True
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in value_names(type(self)))

    def __repr__(self) -> str:
        """Return a call that makes an equal object, as attrs has it."""
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in value_names(type(self)))
        return f"{type(self).__name__}({values})"

    def __hash__(self) -> int:
        """Return the same number for equal objects."""
        return hash(tuple(getattr(self, name) for name in value_names(type(self))))


class FrozenEnum(Enum):
    """An enumeration of which no member can be given, or can lose, an attribute; Python's own allow it."""

    def __setattr__(self, name: str, value: Any) -> None:
        """Refuse it, but for what Python sets when it makes the member."""
        if not name.startswith("_"):
            raise AttributeError(f"cannot set attribute {name!r} of {self!r}")
        super().__setattr__(name, value)

    def __delattr__(self, name: str) -> None:
        """Refuse it."""
        raise AttributeError(f"cannot delete attribute {name!r} of {self!r}")
