"""General readers of what cited words say in figures: dates, numbers, money, areas."""

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


_SCALES = {"thousand": 3, "thousands": 3, "million": 6, "billion": 9}
_WORDS: Sequence[str] = "zero one two three four five six seven eight nine ten eleven twelve".split()
_FIGURE = re.compile(
    r"(?P<before>US\$|\$|€|EUR\s+)?\s*(?<![\d.,])(?P<figure>\d+(?:[.,]\d+)*)(?P<ordinal>st|nd|rd|th)?"
    r"(?:\s+(?P<scale>thousands?|million|billion)\b)?(?:\s*(?P<after>%|percent\b|km²))?"
)
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?! (?:of|countries|nations|states|sides|leaders)\b)", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?!(?:worth|in|of|on|or|and|to)\b)[^\W\d_]")
_UNITS = {"US$": "USD", "$": "$", "€": "EUR", "EUR": "EUR", "%": "%", "percent": "%", "km²": "km2"}


@frozen
class FigureRead:
    """A figure in a fragment: its value in full, its sign of unit, and between which characters it stands."""

    number: int
    unit: str | None
    """For money the ISO 4217 code, `$` alone where the words do not say whose, `%` or `km2`; otherwise `None`."""
    start: int
    end: int
    noun: bool = False
    """Whether a word follows it that can be its unit."""


@lru_cache(maxsize=8192)
def figures_in(fragment: str) -> tuple[FigureRead, ...]:
    """Return the whole figures that a fragment states.

    A comma or a full stop before exactly three digits parts thousands; any other parts decimals.

    >>> [(read.number, read.unit) for read in figures_in("EUR 5,64 million")]
    [(5640000, 'EUR')]
    """
    return tuple(_figures_in(fragment))


def _figures_in(fragment: str) -> Iterator[FigureRead]:
    for match in _FIGURE.finditer(fragment) if _DIGIT.search(fragment) else ():
        scale = _SCALES.get(match["scale"] or "", 0)
        number = _value(match["figure"], scale)
        if number is not None and not match["ordinal"]:
            sign = (match["before"] or match["after"] or "").strip()
            noun = _NOUN.match(fragment, match.end()) is not None
            start = match.start("before") if match["before"] else match.start("figure")
            yield FigureRead(number, _UNITS.get(sign), start, match.end(), noun)
    for match in _WORD.finditer(fragment):
        noun = _NOUN.match(fragment, match.end()) is not None
        yield FigureRead(_WORDS.index(match.group().casefold()), None, *match.span(), noun)


def _value(figure: str, scale: int) -> int | None:
    whole, _, rest = figure.rpartition(".") if "." in figure else figure.rpartition(",")
    if not whole or (len(rest) == 3 and not scale):
        whole, rest = re.sub("[.,]", "", figure), ""
    whole = re.sub("[.,]", "", whole)
    if len(rest) > scale:
        return None
    return int(whole + rest + "0" * (scale - len(rest)))
