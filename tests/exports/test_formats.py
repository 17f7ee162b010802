"""Exports: every format holds what it says, the same bytes each time, and hostile text does no harm."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hostile import VALUES as HOSTILE
from running import ROOT, SMALL, Run, files, needed

import tajik_relations as tr
from tajik_relations.exports.export_manifest import MARK
from tajik_relations.exports.formats import ENDINGS, FOLDERS, FORMATS, content
from tajik_relations.exports.safe_writing import write_out
from tajik_relations.query.tables import TABLES
from tajik_relations.tabular.schema import columns_of, foreign_keys, primary_key


@pytest.mark.exhaustive
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_the_same_bytes_twice(dataset: tr.Dataset, form: str) -> None:
    """Nothing in an export depends on when it is made."""
    citing = ("facts", "references", *(("documents",) if form in ("bibtex", "csl") else ()))
    tables = citing if form in ("bibtex", "csl", "annotations") else TABLES
    for table in [None] if form in ("package", "dataset") else tables:
        assert content(dataset, form, table) == content(evolve(dataset), form, table)


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("parquet", "sqlite")])
def test_the_command_writes_what_the_function_does(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, form: str
) -> None:
    """The function and the command give the same file or folder, and refuse to write it twice."""
    tr.export(tmp_path / "one", tr.load(SMALL), format=form)
    wanted = ("export", "--dataset", SMALL, "--format", form, "--output", tmp_path / "two")
    silent = (0, "", "")
    run = Run(capsys, *wanted)
    assert silent == (run.status, run.out, run.err)
    assert [path.read_bytes() for path in _below(tmp_path / "one")] == [
        path.read_bytes() for path in _below(tmp_path / "two")
    ]
    assert Run(capsys, *wanted).refused("two: this ", "--force")
    assert 0 == Run(capsys, *wanted, "--force").status
    assert ["one", "two"] == sorted(path.name for path in tmp_path.iterdir())


def _below(path: Path) -> list[Path]:
    return [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.csv", "csv"), ("a.JSONL", "jsonl"), ("a.db", "sqlite"), ("a.sqlite", "sqlite"), ("folder", "package")],
)
def test_the_suffix_tells_the_format(tmp_path: Path, name: str, form: str) -> None:
    """Without a format, the suffix tells it; a name without one is a folder; the path is returned."""
    path = tr.export(tmp_path / name, tr.load(SMALL))
    assert tmp_path / name == path
    made = content(tr.load(SMALL), form)
    if form == "package":
        written = {each.relative_to(path).as_posix(): each.read_bytes() for each in _below(path)}
        assert {*written} - {*files(made)} == {MARK}
        assert files(made).items() <= written.items()
    else:
        assert (made.encode() if isinstance(made, str) else made) == path.read_bytes()


def test_a_part_is_exported(tmp_path: Path, dataset: tr.Dataset) -> None:
    """Facts that a filter has left, and a table, are written as the tables that they are."""
    facts = dataset.facts.about("NATO")
    path = tr.export(tmp_path / "nato.jsonl", facts)
    assert facts.table.rows() == [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert content(dataset.tables["documents"], "csv") == content(dataset, "csv", "documents")


@pytest.mark.parametrize(
    ("part", "given", "message"),
    [
        ("whole", {"format": "xlsx"}, r"no format of export is called 'xlsx'"),
        ("whole", {"format": "csv", "table": "fact"}, r"no table is called 'fact'; similar names: facts"),
        (
            "whole",
            {"format": "csv", "table": "all"},
            r"csv has one table; for all tables use sqlite, package",
        ),
        ("whole", {"format": "package", "table": "facts"}, r"package has all tables, not facts alone"),
        ("whole", {"format": "csl", "table": "actors"}, r"expected the table documents, facts, references .* actors"),
        ("whole", {"format": "annotations", "table": "actors"}, r"annotations: expected the table facts, .* actors"),
        ("whole", {"format": "jsonl", "excel": True}, r"excel: expected the format csv, found jsonl"),
        ("part", {"format": "package"}, r"package needs a whole data set, found a part of one"),
        ("part", {"format": "sqlite", "table": "all"}, r"sqlite needs a whole data set, found a part of one"),
        (
            "part",
            {"format": "csv", "table": "actors"},
            r"these are rows of the table facts, not of actors",
        ),
    ],
)
def test_what_cannot_be_exported(tmp_path: Path, part: str, given: dict[str, Any], message: str) -> None:
    """A wrong format, table or part is told in one line, and nothing is written."""
    small = tr.load(SMALL)
    with pytest.raises(tr.RelationsError, match=message):
        tr.export(tmp_path / "made", small.facts if part == "part" else small, **given)
    assert not list(tmp_path.iterdir())


PARTS: dict[str, Callable[[tr.Dataset], Any]] = {
    "facts": lambda data: data.facts.about("XB"),
    "one kind": lambda data: data.facts.of("visits"),
    "missions": lambda data: data.missions,
    "relations": lambda data: data.relations,
    "a relation": lambda data: data.relations.items[0],
    "a table": lambda data: data.tables.references,
}


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in FOLDERS])
@pytest.mark.parametrize("part", PARTS)
def test_every_format_takes_parts(tmp_path: Path, part: str, form: str) -> None:
    """Facts, relations, one relation and a table are written in each format that is a file."""
    if form == "parquet":
        needed("polars")
    path = tr.export(tmp_path / "made", PARTS[part](tr.load(SMALL)), format=form)
    assert path.stat().st_size


def test_an_unknown_ending_lists_the_formats(tmp_path: Path) -> None:
    """What a name ends in tells the format, or the error says all ends that do."""
    small = tr.load(SMALL)
    for ending, form in ENDINGS.items():
        if form != "parquet":
            made = content(small, form)
            assert tr.export(tmp_path / f"a{ending}", small).read_bytes() == (
                made.encode() if isinstance(made, str) else made
            )
    wanted = r"a\.xlsx: expected a name that ends in \.jsonl \(jsonl\), \.csv .*; use such a name, or give format="
    with pytest.raises(tr.OutputError, match=wanted):
        tr.export(tmp_path / "a.xlsx", small)


def test_a_byte_order_mark_for_excel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `excel` a CSV file begins with the mark of UTF-8 and is the same otherwise."""
    small = tr.load(SMALL)
    marked, plain = (tr.export(tmp_path / f"{excel}.csv", small, excel=excel).read_bytes() for excel in (True, False))
    assert b"\xef\xbb\xbf" + plain == marked
    Run(capsys, "export", "--dataset", SMALL, "--format", "csv", "--excel", "--output", tmp_path / "c.csv")
    assert marked == (tmp_path / "c.csv").read_bytes()


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_standard_output_is_utf_8_without_translation(form: str) -> None:
    """An output with a narrow encoding that translates line ends still gets the bytes of the file."""
    made = str(content(tr.load(), form))
    out = io.BytesIO()
    narrow = io.TextIOWrapper(out, encoding="cp1252", newline="\r\n")
    write_out(made, narrow)
    assert made.encode() == out.getvalue()
    text = io.StringIO()
    write_out([made], text)
    assert made.encode() == text.getvalue().encode()


