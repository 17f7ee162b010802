"""What stands in the cited fragments of a fact by itself: dates, figures, names, printed text."""

import re
from collections.abc import Iterator, Mapping, Set as AbstractSet
from functools import cached_property
from itertools import accumulate, pairwise

from attrs import frozen

from tajik_relations.evidence.english.summaries import unsupported
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.fragments import MARK, CitedLine, unmarked
from tajik_relations.evidence.lines import LineRead
from tajik_relations.evidence.name_index import NameIndex, NameRead, capital_reads, is_listed
from tajik_relations.evidence.readers import DateRead, FigureRead, dates_in, figures_in, qualifier_of
from tajik_relations.evidence.readers.dates import vague_in
from tajik_relations.evidence.readers.dates_by_reference import DatedWords, dated_words, is_beside, references_in
from tajik_relations.evidence.readers.numbers_in_names import is_in_a_name, is_no_amount, is_purpose, lasting_in
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, Place, State
from tajik_relations.model.provenance import MOST_WORDS
from tajik_relations.model.terms import Qualifier

_AFTER_TITLE = re.compile(
    r"(?:[.\]]?$|[,;:)\]]|\s*\[|\s+(?:\(|\[|\d|(?:in|at|was|were|is|are|has|have|had|signed|by|with|between|which|that|while|until|"
    r"came|entered|took|concluded|dated|since|from)\b|(?:on|of)\s+(?:the\s+)?(?:\d|[A-Z][a-z]+ \d)))"
)
"""What can follow a title that stands in running words."""
_GOES_ON = re.compile(
    r"\s+(?:on|for|regarding|concerning|about)(?:\s+[a-z][\w'’-]*)+?"
    r"(?:$|[.,;:)\]]|\s+\d|\s+(?:was|were|is|are|has|have|had|signed|concluded|between|at)\b)"
)
"""Words in small letters with which a sentence goes on behind a title in capitals: "on cooperation in health"."""
_IN_ONE_PIECE = "in one fragment: it is split over two"
_TOGETHER = re.compile(
    r"\b(?:both|(?:the|two) (?:two )?(?:countries|nations|states)|the sides|bilateral|common|"
    r"relations|negotiations|delimitation|two leaders|heads of (?:two |our )?states|(?:of the )?parties|"
    r"each other|mutual)\b",
    re.IGNORECASE,
)
_LANGUAGE = frozenset("language languages lessons courses classes textbooks dictionary".split())
_TEACHING = frozenset("teach teaches taught teaching learn learned learnt learning".split())
PLACING = word_set("placing")
"""Prepositions behind which nobody takes part."""
_DATES_FROM = re.compile(r"\bdat(?:e|es|ed|ing)\s+from\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|begun|started|opened|launched|initiated|commenced)\b", re.IGNORECASE)
_NOT_OVER = re.compile(
    r"\b(?:(?:not|never)(?: yet)?(?: been)? (?:completed|concluded|finished|ended|finali[sz]ed|closed)"
    r"|(?:has|have) yet to be \w+"
    r"|(?:is|are) (?:still )?(?:continuing|ongoing|under way|underway|in progress)|continues?)\b",
    re.IGNORECASE,
)
"""Words by which what began goes on."""
_OVER = re.compile(
    r"\b(?:ended|finished|ceased|expired|(?:came|come|drew|brought) to (?:an end|a close)|"
    r"(?:was|were) (?:terminated|discontinued|closed|ended|wound up))\b",
    re.IGNORECASE,
)
"""Words by which what lasted ended."""
_PART_OF_IT = re.compile(
    r"(?P<noun>[^.;,]*)(?:,[^.;,]*)?,?\s+(?:of (?:which|whom|this|these|them)|including|compared (?:with|to)|against|"
    r"(?:up|down) from)\s+(?:[a-z]+\s+)?"
)
"""What stands between a figure and another one that has its unit."""


