"""Ties of States to organizations and to each other, and where a picture places them; no text lies on another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from statistics import fmean
from typing import Any

from attrs import frozen

from tajik_relations.model.actors import Organization, Party, State, UnidentifiedState
from tajik_relations.model.terms import (
    INSIDE,
    NOT_YET,
    Aspect,
    IdentificationBasis,
    MissionKind,
    Status,
    Tie as TieTerm,
)
from tajik_relations.pictures.palette import cited, plain
from tajik_relations.records import ConsularPost, Cooperation, DiplomaticMission, Fact, Membership

COOPERATION = "cooperation"
"""The tie of those who work together in an organization or with it, which does not say that they are members."""
_INSIDE = ("member", "joined", *map(str, INSIDE[1:]))
TERMS = (*_INSIDE, *(str(tie) for tie in TieTerm if tie not in INSIDE), "left", "considered", COOPERATION)
"""The kinds of tie to an organization, members first."""
SENDS, RECEIVES = "sends missions", "receives missions"
EMBASSY, ELSEWHERE, CONSULAR, OTHER, PLANNED, ENDED = (
    "embassy",
    "accredited",
    "consulate",
    "mission",
    "planned mission",
    "ended mission",
)
MISSIONS = (SENDS, RECEIVES, EMBASSY, ELSEWHERE, CONSULAR, OTHER, PLANNED, ENDED)
"""The kinds of tie between States: of the one whose missions they are, or who receives them, and of the others."""
STEPS = 24
"""Points of a line."""


@frozen(kw_only=True)
class Posts:
    """The missions and posts that one State sends to others, or receives from them: a box like an organization's."""

    state: Party
    sent: bool

    @property
    def name(self) -> str:
        """What stands in the box."""
        return f"Missions of {self.state.name}" if self.sent else f"Missions to {self.state.name}"


Body = Organization | Posts
"""What stands in the middle, with the States at both sides."""


@frozen(kw_only=True)
class Tie:
    """A State and an organization, or the missions of another State, with what documents call their tie."""

    state: Party
    organization: Body
    term: str
    facts: tuple[Fact, ...]


@frozen(kw_only=True)
class Plan:
    """Who stands where: the State with most ties, the organizations below one another, the other States likewise."""

    hub: Party
    organizations: tuple[Body, ...]
    states: tuple[Party, ...]

    @property
    def rows(self) -> int:
        """How many rows the longer column has."""
        return max(len(self.organizations), len(self.states))

    def height_of(self, actor: Party | Body) -> float:
        """Return the row in which an actor stands, counted from the top; columns are spread over all rows."""
        column = self.organizations if actor in self.organizations else self.states
        if actor == self.hub:
            return (self.rows - 1) / 2
        return (column.index(actor) + 0.5) * self.rows / len(column) - 0.5


def ties_of(facts: Iterable[Fact]) -> tuple[Tie, ...]:
    """Return the ties that facts state, each once with all facts that state it."""
    given = tuple(facts)
    stated: dict[tuple[Party, Body, str], list[Fact]] = {}
    posts = [fact for fact in given if isinstance(fact, DiplomaticMission | ConsularPost)]
    counts = Counter(state for post in posts for state in (post.sending, post.receiving))
    for fact in given:
        among = _of_post(fact, counts) if isinstance(fact, DiplomaticMission | ConsularPost) else _stated(fact)
        for tie in dict.fromkeys(among):
            stated.setdefault(tie, []).append(fact)
    return tuple(
        Tie(state=state, organization=body, term=term, facts=tuple(stating))
        for (state, body, term), stating in stated.items()
    )


def _of_post(post: DiplomaticMission | ConsularPost, counts: Mapping[Party, int]) -> Iterator[tuple[Party, Body, str]]:
    """Yield the two ties of a mission, by way of the box of the State that has more of them."""
    sent = counts[post.sending] >= counts[post.receiving]
    central, other = (post.sending, post.receiving) if sent else (post.receiving, post.sending)
    box = Posts(state=central, sent=sent)
    yield central, box, SENDS if sent else RECEIVES
    yield other, box, _sort_of(post)
    if isinstance(post, DiplomaticMission) and post.organization:
        yield post.sending, post.organization, _sort_of(post)


