"""Synthetic data sets have several times the facts and are otherwise as the shipped one."""

from pathlib import Path

import pytest
from synthetic import synthetic
from turned_facts import Circle, earlier, made_up

import tajik_relations as tr
from tajik_relations.evidence.coverage import coverage

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def doubled(tmp_path_factory: pytest.TempPathFactory) -> tr.Dataset:
    """Return a data set with twice the shipped facts."""
    return tr.load(synthetic(tmp_path_factory.mktemp("synthetic"), 2))


def test_everything_is_there_twice(dataset: tr.Dataset, doubled: tr.Dataset) -> None:
    """There are twice the facts of each kind and twice the documents, and the same actors and places."""
    assert 2 * len(dataset.documents) == len(doubled.documents)
    assert {kind: 2 * count for kind, count in dataset.facts.count_by("kind").items()} == doubled.facts.count_by("kind")
    for name in ("all_states", "all_organizations", "all_persons", "all_places", "subject", "identifications"):
        assert getattr(dataset, name) == getattr(doubled, name)
    assert [*dataset.all_facts] == [*doubled.all_facts[: len(dataset.all_facts)]]


def test_shares_stay_the_same(dataset: tr.Dataset, doubled: tr.Dataset) -> None:
    """Twice the occurrences have twice the facts, none of them in two copies, and twice as many disagree."""
    for name in ("occurrences", "disagreements", "less_exact"):
        assert 2 * len(getattr(dataset, name)) == len(getattr(doubled, name))
    facts = sum(len(occurrence.facts) for occurrence in dataset.occurrences)
    assert 2 * facts == sum(len(occurrence.facts) for occurrence in doubled.occurrences)
    for occurrence in doubled.occurrences:
        assert 1 == len({"-c1-" in fact.id for fact in occurrence.facts})


def test_the_copy_is_right(doubled: tr.Dataset) -> None:
    """Nothing is wrong with any fact, nothing of a document unaccounted for, and the copies are about others."""
    assert () == tr.verify(doubled).problems
    assert [0] * len(doubled.documents) == [ledger.unaccounted for ledger in coverage(doubled)]
    assert doubled.facts["wfr-91-formal"].partner != doubled.facts["wfr-c1-91-formal"].partner
    assert "2000-09-25" == str(doubled.facts["wfr-c1-91-formal"].date)


def test_the_files_say_the_same(doubled: tr.Dataset, tmp_path: Path) -> None:
    """The compiled records are those of the data files, and a folder exported from them reads back."""
    path = tr.export(tmp_path / "copy", doubled, format="dataset")
    assert doubled == tr.load(path)


def test_the_circle_goes_round() -> None:
    """No two copies pair the same two States, and the subject is one of them until all have been its partner."""
    circle = Circle("SS", ("AA", "BB", "row-1"), ("AA", "BB", "CC", "DD", "EE", "FF", "GG"))
    pairs = [circle.turned(slot, copy) for copy in range(6) for slot in circle.slots]
    assert ["SS"] * 7 == [subject for _, subject in pairs[:7]]
    assert "SS" not in {subject for _, subject in pairs[7:]}
    assert len(pairs) == len({frozenset(pair) for pair in pairs})
    assert ("XX", "SS") == circle.turned("XX", 3)


def test_dates_move_as_they_are() -> None:
    """A date lies earlier with each copy, no less exact, and what is no year stays."""
    assert ["1985-10-21", "1985/..", "../1998-05~"] == [
        earlier(text, 1) for text in ("1992-10-21", "1992/..", "../2005-05~")
    ]
    assert "of 1990 and 12-2004" == earlier("of 2004 and 12-2004", 2)


def test_made_up_words_can_be_made_again() -> None:
    """The same seed gives the same word, another one another."""
    assert made_up("1") == made_up("1") != made_up("2")
    assert made_up("1").isalpha()
