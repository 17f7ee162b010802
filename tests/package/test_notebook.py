"""What notebooks and rich show: every kind of thing, what is uncertain, and harmless HTML whatever the text."""

import re
from html.parser import HTMLParser
from typing import Any

import made_up
import pytest
from attrs import evolve
from hypothesis import given
from running import SMALL
from strategies import collected, facts

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import Field
from tajik_relations.notebook.html_tables import page
from tajik_relations.notebook.html_values import LONGEST, MOST, cell
from tajik_relations.records import KINDS

VOID = {"br", "hr", "img", "input", "link", "meta"}
HOSTILE = (
    """<script>alert("1")</script><img src=x onerror='alert(2)'></td></table></style>&lt;"' onload=3 javascript:4"""
)
REACHING = re.compile(
    r"https?:|src=|href=|url\(|@import|<script|<link|<iframe|<object|<form|\son\w+=|javascript:", re.IGNORECASE
)
"""What would run or fetch something, in markup."""


class _Read(HTMLParser):
    """Reads HTML: whether tags are balanced, which there are, and the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)


def read(html: str) -> _Read:
    """Return HTML read to the end, all tags of it closed."""
    reader = _Read()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def text_of(html: str) -> str:
    """Return the text that HTML shows, single blanks between its pieces."""
    return " ".join(" ".join(read(html).text).split())


def html_of(thing: Any) -> str:
    """Return the HTML that a thing shows in a notebook."""
    return str(thing._repr_mimebundle_()["text/html"])


def _things(dataset: tr.Dataset) -> dict[str, Any]:
    partner = max(dataset.relations, key=lambda one: len(one.facts))
    body = max(dataset.organizations, key=lambda one: len(one.members()))
    members = body.members()
    found = {
        "dataset": dataset,
        "facts": dataset.facts,
        "no facts": dataset.facts[:0],
        "timeline": dataset.timeline(),
        "relation": partner,
        "relations": dataset.relations,
        "row": dataset.relations.unidentified[0],
        "established": partner.established,
        "resolved": partner.established.resolve(),
        "body": body,
        "bodies": dataset.organizations,
        "members": members,
        "member": members[0],
        "answer": body.membership_of(members[0].party),
        "shared": dataset.shared(members[0].party, members[1].party),
        "one shared": dataset.shared(members[0].party, members[1].party)[0],
        "disagreements": dataset.disagreements,
        "disagreement": next(one for one in dataset.disagreements if one.within_documents),
        "disagreement with others": next(one for one in dataset.disagreements if not one.within_documents),
        "stated value": dataset.disagreements[0].values[0],
        "outside value": dataset.disagreements[0].values[-1],
        "less exact": dataset.less_exact[0],
        "occurrences": dataset.occurrences,
        "occurrence": dataset.occurrences[0],
        "missions": dataset.missions,
        "states": dataset.states,
        "persons": dataset.persons,
        "places": dataset.places,
        "documents": dataset.documents,
        "comparison": (compared := tr.diff(made_up.small_before(), SMALL)),
        "changed fact": compared.changed[0],
    }
    return found | {kind.__name__: dataset.facts.of(kind)[0] for kind in KINDS.values()}


THINGS = _things(tr.load())


@pytest.mark.parametrize("name", THINGS)
def test_everything_shows_itself(name: str) -> None:
    """Everything gives its repr as plain text, and balanced HTML that runs and fetches nothing."""
    shown = THINGS[name]._repr_mimebundle_()
    assert {"text/plain": repr(THINGS[name]), "text/html": shown["text/html"]} == shown
    assert len(shown["text/plain"]) < 200
    read_ = read(shown["text/html"])
    markup = re.sub(r">[^<]*<", "><", re.sub(r"<style>.*?</style>", "", shown["text/html"], flags=re.DOTALL))
    assert not REACHING.search(markup)
    assert not {tag for tag, _ in read_.tags} & {"script", "a", "img", "link", "iframe"}


@pytest.mark.parametrize("name", THINGS)
def test_tables_are_accessible(name: str) -> None:
    """Every table has a caption, every heading a scope, and all rows of a table as many cells as it has columns."""
    html = html_of(THINGS[name])
    for table in re.findall(r"<table>.*?</table>", html, flags=re.DOTALL):
        assert table.startswith("<table><caption>")
        widths = {row.count("<td") + row.count("<th ") for row in re.findall(r"<tr>.*?</tr>", table, flags=re.DOTALL)}
        assert len(widths - {1}) <= 1
    assert all(scope.get("scope") in ("col", "row") for tag, scope in read(html).tags if tag == "th")


@pytest.mark.parametrize("name", THINGS)
def test_rich_is_given_pairs(name: str) -> None:
    """For rich everything yields pairs of a name and a value that is not empty."""
    pairs = list(THINGS[name].__rich_repr__())
    assert pairs
    assert all(isinstance(name, str) and name.isidentifier() and value not in (None, "", ()) for name, value in pairs)


@given(facts)
def test_any_fact_shows_itself(fact: tr.Fact) -> None:
    """Every fact that can be made shows its statement, its date and the words of each citation."""
    shown = text_of(html_of(fact))
    assert " ".join(fact.statement.split()) in shown
    assert str(fact.date or "") in shown
    assert all(words in shown for citation in fact.citations for words in citation.words)


def test_only_what_is_wanted_is_made() -> None:
    """A front end that asks for one form, or refuses one, gets what it asked for."""
    fact = made_up.CELL
    assert {"text/plain": repr(fact)} == fact._repr_mimebundle_(include={"text/plain"})
    assert ["text/html"] == list(fact._repr_mimebundle_(exclude={"text/plain"}))
    assert {} == fact._repr_mimebundle_(include={"image/png"})


def test_citations_open_to_title_line_and_words(dataset: tr.Dataset) -> None:
    """A citation is a short reference that opens to the document's title, the line and the words."""
    fact = dataset.facts[0]
    document, citation = dataset.documents[fact.document], fact.citations[0]
    shown = re.findall(r'<details class="tr-cite"><summary>(.*?)</summary>(.*?)</details>', html_of(fact))
    assert f"{fact.document}:{fact.line}" == shown[0][0]
    inside = text_of(shown[0][1])
    expected = (document.title, document.publisher, f"line {fact.line}", *citation.words)
    assert all(part in inside for part in expected)


