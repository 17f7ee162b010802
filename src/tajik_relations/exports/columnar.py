"""Tables as Parquet and as SQLite databases."""

import io
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tajik_relations.codebook import foreign_keys, primary_key
from tajik_relations.errors import MissingLibrary, OutputError
from tajik_relations.frames import Table
from tajik_relations.libraries import library

_SQLITE = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "date": "TEXT"}


def as_parquet(table: Table) -> bytes:
    """Return a table as a Parquet file, written by pyarrow or else by polars.

    The bytes are the same each time with the same version of the same library.

    Raises:
        MissingLibrary: if neither is installed.
    """
    out = io.BytesIO()
    try:
        library("pyarrow")
    except MissingLibrary:
        library("polars", "pyarrow")
        table.to_polars().write_parquet(out, compression="zstd")
    else:
        library("pyarrow.parquet").write_table(table.to_arrow(), out, compression="zstd")
    return out.getvalue()


def as_sqlite(tables: Iterable[Table]) -> bytes:
    """Return a SQLite database with the tables, flat, with their primary keys and those foreign keys that are in it.

    Days are text as `YYYY-MM-DD`, truth is 1 or 0. The bytes are the same each time with the same version of SQLite.

    Raises:
        OutputError: if the tables break their own keys.
    """
    kept = {table.name: table for table in tables}
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.execute("BEGIN")
        for table in kept.values():
            columns = table.columns()
            database.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(_parts(table, kept))})")
            marks = ", ".join("?" * len(columns))
            rows = (tuple(map(_plain, row)) for row in zip(*columns.values(), strict=True))
            database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", rows)  # noqa: S608 - our own names
        database.execute("COMMIT")
        broken = database.execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise OutputError(f"{broken[0][0]}: expected a key of {broken[0][2]}, found none in row {broken[0][1]}")
        return database.serialize()
    except (sqlite3.Error, UnicodeError) as error:
        raise OutputError(f"sqlite: expected tables that a database can hold, found: {error}") from None
    finally:
        database.close()


def _parts(table: Table, beside: Iterable[str]) -> Iterator[str]:
    """Return the definitions of a table's columns and keys."""
    for one in table.schema:
        must = " NOT NULL" if one.required else ""
        choices = f" CHECK ({_quoted(one.name)} IN ({', '.join(map(_text, one.choices))}))" if one.choices else ""
        yield f"{_quoted(one.name)} {_SQLITE[one.type]}{must}{choices}"
    key = primary_key(table.name)
    if key:
        yield f"PRIMARY KEY ({', '.join(map(_quoted, key))})"
    for column, other, target in foreign_keys(table.name):
        if other in beside:
            yield f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(other)} ({_quoted(target)})"


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value


def _quoted(name: str) -> str:
    return f'"{name}"'


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
