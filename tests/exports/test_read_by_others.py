"""Exports as other libraries read them: JSON Schema, JSON-LD and Parquet; `nox -s frames` runs these tests."""

import io
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from attrs import evolve
from running import SMALL, files, needed

import tajik_relations as tr
from tajik_relations.exports.formats import content
from tajik_relations.query.tables import TABLES

jsonschema, rdflib, polars, parquet = (needed(name) for name in ("jsonschema", "rdflib", "polars", "pyarrow.parquet"))


def test_parquet_is_the_same_bytes_twice(dataset: tr.Dataset) -> None:
    """Nothing in a table depends on when it is written."""
    for table in TABLES:
        assert content(dataset, "parquet", table) == content(evolve(dataset), "parquet", table), table


@pytest.mark.parametrize("writer", ["pyarrow", "polars"])
def test_parquet_is_read_back(monkeypatch: pytest.MonkeyPatch, dataset: tr.Dataset, writer: str) -> None:
    """What pyarrow or, without it, polars writes is the table, by each other's reading too."""
    if writer == "polars":
        monkeypatch.setitem(sys.modules, "pyarrow", None)
    for table in dataset.tables.values():
        made = content(table, "parquet")
        assert isinstance(made, bytes)
        assert table.to_polars().equals(polars.read_parquet(io.BytesIO(made)))
        assert table.columns() == parquet.read_table(io.BytesIO(made)).to_pydict()
        assert made == content(table, "parquet")


@pytest.mark.parametrize("folder", [None, SMALL], ids=["shipped", "small"])
def test_rows_obey_their_schema(folder: Path | None) -> None:
    """Every row is valid by the JSON Schema of its table, which is itself valid."""
    for name, table in tr.load(folder).tables.items():
        schema = tr.json_schema(name)
        jsonschema.Draft202012Validator.check_schema(schema)
        check = jsonschema.Draft202012Validator(schema)
        assert not [error.message for row in table.rows() for error in check.iter_errors(row)], name


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "Holiday"),
        ("line", 0.5),
        ("status", "finished"),
        ("date", "5 May"),
        ("partner", 7),
        ("fields", ["sport"]),
        ("fields", "energy"),
        ("recurrent", None),
        ("acts_for", "NATO"),
        ("more", None),
    ],
)
def test_a_schema_finds_what_is_wrong(key: str, value: object) -> None:
    """A wrong kind, type, term or date, a key too many and one too few are invalid."""
    row = tr.load(SMALL).tables["facts"].rows()[0]
    check = jsonschema.Draft202012Validator(tr.json_schema())
    assert check.is_valid(row)
    assert check.is_valid({**row, "fields": ["energy", "trade"], "acts_for": ["XB"]})
    assert not check.is_valid({**row, key: value})
    assert not check.is_valid({name: each for name, each in row.items() if name != "line"})


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_json_ld_needs_no_network(dataset: tr.Dataset) -> None:
    """Both descriptions are linked data that is complete in itself, and say what the data set is called."""
    made = files(content(dataset, "package"))
    for name in ("dataset.jsonld", "croissant.json"):
        graph = rdflib.Graph().parse(data=made[name], format="json-ld")
        texts = {str(value) for value in graph.objects()}
        assert dataset.title in texts
        assert not [each for each in graph.predicates() if not str(each).startswith("http")]
        assert {sha256(made[f"tables/{table}.csv"]).hexdigest() for table in TABLES} <= texts


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_hostile_text_in_json_ld(hostile: tr.Dataset) -> None:
    """What is read back as linked data is the text."""
    made = files(content(hostile, "package"))
    graph = rdflib.Graph().parse(data=made["dataset.jsonld"], format="json-ld")
    assert hostile.title in {str(value) for value in graph.objects()}
