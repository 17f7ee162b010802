"""Files and folders appear whole or not at all, and what exists stays unless it may be replaced."""

import errno
import fcntl
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest

import tajik_relations as tr
from tajik_relations.exports import export_manifest, safe_writing, system_calls
from tajik_relations.exports.export_manifest import MARK, shown
from tajik_relations.exports.safe_writing import alone, part_of, replaceable, write, write_folder

THREADS = 16


def test_write_makes_a_file_and_replaces_it_only_when_told(tmp_path: Path) -> None:
    """The file has the text as it is; an existing one stays unless it may be replaced."""
    path, texts = tmp_path / "facts.jsonl", ["one\r\n“two”\n", "new"]
    write(texts[0], path)
    found = [path.read_bytes().decode()]
    wanted = f"{path}: this file already exists; replace it with replace=True"
    with pytest.raises(tr.OutputError, match=f"^{re.escape(wanted)}$"):
        write(texts[1], path)
    assert texts[0] == path.read_bytes().decode()
    write(texts[1], path, replace=True)
    assert texts == [*found, path.read_bytes().decode()]
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["no-folder/facts.csv", "folder", "file/facts.csv", "a" * 300])
def test_write_leaves_nothing_behind_when_it_fails(tmp_path: Path, name: str) -> None:
    """Nothing is made or changed where the folder is missing or a file, the target a folder, or the name too long."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(tr.OutputError, match=re.escape(f"{shown(tmp_path / name)}: cannot write ")):
        write("text", tmp_path / name, replace=name == "folder")
    assert before == sorted(tmp_path.rglob("*"))


def test_write_leaves_nothing_behind_for_text_that_has_no_bytes(tmp_path: Path) -> None:
    """A lone surrogate cannot be written; the temporary file goes whatever the error."""
    with pytest.raises(tr.OutputError, match=r"facts\.csv: cannot write this file: .*surrogates"):
        write("\ud800", tmp_path / "facts.csv")
    assert not list(tmp_path.iterdir())


def test_a_written_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """Others may read an export as they may read any file that the user makes."""
    write("text", tmp_path / "ours")
    (tmp_path / "usual").write_text("text", encoding="utf-8")
    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "ours").stat().st_mode


FILES: dict[str, str | bytes] = {"mark.json": "{}", "below/table.csv": b"a\r\n"}


def held(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, but the marks."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARK
    }


@pytest.mark.parametrize("sort", ["folder", "link", "broken link", "pipe"])
def test_only_a_file_is_replaced_by_a_file(tmp_path: Path, sort: str) -> None:
    """A folder, a link, which may lead to anything, and a pipe stay, with or without leave to replace."""
    path, target = tmp_path / "facts.csv", tmp_path / "mine.csv"
    if sort == "folder":
        path.mkdir()
    elif sort == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(target)
    if sort == "link":
        target.write_text("mine", encoding="utf-8")
    before = [(each, each.lstat()) for each in sorted(tmp_path.iterdir())]
    for replace in (False, True):
        with pytest.raises(tr.OutputError, match=f"cannot write a file here, because there is a .*{sort[-4:]}"):
            write("text", path, replace=replace)
    assert before == [(each, each.lstat()) for each in sorted(tmp_path.iterdir())]


def test_a_folder_is_written_whole_and_replaced(tmp_path: Path) -> None:
    """Each file is there; a second folder takes the place of the first, of which nothing stays."""
    write_folder(FILES, tmp_path / "made")
    assert {"mark.json": b"{}", "below/table.csv": b"a\r\n"} == held(tmp_path / "made")
    write_folder({"mark.json": "[]"}, tmp_path / "made", replace=True)
    assert {"mark.json": b"[]"} == held(tmp_path / "made")
    assert [tmp_path / "made"] == list(tmp_path.iterdir())


def test_the_mark_lists_what_was_written(tmp_path: Path) -> None:
    """It names the tool, and each file with its size and SHA-256; it is the same each time."""
    write_folder(FILES, tmp_path / "made")
    write_folder(FILES, tmp_path / "again")
    files = {
        name: {"bytes": len(text), "sha256": sha256(text).hexdigest()} for name, text in held(tmp_path / "made").items()
    }
    mark = (tmp_path / "made" / MARK).read_bytes()
    assert {"tool": "tajik-relations", "files": files} == json.loads(mark)
    assert mark == (tmp_path / "again" / MARK).read_bytes()


def test_a_folder_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """A check that fails, or a text without bytes, leaves the old folder as it was and nothing beside it."""
    write_folder(FILES, tmp_path / "made")
    before = held(tmp_path)

    def refuse(folder: Path) -> None:
        raise tr.OutputError(f"expected better, found {len(list(folder.iterdir()))} files")

    with pytest.raises(tr.OutputError, match="made: expected better, found 2 files"):
        write_folder({"other": ""}, tmp_path / "made", refuse, replace=True)
    with pytest.raises(tr.OutputError, match=r"made: cannot write this folder: .*surrogates"):
        write_folder({"other": "\ud800"}, tmp_path / "made", replace=True)
    with pytest.raises(tr.OutputError, match="cannot write "):
        write_folder(FILES, tmp_path / "none" / "made")
    with pytest.raises(tr.OutputError, match=r"made: cannot write this folder: .*not empty"):
        write_folder({"other": ""}, tmp_path / "made")
    assert before == held(tmp_path)
    assert [tmp_path / "made"] == list(tmp_path.iterdir())


def test_which_folders_may_be_replaced(tmp_path: Path) -> None:
    """An exported or empty folder with leave to; no other one, no file, no link, not the data set's own."""
    write_folder(FILES, tmp_path / "made")
    replaceable(tmp_path / "new")
    replaceable(tmp_path / "made", replace=True)
    with pytest.raises(tr.OutputError, match=r"made: this folder already exists; replace it with replace=True$"):
        replaceable(tmp_path / "made")
    with pytest.raises(tr.OutputError, match=r"made: this folder is, or contains, the folder of the data set itself"):
        replaceable(tmp_path / "made", tmp_path / "made" / "below", replace=True)
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "made")
    (tmp_path / "empty").mkdir()
    replaceable(tmp_path / "empty", replace=True)
    for name in ("file", "link"):
        with pytest.raises(tr.OutputError, match=f"{name}: cannot write a folder here, because there is a {name};"):
            replaceable(tmp_path / name, replace=True)
    for replace in (False, True):
        with pytest.raises(tr.OutputError, match=r"below: .*below/table\.csv is not in the list .*; remove it"):
            replaceable(tmp_path / "made" / "below", replace=replace)


