"""Hostile input: names that nobody has, text that could do harm, and data sets with one mistake each."""

import hashlib
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from attrs import frozen
from hypothesis import strategies as st
from running import SMALL

import tajik_relations as tr
from tajik_relations.cli.main import main
from tajik_relations.cli.pages import overview
from tajik_relations.evidence.data_checks.pinned_tables import COLUMNS
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.exports.diff import titles_of
from tajik_relations.reading.compiled import COMPILED, read_compiled, sum_of
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset

NAMES = {
    "empty": "",
    "blank": " ",
    "no-break blank": "\u00a0",
    "null": "\0",
    "escape": "\x1b[2J\x1b[31m",
    "lines": "\r\n\u2028\u2029\x85",
    "bell": "\a\b\x7f",
    "override": "\u202e",
    "right to left": "\u200f\u202e\u2066",
    "marks alone": "\u200f\u200e",
    "marked name": "Zu\u202ebrow\u200fka",
    "byte order": "\ufeff",
    "half a character": "\ud800",
    "other half": "Zubrowka\udfff",
    "long when folded": "\ufdfa" * 300,
    "long": "a" * 10_000,
    "long blank": " " * 10_000,
    "long accents": "e\u0301" * 10_000,
    "long letters with accents": "é" * 10_000,
    "many accents": "Zubrowka" + "\u0301" * 10_000,
    "long with a name in it": "Zubrowka " * 1_200,
    "format": "%s%n{0}{}",
    "path": "../../../etc/passwd\0",
    "query": "'; DROP TABLE facts; --",
    "beyond the plane": "\U0001f701" * 61,
    "hundred letters": "abcdefghijklmnopqrstuvwxyz" * 3 + "zyxwvutsrqponmlkjihgfe",
    "punctuation": "!?.,;:-_/\\",
}
"""Text that nobody's name is."""
VALUES = [
    "<script>alert(1)</script>",
    "</script><!--",
    "=cmd()",
    "+1+1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "it's \"quoted\", 'twice'",
    "two\nlines\r\nand\rthree",
    "'); DROP TABLE facts; --",
    "\\input{/etc/passwd} {unbalanced",
    "nothing\x00between\u2028lines\x85",
    "x" * 2**20,
]
"""Text that a value of a data set can be, and that a page, a spreadsheet, a database or TeX could run."""


def _table(name: str, row: str) -> str:
    """Return a pinned table with one row, whose empty cells are dashes and whose blanks are underscores."""
    cells = ["" if cell == "-" else cell.replace("_", " ") for cell in row.split()]
    return "\n".join(map("\t".join, (COLUMNS[name], cells))) + "\n"


