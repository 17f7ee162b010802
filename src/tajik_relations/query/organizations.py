"""Organizations with the facts about them: their members, according to which document, and since when."""

from typing import Any, ClassVar, Generic, TypeVar

from attrs import evolve, field, frozen

from tajik_relations import model
from tajik_relations.model.actors import Organization, Party
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import DateLike, Days, When, days_of
from tajik_relations.model.periods import beginning, extent, when_of
from tajik_relations.model.provenance import Citation
from tajik_relations.model.terms import DOUBTFUL, NOT_YET, IdentificationBasis, Status
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.query.facts import AnyName, Facts
from tajik_relations.query.profiles import Profile
from tajik_relations.query.time_filters import Certainty, accepted_answers, left_out
from tajik_relations.query.timeline import Timeline
from tajik_relations.records import Fact, Membership
from tajik_relations.records.time_of_writing import beyond, had_come_about

T = TypeVar("T")


@frozen(kw_only=True, repr=False)
class OrganizationMember(ReprMixin):
    """A State that is a member of an organization, according to the documents."""

    party: Party
    """The State; an `UnidentifiedState` if only its table row is known."""
    facts: Facts[Membership]
    """The statements that the State is a member, in document order."""

    @property
    def since(self) -> When | None:
        """The earliest stated date of joining; `None` if no date is stated."""
        dates = [beginning(fact.date) for fact in self.facts if fact.date and not fact.as_of]
        return min(dates, key=extent, default=None)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms with which the documents name the tie, each term once."""
        return tuple(dict.fromkeys(fact.term for fact in self.facts))

    @property
    def degree(self) -> IdentificationBasis | None:
        """How certain it is that the statements mean this State; `None` if there is no doubt."""
        bases = [fact.partner_basis if fact.partner == self.party else None for fact in self.facts]
        degrees = [basis.degree for basis in bases if basis and basis.degree and basis.degree in DOUBTFUL]
        return min(degrees, key=list(IdentificationBasis).index) if len(degrees) == len(bases) > 0 else None

    def __str__(self) -> str:
        """Return the name, with the degree where it is in doubt whom the statements mean."""
        return f"{self.party.name} ({self.degree})" if self.degree else self.party.name

    def _short_form(self) -> NamedValues:
        """Yield the name, the terms, the date and the citations."""
        yield "member", str(self)
        yield "called", ", ".join(map(str, self.terms))
        yield "since", self.since
        yield "cited", tuple(citation for fact in self.facts for citation in fact.citations)

    def _full_form(self) -> NamedValues:
        """Yield the same and the statements."""
        yield from (("member", str(self)), ("called", ", ".join(map(str, self.terms))), ("since", self.since))
        yield "Statements", self.facts

    def __repr__(self) -> str:
        """Return the name, the terms and the date."""
        since = f" since {self.since}" if self.since else ""
        return f"<OrganizationMember {self}: {', '.join(map(str, self.terms))}{since}>"


@frozen(kw_only=True, repr=False)
class MembershipAnswer(ReprMixin):
    """The answer of the documents, yes, no or not stated, with the statements that give it.

    Raises:
        NotStatedError: if the truth value is used (`if answer:`) and the answer is not stated.
    """

    _asked_as: ClassVar[str] = "answer"
    value: bool | None
    """`True` for yes, `False` for no, `None` for not stated."""
    facts: Facts[Membership]
    """The statements that give the answer; for "not stated", the statements that do not decide it."""
    possible: bool = False
    """Whether the answer is yes or may be yes.

    It may be yes if a dated statement does not exclude the day. If the document was written before the day, this counts
    only with `carry_forward`.
    """
    outside: "tuple[model.identification.OrganizationDate, ...]" = ()
    """Outside dates that prevent a yes: the organization began after the day or ended before it, or may have."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of the statements."""
        return tuple(citation for fact in self.facts for citation in fact.citations)

    @property
    def yes(self) -> bool:
        """Whether the documents say yes."""
        return self.value is True

    @property
    def no(self) -> bool:
        """Whether the documents say no."""
        return self.value is False

    @property
    def not_stated(self) -> bool:
        """Whether the documents say neither yes nor no."""
        return self.value is None

    def __bool__(self) -> bool:
        """Whether the answer is yes.

        Raises:
            NotStatedError: if the documents say neither yes nor no.
        """
        return bool(Answer.of(self.value))

    def _short_form(self) -> NamedValues:
        """Yield the answer and the citations of the statements."""
        yield "answer", str(self)
        yield "cited", self.citations
        yield "outside_the_documents", ", ".join(map(str, self.outside))

    def _full_form(self) -> NamedValues:
        """Yield the answer and the statements."""
        yield "answer", str(self)
        yield "Statements", self.facts
        yield "According to publishers outside the documents", Collection(self.outside)

    def __str__(self) -> str:
        """Return `"yes"`, `"no"` or `"not stated"`."""
        return str(Answer.of(self.value))

    def __repr__(self) -> str:
        """Return the answer, the number of its statements, and the outside dates that limit the answer."""
        limits = f"; the organization: {', '.join(map(str, self.outside))}" if self.outside else ""
        return f"<MembershipAnswer {self}, {len(self.facts)} statement{'' if len(self.facts) == 1 else 's'}{limits}>"


