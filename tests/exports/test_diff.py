"""Comparing two versions: facts that were added, changed or withdrawn, with what the newer one tells of the reasons."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hostile import VALUES as HOSTILE
from hypothesis import given, settings, strategies as st
from made_up import small_before
from running import SMALL, Run, changed

import tajik_relations as tr
from tajik_relations.exports import diff as comparing
from tajik_relations.exports.diff import titles_of
from tajik_relations.exports.formats import content

ADDED, CHANGED = ("gaz-05-embassy",), ("gaz-10-league", "gaz-11-pumps")
WITHDRAWN = ("gaz-08-dam", "gaz-13-heading")


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """Return the exported facts of the version before."""
    return tr.export(tmp_path / "earlier.jsonl", small_before())


def ids(facts: Any) -> tuple[str, ...]:
    """Return the ids of facts in their order."""
    return tuple(fact.id for fact in facts)


def parts(found: tr.Comparison) -> tuple[tuple[str, ...], ...]:
    """Return the ids of what was added, changed and withdrawn."""
    return ids(found.added), ids(found.changed), ids(found.withdrawn)


def rows(data: tr.Dataset, *without: str) -> list[dict[str, Any]]:
    """Return the facts table without some keys."""
    return [{key: value for key, value in row.items() if key not in without} for row in data.tables["facts"].rows()]


def written(path: Path, rows: Any) -> Path:
    """Write rows as JSON Lines."""
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_added_changed_and_withdrawn(earlier: Path) -> None:
    """Facts of one side alone are added or withdrawn, and those with another hash are changed; each stands once."""
    found = tr.diff(earlier, tr.load(SMALL))
    assert (ADDED, CHANGED, WITHDRAWN) == parts(found)
    assert (*ADDED, *CHANGED, *WITHDRAWN) == ids(found)
    assert (14, 13, "content hash") == (found.old_facts, found.new_facts, found.compared_by)
    assert ((), ()) == (found.keys_of_old, found.keys_of_new)
    assert "<Comparison by content hash: 1 added, 2 changed, 2 withdrawn>" == repr(found)
    assert (str(earlier), "Relations of Arvenia with its neighbours") == (found.old, found.new)


def test_fields_with_both_values(earlier: Path) -> None:
    """A changed fact has each key that differs, with the value before and the value now, and no others."""
    league, pumps = tr.diff(earlier, SMALL).changed
    assert {"status": (None, "ongoing"), "footnotes": ((2,), ())} == {
        one.name: (one.old, one.new) for one in league.fields if one.name in ("status", "footnotes")
    }
    assert ("planned", "done") == next((one.old, one.new) for one in pumps.fields if one.name == "status")
    assert not {"content_hash", "id", "citations"} & {one.name for one in (*league.fields, *pumps.fields)}
    assert 'status: "planned" → "done"' in map(str, pumps.fields)


def test_reasons(earlier: Path) -> None:
    """Rules, notes and what holds the content now come from the changes of the newer data set."""
    found = {fact.id: fact for fact in tr.diff(earlier, SMALL)}
    dam, heading, league = found["gaz-08-dam"], found["gaz-13-heading"], found["gaz-10-league"]
    assert ("gaz-04-began", "gaz-11-pumps") == dam.held_by
    assert [1, 11] == [rule.number for rule in dam.rules]
    assert ((), ("a heading states nothing",)) == (heading.held_by, heading.notes)
    assert [0, 20] == [rule.number for rule in league.rules]
    assert ["1.0.0"] == league.row()["versions"]
    assert dam.reasons == (tr.load(SMALL).changes[0],)


def test_without_reasons(earlier: Path, tmp_path: Path) -> None:
    """A file tells no reasons, and what the older data set has told already is not told again."""
    later = tr.export(tmp_path / "later.jsonl", tr.load(SMALL))
    assert not [fact for fact in tr.diff(earlier, later) if fact.reasons]
    small = tr.load(SMALL)
    told = evolve(small_before(), changes=small.changes[2:])
    assert [*WITHDRAWN] == [fact.id for fact in tr.diff(told, small) if fact.reasons]


def test_facts_counted_by_rule(earlier: Path) -> None:
    """A comparison is a collection: it is filtered, grouped and counted as all are, and equal to its parts."""
    found = tr.diff(earlier, SMALL)
    assert {0: 1, 1: 1, 2: 1, 3: 1, 11: 1, 20: 1, 23: 1} == {
        rule.number: count for rule, count in found.count_by("rules").items()
    }
    assert ("gaz-10-league", "gaz-11-pumps") == ids(found.where(lambda fact: fact.what == "changed"))
    assert found == tr.diff(earlier, SMALL)
    assert found.changed == tuple(found[1:3])


def test_equal_sides_do_not_differ(tmp_path: Path) -> None:
    """A data set is as its own export in any form, whether a file or a folder; and as itself."""
    small = tr.load(SMALL)
    listed = tmp_path / "facts.json"
    listed.write_text(json.dumps(rows(small)), encoding="utf-8")
    sides: list[Any] = [
        small,
        SMALL,
        str(SMALL),
        listed,
        tr.export(tmp_path / "facts.jsonl", small),
        tr.export(tmp_path / "facts.csv", small),
        tr.export(tmp_path / "package", small, format="package"),
        tr.export(tmp_path / "dataset", small, format="dataset"),
    ]
    for side in sides:
        assert not tr.diff(side, small)
        assert not tr.diff(small, side)
        assert not tr.diff(side, side)
        assert "content hash" == tr.diff(side, small).compared_by


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_all_forms_tell_the_same(tmp_path: Path, form: str) -> None:
    """From CSV the same facts differ under the same keys, with texts as values."""
    earlier = tr.export(tmp_path / f"facts.{form}", small_before())
    found, expected = tr.diff(earlier, SMALL), tr.diff(small_before(), SMALL)
    assert parts(expected) == parts(found)
    assert ("planned", "done") == next((one.old, one.new) for one in found.changed[1].fields if one.name == "status")
    assert [fact.reasons for fact in expected] == [fact.reasons for fact in found]


def test_the_shipped_set_is_the_newer_side_by_default(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With one side alone the other one is the shipped data set; in Python and on the command line."""
    earlier = written(tmp_path / "facts.jsonl", rows(tr.load())[1:])
    assert parts(tr.diff(earlier)) == ((tr.facts[0].id,), (), ())
    found = Run(capsys, "diff", earlier, "--format", "json").json
    assert [tr.facts[0].id] == [row["id"] for row in found["differences"]]


