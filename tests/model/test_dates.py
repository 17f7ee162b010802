"""Dates: EDTF text in and out, the days that a date can mean, comparison in three values, days of Python's own."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from operator import ge, gt, le, lt

import pytest
from attrs import evolve
from days import DAYS, INSIDE, WINDOW, verdict, worlds
from edtf import parse_edtf
from hypothesis import given, strategies as st
from strategies import coarse_dates, date_ranges, partial_dates, whens

from tajik_relations.errors import DateError, OrderError, RelationsError
from tajik_relations.model.dates import PRECISIONS, DateRange, OpenEnd, PartialDate, When, days_of, parse
from tajik_relations.model.periods import decade_of, period_of, when_of, year_of

DATE_FORM = "expected an EDTF date such as 1992, 1992-04, 1992-04-13, 199X, 2004-XX or 2001-21, found "
RANGE_FORM = "expected an EDTF range such as 2004-12/2005-06 or 1992/.., found "
MONTHS = "expected a month from 01 to 12 or a season from 21 to 24, found "
AFTER = "expected nothing after a season and no digit after an X, found "
UNSPECIFIED = "expected dates without unspecified digits in a range (EDTF level 1), found "
NO_DATE = "expected a date on at least one side of the range, found "
BACKWARDS = "expected a range that ends after it begins, found "

YEARS = "expected a year from 0001 to 9999 (those of Python's calendar), found "
ACCEPTED_BY_EDTF = (
    *("1900-02-29", "1993/1992", "../..", "0000", "000X", "-0001", "-199X", " 1992", "Y170000002"),
    *("1XXX", "2004-XX-13", "199X/2004", "2001-25", "156X-12-25", "2004?-04"),
)
"""What the `edtf` package reads and we refuse: no days of the calendar, blanks, other years, level 2."""


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1992", "1992-01-01", "1992-12-31", "year"),
        ("1992-02", "1992-02-01", "1992-02-29", "month"),
        ("1900-02", "1900-02-01", "1900-02-28", "month"),
        ("2000-02-29", "2000-02-29", "2000-02-29", "day"),
        ("0001", "0001-01-01", "0001-12-31", "year"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
        ("1992?", "1992-01-01", "1992-12-31", "year"),
        ("1992-04~", "1992-04-01", "1992-04-30", "month"),
        ("1992-04-13%", "1992-04-13", "1992-04-13", "day"),
        ("2004-12/2005-06", "2004-12-01", "2005-06-30", "range"),
        ("2004-12?/2005~", "2004-12-01", "2005-12-31", "range"),
        ("1992-04-13/1992-04-13", "1992-04-13", "1992-04-13", "range"),
        ("1993/1993-01", "1993-01-01", "1993-01-31", "range"),
        ("1992/..", "1992-01-01", None, "range"),
        ("1992?/", "1992-01-01", None, "range"),
        ("../2005", None, "2005-12-31", "range"),
        ("/2005~", None, "2005-12-31", "range"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("19XX", "1900-01-01", "1999-12-31", "century"),
        ("99XX", "9900-01-01", "9999-12-31", "century"),
        ("199X?", "1990-01-01", "1999-12-31", "decade"),
        ("2004-XX", "2004-01-01", "2004-12-31", "year"),
        ("2004-XX-XX", "2004-01-01", "2004-12-31", "year"),
        ("2004-02-XX~", "2004-02-01", "2004-02-29", "month"),
        ("2001-21", "2001-03-01", "2001-05-31", "season"),
        ("2001-22?", "2001-06-01", "2001-08-31", "season"),
        ("2001-23", "2001-09-01", "2001-11-30", "season"),
        ("2003-24", "2003-01-01", "2004-02-29", "season"),
        ("9999-24", "9999-01-01", "9999-12-31", "season"),
        ("2001-21/2001-22", "2001-03-01", "2001-08-31", "range"),
    ],
)
def test_every_form_of_the_contract(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    """Each form is read, keeps its precision, has its first and last day if any, and is written as it was read."""
    when = parse(text)
    assert (text, precision) == (str(when), when.precision)
    assert precision in PRECISIONS
    assert (earliest, latest) == tuple(day and day.isoformat() for day in (when.earliest, when.latest))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1900-02-29", "expected a day from 01 to 28 for 1900-02, found 29"),
        ("2007-02-29", "expected a day from 01 to 28 for 2007-02, found 29"),
        ("1992-04-31", "expected a day from 01 to 30 for 1992-04, found 31"),
        ("1992-04-00", "expected a day from 01 to 30 for 1992-04, found 00"),
        ("2007-13", f"{MONTHS}13 in '2007-13'"),
        ("2007-00-01", f"{MONTHS}00 in '2007-00-01'"),
        ("2001-25", f"{MONTHS}25 in '2001-25'"),
        ("2001-20", f"{MONTHS}20 in '2001-20'"),
        *((text, f"{AFTER}'{text}'") for text in ("2001-21-01", "2001-21-XX", "2001-24-31")),
        *((text, f"{YEARS}{text!r}") for text in ("-0001", "-199X", "Y170000002", "Y-17000", "-1992-04")),
        ("000X", "expected a year from 0001 to 9999, found 0"),
        *((f"{text}/2004", f"{UNSPECIFIED}'{text}'") for text in ("199X", "19XX", "2003-XX", "2003-04-XX")),
        ("0000", "expected a year from 0001 to 9999, found 0"),
        ("1993/1992", f"{BACKWARDS}'1993/1992'"),
        ("1993-02/1993-01-31", f"{BACKWARDS}'1993-02/1993-01-31'"),
        ("../..", f"{NO_DATE}'../..'"),
        ("/", f"{NO_DATE}'/'"),
        ("/..", f"{NO_DATE}'/..'"),
        ("1992/1993/1994", f"{RANGE_FORM}'1992/1993/1994'"),
        ("1992/2007-13", f"{MONTHS}13 in '2007-13'"),
        ("1992/next", f"{DATE_FORM}'next'"),
        *(
            (text, f"{DATE_FORM}{text!r}")
            for text in ("", "..", "92", "1992-4", "1992-04-1", "19920413", "1992-", "+1992", "1992??", "1990s", "19X2")
        ),
        *(
            (text, f"{DATE_FORM}{text!r}")
            for text in ("1XXX", "XXXX", "X", "2004-XX-13", "2004-X", "2004-04-X", "199x", "XX-04", "2004-04-13-XX")
        ),
        *((text, f"{DATE_FORM}{text!r}") for text in (" 1992", "1992\n", "1992-04-13T10:00", "1992–04", "１９９２")),
        ("1" * 10_000, f"{DATE_FORM}'{'1' * 40}'"),
    ],
)
def test_impossible_dates(text: str, sentence: str) -> None:
    """What is no date, or no day of the calendar, is refused with one sentence that says why."""
    with pytest.raises(DateError, match=f"^{re.escape(sentence)}$"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "expected"), [("9" * 99, DATE_FORM), ("1992/1993/" + "9" * 99, RANGE_FORM), ("Y" + "9" * 99, YEARS)]
)
def test_a_long_text_is_cut_in_the_message(text: str, expected: str) -> None:
    """Of a text that is no date the first forty letters are shown."""
    with pytest.raises(DateError, match=f"^{re.escape(expected)}'{text[:40]}'"):
        parse(text)


def test_a_day_needs_its_month() -> None:
    """A date built in parts cannot have a day without a month."""
    with pytest.raises(
        DateError, match=re.escape("expected a month before the day, found day 13 in 1992 without a month")
    ):
        PartialDate(1992, day=13)


def test_a_qualifier_is_one_of_edtf() -> None:
    """A date built in parts cannot have a qualifier that could not be read again."""
    with pytest.raises(DateError, match=re.escape("expected a qualifier ?, ~, % or none, found '!'")):
        PartialDate(1992, qualifier="!")


@given(partial_dates() | coarse_dates)
def test_dates_are_read_as_they_are_written(when: PartialDate) -> None:
    """A date, its text and its representation say the same."""
    assert when == PartialDate.parse(str(when)) == parse(str(when))
    assert f"PartialDate.parse({str(when)!r})" == repr(when)


@given(partial_dates() | coarse_dates, date_ranges())
def test_text_makes_dates_as_numbers_do(when: PartialDate, span: DateRange) -> None:
    """Text in the first position makes the same date, and so do its parts, however they are given."""
    parts = (when.year, when.month, when.day, when.qualifier, when.unspecified)
    assert when == PartialDate(str(when)) == PartialDate(*parts) == evolve(when, year=when.year) == when_of(str(when))
    assert span == DateRange(str(span)) == DateRange(span.start, span.end) == evolve(span, end=span.end)
    assert span == DateRange(*str(span).split("/"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: PartialDate("1992", 4),
        lambda: PartialDate("1992", qualifier="?"),
        lambda: PartialDate(1992.0),  # type: ignore[arg-type]
        lambda: PartialDate(year=True),
        lambda: PartialDate(1992, "04"),  # type: ignore[arg-type]
        lambda: PartialDate(None),  # type: ignore[arg-type]
        lambda: PartialDate(1992, unspecified="X"),
        lambda: PartialDate(1990, 4, unspecified="X"),
        lambda: PartialDate(1992, 4, unspecified="-XX-XX"),
        lambda: PartialDate(1992, 4, 13, unspecified="-XX"),
        lambda: PartialDate(1992, 21, 1),
        lambda: PartialDate("1992/1993"),
        lambda: DateRange("1992"),
        lambda: DateRange(1992, 1993),  # type: ignore[arg-type]
        lambda: DateRange(PartialDate(1992)),  # type: ignore[arg-type]
        lambda: parse(1992),  # type: ignore[arg-type]
    ],
)
def test_what_makes_no_date(make: Callable[[], object]) -> None:
    """Whatever cannot be a date is refused with one sentence of the package's own, never with a foreign error."""
    with pytest.raises(DateError, match=r"^expected .*, found .*$"):
        make()


