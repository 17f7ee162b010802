"""A whole data set as a folder of tables with everything that describes them."""

from tajik_relations.dataset import Dataset
from tajik_relations.exports.bibliography import as_bibtex, as_csl, entries
from tajik_relations.exports.croissant import croissant
from tajik_relations.exports.package_metadata import Written, datapackage, linked, text_of
from tajik_relations.exports.schemas import schema_text
from tajik_relations.exports.table_files import table_as_csv, table_as_jsonl


def package(dataset: Dataset) -> dict[str, str | bytes]:
    """Return the files by path.

    `tables/` has every table as CSV, `rows/` the same nested as JSON Lines, `schemas/` the JSON Schemas of these rows.
    Documents, and the publications that their notes name, stand in BibTeX and CSL JSON. `datapackage.json`,
    `croissant.json` and `dataset.jsonld` describe the tables with their hashes. Nothing depends on the time of writing.
    """
    tables, more = dict[str, Written](), list[Written]()
    for name, table in dataset.tables.items():
        tables[name] = Written(f"tables/{name}.csv", "".join(table_as_csv(table)).encode())
        more.append(Written(f"rows/{name}.jsonl", "".join(table_as_jsonl(table)).encode()))
    more += [Written(f"schemas/{name}.schema.json", schema_text(name).encode()) for name in dataset.tables]
    for name in ("documents", "references"):
        cited = entries(dataset.tables[name])
        more += [Written(f"{name}.bib", as_bibtex(cited).encode()), Written(f"{name}.csl.json", as_csl(cited).encode())]
    files = {file.path: file for file in (*tables.values(), *more)}
    described = {
        "datapackage.json": text_of(datapackage(dataset, tables)),
        "croissant.json": text_of(croissant(dataset, tables)),
        "dataset.jsonld": text_of(linked(dataset, files)),
    }
    return {**described, **{path: file.content for path, file in files.items()}}
