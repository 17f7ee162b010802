"""Croissant 1.1 metadata of a folder of tables (MLCommons)."""

from collections.abc import Mapping

from tajik_relations.dataset import Dataset
from tajik_relations.exports.bibliography import of_dataset
from tajik_relations.exports.package_metadata import Json, Written, given, name_of, published
from tajik_relations.tabular.columns import TYPE_NAMES, Column
from tajik_relations.tabular.schema import columns_of, foreign_keys, primary_key

_OF_CROISSANT = (
    "arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty fileSet format "
    "includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace "
    "samplingRate separator source subField transform"
)
CONTEXT: Json = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    "sc": "https://schema.org/",
    **{name: f"cr:{name}" for name in _OF_CROISSANT.split()},
}
"""The context that the specification gives, written out so that nothing need be fetched."""


def croissant(dataset: Dataset, tables: Mapping[str, Written]) -> Json:
    """Return the metadata of the tables' CSV files: each one's hash, columns, types, keys and references."""
    return given(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": "http://mlcommons.org/croissant/1.1",
            "name": name_of(dataset),
            "alternateName": dataset.title,
            "description": dataset.description or dataset.title,
            "citeAs": of_dataset(dataset).bibtex().strip(),
            **published(dataset),
            "distribution": [
                {
                    "@type": "cr:FileObject",
                    "@id": f"{name}.csv",
                    "name": f"{name}.csv",
                    "contentUrl": file.path,
                    "contentSize": f"{len(file.content)} B",
                    "encodingFormat": "text/csv",
                    "sha256": file.sha256,
                }
                for name, file in tables.items()
            ],
            "recordSet": [_records(name) for name in tables],
        }
    )


def _records(name: str) -> Json:
    pointing = {column: _pointer(other, target) for column, other, target in foreign_keys(name)}
    return given(
        {
            "@type": "cr:RecordSet",
            "@id": name,
            "name": name,
            "key": [{"@id": f"{name}/{column}"} for column in primary_key(name)],
            "field": [_field(name, column, pointing.get(column.name)) for column in columns_of(name)],
        }
    )


def _pointer(table: str, column: str) -> Json:
    """Return a reference to a column of a file; readers join these, and not all of them join record sets in a row."""
    return {"fileObject": {"@id": f"{table}.csv"}, "extract": {"column": column}}


def _field(table: str, column: Column, target: Json | None) -> Json:
    return given(
        {
            "@type": "cr:Field",
            "@id": f"{table}/{column.name}",
            "name": column.name,
            "description": column.description,
            "dataType": TYPE_NAMES[column.type].croissant,
            "source": _pointer(table, column.name),
            "references": target,
        }
    )