def test_a_citation_shows_the_title_of_its_own_document() -> None:
    """Where two data sets give one id to different documents each citation shows its own, and by hand the id alone."""
    cited = made_up.CELL.citations[0]
    sources = [evolve(made_up.ALMANAC, title=title, publisher="River Press") for title in ("One", "Another")]
    for source in sources:
        fact = evolve(made_up.CELL, citations=(evolve(cited, source=source),))
        assert f"{source.title} (River Press) line 5" in text_of(html_of(fact))
        assert "document almanac" not in text_of(html_of(fact))
    assert "document almanac line 5" in text_of(html_of(made_up.CELL))


UNCERTAIN = {
    "1992": "year only",
    "1992-04": "month only",
    "1992-04-13?": "uncertain",
    "1992~": "year only, approximate",
    "1992-04%": "month only, approximate and uncertain",
    "1992-04-13/..": "no end given",
    "../2005-01-02": "start not given",
    "1992/": "end not known, year only",
    "/2005-06-07": "start not known",
    "2004-12-01/2005-06-30": "period",
}


@pytest.mark.parametrize(("when", "mark"), UNCERTAIN.items())
def test_uncertain_dates_look_uncertain(when: str, mark: str) -> None:
    """What is less exact than a day is underlined, says its limits, and says in words what is open."""
    shown = cell(parse(when))
    assert f"{when} {mark}" == text_of(shown)
    tag, attributes = read(shown).tags[0]
    assert (tag, "tr-unsure") == ("abbr", attributes["class"])
    assert re.search(r"\d{4}-\d\d-\d\d", attributes["title"] or "")


def test_a_day_looks_certain() -> None:
    """A day is shown as it is, without a mark."""
    assert '<time datetime="1992-04-13">1992-04-13</time>' == cell(parse("1992-04-13"))


def test_limits_are_spelt_out() -> None:
    """The limits of an uncertain date say what can be meant."""
    found = {when: read(cell(parse(when))).tags[0][1]["title"] for when in UNCERTAIN}
    assert "some time between 1992-01-01 and 1992-12-31" == found["1992"]
    assert "1992-04-13, not certain" == found["1992-04-13?"]
    assert "begins on 1992-04-13" == found["1992-04-13/.."]
    assert "ends on 2005-01-02" == found["../2005-01-02"]
    assert "begins on 2004-12-01, ends on 2005-06-30" == found["2004-12-01/2005-06-30"]


