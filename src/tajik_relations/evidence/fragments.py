"""The cited fragments as they are read, each by itself; where the text is there, each citation on its whole line."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set as AbstractSet
from functools import cached_property, lru_cache
from typing import NamedTuple

from attrs import frozen

from tajik_relations.evidence.english.codebook_signs import Codebook
from tajik_relations.evidence.english.negations import ENDING, IDIOMS, NEGATING
from tajik_relations.evidence.english.verbs import PREPOSITIONS, Named, Tense, VerbGroup, verb_groups
from tajik_relations.evidence.english.words_for_flags import COMES_AGAIN
from tajik_relations.evidence.lines import ARTICLES, NOT_FINITE, Clause, LineRead, line_read
from tajik_relations.evidence.name_index import NameIndex, NameRead
from tajik_relations.evidence.originals import ARTICLES as DETERMINERS, Original, Text
from tajik_relations.evidence.readers import DateRead, FigureRead
from tajik_relations.evidence.readers.dates import words_before
from tajik_relations.model.actors import Actor
from tajik_relations.records import Fact

LISTED = frozenset(("and", "the", "or", "both"))
"""Words that join the names of a list."""
_BESIDE = frozenset(("while", "whereas"))
"""Words that join a clause to another one; a date that opens the sentence holds for both."""
_TAKING_UP = frozenset((("since", "then"), ("ever", "since"), ("of", "which")))
"""Words that take up the date, or the sum, of the clause before."""
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
        while before and before[-1] in DETERMINERS:
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


@frozen(slots=False)
class CitedLine:
    """One citation of a fact on its line, with the clauses that tell the fact."""

    fact: Fact
    line: LineRead
    spans: tuple[tuple[int, int], ...]
    """The stretches of characters that are cited."""
    first: int
    """The number of its first fragment among all of the fact."""

    @cached_property
    def cited(self) -> frozenset[int]:
        """The positions of the cited tokens."""
        return self.line.positions(self.spans)

    @cached_property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """First and last-plus-one position of the tokens of each fragment; alike for one without any."""
        starts = [token.start for token in self.line.tokens]
        return tuple((bisect_left(starts, start), bisect_left(starts, end)) for start, end in self.spans)

    @property
    def fragments(self) -> Iterator[Fragment]:
        """The fragments, with the verbs as the whole line has them."""
        line = self.line
        for start, end in self.stretches:
            groups = tuple(group for group in line.groups if group.start < end and start < group.end)
            yield Fragment(line.words, start, end, line.named.names, groups)

    @cached_property
    def telling(self) -> frozenset[int]:
        """The cited positions of finite verbs, else of signs of the kind of fact, else of other words."""
        line, kind = self.line, self.fact.kind
        cited = [group for group in line.groups if self.cited & {*range(group.start, group.end)}]
        finite = [group for group in cited if group.tense not in NOT_FINITE]
        finite = finite or [group for group in cited if group.tense is Tense.ING]
        verbs = self.cited & {at for group in finite for at in range(group.start, group.end)}
        spans = line.book.kind_spans(kind, line.text)
        signs = self.cited & {at for span in spans for at in range(span.start, span.end)}
        own = line.book.kinds[kind].verb_lemmas if kind in line.book.kinds else frozenset[str]()
        if verbs:
            return verbs if any(group.lemmas & own for group in finite) else verbs | signs
        return signs or self.cited - line.named_positions - line.dated

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in which these stand."""
        return tuple(clause for clause in self.line.clauses if clause.positions & self.telling)

    @cached_property
    def told(self) -> bool:
        """Whether a clause with a finite verb tells the fact."""
        return bool(self.telling) and any(clause.finite for clause in self.clauses)

    @cached_property
    def verb_segments(self) -> tuple[tuple[int, int], ...]:
        """The parts of these clauses in which the telling words stand."""
        return tuple(
            segment for clause in self.clauses for segment in clause.segments if {*range(*segment)} & self.telling
        )

    def in_verb_segments(self, at: int) -> bool:
        """Whether a position stands in a part of these clauses in which the telling words stand."""
        return any(first <= at < last for first, last in self.verb_segments)

    @property
    def figures(self) -> Iterator[FigureRead]:
        """The figures on the line that have the number of the fact's figure."""
        number = self.fact.figure.number if self.fact.figure is not None else None
        return (figure for figure in self.line.figures if figure.number == number)

    @cached_property
    def uncited_names(self) -> tuple[NameRead, ...]:
        """The names on the line that are not cited."""
        return tuple(read for read in self.line.names if read.position not in self.cited)

    def reads_of(self, named: Actor | str) -> list[NameRead]:
        """Return where the cited words name an actor or a place."""
        return [read for read in self.line.names if read.named == named and read.position in self.cited]

    def meets(self, start: int, end: int) -> bool:
        """Whether any of a stretch of characters is cited."""
        return any(a < end and start < b for a, b in self.spans)

    def holds(self, read: DateRead | FigureRead) -> bool:
        """Whether all tokens of a date or a figure are cited."""
        return self.line.at(read) <= self.cited

    def has_words(self, segment: tuple[int, int]) -> bool:
        """Whether words are cited in a stretch of positions that are no date, figure or name and no small word."""
        line = self.line
        counted = line.positions((figure.start, figure.end) for figure in line.figures)
        words = {*range(*segment)} & self.cited - line.dated - counted - line.named_positions
        return any(line.lower[at] not in PREPOSITIONS | ARTICLES | LISTED for at in words)

    def links(self, clause: Clause) -> bool:
        """Whether other words of a clause are cited as well, so that the citation itself shows the link."""
        return any(map(self.has_words, clause.segments))

    def recurs(self) -> bool:
        """Whether the clauses that tell the fact say that it comes again."""
        again = self.line.positions(match.span() for match in COMES_AGAIN.finditer(self.line.text))
        return any(again & clause.positions for clause in self.clauses)

    def negations(self) -> Iterator[str]:
        """Yield the negations, and the verbs that deny or end, uncited in the clauses that tell the fact."""
        line, telling = self.line, self.telling
        verbs = {at for group in line.groups if group.tense not in NOT_FINITE for at in range(group.start, group.end)}
        telling = telling & verbs or telling
        idle = line.positions(match.span() for match in IDIOMS.finditer(line.text))
        excludes = {at - 1 for at in line.named_positions if at > 1 and line.lower[at - 2] == "but"}
        apart = self._apart(telling)
        for clause in line.clauses:
            for segment in clause.segments if clause.positions & telling else ():
                if _bears_on(segment, clause, telling):
                    for at in {*range(*segment)} - self.cited - idle - excludes - apart:
                        if line.lower[at] in (NEGATING | ENDING) - {"without"}:
                            yield line.lower[at]

    def _apart(self, telling: frozenset[int]) -> frozenset[int]:
        """Return where an uncited verb stands, if participles alone tell: "a survey made in 2009 did not settle it"."""
        groups = [(group, {*range(group.start, group.end)}) for group in self.line.groups]
        told = [group for group, inside in groups if inside & telling]
        if not told or not all(group.participle or group.bare for group in told):
            return frozenset()
        finite = [(group, inside) for group, inside in groups if group.tense not in NOT_FINITE]
        free = [inside for group, inside in finite if not inside & self.cited and not group.lemmas & {"be", "exist"}]
        return frozenset(at for inside in free for at in inside)

    def has(self, at: int) -> bool:
        """Whether a position stands in one of the clauses that tell, or in a date that holds for them."""
        return at in self._shared or any(at in clause.positions for clause in self.clauses)

    @cached_property
    def _shared(self) -> frozenset[int]:
        """The positions of the date of another clause that holds for these, which have none.

        It opens their sentence ("In 2004 it sold … and bought …"), or stands before "since then" or "of which".
        """
        line, own = self.line, {at for clause in self.clauses for at in clause.positions}
        dates = [(date, line.at(date)) for date in line.dates]
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


def _bears_on(segment: tuple[int, int], clause: Clause, telling: frozenset[int]) -> bool:
    """Whether a negation in a segment bears on the words that tell: it holds them, or a part of their verb."""
    inside, verbs = {*range(*segment)}, ({*range(group.start, group.end)} for group in clause.groups)
    return bool(inside & telling) or any(inside & verb and not verb <= inside for verb in verbs)


def cited_lines(fact: Fact, index: NameIndex, book: Codebook, originals: Mapping[str, Original]) -> Iterator[CitedLine]:
    """Yield the citations of a fact of which the text is there, on their lines."""
    first = 0
    for citation in fact.citations:
        original = originals.get(citation.document)
        if isinstance(original, Text):
            spans = original.spans(citation.line, citation.words)
            if len(spans) == len(citation.words):
                yield CitedLine(fact, line_read(original.line(citation.line), index, book), spans, first)
        first += len(citation.words)
