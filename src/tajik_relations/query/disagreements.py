"""Which statements cannot both be true, and which are only less exact than others about the same thing."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from attrs import frozen

from tajik_relations.model.dates import When
from tajik_relations.model.provenance import OutsideDate
from tajik_relations.model.terms import Qualifier
from tajik_relations.notebook.mixin import Pairs, Shown
from tajik_relations.query.occurrences import Occurrence
from tajik_relations.records import DiplomaticRelations, Fact, Quantity


@frozen(kw_only=True, repr=False)
class Difference(Shown):
    """Two statements about one occurrence that differ in one value."""

    one: Fact
    """A document's statement; of two documents' statements the first in document order."""
    other: Fact | OutsideDate
    """Another fact, or what an outside publisher says."""
    value: str
    """The name of the value that differs: `"date"` or `"quantity"`."""
    contradictory: bool
    """Whether they cannot both be true; otherwise one is only less exact."""
    apart: int | None
    """Days from the last day of the earlier date to the first of the later; `None` if they overlap, or of figures."""
    ratio: float | None
    """The larger figure over the smaller; `None` for dates."""
    rule: str
    """Why both are about one thing."""
    support: tuple[str, ...] = ()
    """Other statements that agree with one of the two: `"A agrees with B"`; empty if none does."""

    def _row(self) -> Pairs:
        """Go through both statements with their citations, how far they are apart, and why they are about one."""
        yield "verdict", "cannot both be true" if self.contradictory else "one is less exact"
        for name, each in (("one_statement", self.one), ("another", self.other)):
            sources = each.citations if isinstance(each, Fact) else (f"outside: {each.publisher}",)
            yield name, (getattr(each, self.value), *sources)
        yield "apart", _days(self.apart) if self.apart else f"{self.ratio:g} to 1" if self.ratio else None
        yield "both_about", self.rule
        yield "support", self.support

    def __str__(self) -> str:
        """Return one sentence."""
        verb = "contradicts" if self.contradictory else "differs in exactness from"
        apart = f", {_days(self.apart)} apart" if self.apart else ""
        ratio = f", {self.ratio:g} to 1" if self.ratio else ""
        return f"{_told(self.one, self.value)} {verb} {_told(self.other, self.value)}{apart}{ratio}"

    def __repr__(self) -> str:
        """Return the sentence in brackets."""
        return f"<{self}>"


def differences(occurrences: Iterable[Occurrence], outside: Iterable[OutsideDate] = ()) -> tuple[Difference, ...]:
    """Return all pairs that differ, in document order of their first statement.

    Args:
        outside: dates of outside publishers, to name those that agree with one side; only facts are compared.
    """
    known = tuple(outside)
    found: list[Difference] = []
    for occurrence in occurrences:
        for one, other in combinations(occurrence.facts, 2):
            found += _pair(one, other, occurrence.rule)
    return tuple(_supported(each, known, tuple(occurrences)) for each in found)


def outside_differences(facts: Iterable[Fact], outside: Iterable[OutsideDate]) -> tuple[Difference, ...]:
    """Return where a statement of when relations began differs from an outside date for the same partner."""
    known = tuple(outside)
    found: list[Difference] = []
    for fact in facts:
        for each in known:
            if isinstance(fact, DiplomaticRelations) and fact.partner == each.state and fact.date and each.date:
                rule = "beginning of relations with the same partner, by an outside publisher"
                found += _dates(fact, each, fact.date, each.date, rule)
    return tuple(found)


def _pair(one: Fact, other: Fact, rule: str) -> Iterator[Difference]:
    if one.date and other.date:
        yield from _dates(one, other, one.date, other.date, rule)
    figures: list[Quantity | None] = [getattr(one, "quantity", None), getattr(other, "quantity", None)]
    if figures[0] and figures[1] and figures[0] != figures[1] and figures[0].unit == figures[1].unit:
        yield from _figures(one, other, figures[0], figures[1], rule)


def _dates(one: Fact, other: Fact | OutsideDate, first: When, second: When, rule: str) -> Iterator[Difference]:
    if first == second:
        return
    early, late = sorted((first, second), key=lambda when: (when.earliest, when.latest))
    gap = (late.earliest - early.latest).days
    vague = any(mark in str(when) for when in (first, second) for mark in "~?%")
    yield Difference(
        one=one,
        other=other,
        value="date",
        contradictory=gap > 0 and not vague,
        apart=gap if gap > 0 else None,
        ratio=None,
        rule=rule,
    )


def _figures(one: Fact, other: Fact, first: Quantity, second: Quantity, rule: str) -> Iterator[Difference]:
    if first.number is None or second.number is None or first.number == second.number:
        return
    small, large = sorted((first, second), key=lambda quantity: quantity.number or 0)
    bounded = small.qualifier in (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
    ratio = (large.number or 0) / small.number if small.number else None
    yield Difference(
        one=one, other=other, value="quantity", contradictory=not bounded, apart=None, ratio=ratio, rule=rule
    )


def _supported(each: Difference, outside: tuple[OutsideDate, ...], occurrences: tuple[Occurrence, ...]) -> Difference:
    """Return the difference with the other statements that agree with just one side."""
    from attrs import evolve

    if each.value != "date" or not each.contradictory or not isinstance(each.other, Fact):
        return each
    sides = (each.one, each.other)
    told = [fact for occurrence in occurrences if each.one in occurrence.facts for fact in occurrence.facts]
    others: list[Fact | OutsideDate] = [fact for fact in told if fact not in sides]
    others += [date for date in outside if isinstance(each.one, DiplomaticRelations) and date.state == each.one.partner]
    support = [f"{_name(other)} agrees with {side.id}" for other in others for side in sides if other.date == side.date]
    return evolve(each, support=tuple(support))


def _name(statement: Fact | OutsideDate) -> str:
    return statement.id if isinstance(statement, Fact) else statement.publisher


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def _told(statement: Fact | OutsideDate, value: str) -> str:
    return f"{_name(statement)} ({getattr(statement, value)})"
