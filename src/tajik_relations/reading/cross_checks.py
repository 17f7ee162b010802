"""Mistakes that one entry alone cannot show: places of facts, duplicates, and references between files."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tajik_relations.errors import shown
from tajik_relations.model.actors import Organization, State
from tajik_relations.model.changes import WITHDRAWN, Change
from tajik_relations.model.identification import Identification, SetAside
from tajik_relations.model.names import FurtherNames
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import AsideReason
from tajik_relations.model.typed_values import found
from tajik_relations.query.occurrences import OccurrenceLink
from tajik_relations.reading.converter import Unknown, Vocabulary, code_hint, homes
from tajik_relations.reading.entries import Setting
from tajik_relations.reading.files import MANIFEST, Tables
from tajik_relations.records import DiplomaticMission, Fact


def wrong_manifest(documents: list[SourceDocument]) -> Iterator[str]:
    """Yield the mistakes in the manifest beyond single entries."""
    for name in ("id", "prefix", "file"):
        for value, count in repeated([str(getattr(document, name)) for document in documents]):
            wanted = "expected a different value for each document"
            yield f"{MANIFEST}: {name}: {wanted}, found {found(value)} {count} times"


def unknown_codes(
    documents: list[SourceDocument], names: FurtherNames, vocabulary: Vocabulary
) -> Iterator[tuple[str, Unknown]]:
    """Yield the codes in the manifest and in the file of everyday names that nobody has, each with its place."""
    sorts = {State, Organization}
    known = vocabulary.actors(sorts)
    codes = [(f"{MANIFEST}: {document.id} counterpart", document.counterpart) for document in documents]
    codes += [(f"names.toml: {found(code)}", code) for code in sorted(names.codes)]
    for place, code in codes:
        if code is not None and code not in known:
            sentence = f"expected the code of a known Organization or State, found {found(code)}"
            yield place, Unknown(sentence + code_hint(code, known), code, homes(code, sorts))


def wrong_rows(identifications: list[Identification], documents: list[SourceDocument]) -> Iterator[str]:
    """Yield the mistakes in identifications beyond single entries."""
    lines = {document.id: document.lines for document in documents}
    for name, count in repeated([f"row {row.row} of {row.document}" for row in identifications]):
        yield f"identifications.toml: expected each row once, found {name} {count} times"
    tables = [document.id for document in documents if rows_of(document, identifications)]
    if len(tables) > 1:  # a row is known by its number alone
        wanted = "expected identifications of the rows of one document"
        yield f"identifications.toml: {wanted}, found those of {' and '.join(tables)}"
    for row in identifications:
        place = f"identifications.toml: row {row.row}"
        if row.document not in lines:
            yield f"{place} document: expected a document of the manifest, found {found(row.document)}"
        elif not 1 <= row.first_line <= row.last_line <= lines[row.document]:
            span = f"{row.first_line} to {row.last_line}"
            yield f"{place}: expected lines from 1 to {lines[row.document]} in order, found {span}"
        for citation in row.citations:
            if citation.document != row.document or not row.first_line <= citation.line <= row.last_line:
                yield f"{place} citations: expected a line of the row, found {citation.document}:{citation.line}"


def wrong_aside(set_aside: Sequence[SetAside], ids: Collection[str], documents: list[SourceDocument]) -> Iterator[str]:
    """Yield the mistakes in what is set aside beyond single entries."""
    lines = {document.id: document.lines for document in documents}
    for at, entry in enumerate(set_aside, start=1):
        place = f"set-aside.toml: set_aside[{at}]"
        if entry.document not in lines:
            yield f"{place} document: expected a document of the manifest, found {found(entry.document)}"
        elif not 1 <= entry.line <= lines[entry.document]:
            yield f"{place} line: expected a line from 1 to {lines[entry.document]}, found {entry.line}"
        if (entry.reason is AsideReason.REPETITION) != (entry.fact is not None):
            right = "needs the id of a fact" if entry.fact is None else f"takes no fact, found {found(entry.fact)}"
            yield f"{place} fact: the reason {entry.reason} {right}"
        if entry.fact is not None and entry.fact not in ids:
            yield f"{place} fact: expected the id of a fact, found {found(entry.fact)}"


def wrong_links(links: Sequence[OccurrenceLink], ids: Collection[str]) -> Iterator[str]:
    """Return the links that name an unknown fact, or fewer than two facts."""
    for number, link in enumerate(links, start=1):
        place = f"occurrence-links.toml: occurrence_links[{number}] facts"
        yield from (
            f"{place}: expected the id of a fact, found {found(name)}" for name in link.facts if name not in ids
        )
        if len(set(link.facts)) < 2:
            yield f"{place}: expected two or more, found {len(set(link.facts))}"


def wrong_successions(facts: list[Fact], ids: Collection[str]) -> Iterator[str]:
    """Yield the missions whose `succeeds` names no other mission and no entry with a mistake of its own."""
    missions = {fact.id for fact in facts if isinstance(fact, DiplomaticMission)} | {*ids} - {fact.id for fact in facts}
    for fact in facts:
        if isinstance(fact, DiplomaticMission) and fact.succeeds not in {None, *missions - {fact.id}}:
            place = f"documents/{fact.document}.toml: {fact.id} succeeds"
            yield f"{place}: expected the id of another mission, found {found(fact.succeeds)}"


def wrong_changes(changes: Sequence[Change], ids: Collection[str]) -> Iterator[str]:
    """Yield the mistakes in what versions changed: ids that are used again, not there, or listed twice."""
    withdrawn = {change.id for change in changes if change.what == WITHDRAWN}
    told: set[tuple[str, str]] = set()
    for number, change in enumerate(changes, start=1):
        place = f"changes.toml: changes[{number}]"
        if change.what == WITHDRAWN and change.id in ids:
            yield f"{place} id: {found(change.id)} was withdrawn, but a fact has this id"
        elif change.id not in ids and change.id not in withdrawn:
            yield f"{place} id: expected the id of a fact or of a withdrawn one, found {found(change.id)}"
        if (change.id, change.version) in told:
            yield f"{place} id: expected each id once in a version, found {found(change.id)} twice in {change.version}"
        elif change.what == WITHDRAWN and (change.id, WITHDRAWN) in told:
            yield f"{place} id: {found(change.id)} was withdrawn in an earlier version too"
        told |= {(change.id, change.version), (change.id, change.what)}
        strange = (name for name in change.held_by if name not in ids)
        yield from (f"{place} held_by: expected the id of a fact, found {found(name)}" for name in strange)


def misplaced(fact: Fact, setting: Setting, last: int) -> Iterator[str]:
    """Yield the mistakes in the place of a fact; *last* is the line of the facts before it, 0 if its order is none."""
    document = setting.document
    if not fact.id.startswith(f"{document.prefix}-"):
        yield f"id: expected an id that begins with {document.prefix}-, found {found(fact.id)}"
    if fact.line < last:
        yield f"line: expected line {last} or later, because facts are in the order of their lines, found {fact.line}"
    for citation in fact.citations:
        if citation.line > document.lines:
            yield f"line: expected a line of the document from 1 to {document.lines}, found {citation.line}"
    row = setting.identifications.get(fact.row) if fact.row is not None else None
    if row is not None and not row.first_line <= fact.line <= row.last_line:
        yield f"row: expected a line from {row.first_line} to {row.last_line} for row {row.row}, found {fact.line}"


def rows_of(document: SourceDocument, identifications: list[Identification]) -> dict[int, Identification]:
    """Return the identifications of a document's table rows by row."""
    return {row.row: row for row in identifications if row.document == document.id}


