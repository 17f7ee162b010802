"""Facts as flat rows, and rows as text files; a file appears whole or not at all."""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Any

from attrs import fields

from tajik_relations.actors import Organization, Person, Place, State, UnidentifiedState
from tajik_relations.dataset import Dataset
from tajik_relations.dates import DateRange, PartialDate
from tajik_relations.errors import OutputError
from tajik_relations.provenance import Basis, Citation
from tajik_relations.records import Fact, Quantity
from tajik_relations.records.fact import COMMON, items_of

Row = dict[str, Any]


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
        "citations": [_plain(citation) for citation in fact.citations],
        "partner": _plain(fact.partner),
        "row": fact.row,
        "actors": [_plain(actor) for actor in fact.actors if not isinstance(actor, UnidentifiedState)],
        "date": _plain(fact.date),
        "as_of": fact.as_of,
        "relative": fact.relative,
        "place": _plain(place),
        "number": quantity.number if quantity else None,
        "alternative": quantity.alternative if quantity else None,
        "unit": quantity.unit if quantity else None,
        "qualifier": str(quantity.qualifier) if quantity else None,
        "status": _plain(fact.status),
        "basis": {basis.value: _plain(basis) for basis in fact.basis},
        "footnotes": list(fact.footnotes),
        "mentioned": _plain(fact.mentioned),
        "statement": fact.statement,
        **{name: _plain(getattr(fact, name)) for name in own},
    }


def _plain(value: Any) -> Any:
    """Return a value as what JSON can hold: codes for actors, EDTF for dates, wire forms for terms."""
    plain = value
    match value:
        case UnidentifiedState():
            plain = None
        case PartialDate() | DateRange() | Enum():
            plain = str(value)
        case Citation():
            plain = {"document": value.document, "line": value.line, "words": list(value.words)}
        case Basis():
            source = {"source": value.source} if value.source else {}
            plain = {"basis": str(value.kind), "rule": value.rule, **source}
        case Place():
            plain = {"city": value.name, "state": _plain(value.state)}
        case State() | Organization() | Person():
            plain = value.code
        case tuple():
            plain = [_plain(item) for item in items_of(value)]
        case _:
            pass
    return plain


def citation_rows(dataset: Dataset) -> Iterable[Row]:
    """Return one row for each citation of each fact."""
    for fact in dataset.facts:
        for number, citation in enumerate(fact.citations, start=1):
            yield {"fact": fact.id, "number": number, **_plain(citation)}


def membership_rows(dataset: Dataset) -> Iterable[Row]:
    """Return one row for each member that each membership names."""
    for fact in dataset.memberships:
        for member in fact.members:
            row = member.row if isinstance(member, UnidentifiedState) else None
            yield {
                "fact": fact.id,
                "organization": fact.organization.code,
                "member": _plain(member),
                "unidentified_row": row,
                "membership": str(fact.membership),
                "date": _plain(fact.date),
                "document": fact.document,
                "line": fact.line,
            }


def relation_rows(dataset: Dataset) -> Iterable[Row]:
    """Return one row for each partner, and one for each table row whose partner is not known."""
    for relation in (*dataset.relations, *dataset.relations.unidentified):
        found = relation.identification
        yield {
            "partner": _plain(relation.partner),
            "name": relation.name,
            "basis": str(relation.basis),
            "row": found.row if found else None,
            "candidates": [state.code for state in relation.candidates],
            "reason": found.reason if found else None,
            "established": [{"fact": fact.id, "date": _plain(fact.date)} for fact in relation.established],
            "organizations": [organization.code for organization in relation.organizations],
            "facts": len(relation.facts),
        }


def document_rows(dataset: Dataset) -> Iterable[Row]:
    """Return one row for each document, as the manifest has it."""
    for document in dataset.documents:
        row = {one.name: getattr(document, one.name) for one in fields(type(document))}
        yield {**row, "facts": len(dataset.facts.cited_from(document.id))}


def disagreement_rows(dataset: Dataset) -> Iterable[Row]:
    """Return one row for each pair that cannot both be true, then for each that differs only in exactness."""
    for each in (*dataset.disagreements, *dataset.less_exact):
        other = each.other if isinstance(each.other, Fact) else None
        yield {
            "one": each.one.id,
            "other": other.id if other else None,
            "outside": None if isinstance(each.other, Fact) else each.other.publisher,
            "address": None if isinstance(each.other, Fact) else each.other.address,
            "contradictory": each.contradictory,
            "value": each.value,
            "one_value": str(getattr(each.one, each.value)),
            "other_value": str(getattr(each.other, each.value)),
            "days_apart": each.apart,
            "ratio": each.ratio,
            "rule": each.rule,
            "support": list(each.support),
            "citations": [_plain(one) for one in (*each.one.citations, *(other.citations if other else ()))],
        }


TABLES: dict[str, Callable[[Dataset], Iterable[Row]]] = {
    "facts": lambda dataset: map(fact_row, dataset.facts),
    "relations": relation_rows,
    "memberships": membership_rows,
    "citations": citation_rows,
    "documents": document_rows,
    "disagreements": disagreement_rows,
    "references": lambda dataset: map(fact_row, dataset.references),
}
"""Name of a table -> how to make its rows."""


def as_jsonl(rows: Iterable[Row]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(rows: Iterable[Row]) -> str:
    """Return comma-separated values with a header; lists and tables as JSON text, an absent value as an empty cell.

    Lines end as RFC 4180 wants it. A cell that a spreadsheet would run as a formula is given an apostrophe in front.
    """
    kept = list(rows)
    names = list(dict.fromkeys(name for row in kept for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in kept)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if isinstance(value, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


FORMATS: dict[str, Callable[[Iterable[Row]], str]] = {"jsonl": as_jsonl, "csv": as_csv}
"""Name of a text format -> how to write rows in it."""


def write(text: str, path: Path, *, replace: bool = False) -> None:
    """Write a file under a temporary name beside it, then move it into place.

    Raises:
        OutputError: if it cannot be written, or exists and may not be replaced; then nothing is left behind.
    """
    if not replace and os.path.lexists(path):
        raise OutputError(f"{path}: expected a new file, found one; replace it with --force")
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}")
    made = False
    try:
        with temporary.open("x", encoding="utf-8", newline="") as file:
            made = True
            file.write(text)
        temporary.replace(path)
    except (OSError, UnicodeError) as error:
        if made:
            temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: expected a file that can be written, found: {error}") from None
