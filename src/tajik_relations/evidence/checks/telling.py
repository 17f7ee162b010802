"""The clauses that tell a fact, on the line where it is cited."""

from functools import cached_property
from typing import NamedTuple

from attrs import frozen

from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.lines import ARTICLES, CitedLine, Clause, LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.evidence.readers.dates import words_before
from tajik_relations.model import terms
from tajik_relations.model.actors import Actor
from tajik_relations.records import Fact

RANKED = (
    terms.VisitKind,
    terms.MissionKind,
    terms.PostKind,
    terms.Tie,
    terms.Office,
    terms.Designation,
    terms.Ordinal,
)
"""Vocabularies whose term can differ between the cited words and the whole clause or a longer phrase."""
LISTED = frozenset(("and", "the", "or", "both"))
"""Words that join the names of a list."""

_BESIDE = frozenset(("while", "whereas"))
"""Words that join a clause to another one; a date that opens the sentence holds for both."""
_TAKING_UP = frozenset((("since", "then"), ("ever", "since"), ("of", "which")))
"""Words that take up the date, or the sum, of the clause before."""


class Value(NamedTuple):
    """A value on a line: its text, and where it begins."""

    text: str
    at: int


@frozen(slots=False)
class Telling:
    """A cited line with the clauses that tell the fact."""

    fact: Fact
    cited: CitedLine

    @cached_property
    def told(self) -> bool:
        """Whether a clause with a finite verb tells the fact."""
        return bool(self.positions) and any(clause.finite for clause in self.clauses)

    @property
    def line(self) -> LineRead:
        """The line."""
        return self.cited.line

    @cached_property
    def positions(self) -> frozenset[int]:
        """The cited positions that tell what came about."""
        return self.cited.telling(self.fact.kind)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in which these stand."""
        return tuple(clause for clause in self.line.clauses if clause.positions & self.positions)

    def has(self, at: int) -> bool:
        """Whether a position stands in one of these clauses, or in a date that holds for them."""
        return at in self._shared or any(at in clause.positions for clause in self.clauses)

    @cached_property
    def _shared(self) -> frozenset[int]:
        """The positions of the date of another clause that holds for these, which have none.

        It opens their sentence ("In 2004 it sold … and bought …"), or stands before "since then" or "of which".
        """
        line, own = self.line, {at for clause in self.clauses for at in clause.positions}
        dates = [(date, line.positions([(date.start, date.end)])) for date in line.dates]
        if any(positions & own for _, positions in dates):
            return frozenset()
        shared: set[int] = set()
        for clause in self.clauses:
            start, _ = line.sentences[clause.sentence]
            first = min(clause.positions)
            before = [(date, positions) for date, positions in dates if positions <= {*range(start, first)}]
            ahead = (
                line.positions([(line.tokens[start].start, words_before(line.text, date.start))]) for date, _ in before
            )
            opening = [
                positions
                for (_, positions), words in zip(before, ahead, strict=True)
                if all(line.lower[at] in PREPOSITIONS | ARTICLES for at in words)
            ]
            if opening and (not clause.dependent or line.lower[first] in _BESIDE):
                shared |= opening[0]
            takes_up = {*zip(line.lower[first - 1 :], line.lower[first:], strict=False)} & _TAKING_UP
            if before and takes_up:
                shared |= before[-1][1]
        return frozenset(shared)

    def reads_of(self, named: Actor | str) -> list[NameRead]:
        """Return where the cited words name an actor or a place."""
        return [read for read in self.line.names if read.named == named and read.position in self.cited.cited]

    @cached_property
    def uncited_names(self) -> tuple[NameRead, ...]:
        """The names on the line that are not cited."""
        return tuple(read for read in self.line.names if read.position not in self.cited.cited)

    def in_verb_segments(self, at: int) -> bool:
        """Whether a position stands in a part of these clauses in which the telling words stand."""
        return any(first <= at < last for first, last in self.verb_segments)

    def free(self, values: list[Value]) -> list[Value]:
        """Return the values that stand uncited in the clauses that tell the fact."""
        return [value for value in values if value.at not in self.cited.cited and self.has(value.at)]

    def has_words(self, segment: tuple[int, int]) -> bool:
        """Whether words are cited in a stretch of positions that are no date, figure or name and no small word."""
        line = self.line
        dated = line.positions((date.start, date.end) for date in line.dates)
        counted = line.positions((figure.start, figure.end) for figure in line.figures)
        words = {*range(*segment)} & self.cited.cited - dated - counted - line.named_positions
        return any(line.lower[at] not in PREPOSITIONS | ARTICLES | LISTED for at in words)

    @cached_property
    def verb_segments(self) -> tuple[tuple[int, int], ...]:
        """The parts of these clauses in which the telling words stand."""
        return tuple(
            segment for clause in self.clauses for segment in clause.segments if {*range(*segment)} & self.positions
        )
