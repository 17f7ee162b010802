"""Tables and whole data sets as files: `export` writes one, `FORMATS` says which there are."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from tajik_relations.dataset import Dataset
from tajik_relations.errors import OutputError, UnknownName, habit, nearest, told
from tajik_relations.exports.annotations import as_annotations
from tajik_relations.exports.bibliography import as_bibtex, as_csl, entries
from tajik_relations.exports.dataset_folder import files_of, reads_back
from tajik_relations.exports.export_manifest import shown
from tajik_relations.exports.package_folder import package
from tajik_relations.exports.safe_writing import ExistsError, alone, named, replaceable, write, write_folder
from tajik_relations.exports.schemas import schema_text
from tajik_relations.exports.table_files import as_parquet, as_sqlite, table_as_csv, table_as_jsonl
from tajik_relations.model.typed_values import takes_named
from tajik_relations.query.relation import Relation
from tajik_relations.reading import load
from tajik_relations.tabular import ALL
from tajik_relations.tabular.mixin import TableMixin
from tajik_relations.tabular.table import Table

_OF_A_TABLE: dict[str, Callable[[Table], str | bytes | Iterator[str]]] = {
    "jsonl": table_as_jsonl,
    "csv": table_as_csv,
    "parquet": as_parquet,
    "schema": lambda table: schema_text(table.name, table.kinds),
    "bibtex": lambda table: as_bibtex(entries(table)),
    "csl": lambda table: as_csl(entries(table)),
    "annotations": as_annotations,
    "sqlite": lambda table: as_sqlite([table]),
}
FOLDERS = ("package", "dataset")
"""The formats that are a folder with the whole data set."""
FORMATS = (*_OF_A_TABLE, *FOLDERS)
"""The names of the formats."""
ENDINGS = {
    **{f".{name}": name for name in ("jsonl", "csv", "parquet", "sqlite")},
    ".ndjson": "jsonl",
    ".db": "sqlite",
    ".bib": "bibtex",
    ".csl.json": "csl",
    ".schema.json": "schema",
    ".jsonld": "annotations",
}
"""How names of files end -> the format in which they are written by default; a folder has no ending."""
BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows that a file is UTF-8."""

Data = Dataset | Table | TableMixin | Relation


@takes_named
def export(  # noqa: PLR0913 - each is one decision of the caller's
    output: str | os.PathLike[str],
    data: Data | None = None,
    *,
    table: str | None = None,
    format: str | None = None,  # noqa: A002 - what the command line calls it
    replace: bool = False,
    excel: bool = False,
) -> Path:
    """Write a table or a whole data set to a new file or folder, completely or not at all, and return its path.

    Args:
        output: the file, or the folder for `package` and `dataset`.
        data: a data set, a table, facts, relations, or one relation (for its facts); by default the shipped data set.
        table: the name of a table of the data set; by default `facts`; `all` writes a SQLite database with all tables.
        format: `jsonl`, `csv`, `parquet`, `sqlite`, `schema`, `bibtex`, `csl`, `annotations`, `package` or `dataset`.
            By default the file extension decides (`.bib`, `.csl.json`, `.jsonld` …), and a folder is a `package`.
            Only `dataset` loses nothing: `load` reads it back as an equal data set. If you export relations as
            `bibtex`, `csl` or `annotations`, their facts are exported.
        replace: whether to replace an existing file, or a folder that is empty or has only files that an export wrote.
        excel: whether a CSV file begins with a byte order mark, which Excel needs to read UTF-8.

    Raises:
        OutputError: if the file extension shows no format, if the file cannot be written, if the format cannot contain
            the data, if the file exists and may not be replaced, or if another export is writing there.
        UnknownName: if there is no such table or format.
        MissingLibraryError: if the format is `parquet`, and neither pyarrow nor polars is installed.
    """
    data = load() if data is None else data
    path = named(output)
    form = format or _told_by(path.name)
    with alone(path):
        parts = pieces(data, form, table, excel=excel)
        if not isinstance(parts, Mapping):
            write(parts, _as_file(output, path), replace=replace)
            return path
        dataset = _whole(data, form)
        _replaceable(path, dataset, replace=replace)
        write_folder(parts, path, partial(reads_back, dataset) if form == "dataset" else None, replace=replace)
    return path


