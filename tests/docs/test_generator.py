"""What makes pages from the data: every value is shown letter for letter, pages are written once, stale ones go."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from running import ROOT, SMALL, needed

import tajik_relations as tr
from tajik_relations.records import KINDS

bs4 = needed("bs4", "docs")
markdown_it = needed("markdown_it", "docs")
needed("sphinx", "docs")
DOCS = ROOT / "docs"
sys.path.insert(0, str(DOCS))

from generator.light import lightened  # noqa: E402 - it is found only now
from generator.links import anchor_of, cited, report_link, slug  # noqa: E402
from generator.pages import names, pages  # noqa: E402
from generator.regions import regions  # noqa: E402
from generator.themes import THEMES, by_theme, in_time  # noqa: E402
from generator.titles import in_order, shown, told_by  # noqa: E402
from generator.world_map import EQUATOR, HEIGHT, WIDTH, projected  # noqa: E402
from generator.writing import Page, environment, escaped, write_pages  # noqa: E402

BOOK = DOCS.parent / "src" / "tajik_relations" / "data" / "codebook.toml"
SHOWN = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1)
HOSTILE = "<script>alert(1)</script> *a* `b` [c](javascript:d) | e\n\n# f\n```{include} g\n```\n# f\n{{ 7 * 7 }} &lt;"


def html_of(markdown: str) -> str:
    """Return Markdown as the parser of the site reads it, tables among it."""
    return str(markdown_it.MarkdownIt("commonmark").enable("table").render(markdown))


@given(SHOWN)
def test_a_value_is_shown_letter_for_letter(text: str) -> None:
    """Whatever a value says, Markdown shows it as it is, but for runs of blanks."""
    assert unescape(html_of(str(escaped(f"x{text}x")))) == f"<p>x{re.sub(' +', ' ', text)}x</p>\n"


def test_hostile_text_stays_text() -> None:
    """Text that looks like markup, a table or a template is shown, not run, in a heading and in a table."""
    template = environment({}).from_string("# {{ text }}\n\n| a | b |\n|--|--|\n| {{ text }} | c |\n")
    shown = bs4.BeautifulSoup(html_of(template.render(text=HOSTILE)), "html.parser")
    assert {one.name for one in shown.find_all(name=True)} == {"h1", "table", "thead", "tbody", "tr", "th", "td"}
    assert [one.get_text() for one in shown.find_all(["h1", "td"])] == [" ".join(HOSTILE.split())] * 2 + ["c"]


def test_hostile_values_stay_text_on_every_page(tmp_path: Path) -> None:
    """Names, titles and summaries that look like markup make no script, link, heading or block on any page."""
    copy, in_line = Path(shutil.copytree(SMALL, tmp_path / "small")), " ".join(HOSTILE.split())
    value = re.compile(r'^((?:name|title|publisher|stamp|topic|summary|remark|source) = )"(.+)"$', re.MULTILINE)
    files = [
        copy / f"{name}.toml" for name in ("states", "organizations", "persons", "outside-dates", "seeds/manifest")
    ]
    for file in [*files, *(copy / "documents").iterdir()]:
        spoilt = value.sub(lambda found: found[1] + json.dumps(f"{found[2]} {in_line}"), file.read_text("utf-8"))
        file.write_text(spoilt, encoding="utf-8")
    hostile = tr.load(copy)
    made = [page for page in pages(hostile, BOOK) if not page.path.startswith("codebook/")]
    write_pages(tmp_path / "pages", made, names(hostile))
    shown = [(tmp_path / "pages" / page.path).read_text("utf-8") for page in made]
    parsed = [bs4.BeautifulSoup(html_of(text), "html.parser") for text in shown]
    assert sum("alert" in text.get_text() for text in parsed) > 10
    assert not [each.h1 for each in parsed if each.select("script, a[href^=javascript], [class*=include]")]
    assert not [each.h1 for each in parsed if "f" in {one.get_text() for one in each.select("h1, h2")}]


@pytest.fixture(scope="module")
def site(dataset: tr.Dataset) -> dict[str, Any]:
    """Return every page of the shipped data by its path."""
    return {page.path: page for page in pages(dataset, BOOK)}


def test_pages_and_anchors_are_unique(dataset: tr.Dataset, site: dict[str, Any]) -> None:
    """No two things share a page or an anchor."""
    things = [*dataset.relations, *dataset.relations.unidentified, *dataset.organizations, *dataset.persons]
    things += [*dataset.documents, *dataset.facts, *dataset.disagreements, *dataset.less_exact]
    anchors = [anchor_of(each) for each in things]
    assert len(anchors) == len(set(anchors))
    assert len(site) == len(list(pages(dataset, BOOK)))


def test_a_disagreement_has_all_its_values_on_one_page(
    tmp_path: Path, dataset: tr.Dataset, site: dict[str, Any]
) -> None:
    """The page of a disagreement has a heading for each value and, below it, everyone who gives this value."""
    write_pages(tmp_path, site.values(), names(dataset))
    for disagreement in (*dataset.disagreements, *dataset.less_exact):
        name = anchor_of(disagreement).removeprefix("disagreement-")
        _, *parts = (tmp_path / "disagreements" / f"{name}.md").read_text("utf-8").split("\n## ")
        assert len(parts) == len(disagreement.values)
        for part, stated in zip(parts, in_order(disagreement.values), strict=True):
            assert part.startswith(f"{escaped(shown(stated))}\n")
            assert re.findall(r" · \{cited\}`(.+?)`", part) == [fact.id for fact in stated.facts]
            assert re.findall(r"^: \[(.+)\]\(<.+>\)", part, re.MULTILINE) == [
                escaped(date.publisher) for date in stated.outside
            ]


def test_a_statement_has_its_document_and_time_beside_it(
    tmp_path: Path, dataset: tr.Dataset, site: dict[str, Any]
) -> None:
    """Wherever a page shows a statement, who published its document and when that was written stand below it."""
    write_pages(tmp_path, site.values(), names(dataset))
    told = {(escaped(fact.statement), escaped(told_by(fact))) for fact in dataset.facts}
    lists = re.compile(r"^\{\.facts\}\n(.+?)(?=^#|^:::|^\{\.\w+\}$|\Z)", re.MULTILINE | re.DOTALL)
    shown = re.compile(r"^: (.+)\n\n((?:  \{\.cited\}\n  .+\n\n+)+)", re.MULTILINE)
    texts = [text for path in tmp_path.rglob("*.md") for text in lists.findall(path.read_text("utf-8"))]
    found = [pair for text in texts for pair in shown.findall(text)]
    assert sum(text.count("\n: ") for text in texts) == len(found) > 1500
    below = [(statement, line.strip()) for statement, lines in found for line in lines.splitlines() if " · " in line]
    assert len(below) >= len(found)
    assert not [pair for pair in below if (pair[0], pair[1].partition(" · ")[0]) not in told]


def test_figures_of_two_units_have_two_anchors(dataset: tr.Dataset) -> None:
    """Two disagreements on the figures of one occurrence, in two units, do not share a page."""
    disagreements = [
        evolve(
            dataset.disagreements[0],
            field="quantity",
            values=tuple(tr.StatedValue(value=tr.Quantity(number=number, unit=unit)) for number in (1, 2)),
        )
        for unit in ("year", "month", None)
    ]
    assert len({anchor_of(disagreement) for disagreement in disagreements}) == 3


def test_pages_are_written_once_and_stale_ones_go(tmp_path: Path, dataset: tr.Dataset, site: dict[str, Any]) -> None:
    """Writing twice writes nothing the second time, and what is no page any more is taken away."""
    known = names(dataset)
    write_pages(tmp_path, site.values(), known)
    stale, kept = tmp_path / "partners" / "atlantis.md", tmp_path / "unknown.md"
    stale.write_text("# Atlantis\n", encoding="utf-8")
    before = kept.stat().st_mtime_ns
    write_pages(tmp_path, site.values(), known)
    assert not stale.exists()
    assert before == kept.stat().st_mtime_ns
    assert sorted(site) == sorted(
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*") if path.is_file()
    )


def test_a_name_missing_in_a_template_is_refused(tmp_path: Path) -> None:
    """A page whose template names what is not given is an error, and not an empty place."""
    with pytest.raises(Exception, match="'relations' is undefined"):
        write_pages(tmp_path, [Page("index.md", "partners.md", {})], {})
    assert not list(tmp_path.iterdir())


def test_two_pages_with_one_path_are_refused(tmp_path: Path, dataset: tr.Dataset) -> None:
    """Two organizations whose codes make one name of a file are an error, and none of the two is lost in silence."""
    body = next(each for each in dataset.organizations if each.facts)
    twins = [Page(f"{slug(code)}.md", "organization.md", {"organization": body}) for code in ("A-B", "A.B")]
    with pytest.raises(ValueError, match=r"found a-b\.md twice"):
        write_pages(tmp_path, twins, names(dataset))
    assert not list(tmp_path.iterdir())


def test_slugs_are_plain() -> None:
    """Names of files and anchors have letters, digits and single hyphens alone."""
    assert str(slug("Row 6 (unidentified)")) == "row-6-unidentified"
    assert str(slug("A  b", "Ç/d")) == "a-b-c-d"


def test_every_kind_has_one_theme(dataset: tr.Dataset) -> None:
    """Each kind of fact stands under one heading, and no fact gets lost or stands under two."""
    assert sorted(name for names in THEMES.values() for name in names) == sorted(KINDS)
    parts = [part for _, part in by_theme(dataset.facts)]
    assert sorted(fact.id for part in parts for fact in part) == sorted(fact.id for fact in dataset.facts)
    begun = [fact.date.earliest for fact in in_time(dataset.facts) if fact.date and fact.date.earliest]
    assert begun == sorted(begun)


def test_every_state_has_one_region(dataset: tr.Dataset) -> None:
    """The table of regions has each code once, and all States that ISO 3166-1 lists."""
    table = tomllib.loads((DOCS / "generator" / "regions.toml").read_text("utf-8"))
    codes = [code for area in table.values() for listed in area.values() for code in listed.split()]
    assert len(codes) == len(set(codes)) == len(regions())
    assert not {state.code for state in dataset.all_states if len(state.code) == 2} - set(codes)


def test_lighter_markup_says_the_same() -> None:
    """What is left out of a page changes neither its text nor where its links lead, but for the beginning of a page."""
    page = (
        '<p><a class="reference internal" href="../partners/malta.html#partner-malta"><span class="std std-ref">Malta'
        '</span></a> <code class="docutils literal notranslate"><span class="pre">tr.facts</span></code></p>'
        '<pre><span class="n">a</span><span class="w"> </span>'
        '<span class="o">=</span> <span class="s2">"&lt;b"</span></pre>'
        '<a class="headerlink" href="#x" title="Link to this heading">¶</a><a href="changes.html#the-changes">c</a>'
    )
    light = bs4.BeautifulSoup(lightened(page), "html.parser")
    assert light.get_text() == bs4.BeautifulSoup(page, "html.parser").get_text()
    hrefs = ["../partners/malta.html", "#x", "changes.html#the-changes"]
    assert [link["href"] for link in light.find_all("a")] == hrefs
    assert len(str(light)) < 0.7 * len(page)


def test_a_citation_marks_words_that_have_signs_of_a_fragment() -> None:
    """Hyphens, commas and ampersands of cited words, which mean something in a text fragment, are written as codes."""
    source = evolve(tr.documents[0], address="https://example.org/page")
    words = ("A-b, c & d", "50%")
    citation = evolve(tr.facts[0].citations[0], words=words, source=source)
    address = str(cited(citation, citation.document)).partition("(<")[2].partition(">")[0]
    marked = address.partition("#:~:")[2]
    assert [unquote(part.removeprefix("text=")) for part in marked.split("&")] == list(words)
    assert not set(marked.replace("text=", "").replace("&", "")) & set("-,& ")


def test_mistakes_are_reported_to_a_web_address_or_not_at_all() -> None:
    """The id of the fact stands in the link; what is no address of the web makes no link."""
    fact = tr.facts["wfr-91-formal"]
    assert "<https://example.org/new?t=wfr-91-formal>" in report_link("https://example.org/new?t={title}", fact)
    assert not report_link("", fact)
    assert not report_link("javascript:alert({title})", fact)


def test_the_map_keeps_places_where_they_are() -> None:
    """East is right of west, north above south, and the equator's middle in the middle."""
    assert projected(0, 0) == (WIDTH // 2, EQUATOR)
    assert projected(-170, 0)[0] < projected(10, 0)[0] < projected(170, 0)[0]
    assert 0 <= projected(0, 83)[1] < projected(0, 40)[1] < projected(0, -55)[1] <= HEIGHT


EXAMPLE = ROOT / "examples" / "site"


def test_a_site_of_another_data_set(tmp_path: Path) -> None:
    """The generator makes a site of the example, every warning an error: each fact has its place, no other is shown."""
    command = (sys.executable, "-m", "sphinx", "-W", "-T", "-q", "-b", "html", str(EXAMPLE), str(tmp_path))
    environment = os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1])}
    built = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own site
    assert (0, "") == (built.returncode, built.stderr)
    example = tr.load(ROOT / "examples" / "arvenia")
    pages = {path: bs4.BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in tmp_path.rglob("*.html")}
    places = {
        tag["id"] for path, page in pages.items() if path.parent.name == "documents" for tag in page.select("[id]")
    }
    assert {fact.id for fact in example.facts} <= places
    for fact in example.facts:
        place = next(page for page in pages.values() if page.find(id=fact.id)).find(id=fact.id).find_parent("dd")
        assert place.find("a", href=f"https://example.org/issues/new?title={fact.id}", string="report a mistake")
    links = {
        Path(str(link["href"])).name.partition("#")[2] for page in pages.values() for link in page.select("a[href]")
    }
    assert not {fact.id for fact in tr.facts} & links
    rows = (tmp_path / "data" / "rows" / "facts.jsonl").read_text("utf-8").splitlines()
    assert [fact.id for fact in example.facts] == [json.loads(row)["id"] for row in rows]
