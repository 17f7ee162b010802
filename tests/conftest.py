"""What all tests share: the data set, one hypothesis profile, and the texts where they are to be had."""

from pathlib import Path

import pytest
from hypothesis import settings
from running import texts as texts_here

import tajik_relations as tr

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def dataset() -> tr.Dataset:
    """Return the shipped data set."""
    return tr.load()


@pytest.fixture(scope="session")
def texts() -> Path:
    """Return the folder with the documents' texts, or skip where it is not to be had."""
    return texts_here()
