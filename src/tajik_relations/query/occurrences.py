"""Which facts are about one occurrence: a treaty, visit, mission, post or beginning of relations.

Facts are never merged, because each is the assertion of one document. An occurrence says that several facts are about
the same event or tie, and which rule or reader linked them.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import combinations
from operator import itemgetter
from typing import Any

from attrs import frozen

from tajik_relations.model.actors import UnidentifiedState
from tajik_relations.model.periods import extent
from tajik_relations.model.terms import Aspect
from tajik_relations.model.typed_values import Helpful, typed
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.records import (
    ConsularPost,
    DiplomaticMission,
    DiplomaticRelations,
    Exercise,
    Fact,
    Meeting,
    Membership,
    Recognition,
    Renaming,
    Treaty,
    Visit,
)


@frozen(kw_only=True, field_transformer=typed)
class OccurrenceLink(Helpful):
    """A link between facts that a reader made because no rule finds it."""

    facts: tuple[str, ...]
    """The ids of the linked facts."""
    reason: str
    """Why the facts belong together."""


@frozen(kw_only=True, repr=False)
class Occurrence(ReprMixin):
    """Facts about the same event or tie."""

    facts: tuple[Fact, ...]
    """The facts, in document order."""
    rule: str
    """The rule that links the facts, or the reason of the reader who linked them."""

    @property
    def key(self) -> str:
        """The id of the first fact, which is the name of the occurrence."""
        return self.facts[0].id

    def _short_form(self) -> NamedValues:
        """Yield the dates and citations of the facts, and why the facts are about the same occurrence."""
        yield "about", self.facts[0].statement
        yield "facts", tuple([fact.date or "no date", *fact.citations[:1]] for fact in self.facts)
        yield "linked_by", self.rule

    def _full_form(self) -> NamedValues:
        """Yield why the facts are about the same occurrence, and the facts."""
        yield "linked_by", self.rule
        yield from ((fact.id, (fact.statement, *fact.citations)) for fact in self.facts)

    def __repr__(self) -> str:
        """Return the ids of the facts."""
        return f"<Occurrence {', '.join(fact.id for fact in self.facts)}>"


def occurrences_of(facts: Iterable[Fact], links: Iterable[OccurrenceLink] = ()) -> tuple[Occurrence, ...]:
    """Return the occurrences that several of the facts are about, in the document order of their first facts.

    Each fact of an occurrence is linked with every other fact: two facts that only share a linked third are not joined.
    Facts are compared only within buckets of one kind and the same parties.
    """
    by_id = {fact.id: fact for fact in facts}
    place = {fact_id: position for position, fact_id in enumerate(by_id)}
    groups: dict[str, tuple[frozenset[str], str]] = {}
    bucket_of: dict[str, int] = {}
    pairs: list[tuple[str, str, str]] = []
    for number, (rule, bucket) in enumerate(_buckets(by_id.values())):
        if rule.same is None:
            ids = frozenset(fact.id for fact in bucket)
            groups.update(dict.fromkeys(ids, (ids, rule.name)))
            bucket_of.update(dict.fromkeys(ids, number))
        else:
            alike = (pair for pair in _overlapping(bucket) if rule.same(*pair))
            pairs += [(first.id, second.id, rule.name) for first, second in alike]
    pairs.sort(key=lambda pair: sorted((place[pair[0]], place[pair[1]])))
    for link in links:
        known = [fact_id for fact_id in link.facts if fact_id in by_id]
        pairs += [(first, second, link.reason) for first, second in combinations(known, 2)]
    _join(pairs, groups, bucket_of)
    ordered = {tuple(sorted(ids, key=place.__getitem__)): rule for ids, rule in groups.values() if len(ids) > 1}
    occurrences = (Occurrence(facts=tuple(map(by_id.__getitem__, ids)), rule=rule) for ids, rule in ordered.items())
    return tuple(sorted(occurrences, key=lambda occurrence: place[occurrence.key]))


def _join(
    pairs: Iterable[tuple[str, str, str]], groups: dict[str, tuple[frozenset[str], str]], bucket_of: dict[str, int]
) -> None:
    """Join two groups of linked facts if every fact of the first group is linked with every fact of the second."""
    linked = {frozenset(pair[:2]) for pair in pairs}

    def is_linked(first: str, second: str) -> bool:
        bucket = bucket_of.get(first)
        return frozenset((first, second)) in linked or (bucket is not None and bucket == bucket_of.get(second))

    for first, second, reason in pairs:
        group = groups.get(first, (frozenset({first}), reason))
        other = groups.get(second, (frozenset({second}), reason))
        if all(is_linked(mine, theirs) for mine in group[0] for theirs in other[0] - group[0]):
            joined = (group[0] | other[0], group[1])
            groups.update(dict.fromkeys(joined[0], joined))


def distinct(facts: Iterable[Fact], occurrences: Iterable[Occurrence]) -> tuple[Fact, ...]:
    """Return the facts with only the first fact of each occurrence.

    A mission that was converted into another mission is the same representation, so the two count once. Regular visits,
    meetings and exercises are not single acts, and are left out.
    """
    given = tuple(fact for fact in facts if not (fact.recurrent and isinstance(fact, _COUNTED)))
    key_of = {fact.id: occurrence.key for occurrence in occurrences for fact in occurrence.facts}
    turned = (fact.succeeds for fact in given if isinstance(fact, DiplomaticMission) and fact.succeeds)
    succeeded = {key_of.get(fact_id, fact_id) for fact_id in turned}
    first_of: dict[str, Fact] = {}
    for fact in given:
        first_of.setdefault(key_of.get(fact.id, fact.id), fact)
    return tuple(fact for key, fact in first_of.items() if key not in succeeded)


_COUNTED = (Exercise, Meeting, Visit)
"""Kinds of which each fact is one act, unless the words say that it is regular."""


@frozen
class _Rule:
    """How facts of one kind are recognized as statements about the same occurrence."""

    kind: type[Fact]
    name: str
    bucket: Callable[[Any], Hashable]
    """What facts about the same occurrence have in common; `None` for a fact that no rule links."""
    same: Callable[[Any, Any], bool] | None = None
    """A condition for two facts of a bucket, besides overlapping dates; `None` if there is no further condition."""


def _buckets(facts: Iterable[Fact]) -> Iterator[tuple[_Rule, list[Any]]]:
    """Yield the facts that a rule may link, together."""
    rules = {rule.kind: rule for rule in _RULES}
    buckets: dict[tuple[type[Fact], Hashable], list[Fact]] = {}
    for fact in facts:
        rule = rules.get(type(fact))
        common = rule.bucket(fact) if rule else None
        if common is not None:
            buckets.setdefault((type(fact), common), []).append(fact)
    yield from ((rules[kind], bucket) for (kind, _), bucket in buckets.items() if len(bucket) > 1)


def _overlapping(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the pairs of facts whose dates can be the same day."""
    dated = sorted(((*extent(fact.date), fact) for fact in facts if fact.date), key=itemgetter(0))
    for at, (_, latest, fact) in enumerate(dated):
        for earliest, _, other in dated[at + 1 :]:
            if earliest > latest:
                break
            yield fact, other


