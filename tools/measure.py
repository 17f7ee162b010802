"""Measure how much wrong data is found, and write the page that shows it; the argument is the folder of the texts."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))


def main(texts: Path) -> None:
    """Write the page."""
    from measuring import IN_THE_TEXTS, PAGE, SLIPS, VALUES, bench_of, changed, in_fingerprints, in_texts, page, slipped

    import tajik_relations as tr

    bench = bench_of(tr.load())
    scores = {
        VALUES: in_fingerprints(bench, changed(bench)),
        IN_THE_TEXTS: in_texts(bench, texts),
        SLIPS: in_fingerprints(bench, slipped(bench)),
    }
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(scores), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "seeds")
