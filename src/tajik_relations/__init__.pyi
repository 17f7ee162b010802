from os import PathLike
from pathlib import Path
from typing import Any, TypeVar

from tajik_relations import pictures as pictures
from tajik_relations.actors import Actor
from tajik_relations.actors import (
    Organization as Organization,
)
from tajik_relations.actors import (
    Person as Person,
)
from tajik_relations.actors import (
    Place as Place,
)
from tajik_relations.actors import (
    State as State,
)
from tajik_relations.actors import (
    UnidentifiedState as UnidentifiedState,
)
from tajik_relations.beginnings import (
    Established as Established,
)
from tajik_relations.beginnings import (
    Resolved as Resolved,
)
from tajik_relations.bilateral import Relation as Relation
from tajik_relations.bodies import (
    Answer as Answer,
)
from tajik_relations.bodies import (
    Body as Body,
)
from tajik_relations.bodies import (
    Member as Member,
)
from tajik_relations.bodies import (
    Shared as Shared,
)
from tajik_relations.columns import Column as Column
from tajik_relations.dataset import (
    Dataset as Dataset,
)
from tajik_relations.dataset import (
    SetAside as SetAside,
)
from tajik_relations.dates import (
    Bound as Bound,
)
from tajik_relations.dates import (
    DateRange as DateRange,
)
from tajik_relations.dates import (
    PartialDate as PartialDate,
)
from tajik_relations.differences import (
    Difference as Difference,
)
from tajik_relations.errors import (
    AmbiguousName as AmbiguousName,
)
from tajik_relations.errors import (
    ChoiceError as ChoiceError,
)
from tajik_relations.errors import (
    CountError as CountError,
)
from tajik_relations.errors import (
    DatasetError as DatasetError,
)
from tajik_relations.errors import (
    DateError as DateError,
)
from tajik_relations.errors import (
    EvidenceError as EvidenceError,
)
from tajik_relations.errors import (
    MissingLibrary as MissingLibrary,
)
from tajik_relations.errors import (
    OutputError as OutputError,
)
from tajik_relations.errors import (
    RelationsError as RelationsError,
)
from tajik_relations.errors import (
    UnknownName as UnknownName,
)
from tajik_relations.errors import (
    UnknownPartner as UnknownPartner,
)
from tajik_relations.evidence import (
    Report as Report,
)
from tajik_relations.evidence import (
    verify as verify,
)
from tajik_relations.exports import json_schema as json_schema
from tajik_relations.exports.bibliography import Entry as Entry
from tajik_relations.filters import (
    Facts as Facts,
)
from tajik_relations.frames import Table as Table
from tajik_relations.occurrences import (
    Occurrence as Occurrence,
)
from tajik_relations.occurrences import (
    Reading as Reading,
)
from tajik_relations.partners import Relations as Relations
from tajik_relations.posts import (
    Missions as Missions,
)
from tajik_relations.provenance import (
    Basis as Basis,
)
from tajik_relations.provenance import (
    Citation as Citation,
)
from tajik_relations.provenance import (
    Identification as Identification,
)
from tajik_relations.provenance import (
    OutsideDate as OutsideDate,
)
from tajik_relations.provenance import (
    SourceDocument as SourceDocument,
)
from tajik_relations.records import (
    Announcement as Announcement,
)
from tajik_relations.records import (
    Assistance as Assistance,
)
from tajik_relations.records import (
    BoundaryQuestion as BoundaryQuestion,
)
from tajik_relations.records import (
    Characterization as Characterization,
)
from tajik_relations.records import (
    Commitment as Commitment,
)
from tajik_relations.records import (
    ConsularPost as ConsularPost,
)
from tajik_relations.records import (
    Cooperation as Cooperation,
)
from tajik_relations.records import (
    DiplomaticMission as DiplomaticMission,
)
from tajik_relations.records import (
    DiplomaticRelations as DiplomaticRelations,
)
from tajik_relations.records import (
    Event as Event,
)
from tajik_relations.records import (
    Exercise as Exercise,
)
from tajik_relations.records import (
    Fact as Fact,
)
from tajik_relations.records import (
    Figure as Figure,
)
from tajik_relations.records import (
    Investment as Investment,
)
from tajik_relations.records import (
    LegalMeasure as LegalMeasure,
)
from tajik_relations.records import (
    Meeting as Meeting,
)
from tajik_relations.records import (
    Membership as Membership,
)
from tajik_relations.records import (
    MilitaryPresence as MilitaryPresence,
)
from tajik_relations.records import (
    OfficeHolder as OfficeHolder,
)
from tajik_relations.records import (
    Position as Position,
)
from tajik_relations.records import (
    Programme as Programme,
)
from tajik_relations.records import (
    Project as Project,
)
from tajik_relations.records import (
    Quantity as Quantity,
)
from tajik_relations.records import (
    Recognition as Recognition,
)
from tajik_relations.records import (
    Reference as Reference,
)
from tajik_relations.records import (
    Renaming as Renaming,
)
from tajik_relations.records import (
    Trade as Trade,
)
from tajik_relations.records import (
    Treaty as Treaty,
)
from tajik_relations.records import (
    Visit as Visit,
)
from tajik_relations.sequences import (
    Collection as Collection,
)
from tajik_relations.sequences import (
    Named as Named,
)
from tajik_relations.tabular import Tables as Tables
from tajik_relations.timelines import (
    Timeline as Timeline,
)