@given(date_ranges())
def test_ranges_are_read_as_they_are_written(when: DateRange) -> None:
    """A range, its text and its representation say the same."""
    assert when == DateRange.parse(str(when)) == parse(str(when))
    assert f"DateRange.parse({str(when)!r})" == repr(when)


@given(whens() | coarse_dates)
def test_the_first_day_is_not_after_the_last(when: When) -> None:
    """The earliest day is never after the latest; a side without a limit has none, and leaks no day of the calendar."""
    days = days_of(when)
    assert days.first_from <= days.first_to <= days.last_to
    assert days.first_from <= days.last_from <= days.last_to
    sides = (when.start, when.end) if isinstance(when, DateRange) else (when, when)
    for side, day, limit in zip(sides, (when.earliest, when.latest), (days.first_from, days.last_to), strict=True):
        assert day == (limit if isinstance(side, PartialDate) else None)


@given(partial_dates(qualifiers=""), partial_dates(qualifiers=""))
def test_equality_is_of_text_not_of_days(one: PartialDate, other: PartialDate) -> None:
    """Dates are equal, and hash alike, exactly where their texts are."""
    assert (str(one) == str(other)) is (one == other)
    assert len({str(one), str(other)}) == len({one, other})


@pytest.mark.parametrize("other", [PartialDate(1993), DateRange("1992/.."), date(1993, 1, 1), "1993", None], ids=repr)
@pytest.mark.parametrize("compare", [lt, gt, le, ge, lambda one, other: sorted([other, one])])
def test_dates_have_no_order(compare: Callable[[object, object], object], other: object) -> None:
    """Dates cannot be put in order with operators, which would hide the third value; the error says what to do."""
    for when in (PartialDate(1992), PartialDate("199X"), DateRange("1990/1992")):
        with pytest.raises(
            OrderError, match=r"^dates have no general order, .*before\(\).*after\(\).*earliest.*by_date\(\)$"
        ) as caught:
            compare(when, other)
        assert isinstance(caught.value, TypeError)


