"""The tables of a data set: how each one's rows are made, and all of them by name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import fields, frozen

from tajik_relations.errors import UnknownName, nearest
from tajik_relations.model.actors import SYSTEMS, Organization, Person, State, UnidentifiedState
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import Helpful
from tajik_relations.query.disagreements import StatedValue
from tajik_relations.query.facts import Facts
from tajik_relations.query.relation import Relation
from tajik_relations.records.fact import Fact
from tajik_relations.tabular.rows import Row, fact_row, plain
from tajik_relations.tabular.table import Table


def _sort_of(actor: object) -> str:
    """Return whether an actor is a State, also one that is not known, an organization or a person."""
    return next((kind.__name__ for kind in (Organization, Person) if isinstance(actor, kind)), State.__name__)


def _row_of(actor: object) -> int | None:
    """Return the table row of a State that is not known; `None` for anybody else."""
    return actor.row if isinstance(actor, UnidentifiedState) else None


def fact_rows(facts: Facts[Any]) -> Iterable[Row]:
    """Return one row for each fact; its occurrence is that among all facts of the data set."""
    return (fact_row(fact, facts.scope.occurrence_of(fact.id)) for fact in facts)


def citation_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each citation of each fact."""
    for fact in dataset.facts:
        for number, citation in enumerate(fact.citations, start=1):
            yield {"fact": fact.id, "number": number, **plain(citation)}


def participant_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each State, organization or person that takes part in each fact."""
    for fact in dataset.facts:
        for number, actor in enumerate(fact.actors, start=1):
            yield {
                "fact": fact.id,
                "number": number,
                "actor": plain(actor),
                "kind": _sort_of(actor),
                "unidentified_row": _row_of(actor),
                "degree": _degree(fact, actor),
            }


def field_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each field of work that each fact names."""
    for fact in dataset.facts:
        for number, field in enumerate(fact.fields, start=1):
            yield {
                "fact": fact.id,
                "number": number,
                "field": str(field),
                "kind": str(fact.kind),
                "document": str(fact.document),
            }


def _degree(fact: Fact, actor: object) -> str | None:
    """Return the degree to which a fact is known to be about an actor, where a table row's identification gives it."""
    basis = fact.partner_basis if actor == fact.partner else None
    return plain(basis.degree) if basis else None


def actor_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each State, organization and person that the data set knows."""
    for actor in (*dataset.all_states, *dataset.all_organizations, *dataset.all_persons):
        yield {
            "code": actor.code,
            "kind": _sort_of(actor),
            "name": actor.name,
            "names": list(actor.names),
            **_numbers(actor),
        }


def _numbers(actor: object) -> Row:
    """Return the codes of a State in other systems; all of them `None` for who is no State."""
    further = ((name, code_of) for name, code_of in SYSTEMS.items() if name != "alpha_2")
    return {name: code_of(actor) if isinstance(actor, State) else None for name, code_of in further}


def membership_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each member that each membership names."""
    for fact in dataset.memberships:
        for member in fact.members:
            yield {
                "fact": fact.id,
                "organization": fact.organization.code,
                "member": plain(member),
                "unidentified_row": _row_of(member),
                "degree": _degree(fact, member),
                "tie": str(fact.tie),
                "aspect": str(fact.aspect),
                "date": plain(fact.date),
                "document": str(fact.document),
                "line": fact.line,
            }


def relation_rows(relations: Iterable[Relation]) -> Iterable[Row]:
    """Return one row of the relations table for each relation."""
    for relation in relations:
        identification = relation.identification
        yield {
            "partner": plain(relation.partner),
            "name": relation.name,
            **_numbers(relation.partner),
            "basis": str(relation.basis),
            "row": identification.row if identification else None,
            "candidates": [state.code for state in relation.candidates],
            "guess": plain(relation.guess),
            "lineage": [str(lineage) for lineage in identification.lineage] if identification else [],
            "reason": identification.reason if identification else None,
            "established": [{"fact": fact.id, "date": plain(fact.date)} for fact in relation.established],
            "organizations": [organization.code for organization in relation.organizations],
            "facts": len(relation.facts),
        }


def document_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each document, as the manifest has it."""
    for document in dataset.all_documents:
        row = {attribute.name: plain(getattr(document, attribute.name)) for attribute in fields(SourceDocument)}
        yield {**row, "facts": len(dataset.facts.cited_from(document.id))}


def disagreement_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each disagreement, with all its values and everyone who gives them."""
    for disagreement in (*dataset.disagreements, *dataset.less_exact):
        yield {
            "occurrence": disagreement.occurrence,
            "field": disagreement.field,
            "partner": plain(disagreement.partner),
            "contradictory": disagreement.contradictory,
            "within_documents": disagreement.within_documents,
            "values": [_value_row(stated) for stated in disagreement.values],
            "days_apart": disagreement.days_apart,
            "ratio": disagreement.ratio,
            "rule": disagreement.rule,
            "citations": [plain(citation) for fact in disagreement.facts for citation in fact.citations],
        }


def _value_row(stated: StatedValue) -> Row:
    return {
        "value": stated.shown,
        "facts": [fact.id for fact in stated.facts],
        "outside": [{"publisher": date.publisher, "address": date.address} for date in stated.outside],
    }


# functions with names, and no lambdas, so that a table can be pickled
def _all_facts(dataset: Any) -> Iterable[Row]:
    return fact_rows(dataset.facts)


def _all_relations(dataset: Any) -> Iterable[Row]:
    return relation_rows(dataset.relations.with_unidentified)


def _all_years(dataset: Any) -> Iterable[Row]:
    from tajik_relations.query.years import year_rows

    return year_rows(dataset)


def _all_references(dataset: Any) -> Iterable[Row]:
    return fact_rows(dataset.references)


TABLES: dict[str, Callable[[Any], Iterable[Row]]] = {
    "facts": _all_facts,
    "relations": _all_relations,
    "memberships": membership_rows,
    "citations": citation_rows,
    "documents": document_rows,
    "disagreements": disagreement_rows,
    "references": _all_references,
    "participants": participant_rows,
    "fields": field_rows,
    "actors": actor_rows,
    "years": _all_years,
}
"""Name of a table -> how to make its rows from a data set."""


@frozen(repr=False)
class Tables(Mapping[str, Table], Helpful):
    """The tables of a data set by name: `tables["facts"].to_polars()`, or `tables.facts`."""

    dataset: Any
    """The data set whose tables these are."""

    def __getitem__(self, name: str) -> Table:
        """Return a table by name.

        Raises:
            UnknownName: if there is no table of this name; the message suggests similar ones.
        """
        if name not in [*TABLES]:  # a list, in which anything can be looked for
            raise UnknownName(name, "table", TABLES)
        return Table(name, TABLES[name], self.dataset)

    def __getattr__(self, name: str) -> Table:
        """Return a table by name: `tables.facts`.

        Raises:
            AttributeError: if there is no table of this name; the message suggests similar ones.
        """
        if name in TABLES:
            return self[name]
        near = nearest(name, TABLES)
        raise AttributeError(
            f"expected the name of a table, found {name!r}; similar names: {', '.join(near or TABLES)}",
            name=name,
            obj=self,
        )

    def __dir__(self) -> list[str]:
        """Return the names of the tables with those of the methods."""
        return [*super().__dir__(), *TABLES]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(TABLES)

    def __len__(self) -> int:
        """Return the number of tables."""
        return len(TABLES)

    def __repr__(self) -> str:
        """Return the names."""
        return f"<Tables {', '.join(TABLES)}>"