@frozen(kw_only=True, repr=False, eq=False)
class OrganizationProfile(Organization, Profile, ReprMixin):
    """An organization with all facts about it; equal to the organization in the facts."""

    of_all: Facts[Fact] = field(eq=False)
    """All facts of the data set."""

    @property
    def memberships(  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride] - those in it
        self,
    ) -> Facts[Membership]:
        """The facts about memberships in this organization, with any tie."""
        return self.facts.of(Membership).where(organization=self)

    @property
    def outside(self) -> "tuple[model.identification.OrganizationDate, ...]":
        """When the organization began and ended according to outside publishers; never part of its facts."""
        return self.facts.scope.life_of(self)

    def members(
        self, on: DateLike | None = None, *, certainty: Certainty = "possible", carry_forward: bool = False
    ) -> "Members":
        """Return the States that the documents call members, full members or founding members, or that joined.

        Args:
            on: a day, month or year; without it, all statements count. If you give a day, statements without a date are
                left out; so are all statements if the organization did not exist on the day, according to outside
                dates. The repr says how many statements were left out.
            certainty: as for `Facts.as_of`.
            carry_forward: whether a statement still counts as possible for days after its document was written.

        Raises:
            DateError: if `on` is not a date.
        """
        accepted, asked = accepted_answers(certainty), _days_of(on)
        facts, left = _counted(self.memberships.where(lambda fact: fact.inside), asked, accepted, carry_forward)
        return evolve(members_of(facts), **left)

    def membership_of(
        self, name: AnyName, on: DateLike | None = None, *, carry_forward: bool = False
    ) -> MembershipAnswer:
        """Return whether a State is a member according to the documents: yes, no or not stated.

        On a day, the answer is no if the State joined later or had left. It is not stated in three cases:

        - the statement has no date;
        - the document was written before the day, so the tie may have ended since;
        - the organization may not have existed on the day, according to outside dates, which are in `outside`.

        Args:
            name: a State, or any name or code of it.
            on: a day, month or year; without it, all statements count.
            carry_forward: whether a statement makes the answer `possible` for days after its document was written.

        Raises:
            UnknownName: if nobody has this name.
            DateError: if `on` is not a date.
        """
        day, party = _days_of(on), self.facts.actor(name)
        facts = self.memberships.where(lambda fact: (fact.inside or fact.left) and party in fact.members)
        by_verdict: dict[bool | None, Facts[Membership]] = facts.group_by(lambda fact: _inside(fact, day))
        value = next((answer for answer in (True, False) if answer in by_verdict), None)
        outside = self._limits(day) if facts and value is not False else ()
        if outside:
            return MembershipAnswer(value=None, facts=facts, outside=outside)
        if value is None and day is not None:  # then no dated statement excludes the day
            dated = facts.where(lambda fact: fact.inside and fact.date is not None)
            possible = any(carry_forward or not beyond(fact, day, tie=True) for fact in dated)
        else:
            possible = value is True
        return MembershipAnswer(value=value, facts=by_verdict.get(value, facts), possible=possible)

    def _limits(self, day: Days | None) -> "tuple[model.identification.OrganizationDate, ...]":
        """Return the outside dates that do not allow a certain yes for a day."""
        if day is None:
            return ()
        existed = model.identification.existed
        return tuple(date for date in self.outside if existed((date,), day.first_from, day.last_to) is not True)

    def _short_form(self) -> NamedValues:
        """Yield its code, its names and the number of facts."""
        yield from (("code", self.code), ("name", self.name), ("also_called", ", ".join(self.names)))
        yield from (("kind", self.kind), ("facts", len(self.facts)))
        yield "only_named_in", self.facts.only_named or None

    def _full_form(self) -> NamedValues:
        """Yield the same, its members and its facts in their order in time."""
        yield from self._short_form()
        yield "According to publishers outside the documents", Collection(self.outside)
        yield "Called members", self.members()
        timeline = self.timeline()
        yield "Timeline", timeline
        yield "Without a date, in document order", timeline.undated

    def timeline(self) -> Timeline:
        """Return the facts about the organization in the order of their dates."""
        return self.facts.timeline()


