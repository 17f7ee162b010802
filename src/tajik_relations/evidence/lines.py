"""A whole line of a document, read once: its names, dates, figures, verbs and clauses around the cited words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from attrs import field, frozen

from tajik_relations.evidence.english.codebook_signs import Codebook
from tajik_relations.evidence.english.verbs import Named, Tense, VerbGroup, verb_groups
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.name_index import NameIndex, NameRead
from tajik_relations.evidence.readers import DateRead, FigureRead, dates_in, figures_in
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.evidence.readers.dates_by_reference import references_in
from tajik_relations.evidence.tokens import Token, tokens
from tajik_relations.model.actors import Person

NOT_FINITE = (Tense.INFINITIVE, Tense.ING)
"""Tenses of verbs that make no clause of their own."""
_PREFIXES = ("re", "co", "de")
"""What a hyphen joins to the word behind it, and is none itself."""
ARTICLES = frozenset(("the", "a", "an"))
_STOP = re.compile(r"[.!?;]")
_PAUSE = re.compile(r"[,;:()\[\]–—]| - ")
_ABBREVIATED = word_set("abbreviated")
RELATIVE = word_set("relative")
_ADJOINING = word_set("adjoining")
"""Words that open what depends on another clause, with a verb or without."""
_WITH_MAIN_VERB = 2
"""How many finite verbs follow a relative pronoun where the second is that of the clause around it."""
_TIMING = frozenset("after before following upon prior".split())
_OPENING_PREPOSITIONS = word_set("opening_prepositions")
"""Prepositions with which a phrase before the main clause can have a participle: "At a summit held in 1999"."""
_OPENING = RELATIVE | _ADJOINING | {"and", "but", "or", "so", "then", "until", "nor"}


class Clause(NamedTuple):
    """A stretch of tokens with one finite verb or several, or none where nothing has any."""

    positions: frozenset[int]
    segments: tuple[tuple[int, int], ...]
    """The stretches of positions that it is made of."""
    groups: tuple[VerbGroup, ...]
    """Its verb groups, in positions of the line."""
    dependent: bool
    """Whether a word such as "which" or "after" opens it."""
    sentence: int

    @property
    def finite(self) -> tuple[VerbGroup, ...]:
        """Its finite verb groups."""
        return tuple(group for group in self.groups if group.tense not in NOT_FINITE)

    def segment_of(self, at: int) -> tuple[int, int]:
        """Return the stretch in which one of its positions stands."""
        return next(segment for segment in self.segments if segment[0] <= at < segment[1])


class _Segment(NamedTuple):
    start: int
    end: int
    opener: str
    groups: tuple[VerbGroup, ...]

    @property
    def depends(self) -> bool:
        """Whether a word opens it that makes it depend on another clause, with a verb or, after some words, without."""
        return self.opener in RELATIVE | _TIMING or (self.opener in _ADJOINING and self.finite)

    @property
    def finite(self) -> bool:
        return any(group.tense not in NOT_FINITE and not group.participle for group in self.groups)


@frozen(slots=False)
class LineRead:
    """What a line says, with the positions of its tokens."""

    text: str
    index: NameIndex = field(eq=False)
    book: Codebook = field(eq=False)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words, numbers and marks."""
        return tokens(self.text)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The tokens' texts."""
        return tuple(token.text for token in self.tokens)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(map(str.casefold, self.words))

    @cached_property
    def names(self) -> tuple[NameRead, ...]:
        """The actors and places that it names."""
        return tuple(self.index.names_in([self.text]))

    @cached_property
    def dates(self) -> tuple[DateRead, ...]:
        """Its dates."""
        return dates_in(self.text)

    @cached_property
    def figures(self) -> tuple[FigureRead, ...]:
        """Its figures."""
        return figures_in(self.text)

    @cached_property
    def named_positions(self) -> frozenset[int]:
        """The positions of tokens that belong to names of actors and places."""
        return frozenset(at for read in self.names for at in read.positions)

    def positions(self, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
        """Return the positions of the tokens within stretches of characters."""
        ranges = tuple(spans)
        return frozenset(
            at for at, token in enumerate(self.tokens) if any(a < token.end and token.start < b for a, b in ranges)
        )

    def at(self, read: DateRead | FigureRead) -> frozenset[int]:
        """Return the positions of the tokens of a date or a figure."""
        return self.positions([(read.start, read.end)])

    def first(self, read: DateRead | FigureRead) -> int:
        """Return the position of the first token of a date or a figure."""
        return min(self.at(read))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The positions of the tokens of its dates."""
        return self.positions((date.start, date.end) for date in self.dates)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """First and last-plus-one position of each sentence."""
        ends = [at for at in range(1, len(self.tokens)) if self._stops(at)]
        return tuple(zip([0, *ends], [*ends, len(self.tokens)], strict=True))

    def gap(self, at: int) -> str:
        """Return the characters before a token and after the one before it."""
        start = self.tokens[at - 1].end if at else 0
        return self.text[start : self.tokens[at].start] if at < len(self.tokens) else self.text[start:]

    def before(self, read: NameRead) -> int:
        """Return the position before a name, over articles; -1 if the line begins with it."""
        at = read.position - 1
        while at >= 0 and self.lower[at] in ARTICLES:
            at -= 1
        return at

    def _stops(self, at: int) -> bool:
        """Whether a sentence ends before a token."""
        gap, before, word = self.gap(at), self.lower[at - 1], self.words[at]
        if before.isdigit() and self.gap(at - 1).endswith("["):  # a footnote mark behind the full stop
            return self._stops(at - 1) or (at > 1 and bool(_STOP.search(self.gap(at - 1))) and word[0].isupper())
        if "|" in gap:  # cells of a table
            return True
        if not _STOP.search(gap) or not re.search(r"\s", gap):
            return False
        initial = len(before) == 1 and before.isalpha()
        return ";" in gap or not (initial or before in _ABBREVIATED or word[0].islower())

    @cached_property
    def named(self) -> Named:
        """The positions of tokens that belong to names, as they bear on its verbs."""
        joined = (at for at, token in enumerate(self.tokens) if token.start and self.text[token.start - 1] in "-’'")
        joined = (at for at in joined if self.lower[at - 1] not in _PREFIXES)
        subjects = frozenset(at for read in self.names if not read.adjective for at in read.positions)
        people = frozenset(read.end - 1 for read in self.names if isinstance(read.named, Person))
        return Named(self.named_positions | frozenset(joined), subjects, people)

    @cached_property
    def groups(self) -> tuple[VerbGroup, ...]:
        """Its verb groups, in positions of the line."""
        every: list[VerbGroup] = []
        for start, end in self.sentences:
            named = Named(*(frozenset(at - start for at in members if start <= at < end) for members in self.named))
            groups = verb_groups(self.words[start:end], named, self.book)
            every += [group._replace(start=group.start + start, end=group.end + start) for group in groups]
        return tuple(every)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses in order, the parts of one that another interrupts together."""
        return tuple(
            clause for number, (start, end) in enumerate(self.sentences) for clause in self._clauses(number, start, end)
        )

    def _segments(self, start: int, end: int) -> Iterator[_Segment]:
        bounds = [at for at in range(start + 1, end) if at in self.paused or self._opens(at)]
        for first, last in zip([start, *bounds], [*bounds, end], strict=True):
            inside = (group for group in self.groups if first <= group.end - 1 < last)
            groups = tuple(group for group in inside if not self._is_contact(first, group))
            opener = self.lower[first] if first < last else ""
            finite = [group for group in groups if group.tense not in NOT_FINITE and not group.participle]
            if (
                opener in ("that", "which", "who") and len(finite) == _WITH_MAIN_VERB and not finite[1].bare
            ):  # "the treaty that ended it was signed"
                second = finite[1].start
                yield _Segment(first, second, opener, tuple(group for group in groups if group.start < second))
                yield _Segment(second, last, "", tuple(group for group in groups if group.start >= second))
            else:
                yield _Segment(first, last, opener, groups)

    @cached_property
    def paused(self) -> frozenset[int]:
        """The positions of tokens before which a comma or another mark of punctuation stands."""
        return frozenset(at for at in range(len(self.tokens)) if _PAUSE.search(self.gap(at)))

    def _is_contact(self, first: int, group: VerbGroup) -> bool:
        """Whether a verb belongs to a relative clause without a pronoun of its own: "one base they occupy"."""
        subject = group.start - 1
        return subject > first + 1 and self.lower[subject] in ("they", "it", "he", "she", "we") and not group.passive

    def _opens(self, at: int) -> bool:
        """Whether a word opens a segment: no "and" between two names, no "since" before a date."""
        word, after = self.lower[at], at + 1
        while after < len(self.lower) and self.lower[after] in ("the", "in", "on", "both", "a", "an"):
            after += 1
        if word not in _OPENING or after >= len(self.lower) or (word == "that" and at in self._referring):
            return False
        if word in ("and", "or"):
            return not (at - 1 in self.named_positions and after in self.named_positions)
        return after not in self._in_dates or word in RELATIVE or word in ("when", "while")

    @cached_property
    def _in_dates(self) -> frozenset[int]:
        return self.positions(date_spans(self.text))

    @cached_property
    def _referring(self) -> frozenset[int]:
        return self.positions((words.start, words.end) for words in references_in(self.text))

    def _clauses(self, number: int, start: int, end: int) -> Iterator[Clause]:
        """Join the segments of a sentence: those without a finite verb to one that has it."""
        parts: list[list[_Segment]] = []
        waiting: list[_Segment] = []
        open_main: list[_Segment] = []  # the clause that a relative one interrupts
        for segment in self._segments(start, end):
            depends = segment.depends
            if segment.start == start and segment.end < end and segment.finite and self._is_reduced(segment):
                waiting.append(segment)
            elif segment.finite and not depends:
                parts.append([*open_main, *waiting, segment])
                waiting, open_main = [], []
            elif segment.finite or depends:
                if waiting:
                    open_main, waiting = waiting, []
                parts.append([segment])
            elif parts:
                parts[-1].append(segment)
            else:
                waiting.append(segment)
        parts += [part for part in (waiting, open_main) if part]
        free = [part for part in parts if any(segment.finite for segment in part) and not part[0].depends]
        for part in parts:
            if part[0].opener in _TIMING and part[0].start == start and part[0].finite:
                only = not free or free[0][0].opener in ("and", "but")
                part[0] = part[0]._replace(opener="") if only else part[0]  # "After independence it joined …"
        for part in parts:
            yield _clause(part, number)

    def _is_reduced(self, segment: _Segment) -> bool:
        """Whether a segment is a phrase with a participle: "At a summit held in 1999, it …"."""
        return self.lower[segment.start] in _OPENING_PREPOSITIONS and all(group.bare for group in segment.groups)

    @cached_property
    def verbs(self) -> frozenset[int]:
        """The positions of the tokens of its verb groups."""
        return frozenset(at for group in self.groups for at in range(group.start, group.end))

    def clause_of(self, at: int) -> Clause | None:
        """Return the clause in which a token stands."""
        return next((clause for clause in self.clauses if at in clause.positions), None)


def _clause(part: Sequence[_Segment], number: int) -> Clause:
    positions = frozenset(at for segment in part for at in range(segment.start, segment.end))
    groups = tuple(group for segment in part for group in segment.groups)
    segments = tuple((segment.start, segment.end) for segment in part)
    return Clause(positions, segments, groups, part[0].depends, number)


@lru_cache(maxsize=4096)
def line_read(text: str, index: NameIndex, book: Codebook) -> LineRead:
    """Return a line as it is read, the same object each time."""
    return LineRead(text, index, book)
