"""The tool that writes the section *Data* of the changelog and the page of withdrawn facts."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve
from made_up import small_before
from running import ROOT, SMALL

import tajik_relations as tr

TOOL = runpy.run_path(str(ROOT / "tools" / "data_changes.py"))
cell, main, order, page, section, untold = (TOOL[name] for name in "cell main order page section untold".split())
SECTION = """### Data

Since `0.8.0`, compared by content hash: 1 added, 2 changed, 2 withdrawn;
14 facts before, 13 now.

| rule | added | changed | withdrawn |
|---|--:|--:|--:|
| only worded differently in English | 0 | 1 | 0 |
| rule 1 | 0 | 0 | 1 |
| rule 2 | 0 | 0 | 1 |
| rule 3 | 0 | 1 | 0 |
| rule 11 | 0 | 0 | 1 |
| rule 20 | 0 | 1 | 0 |
| a correction that no rule covers | 1 | 0 | 0 |

A fact that several rules changed counts under each. `changes.toml` has every change by id;
[withdrawn facts](docs/reference/changes.md) lists the ids that went, and what holds their content now."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """Return what runs the tool on the small data set, with its page in a folder of the test."""
    monkeypatch.setitem(main.__globals__, "PAGE", tmp_path / "changes.md")
    monkeypatch.setitem(main.__globals__, "ROOT", tmp_path)
    monkeypatch.setattr(tr, "load", lambda folder=SMALL: load(folder))
    return lambda *words: int(main([str(word) for word in words]))


load = tr.load
SMALL_SET = load(SMALL)


def test_the_section_counts_by_rule() -> None:
    """The counts of all, then of each coding rule, those that stand for no rule with their words."""
    found = tr.diff(small_before(), SMALL_SET)
    assert re.sub(r"(?m)^(\| rule \d+): [^|]+ \|", r"\1 |", "\n".join(section(found, "`0.8.0`"))) == SECTION


def test_nothing_that_differs_is_one_sentence() -> None:
    """Where nothing differs there is no table."""
    assert ["### Data", ""] == list(section(tr.diff(SMALL_SET, SMALL_SET), "`1.0.0`"))[:2]
    assert len(list(section(tr.diff(SMALL_SET, SMALL_SET), "`1.0.0`"))) == 4


def test_the_page_of_the_shipped_data_is_in_step() -> None:
    """The page on the site has the withdrawn ids of the shipped data set, as the tool writes it."""
    assert page(tr.load().changes) == (ROOT / "docs" / "reference" / "changes.md").read_text(encoding="utf-8")


def test_the_page_lists_what_was_withdrawn() -> None:
    """Each id behind what holds its content, with its note, the latest version first."""
    late = evolve(SMALL_SET.changes[0], version="0.10.0", id="gaz-08-dyke", note="a | b")
    lines = [line for line in page((*SMALL_SET.changes, late)).splitlines() if line.startswith(("## ", "- "))]
    assert lines == [
        "## Version 0.10.0",
        "- [gaz-04-began](#gaz-04-began), [gaz-11-pumps](#gaz-11-pumps): gaz-08-dyke (a | b)",
        "## Version 0.9.0",
        "- no fact: gaz-13-heading (a heading states nothing)",
        "- [gaz-04-began](#gaz-04-began), [gaz-11-pumps](#gaz-11-pumps): gaz-08-dam",
    ]
    assert page(()).endswith("No fact has been withdrawn so far.\n")


def test_versions_are_in_order() -> None:
    """Numbers of a version count as numbers, and a candidate comes before what it is one of."""
    expected = ["0.2.0", "0.9.0", "0.10.0", "1.0", "1.0.0rc1", "1.0.0"]
    assert expected == sorted(["1.0.0", "0.10.0", "0.9.0", "1.0.0rc1", "0.2.0", "1.0"], key=order)


def test_what_is_not_told_is_named() -> None:
    """A difference without a reason is named, and so is a reason of this version without a difference."""
    assert not list(untold(tr.diff(small_before(), SMALL_SET), SMALL_SET))
    silent = evolve(SMALL_SET, changes=SMALL_SET.changes[1:])
    assert ["gaz-08-dam: expected an entry 'withdrawn' in changes.toml, found none"] == list(
        untold(tr.diff(small_before(), silent), silent)
    )
    released = evolve(SMALL_SET, version="1.0.0.dev3+0123456789ab")
    wanted = "expected a difference, as changes.toml tells that it was"
    assert [
        f"gaz-11-pumps: {wanted} changed, found none",
        f"gaz-10-league: {wanted} changed, found none",
        f"gaz-05-embassy: {wanted} added, found none",
    ] == list(untold(tr.diff(SMALL_SET, released), released))


def test_the_tool_writes_both(run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From an exported table the section goes to standard output and the page to its file; status 0 if all is told."""
    earlier = tr.export(tmp_path / "facts.jsonl", small_before())
    assert 0 == run(earlier, "--page")
    out, err = capsys.readouterr()
    assert out.startswith(f"### Data\n\nSince `{earlier}`, compared by content hash: 1 added")
    assert "" == err
    assert page(SMALL_SET.changes) == (tmp_path / "changes.md").read_text(encoding="utf-8")


def test_the_tool_refuses(run: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no export, and no argument at all, end with status 2 and a line on standard error."""
    (tmp_path / "facts.jsonl").write_text("none", encoding="utf-8")
    assert 2 == run(tmp_path / "facts.jsonl")
    assert "data_changes: " in (err := capsys.readouterr().err)
    assert "expected JSON" in err
    with pytest.raises(SystemExit, match=r"^2$"):
        run()
    earlier = tr.export(tmp_path / "before.jsonl", evolve(small_before(), all_facts=small_before().all_facts[1:]))
    assert 1 == run(earlier)
    told = "gaz-04-began: expected an entry 'added' in changes.toml, found none"
    assert told == capsys.readouterr().err.splitlines()[-1]
