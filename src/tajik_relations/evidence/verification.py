"""`verify` checks every fact against the fingerprints, or against the texts if the user has them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from attrs import fields, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.findings import Finding
from tajik_relations.evidence.checks.judgements import sort_of
from tajik_relations.evidence.checks.rules import by_rule, uncited_words, unfounded
from tajik_relations.evidence.data_checks import left_out, wrong_data
from tajik_relations.evidence.name_index import NameIndex, name_index
from tajik_relations.evidence.originals import Original, dataset_given, read_originals
from tajik_relations.evidence.recorded_readings import read_before
from tajik_relations.model.loading import path_given
from tajik_relations.model.terms import BasisKind
from tajik_relations.model.typed_values import Helpful, takes_named
from tajik_relations.records import Fact


@frozen(kw_only=True, repr=False)
class VerificationReport(Helpful):
    """What `verify` checked, which mistakes it found, and which values it cannot decide."""

    _asked_as: ClassVar[str] = "report"
    against: str
    """`"fingerprints"` or `"texts"`."""
    facts: tuple[tuple[str, int], ...]
    """For each document, its id and how many of its facts were checked."""
    fragments: int
    """The number of cited fragments that were found on their lines, or reported as missing."""
    values: int
    """The number of values that were checked: confirmed by the words, computed again, judged, or reported."""
    read_before: int = 0
    """The number of facts whose words were read when the data were compiled, and have not changed since."""
    judged: tuple[tuple[str, int], ...] = ()
    """How many values a reader has judged, for each type of value: `("status", 12)`."""
    undecided: tuple[str, ...] = ()
    """One line for each value that the words neither confirm nor contradict and that nobody has judged."""
    problems: tuple[str, ...]
    """One line for each contradiction with the words or the pinned tables; empty if there is none."""
    left_out: tuple[str, ...] = ()
    """The comparisons that were left out, because the data set does not have the pinned table for them."""

    def __repr__(self) -> str:
        """Return the number of facts that were checked, against what, and the number of findings."""
        checked = f"{sum(count for _, count in self.facts)} facts checked against the {self.against}"
        return f"<{checked}: {len(self.problems)} problems, {len(self.undecided)} undecided>"


@takes_named
def verify(
    dataset: Dataset | None = None, documents: str | Path | None = None, *, fresh: bool = False
) -> VerificationReport:
    """Check every fact, every identification and all other data of a data set, by default the shipped data set.

    Words that were read when the data were compiled are read again only if anything has changed since; citations and
    derived values are checked each time. If cited words are missing, only this is reported for the fact. Several layers
    are checked one by one, each against its own fingerprints, pinned tables and codebook.

    Args:
        documents: folder with the texts of the documents; without it, the shipped fingerprints are used.
        fresh: whether to read the words of all facts again; if you give the texts, this is always done.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    dataset = dataset_given(dataset)
    if dataset.layers:
        return _together([verify(layer, documents, fresh=fresh) for layer in dataset.layers])
    originals = read_originals(dataset, path_given(documents, "documents"))
    before = frozenset[str]() if fresh or documents is not None else read_before(dataset)
    findings = [
        (f"{fact.document}: {fact.id}", finding)
        for fact in dataset.all_facts
        for finding in _of_fact(fact, dataset, originals, before)
    ]
    names = name_index(dataset)
    findings += _of_rows(dataset, originals, names)
    citations = [citation for fact in dataset.all_facts for citation in fact.citations]
    return VerificationReport(
        against="texts" if documents is not None else "fingerprints",
        facts=tuple(Counter(fact.document for fact in dataset.all_facts).items()),
        fragments=sum(len(citation.words) for citation in citations),
        values=sum(len(values_of(fact)) for fact in dataset.all_facts),
        read_before=len(before),
        judged=_judged(dataset.all_facts),
        undecided=_lines(findings, undecided=True),
        problems=(*_lines(findings, undecided=False), *wrong_data(dataset, originals, names)),
        left_out=left_out(dataset),
    )


def _of_rows(dataset: Dataset, originals: Mapping[str, Original], names: NameIndex) -> Iterator[tuple[str, Finding]]:
    """Yield what is wrong with identifications of table rows, each with its place."""
    for row in dataset.identifications:
        findings = (*unfounded(row, dataset, names), *uncited_words(row.citations, originals))
        yield from ((f"{row.document}: row {row.row}", finding) for finding in findings)


def _together(reports: Sequence[VerificationReport]) -> VerificationReport:
    """Return one report on several layers."""
    judged: Counter[str] = Counter()
    for report in reports:
        judged.update(dict(report.judged))
    return VerificationReport(
        against=reports[0].against,
        facts=tuple(count for report in reports for count in report.facts),
        fragments=sum(report.fragments for report in reports),
        values=sum(report.values for report in reports),
        read_before=sum(report.read_before for report in reports),
        judged=tuple(sorted(judged.items())),
        undecided=tuple(line for report in reports for line in report.undecided),
        problems=tuple(line for report in reports for line in report.problems),
        left_out=tuple(dict.fromkeys(sentence for report in reports for sentence in report.left_out)),
    )


def _of_fact(
    fact: Fact, dataset: Dataset, originals: Mapping[str, Original], before: frozenset[str]
) -> Iterator[Finding]:
    """Yield what is wrong with a fact or undecided; where cited words are missing, that alone."""
    missing = uncited_words(fact.citations, originals)
    yield from missing or by_rule(fact, dataset)
    if not missing and fact.id not in before:
        from tajik_relations.evidence.checks.facts import by_reading, evidence_of  # late: costs as much as all the rest

        yield from by_reading(fact, evidence_of(dataset, originals))


def _lines(findings: Iterable[tuple[str, Finding]], *, undecided: bool) -> tuple[str, ...]:
    return tuple(f"{place} {finding}" for place, finding in findings if finding.undecided is undecided)


def _judged(facts: Iterable[Fact]) -> tuple[tuple[str, int], ...]:
    judged = (sort_of(fact, basis.field) for fact in facts for basis in fact.basis if basis.kind is BasisKind.JUDGED)
    return tuple(sorted(Counter(judged).items()))


def values_of(fact: Fact) -> tuple[str, ...]:
    """Return the names of the fields in which a fact has a value of its own."""
    names = (attribute.name for attribute in fields(type(fact)) if attribute.name not in ("id", "citations", "basis"))
    return tuple(name for name in names if getattr(fact, name) not in (None, (), False))
