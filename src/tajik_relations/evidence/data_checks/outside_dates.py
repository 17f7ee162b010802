"""Whether outside dates are those of the pinned table, and whether the table rows support what their remarks say."""

import re
from collections.abc import Iterator, Mapping

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.pinned_tables import Key, PinnedTables, Row, unlike_table
from tajik_relations.evidence.data_checks.row_candidates import RowEvidence
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.identification import Identification, OutsideDate
from tajik_relations.model.terms import Lineage

_NUMBER = re.compile(r"\d+")
_WEB = re.compile(r"https?://[^\s;]+")
_ROWS = re.compile(r"\brows? (\d+(?:, \d+)*)")
_RULES_OUT = re.compile(r"\brules out this State for rows? (\d+(?:, \d+)*)")
_AGREES = re.compile(r"\b(dis)?agrees with (?:the (?:note of|year in) )?row (\d+)", re.IGNORECASE)
_BLANK = re.compile(r"\bthe date cell of row (\d+) is blank", re.IGNORECASE)
_DENYING = ("no", "not")
_OF_THE_NOTE = frozenset(("seed", "below"))
"""Words by which the notes refer to rows and the remarks do not."""
_IN_THE_NOTES, _IN_REMARKS = "strikes it from", "rules out this State for"
"""What the notes and the remarks say of a State that a row cannot be about."""


def wrong_outside(dataset: Dataset, tables: PinnedTables) -> Iterator[str]:
    """Yield one line for each problem of the outside dates."""
    place = "outside-dates.toml:"
    if "outside-dates" in tables:
        yield from (f"{place} {problem}" for problem in _unlike_pinned(dataset, tables))
    yield from (f"{place} {problem}" for problem in _wrong_lineage(dataset))
    for document in dict.fromkeys(row.document for row in dataset.identifications):
        evidence = RowEvidence(document, dataset, tables)
        rows = {row.row: row for row in evidence.rows}
        for outside in dataset.outside_dates if evidence.clues else ():
            name = f"{outside.state.code} ({outside.publisher}) remark"
            for problem in _wrong_remark(outside, rows, evidence):
                yield f"{place} {name}: {problem}"


def _unlike_pinned(dataset: Dataset, tables: PinnedTables) -> Iterator[str]:
    """Yield outside dates that the pinned table does not have, and those of it that are not there."""
    notes = {_key_of_row(row): row["note"] for row in tables["outside-dates"]}
    yield from unlike_table("outside-dates", notes, map(_key, dataset.outside_dates))
    for outside in dataset.outside_dates:
        note = notes.get(_key(outside))
        if note is not None:
            place = f"{outside.state.code} ({outside.publisher}) remark:"
            yield from (f"{place} {problem}" for problem in _unlike_note(outside, note))


def _wrong_lineage(dataset: Dataset) -> Iterator[str]:
    """Yield outside dates on a page that is one of the documents, or is said to be one."""
    addresses = {document.address for document in dataset.all_documents if document.address}
    for outside in dataset.outside_dates:
        if (outside.address in addresses) != (outside.lineage is Lineage.SOURCE):
            wanted = f"expected {Lineage.SOURCE} for a page that is one of the documents and for no other"
            yield f"{outside.state.code} ({outside.publisher}) lineage: {wanted}, found {outside.lineage}"


def _key(outside: OutsideDate) -> Key:
    date = str(outside.date or "no date")
    return outside.state.code, date, outside.publisher, outside.address, str(outside.lineage)


def _key_of_row(row: Row) -> Key:
    date = "no date" if row["date"].startswith("XXXX") else row["date"]
    return row["state"], date, row["publisher"], row["address"], row["lineage"]


def _unlike_note(outside: OutsideDate, note: str) -> Iterator[str]:
    """Yield figures, addresses and words of the pinned note that a remark lacks, and figures that the note lacks."""
    remark, note = outside.remark or "", note.replace(_IN_THE_NOTES, _IN_REMARKS)
    if remark == note:
        return
    for pattern in (_WEB, _NUMBER):
        absent = set(pattern.findall(note)) - set(pattern.findall(remark))
        if absent:
            yield f"{min(absent)} is missing, although pinned/outside-dates.tsv has it"
    own = {*_NUMBER.findall(note), *_NUMBER.findall(str(outside.date or "02-26"))}
    strange = set(_NUMBER.findall(remark)) - own
    if strange:
        yield f"expected only figures that pinned/outside-dates.tsv has, found {min(strange)}"
    words, theirs = ({token.text.casefold() for token in tokens(text)} for text in (remark, note))
    absent = {word for word in theirs - words - _OF_THE_NOTE if word.isalpha() and (len(word) > 3 or word in _DENYING)}
    if absent:
        yield f"the word {min(absent)!r} is missing, although pinned/outside-dates.tsv has it"


def _wrong_remark(outside: OutsideDate, rows: Mapping[int, Identification], evidence: RowEvidence) -> Iterator[str]:
    """Yield claims of a remark about rows that the rows do not support."""
    remark, state = outside.remark or "", outside.state
    for number in _numbers(_ROWS, remark):
        row = rows.get(number)
        if row is None or state not in row.text_candidates:
            yield f"expected rows that can be about {state.name}, found row {number}"
    for number in _numbers(_RULES_OUT, remark):
        if number in rows and state in rows[number].candidates:
            yield f"expected a row of which {state.name} is no candidate, found row {number}"
    for denial, number in _AGREES.findall(remark):
        dates = evidence.dates.get(int(number), ())
        agrees = any(str(date) in str(outside.date) for date in dates)
        if agrees == bool(denial):
            yield f"expected a row whose date {'disagrees' if denial else 'agrees'}, found row {number}"
    for number in map(int, _BLANK.findall(remark)):
        if evidence.dates.get(number):
            yield f"expected a row without a date, found row {number}"


def _numbers(pattern: "re.Pattern[str]", text: str) -> Iterator[int]:
    return (int(number) for listed in pattern.findall(text) for number in listed.split(", "))
