"""The facts of a kind as attributes of whatever has facts."""

from typing import TYPE_CHECKING, Any

from tajik_relations import query
from tajik_relations.habits import Helpful

if TYPE_CHECKING:
    from tajik_relations import records
    from tajik_relations.query.facts import Facts


class ByKind(Helpful):
    """Mixin: the facts of a kind as an attribute under its everyday name: `relation.trade`, `relation.embassies`."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def facts(self) -> Facts[Any]:
            """All facts, of which the attributes have parts."""
            raise NotImplementedError

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
        treaties: "Facts[records.Treaty]"
        visits: "Facts[records.Visit]"
        missions: "query.missions.Missions"
        diplomatic_missions: "query.missions.Missions"
        embassies: "query.missions.Missions"
        permanent_missions: "query.missions.Missions"
        consular_posts: "query.missions.Missions"
    else:

        def __getattr__(self, name: str) -> Any:
            """Return the facts of a kind, missions and posts with their own filters."""
            from tajik_relations.records.everyday import EVERYDAY

            if name not in EVERYDAY:
                return super().__getattr__(name)
            facts = self.facts.of(name)
            posts = {"DiplomaticMission", "ConsularPost"}.issuperset(EVERYDAY[name].kinds)
            return query.missions.missions_of(facts) if posts else facts

    def __dir__(self) -> list[str]:
        """Return the names of all attributes, those of the kinds among them."""
        from tajik_relations.records.everyday import EVERYDAY

        return sorted({*super().__dir__(), *EVERYDAY})
