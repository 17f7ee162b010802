"""States, persons and documents with the facts about them, and the facts of each kind as attributes."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from tajik_relations import query, records
from tajik_relations.model.actors import Person, State
from tajik_relations.model.lazy import LazySequence, Sealed, kept
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import ByValue, Helpful, value_names
from tajik_relations.query.facts import Facts
from tajik_relations.records.fact import Fact

P = TypeVar("P", bound="Profile")


class ByKind(Helpful):
    """Mixin: attributes with the facts of each kind, under everyday names: `relation.trade`, `relation.embassies`."""

    __slots__ = ()

    if TYPE_CHECKING:
        announcements: "Facts[records.Announcement]"
        assistance: "Facts[records.Assistance]"
        boundary_questions: "Facts[records.BoundaryQuestion]"
        characterizations: "Facts[records.Characterization]"
        commitments: "Facts[records.Commitment]"
        cooperation: "Facts[records.Cooperation]"
        diplomatic_relations: "Facts[records.DiplomaticRelations]"
        events: "Facts[records.Event]"
        exercises: "Facts[records.Exercise]"
        figures: "Facts[records.Figure]"
        investments: "Facts[records.Investment]"
        legal_measures: "Facts[records.LegalMeasure]"
        meetings: "Facts[records.Meeting]"
        memberships: "Facts[records.Membership]"
        military_presences: "Facts[records.MilitaryPresence]"
        office_holders: "Facts[records.OfficeHolder]"
        ambassadors: "Facts[records.OfficeHolder]"
        positions: "Facts[records.Position]"
        programmes: "Facts[records.Programme]"
        projects: "Facts[records.Project]"
        recognitions: "Facts[records.Recognition]"
        references: "Facts[records.Reference]"
        renamings: "Facts[records.Renaming]"
        trade: "Facts[records.Trade]"
        visits: "Facts[records.Visit]"
        missions: "query.missions.Missions"
        diplomatic_missions: "query.missions.Missions"
        embassies: "query.missions.Missions"
        permanent_missions: "query.missions.Missions"
        consular_posts: "query.missions.Missions"
    else:

        def __getattr__(self, name: str) -> Any:
            """Return the facts of a kind, missions and posts with their own filters."""
            from tajik_relations.records.everyday_names import EVERYDAY

            if name not in EVERYDAY:
                return super().__getattr__(name)
            facts = self.facts.of(name)
            posts = {"DiplomaticMission", "ConsularPost"}.issuperset(EVERYDAY[name].kinds)
            found = query.missions.missions_of(facts) if posts else facts
            return kept(self, name, lambda: found) if isinstance(self, Sealed) else found

    def __dir__(self) -> list[str]:
        """Return the names of all attributes, those of the kinds among them."""
        from tajik_relations.records.everyday_names import EVERYDAY

        return sorted({*super().__dir__(), *EVERYDAY})


class Profile(ByKind, ByValue):
    """Base: an actor or document with its facts; equal to the same actor or document without them."""

    __slots__ = ()

    of_all: Facts[Fact]

    @property
    def facts(self) -> Facts[Any]:
        """The facts about this actor or document, in document order; see `Facts.about`."""
        thing: Any = self
        return self.of_all.about(thing)

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same thing, with its facts or without."""
        plain = type(self).__mro__[1]
        if not isinstance(other, plain):
            return super().__eq__(other)
        return all(getattr(self, name) == getattr(other, name) for name in value_names(plain))

    def __hash__(self) -> int:
        """Return the number of the thing itself."""
        return super().__hash__()


@frozen(kw_only=True, repr=False, eq=False)
class StateProfile(State, Profile):
    """A State with the facts that concern it."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""


@frozen(kw_only=True, repr=False, eq=False)
class PersonProfile(Person, Profile):
    """A person with the facts that concern them."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""


@frozen(kw_only=True, repr=False, eq=False)
class DocumentProfile(SourceDocument, Profile):
    """A source document with its facts."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""

    @property
    def facts(self) -> Facts[Fact]:
        """Its facts, in document order."""
        return self.of_all.cited_from(self)

    def __repr__(self) -> str:
        """Return its id and title, with the publisher."""
        return f"<Document {self.id}: {self}>"


def profiles_of(items: Sequence[Any], kind: Callable[..., P], facts: Facts[Fact]) -> Sequence[P]:
    """Return actors or documents with their facts, each made when it is first asked for."""
    made: dict[int, P] = {}

    def profile_at(at: int) -> P:
        if at not in made:
            item = items[at]
            values = {attribute.name: getattr(item, attribute.name) for attribute in item.__attrs_attrs__}
            made.setdefault(at, kind(**values, of_all=facts))
        return made[at]

    return LazySequence(profile_at, range(len(items)))
