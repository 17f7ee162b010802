"""The kinds of fact: a new one gets its class in a room of these, and a line here."""

KIND_TABLES = {
    "diplomatic_relations": "diplomatic_relations.DiplomaticRelations",
    "recognitions": "ties.Recognition",
    "missions": "ties.DiplomaticMission",
    "consular_posts": "ties.ConsularPost",
    "office_holders": "ties.OfficeHolder",
    "memberships": "ties.Membership",
    "cooperation": "ties.Cooperation",
    "treaties": "acts.Treaty",
    "visits": "acts.Visit",
    "meetings": "acts.Meeting",
    "announcements": "acts.Announcement",
    "commitments": "acts.Commitment",
    "events": "acts.Event",
    "boundary_questions": "matters.BoundaryQuestion",
    "military_presences": "matters.MilitaryPresence",
    "exercises": "matters.Exercise",
    "assistance": "matters.Assistance",
    "trade": "matters.Trade",
    "investments": "matters.Investment",
    "projects": "matters.Project",
    "programmes": "matters.Programme",
    "legal_measures": "acts.LegalMeasure",
    "renamings": "acts.Renaming",
    "positions": "matters.Position",
    "characterizations": "matters.Characterization",
    "figures": "matters.Figure",
    "references": "document_notes.Reference",
}
"""Table name in the data files -> room and name of the type of the records in it."""

TABLE_OF = {kind.partition(".")[2]: table for table, kind in KIND_TABLES.items()}
"""Name of the type of a fact -> name of its table in the data files."""
NOUNS = {frozenset({kind}): table.replace("_", " ") for kind, table in TABLE_OF.items()} | {
    frozenset({"DiplomaticMission", "ConsularPost"}): "missions",
    frozenset({"DiplomaticRelations"}): "facts on diplomatic relations",
    frozenset({"Assistance"}): "facts on assistance",
    frozenset({"Cooperation"}): "facts on cooperation",
    frozenset({"Trade"}): "facts on trade",
}
"""Kinds of fact -> the noun under which several facts of these kinds, and no others, are counted."""


def singular(noun: str) -> str:
    """Return one of these nouns for one fact.

    >>> singular("boundary questions"), singular("treaties"), singular("facts on trade")
    ('boundary question', 'treaty', 'fact on trade')
    """
    head, on, rest = noun.partition(" on ")
    singular_head = f"{head.removesuffix('ies')}y" if head.endswith("ies") else head.removesuffix("s")
    return singular_head + on + rest