_FactT = TypeVar("_FactT", bound=Fact)

__version__: str
disagreements: Collection[Difference]
documents: Named[SourceDocument]
facts: Facts[Fact]
memberships: Facts[Membership]
missions: Missions
organizations: Named[Body]
persons: Named[Person]
places: Named[Place]
references: Facts[Reference]
relations: Relations
states: Named[State]
tables: Tables

def load(folder: str | Path | None = None) -> Dataset:
    """Return the shipped data set, or the one in *folder*; each is kept, and a later change of its files not read.

    Args:
        folder: where another data set is, in the layout that `export(..., format="dataset")` writes.

    Raises:
        DatasetError: if it cannot be read; the error names every mistake with its file, entry and field.
    """

def cite(name: str | None = None, data: Dataset | None = None) -> Entry:
    """Return the citation of the fact or the document with an id or, without one, of the data set.

    Args:
        name: id of a fact or of a document.
        data: a data set, the shipped one if none is given.

    Raises:
        UnknownName: if nothing has this id; the message suggests near ones.
    """

def distinct(facts: Facts[_FactT]) -> Facts[_FactT]:
    """Return facts without those that speak of the same occurrence as one before them among these.

    Two statements about one visit or treaty then count once; the first in document order stays.
    """

def export(
    output: str | PathLike[str],
    data: Dataset | Table | Facts[Any] | Relations | None = None,
    *,
    table: str | None = None,
    format: str | None = None,  # noqa: A002 - what the command line calls it
    replace: bool = False,
) -> Path:
    """Write a table or a whole data set to a new file or folder, whole or not at all, and return its path.

    Args:
        output: the file, or for `package` and `dataset` the folder.
        data: a data set, a table of it, or facts or relations that a filter has left; the shipped data set if nothing
            is given.
        table: of a data set, which table; `facts` if nothing is said, `all` for one SQLite database with all tables.
        format: `jsonl`, `csv`, `parquet`, `sqlite`, `schema`, `bibtex`, `csl`, `package` or `dataset`; if nothing is
            said, what the suffix of the file tells, a folder's being `package`. `dataset` is the folder that `load`
            reads back as an equal data set; all others leave something out.
        replace: whether a file may be replaced, or a folder that is empty or holds nothing but what an export wrote.

    Raises:
        OutputError: if it cannot be written, exists and may not be replaced, cannot hold the data, or another export
            writes there; nothing that an export did not write is removed.
        UnknownName: if there is no such table or format.
        MissingLibrary: if Parquet is asked for and neither pyarrow nor polars is installed.
    """

def shared(one: str | Actor, other: str | Actor) -> Collection[Shared]:
    """Return the organizations of which the documents call both States members, by name.

    Raises:
        UnknownName: if nobody has one of these names.
    """

def timeline(name: str | Actor | None = None) -> Timeline:
    """Return the facts, or those about somebody, in the order of their dates, those without a date apart.

    Raises:
        UnknownName: if nobody has this name.
    """
