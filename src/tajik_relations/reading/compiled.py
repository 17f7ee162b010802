"""The compiled data set: one record a line, made when it is first touched, and an index by which it is found.

The file counts only while it is whole and every data file has the size and the CRC-32 that it had when the file was
made; otherwise the data files are read. That is enough against forgetting, and a stronger hash would cost more to
import than to compute. Lines: a header, the index, one for each record, and the verdicts of the evidence.
"""

import json
import os
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from types import NoneType
from typing import Any, cast

from attrs import NOTHING

from tajik_relations import model, query, records
from tajik_relations.dataset import Dataset, Readings
from tajik_relations.errors import DatasetError
from tajik_relations.model import actors, provenance, terms
from tajik_relations.model.dates import parse
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.names import FurtherNames
from tajik_relations.query.scope import Index

COMPILED = "compiled.jsonl"
"""Name of the file, in the folder of the data files."""
CODEBOOK = "codebook.toml"
"""Name of the file with the signs by which the evidence reads kinds and terms."""
NAMES = "names.toml"
"""Name of the file with everyday names, by which States and organizations are looked up."""
KNOWN = tuple(
    "changes.toml codebook.toml dataset.toml identifications.toml names.toml organization-dates.toml "
    "organizations.toml outside-dates.toml persons.toml places.toml occurrence-links.toml set-aside.toml "
    "states.toml".split()
)
"""The data files beside those of the documents."""
SEEDS = ("seeds", "../../../seeds")
"""Where the manifest and the fingerprints are, seen from the data files: installed, and in a checkout."""
TABLES = tuple(
    "all_states all_organizations all_persons all_places all_documents all_facts identifications outside_dates "
    "set_aside occurrence_links organization_dates changes".split()
)
"""The fields of a data set whose records have a line each, in their order; the first three hold actors."""


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
    present = [path for path in manifests if os.path.isfile(path)]
    if not present:
        raise DatasetError([f"{top}: expected a folder seeds with a file manifest.toml, found none"])
    return {**files, "manifest.toml": present[0]}


def _toml_in(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".toml"))
    except (OSError, ValueError):  # of a name that no folder here can have
        return []


def sums_of(files: Mapping[str, str]) -> dict[str, list[int]]:
    """Return the size and the CRC-32 of each file, by name."""
    return {name: sum_of(read_bytes(path)) for name, path in files.items()}


def sum_of(content: bytes | memoryview) -> list[int]:
    """Return the size and the CRC-32 of some bytes."""
    return [len(content), zlib.crc32(content)]


def read_compiled(folder: "str | os.PathLike[str]") -> Dataset | None:
    """Return the compiled data set, or `None` if there is none, it is damaged, or a data file has changed since."""
    top = os.fspath(folder)
    try:
        content = read_bytes(os.path.join(top, COMPILED))
        starts = _starts(content)
        header = json.loads(content[: starts[0]])
        if header["sum"] != sum_of(memoryview(content)[starts[0] :]):
            return None
        if os.path.isdir(top):
            files = files_of(top)
            seeds = os.path.dirname(files["manifest.toml"])
            if header["files"] != sums_of(files):
                return None
        else:  # in an archive nobody edits files
            seeds = os.path.join(top, "seeds")
        return _Records(_index(content[starts[0] : starts[1]]), content, starts[1:]).dataset(header, top, seeds)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _starts(content: bytes) -> list[int]:
    """Return where each line after the first one begins, and the end; lines of their own would be all of it again."""
    starts: list[int] = []
    while start := content.find(b"\n", starts[-1] if starts else 0) + 1:
        starts.append(start)
    return starts


def _index(line: bytes) -> dict[str, Any]:
    """Return the index, each list of which has one text for each fact; raises ValueError if it has another shape."""
    index: dict[str, Any] = json.loads(line)
    count = index["counts"]["all_facts"]
    for name, values in index["facts"].items():
        if len(values) != count or {*map(type, values)} - {str, NoneType if name == "partners" else str}:
            raise ValueError(f"expected {count} texts as {name}, found others")
    return index


