"""The tables: every key of the contract in every row, text that can be read back, files whole or not at all."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st
from running import SMALL, python

import tajik_relations as tr
from tajik_relations.exports.formats import content
from tajik_relations.exports.table_files import csv_lines, jsonl_lines
from tajik_relations.model.dates import parse
from tajik_relations.query.tables import TABLES
from tajik_relations.records import KINDS
from tajik_relations.tabular.rows import fact_row
from tajik_relations.tabular.schema import KEYS, columns_of, fact_keys, keys_of

CONTRACT = (
    "id kind document line citations partner row actors date place number unit qualifier "
    "document_time content_hash status realized acts_for mentioned according_to occurrence basis footnotes statement "
    "fields recurrent remark remark_from"
).split()
"""The keys that the contract promises of every fact."""
COLUMNS = {
    "relations": "partner name alpha_3 iso_numeric cow gw basis row candidates guess lineage reason established "
    "organizations facts",
    "memberships": "fact organization member unidentified_row degree tie aspect date document line",
    "citations": "fact number document line words",
    "documents": "id prefix title publisher address stamp terms file sha256 lines counterpart mosaic time_of_writing "
    "time_of_writing_basis facts",
    "disagreements": "occurrence field partner contradictory within_documents values days_apart ratio rule citations",
    "participants": "fact number actor kind unidentified_row degree",
    "fields": "fact number field kind document",
    "actors": "code kind name names alpha_3 iso_numeric cow gw",
    "years": "partner year basis relations mission_sent mission_received shared_organization relations_carried "
    "mission_sent_carried mission_received_carried shared_organization_carried assumption undated",
}
"""Tables whose rows all have the same columns, with these columns in this order."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
plain = st.none() | st.booleans() | st.integers() | st.text()
cells = st.tuples(plain, st.text(), st.lists(st.text()))
rows = st.lists(cells.map(lambda values: dict(zip("abc", values, strict=True))), min_size=1)


def read_back(text: str) -> list[Any]:
    """Return the rows of JSON Lines, which are parted by line feeds alone."""
    return [json.loads(line) for line in text.removesuffix("\n").split("\n")]


def test_every_shipped_fact_has_every_key(dataset: tr.Dataset) -> None:
    """Each row has the contract's keys, common to all kinds, before those of its kind."""
    made = dataset.facts.table.rows()
    common = [key for key in made[0] if all(key in row for row in made)]
    assert set(CONTRACT) <= set(common)
    assert {fact.kind for fact in dataset.facts} == {row["kind"] for row in made}
    for row in made:
        assert common == list(row)[: len(common)]


def test_facts_table_is_in_document_order(dataset: tr.Dataset) -> None:
    """One row a fact, in the order of the documents and of their lines."""
    made = list(TABLES["facts"](dataset))
    order = [document.id for document in dataset.documents]
    places = [(order.index(row["document"]), row["line"]) for row in made]
    assert [fact.id for fact in dataset.facts] == [row["id"] for row in made]
    assert sorted(places) == places


def test_values_of_shipped_facts_are_in_wire_form(dataset: tr.Dataset) -> None:
    """Actors are known codes, dates EDTF, places city and State, citations and bases objects of the agreed shape."""
    known = {actor.code for actor in (*dataset.states, *dataset.organizations, *dataset.persons)}
    for fact, row in zip(dataset.facts, dataset.facts.table.rows(), strict=True):
        assert set(row["actors"]) <= known
        assert row["partner"] is None or row["partner"] in dataset.states or row["partner"] in dataset.organizations
        assert row["acts_for"] is None or (row["acts_for"] and set(row["acts_for"]) <= known)
        assert set(row["mentioned"]) <= known
        assert row["fields"] == [str(field) for field in fact.fields]
        assert row["date"] is None or row["date"] == str(parse(row["date"]))
        assert row["place"] is None or {"city", "state"} == set(row["place"])
        assert (row["document"], row["line"]) == (row["citations"][0]["document"], row["citations"][0]["line"])
        assert all({"document", "line", "words"} == set(citation) for citation in row["citations"])
        assert all({"basis", "rule"} <= set(basis) for basis in row["basis"].values())
        assert row["statement"] == fact.statement


