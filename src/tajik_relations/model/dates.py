"""Dates that are only as exact as their source: Extended Date/Time Format (Library of Congress, 2019), levels 0 and 1.

A date that the words give only as a year is a year. Comparisons have three answers: `True` (certainly), `False`
(certainly not) and `None` (not exact enough). Years are those of Python's calendar, 0001 to 9999.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from attrs import frozen

from tajik_relations import model
from tajik_relations.errors import DateError, OrderError, shown
from tajik_relations.model.typed_values import ByValue, FrozenEnum, found, value_names

FORMS = "1992, 1992-04, 1992-04-13, 199X, 2004-XX or 2001-21"
"""Examples of what a date can be, for messages."""
PRECISIONS = ("century", "decade", "year", "season", "month", "day", "range")
"""How exact a date can be, from least; a range apart."""
MONTHS = "January February March April May June July August September October November December".split()
_SEASONS: dict[int | None, tuple[int, int]] = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 2)}
"""First and last month of spring, summer, autumn; a winter is the one that a year begins with or that it ends with."""
_MONTHS: dict[int | None, tuple[int, int]] = {None: (1, 12), **{n: (n, n) for n in range(1, 13)}, **_SEASONS}
"""First and last month of what can stand for a month; of a winter those of its own year."""
_UNSPECIFIED = {"": 1, "X": 10, "XX": 100, "-XX": 1, "-XX-XX": 1}
"""What can stand in place of digits -> the number of years that the date can mean then."""


class OpenEnd(FrozenEnum):
    """An end of a range that is not a date (EDTF level 1, extended interval)."""

    OPEN = ".."
    """The document gives no limit: `1992/..` has no end, `../2005` no start. See the status of the fact."""
    UNKNOWN = ""
    """There was a limit, but its date is not known: a matter dated `1992/` has ended at an unknown time."""


class Days(NamedTuple):
    """Four days for comparison, all inclusive; a missing limit is the first or last day of the calendar."""

    first_from: date
    """The earliest possible first day."""
    first_to: date
    """The latest possible first day."""
    last_from: date
    """The earliest possible last day."""
    last_to: date
    """The latest possible last day."""

    def within(self, period: "Days") -> bool | None:
        """Whether these days lie inside a period, first and last day included."""
        begins, ends = period.first_from, period.last_to
        if self.first_from >= begins and self.last_to <= ends:
            return True
        return None if self.first_to >= begins and self.last_from <= ends else False

    def covers(self, period: "Days") -> bool | None:
        """Whether these days include a whole period, or a day that is known only to lie in the period."""
        begins, ends = period.first_from, period.last_to
        if self.first_to <= begins and self.last_from >= ends:
            return True
        return None if self.first_from <= ends and self.last_to >= begins else False

    def before(self, other: "Days") -> bool | None:
        """Whether every one of these days lies before every day of *other*."""
        if self.last_to < other.first_from:
            return True
        return False if self.last_from >= other.first_to else None


class _Comparable:
    """Three-valued comparison of dates with dates, days of Python's own, EDTF text and whole numbers as years."""

    __slots__ = ()

    @property
    def earliest(self) -> date | None:
        """The first day that this date or range can include; `None` if its start is open or unknown."""
        raise NotImplementedError

    @property
    def latest(self) -> date | None:
        """The last day that this date or range can include, inclusive; `None` if its end is open or unknown."""
        raise NotImplementedError

    def before(self, other: "DateLike") -> bool | None:
        """Whether every day of this date is before every day of *other*; `None` if the dates are not exact enough.

        >>> PartialDate(1992).before(1993), PartialDate(1992).before("1992-05-01")
        (True, None)

        Args:
            other: a date, a range, a `datetime.date`, EDTF text, a decade such as `"1990s"`, or a whole number as year.

        Raises:
            DateError: if *other* is none of these.
        """
        return days_of(self).before(days_of(model.periods.when_of(other)))

    def after(self, other: "DateLike") -> bool | None:
        """Whether every day of this date is after every day of *other*; answers and errors as for `before()`."""
        return days_of(model.periods.when_of(other)).before(days_of(self))

    def within(self, period: "DateLike") -> bool | None:
        """Whether this date lies inside *period*, first and last day included; answers and errors as for `before()`."""
        return days_of(self).within(days_of(model.periods.when_of(period)))

    def during(self, start: "DateLike", end: "DateLike | None" = None) -> bool | None:
        """Whether this date lies between *start* and *end*, both included; answers and errors as for `before()`."""
        return self.within(model.periods.period_of(start, end))

    def covers(self, day: "DateLike") -> bool | None:
        """Whether this date or range includes a day; `None` if that is not known, for example if only a year is given.

        A longer period must be included as a whole. Errors are like those of `before()`.
        """
        return days_of(self).covers(days_of(model.periods.when_of(day)))

    if not TYPE_CHECKING:  # so that type checkers refuse an ordering, too

        def __lt__(self, other: object) -> bool:
            """Refuse it: no order would keep the third answer.

            Raises:
                OrderError: always.
            """
            raise OrderError(
                f"dates have no general order, so < cannot compare {shown(str(self))!r} and {shown(str(other))!r}; "
                "use before() or after(), sort with key=lambda date: date.earliest, or facts with facts.by_date()"
            )

        __gt__ = __le__ = __ge__ = __lt__


