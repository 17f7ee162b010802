"""Matters between States: boundaries, forces, assistance, trade, projects, positions, characterizations, figures."""

from attrs import frozen

from tajik_relations.model.actors import Actor, Organization, Party, Place
from tajik_relations.model.terms import Ordinal, TradeFlow
from tajik_relations.records.fact import Fact, Quantity
from tajik_relations.records.sentences import about, at, circumstances, figure, listed, ranked


@frozen(kw_only=True, eq=False, repr=False)
class BoundaryQuestion(Fact):
    """The state of a boundary or of a claim to land; `date`: of that state."""

    claimants: tuple[Actor, ...]
    """Those whose boundary or claim it is."""
    topic: str
    """The question and its state, in our own words."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    quantity: Quantity | None = None
    """The area or length; `None` if the words give none."""

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Boundary question of {listed(self.claimants)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class MilitaryPresence(Fact):
    """Forces or bases of one State in another; `date`: when they were there."""

    lasting = True

    sending: Party
    """The State whose forces they are."""
    host: Party | None = None
    """The State where they are; `None` if the words name none."""
    forces: Organization | None = None
    """The unit or service; `None` if the words give none."""
    topic: str
    """What is there and what it does, in our own words."""
    place: Place | None = None
    """The base or area; `None` if the words give none."""
    quantity: Quantity | None = None
    """How many men, aircraft or bases; `None` if the words give none."""

    def _sentence(self) -> str:
        unit = f" ({self.forces})" if self.forces else ""
        what = f"{self.topic}{unit}{at(self.place)}{figure(self.quantity)}"
        host = f" in {self.host}" if self.host else ""
        return f"Military presence of {self.sending}{host}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Exercise(Fact):
    """Forces trained together; `date`: held."""

    exercising: tuple[Actor, ...]
    """Whose forces took part."""
    topic: str
    """What they did, in our own words."""
    ordinal: Ordinal | None = None
    """Its place among such exercises; `None` if the words give none."""

    def _sentence(self) -> str:
        return f"Exercise of {listed(self.exercising)}: {self.topic}{ranked(self.ordinal)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Assistance(Fact):
    """One party helped another; `date`: when."""

    provider: Actor
    """Who helped."""
    recipient: Actor
    """Who was helped."""
    topic: str
    """With what, in our own words."""
    quantity: Quantity | None = None
    """Its amount; `None` if the words give none."""

    def _sentence(self) -> str:
        of = f"Assistance of {self.provider} to {self.recipient}"
        return f"{of}: {self.topic}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Trade(Fact):
    """Trade between two States; `date`: the period of the figure."""

    flow: TradeFlow
    """Which way, from the side of `reporting`."""
    reporting: Party
    """The State from whose side the words speak."""
    counterpart: Party
    """The State with which it trades."""
    topic: str | None = None
    """In what, or what of it, in our own words; `None` if the words do not say."""
    ordinal: Ordinal | None = None
    """The rank of the counterpart or of the goods; `None` if the words give none."""
    quantity: Quantity | None = None
    """Its value, or its share in per cent; `None` if the words give none."""

    def _sentence(self) -> str:
        of = f"Trade of {self.reporting} with {self.counterpart}, {self.flow}"
        return f"{of}{about(self.topic)}{ranked(self.ordinal)}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Investment(Fact):
    """Investment of one party in another; `date`: of the figure or rank."""

    investor: Actor
    """Who invested."""
    recipient: Actor
    """Where."""
    after: Actor | None = None
    """The investor that ranks before this one; `None` if the words name none."""
    topic: str | None = None
    """What sort of investment, in our own words; `None` if the words do not say."""
    ordinal: Ordinal | None = None
    """The investor's rank; `None` if the words give none."""
    quantity: Quantity | None = None
    """Its amount; `None` if the words give none."""

    def _sentence(self) -> str:
        after = f" after {self.after}" if self.after else ""
        of = f"Investment of {self.investor} in {self.recipient}{ranked(self.ordinal)}{after}"
        return f"{of}{about(self.topic)}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Project(Fact):
    """Something that is built or set up; `date`: begun or agreed, or completed where the topic says so."""

    bodies: tuple[Actor, ...]
    """Those whose project it is; empty where the words name nobody."""
    topic: str
    """What is built or set up, in our own words."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    quantity: Quantity | None = None
    """How many or how much; `None` if the words give none."""

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Project of {listed(self.bodies)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Position(Fact):
    """What a party wants, intends or holds."""

    comes_about = False

    holder: tuple[Actor, ...]
    """Whose position it is; empty where the words name nobody."""
    topic: str
    """What they want, intend or hold, in our own words."""

    def _sentence(self) -> str:
        return f"Position of {listed(self.holder)}: {self.topic}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Characterization(Fact):
    """A quality that the document gives to relations or parties, in our own words."""

    comes_about = False

    of: tuple[Actor, ...]
    """Those whom it is about; empty where the words name nobody."""
    topic: str
    """The quality, in our own words."""
    ordinal: Ordinal | None = None
    """A rank among others; `None` if the words give none."""

    def _sentence(self) -> str:
        return f"The document on {listed(self.of)}: {self.topic}{ranked(self.ordinal)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Fact):
    """A figure that no other kind holds; `date`: of the figure."""

    subjects: tuple[Actor, ...]
    """Those whom it is about."""
    topic: str
    """What is counted or measured, in our own words."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    quantity: Quantity
    """The figure."""

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Figure on {listed(self.subjects)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Programme(Fact):
    """A standing programme, course, fund, forum or framework in which bodies work; `date`: begun, or when it ran."""

    lasting = True

    name: str | None = None
    """As printed; `None` if the words give none."""
    bodies: tuple[Actor, ...]
    """Those who run it or take part."""
    topic: str
    """What it is or does, in our own words."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    quantity: Quantity | None = None
    """How many take part, or how long it lasts; `None` if the words give none."""

    def _sentence(self) -> str:
        name = f"“{self.name}”" if self.name else "Programme"
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"{name} of {listed(self.bodies)}: {what}{circumstances(self)}"
