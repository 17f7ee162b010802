"""Timings, and answers about time that a reader can check by eye: open, until, unknown, undated, never today."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from attrs import evolve
from strategies import ORGANIZATIONS, STATES, collected

import tajik_relations as tr
from tajik_relations.model.dates import DateRange, PartialDate, When, parse
from tajik_relations.model.terms import MembershipStatus, Status, Timing

CERTAINTIES: tuple[Literal["certain"], Literal["possible"]] = ("certain", "possible")
FILTERS = ("during", "before", "after", "on", "as_of")
CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)


def _ask(name: str, made: Any, when: object, certainty: str = "possible") -> Any:
    return getattr(made, name)(when, certainty=certainty)


def _event(when: When | None, status: Status | None = None) -> tr.Position:
    """Return a fact of a kind that does not last."""
    return tr.Position(id="made-event", citations=CITED, holder=STATES[:1], topic="grain", date=when, status=status)


def _tie(when: When | None, status: Status | None = None) -> tr.Membership:
    """Return a fact of a kind that lasts."""
    return tr.Membership(
        id="made-tie",
        citations=CITED,
        organization=ORGANIZATIONS[0],
        members=STATES[:1],
        membership=MembershipStatus.MEMBER,
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


ANSWERS = {
    ("as_of", "1990-01-01"): {"1996/..": "no", "../2005": "may", "1996/": "no", "/2005": "may", "1996/2005": "no"},
    ("as_of", "2000-01-01"): {"1996/..": "yes", "../2005": "may", "1996/": "may", "/2005": "may", "1996/2005": "yes"},
    ("as_of", "2010-01-01"): {"1996/..": "yes", "../2005": "no", "1996/": "may", "/2005": "no", "1996/2005": "no"},
    ("as_of", "9999-12-31"): {"1996/..": "yes", "../2005": "no", "1996/": "may", "/2005": "no", "1996/2005": "no"},
    ("before", "2010"): {"1996/..": "no", "../2005": "yes", "1996/": "may", "/2005": "yes", "1996/2005": "yes"},
    ("after", "1995"): {"1996/..": "yes", "../2005": "may", "1996/": "yes", "/2005": "may", "1996/2005": "yes"},
    ("during", "1990/2010"): {"1996/..": "no", "../2005": "may", "1996/": "may", "/2005": "may", "1996/2005": "yes"},
}
"""What a reader can check by eye: the answers about a tie with each sort of date."""


@pytest.mark.parametrize(("question", "answers"), ANSWERS.items(), ids=str)
def test_open_until_unknown_and_undated_differ(question: tuple[str, str], answers: dict[str, str]) -> None:
    """What goes on, what went on until a time, and what ended some day have different answers; undated has none."""
    name, when = question
    found = {}
    for text in answers:
        made = collected((_tie(parse(text)), _event(None), _event(None, status=Status.ONGOING)))
        certain, possible = (len(_ask(name, made, when, certainty)) for certainty in CERTAINTIES)
        found[text] = {(1, 1): "yes", (0, 1): "may", (0, 0): "no"}[certain, possible]
    assert answers == found


CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns", "fromtimestamp"}


def _clocks(tree: ast.Module) -> Iterator[str]:
    """Go through whatever in a module could tell what day it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield node.attr
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name == "time")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node.module


SOURCES = sorted(Path(tr.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_module_knows_what_day_it_is(path: Path) -> None:
    """No module asks a clock, so no answer depends on today's date."""
    assert not list(_clocks(ast.parse(path.read_text("utf-8"))))


def test_a_clock_would_be_found() -> None:
    """What looks for clocks finds them."""
    code = "import time\nfrom time import sleep\nfrom datetime import date\nx = date.today()\ny = datetime.now()"
    assert ["now", "time", "time", "today"] == sorted(_clocks(ast.parse(code)))


def test_a_year_is_possibly_before_one_of_its_days(dataset: tr.Dataset) -> None:
    """What is dated 1992 alone lies possibly, and not certainly, before 1 May 1992, as a fact and as a relation."""
    made = collected((_event(PartialDate(1992)),))
    assert [0, 1] == [len(made.before("1992-05-01", certainty=one)) for one in CERTAINTIES]
    for found in (dataset.relations, dataset.facts.of(tr.DiplomaticRelations)):
        certain, possible = (found.before("1992-05-01", certainty=one) for one in CERTAINTIES)
        maybe = {one for one in possible if one not in certain}
        about = {one.partner.name for one in maybe if one.partner}
        assert "Greece" in about
        assert "Malaysia" not in about
        assert "Malaysia" in {one.partner.name for one in certain if one.partner}


MONTHS = [f"{year}-{month:02}-01" for year in range(1990, 2010) for month in (1, 4, 5, 8, 12)]


@pytest.mark.parametrize("name", FILTERS)
def test_relations_agree_with_their_statements(dataset: tr.Dataset, name: str) -> None:
    """Relations began certainly when all dated statements say so, and possibly when one of them leaves it open."""
    relations = dataset.relations
    seen = set()
    for day in MONTHS:
        certain, possible = (_ask(name, relations, day, certainty) for certainty in CERTAINTIES)
        for one in (*relations, *relations.unidentified):
            dated = [evolve(fact, as_of=False) for fact in one.established if fact.date]
            sure = sum(bool(_ask(name, collected((fact,)), day, "certain")) for fact in dated)
            open_ = sum(bool(_ask(name, collected((fact,)), day, "possible")) for fact in dated)
            assert (0 < sure == len(dated)) is (one in (*certain, *certain.unidentified))
            assert (open_ > 0) is (one in (*possible, *possible.unidentified))
            seen.add((sure > 0, open_ > 0))
    assert {(False, False), (False, True)} <= seen


def test_a_day_in_every_form(dataset: tr.Dataset) -> None:
    """A day as text, as a partial date and as a date of Python's own has the same answer, and some facts in it."""
    day = date(1992, 10, 21)
    for name in FILTERS:
        for made in (dataset.facts, dataset.relations):
            forms = {_ask(name, made, form) for form in (day, str(day), PartialDate(1992, 10, 21))}
            (found,) = forms
            assert len(found) > 0


@pytest.mark.parametrize("name", ["on", "as_of"])
@pytest.mark.parametrize("when", ["1992", "1992-04", "1992/..", "", None, 1992, DateRange.parse("1992/..")], ids=repr)
def test_what_is_no_day(dataset: tr.Dataset, name: str, when: object) -> None:
    """A day is asked for where only a day has an answer."""
    for made in (dataset.facts, dataset.relations, dataset.facts[:0]):
        with pytest.raises(tr.DateError, match=r"^expected (a day|an EDTF date) such as .*\.$"):
            _ask(name, made, when)


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("certainty", ["certian", "", None, True, "Certain"], ids=repr)
def test_certainty_is_one_of_two(dataset: tr.Dataset, name: str, certainty: Any) -> None:
    """Whatever is asked of time, a certainty that is none is refused and never taken for another."""
    for made in (dataset.facts, dataset.relations, dataset.facts[:0]):
        with pytest.raises(tr.UnknownName, match=rf"^no certainty is called {re.escape(repr(str(certainty)))}"):
            _ask(name, made, "1992-04-13", certainty)
