"""Words to their dictionary forms: a table of irregular verbs, and the regular endings of English."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tajik_relations.evidence.english.word_lists import table_at

BASE, PRESENT, PAST, PARTICIPLE, ING, PLURAL = "base", "present", "past", "participle", "ing", "plural"
"""What a word can be of its lemma; `present` is the third person, `plural` the noun's."""
_FORMS = Path(__file__).with_name("word_forms.toml")
"""What `tools/word_forms.py` makes."""


class Reading(NamedTuple):
    """One way to read a word: as a form of a lemma."""

    lemma: str
    form: str


@cache
def also_nouns() -> frozenset[str]:
    """Return the verbs of the codebook that are nouns too: "visit", "plan"."""
    return frozenset(table_at(_FORMS)["nouns"]["verbs"].split())


@cache
def _irregular() -> Mapping[str, Sequence[Reading]]:
    """Return the readings of each irregular verb form."""
    readings: dict[str, list[Reading]] = {}
    for lemma, forms in table_at(_FORMS)["verbs"].items():
        for form, words in forms.items():
            for word in words.split():
                readings.setdefault(word, []).append(Reading(lemma, form))
    return readings


@lru_cache(maxsize=16384)
def readings_of(word: str) -> tuple[Reading, ...]:
    """Return every way to read a word, the irregular ones first, then by its ending, then as a lemma.

    >>> [(reading.lemma, reading.form) for reading in readings_of("carried")][:3]
    [('carry', 'past'), ('carry', 'participle'), ('carri', 'past')]
    """
    word = word.casefold()
    return (*_irregular().get(word, ()), *regular_readings(word), Reading(word, BASE))


@lru_cache(maxsize=16384)
def lemmas_of(word: str) -> frozenset[str]:
    """Return every lemma that a word can be a form of; some of them are no words."""
    return frozenset(reading.lemma for reading in readings_of(word))


@lru_cache(maxsize=16384)
def noun_lemmas_of(word: str) -> frozenset[str]:
    """Return the nouns that a word can be: itself, or the singular of which it is the plural."""
    return frozenset(reading.lemma for reading in readings_of(word) if reading.form in (PLURAL, BASE))


def regular_readings(word: str) -> Iterator[Reading]:
    """Yield the readings of a word by its ending alone."""
    if word.endswith("ed") and len(word) > 3:
        for stem in _stems(word, word[:-2]):
            yield Reading(stem, PAST)
            yield Reading(stem, PARTICIPLE)
    elif word.endswith("ing") and len(word) > 4:
        yield from (Reading(stem, ING) for stem in _stems(word, word[:-3]))
    elif word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is")):
        for stem in _without_s(word):
            yield Reading(stem, PRESENT)
            yield Reading(stem, PLURAL)


def _stems(word: str, stem: str) -> Iterator[str]:
    """Yield the verbs that a stem before -ed or -ing can have: `carri` carry, `sett` set, `clos` close."""
    if word.endswith("ied") and len(stem) > 2:
        yield f"{stem[:-1]}y"
    yield stem
    yield f"{stem}e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        yield stem[:-1]


def _without_s(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word[:-2]
    yield word[:-1]
