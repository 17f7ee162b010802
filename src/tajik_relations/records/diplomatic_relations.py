"""The beginning of relations between States."""

from typing import Any

from attrs import Attribute, field, frozen

from tajik_relations.errors import FieldError
from tajik_relations.model.actors import Party
from tajik_relations.model.terms import NOT_YET, Instrument, RelationsTerm, Status
from tajik_relations.records.fact import Fact
from tajik_relations.records.sentences import a, has, joined, phased


def _two(_instance: object, attribute: "Attribute[Any]", states: tuple[Party, ...]) -> None:
    if len(set(states)) != len(states) or len(states) != 2:
        raise FieldError(
            attribute.name,
            f"expected two different States, found {len(states)}: {joined(state.name for state in states)}",
        )


@frozen(kw_only=True, eq=False, repr=False)
class DiplomaticRelations(Fact):
    """Relations between States began (VCDR 2); `date` says when they were established."""

    lasting = True

    states: tuple[Party, ...] = field(validator=_two)
    """The two States."""
    term: RelationsTerm
    """What the words call the relations: a cell headed "formal" does not say "diplomatic"."""
    instrument: Instrument | None = None
    """The act by which relations began: "protocol"; `None` if the words give none."""

    def _stem(self) -> str:
        states = self._names(*self.states)
        means = f" by {a(str(self.instrument))}" if self.instrument else ""
        if self.status in (Status.ONGOING, Status.ENDED):
            return f"{states} {has(self.status, self.date, many=True)} {self._relations}"
        if self.term is RelationsTerm.DIPLOMATIC:
            verb = phased(self.status, "establish/established/established/establishing", many=True)
            return f"{states} {verb} {self._relations}{means}"
        if self.status in NOT_YET:
            return f"{states} {phased(self.status, 'begin/began/begun/beginning', many=True)} {self._relations}{means}"
        return f"{self._relations} between {states} began{means}"

    @property
    def _relations(self) -> str:
        return "relations" if self.term is RelationsTerm.UNSPECIFIED else f"{self.term} relations"
