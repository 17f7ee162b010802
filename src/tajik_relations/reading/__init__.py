"""Data files to records: `load` reads a folder and reports every mistake in it at once."""

import os

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError, WrongArgument
from tajik_relations.model.typed_values import found, takes_named
from tajik_relations.reading.compiled import read_compiled

SHIPPED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data")
"""The folder of the shipped data set."""
_LOADED: dict[str, Dataset] = {}
_JOINED: dict[tuple[str, ...], Dataset] = {}
"""The data sets that were combined from several layers, by the folders of the layers."""


@takes_named
def load(*layers: str | os.PathLike[str] | Dataset | None) -> Dataset:
    """Return the shipped data set, a data set from a folder, or several data sets combined as layers.

    A process reads each folder once; later edits of the files have no effect.

    >>> import tajik_relations as tr
    >>> tr.load() is tr.load(None) is tr.load(tr.load())
    True

    The first layer decides which State is the subject. A layer with the same subject State adds all its records. A
    layer with another subject State adds only States, organizations, persons and places. The same code must mean the
    same in all layers, and the names of all layers can be used for looking it up. The layers themselves do not change.

    Args:
        layers: folders in the layout that `export(..., format="dataset")` writes, or what `load` returned; `None`
            stands for the shipped data set.

    Raises:
        DatasetError: if a layer cannot be read, or if two layers contradict each other: a code has two meanings, or an
            id or prefix is used twice. The error lists every mistake with its place, or with the layers.
        WrongArgument: if a layer is of another type, or is given twice.
    """
    places = [place for layer in layers or (None,) for place in _places_of(layer)]
    again = next((place for at, place in enumerate(places) if place in places[:at]), None)
    if again is not None:
        raise WrongArgument(f"load: the layer {again} was given twice")
    if len(places) == 1:
        return _one(places[0])
    key = tuple(places)
    if key not in _JOINED:
        from tajik_relations.reading.layers import joined_set  # late, as the parser and the converter

        joined = joined_set([(place, _named(place)) for place in places])
        _JOINED.setdefault(key, joined)
    return _JOINED[key]


def _places_of(layer: object) -> tuple[str, ...]:
    """Return the folder of a layer, or those of which it was made."""
    if isinstance(layer, Dataset):
        known: dict[tuple[str, ...], Dataset] = {(place,): dataset for place, dataset in _LOADED.items()}
        places = next((places for places, dataset in (known | _JOINED).items() if dataset is layer), None)
        if places is not None:
            return places
    elif layer is None or isinstance(layer, str | os.PathLike):
        return (_absolute(SHIPPED if layer is None else layer),)  # pyright: ignore[reportUnknownArgumentType]
    raise WrongArgument(f"load: expected a folder or a data set that load returned, found {found(layer)}")


def _absolute(folder: str | os.PathLike[str]) -> str:
    try:
        return os.path.abspath(folder)
    except OSError as error:  # the working folder is gone
        raise DatasetError(
            [f"{folder}: expected a data set with a file dataset.toml, found: {error.strerror}"]
        ) from None


def _one(place: str) -> Dataset:
    if place not in _LOADED:
        dataset = read_compiled(place)
        if dataset is None:
            from tajik_relations.reading.dataset_files import read_dataset  # late, as compiled records need no parser

            dataset = read_dataset(place)
        _LOADED.setdefault(place, dataset)  # several threads all get what the first one has read
    return _LOADED[place]


def _named(place: str) -> Dataset:
    """Return one of several layers; what is wrong in it begins with its folder."""
    try:
        return _one(place)
    except DatasetError as error:
        raise DatasetError(f"{place}: {problem}" for problem in error.problems) from None


__all__ = ["load"]
