"""What the tests of tables share."""

import re
import shutil
from collections.abc import Callable
from contextlib import chdir
from datetime import date, timedelta
from doctest import DocTestParser
from pathlib import Path
from typing import Any

import pytest
from running import ROOT, SMALL, needed

import tajik_relations as tr

EVENTS = ROOT / "docs" / "how-to" / "spark.md"
"""The page that joins our tables to events."""
FAR = (date.min, date(1582, 10, 4), date(1582, 10, 10), date(1582, 10, 15), date.max)
"""The first and the last day, and those about the day on which Julian calendars end."""
Event = tuple[str | None, date | None]
Walk = Callable[[Path, tr.Dataset, int], dict[str, Any]]


@pytest.fixture(scope="session")
def namibian(tmp_path_factory: pytest.TempPathFactory) -> tr.Dataset:
    """Return the small data set with the code NA for one of its States."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("na") / "small"))
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'"XB(-TA)?"', r'"NA\1"', text), encoding="utf-8")
    return tr.load(folder)


@pytest.fixture(scope="session")
def edges(namibian: tr.Dataset) -> list[Event]:
    """Return events on the days about which an answer turns, on far days, and without a State or a day."""
    events: set[Event] = {(None, None), (None, date(2000, 1, 1)), ("RU", None)}
    for relation in (*tr.relations.states, *namibian.relations.states):
        days = {*FAR, date(2000, 1, 1)}
        for fact in relation.established:
            whens = (fact.date, fact.citations[0].source.time_of_writing)
            days |= {day for when in whens if when for day in (when.earliest, when.latest) if day}
        near = {day + timedelta(days=step) for day in days - {*FAR} for step in (-1, 0, 1)}
        events |= {(relation.partner.code, day) for day in days | near}
    return sorted(events, key=repr)


@pytest.fixture(scope="session")
def walk_events(edges: list[Event]) -> Walk:
    """Return a function that runs the page on events: in a folder, on a data set, with so many copies of its events."""
    polars = needed("polars")
    needed("duckdb")

    def walk(folder: Path, dataset: tr.Dataset, copies: int) -> dict[str, Any]:
        """Return the names of the page after its examples, the edges among its events, and `rows`: all answers."""
        for table in ("facts", "documents"):
            tr.export(folder / f"{table}.parquet", dataset, table=table)
        (folder / "events").mkdir()
        frame = polars.DataFrame(edges, schema={"state": polars.String, "day": polars.Date}, orient="row")
        frame.write_parquet(folder / "events" / "edges.parquet")
        names: dict[str, Any] = {}
        with chdir(folder):
            for example in DocTestParser().get_examples(EVENTS.read_text("utf-8")):
                if not example.source.startswith("tr.export("):
                    source = example.source.replace("range(1)", f"range({copies})")
                    exec(compile(source, EVENTS.name, "exec"), names)  # noqa: S102 - our own page
        ties = polars.SQLContext(names["tables"]).execute(names["ties"])
        answers = (polars.sql_expr(names[question]).alias(question) for question in ("begun", "existed"))
        joined = polars.scan_parquet(folder / "events" / "*.parquet").join(ties, on="state", how="left")
        rows = joined.select("state", "day", *answers).unique().collect().rows()
        return {**names, "rows": {(state, day): (begun, existed) for state, day, begun, existed in rows}}

    return walk
