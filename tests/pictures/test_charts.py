"""Timeline, map and network: one mark for each fact, honest dates, citations, nothing fetched, nothing that harms."""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import made_up as made
import pytest
from attrs import evolve
from hypothesis import given
from strategies import whens

import tajik_relations as tr
from tajik_relations.model.dates import When, parse
from tajik_relations.model.terms import Aspect, IdentificationBasis, MissionKind, Status, Tie
from tajik_relations.pictures import map_rows as atlas, time_spans
from tajik_relations.pictures.network_plan import MISSIONS, plan_of, ties_of

if os.environ.get("PICTURES_REQUIRED"):
    import_module("altair")
    import_module("vl_convert")
WHY = "pictures need the extra [pictures]; nox -s pictures tests them"
alt = pytest.importorskip("altair", reason=WHY)
converter = pytest.importorskip("vl_convert", reason=WHY)

DRAWN: dict[str, Callable[[], Any]] = {
    "timeline of a partner": lambda: tr.pictures.timeline(tr.relations["Azerbaijan"]),
    "timeline of beginnings": lambda: tr.pictures.timeline(tr.relations),
    "timeline of all facts": lambda: tr.pictures.timeline(tr.facts),
    "map": lambda: tr.pictures.map(tr.relations),
    "network": lambda: tr.pictures.network(tr.facts),
    "dark map": lambda: tr.pictures.map(tr.relations, dark=True),
}
PARTNERS = [one.name for one in tr.relations if any(fact.date for fact in one.facts)]
EVIL = "</script><script>alert(1)</script>\x00\n<img src=x onerror=alert(1)> \"' & ${1} signal"


@cache
def drawn(name: str) -> Any:
    """Return one of the pictures, drawn once."""
    return DRAWN[name]()


def rows_of(chart: Any, *having: str) -> list[dict[str, Any]]:
    """Return the rows of the data in a chart that have certain columns, each once."""
    found = [row for rows in chart.to_dict()["datasets"].values() if isinstance(rows, list) for row in rows]
    kept = [row for row in found if all(name in row for name in having)]
    return [row for at, row in enumerate(kept) if row not in kept[:at]]


def svg_of(chart: Any) -> str:
    """Return a chart as SVG."""
    out = StringIO()
    chart.save(out, format="svg")
    return out.getvalue()


def said_in(svg: str) -> list[str]:
    """Return the labels of the marks of an SVG for screen readers."""
    return [text for node in ET.fromstring(svg).iter() if (text := node.get("aria-label"))]  # noqa: S314 - our own


