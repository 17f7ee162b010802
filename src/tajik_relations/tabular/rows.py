"""Facts as rows of plain values: what JSON can hold, under the keys of the facts table."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from attrs import fields

from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.records.fact import COMMON, Fact, Quantity, items_of

Row = dict[str, Any]
"""One row of a table, nested as the contract has it."""


def fact_row(fact: Fact) -> Row:
    """Return one fact as the keys of the facts table, every one present, and the keys of its kind."""
    quantity: Quantity | None = getattr(fact, "quantity", None)
    place: Place | None = getattr(fact, "place", None) or getattr(fact, "seat", None)
    own = (one.name for one in fields(type(fact)) if one.name not in (*COMMON, "quantity", "place", "seat"))
    return {
        "id": fact.id,
        "kind": fact.kind,
        "document": fact.document,
        "line": fact.line,
        "citations": [plain(citation) for citation in fact.citations],
        "partner": plain(fact.partner),
        "row": fact.row,
        "actors": [plain(actor) for actor in fact.actors if not isinstance(actor, UnidentifiedState)],
        "date": plain(fact.date),
        "as_of": fact.as_of,
        "relative": fact.relative,
        "place": plain(place),
        "number": quantity.number if quantity else None,
        "alternative": quantity.alternative if quantity else None,
        "unit": quantity.unit if quantity else None,
        "qualifier": str(quantity.qualifier) if quantity else None,
        "status": plain(fact.status),
        "basis": {basis.field: plain(basis) for basis in fact.basis},
        "footnotes": list(fact.footnotes),
        "mentioned": plain(fact.mentioned),
        "statement": fact.statement,
        **{name: plain(getattr(fact, name)) for name in own},
    }


def plain(value: Any) -> Any:
    """Return a value as what JSON can hold: codes for actors, EDTF for dates, wire forms for terms."""
    made = value
    match value:
        case UnidentifiedState():
            made = None
        case PartialDate() | DateRange() | Enum():
            made = str(value)
        case Citation():
            made = {"document": value.document, "line": value.line, "words": list(value.words)}
        case Basis():
            source = {"source": value.source} if value.source else {}
            made = {"basis": str(value.kind), "rule": value.reason, **source}
        case Place():
            made = {"city": value.name, "state": plain(value.state)}
        case State() | Organization() | Person():
            made = value.code
        case tuple():
            made = [plain(item) for item in items_of(value)]
        case _:
            pass
    return made


def fact_rows(facts: Iterable[Fact]) -> Iterable[Row]:
    """Return one row for each fact."""
    return map(fact_row, facts)
