"""Reads the words that limit a figure: "more than", "up to", "nearly", "or more"."""

import re

from tajik_relations.evidence.english.word_lists import table_at
from tajik_relations.evidence.readers.figures import FigureRead
from tajik_relations.evidence.readers.units import TABLES
from tajik_relations.model.terms import Qualifier

_AFTER = {
    Qualifier.AT_LEAST: r"(?:\s+[\w-]+)?\s+(?:or|and) (?:more|above|over|upwards)\b|\s+at (?:the )?least\b|\s?\+|"
    r"\s+plus\b",
    Qualifier.AT_MOST: r"(?:\s+[\w-]+)?\s+or (?:less|fewer|under|below)\b|\s+at (?:the )?most\b",
    Qualifier.ABOUT: r"[\s-]odd\b|(?:\s+[\w-]+)?\s+or (?:so|thereabouts)\b",
    Qualifier.ONE_OR_OTHER: r"(?:\s+[\w-]+)?\s+or\s+\d",
}
_PHRASES = {
    phrase: Qualifier[limit]
    for limit, phrases in table_at(TABLES / "qualifiers.toml").items()
    for phrase in " ".join(phrases.split()).split(", ")
}
_ENDS = re.compile(
    rf"(?<!\w)(?P<phrase>{'|'.join(re.escape(phrase) for phrase in sorted(_PHRASES, key=len, reverse=True))})\s*"
    r"(?:a total of\s+)?$",
    re.IGNORECASE,
)
_BEGINS = {qualifier: re.compile(pattern, re.IGNORECASE) for qualifier, pattern in _AFTER.items()}
_HANDED = re.compile(r"\b(?:hand|turn|t[ao]k|sign|g[oi]|carr|run|bring|brought|car|pass)\w*\s*$", re.IGNORECASE)
"""Verbs with which "over" limits no figure: "handed over 12 ambulances"."""
_OVER = re.compile(r"\bover\b", re.IGNORECASE)
_INSTRUMENTS = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:agreement|treat|protocol|convention|contract|programme|program|law|name|rule|flag)",
    re.IGNORECASE,
)


def hands_over(text: str) -> bool:
    """Whether "over" belongs to a verb in a text, and limits no figure: "handed over 12 ambulances"."""
    return any(_HANDED.search(text[: match.start()]) for match in _OVER.finditer(text))


def qualifier_before(fragment: str, position: int) -> Qualifier:
    """Return how the words right before a figure limit it; *exactly* where none of them does.

    "Over five years" may tell a time as well; it is read as a lower bound.

    Args:
        position: where the figure begins, its sign of money included.

    >>> qualifier_before("no less than 500 ships", 13), qualifier_before("500 ships", 0)
    (Qualifier.AT_LEAST, Qualifier.EXACTLY)
    """
    match = _ENDS.search(" ".join(fragment[max(0, position - 60) : position].split()) + " ")
    if match is None or (match["phrase"].casefold() == "over" and _HANDED.search(match.string[: match.start()])):
        return Qualifier.EXACTLY
    return _PHRASES[match["phrase"].casefold()]


def qualifier_of(fragment: str, figure: FigureRead) -> Qualifier:
    """Return how the words before or behind a figure limit it; *exactly* where none of them does.

    "Under two treaties" names what holds and limits nothing.
    """
    after = fragment[figure.end :]
    before = qualifier_before(fragment, figure.start)
    if (
        before is Qualifier.LESS_THAN
        and _INSTRUMENTS.match(after)
        and re.search(r"\bunder\s+$", fragment[: figure.start], re.IGNORECASE)
    ):
        return Qualifier.EXACTLY
    if before is not Qualifier.EXACTLY:
        return before
    return next((limit for limit, pattern in _BEGINS.items() if pattern.match(after)), Qualifier.EXACTLY)
