"""The relations of the subject State with each partner."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Self, TypeVar, overload

from attrs import evolve, field, frozen

from tajik_relations import model, query, tabular
from tajik_relations.errors import UnknownCode, UnknownName, UnknownPartner, told
from tajik_relations.model.actors import Organization, State, has_code
from tajik_relations.model.dates import DateLike, Days, days_of
from tajik_relations.model.lazy import LazySequence, joined
from tajik_relations.model.names import Directory, names_of
from tajik_relations.model.periods import when_of
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.notebook.mixin import NamedValues
from tajik_relations.query.collection import NO_NAME, ByCode, Collection
from tajik_relations.query.facts import Facts
from tajik_relations.query.relation import Relation
from tajik_relations.query.scope import Scope, row_number
from tajik_relations.query.time_filters import Certainty, TimeFilters, accepted_answers
from tajik_relations.records.fact import Fact
from tajik_relations.tabular.mixin import TableMixin

T = TypeVar("T")
D = TypeVar("D")


@frozen(repr=False, eq=False)
class Relations(ByCode[Relation], TimeFilters, TableMixin):
    """The relations with all known partners, sorted by the partner's name.

    Filters by time ask when relations began. A relation certainly matches if all dated statements agree that it does.
    It possibly matches if at least one dated statement allows it.
    """

    _asked_as: ClassVar[str] = "relations"
    unidentified: Sequence[Relation] = field(kw_only=True)
    """The table rows whose partner is not known, in row order."""
    scope: Scope = field(kw_only=True)
    """What all collections of the data set share, among it the names of States that are not partners."""

    @property
    def states(self) -> "Relations":
        """The relations with States, without the relations with an organization; for joins by State."""
        return self._among_all(lambda relation: not isinstance(relation.partner, Organization))

    @property
    def with_unidentified(self) -> tuple[Relation, ...]:
        """The relations by name, then the table rows whose partner is not known, in row order."""
        return (*self.items, *self.unidentified)

    def possible(self, name: str | State) -> Collection[Relation]:
        """Return the relation with a State, and the table rows for which the State is a candidate.

        Raises:
            UnknownName: if nobody has this name.
        """
        state = name if isinstance(name, State) else self.scope.actors.find(name)
        return Collection(tuple(relation for relation in self.with_unidentified if state in relation.candidates))

    def as_of(self, day: DateLike, *, certainty: Certainty = "possible") -> Self:
        """Return the relations that had begun by the end of a day.

        Args:
            day: the day. If you give a month or year, relations that began before it are certain. Relations that began
                in it are possible.
            certainty: as for `during`.

        Raises:
            DateError: if *day* is not a date.
        """
        asked = days_of(when_of(day))
        return self._timed(
            lambda days: (
                True if days.first_to <= asked.first_from else None if days.first_from <= asked.last_to else False
            ),
            certainty,
        )

    def _timed(self, verdict: Callable[[Days], bool | None], certainty: str) -> Self:
        accepted = accepted_answers(certainty)
        return self._among_all(lambda relation: _verdict(relation, verdict) in accepted)

    def _among_all(self, test: Callable[[Relation], bool]) -> Self:
        """Return the relations for which *test* is true, table rows whose partner is not known among them."""
        return evolve(self.where(test), unidentified=tuple(filter(test, self.unidentified)))

    def at_least(self, basis: str | IdentificationBasis) -> "Relations":
        """Return the relations whose partner is identified at least as certainly as *basis*.

        Args:
            basis: `"stated"`, `"deduced"`, `"corroborated"`, `"restored"`, `"probable"`, `"conjectural"` or `"open"`,
                from the most to the least certain. Rows that are conjectural or open are in `unidentified`.

        Raises:
            UnknownName: if *basis* is not one of these.
        """
        order = list(map(str, IdentificationBasis))
        if told(basis, str) not in order:
            raise UnknownName(basis, "degree of identification", order, order)
        enough = order[: order.index(str(basis)) + 1]
        return self._among_all(lambda relation: str(relation.basis) in enough)

    def _full_form(self) -> NamedValues:
        """Yield the relations, then the table rows whose partner is not known."""
        yield "Relations", self
        yield "Table rows whose State is not known", Collection(self.unidentified)

    @property
    def table(self) -> "tabular.table.Table":
        """The relations as a table, including the table rows whose partner is not known."""
        return tabular.table.Table("relations", query.tables.relation_rows, self.with_unidentified)

    def _directory_of(self, items: Sequence[Relation]) -> Directory[Relation]:
        """Return the names of the partners of other relations."""
        partners = tuple(filter(None, (relation.partner for relation in items)))
        codes = tuple(partner.code for partner in partners)
        return evolve(self.directory, items=items, named=partners, codes=codes)

    @overload
    def get(self, name: object) -> Relation | None: ...
    @overload
    def get(self, name: object, default: D) -> Relation | D: ...
    def get(self, name: object = NO_NAME, default: object = None, **wrong: object) -> object:
        """Return the relation with a partner (a name, code or State) or with a row (`"row 6"`); otherwise *default*."""
        return self._of_row(name) or super().get(name, default, **wrong)

    def _of_row(self, name: object) -> Relation | None:
        """Return the relation of a table row, if the name is one such as `"row 6"` and the row is among these."""
        number = row_number(name)
        if number is None:
            return None
        rows = ((relation, relation.identification) for relation in (*self.unidentified, *self.items))
        return next((relation for relation, row in rows if row and row.row == number), None)

    @property
    def _called(self) -> str:
        """The name by which messages call these."""
        return "relations"

    def _name_of(self, item: Relation) -> str:
        """Return the partner's name, with how well it is known if it is in doubt."""
        return str(item)

    def __repr__(self) -> str:
        """Return the number of relations, with the first three."""
        return self._told("relation")

    def _is(self, item: Relation, thing: object) -> bool:
        """Whether *thing* is this relation or its partner."""
        return thing in (item, item.partner)

    def _with(self, items: Iterable[Relation]) -> Self:
        """Return only these relations, without the table rows whose partner is not known."""
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
        """Whether *key* is one of these relations, a partner, or the name of a partner."""
        return super().__contains__(key.code if isinstance(key, State | Organization) else key)

    def _state_of(self, item: Relation) -> State | None:
        """Return the partner, if it is a State."""
        return item.partner if isinstance(item.partner, State) else None

    def _uncoded(self, code: str, system: str) -> UnknownName:
        """Return the error for a code that no partner has; it says whether a State has it."""
        state = next((state for state in self.scope.states if has_code(state, system, code)), None)
        if state is None:
            return super()._uncoded(code, system)
        return self._not_stated(UnknownName(code, self.directory.kind, ()), state)

    @overload
    def __getitem__(self, key: int | str | Relation | State | Organization) -> Relation: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | Relation | State | Organization | slice) -> Relation | Self:
        """Return the relation with a partner, or a slice.

        Give the name, a code or the State of the partner, a table row (`"row 6"`), or the relation itself. For a
        position, use `items[3]`.

        Raises:
            UnknownCode: for a number, because several code systems use it; name the system: `by(cow=702)`.
            UnknownPartner: if no partner has this name; the message suggests similar names. If the State with this name
                is a candidate for table rows, the message names the rows.
        """
        of_row = self._of_row(key)
        if of_row is not None:
            return of_row
        try:
            return super().__getitem__(key.code if isinstance(key, State | Organization) else key)
        except UnknownCode:
            raise
        except UnknownName as error:
            raise self._unknown(error, key) from None

    def _unknown(self, error: UnknownName, key: object) -> UnknownPartner:
        """Return the error for a name that is no partner's: its State may be a candidate for table rows, or nothing."""
        whole = self.directory.whole or self.directory
        named = whole.get(error.name) if isinstance(key, str) else [key]
        actor = next(iter(named), None)
        if isinstance(actor, Organization):
            reason = (
                f"{actor.name} is an organization; organizations[{actor.code!r}] has what the documents say about it"
            )
            return UnknownPartner(error.name, error.kind, (), reason=reason)
        if not isinstance(actor, State):
            subject = () if self.scope.subject is None else (self.scope.subject.name,)
            known = (*self.directory.spellings(), *subject) if isinstance(key, str) else ()
            unknown = UnknownPartner(error.name, error.kind, known, reason=error.reason)
            unknown.states = (lambda: (state.name for state in self.scope.states)) if isinstance(key, str) else None
            return unknown
        return self._not_stated(error, actor)

    def _not_stated(self, error: UnknownName, state: State) -> UnknownPartner:
        """Return the error for a State that is known and no partner: a candidate for table rows, or nothing."""
        if state == self.scope.subject:
            reason = f"the data set is about {state.name} itself; use facts.about({state.name!r}) for its facts"
            return UnknownPartner(error.name, error.kind, (), reason=reason)
        rows = [row for relation in self.unidentified if (row := relation.identification) and state in row.candidates]
        parts = [
            f"{role} for {' and '.join(f'row {row.row} ({row.basis})' for row in told)}"
            for role, told in (
                ("the guess", [row for row in rows if row.guess == state]),
                ("a candidate", [row for row in rows if row.guess != state]),
            )
            if told
        ]
        calls = " and ".join(f'relations["row {row.row}"]' for row in rows)
        index = self.scope.index
        if rows:
            reason = f"{state.name} is only {' and '.join(parts)}: see {calls}"
        elif index.concerning(state.code):
            reason = f"{state.name} is not among these relations; facts.about({state.code!r}) has the facts about it"
        else:
            reason = f"these documents state no relations with {state.name}"
        if not rows and index.naming(state.code):
            reason += f"; facts.about({state.code!r}, mentioned=True) has the facts that mention it"
        numbers = [(row.row, str(row.basis)) for row in rows]
        return UnknownPartner(error.name, error.kind, (), rows=numbers, reason=reason)