def test_annotations_quote_every_citation(dataset: tr.Dataset) -> None:
    """Each citation is one annotation: its fragments in order, on the address of the document or a name of it."""
    for source in (dataset, tr.load(SMALL)):
        items = json.loads(str(content(source, "annotations")))["items"]
        assert len({item["id"] for item in items}) == len(items)
        cited = [(fact, citation) for fact in source.facts for citation in fact.citations]
        for (fact, citation), item in zip(cited, items, strict=True):
            targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
            assert list(citation.words) == [target["selector"]["exact"] for target in targets]
            assert {"TextQuoteSelector"} == {target["selector"]["type"] for target in targets}
            address = source.documents[fact.document].address
            (where,) = {target["source"] for target in targets}
            assert where == (address or f"urn:tajik-relations:document:{fact.document}")
            assert [fact.statement, fact.id, str(citation)] == [body["value"] for body in item["body"]]


@pytest.mark.parametrize("form", ["sqlite", "package", "dataset"])
def test_what_is_no_text_needs_a_path(capsys: pytest.CaptureFixture[str], form: str) -> None:
    """Bytes and folders do not go to standard output."""
    assert Run(capsys, "export", "--dataset", SMALL, "--format", form).refused(f"{form} is not a text format")


def opened(made: object) -> sqlite3.Connection:
    """Return a database from its bytes."""
    assert isinstance(made, bytes)
    database = sqlite3.connect(":memory:")
    database.deserialize(made)
    return database


def test_sqlite_has_all_tables_with_keys(dataset: tr.Dataset) -> None:
    """One database has every table, row for row, with types, primary keys and foreign keys that hold."""
    database = opened(content(dataset, "sqlite", "all"))
    for name, table in dataset.tables.items():
        info = database.execute(f"pragma table_info({name!r})").fetchall()
        assert [column.name for column in table.schema] == [row[1] for row in info]
        assert [int(column.required) for column in table.schema] == [row[3] for row in info]
        assert primary_key(name) == tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
        keys = {(row[3], row[2], row[4]) for row in database.execute(f"pragma foreign_key_list({name!r})")}
        assert set(foreign_keys(name)) == keys
        rows = [
            tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row)
            for row in zip(*table.columns().values(), strict=True)
        ]
        assert rows == database.execute(f"select * from {name!r}").fetchall()  # noqa: S608 - our own names
    assert not database.execute("pragma foreign_key_check").fetchall()
    database.close()


def test_sqlite_refuses_keys_that_are_broken() -> None:
    """Two facts with one id, or a fact of no document, are told and not written."""
    small = tr.load(SMALL)
    twice = evolve(small, all_facts=(*small.all_facts, small.all_facts[0]))
    with pytest.raises(tr.OutputError, match=r"sqlite: the tables do not fit into a database: UNIQUE .*id"):
        content(twice, "sqlite", "all")
    with pytest.raises(tr.OutputError, match=r"expected a key of documents, found none"):
        content(evolve(small, all_documents=small.all_documents[:1]), "sqlite", "all")


