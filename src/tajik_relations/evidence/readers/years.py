"""Whether four digits are a year, or count something."""

import re

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.readers.numbers import NUMBER_WORDS

_NAMED_BY_NUMBER = re.compile(
    r"(?:\b(?:resolutions?|articles?|arts?\.|paragraphs?|paras?\.|sections?|chapters?|annex|pages?|pp?\.|vols?\.|volume|"
    rf"(?-i:{lists.alternatives('named_by_number')}|Task Force)\b\.?)"
    r"\s*(?:nos?\.?\s*)?|[№#§]\s*)"
    r"(?:\d+(?:,\s*|\s+and\s+|\s*[-–]\s*))*$",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:than|over|nearly|almost|least|most|some|exactly|only|(?:a )?total of|estimated|exceed(?:s|ed|ing)?|"
    r"hundred|thousand|million)\s+$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    rf"\b({lists.alternatives('timing')}|years?|and in|back to)[\s-]+$",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"\b(?:end|beginning|start|middle|course|(?:first|second) half|quarter|summer|winter|spring|autumn|[A-Z][a-z]+ary|"
    r"March|April|May|June|July|August|September|October|November|December) of\s+$",
)
"""Words before a figure that only a year can follow."""
_SCALED = re.compile(
    r"\s*(?:%|°|per\s?cent|percent|hundred|thousand|million|billion|trillion|bn\b|mln\b|crore|lakh|dozen|[$€£¥₹]|"
    r"(?:km|kg|ha|tonnes?|tons?|metres?|meters?|miles?|hectares?|acres?|kilomet\w+|sq\b|square)\b|(?:k?m)?[²³])",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₽]|\b(?-i:[A-Z]{3}|Rs\.?|kr))\s?$")
_WORDS_AFTER = re.compile(r"\s+([^\W\d_][\w'’-]*)(?:\s+([^\W\d_][\w'’-]*))?(?:\s+([^\W\d_][\w'’-]*))?")


def is_name_by_number(fragment: str, start: int) -> bool:
    """Whether the words before a number make it the name of something: "Resolution 1373", "No. 5"."""
    return _NAMED_BY_NUMBER.search(fragment[max(0, start - 40) : start]) is not None


def is_year(fragment: str, start: int, end: int, *, year: str | None = None) -> bool:
    """Whether the four digits between *start* and *end* are a year.

    They are none beside a unit, a sign of money or words that limit a figure, and none before a noun in the plural
    unless a word of time stands before them: "in 1998 soldiers came", but "1998 soldiers came".
    """
    before = fragment[max(0, start - 40) : start]
    number = int(year or fragment[start:end])
    if re.search(r"[^\W\d_]$|[A-Z][-‐‑]$", before) or is_name_by_number(fragment, start):
        return False
    if _MONEY_BEFORE.search(before) or _LIMITED.search(before) or _SCALED.match(fragment, end):
        return False
    if _PART_OF_YEAR.search(before) and number >= 1500:
        return True
    timed = _TIMED.search(before)
    word = timed[1].casefold() if timed else ""
    if number < 1500 and word in ("", "the", "this", "its", "to"):
        return False
    recent = word and 1900 <= number <= 2099 and word not in lists.counted_before
    return bool(recent) or not _counts(fragment, end)


def _counts(fragment: str, end: int) -> bool:
    """Whether a noun in the plural follows, right behind the figure or after one or two words that describe it."""
    match = _WORDS_AFTER.match(fragment, end)
    for at, word in enumerate(match.groups() if match else ()):
        if word is None or (at == 0 and word.casefold() in lists.plurals_of_years | NUMBER_WORDS):
            return False
        if word in lists.plurals_without_s or (word.islower() and word.endswith("men")):
            return True
        if word in lists.plurals_of_years or word in lists.no_plurals or "'" in word or "’" in word:
            return False
        if word[0].islower() and re.search(r"[^siu]s$|ies$", word):
            return True
        if word.casefold() in lists.no_part_of_noun or (word.endswith(("ed", "ing")) and word != "armed"):
            return False
    return False