def _treaty_bucket(treaty: Treaty) -> Hashable:
    exact = treaty.date is not None and treaty.date.precision == "day"
    return (treaty.designation, treaty.date) if exact and treaty.quantity is None else None


def _same_treaty(first: Treaty, second: Treaty) -> bool:
    no_others = not first.parties or not second.parties or set(first.parties) == set(second.parties)
    return no_others and first.document != second.document


def _visit_bucket(visit: Visit) -> Hashable:
    known = visit.visitors and not isinstance(visit.host, UnidentifiedState)
    return (frozenset(visit.visitors), visit.host) if known else None


def _same_visit(first: Visit, second: Visit) -> bool:
    """Whether two places can be those of one visit: the same place, or a city and its State alone."""
    places = [place for place in (first.place, second.place) if place]
    states = {place.state for place in places if place.state}
    whole = any(place.state and place.name == place.state.name for place in places)
    return len(states) < 2 and (whole or len({place.name for place in places}) < 2)


def _joining_bucket(membership: Membership) -> Hashable:
    joined = membership.aspect is Aspect.ENTERED
    return (membership.organization, frozenset(membership.members)) if joined else None


_RULES = (
    _Rule(
        DiplomaticRelations, "beginning of relations between the same two States", lambda fact: frozenset(fact.states)
    ),
    _Rule(
        Recognition, "recognition of the same State by the same State", lambda fact: (fact.recognizing, fact.recognized)
    ),
    _Rule(
        ConsularPost,
        "consular posts of the same class, with the same sending State, receiving State and seat",
        lambda fact: (fact.post, fact.sending, fact.receiving, fact.seat),
    ),
    _Rule(
        DiplomaticMission,
        "missions of the same kind, with the same sending State, receiving State and seat",
        lambda fact: (fact.mission, fact.sending, fact.receiving, fact.seat),
    ),
    _Rule(
        Treaty,
        "treaties with the same designation and date in two documents, whose parties do not differ",
        _treaty_bucket,
        _same_treaty,
    ),
    _Rule(Membership, "entry of the same States into the same organization", _joining_bucket),
    _Rule(Renaming, "renaming of the same organization", lambda fact: (fact.former_name, fact.later_name)),
    _Rule(Visit, "visits of the same persons to the same host on dates that overlap", _visit_bucket, _same_visit),
)
