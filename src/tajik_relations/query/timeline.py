"""Timelines: facts in the order of their dates, and separately the facts without a date."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from attrs import evolve, frozen

from tajik_relations.notebook.mixin import NamedValues
from tajik_relations.query.collection import Collection
from tajik_relations.records.fact import Fact

FactT = TypeVar("FactT", bound=Fact)


@frozen(repr=False, eq=False)
class Timeline(Collection[Fact]):
    """Dated facts, sorted by the first possible day of their date, then by the last, then in document order.

    The date 2007 comes before March 2007, but after January 2007, which begins on the same day and ends earlier. If the
    beginning is open or not known (`../2005`), the fact is sorted by its end.
    """

    _asked_as: ClassVar[str] = "timeline"
    undated: Collection[Any]
    """The facts without a date, in document order."""

    def _with(self, items: Iterable[Fact]) -> Self:
        """Return the timeline of other facts, all of them dated; those without a date stay behind."""
        return evolve(self, items=tuple(sorted(items, key=moment)), undated=self.undated.where(lambda _: False))

    def __eq__(self, other: object) -> bool:
        """Whether the other is a timeline of the same facts, those without a date among them."""
        if not isinstance(other, Timeline):
            return NotImplemented
        return (self.items, self.undated) == (other.items, other.undated)

    def __hash__(self) -> int:
        """Return the same number for equal timelines."""
        return super().__hash__()

    def where(self, test: Callable[[Fact], bool]) -> Self:
        """Return the facts for which *test* is true, including those without a date."""
        return evolve(super().where(test), undated=self.undated.where(test))

    def __str__(self) -> str:
        """Return a line for each dated fact: its date and its statement."""
        return "\n".join(f"{fact.date!s:<10}  {fact.statement}" for fact in self.items) or repr(self)

    def __repr__(self) -> str:
        """Return the number of dated facts and the number of undated facts."""
        return f"<Timeline of {len(self)} dated facts; {len(self.undated)} without a date>"

    def _full_form(self) -> NamedValues:
        """Yield the dated facts and those without a date, as two tables."""
        yield "Timeline", self
        yield "Without a date, in document order", self.undated


def moment(fact: Fact) -> tuple[date, date]:
    """Return the key by which timelines sort: the first known day, then the last; facts without a date are last."""
    when = fact.date
    first, last = (when.earliest, when.latest) if when else (None, None)
    return first or last or date.max, last or date.max


def timeline_of(facts: Collection[FactT]) -> Timeline:
    """Return the timeline of facts that stand in document order."""
    dated = sorted((fact for fact in facts if fact.date), key=moment)
    return Timeline(tuple(dated), facts.where(lambda fact: fact.date is None))
