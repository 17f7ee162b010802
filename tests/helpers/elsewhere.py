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
_BEFORE = {
    ("ministries", "right"): (6, 18, 104),
    ("ministries", "one slip"): (70, 46, 12),
    ("encyclopaedias", "right"): (4, 31, 110),
    ("encyclopaedias", "one slip"): (77, 57, 11),
    ("pages", "right"): (2, 39, 122),
    ("pages", "one slip"): (105, 43, 15),
    ("articles", "right"): (6, 28, 118),
    ("articles", "one slip"): (100, 41, 11),
    ("ecuador", "right"): (1, 25, 123),
    ("unseen", "right"): (6, 26, 105),
    ("unseen", "one slip"): (85, 44, 8),
    ("unseen-country", "right"): (5, 18, 65),
}
"""What was refused, undecided and accepted under the first edition of the coding rules."""
_ABOUT_BEFORE = """
*Before* are the figures under the first edition of the coding rules. For the second edition a script, the same for
right codings and for slips, turned each topic into a summary that names those who take part and the figure and says
the topic; it split the terms of memberships into tie and aspect, gave figures, trade and investments the status that
their verbs say, treaties what their date is, and bilateral acts that name no party both sides of the pair. It was
checked that each slip still differs from the right coding in the same values. One made-up page of `articles` had facts
after its stamp; its stamp was moved. Two things changed what is found: cited words beside a summary need not be carried
by it any more, so that a slip in these words alone passes; and names, figures, limits, dates, sides and joint work are
compared in the summary too. Where a sentence of the script was refused and not the coding, its pattern was changed, on
the sets used before alone; the sets opened afterwards were converted without being looked at.
"""
_COLUMNS = (
    "| Set | Coded | Facts | Refused | Undecided | Accepted | Before: refused | Undecided | Accepted |\n"
    "|:--|:--|--:|--:|--:|--:|--:|--:|--:|\n"
)


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
        cells = (name, coded, self.facts, self.refused, self.undecided, self.accepted, *_BEFORE[name, coded])
        return f"| {' | '.join(map(str, cells))} |"


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
    parts = [_HEAD, _ABOUT_BEFORE]
    for title, names in (("Used while the evidence was written", SETS), ("Opened afterwards", BLIND)):
        rows = [found.row(name, coded) for name in names for coded, found in outcomes(name, folder)]
        parts.append(f"\n## {title}\n\n{_COLUMNS}" + "\n".join(rows) + "\n")
    return "".join(parts)
