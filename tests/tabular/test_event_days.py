"""Events joined to our tables by State and day: the statements of the page on Spark give the package's own answers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import tajik_relations as tr

Event = tuple[str | None, date | None]
FAR = (date.min, date(1582, 10, 10), date.max)
SETS = ["shipped", "with a State NA"]


@pytest.fixture(scope="module", params=SETS)
def page(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    namibian: tr.Dataset,
    walk_events: Callable[..., dict[str, Any]],
) -> dict[str, Any]:
    """Return the names of the page after its examples, and the data set on which they ran."""
    data = namibian if request.param == SETS[1] else tr.load()
    return {**walk_events(tmp_path_factory.mktemp("events"), data, 1), "data": data}


def begun(data: tr.Dataset, event: Event) -> str:
    """Return whether relations had begun by the day of an event, as the package says."""
    state, day = event
    relation = data.relations.get(state)
    if relation is None or day is None or not any(fact.date for fact in relation.established):
        return "not stated"
    if relation in data.relations.as_of(day, certainty="certain"):
        return "certainly"
    return "possibly" if relation in data.relations.as_of(day) else "no"


def existed(data: tr.Dataset, event: Event) -> str:
    """Return whether there were relations on the day of an event, as the package says of all dated statements."""
    if begun(data, event) in ("no", "not stated"):
        return begun(data, event)
    state, day = event
    assert day is not None
    dated = data.relations[str(state)].established.where(lambda fact: fact.date is not None)
    if dated.as_of(day, certainty="certain") == dated:
        return "certainly"
    return "possibly" if dated.as_of(day) else "not stated"


def test_the_answers_are_those_of_the_package(page: dict[str, Any], edges: list[Event]) -> None:
    """About each day on which an answer turns, and on far days, both questions have the answers of `as_of`."""
    expected = {event: (begun(page["data"], event), existed(page["data"], event)) for event in edges}
    assert expected == {event: page["rows"][event] for event in edges}
    assert {"certainly", "possibly", "no", "not stated"} == {answer for _, answer in expected.values()}


def test_duckdb_and_polars_give_one_table(page: dict[str, Any], edges: list[Event]) -> None:
    """Both count each event once, though a State has several facts, and each event without a State or a day."""
    assert page["by_duckdb"] == page["by_polars"].rows()
    made = 8 * (date(2026, 1, 1) - date(1990, 1, 1)).days
    assert made + len(edges) == sum(count for _, _, count in page["by_duckdb"])
    assert any(len(relation.established) > 1 for relation in page["data"].relations)


def test_na_is_a_code(page: dict[str, Any]) -> None:
    """A State with the code NA has the answers of its own facts, and none where the documents do not speak of it."""
    by_day = {day: answer for (state, day), (answer, _) in page["rows"].items() if state == "NA"}
    stated = page["data"].relations.get("NA") is not None
    expected = ["no", "no", "certainly"] if stated else ["not stated"] * 3
    assert expected == [by_day[day] for day in FAR]
