"""Whether the identifications of table rows rest on what they say they rest on."""

from collections.abc import Iterator

from tajik_relations.dataset import Dataset
from tajik_relations.dates import When
from tajik_relations.evidence.names_read import NameIndex
from tajik_relations.provenance import Identification
from tajik_relations.records import DiplomaticRelations
from tajik_relations.terms import IdentificationBasis


def unfounded(row: Identification, dataset: Dataset, index: NameIndex) -> Iterator[str]:
    """Return what speaks against the basis of an identification, one sentence each."""
    settled = row.basis not in (IdentificationBasis.SUPPORTED, IdentificationBasis.OPEN)
    if not set(row.candidates) <= set(row.text_candidates):
        yield "candidates: expected some of text_candidates, found others"
    if (row.partner is None) != (row.basis is IdentificationBasis.OPEN):
        yield f"partner: expected none exactly for an open row, found {row.partner} for {row.basis}"
    if row.partner is not None and row.partner not in row.candidates:
        yield f"partner: expected one of the candidates, found {row.partner}"
    if settled and row.candidates != (row.partner,):
        yield "candidates: expected the partner alone, found others"
    if row.basis is IdentificationBasis.OPEN and len(row.candidates) < 2:
        yield "candidates: expected several for an open row, found fewer"
    if row.basis is IdentificationBasis.DEDUCED and row.text_candidates != (row.partner,):
        yield "text_candidates: expected the partner alone for a deduced row, found others"
    if (row.basis is IdentificationBasis.STATED) != bool(row.citations):
        yield "citations: expected words that name the State exactly for a stated row"
    for citation in row.citations:
        if row.partner not in {read.named for read in index.names_in(citation.words)}:
            yield f"citations: expected words that name {row.partner}, found none"
        if not row.first_line <= citation.line <= row.last_line:
            yield f"citations: expected a line of the row, found {citation.line}"
    if row.basis is IdentificationBasis.CORROBORATED and not _corroborated(row, dataset):
        yield f"source: expected an outside date of {row.source} that the row has too, found none"
    outside = (IdentificationBasis.CORROBORATED, IdentificationBasis.SUPPORTED)
    if row.source is not None and row.basis not in outside:
        yield f"source: expected none for a row that is {row.basis}, found {row.source}"


def _corroborated(row: Identification, dataset: Dataset) -> bool:
    ours: set[When | None] = {fact.date for fact in dataset.facts.of(DiplomaticRelations) if fact.row == row.row}
    return any(
        outside.state == row.partner and outside.publisher == row.source and outside.date in ours
        for outside in dataset.outside_dates
    )
