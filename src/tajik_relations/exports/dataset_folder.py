"""A data set as the folder of data files that it is read from: only comments and the layout of lines are lost."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from attrs import NOTHING, evolve, fields

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError, OutputError
from tajik_relations.evidence.data_checks.pinned_tables import COLUMNS
from tajik_relations.model.actors import Organization, Place, State, UnidentifiedState
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import Basis
from tajik_relations.model.terms import BasisKind, Rule
from tajik_relations.reading import SHIPPED
from tajik_relations.reading.compiled import CODEBOOK, NAMES
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.reading.entries import PAIR, PARTNER, RESERVED, SEAT, SUBJECT
from tajik_relations.records import Fact, Quantity
from tajik_relations.records.fact import items_of
from tajik_relations.records.kinds import TABLE_OF
from tajik_relations.tabular.rows import plain

Entry = dict[str, Any]
_TOKENS = {Rule.SUBJECT: SUBJECT, Rule.SEAT: SEAT}
_HEADER = ("title", "subject", "description", "creator", "license", "version", "published", "address", "judged_values")


def files_of(dataset: Dataset) -> dict[str, str | bytes]:
    """Return the content of each data file by its path in the folder: TOML, the manifest; what checks them, as it is.

    Raises:
        OutputError: if a document's id cannot be the name of a file.
    """
    header = {**_given(dataset, *_HEADER), "version": dataset.declared_version}
    files: dict[str, str | bytes] = {
        "dataset.toml": document({name: value for name, value in header.items() if value not in (None, [])})
    }
    files |= _as_they_are(dataset)
    for name, table, records in (
        ("states", "states", dataset.all_states),
        ("organizations", "organizations", dataset.all_organizations),
        ("persons", "persons", dataset.all_persons),
        ("identifications", "rows", dataset.identifications),
        ("outside-dates", "outside_dates", dataset.outside_dates),
        ("organization-dates", "organization_dates", dataset.organization_dates),
        ("set-aside", "set_aside", dataset.set_aside),
        ("occurrence-links", "occurrence_links", dataset.occurrence_links),
        ("changes", "changes", dataset.changes),
        ("seeds/manifest", "documents", dataset.all_documents),
    ):
        files[f"{name}.toml"] = document({}, ((table, _given(record)) for record in records))
    places = (("places", _given(place, "name", "names", "subdivision")) for place in dataset.all_places)
    files["places.toml"] = document({}, places)
    facts_of = defaultdict[str, list[Fact]](list)
    for fact in dataset.all_facts:
        facts_of[fact.document].append(fact)
    for source in dataset.all_documents:
        if Path(source.id).name != source.id:
            raise OutputError(f"{source.id!r}: this id cannot be the name of a file")
        facts = ((TABLE_OF[fact.kind], _entry(fact)) for fact in facts_of[source.id])
        files[f"documents/{source.id}.toml"] = document({}, facts)
    return files | _checks(dataset)


def _as_they_are(dataset: Dataset) -> dict[str, bytes]:
    """Return the codebook and the everyday names that a data set has, by the names of their files.

    Raises:
        OutputError: if several of its layers have one that the others have not; the package's own codebook is none.
    """
    books = [layer.codebook for layer in dataset.layers or (dataset,) if layer.codebook]
    if len(books) > 1:
        own = read_bytes(Path(SHIPPED, CODEBOOK))  # which is read beside any other
        books = [book for book in books if read_bytes(book) != own] or books[:1]
    paths = [names.path for names in (dataset.names, *dataset.names.more) if names.path]
    files: dict[str, bytes] = {}
    for file, places in ((CODEBOOK, books), (NAMES, paths)):
        contents = list(dict.fromkeys(map(read_bytes, places)))
        if len(contents) > 1:
            wanted = f"dataset: expected one {file} in all layers, found {len(contents)}"
            raise OutputError(f"{wanted}; export each layer by itself")
        if contents:
            files[file] = contents[0]
    return files


def _checks(dataset: Dataset) -> dict[str, bytes]:
    """Return the fingerprints and the pinned tables that a data set has, by their paths in the folder.

    Several layers have been compared with their own tables, of which none is that of the whole.
    """
    files: dict[str, bytes] = {}
    for layer in dataset.layers or (dataset,):
        names = [f"{source.id}.fingerprint" for source in layer.all_documents]
        names += [f"pinned/{name}.tsv" for name in COLUMNS] if not dataset.layers else []
        for name in names if layer.seeds else ():
            with suppress(FileNotFoundError):
                files[f"seeds/{name}"] = read_bytes(Path(layer.seeds, name))
    return files


def reads_back(dataset: Dataset, folder: Path) -> None:
    """Read an exported folder with the strict reader.

    Raises:
        OutputError: if what is read is not the same data set: then it held what no data file can say.
    """
    try:
        read = read_dataset(folder)
    except DatasetError as error:
        raise OutputError(f"expected a data set that its reader accepts, found: {error.problems[0]}") from None
    same_version = read.declared_version == dataset.declared_version  # the hash is that of what was read
    if not same_version or evolve(read, version=dataset.version) != dataset:
        pairs = zip(read.all_facts, dataset.all_facts, strict=False)
        fact = next((f" (first in {own.id})" for other, own in pairs if other != own), "")
        raise OutputError(f"expected a data set that its files can hold, found values that they cannot{fact}")


def _given(record: Any, *names: str) -> Entry:
    """Return the values of a record that are not its defaults."""
    wanted = [attribute for attribute in fields(record.__class__) if not names or attribute.name in names]
    values = ((attribute, getattr(record, attribute.name)) for attribute in wanted)
    return {given.name: _plain(value) for given, value in values if given.default is NOTHING or value != given.default}


def _plain(value: Any) -> Any:
    """Return a value as data files have it: as the tables do, but for records of several values."""
    if isinstance(value, tuple):
        return [_plain(item) for item in items_of(value)]
    return _given(value) if isinstance(value, Quantity) else plain(value)


def _entry(fact: Fact) -> Entry:
    """Return the entry of a data file from which the reader makes this fact."""
    first, *more = fact.citations
    entry: Entry = {"id": fact.id, "line": first.line, "words": list(first.words)}
    if more:
        entry["also"] = [{"line": citation.line, "words": list(citation.words)} for citation in more]
    rules = {basis.field: basis.rule for basis in fact.basis if basis.kind is not BasisKind.JUDGED}
    for attribute in fields(type(fact)):
        name, value = attribute.name, getattr(fact, attribute.name)
        if name in ("id", *RESERVED) or value == attribute.default:
            continue
        if rules.get(f"{name}[0]") is Rule.PAIR:
            entry[name] = [PAIR]
        elif isinstance(value, tuple):
            entry[name] = [_as_written(item, rules.get(f"{name}[{at}]")) for at, item in enumerate(items_of(value))]
        elif isinstance(value, Place):
            entry[name] = _place(value, rules.get(f"{name}.state"))
        else:
            entry[name] = _as_written(value, rules.get(name))
    if rules.get("date") is Rule.CARRIED:
        entry["carried"] = True
    judged = [basis for basis in fact.basis if basis.kind is BasisKind.JUDGED]
    if judged:
        entry["judged"] = {basis.field: _judgement(basis, entry.get(basis.field)) for basis in judged}
    return entry


def _judgement(basis: Basis, value: Any) -> Entry:
    given = {"reason": basis.judgement, "coder": basis.coder, "date": str(basis.date)}
    return given if basis.field in ("kind", "direction") else {"of": "" if value is None else value, **given}


def _place(place: Place, rule: Rule | None) -> str:
    """Return a place as an entry writes it: with its State unless a rule gives that, or as the State alone."""
    if place.state is None or rule is not None:
        return place.name
    whole = place == Place(name=place.state.name, state=place.state)
    return place.state.code if whole else f"{place.name}, {place.state.code}"


def _as_written(value: Any, rule: Rule | None) -> Any:
    """Return a value as an entry writes it: by the token that its basis stands for, or plainly."""
    if rule is not None and isinstance(value, State | UnidentifiedState | Organization):
        return _TOKENS.get(rule, PARTNER)
    return _plain(value)


_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029]")


def document(loose: Mapping[str, Any], tables: Iterable[tuple[str, Mapping[str, Any]]] = ()) -> str:
    """Return a TOML document: loose values, then tables of arrays in the order given, each with its name."""
    parts = ["".join(_pair(key, value) for key, value in loose.items())] if loose else []
    parts += [f"[[{name}]]\n" + "".join(_pair(key, value) for key, value in entry.items()) for name, entry in tables]
    return "\n".join(parts)


def _pair(key: str, value: Any) -> str:
    return f"{_key(key)} = {_value(value)}\n"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    """Return a basic string: JSON's, whose escapes are TOML's too, with the further controls escaped."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + "}"  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"  # pyright: ignore[reportUnknownArgumentType]
    return str(value)
