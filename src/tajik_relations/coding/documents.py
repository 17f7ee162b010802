"""A text becomes a document of a data set: an entry of the manifest, a fingerprint, and a data file without facts."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

from attrs import evolve, frozen

from tajik_relations.coding.proposals.words import free
from tajik_relations.coding.texts import FOLDER, seeds_of
from tajik_relations.dataset import Dataset
from tajik_relations.errors import EvidenceError, WrongArgument, shown
from tajik_relations.evidence.name_index import name_index
from tajik_relations.evidence.originals import fingerprint_of
from tajik_relations.evidence.readers import dates_in
from tajik_relations.evidence.tokens import plain
from tajik_relations.exports.dataset_folder import document
from tajik_relations.exports.safe_writing import alone, write
from tajik_relations.model.actors import State
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import MOST_WORDS, SourceDocument
from tajik_relations.reading.dataset_files import dataset_of
from tajik_relations.reading.files import Entry, read

UNKNOWN = {"publisher": "publisher not stated", "terms": "terms not stated"}
"""What the manifest says for required values that were not given."""
_NO_ID = re.compile(r"[^a-z0-9]+")


@frozen(kw_only=True)
class Described:
    """What is given about a document; a value that is `None` is derived from the text, or left out."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    terms: str | None = None
    address: str | None = None
    stamp: str | None = None
    counterpart: str | None = None
    """A code or a name."""
    mosaic: bool = False


def add_document(folder: Path, text: Path, given: Described, *, program: str) -> Iterator[str]:
    """Enter a text into a data set, and yield what was entered, for people to confirm.

    The text is copied into the folder `texts` beside that of the manifest, as it is, unless it lies there already.

    Args:
        folder: of the data set.
        text: the file.
        given: what is known of it.
        program: how the program is called on this data set, for the call that comes next.

    Raises:
        EvidenceError: if the file is no text in UTF-8 with words.
        UnknownName: if no State and no organization of the data set is called as the counterpart is.
        DatasetError: if the data set would not be read with this entry; then nothing is written.
        OutputError: if something cannot be written; then what was written is removed again.
    """
    content = _text_in(text)
    files = read(folder)
    entry = _entry(content, text, given, [entry for _, entry in files.tables["manifest.toml"]])
    facts = f"documents/{entry['id']}.toml"
    before = dataset_of(evolve(files, tables={name: rows for name, rows in files.tables.items() if name != facts}))
    entry |= _counterpart(before, given.counterpart, entry["title"])
    manifest = [*files.tables["manifest.toml"], ("documents", entry)]
    tables = {**files.tables, "manifest.toml": manifest, facts: files.tables.get(facts, [])}
    made = dataset_of(evolve(files, tables=tables)).all_documents[-1]
    _enter(folder, seeds_of(folder), made, content, entry)
    yield from _described(made, content, given, program)


def _text_in(path: Path) -> str:
    """Return the text of a file, with its line ends as they are."""
    wanted = f"{shown(str(path))}: expected a text in UTF-8, with one paragraph or table cell on each line"
    try:
        content = read_bytes(path).decode()
    except UnicodeDecodeError as error:
        raise EvidenceError(f"{wanted}, found a byte at position {error.start} that is not UTF-8") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EvidenceError(f"{wanted}, found none that can be read: {reason}") from None
    odd = "a byte order mark" if content.startswith("\ufeff") else "a NUL character" if "\0" in content else ""
    if odd:
        raise EvidenceError(f"{wanted}, found {odd}; save it as plain text")
    if not re.search(r"\w", content):
        raise EvidenceError(f"{wanted}, found no word in it")
    return content


def _entry(content: str, path: Path, given: Described, others: list[Entry]) -> Entry:
    """Return the entry of the manifest.

    Raises:
        WrongArgument: if text or id are those of another document, or nothing gives an id.
    """
    digest = sha256(content.encode()).hexdigest()
    same = next((other["id"] for other in others if other.get("sha256") == digest), None)
    if same is not None:
        raise WrongArgument(
            f"{shown(str(path))}: expected a text that is new to the data set, found the text of the document {same}"
        )
    name = given.id or _NO_ID.sub("-", path.stem.casefold()).strip("-")
    if name in {other.get("id") for other in others}:
        wanted = f"{shown(str(path))}: expected an id that is new to the data set"
        raise WrongArgument(f"{wanted}, found {name}; give another --id")
    if not name:
        raise WrongArgument(f"{shown(str(path))}: expected a name with Latin letters or digits, found none; give --id")
    values = {
        "id": name,
        "prefix": _prefix(name, {str(other.get("prefix")) for other in others}),
        "title": given.title or _title(content) or path.stem,
        "publisher": given.publisher or UNKNOWN["publisher"],
        "address": given.address,
        "stamp": given.stamp,
        "terms": given.terms or UNKNOWN["terms"],
        "file": f"{name}.txt",
        "sha256": digest,
        "lines": content.count("\n") + 1,
        "mosaic": given.mosaic or None,
    }
    return {key: value for key, value in values.items() if value is not None}