BESIDE = {
    "names.toml": '[names]\nXA = ["Arvenja"]\n\n[[former]]\nname = "Old Arvenia"\nnames = ["Arvenian Union"]\n'
    'ended = "1990"\nsuccessors = ["XA"]\n',
    "codebook.toml": '[kinds.Assistance]\nnouns = ["pump"]\n\n[rules.1]\ntitle = "Pumps"\n'
    'rule = "a pump is assistance"\n',
    "occurrence-links.toml": '[[occurrence_links]]\nfacts = ["gaz-11-pumps", "let-04-canal"]\nreason = "one work"\n',
    "organization-dates.toml": '[[organization_dates]]\norganization = "LOR"\nwhat = "founded"\ndate = "1980"\n'
    'publisher = "River Press"\naddress = "https://example.org/league"\nremark = "by its charter"\n',
    "seeds/pinned/state-codes.tsv": _table("state-codes", "XA XAA 901 - - Arvenia Arvenia Arvenian"),
    "seeds/pinned/subdivisions.tsv": _table("subdivisions", "Tarn XB-TA Tarn"),
    "seeds/pinned/names.tsv": _table("names", "Tarn Tarn made_up"),
    "seeds/pinned/kind-nouns.tsv": _table("kind-nouns", "League intergovernmental_organization"),
    "seeds/pinned/participating-states.tsv": _table("participating-states", "LOR XA 1991"),
    "seeds/pinned/identification-clues.tsv": _table("identification-clues", "gazette 1 order XB made_up"),
    "seeds/pinned/outside-dates.tsv": _table("outside-dates", "XB 1991-05-04 River_Press https://x.example own -"),
    "seeds/pinned/organization-dates.tsv": _table(
        "organization-dates", "LOR founded 1980 River_Press https://x.example -"
    ),
    "seeds/pinned/documents.tsv": _table("documents", "letter letter.txt 0 River_Press - - none"),
}
"""Files that the small data set could have and has not."""
CELLS = (
    "",
    " ",
    "x",
    "5",
    "-1",
    "1.5",
    "1992-13-45",
    "9" * 5_000,
    "ab " * 40_000,
    "\x1b[31m",
    "\u202e",
    "a\u200bb",
    "\0",
)
"""What any cell of a pinned table is exchanged for."""
WRITTEN = {
    "a number": "5",
    "minus one": "-1",
    "a fraction": "1.5",
    "true": "true",
    "text": '"x"',
    "a blank": '" "',
    "an empty list": "[]",
    "a list in a list": "[[1]]",
    "an empty table": "{}",
    "a table": '{x = "y"}',
    "a day without quotes": "2000-01-01",
    "hostile text": r'"a\u001b[31m\n\u202e\u200bb"',
    "a list of hostile text": r'["a\u001b[2J\u202e\nb"]',
    "long text": f'"{"ab " * 40_000}"',
    "a number of 5,000 digits": "0x" + "f" * 5_000,
}
"""What any value is exchanged for, as TOML has it."""
LINES: dict[str, Callable[[str], str]] = {
    "removed": lambda _: "",
    "under another name": lambda line: f"x{line}",
    "twice": lambda line: f"{line}\n{line}",
    "with a hostile name": lambda line: rf'"a\u001b[31m\u202e\n{line.partition(" ")[0]}" = 1',
}
"""What is done to the whole line of a key."""
WHOLE: dict[str, Callable[[bytes], bytes | None]] = {
    "removed": lambda _: None,
    "empty": lambda _: b"",
    "cut in the middle": lambda content: content[: len(content) // 2],
    "cut before the last sign": lambda content: content[:-2],
    "with a byte order mark": lambda content: b"\xef\xbb\xbf" + content,
    "with bare carriage returns": lambda content: content.replace(b"\n", b"\r"),
    "with carriage returns and line feeds": lambda content: content.replace(b"\n", b"\r\n"),
    "in UTF-16": lambda content: content.decode().encode("utf-16"),
    "with a byte that is not UTF-8": lambda content: content + b"# \xff\n",
    "with a null": lambda content: content + b"\0",
    "with an escape sequence": lambda content: content + b"\x1b[31m\n",
    "with a heading of a thousand parts": lambda content: content + b"\n[" + b"a." * 1_000 + b"a]\n",
    "with 5,000 brackets": lambda content: content + b"\nx = " + b"[" * 5_000 + b"]" * 5_000 + b"\n",
    "with brackets that nobody closes": lambda content: content + b"\nx = " + b"[" * 100_000,
    "with an unknown table": lambda content: content + b'\n[[x]]\ny = "z"\n',
    "with a table that is no list": lambda content: content + b'\n[x]\ny = "z"\n',
    "with an unknown value before all": lambda content: b'x = "y"\n' + content,
    "twice in one": lambda content: content + content,
    "as JSON": lambda _: b'{"title": "x"}\n',
    "as a page": lambda _: b"<!DOCTYPE html>\n<html></html>\n",
}
"""What is done to the content of a file; `None` takes it away."""
_OPTIONAL = (
    *(
        "mark",
        "retrieved",
        "publisher",
        "title",
        "status",
        "date",
        "office",
        "visitors",
        "quantity",
        "also",
        "footnotes",
    ),
    *(
        "seat",
        "instrument",
        "place",
        "bodies",
        "lineage",
        "sources",
        "candidates",
        "text_candidates",
        "partner",
        "names",
    ),
    *("citations", "remark", "article", "subdivision", "stamp", "words", "adjectives", "successors", "nouns", "XA"),
)
ACCEPTED = {
    r"seeds/pinned/\S+ (?!.*(long|x1b|u20|x00)).*": (
        "A pinned table may have any content; `verify` reports only where the data differ from the table."
    ),
    r"\S+\.toml with carriage returns and line feeds": (
        "Lines may end with a carriage return and a line feed, as on Windows."
    ),
    r"(changes|codebook|names|occurrence-links|organization-dates|outside-dates|set-aside)\.toml (removed|empty)": (
        "The file is optional."
    ),
    r"codebook\.toml cut in the middle": (
        "The file was cut between two tables, so the remaining part is a correct file."
    ),
    r"codebook\.toml (rule|title) .*": (
        "The title and the text of a coding rule are for people; the checks do not use them."
    ),
    r"\S+ \S*(title|summary|note|reason|remark|publisher|terms|stamp|name|file|id) text": (
        "Any text is allowed here, also as the id of a withdrawn fact."
    ),
    r"\S+ \S+\.(line|last_line|mark) a number": "The document has a line or a footnote with this number.",
    r"\S+ organizations\.article true": "The name of an organization may have an article.",
    rf"\S+ (\S+\.)?({'|'.join(_OPTIONAL)}) (removed|an empty list)": "The value is optional.",
}
"""Patterns of the changes that are accepted, each with the reason."""
_KEY = re.compile(r"^(\w+) = (.+)$", re.MULTILINE)
_TABLE = re.compile(r"^\[\[(\w+)\]\]", re.MULTILINE)


@frozen
class Change:
    """One thing that is wrong in a copy of the small data set."""

    file: str
    key: str
    """The table and the name of the key; empty if the whole file is changed."""
    what: str
    content: bytes | None
    """The file's content then; `None` if it is taken away."""

    def __str__(self) -> str:
        """Return the place and what is done there."""
        return " ".join(filter(None, (self.file, self.key, self.what)))


@frozen
class Outcome:
    """What came of reading, verifying and telling a data set."""

    refused_by: str
    """What raised an error of ours: "reading", "verifying"; empty if nothing did."""
    lines: tuple[str, ...] = ()
    """Those of the error."""


def whole_data_set(folder: Path) -> Path:
    """Return a copy of the small data set that has every file that a data set can have."""
    copy = Path(shutil.copytree(SMALL, folder))
    (copy / "seeds" / "pinned").mkdir()
    for file, text in BESIDE.items():
        (copy / file).write_text(text, encoding="utf-8")
    return copy


def changes(folder: Path) -> Iterator[Change]:
    """Yield every change of every file of a data set, then of each key where it first stands in the file."""
    for path in sorted(path for path in folder.rglob("*.*") if path.suffix in (".toml", ".fingerprint", ".tsv")):
        file, content = path.relative_to(folder).as_posix(), path.read_bytes()
        yield from (Change(file, "", name, change(content)) for name, change in WHOLE.items())
        if path.suffix == ".toml":
            yield from _of_keys(file, content.decode())
        elif path.suffix == ".tsv":
            yield from _of_cells(file, content.decode())


def _of_keys(file: str, text: str) -> Iterator[Change]:
    for key in {match[1]: match for match in reversed([*_KEY.finditer(text)])}.values():
        table = ["", *(heading[1] for heading in _TABLE.finditer(text, 0, key.start()))][-1]
        name = f"{table}.{key[1]}".removeprefix(".")
        lines = {what: f"{key[1]} = {value}" for what, value in WRITTEN.items()}
        lines |= {what: change(key[0]) for what, change in LINES.items()}
        for what, line in lines.items():
            yield Change(file, name, what, (text[: key.start()] + line + text[key.end() :]).encode())


def _of_cells(file: str, text: str) -> Iterator[Change]:
    heading, row, _ = text.split("\n")
    for at, column in enumerate(heading.split("\t")):
        for number, cell in enumerate(CELLS):
            cells = row.split("\t")
            cells[at] = cell
            what = repr(cell) if len(cell) < 20 else f"long {number}"
            yield Change(file, column, what, "\n".join((heading, "\t".join(cells), "")).encode())


def outcome(change: Change, folder: Path) -> Outcome:
    """Return what comes of a change in a data set, which is as it was afterwards.

    Raises:
        Exception: whatever is no error of ours.
    """
    for kept in (codebook_of, titles_of):
        kept.cache_clear()
    path = folder / change.file
    if change.content is not None:
        return told_after(folder, change.file, change.content)
    before = path.read_bytes()
    path.unlink()
    try:
        return _told(folder)
    finally:
        path.write_bytes(before)


def _told(folder: Path) -> Outcome:
    stage = "reading"
    try:
        dataset = read_dataset(folder)
        stage = "verifying"
        report = tr.verify(dataset)
        lines = (*(fact.statement for fact in dataset.facts), *map(str, dataset.disagreements), *overview(dataset, "x"))
        lines += tuple(map(str, (*report.problems, *report.undecided)))
    except tr.RelationsError as error:
        return Outcome(stage, tuple(str(error).split("\n")))
    return Outcome("", lines)


SCRAPS = (
    *(
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        '"""',
        "=",
        ".",
        ",",
        "#",
        "\n",
        "\r",
        "\t",
        "\0",
        "\x1b[2J",
        "\u202e",
        "\u200b",
        "\ufeff",
    ),
    *(
        "\\",
        "\\u0000",
        "-1",
        "0",
        "9" * 30,
        "1e400",
        "nan",
        "null",
        "true",
        "id",
        "date",
        "[[x]]",
        "a" * 3000,
        "[" * 300,
    ),
    *(
        "1992-13",
        "1992-04-31",
        "../..",
        "0000",
        "XA",
        "XB",
        "gaz-04-began",
        "Visit",
        '{"Visit":{}}',
        "\ud800",
        " " * 200,
    ),
)
"""What may break a file where it is put in."""
edits = st.lists(
    st.tuples(st.integers(0, 2**16), st.integers(0, 30), st.one_of(st.sampled_from(SCRAPS), st.text(max_size=6))),
    min_size=1,
    max_size=4,
)
"""Places, how much is cut out there, and what is put in."""
words = st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12), st.sampled_from([*NAMES.values()]))
plain = st.recursive(
    st.one_of(words, st.integers(), st.none(), st.booleans(), st.floats(), st.builds(lambda: 16**5000)),
    lambda parts: st.one_of(
        st.lists(parts, max_size=3),
        st.dictionaries(
            st.one_of(st.sampled_from(("kind", "type", "id", "citations", "date", "states")), words), parts
        ),
    ),
    max_leaves=6,
)
"""What may be given for the plain values of a record."""
OPTIONS = (
    *(
        "show",
        "list",
        "search",
        "cite",
        "verify",
        "coverage",
        "diff",
        "disagreements",
        "--format",
        "--dataset",
        "--about",
    ),
    *(
        "--during",
        "--status",
        "--document",
        "--help",
        "--version",
        "--documents",
        "csl",
        "json",
        "visits",
        "row 6",
        "2007",
    ),
    *("Armenia", "CIS", "facts", "1992/..", "--", "-1", ".", "--kind", "--mentioned", "--fresh"),
)
"""What is said on the command line, but for `export`, which writes."""
command_lines = st.lists(st.one_of(st.sampled_from(OPTIONS), words), max_size=5)