@given(st.dates(), partial_dates())
def test_a_day_equals_that_of_python(day: date, when: PartialDate) -> None:
    """A day without a mark of doubt equals Python's own and hashes like it, both ways; nothing else does."""
    ours = PartialDate(day.year, day.month, day.day)
    assert ours == day
    assert day == ours
    assert hash(ours) == hash(day)
    assert {ours, day} == {day}
    assert ours != datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a moment is no day
    theirs = when.earliest
    assert (when == theirs) is (theirs == when) is (str(when) == theirs.isoformat())
    assert (when.exact is None) is (when != theirs)
    assert DateRange(ours, ours) != day


@given(whens(), whens(), st.dates(), st.integers(1, 9999))
def test_comparisons_take_dates_in_every_form(when: When, other: When, day: date, year: int) -> None:
    """A date, its text, a day of Python's own and a whole number have the same answers."""
    forms = {str(other): other, day: PartialDate(day.year, day.month, day.day), year: PartialDate(year)}
    for form, same in forms.items():
        for name in ("before", "after", "within", "during", "covers"):
            assert getattr(when, name)(form) is getattr(when, name)(same)


def test_decades_and_years_as_people_give_them() -> None:
    """`1990s` is a decade, a whole number a year; what is neither a date nor one of these is refused."""
    assert (PartialDate("199X"), PartialDate(2007)) == (when_of("1990s"), when_of(2007))
    assert (True, None) == (PartialDate(1992).during("1990s"), PartialDate("199X").during(1992))
    assert [DateRange("1990-01-01/2019-12-31"), DateRange("2004/2007")] == [
        period_of("1990s", "2010s"),
        period_of(2004, "2007"),
    ]
    for wrong in (None, 1992.5, True, "the nineties", "1995s", "90s", 0, 10_000, ("1992",), b"1992"):
        with pytest.raises(DateError, match=r"^expected .*, found .*$"):
            when_of(wrong)


