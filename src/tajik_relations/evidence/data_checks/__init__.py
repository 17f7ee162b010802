"""Whether data beside the facts are right: vocabularies, identifications, outside dates, the manifest, the ledger.

What the rules give is computed again from the facts; what rests on other lists is compared with pinned tables, where
the data set has them.
"""

from collections.abc import Iterator, Mapping

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.actors import wrong_actors
from tajik_relations.evidence.data_checks.documents import wrong_aside, wrong_header, wrong_links, wrong_manifest
from tajik_relations.evidence.data_checks.identifications import wrong_rows
from tajik_relations.evidence.data_checks.line_words import LineWords
from tajik_relations.evidence.data_checks.organization_dates import wrong_lives
from tajik_relations.evidence.data_checks.outside_dates import wrong_outside
from tajik_relations.evidence.data_checks.pinned_tables import PinnedTables, left_out, pinned_tables
from tajik_relations.evidence.name_index import NameIndex, name_index
from tajik_relations.evidence.originals import Original, read_originals


def wrong_data(
    dataset: Dataset, originals: Mapping[str, Original] | None = None, index: NameIndex | None = None
) -> Iterator[str]:
    """Yield one line, with file, entry and field, for each problem of the data other than facts.

    Args:
        originals: the documents' texts or fingerprints, if they are read already.
        index: the names of everyone and everywhere, if it is made already.

    Raises:
        EvidenceError: if a fingerprint or a pinned table is missing, altered or damaged.
    """
    lines = read_originals(dataset, None) if originals is None else originals
    words = {document: LineWords(original) for document, original in lines.items()}
    yield from compared_with(pinned_tables(dataset), dataset, words, index or name_index(dataset))


def compared_with(
    tables: PinnedTables, dataset: Dataset, words: Mapping[str, LineWords], index: NameIndex
) -> Iterator[str]:
    """Yield problems of the data other than facts, by comparing them with these tables."""
    yield from wrong_header(dataset, index)
    yield from wrong_actors(dataset, tables)
    yield from wrong_manifest(dataset, tables, words, index)
    yield from wrong_rows(dataset, tables, words, index)
    yield from wrong_outside(dataset, tables)
    yield from wrong_lives(dataset, tables)
    yield from wrong_aside(dataset, tables, words, index)
    yield from wrong_links(dataset, index)


__all__ = ["compared_with", "left_out", "wrong_data"]
