"""The two sides of a comparison: a data set, or a facts table that an export wrote, read whole or not at all."""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError, shown
from tajik_relations.exports.table_files import table_as_csv
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.typed_values import found
from tajik_relations.reading import load
from tajik_relations.tabular.rows import Row

HASH = "content_hash"
"""The key of the hash of a fact's values."""
_ADVICE = "write one with export --table facts --format jsonl"
_NEEDED: dict[str, tuple[type, str]] = {
    "id": (str, "text"),
    "kind": (str, "text"),
    "document": (str, "text"),
    "line": (int, "a whole number"),
    "citations": (list, "a list"),
}
"""What distinguishes facts from other rows: keys of every version's facts table, with the types of their values."""
_ROWS = "rows/facts.jsonl"
"""The facts in a folder of the format `package`."""


@frozen(eq=False)
class Side:
    """The facts of one side of a comparison, as rows of the facts table."""

    name: str
    """Its name in the result."""
    rows: dict[str, Row]
    """By id, in their order."""
    keys: tuple[str, ...]
    """The keys that any of the rows has, in their order."""
    flat: bool
    """Whether the values are the cells of a CSV file, all of them text."""
    dataset: Dataset | None = None
    """The data set, if it is one."""

    @property
    def hashed(self) -> bool:
        """Whether the rows have the hashes of the facts' values."""
        return HASH in self.keys or not self.rows


class _Place(NamedTuple):
    """A file, or a line of one, for messages."""

    file: str
    line: str = ""

    def wrong(self, wanted: str, found: str, advice: str = _ADVICE) -> DatasetError:
        """Return the error that says what was expected and found here, and what to do."""
        where = f"{self.file}: {self.line}" if self.line else self.file
        return DatasetError([f"{where}: expected {wanted}, found {found}; {advice}"])


def side_of(data: Dataset | str | os.PathLike[str]) -> Side:
    """Return a data set, an exported folder or an exported facts table as one side of a comparison.

    Raises:
        DatasetError: if it is none of these, or damaged.
    """
    if isinstance(data, Dataset):
        return _of_dataset(data)
    if not isinstance(data, str | os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance] - not all check types
        raise _Place("diff").wrong("a data set, or the path of an exported one", f"an object {type(data).__name__}")
    path = Path(data)
    place = _Place(str(path))
    try:
        if (path / "dataset.toml").is_file():
            return _of_dataset(_loaded(path))
        return _of_file(path / _ROWS if (path / _ROWS).is_file() else path)
    except OSError as error:
        wanted = f"an exported facts table, or a folder with dataset.toml or {_ROWS}"
        raise place.wrong(wanted, f"an error: {error.strerror}") from None


def alike(one: Side, other: Side) -> tuple[Side, Side]:
    """Return two sides whose values can be compared: if one is CSV, the other one too.

    Raises:
        DatasetError: if one is CSV and the other a file in JSON.
    """
    if one.flat == other.flat:
        return one, other
    nested = other if one.flat else one
    if nested.dataset is None:
        raise _Place(nested.name).wrong("CSV, because the other side is CSV", "JSON")
    flat = _of_dataset(nested.dataset, flat=True)
    return (one, flat) if one.flat else (flat, other)


def _of_dataset(dataset: Dataset, *, flat: bool = False) -> Side:
    table = dataset.tables["facts"]
    rows = table.rows() if not flat else [*_csv_rows("".join(table_as_csv(table)), _Place(dataset.title))]
    name = f"{dataset.title}, version {dataset.version}" if dataset.version else dataset.title
    return Side(name, {row["id"]: row for row in rows}, _keys(rows), flat, dataset)


def _loaded(path: Path) -> Dataset:
    try:
        return load(path)
    except DatasetError as error:
        more = len(error.problems) - 1
        found = f"a mistake: {error.problems[0]}{f' (and {more} more)' if more else ''}"
        advice = "export its facts table with the version of the package that made it, and compare that file"
        raise _Place(str(path)).wrong("a data set that this version reads", found, advice) from None


def _of_file(path: Path) -> Side:
    place = _Place(str(path))
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise place.wrong("a facts table in UTF-8", "other bytes") from None
    first = text.lstrip()[:1]
    if not first:
        raise place.wrong("facts", "an empty file")
    flat = first not in "[{"
    make = _csv_rows if flat else _parsed if first == "[" else _jsonl_rows
    rows: dict[str, Row] = {}
    for at, row in enumerate(make(text, place), start=1):
        where = place._replace(line=f"fact {at}")
        _check(row, where, flat=flat)
        if row["id"] in rows:
            raise where.wrong("each id once", f"{shown(row['id'])!r} a second time")
        rows[row["id"]] = row
    keys = _keys(rows.values())
    if HASH in keys and not all(isinstance(row.get(HASH), str) for row in rows.values()):
        raise place.wrong(f"{HASH} in all facts or in none", f"{HASH} in some facts only")
    return Side(str(path), rows, keys, flat)


def _check(row: Any, place: _Place, *, flat: bool) -> None:
    if not isinstance(row, dict):
        raise place.wrong("an object", found(row))
    values = cast("Row", row)
    for key, (kind, called) in _NEEDED.items():
        wanted = str if flat else kind
        if not isinstance(values.get(key), wanted) or isinstance(values[key], bool):
            given = found(values[key]) if key in values else "none"
            raise place.wrong(f"{'text' if flat else called} as {key}", given)


def _jsonl_rows(text: str, place: _Place) -> Iterator[Any]:
    for at, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _parsed(line, place._replace(line=f"line {at}"))


def _parsed(text: str, place: _Place) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise place.wrong("JSON", shown(repr(text.strip()))) from None


def _csv_rows(text: str, place: _Place) -> Iterator[Row]:
    """Yield the rows of a CSV file as text, without the apostrophes that the export put before formulas."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        names = next(lines)
        lacking = [name for name in _NEEDED if names.count(name) != 1]
        if lacking:
            raise place.wrong(f"JSON, or CSV with a column {lacking[0]}", shown(repr(",".join(names))))
        for cells in lines:
            if len(cells) != len(names):
                line = place._replace(line=f"line {lines.line_num}")
                raise line.wrong(f"{len(names)} cells", str(len(cells)))
            yield {name: cell.removeprefix("'") or None for name, cell in zip(names, cells, strict=True)}
    except csv.Error as error:
        raise place._replace(line=f"line {lines.line_num}").wrong("CSV", str(error)) from None


def _keys(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for row in rows for key in row))
