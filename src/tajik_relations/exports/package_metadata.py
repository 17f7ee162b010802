"""What describes a folder of tables: a Data Package descriptor and schema.org metadata."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.model.names import folded
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.tabular.columns import TYPE_NAMES, Column
from tajik_relations.tabular.schema import columns_of, foreign_keys, primary_key

Json = dict[str, Any]
_HTML = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@frozen
class Written:
    """A file of the folder."""

    path: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def text_of(value: Json) -> str:
    """Return JSON that also stands safely in a page of HTML, inside a script element."""
    return json.dumps(value, ensure_ascii=False, indent=2).translate(_HTML) + "\n"


def address_of(text: str | None) -> str | None:
    """Return a web address, or nothing if the text is none."""
    return text if text and _ADDRESS.fullmatch(text) else None


def given(values: Mapping[str, Any]) -> Json:
    """Return the values without those that are empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def name_of(dataset: Dataset) -> str:
    """Return the title as a name for machines: lower-case letters, digits and hyphens."""
    return re.sub("[^a-z0-9]+", "-", folded(dataset.title)).strip("-") or "data"


def datapackage(dataset: Dataset, tables: Mapping[str, Written]) -> Json:
    """Return the descriptor of the tables' CSV files (Data Package version 2.0)."""
    license_address = address_of(dataset.license)
    return given(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": name_of(dataset),
            "title": dataset.title,
            "description": dataset.description,
            "version": dataset.version,
            "homepage": address_of(dataset.address),
            "licenses": [{"path": license_address}] if license_address else [],
            "contributors": [{"title": dataset.creator, "roles": ["creator"]}] if dataset.creator else [],
            "sources": [_source(document) for document in dataset.all_documents],
            "resources": [_resource(name, file) for name, file in tables.items()],
        }
    )


def _source(document: SourceDocument) -> Json:
    title = f"{document.publisher}: {document.title}"
    return given({"title": title, "path": address_of(document.address), "version": document.stamp})


def _resource(name: str, file: Written) -> Json:
    keys = [
        {"fields": [column], "reference": {"resource": other, "fields": [target]}}
        for column, other, target in foreign_keys(name)
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": name,
        "type": "table",
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{file.sha256}",
        "schema": given(
            {
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": [_field(column) for column in columns_of(name)],
                "missingValues": [""],
                "primaryKey": list(primary_key(name)),
                "foreignKeys": keys,
            }
        ),
    }


def _field(column: Column) -> Json:
    constraints = given({"required": column.required or None, "enum": list(column.choices)})
    return given(
        {
            "name": column.name,
            "type": column.json or TYPE_NAMES[column.type].frictionless,
            "description": column.description,
            "constraints": constraints or None,
        }
    )


def published(dataset: Dataset) -> Json:
    """Return version, address, licence, date and creator of a data set, in schema.org's words."""
    return {
        "version": dataset.version,
        "url": address_of(dataset.address),
        "license": address_of(dataset.license),
        "datePublished": str(dataset.published) if dataset.published else None,
        "creator": {"@type": "Organization", "name": dataset.creator} if dataset.creator else None,
    }


def linked(dataset: Dataset, files: Mapping[str, Written]) -> Json:
    """Return metadata in schema.org's words as JSON-LD, complete in itself: nothing need be fetched to read it."""
    return given(
        {
            "@context": {"@vocab": "https://schema.org/"},
            "@type": "Dataset",
            "name": dataset.title,
            "description": dataset.description or dataset.title,
            **published(dataset),
            "about": {"@type": "Country", "name": dataset.subject.name, "identifier": dataset.subject.code},
            "isBasedOn": [_work(document) for document in dataset.all_documents],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": file.path,
                    "contentUrl": file.path,
                    "encodingFormat": _MEDIA[file.path.rpartition(".")[2]],
                    "contentSize": f"{len(file.content)} B",
                    "sha256": file.sha256,
                }
                for file in files.values()
            ],
        }
    )


_MEDIA = {"csv": "text/csv", "jsonl": "application/jsonl", "json": "application/json", "bib": "application/x-bibtex"}


def _work(document: SourceDocument) -> Json:
    return given(
        {
            "@type": "CreativeWork",
            "identifier": document.id,
            "name": document.title,
            "publisher": {"@type": "Organization", "name": document.publisher},
            "url": address_of(document.address),
            "conditionsOfAccess": document.terms,
            "sha256": document.sha256,
        }
    )
