"""Reading a whole data set: vocabularies, documents, identifications, then the facts of every document."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from attrs import evolve, field, fields, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError, nearest, shown
from tajik_relations.model.actors import KnownActor, Organization, Person, Place, State
from tajik_relations.model.changes import Change
from tajik_relations.model.dates import When
from tajik_relations.model.identification import Identification, OrganizationDate, OutsideDate, SetAside
from tajik_relations.model.provenance import JUDGED_VALUES, SourceDocument
from tajik_relations.model.typed_values import found
from tajik_relations.query.occurrences import OccurrenceLink
from tajik_relations.reading.code_patterns import malformed
from tajik_relations.reading.compiling import with_hash
from tajik_relations.reading.converter import Unknown, Vocabulary, converter, homes, mistakes
from tajik_relations.reading.cross_checks import (
    duplicates,
    misplaced,
    places_of,
    repeated,
    rows_of,
    strangers,
    unknown_codes,
    wrong_aside,
    wrong_changes,
    wrong_links,
    wrong_manifest,
    wrong_rows,
    wrong_successions,
)
from tajik_relations.reading.entries import Setting, record_values, with_partner
from tajik_relations.reading.files import MANIFEST, DataFiles, Entry, Tables, read
from tajik_relations.reading.unknown_names import Causes
from tajik_relations.records import KINDS, Fact
from tajik_relations.records.time_of_writing import with_time_of_writing

NamedThing = TypeVar("NamedThing", State, Organization, Person, Place)
CitingT = TypeVar("CitingT", bound=Fact | Identification)
_BESIDE: dict[str, tuple[str, type[Any]]] = {
    "outside_dates": ("outside-dates.toml", OutsideDate),
    "organization_dates": ("organization-dates.toml", OrganizationDate),
    "occurrence_links": ("occurrence-links.toml", OccurrenceLink),
    "set_aside": ("set-aside.toml", SetAside),
    "changes": ("changes.toml", Change),
}
"""Beside facts: field of the data set, which is the name of the table too -> the file, and the type of its entries."""
_SUBDIVISION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


def _are_sorts(_instance: object, _attribute: object, values: tuple[str, ...]) -> None:
    unknown = [value for value in values if value not in JUDGED_VALUES]
    if unknown:
        raise ValueError(f"expected some of {', '.join(JUDGED_VALUES)}; found {found(unknown[0])}")


@frozen(kw_only=True)
class _Header:
    title: str
    subject: State
    description: str | None = None
    creator: str | None = None
    license: str | None = None
    version: str | None = None
    published: When | None = None
    address: str | None = None
    judged_values: tuple[str, ...] = field(default=(), validator=_are_sorts)


@frozen(kw_only=True)
class _PlaceEntry:
    name: str
    names: tuple[str, ...] = ()
    subdivision: str | None = None


def _begins(mistake: str, known: Collection[str]) -> bool:
    """Whether a mistake is about a field that is known to be wrong, or about a part of it."""
    return any(mistake.startswith(name) and mistake[len(name) : len(name) + 1] in ":.[" for name in known)


class _Reader:
    """Reads tables into records and collects the mistakes."""

    def __init__(self, files: dict[str, Tables]) -> None:
        self.files = files
        self.problems: list[str] = []
        self.causes = Causes(self.problems, files)
        self.converter = converter()

    def entry(self, place: str, entry: Entry, kind: type[Any], known: Collection[str] = ()) -> Any:
        """Return one record, or `None` after its mistakes have been noted, but for fields *known* to be wrong."""
        wrong = {name: told for name, told in malformed(entry, kind).items() if name not in known}
        self.problems += [f"{place} {name}: {told}" for name, told in wrong.items()]
        try:
            record = self.converter.structure(entry, kind)
        except Exception as error:  # noqa: BLE001 - the converter raises groups of any exceptions; each one is reported
            new = (mistake for mistake in mistakes(error) if not _begins(str(mistake), {*known, *wrong}))
            for mistake in new:
                if mistake.unknown is None:
                    self.problems.append(f"{place} {mistake}")
                else:
                    self.causes.note(f"{place} {mistake.path}", mistake.unknown)
            return None
        return None if wrong else record

    def table(self, file: str, table: str, kind: type[Any]) -> list[Any]:
        """Return the records of a file that has one table."""
        records: dict[Any, int] = {}
        entries = self.files.get(file, [])
        file = MANIFEST if file == "manifest.toml" else file
        for at, (name, entry) in enumerate(entries, start=1):
            if name != table:
                others = f"[[{name}]]" if name else ", ".join(sorted(entry))
                self.problems.append(f"{file}: expected only tables [[{table}]], found {others}")
            else:
                record = self.entry(f"{file}: {table}[{at}]", entry, kind)
                if record is not None and records.setdefault(record, at) != at:
                    self.problems.append(
                        f"{file}: {table}[{at}]: expected each entry once, found entry {records[record]} again"
                    )
        return [*records]

    def stop_if_wrong(self) -> None:
        """Raise for all mistakes noted so far."""
        if self.problems:
            raise DatasetError(self.problems)


def read_dataset(folder: str | os.PathLike[str]) -> Dataset:
    """Read the data files in *folder*.

    Raises:
        DatasetError: with every mistake in the files: those of the vocabularies, or, if these are right, of all facts.
    """
    return dataset_of(read(folder))


def dataset_of(files: DataFiles) -> Dataset:
    """Return the data set that the values of its files hold; raises as `read_dataset` does."""
    reader = _Reader(files.tables)
    vocabulary = _vocabulary(reader)
    header = _header(reader)
    documents: list[SourceDocument] = reader.table("manifest.toml", "documents", SourceDocument)
    identifications: list[Identification] = reader.table("identifications.toml", "rows", Identification)
    beside: dict[str, Any] = {name: tuple(reader.table(file, name, kind)) for name, (file, kind) in _BESIDE.items()}
    reader.problems += wrong_manifest(documents)
    for place, unknown in unknown_codes(documents, files.names, vocabulary):
        reader.causes.note(place, unknown)
    if len(documents) == len(files.tables["manifest.toml"]):  # else rows of a document that is wrong would be, too
        reader.problems += wrong_rows(identifications, documents)
    reader.stop_if_wrong()
    settings = [Setting(item, header.subject, rows_of(item, identifications), vocabulary) for item in documents]
    stated = [tuple(_facts(reader, setting)) for setting in settings]
    documents = [with_time_of_writing(*pair) for pair in zip(documents, stated, strict=True)]
    sources = zip(documents, stated, strict=True)
    facts = [_with_source(fact, [document]) for document, its_facts in sources for fact in its_facts]
    places = places_of(files.tables)
    reader.problems += [*strangers(files.tables, documents), *duplicates(places), *wrong_successions(facts, places)]
    reader.problems += wrong_aside(beside["set_aside"], places, documents)
    reader.problems += wrong_links(beside["occurrence_links"], places)
    reader.problems += wrong_changes(beside["changes"], places)
    reader.stop_if_wrong()
    dataset = Dataset(
        **{attribute.name: getattr(header, attribute.name) for attribute in fields(_Header)},
        all_states=_by_name(vocabulary.states),
        all_organizations=_by_name(vocabulary.organizations),
        all_persons=_by_name(vocabulary.persons),
        all_places=_by_name(vocabulary.places),
        all_documents=tuple(documents),
        all_facts=tuple(facts),
        identifications=tuple(_with_source(row, documents) for row in identifications),
        **beside,
        seeds=files.seeds,
        codebook=files.codebook,
        names=files.names,
    )
    return with_hash(dataset)


def _with_source(record: CitingT, documents: Iterable[SourceDocument]) -> CitingT:
    """Return a fact or identification whose citations hold their document."""
    by_id = {document.id: document for document in documents}
    cited = tuple(evolve(citation, source=by_id.get(citation.document)) for citation in record.citations)
    return evolve(record, citations=cited)


def _by_name(named: Mapping[str, NamedThing]) -> tuple[NamedThing, ...]:
    return tuple(sorted(named.values(), key=lambda item: item.name))


def _header(reader: _Reader) -> _Header:
    tables = reader.files["dataset.toml"]
    reader.problems += [f"dataset.toml: expected only single values, found [[{name}]]" for name, _ in tables if name]
    header: _Header | None = reader.entry("dataset.toml:", dict(tables).get("", {}), _Header)
    if header is None:
        raise DatasetError(reader.problems)
    return header


def _vocabulary(reader: _Reader) -> Vocabulary:
    states: list[State] = reader.table("states.toml", "states", State)
    organizations: list[Organization] = reader.table("organizations.toml", "organizations", Organization)
    persons: list[Person] = reader.table("persons.toml", "persons", Person)
    entries: list[_PlaceEntry] = reader.table("places.toml", "places", _PlaceEntry)
    actors: tuple[KnownActor, ...] = (*states, *organizations, *persons)
    for code, n in repeated([actor.code for actor in actors]):
        names = " and ".join(repr(actor.name) for actor in actors if actor.code == code)
        reader.problems.append(f"vocabularies: {code}: expected one actor, found {n}: {names}")
    places_named = repeated([entry.name for entry in entries])
    reader.problems += [f"places.toml: {name}: expected one place of this name, found {n}" for name, n in places_named]
    by_code = {state.code: state for state in states}
    places = [_place(reader, entry, by_code) for entry in entries]
    if "states.toml" not in reader.files:
        reader.problems.append("states.toml: expected a file with the States, found none")
    reader.stop_if_wrong()
    vocabulary = Vocabulary.of(states, organizations, persons, places)
    reader.converter = converter(vocabulary)
    return vocabulary


def _place(reader: _Reader, entry: _PlaceEntry, states: Mapping[str, State]) -> Place:
    """Return a place; a State that has mistakes of its own, or no file to stand in, is no mistake of the place."""
    code = (entry.subdivision or "").partition("-")[0]
    said = f"expected an ISO 3166-2 code of a known State, found {found(entry.subdivision)}"
    listed = reader.files.get("states.toml")
    if entry.subdivision and not _SUBDIVISION.fullmatch(entry.subdivision):
        reader.problems.append(f"places.toml: {entry.name} subdivision: {said}")
    elif entry.subdivision and listed is not None and code not in [state.get("code") for _, state in listed]:
        reader.causes.note(f"places.toml: {entry.name} subdivision", Unknown(said, code, homes(code, {State})))
    return Place(name=entry.name, state=states.get(code), names=entry.names, subdivision=entry.subdivision)


def _id_of(entry: Entry) -> str:
    """Return the id of an entry as messages show it."""
    given = entry.get("id", "no id")
    return shown(given) if isinstance(given, str) else found(given)


def _facts(reader: _Reader, setting: Setting) -> Iterator[Fact]:
    document = setting.document
    file, last = f"documents/{document.id}.toml", 0
    if file not in reader.files:
        reader.problems.append(f"{file}: this data file is missing, but the manifest has the document")
    counts, ids = dict[str, int](), set[str]()
    for table, entry in reader.files.get(file, []):
        counts[table] = counts.get(table, 0) + 1
        place = f"{file}: {table or 'top level'}[{counts[table]}] ({_id_of(entry)})"
        kind = KINDS.get(table)
        if kind is None:
            unknown = f"[[{table}]]" if table else ", ".join(sorted(entry))
            near = ", ".join(name for key in ([table] if table else entry) for name in nearest(key, KINDS))
            wanted = f"expected [[…]] tables of kinds of fact, found {unknown} (similar: {near or ', '.join(KINDS)})"
            reader.problems.append(f"{place if table else f'{file}: top level'}: {wanted}")
            continue
        values, wrong = record_values(entry, kind, setting)
        if "row" in wrong and "identifications.toml" not in reader.files:
            reader.causes.missing("identifications.toml", f"row {found(entry['row'])} in {place}", place)
            wrong["row"] = ""
        reader.problems += [f"{place} {field}: {sentence}" for field, sentence in wrong.items() if sentence]
        fact: Fact | None = reader.entry(place, values, kind, known=wrong)
        if fact is not None:
            again = fact.id in ids
            reader.problems += [f"{place} {problem}" for problem in misplaced(fact, setting, 0 if again else last)]
            last = last if again or fact.line > setting.document.lines else max(last, fact.line)
            ids.add(fact.id)
            yield with_partner(fact, setting)
