"""A new data set: a folder with the vocabularies of the package as a base, and no document yet."""

from collections.abc import Iterator
from pathlib import Path

from tajik_relations.coding.guide import guide, templates
from tajik_relations.coding.texts import FOLDER
from tajik_relations.errors import DatasetError, OutputError
from tajik_relations.exports.dataset_folder import document
from tajik_relations.exports.safe_writing import alone, named, write_folder
from tajik_relations.model.loading import content_of, read_bytes
from tajik_relations.reading import SHIPPED, load
from tajik_relations.reading.compiled import NAMES
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.reading.files import Entry, parse

_BASE = ("states.toml", "organizations.toml", NAMES)
"""The vocabularies that are copied."""
_IGNORED = f"# The texts of the documents belong to their publishers; the data set works without them.\n/{FOLDER}/\n"


def new_set(
    folder: Path, subject: str | None, title: str | None, states: Path | None = None, *, program: str
) -> Iterator[str]:
    """Make a data set in a new folder and yield what was made, for people.

    Args:
        folder: where nothing stands, or an empty folder.
        subject: code or name of the State whose relations it is to have; the shipped set's without one.
        title: its title; by default made from the State's name.
        states: a file of States that the package does not know, in the layout of `states.toml`.
        program: how the program is called, for the call that comes next.

    Raises:
        UnknownName: if no State has this code or name.
        DatasetError: if the States in the file cannot be read beside those of the package.
        OutputError: if something is there, or it cannot be written.
    """
    files: dict[str, str | bytes] = {file: read_bytes(Path(SHIPPED, file)) for file in _BASE}
    files |= {**templates()["new_set"], ".gitignore": _IGNORED}
    code, name = _subject(subject, _more_states(states))
    header = {"title": title or f"Relations of {name} with others", "subject": code}
    files |= {"dataset.toml": document(header), "README.md": guide(header["title"], program)}
    if states is not None:
        files[_BASE[0]] = read_bytes(Path(SHIPPED, _BASE[0])) + b"\n" + read_bytes(states)
    path = named(folder)
    there = next(path.iterdir(), None) if path.is_dir() else None
    if there is not None:
        raise OutputError(f"{path}: expected a new or an empty folder, found {there.name} in it; give another name")
    with alone(path):
        write_folder(files, path, _is_read, marked=False)
    made = read_dataset(path)
    yield f"{path}: {header['title']!r}, {code}, with {len(made.all_states)} States,"
    yield f"  {len(made.all_organizations)} organizations, and no document"
    yield f"README.md in it says how a document is coded; go on with: {program} --dataset {path} add-document TEXT"


def _more_states(path: Path | None) -> list[Entry]:
    """Return the entries of States in a file."""
    try:
        return [entry for _, entry in parse(content_of(path))] if path is not None else []
    except ValueError as error:
        raise DatasetError([f"{path}: {error}"]) from None


def _subject(called: str | None, more: list[Entry]) -> tuple[str, str]:
    """Return code and name of the subject State, the name as a sentence has it."""
    shipped = load()
    own = next((entry for entry in more if called in (entry.get("code"), entry.get("name"))), None)
    if own is not None:
        code, name, article = str(own.get("code")), own.get("name"), own.get("article")
    else:
        state = shipped.states[called] if called is not None else shipped.subject
        code, name, article = state.code, state.name, state.article
    return code, f"the {name}" if article else str(name)


def _is_read(folder: Path) -> None:
    """Read a new folder before it stands at its path; raises DatasetError if the reader refuses it."""
    read_dataset(folder)