def _days_in(year: int, month: int) -> int:
    """Return the number of days in a month; `calendar` knows it too, and takes longer to import than all dates here."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@frozen(eq=False, repr=False, init=False)
class PartialDate(ByValue, _Comparable):
    """A century, decade, year, season, month or day in the proleptic Gregorian calendar.

    Make it from EDTF text, `PartialDate("1992-04")`, or from numbers, `PartialDate(1992, 4)`. Equal dates have equal
    texts; a day without a qualifier also equals the same `datetime.date`.

    >>> PartialDate("1992-02").latest
    datetime.date(1992, 2, 29)
    >>> PartialDate("199X").precision, str(PartialDate(2001, 21))
    ('decade', '2001-21')
    """

    _asked_as: ClassVar[str] = "date"
    year: int
    """From 1 to 9999; for a decade or century (`199X`, `19XX`) the first year, and `unspecified` is not empty."""
    month: int | None = None
    """From 1 to 12, or 21 to 24 for spring, summer, autumn and winter; `None` if only the year is known."""
    day: int | None = None
    """From 1 to the last of the month; `None` if only the month is known."""
    qualifier: str = ""
    """`?` uncertain, `~` approximate, `%` both (EDTF level 1), or empty; it changes neither first nor last day."""
    unspecified: str = ""
    """The characters for unspecified digits at the end: `X` or `XX` in the year, `-XX`, `-XX-XX`; usually empty."""

    def __init__(
        self,
        year: int | str,
        month: int | None = None,
        day: int | None = None,
        qualifier: str = "",
        unspecified: str = "",
    ) -> None:
        """Make a date from numbers, or from EDTF text as the only argument.

        Raises:
            DateError: if the text has another form, the day does not exist, or the year is not from 1 to 9999.
        """
        if isinstance(year, str):
            if (month, day, qualifier, unspecified) != (None, None, "", ""):
                raise DateError(f"expected either EDTF text or numbers, found {shown(year)!r} with more values")
            year, month, day, qualifier, unspecified = _parts(year)
        for name, value in zip(value_names(PartialDate), (year, month, day, qualifier, unspecified), strict=True):
            object.__setattr__(self, name, value)
        _check(self)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `1992`, `1992-04`, `1992-04-13`, `199X`, `19XX`, `2004-XX`, `2001-21` …, with a qualifier or without.

        Raises:
            DateError: if the text has another form or the day does not exist.
        """
        return cls(_text(text))

    def __str__(self) -> str:
        """Return the EDTF text."""
        blank = "" if self.unspecified.startswith("-") else self.unspecified
        year = f"{self.year:04}"[: 4 - len(blank)] + blank
        parts = (year, *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts) + self.unspecified.removeprefix(blank) + self.qualifier

    def __repr__(self) -> str:
        """Return a call that makes this date again."""
        return f"PartialDate.parse({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same text, or is the same day of Python's own."""
        if isinstance(other, date) and not isinstance(other, datetime):
            return self.exact == other
        return super().__eq__(other)

    def __hash__(self) -> int:
        """Return the same number for equal dates, also for those of Python's own."""
        return super().__hash__() if self.exact is None else hash(self.exact)

    @property
    def exact(self) -> date | None:
        """The day, if the date is a day without a qualifier; otherwise `None`."""
        return None if self.day is None or self.qualifier else self.earliest

    @property
    def precision(self) -> str:
        """How exact the date is: one of `PRECISIONS`; a year with an unspecified month is a year."""
        if self.unspecified in ("X", "XX"):
            return "decade" if self.unspecified == "X" else "century"
        if self.month is None:
            return "year"
        return "season" if self.month in _SEASONS else "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, _MONTHS[self.month][0], self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can mean, inclusive; for a winter, in February of the next year."""
        year = self.year + _UNSPECIFIED[self.unspecified] - 1
        if self.month == 24:
            return date.max if year == 9999 else date(year + 1, 2, _days_in(year + 1, 2))
        month = _MONTHS[self.month][1]
        return date(year, month, self.day or _days_in(year, month))


