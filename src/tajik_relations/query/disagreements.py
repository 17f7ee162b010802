"""Which statements about one occurrence cannot all be true, and how to choose one of several dates."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from attrs import frozen

from tajik_relations.model.actors import ACTORS, Actor, Organization, Party, Place
from tajik_relations.model.dates import When
from tajik_relations.model.identification import OutsideDate
from tajik_relations.model.periods import beginning, days_in, extent
from tajik_relations.model.terms import Designation, Office, Ordinal, Qualifier, RelationsTerm
from tajik_relations.model.typed_values import Term
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.query.occurrences import Occurrence
from tajik_relations.records.fact import Fact, Quantity, items_of, own_fields

DATE, QUANTITY, HOLDER = "date", "quantity", "holder"
"""Fields whose values are compared apart from the others: dates and figures can be more or less exact, and the holder
of an office is named in facts of several kinds."""
_WORDS = (Designation, Ordinal, RelationsTerm)
"""Vocabularies of what documents call things, in which they may differ without saying different things."""
_LESS_SAID = ("UNSPECIFIED", "OTHER", "DOCUMENT")
"""Terms that say less than others of their vocabulary, and nothing against them."""
_HELD_BY_ONE = (Office.PRESIDENT, Office.FOREIGN_MINISTER, Office.PRIME_MINISTER, Office.SECRETARY_GENERAL)
"""Offices that one person holds at a time."""
HOLDERS_RULE = "holders of one office, on dates that overlap"
_Holding = tuple[tuple[Actor, ...], Fact]
"""The holder of an office, alone in a tuple, and the fact that names them."""
_LOWER_BOUNDS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_UPPER_BOUNDS = (Qualifier.LESS_THAN, Qualifier.AT_MOST)


@frozen(kw_only=True, repr=False)
class StatedValue(ReprMixin):
    """One of the values for a field of an occurrence, with the facts and outside publishers that give it."""

    value: "When | Quantity | Term | Place | tuple[Actor, ...]"
    """A date, a figure with its unit and qualifier, a term, a place, or the participants."""
    facts: tuple[Fact, ...] = ()
    """The facts that give this value, in document order."""
    outside: tuple[OutsideDate, ...] = ()
    """The publishers outside the documents that give this value."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the facts, then the outside publishers."""
        return (*(fact.id for fact in self.facts), *(date.publisher for date in self.outside))

    def _short_form(self) -> NamedValues:
        """Yield the value and who gives it."""
        yield "value", self.displayed
        yield "cited", tuple(citation for fact in self.facts for citation in fact.citations)
        yield "outside_the_documents", ", ".join(date.publisher for date in self.outside)

    @property
    def shown(self) -> str:
        """The value as text: a figure as people write it; for participants, their names."""
        if isinstance(self.value, Quantity):
            return self.value.words
        return ", ".join(actor.name for actor in self.value) if isinstance(self.value, tuple) else str(self.value)

    @property
    def displayed(self) -> "When | Quantity | Term | Place | str":
        """The value for display: a date as an object, so that uncertainty can be shown; participants as text."""
        return self.shown if isinstance(self.value, tuple) else self.value

    def __str__(self) -> str:
        """Return the value and its sources in brackets."""
        return f"{self.shown} ({', '.join(self.sources)})"

    def __repr__(self) -> str:
        """Return the value and its sources."""
        return f"<{self}>"


