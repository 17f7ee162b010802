"""The records of a data set kept as JSON, so that a start needs neither a TOML parser nor the converter.

The file counts only while it is whole and every data file has the size and the CRC-32 that it had when the file was
made; otherwise the data files are read. That is enough against forgetting, and a stronger hash would cost more to
import than to compute.
"""

import gc
import hashlib
import json
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import cache
from threading import RLock
from typing import Any, cast

from attrs import evolve, fields

from tajik_relations.dataset import Dataset, SetAside
from tajik_relations.errors import DatasetError
from tajik_relations.model import actors, provenance, terms
from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.dates import DateRange, PartialDate, parse
from tajik_relations.query.occurrences import OccurrenceLink
from tajik_relations.records import KINDS, Quantity

COMPILED = "compiled.jsonl"
"""Name of the file, in the folder of the data files: a header, a line with actors and documents, one with the rest."""
KNOWN = (
    "dataset.toml",
    "identifications.toml",
    "organizations.toml",
    "outside-dates.toml",
    "persons.toml",
    "places.toml",
    "occurrence-links.toml",
    "set-aside.toml",
    "states.toml",
)
"""The data files beside those of the documents."""
SEEDS = ("seeds", "../../../seeds")
"""Where the manifest and the fingerprints are, seen from the data files: installed, and in a checkout."""

_READING = RLock()
"""Held while the garbage collector is off: another thread would find it so, and leave it so."""
_EVERYONE = ("all_states", "all_organizations", "all_persons")
_REFERRED = (*_EVERYONE, "all_documents")
"""The fields of a data set that hold actors and documents, to which the other records refer by code and id."""
_TYPES: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        *(kind for room in (actors, provenance, terms) for kind in vars(room).values() if isinstance(kind, type)),
        *KINDS.values(),
        Quantity,
        OccurrenceLink,
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


def read_compiled(folder: "str | os.PathLike[str]") -> Dataset | None:
    """Return the compiled data set, or `None` if there is none, it is damaged, or a data file has changed since."""
    try:
        lines = _bytes_of(os.path.join(folder, COMPILED)).decode("utf-8").split("\n")[:3]
        header, (referred, records) = json.loads(lines[0]), lines[1:]
    except (OSError, ValueError, RecursionError):
        return None
    files = files_of(folder)
    if header != {**header, "files": _sums(files), "records": _sum((referred + records).encode())}:
        return None
    with _READING:
        collecting = gc.isenabled()
        gc.disable()  # thousands of small objects are made, none of them garbage
        try:
            return _dataset(referred, records, os.path.dirname(files["manifest.toml"]), header)
        finally:
            if collecting:
                gc.enable()


def _dataset(referred: str, records: str, seeds: str, header: Mapping[str, Any]) -> Dataset:
    values = _decoded(referred, {}, {})
    known = {actor.code: actor for name in _EVERYONE for actor in values[name]}
    documents = {document.id: document for document in values["all_documents"]}
    values |= _decoded(records, known, documents)
    return Dataset(**values | {"version": header["version"]}, seeds=seeds, data_hash=header["data"])


def compiled(folder: "str | os.PathLike[str]", dataset: Dataset) -> str:
    """Return the text of the compiled file for a data set that was read from *folder*."""
    referred, records = _lines(dataset)
    header = {
        "version": dataset.version,
        "data": dataset.data_hash,
        "files": _sums(files_of(folder)),
        "records": _sum((referred + records).encode()),
    }
    return f"{json.dumps(header)}\n{referred}\n{records}\n"


def with_hash(dataset: Dataset) -> Dataset:
    """Return a data set with the hash of its content; a development version ends with its first twelve digits."""
    digest = hashlib.sha256("\n".join(_lines(dataset)).encode()).hexdigest()
    version = dataset.declared_version
    return evolve(
        dataset, version=f"{version}+{digest[:12]}" if ".dev" in (version or "") else version, data_hash=digest
    )


def _lines(dataset: Dataset) -> tuple[str, str]:
    """Return the content as two lines of JSON: actors and documents, and what refers to them."""
    plain = {
        attribute.name: _encoded(getattr(dataset, attribute.name), whole=attribute.name.startswith("all_"))
        for attribute in fields(Dataset)
        if attribute.eq
    }
    plain["version"] = dataset.declared_version
    referred = {name: plain.pop(name) for name in _REFERRED}
    first, second = (json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (referred, plain))
    return first, second


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
    given = (one for one in fields(kind) if one.eq and getattr(value, one.name) != one.default)
    return {kind.__name__: {one.name: _encoded(getattr(value, one.name)) for one in given}}


def _decoded(text: str, known: Mapping[str, Any], documents: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `_encoded` made plain; *known* holds the actors by code."""
    plain: dict[str, Callable[[Any], Any]] = {"actor": known.__getitem__, "when": cache(parse)}
    plain |= {name: _members(kind).__getitem__ for name, kind in _TYPES.items() if issubclass(kind, Enum)}

    def made(values: dict[str, Any]) -> Any:
        if len(values) != 1:
            return values
        ((name, content),) = values.items()
        if name in plain:
            return plain[name](content)
        if name == "Citation":
            content["source"] = documents.get(content["document"])
        return _TYPES[name](**_tuples(content)) if name in _TYPES else values

    values: dict[str, Any] = json.loads(text, object_hook=made)
    return _tuples(values)


def _members(kind: type[Enum]) -> dict[Any, Enum]:
    return {member.value: member for member in kind}


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    lists = cast("Mapping[str, Sequence[Any]]", values)
    return {name: tuple(lists[name]) if type(value) is list else value for name, value in values.items()}
