"""The date in what a page prints as its stamp."""

import re

from tajik_relations.errors import DateError
from tajik_relations.model.dates import MONTHS, PartialDate

_ISO = re.compile(r"\b([12]\d{3})-(\d\d)(?:-(\d\d))?(?!\d)")
_POINTS = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.([12]\d{3})\b")
_DAY_FIRST = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([A-Za-z]{3,9})\.?,? ([12]\d{3})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ([12]\d{3})\b")
_YEAR = re.compile(r"\b([12]\d{3})\b")


def date_of(stamp: str) -> PartialDate | None:
    """Return the date that a stamp has, as exact as it can be read; `None` if there is none.

    With points the day comes first. Where nothing tells the day from the month, as between slashes, the year is left.

    >>> str(date_of("10.09.2021 08:10")), str(date_of("Last updated: May 2, 2013")), str(date_of("03/04/2015"))
    ('2021-09-10', '2013-05-02', '2015')
    """
    year, month, day = _parts(" ".join(stamp.split()))
    if year is None:
        return None
    try:
        return PartialDate(year, month, day)
    except DateError:
        return PartialDate(year)


def _parts(stamp: str) -> tuple[int | None, int | None, int | None]:
    if match := _ISO.search(stamp):
        return int(match[1]), int(match[2]), int(match[3]) if match[3] else None
    if match := _POINTS.search(stamp):
        return int(match[3]), int(match[2]), int(match[1])
    if (match := _MONTH_FIRST.search(stamp)) and (month := _month(match[1])):
        return int(match[3]), month, int(match[2])
    if (match := _DAY_FIRST.search(stamp)) and (month := _month(match[2])):
        return int(match[3]), month, int(match[1]) if match[1] else None
    match = _YEAR.search(stamp)
    return int(match[1]) if match else None, None, None


def _month(name: str) -> int | None:
    """Return the number of a month, by its name or the beginning of it."""
    return next((at for at, month in enumerate(MONTHS, start=1) if month.startswith(name.capitalize())), None)
