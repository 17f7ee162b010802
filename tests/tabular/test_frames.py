"""Data frames: what every library is handed is what the columns say; `nox -s frames` runs these tests."""

import io

import pytest
from running import needed
from tables import DAYS, HELD, dated, made_of

import tajik_relations as tr
from tajik_relations.exports.formats import content
from tajik_relations.query.tables import TABLES

pandas, polars, pyarrow, duckdb = (needed(name) for name in ("pandas", "polars", "pyarrow", "duckdb"))


@pytest.mark.parametrize("text", DAYS)
def test_days_in_pandas(text: str) -> None:
    """Days of the years 1 to 9999 are timestamps, also those that nanoseconds could not hold."""
    frame = dated(text).to_pandas()
    found = [frame[f"date{end}"][0] for end in ("_earliest", "_latest")]
    assert [None if pandas.isna(day) else day.date() for day in found] == list(DAYS[text][:2])


@pytest.mark.parametrize("name", TABLES)
def test_pandas(dataset: tr.Dataset, name: str) -> None:
    """The frame has the columns, with types that can hold nothing, those of pandas for text and days."""
    frame, columns = dataset.tables[name].to_pandas(), dataset.tables[name].columns()
    assert [HELD[column.type].pandas for column in dataset.tables[name].schema] == [str(kind) for kind in frame.dtypes]
    for column, values in columns.items():
        found = [None if pandas.isna(value) else value for value in frame[column]]
        assert values == [value.date() if isinstance(value, pandas.Timestamp) else value for value in found]


@pytest.mark.parametrize("name", TABLES)
def test_polars(dataset: tr.Dataset, name: str) -> None:
    """The frame has the columns, and polars makes the same one of the table itself by way of Arrow."""
    table = dataset.tables[name]
    frame = table.to_polars()
    assert [HELD[column.type].polars for column in table.schema] == [str(kind) for kind in frame.dtypes]
    assert table.columns() == frame.to_dict(as_series=False)
    assert frame.equals(polars.DataFrame(table))
    assert frame.schema == polars.DataFrame(table).schema


@pytest.mark.parametrize("name", TABLES)
def test_arrow(dataset: tr.Dataset, name: str) -> None:
    """The pyarrow table has the columns, and pyarrow makes the same one, types and all, of the table itself."""
    table = dataset.tables[name]
    made = table.to_arrow()
    assert [HELD[column.type].arrow.rstrip("_") for column in table.schema] == [
        str(field.type).partition("[")[0].replace("double", "float64") for field in made.schema
    ]
    assert [not column.required for column in table.schema] == [field.nullable for field in made.schema]
    assert table.columns() == made.to_pydict()
    assert made.equals(pyarrow.table(table))
    assert made.schema.equals(pyarrow.table(table).schema)


@pytest.mark.parametrize("name", TABLES)
def test_duckdb(dataset: tr.Dataset, name: str) -> None:
    """DuckDB reads the table by its name in Python, without pyarrow's or any frame's help."""
    table = dataset.tables[name]
    with duckdb.connect() as connection:
        connection.register("table_here", table)
        found = connection.sql("select * from table_here").fetchall()
    assert list(zip(*table.columns().values(), strict=True)) == found


def test_empty_tables() -> None:
    """No facts still have all columns, with their types."""
    table = made_of(())
    expected = (0, len(table.schema))
    made = (table.to_pandas(), table.to_polars(), table.to_arrow(), pyarrow.table(table))
    assert [expected] * len(made) == [frame.shape for frame in made]


def test_collections_are_read_by_way_of_arrow(dataset: tr.Dataset) -> None:
    """A filter's facts and relations are Arrow streams, too."""
    for part in (dataset.facts.about("NATO"), dataset.relations):
        assert pyarrow.table(part).equals(part.to_arrow())
        assert part.to_polars().shape == part.to_pandas().shape == part.table.to_arrow().shape


def test_namibia_survives(namibian: tr.Dataset) -> None:
    """The code NA is text in pandas, and in CSV that is read as the guide says; pandas alone loses it."""
    expected = [fact.partner.code for fact in namibian.facts if isinstance(fact.partner, tr.State)]
    assert expected == [*namibian.facts.to_pandas()["partner"].dropna()]
    text = str(content(namibian, "csv"))
    read = pandas.read_csv(io.StringIO(text), keep_default_na=False, na_values=[""], dtype="string")
    assert expected == [*read["partner"].dropna()]
    assert "NA" not in [*pandas.read_csv(io.StringIO(text))["partner"]]


def test_years_stay_text(dataset: tr.Dataset) -> None:
    """A column with years alone is text in every frame, not a number."""
    facts = dataset.facts.where(lambda fact: fact.date is not None and fact.date.precision == "year")
    assert polars.String == facts.to_polars().schema["date"]
    assert [str(fact.date) for fact in facts] == [*facts.to_pandas()["date"]]


def test_days_are_joined_as_of(dataset: tr.Dataset) -> None:
    """Days have the unit that pandas gives its own, which `merge_asof` wants to be the same."""
    events = pandas.DataFrame({"date_earliest": pandas.to_datetime(["2004-01-01", "2010-05-05"]), "what": ["a", "b"]})
    visits = dataset.facts.of("visits").to_pandas().dropna(subset="date_earliest").sort_values("date_earliest")
    joined = pandas.merge_asof(events, visits, on="date_earliest")
    assert joined["id"].notna().all()
    assert events["what"].dtype == visits["id"].dtype


def test_a_frame_of_a_collection_says_what_to_call(dataset: tr.Dataset) -> None:
    """Pandas cannot read collections itself, and the error names the call that makes a frame of them."""
    for collection in (dataset.facts, dataset.missions, dataset.persons):
        with pytest.raises(AttributeError, match=r"has no attribute 'ndim'; use .*to_pandas\(\)"):
            pandas.DataFrame(collection)


def test_the_schema_is_one_of_arrow(dataset: tr.Dataset) -> None:
    """Pyarrow takes the columns for a schema, and reads a table by it."""
    table = dataset.facts.of("visits").table
    assert pyarrow.schema(table.schema).equals(table.to_arrow().schema)
    assert pyarrow.table(table, schema=pyarrow.schema(table.schema)).equals(table.to_arrow())