def _files(suffix: str) -> list[str]:
    """Return the names of the files of the small data set that end so."""
    return sorted(path.relative_to(SMALL).as_posix() for path in SMALL.rglob(f"*{suffix}"))


def edited(text: str, changes: list[tuple[int, int, str]]) -> bytes:
    """Return a text with each of some edits made in turn, anywhere in it."""
    for place, cut, put in changes:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at + cut :]
    return text.encode("utf-8", "surrogatepass")


def told_after(folder: Path, file: str, content: bytes, told: Callable[[Path], Outcome] = _told) -> Outcome:
    """Return what comes of other content of a file, which is as it was afterwards."""
    before = (folder / file).read_bytes()
    (folder / file).write_bytes(content)
    try:
        return told(folder)
    finally:
        (folder / file).write_bytes(before)


def of_file(folder: Path, file: str, changes: list[tuple[int, int, str]]) -> Outcome:
    """Return what comes of edits of a data file, the manifest or a fingerprint."""
    return told_after(folder, file, edited((folder / file).read_text("utf-8"), changes))


def of_compiled(folder: Path, changes: list[tuple[int, int, str]]) -> Outcome:
    """Return what comes of edits of the records of a compiled file whose sums are made right again."""
    header, _, rest = (folder / COMPILED).read_text("utf-8").partition("\n")
    lines = edited(rest, changes)
    content = json.dumps({**json.loads(header), "sum": sum_of(lines)}).encode() + b"\n" + lines
    return told_after(folder, COMPILED, content, _told_by_compiled)


