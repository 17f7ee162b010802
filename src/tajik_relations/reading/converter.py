"""The one converter from plain values to records: exact types, no unknown keys, names resolved, all mistakes listed."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import NoneType
from typing import Any, get_args, get_origin

from attrs import evolve, fields, frozen, has
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from tajik_relations.errors import DateError, FieldError, nearest
from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.by_value import Term, found, term_of, types_in
from tajik_relations.model.dates import DateRange, PartialDate, parse
from tajik_relations.model.provenance import Basis, Citation

_ACTORS = {State, UnidentifiedState, Organization, Person}
_CITY_AND_STATE = re.compile(r"(.+), ([A-Z]{2})")


@frozen
class Vocabulary:
    """The actors and places that facts may name, by code or name."""

    states: dict[str, State]
    organizations: dict[str, Organization]
    persons: dict[str, Person]
    places: dict[str, Place]
    """With the State that ISO 3166-2 gives, if it lists the place."""

    def actors(self, sorts: set[type]) -> dict[str, Any]:
        """Return everyone of these sorts by code."""
        everyone = {**self.states, **self.organizations, **self.persons}
        return {code: actor for code, actor in everyone.items() if type(actor) in sorts}


def sorts_of(annotation: Any) -> set[type]:
    """Return the types that make up a union, or a tuple's items; without `None`."""
    return types_in(annotation) - {NoneType}


def names_actors(annotation: Any) -> bool:
    """Whether a field of this type holds actors."""
    return bool(sorts := sorts_of(annotation)) and sorts <= _ACTORS


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple and get_args(annotation)[1:] == (...,)


def is_actor(annotation: Any) -> bool:
    """Whether a field of this type holds one actor."""
    return not _is_list(annotation) and names_actors(annotation)


def _is_date(annotation: Any) -> bool:
    return sorts_of(annotation) == {PartialDate, DateRange}


def converter(vocabulary: Vocabulary | None = None) -> Converter:
    """Return a converter that resolves names in *vocabulary*, or without one reads the vocabularies themselves."""
    structurer = Converter(forbid_extra_keys=True)

    def table(kind: Any) -> Callable[[object, object], object]:
        return table_hook(structurer, kind)

    for scalar in (str, int, bool):
        structurer.register_structure_hook(scalar, _exactly)
    structurer.register_structure_hook_func(_is_list, partial(_listing, structurer))
    structurer.register_structure_hook_func(_is_date, _date)
    structurer.register_structure_hook_factory(has, table)
    structurer.register_structure_hook(Term, term_of)
    structurer.register_structure_hook(Basis, lambda value, _: value)
    if vocabulary is not None:
        structurer.register_structure_hook_factory(is_actor, partial(actor_hook, vocabulary))
        structurer.register_structure_hook(Place, lambda value, _: _place(vocabulary, value))
    return structurer


def mistakes(error: BaseException, path: str = "") -> Iterator[str]:
    """Return every mistake in what a converter raised, as `field: expected …, found …`."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        grouped, others = error.group_exceptions()
        for inner, note in grouped:
            name = f"[{note.index}]" if isinstance(note, IterableValidationNote) else note.name
            yield from mistakes(inner, f"{path}{'.' if path and not name.startswith('[') else ''}{name}")
        for inner in others:
            yield from mistakes(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [attribute.name for attribute in fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield f"{path}{'.' if path else ''}{key}: expected a known key, found {found(key)}{hint(key, known)}"
    elif isinstance(error, FieldError):
        yield f"{path}{'.' if path else ''}{error}"
    elif isinstance(error, KeyError):
        yield f"{path}: expected a value, found none"
    else:
        yield f"{path}: {error}".removeprefix(": ").rstrip(".")


def hint(value: object, known: Iterable[str]) -> str:
    """Return the known names that are near to a wrong one, as the end of a message; empty if none is."""
    near = nearest(value, known) if isinstance(value, str) else ()
    return f" (near: {', '.join(near)})" if near else ""


def _exactly(value: object, scalar: type) -> object:
    if type(value) is not scalar:
        name = {str: "text", int: "a whole number", bool: "true or false"}[scalar]
        raise TypeError(f"expected {name}, found {found(value)}")
    return value


def table_hook(structurer: Converter, kind: Any, **overrides: Any) -> Callable[[object, object], object]:
    """Return the hook that makes an attrs class from a table with the names of its fields as keys, and no others.

    Args:
        overrides: by the name of a field, how it differs, as cattrs has them.
    """
    if kind is Citation:
        overrides["source"] = override(omit=True)
    structured: Any = make_dict_structure_fn(kind, structurer, _cattrs_forbid_extra_keys=True, **overrides)

    def structure(value: object, _: object) -> object:
        if not isinstance(value, dict):
            raise TypeError(f"expected a table, found {found(value)}")
        return structured(value, kind)

    return structure


def _listing(structurer: Converter, value: object, kind: Any) -> object:
    if not isinstance(value, list):
        raise TypeError(f"expected a list, found {found(value)}")
    listed: Any = list[get_args(kind)[0]]  # type: ignore[misc]
    items: list[Any] = structurer.structure(value, listed)
    return tuple(items)


def _date(value: object, _: object) -> object:
    if not isinstance(value, str):
        raise DateError(f"expected an EDTF date as text in quotes, found {found(value)}")
    return parse(value)


def actor_hook(vocabulary: Vocabulary, kind: Any) -> Callable[[object, object], object]:
    """Return the hook that finds an actor by code."""
    sorts = sorts_of(kind)
    known = vocabulary.actors(sorts)
    wanted = " or ".join(sorted(sort.__name__ for sort in sorts - {UnidentifiedState}))

    def structure(value: object, _: object) -> object:
        if value is None or isinstance(value, tuple(sorts)):
            return value
        if not isinstance(value, str) or value not in known:
            raise ValueError(f"expected the code of a known {wanted}, found {found(value)}{hint(value, known)}")
        return known[value]

    return structure


def _place(vocabulary: Vocabulary, value: object) -> Place:
    if isinstance(value, Place):
        return value
    if isinstance(value, str):
        match = _CITY_AND_STATE.fullmatch(value)
        name, code = match.groups() if match else (value, None)
        if name in vocabulary.places and (code is None or code in vocabulary.states):
            place = vocabulary.places[name]
            return evolve(place, state=vocabulary.states[code]) if code else place
    near = hint(value, vocabulary.places)
    raise ValueError(f"expected a known place such as 'City' or 'City, CODE', found {found(value)}{near}")
