"""Records as dictionaries of plain JSON values, and back: `to_dict`, `from_dict`, and the converter beneath them."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from types import NoneType
from typing import Any, cast

from attrs import evolve, fields
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError, DateError, FieldError
from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.changes import Change
from tajik_relations.model.dates import parse
from tajik_relations.model.identification import Identification, OrganizationDate, OutsideDate, SetAside
from tajik_relations.model.provenance import Basis, Citation, SourceDocument
from tajik_relations.model.typed_values import found, takes_named, types_in
from tajik_relations.query.occurrences import OccurrenceLink
from tajik_relations.reading import load
from tajik_relations.reading.converter import (
    DATES,
    Vocabulary,
    actor_hook,
    converter as strict_converter,
    hint,
    is_actor,
    is_date,
    mistakes,
    sorts_of,
    table_hook,
)
from tajik_relations.records import KINDS, Fact, Quantity

Plain = dict[str, Any]
"""A record as plain values, by the names of its fields."""
KIND, TYPE = "kind", "type"
"""The key that names the type of a fact, and that of any other record, some of which have a field `kind`."""
_FACTS: dict[str, type[Any]] = {kind.__name__: kind for kind in KINDS.values()}
_PARTS = (Citation, UnidentifiedState, Basis, Quantity, Identification, OutsideDate, OrganizationDate, SetAside)
"""The types beside facts that have no code, and stand in other records with all their values; parts before wholes."""
_OTHERS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (State, Organization, Person, Place, SourceDocument, *_PARTS, OccurrenceLink, Change)
}
_KEPT: dict[str, tuple[Dataset, Converter]] = {}
"""The converter of the data set that `from_dict` was asked for last."""


@takes_named
def to_dict(record: Any) -> Plain:
    """Return a record as a dictionary of plain JSON values, from which `from_dict` makes it again.

    The keys are the names of the fields. For a fact, `kind` is the name of the type; for any other record that key is
    `type`. Dates become EDTF text, terms become their text, tuples become lists. Inside a record, an actor becomes its
    code, a document its id, and a place its name and State. If you convert such an object by itself, you get all its
    values.

    >>> import tajik_relations as tr
    >>> plain = tr.to_dict(tr.facts.of(tr.Visit)[0])
    >>> plain["kind"], plain["date"], plain["visitors"]
    ('Visit', '2012-07', ['emomali-rahmon'])
    >>> tr.from_dict(plain) == tr.facts.of(tr.Visit)[0]
    True

    Args:
        record: a fact, citation, basis, quantity, State, organization, person, place, document, identification of a
            row, outside date, or an entry of type `SetAside`, `OccurrenceLink` or `Change`.

    Raises:
        FieldError: for an object of another type; for collections, relations and disagreements use their tables.
    """
    forms = _plain_forms()
    kind = next((kind for kind in type(record).__mro__ if kind in forms), None)
    if kind is None:
        advice = "convert its facts or other single records, or export a table"
        if type(record) in DATES:
            advice = "its EDTF text is str(date)"
        raise FieldError("to_dict", f"expected a fact or another single record, found {found(record)}; {advice}")
    plain = forms[kind](record)
    return plain if KIND in plain and kind.__name__ in _FACTS else {TYPE: kind.__name__, **plain}


@takes_named
def from_dict(plain: Mapping[str, Any], dataset: Dataset | None = None) -> Any:
    """Return the record from which `to_dict` made the plain values; it is equal and has the same content hash.

    Args:
        plain: a dictionary from `to_dict`, also after a round trip through JSON; keys with default values are optional.
        dataset: where to look up codes of actors, names of places and ids of documents; by default the shipped data
            set.

    Raises:
        DatasetError: lists every mistake: unknown keys, codes, names and ids, and values of other types.
    """
    known = load() if dataset is None else dataset
    kept = _KEPT.get("last")
    if kept is None or kept[0] is not known:
        kept = _KEPT["last"] = known, converter(known)
    try:
        return _from_plain(kept[1], plain)
    except Exception as error:  # noqa: BLE001 - the converter raises groups of any exceptions; each one is reported
        raise DatasetError(map(str, mistakes(error))) from None


def converter(dataset: Dataset | None = None) -> Converter:
    """Return a cattrs converter between records and plain values, also for records inside your own attrs classes.

    Plain values have the form of `to_dict`, but actors, places and documents are always their codes, names and ids. The
    converter is strict: it refuses unknown keys and values of other types, with the exceptions of cattrs.

    >>> import attrs, tajik_relations as tr
    >>> @attrs.frozen
    ... class Note:
    ...     fact: tr.Fact
    ...     text: str
    >>> note, converter = Note(tr.facts[0], "to be checked"), tr.converter()
    >>> plain = converter.unstructure(note)
    >>> plain["fact"]["kind"], converter.structure(plain, Note) == note
    ('Position', True)

    Args:
        dataset: where to look up codes, names and ids; by default the shipped data set.

    Returns:
        A new converter each time, to which you can add hooks.
    """
    known = load() if dataset is None else dataset
    vocabulary = Vocabulary.of(known.all_states, known.all_organizations, known.all_persons, known.all_places)
    documents = {document.id: document for document in known.all_documents}
    structurer = strict_converter(vocabulary)
    structurer.register_structure_hook(SourceDocument, lambda value, _: documents[_id_in(documents, value)])
    structurer.register_structure_hook(Place, partial(_place, vocabulary))
    structurer.register_structure_hook_factory(is_actor, partial(_actor_hook, structurer, vocabulary))
    structurer.register_structure_hook_func(is_date, _date)
    structurer.register_structure_hook_factory(_is_fact, partial(_fact_hook, structurer, documents))
    for kind in _PARTS:
        structurer.register_structure_hook(kind, _record_hook(structurer, kind, documents))
    _register_plain_forms(structurer)
    return structurer


def _register_plain_forms(structurer: Converter) -> None:
    """Teach a converter the plain values of records."""
    for date in DATES:
        structurer.register_unstructure_hook(date, str)
    for actor in (State, Organization, Person):
        structurer.register_unstructure_hook(actor, lambda value: value.code)
    structurer.register_unstructure_hook(SourceDocument, lambda document: document.id)
    structurer.register_unstructure_hook(
        Place, lambda place: {"name": place.name, "state": place.state.code if place.state else None}
    )
    structurer.register_unstructure_hook_func(
        lambda kind: kind is tuple or getattr(kind, "__origin__", None) is tuple,
        lambda values: [structurer.unstructure(value) for value in values],
    )
    structurer.register_unstructure_hook_func(
        lambda kind: kind is Fact, lambda fact: structurer.unstructure(fact, unstructure_as=type(fact))
    )
    structurer.register_unstructure_hook_factory(
        lambda kind: kind is Citation or kind in _FACTS.values(), partial(_whole_record, structurer)
    )


def _whole_record(structurer: Converter, kind: type[Any]) -> Callable[[Any], Plain]:
    """Return the hook that converts a record to a dictionary of plain values; a fact begins with its kind."""
    omitted: Any = {"source": override(omit=True)} if kind is Citation else {}
    values: Any = make_dict_unstructure_fn(kind, structurer, **omitted)
    if kind.__name__ not in _FACTS:
        return cast("Callable[[Any], Plain]", values)
    return lambda record: {KIND: kind.__name__, **values(record)}


@cache
def _plain_forms() -> dict[type[Any], Callable[[Any], Plain]]:
    """Return for each type of record the function that converts it to plain values."""
    structurer = Converter()
    _register_plain_forms(structurer)
    return {kind: _whole_record(structurer, kind) for kind in (*_FACTS.values(), *_OTHERS.values())}


def _table(value: object, wanted: str) -> Plain:
    """Return a copy of a table of values."""
    if not isinstance(value, Mapping):
        raise TypeError(f"expected {wanted}, found {found(value)}")
    return dict(cast("Plain", value))


def _from_plain(structurer: Converter, plain: object) -> Any:
    values = _table(plain, "a dictionary such as to_dict returns")
    if TYPE not in values:
        return structurer.structure(values, cast("Any", Fact))
    name = values.pop(TYPE)
    if not isinstance(name, str) or name not in _OTHERS:
        raise FieldError(TYPE, f"expected one of {', '.join(_OTHERS)}, found {found(name)}{hint(name, _OTHERS)}")
    kind = _OTHERS[name]
    if kind in _PARTS:
        return structurer.structure(values, kind)
    return table_hook(structurer, kind)(values, kind)


def _record_hook(structurer: Converter, kind: type[Any], documents: Mapping[str, SourceDocument]) -> Any:
    """Return the hook that makes a record of a table in which the ids of documents are known."""
    has_document = any(field.name == "document" for field in fields(kind))
    known = override(struct_hook=lambda value, _: _id_in(documents, value))
    make = table_hook(structurer, kind, **({"document": known} if has_document else {}))

    def citation(value: object, _: object) -> Citation:
        made = cast("Citation", make(value, kind))
        return evolve(made, source=documents[made.document])

    return citation if kind is Citation else make


def _id_in(documents: Mapping[str, SourceDocument], value: object) -> str:
    if not isinstance(value, str) or value not in documents:
        raise ValueError(f"expected the id of a known document, found {found(value)}{hint(value, documents)}")
    return value


def _date(value: object, annotation: Any) -> object:
    if value is None and NoneType in types_in(annotation):
        return None
    if not isinstance(value, str):
        raise DateError(f"expected an EDTF date as text, found {found(value)}")
    date = parse(value)
    if type(date) not in sorts_of(annotation):
        raise DateError(
            f"expected a {' or '.join(kind.__name__ for kind in sorts_of(annotation))}, found {found(value)}"
        )
    return date


def _actor_hook(structurer: Converter, vocabulary: Vocabulary, annotation: Any) -> Callable[[object, object], object]:
    by_code, with_rows = actor_hook(vocabulary, annotation), UnidentifiedState in sorts_of(annotation)

    def actor(value: object, _: object) -> object:
        if with_rows and isinstance(value, dict):
            return structurer.structure(value, UnidentifiedState)
        return by_code(value, annotation)

    return actor


def _place(vocabulary: Vocabulary, value: object, _: object) -> Place:
    """Return a place by its name, in the State that is given, or a State as a place."""
    values = _table(value, "a table with name and state")
    if values.keys() != {"name", "state"}:
        raise ValueError(
            f"expected a table with name and state, found one with {', '.join(map(str, values)) or 'none'}"
        )
    name, code = values["name"], values["state"]
    if code is not None and not (isinstance(code, str) and code in vocabulary.states):
        near = hint(code, vocabulary.states)
        raise FieldError("state", f"expected the code of a known State, found {found(code)}{near}")
    state = vocabulary.states[code] if code is not None else None
    if isinstance(name, str) and name in vocabulary.places:
        return evolve(vocabulary.places[name], state=state)
    if state is not None and name == state.name:
        return Place(name=state.name, state=state)
    raise FieldError("name", f"expected the name of a known place, found {found(name)}{hint(name, vocabulary.places)}")


def _is_fact(annotation: Any) -> bool:
    sorts = sorts_of(annotation)
    return bool(sorts) and all(Fact in getattr(kind, "__mro__", ()) for kind in sorts)


def _fact_hook(structurer: Converter, documents: Mapping[str, SourceDocument], annotation: Any) -> Any:
    """Return the hook that makes a fact of one of the annotated kinds, by the name of its kind."""
    wanted = tuple(sorts_of(annotation))
    kinds = {name: kind for name, kind in _FACTS.items() if issubclass(kind, wanted)}
    hooks: dict[str, Any] = {}

    def fact(value: object, _: object) -> Fact | None:
        if value is None and NoneType in types_in(annotation):
            return None
        values = _table(value, "a table with the values of a fact")
        if KIND not in values:
            raise FieldError(KIND, "expected the name of a kind of fact, found none")
        name = values.pop(KIND)
        if not isinstance(name, str) or name not in kinds:
            raise FieldError(KIND, f"expected one of {', '.join(kinds)}; found {found(name)}{hint(name, kinds)}")
        if name not in hooks:
            hooks[name] = _record_hook(structurer, kinds[name], documents)
        return cast("Fact", hooks[name](values, kinds[name]))

    return fact
