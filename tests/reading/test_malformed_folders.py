"""Folders with one thing wrong, and anything in files, names, dates and command lines: only errors of ours."""

import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hostile
import pytest
from hypothesis import HealthCheck, given, settings

import tajik_relations as tr
from tajik_relations.model.loading import toml_of
from tajik_relations.reading.dataset_files import read_dataset

LONGEST = 2_000
"""Characters of a line at most."""
Outcomes = list[tuple[hostile.Change, hostile.Outcome]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data set with every file that there can be, the compiled one too."""
    return hostile.with_compiled(hostile.whole_data_set(tmp_path_factory.mktemp("malformed") / "small"))


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> Outcomes:
    """Return the result of every third change, which is enough to try each type of change."""
    every = [*hostile.changes(folder)]
    return [(change, hostile.outcome(change, folder)) for change in every[::3]]


def _unprintable(lines: tuple[str, ...]) -> list[str]:
    return [line for line in lines if not line.isprintable() or len(line) > LONGEST]


@pytest.mark.exhaustive
def test_a_folder_is_refused_in_our_lines_or_right_for_a_reason(outcomes: Outcomes) -> None:
    """Of a thousand folders none raises another exception, and each that is accepted may be as it is."""
    assert len(outcomes) > 1_000
    assert not {str(change): bad for change, what in outcomes if (bad := _unprintable(what.lines))}
    right = {str(change): hostile.accepted(change) for change, what in outcomes if not what.refused_by}
    assert not [change for change, reason in right.items() if not reason]
    assert len(right) < 0.15 * len(outcomes)


@pytest.mark.exhaustive
def test_each_problem_names_a_file_of_the_folder(outcomes: Outcomes, folder: Path) -> None:
    """Each line of an error begins with the file in which something is wrong, or is about the vocabularies together."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    known = files | {"vocabularies", str(folder)}
    assert not {
        line for _, what in outcomes if what.refused_by for line in what.lines if line.split(":")[0] not in known
    }


INSTEAD: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
    "a device without end": lambda path: path.symlink_to("/dev/zero"),
}
"""What may stand in place of a file."""
FILES = (
    "dataset.toml",
    "states.toml",
    "names.toml",
    "codebook.toml",
    "seeds/gazette.fingerprint",
    "seeds/pinned/names.tsv",
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("what", INSTEAD)
def test_what_is_no_file_is_not_read(tmp_path: Path, what: str, file: str) -> None:
    """A folder, a pipe, a device or a link that leads nowhere, in place of a file, is an error that names the file."""
    folder = hostile.whole_data_set(tmp_path / "small")
    (folder / file).unlink()
    INSTEAD[what](folder / file)
    with pytest.raises(tr.RelationsError, match=rf"^[^\n]*{file.rpartition('/')[2]}: expected [^\n]*, found[^\n]*$"):
        tr.verify(read_dataset(folder))


WITHOUT_END = {
    "three quotation marks": 'x = """' + 'ab "" ' * 300_000,
    "escapes": '""" \\' * 300_000,
    "three apostrophes": "'''a" * 300_001,
    "a name": "x" * 2_000_000,
    "names": "x " * 1_000_000,
    "quotation marks": '"x ' * 500_000,
}
"""Megabytes in which a search that begins anew at each sign would go on for hours."""


@pytest.mark.parametrize("text", WITHOUT_END.values(), ids=WITHOUT_END)
def test_megabytes_of_what_nobody_closes_are_refused(text: str) -> None:
    """Quotation marks that are not closed, and names without an end, are no TOML."""
    with pytest.raises(ValueError, match=r"^expected TOML in UTF-8, found an error: "):
        toml_of(text.encode())


@pytest.mark.exhaustive
@pytest.mark.parametrize("what", hostile.FUZZED)
def test_anything_raises_errors_of_ours_alone(what: str, folder: Path) -> None:
    """Whatever stands in a file or is asked for, it is right or is refused in printable lines of ours."""
    strategy, tried = hostile.FUZZED[what]

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(strategy)
    def try_it(given_: Any) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            outcome = tried(folder, given_)
        assert not _unprintable(outcome.lines)

    try_it()
