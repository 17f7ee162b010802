"""What the commands print: lines of text for a terminal, and rows of plain values for `list`."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import cast

from tajik_relations.dataset import Dataset
from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import Actor, Organization, State
from tajik_relations.model.terms import DOUBTFUL, BasisKind
from tajik_relations.query.facts import Facts, only_naming
from tajik_relations.query.relation import Relation
from tajik_relations.records import KINDS, Fact, Reference

WIDTH = 100
"""Columns that text is fitted to."""


def overview(dataset: Dataset, program: str) -> Iterator[str]:
    """Yield an overview of a data set, and the next commands to try."""
    relations = dataset.relations
    yield dataset.title
    count = (
        f"{len(dataset.facts)} facts, each cited to the words that carry it, from {len(dataset.documents)} documents"
    )
    yield f"{count}; {len(relations)} partners, {len(relations.unidentified)} table rows whose State is not known."
    yield ""
    yield "facts by document"
    for document in dataset.documents:
        facts = len(dataset.facts.cited_from(document.id))
        yield f"  {facts:4}  {document.id}: {document.title} ({document.publisher})"
    yield ""
    yield "facts by kind"
    kinds = Counter(fact.kind for fact in dataset.facts)
    yield from _columns(
        f"{count:4}  {kind}" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    )
    yield ""
    yield "facts by partner (in brackets: how the partner is known, where the text does not name it)"
    yield from _columns(f"{len(relation.facts):4}  {relation}" for relation in relations)
    yield ""
    example = max(relations, key=lambda item: len(item.established), default=None)
    name = f'"{example.name}"' if example and " " in example.name else example.name if example else "NAME"
    yield f"go on with: {program} show {name} · {program} list partners · {program} verify"


def actor_page(dataset: Dataset, name: str) -> Iterator[str]:
    """Return all that is known of a State, an organization or a person, as a timeline with citations.

    Raises:
        UnknownName: if nobody has this name.
    """
    row = dataset.relations.get(name)
    if row is not None and row.partner is None:
        yield row.name
        yield from _related(row, row.facts)
        return
    actor = dataset.facts.actor(name)
    relation = dataset.relations.get(actor.code) if isinstance(actor, State) else None
    about = dataset.facts.about(actor)
    yield _heading(actor)
    if isinstance(actor, Organization):
        lives = (date for date in dataset.organization_dates if date.organization == actor)
        for date in lives:
            yield from _wrapped(f"outside the documents: {date}, {date.address}", 0)
    yield from _related(relation, relation.facts if relation else about)
    if about.only_named:
        yield from ("", f"… {only_naming(about.only_named).removeprefix(', ')}")
    for other in dataset.relations.unidentified:
        if actor in other.candidates and other.identification:
            is_guess = f"a guess among its {len(other.candidates)}" if actor == other.guess else "one of its"
            count = "" if actor == other.guess else f" {len(other.candidates)}"
            yield ""
            yield f"{other.name}, {other.basis}: {actor.name} is {is_guess}{count} candidates."


def _related(relation: Relation | None, facts: Facts[Fact]) -> Iterator[str]:
    """Yield how a partner is known, which statements disagree, and the facts as a timeline."""
    if relation:
        yield from _identified(relation)
    for disagreement in relation.disagreements if relation else ():
        yield from _wrapped(f"disagreement: {disagreement}", 0)
    yield from _timeline(facts.where(lambda fact: not isinstance(fact, Reference)))


def disagreements_page(dataset: Dataset) -> Iterator[str]:
    """Yield the disagreements whose values cannot all be true, then those whose values differ only in exactness."""
    for name, disagreements in (
        ("cannot all be true", dataset.disagreements),
        ("differ only in exactness", dataset.less_exact),
    ):
        yield f"{name} ({len(disagreements)})"
        for disagreement in disagreements:
            about = _about(disagreement.facts[0])
            parts = (f"{about}: {disagreement.field}", disagreement.distance, disagreement.rule)
            yield from _wrapped("; ".join(filter(None, parts)), 2)
            for stated in disagreement.values:
                facts = (f"{fact.id}, {fact.citations[0]}" for fact in stated.facts)
                outside = (f"outside: {date.publisher}, {date.address}" for date in stated.outside)
                yield from _wrapped(f"{stated.shown}: {'; '.join((*facts, *outside))}", 6)
        yield ""


def _about(fact: Fact) -> str:
    """Return the partner of a fact, with the degree where it is in doubt, or else the kind."""
    basis = fact.partner_basis
    degree = f" ({basis.degree})" if basis and basis.degree in DOUBTFUL else ""
    return f"{fact.partner.name}{degree}" if fact.partner else fact.kind


def listing(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Return rows with their cells in columns: what is absent empty, the items of a list after one another."""
    cells = [list(map(_cell, row)) for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))] if cells else []
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, cast("list[object]", value)))
    return "" if value is None else str(value)


