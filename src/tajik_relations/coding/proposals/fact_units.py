"""The units of a line of text: stretches of words of which each states one fact, with the date that belongs to it."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from tajik_relations.coding.proposals.titles import is_in_title, numbered
from tajik_relations.coding.proposals.words import NOWHERE, lists, said_at
from tajik_relations.evidence.english.summaries import is_light
from tajik_relations.evidence.english.verbs import VerbGroup
from tajik_relations.evidence.lines import NOT_FINITE, LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.evidence.readers import DateRead, FigureRead
from tajik_relations.model.actors import Actor

_SIDES = "|".join(lists()["sides"].split())
BOTH = re.compile(
    rf"\b(?:(?:both|the two|two) (?:[a-z]+ )?(?:{_SIDES})|the (?:parties|sides|countries)|each other)\b", re.IGNORECASE
)
"""Words that refer to the two sides of a pair together."""
_CHRONICLE = re.compile(r"\s*[.:–—|]|\s+-\s")
NUMBERING = re.compile(r"^\W{0,2}\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\D)")
"""The number of a section or an item at the beginning of a line."""
_AFTER = re.compile(r"\b(?:after|before|following) (?:the|an?) (?:[\w-]+ ){1,3}(?:of|in) $", re.IGNORECASE)
"""Words before a date that is that of something else: "after the earthquake of 2011"."""
_FOOTNOTE = re.compile(r"\[(\d+)\]")


@frozen
class Unit:
    """Words of one sentence that state one fact."""

    line: LineRead
    number: int
    """Of the line, from 1."""
    scope: frozenset[int]
    """The positions of its words."""
    sentence: tuple[int, int]
    """First and last-plus-one position of the sentence around it."""
    date: DateRead | None
    """The date of what it states; `None` if it has none."""
    heading: tuple[int, str] | None = None
    """The heading above it, with the number of its line; `None` for words with a verb of their own."""
    row: int | None = None
    """The number of the table row in which it stands; `None` outside tables."""
    focus: frozenset[int] = NOWHERE
    """The positions of the name that it is about, where its words list several that are counted."""

    @property
    def names(self) -> list[NameRead]:
        """Those that it names, in order."""
        return [read for read in self.line.names if read.position in self.scope and not is_in_title(self.line, read)]

    @property
    def around(self) -> list[NameRead]:
        """Those that its sentence names outside it."""
        start, end = self.sentence
        return [read for read in self.line.names if start <= read.position < end and read.position not in self.scope]

    @property
    def opening(self) -> int:
        """The position of its first finite verb; one behind its words if it has none."""
        verbs = [group.start for group in self.groups if is_telling(group)]
        return min(verbs, default=max(self.scope) + 1)

    @property
    def denied(self) -> bool:
        """Whether its verb is negated, or "no" stands before what it has."""
        return any(group.negated for group in self.groups) or "no" in {self.line.lower[at] for at in self.scope}

    @property
    def groups(self) -> list[VerbGroup]:
        """Its finite verbs; where it has none, its other ones."""
        groups = [group for group in self.line.groups if group.end - 1 in self.scope]
        return [group for group in groups if group.tense not in NOT_FINITE] or groups

    @property
    def figures(self) -> list[FigureRead]:
        """Its figures, but for footnote marks and parts of names."""
        return [read for read in figures_of(self.line) if said_at(self.line, read) & self.scope]

    @property
    def both(self) -> frozenset[int]:
        """The positions of words that refer to both sides."""
        places = (self.line.positions([match.span()]) for match in BOTH.finditer(self.line.text))
        return next((at for at in places if at <= self.scope), NOWHERE)

    @property
    def subject(self) -> NameRead | None:
        """The first one that its sentence names before it, who may be whom it tells of."""
        first = min(self.scope)
        before = (read for read in self.line.names if self.sentence[0] <= read.position < first)
        return next((read for read in before if isinstance(read.named, Actor)), None)

    def footnote(self, last: int) -> tuple[int, frozenset[int]] | None:
        """Return the footnote mark that follows a position first, with where it stands."""
        for match in _FOOTNOTE.finditer(self.line.text):
            at = self.line.positions([match.span(1)])
            if min(at) > last and min(at) <= max(self.scope) + 1 < self.sentence[1] + 1:
                return int(match[1]), at
        return None


def is_telling(group: VerbGroup) -> bool:
    """Whether a verb makes a clause and is no participle."""
    return group.tense not in NOT_FINITE and not group.participle


def figures_of(line: LineRead) -> list[FigureRead]:
    """Return the figures of a line, but for its own number, footnote marks and parts of names."""
    marked = [match.span() for match in (*_FOOTNOTE.finditer(line.text), *NUMBERING.finditer(line.text))]
    return [
        read
        for read in line.figures
        if not said_at(line, read) & (line.named_positions | numbered(line))
        and not any(a <= read.start < b for a, b in marked)
    ]


def units_of(
    line: LineRead, number: int, row: int | None = None, heading: tuple[int, str] | None = None
) -> Iterator[Unit]:
    """Yield the units of a line in order: clauses with a verb, parted again where they have several dates.

    Args:
        row: the number of the table row in which the line stands.
        heading: the heading above it, with the number of its line.
    """
    opening = _opening(line)
    for at, sentence in enumerate(line.sentences):
        for part in _parts(line, at, sentence):
            for unit in _dated(line, number, part, sentence):
                yield evolve(unit, row=row, heading=heading, date=unit.date or opening)


def _opening(line: LineRead) -> DateRead | None:
    """Return the date with which a line of a chronicle opens: "4 May 1991: …"."""
    for date in line.dates[:1]:
        alone = not line.text[: date.start].strip(" -–•*")
        if alone and _CHRONICLE.match(line.text, date.end):
            return date
    return None


def _parts(line: LineRead, number: int, sentence: tuple[int, int]) -> list[frozenset[int]]:
    """Return the clauses of a sentence that can state a fact; all of it if only one has a verb."""
    clauses = [clause for clause in line.clauses if clause.sentence == number]
    valued = said_at(line, *line.dates, *line.figures) | line.named_positions
    telling = [
        clause
        for clause in clauses
        if any(map(is_telling, clause.groups)) and (not clause.dependent or clause.positions & valued)
    ]
    if len(telling) < 2 or line.gap(sentence[1] - 1).startswith("|"):
        return [frozenset(range(*sentence))]
    return [clause.positions for clause in telling]


def _dated(line: LineRead, number: int, part: frozenset[int], sentence: tuple[int, int]) -> Iterator[Unit]:
    dates = [
        (date, min(at), max(at))
        for date in line.dates
        if (at := said_at(line, date)) <= part
        and not (date.retrieved or date.archived or _AFTER.search(line.text[: date.start]))
    ]
    if len(dates) < 2:
        yield Unit(line, number, part, sentence, dates[0][0] if dates else None)
        return
    verbs = [group.end for group in line.groups if group.end - 1 in part and group.tense not in NOT_FINITE]
    opens = min(verbs, default=max(part) + 1)
    leads = dates[0][1] < opens and verbs != []
    base: frozenset[int] = frozenset()
    apart = frozenset(at for _, first, last in dates for at in range(first, last + 1))
    head = frozenset(at for at in part if at < opens) - apart
    for scope, date in _stretches(part, dates, leads=leads):
        telling = scope - apart
        told = sum(line.words[at].islower() and not is_light(line.words[at]) for at in telling) > 1
        base = telling if told else base  # of a list of dates: "visits of the President in June 2004, October 2005"
        yield Unit(line, number, head | base | scope, sentence, date)


def _stretches(
    part: frozenset[int], dates: Sequence[tuple[DateRead, int, int]], *, leads: bool
) -> Iterator[tuple[frozenset[int], DateRead]]:
    """Yield for each date the words that go with it: those behind it if dates lead, else those before it."""
    end = max(part)
    for at, (date, first, last) in enumerate(dates):
        before = dates[at - 1][2] if at else -1
        after = dates[at + 1][1] if at + 1 < len(dates) else end + 1
        low, high = (first, after - 1) if leads else (before + 1, last if after <= end else end)
        apart = {place for other, a, b in dates if other is not date for place in range(a, b + 1)}
        yield frozenset(place for place in part if low <= place <= high) - apart, date
