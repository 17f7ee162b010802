"""Calendar points: a year, a month, a day or a few days of one month, wherever words or numbers write one.

Every style is one pattern. The groups of all styles have the same names, so that one function can read them all.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tajik_relations.evidence.english.word_lists import alternatives, word_list
from tajik_relations.evidence.readers.years import is_year

MONTHS = word_list("months")
_LONG = {month: f"{at:02}" for at, month in enumerate(MONTHS, start=1)}
_BRIEF = {month[:3].title(): number for month, number in _LONG.items()} | {"Sept": "09"}
SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
"""EDTF level 1, seasons that belong to no hemisphere."""
_ORDINALS = word_list("ordinals")
"""Those of the days of a month, in order."""
_SHORT = "(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
_NAMED = rf"(?-i:{'|'.join(month.title() for month in MONTHS)})\b|{_SHORT}\b\.?"
_MONTH = r"(?P<month>[a-z]{3,9}\.?)"
"""Any word: patterns are small that way, and `_number` knows the months."""
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
_DASH = r"\s*[-‐‑–—]\s*"
DAY_NAME = r"[a-z]{3,6}day,?\s+(?:the\s+)?"
_DAYS = (
    rf"(?P<days>{_DAY}(?:(?:,\s*{_DAY})*(?:,?\s+(?:and|or|&|to|until|till|through)\s+|{_DASH})"
    rf"(?:(?:on|the)\s+)*(?:{DAY_NAME})?{_DAY})?)"
)
_YEAR = r"(?P<year>\d{4})(?!\d|,\d)"
_OF = r"(?:\s*,\s*|\s+(?:of\s+)?)"
_NUMERIC = r"(?P<one>\d{1,2})(?P<mark>[/-])(?P<other>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)"
_DOTTED = (
    rf"(?P<days>\d{{1,2}}(?:{_DASH}\d{{1,2}})?)\s*\.\s*(?P<number>\d{{1,2}})\.\s?(?P<year>\d{{4}})(?:(?!\d)|(?=g\b))g?"
)
_STYLES: Sequence[tuple[str, re.Pattern[str]]] = tuple(
    (name, re.compile(rf"(?<!\d)(?<!\d[.,]){style}", re.IGNORECASE))
    for name, style in (
        ("day", r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{2})(?P=mark)(?P<days>\d{2})(?!\d)"),
        ("day", _DOTTED),
        ("numeric", _NUMERIC),
        ("day", rf"{_DAYS}(?:\s+day)?(?:\s+of)?\s+{_MONTH}(?:{_OF}{_YEAR}|(?!\w|,?\s*\d))"),
        ("day", rf"\b{_MONTH}\s*(?:the\s+)?{_DAYS}(?:,?\s+{_YEAR}|(?!\w|,?\s*\d{{4}}))"),
        ("month", rf"\b{_MONTH}{_OF}{_YEAR}"),
        ("season", rf"\b(?P<season>{'|'.join(SEASONS)})(?:\s+(?:of\s+)?){_YEAR}"),
        ("decade", r"(?P<year>(?:1[5-9]|20)\d0)['’]?s\b"),
        ("years", rf"(?P<year>\d{{4}})(?P<dash>{_DASH}|/)(?P<last>\d{{4}}|\d{{2}})(?![\d%]|[.,]\d)"),
        ("year", r"(?P<year>(?:1\d|20)\d{2})(?!\d|[.,]\d|s\b|[-–]\d{4}\b)"),
        ("month alone", rf"\b(?P<month>{_NAMED})(?!['’\w]|,?\s*\d)(?P<year>)"),
    )
)
_SPELLED = re.compile(
    rf"\b(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})"
    r"(?=\s+(?:day\s+)?of\b|,?\s+\d{4}|\s+(?:and|to)\s)",
    re.IGNORECASE,
)
_WORTH_LOOKING = re.compile(rf"\d{{4}}|\b(?:{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)")
"""In small letters, a year or the name of a month."""
_WEB = re.compile(r"(?:\w+://|www\.)\S+", re.IGNORECASE)
_TIME_WORDS = re.compile(rf"\b(?:{alternatives('before_months')}|[-–—])[\s-]*$", re.IGNORECASE)
_ONE_DAY = re.compile(_DAY, re.IGNORECASE)
_LISTING = re.compile(r",|&|\band\b|\bor\b")
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_JOINED = re.compile(rf"{_DASH}|\s+(?:to|and|until|till|through|or)\s+", re.IGNORECASE)


class Point(NamedTuple):
    """A place in the calendar as one style of writing gives it."""

    start: int
    end: int
    year: str | None = None
    """Four digits; `None` where other words give it."""
    month: str | None = None
    """Two digits, 21 to 24 for a season."""
    days: tuple[int, ...] = ()
    until: str | None = None
    """The year after the dash of two years."""
    unbroken: bool = False
    """Whether the days are the first and the last of a row of days."""
    decade: bool = False
    unreadable: bool = False
    """Whether the figures can be read in two ways, or give a day that no calendar has."""


@lru_cache(maxsize=8192)
def points_in(fragment: str) -> tuple[Point, ...]:
    """Return the points of a fragment in order; no two of them overlap."""
    if not _WORTH_LOOKING.search(fragment.lower()):
        return ()
    text = _SPELLED.sub(_in_digits, fragment)
    taken: list[tuple[int, int]] = [match.span() for match in _WEB.finditer(text)]
    points: list[Point] = []
    for style, pattern in _STYLES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < last and first < end for first, last in taken):
                continue
            point = _point(style, match)
            if point is not None:
                taken.append((start, end))
                while text[start - 1 : start] == " " != fragment[start - 1]:
                    start -= 1
                points.append(point._replace(start=min(start, point.start)) if start != match.start() else point)
    return tuple(sorted(points, key=lambda point: point.start))


def _in_digits(match: re.Match[str]) -> str:
    """Return a place in an order in digits, behind as many blanks as keep all other characters in their places."""
    word = match.group().casefold()
    return f"{_ORDINALS.index(word) + 1}th".rjust(len(word))


def _point(style: str, match: re.Match[str]) -> Point | None:
    if style == "numeric":
        return _numeric(match)
    if style == "years":
        return _years(match)
    if style == "day":
        return _days_of_month(match)
    point = Point(*match.span(), match["year"] or None)
    match style:
        case "year":
            holds = is_year(match.string, point.start, point.end)
        case "decade":
            point = point._replace(decade=True)
            holds = not match["year"].endswith("00") or match["year"].startswith("20")
        case "season":
            point, holds = point._replace(month=SEASONS[match["season"].casefold()]), True
        case _:
            point = point._replace(month=_number(match["month"]))
            holds = point.month != "" and (style == "month" or _stands_as_month(match))
    return point if holds else None


def _days_of_month(match: re.Match[str]) -> Point | None:
    """Read "3 May 1998", "3-5 May", "3, 7 and 9 May"; two days that do not follow one another are two points."""
    groups, start = match.groupdict(), match.start()
    month = groups["number"].zfill(2) if "number" in groups else _number(groups["month"])
    written = groups["days"]
    texts = _ONE_DAY.findall(written)
    days = tuple(int(text.rstrip("sthndrSTHNDR")) for text in texts)
    words = {word.strip() for word in _LISTING.findall(written.casefold())}
    falling = len(days) == 2 and days[0] >= days[1]
    if not month or (falling and not words):
        return None
    if falling:  # "Article 12 and 3 May": the first belongs to something else
        days, start = days[1:], match.start("days") + written.rindex(texts[-1])
    between = _BETWEEN.search(match.string[: match.start()]) is not None
    in_a_row = words <= {"and", "&", ","} and days[-1] - days[0] == len(days) - 1
    unbroken = len(days) > 1 and (not words or in_a_row or (between and words == {"and"}))
    exist = _exist(groups["year"], month, days)
    return Point(start, match.end(), groups["year"], month, days, unbroken=unbroken, unreadable=not exist)


def _stands_as_month(match: re.Match[str]) -> bool:
    """Whether the name of a month without a day or a year is one: "may" and "march" are verbs too."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    follows = _JOINED.match(after)
    return _TIME_WORDS.search(before[-14:]) is not None or (
        follows is not None and re.match(_NAMED, after[follows.end() :]) is not None
    )


