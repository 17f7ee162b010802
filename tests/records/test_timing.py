"""Timings: how a fact is placed in time, by how its date is written and nothing else."""

from typing import Any

import pytest
from strategies import ORGANIZATIONS, STATES

import tajik_relations as tr
from tajik_relations.model.dates import When, parse
from tajik_relations.model.terms import Aspect, Status, Tie, Timing

CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)


def _event(when: When | None, status: Status | None = None) -> tr.Position:
    """Return a fact of a kind that does not last."""
    values: dict[str, Any] = {"id": "made-event", "citations": CITED, "holder": STATES[:1]}
    return tr.Position(**values, summary="Avalonia wants grain", date=when, status=status)


def _tie(when: When | None, status: Status | None = None) -> tr.Membership:
    """Return a fact of a kind that lasts."""
    return tr.Membership(
        id="made-tie",
        citations=CITED,
        organization=ORGANIZATIONS[0],
        members=STATES[:1],
        tie=Tie.MEMBER,
        aspect=Aspect.HOLDS,
        date=when,
        status=status,
    )


FOUR = {
    "1996/..": Timing.SINCE,
    "../2005": Timing.UNTIL,
    "1996/": Timing.END_UNKNOWN,
    "/2005": Timing.START_UNKNOWN,
    "1996/2005": Timing.PERIOD,
    "1996": Timing.DATED,
}


@pytest.mark.parametrize(("text", "timing"), FOUR.items())
@pytest.mark.parametrize("status", [None, Status.ONGOING, Status.DONE])
def test_dated_timings(text: str, timing: Timing, status: Status | None) -> None:
    """How a date is written, and nothing else, says how the fact is placed in time."""
    assert timing is _tie(parse(text), status=status).timing is _event(parse(text), status=status).timing


@pytest.mark.parametrize("status", [None, *Status])
def test_undated_timings(status: Status | None) -> None:
    """Without a date what goes on is current, and everything else undated."""
    expected = Timing.CURRENT if status is Status.ONGOING else Timing.UNDATED
    assert expected is _tie(None, status=status).timing
