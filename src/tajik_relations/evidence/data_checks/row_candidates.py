"""Which States a table row can be about, by the document alone and by outside dates, and how well it is known."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.pinned_tables import PinnedTables, Row
from tajik_relations.model.actors import State
from tajik_relations.model.dates import When
from tajik_relations.model.identification import Identification
from tajik_relations.model.periods import extent
from tajik_relations.model.terms import INDEPENDENT, IdentificationBasis, Lineage, Tie
from tajik_relations.records import DiplomaticRelations, Membership

Sets = list[tuple[State, ...]]
"""The States that each row can be about, row by row."""
A_MONTH = 31
"""Days within which an outside date lies near."""
_BY_THE_DOCUMENT = (IdentificationBasis.STATED, IdentificationBasis.DEDUCED)
_SETTLED = (*_BY_THE_DOCUMENT, IdentificationBasis.CORROBORATED, IdentificationBasis.RESTORED)
"""Of a row whose State is known without outside dates that strike others, or that lie near."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@lru_cache(maxsize=1024)
def sorting(name: str) -> str:
    """Return the key that sorts a State's name: no accents, no capitals."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def in_order(sets: Sets) -> Sets:
    """Return the candidates that strict alphabetical order leaves, each with neighbours before and after it."""
    while True:
        names = [[sorting(state.name) for state in candidates] for candidates in sets]
        lows = [None, *(min(row, default=None) for row in names[:-1])]
        highs = [*(max(row, default=None) for row in names[1:]), None]
        left = [
            tuple(
                state
                for state, name in zip(candidates, row, strict=True)
                if (low is None or low < name) and (high is None or name < high)
            )
            for candidates, row, low, high in zip(sets, names, lows, highs, strict=True)
        ]
        if left == sets:
            return left
        sets = left


def can_be_the_same(date: When, other: When) -> bool:
    """Whether two dates, each as exact as it is, can mean the same day; one that is approximate excludes none."""
    if any(mark in f"{date}{other}" for mark in "~?%"):
        return True
    return days_apart(date, other) == 0


def days_apart(date: When, other: When) -> int:
    """Return the days from the last day of the earlier date to the first of the later one; 0 if they overlap."""
    (first, last), (other_first, other_last) = extent(date), extent(other)
    return max(0, (first - other_last).days, (other_first - last).days)


def is_another_year(date: When, other: When) -> bool:
    """Whether two dates are the same day of the same month in two years that follow each other."""
    days = (str(date), str(other))
    return (
        all(_DAY.fullmatch(day) for day in days)
        and days[0][4:] == days[1][4:]
        and abs(int(days[0][:4]) - int(days[1][:4])) == 1
    )


def years_of(dates: Iterable[When]) -> set[str]:
    """Return the first and the last year that each of some dates can include."""
    return {str(bound.year) for date in dates for bound in (date.earliest, date.latest) if bound}


@frozen(slots=False)
class RowEvidence:
    """The evidence for and against States in the rows of one document."""

    document: str
    dataset: Dataset
    tables: PinnedTables

    @cached_property
    def rows(self) -> tuple[Identification, ...]:
        """The rows by number."""
        rows = (row for row in self.dataset.identifications if row.document == self.document)
        return tuple(sorted(rows, key=lambda row: row.row))

    @cached_property
    def clues(self) -> Mapping[str, Sequence[Row]]:
        """The clues of the pinned table, by sort."""
        clues = [row for row in self.tables["identification-clues"] if row["document"] == self.document]
        return {sort: [row for row in clues if row["clue"] == sort] for sort in {row["clue"] for row in clues}}

    @cached_property
    def dates(self) -> Mapping[int, tuple[When, ...]]:
        """When relations began according to each row."""
        relations = [fact for fact in self.dataset.all_facts if isinstance(fact, DiplomaticRelations)]
        dated = [(fact.row, fact.date) for fact in relations if fact.document == self.document and fact.date]
        return {row.row: tuple(date for number, date in dated if number == row.row) for row in self.rows}

    @cached_property
    def outside(self) -> Mapping[State, tuple[When, ...]]:
        """When relations with each State began according to other publishers, the documents' own pages left out."""
        dates: dict[State, list[When]] = {}
        for outside in self.dataset.outside_dates:
            if outside.date is not None and outside.witness:
                dates.setdefault(outside.state, []).append(outside.date)
        return {state: tuple(given) for state, given in dates.items()}

    @cached_property
    def members_only(self) -> Mapping[int, frozenset[str]]:
        """The States that a row admits which calls both of its States full members of an organization."""
        admitted: dict[str, set[str]] = {row["value"]: set() for row in self.clues.get("participants", ())}
        for entry in self.tables["participating-states"]:
            admitted.get(entry["organization"], set()).add(entry["state"])
        full = (fact for fact in self.dataset.all_facts if isinstance(fact, Membership) and fact.row is not None)
        return {
            fact.row or 0: frozenset(admitted[fact.organization.code])
            for fact in full
            if fact.tie is Tie.FULL_MEMBER and fact.document == self.document and fact.organization.code in admitted
        }

    @cached_property
    def from_text(self) -> Sets:
        """The States that the document alone admits, row by row."""
        everyone = tuple(state for state in self.dataset.all_states if state != self.dataset.subject)
        by_address = {int(row["row"]): row["value"] for row in self.clues.get("address", ())}
        start: Sets = []
        for row in self.rows:
            if row.basis is IdentificationBasis.STATED and row.partner is not None:
                start.append((row.partner,))
            elif row.row in by_address:
                start.append(tuple(state for state in everyone if state.code == by_address[row.row]))
            else:
                members = self.members_only.get(row.row)
                start.append(tuple(state for state in everyone if members is None or state.code in members))
        return in_order(start)

    @cached_property
    def from_outside(self) -> Sets:
        """The candidates that outside dates leave: the partner alone if settled, at least the partner if probable."""
        struck = {(int(row["row"]), row["value"]) for row in self.clues.get("struck", ())}
        left = [
            tuple(
                state
                for state in admitted
                if state == row.partner
                or (row.basis not in _SETTLED and self.fits(row, state) and (row.row, state.code) not in struck)
            )
            for row, admitted in zip(self.rows, self.from_text, strict=True)
        ]
        return in_order(left)

    @cached_property
    def footnotes(self) -> Mapping[int, frozenset[int]]:
        """The document's own notes at the facts of each row."""
        marks: dict[int, set[int]] = {}
        for fact in self.dataset.all_facts:
            if fact.row is not None and fact.document == self.document:
                marks.setdefault(fact.row, set()).update(fact.footnotes)
        return {row.row: frozenset(marks.get(row.row, ())) for row in self.rows}

    def fits(self, row: Identification, state: State) -> bool:
        """Whether no outside date speaks against a State in a row: one of them at least can be the row's."""
        ours, theirs = self.dates[row.row], self.outside.get(state, ())
        return not ours or not theirs or any(can_be_the_same(date, other) for date in ours for other in theirs)

    def degree(self, row: Identification) -> IdentificationBasis:
        """Return the degree that the rules give a row; without a partner, the degree of the only State left."""
        state = row.partner or self._settled(row)
        if state is None:
            return IdentificationBasis.CONJECTURAL if row.guess is not None else IdentificationBasis.OPEN
        if row.citations:
            return IdentificationBasis.STATED
        if row.text_candidates == (state,):
            return IdentificationBasis.DEDUCED
        lineages = self._lineages_of_the_date(row, state)
        if lineages & {*INDEPENDENT}:
            return IdentificationBasis.CORROBORATED
        if Lineage.COPY in lineages:
            return IdentificationBasis.RESTORED
        supported = row.candidates == (state,) or self.speaks_for(row, state)
        return IdentificationBasis.PROBABLE if supported else IdentificationBasis.OPEN

    def _settled(self, row: Identification) -> State | None:
        """Return the State that the rules give a row which has no partner, if there is one."""
        if len(row.candidates) == 1:
            return row.candidates[0]
        dated = [state for state in row.candidates if self._lineages_of_the_date(row, state)]
        return dated[0] if len(dated) == 1 else None

    def _lineages_of_the_date(self, row: Identification, state: State) -> set[Lineage]:
        """Return the lineages of the outside dates of a State that are a date of the row."""
        theirs = (outside for outside in self.dataset.outside_dates if outside.state == state)
        return {outside.lineage for outside in theirs if outside.date in self.dates[row.row]} - {Lineage.SOURCE}

    def speaks_for(self, row: Identification, state: State) -> bool:
        """Whether an outside date speaks for a State in a row without being a date of the row.

        It lies within a month of the row's, and no candidate that the document admits has a nearer one; or it is the
        same day of the year before or after.
        """
        ours = self.dates[row.row]
        distances = {
            other: min(
                (days_apart(date, theirs) for date in ours for theirs in self.outside.get(other, ())), default=None
            )
            for other in row.text_candidates
        }
        known = [distance for distance in distances.values() if distance is not None]
        nearest = distances.get(state)
        if nearest is not None and nearest <= A_MONTH and known.count(nearest) == 1 and nearest == min(known):
            return True
        return any(is_another_year(date, theirs) for date in ours for theirs in self.outside.get(state, ()))

    @cached_property
    def elimination(self) -> tuple[int, int]:
        """How often outside dates would have ruled out the right State, and in how many rows that can be tested.

        Rows count whose State the document itself gives, and which have a date and an outside date to compare.
        """
        known = [row for row in self.rows if row.basis in _BY_THE_DOCUMENT and row.partner is not None]
        tried = [row for row in known if self.dates[row.row] and row.partner and self.outside.get(row.partner)]
        return sum(not self.fits(row, row.partner) for row in tried if row.partner), len(tried)
