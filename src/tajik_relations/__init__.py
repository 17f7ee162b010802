"""What documents say of how a State stands with other States and organizations: cited facts, and ways to ask them.

    >>> import tajik_relations as tr
    >>> print(tr.relations["Armenia"].facts.first())
    Formal relations between Tajikistan and Armenia began on 21 October 1992.
    >>> tr.facts.about("NATO").during(2004, "2007")
    <8 facts, 2004–2007>
    >>> tr.embassies, tr.visits.where(place="Dushanbe"), tr.facts.search("hydropower")
    (<18 missions, 1992–2008>, <12 visits, 1999–2013>, <5 facts>)

Ways in:
    relations       what there is with each partner: relations["AM"].established, .missions, .treaties, .visits …
    facts           all facts; about, of, where, during, on, began, search, by_date, distinct, group_by, count_by …
    visits, treaties, missions, embassies, memberships …    the facts of one kind
    states, organizations, persons, places, documents       by any name, each with its facts
    disagreements, less_exact       where the documents disagree
    tables, to_dict, export         data frames, plain values, files
    cite, verify, coverage          the citation of anything; the checks of every fact against its words
    load(folder, …)                 another data set in the same layout, or several as one

A fact is a frozen record of one kind: `fact.statement` is a sentence, `fact.citations` the words that carry it. Names
may be written in many ways; what is not known raises an error that suggests similar names. All is loaded on first use.
"""

_HOMES = {
    "tajik_relations.dataset": "Dataset",
    "tajik_relations.errors": "AmbiguousName CountError DatasetError DateError EvidenceError FieldError "
    "MissingLibraryError NotStatedError OrderError OutputError RelationsError UnknownAttribute UnknownCode UnknownName "
    "UnknownPartner WithdrawnFact WrongArgument",
    "tajik_relations.evidence.coverage": "coverage",
    "tajik_relations.evidence.verification": "verify",
    "tajik_relations.exports.diff": "diff",
    "tajik_relations.exports.formats": "export",
    "tajik_relations.exports.schemas": "json_schema",
    "tajik_relations.exports.bibliography": "cite",
    "tajik_relations.model.actors": "Organization Person Place State",
    "tajik_relations.model.dates": "DateRange PartialDate",
    "tajik_relations.model.provenance": "Citation SourceDocument",
    "tajik_relations.query.facts": "Facts",
    "tajik_relations.query.relation": "Relation",
    "tajik_relations.reading": "load",
    "tajik_relations.reading.plain_values": "converter from_dict to_dict",
    "tajik_relations.records": "Announcement Assistance BoundaryQuestion Characterization Commitment ConsularPost "
    "Cooperation DiplomaticMission DiplomaticRelations Event Exercise Fact Figure Investment LegalMeasure Meeting "
    "Membership MilitaryPresence OfficeHolder Position Programme Project Quantity Recognition Reference Renaming "
    "Trade Treaty Visit",
}
"""What people type, by the module that has it."""
_RETURNED = {
    "tajik_relations.evidence.coverage": "Ledger",
    "tajik_relations.evidence.verification": "VerificationReport",
    "tajik_relations.exports.bibliography": "BibliographyEntry",
    "tajik_relations.exports.diff": "ChangedFact ChangedField CodingRule Comparison",
    "tajik_relations.model.actors": "UnidentifiedState",
    "tajik_relations.model.answers": "Answer",
    "tajik_relations.model.changes": "Change",
    "tajik_relations.model.dates": "OpenEnd",
    "tajik_relations.model.identification": "Identification OrganizationDate OutsideDate SetAside",
    "tajik_relations.model.provenance": "Basis",
    "tajik_relations.query.collection": "Collection NamedCollection States",
    "tajik_relations.query.disagreements": "Disagreement ResolvedDate StatedValue",
    "tajik_relations.query.missions": "Missions",
    "tajik_relations.query.occurrences": "Occurrence OccurrenceLink",
    "tajik_relations.query.organizations": "Members MembershipAnswer OrganizationMember OrganizationProfile "
    "SharedMembership SharedMemberships",
    "tajik_relations.query.profiles": "DocumentProfile PersonProfile StateProfile",
    "tajik_relations.query.scope": "Disagreements",
    "tajik_relations.query.tables": "Tables",
    "tajik_relations.query.relation": "Established",
    "tajik_relations.query.relations": "Relations",
    "tajik_relations.query.timeline": "Timeline",
    "tajik_relations.tabular.columns": "Column",
    "tajik_relations.tabular.table": "Schema Table",
}
"""Types of what comes back, for annotations and `isinstance`: attributes of the package that `__all__` leaves out."""
_HOME = {name: module for homes in (_HOMES, _RETURNED) for module, names in homes.items() for name in names.split()}
_MODULES = {"pictures": "tajik_relations.pictures", "terms": "tajik_relations.model.terms"}
_OF_THE_DATA = tuple(
    "ambassadors announcements assistance boundary_questions characterizations commitments consular_posts "
    "cooperation diplomatic_missions diplomatic_relations disagreements documents embassies events exercises facts "
    "figures investments legal_measures less_exact meetings memberships military_presences missions office_holders "
    "organizations permanent_missions persons places positions programmes projects recognitions references "
    "relations renamings shared states tables timeline trade treaties visits".split()
)
"""Collections of the shipped data, the facts of each kind under its everyday name among them."""

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
        return _refuse(name)
    value = globals()[name] = getattr(__import__(_HOME[name], fromlist=[name]), name)
    return value


def _refuse(name: str) -> object:
    """Refuse a name that the package does not have."""
    if name.startswith("_"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from tajik_relations.errors import UnknownAttribute

    raise UnknownAttribute(__name__, name, "package", __dir__, _call_for)


def _call_for(name: str) -> str:
    """Return the call that gives the State, organization or person with a name; empty if there is none."""
    from tajik_relations.reading import load

    data, spelled = load(), name.replace("_", " ")
    ways = ("relations", "organizations", "persons", "states")
    return next((f"tr.{way}[{spelled!r}]" for way in ways if spelled in getattr(data, way)), "")


def _version() -> str:
    """Return the version of this code and its data, which the compiled file has in its first line."""
    from json import loads
    from pkgutil import get_data

    try:
        return loads((get_data(__name__, "data/compiled.jsonl") or b"").partition(b"\n")[0])["version"]
    except (OSError, ValueError, LookupError, TypeError):  # it is damaged, and the data are read from the other files
        from tajik_relations.reading import load

        return load().version or ""


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted([*__all__, "__version__"])