@given(whens() | coarse_dates)
def test_the_year_and_decade_in_which_something_begins(when: When) -> None:
    """Both are those of the first day, and nothing where the start has none or is less exact."""
    first, last = (when.earliest, when.latest)
    if isinstance(when, DateRange):
        first, last = (None, None) if isinstance(when.start, OpenEnd) else (when.start.earliest, when.start.latest)
    decade, year = decade_of(when), year_of(when)
    assert first is not None or (decade, year) == (None, None)
    if first and last:
        season = PartialDate.parse(str(when).split("/")[0]).precision == "season"
        assert year == (first.year if season or first.year == last.year else None)
        assert decade == (f"{first.year // 10:03}0s" if season or first.year // 10 == last.year // 10 else None)
    assert (None, None) == (decade_of(None), year_of(None))


@given(whens(*WINDOW), whens(*WINDOW))
def test_before_and_after_hold_over_all_days(one: When, other: When) -> None:
    """One lies before another certainly, possibly or certainly not, as going through all days shows."""
    lasts, firsts = {last for _, last in worlds(one)}, {first for first, _ in worlds(other)}
    expected = verdict((max(lasts) < min(firsts), min(lasts) < max(firsts)))
    assert expected is one.before(other)
    assert expected is other.after(one)


@given(whens(*WINDOW), whens(*WINDOW))
def test_within_holds_over_all_days(one: When, period: When) -> None:
    """One lies inside a period certainly, possibly or certainly not, as going through all days shows."""
    begins, ends = days_of(period).first_from, days_of(period).last_to
    assert verdict(begins <= first and last <= ends for first, last in worlds(one)) is one.within(period)


@given(whens(*WINDOW), st.sampled_from(INSIDE))
def test_covers_holds_over_all_days(when: When, day: date) -> None:
    """A date covers a day, also its own first and last ones, certainly, possibly or not, as all days show."""
    for each in {day, *days_of(when)}.intersection(INSIDE):
        assert verdict(first <= each <= last for first, last in worlds(when)) is when.covers(each)


@given(whens(*WINDOW), whens(*WINDOW))
def test_a_period_is_covered_on_all_its_days(when: When, period: When) -> None:
    """A date covers a period if all days of it lie in it for certain, and not if none of them possibly does."""
    begins, ends = days_of(period).first_from, days_of(period).last_to
    asked = [day for day in DAYS if begins <= day <= ends]
    answers = {when.covers(day) for day in (asked[0], asked[-1])}
    touches = any(first <= ends and last >= begins for first, last in worlds(when))
    assert when.covers(period) is (True if answers == {True} else None if touches else False)


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("1992", "1992-05-01", (None, None, None)),
        ("1992-04", "1992", (None, None, True)),
        ("1992-04-30", "1992-05-01", (True, False, False)),
        ("1992-05-01", "1992-05-01", (False, False, True)),
        ("1992/..", "1991", (False, True, False)),
        ("1992/..", "1995", (None, False, False)),
        ("1992/..", "1990/..", (False, None, True)),
        ("1992/..", "1990/2020", (False, False, None)),
        ("1992/", "1990/2020", (False, False, None)),
        ("199X", "1990/2000", (None, False, True)),
        ("2001-24", "2001", (None, None, None)),
        ("../2005", "2006", (True, False, False)),
        ("../2005", "2004/2006", (False, False, None)),
        ("2004", "2004/2007", (None, False, True)),
        ("2007", "2004-12/2007-06", (False, None, None)),
    ],
)
def test_comparisons_written_out(one: str, other: str, verdicts: tuple[bool | None, ...]) -> None:
    """Some comparisons that a reader can check by eye: before, after and within."""
    first, second = parse(one), parse(other)
    assert verdicts == (first.before(second), first.after(second), first.within(second))


