"""Which facts speak of one occurrence: a treaty, visit, mission, post or beginning of relations told more than once.

Facts stay apart, as each is one document's assertion; an occurrence says that they are about one thing, and by which
rule or reading.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from attrs import frozen

from tajik_relations.model.actors import UnidentifiedState
from tajik_relations.model.terms import MembershipStatus
from tajik_relations.notebook.mixin import Pairs, Shown
from tajik_relations.records import (
    ConsularPost,
    DiplomaticMission,
    DiplomaticRelations,
    Fact,
    Membership,
    Recognition,
    Renaming,
    Treaty,
    Visit,
)


@frozen(kw_only=True)
class Reading:
    """A link that a reader of the documents made, where no rule sees it."""

    facts: tuple[str, ...]
    """Ids of facts."""
    reason: str
    """Why they are about one thing."""


@frozen(kw_only=True, repr=False)
class Occurrence(Shown):
    """Two or more facts about one thing."""

    facts: tuple[Fact, ...]
    """In document order."""
    rule: str
    """The rule or the reading that links them."""

    def _row(self) -> Pairs:
        """Go through the facts' dates and citations, and why they are about one thing."""
        yield "about", self.facts[0].statement
        yield "facts", tuple([fact.date or "no date", *fact.citations[:1]] for fact in self.facts)
        yield "linked_by", self.rule

    def _shown(self) -> Pairs:
        """Go through why they are about one thing, and the facts."""
        yield "linked_by", self.rule
        yield from ((fact.id, (fact.statement, *fact.citations)) for fact in self.facts)

    def __repr__(self) -> str:
        """Return the ids of the facts."""
        return f"<Occurrence {', '.join(fact.id for fact in self.facts)}>"


def occurrences_of(facts: Iterable[Fact], readings: Iterable[Reading] = ()) -> tuple[Occurrence, ...]:
    """Return the occurrences of which several of the facts speak, by the first fact's place in the documents.

    Each fact of an occurrence is linked with every other one: what a rule links only by way of a third stays apart.
    """
    kept = tuple(facts)
    place = {fact.id: at for at, fact in enumerate(kept)}
    links = {frozenset((one.id, other.id)): rule for one, other, rule in (*_linked(kept), *_read(kept, readings))}
    groups: dict[str, tuple[frozenset[str], str]] = {}
    for (one, other), rule in ((sorted(pair), rule) for pair, rule in links.items()):
        first, second = groups.get(one, (frozenset({one}), rule)), groups.get(other, (frozenset({other}), rule))
        if all(frozenset((each, more)) in links for each in first[0] for more in second[0] - first[0]):
            joined = (first[0] | second[0], first[1])
            groups.update(dict.fromkeys(joined[0], joined))
    found = {tuple(sorted(ids, key=place.__getitem__)): rule for ids, rule in groups.values()}
    made = (Occurrence(facts=tuple(kept[place[each]] for each in ids), rule=rule) for ids, rule in found.items())
    return tuple(sorted(made, key=lambda occurrence: place[occurrence.facts[0].id]))


def distinct(facts: Iterable[Fact], occurrences: Iterable[Occurrence]) -> tuple[Fact, ...]:
    """Return the facts with one for each occurrence: the first that stands among them."""
    later = {fact.id: occurrence for occurrence in occurrences for fact in occurrence.facts}
    seen: set[int] = set()
    kept: list[Fact] = []
    for fact in facts:
        occurrence = later.get(fact.id)
        if occurrence is None or id(occurrence) not in seen:
            kept.append(fact)
        if occurrence is not None:
            seen.add(id(occurrence))
    return tuple(kept)


def _read(facts: tuple[Fact, ...], readings: Iterable[Reading]) -> Iterator[tuple[Fact, Fact, str]]:
    by_id = {fact.id: fact for fact in facts}
    for reading in readings:
        known = [by_id[each] for each in reading.facts if each in by_id]
        yield from ((one, other, reading.reason) for one, other in combinations(known, 2))


def _linked(facts: tuple[Fact, ...]) -> Iterator[tuple[Fact, Fact, str]]:
    for kind, rule, same in _RULES:
        alike = [fact for fact in facts if isinstance(fact, kind)]
        yield from ((one, other, rule) for one, other in combinations(alike, 2) if same(one, other))


def _meet(one: Fact, other: Fact) -> bool:
    """Whether both are dated and some day can be in both dates."""
    if one.date is None or other.date is None:
        return False
    return one.date.earliest <= other.date.latest and other.date.earliest <= one.date.latest


def _same_relations(one: DiplomaticRelations, other: DiplomaticRelations) -> bool:
    return set(one.states) == set(other.states)


def _same_recognition(one: Recognition, other: Recognition) -> bool:
    return (one.recognizing, one.recognized) == (other.recognizing, other.recognized)


def _same_post(one: ConsularPost, other: ConsularPost) -> bool:
    return (one.post, one.sending, one.receiving, one.seat) == (other.post, other.sending, other.receiving, other.seat)


def _same_mission(one: DiplomaticMission, other: DiplomaticMission) -> bool:
    first = (one.mission, one.sending, one.receiving, one.seat)
    return first == (other.mission, other.sending, other.receiving, other.seat)


def _same_treaty(one: Treaty, other: Treaty) -> bool:
    counted = one.quantity is not None or other.quantity is not None
    named = [set(treaty.parties) for treaty in (one, other) if treaty.parties]
    parties = all(each == named[0] for each in named)
    exact = one.date is not None and one.date.precision == "day" and one.date == other.date
    apart = one.document != other.document
    return not counted and parties and exact and apart and one.designation is other.designation


def _same_joining(one: Membership, other: Membership) -> bool:
    joined = one.membership is other.membership is MembershipStatus.JOINED
    return joined and one.organization == other.organization and set(one.members) == set(other.members)


def _same_renaming(one: Renaming, other: Renaming) -> bool:
    return (one.former_name, one.later_name) == (other.former_name, other.later_name)


def _same_visit(one: Visit, other: Visit) -> bool:
    visitors = bool(one.visitors) and set(one.visitors) == set(other.visitors)
    unknown = isinstance(one.host, UnidentifiedState)
    places = one.place is None or other.place is None or one.place == other.place or _around(one, other)
    return visitors and not unknown and one.host == other.host and places and _meet(one, other)


def _around(one: Visit, other: Visit) -> bool:
    """Whether one of two different places is no city but the State's seat, so that both can be of one visit."""
    return one.place is not None and other.place is not None and one.place.state != other.place.state


_RULES: tuple[tuple[type[Fact], str, Callable[..., bool]], ...] = (
    (DiplomaticRelations, "beginning of relations between the same two States", _same_relations),
    (Recognition, "recognition of the same State by the same State", _same_recognition),
    (ConsularPost, "posts of one class, of the same two States, with the same seat", _same_post),
    (DiplomaticMission, "missions of one sort, of the same two States, with the same seat", _same_mission),
    (Treaty, "treaties of one designation and day in two documents, with no different parties", _same_treaty),
    (Membership, "joining of the same organization by the same States", _same_joining),
    (Renaming, "renaming of the same organization", _same_renaming),
    (Visit, "visits of the same persons to the same host on dates that overlap", _same_visit),
)
