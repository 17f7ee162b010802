"""The cases for measuring size and speed: packages, starts, calls, exports, programs."""

from typing import NamedTuple

BARE = "pass"
ATTRS = "import attrs"
"""The package on which ours is built: no answer can need less memory."""


class Use(NamedTuple):
    """The use of a package: its import, and lookups of the same country by code and by name."""

    package: str
    load: str
    by_code: str
    by_name: str
    ready: str = ""
    """Code that runs once between the import and the first lookup."""

    @property
    def loaded(self) -> str:
        """The import, and the code that runs once after it."""
        return f"{self.load}; {self.ready}" if self.ready else self.load

    @property
    def first(self) -> str:
        """The import and the first lookup."""
        return f"{self.loaded}; {self.by_code}"

    @property
    def installed(self) -> str:
        """The name of its row in the table of sizes."""
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
CONVERTER = Use(
    "country-converter",
    "import country_converter",
    'cc.convert("AM", src="ISO2", to="name_short")',
    'cc.convert("Armenia", to="ISO2")',
    "cc = country_converter.CountryConverter()",
)
USES = (OURS, ISO3166, COUNTRYINFO, CONVERTER, ANCHOR)
ANSWER = "import tajik_relations as t; t.relations['AM'].established; len(t.facts)"
"""The first answers: all dates for the beginning of relations, and the number of facts."""
STARTS = (*(use.load for use in USES), *(use.first for use in USES), ATTRS, ANSWER)
"""Code that runs in fresh processes, timed from start to end."""
ORGANIZATIONS = 't.organizations["NATO"]'
PASS = "[fact.id for fact in tr.facts]"  # noqa: S105 - it goes over the facts
ROWS = "tr.facts.table.rows()"
COLUMNS, FROM_ROWS = "tr.facts.table.columns()", 'flat_columns("facts", rows)'
FRAME, FRAME_FROM_ROWS = "tr.facts.to_pandas()", "pandas.DataFrame(rows)"
KNOWN, UNKNOWN = 'tr.relations.get("Armenia")', 'tr.relations.get("Nowhere")'
ABOUT = 'tr.facts.about("NATO")'
FILTERS = (ABOUT, 'tr.facts.during("2004", "2007")', 'tr.facts.count_by("kind")')
FORMS = ("jsonl", "csv", "sqlite", "schema", "bibtex", "csl", "package", "dataset")
EXPORTS = tuple(f"content(tr.load(), {form!r})" for form in FORMS)
_READY = (
    f"{OURS.load}; import pandas; from tajik_relations.exports.formats import content; "
    f"from tajik_relations.tabular.schema import flat_columns; rows = {ROWS}"
)
CALLS = {call: use.loaded for use in USES for call in (use.by_code, use.by_name)}
"""Calls that are repeated in one process, each with the code that runs before."""
CALLS |= dict.fromkeys((PASS, KNOWN, UNKNOWN, *FILTERS), OURS.load)
CALLS |= dict.fromkeys((ROWS, COLUMNS, FROM_ROWS, FRAME, FRAME_FROM_ROWS, *EXPORTS), _READY)
ONCE = {ORGANIZATIONS: ANSWER}
"""Calls that are timed the first time, each with the code that runs before in its process."""
PROGRAMS = tuple(
    f"tajik-relations{arguments}"
    for arguments in ("", " --help", " cite", " show Armenia", " list treaties", " verify")
)
BUILT = (f"{OURS.package}, wheel", f"{OURS.package}, sdist")
ALONE = f"{OURS.package}, installed alone"