@frozen(slots=False)
class CitedValues:
    """The fragments of all citations of a fact, with the values that they write."""

    fragments: tuple[str, ...]
    lines: tuple[CitedLine, ...]
    """The lines of the citations, where the texts are there."""
    index: NameIndex

    def line_of(self, number: int) -> CitedLine | None:
        """Return the line on which a fragment stands, where the text is there."""
        return next((line for line in self.lines if line.first <= number < line.first + len(line.spans)), None)

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The fragments without their footnote marks."""
        return tuple(map(unmarked, self.fragments))

    @cached_property
    def text(self) -> str:
        """All fragments as one text, for words that may stand in any of them."""
        return " ".join(self.fragments)

    @cached_property
    def dates(self) -> tuple[DateRead, ...]:
        """The dates, as exact as they are written or referred to; not those that are only referred to."""
        return tuple(date for _, date in self.dated_words.dates)

    @property
    def spans_of_time(self) -> Iterator[str]:
        """Dates that words make of others: a season, one that has begun and not ended, or one that began and ended."""
        yield from (text for fragment in self.bare for text in vague_in(fragment))
        yield from (f"../{date.text}" for date in self.dates if date.bound == "by" and "/" not in date.text)
        dates = [date.text for date in self.dates]
        yield from (text.removesuffix("/..") for text in dates if _DATES_FROM.search(self.text))
        if _BEGAN.search(self.text) and _NOT_OVER.search(self.text):
            yield from (f"{text}/.." for text in dates if "/" not in text)
        since = [text[:-3] for text in dates if text.endswith("/..")]
        if _OVER.search(self.text) and not _NOT_OVER.search(self.text) and len(since) == 1:
            yield from (f"{since[0]}/{text}" for text in dates if "/" not in text and since[0] < text)

    @cached_property
    def dated_words(self) -> DatedWords:
        """The dates with the numbers of their fragments, and those to which other words refer."""
        return dated_words(self.bare, self._all_dates)

    @cached_property
    def _all_dates(self) -> tuple[tuple[int, DateRead], ...]:
        """The dates that are written, each with the number of its fragment."""
        dates: list[tuple[int, DateRead]] = []
        since = False
        years = {read.text[:4] for fragment in self.bare for read in dates_in(fragment)}
        only = next(iter(years)) if len(years) == 1 else None
        for number, fragment in enumerate(self.bare):
            reads = dates_in(fragment, since=since, year=dates[-1][1].text[:4] if dates else only)
            dates += [(number, read) for read in reads if not self._is_part(number, read)]
            since = not reads and (since or "since" in fragment.casefold().split())
        return tuple(dates)

    @cached_property
    def dates_aside(self) -> Mapping[str, str]:
        """The dates that belong to something else than the fact, each with what makes it so.

        `name`: it is part of a name; `purpose`: an instrument is for it; `beside`: the fact came about before or
        after what happened then. A date that the words state for itself as well is none of them.
        """
        aside: dict[str, str] = {}
        for number, date in self.dated_words.dates:
            fragment = self.bare[number]
            sorts = {
                "name": is_in_a_name(fragment, date.start, date.end),
                "purpose": is_purpose(fragment, date.start),
                "beside": is_beside(fragment, date),
            }
            belongs = next((sort for sort, holds in sorts.items() if holds), "")
            aside[date.text] = belongs if belongs and aside.get(date.text, belongs) else ""
        return {text: belongs for text, belongs in aside.items() if belongs}

    def _is_part(self, number: int, read: DateRead) -> bool:
        """Whether a date of a fragment is a part of one that the line has in full, in several fragments."""
        line = self.line_of(number)
        if line is None:
            return False
        at = line.spans[number - line.first][0]
        start, end = at + read.start, at + read.end
        return any(
            date.start <= start and end <= date.end and (date.end - date.start) > (end - start)
            for date in self.dates_of_lines
        )

    @cached_property
    def dates_of_lines(self) -> tuple[DateRead, ...]:
        """The dates of the lines of which every figure and month is cited, small words between them or not."""
        return tuple(
            date
            for line in self.lines
            for date in line.line.dates
            if all(at in line.cited or line.line.words[at].islower() for at in line.line.at(date))
            and line.meets(date.start, date.end)
        )

    @cached_property
    def figures(self) -> tuple[FigureRead, ...]:
        """The figures that are no part of a date or of a footnote mark."""
        figures: list[FigureRead] = []
        for number, fragment in enumerate(self.bare):
            spans = [(date.start, date.end) for date in dates_in(fragment, year="0000")]
            spans += [*self._name_spans(number), *((words.start, words.end) for words in references_in(fragment))]
            figures += [read for read in figures_in(fragment) if not any(a <= read.start < b for a, b in spans)]
        return tuple(figures)

    @cached_property
    def figures_aside(self) -> tuple[FigureRead, ...]:
        """The figures that belong to a name, or say how long something lasts for which the fact is not the figure."""
        return tuple(
            read
            for before, fragment in zip(("", *self.bare), self.bare, strict=False)
            for read in figures_in(fragment)
            if is_in_a_name(fragment, read.start, read.end)
            or any(start <= read.start < end for start, end in lasting_in(fragment))
            or is_no_amount(f"{before} {fragment}", len(before) + 1 + read.start, len(before) + 1 + read.end)
        )

    def _name_spans(self, number: int) -> list[tuple[int, int]]:
        """Return where names of several words stand, whose numbers are no figures: "Group of 77"."""
        parts = tokens(self.bare[number])
        return [(parts[read.position].start, parts[read.end - 1].end) for read in self.reads[number] if read.length > 1]

    def limits(self, number: int | None) -> set[Qualifier]:
        """Return what the words right before or behind a figure make of it."""
        reads = ((fragment, read) for fragment in self.bare for read in figures_in(fragment))
        return {qualifier_of(fragment, read) for fragment, read in reads if read.number == number}

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The numbers of the footnote marks."""
        return tuple(int(mark[1:-1]) for mark in MARK.findall(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words and numbers, as they stand."""
        return tuple(token.text for fragment in self.fragments for token in tokens(fragment))

    @cached_property
    def names(self) -> tuple[NameRead, ...]:
        """The actors and places that are named, in order; not those that say whose money a figure is in."""
        ends = [0, *accumulate(len(tokens(fragment)) for fragment in self.fragments)]
        money = {
            ends[number] + at
            for number, fragment in enumerate(self.bare)
            for figure in figures_in(fragment)
            for at, token in enumerate(tokens(self.fragments[number]))
            if figure.is_money and figure.start < token.end and token.start < figure.end
        }
        return tuple(read for read in self.index.names_in(self.fragments) if read.position not in money)

    @cached_property
    def reads(self) -> tuple[tuple[NameRead, ...], ...]:
        """For each fragment, without its footnote marks, the names in it, in positions of the fragment."""
        return tuple(tuple(self.index.names_in([fragment])) for fragment in self.bare)

    @cached_property
    def named(self) -> tuple[frozenset[int], ...]:
        """For each fragment the positions of tokens that belong to names of several words."""
        return tuple(
            frozenset(at for read in reads if read.length > 1 for at in read.positions) for reads in self.reads
        )

    def lists(self, name: NameRead, items: AbstractSet[object]) -> bool:
        """Whether a name stands in a list with one of these items: two or more places, or three or more others."""
        is_place = isinstance(name.named, str)
        alike = (read for read in self.names if isinstance(read.named, str) == is_place and read != name)
        listed = [read.named for read in alike if is_listed(self.text, name, read)]
        return len(listed) >= (1 if is_place else 2) and not items.isdisjoint(listed)

    def is_language(self, name: NameRead) -> bool:
        """Whether an adjective of a State stands for its language: "the Chilean language", "taught Chilean in"."""
        words = [word.casefold() for word in self.words]
        before, after = words[max(0, name.position - 1) : name.position], words[name.end :][:1]
        taught = {*before} <= _TEACHING and bool(before) and {*after} <= PREPOSITIONS
        return name.adjective and (taught or bool({*after} & _LANGUAGE))

    def is_government(self, name: NameRead) -> bool:
        """Whether a city is named as the government in it: not behind "in" and the like, and in no longer name."""
        before, after = self.words[max(0, name.position - 2) : name.position], self.words[name.end :]
        seat = before in (("government", "in"), ("authorities", "in"))
        governs = seat or not {word.casefold() for word in before[-1:]} & (PLACING | {"to"})
        return governs and not (after and after[0][:1].isupper())

    def by_capital(self, state: State, place: Place | None) -> bool:
        """Whether words mean the government of a State by its capital, which is not the place of the fact."""
        where = place.name if place is not None else ""
        return any(self.is_government(city) for city in capital_reads(self.words, state) if city.named != where)

    def is_inside_a_name(self, actor: Actor) -> bool:
        """Whether someone is named within a longer name, as the State of a body is; a company's name is its own.

        A name of more words than a fragment can have stands in two of them.
        """
        names = (actor.name, *getattr(actor, "names", ()))
        long = any(name in joined for name in names for joined in self.joined_for(name))
        return long or any(actor in self.index.inside(fragment) for fragment in self.bare)

    def first(self, actor: Actor) -> int | None:
        """Return the token at which an actor is first named, or `None`."""
        return next((name.position for name in self.names if name.named == actor), None)

    @cached_property
    def together(self) -> bool:
        """Whether the words refer to both sides together."""
        return _TOGETHER.search(self.text) is not None

    def spells(self, text: str, *, whole: bool = False) -> bool:
        """Whether a text stands letter for letter in the fragments, as if these followed one another.

        Args:
            whole: whether it must be a title as a whole: it ends where words do that can follow a title.
        """
        stands = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", self.text)
        if not whole:
            return stands is not None
        joined = self.joined_for(text)
        if any(self._is_title(text.rstrip("."), fragment) for fragment in (*self.bare, *joined)):
            return True
        bare = [MARK.sub("", fragment).strip().rstrip(".") for fragment in self.fragments]
        wanted, ends = text.rstrip("."), range(1, len(bare) + 1)
        return any(" ".join(bare[first:last]) == wanted for last in ends for first in range(last))

    def joined_for(self, text: str) -> tuple[str, ...]:
        """Return the fragments that adjoin each other as one, where a text has more words than a fragment can have."""
        if len(text.split()) <= MOST_WORDS:
            return ()
        pairs = enumerate(pairwise(self.bare))
        return tuple(f"{first} {second}" for at, (first, second) in pairs if self._adjoin(at))

    def _adjoin(self, number: int) -> bool:
        """Whether a fragment ends where the next one begins; also if no text says so."""
        line = self.line_of(number)
        if line is None:
            return True
        at, spans = number - line.first, line.spans
        return at + 1 < len(spans) and not line.line.text[spans[at][1] : spans[at + 1][0]].strip()

    def in_one_piece(self, *names: str) -> str:
        """Return a problem if one of these names is split over two fragments, or empty text."""
        for first, second in pairwise(self.bare):
            ends, begins = ([token.text for token in tokens(fragment)] for fragment in (first, second))
            for name in names:
                parts = [token.text for token in tokens(name)]
                if any(
                    ends[-at:] == parts[:at] and begins[: len(parts) - at] == parts[at:] for at in range(1, len(parts))
                ):
                    return f"cite {name!r} {_IN_ONE_PIECE}"
        return ""

    def figure_cut(self, number: int) -> str:
        """Return a problem if a figure, or the figure and its unit, are split over two fragments, or empty text."""
        for first, second in pairwise(self.bare):
            joined, length = f"{first} {second}", len(first)
            for read in figures_in(joined):
                whole = any(read.number == other.number and read.unit == other.unit for other in self.figures)
                if read.number == number and read.start < length < read.end and not whole:
                    return f"cite {joined[read.start : read.end]!r} {_IN_ONE_PIECE}"
        return ""

    def carries_unit(self, number: int, unit: str) -> bool:
        """Whether a line gives a figure the unit of the one before: "9 million euros, of which 4 million in loans"."""
        return any(
            read.number == number and line.meets(read.start, read.end) and _has_unit_of(line.line, before, read, unit)
            for line in self.lines
            for before, read in pairwise(line.line.figures)
        )

    def cuts(self, text: str, *, phrase: bool) -> bool:
        """Whether a name stands beside a word with a capital wherever it stands, or a phrase beside a preposition."""
        beside: list[bool] = []
        for fragment in self.bare:
            for match in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", fragment):
                before, after = fragment[: match.start()].split(), fragment[match.end() :].split()
                near = (*before[-1:], *after[:1])
                hyphen = match.start() > 0 and fragment[match.start() - 1] in "-–"
                capital = hyphen or any(word[:1].isupper() and word.isalpha() for word in near)
                beside.append(bool(PREPOSITIONS & {*near}) if phrase else capital)
        return bool(beside) and all(beside)

    @staticmethod
    def _is_title(text: str, fragment: str) -> bool:
        """Whether a fragment has a text between words that cannot belong to a title: small ones, a comma, a date."""
        at = fragment.find(text)
        if at < 0 or not text[:1].isupper():
            return False
        before, after = fragment[:at].split(), fragment[at + len(text) :]
        begins = not before or before[-1].islower() or before[-1] in ("The", "A", "An") or not before[-1][-1].isalnum()
        capitals = text.rsplit(maxsplit=1)[-1][:1].isupper() and " " in text
        return begins and (_AFTER_TITLE.match(after) or (capitals and _GOES_ON.match(after))) is not None


def _has_unit_of(line: LineRead, before: FigureRead, read: FigureRead, unit: str) -> bool:
    """Whether a figure has no unit of its own, and words give it that of the one before."""
    between = _PART_OF_IT.fullmatch(line.text, before.end, read.start)
    at = next((at for at, token in enumerate(line.tokens) if token.start >= read.end), len(line.tokens))
    own = read.unit or read.measure or (read.noun and not any(group.start == at for group in line.groups))
    if between is None or own:
        return False
    return before.unit == unit or (before.unit is None and not any(unsupported(unit, between["noun"])))
