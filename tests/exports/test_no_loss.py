"""No export destroys what is not its own: whatever it meets, whenever it is stopped, and however many run at once."""

import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from running import SMALL, Run, needed

import tajik_relations as tr
from tajik_relations.cli.main import main
from tajik_relations.exports import formats, safe_writing, system_calls
from tajik_relations.exports.export_manifest import MARK
from tajik_relations.exports.formats import FOLDERS, FORMATS
from tajik_relations.exports.safe_writing import alone, replaceable, write, write_folder

THREADS, PROCESSES = 16, 4
FORKS = multiprocessing.get_context("fork")
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")  # these do nothing else


def snapshot(folder: Path) -> dict[str, tuple[int, bytes | str | None]]:
    """Return all that is below a folder, with its mode and its content or the target of the link."""

    def content(path: Path) -> bytes | str | None:
        if path.is_symlink():
            return str(path.readlink())
        return path.read_bytes() if path.is_file() else None

    return {str(path.relative_to(folder)): (path.lstat().st_mode, content(path)) for path in folder.rglob("*")}


def exported(folder: Path, form: str = "package") -> Path:
    """Return the path of a folder with the small data set."""
    return tr.export(folder / "made", tr.load(SMALL), format=form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["datapackage.json", "dataset.toml", MARK])
