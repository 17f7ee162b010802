"""Days and periods as people give them to filters, and when what goes on began."""

from datetime import date

from tajik_relations.errors import DateError
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When, parse


def beginning(when: When) -> When:
    """Return when something begins that goes on, or whose end is not known: the first date of an open range.

    >>> beginning(DateRange.parse("1992-03-11/..")), beginning(PartialDate.parse("1992"))
    (PartialDate.parse('1992-03-11'), PartialDate.parse('1992'))
    """
    if isinstance(when, DateRange) and isinstance(when.start, PartialDate) and isinstance(when.end, OpenEnd):
        return when.start
    return when


def year_of(when: When) -> int | None:
    """Return the year in which a date begins; `None` if it is not known.

    >>> year_of(DateRange.parse("1992-03/..")), year_of(DateRange.parse("../2005"))
    (1992, None)
    """
    start = when.start if isinstance(when, DateRange) else when
    return start.year if isinstance(start, PartialDate) else None


def decade_of(when: When) -> str | None:
    """Return the decade in which a date begins, as `"1990s"`; `None` if it is not known."""
    year = year_of(when)
    return f"{year // 10}0s" if year is not None else None


def days_in(when: When) -> int:
    """Return the number of days from the first to the last day that a date can mean; 0 for a day."""
    return (when.latest - when.earliest).days


def the_day(day: object) -> date:
    """Return a day of the calendar from its EDTF text, a `PartialDate` or a `date`.

    >>> the_day("1992-04-13")
    datetime.date(1992, 4, 13)

    Raises:
        DateError: if it is less exact than a day, or no date.
    """
    if isinstance(day, date):
        return date(day.year, day.month, day.day)
    exact = PartialDate.parse(day) if isinstance(day, str) else day
    if not isinstance(exact, PartialDate) or exact.day is None:
        raise DateError(f"expected a day such as 1992-04-13, found {str(exact)[:40]!r}.")
    return exact.earliest


def the_period(when: object) -> When:
    """Return a date or range from its EDTF text, a `date`, or as it is.

    Raises:
        DateError: if it is neither.
    """
    if isinstance(when, date):
        return PartialDate(when.year, when.month, when.day)
    if isinstance(when, str):
        return parse(when)
    if not isinstance(when, PartialDate | DateRange):
        raise DateError(f"expected an EDTF date or range, found {str(when)[:40]!r}.")
    return when


def limits_of(when: object) -> tuple[When, When]:
    """Return the first and the last day of a date or range, as dates.

    Raises:
        DateError: if it is no date or range.
    """
    period = the_period(when)
    return the_period(period.earliest), the_period(period.latest)


def period_of(start: object, end: object = None) -> When:
    """Return the period from the first day of one date to the last day of another, or that of the one alone.

    Raises:
        DateError: if one of them is no date or range, or the period ends before it begins.
    """
    first = the_period(start)
    if end is None:
        return first
    last = the_period(end)
    begins = first.start if isinstance(first, DateRange) else first
    ends = last.end if isinstance(last, DateRange) else last
    return DateRange(begins, ends)
