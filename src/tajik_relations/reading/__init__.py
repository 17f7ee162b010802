"""Data files to records: `load` reads a folder and reports every mistake in it at once."""

import os

from tajik_relations.dataset import Dataset
from tajik_relations.reading.compiled import kept


def load(folder: "str | os.PathLike[str]") -> Dataset:
    """Return the data set in *folder*: its kept records if no data file has changed since, or else read from its files.

    Raises:
        DatasetError: with every mistake in the files: those of the vocabularies, or, if these are right, of all facts.
    """
    found = kept(folder)
    if found is not None:
        return found
    from pathlib import Path  # as the parser and the converter, not needed for kept records

    from tajik_relations.reading.dataset_files import read_dataset

    return read_dataset(Path(folder))


__all__ = ["load"]
