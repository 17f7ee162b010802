"""What `verify` prints of its findings: with the texts at hand those of a fact together, with the lines it cites."""

from collections.abc import Iterator
from pathlib import Path

from tajik_relations.cli.text import fitted, width
from tajik_relations.coding.cited_text import bracketed, cited_lines, missing_words
from tajik_relations.coding.findings_by_fact import by_fact
from tajik_relations.dataset import Dataset
from tajik_relations.evidence.originals import Text, read_text
from tajik_relations.evidence.verification import VerificationReport
from tajik_relations.records import Fact

_MARGIN = "    "
_ROWS = 2
"""Rows of the terminal that one line of a text may take, as far as its cited words allow it."""


def findings_of(report: VerificationReport) -> Iterator[str]:
    """Yield the problems and the undecided values, a line each."""
    yield from report.problems
    yield from (f"undecided: {line}" for line in report.undecided)


def findings_with_text(report: VerificationReport, dataset: Dataset, folder: Path) -> Iterator[str]:
    """Yield the same, those of one fact together and followed by the lines that it cites, cited words in brackets.

    Args:
        report: what was found against the texts.
        dataset: the data set that was checked.
        folder: the folder with the texts.

    Raises:
        EvidenceError: if a text has been altered since it was checked.
    """
    facts = {f"{fact.document}: {fact.id}": fact for fact in dataset.all_facts}
    documents = {document.id: document for document in dataset.all_documents}
    texts: dict[str, Text] = {}
    found, others = by_fact(report, dataset)
    for place, its_own in found.items():
        if its_own:
            fact = facts[place]
            if fact.document not in texts:
                texts[fact.document] = read_text(documents[fact.document], folder)
            yield from map(str, its_own)
            yield from _text_of(fact, texts[fact.document])
    yield from map(str, others)


def _text_of(fact: Fact, text: Text) -> Iterator[str]:
    """Yield the lines that a fact cites, and where words stand that are not on theirs."""
    for line, spans in cited_lines(text, fact).items():
        head = f"{_MARGIN}line {line}: "
        content = bracketed(text.line(line), spans, _ROWS * (width() - len(head)))
        yield from fitted(content, head, _MARGIN * 2)
    for sentence in missing_words(text, fact):
        yield from fitted(sentence, _MARGIN, _MARGIN * 2)
