"""Files and folders appear whole or not at all, and what exists stays unless it may be replaced."""

import re
from pathlib import Path

import pytest

import tajik_relations as tr
from tajik_relations.exports.writing import replaceable, write, write_folder


def test_write_makes_a_file_and_replaces_it_only_when_told(tmp_path: Path) -> None:
    """The file has the text as it is; an existing one stays unless it may be replaced."""
    path, texts = tmp_path / "facts.jsonl", ["one\r\n“two”\n", "new"]
    write(texts[0], path)
    found = [path.read_bytes().decode()]
    with pytest.raises(tr.OutputError, match=re.escape(f"{path}: expected a new file, found one")):
        write(texts[1], path)
    assert texts[0] == path.read_bytes().decode()
    write(texts[1], path, replace=True)
    assert texts == [*found, path.read_bytes().decode()]
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["no-folder/facts.csv", "folder", "file/facts.csv", "a" * 300])
def test_write_leaves_nothing_behind_when_it_fails(tmp_path: Path, name: str) -> None:
    """Nothing is made or changed where the folder is missing, the target is a folder, or the folder is a file."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(tr.OutputError, match=re.escape(f"{tmp_path / name}: expected a file that can be written")):
        write("text", tmp_path / name, replace=name == "folder")
    assert before == sorted(tmp_path.rglob("*"))


def test_write_leaves_nothing_behind_for_text_that_has_no_bytes(tmp_path: Path) -> None:
    """A lone surrogate cannot be written; the temporary file goes whatever the error."""
    with pytest.raises(tr.OutputError, match=r"facts\.csv: expected a file that can be written, found: .*surrogates"):
        write("\ud800", tmp_path / "facts.csv")
    assert not list(tmp_path.iterdir())


def test_a_written_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """Others may read an export as they may read any file that the user makes."""
    write("text", tmp_path / "ours")
    (tmp_path / "usual").write_text("text", encoding="utf-8")
    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "ours").stat().st_mode


FILES: dict[str, str | bytes] = {"mark.json": "{}", "below/table.csv": b"a\r\n"}


def held(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_written_whole_and_replaced(tmp_path: Path) -> None:
    """Each file is there; a second folder takes the place of the first, of which nothing stays."""
    write_folder(FILES, tmp_path / "made")
    assert {"mark.json": b"{}", "below/table.csv": b"a\r\n"} == held(tmp_path / "made")
    write_folder({"mark.json": "[]"}, tmp_path / "made")
    assert {"mark.json": b"[]"} == held(tmp_path / "made")
    assert [tmp_path / "made"] == list(tmp_path.iterdir())


def test_a_folder_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """A check that fails, or a text without bytes, leaves the old folder as it was and nothing beside it."""
    write_folder(FILES, tmp_path / "made")
    before = held(tmp_path)

    def refuse(folder: Path) -> None:
        raise tr.OutputError(f"expected better, found {len(list(folder.iterdir()))} files")

    with pytest.raises(tr.OutputError, match="made: expected better, found 1 files"):
        write_folder({"other": ""}, tmp_path / "made", refuse)
    with pytest.raises(tr.OutputError, match=r"made: expected a folder that can be written, found: .*surrogates"):
        write_folder({"other": "\ud800"}, tmp_path / "made")
    with pytest.raises(tr.OutputError, match="expected a folder that can be written"):
        write_folder(FILES, tmp_path / "none" / "made")
    assert before == held(tmp_path)
    assert [tmp_path / "made"] == list(tmp_path.iterdir())


def test_which_folders_may_be_replaced(tmp_path: Path) -> None:
    """An exported or empty folder with leave to; no other one, no file, no link, not the data set's own."""
    write_folder(FILES, tmp_path / "made")
    replaceable(tmp_path / "new", "mark.json")
    replaceable(tmp_path / "made", "mark.json", replace=True)
    with pytest.raises(tr.OutputError, match=r"made: expected a new folder, found one; replace it with --force"):
        replaceable(tmp_path / "made", "mark.json")
    with pytest.raises(tr.OutputError, match=r"made: expected another folder than that of the data set itself"):
        replaceable(tmp_path / "made", "mark.json", tmp_path / "made" / "below", replace=True)
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "made")
    (tmp_path / "empty").mkdir()
    replaceable(tmp_path / "empty", "mark.json", replace=True)
    for name in ("file", "link", "made/below"):
        with pytest.raises(tr.OutputError, match=r"expected a folder that was exported before, with a file mark\.json"):
            replaceable(tmp_path / name, "mark.json", replace=True)
