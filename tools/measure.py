"""Measure how much wrong data the checks find, and write the pages; the argument is the folder of the texts.

With `--data` only the data files beside the documents are measured again, which needs no texts. With `--elsewhere` only
the sentences about other countries are measured again; they have their own page.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))


def main(texts: Path) -> None:
    """Measure everything and write the pages."""
    from measuring import (
        IN_THE_TEXTS,
        PAGE,
        SLIPS,
        SURVIVORS,
        VALUES,
        bench_of,
        changed,
        in_fingerprints,
        in_texts,
        page,
        slipped,
        survivors,
    )

    import tajik_relations as tr

    bench = bench_of(tr.load())
    scores = {
        VALUES: in_fingerprints(bench, changed(bench)),
        IN_THE_TEXTS: in_texts(bench, texts),
        SLIPS: in_fingerprints(bench, slipped(bench)),
    }
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(scores), encoding="utf-8")
    SURVIVORS.write_text(survivors(scores[VALUES]), encoding="utf-8")
    other_data()
    elsewhere()


def elsewhere() -> None:
    """Write the page on sentences about other countries."""
    from tempfile import TemporaryDirectory

    from elsewhere import PAGE, page

    with TemporaryDirectory() as folder:
        PAGE.write_text(page(Path(folder)), encoding="utf-8")


def other_data() -> None:
    """Write the section on the data files beside the documents, at the end of the page."""
    from data_measuring import DATA, all_data_mutants, data_bench, data_score, data_section
    from measuring import PAGE

    bench = data_bench()
    section = data_section(data_score(bench, all_data_mutants(bench)))
    before = PAGE.read_text(encoding="utf-8").partition(f"\n## {DATA}\n")[0]
    PAGE.write_text(f"{before.rstrip()}\n\n{section}", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--data"]:
        other_data()
    elif sys.argv[1:] == ["--elsewhere"]:
        elsewhere()
    else:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "seeds")
