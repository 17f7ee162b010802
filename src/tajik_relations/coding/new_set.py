"""A new data set: a folder with the vocabularies of the package as a base, and no document yet."""

from collections.abc import Iterator
from pathlib import Path

from tajik_relations.coding.texts import FOLDER
from tajik_relations.dataset import Dataset
from tajik_relations.errors import OutputError
from tajik_relations.exports.dataset_folder import document
from tajik_relations.exports.writing import alone, named, write_folder
from tajik_relations.model.loading import read_bytes
from tajik_relations.reading import SHIPPED, load
from tajik_relations.reading.compiled import NAMES
from tajik_relations.reading.dataset_files import read_dataset

_BASE = ("states.toml", "organizations.toml", NAMES)
"""The vocabularies that are copied."""
_CODEBOOK = """\
# The signs of the package's codebook count here as they are. What the words of your own documents show, and it does not
# know yet, stands in this file, by the dictionary form of a verb or noun:
#
# [kinds.Treaty]
# nouns = ["memorandum"]
"""
_PERSONS = """\
# Persons whom facts name, by the name in lower case with hyphens:
#
# [[persons]]
# code = "mira-tolen"
# name = "Mira Tolen"
"""
_PLACES = """\
# Places that facts name; with the ISO 3166-2 code, where there is one, the State need not stand in the words:
#
# [[places]]
# name = "Geneva"
# subdivision = "CH-GE"
"""
_MANIFEST = """\
# The documents, in order; `add-document` enters one. Their texts belong to their publishers and are no part of this.
"""
_IGNORED = f"# The texts of the documents belong to their publishers; the data set does without them.\n/{FOLDER}/\n"


def new_set(folder: Path, subject: str | None, title: str | None, *, program: str) -> Iterator[str]:
    """Make a data set in a new folder and yield what was made, for people.

    Args:
        folder: where nothing stands, or an empty folder.
        subject: code or name of the State whose relations it is to have; the shipped set's without one.
        title: what it is called; made of the State's name without one.
        program: how the program is called, for the call that comes next.

    Raises:
        UnknownName: if no State has this code or name.
        OutputError: if something is there, or it cannot be written.
    """
    shipped = load()
    state = shipped.subject if subject is None else shipped.states[subject]
    name = f"the {state.name}" if state.article else state.name
    header = {"title": title or f"Relations of {name} with others", "subject": state.code}
    files: dict[str, str | bytes] = {file: read_bytes(Path(SHIPPED, file)) for file in _BASE}
    files |= {
        "dataset.toml": document(header),
        "codebook.toml": _CODEBOOK,
        "persons.toml": _PERSONS,
        "places.toml": _PLACES,
    }
    files |= {"seeds/manifest.toml": _MANIFEST, ".gitignore": _IGNORED}
    path = named(folder)
    there = next(path.iterdir(), None) if path.is_dir() else None
    if there is not None:
        raise OutputError(f"{path}: expected a new or an empty folder, found one with {there.name}; give another name")
    with alone(path):
        write_folder(files, path, _is_read, marked=False)
    made: Dataset = read_dataset(path)
    yield f"{path}: {header['title']!r}, {state.code}, with {len(made.all_states)} States and"
    yield f"  {len(made.all_organizations)} organizations of the package, and no document"
    yield f"go on with: {program} --dataset {path} add-document TEXT"


def _is_read(folder: Path) -> None:
    """Read a new folder; raises OutputError if the reader refuses it."""
    try:
        read_dataset(folder)
    except ValueError as error:
        raise OutputError(f"expected a data set that its reader accepts, found: {error}") from None
