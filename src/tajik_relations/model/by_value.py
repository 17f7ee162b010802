"""Equality by value, written once: attrs makes it anew for each class, which takes half of what a class costs."""

from typing import Any

_NAMES: dict[type, tuple[str, ...]] = {}


def value_names(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of an attrs class that count for equality."""
    if kind not in _NAMES:
        attrs_class: Any = kind
        _NAMES[kind] = tuple(attribute.name for attribute in attrs_class.__attrs_attrs__ if attribute.eq)
    return _NAMES[kind]


class ByValue:
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
        return hash((type(self), *(getattr(self, name) for name in value_names(type(self)))))
