"""What is loaded only when something needs it: optional libraries, rooms that few questions need, files."""

import os
from typing import Any

from tajik_relations.errors import MissingLibraryError


def library(name: str, install: str | None = None) -> Any:
    """Return an optional library; *install* is what pip calls it, if not by its own name.

    Raises:
        MissingLibraryError: if it is not installed; the message says what to install.
    """
    try:
        return __import__(name, fromlist=["_"])
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise
        raise MissingLibraryError(name, install or name) from None


class LateModule:
    """Stands for a module of this package and imports it when one of its names is asked for, also in annotations."""

    def __init__(self, name: str) -> None:
        """Take the full name of the module."""
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """Return what the module has under a name."""
        return getattr(__import__(self._name, fromlist=[name]), name)


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the content of a file, which may stand in the archive from which the package runs.

    Raises:
        OSError: if it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except NotADirectoryError:  # the path leads into the archive from which this runs
        loader: Any = __spec__.loader
        try:
            return bytes(loader.get_data(os.fspath(path)))
        except OSError:
            raise FileNotFoundError(f"no such file in the archive: {path!r}") from None
