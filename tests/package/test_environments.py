"""The same answers and files wherever Python runs the package, or one line that says what cannot be done there."""

import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from hashlib import sha256
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from running import ERROR, SMALL, Run, files, python, well

import tajik_relations as tr
from tajik_relations import reading
from tajik_relations.cli.main import main
from tajik_relations.exports import system_calls
from tajik_relations.exports.formats import FORMATS, content
from tajik_relations.exports.safe_writing import alone, replaceable, write, write_folder

PACKAGE = Path(tr.__file__).parent
PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path


def digest(folder):
    import tajik_relations as tr

    began = tr.relations["Armenia"].established.agreed
    answers = [tr.__version__, began, tr.facts.about("NATO").during(2004, "2007"), tr.disagreements]
    report = tr.verify()
    answers += [report.problems, report.undecided, report.left_out, report.values]
    files = [tr.export(Path(folder, "facts.csv")), tr.export(Path(folder, "all.sqlite"), table="all")]
    told = "".join(map(str, answers)).encode() + b"".join(file.read_bytes() for file in files)
    return sha256(told).hexdigest()


def with_little_stack(folder):
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(50)
    try:
        return digest(folder)
    except RecursionError:
        sys.setrecursionlimit(limit)
        return digest(folder)


def in_another_process(folder, way):
    from multiprocessing import get_context

    import tajik_relations as tr

    facts = tr.facts.about("NATO")
    with get_context(way).Pool(1) as pool:
        assert (facts, True) == pool.apply(returned, (facts,))
        return pool.apply(digest, (folder,))


def returned(facts):
    import tajik_relations as tr

    return facts, facts == tr.facts.about("NATO")


if __name__ == "__main__":
    place, folder, way = sys.argv[1:]
    sys.path.insert(0, place)
    ways = {"here": digest, "with little stack": with_little_stack}
    found = ways[way](folder) if way in ways else in_another_process(folder, way)
    Path(folder, "digest").write_text(found, encoding="utf-8")