class _Records:
    """Makes the records of a compiled data set, each once, when it is first touched."""

    def __init__(self, index: dict[str, Any], content: bytes, starts: Sequence[int]) -> None:
        self.index = index
        self.content = content
        self.starts = starts
        self.made: dict[int, Any] = {}
        counts = (index["counts"][table] for table in TABLES)
        self.first: dict[str, int] = dict(zip(TABLES, accumulate(counts, initial=0), strict=False))
        codes = (code for table in TABLES[:3] for code in index["codes"][table])
        self.line_of = {code: line for line, code in enumerate(codes)}
        documents = enumerate(index["codes"]["all_documents"], start=self.first["all_documents"])
        self.document_line = {document: line for line, document in documents}
        self.decoder = json.JSONDecoder(object_hook=self._made)
        self.plain: dict[str, Callable[[Any], Any]] = {"actor": self._actor, "when": cache(parse)}

    def dataset(self, header: Mapping[str, Any], folder: str, seeds: str) -> Dataset:
        """Return the data set, without making a record but the subject."""
        about = {**_tuples(self.index["header"]), "subject": self._actor(self.index["header"]["subject"])}
        about["published"] = about["published"] and parse(about["published"])
        tables: dict[str, Any] = {
            table: LazySequence(self.record, range(self.first[table], self.first[table] + self.index["counts"][table]))
            for table in TABLES
        }
        index = Index(
            **_tuples(self.index["facts"]),
            rows=tuple(map(tuple, self.index["rows"])),
            outside=tuple(self.index["outside"]),
            states=tuple(self.index["codes"]["all_states"]),
            organizations=tuple(self.index["codes"]["all_organizations"]),
            partnered=tuple(self.index["partnered"]),
        )
        about["version"] = header["version"]
        book = os.path.join(folder, CODEBOOK) if CODEBOOK in header["files"] else ""
        names = FurtherNames(os.path.join(folder, NAMES) if NAMES in header["files"] else "")
        dataset = Dataset(**about, **tables, names=names, seeds=seeds, codebook=book, data_hash=header["data"])
        record = json.loads(self.content[self.starts[-2] : self.starts[-1]])["readings"]
        readings = Readings(**_tuples(record)) if record is not None else None
        for name, value in (("index", index), ("readings", readings)):
            object.__setattr__(dataset, name, value)  # no arguments, so that no other data set can be given them
        return dataset

    def record(self, line: int) -> Any:
        """Return the record of a line, the same object each time.

        Raises:
            DatasetError: if the line is damaged in a way that its sum does not show.
        """
        if line not in self.made:
            try:
                start, end = self.starts[line : line + 2]
                record = self.decoder.decode(self.content[start:end].decode())["record"]
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
                place = f"{COMPILED}: line {line + 3}"
                raise DatasetError([f"{place}: expected a record that can be made, found: {error!r}"[:300]]) from None
            self.made.setdefault(line, record)
        return self.made[line]

    def _actor(self, code: str) -> Any:
        return self.record(self.line_of[code])

    def _made(self, values: dict[str, Any]) -> Any:
        """Return the actor, date, term or record that a tagged value stands for."""
        if len(values) != 1:
            return values
        ((name, content),) = values.items()
        if name not in self.plain and not name[:1].isupper():
            return values  # the one field of a record, not a tag
        make = self.plain.get(name)
        if make is None:
            make = self.plain.setdefault(name, self._maker(name))
        return make(content)

    def _maker(self, name: str) -> Callable[[Any], Any]:
        vocabulary = getattr(terms, name, None)
        if vocabulary is not None:
            return {member.value: member for member in vocabulary}.__getitem__
        kind = _type_called(name)
        make = _made_as_read(kind)
        if kind is not provenance.Citation:
            return lambda content: make(_tuples(content))
        return lambda content: make({**_tuples(content), "source": self._source(content)})

    def _source(self, content: dict[str, Any]) -> Any:
        return self.record(self.document_line[content["document"]])


def _made_as_read(kind: Any) -> Callable[[dict[str, Any]], Any]:
    """Return a function that makes a record of typed values, which it removes from their dictionary."""
    plan = [(each.name, getattr(kind, each.name).__set__, each.default) for each in kind.__attrs_attrs__]
    needed = {name for name, _, default in plan if default is NOTHING}
    checks = [(field, field.validator) for field in kind.__attrs_attrs__ if field.validator]
    last = getattr(kind, "__attrs_post_init__", None)

    def make(values: dict[str, Any]) -> Any:
        if not needed <= values.keys():
            raise TypeError(f"expected values of {', '.join(sorted(needed))}, found {', '.join(values)}")
        record = object.__new__(kind)
        for name, put, default in plan:
            put(record, values.pop(name, default))
        if values:
            raise TypeError(f"expected values of {', '.join(name for name, _, _ in plan)}, found {', '.join(values)}")
        for field, check in checks:
            check(record, field, getattr(record, field.name))
        if last:
            last(record)
        return record

    return make


def _type_called(name: str) -> Any:
    """Return a type of records by its name; most are imported when a record of theirs is first made."""
    if name == "OccurrenceLink":
        return query.occurrences.OccurrenceLink
    if name == "Change":
        return model.changes.Change
    home = next((home for home in (actors, provenance, records) if hasattr(home, name)), None)
    return getattr(home or model.identification, name)


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    lists = cast("Mapping[str, Sequence[Any]]", values)
    return {name: tuple(lists[name]) if type(value) is list else value for name, value in values.items()}
