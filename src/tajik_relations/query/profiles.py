"""States, persons and documents with what the documents say of them; equal to those in the facts."""

from collections.abc import Sequence
from typing import Any, TypeVar

from attrs import field, fields, frozen

from tajik_relations.model.actors import Person, State
from tajik_relations.model.by_value import ByValue, value_names
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.query.facts import Facts
from tajik_relations.records.fact import Fact

P = TypeVar("P", bound="_Profile")


class _Profile(ByValue):
    """Base: something of which there are facts, equal to the same thing without them."""

    __slots__ = ()

    of_all: Facts[Fact]

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same thing, with its facts or without."""
        plain = type(self).__mro__[1]
        if not isinstance(other, plain):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in value_names(plain))

    __hash__ = ByValue.__hash__


@frozen(kw_only=True, repr=False, eq=False)
class StateProfile(State, _Profile):
    """A State with the facts that concern it."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""

    @property
    def facts(self) -> Facts[Fact]:
        """The facts that concern it, in document order; see `Facts.about`."""
        return self.of_all.about(self)


@frozen(kw_only=True, repr=False, eq=False)
class PersonProfile(Person, _Profile):
    """A person with the facts that concern them."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""

    @property
    def facts(self) -> Facts[Fact]:
        """The facts that concern them, in document order; see `Facts.about`."""
        return self.of_all.about(self)


@frozen(kw_only=True, repr=False, eq=False)
class DocumentProfile(SourceDocument, _Profile):
    """A source document with its facts."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""

    @property
    def facts(self) -> Facts[Fact]:
        """Its facts, in document order."""
        return self.of_all.cited_from(self)


def profiles_of(items: Sequence[Any], kind: type[P], facts: Facts[Fact]) -> Sequence[P]:
    """Return States, persons or documents with their facts, each made when it is first asked for."""
    made: dict[int, P] = {}

    def profile_at(at: int) -> P:
        if at not in made:
            item = items[at]
            values = {each.name: getattr(item, each.name) for each in fields(type(item))}
            made.setdefault(at, kind(**values, of_all=facts))
        return made[at]

    return LazySequence(profile_at, range(len(items)))
