"""The guides do what they say, with the libraries that they name."""

import doctest
from pathlib import Path

import pytest
from running import needed

GUIDES = sorted((Path(__file__).parents[1] / "docs" / "how-to").glob("*.md"))
LIBRARIES = {"frames": ("nanoarrow", "polars", "duckdb")}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_examples_of_the_guides_run(guide: Path) -> None:
    """Every example gives what stands below it."""
    for library in LIBRARIES.get(guide.stem, ()):
        needed(library)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(guide), module_relative=False, optionflags=options)
    assert bool(tried) is (">>>" in guide.read_text(encoding="utf-8"))
    assert failed == 0
