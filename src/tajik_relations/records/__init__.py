"""The kinds of fact, and the name of each one's table in the data files."""

from tajik_relations.records.acts import Announcement, Commitment, Event, Meeting, Treaty, Visit
from tajik_relations.records.fact import Fact, Quantity
from tajik_relations.records.matters import (
    Assistance,
    BoundaryQuestion,
    Characterization,
    Exercise,
    Figure,
    Investment,
    MilitaryPresence,
    Position,
    Project,
    Trade,
)
from tajik_relations.records.notes import Reference
from tajik_relations.records.ties import (
    ConsularPost,
    Cooperation,
    DiplomaticMission,
    DiplomaticRelations,
    Membership,
    OfficeHolder,
    Recognition,
)

KINDS: dict[str, type[Fact]] = {
    "diplomatic_relations": DiplomaticRelations,
    "recognitions": Recognition,
    "missions": DiplomaticMission,
    "consular_posts": ConsularPost,
    "office_holders": OfficeHolder,
    "memberships": Membership,
    "cooperation": Cooperation,
    "treaties": Treaty,
    "visits": Visit,
    "meetings": Meeting,
    "announcements": Announcement,
    "commitments": Commitment,
    "events": Event,
    "boundary_questions": BoundaryQuestion,
    "military_presences": MilitaryPresence,
    "exercises": Exercise,
    "assistance": Assistance,
    "trade": Trade,
    "investments": Investment,
    "projects": Project,
    "positions": Position,
    "characterizations": Characterization,
    "figures": Figure,
    "references": Reference,
}
"""Table name in the data files -> type of the records in it."""

__all__ = [
    "KINDS",
    "Announcement",
    "Assistance",
    "BoundaryQuestion",
    "Characterization",
    "Commitment",
    "ConsularPost",
    "Cooperation",
    "DiplomaticMission",
    "DiplomaticRelations",
    "Event",
    "Exercise",
    "Fact",
    "Figure",
    "Investment",
    "Meeting",
    "Membership",
    "MilitaryPresence",
    "OfficeHolder",
    "Position",
    "Project",
    "Quantity",
    "Recognition",
    "Reference",
    "Trade",
    "Treaty",
    "Visit",
]
