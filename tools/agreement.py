"""Compare two readers who coded the same lines without seeing the data or each other's work, and write the page.

docs/measured/readers holds their codings as they were before any discussion. Two entries match if they cite the same
line and share enough words, even if their kinds differ. An entry matches at most one other; the closest pairs are
matched first, and of equally close pairs those of the same kind. Krippendorff's alpha compares the variables of the
matched entries.
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
"""By document, the lines that were drawn at random among those with words."""
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
"""Fields that hold participants."""
CLOSE = 0.3
"""The least share of words in common."""
RARE = 20
"""Kinds with fewer cases than this are counted together as one kind."""
DRAWS = 1000


class Coded(NamedTuple):
    """The compared variables of one entry."""

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
    """Return the positions of the matching entries of two readings, as pairs."""
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
    """Return the compared variables of an entry, with codes of actors in place of tokens."""
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
    """Return the entries on the chosen lines, without the references of the documents."""
    entries = parse((folder / f"{document}.toml").read_bytes())
    return [(table, entry) for table, entry in entries if entry["line"] in LINES[document] and table != "references"]


def compared(one: Path, other: Path) -> tuple[int, int, list[tuple[Coded, Coded]]]:
    """Return the number of entries in each reading, and the matching pairs."""
    counts, pairs = [0, 0], list[tuple[Coded, Coded]]()
    for document in LINES:
        first, second = entries_of(one, document), entries_of(other, document)
        counts = [counts[0] + len(first), counts[1] + len(second)]
        pairs += [(coded(document, *first[at]), coded(document, *second[to])) for at, to in matched(first, second)]
    return counts[0], counts[1], pairs


def alpha(values: list[tuple[str, str]]) -> float:
    """Return Krippendorff's alpha of two readers for nominal values."""
    numbers = {value: number for number, value in enumerate(sorted({item for pair in values for item in pair}))}
    if len(numbers) == 1:
        return 1.0
    data = [[numbers[pair[reader]] for pair in values] for reader in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def interval(values: list[tuple[str, str]]) -> tuple[float, float]:
    """Return the 95 % interval of alpha, from samples that are drawn from the entries with replacement."""
    chance = np.random.default_rng(20261129)
    drawn = (chance.integers(0, len(values), len(values)) for _ in range(DRAWS))
    alphas = [alpha([values[at] for at in sample]) for sample in drawn]
    return float(np.quantile(alphas, 0.025)), float(np.quantile(alphas, 0.975))


def pooled(pairs: list[tuple[Coded, Coded]]) -> list[tuple[str, str]]:
    """Return the kinds of the pairs, with all rare kinds as one."""
    cases = Counter(one.kind for pair in pairs for one in pair)
    return [tuple(one.kind if cases[one.kind] >= RARE else "rare" for one in pair) for pair in pairs]  # type: ignore[misc]


def rows(pairs: list[tuple[Coded, Coded]]) -> str:
    """Return one row for each variable: share of equal values, alpha, its interval."""
    values: dict[str, list[tuple[str, str]]] = {
        "kind": [(one.kind, other.kind) for one, other in pairs],
        f"kind, with the kinds of fewer than {RARE} cases counted as one": pooled(pairs),
        "status": [(one.status, other.status) for one, other in pairs],
        "date": [(one.date, other.date) for one, other in pairs],
        "participants": [(" ".join(sorted(one.actors)), " ".join(sorted(other.actors))) for one, other in pairs],
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
    names = {READERS / "a": "the first reading", READERS / "b": "the second reading", DATA: "the data set"}
    first, second, pairs = compared(one, other)
    shared = 2 * len(pairs) / (first + second)
    return (
        f"## {title}\n\nOn these lines, {names[one]} has {first} facts and {names[other]} has {second} facts. They "
        f"form {len(pairs)} matching pairs (F1: {shared:.0%}).\n\n"
        "| variable | the same | alpha | 95 % interval |\n|---|---|---|---|\n" + rows(pairs) + "\n"
    )


def measured() -> str:
    """Return the page."""
    lines = sum(map(len, LINES.values()))
    return (
        "# Agreement between readers\n\n"
        "Would another person find the same facts in the documents? If not, the data would show what one person "
        f"thinks, and not what the documents say. To measure this, two readers coded {lines} lines, drawn at random "
        "from the five documents, by the rules of the codebook. The readers saw neither the data nor each other's "
        "codings. We compared the two readings with each other, and each reading with the data.\n\n"
        "Each row of a table is one variable of a fact:\n\n"
        "- *the same*: the share of matching facts in which both readings have the same value.\n"
        "- *alpha*: Krippendorff's alpha, which allows for agreement by chance. Alpha is 1 if the readers always "
        "agree, and 0 if they agree only as often as chance alone would produce.\n"
        f"- *95 % interval*: the range of alpha in the middle 95 % of {DRAWS} samples, which were drawn from the "
        "matching facts with replacement. The interval shows how far alpha depends on which facts were drawn.\n\n"
        "Two facts match if they cite the same line and share at least three in ten of their cited words, even if "
        "their kinds differ. *F1* is the share of all facts, in both readings together, that match a fact of the other "
        "reading. Lists of actors count as the same only if all their actors are the same.\n\n"
        "`python tools/agreement.py` makes this page. `docs/measured/readers` contains the codings as they were before "
        "any discussion.\n\n"
        + section("The two readers", READERS / "a", READERS / "b")
        + section("The first reader and the data", READERS / "a", DATA)
        + section("The second reader and the data", READERS / "b", DATA)
    ).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(measured(), encoding="utf-8")
