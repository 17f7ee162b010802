"""Reading a whole data set: vocabularies, documents, identifications, then the facts of every document."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from tajik_relations.actors import KnownActor, Organization, Person, Place, State
from tajik_relations.dataset import Dataset, SetAside
from tajik_relations.errors import DatasetError, nearest
from tajik_relations.provenance import Identification, OutsideDate, SourceDocument
from tajik_relations.reading.files import Entry, Tables, read
from tajik_relations.reading.resolving import Setting, record_values
from tajik_relations.reading.strict import Vocabulary, converter, mistakes
from tajik_relations.records import KINDS, Fact

_SUBDIVISION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")


@frozen(kw_only=True)
class _Header:
    title: str
    subject: State


@frozen(kw_only=True)
class _PlaceEntry:
    name: str
    subdivision: str | None = None


class _Reader:
    """Reads tables into records and collects the mistakes."""

    def __init__(self, files: dict[str, Tables]) -> None:
        self.files = files
        self.problems: list[str] = []
        self.converter = converter()

    def entry(self, place: str, entry: Entry, kind: type[Any]) -> Any:
        """Return one record, or `None` after its mistakes have been noted."""
        try:
            return self.converter.structure(entry, kind)
        except Exception as error:  # noqa: BLE001 - the converter raises groups of any exceptions; each one is reported
            self.problems += [f"{place} {mistake}" for mistake in mistakes(error)]
            return None

    def table(self, file: str, table: str, kind: type[Any]) -> list[Any]:
        """Return the records of a file that has one table."""
        made: list[Any] = []
        for at, (name, entry) in enumerate(self.files.get(file, []), start=1):
            if name != table:
                self.problems.append(f"{file}: {name or 'top level'}: expected only [[{table}]], found another table")
            else:
                made.append(self.entry(f"{file}: {table}[{at}]", entry, kind))
        return [record for record in made if record is not None]

    def stop_if_wrong(self) -> None:
        """Raise for all mistakes noted so far."""
        if self.problems:
            raise DatasetError(self.problems)


def read_dataset(folder: Path) -> Dataset:
    """Read the data files in *folder*.

    Raises:
        DatasetError: with every mistake in the files: those of the vocabularies, or, if these are right, of all facts.
    """
    files = read(folder)
    reader = _Reader(files.tables)
    vocabulary = _vocabulary(reader)
    header: _Header | None = reader.entry("dataset.toml:", dict(files.tables["dataset.toml"])[""], _Header)
    documents: list[SourceDocument] = reader.table("manifest.toml", "documents", SourceDocument)
    identifications: list[Identification] = reader.table("identifications.toml", "rows", Identification)
    outside: list[OutsideDate] = reader.table("outside-dates.toml", "outside_dates", OutsideDate)
    set_aside: list[SetAside] = reader.table("set-aside.toml", "set_aside", SetAside)
    reader.stop_if_wrong()
    if header is None:
        raise AssertionError("a header with mistakes stops the reader")
    settings = [
        Setting(document, header.subject, _rows(document, identifications), vocabulary) for document in documents
    ]
    facts = [fact for setting in settings for fact in _facts(reader, setting)]
    reader.problems += _strangers(files.tables, documents)
    reader.problems += _duplicates(facts)
    reader.stop_if_wrong()
    return Dataset(
        title=header.title,
        subject=header.subject,
        all_states=tuple(sorted(vocabulary.states.values(), key=lambda state: state.name)),
        all_organizations=tuple(sorted(vocabulary.organizations.values(), key=lambda each: each.name)),
        all_persons=tuple(sorted(vocabulary.persons.values(), key=lambda person: person.name)),
        all_places=tuple(sorted(vocabulary.places.values(), key=lambda place: place.name)),
        all_documents=tuple(documents),
        all_facts=tuple(facts),
        identifications=tuple(identifications),
        outside_dates=tuple(outside),
        set_aside=tuple(set_aside),
        seeds=str(files.seeds),
    )


def _vocabulary(reader: _Reader) -> Vocabulary:
    states: list[State] = reader.table("states.toml", "states", State)
    organizations: list[Organization] = reader.table("organizations.toml", "organizations", Organization)
    persons: list[Person] = reader.table("persons.toml", "persons", Person)
    entries: list[_PlaceEntry] = reader.table("places.toml", "places", _PlaceEntry)
    actors: tuple[KnownActor, ...] = (*states, *organizations, *persons)
    codes = [actor.code for actor in actors]
    reader.problems += [f"vocabularies: {code}: expected one actor, found {n}" for code, n in _repeated(codes)]
    by_code = {state.code: state for state in states}
    places: dict[str, Place] = {}
    for entry in entries:
        code = (entry.subdivision or "").partition("-")[0]
        if entry.subdivision and not (_SUBDIVISION.fullmatch(entry.subdivision) and code in by_code):
            known = f"places.toml: {entry.name} subdivision: expected an ISO 3166-2 code of a known State"
            reader.problems.append(f"{known}, found {entry.subdivision!r}")
        places[entry.name] = Place(name=entry.name, state=by_code.get(code))
    reader.stop_if_wrong()
    vocabulary = Vocabulary(
        by_code, {each.code: each for each in organizations}, {person.code: person for person in persons}, places
    )
    reader.converter = converter(vocabulary)
    return vocabulary


def _facts(reader: _Reader, setting: Setting) -> Iterator[Fact]:
    document = setting.document
    file, last = f"documents/{document.id}.toml", 0
    if file not in reader.files:
        reader.problems.append(f"{file}: expected a data file for the document in the manifest, found none")
    counts: dict[str, int] = {}
    for table, entry in reader.files.get(file, []):
        counts[table] = counts.get(table, 0) + 1
        place = f"{file}: {table or 'top level'}[{counts[table]}] ({entry.get('id', 'no id')})"
        kind = KINDS.get(table)
        if kind is None:
            near = ", ".join(nearest(table, KINDS)) or ", ".join(KINDS)
            reader.problems.append(f"{place}: expected the table of a kind of fact, found {table!r} (near: {near})")
            continue
        try:
            values = record_values(entry, kind, setting)
        except ValueError as error:
            reader.problems.append(f"{place} {error}")
            continue
        fact: Fact | None = reader.entry(place, values, kind)
        if fact is not None:
            reader.problems += [f"{place} {problem}" for problem in _misplaced(fact, setting, last)]
            last = max(last, fact.line)
            yield fact


def _misplaced(fact: Fact, setting: Setting, last: int) -> Iterator[str]:
    document = setting.document
    if not fact.id.startswith(f"{document.prefix}-"):
        yield f"id: expected an id that begins with {document.prefix}-, found {fact.id!r}"
    if fact.line < last:
        yield f"line: expected line {last} or later, as facts stand in line order, found {fact.line}"
    for citation in fact.citations:
        if citation.line > document.lines:
            yield f"line: expected a line of the document from 1 to {document.lines}, found {citation.line}"
    row = setting.identifications.get(fact.row) if fact.row is not None else None
    if row is not None and not row.first_line <= fact.line <= row.last_line:
        yield f"row: expected a line from {row.first_line} to {row.last_line} for row {row.row}, found {fact.line}"


def _rows(document: SourceDocument, identifications: list[Identification]) -> dict[int, Identification]:
    return {one.row: one for one in identifications if one.document == document.id}


def _strangers(files: dict[str, Tables], documents: list[SourceDocument]) -> Iterator[str]:
    known = {f"documents/{document.id}.toml" for document in documents}
    for file in sorted(file for file in files if file.startswith("documents/") and file not in known):
        yield f"{file}: expected a document of the manifest, found none of that id"


def _duplicates(facts: list[Fact]) -> Iterator[str]:
    for code, count in _repeated([fact.id for fact in facts]):
        files = ", ".join(sorted({f"documents/{fact.document}.toml" for fact in facts if fact.id == code}))
        yield f"{files}: {code} id: expected an id that no other fact has, found {count} facts with it"


def _repeated(codes: list[str]) -> list[tuple[str, int]]:
    return [(code, count) for code, count in Counter(codes).items() if count > 1]
