"""The candidates for the rows whose country is blank, as the package computes them from rules and outside dates."""

from collections.abc import Iterable

import pycountry
import pytest
from running import tool_called

import tajik_relations as tr
from tajik_relations.evidence.data_checks.pinned_tables import pinned_tables
from tajik_relations.evidence.data_checks.row_candidates import (
    RowEvidence,
    can_be_the_same,
    days_apart,
    is_another_year,
    sorting,
)
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import INDEPENDENT, IdentificationBasis, Lineage


@pytest.fixture(scope="module")
def evidence(dataset: tr.Dataset) -> RowEvidence:
    """Return what speaks for and against States in the rows."""
    return RowEvidence("wikipedia-foreign-relations", dataset, pinned_tables(dataset))


@pytest.fixture(scope="module")
def rows(evidence: RowEvidence) -> tuple[tr.Identification, ...]:
    """Return the identifications by row."""
    return evidence.rows


def codes(states: Iterable[tr.State]) -> list[str]:
    """Return the codes of States in the order of their names."""
    return [state.code for state in sorted(states, key=lambda state: sorting(state.name))]


def test_the_states_are_the_members_and_observers_of_the_united_nations_and_taiwan(dataset: tr.Dataset) -> None:
    """193 members, two observer States and Taiwan, each once."""
    assert 193 + 2 + 1 == len({state.code for state in dataset.all_states}) == len(dataset.all_states)


def test_codes_and_names_of_states_agree_with_iso_3166(dataset: tr.Dataset) -> None:
    """Codes are those of ISO 3166-1; a common English name of our own keeps the ISO name among the further ones."""
    common_english = tool_called("pinned_tables").COMMON_ENGLISH
    for state in dataset.all_states:
        iso = pycountry.countries.get(alpha_2=state.code)
        assert (iso.alpha_3, iso.numeric) == (state.alpha3, state.numeric)
        usual = getattr(iso, "common_name", iso.name)
        assert common_english.get(state.code, usual) == state.name
        assert iso.name in (state.name, *state.names)


def test_the_osce_has_57_participating_states_that_the_data_set_knows(dataset: tr.Dataset) -> None:
    """The pinned table is complete, has Tajikistan, and uses codes of known States."""
    table = pinned_tables(dataset)["participating-states"]
    osce = [row["state"] for row in table if row["organization"] == "OSCE"]
    assert 57 == len(osce) == len(set(osce))
    assert dataset.subject.code in osce
    assert {state.code for state in dataset.all_states} >= set(osce)


def test_rows_follow_one_another(rows: tuple[tr.Identification, ...]) -> None:
    """There are 37 rows, numbered in line order without overlap."""
    assert list(range(1, 38)) == [row.row for row in rows]
    lines = [line for row in rows for line in (row.first_line, row.last_line)]
    assert sorted(lines) == lines


def test_the_address_that_narrows_row_31_stands_in_its_references(dataset: tr.Dataset, evidence: RowEvidence) -> None:
    """The notes at the facts of the row that have an address have one in Serbia."""
    (clue,) = evidence.clues["address"]
    assert ("31", "RS") == (clue["row"], clue["value"])
    notes = [note for note in dataset.references if note.mark in evidence.footnotes[31] and note.address]
    assert notes
    assert all((note.address or "").split("/")[2].endswith(".rs") for note in notes)


def test_named_partners_stand_in_alphabetical_order(rows: tuple[tr.Identification, ...]) -> None:
    """The rows that name their State, and those that are settled besides, keep strict order."""
    names = [sorting(row.partner.name) for row in rows if row.partner is not None]
    assert sorted(set(names)) == names


def test_text_candidates_are_what_the_rule_gives(evidence: RowEvidence) -> None:
    """Order, the stated rows, the OSCE sentence and the addresses leave exactly the States in the file."""
    given = {row.row: [state.code for state in row.text_candidates] for row in evidence.rows}
    assert given == {row.row: codes(left) for row, left in zip(evidence.rows, evidence.from_text, strict=True)}


def test_candidates_are_what_outside_dates_leave(evidence: RowEvidence) -> None:
    """A candidate with outside dates goes if none of them can be a date of the row; the probable partner stays."""
    given = {row.row: [state.code for state in row.candidates] for row in evidence.rows}
    assert given == {row.row: codes(left) for row, left in zip(evidence.rows, evidence.from_outside, strict=True)}