def _same_bounds(when: When) -> bool:
    theirs = parse_edtf(str(when))
    ours = [day.timetuple()[:3] for day in (when.earliest, when.latest) if day]
    return ours == [tuple(theirs.lower_strict())[:3], tuple(theirs.upper_strict())[:3]]


@given(partial_dates() | date_ranges(bounds=()))
def test_bounds_agree_with_edtf(when: When) -> None:
    """For dates and for ranges between two dates the `edtf` package finds the same first and last day."""
    assert _same_bounds(when)


@given(coarse_dates)
def test_coarse_bounds_agree_with_edtf(when: PartialDate) -> None:
    """So it does for unspecified digits and seasons, but for a winter; it reads no season with a mark of doubt."""
    plain = evolve(when, qualifier="") if when.precision == "season" else when
    assert _same_bounds(plain) is (plain.month != 24)


def test_a_winter_has_two_ends() -> None:
    """We differ on winters: `edtf` has December alone, and we any day in either winter of the year."""
    theirs = parse_edtf("2001-24")
    assert ((2001, 12, 1), (2001, 12, 31)) == (tuple(theirs.lower_strict())[:3], tuple(theirs.upper_strict())[:3])
    assert (date(2001, 1, 1), date(2002, 2, 28)) == (PartialDate("2001-24").earliest, PartialDate("2001-24").latest)


@given(date_ranges() | coarse_dates.filter(lambda when: when.precision != "season" or not when.qualifier))
def test_edtf_reads_all_that_we_write(when: When) -> None:
    """Whatever we write, ranges with open and unknown ends too, is EDTF to the `edtf` package."""
    assert str(when) == str(parse_edtf(str(when)))


@pytest.mark.parametrize(("text", "theirs"), [("1992/", (2002, 1, 1)), ("1992/..", math.inf)])
def test_edtf_ends_what_has_no_end(text: str, theirs: object) -> None:
    """We differ on last days that are not known: `edtf` adds ten years to the start, or goes on for ever."""
    last = parse_edtf(text).upper_strict()
    assert theirs == (last if isinstance(last, float) else tuple(last)[:3])
    assert parse(text).latest is None


@pytest.mark.parametrize(("text", "theirs"), [("/2005", (1995, 12, 31)), ("../2005", -math.inf)])
def test_edtf_begins_what_has_no_beginning(text: str, theirs: object) -> None:
    """We differ on first days that are not known: `edtf` goes back ten years from the end, or for ever."""
    first = parse_edtf(text).lower_strict()
    assert theirs == (first if isinstance(first, float) else tuple(first)[:3])
    assert parse(text).earliest is None


@pytest.mark.parametrize("text", ACCEPTED_BY_EDTF)
def test_we_refuse_more_than_edtf(text: str) -> None:
    """We differ on texts that `edtf` reads: no days of the calendar, other years, or forms of level 2."""
    assert parse_edtf(text) is not None
    with pytest.raises(DateError, match=r"^expected .*$"):
        parse(text)


def test_a_wrong_date_is_a_value_error() -> None:
    """Callers may catch a wrong date as ours or as any wrong value."""
    expected = (True, True)
    assert expected == (issubclass(DateError, RelationsError), issubclass(DateError, ValueError))
