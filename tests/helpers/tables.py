"""Tables of made-up facts, and dates with the columns that they have."""

from datetime import date

from attrs import evolve
from running import SMALL
from strategies import collected

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.tabular.columns import TypeNames
from tajik_relations.tabular.table import Table

DAYS = {
    "1992": (date(1992, 1, 1), date(1992, 12, 31), "year"),
    "1992-02": (date(1992, 2, 1), date(1992, 2, 29), "month"),
    "1992-02-03?": (date(1992, 2, 3), date(1992, 2, 3), "day"),
    "2004-12/2005-06": (date(2004, 12, 1), date(2005, 6, 30), "range"),
    "1992/..": (date(1992, 1, 1), None, "range"),
    "1992/": (date(1992, 1, 1), None, "range"),
    "../2005": (None, date(2005, 12, 31), "range"),
    "/2005": (None, date(2005, 12, 31), "range"),
    "0001/9999": (date.min, date.max, "range"),
}
"""Dates, the first and the last day that they can mean, and their precision."""
HELD = {
    "text": TypeNames("str", "String", "string", "TEXT", "string", "sc:Text"),
    "integer": TypeNames("Int64", "Int64", "int64", "INTEGER", "integer", "sc:Integer"),
    "number": TypeNames("Float64", "Float64", "float64", "REAL", "number", "sc:Float"),
    "boolean": TypeNames("boolean", "Boolean", "bool_", "INTEGER", "boolean", "sc:Boolean"),
    "date": TypeNames("datetime64[us]", "Date", "date32", "TEXT", "date", "sc:Date"),
}
"""What pandas, polars, Arrow, SQLite, Frictionless and Croissant call each type."""


def made_of(facts: tuple[tr.Fact, ...]) -> Table:
    """Return facts as a table."""
    return collected(facts).table


def dated(text: str) -> Table:
    """Return the table of one fact with this date."""
    return made_of((evolve(tr.load(SMALL).facts["let-04-canal"], date=parse(text)),))
