"""Dates: EDTF text in and out, the days that a date can mean, comparison in three values."""

import math
import re
from datetime import date

import pytest
from days import INSIDE, WINDOW, verdict, worlds
from edtf import parse_edtf
from hypothesis import given, strategies as st
from strategies import date_ranges, partial_dates, whens

from tajik_relations.errors import DateError, RelationsError
from tajik_relations.model.dates import DateRange, PartialDate, When, parse

DATE_FORM = "expected an EDTF date such as 1992, 1992-04 or 1992-04-13, found "
RANGE_FORM = "expected an EDTF range such as 2004-12/2005-06 or 1992/.., found "
NO_DATE = "expected a date on one side of the range at least, found "
BACKWARDS = "expected a range that ends after it begins, found "

ACCEPTED_BY_EDTF = ("1900-02-29", "1993/1992", "../..", "0000", "-0001", " 1992", "2001-21", "199X", "Y170000002")
"""What the `edtf` package reads and we refuse: no days of the calendar, blanks, forms that the data do not use."""


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
        ("1992/..", "1992-01-01", "9999-12-31", "range"),
        ("1992/", "1992-01-01", "9999-12-31", "range"),
        ("../2005", "0001-01-01", "2005-12-31", "range"),
        ("/2005", "0001-01-01", "2005-12-31", "range"),
    ],
)
def test_every_form_of_the_contract(text: str, earliest: str, latest: str, precision: str) -> None:
    """Each form is read, keeps its precision, has its first and last day, and is written as it was read."""
    when = parse(text)
    assert (text, precision) == (str(when), when.precision)
    assert (earliest, latest) == (when.earliest.isoformat(), when.latest.isoformat())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1900-02-29", "expected a day from 01 to 28 for 1900-02, found 29."),
        ("2007-02-29", "expected a day from 01 to 28 for 2007-02, found 29."),
        ("1992-04-31", "expected a day from 01 to 30 for 1992-04, found 31."),
        ("1992-04-00", "expected a day from 01 to 30 for 1992-04, found 00."),
        ("2007-13", "expected a month from 01 to 12, found 13 in '2007-13'."),
        ("2007-00-01", "expected a month from 01 to 12, found 00 in '2007-00-01'."),
        ("2001-21", "expected a month from 01 to 12, found 21 in '2001-21'."),
        ("0000", "expected a year from 0001 to 9999, found 0."),
        ("1993/1992", f"{BACKWARDS}'1993/1992'."),
        ("1993-02/1993-01-31", f"{BACKWARDS}'1993-02/1993-01-31'."),
        ("../..", f"{NO_DATE}'../..'."),
        ("/", f"{NO_DATE}'/'."),
        ("/..", f"{NO_DATE}'/..'."),
        ("1992/1993/1994", f"{RANGE_FORM}'1992/1993/1994'."),
        ("1992/2007-13", "expected a month from 01 to 12, found 13 in '2007-13'."),
        ("1992/next", f"{DATE_FORM}'next'."),
        *(
            (text, f"{DATE_FORM}{text!r}.")
            for text in ("", "..", "92", "1992-4", "1992-04-1", "19920413", "1992-", "-0001", "+1992", "199X", "1992??")
        ),
        *((text, f"{DATE_FORM}{text!r}.") for text in (" 1992", "1992\n", "1992-04-13T10:00", "1992–04", "１９９２")),
        ("1" * 10_000, f"{DATE_FORM}'{'1' * 40}'."),
    ],
)
def test_impossible_dates(text: str, sentence: str) -> None:
    """What is no date, or no day of the calendar, is refused with one sentence that says why."""
    with pytest.raises(DateError, match=f"^{re.escape(sentence)}$"):
        parse(text)


def test_a_day_needs_its_month() -> None:
    """A date built in parts cannot have a day without a month."""
    with pytest.raises(DateError, match=re.escape("expected a month before the day, found day 13 in 1992 without one")):
        PartialDate(1992, day=13)


def test_a_qualifier_is_one_of_edtf() -> None:
    """A date built in parts cannot have a qualifier that could not be read again."""
    with pytest.raises(DateError, match=re.escape("expected a qualifier ?, ~, % or none, found '!'.")):
        PartialDate(1992, qualifier="!")


@given(partial_dates())
def test_dates_are_read_as_they_are_written(when: PartialDate) -> None:
    """A date, its text and its representation say the same."""
    assert when == PartialDate.parse(str(when)) == parse(str(when))
    assert f"PartialDate.parse({str(when)!r})" == repr(when)


