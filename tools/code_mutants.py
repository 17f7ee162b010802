"""What is known of the changes of code that tools/mutate_code.py tried, and the page that shows it."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "docs" / "measured" / "code-mutants.json"
PAGE = DATA.with_suffix(".md")
SURVIVES, KILLED, GONE = "survives", "killed", "gone"
"""What has become of a mutant that survived: it still does, a new test kills it, or its line is no longer there."""
_HEAD = """# Wrong code, and whether a test fails

`tools/mutate_code.py` makes this page. It changes the code in one place, as
[cosmic-ray](https://cosmic-ray.readthedocs.io) does it, and runs the tests that specify that part: first those that
reach the changed line, then all fast ones, then long ones, but for those that measure [wrong data](mutants.md). A
mutant is *killed* if a test fails, and also if the tests do not end in twice their time; otherwise it *survives*.

Of the {places:,} places where code can be changed {tried} were drawn, {sample} in each part, and in each place one of
its changes; the draw goes by a hash, so that a later run tries the same mutants wherever the code is still the same.
Not drawn from are annotations, texts (words, messages, patterns), `==` for `is`, and exchanges of binary operators that
any call would show, such as `+` for `>>`. To cosmic-ray's operators come three of our own: `any` for `all` and `min`
for `max`, `in` for `not in`, and conditions of comprehensions. Facts were read anew, never from the record of earlier
readings, and the tests had the documents' texts.

"""
_COLUMNS = (
    "| Part | Places | Tried | Killed | Timed out | Survived | Score | Survive now | Score now |\n"
    "|:--|--:|--:|--:|--:|--:|--:|--:|--:|\n"
)
_AFTER = """
The *score* is the share that does not survive: how much of what the code does is specified by a test, which is not how
much of it is right. With {sample} places that of a whole part may be ten points away.

Each survivor was read. Where it changed what a user sees, or what is found wrong, a test was written that says what is
right: {killed} are killed by now, and {gone} are gone with code that nothing needed. The last two columns count what is
left; only the former survivors were tried again, so that they say nothing of the places that were not drawn.

## What survives, and why it may

"""


def read() -> dict[str, Any]:
    """Return what was found."""
    found: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return found


def written(found: dict[str, Any]) -> str:
    """Return what was found as the text of its file."""
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def without_reason(found: dict[str, Any]) -> list[str]:
    """Return the survivors of which nobody has said why they may live."""
    left = [mutant for mutant in found["survivors"] if mutant["now"] == SURVIVES and not mutant["why"]]
    return [f"{mutant['id']} {mutant['module']} {mutant['function']}: {mutant['change']}" for mutant in left]


def page(found: dict[str, Any]) -> str:
    """Return the page."""
    areas, survivors = found["areas"], found["survivors"]
    now = Counter(mutant["area"] for mutant in survivors if mutant["now"] == SURVIVES)
    tried = [area["tried"] for area in areas.values()]
    head = _HEAD.format(places=sum(area["places"] for area in areas.values()), tried=sum(tried), sample=max(tried))
    rows = [_row(name, area, now[name]) for name, area in areas.items()]
    whole = {key: sum(area[key] for area in areas.values()) for key in next(iter(areas.values()))}
    rows.append(_row("all", whole, now.total()))
    became = Counter(mutant["now"] for mutant in survivors)
    after = _AFTER.format(sample=max(tried), killed=became[KILLED], gone=became[GONE])
    sections = "\n".join(filter(None, (_section(name, survivors) for name in areas)))
    return f"{head}{_COLUMNS}{''.join(rows)}{after}{sections}"


def _row(name: str, area: dict[str, int], now: int) -> str:
    tried = area["tried"]
    scores = [f"{100 * (tried - left) / tried:.0f}%" for left in (area["survived"], now)]
    numbers = (f"{area['places']:,}", tried, area["killed"], area["timed out"], area["survived"], scores[0], now)
    return f"| {name} | {' | '.join(map(str, numbers))} | {scores[1]} |\n"


def _section(name: str, survivors: Iterable[dict[str, Any]]) -> str:
    """Return a table of the survivors of one part that are left, by module; empty if there are none."""
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
    """Yield the changed lines as code in a cell, blank ones left out."""
    for line in filter(lambda line: line.strip("+- "), text.splitlines()):
        code = line.replace("|", "\\|")
        fence = "``" if "`" in code else "`"
        yield f"{fence}{code}{fence}"
