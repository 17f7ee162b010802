"""The last step: make the files derived from data files and texts, and report what the checks say."""

from collections.abc import Iterator
from pathlib import Path

from tajik_relations.coding.findings_by_fact import counts_of
from tajik_relations.coding.texts import lines_of, seeds_of, texts_of
from tajik_relations.dataset import Dataset
from tajik_relations.evidence.coverage import coverage
from tajik_relations.evidence.originals import cited_in, fingerprint_of, raw_text
from tajik_relations.evidence.recorded_readings import read_now
from tajik_relations.evidence.verification import VerificationReport, verify
from tajik_relations.exports.safe_writing import alone, write
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.reading.compiled import COMPILED, read_compiled
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset


def finish(folder: Path, documents: Path | None) -> tuple[list[str], bool]:
    """Make the fingerprints and the compiled file of a data set again, unless a check finds a problem.

    Returns what was made and what is left to do, for people, and whether all is well: no problem, no undecided value,
    with the texts and without, and nothing left of a document.

    Args:
        folder: of the data set.
        documents: folder with the texts; without it, `texts` beside the manifest's.

    Raises:
        DatasetError: with every mistake in the data files.
        EvidenceError: if a text is missing or has changed since it was entered.
        OutputError: if a file cannot be written.
    """
    dataset = read_dataset(folder)
    texts = texts_of(folder, documents)
    report = verify(dataset, texts)
    ledger = coverage(dataset, texts)
    checked, found = counts_of(report)
    counts = (f"{sum(count for _, count in report.facts)} facts, {checked}", found)
    if report.problems:
        nothing = "no file was written, because of these problems; correct them first"
        return [*(f"problem: {line}" for line in report.problems), *counts, nothing], False
    made = _make(folder, dataset, texts)
    left = [f"undecided: {line}" for line in report.undecided]
    rest = (document for document in ledger if document.unaccounted)
    left += (line for document in rest for line in document.text(lines_of(dataset, document.document, texts)))
    left += _by_fingerprints(folder, report)
    written = (f"{document.id}: {_written(document)}" for document in dataset.all_documents)
    return [*left, *counts, *written, f"made: {', '.join(made)}"], not left


def _by_fingerprints(folder: Path, report: VerificationReport) -> Iterator[str]:
    """Yield the findings that checking by the new fingerprints has and checking by the texts has not."""
    again = verify(read_compiled(folder) or read_dataset(folder))
    new = {*again.problems, *again.undecided} - {*report.problems, *report.undecided}
    yield from (f"without the text: {line}" for line in (*again.problems, *again.undecided) if line in new)
    if new:
        yield "cite more words, so that the check without the text can confirm it"


def _make(folder: Path, dataset: Dataset, texts: Path) -> tuple[str, ...]:
    """Write fingerprints and the compiled file, each whole, and return their names."""
    seeds = seeds_of(folder)
    marks = {
        f"{document.id}.fingerprint": fingerprint_of(document, raw_text(document, texts), cited_in(dataset, document))
        for document in dataset.all_documents
    }
    with alone(folder / COMPILED):
        for name, content in marks.items():
            write(content, seeds / name, replace=True)
        write(compiled(folder, dataset, read_now(dataset, texts)), folder / COMPILED, replace=True)
    return (*marks, COMPILED)


def _written(document: SourceDocument) -> str:
    if document.time_of_writing is None:
        return "time of writing not known: the document has no stamp, and no dated event in it has happened"
    return f"written {document.time_of_writing} ({document.time_of_writing_basis})"