def strangers(files: dict[str, Tables], documents: list[SourceDocument]) -> Iterator[str]:
    """Return the data files of documents that the manifest does not have."""
    known = {f"documents/{document.id}.toml" for document in documents}
    for file in sorted(file for file in files if file.startswith("documents/") and file not in known):
        yield f"{file}: the manifest has no document with this id"


def places_of(files: Mapping[str, Tables]) -> dict[str, list[str]]:
    """Return for each id in the documents' data files the places of its facts, which may have mistakes of their own."""
    places: dict[str, list[str]] = {}
    for file, tables in files.items():
        counts = Counter[str]()
        for table, entry in tables if file.startswith("documents/") else ():
            counts[table] += 1
            name = entry.get("id")
            if isinstance(name, str):
                places.setdefault(name, []).append(f"{file}: {table or 'top level'}[{counts[table]}]")
    return places


def duplicates(places: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the ids that several facts have, each with all their places."""
    for code, (first, *others) in places.items():
        if others:
            wanted = "expected an id that no other fact has"
            yield f"{first} ({shown(code)}) id: {wanted}, found it in {' and '.join(others)} too"


def repeated(codes: list[str]) -> list[tuple[str, int]]:
    """Return the codes that occur more than once, each with its count."""
    return [(code, count) for code, count in Counter(codes).items() if count > 1]
