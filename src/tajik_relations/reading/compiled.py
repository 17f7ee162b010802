"""The records of a data set kept as JSON, so that a start needs neither a TOML parser nor the converter.

The file counts only while it is whole and every data file has the size and the CRC-32 that it had when the file was
made; otherwise the data files are read. That is enough against forgetting, and a stronger hash would cost more to
import than to compute.
"""

import gc
import json
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from threading import RLock
from typing import Any, cast

from attrs import fields

from tajik_relations.dataset import Dataset, SetAside
from tajik_relations.errors import DatasetError
from tajik_relations.model import actors, provenance, terms
from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.dates import DateRange, PartialDate, parse
from tajik_relations.query.occurrences import Reading
from tajik_relations.records import KINDS, Quantity

KEPT = "kept.jsonl"
"""Name of the file, in the folder of the data files: a line with checks, one with the actors, one with the rest."""
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

_READING = RLock()
"""Held while the garbage collector is off: another thread would find it so, and leave it so."""
_EVERYONE = ("all_states", "all_organizations", "all_persons")
"""The fields of a data set that hold actors, to whom the other records refer by code."""
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


def files_of(folder: "str | os.PathLike[str]") -> dict[str, str]:
    """Return the paths of the data files below *folder* and of the manifest, by name.

    Raises:
        DatasetError: if there is no `dataset.toml`, no manifest, or a file of another name.
    """
    top = os.fspath(folder)
    names = [*_toml_in(top), *(f"documents/{name}" for name in _toml_in(os.path.join(top, "documents")))]
    if "dataset.toml" not in names:
        raise DatasetError([f"{top}: expected a data set with a file dataset.toml, found none"])
    strangers = [name for name in names if "/" not in name and name not in KNOWN]
    if strangers:
        wanted = ", ".join(KNOWN)
        raise DatasetError([f"{name}: expected one of {wanted}, found another file" for name in strangers])
    files = {name: os.path.join(top, name) for name in names}
    manifests = [os.path.join(top, seeds, "manifest.toml") for seeds in SEEDS]
    found = [path for path in manifests if os.path.isfile(path)]
    if not found:
        raise DatasetError([f"{top}: expected a folder seeds with a file manifest.toml, found none"])
    return {**files, "manifest.toml": found[0]}


def _toml_in(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    except OSError:
        return []


def _bytes_of(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def kept(folder: "str | os.PathLike[str]") -> Dataset | None:
    """Return the kept data set, or `None` if there is none, it is damaged, or a data file has changed since."""
    try:
        checks, actors, records = _bytes_of(os.path.join(folder, KEPT)).decode("utf-8").split("\n")[:3]
        expected = json.loads(checks)
    except (OSError, ValueError, RecursionError):
        return None
    files = files_of(folder)
    if expected != {"files": _sums(files), "records": _sum((actors + records).encode())}:
        return None
    with _READING:
        collecting = gc.isenabled()
        gc.disable()  # thousands of small objects are made, none of them garbage
        try:
            return _dataset(actors, records, os.path.dirname(files["manifest.toml"]))
        finally:
            if collecting:
                gc.enable()


def _dataset(actors: str, records: str, seeds: str) -> Dataset:
    everyone = _decoded(actors, {})
    known = {actor.code: actor for name in _EVERYONE for actor in everyone[name]}
    return Dataset(**everyone, **_decoded(records, known), seeds=seeds)


def keep(folder: "str | os.PathLike[str]", dataset: Dataset) -> str:
    """Return the text of the file for a data set that was read from *folder*."""
    plain = {
        one.name: _encoded(getattr(dataset, one.name), whole=one.name.startswith("all_"))
        for one in fields(Dataset)
        if one.name != "seeds"
    }
    actors = json.dumps({name: plain.pop(name) for name in _EVERYONE}, ensure_ascii=False, separators=(",", ":"))
    records = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    checks = json.dumps({"files": _sums(files_of(folder)), "records": _sum((actors + records).encode())})
    return f"{checks}\n{actors}\n{records}\n"


def _sums(files: dict[str, str]) -> dict[str, list[int]]:
    return {name: _sum(_bytes_of(path)) for name, path in files.items()}


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


def _decoded(text: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `_encoded` made plain; *known* holds the actors by code."""
    plain: dict[str, Callable[[Any], Any]] = {"actor": known.__getitem__, "when": cache(parse)}
    plain |= {name: _members(kind).__getitem__ for name, kind in _TYPES.items() if issubclass(kind, Enum)}

    def made(values: dict[str, Any]) -> Any:
        if len(values) != 1:
            return values
        ((name, content),) = values.items()
        if name in plain:
            return plain[name](content)
        return _TYPES[name](**_tuples(content)) if name in _TYPES else values

    values: dict[str, Any] = json.loads(text, object_hook=made)
    return _tuples(values)


def _members(kind: type[Enum]) -> dict[Any, Enum]:
    return {member.value: member for member in kind}


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    lists = cast("Mapping[str, Sequence[Any]]", values)
    return {name: tuple(lists[name]) if type(value) is list else value for name, value in values.items()}
