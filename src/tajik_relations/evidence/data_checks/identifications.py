"""Whether identifications are what the rules, the clues of pinned tables and outside dates give."""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.documents import Words
from tajik_relations.evidence.data_checks.pinned_tables import PinnedTables
from tajik_relations.evidence.data_checks.row_candidates import RowEvidence, years_of
from tajik_relations.evidence.english.word_lists import word_list
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.model.actors import State
from tajik_relations.model.dates import When
from tajik_relations.model.identification import Identification
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.records import Reference

_MONTHS = [month.title() for month in word_list("months")]
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?\b({'|'.join(_MONTHS)}) (\d{{4}})")
_YEAR = re.compile(r"\b\d{4}\b")
_MARK = re.compile(r"\[(\d+)\]")
_DENIAL = re.compile(r"\b(?:no (?:outside )?(?:date|source)|none)(?: was)? found\b", re.IGNORECASE)
_NEAR = 3
"""The greatest distance in rows of a State that a reason can name."""


def wrong_rows(dataset: Dataset, tables: PinnedTables, words: Words, index: NameIndex) -> Iterator[str]:
    """Yield one line for each problem of the identifications."""
    for document in dict.fromkeys(row.document for row in dataset.identifications):
        evidence = RowEvidence(document, dataset, tables)
        place = "identifications.toml:"
        for before, after in pairwise(evidence.rows):
            if after.first_line <= before.last_line:
                wanted = f"expected a line after row {before.row}, which ends on line {before.last_line}"
                yield f"{place} row {after.row} first_line: {wanted}, found {after.first_line}"
        for row in evidence.rows:
            yield from (f"{place} row {row.row} {problem}" for problem in _wrong_source(row, evidence))
            if row.partner == dataset.subject:
                yield f"{place} row {row.row} partner: expected another State than the subject, found {row.partner}"
        if evidence.clues:
            yield from (f"{place} {problem}" for problem in _wrong_lines(evidence, words))
            yield from (f"{place} {problem}" for problem in _wrong_address(evidence))
            yield from (f"{place} {problem}" for problem in _wrong_candidates(evidence))
            for row in evidence.rows:
                yield from (f"{place} row {row.row} {problem}" for problem in _wrong_reason(row, evidence, index))


def _wrong_source(row: Identification, evidence: RowEvidence) -> Iterator[str]:
    """Yield sources of a probable row that do not speak for its partner, and States that none of them strikes."""
    if row.basis is not IdentificationBasis.PROBABLE:
        return
    dated = [outside for outside in evidence.dataset.outside_dates if outside.date and outside.witness]
    given = {name: {outside.state for outside in dated if outside.publisher == name} for name in row.sources}
    speaking = {row.partner, *row.struck} if row.elimination else {row.partner}
    for publisher, states in given.items():
        if not states & speaking:
            yield f"sources: expected publishers whose outside dates support the partner, found {publisher!r}"
    if row.elimination:
        left = [state.name for state in row.struck if not any(state in states for states in given.values())]
        if left:
            yield f"sources: expected a publisher whose outside date rules out {left[0]}, found none"


def _wrong_lines(evidence: RowEvidence, words: Words) -> Iterator[str]:
    """Yield rows that are not numbered from 1, and lines of the table that no row has."""
    numbers = [row.row for row in evidence.rows]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"row: expected numbers from 1 to {len(numbers)}, found {', '.join(map(str, numbers))}"
    lines, last = words[evidence.document], evidence.rows[0].first_line - 1
    for row in evidence.rows:
        between = [line for line in range(last + 1, row.first_line) if lines.count(line)]
        if between:
            yield f"row {row.row} first_line: line {between[0]} has words but belongs to no row"
        for name in ("first_line", "last_line"):
            if not lines.count(getattr(row, name)):
                yield f"row {row.row} {name}: expected a line with words, found {getattr(row, name)}"
        last = row.last_line
    if lines.count(last + 1):
        yield f"row {len(numbers)} last_line: line {last + 1} has words but belongs to no row"


