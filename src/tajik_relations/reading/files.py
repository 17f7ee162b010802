"""The files of a data set: TOML, or the same values kept as JSON so that a start needs no TOML parser."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from attrs import frozen

from tajik_relations.errors import DatasetError

Entry = dict[str, Any]
"""One entry of a data file as plain values."""
Tables = list[tuple[str, Entry]]
"""The entries of a data file in the order in which they stand, each with the name of its table."""

KEPT = "parsed.json"
"""Name of the file that keeps the parsed values; an entry counts only while the hash of its TOML file is the same."""

SEEDS = ("seeds", "../../../seeds")
"""Where the manifest and the fingerprints are, seen from the data files: installed, and in a checkout."""

_HEADER = re.compile(r"^\[\[([A-Za-z_]+)\]\]", re.MULTILINE)


@frozen
class DataFiles:
    """The values of a data set's files, by the file's name, and the folder of its manifest and fingerprints."""

    tables: dict[str, Tables]
    seeds: Path


def read(folder: Path, *, kept: bool = True) -> DataFiles:
    """Return the tables of every data file below *folder* and of the manifest.

    Args:
        kept: whether values kept in `parsed.json` may stand in for parsing files that are unchanged.

    Raises:
        DatasetError: if the folder has no data files, or files that are not TOML; all of them are named.
    """
    known = _kept(folder / KEPT) if kept else {}
    tables: dict[str, Tables] = {}
    problems: list[str] = []
    files = _files_of(folder)
    for name, path in files.items():
        content = path.read_bytes()
        entry = known.get(name)
        if entry is not None and entry["sha256"] == hashlib.sha256(content).hexdigest():
            tables[name] = [(table, values) for table, values in entry["tables"]]
            continue
        try:
            tables[name] = _parse(content.decode("utf-8"))
        except ValueError as error:
            problems.append(f"{name}: expected TOML in UTF-8, found an error: {error}")
    if problems:
        raise DatasetError(problems)
    return DataFiles(tables, files["manifest.toml"].parent)


def keep(folder: Path) -> str:
    """Return the text of `parsed.json` for the data files below *folder*.

    Raises:
        DatasetError: as `read` does.
    """
    tables = read(folder, kept=False).tables
    entries = {
        name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "tables": tables[name]}
        for name, path in _files_of(folder).items()
    }
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":")) + "\n"


def _files_of(folder: Path) -> dict[str, Path]:
    paths = [*sorted(folder.glob("*.toml")), *sorted(folder.glob("documents/*.toml"))]
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    if "dataset.toml" not in files:
        raise DatasetError([f"{folder}: expected a data set with a file dataset.toml, found none"])
    manifests = [folder / seeds / "manifest.toml" for seeds in SEEDS]
    files["manifest.toml"] = next((path for path in manifests if path.is_file()), manifests[0])
    if not files["manifest.toml"].is_file():
        raise DatasetError([f"{folder}: expected a folder seeds with a file manifest.toml, found none"])
    return files


def _kept(path: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept


def _parse(text: str) -> Tables:
    import tomllib  # only where no kept values serve: it costs more to import than the whole JSON to read

    values = tomllib.loads(text)
    tables: Tables = []
    headers = _HEADER.findall(text)
    position = dict.fromkeys(headers, 0)
    for name in headers:
        tables.append((name, values[name][position[name]]))
        position[name] += 1
    loose = {key: value for key, value in values.items() if key not in position}
    return [("", loose), *tables] if loose else tables