def _text(text: object) -> str:
    if not isinstance(text, str):
        raise DateError(f"expected an EDTF date as text, such as {FORMS}, found {found(text)}")
    return text


def _parts(text: str) -> tuple[int, int | None, int | None, str, str]:
    """Return the year, month, day, qualifier and unspecified digits of EDTF text."""
    if (long := text.lstrip("Y-"))[:2].isdigit() and long != text:
        raise DateError(f"expected a year from 0001 to 9999 (those of Python's calendar), found {text[:40]!r}")
    qualifier = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    parts = text.removesuffix(qualifier).split("-")
    well = [len(part) for part in parts] in ([4], [4, 2], [4, 2, 2])
    unspecified = ""
    while len(parts) > 1 and parts[-1] == "XX":
        unspecified += f"-{parts.pop()}"
    if parts[1:] == [] and not unspecified:
        unspecified = "X" * min(2, len(parts[0]) - len(parts[0].rstrip("X")))
        parts[0] = parts[0].removesuffix(unspecified) + "0" * len(unspecified)
    if not well or not text.isascii() or not all(part.isdigit() for part in parts):
        hint = "; a range is a DateRange" if "/" in text else ""
        raise DateError(f"expected an EDTF date such as {FORMS}, found {text[:40]!r}{hint}")
    year, month, day = [*map(int, parts), None, None][:3]
    return year or 0, month, day, qualifier, unspecified


def _check(when: PartialDate) -> None:
    """Validate the date: it must exist in the calendar."""
    year, month, day, blank = when.year, when.month, when.day, when.unspecified
    for number in (year, *(part for part in (month, day) if part is not None)):
        if not isinstance(number, int) or isinstance(number, bool):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise DateError(f"expected EDTF text or whole numbers in a date, found {found(number)}")
    if when.qualifier not in ("", "?", "~", "%"):
        raise DateError(f"expected a qualifier ?, ~, % or none, found {when.qualifier!r}")
    if blank not in _UNSPECIFIED or year % _UNSPECIFIED[blank]:
        raise DateError(f"expected X, XX, -XX or -XX-XX for unspecified digits, found {blank!r} in {year}")
    if not 1 <= year <= 9999:
        raise DateError(f"expected a year from 0001 to 9999, found {found(year)}")
    if month is None:
        if day is not None:
            raise DateError(f"expected a month before the day, found day {day} in {year:04} without a month")
        return
    if month not in _MONTHS:
        raise DateError(f"expected a month from 01 to 12 or a season from 21 to 24, found {month:02} in '{when}'")
    if (blank and (blank != "-XX" or day is not None)) or (month in _SEASONS and (blank or day is not None)):
        raise DateError(f"expected nothing after a season and no digit after an X, found '{when}'")
    days = _days_in(year, month)
    if day is not None and not 1 <= day <= days:
        raise DateError(f"expected a day from 01 to {days} for {year:04}-{month:02}, found {day:02}")


