"""The results of tools/mutate_code.py, and the page that shows them."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "docs" / "measured" / "code-mutants.json"
PAGE = DATA.with_suffix(".md")
SURVIVES, KILLED, GONE = "survives", "killed", "gone"
"""The state of a former survivor: it survives, a new test kills it, or its line no longer exists."""
_HEAD = """# How much wrong code the tests find

The tests should notice mistakes in the code. Do they? To measure this, we changed the code in one place at a time (each
changed version is a *mutant*) and ran the tests. If a test fails, the mutant is *killed*; if no test fails, the mutant
*survives*. A high score means that the tests specify most of what the code does.

"""
_COLUMNS = (
    "| Part | Places | Tried | Killed | Timed out | Survived | Score | Survive now | Score now |\n"
    "|:--|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)
_AFTER = """
- *Part*: the part of the code that was changed.
- *Places*: in how many places this part can be changed.
- *Tried*: how many of these places were drawn and changed.
- *Killed*: how many mutants made a test fail.
- *Timed out*: how many mutants made the tests take more than twice their time. These mutants count as noticed.
- *Survived*: how many mutants made no test fail.
- *Score*: the share of mutants that did not survive. It says how much of the code's behaviour a test specifies, not how
  much of it is right. It rests on {sample} places of each part; the score of the whole part may differ by ten points.
- *Survive now*, *Score now*: the same two figures after we had read each survivor. If a survivor changed what a user
  sees or which mistakes in data are found, we wrote a test of the right behaviour. Such tests now kill {killed} former
  survivors; {gone} more no longer exist, because we removed code that nothing needed. Only the former survivors were
  tried again, so these two columns say nothing about the places that were not drawn.

## How the mutants are made

`tools/mutate_code.py` makes this page. Most changes are those of
[cosmic-ray](https://cosmic-ray.readthedocs.io), a tool for such measurements. We added three changes. The first
exchanges `any` with `all`, or `min` with `max`. The second exchanges `in` with `not in`. The third negates the
condition of a comprehension.

Of {places:,} places {tried} were drawn, {sample} in each part, and one of the possible changes in each place. A hash
of the place and the change decides the draw, so a later run tries the same mutants wherever the code is still the same.
Three types of changes are never drawn: changes of annotations and of texts (words, messages, patterns), the exchange of
`==` and `is`, and exchanges of binary operators that any call would show, such as `+` and `>>`.

For each mutant the tests that specify its part run: first those that reach the changed line, then all fast tests, then
the long tests. The tests that measure [wrong data](mutants.md) do not run. The tests have the documents' texts. They
read the cited words of all facts again and do not use
[recorded readings](../explanation/evidence.md#recorded-readings).

## What survives, and why

Each table lists the mutants of one part that survive now. *Where* names the file, and the class or function if the
change is inside one; two rows with the same entries are two places there. *Operator* is the name of the change in
cosmic-ray, or our name for it; *Change* shows the line before (`-`) and after (`+`). A mutant is *equivalent* if the
changed code does the same as the original, so no test can fail.

"""


def read() -> dict[str, Any]:
    """Return the recorded results."""
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def written(found: dict[str, Any]) -> str:
    """Return the results as the text of their file."""
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def without_reason(found: dict[str, Any]) -> list[str]:
    """Return the survivors for which no reason is recorded."""
    left = [mutant for mutant in found["survivors"] if mutant["now"] == SURVIVES and not mutant["why"]]
    return [f"{mutant['id']} {mutant['module']} {mutant['function']}: {mutant['change']}" for mutant in left]


def page(found: dict[str, Any]) -> str:
    """Return the page."""
    areas, survivors = found["areas"], found["survivors"]
    now = Counter(mutant["area"] for mutant in survivors if mutant["now"] == SURVIVES)
    tried = [area["tried"] for area in areas.values()]
    rows = [_row(name, area, now[name]) for name, area in areas.items()]
    whole = {key: sum(area[key] for area in areas.values()) for key in next(iter(areas.values()))}
    rows.append(_row("all", whole, now.total()))
    became = Counter(mutant["now"] for mutant in survivors)
    places = sum(area["places"] for area in areas.values())
    became_of = {"killed": became[KILLED], "gone": became[GONE]}
    after = _AFTER.format(sample=max(tried), places=places, tried=sum(tried), **became_of)
    sections = "\n".join(filter(None, (_section(name, survivors) for name in areas)))
    return f"{_HEAD}{_COLUMNS}{''.join(rows)}{after}{sections}"


def _row(name: str, area: dict[str, int], now: int) -> str:
    tried = area["tried"]
    scores = [f"{100 * (tried - left) / tried:.0f}%" for left in (area["survived"], now)]
    numbers = (f"{area['places']:,}", tried, area["killed"], area["timed out"], area["survived"], scores[0], now)
    return f"| {name} | {' | '.join(map(str, numbers))} | {scores[1]} |\n"


def _section(name: str, survivors: Iterable[dict[str, Any]]) -> str:
    """Return a table of the remaining survivors of one part, by module; empty if there are none."""
    left = [mutant for mutant in survivors if mutant["area"] == name and mutant["now"] == SURVIVES]
    left.sort(key=lambda mutant: (mutant["module"], mutant["function"], mutant["id"]))
    rows = "".join(
        f"| {_where(mutant)} | {mutant['operator']} | {'<br>'.join(_change(mutant['change']))} | {mutant['why']} |\n"
        for mutant in left
    )
    return f"### {name.capitalize()}\n\n| Where | Operator | Change | Why |\n|:--|:--|:--|:--|\n{rows}" if rows else ""


def _where(mutant: dict[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in (mutant["module"], mutant["function"]) if name)


def _change(text: str) -> Iterator[str]:
    """Yield the changed lines as code for a table cell, without blank lines."""
    for line in filter(lambda line: line.strip("+- "), text.splitlines()):
        code = line.replace("|", "\\|")
        fence = "``" if "`" in code else "`"
        yield f"{fence}{code}{fence}"
