"""`verify` as people read it: the text beside each problem where the texts are at hand, and one cause told once."""

from pathlib import Path

import pytest
from running import TEXTS, Run, changed, with_text

import tajik_relations as tr
from tajik_relations.coding.cited_text import bracketed
from tajik_relations.reading.dataset_files import read_dataset

LETTER = "documents/letter.toml"
CITED = "two countries built a canal in Long Marsh"


def findings(capsys: pytest.CaptureFixture[str], folder: Path, texts: Path | None = TEXTS) -> list[str]:
    """Return what `verify` prints before its counts."""
    run = Run(capsys, "verify", "--dataset", folder, *(("--documents", texts) if texts else ()))
    failing = (1, "")
    assert failing == (run.status, run.err)
    return run.out.partition("13 facts checked")[0].splitlines()


def test_the_cited_line_follows_the_problems_of_a_fact_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Two problems of one fact stand together, then the line as the text has it, cited words in square brackets."""
    two = 'date = "1996"\nstatus = "planned"'
    *problems, line = findings(capsys, changed(tmp_path, LETTER, 'date = "1995"\nstatus = "done"', two))
    assert {"date", "status"} == {problem.split()[2].removesuffix(":") for problem in problems}
    assert all(problem.startswith("letter: let-04-canal ") for problem in problems)
    assert line == f"    line 4: The [{CITED}] in [1995]."


def test_every_line_that_a_fact_cites_is_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A fact that cites a second line has both below its problems."""
    also = 'date = "1996"\nalso = [{line = 3, words = ["Relations of the two countries"]}]\n'
    shown = findings(capsys, changed(tmp_path, LETTER, 'date = "1995"\n', also))
    assert [line for line in shown if line.startswith(" ")] == [
        f"    line 4: The [{CITED}] in [1995].",
        "    line 3: [Relations of the two countries] began in 1990.",
    ]


def test_without_texts_a_problem_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Against fingerprints nothing is indented, and the lines are those of the report in Python."""
    folder = changed(tmp_path, LETTER, 'date = "1995"', 'date = "1996"')
    assert findings(capsys, folder, None) == [*tr.verify(read_dataset(folder)).problems]


def test_an_undecided_value_has_its_line_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What the words leave open is marked as undecided and followed by the line."""
    folder = changed(tmp_path, "documents/gazette.toml", 'tie = "full member"\n', 'tie = "observer"\n')
    shown = findings(capsys, folder)
    assert any("gaz-10-league" in line for line in shown)
    assert shown[-1] == "    line 10: [Arvenia and Corland are full members] of the [League of Rivers]."