def test_a_row_says_what_its_fact_says() -> None:
    """One fact of the small data set, each key that has a value of its own."""
    expected = {
        "id": "gaz-11-pumps",
        "kind": "Assistance",
        "partner": "XC",
        "actors": ["XC", "XA"],
        "date": "1998",
        "number": 1500,
        "unit": "pump",
        "qualifier": "more than",
        "status": "done",
        "statement": "Corland provided Arvenia with more than 1,500 pumps in 1998.",
        "fields": [],
        "acts_for": None,
        "recurrent": False,
        "remark": None,
        "remark_from": [],
    }
    row = fact_row(tr.load(SMALL).facts["gaz-11-pumps"], "gaz-11-pumps")
    assert expected == {key: row[key] for key in expected}


def test_a_kind_never_takes_a_common_key(dataset: tr.Dataset) -> None:
    """What a kind adds has other keys than those that all facts share; a note's number is no figure."""
    for fact in dataset.facts:
        quantity = getattr(fact, "quantity", None)
        assert (quantity.number if quantity else None) == fact_row(fact, fact.id)["number"]


def test_every_table_has_rows(dataset: tr.Dataset) -> None:
    """No shipped table is empty, and JSON can hold every row."""
    for name, table in TABLES.items():
        made = list(table(dataset))
        assert made, name
        assert made == read_back("".join(jsonl_lines(made))), name


@pytest.mark.parametrize("folder", [None, SMALL], ids=["shipped", "small"])
def test_columns_are_stable(folder: Path | None) -> None:
    """Every row of a table has the same columns in the same order, whatever the data set."""
    for name, columns in COLUMNS.items():
        assert not [row for row in TABLES[name](tr.load(folder)) if list(row) != columns.split()], name


def test_tables_count_what_the_data_set_has(dataset: tr.Dataset) -> None:
    """One row for each partner known or not, each member, each citation, each document, each note."""
    expected = {
        "facts": len(dataset.facts),
        "relations": len(dataset.relations) + len(dataset.relations.unidentified),
        "memberships": sum(len(fact.members) for fact in dataset.memberships),
        "citations": sum(len(fact.citations) for fact in dataset.facts),
        "documents": len(dataset.documents),
        "references": len(dataset.references),
        "disagreements": len(dataset.disagreements) + len(dataset.less_exact),
        "participants": sum(len(fact.actors) for fact in dataset.facts),
        "fields": sum(len(fact.fields) for fact in dataset.facts),
        "actors": len(dataset.states) + len(dataset.all_organizations) + len(dataset.persons),
    }
    assert expected == {table: len(list(TABLES[table](dataset))) for table in expected}


@given(rows)
def test_jsonl_is_read_back(made: list[dict[str, Any]]) -> None:
    """Each line of JSON Lines is one row, whatever characters it has."""
    assert made == read_back("".join(jsonl_lines(made)))


@given(st.lists(st.text(), min_size=1))
def test_csv_is_read_back_and_no_cell_is_a_formula(texts: list[str]) -> None:
    """A reader of CSV finds every text again, after an apostrophe where a spreadsheet would run it."""
    made = "".join(csv_lines(["text", "number"], [[text, -1] for text in texts]))
    header, *found = csv.reader(io.StringIO(made, newline=""))
    assert ["text", "number"] == header
    assert len(texts) == len(found)
    for text, (cell, number) in zip(texts, found, strict=True):
        assert not cell.startswith(FORMULA)
        assert text == cell.removeprefix("'")
        assert number == str(-1)


def test_csv_lines_end_in_crlf() -> None:
    """Rows end in carriage return and line feed, and one of them inside a cell does not end the row."""
    expected = "a\r\n1\r\n2\r\n"
    assert expected == "".join(csv_lines(["a"], [[1], [2]]))
    made = [["one\rtwo"], ["one\ntwo"]]
    assert made == list(csv.reader(io.StringIO("".join(csv_lines(["a"], made)), newline="")))[1:]


def test_cells_of_csv() -> None:
    """Nothing becomes an empty cell, a day ISO 8601, text that begins a formula gets an apostrophe; numbers none."""
    values = [None, True, -5, "", 0.5, date(1992, 5, 1), "Tarn", "=1+1", "@S(A1)", "-1", "\n=1", "＝1", "'a"]
    cells = ["", "true", "-5", "", "0.5", "1992-05-01", "Tarn", "'=1+1", "'@S(A1)", "'-1", "'\n=1", "'＝1", "''a"]
    _, found = csv.reader(csv_lines(["a"], [values]))
    assert cells == found


@pytest.mark.parametrize("folder", [None, SMALL], ids=["shipped", "small"])
def test_csv_has_the_columns_of_the_codebook(folder: Path | None) -> None:
    """The header is the same whatever the data set, and there is one line a row."""
    dataset = tr.load(folder)
    for name, table in dataset.tables.items():
        header, *found = csv.reader(io.StringIO(str(content(dataset, "csv", name)), newline=""))
        assert [column.name for column in columns_of(name)] == header, name
        assert len(table) == len(found), name


