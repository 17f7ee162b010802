"""`review`: a page on which a coder checks a document, each line with its facts and with what is open."""

from pathlib import Path

from attrs import frozen

from tajik_relations.coding.cited_text import missing_words
from tajik_relations.coding.findings_by_fact import Found, by_fact
from tajik_relations.coding.texts import document_in, texts_of
from tajik_relations.dataset import Dataset
from tajik_relations.errors import OutputError
from tajik_relations.evidence.coverage import Ledger, coverage
from tajik_relations.evidence.originals import Text, read_text
from tajik_relations.evidence.verification import verify
from tajik_relations.exports.safe_writing import alone, named, write
from tajik_relations.model.identification import SetAside
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.records import Fact

_ENDINGS = (".html", ".htm")


@frozen
class Review:
    """A document as a coder checks it."""

    source: SourceDocument
    text: Text
    facts: tuple[Fact, ...]
    aside: tuple[SetAside, ...]
    """What is set aside in it."""
    ledger: Ledger
    found: dict[str, list[Found]]
    """What `verify` says of each fact, by its id."""
    where: dict[str, tuple[str, ...]]
    """Where words stand that are not on the line that a fact cites, by its id."""
    others: tuple[Found, ...]
    """What it says of the document's rows, and of data beside the facts."""


def write_review(
    folder: Path, document: str, documents: Path | None = None, output: Path | None = None, *, replace: bool = False
) -> Path:
    """Write the page of a document and return its path.

    Args:
        folder: the data set.
        document: id or title of the document.
        documents: the folder with the texts; without it the one beside the manifest's.
        output: the page; without it `ID-review.html` in the working folder.
        replace: whether a file that is there may be replaced.

    Raises:
        DatasetError: with every mistake in the data files, or if the texts are not found.
        UnknownName: if there is no such document.
        EvidenceError: if a text is missing, or another one than when it was entered.
        OutputError: if the page cannot be written, or something is there that must stay.
    """
    from tajik_relations.coding.review_page import page

    dataset = read_dataset(folder)
    source = document_in(dataset, document)
    path = named(output if output is not None else Path(f"{source.id}-review.html"))
    if path.suffix.casefold() not in _ENDINGS:
        raise OutputError(f"{path}: expected a name that ends in .html, found another; give the page such a name")
    content = page(review_of(dataset, source, texts_of(folder, documents)))
    with alone(path):
        write(content, path, replace=replace)
    return path


def review_of(dataset: Dataset, source: SourceDocument, texts: Path) -> Review:
    """Return a document as it is to be checked; raises EvidenceError as `verify` does."""
    text = read_text(source, texts)
    found, others = by_fact(verify(dataset, texts), dataset)
    ledger = next(ledger for ledger in coverage(dataset, texts) if ledger.document == source.id)
    facts = tuple(fact for fact in dataset.all_facts if fact.document == source.id)
    rest = {f"{other.id}: " for other in dataset.all_documents if other.id != source.id}
    return Review(
        source=source,
        text=text,
        facts=facts,
        aside=tuple(entry for entry in dataset.set_aside if entry.document == source.id),
        ledger=ledger,
        found={fact.id: found[f"{fact.document}: {fact.id}"] for fact in facts},
        where={fact.id: tuple(missing_words(text, fact)) for fact in facts},
        others=tuple(item for item in others if not item.line.startswith(tuple(rest))),
    )
