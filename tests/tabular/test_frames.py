"""Data frames: what every library is handed is what the columns say, and nothing is asked of those without one."""

import copy
import csv
import io
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from running import SMALL, needed
from strategies import collected, facts as any_facts

import tajik_relations as tr
from tajik_relations import optional as libraries
from tajik_relations.exports.formats import content
from tajik_relations.model.dates import parse
from tajik_relations.query.tables import TABLES
from tajik_relations.tabular.columns import TYPE_NAMES, FlatType, TypeNames
from tajik_relations.tabular.schema import KEYS
from tajik_relations.tabular.table import Table

PYTHON = {"text": str, "integer": int, "number": float, "boolean": bool, "date": date}
HELD = {
    "text": TypeNames("string", "String", "string", "TEXT", "string", "sc:Text"),
    "integer": TypeNames("Int64", "Int64", "int64", "INTEGER", "integer", "sc:Integer"),
    "number": TypeNames("Float64", "Float64", "float64", "REAL", "number", "sc:Float"),
    "boolean": TypeNames("boolean", "Boolean", "bool_", "INTEGER", "boolean", "sc:Boolean"),
    "date": TypeNames("datetime64[s]", "Date", "date32", "TEXT", "date", "sc:Date"),
}
"""What pandas, polars, Arrow, SQLite, Frictionless and Croissant call each type."""


def made_of(facts: tuple[tr.Fact, ...]) -> Table:
    """Return facts as a table."""
    return collected(facts).table


