"""What `list` prints: rows of plain values, of facts or of those whom they name."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tajik_relations.cli.text import fitted
from tajik_relations.dataset import Dataset
from tajik_relations.errors import UnknownName, WrongArgument
from tajik_relations.model.terms import Status
from tajik_relations.query.facts import Facts
from tajik_relations.query.profiles import Profile
from tajik_relations.records import Fact
from tajik_relations.records.everyday_names import ALSO, EVERYDAY, everyday

Row = dict[str, str | int | list[str] | None]
EVERY_KIND = ("facts", "all")
"""What stands for the facts of all kinds."""


class Filters(NamedTuple):
    """Which facts are asked for; `None` where it does not matter."""

    about: str | None = None
    mentioned: bool = False
    during: tuple[str, ...] = ()
    """One date, or the first and the last."""
    status: str | None = None
    document: str | None = None

    @property
    def given(self) -> list[str]:
        """The options that were given, as the command line calls them."""
        return [f"--{name}" for name in self._fields if getattr(self, name)]


def kinds_of(dataset: Dataset) -> list[Row]:
    """Return the names that `list` takes, each with how many there are, and with other words for it."""
    named: list[Row] = [{"kind": name, "count": len(list(rows(dataset))), "also": []} for name, rows in LISTS.items()]
    return named + [
        {"kind": name, "count": len(dataset.facts.of(name)), "also": [word for word in ALSO if ALSO[word] == name]}
        for name in sorted(EVERYDAY)
    ]


def facts_of(dataset: Dataset, name: str, filters: Filters) -> Facts[Fact]:
    """Return the facts of a kind, by its everyday name, that are asked for.

    Raises:
        UnknownName: if no kind, or nobody, or no document or status has the name.
        DateError: if a date is none.
    """
    facts: Facts[Fact] = dataset.facts if name.casefold() in EVERY_KIND else dataset.facts.of(name)
    if filters.about is not None:
        facts = facts.about(filters.about, mentioned=filters.mentioned)
    if filters.during[2:]:
        raise WrongArgument(
            f"--during takes one period, or a first and a last date; found {len(filters.during)} values"
        )
    if filters.during:
        facts = facts.during(*filters.during)
    if filters.status is not None:
        facts = facts.where(status=filters.status)
    return facts if filters.document is None else facts.cited_from(filters.document)


def rows_of(dataset: Dataset, name: str) -> list[Row] | None:
    """Return the rows of a list that is none of facts; `None` for any other name.

    Raises:
        UnknownName: if *name* is neither such a list nor a kind of fact.
    """
    key = name.casefold().replace("-", "_").replace(" ", "_")
    if key in LISTS:
        return list(LISTS[key](dataset))
    if key in EVERY_KIND:
        return None
    try:
        everyday(name)
    except UnknownName:
        named = dataset.scope.actors.get(name) or dataset.places.get(name)
        is_status = name in map(str, Status)
        right = f"show {name!r}" if named else f"list facts --status {name}" if is_status else ""
        raise UnknownName(
            name, "list", [*LISTS, *EVERY_KIND, *EVERYDAY, *ALSO], reason=right and f"use {right}"
        ) from None
    return None


def refuse(name: str, filters: Filters) -> None:
    """Refuse filters beside a list that is none of facts.

    Raises:
        WrongArgument: if there is one.
    """
    if filters.given:
        raise WrongArgument(f"list {name} does not take {filters.given[0]}, which works only for lists of facts")


def fact_rows(facts: Iterable[Fact]) -> Iterator[Row]:
    """Yield a short row for each fact."""
    for fact in facts:
        yield {
            "date": str(fact.date) if fact.date else None,
            "statement": fact.statement,
            "id": fact.id,
            "told_by": fact.told_by,
            "at": f"{fact.document}:{fact.line}",
        }


def fact_list(facts: Facts[Fact]) -> Iterator[str]:
    """Yield facts for a terminal: date and statement, and below them the id, the publisher, and the place."""
    margin = max((len(str(fact.date)) for fact in facts if fact.date), default=2) + 2
    for fact in facts:
        yield from fitted(fact.statement, str(fact.date or "").ljust(margin), " " * margin)
        yield from fitted(f"{fact.id}; {fact.told_by}; {fact.document}:{fact.line}", " " * margin, " " * (margin + 2))


def _partners(dataset: Dataset) -> Iterable[Row]:
    for relation in dataset.relations.with_unidentified:
        yield {
            "code": relation.partner.code if relation.partner else None,
            "name": relation.name,
            "basis": str(relation.basis),
            "facts": len(relation.facts),
            "began": [str(when) for when in relation.established.stated_dates],
        }


def _profiles(profiles: Iterable[Profile], *names: str) -> Iterable[Row]:
    """Yield some values of each, and how many facts are about it."""
    for profile in profiles:
        yield {**{name: str(getattr(profile, name)) for name in names}, "facts": len(profile.facts)}


def _places(dataset: Dataset) -> Iterable[Row]:
    for place in dataset.places:
        yield {
            "name": place.name,
            "state": place.state.code if place.state else None,
            "facts": len(dataset.facts.where(place=place)),
        }


LISTS: dict[str, Callable[[Dataset], Iterable[Row]]] = {
    "partners": _partners,
    "organizations": lambda dataset: _profiles(dataset.organizations, "code", "name", "kind"),
    "persons": lambda dataset: _profiles(dataset.persons, "code", "name"),
    "places": _places,
    "documents": lambda dataset: _profiles(dataset.documents, "id", "title", "publisher", "terms"),
}
"""The lists of those who, and what, is named in facts."""