@pytest.mark.parametrize("sort", ["file", "folder"])
def test_one_thread_makes_what_many_want_to_make(tmp_path: Path, sort: str) -> None:
    """Even without a lock what is there first stays; the others get our error and leave nothing."""
    barrier, path = Barrier(THREADS), tmp_path / "made"

    def write_mine(number: int) -> int | None:
        barrier.wait()
        try:
            if sort == "file":
                write(f"{number}", path)
            else:
                write_folder({"number": f"{number}"}, path)
        except tr.OutputError:
            return None
        return number

    with ThreadPoolExecutor(THREADS) as pool:
        (winner,) = {*pool.map(write_mine, range(THREADS))} - {None}
    assert [path] == list(tmp_path.iterdir())
    assert f"{winner}" == (path if sort == "file" else path / "number").read_text(encoding="utf-8")


def test_a_file_system_without_a_move_to_where_nothing_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A new file is linked into place, and what is there stays."""
    monkeypatch.setattr(system_calls, "_rename", _missing)
    write("old", tmp_path / "facts.csv")
    monkeypatch.setattr(safe_writing, "_expect", lambda *_, **__: None)
    with pytest.raises(tr.OutputError, match=r"facts\.csv: this file already exists; replace it with"):
        write("new", tmp_path / "facts.csv")
    old = "old"
    assert old == (tmp_path / "facts.csv").read_text(encoding="utf-8")
    assert [tmp_path / "facts.csv"] == list(tmp_path.iterdir())


def test_a_system_without_an_exchange(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder is made, and put where an empty one is, but none is replaced, which is said with what to do."""
    monkeypatch.setattr(system_calls, "_rename", _missing)
    path = tmp_path / "made"
    path.mkdir()
    write_folder(FILES, path, replace=True)
    with pytest.raises(
        tr.OutputError, match=r"made: .* exchange two folders in one step \(.*\); remove the old folder"
    ):
        write_folder({"other": ""}, path, replace=True)
    assert {"mark.json": b"{}", "below/table.csv": b"a\r\n"} == held(path)
    assert [path] == list(tmp_path.iterdir())


