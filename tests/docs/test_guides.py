"""The pages below docs/ say what the package does, and point to what is there."""

import re
import shutil
from itertools import takewhile
from pathlib import Path

import pytest
from attrs import NOTHING, fields
from pages import Walk
from running import ROOT, SMALL, needed

import tajik_relations as tr
from tajik_relations import reading
from tajik_relations.reading.compiled import read_compiled
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.reading.entries import RESERVED
from tajik_relations.records import KINDS
from tajik_relations.records.fact import COMMON

ROOMS = ("", "how-to", "how-to/questions", "explanation", "reference")
PAGES = [page for room in ROOMS for page in sorted((ROOT / "docs" / room).glob("*.md"))]
"""The pages that people wrote; the generated ones lie in other folders."""
STARTING_PROGRAMS = ("command-line", "add-a-document", "add-a-fact", "add-a-layer")
"""The pages with many commands, each of which reads the data anew."""
LIBRARIES = {
    "frames": ("polars", "duckdb", "pyarrow"),
    "other-programs": ("pandas",),
    "panel": ("pandas",),
    "spark": ("polars", "duckdb"),
}
COPY = "cp -r tests/helpers/small arvenia"
"""What a page says that works in a copy of the made-up data set."""
MAKES = "$ tajik-relations new arvenia "
"""What the page says that makes the data set of the examples."""
MADE_ANEW = "compiled.jsonl"
"""What the example leaves out, as it changes with every rule of reading."""
DATA_FILES = ROOT / "docs" / "reference" / "data-files.md"
ENTRIES = {
    "dataset.toml": (
        *takewhile(lambda one: one.name != "all_states", fields(tr.Dataset)),
        fields(tr.Dataset).judged_values,
    ),
    "[[places]]": tuple(one for one in fields(tr.Place) if one.name != "state"),
    "[[states]]": fields(tr.State),
    "[[organizations]]": fields(tr.Organization),
    "[[persons]]": fields(tr.Person),
    "[[documents]]": fields(tr.SourceDocument),
    "[[rows]]": fields(tr.Identification),
    "[[outside_dates]]": fields(tr.OutsideDate),
    "[[set_aside]]": fields(tr.SetAside),
    "[[organization_dates]]": fields(tr.OrganizationDate),
    "[[occurrence_links]]": fields(tr.OccurrenceLink),
    "[[changes]]": fields(tr.Change),
}
"""The headings of the page on data files, and the fields that are the keys below them."""
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)[^)]*\)")


LOAD = tr.load


def read_anew(folder: str | None = None) -> tr.Dataset:
    """Read a folder as each command of a reader does, in a process of its own."""
    if folder is None:
        return LOAD()
    path = Path(folder).resolve()
    return read_compiled(path) or read_dataset(path)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=page.stem, marks=[pytest.mark.exhaustive] * (page.stem in STARTING_PROGRAMS))
        for page in PAGES
    ],
)
def test_examples_of_the_pages_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every example in Python and on the command line gives what stands below it, in the order of the page."""
    for library in LIBRARIES.get(page.stem, ()):
        needed(library)
    walk = Walk(page, capsys)
    if COPY in walk.text:
        shutil.copytree(SMALL, tmp_path / "arvenia")
    if COPY in walk.text or MAKES in walk.text:
        monkeypatch.setattr(reading, "load", read_anew)
    monkeypatch.chdir(tmp_path)
    walk.to_the_end()
    assert not walk.wrong, "\n".join(walk.wrong)
    assert walk.examples == len(re.findall(r"^>>> ", walk.text, re.MULTILINE))
    assert walk.commands == len(re.findall(r"^\$ ", walk.text, re.MULTILINE))
    if MAKES in walk.text:
        assert content(ROOT / "examples" / "arvenia") == content(tmp_path / "arvenia")


def content(folder: Path) -> dict[str, str]:
    """Return the files of a data set that people read."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MADE_ANEW)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_some_pages_have_examples() -> None:
    """The pages and their examples are found at all."""
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    assert sum("\n>>> " in text for text in texts) >= 5
    assert sum("\n$ tajik-relations " in text for text in texts) >= 4


MADE = ROOT / "docs" / "facts"
"""Where the pages are that are made from the data when the site is built; its own tests follow the links to them."""


@pytest.mark.parametrize("page", [*sorted(ROOT.glob("*.md")), *PAGES], ids=lambda page: page.stem)
def test_pages_point_to_what_is_there(page: Path) -> None:
    """Every link to a file of the project leads to one, and every fact that is named is in the data."""
    text = page.read_text(encoding="utf-8")
    lost = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    assert not [link for link in lost if MADE not in (page.parent / link).resolve().parents]
    assert not [fact for fact in re.findall(r"\{fact\}`([^`]+)`", text) if fact not in tr.facts]


def keys_below(heading: str) -> dict[str, bool]:
    """Return the keys in the first table below a heading of the page on data files, and whether each must be there."""
    section = re.split(rf"^## .*{re.escape(f'`{heading}`')}.*$", DATA_FILES.read_text("utf-8"), flags=re.MULTILINE)[1]
    table = section.split("| key | holds |\n|---|---|\n")[1].split("\n\n")[0]
    return {key: not may for key, may in re.findall(r"^\| `(\w+)` \| (\*may\*)?", table, re.MULTILINE)}


@pytest.mark.parametrize("heading", ENTRIES)
def test_the_page_on_data_files_has_every_key(heading: str) -> None:
    """Each table has the keys that the reader takes, in the same order, and says which of them must be there."""
    expected = {one.name: one.default is NOTHING for one in ENTRIES[heading]}
    assert list(expected.items()) == list(keys_below(heading).items())


def test_the_page_on_data_files_has_the_keys_of_every_fact() -> None:
    """What all facts have is in one table, but for what the reader sets; citations and bases have keys of their own."""
    expected = {*COMMON, "line", "words", "also", "judged", "carried"} - {*RESERVED}
    assert {name: name in ("id", "line", "words") for name in expected} == keys_below("documents/ID.toml")


def test_the_page_on_data_files_has_the_keys_of_every_kind() -> None:
    """Each kind of fact stands with its table and its own keys, needed ones apart, and narrative ones are marked."""
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)`( \*)? \| (.*) \| (.*) \|$", DATA_FILES.read_text("utf-8"), re.MULTILINE)
    expected = [(table, kind.__name__, " *" if kind.narrative else "") for table, kind in KINDS.items()]
    assert expected == [row[:3] for row in rows]
    for table, _, _, *cells in rows:
        own = [one for one in fields(KINDS[table]) if one.name not in COMMON]
        needed_ones = [one.name for one in own if one.default is NOTHING]
        others = [one.name for one in own if one.default is not NOTHING]
        assert [needed_ones, others] == [re.findall(r"`(\w+)`", cell) for cell in cells]