@pytest.fixture(scope="session")
def namibian(tmp_path_factory: pytest.TempPathFactory) -> tr.Dataset:
    """Return the small data set with the code NA for one of its States."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("na") / "small"))
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'"XB(-TA)?"', r'"NA\1"', text), encoding="utf-8")
    return tr.load(folder)


def test_one_table_says_what_others_call_a_type() -> None:
    """Every flat type has its name in each system, in the one table that frames, files and descriptions read."""
    assert HELD == TYPE_NAMES
    assert [*get_args(FlatType)] == list(TYPE_NAMES)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("folder", [None, SMALL], ids=["shipped", "small"])
def test_columns_have_their_types(folder: Path | None, name: str) -> None:
    """Each column has one value a row, of its type, one of its choices, and nothing only where that may be."""
    table = tr.load(folder).tables[name]
    columns = table.columns()
    assert [column.name for column in table.schema] == list(columns)
    for column in table.schema:
        values = columns[column.name]
        assert len(table) == len(values)
        assert {type(value) for value in values} <= {PYTHON[column.type], *([] if column.required else [type(None)])}
        assert not column.choices or set(values) <= {*column.choices, None}
        for value in values:
            if column.json and value is not None:
                assert {"array": list, "object": dict}[column.json] is type(json.loads(value))


@given(any_facts)
def test_columns_of_any_fact(fact: tr.Fact) -> None:
    """The flat row of a fact of any kind says what its nested row says."""
    table = made_of((fact,))
    (row,), flat = table.rows(), {name: values[0] for name, values in table.columns().items()}
    for key in KEYS["facts"]:
        told, value = [flat[column.name] for column in key.columns], row.get(key.name)
        if key.type == "place":
            assert told == [value["city"], value["state"]] if value else [None, None]
        elif key.columns[0].json:
            assert value == (told[0] if told[0] is None else json.loads(told[0]))
        else:
            assert value == told[0]


DAYS = {
    "1992": (date(1992, 1, 1), date(1992, 12, 31), "year"),
    "1992-02": (date(1992, 2, 1), date(1992, 2, 29), "month"),
    "1992-02-03?": (date(1992, 2, 3), date(1992, 2, 3), "day"),
    "2004-12/2005-06": (date(2004, 12, 1), date(2005, 6, 30), "range"),
    "1992/..": (date(1992, 1, 1), None, "range"),
    "1992/": (date(1992, 1, 1), None, "range"),
    "../2005": (None, date(2005, 12, 31), "range"),
    "/2005": (None, date(2005, 12, 31), "range"),
    "0001/9999": (date.min, date.max, "range"),
}
"""Dates, the first and the last day that they can mean, and their precision."""


def dated(text: str) -> Table:
    """Return the table of one fact with this date."""
    return made_of((evolve(tr.load(SMALL).facts["let-04-canal"], date=parse(text)),))


@pytest.mark.parametrize("text", DAYS)
def test_dates_are_four_columns(text: str) -> None:
    """The text as it is, the first and the last day or nothing for an end that is open or unknown, the precision."""
    columns = dated(text).columns()
    found = tuple(columns[f"date{end}"][0] for end in ("", "_earliest", "_latest", "_precision"))
    assert (text, *DAYS[text]) == found


@pytest.mark.parametrize("text", DAYS)
def test_days_in_pandas(text: str) -> None:
    """Days of the years 1 to 9999 are timestamps, also those that nanoseconds could not hold."""
    pandas = needed("pandas")
    frame = dated(text).to_pandas()
    found = [frame[f"date{end}"][0] for end in ("_earliest", "_latest")]
    assert [None if pandas.isna(day) else day.date() for day in found] == list(DAYS[text][:2])


def test_a_number_that_no_column_holds() -> None:
    """A whole number of more than 64 bits is refused in columns, and told as it is in rows."""
    fact = evolve(tr.load(SMALL).facts["gaz-11-pumps"], quantity=tr.Quantity(number=2**63))
    assert 2**63 == made_of((fact,)).rows()[0]["number"]
    with pytest.raises(tr.RelationsError, match="number: expected a whole number of 64 bits, found one of 64"):
        made_of((fact,)).columns()


def test_tables_are_found_by_name(dataset: tr.Dataset) -> None:
    """Every table of the contract is there; another name is told near ones."""
    expected = "facts relations memberships citations documents disagreements references participants actors"
    assert expected.split() == list(dataset.tables) == list(tr.tables)
    assert "<Table documents: 5 rows, 12 columns>" == repr(dataset.tables["documents"])
    assert "facts" in dataset.tables
    with pytest.raises(tr.UnknownName, match=r"no table is called 'fact'; near names: facts, actors"):
        dataset.tables["fact"]


def test_tables_are_values(dataset: tr.Dataset) -> None:
    """A table can be copied, pickled, hashed and compared, and handing out rows changes nothing in it."""
    for table in (*dataset.tables.values(), dataset.facts.about("NATO").table, dataset.relations.table):
        copies = {table, copy.deepcopy(table), pickle.loads(pickle.dumps(table))}  # noqa: S301 - our own pickle
        assert {table} == copies
        table.rows()[0].clear()
        assert table.rows()[0]


def test_filters_leave_tables(dataset: tr.Dataset) -> None:
    """Facts and relations are tables themselves, of what a filter has left."""
    facts = dataset.facts.of(tr.Visit).about("Azerbaijan")
    assert [fact.id for fact in facts] == facts.table.columns()["id"]
    kept = dataset.relations.at_least("deduced")
    assert [one.name for one in kept] == kept.table.columns()["name"]
    assert len(dataset.relations) + len(dataset.relations.unidentified) == len(dataset.relations.table)


@pytest.mark.parametrize("name", TABLES)
def test_pandas(dataset: tr.Dataset, name: str) -> None:
    """The frame has the columns, with types that can hold nothing, the same in pandas 2 and 3."""
    pandas = needed("pandas")
    frame, columns = dataset.tables[name].to_pandas(), dataset.tables[name].columns()
    assert [HELD[column.type].pandas for column in dataset.tables[name].schema] == [str(kind) for kind in frame.dtypes]
    for column, values in columns.items():
        found = [None if pandas.isna(value) else value for value in frame[column]]
        assert values == [value.date() if isinstance(value, pandas.Timestamp) else value for value in found]


@pytest.mark.parametrize("name", TABLES)
def test_polars(dataset: tr.Dataset, name: str) -> None:
    """The frame has the columns, and polars makes the same one of the table itself by way of Arrow."""
    polars = needed("polars")
    table = dataset.tables[name]
    frame = table.to_polars()
    assert [HELD[column.type].polars for column in table.schema] == [str(kind) for kind in frame.dtypes]
    assert table.columns() == frame.to_dict(as_series=False)
    needed("pyarrow")
    assert frame.equals(polars.DataFrame(table))
    assert frame.schema == polars.DataFrame(table).schema


@pytest.mark.parametrize("name", TABLES)
def test_arrow(dataset: tr.Dataset, name: str) -> None:
    """The pyarrow table has the columns, and pyarrow makes the same one, types and all, of the table itself."""
    arrow = needed("pyarrow")
    table = dataset.tables[name]
    made = table.to_arrow()
    assert [HELD[column.type].arrow.rstrip("_") for column in table.schema] == [
        str(field.type).partition("[")[0].replace("double", "float64") for field in made.schema
    ]
    assert [not column.required for column in table.schema] == [field.nullable for field in made.schema]
    assert table.columns() == made.to_pydict()
    assert made.equals(arrow.table(table))
    assert made.schema.equals(arrow.table(table).schema)


@pytest.mark.parametrize("name", TABLES)
def test_duckdb(dataset: tr.Dataset, name: str) -> None:
    """DuckDB reads the table itself, by way of Arrow and without any frame's help."""
    duckdb = needed("duckdb")
    needed("pyarrow")
    table = dataset.tables[name]
    with duckdb.connect() as connection:
        connection.register("table_here", table)
        found = connection.sql("select * from table_here").fetchall()
    assert list(zip(*table.columns().values(), strict=True)) == found


