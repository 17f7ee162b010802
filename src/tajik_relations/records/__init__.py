"""The kinds of fact; each is imported when it is first met."""

from typing import TYPE_CHECKING

from tajik_relations.records.kinds import KIND_TABLES

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
    from tajik_relations.records.diplomatic_relations import DiplomaticRelations as DiplomaticRelations
    from tajik_relations.records.document_notes import Reference as Reference
    from tajik_relations.records.fact import Fact as Fact, Quantity as Quantity
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
    from tajik_relations.records.ties import (
        ConsularPost as ConsularPost,
        Cooperation as Cooperation,
        DiplomaticMission as DiplomaticMission,
        Membership as Membership,
        OfficeHolder as OfficeHolder,
        Recognition as Recognition,
    )

_HOME = {"Fact": "fact", "Quantity": "fact"} | {
    name: room for room, _, name in (kind.partition(".") for kind in KIND_TABLES.values())
}

if TYPE_CHECKING:
    KINDS: dict[str, type[Fact]]
    """Table name in the data files -> type of the records in it; asking for it imports all kinds."""
else:

    def __getattr__(name: str) -> object:
        """Import a kind of fact when it is first asked for."""
        if name == "KINDS":
            value = {table: __getattr__(kind.partition(".")[2]) for table, kind in KIND_TABLES.items()}
        elif name in _HOME:
            value = getattr(__import__(f"{__name__}.{_HOME[name]}", fromlist=[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, value)
