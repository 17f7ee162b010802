"""The cited words of one fact, with everything that can be read from them."""

import re
from functools import cached_property

from attrs import frozen

from tajik_relations.actors import Actor
from tajik_relations.evidence.dates_read import DateRead, dates_in
from tajik_relations.evidence.names_read import NameIndex, NameRead
from tajik_relations.evidence.numbers_read import FigureRead, figures_in
from tajik_relations.records import Fact

_MARK = re.compile(r"\[\d+\]")


@frozen(slots=False)
class CitedWords:
    """The fragments of all citations of a fact."""

    fragments: tuple[str, ...]
    index: NameIndex

    @cached_property
    def text(self) -> str:
        """All fragments as one text, for words that may stand in any of them."""
        return " ".join(self.fragments)

    @cached_property
    def dates(self) -> tuple[DateRead, ...]:
        """The dates, as exact as they are written."""
        found: list[DateRead] = []
        since = False
        for fragment in map(_unmarked, self.fragments):
            found += dates_in(fragment, since=since)
            since = since or "since" in fragment.casefold().split()
        return tuple(found)

    @cached_property
    def figures(self) -> tuple[FigureRead, ...]:
        """The figures that are no part of a date or of a footnote mark."""
        found: list[FigureRead] = []
        for fragment in map(_unmarked, self.fragments):
            spans = [(date.start, date.end) for date in dates_in(fragment)]
            found += [read for read in figures_in(fragment) if not any(a <= read.start < b for a, b in spans)]
        return tuple(found)

    @cached_property
    def names(self) -> tuple[NameRead, ...]:
        """The actors and places that are named, in order."""
        return tuple(self.index.names_in(self.fragments))

    def first(self, actor: Actor) -> int | None:
        """Return the token at which an actor is first named, or `None`."""
        return next((name.position for name in self.names if name.named == actor), None)

    def spells(self, text: str) -> bool:
        """Whether a text stands letter for letter in the fragments, as if these followed one another."""
        return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.text) is not None


def _unmarked(fragment: str) -> str:
    return _MARK.sub(lambda match: " " * len(match.group()), fragment)


def cited_words(fact: Fact, index: NameIndex) -> CitedWords:
    """Return what a fact cites."""
    return CitedWords(tuple(words for citation in fact.citations for words in citation.words), index)
