"""Make compiled.jsonl again after the data files have changed; with --check, report whether it fits the data files.

The cited words of all facts are checked against the fingerprints and, if a folder with the texts is given, against the
texts too.
"""

import argparse
from pathlib import Path

from tajik_relations.evidence.recorded_readings import read_now
from tajik_relations.reading.compiled import COMPILED, read_compiled
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset

FOLDER = Path(__file__).parents[1] / "src" / "tajik_relations" / "data"


def main() -> int:
    """Write or compare the file, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="?", metavar="DIR", help="folder with the texts of all documents")
    parser.add_argument("--check", action="store_true", help="compare, do not write")
    options = parser.parse_args()
    dataset, path = read_dataset(FOLDER), FOLDER / COMPILED
    readings = read_now(dataset, options.texts)
    if options.check:
        kept = read_compiled(FOLDER)
        against = kept.readings.against if kept is not None and kept.readings is not None else readings.against
        text = compiled(FOLDER, dataset, readings._replace(against=against))
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"{path.name}: expected it in step with the data files, found it is not; run tools/compile_data.py")
            return 1
        return 0
    path.write_text(compiled(FOLDER, dataset, readings), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
