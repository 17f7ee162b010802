"""The network: one State, the organizations, and the other States, joined by the kinds of their ties."""

from collections.abc import Iterable
from typing import Any

import altair as alt

from tajik_relations.errors import CountError
from tajik_relations.model.actors import Organization, Party
from tajik_relations.pictures.charts import SAID, Layers, layers, values
from tajik_relations.pictures.network_plan import MISSIONS, TERMS, Plan, Tie, curve, label_of, plan_of, said, ties_of
from tajik_relations.pictures.palette import LETTERS, Palette, broken, plain
from tajik_relations.records import Fact

WIDTH, STEP = 860, 36
HUB, LEFT, RIGHT, STATES = 96, 330, 560, 760
"""Pixels from the left: the first State, the two sides of the organizations, the other States."""
LEVEL = 72
"""Pixels of the level end of a line, on which its name stands."""
NAME = 36
"""Letters of a line of an organization's name."""
_DASHES = """
1-0 9-2 7-4 5-3-1-3 2-3 1-3 4-4 10-3-2-3 12-2 3-1 6-1 8-4-1-4 2-1 5-5 14-2 14-2-2-2 16-4 3-6 6-2-1-2 1-5 2-6 1-1
""".split()
"""Lengths of strokes and gaps: one line style for each kind of tie, in their order."""
KINDS = (*TERMS, *MISSIONS)
Made = list[dict[str, Any]]


def chart_of(facts: Iterable[Fact], colours: Palette) -> Layers:
    """Return the network of the States and organizations that facts tie to each other.

    Raises:
        CountError: if there is no such fact.
    """
    ties = ties_of(facts)
    if not ties:
        raise CountError("at least one fact that ties a State to another or an organization", 0, type(facts).__name__)
    plan = plan_of(ties)
    labels = {state: label_of(state, ties) for state in (plan.hub, *plan.states)}
    used = [term for term in KINDS if any(tie.term == term for tie in ties)]
    stated = len({fact.id for tie in ties for fact in tie.facts})
    bodies = sum(isinstance(body, Organization) for body in plan.organizations)
    who = f"{len(labels)} States and {bodies} organizations"
    title = alt.TitleParams("States and organizations", subtitle=[f"{len(ties)} ties of {who}, from {stated} facts"])
    at: dict[str, Any] = {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False)),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[plan.rows - 0.5, -0.5], nice=False, zero=False)),
    }
    drawn = [
        *_lines(ties, plan, labels, at | _look(used, colours)),
        *_terms(ties, plan, at, colours),
        *_organizations(plan, at, colours),
        *_states(plan, labels, at, colours),
    ]
    return layers(drawn, title, colours, width=WIDTH, height=plan.rows * STEP)


def _look(used: list[str], colours: Palette) -> dict[str, Any]:
    """Return the line styles and colours of the kinds of tie, which are the same in every picture."""
    inks = (
        colours.blue,
        colours.green,
        colours.purple,
        colours.orange,
        colours.red,
        colours.quiet,
        colours.text,
        colours.yellow,
    )
    at = {term: place for place, term in enumerate(KINDS)}
    legend = alt.Legend(
        title=None, orient="top", direction="horizontal", symbolType="stroke", symbolSize=500, columns=9
    )
    ink = alt.Scale(domain=used, range=[inks[at[term] % len(inks)] for term in used])
    dash = alt.Scale(domain=used, range=[[*map(int, _DASHES[at[term]].split("-"))] for term in used])
    return {
        "color": alt.Color("term:N", scale=ink, legend=legend),
        "strokeDash": alt.StrokeDash("term:N", scale=dash, legend=legend),
    }


def _lines(ties: tuple[Tie, ...], plan: Plan, labels: dict[Party, str], look: dict[str, Any]) -> list[alt.Chart]:
    points: Made = []
    texts: Made = []
    for number, tie in enumerate(ties):
        side, row = plan.height_of(tie.organization) + _apart(tie, ties), plan.height_of(tie.state)
        of_hub = tie.state == plan.hub
        ends = ((HUB, row), (LEFT - LEVEL, side)) if of_hub else ((RIGHT, side), (STATES - LEVEL, row))
        last = (LEFT if of_hub else STATES, ends[1][1])
        points += [{"tie": number, "x": across, "y": down} for across, down in (*curve(*ends), last)]
        texts.append({"tie": number, **said(tie, labels)})
    line = alt.Chart(values(points)).mark_line(strokeWidth=1.8, opacity=0.9)
    looked_up = line.transform_lookup("tie", alt.LookupData(values(texts), "tie", list(texts[0])[1:]))
    return [looked_up.encode(detail="tie:N", **SAID, **look)]


