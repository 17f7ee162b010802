"""The files of a data set: TOML, each table in the order in which it stands."""

import os
import re
from pathlib import Path
from typing import Any

from attrs import frozen

from tajik_relations.errors import DatasetError
from tajik_relations.model.loading import content_of, toml_of
from tajik_relations.model.names import FurtherNames
from tajik_relations.reading.compiled import CODEBOOK, NAMES, files_of

Entry = dict[str, Any]
"""One entry of a data file as plain values."""
Tables = list[tuple[str, Entry]]
"""The entries of a data file in the order in which they stand, each with the name of its table."""

MANIFEST = "seeds/manifest.toml"
"""What messages call the manifest, which may lie in another folder that holds the seeds."""
_HEADER = re.compile(r"^\[\[([A-Za-z_]+)\]\]", re.MULTILINE)


@frozen
class DataFiles:
    """The values of a data set's files, by the file's name, and the folder of its manifest and fingerprints."""

    tables: dict[str, Tables]
    seeds: str
    codebook: str
    """The path of its own codebook; empty if it has none."""
    names: FurtherNames
    """Its everyday names, which have been read."""


def read(folder: "str | os.PathLike[str]") -> DataFiles:
    """Return the tables of every data file below *folder* and of the manifest.

    Raises:
        DatasetError: if the folder has no data files, or files that are not TOML; all of them are named.
    """
    tables: dict[str, Tables] = {}
    problems: list[str] = []
    files = files_of(folder)
    for name, path in files.items():
        if name in (CODEBOOK, NAMES):
            continue  # the evidence reads the one, looking up the other
        try:
            tables[name] = parse(content_of(path))
        except ValueError as error:
            problems.append(f"{MANIFEST if name == 'manifest.toml' else name}: {error}")
    names = FurtherNames(files.get(NAMES, ""))
    try:
        names.of("")
    except DatasetError as error:
        problems += error.problems
    if problems:
        raise DatasetError(problems)
    return DataFiles(tables, str(Path(files["manifest.toml"]).parent), files.get(CODEBOOK, ""), names)


def parse(content: bytes) -> Tables:
    """Return the entries of a data file; raises ValueError if it is none."""
    text, values = toml_of(content)
    headers = _HEADER.findall(text)
    for name in dict.fromkeys(headers):
        if not isinstance(values.get(name), list) or len(values[name]) != headers.count(name):
            raise ValueError(
                f"expected each header on a line of its own, found a line inside a text that looks like [[{name}]]"
            )
    entries = {name: iter(values[name]) for name in headers}
    tables: Tables = [(name, next(entries[name])) for name in headers]
    loose = {key: value for key, value in values.items() if key not in entries}
    return [("", loose), *tables] if loose else tables
