"""Compare the second reading in docs/measured/second with the data, and write docs/measured/second-reading.md.

The lines were drawn at random, a tenth of each document's lines with words, and transcribed by someone who had not seen
the data. Two facts match if they cite the same line and share enough words, whatever their kinds; each fact is matched
once, the closest first, and the same kind decides only between equally close ones.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

from tajik_relations.reading.files import Entry, Tables, parse

ROOT = Path(__file__).parents[1]
SECOND = ROOT / "docs" / "measured" / "second"
PAGE = ROOT / "docs" / "measured" / "second-reading.md"
LINES = {
    "wikipedia-foreign-relations": (1, 19, 91, 99, 110, 112, 129, 133, 142, 153, 214, 224, 258, 264, 272),
    "mfa-russia": (9, 11, 61),
    "wikipedia-russia": (5, 22, 30),
    "nato": (5, 20, 31, 44),
    "mfa-azerbaijan": (1, 8),
}
CLOSE = 0.3
"""The least share of words in common."""


def words(entry: Entry) -> set[str]:
    """Return the cited words of an entry."""
    cited = [entry["words"], *(more["words"] for more in entry.get("also", []))]
    return {word.casefold() for fragments in cited for fragment in fragments for word in re.findall(r"\w+", fragment)}


def matched(first: Tables, second: Tables) -> list[tuple[int, int]]:
    """Return the pairs of entries of two readings that are about the same, by position."""
    scores = sorted(
        (
            (len(words(entry) & words(other)) / len(words(entry) | words(other)), kind == again, at, to)
            for at, (kind, entry) in enumerate(first)
            for to, (again, other) in enumerate(second)
            if entry["line"] == other["line"]
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for score, _, at, to in scores:
        if score >= CLOSE and at not in {pair[0] for pair in pairs} and to not in {pair[1] for pair in pairs}:
            pairs.append((at, to))
    return pairs


def measured() -> str:
    """Return the page."""
    kinds: list[tuple[str, str]] = []
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    totals = [0, 0]
    for document, lines in LINES.items():
        data = ROOT / "src" / "tajik_relations" / "data" / "documents" / f"{document}.toml"
        first = [entry for entry in parse(data.read_text(encoding="utf-8")) if entry[1]["line"] in lines]
        second = parse((SECOND / f"{document}.toml").read_text(encoding="utf-8"))
        pairs = matched(first, second)
        kinds += [(first[at][0], second[to][0]) for at, to in pairs]
        totals = [totals[0] + len(first), totals[1] + len(second)]
        for kind in (first[at][0] for at in set(range(len(first))) - {at for at, _ in pairs}):
            counts[kind][1] += 1
        for kind in (second[to][0] for to in set(range(len(second))) - {to for _, to in pairs}):
            counts[kind][2] += 1
    for kind, again in kinds:
        if kind == again:
            counts[kind][0] += 1
        else:
            counts[kind][1] += 1
            counts[again][2] += 1
    return _page(totals, kinds, counts)


def _page(totals: list[int], kinds: list[tuple[str, str]], counts: dict[str, list[int]]) -> str:
    same = sum(ours == theirs for ours, theirs in kinds) / len(kinds)
    ours, theirs = Counter(kind for kind, _ in kinds), Counter(kind for _, kind in kinds)
    chance = sum(ours[kind] * theirs[kind] for kind in ours) / len(kinds) ** 2
    rows = "".join(
        f"| {kind} | {both} | {first} | {second} |\n" for kind, (both, first, second) in sorted(counts.items())
    )
    return (
        "# A second reading\n\n"
        "Made by `python tools/second_reading.py`; not typed by hand.\n\n"
        "A tenth of the lines of each document, drawn at random, was transcribed again by a reader who had not seen\n"
        "the data. The data have "
        f"{totals[0]} facts on these lines, the second reading {totals[1]}; {len(kinds)} of them match.\n\n"
        f"- Precision, the share of our facts that the second reader has too: {len(kinds) / totals[0]:.2f}\n"
        f"- Recall, the share of the second reader's facts that we have: {len(kinds) / totals[1]:.2f}\n"
        f"- The same kind: {same:.2f} of those that match; Cohen's kappa {(same - chance) / (1 - chance):.2f}\n\n"
        "| kind | in both | in the data only, or of another kind | in the second reading only, or of another kind |\n"
        "|---|---|---|---|\n" + rows + "\n"
        "Two facts match if they cite the same line and share three words in ten, whatever their kinds. The data are\n"
        "as they stand now, after corrections, so agreement at first may have been lower. The tool compares which\n"
        "facts there are and of which kind, not their values.\n"
    )


if __name__ == "__main__":
    PAGE.write_text(measured(), encoding="utf-8")
