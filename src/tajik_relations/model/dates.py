"""Dates that are only as exact as their source: EDTF level 0 and the level 1 forms that the data use.

A year stays a year. Comparisons answer in three values: `True` (certainly), `False` (certainly not) and `None`
(the date is not exact enough to say). Wire form: Extended Date/Time Format, Library of Congress, 2019.
"""

from datetime import date

from attrs import field, frozen

from tajik_relations.errors import DateError
from tajik_relations.model.by_value import ByValue, FrozenEnum


class OpenEnd(FrozenEnum):
    """An end of a range that is not a date (EDTF level 1, extended interval)."""

    OPEN = ".."
    """No limit is set: `1992/..` goes on, without an end, `../2005` began at any time before."""
    UNKNOWN = ""
    """There was a limit, and it is not known: `1992/` ended some day."""


class _Comparable:
    """Three-valued comparison of anything that knows the limits of its first and of its last day."""

    __slots__ = ()

    @property
    def first(self) -> tuple[date, date]:
        """The earliest and the latest possible first day, both inclusive."""
        raise NotImplementedError

    @property
    def last(self) -> tuple[date, date]:
        """The earliest and the latest possible last day, both inclusive."""
        raise NotImplementedError

    def before(self, other: "_Comparable") -> bool | None:
        """Whether all of this lies before all of *other*; `None` if the dates leave it open."""
        if self.last[1] < other.first[0]:
            return True
        return False if self.last[0] >= other.first[1] else None

    def after(self, other: "_Comparable") -> bool | None:
        """Whether all of this lies after all of *other*; `None` if the dates leave it open."""
        return other.before(self)

    def within(self, period: "_Comparable") -> bool | None:
        """Whether this lies inside *period*, whose first and last day count; `None` if the dates leave it open."""
        begins, ends = period.first[0], period.last[1]
        if self.first[0] >= begins and self.last[1] <= ends:
            return True
        return None if self.first[1] >= begins and self.last[0] <= ends else False

    def covers(self, day: date) -> bool | None:
        """Whether this goes on on a day; `None` if the dates leave it open: a year may mean any one of its days."""
        if self.first[1] <= day <= self.last[0]:
            return True
        return None if self.first[0] <= day <= self.last[1] else False


