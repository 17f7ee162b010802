"""Running the program, in this process and in one of its own, and what the tests of it share."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

import tajik_relations as tr
from tajik_relations.cli.main import main

ROOT = Path(__file__).parents[2]
"""The repository."""
SMALL = Path(__file__).parent / "small"
TEXTS = SMALL / "texts"
ERROR = re.compile(r"tajik-relations: [^\n]+\n")
"""What an error looks like: one line that says who speaks."""
well, failed = (0, ""), (2, "")
"""Status and standard error of a run without errors; status and standard output of one that was refused."""


@cache
def tool_called(name: str) -> Any:
    """Return one of the tools as a module."""
    spec = spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


class Run:
    """What one call of the program did."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> None:
        """Call the program in this process."""
        try:
            self.status: object = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            self.status = leaving.code
        self.out, self.err = capsys.readouterr()

    def refused(self, *parts: str) -> bool:
        """Whether it ended with one line on standard error that has these parts, status 2 and no output."""
        assert ERROR.fullmatch(self.err), self.err
        assert failed == (self.status, self.out), self.out
        return all(part in self.err for part in parts)

    @property
    def json(self) -> Any:
        """The output as JSON, of a run without errors."""
        assert well == (self.status, self.err), self.err
        return json.loads(self.out)


def _is_required(group: str) -> bool:
    """Whether this is the session of a group, which sets REQUIRED so that none of its tests is skipped."""
    return group in os.environ.get("REQUIRED", "").split()


def needed(name: str, group: str = "frames") -> Any:
    """Return an optional library, or skip; in the session of its group it must be there."""
    if _is_required(group):
        return import_module(name)
    reason = f"{name} is optional; nox -s {group} installs it, and skips nothing"
    return pytest.importorskip(name, reason=reason, exc_type=ImportError)


def site(group: str) -> Path:
    """Return the folder of the built site, or skip the module; in the session of its group it must be there."""
    if "SITE" not in os.environ and not _is_required(group):
        pytest.skip(f"no site is built; nox -s {group} builds it and runs these tests", allow_module_level=True)
    return Path(os.environ["SITE"])


@cache
def html(path: Path) -> Any:
    """Return a page of the built site, parsed once."""
    return needed("bs4", "docs").BeautifulSoup(path.read_text("utf-8"), "html.parser")


def texts() -> Path:
    """Return the folder with the documents' texts, or skip the module or the test; TEXTS_REQUIRED says they are here.

    SEEDS names the folder; without it they are looked for beside the repository.
    """
    folder = Path(os.environ.get("SEEDS", ROOT.parent / "shared" / "seeds"))
    if not folder.is_dir():
        if os.environ.get("TEXTS_REQUIRED"):
            pytest.fail(f"expected the documents' texts in {folder}, found none")
        pytest.skip("the documents' texts are not here; the fingerprints are checked instead", allow_module_level=True)
    return folder


def solid(text: str) -> str:
    """Return a text without its blanks, so that broken lines do not matter."""
    return "".join(text.split())


def files(folder: object) -> dict[str, bytes]:
    """Return the files of a folder that is to be written, as bytes."""
    assert isinstance(folder, dict)
    return {name: text.encode() if isinstance(text, str) else text for name, text in folder.items()}


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    """Return a copy of the small data set in which one file has *new* in place of *old*."""
    copy = Path(shutil.copytree(SMALL, folder / "small"))
    text = (copy / file).read_text(encoding="utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new), encoding="utf-8")
    return copy


def with_text(folder: Path, line: int, text: str) -> Path:
    """Return a copy of the small data set, and of its texts, in which a line of the letter is another."""
    copy = Path(shutil.copytree(SMALL, folder / "small"))
    path, manifest = copy / "texts" / "letter.txt", copy / "seeds" / "manifest.toml"
    before = path.read_bytes()
    lines = before.decode("utf-8").split("\n")
    lines[line - 1] = text
    path.write_bytes("\n".join(lines).encode())
    sums = [hashlib.sha256(content).hexdigest() for content in (before, path.read_bytes())]
    manifest.write_text(manifest.read_text("utf-8").replace(*sums), encoding="utf-8")
    return copy


def python(code: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run some code in a Python of its own, with this package and these variables of the environment."""
    variables = {**os.environ, "PYTHONPATH": str(Path(tr.__file__).parents[1]), "PYTHONUTF8": "1", **environment}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=variables, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own code


def program(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """Run the program as users do, in a process of its own."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "tajik_relations", *arguments]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment, "encoding": "utf-8", **options}
    return subprocess.run(command, check=False, **given)  # noqa: S603 - this Python runs our own code
