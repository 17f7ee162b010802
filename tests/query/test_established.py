"""When relations began: all statements, the earliest, the latest, the agreed one, and ways to choose one of them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given, strategies as st
from strategies import STATES, collected, partial_dates, whens

import tajik_relations as tr
from tajik_relations.model.dates import When, parse
from tajik_relations.model.periods import beginning, extent
from tajik_relations.model.terms import Lineage, RelationsTerm

CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)
WAYS: tuple[Literal["document order"], Literal["most exact"], Literal["most supported"]] = (
    "document order",
    "most exact",
    "most supported",
)


def _statement(at: int, when: When | None) -> tr.DiplomaticRelations:
    return tr.DiplomaticRelations(
        id=f"made-{at}", citations=CITED, states=STATES[:2], term=RelationsTerm.UNSPECIFIED, date=when
    )


def _outside(at: int, when: When | None) -> tr.OutsideDate:
    return tr.OutsideDate(
        state=STATES[0], date=when, publisher=f"Ministry {at}", address="none", lineage=list(Lineage)[at % 5]
    )


def _established(dates: Sequence[When | None], outside: Sequence[When | None] = ()) -> tr.Established:
    statements = tuple(_statement(at, when) for at, when in enumerate(dates))
    others = tuple(_outside(at, when) for at, when in enumerate(outside))
    return tr.Established(statements, collected(statements).scope, others)


def _read(texts: str) -> list[When | None]:
    """Return the dates in a text, of which `-` is none."""
    return [None if text == "-" else parse(text) for text in texts.split()]


nineties = whens(date(1990, 1, 1), date(1994, 12, 31))
some_dates = st.lists(st.none() | nineties, max_size=5)
made = st.builds(_established, some_dates, some_dates)
"""Statements with dates that often meet, and some without; beside them dates of publishers outside."""


def _length(when: When) -> int:
    return (extent(when)[1] - extent(when)[0]).days


def _of(resolved: tr.ResolvedDate | None) -> tr.ResolvedDate:
    assert resolved is not None
    return resolved


@pytest.mark.parametrize(
    ("dates", "earliest", "latest", "agreed"),
    [
        ("1992-04-13", "1992-04-13", "1992-04-13", "1992-04-13"),
        ("1992-04-13 1992-08-13", "1992-04-13", "1992-08-13", None),
        ("1992-08-13 1992-04-13 -", "1992-04-13", "1992-08-13", None),
        ("1992 1992-04 1992-04-13", "1992", "1992", "1992-04-13"),
        ("1992-04 1992-05-01 1992", "1992", "1992", None),
        ("1992 1993", "1992", "1993", None),
        ("1992/.. 1992", "1992", "1992", "1992"),
        ("1992/ 1992-05-29/..", "1992", "1992", "1992-05-29"),
        ("1992-01/1992-06 1992-06-30", "1992-01/1992-06", "1992-06-30", "1992-06-30"),
        ("1992-01/1992-06 1992-04/1992-12", "1992-01/1992-06", "1992-04/1992-12", None),
        ("- -", None, None, None),
        ("", None, None, None),
    ],
)
def test_beginnings_written_out(dates: str, earliest: str | None, latest: str | None, agreed: str | None) -> None:
    """The earliest, the latest and the agreed date of statements that a reader can check by eye."""
    found = _established(_read(dates))
    answers = (found.earliest, found.latest, found.agreed)
    assert (earliest, latest, agreed) == tuple(None if one is None else str(one) for one in answers)


@pytest.mark.parametrize(
    ("dates", "stated", "beginnings"),
    [
        ("1992-08-13 - 1992-04-13", "1992-04-13 1992-08-13", "1992-08-13 1992-04-13"),
        ("1993 1992 1993", "1992 1993", "1993 1992 1993"),
        ("1992 1992/.. 1992-01-01", "1992-01-01 1992 1992/..", "1992 1992 1992-01-01"),
        ("1992-04/1992-06 1992-04/", "1992-04/1992-06 1992-04/", "1992-04/1992-06 1992-04"),
        ("- -", "", ""),
    ],
)
def test_dates_and_beginnings_written_out(dates: str, stated: str, beginnings: str) -> None:
    """Dates stand as they are stated, each once and in the order of time; beginnings in that of the statements."""
    found = _established(_read(dates))
    answers = (found.stated_dates, found.beginnings)
    assert (stated, beginnings) == tuple(" ".join(map(str, one)) for one in answers)


@given(made)
def test_stated_dates_are_those_of_the_statements(found: tr.Established) -> None:
    """Every dated statement has one of the dates and one of the beginnings, and there are no others."""
    dates = [one.date for one in found if one.date]
    assert set(dates) == set(found.stated_dates)
    assert len(set(dates)) == len(found.stated_dates)
    places = [extent(one) for one in found.stated_dates]
    assert sorted(places) == places
    assert [beginning(one) for one in dates] == list(found.beginnings)


@given(made)
def test_all_statements_lie_between_the_earliest_and_the_latest(found: tr.Established) -> None:
    """Nothing begins before the earliest date or ends after the latest, and both are of a statement."""
    dates = [beginning(one.date) for one in found if one.date]
    earliest, latest = found.earliest, found.latest
    assert (earliest is None) is (latest is None) is (not dates)
    if earliest and latest:
        assert earliest in dates
        assert latest in dates
        assert min(extent(one)[0] for one in dates) == extent(earliest)[0]
        assert max(extent(one)[1] for one in dates) == extent(latest)[1]


@given(made)
def test_what_is_agreed_lies_inside_every_statement(found: tr.Established) -> None:
    """The agreed date is the one of a statement that lies inside all others; without such a one there is none."""
    dates = [beginning(one.date) for one in found if one.date]
    inside_all = {one for one in dates if all(one.within(other) for other in dates)}
    assert (found.agreed is not None) is bool(inside_all)
    assert found.agreed is None or found.agreed in inside_all


@given(st.lists(partial_dates(date(1992, 1, 1), date(1992, 12, 31), ""), min_size=1, max_size=4))
def test_statements_agree_if_one_day_fits_all(dates: list[tr.PartialDate]) -> None:
    """Statements by a year, a month or a day agree exactly where some day lies in all of them."""
    starts, ends = max(one.earliest for one in dates), min(one.latest for one in dates)
    assert (starts <= ends) is (_established(dates).agreed is not None)


@pytest.mark.parametrize(
    ("dates", "order", "exact", "supported"),
    [
        ("1992-04-13", 0, 0, 0),
        ("1993 1992-04-13 1992", 0, 1, 1),
        ("1992 1993-05 1993-06-01 1993", 0, 2, 3),
        ("1992-04-13 1992-08-13", 0, 0, 0),
        ("- 1992 1992-04", 1, 2, 2),
        ("1995-01-01 1992 1992-05 1992-06", 0, 0, 1),
        ("1992/.. 1992-04", 0, 1, 1),
        ("1993 1992~ 1992~", 0, 0, 0),
    ],
)
def test_choices_written_out(dates: str, order: int, exact: int, supported: int) -> None:
    """Which statement each way chooses, where a reader can check it by eye."""
    found = _established(_read(dates))
    expected = {way: f"made-{at}" for way, at in zip(WAYS, (order, exact, supported), strict=True)}
    chosen = {way: _of(found.resolve(way)).statement for way in WAYS}
    assert expected == {way: one.id for way, one in chosen.items() if isinstance(one, tr.DiplomaticRelations)}


def _compatible(one: When, other: When) -> bool:
    """Return whether both dates can be true; what its source calls approximate or uncertain excludes none."""
    doubtful = any(mark in f"{one}{other}" for mark in "~?%")
    return doubtful or (one.before(other) is not True and other.before(one) is not True)


@given(made, st.booleans())
def test_choices_are_what_they_are_called(found: tr.Established, outside: bool) -> None:  # noqa: FBT001 - hypothesis
    """The first is the first, the most exact the shortest, the most supported the one that most others can meet."""
    theirs: list[tr.Fact | tr.OutsideDate] = [one for one in found.outside if one.date] if outside else []
    among = (*(one for one in found if one.date), *theirs)
    if not among:
        assert [None] * 3 == [found.resolve(way, outside=outside) for way in WAYS]
        return
    dates = [beginning(one.date) for one in among if one.date]
    support = [sum(_compatible(one, other) for other in dates) for one in dates]
    first, exact, supported = (_of(found.resolve(way, outside=outside)) for way in WAYS)
    assert among[0] is first.statement
    assert min(map(_length, dates)) == _length(exact.date)
    best = [when for when, count in zip(dates, support, strict=True) if count == max(support)]
    assert supported.date in best
    assert min(map(_length, best)) == _length(supported.date)
    for way in WAYS:
        one = _of(found.resolve(way, outside=outside))
        assert (way, among) == (one.how, one.among)
        assert one.statement.date is not None
        assert beginning(one.statement.date) == one.date
        assert one.outside is (one.statement in theirs)


@given(made)
def test_outside_dates_are_in_no_answer_unless_asked_for(found: tr.Established) -> None:
    """What publishers outside say changes none of the answers, and is used and marked when it is asked for."""
    alone = _established([one.date for one in found])
    assert (alone.earliest, alone.latest, alone.agreed) == (found.earliest, found.latest, found.agreed)
    for way in WAYS:
        assert alone.resolve(way) == found.resolve(way)
        without = found.resolve(way)
        assert without is None or not without.outside
    others = [one for one in found.outside if one.date]
    with_outside = _established([], [one.date for one in others]).resolve(outside=True)
    if others:
        assert _of(with_outside).outside
        assert f"{_of(with_outside).date} (outside: Ministry 0; document order, of {len(others)})" == str(with_outside)


def test_the_way_is_shown() -> None:
    """What was chosen says by which way, of how many, and whose statement it is."""
    found = _established(_read("1992 1992-04-13"), _read("1993-01-01"))
    expected = {
        "1992 (made-0; document order, of 2)": found.resolve(),
        "1992-04-13 (made-1; most exact, of 2)": found.resolve("most exact"),
        "1992-04-13 (made-1; most exact, of 3)": found.resolve("most exact", outside=True),
        "1992 (made-0; most supported, of 1)": found[:1].resolve("most supported"),
        "1993-01-01 (outside: Ministry 0; document order, of 1)": found[:0].resolve(outside=True),
    }
    assert expected == {text: one for text, one in expected.items() if str(one) == text}
    assert "<ResolvedDate 1992 (made-0; document order, of 2)>" == repr(found.resolve())
    assert {"date": parse("1992"), "chosen_by": "document order", "cited": CITED} == dict(
        _of(found.resolve()).__rich_repr__()
    )
    outside = _of(found[:0].resolve(outside=True))
    assert ("outside: Ministry 0",) == dict(outside.__rich_repr__())["cited"]


@pytest.mark.parametrize(
    "way",
    ["first", "", "Document order", "most exactly", None, 5, ["most exact"], min, lambda among: among[0]],
    ids=lambda way: way.__name__ if callable(way) else repr(way),
)
def test_ways_that_are_none(way: Any) -> None:
    """A way to choose that is none is refused, a function too, also where there is nothing to choose from."""
    for dates in ("1992 1993", "-", ""):
        with pytest.raises(tr.UnknownName, match=f"^no way to choose is called {re.escape(repr(str(way)))}"):
            _established(_read(dates)).resolve(way)


def test_parts_have_the_same_answers() -> None:
    """Some of the statements are asked like all of them, with the outside dates of the same partner."""
    found = _established(_read("1992 1993 -"), _read("1994"))
    part = found[1:].where(lambda fact: fact.date is not None)
    assert isinstance(part, tr.Established)
    assert (parse("1993"), parse("1993"), found.outside) == (part.agreed, _of(part.resolve()).date, part.outside)


def test_shipped_beginnings(dataset: tr.Dataset) -> None:
    """Every relation has its statements with citations; two of Lithuania disagree, those of Latvia do not."""
    for relation in dataset.relations:
        found = relation.established
        assert relation.facts.of(tr.DiplomaticRelations) == found
        assert all(one.citations for one in found)
        assert relation.outside == found.outside
        assert (found.resolve() is None) is (found.earliest is None) is (not any(one.date for one in found))
    lithuania, latvia = (dataset.relations[name].established for name in ("Lithuania", "Latvia"))
    assert (None, "1992-04-13", "1992-08-13") == (lithuania.agreed, str(lithuania.earliest), str(lithuania.latest))
    assert "1994-05-11" == str(latvia.agreed)
    exact = _of(dataset.relations["Greece"].established.resolve("most exact", outside=True))
    assert ("1992-09-30", True) == (str(exact.date), exact.outside)
