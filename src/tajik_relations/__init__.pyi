from tajik_relations import pictures as pictures
from tajik_relations.dataset import (
    Dataset as Dataset,
)
from tajik_relations.errors import (
    AmbiguousName as AmbiguousName,
    CountError as CountError,
    DatasetError as DatasetError,
    DateError as DateError,
    EvidenceError as EvidenceError,
    MissingLibraryError as MissingLibraryError,
    NotStatedError as NotStatedError,
    OutputError as OutputError,
    RelationsError as RelationsError,
    UnknownCode as UnknownCode,
    UnknownName as UnknownName,
    UnknownPartner as UnknownPartner,
    WithdrawnFact as WithdrawnFact,
)
from tajik_relations.evidence.verification import (
    VerificationReport as VerificationReport,
    verify as verify,
)
from tajik_relations.exports.bibliography import BibliographyEntry as BibliographyEntry, cite as cite
from tajik_relations.exports.comparison import (
    ChangedFact as ChangedFact,
    ChangedField as ChangedField,
    CodingRule as CodingRule,
    Comparison as Comparison,
    diff as diff,
)
from tajik_relations.exports.formats import export as export
from tajik_relations.exports.schemas import json_schema as json_schema
from tajik_relations.model import terms as terms
from tajik_relations.model.actors import (
    Actor,
    Organization as Organization,
    Person as Person,
    Place as Place,
    State as State,
    UnidentifiedState as UnidentifiedState,
)
from tajik_relations.model.answers import Answer as Answer
from tajik_relations.model.changes import Change as Change
from tajik_relations.model.dates import (
    DateRange as DateRange,
    OpenEnd as OpenEnd,
    PartialDate as PartialDate,
)
from tajik_relations.model.identification import (
    Identification as Identification,
    OrganizationDate as OrganizationDate,
    OutsideDate as OutsideDate,
    SetAside as SetAside,
)
from tajik_relations.model.provenance import Basis as Basis, Citation as Citation, SourceDocument as SourceDocument
from tajik_relations.query.collection import (
    Collection as Collection,
    NamedCollection as NamedCollection,
    States as States,
)
from tajik_relations.query.disagreements import (
    Disagreement as Disagreement,
    ResolvedDate as ResolvedDate,
    StatedValue as StatedValue,
)
from tajik_relations.query.established import Established as Established
from tajik_relations.query.facts import (
    Facts as Facts,
)
from tajik_relations.query.missions import (
    Missions as Missions,
)
from tajik_relations.query.occurrences import (
    Occurrence as Occurrence,
    OccurrenceLink as OccurrenceLink,
)
from tajik_relations.query.organizations import (
    MembershipAnswer as MembershipAnswer,
    OrganizationMember as OrganizationMember,
    OrganizationProfile as OrganizationProfile,
    SharedMembership as SharedMembership,
)
from tajik_relations.query.relation import Relation as Relation
from tajik_relations.query.relations import Relations as Relations
from tajik_relations.query.tables import Tables as Tables
from tajik_relations.query.timeline import (
    Timeline as Timeline,
)
from tajik_relations.reading import load as load
from tajik_relations.records import (
    Announcement as Announcement,
    Assistance as Assistance,
    BoundaryQuestion as BoundaryQuestion,
    Characterization as Characterization,
    Commitment as Commitment,
    ConsularPost as ConsularPost,
    Cooperation as Cooperation,
    DiplomaticMission as DiplomaticMission,
    DiplomaticRelations as DiplomaticRelations,
    Event as Event,
    Exercise as Exercise,
    Fact as Fact,
    Figure as Figure,
    Investment as Investment,
    LegalMeasure as LegalMeasure,
    Meeting as Meeting,
    Membership as Membership,
    MilitaryPresence as MilitaryPresence,
    OfficeHolder as OfficeHolder,
    Position as Position,
    Programme as Programme,
    Project as Project,
    Quantity as Quantity,
    Recognition as Recognition,
    Reference as Reference,
    Renaming as Renaming,
    Trade as Trade,
    Treaty as Treaty,
    Visit as Visit,
)
from tajik_relations.tabular.columns import Column as Column
from tajik_relations.tabular.table import Table as Table

__version__: str
disagreements: Collection[Disagreement]
documents: NamedCollection[SourceDocument]
facts: Facts[Fact]
less_exact: Collection[Disagreement]
memberships: Facts[Membership]
missions: Missions
organizations: NamedCollection[OrganizationProfile]
persons: NamedCollection[Person]
places: NamedCollection[Place]
references: Facts[Reference]
relations: Relations
states: States
tables: Tables

def shared(one: str | Actor, other: str | Actor) -> Collection[SharedMembership]:
    """Return the organizations of which the documents call both States members, by name.

    Raises:
        UnknownName: if nobody has one of these names.
    """

def timeline(name: str | Actor | None = None) -> Timeline:
    """Return the facts, or those about somebody, in the order of their dates, those without a date apart.

    Raises:
        UnknownName: if nobody has this name.
    """
