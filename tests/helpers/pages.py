"""Walking through a page of the documentation as its reader would: Python, commands and files, in their order."""

import difflib
import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import ROOT, Run

import tajik_relations as tr

FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"\b(In|Write) `([^`]+)`[^`]*:$")
"""The end of a paragraph that names a file: what stands below it is a change in it, or the whole of it."""


class Walk:
    """One reading of a page, in the folder in which this process is."""

    def __init__(self, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Begin at the top of the page."""
        self.page = page
        self.text = page.read_text(encoding="utf-8")
        self.capsys = capsys
        self.names: dict[str, object] = {"__name__": "__main__"}
        self.status: object = 0
        self.examples = 0
        self.commands = 0
        self.wrong: list[str] = []
        """What did not come out as the page shows it."""

    def to_the_end(self) -> None:
        """Do everything that the page says."""
        for line, before, language, content in self._blocks():
            named = FILE.search(before)
            if language in ("pycon", "python"):
                self._python(content, line)
            elif language == "console":
                self._console(content)
            elif language == "diff":
                assert named, f"expected the name of a file before a change, found {before!r}"
                self._change(Path(named[2]), content)
            elif named and named[1] == "Write":
                Path(named[2]).write_text(content, encoding="utf-8", newline="\n")

    def _blocks(self) -> Iterator[tuple[int, str, str, str]]:
        """Yield the code blocks: line, paragraph before, language, content."""
        for match in FENCE.finditer(self.text):
            before = " ".join(self.text[: match.start()].rstrip().rpartition("\n\n")[2].split())
            yield self.text.count("\n", 0, match.start()), before, match[1], match[2]

    def _python(self, content: str, line: int) -> None:
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS, verbose=False)
        test = doctest.DocTestParser().get_doctest(content, self.names, self.page.name, str(self.page), line)
        self.examples += runner.run(test, out=self.wrong.append, clear_globs=False).attempted
        self.names = test.globs

    def _console(self, content: str) -> None:
        before, *runs = re.split(r"^\$ ", content, flags=re.MULTILINE)
        assert not before, f"expected a command after $, found {before!r}"
        for command, _, wanted in (run.partition("\n") for run in runs):
            printed = self._run(shlex.split(command))
            if not doctest.OutputChecker().check_output(wanted, printed, doctest.ELLIPSIS):
                differ = difflib.unified_diff(wanted.splitlines(), printed.splitlines(), "page", "program", lineterm="")
                self.wrong.append("\n".join((f"$ {command}", *differ)))

    def _run(self, words: list[str]) -> str:
        """Return the output of a command, errors before the rest."""
        self.commands += 1
        if words == ["echo", "$?"]:
            return f"{self.status}\n"
        if words[0] == "python":
            command = (sys.executable, str(ROOT / words[1]), *words[2:])
            environment = os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1])}
            ran = subprocess.run(  # noqa: S603 - the tool is one of ours
                command, env=environment, capture_output=True, text=True, check=False
            )
            self.status = ran.returncode
            return ran.stderr + ran.stdout
        assert words[0] == "tajik-relations", f"expected a command that the tests can run, found {words[0]}"
        run = Run(self.capsys, *words[1:])
        self.status = run.status
        return (run.err + run.out).replace("\r\n", "\n")

    def _change(self, path: Path, content: str) -> None:
        """Change a file as a difference without line numbers says; what it takes away must stand there once."""
        lines = content.splitlines(keepends=True)
        old, new = ("".join(line[1:] for line in lines if line[0] in marks) for marks in (" -", " +"))
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: expected once, found {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
