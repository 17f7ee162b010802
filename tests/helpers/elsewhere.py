"""Sentences about other countries, coded rightly and with a coder's slip each: what the evidence says of them.

Made up by people who had not read the evidence; `README.md` in the folder tells of each set.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from running import ROOT

import tajik_relations as tr

FOLDER = ROOT / "tests" / "evidence" / "elsewhere"
PAGE = ROOT / "docs" / "measured" / "elsewhere.md"
SETS = ("ministries", "encyclopaedias", "pages", "articles", "ecuador")
"""The sets that were used while the evidence was written."""
BLIND = ("unseen", "unseen-country")
"""The sets that were opened once it was written, and then measured."""
_HEAD = """# Sentences from elsewhere

`tools/measure.py --elsewhere` makes this page; the tests compare it with what they measure. The sentences stand in
`tests/evidence/elsewhere`, made up in the manner of ministries, encyclopaedias, alliances and agencies, about other
countries; each has one fact, coded rightly, and again with one slip of a coder. A fact counts as refused if one of
its values is a problem, as undecided if none is and one of its values is undecided.
"""
_COLUMNS = "| Set | Coded | Facts | Refused | Undecided | Accepted |\n|:--|:--|--:|--:|--:|--:|\n"


@frozen
class Outcome:
    """How many facts of a set are refused, left undecided, and accepted."""

    facts: int
    refused: int
    undecided: int

    @property
    def accepted(self) -> int:
        """How many are neither refused nor undecided."""
        return self.facts - self.refused - self.undecided

    def row(self, name: str, coded: str) -> str:
        """Return the line of the page."""
        return f"| {name} | {coded} | {self.facts} | {self.refused} | {self.undecided} | {self.accepted} |"


def outcome(dataset: tr.Dataset, texts: Path | None) -> Outcome:
    """Return what verifying a data set says of its facts, by the texts or, without them, by the fingerprints."""
    report = tr.verify(dataset, texts)
    ids = {fact.id for fact in dataset.all_facts}
    refused = {name for line in report.problems if (name := _fact_of(line)) in ids}
    undecided = {name for line in report.undecided if (name := _fact_of(line)) in ids} - refused
    return Outcome(len(ids), len(refused), len(undecided))


def _fact_of(line: str) -> str:
    return line.partition(": ")[2].partition(" ")[0]


def wrong_copy(name: str, folder: Path) -> Path:
    """Return a copy of a set whose facts are those with a slip."""
    copy = folder / name
    shutil.copytree(FOLDER / name, copy, ignore=shutil.ignore_patterns("documents", "wrong"))
    shutil.copytree(FOLDER / name / "wrong", copy / "documents")
    return copy


def outcomes(name: str, folder: Path) -> Iterator[tuple[str, Outcome]]:
    """Yield what is said of the facts of a set coded rightly, and of those with a slip, if it has some.

    Args:
        folder: where copies can be made.
    """
    yield "right", outcome(tr.load(FOLDER / name), FOLDER / name / "texts")
    if (FOLDER / name / "wrong").is_dir():
        yield "one slip", outcome(tr.load(wrong_copy(name, folder)), FOLDER / name / "texts")


def page(folder: Path) -> str:
    """Return the page with the outcomes of all sets.

    Args:
        folder: where copies can be made.
    """
    parts = [_HEAD]
    for title, names in (("Used while the evidence was written", SETS), ("Opened afterwards", BLIND)):
        rows = [found.row(name, coded) for name in names for coded, found in outcomes(name, folder)]
        parts.append(f"\n## {title}\n\n{_COLUMNS}" + "\n".join(rows) + "\n")
    return "".join(parts)
