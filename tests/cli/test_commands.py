"""The command line where all is well, or a check fails: what each command prints, as text and as JSON."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import SMALL, TEXTS, Run, changed, program, solid, well

import tajik_relations as tr
from tajik_relations.evidence.data_checks.pinned_tables import SERVES
from tajik_relations.exports.formats import content
from tajik_relations.query.tables import TABLES
from tajik_relations.records import KINDS
from tajik_relations.records.everyday_names import ALSO, EVERYDAY


def test_program_prints_the_same_as_a_call(capsys: pytest.CaptureFixture[str]) -> None:
    """`python -m tajik_relations` prints what `main` prints."""
    ran = program("show", "Armenia")
    assert well == (ran.returncode, ran.stderr)
    assert Run(capsys, "show", "Armenia").out == ran.stdout


def test_version_is_that_of_the_package() -> None:
    """`--version` prints the program's name and the version of the code that runs."""
    ran = program("--version")
    assert (0, f"tajik-relations {tr.__version__}\n", "") == (ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.exhaustive
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-16"])
@pytest.mark.parametrize("arguments", [("show", "Russia"), ("export",), ("list", "persons")])
def test_pipes_get_utf8_whatever_the_locale(encoding: str, arguments: tuple[str, ...]) -> None:
    """A pipe gets the same bytes, UTF-8 with LF, under each encoding that Python is told to write."""
    out = [
        program(*arguments, env={**os.environ, "PYTHONIOENCODING": name}, encoding=None).stdout
        for name in ("utf-8", encoding)
    ]
    assert out[0] == out[1]
    assert out[1].decode("utf-8")
    assert b"\r" not in out[1]


def test_overview_counts_what_there_is(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Without a command: the title, the counts by document, kind and partner, and how to go on."""
    run = Run(capsys)
    assert well == (run.status, run.err)
    assert run.out.startswith(f"{dataset.title}\n{len(dataset.facts)} facts from ")
    for name in (*(each.id for each in dataset.documents), *(each.name for each in dataset.relations), "Visit"):
        assert re.search(rf"\d +{re.escape(name)}\b", run.out)
    assert "\nnext: tajik-relations show " in run.out


def test_overview_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The same counts for programs."""
    expected = {
        "title": "Relations of Arvenia with its neighbours",
        "facts": 13,
        "documents": {"gazette": 9, "letter": 4},
        "partners": {"Belmark": 6, "Corland": 3, "Dorvia": 1},
    }
    found = Run(capsys, "--format", "json", "--dataset", SMALL).json
    assert expected == {key: found[key] for key in expected}


@pytest.mark.parametrize("name", ["Armenia", "OSCE", "Emomali Rahmon", "arm", "Армения"])
def test_show_is_a_timeline_with_citations(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset, name: str) -> None:
    """Each fact is there with who told it when, and the words that carry it; the dated ones in their order."""
    run, actor = Run(capsys, "show", name), dataset.scope.actors.find(name)
    facts = [fact for fact in dataset.facts.about(actor) if not isinstance(fact, tr.Reference)]
    assert well == (run.status, run.err)
    assert facts
    assert run.out.startswith(actor.name)
    for fact in facts:
        shown = [re.escape(solid(text)) for text in map(str, (fact, *fact.citations))]
        marks = rf"(\[[^]]+\])?{fact.id};{re.escape(solid(fact.told_by))}:"
        assert re.search(shown[0] + marks + ";?".join(shown[1:]), solid(run.out)), fact.id
    dates = [fact.date for fact in facts if fact.date]
    dates.sort(key=lambda when: (when.latest if when.earliest.year == 1 else when.earliest, when.latest))
    assert [str(when) for when in dates] == re.findall(r"^((?:\d{4}|\.\./)\S*) ", run.out, re.MULTILINE)


def test_show_tells_what_disagrees(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Before the facts of a partner stands what they disagree on, with all values and who gives them."""
    for relation in dataset.relations:
        if relation.disagreements or relation.name in ("Japan", "Azerbaijan"):
            out = solid(Run(capsys, "show", relation.name).out.partition("\ndated (")[0])
            assert len(relation.disagreements) == out.count("disagreement:")
            assert all(solid(f"disagreement: {each}") in out for each in relation.disagreements)


def test_show_as_json(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """The facts about somebody as rows of the facts table."""
    expected = dataset.facts.about("Emomali Rahmon").table.rows()
    assert expected == Run(capsys, "show", "emomali-rahmon", "--format", "json").json


def test_show_names_rows_that_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    """A candidate of a row that nothing settles is told so, and the row's facts are not called its own."""
    out = Run(capsys, "show", "Eastmere", "--dataset", SMALL).out
    assert "row 2 (unidentified), open: Eastmere is one of the 2 candidates for this row." in out
    assert "1993" not in out


def test_list_partners(capsys: pytest.CaptureFixture[str]) -> None:
    """Each partner with its code, basis, facts and dates; then the rows whose partner is not known."""
    expected = [
        "XB  Belmark               stated        6  1990, 1991-05-04",
        "XC  Corland               stated        3",
        "XD  Dorvia                corroborated  1  1994-07-07",
        "    row 2 (unidentified)  open          1  1993-06-12",
    ]
    assert expected == Run(capsys, "list", "partners", "--dataset", SMALL).out.splitlines()


def test_lists_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON a number is a number, several dates are a list, and what is absent is null."""
    expected = [
        ("XB", "Belmark", "stated", 6, ["1990", "1991-05-04"]),
        ("XC", "Corland", "stated", 3, []),
        ("XD", "Dorvia", "corroborated", 1, ["1994-07-07"]),
        (None, "row 2 (unidentified)", "open", 1, ["1993-06-12"]),
    ]
    found = Run(capsys, "list", "partners", "--dataset", SMALL, "--format", "json").json
    assert [dict(zip("code name basis facts began".split(), row, strict=True)) for row in expected] == found
    for kind in ("organizations", "persons", "documents"):
        rows = Run(capsys, "list", kind, "--dataset", SMALL, "--format", "json").json
        assert {int} == {type(row["facts"]) for row in rows}
    dates = [row["date"] for row in Run(capsys, "list", "memberships", "--dataset", SMALL, "--format", "json").json]
    assert [None] == dates


@pytest.mark.parametrize("table", KINDS)
def test_every_kind_can_be_listed(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset, table: str) -> None:
    """The everyday name, with hyphens or in capitals too, and the type's name list the facts that it stands for."""
    for name in (table, table.replace("_", "-").upper(), KINDS[table].__name__):
        expected = [fact.id for fact in dataset.facts.of(name)]
        assert expected == [row["id"] for row in Run(capsys, "list", name, "--format", "json").json]
        shown = re.findall(r"^ *([a-z]+-\S+);", Run(capsys, "list", name).out, re.MULTILINE)
        assert expected == shown


@pytest.mark.parametrize("kind", ["partners", "organizations", "persons", "places", "documents"])
def test_collections_can_be_listed(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset, kind: str) -> None:
    """One row for each member of a collection, and a line, which is continued further in if it is long."""
    count = len(dataset.relations) + len(dataset.relations.unidentified)
    expected = count if kind == "partners" else len(getattr(dataset, kind))
    assert expected == len(Run(capsys, "list", kind, "--format", "json").json)
    lines = Run(capsys, "list", kind).out.splitlines()
    assert expected == len([line for line in lines if not re.match(" {4}\\S", line)])


def test_options_count_before_the_command_too(capsys: pytest.CaptureFixture[str]) -> None:
    """`--dataset` and `--format` mean the same before the command and after it."""
    after = Run(capsys, "list", "partners", "--dataset", SMALL, "--format", "json")
    assert after.out == Run(capsys, "--dataset", SMALL, "--format", "json", "list", "partners").out


@pytest.mark.parametrize("documents", [(), ("--documents", TEXTS)], ids=["fingerprints", "texts"])
def test_verify_counts_and_ends_well(capsys: pytest.CaptureFixture[str], documents: tuple[str | Path, ...]) -> None:
    """All facts are checked, against either; nothing is wrong."""
    expected = {
        "against": "texts" if documents else "fingerprints",
        "facts": {"gazette": 9, "letter": 4},
        "fragments": 28,
        "problems": [],
        "left_out": [*SERVES.values()],
    }
    found = Run(capsys, "verify", "--dataset", SMALL, "--format", "json", *documents).json
    assert expected == {key: found[key] for key in expected}
    run = Run(capsys, "verify", "--dataset", SMALL, *documents)
    assert well == (run.status, run.err)
    assert f"13 facts checked against the {expected['against']} (9 of gazette, 4 of letter)" in run.out


def test_verify_fails_on_a_fact_that_the_words_do_not_carry(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One wrong year: status 1, a line that names the fact, and the same in JSON."""
    folder = changed(tmp_path, "documents/letter.toml", 'date = "1995"', 'date = "1996"')
    run = Run(capsys, "verify", "--dataset", folder)
    checked = Run(capsys, "verify", "--dataset", folder, "--format", "json")
    failing = (1, "")
    assert failing == (run.status, run.err) == (checked.status, checked.err)
    problems = json.loads(checked.out)["problems"]
    assert problems == run.out.splitlines()[: len(problems)]
    assert all("let-04-canal date: expected " in problem for problem in problems)
    assert problems


def test_coverage(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Status 0 where all is accounted for, 1 where a line or a word is not; the texts give the same ledger."""
    whole = Run(capsys, "coverage", "--dataset", SMALL, "--format", "json").json
    expected = [("gazette", 11, 10, 1, [], []), ("letter", 5, 4, 1, [], [])]
    keys = "document lines lines_cited lines_set_aside unaccounted_lines unaccounted_words".split()
    assert expected == [tuple(row[key] for key in keys) for row in whole]
    assert whole == Run(capsys, "coverage", "--dataset", SMALL, "--documents", TEXTS, "--format", "json").json
    aside = SMALL / "set-aside.toml"
    folder = changed(tmp_path, "set-aside.toml", aside.read_text(encoding="utf-8").split("\n\n")[0], "")
    run = Run(capsys, "coverage", "--dataset", folder)
    failing = (1, "")
    assert failing == (run.status, run.err)
    assert "gazette: 11 lines with words: 10 cited, 0 set aside, 1 unaccounted for\n" in run.out
    assert "  line 1: " in run.out


def test_coverage_names_single_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A number left out of the cited words is told by its line and its place among the words there, from 1."""
    folder = changed(tmp_path, "documents/letter.toml", 'in Long Marsh", "1995"', 'in Long Marsh"')
    run = Run(capsys, "coverage", "--dataset", folder)
    text = (TEXTS / "letter.txt").read_text(encoding="utf-8").splitlines()[3]
    assert f"  line 4, word {text.split().index('1995.') + 1}: neither cited nor set aside" == run.out.splitlines()[-1]
    assert run.out.count("  line ") == run.status == 1


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@pytest.mark.parametrize("table", TABLES)
def test_export(capsys: pytest.CaptureFixture[str], tmp_path: Path, table: str, form: str) -> None:
    """A table goes to standard output or, the same, into a file; `--force` replaces one that exists."""
    expected, path = content(tr.load(SMALL), form, table), tmp_path / "table"
    wanted = ("export", "--dataset", SMALL, "--table", table, "--format", form)
    assert expected == Run(capsys, *wanted).out
    silent = (0, "", "")
    for more in ((), ("--force",)):
        run = Run(capsys, *wanted, "--output", path, *more)
        assert silent == (run.status, run.out, run.err)
        assert expected == path.read_bytes().decode()
        path.write_text("old", encoding="utf-8")
    assert [path] == list(tmp_path.iterdir())


def test_export_writes_the_facts_as_json_lines(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Without options the facts table comes as JSON Lines."""
    expected = dataset.facts.table.rows()
    assert expected == [json.loads(line) for line in Run(capsys, "export").out.removesuffix("\n").split("\n")]


def test_show_gives_a_fact_by_its_id(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """The id of a fact shows its statement, who told it when, and the words that carry it."""
    fact = dataset.facts.of(tr.Visit).first()
    assert fact is not None
    run = Run(capsys, "show", fact.id)
    assert well == (run.status, run.err)
    assert solid(fact.statement) in solid(run.out)
    assert solid(str(fact.citations[0])) in solid(run.out)
    assert [fact.id] == [row["id"] for row in Run(capsys, "show", fact.id, "--format", "json").json]


@pytest.mark.parametrize("name", [*EVERYDAY, *ALSO])
def test_every_everyday_name_can_be_listed(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset, name: str) -> None:
    """`list` gives what `of` gives, by every everyday name, and says so if there is nothing."""
    rows = Run(capsys, "list", name.replace("_", "-"), "--format", "json").json
    assert [fact.id for fact in dataset.facts.of(name)] == [row["id"] for row in rows]


def test_list_without_a_kind_lists_the_kinds(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Each name that `list` takes stands there once, with its number and with other words for it."""
    rows = {row["kind"]: row for row in Run(capsys, "list", "--format", "json").json}
    assert {*EVERYDAY} < {*rows}
    assert {name: len(dataset.facts.of(name)) for name in EVERYDAY} == {name: rows[name]["count"] for name in EVERYDAY}
    assert {*ALSO} == {word for row in rows.values() for word in row["also"]}
    assert re.search(r"^treaties +29 +agreements, ", Run(capsys, "list").out, re.MULTILINE)


@pytest.mark.parametrize(
    ("options", "same"),
    [
        (("--about", "Azerbaijan"), lambda facts: facts.about("AZ")),
        (("--about", "NATO", "--mentioned"), lambda facts: facts.about("NATO", mentioned=True)),
        (("--during", "2007"), lambda facts: facts.during(2007)),
        (("--during", "2004", "2007"), lambda facts: facts.during(2004, 2007)),
        (("--during", "1990s"), lambda facts: facts.during("1990s")),
        (("--status", "done"), lambda facts: facts.where(status="done")),
        (("--document", "nato"), lambda facts: facts.cited_from("nato")),
        (
            ("--document", "nato", "--status", "done", "--during", "2007"),
            lambda facts: facts.cited_from("nato").during(2007),
        ),
    ],
)
def test_lists_of_facts_are_filtered(
    capsys: pytest.CaptureFixture[str], dataset: tr.Dataset, options: tuple[str, ...], same: Callable[[Any], Any]
) -> None:
    """The options filter as the methods of facts do."""
    expected = same(dataset.visits)
    if len(options) > 4:
        expected = expected.where(status="done")
    rows = Run(capsys, "list", "visits", *options, "--format", "json").json
    assert [fact.id for fact in expected] == [row["id"] for row in rows]
    lines = Run(capsys, "export", "--kind", "visits", *options).out.splitlines()
    assert [fact.id for fact in expected] == [json.loads(line)["id"] for line in lines]
    every = same(dataset.facts).where(status="done") if len(options) > 4 else same(dataset.facts)
    for call in (("list", *options), ("list", "Facts", *options), ("list", "all", *options)):
        assert [fact.id for fact in every] == [row["id"] for row in Run(capsys, *call, "--format", "json").json]
    lines = Run(capsys, "export", *options).out.splitlines()
    assert [fact.id for fact in every] == [json.loads(line)["id"] for line in lines]
    refused = Run(capsys, "export", "--table", "citations", *options)
    assert refused.refused("--table citations cannot be combined with --", ", which works only for the facts table")


@pytest.mark.parametrize(("name", "right"), [("NATO", "show 'NATO'"), ("Dushanbe", "show 'Dushanbe'")])
def test_lists_of_somebody(capsys: pytest.CaptureFixture[str], name: str, right: str) -> None:
    """Whoever lists a name is told to show it, and whoever lists a status, to list facts of it."""
    assert Run(capsys, "list", name).err == f"tajik-relations: no list is called '{name}'; use {right}\n"
    assert Run(capsys, "list", "planned").refused("no list is called 'planned'; use list facts --status planned")


def test_search(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """All words count; that nothing has them is said, and is no failure."""
    rows = Run(capsys, "search", "Sangtuda", "hydro", "--format", "json").json
    assert [fact.id for fact in dataset.facts.search("Sangtuda hydro")] == [row["id"] for row in rows]
    assert rows
    nothing = Run(capsys, "search", "xyzzy")
    assert (0, "no fact contains all of these words: xyzzy\n", "") == (nothing.status, nothing.out, nothing.err)


def test_show_of_documents_places_and_rows(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Whatever has a name can be shown; an actor comes before a document of the same name."""
    for document in dataset.documents:
        for name in {document.title, document.id} - {"nato"}:
            run = Run(capsys, "show", name)
            assert well == (run.status, run.err)
            assert run.out.startswith(f"{document.title} ({document.id})\n")
            rows = Run(capsys, "show", name, "--format", "json").json
            assert [fact.id for fact in document.facts] == [row["id"] for row in rows]
    assert Run(capsys, "show", "nato").out.startswith("NATO (NATO)\n")
    for place in dataset.places:
        rows = Run(capsys, "show", str(place), "--format", "json").json
        assert [fact.id for fact in dataset.facts.where(place=place)] == [row["id"] for row in rows]
    for row in dataset.relations.unidentified:
        assert Run(capsys, "show", f"row {row.identified[0].row}").out.startswith(row.name)


def test_show_says_that_there_is_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A State on which no document has a fact is told as that; a name that nothing has gets near names of all sorts."""
    run = Run(capsys, "show", "Germany")
    assert (0, "Germany (DE, DEU)\nNo document has a fact on Germany.\n") == (run.status, run.out.replace("\n\n", "\n"))
    assert Run(capsys, "show", "Dushambe").refused("Dushambe", "similar names: Dushanbe")
    assert Run(capsys, "show", "USSR").out.startswith("Soviet Union")


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("list",),
        ("list", "visits"),
        ("list", "documents"),
        ("show", "Malta"),
        ("show", "mfa-azerbaijan"),
        ("search", "border"),
        ("disagreements",),
    ],
)
def test_lines_fit_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: int, arguments: tuple[str, ...]
) -> None:
    """No line is longer than the terminal is wide, but for a single word that is, and none ends with a blank."""
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = Run(capsys, *arguments).out.splitlines()
    assert not [line for line in lines if len(line) > columns and " " in line.strip()]
    assert not [line for line in lines if line != line.rstrip()]
