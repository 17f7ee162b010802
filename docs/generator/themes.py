"""Themes: under which heading of a page a fact stands, one for each kind."""

from collections.abc import Iterable, Iterator

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
    """Yield each theme that has facts, with them: dated ones in the order of time, then the others."""
    dataset_facts = {fact.id: fact for fact in facts}
    for theme, names in THEMES.items():
        kinds = tuple(KINDS[name] for name in names)
        own = [fact for fact in dataset_facts.values() if type(fact) in kinds]
        dated = sorted((fact for fact in own if fact.date), key=_moment)
        if own:
            yield theme, [*dated, *(fact for fact in own if not fact.date)]


def _moment(fact: tr.Fact) -> str:
    date = fact.date
    return str(date.earliest or date.latest) if date else ""
