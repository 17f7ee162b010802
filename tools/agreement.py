"""Compare two readers who coded the same lines without seeing the data or each other, and write the page on it.

Their codings, as they were before any discussion, stand in docs/measured/readers. Two entries match if they cite the
same line and share enough words, whatever their kinds; each is matched once, the closest first, and the same kind
decides only between equally close ones. Variables are compared over the matched entries with Krippendorff's alpha.
"""

import re
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import krippendorff
import numpy as np

from tajik_relations.reading.files import Entry, Tables, parse
from tajik_relations.records import KINDS

ROOT = Path(__file__).parents[1]
READERS = ROOT / "docs" / "measured" / "readers"
DATA = ROOT / "src" / "tajik_relations" / "data" / "documents"
PAGE = ROOT / "docs" / "measured" / "agreement.md"
LINES = {
    "wikipedia-foreign-relations": (
        *(6, 14, 16, 21, 26, 28, 32, 37, 45, 52, 65, 71, 73, 81, 84, 85, 89, 97, 102, 106, 112, 113, 115, 135),
    ),
    "mfa-russia": (5, 7, 19, 31, 33, 35, 41, 43, 47, 51, 55, 57, 59),
    "wikipedia-russia": (10, 12, 16, 18, 22, 24, 26, 28),
    "nato": (2, 5, 13, 15, 16, 21, 24, 27, 28, 32, 35, 39, 40, 41, 46, 47, 48),
    "mfa-azerbaijan": (6, 13, 15, 20, 22),
}
"""Drawn at random among the lines with words, by document."""
COUNTERPARTS = {"mfa-russia": "RU", "wikipedia-russia": "RU", "nato": "NATO", "mfa-azerbaijan": "AZ"}
ROWS = {
    row["row"]: row.get("partner", f"row {row['row']}")
    for _, row in parse((DATA.parent / "identifications.toml").read_bytes())
}
"""The State of each table row, where it is known."""
ROLES = (
    "states parties participants speakers concerning involved authority affected claimants exercising bodies holder of "
    "subjects members sending receiving host provider recipient recognizing recognized investor reporting counterpart "
    "committed toward person state renamed visitors forces"
).split()
"""Fields that hold who takes part."""
CLOSE = 0.3
"""The least share of words in common."""
RARE = 20
"""A kind with fewer cases than this is counted with the other rare ones."""
DRAWS = 1000


class Coded(NamedTuple):
    """What is compared of one entry."""

    kind: str
    status: str
    date: str
    actors: frozenset[str]
    place: str
    figure: str


def words(entry: Entry) -> set[str]:
    """Return the cited words of an entry."""
    cited = [entry["words"], *(more["words"] for more in entry.get("also", []))]  # a reader's are one sorted list
    return {word.casefold() for fragments in cited for fragment in fragments for word in re.findall(r"\w+", fragment)}