def _apart(tie: Tie, ties: tuple[Tie, ...]) -> float:
    """Return the distance from the middle at which the line of a tie ends, if the same two have several ties."""
    same = [other.term for other in ties if (other.state, other.organization) == (tie.state, tie.organization)]
    return 0.36 * (same.index(tie.term) - (len(same) - 1) / 2)


def _terms(ties: tuple[Tie, ...], plan: Plan, at: dict[str, Any], colours: Palette) -> list[alt.Chart]:
    """Return the names of the ties on the lines: beside the organization, and beside each of the other States."""
    labels: Made = []
    for tie in ties:
        if tie.state == plan.hub:
            labels.append({"x": LEFT - 8, "y": plan.height_of(tie.organization) + _apart(tie, ties), "text": tie.term})
    for state in plan.states:
        own = ", ".join(dict.fromkeys(tie.term for tie in ties if tie.state == state))
        labels.append({"x": STATES - 12, "y": plan.height_of(state), "text": broken(own, 34, 2)})
    text: dict[str, Any] = {
        "align": "right",
        "baseline": "middle",
        "fontSize": LETTERS - 1,
        "lineBreak": "\n",
        "aria": False,
    }
    base = alt.Chart(values(labels)).encode(**at, text="text:N")
    halo = base.mark_text(**text, stroke=colours.paper, strokeWidth=5, strokeJoin="round", color=colours.paper)
    return [halo, base.mark_text(**text, color=colours.quiet)]


def _organizations(plan: Plan, at: dict[str, Any], colours: Palette) -> list[alt.Chart]:
    """Return a box with the name for each organization; that of missions has a broken edge."""
    rows: Made = []
    for organization in plan.organizations:
        y, name = plan.height_of(organization), broken(organization.name, NAME, 2)
        across = {"x": LEFT, "right": RIGHT, "middle": (LEFT + RIGHT) / 2}
        down = {"y": y, "top": y - 0.42, "bottom": y + 0.42}
        texts = {"name": name, "who": plain(organization.name), "posts": not isinstance(organization, Organization)}
        rows.append({**across, **down, **texts, "first": y - 0.19 * name.count("\n")})
    hover = [alt.Tooltip("who:N", title="organization or missions")]
    base = alt.Chart(values(rows)).encode(tooltip=hover, description="who:N")
    edge: dict[str, Any] = {"stroke": colours.quiet, "cornerRadius": 4}
    box = base.transform_filter("!datum.posts").mark_rect(fill=colours.land, strokeWidth=0.8, **edge)
    posts = base.transform_filter("datum.posts").mark_rect(
        fill=colours.paper, strokeWidth=1.4, strokeDash=[4, 2], **edge
    )
    place: dict[str, Any] = {"x": at["x"], "x2": "right:Q", "y": alt.Y("top:Q", axis=None), "y2": "bottom:Q"}
    text = base.mark_text(lineBreak="\n", baseline="middle", fontSize=LETTERS, color=colours.text, aria=False)
    return [
        box.encode(**place),
        posts.encode(**place),
        text.encode(x=alt.X("middle:Q", axis=None), y=alt.Y("first:Q", axis=None), text="name:N"),
    ]


def _states(plan: Plan, labels: dict[Party, str], at: dict[str, Any], colours: Palette) -> list[alt.Chart]:
    """Return a point with the name for each State, the first one on the left."""
    points: Made = [{"x": HUB, "y": plan.height_of(plan.hub), "who": labels[plan.hub], "hub": True}]
    points += [{"x": STATES, "y": plan.height_of(state), "who": labels[state], "hub": False} for state in plan.states]
    base = alt.Chart(values(points)).encode(**at, tooltip=[alt.Tooltip("who:N", title="State")], description="who:N")
    text: dict[str, Any] = {"baseline": "middle", "fontSize": LETTERS, "color": colours.text, "aria": False}
    return [
        base.mark_point(filled=True, fill=colours.text, size=70, opacity=1),
        base.transform_filter("datum.hub")
        .mark_text(**text, align="right", dx=-9, fontWeight="bold")
        .encode(text="who:N"),
        base.transform_filter("!datum.hub").mark_text(**text, align="left", dx=9).encode(text="who:N"),
    ]
