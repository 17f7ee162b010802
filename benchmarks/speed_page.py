"""What is measured of size and speed, and the page that shows it."""

import statistics
from collections.abc import Iterable
from typing import NamedTuple

BARE = "pass"


class Use(NamedTuple):
    """How a package is used: its import, and a lookup of the same country by code and by name."""

    package: str
    load: str
    by_code: str
    by_name: str

    @property
    def first(self) -> str:
        """The import and the first lookup."""
        return f"{self.load}; {self.by_code}"

    @property
    def installed(self) -> str:
        """What its row among the sizes is called."""
        return f"{self.package}, installed"


OURS = Use("tajik-relations", "import tajik_relations as tr", 'tr.relations["AM"]', 'tr.relations["Armenia"]')
ANCHOR = Use(
    "pycountry", "import pycountry", 'pycountry.countries.get(alpha_2="AM")', 'pycountry.countries.get(name="Armenia")'
)
ISO3166 = Use("iso3166", "from iso3166 import countries", 'countries.get("AM")', 'countries.get("Armenia")')
COUNTRYINFO = Use(
    "countryinfo",
    "from countryinfo import CountryInfo",
    'CountryInfo("AM").capital()',
    'CountryInfo("Armenia").capital()',
)
USES = (OURS, ISO3166, COUNTRYINFO, ANCHOR)
FILTERS = ('tr.facts.about("NATO")', 'tr.facts.during("2004", "2007")')
PASS = "[fact.id for fact in tr.facts]"  # noqa: S105 - it goes over the facts
STARTS = (*(use.load for use in USES), *(use.first for use in USES))
CALLS = {call: use.load for use in USES for call in (use.by_code, use.by_name)}
"""What is called again and again in one process, with the import that it needs."""
CALLS |= dict.fromkeys((PASS, *FILTERS), OURS.load)
PROGRAMS = ("tajik-relations", "tajik-relations show Armenia", "tajik-relations verify")
BUILT = (f"{OURS.package}, wheel", f"{OURS.package}, sdist")
ALONE = f"{OURS.package}, installed alone"


class Measured(NamedTuple):
    """What a run found."""

    day: str
    where: str
    versions: dict[str, str]
    seconds: dict[str, list[float]]
    """Of each thing that was run, by round."""
    modules: dict[str, int]
    """How many modules each start loads beyond those of bare Python."""
    sizes: dict[str, tuple[int, int]]
    """How many packages and bytes each thing is."""


def plain(number: float) -> str:
    """Return a number with three digits."""
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.3g}"


def spread(values: Iterable[float]) -> str:
    """Return the median and the quartiles."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return f"{plain(middle)} ({plain(low)} to {plain(high)})"


def ratio(over: list[float], under: list[float]) -> str:
    """Return how many times one thing takes of another, round by round."""
    return "1" if over == under else spread(a / b for a, b in zip(over, under, strict=True))


def table(*rows: Iterable[object]) -> str:
    """Return a table in Markdown, its first row for the head, numbers to the right."""
    first, *rest = ([*map(str, row)] for row in rows)
    lines = [first, [":--", *["--:"] * (len(first) - 1)], *rest]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def starts(found: Measured) -> str:
    """Return the table of fresh processes: imports first, then imports with a first lookup."""
    bare, seconds = found.seconds[BARE], found.seconds
    added = {code: [a - b for a, b in zip(seconds[code], bare, strict=True)] for code in STARTS}
    beside = {use.load: ANCHOR.load for use in USES} | {use.first: ANCHOR.first for use in USES}
    rows = [
        (
            f"`{code}`",
            ratio(seconds[code], bare),
            ratio(added[code], added[beside[code]]),
            spread(1000 * each for each in added[code]),
            found.modules[code],
        )
        for code in STARTS
    ]
    return table(("Code", "× bare Python", "added, × pycountry", "added, ms", "modules"), *rows)


def calls(found: Measured, pairs: Iterable[tuple[str, str]], unit: str) -> str:
    """Return the table of calls in a process that has made them before, each as a multiple of another one."""
    times = found.seconds
    rows = [(f"`{one}`", ratio(times[one], times[of]), spread(1e6 * each for each in times[one])) for one, of in pairs]
    return table(("Call", f"× {unit}", "µs"), *rows)


def programs(found: Measured) -> str:
    """Return the table of whole programs."""
    times, bare = found.seconds, found.seconds[BARE]
    rows = [(f"`{one}`", ratio(times[one], bare), spread(1000 * each for each in times[one])) for one in PROGRAMS]
    return table(("Program", "× bare Python", "ms"), *rows)


def sizes(found: Measured) -> str:
    """Return the table of sizes; what is packed is not compared with what is installed."""
    rows = []
    for what in (*BUILT, ALONE, *(use.installed for use in USES)):
        packages, size = found.sizes[what]
        times = "–" if what in BUILT else plain(size / found.sizes[ANCHOR.installed][1])
        rows.append((what, packages, plain(size / 1024), times))
    return table(("What", "packages", "KiB", "× pycountry"), *rows)


def page(found: Measured) -> str:
    """Return the page."""
    bare = found.seconds[BARE]
    *others, last = (f"{use.package} {found.versions[use.package]}" for use in USES)
    lookups = [(use.by_code, ANCHOR.by_code) for use in USES] + [(use.by_name, ANCHOR.by_name) for use in USES]
    return f"""# Size and speed

`nox -s speed` makes this page, in an environment that has these packages, what they need, and nothing else. Read the
ratios: the times are those of one machine. Each number is the median of {len(bare)} rounds, with the quartiles in
brackets. A round runs everything once, and a ratio is taken within its round.

Measured on {found.day} with {", ".join(others)} and {last};
{found.where}.

The other packages hold countries with their names and codes, ours holds cited facts. They are here for scale, as
packages that are imported for a lookup.

## Start

Fresh processes. Bare Python takes {spread(1000 * each for each in bare)} ms; *added* is what a process takes beyond
that, beside pycountry's import or its import and first lookup; *modules* are those loaded beyond bare Python's.

{starts(found)}

## Later lookups

The same call again, in a process that has made it before.

{calls(found, lookups, "pycountry")}

## Filters

In the same way. One pass over all facts is `{PASS}`.

{calls(found, [(each, PASS) for each in FILTERS], "one pass over all facts")}

## Programs

Fresh processes of `python -m tajik_relations`, from start to end.

{programs(found)}

## Size

What is installed counts with all packages that it needs, and without the files that Python compiles.

{sizes(found)}
"""
