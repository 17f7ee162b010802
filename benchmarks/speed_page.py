"""The results of measuring size and speed, and the page that shows them."""

import statistics
from collections.abc import Iterable
from typing import NamedTuple

from speed_cases import (
    ABOUT,
    ALONE,
    ANCHOR,
    ANSWER,
    ATTRS,
    BARE,
    BUILT,
    COLUMNS,
    EXPORTS,
    FILTERS,
    FRAME,
    FRAME_FROM_ROWS,
    FROM_ROWS,
    KNOWN,
    ORGANIZATIONS,
    PASS,
    PROGRAMS,
    ROWS,
    STARTS,
    UNKNOWN,
    USES,
)


class Measured(NamedTuple):
    """The results of a run."""

    day: str
    where: str
    versions: dict[str, str]
    seconds: dict[str, list[float]]
    """By code, call or program: the time in each round."""
    modules: dict[str, int]
    """By code that starts a process: how many modules it loads beyond those of bare Python."""
    memory: dict[str, list[float]]
    """By code that starts a process: the most memory in KiB that it needed in each round."""
    sizes: dict[str, tuple[int, int]]
    """By row of the table of sizes: the number of packages and of bytes."""


def plain(number: float) -> str:
    """Return a number with three digits."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def spread(values: Iterable[float]) -> str:
    """Return the median and the quartiles."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{plain(middle)} ({plain(low)} to {plain(high)})"


def divided(over: list[float], under: list[float]) -> list[float]:
    """Return how many times as much the first values are as the second, round by round."""
    return [more / base for more, base in zip(over, under, strict=True)]


def ratio(over: list[float], under: list[float]) -> str:
    """Return how many times as much the first values are as the second, as text."""
    return "1" if over == under else spread(divided(over, under))


def table(*rows: Iterable[object]) -> str:
    """Return a Markdown table; the first row is its head, and numbers are aligned to the right."""
    first, *rest = ([*map(str, row)] for row in rows)
    lines = [first, [":--", *["--:"] * (len(first) - 1)], *rest]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def starts(results: Measured) -> str:
    """Return the table of fresh processes: imports, then imports with a first lookup, then the first answer."""
    bare, seconds = results.seconds[BARE], results.seconds
    added = {code: less(seconds[code], bare) for code in STARTS}
    beside = dict.fromkeys(STARTS, ANCHOR.first) | {use.load: ANCHOR.load for use in USES}
    rows = [
        (
            f"`{code}`",
            ratio(seconds[code], bare),
            ratio(added[code], added[beside[code]]),
            spread(1000 * value for value in added[code]),
            results.modules[code],
            spread(value / 1024 for value in less(results.memory[code], results.memory[BARE])),
        )
        for code in STARTS
    ]
    return table(("Code", "× bare Python", "added, × pycountry", "added, ms", "modules", "added, MiB"), *rows)


def less(over: list[float], under: list[float]) -> list[float]:
    """Return the differences of the first and the second values, round by round."""
    return [more - base for more, base in zip(over, under, strict=True)]


def calls(results: Measured, pairs: Iterable[tuple[str, str]], unit: str) -> str:
    """Return the table of calls in a process that has made them before, each as a multiple of another one."""
    times = results.seconds
    rows = [
        (f"`{call}`", ratio(times[call], times[of]), spread(1e6 * value for value in times[call])) for call, of in pairs
    ]
    return table(("Call", f"× {unit}", "µs"), *rows)


def limits(results: Measured) -> str:
    """Return the table of the limits, and whether the package keeps to them."""
    times, mebi = results.seconds, 1024
    over_attrs = [value / mebi for value in less(results.memory[ANSWER], results.memory[ATTRS])]
    asked = (
        (
            f"`{ORGANIZATIONS}`, the first time after `{ANSWER}`, ms",
            20,
            [1e3 * value for value in times[ORGANIZATIONS]],
        ),
        (f"`{ABOUT}` again, µs", 50, [1e6 * value for value in times[ABOUT]]),
        (f"`{UNKNOWN}`, × `{KNOWN}`", 5, divided(times[UNKNOWN], times[KNOWN])),
        (f"`{COLUMNS}`, × `{FROM_ROWS}`", 3, divided(times[COLUMNS], times[FROM_ROWS])),
        (f"memory of `{ANSWER}` over `{ATTRS}`, MiB", 3, over_attrs),
    )
    rows = (
        (name, limit, spread(values), "yes" if statistics.median(values) <= limit else "no")
        for name, limit, values in asked
    )
    return table(("What", "at most", "measured", "within the limit"), *rows)


