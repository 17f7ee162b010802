"""Diplomatic missions and consular posts: who represents whom, and where."""

from typing import Any, ClassVar, Self

from attrs import frozen

from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import ACTORS, Place, State
from tajik_relations.model.names import folded
from tajik_relations.query.facts import AnyName, Facts
from tajik_relations.records import ConsularPost, DiplomaticMission, Fact


@frozen(repr=False, eq=False)
class Missions(Facts[DiplomaticMission | ConsularPost]):
    """Diplomatic missions and consular posts in document order; every filter returns the same type of collection."""

    _asked_as: ClassVar[str] = "missions"
    seats: frozenset[str] = frozenset()
    """The names of all seats in the data set, so that a seat is known even if a filter left no mission there."""

    def seated_in(self, name: "str | Place | State") -> Self:
        """Return the missions and posts in a city or State; those without a stated seat are left out.

        Raises:
            UnknownName: if no seat and no State has this name; the message suggests similar ones.
        """
        if isinstance(name, Place):
            return self._with(post for post in self.items if post.seat and _same(post.seat, name))
        wanted = folded(name) if isinstance(name, str) else ""
        seated = ((post, post.seat) for post in self.items if post.seat and not _is_state(post.seat))
        here = [post for post, seat in seated if wanted in map(folded, _names(seat))]
        if here or wanted in map(folded, self.seats):
            return self._with(here)
        state = self._actor_or_seat(name)
        return self._with(post for post in self.items if post.seat and post.seat.state == state)

    def accredited_to(self, name: AnyName) -> Self:
        """Return the missions and posts accredited to a State or an organization, wherever their seat is.

        Raises:
            UnknownName: if nobody has this name.
        """
        actor = self._actor_or_seat(name)
        return self._with(post for post in self.items if actor in (post.receiving, getattr(post, "organization", None)))

    def sent_by(self, name: AnyName) -> Self:
        """Return the missions and posts of a sending State.

        Raises:
            UnknownName: if nobody has this name.
        """
        actor = self._actor_or_seat(name)
        return self._with(post for post in self.items if post.sending == actor)

    @property
    def embassies(self) -> Self:
        """The missions that a document calls embassies."""
        return self.where(mission="embassy")

    @property
    def permanent_missions(self) -> Self:
        """The missions that a document calls permanent missions, to a State or to an organization."""
        return self.where(lambda post: getattr(post, "mission", None) == "permanent mission")

    @property
    def consulates(self) -> Self:
        """The consular posts of every class, including honorary posts (VCCR 9 and 1(2))."""
        return self._with(post for post in self.items if isinstance(post, ConsularPost))

    @property
    def honorary(self) -> Self:
        """The honorary consular posts (VCCR 1(2), 58)."""
        return self.where(lambda post: getattr(post, "honorary", False))

    @property
    def resident(self) -> Self:
        """The missions and posts whose seat is known to lie in the receiving State."""
        return self.where(resident=True)

    @property
    def non_resident(self) -> Self:
        """Missions with a known seat in another State: concurrent accreditation (VCDR 5(1))."""
        return self.where(resident=False)

    def _actor_or_seat(self, name: object) -> object:
        if isinstance(name, ACTORS):
            return name
        try:
            return self.scope.actors.find(name)
        except UnknownName as error:
            raise UnknownName(error.name, error.kind + " or seat", [*error.near, *sorted(self.seats)]) from None


def missions_of(facts: Facts[Fact]) -> Missions:
    """Return the missions and posts among facts."""
    posts: Facts[Any] = facts.of(DiplomaticMission, ConsularPost)
    seats = frozenset(name for post in posts if post.seat and not _is_state(post.seat) for name in _names(post.seat))
    return Missions(posts.items, posts.scope, seats, asked=posts.asked)


def _names(place: Place) -> tuple[str, ...]:
    return (place.name, *place.names)


def _is_state(place: Place) -> bool:
    """Whether the words give a whole State as the place."""
    return place.state is not None and place.name == place.state.name


def _same(place: Place, other: Place) -> bool:
    return place.name == other.name and (place.state is None or other.state is None or place.state == other.state)
