"""The site's pages as people read them: an answer first, each fact once, long parts folded, few links, light."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from running import ROOT, html, needed, site

import tajik_relations as tr

needed("sphinx", "docs")
sys.path.insert(0, str(ROOT / "docs"))

from generator.titles import told_by  # noqa: E402 - it is found only now

SITE = site("docs")
PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
GENERATED = [page for page in PAGES if page.startswith("facts/")]
KINDS_OF_PAGES = ("partners", "organizations", "persons", "documents", "disagreements", "codebook")
_LISTS = re.compile("/index.html|codebook/rules.html|/terms/")
PARTS = [page for page in GENERATED if "/lines-" in page]
OF_ONE = [
    page for page in GENERATED if page.split("/")[1] in KINDS_OF_PAGES and not _LISTS.search(page) and page not in PARTS
]
ANSWERED = [*OF_ONE, "facts/unknown.html", *PARTS]
"""The pages that are about one partner, organization, person, document, disagreement or kind, and what is not known."""
HEAVIEST, HEAVIEST_SITE = 150_000, 12_000_000
"""Bytes of a page without its pictures, and of the whole site."""
MOST_WORDS = 9_406 // 2
"""On the page of a partner, everything open: half of what the longest had when each fact stood on it once or twice."""
MOST_ENTRIES = 20
LONG = 12
_FRAGMENT = re.compile(r"#:~:(?P<words>text=.+)")
_COUNTED = re.compile(r"\((\d+)\)$")


def parsed(page: str) -> Any:
    """Return a page."""
    return html(SITE / page)


def links(page: str) -> set[str]:
    """Return the files to which a page's links inside the site lead."""
    found = [urlsplit(urljoin(page, link["href"])) for link in parsed(page).find_all("a", href=True)]
    return {unquote(link.path) for link in found if not link.scheme and link.path.endswith(".html")}


@pytest.mark.parametrize("page", ANSWERED)
def test_a_page_begins_with_an_answer_in_three_lines(page: str) -> None:
    """Below the heading stand three lines, each with a name and a text; nothing stands before them."""
    answer = parsed(page).h1.find_next_sibling()
    assert (answer.name, "answer" in answer["class"]) == ("ul", True)
    lines = [" ".join(line.get_text().split()) for line in answer.find_all("li", recursive=False)]
    assert len(lines) == 3
    assert not [line for line in lines if not re.fullmatch(r"[A-Z][a-z ]+: .*\w.*\.", line)]


def test_the_answers_say_since_when_who_says_so_and_what_disagrees(dataset: tr.Dataset) -> None:
    """On a partner's page the answer has each stated date or says that there is none, who says it, what disagrees."""
    by_name = {str(parsed(page).h1.get_text()).removesuffix("¶"): page for page in GENERATED if "/partners/" in page}
    for relation in dataset.relations.with_unidentified:
        since, who, apart = (line.get_text() for line in parsed(by_name[relation.name]).select("ul.answer > li"))
        assert not [date for date in relation.established.stated_dates if str(date)[:4] not in since]
        assert bool(relation.established) != ("No document says when relations began" in since)
        assert not [fact for fact in relation.established if told_by(fact) not in who]
        assert bool(relation.disagreements) != ("The documents do not contradict each other" in apart)


@pytest.mark.parametrize("page", GENERATED)
def test_no_fact_stands_twice_on_a_page(page: str) -> None:
    """No fact is cited by two entries, and no two entries of a list have one date and one sentence."""
    counts = Counter(cited for entry in parsed(page).select("dl.facts > dd") for cited in _cited(entry))
    assert not [place for place, count in counts.items() if count > 1]
    for section in parsed(page).select("section section") if page in OF_ONE and "/documents/" not in page else ():
        entries = section.select("dl.facts > dd:not(:has(p.also))")
        told = Counter((entry.find_previous_sibling("dt").get_text(), entry.p.get_text()) for entry in entries)
        assert not [sentence for sentence, count in told.items() if count > 1]


def _cited(entry: Any) -> list[str]:
    """Return the anchors of the facts of an entry, its own or those to which its citations lead."""
    own = [part["id"] for part in entry.select("span.fact")]
    return own or [str(line.a["href"]).partition("#")[2] for line in entry.select("p.cited")]


@pytest.mark.parametrize("page", OF_ONE)
def test_sections_say_how_much_they_have_and_long_ones_are_folded(page: str) -> None:
    """A section of facts has their number in its heading; if they are many, one line opens them."""
    for section in parsed(page).select("section section"):
        heading, facts = section.h2.get_text().removesuffix("¶"), section.select("dl.facts > dd > p.cited")
        counted = _COUNTED.search(heading)
        if counted and facts:
            assert int(counted[1]) == len(facts)
            assert (len(facts) > LONG) == bool(section.select("details.fold:not([open]) dl.facts"))


def test_no_partner_has_a_long_page() -> None:
    """The longest page of a partner has, with everything open, at most half the words of before."""
    texts = {page: parsed(page).article.get_text(" ") for page in GENERATED if "/partners/" in page}
    assert not {page: len(text.split()) for page, text in texts.items() if len(text.split()) > MOST_WORDS}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_light(page: str) -> None:
    """No page, without its pictures, is heavier than a slow connection takes in a second or two."""
    assert (SITE / page).stat().st_size <= HEAVIEST


