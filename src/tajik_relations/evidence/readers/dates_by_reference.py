"""Reads the words that refer to a date given before them: "in October of that year", "the following month".

They mean a date only beside another one, the *anchor*: the date that stands before them, or the only other one.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.readers.calendar_points import MONTHS
from tajik_relations.evidence.readers.dates import DateRead, date_spans, placed, words_before
from tajik_relations.evidence.readers.numbers import longest_number

_MONTH = rf"(?P<month>{'|'.join(month.title() for month in MONTHS)})"
_WHICH = (
    r"(?:(?P<same>[Tt]hat(?:\s+same)?|[Tt]he\s+(?:very\s+)?same|[Tt]he\s+said)|"
    r"[Tt]he\s+(?P<step>following|next|subsequent|previous|preceding))"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_STYLES = tuple(
    re.compile(rf"(?<![\w-]){style}(?![\w-])")
    for style in (
        rf"(?:{_DAY}\s+(?:of\s+)?)?{_MONTH}\s+(?:of\s+)?{_WHICH}\s+(?P<unit>year)",
        rf"{_MONTH}\s+{_DAY},?\s+(?:of\s+)?{_WHICH}\s+(?P<unit>year)",
        rf"(?:{_DAY}\s+(?:of\s+)?)?{_WHICH}\s+(?P<unit>year|month|day)",
        rf"{_WHICH}\s+{_MONTH}",
        (
            r"(?P<count>[Aa]n?|[A-Za-z]+|\d{1,2})\s+(?P<unit>year|month|day)s?\s+"
            r"(?P<step>later|afterwards|earlier|(?:after|before)\s+th(?:at|is))"
        ),
        r"[Tt]he\s+(?P<unit>year|month|day)\s+(?P<step>that\s+followed|(?:after|before)(?=\s*(?:[,.;:)]|$)))",
    )
)
"""The styles of such words; `step` leads to a neighbouring year or month, `count` says how far."""
_YEARS = (1000, 9000)
"""The first and the last year from which years and days are counted."""
_LEADING = re.compile(r"\b(?:later|earlier|early|late|only|just|still|already)\s+(?:in\s+)?$", re.IGNORECASE)
"""Words before such words that say no more of the date."""
_COMPARING = re.compile(
    r"\b(?:over|than|against|on|with|from|vs\.?|versus|up on|down on)\s+"
    r"(?:in\s+|for\s+|during\s+|that\s+(?:of|in)\s+|(?:those|the figure|the total)\s+(?:of|in|for)\s+)?$",
    re.IGNORECASE,
)
"""Words before an earlier year or month with which something is only compared: "12 % more than a year earlier"."""
_BESIDE = re.compile(
    r"\b(?:after|following|before|prior to|ahead of|upon|in (?:response|reaction) to|in the (?:wake|aftermath) of|"
    r"on the eve of|as a result of|because of|owing to|due to)\s+(?:the|its|their|an?)\s+"
    r"(?:[^\W\d_][\w'’-]*\s+){0,5}?(?P<noun>[^\W\d_][\w'’-]*)\s+(?:of|in|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words by which a date is that of something else, before or after which the fact came about."""


class Reference(NamedTuple):
    """Words that refer to a date before them, and between which characters they stand."""

    start: int
    end: int
    unit: str
    """`year`, `month` or `day`: as exact as the anchor must be."""
    step: int = 0
    """How many of these later than the anchor; negative for earlier."""
    month: int | None = None
    day: int | None = None

    def on(self, anchor: str) -> str | None:
        """Return what the words mean beside an anchor, in EDTF; `None` if it is not exact enough.

        >>> Reference(0, 9, "month", 1).on("1984-12"), Reference(0, 9, "month").on("1984")
        ('1985-01', None)
        """
        level = ("year", "month", "day").index(self.unit) + 1
        ends = {tuple(text.split("-")[:level]) for text in anchor.rstrip("~").split("/") if text != ".."}
        end = ends.pop() if len(ends) == 1 else ()
        parts = [] if "" in end else [*map(int, end)]
        if len(parts) != level or not _YEARS[0] <= parts[0] <= _YEARS[1]:
            return None
        if self.unit == "day":
            return str(date(*parts) + timedelta(days=self.step))
        if level > 1 and self.month is not None:  # "the following June"
            passed = self.month <= parts[1] if self.step > 0 else self.month >= parts[1]
            return f"{parts[0] + self.step * passed:04}-{self.month:02}"
        months = parts[0] * 12 + (parts[1] - 1 if level > 1 else 0) + self.step * (1 if level > 1 else 12)
        year, month = divmod(months, 12)
        exact = (month + 1) if level > 1 else self.month
        fields = (f"{year:04}", *(f"{part:02}" for part in (exact, self.day) if part is not None))
        return "-".join(fields)


@lru_cache(maxsize=8192)
def references_in(fragment: str) -> tuple[Reference, ...]:
    """Return the words of a fragment that refer to a date before them; none right before a date of their own.

    >>> [reference.on("1984-03") for reference in references_in("in October of that year")]
    ['1984-10']
    """
    found: list[Reference] = []
    spans = date_spans(fragment)
    for style in _STYLES:
        for match in style.finditer(fragment):
            reference = _reference(match)
            held = (*comparing_words(fragment), *(other[:2] for other in found))
            taken = any(match.start() < end and start < match.end() for start, end in held)
            dated = any(0 <= start - match.end() <= 1 for start, _ in spans)  # "that year 1984"
            if reference is not None and not taken and not dated:
                found.append(reference)
    return tuple(sorted(found))


