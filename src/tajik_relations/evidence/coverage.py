"""The ledger: which lines, numbers and names of each document are cited, set aside, or not accounted for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.originals import (
    Cited,
    Fingerprint,
    dataset_given,
    fingerprint_of,
    parse_fingerprint,
    raw_text,
    read_fingerprint,
)
from tajik_relations.evidence.tokens import plain, tokens
from tajik_relations.model.loading import path_given
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import Helpful, takes_named


@frozen(kw_only=True)
class Ledger(Helpful):
    """How much of one document is cited or set aside; a fact-bearing word is a number, number word or name."""

    document: str
    """The id of the document."""
    lines: int
    """The number of lines with words."""
    lines_cited: int
    """The number of lines of which words are cited."""
    lines_set_aside: int
    """The number of lines without cited words that are set aside, wholly or in part."""
    words: int
    """The number of fact-bearing words."""
    words_cited: int
    """The number of fact-bearing words that are cited."""
    words_set_aside: int
    """The number of fact-bearing words that are set aside with a reason."""
    unaccounted_lines: tuple[int, ...]
    """The numbers of the lines, from 1, of which no word is cited or set aside."""
    unaccounted_words: tuple[tuple[int, int], ...]
    """For each word that is not accounted for, the number of its line, from 1, and its position there, from 0."""

    @property
    def unaccounted(self) -> int:
        """How many lines and fact-bearing words are neither cited nor set aside."""
        return len(self.unaccounted_lines) + len(self.unaccounted_words)

    def row(self) -> dict[str, Any]:
        """Return the ledger as plain values."""
        return asdict(self)

    def text(self, lines: Sequence[str] | None = None) -> Iterator[str]:
        """Yield two lines of summary, then one line for each line or word that is neither cited nor set aside.

        Args:
            lines: the lines of the text; if given, the words are printed instead of their positions.
        """
        told = "{} cited, {} set aside, {} unaccounted for"
        lines_told = told.format(self.lines_cited, self.lines_set_aside, len(self.unaccounted_lines))
        words_told = told.format(self.words_cited, self.words_set_aside, len(self.unaccounted_words))
        yield f"{self.document}: {self.lines} lines with words: {lines_told}"
        yield f"{'':{len(self.document)}}  {self.words} numbers and names: {words_told}"
        for line in self.unaccounted_lines:
            yield f"  line {line}: nothing of it is cited or set aside"
        for line, at in self.unaccounted_words:
            if line not in self.unaccounted_lines:
                word = f"word {at + 1}" if lines is None else repr(tokens(plain(lines[line - 1]))[at].text)
                yield f"  line {line}, {word}: neither cited nor set aside"


@takes_named
def coverage(dataset: Dataset | None = None, documents: str | Path | None = None) -> list[Ledger]:
    """Return the ledger of every document: how much is cited, set aside with a reason, or not accounted for.

    Args:
        dataset: by default the shipped data set.
        documents: folder with the texts of the documents; without it, the shipped fingerprints are used.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    dataset, documents = dataset_given(dataset), path_given(documents, "documents")
    if dataset.layers:
        return [ledger for layer in dataset.layers for ledger in coverage(layer, documents)]
    cited, aside = defaultdict[str, list[Cited]](list), defaultdict[str, list[Cited]](list)
    for fact in dataset.all_facts:
        for citation in fact.citations:
            cited[citation.document].append((citation.line, citation.words))
    for entry in dataset.set_aside:
        aside[entry.document].append((entry.line, entry.words))
    marks = ((document.id, _marks(document, dataset, documents)) for document in dataset.all_documents)
    return [_ledger(original, cited[document], aside[document]) for document, original in marks]


def _marks(document: SourceDocument, dataset: Dataset, documents: str | Path | None) -> Fingerprint:
    if documents is None:
        return read_fingerprint(document, Path(dataset.seeds))
    return parse_fingerprint(document, fingerprint_of(document, raw_text(document, Path(documents))))


def _ledger(original: Fingerprint, words_cited: Iterable[Cited], words_aside: Iterable[Cited]) -> Ledger:
    cited, aside = {*_places(original, words_cited)}, {*_places(original, words_aside)}
    bearing = {
        (line, at)
        for line, marks in enumerate(original.lines, start=1)
        for at, mark in enumerate(marks)
        if not mark.startswith("w")
    }
    worded = {line for line, marks in enumerate(original.lines, start=1) if marks}
    lines_cited, lines_aside = {line for line, _ in cited}, {line for line, _ in aside}
    return Ledger(
        document=original.document.id,
        lines=len(worded),
        lines_cited=len(lines_cited),
        lines_set_aside=len(lines_aside - lines_cited),
        words=len(bearing),
        words_cited=len(bearing & cited),
        words_set_aside=len(bearing & aside - cited),
        unaccounted_lines=tuple(sorted(worded - lines_cited - lines_aside)),
        unaccounted_words=tuple(sorted(bearing - cited - aside)),
    )


def _places(original: Fingerprint, entries: Iterable[Cited]) -> Iterator[tuple[int, int]]:
    """Yield line and position of each word of some entries; an entry without words is about its whole line."""
    for line, words in entries:
        spans = original.positions(line, words) if words else ((0, len(original.lines[line - 1])),)
        yield from ((line, at) for start, end in spans for at in range(start, end))