def _end(side: object) -> PartialDate | OpenEnd:
    """Return an end of a range from its text, or as it is."""
    end = (OpenEnd(side) if side in ("", "..") else PartialDate(side)) if isinstance(side, str) else side
    if not isinstance(end, PartialDate | OpenEnd):
        raise DateError(f"expected a date or an open end on each side of a range, found {found(side)}")
    if isinstance(end, PartialDate) and end.unspecified:
        raise DateError(f"expected dates without unspecified digits in a range (EDTF level 1), found '{end}'")
    return end


@frozen(eq=False, repr=False, init=False)
class DateRange(ByValue, _Comparable):
    """A period between two partial dates, both inclusive; an end may be open or unknown.

    >>> DateRange("2004-12/2005-06").latest
    datetime.date(2005, 6, 30)
    >>> DateRange("../2005").earliest is None
    True
    """

    _asked_as: ClassVar[str] = "range"
    start: PartialDate | OpenEnd
    """The first date, inclusive; an `OpenEnd` if the start is open or unknown."""
    end: PartialDate | OpenEnd
    """The last date, inclusive; an `OpenEnd` if the end is open or unknown."""

    def __init__(self, start: PartialDate | OpenEnd | str, end: PartialDate | OpenEnd | str | None = None) -> None:
        """Make a range from its two ends, each a date or EDTF text, or from the EDTF text of the range.

        Raises:
            DateError: if the text has another form, both ends lack a date, or the range ends before it begins.
        """
        if end is None:
            start, slash, end = (text := _text(start)).partition("/")
            if not slash or "/" in end:
                raise DateError(f"expected an EDTF range such as 2004-12/2005-06 or 1992/.., found {text[:40]!r}")
        first, last = _end(start), _end(end)
        object.__setattr__(self, "start", first)
        object.__setattr__(self, "end", last)
        if isinstance(first, OpenEnd) and isinstance(last, OpenEnd):
            raise DateError(f"expected a date on at least one side of the range, found '{self}'")
        if isinstance(first, PartialDate) and isinstance(last, PartialDate) and first.earliest > last.latest:
            raise DateError(f"expected a range that ends after it begins, found '{self}'")

    @classmethod
    def parse(cls, text: str) -> "DateRange":
        """Read `2004-12/2005-06`, `1992/..`, `../2005`, `1992/` or `/2005`; each date may have a qualifier.

        Raises:
            DateError: if the text has another form, both ends lack a date, or the range ends before it begins.
        """
        return cls(_text(text))

    def __str__(self) -> str:
        """Return the EDTF text."""
        return "/".join(side.value if isinstance(side, OpenEnd) else str(side) for side in (self.start, self.end))

    def __repr__(self) -> str:
        """Return a call that makes this range again."""
        return f"DateRange.parse({str(self)!r})"

    @property
    def precision(self) -> str:
        """Always `"range"`."""
        return "range"

    @property
    def earliest(self) -> date | None:
        """The first day that the range can include; `None` if its start is open or unknown."""
        return None if isinstance(self.start, OpenEnd) else self.start.earliest

    @property
    def latest(self) -> date | None:
        """The last day that the range can include, inclusive; `None` if its end is open or unknown."""
        return None if isinstance(self.end, OpenEnd) else self.end.latest


When = PartialDate | DateRange
DateLike = str | int | date | PartialDate | DateRange
"""The forms in which you can give a date: EDTF text, `"1990s"`, a year as number, a `datetime.date`, or a date."""


def days_of(when: _Comparable) -> Days:
    """Return the days to compare a date or range by; an end without a limit can lie on any day of the calendar."""
    start, end = (when.start, when.end) if isinstance(when, DateRange) else (when, when)
    first, last = (when.earliest or date.min, when.latest or date.max)
    first_to = last if isinstance(start, OpenEnd) else min(start.latest or last, last)
    last_from = first if isinstance(end, OpenEnd) else max(end.earliest or first, first)
    return Days(first, first_to, last_from, last)


def parse(text: str) -> When:
    """Read a date or, if the text has a slash, a range.

    >>> parse("1992-04")
    PartialDate.parse('1992-04')

    Raises:
        DateError: if the text is neither a date nor a range.
    """
    return DateRange.parse(text) if "/" in _text(text) else PartialDate.parse(text)
