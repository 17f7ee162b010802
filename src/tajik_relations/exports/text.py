"""Rows as JSON Lines and as comma-separated values."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from tajik_relations.frames import Table
from tajik_relations.rows import Row

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet runs as a formula, by the list of the OWASP (CSV injection)."""


def as_jsonl(rows: Iterable[Row]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def as_csv(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> str:
    """Return comma-separated values with a header; an absent value is an empty cell, a day is `YYYY-MM-DD`.

    Lines end as RFC 4180 wants it. A text that a spreadsheet would run as a formula, or that
    begins with an apostrophe, is given one in front; taking one away where there is one gives the text again.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith((*_RUN, "'")) else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def table_as_jsonl(table: Table) -> str:
    """Return the nested rows of a table, one JSON object a line."""
    return as_jsonl(table.rows())


def table_as_csv(table: Table) -> str:
    """Return the flat columns of a table as comma-separated values, the same columns whatever the data set holds."""
    columns = table.columns()
    return as_csv(tuple(columns), zip(*columns.values(), strict=True))
