"""Measure what more facts cost, with data sets of several sizes, and write docs/measured/growth.md.

`nox -s growth` runs this program; nothing else should run on the machine at the same time. It needs Linux, which tells
how much memory a process has needed.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from growth_page import TASKS, TIMES, Grown, Task, page

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "measured" / "growth.md"
ROUNDS = 3
MODULES = (
    "evidence.coverage evidence.verification exports.formats query.missions query.organizations query.tables "
    "query.timeline reading.dataset_files records.kinds"
).split()
"""Modules of the package that are imported before the measurement, because they cost the same at every size."""
IMPORTS = f"""
import json, time, timeit
from pathlib import Path
import {", ".join(f"tajik_relations.{module}" for module in MODULES)}
import tajik_relations as tr
from tajik_relations.evidence.coverage import coverage
from tajik_relations.reading.dataset_files import read_dataset
try:
    import pyarrow.parquet
except ImportError:
    pass
def peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
"""
COUNTS = """
print(json.dumps({
    "documents": len(data.documents),
    "facts": len(data.facts),
    "occurrences": len(data.occurrences),
    "facts that share an occurrence": sum(len(occurrence.facts) for occurrence in data.occurrences),
    "disagreements within documents": sum(item.within_documents for item in (*data.disagreements, *data.less_exact)),
    "all disagreements": len(data.disagreements) + len(data.less_exact),
    "partners": len(data.relations),
    "problems that `verify` reports": len(tr.verify(data).problems),
}))
"""


class Sets:
    """Data sets of several sizes in one folder, and processes that run code on one of them."""

    def __init__(self, folder: Path) -> None:
        """Make the data sets, each in its own process."""
        self.folder = folder
        for times in TIMES:
            maker = (Path(__file__).with_name("synthetic.py"), folder / str(times), str(times))
            subprocess.run([sys.executable, *maker], check=True)

    def run(self, times: int, code: str) -> Any:
        """Run code in a fresh process and return its output, parsed as JSON."""
        begun = f"{IMPORTS}\nfolder, target = Path({str(times)!r}), Path('made')\n{code}"
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / str(times)).symlink_to(self.folder / str(times))
            command = [sys.executable, "-c", begun]
            run = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", cwd=place)
        return json.loads(run.stdout)

    def counts(self, times: int) -> dict[str, int]:
        """Return the counts of a data set."""
        counts: dict[str, int] = self.run(times, f"data = tr.load(folder)\n{COUNTS}")
        return counts

    def measure(self, times: int, task: Task) -> tuple[float, int]:
        """Return the seconds of a task, and by how many KiB loading and the task raise the peak memory."""
        if task.again:
            timer = f"timeit.Timer({task.code!r}, {task.code!r}, globals=globals())"
            code = f"{task.before}\nnumber, taken = {timer}.autorange()\nprint(json.dumps([taken / number, 0]))"
        else:
            code = (
                f"first = peak()\n{task.before}\nbegun = time.perf_counter()\n{task.code}\n"
                "print(json.dumps([time.perf_counter() - begun, peak() - first]))"
            )
        seconds, memory = self.run(times, code)
        return seconds, memory


def measured(sets: Sets) -> Grown:
    """Measure every task once at each size in each round, and return the results."""
    counts = {times: sets.counts(times) for times in TIMES}
    seconds: dict[str, dict[int, list[float]]] = {task.name: {times: [] for times in TIMES} for task in TASKS}
    memory: dict[str, dict[int, list[float]]] = {task.name: {times: [] for times in TIMES} for task in TASKS}
    for number in range(ROUNDS):
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
        for task in TASKS:
            for times in TIMES:
                taken, raised = sets.measure(times, task)
                seconds[task.name][times].append(taken)
                memory[task.name][times].append(raised)
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return Grown(
        day=datetime.now(UTC).date().isoformat(),
        where=f"{python} on {platform.system()} ({platform.machine()}, {os.cpu_count()} processors)",
        counts=counts,
        seconds=seconds,
        memory=memory,
    )


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(measured(Sets(Path(folder)))), encoding="utf-8")


if __name__ == "__main__":
    main()
