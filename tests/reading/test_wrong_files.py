"""Wrong data files and the exact messages that they give; each case of `broken/` is laid over the data set in `small/`.

A case is one TOML file that stands in for `documents/letter.toml`, or a folder whose files stand in for those of the
same name; a file `NAME.removed` takes NAME away. The text file of the same name has the expected lines.
"""

import re
import shutil
from pathlib import Path

import pytest
from running import SMALL

from tajik_relations.errors import DatasetError
from tajik_relations.reading import load

BROKEN = Path(__file__).with_name("broken")
CASES = sorted(path.relative_to(BROKEN).with_suffix("").as_posix() for path in BROKEN.glob("*/*.txt"))


def laid_over(case: str, folder: Path) -> Path:
    """Return a copy of the small data set in *folder* with a case's files in it."""
    copy = folder / "small"
    shutil.copytree(SMALL, copy)
    overlay = BROKEN / case
    if not overlay.is_dir():
        shutil.copyfile(BROKEN / f"{case}.toml", copy / "documents" / "letter.toml")
        return copy
    for path in sorted(overlay.rglob("*.*")):
        target = copy / path.relative_to(overlay)
        if path.suffix == ".removed":
            target.with_suffix("").unlink()
        else:
            shutil.copyfile(path, target)
    return copy


@pytest.mark.parametrize("case", CASES)
def test_wrong_files_give_exactly_these_messages(case: str, tmp_path: Path) -> None:
    """Every mistake of a case is reported, in order and with nothing else."""
    expected = (BROKEN / f"{case}.txt").read_text(encoding="utf-8").splitlines()
    folder = laid_over(case, tmp_path)
    with pytest.raises(DatasetError, match=re.escape(expected[0].replace("FOLDER", str(folder)))) as caught:
        load(folder)
    assert expected == [problem.replace(str(folder), "FOLDER") for problem in caught.value.problems]
    assert "\n".join(caught.value.problems) == str(caught.value)


def test_every_case_has_its_messages() -> None:
    """No case is left out for want of expected lines, and no expected lines are without a case."""
    cases = {f"{path.parent.name}/{path.stem}" for path in BROKEN.glob("*/*") if path.suffix != ".txt"}
    assert sorted(cases) == CASES
    assert len(CASES) >= 25


def test_the_data_set_beneath_the_cases_is_right() -> None:
    """What the cases are laid over has no mistake of its own."""
    assert len(load(SMALL).all_facts) == 13


LETTER, ASIDE, ROWS, MANIFEST = "documents/letter.toml", "set-aside.toml", "identifications.toml", "seeds/manifest.toml"
UNTOLD = {
    "a header without values": (
        "dataset.toml",
        'title = "Relations of Arvenia with its neighbours"\nsubject = "XA"',
        "",
        "dataset.toml: ",
    ),
    "a table beside the header": (
        "dataset.toml",
        'subject = "XA"',
        'subject = "XA"\n[[x]]',
        r"dataset.toml: .* values, found \[\[x\]\]",
    ),
    "a row that is a list": (LETTER, 'date = "2003"', "row = [1]", r"found row \[1\]"),
    "a figure that is no table": (LETTER, 'date = "1995"', "quantity = 5", "quantity: expected .* found 5"),
    "a mission that succeeds none": (LETTER, 'date = "1996"', 'succeeds = "let-99"', "embassy succeeds: .* 'let-99'"),
    "a mission that succeeds itself": (
        LETTER,
        'date = "1996"',
        'succeeds = "let-05-embassy"',
        "let-05-embassy succeeds: expected the id of another mission, found 'let-05-embassy'",
    ),
    "a single table": (LETTER, "[[trade]]", "[trade]", "found trade"),
    "a code beside a token": (LETTER, 'bodies = ["subject", "partner"]', 'bodies = ["seat", "xb"]', "found 'xb'"),
    "another document": (LETTER, 'date = "2003"', 'also = [{document = "x", line = 3, words = ["R"]}]', "document"),
    "two mistakes": (LETTER, 'date = "1995"', "basis = []\ndate = 5", "date: expected"),
    "words set aside past the end": (ASIDE, "line = 3", "line = 99", "set-aside.toml: .*99"),
    "words of line 0 set aside": (ASIDE, "line = 3", "line = 0", "set-aside.toml: .* 0"),
    "an unknown document set aside": (ASIDE, '"letter"', '"lettre"', "set-aside.toml: .*lettre"),
    "a repetition of no fact": (ASIDE, "line = 3", 'line = 3\nfact = "gaz-9"', "set-aside.toml: .*gaz-9"),
    "a row cited past the end": (ROWS, "line = 4, words", "line = 99, words", "identifications.toml: .*99"),
    "a row cited elsewhere": (
        ROWS,
        '{document = "gazette"',
        '{document = "x"',
        "identifications.toml: row 1 citations: .* found x:4",
    ),
    "a row twice": (ROWS, "row = 3", "row = 2", "identifications.toml: .*2"),
    "an unknown counterpart": (MANIFEST, 'counterpart = "XB"', 'counterpart = "QQ"', "manifest.toml: .*QQ"),
    "a document twice": (MANIFEST, 'id = "letter"', 'id = "gazette"', "manifest.toml: .*gazette"),
    "a prefix twice": (MANIFEST, 'prefix = "let"', 'prefix = "gaz"', "manifest.toml: .*gaz"),
    "a place twice": ("places.toml", '"Long Marsh"', '"Tarn"', "places.toml: .*Tarn"),
    "a name without letters": ("states.toml", '"Dorvia"', '""', "states.toml: .*name"),
}


@pytest.mark.parametrize("mistake", UNTOLD)
def test_every_mistake_is_told(tmp_path: Path, mistake: str) -> None:
    """A mistake of this sort is a `DatasetError` that names its file or its field."""
    file, old, new, message = UNTOLD[mistake]
    path = Path(shutil.copytree(SMALL, tmp_path / "small")) / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert text.count(old) == 1
    with pytest.raises(DatasetError, match=message):
        load(tmp_path / "small")


def test_folders_that_are_not_there(tmp_path: Path) -> None:
    """No folder at all is no data set, and without the documents' folder each file of the manifest is missing."""
    nowhere = re.escape(str(tmp_path / "nowhere"))
    with pytest.raises(DatasetError, match=f"^{nowhere}: expected a data set with a file dataset.toml, found none$"):
        load(tmp_path / "nowhere")
    shutil.rmtree(Path(shutil.copytree(SMALL, tmp_path / "small")) / "documents")
    with pytest.raises(DatasetError, match=r"^documents/gazette\.toml: .*\ndocuments/letter\.toml: ") as caught:
        load(tmp_path / "small")
    missing = "this data file is missing, but the manifest has the document"
    assert 2 == sum(missing in problem for problem in caught.value.problems)