def relations_of(facts: Facts[Fact], identifications: "Sequence[model.identification.Identification]") -> Relations:
    """Return the relations with every partner that the facts have; each is made when first asked for."""
    maker = _Maker(facts, identifications)
    known = LazySequence(maker.relation, range(len(maker.partners)))
    partners = LazySequence(maker.partner, range(len(maker.partners)))
    names = facts.scope.actors.further
    whole = Directory(maker.everyone, maker.everyone, names_of, "partner", maker.codes, further=names, numbered=True)
    codes = tuple(maker.partners)
    directory = Directory(known, partners, names_of, "partner", codes, further=names, whole=whole, numbered=True)
    unidentified = LazySequence(maker.unidentified, range(len(maker.open_rows)))
    return Relations(known, directory, unidentified=unidentified, scope=facts.scope)


class _Maker:
    """Makes relations out of an index, each once."""

    def __init__(self, facts: Facts[Fact], identifications: "Sequence[model.identification.Identification]") -> None:
        self.facts = facts
        self.identifications = identifications
        scope, index = facts.scope, facts.scope.index
        self.everyone: Sequence[State | Organization] = joined(scope.states, scope.organizations)
        self.codes = (*index.states, *index.organizations)
        self.open_rows = [at for at, (_, partner) in enumerate(index.rows) if partner is None]
        self.row_of = {partner: at for at, (_, partner) in enumerate(index.rows) if partner is not None}
        self.partners = index.partnered
        self.made: dict[object, Relation] = {}

    def partner(self, at: int) -> State | Organization:
        """Return the partner at a place among them by name."""
        return self.everyone[self.codes.index(self.partners[at])]

    def relation(self, at: int) -> Relation:
        """Return the relation with the partner at a place among them by name."""
        partner = self.partner(at)
        if partner.code not in self.made:
            scope = self.facts.scope
            row = self.row_of.get(partner.code)
            outside = [place for place, code in enumerate(scope.index.outside) if code == partner.code]
            relation = Relation(
                partner=partner,
                identified=_picked(self.identifications, [] if row is None else [row]),
                facts=self._facts(partner.code),
                outside=_picked(scope.outside_dates, outside),
            )
            self.made.setdefault(partner.code, relation)
        return self.made[partner.code]

    def unidentified(self, at: int) -> Relation:
        """Return the relation of a table row whose partner is not known."""
        row = self.identifications[self.open_rows[at]]
        relation = Relation(partner=None, identified=(row,), facts=self._facts(f"row-{row.row}"))
        return self.made.setdefault(row.row, relation)

    def _facts(self, key: str) -> Facts[Fact]:
        return Facts(_picked(self.facts.items, self.facts.scope.index.concerning(key)), self.facts.scope)


def _picked(items: Sequence[T], positions: Sequence[int]) -> LazySequence[T]:
    """Return the items at some positions, without touching them."""
    return LazySequence(items.__getitem__, positions)


def _verdict(relation: Relation, verdict: Callable[[Days], bool | None]) -> bool | None:
    """Return whether *verdict* is true of the beginning of relations: of all dated statements, of none, or of some."""
    verdicts = {verdict(days_of(begun)) for begun in relation.established.beginnings}
    return True if verdicts == {True} else False if verdicts <= {False} else None
