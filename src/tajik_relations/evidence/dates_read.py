"""Reading dates again from cited words, in every style that the documents write them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

_MONTHS: Sequence[str] = "january february march april may june july august september october november december".split()
_MONTH = "(?P<month>" + "|".join(_MONTHS) + ")"
_DAY = r"(?P<day>\d{1,2})(?:\s*-\s*(?P<last>\d{1,2}))?(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d|,\d)"
_STYLES = tuple(
    re.compile(rf"(?<![\d.,]){style}", re.IGNORECASE)
    for style in (
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
        r"(?P<day>\d{1,2})(?:\s*-\s*(?P<last>\d{1,2}))?\s*\.\s*(?P<number>\d{2})\.(?P<year>\d{4})g?",
        rf"{_MONTH}\s+{_YEAR}\s*-\s*(?P<until>{'|'.join(_MONTHS)})\s+(?P<year2>\d{{4}})",
        rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s*{_DAY},?\s+{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        r"(?P<year>(?:1[5-9]|20)\d{2})(?![\d,]\d|\d|\.\d|s\b)",
        rf"{_MONTH}\s*{_DAY}(?!,?\s*\d)",
    )
)
_DIGIT = re.compile(r"\d")
_FROM_TO = re.compile(r"\bfrom (\d{4}) to (\d{4})\b", re.IGNORECASE)


@frozen
class DateRead:
    """A date in a fragment: what it means, and between which characters it stands."""

    text: str
    """EDTF."""
    start: int
    end: int
    retrieved: bool = False
    """Whether the words say that something was retrieved then."""
    archived: bool = False
    """Whether the words say that something was archived then."""


@lru_cache(maxsize=8192)
def dates_in(fragment: str, *, since: bool = False, year: str | None = None) -> tuple[DateRead, ...]:
    """Return the dates that a fragment states, each as exact as its words, none of them inside another.

    Args:
        since: whether the word "since" stands in a fragment before this one.
        year: the year that the words before it gave last, for a day without a year.

    >>> [date.text for date in dates_in("on March15-16th, 2007")]
    ['2007-03-15/2007-03-16']
    """
    return tuple(_dates_in(fragment, since=since, year=year)) if _DIGIT.search(fragment) else ()


def _dates_in(fragment: str, *, since: bool, year: str | None) -> Iterator[DateRead]:
    taken: list[tuple[int, int]] = []
    for match in _FROM_TO.finditer(fragment):
        taken.append(match.span())
        yield DateRead("/".join(match.groups()), *match.span())
    for style in _STYLES:
        for match in style.finditer(fragment):
            parts = {"year": year, **match.groupdict()}
            overlaps = any(match.start() < end and start < match.end() for start, end in taken)
            if overlaps or parts["year"] is None:
                continue
            taken.append(match.span())
            text, before = _edtf(parts), fragment[: match.start()].casefold().split()
            if before[-1:] == ["until"]:
                text = f"../{text}"
            elif "/" not in text and (before[-1:] == ["from"] or since or "since" in before):
                text = f"{text}/.."
            retrieved = before[-1:] == ["retrieved"] or before[-2:] == ["retrieved", "on"]
            archived = before[-5:] == ["archived", "from", "the", "original", "on"]
            yield DateRead(text, *match.span(), retrieved=retrieved, archived=archived)


def _edtf(parts: dict[str, str | None]) -> str:
    year, name, number = parts["year"], parts.get("month"), parts.get("number")
    month = _number(name) if name else number
    if month is None:
        return str(year)
    if parts.get("until"):
        return f"{year}-{month}/{parts['year2']}-{_number(parts['until'] or '')}"
    days = [f"{year}-{month}-{int(day):02}" for day in (parts.get("day"), parts.get("last")) if day]
    return "/".join(days) or f"{year}-{month}"


def _number(month: str) -> str:
    return f"{_MONTHS.index(month.casefold()) + 1:02}"