def _told_by_compiled(folder: Path) -> Outcome:
    dataset = read_compiled(folder)
    if dataset is None:
        return Outcome("reading", ("passed over",))
    try:
        len([*(fact.statement for fact in dataset.facts), *map(str, dataset.disagreements), *overview(dataset, "x")])
    except tr.RelationsError as error:
        return Outcome("asking", tuple(str(error).split("\n")))
    return Outcome("")


def of_text(folder: Path, changes: list[tuple[int, int, str]], *, known: bool) -> Outcome:
    """Return what comes of edits of a document's text, whose new hash the manifest has if it is *known*."""
    file, manifest = "texts/letter.txt", folder / "seeds" / "manifest.toml"
    content, before = edited((folder / file).read_text("utf-8"), changes), manifest.read_bytes()
    if known:
        old, new = (hashlib.sha256(text).hexdigest() for text in ((folder / file).read_bytes(), content))
        lines = f"lines = {len(content.decode('utf-8', 'replace').split(chr(10)))}"
        manifest.write_bytes(before.replace(old.encode(), new.encode()).replace(b"lines = 7", lines.encode()))
    try:
        return told_after(folder, file, content, _told_by_texts)
    finally:
        manifest.write_bytes(before)


def _told_by_texts(folder: Path) -> Outcome:
    try:
        report = tr.verify(read_dataset(folder), folder / "texts")
    except tr.RelationsError as error:
        return Outcome("verifying", tuple(str(error).split("\n")))
    return Outcome("", tuple(map(str, (*report.problems, *report.undecided))))


