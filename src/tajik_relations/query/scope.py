"""What all collections of one data set share: names, order, and what several facts speak of."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from attrs import frozen

from tajik_relations.model.actors import KnownActor
from tajik_relations.model.names import Directory
from tajik_relations.model.provenance import OutsideDate
from tajik_relations.query.collection import Collection
from tajik_relations.query.disagreements import Disagreement, disagreements_of
from tajik_relations.query.occurrences import Occurrence, OccurrenceLink, occurrences_of
from tajik_relations.records import DiplomaticRelations, Fact

OUTSIDE_RULE = "beginning of relations with the same partner, by an outside publisher"


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class Scope:
    """The facts of one data set with everything that its collections look up; each part is made on first use."""

    facts: Sequence[Fact]
    """All facts, in document order."""
    actors: Directory[KnownActor]
    """Everyone that a fact can be about, by name."""
    outside_dates: tuple[OutsideDate, ...] = ()
    """When relations began according to publishers outside the documents."""
    links: tuple[OccurrenceLink, ...] = ()
    """Links between facts that a reader made."""

    def place_of(self, fact_id: str) -> int:
        """Return the place of a fact in document order, from 0; that of one that is not here is after all others."""
        return self._order.get(fact_id, len(self._order))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {fact.id: place for place, fact in enumerate(self.facts)}

    @cached_property
    def occurrences(self) -> Collection[Occurrence]:
        """What several facts speak of."""
        return Collection(occurrences_of(self.facts, self.links))

    @cached_property
    def disagreements(self) -> Collection[Disagreement]:
        """One for each occurrence and field whose values cannot all be true, in document order."""
        return Collection(tuple(each for each in self._differing if each.contradictory))

    @cached_property
    def less_exact(self) -> Collection[Disagreement]:
        """One for each occurrence and field whose values differ and can all be true, in document order."""
        return Collection(tuple(each for each in self._differing if not each.contradictory))

    @cached_property
    def _differing(self) -> tuple[Disagreement, ...]:
        outside: dict[str, list[OutsideDate]] = {}
        for date in self.outside_dates:
            outside.setdefault(date.state.code, []).append(date)
        return tuple(
            disagreement
            for occurrence in self._compared()
            for disagreement in disagreements_of(occurrence, outside.get(_begun_with(occurrence), ()))
        )

    def _compared(self) -> Iterable[Occurrence]:
        """Return all occurrences, and those beginnings of relations that one fact alone tells, in document order."""
        told = {fact.id for occurrence in self.occurrences for fact in occurrence.facts}
        alone = (fact for fact in self.facts if isinstance(fact, DiplomaticRelations) and fact.id not in told)
        single = (Occurrence(facts=(fact,), rule=OUTSIDE_RULE) for fact in alone)
        return sorted((*self.occurrences, *single), key=lambda occurrence: self.place_of(occurrence.key))


def _begun_with(occurrence: Occurrence) -> str:
    """Return the code of the State with which relations began; empty for all other occurrences."""
    fact = occurrence.facts[0]
    return getattr(fact.partner, "code", "") if isinstance(fact, DiplomaticRelations) else ""
