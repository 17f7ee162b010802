"""Which statements about one occurrence cannot all be true, and one date of several for those who need one."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from tajik_relations.model.actors import Party
from tajik_relations.model.dates import When
from tajik_relations.model.identification import OutsideDate
from tajik_relations.model.periods import beginning, days_in
from tajik_relations.model.terms import Qualifier
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.query.occurrences import Occurrence
from tajik_relations.records.fact import Fact, Quantity

DATE, QUANTITY = "date", "quantity"
"""The fields whose values are compared."""
_LOWER_BOUNDS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_UPPER_BOUNDS = (Qualifier.LESS_THAN, Qualifier.AT_MOST)


@frozen(kw_only=True, repr=False)
class StatedValue(ReprMixin):
    """One of the values that statements about an occurrence give for a field, with everyone who gives it."""

    value: When | Quantity
    """A date, or a figure with its unit and qualifier."""
    facts: tuple[Fact, ...] = ()
    """The facts that have it, in document order."""
    outside: tuple[OutsideDate, ...] = ()
    """The publishers outside the documents that give it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the facts, then the outside publishers."""
        return (*(fact.id for fact in self.facts), *(date.publisher for date in self.outside))

    def _short_form(self) -> NamedValues:
        """Yield the value and who gives it."""
        yield "value", self.value
        yield "cited", tuple(citation for fact in self.facts for citation in fact.citations)
        yield "outside_the_documents", ", ".join(date.publisher for date in self.outside)

    def __str__(self) -> str:
        """Return the value and its sources in brackets."""
        return f"{self.value} ({', '.join(self.sources)})"

    def __repr__(self) -> str:
        """Return the value and its sources."""
        return f"<{self}>"


@frozen(kw_only=True, repr=False)
class Disagreement(ReprMixin):
    """The different values that statements about one occurrence give for one field; none of them is preferred."""

    occurrence: str
    """The occurrence's key: the id of its first fact."""
    field: str
    """The name of the field whose values differ: `"date"` or `"quantity"`."""
    values: tuple[StatedValue, ...]
    """The distinct values: those of the documents in document order, then those of outside publishers alone."""
    rule: str
    """Why all statements are about one occurrence."""
    contradictory: bool
    """Whether they cannot all be true; otherwise some are only less exact."""
    within_documents: bool
    """Whether the documents' own statements already differ so; otherwise only an outside publisher's does."""
    days_apart: int | None
    """Most days between two dates that exclude each other, last day to first day; `None` if none do, or of figures."""
    ratio: float | None
    """The largest figure over the smallest; `None` for dates, or if the smallest is 0."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts that give one of the values, in document order of the values."""
        return tuple(fact for stated in self.values for fact in stated.facts)

    @property
    def outside(self) -> tuple[OutsideDate, ...]:
        """All outside dates that give one of the values."""
        return tuple(date for stated in self.values for date in stated.outside)

    @property
    def partner(self) -> Party | None:
        """The partner to whose relations the occurrence belongs; `None` if it belongs to none."""
        return self.facts[0].partner

    @property
    def distance(self) -> str:
        """How far the values are apart, in words; empty if that cannot be counted."""
        if self.days_apart:
            return f"{self.days_apart:,} {'day' if self.days_apart == 1 else 'days'} apart"
        return f"{self.ratio:g} to 1" if self.ratio else ""

    def _short_form(self) -> NamedValues:
        """Yield the verdict, each value with its citations, how far they are apart, and why they are about one."""
        yield "verdict", "cannot all be true" if self.contradictory else "some are less exact"
        yield "values", tuple([stated.value, *_cited(stated)] for stated in self.values)
        yield "apart", self.distance
        yield "all_about", self.rule

    def __str__(self) -> str:
        """Return all values, each with its sources, and how far they are apart."""
        verb = "cannot all be true" if self.contradictory else "differ only in exactness"
        distance = f", {self.distance}" if self.distance else ""
        return f"{self.field}: {' / '.join(map(str, self.values))} {verb}{distance}"

    def __repr__(self) -> str:
        """Return the field, the occurrence, the number of values and the verdict."""
        verdict = "contradictory" if self.contradictory else "less exact"
        return f"<Disagreement on the {self.field} of {self.occurrence}: {len(self.values)} values, {verdict}>"


def _cited(stated: StatedValue) -> tuple[Any, ...]:
    outside = (f"outside: {date.publisher}" for date in stated.outside)
    return (*(citation for fact in stated.facts for citation in fact.citations), *outside)