@frozen(kw_only=True, repr=False)
class Disagreement(ReprMixin):
    """The different values for one field of one occurrence; none of them is preferred."""

    occurrence: str
    """The occurrence's key: the id of its first fact."""
    field: str
    """The field whose values differ: `"date"`, `"quantity"`, `"holder"` of an office, or a field of one kind."""
    values: tuple[StatedValue, ...]
    """The different values: first those of the documents, in order, then those that only outside publishers give."""
    rule: str
    """Why all statements are about the same occurrence."""
    contradictory: bool
    """Whether the values cannot all be true; otherwise they can, and some are less exact than others."""
    within_documents: bool
    """Whether the documents alone disagree; otherwise only an outside publisher disagrees with them."""
    days_apart: int | None
    """The largest number of days between two dates that exclude each other; `None` if no two dates do.

    The days are counted from the last possible day of the earlier date to the first possible day of the later one. At
    least one of the two dates is in a document.
    """
    ratio: float | None
    """The largest figure divided by the smallest; `None` for dates, or if the smallest is 0."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts that give one of the values, in document order of the values."""
        return tuple(fact for stated in self.values for fact in stated.facts)

    @property
    def outside(self) -> tuple[OutsideDate, ...]:
        """All outside dates that give one of the values."""
        return tuple(date for stated in self.values for date in stated.outside)

    @property
    def partner(self) -> Party | Organization | None:
        """The partner to whose relations the occurrence belongs; `None` if there is no such partner."""
        return self.facts[0].partner

    @property
    def distance(self) -> str:
        """How far apart the values are, in words; empty for values without a distance, such as terms."""
        if self.days_apart:
            return f"{self.days_apart:,} {'day' if self.days_apart == 1 else 'days'} apart"
        return f"{self.ratio:g} to 1" if self.ratio else ""

    def _short_form(self) -> NamedValues:
        """Yield the verdict, each value with its citations, how far apart they are, and why they belong together."""
        yield "verdict", "cannot all be true" if self.contradictory else "some are less exact"
        yield "values", tuple([stated.displayed, *_cited(stated)] for stated in self.values)
        yield "apart", self.distance
        yield "all_about", self.rule

    def __str__(self) -> str:
        """Return all values, each with its sources, and how far apart they are."""
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
        occurrence: an occurrence with at least one fact.
        outside: dates of outside publishers for the same beginning of relations.
    """
    dated = [(fact.date, fact) for fact in occurrence.facts if fact.date]
    witnesses = [(witness.date, witness) for witness in outside if dated and witness.date]
    documented = {when for when, _ in dated}
    gap = _gap(documented, documented.union(when for when, _ in witnesses))  # not outside dates with each other
    if gap or len(documented) > 1:
        yield _disagreement(
            occurrence,
            DATE,
            [*dated, *witnesses],
            contradictory=gap > 0,
            within_documents=gap == 0 or _gap(documented, documented) > 0,
            days_apart=gap or None,
        )
    yield from _figures(occurrence)
    yield from _others(occurrence)


def holders_of(facts: Iterable[Fact]) -> Iterator[Disagreement]:
    """Yield one disagreement for each office and time at which facts give it to different persons."""
    held: dict[tuple[Office, Actor], list[_Holding]] = {}
    for fact in facts:
        office = getattr(fact, "office", None)
        body = getattr(fact, "state", None) or getattr(fact, "sending", None)
        persons = items_of(getattr(fact, "person", None) or getattr(fact, "visitors", ()))
        if office and office in _HELD_BY_ONE and body is not None and len(persons) == 1 and fact.date is not None:
            held.setdefault((office, body), []).append((persons, fact))
    for holdings in held.values():
        for group in _contested(holdings):
            occurrence = Occurrence(facts=tuple(fact for _, fact in group), rule=HOLDERS_RULE)
            yield _disagreement(occurrence, HOLDER, group, contradictory=True)


def _contested(holdings: list[_Holding]) -> list[list[_Holding]]:
    """Return the holdings of an office that exclude others, each together with those, in document order."""
    groups: list[set[int]] = []
    for (at, (holder, fact)), (after, (next_holder, next_fact)) in combinations(enumerate(holdings), 2):
        if holder != next_holder and _overlap(fact.date, next_fact.date):
            met = [group for group in groups if group & {at, after}]
            groups = [group for group in groups if group not in met] + [{at, after}.union(*met)]
    return [[holdings[place] for place in sorted(group)] for group in sorted(groups, key=min)]


def _overlap(one: When | None, other: When | None) -> bool:
    """Whether two dates are known to share days: one lies within the other."""
    return one is not None and other is not None and (one.within(other) is True or other.within(one) is True)


def _others(occurrence: Occurrence) -> Iterator[Disagreement]:
    """Yield one disagreement for each field of the kind, beside dates and figures, whose values differ."""
    kinds = {type(fact) for fact in occurrence.facts}
    names = own_fields(kinds.pop()) if len(kinds) == 1 else ()
    for name in names:
        compared = ((_comparable(getattr(fact, name)), fact) for fact in occurrence.facts)
        given = [(value, fact) for value, fact in compared if value is not None]
        values = {value for value, _ in given}
        if len(values) > 1:
            apart = any(not _both_true(*pair, occurrence.facts) for pair in combinations(values, 2))
            yield _disagreement(occurrence, name, given, contradictory=apart)


def _comparable(value: Any) -> Any:
    """Return a term, a place or those who took part; `None` for what is not compared, or not given."""
    if isinstance(value, _WORDS):
        return None
    if isinstance(value, Term | Place):
        return value
    items = items_of(value)
    taking_part = items and all(isinstance(item, ACTORS) for item in items)
    return tuple(sorted(items, key=lambda actor: str(actor.name))) if taking_part else None


def _both_true(one: Any, other: Any, facts: Iterable[Fact]) -> bool:
    """Whether two values of one field can both be true, one of them less exact."""
    if isinstance(one, Term):
        return one.name in _LESS_SAID or other.name in _LESS_SAID
    if isinstance(one, Place):
        whole = any(place.state is not None and place.name == place.state.name for place in (one, other))
        return (whole or one.name == other.name) and (one.state is None or one.state == other.state or not other.state)
    parents = {(actor, parent) for fact in facts for actor in fact.actors for parent in fact.acts_for}
    acting = any((first, second) in parents or (second, first) in parents for first in one for second in other)
    return acting or bool({*one} & {*other})


def _disagreement(  # noqa: PLR0913 - what disagreements have
    occurrence: Occurrence,
    name: str,
    given: Iterable[tuple[Any, Fact | OutsideDate]],
    *,
    contradictory: bool,
    within_documents: bool = True,
    days_apart: int | None = None,
    ratio: float | None = None,
) -> Disagreement:
    """Return the disagreement on a field; *given* are the values, each beside a fact or publisher that gives it."""
    sources: dict[Any, list[Fact | OutsideDate]] = {}
    for value, source in given:
        sources.setdefault(value, []).append(source)
    values = (
        StatedValue(
            value=value,
            facts=tuple(source for source in giving if isinstance(source, Fact)),
            outside=tuple(source for source in giving if not isinstance(source, Fact)),
        )
        for value, giving in sources.items()
    )
    return Disagreement(
        occurrence=occurrence.key,
        field=name,
        values=tuple(values),
        rule=occurrence.rule,
        contradictory=contradictory,
        within_documents=within_documents,
        days_apart=days_apart,
        ratio=ratio,
    )


def _figures(occurrence: Occurrence) -> Iterator[Disagreement]:
    """Yield one disagreement for each family of units whose figures differ in number."""
    by_unit: dict[str | None, list[tuple[Quantity, Fact]]] = {}
    for fact in occurrence.facts:
        if fact.figure and fact.figure.number is not None:
            unit = fact.figure.unit
            noun = unit.split()[-1] if unit else None  # so that a mine of one type compares with mines
            by_unit.setdefault(noun, []).append((fact.figure, fact))
    for figures in by_unit.values():
        numbers = {figure.number or 0 for figure, _ in figures}
        if len(numbers) > 1:
            ratio = max(numbers) / min(numbers) if min(numbers) else None
            apart = _exclude(figure for figure, _ in figures)
            yield _disagreement(occurrence, QUANTITY, figures, contradictory=apart, ratio=ratio)


def _gap(dates: Iterable[When], others: Iterable[When]) -> int:
    """Return the most days between one of some dates and any other, last day to first day; 0 if none excludes another.

    A date that its source gives as approximate or uncertain excludes none.
    """
    ours, theirs = (
        [extent(when) for when in given if not any(mark in str(when) for mark in "~?%")] for given in (dates, others)
    )
    if not ours or not theirs:
        return 0
    later = max(first for first, _ in theirs) - min(last for _, last in ours)
    earlier = max(first for first, _ in ours) - min(last for _, last in theirs)
    return max(0, later.days, earlier.days)


def _exclude(figures: Iterable[Quantity]) -> bool:
    """Whether figures of one unit cannot all be true: the largest lower value lies above an upper one."""
    numbers = [(figure.number or 0, figure.qualifier) for figure in figures]
    least = max((number for number, limit in numbers if limit not in _UPPER_BOUNDS), default=0)
    return any(number < least and limit not in _LOWER_BOUNDS for number, limit in numbers)


@frozen(kw_only=True, repr=False)
class ResolvedDate(ReprMixin):
    """One date for the beginning of relations, with the rule by which it was chosen."""

    date: When
    """The chosen date; if the statement has an open range (`1992/..`), its first date."""
    statement: Fact | OutsideDate
    """The statement that gives the chosen date."""
    how: str
    """The rule by which the date was chosen."""
    among: tuple[Fact | OutsideDate, ...]
    """All dated statements among which the rule chose, including the chosen one."""

    @property
    def outside(self) -> bool:
        """Whether a publisher outside the documents gives the chosen date."""
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
        together = [_gap([when], [other]) == 0 for _, other in dated]
        return -sum(together) if how == "most supported" else 0, days_in(when)

    statement, when = dated[0] if how == "document order" else min(dated, key=rank)
    among = tuple(statement for statement, _ in dated)
    return ResolvedDate(date=when, statement=statement, how=how, among=among)
