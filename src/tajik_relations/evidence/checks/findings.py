"""What a check has to say of one value of a fact: that it is wrong, or that no rule can decide it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from attrs import fields

from tajik_relations.records import Fact
from tajik_relations.records.fact import items_of


class Finding(NamedTuple):
    """One sentence on one value."""

    field: str
    """The field, `kind`, or `words` for the cited words themselves."""
    sentence: str
    undecided: bool = False
    """Whether the words neither confirm nor contradict the value, as far as the rules can read them."""

    firm: bool = False
    """Whether no judgement on the field settles it, as it is not about what can be judged."""

    def __str__(self) -> str:
        """Return the field and the sentence."""
        return f"{self.field}: {self.sentence}"


def items_in(fact: Fact) -> Iterator[tuple[str, Any]]:
    """Yield the values of a fact with the names of their fields, each item of a list by itself."""
    for attribute in fields(type(fact)):
        yield from ((attribute.name, item) for item in items_of(getattr(fact, attribute.name)))


def numbers_of(fact: Fact) -> list[int]:
    """Return the number of the figure of a fact and its alternative, as far as it has them."""
    quantity = fact.figure
    numbers = (quantity.number, quantity.alternative) if quantity is not None else ()
    return [number for number in numbers if number is not None]


def wrong(name: str, sentence: str) -> Finding:
    """Return a finding that contradicts a value."""
    return Finding(name, sentence)


def undecided(name: str, sentence: str) -> Finding:
    """Return a finding that neither confirms nor contradicts a value."""
    return Finding(name, sentence, undecided=True)
