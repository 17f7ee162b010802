"""`verify` as a whole: every fact and every identification is looked at, and what is wrong with it is told."""

from pathlib import Path

import pytest
from attrs import evolve
from running import SMALL, TEXTS

import tajik_relations as tr


def _elsewhere(citations: tuple[tr.Citation, ...]) -> tuple[tr.Citation, ...]:
    """Return citations of words that stand nowhere."""
    return tuple(evolve(each, words=("nowhere at all",)) for each in citations)


@pytest.mark.parametrize("documents", [None, TEXTS], ids=["fingerprints", "texts"])
def test_every_fact_and_every_identification_is_looked_at(documents: Path | None) -> None:
    """Where all of them are wrong, each is reported by its id or its row, for its words and for its ground."""
    small = tr.load(SMALL)
    facts = tuple(evolve(each, citations=_elsewhere(each.citations)) for each in small.all_facts)
    rows = tuple(
        evolve(each, sources=("Nobody",), citations=_elsewhere(each.citations)) for each in small.identifications
    )
    problems = tr.verify(evolve(small, all_facts=facts, identifications=rows), documents).problems
    expected = {
        *(f"{fact.document}: {fact.id} citations" for fact in facts),
        *(f"{row.document}: row {row.row} sources" for row in rows),
        *(f"{row.document}: row {row.row} citations" for row in rows if row.citations),
    }
    assert expected <= {": ".join(problem.split(": ", 2)[:2]) for problem in problems}
