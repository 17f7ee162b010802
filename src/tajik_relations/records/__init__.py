"""The kinds of fact, and the name of each one's table in the data files; each is imported when it is first met."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tajik_relations.records.acts import (
        Announcement as Announcement,
        Commitment as Commitment,
        Event as Event,
        LegalMeasure as LegalMeasure,
        Meeting as Meeting,
        Renaming as Renaming,
        Treaty as Treaty,
        Visit as Visit,
    )
    from tajik_relations.records.diplomatic_relations import (
        DiplomaticRelations as DiplomaticRelations,
    )
    from tajik_relations.records.fact import (
        Fact as Fact,
        Quantity as Quantity,
    )
    from tajik_relations.records.matters import (
        Assistance as Assistance,
        BoundaryQuestion as BoundaryQuestion,
        Characterization as Characterization,
        Exercise as Exercise,
        Figure as Figure,
        Investment as Investment,
        MilitaryPresence as MilitaryPresence,
        Position as Position,
        Programme as Programme,
        Project as Project,
        Trade as Trade,
    )
    from tajik_relations.records.reference import (
        Reference as Reference,
    )
    from tajik_relations.records.ties import (
        ConsularPost as ConsularPost,
        Cooperation as Cooperation,
        DiplomaticMission as DiplomaticMission,
        Membership as Membership,
        OfficeHolder as OfficeHolder,
        Recognition as Recognition,
    )

_HOMES = {
    "acts": "Announcement Commitment Event LegalMeasure Meeting Renaming Treaty Visit",
    "diplomatic_relations": "DiplomaticRelations",
    "fact": "Fact Quantity",
    "matters": "Assistance BoundaryQuestion Characterization Exercise Figure Investment MilitaryPresence Position "
    "Programme Project Trade",
    "reference": "Reference",
    "ties": "ConsularPost Cooperation DiplomaticMission Membership OfficeHolder Recognition",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
KIND_OF_TABLE = {
    "diplomatic_relations": "DiplomaticRelations",
    "recognitions": "Recognition",
    "missions": "DiplomaticMission",
    "consular_posts": "ConsularPost",
    "office_holders": "OfficeHolder",
    "memberships": "Membership",
    "cooperation": "Cooperation",
    "treaties": "Treaty",
    "visits": "Visit",
    "meetings": "Meeting",
    "announcements": "Announcement",
    "commitments": "Commitment",
    "events": "Event",
    "boundary_questions": "BoundaryQuestion",
    "military_presences": "MilitaryPresence",
    "exercises": "Exercise",
    "assistance": "Assistance",
    "trade": "Trade",
    "investments": "Investment",
    "projects": "Project",
    "programmes": "Programme",
    "legal_measures": "LegalMeasure",
    "renamings": "Renaming",
    "positions": "Position",
    "characterizations": "Characterization",
    "figures": "Figure",
    "references": "Reference",
}
"""Table name in the data files -> name of the type of the records in it."""

if TYPE_CHECKING:
    KINDS: dict[str, type[Fact]]
    """Table name in the data files -> type of the records in it; asking for it imports all kinds."""
else:

    def __getattr__(name: str) -> object:
        """Import a kind of fact when it is first asked for."""
        if name == "KINDS":
            value = {table: __getattr__(kind) for table, kind in KIND_OF_TABLE.items()}
        elif name in _HOME:
            value = getattr(__import__(f"{__name__}.{_HOME[name]}", fromlist=[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, value)
