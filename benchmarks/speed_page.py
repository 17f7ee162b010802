"""What is measured of size and speed, and the page that shows it."""

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
    """What a run found."""

    day: str
    where: str
    versions: dict[str, str]
    seconds: dict[str, list[float]]
    """Of each thing that was run, by round."""
    modules: dict[str, int]
    """How many modules each start loads beyond those of bare Python."""
    memory: dict[str, list[float]]
    """The most memory in KiB that each start and bare Python needed, by round."""
    sizes: dict[str, tuple[int, int]]
    """How many packages and bytes each thing is."""


def plain(number: float) -> str:
    """Return a number with three digits."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def spread(values: Iterable[float]) -> str:
    """Return the median and the quartiles."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{plain(middle)} ({plain(low)} to {plain(high)})"


def divided(over: list[float], under: list[float]) -> list[float]:
    """Return how many times one thing takes of another, round by round."""
    return [more / base for more, base in zip(over, under, strict=True)]


def ratio(over: list[float], under: list[float]) -> str:
    """Return how many times one thing takes of another."""
    return "1" if over == under else spread(divided(over, under))


def table(*rows: Iterable[object]) -> str:
    """Return a table in Markdown, its first row for the head, numbers to the right."""
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
    """Return how much one thing takes beyond another, round by round."""
    return [more - base for more, base in zip(over, under, strict=True)]


def calls(results: Measured, pairs: Iterable[tuple[str, str]], unit: str) -> str:
    """Return the table of calls in a process that has made them before, each as a multiple of another one."""
    times = results.seconds
    rows = [
        (f"`{call}`", ratio(times[call], times[of]), spread(1e6 * value for value in times[call])) for call, of in pairs
    ]
    return table(("Call", f"× {unit}", "µs"), *rows)


def limits(results: Measured) -> str:
    """Return the table of what the package should keep to, and whether it does."""
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
    return table(("What", "at most", "measured", "met"), *rows)


def programs(results: Measured) -> str:
    """Return the table of whole programs."""
    times, bare = results.seconds, results.seconds[BARE]
    rows = [
        (f"`{program}`", ratio(times[program], bare), spread(1000 * value for value in times[program]))
        for program in PROGRAMS
    ]
    return table(("Program", "× bare Python", "ms"), *rows)


def sizes(results: Measured) -> str:
    """Return the table of sizes; what is packed is not compared with what is installed."""
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

`nox -s speed` makes this page, in an environment that has these packages, what they need, and nothing else. Read the
ratios: the times are those of one machine. Each number is the median of {len(bare)} rounds, with the quartiles in
brackets. A round runs everything once, and a ratio is taken within its round.

Measured on {results.day} with {", ".join(others)} and {last};
{results.where}.

The other packages hold countries with their names and codes, ours holds cited facts. They are here for scale, as
packages that are imported for a lookup. attrs alone is here as the least that a package of typed records can take.

## Limits

What the package should keep to. Memory is the most that a process has needed, as Linux counts it.

{limits(results)}

## Start

Fresh processes. Bare Python takes {spread(1000 * value for value in bare)} ms; *added* is what a process takes beyond
that, beside pycountry's import or its import and first lookup; *modules* are those loaded beyond bare Python's.

{starts(results)}

## Later lookups

The same call again, in a process that has made it before.

{calls(results, lookups, "pycountry")}

## Filters

In the same way. One pass over all facts is `{PASS}`.

{calls(results, [(call, PASS) for call in FILTERS], "one pass over all facts")}

## Names that nobody has

In the same way, beside a name that is known.

{calls(results, [(KNOWN, KNOWN), (UNKNOWN, KNOWN)], "a known name")}

## Frames

In the same way: the columns of all facts beside those made from rows that are ready, then a frame of pandas beside one
that pandas makes of these rows, whose columns have no types then.

{calls(results, [(COLUMNS, FROM_ROWS), (FRAME, FRAME_FROM_ROWS)], "from ready rows")}

## Exports

In the same way, beside the rows of all facts, `{ROWS}`. `package` and `dataset` hold all tables.

{calls(results, [(call, ROWS) for call in EXPORTS], "the rows")}

## Programs

Fresh processes of `python -m tajik_relations`, from start to end.

{programs(results)}

## Size

What is installed counts with all packages that it needs, and without the files that Python compiles.

{sizes(results)}
"""
