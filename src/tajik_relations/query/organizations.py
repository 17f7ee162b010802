"""Organizations with what the documents say of them: who is in them, according to whom, since when."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen

from tajik_relations import model
from tajik_relations.model.actors import Organization, Party
from tajik_relations.model.answers import Answer
from tajik_relations.model.by_value import value_names
from tajik_relations.model.dates import PartialDate, When
from tajik_relations.model.lazy import LazySequence
from tajik_relations.model.periods import beginning, the_day
from tajik_relations.model.provenance import Citation
from tajik_relations.model.terms import DOUBTFUL, NOT_YET, IdentificationBasis, Status, Timing
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.query.facts import AnyName, Facts
from tajik_relations.query.time_filters import Certainty, accepted_answers
from tajik_relations.query.timeline import Timeline
from tajik_relations.records import Fact, Membership


@frozen(kw_only=True, repr=False)
class OrganizationMember(ReprMixin):
    """A State of which documents say that it is in an organization."""

    party: Party
    """A State, known by name or only as that of a table row."""
    facts: Facts[Membership]
    """The statements, in document order."""

    @property
    def since(self) -> When | None:
        """The earliest date that a statement gives for joining; `None` if none of them gives one."""
        dates = [beginning(fact.date) for fact in self.facts if fact.date and not fact.as_of]
        return min(dates, key=lambda when: (when.earliest, when.latest), default=None)

    @property
    def terms(self) -> tuple[str, ...]:
        """What the documents call the tie, each term once."""
        return tuple(dict.fromkeys(fact.term for fact in self.facts))

    @property
    def degree(self) -> IdentificationBasis | None:
        """How far it is known that the statements mean this State, if all leave it in doubt; `None` elsewhere."""
        bases = [fact.partner_basis if fact.partner == self.party else None for fact in self.facts]
        degrees = [basis.degree for basis in bases if basis and basis.degree in DOUBTFUL]
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
    """Yes, no, or not stated: what the documents say, with the statements that say it.

    Raises:
        NotStatedError: if the truth of an answer is asked for (`if answer:`) and the documents do not state it.
    """

    value: bool | None
    """`None` if the documents do not state it."""
    facts: Facts[Membership]
    """The statements that give the answer; for "not stated" those that speak of the tie and leave it open."""
    outside: "tuple[model.identification.OrganizationDate, ...]" = ()
    """Dates of the organization's own beginning and end, by other publishers, that keep the answer from being yes."""

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
        """Whether the documents say neither."""
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
        yield "According to others, outside the documents", Collection(self.outside)

    def __str__(self) -> str:
        """Return `"yes"`, `"no"` or `"not stated"`."""
        return str(Answer.of(self.value))

    def __repr__(self) -> str:
        """Return the answer, the number of statements that it rests on, and what limits them."""
        limits = f"; the organization: {', '.join(map(str, self.outside))}" if self.outside else ""
        return f"<MembershipAnswer {self}, {len(self.facts)} statements{limits}>"


