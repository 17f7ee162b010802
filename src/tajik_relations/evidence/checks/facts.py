"""All checks of one fact: its citations, its words against its values, its rules, its judgements."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from attrs import evolve

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.findings import Finding, wrong
from tajik_relations.evidence.checks.judgements import after_judgements
from tajik_relations.evidence.checks.other_facts import beside_others
from tajik_relations.evidence.checks.own_clause import attached
from tajik_relations.evidence.checks.participants import taking_part
from tajik_relations.evidence.checks.rules import by_rule, uncited_words
from tajik_relations.evidence.checks.surrounding_line import in_context
from tajik_relations.evidence.checks.unrecorded_words import remaining
from tajik_relations.evidence.checks.values import compared
from tajik_relations.evidence.cited_words import CitedWords, cited_words
from tajik_relations.evidence.english.codebook_signs import Codebook, codebook_of
from tajik_relations.evidence.name_index import NameIndex, name_index
from tajik_relations.evidence.originals import Original, read_originals
from tajik_relations.model.terms import Status
from tajik_relations.records import Fact, Reference, Trade, Treaty
from tajik_relations.records.matters import GROWING


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
    return Evidence(dataset, given, name_index(dataset), codebook_of(dataset.codebook))


def check(fact: Fact, evidence: Evidence) -> Iterator[Finding]:
    """Yield problems and undecided values of a fact, after its judgements; of missing cited words, these alone."""
    missing = uncited_words(fact.citations, evidence.originals)
    yield from missing or (*by_rule(fact, evidence.dataset), *by_reading(fact, evidence))


def by_reading(fact: Fact, evidence: Evidence) -> Iterator[Finding]:
    """Yield values that the words contradict or leave open, after the judgements of readers."""
    names = evidence.names.meant(evidence.dataset.documents[fact.document].counterpart)
    cited = cited_words(fact, names, evidence.book, evidence.originals)
    lines = () if isinstance(fact, Reference) else cited.lines
    said = _once(
        (
            *_compared(fact, cited, evidence),
            *in_context(fact, cited),
            *attached(lines),
            *taking_part(lines),
        )
    )

    def needed(field: str) -> bool:
        """Whether the judgement is needed without the text, or may be with it."""
        without = _compared(fact, evolve(cited, lines=()), evidence)
        return not cited.lines or any(finding.field.partition("[")[0] == field for finding in without)

    yield from after_judgements(fact, said, evidence.dataset.judged_values, needed)


_LACKS = "the record lacks "
"""The beginning of a finding about a value that the words state and the record lacks."""


def _once(said: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings; where the value of a field is wrong, leave out those that miss another value in it."""
    lacking = [finding for finding in said if finding.sentence.startswith(_LACKS)]
    wrong = {finding.field for finding in said if not (finding in lacking or finding.undecided)}
    return tuple(finding for finding in said if not (finding in lacking and finding.field in wrong))


_GROWTH = re.compile(
    r"\b(?:ros|ris|grow|grew|increas|expan|fell|fall|declin|decreas|drop|shrank|shrink|jump|surg|climb)\w*"
    r"(?: \w+){0,3} by\b",
    re.IGNORECASE,
)
"""Words by which a figure in per cent is growth, not a share."""
_NEGOTIATED = re.compile(
    r"\bnegotiat(?:e|es|ing)\b|\b(?:negotiations?|talks) (?:on|for|about|over|towards?)\b|"
    r"\bunder (?:negotiation|discussion)\b",
    re.IGNORECASE,
)
"""Words by which an instrument does not exist yet."""


def _told(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield facts whose composed sentence would say something other than the words do."""
    if fact.summary is not None:
        return
    composed = "but the sentence composed from the values would state"
    growth = _GROWTH.search(cited.text)
    share = isinstance(fact, Trade) and fact.topic not in GROWING
    if share and growth and fact.figure is not None and fact.figure.unit == "%":
        yield wrong("summary", f"{growth[0]!r} means growth, {composed} a share: write a summary")
    sought = _NEGOTIATED.search(cited.text)
    undated = isinstance(fact, Treaty) and fact.date is None
    if undated and sought and fact.status in (None, Status.ONGOING, Status.DRAFT):
        yield wrong(
            "summary", f"{sought[0]!r} means a text that does not exist yet, {composed} that it exists: write a summary"
        )


def _compared(fact: Fact, cited: CitedWords, evidence: Evidence) -> Iterator[Finding]:
    yield from compared(fact, cited)
    yield from _told(fact, cited)
    yield from remaining(fact, cited, evidence.dataset.subject)
    yield from beside_others(fact, cited, evidence.dataset)
