"""Sentences about other countries: few right facts are refused, few facts with a slip accepted."""

from pathlib import Path

import pytest
from elsewhere import PAGE, SETS, outcomes, page

import tajik_relations as tr
from tajik_relations.evidence.recorded_readings import read_before, rules_hash
from tajik_relations.evidence.verification import verify

MOST_REFUSED, MOST_ACCEPTED, MOST_UNDECIDED = 0.10, 0.10, 0.25
"""The parts of right facts that may be refused, of facts with a slip that may be accepted, of right ones undecided."""


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", SETS)
def test_right_facts_pass_and_slips_do_not(name: str, tmp_path: Path) -> None:
    """The bounds hold for each set by itself; those opened afterwards are measured and have none."""
    for coded, found in outcomes(name, tmp_path):
        if coded == "right":
            assert found.refused <= MOST_REFUSED * found.facts
            assert found.undecided <= MOST_UNDECIDED * found.facts
        else:
            assert found.accepted <= MOST_ACCEPTED * found.facts


@pytest.mark.exhaustive
def test_the_page_shows_what_is_measured(tmp_path: Path) -> None:
    """The page has the counts that are measured here."""
    assert page(tmp_path) == PAGE.read_text(encoding="utf-8")


def test_the_recorded_reading_is_that_of_these_rules() -> None:
    """The words of all shipped facts were read by the rules that stand here, and nothing was found."""
    readings = tr.load().readings
    assert readings is not None, "make it with tools/compile_data.py"
    assert (readings.rules, readings.open) == (rules_hash(), ())
    assert len(read_before(tr.load())) == len(tr.facts)


@pytest.mark.exhaustive
def test_a_fresh_reading_says_the_same() -> None:
    """What is not read again because it was read before is clean when it is read again."""
    fresh, before = verify(tr.load(), fresh=True), verify(tr.load())
    assert (fresh.problems, fresh.undecided, fresh.read_before) == (before.problems, before.undecided, 0)
    assert before.read_before == len(tr.facts)


@pytest.mark.exhaustive
def test_another_reading_is_not_taken_for_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of the rules every fact is read again."""
    monkeypatch.setattr("tajik_relations.evidence.recorded_readings.rules_hash", lambda: "other rules")
    assert verify(tr.load()).read_before == 0
