"""Disagreements of the shipped data and of the small data set: what they are, and how command and table show them."""

import csv
import io
import re

import pytest
from running import SMALL, Run, solid, well

import tajik_relations as tr
from tajik_relations.exports.formats import content
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.query.tables import TABLES

COLUMNS = (
    "one other outside address contradictory value one_value other_value days_apart ratio rule support citations"
).split()


def ids(pair: tr.Disagreement) -> tuple[str, str]:
    """Return who says the one thing and who the other."""
    return pair.one.id, pair.other.id if isinstance(pair.other, tr.Fact) else pair.other.publisher


@pytest.mark.parametrize(
    ("row", "one", "other", "apart"),
    [(21, "wfr-84-formal", "wfr-84-relations", 122), (23, "wfr-91-formal", "wfr-91-relations", 1)],
)
def test_rows_that_contradict_themselves(dataset: tr.Dataset, row: int, one: str, other: str, apart: int) -> None:
    """Rows 21 and 23 give one date in the cell and another in the sentence beside it."""
    (found,) = [each for each in dataset.disagreements if ids(each) == (one, other)]
    assert [row, row] == [dataset.facts[each].row for each in ids(found)]
    assert (apart, "date") == (found.apart, found.value)


def test_only_row_21_has_support_within_the_table(dataset: tr.Dataset) -> None:
    """The ministry has the date of row 21's sentence."""
    (found,) = [each.support for each in dataset.disagreements if each.support]
    assert found == ("Ministry of Foreign Affairs of Tajikistan agrees with wfr-84-relations",)


@pytest.mark.parametrize(
    ("one", "other"),
    [("mfaru-19-putin-2012-10", "mfaru-27-visit-putin"), ("mfaru-19-rahmon-2013-08", "mfaru-33-visit-rahmon")],
)
def test_visits_told_by_month_and_by_day_do_not_contradict(dataset: tr.Dataset, one: str, other: str) -> None:
    """A list that gives the month and a paragraph that gives the day differ in exactness only."""
    assert (one, other) in [ids(each) for each in dataset.less_exact]
    assert not [each for each in dataset.disagreements if {one, other} & set(ids(each))]


def test_every_pair_stands_in_one_list_and_can_be_looked_up(dataset: tr.Dataset) -> None:
    """Each pair names two citations or an outside address, stands once, and in the list for its sort."""
    pairs = (*dataset.disagreements, *dataset.less_exact)
    assert len(set(map(ids, pairs))) == len(pairs)
    assert [True] * len(dataset.disagreements) == [each.contradictory for each in dataset.disagreements]
    assert not [each for each in dataset.less_exact if each.contradictory]
    for each in pairs:
        assert each.one.citations
        assert each.other.citations if isinstance(each.other, tr.Fact) else each.other.address


def test_a_source_that_corroborates_a_row_agrees_with_some_fact_of_it(dataset: tr.Dataset) -> None:
    """Where the source of a row's identification contradicts one of its facts, it has the date of another one."""
    sources = {row.row: row.source for row in dataset.identifications if row.basis is IdentificationBasis.CORROBORATED}
    pairs = [(each.one.row, each.other) for each in dataset.disagreements if isinstance(each.other, tr.OutsideDate)]
    own = [(row, other) for row, other in pairs if row is not None and sources.get(row) == other.publisher]
    assert [21] == [row for row, _ in own]
    for row, other in own:
        assert other.date in [fact.date for fact in dataset.facts if fact.row == row]


def test_relations_have_the_disagreements_of_their_facts(dataset: tr.Dataset) -> None:
    """All pairs of facts that contradict each other are found with the partners too, and no others."""
    expected = {ids(each) for each in dataset.disagreements if isinstance(each.other, tr.Fact)}
    found = {ids(each) for relation in dataset.relations for each in relation.disagreements}
    assert expected == found
    assert [("wfr-91-formal", "wfr-91-relations")] == [ids(each) for each in dataset.relations["Malta"].disagreements]


def test_module_attribute(dataset: tr.Dataset) -> None:
    """The package has the shipped disagreements."""
    assert dataset.disagreements == tr.disagreements


def test_command_prints_every_pair_with_its_places(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Both lists stand with their counts, each pair with its first citations or the outside address."""
    run = Run(capsys, "disagreements")
    out = solid(run.out)
    assert well == (run.status, run.err)
    for name, pairs in (
        ("cannot both be true", dataset.disagreements),
        ("differ only in exactness", dataset.less_exact),
    ):
        assert f"{name} ({len(pairs)})" in run.out.splitlines()
        for each in pairs:
            place = f"{each.one.document}:{each.one.line}“"
            other = each.other
            second = f"{other.document}:{other.line}“" if isinstance(other, tr.Fact) else f"outside:{other.address}"
            assert re.search(f"{re.escape(solid(str(each)))}\\.{re.escape(place)}.*?{re.escape(second)}", out)
        assert all(solid(support) in out for each in pairs for support in each.support)
    assert max(map(len, run.out.splitlines())) <= 100


def test_command_on_another_data_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Two documents that date one beginning differently contradict each other."""
    out = Run(capsys, "disagreements", "--dataset", SMALL).out
    expected = "  gaz-04-began (1991-05-04) contradicts let-03-began (1990), 124 days apart."
    assert ["cannot both be true (1)", expected] == out.splitlines()[:2]
    assert "differ only in exactness (0)" in out.splitlines()


def test_command_as_json_is_the_table(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """The rows of the command and of the export are the same."""
    expected = list(TABLES["disagreements"](dataset))
    assert expected == Run(capsys, "disagreements", "--format", "json").json


def test_rows_of_the_table(dataset: tr.Dataset) -> None:
    """Each pair is one row with all columns, the contradictory ones first; a row has a second fact or a publisher."""
    rows = list(TABLES["disagreements"](dataset))
    pairs = (*dataset.disagreements, *dataset.less_exact)
    assert [ids(each) for each in pairs] == [(row["one"], row["other"] or row["outside"]) for row in rows]
    for row in rows:
        assert COLUMNS == list(row)
        assert (row["other"] is None) == (row["outside"] is not None) == (row["address"] is not None)
        assert len({citation["document"] for citation in row["citations"]}) <= 2
    assert [each.contradictory for each in pairs] == [row["contradictory"] for row in rows]


def test_a_row_of_the_small_data_set() -> None:
    """The row has both ids, both dates, the days between, the rule and all citations of both."""
    (row,) = TABLES["disagreements"](tr.load(SMALL))
    expected = {
        "one": "gaz-04-began",
        "other": "let-03-began",
        "outside": None,
        "address": None,
        "contradictory": True,
        "value": "date",
        "one_value": "1991-05-04",
        "other_value": "1990",
        "days_apart": 124,
        "ratio": None,
        "rule": "beginning of relations between the same two States",
        "support": [],
    }
    assert expected == {key: row[key] for key in expected}
    facts = [tr.load(SMALL).facts[row[key]] for key in ("one", "other")]
    assert [(one.document, one.line) for fact in facts for one in fact.citations] == [
        (one["document"], one["line"]) for one in row["citations"]
    ]


def test_the_table_as_csv(dataset: tr.Dataset) -> None:
    """A reader of CSV finds the columns and a row a pair."""
    found = list(csv.DictReader(io.StringIO(str(content(dataset, "csv", "disagreements")), newline="")))
    assert COLUMNS == list(found[0])
    assert len(dataset.disagreements) + len(dataset.less_exact) == len(found)
