"""Reads the dates in a fragment of English: points of the calendar, joined to ranges, and the words before them.

What the words say is written in EDTF as the Library of Congress specifies it (2019):

- Level 0: a year, a month or a day, and a range of two of them with a slash.
- `2004/..` and `../2004` (level 1): "since 2004", "2004 to date"; "until 2004". A range is closed only by a date.
- `1998~` (level 1): "circa 1998", "about 1998": the words give the date as close to the true one.
- `2001-21` to `2001-24` (level 1): spring, summer, autumn, winter of a year. `199X` (level 1): some year of the 1990s.
  Both are read with `vague=True` only, as few records hold them; without it "spring 2001" is `2001`.
- "early", "late", "mid-", "the end of" have no sign in level 1, and `~` would say something else: that the year itself
  is not sure. "By", "before", "after" and "as of" change no date: `DateRead.bound`.
- A century is no date. Days that follow one another ("3 and 4 May") are a range, other days are dates of their own.
- Figures that can be read in two ways, 03/05/1998 and 2004-05, are not read.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.readers.calendar_points import DAY_NAME, Point, points_in

_PART = (
    r"early|mid|late|(?:very\s+)?(?:beginning|end|start|middle|first half|second half)\s+of|"
    r"spring|summer|autumn|winter"
)
_BEFORE = re.compile(
    rf"(?:\b(?P<bound>since|from|up until|until|till|through|throughout|by|before|after|prior to|post|pre|as of|as at)"
    rf"[\s-]+)?(?P<about>(?:(?<![\w.])c\.|\bca\.|\b(?:about|around|circa|approximately|roughly)\b)\s*)?(?:on\s+)?"
    rf"(?:(?:the\s+)?\b(?:{_PART})[\s-]+(?:of\s+)?)?(?:\b(?:the\s+)?(?:years?|months?)\s+(?:of\s+)?)?(?:the\s+)?"
    rf"(?P<day_name>\b{DAY_NAME})?(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b[^.;:]*$", re.IGNORECASE)
_UNTIL_EVENT = re.compile(r"\b(?:until|till)\s+(?:the\s+|its\s+)?[\w-]+(?:\s+[\w-]+)?\s+(?:of|in)\s*$", re.IGNORECASE)
"""Until something that happened at the date: "until the coup of"."""
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:years\s+)?$", re.IGNORECASE)
_TO = re.compile(
    rf"\s*[-‐‑–—]\s*(?:{DAY_NAME})?|\s+(?:to|until|up to|till|through)\s+(?:(?:early|mid|late)[\s-]+)?"
    rf"(?:(?:its|the|their|it|they|he|she)\s+(?!end|beginning|start|middle|year)[\w-]+(?:\s+[\w-]+)?\s+(?:in|on|of)\s+)?"
    rf"(?:the\s+)?(?:(?:end|beginning|start|middle|(?:fiscal\s+)?year|fiscal)\s+(?:of\s+)?)?(?:{DAY_NAME})?",
    re.IGNORECASE,
)
_AND = re.compile(rf"(?:\s*,)?\s+(?:and|or|&)\s+(?:in\s+|on\s+|the\s+)*(?:{DAY_NAME})?|\s*,\s*", re.IGNORECASE)
_AND_ALONE = re.compile(rf"\s+and\s+(?:in\s+|the\s+)*(?:{DAY_NAME})?", re.IGNORECASE)
_OPEN = re.compile(
    r"(?:\s*[-‐‑–—]\s*|\s+(?:to|until|till|through)\s+)(?:the\s+)?(?:date|present(?:\s+(?:day|time))?|now|today)\b"
    r"|\s+onwards?\b",
    re.IGNORECASE,
)
_SEASON = re.compile(r"\d{4}-2[1-4]")
_RETRIEVED = re.compile(r"\b(?:retrieved|accessed)(?:\s+on)?[\s:]*$", re.IGNORECASE)
_ARCHIVED = re.compile(r"\barchived(?:\s+from the original)?(?:\s+on)?[\s:]*$", re.IGNORECASE)
_BOUNDS = {"up until": "until", "till": "until", "through": "until", "post": "after", "pre": "before"} | {
    "prior to": "before",
    "as at": "as of",
    "throughout": "",
}


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
    bound: str = ""
    """The word of time before it: `since`, `from`, `until`, `by`, `before`, `after`, `as of`, or none."""


@lru_cache(maxsize=8192)
def dates_in(
    fragment: str, *, since: bool = False, year: str | None = None, vague: bool = False
) -> tuple[DateRead, ...]:
    """Return the dates that a fragment states, each as exact as its words, none of them inside another.

    Args:
        since: whether the word "since" stands in a fragment before this one.
        year: the year that the words before it gave last, for a day or month without a year.
        vague: whether to read decades and seasons too, as `199X` and `2001-21`.

    >>> [date.text for date in dates_in("on March15-16th, 2007")]
    ['2007-03-15/2007-03-16']
    """
    points = [point for point in points_in(fragment) if not point.unreadable]
    return tuple(_dates_in(fragment, _with_years(points, fragment, year), since=since, vague=vague))


def vague_in(fragment: str) -> Iterator[str]:
    """Yield the seasons and decades of a fragment, each decade also from its first to its last year, and two as one.

    >>> [*vague_in("during the 1970s and 1980s")]
    ['197X', '198X', '1970/1979', '1980/1989', '1970/1989']
    """
    vague = [date.text for date in dates_in(fragment, vague=True)]
    decades = [text[:3] for text in vague if text.endswith("X")]
    yield from (text for text in vague if _SEASON.fullmatch(text) or text.endswith("X"))
    yield from (f"{first}0/{last}9" for first, last in (*zip(decades, decades, strict=True), *pairwise(decades)))


@lru_cache(maxsize=8192)
def date_spans(fragment: str) -> tuple[tuple[int, int], ...]:
    """Return where anything stands that is a date or a part of one, read or not, with a year or without."""
    return tuple((point.start, point.end) for point in points_in(fragment))


def words_before(fragment: str, start: int) -> int:
    """Return where the words of time before a date begin, such as "as of the end of".

    Args:
        start: where the date begins.

    >>> words_before("Then, as of the end of 2021", 23)
    6
    """
    first = max(0, start - 80)
    return first + _words_of_time(fragment[first:start]).start()


def _words_of_time(before: str) -> re.Match[str]:
    """Return the words of time at the end of a text, which may be none."""
    return next(_BEFORE.finditer(before))


def _dates_in(fragment: str, points: Sequence[Point], *, since: bool, vague: bool) -> Iterator[DateRead]:
    at, end = 0, 0
    while at < len(points):
        point = points[at]
        joined = at + 1 < len(points) and _are_range(fragment, point, points[at + 1])
        last = points[at + joined]
        at += 1 + joined
        if point.year is None or last.year is None or ((point.decade or last.decade) and not vague):
            continue
        texts = _texts(point, vague=vague)
        if joined:
            texts = [f"{texts[0]}/{_texts(last, vague=vague)[0]}"]
        reads = [placed(DateRead(text, point.start, last.end), fragment, end, since=since) for text in texts]
        yield from reads
        end, since = reads[-1].end, False


def _with_years(points: Sequence[Point], fragment: str, year: str | None) -> list[Point]:
    """Give each point without a year that of the point it is joined to, or of the words before it."""
    full = list(points)
    for at in reversed(range(len(full) - 1)):
        point, after = full[at], full[at + 1]
        between = fragment[point.end : after.start]
        if point.year is None and after.month and (_TO.fullmatch(between) or _AND.fullmatch(between)):
            full[at] = point._replace(year=after.year)
    for at, point in enumerate(full):
        year = point.until or point.year or year
        full[at] = point._replace(year=point.year or year)
    return full


def _are_range(fragment: str, first: Point, last: Point) -> bool:
    """Whether two points are the beginning and the end of one time."""
    if len(first.days) > 1 or len(last.days) > 1 or first.until or last.until or first.decade or last.decade:
        return False
    between = fragment[first.end : last.start]
    joined = _TO.fullmatch(between) is not None
    named = re.search(r"(\w+)\s+of\s+$", fragment[: first.start])
    until = joined and between.split()[:1] in (["until"], ["till"])
    if until and named is not None and named[1].casefold() not in lists.parts_of_years:
        return False  # "the treaty of 1969 until 1992"
    if _AND_ALONE.fullmatch(between):
        joined = _BETWEEN.search(fragment[: first.start]) is not None
    ends = [(point.year or "", point.month or "", *point.days) for point in (first, last)]
    shorter = min(map(len, ends))
    return joined and ends[0][:shorter] <= ends[1][:shorter]


def _texts(point: Point, *, vague: bool) -> list[str]:
    """Return a point in EDTF, several texts for several days apart."""
    year, month = point.year or "", point.month
    if point.until:
        return [f"{year}/{point.until}"]
    if point.decade:
        return [f"{year[:3]}X"]
    if month is None or (month > "12" and not vague):
        return [year]
    days = [f"{year}-{month}-{day:02}" for day in point.days]
    return [f"{days[0]}/{days[-1]}"] if point.unbroken else days or [f"{year}-{month}"]


def placed(read: DateRead, fragment: str, end: int = 0, *, since: bool = False) -> DateRead:
    """Return a date with what the words before and behind it say of it.

    Args:
        end: where the date before it ends.
        since: whether the word "since" stands in a fragment before this one.
    """
    before, text = fragment[end : read.start], read.text
    words = _words_of_time(before[-80:])
    bound = " ".join((words["bound"] or "").casefold().split())
    bound = _BOUNDS.get(bound, bound)
    start = read.start - len(words["day_name"] or "")
    opens = _OPEN.match(fragment, read.end)
    if not bound:
        bound = "until" if _UNTIL_EVENT.search(before) else "since" if since or _SINCE.search(before) else ""
    single = "/" not in text
    if words["about"] and single and not text.endswith("X"):
        text, start = f"{text}~", end + max(0, len(before) - 80) + words.start("about")
    if single and (opens or bound in ("since", "from")):
        text = f"{text}/.."
    elif single and bound == "until":
        text = f"../{text}"
    return DateRead(
        text,
        start,
        opens.end() if opens else read.end,
        retrieved=_RETRIEVED.search(before) is not None,
        archived=_ARCHIVED.search(before) is not None,
        bound=bound,
    )