def test_empty_tables() -> None:
    """No facts still have all columns, with their types."""
    table = made_of(())
    expected = (0, len(table.schema))
    for library, make in (("pandas", table.to_pandas), ("polars", table.to_polars), ("pyarrow", table.to_arrow)):
        needed(library)
        assert expected == make().shape
    assert expected == needed("pyarrow").table(table).shape


def test_collections_are_read_by_way_of_arrow(dataset: tr.Dataset) -> None:
    """A filter's facts and relations are Arrow streams, too."""
    arrow, *_ = [needed(name) for name in ("pyarrow", "polars", "pandas")]
    for part in (dataset.facts.about("NATO"), dataset.relations):
        assert arrow.table(part).equals(part.to_arrow())
        assert part.to_polars().shape == part.to_pandas().shape == part.table.to_arrow().shape


def test_namibia_survives(namibian: tr.Dataset) -> None:
    """The code NA is text in columns, in pandas and in CSV that is read as the guide says; pandas alone loses it."""
    assert "NA" in namibian.facts.table.columns()["partner"]
    pandas = needed("pandas")
    expected = [fact.partner.code for fact in namibian.facts if isinstance(fact.partner, tr.State)]
    assert expected == [*namibian.facts.to_pandas()["partner"].dropna()]
    text = str(content(namibian, "csv"))
    read = pandas.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], dtype="string")
    assert expected == [*read["partner"].dropna()]
    assert "NA" not in [*pandas.read_csv(io.StringIO(text))["partner"]]
    assert expected == [row["partner"] for row in csv.DictReader(io.StringIO(text, newline="")) if row["partner"]]


def test_years_stay_text(dataset: tr.Dataset) -> None:
    """A column with years alone is text in every frame, not a number."""
    facts = dataset.facts.where(lambda fact: fact.date is not None and fact.date.precision == "year")
    assert all(re.fullmatch(r"\d{4}", year) for year in facts.table.columns()["date"])
    assert needed("polars").String == facts.to_polars().schema["date"]
    needed("pandas")
    assert [str(fact.date) for fact in facts] == [*facts.to_pandas()["date"]]


@pytest.mark.parametrize(
    ("library", "use", "install"),
    [
        ("pandas", "tr.facts.to_pandas()", "pandas"),
        ("numpy", "tr.facts.to_pandas()", "pandas"),
        ("polars", "tr.relations.to_polars()", "polars"),
        ("pyarrow", "tr.tables['citations'].to_arrow()", "tajik-relations[arrow]"),
        ("pyarrow", "tr.facts.__arrow_c_stream__()", "tajik-relations[arrow]"),
        ("pyarrow or polars", "tr.export('no.parquet', tr.facts)", "pyarrow"),
    ],
)
def test_a_missing_library_is_one_line(tmp_path: Path, library: str, use: str, install: str) -> None:
    """What needs a library that is not there says which one and what to install, as our own error."""
    # numpy is looked for after pandas, for which any module may stand in
    hidden = dict.fromkeys(library.split(" or "))
    code = f"import sys; sys.modules.update({hidden}); sys.modules.setdefault('pandas', sys)\n"
    code += f"import tajik_relations as tr\ntry: {use}\nexcept tr.MissingLibraryError as error: print(error)"
    environment = os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1])}
    run = subprocess.run(  # noqa: S603 - the program is written above
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    expected = f"expected the library {library}, found none; install it with: pip install '{install}'\n"
    assert (expected, "") == (run.stdout, run.stderr)
    assert not list(tmp_path.iterdir())


def test_a_library_that_lacks_another_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there and cannot be imported for want of something else says what that is."""
    (tmp_path / "half_there.py").write_text("import its_other_half", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'its_other_half'$"):
        libraries.library("half_there")
