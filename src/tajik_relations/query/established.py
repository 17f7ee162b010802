"""When relations began: all statements, what they agree on, and one of them for those who need one."""

from collections.abc import Sequence
from typing import Literal, get_args

from attrs import frozen

from tajik_relations import model, query, records  # noqa: F401 - records: what the base below is a collection of
from tajik_relations.errors import UnknownName
from tajik_relations.model.dates import When
from tajik_relations.model.periods import beginning, days_in
from tajik_relations.notebook.mixin import NamedValues
from tajik_relations.query.collection import Collection
from tajik_relations.query.facts import Facts

How = Literal["document order", "most exact", "most supported"]
"""The ways to choose one of several statements."""


@frozen(repr=False, eq=False)
class Established(Facts["records.DiplomaticRelations"]):
    """The statements of when relations with one partner began; they may differ, and none is preferred."""

    outside: "Sequence[model.identification.OutsideDate]" = ()
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
        narrowest = min(self.beginnings, key=days_in, default=None)
        return narrowest if narrowest and all(narrowest.within(other) for other in self.beginnings) else None

    def resolve(
        self, how: How = "document order", *, outside: bool = False
    ) -> "query.disagreements.ResolvedDate | None":
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
        return query.disagreements.resolved_date((*self.items, *(self.outside if outside else ())), how)