@frozen(kw_only=True, repr=False, eq=False)
class OrganizationProfile(Organization, ReprMixin):
    """An organization with all that the documents say of it; equal to the organization in the facts."""

    facts: Facts[Fact]
    """The facts in which it takes part, in document order."""

    @property
    def memberships(self) -> Facts[Membership]:
        """The statements of who is tied to it, by whatever term."""
        return self.facts.of(Membership).where(organization=self)

    @property
    def outside(self) -> "tuple[model.identification.OrganizationDate, ...]":
        """When it began and ended according to publishers outside the documents; never part of its facts."""
        return self.facts.scope.life_of(self)

    def members(
        self, on: str | PartialDate | date | None = None, *, certainty: Certainty = "possible"
    ) -> Collection[OrganizationMember]:
        """Return who is a member by the documents: called a member, full or founding member, or said to have joined.

        Args:
            on: a day; without it the statements count whatever their date. A statement without a date counts for no
                day, and none counts for a day on which the organization did not exist, by its outside dates.
            certainty: of statements with a month or a year, as for `Facts.as_of`.

        Raises:
            DateError: if `on` is not a day.
        """
        day, wanted = None if on is None else the_day(on), accepted_answers(certainty)
        stated = self.memberships.where(lambda fact: fact.inside)
        if day is None:
            return members_of(stated.where(lambda fact: _inside(fact, None) is True))
        return members_of(stated.where(lambda fact: fact.date is not None and self._inside(fact, day) in wanted))

    def membership_of(self, name: AnyName, on: str | PartialDate | date | None = None) -> MembershipAnswer:
        """Return the documents' answer to whether someone is a member: yes, no or not stated.

        Args:
            name: a State, or any name or code of it.
            on: a day; someone who joined later or had left was not a member then, and a statement without a date
                leaves it open.
                So does a statement about an organization that, by its outside dates, may not have existed then; the
                answer names these dates.

        Raises:
            UnknownName: if nobody has this name.
            DateError: if `on` is not a day.
        """
        day, party = None if on is None else the_day(on), self.facts.actor(name)
        facts = self.memberships.where(lambda fact: (fact.inside or fact.left) and party in fact.members)
        by_verdict: dict[bool | None, Facts[Membership]] = facts.group_by(lambda fact: _inside(fact, day))
        value = next((answer for answer in (True, False) if answer in by_verdict), None)
        outside = self._limits(day) if facts and value is not False else ()
        if outside:
            return MembershipAnswer(value=None, facts=facts, outside=outside)
        return MembershipAnswer(value=value, facts=by_verdict.get(value, facts))

    def _inside(self, fact: Membership, day: date) -> bool | None:
        """Whether a statement says that its members were members on a day on which the organization existed."""
        return self.facts.scope.limited(fact, _inside(fact, day), day)

    def _limits(self, day: date | None) -> "tuple[model.identification.OrganizationDate, ...]":
        """Return the outside dates that speak against a day, one by one."""
        existed = model.identification.existed
        return () if day is None else tuple(each for each in self.outside if existed((each,), day) is not True)

    def _short_form(self) -> NamedValues:
        """Yield its code, its names and the number of facts."""
        yield from (("code", self.code), ("name", self.name), ("also_called", ", ".join(self.names)))
        yield from (("kind", self.kind), ("facts", len(self.facts)))
        yield "only_named_in", self.facts.only_named or None

    def _full_form(self) -> NamedValues:
        """Yield the same, its members and its facts in their order in time."""
        yield from self._short_form()
        yield "According to others, outside the documents", Collection(self.outside)
        yield "Called members", self.members()
        timeline = self.timeline()
        yield "Timeline", timeline
        yield "Without a date, in document order", timeline.undated

    def timeline(self) -> Timeline:
        """Return its facts in the order of their dates."""
        return self.facts.timeline()

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same organization, with its facts or without."""
        if not isinstance(other, Organization):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in value_names(Organization))

    __hash__ = Organization.__hash__


@frozen(kw_only=True, repr=False)
class SharedMembership(ReprMixin):
    """An organization in which the documents place two States, with what they say of each."""

    organization: Organization
    """The organization."""
    one: Facts[Membership]
    """The statements on the State asked for first, in document order."""
    other: Facts[Membership]
    """Those on the other State; a statement that names both is among both."""

    @property
    def together(self) -> bool:
        """Whether one statement names both."""
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


def members_of(facts: Facts[Membership]) -> Collection[OrganizationMember]:
    """Return the members that the statements name, by name."""
    parties = sorted({party for fact in facts for party in fact.members}, key=lambda party: party.name)
    of_party = facts.group_by("members")
    return Collection(tuple(OrganizationMember(party=party, facts=of_party[party]) for party in parties))


def profiles_of(organizations: Sequence[Organization], facts: Facts[Fact]) -> LazySequence[OrganizationProfile]:
    """Return organizations with their facts, each made when it is first asked for."""
    profiles: dict[int, OrganizationProfile] = {}

    def profile_at(at: int) -> OrganizationProfile:
        if at not in profiles:
            body = organizations[at]
            values = {name: getattr(body, name) for name in value_names(Organization)}
            profile = OrganizationProfile(**values, facts=facts.about(body))
            profiles.setdefault(at, profile)
        return profiles[at]

    return LazySequence(profile_at, range(len(organizations)))


def shared(memberships: Facts[Membership], one: AnyName, other: AnyName) -> Collection[SharedMembership]:
    """Return the organizations of which the documents call both States members, by name; see `Dataset.shared`."""
    stated = memberships.where(lambda fact: _inside(fact, None) is True)
    parties = [memberships.actor(name) for name in (one, other)]
    first, second = (
        stated.where(lambda fact, party=party: party in fact.members).group_by("organization")  # type: ignore[misc]
        for party in parties
    )
    both = sorted(first.keys() & second.keys(), key=lambda organization: organization.name)
    return Collection(tuple(SharedMembership(organization=body, one=first[body], other=second[body]) for body in both))


def _inside(fact: Membership, day: "date | None") -> bool | None:
    """Whether a statement says that its members were members on a day or, without one, at whatever time."""
    if fact.left:
        return False if day is None or fact.had_come_about(day) else None
    if not fact.inside:
        return None
    if day is None:
        return None if fact.status in NOT_YET else fact.status is not Status.ENDED
    verdict = fact.had_come_about(day)
    ended_some_day = fact.status is Status.ENDED and fact.timing is Timing.DATED
    return None if verdict and ended_some_day else verdict
