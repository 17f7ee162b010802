"""Lasting ties: relations, missions, posts, office holders, memberships."""

from attrs import field, frozen

from tajik_relations.model.actors import Actor, Organization, Party, Person, Place
from tajik_relations.model.dates import PartialDate
from tajik_relations.model.terms import INSIDE, NOT_YET, Aspect, MissionKind, Office, Ordinal, PostKind, Status, Tie
from tajik_relations.model.typed_values import at_least_one
from tajik_relations.records.fact import Fact
from tajik_relations.records.sentences import a, begun, has, located, phased, plural, the


def _resident(seat: Place | None, receiving: Party) -> bool | None:
    return None if seat is None or seat.state is None else seat.state == receiving


def _closed(fact: Fact) -> bool:
    """Whether a mission or post ended on a date of its own, and not at the end of a time."""
    return fact.status is Status.ENDED and isinstance(fact.date, PartialDate) and not fact.as_of


@frozen(kw_only=True, eq=False, repr=False)
class Recognition(Fact):
    """A State recognized another State, which does not by itself begin relations; `date` says when."""

    lasting = True

    recognizing: Party
    """The State that recognized."""
    recognized: Party
    """The State that was recognized."""
    ordinal: Ordinal | None = None
    """The rank of the recognition among all recognitions of the State: "first"; `None` if the words give none."""

    def _stem(self) -> str:
        recognizing, recognized = self._names(self.recognizing), self._names(self.recognized)
        if self.ordinal is not None:
            rank = "among the first" if self.ordinal is Ordinal.AMONG_THE_FIRST else f"the {self.ordinal}"
            return f"{recognizing} was {rank} to recognize {recognized}"
        verb = phased(self.status, "recognize/recognized/recognized/recognizing")
        return f"{recognizing} {verb} {recognized}"


@frozen(kw_only=True, eq=False, repr=False)
class DiplomaticMission(Fact):
    """A State is represented by a mission (VCDR 3); `date` says when it opened or closed, or since when.

    The sending State, the receiving State and the seat are three values, because a mission can have its seat in a third
    State. If the mission ended, `date` says when it closed. If `date` has an open end (`2007/..`), the mission has
    worked since its start.
    """

    lasting = True

    mission: MissionKind
    """What the words call the mission."""
    sending: Party
    """The State that is represented (VCDR 3(1)(a))."""
    receiving: Party
    """The State to which it is accredited, also from a mission in another State (VCDR 5(1))."""
    seat: Place | None = None
    """The seat, in any State; `None` if the words give none."""
    organization: Organization | None = None
    """The organization to which the mission is also accredited (VCDR 5(3)); `None` if the words name none."""
    ordinal: Ordinal | None = None
    """The rank of the mission among such missions: "first"; `None` if the words give none."""
    succeeds: str | None = None
    """The id of the fact on the mission that was turned into this mission; the two are counted as one mission."""

    @property
    def resident(self) -> bool | None:
        """Whether the seat lies in the receiving State; `None` if the seat or its State is not known."""
        return _resident(self.seat, self.receiving)

    def _stem(self) -> str:
        sending, receiving = self._names(self.sending), self._names(self.receiving)
        beside = f" to {the(self.organization)}" if self.organization else ""
        mission = f"{self.worded(self.mission)}{beside}"
        if self.resident is False:
            be = "was" if self.status in (Status.DONE, Status.ENDED) else "has been" if begun(self.date) else "is"
            if self.status in NOT_YET:
                be = phased(self.status, "be/was/been/being")
            return f"{sending} {be} accredited to {receiving} from {a(mission)}{located(self.seat)}"
        where = located(self.seat) or f" in {receiving}"
        if self.succeeds is not None and self.status is not Status.ONGOING:
            turned = phased(self.status, "turn/turned/turned/turning")
            return f"{sending} {turned} its earlier mission{where} into {a(mission)}"
        if _closed(self):
            return f"{sending} closed its {f'{self.ordinal} ' if self.ordinal else ''}{mission}{where}"
        ranked = f"the {self.ordinal} {mission}" if self.ordinal else a(mission)
        return f"{sending} {has(self.status, self.date)} {ranked}{where}"


@frozen(kw_only=True, eq=False, repr=False)
class ConsularPost(Fact):
    """A State has a consular post in another (VCCR 1 and 9); `date` says when it opened, or closed if it ended."""

    lasting = True

    post: PostKind
    """The class of the post (VCCR 1(1)(a))."""
    honorary: bool
    """Whether an honorary consul heads it (VCCR 1(2), 58)."""
    sending: Party
    """The State to which the post belongs."""
    receiving: Party
    """The State in which the post exercises its functions, even if its seat is in a third State."""
    seat: Place | None = None
    """The seat (VCCR 4(2)), in the receiving State (4(1)) unless the words name a third State; `None` if not given."""

    @property
    def resident(self) -> bool | None:
        """Whether the seat lies in the receiving State; `None` if the seat or its State is not known."""
        return _resident(self.seat, self.receiving)

    def _stem(self) -> str:
        post = f"{'honorary ' * self.honorary}{self.worded(self.post)}"
        where = located(self.seat) or f" in {self._names(self.receiving)}"
        held = f"closed its {post}" if _closed(self) else f"{has(self.status, self.date)} {a(post)}"
        return f"{self._names(self.sending)} {held}{where}"


