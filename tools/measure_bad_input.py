"""Try wrong data sets and anything else that can be given, and write the page that says what came of it."""

import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))
PAGE = ROOT / "docs" / "measured" / "bad-input.md"
EXAMPLES = 1_000
"""Of each sort of what is fuzzed."""
FOREIGN = "another exception"
INTRODUCTION = """# Wrong input, and what comes of it

`tools/measure_bad_input.py` makes this page. What comes of wrong input is an error of this package, in lines that
print, of at most 2,000 characters, or an answer; another exception, or a line that does not print, would be a mistake
of the package.

## Folders with one thing wrong

A small made-up data set that has every file that there can be, with one thing changed: each file as a whole, then
each key where it first stands. The tests try every third one of them, at each run.

| File | Made | Refused when read | Refused when verified | Accepted | Other exceptions |
|:--|--:|--:|--:|--:|--:|
"""
REASONS = """
What is accepted is right, for one of these reasons:

| Reason | Folders |
|:--|--:|
"""
FUZZED = f"""
## Anything at all

Each with {EXAMPLES:,} examples that a generator makes (Hypothesis): files with up to four places cut out, exchanged or
filled with brackets, quotation marks, control characters, numbers, keys, halves of characters; names, dates, plain
values and arguments of the same sort.

| What | Tried | Refused | Accepted | Other exceptions | Lines that do not print, or are too long |
|:--|--:|--:|--:|--:|--:|
"""


def main() -> None:
    """Write the page."""
    import hostile

    with tempfile.TemporaryDirectory() as place:
        folder = hostile.with_compiled(hostile.whole_data_set(Path(place, "small")))
        made = {change: _of(hostile.outcome, change, folder) for change in hostile.changes(folder)}
        fuzzed = {name: _fuzz(strategy, tried, folder) for name, (strategy, tried) in hostile.FUZZED.items()}
    reasons = Counter(hostile.accepted(change) for change, came in made.items() if came == "accepted")
    files: dict[str, Counter[str]] = {}
    for change, came in made.items():
        files.setdefault(change.file, Counter())[came] += 1
    PAGE.write_text(page(files, reasons, fuzzed), encoding="utf-8")


def page(
    files: Mapping[str, Mapping[str, int]], reasons: Mapping[str, int], fuzzed: Mapping[str, Mapping[str, int]]
) -> str:
    """Return the page: what came of folders by their changed file, why some are right, and what came of the rest."""
    total: Counter[str] = Counter()
    for counts in files.values():
        total.update(counts)
    columns = ("reading", "verifying", "accepted", FOREIGN)
    text = INTRODUCTION
    for file, counts in {**dict(sorted(files.items())), "all": total}.items():
        text += _row(
            f"`{file}`" if file != "all" else file, sum(counts.values()), *(counts.get(key, 0) for key in columns)
        )
    text += REASONS + "".join(
        _row(reason, count) for reason, count in sorted(reasons.items(), key=lambda pair: -pair[1])
    )
    text += FUZZED
    for name, counts in fuzzed.items():
        text += _row(name, *(counts.get(key, 0) for key in ("tried", "refused", "accepted", FOREIGN, "unprintable")))
    return text


def _row(name: str, *numbers: int) -> str:
    return f"| {' | '.join((name, *(f'{number:,}' for number in numbers)))} |\n"


def _of(call: Any, *arguments: Any) -> str:
    """Return what came of a call: where it was refused, `accepted`, or another exception."""
    try:
        return str(call(*arguments).refused_by or "accepted")
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        return FOREIGN


def _fuzz(strategy: Any, tried: Any, folder: Path) -> Counter[str]:
    """Return how many examples were tried, refused and accepted, and how many went wrong."""
    from hypothesis import HealthCheck, Phase, given, settings

    counts: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(strategy)
    def try_it(value: Any) -> None:
        counts["tried"] += 1
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                outcome = tried(folder, value)
            except Exception:  # noqa: BLE001 - whatever it is, it is counted
                counts[FOREIGN] += 1
                return
        counts["refused" if outcome.refused_by else "accepted"] += 1
        counts["unprintable"] += any(not line.isprintable() or len(line) > 2_000 for line in outcome.lines)

    try_it()
    return counts


def wording(text: str) -> str:
    """Return a page without its numbers."""
    return re.sub(r"\d[\d,]*", "#", text)


if __name__ == "__main__":
    main()
