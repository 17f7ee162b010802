"""What `list` shows: rows of plain values for partners, organizations, persons, documents or one kind of fact."""

from collections.abc import Callable, Iterable
from functools import partial

from tajik_relations.bilateral import Relation
from tajik_relations.dataset import Dataset
from tajik_relations.errors import UnknownName
from tajik_relations.records import KINDS, Fact

Row = dict[str, str | int | list[str] | None]


def rows_of(dataset: Dataset, name: str) -> list[Row]:
    """Return the rows that *name* stands for.

    Raises:
        UnknownName: if it is neither a collection nor a kind of fact.
    """
    names = _names()
    key = name.casefold().replace("-", "_").replace(" ", "_")
    if key not in names:
        raise UnknownName(name, "list", [*_LISTS, *(table.replace("_", "-") for table in KINDS)])
    return list(names[key](dataset))


def _names() -> dict[str, Callable[[Dataset], Iterable[Row]]]:
    lists: dict[str, Callable[[Dataset], Iterable[Row]]] = dict(_LISTS)
    for table, kind in KINDS.items():
        for name in (table, kind.__name__.casefold()):
            lists.setdefault(name, partial(_facts, kind))
    return lists


def _facts(kind: type[Fact], dataset: Dataset) -> Iterable[Row]:
    for fact in dataset.facts.of(kind):
        yield {
            "date": str(fact.date) if fact.date else None,
            "statement": fact.statement,
            "id": fact.id,
            "at": f"{fact.document}:{fact.line}",
        }


def _partners(dataset: Dataset) -> Iterable[Row]:
    return map(_partner, (*dataset.relations, *dataset.relations.unidentified))


def _partner(one: Relation) -> Row:
    return {
        "code": one.partner.code if one.partner else None,
        "name": one.name,
        "basis": str(one.basis),
        "facts": len(one.facts),
        "began": sorted({str(fact.date) for fact in one.established if fact.date}),
    }


def _organizations(dataset: Dataset) -> Iterable[Row]:
    for each in dataset.organizations:
        yield {"code": each.code, "name": each.name, "kind": str(each.kind), "facts": len(each.facts)}


def _persons(dataset: Dataset) -> Iterable[Row]:
    for each in dataset.persons:
        yield {"code": each.code, "name": each.name, "facts": len(dataset.facts.about(each))}


def _documents(dataset: Dataset) -> Iterable[Row]:
    for each in dataset.documents:
        facts = len(dataset.facts.cited_from(each.id))
        yield {"id": each.id, "title": each.title, "publisher": each.publisher, "terms": each.terms, "facts": facts}


_LISTS: dict[str, Callable[[Dataset], Iterable[Row]]] = {
    "partners": _partners,
    "organizations": _organizations,
    "persons": _persons,
    "documents": _documents,
}
