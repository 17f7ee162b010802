"""The relations of the subject State with each partner."""

from collections.abc import Iterable
from typing import overload

from attrs import field, frozen

from tajik_relations.actors import Organization, State, UnidentifiedState
from tajik_relations.differences import Difference, differences
from tajik_relations.errors import UnknownName, UnknownPartner
from tajik_relations.names import Directory, names_of
from tajik_relations.occurrences import occurrences_of
from tajik_relations.provenance import Identification
from tajik_relations.records import DiplomaticMission, DiplomaticRelations, Fact, Membership, Treaty, Visit
from tajik_relations.sequences import Facts, Named
from tajik_relations.terms import IdentificationBasis


@frozen(kw_only=True, repr=False)
class Relation:
    """All that the documents say of the subject State and one partner."""

    partner: State | None
    """`None` for a table row whose State is not known; see `identification`."""
    identification: Identification | None
    """Of the table row about the partner; `None` if no row is about it."""
    facts: Facts[Fact]
    """The facts that belong to these relations and those in which the partner takes part, in document order."""

    @property
    def name(self) -> str:
        """The partner's name, or which row it is."""
        if self.partner is not None:
            return self.partner.name
        return f"row {self.identification.row} (unidentified)" if self.identification else "unidentified"

    @property
    def basis(self) -> IdentificationBasis:
        """How far it is known that these facts are about this partner."""
        if self.identification is None:
            return IdentificationBasis.STATED
        return self.identification.basis

    @property
    def candidates(self) -> tuple[State, ...]:
        """The States that the partner can be, by name."""
        return self.identification.candidates if self.identification else tuple(filter(None, (self.partner,)))

    @property
    def established(self) -> Facts[DiplomaticRelations]:
        """The statements of when relations began; they may differ."""
        return self.facts.of(DiplomaticRelations)

    @property
    def missions(self) -> Facts[DiplomaticMission]:
        """The diplomatic missions of the two States in each other, resident or not."""
        return self.facts.of(DiplomaticMission)

    @property
    def treaties(self) -> Facts[Treaty]:
        """The treaties and other agreements, but for those that only one of the two States is said to be in."""
        treaties = self.facts.of(Treaty)
        return treaties.where(lambda treaty: len(treaty.parties) != 1 or treaty.parties[0] == self.partner)

    @property
    def visits(self) -> Facts[Visit]:
        """The visits."""
        return self.facts.of(Visit)

    @property
    def disagreements(self) -> tuple[Difference, ...]:
        """The pairs of these facts that cannot both be true."""
        found = differences(occurrences_of(self.facts))
        return tuple(each for each in found if each.contradictory)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations of which the documents call both States members, by name."""
        found = {fact.organization for fact in self.facts.of(Membership) if len(fact.members) > 1}
        return tuple(sorted(found, key=lambda organization: organization.name))

    def __str__(self) -> str:
        """Return the name, with the basis where the partner is not stated."""
        stated = self.basis is IdentificationBasis.STATED or self.partner is None
        return self.name if stated else f"{self.name} ({self.basis})"

    def __repr__(self) -> str:
        """Return the name and the number of facts."""
        return f"<Relation {self}, {len(self.facts)} facts>"


@frozen(repr=False)
class Relations(Named[Relation]):
    """The relations with every partner that is known, by name."""

    unidentified: tuple[Relation, ...] = field(kw_only=True)
    """The table rows whose partner is not known, by row."""

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
        kept = tuple(one for one in self.items if order.index(one.basis) <= least)
        rest = self.unidentified if known[str(basis)] is IdentificationBasis.OPEN else ()
        return Relations(kept, _directory(kept), unidentified=rest)

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the relations, or names a partner or is one."""
        return super().__contains__(key.code if isinstance(key, State) else key)

    @overload
    def __getitem__(self, key: int | str | State) -> Relation: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Relation, ...]: ...
    def __getitem__(self, key: int | str | State | slice) -> Relation | tuple[Relation, ...]:
        """Return the relation with a partner by name, code, State or position, or a slice.

        Raises:
            UnknownPartner: if no partner has this name; the message suggests near ones.
        """
        try:
            if isinstance(key, str | State):
                return self.directory.find(key if isinstance(key, str) else key.code)
        except UnknownName as error:
            raise UnknownPartner(error.name, error.sort, error.near) from None
        return self.items[key]


def relations_of(subject: State, facts: Facts[Fact], identifications: Iterable[Identification]) -> Relations:
    """Return the relations of *subject* with every partner that the facts have."""
    rows = tuple(identifications)
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
        Relation(partner=state, identification=of_code.get(code), facts=Facts(tuple(by_code[code]), facts.directory))
        for code, state in sorted(states.items(), key=lambda item: item[1].name)
    )
    unidentified = tuple(
        Relation(partner=None, identification=row, facts=Facts(tuple(by_row.get(row.row, ())), facts.directory))
        for row in rows
        if row.partner is None
    )
    return Relations(known, _directory(known), unidentified=unidentified)


def _directory(relations: Iterable[Relation]) -> Directory[Relation]:
    named = ((one, names_of(one.partner)) for one in relations if one.partner is not None)
    return Directory(named, "partner")
