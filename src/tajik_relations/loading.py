"""Late loading: optional libraries, modules that few questions need, and files, also out of an archive."""

import os
from collections.abc import Callable
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


def submodules_of(package: str) -> Callable[[str], Any]:
    """Return a `__getattr__` for a package, which imports a module of it when that is first asked for."""

    def submodule(name: str) -> Any:
        try:
            return __import__(f"{package}.{name}", fromlist=["_"])
        except ModuleNotFoundError as error:
            if error.name != f"{package}.{name}":
                raise
            raise AttributeError(f"module {package!r} has no attribute {name!r}") from None

    return submodule


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
