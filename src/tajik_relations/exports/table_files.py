"""Tables as files: JSON Lines, comma-separated values, Parquet, SQLite databases."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from types import SimpleNamespace
from typing import Any

from attrs import evolve

from tajik_relations.errors import MissingLibraryError, OutputError
from tajik_relations.model.loading import library
from tajik_relations.tabular.columns import TYPE_NAMES
from tajik_relations.tabular.rows import Row
from tajik_relations.tabular.schema import foreign_keys, primary_key
from tajik_relations.tabular.table import Table

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet runs as a formula, by the list of the OWASP (CSV injection)."""
AT_A_TIME = 500
"""How many rows are flat at one time."""


_BREAKS = str.maketrans({"\u2028": r"\u2028", "\u2029": r"\u2029", "\x85": r"\u0085"})
"""What some readers take for the end of a line though JSON does not."""


def jsonl_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield one JSON object a line, without any other sign in it that ends a line somewhere."""
    return (json.dumps(row, ensure_ascii=False).translate(_BREAKS) + "\n" for row in rows)


def csv_lines(names: Sequence[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """Yield comma-separated values with a header; an absent value is an empty cell, a day is `YYYY-MM-DD`.

    Lines end as RFC 4180 wants it. A text that a spreadsheet would run as a formula, or that
    begins with an apostrophe, is given one in front; taking one away where there is one gives the text again.
    """
    echo: Any = SimpleNamespace(write=str)  # the writer returns what its file does: the line
    writer: Any = csv.writer(echo, lineterminator="\r\n")
    yield writer.writerow(names)
    for row in rows:
        yield writer.writerow([_cell(value) for value in row])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith((*_RUN, "'")) else value
    return str(value).lower() if isinstance(value, bool) else str(value)


def table_as_jsonl(table: Table) -> Iterator[str]:
    """Yield the nested rows of a table, one JSON object a line; each row is made when its turn comes."""
    return jsonl_lines(table.make(table.source))


def table_as_csv(table: Table) -> Iterator[str]:
    """Yield the flat rows of a table as comma-separated values, the same columns whatever the data set holds."""
    return csv_lines([column.name for column in table.schema], _flat_rows(table))


def _flat_rows(table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table's flat columns, made some at a time, so that they are never all there."""
    rows = iter(table.make(table.source))
    while some := [*islice(rows, AT_A_TIME)]:
        yield from zip(*evolve(table, make=iter, source=some).columns().values(), strict=True)


def as_parquet(table: Table) -> bytes:
    """Return a table as a Parquet file, written by pyarrow or else by polars.

    The bytes are the same each time with the same version of the same library.

    Raises:
        MissingLibraryError: if neither is installed.
    """
    out = io.BytesIO()
    try:
        library("pyarrow")
    except MissingLibraryError:
        try:
            library("polars")
        except MissingLibraryError:
            raise MissingLibraryError("pyarrow or polars", "pyarrow") from None
        table.to_polars().write_parquet(out, compression="zstd")
    else:
        library("pyarrow.parquet").write_table(table.to_arrow(), out, compression="zstd")
    return out.getvalue()


def as_sqlite(tables: Iterable[Table]) -> bytes:
    """Return a SQLite database with the tables, flat, with their primary keys and those foreign keys that are in it.

    Days are text as `YYYY-MM-DD`, truth is 1 or 0. The bytes are the same each time with the same version of SQLite.

    Raises:
        OutputError: if the tables break their own keys, or Python was built without SQLite.
    """
    try:
        import sqlite3
    except ImportError:
        raise OutputError("sqlite: this Python has no module sqlite3; use csv") from None
    by_name = {table.name: table for table in tables}
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("BEGIN")
        for table in by_name.values():
            database.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(_parts(table, by_name))})")
            marks = ", ".join("?" * len(table.schema))
            rows = (tuple(map(_plain, row)) for row in _flat_rows(table))
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)  # noqa: S608 - our own names
        database.execute("COMMIT")
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise OutputError(f"{broken[0][0]}: expected a key of {broken[0][2]}, found none in row {broken[0][1]}")
        return database.serialize()
    except (sqlite3.Error, UnicodeError) as error:
        raise OutputError(f"sqlite: the tables do not fit into a database: {error}") from None
    finally:
        database.close()


def _parts(table: Table, beside: Iterable[str]) -> Iterator[str]:
    """Return the definitions of a table's columns and keys."""
    for column in table.schema:
        must = " NOT NULL" if column.required else ""
        name, choices = _quoted(column.name), ", ".join(map(_text, column.choices))
        check = f" CHECK ({name} IN ({choices}))" if choices else ""
        yield f"{name} {TYPE_NAMES[column.type].sqlite}{must}{check}"
    key = primary_key(table.name)
    if key:
        yield f"PRIMARY KEY ({', '.join(map(_quoted, key))})"
    for source, other, target in foreign_keys(table.name):
        if other in beside:
            yield f"FOREIGN KEY ({_quoted(source)}) REFERENCES {_quoted(other)} ({_quoted(target)})"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value


def _quoted(name: str) -> str:
    return f'"{name}"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
