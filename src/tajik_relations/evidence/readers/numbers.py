"""Numbers in digits and in words: where they stand and how much they are."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tajik_relations.evidence.english.word_lists import word_list

_TENS = word_list("tens")
_LARGE = {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12}
_SHORTENED = {"million": "mln mn mio", "billion": "bn bln", "trillion": "tn trn"}
SCALES = {
    **_LARGE,
    **{f"{word}s": scale for word, scale in _LARGE.items()},
    **{short: _LARGE[word] for word, listed in _SHORTENED.items() for short in listed.split()},
    "hundred": 100,
    "dozen": 12,
}
SHORT_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "mil": 10**6}
"""Scales of money only; elsewhere `m` is a metre."""
_SMALL = {word: at for at, word in enumerate(word_list("below_twenty"))} | {
    word: 20 + 10 * at for at, word in enumerate(_TENS)
}
NUMBER_WORDS = frozenset((*_SMALL, "hundred", *_LARGE, "dozen"))
_NUMBER_WORD = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_ANY_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r"\s*(?:%|per\s?cent)")
_ANY_WORD = re.compile(r"[a-z]+")
_DIGITS = re.compile(
    r"(?<![\d.,:/_])(?P<figure>\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d{1,2}(?!\d))?"
    r"|\d+(?:[.,]\d+)*)(?!\d|[.,:/]\d)"
)
_SCALE = re.compile(
    rf"[\s-]?\s*(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b\.?(?!\sof\b)", re.IGNORECASE
)
_SHORT = re.compile(rf"\s?(?P<scale>{'|'.join(SHORT_SCALES)})\b(?![²³/])", re.IGNORECASE)
_WORDS = re.compile(
    rf"(?<![\w-])(?:half\s+an?\s+(?P<half>million|billion|dozen|thousand)"
    rf"|(?:an?|{_NUMBER_WORD})(?:(?:[\s-]+|,?\s+and\s+|\s+and\s+a\s+)(?:{_NUMBER_WORD}|half))*)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_NONE = re.compile(
    r"[\s-]+(?:thirds?|half|halves|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?|hundredths?|way|sided|time|fold|off|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b(?!\s+(?:embass|consul))",
    re.IGNORECASE,
)


MOST_DIGITS, MOST_SCALE = 50, 10**50
"""No figure of people has more; Python writes out no number of thousands of digits."""


class NumberRead(NamedTuple):
    """A number, and between which characters it stands, its scale included."""

    number: int
    divisor: int
    """What the number is still to be divided by: 5,64 is 564 by 100."""
    start: int
    end: int
    written: str
    """Its digits, or its words in small letters."""
    scale: int
    """What words such as "million" multiply it by; 1 without such a word."""

    def raised(self, scale: int, end: int | None = None) -> "NumberRead":
        """Return the number multiplied by a scale that stands elsewhere."""
        return self._replace(number=self.number * scale, scale=scale, end=self.end if end is None else end)


def numbers_in(fragment: str) -> Iterator[NumberRead]:
    """Yield the numbers in digits, then those in words."""
    for match in _DIGITS.finditer(fragment) if _ANY_DIGIT.search(fragment) else ():
        if len(match["figure"]) > MOST_DIGITS:
            continue
        scale, end = _scale(fragment, match.end())
        number, divisor = value_of(match["figure"], decimal=scale > 1 or _PERCENT.match(fragment, end) is not None)
        yield NumberRead(number * scale, divisor, match.start(), end, match["figure"], scale)
    if NUMBER_WORDS.isdisjoint(_ANY_WORD.findall(fragment.lower())):
        return
    for match in _WORDS.finditer(fragment):
        yield from _spelled(fragment, match)


def _scale(fragment: str, end: int) -> tuple[int, int]:
    scale = 1
    while scale < MOST_SCALE and (match := _SCALE.match(fragment, end)):
        scale *= SCALES[match["scale"].casefold()]
        end = match.end("scale")
    return scale, end


def short_scale(fragment: str, end: int) -> tuple[int, int]:
    """Return the scale that a single letter behind an amount of money gives, and where it ends."""
    match = _SHORT.match(fragment, end)
    return (SHORT_SCALES[match["scale"].casefold()], match.end()) if match else (1, end)


def value_of(figure: str, *, decimal: bool) -> tuple[int, int]:
    """Return the number in digits and what it is still to be divided by.

    A comma before three digits parts thousands; so does a full stop, unless the figure is said to be *decimal*.

    >>> value_of("1.600", decimal=False), value_of("5,64", decimal=True), value_of("1,50,000", decimal=False)
    ((1600, 1), (564, 100), (150000, 1))
    """
    if figure.isdigit():
        return int(figure), 1
    figure = re.sub("[ \u00a0\u2009\u202f'’]", "", figure)
    whole, mark, rest = re.fullmatch(r"(?:(.*)([.,]))?(\d+)", figure).groups()  # type: ignore[union-attr]
    is_mixed = whole is not None and {",", "."} <= {*figure}
    is_decimal = mark is not None and (len(rest) != 3 or is_mixed or whole == "0" or (mark == "." and decimal))
    is_decimal = is_decimal and figure.count(str(mark)) == 1
    return int(re.sub("[.,]", "", figure)), 10 ** len(rest) if is_decimal else 1


def _spelled(fragment: str, match: re.Match[str]) -> Iterator[NumberRead]:
    """Yield the numbers in a row of number words: "two hundred and thirty", "one" and "two" apart."""
    if match["half"]:
        scale = SCALES[match["half"].casefold()]
        yield NumberRead(scale, 2, *match.span(), match.group().casefold(), scale)
        return
    words = list(_WORD.finditer(fragment, match.start(), match.end()))
    at = 0
    while at < len(words):
        taken, twice = longest_number([word.group().casefold() for word in words[at:]])
        after = words[at + taken].group().casefold() if at + taken < len(words) else ""
        if twice in range(26, 41) and after in _TENS:  # "nineteen ninety-two" is a year
            return
        if taken:
            start, end = words[at].start(), words[at + taken - 1].end()
            scale, end = _scale(fragment, end) if at + taken == len(words) else (1, end)
            if not _AFTER_NONE.match(fragment, end):
                written = " ".join(word.group() for word in words[at : at + taken])
                last = words[at + taken - 1].group().casefold()
                raised = scale * SCALES.get(last, 1)
                yield NumberRead(twice * scale, 2, start, end, written, raised)
        at += taken or 1


def longest_number(words: Sequence[str]) -> tuple[int, int]:
    """Return how many of the words make one number, and twice its value, which may have a half.

    >>> longest_number("two hundred and thirty ships".split()), longest_number("one and a half million".split())
    ((4, 460), (5, 3000000))
    """
    best, total, part, half = (0, 0), 0, 0, 0
    least, joined = 10**15, False
    for at, word in enumerate(words):
        value = _SMALL.get(word, 0)
        if word in ("a", "an"):
            if at == 0 and len(words) > 1 and (words[1] in _LARGE or words[1] in ("hundred", "dozen")):
                part = 1
                continue
            if joined:
                continue
            break
        if word == "and" and at and not joined:
            joined = True
            continue
        if word == "half" and joined and (part or total):
            ends_in = SCALES.get(words[at - 3], 1) if at > 2 and not part else 1
            part, half = part + ends_in // 2, ends_in % 2
        elif word in _SMALL and _fits(value, part, least, joined=joined):
            part += value
        elif word == "hundred" and 0 < part < 100 and part % 10:
            part *= 100
        elif word == "dozen" and 0 < part < 100 and not total:
            part *= 12
        elif word in _LARGE and (part or half) and _LARGE[word] < least:
            total, part, least = total + part * _LARGE[word] + half * _LARGE[word] // 2, 0, _LARGE[word]
            half = 0
        else:
            goes_on = "and" in words[:at] and (word in _LARGE or word == "hundred")
            return _before_and(words[:at]) if goes_on else best
        joined, best = False, (at + 1, 2 * (total + part) + half)
    return best


def _fits(value: int, part: int, least: int, *, joined: bool) -> bool:
    """Whether a word below a hundred may follow what was read of the number so far.

    Args:
        least: the smallest scale read so far.
    """
    if part == 0:
        return not joined or least == 10**3
    if part % 100 == 0:
        return value > 0
    return not joined and 0 < value < 10 and part % 10 == 0 and part % 100 >= 20


def _before_and(words: Sequence[str]) -> tuple[int, int]:
    """Return the number before the last "and": "one hundred and two hundred" are two numbers."""
    last = len(words) - 1 - list(reversed(words)).index("and")
    return longest_number(words[:last])
