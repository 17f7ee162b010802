"""Records as plain values that say everything that they hold, and the hash of that."""

import hashlib
import json
from collections.abc import Sequence
from enum import Enum
from typing import Any, cast

from attrs import fields

from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.dates import DateRange, PartialDate

HASH_DIGITS = 16
"""Hexadecimal digits of the hash of one record."""


def content_hash(record: Any) -> str:
    """Return the hash of what a record holds: the first digits of the SHA-256 of its text."""
    return hash_of(text_of(record))


def hash_of(text: str) -> str:
    """Return the hash of a record's text."""
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def text_of(record: Any) -> str:
    """Return a record as JSON text, equal for equal records."""
    return as_json(_encoded(record, whole=True))


def as_json(value: Any) -> str:
    """Return plain values as JSON text without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _encoded(value: Any, *, whole: bool = False) -> Any:
    """Return plain values: a record as its type's name and fields, an actor by code unless *whole*."""
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, tuple):
        return [_encoded(item) for item in cast("Sequence[Any]", value)]
    if isinstance(value, PartialDate | DateRange):
        return {"when": str(value)}
    if isinstance(value, Enum):
        return {type(value).__name__: value.value}
    if isinstance(value, State | Organization | Person) and not whole:
        return {"actor": value.code}
    kind: type[Any] = type(value)  # pyright: ignore[reportUnknownVariableType]
    given = (name for name in fields(kind) if name.eq and getattr(value, name.name) != name.default)
    return {kind.__name__: {name.name: _encoded(getattr(value, name.name)) for name in given}}
