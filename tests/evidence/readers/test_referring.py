"""Words that refer to a date before them, and dates and figures that belong to something else."""

import pytest

from tajik_relations.evidence.readers import dates_in
from tajik_relations.evidence.readers.dates_by_reference import dated_words, is_beside, references_in, referring_words
from tajik_relations.evidence.readers.numbers_in_names import is_in_a_name, is_purpose, lasting_in
from tajik_relations.evidence.readers.units import is_whose, money_named_in


@pytest.mark.parametrize(
    ("words", "anchor", "meant"),
    [
        ("in October of that year", "1984-03", "1984-10"),
        ("on 7 October of the same year", "1984", "1984-10-07"),
        ("on October 7 of the same year", "1984", "1984-10-07"),
        ("in January of the following year", "1984-03", "1985-01"),
        ("in the same year", "1984-03-05/1984-04-01", "1984"),
        ("in the same year", "1984/..", "1984"),
        ("that June", "1984", "1984-06"),
        ("in the same month", "1984-03-05", "1984-03"),
        ("the same day", "1984-03-05", "1984-03-05"),
        ("the following month", "1984-12", "1985-01"),
        ("the previous month", "1984-01", "1983-12"),
        ("on the 9th of the following month", "1984-12", "1985-01-09"),
        ("the next day", "1984-02-29", "1984-03-01"),
        ("the next day", "9999-12-31", None),
        ("the following March", "1984-03", "1985-03"),
        ("the preceding March", "1984-05", "1984-03"),
        ("three years later", "1984-03", "1987"),
        ("two months earlier", "1984-01", "1983-11"),
        ("a year later", "1984~", "1985"),
        ("ten days later", "1984-02-25", "1984-03-06"),
        ("two years before that", "1984", "1982"),
        ("the year after", "1984", "1985"),
        ("the year that followed", "1984", "1985"),
        ("in the same month", "1984", None),
        ("that day", "1984-03", None),
        ("in the same year", "1984/1986", None),
    ],
)
def test_words_mean_what_their_anchor_gives(words: str, anchor: str, meant: str | None) -> None:
    """They are as exact as they say themselves, and mean nothing beside a date that is not exact enough."""
    [reference] = references_in(words)
    assert meant == reference.on(anchor)


@pytest.mark.parametrize(
    "words",
    [
        "said that year 1984 was bad",
        "in the following years",
        "many years later",
        "that may be",
        "years later",
        "the year after the war",
    ],
)
def test_other_words_refer_to_no_date(words: str) -> None:
    """A date of its own, an open number and a verb are no reference."""
    assert () == references_in(words)


def test_a_range_may_end_with_words_that_refer() -> None:
    """They are then part of the range, and its beginning is a date of its own."""
    text = "from March 1984 to October of that year"
    read = dated_words([text], [(0, date) for date in dates_in(text)])
    assert (["1984-03/1984-10"], frozenset()) == ([date.text for _, date in read.dates], read.anchors)


def test_days_of_that_year_leave_its_date_out() -> None:
    """Several days with words that refer to a year are read together, and the date that gives the year is no other."""
    words = ["1984", "on 9 and 10 October of that year"]
    dates = [(at, date) for at, text in enumerate(words) for date in dates_in(text, year="1984")]
    read = dated_words(words, dates)
    assert (["1984-10-09/1984-10-10"], frozenset(["1984"])) == ([date.text for _, date in read.dates], read.anchors)


def test_words_of_time_before_words_that_refer_open_or_close_them() -> None:
    """They make a range of what is meant, as they do of a date; others are read with it."""
    for words, meant in (("since June of that year", "1984-06/.."), ("until the next year", "../1985")):
        read = dated_words(["1984", words], [(0, dates_in("1984")[0])])
        assert [meant] == [date.text for _, date in read.dates]
    assert ((0, 15),) == referring_words("Later that year")


def test_several_dates_behind_words_leave_it_open_which_is_meant() -> None:
    """One other date in later fragments is the anchor, of two none is."""
    words = ["in the same year", "1984", "1991"]
    dates = [(at, date) for at, text in enumerate(words) for date in dates_in(text)]
    assert "the same year" == dated_words(words, dates).unresolved
    assert frozenset(["1984"]) == dated_words(words[:2], dates[:1]).anchors


@pytest.mark.parametrize(
    ("text", "number", "named"),
    [
        ("the Vision 2040", "2040", True),
        ("the 2040 Agenda", "2040", True),
        ("the 200 Young Nurses Programme", "200", True),
        ("the 200 nurses", "200", False),
        ("in 2040 Elm Project ended", "2040", False),
        ("planned 200 visits", "200", False),
    ],
)
def test_a_number_beside_a_noun_of_names_is_a_part_of_a_name(text: str, number: str, *, named: bool) -> None:
    """The noun is written with a capital, right before the number or behind it over other capitals."""
    start = text.index(number)
    assert named is is_in_a_name(text, start, start + len(number))


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("a programme of exchanges for 1999-2004", True),
        ("a budget for the period from 1999-2004", True),
        ("an agreement in 1999-2004", False),
        ("a treaty was in force for 1999-2004", False),
    ],
)
def test_years_for_which_an_instrument_is(text: str, *, purpose: bool) -> None:
    """No verb and no other preposition of time parts the noun from "for"."""
    assert purpose is is_purpose(text, dates_in(text)[0].start)


def test_how_long_something_lasts() -> None:
    """A number joined to a noun of time before another noun."""
    assert [(2, 12)] == [*lasting_in("a seven-year plan, and seven years")]
    assert () == lasting_in("a 40-bed hospital")
    assert () == lasting_in("for a two-year period")  # which is that of the fact


def test_a_date_beside_which_something_came_about() -> None:
    """The date of an event behind "after" and the like; a part of a year is none."""
    texts = ("after the great flood of May 2011", "following its elections in 2011", "after the summer of 2011")
    assert [True, True, False] == [is_beside(text, dates_in(text)[0]) for text in texts]


def test_whose_dollars_they_are() -> None:
    """The only currency of that noun which a text names in full decides; of two none does."""
    assert frozenset(["USD", "CAD"]) == money_named_in("US dollars or Canadian dollars")
    assert is_whose("USD", "US dollars and 5 million dollars")
    assert not is_whose("USD", "5 million dollars")
    assert not is_whose("USD", "US dollars or Canadian dollars, 5 million dollars")
