"""Making the compiled data set out of one that was read from its files, and the hash of its content."""

import hashlib
import json
import os
from collections.abc import Iterator
from typing import Any

from attrs import evolve, fields

from tajik_relations.dataset import Dataset, Readings, index_of_dataset
from tajik_relations.model.content_hash import as_json, hash_of, text_of
from tajik_relations.query.scope import Index
from tajik_relations.reading.compiled import TABLES, files_of, sum_of, sums_of


def compiled(folder: "str | os.PathLike[str]", dataset: Dataset, readings: Readings | None = None) -> str:
    """Return the text of the compiled file for a data set that was read from *folder*.

    Args:
        readings: the record of a reading of the words of all facts, to be kept with them.
    """
    record = readings._asdict() if readings is not None else None
    lines = [as_json(_index(dataset)), *_record_lines(dataset), as_json({"readings": record})]
    rest = "".join(f"{line}\n" for line in lines)
    header = {
        "version": dataset.version,
        "data": dataset.data_hash,
        "files": sums_of(files_of(folder)),
        "sum": sum_of(rest.encode()),
    }
    return f"{json.dumps(header)}\n{rest}"


def with_hash(dataset: Dataset) -> Dataset:
    """Return a data set with the hash of its content; a development version ends with its first twelve digits."""
    content = [as_json(_header(dataset)), *_record_lines(dataset)]
    digest = hashlib.sha256("\n".join(content).encode()).hexdigest()
    version = dataset.declared_version
    if version and ".dev" in version:
        version = f"{version}+{digest[:12]}"
    return evolve(dataset, version=version, data_hash=digest)


def _header(dataset: Dataset) -> dict[str, Any]:
    """Return the values of `dataset.toml`."""
    names = ("title", "description", "creator", "license", "address")
    published = dataset.published and str(dataset.published)
    values = {name: getattr(dataset, name) for name in names}
    values["judged_values"] = list(dataset.judged_values)
    return {**values, "subject": dataset.subject.code, "version": dataset.declared_version, "published": published}


def _index(dataset: Dataset) -> dict[str, Any]:
    index = index_of_dataset(dataset)
    apart = ("rows", "outside", "states", "organizations", "partnered")
    columns = [name.name for name in fields(Index) if name.name not in apart]
    return {
        "header": _header(dataset),
        "counts": {table: len(getattr(dataset, table)) for table in TABLES},
        "codes": {
            **{table: [actor.code for actor in getattr(dataset, table)] for table in TABLES[:3]},
            "all_documents": [document.id for document in dataset.all_documents],
        },
        "facts": {name: getattr(index, name) for name in columns},
        "rows": index.rows,
        "outside": index.outside,
        "partnered": index.partnered,
    }


def _record_lines(dataset: Dataset) -> Iterator[str]:
    """Yield one line for each record, with the hash of what it holds."""
    for table in TABLES:
        for record in getattr(dataset, table):
            text = text_of(record)
            yield f'{{"hash":"{hash_of(text)}","record":{text}}}'
