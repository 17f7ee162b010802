"""Reading figures again from cited words: separators, scale words, number words, units of money and area."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

_SCALES = {"thousand": 3, "thousands": 3, "million": 6, "billion": 9}
_WORDS: Sequence[str] = "zero one two three four five six seven eight nine ten eleven twelve".split()
_FIGURE = re.compile(
    r"(?P<before>US\$|\$|€|EUR\s+)?\s*(?<![\d.,])(?P<figure>\d+(?:[.,]\d+)*)(?P<ordinal>st|nd|rd|th)?"
    r"(?:\s+(?P<scale>thousands?|million|billion)\b)?(?:\s*(?P<after>%|percent\b|km²))?"
)
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b(?! (?:of|countries|nations|states|sides|leaders)\b)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
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
