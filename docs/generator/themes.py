"""Themes: under which heading of a page a fact stands, one for each kind."""

from collections.abc import Iterable, Iterator
from datetime import date

import tajik_relations as tr
from tajik_relations.records import KINDS

LONG = 12
"""Facts above which a section is folded."""
THEMES = {
    "Relations and recognition": ("diplomatic_relations", "recognitions"),
    "Missions, posts and offices": ("missions", "consular_posts", "office_holders"),
    "Visits and meetings": ("visits", "meetings"),
    "Treaties, laws and promises": ("treaties", "legal_measures", "commitments", "announcements"),
    "Memberships and cooperation": ("memberships", "cooperation", "programmes"),
    "Forces and borders": ("military_presences", "exercises", "boundary_questions"),
    "Trade, aid and projects": ("trade", "investments", "assistance", "projects"),
    "Events": ("events", "renamings"),
    "Views": ("positions", "characterizations"),
    "Figures and notes": ("figures", "references"),
}
"""Heading -> names of the kinds, in the order of a page."""


def by_theme(facts: Iterable[tr.Fact]) -> Iterator[tuple[str, list[tr.Fact]]]:
    """Yield each theme that has facts, with them in the order of time."""
    given = list(facts)
    for theme, names in THEMES.items():
        kinds = tuple(KINDS[name] for name in names)
        own = [fact for fact in given if type(fact) in kinds]
        if own:
            yield theme, in_time(own)


def in_time(facts: Iterable[tr.Fact]) -> list[tr.Fact]:
    """Return facts in the order of their first days, those without a date last, in document order."""
    return sorted(facts, key=_moment)


def _moment(fact: tr.Fact) -> date:
    return (fact.date and (fact.date.earliest or fact.date.latest)) or date.max
