"""Dates in English, in every style that the readers know."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tajik_relations.evidence.readers import dates_in
from tajik_relations.evidence.readers.calendar_points import MONTHS
from tajik_relations.evidence.readers.dates import date_spans

SENTENCES: dict[str, list[str]] = {
    sentence: values
    for path in sorted((Path(__file__).parent / "sentences").iterdir())
    for sentence, values in tomllib.loads(path.read_text("utf-8")).items()
}


def _read(fragment: str, **given: str) -> list[str]:
    return [read.text for read in dates_in(fragment, **given)]  # type: ignore[arg-type]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_dates_of_a_sentence(sentence: str) -> None:
    """Each made-up sentence gives its dates, and no other four digits as years."""
    assert SENTENCES[sentence][0] == ", ".join(read.text for read in dates_in(sentence, vague=True))


@pytest.mark.parametrize(
    ("fragment", "dates"),
    [
        ("3rd of May 1998", ["1998-05-03"]),
        ("May 3, 1998", ["1998-05-03"]),
        ("3 May, 1998", ["1998-05-03"]),
        ("3\u00a0May\u00a01998", ["1998-05-03"]),
        ("29 MAY 1992", ["1992-05-29"]),
        ("the first of May 2004", ["2004-05-01"]),
        ("May the first, 1998", ["1998-05-01"]),
        ("Sunday, 3 May 1998", ["1998-05-03"]),
        ("1 Feb. 2001", ["2001-02-01"]),
        ("1998/05/03", ["1998-05-03"]),
        ("13/05/1998", ["1998-05-13"]),
        ("05/13/1998", ["1998-05-13"]),
        ("12.07.2007g", ["2007-07-12"]),
        ("30 February 1998", []),
        ("31.13.1998", []),
        ("3–5 May 1998", ["1998-05-03/1998-05-05"]),
        ("from 2 to 4 May 1998", ["1998-05-02/1998-05-04"]),
        ("between 3 and 9 May 1998", ["1998-05-03/1998-05-09"]),
        ("3, 4 and 5 May 1998", ["1998-05-03/1998-05-05"]),
        ("3 or 4 May 1998", ["1998-05-03", "1998-05-04"]),
        ("Article 12 and 3 May 1998", ["1998-05-03"]),
        ("30 April - 2 May 1995", ["1995-04-30/1995-05-02"]),
        ("December 30, 1998 to January 2, 1999", ["1998-12-30/1999-01-02"]),
        ("between May 1998 and June 1999", ["1998-05/1999-06"]),
        ("between 2004 and 2008", ["2004/2008"]),
        ("2004 to 2008", ["2004/2008"]),
        ("2004 and 2008", ["2004", "2008"]),
        ("3–5 May to 7 June 1998", ["1998-05-03/1998-05-05", "1998-06-07"]),
        ("In 1900 soldiers came", ["1900"]),
        ("In 1899 soldiers came", []),
        ("2013/14", ["2013/2014"]),
        ("2013/15", ["2013"]),
        ("2004–05", ["2004/2005"]),
        ("2004-05", []),
        ("April 2019 to date", ["2019-04/.."]),
        ("2013–present", ["2013/.."]),
        ("from 2013 onwards", ["2013/.."]),
        ("since early 1998", ["1998/.."]),
        ("since the treaty of 3 May 1998", ["1998-05-03/.."]),
        ("since independence. In 2005 it left", ["2005"]),
        ("up until May 1998", ["../1998-05"]),
        ("by 2012", ["2012"]),
        ("circa 3 May 1998", ["1998-05-03~"]),
        ("about 1998", ["1998~"]),
        ("spring 2001", ["2001"]),
        ("the 1990s", []),
        ("the 19th century", []),
        ("the 1800s", []),
        ("In 2000, may they meet", ["2000"]),
        ("In 1998, on 3 May and in June", ["1998", "1998-05-03", "1998-06"]),
        ("on 3 May", []),
        ("www.example.org/2010/09/22/news", []),
    ],
)
def test_dates_in_general_styles(fragment: str, dates: list[str]) -> None:
    """Each style of English gives its date; what is no date or can be two is not read."""
    assert dates == _read(fragment)


@pytest.mark.parametrize(
    ("fragment", "dates"),
    [
        ("spring 2001", ["2001-21"]),
        ("the fall of 2001", ["2001-23"]),
        ("the early 1990s", ["199X"]),
        ("since the 1990s", ["199X/.."]),
        ("the 2000's", ["200X"]),
    ],
)
def test_vague_dates_are_read_where_they_are_asked_for(fragment: str, dates: list[str]) -> None:
    """Seasons and decades are EDTF of level 1."""
    assert dates == [read.text for read in dates_in(fragment, vague=True)]


def test_an_ambiguous_date_is_not_read() -> None:
    """Numbers that can be two days are a date that is not read."""
    assert _read("on 03/05/1998") == []
    assert date_spans("on 03/05/1998") == ((3, 13),)


def test_a_day_takes_the_year_of_the_words_before_it() -> None:
    """A year that is given serves the first day without one, and a year in the words serves what follows it."""
    assert _read("on 3 May, and in 2001 on 7 June", year="1998") == ["1998-05-03", "2001", "2001-06-07"]
    assert _read("in May and on 3 June", year="1998") == ["1998-05", "1998-06-03"]
    assert _read("They may march in step", year="1998") == []


@pytest.mark.parametrize(
    ("fragment", "bound"),
    [
        ("since late 1998", "since"),
        ("by the end of 2012", "by"),
        ("before 3 May 1998", "before"),
        ("as of May 1998", "as of"),
        ("in mid-1998", ""),
        ("post-1991", "after"),
        ("on 3 May 1998", ""),
    ],
)
def test_the_word_that_bounds_a_date_is_kept(fragment: str, bound: str) -> None:
    """The word that bounds a date stands beside it, also over the words for a part of the year."""
    assert [bound] == [read.bound for read in dates_in(fragment)]


def test_a_date_stands_where_it_says() -> None:
    """A date begins at its own words, a word of approximation and a weekday among them, and ends with its last word."""
    for fragment, words in {
        "it met on Monday, 4 May 1998, twice": "Monday, 4 May 1998",
        "on the twenty-first of May 1998": "twenty-first of May 1998",
        "from 2013 to date": "2013 to date",
        "until about 1998": "about 1998",
    }.items():
        assert [words] == [fragment[read.start : read.end] for read in dates_in(fragment)]


@pytest.mark.parametrize(
    ("fragment", "years"),
    [
        ("1800 soldiers", []),
        ("2000 armed men", []),
        ("some 1900", []),
        ("1998 dollars", []),
        ("EUR 1999", []),
        ("resolution 1973", []),
        ("No. 1998", []),
        ("the 1998 treaties", ["1998"]),
        ("in 1998 ministers met", ["1998"]),
        ("a force of 2000 soldiers", []),
        ("1998 elections", ["1998"]),
        ("1,998", []),
        ("F-1998", []),
        ("in 1237", ["1237"]),
        ("1237", []),
    ],
)
def test_four_digits_are_a_year_or_a_figure(fragment: str, years: list[str]) -> None:
    """Four digits with a unit, a currency, a name of a text or a noun that is counted are no year."""
    assert years == _read(fragment)


def _nth(number: int) -> str:
    return f"{number}{'th' if 10 < number < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1].title()


STYLES: list[Callable[[date], str]] = [
    lambda day: f"on {day}",
    lambda day: f"on {day:%d.%m.%Y}",
    lambda day: f"on {day:%Y/%m/%d}",
    lambda day: f"on {day.day} {_month(day)} {day:%Y}",
    lambda day: f"on {day.day}\u00a0{_month(day)},\u00a0{day:%Y}",
    lambda day: f"on the {_nth(day.day)} of {_month(day)} {day:%Y}.",
    lambda day: f"({_month(day)} {day.day}, {day:%Y})",
    lambda day: f"{_month(day)} {_nth(day.day)}, {day:%Y}: talks",
    lambda day: f"signed {day.day} {_month(day)[:3]}. {day:%Y}",
    lambda day: f"on {day:%A}, {day.day} {_month(day)} {day:%Y}",
    lambda day: f"this {_nth(day.day)} day of {_month(day)}, {day:%Y}",
]
DAYS = st.dates(date(1000, 1, 1))


@given(DAYS, st.sampled_from(STYLES))
def test_a_day_in_every_style_is_read_back(day: date, style: Callable[[date], str]) -> None:
    """Whatever the day and however it is written, the reader finds it and nothing else."""
    assert [str(day)] == _read(style(day))


@given(
    st.dates(date(1000, 1, 1), date(9990, 1, 1)),
    st.integers(1, 800),
    st.sampled_from(["{} to {}", "{} – {}", "{}-{}", "from {} until {}", "between {} and {}"]),
)
def test_a_range_of_days_is_read_back(first: date, length: int, style: str) -> None:
    """Two days joined by words or by a dash are a range."""
    last = first + timedelta(length)
    words = style.format(*(f"{day.day} {_month(day)} {day:%Y}" for day in (first, last)))
    assert [f"{first}/{last}"] == _read(words)


@given(
    st.dates(date(1000, 1, 1)), st.integers(1, 30), st.sampled_from(["{0}–{1} {2}", "{0} to {1} {2}", "{2} {0}-{1},"])
)
def test_a_range_inside_a_month_is_read_back(first: date, length: int, style: str) -> None:
    """The first day of a range takes month and year from the last."""
    last = first.replace(day=min(first.day + length, 28))
    if last > first:
        words = style.format(first.day, last.day, _month(first))
        assert [f"{first}/{last}"] == _read(f"{words} {first:%Y}")


@given(
    st.integers(1900, 2098),
    st.integers(1, 90),
    st.sampled_from(["{}-{}", "{} – {}", "from {} to {}", "between {} and {}"]),
)
def test_a_range_of_years_is_read_back(first: int, length: int, style: str) -> None:
    """Two years joined by words or by a dash are a range."""
    last = min(first + length, 2099)
    assert [f"{first}/{last}"] == _read(style.format(first, last))


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reader of dates fail, and what it reads lies inside the text, in order."""
    reads = dates_in(text, year="1998", vague=True)
    assert all(0 <= read.start < read.end <= len(text) for read in reads)
    assert [read.start for read in reads] == sorted(read.start for read in reads)
