"""Filters by the value of a field: whether a record has a value that a person wrote as they would say it."""

from collections.abc import Callable
from functools import cache
from typing import Any

from attrs import fields

from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import Actor, Place
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.names import Directory, folded
from tajik_relations.model.periods import when_of
from tajik_relations.model.terms import Term, Timing
from tajik_relations.records import KINDS
from tajik_relations.records.fact import types_in

_PROPERTIES = {
    "kind": str,
    "document": str,
    "line": int,
    "timing": Timing,
    "realized": Answer,
    "resident": bool,
    "actors": Actor,
}
"""What can be asked of a fact beside its fields, with its type."""


def field_test(name: str, wanted: Any, directory: Directory[Any]) -> Callable[[object], bool]:
    """Return a predicate: does the record's field *name* equal, or contain, *wanted*?

    Args:
        wanted: the value itself; for terms also their wire form, for actors any name, for places their name, for dates
            EDTF text. `None` asks for records that have the field and no value in it.

    Raises:
        UnknownName: if no kind of fact has such a field, or its vocabulary no such term, or nobody this name.
        DateError: if a text is no EDTF date.
    """
    types = _types().get(name)
    if types is None:
        raise UnknownName(name, "field of a fact", sorted(_types()))
    wanted = _value(name, wanted, types, directory)

    def matches(record: object) -> bool:
        if not hasattr(record, name):
            return False
        value = getattr(record, name)
        if isinstance(wanted, str) and isinstance(value, Place):
            return folded(wanted) in map(folded, (value.name, str(value), *value.names))
        if wanted is None:
            return value is None or value == ()
        return bool(wanted == value or (isinstance(value, tuple) and wanted in value))

    return matches


def _value(name: str, wanted: Any, types: frozenset[Any], directory: Directory[Any]) -> Any:
    sorts: tuple[type, ...] = (tuple, *(kind for kind in types if isinstance(kind, type)))
    if wanted is None or (isinstance(wanted, sorts) and not isinstance(wanted, str)):
        return wanted
    terms = [kind for kind in sorts if issubclass(kind, Term)]
    if terms:
        known = {str(member): member for term in terms for member in term}
        if not isinstance(wanted, str) or wanted not in known:
            raise UnknownName(wanted if isinstance(wanted, str) else repr(wanted)[:60], name, known)
        return known[wanted]
    if PartialDate in types or DateRange in types:
        return when_of(wanted)
    if name == "kind":
        kinds = [kind.__name__ for kind in KINDS.values()]
        if wanted not in kinds:
            raise UnknownName(str(wanted), "kind of fact", kinds)
    if {str, Place} & types:
        return wanted
    if {int, bool} & types:
        raise UnknownName(repr(wanted)[:60], f"value of {name}", ())
    return directory.find(wanted)


@cache
def _types() -> dict[str, frozenset[Any]]:
    """Return the names of everything that can be asked of facts, each with the types that its values can have."""
    types_of: dict[str, set[Any]] = {name: types_in(kind) for name, kind in _PROPERTIES.items()}
    for kind in KINDS.values():
        for attribute in fields(kind):
            types_of.setdefault(attribute.name, set()).update(types_in(attribute.type))
    return {name: frozenset(types) for name, types in types_of.items()}
