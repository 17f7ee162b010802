"""Make compiled.jsonl again after an edit of the data files, or with --check say whether it is in step with them."""

import sys
from pathlib import Path

from tajik_relations.reading.compiled import COMPILED
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset

FOLDER = Path(__file__).parents[1] / "src" / "tajik_relations" / "data"


def main() -> int:
    """Write or compare, and return the exit status."""
    text = compiled(FOLDER, read_dataset(FOLDER))
    path = FOLDER / COMPILED
    if sys.argv[1:] == ["--check"]:
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"{path.name}: expected it in step with the data files, found it is not; run tools/compile_data.py")
            return 1
        return 0
    path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