@lru_cache(maxsize=8192)
def comparing_words(fragment: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that compare with an earlier year or month, and give no date.

    >>> comparing_words("rose by 12 % over the previous year")
    ((13, 35),)
    """
    found = (_reference(match) for style in _STYLES for match in style.finditer(fragment))
    spans = (
        (_COMPARING.search(fragment[: words.start]), words.end)
        for words in found
        if words is not None and words.step < 0 and words.month is None
    )
    return tuple((before.start(), end) for before, end in spans if before is not None)


def _reference(match: re.Match[str]) -> Reference | None:
    groups = match.groupdict()
    step, count = groups.get("step"), groups.get("count")
    number = 1 if count in (None, "a", "an", "A", "An") else _number(count or "")
    if number is None:
        return None
    steps = 0 if step is None else -number if step.split()[0] in lists.leading_back else number
    month = MONTHS.index(groups["month"].casefold()) + 1 if groups.get("month") else None
    day = int(groups["day"]) if groups.get("day") else None
    unit = groups.get("unit") or ("year" if step is None else "month")
    if day is not None and month is None and unit != "month":
        return None
    return Reference(*match.span(), unit, steps, month, day)


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    read, twice = longest_number([word.casefold()])
    return twice // 2 if read else None


def is_beside(fragment: str, date: DateRead) -> bool:
    """Whether a date is that of something before or after which the fact came about.

    >>> from tajik_relations.evidence.readers import dates_in
    >>> [is_beside(text, dates_in(text)[0]) for text in ("after the flood of May 2011", "after the end of 2011")]
    [True, False]
    """
    words = _BESIDE.search(fragment[: date.start])
    return words is not None and words["noun"].casefold() not in lists.parts_of_time


class DatedWords(NamedTuple):
    """The dates of several fragments, those among them that words refer to put in the place of these words."""

    dates: tuple[tuple[int, DateRead], ...]
    """Each with the number of its fragment."""
    anchors: frozenset[str]
    """The dates that are only referred to."""
    refers: str
    """The first words that refer to a date, or nothing."""
    unresolved: str
    """The first words that refer to a date that no fragment has, or nothing."""


def dated_words(fragments: Sequence[str], written: Sequence[tuple[int, DateRead]]) -> DatedWords:
    """Return the dates of fragments that other words of them do not only refer to.

    Args:
        written: the dates that are written in them, each with the number of its fragment.
    """
    found = [(number, reference) for number, text in enumerate(fragments) for reference in references_in(text)]
    if not found:
        return DatedWords(tuple(written), frozenset(), "", "")
    parts = [
        (number, date)
        for number, date in written
        if not any(at == number and words.start <= date.start and date.end <= words.end for at, words in found)
    ]  # not "October" in "October of the next year"
    meant: list[tuple[int, DateRead]] = []
    anchors: list[tuple[int, DateRead]] = []
    unresolved = ""
    for number, reference in found:
        ranges = [pair for pair in parts if pair[0] == number and _meets(pair[1], reference)]
        anchor = _anchor(number, reference, sorted({*parts, *meant} - {*ranges}, key=_place))
        if ranges:  # "from March 1984 to October of that year", or "on 9 and 10 October of that year"
            anchors += [anchor] if anchor and anchor[1].text[:4] == ranges[0][1].text[:4] else []
            continue
        text = reference.on(anchor[1].text) if anchor else None
        if anchor is None or text is None:
            unresolved = unresolved or fragments[number][reference.start : reference.end]
            continue
        anchors.append(anchor)
        meant.append((number, placed(DateRead(text, reference.start, reference.end), fragments[number])))
    dates = [pair for pair in (*parts, *meant) if pair not in anchors]
    number, first = found[0]
    return DatedWords(
        tuple(sorted(dates, key=_place)),
        frozenset(date.text for _, date in anchors),
        fragments[number][first.start : first.end],
        unresolved,
    )


def _place(pair: tuple[int, DateRead]) -> tuple[int, int]:
    return pair[0], pair[1].start


def _meets(date: DateRead, reference: Reference) -> bool:
    return date.start < reference.end and reference.start < date.end


def referring_words(fragment: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that refer to a date, with the words of time before them.

    >>> referring_words("Later that year")
    ((0, 15),)
    """
    spans: list[tuple[int, int]] = []
    for reference in references_in(fragment):
        start = words_before(fragment, reference.start)
        leading = _LEADING.search(fragment[:start])
        spans.append((leading.start() if leading else start, reference.end))
    return tuple(spans)


def _anchor(number: int, reference: Reference, dates: Sequence[tuple[int, DateRead]]) -> tuple[int, DateRead] | None:
    """Return the date that stands before words which refer to one, or the only date of later fragments."""
    before = [pair for pair in dates if _place(pair) < (number, reference.start)]
    if before:
        return before[-1]
    later = [pair for pair in dates if pair[0] > number]
    return later[0] if len({date.text for _, date in later}) == 1 else None