@given(date_ranges())
def test_ranges_are_read_as_they_are_written(when: DateRange) -> None:
    """A range, its text and its representation say the same."""
    assert when == DateRange.parse(str(when)) == parse(str(when))
    assert f"DateRange.parse({str(when)!r})" == repr(when)


@given(whens())
def test_the_first_day_is_not_after_the_last(when: When) -> None:
    """The earliest day is never after the latest, and both are limits of the first and of the last day."""
    assert when.earliest <= when.latest
    assert (when.earliest, when.latest) == (when.first[0], when.last[1])
    assert when.first[0] <= when.first[1] <= when.last[1]
    assert when.first[0] <= when.last[0] <= when.last[1]


@given(partial_dates(qualifiers=""), partial_dates(qualifiers=""))
def test_equality_is_of_text_not_of_days(one: PartialDate, other: PartialDate) -> None:
    """Dates are equal, and hash alike, exactly where their texts are."""
    assert (str(one) == str(other)) is (one == other)
    assert len({str(one), str(other)}) == len({one, other})


def test_dates_have_no_order() -> None:
    """Partial dates cannot be put in order with operators, as that would hide the third value."""
    with pytest.raises(TypeError, match="'<' not supported"):
        _ = PartialDate.parse("1992") < PartialDate.parse("1993")  # type: ignore[operator]


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
    begins, ends = period.earliest, period.latest
    assert verdict(begins <= first and last <= ends for first, last in worlds(one)) is one.within(period)


@given(whens(*WINDOW), st.sampled_from(INSIDE))
def test_covers_holds_over_all_days(when: When, day: date) -> None:
    """A date covers a day, also its own first and last ones, certainly, possibly or not, as all days show."""
    for each in {day, *when.first, *when.last}.intersection(INSIDE):
        assert verdict(first <= each <= last for first, last in worlds(when)) is when.covers(each)


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        ("1992", "1992-05-01", (None, None, None)),
        ("1992-04", "1992", (None, None, True)),
        ("1992-04-30", "1992-05-01", (True, False, False)),
        ("1992-05-01", "1992-05-01", (False, False, True)),
        ("1992/..", "1991", (False, True, False)),
        ("1992/..", "1995", (False, False, False)),
        ("1992/..", "1990/..", (False, False, True)),
        ("1992/..", "1990/2020", (False, False, False)),
        ("1992/", "1990/2020", (False, False, None)),
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


@given(partial_dates() | date_ranges(bounds=()))
def test_bounds_agree_with_edtf(when: When) -> None:
    """For dates and for ranges between two dates the `edtf` package finds the same first and last day."""
    theirs = parse_edtf(str(when))
    assert when.earliest.timetuple()[:3] == tuple(theirs.lower_strict())[:3]
    assert when.latest.timetuple()[:3] == tuple(theirs.upper_strict())[:3]


@given(date_ranges())
def test_edtf_reads_every_range_that_we_write(when: DateRange) -> None:
    """Whatever we write, ranges with open and unknown ends too, is EDTF to the `edtf` package."""
    assert str(when) == str(parse_edtf(str(when)))


@pytest.mark.parametrize(("text", "theirs"), [("1992/", (2002, 1, 1)), ("1992/..", math.inf)])
def test_edtf_ends_what_has_no_end(text: str, theirs: object) -> None:
    """We differ on last days that are not known: `edtf` adds ten years to the start, or goes on for ever."""
    last = parse_edtf(text).upper_strict()
    assert theirs == (last if isinstance(last, float) else tuple(last)[:3])
    assert date.max == parse(text).latest


@pytest.mark.parametrize(("text", "theirs"), [("/2005", (1995, 12, 31)), ("../2005", -math.inf)])
def test_edtf_begins_what_has_no_beginning(text: str, theirs: object) -> None:
    """We differ on first days that are not known: `edtf` goes back ten years from the end, or for ever."""
    first = parse_edtf(text).lower_strict()
    assert theirs == (first if isinstance(first, float) else tuple(first)[:3])
    assert date.min == parse(text).earliest


@pytest.mark.parametrize("text", ACCEPTED_BY_EDTF)
def test_we_refuse_more_than_edtf(text: str) -> None:
    """We differ on texts that `edtf` reads: they are no days of the calendar, or forms that the data do not use."""
    assert parse_edtf(text) is not None
    with pytest.raises(DateError, match=r"^expected .*\.$"):
        parse(text)


def test_a_wrong_date_is_a_value_error() -> None:
    """Callers may catch a wrong date as ours or as any wrong value."""
    expected = (True, True)
    assert expected == (issubclass(DateError, RelationsError), issubclass(DateError, ValueError))
