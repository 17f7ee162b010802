"""Until when a document speaks of what goes on: certain to the beginning of its time of writing, possible within it."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from days import WINDOW
from hypothesis import given, strategies as st
from made_up import ALMANAC, AVALONIA, HOME, cited
from strategies import collected, whens

import tajik_relations as tr
from tajik_relations.model.dates import DateRange, When, days_of, parse
from tajik_relations.model.terms import MissionKind, Status
from tajik_relations.query.facts import Facts

WRITTEN = evolve(ALMANAC, time_of_writing=parse("2005-03-01/2010-06-30"))
"""Written on a day between these two."""
ARTICLE = evolve(ALMANAC, time_of_writing=parse("2010-06-30/.."), mosaic=True)
"""Written by many at many times, the latest date in it being of 2010."""
UNSTAMPED = evolve(ALMANAC, time_of_writing=parse("2005-03-01/.."))
UNKNOWN = None


def tie(when: str, source: tr.SourceDocument | None, **values: Any) -> Facts[Any]:
    """Return the statement of a document that Avalonia has an embassy since some time."""
    citation = tr.Citation(document="almanac", line=1, words=("an embassy",), source=source)
    common = {**cited("an embassy"), "citations": (citation,), "date": parse(when), **values}
    return collected((tr.DiplomaticMission(mission=MissionKind.EMBASSY, sending=AVALONIA, receiving=HOME, **common),))


def answer(facts: Facts[Any], name: str, day: object, **values: Any) -> str:
    """Return whether a filter lets the one fact through for certain, as possible, or not, and whether it says so."""
    certain, possible = (getattr(facts, name)(day, certainty=each, **values) for each in ("certain", "possible"))
    beyond = " left out, " in repr(possible) and "(carry_forward=True includes" in repr(possible)
    return "beyond" if beyond else "yes" if certain else "may" if possible else "no"


DAYS = ("1999-12-31", "2000-01-02", "2004-01-01", "2005-03-01", "2007-01-01", "2010-06-30", "2010-07-01", "2099-01-01")
SINCE = {
    ("since", "2000-01-02/..", "stamped"): "no yes yes yes may may beyond beyond",
    ("since", "2000-01-02/..", "article"): "no yes may may may may beyond beyond",
    ("since", "2000-01-02/..", "unstamped"): "no yes yes yes may may may may",
    ("since", "2000-01-02/..", "unknown"): "no yes may may may may may may",
    ("ended some day", "2000-01-02/", "stamped"): "no yes may may may may no no",
    ("until", "2000-01-02/2004-05", "stamped"): "no yes yes no no no no no",
    ("in a year", "2004/..", "stamped"): "no no may yes may may beyond beyond",
}
SOURCES = {"stamped": WRITTEN, "article": ARTICLE, "unstamped": UNSTAMPED, "unknown": UNKNOWN}


@pytest.mark.parametrize("name", ["on", "as_of"])
@pytest.mark.parametrize("case", SINCE, ids=" ".join)
def test_until_when_a_tie_goes_on(case: tuple[str, str, str], name: str) -> None:
    """It is certain to the beginning of the time of writing, possible within it, and beyond it left out and counted."""
    facts = tie(case[1], SOURCES[case[2]])
    assert SINCE[case].split() == [answer(facts, name, day) for day in DAYS]
    carried = [answer(facts, name, day, carry_forward=True) for day in DAYS]
    assert SINCE[case].replace("beyond", "may").split() == carried


def test_the_day_of_opening_begins_a_tie() -> None:
    """A tie with one date goes on as one since that date; `on` goes by the date alone, which is of no other day."""
    for source in SOURCES.values():
        since, opened = tie("2000-01-02/..", source), tie("2000-01-02", source, status=Status.DONE)
        for day in DAYS:
            assert answer(opened, "as_of", day) == answer(since, "as_of", day)
            assert answer(opened, "on", day) == ("yes" if day == "2000-01-02" else "no")


def test_what_has_ended_or_is_planned_is_not_carried_forward() -> None:
    """What ended some day did so before the document was written to the end; a plan is never certain."""
    ended, planned = (tie("2000-01-02", WRITTEN, status=status) for status in (Status.ENDED, Status.PLANNED))
    assert "no yes may may may may no no".split() == [answer(ended, "as_of", day) for day in DAYS]
    assert "no may may may may may beyond beyond".split() == [answer(planned, "as_of", day) for day in DAYS]


def test_what_holds_as_of_a_date_is_open_elsewhere() -> None:
    """It holds then, may have begun before, and may go on until the document was written."""
    found = [answer(tie("2000-01-02", WRITTEN, as_of=True), "as_of", day) for day in DAYS]
    assert "may yes may may may may beyond beyond".split() == found


PERIODS = {
    "2004/2007": {"stamped": "may", "article": "may", "unstamped": "may", "unknown": "may"},
    "2001/2004": {"stamped": "no", "article": "may", "unstamped": "no", "unknown": "may"},
    "2004": {"stamped": "no", "article": "may", "unstamped": "no", "unknown": "may"},
    "2011": {"stamped": "beyond", "article": "beyond", "unstamped": "no", "unknown": "no"},
}


@pytest.mark.parametrize("period", PERIODS)
def test_an_open_end_lies_in_a_period_unless_it_is_excluded(period: str) -> None:
    """It may lie inside, and does not where the document was certainly written later; beyond it one can carry on."""
    for name, expected in PERIODS[period].items():
        since = tie({"2001/2004": "2001-05/..", "2011": "2001/.."}.get(period, "2004-05/.."), SOURCES[name])
        assert expected == answer(since, "during", period), name
        carried = answer(since, "during", period, carry_forward=True)
        assert carried == ("may" if expected == "beyond" else expected)


def test_what_ended_before_is_excluded_by_the_time_of_writing() -> None:
    """What goes on when its document is written has not ended before, and what no time limits may have."""
    answers = {name: answer(tie("2001/..", source), "before", "2004") for name, source in SOURCES.items()}
    assert {"stamped": "no", "article": "may", "unstamped": "no", "unknown": "may"} == answers


written = st.none() | st.builds(
    lambda when, mosaic: evolve(ALMANAC, time_of_writing=when, mosaic=mosaic),
    whens(date(1998, 1, 1), date(2001, 12, 31)).filter(lambda when: isinstance(when, DateRange)),
    st.booleans(),
)


@pytest.mark.exhaustive
@given(whens(*WINDOW), written, st.dates(date(1998, 1, 1), date(2002, 12, 31)))
def test_writing_only_decides_what_the_date_leaves_open(
    when: When, source: tr.SourceDocument | None, day: date
) -> None:
    """A document's time changes no answer that the date alone gives, and carrying forward adds possible ones alone."""
    facts, bare = (tie(str(when), each) for each in (source, None))
    for name in ("on", "as_of"):
        alone, with_time = answer(bare, name, day), answer(facts, name, day)
        assert alone in {with_time, "may"}
        carried = answer(facts, name, day, carry_forward=True)
        assert carried == ("may" if with_time == "beyond" else with_time)
    if source is None or source.time_of_writing is None:
        return
    last = days_of(source.time_of_writing).first_to if source.mosaic else days_of(source.time_of_writing).last_to
    if day > last and day > days_of(when).first_to:
        assert answer(facts, "as_of", day) in ("no", "beyond") or when.latest is not None


def test_an_undated_tie_is_of_no_day() -> None:
    """Without a date nothing is counted as left out by its document's time."""
    (fact,) = tie("2000", WRITTEN)
    undated = collected((evolve(fact, date=None, status=Status.ONGOING),))
    assert ["no"] * len(DAYS) == [answer(undated, "as_of", day) for day in DAYS]
    assert fact.had_come_about("2000-06-01") is None
    assert fact.had_come_about(2001) is True


def test_shipped_articles_are_mosaics(dataset: tr.Dataset) -> None:
    """The articles that many wrote say for certain that something was so on its date, and on no later day."""
    articles = {document.id for document in dataset.documents if document.mosaic}
    assert articles == {document.id for document in dataset.documents if document.publisher == "Wikipedia"}
    later = dataset.facts.as_of("2010-01-01", certainty="certain").where(lambda fact: fact.lasting)
    assert later
    assert not [fact for fact in later if fact.document in articles]
