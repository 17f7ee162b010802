"""Making the compiled data set out of one that was read from its files, and the hash of its content."""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import evolve, fields, frozen

from tajik_relations.dataset import Dataset, Readings, index_of_dataset
from tajik_relations.model.content import as_json, hash_of, text_of
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


@frozen
class ChangedRecords:
    """What one compiled file has and another has otherwise, as `table: id`, in order."""

    added: tuple[str, ...]
    """Records that only the later one has."""
    changed: tuple[str, ...]
    """Records of one id whose content differs."""
    withdrawn: tuple[str, ...]
    """Records that only the earlier one has."""


def changed_records(earlier: str, later: str) -> ChangedRecords:
    """Compare the texts of two compiled files, record by record, by id and hash of the content.

    Raises:
        ValueError: if one of them is no compiled file.
    """
    before, after = _hashes(earlier), _hashes(later)
    return ChangedRecords(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(name for name in before.keys() & after.keys() if before[name] != after[name])),
        withdrawn=tuple(sorted(before.keys() - after.keys())),
    )


def _hashes(text: str) -> dict[str, str]:
    """Return the hash of each record of a compiled file, by table and id."""
    try:
        _, index, *lines = (json.loads(line) for line in text.splitlines())
        tables = [table for table in TABLES for _ in range(index["counts"][table])]
        hashes: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for table, line in zip(tables, lines, strict=False):
            ((_, values),) = line["record"].items()
            name = f"{table}: {_id_of(values)}"
            counts[name] += 1
            hashes[f"{name} #{counts[name]}" if counts[name] > 1 else name] = line["hash"]
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"expected the text of a compiled file, found one that is none: {error!r}"[:300]) from None
    return hashes


def _id_of(values: dict[str, Any]) -> str:
    """Return the id or code of a record, or else the values that no other record of its table has."""
    name = next((values[key] for key in ("id", "code", "row", "name") if key in values), None)
    if name is not None:
        return str(name)
    known = ("state", "organization", "what", "publisher", "document", "line", "words", "facts")
    parts = (values[key] for key in known if key in values)
    return " ".join(part if isinstance(part, str) else as_json(part) for part in parts)


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
