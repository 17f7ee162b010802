"""Compare the results of two commits: tables, other exports, output of the command line and, with --site, the site.

Each commit is built from its archive in its own environment, with its own locked tools. The results are stored in the
cache, in a folder with the commit's hash as its name; delete this folder to build the commit again. The word `worktree`
stands for the present files, committed or not, which are built again each time. The report is Markdown. The exit status
is 0 if there are only allowed differences, 1 if there are others, and 2 if the commits could not be compared.

Name a column `column` (in every table) or `table.column`; for a nested value add its key: `column.key` or
`table.column.key`. Of the site only the text is compared, not addresses, pictures or styles.
"""

import argparse
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple, NoReturn
from urllib.parse import quote

ROOT = Path(__file__).parents[1]
NAME = Path(__file__).stem
WORKTREE = "worktree"
LOCKS = {"exports": ("test",), "site": ("test", "frames", "notebook", "docs")}
"""The locked tools with which each part of a commit is built; those of the site are the tools of the session `docs`."""
LISTS = ("partners", "organizations", "persons", "documents")
NAMED = LISTS[:3]
"""The lists whose items `show` can show."""
KEYS = {
    "actors": ("code",),
    "citations": ("fact", "number"),
    "documents": ("id",),
    "facts": ("id",),
    "memberships": ("fact", "member"),
    "participants": ("fact", "number"),
    "references": ("id",),
}
"""By table, the columns that identify a row; in other tables the whole row identifies itself."""
EITHER = {"relations": ("partner", "row")}
"""By table, columns of which the first that is not null identifies a row."""
CELL, LINE = 80, 160
"""How many characters of a cell and of a line the report shows."""
SHOWN = 12
"""How many lines of the differences in one text the report shows."""
ALIKE = 3
"""A difference that this many texts share is reported only once."""
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr "
    "tspan".split()
)
"""HTML elements that do not begin a new line."""
PACKAGED = re.compile(r"package/[^/]+\.json(ld)?")
FOLLOWS = re.compile(r'("(?:hash|sha256|bytes|contentSize)": )(?:"[^"]*"|\d+)')
"""What package metadata say about files; it is not compared, because the files themselves are."""

Row = dict[str, Any]
Keys = tuple[str, ...]
Key = tuple[str, int]
"""The values that identify a row, and its number among rows with the same values."""


class Failed(Exception):
    """The commits cannot be compared; the message is one line, `output` is the output of a failed program."""

    def __init__(self, message: str, output: bytes = b"") -> None:
        """Store the message and the output."""
        super().__init__(message)
        self.output = output


