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
    FieldError as FieldError,
    MissingLibraryError as MissingLibraryError,
    NotStatedError as NotStatedError,
    OrderError as OrderError,
    OutputError as OutputError,
    RelationsError as RelationsError,
    UnknownAttribute as UnknownAttribute,
    UnknownCode as UnknownCode,
    UnknownName as UnknownName,
    UnknownPartner as UnknownPartner,
    WithdrawnFact as WithdrawnFact,
    WrongArgument as WrongArgument,
)
from tajik_relations.evidence.coverage import Ledger as Ledger, coverage as coverage
from tajik_relations.evidence.verification import (
    VerificationReport as VerificationReport,
    verify as verify,
)
from tajik_relations.exports.bibliography import BibliographyEntry as BibliographyEntry, cite as cite
from tajik_relations.exports.diff import (
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
    DateLike,
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
    Members as Members,
    MembershipAnswer as MembershipAnswer,
    OrganizationMember as OrganizationMember,
    OrganizationProfile as OrganizationProfile,
    SharedMembership as SharedMembership,
    SharedMemberships as SharedMemberships,
)
from tajik_relations.query.profiles import (
    DocumentProfile as DocumentProfile,
    PersonProfile as PersonProfile,
    StateProfile as StateProfile,
)
from tajik_relations.query.relation import Established as Established, Relation as Relation
from tajik_relations.query.relations import Relations as Relations
from tajik_relations.query.scope import Disagreements as Disagreements
from tajik_relations.query.tables import Tables as Tables
from tajik_relations.query.time_filters import Certainty
from tajik_relations.query.timeline import (
    Timeline as Timeline,
)
from tajik_relations.reading import load as load
from tajik_relations.reading.plain_values import converter as converter, from_dict as from_dict, to_dict as to_dict
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
from tajik_relations.tabular.table import Schema as Schema, Table as Table

__version__: str
ambassadors: Facts[OfficeHolder]
announcements: Facts[Announcement]
assistance: Facts[Assistance]
boundary_questions: Facts[BoundaryQuestion]
characterizations: Facts[Characterization]
commitments: Facts[Commitment]
consular_posts: Missions
cooperation: Facts[Cooperation]
diplomatic_missions: Missions
diplomatic_relations: Facts[DiplomaticRelations]
disagreements: Disagreements
documents: NamedCollection[DocumentProfile]
embassies: Missions
events: Facts[Event]
exercises: Facts[Exercise]
facts: Facts[Fact]
figures: Facts[Figure]
investments: Facts[Investment]
legal_measures: Facts[LegalMeasure]
less_exact: Disagreements
meetings: Facts[Meeting]
memberships: Facts[Membership]
military_presences: Facts[MilitaryPresence]
missions: Missions
office_holders: Facts[OfficeHolder]
organizations: NamedCollection[OrganizationProfile]
permanent_missions: Missions
persons: NamedCollection[PersonProfile]
places: NamedCollection[Place]
positions: Facts[Position]
programmes: Facts[Programme]
projects: Facts[Project]
recognitions: Facts[Recognition]
references: Facts[Reference]
relations: Relations
renamings: Facts[Renaming]
states: States[StateProfile]
tables: Tables
trade: Facts[Trade]
treaties: Facts[Treaty]
visits: Facts[Visit]

def shared(
    one: str | Actor,
    other: str | Actor,
    on: DateLike | None = None,
    *,
    certainty: Certainty = "possible",
    carry_forward: bool = False,
) -> SharedMemberships:
    """Return the organizations of which the documents call both States members, sorted by name.

    Args:
        one: the first State, or any name or code of it.
        other: the second State.
        on: a day, month or year on which both were members; the repr says how many statements were left out.
        certainty: as for `Facts.as_of`.
        carry_forward: whether a statement still counts as possible for days after its document was written.

    Raises:
        UnknownName: if one of the names is not known.
        DateError: if `on` is not a date.
    """

def timeline(name: str | Actor | None = None) -> Timeline:
    """Return all facts, or the facts about an actor, in the order of their dates; undated facts are in `undated`.

    Raises:
        UnknownName: if nobody has this name.
    """
