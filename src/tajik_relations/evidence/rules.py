"""The rules behind derived values, computed again from other values."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import fields

from tajik_relations.actors import Actor, Party, State, UnidentifiedState
from tajik_relations.dataset import Dataset
from tajik_relations.provenance import Basis, Identification
from tajik_relations.records import Fact, Reference
from tajik_relations.records.fact import items_of
from tajik_relations.terms import BasisKind, IdentificationBasis

_PART = re.compile(r"(\w+)(?:\[(\d+)\]|\.(\w+))?")


def broken(fact: Fact, dataset: Dataset) -> Iterator[str]:
    """Return every derived value of a fact that its rule does not give."""
    row = _row_of(fact, dataset)
    for basis in fact.basis:
        kind, expected = _expected(basis, fact, row, dataset)
        found = _value_at(fact, basis.value)
        if found != expected:
            yield f"{basis.value}: expected {_name(expected)} by the rule {basis.rule!r}, found {_name(found)}"
        if basis.kind is not kind:
            yield f"{basis.value}: expected the basis {kind} for the rule {basis.rule!r}, found {basis.kind}"
        if basis.source != (row.source if row and basis.rule.startswith("identification") else None):
            yield f"{basis.value}: expected the source that the identification names, found {basis.source}"
    if (row.row if row else None) != fact.row:
        yield f"row: expected {row.row if row else 'none'} for line {fact.line}, found {fact.row}"
    partner = _partner(fact, row, dataset)
    if partner != fact.partner:
        yield f"partner: expected {_name(partner)}, found {_name(fact.partner)}"
    parts = Counter(one for one in _items(fact) if isinstance(one, Actor))
    twice = [one.name for one, count in parts.items() if count > 1]
    if twice:
        yield f"actors: expected everyone in one place, found {twice[0]} twice"
    if isinstance(fact, Reference) and len({citation.line for citation in fact.citations}) > 1:
        yield "citations: expected one line for a note, found several"


def _row_of(fact: Fact, dataset: Dataset) -> Identification | None:
    first = fact.citations[0]
    for row in dataset.identifications:
        if row.document == first.document and row.first_line <= first.line <= row.last_line:
            return row
    return None


def _expected(basis: Basis, fact: Fact, row: Identification | None, dataset: Dataset) -> tuple[BasisKind, object]:
    counterpart = dataset.documents[fact.document].counterpart
    if basis.rule == "subject of the data set":
        return BasisKind.DERIVED, dataset.subject
    if basis.rule == "State of the seat":
        seat = getattr(fact, "seat", None)
        return BasisKind.DERIVED, seat.state if seat else None
    if basis.rule == "counterpart of the document" and counterpart:
        return BasisKind.DERIVED, dataset.states[counterpart]
    if basis.rule == "ISO 3166-2":
        place = getattr(fact, basis.value.partition(".")[0])
        return BasisKind.DERIVED, next((each.state for each in dataset.all_places if each.name == place.name), None)
    if row is not None and basis.rule == f"identification of row {row.row}: {row.basis}":
        corroborated = row.basis is IdentificationBasis.CORROBORATED
        supported = row.basis is IdentificationBasis.SUPPORTED
        kind = BasisKind.CORROBORATED if corroborated else BasisKind.SUPPORTED if supported else BasisKind.DERIVED
        return kind, _of_row(row)
    return BasisKind.DERIVED, None


def _of_row(row: Identification) -> Party:
    return row.partner or UnidentifiedState(row=row.row, candidates=row.candidates)


def _partner(fact: Fact, row: Identification | None, dataset: Dataset) -> Party | None:
    counterpart = dataset.documents[fact.document].counterpart
    if row is not None:
        return _of_row(row)
    if counterpart is not None:
        return dataset.states[counterpart]
    others = [actor for actor in fact.actors if isinstance(actor, State) and actor != dataset.subject]
    return others[0] if len(others) == 1 else None


def _value_at(fact: Fact, path: str) -> Any:
    match = _PART.fullmatch(path)
    name, index, attribute = match.groups() if match else (path, None, None)
    value = getattr(fact, name, None)
    if index is not None:
        return dict(enumerate(items_of(value))).get(int(index))
    return getattr(value, attribute, None) if attribute else value


def _items(fact: Fact) -> Iterator[Any]:
    names = (one.name for one in fields(type(fact)) if one.name != "partner")
    return (item for name in names for item in items_of(getattr(fact, name)))


def _name(value: object) -> str:
    return str(getattr(value, "name", None) or "no one")
