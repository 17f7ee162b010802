"""Whether derived values follow from their rules, and identifications from what they rest on."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from made_up import (
    ADA,
    ALMANAC,
    AVALONIA,
    BORDURIA,
    CASCARA,
    CELL,
    CONJECTURAL,
    COPIED,
    DATASET,
    DEDUCED,
    ELIMINATED,
    EMBASSY,
    HOME,
    INDEX,
    OPEN,
    OUTSIDE,
    PACT,
    PARTNER,
    POST,
    PROBABLE,
    RESTORED,
    ROW,
    STATED,
    VISIT,
    cited,
)

import tajik_relations as tr
from tajik_relations.evidence.checks.rules import by_rule, unfounded
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.model.terms import (
    AsideReason,
    BasisKind,
    IdentificationBasis,
    Lineage,
    Participation,
    Rule,
    TreatyLevel,
)


def _broken(fact: tr.Fact, dataset: tr.Dataset) -> list[str]:
    """Return what is wrong with the derived values of a fact, as text."""
    return [str(finding) for finding in by_rule(fact, dataset)]


def _unfounded(row: tr.Identification, dataset: tr.Dataset, index: NameIndex) -> list[str]:
    """Return what is wrong with an identification, as text."""
    return [str(finding) for finding in unfounded(row, dataset, index)]


COPIES = evolve(DATASET, outside_dates=(OUTSIDE, COPIED))
"""The made-up data set with a copy's date beside the ministry's."""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"states": (BORDURIA, AVALONIA)},
            "states[0]: expected Homeland by the rule 'subject of the data set', found Borduria",
        ),
        (
            {"states": (HOME, BORDURIA)},
            "states[1]: expected Avalonia by the rule 'identification of row 1: corroborated', found Borduria",
        ),
        (
            {"basis": (evolve(PARTNER, kind=BasisKind.DERIVED),)},
            (
                "partner: expected the basis identified for the rule 'identification of row 1: corroborated', "
                "found derived"
            ),
        ),
        (
            {"basis": (evolve(PARTNER, source="Nobody"),)},
            "partner: expected the source that the identification names, found Nobody",
        ),
        (
            {"basis": (tr.Basis(field="partner", kind=BasisKind.DERIVED, rule=Rule.COUNTERPART),)},
            "partner: expected no one by the rule 'counterpart of the document', found Avalonia",
        ),
        (
            {"basis": (evolve(PARTNER, row=2),)},
            (
                "partner: expected the rule 'identification of row 1: corroborated', "
                "found 'identification of row 2: corroborated'"
            ),
        ),
        (
            {"basis": (evolve(PARTNER, degree=IdentificationBasis.STATED),)},
            (
                "partner: expected the rule 'identification of row 1: corroborated', "
                "found 'identification of row 1: stated'"
            ),
        ),
        ({"row": 2}, "row: expected 1 for line 5, found 2"),
        ({"row": None}, "row: expected 1 for line 5, found None"),
        ({"partner": BORDURIA}, "partner: expected Avalonia, found Borduria"),
        (
            {"citations": cited("relations began in 1999", line=7)["citations"]},
            "row: expected none for line 7, found 1",
        ),
    ],
)
def test_a_value_that_its_rule_does_not_give_is_refused(change: Mapping[str, Any], sentence: str) -> None:
    """Derived values, rows and partners are computed again."""
    assert not _broken(CELL, DATASET)
    assert sentence in _broken(evolve(CELL, **change), DATASET)


def test_a_rule_without_anything_to_go_by_is_refused() -> None:
    """A seat that is not there gives no State, a document without a counterpart no partner, and no row none either."""
    for rule in (Rule.SEAT, Rule.COUNTERPART, Rule.SUBDIVISION, Rule.IDENTIFICATION):
        basis = tr.Basis(field="receiving", kind=BasisKind.DERIVED, rule=rule)
        wrong = evolve(POST, basis=(basis,), partner=None)
        assert f"receiving: expected no one by the rule '{rule}', found Avalonia" in _broken(wrong, DATASET)


@pytest.mark.parametrize(
    "row",
    [STATED, DEDUCED, ROW, RESTORED, PROBABLE, ELIMINATED, CONJECTURAL, OPEN],
    ids=lambda row: f"{row.basis}{' by elimination' * row.elimination}",
)
def test_an_identification_of_each_basis_can_be_right(row: tr.Identification) -> None:
    """Nothing speaks against a row that rests on what it says."""
    assert not _unfounded(row, COPIES, INDEX)


def test_a_row_whose_words_name_its_state_is_stated() -> None:
    """A row of any other degree is refused if words of its lines that are cited or set aside name a candidate."""
    named = evolve(CELL, citations=(evolve(CELL.citations[0], words=("relations with Avalonia",)),))
    aside = tr.SetAside(document="almanac", line=6, words=("See Borduria",), reason=AsideReason.LINK)
    by_fact, by_line = evolve(COPIES, all_facts=(named,)), evolve(COPIES, set_aside=(aside,))
    for row in (DEDUCED, ROW, RESTORED, PROBABLE, CONJECTURAL, OPEN):
        sentence = f"basis: expected stated, as words of the row name Avalonia, found {row.basis}"
        assert sentence in _unfounded(row, by_fact, INDEX)
        found = f"basis: expected stated, as words of the row name Borduria, found {row.basis}"
        assert (found in _unfounded(row, by_line, INDEX)) is (BORDURIA in row.text_candidates)
        for elsewhere in (evolve(aside, line=7), evolve(aside, document="gazetteer")):
            assert found not in _unfounded(row, evolve(COPIES, set_aside=(elsewhere,)), INDEX)
    assert not _unfounded(STATED, by_fact, INDEX)


@pytest.mark.parametrize(
    ("row", "change", "sentence"),
    [
        (
            PROBABLE,
            {"text_candidates": (AVALONIA,)},
            "candidates: expected only candidates that text_candidates has too, found others",
        ),
        (
            OPEN,
            {"partner": AVALONIA},
            (
                "partner: expected no partner for a conjectural or open row and a partner for any "
                "other row, found Avalonia for a row that is open"
            ),
        ),
        (
            CONJECTURAL,
            {"partner": BORDURIA},
            (
                "partner: expected no partner for a conjectural or open row and a partner for any other row, "
                "found Borduria for a row that is conjectural"
            ),
        ),
        (
            PROBABLE,
            {"partner": None},
            (
                "partner: expected no partner for a conjectural or open row and a partner for any "
                "other row, found none for a row that is probable"
            ),
        ),
        (PROBABLE, {"partner": CASCARA}, "partner: expected one of the candidates, found Cascara"),
        (
            CONJECTURAL,
            {"guess": None},
            (
                "guess: expected a guess for a conjectural row and none for any other row, found none "
                "for a row that is conjectural"
            ),
        ),
        (CONJECTURAL, {"guess": CASCARA}, "guess: expected one of the candidates, found Cascara"),
        (
            OPEN,
            {"guess": AVALONIA},
            (
                "guess: expected a guess for a conjectural row and none for any other row, found "
                "Avalonia for a row that is open"
            ),
        ),
        (
            PROBABLE,
            {"guess": AVALONIA},
            (
                "guess: expected a guess for a conjectural row and none for any other row, found "
                "Avalonia for a row that is probable"
            ),
        ),
        (ROW, {"candidates": (AVALONIA, BORDURIA)}, "candidates: expected the partner alone, found others"),
        (DEDUCED, {"candidates": (BORDURIA,)}, "candidates: expected the partner alone, found others"),
        (OPEN, {"candidates": (AVALONIA,)}, "candidates: expected at least two for a row that is open, found fewer"),
        (
            CONJECTURAL,
            {"candidates": (BORDURIA,)},
            "candidates: expected at least two for a row that is conjectural, found fewer",
        ),
        (
            PROBABLE,
            {"elimination": True},
            (
                "elimination: expected true for a probable row whose partner is the only "
                "candidate left, and false for any other, found true"
            ),
        ),
        (
            ELIMINATED,
            {"elimination": False},
            (
                "elimination: expected true for a probable row whose partner is the only "
                "candidate left, and false for any other, found false"
            ),
        ),
        (
            DEDUCED,
            {"text_candidates": (AVALONIA, BORDURIA)},
            "text_candidates: expected the partner alone for a deduced row, found others",
        ),
        (
            STATED,
            {"citations": ()},
            "citations: expected words that name the State for a stated row and none for any other row",
        ),
        (
            DEDUCED,
            {"citations": STATED.citations},
            "citations: expected words that name the State for a stated row and none for any other row",
        ),
        (
            STATED,
            {"citations": (evolve(STATED.citations[0], words=("See Borduria",)),)},
            "citations: expected words that name Avalonia, found none",
        ),
        (
            STATED,
            {"citations": (evolve(STATED.citations[0], line=7),)},
            "citations: expected a line of the row, found 7",
        ),
        (
            ROW,
            {"sources": ("Nobody",)},
            "sources: expected a source with an independent outside date that is a date of the row too, found none",
        ),
        (
            ROW,
            {"sources": ("Copy",), "lineage": (Lineage.COPY,)},
            "sources: expected a source with an independent outside date that is a date of the row too, found none",
        ),
        (
            RESTORED,
            {"sources": ("Ministry",), "lineage": (Lineage.OWN_MINISTRY,)},
            (
                "sources: expected a source with a date in a copy of another version of the "
                "article that is a date of the row too, found none"
            ),
        ),
        (
            ROW,
            {"lineage": (Lineage.PRESS,)},
            "lineage: expected the lineage of an outside date by Ministry on a candidate, found press",
        ),
        (ROW, {"lineage": ()}, "lineage: expected a lineage for each source, found 0 for 1"),
        (
            PROBABLE,
            {"sources": (), "lineage": ()},
            "sources: expected a publisher that supports the partner of a probable row, found none",
        ),
        (
            CONJECTURAL,
            {"sources": ("Ministry",)},
            "sources: expected none for a row that is conjectural, found Ministry",
        ),
        (OPEN, {"sources": ("Ministry",)}, "sources: expected none for a row that is open, found Ministry"),
        (STATED, {"sources": ("Ministry",)}, "sources: expected none for a row that is stated, found Ministry"),
    ],
)
def test_an_identification_without_its_ground_is_refused(
    row: tr.Identification, change: Mapping[str, Any], sentence: str
) -> None:
    """Each basis has what it needs, and nothing that belongs to another."""
    assert sentence in _unfounded(evolve(row, **change), COPIES, INDEX)


def test_everyone_stands_once_in_a_list() -> None:
    """An actor who is named twice in one list is reported."""
    assert "actors: expected each actor in one field, found Ada Vale twice" in _broken(
        evolve(VISIT, visitors=(ADA, ADA)), DATASET
    )


PAIRED = (
    tr.Basis(field="parties[0]", kind=BasisKind.DERIVED, rule=Rule.PAIR),
    tr.Basis(field="parties[1]", kind=BasisKind.DERIVED, rule=Rule.PAIR),
)
OF_A_PAIR = evolve(DATASET, all_documents=(evolve(ALMANAC, counterpart="XA"),))
"""The data set with a document that is about Avalonia alone."""
BILATERAL = evolve(
    PACT,
    citations=cited("a Treaty of friendship was signed")["citations"],
    parties=(HOME, AVALONIA),
    partner=AVALONIA,
    basis=PAIRED,
)
"""A treaty of which the words name no party."""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"parties": (AVALONIA, HOME)},
            "parties[0]: expected Homeland by the rule 'pair of the document', found Avalonia",
        ),
        (
            {"parties": (HOME, BORDURIA)},
            "parties[1]: expected Avalonia by the rule 'pair of the document', found Borduria",
        ),
        (
            {"basis": PAIRED[:1]},
            "parties: the rule 'pair of the document' gives both sides and nobody else, found other actors",
        ),
        (
            {"parties": (HOME, AVALONIA, CASCARA)},
            "parties: the rule 'pair of the document' gives both sides and nobody else, found other actors",
        ),
        (
            {"row": 1, "citations": cited("a Treaty of friendship was signed", line=5)["citations"]},
            "parties: expected the identification of the row, found the rule 'pair of the document'",
        ),
        (
            {"level": (TreatyLevel.UNIVERSITIES,)},
            ("parties: do not use the rule 'pair of the document' for a treaty of one side, companies or universities"),
        ),
        (
            {"participation": Participation.SIGNATORY},
            ("parties: do not use the rule 'pair of the document' for a treaty of one side, companies or universities"),
        ),
    ],
)
def test_the_pair_is_both_sides_of_what_is_between_them(change: Mapping[str, Any], sentence: str) -> None:
    """Coding rule 13: subject and counterpart, in this order; never universities, companies or one side's tie."""
    assert not _broken(BILATERAL, OF_A_PAIR)
    assert sentence in _broken(evolve(BILATERAL, **change), OF_A_PAIR)


SEATED = evolve(
    POST,
    partner=BORDURIA,
    seat=tr.Place(name="Gull Bay", state=AVALONIA),
    basis=(tr.Basis(field="seat.state", kind=BasisKind.DERIVED, rule=Rule.RECEIVING),),
)
"""A consular post of which the words name the city alone."""


def test_a_consular_post_sits_in_the_receiving_state() -> None:
    """Coding rule 15 and VCCR 4(1): by this rule no third State is given, and no seat of a mission."""
    assert not _broken(SEATED, DATASET)
    third = evolve(SEATED, seat=tr.Place(name="Gull Bay", state=CASCARA))
    assert "seat.state: expected Avalonia by the rule 'receiving State', found Cascara" in _broken(third, DATASET)
    mission = evolve(EMBASSY, partner=BORDURIA, seat=SEATED.seat, basis=SEATED.basis)
    assert "seat.state: expected no one by the rule 'receiving State', found Avalonia" in _broken(mission, DATASET)
