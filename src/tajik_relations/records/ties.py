"""Lasting ties: relations, missions, posts, office holders, memberships."""

from attrs import frozen

from tajik_relations.model.actors import Actor, Organization, Party, Person, Place
from tajik_relations.model.terms import MembershipStatus, MissionKind, Office, Ordinal, PostKind
from tajik_relations.records.fact import Fact
from tajik_relations.records.sentences import about, at, circumstances, listed, ranked


def _resident(seat: Place | None, receiving: Party) -> bool | None:
    return None if seat is None or seat.state is None else seat.state == receiving


@frozen(kw_only=True, eq=False, repr=False)
class Recognition(Fact):
    """A State recognized another, which does not by itself begin relations; `date`: when."""

    lasting = True

    recognizing: Party
    """The State that recognized."""
    recognized: Party
    """The State that was recognized."""
    ordinal: Ordinal | None = None
    """The place of `recognizing` among those that did; `None` if the words give none."""

    def _sentence(self) -> str:
        return f"{self.recognizing} recognized {self.recognized}{ranked(self.ordinal)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class DiplomaticMission(Fact):
    """A State is represented in another through a mission (VCDR 5); `date`: opened, or working since (`2007/..`)."""

    lasting = True

    mission: MissionKind
    """What the words call it."""
    sending: Party
    """The State that is represented (VCDR 3(1)(a))."""
    receiving: Party
    """The State in which it is represented."""
    seat: Place | None = None
    """Where the mission sits, in whatever State; `None` if the words give none."""
    organization: Organization | None = None
    """To which organization the mission is accredited besides; `None` if the words name none."""
    ordinal: Ordinal | None = None
    """Its place among such missions; `None` if the words give none."""

    @property
    def resident(self) -> bool | None:
        """Whether the seat lies in the receiving State; `None` if the seat or its State is not known."""
        return _resident(self.seat, self.receiving)

    def _sentence(self) -> str:
        beside = f" to {self.organization}" if self.organization else ""
        mission = f"{self.worded(self.mission)}{beside}{at(self.seat)}{ranked(self.ordinal)}"
        return f"Mission of {self.sending} in {self.receiving}: {mission}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class ConsularPost(Fact):
    """A State has a consular post in another (VCCR 1 and 9); `date`: opened."""

    lasting = True

    post: PostKind
    """The class of the post (VCCR 1(1)(a))."""
    honorary: bool
    """Whether an honorary consul heads it (VCCR 1(2), 58)."""
    sending: Party
    """The State whose post it is."""
    receiving: Party
    """The State in which it does its work."""
    seat: Place | None = None
    """Where the post sits (VCCR 4); `None` if the words give none."""

    @property
    def resident(self) -> bool | None:
        """Whether the seat lies in the receiving State; `None` if the seat or its State is not known."""
        return _resident(self.seat, self.receiving)

    def _sentence(self) -> str:
        post = f"honorary {self.worded(self.post)}" if self.honorary else self.worded(self.post)
        return f"Post of {self.sending} in {self.receiving}: {post}{at(self.seat)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class OfficeHolder(Fact):
    """A person holds an office; `date`: since when, or as of when."""

    lasting = True

    person: Person
    """Who holds it."""
    office: Office
    """Which office."""
    state: Party
    """The State whose office it is."""
    receiving: Party | None = None
    """The receiving State of an ambassador (VCDR 14); `None` for other offices, or if the words name none."""

    def _sentence(self) -> str:
        host = f" in {self.receiving}" if self.receiving else ""
        return (
            f"{self.person} holds the office of {self.worded(self.office)} of {self.state}{host}{circumstances(self)}"
        )


@frozen(kw_only=True, eq=False, repr=False)
class Membership(Fact):
    """States belong to an organization; `date`: since when."""

    lasting = True

    organization: Organization
    """The body."""
    members: tuple[Party, ...]
    """The States of which the words say so."""
    membership: MembershipStatus
    """What the words call the tie; not every term means that they are in it."""
    former_name: str | None = None
    """The organization's former name, as printed, where the words use that one; `None` elsewhere."""

    def _sentence(self) -> str:
        alone = len(self.members) == 1
        term = self.worded(self.membership)
        article, plural = (f"is a{'n' * (term[0] in 'aeio')}", "") if alone else ("are", "s")
        tie = {
            MembershipStatus.JOINED: "joined the",
            MembershipStatus.LEFT: "left the",
            MembershipStatus.CONSIDERING: f"{'is' if alone else 'are'} considering taking part in the",
            MembershipStatus.PARTICIPANT: f"{'takes' if alone else 'take'} part in the",
        }.get(self.membership, f"{article} {term}{plural} of the")
        name = f"{self.organization}, then “{self.former_name}”" if self.former_name else str(self.organization)
        return f"{listed(self.members)} {tie} {name}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Cooperation(Fact):
    """Parties work together, in a field or inside an organization, which does not say that they are members."""

    lasting = True

    parties: tuple[Actor, ...]
    """Who works together; empty where the words name nobody."""
    organization: Organization | None = None
    """Within which organization; `None` if the words give none."""
    topic: str | None = None
    """The field, in our own words; `None` if the words give none."""

    def _sentence(self) -> str:
        within = f" within {self.organization}" if self.organization else ""
        return f"Cooperation of {listed(self.parties)}{within}{about(self.topic)}{circumstances(self)}"
