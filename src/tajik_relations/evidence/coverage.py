"""The ledger: which lines and fact-bearing words of each document are cited, set aside, or not accounted for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.originals import (
    Fingerprint,
    fingerprint_of,
    parse_fingerprint,
    raw_text,
    read_fingerprint,
)
from tajik_relations.model.provenance import SourceDocument


@frozen(kw_only=True)
class Ledger:
    """How the words of one document are accounted for; a fact-bearing word is a number, a number word or a name."""

    document: str
    lines: int
    """Lines with words on them."""
    lines_cited: int
    lines_set_aside: int
    """Lines of which nothing is cited and all, or some words, are set aside."""
    words: int
    """Fact-bearing words."""
    words_cited: int
    words_set_aside: int
    unaccounted_lines: tuple[int, ...]
    unaccounted_words: tuple[tuple[int, int], ...]
    """Line, 1-based, and position of the word among those of its line, from 0."""

    @property
    def unaccounted(self) -> int:
        """How many lines and fact-bearing words are neither cited nor set aside."""
        return len(self.unaccounted_lines) + len(self.unaccounted_words)

    def row(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)

    def text(self) -> Iterator[str]:
        """Return two lines for people, then one for each line, or word of another line, not accounted for."""
        lines = (
            f"{self.lines_cited} cited, {self.lines_set_aside} set aside, {len(self.unaccounted_lines)} unaccounted for"
        )
        words = (
            f"{self.words_cited} cited, {self.words_set_aside} set aside, {len(self.unaccounted_words)} unaccounted for"
        )
        yield f"{self.document}: {self.lines} lines with words: {lines}"
        yield f"{'':{len(self.document)}}  {self.words} fact-bearing words: {words}"
        for line in self.unaccounted_lines:
            yield f"  line {line}: nothing of it is cited or set aside"
        for line, at in self.unaccounted_words:
            if line not in self.unaccounted_lines:
                yield f"  line {line}, word {at + 1}: neither cited nor set aside"


def coverage(dataset: Dataset, documents: str | Path | None = None) -> list[Ledger]:
    """Return the ledger of every document.

    Args:
        documents: folder with the documents' texts; without it the shipped fingerprints serve.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    return [_ledger(document, _marks(document, dataset, documents), dataset) for document in dataset.all_documents]


def _marks(document: SourceDocument, dataset: Dataset, documents: str | Path | None) -> Fingerprint:
    if documents is None:
        return read_fingerprint(document, Path(dataset.seeds))
    return parse_fingerprint(document, fingerprint_of(document, raw_text(document, Path(documents))))


def _ledger(document: SourceDocument, found: Fingerprint, dataset: Dataset) -> Ledger:
    cited: set[tuple[int, int]] = set()
    for fact in dataset.all_facts:
        for citation in fact.citations:
            if citation.document == document.id:
                cited |= _words(citation.line, found.positions(citation.line, citation.words))
    aside: set[tuple[int, int]] = set()
    for entry in dataset.set_aside:
        if entry.document == document.id:
            whole = ((0, len(found.lines[entry.line - 1])),)
            aside |= _words(entry.line, found.positions(entry.line, entry.words) if entry.words else whole)
    bearing = {
        (line, at)
        for line, marks in enumerate(found.lines, start=1)
        for at, mark in enumerate(marks)
        if not mark.startswith("w")
    }
    worded = {line for line, marks in enumerate(found.lines, start=1) if marks}
    lines_cited, lines_aside = {line for line, _ in cited}, {line for line, _ in aside}
    return Ledger(
        document=document.id,
        lines=len(worded),
        lines_cited=len(lines_cited),
        lines_set_aside=len(lines_aside - lines_cited),
        words=len(bearing),
        words_cited=len(bearing & cited),
        words_set_aside=len(bearing & aside - cited),
        unaccounted_lines=tuple(sorted(worded - lines_cited - lines_aside)),
        unaccounted_words=tuple(sorted(bearing - cited - aside)),
    )


def _words(line: int, spans: tuple[tuple[int, int], ...]) -> set[tuple[int, int]]:
    return {(line, at) for start, end in spans for at in range(start, end)}
