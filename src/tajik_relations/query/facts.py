"""Facts and their filters, by name, kind, document, field and time."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Literal, Self, TypeVar, get_args, overload

from attrs import frozen

from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import Actor, KnownActor, Organization, Person, State, UnidentifiedState
from tajik_relations.model.dates import When
from tajik_relations.model.names import Directory
from tajik_relations.model.periods import limits_of, period_of, the_day
from tajik_relations.query.collection import Collection, Tabular
from tajik_relations.records import Fact

if TYPE_CHECKING:
    from datetime import date

    from tajik_relations.model.dates import PartialDate
    from tajik_relations.query.timeline import Timeline
    from tajik_relations.tabular.table import Table

FactT = TypeVar("FactT", bound=Fact)
G = TypeVar("G", bound=Fact)

Certainty = Literal["certain", "possible"]
AnyName = str | Actor


def judged(certainty: str) -> tuple[bool | None, ...]:
    """Return which of the three answers a certainty lets through.

    Raises:
        UnknownName: if it is neither `"certain"` nor `"possible"`.
    """
    if certainty not in get_args(Certainty):
        raise UnknownName(str(certainty), "certainty", get_args(Certainty))
    return (True,) if certainty == "certain" else (True, None)


@frozen(repr=False, eq=False)
class Facts(Collection[FactT], Tabular, Generic[FactT]):
    """Facts in document order; every filter returns the same kind of collection, so filters chain in any order."""

    directory: Directory[KnownActor]
    """How names are looked up."""
    order: tuple[str, ...] = ()
    """The ids of all facts of the data set, in document order."""

    def about(self, name: AnyName) -> Self:
        """Return the facts in which a State, an organization or a person takes part, or to whose relations they belong.

        Args:
            name: the actor itself, or any name or code that the data set knows for it.

        Raises:
            UnknownName: if nobody has this name.
            AmbiguousName: if several have it.
        """
        if not isinstance(name, State | UnidentifiedState | Organization | Person):
            return self.about(self.directory.find(name))
        return self.where(lambda fact: name in fact.actors or name == fact.partner)

    def of(self, *kinds: type[G]) -> "Facts[G]":
        """Return the facts of these kinds, given as types."""
        return Facts(tuple(fact for fact in self.items if isinstance(fact, kinds)), self.directory, self.order)

    def cited_from(self, document: str) -> Self:
        """Return the facts of the document with this id; none if there is no such document."""
        return self.where(lambda fact: fact.document == document)

    def where(self, test: Callable[[FactT], bool] | None = None, /, **values: Any) -> Self:
        """Return the facts for which *test* is true and whose fields have the *values*.

        Args:
            test: any function of a fact.
            values: by the name of a field or of `kind`, `document`, `line`, `timing`, `actors`: the value or, of a
                field that holds several, one of them. Terms as text, actors by any name, places by name, dates as EDTF
                text; `None` for a field without a value. A fact whose kind has no such field is left out.

        Raises:
            UnknownName: if no kind has such a field, or it cannot have the value; the message suggests near ones.
            DateError: if a text is no EDTF date.
        """
        from tajik_relations.query.field_values import matcher

        tests = [*([test] if test else []), *(matcher(name, each, self.directory) for name, each in values.items())]
        return self._with(fact for fact in self.items if all(test(fact) for test in tests))

    def during(
        self, start: "str | When | date", end: "str | When | date | None" = None, *, certainty: Certainty = "possible"
    ) -> Self:
        """Return the dated facts that lie inside a period, whose first and last day count.

        Args:
            start: EDTF date or range; a date alone is a whole period.
            end: EDTF date with which the period ends, inclusive.
            certainty: `"certain"` for those that certainly lie inside, `"possible"` for these and those that may.

        Raises:
            DateError: if a text is no EDTF date, or the period ends before it begins.
            UnknownName: if the certainty is neither.
        """
        period = period_of(start, end)
        return self._dated(lambda fact: fact.date.within(period) if fact.date else False, certainty)

    def before(self, when: "str | When | date", *, certainty: Certainty = "possible") -> Self:
        """Return the dated facts all of which lies before the first day of a date; what goes on lies before none.

        Args and errors are those of `during`.
        """
        limit, _ = limits_of(when)
        return self._dated(lambda fact: fact.date.before(limit) if fact.date else False, certainty)

    def after(self, when: "str | When | date", *, certainty: Certainty = "possible") -> Self:
        """Return the dated facts all of which lies after the last day of a date: after a year is in another one.

        Args and errors are those of `during`.
        """
        _, limit = limits_of(when)
        return self._dated(lambda fact: fact.date.after(limit) if fact.date else False, certainty)

    def on(self, day: "str | PartialDate | date", *, certainty: Certainty = "possible") -> Self:
        """Return the dated facts whose date includes a day: certainly, or if a month or year may mean this day.

        Raises:
            DateError: if it is not a day.
            UnknownName: if the certainty is neither `"certain"` nor `"possible"`.
        """
        exact = the_day(day)
        return self._dated(lambda fact: fact.date.covers(exact) if fact.date else False, certainty)

    def as_of(self, day: "str | PartialDate | date", *, certainty: Certainty = "possible") -> Self:
        """Return the dated facts that had come about by the end of a day; ties that had ended before it are left out.

        What a document dates "currently" has no date and is of no day; see `undated`. Errors are those of `on`.
        """
        exact = the_day(day)
        return self._dated(lambda fact: fact.had_come_about(exact) if fact.date else False, certainty)

    def _dated(self, verdict: Callable[[FactT], bool | None], certainty: str) -> Self:
        wanted = judged(certainty)
        return self._with(fact for fact in self.items if verdict(fact) in wanted)

    @property
    def undated(self) -> Self:
        """Those without a date; `timing` tells which of them the words say go on."""
        return self._with(fact for fact in self.items if fact.date is None)

    @property
    def table(self) -> "Table":
        """These facts as the facts table; `to_pandas`, `to_polars` and `to_arrow` make data frames of it."""
        from tajik_relations.tabular.rows import fact_rows
        from tajik_relations.tabular.table import Table

        return Table("facts", fact_rows, self)

    def timeline(self) -> "Timeline":
        """Return the dated facts in the order of their dates, and the others apart."""
        from tajik_relations.query.timeline import timeline_of

        return timeline_of(self)

    def __or__(self, other: object) -> Self:
        """Return those that are in one of the two, in document order."""
        both = super().__or__(other)
        if both is NotImplemented:
            return NotImplemented
        place = {each: at for at, each in enumerate(self.order)}
        return self._with(sorted(both.items, key=lambda fact: place.get(fact.id, len(place))))

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the facts or the id of one."""
        return any(fact.id == key if isinstance(key, str) else fact == key for fact in self.items)

    @overload
    def __getitem__(self, key: int | str) -> FactT: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> FactT | Self:
        """Return a fact by position or id, or a slice.

        Raises:
            UnknownName: if no fact among these has this id; the message suggests near ones.
        """
        if isinstance(key, int | slice):
            return super().__getitem__(key)
        found = next((fact for fact in self.items if fact.id == key), None)
        if found is None:
            raise UnknownName(str(key), "fact", (fact.id for fact in self.items))
        return found

    @property
    def _caption(self) -> str:
        """Facts, in whatever kinds."""
        return "Facts"

    def __repr__(self) -> str:
        """Return the number of facts."""
        return f"<{len(self)} facts>"