def test_the_basis_is_what_the_rules_give(evidence: RowEvidence) -> None:
    """No row is known further, or less far, than its words, its candidates and outside dates say."""
    assert {row.row: row.basis for row in evidence.rows} == {row.row: evidence.degree(row) for row in evidence.rows}


def test_a_candidate_struck_without_a_date_has_an_outside_report(dataset: tr.Dataset, evidence: RowEvidence) -> None:
    """Each exception has a report without a full date, whose remark says that it rules out the State for the row."""
    for clue in evidence.clues["struck"]:
        reports = [report for report in dataset.outside_dates if report.state.code == clue["value"]]
        wanted = f"rules out this State for row {clue['row']}"
        assert any(report.date is None and wanted in (report.remark or "") for report in reports)


def test_elimination_would_have_ruled_out_the_right_state_once_in_nine(evidence: RowEvidence) -> None:
    """Tried on the rows whose State the document gives, and that can be compared, elimination fails for Iran."""
    assert (1, 9) == evidence.elimination
    wrong = [row.row for row in evidence.rows if row.partner and not evidence.fits(row, row.partner)]
    assert [17] == [row for row in wrong if not evidence.rows[row - 1].sources]
    measured = "elimination would have ruled out the right State in 1 of the 9 rows on which it can be tested"
    assert [10, 13] == [row.row for row in evidence.rows if measured in row.reason]


@pytest.mark.parametrize(
    ("date", "other", "same", "apart", "another_year"),
    [
        ("1992-04", "1992-03-26", False, 6, False),
        ("1992-04", "1992-05-15", False, 15, False),
        ("1993-04-24", "1992-04-24", False, 365, True),
        ("1993-04-24", "1991-04-24", False, 731, False),
        ("1993-04", "1992-04", False, 336, False),
        ("1999-04-01", "2000~", True, 275, False),
        ("1999-04-01", "2000", False, 275, False),
        ("1992", "1992-07-15", True, 0, False),
    ],
)
def test_dates_are_compared_as_exactly_as_they_are(
    date: str,
    other: str,
    same: bool,  # noqa: FBT001 - parameters of a test
    apart: int,
    another_year: bool,  # noqa: FBT001 - parameters of a test
) -> None:
    """Dates are one, lie near or differ by a year, the same either way round; an approximate one excludes none."""
    for first, second in ((parse(date), parse(other)), (parse(other), parse(date))):
        assert can_be_the_same(first, second) is same
        assert days_apart(first, second) == apart
        assert is_another_year(first, second) is another_year


def test_what_speaks_for_a_candidate_speaks_for_one_alone(evidence: RowEvidence) -> None:
    """In no row does an outside date speak for two candidates, and in a probable row it speaks for no other State."""
    for row in evidence.rows:
        spoken = [state for state in row.text_candidates if evidence.speaks_for(row, state)]
        assert len(spoken) <= 1
        if row.basis is IdentificationBasis.PROBABLE and not row.elimination:
            assert [row.partner] == spoken


def test_a_page_that_is_a_document_witnesses_nothing(dataset: tr.Dataset) -> None:
    """The one outside date on the page of a document counts in no relation, no disagreement and no identification."""
    (own,) = [date for date in dataset.outside_dates if not date.witness]
    assert own.address == dataset.documents["mfa-azerbaijan"].address
    assert own.lineage is Lineage.SOURCE
    relation = dataset.relations["Azerbaijan"]
    assert not relation.outside
    assert not relation.established.outside
    differing = (*dataset.disagreements, *dataset.less_exact)
    assert own not in [date for disagreement in differing for date in disagreement.outside]


def test_the_lineage_decides_what_is_independent(dataset: tr.Dataset) -> None:
    """Ministries and the press are independent of the documents; copies, works of reference and documents are not."""
    independent = {date.lineage for date in dataset.outside_dates if date.independent}
    assert set(INDEPENDENT) == independent
    assert set(Lineage) == {date.lineage for date in dataset.outside_dates}
    copies = [date for date in dataset.outside_dates if date.address.startswith("https://it.abcdef.wiki/")]
    assert {Lineage.COPY} == {date.lineage for date in copies}
    assert len(copies) == len([date for date in dataset.outside_dates if date.lineage is Lineage.COPY])