def test_a_folder_that_was_not_exported_survives(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, name: str
) -> None:
    """A project with a file that exports have too stays as it is, in Python and on the command line, always."""
    if form == "parquet":
        needed("pyarrow")
    path = tmp_path / "thesis"
    (path / ".git").mkdir(parents=True)
    (path / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (path / "thesis.odt").write_bytes(b"four years")
    (path / name).write_text('{"tool": "tajik-relations", "files": {}}', encoding="utf-8")
    before = snapshot(tmp_path)
    for replace in (False, True):
        refusal = r"thesis: (cannot write|this folder|.* is not in the list) .*; (remove it, or )?choose another path$"
        with pytest.raises(tr.OutputError, match=refusal) as refused:
            tr.export(path, tr.load(SMALL), format=form, replace=replace)
        more = ["--force"] if replace else []
        run = Run(capsys, "export", "--dataset", SMALL, "--format", form, "--output", path, *more)
        assert run.refused(str(refused.value).partition("thesis: ")[2].partition("; ")[0], "choose another path")
    assert before == snapshot(tmp_path)


CHANGES: dict[str, Callable[[Path], object]] = {
    "mine.txt": lambda path: (path / "mine.txt").write_text("mine", encoding="utf-8"),
    ".git": lambda path: (path / ".git").mkdir(),
    "seeds/mine": lambda path: (path / "seeds").mkdir(exist_ok=True) or (path / "seeds" / "mine").touch(),
    "link": lambda path: (path / "link").symlink_to(path),
    "pipe": lambda path: os.mkfifo(path / "pipe"),
    MARK: lambda path: _edit(path / MARK, b"\n", b"\r\n"),
}
"""What a user may do to an exported folder, by the path in it that is then in the way."""


def _edit(path: Path, old: bytes, new: bytes) -> None:
    text = path.read_bytes()
    assert old in text
    path.write_bytes(text.replace(old, new, 1))


@pytest.mark.parametrize("form", FOLDERS)
@pytest.mark.parametrize("change", CHANGES)
def test_an_export_with_something_added_survives(tmp_path: Path, form: str, change: str) -> None:
    """Anything that the export did not write is named, and everything stays."""
    path = exported(tmp_path, form)
    CHANGES[change](path)
    before = snapshot(tmp_path)
    wrong = "" if change == MARK else f"{path / change} is not in the list .*; remove it, or choose another path$"
    with pytest.raises(tr.OutputError, match=f"made: {wrong}"):
        exported_again(path, form)
    assert before == snapshot(tmp_path)


def exported_again(path: Path, form: str) -> None:
    """Export to a path with leave to replace."""
    tr.export(path, tr.load(SMALL), format=form, replace=True)


@pytest.mark.parametrize(
    ("form", "name"),
    [("package", "tables/facts.csv"), ("dataset", "documents/gazette.toml"), ("dataset", "dataset.toml")],
)
def test_an_edited_export_survives(capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str, name: str) -> None:
    """A file in which one letter is another one, even with the old size and time, stays."""
    path = exported(tmp_path, form)
    times = (path / name).stat()
    _edit(path / name, b"a", b"e")
    os.utime(path / name, ns=(times.st_atime_ns, times.st_mtime_ns))
    before = snapshot(tmp_path)
    with pytest.raises(tr.OutputError, match=f"made: {path / name} is not in the list .*; remove it"):
        exported_again(path, form)
    run = Run(capsys, "export", "--dataset", SMALL, "--format", form, "--output", path, "--force")
    assert run.refused(str(path / name))
    assert before == snapshot(tmp_path)


@pytest.mark.parametrize("form", FOLDERS)
def test_an_export_is_replaced(tmp_path: Path, form: str) -> None:
    """What an export wrote may go, though files of it be missing, and for another format; so may an empty folder."""
    path = exported(tmp_path, form)
    before = snapshot(tmp_path)
    next(each for each in path.iterdir() if each.suffix in (".bib", ".toml")).unlink()
    shutil.rmtree(path / ("rows" if form == "package" else "seeds"))
    exported_again(path, form)
    assert before == snapshot(tmp_path)
    exported_again(path, next(other for other in FOLDERS if other != form))
    exported_again(path, form)
    assert before == snapshot(tmp_path)
    shutil.rmtree(path)
    path.mkdir()
    exported_again(path, form)
    assert before == snapshot(tmp_path)


def test_an_export_without_its_mark_survives(tmp_path: Path) -> None:
    """Without the mark nobody knows who wrote the files."""
    path = exported(tmp_path)
    (path / MARK).unlink()
    before = snapshot(tmp_path)
    with pytest.raises(tr.OutputError, match=f"made: .*json is not in the list of exported files .{MARK}.*; remove"):
        exported_again(path, "package")
    assert before == snapshot(tmp_path)


@pytest.mark.parametrize("output", ["", ".", "..", "/", "below/..", "n" * 5000, "n/" * 2500 + "n", "a\0b", "a\nb/c"])
@pytest.mark.parametrize("form", ["csv", "package"])
def test_paths_that_no_file_can_have(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, output: str, form: str
) -> None:
    """A path without a name, too long, with NUL or below nothing is refused in one short line that names it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()
    for replace in (False, True):
        with pytest.raises(
            tr.OutputError, match=r"^.{1,200}: (this path|cannot write|expected a) .{1,100}$"
        ) as refused:
            tr.export(output, tr.load(SMALL), format=form, replace=replace)
        assert str(refused.value).startswith((str(Path(output))[:90], repr(output)))
        more = ["--force"] if replace else []
        reason = str(refused.value).rpartition(": ")[2].partition("; ")[0]
        assert Run(capsys, "export", "--dataset", SMALL, "--format", form, "--output", output, *more).refused(reason)
    assert [tmp_path / "below"] == list(tmp_path.rglob("*"))


def test_many_threads_on_one_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """While one of them exports, the others are refused, with leave to replace too, and leave nothing behind."""
    path, refused, made = exported(tmp_path), Event(), formats.pieces
    before = snapshot(tmp_path)
    errors: list[str] = []

    def slow(*given: Any, **named: Any) -> Any:
        assert refused.wait(60)
        return made(*given, **named)

    def run(_: int) -> bool:
        try:
            exported_again(path, "package")
        except tr.OutputError as error:
            errors.append(str(error))
            if len(errors) == THREADS - 1:
                refused.set()
            return False
        return True

    monkeypatch.setattr(formats, "pieces", slow)
    with ThreadPoolExecutor(THREADS) as pool:
        assert 1 == sum(pool.map(run, range(THREADS)))
    wanted = f"{path}: another export to this path is running; wait until it has ended"
    assert {wanted} == {*errors}
    assert before == snapshot(tmp_path)


@pytest.mark.parametrize("replace", ["new", "replaced"])
@pytest.mark.parametrize("form", ["jsonl", "package"])
def test_many_processes_on_one_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, form: str, replace: str) -> None:
    """While one of them exports, the others are refused and leave nothing behind."""
    path, refused, made = tmp_path / "made", FORKS.Event(), formats.pieces
    if replace == "replaced":
        tr.export(path, tr.load(SMALL), format=form)

    def slow(*given: Any, **named: Any) -> Any:
        assert refused.wait(60)
        return made(*given, **named)

    def run() -> None:
        try:
            tr.export(path, tr.load(SMALL), format=form, replace=replace == "replaced")
        except tr.OutputError:
            os._exit(2)
        os._exit(0)

    monkeypatch.setattr(formats, "pieces", slow)
    children = [FORKS.Process(target=run) for _ in range(PROCESSES)]
    for child in children:
        child.start()
    while sum(child.is_alive() for child in children) > 1:
        time.sleep(0.01)
    refused.set()
    for child in children:
        child.join(60)
    assert [0, *[2] * (PROCESSES - 1)] == sorted(child.exitcode or 0 for child in children)
    tr.export(tmp_path / "other", tr.load(SMALL), format=form)
    assert [path, tmp_path / "other"] == sorted(tmp_path.iterdir())
    if form == "package":
        assert snapshot(path) == snapshot(tmp_path / "other")


OLD: dict[str, str | bytes] = {"a.csv": "old", "below/b.csv": "old"}
NEW: dict[str, str | bytes] = {"a.csv": "new", "below/b.csv": "new", "c.csv": "new"}
STEPS = [(os, name) for name in "fsync open mkdir rename replace link unlink rmdir".split()]
STEPS += [(system_calls, "_rename")]
"""What an export asks of the system, one after the other."""


def put(path: Path, sort: str, files: dict[str, str | bytes]) -> None:
    """Write a file or a folder as `export` does, with leave to replace."""
    with alone(path):
        if sort == "file":
            write(files["a.csv"], path, replace=True)
        else:
            replaceable(path, replace=True)
            write_folder(files, path, replace=True)


def killed_at(step: int, path: Path, sort: str) -> bool:
    """Return whether a process that writes the new was killed when it came to a step, and not done before."""

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            nonlocal step
            if step == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            step -= 1
            return call(*given, **named)

        return run

    def child() -> None:
        for home, name in STEPS:
            setattr(home, name, counted(getattr(home, name)))
        put(path, sort, NEW)
        os._exit(0)

    process = FORKS.Process(target=child)
    process.start()
    process.join(60)
    assert process.exitcode in (0, -signal.SIGKILL)
    return process.exitcode != 0


def state(path: Path) -> object:
    """Return what is at a path, whole, in a form that can be compared."""
    return snapshot(path) if path.is_dir() else path.is_file() and path.read_bytes()


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("sort", "before"),
    [("file", "nothing"), ("file", "old"), ("folder", "nothing"), ("folder", "empty"), ("folder", "old")],
)
def test_a_kill_at_any_step(tmp_path: Path, sort: str, before: str) -> None:
    """What was there, or the new, is there whole; the next export does its work and removes what was left."""
    put(tmp_path / "new", sort, NEW)
    path, seen, killed = tmp_path / "here" / "made", [], True
    while killed:
        path.parent.mkdir()
        if before == "old":
            put(path, sort, OLD)
        elif before == "empty":
            path.mkdir()
        old, new = state(path), state(tmp_path / "new")
        killed = killed_at(len(seen), path, sort)
        assert state(path) in (old, new)
        seen.append(state(path) == new)
        put(path, sort, NEW)
        assert new == state(path)
        assert [path] == list(path.parent.iterdir())
        shutil.rmtree(path.parent)
    assert sorted(seen) == seen
    assert {False, True} == {*seen}
    assert len(seen) >= (6 if sort == "file" else 20)


def test_a_program_that_is_told_to_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On SIGTERM the command leaves nothing half-written, and what was there stays."""
    path, begun = exported(tmp_path), FORKS.Event()
    before = snapshot(tmp_path)

    def slow(_: Path) -> None:
        begun.set()
        time.sleep(60)

    monkeypatch.setattr(safe_writing, "settle", slow)
    arguments = ["export", "--dataset", str(SMALL), "--format", "package", "--output", str(path), "--force"]
    child = FORKS.Process(target=main, args=(arguments,))
    child.start()
    assert begun.wait(60)
    assert len(snapshot(tmp_path)) > len(before)
    child.terminate()
    child.join(60)
    assert child.exitcode == 128 + signal.SIGTERM
    assert before == snapshot(tmp_path)


def test_a_signal_does_what_it_did(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """After an export SIGTERM does what it did before; a thread, which may not say what it does, can export too."""
    wanted = ("export", "--dataset", SMALL, "--output")
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        assert 0 == Run(capsys, *wanted, tmp_path / "facts.jsonl").status
        with ThreadPoolExecutor(1) as pool:
            assert 0 == pool.submit(Run, capsys, *wanted, tmp_path / "again.jsonl").result().status
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
