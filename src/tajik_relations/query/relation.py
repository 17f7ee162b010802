"""All facts about the subject State and one partner, and the statements of when their relations began."""

from collections.abc import Sequence
from typing import Any, ClassVar, Literal, get_args

from attrs import frozen

from tajik_relations import model, query, records
from tajik_relations.errors import UnknownName
from tajik_relations.model.actors import Organization, State
from tajik_relations.model.dates import When
from tajik_relations.model.periods import beginning, days_in, extent
from tajik_relations.model.terms import NOT_YET, IdentificationBasis, Status
from tajik_relations.model.typed_values import ByValue
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.query.facts import Facts, only_naming
from tajik_relations.query.profiles import ByKind
from tajik_relations.query.scope import Disagreements, key_of
from tajik_relations.records.fact import Fact

How = Literal["document order", "most exact", "most supported"]
"""The ways to choose one of several statements."""


@frozen(repr=False, eq=False)
class Established(Facts["records.DiplomaticRelations"]):
    """The statements of when relations with one partner began; they may differ, and no statement is preferred."""

    _asked_as: ClassVar[str] = "established"

    outside: "Sequence[model.identification.OutsideDate]" = ()
    """When relations began according to publishers outside the documents; `resolve` needs `outside=True` to use it."""

    def _full_form(self) -> NamedValues:
        """Yield the agreed date, the statements, and the dates of other publishers."""
        yield "earliest", self.earliest
        yield "latest", self.latest
        yield "agreed", self.agreed or "no date: the statements differ, or none of them has a date"
        yield "Statements", self
        yield "According to publishers outside the documents", Collection(self.outside)

    @property
    def _counted(self) -> str:
        """How many there are, or that there is none, which no other collection has to say so plainly."""
        return super()._counted if self.items else "no statement of when relations began"

    @property
    def stated_dates(self) -> tuple[When, ...]:
        """The stated dates, each once, from the earliest to the latest."""
        dates = dict.fromkeys(fact.date for fact in self.items if fact.date)
        return tuple(sorted(dates, key=extent))

    def __str__(self) -> str:
        """Return the dates that the statements give, as they stand: "2007-09-24 / 2007-09-25"."""
        return " / ".join(map(str, self.stated_dates)) or "no date stated"

    @property
    def beginnings(self) -> tuple[When, ...]:
        """The date on which relations began, for each dated statement; of an open range (`1992/..`), the first date."""
        return tuple(beginning(fact.date) for fact in self.items if fact.date)

    @property
    def earliest(self) -> When | None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] - a date
        """The date with the earliest possible beginning; `None` if no statement has a date."""
        return min(self.beginnings, key=extent, default=None)

    @property
    def latest(self) -> When | None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride] - a date
        """The date with the latest possible end; `None` if no statement has a date."""
        return max(self.beginnings, key=lambda when: extent(when)[::-1], default=None)

    @property
    def agreed(self) -> When | None:
        """The most exact date, if it lies within all other stated dates, so that all can be true; otherwise `None`."""
        narrowest = min(self.beginnings, key=days_in, default=None)
        return narrowest if narrowest and all(narrowest.within(other) for other in self.beginnings) else None

    def resolve(
        self, how: How = "document order", *, outside: bool = False
    ) -> "query.disagreements.ResolvedDate | None":
        """Return one date and the rule by which it was chosen; `None` if no statement has a date.

        Args:
            how: `"document order"` chooses the first statement, `"most exact"` the date with the fewest possible days,
                `"most supported"` the date that the fewest other dates contradict. If several dates are equally
                supported, the most exact one is chosen; if several are equally exact, the first.
            outside: whether dates of outside publishers are used too, after the dates of the documents.

        Raises:
            UnknownName: if *how* is not one of these rules.
        """
        if how not in get_args(How):
            raise UnknownName(how, "way to choose", get_args(How))
        return query.disagreements.resolved_date((*self.items, *(self.outside if outside else ())), how)


