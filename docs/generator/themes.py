"""Themes: under which heading of a page a fact stands, one for each kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import tajik_relations as tr
from tajik_relations.records import KINDS
from tajik_relations.records.kinds import singular

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
_NAMES = {kind: name.replace("_", " ") for name, kind in KINDS.items()}


def by_theme(facts: Iterable[tr.Fact]) -> Iterator[tuple[str, list[tr.Fact]]]:
    """Yield each theme that has facts, with them in the order of time."""
    given = list(facts)
    for theme, names in THEMES.items():
        kinds = tuple(KINDS[name] for name in names)
        own = [fact for fact in given if type(fact) in kinds]
        if own:
            yield theme, in_time(own)


def alike(facts: Iterable[tr.Fact]) -> list[list[tr.Fact]]:
    """Return facts in groups that are told in one sentence with one date; those with a remark stand alone."""
    groups: dict[object, list[tr.Fact]] = {}
    for fact in facts:
        told = fact.id if fact.remark else (fact.statement, fact.date, fact.timing, fact.relative)
        groups.setdefault(told, []).append(fact)
    return list(groups.values())


def contents(facts: Sequence[tr.Fact]) -> str:
    """Return what a long list holds: how many of each kind, and from which year to which; less if it is all alike."""
    kinds = Counter(_NAMES[type(fact)] for fact in facts)
    counts = ", ".join(
        f"{count} {kind if count > 1 else singular(kind)}" for kind, count in kinds.most_common() if len(kinds) > 1
    )
    years = [day.year for fact in facts if (day := _moment(fact)) != date.max]
    dated = f"{min(years)} to {max(years)}" if years and min(years) != max(years) else ""
    return "; ".join(filter(None, (counts, dated)))


def in_time(facts: Iterable[tr.Fact]) -> list[tr.Fact]:
    """Return facts in the order of their first days, those without a date last, in document order."""
    return sorted(facts, key=_moment)


def _moment(fact: tr.Fact) -> date:
    return (fact.date and (fact.date.earliest or fact.date.latest)) or date.max
