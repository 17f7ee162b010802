"""Optional libraries, imported when something needs them and not before."""

from importlib import import_module
from typing import Any

from tajik_relations.errors import MissingLibraryError


def library(name: str, install: str | None = None) -> Any:
    """Return an optional library; *install* is what pip calls it, if not by its own name.

    Raises:
        MissingLibraryError: if it is not installed; the message says what to install.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise
        raise MissingLibraryError(name, install or name) from None
