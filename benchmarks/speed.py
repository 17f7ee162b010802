"""Compare size and speed with those of other packages, in a separate environment, and write docs/measured/speed.md.

`nox -s speed` runs this program; nothing else should run on the machine at the same time.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from speed_cases import ALONE, BARE, BUILT, CALLS, ONCE, OURS, PROGRAMS, STARTS, USES
from speed_page import Measured, page

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "measured" / "speed.md"
ROUNDS = 21


class Bench:
    """An environment with the built package and the packages with which it is compared, and nothing else."""

    def __init__(self, folder: Path) -> None:
        """Build and install the packages; refuse an environment that loads code at each start."""
        self.folder, self.made = folder, folder / "made"
        build = ("-m", "build", "--no-isolation", "--outdir", self.made, ROOT)
        subprocess.run([sys.executable, *build], check=True, stdout=subprocess.DEVNULL)
        venv.create(folder / "env")
        self.python = folder / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
        pip = (sys.executable, "-m", "pip", "--python", self.python, "install", "--quiet", "--no-deps")
        subprocess.run([*pip, "--require-hashes", "-r", ROOT / "locks" / "speed.txt"], check=True)
        subprocess.run([*pip, *self.made.glob("*.whl")], check=True)
        self.site = Path(self.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))"))
        if loaded := [*self.site.glob("*.pth")]:
            raise SystemExit(f"expected an environment that loads no code at each start, found {loaded[0].name}")

    def run(self, *arguments: str) -> str:
        """Run the environment's Python and return its output."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        clean["PYTHONIOENCODING"] = "utf-8"
        command = [self.python, *arguments]
        run = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8", env=clean, cwd=self.folder)
        return run.stdout.strip()

    def start(self, *arguments: str) -> float:
        """Return the seconds of a fresh process from start to end."""
        begun = time.perf_counter()
        self.run(*arguments)
        return time.perf_counter() - begun

    def call(self, call: str, load: str) -> float:
        """Return the seconds of a call in a process that has made the call before."""
        timer = f"timeit.Timer({call!r}, {f'{load}; {call}'!r})"
        return float(self.run("-c", f"import timeit; number, taken = {timer}.autorange(); print(taken / number)"))

    def once(self, call: str, before: str) -> float:
        """Return the seconds of a first call, after other code in the same process."""
        code = f"{before}; import time; begun = time.perf_counter(); {call}; print(time.perf_counter() - begun)"
        return float(self.run("-c", code))

    def memory(self, code: str) -> float:
        """Return the peak memory of a program in KiB."""
        lines = "open('/proc/self/status').read().splitlines()"
        asked = f"print(next(line for line in {lines} if line.startswith('VmHWM')).split()[1])"
        return float(self.run("-c", f"{code}; {asked}"))

    def memories(self) -> dict[str, float]:
        """Return the peak memory of each code that starts a process."""
        return {code: self.memory(code) for code in (BARE, *STARTS)}

    def round(self) -> dict[str, float]:
        """Run everything once, and return the times."""
        times = {code: self.start("-c", code) for code in (BARE, *STARTS)}
        times |= {program: self.start("-m", "tajik_relations", *program.split()[1:]) for program in PROGRAMS}
        times |= {call: self.once(call, before) for call, before in ONCE.items()}
        return times | {call: self.call(call, load) for call, load in CALLS.items()}

    def modules(self, code: str) -> int:
        """Return how many further modules a program loads."""
        counted = f"import sys; before = {{*sys.modules}}; {code}; print(len({{*sys.modules}} - before))"
        return int(self.run("-c", counted))

    def version(self, package: str) -> str:
        """Return a package's version."""
        return self.run("-c", f"from importlib.metadata import version; print(version({package!r}))")

    def sizes(self) -> dict[str, tuple[int, int]]:
        """Return the number of packages and bytes of built files, and of installed packages with what they need."""
        here = {canonicalize_name(package.name): package for package in distributions(path=[str(self.site)])}

        def needed(name: str) -> set[str]:
            asked = map(Requirement, here[name].requires or ())
            wanted = [other.name for other in asked if other.marker is None or other.marker.evaluate({"extra": ""})]
            return {name}.union(*(needed(canonicalize_name(other)) for other in wanted))

        def held(names: Iterable[str]) -> tuple[int, int]:
            files = [Path(str(file.locate())) for name in names for file in here[name].files or ()]
            return len({*names}), sum(file.stat().st_size for file in files if file.suffix != ".pyc")

        built = [next(self.made.glob(end)).stat().st_size for end in ("*.whl", "*.tar.gz")]
        sizes = dict(zip(BUILT, [(1, size) for size in built], strict=True)) | {ALONE: held([OURS.package])}
        return sizes | {use.installed: held(needed(use.package)) for use in USES}


def measured(bench: Bench) -> Measured:
    """Measure all rounds, after a first round that is not counted, and return the results."""
    bench.round()
    rounds, memories = [], []
    for _ in range(ROUNDS):
        rounds.append(bench.round())
        memories.append(bench.memories())
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return Measured(
        day=datetime.now(UTC).date().isoformat(),
        where=f"{python} on {platform.system()} ({platform.machine()}, {os.cpu_count()} processors)",
        versions={use.package: bench.version(use.package) for use in USES},
        seconds={name: [times[name] for times in rounds] for name in rounds[0]},
        modules={code: bench.modules(code) for code in STARTS},
        memory={code: [memory[code] for memory in memories] for code in memories[0]},
        sizes=bench.sizes(),
    )


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page(measured(Bench(Path(folder)))), encoding="utf-8")


if __name__ == "__main__":
    main()