def _missing(*_: object) -> None:
    raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))


@pytest.mark.parametrize("event", ["a file", "an interruption"])
def test_what_comes_while_folders_change_places(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, event: str) -> None:
    """A file put into the old folder at that moment brings it back, and so does an interruption."""
    path = tmp_path / "made"
    write_folder(FILES, path)
    before = held(path)
    refuse, exchange = safe_writing.refuse_others, safe_writing.exchange

    def late(one: Path, other: Path) -> None:
        if event == "a file":
            (path / "below" / "mine.txt").write_text("mine", encoding="utf-8")
        exchange(one, other)
        monkeypatch.setattr(safe_writing, "exchange", exchange)

    def stopped(folder: Path) -> list[Path]:
        if event == "an interruption":
            raise KeyboardInterrupt("stopped")
        return refuse(folder)

    monkeypatch.setattr(safe_writing, "exchange", late)
    monkeypatch.setattr(safe_writing, "refuse_others", stopped)
    with pytest.raises(
        (tr.OutputError, KeyboardInterrupt), match=r"stopped|made: .*below/mine\.txt is not in the list .*; remove"
    ):
        write_folder({"other": ""}, path, replace=True)
    mine = {"below/mine.txt": b"mine"} if event == "a file" else {}
    assert {**before, **mine} == held(path)
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("checks", [safe_writing, export_manifest], ids=["before", "after"])
def test_what_comes_while_the_old_folder_is_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, checks: ModuleType
) -> None:
    """A file put into the old folder before or after the last check stays where it is, and the error says where."""
    path, refuse = tmp_path / "made", export_manifest.refuse_others
    write_folder(FILES, path)

    def then_put(folder: Path) -> list[Path]:
        paths = refuse(folder)
        (folder / "mine.txt").write_text("mine", encoding="utf-8")
        return paths

    monkeypatch.setattr(checks, "refuse_others", then_put)
    wanted = (
        r"made: .* could not be removed: (\S*mine\.txt|.*not empty).*; the old one is now \S+, next to the new folder$"
    )
    with pytest.raises(tr.OutputError, match=wanted) as refused:
        write_folder({"other": ""}, path, replace=True)
    monkeypatch.undo()
    mine = tmp_path / str(refused.value).split()[-6].rstrip(",") / "mine.txt"
    for _ in "now and after the next export".split():
        with alone(path):
            assert mine.read_text(encoding="utf-8") == "mine"
    assert {"other": b""} == held(path)


def test_what_a_killed_export_left_goes_with_the_next(tmp_path: Path) -> None:
    """Half-written files and folders, and whole exported ones, go; what is another path's or somebody else's stays."""
    path = tmp_path / "made"
    first, second, third, fourth, other = (part_of(tmp_path / name) for name in (*["made"] * 4, "other"))
    first.mkdir()
    (first / "half").write_text("ha", encoding="utf-8")
    second.write_text("ha", encoding="utf-8")
    write_folder(FILES, third.with_suffix(""))
    write_folder(FILES, fourth.with_suffix(""))
    (fourth.with_suffix("") / "mine.txt").write_text("mine", encoding="utf-8")
    other.write_text("ha", encoding="utf-8")
    with alone(path):
        write("text", path)
    assert sorted([path, other, fourth.with_suffix("")]) == sorted(tmp_path.iterdir())


def test_a_lock_that_was_left_is_none(tmp_path: Path) -> None:
    """The lock file of a killed export does not stop the next one, which removes it."""
    with alone(tmp_path / "made"):
        (lock,) = tmp_path.iterdir()
    lock.touch()
    with alone(tmp_path / "made"):
        assert [lock] == list(tmp_path.iterdir())
        with (
            pytest.raises(tr.OutputError, match="made: another export to this path is running; wait"),
            alone(tmp_path / "made"),
        ):
            pass
        with alone(tmp_path / "other"):
            pass
    assert not list(tmp_path.iterdir())


def test_a_lock_that_its_holder_has_removed_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Who gets the lock of a file that is there no more, as its holder was just done, does not go on beside a third."""
    monkeypatch.setattr(fcntl, "flock", lambda *_: next(tmp_path.iterdir()).unlink())
    with (
        pytest.raises(tr.OutputError, match="made: another export to this path is running"),
        alone(tmp_path / "made"),
    ):
        pass
    assert not list(tmp_path.iterdir())