def _wrong_address(evidence: RowEvidence) -> Iterator[str]:
    """Yield a clue of an address that does not stand in the references of its row."""
    for clue in evidence.clues.get("address", ()):
        marks = evidence.footnotes.get(int(clue["row"]), ())
        references = [fact for fact in evidence.dataset.all_facts if isinstance(fact, Reference) and fact.address]
        notes = [note for note in references if note.mark in marks]
        ending = f".{clue['value'].casefold()}"
        if not any((note.address or "").split("/")[2].endswith(ending) for note in notes):
            yield f"row {clue['row']} text_candidates: expected a reference whose address ends in {ending}, found none"


def _wrong_candidates(evidence: RowEvidence) -> Iterator[str]:
    """Yield candidates and degrees that the rules do not give."""
    computed = {"text_candidates": evidence.from_text, "candidates": evidence.from_outside}
    for name, sets in computed.items():
        for row, wanted in zip(evidence.rows, sets, strict=True):
            given = getattr(row, name)
            if len(given) != len(wanted) or set(given) != set(wanted):
                codes = (" ".join(sorted(state.code for state in states)) for states in (wanted, given))
                yield "row {} {}: expected {} by the rules, found {}".format(row.row, name, *codes)
    for row in evidence.rows:
        degree = evidence.degree(row)
        if row.basis is not degree:
            yield f"row {row.row} basis: expected {degree}, as the rules give it, found {row.basis}"


def _wrong_reason(row: Identification, evidence: RowEvidence, index: NameIndex) -> Iterator[str]:
    """Yield claims of a reason that neither the row nor the outside dates of its candidates support."""
    if row.sources:
        theirs = [date for state in row.text_candidates for date in evidence.outside.get(state, ())]
        yield from _unknown_dates(row.reason, (*evidence.dates[row.row], *theirs))
    partners = [near.partner for near in evidence.rows if near.partner and abs(near.row - row.row) <= _NEAR]
    candidates = row.text_candidates if row.elimination else row.candidates  # elimination says whom it rules out
    known = {*candidates, *partners, evidence.dataset.subject}
    for read in index.names_in([row.reason]):
        if isinstance(read.named, State) and read.named not in known:
            yield f"reason: expected only States of candidates and neighbouring rows, found {read.named.name}"
    for mark in map(int, _MARK.findall(row.reason)):
        if mark not in evidence.footnotes[row.row]:
            yield f"reason: expected only footnotes of the row, found [{mark}]"
    unknown = row.basis in (IdentificationBasis.CONJECTURAL, IdentificationBasis.OPEN)
    if unknown and not _DENIAL.search(row.reason):
        yield f"reason: expected words such as 'no date found' for a row that is {row.basis}, found {row.reason!r}"
    if row.guess is not None and not row.reason.startswith(f"a guess: {row.guess.name}"):
        yield f"reason: expected 'a guess: {row.guess.name}' at its beginning, found {row.reason!r}"
    if row.guess is None and "guess" in row.reason:
        yield f"reason: expected no guess for a row that is {row.basis}, found {row.reason!r}"
    yield from _wrong_measure(row, evidence)
    if ("names the country" in row.reason) != (row.basis is IdentificationBasis.STATED):
        yield f"reason: expected 'names the country' for a stated row and for no other, found {row.reason!r}"


def _wrong_measure(row: Identification, evidence: RowEvidence) -> Iterator[str]:
    """Yield the reason of a row that rests on elimination and does not say how often that fails, or says it wrongly."""
    struck, tried = evidence.elimination
    wanted = (
        f"elimination would have ruled out the right State in {struck} of the {tried} rows on which it can be tested"
    )
    if (wanted in row.reason) != row.elimination or ("elimination would" in row.reason) != row.elimination:
        yield f"reason: expected {wanted!r} for a row that rests on elimination and for no other, found {row.reason!r}"


def _unknown_dates(text: str, dates: Collection[When]) -> Iterator[str]:
    """Yield the dates and years of a text that are none of these dates."""
    known = set(map(str, dates))
    for day, month, year in _DATE.findall(text):
        written = f"{year}-{_MONTHS.index(month) + 1:02}" + (f"-{int(day):02}" if day else "")
        if written not in known:
            yield f"reason: expected only dates of the row or of its candidates, found {written}"
    yield from (
        f"reason: expected only years of the row or of its candidates, found {year}"
        for year in sorted(set(_YEAR.findall(text)) - years_of(dates))
    )