def test_without_hashes_the_shared_keys_are_compared(tmp_path: Path) -> None:
    """Where one side has no hashes the keys that both have are compared, the result says so, and names the others."""
    before = rows(small_before(), "content_hash", "realized")
    earlier = written(tmp_path / "facts.jsonl", ({**row, "old_key": 1} for row in before))
    found = tr.diff(earlier, SMALL)
    assert (ADDED, CHANGED, WITHDRAWN) == parts(found)
    assert ("shared keys", ("old_key",), ("realized", "content_hash")) == (
        found.compared_by,
        found.keys_of_old,
        found.keys_of_new,
    )
    assert "<Comparison by shared keys: 1 added, 2 changed, 2 withdrawn>" == repr(found)
    assert not {"old_key", "realized", "content_hash"} & {one.name for fact in found for one in fact.fields}


def test_with_hashes_another_statement_alone_is_no_change(tmp_path: Path) -> None:
    """The statement is the library's sentence: a fact of the same hash has not changed, without hashes it has."""
    before = [{**row, "statement": "Other words."} for row in rows(tr.load(SMALL))]
    assert not tr.diff(written(tmp_path / "facts.jsonl", before), SMALL)
    unhashed = ({key: value for key, value in row.items() if key != "content_hash"} for row in before)
    found = tr.diff(written(tmp_path / "unhashed.jsonl", unhashed), SMALL)
    assert len(found.changed) == len(tr.load(SMALL).facts) == sum(fact.reworded for fact in found)


def test_another_hash_with_equal_keys_is_a_change(tmp_path: Path) -> None:
    """A fact may differ in what the table does not show; it is changed, with no field to name."""
    before = [{**row, "content_hash": "0" * 16} for row in rows(tr.load(SMALL))]
    found = tr.diff(written(tmp_path / "facts.jsonl", before), SMALL)
    assert len(found.changed) == len(found)
    assert not [fact for fact in found if fact.fields]


