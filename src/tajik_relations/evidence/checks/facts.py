"""All checks of one fact: its citations, its words against its values, its rules, its judgements."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from attrs import evolve

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.attachment import attached
from tajik_relations.evidence.checks.comparison import compared
from tajik_relations.evidence.checks.context import in_context
from tajik_relations.evidence.checks.findings import Finding
from tajik_relations.evidence.checks.judgements import after_judgements
from tajik_relations.evidence.checks.other_facts import beside_others
from tajik_relations.evidence.checks.participants import taking_part
from tajik_relations.evidence.checks.remainder import remaining
from tajik_relations.evidence.checks.rules import by_rule, uncited_words
from tajik_relations.evidence.checks.telling import Telling
from tajik_relations.evidence.cited_words import CitedWords, cited_words
from tajik_relations.evidence.english.signs import Codebook, codebook_of
from tajik_relations.evidence.name_index import NameIndex, name_index
from tajik_relations.evidence.originals import Original, read_originals
from tajik_relations.records import Fact, Reference


class Evidence(NamedTuple):
    """What the check of a fact needs beside the fact."""

    dataset: Dataset
    originals: Mapping[str, Original]
    names: NameIndex
    book: Codebook


def evidence_of(dataset: Dataset, originals: Mapping[str, Original] | None = None) -> Evidence:
    """Return the evidence for checking facts: fingerprints or texts, names and codebook.

    Raises:
        EvidenceError: if a fingerprint is missing, altered or damaged.
    """
    given = originals if originals is not None else read_originals(dataset, None)
    return Evidence(dataset, given, _names_of(dataset), codebook_of(dataset.codebook))


@lru_cache(maxsize=4)
def _names_of(dataset: Dataset) -> NameIndex:
    return name_index(dataset)


def check(fact: Fact, evidence: Evidence) -> Iterator[Finding]:
    """Yield problems and undecided values of a fact, after its judgements; of missing cited words, these alone."""
    missing = uncited_words(fact, evidence.originals)
    yield from missing or (*by_rule(fact, evidence.dataset), *by_reading(fact, evidence))


def by_reading(fact: Fact, evidence: Evidence) -> Iterator[Finding]:
    """Yield values that the words contradict or leave open, after the judgements of readers."""
    cited = cited_words(fact, evidence.names, evidence.book, evidence.originals)
    bare = evolve(cited, lines=()) if cited.lines else cited
    tellings = () if isinstance(fact, Reference) else tuple(Telling(fact, line) for line in cited.lines)
    said = _once(
        (
            *_compared(fact, cited, evidence),
            *in_context(fact, cited),
            *attached(tellings),
            *taking_part(tellings),
        )
    )

    def needed(field: str) -> bool:
        """Whether the judgement is needed without the text, or may be with it."""
        without = _compared(fact, bare, evidence) if cited.lines else ()
        return not cited.lines or any(finding.field.partition("[")[0] == field for finding in without)

    yield from after_judgements(fact, said, evidence.dataset.judged_values, needed)


_LACKS = "expected the record to hold "
"""How a finding begins that says what the words state and the record lacks."""


def _once(said: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings without those that ask for another value of a field whose own one is wrong: one cause."""
    lacking = [finding.sentence.startswith(_LACKS) for finding in said]
    wrong = {finding.field for finding, lacks in zip(said, lacking, strict=True) if not (lacks or finding.undecided)}
    return tuple(
        finding for finding, lacks in zip(said, lacking, strict=True) if not (lacks and finding.field in wrong)
    )


def _compared(fact: Fact, cited: CitedWords, evidence: Evidence) -> Iterator[Finding]:
    yield from compared(fact, cited)
    yield from remaining(fact, cited, evidence.dataset.subject)
    yield from beside_others(fact, cited, evidence.dataset)