def test_dates_on_an_axis() -> None:
    """Three dates and more are drawn: a stroke for a day, a pale bar for what is less exact."""
    dates = [parse(when) for when in ("1992-04-13", "1994", "1999-04", "1995/..", "../1993")]
    made = [evolve(made_up.CELL, id=f"alm-{at}", date=when) for at, when in enumerate(dates)]
    things = collected(made)
    rects = [one for tag, one in read(html_of(things)).tags if tag == "rect"]
    assert [False, True, True, True, True] == ["fill-opacity" in one for one in rects]
    assert all(0 <= float(one["x"] or -1) and float(one["x"] or 0) + float(one["width"] or 0) <= 110 for one in rects)
    assert "1992–1999" in text_of(html_of(things))
    assert "<svg" not in html_of(things[:2])


def test_the_basis_is_marked_where_a_partner_is_not_stated(dataset: tr.Dataset) -> None:
    """Wherever relations or facts show a partner that is not stated, the basis stands there in words."""
    for kind in ("corroborated", "restored", "probable"):
        relation = next(one for one in dataset.relations if str(one.basis) == kind)
        source = relation.identification.source if relation.identification else None
        for thing in (relation, relation.facts, relation.facts[0], relation.established.resolve()):
            assert f"<summary>partner {kind}</summary>" in html_of(thing)
        assert f"states[1] {kind}" not in html_of(relation)
        assert f"source: {source}" in text_of(html_of(relation))
    stated = next(one for one in dataset.relations if one.identification and str(one.basis) == "stated")
    assert "basis" not in dict(stated.__rich_repr__())
    assert "not known" in text_of(html_of(dataset.relations.unidentified[0]))


def test_what_all_kinds_can_have_is_shown() -> None:
    """Fields of work, for whom somebody acts, what comes again and a remark stand on a fact's page, if it has them."""
    plain_page = text_of(html_of(made_up.AID))
    words = {"fields": "health", "acts for": "League of Lakes", "recurrent": "yes", "remark": "probably misprinted"}
    fact = evolve(
        made_up.AID,
        fields=(Field.HEALTH,),
        acts_for=(made_up.LAKES,),
        recurrent=True,
        remark=words["remark"],
    )
    shown = text_of(html_of(fact))
    for name, value in words.items():
        assert name in shown.casefold().replace("_", " ")
        assert value in shown
        assert name not in plain_page.casefold().replace("_", " ")


def test_long_collections_are_shortened(dataset: tr.Dataset) -> None:
    """The first 20 are shown, and how many more there are; of 20 all are shown."""
    long, short = html_of(dataset.facts), html_of(dataset.facts[:MOST])
    assert f"… and {len(dataset.facts) - MOST} more" in text_of(long)
    assert f"Facts ({len(dataset.facts)})" in text_of(long)
    assert (MOST + 2, MOST + 1) == (long.count("<tr>"), short.count("<tr>"))
    assert "more" not in text_of(short).split("…")
    many = cell(tuple(range(50)))
    assert (MOST + 1, True) == (many.count("<div>"), "… and 30 more" in many)


def test_a_timeline_has_those_without_a_date_apart(dataset: tr.Dataset) -> None:
    """A timeline shows dated facts and, in a table of their own, those without a date."""
    timeline = dataset.timeline(max(dataset.relations, key=lambda one: len(one.facts)).partner)
    shown = text_of(html_of(timeline))
    assert f"Timeline ({len(timeline)})" in shown
    assert f"Without a date, in document order ({len(timeline.undated)})" in shown


def _hostile(words: str) -> dict[str, Any]:
    """Return things in which every free text is *words*."""
    state = evolve(made_up.AVALONIA, name=f"A{words}", names=(words + "a",))
    bases = (evolve(made_up.PARTNER, source=words), evolve(made_up.PARTNER, field=words, source=words))
    document = evolve(made_up.ALMANAC, id=words, title=words, publisher=words)
    cited = tr.Citation(document=words, line=1, words=tuple(words.split()[:3]) or ("x",), source=document)
    fact = evolve(made_up.AID, summary=words, provider=state, partner=state, relative=words, basis=bases)
    cell_ = evolve(made_up.CELL, citations=(cited,), states=(made_up.HOME, state), partner=state, basis=bases)
    row = evolve(made_up.ROW, partner=state, reason=words, sources=(words,), document=words, candidates=(state,))
    outside = evolve(made_up.OUTSIDE, state=state, publisher=words, address=words, remark=words)
    body = evolve(made_up.LAKES, name=f"L{words}", names=(words,), code=words)
    dataset = evolve(
        made_up.DATASET,
        title=words,
        all_states=(state, made_up.HOME, made_up.BORDURIA),
        all_organizations=(body,),
        all_documents=(document,),
        all_facts=(cell_, evolve(fact, citations=(cited,))),
        identifications=(row,),
        outside_dates=(outside, evolve(outside, date=tr.PartialDate(1998))),
    )
    relation = dataset.relations.first()
    parts = (dataset.facts, dataset.timeline(), dataset.relations, relation, relation.established)
    found = dataset.disagreements
    more = (found, found[0], *found[0].values, dataset.organizations, dataset.organizations[0])
    every = (dataset, *dataset.all_facts, *parts, relation.established.resolve("most exact", outside=True), *more)
    lists = (dataset.states, dataset.documents)
    return {str(at): each for at, each in enumerate((*every, *lists))}


