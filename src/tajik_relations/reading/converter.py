"""The one converter from plain values to records: exact types, no unknown keys, names resolved, all mistakes listed."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from attrs import evolve, fields, frozen, has
from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from tajik_relations.errors import DateError, FieldError, nearest
from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.dates import DateRange, PartialDate, parse
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.model.typed_values import Term, found, term_of, types_in
from tajik_relations.reading.code_patterns import FORMS

A = TypeVar("A", State, Organization, Person)
_ACTORS = {State, UnidentifiedState, Organization, Person}
DATES: frozenset[type[PartialDate] | type[DateRange]] = frozenset({PartialDate, DateRange})
_HOMES: dict[type[Any], str] = {State: "states.toml", Organization: "organizations.toml", Person: "persons.toml"}
"""The files of those who have codes."""
_A_PLACE = "expected a known place such as 'City' or 'City, CODE'"
_CITY_AND_STATE = re.compile(r"(.+), ([A-Z]{2})")


@frozen
class Vocabulary:
    """The actors and places that facts may name, by code or name."""

    states: dict[str, State]
    organizations: dict[str, Organization]
    persons: dict[str, Person]
    places: dict[str, Place]
    """With the State that ISO 3166-2 gives, if it lists the place."""

    @classmethod
    def of(
        cls, states: Iterable[State], bodies: Iterable[Organization], persons: Iterable[Person], places: Iterable[Place]
    ) -> "Vocabulary":
        """Return the vocabulary of some actors and places."""
        return cls(_by_code(states), _by_code(bodies), _by_code(persons), {place.name: place for place in places})

    def actors(self, sorts: set[type]) -> dict[str, Any]:
        """Return all actors of these types by code."""
        everyone = {**self.states, **self.organizations, **self.persons}
        return {code: actor for code, actor in everyone.items() if type(actor) in sorts}


def _by_code(actors: Iterable[A]) -> dict[str, A]:
    return {actor.code: actor for actor in actors}


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


def is_date(annotation: Any) -> bool:
    """Whether a field of this type holds a date."""
    return bool(sorts := sorts_of(annotation)) and sorts <= DATES


def converter(vocabulary: Vocabulary | None = None) -> Converter:
    """Return a converter that resolves names in *vocabulary*, or without one reads the vocabularies themselves."""
    structurer = Converter(forbid_extra_keys=True)

    def table(kind: Any) -> Callable[[object, object], object]:
        return table_hook(structurer, kind)

    for scalar in (str, int, bool):
        structurer.register_structure_hook(scalar, _exactly)
    structurer.register_structure_hook_func(_is_list, partial(_listing, structurer))
    structurer.register_structure_hook_func(is_date, _date)
    structurer.register_structure_hook_factory(has, table)
    structurer.register_structure_hook(Term, term_of)
    structurer.register_structure_hook(Basis, lambda value, _: value)
    if vocabulary is not None:
        structurer.register_structure_hook_factory(is_actor, partial(actor_hook, vocabulary))
        structurer.register_structure_hook(Place, lambda value, _: _place(vocabulary, value))
    return structurer


class Unknown(ValueError):
    """A code or a name that no vocabulary has."""

    name: str
    """The code or name."""
    files: tuple[str, ...]
    """The data files in which it may be entered."""

    def __init__(self, sentence: str, name: str, files: Iterable[str]) -> None:
        """Store the sentence that says what was expected and found, the name, and the files."""
        super().__init__(sentence)
        self.name = name
        self.files = tuple(files)


class Mistake(NamedTuple):
    """What is wrong with one value of an entry."""

    path: str
    """The field, and the part of it; empty for the whole entry."""
    sentence: str
    """What was expected and what was found."""
    unknown: Unknown | None = None
    """The name, if it is one that no vocabulary has."""

    def __str__(self) -> str:
        """Return the path and the sentence."""
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


def mistakes(error: BaseException, path: str = "") -> Iterator[Mistake]:
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
            sentence = f"expected a known key, found {found(key)}{hint(key, known)}"
            yield Mistake(f"{path}{'.' if path else ''}{key}", sentence)
    elif isinstance(error, FieldError):
        yield Mistake(f"{path}{'.' if path else ''}{error.name}", error.sentence)
    elif isinstance(error, KeyError):
        yield Mistake(path, "expected a value, found none")
    else:
        yield Mistake(path, str(error).rstrip("."), error if isinstance(error, Unknown) else None)


def hint(value: object, known: Iterable[str]) -> str:
    """Return the known names that are near to a wrong one, as the end of a message; empty if none is."""
    near = nearest(value, known) if isinstance(value, str) else ()
    return f" (similar: {', '.join(near)})" if near else ""


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
    known, everyone = vocabulary.actors(sorts), vocabulary.actors(_ACTORS)
    wanted = " or ".join(sorted(sort.__name__ for sort in sorts - {UnidentifiedState}))

    def structure(value: object, _: object) -> object:
        if value is None or isinstance(value, tuple(sorts)):
            return value
        if isinstance(value, str) and value in known:
            return known[value]
        sentence = f"expected the code of a known {wanted}, found {found(value)}"
        other = everyone.get(value) if isinstance(value, str) else None
        if other is not None or not isinstance(value, str):
            raise ValueError(f"{sentence}, a {type(other).__name__}" if other is not None else sentence)
        raise Unknown(sentence + code_hint(value, known), value, homes(value, sorts))

    return structure


def homes(code: str, sorts: Collection[type]) -> tuple[str, ...]:
    """Return the files in which an actor of some sorts may be entered: those whose codes have this form, if any."""
    files = {home: re.fullmatch(FORMS[sort]["code"][0], code) for sort, home in _HOMES.items() if sort in sorts}
    return tuple(home for home, matches in files.items() if matches) or tuple(files)


def code_hint(value: str, known: Mapping[str, Any]) -> str:
    """Return the known codes that are near to a wrong one, or those of actors whose names are near to it."""
    names = {actor.name: code for code, actor in known.items()}
    near = nearest(value, known) or tuple(f"{names[name]} for {name}" for name in nearest(value, names))
    return f" (similar: {', '.join(near)})" if near else ""


def _place(vocabulary: Vocabulary, value: object) -> Place:
    if isinstance(value, Place):
        return value
    if isinstance(value, str):
        match = _CITY_AND_STATE.fullmatch(value)
        name, code = match.groups() if match else (value, None)
        if name not in vocabulary.places:
            sentence = f"{_A_PLACE}, found {found(value)}{hint(name, vocabulary.places)}"
            raise Unknown(sentence, name, ("places.toml",))
        if code is not None and code not in vocabulary.states:
            sentence = f"expected a place with the code of a known State, found {found(value)}"
            raise Unknown(sentence + code_hint(code, vocabulary.states), code, homes(code, {State}))
        place = vocabulary.places[name]
        return evolve(place, state=vocabulary.states[code]) if code else place
    raise ValueError(f"{_A_PLACE}, found {found(value)}")