def fact_lines(fact: Fact, margin: int = 25) -> Iterator[str]:
    """Return a fact as its date and statement, then its basis and its citations, to the right of a margin."""
    indent = " " * margin
    first = str(fact.date or "").ljust(margin)
    yield from _fitted(fact.statement, first, indent)
    evidence = (basis for basis in fact.basis if basis.kind is BasisKind.JUDGED or basis.degree in DOUBTFUL)
    outside = sorted({f"{basis.degree or basis.kind}: {basis.source or basis.reason}" for basis in evidence})
    for reason in outside:
        yield from _fitted(f"[{reason}]", indent, indent)
    yield from _wrapped(f"{fact.id}; {fact.told_by}: {'; '.join(map(str, fact.citations))}", margin)


def _wrapped(text: str, margin: int) -> list[str]:
    return _fitted(text, " " * margin, " " * (margin + 2))


def _fitted(text: str, first: str, more: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_on_hyphens=False, initial_indent=first, subsequent_indent=more)


def _heading(actor: Actor) -> str:
    if isinstance(actor, State):
        return f"{actor.name} ({actor.code}, {actor.alpha3})"
    return f"{actor.name} ({actor.code})" if isinstance(actor, Organization) else actor.name


def _identified(relation: Relation) -> Iterator[str]:
    row = relation.identification
    if row is not None:
        source = f"; {row.source}" if row.source else ""
        yield from textwrap.wrap(f"table row {row.row}: {row.basis} ({row.reason}{source})", WIDTH)
    if relation.organizations:
        shared = ", ".join(organization.code for organization in relation.organizations)
        yield f"called members together: {shared}"


def _timeline(facts: Facts[Fact]) -> Iterator[str]:
    timeline = facts.timeline()
    margin = max((len(str(fact.date)) for fact in timeline), default=2) + 2
    for name, part in (("dated", timeline), ("without a date, in document order", timeline.undated)):
        if part:
            yield ""
            yield f"{name} ({len(part)})"
        for fact in part:
            yield from fact_lines(fact, margin)


def _columns(cells: Iterable[str]) -> Iterator[str]:
    texts = list(cells)
    width = max(map(len, texts), default=1) + 2
    across = max(1, (WIDTH - 2) // width)
    down = -(-len(texts) // across)
    for at in range(down):
        yield "  " + "".join(cell.ljust(width) for cell in texts[at::down]).rstrip()


Row = dict[str, str | int | list[str] | None]


def rows_of(dataset: Dataset, name: str) -> list[Row]:
    """Return the rows that *name* stands for.

    Raises:
        UnknownName: if it is neither a collection nor a kind of fact.
    """
    key = name.casefold().replace("-", "_").replace(" ", "_")
    if key in _LISTS:
        return list(_LISTS[key](dataset))
    for table, kind in KINDS.items():
        if key in (table, kind.__name__.casefold()):
            return list(_fact_rows(dataset.facts.of(kind)))
    raise UnknownName(name, "list", [*_LISTS, *(table.replace("_", "-") for table in KINDS)])


def _fact_rows(facts: Iterable[Fact]) -> Iterator[Row]:
    for fact in facts:
        yield {
            "date": str(fact.date) if fact.date else None,
            "statement": fact.statement,
            "id": fact.id,
            "told_by": fact.told_by,
            "at": f"{fact.document}:{fact.line}",
        }


def _partners(dataset: Dataset) -> Iterable[Row]:
    for relation in dataset.relations.with_unidentified:
        yield {
            "code": relation.partner.code if relation.partner else None,
            "name": relation.name,
            "basis": str(relation.basis),
            "facts": len(relation.facts),
            "began": [str(when) for when in relation.established.stated_dates],
        }


def _organizations(dataset: Dataset) -> Iterable[Row]:
    for organization in dataset.organizations:
        yield {
            "code": organization.code,
            "name": organization.name,
            "kind": str(organization.kind),
            "facts": len(organization.facts),
        }


def _persons(dataset: Dataset) -> Iterable[Row]:
    for person in dataset.persons:
        yield {"code": person.code, "name": person.name, "facts": len(dataset.facts.about(person))}


def _documents(dataset: Dataset) -> Iterable[Row]:
    for document in dataset.documents:
        yield {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "terms": document.terms,
            "facts": len(dataset.facts.cited_from(document.id)),
        }


_LISTS: dict[str, Callable[[Dataset], Iterable[Row]]] = {
    "partners": _partners,
    "organizations": _organizations,
    "persons": _persons,
    "documents": _documents,
}
