"""The rules behind derived values and identifications, computed again from other values."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.findings import Finding, items_in, wrong
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.evidence.originals import Original
from tajik_relations.model.actors import Actor, Organization, State
from tajik_relations.model.identification import Identification, SetAside
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.model.terms import INDEPENDENT, BasisKind, IdentificationBasis, Lineage, Rule, TreatyLevel
from tajik_relations.records import Announcement, ConsularPost, DiplomaticRelations, Fact, Reference, Treaty
from tajik_relations.records.fact import items_of
from tajik_relations.records.partner import Counterpart, partner_of

_PART = re.compile(r"(\w+)(?:\[(\d+)\]|\.(\w+))?")
_OF_OTHERS = frozenset((TreatyLevel.COMPANIES, TreatyLevel.UNIVERSITIES))
"""Levels on which the two States of the pair are no parties."""


def by_rule(fact: Fact, dataset: Dataset) -> Iterator[Finding]:
    """Yield the derived values of a fact that their rules do not give."""
    row = _row_of(fact, dataset)
    for basis in fact.basis:
        if basis.kind is BasisKind.JUDGED:
            continue
        expected, value = _expected(basis, fact, row, dataset)
        actual = _value_at(fact, basis.field)
        if actual != value:
            yield wrong(basis.field, f"expected {_name(value)} by the rule {basis.reason!r}, found {_name(actual)}")
        if basis.kind is not expected.kind:
            yield wrong(
                basis.field, f"expected the basis {expected.kind} for the rule {basis.reason!r}, found {basis.kind}"
            )
        if basis.source != expected.source:
            yield wrong(basis.field, f"expected the source that the identification names, found {basis.source}")
        if (basis.row, basis.degree) != (expected.row, expected.degree):
            yield wrong(basis.field, f"expected the rule {expected.reason!r}, found {basis.reason!r}")
    if (row.row if row else None) != fact.row:
        yield wrong("row", f"expected {row.row if row else 'none'} for line {fact.line}, found {fact.row}")
    partner = partner_of(fact, _counterpart(fact, row, dataset), dataset.subject)
    if partner != fact.partner:
        yield wrong("partner", f"expected {_name(partner)}, found {_name(fact.partner)}")
    yield from _unpaired(fact)
    aside = ("partner", "concerning") if isinstance(fact, Announcement) else ("partner",)
    parts = Counter(item for name, item in items_in(fact) if name not in aside and isinstance(item, Actor))
    twice = [actor.name for actor, count in parts.items() if count > 1]
    if twice:
        yield wrong("actors", f"expected each actor in one field, found {twice[0]} twice")
    if isinstance(fact, Reference) and len({citation.line for citation in fact.citations}) > 1:
        yield wrong("citations", "expected one line for a note, found several")


def _unpaired(fact: Fact) -> Iterator[Finding]:
    """Yield the rule of the pair if it does not hold: one side alone takes part, or the act is not between both."""
    derived = {basis.field for basis in fact.basis if basis.rule is Rule.PAIR}
    name = min(derived, default="").partition("[")[0]
    if derived and (derived != {f"{name}[0]", f"{name}[1]"} or len(items_of(getattr(fact, name))) != 2):
        yield wrong(name, f"the rule {str(Rule.PAIR)!r} gives both sides and nobody else, found other actors")
    if derived and fact.row is not None:
        yield wrong(name, f"expected the identification of the row, found the rule {str(Rule.PAIR)!r}")
    others = isinstance(fact, Treaty) and (fact.participation is not None or _OF_OTHERS & {*fact.level})
    if derived and others:
        yield wrong(name, f"do not use the rule {str(Rule.PAIR)!r} for a treaty of one side, companies or universities")


def _row_of(fact: Fact, dataset: Dataset) -> Identification | None:
    first = fact.citations[0]
    rows = (row for row in dataset.identifications if row.document == first.document)
    return next((row for row in rows if row.first_line <= first.line <= row.last_line), None)


def _expected(basis: Basis, fact: Fact, row: Identification | None, dataset: Dataset) -> tuple[Basis, object]:
    """Return the basis as its rule would make it, and the value that the rule gives."""
    value: object = None
    match basis.rule:
        case Rule.SUBJECT:
            value = dataset.subject
        case Rule.SEAT if fact.location and not basis.field.endswith(".state"):  # which is no ground for itself
            value = fact.location.state
        case Rule.COUNTERPART:
            value = _of_document(fact, dataset)
        case Rule.PAIR:
            value = dataset.subject if basis.field.endswith("[0]") else _counterpart(fact, row, dataset)
        case Rule.RECEIVING if isinstance(fact, ConsularPost):
            value = fact.receiving
        case Rule.SUBDIVISION if fact.location:
            name = fact.location.name
            value = next((place.state for place in dataset.all_places if place.name == name), None)
        case Rule.CARRIED:
            value = fact.date  # which the checks with the text compare with the words
        case Rule.IDENTIFICATION if row:
            return row.basis_of(basis.field), row.party
        case _:
            pass
    return Basis(field=basis.field, kind=BasisKind.DERIVED, rule=basis.rule), value


def _counterpart(fact: Fact, row: Identification | None, dataset: Dataset) -> Counterpart | None:
    """Return the other side of the pair that the row, or the document, is about."""
    return row.party if row is not None else _of_document(fact, dataset)


def _of_document(fact: Fact, dataset: Dataset) -> State | Organization | None:
    """Return the counterpart of the document."""
    code = dataset.documents[fact.document].counterpart
    everyone: tuple[State | Organization, ...] = (*dataset.all_states, *dataset.all_organizations)
    return next((actor for actor in everyone if actor.code == code), None)


def _value_at(fact: Fact, path: str) -> Any:
    match = _PART.fullmatch(path)
    name, index, attribute = match.groups() if match else (path, None, None)
    value = getattr(fact, name, None)
    if index is not None:
        return dict(enumerate(items_of(value))).get(int(index))
    return getattr(value, attribute, None) if attribute else value


def _name(value: object) -> str:
    return str(getattr(value, "name", None) or "no one")


def unfounded(row: Identification, dataset: Dataset, index: NameIndex) -> Iterator[Finding]:
    """Yield the problems of the basis of an identification."""
    if not set(row.candidates) <= set(row.text_candidates):
        yield wrong("candidates", "expected only candidates that text_candidates has too, found others")
    yield from _wrong_partner(row)
    yield from _wrong_words(row, dataset, index)
    yield from _wrong_sources(row, dataset)
    if row.basis is IdentificationBasis.DEDUCED and row.text_candidates != (row.partner,):
        yield wrong("text_candidates", "expected the partner alone for a deduced row, found others")
    alone = row.basis is IdentificationBasis.PROBABLE and row.candidates == (row.partner,)
    if row.elimination != alone:
        wanted = "true for a probable row whose partner is the only candidate left, and false for any other"
        yield wrong("elimination", f"expected {wanted}, found {str(row.elimination).lower()}")


def _wrong_partner(row: Identification) -> Iterator[Finding]:
    """Yield a partner, a guess or candidates that a row of its degree cannot have."""
    unknown = row.basis in (IdentificationBasis.CONJECTURAL, IdentificationBasis.OPEN)
    if (row.partner is None) != unknown:
        wanted = "expected no partner for a conjectural or open row and a partner for any other row"
        yield wrong("partner", f"{wanted}, found {row.partner or 'none'} for a row that is {row.basis}")
    if row.partner is not None and row.partner not in row.candidates:
        yield wrong("partner", f"expected one of the candidates, found {row.partner}")
    if (row.guess is not None) != (row.basis is IdentificationBasis.CONJECTURAL):
        wanted = "expected a guess for a conjectural row and none for any other row"
        yield wrong("guess", f"{wanted}, found {row.guess or 'none'} for a row that is {row.basis}")
    if row.guess is not None and row.guess not in row.candidates:
        yield wrong("guess", f"expected one of the candidates, found {row.guess}")
    settled = not unknown and row.basis is not IdentificationBasis.PROBABLE
    if settled and row.candidates != (row.partner,):
        yield wrong("candidates", "expected the partner alone, found others")
    if unknown and len(row.candidates) < 2:
        yield wrong("candidates", f"expected at least two for a row that is {row.basis}, found fewer")


def _wrong_words(row: Identification, dataset: Dataset, index: NameIndex) -> Iterator[Finding]:
    """Yield words that name the State of a row which is not stated, and citations that do not name that of one."""
    stated = row.basis is IdentificationBasis.STATED
    if stated != bool(row.citations):
        yield wrong("citations", "expected words that name the State for a stated row and none for any other row")
    for citation in row.citations:
        if row.partner not in {read.named for read in index.names_in(citation.words)}:
            yield wrong("citations", f"expected words that name {row.partner}, found none")
        if not row.first_line <= citation.line <= row.last_line:
            yield wrong("citations", f"expected a line of the row, found {citation.line}")
    words = () if stated else words_of(row, dataset)
    for read in index.names_in(words):
        if isinstance(read.named, State) and read.named in row.text_candidates:
            yield wrong("basis", f"expected stated, as words of the row name {read.named}, found {row.basis}")


def words_of(row: Identification, dataset: Dataset) -> tuple[str, ...]:
    """Return the words of a row that facts cite or that are set aside."""
    lines = range(row.first_line, row.last_line + 1)
    cited = (citation for fact in dataset.all_facts if fact.row == row.row for citation in fact.citations)
    places: tuple[Citation | SetAside, ...] = (*cited, *dataset.set_aside)
    inside = (place.words for place in places if place.document == row.document and place.line in lines)
    return tuple(fragment for words in inside for fragment in words)


_WITNESSES = {
    IdentificationBasis.CORROBORATED: ("an independent outside date", INDEPENDENT),
    IdentificationBasis.RESTORED: ("a date in a copy of another version of the article", (Lineage.COPY,)),
}
"""For each degree: the evidence on which a row rests, and the lineages that count."""


def _wrong_sources(row: Identification, dataset: Dataset) -> Iterator[Finding]:
    """Yield sources that a row of its degree cannot have, that lack what it rests on, or have another lineage."""
    if row.basis in _WITNESSES:
        witness, lineages = _WITNESSES[row.basis]
        dates = {fact.date for fact in dataset.facts.of(DiplomaticRelations) if fact.row == row.row}
        theirs = [
            outside for outside in dataset.outside_dates if outside.state == row.partner and outside.date in dates
        ]
        if not any(outside.publisher in row.sources and outside.lineage in lineages for outside in theirs):
            yield wrong("sources", f"expected a source with {witness} that is a date of the row too, found none")
    elif row.sources and row.basis is not IdentificationBasis.PROBABLE:
        yield wrong("sources", f"expected none for a row that is {row.basis}, found {row.sources[0]}")
    elif not row.sources and row.basis is IdentificationBasis.PROBABLE:
        yield wrong("sources", "expected a publisher that supports the partner of a probable row, found none")
    if len(row.sources) != len(row.lineage):
        yield wrong("lineage", f"expected a lineage for each source, found {len(row.lineage)} for {len(row.sources)}")
    for publisher, lineage in zip(row.sources, row.lineage, strict=False):
        about = [outside for outside in dataset.outside_dates if outside.state in row.text_candidates]
        if not any(outside.publisher == publisher and outside.lineage is lineage for outside in about):
            yield wrong(
                "lineage", f"expected the lineage of an outside date by {publisher} on a candidate, found {lineage}"
            )


def uncited_words(citations: Sequence[Citation], originals: Mapping[str, Original]) -> tuple[Finding, ...]:
    """Return a problem for each citation of which a fragment does not stand on its line.

    If a fact has one, it gets no other finding, as nothing can be read in words that are missing.
    """
    missing = ((cited.line, originals[cited.document].missing(cited.line, cited.words)) for cited in citations)
    return tuple(
        wrong("citations", f"{fragment!r} is not on line {line}, or not after the fragments that are cited before it")
        for line, fragment in missing
        if fragment is not None
    )