def _sort_of(post: DiplomaticMission | ConsularPost) -> str:
    if post.status is Status.ENDED or post.status in NOT_YET:
        return ENDED if post.status is Status.ENDED else PLANNED
    if isinstance(post, ConsularPost):
        return CONSULAR
    if post.resident is False:
        return ELSEWHERE
    return EMBASSY if post.mission is MissionKind.EMBASSY else OTHER


def _stated(fact: Fact) -> Iterator[tuple[Party, Organization, str]]:
    if isinstance(fact, Membership):
        yield from ((member, fact.organization, _term_of(fact)) for member in fact.members)
    elif isinstance(fact, Cooperation):
        bodies = [party for party in (*fact.parties, *fact.organizations) if isinstance(party, Organization)]
        states = [party for party in fact.parties if isinstance(party, State | UnidentifiedState)]
        yield from ((state, body, COOPERATION) for state in states for body in bodies)


def _term_of(fact: Membership) -> str:
    """Return the tie as its vocabulary has it, or the aspect where a picture shows that alone."""
    if fact.aspect in (Aspect.LEFT, Aspect.CONSIDERED):
        return str(fact.aspect)
    return "joined" if fact.aspect is Aspect.ENTERED and fact.tie is TieTerm.MEMBER else str(fact.tie)


def plan_of(ties: tuple[Tie, ...]) -> Plan:
    """Return the place of each; neighbours of the same organizations stand together, so that few lines cross."""
    bodies_of: dict[Party, list[Body]] = {}
    for tie in ties:
        bodies_of.setdefault(tie.state, []).append(tie.organization)
    hub = max(bodies_of, key=lambda state: len(set(bodies_of[state])))
    others = {state: set(bodies) for state, bodies in bodies_of.items() if state != hub}
    bodies = sorted({tie.organization for tie in ties}, key=_name)
    members_of = {body: {state for state in others if body in others[state]} for body in bodies}
    states = sorted(others, key=_name)
    shared = sorted((body for body in members_of if members_of[body]), key=lambda body: len(members_of[body]))
    for _ in range(8):
        at = {body: place / len(shared) for place, body in enumerate(shared)}
        states.sort(key=lambda state: fmean(at[body] for body in others[state]))
        where = {state: place / len(states) for place, state in enumerate(states)}
        shared.sort(key=lambda body: fmean(where[state] for state in members_of[body]))
    alone = [body for body in members_of if not members_of[body]]
    half = len(alone) // 2
    return Plan(hub=hub, organizations=(*alone[:half], *shared, *alone[half:]), states=tuple(states))


def _name(actor: Party | Body) -> str:
    return actor.name


def label_of(state: Party, ties: Iterable[Tie]) -> str:
    """Return a State's name, with the basis where the text does not name it, or which row it is."""
    if isinstance(state, UnidentifiedState):
        return f"row {state.row} (unidentified)"
    own = (fact for tie in ties if tie.state == state for fact in tie.facts if fact.partner == state)
    degrees = {basis.degree for fact in own if (basis := fact.partner_basis)}
    known = {str(degree) for degree in degrees - {None, IdentificationBasis.STATED}}
    return plain(f"{state.name} ({', '.join(sorted(known))})" if known else state.name, 44)


def said(tie: Tie, labels: Mapping[Party, str]) -> dict[str, Any]:
    """Return the texts of a tie: who, statement, date, citation."""
    dates = dict.fromkeys(str(fact.date) for fact in tie.facts if fact.date)
    texts: dict[str, Any] = {
        "who": plain(f"{labels[tie.state]} – {tie.organization.name}"),
        "says": plain("; ".join(fact.statement for fact in tie.facts)),
        "date": ", ".join(dates) or "none stated",
        "cited": cited(tie.facts),
        "term": tie.term,
    }
    return texts | {"spoken": f"{texts['who']}: {tie.term}. {texts['cited']}"}


def curve(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Return the points of a line that leaves and arrives level, so that a label at its end lies on no other line."""
    (x1, y1), (x2, y2) = start, end
    for step in range(STEPS + 1):
        part = step / STEPS
        yield round(x1 + (x2 - x1) * part, 2), round(y1 + (y2 - y1) * part * part * (3 - 2 * part), 4)
