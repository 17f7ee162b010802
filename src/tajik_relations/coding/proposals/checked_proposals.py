"""Proposed facts tried: the entry made into a record in memory, and what the package's own checks say of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve, field, frozen

from tajik_relations.coding.proposals.persons_and_cities import Told
from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.facts import Evidence, check
from tajik_relations.evidence.checks.findings import Finding
from tajik_relations.evidence.cited_words import cited_words
from tajik_relations.evidence.english.codebook_signs import Codebook, codebook_of
from tajik_relations.evidence.name_index import name_index
from tajik_relations.evidence.originals import Text
from tajik_relations.model.actors import Organization, Person, Place
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import Status
from tajik_relations.reading.converter import Vocabulary, converter
from tajik_relations.reading.entries import Setting, record_values, with_partner
from tajik_relations.records import KINDS, Fact

_PREFERRED = (Status.DONE, Status.ONGOING, Status.PLANNED, Status.CONSIDERED, None)


@frozen(eq=False)
class Bench:
    """All that a proposal is tried with."""

    evidence: Evidence
    setting: Setting
    structurer: Any
    """Makes a record from plain values."""
    told: Told = field(factory=Told)
    """What the document says about persons and cities, anywhere in it."""
    table: str | None = None
    """The one kind that is wanted, if not the likely ones."""

    @property
    def book(self) -> Codebook:
        """The codebook."""
        return self.evidence.book


def bench_of(
    dataset: Dataset,
    document: SourceDocument,
    text: Text,
    more: Sequence[Organization | Person | Place] = (),
    adjectives: Mapping[str, tuple[str, ...]] | None = None,
) -> Bench:
    """Return a bench for a document, with names, and adjectives of States by code, that are in no vocabulary yet."""
    states = {state.code: state for state in dataset.all_states}
    for code, words in (adjectives or {}).items():
        states[code] = evolve(states[code], adjectives=(*states[code].adjectives, *words))
    organizations = (*dataset.all_organizations, *(item for item in more if isinstance(item, Organization)))
    persons = (*dataset.all_persons, *(item for item in more if isinstance(item, Person)))
    places = (*dataset.all_places, *(item for item in more if isinstance(item, Place)))
    extended = evolve(
        dataset,
        subject=states[dataset.subject.code],
        all_states=tuple(states.values()),
        all_organizations=organizations,
        all_persons=persons,
        all_places=places,
    )
    vocabulary = Vocabulary(
        states,
        {organization.code: organization for organization in organizations},
        {person.code: person for person in persons},
        {place.name: place for place in places},
    )
    rows = {row.row: row for row in dataset.identifications if row.document == document.id}
    evidence = Evidence(
        extended, {document.id: text}, name_index(extended).meant(document.counterpart), codebook_of(dataset.codebook)
    )
    return Bench(evidence, Setting(document, extended.subject, rows, vocabulary), converter(vocabulary))


def tried(table: str, entry: dict[str, Any], bench: Bench) -> tuple[str | None, list[Finding]] | None:
    """Return the status that the words of an entry leave, and what the checks say of it; `None` if it is no record."""
    first = _record(table, entry, bench)
    if first is None:
        return None
    evidence = bench.evidence
    possible = cited_words(first, evidence.names, evidence.book, evidence.originals).status.possible
    status = next((status for status in _PREFERRED if status in possible), next(iter(possible)))
    if str(entry.get("date", "")).endswith("/..") and status is Status.DONE:
        status = Status.ONGOING
    found = [finding for finding in check(evolve(first, status=status), evidence) if finding.field != "summary"]
    return (str(status) if status else None), found


def _record(table: str, entry: dict[str, Any], bench: Bench) -> Fact | None:
    """Return the record of an entry, with a sentence in the place of a summary; `None` if the reader refuses it."""
    kind = KINDS[table]
    values, wrong = record_values(entry, kind, bench.setting)
    if wrong:
        return None
    if needs_summary(table, entry):
        values["summary"] = _stand_in(entry)
    try:
        fact: Fact = bench.structurer.structure(values, kind)
    except Exception:  # noqa: BLE001 - the converter raises groups of any exceptions; none of them is a record
        return None
    return with_partner(fact, bench.setting)


def needs_summary(table: str, entry: Mapping[str, Any]) -> bool:
    """Whether a fact must have a sentence of the coder's."""
    return KINDS[table].narrative or (table in ("trade", "investments") and "quantity" not in entry)


def _stand_in(entry: dict[str, Any]) -> str:
    """Return a sentence that has what the checks of other values look for in a summary: the figure."""
    quantity = entry.get("quantity", {})
    return f"They did {quantity.get('number', '')} so".replace("  ", " ")
