"""The tool that compares two commits finds what differs, tells it once, and counts nothing that is allowed."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

TOOL = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "compare_commits.py"))
Allowed, Change = TOOL["Allowed"], TOOL["Change"]
changes, compare_rows, compare_tables, compare_texts, cut, main, page_text, report = (
    TOOL[name] for name in "changes compare_rows compare_tables compare_texts cut main page_text report".split()
)
NOTHING = Allowed()
FACTS = (
    {"id": "a-1", "date": "1992", "cited": [{"line": 1, "words": ["one"]}]},
    {"id": "a-2", "date": None, "cited": [{"line": 2, "words": ["two"]}, {"line": 3, "words": ["three"]}]},
)


def compared(before: Any, after: Any, table: str = "facts", **allowed: Any) -> Any:
    """Compare rows with what is allowed."""
    return compare_rows(table, before, after, Allowed(**allowed))


def jsonl(*rows: Any) -> str:
    """Return rows as a file in JSON Lines."""
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def test_equal_rows_do_not_differ() -> None:
    """Between equal rows nothing differs."""
    assert not any(compared(FACTS, FACTS))


def test_a_changed_cell_is_told_with_both_values() -> None:
    """A cell that has changed is told under its column, with its row and both values."""
    found = compared(FACTS, (FACTS[0] | {"date": "1993"}, FACTS[1]))
    assert {"date": [("a-1", '"1992"', '"1993"')]} == found.cells
    assert {("a-1", 1)} == found.changed
    assert not [*found.added, *found.removed, *found.new_columns, *found.old_columns, *found.notes]


@pytest.mark.parametrize(("old", "new"), [(1, True), (1, 1.0), (0, None), ("1", 1), (None, "")])
def test_values_of_other_types_differ(old: Any, new: Any) -> None:
    """Values that Python takes for equal, or for empty, differ if they are written otherwise."""
    assert compared([{"id": "a", "of": old}], [{"id": "a", "of": new}]).cells


def test_added_and_removed_rows() -> None:
    """Rows of one side only are added or removed, and not changed."""
    found = compared(FACTS, (FACTS[1], FACTS[0] | {"id": "a-3"}))
    assert (["a-3"], ["a-1"], set()) == (found.added, found.removed, found.changed)


def test_added_and_removed_columns() -> None:
    """Columns of one side only are told once, and not in each row."""
    found = compared([{"id": "a", "old": 1}], [{"id": "a", "new": 1}])
    assert (["new"], ["old"], {}) == (found.new_columns, found.old_columns, found.cells)


def test_another_order_is_told() -> None:
    """Rows and columns in another order are told, though no value differs."""
    assert ["rows are in another order"] == compared(FACTS, FACTS[::-1]).notes
    turned = [dict(reversed(row.items())) for row in FACTS]
    assert ["columns are in another order"] == compared(FACTS, turned).notes


@pytest.mark.parametrize(
    ("old", "new", "equal"),
    [
        (("date",), "day", True),
        (("facts", "date"), "day", True),
        (("citations", "date"), "day", False),
        (("date",), "when", False),
        (("cited", "date"), "day", False),
    ],
)
def test_a_renamed_column(old: tuple[str, ...], new: str, *, equal: bool) -> None:
    """A column that is renamed in every table or in this one is compared under its new name, and no other is."""
    after = [{"day" if key == "date" else key: value for key, value in row.items()} for row in FACTS]
    assert equal == (not any(compared(FACTS, after, renamed=((old, new),))))


def test_what_differs_in_a_renamed_column() -> None:
    """What differs in a renamed column is told under its new name."""
    found = compared([{"id": "a", "date": 1}], [{"id": "a", "day": 2}], renamed=((("date",), "day"),))
    assert {"day": [("a", "1", "2")]} == found.cells


def test_renamed_keys() -> None:
    """Keys of nested values are renamed by the name of their column, and so are the columns that tell rows apart."""
    after = [{"code": row["id"], "date": row["date"], "cited": row["cited"]} for row in FACTS]
    assert not any(compared(FACTS, after, renamed=((("id",), "code"),)))
    nested = [row | {"cited": [{"at": one["line"], "words": one["words"]} for one in row["cited"]]} for row in FACTS]
    assert not any(compared(FACTS, nested, renamed=((("facts", "cited", "line"), "at"),)))
    assert compared(FACTS, nested, renamed=((("line",), "at"),)).cells


def test_a_renamed_column_takes_no_place() -> None:
    """A column is not renamed to one that stands beside it, which would be lost."""
    found = compared([{"id": "a", "x": 1, "y": 2}], [{"id": "a", "y": 1}], renamed=((("x",), "y"),))
    assert (["x"], {"y": [("a", "2", "1")]}) == (found.old_columns, found.cells)


@pytest.mark.parametrize("ignored", [("cited", "line"), ("facts", "cited", "line"), ("cited",), ("facts", "cited")])
def test_an_ignored_column(ignored: tuple[str, ...]) -> None:
    """A column, or the key of a nested value, that is ignored may change, come and go."""
    changed = [row | {"cited": [one | {"line": 9} for one in row["cited"]]} for row in FACTS]
    gone = [row | {"cited": [{"words": one["words"]} for one in row["cited"]]} for row in FACTS]
    for after in (changed, gone):
        assert compared(FACTS, after).cells
        assert not any(compared(FACTS, after, columns=(ignored,)))
        assert compared(FACTS, after, columns=(("citations", *ignored),)).cells


@pytest.mark.parametrize(
    ("table", "rows", "told"),
    [
        ("citations", [{"fact": "a", "number": 1}, {"fact": "a", "number": 2}], ["a/1", "a/2"]),
        ("memberships", [{"fact": "a", "member": "TJ"}, {"fact": "a", "member": None}], ["a/TJ", "a/"]),
        ("actors", [{"code": "TJ"}], ["TJ"]),
        ("relations", [{"partner": "AF", "row": 1}, {"partner": None, "row": 6}], ["partner AF", "row 6"]),
        ("disagreements", [{"one": "a", "days": 1}, {"one": "a", "days": 2}], ["a/1", "a/2"]),
        ("facts", [{"id": "a", "of": 1}, {"id": "a", "of": 2}], ["a", "a (2)"]),
    ],
)
def test_what_tells_rows_apart(table: str, rows: list[dict[str, Any]], told: list[str]) -> None:
    """Rows are told apart by the columns of their table, else by the whole row, and counted where that is alike."""
    assert told == compared([], rows, table).added
    assert told == compared(rows, [], table).removed


def test_whole_rows_are_told_apart_by_what_both_sides_have() -> None:
    """Where the whole row tells it, a column that is new or ignored changes no row."""
    found = compared([{"one": "a", "x": 1}], [{"one": "a", "x": 1, "new": 2}], "disagreements")
    assert ([], [], ["new"]) == (found.added, found.removed, found.new_columns)
    assert not any(compared([{"one": "a", "x": 1}], [{"one": "a", "x": 2}], "disagreements", columns=(("x",),)))


def test_a_relation_keeps_its_row_when_a_partner_is_found() -> None:
    """A relation is one row as long as its partner is the same, whatever table row it comes from."""
    found = compared([{"partner": "AF", "row": 1}], [{"partner": "AF", "row": 2}], "relations")
    assert {"row": [("partner AF", "1", "2")]} == found.cells


def test_every_form_of_a_table_is_told_once() -> None:
    """What JSON Lines tell is not told again of CSV or of the package, and what only they have is told."""
    old, new = jsonl({"id": "a", "date": "1992"}), jsonl({"id": "a", "date": "1993"})
    before = {"tables/facts.jsonl": old, "package/rows/facts.jsonl": old, "tables/facts.csv": "id,date\na,1992\n"}
    after = {"tables/facts.jsonl": new, "package/rows/facts.jsonl": new, "tables/facts.csv": "id,date\na,1993\n"}
    assert ["tables/facts.jsonl"] == [*compare_tables(before, after, NOTHING)]
    assert not compare_tables(before, after, Allowed(tables=("facts",)))
    assert not compare_tables(before, after, Allowed(columns=(("date",),)))
    csv = compare_tables(before, before | {"tables/facts.csv": "id,date,x\na,1993,\n"}, NOTHING)
    assert ["tables/facts.csv"] == [*csv]
    assert ["x"] == csv["tables/facts.csv"].new_columns
    package = compare_tables(before, before | {"package/rows/facts.jsonl": new}, NOTHING)
    assert ["package/rows/facts.jsonl"] == [*package]


def test_tables_of_one_side_and_other_spellings() -> None:
    """A table that one side lacks is told, even without rows, and so are equal values that are written otherwise."""
    lacking = compare_tables({}, {"tables/facts.jsonl": ""}, NOTHING)["tables/facts.jsonl"]
    assert ["only in the second commit"] == lacking.notes
    found = compare_tables(
        {"tables/facts.jsonl": '{"id": "é"}\n'}, {"tables/facts.jsonl": '{"id": "\\u00e9"}'}, NOTHING
    )
    assert ["the same values, written otherwise"] == found["tables/facts.jsonl"].notes


def test_a_row_may_have_any_letter() -> None:
    """Letters that end lines elsewhere end no row of JSON Lines, and blanks in cells of CSV stay."""
    content = jsonl({"id": "a\u2028b\x85"})
    assert [{"id": "a\u2028b\x85"}] == TOOL["rows_of"]("x.jsonl", content)
    csv = 'id,of\na,"[""b\nc"", 1"\nd,"[""b"", 1]"\n'
    assert [{"id": "a", "of": '["b\nc", 1'}, {"id": "d", "of": ["b", 1]}] == TOOL["rows_of"]("x.csv", csv)


def test_changes_of_a_text() -> None:
    """Replaced lines are told in pairs where their number is the same, and added and removed ones each."""
    assert not changes("a\nb", "a\nb")
    assert [Change(2, ("b",), ("x",)), Change(3, ("c",), ("y",))] == changes("a\nb\nc\nd", "a\nx\ny\nd")
    assert [Change(2, ("b",), ())] == changes("a\nb\nc", "a\nc")
    assert [Change(2, (), ("x",)), Change(2, (), ("y",))] == changes("a\nc", "a\nx\ny\nc")
    assert [Change(2, ("b",), ("x", "y"))] == changes("a\nb\nc", "a\nx\ny\nc")
    assert [1, 1, 2] == [Change(1, *lines).size for lines in ((("b",), ("x",)), ((), ("x",)), (("b",), ("x", "y")))]


def test_texts_of_one_side_and_ignored_texts() -> None:
    """Texts of one side are told, and those whose names are ignored are not."""
    before, after = {"a": "1", "b/c": "1", "d": "1"}, {"a": "2", "d": "1", "e": "1"}
    found = compare_texts(before, after, NOTHING)
    assert (["b/c"], ["e"], ["a"]) == (found.removed, found.added, [*found.differing])
    assert not any(compare_texts(before, after, Allowed(texts=("a", "b/*", "[e-z]"))))
    assert not any(compare_texts(before, before, NOTHING))


def test_what_many_texts_share_is_told_once() -> None:
    """A difference that three texts share is told once, with their number, and the rest of each where it stands."""
    before = {name: f"top\nold\n{name}" for name in "abcd"}
    after = {name: f"top\nnew\n{name}" for name in "abc"} | {"d": "top\nnew\nD"}
    found = compare_texts(before, after, NOTHING)
    assert {("a", "b", "c", "d"): [Change(0, ("old",), ("new",))]} == found.alike
    told = [*TOOL["tell_texts"](found, 2)]
    assert 1 == told.count("-old") == told.count("+new")
    assert "### The same difference in 4 texts: `a`, `b`, 2 more" in told
    assert "Lines that differ: 2, 1 of them reported above." in told
    assert ["### d"] == [line for line in told if line.startswith("### ") and "The same" not in line]
    assert "Texts that differ only in lines that are reported above as shared differences: 3." in told


def test_what_two_texts_share_is_told_in_each() -> None:
    """A difference that only two texts share stands in each of them."""
    found = compare_texts({"a": "old", "b": "old"}, {"a": "new", "b": "new"}, NOTHING)
    assert not found.alike
    assert 2 == [*TOOL["tell_texts"](found, 2)].count("+new")


def test_a_long_difference_is_cut() -> None:
    """Of a long difference the first lines are shown, and how many more there are."""
    told = [*TOOL["difference"](changes("\n".join("abcdefghij"), "\n".join("ABCDEFGHIJ")))]
    assert ["````diff", "@@ line 1 @@", "-a", "+A"] == told[:4]
    assert "… and 9 more lines." == told[-1]


def test_the_text_of_a_page() -> None:
    """A page is read without tags, scripts and styles, blanks collapsed but in examples line by line."""
    page = """<!doctype html><title>T</title><style>p {}</style><script>if (a < b) {}</script>
    <p>one <b>t</b>wo
       &amp; three<br/>four</p><p>five</p><pre><span>a</span>  b
    c</pre><svg><path d="M0"/><text>six</text></svg><!-- no --> """
    assert ["T", "one two & three", "four", "five", "a b", "c", "six"] == page_text(page).split("\n")
    assert page_text("<p class='x'>a  b</p>") == page_text("<div>\n<p>a <i>b</i></p></div>")


@pytest.mark.parametrize("at", [0, 40, 79, 80, 150, 299])
def test_a_cut_shows_where_values_differ(at: int) -> None:
    """Long values are cut to the width and still show where they differ, and short ones are whole."""
    old = "x" * 300
    new = f"{old[:at]}y{old[at + 1 :]}"
    pair = cut(old, new, 80)
    assert all(len(each) <= 80 for each in pair)
    assert ("y" in pair[0], "y" in pair[1]) == (False, True)
    assert ("x" * 80, "y" * 80) == cut("x" * 80, "y" * 80, 80)
    longer = cut(old, f"{old}z", 80)
    assert longer[1].endswith("z")


def built(folder: Path, name: str, date: str, title: str) -> Path:
    """Return a folder with what building gives."""
    files = {
        "exports/tables/facts.jsonl": jsonl({"id": "a", "date": date}),
        "exports/package/datapackage.json": f'"bytes": {len(title)}, "hash": "sha256:{title}",\n',
        "exports/printed/no command.txt": f"{date}\n",
        "site/index.html": f"<h1>{title}</h1>",
    }
    for path, content in files.items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / name / path).write_text(content, encoding="utf-8")
    return folder / name


def test_the_report(tmp_path: Path) -> None:
    """The report says that nothing differs, what differs, and what was allowed; the site counts only if asked for."""
    one, same, dated, titled = (
        built(tmp_path, name, date, title)
        for name, date, title in (("1", "1", "T"), ("2", "1", "T"), ("3", "`2`", "T"), ("4", "1", "Other"))
    )
    both = ("exports", "site")
    nothing = (False, "Compared: 1 files of tables, 2 texts, 1 pages of the site.\n\nThere are no differences.\n")
    assert nothing == report(one, same, both, NOTHING, 3)
    differs, told = report(one, dated, both, NOTHING, 3)
    assert differs
    assert '  - `a`: `"1"` → `` "`2`" ``\n' in told
    assert "## Texts: 1 different\n\n### printed/no command.txt\n\nLines that differ: 1.\n\n````diff\n" in told
    differs, told = report(one, dated, both, Allowed(columns=(("date",),), texts=("printed/*",)), 3)
    assert not differs
    assert "- columns: `date`\n- texts: `printed/*`\n\nThere are no other differences.\n" in told
    differs, told = report(one, titled, both, NOTHING, 3)
    assert differs
    assert "## Pages of the site: 1 different\n" in told
    assert not report(one, titled, ("exports",), NOTHING, 3)[0]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ([], "BASE"),
        (["HEAD", "--rename-column", "a.b"], "expected [TABLE.]OLD=NEW, found 'a.b'"),
        (["HEAD", "--rename-column", "a=b.c"], "expected [TABLE.]OLD=NEW, found 'a=b.c'"),
        (["HEAD", "--ignore-column", "a."], "expected [TABLE.]COLUMN, found 'a.'"),
    ],
)
def test_wrong_arguments(words: list[str], part: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call ends with status 2 and one line."""
    with pytest.raises(SystemExit, match=r"^2$"):
        main(words)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("compare_commits: ")
    assert part in line


def test_an_unknown_commit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A commit that is not there ends with status 2 and one line, and nothing is built."""
    assert 2 == main(["no-such-commit", "--cache", str(tmp_path / "cache")])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("compare_commits: ")
    assert not (tmp_path / "cache").exists()
