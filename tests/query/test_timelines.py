"""Timelines: facts in the order of their dates, each exactly once, undated ones apart; nothing cannot be sorted."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from strategies import DOCUMENTS, STATES, at_most, collected, collections, collections_of_every_kind, whens

import tajik_relations as tr
from tajik_relations.model.dates import DateRange, OpenEnd, When, days_of, parse
from tajik_relations.query.facts import Facts

CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)


def _dated(dates: list[When | None]) -> Facts[Any]:
    """Return facts that differ in their dates and in their ids, which count from 0."""
    make = tr.Position(id="made-0", citations=CITED, holder=STATES[:1], summary="Avalonia wants grain")
    return collected(evolve(make, id=f"made-{at}", date=when) for at, when in enumerate(dates))


of_any_year = st.lists(st.none() | whens(date(2, 1, 1)), max_size=12).map(_dated)
"""Facts with dates of any year, open and unknown ends too."""
everything = of_any_year | collections_of_every_kind | collections


def _place(when: When | None) -> tuple[date, date]:
    """Return the first day that a date is known to have, and its last day."""
    assert when is not None
    without_start = isinstance(when, DateRange) and isinstance(when.start, OpenEnd)
    days = days_of(when)
    return days.last_to if without_start else days.first_from, days.last_to


@at_most(25)
@given(everything)
def test_every_fact_is_in_a_timeline_once(made: Facts[Any]) -> None:
    """Every fact is exactly once either in the timeline, if it has a date, or among the undated."""
    line = made.timeline()
    assert isinstance(line, tr.Timeline)
    assert sorted(fact.id for fact in made) == sorted(fact.id for fact in (*line, *line.undated))
    assert all(fact.date is not None for fact in line)
    assert [fact for fact in made if fact.date is None] == list(line.undated) == list(made.undated)


@at_most(25)
@given(everything)
def test_timelines_are_in_total_order(made: Facts[Any]) -> None:
    """Any two facts stand by their first known day, then by their last, then as they stood before."""
    line = made.timeline()
    places = [(*_place(fact.date), made.index(fact)) for fact in line]
    assert sorted(set(places)) == places


@at_most(25)
@given(everything, st.randoms(use_true_random=False))
def test_timelines_are_the_same_each_time(made: Facts[Any], chance: Any) -> None:
    """The same facts have the same timeline each time, and shuffled facts have their dates in the same order."""
    assert made.timeline() == made.timeline()
    assert made.timeline().undated == made.timeline().undated
    mixed = list(made)
    chance.shuffle(mixed)
    other = collected(mixed).timeline()
    assert [_place(fact.date) for fact in made.timeline()] == [_place(fact.date) for fact in other]


@at_most(25)
@given(everything, st.sampled_from(DOCUMENTS))
def test_a_part_of_a_timeline_is_in_its_order(made: Facts[Any], document: str) -> None:
    """The timeline of some facts is the timeline of all with the others left out, undated facts too."""
    part = made.timeline().where(lambda fact: fact.document == document)
    assert made.cited_from(document).timeline() == part
    assert made.cited_from(document).timeline().undated == part.undated


def test_a_timeline_written_out() -> None:
    """An order that a reader can check by eye: years, months and days, and ends that are open or not known."""
    expected = [
        "1991/..",
        "1992-01-01",
        "1992-01-01",
        "1992-01",
        "1992",
        "1992-01-01/1993",
        "1992/",
        "1992/..",
        "1992-05",
        "/1993",
        "../1994-06",
        "1994-07-01",
    ]
    for order in (1, -1):
        made = _dated([None, *map(parse, expected[::order])])
        line = made.timeline()
        assert [_place(parse(text)) for text in expected] == [_place(fact.date) for fact in line]
        assert ["made-0"] == [fact.id for fact in line.undated]
    forward = _dated([parse(text) for text in expected]).timeline()
    assert expected == [str(fact.date) for fact in forward]


def test_facts_of_one_day_stay_in_their_order() -> None:
    """Facts with the same date stand in the order in which they stood before."""
    made = _dated([parse("1992"), parse("1991"), parse("1992"), parse("1991")])
    expected = ["made-1", "made-3", "made-0", "made-2"]
    assert expected == [fact.id for fact in made.timeline()]
    assert ["made-3", "made-1", "made-2", "made-0"] == [fact.id for fact in made[::-1].timeline()]


def test_the_timeline_of_everything(dataset: tr.Dataset) -> None:
    """The shipped timeline has every fact once, in the order of dates and then of the documents."""
    line = dataset.timeline()
    assert sorted(fact.id for fact in dataset.facts) == sorted(fact.id for fact in (*line, *line.undated))
    document_order = {fact.id: at for at, fact in enumerate(dataset.facts)}
    places = [(*_place(fact.date), document_order[fact.id]) for fact in line]
    assert sorted(set(places)) == places
    apart = [document_order[fact.id] for fact in line.undated]
    assert apart
    assert sorted(apart) == apart


@pytest.mark.parametrize("name", ["Japan", "JPN", "NATO", "Alliance", "CIS", "Vladimir Putin", "Putin V.", "TJ"])
def test_timelines_about_somebody(dataset: tr.Dataset, name: str) -> None:
    """The timeline of a State, an organization or a person has the facts about them, by any name or by themselves."""
    actor = dataset.scope.actors.find(name)
    facts = dataset.facts.about(actor)
    lines = [dataset.timeline(name), dataset.timeline(actor), facts.timeline(), tr.timeline(name)]
    assert len(facts) == len(lines[0]) + len(lines[0].undated) > 0
    for line in lines:
        assert (lines[0], lines[0].undated) == (line, line.undated)
        assert set(facts) == {*line, *line.undated}


def test_timelines_of_partners_and_organizations(dataset: tr.Dataset) -> None:
    """A relation's and an organization's timeline have their facts and no others."""
    owners = (*dataset.relations, *dataset.relations.unidentified, *dataset.organizations)
    lengths = set()
    for one in owners:
        line = one.timeline()
        lengths.add((len(line) > 0, len(line.undated) > 0))
        assert len(one.facts) == len(line) + len(line.undated)
        assert set(one.facts) == {*line, *line.undated}
    assert len(lengths) == 4


@pytest.mark.parametrize("name", ["Zubrowka", "", "Nato School of Fish"])
def test_timelines_of_nobody(dataset: tr.Dataset, name: str) -> None:
    """There is no timeline of somebody whom nobody knows."""
    with pytest.raises(tr.UnknownName, match=f"^no State, organization or person is called '{name}'"):
        dataset.timeline(name)


def test_timelines_of_nothing() -> None:
    """No facts have a timeline too, and it is empty."""
    line = _dated([]).timeline()
    assert ((), (), False) == (tuple(line), tuple(line.undated), bool(line))
    with pytest.raises(tr.CountError, match=r"^expected at least one in this collection \(Timeline\), found none$"):
        line.first()


def test_parts_of_timelines(dataset: tr.Dataset) -> None:
    """A part of a timeline has no facts without a date, a union is in the order of dates, equality sees both."""
    one, other = (dataset.facts.about(code).timeline() for code in ("RU", "JP"))
    assert one.undated
    assert not one[:3].undated
    assert list((one | other).items) == list((dataset.facts.about("RU") | dataset.facts.about("JP")).timeline().items)
    assert one.where(lambda _: True) == one != one[:]


def test_a_timeline_is_printed_line_by_line(dataset: tr.Dataset) -> None:
    """Printed, a timeline has a line for each dated fact; one without any says what it is."""
    timeline = dataset.timeline("Malta")
    assert [line.split("  ", 1)[1] for line in str(timeline).split("\n")] == [fact.statement for fact in timeline]
    empty = timeline.where(lambda _: False)
    assert str(empty) == repr(empty)
