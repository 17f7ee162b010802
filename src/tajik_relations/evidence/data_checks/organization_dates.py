"""Whether the outside dates of organizations are those of the pinned table, and in order."""

from collections.abc import Iterator

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.pinned_tables import Key, PinnedTables, unlike_table
from tajik_relations.model.identification import OrganizationDate
from tajik_relations.model.periods import extent
from tajik_relations.model.terms import LifeEvent

_NAMES = ("organization", "what", "date", "publisher", "address", "note")


def wrong_lives(dataset: Dataset, tables: PinnedTables) -> Iterator[str]:
    """Yield one line for each problem of the outside dates of organizations."""
    place = "organization-dates.toml:"
    for code in dict.fromkeys(date.organization.code for date in dataset.organization_dates):
        own = [date for date in dataset.organization_dates if date.organization.code == code]
        begun = [extent(date.date)[0] for date in own if date.what is LifeEvent.FOUNDED]
        ended = [extent(date.date)[1] for date in own if date.what is not LifeEvent.FOUNDED]
        if begun and ended and max(begun) > min(ended):
            yield f"{place} {code} date: expected an end after the foundation, found {min(ended)} after {max(begun)}"
    if "organization-dates" in tables:
        pinned = [tuple(row[name] for name in _NAMES) for row in tables["organization-dates"]]
        problems = unlike_table("organization-dates", pinned, map(_key, dataset.organization_dates))
        yield from (f"{place} {problem}" for problem in problems)


def _key(date: OrganizationDate) -> Key:
    values = (date.organization.code, date.what, date.date, date.publisher, date.address, date.remark or "")
    return tuple(map(str, values))
