"""What all tests share: the data set, one hypothesis profile, and the texts where they are to be had."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from running import ROOT

import tajik_relations as tr

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")

TEXTS = Path(os.environ.get("SEEDS", ROOT.parent / "shared" / "seeds"))
"""The folder with the documents' texts; it need not exist."""


@pytest.fixture(scope="session")
def dataset() -> tr.Dataset:
    """Return the shipped data set."""
    return tr.load()


@pytest.fixture(scope="session")
def texts() -> Path:
    """Return the folder with the documents' texts, or skip where it is not to be had."""
    if not TEXTS.is_dir():
        if os.environ.get("TEXTS_REQUIRED"):
            pytest.fail(f"expected the documents' texts in {TEXTS}, found none")
        pytest.skip("the documents' texts are not here; the fingerprints are checked instead")
    return TEXTS
