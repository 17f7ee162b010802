"""The relations of the subject State with each partner."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Self, overload

from attrs import evolve, field, frozen

from tajik_relations.errors import UnknownName, UnknownPartner
from tajik_relations.model.actors import KnownActor, State, UnidentifiedState
from tajik_relations.model.dates import When
from tajik_relations.model.names import Directory, names_of
from tajik_relations.model.periods import limits_of, period_of, the_day
from tajik_relations.model.provenance import Identification, OutsideDate
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.notebook.mixin import Pairs
from tajik_relations.query.collection import Collection, Named, Tabular
from tajik_relations.query.facts import Certainty, Facts, judged
from tajik_relations.query.relation import Relation
from tajik_relations.records import (
    Fact,
)

if TYPE_CHECKING:
    from datetime import date

    from tajik_relations.model.dates import PartialDate
    from tajik_relations.tabular.table import Table


@frozen(repr=False, eq=False)
class Relations(Named[Relation], Tabular):
    """The relations with every partner that is known, by name."""

    unidentified: tuple[Relation, ...] = field(kw_only=True)
    """The table rows whose partner is not known, by row."""
    actors: Directory[KnownActor] = field(kw_only=True)
    """How States are found that are no partners."""

    def possible(self, name: str | State) -> Collection[Relation]:
        """Return the relations that may be those with a State: with it, or a table row that it is a candidate for.

        Raises:
            UnknownName: if nobody has this name.
        """
        state = name if isinstance(name, State) else self.actors.find(name)
        return Collection(tuple(one for one in (*self.items, *self.unidentified) if state in one.candidates))

    def during(
        self, start: "str | When | date", end: "str | When | date | None" = None, *, certainty: Certainty = "possible"
    ) -> Self:
        """Return the relations that began in a period, by all dated statements or, if possible is enough, by one.

        Args and errors are those of `Facts.during`; a relation without a dated statement is in no answer.
        """
        period = period_of(start, end)
        return self._began(lambda begun: begun.within(period), certainty)

    def before(self, when: "str | When | date", *, certainty: Certainty = "possible") -> Self:
        """Return the relations that began before the first day of a date.

        A year may be before one of its own days, and then is possible.

        Args and errors are those of `Facts.during`.
        """
        limit, _ = limits_of(when)
        return self._began(lambda begun: begun.before(limit), certainty)

    def after(self, when: "str | When | date", *, certainty: Certainty = "possible") -> Self:
        """Return the relations that began after the last day of a date: after a year is in another one.

        Args and errors are those of `Facts.during`.
        """
        _, limit = limits_of(when)
        return self._began(lambda begun: begun.after(limit), certainty)

    def on(self, day: "str | PartialDate | date", *, certainty: Certainty = "possible") -> Self:
        """Return the relations that began on a day.

        Raises:
            DateError: if it is not a day.
        """
        exact = the_day(day)
        return self._began(lambda begun: begun.covers(exact), certainty)

    def as_of(self, day: "str | PartialDate | date", *, certainty: Certainty = "possible") -> Self:
        """Return the relations that had begun by the end of a day.

        Raises:
            DateError: if it is not a day.
        """
        exact = the_day(day)
        return self._began(
            lambda begun: True if begun.latest <= exact else None if begun.earliest <= exact else False, certainty
        )

    def _began(self, verdict: Callable[[When], bool | None], certainty: str) -> Self:
        wanted = judged(certainty)
        rest = tuple(one for one in self.unidentified if one.began(verdict) in wanted)
        return evolve(self.where(lambda one: one.began(verdict) in wanted), unidentified=rest)

    def at_least(self, basis: str | IdentificationBasis) -> "Relations":
        """Return the relations whose partner is known at least as well as *basis* says.

        Args:
            basis: `"stated"`, `"deduced"`, `"corroborated"`, `"supported"` or `"open"`, from best to least.

        Raises:
            UnknownName: if it is none of these.
        """
        order = list(IdentificationBasis)
        known = {str(one): one for one in order}
        if str(basis) not in known:
            raise UnknownName(str(basis), "basis", known)
        least = order.index(known[str(basis)])
        kept = self.where(lambda one: order.index(one.basis) <= least)
        rest = self.unidentified if known[str(basis)] is IdentificationBasis.OPEN else ()
        return evolve(kept, unidentified=rest)

    def _shown(self) -> Pairs:
        """Go through the relations, then the table rows whose partner is not known."""
        yield "Relations", self
        yield "Table rows whose State is not known", Collection(self.unidentified)

    @property
    def table(self) -> "Table":
        """These relations as the relations table, the table rows whose partner is not known among them."""
        from tajik_relations.query.registry import relation_rows
        from tajik_relations.tabular.table import Table

        return Table("relations", relation_rows, (*self.items, *self.unidentified))

    def _with(self, items: Iterable[Relation]) -> Self:
        """Return these relations alone, without the table rows whose partner is not known."""
        return evolve(super()._with(items), unidentified=())

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same relations, and the same table rows whose partner is not known."""
        if not isinstance(other, Relations):
            return NotImplemented
        return (self.items, self.unidentified) == (other.items, other.unidentified)

    def __hash__(self) -> int:
        """Return the same number for equal relations."""
        return super().__hash__()

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the relations, or names a partner or is one."""
        return super().__contains__(key.code if isinstance(key, State) else key)

    @overload
    def __getitem__(self, key: int | str | State) -> Relation: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | State | slice) -> Relation | Self:
        """Return the relation with a partner by name, code, State or position, or a slice.

        Raises:
            UnknownPartner: if no partner has this name; the message suggests near ones.
        """
        try:
            return super().__getitem__(key.code if isinstance(key, State) else key)
        except UnknownName as error:
            raise UnknownPartner(error.name, error.sort, error.near) from None


def relations_of(
    subject: State, facts: Facts[Fact], identifications: Iterable[Identification], outside: Iterable[OutsideDate] = ()
) -> Relations:
    """Return the relations of *subject* with every partner that the facts have."""
    rows = tuple(identifications)
    elsewhere: dict[str, list[OutsideDate]] = {}
    for each in outside:
        elsewhere.setdefault(each.state.code, []).append(each)
    by_code: dict[str, list[Fact]] = {}
    by_row: dict[int, list[Fact]] = {}
    states: dict[str, State] = {}
    for fact in facts:
        if isinstance(fact.partner, UnidentifiedState):
            by_row.setdefault(fact.partner.row, []).append(fact)
        actors = fact.actors
        for state in (fact.partner, *(actors if subject in actors else ())):
            if isinstance(state, State) and state != subject and fact not in by_code.get(state.code, ())[-1:]:
                states[state.code] = state
                by_code.setdefault(state.code, []).append(fact)
    of_code = {row.partner.code: row for row in rows if row.partner is not None}
    known = tuple(
        Relation(
            partner=state,
            identification=of_code.get(code),
            facts=Facts(tuple(by_code[code]), facts.directory, facts.order),
            outside=tuple(elsewhere.get(code, ())),
        )
        for code, state in sorted(states.items(), key=lambda item: item[1].name)
    )
    unidentified = tuple(
        Relation(
            partner=None,
            identification=row,
            facts=Facts(tuple(by_row.get(row.row, ())), facts.directory, facts.order),
        )
        for row in rows
        if row.partner is None
    )
    named = ((one, names_of(one.partner)) for one in known if one.partner is not None)
    return Relations(known, Directory(named, "partner"), unidentified=unidentified, actors=facts.directory)
