"""Every shipped fact and identification against the fingerprints, and every line accounted for."""

from pathlib import Path

import pytest
from running import ROOT

import tajik_relations as tr
from tajik_relations.evidence import originals
from tajik_relations.evidence.coverage import coverage


def test_every_fact_and_identification_stands_against_the_fingerprints(dataset: tr.Dataset) -> None:
    """Every fragment has its place, every value its words and every row its ground, and every fact is counted."""
    report = tr.verify(dataset)
    assert not report.problems, "\n".join(report.problems)
    assert not report.undecided, "\n".join(report.undecided)
    assert len(dataset.all_facts) == sum(count for _, count in report.facts)
    assert report.against == "fingerprints"


def test_nothing_is_unaccounted_for_in_the_fingerprints(dataset: tr.Dataset) -> None:
    """Every line with words and every fact-bearing word is cited or set aside."""
    ledgers = coverage(dataset)
    assert [document.id for document in dataset.all_documents] == [ledger.document for ledger in ledgers]
    assert not [(one.document, one.unaccounted_lines, one.unaccounted_words) for one in ledgers if one.unaccounted]


def test_the_seeds_folder_has_one_fingerprint_for_each_document_of_the_manifest(dataset: tr.Dataset) -> None:
    """One fingerprint file a document, and none besides."""
    documents = sorted(document.id for document in dataset.all_documents)
    assert documents == sorted(path.stem for path in Path(dataset.seeds).glob("*.fingerprint"))


def test_every_allowed_phrase_is_a_name_that_the_data_or_a_document_has(
    dataset: tr.Dataset, request: pytest.FixtureRequest
) -> None:
    """Each line stands as a printed value, in the cited words of a fact or, where the texts are here, in a document."""
    phrases = (ROOT / "seeds" / "allowed-phrases.txt").read_text("utf-8").splitlines()
    held = [str(getattr(fact, name, "")) for fact in dataset.all_facts for name in ("title", "publisher", "address")]
    held += [" ".join(word for each in fact.citations for word in each.words) for fact in dataset.all_facts]
    lost = [phrase for phrase in phrases if not any(phrase in text for text in held)]
    if lost:
        folder: Path = request.getfixturevalue("texts")
        lines = [line for one in dataset.all_documents for line in originals.read_text(one, folder).lines]
        assert not [phrase for phrase in lost if not any(phrase in line for line in lines)]
