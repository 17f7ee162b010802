"""Where values come from: citations that hold their document, bases as values, identifications that give them."""

import copy
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from made_up import ALMANAC, AVALONIA, BORDURIA, CELL, CONJECTURAL, DEDUCED, OPEN, PROBABLE, RESTORED, ROW, STATED
from running import SMALL
from strategies import bases, citations

import tajik_relations as tr
from tajik_relations.model.terms import BasisKind, IdentificationBasis, Rule
from tajik_relations.reading.dataset_files import read_dataset

COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    lambda one: pickle.loads(pickle.dumps(one)),  # noqa: S301 - our own
]
RULES = {
    Rule.SUBJECT: "subject of the data set",
    Rule.SEAT: "State of the seat",
    Rule.COUNTERPART: "counterpart of the document",
    Rule.PAIR: "pair of the document",
    Rule.SUBDIVISION: "ISO 3166-2",
    Rule.RECEIVING: "receiving State",
    Rule.IDENTIFICATION: "identification",
    Rule.CARRIED: "carried over",
    Rule.JUDGEMENT: "judgement",
}


@given(citations)
def test_the_document_is_no_part_of_a_citation_s_equality(made: tr.Citation) -> None:
    """A citation that holds its document is equal to one made by hand, has its hash, its text and its repr."""
    held = evolve(made, source=ALMANAC)
    assert made.source is None
    assert held.source is ALMANAC
    assert made == held
    assert hash(made) == hash(held)
    assert (str(made), repr(made)) == (str(held), repr(held))
    assert {made} == {held, made}
    assert made != evolve(held, line=made.line + 1)


@given(citations)
def test_what_a_citation_says(made: tr.Citation) -> None:
    """It says the document with the line, and the words in quotation marks; its text is both."""
    assert f"{made.document}:{made.line}" == made.place
    assert " … ".join(f"“{words}”" for words in made.words) == made.quoted
    assert f"{made.place} {made.quoted}" == str(made)


@pytest.mark.parametrize("copied", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_copies_of_a_citation_hold_its_document(copied: Callable[[Any], Any]) -> None:
    """A citation that was copied or sent to another process still shows the title."""
    held = evolve(CELL.citations[0], source=ALMANAC)
    assert ALMANAC == copied(held).source
    assert held == copied(held)


def test_every_citation_of_a_data_set_holds_its_document(dataset: tr.Dataset) -> None:
    """Citations of facts and of identifications hold the very document of the data set, read either way."""
    for data in (dataset, read_dataset(SMALL)):
        citing = (*data.facts, *data.identifications)
        cited = [citation for each in citing for citation in each.citations]
        assert any(row.citations for row in data.identifications)
        documents = {document.id: document for document in data.all_documents}
        assert all(citation.source is documents[citation.document] for citation in cited)


def test_two_data_sets_keep_their_documents_apart(tmp_path: Path) -> None:
    """No registry is shared: where two data sets give one id to different documents, each shows its own title."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    manifest = folder / "seeds" / "manifest.toml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("The neighbours of Arvenia", "Arvenia's neighbours"), encoding="utf-8")
    one, other = read_dataset(SMALL), read_dataset(folder)
    shown = [data.facts["gaz-13-note"].citations[0] for data in (one, other, one)]
    titles = ["The neighbours of Arvenia", "Arvenia's neighbours", "The neighbours of Arvenia"]
    assert titles == [citation.source.title for citation in shown if citation.source]
    for citation, title in zip(shown, titles, strict=True):
        fact = evolve(CELL, citations=(citation,))
        assert title.replace("'", "&#x27;") in fact._repr_mimebundle_()["text/html"]
    assert shown[0] == shown[1]


@pytest.mark.parametrize(("rule", "text"), RULES.items(), ids=[rule.name for rule in RULES])
def test_rules_are_a_vocabulary(rule: Rule, text: str) -> None:
    """Each rule has the wire form that the tables show, and a basis by it says it in words."""
    assert (text, text) == (str(rule), rule.value)
    basis = tr.Basis(field="states[0]", kind=BasisKind.DERIVED, rule=rule)
    assert (text, None, None, None) == (basis.reason, basis.row, basis.degree, basis.source)
    assert [*RULES] == [*Rule]


def test_kinds_of_basis_and_degrees_of_identification() -> None:
    """A value that the words do not state has one of three kinds of basis; a row is known to one of seven degrees."""
    assert ["derived", "identified", "judged"] == [str(kind) for kind in BasisKind]
    degrees = "stated deduced corroborated restored probable conjectural open"
    assert degrees == " ".join(map(str, IdentificationBasis))


@given(bases)
def test_the_reason_of_a_basis_is_made_of_its_values(basis: tr.Basis) -> None:
    """The words name the row and the degree exactly where there is one, and no text has to be taken apart."""
    named = f" of row {basis.row}: {basis.degree}" if basis.rule is Rule.IDENTIFICATION else ""
    assert f"{basis.rule}{named}" == basis.reason
    for copied in COPIES:
        assert basis == copied(basis)
        assert hash(basis) == hash(copied(basis))


@pytest.mark.parametrize(
    "row", [STATED, DEDUCED, ROW, RESTORED, PROBABLE, CONJECTURAL, OPEN], ids=lambda row: str(row.basis)
)
def test_an_identification_gives_the_basis_of_its_values(row: tr.Identification) -> None:
    """The basis has the rule, the row, the degree and the source of the identification, whatever the field."""
    for field in ("partner", "states[1]"):
        expected = tr.Basis(
            field=field,
            kind=BasisKind.IDENTIFIED,
            rule=Rule.IDENTIFICATION,
            row=row.row,
            degree=row.basis,
            source=row.source,
        )
        assert expected == row.basis_of(field)
        assert f"identification of row 1: {row.basis}" == row.basis_of(field).reason


def test_who_a_row_is_about() -> None:
    """A row is about its State or, where nothing decides, about an unidentified one with its candidates."""
    assert AVALONIA is ROW.party
    assert tr.UnidentifiedState(row=1, candidates=(AVALONIA, BORDURIA)) == OPEN.party == CONJECTURAL.party


def test_the_sources_of_an_identification_are_shown_with_their_lineage() -> None:
    """The publishers stand with where their dates come from, in the row and in the basis of its values."""
    assert "Ministry (own ministry)" == ROW.source == ROW.basis_of("partner").source
    assert "Copy (copy of the same article)" == RESTORED.source
    assert OPEN.source is None
    assert (BORDURIA,) == ROW.struck
    assert not OPEN.struck


def test_every_shipped_basis_is_one_of_a_rule(dataset: tr.Dataset) -> None:
    """Shipped bases are by every rule and degree; those by a row are those of its identification."""
    rows = {row.row: row for row in dataset.identifications}
    found = {(basis.rule, basis.degree) for fact in dataset.facts for basis in fact.basis}
    degrees = {row.basis for row in dataset.identifications}
    assert {(rule, None) for rule in Rule if rule is not Rule.IDENTIFICATION} <= found
    assert {(Rule.IDENTIFICATION, degree) for degree in degrees} <= found
    for fact in dataset.facts:
        for basis in fact.basis:
            assert (basis.row is None) is (basis.degree is None) is (basis.rule is not Rule.IDENTIFICATION)
            assert basis.row is None or basis == rows[basis.row].basis_of(basis.field)
    assert set(IdentificationBasis) == degrees
