"""The cited words of one fact, with everything that can be read from them."""

import re
from functools import cached_property
from itertools import pairwise

from attrs import frozen

from tajik_relations.evidence.name_index import NameIndex, NameRead
from tajik_relations.evidence.readers import DateRead, FigureRead, dates_in, figures_in
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, State
from tajik_relations.records import Fact

_MARK = re.compile(r"\[\d+\]")
_TOGETHER = re.compile(
    r"\b(?:both|(?:the|two) (?:two )?(?:countries|nations|states)|the sides|bilateral|common|"
    r"relations|negotiations|delimitation|two leaders|heads of (?:two |our )?states|(?:of the )?parties|"
    r"each other|mutual)\b",
    re.IGNORECASE,
)


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
        for fragment in map(unmarked, self.fragments):
            found += dates_in(fragment, since=since, year=found[-1].text[:4] if found else None)
            since = since or "since" in fragment.casefold().split()
        return tuple(found)

    @cached_property
    def figures(self) -> tuple[FigureRead, ...]:
        """The figures that are no part of a date or of a footnote mark."""
        found: list[FigureRead] = []
        for fragment in map(unmarked, self.fragments):
            spans = [(date.start, date.end) for date in dates_in(fragment, year="0000")]
            found += [read for read in figures_in(fragment) if not any(a <= read.start < b for a, b in spans)]
        return tuple(found)

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the footnote marks."""
        return tuple(int(mark[1:-1]) for mark in _MARK.findall(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words and numbers, as they stand."""
        return tuple(token.text for fragment in self.fragments for token in tokens(fragment))

    @cached_property
    def names(self) -> tuple[NameRead, ...]:
        """The actors and places that are named, in order."""
        return tuple(self.index.names_in(self.fragments))

    @cached_property
    def together(self) -> bool:
        """Whether the words refer to both sides together."""
        return _TOGETHER.search(self.text) is not None

    def first(self, actor: Actor) -> int | None:
        """Return the token at which an actor is first named, or `None`."""
        return next((name.position for name in self.names if name.named == actor), None)

    def spells(self, text: str, *, whole: bool = False) -> bool:
        """Whether a text stands letter for letter in the fragments, as if these followed one another.

        Args:
            whole: whether it must be all of one fragment, or of several, but for a mark before and a full stop after.
        """
        if not whole:
            return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.text) is not None
        bare = [_MARK.sub("", fragment).strip().rstrip(".") for fragment in self.fragments]
        wanted, ends = text.rstrip("."), range(1, len(bare) + 1)
        return any(" ".join(bare[first:last]) == wanted for last in ends for first in range(last))

    def state_beside(self, place: str) -> State | None:
        """Return the State that is named right after a place, or within its name."""
        names = [read.named for read in self.names]
        inside = [actor for actor in self.index.actors if isinstance(actor, State) and actor.name in place]
        for fragment in self.fragments:
            reads = list(self.index.names_in([fragment]))
            for one, other in pairwise(reads):
                beside = one.position + len(tokens(place)) == other.position
                if one.named == place and beside and isinstance(other.named, State):
                    return other.named
        return inside[0] if inside and place in names else None

    def comes_after(self, actor: Actor, stem: str) -> bool:
        """Whether an actor is named after a word with this stem."""
        at = self.first(actor)
        return at is not None and any(word.startswith(stem) for word in self.words[:at])

    def follows(self, actor: Actor, word: str) -> bool:
        """Whether an actor is named right after a word, but for an article."""
        at = self.first(actor)
        before = [each for each in self.words[:at] if each != "the"] if at is not None else []
        return before[-1:] == [word]


def unmarked(fragment: str) -> str:
    """Return a fragment with blanks in place of its footnote marks."""
    return _MARK.sub(lambda match: " " * len(match.group()), fragment)


def cited_words(fact: Fact, index: NameIndex) -> CitedWords:
    """Return what a fact cites."""
    return CitedWords(tuple(words for citation in fact.citations for words in citation.words), index)
