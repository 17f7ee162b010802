"""Files that come with the package or stand in a folder of data, also where the package runs from an archive."""

import os
from typing import Any


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the content of a file.

    Raises:
        OSError: if it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except NotADirectoryError:  # the path leads into the archive from which this runs
        loader: Any = __spec__.loader
        return bytes(loader.get_data(os.fspath(path)))
