"""How long a start and the first answer take beside pycountry, each in fresh processes, all in one run.

Run it with the Python of an environment that has this package and pycountry (locks/test.txt) and nothing else that
loads at start-up: python benchmarks/start.py
"""

import statistics
import subprocess
import sys
import time

ROUNDS = 21
CASES = {
    "bare Python": "pass",
    "import tajik_relations": "import tajik_relations",
    "tajik_relations: import and first answer": "import tajik_relations as tr; tr.relations['Armenia'].established",
    "pycountry: import and first lookup": "import pycountry; pycountry.countries.get(alpha_2='AM')",
}


def seconds(code: str) -> float:
    """Return how long a fresh process takes to run *code*."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Print medians over the rounds, less those of bare Python, and their ratio to pycountry's."""
    times: dict[str, list[float]] = {name: [] for name in CASES}
    for _ in range(ROUNDS):
        for name, code in CASES.items():
            times[name].append(seconds(code))
    bare, *rest = (statistics.median(each) for each in times.values())
    for name, median in zip(list(CASES)[1:], rest, strict=True):
        print(f"{(median - bare) * 1000:7.1f} ms  {(median - bare) / (rest[-1] - bare):5.2f} x  {name}")


if __name__ == "__main__":
    main()