def disagreements_of(occurrence: Occurrence, outside: Iterable[OutsideDate] = ()) -> Iterator[Disagreement]:
    """Yield one disagreement for each field on which statements about one occurrence disagree.

    Args:
        occurrence: with one fact or more.
        outside: dates of outside publishers for the same beginning of relations.
    """
    dated = [(fact.date, fact) for fact in occurrence.facts if fact.date]
    dates: dict[When, tuple[list[Fact], list[OutsideDate]]] = {}
    for when, fact in dated:
        dates.setdefault(when, ([], []))[0].append(fact)
    documented = tuple(dates)
    for publisher_date in outside:
        if dated and publisher_date.date:
            dates.setdefault(publisher_date.date, ([], []))[1].append(publisher_date)
    gap = _gap(documented, dates)
    if gap or len(documented) > 1:
        yield Disagreement(
            occurrence=occurrence.key,
            field=DATE,
            values=_stated(dates),
            rule=occurrence.rule,
            contradictory=gap > 0,
            within_documents=gap == 0 or _gap(documented, documented) > 0,
            days_apart=gap or None,
            ratio=None,
        )
    yield from _figures(occurrence)


def _figures(occurrence: Occurrence) -> Iterator[Disagreement]:
    """Yield one disagreement for each unit whose figures differ in number."""
    by_unit: dict[str | None, dict[Quantity, tuple[list[Fact], list[OutsideDate]]]] = {}
    for fact in occurrence.facts:
        if fact.figure and fact.figure.number is not None:
            same_unit = by_unit.setdefault(fact.figure.unit, {})
            same_unit.setdefault(fact.figure, ([], []))[0].append(fact)
    for figures in by_unit.values():
        numbers = {figure.number or 0 for figure in figures}
        if len(numbers) > 1:
            yield Disagreement(
                occurrence=occurrence.key,
                field=QUANTITY,
                values=_stated(figures),
                rule=occurrence.rule,
                contradictory=_exclude(figures),
                within_documents=True,
                days_apart=None,
                ratio=max(numbers) / min(numbers) if min(numbers) else None,
            )


def _stated(values: "dict[Any, tuple[list[Fact], list[OutsideDate]]]") -> tuple[StatedValue, ...]:
    return tuple(
        StatedValue(value=value, facts=tuple(facts), outside=tuple(outside))
        for value, (facts, outside) in values.items()
    )


def _gap(documented: Iterable[When], all_dates: Iterable[When]) -> int:
    """Return the most days between a document's date and any other, last day to first day; 0 if none excludes another.

    A date that its source gives as approximate or uncertain excludes none; nor do outside dates exclude each other.
    """
    ours, everyones = (
        [when for when in dates if not any(mark in str(when) for mark in "~?%")] for dates in (documented, all_dates)
    )
    if not ours:
        return 0
    later = max(when.earliest for when in everyones) - min(when.latest for when in ours)
    earlier = max(when.earliest for when in ours) - min(when.latest for when in everyones)
    return max(0, later.days, earlier.days)


def _exclude(figures: Iterable[Quantity]) -> bool:
    """Whether figures of one unit cannot all be true: the largest lower value lies above an upper one."""
    numbers = [(figure.number or 0, figure.qualifier) for figure in figures]
    least = max((number for number, limit in numbers if limit not in _UPPER_BOUNDS), default=0)
    return any(number < least and limit not in _LOWER_BOUNDS for number, limit in numbers)


@frozen(kw_only=True, repr=False)
class ResolvedDate(ReprMixin):
    """One date for the beginning of relations, with the way in which it was chosen."""

    date: When
    """The date chosen; of relations that go on (`1992/..`) the day, month or year in which they began."""
    statement: Fact | OutsideDate
    """The statement whose date it is."""
    how: str
    """By which rule."""
    among: tuple[Fact | OutsideDate, ...]
    """All dated statements between which the choice was made, the chosen one included."""

    @property
    def outside(self) -> bool:
        """Whether it is the date of a publisher outside the documents."""
        return not isinstance(self.statement, Fact)

    def _short_form(self) -> NamedValues:
        """Yield the date, the way in which it was chosen, and where it comes from."""
        source = self.statement
        yield from (("date", self.date), ("chosen_by", self.how))
        yield "cited", (f"outside: {source.publisher}",) if not isinstance(source, Fact) else source.citations

    def _full_form(self) -> NamedValues:
        """Yield the same and all statements that there were to choose from."""
        yield from self._short_form()
        yield "Chosen among", Collection(self.among)

    def __str__(self) -> str:
        """Return the date with its source and how it was chosen."""
        source = self.statement
        named = f"outside: {source.publisher}" if not isinstance(source, Fact) else source.id
        return f"{self.date} ({named}; {self.how}, of {len(self.among)})"

    def __repr__(self) -> str:
        """Return the text in brackets."""
        return f"<ResolvedDate {self}>"


def resolved_date(statements: Iterable[Fact | OutsideDate], how: str) -> ResolvedDate | None:
    """Return one date of when relations began; see `Established.resolve`."""
    dated = [(statement, beginning(statement.date)) for statement in statements if statement.date]
    if not dated:
        return None

    def rank(entry: tuple[Fact | OutsideDate, When]) -> tuple[int, int]:
        when = entry[1]
        together = [when.before(other) is not True and when.after(other) is not True for _, other in dated]
        return -sum(together) if how == "most supported" else 0, days_in(when)

    statement, when = dated[0] if how == "document order" else min(dated, key=rank)
    among = tuple(statement for statement, _ in dated)
    return ResolvedDate(date=when, statement=statement, how=how, among=among)