def test_rows_are_plain_and_new(earlier: Path) -> None:
    """Rows are lists and dictionaries of plain values, made new each time."""
    found = tr.diff(earlier, SMALL)
    expected = json.dumps(found.to_rows())
    for row in found.to_rows():
        row["fields"].clear()
    assert expected == json.dumps(found.to_rows())
    assert [*ADDED, *CHANGED, *WITHDRAWN] == [row["id"] for row in found.to_rows()]
    keys = "id what kind statement fields rules versions held_by notes"
    assert keys.split() == [*found.to_rows()[0]]


def test_titles_of_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A rule has the title of the codebook, its number alone without one, and words where it is none."""
    monkeypatch.setattr(comparing, "SHIPPED", str(tmp_path))
    book = tmp_path / "own.toml"
    book.write_text('[rules.1]\ntitle = "What is one fact"\n[rules.2]\nrule = "…"\n[rules]\nx = 5\n', encoding="utf-8")
    titles_of.cache_clear()
    assert {1: "What is one fact"} == titles_of(str(book))
    assert {} == titles_of(str(tmp_path / "none.toml"))
    titles_of.cache_clear()
    assert "rule 1: What is one fact" == str(tr.CodingRule(1, "What is one fact"))
    assert "rule 2" == str(tr.CodingRule(2))
    assert ["only worded differently in English", "a correction that no rule covers"] == [
        str(tr.CodingRule(number)) for number in (0, 23)
    ]


def test_the_command_prints_a_line_for_each_difference(capsys: pytest.CaptureFixture[str], earlier: Path) -> None:
    """What is compared, one line for each fact with what differs and why, then the counts and the rules."""
    found = Run(capsys, "diff", earlier, SMALL)
    assert (0, "") == (found.status, found.err)
    lines = found.out.splitlines()
    assert lines[:3] == [
        f"old: {earlier}, 14 facts",
        "new: Relations of Arvenia with its neighbours, 13 facts",
        "compared by content hash",
    ]
    assert [line.split()[:2] for line in lines[3:8]] == [
        [what, name]
        for what, names in (("added", ADDED), ("changed", CHANGED), ("withdrawn", WITHDRAWN))
        for name in names
    ]
    assert lines[5].startswith("changed    gaz-11-pumps  Assistance: status: planned → done; ")
    assert lines[5].endswith(" [rule 3]")
    assert lines[6] == "withdrawn  gaz-08-dam  Project: its content is now in gaz-04-began, gaz-11-pumps [rules 1, 11]"
    assert lines[7].endswith(" [rule 2] (a heading states nothing)")
    assert lines[8] == "1 added, 2 changed, 2 withdrawn"
    assert "only worded differently in English: 1 changed" in lines[9:]
    assert lines[9:][-1] == "a correction that no rule covers: 1 added"


def test_the_command_as_json(capsys: pytest.CaptureFixture[str], earlier: Path) -> None:
    """The same for programs, with `--dataset` as the newer side too."""
    expected = tr.diff(earlier, SMALL)
    found = Run(capsys, "diff", earlier, "--dataset", SMALL, "--format", "json").json
    assert expected.to_rows() == found["differences"]
    assert ("content hash", {"old": 14, "new": 13}) == (found["compared_by"], found["facts"])
    assert [1, 2, 2] == [found[what] for what in ("added", "changed", "withdrawn")]
    assert found == Run(capsys, "diff", earlier, SMALL, "--format", "json").json


def test_the_command_says_how_it_compares(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without hashes the command says so, names the keys left out, and counts statements that alone differ."""
    before = ({**row, "statement": "Other."} for row in rows(tr.load(SMALL), "content_hash"))
    lines = Run(capsys, "diff", written(tmp_path / "facts.jsonl", before), SMALL).out.splitlines()
    assert lines[2:4] == ["compared by shared keys", "keys that only new has, not compared: content_hash"]
    assert lines[4] == "changed    gaz-04-began  DiplomaticRelations: statement"
    assert lines[17] == "0 added, 13 changed (of these 13 only in the statement), 0 withdrawn"


