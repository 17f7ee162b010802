"""Matters between States: boundaries, forces, assistance, trade, projects, positions, characterizations, figures."""

from attrs import frozen

from tajik_relations.actors import Actor, Organization, Party, Place
from tajik_relations.records.fact import Fact, Quantity
from tajik_relations.records.wording import about, at, circumstances, figure, listed, ranked
from tajik_relations.terms import Ordinal, TradeFlow


@frozen(kw_only=True, eq=False, repr=False)
class BoundaryQuestion(Fact):
    """The state of a boundary or of a claim to land; `date`: of that state."""

    claimants: tuple[Actor, ...]
    topic: str
    place: Place | None = None
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Boundary question of {listed(self.claimants)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class MilitaryPresence(Fact):
    """Forces or bases of one State in another; `date`: when they were there."""

    lasting = True

    sending: Party
    host: Party | None = None
    forces: Organization | None = None
    topic: str
    place: Place | None = None
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        unit = f" ({self.forces})" if self.forces else ""
        what = f"{self.topic}{unit}{at(self.place)}{figure(self.quantity)}"
        host = f" in {self.host}" if self.host else ""
        return f"Military presence of {self.sending}{host}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Exercise(Fact):
    """Forces trained together; `date`: held."""

    exercising: tuple[Actor, ...]
    topic: str
    ordinal: Ordinal | None = None

    def _sentence(self) -> str:
        return f"Exercise of {listed(self.exercising)}: {self.topic}{ranked(self.ordinal)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Assistance(Fact):
    """One party helped another; `date`: when."""

    provider: Actor
    recipient: Actor
    topic: str
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        of = f"Assistance of {self.provider} to {self.recipient}"
        return f"{of}: {self.topic}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Trade(Fact):
    """Trade between two States; `date`: the period of the figure."""

    flow: TradeFlow
    reporting: Party
    counterpart: Party
    topic: str | None = None
    ordinal: Ordinal | None = None
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        of = f"Trade of {self.reporting} with {self.counterpart}, {self.flow}"
        return f"{of}{about(self.topic)}{ranked(self.ordinal)}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Investment(Fact):
    """Investment of one party in another; `date`: of the figure or rank."""

    investor: Actor
    recipient: Actor
    after: Actor | None = None
    """The investor that ranks before this one."""
    topic: str | None = None
    """What sort of investment, in our own words."""
    ordinal: Ordinal | None = None
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        after = f" after {self.after}" if self.after else ""
        of = f"Investment of {self.investor} in {self.recipient}{ranked(self.ordinal)}{after}"
        return f"{of}{about(self.topic)}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Project(Fact):
    """Something that is built or set up; `date`: begun or agreed, or completed where the topic says so."""

    bodies: tuple[Actor, ...]
    topic: str
    place: Place | None = None
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Project of {listed(self.bodies)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Position(Fact):
    """What a party wants, intends or holds."""

    holder: tuple[Actor, ...]
    topic: str

    def _sentence(self) -> str:
        return f"Position of {listed(self.holder)}: {self.topic}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Characterization(Fact):
    """A quality that the document gives to relations or parties, in our own words."""

    of: tuple[Actor, ...]
    topic: str
    ordinal: Ordinal | None = None

    def _sentence(self) -> str:
        return f"The document on {listed(self.of)}: {self.topic}{ranked(self.ordinal)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Fact):
    """A figure that no other kind holds; `date`: of the figure."""

    subjects: tuple[Actor, ...]
    topic: str
    place: Place | None = None
    quantity: Quantity

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Figure on {listed(self.subjects)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Programme(Fact):
    """A standing programme, course, fund, forum or framework in which bodies work; `date`: begun, or when it ran."""

    lasting = True

    name: str | None = None
    """As printed, if the words give a name."""
    bodies: tuple[Actor, ...]
    topic: str
    place: Place | None = None
    quantity: Quantity | None = None

    def _sentence(self) -> str:
        name = f"“{self.name}”" if self.name else "Programme"
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"{name} of {listed(self.bodies)}: {what}{circumstances(self)}"