def test_the_codebook_has_every_key(dataset: tr.Dataset) -> None:
    """Every key of every row is in the codebook, has a meaning there, and is no other key's column."""
    for name, table in dataset.tables.items():
        assert {key for row in table.rows() for key in row} <= {key.name for key in KEYS[name]}, name
        assert not [key.name for key in KEYS[name] if not key.description], name
        columns = [column.name for column in columns_of(name)]
        assert len(columns) == len(set(columns)), name


@pytest.mark.exhaustive
def test_the_same_bytes_whatever_the_hash_seed() -> None:
    """The order of sets, which differs from run to run, shows nowhere in the facts table."""
    code = (
        "import sys; from pathlib import Path; from tajik_relations.exports.formats import content\n"
        "from tajik_relations.reading.dataset_files import read_dataset\n"
        "print(content(read_dataset(Path(sys.argv[1])), 'jsonl'))"
    )
    runs = [python(code, str(SMALL), PYTHONHASHSEED=seed) for seed in ("1", "2", "3")]
    (made,) = {run.stdout for run in runs}
    assert '"gaz-04-began"' in made, runs[0].stderr


def test_a_kind_has_its_own_columns(dataset: tr.Dataset) -> None:
    """Facts of some kinds have the common columns and those of these kinds, in every form, though none is left."""
    common = {key.name for key in keys_of("facts", ())}
    for kind in KINDS.values():
        facts = dataset.facts.of(kind)
        own = {column.name for column in facts.table.schema}
        assert own == {column.name for key in keys_of("facts", (kind.__name__,)) for column in key.columns}
        assert common <= {key.name for key in fact_keys(kind)}
        assert facts.table.schema == facts.where(lambda _: False).table.schema
        header = str(content(facts, "csv")).partition("\r\n")[0].split(",")
        assert [*facts.table.columns()] == header
    two = dataset.facts.of("visits", "treaties")
    assert ("Treaty", "Visit") == two.table.kinds == (dataset.facts.of("visits") | two.of("treaties")).table.kinds
    assert set(dataset.missions.table.kinds or ()) == {"ConsularPost", "DiplomaticMission"}
    assert dataset.tables["facts"].schema == tr.load(SMALL).tables["facts"].schema


def test_facts_of_one_occurrence_have_one_key(dataset: tr.Dataset) -> None:
    """The key is the id of the first fact among all facts, for parts too; a fact alone has its own id."""
    keys = {row["id"]: row["occurrence"] for row in dataset.tables["facts"].rows()}
    joint = {fact.id: occurrence.key for occurrence in dataset.occurrences for fact in occurrence.facts}
    assert joint
    assert keys == {fact.id: joint.get(fact.id, fact.id) for fact in dataset.facts}
    for row in dataset.facts[::-1].table.rows():
        assert keys[row["id"]] == row["occurrence"]


def test_codes_of_states_are_text_with_their_zeros(dataset: tr.Dataset) -> None:
    """Relations and actors have a State's codes; ISO numbers have three digits, COW and GW are whole numbers."""
    afghan = next(row for row in dataset.tables["relations"].rows() if row["partner"] == "AF")
    assert ("AFG", "004") == (afghan["alpha_3"], afghan["iso_numeric"])
    for name in ("relations", "actors"):
        types = {column.name: column.type for column in columns_of(name)}
        assert ["text", "text", "integer", "integer"] == [types[key] for key in ("alpha_3", "iso_numeric", "cow", "gw")]
        for row in dataset.tables[name].rows():
            assert row["iso_numeric"] is None or re.fullmatch(r"\d{3}", row["iso_numeric"])


def test_no_line_of_json_lines_is_broken_by_any_reader() -> None:
    """The separators of Unicode are escaped, so that readers which break lines there find the same lines."""
    text = "a\u2028b\u2029c\x85d"
    (line,) = "".join(jsonl_lines([{"text": text}])).splitlines()
    assert {"text": text} == json.loads(line)


def test_tables_are_attributes(dataset: tr.Dataset) -> None:
    """A table is an attribute, completed too, and a wrong one names near ones."""
    assert dataset.tables["facts"] == dataset.tables.facts
    assert set(TABLES) <= set(dir(dataset.tables))
    with pytest.raises(AttributeError, match=r"expected the name of a table, found 'fact'; similar names: facts"):
        _ = dataset.tables.fact