def of_call(call: Callable[[Any], object], given: object) -> Outcome:
    """Return what comes of a call with something for a name, a date or a record."""
    try:
        call(given)
    except tr.RelationsError as error:
        return Outcome("reading", tuple(str(error).split("\n")))
    return Outcome("")


def of_command(arguments: list[str]) -> Outcome:
    """Return what a command line prints on standard error, or with status 0 or 1 on standard output."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status: Any = main(arguments)
        except SystemExit as leaving:
            status = leaving.code
    assert status in (0, 1, 2), status
    text = err.getvalue() if status == 2 else "" if "json" in arguments or "csl" in arguments else out.getvalue()
    assert status != 2 or text.count("\n") == 1, text
    return Outcome("reading" if status == 2 else "", tuple(text.split("\n")))


def with_compiled(folder: Path) -> Path:
    """Return a folder with the compiled file of its data set."""
    (folder / COMPILED).write_text(compiled(folder, read_dataset(folder)), encoding="utf-8")
    return folder


def accepted(change: Change) -> str:
    """Return the reason why a data set with this change is right; empty if there is none."""
    return next((reason for form, reason in ACCEPTED.items() if re.fullmatch(form, str(change))), "")


FUZZED: dict[str, tuple[st.SearchStrategy[Any], Callable[[Path, Any], Outcome]]] = {
    "data files and the manifest": (
        st.tuples(st.sampled_from([*BESIDE, *_files(".toml")]), edits),
        lambda folder, given: of_file(folder, *given),
    ),
    "fingerprints": (
        st.tuples(st.sampled_from(_files(".fingerprint")), edits),
        lambda folder, given: of_file(folder, *given),
    ),
    "compiled files whose checksum is right": (edits, of_compiled),
    "texts of documents, their hash wrong": (edits, lambda folder, given: of_text(folder, given, known=False)),
    "texts of documents, their hash right": (edits, lambda folder, given: of_text(folder, given, known=True)),
    "folders for `tr.load(...)`": (words, lambda _, name: of_call(tr.load, name)),
    "names for `tr.relations[...]`": (words, lambda _, name: of_call(tr.relations.__getitem__, name)),
    "dates for `tr.facts.during(...)`": (words, lambda _, date: of_call(tr.facts.during, date)),
    "values for `tr.from_dict(...)`": (plain, lambda _, values: of_call(tr.from_dict, values)),
    "arguments of the command": (command_lines, lambda _, arguments: of_command(arguments)),
}
"""What is fuzzed: what is given, and what comes of it in a folder."""
