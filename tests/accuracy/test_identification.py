"""The candidates for the table rows whose country is blank, computed again from the rule and from outside dates."""

import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pycountry
import pytest

import tajik_relations as tr
from tajik_relations.model.terms import IdentificationBasis, MembershipStatus

OSCE = frozenset(tomllib.loads((Path(__file__).with_name("osce.toml")).read_text("utf-8"))["participating_states"])
"""Its authority is named in the file."""
BY_ADDRESS = {31: ".rs"}
"""Rows narrowed by the country in the addresses of their references: [47] and [48] lie below mfa.gov.rs."""
COMMON_ENGLISH = {
    "BN": "Brunei",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "FM": "Micronesia",
    "PS": "Palestine",
    "RU": "Russia",
    "ST": "São Tomé and Príncipe",
    "TL": "East Timor",
    "TR": "Turkey",
    "VA": "Holy See",
}
"""Names that an English table sorts by; ISO 3166-1 has another form, kept among the further names."""
NOT_BY_DATE = {
    (
        35,
        "TT",
    ): "the outside report has day and month alone, 26 February, and speaks of 2011 as past: not 24 April 1993",
}
"""Candidates that were struck though no outside date in EDTF can be compared, and why."""

Sets = list[tuple[tr.State, ...]]


def sorting(state: tr.State) -> str:
    """Return the key by which a State is sorted: its common English name without accents."""
    plain = unicodedata.normalize("NFKD", state.name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def in_order(sets: Sets) -> Sets:
    """Return the candidates that strict alphabetical order leaves, each with one before it and one after it."""
    while True:
        kept: Sets = []
        for at, candidates in enumerate(sets):
            before, after = sets[at - 1 : at] if at else [], sets[at + 1 : at + 2]
            kept.append(
                tuple(
                    one
                    for one in candidates
                    if all(any(sorting(other) < sorting(one) for other in each) for each in before)
                    and all(any(sorting(one) < sorting(other) for other in each) for each in after)
                )
            )
        if kept == sets:
            return kept
        sets = kept


def can_be_the_same(one: tr.PartialDate | tr.DateRange, other: tr.PartialDate | tr.DateRange) -> bool:
    """Whether two dates, each as exact as it is, can mean the same day."""
    return one.earliest <= other.latest and other.earliest <= one.latest


@pytest.fixture(scope="module")
def rows(dataset: tr.Dataset) -> tuple[tr.Identification, ...]:
    """Return the identifications by row."""
    return tuple(sorted(dataset.identifications, key=lambda row: row.row))


@pytest.fixture(scope="module")
def osce_rows(dataset: tr.Dataset) -> frozenset[int]:
    """Return the rows that say that both countries are full members of the OSCE."""
    full = (one for one in dataset.memberships if one.membership is MembershipStatus.FULL_MEMBER)
    return frozenset(one.row for one in full if one.organization.code == "OSCE" and one.row is not None)


@pytest.fixture(scope="module")
def from_text(dataset: tr.Dataset, rows: tuple[tr.Identification, ...], osce_rows: frozenset[int]) -> Sets:
    """Return the States that the document alone admits, by row."""
    others = [state for state in dataset.all_states if state != dataset.subject]
    start: Sets = []
    for row in rows:
        if row.basis is IdentificationBasis.STATED and row.partner is not None:
            start.append((row.partner,))
        elif row.row in BY_ADDRESS:
            start.append(tuple(one for one in others if f".{one.code.casefold()}" == BY_ADDRESS[row.row]))
        else:
            start.append(tuple(one for one in others if row.row not in osce_rows or one.code in OSCE))
    return in_order(start)


def codes(states: Iterable[tr.State]) -> list[str]:
    """Return the codes of States in the order of their names."""
    return [state.code for state in sorted(states, key=sorting)]


def test_the_states_are_the_members_and_observers_of_the_united_nations_and_taiwan(dataset: tr.Dataset) -> None:
    """193 members, two observer States and Taiwan, each once."""
    assert 193 + 2 + 1 == len({state.code for state in dataset.all_states}) == len(dataset.all_states)


def test_codes_and_names_of_states_agree_with_iso_3166(dataset: tr.Dataset) -> None:
    """Codes are those of ISO 3166-1; a common English name of our own keeps the ISO name among the further ones."""
    for state in dataset.all_states:
        iso = pycountry.countries.get(alpha_2=state.code)
        assert (iso.alpha_3, iso.numeric) == (state.alpha3, state.numeric)
        usual = getattr(iso, "common_name", iso.name)
        assert COMMON_ENGLISH.get(state.code, usual) == state.name
        assert iso.name in (state.name, *state.names)


def test_the_osce_has_57_participating_states_that_the_data_set_knows(dataset: tr.Dataset) -> None:
    """The list is complete, has Tajikistan, and uses codes of known States."""
    assert len(OSCE) == 57
    assert dataset.subject.code in OSCE
    assert {state.code for state in dataset.all_states} >= OSCE


def test_rows_follow_one_another(rows: tuple[tr.Identification, ...]) -> None:
    """There are 37 rows, numbered in line order without overlap."""
    assert list(range(1, 38)) == [row.row for row in rows]
    lines = [line for row in rows for line in (row.first_line, row.last_line)]
    assert sorted(lines) == lines


def test_the_address_that_narrows_row_31_stands_in_its_references(dataset: tr.Dataset) -> None:
    """The notes at the facts of row 31 that have an address have one in Serbia."""
    for row, ending in BY_ADDRESS.items():
        notes = {number for fact in dataset.all_facts if fact.row == row for number in fact.footnotes}
        hosts = [note.address.split("/")[2] for note in dataset.references if note.mark in notes and note.address]
        assert hosts
        assert all(host.endswith(ending) for host in hosts)


def test_named_partners_stand_in_alphabetical_order(rows: tuple[tr.Identification, ...]) -> None:
    """The rows that name their State, and those that are settled besides, keep strict order."""
    names = [sorting(row.partner) for row in rows if row.partner is not None]
    assert sorted(set(names)) == names


def test_text_candidates_are_what_the_rule_gives(rows: tuple[tr.Identification, ...], from_text: Sets) -> None:
    """Order, the stated rows, the OSCE sentence and the addresses leave exactly the States in the file."""
    given = {row.row: [state.code for state in row.text_candidates] for row in rows}
    assert given == {row.row: codes(admitted) for row, admitted in zip(rows, from_text, strict=True)}


def test_candidates_are_what_outside_dates_leave(
    dataset: tr.Dataset, rows: tuple[tr.Identification, ...], from_text: Sets
) -> None:
    """A candidate with outside dates goes if none of them can be a date of the row; the supported partner stays."""
    kept: Sets = []
    for row, admitted in zip(rows, from_text, strict=True):
        ours = [one.date for one in dataset.facts.of(tr.DiplomaticRelations) if one.row == row.row and one.date]
        theirs = {
            state: [out.date for out in dataset.outside_dates if out.state == state and out.date] for state in admitted
        }
        fits = {
            state: not ours or not dates or any(can_be_the_same(one, other) for one in ours for other in dates)
            for state, dates in theirs.items()
        }
        settled = row.basis not in (IdentificationBasis.SUPPORTED, IdentificationBasis.OPEN)
        kept.append(
            tuple(
                state
                for state in admitted
                if state == row.partner or (not settled and fits[state] and (row.row, state.code) not in NOT_BY_DATE)
            )
        )
    given = {row.row: [state.code for state in row.candidates] for row in rows}
    assert given == {row.row: codes(left) for row, left in zip(rows, in_order(kept), strict=True)}


@pytest.mark.parametrize(("row", "code"), NOT_BY_DATE)
def test_a_candidate_struck_without_a_date_has_an_outside_report(row: int, code: str, dataset: tr.Dataset) -> None:
    """Each exception rests on a report without a full date, whose remark says that it strikes this row."""
    reports = [one for one in dataset.outside_dates if one.state.code == code]
    assert any(one.date is None and f"strikes it from row {row}" in (one.remark or "") for one in reports)
