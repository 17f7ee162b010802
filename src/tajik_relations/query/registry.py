"""The tables of a data set: how each one's rows are made, and all of them by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from attrs import fields, frozen

from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import State, UnidentifiedState
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.query.disagreements import Difference
from tajik_relations.query.relation import Relation
from tajik_relations.records import Fact, Membership
from tajik_relations.tabular.rows import Row, fact_rows, plain
from tajik_relations.tabular.table import Table


class _Source(Protocol):
    """What the tables need of a data set."""

    @property
    def all_states(self) -> Iterable[Any]: ...
    @property
    def all_organizations(self) -> Iterable[Any]: ...
    @property
    def all_persons(self) -> Iterable[Any]: ...
    @property
    def all_documents(self) -> Iterable[SourceDocument]: ...
    @property
    def facts(self) -> Any: ...
    @property
    def relations(self) -> Any: ...
    @property
    def memberships(self) -> Iterable[Membership]: ...
    @property
    def references(self) -> Iterable[Fact]: ...
    @property
    def disagreements(self) -> Iterable[Difference]: ...
    @property
    def less_exact(self) -> Iterable[Difference]: ...


def citation_rows(facts: Iterable[Fact]) -> Iterable[Row]:
    """Return one row for each citation of each fact."""
    for fact in facts:
        for number, citation in enumerate(fact.citations, start=1):
            yield {"fact": fact.id, "number": number, **plain(citation)}


def participant_rows(facts: Iterable[Fact]) -> Iterable[Row]:
    """Return one row for each State, organization or person that takes part in each fact."""
    for fact in facts:
        for number, actor in enumerate(fact.actors, start=1):
            unknown = isinstance(actor, UnidentifiedState)
            yield {
                "fact": fact.id,
                "number": number,
                "actor": plain(actor),
                "sort": State.__name__ if unknown else type(actor).__name__,
                "unidentified_row": actor.row if isinstance(actor, UnidentifiedState) else None,
            }


def actor_rows(dataset: _Source) -> Iterable[Row]:
    """Return one row for each State, organization and person that the data set knows."""
    for actor in (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons):
        yield {
            "code": actor.code,
            "sort": type(actor).__name__,
            "name": actor.name,
            "names": list(actor.names),
            "alpha3": getattr(actor, "alpha3", None),
            "numeric": getattr(actor, "numeric", None),
        }


def membership_rows(memberships: Iterable[Membership]) -> Iterable[Row]:
    """Return one row for each member that each membership names."""
    for fact in memberships:
        for member in fact.members:
            row = member.row if isinstance(member, UnidentifiedState) else None
            yield {
                "fact": fact.id,
                "organization": fact.organization.code,
                "member": plain(member),
                "unidentified_row": row,
                "membership": str(fact.membership),
                "date": plain(fact.date),
                "document": fact.document,
                "line": fact.line,
            }


def relation_rows(relations: Iterable[Relation]) -> Iterable[Row]:
    """Return one row for each relation."""
    for relation in relations:
        found = relation.identification
        yield {
            "partner": plain(relation.partner),
            "name": relation.name,
            "basis": str(relation.basis),
            "row": found.row if found else None,
            "candidates": [state.code for state in relation.candidates],
            "reason": found.reason if found else None,
            "established": [{"fact": fact.id, "date": plain(fact.date)} for fact in relation.established],
            "organizations": [organization.code for organization in relation.organizations],
            "facts": len(relation.facts),
        }


def document_rows(dataset: _Source) -> Iterable[Row]:
    """Return one row for each document, as the manifest has it."""
    for document in dataset.all_documents:
        row = {one.name: getattr(document, one.name) for one in fields(type(document))}
        yield {**row, "facts": len(dataset.facts.cited_from(document.id))}


def disagreement_rows(pairs: Iterable[Difference]) -> Iterable[Row]:
    """Return one row for each pair of statements."""
    for each in pairs:
        other = each.other if isinstance(each.other, Fact) else None
        yield {
            "one": each.one.id,
            "other": other.id if other else None,
            "outside": None if isinstance(each.other, Fact) else each.other.publisher,
            "address": None if isinstance(each.other, Fact) else each.other.address,
            "contradictory": each.contradictory,
            "value": each.value,
            "one_value": str(getattr(each.one, each.value)),
            "other_value": str(getattr(each.other, each.value)),
            "days_apart": each.apart,
            "ratio": each.ratio,
            "rule": each.rule,
            "support": list(each.support),
            "citations": [plain(one) for one in (*each.one.citations, *(other.citations if other else ()))],
        }


def _all_facts(dataset: _Source) -> Iterable[Row]:
    return fact_rows(dataset.facts)


def _all_relations(dataset: _Source) -> Iterable[Row]:
    """Return one row for each partner, and one for each table row whose partner is not known."""
    return relation_rows((*dataset.relations, *dataset.relations.unidentified))


def _all_memberships(dataset: _Source) -> Iterable[Row]:
    return membership_rows(dataset.memberships)


def _all_citations(dataset: _Source) -> Iterable[Row]:
    return citation_rows(dataset.facts)


def _all_participants(dataset: _Source) -> Iterable[Row]:
    return participant_rows(dataset.facts)


def _all_disagreements(dataset: _Source) -> Iterable[Row]:
    """Return each pair that cannot both be true, then each that differs only in exactness."""
    return disagreement_rows((*dataset.disagreements, *dataset.less_exact))


def _all_references(dataset: _Source) -> Iterable[Row]:
    return fact_rows(dataset.references)


ALL = "all"
"""In place of a table's name: all tables."""
TABLES: dict[str, Callable[[Any], Iterable[Row]]] = {
    "facts": _all_facts,
    "relations": _all_relations,
    "memberships": _all_memberships,
    "citations": _all_citations,
    "documents": document_rows,
    "disagreements": _all_disagreements,
    "references": _all_references,
    "participants": _all_participants,
    "actors": actor_rows,
}
"""Name of a table -> how to make its rows from a data set."""


@frozen(repr=False)
class Tables(Mapping[str, Table]):
    """The tables of a data set by name: `tables["facts"].to_polars()`."""

    dataset: Any
    """The data set whose tables they are."""

    def __getitem__(self, name: str) -> Table:
        """Return a table by name.

        Raises:
            UnknownName: if there is no table of this name; the message suggests near ones.
        """
        if name not in TABLES:
            raise UnknownName(str(name), "table", TABLES)
        return Table(name, TABLES[name], self.dataset)

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(TABLES)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(TABLES)

    def __repr__(self) -> str:
        """Return the names."""
        return f"<Tables {', '.join(TABLES)}>"
