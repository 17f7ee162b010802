"""`verify`: every fact checked against the fingerprints, or against the texts where the user has them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from attrs import evolve, fields, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.attachment import attached
from tajik_relations.evidence.checks.comparison import compared
from tajik_relations.evidence.checks.context import in_context
from tajik_relations.evidence.checks.findings import Finding, wrong
from tajik_relations.evidence.checks.judgements import after_judgements, sort_of
from tajik_relations.evidence.checks.participants import taking_part
from tajik_relations.evidence.checks.remainder import remaining
from tajik_relations.evidence.cited_words import CitedWords, cited_words
from tajik_relations.evidence.data_checks import left_out, wrong_data
from tajik_relations.evidence.name_index import NameIndex, index_of
from tajik_relations.evidence.originals import Original, read_originals
from tajik_relations.evidence.rules import broken, unfounded
from tajik_relations.evidence.signs import Codebook, codebook_of
from tajik_relations.model.actors import KnownActor
from tajik_relations.model.provenance import Citation
from tajik_relations.model.terms import BasisKind
from tajik_relations.records import Fact


@frozen(kw_only=True)
class VerificationReport:
    """What `verify` checked, what it found wrong, and what it cannot decide."""

    against: str
    """`"fingerprints"` or `"texts"`."""
    facts: tuple[tuple[str, int], ...]
    """The id of each document, and how many of its facts were checked."""
    fragments: int
    """Cited fragments found on their lines or reported."""
    values: int
    """Values witnessed in the words or computed again, judged, or reported."""
    judged: tuple[tuple[str, int], ...] = ()
    """How many values a reader has judged, by sort of value: `("status", 12)`."""
    undecided: tuple[str, ...] = ()
    """One line each for the values that the words neither confirm nor contradict and nobody has judged."""
    problems: tuple[str, ...]
    """One line each for what the words or the pinned tables contradict; empty if all is well."""
    left_out: tuple[str, ...] = ()
    """What nothing was compared with, for want of a table among the pinned ones of the data set."""


class Evidence(NamedTuple):
    """What the check of a fact needs beside the fact."""

    dataset: Dataset
    originals: Mapping[str, Original]
    names: NameIndex
    book: Codebook


def name_index(dataset: Dataset) -> NameIndex:
    """Return the index of everyone and everywhere that the data set can name."""
    everyone: tuple[KnownActor, ...] = (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons)
    return index_of(everyone, dataset.all_places)


def evidence_of(dataset: Dataset, documents: str | Path | None = None) -> Evidence:
    """Return the evidence for a data set: texts or fingerprints, names, codebook.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    originals = read_originals(dataset, Path(documents) if documents is not None else None)
    return Evidence(dataset, originals, name_index(dataset), codebook_of(dataset.codebook))


def verify(dataset: Dataset, documents: str | Path | None = None) -> VerificationReport:
    """Check every fact, every identification and all other data of a data set.

    Args:
        documents: folder with the documents' texts; without it the shipped fingerprints serve.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    evidence = evidence_of(dataset, documents)
    found = [
        (f"{fact.document}: {fact.id}", finding) for fact in dataset.all_facts for finding in check(fact, evidence)
    ]
    for row in dataset.identifications:
        uncited = (str(finding) for finding in _uncited(row.citations, evidence.originals))
        said = [*unfounded(row, dataset, evidence.names), *uncited]
        found += [(f"{row.document}: row {row.row}", Finding("", sentence)) for sentence in said]
    problems = (*_lines(found, undecided=False), *wrong_data(dataset, evidence.originals, evidence.names))
    citations = [citation for fact in dataset.all_facts for citation in fact.citations]
    return VerificationReport(
        against="texts" if documents is not None else "fingerprints",
        facts=tuple(Counter(fact.document for fact in dataset.all_facts).items()),
        fragments=sum(len(citation.words) for citation in citations),
        values=sum(len(values_of(fact)) for fact in dataset.all_facts),
        judged=_judged(dataset.all_facts),
        undecided=_lines(found, undecided=True),
        problems=problems,
        left_out=left_out(dataset),
    )


def _lines(found: Iterable[tuple[str, Finding]], *, undecided: bool) -> tuple[str, ...]:
    return tuple(f"{place} {finding}" for place, finding in found if finding.undecided is undecided)


def _judged(facts: Iterable[Fact]) -> tuple[tuple[str, int], ...]:
    judged = (sort_of(fact, basis.field) for fact in facts for basis in fact.basis if basis.kind is BasisKind.JUDGED)
    return tuple(sorted(Counter(judged).items()))


def check(fact: Fact, evidence: Evidence) -> Iterator[Finding]:
    """Yield what is wrong or undecided in one fact, its judgements taken into account."""
    yield from _uncited(fact.citations, evidence.originals)
    cited = cited_words(fact, evidence.names, evidence.book, evidence.originals)
    bare = evolve(cited, lines=()) if cited.lines else cited
    said = (*_compared(fact, cited, evidence), *in_context(fact, cited), *attached(fact, cited), *taking_part(fact, cited))

    def needed(field: str) -> bool:
        """Whether the judgement is needed without the text, or may be with it."""
        without = _compared(fact, bare, evidence) if cited.lines else ()
        return not cited.lines or any(finding.field.partition("[")[0] == field for finding in without)

    yield from after_judgements(fact, said, evidence.dataset.judged_values, needed)
    yield from (wrong(*sentence.split(": ", 1)) for sentence in broken(fact, evidence.dataset))


def _compared(fact: Fact, cited: CitedWords, evidence: Evidence) -> Iterator[Finding]:
    yield from compared(fact, cited)
    yield from remaining(fact, cited, evidence.dataset.subject)


def values_of(fact: Fact) -> tuple[str, ...]:
    """Return the names of the fields in which a fact has a value of its own."""
    names = (one.name for one in fields(type(fact)) if one.name not in ("id", "citations", "basis"))
    return tuple(name for name in names if getattr(fact, name) not in (None, (), False))


def _uncited(citations: Sequence[Citation], found: Mapping[str, Original]) -> Iterator[Finding]:
    for citation in citations:
        fragment = found[citation.document].missing(citation.line, citation.words)
        if fragment is not None:
            expected = f"expected {fragment!r} on line {citation.line} in this order, found it not there"
            yield wrong("citations", expected)