def inside(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield all keys and values of nested data."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield str(key), each
            yield from inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from inside(each)


@pytest.mark.parametrize("name", PARTNERS)
def test_a_timeline_has_one_mark_for_each_dated_fact(name: str) -> None:
    """The timeline of a partner has one row for each dated fact, and says how many facts there are."""
    facts = tr.relations[name].facts
    marks = rows_of(tr.pictures.timeline(tr.relations[name]), "how")
    assert [fact.id for fact in facts.timeline()] == [mark["who"] for mark in marks]
    assert marks == rows_of(tr.pictures.timeline(facts), "how")


def test_the_timeline_of_beginnings_has_every_dated_statement() -> None:
    """All dated statements of when relations began are there, those of one partner side by side."""
    marks = rows_of(tr.pictures.timeline(tr.relations), "how")
    every = (*tr.relations, *tr.relations.unidentified)
    expected = {fact.id for one in every for fact in one.established if fact.date}
    assert len(expected) == len(marks)
    assert expected == {mark["who"] for mark in marks}
    assert len(marks) == len({(mark["from"], mark["y"]) for mark in marks})


def test_every_dated_fact_is_drawn_with_its_citation() -> None:
    """In the SVG a mark says id, document, line and words of each dated fact."""
    said = said_in(svg_of(tr.pictures.timeline(tr.relations["Azerbaijan"])))
    for fact in tr.relations["Azerbaijan"].timeline():
        citation = fact.citations[0]
        expected = f"{fact.id}: {citation.document}:{citation.line} “{citation.words[0]}”"
        assert any(expected in text for text in said)


@pytest.mark.parametrize(
    ("text", "how", "expected"),
    [
        (
            "1992-04-13",
            time_spans.DAY,
            {"point": "1992-04-13", "from": "1992-04-13", "to": "1992-04-14", "arrow": None},
        ),
        ("1992-02", time_spans.WITHIN, {"point": None, "from": "1992-02-01", "to": "1992-03-01", "sure_from": None}),
        ("1992", time_spans.WITHIN, {"point": None, "from": "1992-01-01", "to": "1993-01-01", "sure_from": None}),
        ("1992~", time_spans.WITHIN, {"from": "1992-01-01", "to": "1993-01-01"}),
        ("2007-03-15/2007-03-16", time_spans.PERIOD, {"sure_from": "2007-03-15", "sure_to": "2007-03-17"}),
        (
            "2004-12/2005-06",
            time_spans.PERIOD,
            {"from": "2004-12-01", "to": "2005-07-01", "sure_from": "2004-12-31", "sure_to": "2005-06-02"},
        ),
        (
            "1992/..",
            time_spans.OPEN,
            {"from": "1992-01-01", "to": "1993-01-01", "arrow": "2010-01-01", "turn": "right"},
        ),
        ("1992-03-11/..", time_spans.OPEN, {"point": "1992-03-11", "open_from": "1992-03-11", "arrow": "2010-01-01"}),
        ("../2005", time_spans.OPEN, {"from": "2005-01-01", "to": "2006-01-01", "arrow": "1990-01-01", "turn": "left"}),
        ("1996/", time_spans.OPEN, {"from": "1996-01-01", "arrow": "2010-01-01"}),
    ],
)
def test_dates_are_drawn_as_exact_as_they_are(text: str, how: str, expected: dict[str, Any]) -> None:
    """A day is a point, a year is a bar of the year, and what is open reaches the edge of the picture, not today."""
    axis = time_spans.Axis(start=date(1990, 1, 1), end=date(2010, 1, 1))
    found = time_spans.span(parse(text), axis)
    assert how == time_spans.how_drawn(parse(text))
    assert expected == {name: found[name] for name in expected}


@given(whens())
def test_every_date_has_its_place(when: When) -> None:
    """Any date lies on the axis that is made for it, its beginning before its end."""
    axis = time_spans.axis_of([when])
    found = time_spans.span(when, axis)
    assert str(axis.start) <= found["from"] <= found["to"]
    assert (found["arrow"] is None) == (time_spans.how_drawn(when) != time_spans.OPEN)
    assert axis.start < axis.end


@pytest.mark.parametrize("name", DRAWN)
def test_every_mark_of_data_has_a_tooltip_with_the_citation(name: str) -> None:
    """Every layer that is not furniture shows what it says and where that is written."""
    layers = [each for key, value in inside(drawn(name).to_dict()) if key == "layer" for each in value]
    marks = [each for each in layers if each["mark"].get("aria") is not False and "tooltip" in each.get("encoding", {})]
    told = [{tip["field"] for tip in each["encoding"]["tooltip"]} for each in marks]
    assert sum("cited" in fields for fields in told) >= 1
    named_alone = [fields for fields in told if "cited" not in fields]
    assert all(fields == {"who"} for fields in named_alone)
    assert name.startswith("network") or not named_alone


@pytest.mark.parametrize("name", DRAWN)
def test_nothing_is_fetched(name: str) -> None:
    """The specification has all its data inside, and no address but that of its schema."""
    spec = drawn(name).to_dict()
    assert spec.pop("$schema").startswith("https://vega.github.io/schema/vega-lite/")
    assert not [key for key, _ in inside(spec) if key in ("url", "href", "src")]
    assert not [one for key, one in inside(spec) if isinstance(one, str) and one.startswith(("http:", "https:", "//"))]


ALL_SPECS = """
import hashlib, json
import tajik_relations as tr
for chart in (tr.pictures.timeline(tr.relations), tr.pictures.map(tr.relations), tr.pictures.network(tr.facts)):
    print(hashlib.sha256(json.dumps(chart.to_dict()).encode()).hexdigest())
"""


def test_the_same_call_gives_the_same_picture() -> None:
    """Two calls give the same specification and the same SVG, in another process too, whatever its hashes."""
    for name in ("timeline of beginnings", "map", "network"):
        assert drawn(name).to_dict() == DRAWN[name]().to_dict()
    assert svg_of(drawn("network")) == svg_of(DRAWN["network"]())
    runs = {
        subprocess.run(  # noqa: S603 - the program is written above
            [sys.executable, "-c", ALL_SPECS],
            env=os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1]), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@cache
def _hostile() -> list[Any]:
    """Return pictures of a data set whose every text is hostile, one of them long."""
    state = evolve(made.AVALONIA, name=EVIL, numeric="004")
    body = evolve(made.LAKES, name=EVIL * 10_000)
    cited = {"citations": (tr.Citation(document="almanac", line=1, words=("<script>alert(1)</script>",)),)}
    event = tr.Event(id="alm-1-x", **cited, involved=(state,), summary=EVIL, date=tr.PartialDate(1999))
    tie: dict[str, Any] = {"tie": Tie.OTHER, "wording": EVIL, "aspect": Aspect.HOLDS}
    member = tr.Membership(id="alm-2-x", **cited, **tie, organization=body, members=(state,))
    cell = evolve(made.CELL, states=(made.HOME, state), partner=state)
    identified = evolve(made.ROW, partner=state, candidates=(state,))
    data = evolve(made.DATASET, all_states=(state, made.HOME), all_facts=(cell,), identifications=(identified,))
    unknown = evolve(made.ROW, partner=None, candidates=(state,), basis=IdentificationBasis.OPEN)
    rows = evolve(data, all_facts=(), identifications=(unknown,))
    return [
        tr.pictures.timeline([event]),
        tr.pictures.timeline(data.relations),
        tr.pictures.map(data.relations),
        tr.pictures.map(rows.relations),
        tr.pictures.network([member]),
    ]


@pytest.mark.parametrize("at", range(5))
def test_hostile_text_does_no_harm(at: int) -> None:
    """No text of a data set ends up as a tag in the page or in the SVG, and a long one is shortened."""
    chart = _hostile()[at]
    page, svg = chart.to_html(), svg_of(chart)
    assert "<script>alert" not in page
    assert "</script><" not in page.partition('"datasets"')[2].partition("</script>")[0]
    assert "<img" not in page.casefold()
    names = {node.tag.rpartition("}")[2] for node in ET.fromstring(svg).iter()}  # noqa: S314 - our own
    assert names <= {"svg", "g", "path", "rect", "text", "tspan", "line", "defs", "clipPath", "style", "circle"}
    assert len(json.dumps(chart.to_dict())) < 200_000


def test_a_notebook_gets_a_static_picture() -> None:
    """Beside the specification stands an SVG and no page with scripts, also after the chart has been restyled."""
    chart = drawn("network")
    for each in (chart, chart.properties(width=300), chart.configure_title(fontSize=30), chart.copy()):
        forms = each._repr_mimebundle_()
        assert ["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"] == list(forms)
        assert forms["image/svg+xml"].startswith("<svg")
        assert forms["application/vnd.vegalite.v5+json"]["$schema"].endswith("/vega-lite/v5.json")


@pytest.mark.parametrize("name", DRAWN)
def test_notebooks_can_draw_it(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Vega-Lite 5, which notebooks have, and the newest that Altair's converter has, take it without a warning."""
    spec = drawn(name)._repr_mimebundle_()["application/vnd.vegalite.v5+json"]
    for version in ("5.8", None):
        assert converter.vegalite_to_vega(spec, vl_version=version, show_warnings=True)["marks"]
    assert capfd.readouterr().err == ""


def test_another_renderer_is_heeded() -> None:
    """Whoever has chosen a renderer of Altair's gets what that one makes."""
    with alt.renderers.enable("png"):
        forms = drawn("network")._repr_mimebundle_()
    assert "image/png" in str(forms)


@pytest.mark.parametrize("name", DRAWN)
def test_pictures_are_saved(name: str, tmp_path: Path) -> None:
    """Each picture is an Altair chart that can be restyled and saved as PNG and SVG."""
    chart = drawn(name)
    assert isinstance(chart, alt.LayerChart | alt.HConcatChart)
    chart.configure_axis(labelFontSize=14).save(tmp_path / "one.svg")
    chart.save(tmp_path / "one.png")
    assert (tmp_path / "one.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "one.svg").read_text("utf-8").startswith("<svg")


def test_the_map_has_every_partner() -> None:
    """Every State is on the map once, those that disagree with a mark, and small ones as dots; no organization is."""
    rows = rows_of(tr.pictures.map(tr.relations), "began")
    states = tr.relations.states
    assert [str(one) for one in states] == [row["who"] for row in rows]
    differing = {
        str(one): [each.within_documents for each in one.disagreements if {*each.facts} <= {*one.established}]
        for one in states
    }
    marks = {who: atlas.INSIDE if any(within) else atlas.OUTSIDE for who, within in differing.items() if within}
    assert {atlas.INSIDE, atlas.OUTSIDE} == {*marks.values()}
    assert [marks.get(row["who"]) for row in rows] == [row["apart"] for row in rows]
    shapes = {one.get("id") for one in atlas.world()["topology"]["objects"]["countries"]["geometries"]}
    assert {row["who"] for row in rows if row["id"] not in shapes} <= {row["who"] for row in rows if row["dot"]}
    for row, one in zip(rows, states, strict=True):
        years = {str(fact.date)[:4] for fact in one.established if fact.date}
        assert row["began"] == (years.pop() if len(years) == 1 else atlas.NO_DATE)


def test_a_map_of_some_partners_is_about_the_same_subject() -> None:
    """The title names the subject State where no partner's beginning is stated, and the map shows it."""
    some = tr.pictures.map(tr.relations.where(lambda relation: not relation.established)).to_dict()
    subject = tr.load().subject
    assert f"When relations with {subject.name} began" == some["title"]["text"]
    assert f"'equal': '{subject.numeric}'" in str(some)


def test_unidentified_rows_stand_beside_the_map() -> None:
    """Every table row whose State is not known is listed with all its candidates and its citations."""
    rows = rows_of(tr.pictures.map(tr.relations), "heading")
    for one in tr.relations.unidentified:
        (entry,) = [row for row in rows if row["who"] == str(one)]
        assert all(state.name in entry["says"] for state in one.candidates)
        assert one.facts[0].id in entry["cited"] or one.established[0].id in entry["cited"]


def test_what_the_map_cannot_place_is_named_beside_it() -> None:
    """A partner that the shipped geometry does not have is named, not dropped."""
    rows = rows_of(tr.pictures.map(made.DATASET.relations), "heading")
    assert made.AVALONIA.name in [row["text"] for row in rows]


def test_many_years_are_put_together() -> None:
    """More years than can be told apart by colour are classes of five years and more."""
    few, many = atlas.Colouring(years=(1991, 1999)), atlas.Colouring(years=tuple(range(1900, 2000)))
    assert ["1991", "1999"] == few.classes
    assert ("1900–1904", "1995–1999", 20) == (many.classes[0], many.classes[-1], len(many.classes))


def test_the_geometry_is_small_and_has_every_state(dataset: tr.Dataset) -> None:
    """The file with the shapes is small, says where it is from, and has a point for every State of the data set."""
    world = atlas.world()
    assert (Path(atlas.__file__).with_name("world.json")).stat().st_size < 120_000
    assert "Natural Earth" in world["note"]
    assert "public domain" in world["note"]
    assert not [state.name for state in dataset.states if not atlas.placed(state)]


def test_the_network_has_every_membership() -> None:
    """Every stated membership is in the picture, each tie once, with all facts that state it."""
    rows = rows_of(tr.pictures.network(tr.memberships), "term", "cited")
    ties = {(party, fact.organization, fact.term) for fact in tr.memberships for party in fact.members}
    assert len(ties) == len(rows)
    assert not [fact.id for fact in tr.memberships if not any(f"{fact.id}: " in row["cited"] for row in rows)]


@pytest.mark.parametrize(
    ("tie", "aspect", "term"),
    [
        (Tie.FULL_MEMBER, Aspect.HOLDS, "full member"),
        (Tie.MEMBER, Aspect.ENTERED, "joined"),
        (Tie.OBSERVER, Aspect.ENTERED, "observer"),
        (Tie.FULL_MEMBER, Aspect.LEFT, "left"),
        (Tie.PARTICIPANT, Aspect.CONSIDERED, "considered"),
        (Tie.OTHER, Aspect.HOLDS, "other"),
    ],
)
def test_the_network_tells_ties_apart(tie: Tie, aspect: Aspect, term: str) -> None:
    """A line is called by its tie, or by what is said of it where it does not hold, and never by a document's word."""
    fact = tr.Membership(
        id="alm-1-x",
        citations=made.CELL.citations,
        organization=made.LAKES,
        members=(made.AVALONIA,),
        tie=tie,
        aspect=aspect,
        wording="patron",
    )
    assert [term] == [each.term for each in ties_of([fact])]
    assert [term] == [row["term"] for row in rows_of(tr.pictures.network([fact]), "term", "cited")]


def test_the_network_has_every_mission() -> None:
    """Each mission and post is told at the line of the other State, apart from ties to organizations."""
    rows = rows_of(tr.pictures.network(tr.missions), "term", "cited")
    assert not [fact.id for fact in tr.missions if not any(f"{fact.id}: " in row["cited"] for row in rows)]
    assert {row["term"] for row in rows} <= set(MISSIONS)
    boxes = rows_of(tr.pictures.network(tr.facts), "posts")
    assert {True, False} == {row["posts"] for row in boxes}
    hub = tr.load().subject.name
    assert {f"Missions of {hub}", f"Missions to {hub}"} == {row["who"] for row in boxes if row["posts"]}


@pytest.mark.parametrize(
    ("given", "term"),
    [
        ({"seat": tr.Place(name="Tarn", state=made.BORDURIA)}, "embassy"),
        ({"seat": tr.Place(name="Tarn", state=made.AVALONIA)}, "accredited"),
        ({"status": Status.PLANNED}, "planned mission"),
        ({"status": Status.ENDED}, "ended mission"),
        ({"mission": MissionKind.HIGH_COMMISSION}, "mission"),
    ],
)
def test_the_network_tells_missions_apart(given: dict[str, Any], term: str) -> None:
    """An embassy, an accreditation from elsewhere, and a mission that is not there are different lines."""
    values: dict[str, Any] = {"mission": MissionKind.EMBASSY, "status": Status.ONGOING, **given}
    fact = tr.DiplomaticMission(
        id="alm-1-x", citations=made.CELL.citations, sending=made.AVALONIA, receiving=made.BORDURIA, **values
    )
    assert ["sends missions", term] == [each.term for each in ties_of([fact])]


def test_extreme_dates_are_drawn() -> None:
    """The first and the last day that there are make a picture of the usual size, whatever else is in it."""
    fact = next(fact for fact in tr.facts if fact.date)
    for texts in (("0001", "9999-12-31"), ("9999-12-31",), ("0001-01-01",), ("0001/9999",), ("../9999-12-31", "2004")):
        svg = svg_of(tr.pictures.timeline([evolve(fact, date=parse(text)) for text in texts]))
        assert len(svg) < 100_000
        assert "NaN" not in svg


def test_nobody_stands_on_anybody() -> None:
    """No two names of the network stand in one place, and each kind of tie has a line of its own."""
    ties = ties_of(tr.facts)
    plan = plan_of(ties)
    for column in (plan.organizations, plan.states):
        heights = [plan.height_of(each) for each in column]
        assert all(later - earlier >= 0.99 for earlier, later in pairwise(heights))
    scales = [each for key, each in inside(drawn("network").to_dict()) if key == "strokeDash" and "scale" in each]
    dashes = [tuple(dash) for dash in scales[0]["scale"]["range"]]
    assert len(dashes) == len(set(dashes)) == len({tie.term for tie in ties})


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: tr.pictures.timeline(tr.facts.undated), "expected at least one fact with a date"),
        (lambda: tr.pictures.map(tr.relations.where(lambda _: False)), "expected at least one relation in"),
        (lambda: tr.pictures.network(tr.facts.of(tr.Visit)), "expected at least one fact that ties a State"),
    ],
)
def test_nothing_to_draw(call: Callable[[], object], expected: str) -> None:
    """Where nothing can be drawn one sentence says what was expected."""
    with pytest.raises(tr.CountError, match=expected):
        call()
