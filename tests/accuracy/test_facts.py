"""Every shipped fact and identification against the fingerprints, and against the texts where they are to be had."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from running import ROOT

import tajik_relations as tr
from tajik_relations.evidence import originals, verification as verifying
from tajik_relations.evidence.coverage import coverage
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.evidence.originals import Original, read_originals
from tajik_relations.evidence.rules import unfounded

IDS = tuple(fact.id for fact in tr.load().all_facts)
ROWS = tuple(row.row for row in tr.load().identifications)
DOCUMENTS = tuple(document.id for document in tr.load().all_documents)


@pytest.fixture(scope="module")
def facts(dataset: tr.Dataset) -> Mapping[str, tr.Fact]:
    """Return the facts by id."""
    return {fact.id: fact for fact in dataset.all_facts}


@pytest.fixture(scope="module")
def index(dataset: tr.Dataset) -> NameIndex:
    """Return the index of all names."""
    return verifying.name_index(dataset)


@pytest.fixture(scope="module")
def marks(dataset: tr.Dataset) -> Mapping[str, Original]:
    """Return the fingerprints by document."""
    return read_originals(dataset, None)


@pytest.fixture(scope="module")
def words(dataset: tr.Dataset, texts: Path) -> Mapping[str, Original]:
    """Return the texts by document."""
    return read_originals(dataset, texts)


@pytest.mark.parametrize("code", IDS)
def test_a_fact_stands_against_the_fingerprints(
    code: str,
    dataset: tr.Dataset,
    facts: Mapping[str, tr.Fact],
    marks: Mapping[str, Original],
    index: NameIndex,
) -> None:
    """Every fragment has its place in the fingerprint and every value its words."""
    assert not list(verifying.problems_of(facts[code], dataset, marks, index))


@pytest.mark.parametrize("code", IDS)
def test_a_fact_stands_against_the_texts(
    code: str,
    dataset: tr.Dataset,
    facts: Mapping[str, tr.Fact],
    words: Mapping[str, Original],
    index: NameIndex,
) -> None:
    """Every fragment stands letter for letter on its line."""
    assert not list(verifying.problems_of(facts[code], dataset, words, index))


@pytest.mark.parametrize("row", ROWS)
def test_an_identification_rests_on_what_it_says(row: int, dataset: tr.Dataset, index: NameIndex) -> None:
    """The basis of each row's partner holds."""
    found = next(one for one in dataset.identifications if one.row == row)
    assert not list(unfounded(found, dataset, index))


@pytest.mark.parametrize("row", ROWS)
def test_the_words_that_name_a_rows_state_stand_on_its_lines(
    row: int, dataset: tr.Dataset, marks: Mapping[str, Original]
) -> None:
    """The citations of a stated row have their place in the fingerprint."""
    found = next(one for one in dataset.identifications if one.row == row)
    missing = [marks[one.document].missing(one.line, one.words) for one in found.citations]
    assert [None] * len(found.citations) == missing


def test_verify_finds_no_problem_in_the_fingerprints(dataset: tr.Dataset) -> None:
    """The whole data set passes, and every fact is counted."""
    report = tr.verify(dataset)
    assert not report.problems
    assert len(IDS) == sum(report.facts.values())
    assert report.against == "fingerprints"


def test_verify_finds_no_problem_in_the_texts(dataset: tr.Dataset, texts: Path) -> None:
    """The whole data set passes word for word."""
    report = tr.verify(dataset, texts)
    assert not report.problems
    assert report.against == "texts"


def test_nothing_is_unaccounted_for_in_the_fingerprints(dataset: tr.Dataset) -> None:
    """Every line with words and every fact-bearing word is cited or set aside."""
    ledgers = coverage(dataset)
    assert list(DOCUMENTS) == [ledger.document for ledger in ledgers]
    assert not [(one.document, one.unaccounted_lines, one.unaccounted_words) for one in ledgers if one.unaccounted]


def test_the_ledger_from_the_texts_is_that_from_the_fingerprints(dataset: tr.Dataset, texts: Path) -> None:
    """Both ways of counting agree in every figure, so nothing is unaccounted for in the texts either."""
    assert coverage(dataset) == coverage(dataset, texts)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_shipped_fingerprint_is_the_one_that_the_text_makes(
    document: str, dataset: tr.Dataset, texts: Path
) -> None:
    """Made again from the text, the fingerprint file is the same letter for letter."""
    source = dataset.documents[document]
    shipped = (Path(dataset.seeds) / f"{document}.fingerprint").read_text("ascii")
    assert originals.fingerprint_of(source, originals.raw_text(source, texts)) == shipped


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_manifest_has_the_hash_and_the_lines_of_the_text(document: str, dataset: tr.Dataset, texts: Path) -> None:
    """The SHA-256 and the number of lines are those of the file."""
    source = dataset.documents[document]
    content = (texts / source.file).read_bytes()
    assert hashlib.sha256(content).hexdigest() == source.sha256
    assert len(content.decode("utf-8").split("\n")) == source.lines


def test_the_seeds_folder_has_no_fingerprint_of_a_document_that_is_not_in_the_manifest(dataset: tr.Dataset) -> None:
    """One fingerprint file a document, and none besides."""
    assert sorted(DOCUMENTS) == sorted(path.stem for path in Path(dataset.seeds).glob("*.fingerprint"))


@pytest.mark.parametrize(
    "phrase", (ROOT / "seeds" / "allowed-phrases.txt").read_text("utf-8").splitlines() or ["(none)"]
)
def test_an_allowed_phrase_is_a_name_that_the_data_or_a_document_has(
    phrase: str, dataset: tr.Dataset, request: pytest.FixtureRequest
) -> None:
    """Each line stands as a printed value, in the cited words of a fact or, where the texts are here, in a document."""
    held = [str(getattr(fact, name, "")) for fact in dataset.all_facts for name in ("title", "publisher", "address")]
    held += [" ".join(word for each in fact.citations for word in each.words) for fact in dataset.all_facts]
    if not any(phrase in text for text in held):
        folder: Path = request.getfixturevalue("texts")
        held = [line for one in dataset.all_documents for line in originals.read_text(one, folder).lines]
    assert any(phrase in text for text in held)