@frozen(kw_only=True, eq=False, repr=False)
class OfficeHolder(Fact):
    """A person holds an office; `date` says since when, or for which time the document states it."""

    lasting = True

    person: Person
    """The person who holds the office."""
    office: Office
    """The office."""
    state: Party | Organization
    """The State or organization to which the office belongs."""
    receiving: Party | None = None
    """The receiving State of an ambassador (VCDR 14); `None` for other offices, or if the words name none."""

    def _stem(self) -> str:
        host = f" to {self._names(self.receiving)}" if self.receiving else ""
        office = f"{self.worded(self.office)} of {self._names(self.state)}{host}"
        if self.status is None:
            return f"the document calls {self.person} {office}"
        verb = has(self.status, self.date, opened="become/became/become/becoming")
        verb = {"has": "is", "had": "was", "has had": "has been"}.get(verb, verb)
        return f"{self.person} {verb} {office}"


@frozen(kw_only=True, eq=False, repr=False)
class Membership(Fact):
    """States have a tie with an organization; `date` says since when, or when they joined or left."""

    lasting = True

    organization: Organization
    """The organization."""
    members: tuple[Party, ...] = field(validator=at_least_one("member"))
    """The States that the words name, at least one."""
    tie: Tie
    """What the words call the tie; not every tie means that the States are in the organization."""
    aspect: Aspect
    """Whether the tie exists, began, ended or is considered, according to the words."""
    former_name: str | None = None
    """The organization's former name, as printed, if the words use it; otherwise `None`."""

    def _stem(self) -> str:
        many = len(self.members) != 1
        body = (
            f"the {self.former_name}, later {the(self.organization)}," if self.former_name else the(self.organization)
        )
        members = self._names(*self.members)
        if self.aspect is Aspect.CONSIDERED:
            joining = "taking part in" if self.tie is Tie.PARTICIPANT else "joining"
            return f"{members} {'are' if many else 'is'} considering {joining} {body}"
        if self.aspect is not Aspect.HOLDS:
            forms = "leave/left/left/leaving" if self.aspect is Aspect.LEFT else "join/joined/joined/joining"
            role = (
                ""
                if self.tie in (Tie.MEMBER, Tie.PARTICIPANT)
                else f" as {plural(self._tie) if many else a(self._tie)}"
            )
            return f"{members} {phased(self.status, forms, many=many)} {body}{role}"
        if self.tie is Tie.PARTICIPANT:
            now, forms, role = "take" if many else "takes", "take/took/taken/taking", "part in"
        else:
            now, forms = ("are", "be/were/been/being") if many else ("is", "be/was/been/being")
            role = f"{plural(self._tie) if many else a(self._tie)} {'in' if self.tie is Tie.PARTNER else 'of'}"
        _, before, perfect, _ = forms.split("/")
        verb = has(self.status, self.date, many=many, opened=forms)
        verb = {"has": now, "have": now, "had": before}.get(verb, verb.replace(" had", f" {perfect}"))
        return f"{members} {verb} {role} {body}"

    @property
    def inside(self) -> bool:
        """Whether the tie is a membership that the members have not left and do not only consider."""
        return self.tie in INSIDE and self.aspect in (Aspect.HOLDS, Aspect.ENTERED)

    @property
    def left(self) -> bool:
        """Whether the words say that the members left an organization of which they had been members."""
        return self.tie in INSIDE and self.aspect is Aspect.LEFT

    @property
    def term(self) -> str:
        """The tie in one phrase: "member", "joined", "observer (left)"."""
        if self.aspect is Aspect.HOLDS:
            return self._tie
        return f"{'' if self.tie is Tie.MEMBER else f'{self._tie}, '}{_ASPECTS[self.aspect]}"

    @property
    def _tie(self) -> str:
        return self.worded(self.tie)


_ASPECTS = {Aspect.ENTERED: "joined", Aspect.LEFT: "left", Aspect.CONSIDERED: "considered"}


@frozen(kw_only=True, eq=False, repr=False)
class Cooperation(Fact):
    """Parties work together, in a field or within an organization. That does not make them members."""

    lasting = True

    parties: tuple[Actor, ...]
    """The parties that work together; empty if the words name nobody."""
    organizations: tuple[Organization, ...] = ()
    """The organizations within which they work together; empty if the words name none."""
