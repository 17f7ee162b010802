"""The command line where something cannot be done: one line on standard error, status 2, nothing half-written."""

import os
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from running import ERROR, SMALL, TEXTS, Run, changed, failed, program, well

from tajik_relations.cli.main import main


@pytest.mark.exhaustive
def test_program_hands_on_exit_status() -> None:
    """The status of an unknown partner and of an unknown command reach the shell, each with one line."""
    for arguments in (("show", "Tadjikistan"), ("frobnicate",)):
        ran = program(*arguments)
        assert failed == (ran.returncode, ran.stdout)
        assert ERROR.fullmatch(ran.stderr)


@pytest.mark.exhaustive
@pytest.mark.parametrize("arguments", [(), ("export",)], ids=["short", "long"])
def test_a_reader_that_leaves_is_no_error(arguments: tuple[str, ...]) -> None:
    """Output into a pipe that nobody reads ends without a word, as with `head`."""
    reading, writing = os.pipe()
    os.close(reading)
    ran = program(*arguments, stdout=writing)
    os.close(writing)
    assert well == (ran.returncode, ran.stderr)


@pytest.mark.exhaustive
def test_output_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    """A full disk or a closed output is told like any other error."""
    (tmp_path / "out").touch()
    with (tmp_path / "out").open(encoding="utf-8") as unwritable:
        ran = program("list", "partners", stdout=unwritable)
    assert ERROR.fullmatch(ran.stderr)
    assert failed == (ran.returncode, (tmp_path / "out").read_text(encoding="utf-8"))


@pytest.mark.parametrize("arguments", [("list", "partners"), ("export",)], ids=" ".join)
def test_a_program_without_output_is_no_traceback(arguments: tuple[str, ...]) -> None:
    """Where standard output was closed before the start, Python has none; that is told, or nothing is written."""
    with redirect_stdout(None):
        assert main([*arguments]) in (0, 2)


@pytest.mark.exhaustive
def test_output_in_ascii_is_no_traceback() -> None:
    """A terminal that cannot show a character still gets the rest."""
    ran = program("show", "Armenia", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert well == (ran.returncode, ran.stderr)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("show", "Tadjikistan"), "Tajikistan"),
        (("show", "Armenai"), "similar names: Armenia"),
        (("show",), "NAME"),
        (("list", "vizits"), "similar names: visits"),
        (("frobnicate",), "'frobnicate'"),
        (("verify", "--format", "csv"), "'csv'"),
        (("export", "--table", "fact"), "'fact'"),
        (("export", "--format", "json"), "'json'"),
        (("verify", "--documents", "no-such-folder"), "no-such-folder: expected a folder"),
        (("list", "partners", "--dataset", "no-such-folder"), "no-such-folder: expected a data set"),
    ],
)
def test_refusals_are_one_line(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], part: str) -> None:
    """What cannot be done is said in one line on standard error, with status 2 and no output."""
    assert Run(capsys, *arguments).refused(part)


def test_export_leaves_an_existing_file_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without `--force` the file stays as it is, and the message says how to replace it."""
    path = tmp_path / "facts.jsonl"
    path.write_text("mine", encoding="utf-8")
    assert Run(capsys, "export", "--output", path).refused("facts.jsonl: this file already exists", "--force")
    mine = "mine"
    assert mine == path.read_text(encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["none/facts.csv", "file/facts.csv", "folder"])
def test_export_to_where_nothing_can_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    """A missing folder, a file in place of one and a folder as the target are refused, and nothing is left behind."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    before = sorted(tmp_path.rglob("*"))
    run = Run(capsys, "export", "--format", "csv", "--force", "--output", tmp_path / name)
    assert run.refused(f"{name}: cannot write ")
    assert before == sorted(tmp_path.rglob("*"))


def test_the_name_of_the_file_tells_the_format(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without `--format` the end of the name counts; an end that tells nothing is refused with those that do."""
    assert 0 == Run(capsys, "export", "--output", tmp_path / "facts.csv").status
    assert (tmp_path / "facts.csv").read_text("utf-8").startswith("id,kind,document,line,")
    assert Run(capsys, "export", "--output", tmp_path / "facts.zzz").refused("facts.zzz", ".csv")


def test_export_of_a_wrong_data_set_writes_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A mistake in the data is told before any file is made."""
    folder = changed(tmp_path, "documents/letter.toml", '"1995"', '"1995-13"')
    output = tmp_path / "facts.jsonl"
    assert Run(capsys, "export", "--dataset", folder, "--output", output).refused("letter.toml: projects[1]", "month")
    assert not output.exists()


@pytest.mark.parametrize("command", ["verify", "coverage"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_documents_that_are_missing_or_altered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str, form: str
) -> None:
    """A text with one letter more, then none at all: the document is named and nothing is checked."""
    folder = Path(shutil.copytree(TEXTS, tmp_path / "texts"))
    wanted = (command, "--dataset", SMALL, "--documents", folder, "--format", form)
    with (folder / "letter.txt").open("a", encoding="utf-8") as opened:
        opened.write("x")
    assert Run(capsys, *wanted).refused("letter.txt: expected the text of letter with SHA-256")
    (folder / "letter.txt").unlink()
    assert Run(capsys, *wanted).refused("letter.txt: expected the text of letter, found none")


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_fingerprints_that_are_cut_short(capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str) -> None:
    """Fingerprints with fewer lines, without the last line feed, with half a mark, and none at all are refused."""
    path = Path(shutil.copytree(SMALL, tmp_path / "small")) / "seeds" / "letter.fingerprint"
    text = path.read_text(encoding="ascii")
    for cut in (text[: text.index("\n", 120) + 1], text[:-3], text.rstrip("\n"), ""):
        path.write_text(cut, encoding="ascii")
        assert Run(capsys, command, "--dataset", tmp_path / "small").refused("letter.fingerprint: ", "expected")
    path.unlink()
    assert Run(capsys, command, "--dataset", tmp_path / "small").refused("letter.fingerprint: expected")


@pytest.mark.parametrize("sign", ["\x1b[31m", "\n", "\x85", "\u202e", "\u200b", "\u2028"])
def test_control_characters_in_arguments_are_shown_escaped(capsys: pytest.CaptureFixture[str], sign: str) -> None:
    """An argument that the parser does not know cannot break the line of the error or steer a terminal."""
    with pytest.raises(SystemExit, match=r"^2$"):
        main(["show", "Armenia", f"--a{sign}b"])
    error = capsys.readouterr().err
    assert error.removesuffix("\n").isprintable()
    refused = Run(capsys, "show", "Armenia", f"a{sign}b")
    assert refused.refused("no State, organization, person, document, place or fact is called")
    assert refused.err.removesuffix("\n").isprintable()