def _prefix(name: str, taken: set[str]) -> str:
    """Return the first letters of an id, as many as no other prefix has, or with a number behind them."""
    letters = re.sub(r"[^a-z]", "", name) or "doc"
    starts = (letters[:length] for length in range(3, len(letters) + 1))
    return next((prefix for prefix in starts if prefix not in taken), None) or free(letters[:3], taken)


def _title(content: str) -> str:
    """Return the first line with words, if it is short enough to be cited."""
    first = next(line for line in map(plain, content.split("\n")) if re.search(r"\w", line))
    return first if len(first.split()) <= MOST_WORDS and first.isprintable() else ""


def _counterpart(dataset: Dataset, called: str | None, title: str) -> Entry:
    """Return the counterpart that was given, or else the one other State that the title names; nothing for none."""
    if called is not None:
        return {"counterpart": dataset.scope.actors.find(called).code}
    named = {read.named for read in name_index(dataset).names_in([title]) if isinstance(read.named, State)}
    others = [state.code for state in named - {dataset.subject}]
    return {"counterpart": others[0]} if len(others) == 1 else {}


def _enter(folder: Path, seeds: Path, made: SourceDocument, content: str, entry: Entry) -> None:
    """Write text, data file and fingerprint, and the manifest last, by which they count; all of them or none."""
    manifest, data = seeds / "manifest.toml", folder / "documents" / f"{made.id}.toml"
    text = seeds.parent / FOLDER / made.file
    facts = f"# Facts of {made.id}, in the order of its lines; `draft {made.id}` proposes some.\n"
    with alone(manifest), ExitStack() as back:
        before = read_bytes(manifest).decode()
        for path, new in ((text, content), (data, facts), (seeds / f"{made.id}.fingerprint", None)):
            path.parent.mkdir(exist_ok=True)
            is_there = path.is_file()
            if new is None or not is_there or (path == text and read_bytes(path) != content.encode()):
                write(fingerprint_of(made, content) if new is None else new, path, replace=new is None)
            if not is_there:
                back.callback(path.unlink, missing_ok=True)
        gap = "" if before.endswith("\n") or not before else "\n"
        write(f"{before}{gap}\n{document({}, [('documents', entry)])}", manifest, replace=True)
        back.pop_all()


def _described(made: SourceDocument, content: str, given: Described, program: str) -> Iterator[str]:
    """Yield what the manifest says now, which of it was derived from the text, and how to go on."""
    lines = content.split("\n")
    worded = sum(bool(re.search(r"\w", line)) for line in lines)
    yield f"{made.id}: {made.lines} lines, {worded} with words; SHA-256 {made.sha256[:12]}…"
    yield f"  {'ids':12} begin with {made.prefix}-"
    for name in ("title", "publisher", "terms", "counterpart"):
        value = getattr(made, name) or "none, so that each fact names its actors"
        yield f"  {name:12} {value}{'' if getattr(given, name) else '   (not given)'}"
    yield f"  {'written':12} {_written(made, lines)}"
    yield "  please check these values; seeds/manifest.toml holds them and can be edited"
    yield f"go on with: {program} draft {made.id}"


def _written(made: SourceDocument, lines: list[str]) -> str:
    """Return when the document was written as far as its stamp says, and what its facts may add."""
    stamp = f"the stamp is read as {made.stamped}" if made.stamped else "it has no stamp with a date"
    read = (
        (date.text.partition("/")[0], at) for at, line in enumerate(lines, start=1) for date in dates_in(plain(line))
    )
    latest = max(((text, at) for text, at in read if text[:1].isdigit()), default=None)
    told = f"the latest date in its words is {latest[0]} (line {latest[1]})" if latest else "its words have no date"
    return f"between the latest event in its facts and its stamp: {told}; {stamp}"
