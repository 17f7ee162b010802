"""The beginning of relations between States."""

from typing import Any

from attrs import Attribute, field, frozen

from tajik_relations.errors import FieldError
from tajik_relations.model.actors import Party
from tajik_relations.model.terms import Instrument, RelationsTerm
from tajik_relations.records.fact import Fact
from tajik_relations.records.sentences import circumstances, listed


def _two(_instance: object, attribute: "Attribute[Any]", states: tuple[Party, ...]) -> None:
    if len(set(states)) != len(states) or len(states) != 2:
        raise FieldError(attribute.name, f"expected two different States, found {len(states)}: {listed(states)}")


@frozen(kw_only=True, eq=False, repr=False)
class DiplomaticRelations(Fact):
    """Relations between States began (VCDR 2); `date`: when they were established."""

    lasting = True

    states: tuple[Party, ...] = field(validator=_two)
    """The two of them."""
    term: RelationsTerm
    """What the words call them: a cell headed "formal" does not say "diplomatic"."""
    instrument: Instrument | None = None
    """By what act; `None` if the words give none."""

    def _sentence(self) -> str:
        name = "" if self.term is RelationsTerm.UNSPECIFIED else f" {self.term}"
        means = f"by {self.instrument}" if self.instrument else ""
        return f"Beginning of{name} relations between {listed(self.states)}{circumstances(self, means)}"
