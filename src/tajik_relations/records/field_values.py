"""Filters by the value of a field, where the value is given as people write it."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol

from attrs import fields

from tajik_relations.errors import UnknownName, habit, nearest, told
from tajik_relations.model.actors import Actor, Place, State
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.names import Directory, folded, folded_text
from tajik_relations.model.periods import when_of
from tajik_relations.model.terms import Timing
from tajik_relations.model.typed_values import Term, found, types_in
from tajik_relations.records import KINDS
from tajik_relations.records.everyday_names import everyday
from tajik_relations.records.fact import Fact

_PROPERTIES = {
    "kind": str,
    "document": str,
    "line": int,
    "location": Place,
    "timing": Timing,
    "realized": Answer,
    "resident": bool,
    "actors": Actor,
}
"""What can be asked of a fact beside its fields, with its type."""
_LOCATED = ("place", "seat", "location")
_ABSENT = object()
_FEW = 12
"""How many terms a message lists at most where none is near."""


class Directories(Protocol):
    """What names are looked up in."""

    @property
    def actors(self) -> Directory[Any]:
        """States, organizations and persons."""
        ...

    @property
    def documents(self) -> Directory[Any]:
        """The documents, by id or title."""
        ...

    @property
    def states(self) -> Sequence[State]:
        """All States."""
        ...

    @property
    def places(self) -> Directory[Any]:
        """The places, by any name."""
        ...


def field_test(name: str, wanted: Any, known: Directories) -> Callable[[Any], bool]:
    """Return a predicate: does the record's field *name* equal, or contain, *wanted*?

    Args:
        wanted: the value itself; for a term also its text, for an actor any name, for a place its name, for a date EDTF
            text. `None` selects records that have the field without a value. A place also matches the seat of a
            mission or post; the name of a State matches all places in the State.

    Raises:
        UnknownName: if no kind of fact has such a field, if the vocabulary has no such term, or if no actor, place or
            document has this name.
        DateError: if the text for a date is not an EDTF date.
    """
    types = askable().get(name)
    if types is None:
        right = habit("field", name)
        raise UnknownName(name, "field of a fact", sorted(askable()), reason=f"use {right}" if right else "")
    if name in _LOCATED and wanted is not None:
        return _placed(wanted, known)
    wanted = _value(name, wanted, types, known)

    def matches(record: Any) -> bool:
        value = getattr(record, name, _ABSENT)
        if value is _ABSENT:
            return False
        if wanted is None:
            return value is None or value == ()
        return bool(wanted == value or (isinstance(value, tuple) and wanted in value))

    return matches


def word_test(words: object) -> Callable[[Fact], bool]:
    """Return a predicate: do the statement, the cited words or the names of a fact have all of some words?

    Raises:
        UnknownName: if no word is given.
    """
    wanted = folded(words).split() if isinstance(words, str) else []
    if not wanted:
        raise UnknownName(words, "word", (), reason="give at least one word of letters or digits")

    def has_words(fact: Fact) -> bool:
        place, everyone = fact.location, (*fact.concerned, *fact.mentioned)
        named = (name for actor in everyone for name in (actor.name, *getattr(actor, "names", ())))
        places = (place.name, *place.names, str(place)) if place else ()
        cited = (fragment for citation in fact.citations for fragment in citation.words)
        text = " " + folded_text(" ".join((fact.statement, fact.id, *cited, *named, *places)))
        return all(f" {word}" in text for word in wanted)

    return has_words


def _placed(wanted: Any, known: Directories) -> Callable[[Any], bool]:
    """Return a predicate: is the record's place, or seat, the one that is asked for, or does it lie in that State?"""
    if isinstance(wanted, str):
        places = known.places.get(wanted)
        if not places:
            try:
                wanted = known.actors.find(wanted)
            except UnknownName:
                every = [item.name for item in (*known.places.items, *known.states)]
                raise UnknownName(wanted, "place or State", every) from None
        elif len(places) == 1:
            wanted = places[0]
        else:
            return lambda record: record.location in places
    if isinstance(wanted, State):
        return lambda record: record.location is not None and record.location.state == wanted
    if not isinstance(wanted, Place):
        raise UnknownName(wanted, "place", known.places.spellings)
    return lambda record: record.location == wanted


def _value(name: str, wanted: Any, types: frozenset[Any], known: Directories) -> Any:
    sorts: tuple[type, ...] = (tuple, *(kind for kind in types if isinstance(kind, type)))
    if wanted is None or (isinstance(wanted, sorts) and not isinstance(wanted, str)):
        return wanted
    terms = [kind for kind in sorts if issubclass(kind, Term)]
    if terms:
        members = {folded(str(member)): member for term in terms for member in term}
        if not isinstance(wanted, str) or folded(wanted) not in members:
            names = [str(member) for member in members.values()]
            all_of_them = len(names) <= _FEW and not nearest(told(wanted, str), names)
            raise UnknownName(wanted, name, names, names if all_of_them else ())
        return members[folded(wanted)]
    if PartialDate in types or DateRange in types:
        return when_of(wanted)
    if name in ("kind", "document"):
        return _one_kind(wanted) if name == "kind" else known.documents.find(wanted).id
    if str in types:
        return wanted
    if {int, bool} & types:
        raise UnknownName(found(wanted), f"value of {name}", ())
    return known.actors.find(wanted)


def _one_kind(wanted: object) -> str:
    meant = everyday(wanted)
    if meant.values or len(meant.kinds) != 1:
        raise UnknownName(str(wanted), "single kind of fact", meant.kinds, reason=f"of({wanted!r}) has these facts")
    return meant.kinds[0]


def kinds_with(name: str) -> tuple[str, ...]:
    """Return the names of the kinds that have a field."""
    return tuple(kind.__name__ for kind in KINDS.values() if hasattr(kind, name))


@cache
def askable() -> dict[str, frozenset[Any]]:
    """Return the names of everything that can be asked of facts, each with the types that its values can have."""
    types_of: dict[str, set[Any]] = {name: types_in(kind) for name, kind in _PROPERTIES.items()}
    for kind in KINDS.values():
        for attribute in fields(kind):
            types_of.setdefault(attribute.name, set()).update(types_in(attribute.type))
    return {name: frozenset(types) for name, types in types_of.items()}
