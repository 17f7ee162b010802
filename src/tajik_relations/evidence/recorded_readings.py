"""Recorded readings: facts whose words were read when the data were compiled, and need no second reading since.

A record holds as long as the data files, the fingerprints and the rules of reading are those with which it was made.
Citations, derived values and all data that are no facts are checked each time.
"""

import hashlib
import os
from pathlib import Path

from tajik_relations.dataset import Dataset, Readings
from tajik_relations.evidence.originals import read_originals
from tajik_relations.model.loading import read_bytes

_ROOM = Path(__file__).parent
_RULES = (".py", ".toml")


def rules_hash() -> str:
    """Return a hash of everything by which words are read; empty where the files cannot be listed, as in an archive."""
    paths = [Path(folder, name) for folder, _, names in os.walk(_ROOM) for name in names if name.endswith(_RULES)]
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(str(path.relative_to(_ROOM)).encode() + b"\0" + read_bytes(path))
    return digest.hexdigest() if paths else ""


def read_now(dataset: Dataset, documents: Path | None = None) -> Readings:
    """Read the words of all facts and return the record of it, for the compiled file.

    Raises:
        EvidenceError: if a text or a fingerprint is missing, altered or damaged.
    """
    from tajik_relations.evidence.checks.facts import by_reading, evidence_of  # late: `verify` mostly does without

    every = [evidence_of(dataset, read_originals(dataset, folder)) for folder in {None, documents}]
    open_facts = [fact.id for fact in dataset.all_facts if any(any(by_reading(fact, evidence)) for evidence in every)]
    against = "texts" if documents is not None else "fingerprints"
    return Readings(rules_hash(), _seeds_hash(dataset), against, tuple(open_facts))


def _seeds_hash(dataset: Dataset) -> str:
    digest = hashlib.sha256()
    for document in dataset.all_documents:
        digest.update(read_bytes(Path(dataset.seeds, f"{document.id}.fingerprint")))
    return digest.hexdigest()


def read_before(dataset: Dataset) -> frozenset[str]:
    """Return the ids of the facts whose words were read before and about which nothing has changed."""
    record = dataset.readings
    if record is None or record[:2] != (rules_hash(), _seeds_hash(dataset)):
        return frozenset()
    return frozenset(fact.id for fact in dataset.all_facts) - {*record.open}
