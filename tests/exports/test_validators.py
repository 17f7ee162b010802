"""What the validators and parsers of the exchange formats say of what is exported; `nox -s validators` runs them."""

import csv
import io
import json
import shutil
import warnings
from pathlib import Path

import pytest
from running import SMALL, needed

import tajik_relations as tr
from tajik_relations.query.tables import TABLES

frictionless, mlcroissant, bibtexparser, citeproc_json = (
    needed(name, "validators") for name in ("frictionless", "mlcroissant", "bibtexparser", "citeproc.source.json")
)
pytestmark = pytest.mark.filterwarnings("ignore")  # theirs, of their own libraries


@pytest.fixture(scope="module", params=["shipped", "small"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an exported folder."""
    dataset = tr.load(None if request.param == "shipped" else SMALL)
    return tr.export(tmp_path_factory.mktemp("package") / "made", dataset, format="package")


def problems(folder: Path) -> list[str]:
    """Return the problems that frictionless finds in a folder."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid or report.flatten(["message"])
    return [str(message) for (message,) in report.flatten(["message"])]


def test_frictionless_accepts_the_package(folder: Path) -> None:
    """Types, constraints, primary and foreign keys, hashes and sizes of every table hold."""
    assert not problems(folder)


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("memberships", ",full member,", ",half member,", "enum"),
        ("citations", "gaz-04-began", "gaz-04-begun", "foreign key"),
    ],
)
def test_frictionless_finds_what_is_wrong(tmp_path: Path, table: str, old: str, new: str, told: str) -> None:
    """A changed table is found by its hash and by what is wrong in it."""
    folder = tr.export(tmp_path / "made", tr.load(SMALL), format="package")
    path = folder / "tables" / f"{table}.csv"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    found = " ".join(problems(folder)).casefold()
    assert "hash" in found
    assert told in found


def test_frictionless_accepts_hostile_text(tmp_path: Path, hostile: tr.Dataset) -> None:
    """Formulas, quotes, line breaks and a megabyte of text do not break the tables."""
    csv.field_size_limit(2**21)
    assert not problems(tr.export(tmp_path / "made", hostile, format="package"))


def test_croissant_is_accepted(folder: Path) -> None:
    """The metadata has no error and no warning, and gives every record of every table."""
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert not dataset.metadata.issues.errors
    for table in TABLES:
        rows = (folder / "rows" / f"{table}.jsonl").read_text(encoding="utf-8").split("\n")
        assert len(rows[:-1]) == len(list(dataset.records(table)))


def test_croissant_gives_the_values(tmp_path: Path) -> None:
    """A record has what the table has, but Namibia's code, which the reader takes for nothing, as the guide says."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    for path in folder.rglob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace('"XB"', '"NA"').replace('"XB-TA"', '"NA-TA"'), "utf-8")
    made = tr.export(tmp_path / "made", tr.load(folder), format="package")
    records = list(mlcroissant.Dataset(jsonld=str(made / "croissant.json")).records("facts"))
    rows = list(csv.DictReader(io.StringIO((made / "tables" / "facts.csv").read_bytes().decode(), newline="")))
    for key in ("id", "date", "statement"):
        assert [row[key] for row in rows] == [(record[f"facts/{key}"] or b"").decode() for record in records]
    lost = [record["facts/partner"] for record, row in zip(records, rows, strict=True) if row["partner"] == "NA"]
    assert {None} == set(lost)


@pytest.mark.parametrize("data", ["facts", "documents", "data set"])
def test_bibliographies_are_read(tmp_path: Path, data: str) -> None:
    """A BibTeX parser and a CSL processor read every entry, with the same ids, titles and notes, and no warning."""
    chosen = {"facts": tr.facts, "documents": tr.facts.about("NATO"), "data set": tr.load()}[data]
    bib = tr.export(tmp_path / "x.bib", chosen, format="bibtex")
    items = json.loads(tr.export(tmp_path / "x.json", chosen, format="csl").read_text(encoding="utf-8"))
    library = bibtexparser.parse_file(str(bib), encoding="utf-8")
    assert not library.failed_blocks
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = citeproc_json.CiteProcJSON(items)
    entries = {entry.key: {field.key: field.value.strip("{}") for field in entry.fields} for entry in library.entries}
    assert {*entries} == {*source} == {item["id"] for item in items}
    assert all(entries[item["id"]]["title"] == item["title"] for item in items)
