"""Which dates and figures belong to a name, or to what an instrument is for: "Vision 2050", "a plan for 2022-2031"."""

import re
from functools import lru_cache

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.readers.numbers import NUMBER_WORDS

_NAMED = rf"(?:{lists.alternatives('naming_nouns')})"
"""Nouns that make a name of the number beside them."""
_BEFORE = re.compile(rf"\b{_NAMED}\s+(?:for\s+)?$")
_BEHIND = re.compile(rf"(?:\s+[A-Z][\w'’-]*){{0,3}}?\s+{_NAMED}\b")
_PURPOSE = re.compile(
    rf"\b(?:{lists.alternatives('instruments')})"
    r"(?:\s+(?!(?:was|were|is|are|has|have|had|in|at|since|until|signed|concluded)\b)[\w'’-]+){0,8}?"
    r"\s+(?:for|covering)\s+(?:the\s+)?(?:(?:years?|period)\s+(?:of\s+|from\s+)?)?"
    r"(?:\d{4}\s*(?:and|,)\s*)*$",
    re.IGNORECASE,
)
"""Words between an instrument and the years for which it is."""
_TERM = re.compile(
    r"\b(?:elect|candida|nominat|bid|stand|stood|seat|member|appoint)\w*\b(?:\s+[\w'’-]+){0,9}?\s+for\s+(?:the\s+)?(?:(?:term|period|years?)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words between an election and the years for which it is."""
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})"
_LASTING = re.compile(
    rf"(?<![\w-]){_NUMBER}[-‐‑](?:year|month|week|day|hour)(?:[-‐‑](?:long|old))?"
    r"(?=\s+(?!(?:period|term|time|span|interval)s?\b)[^\W\d_])",
    re.IGNORECASE,
)
"""How long what the noun behind lasts: "a ten-year plan"; a period, or a term, is that of the fact."""
_SPAN = r"(?:(?:a|the)\s+(?:period|span|course)\s+of\s+|the\s+(?:next|past|last|first|following|coming|previous)\s+)?"
_DURING = re.compile(
    rf"\b(?:for|over|within|in|throughout)\s+{_SPAN}{_NUMBER}\s+(?:years?|months?|weeks?|days?)\b"
    r"(?!\s+(?:later|earlier|ago|before|after))",
    re.IGNORECASE,
)
"""How long what is told lasts: "over three years"."""
_TIMED = re.compile(
    r"\b(?:in|on|since|by|from|of|until|till|during|after|before|for|to|and|between)\s+$", re.IGNORECASE
)
"""Words before a number that make it a time, whatever stands behind: "in 2010 Elm Project ended"."""


_AGED = re.compile(
    rf"\b(?:aged?|ages|ages? of)\s+(?:(?:between|from|over|under|above|below|about|at least|up to)\s+)?"
    rf"(?:{_NUMBER}\s*(?:to|and|or|[-‐‑–])\s*)?$",
    re.IGNORECASE,
)
"""Words before a number of years that someone is old: "aged 18 to"."""
_EVERY = re.compile(r"\bevery\s+$", re.IGNORECASE)
_TIMES = re.compile(r"\s+times\s+(?:a|an|per|each|every)\s+(?:year|month|week|day|decade)\b", re.IGNORECASE)
"""Words beside a number that says how often something comes."""
_GROUP = re.compile(r"\bGroup of $")
"""Words that a number ends as a name, where no noun stands behind it: "the Group of 77"."""


def is_no_amount(text: str, start: int, end: int) -> bool:
    """Whether a number is an age, the end of the name of a group, or how often something comes.

    >>> is_no_amount("those aged 18 to 30", 17, 19), is_no_amount("the Group of 77", 13, 15), is_no_amount("30", 0, 2)
    (True, True, False)
    >>> is_no_amount("every two years", 6, 9), is_no_amount("three times a year", 0, 5)
    (True, True)
    """
    before = text[:start]
    group = _GROUP.search(before) and not re.match(r"\s+(?!and\b)[a-z]", text[end:])
    return bool(group or _EVERY.search(before) or _TIMES.match(text, end) or _AGED.search(before))


def is_in_a_name(fragment: str, start: int, end: int) -> bool:
    """Whether a number stands right before or behind a noun with which it is a name.

    >>> is_in_a_name("the 2030 Agenda", 4, 8), is_in_a_name("300 Teachers Project", 0, 3), is_in_a_name("in 2030", 3, 7)
    (True, True, False)
    """
    before = fragment[:start]
    return bool(_BEFORE.search(before) or (_BEHIND.match(fragment, end) and not _TIMED.search(before)))


def is_purpose(fragment: str, start: int) -> bool:
    """Whether a date is the time for which an instrument, or an election, is.

    >>> is_purpose("signed a plan of work for 2005-2012", 26), is_purpose("exports for 2005", 12)
    (True, False)
    """
    return any(style.search(fragment[:start]) for style in (_PURPOSE, _TERM))


@lru_cache(maxsize=8192)
def lasting_in(fragment: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand that say how long something lasts.

    >>> lasting_in("a ten-year plan"), lasting_in("paid over three years")
    (((2, 10),), ((5, 21),))
    """
    return tuple(match.span() for style in (_LASTING, _DURING) for match in style.finditer(fragment))


def untimed(fragment: str) -> str:
    """Return a fragment without the words that say how long something lasts.

    >>> untimed("60 trucks over three years")
    '60 trucks '
    """
    spans = lasting_in(fragment)
    return "".join(letter for at, letter in enumerate(fragment) if not any(start <= at < end for start, end in spans))
