"""Cited facts on how a State stands with other States and organizations; names and data are loaded on first use."""

_HOMES = {
    "tajik_relations.dataset": "Dataset",
    "tajik_relations.errors": "AmbiguousName CountError DatasetError DateError EvidenceError MissingLibraryError "
    "NotStatedError OutputError RelationsError UnknownCode UnknownName UnknownPartner WithdrawnFact",
    "tajik_relations.evidence.verification": "verify",
    "tajik_relations.exports.comparison": "diff",
    "tajik_relations.exports.formats": "export",
    "tajik_relations.exports.schemas": "json_schema",
    "tajik_relations.exports.bibliography": "cite",
    "tajik_relations.model.actors": "Organization Person Place State",
    "tajik_relations.model.dates": "DateRange PartialDate",
    "tajik_relations.model.provenance": "Citation SourceDocument",
    "tajik_relations.query.facts": "Facts",
    "tajik_relations.query.relation": "Relation",
    "tajik_relations.reading": "load",
    "tajik_relations.records": "Announcement Assistance BoundaryQuestion Characterization Commitment ConsularPost "
    "Cooperation DiplomaticMission DiplomaticRelations Event Exercise Fact Figure Investment LegalMeasure Meeting "
    "Membership MilitaryPresence OfficeHolder Position Programme Project Quantity Recognition Reference Renaming "
    "Trade Treaty Visit",
}
"""What people type, by the module that has it."""
_RETURNED = {
    "tajik_relations.evidence.verification": "VerificationReport",
    "tajik_relations.exports.bibliography": "BibliographyEntry",
    "tajik_relations.exports.comparison": "ChangedFact ChangedField CodingRule Comparison",
    "tajik_relations.model.actors": "UnidentifiedState",
    "tajik_relations.model.answers": "Answer",
    "tajik_relations.model.changes": "Change",
    "tajik_relations.model.dates": "OpenEnd",
    "tajik_relations.model.identification": "Identification OrganizationDate OutsideDate SetAside",
    "tajik_relations.model.provenance": "Basis",
    "tajik_relations.query.collection": "Collection NamedCollection States",
    "tajik_relations.query.disagreements": "Disagreement ResolvedDate StatedValue",
    "tajik_relations.query.established": "Established",
    "tajik_relations.query.missions": "Missions",
    "tajik_relations.query.occurrences": "Occurrence OccurrenceLink",
    "tajik_relations.query.organizations": "MembershipAnswer OrganizationMember OrganizationProfile SharedMembership",
    "tajik_relations.query.tables": "Tables",
    "tajik_relations.query.relations": "Relations",
    "tajik_relations.query.timeline": "Timeline",
    "tajik_relations.tabular.columns": "Column",
    "tajik_relations.tabular.table": "Table",
}
"""Types of what comes back, for annotations and `isinstance`: attributes of the package that `__all__` leaves out."""
_HOME = {name: module for homes in (_HOMES, _RETURNED) for module, names in homes.items() for name in names.split()}
_MODULES = {"pictures": "tajik_relations.pictures", "terms": "tajik_relations.model.terms"}
_OF_THE_DATA = tuple(
    "disagreements documents facts less_exact memberships missions organizations persons places references "
    "relations shared states tables timeline".split()
)

__all__ = [*" ".join(_HOMES.values()).split(), *_OF_THE_DATA, *_MODULES]  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    """Import a public name, or fetch a collection of the shipped data, when it is first asked for."""
    if name in _OF_THE_DATA:
        from tajik_relations.reading import load

        return getattr(load(), name)
    if name in _MODULES:
        return __import__(_MODULES[name], fromlist=["__name__"])
    if name == "__version__":
        return _version()
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(__import__(_HOME[name], fromlist=[name]), name)
    return value


def _version() -> str:
    """Return the version of this code and its data, which the compiled file has in its first line."""
    from json import loads
    from pkgutil import get_data

    header = (get_data(__name__, "data/compiled.jsonl") or b"").partition(b"\n")[0]
    return loads(header)["version"]


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted([*__all__, "__version__"])
