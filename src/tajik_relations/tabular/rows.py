"""Facts as rows of plain values: what JSON can hold, under the keys of the facts table."""

from enum import Enum
from typing import Any

from tajik_relations.model.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.model.content_hash import content_hash
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.records.fact import Fact, items_of, own_fields

Row = dict[str, Any]
"""One nested row of a table."""
UNDER_COMMON_KEYS = ("place", "seat", "quantity")
"""Fields of some kinds that rows have under the common keys place, number, unit …"""


def fact_row(fact: Fact, occurrence: str) -> Row:
    """Return one fact, and the key of its occurrence, as the keys of the facts table and those of its kind."""
    quantity, source = fact.figure, fact.citations[0].source
    own = (name for name in own_fields(type(fact)) if name not in UNDER_COMMON_KEYS)
    return {
        "id": fact.id,
        "kind": str(fact.kind),
        "document": str(fact.document),
        "line": fact.line,
        "citations": [plain(citation) for citation in fact.citations],
        "partner": plain(fact.partner),
        "row": fact.row,
        "actors": [plain(actor) for actor in fact.actors if not isinstance(actor, UnidentifiedState)],
        "date": plain(fact.date),
        "as_of": fact.as_of,
        "relative": fact.relative,
        "place": plain(fact.location),
        "number": quantity.number if quantity else None,
        "alternative": quantity.alternative if quantity else None,
        "unit": quantity.unit if quantity else None,
        "qualifier": str(quantity.qualifier) if quantity else None,
        "status": plain(fact.status),
        "realized": plain(fact.realized),
        "followed": fact.followed,
        "fields": plain(fact.fields),
        "acts_for": [plain(actor) for actor in fact.acts_for if not isinstance(actor, UnidentifiedState)] or None,
        "recurrent": fact.recurrent,
        "remark": fact.remark,
        "remark_from": list(fact.remark_from),
        "wording": fact.wording,
        "according_to": fact.according_to,
        "document_time": plain(source.time_of_writing if source else None),
        "content_hash": content_hash(fact),
        "occurrence": occurrence,
        "basis": {basis.field: plain(basis) for basis in fact.basis},
        "footnotes": list(fact.footnotes),
        "mentioned": plain(fact.mentioned),
        "statement": fact.statement,
        **{name: plain(getattr(fact, name)) for name in own},
    }


def plain(value: Any) -> Any:  # noqa: PLR0911 - one for each type
    """Return a value in a form that JSON can contain: codes for actors, EDTF text for dates, texts for terms."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [plain(item) for item in items_of(value)]
    match value:
        case State() | Organization() | Person():
            return value.code
        case PartialDate() | DateRange() | Enum():
            return str(value)
        case Citation():
            return {"document": value.document, "line": value.line, "words": list(value.words)}
        case Basis():
            source = {"source": value.source} if value.source else {}
            return {"basis": str(value.kind), "rule": value.reason, **source}
        case Place():
            return {"city": value.name, "state": plain(value.state)}
        case UnidentifiedState():
            return None
        case _:
            return value
