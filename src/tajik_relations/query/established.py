"""When relations began: all statements, what they agree on, and one of them for those who need one."""

from itertools import combinations
from typing import Literal, get_args

from attrs import frozen

from tajik_relations.errors import UnknownName
from tajik_relations.model.dates import When
from tajik_relations.model.periods import beginning
from tajik_relations.model.provenance import OutsideDate
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.query.facts import Facts
from tajik_relations.records import DiplomaticRelations

Statement = DiplomaticRelations | OutsideDate
"""Of a document, or of a publisher outside the documents."""
How = Literal["document order", "most exact", "most supported"]
"""The ways to choose one of several statements."""


@frozen(kw_only=True, repr=False)
class ResolvedDate(ReprMixin):
    """One date for the beginning of relations, with the way in which it was chosen."""

    date: When
    """The date chosen; of relations that go on (`1992/..`) the day, month or year in which they began."""
    statement: Statement
    """The statement whose date it is."""
    how: How
    """By which rule."""
    among: tuple[Statement, ...]
    """All dated statements between which the choice was made, the chosen one included."""

    @property
    def outside(self) -> bool:
        """Whether it is the date of a publisher outside the documents."""
        return isinstance(self.statement, OutsideDate)

    def _short_form(self) -> NamedValues:
        """Yield the date, the way in which it was chosen, and where it comes from."""
        source = self.statement
        yield from (("date", self.date), ("chosen_by", self.how))
        yield "cited", (f"outside: {source.publisher}",) if isinstance(source, OutsideDate) else source.citations

    def _full_form(self) -> NamedValues:
        """Yield the same and all statements that there were to choose from."""
        yield from self._short_form()
        yield "Chosen among", Collection(self.among)

    def __str__(self) -> str:
        """Return the date with its source and how it was chosen."""
        source = self.statement
        named = f"outside: {source.publisher}" if isinstance(source, OutsideDate) else source.id
        return f"{self.date} ({named}; {self.how}, of {len(self.among)})"

    def __repr__(self) -> str:
        """Return the text in brackets."""
        return f"<ResolvedDate {self}>"


@frozen(repr=False, eq=False)
class Established(Facts[DiplomaticRelations]):
    """The statements of when relations with one partner began; they may differ, and none is preferred."""

    outside: tuple[OutsideDate, ...] = ()
    """What publishers outside the documents say of the same partner; in no answer unless it is asked for."""

    def _full_form(self) -> NamedValues:
        """Yield what they agree on, the statements, and what others say."""
        yield "earliest", self.earliest
        yield "latest", self.latest
        yield "agreed", self.agreed or "no date: the statements differ, or none has one"
        yield "Statements", self
        yield "According to others, outside the documents", Collection(self.outside)

    @property
    def stated_dates(self) -> tuple[When, ...]:
        """The dates that the statements give, as they stand, each once, in the order of time."""
        dates = dict.fromkeys(fact.date for fact in self.items if fact.date)
        return tuple(sorted(dates, key=lambda when: (when.earliest, when.latest)))

    @property
    def beginnings(self) -> tuple[When, ...]:
        """When relations began by each dated statement: of those that go on (`1992/..`) the first date."""
        return tuple(beginning(fact.date) for fact in self.items if fact.date)

    @property
    def earliest(self) -> When | None:
        """The date that can begin first; `None` if no statement has a date."""
        return min(self.beginnings, key=lambda when: (when.earliest, when.latest), default=None)

    @property
    def latest(self) -> When | None:
        """The date that can end last; `None` if no statement has a date."""
        return max(self.beginnings, key=lambda when: (when.latest, when.earliest), default=None)

    @property
    def agreed(self) -> When | None:
        """The most exact date, if all dated statements can be true together and it lies inside every other one."""
        narrowest = min(self.beginnings, key=_length, default=None)
        return narrowest if narrowest and all(narrowest.within(other) for other in self.beginnings) else None

    def resolve(self, how: How = "document order", *, outside: bool = False) -> ResolvedDate | None:
        """Return one date, with the way in which it was chosen; `None` if no statement has a date.

        Args:
            how: `"document order"`: the first statement; `"most exact"`: the shortest date, then document order;
                `"most supported"`: the one with which most others can be true together, then the most exact.
            outside: whether the dates of publishers outside the documents take part, after the documents' own.

        Raises:
            UnknownName: if there is no such way.
        """
        if how not in get_args(How):
            raise UnknownName(str(how), "way to choose", get_args(How))
        statements: tuple[Statement, ...] = (*self.items, *(self.outside if outside else ()))
        dated = [(statement, beginning(statement.date)) for statement in statements if statement.date]
        if not dated:
            return None
        support = [0] * len(dated)
        for (first, (_, one)), (second, (_, other)) in (
            combinations(enumerate(dated), 2) if how == "most supported" else ()
        ):
            if one.before(other) is not True and other.before(one) is not True:
                support[first] += 1
                support[second] += 1
        ranks = range(len(dated))
        best = 0 if how == "document order" else min(ranks, key=lambda rank: (-support[rank], _length(dated[rank][1])))
        statement, when = dated[best]
        among = tuple(statement for statement, _ in dated)
        return ResolvedDate(date=when, statement=statement, how=how, among=among)


def _length(when: When) -> int:
    return (when.latest - when.earliest).days