def _numeric(match: re.Match[str]) -> Point | None:
    """Read 13/05/1998, whose day and month only one order makes a day of the calendar; 03/05/1998 is unreadable."""
    first, second = match["one"].zfill(2), match["other"].zfill(2)
    readings = {
        (month, int(day))
        for month, day in ((second, first), (first, second))
        if _exist(match["year"], month, (int(day),))
    }
    if not readings:
        return None
    month, day = min(readings)
    return Point(*match.span(), match["year"], month, (day,), unreadable=len(readings) > 1)


def _years(match: re.Match[str]) -> Point | None:
    """Read 2013-2019, 2014–20 and 2013/14; 2004-05 may be a month as well."""
    first, last, dash = match["year"], match["last"], match["dash"]
    start, end = match.span()
    if len(last) == 2 and " " in dash:
        return None
    until = first[:2] + last if len(last) == 2 else last
    follows = int(until) - int(first)
    if follows <= 0 or (dash == "/" and follows != 1) or not is_year(match.string, start, end, year=first):
        return None
    is_month = len(last) == 2 and dash == "-" and int(last) <= 12
    return Point(start, end, first, until=until, unreadable=is_month)


def _exist(year: str | None, month: str, days: tuple[int, ...]) -> bool:
    if not "01" <= month <= "12":
        return False
    last = monthrange(int(year or 2000), int(month))[1]
    return all(1 <= day <= last for day in days)


def _number(word: str) -> str:
    """Return the number of a month by its name or short name; nothing for another word."""
    return _LONG.get(word.casefold()) or _BRIEF.get(word.rstrip("."), "")
