"""The relations of the subject State with each partner."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Self, overload

from attrs import evolve, field, frozen

from tajik_relations.errors import UnknownName, UnknownPartner
from tajik_relations.model.actors import State, UnidentifiedState
from tajik_relations.model.dates import PartialDate, When
from tajik_relations.model.names import Directory, names_of
from tajik_relations.model.periods import the_day
from tajik_relations.model.provenance import Identification, OutsideDate
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.notebook.mixin import NamedValues
from tajik_relations.query.collection import Collection, NamedCollection
from tajik_relations.query.facts import Facts
from tajik_relations.query.relation import Relation, relation_rows
from tajik_relations.query.scope import Scope
from tajik_relations.query.time_filters import Certainty, TimeFilters, accepted_answers
from tajik_relations.records.fact import Fact
from tajik_relations.tabular.table import Table, TableMixin


@frozen(repr=False, eq=False)
class Relations(NamedCollection[Relation], TimeFilters, TableMixin):
    """The relations with every partner that is known, by name.

    Filters by time ask when relations began: certainly so by all dated statements, possibly by one of them.
    """

    unidentified: tuple[Relation, ...] = field(kw_only=True)
    """The table rows whose partner is not known, by row."""
    scope: Scope = field(kw_only=True)
    """What all collections of the data set share; finds States that are no partners."""

    @property
    def with_unidentified(self) -> tuple[Relation, ...]:
        """The relations by name, then the table rows whose partner is not known, by row."""
        return (*self.items, *self.unidentified)

    def possible(self, name: str | State) -> Collection[Relation]:
        """Return the relations that may be those with a State: with it, or a table row that it is a candidate for.

        Raises:
            UnknownName: if nobody has this name.
        """
        state = name if isinstance(name, State) else self.scope.actors.find(name)
        return Collection(tuple(relation for relation in self.with_unidentified if state in relation.candidates))

    def as_of(self, day: str | PartialDate | date, *, certainty: Certainty = "possible") -> Self:
        """Return the relations that had begun by the end of a day.

        Raises:
            DateError: if it is not a day.
        """
        exact = the_day(day)
        return self._timed(
            lambda begun: True if begun.latest <= exact else None if begun.earliest <= exact else False, certainty
        )

    def _timed(self, verdict: Callable[[When], bool | None], certainty: str) -> Self:
        accepted = accepted_answers(certainty)
        rest = tuple(relation for relation in self.unidentified if relation.began(verdict) in accepted)
        return evolve(self.where(lambda relation: relation.began(verdict) in accepted), unidentified=rest)

    def at_least(self, basis: str | IdentificationBasis) -> "Relations":
        """Return the relations whose partner is known at least as well as *basis* says.

        Args:
            basis: `"stated"`, `"deduced"`, `"corroborated"`, `"supported"` or `"open"`, from best to least.

        Raises:
            UnknownName: if it is none of these.
        """
        order = list(IdentificationBasis)
        known = {str(degree): degree for degree in order}
        if str(basis) not in known:
            raise UnknownName(str(basis), "basis", known)
        least = order.index(known[str(basis)])
        identified = self.where(lambda relation: order.index(relation.basis) <= least)
        rest = self.unidentified if known[str(basis)] is IdentificationBasis.OPEN else ()
        return evolve(identified, unidentified=rest)

    def _full_form(self) -> NamedValues:
        """Yield the relations, then the table rows whose partner is not known."""
        yield "Relations", self
        yield "Table rows whose State is not known", Collection(self.unidentified)

    @property
    def table(self) -> Table:
        """These relations as the relations table, the table rows whose partner is not known among them."""
        return Table("relations", relation_rows, self.with_unidentified)

    def _is(self, item: Relation, thing: object) -> bool:
        """Whether a relation is *thing*, or the relation with it."""
        return thing in (item, item.partner)

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
            raise UnknownPartner(error.name, error.kind, error.near) from None


def relations_of(
    subject: State, facts: Facts[Fact], identifications: Iterable[Identification], outside: Iterable[OutsideDate] = ()
) -> Relations:
    """Return the relations of *subject* with every partner that the facts have."""
    rows = tuple(identifications)
    dates: dict[str, list[OutsideDate]] = {}
    for date_outside in outside:
        dates.setdefault(date_outside.state.code, []).append(date_outside)
    by_code: dict[str, list[Fact]] = {}
    by_row: dict[int, list[Fact]] = {}
    states: dict[str, State] = {}
    for fact in facts:
        if isinstance(fact.partner, UnidentifiedState):
            by_row.setdefault(fact.partner.row, []).append(fact)
        actors = fact.actors
        for state in dict.fromkeys((fact.partner, *(actors if subject in actors else ()))):
            if isinstance(state, State) and state != subject:
                states[state.code] = state
                by_code.setdefault(state.code, []).append(fact)
    row_of = {row.partner.code: row for row in rows if row.partner is not None}
    known = tuple(
        Relation(
            partner=state,
            identification=row_of.get(code),
            facts=Facts(tuple(by_code[code]), facts.scope),
            outside=tuple(dates.get(code, ())),
        )
        for code, state in sorted(states.items(), key=lambda item: item[1].name)
    )
    unidentified = tuple(
        Relation(partner=None, identification=row, facts=Facts(tuple(by_row.get(row.row, ())), facts.scope))
        for row in rows
        if row.partner is None
    )
    names = ((relation, names_of(relation.partner)) for relation in known if relation.partner is not None)
    return Relations(known, Directory(names, "partner"), unidentified=unidentified, scope=facts.scope)