@frozen(kw_only=True, repr=False, eq=False)
class Relation(ByKind, ByValue, ReprMixin):
    """All that the documents say about the subject State and one partner, including when relations began."""

    _asked_as: ClassVar[str] = "relation"
    partner: State | Organization | None
    """The partner; `None` for a table row whose State is not known (see `identification`)."""
    identified: "Sequence[model.identification.Identification]" = ()
    """The identification of the table row about the partner; empty if there is no such row."""
    facts: Facts[Fact]
    """The facts in which the partner takes part or that belong to relations with the partner, in document order."""
    outside: "Sequence[model.identification.OutsideDate]" = ()
    """When relations with the partner began according to publishers outside the documents."""

    @property
    def identification(self) -> "model.identification.Identification | None":
        """The identification of the table row about the partner; `None` if there is no such row."""
        return self.identified[0] if self.identified else None

    @property
    def name(self) -> str:
        """The name of the partner, or the number of the row."""
        if self.partner is not None:
            return self.partner.name
        return f"row {self.identification.row} (unidentified)" if self.identification else "unidentified"

    @property
    def basis(self) -> IdentificationBasis:
        """How certain it is that these facts are about this partner."""
        return self.identification.basis if self.identification else IdentificationBasis.STATED

    @property
    def candidates(self) -> tuple[State, ...]:
        """The States that the partner can be, sorted by name."""
        if self.identification:
            return self.identification.candidates
        return (self.partner,) if isinstance(self.partner, State) else ()

    @property
    def guess(self) -> State | None:
        """For a conjectural row, the guessed State, which is not a partner; otherwise `None`."""
        return self.identification.guess if self.identification else None

    @property
    def only_named(self) -> int:
        """How many facts only mention the partner; `facts.about(partner, mentioned=True)` includes them."""
        return len(self.facts.scope.index.naming(key_of(self.partner))) if self.partner is not None else 0

    @property
    def established(self) -> Established:
        """The statements of when relations began; they may differ."""
        facts = self.facts._of_kind("DiplomaticRelations")  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - no kind is imported
        items: Any = facts.items
        return Established(items, facts.scope, self.outside)

    @property
    def treaties(self) -> "Facts[records.Treaty]":
        """The treaties and other agreements; if the words name only one party, it is the partner."""
        treaties = self.facts.of(records.Treaty)
        return treaties.where(lambda treaty: len(treaty.parties) != 1 or treaty.parties[0] == self.partner)

    @property
    def disagreements(self) -> Disagreements:
        """The disagreements of the data set that involve a fact of this relation; the same objects."""
        return self.facts.scope.disagreements_with(self.facts)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """The organizations of which the documents call both States members, sorted by name."""
        memberships = self.facts.of(records.Membership)
        stated = (fact for fact in memberships if fact.inside and len(fact.members) > 1)
        bodies = {fact.organization for fact in stated if fact.status not in (*NOT_YET, Status.ENDED)}
        return tuple(sorted(bodies, key=lambda organization: organization.name))

    def timeline(self) -> "query.timeline.Timeline":
        """Return the facts in the order of their dates; facts without a date are in `undated`."""
        return self.facts.timeline()

    def _short_form(self) -> NamedValues:
        """Yield the partner, how it is known, when relations began, and how many facts there are."""
        yield "partner", self.name
        yield "basis", self._doubt
        yield "began", tuple([fact.date, *fact.citations] for fact in self.established if fact.date)
        yield "organizations", ", ".join(organization.code for organization in self.organizations)
        yield "facts", len(self.facts)
        yield "only_named_in", self.only_named or None

    def _full_form(self) -> NamedValues:
        """Yield the partner, how it is known, where statements disagree, and all facts in their order in time."""
        yield "partner", self.name
        yield "basis", self._doubt
        yield "candidates", ", ".join(map(str, self.candidates)) if self.partner is None else None
        yield "a_guess", self.guess
        yield "began", tuple([fact.date or "no date", *fact.citations] for fact in self.established)
        yield "members_together", ", ".join(map(str, self.organizations))
        yield "According to publishers outside the documents", Collection(self.outside)
        yield "Statements that cannot all be true", self.disagreements
        timeline = self.timeline()
        yield "Timeline", timeline
        yield "Without a date, in document order", timeline.undated
        yield "only_named_in", f"{self.only_named} more facts" if self.only_named else None

    @property
    def _doubt(self) -> "model.identification.Identification | None":
        """The identification, where the partner is not stated."""
        return None if self.basis is IdentificationBasis.STATED else self.identification

    def __str__(self) -> str:
        """Return the name, with the basis where the partner is not stated."""
        stated = self.basis is IdentificationBasis.STATED or self.partner is None
        return self.name if stated else f"{self.name} ({self.basis})"

    def __repr__(self) -> str:
        """Return the name, the number of facts, and how many only name the partner."""
        count = f"{len(self.facts)} fact{'' if len(self.facts) == 1 else 's'}"
        return f"<Relation {self}, {count}{only_naming(self.only_named)}>"
