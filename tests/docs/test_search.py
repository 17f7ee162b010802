"""What the search of the site reads: each fact by all its names, dates and kinds, with its place, in a small file."""

import json
import sys
from collections import defaultdict
from typing import Any

import pytest
from running import ROOT, needed, site

import tajik_relations as tr

bs4 = needed("bs4", "docs")
needed("sphinx", "docs")
SITE = site("docs")
sys.path.insert(0, str(ROOT / "docs"))

from generator.search import INDEX, index_of  # noqa: E402 - it is found only now
from generator.titles import told_by  # noqa: E402

LARGEST = 250_000
"""Bytes that a reader who searches may have to load for it."""


def by_anchor(index: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the facts of an index by their anchors, with the values that they share in place of numbers."""
    facts = [dict(zip(index["keys"], values, strict=True)) for values in index["facts"]]
    for fact in facts:
        fact |= {key: index[key][fact[key]] for key in ("kinds", "document", "page")}
        fact["names"] = [name for at in fact["names"] for name in index["names"][at].split("|")]
    return {fact["anchor"]: fact for fact in facts}


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    """Return the index of the built site."""
    text = (SITE / INDEX).read_text("utf-8")
    return dict(json.loads(text.removeprefix("const FACTS = ").removesuffix(";\n")))


@pytest.fixture(scope="module")
def facts(index: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return its facts by their anchors."""
    return by_anchor(index)


def test_the_index_is_small() -> None:
    """What a search loads beside Sphinx's own index does not weigh much."""
    assert (SITE / INDEX).stat().st_size < LARGEST


def test_every_fact_leads_to_its_permanent_place(facts: dict[str, Any], dataset: tr.Dataset) -> None:
    """Each fact is in the index once, with its statement and who says so, and its address is that of its anchor."""
    pages = {
        page: bs4.BeautifulSoup((SITE / page).read_text("utf-8"), "html.parser")
        for page in {fact["page"] for fact in facts.values()}
    }
    assert {fact.id for fact in dataset.facts} == {*facts}
    for fact in dataset.facts:
        shown = facts[fact.id]
        assert (fact.statement, fact.told_by) == (shown["statement"], shown["document"])
        assert pages[shown["page"]].find(id=fact.id)


def test_everything_that_has_a_page_is_found_by_name(index: dict[str, Any], dataset: tr.Dataset) -> None:
    """Partners, organizations with facts, persons, documents and kinds are in the index, and each has its place."""
    named = {(name, what.partition(",")[0]) for name, what, *_ in index["things"]}
    assert {(relation.name, "partner") for relation in dataset.relations} <= named
    assert {(person.name, "person") for person in dataset.persons} <= named
    assert {(body.name, "organization") for body in dataset.organizations if body.facts} <= named
    assert {(document.title, "document") for document in dataset.documents} <= named
    for _, _, page, anchor, _ in index["things"]:
        assert f'id="{anchor}"' in (SITE / index["page"][page]).read_text("utf-8")


@pytest.mark.parametrize(
    ("fact", "key", "value"),
    [
        ("wfr-91-formal", "when", "25 September 2007"),
        ("wfr-91-formal", "date", "2007-09-25"),
        ("mfaaz-05-embassy-azerbaijan", "when", "since 22 September 2007"),
        ("mfaaz-05-embassy-azerbaijan", "from", "2007-09-22"),
        ("mfaaz-05-embassy-azerbaijan", "to", ""),
        ("wfr-37-agreements", "to", "2002-12-31"),
        ("wru-26-sattorov", "date", ""),
    ],
)
def test_dates_stand_as_they_are_written_and_as_days(facts: dict[str, Any], fact: str, key: str, value: str) -> None:
    """A date is there in words, as in the data, and as its first and last day; what is open or unknown is empty."""
    assert value == facts[fact][key]


@pytest.mark.parametrize(
    ("fact", "key", "word"),
    [
        ("mfaru-07-relations", "names", "Россия"),
        ("mfaru-07-relations", "names", "Russian Federation"),
        ("wru-13-moscow", "names", "E. Rahmon"),
        ("wfr-24-csto", "names", "CSTO"),
        ("wfr-37-settled", "kinds", "border disputes"),
        ("wfr-26-embassy", "kinds", "embassies"),
        ("wru-26-sattorov", "kinds", "ambassadors"),
        ("wru-26-sattorov", "nearby", "moscow"),
        ("wfr-65-base", "others", "military"),
    ],
)
def test_a_fact_is_found_by_other_words(facts: dict[str, Any], fact: str, key: str, word: str) -> None:
    """A fact has all names of those who take part, the everyday names of its kind, and words beside its statement."""
    values = facts[fact][key]
    assert word in (values if key == "names" else values.split("|" if key == "kinds" else " "))


def test_an_office_without_a_mission_is_not_called_one(facts: dict[str, Any]) -> None:
    """Everyday names for a part of a kind go to the facts of that part alone; codes of States are no names."""
    assert "ambassadors" not in facts["wfr-1-aslov"]["kinds"]
    assert "embassies" not in facts["mfaru-11-mission-moscow"]["kinds"]
    assert not {"MT", "MLT"} & {*facts["wfr-91-formal"]["names"]}


def test_without_a_script_the_page_leads_to_lists() -> None:
    """The page of the search says that it needs JavaScript, has a labelled field, and links to lists that exist."""
    page = bs4.BeautifulSoup((SITE / "search.html").read_text("utf-8"), "html.parser").find("article")
    assert "needs JavaScript" in page.find(role="status").get_text()
    assert page.find("input", id=page.label["for"])
    lists = [link["href"] for link in page.select("ul a[href]")]
    assert len(lists) > 5
    assert not [path for path in lists if not (SITE / path).is_file()]


def test_the_list_of_years_has_every_dated_fact_once(dataset: tr.Dataset) -> None:
    """Whoever searches without a script finds each fact with a date in the list of its year, with who says so."""
    page = bs4.BeautifulSoup((SITE / "facts" / "years.html").read_text("utf-8"), "html.parser").find("article")
    listed = [line for line in page.select("li") if line.a is not None and "#" in line.a["href"]]
    lines = {line.a["href"].partition("#")[2]: line.get_text() for line in listed}
    dated = {fact.id: f"{fact.statement} · {told_by(fact)}" for fact in dataset.facts if fact.date}
    assert dated == {name: " ".join(text.split()) for name, text in lines.items()}
    year = page.find(string="2007").find_parent("p").find_next_sibling("ul")
    assert "Malta" in year.get_text()


def test_another_data_set_has_its_own_index() -> None:
    """The index of the made-up data set has its facts and names, and none of the shipped ones."""
    example = tr.load(ROOT / "examples" / "arvenia")
    places: dict[str, tuple[str, str]] = defaultdict(lambda: ("", ""))
    places.update({fact.id: (f"{fact.document}.html", fact.id) for fact in example.facts})
    found = by_anchor(index_of(example, places))
    assert {fact.id: f"{fact.document}.html" for fact in example.facts} == {name: found[name]["page"] for name in found}
    assert {fact.id: fact.partner.name for fact in example.facts if fact.partner} == {
        fact.id: next(name for name in found[fact.id]["names"] if name == fact.partner.name)
        for fact in example.facts
        if fact.partner
    }