@frozen(kw_only=True, repr=False)
class SharedMembership(ReprMixin):
    """An organization of which the documents call both States members, with the statements about each State."""

    organization: Organization
    """The organization."""
    one: Facts[Membership]
    """The statements about the first State, in document order."""
    other: Facts[Membership]
    """The statements about the second State; a statement that names both States is in both lists."""

    @property
    def together(self) -> bool:
        """Whether one statement names both States."""
        return bool(self.one & self.other)

    def _short_form(self) -> NamedValues:
        """Yield the organization and what is cited for each State."""
        yield "organization", self.organization.name
        yield "one", tuple(citation for fact in self.one for citation in fact.citations)
        yield "other", tuple(citation for fact in self.other for citation in fact.citations)
        yield "together", self.together

    def __repr__(self) -> str:
        """Return the organization's code."""
        return f"<SharedMembership {self.organization.code}>"


@frozen(repr=False, eq=False)
class _OnADay(Collection[T], Generic[T]):
    """Memberships of a day, with the numbers of statements that were left out."""

    undated: int = field(default=0, kw_only=True)
    """How many statements were left out because they have no date."""
    beyond: int = field(default=0, kw_only=True)
    """How many dated statements were left out because their documents were written before the day."""

    def __repr__(self) -> str:
        """Return the number of items, and of the statements that were left out."""
        many = "statement" if self.undated == 1 else "statements"
        undated = f"; {self.undated} {many} without a date left out" if self.undated else ""
        return f"<{type(self).__name__}: {len(self)}{undated}{left_out(self.beyond)}>"


@frozen(repr=False, eq=False)
class Members(_OnADay[OrganizationMember]):
    """The members of an organization, sorted by name: at any time, or on a day."""


@frozen(repr=False, eq=False)
class SharedMemberships(_OnADay[SharedMembership]):
    """The organizations that two States share, sorted by name: at any time, or on a day."""


def members_of(facts: Facts[Membership]) -> Members:
    """Return the members that the statements name, sorted by name."""
    parties = sorted({party for fact in facts for party in fact.members}, key=lambda party: party.name)
    of_party = facts.group_by("members")
    return Members(tuple(OrganizationMember(party=party, facts=of_party[party]) for party in parties))


def shared(  # noqa: PLR0913 - what can be asked
    memberships: Facts[Membership],
    one: AnyName,
    other: AnyName,
    on: DateLike | None = None,
    *,
    certainty: Certainty = "possible",
    carry_forward: bool = False,
) -> SharedMemberships:
    """Return the organizations of which the documents call both States members; see `Dataset.shared`."""
    asked, accepted = _days_of(on), accepted_answers(certainty)
    parties = [memberships.actor(name) for name in (one, other)]
    stated = memberships.where(lambda fact: fact.inside and not set(parties).isdisjoint(fact.members))
    facts, left = _counted(stated, asked, accepted, carry_forward)
    first, second = (
        facts.where(lambda fact, party=party: party in fact.members).group_by("organization")  # type: ignore[misc]
        for party in parties
    )
    both = sorted(first.keys() & second.keys(), key=lambda organization: organization.name)
    items = (SharedMembership(organization=body, one=first[body], other=second[body]) for body in both)
    return SharedMemberships(tuple(items), **left)


def _days_of(on: DateLike | None) -> Days | None:
    return None if on is None else days_of(when_of(on))


def _counted(
    stated: Facts[Membership],
    day: Days | None,
    accepted: tuple[bool | None, ...],
    carry_forward: bool,  # noqa: FBT001 - passed on
) -> tuple[Facts[Membership], dict[str, Any]]:
    """Return the statements by which their members are members, on a day or at any time, and how many a day leaves out.

    On a day, an answer counts if it is *accepted*, after the organization's own dates have limited it.
    """
    if day is None:
        return stated.where(lambda fact: _inside(fact, None) is True), {}
    dated = stated.where(lambda fact: fact.date is not None and (carry_forward or not beyond(fact, day, tie=True)))
    inside = dated.where(lambda fact: stated.scope.limited(fact, _inside(fact, day), day) in accepted)
    undated = len(stated.undated)
    return inside, {"undated": undated, "beyond": len(stated) - undated - len(dated)}


def _inside(fact: Membership, day: Days | None) -> bool | None:
    """Whether a statement says that its members were members on a day or, without one, at whatever time."""
    if fact.left:
        gone = day is None or (fact.date is not None and days_of(fact.date).first_to <= day.first_from)
        return False if gone and (day is None or not beyond(fact, day, tie=True)) else None
    if not fact.inside:
        return None
    if day is None:
        return None if fact.status in NOT_YET else fact.status is not Status.ENDED
    return had_come_about(fact, day)
