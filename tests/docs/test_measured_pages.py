"""The pages on speed, growth and changed code are as the scripts that measure write them."""

import re
import runpy
from pathlib import Path

import growth_page
import hostile
import speed_cases
import speed_page
from running import ROOT, tool_called


def _form(text: str) -> str:
    """Return a page of measurements without its numbers and verdicts, and without what it says of the machine."""
    text = re.sub(r"\n?\w+ [\d.]+ on .*(?= processors)", "", re.sub(r"\| (yes|no) \|", "| |", text))
    text = re.sub(r"^With 30 times the facts, .*$", "", text, flags=re.MULTILINE)
    return re.sub(r"-?\d[\d.,]*(e-?\d+|dev\d+\+[0-9a-f]+,?)?", "#", text)


def _page(name: str) -> str:
    return _form((ROOT / "docs" / "measured" / f"{name}.md").read_text(encoding="utf-8"))


def test_the_page_on_speed_is_as_its_script_writes_it() -> None:
    """The page on size and speed has the sentences and the rows of the script that measures, with some numbers."""
    starts = (speed_cases.BARE, *speed_cases.STARTS)
    timed = (*starts, *speed_cases.CALLS, *speed_cases.ONCE, *speed_cases.PROGRAMS)
    sized = (*speed_cases.BUILT, speed_cases.ALONE, *(use.installed for use in speed_cases.USES))
    measured = speed_page.Measured(
        day="2000-01-01",
        where="CPython 3.11.0 on Any (any, 1 processors)",
        versions={use.package: "1.0" for use in speed_cases.USES},
        seconds={name: [2.0 + number, 3.0 + number] for number, name in enumerate(timed)},
        modules=dict.fromkeys(speed_cases.STARTS, 1),
        memory={name: [2000.0 + number, 3000.0 + number] for number, name in enumerate(starts)},
        sizes=dict.fromkeys(sized, (1, 1)),
    )
    assert _form(speed_page.page(measured)) == _page("speed")


def _grown(at_30: float) -> growth_page.Grown:
    """Return measurements of which the last task takes a number of seconds at 30 times the facts."""
    seconds = {
        task.name: {times: [1.0 + number, 1.0 + number] for times in growth_page.TIMES}
        for number, task in enumerate(growth_page.TASKS)
    }
    seconds[growth_page.TASKS[-1].name] = {1: [1.0, 1.0], 10: [9.0, 9.0], 30: [at_30, at_30], 100: [99.0, 99.0]}
    nothing = {times: [0.0, 0.0] for times in growth_page.TIMES}
    something = {times: [1.0, 1.0] for times in growth_page.TIMES}
    names = "documents, facts, occurrences, facts that share an occurrence, disagreements within documents, "
    names += "all disagreements"
    counts = dict.fromkeys([*names.split(", "), "partners", "problems that `verify` reports"], 1)
    return growth_page.Grown(
        day="2000-01-01",
        where="CPython 3.11.0 on Any (any, 1 processors)",
        counts=dict.fromkeys(growth_page.TIMES, counts),
        seconds=seconds,
        memory={task.name: nothing if task.again else something for task in growth_page.TASKS},
    )


def test_the_page_on_growth_is_as_its_script_writes_it() -> None:
    """The page on growth has the sentences and the rows of the script that measures, with some numbers."""
    assert _form(growth_page.page(_grown(30.0))) == _page("growth")


def test_what_grows_too_fast_is_named() -> None:
    """Tasks that take more than 45 times as long at 30 times the facts are named; otherwise only the slowest."""
    last = growth_page.TASKS[-1].name
    most = f"With 30 times the facts, {last} grows most: its time is"
    none = "No time is more than 45 times as long."
    assert f"{most} 44 times as long. {none}" == growth_page.verdict(_grown(44.0))
    assert f"{most} 46 times as long. More than 45 times as long: {last}." == growth_page.verdict(_grown(46.0))


def test_the_page_on_wrong_input_is_as_its_tool_writes_it(tmp_path: Path) -> None:
    """The page has the files, reasons and types of input that are tried now, and no other exceptions."""
    tool = tool_called("measure_bad_input")
    folder = hostile.whole_data_set(tmp_path / "small")
    files: dict[str, dict[str, int]] = {}
    for change in hostile.changes(folder):
        files.setdefault(change.file, {})["accepted"] = 1
    text = tool.PAGE.read_text(encoding="utf-8")
    order = [reason for _, reason in sorted((text.index(f"| {each} |"), each) for each in hostile.ACCEPTED.values())]
    reasons = {reason: len(order) - at for at, reason in enumerate(order)}
    assert tool.wording(tool.page(files, reasons, {name: {} for name in hostile.FUZZED})) == tool.wording(text)
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    assert {row[5] for row in rows if len(row) == 6 and row[1] != "Made" and row[1] != "Tried"} == {"0"}
    assert {row[4] for row in rows if len(row) == 6 and row[0] in hostile.FUZZED} == {"0"}


def test_the_page_on_changed_code_is_as_its_script_writes_it() -> None:
    """The page on changed code shows the recorded results, and every change that no test notices has a reason."""
    tool = runpy.run_path(str(ROOT / "tools" / "code_mutants.py"))
    found = tool["read"]()
    assert tool["page"](found) == tool["PAGE"].read_text(encoding="utf-8")
    assert not tool["without_reason"](found)
    survived = [area["survived"] for area in found["areas"].values()]
    assert sum(survived) == len(found["survivors"])
