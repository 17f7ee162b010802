"""Who represents whom where: embassies, permanent missions, consulates, with ways to ask for them."""

from typing import Any, Self

from attrs import frozen

from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import Organization, Place, State, UnidentifiedState
from tajik_relations.model.names import folded
from tajik_relations.query.facts import AnyName, Facts
from tajik_relations.records import ConsularPost, DiplomaticMission, Fact


@frozen(repr=False, eq=False)
class Missions(Facts[DiplomaticMission | ConsularPost]):
    """Diplomatic missions and consular posts in document order; each filter returns the same sort of collection."""

    seats: frozenset[str] = frozenset()
    """The names of all seats in the data set, folded: a filter may leave none of the missions that sit there."""

    def in_(self, name: "str | Place | State") -> Self:
        """Return those with their seat in a city or in a State; one whose words name no seat is in neither.

        Raises:
            UnknownName: if no seat and no State has this name; the message suggests near ones.
        """
        if isinstance(name, Place):
            return self._with(one for one in self.items if one.seat and _same(one.seat, name))
        seats = {one: set(map(folded, (one.seat.name, *one.seat.names))) for one in self.items if one.seat}
        wanted = folded(name) if isinstance(name, str) else ""
        if wanted in self.seats or any(wanted in names for names in seats.values()):
            return self._with(one for one, names in seats.items() if wanted in names)
        state = self._found(name)
        return self._with(one for one in self.items if one.seat and one.seat.state == state)

    def accredited_to(self, name: AnyName) -> Self:
        """Return those to a receiving State, from a seat there or elsewhere, or to an organization.

        Raises:
            UnknownName: if nobody has this name.
        """
        actor = self._found(name)
        return self._with(one for one in self.items if actor in (one.receiving, getattr(one, "organization", None)))

    def sent_by(self, name: AnyName) -> Self:
        """Return those of a sending State.

        Raises:
            UnknownName: if nobody has this name.
        """
        actor = self._found(name)
        return self._with(one for one in self.items if one.sending == actor)

    @property
    def embassies(self) -> Self:
        """The embassies."""
        return self.where(mission="embassy")

    @property
    def permanent_missions(self) -> Self:
        """Those called a permanent mission, to a State or to an organization."""
        return self.where(mission="permanent mission")

    @property
    def consulates(self) -> Self:
        """The consular posts of every class, honorary ones among them (VCCR 9 and 1(2))."""
        return self._with(one for one in self.items if isinstance(one, ConsularPost))

    @property
    def honorary(self) -> Self:
        """The honorary consular posts (VCCR 1(2), 58)."""
        return self.where(honorary=True)

    @property
    def resident(self) -> Self:
        """Those whose seat is known to lie in the receiving State."""
        return self.where(resident=True)

    @property
    def non_resident(self) -> Self:
        """Those accredited from a seat known to lie elsewhere: concurrent accreditation (VCDR 5)."""
        return self.where(resident=False)

    def _found(self, name: object) -> object:
        if isinstance(name, State | UnidentifiedState | Organization):
            return name
        try:
            return self.directory.find(name)
        except UnknownName as error:
            raise UnknownName(
                error.name,
                error.sort + " or seat",
                [*error.near, *(one.seat.name for one in self.items if one.seat), *self.seats],
            ) from None


def missions_of(facts: Facts[Fact]) -> Missions:
    """Return the missions and posts among facts."""
    found: Facts[Any] = facts.of(DiplomaticMission, ConsularPost)
    named = {name for one in found if one.seat for name in (one.seat.name, *one.seat.names)}
    return Missions(found.items, found.directory, found.order, frozenset(map(folded, named)))


def _same(one: Place, other: Place) -> bool:
    return one.name == other.name and (one.state is None or other.state is None or one.state == other.state)
