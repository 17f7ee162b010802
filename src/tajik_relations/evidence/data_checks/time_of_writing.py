"""Whether the time of writing of each document is the one that its facts and its stamp give."""

from collections.abc import Iterator

from tajik_relations.dataset import Dataset
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import BasisKind
from tajik_relations.records import Fact
from tajik_relations.records.time_of_writing import time_of_writing


def wrong_time(document: SourceDocument, dataset: Dataset) -> Iterator[str]:
    """Yield problems of a document's time of writing, and facts dated after its stamp that count as realized."""
    place = f"seeds/manifest.toml: {document.id}"
    facts = tuple(dataset.facts.cited_from(document.id))
    expected, given, basis = time_of_writing(document, facts), document.time_of_writing, document.time_of_writing_basis
    if given != expected:
        wanted = f"expected {expected or 'none'}, from the latest date of a fact that came about to the stamp"
        yield f"{place} time_of_writing: {wanted}, found {given or 'none'}"
    if basis is not (BasisKind.DERIVED if given else None):
        wanted = "derived" if given else "none without a time of writing"
        yield f"{place} time_of_writing_basis: expected {wanted}, found {basis or 'none'}"
    for fact in facts:
        yield from (f"{document.id}: {fact.id} {problem}" for problem in _wrong_fact(fact, document))


def _wrong_fact(fact: Fact, document: SourceDocument) -> Iterator[str]:
    realized, stamped = fact.realized, document.stamped
    if realized is not None and realized.yes and fact.date and stamped and fact.date.after(stamped):
        wanted = f"expected a date not after the stamp {document.stamp!r}, because the fact came about"
        yield f"date: {wanted}, found {fact.date}"
    if fact.followed is not None and (fact.status or fact.date or not fact.comes_about):
        wanted = "this field is only for a fact that came about and has neither a status nor a date"
        yield f"followed: {wanted}, found {fact.followed!r}"
