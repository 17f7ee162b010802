"""Reads the figures in a fragment of English: what counts, measures or costs; no dates, names or places in an order."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from attrs import frozen

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.evidence.readers.numbers import NumberRead, numbers_in, short_scale
from tajik_relations.evidence.readers.units import UnitRead, money_before, unit_after, unit_of_record
from tajik_relations.evidence.readers.years import is_name_by_number

_NOUN = re.compile(
    r"\s+(?!(?:worth|in|of|on|or|and|to|as|for|per|from|by|at|was|were|is|are|with|while|but)\b)[^\W\d_]"
)
_GLUED = re.compile(r"[^\W\d_]\.?[-‐‑]?$|[^\W\d_]\d*[-‐‑]$|\w\+$|_$")
_ENDS_WELL = re.compile(r"(?![^\W\d_]|[-‐‑](?:[A-Z]{1,2}\b))")
_JOINED = re.compile(r"\s*[-‐‑–—]\s*|\s+(?:to|or)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_ONE_IS_NO_FIGURE = re.compile(
    r"\s+(?:of\b|another\b|by one\b|side\b|hand\b|day\b|time\b|and the same\b|who\b|that\b|which\b|can\b|could\b|may\b|"
    r"is\b|has\b|should\b|must\b)|[-‐‑](?:sided|time|off|way)",
    re.IGNORECASE,
)
_BEFORE_ONE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|which|the|only|another|[\w-]+er|[\w-]+est)\s+$", re.IGNORECASE
)
_BOTH = re.compile(rf"\s+(?:[\w-]+\s+)?(?:{lists.alternatives('both_sides')}|foreign ministers)\b", re.IGNORECASE)
_BODIES = re.compile(rf"\s+(?:[\w-]+\s+)?(?:{lists.alternatives('bodies')})\b", re.IGNORECASE)
"""Those who can be both sides as well, where an article says that they are known."""
_THE = re.compile(r"(?:^|\b(?:the|these|those|our|both|its|between|of|by)\s+(?:\w+\s+)?|^\W*)$", re.IGNORECASE)


@frozen
class FigureRead:
    """A figure in a fragment: its value in full, its sign of unit, and between which characters it stands."""

    number: int
    unit: str | None
    """For money the ISO 4217 code, or the sign alone where the words do not say whose (`$`, `¥`, `Rs`); `%`, `km2` or
    `percentage point`; otherwise `None`."""
    start: int
    end: int
    noun: bool = False
    """Whether a word follows it that can be its unit."""
    measure: str | None = None
    """The symbol of the measure whose name or sign follows, such as `km`, `ha`, `t`; `None` for money and for nouns."""

    @property
    def is_money(self) -> bool:
        """Whether it is a sum in a currency that the words name by its code or name."""
        return self.unit is not None and len(self.unit) == len("USD") and self.unit.isupper()


class _Measured(NamedTuple):
    """A number with the unit beside it."""

    number: NumberRead
    unit: UnitRead
    start: int
    end: int
    noun: bool

    @property
    def read(self) -> FigureRead | None:
        """The figure, if it is whole."""
        whole, rest = divmod(self.number.number, self.number.divisor)
        if rest:
            return None
        unit = unit_of_record(self.unit)
        return FigureRead(whole, unit, self.start, self.end, self.noun, self.unit.measure)


@lru_cache(maxsize=8192)
def figures_in(fragment: str) -> tuple[FigureRead, ...]:
    """Return the whole figures that a fragment states, in order; what is part of a date is none.

    A comma or a full stop before exactly three digits parts thousands; any other parts decimals.

    >>> [(read.number, read.unit) for read in figures_in("EUR 5,64 million")]
    [(5640000, 'EUR')]
    """
    numbers = tuple(numbers_in(fragment))
    spans = date_spans(fragment) if numbers else ()
    figures = [
        _with_unit(fragment, number)
        for number in numbers
        if not any(start < number.end and number.start < end for start, end in spans) and _counts(fragment, number)
    ]
    figures.sort(key=lambda figure: figure.start)
    return tuple(figure.read for figure in _shared(fragment, figures) if figure.read is not None)


def _counts(fragment: str, number: NumberRead) -> bool:
    """Whether a number counts something and is no name, no place in an order and no pronoun."""
    before, after = fragment[: number.start], fragment[number.end :]
    if number.written[0].isdigit():
        follows = unit_after(fragment, number.end).length or short_scale(fragment, number.end)[1] > number.end
        if not follows and not _ENDS_WELL.match(after):
            return False
        is_money = money_before(before, number.written).length > 0
        glued = _GLUED.search(before[-12:]) is not None and not before.endswith((" ", "\u00a0"))
        return is_money or not (glued or is_name_by_number(fragment, number.start))
    if number.written[0].isupper() and re.search(r"[\w,)]\s*$", before):
        return False  # a capital inside a sentence makes it a name: "Group of Seven"
    if number.written.casefold() == "one":
        return not (_ONE_IS_NO_FIGURE.match(after) or _BEFORE_ONE.search(before))
    if number.written.casefold() == "two" and _THE.search(before):
        return not (_BOTH.match(after) or (before.strip() and _BODIES.match(after)))
    return not re.match(r"\s+of the\b|-(?:party|power|seas)\b", after, re.IGNORECASE)


def _with_unit(fragment: str, number: NumberRead) -> _Measured:
    money = money_before(fragment[: number.start], number.written) if number.written[0].isdigit() else UnitRead()
    if money.money and number.scale == 1:
        number = number.raised(*short_scale(fragment, number.end))
    unit = unit_after(fragment, number.end)
    end = number.end + unit.length
    noun = _NOUN.match(fragment, number.end) is not None
    if money.money:
        same = unit.money in (None, money.money) or money.money == "$"
        unit, end = money._replace(money=(unit.money if same else None) or money.money), end if same else number.end
    return _Measured(number, unit, number.start - money.length, end, noun)


def _shared(fragment: str, figures: Sequence[_Measured]) -> Iterator[_Measured]:
    """Give each of two joined figures what stands at one of them: "$3-5 million", "from 3 to 5 per cent"."""
    items = list(figures)
    for at in range(len(items) - 1):
        first, second = items[at], items[at + 1]
        between = fragment[first.end : second.start]
        joined = _JOINED.fullmatch(between) or (
            re.fullmatch(r"\s+and\s+", between, re.IGNORECASE) and _BETWEEN.search(fragment[: first.start])
        )
        if not joined:
            continue
        if first.number.scale == 1 and first.number.number < 1000 * first.number.divisor:
            first = first._replace(number=first.number.raised(second.number.scale))
        if not first.unit.length:
            first = first._replace(unit=second.unit)
        elif not second.unit.length and first.start < first.number.start:
            second = second._replace(unit=first.unit)
        items[at], items[at + 1] = first, second
    yield from items
