"""JSON Schemas of the rows of every table, made from the record types."""

import json
from collections.abc import Iterable
from typing import Any

from tajik_relations.errors import UnknownName
from tajik_relations.model.terms import BasisKind
from tajik_relations.records import KINDS
from tajik_relations.tabular.columns import Key, wire
from tajik_relations.tabular.schema import KEYS, fact_keys

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_DATE = r"\d{4}(-\d{2}(-\d{2})?)?[?~%]?"
_UNSPECIFIED = r"(?:\d{3}X|\d{2}XX|\d{4}(-\d{2})?-XX|\d{4}-XX-XX)[?~%]?"
_EDTF = rf"^(?:{_DATE}|{_UNSPECIFIED}|{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE})$"


def json_schema(table: str = "facts", kinds: Iterable[str] | None = None) -> Schema:
    """Return the JSON Schema (2020-12) of one row of a table, in the form of `rows()` and JSON Lines.

    Args:
        table: the name of the table.
        kinds: for the facts table, the names of the kinds to which the schema is restricted; by default all kinds.

    Raises:
        UnknownName: if there is no table of this name.
    """
    if table not in [*KEYS]:  # a list, in which anything can be looked for
        raise UnknownName(table, "table", KEYS)
    if table == "facts":
        chosen = None if kinds is None else {*kinds}
        among = [kind for kind in KINDS.values() if chosen is None or kind.__name__ in chosen]
        objects = {kind.__name__: _object(fact_keys(kind), kind.__name__) for kind in among}
        refs = [{"$ref": f"#/$defs/{name}"} for name in objects]
        return {"$schema": DIALECT, "title": "row of the table facts", "oneOf": refs, "$defs": objects}
    return {"$schema": DIALECT, "title": f"row of the table {table}", **_object(KEYS[table])}


def schema_text(table: str, kinds: Iterable[str] | None = None) -> str:
    """Return the JSON Schema of a row of a table as text."""
    return json.dumps(json_schema(table, kinds), ensure_ascii=False, indent=2) + "\n"


def _object(keys: Iterable[Key], kind: str | None = None) -> Schema:
    properties = {key.name: _value(key) for key in keys}
    if kind is not None:
        properties["kind"] = {"const": kind}
    return _record(**properties)


def _value(key: Key) -> Schema:
    schema = {**_type(key), "description": key.description}
    if key.required:
        return schema
    if "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return {**schema, "type": [schema["type"], "null"]}


def _type(key: Key) -> Schema:
    if key.choices:
        term = {"type": "string", "enum": list(key.choices)}
        return _list(term) if key.type == "texts" else term
    return {
        "text": {"type": "string"},
        "integer": {"type": "integer"},
        "number": {"type": "number"},
        "boolean": {"type": "boolean"},
        "edtf": {"type": "string", "pattern": _EDTF},
        "place": _record(city={"type": "string"}, state={"type": ["string", "null"]}),
        "texts": _list({"type": ["string", "null"]}),
        "integers": _list({"type": "integer"}),
        "citations": _list(
            _record(
                document={"type": "string"},
                line={"type": "integer", "minimum": 1},
                words={"type": "array", "items": {"type": "string"}, "minItems": 1},
            )
        ),
        "bases": _bases(),
        "values": _list(
            _record(
                value={"type": "string"},
                facts=_list({"type": "string"}),
                outside=_list(_record(publisher={"type": "string"}, address={"type": "string"})),
            )
        ),
        "begun": _list(_record(fact={"type": "string"}, date={"type": ["string", "null"], "pattern": _EDTF})),
    }[key.type]


def _bases() -> Schema:
    basis = _record(
        basis={"type": "string", "enum": list(wire(BasisKind))}, rule={"type": "string"}, source={"type": "string"}
    )
    return {"type": "object", "additionalProperties": {**basis, "required": ["basis", "rule"]}}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _record(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
