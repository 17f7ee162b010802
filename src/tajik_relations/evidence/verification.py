"""`verify`: every fact checked against the fingerprints, or against the texts where the user has them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.cited_words import cited_words
from tajik_relations.evidence.completeness import unrecorded
from tajik_relations.evidence.data_checks import left_out, wrong_data
from tajik_relations.evidence.name_index import NameIndex, index_of
from tajik_relations.evidence.originals import Original, read_originals
from tajik_relations.evidence.rules import broken, unfounded
from tajik_relations.evidence.witness import unwitnessed
from tajik_relations.model.actors import KnownActor
from tajik_relations.model.provenance import Citation
from tajik_relations.records import Fact


@frozen(kw_only=True)
class VerificationReport:
    """What `verify` checked and what it found wrong."""

    against: str
    """`"fingerprints"` or `"texts"`."""
    facts: tuple[tuple[str, int], ...]
    """The id of each document, and how many of its facts were checked."""
    fragments: int
    """Cited fragments found on their lines or reported."""
    values: int
    """Values witnessed in the words or computed again, or reported."""
    problems: tuple[str, ...]
    """One line each; empty if all is well."""
    left_out: tuple[str, ...] = ()
    """What nothing was compared with, for want of a table among the pinned ones of the data set."""


def name_index(dataset: Dataset) -> NameIndex:
    """Return the index of everyone and everywhere that the data set can name."""
    everyone: tuple[KnownActor, ...] = (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons)
    return index_of(everyone, dataset.all_places)


def verify(dataset: Dataset, documents: str | Path | None = None) -> VerificationReport:
    """Check every fact, every identification and all other data of a data set.

    Args:
        documents: folder with the documents' texts; without it the shipped fingerprints serve.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    found = read_originals(dataset, Path(documents) if documents is not None else None)
    index = name_index(dataset)
    problems: list[str] = []
    for fact in dataset.all_facts:
        problems += [f"{fact.document}: {fact.id} {problem}" for problem in problems_of(fact, dataset, found, index)]
    for row in dataset.identifications:
        wrong = [*unfounded(row, dataset, index), *_uncited(row.citations, found)]
        problems += [f"{row.document}: row {row.row} {problem}" for problem in wrong]
    problems += wrong_data(dataset, found, index)
    citations = [citation for fact in dataset.all_facts for citation in fact.citations]
    return VerificationReport(
        against="texts" if documents is not None else "fingerprints",
        facts=tuple(Counter(fact.document for fact in dataset.all_facts).items()),
        fragments=sum(len(citation.words) for citation in citations),
        values=sum(len(values_of(fact)) for fact in dataset.all_facts),
        problems=tuple(problems),
        left_out=left_out(dataset),
    )


def problems_of(fact: Fact, dataset: Dataset, found: Mapping[str, Original], index: NameIndex) -> Iterator[str]:
    """Return everything that is wrong with one fact."""
    yield from _uncited(fact.citations, found)
    cited = cited_words(fact, index)
    yield from unwitnessed(fact, cited)
    yield from unrecorded(fact, cited, dataset.subject)
    yield from broken(fact, dataset)


def values_of(fact: Fact) -> tuple[str, ...]:
    """Return the names of the fields in which a fact has a value of its own."""
    from attrs import fields

    names = (one.name for one in fields(type(fact)) if one.name not in ("id", "citations", "basis"))
    return tuple(name for name in names if getattr(fact, name) not in (None, (), False))


def _uncited(citations: Sequence[Citation], found: Mapping[str, Original]) -> Iterator[str]:
    for citation in citations:
        fragment = found[citation.document].missing(citation.line, citation.words)
        if fragment is not None:
            yield f"citations: expected {fragment!r} on line {citation.line} in this order, found it not there"
