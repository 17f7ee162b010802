"""Cited facts on how a State stands with other States and organizations; names and data are loaded on first use."""

from os.path import abspath as _abspath
from os.path import dirname as _dirname
from os.path import join as _join

TYPE_CHECKING = False  # typing itself costs more to import than this whole file
if TYPE_CHECKING:
    from os import PathLike
    from pathlib import Path
    from typing import Any

    from tajik_relations.dataset import Dataset
    from tajik_relations.exports.bibliography import Entry
    from tajik_relations.filters import Facts
    from tajik_relations.frames import Table
    from tajik_relations.partners import Relations

_HOMES = {
    "tajik_relations.actors": "Organization Person Place State UnidentifiedState",
    "tajik_relations.beginnings": "Established Resolved",
    "tajik_relations.bodies": "Answer Body Member Shared",
    "tajik_relations.dataset": "Dataset SetAside",
    "tajik_relations.dates": "Bound DateRange PartialDate",
    "tajik_relations.differences": "Difference",
    "tajik_relations.errors": "AmbiguousName ChoiceError CountError DatasetError DateError EvidenceError "
    "MissingLibrary OutputError RelationsError UnknownName UnknownPartner",
    "tajik_relations.evidence": "Report verify",
    "tajik_relations.columns": "Column",
    "tajik_relations.exports": "json_schema",
    "tajik_relations.exports.bibliography": "Entry",
    "tajik_relations.filters": "Facts",
    "tajik_relations.frames": "Table",
    "tajik_relations.occurrences": "Occurrence Reading",
    "tajik_relations.provenance": "Basis Citation Identification OutsideDate SourceDocument",
    "tajik_relations.records": "Announcement Assistance BoundaryQuestion Characterization Commitment ConsularPost "
    "Cooperation DiplomaticMission DiplomaticRelations Event Exercise Fact Figure Investment LegalMeasure Meeting "
    "Membership MilitaryPresence OfficeHolder Position Programme Project Quantity Recognition Reference Renaming "
    "Trade Treaty Visit",
    "tajik_relations.bilateral": "Relation",
    "tajik_relations.partners": "Relations",
    "tajik_relations.posts": "Missions",
    "tajik_relations.sequences": "Collection Named",
    "tajik_relations.tabular": "Tables",
    "tajik_relations.timelines": "Timeline",
}
_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}
_ROOMS = ("pictures",)
_OF_THE_DATA = (
    "disagreements",
    "distinct",
    "documents",
    "facts",
    "memberships",
    "missions",
    "organizations",
    "persons",
    "places",
    "references",
    "relations",
    "shared",
    "states",
    "tables",
    "timeline",
)

__all__ = [*_HOME, "cite", "export", "load", *_OF_THE_DATA, *_ROOMS]  # pyright: ignore[reportUnsupportedDunderAll]

_LOADED: "dict[str | None, Dataset]" = {}


def load(folder: "str | Path | None" = None) -> "Dataset":
    """Return the shipped data set, or the one in *folder*; each is kept, and a later change of its files not read.

    Args:
        folder: where another data set is, in the layout that `export(..., format="dataset")` writes.

    Raises:
        DatasetError: if it cannot be read; the error names every mistake with its file, entry and field.
    """
    place = None if folder is None else _abspath(folder)
    if place not in _LOADED:
        from tajik_relations.reading import load as read

        made = read(_join(_dirname(__file__), "data") if folder is None else folder)
        _LOADED.setdefault(place, made)  # of several threads all get what the first one has read
    return _LOADED[place]


def export(
    output: "str | PathLike[str]",
    data: "Dataset | Table | Facts[Any] | Relations | None" = None,
    *,
    table: "str | None" = None,
    format: "str | None" = None,  # noqa: A002 - what the command line calls it
    replace: bool = False,
) -> "Path":
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
    from tajik_relations.exports import export as write

    return write(output, load() if data is None else data, table=table, format=format, replace=replace)


def cite(name: "str | None" = None, data: "Dataset | None" = None) -> "Entry":
    """Return the citation of the fact or the document with an id or, without one, of the data set.

    Args:
        name: id of a fact or of a document.
        data: a data set, the shipped one if none is given.

    Raises:
        UnknownName: if nothing has this id; the message suggests near ones.
    """
    from tajik_relations.exports.bibliography import cite as cited

    return cited(load() if data is None else data, name)


def __getattr__(name: str) -> object:
    """Import a public name, or fetch a collection of the shipped data, when it is first asked for."""
    if name in _OF_THE_DATA:
        return getattr(load(), name)
    if name in _ROOMS:
        return __import__(f"{__name__}.{name}", fromlist=["__name__"])
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version(__name__)
        except PackageNotFoundError:  # the sources alone, not installed
            return "0+unknown"
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(__import__(_HOME[name], fromlist=[name]), name)
    return value


def __dir__() -> "list[str]":
    """Return the public names."""
    return sorted([*__all__, "__version__"])