def _days_in(year: int, month: int) -> int:
    """Return the number of days in a month; `calendar` knows it too, and takes longer to import than all dates here."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _calendar_day(instance: "PartialDate", _attribute: object, _value: object) -> None:
    year, month, day = instance.year, instance.month, instance.day
    if instance.qualifier not in ("", "?", "~", "%"):
        raise DateError(f"expected a qualifier ?, ~, % or none, found {instance.qualifier!r}.")
    if not 1 <= year <= 9999:
        raise DateError(f"expected a year from 0001 to 9999, found {year}.")
    if month is None:
        if day is not None:
            raise DateError(f"expected a month before the day, found day {day} in {year:04} without one.")
        return
    if not 1 <= month <= 12:
        raise DateError(f"expected a month from 01 to 12, found {month:02} in '{instance}'.")
    days = _days_in(year, month)
    if day is not None and not 1 <= day <= days:
        raise DateError(f"expected a day from 01 to {days} for {year:04}-{month:02}, found {day:02}.")


@frozen(eq=False, repr=False)
class PartialDate(ByValue, _Comparable):
    """A year, a month of a year, or a day, in the proleptic Gregorian calendar.

    >>> PartialDate.parse("1992-02").latest
    datetime.date(1992, 2, 29)
    >>> PartialDate.parse("1992").before(PartialDate.parse("1992-05-01")) is None
    True
    """

    year: int
    """From 1 to 9999."""
    month: int | None = None
    """From 1 to 12; `None` if only the year is known."""
    day: int | None = None
    """From 1 to the last of the month; `None` if only the month is known."""
    qualifier: str = field(default="", validator=_calendar_day)
    """`?` uncertain, `~` approximate, `%` both (EDTF level 1), or empty; it does not widen the bounds."""

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `1992`, `1992-04` or `1992-04-13`, with a qualifier or without.

        Raises:
            DateError: if the text has another form or the day does not exist.
        """
        qualifier = text[-1:] if text[-1:] in ("?", "~", "%") else ""
        parts = text.removesuffix(qualifier).split("-")
        digits = text.isascii() and all(part.isdigit() for part in parts)
        if not digits or [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
            raise DateError(f"expected an EDTF date such as 1992, 1992-04 or 1992-04-13, found {text[:40]!r}.")
        year, month, day = [*map(int, parts), None, None][:3]
        return cls(year or 0, month, day, qualifier)

    def __str__(self) -> str:
        """Return the EDTF text."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts) + self.qualifier

    def __repr__(self) -> str:
        """Return a call that makes this date again."""
        return f"PartialDate.parse({str(self)!r})"

    @property
    def precision(self) -> str:
        """`"year"`, `"month"` or `"day"`."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can mean, inclusive."""
        month = self.month or 12
        return date(self.year, month, self.day or _days_in(self.year, month))

    @property
    def first(self) -> tuple[date, date]:
        """The earliest and the latest possible first day, both inclusive."""
        return self.earliest, self.latest

    @property
    def last(self) -> tuple[date, date]:
        """The earliest and the latest possible last day, both inclusive."""
        return self.earliest, self.latest


def _in_order(instance: "DateRange", _attribute: object, _end: PartialDate | OpenEnd) -> None:
    start, end = instance.start, instance.end
    if isinstance(start, OpenEnd) and isinstance(end, OpenEnd):
        raise DateError(f"expected a date on one side of the range at least, found '{instance}'.")
    if isinstance(start, PartialDate) and isinstance(end, PartialDate) and start.earliest > end.latest:
        raise DateError(f"expected a range that ends after it begins, found '{instance}'.")


def _end(text: str) -> PartialDate | OpenEnd:
    return OpenEnd(text) if text in ("", "..") else PartialDate.parse(text)


@frozen(eq=False, repr=False)
class DateRange(ByValue, _Comparable):
    """A stretch of days between two partial dates, both inclusive; an end may be open or unknown.

    >>> DateRange.parse("2004-12/2005-06").latest
    datetime.date(2005, 6, 30)
    >>> str(DateRange.parse("../2005"))
    '../2005'
    """

    start: PartialDate | OpenEnd
    """The first date, inclusive; an `OpenEnd` if no limit is set or it is not known."""
    end: PartialDate | OpenEnd = field(validator=_in_order)
    """The last date, inclusive; an `OpenEnd` if no limit is set or it is not known."""

    @classmethod
    def parse(cls, text: str) -> "DateRange":
        """Read `2004-12/2005-06`, `1992/..`, `../2005`, `1992/` or `/2005`.

        Raises:
            DateError: if the text has another form, has no date, or ends before it begins.
        """
        sides = text.split("/")
        if len(sides) != 2:
            raise DateError(f"expected an EDTF range such as 2004-12/2005-06 or 1992/.., found {text[:40]!r}.")
        return cls(_end(sides[0]), _end(sides[1]))

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
    def earliest(self) -> date:
        """The first day that the range can include; `date.min` if the start is open or unknown."""
        return date.min if isinstance(self.start, OpenEnd) else self.start.earliest

    @property
    def latest(self) -> date:
        """The last day that the range can include; `date.max` if the end is open or unknown."""
        return date.max if isinstance(self.end, OpenEnd) else self.end.latest

    @property
    def first(self) -> tuple[date, date]:
        """The earliest and the latest possible first day, both inclusive."""
        return self.earliest, self.latest if isinstance(self.start, OpenEnd) else min(self.start.latest, self.latest)

    @property
    def last(self) -> tuple[date, date]:
        """The earliest and the latest possible last day, both inclusive; of an open end both are `date.max`."""
        if self.end is OpenEnd.OPEN:
            return date.max, date.max
        return self.earliest if isinstance(self.end, OpenEnd) else max(self.end.earliest, self.earliest), self.latest


When = PartialDate | DateRange


def parse(text: str) -> When:
    """Read a date or, if the text has a slash, a range.

    >>> parse("1992-04")
    PartialDate.parse('1992-04')

    Raises:
        DateError: if the text is neither.
    """
    return DateRange.parse(text) if "/" in text else PartialDate.parse(text)
