"""What `verify` has found: how much, and what of each fact."""

from typing import NamedTuple

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.verification import VerificationReport


class Found(NamedTuple):
    """A problem, or an undecided value."""

    line: str
    """The finding as the report has it, with its place."""
    sentence: str
    """The finding without document and id, if it is about a fact."""
    undecided: bool

    def __str__(self) -> str:
        """Return the line, which says of an undecided value that it is one."""
        return f"undecided: {self.line}" if self.undecided else self.line


def counts_of(report: VerificationReport) -> tuple[str, str]:
    """Return how much was checked and what a reader has judged, and how much was found, a line each."""
    judged = ", ".join(f"{count} {sort}" for sort, count in report.judged)
    checked = f"{report.fragments} cited fragments, {report.values} values, judged: {judged or 'none'}"
    return checked, f"{len(report.problems)} problems, {len(report.undecided)} undecided values"


def by_fact(report: VerificationReport, dataset: Dataset) -> tuple[dict[str, list[Found]], list[Found]]:
    """Return the findings of each fact by `document: id`, problems first, and those that are about no fact."""
    facts: dict[str, list[Found]] = {f"{fact.document}: {fact.id}": [] for fact in dataset.all_facts}
    others: list[Found] = []
    for undecided, lines in ((False, report.problems), (True, report.undecided)):
        for line in lines:
            document, _, rest = line.partition(": ")
            name, _, sentence = rest.partition(" ")
            place = f"{document}: {name}"
            facts.get(place, others).append(Found(line, sentence if place in facts else line, undecided))
    return facts, others
