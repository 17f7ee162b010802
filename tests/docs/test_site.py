"""The built documentation site: links, anchors, headings, pages for everything, and nothing from outside."""

import re
import sys
import tomllib
import zlib
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from running import ROOT, html, needed, site

import tajik_relations as tr
from tajik_relations.records import KINDS

bs4 = needed("bs4", "docs")
SITE = site("docs")
sys.path.insert(0, str(ROOT / "docs"))

from generator.links import anchor_of  # noqa: E402 - it is found only now
from generator.titles import date_in_words  # noqa: E402

CODEBOOK = ROOT / "src" / "tajik_relations" / "data" / "codebook.toml"
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
OWN = [page for page in PAGES if page.rpartition("/")[2] != "search.html"]
"""The pages that are not the theme's own."""
LISTS = {
    *(page for page in OWN if page.endswith(("/index.html", "codebook/rules.html"))),
    *(page for page in OWN if "/terms/" in page or "/lines-" in page),
}
"""The pages that are about several things, and later parts of long documents."""


def parsed(page: str) -> "bs4.BeautifulSoup":
    """Return a page."""
    return html(SITE / page)


@cache
def anchors(page: str) -> frozenset[str]:
    """Return the ids on a page."""
    return frozenset(one["id"] for one in parsed(page).find_all(id=True))


def links(page: str) -> list[tuple[str, str]]:
    """Return where a page's links inside the site lead: file and anchor."""
    found = [urlsplit(urljoin(page, one["href"])) for one in parsed(page).find_all("a", href=True)]
    return [(unquote(each.path), unquote(each.fragment)) for each in found if not each.scheme and not each.netloc]


def test_the_site_is_whole() -> None:
    """There are as many pages as there are things to have one, and more."""
    dataset = tr.load()
    least = len(dataset.relations) + len(dataset.documents) + len(dataset.disagreements)
    assert len(OWN) > least > 40


@pytest.mark.parametrize("page", OWN)
def test_links_and_anchors_lead_somewhere(page: str) -> None:
    """Every link inside the site leads to a file, and its anchor to a place on that page."""
    lost = [(path, anchor) for path, anchor in links(page) if not (SITE / path).is_file()]
    inside = [(path, anchor) for path, anchor in links(page) if anchor and path.endswith(".html")]
    assert not lost
    assert not [(path, anchor) for path, anchor in inside if anchor not in anchors(path)]


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_asked_from_outside(page: str) -> None:
    """No page loads a script, a style, a font or a picture from another host when it is opened."""
    asked = [one.get("src") for one in parsed(page).find_all(src=True)]
    asked += [one["href"] for one in parsed(page).find_all("link", href=True) if one.get("rel") != ["canonical"]]
    asked += re.findall(r"url\(['\"]?([^'\")]+)", " ".join(one.get_text() for one in parsed(page).find_all("style")))
    assert not [one for one in asked if re.match(r"(?:[a-z]+:)?//", one or "")]


def test_no_style_asks_anything_from_outside() -> None:
    """No style sheet imports another one from outside or names a font or picture there."""
    sheets = {path.name: path.read_text("utf-8") for path in SITE.rglob("*.css")}
    assert sheets
    found = [
        (name, one)
        for name, text in sheets.items()
        for one in re.findall(r"(?:url\(|@import)\s*['\"]?([^'\") ]+)", text)
    ]
    assert not [(name, one) for name, one in found if re.match(r"(?:https?:)?//", one)]


