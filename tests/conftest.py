"""What all tests share: the data set, the texts where they are to be had, and what the fast run leaves out."""

import os
from pathlib import Path

import pytest
from hypothesis import settings
from running import texts as texts_here

import tajik_relations as tr

settings.register_profile("full", derandomize=True, deadline=None)
settings.register_profile("fast", settings.get_profile("full"), max_examples=15)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for the whole suite."""
    parser.addoption("--all", action="store_true", help="run exhaustive tests too, and properties over all examples")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples a property is tried over, and forget the terminal, whose width is not the tests'."""
    os.environ.pop("COLUMNS", None)
    settings.load_profile("full" if config.getoption("all") else "fast")


def pytest_report_header(config: pytest.Config) -> str | None:
    """Return a line that says so if this is not the whole suite."""
    return None if config.getoption("all") else "fast run: --all runs exhaustive tests too, and more examples"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave exhaustive tests out of the fast run."""
    if not config.getoption("all"):
        left_out = [item for item in items if item.get_closest_marker("exhaustive")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def dataset() -> tr.Dataset:
    """Return the shipped data set."""
    return tr.load()


@pytest.fixture(scope="session")
def texts() -> Path:
    """Return the folder with the documents' texts, or skip where it is not to be had."""
    return texts_here()