def test_hostile_text_is_shown_as_text() -> None:
    """Markup, quotes and event handlers in a user's data come out as text, in cells and in attributes."""
    known = {"class", "scope", "title", "datetime", "colspan", "aria-hidden", "width", "height", "fill", "fill-opacity"}
    known |= {"x", "y", "x1", "x2", "y1", "y2", "stroke", "stroke-opacity"}
    shown = [html_of(thing) for thing in _hostile(HOSTILE).values()]
    for html in shown:
        tags = read(html).tags
        assert not {tag for tag, _ in tags} & {"script", "img"}
        assert {name for _, attributes in tags for name in attributes} <= known
        assert 1 == html.count("<style>") == html.count("</style>")
    assert sum(" ".join(HOSTILE.split()) in text_of(html) for html in shown) > 10
    assert "<script>" not in page(HOSTILE, [(HOSTILE, HOSTILE)])


def test_very_long_text_is_cut() -> None:
    """Texts of a megabyte are cut, with their length, so that a page stays small."""
    for thing in _hostile("long " * 200_000).values():
        html = html_of(thing)
        assert len(html) < 100_000
        read(html)
    assert "… (1,000,000 characters)" in cell("x" * 1_000_000)
    assert "x" * LONGEST == cell("x" * LONGEST)


def test_what_html_cannot_write() -> None:
    """Control characters and lone surrogates are shown as replaced, so that a page can be saved."""
    assert "a\ufffdb\ufffdc\ufffd\nd" == cell("a\x00b\ud800c\x85\nd")
    assert cell("\u00a0é中").encode()


def test_dollars_are_no_formulas() -> None:
    """Notebooks are told not to read what stands between two dollar signs as a formula."""
    wrapper = read(html_of(made_up.AID)).tags[0]
    assert {"tex2jax_ignore", "mathjax_ignore"} <= set((wrapper[1]["class"] or "").split())


def test_the_style_is_scoped_and_fetches_nothing() -> None:
    """Every rule of the style is about our own class; no colour is set that a dark or a light page could hide."""
    style = re.findall(r"<style>(.*?)</style>", html_of(made_up.CELL), flags=re.DOTALL)[0]
    selectors = [one.strip() for one in re.findall(r"([^{}]+)\{", style)]
    assert all(
        one.startswith("@media") or ".tr-shown" in part for one in selectors for part in re.split(r",(?![^(]*\))", one)
    )
    assert not REACHING.search(style)
    colours = re.findall(r"(?<![\w-])(?:color|background): ([^;]+);", style)
    assert {"var(--jp-content-font-color1, inherit)", "inherit", "transparent"} == set(colours)


def test_reprs_that_make_the_thing_again(dataset: tr.Dataset) -> None:
    """Dates, citations, bases, figures and documents have a repr that makes them again."""
    names = vars(tr.terms) | {name: getattr(tr, name) for name in (*tr.__all__, "Basis")}
    quantities = [fact.quantity for fact in dataset.facts if getattr(fact, "quantity", None)]
    dates = [fact.date for fact in dataset.facts if fact.date]
    bases = [basis for fact in dataset.facts for basis in fact.basis]
    citations = [citation for fact in dataset.facts for citation in fact.citations]
    for each in (*quantities, *dates, *bases[:99], *citations[:99], *dataset.all_documents):
        assert each == eval(repr(each), names)  # noqa: S307 - our own text


def test_short_reprs_of_what_holds_states() -> None:
    """Identifications and outside dates have a short repr."""
    open_row = evolve(made_up.ROW, partner=None, candidates=(made_up.AVALONIA, made_up.BORDURIA))
    assert "<Identification of row 1: Avalonia (corroborated)>" == repr(made_up.ROW)
    assert "<Identification of row 1: 2 candidates (corroborated)>" == repr(open_row)
    assert "<OutsideDate XA 1999, Ministry>" == repr(made_up.OUTSIDE)
