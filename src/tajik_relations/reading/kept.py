"""The records of a data set kept as JSON, so that a start needs neither a TOML parser nor the converter.

The file counts only while it is whole and every data file has the size and the CRC-32 that it had when the file was
made; otherwise the data files are read. That is enough against forgetting, and a stronger hash would cost more to
import than to compute.
"""

import json
import zlib
from collections.abc import Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import Any, cast

from attrs import fields

from tajik_relations import actors, provenance, terms
from tajik_relations.actors import Organization, Person, State
from tajik_relations.dataset import Dataset, SetAside
from tajik_relations.dates import DateRange, PartialDate, parse
from tajik_relations.errors import DatasetError
from tajik_relations.occurrences import Reading
from tajik_relations.records import KINDS, Quantity

KEPT = "kept.jsonl"
"""Name of the file, in the folder of the data files: a line with the checks, a line with the records."""
KNOWN = (
    "dataset.toml",
    "identifications.toml",
    "organizations.toml",
    "outside-dates.toml",
    "persons.toml",
    "places.toml",
    "readings.toml",
    "set-aside.toml",
    "states.toml",
)
"""The data files beside those of the documents."""
SEEDS = ("seeds", "../../../seeds")
"""Where the manifest and the fingerprints are, seen from the data files: installed, and in a checkout."""

_TYPES: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(kind for room in (actors, provenance, terms) for kind in vars(room).values() if isinstance(kind, type)),
        *KINDS.values(),
        Quantity,
        Reading,
        SetAside,
    )
}


def files_of(folder: Path) -> dict[str, Path]:
    """Return the data files below *folder* and the manifest, by name.

    Raises:
        DatasetError: if there is no `dataset.toml` or no manifest.
    """
    paths = [*sorted(folder.glob("*.toml")), *sorted(folder.glob("documents/*.toml"))]
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    strangers = sorted(name for name in files if "/" not in name and name not in KNOWN)
    if "dataset.toml" not in files:
        raise DatasetError([f"{folder}: expected a data set with a file dataset.toml, found none"])
    if strangers:
        wanted = ", ".join(KNOWN)
        raise DatasetError([f"{name}: expected one of {wanted}, found another file" for name in strangers])
    manifests = [folder / seeds / "manifest.toml" for seeds in SEEDS]
    files["manifest.toml"] = next((path for path in manifests if path.is_file()), manifests[0])
    if not files["manifest.toml"].is_file():
        raise DatasetError([f"{folder}: expected a folder seeds with a file manifest.toml, found none"])
    return files


def kept(folder: Path) -> Dataset | None:
    """Return the kept data set, or `None` if there is none, it is damaged, or a data file has changed since."""
    try:
        checks, records = (folder / KEPT).read_text(encoding="utf-8").split("\n")[:2]
        expected = json.loads(checks)
    except (OSError, ValueError, RecursionError):
        return None
    files = files_of(folder)
    if expected != {"files": _sums(files), "records": _sum(records.encode())}:
        return None
    values = json.loads(records)
    known: dict[str, Any] = {}
    for name in ("all_states", "all_organizations", "all_persons"):
        known |= {actor.code: actor for actor in _decoded(values[name], known)}
    return Dataset(**_fields(values, known), seeds=str(files["manifest.toml"].parent))


def keep(folder: Path, dataset: Dataset) -> str:
    """Return the text of the file for a data set that was read from *folder*."""
    plain = {
        one.name: _encoded(getattr(dataset, one.name), whole=one.name.startswith("all_"))
        for one in fields(Dataset)
        if one.name != "seeds"
    }
    records = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    checks = json.dumps({"files": _sums(files_of(folder)), "records": _sum(records.encode())})
    return f"{checks}\n{records}\n"


def _sums(files: dict[str, Path]) -> dict[str, list[int]]:
    return {name: _sum(path.read_bytes()) for name, path in files.items()}


def _sum(content: bytes) -> list[int]:
    return [len(content), zlib.crc32(content)]


def _encoded(value: Any, *, whole: bool = False) -> Any:
    """Return plain values: a record as its type's name and fields, an actor by code unless *whole*."""
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, tuple):
        return [_encoded(item, whole=whole) for item in cast("Sequence[Any]", value)]
    if isinstance(value, PartialDate | DateRange):
        return {"when": str(value)}
    if isinstance(value, Enum):
        return {type(value).__name__: value.value}
    if isinstance(value, State | Organization | Person) and not whole:
        return {"actor": value.code}
    kind: type[Any] = type(value)  # pyright: ignore[reportUnknownVariableType]
    given = (one for one in fields(kind) if getattr(value, one.name) != one.default)
    return {kind.__name__: {one.name: _encoded(getattr(value, one.name)) for one in given}}


def _decoded(value: Any, known: dict[str, Any]) -> Any:
    """Return what `_encoded` made plain; *known* holds the actors by code."""
    if isinstance(value, list):
        items = cast("Sequence[Any]", value)
        return tuple([item if type(item) is str else _decoded(item, known) for item in items])
    if not isinstance(value, dict):
        return value
    ((name, content),) = cast("Mapping[str, Any]", value).items()
    if name == "when":
        return parse(content)
    if name == "actor":
        return known[content]
    kind = _TYPES[name]
    return kind(content) if issubclass(kind, Enum) else kind(**_fields(content, known))


def _fields(values: Mapping[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    return {name: value if type(value) is str else _decoded(value, known) for name, value in values.items()}