class Allowed(NamedTuple):
    """Differences that are allowed, so that they are not counted."""

    renamed: tuple[tuple[Keys, str], ...] = ()
    columns: tuple[Keys, ...] = ()
    tables: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def in_words(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each type of allowed difference with its names."""
        yield "columns renamed", [f"{'.'.join(old)} → {new}" for old, new in self.renamed]
        yield "columns", [".".join(column) for column in self.columns]
        yield "tables", list(self.tables)
        yield "texts", list(self.texts)


# Building


def git(*words: str) -> bytes:
    """Return the output of git in this repository."""
    ran = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, check=False)  # noqa: S607 - users' git
    if ran.returncode:
        raise Failed(f"git {words[0]}: {last_line(ran.stderr)}")
    return ran.stdout


def last_line(output: bytes) -> str:
    """Return the last line that is not blank."""
    lines = output.decode("utf-8", "backslashreplace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it says nothing")


def resolved(name: str) -> str:
    """Return the hash of a commit, or the word for the present files."""
    if name == WORKTREE:
        return name
    try:
        return git("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except Failed:
        raise Failed(f"expected a commit or the word {WORKTREE}, found {name!r}") from None


def unpack(commit: str, folder: Path) -> None:
    """Write the files of a commit, or the files of the work tree that git does not ignore, to a new folder."""
    folder.mkdir()
    if commit != WORKTREE:
        with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", commit))) as archive:
            safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # not in 3.11.2
            archive.extractall(folder, **safely)  # noqa: S202 - a commit of this repository
        return
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").decode("utf-8", "surrogateescape")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def environment(scripts: Path) -> dict[str, str]:
    """Return variables for programs of an environment: none of this Python's, and a fixed width of the terminal."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    path = os.pathsep.join((str(scripts), own.get("PATH", "")))
    return {**own, "PATH": path, "COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def run(words: Sequence[str | Path], tree: Path, scripts: Path) -> None:
    """Run a program that must succeed."""
    status, output = output_of(words, tree, environment(scripts))
    if status:
        called = " ".join((Path(words[0]).name, *map(str, words[1:4])))
        raise Failed(f"{called}: exit status {status}: {last_line(output)}", output)


def output_of(words: Sequence[str | Path], folder: Path, variables: dict[str, str]) -> tuple[int, bytes]:
    """Run a program in a folder, and return its exit status and its output."""
    ran = subprocess.run(
        words,
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ran.returncode, ran.stdout


def install(tree: Path, folder: Path, locks: Iterable[str]) -> Path:
    """Make an environment with locked tools and the package, and return the folder of its programs."""
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    run((sys.executable, "-m", "venv", folder), tree, scripts)
    pip = (scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    for lock in locks:
        run((*pip, "--require-hashes", "-r", f"locks/{lock}.txt"), tree, scripts)
    run((*pip, "--no-build-isolation", "."), tree, scripts)
    return scripts


class Program:
    """The command line of one commit; its output is written to a folder."""

    def __init__(self, tree: Path, scripts: Path, out: Path) -> None:
        """Find the program under the name that the commit gives it."""
        with (tree / "pyproject.toml").open("rb") as file:
            name = next(iter(tomllib.load(file)["project"]["scripts"]))
        self.path, self.out, self.variables = scripts / name, out, environment(scripts)

    def run(self, *words: str | Path, **variables: str) -> tuple[int, str]:
        """Return the exit status and what was printed."""
        status, output = output_of((self.path, *words), self.out, self.variables | variables)
        return status, output.decode("utf-8", "backslashreplace").replace(str(self.out), "OUT")

    def printed(self, *words: str) -> None:
        """Write what is printed to a file, with the exit status if it is not 0."""
        status, text = self.run(*words)
        self._keep(words, status, text)

    def export(self, target: str, *words: str) -> None:
        """Export to a file or a folder; if this fails, write the message to a file."""
        path = self.out / target
        path.parent.mkdir(parents=True, exist_ok=True)
        status, text = self.run("export", *words, "--output", path)
        if status:
            self._keep(("export", *words), status, text)

    def names(self, kind: str) -> list[str]:
        """Return the names of the items in a list."""
        status, text = self.run("list", kind, "--format", "json")
        return [] if status else [row["name"] for row in json.loads(text) if "name" in row]

    def _keep(self, words: Sequence[str], status: int, text: str) -> None:
        command, *more = words or ("no command",)
        name = "/".join((command, *([quote(" ".join(more), safe=" ()',")] if more else [])))
        path = self.out / "printed" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + (f"exit status {status}\n" if status else ""), encoding="utf-8", newline="")


def build_exports(tree: Path, scripts: Path, out: Path) -> None:
    """Write all exports and all output that are compared."""
    out.mkdir()
    program = Program(tree, scripts, out)
    _, usage = program.run("export", "--help", COLUMNS="10000")
    choices = re.search(r"--table \{([^}]+)\}", usage)
    if not choices:
        raise Failed("export --help: expected the names of the tables, found none", usage.encode())
    for table in sorted({*choices[1].split(",")} - {"all"}):
        for form in ("jsonl", "csv"):
            program.export(f"tables/{table}.{form}", "--table", table, "--format", form)
    program.export("documents/documents.bib", "--table", "documents", "--format", "bibtex")
    program.export("documents/documents.csl.json", "--table", "documents", "--format", "csl")
    for form in ("package", "dataset"):
        program.export(form, "--format", form)
    program.printed()
    program.printed("disagreements")
    rows = (row for table in ("facts", "references") for row in read_if_there(out / "tables" / f"{table}.jsonl"))
    for kind in (*LISTS, *sorted({row["kind"].casefold() for row in rows if "kind" in row})):
        program.printed("list", kind)
    for name in dict.fromkeys(name for kind in NAMED for name in program.names(kind)):
        program.printed("show", name)


def read_if_there(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file; no rows if there is no file."""
    return rows_of(path.name, path.read_text(encoding="utf-8")) if path.is_file() else []


def build_site(tree: Path, scripts: Path, out: Path) -> None:
    """Build the site in the same way as the session `docs` of the noxfile."""
    run((scripts / "sphinx-build", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", out), tree, scripts)


BUILDERS: dict[str, Callable[[Path, Path, Path], None]] = {"exports": build_exports, "site": build_site}


def built(commit: str, parts: Sequence[str], cache: Path, passing: Path) -> Path:
    """Return the folder with the parts of a commit; parts of the work tree are only in the temporary folder."""
    folder = (passing if commit == WORKTREE else cache) / commit
    missing = [part for part in parts if not (folder / part).is_dir()]
    if not missing:
        return folder
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=passing) as work:
        tree = Path(work, "tree")
        unpack(commit, tree)
        for part in missing:
            print(f"{NAME}: building the {part} of {commit[:12]}", file=sys.stderr, flush=True)
            BUILDERS[part](tree, install(tree, Path(work, f"{part}-environment"), LOCKS[part]), Path(work, part))
            if not (folder / part).is_dir():  # else another run was quicker
                Path(work, part).rename(folder / part)
    return folder


# Comparing tables


class Rows(NamedTuple):
    """The differences between the rows of two tables; if all is empty, there is none."""

    added: list[str]
    removed: list[str]
    changed: set[Key]
    cells: dict[str, list[tuple[str, str, str]]]
    """By column: which row, the value before, the value after."""
    new_columns: list[str]
    old_columns: list[str]
    notes: list[str]


def rows_of(path: str, content: str) -> list[Row]:
    """Return the rows of a JSON Lines or CSV file; nested values in CSV are parsed too."""
    if path.endswith(".jsonl"):
        return [json.loads(line) for line in content.split("\n") if line.strip()]
    rows = csv.DictReader(io.StringIO(content, newline=""))
    return [{column: _nested(cell) for column, cell in row.items()} for row in rows]


def _nested(cell: str) -> Any:
    try:
        return json.loads(cell) if cell[:1] in ("[", "{") else cell
    except ValueError:
        return cell


def mapped(value: Any, name: Callable[[Keys], str | None], path: Keys = ()) -> Any:
    """Return a value with renamed keys, nested keys too; keys whose name is `None` are dropped."""
    if isinstance(value, list):
        return [mapped(item, name, path) for item in value]
    if not isinstance(value, dict):
        return value
    pairs = [(name((*path, key)), key) for key in value]
    return {
        key if new in value else new: mapped(value[key], name, (*path, key)) for new, key in pairs if new is not None
    }


def renamed(table: str, allowed: Allowed) -> Callable[[Keys], str]:
    """Return a function that maps a column of the first commit to its name in the second."""
    names = dict(allowed.renamed)
    return lambda path: names.get((table, *path)) or names.get(path) or path[-1]


def not_ignored(table: str, allowed: Allowed) -> Callable[[Keys], str | None]:
    """Return a function that maps a column to its name, or to `None` if the column is ignored."""
    return lambda path: None if {path, (table, *path)} & {*allowed.columns} else path[-1]


def keyed(rows: Iterable[Row], table: str, columns: Sequence[str], name: Callable[[Keys], str]) -> dict[Key, Row]:
    """Return rows by their keys; if the key's columns are missing, by all columns that both sides have."""
    either = [name((column,)) for column in EITHER.get(table, ())]
    keys = [name((column,)) for column in KEYS.get(table, ("id",))]
    rows_by_key: dict[Key, Row] = {}
    seen: Counter[str] = Counter()
    cells: list[Any]
    for row in rows:
        if either and {*either} <= {*columns}:
            cells = [f"{column} {row[column]}" for column in either if row.get(column) not in (None, "")][:1]
        else:
            cells = [row.get(column) for column in columns if not {*keys} <= {*columns} or column in keys]
        key = "/".join(cell if isinstance(cell, str) else "" if cell is None else as_json(cell) for cell in cells)
        seen[key] += 1
        rows_by_key[key, seen[key]] = row
    return rows_by_key


def as_json(value: Any) -> str:
    """Return a value as JSON: values that are written differently differ, even if Python holds them equal."""
    return json.dumps(value, ensure_ascii=False)


def columns_of(rows: Iterable[Row]) -> list[str]:
    """Return all columns that occur in the rows."""
    return list(dict.fromkeys(column for row in rows for column in row))


def compare_rows(table: str, before: Iterable[Row], after: Iterable[Row], allowed: Allowed) -> Rows:
    """Compare the rows of one table, except for allowed differences."""
    rename, keep = renamed(table, allowed), not_ignored(table, allowed)
    old_rows = [mapped(mapped(row, rename), keep) for row in before]
    new_rows = [mapped(row, keep) for row in after]
    old_columns, new_columns = columns_of(old_rows), columns_of(new_rows)
    both = [column for column in old_columns if column in {*new_columns}] if old_rows and new_rows else []
    columns = both or old_columns or new_columns
    old, new = keyed(old_rows, table, columns, rename), keyed(new_rows, table, columns, rename)
    cells: dict[str, list[tuple[str, str, str]]] = {}
    changed: set[Key] = set()
    for key in (key for key in old if key in new):
        for column in both:
            was, now = (as_json(row[column]) if column in row else "absent" for row in (old[key], new[key]))
            if was != now:
                changed.add(key)
                cells.setdefault(column, []).append((_row_name(key), was, now))
    return Rows(
        added=[_row_name(key) for key in new if key not in old],
        removed=[_row_name(key) for key in old if key not in new],
        changed=changed,
        cells=cells,
        new_columns=[column for column in new_columns if old_rows and column not in {*old_columns}],
        old_columns=[column for column in old_columns if new_rows and column not in {*new_columns}],
        notes=list(_orders(old, new, both)),
    )


def _row_name(key: Key) -> str:
    return key[0] if key[1] == 1 else f"{key[0]} ({key[1]})"


def _orders(old: dict[Key, Row], new: dict[Key, Row], both: Sequence[str]) -> Iterator[str]:
    """Report whether rows or columns that both sides have are in another order."""
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield "rows are in another order"
    shared = {*both}
    pairs = (([*filter(shared.__contains__, row)] for row in (old[key], new[key])) for key in old if key in new)
    if any(set(was) == set(now) and was != now for was, now in pairs):
        yield "columns are in another order"


def compare_tables(before: dict[str, str], after: dict[str, str], allowed: Allowed) -> dict[str, Rows]:
    """Return the differences by file, JSON Lines first, without those reported for the table in another file."""
    differing: dict[str, Rows] = {}
    reported: dict[str, Rows] = {}
    for path in sorted(
        {*before, *after}, key=lambda name: (not name.startswith("tables/"), name.endswith(".csv"), name)
    ):
        table, pair = PurePosixPath(path).stem, (before.get(path), after.get(path))
        if table in allowed.tables or pair[0] == pair[1]:
            continue
        old, new = (rows_of(path, content or "") for content in pair)
        rows = compare_rows(table, old, new, allowed)
        if None in pair:
            rows.notes.append(f"only in the {'second' if pair[0] is None else 'first'} commit")
        elif not any(rows) and not any(compare_rows(table, old, new, Allowed())):
            rows.notes.append("the same values, written otherwise")
        rows = not_yet_reported(rows, reported.setdefault(table, rows))
        if any(rows):
            differing[path] = rows
    return differing


def not_yet_reported(rows: Rows, reported: Rows) -> Rows:
    """Return the differences without those that were reported for another form of the table."""
    if rows is reported:
        return rows
    known = {column: {key for key, *_ in cells} for column, cells in reported.cells.items()}
    cells = {
        column: cells for column, cells in rows.cells.items() if {key for key, *_ in cells} != known.get(column, set())
    }
    parts = {name: type(part)() if part == getattr(reported, name) else part for name, part in rows._asdict().items()}
    return Rows(**parts | {"cells": cells, "changed": rows.changed if cells else parts["changed"]})


# Comparing texts


class Change(NamedTuple):
    """Lines of the second text in place of lines of the first; `at` is the first replaced line, counted from 1."""

    at: int
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many lines differ; a replaced line counts once."""
        return max(len(self.old), len(self.new))

    @property
    def anywhere(self) -> "Change":
        """The same change without its position."""
        return self._replace(at=0)


def changes(before: str, after: str) -> list[Change]:
    """Return the differences of two texts, line by line where a single line replaces a single line."""
    old, new = before.split("\n"), after.split("\n")
    differing: list[Change] = []
    for tag, start, end, first, last in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "replace" and end - start != last - first:
            differing.append(Change(start + 1, tuple(old[start:end]), tuple(new[first:last])))
        elif tag == "replace":
            lines = zip(old[start:end], new[first:last], strict=True)
            differing += (Change(start + 1 + more, (was,), (now,)) for more, (was, now) in enumerate(lines))
        elif tag != "equal":
            differing += (Change(at + 1, (old[at],), ()) for at in range(start, end))
            differing += (Change(start + 1, (), (line,)) for line in new[first:last])
    return differing


class Texts(NamedTuple):
    """The differences between texts, by name."""

    removed: list[str]
    added: list[str]
    alike: dict[tuple[str, ...], list["Change"]]
    """Differences that many texts share, by the names of these texts."""
    differing: dict[str, list[Change]]


def compare_texts(before: dict[str, str], after: dict[str, str], allowed: Allowed) -> Texts:
    """Compare texts, except for those that may differ."""
    names = sorted(
        name for name in {*before, *after} if not any(fnmatchcase(name, pattern) for pattern in allowed.texts)
    )
    differing = {
        name: changes(before[name], after[name])
        for name in names
        if name in before and name in after and before[name] != after[name]
    }
    shared: dict[Change, list[str]] = {}
    for name, changed in differing.items():
        for change in dict.fromkeys(change.anywhere for change in changed):
            shared.setdefault(change, []).append(name)
    alike: dict[tuple[str, ...], list[Change]] = {}
    for change, sharing in shared.items():
        if len(sharing) >= ALIKE:
            alike.setdefault(tuple(sharing), []).append(change)
    return Texts(
        removed=[name for name in names if name not in after],
        added=[name for name in names if name not in before],
        alike=alike,
        differing=differing,
    )


class _Page(HTMLParser):
    """Parser that collects the text of a page, with one line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.silent = self.exact = 0

    def _count(self, tag: str, step: int) -> None:
        if tag in ("script", "style"):
            self.silent += step
        if tag == "pre":
            self.exact += step
        if tag not in INLINE:
            self.lines.append("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - text alone counts
        self._count(tag, 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the same
        self._count(tag, 0)

    def handle_endtag(self, tag: str) -> None:
        self._count(tag, -1)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            first, *more = data.split("\n") if self.exact > 0 else [data]
            self.lines[-1] += first
            self.lines += more


def page_text(page: str) -> str:
    """Return the text of an HTML page without tags, repeated spaces and blank lines."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return "\n".join(filter(None, (" ".join(line.split()) for line in reader.lines)))


# Telling


def code(value: str) -> str:
    """Return a text as code in Markdown."""
    ticks = "`" * (max(map(len, re.findall("`+", value)), default=0) + 1)
    return f"{ticks} {value} {ticks}" if len(ticks) > 1 else f"{ticks}{value}{ticks}"


def cut(old: str, new: str, width: int) -> tuple[str, str]:
    """Return two texts cut to a width, around the first place where they differ."""
    at = next((at for at, (was, now) in enumerate(zip(old, new, strict=False)) if was != now), -1)
    at = min(len(old), len(new)) if at < 0 else at
    longer = max(len(old), len(new))
    begin = max(0, min(at - width // 3, longer - width + 1)) if longer > width else 0
    return _piece(old, begin, width), _piece(new, begin, width)


def _piece(value: str, begin: int, width: int) -> str:
    head = "…" if begin and value else ""
    rest = value[begin:]
    room = width - len(head)
    return head + (rest if len(rest) <= room else rest[: room - 1] + "…")


def some(names: Sequence[str], examples: int) -> str:
    """Return the first names, and the number of the others."""
    shown = [code(_piece(name, 0, CELL)) for name in names[:examples]]
    more = len(names) - len(shown)
    return ", ".join([*shown, *([f"{more} more" if shown else str(more)] if more else [])])


def tell_tables(differing: dict[str, Rows], examples: int) -> Iterator[str]:
    """Yield the lines of the report on tables."""
    yield "| file | rows added | removed | changed | columns added | removed | cells changed, by column |"
    yield "|---|---|---|---|---|---|---|"
    for path, rows in differing.items():
        numbers = map(len, (rows.added, rows.removed, rows.changed, rows.new_columns, rows.old_columns))
        counts = ", ".join(f"{column} {len(cells)}" for column, cells in rows.cells.items())
        yield f"| {path} | {' | '.join(map(str, numbers))} | {counts} |"
    for path, rows in differing.items():
        yield from ("", f"### {path}", "")
        yield from (f"- {note}" for note in rows.notes)
        for what, names in (("columns added", rows.new_columns), ("columns removed", rows.old_columns)):
            if names:
                yield f"- {what}: {', '.join(map(code, names))}"
        for what, names in (("rows added", rows.added), ("rows removed", rows.removed)):
            if names:
                yield f"- {what}, {len(names)}: {some(names, examples)}"
        for column, cells in rows.cells.items():
            yield f"- {code(column)}, cells changed: {len(cells)}"
            for key, was, now in cells[:examples]:
                old, new = map(code, cut(was, now, CELL))
                yield f"  - {some([key], 1)}: {old} → {new}"


def tell_texts(compared: Texts, examples: int) -> Iterator[str]:
    """Yield the lines of the report on texts."""
    for what, names in (("first", compared.removed), ("second", compared.added)):
        if names:
            yield from ("", f"Only in the {what} commit, {len(names)}: {', '.join(map(code, names))}")
    reported = {change for alike in compared.alike.values() for change in alike}
    for sharing, shared in compared.alike.items():
        yield from (
            "",
            f"### The same difference in {len(sharing)} texts: {some(sharing, examples)}",
            "",
            *difference(shared),
        )
    only = 0
    for name, every in compared.differing.items():
        own = [change for change in every if change.anywhere not in reported]
        size, more = sum(change.size for change in every), sum(change.size for change in every if change not in own)
        if own:
            also = f", {more} of them reported above" if more else ""
            yield from ("", f"### {name}", "", f"Lines that differ: {size}{also}.", "", *difference(own))
        only += not own
    if only:
        yield from ("", f"Texts that differ only in lines that are reported above as shared differences: {only}.")


def difference(changed: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a short difference in unified format."""
    lines: list[str] = []
    after = -1
    for change in changed:
        if change.at and change.at != after:
            lines.append(f"@@ line {change.at} @@")
        after = change.at + len(change.old)
        pair = cut(change.old[0], change.new[0], LINE) if len(change.old) == len(change.new) == 1 else None
        old, new = ((pair[0],), (pair[1],)) if pair else (change.old, change.new)
        lines += [f"-{_piece(line, 0, LINE)}" for line in old] + [f"+{_piece(line, 0, LINE)}" for line in new]
    yield "````diff"
    yield from lines[:SHOWN]
    yield "````"
    if len(lines) > SHOWN:
        yield from ("", f"… and {len(lines) - SHOWN} more lines.")


def read(folder: Path) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return the tables, the other texts and the pages of the site of a built commit, by their names."""
    tables: dict[str, str] = {}
    texts: dict[str, str] = {}
    for path in sorted(Path(folder, "exports").rglob("*")):
        if path.is_file():
            kind = tables if path.suffix in (".jsonl", ".csv") else texts
            with path.open(encoding="utf-8", errors="backslashreplace", newline="") as file:
                name, content = path.relative_to(folder / "exports").as_posix(), file.read()
            kind[name] = FOLLOWS.sub(r"\1...", content) if PACKAGED.fullmatch(name) else content
    pages = {
        path.relative_to(folder).as_posix(): page_text(path.read_text(encoding="utf-8"))
        for path in sorted(Path(folder, "site").rglob("*.html"))
    }
    return tables, texts, pages


def report(before: Path, after: Path, parts: Sequence[str], allowed: Allowed, examples: int) -> tuple[bool, str]:
    """Return whether anything differs, and the report."""
    (tables, texts, pages), (new_tables, new_texts, new_pages) = read(before), read(after)
    lines: list[str] = []
    if different := compare_tables(tables, new_tables, allowed):
        lines += ["", f"## Tables: {len(different)} different", "", *tell_tables(different, examples)]
    compared = [("Texts", compare_texts(texts, new_texts, allowed))]
    if "site" in parts:
        compared.append(("Pages of the site", compare_texts(pages, new_pages, allowed)))
    for title, differing in compared:
        if any(differing):
            count = len(differing.removed) + len(differing.added) + len(differing.differing)
            lines += ["", f"## {title}: {count} different", *tell_texts(differing, examples)]
    counts = f"{len({*tables, *new_tables})} files of tables, {len({*texts, *new_texts})} texts"
    if "site" in parts:
        counts += f", {len({*pages, *new_pages})} pages of the site"
    given = [f"- {what}: {', '.join(map(code, names))}" for what, names in allowed.in_words() if names]
    nothing = f"There are no{' other' if given else ''} differences."
    summary = [f"Compared: {counts}.", *(["", "Allowed to differ:", "", *given] if given else [])]
    return bool(lines), "\n".join([*summary, *(lines or ["", nothing]), ""])


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with status 2."""
        self.exit(2, f"{NAME}: {message}\n")


def column(value: str) -> Keys:
    """Return the parts of the name of a column."""
    if not re.fullmatch(r"\w+(\.\w+)*", value):
        raise argparse.ArgumentTypeError(f"expected [TABLE.]COLUMN, found {value!r}")
    return tuple(value.split("."))


def renaming(value: str) -> tuple[Keys, str]:
    """Return the old name of a column in its parts, and the new one."""
    old, _, new = value.partition("=")
    if not re.fullmatch(r"\w+(\.\w+)*", old) or not re.fullmatch(r"\w+", new):
        raise argparse.ArgumentTypeError(f"expected [TABLE.]OLD=NEW, found {value!r}")
    return tuple(old.split(".")), new


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    """Parse the arguments."""
    parser = _Parser(prog=NAME, description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", metavar="BASE", help=f"a commit, or {WORKTREE}")
    parser.add_argument("other", metavar="OTHER", nargs="?", default="HEAD", help=f"a commit, HEAD, or {WORKTREE}")
    parser.add_argument("--site", action="store_true", help="build and compare the site too; takes minutes")
    temporary = Path(tempfile.gettempdir(), NAME)
    parser.add_argument("--cache", type=Path, metavar="DIR", default=temporary, help="folder for the results of builds")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write the report to this file instead of standard output"
    )
    parser.add_argument("--examples", type=int, metavar="N", default=3, help="how many rows and cells are shown")
    for name, form, kind, means in (
        ("--rename-column", "[TABLE.]OLD=NEW", renaming, "the second commit calls this column NEW"),
        ("--ignore-column", "[TABLE.]COLUMN", column, "a column that may differ"),
        ("--ignore-table", "TABLE", str, "a table that may differ"),
        ("--ignore-text", "PATTERN", str, "other outputs that may differ, such as 'package/*' or 'site/reference/*'"),
    ):
        parser.add_argument(
            name, metavar=form, type=kind, help=f"{means}; may be repeated", action="append", default=[]
        )
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Build what is missing, compare, write the report and return the exit status."""
    options = arguments(given)
    lists = (options.rename_column, options.ignore_column, options.ignore_table, options.ignore_text)
    parts = ("exports", "site") if options.site else ("exports",)
    cache, names = options.cache.absolute(), (options.base, options.other)
    try:
        commits = [resolved(name) for name in names]
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="building-", dir=cache) as passing:
            before, after = (built(commit, parts, cache, Path(passing)) for commit in commits)
            differs, text = report(before, after, parts, Allowed(*map(tuple, lists)), options.examples)
        title = " and ".join(f"{code(name)} ({commit[:12]})" for name, commit in zip(names, commits, strict=True))
        if options.output:
            options.output.write_text(f"# {title}\n\n{text}", encoding="utf-8")
        else:
            sys.stdout.write(f"# {title}\n\n{text}")
    except Failed as error:
        where = ""
        if error.output:
            (cache / "failed.log").write_bytes(error.output)
            where = f" (its whole output is in {cache / 'failed.log'})"
        print(f"{NAME}: {error}{where}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{NAME}: {error}", file=sys.stderr)
        return 2
    return int(differs)


if __name__ == "__main__":
    raise SystemExit(main())
