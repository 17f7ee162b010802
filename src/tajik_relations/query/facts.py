"""Facts and their filters, by name, kind, document, field and time."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from attrs import evolve, field, frozen

from tajik_relations import query, tabular
from tajik_relations.errors import UnknownName, WrongArgument, told
from tajik_relations.model.actors import Actor
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.names import Groups
from tajik_relations.model.periods import decade_of, year_of
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import takes_named
from tajik_relations.query.collection import Collection
from tajik_relations.query.scope import Scope, key_of
from tajik_relations.query.time_filters import FactTimeFilters, left_out
from tajik_relations.records.fact import Fact
from tajik_relations.records.kinds import NOUNS, singular
from tajik_relations.records.sentences import years_of
from tajik_relations.tabular.mixin import TableMixin

FactT = TypeVar("FactT", bound=Fact)
G = TypeVar("G", bound=Fact)

AnyName = str | Actor


@frozen(repr=False, eq=False)
class Facts(Collection[FactT], FactTimeFilters[FactT], TableMixin, Generic[FactT]):
    """Facts in document order; every filter returns the same type of collection, so filters can be chained."""

    _asked_as: ClassVar[str] = "facts"
    _ways: ClassVar[str] = "about(name), where(field=value), during(2004)"
    scope: Scope
    """What all facts of the data set share: names, order and occurrences."""
    only_named: int = field(default=0, kw_only=True, eq=False)
    """How many facts `about()` left out because they only mention the actor."""
    beyond: int = field(default=0, kw_only=True, eq=False)
    """How many ties a time filter left out, because their documents were written before the days that you asked for."""

    hint: str = field(default="", kw_only=True, eq=False)
    """A note of `where()` for the repr: how many facts lie within a requested date, or which field no fact has."""
    asked: tuple[str, ...] = field(default=(), kw_only=True, eq=False)
    """The kinds requested with `of()`; the table has their columns even if no fact of these kinds is left."""

    @takes_named
    def about(self, name: AnyName, *, mentioned: bool = False) -> Self:
        """Return the facts in which an actor takes part, and the facts that belong to relations with the actor.

        An actor is a State, an organization or a person. Facts in which somebody acts for the actor are included. The
        repr says how many more facts only mention the actor.

        Args:
            name: the actor, or any name or code of the actor in the data set.
            mentioned: whether to add the facts that only mention the actor.

        Raises:
            UnknownName: if nobody has this name.
            AmbiguousName: if several actors have this name.
        """
        key, index = key_of(self.actor(name)), self.scope.index
        concerning, naming = index.concerning(key), index.naming(key)
        if mentioned:
            return self._selected(sorted((*concerning, *naming)))
        return evolve(self._selected(concerning), only_named=len(self._selected(naming)))

    def _with(self, items: Iterable[FactT], beyond: int = 0) -> Self:
        """Return a collection like this one of other facts."""
        return evolve(super()._with(items), only_named=0, beyond=beyond, hint="")

    def actor(self, name: AnyName) -> Actor:
        """Return the actor with a name or code, or the actor itself.

        Raises:
            UnknownName: if nobody has this name.
            AmbiguousName: if several actors have this name.
        """
        return self.scope.actor(name)

    @overload
    def of(self, *kinds: type[G]) -> "Facts[G]": ...
    @overload
    def of(self, *kinds: str | type[Fact]) -> "Facts[Any]": ...
    @takes_named
    def of(self, *kinds: str | type[Fact]) -> "Facts[Any]":
        """Return the facts of one kind or of several.

        Args:
            kinds: the types, or their everyday names: `tr.Visit`, `"Visit"`, `"visits"`, `"embassies"`.

        Raises:
            UnknownName: if no kind has this name; the message suggests similar names.
        """
        from tajik_relations.records.everyday_names import everyday
        from tajik_relations.records.field_values import field_test

        if Fact in kinds:
            return Facts(self.items, self.scope, asked=self.asked)
        asked = [everyday(kind) for kind in kinds]
        facts = self._of_kind(*(name for meaning in asked for name in meaning.kinds))
        whole = {name for meaning in asked if not meaning.values for name in meaning.kinds}
        tests = [
            (meaning.kinds, field_test(name, value, self.scope))
            for meaning in asked
            for name, value in meaning.values.items()
        ]
        if tests:
            facts = facts._with(  # noqa: SLF001 - its own
                fact
                for fact in facts.items
                if fact.kind in whole or any(fact.kind in names and test(fact) for names, test in tests)
            )
        return Facts(facts.items, self.scope, asked=facts.asked)

    def _of_kind(self, *names: str) -> Self:
        """Return the facts of these kinds, given as the names of types, which are not imported for it."""
        return evolve(self._selected(self.scope.index.of_kind(*names)), asked=names)

    @takes_named
    def cited_from(self, document: str | SourceDocument) -> Self:
        """Return the facts of a document, given as the document, its id or its title.

        Raises:
            UnknownName: if no document has this id or title; the message suggests similar names.
        """
        source = document if isinstance(document, SourceDocument) else self.scope.documents.find(document)
        return self._selected(self.scope.index.of_document(source.id))

    @takes_named
    def search(self, words: str) -> Self:
        """Return the facts that have all the given words, or longer words that begin with them.

        The words may be in the statement, in the cited words, or in the names of participants, of mentioned actors and
        of the place. Case and accents do not matter.

        >>> import tajik_relations as tr
        >>> tr.facts.search("Sangtuda hydro").first().id
        'mfaru-47-sangtuda'

        Raises:
            UnknownName: if no word is given.
        """
        from tajik_relations.records.field_values import word_test

        return self._with(filter(word_test(words), self.items))

    @takes_named
    def by_date(self) -> Self:
        """Return the dated facts in the order of their dates, then the undated facts in document order."""
        timeline = self.timeline()
        ordered: Any = (*timeline.items, *timeline.undated)
        return self._with(ordered)

    @takes_named
    def distinct(self) -> Self:
        """Return the facts without later statements about the same occurrence.

        If two statements are about the same visit or treaty, only the first in document order is returned.
        """
        firsts = {fact.id for fact in query.occurrences.distinct(self, self.scope.occurrences)}
        return self._with(fact for fact in self.items if fact.id in firsts)

    def _selected(self, positions: Sequence[int]) -> Self:
        """Return those of the facts that have some positions in the index, in rising order."""
        if isinstance(self.items, LazySequence):
            return self._with(self.items.among(positions))
        ids = {self.scope.index.ids[position] for position in positions}
        return self._with(fact for fact in self.items if fact.id in ids)

    def where(self, test: Callable[[FactT], bool] | None = None, /, **values: Any) -> Self:
        """Return the facts for which *test* is true and whose fields have the *values*.

        Args:
            test: any function of a fact.
            values: by the name of a field, or of `kind`, `document`, `line`, `timing` or `actors`. If a field holds
                several values, one equal value is enough. Give terms as text, actors by any name, places by name, dates
                as EDTF text, and `None` for "no value". Facts whose kind has no such field are left out.

        Raises:
            UnknownName: if no kind has such a field, or the field cannot have the value; the message suggests others.
            DateError: if the text for a date is not an EDTF date.
        """
        from tajik_relations.records.field_values import field_test

        if isinstance(test, Collection) or not (test is None or callable(test)):
            raise WrongArgument(
                f"where: expected a function, or a field=value, found {test!r}; about(name) takes names"
            )
        tests: list[Callable[[FactT], bool]] = [test] if test else []
        tests += [field_test(name, value, self.scope) for name, value in values.items() if name != "date"]
        others = self._with(fact for fact in self.items if all(passes(fact) for passes in tests))
        if "date" not in values:
            return evolve(others, hint=self._absent(values))
        dated = field_test("date", values["date"], self.scope)
        chosen = others._with(filter(dated, others.items))  # noqa: SLF001 - its own
        within = len(others.during(values["date"])) if isinstance(values["date"], str | int) else 0
        exactly = (
            f"; only exactly this date: during({str(values['date'])!r}) finds {within}" if within > len(chosen) else ""
        )
        return evolve(chosen, hint=self._absent(values) or exactly)

    def _absent(self, values: Iterable[str]) -> str:
        """Return the part of the repr on a field that none of these facts has; empty if each is there."""
        absent = next((name for name in values if not any(hasattr(fact, name) for fact in self.items)), None)
        return f"; no fact here has a field {absent}" if absent and self.items else ""

    @takes_named
    def latest(self) -> FactT | None:
        """Return the last of the dated facts in the order of their dates; `None` if none has a date."""
        dated: Any = self.timeline().items
        return next(iter(dated[-1:]), None)

    @takes_named
    def earliest(self) -> FactT | None:
        """Return the first of the dated facts in the order of their dates; `None` if none has a date."""
        dated: Any = self.timeline().items
        return next(iter(dated), None)

    @property
    def undated(self) -> Self:
        """The facts without a date; `timing` shows which of them the words call current."""
        return self._with(fact for fact in self.items if fact.date is None)

    @property
    def table(self) -> "tabular.table.Table":
        """The facts as a table, with the common columns and the columns of the kinds that occur.

        `to_pandas`, `to_polars` and `to_arrow` make data frames. The table has the columns of the kinds that you
        requested with `of()`, even if no fact of these kinds is left.
        """
        kinds = tuple(sorted({*self.asked, *self.count_by("kind")}))
        return tabular.table.Table("facts", query.tables.fact_rows, self, kinds)

    def timeline(self) -> "query.timeline.Timeline":
        """Return the dated facts in the order of their dates; the undated facts are in `undated`."""
        return query.timeline.timeline_of(self)

    def group_by(  # pyright: ignore[reportIncompatibleMethodOverride] - parts of facts are facts
        self, key: str | Callable[[FactT], Hashable]
    ) -> dict[Any, Self]:
        """Return the facts grouped by a value; see `Collection.group_by`.

        Args:
            key: a function, the name of a field of any kind, or the name of a property such as `document` or `timing`.
                `"year"` groups by the year in which the date begins (`1992`), `"decade"` by the decade (`"1990s"`).
                Facts whose date is not known to the year, or to the decade, are then in the group `None`.

        Raises:
            UnknownName: if no kind has such a field; the message suggests similar ones.
        """
        columns = {"kind": self.scope.index.kinds, "document": self.scope.index.documents}
        if not isinstance(self.items, LazySequence) or not isinstance(key, str) or key not in columns:
            return super().group_by(key)
        groups: dict[str, list[int]] = {}
        for position in self.items.keys:
            groups.setdefault(columns[key][position], []).append(position)
        return Groups(
            {value: self._with(LazySequence(self.items.make, positions)) for value, positions in groups.items()}
        )

    def _values_by(self, name: str) -> Callable[[FactT], Any]:
        """Return the function that gives the value of a fact under the name of a field, or of a part of its date."""
        from tajik_relations.records.field_values import askable

        if name in ("year", "decade"):
            part = year_of if name == "year" else decade_of
            return lambda fact: part(fact.date) if fact.date else None
        if name not in askable():
            raise UnknownName(name, "field of a fact", sorted((*askable(), "year", "decade")))
        return lambda fact: getattr(fact, name, None)

    def __or__(self, other: object) -> Self:
        """Return the facts that are in at least one of the two collections, in document order."""
        both = super().__or__(other)
        if both is NotImplemented:
            return NotImplemented
        index = self.scope.index
        return self._with(sorted(both.items, key=lambda fact: index.place_of(fact.id, len(index.ids))))

    def __contains__(self, key: object) -> bool:
        """Whether *key* is a fact of this collection, or the id of such a fact."""
        return key in self.items if not isinstance(key, str) else self.get(key) is not None

    def get(self, key: object) -> FactT | None:
        """Return the fact with an id; `None` if no fact in this collection has this id."""
        if not isinstance(key, str):
            return None
        if isinstance(self.items, LazySequence):
            position = self.scope.index.place_of(key)
            return self.items.make(position) if position in self.items.keys else None
        return next((fact for fact in self.items if fact.id == key), None)

    @overload
    def __getitem__(self, key: int | str) -> FactT: ...
    @overload
    def __getitem__(self, key: slice) -> Self: ...
    def __getitem__(self, key: int | str | slice) -> FactT | Self:
        """Return a fact by position or id, or a slice.

        Raises:
            UnknownName: if no fact in this collection has this id; the message suggests similar ids.
            WithdrawnFact: if the fact with this id was withdrawn; the message says which facts have its content now.
        """
        if isinstance(key, int | slice):
            return super().__getitem__(key)
        fact = self.get(key)
        if fact is None:
            asked = told(key, str)
            withdrawn = self.scope.withdrawn(asked)
            named = self.scope.actors.get(asked)
            by_id = "[…] takes a position or an id; use about(name) for a name, search(words) for words"
            reason = (
                f"use about({asked!r}) for the facts about {named[0].name}" if named else "" if "-" in asked else by_id
            )
            raise withdrawn or UnknownName(asked, "fact", lambda: (fact.id for fact in self.items), reason=reason)
        return fact

    def _call_for(self, name: str) -> str:
        """Return the filter call for a kind or actor that was requested as an attribute; empty if no filter fits."""
        from tajik_relations.records.everyday_names import everyday

        try:
            return f"of({name!r})" if everyday(name) else ""
        except UnknownName:
            spelled = name.replace("_", " ")
            return f"about({spelled!r})" if self.scope.actors.get(spelled) else ""

    @property
    def _caption(self) -> str:
        """Facts, or the everyday name of their kind if they are of one."""
        noun = NOUNS.get(frozenset(fact.kind for fact in self.items), "facts")
        return f"{noun[0].upper()}{noun[1:]}"

    def __repr__(self) -> str:
        """Return the number of facts and their noun, their years, and how many facts only mention the actor.

        >>> import tajik_relations as tr
        >>> tr.visits
        <35 visits, 1999–2013>
        """
        years = sorted({year for fact in self.items if fact.date for year in years_of(fact.date)})
        span = "" if not years else f", {years[0]}" if len(years) == 1 else f", {years[0]}–{years[-1]}"
        return f"<{self._counted}{span}{only_naming(self.only_named)}{left_out(self.beyond)}{self.hint}>"

    @property
    def _counted(self) -> str:
        """How many there are, with the everyday name of their kind if they are of one."""
        kinds = {fact.kind for fact in self.items} or {*self.asked}
        noun = NOUNS.get(frozenset(kinds), "facts")
        return f"{len(self):,} {noun if len(self) != 1 else singular(noun)}"


def only_naming(count: int) -> str:
    """Return ", and 4 more that only mention the name", or nothing."""
    return f", and {count} more that only mention{'s' if count == 1 else ''} the name" if count else ""
