"""What the commands print for people: an overview, and all that is known of somebody or something."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tajik_relations.cli.text import columns, fitted, wrapped
from tajik_relations.dataset import Dataset
from tajik_relations.model.actors import Actor, Organization, Place, State, UnidentifiedState
from tajik_relations.model.terms import DOUBTFUL, BasisKind
from tajik_relations.query.facts import Facts, only_naming
from tajik_relations.query.relation import Relation
from tajik_relations.records import Fact, Reference

if TYPE_CHECKING:
    from tajik_relations.query.disagreements import Disagreement
    from tajik_relations.query.profiles import DocumentProfile


def overview(dataset: Dataset, program: str) -> Iterator[str]:
    """Yield an overview of a data set, and the next commands to try."""
    relations = dataset.relations
    yield from wrapped(dataset.title)
    count = f"{len(dataset.facts)} facts from {len(dataset.documents)} documents"
    yield from wrapped(f"{count}; each fact cites the words that state it.")
    rows = len(relations.unidentified)
    yield from wrapped(f"{len(relations)} partners, and {rows} table rows whose State is not known.")
    yield ""
    yield "facts by document"
    for document in dataset.documents:
        facts = len(dataset.facts.cited_from(document.id))
        yield from fitted(f"{facts:4}  {document.id}: {document.title} ({document.publisher})", "  ", " " * 10)
    yield ""
    yield "facts by kind"
    kinds = Counter(fact.kind for fact in dataset.facts)
    yield from columns(
        f"{count:4}  {kind}" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    )
    yield ""
    yield from wrapped("facts by partner (in brackets: how certain the partner is, if the text does not name it)")
    yield from columns(f"{len(relation.facts):4}  {relation}" for relation in relations)
    yield ""
    example = max(relations, key=lambda item: len(item.established), default=None)
    name = f'"{example.name}"' if example and " " in example.name else example.name if example else "NAME"
    further = (f"show {name}", "list", "list visits --during 2007", "search border", "verify")
    yield from wrapped(f"next: {' · '.join(f'{program} {command}' for command in further)}")


def actor_page(dataset: Dataset, actor: Actor) -> Iterator[str]:
    """Return all that is known of a State, an organization or a person, as a timeline with citations."""
    if isinstance(actor, UnidentifiedState):
        row = next(row for row in dataset.relations.unidentified if row.identified[0].row == actor.row)
        yield row.name
        yield from _related(row, row.facts)
        return
    relation = dataset.relations.get(actor.code) if isinstance(actor, State) else None
    about = dataset.facts.about(actor)
    yield _heading(actor)
    if isinstance(actor, Organization):
        lives = (date for date in dataset.organization_dates if date.organization == actor)
        for date in lives:
            yield from wrapped(f"outside the documents: {date}, {date.address}", 0)
    yield from _related(relation, relation.facts if relation else about)
    if not about:
        yield from wrapped(f"No document has a fact on {actor.name}.")
    if about.only_named:
        yield from ("", f"… {only_naming(about.only_named).removeprefix(', ')}; list them with --about and --mentioned")
    for other in dataset.relations.unidentified:
        if actor in other.candidates and other.identification:
            among = "our guess among" if actor == other.guess else "one of"
            yield ""
            count = len(other.candidates)
            yield f"{other.name}, {other.basis}: {actor.name} is {among} the {count} candidates for this row."


def _related(relation: Relation | None, facts: Facts[Fact]) -> Iterator[str]:
    """Yield how a partner is known, which statements disagree, and the facts as a timeline."""
    if relation:
        yield from _identified(relation)
    for disagreement in relation.disagreements if relation else ():
        yield from wrapped(f"disagreement: {disagreement}", 0)
    yield from _timeline(facts.where(lambda fact: not isinstance(fact, Reference)))


def document_page(document: "DocumentProfile") -> Iterator[str]:
    """Return a page on a document: its values, its number of facts by kind, and all its facts with citations."""
    yield from wrapped(f"{document.title} ({document.id})")
    told = (
        ("publisher", document.publisher),
        ("address", document.address),
        ("stamp", document.stamp),
        ("written", document.written),
        ("terms", document.terms),
        ("lines", document.lines),
        ("text", f"{document.file}, SHA-256 {document.sha256}"),
    )
    for name, value in told:
        if value:
            yield from wrapped(f"{name}: {value}")
    yield ""
    yield f"facts by kind ({len(document.facts)})"
    yield from columns(f"{count:4}  {kind}" for kind, count in document.facts.count_by("kind").items())
    yield from _timeline(document.facts)


def place_page(place: Place, facts: Facts[Fact]) -> Iterator[str]:
    """Yield a place and the facts that are there, as a timeline with citations."""
    yield str(place)
    yield from _timeline(facts)


def disagreements_page(dataset: Dataset, name: str | None = None) -> Iterator[str]:
    """Yield the disagreements whose values cannot all be true, then those whose values differ only in exactness.

    Raises:
        UnknownName: if nobody has the name.
    """
    for title, disagreements in (
        ("cannot all be true", dataset.disagreements),
        ("\ndiffer only in exactness", dataset.less_exact),
    ):
        asked = disagreements if name is None else disagreements.about(name)
        yield f"{title} ({len(asked)})"
        for about, group in asked.group_by(lambda each: _about(each.facts[0])).items():
            yield from wrapped(about, 2)
            for disagreement in group:
                yield from _disagreement(disagreement)


def _disagreement(disagreement: "Disagreement") -> Iterator[str]:
    yield from wrapped("; ".join(filter(None, (disagreement.field, disagreement.distance, disagreement.rule))), 4)
    for stated in disagreement.values:
        facts = (f"{fact.id}, {fact.citations[0]}" for fact in stated.facts)
        outside = (f"outside: {date.publisher}, {date.address}" for date in stated.outside)
        yield from wrapped(f"{stated.shown}: {'; '.join((*facts, *outside))}", 6)


def _about(fact: Fact) -> str:
    """Return the partner of a fact, with the degree where it is in doubt, or else the kind."""
    basis = fact.partner_basis
    degree = f" ({basis.degree})" if basis and basis.degree in DOUBTFUL else ""
    return f"{fact.partner.name}{degree}" if fact.partner else fact.kind


def fact_lines(fact: Fact, margin: int = 25) -> Iterator[str]:
    """Return a fact as its date and statement, then its basis and its citations, to the right of a margin."""
    indent = " " * margin
    first = str(fact.date or "").ljust(margin)
    yield from fitted(fact.statement, first, indent)
    evidence = (basis for basis in fact.basis if basis.kind is BasisKind.JUDGED or basis.degree in DOUBTFUL)
    outside = sorted({f"{basis.degree or basis.kind}: {basis.source or basis.reason}" for basis in evidence})
    for reason in outside:
        yield from fitted(f"[{reason}]", indent, indent)
    yield from wrapped(f"{fact.id}; {fact.told_by}: {'; '.join(map(str, fact.citations))}", margin)


def _heading(actor: Actor) -> str:
    if isinstance(actor, State):
        return f"{actor.name} ({actor.code}, {actor.alpha3})"
    return f"{actor.name} ({actor.code})" if isinstance(actor, Organization) else actor.name


def _identified(relation: Relation) -> Iterator[str]:
    row = relation.identification
    if row is not None:
        source = f"; {row.source}" if row.source else ""
        yield from wrapped(f"table row {row.row}: {row.basis} ({row.reason}{source})")
    if relation.organizations:
        shared = ", ".join(organization.code for organization in relation.organizations)
        yield from wrapped(f"organizations of which both are called members: {shared}")


def _timeline(facts: Facts[Fact]) -> Iterator[str]:
    timeline = facts.timeline()
    margin = max((len(str(fact.date)) for fact in timeline), default=2) + 2
    for name, part in (("dated", timeline), ("without a date, in document order", timeline.undated)):
        if part:
            yield ""
            yield f"{name} ({len(part)})"
        for fact in part:
            yield from fact_lines(fact, margin)
