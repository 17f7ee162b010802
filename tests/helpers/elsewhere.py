"""Sentences about other countries, coded rightly and with one slip each: how many facts the checks refuse.

People who had not read the checks made the sentences up; `README.md` in the folder describes each set.
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
_HEAD = """# Sentences about other countries

The checks were made with five documents about Tajikistan. Do they also work for other documents? This matters to
everybody who wants to use the checks for a data set about another country. To measure it, we made up sentences about
other countries, in the style of ministries, encyclopaedias, alliances and agencies, and ran the checks on them. Each of
the seven sets has a correct coding. Five sets also have a second coding, with one slip (a coder's mistake) in each
fact.

Good checks accept correct codings and refuse codings with a slip. Each row of a table is one set of sentences in one
coding:

- *Coded*: `right` if the facts of the row are coded correctly, `one slip` if each fact has one slip.
- *Facts*: how many facts the set has.
- *Refused*: how many facts have a value that `verify` reports as a problem.
- *Undecided*: how many of the other facts have a value about which `verify` asks a reader to decide.
- *Accepted*: how many facts have neither a problem nor an undecided value.
- *First edition*: the same three counts under the first edition of the coding rules.

`tools/measure.py --elsewhere` makes this page. The tests measure again and compare. Each set is a folder
in `tests/evidence/elsewhere`, whose README describes the sets.
"""
USED, OPENED = "Used while the checks were written", "Opened afterwards"
_ABOUT = {
    USED: "We used these sets while we wrote the checks, so the checks may fit them better than new sentences.",
    OPENED: "We opened these sets only when the checks were finished. These sets are the best guide to the results on "
    "new sentences.",
}
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
## From the first to the second edition

The sets were coded under the first edition of the coding rules. A script changed the correct codings and the codings
with slips to the second edition in the same way:

- It turned each topic into a summary that names the participants, the figure and the topic.
- It split the terms of memberships into tie and aspect.
- It gave figures, trade and investments the status that their verbs show.
- It gave treaties a value that says what their date means.
- If the words of a bilateral act name no party, it made both sides of the pair parties.

We checked that each wrong coding still differs from the correct coding in the same values as before. In one made-up
page of the set `articles`, some facts had dates after the page's stamp, so we changed the stamp.

Two new rules change the counts. First, a summary need no longer contain all cited words, so a slip in these words alone
is accepted. Second, names, figures, limits, dates, sides and joint work are now compared in the summary too.

Sometimes a check refused a sentence only because of the way in which the script had written it. Then we changed the
script's pattern for such sentences. For this we looked only at the sets that we had used before. We converted the sets
opened afterwards without looking at them.
"""
_COLUMNS = (
    "| Set | Coded | Facts | Refused | Undecided | Accepted "
    "| First edition: refused | First edition: undecided | First edition: accepted |\n"
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
    """Return how many facts of a data set `verify` refuses and leaves undecided, by the texts or the fingerprints."""
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
    """Yield the outcome of a set coded rightly, and that of its slips, if it has some.

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
    for title, names in ((USED, SETS), (OPENED, BLIND)):
        rows = [found.row(name, coded) for name in names for coded, found in outcomes(name, folder)]
        parts.append(f"\n## {title}\n\n{_ABOUT[title]}\n\n{_COLUMNS}" + "\n".join(rows) + "\n")
    return "".join((*parts, _ABOUT_BEFORE))