def matched(first: Tables, second: Tables) -> list[tuple[int, int]]:
    """Return the pairs of entries of two readings that are about the same, by position."""
    scores = sorted(
        (
            (len(words(entry) & words(other)) / len(words(entry) | words(other)), kind == again, -at, -to)
            for at, (kind, entry) in enumerate(first)
            for to, (again, other) in enumerate(second)
            if entry["line"] == other["line"]
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, _, at, to in scores:
        if score >= CLOSE and -at not in pairs and -to not in pairs.values():
            pairs[-at] = -to
    return sorted(pairs.items())


def coded(document: str, table: str, entry: Entry) -> Coded:
    """Return what is compared of an entry, tokens replaced by whom they mean."""
    partner = COUNTERPARTS.get(document) or ROWS.get(entry.get("row", 0), "nobody")
    meant = {"subject": ["TJ"], "partner": [partner], "pair": ["TJ", partner]}
    named: list[str] = []
    for role in ROLES:
        value = entry.get(role, [])
        for code in value if isinstance(value, list) else [value]:
            named += meant.get(str(code), [str(code)])
    if "seat" in named:
        named.remove("seat")
    quantity: dict[str, Any] = entry.get("quantity", {})
    figure = f"{quantity.get('qualifier', 'exactly')} {quantity.get('number', '')}" if quantity else "none"
    place = str(entry.get("place", entry.get("seat", "none"))).partition(",")[0]
    status = str(entry.get("status", "none"))
    return Coded(KINDS[table].__name__, status, str(entry.get("date", "none")), frozenset(named), place, figure)


def entries_of(folder: Path, document: str) -> Tables:
    """Return the entries on the chosen lines, the documents' own notes left out."""
    entries = parse((folder / f"{document}.toml").read_bytes())
    return [(table, entry) for table, entry in entries if entry["line"] in LINES[document] and table != "references"]


def compared(one: Path, other: Path) -> tuple[int, int, list[tuple[Coded, Coded]]]:
    """Return how many entries two readings have, and the pairs of those that match."""
    counts, pairs = [0, 0], list[tuple[Coded, Coded]]()
    for document in LINES:
        first, second = entries_of(one, document), entries_of(other, document)
        counts = [counts[0] + len(first), counts[1] + len(second)]
        pairs += [(coded(document, *first[at]), coded(document, *second[to])) for at, to in matched(first, second)]
    return counts[0], counts[1], pairs


def alpha(values: list[tuple[str, str]]) -> float:
    """Return Krippendorff's alpha of two readers, nominal."""
    numbers = {value: number for number, value in enumerate(sorted({item for pair in values for item in pair}))}
    if len(numbers) == 1:
        return 1.0
    data = [[numbers[pair[reader]] for pair in values] for reader in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def interval(values: list[tuple[str, str]]) -> tuple[float, float]:
    """Return the middle 95 of 100 alphas of samples drawn from the entries with replacement."""
    chance = np.random.default_rng(20261129)
    drawn = (chance.integers(0, len(values), len(values)) for _ in range(DRAWS))
    alphas = [alpha([values[at] for at in sample]) for sample in drawn]
    return float(np.quantile(alphas, 0.025)), float(np.quantile(alphas, 0.975))


def pooled(pairs: list[tuple[Coded, Coded]]) -> list[tuple[str, str]]:
    """Return the kinds of the pairs, those with few cases as one."""
    cases = Counter(one.kind for pair in pairs for one in pair)
    return [tuple(one.kind if cases[one.kind] >= RARE else "rare" for one in pair) for pair in pairs]  # type: ignore[misc]


def rows(pairs: list[tuple[Coded, Coded]]) -> str:
    """Return one row for each variable: how often the same, alpha, its interval."""
    values: dict[str, list[tuple[str, str]]] = {
        "kind": [(one.kind, other.kind) for one, other in pairs],
        f"kind, those with fewer than {RARE} cases as one": pooled(pairs),
        "status": [(one.status, other.status) for one, other in pairs],
        "date": [(one.date, other.date) for one, other in pairs],
        "who takes part": [(" ".join(sorted(one.actors)), " ".join(sorted(other.actors))) for one, other in pairs],
        "place": [(one.place, other.place) for one, other in pairs],
        "figure": [(one.figure, other.figure) for one, other in pairs],
    }
    lines: list[str] = []
    for name, both in values.items():
        same = sum(one == other for one, other in both) / len(both)
        low, high = interval(both)
        lines.append(f"| {name} | {same:.0%} | {alpha(both):.2f} | {low:.2f} to {high:.2f} |\n")
    return "".join(lines)


def section(title: str, one: Path, other: Path) -> str:
    """Return the section on two readings."""
    first, second, pairs = compared(one, other)
    shared = 2 * len(pairs) / (first + second)
    return (
        f"## {title}\n\n{first} and {second} facts, of which {len(pairs)} match: {shared:.0%} of both readings have a "
        "partner in the other (F1).\n\n"
        "| variable | the same | alpha | 95 % interval |\n|---|---|---|---|\n" + rows(pairs) + "\n"
    )


def measured() -> str:
    """Return the page."""
    lines = sum(map(len, LINES.values()))
    return (
        "# Agreement of readers\n\n"
        "Made by `python tools/agreement.py`; not typed by hand.\n\n"
        f"Two readers coded {lines} lines, drawn at random from the five documents, by the rules of the codebook. They "
        "saw neither the data nor each other's codings, which stand in `docs/measured/readers` as they were before any "
        "discussion. Two entries match if they cite the same line and share three words in ten, whatever their kinds. "
        "Krippendorff's alpha is 1 for readers who always agree and 0 for those who agree as chance would have it; its "
        f"interval is that of {DRAWS} samples of the matched entries. A set of actors counts as the same only if it is "
        "the same throughout.\n\n"
        + section("The two readers", READERS / "a", READERS / "b")
        + section("The first reader and the data", READERS / "a", DATA)
        + section("The second reader and the data", READERS / "b", DATA)
    ).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(measured(), encoding="utf-8")
