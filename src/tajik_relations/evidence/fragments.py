"""One cited fragment as it is read: its words, the words around it as far as they are known, its verbs."""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from tajik_relations.evidence.english.signs import Codebook
from tajik_relations.evidence.english.verbs import Named, VerbGroup, verb_groups
from tajik_relations.evidence.lines import CitedLine, LineRead
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.evidence.originals import ARTICLES

MARK = re.compile(r"\[\d+\]")
"""A footnote mark."""


class Fragment(NamedTuple):
    """One fragment as it is read for verbs: its words, the words around it as far as they can be had, its names."""

    words: tuple[str, ...]
    """Those of the whole line where the text is there, else its own and those before it that matter."""
    lead: int
    """How many of the words stand before it in the line and are not cited."""
    end: int
    """The position after its last word."""
    names: AbstractSet[int]
    """The positions of words that belong to names, or that a hyphen or an apostrophe joins to the one before."""
    groups: tuple[VerbGroup, ...]
    """The verb groups of which a word is cited."""

    @property
    def own(self) -> tuple[str, ...]:
        """Its own words, without those around it."""
        return self.words[self.lead : self.end]

    @property
    def preposition(self) -> str:
        """The word before it, over an article, or nothing."""
        before = [word.casefold() for word in self.words[max(0, self.lead - 2) : self.lead]]
        while before and before[-1] in ARTICLES:
            before.pop()
        return before[-1] if before else ""


def unmarked(fragment: str) -> str:
    """Return a fragment with blanks in place of its footnote marks."""
    return MARK.sub(lambda match: " " * len(match.group()), fragment)


@lru_cache(maxsize=8192)
def fragment_read(fragment: str, lead: str, index: NameIndex, book: Codebook) -> Fragment:
    """Return a fragment by itself, behind the words before it that are known."""
    read, before = LineRead(fragment, index, book), tuple(lead.split())
    words = (*before, *read.words)
    named = Named(*(frozenset(at + len(before) for at in members) for members in read.named))
    return Fragment(words, len(before), len(words), named.names, verb_groups(words, named, book))


def fragment_in_line(line: CitedLine, start: int, end: int) -> Fragment:
    """Return the fragment between two positions of a line, with the verbs as the whole line has them."""
    read = line.line
    groups = tuple(group for group in read.groups if group.start < end and start < group.end)
    return Fragment(read.words, start, end, read.named.names, groups)
