"""What Spark reads of our tables, through Arrow and from Parquet; `nox -s spark` runs it, with Java."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from running import ROOT, needed
from tables import made_of

import tajik_relations as tr
from tajik_relations.exports.table_files import as_parquet
from tajik_relations.query.tables import TABLES
from tajik_relations.tabular.table import Table

sql = needed("pyspark.sql", "spark")
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, of their own libraries
GUIDE = ROOT / "docs" / "how-to" / "frames.md"
HELD = {"text": "string", "integer": "bigint", "number": "double", "boolean": "boolean", "date": "date"}
WAYS = ["arrow", "pyarrow's file", "polars' file"]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Yield a session that speaks to this machine alone."""
    local = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false"}
    house = str(tmp_path_factory.mktemp("warehouse"))
    builder = sql.SparkSession.builder.master("local[1]").config(map=local | {"spark.sql.warehouse.dir": house})
    session = builder.getOrCreate()
    yield session
    session.stop()


def read(spark: Any, way: str, table: Table, folder: Path) -> Any:
    """Return a table as Spark has it."""
    if way == "arrow":
        return spark.createDataFrame(table.to_arrow())
    with pytest.MonkeyPatch.context() as patch:
        if way == "polars' file":
            patch.setitem(sys.modules, "pyarrow", None)
        (folder / "table.parquet").write_bytes(as_parquet(table))
    return spark.read.parquet(str(folder / "table.parquet"))


def rows(table: Table) -> list[tuple[Any, ...]]:
    """Return the rows of a table's flat columns."""
    return [*zip(*table.columns().values(), strict=True)]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", TABLES)
def test_spark_has_every_row_and_value(spark: Any, namibian: tr.Dataset, tmp_path: Path, name: str, way: str) -> None:
    """Names, types and values are those of the columns, in the shipped data and where a State has the code NA."""
    for table in (tr.tables[name], namibian.tables[name]):
        frame = read(spark, way, table, tmp_path)
        assert [(column.name, HELD[column.type]) for column in table.schema] == frame.dtypes
        assert rows(table) == [tuple(row) for row in frame.collect()]
        if way == "arrow":  # a column of a file may be null, for Spark
            assert [not column.required for column in table.schema] == [field.nullable for field in frame.schema]


@pytest.mark.parametrize("way", WAYS)
def test_spark_keeps_na_and_far_days(spark: Any, namibian: tr.Dataset, tmp_path: Path, way: str) -> None:
    """A partner with the code NA is found by it, and the first, a Julian and the last day are what they were."""
    days = ["0001-01-01", "1582-10-10", "9999-12-31"]
    fact = namibian.relations["NA"].established[0]
    table = made_of(tuple(evolve(fact, id=f"x-{day}", date=tr.PartialDate.parse(day)) for day in days))
    frame = read(spark, way, table, tmp_path).where("partner = 'NA'")
    assert [date.fromisoformat(day) for day in days] == [row.date_earliest for row in frame.collect()]


def test_the_join_of_the_guide_is_a_broadcast(spark: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The example on Spark runs as it stands, keeps each event, and sends the small table to the large one."""
    (example,) = [each for each in GUIDE.read_text("utf-8").split("```python\n") if "broadcast" in each]
    events = spark.createDataFrame(
        [("AM", date(1992, 10, 15)), ("MT", date(2007, 9, 24)), ("NA", date(2000, 1, 1))], "state string, day date"
    )
    names = {"spark": spark, "events": events, "tr": tr}
    exec(example.partition("```")[0], names)  # noqa: S102 - our own guide
    found = {(row.state, row.id, row.begun) for row in names["joined"].collect()}
    expected = {
        ("AM", "wfr-19-cell", "no"),
        ("AM", "wfr-21-diplomatic", "no"),
        ("MT", "wfr-91-formal", "no"),
        ("MT", "wfr-91-relations", "certainly"),
        ("NA", None, "not stated"),
    }
    assert expected == found
    names["joined"].explain()
    assert "BroadcastHashJoin" in capsys.readouterr().out
