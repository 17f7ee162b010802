"""What Spark reads of our tables, through Arrow and from Parquet; `nox -s spark` runs it, with Java."""

import re
import sys
from collections.abc import Callable, Iterator
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
EVENTS = ROOT / "docs" / "how-to" / "spark.md"
COPIES = 50
"""How often the made-up events of the page are made: 105,192 times 50 are five million."""
HELD = {"text": "string", "integer": "bigint", "number": "double", "boolean": "boolean", "date": "date"}
Names = dict[str, Any]
WAYS = ["arrow", "pyarrow's file", "polars' file"]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Yield a session that speaks to this machine alone."""
    local = {f"spark.driver.{name}": "127.0.0.1" for name in ("bindAddress", "host")}
    small = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"}
    house = str(tmp_path_factory.mktemp("warehouse"))
    builder = sql.SparkSession.builder.master("local[1]").config(map=local | small | {"spark.sql.warehouse.dir": house})
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


@pytest.fixture(scope="module")
def answered(spark: Any, walk_events: Callable[..., Names], tmp_path_factory: pytest.TempPathFactory) -> Names:
    """Return the names of the page on Spark after all its programs, run on five million events."""
    return joined(spark, walk_events(tmp_path_factory.mktemp("events"), tr.load(), COPIES))


def joined(spark: Any, names: Names) -> Names:
    """Return the names of the page after its program for Spark, which runs as it stands."""
    (example,) = [block for block in EVENTS.read_text("utf-8").split("```python\n") if "broadcast" in block]
    exec(example.partition("```")[0], names)  # noqa: S102 - our own page
    assert spark is names["spark"]
    return names


def test_the_programs_of_the_page_give_one_table(answered: Names) -> None:
    """Spark, DuckDB and polars count the same certain, possible and other answers among millions of events."""
    by_spark = [tuple(row) for row in answered["by_spark"].collect()]
    assert answered["by_duckdb"] == answered["by_polars"].rows() == by_spark
    assert {"certainly", "possibly", "no", "not stated"} == {row[1] for row in by_spark}


def test_no_event_is_lost_or_doubled(answered: Names, edges: list[Any]) -> None:
    """Each event is there once after the join, those without a State or a day too, though a State has several facts."""
    events = 8 * (date(2026, 1, 1) - date(1990, 1, 1)).days * COPIES + len(edges)
    assert events > 5_000_000
    assert events == answered["answered"].count() == sum(row.events for row in answered["by_spark"].collect())
    assert len(tr.relations["LT"].established) > 1


def test_na_and_far_days_in_the_join(
    spark: Any, namibian: tr.Dataset, walk_events: Callable[..., Names], tmp_path: Path
) -> None:
    """Every event has the answers that polars gives: of a State with the code NA, on Julian days and the last day."""
    names = joined(spark, walk_events(tmp_path, namibian, 1))
    columns = names["answered"].select("state", "day", "begun", "existed").distinct()
    rows = {(row.state, row.day): (row.begun, row.existed) for row in columns.collect()}
    assert names["rows"] == rows
    days = (date.min, date(1582, 10, 10), date.max)
    assert ["no", "no", "certainly"] == [rows["NA", day][0] for day in days]


def test_the_plan_sends_our_table_to_the_events(answered: Names, capsys: pytest.CaptureFixture[str]) -> None:
    """Spark broadcasts one row for each State, as the page shows; a join by days alone compares all with all."""
    answered["answered"].explain()
    plan = re.sub(r"#\d+", "", capsys.readouterr().out)
    (shown,) = re.findall(r"^BroadcastHashJoin .*$", EVENTS.read_text("utf-8"), re.MULTILINE)
    below = plan.partition(shown)[2]
    assert below, plan
    events, _, ours = below.partition("BroadcastExchange")
    assert (True, False, True) == ("/events]" in events, "facts.parquet" in events, "facts.parquet" in ours)
    assert not re.search("BroadcastNestedLoopJoin|SortMergeJoin", plan)
    ties = answered["spark"].sql(answered["ties"])
    days = sql.functions.expr("day between perhaps_from and perhaps_until")
    answered["answered"].select("day").join(sql.functions.broadcast(ties), days, "left").explain()
    assert "BroadcastNestedLoopJoin" in capsys.readouterr().out
