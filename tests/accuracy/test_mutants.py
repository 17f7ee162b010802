"""Wrong data: one value of one fact changed to another that exists; reading or verifying must find nearly every one.

A mutant that survives is a mistake that nobody would see. None is left out for surviving: all are counted, and those
that survive are listed in `docs/measured/mutants.md`, which `tools/measure.py` writes.
"""

from pathlib import Path

import pytest
from measuring import (
    IN_THE_TEXTS,
    PAGE,
    SLIPS,
    VALUES,
    Bench,
    Score,
    bench_of,
    changed,
    in_fingerprints,
    in_texts,
    section,
    slipped,
)
from mutations import CITATIONS, LOSSES

import tajik_relations as tr
from tajik_relations.evidence.checks import facts as checking

pytestmark = pytest.mark.exhaustive
LEAST_FACTS = 200
MOST_SURVIVING = 0.01
"""The part of all mutants that may survive; fewer words that still carry all values are most of it."""
REASONS = {
    "actor dropped": "the one left out stands for the document's own State or partner, whom the words need not name, "
    "or is named in the words for another fact too",
    "cited word dropped": "the words that are left still carry every value: the one dropped only makes them read well, "
    "or says again what another one says",
    "fragment dropped": "the fragments that are left still carry every value",
    "cited word replaced": "the line has the fragment with the other word too, or has it without its first word",
    "kind": "the entry has the fields of both kinds, and the words have cues for both",
    "line moved": "the line beside it has the very same words",
    "printed word dropped": "what is left of the publisher's name still stands in the words",
    "term dropped": "a reader has judged the value, so that no rule looks at it",
    "sides swapped": "one side or both are the document's own State or partner, whom the words do not name in order",
    "summary word replaced": "a word that says nothing by itself stands for one that does: a summary may leave out, "
    "and only what it adds is looked for",
    "term": "the words have the cues of two members: the head of a chamber is called its president or chairman",
    "unit": "the words have a noun beside the figure that could be its unit",
    "unit dropped": "the figure stands apart from its noun",
}
"""Operators of which some mutants survive, and why the words cannot show it."""
MOST_SLIPS = {
    "actor only mentioned": 154,
    "footnote overlooked": 90,
    "kind, its list renamed": 386,
    "mentioned made actor": 46,
    "topic word replaced by another cited one": 417,
}
"""The most slips of each operator that may survive, those of judged values among them."""


@pytest.fixture(scope="module")
def bench(dataset: tr.Dataset) -> Bench:
    """Return the reader and the checks, ready for single entries."""
    return bench_of(dataset)


@pytest.fixture(scope="module")
def values(bench: Bench) -> Score:
    """Return the score of all mutants against the fingerprints."""
    return in_fingerprints(bench, changed(bench))


@pytest.fixture(scope="module")
def citations(bench: Bench, texts: Path) -> Score:
    """Return the score of the mutants of citations against the texts."""
    return in_texts(bench, texts)


@pytest.fixture(scope="module")
def slips(bench: Bench) -> Score:
    """Return the score of the slips against the fingerprints."""
    return in_fingerprints(bench, slipped(bench))


def listed(score: Score) -> str:
    """Return the survivors as text, a line each below their operator."""
    lines = (line for operator, each in score.alive.items() for line in (f"{operator}: {len(each)} survive", *each))
    return "\n  ".join(lines)


def shown(name: str) -> str:
    """Return one section of the page."""
    text = PAGE.read_text(encoding="utf-8")
    start = text.index(f"## {name}\n")
    following = text.find("\n## ", start)
    return text[start:] if following < 0 else text[start:following]


def test_every_entry_reads_and_verifies_before_it_is_changed(bench: Bench) -> None:
    """The bench makes of every entry the fact that was shipped, and finds nothing wrong with it."""
    facts = tuple(bench.fact(document, table, entry) for document, table, entry in bench.entries())
    assert bench.dataset.all_facts == facts
    wrong = [finding for one in facts for finding in checking.check(one, bench.evidence)]
    assert not wrong
    assert len(facts) >= LEAST_FACTS


def test_nearly_every_wrong_value_is_found(values: Score) -> None:
    """Of the values changed, added or left out fewer survive than may, and only for reasons that are known."""
    assert values.share < MOST_SURVIVING, listed(values)
    assert set(values.alive) <= set(REASONS), listed(values)


def test_nearly_every_wrong_citation_is_found_in_the_texts(citations: Score) -> None:
    """Of the wrong lines and words few survive in the documents' texts too, for known reasons, as the page shows."""
    assert set(citations.counts) == CITATIONS
    assert citations.share < MOST_SURVIVING, listed(citations)
    assert set(citations.alive) <= set(REASONS), listed(citations)
    assert section(IN_THE_TEXTS, citations).strip() == shown(IN_THE_TEXTS).strip()


def test_every_reason_is_of_an_operator_that_makes_mutants(values: Score) -> None:
    """No reason is kept for an operator that is gone, and every operator of losses makes something."""
    assert set(REASONS) <= set(values.counts)
    assert set(values.counts) >= LOSSES


def test_no_more_slips_survive_than_were_measured(slips: Score) -> None:
    """Slips that keep to the cited words are not all found; of no operator survive more than when it was measured."""
    assert set(MOST_SLIPS) == set(slips.counts)
    more = {name: len(each) for name, each in slips.alive.items() if len(each) > MOST_SLIPS[name]}
    assert not more


def test_the_page_shows_what_is_measured(values: Score, slips: Score) -> None:
    """The page has the counts and the survivors that are measured here."""
    for name, score in ((VALUES, values), (SLIPS, slips)):
        assert section(name, score).strip() == shown(name).strip()
