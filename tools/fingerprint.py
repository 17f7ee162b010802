"""Make the fingerprint files of a data set again from its documents' texts."""

import argparse
from pathlib import Path

import tajik_relations as tr
from tajik_relations.evidence.originals import cited_in, fingerprint_of, raw_text

DATA = Path(__file__).parents[1] / "src" / "tajik_relations" / "data"


def main() -> int:
    """Write one file for each document of the manifest, beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, metavar="DIR", help="folder with the texts of all documents")
    parser.add_argument("--dataset", type=Path, metavar="DIR", default=DATA, help="another data set than the package's")
    options = parser.parse_args()
    try:
        dataset = tr.load(options.dataset)
        fingerprints = {
            document.id: fingerprint_of(document, raw_text(document, options.texts), cited_in(dataset, document))
            for document in dataset.documents
        }
    except tr.RelationsError as error:
        parser.exit(2, f"{error}\n")
    for name, text in fingerprints.items():
        Path(dataset.seeds, f"{name}.fingerprint").write_text(text, encoding="ascii")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