def test_a_problem_that_is_no_fact_s_stands_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is wrong with data beside the facts comes after the facts, without a line of text."""
    folder = changed(tmp_path, "set-aside.toml", '"notes"', '"remarks"')
    path = folder / LETTER
    path.write_text(path.read_text("utf-8").replace('date = "1995"', 'date = "1996"'), encoding="utf-8")
    shown = findings(capsys, folder)
    text = next(at for at, line in enumerate(shown) if line.startswith("    line 4: "))
    assert all(line.startswith("set-aside.toml: ") for line in shown[text + 1 :])
    assert shown[text + 1 :]


def test_a_missing_fragment_is_the_only_problem_of_its_fact(tmp_path: Path) -> None:
    """What follows from words that are not there is not told; in Python, with texts and without, it is one problem."""
    folder = changed(tmp_path, LETTER, 'Long Marsh", "1995"]', 'Long Marsh", "1994"]')
    missing = (
        "letter: let-04-canal citations: '1994' is not on line 4, or not after the fragments that are cited before it"
    )
    for documents in (TEXTS, None):
        assert tr.verify(read_dataset(folder), documents).problems == (missing,)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('Long Marsh", "1995"]', 'Long Marsh", "1996"]', "'1996': found on line 5"),
        ('"Arvenia opened an', '"Arvenia founded an', "similar words on line 5: 'Arvenia opened an embassy in Tarn'"),
        ('"Arvenia opened an embassy in Tarn"', '"a hundred white swans"', "found on no line of the document"),
        (
            f'["{CITED}", "1995"]',
            f'["1995", "{CITED}"]',
            f"'{CITED}': line 4 has it, but before the previous fragment",
        ),
    ],
    ids=["on another line", "in other words", "nowhere", "out of order"],
)
def test_where_missing_words_stand_instead(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, old: str, new: str, told: str
) -> None:
    """Below a fragment that its line does not have stands where the text has it, or what is most like it."""
    shown = findings(capsys, changed(tmp_path, LETTER, old, new))
    problem, line, *where = shown
    assert "is not on line" in problem
    assert line.startswith("    line ")
    assert told in " ".join(part.strip() for part in where)


def test_of_a_long_line_the_surroundings_of_the_words_are_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fits is shown, at whole words, with an ellipsis for the rest; cited words are never cut."""
    monkeypatch.setenv("COLUMNS", "70")
    far = "and the river went on and on " * 40
    folder = with_text(tmp_path, 4, f"{far}The {CITED} {far}in 1994.")
    path = folder / LETTER
    path.write_text(path.read_text("utf-8").replace("1995", "1994", 1), encoding="utf-8")
    shown = [line for line in findings(capsys, folder, folder / "texts") if line.startswith("    ")]
    assert max(map(len, shown)) <= 70
    text = " ".join(line.strip() for line in shown)
    assert f"[{CITED}]" in text
    assert "in [1994]." in text
    assert text.startswith("line 4: … ")
    assert len(text) < 200


@pytest.mark.parametrize(
    ("spans", "room", "shown"),
    [
        ([(4, 7)], 80, "one [two] three four five"),
        ([], 80, "one two three four five"),
        ([(4, 7), (8, 13)], 80, "one [two] [three] four five"),
        ([(0, 3), (19, 23)], 20, "[one] … [five]"),
        ([], 5, "one …"),
    ],
)
def test_brackets(spans: list[tuple[int, int]], room: int, shown: str) -> None:
    """Brackets stand around the stretches, and what lies between may be left out."""
    assert shown == bracketed("one two three four five", spans, room)


def test_an_unknown_code_is_told_once_with_its_places(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A code in many facts is one line on standard error, with the number of places and the file for a new one."""
    folder = changed(tmp_path, "organizations.toml", 'code = "LOR"', 'code = "LORE"')
    path = folder / "documents" / "gazette.toml"
    league = path.read_text("utf-8").partition("[[memberships]]")[2].partition("\n\n")[0]
    more = "".join(f"\n[[memberships]]{league.replace('gaz-10-league', f'gaz-15-{name}')}\n" for name in "abcd")
    path.write_text(path.read_text("utf-8") + more.replace("line = 10", "line = 15"), encoding="utf-8")
    run = Run(capsys, "verify", "--dataset", folder)
    places = "memberships[2] (gaz-15-a) organization, memberships[3] (gaz-15-b) organization, …"
    assert run.refused(
        "documents/gazette.toml: memberships[1] (gaz-10-league) organization: expected the code of a known",
        f"found 'LOR' (similar: LORE), and in 4 more places ({places}); if it is new, enter it in organizations.toml",
    )


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("show", ""), "show: expected a name, a code or an id, found empty text"),
        (("show", " ", ""), "show: expected a name, a code or an id, found empty text"),
        (("list", "visits", "--status", "zzz"), "expected done, ongoing, ended, planned, draft, considered or"),
        (("list", "visits", "--status", "plannd"), "similar names: planned"),
        (("export", "--format", "zzz"), "expected jsonl, csv, parquet, schema, bibtex, csl, annotations, sqlite,"),
    ],
)
def test_a_refusal_says_what_there_is(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], part: str
) -> None:
    """Empty text is called that, and beside a wrong status or format stand the near ones, or all."""
    assert Run(capsys, *arguments).refused(part)
