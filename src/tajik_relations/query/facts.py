"""Facts and their filters, by name, kind, document, field and time."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, Self, TypeVar, overload

from attrs import evolve, field, frozen

from tajik_relations import query, tabular
from tajik_relations.errors import UnknownName, shown
from tajik_relations.model.actors import ACTORS, Actor
from tajik_relations.model.dates import PartialDate, When
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.names import folded, folded_text
from tajik_relations.model.periods import the_day
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.query.collection import Collection
from tajik_relations.query.scope import Scope, key_of
from tajik_relations.query.time_filters import Certainty, TimeFilters, accepted_answers
from tajik_relations.records.everyday import everyday
from tajik_relations.records.fact import Fact
from tajik_relations.tabular.mixin import TableMixin

FactT = TypeVar("FactT", bound=Fact)
G = TypeVar("G", bound=Fact)

AnyName = str | Actor


@frozen(repr=False, eq=False)
class Facts(Collection[FactT], TimeFilters, TableMixin, Generic[FactT]):
    """Facts in document order; every filter returns the same kind of collection, so filters chain in any order."""

    scope: Scope
    """What all facts of the data set share: its names, its order, its occurrences."""
    only_named: int = field(default=0, kw_only=True, eq=False)
    """How many facts `about` has left out because they only name the one that it was asked for."""

    asked: tuple[str, ...] = field(default=(), kw_only=True, eq=False)
    """The kinds that were asked for, by `of`: their columns are in the table though no fact of them may be left."""

    def about(self, name: AnyName, *, mentioned: bool = False) -> Self:
        """Return the facts in which a State, an organization or a person takes part, or to whose relations they belong.

        Those in which somebody acts for it are among them. The repr says how many more only name it.

        Args:
            name: the actor itself, or any name or code that the data set knows for it.
            mentioned: whether to add the facts that only name it.

        Raises:
            UnknownName: if nobody has this name.
            AmbiguousName: if several have it.
        """
        actor = self.actor(name)
        key, index = key_of(actor), self.scope.index
        if mentioned:
            return self._selected(
                lambda: sorted((*index.concerning(key), *index.naming(key))),
                lambda fact: actor in fact.mentioned or _concerns(fact, actor),
            )
        concerned = self._selected(lambda: index.concerning(key), lambda fact: _concerns(fact, actor))
        naming = self._selected(
            lambda: index.naming(key), lambda fact: actor in fact.mentioned and not _concerns(fact, actor)
        )
        return evolve(concerned, only_named=len(naming))

    def _with(self, items: Iterable[FactT]) -> Self:
        """Return a collection like this one of other facts."""
        return evolve(super()._with(items), only_named=0)

    def actor(self, name: AnyName) -> Actor:
        """Return the actor with a name or code, or the actor itself.

        Raises:
            UnknownName: if nobody has this name.
            AmbiguousName: if several have it.
        """
        if isinstance(name, ACTORS):
            return name
        try:
            return self.scope.actors.find(name)
        except UnknownName as error:
            raise self.scope.withdrawn(error.name) or error from None

    @overload
    def of(self, *kinds: type[G]) -> "Facts[G]": ...
    @overload
    def of(self, *kinds: str | type[Fact]) -> "Facts[Any]": ...
    def of(self, *kinds: str | type[Fact]) -> "Facts[Any]":
        """Return the facts of one kind or of several.

        Args:
            kinds: types, or their everyday names: `tr.Visit`, `"Visit"`, `"visits"`, `"embassies"`.

        Raises:
            UnknownName: if no kind is called so; the message suggests near names.
        """
        if Fact in kinds:
            return Facts(self.items, self.scope, asked=self.asked)
        asked = [everyday(kind) for kind in kinds]
        facts = self.of_kind(*(name for each in asked for name in each.kinds))
        whole = {name for each in asked if not each.values for name in each.kinds}
        parts = [each for each in asked if each.values and not whole.issuperset(each.kinds)]
        if parts:
            tests = [
                (each.kinds, query.field_values.field_test(name, value, self.scope.actors))
                for each in parts
                for name, value in each.values.items()
            ]
            facts = facts._with(  # noqa: SLF001 - its own
                fact
                for fact in facts.items
                if fact.kind in whole or any(fact.kind in names and test(fact) for names, test in tests)
            )
        return Facts(facts.items, self.scope, asked=facts.asked)

    def of_kind(self, *names: str) -> Self:
        """Return the facts of these kinds, given as the names of types, which are not imported for it."""
        chosen = self._selected(lambda: self.scope.index.of_kind(*names), lambda fact: fact.kind in names)
        return evolve(chosen, asked=names)

    def cited_from(self, document: str | SourceDocument) -> Self:
        """Return the facts of a document, given by its id or title, or itself.

        Raises:
            UnknownName: if no document is called so; the message suggests near names.
        """
        source = document if isinstance(document, SourceDocument) else self.scope.documents.find(document)
        return self._selected(lambda: self.scope.index.of_document(source.id), lambda fact: fact.document == source.id)

    def search(self, words: str) -> Self:
        """Return the facts whose statement, cited words or names have all of some words, or words that begin so.

        Case and accents do not count; the names are those of all who take part or are mentioned, and of the place.

        >>> import tajik_relations as tr
        >>> tr.facts.search("Sangtuda hydro").first().id
        'mfaru-29-sangtuda'

        Raises:
            UnknownName: if there is no word to look for.
        """
        wanted = folded(words).split() if isinstance(words, str) else []
        if not wanted:
            raise UnknownName(shown(repr(words)), "word to look for", ())
        return self._with(fact for fact in self.items if _has_words(fact, wanted))

    def by_date(self) -> Self:
        """Return the dated facts in the order of their dates, then the others in document order."""
        timeline = self.timeline()
        return self._with((*timeline.items, *timeline.undated))

    def distinct(self) -> Self:
        """Return the facts without those that speak of the same occurrence as one before them among these.

        Two statements about one visit or treaty then count once; the first in document order stays.
        """
        firsts = {fact.id for fact in query.occurrences.distinct(self, self.scope.occurrences)}
        return self._with(fact for fact in self.items if fact.id in firsts)

    def _selected(self, positions: Callable[[], Sequence[int]], test: Callable[[FactT], bool]) -> Self:
        """Return some of the facts: by their positions in the index where these are not made yet, else by a test."""
        if isinstance(self.items, LazySequence):
            return self._with(self.items.among(positions()))
        return self._with(fact for fact in self.items if test(fact))

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
        tests: list[Callable[[FactT], bool]] = [test] if test else []
        tests += [query.field_values.field_test(name, value, self.scope.actors) for name, value in values.items()]
        return self._with(fact for fact in self.items if all(passes(fact) for passes in tests))

    def as_of(self, day: str | PartialDate | date, *, certainty: Certainty = "possible") -> Self:
        """Return the dated facts that had come about by the end of a day; ties that had ended before it are left out.

        What a document dates "currently" has no date and is of no day; see `undated`. A membership is of no day on
        which its organization did not exist, by outside dates. Errors are those of `on`.
        """
        exact, accepted = the_day(day), accepted_answers(certainty)
        dated = (fact for fact in self.items if fact.date)
        return self._with(
            fact for fact in dated if self.scope.limited(fact, fact.had_come_about(exact), exact) in accepted
        )

    def on(self, day: str | PartialDate | date, *, certainty: Certainty = "possible") -> Self:
        """Return the facts whose date is or includes a day, certainly or, of a month or a year, possibly.

        A membership is of no day on which its organization did not exist, by outside dates.

        Raises:
            DateError: if it is not a day.
            UnknownName: if the certainty is neither `"certain"` nor `"possible"`.
        """
        exact, accepted = the_day(day), accepted_answers(certainty)
        dated = ((fact, fact.date) for fact in self.items if fact.date)
        return self._with(
            fact for fact, when in dated if self.scope.limited(fact, when.covers(exact), exact) in accepted
        )

    def _timed(self, verdict: Callable[[When], bool | None], certainty: str) -> Self:
        accepted = accepted_answers(certainty)
        return self._with(fact for fact in self.items if fact.date and verdict(fact.date) in accepted)

    @property
    def undated(self) -> Self:
        """Those without a date; `timing` tells which of them the words say go on."""
        return self._with(fact for fact in self.items if fact.date is None)

    @property
    def table(self) -> "tabular.table.Table":
        """These facts as the facts table, with the common columns and those of the kinds that are among them.

        `to_pandas`, `to_polars` and `to_arrow` make data frames of it. A kind that `of` has asked for has its columns
        though no fact of it is left.
        """
        kinds = tuple(sorted({*self.asked, *self.count_by("kind")}))
        return tabular.table.Table("facts", query.tables.fact_rows, self, kinds)

    def timeline(self) -> "query.timeline.Timeline":
        """Return the dated facts in the order of their dates, and the others apart."""
        return query.timeline.timeline_of(self)

    def group_by(  # pyright: ignore[reportIncompatibleMethodOverride] - parts of facts are facts
        self, key: str | Callable[[FactT], Hashable]
    ) -> dict[Any, Self]:
        """Return the parts that share a value, by value; see `Collection.group_by`."""
        columns = {"kind": self.scope.index.kinds, "document": self.scope.index.documents}
        if not isinstance(self.items, LazySequence) or not isinstance(key, str) or key not in columns:
            return super().group_by(key)
        groups: dict[str, list[int]] = {}
        for position in self.items.keys:
            groups.setdefault(columns[key][position], []).append(position)
        return {value: self._with(LazySequence(self.items.make, positions)) for value, positions in groups.items()}

    def __or__(self, other: object) -> Self:
        """Return those that are in one of the two, in document order."""
        both = super().__or__(other)
        if both is NotImplemented:
            return NotImplemented
        index = self.scope.index
        return self._with(sorted(both.items, key=lambda fact: index.place_of(fact.id, len(index.ids))))

    def __contains__(self, key: object) -> bool:
        """Whether *key* is one of the facts or the id of one."""
        return key in self.items if not isinstance(key, str) else self.get(key) is not None

    def get(self, key: object) -> FactT | None:
        """Return the fact with an id; `None` if no fact among these has it."""
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
            UnknownName: if no fact among these has this id; the message suggests near ones.
            WithdrawnFact: if a fact had it that was withdrawn; the message says which facts hold its content now.
        """
        if isinstance(key, int | slice):
            return super().__getitem__(key)
        fact = self.get(key)
        if fact is None:
            withdrawn = self.scope.withdrawn(str(key))
            raise withdrawn or UnknownName(str(key), "fact", lambda: (fact.id for fact in self.items))
        return fact

    @property
    def _caption(self) -> str:
        """Facts, in whatever kinds."""
        return "Facts"

    def __repr__(self) -> str:
        """Return the number of facts, and how many only name the one that was asked for."""
        return f"<{len(self)} facts{only_naming(self.only_named)}>"


def _has_words(fact: Fact, wanted: Iterable[str]) -> bool:
    place = fact.location
    everyone = (*fact.concerned, *fact.mentioned)
    named = [name for actor in everyone for name in (actor.name, *getattr(actor, "names", ()))]
    places = (place.name, *place.names, str(place)) if place else ()
    cited = (fragment for citation in fact.citations for fragment in citation.words)
    text = " " + folded_text(" ".join((fact.statement, fact.id, *cited, *named, *places)))
    return all(f" {word}" in text for word in wanted)


def only_naming(count: int) -> str:
    """Return ", and 4 that only name it", or nothing."""
    return f", and {count} that only name{'s' if count == 1 else ''} it" if count else ""


def _concerns(fact: Fact, actor: Actor) -> bool:
    """Whether an actor takes part in a fact, has somebody act for it there, or is the partner."""
    return actor in fact.concerned or actor == fact.partner