def programs(results: Measured) -> str:
    """Return the table of whole programs."""
    times, bare = results.seconds, results.seconds[BARE]
    rows = [
        (f"`{program}`", ratio(times[program], bare), spread(1000 * value for value in times[program]))
        for program in PROGRAMS
    ]
    return table(("Program", "× bare Python", "ms"), *rows)


def sizes(results: Measured) -> str:
    """Return the table of sizes; files that are published are not compared with installed packages."""
    rows = []
    for what in (*BUILT, ALONE, *(use.installed for use in USES)):
        packages, size = results.sizes[what]
        times = "–" if what in BUILT else plain(size / results.sizes[ANCHOR.installed][1])
        rows.append((what, packages, plain(size / 1024), times))
    return table(("What", "packages", "KiB", "× pycountry"), *rows)


def page(results: Measured) -> str:
    """Return the page."""
    bare = results.seconds[BARE]
    *others, last = (f"{use.package} {results.versions[use.package]}" for use in USES)
    lookups = [(use.by_code, ANCHOR.by_code) for use in USES] + [(use.by_name, ANCHOR.by_name) for use in USES]
    return f"""# Size and speed

How fast does this package start and answer, and how much memory and disk space does it take? To measure this, we timed
it beside four other packages with data on countries. Compare the ratios, which are marked ×: the
times depend on the machine.

Each number is the median of {len(bare)} rounds, with the lower and the upper quartile in brackets. A round runs
everything once, and each ratio compares two times of the same round. `nox -s speed` makes this page, in an environment
that has only these packages and those that they need.

Measured on {results.day} with {", ".join(others)} and {last};
{results.where}.

The other packages contain countries with their names and codes; our package contains cited facts. The other packages
show what is usual for a package that people import for a lookup. Our package is built on attrs, so the rows of attrs
show the least time and memory that a package of typed records can take.

## Limits

We have set these limits for the package; the last column says whether the package is within the limit. Memory is the
peak memory of a process, as Linux counts it.

{limits(results)}

## Start

Each row is a fresh process that runs the code: first the imports of the packages, then their imports with a first
lookup, then attrs and the first answers of our package.

- *× bare Python*: the time of the process, as a multiple of the time of Python without any code, which takes
  {spread(1000 * value for value in bare)} ms.
- *added, × pycountry*: the time beyond that of bare Python, as a multiple of what pycountry adds. The first five rows
  are compared with pycountry's import, the other rows with its import and first lookup.
- *added, ms* and *added, MiB*: the time and the memory beyond those of bare Python.
- *modules*: how many modules are loaded beyond those of bare Python.

{starts(results)}

## Later lookups

A process repeats a call that it has made before. The first five rows look up a country by its code, the other rows by
its name.

{calls(results, lookups, "pycountry")}

## Filters

A process calls each filter that it has called before. The time is compared with that of one pass over all facts:
`{PASS}`.

{calls(results, [(call, PASS) for call in FILTERS], "one pass over all facts")}

## Unknown names

A lookup of an unknown name should not take much longer than a lookup of a known name. A process repeats both lookups
that it has made before.

{calls(results, [(KNOWN, KNOWN), (UNKNOWN, KNOWN)], "a known name")}

## Frames

Both rows are calls on all facts; a process repeats calls that it has made before. The columns of a table are compared
with columns that are made from ready rows. The pandas frame is compared with a frame that pandas makes from these
ready rows; the columns of that frame have no types.

{calls(results, [(COLUMNS, FROM_ROWS), (FRAME, FRAME_FROM_ROWS)], "from ready rows")}

## Exports

A process repeats each export that it has made before. The time is compared with that of making the rows of all facts,
`{ROWS}`.
`package` and `dataset` contain all tables.

{calls(results, [(call, ROWS) for call in EXPORTS], "the rows")}

## Programs

Each row is a fresh process of `python -m tajik_relations`, timed from start to end.

{programs(results)}

## Size

The size of an installed package includes all packages that it needs, but not the files that Python compiles.
`installed alone` leaves out the packages that ours needs. `wheel` and `sdist` are the files that we publish.

{sizes(results)}
"""
