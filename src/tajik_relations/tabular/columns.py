"""Keys of nested rows and columns of flat tables: name, type and meaning; and how the value of a key fills its columns.

A nested row has the public keys. In a flat table, for data frames and files with columns, a date becomes four columns,
a place becomes two, and a list or an object becomes one column with JSON text.
"""

import json
from datetime import date
from types import NoneType
from typing import Any, Literal, get_origin

from attrs import field, fields, frozen

from tajik_relations.errors import FieldError
from tajik_relations.model.actors import Place, UnidentifiedState
from tajik_relations.model.dates import PRECISIONS, DateRange, PartialDate, parse
from tajik_relations.model.typed_values import Helpful, Term, types_in
from tajik_relations.records.fact import Fact, own_fields
from tajik_relations.tabular.rows import UNDER_COMMON_KEYS

FlatType = Literal["text", "integer", "number", "boolean", "date"]
"""`integer` and `number` have 64 bits, `date` is a day."""


@frozen
class TypeNames:
    """What other systems call a flat type."""

    pandas: str
    polars: str
    arrow: str
    sqlite: str
    frictionless: str
    croissant: str


TYPE_NAMES: dict[FlatType, TypeNames] = {
    "text": TypeNames("str", "String", "string", "TEXT", "string", "sc:Text"),
    "integer": TypeNames("Int64", "Int64", "int64", "INTEGER", "integer", "sc:Integer"),
    "number": TypeNames("Float64", "Float64", "float64", "REAL", "number", "sc:Float"),
    "boolean": TypeNames("boolean", "Boolean", "bool_", "INTEGER", "boolean", "sc:Boolean"),
    "date": TypeNames("datetime64[us]", "Date", "date32", "TEXT", "date", "sc:Date"),
}
"""The one table of column types, for data frames, files and their descriptions."""


@frozen
class Column(Helpful):
    """One column of a flat table."""

    name: str
    """The name, which is unique in a table."""
    type: FlatType
    """The type of its values, apart from absent ones."""
    description: str
    """The meaning of the column, in one phrase."""
    required: bool = False
    """Whether the column has a value in every row."""
    choices: tuple[str, ...] = ()
    """The possible values of the column; empty if the values are not restricted."""
    json: Literal["", "array", "object"] = ""
    """`array` or `object`, if the text of the column is JSON; otherwise empty."""


@frozen
class Key:
    """One key of a row."""

    name: str
    type: str
    """A flat type; or `edtf`, `place`, `texts`, `integers`, `citations`, `bases`, `begun`, `values`."""
    description: str
    required: bool = field(default=False, kw_only=True)
    choices: tuple[str, ...] = field(default=(), kw_only=True)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The flat columns that the key becomes."""
        name, text = self.name, self.description
        if self.type == "edtf":
            return (
                Column(name, "text", f"{text}; EDTF level 0 or 1", self.required),
                Column(f"{name}_earliest", "date", f"first day that {name} can mean; empty if its start is open"),
                Column(f"{name}_latest", "date", f"last day that {name} can mean; empty if its end is open"),
                Column(f"{name}_precision", "text", f"how exact {name} is", choices=PRECISIONS),
            )
        if self.type == "place":
            state = Column(f"{name}_state", "text", f"{text}: code of its State")
            return (Column(f"{name}_city", "text", f"{text}: its name"), state)
        if self.type in TYPE_NAMES:
            return (Column(name, self.type, text, self.required, self.choices),)
        shape: Literal["array", "object"] = "object" if self.type == "bases" else "array"
        return (Column(name, "text", f"{text}; JSON text", self.required, json=shape),)

    def flat(self, value: Any) -> tuple[Any, ...]:
        """Return a value of this key as the values of its columns.

        Raises:
            FieldError: if a whole number does not fit into 64 bits.
        """
        if self.type == "edtf":
            return _days(value)
        if self.type == "place":
            return (value["city"], value["state"]) if value else (None, None)
        if self.type not in TYPE_NAMES:
            return (None if value is None else json.dumps(value, ensure_ascii=False),)
        if self.type == "integer" and value is not None and not -(2**63) <= value < 2**63:
            raise FieldError(self.name, f"expected a whole number of 64 bits, found one of {value.bit_length()}")
        return (value,)


def _days(text: str | None) -> tuple[str | None, date | None, date | None, str | None]:
    if text is None:
        return None, None, None, None
    when = parse(text)
    return text, when.earliest, when.latest, when.precision


def wire(kind: type[Term]) -> tuple[str, ...]:
    """Return the texts of the terms of a vocabulary."""
    return tuple(str(member.value) for member in kind)


def own_keys(kind: type[Fact]) -> tuple[Key, ...]:
    """Return the keys that a kind of fact adds to the common ones, by the types of its fields."""
    types = {attribute.name: attribute.type for attribute in fields(kind)}
    return tuple(_key(name, types[name]) for name in own_fields(kind) if name not in UNDER_COMMON_KEYS)


def _key(name: str, annotation: Any) -> Key:
    listed = get_origin(annotation) is tuple
    sorts = types_in(annotation)
    maybe = bool(sorts & {NoneType, UnidentifiedState}) and not listed
    sorts -= {NoneType}
    terms = [sort for sort in sorts if issubclass(sort, Term)]
    choices = wire(terms[0]) if terms else ()
    named = {int: "integer", bool: "boolean", PartialDate: "edtf", DateRange: "edtf", Place: "place"}
    simple = next((named[sort] for sort in sorts if sort in named), "text")
    return Key(name, f"{simple}s" if listed else simple, "", required=not maybe, choices=choices)
