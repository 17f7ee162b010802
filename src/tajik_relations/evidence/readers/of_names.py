"""Which dates and figures belong to a name, or to what an instrument is for: "Vision 2050", "a plan for 2022-2031"."""

import re
from functools import lru_cache

from tajik_relations.evidence.readers.numbers import NUMBER_WORDS

_NAMED = (
    r"(?:Vision|Agenda|Strategy|Plan|Programme|Program|Project|Initiative|Scheme|Goals?|Roadmap|Framework|Concept|"
    r"Campaign|Horizon|Expo|Fund)"
)
"""Nouns that make a name of the number beside them."""
_BEFORE = re.compile(rf"\b{_NAMED}\s+(?:for\s+)?$")
_BEHIND = re.compile(rf"(?:\s+[A-Z][\w'’-]*){{0,3}}?\s+{_NAMED}\b")
_PURPOSE = re.compile(
    r"\b(?:plans?|program(?:me)?s?|strateg(?:y|ies)|agendas?|roadmaps?|frameworks?|schedules?|calendars?|budgets?|"
    r"agreements?|memorand(?:um|ums|a)|protocols?|treat(?:y|ies)|contracts?|conventions?|arrangements?)"
    r"(?:\s+(?!(?:was|were|is|are|has|have|had|in|at|since|until|signed|concluded)\b)[\w'’-]+){0,8}?"
    r"\s+(?:for|covering)\s+(?:the\s+)?(?:(?:years?|period)\s+(?:of\s+|from\s+)?)?"
    r"(?:\d{4}\s*(?:and|,)\s*)*$",
    re.IGNORECASE,
)
"""Words between an instrument and the years for which it is."""
_LASTING = re.compile(
    rf"(?<![\w-])(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
    r"[-‐‑](?P<unit>year|month|week|day|hour)(?:[-‐‑](?:long|old))?(?=\s+(?!(?:period|term|time|span|interval)s?\b)[^\W\d_])",
    re.IGNORECASE,
)
"""How long what the noun behind lasts: "a ten-year plan"; a period, or a term, is that of the fact."""
_TIMED = re.compile(
    r"\b(?:in|on|since|by|from|of|until|till|during|after|before|for|to|and|between)\s+$", re.IGNORECASE
)
"""Words before a number that make it a time, whatever stands behind: "in 2010 Elm Project ended"."""


_AGED = re.compile(
    rf"\b(?:aged?|ages|ages? of)\s+(?:(?:between|from|over|under|above|below|about|at least|up to)\s+)?"
    rf"(?:(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})\s*(?:to|and|or|[-‐‑–])\s*)?$",
    re.IGNORECASE,
)
"""Words before a number of years that someone is old: "aged 18 to"."""
_GROUP = re.compile(r"\bGroup of $")
"""Words that a number ends as a name, where no noun stands behind it: "the Group of 77"."""


def is_no_amount(text: str, start: int, end: int) -> bool:
    """Whether a number is an age, or the end of the name of a group.

    >>> is_no_amount("those aged 18 to 30", 17, 19), is_no_amount("the Group of 77", 13, 15), is_no_amount("30", 0, 2)
    (True, True, False)
    """
    group = _GROUP.search(text[:start]) is not None and re.match(r"\s+(?!and\b)[a-z]", text[end:]) is None
    return group or _AGED.search(text[:start]) is not None


def is_in_a_name(fragment: str, start: int, end: int) -> bool:
    """Whether a number stands right before or behind a noun with which it is a name.

    >>> is_in_a_name("the 2030 Agenda", 4, 8), is_in_a_name("300 Teachers Project", 0, 3), is_in_a_name("in 2030", 3, 7)
    (True, True, False)
    """
    before = fragment[:start]
    behind = _BEHIND.match(fragment, end) is not None and _TIMED.search(before) is None
    return behind or _BEFORE.search(before) is not None


def is_purpose(fragment: str, start: int) -> bool:
    """Whether a date is the time for which an instrument is.

    >>> is_purpose("signed a plan of work for 2005-2012", 26), is_purpose("exports for 2005", 12)
    (True, False)
    """
    return _PURPOSE.search(fragment[:start]) is not None


@lru_cache(maxsize=8192)
def lasting_in(fragment: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that say how long the noun behind them lasts.

    >>> lasting_in("a ten-year plan")
    ((2, 10),)
    """
    return tuple(match.span() for match in _LASTING.finditer(fragment))
