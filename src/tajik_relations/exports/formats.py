"""Tables and whole data sets as files: `export` writes one, `FORMATS` says which there are."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tajik_relations.dataset import Dataset
from tajik_relations.errors import OutputError, UnknownName
from tajik_relations.exports.bibliography import as_bibtex, as_csl, entries
from tajik_relations.exports.dataset_folder import files_of, reads_back
from tajik_relations.exports.package_folder import package
from tajik_relations.exports.schemas import schema_text
from tajik_relations.exports.table_files import as_parquet, as_sqlite, table_as_csv, table_as_jsonl
from tajik_relations.exports.writing import ExistsError, alone, named, replaceable, write, write_folder
from tajik_relations.reading import load
from tajik_relations.tabular import ALL
from tajik_relations.tabular.mixin import TableMixin
from tajik_relations.tabular.table import Table

_OF_A_TABLE: dict[str, Callable[[Table], str | bytes | Iterator[str]]] = {
    "jsonl": table_as_jsonl,
    "csv": table_as_csv,
    "parquet": as_parquet,
    "schema": lambda table: schema_text(table.name),
    "bibtex": lambda table: as_bibtex(entries(_whole(table.source, "bibtex"), table.name)),
    "csl": lambda table: as_csl(entries(_whole(table.source, "csl"), table.name)),
    "sqlite": lambda table: as_sqlite([table]),
}
FOLDERS = ("package", "dataset")
"""The formats that are a folder with the whole data set."""
FORMATS = (*_OF_A_TABLE, *FOLDERS)
"""The names of the formats."""
BINARY = ("parquet", "sqlite")
"""The formats that are no text."""
_SUFFIXES = {
    **{f".{name}": name for name in ("jsonl", "csv", "parquet", "sqlite")},
    ".db": "sqlite",
    ".bib": "bibtex",
    ".ndjson": "jsonl",
}

Data = Dataset | Table | TableMixin


def export(
    output: str | os.PathLike[str],
    data: Data | None = None,
    *,
    table: str | None = None,
    format: str | None = None,  # noqa: A002 - what the command line calls it
    replace: bool = False,
) -> Path:
    """Write a table or a whole data set to a new file or folder, whole or not at all, and return its path.

    Args:
        output: the file, or for `package` and `dataset` the folder.
        data: a data set, a table of it, or facts or relations that a filter has left; the shipped data set if nothing
            is given.
        table: of a data set, which table; `facts` if nothing is said, `all` for one SQLite database with all tables.
        format: `jsonl`, `csv`, `parquet`, `sqlite`, `schema`, `bibtex`, `csl`, `package` or `dataset`; if nothing is
            said, what the suffix of the file tells, a folder's being `package`. `dataset` is the folder that `load`
            reads back as an equal data set; all others leave something out.
        replace: whether a file may be replaced, or a folder that is empty or holds nothing but what an export wrote.

    Raises:
        OutputError: if it cannot be written, exists and may not be replaced, cannot hold the data, or another export
            writes there; nothing that an export did not write is removed.
        UnknownName: if there is no such table or format.
        MissingLibraryError: if Parquet is asked for and neither pyarrow nor polars is installed.
    """
    data = load() if data is None else data
    path = named(output)
    form = format or _SUFFIXES.get(path.suffix.casefold(), "package" if not path.suffix else path.suffix)
    with alone(path):
        parts = pieces(data, form, table)
        if not isinstance(parts, Mapping):
            write(parts, path, replace=replace)
            return path
        dataset = _whole(data, form)
        replaceable(path, Path(dataset.seeds) if dataset.seeds else None, replace=replace)
        write_folder(parts, path, partial(reads_back, dataset) if form == "dataset" else None, replace=replace)
    return path


def content(data: Data, form: str, table: str | None = None) -> str | bytes | Mapping[str, str | bytes]:
    """Return the content that `export` writes: text, bytes, or the files of a folder by path, without its mark.

    It is the same each time. Errors are those of `export`.
    """
    parts = pieces(data, form, table)
    return "".join(parts) if isinstance(parts, Iterator) else parts


def pieces(data: Data, form: str, table: str | None = None) -> str | bytes | Iterator[str] | Mapping[str, str | bytes]:
    """Return the same, but a text that can be long as an iterator over its pieces, so that it is never all in memory.

    Errors are those of `export`; some come with the pieces.
    """
    if form not in FORMATS:
        raise UnknownName(form, "format of export", FORMATS)
    if form in FOLDERS:
        if table not in (None, ALL):
            raise OutputError(f"{form}: expected all tables, found {table} alone")
        return (package if form == "package" else files_of)(_whole(data, form))
    if table == ALL:
        if form != "sqlite":
            raise OutputError(f"{form}: expected one table, found {ALL}; sqlite, package and dataset hold all")
        return as_sqlite(_whole(data, form).tables.values())
    if isinstance(data, Dataset):
        return _OF_A_TABLE[form](data.tables[table or "facts"])
    whole_table = data if isinstance(data, Table) else data.table
    if table not in (None, whole_table.name):
        raise OutputError(f"expected the table {whole_table.name}, which these are, found {table}")
    return _OF_A_TABLE[form](whole_table)


def _whole(data: Any, form: str) -> Dataset:
    if not isinstance(data, Dataset):
        raise OutputError(f"{form}: expected a whole data set, found a part of one")
    return data


__all__ = ["BINARY", "FOLDERS", "FORMATS", "ExistsError", "content", "export", "pieces"]
