"""Data files to records: `load` reads a folder and reports every mistake in it at once."""

import os

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError
from tajik_relations.model.by_value import takes_named
from tajik_relations.reading.compiled import read_compiled

SHIPPED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
"""The folder of the shipped data set."""
_LOADED: dict[str, Dataset] = {}


@takes_named
def load(folder: str | os.PathLike[str] | None = None) -> Dataset:
    """Return the shipped data set, or the one in *folder*, loaded once: a later change of its files is not read.

    Args:
        folder: where another data set is, in the layout that `export(..., format="dataset")` writes.

    Raises:
        DatasetError: if it cannot be read; the error names every mistake with its file, entry and field.
    """
    try:
        place = os.path.abspath(SHIPPED if folder is None else folder)
    except OSError as error:  # the working folder is gone
        raise DatasetError(
            [f"{folder}: expected a data set with a file dataset.toml, found: {error.strerror}"]
        ) from None
    if place not in _LOADED:
        dataset = read_compiled(place) or _read(place)
        _LOADED.setdefault(place, dataset)  # several threads all get what the first one has read
    return _LOADED[place]


def _read(place: str) -> Dataset:
    from pathlib import Path  # as the parser and the converter, not needed for compiled records

    from tajik_relations.reading.dataset_files import read_dataset

    return read_dataset(Path(place))


__all__ = ["load"]
