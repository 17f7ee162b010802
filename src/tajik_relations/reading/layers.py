"""Several data sets as one: their files joined, so that the whole is read and checked like any other data set.

Each layer has been read by itself before, so that what is wrong here is what the layers say against each other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import evolve, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.errors import DatasetError
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.names import NO_FURTHER_NAMES, FurtherNames
from tajik_relations.model.typed_values import found
from tajik_relations.reading.dataset_files import dataset_of
from tajik_relations.reading.files import MANIFEST, DataFiles, Entry, Tables, read

_VOCABULARIES = {"states.toml": "code", "organizations.toml": "code", "persons.toml": "code", "places.toml": "name"}
"""The files of those whom facts name, and the key by which an entry is known."""
_LISTS = ("names", "adjectives")
"""Lists that are united."""
_NUMBERS = ("alpha3", "numeric", "cow", "gw")
"""Fields, other than the code, that no two States share."""
_OF_ONE = ("id", "prefix", "file")
"""Fields that no two documents share."""
_AGREED = ("description", "creator", "license", "address")
"""Values that the whole has only if all layers agree."""


@frozen
class _Layer:
    name: str
    """What messages call it: its title, with its folder where another layer has the same title."""
    dataset: Dataset
    files: DataFiles

    def entries(self, file: str) -> Tables:
        return self.files.tables.get(file, [])


def joined_set(layers: Sequence[tuple[str, Dataset]]) -> Dataset:
    """Return the data set of several layers, each given with its folder; the first one decides the subject.

    Raises:
        DatasetError: if they contradict each other; the error names every contradiction with the layers.
    """
    titles = Counter(dataset.title for _, dataset in layers)
    everyone: list[_Layer] = []
    for folder, dataset in layers:
        name = repr(dataset.title) if titles[dataset.title] == 1 else f"{dataset.title!r} ({folder})"
        everyone.append(_Layer(name, dataset, read(folder)))
    subject = everyone[0].dataset.subject.code
    stating = [layer for layer in everyone if layer.dataset.subject.code == subject]
    problems = [*_two_meanings(everyone), *_one_code_of_two(everyone), *_shared_numbers(everyone)]
    problems += [*_clashes(stating), *_two_tables(stating)]
    _stop_if(problems)
    whole = dataset_of(DataFiles(_tables(everyone, stating), "", _codebook(stating), _names(everyone)))
    _stop_if(_other_partners(stating, whole))
    object.__setattr__(whole, "layers", tuple(layer.dataset for layer in stating))  # no argument, as the index
    return whole


def _stop_if(problems: Iterable[str]) -> None:
    every = list(dict.fromkeys(problems))
    if every:
        raise DatasetError(every)


def _tables(everyone: Sequence[_Layer], stating: Sequence[_Layer]) -> dict[str, Tables]:
    """Return the tables of the whole: vocabularies of all, everything else of those on the same subject."""
    tables = {file: _united(everyone, file) for file in _VOCABULARIES}
    tables["dataset.toml"] = [("", _header([layer.dataset for layer in stating]))]
    for layer in stating:
        for file, entries in layer.files.tables.items():
            if file not in {"dataset.toml", *_VOCABULARIES}:
                together = tables.setdefault(file, [])
                together += [entry for entry in entries if file.startswith("documents/") or entry not in together]
    return tables


def _header(datasets: Sequence[Dataset]) -> Entry:
    """Return the header of the whole; it has no version, as the version of no layer is that of the whole."""
    first = datasets[0]
    values = {"title": " + ".join(dataset.title for dataset in datasets), "subject": first.subject.code}
    agreed = [name for name in _AGREED if len({getattr(dataset, name) for dataset in datasets}) == 1]
    values |= {name: getattr(first, name) for name in agreed if getattr(first, name) is not None}
    limits = [dataset.judged_values for dataset in datasets]
    every = dict.fromkeys(sort for sorts in limits for sort in sorts) if all(limits) else {}
    return {**values, "judged_values": [*every]}


def _united(layers: Sequence[_Layer], file: str) -> Tables:
    """Return the entries of a vocabulary, each once, with the names that it has in any layer."""
    united: dict[str, tuple[str, Entry]] = {}
    for layer in layers:
        for table, entry in layer.entries(file):
            key = entry[_VOCABULARIES[file]]
            earlier = united[key][1] if key in united else {}
            lists = {
                name: [*dict.fromkeys((*earlier.get(name, ()), *entry.get(name, ())))]
                for name in _LISTS
                if name in earlier or name in entry
            }
            united[key] = (table, {**entry, **earlier, **lists})
    return [*united.values()]


def _said(entry: Entry) -> Iterator[tuple[str, Any]]:
    """Yield the values of an entry that every layer must give alike."""
    optional = {"article": False, "subdivision": None}
    for name, value in (optional | entry).items():
        if name not in _LISTS:
            yield name, value


def _two_meanings(layers: Sequence[_Layer]) -> Iterator[str]:
    """Yield the codes, and names of places, to which two layers give different values."""
    for file in _VOCABULARIES:
        said: dict[tuple[str, str], tuple[Any, _Layer]] = {}
        for layer in layers:
            for _, entry in layer.entries(file):
                key = entry[_VOCABULARIES[file]]
                for name, value in _said(entry):
                    first, other = said.setdefault((key, name), (value, layer))
                    if value != first:
                        wanted = f"expected {_shown(first)} as in {other.name}"
                        yield f"{file}: {key} {name}: {wanted}, found {_shown(value)} in {layer.name}"


def _shown(value: Any) -> str:
    return "none" if value is None else found(value)


def _one_code_of_two(layers: Sequence[_Layer]) -> Iterator[str]:
    """Yield the codes that are a State's in one layer and somebody else's in another."""
    homes: dict[str, tuple[str, _Layer]] = {}
    for layer in layers:
        for file in list(_VOCABULARIES)[:3]:
            for _, entry in layer.entries(file):
                first, other = homes.setdefault(entry["code"], (file, layer))
                if first != file:
                    place = f"vocabularies: {entry['code']}: expected one actor, found it"
                    yield f"{place} in {first} of {other.name} and in {file} of {layer.name}"


def _shared_numbers(layers: Sequence[_Layer]) -> Iterator[str]:
    """Yield the further codes of States that another State has in another layer."""
    owners: dict[tuple[str, Any], tuple[str, _Layer]] = {}
    for layer in layers:
        for _, entry in layer.entries("states.toml"):
            for name in _NUMBERS:
                if name in entry:
                    code, other = owners.setdefault((name, entry[name]), (entry["code"], layer))
                    if code != entry["code"] and other is not layer:
                        place = f"states.toml: {name} {found(entry[name])}: expected one State, found"
                        yield f"{place} {code} in {other.name} and {entry['code']} in {layer.name}"


def _clashes(layers: Sequence[_Layer]) -> Iterator[str]:
    """Yield what documents and facts of two layers are both called; where documents share a prefix, not their facts."""
    owners: dict[tuple[str, str], _Layer] = {}
    for layer in layers:
        for place, name in _called(layer):
            other = owners.setdefault((place, name), layer)
            prefixes = (name[:at] for at, letter in enumerate(name) if letter == "-")
            told = any(owners.get((f"{MANIFEST}: prefix", prefix), layer) is not layer for prefix in prefixes)
            if other is not layer and not told:
                yield f"{place} {found(name)} is in two layers, {other.name} and {layer.name}; it can be in one only"


def _called(layer: _Layer) -> Iterator[tuple[str, str]]:
    for _, entry in layer.entries("manifest.toml"):
        yield from ((f"{MANIFEST}: {name}", entry[name]) for name in _OF_ONE)
    facts = [file for file in layer.files.tables if file.startswith("documents/")]
    ids = {entry["id"] for file in (*facts, "changes.toml") for _, entry in layer.entries(file)}
    yield from (("facts: id", name) for name in sorted(ids))


def _two_tables(layers: Sequence[_Layer]) -> Iterator[str]:
    """Yield a sentence if rows of two layers are identified, since a row is known by its number alone."""
    names = [layer.name for layer in layers if layer.dataset.identifications]
    if len(names) > 1:
        yield f"identifications.toml: only one layer can have table rows; found table rows in {' and in '.join(names)}"


def _other_partners(layers: Sequence[_Layer], whole: Dataset) -> Iterator[str]:
    """Yield the facts that would go to another partner, since names from another layer stand earlier in the words."""
    index = whole.scope.index
    for layer in layers:
        its_own = layer.dataset.scope.index
        for name, partner in zip(its_own.ids, its_own.partners, strict=True):
            joined = index.partners[index.place_of(name)]
            if joined != partner:
                alone = f"facts: {name} partner: {partner} in {layer.name} alone"
                yield f"{alone}, but {joined} with the names of the other layers"


def _codebook(layers: Sequence[_Layer]) -> str:
    """Return the path of the last codebook, for the titles of its rules; the checks read each layer by its own."""
    return next((layer.files.codebook for layer in reversed(layers) if layer.files.codebook), "")


def _names(layers: Sequence[_Layer]) -> FurtherNames:
    """Return the everyday names of all layers; files with the same content count once."""
    paths = [layer.files.names.path for layer in layers if layer.files.names.path]
    first, *more = {read_bytes(path): FurtherNames(path) for path in paths}.values() or (NO_FURTHER_NAMES,)
    return evolve(first, more=tuple(more))
