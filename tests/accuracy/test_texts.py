"""Every shipped fact against the documents' texts, and the fingerprints and the manifest that stand in for them."""

import hashlib
from pathlib import Path

from running import texts

import tajik_relations as tr
from tajik_relations.evidence import originals
from tajik_relations.evidence.coverage import coverage

TEXTS = texts()


def test_every_fact_and_identification_stands_against_the_texts(dataset: tr.Dataset) -> None:
    """Every fragment stands letter for letter on its line, and every value has its words there."""
    report = tr.verify(dataset, TEXTS)
    assert not report.problems, "\n".join(report.problems)
    assert not report.undecided, "\n".join(report.undecided)
    assert report.against == "texts"


def test_the_ledger_from_the_texts_is_that_from_the_fingerprints(dataset: tr.Dataset) -> None:
    """Both ways of counting agree in every figure, so nothing is unaccounted for in the texts either."""
    assert coverage(dataset) == coverage(dataset, TEXTS)


def test_the_shipped_fingerprints_are_those_that_the_texts_make(dataset: tr.Dataset) -> None:
    """Made again from the text, each fingerprint file is the same letter for letter."""
    made = {
        one.id: originals.fingerprint_of(one, originals.raw_text(one, TEXTS), originals.cited_in(dataset, one))
        for one in dataset.all_documents
    }
    assert not [name for name in made if Path(dataset.seeds, f"{name}.fingerprint").read_text("ascii") != made[name]]


def test_the_manifest_has_the_hash_and_the_lines_of_every_text(dataset: tr.Dataset) -> None:
    """The SHA-256 and the number of lines are those of the file."""
    contents = {one.id: (TEXTS / one.file).read_bytes() for one in dataset.all_documents}
    assert {one.id: (one.sha256, one.lines) for one in dataset.all_documents} == {
        name: (hashlib.sha256(text).hexdigest(), len(text.decode("utf-8").split("\n")))
        for name, text in contents.items()
    }