@pytest.mark.parametrize("page", OWN)
def test_headings_are_in_order(page: str) -> None:
    """Each page has one first heading and skips no level after it; its language is said."""
    article = parsed(page).find("article") or parsed(page)
    levels = [int(one.name[1]) for one in article.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1 == levels[0]
    assert not [(above, below) for above, below in pairwise(levels) if below > above + 1]
    assert parsed(page).html["lang"] == "en"


@pytest.mark.parametrize("page", OWN)
def test_pictures_have_a_text_and_ids_are_unique(page: str) -> None:
    """Every picture says in words what it shows, and no id stands twice on a page."""
    ids = [one["id"] for one in parsed(page).find_all(id=True)]
    assert not [one["src"] for one in parsed(page).find_all("img") if not one.get("alt", "").strip()]
    assert sorted(ids) == sorted(set(ids))


def places_of(dataset: tr.Dataset) -> dict[str, list[str]]:
    """Return the pages that have the anchor of each fact."""
    return {fact.id: [page for page in OWN if fact.id in anchors(page)] for fact in dataset.facts}


def test_every_fact_has_one_permanent_place(dataset: tr.Dataset) -> None:
    """Each fact has its anchor on one page of its document, with its words beside it, and on no other page."""
    places = places_of(dataset)
    for fact in dataset.facts:
        [page] = places[fact.id]
        folder = f"facts/documents/{fact.document}"
        assert page == f"{folder}.html" or page.startswith(f"{folder}/lines-")
        place = parsed(page).find(id=fact.id).find_parent("dd").get_text()
        words = [part for citation in fact.citations for part in citation.words]
        assert not [part for part in (fact.statement, *words) if " ".join(part.split()) not in " ".join(place.split())]


@pytest.mark.parametrize("page", ["facts/codebook/rules.html", "explanation/facts-not-truths.html"])
def test_a_link_to_a_fact_says_what_it_states_and_who_says_so(page: str, dataset: tr.Dataset) -> None:
    """Under the pointer stand the statement of the fact, its document's publisher, and when that was written."""
    shown = {one["href"].partition("#")[2]: one.get("title") for one in parsed(page).select("a:has(> code)")}
    facts = [dataset.facts[name] for name in shown if name in dataset.facts]
    assert facts
    assert not [fact for fact in facts if shown[fact.id] != f"{fact.statement} ({fact.told_by})"]


@pytest.mark.parametrize("part", ["rules", "decided"])
def test_every_coding_rule_and_decided_case_has_its_place(part: str, dataset: tr.Dataset) -> None:
    """Each has its anchor on the page of the rules, with its wording, and the facts that it names beside it."""
    page = "facts/codebook/rules.html"
    for name, coded in tomllib.loads(CODEBOOK.read_text("utf-8"))[part].items():
        anchor = f"{'rule' if part == 'rules' else 'case'}-{name}"
        place = parsed(page).find(id=anchor)
        section = " ".join((place if place.name == "section" else place.find_parent("section")).get_text().split())
        named = [coded[key] for key in ("example", "counter") if key in coded] + coded.get("facts", [])
        assert coded["rule"].replace("`", "") in section
        assert not [fact for fact in named if fact not in section or fact not in dataset.facts]


def test_everything_has_a_page(dataset: tr.Dataset) -> None:
    """Each partner, row, organization with facts, person, document, kind, disagreement has one page with its anchor."""
    relations = [*dataset.relations, *dataset.relations.unidentified]
    bodies = [body for body in dataset.organizations if body.facts]
    disagreements = [*dataset.disagreements, *dataset.less_exact]
    folders: dict[str, Iterable[object]] = {
        "partners": relations,
        "organizations": bodies,
        "persons": dataset.persons,
        "documents": dataset.documents,
        "disagreements": disagreements,
        "codebook": KINDS.values(),
    }
    for folder, things in folders.items():
        found = [page for page in OWN if page.startswith(f"facts/{folder}/") and page not in LISTS]
        places = {anchor_of(each): [page for page in found if anchor_of(each) in anchors(page)] for each in things}
        assert sorted(found) == sorted(page for pages in places.values() for page in pages)
        assert not [anchor for anchor, pages in places.items() if len(pages) != 1]


def test_every_public_name_is_in_the_inventory() -> None:
    """Other projects' documentation can link to every public name."""
    listed = zlib.decompress((SITE / "objects.inv").read_bytes().split(b"zlib.\n", 1)[1]).decode()
    names = {line.split(" ", 1)[0] for line in listed.splitlines()}
    assert not [name for name in tr.__all__ if f"tajik_relations.{name}" not in names]


def test_from_the_front_page_to_who_says_so_in_two_clicks(dataset: tr.Dataset) -> None:
    """The front page leads to each partner, whose page says by whom relations began when, and leads to the line."""
    front, places = {path for path, _ in links("index.html")}, places_of(dataset)
    for relation in dataset.relations:
        page = next(page for page in front if page.startswith("facts/partners/") and _title(page) == relation.name)
        shown = parsed(page).get_text()
        for fact in relation.established:
            assert (date_in_words(fact) or fact.relative or "no date") in shown
            assert (places[fact.id][0], fact.id) in links(page)
            assert all(one in " ".join(shown.split()) for one in fact.citations[0].words)


def _title(page: str) -> str:
    return str(parsed(page).h1.get_text()).removesuffix("¶")


def test_all_tables_can_be_taken_away() -> None:
    """The page on downloads has a link to each table."""
    offered = {path for path, _ in links("how-to/download.html")}
    assert not [name for name in tr.tables if f"data/tables/{name}.csv" not in offered]


def test_no_sentence_of_a_document_stands_on_a_page(texts: Path, dataset: tr.Dataset) -> None:
    """No block shares nine words in a row with a document, but for listed names and what records say of themselves."""
    listed = (ROOT / "seeds" / "allowed-phrases.txt").read_text("utf-8").splitlines()
    names = [" ".join(_words(line)) for line in listed if line.strip()]
    runs = {run for path in texts.glob("*.txt") for run in _runs(path.read_text("utf-8"))}
    assert runs
    own = re.compile("|".join(re.escape(fact.statement.rstrip(".")) for fact in dataset.facts))
    shared = [(page, text) for page in OWN for text in _blocks(page) if _runs(text) & runs]
    found = [(page, run) for page, text in shared for part in own.split(text) for run in _runs(part) & runs]
    assert not [(page, run) for page, run in found if not _is_name(run, names)]


def _blocks(page: str) -> list[str]:
    """Return the texts of the paragraphs, cells and headings of a page."""
    inner = ("p", "dt", "td", "th", "li", "h1", "h2", "h3", "pre")
    found = [one for one in parsed(page).find_all(inner) if not one.find(inner)]
    return [" ".join(one.get_text().split()) for one in found]


def _words(text: str) -> list[str]:
    return [match.group().lower() for match in re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", text)]


def _runs(text: str) -> set[str]:
    words = _words(text)
    return {" ".join(words[at : at + 9]) for at in range(len(words) - 8)}


def _is_name(run: str, names: list[str]) -> bool:
    return any(run in name or name in run for name in names)
