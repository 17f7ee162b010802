"""Try wrong data sets and other wrong input, and write the page with the results."""

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
"""How many examples of each type of input are tried."""
FOREIGN = "another exception"
INTRODUCTION = """# What happens with wrong input

If you write a data file by hand, or pass a wrong value to a function, do you get an answer or an error message that you
can understand? To measure this, we gave the package thousands of wrong inputs and counted the results. Wrong input
should give either an answer or an error of this package, in printable lines of at most 2,000 characters. Any other
type of exception, or a line that cannot be printed, would be a mistake of the package.

`tools/measure_bad_input.py` makes this page.

## Folders with one mistake

We changed a small made-up data set, which has every file that a data set can have. Each change made one mistake in one
file: in the file as a whole, or at the first place where a key occurs. Each run of the tests repeats every third
change.

| File | Made | Refused on loading | Refused by verify | Accepted | Other exceptions |
|:--|--:|--:|--:|--:|--:|
"""
REASONS = """
- *Made*: how many changes of the file there are.
- *Refused on loading*, *Refused by verify*: how many changes give an error of this package, and when.
- *Accepted*: how many changes give no error.
- *Other exceptions*: how many changes give an exception of any other type.

The accepted changes are correct, for the following reasons:

| Reason | Changes |
|:--|--:|
"""
FUZZED = f"""
## Random input

A generator (Hypothesis) made {EXAMPLES:,} examples of each type of input. In files it replaced up to four places by
brackets, quotation marks, control characters, numbers, keys or halves of characters, or cut the places out. It made
names, dates, values and arguments from the same brackets, marks, characters, numbers and keys.

| Input | Tried | Refused | Accepted | Other exceptions | Lines that cannot be printed or are too long |
|:--|--:|--:|--:|--:|--:|
"""


def main() -> None:
    """Try all inputs and write the page."""
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
    """Return the page: results by changed file, reasons for accepted changes, results of random input."""
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
    """Return the result of a call: the stage that refused it, `accepted`, or another exception."""
    try:
        return str(call(*arguments).refused_by or "accepted")
    except Exception:  # noqa: BLE001 - whatever it is, it is counted
        return FOREIGN


def _fuzz(strategy: Any, tried: Any, folder: Path) -> Counter[str]:
    """Return how many examples were tried, refused and accepted, and how many gave another exception or a bad line."""
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
    """Return the text of a page with # in place of its numbers."""
    return re.sub(r"\d[\d,]*", "#", text)


if __name__ == "__main__":
    main()
