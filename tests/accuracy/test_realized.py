"""What of the shipped facts came about, when the five documents were written, and whose word they give."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from running import SMALL

import tajik_relations as tr
from tajik_relations.evidence.data_checks import wrong_data
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import BasisKind
from tajik_relations.reading import SHIPPED
from tajik_relations.reading.compiled import COMPILED
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.records.time_of_writing import time_of_writing

WRITTEN = {
    "wikipedia-foreign-relations": ("2017-12-21/..", "wfr-30-cell wfr-30-diplomatic"),
    "mfa-russia": ("2013-10-06/2021-09-10", "mfaru-39-naryshkin"),
    "wikipedia-russia": ("2024-03-25/..", "wru-28-arrests"),
    "nato": ("2015/..", "nato-18-launch nato-19-munitions"),
    "mfa-azerbaijan": ("2008-03-23/2013-03-01", "mfaaz-05-embassy-tajikistan"),
}
"""When each document was written, and the facts that it cannot be older than: read from the texts by hand."""
FOLLOWED = """
wfr-124-afghanistan-crisis wfr-133-withdrawal mfaru-49-gazprom wru-24-invasion wru-28-attack
nato-18-action mfaaz-10-declaration
"""
NOT_YET = {"planned", "draft", "considered", "conditional"}


def test_when_the_documents_were_written(dataset: tr.Dataset) -> None:
    """Each time of writing is the one read from the text by hand, derived, and rests on the facts named here."""
    found = {document.id: str(document.time_of_writing) for document in dataset.documents}
    assert {name: time for name, (time, _) in WRITTEN.items()} == found
    assert {BasisKind.DERIVED} == {document.time_of_writing_basis for document in dataset.documents}
    for name, (time, facts) in WRITTEN.items():
        first = parse(time.partition("/")[0])
        begun = [
            fact.id
            for fact in dataset.facts.cited_from(name)
            if fact.date and fact.realized is Answer.YES and fact.date.earliest == first.earliest
        ]
        assert facts.split() == begun


def test_the_manifest_and_the_table_have_the_time_of_writing(dataset: tr.Dataset) -> None:
    """The manifest says it as it is derived, and every fact's row has its document's."""
    bare = [evolve(document, time_of_writing=None) for document in dataset.documents]
    derived = {document.id: time_of_writing(document, dataset.facts.cited_from(document.id)) for document in bare}
    assert {document.id: document.time_of_writing for document in dataset.documents} == derived
    rows = dataset.facts.table.rows()
    assert not [row["id"] for row in rows if row["document_time"] != WRITTEN[row["document"]][0]]
    assert {"derived"} == {row["time_of_writing_basis"] for row in dataset.tables["documents"].rows()}


def test_what_came_about(dataset: tr.Dataset) -> None:
    """All dated visits did, no plan did, and the compiled records say what those read from the data files say."""
    assert {Answer.YES} == {fact.realized for fact in dataset.facts.of(tr.Visit) if fact.date}
    not_yet = dataset.facts.where(lambda fact: str(fact.status) in NOT_YET and fact.realized is not None)
    assert NOT_YET == {str(fact.status) for fact in not_yet}
    assert {Answer.NOT_STATED} == {fact.realized for fact in not_yet}
    none = (tr.Position, tr.Characterization, tr.Reference)
    assert dataset.facts.of(*none) == dataset.facts.where(realized=None)
    assert FOLLOWED.split() == [fact.id for fact in dataset.facts.where(realized="yes") if fact.followed]
    rows = dataset.facts.table.rows()
    assert [str(fact.realized) for fact in dataset.facts] == [str(row["realized"]) for row in rows]


def test_what_followed_stands_in_the_words(dataset: tr.Dataset) -> None:
    """The words for what followed, and the source that a document names, are cited, and stand for nothing else."""
    told = dataset.facts.where(lambda fact: fact.followed is not None)
    assert FOLLOWED.split() == [fact.id for fact in told]
    for fact in dataset.facts:
        words = " … ".join(fragment for citation in fact.citations for fragment in citation.words)
        assert (fact.followed or "") in words
        assert (fact.according_to or "") in words


def test_whose_word_the_documents_give(dataset: tr.Dataset) -> None:
    """The one quoted source gives two facts, as of its year; those who announce something are its speakers."""
    sourced = dataset.facts.where(lambda fact: fact.according_to is not None)
    assert ["wfr-176-dispute", "wfr-176-terrorists"] == [fact.id for fact in sourced]
    for fact in sourced:
        assert ("CIA World Factbook 2000", parse("2000"), True) == (fact.according_to, fact.date, fact.as_of)
        assert fact.statement.startswith("According to the CIA World Factbook 2000, ")


@pytest.fixture
def small() -> tr.Dataset:
    """Return the small data set, read anew."""
    return read_dataset(Path(SMALL))


def _problems(dataset: tr.Dataset) -> list[str]:
    return [problem for problem in wrong_data(dataset) if "time_of_writing" in problem or " date: " in problem]


def test_a_wrong_time_of_writing_is_a_problem(small: tr.Dataset) -> None:
    """Another time, another basis, or none, is a problem; without the keys the derived one is there and right."""
    gazette, letter = small.all_documents
    assert not _problems(small)
    for change, sentence in (
        ({"time_of_writing": parse("1990/2004-02-01")}, "time_of_writing: expected "),
        ({"time_of_writing": None}, "time_of_writing: expected "),
        ({"time_of_writing_basis": None}, "time_of_writing_basis: expected derived, found none"),
        ({"time_of_writing_basis": BasisKind.JUDGED}, "time_of_writing_basis: expected derived, found judged"),
    ):
        spoiled = evolve(small, all_documents=(gazette, evolve(letter, **change)))
        assert [problem for problem in _problems(spoiled) if f"manifest.toml: letter {sentence}" in problem]


def test_what_came_about_after_the_stamp_is_a_problem(small: tr.Dataset) -> None:
    """A fact that is done on a day after its document was stamped, or told to have followed besides, is a problem."""
    fact = next(fact for fact in small.facts.cited_from("letter") if fact.date and fact.status is tr.terms.Status.DONE)
    for change, sentence in (
        ({"date": parse("2005")}, "date: expected a date not after the stamp '01.02.2004'"),
        ({"followed": "after"}, "followed: this field is only for a fact that came about"),
    ):
        facts = tuple(evolve(fact, **change) if other == fact else other for other in small.all_facts)
        found = list(wrong_data(evolve(small, all_facts=facts)))
        assert [problem for problem in found if f"letter: {fact.id} {sentence}" in problem]


def test_the_content_hash_is_that_of_the_compiled_file(dataset: tr.Dataset) -> None:
    """The facts table has for each fact the hash that its line in the compiled file has."""
    _, _, *lines = map(json.loads, Path(SHIPPED, COMPILED).read_text("utf-8").splitlines())
    records = [(line["hash"], *line["record"].values()) for line in lines if "record" in line]
    hashes = {values["id"]: digest for digest, values in records if "citations" in values and "id" in values}
    assert {row["id"]: row["content_hash"] for row in dataset.facts.table.rows()} == hashes
