"""Make the fingerprint files again from the documents' texts, whose folder is the one argument."""

import sys
from pathlib import Path

import tajik_relations as tr
from tajik_relations.evidence import fingerprints, texts

SEEDS = Path(__file__).parents[1] / "seeds"


def main() -> int:
    """Write one file for each document of the manifest."""
    for document in tr.load().all_documents:
        text = texts.raw(document, Path(sys.argv[1]))
        (SEEDS / f"{document.id}.fingerprint").write_text(fingerprints.make(document, text), encoding="ascii")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
