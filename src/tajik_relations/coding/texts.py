"""The documents' texts beside a data set, where the steps of coding look for them."""

from pathlib import Path

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError
from tajik_relations.evidence.originals import read_text
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.reading.compiled import files_of

FOLDER = "texts"
"""Name of the folder, beside that of the manifest; it is no part of the data set."""


def seeds_of(folder: Path) -> Path:
    """Return the folder with the manifest and the fingerprints of a data set.

    Raises:
        DatasetError: if there is none.
    """
    return Path(files_of(folder)["manifest.toml"]).resolve().parent


def texts_of(folder: Path, documents: Path | None) -> Path:
    """Return the folder with the texts: the one that was given, or else the one beside the manifest's.

    Raises:
        DatasetError: if the data set has none.
    """
    if documents is not None:
        return documents
    beside = seeds_of(folder).parent / FOLDER
    if not beside.is_dir():
        raise DatasetError([f"{beside}: expected a folder with the documents' texts, found none; give --documents DIR"])
    return beside


def lines_of(dataset: Dataset, document: str, documents: Path | None) -> tuple[str, ...] | None:
    """Return the lines of a document's text; `None` without a folder of texts."""
    return None if documents is None else read_text(document_in(dataset, document), documents).lines


def document_in(dataset: Dataset, name: str) -> SourceDocument:
    """Return the document of an id or title.

    Raises:
        UnknownName: if there is none; `AmbiguousName` if several have the title.
    """
    return dataset.scope.documents.find(name)
