"""When relations began: all statements, what they agree on, and one of them for those who need one."""

from collections.abc import Callable
from itertools import combinations
from typing import Literal, get_args

from attrs import frozen

from tajik_relations.errors import ChoiceError, UnknownName
from tajik_relations.model.dates import When
from tajik_relations.model.periods import beginning
from tajik_relations.model.provenance import OutsideDate
from tajik_relations.notebook.mixin import Pairs, Shown
from tajik_relations.query.collection import Collection
from tajik_relations.query.facts import Facts
from tajik_relations.records import DiplomaticRelations

Statement = DiplomaticRelations | OutsideDate
"""Of a document, or of a publisher outside the documents."""
How = Literal["document order", "most exact", "most supported"]
Choice = Callable[[tuple[Statement, ...]], Statement]
"""Somebody's own way to choose: given all dated statements, it returns one of them."""


@frozen(kw_only=True, repr=False)
class Resolved(Shown):
    """One date for the beginning of relations, with the way in which it was chosen."""

    date: When
    """The date chosen; of relations that go on (`1992/..`) the day, month or year in which they began."""
    statement: Statement
    """The statement whose date it is."""
    how: str
    """By which rule, or the name of the function that chose."""
    among: tuple[Statement, ...]
    """All dated statements between which the choice was made, the chosen one included."""

    @property
    def outside(self) -> bool:
        """Whether it is the date of a publisher outside the documents."""
        return isinstance(self.statement, OutsideDate)

    def _row(self) -> Pairs:
        """Go through the date, the way in which it was chosen, and where it comes from."""
        source = self.statement
        yield from (("date", self.date), ("chosen_by", self.how))
        yield "cited", (f"outside: {source.publisher}",) if isinstance(source, OutsideDate) else source.citations

    def _shown(self) -> Pairs:
        """Go through the same and all statements that there were to choose from."""
        yield from self._row()
        yield "Chosen among", Collection(self.among)

    def __str__(self) -> str:
        """Return the date with its source and how it was chosen."""
        source = self.statement
        named = f"outside: {source.publisher}" if isinstance(source, OutsideDate) else source.id
        return f"{self.date} ({named}; {self.how}, of {len(self.among)})"

    def __repr__(self) -> str:
        """Return the text in brackets."""
        return f"<Resolved {self}>"


@frozen(repr=False, eq=False)
class Established(Facts[DiplomaticRelations]):
    """The statements of when relations with one partner began; they may differ, and none is preferred."""

    outside: tuple[OutsideDate, ...] = ()
    """What publishers outside the documents say of the same partner; in no answer unless it is asked for."""

    def _shown(self) -> Pairs:
        """Go through what they agree on, the statements, and what others say."""
        yield "earliest", self.earliest
        yield "latest", self.latest
        yield "agreed", self.agreed or "no date: the statements differ, or none has one"
        yield "Statements", self
        yield "According to others, outside the documents", Collection(self.outside)

    @property
    def earliest(self) -> When | None:
        """The date that can begin first; `None` if no statement has a date."""
        dates = [beginning(fact.date) for fact in self.items if fact.date]
        return min(dates, key=lambda when: (when.earliest, when.latest), default=None)

    @property
    def latest(self) -> When | None:
        """The date that can end last; `None` if no statement has a date."""
        dates = [beginning(fact.date) for fact in self.items if fact.date]
        return max(dates, key=lambda when: (when.latest, when.earliest), default=None)

    @property
    def agreed(self) -> When | None:
        """The most exact date, if all dated statements can be true together and it lies inside every other one."""
        dates = [beginning(fact.date) for fact in self.items if fact.date]
        narrow = min(dates, key=_length, default=None)
        return narrow if narrow and all(narrow.within(each) for each in dates) else None

    def resolve(self, how: How | Choice = "document order", *, outside: bool = False) -> Resolved | None:
        """Return one date, with the way in which it was chosen; `None` if no statement has a date.

        Args:
            how: `"document order"`: the first statement; `"most exact"`: the shortest date, then document order;
                `"most supported"`: the one with which most others can be true together, then the most exact; or a
                function that returns one of the statements that it is given.
            outside: whether the dates of publishers outside the documents take part, after the documents' own.

        Raises:
            UnknownName: if there is no such way.
            ChoiceError: if the function returns anything but one of the statements.
        """
        others = [each for each in self.outside if each.date] if outside else []
        among: tuple[Statement, ...] = (*(fact for fact in self.items if fact.date), *others)
        if not callable(how) and how not in get_args(How):
            raise UnknownName(str(how), "way to choose", get_args(How))
        if not among:
            return None
        chosen = how(among) if callable(how) else _chosen(how, among)
        if not any(chosen is each for each in among):
            raise ChoiceError(f"expected one of the {len(among)} statements given, found {str(chosen)[:60]!r}.")
        name = getattr(how, "__name__", type(how).__name__) if callable(how) else how
        return Resolved(date=_date(chosen), statement=chosen, how=name, among=among)


def _chosen(how: str, among: tuple[Statement, ...]) -> Statement:
    if how == "document order":
        return among[0]
    support = {id(each): 0 for each in among}
    for one, other in combinations(among, 2) if how == "most supported" else ():
        if _date(one).before(_date(other)) is not True and _date(other).before(_date(one)) is not True:
            support[id(one)] += 1
            support[id(other)] += 1
    return min(among, key=lambda each: (-support[id(each)], _length(_date(each))))


def _date(statement: Statement) -> When:
    if statement.date is None:
        raise ChoiceError("expected a statement with a date, found one without.")
    return beginning(statement.date)


def _length(when: When) -> int:
    return (when.latest - when.earliest).days
