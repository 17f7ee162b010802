"""Whether a summary in our own words says nothing that the cited words do not: word by word, by stem or synonym."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import product
from pathlib import Path

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.lemmas import lemmas_of
from tajik_relations.evidence.english.negations import IDIOMS

_WORD = re.compile(r"[^\W_]+")
_CARRYING_NOTHING = lists.light | lists.negations_of_summaries
_SENSELESS = _CARRYING_NOTHING | lists.joining
_SYNONYMS = Path(__file__).with_name("synonyms.toml")


def _synonyms_of(word: str) -> tuple[str, ...]:
    """Return the words of the documents for which a word of ours may stand."""
    return tuple(lists.table_at(_SYNONYMS).get(word, ()))


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [match.group().casefold() for match in _WORD.finditer(text)]


def carrying(text: str) -> list[str]:
    """Return the words of a text that carry its sense: no articles, prepositions, auxiliaries or negations."""
    return [word for word in words_of(text) if word not in _CARRYING_NOTHING]


def negations(text: str) -> int:
    """Return the number of words of negation in a text."""
    return sum(word in lists.negations_of_summaries for word in words_of(IDIOMS.sub(" ", text)))


def unsupported(summary: str, cited: str) -> Iterator[str]:
    """Return the words of a summary that no cited word carries."""
    theirs = set(words_of(cited))
    for word in carrying(summary):
        if word in theirs:
            continue
        pairs = product((word, *_synonyms_of(word)), theirs)
        if not any(alike(wanted, other) or lemmas_of(wanted) & lemmas_of(other) for wanted, other in pairs):
            yield word


def is_light(word: str) -> bool:
    """Whether a cited word carries nothing by itself: it joins or negates."""
    return word.casefold() in _SENSELESS


def with_synonyms(summary: str) -> frozenset[str]:
    """Return the words of a summary, and those for which they may stand."""
    ours = words_of(summary)
    return frozenset((*ours, *(other for word in ours for other in _synonyms_of(word))))


def carried(word: str, ours: Collection[str]) -> bool:
    """Whether a cited word refers back, or is carried by one of these words."""
    word = word.casefold()
    return word in lists.referring or word in ours or any(alike(own, word) for own in ours)


_SINGULARS: Mapping[str, str] = dict(
    zip("people men children feet lives wives".split(), "person man child foot life wife".split(), strict=True)
)
"""Plurals that no ending makes, also at the end of a word, and their singulars."""


def _singular(word: str) -> str:
    """Return a plural such as "businesspeople" as its singular; any other word as it is."""
    plural = next((plural for plural in _SINGULARS if word.endswith(plural)), None)
    return word.removesuffix(plural) + _SINGULARS[plural] if plural is not None else word


def alike(word: str, other: str) -> bool:
    """Whether two words have one stem, judged by what they begin with.

    >>> alike("supply", "supplied"), alike("trade", "tract"), alike("businessperson", "businesspeople")
    (True, False, True)
    """
    if word == other or _singular(word) == _singular(other):
        return True
    if word[:2] != other[:2]:
        return False
    shorter, longer = (word, other) if len(word) <= len(other) else (other, word)
    if len(shorter) < 4:
        return len(shorter) > 1 and longer in (shorter + "s", shorter + "ed", shorter + "d")
    needed = max(4, len(shorter) - (1 if len(shorter) < 9 else 2))
    return word[:needed] == other[:needed] and len(longer) - len(shorter) <= 5