def test_one_table_in_sqlite(dataset: tr.Dataset) -> None:
    """Without the others, a table has no foreign keys."""
    database = opened(content(dataset, "sqlite", "citations"))
    assert [("citations",)] == database.execute("select name from sqlite_master where type = 'table'").fetchall()
    assert not database.execute("pragma foreign_key_list('citations')").fetchall()
    database.close()


def test_the_package_describes_its_files(dataset: tr.Dataset) -> None:
    """Each table is there with its hash and size, its columns and keys, in all three descriptions."""
    made = files(content(dataset, "package"))
    package, croissant, linked = (
        json.loads(made[name]) for name in ("datapackage.json", "croissant.json", "dataset.jsonld")
    )
    assert list(TABLES) == [each["name"] for each in package["resources"]]
    for each in package["resources"]:
        assert (len(made[each["path"]]), f"sha256:{sha256(made[each['path']]).hexdigest()}") == (
            each["bytes"],
            each["hash"],
        )
        header = next(csv.reader(io.StringIO(made[each["path"]].decode(), newline="")))
        assert header == [field["name"] for field in each["schema"]["fields"]]
        assert [""] == each["schema"]["missingValues"]
    for each in croissant["distribution"]:
        assert sha256(made[each["contentUrl"]]).hexdigest() == each["sha256"]
    assert list(TABLES) == [each["name"] for each in croissant["recordSet"]]
    assert sum(len(columns_of(name)) for name in TABLES) == sum(len(each["field"]) for each in croissant["recordSet"])
    told = {each["contentUrl"]: each["sha256"] for each in linked["distribution"]}
    described = {"datapackage.json", "croissant.json", "dataset.jsonld"}
    assert {name: sha256(text).hexdigest() for name, text in made.items() if name not in described} == told
    assert dataset.license == linked["license"] == croissant["license"] == package["licenses"][0]["path"]


def test_the_data_set_is_the_cited_one(dataset: tr.Dataset) -> None:
    """Version, day and authors are those of CITATION.cff, the version without the hash of the data."""
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {dataset.declared_version}\n" in cited
    assert f"date-released: {dataset.published}\n" in cited
    assert f"  - name: {dataset.creator}\n" in cited


def test_no_schema_for_an_unknown_table() -> None:
    """The name of a table that is not there is told near ones."""
    with pytest.raises(tr.UnknownName, match="no table is called 'fact'; similar names: facts"):
        tr.json_schema("fact")


def test_hostile_text_in_csv(hostile: tr.Dataset) -> None:
    """No cell begins what a spreadsheet runs, and every text is still there."""
    limit = csv.field_size_limit(2**21)
    rows = list(csv.DictReader(io.StringIO(str(content(hostile, "csv")), newline="")))
    csv.field_size_limit(limit)
    begun = ("=", "+", "-", "@", "\t", "\r", "\n", "＝")
    assert not [cell for row in rows for cell in row.values() if cell.startswith(begun)]
    assert HOSTILE == [row["remark"].removeprefix("'") for row in rows[-len(HOSTILE) :]]


def test_hostile_text_in_sqlite(hostile: tr.Dataset) -> None:
    """Every text is a value like any other."""
    database = opened(content(hostile, "sqlite", "all"))
    found = database.execute("select remark from facts where id glob 'gaz-11-p[0-9]*' order by rowid")
    assert HOSTILE == [row[0] for row in found]
    database.close()


def test_hostile_text_in_metadata(hostile: tr.Dataset) -> None:
    """Descriptions can stand in a page of HTML, no script is an address, and what is read back as JSON is the text."""
    made = files(content(hostile, "package"))
    for name in ("datapackage.json", "croissant.json", "dataset.jsonld"):
        assert not re.search(rb'[<>&]|[{"]javascript:', made[name])
    linked = json.loads(made["dataset.jsonld"])
    assert (hostile.title, HOSTILE[1], HOSTILE[7]) == (linked["name"], linked["description"], linked["creator"]["name"])


def test_hostile_text_in_bibtex(hostile: tr.Dataset) -> None:
    """Braces are balanced, no command of the text stays one, and an entry is as many lines as it has fields."""
    for table in ("documents", "facts", "references"):
        text = str(content(hostile, "bibtex", table))
        assert text.count("{") == text.count("}")
        assert r"\input" not in text
        lines = r"@misc\{[\w:.-]+,|  [a-z]+ = \{.*\},|\}|"
        assert [] == [line for line in text.split("\n") if not re.fullmatch(lines, line)]


def test_hostile_text_in_json_lines(hostile: tr.Dataset) -> None:
    """Every row is one line, whatever the text."""
    lines = str(content(hostile, "jsonl")).removesuffix("\n").split("\n")
    assert HOSTILE == [json.loads(line)["remark"] for line in lines[-len(HOSTILE) :]]