def _as_file(output: str | os.PathLike[str], path: Path) -> Path:
    """Return the path of a file, whose name does not end as that of a folder may."""
    if os.fspath(output).endswith(os.sep):
        raise OutputError(f"{output}: expected the name of a file, found that of a folder")
    return path


def _replaceable(path: Path, dataset: Dataset, *, replace: bool) -> None:
    """Refuse a folder that exists, as `replaceable` does, for the data set and for each of its layers."""
    for layer in dataset.layers or (dataset,):
        replaceable(path, Path(layer.seeds) if layer.seeds else None, replace=replace)


def _told_by(name: str) -> str:
    """Return the format that the end of a file's name shows."""
    if not Path(name).suffix:
        return "package"
    form = next((form for ending, form in ENDINGS.items() if name.casefold().endswith(ending)), None)
    if form is None:
        wanted = ", ".join(f"{ending} ({form})" for ending, form in ENDINGS.items())
        raise OutputError(f"{shown(name)}: expected a name that ends in {wanted}; use such a name, or give format=")
    return form


def content(
    data: Data, form: str, table: str | None = None, *, excel: bool = False
) -> str | bytes | Mapping[str, str | bytes]:
    """Return the content that `export` writes: text, bytes, or the files of a folder by path, without its mark.

    It is the same each time. Errors are those of `export`.
    """
    parts = pieces(data, form, table, excel=excel)
    return "".join(parts) if isinstance(parts, Iterator) else parts


def pieces(
    data: Data, form: str, table: str | None = None, *, excel: bool = False
) -> str | bytes | Iterator[str] | Mapping[str, str | bytes]:
    """Return the same, but a text that can be long as an iterator over its pieces, so that it is never all in memory.

    Errors are those of `export`; some come with the pieces.
    """
    if form not in FORMATS:
        given = told(form, str)
        right = habit("format", given.casefold().replace("-", "_"))
        choices = () if nearest(given, FORMATS) else FORMATS
        raise UnknownName(form, "format of export", FORMATS, choices, reason=f"use {right}" if right else "")
    if excel and form != "csv":
        raise OutputError(f"excel: expected the format csv, found {form}; leave excel out")
    if form in FOLDERS:
        if table not in (None, ALL):
            raise OutputError(f"{form} has all tables, not {table} alone; leave the table out")
        return (package if form == "package" else files_of)(_whole(data, form))
    if table == ALL:
        if form != "sqlite":
            raise OutputError(f"{form} has one table; for {ALL} tables use sqlite, package or dataset")
        return as_sqlite(_whole(data, form).tables.values())
    chosen = _table_of(data, table)
    return chain([BYTE_ORDER_MARK], table_as_csv(chosen)) if excel else _OF_A_TABLE[form](chosen)


def _table_of(data: Data, name: str | None) -> Table:
    if isinstance(data, Dataset):
        return data.tables[name or "facts"]
    part: Any = data.facts if isinstance(data, Relation) else data
    if not isinstance(part, Table | TableMixin):
        raise OutputError(
            f"expected a data set, a table, facts or relations, found an object of type {type(part).__name__}"
        )
    chosen = part.table if isinstance(part, TableMixin) else part
    if name not in (None, chosen.name):
        raise OutputError(f"these are rows of the table {chosen.name}, not of {name}")
    return chosen


def _whole(data: Any, form: str) -> Dataset:
    if not isinstance(data, Dataset):
        raise OutputError(f"{form} needs a whole data set, found a part of one")
    return data


__all__ = ["FOLDERS", "FORMATS", "ExistsError", "content", "export", "pieces"]