def test_the_site_is_light() -> None:
    """All files together, but for what Sphinx keeps for its next run, are light enough to be taken on a stick."""
    files = [path for path in SITE.rglob("*") if path.is_file() and ".doctrees" not in path.parts]
    assert sum(path.stat().st_size for path in files) <= HEAVIEST_SITE


@pytest.mark.parametrize("page", PAGES)
def test_no_navigation_is_long(page: str) -> None:
    """Neither the list of the site nor that of the page's parts has more entries than can be seen at once."""
    for lists in (".sidebar-tree", ".toc-tree"):
        assert len(parsed(page).select(f"{lists} a")) <= MOST_ENTRIES
    assert parsed(page).select(".sidebar-tree a")


def test_disagreements_are_titled_in_words(dataset: tr.Dataset) -> None:
    """The title of a disagreement asks a question and has no id, no name of a field and no date in digits alone."""
    pages = [page for page in OF_ONE if "/disagreements/" in page]
    titles = [parsed(page).h1.get_text() for page in pages]
    assert len(titles) == len([*dataset.disagreements, *dataset.less_exact])
    assert not [
        title
        for title in titles
        if not re.match("(When|Who|What|Which|How|On what|Date of|Figure for|Body named) ", title)
    ]
    assert not [title for title in titles if re.search(r"\d{4}-\d\d", title)]


def test_a_citation_leads_to_its_words_at_the_address_of_the_document(dataset: tr.Dataset) -> None:
    """At its permanent place each citation links to the page at its address, at the cited words, if there is one."""
    for page in (page for page in (*OF_ONE, *PARTS) if "/documents/" in page):
        for anchor in parsed(page).select("span.fact"):
            cited = [(citation, citation.source.address) for citation in dataset.facts[anchor["id"]].citations]
            expected = [(address, list(citation.words)) for citation, address in cited if address]
            links = anchor.find_parent("p").select('a[href*="#:~:text="]')
            assert [_words(link["href"]) for link in links] == expected
            assert {link["title"] for link in links} <= {"may have changed"}
        assert ("may have changed" in parsed(page).article.get_text()) == bool(parsed(page).select('a[href*="#:~:"]'))


def _words(address: str) -> tuple[str, list[str]]:
    """Return the address of a page and the texts that are to be marked on it."""
    fragment = _FRAGMENT.search(address)
    assert fragment
    return address[: fragment.start()], [unquote(part.removeprefix("text=")) for part in fragment["words"].split("&")]


def _of(facts: Iterable[tr.Fact]) -> list[str]:
    return [fact.statement for fact in facts]


QUESTIONS: dict[str, tuple[str, Callable[[], list[str]]]] = {
    "since when relations with Malta, who says so, what disagrees": (
        "facts/partners/malta.html",
        lambda: [
            "24 September 2007",
            "25 September 2007",
            "Wikipedia, written 2017 or later",
            "What disagrees: When relations",
        ],
    ),
    "which visits of presidents in 2007": (
        "facts/codebook/visit.html",
        lambda: _of(tr.visits.during(2007).where(office="president")),
    ),
    "what India paid for": ("facts/partners/india.html", lambda: _of(tr.relations["India"].assistance)),
    "who is the ambassador in Moscow": (
        "facts/codebook/office-holder.html",
        lambda: _of(tr.office_holders.where(office="ambassador")),
    ),
    "which treaties with Azerbaijan": (
        "facts/partners/azerbaijan.html",
        lambda: _of(tr.relations["Azerbaijan"].treaties),
    ),
    "where embassies are": ("facts/codebook/diplomatic-mission.html", lambda: _of(tr.diplomatic_missions)),
    "who is in the OSCE": (
        "facts/organizations/osce.html",
        lambda: [member.party.name for member in tr.organizations["OSCE"].members()],
    ),
    "when Putin came": ("facts/persons/vladimir-putin.html", lambda: _of(tr.visits.about("Vladimir Putin"))),
    "which States the rows do not name": (
        "facts/unknown.html",
        lambda: [relation.name for relation in tr.relations.unidentified],
    ),
    "what NATO says of exercises": ("facts/partners/nato.html", lambda: _of(tr.relations["NATO"].exercises)),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_two_clicks_from_the_front_page(question: str) -> None:
    """The page that has the answer is linked from the front page or from a page that it links to."""
    page, answers = QUESTIONS[question]
    first = links("index.html")
    assert page in first.union(*map(links, first))
    text = " ".join(parsed(page).article.get_text().split())
    assert answers()
    assert not [answer for answer in answers() if answer not in text]


def test_the_front_page_draws_each_partner_with_a_link(dataset: tr.Dataset) -> None:
    """Each State on the map, each year with its partners in the timeline and each partner by region lead to a page."""
    front = parsed("index.html")
    drawn = {name: {link["href"] for link in front.select(f"svg.{name} a")} for name in ("map", "years")}
    listed = {link["href"].partition("#")[0] for link in front.select(".front-partners a")}
    relations = dataset.relations.with_unidentified
    assert len(listed) == len(relations)
    assert len(drawn["map"]) == len(dataset.relations.states)
    assert len(drawn["years"]) == sum(bool(relation.established.stated_dates) for relation in relations)
    assert (drawn["map"] | drawn["years"]) <= listed
    assert not [link for link in front.select("svg a") if link["tabindex"] != "-1" or not link.title.get_text()]
    assert not [path for path in listed if not (SITE / path).is_file()]
