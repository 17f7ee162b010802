"""Days and periods as people give them to filters, and when a lasting tie began."""

from datetime import date

from tajik_relations.errors import DateError
from tajik_relations.model.dates import DateLike, DateRange, OpenEnd, PartialDate, When, days_of, parse
from tajik_relations.model.typed_values import found


def beginning(when: When) -> When:
    """Return the first date of a range with an open or unknown end; return any other date or range unchanged.

    >>> beginning(DateRange.parse("1992-03-11/..")), beginning(PartialDate.parse("1992"))
    (PartialDate.parse('1992-03-11'), PartialDate.parse('1992'))
    """
    if isinstance(when, DateRange) and isinstance(when.start, PartialDate) and isinstance(when.end, OpenEnd):
        return when.start
    return when


def extent(when: When) -> tuple[date, date]:
    """Return the first and last day that a date can include, to sort by; of an open side those of the calendar."""
    days = days_of(when)
    return days.first_from, days.last_to


def days_in(when: When) -> int:
    """Return the number of days from the first to the last day that a date can mean; 0 for a day.

    Where there is no limit, the calendar from the year 1 to 9999 is counted: more than for any date with limits.
    """
    first, last = extent(when)
    return (last - first).days


def when_of(when: object) -> When:
    """Return a date or range as people give it.

    >>> when_of(2007), when_of("1990s"), when_of(date(1992, 4, 13))
    (PartialDate.parse('2007'), PartialDate.parse('199X'), PartialDate.parse('1992-04-13'))

    Args:
        when: EDTF text, a decade such as `"1990s"`, a whole number as year, a `datetime.date`, a date or a range.

    Raises:
        DateError: if *when* is none of these.
    """
    if isinstance(when, PartialDate | DateRange):
        return when
    if isinstance(when, str):
        decade = len(when) == 5 and when.endswith("0s") and when[:3].isdigit()
        return parse(f"{when[:3]}X" if decade else when)
    if isinstance(when, date):
        return PartialDate(when.year, when.month, when.day)
    if isinstance(when, int) and not isinstance(when, bool):
        return PartialDate(when)
    wanted = "a date: a year such as 2007, EDTF text such as '2007-09', '1990s', or a datetime.date"
    raise DateError(f"expected {wanted}, found {found(when)}")


def period_of(start: DateLike, end: DateLike | None = None) -> When:
    """Return the period from the first day of one date to the last day of another, or that of the one alone.

    >>> period_of(2004, "2007"), period_of("1990s", "2010s")
    (DateRange.parse('2004/2007'), DateRange.parse('1990-01-01/2019-12-31'))

    Raises:
        DateError: if *start* or *end* is neither a date nor a range, or the period ends before it begins.
    """
    first = when_of(start)
    if end is None:
        return first
    last = when_of(end)
    begins = first.start if isinstance(first, DateRange) else first
    ends = last.end if isinstance(last, DateRange) else last
    if isinstance(begins, PartialDate) and begins.unspecified:
        begins = PartialDate(*begins.earliest.timetuple()[:3])
    if isinstance(ends, PartialDate) and ends.unspecified:
        ends = PartialDate(*ends.latest.timetuple()[:3])
    return DateRange(begins, ends)


def year_of(when: When | None) -> int | None:
    """Return the year in which a date or range begins.

    >>> year_of(parse("2007-09-22/..")), year_of(parse("199X")), year_of(parse("../2005")), year_of(parse("2001-21"))
    (2007, None, None, 2001)

    Returns:
        `None` if there is no date, if its start is open or unknown, or if only the decade or century is known.
    """
    first = when.start if isinstance(when, DateRange) else when
    known = isinstance(first, PartialDate) and first.unspecified not in ("X", "XX")
    return first.year if known and isinstance(first, PartialDate) else None


def decade_of(when: When | None) -> str | None:
    """Return the decade in which a date or range begins, as `"1990s"`.

    >>> decade_of(parse("1992-04-13")), decade_of(parse("199X")), decade_of(parse("19XX")), decade_of(parse("1992/.."))
    ('1990s', '1990s', None, '1990s')

    Returns:
        `None` if there is no date, if its start is open or unknown, or if only the century is known.
    """
    first = when.start if isinstance(when, DateRange) else when
    if not isinstance(first, PartialDate) or first.unspecified == "XX":
        return None
    return f"{first.year // 10:03}0s"