"""
"""What runs in each environment: it asks, verifies, exports, and writes one hash of all that to a file."""


class Environment(NamedTuple):
    """How Python is started."""

    flags: Sequence[str] = ()
    variables: Mapping[str, str | None] = {}
    """Variables of the environment; those that are `None` are taken away."""
    start: str = 'exec "$@"'
    """What a shell does to start it."""
    place: str = "folder"
    """Where the package is: in a folder, in an archive, or in a folder where nothing can be written."""
    way: str = "here"
    """How it is asked: as usual, with little stack first, or in another process that is started so."""


UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"] if os.geteuid() == 0 else []
"""What takes from root the right to write everywhere."""
STRICT = ("-bb", "-W", "error", "-X", "warn_default_encoding")
ASCII = Environment(["-X", "utf8=0"], {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
ENVIRONMENTS = {
    "without asserts": Environment(["-O"]),
    "without docstrings": Environment(["-OO"]),
    "isolated": Environment(["-I"]),
    "in development mode": Environment(["-X", "dev"]),
    "with warnings as errors": Environment(STRICT),
    "in ASCII": ASCII,
    "without a home": Environment(variables={"HOME": None}),
    "with a home that is not there": Environment(variables={"HOME": "/no/such/home"}),
    "in a folder that was removed": Environment(start='mkdir gone; cd gone; rmdir ../gone; exec "$@"'),
    "without input and outputs": Environment(start='exec "$@" <&- >&- 2>&-'),
    "from an archive": Environment(["-I"], place="archive"),
    "where nothing can be written": Environment(
        variables={"PYTHONDONTWRITEBYTECODE": None}, start=" ".join([*UNPRIVILEGED, '"$@"']), place="unwritable"
    ),
    "with little stack at first": Environment(way="with little stack"),
    "in a spawned process": Environment(way="spawn"),
    "in a process of a fork server": Environment(way="forkserver"),
}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Path]]:
    """Return where the package is to be had, as it is installed."""
    folder = tmp_path_factory.mktemp("places")
    copy, archive = folder / "copy" / PACKAGE.name, folder / "package.zip"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(tr.load().seeds, copy / "data" / "seeds", dirs_exist_ok=True)
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in copy.rglob("*"):
            if path.is_file():
                zipped.write(path, path.relative_to(copy.parent))
    folders = [copy, *(path for path in copy.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    yield {"folder": PACKAGE.parent, "archive": archive, "unwritable": copy.parent}
    for path in folders:
        path.chmod(0o755)


def ran(environment: Environment, folder: Path, *command: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run Python in an environment, in a folder."""
    variables = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), **environment.variables}
    return subprocess.run(  # noqa: S603 - our own commands
        ["/bin/sh", "-c", environment.start, "sh", sys.executable, *environment.flags, *map(str, command)],
        env={name: value for name, value in variables.items() if value is not None},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def digest_in(environment: Environment, place: Path, folder: Path) -> str:
    """Return the hash that the program comes to, which prints nothing."""
    program = folder / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    run = ran(environment, folder, program, place, folder, environment.way)
    assert ("", "") == (run.stdout, run.stderr)
    return (folder / "digest").read_text("utf-8")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the hash as it is in an ordinary process."""
    return digest_in(Environment(), PACKAGE.parent, tmp_path_factory.mktemp("expected"))


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_answers_checks_and_files_are_the_same(
    name: str, places: Mapping[str, Path], expected: str, tmp_path: Path
) -> None:
    """In each environment the package imports, answers, verifies and exports what it does elsewhere."""
    environment = ENVIRONMENTS[name]
    if environment.place == "unwritable" and subprocess.run([*UNPRIVILEGED, "true"], check=False).returncode:  # noqa: S603
        pytest.skip("root may write everywhere, and setpriv cannot take that from it here")
    assert expected == digest_in(environment, places[environment.place], tmp_path)
    assert not [*places["unwritable"].rglob("__pycache__")]  # Python itself could not write there


FROM_AN_ARCHIVE = """
import sys
from hashlib import sha256
from pathlib import Path
archive, folder, *formats = sys.argv[1:]
sys.path.insert(0, archive)
import tajik_relations as tr
from tajik_relations.pictures.map_rows import world
for form in formats:
    tr.export(Path(folder, form), format=form)
pages = [shown._repr_mimebundle_()["text/html"] for shown in (tr.facts, tr.relations["AM"])]
print(tr.__file__.startswith(archive), tr.load(Path(folder, "dataset")) == tr.load(), tr.diff(Path(folder, "csv")))
print(sha256(repr([world(), pages, tr.coverage()]).encode()).hexdigest())
try:
    tr.people
except AttributeError as error:
    print(error)
"""


@pytest.mark.exhaustive
def test_all_else_works_from_an_archive(places: Mapping[str, Path], tmp_path: Path) -> None:
    """Every format, HTML, the shapes of the map, comparison and the table of habits are those of the folder."""
    forms = [form for form in FORMATS if form != "parquet"]
    run = ran(Environment(["-c", FROM_AN_ARCHIVE]), tmp_path, places["archive"], tmp_path, *forms)
    pages = [shown._repr_mimebundle_()["text/html"] for shown in (tr.facts, tr.relations["AM"])]
    shapes = import_module("tajik_relations.pictures.map_rows").world()
    with pytest.raises(tr.UnknownAttribute, match=r"has no attribute 'people'; use tr\.persons") as refused:
        getattr(tr, "people")  # noqa: B009 - a checker of types knows it is not there
    lines = [
        f"True True {tr.diff(tmp_path / 'csv')}",
        sha256(repr([shapes, pages, tr.coverage()]).encode()).hexdigest(),
        str(refused.value),
    ]
    assert (lines, "") == (run.stdout.splitlines(), run.stderr)
    for form in forms:
        made = content(tr.load(), form)
        paths = files(
            {form: made} if isinstance(made, str | bytes) else {f"{form}/{name}": made[name] for name in made}
        )
        assert not [name for name, text in paths.items() if (tmp_path / name).read_bytes() != text]


@pytest.mark.exhaustive
def test_the_program_runs_as_one_file(
    capsys: pytest.CaptureFixture[str], places: Mapping[str, Path], tmp_path: Path
) -> None:
    """A zipapp prints what the program prints, writes what it writes, and leaves with the same statuses."""
    application = tmp_path / "relations.pyz"
    made = ("-m", "zipapp", places["unwritable"], "-m", "tajik_relations.__main__:main", "-o", application)
    assert ("", "") == (ran(Environment(), tmp_path, *made).stderr, "")
    for arguments in (("cite",), ("show", "Armenia"), ("show", "Nowhere"), ("coverage",), ("frobnicate",)):
        run, here = ran(Environment(["-I"]), tmp_path, application, *arguments), Run(capsys, *arguments)
        assert (here.status, here.out, here.err) == (run.returncode, run.stdout, run.stderr)
    run = ran(Environment(["-I"]), tmp_path, application, "export", "--output", "facts.csv")
    assert (0, content(tr.load(), "csv")) == (run.returncode, (tmp_path / "facts.csv").read_bytes().decode())


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("start", "arguments"),
    [
        ('"$@" >&-', ("list", "partners")),
        ('"$@" >&-', ("export",)),
        ('"$@" >/dev/full', ("--help",)),
        ('"$@" >/dev/full', ("--version",)),
        ('"$@" 2>/dev/full', ("show", "Nowhere")),
        ('"$@" 2>&-', ("frobnicate",)),
        ('"$@" <&- >&- 2>&-', ("list", "partners")),
    ],
    ids=" ".join,
)
def test_outputs_that_cannot_be_written(start: str, arguments: tuple[str, ...], tmp_path: Path) -> None:
    """What cannot be printed is one line on standard error, or nothing where that is not there, and status 2."""
    run = ran(Environment(["-m", PACKAGE.name], start=start), tmp_path, *arguments)
    assert (2, "") == (run.returncode, run.stdout)
    assert bool(run.stderr) == ("2>" not in start)
    assert not run.stderr or ERROR.fullmatch(run.stderr)


def test_a_closed_output_matters_only_where_something_is_printed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """An export to a file needs no standard output; an answer without one is refused, and not lost in silence."""
    with redirect_stdout(None):
        assert 0 == main(["export", "--dataset", str(SMALL), "--output", str(tmp_path / "facts.csv")])
        assert 2 == main(["list", "partners"])
    assert "cannot write to standard output: Bad file descriptor" in capsys.readouterr().err


NAMES = r"""
import tajik_relations as tr
name, folder = "\u0442", __import__("pathlib").Path("\u0442")
for call in (
    lambda: tr.export(name + ".csv"),
    lambda: tr.export(name, format="dataset", replace=True),
    lambda: tr.load(name),
    lambda: tr.verify(tr.load(), documents=folder),
    lambda: tr.diff(name + ".csv"),
):
    try:
        call()
    except tr.RelationsError as error:
        print("expected" in str(error) or "cannot write" in str(error))
"""


@pytest.mark.exhaustive
def test_names_that_no_file_can_have(tmp_path: Path) -> None:
    """Where names of files are ASCII another name is refused as ours, in one line, and nothing is written."""
    run = ran(ASCII._replace(flags=[*ASCII.flags, "-c", NAMES]), tmp_path)
    assert ("True\n" * 5, "") == (run.stdout, run.stderr)
    assert not [*tmp_path.iterdir()]


def test_a_working_folder_that_was_removed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A relative path leads nowhere there, which is said with the path."""
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert Run(capsys, "export", "--output", "facts.csv").refused("facts.csv: cannot write this file or folder")
    assert Run(capsys, "list", "partners", "--dataset", "mine").refused("mine: expected a data set", "No such file")
    assert Run(capsys, "verify", "--documents", "texts").refused("texts: expected a folder")
    assert Run(capsys, "diff", "old.csv").refused("old.csv: expected an exported facts table")


LACKING = """
import sys
sys.modules.update(dict.fromkeys(["sqlite3", "ctypes"]))
import tajik_relations as tr
tr.export("facts.csv")
try:
    tr.export("facts.sqlite")
except tr.OutputError as error:
    print(error)
"""


@pytest.mark.exhaustive
def test_a_python_without_its_optional_modules(tmp_path: Path) -> None:
    """Where Python was built without SQLite and ctypes all else is exported, and a database is refused."""
    run = ran(Environment(["-c", LACKING]), tmp_path)
    assert ("sqlite: this Python has no module sqlite3; use csv\n", "") == (
        run.stdout,
        run.stderr,
    )
    assert [tmp_path / "facts.csv"] == [*tmp_path.iterdir()]


SIGNALLED = """
import signal, sys
from tajik_relations.cli.main import main
from tajik_relations.exports import safe_writing
name, action, *arguments = sys.argv[1:]
number, settle = signal.Signals[name], safe_writing.settle
usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
signal.signal(number, usual if action == "usual" else signal.SIG_IGN)
safe_writing.settle = lambda folder: (signal.raise_signal(number), settle(folder))
raise SystemExit(main(arguments))
"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_in_the_middle_of_an_export(name: str, tmp_path: Path) -> None:
    """The program ends without a word, with 128 and the signal's number, and leaves nothing; an ignored one is none."""
    arguments = ("export", "--dataset", str(SMALL), "--output", str(tmp_path / "made"))
    run = python(SIGNALLED, name, "usual", *arguments)
    assert (128 + signal.Signals[name], "", "") == (run.returncode, run.stdout, run.stderr)
    assert not [*tmp_path.iterdir()]
    assert well == (python(SIGNALLED, name, "ignored", *arguments).returncode, run.stderr)
    assert [tmp_path / "made"] == [*tmp_path.iterdir()]


class Stop(BaseException):
    """What a handler of the caller's raises."""


def stop(*_: object) -> None:
    """Handle a signal as a caller may."""
    raise Stop


OLD: dict[str, str | bytes] = {"a.csv": "old", "below/b.csv": "old"}
NEW: dict[str, str | bytes] = {"a.csv": "new", "below/b.csv": "new", "c.csv": "new"}
STEPS = [(os, name) for name in "fsync open mkdir rename replace link unlink rmdir".split()]
STEPS += [(system_calls, "_rename")]
"""What an export asks of the system."""


def put(path: Path, sort: str, content: dict[str, str | bytes]) -> None:
    """Write a file or a folder as `export` does, with leave to replace."""
    with alone(path):
        if sort == "file":
            write(content["a.csv"], path, replace=True)
        else:
            replaceable(path, replace=True)
            write_folder(content, path, replace=True)


def held(path: Path) -> dict[str, bytes]:
    """Return the files at a path, by name."""
    return {str(each.relative_to(path)): each.read_bytes() for each in [path, *path.rglob("*")] if each.is_file()}


@pytest.mark.parametrize("sort", ["file", "folder"])
def test_a_handler_of_the_caller_s_that_raises(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sort: str) -> None:
    """At whatever step: the old or the new is whole, nothing stays but an empty lock, and the next export works."""
    path, other, before = tmp_path / "here" / "made", tmp_path / "other", signal.signal(signal.SIGUSR1, stop)
    path.parent.mkdir()
    put(other, sort, NEW)
    try:
        for steps in count():
            put(path, sort, OLD)
            old, new = held(path), held(other)
            if not stopped_at(steps, monkeypatch, lambda: put(path, sort, NEW)):
                break
            assert held(path) in (old, new)
            left = {*path.parent.iterdir()} - {path}
            assert not [each for each in left if each.suffix != ".lock" or each.stat().st_size]
        assert signal.getsignal(signal.SIGUSR1) is stop
        assert steps >= (6 if sort == "file" else 20)
        assert new == held(path)
        assert [path] == [*path.parent.iterdir()]
    finally:
        signal.signal(signal.SIGUSR1, before)


def stopped_at(steps: int, monkeypatch: pytest.MonkeyPatch, call: Callable[[], None]) -> bool:
    """Return whether a signal that came after so many steps ended a call; without more steps it has no occasion to."""

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            nonlocal steps
            steps -= 1
            if steps == -1:
                signal.raise_signal(signal.SIGUSR1)
            return step(*given, **named)

        return run

    with monkeypatch.context() as patched:
        for home, name in STEPS:
            patched.setattr(home, name, counted(getattr(home, name)))
        try:
            call()
        except Stop:
            return True
    return False


@pytest.mark.parametrize(
    ("raised", "status", "message"),
    [
        (KeyboardInterrupt(), 130, ""),
        (MemoryError(), 2, "not enough memory: MemoryError"),
        (RecursionError("too deep"), 2, "not enough memory: too deep"),
        (
            FileNotFoundError(2, "No such file", "a\nb"),
            2,
            r"cannot read 'a\nb': No such file",
        ),
        (OSError(28, "No space left"), 2, "cannot write to standard output: No space left"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_what_stops_a_command_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    raised: BaseException,
    status: int,
    message: str,
) -> None:
    """Ctrl-C, too little memory and files that are suddenly gone end the program without a traceback."""

    def stopped(_: object) -> None:
        raise raised

    monkeypatch.setattr(import_module(f"{PACKAGE.name}.cli.main"), "run_overview", stopped)
    run = Run(capsys)
    assert (status, "", f"tajik-relations: {message}\n" if message else "") == (run.status, run.out, run.err)


@pytest.fixture
def damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Have the shipped data set in a folder where neither the compiled file nor a data file is as it should be."""
    copy = Path(shutil.copytree(PACKAGE / "data", tmp_path / "data"))
    shutil.copytree(tr.load().seeds, copy / "seeds", dirs_exist_ok=True)
    for name in ("compiled.jsonl", "states.toml"):
        (copy / name).write_text("{", encoding="utf-8")
    monkeypatch.setattr(reading, "SHIPPED", str(copy))
    monkeypatch.setattr(pkgutil, "get_data", lambda _, name: (copy.parent / name).read_bytes())
    return copy


@pytest.mark.usefixtures("damaged")
@pytest.mark.parametrize("arguments", [(), ("--version",), ("show", "AM"), ("verify",), ("export",), ("cite",)])
def test_a_damaged_installation_is_one_line(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """Every command, and the version, tells which file cannot be read."""
    assert Run(capsys, *arguments).refused("states.toml: expected TOML in UTF-8")


def test_a_wrong_command_is_told_where_the_data_are_damaged(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, damaged: Path
) -> None:
    """The right call is looked for in the data; where they cannot be read, the error is still about the command."""
    monkeypatch.undo()
    monkeypatch.setattr(reading, "SHIPPED", str(damaged))
    assert Run(capsys, "frobnicate").refused("'frobnicate'", "see tajik-relations --help")


def test_the_version_is_there_without_the_compiled_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the compiled file is missing or no JSON the version is that of the data that are read instead."""
    for damaged_file in (None, b"{", b"[]", b"{}"):
        monkeypatch.setattr(pkgutil, "get_data", lambda *_, found=damaged_file: found)
        assert tr.load().version == tr.__version__