GOOD = {"id": "a-1", "kind": "Visit", "document": "a", "line": 1, "citations": []}
WRONG: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "expected facts, found an empty file"),
    "blanks": (" \n\n", "expected facts, found an empty file"),
    "bytes": (b"\xff\xfe\x00", "expected a facts table in UTF-8, found other bytes"),
    "prose": ("Dear reader,\nthis is no table.\n", r"expected JSON, or CSV with a column id, found 'Dear reader,'"),
    "no JSON": (f"{json.dumps(GOOD)}\n{{half", "line 2: expected JSON, found '{half'"),
    "deep JSON": ("[" * 100000, "expected JSON, found '.*"),
    "another table": ('{"code": "XA", "kind": "State"}', "fact 1: expected text as id, found none"),
    "a list of texts": ('["a"]', "fact 1: expected an object, found \"'a'\"|fact 1: expected an object, found 'a'"),
    "a number as id": (json.dumps({**GOOD, "id": 5}), "fact 1: expected text as id, found 5"),
    "truth as line": (json.dumps({**GOOD, "line": True}), "fact 1: expected a whole number as line, found True"),
    "no citations": (json.dumps({**GOOD, "citations": None}), "fact 1: expected a list as citations, found None"),
    "an id twice": (f"{json.dumps(GOOD)}\n" * 2, "fact 2: expected each id once, found 'a-1' a second time"),
    "some hashes": (
        f"{json.dumps(GOOD)}\n{json.dumps({**GOOD, 'id': 'a-2', 'content_hash': 'f'})}",
        "expected content_hash in all facts or in none, found content_hash in some facts only",
    ),
    "a short line of CSV": ("id,kind,document,line,citations\na-1,Visit\n", "line 2: expected 5 cells, found 2"),
    "an open quotation in CSV": ('id,kind,document,line,citations\na-1,"Visit\n', "line 2: expected CSV, found .*"),
    "an empty cell in CSV": ("id,kind,document,line,citations\na-1,,a,1,[]\n", "expected text as kind, found None"),
    "a column twice": ("id,kind,document,line,citations,id\n", "expected JSON, or CSV with a column id, found '.*'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_facts_table_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path, case: str) -> None:
    """A file that is none, or is damaged, is refused as a whole, on either side, in a line that says what to do."""
    text, message = WRONG[case]
    path = tmp_path / "facts"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    for sides in ((path, tr.load(SMALL)), (tr.load(SMALL), path)):
        with pytest.raises(tr.DatasetError, match=rf"facts: (.*: )?({message}); write one with export") as caught:
            tr.diff(*sides)
        assert str(caught.value).isprintable()
    assert Run(capsys, "diff", path).refused("write one with export --table facts --format jsonl")


def test_folders_that_are_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """No such path, another folder, a data set with mistakes and one in another layout are refused in one line."""
    assert Run(capsys, "diff", tmp_path / "none").refused("none: expected an exported facts table", "No such file")
    assert Run(capsys, "diff", tmp_path).refused("rows/facts.jsonl, found an error: Is a directory")
    folder = changed(tmp_path, "documents/letter.toml", '"2003"', '"2003-13"')
    assert Run(capsys, "diff", folder).refused("small: expected a data set that this version reads, found a mistake: ")
    (folder / "readings.toml").write_text("", encoding="utf-8")
    assert Run(capsys, "diff", SMALL, folder).refused("export its facts table with the version")


@pytest.mark.parametrize("side", [5, tr.facts, ["facts.jsonl"]], ids=lambda side: type(side).__name__)
def test_what_is_neither_data_set_nor_path_is_refused(side: Any) -> None:
    """Any other object is refused by the name of its type, on either side."""
    message = f"^diff: expected a data set, or the path of an exported one, found an object {type(side).__name__}; "
    for sides in ((side, SMALL), (SMALL, side)):
        with pytest.raises(tr.DatasetError, match=message):
            tr.diff(*sides)


def test_sides_that_cannot_be_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """CSV beside JSON, and two newer sides, are refused: values of a CSV file are text."""
    small = tr.load(SMALL)
    flat, nested = tr.export(tmp_path / "facts.csv", small), tr.export(tmp_path / "facts.jsonl", small)
    for pair in ((flat, nested), (nested, flat)):
        assert Run(capsys, "diff", *pair).refused("facts.jsonl: expected CSV, because the other side is CSV")
    assert Run(capsys, "diff", flat, SMALL, "--dataset", SMALL).refused("NEW and --dataset cannot be combined")


def test_a_fact_withdrawn_is_told_with_what_holds_it_now(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks for a withdrawn id is told in which version it went and which facts hold its content."""
    small = tr.load(SMALL)
    message = "the fact 'gaz-08-dam' was withdrawn in version 0.9.0; its content is now in gaz-04-began, gaz-11-pumps"
    asked: tuple[Callable[[str], object], ...] = (
        lambda name: small.facts[name],
        lambda name: small.facts.about("XB")[name],
        small.facts.about,
        lambda name: tr.cite(name, small),
    )
    for ask in asked:
        with pytest.raises(tr.WithdrawnFact, match=f"^{message}$") as caught:
            ask("gaz-08-dam")
        assert ("0.9.0", ("gaz-04-began", "gaz-11-pumps")) == (caught.value.version, caught.value.held_by)
        assert caught.value.near == caught.value.held_by
        with pytest.raises(tr.UnknownName, match=r"no other fact has its content \(a heading states nothing\)$"):
            ask("gaz-13-heading")
    for command in ("show", "cite"):
        assert Run(capsys, command, "gaz-08-dam", "--dataset", SMALL).refused(message)
        assert Run(capsys, command, "gaz-08-dan", "--dataset", SMALL).refused("is called 'gaz-08-dan'")
    assert "gaz-08-dam" not in small.facts
    assert small.facts.get("gaz-08-dam") is None


def test_changes_are_read_and_exported(tmp_path: Path) -> None:
    """What a data set tells of its changes is part of it: records, a file of its export, part of its hash."""
    small = tr.load(SMALL)
    assert ["withdrawn", "withdrawn", "changed", "changed", "added"] == [change.what for change in small.changes]
    first = small.changes[0]
    assert ("0.9.0", "gaz-08-dam", (1, 11), ("gaz-04-began", "gaz-11-pumps"), "") == (
        first.version,
        first.id,
        first.rules,
        first.held_by,
        first.note,
    )
    copy = tr.load(tr.export(tmp_path / "copy", small, format="dataset"))
    assert (small.changes, small.data_hash) == (copy.changes, copy.data_hash)
    bare = Path(shutil.copytree(SMALL, tmp_path / "bare"))
    (bare / "changes.toml").unlink()
    assert ((), True) == (tr.load(bare).changes, tr.load(bare).data_hash != small.data_hash)


def test_hostile_text_is_harmless(capsys: pytest.CaptureFixture[str], hostile: tr.Dataset, tmp_path: Path) -> None:
    """Whatever a file says, each difference is one line without control characters, and JSON has the text itself."""
    path = tmp_path / "facts.jsonl"
    path.write_bytes(str(content(hostile, "jsonl")).encode("utf-8", "surrogatepass"))
    found = Run(capsys, "diff", path, SMALL)
    lines = found.out.splitlines()
    assert len(lines) == found.out.count("\n")
    assert all(line.isprintable() for line in lines)
    assert sum(line.startswith("withdrawn ") for line in lines) == len(HOSTILE)


@settings(max_examples=25)
@given(st.sets(st.integers(0, 12)), st.sets(st.integers(0, 12)))
def test_any_parts_of_a_data_set(before: set[int], after: set[int]) -> None:
    """Of any two parts of a data set, what one alone has is added or withdrawn, and nothing has changed."""
    small = tr.load(SMALL)
    old, new = (
        evolve(small, all_facts=tuple(small.all_facts[at] for at in sorted(chosen))) for chosen in (before, after)
    )
    found = tr.diff(old, new)
    names = [fact.id for fact in small.all_facts]
    assert ([names[at] for at in sorted(after - before)], []) == ([*ids(found.added)], [*found.changed])
    assert [names[at] for at in sorted(before - after)] == [*ids(found.withdrawn)]
    assert "content hash" == found.compared_by


def test_paths_may_be_of_any_type(earlier: Path) -> None:
    """A path may be text or any path-like object."""

    class Somewhere(os.PathLike[str]):
        def __fspath__(self) -> str:
            return str(earlier)

    assert tr.diff(str(earlier), SMALL) == tr.diff(Somewhere(), str(SMALL)) == tr.diff(earlier, SMALL)


def test_a_value_that_was_changed_under_its_old_hash_is_found(tmp_path: Path) -> None:
    """A hash that is not that of the values does not hide that these differ; a statement alone may differ."""
    rows = [dict(row) for row in tr.load(SMALL).facts.table.rows()]
    rows[0]["date"], rows[1]["statement"] = "1990", "Another sentence."
    file = tmp_path / "facts.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    assert [rows[0]["id"]] == [fact.id for fact in tr.diff(file, SMALL).changed]
