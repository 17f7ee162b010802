"""`review`: one page that shows a document line by line, with its facts and what is open, and loads nothing."""

import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from running import SMALL, Run, changed, with_text

from tajik_relations.coding.guide import templates
from tajik_relations.coding.review_page import NOTICE, OPEN_LINE
from tajik_relations.evidence.originals import read_text
from tajik_relations.reading.dataset_files import read_dataset

VOID = ("meta", "br")
LETTER = "documents/letter.toml"
STYLE = templates()["style"]
EVIL = "<script>alert('x')</script> & \"<b onclick=x>\""


class Page(HTMLParser):
    """A page as it was written: its elements, and the text in each row and article."""

    def __init__(self, text: str) -> None:
        """Read the page; each element has to end where it should."""
        super().__init__()
        self.source = text
        self.path: list[tuple[str, str]] = []
        self.tags = Counter[str]()
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: dict[str, str] = {}
        """The text of each element with an id, without the letters that stand for facts."""
        self.marks: dict[str, list[str]] = {}
        """What is marked, by the id of the row."""
        self.open_words: list[str] = []
        self.feed(text)
        self.close()
        assert self.path == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.path.append((tag, dict(attrs).get("id") or ""))
        if tag == "mark":
            self.marks.setdefault(self._row, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Check that it is the last element that began which ends."""
        assert tag == self.path.pop()[0]

    def handle_data(self, data: str) -> None:
        """Add text to all elements in which it stands."""
        tags = [tag for tag, _ in self.path]
        if "sup" in tags:
            return
        for _, name in self.path:
            self.texts[name] = self.texts.get(name, "") + data
        if "mark" in tags:
            self.marks[self._row][-1] += data
        if "u" in tags:
            self.open_words.append(data)

    @property
    def _row(self) -> str:
        return next(name for tag, name in self.path if tag == "tr")

    def values(self, name: str) -> list[str]:
        """Return the values of all attributes of a name."""
        return [value for _, attribute, value in self.attributes if attribute == name]


def page_of(capsys: pytest.CaptureFixture[str], folder: Path, document: str, output: Path) -> Page:
    """Return the page that the command writes."""
    run = Run(capsys, "review", document, "--dataset", folder, "--output", output)
    assert (0, f"{output}: written\n", "") == (run.status, run.out, run.err)
    return Page(output.read_text(encoding="utf-8"))


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Page:
    """Return the page of the gazette."""
    return page_of(capsys, SMALL, "gazette", tmp_path / "page.html")


@pytest.mark.parametrize("document", ["gazette", "letter"])
def test_every_line_and_every_fact_is_there(capsys: pytest.CaptureFixture[str], tmp_path: Path, document: str) -> None:
    """Each line, empty ones too, has a row with its number and its text; each fact one entry with what it says."""
    page = page_of(capsys, SMALL, document, tmp_path / "page.html")
    dataset = read_dataset(SMALL)
    source = next(item for item in dataset.all_documents if item.id == document)
    for number, line in enumerate(read_text(source, SMALL / "texts").lines, start=1):
        assert page.texts[f"L{number}"].startswith(f"{number}{line or 'empty line'}")
    for fact in (fact for fact in dataset.all_facts if fact.document == document):
        shown = page.texts[fact.id]
        told = (fact.statement, fact.id, type(fact).__name__, str(fact.date or "none"), str(fact.status or "none"))
        assert [] == [part for part in told if part not in shown]
        assert all(f"{basis.field} {basis.kind}" in shown and basis.reason in shown for basis in fact.basis)
        assert fact.realized is None or f"realized{fact.realized}" in shown
    cited = [citation for fact in dataset.all_facts if fact.document == document for citation in fact.citations]
    assert {*page.marks} == {f"L{citation.line}" for citation in cited}


def test_marks_stand_where_the_citations_are(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is marked are the cited words and no others, with the id in the tooltip and a letter that leads to it."""
    page = page_of(capsys, SMALL, "letter", tmp_path / "page.html")
    assert page.marks == {
        "L3": ["Relations of the two countries began", "1990"],
        "L4": ["two countries built a canal in Long Marsh", "1995"],
        "L5": ["Arvenia opened an embassy in Tarn", "1996"],
        "L6": ["Trade of the two countries", "about 40 million dollars", "2003"],
    }
    assert '<mark title="let-03-began">1990</mark><sup><a href="#let-03-began">a</a></sup>' in page.source


def test_words_that_two_facts_cite_name_both(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Where citations overlap, each stretch names its facts, and the letter stands where its citation ends."""
    fact = '\n[[references]]\nid = "let-06-note"\nline = 6\nwords = ["two countries was about 40"]\n'
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    with (folder / LETTER).open("a", encoding="utf-8") as file:
        file.write(fact)
    page = page_of(capsys, folder, "letter", tmp_path / "page.html")
    both = '<mark title="let-06-trade, let-06-note">two countries</mark><sup><a href="#let-06-trade">a</a></sup>'
    assert f'<mark title="let-06-trade">Trade of the </mark>{both}<mark title="let-06-note"> was </mark>' in page.source


def test_a_fact_is_linked_from_every_line_that_it_cites(page: Page) -> None:
    """Beside a further line stands the statement with a link; beside the fact stand links to its other lines."""
    assert "(gaz-07-began, line 7)" in page.texts["L3"]
    assert "also citesline 3" in page.texts["gaz-07-began"]


def test_what_is_set_aside_is_told_with_its_reason(page: Page) -> None:
    """A line, or words of it, that carries no fact has the reason beside it."""
    assert "set aside as heading: the whole line" in page.texts["L1"]
    assert "set aside as table furniture: Country, notes" in page.texts["L3"]
    assert '<span class="aside" title="set aside: table furniture">Belmark</span>' in page.source
    assert OPEN_LINE not in page.source


def test_what_is_open_is_flagged(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A line that nothing cites says so and is in the list above; uncited numbers and names are underlined."""
    heading = '[[set_aside]]\ndocument = "letter"\nline = 1\nreason = "heading"\n'
    folder = changed(tmp_path, "set-aside.toml", heading, "")
    path = folder / LETTER
    path.write_text(path.read_text("utf-8").replace(', "1990"]', "]").replace('date = "1990"\n', ""), encoding="utf-8")
    page = page_of(capsys, folder, "letter", tmp_path / "page.html")
    assert page.texts["L1"].endswith(OPEN_LINE)
    assert page.source.count(OPEN_LINE) == 1
    assert page.open_words == ["ARVENIA", "AND", "BELMARK", "1990"]
    assert '<a href="#L1">1</a>' in page.source
    assert '<a href="#L3">3</a>' in page.source
    assert "5: 4 cited, 0 set aside, 1 not accounted for" in page.source


def test_above_stand_the_document_and_the_counts(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Title, publisher, stamp, time of writing with its basis, and how much there is of everything."""
    page = page_of(capsys, SMALL, "letter", tmp_path / "page.html")
    everything = page.texts[""]
    assert "Review of Arvenia and Belmark" in everything
    assert f"{NOTICE}\n" in everything
    parts = ("publisherMinistry of Arvenia", "stamp01.02.2004", "(derived)", "facts4", "problems0", "judged values0")
    assert [] == [part for part in parts if part not in everything]
    assert "5: 4 cited, 1 set aside, 0 not accounted for" in everything


def test_problems_stand_at_their_fact_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What `verify` finds is called a problem or undecided beside the fact, and the fact is listed above."""
    folder = changed(tmp_path, "documents/gazette.toml", 'tie = "full member"', 'tie = "observer"')
    shown = page_of(capsys, folder, "gazette", tmp_path / "page.html")
    assert "Problem: tie: expected full member" in shown.texts["gaz-10-league"]
    assert "Undecided: " in shown.texts["gaz-10-league"]
    assert '<li><a href="#gaz-10-league">gaz-10-league</a>, line 10</li>' in shown.source
    assert "Problem" not in shown.texts["gaz-11-pumps"]


def test_missing_words_are_a_problem_with_where_they_stand(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A fragment that its line does not have marks nothing; beside it stands where the text has it."""
    folder = changed(tmp_path, LETTER, 'Long Marsh", "1995"]', 'Long Marsh", "1996"]')
    page = page_of(capsys, folder, "letter", tmp_path / "page.html")
    assert page.marks["L4"] == ["two countries built a canal in Long Marsh"]
    assert "'1996': found on line 5" in page.texts["let-04-canal"]


def test_problems_beside_the_facts_stand_above(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What is wrong with words set aside is shown too, and nothing about another document's rows or facts."""
    folder = changed(tmp_path, "set-aside.toml", '"notes"', '"remarks"')
    assert "Problem: set-aside.toml: set_aside[" in page_of(capsys, folder, "gazette", tmp_path / "one.html").texts[""]


def test_hostile_text_is_escaped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Markup in the text, in a title and in a summary stands on the page as text, and makes no element."""
    folder = with_text(tmp_path, 4, f"{EVIL} The two countries built a canal in Long Marsh in 1995.")
    manifest, facts = folder / "seeds" / "manifest.toml", folder / LETTER
    text = manifest.read_text("utf-8").replace('publisher = "Ministry of Arvenia"', f"publisher = '''{EVIL}'''")
    manifest.write_text(text.replace('title = "Arvenia and Belmark"', f"title = '''{EVIL}'''"), encoding="utf-8")
    summary = 'summary = "Arvenia and Belmark built a canal in Long Marsh"'
    text = facts.read_text("utf-8")
    assert summary in text
    facts.write_text(text.replace(summary, f"summary = '''Arvenia and Belmark {EVIL}'''"), encoding="utf-8")
    page = page_of(capsys, folder, "letter", tmp_path / "page.html")
    assert {"script", "b"} & {*page.tags} == set()
    assert page.texts["L4"].startswith(f"4{EVIL} The two countries")
    assert f"Arvenia and Belmark {EVIL}" in page.texts["let-04-canal"]
    assert f"publisher{EVIL}" in page.texts[""]
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]


def test_nothing_is_loaded_from_elsewhere(page: Page) -> None:
    """There is no script, no address to load from, and the page forbids the browser to load anything."""
    assert {"script", "link", "img", "iframe", "object", "base", "form"} & {*page.tags} == set()
    assert {name for _, name, _ in page.attributes} & {"src", "srcset", "action", "style"} == set()
    assert all(value.startswith("#") for value in page.values("href"))
    assert not re.search(r"@import|url\(|https?:", STYLE)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page.values("content")


def test_the_page_can_be_read_by_machines(page: Page) -> None:
    """It has a language, one title, one first heading; ids are single, links lead somewhere, headings have scopes."""
    ids = Counter(page.values("id"))
    assert page.source.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert (1, 1, 1, 1) == tuple(page.tags[tag] for tag in ("title", "h1", "main", "caption"))
    assert max(ids.values()) == 1
    assert {value[1:] for value in page.values("href")} <= {*ids}
    assert page.values("scope") == ["col"] * 3 + ["row"] * 15


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    pairs = [sign * 2 for sign in digits] if len(digits) == 3 else [digits[at : at + 2] for at in (0, 2, 4)]
    parts = [int(pair, 16) / 255 for pair in pairs]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_has_seven_times_the_contrast_of_its_ground() -> None:
    """In light, in the dark and on paper, on the plain ground and, for what stands in marks, on theirs."""
    schemes = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", rule))
        for rule in re.findall(r":root \{.*?\}", STYLE, re.DOTALL)
    ]
    assert len(schemes) == 3
    for colours in schemes:
        pairs = [(name, "ground") for name in ("ink", "quiet", "wrong", "left", "link")] + [("ink", "cited")]
        for pair in pairs:
            dark, light = sorted(_luminance(colours[name]) for name in pair)
            assert (light + 0.05) / (dark + 0.05) >= 7, pair


def test_the_page_has_a_name_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without `--output` it stands in the working folder; a document is found by its title too."""
    monkeypatch.chdir(tmp_path)
    run = Run(capsys, "review", "Arvenia and Belmark", "--dataset", SMALL, "--documents", SMALL / "texts")
    assert (0, "letter-review.html: written\n") == (run.status, run.out)
    assert [path.name for path in tmp_path.iterdir()] == ["letter-review.html"]


def test_a_page_that_is_there_stays(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It is replaced with `--force` alone."""
    path = tmp_path / "page.html"
    path.write_text("mine", encoding="utf-8")
    call = ("review", "letter", "--dataset", SMALL, "--output", path)
    assert Run(capsys, *call).refused("page.html: this file already exists; replace it with --force")
    mine = "mine"
    assert mine == path.read_text("utf-8")
    assert 0 == Run(capsys, *call, "--force").status
    assert path.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert [path] == [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("leter",), "no document is called 'leter'; similar names: letter"),
        (("letter", "--documents", "nowhere"), "nowhere"),
        (("letter", "--output", LETTER, "--force"), "letter.toml: expected a name that ends in .html, found another"),
        (("letter", "--output", "none/page.html"), "page.html: cannot write this file"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    part: str,
) -> None:
    """An unknown document, texts that are not there, and an output that is no page are refused; nothing is written."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert Run(capsys, "review", *arguments, "--dataset", folder).refused(part)
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_text_that_has_changed_since_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Marks would stand at other words: one line names the text, and there is no page."""
    folder = changed(tmp_path, "texts/letter.txt", "1995", "1994")
    output = tmp_path / "page.html"
    run = Run(capsys, "review", "letter", "--dataset", folder, "--output", output)
    assert run.refused("letter.txt: expected the text of letter with SHA-256")
    assert not output.exists()
