"""Matters between States: boundaries, forces, assistance, trade, projects, positions, characterizations, figures."""

from attrs import frozen

from tajik_relations.model.actors import Actor, Organization, Party, Place
from tajik_relations.model.terms import Ordinal, Status, TradeFlow
from tajik_relations.records.fact import Fact, Quantity
from tajik_relations.records.sentences import phased, possessive


@frozen(kw_only=True, eq=False, repr=False)
class BoundaryQuestion(Fact):
    """The state of a boundary or of a claim to land; `date` says when it was so."""

    claimants: tuple[Actor, ...]
    """Those whose boundary or claim is in question."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """The area or length; `None` if the words give none."""


@frozen(kw_only=True, eq=False, repr=False)
class MilitaryPresence(Fact):
    """Forces or bases of one State in another; `date` says when they were there."""

    lasting = True

    sending: Party
    """The State to which the forces belong."""
    host: Party | None = None
    """The State in which the forces are; `None` if the words name none."""
    forces: Organization | None = None
    """The unit or service; `None` if the words give none."""
    place: Place | None = None
    """The base or area; `None` if the words give none."""
    quantity: Quantity | None = None
    """How many men, aircraft or bases; `None` if the words give none."""


@frozen(kw_only=True, eq=False, repr=False)
class Exercise(Fact):
    """Forces trained together; `date` says when."""

    exercising: tuple[Actor, ...]
    """Those whose forces took part."""
    ordinal: Ordinal | None = None
    """The rank of the exercise among such exercises: "first"; `None` if the words give none."""
    quantity: Quantity | None = None
    """How many exercises, or how many took part; `None` if the words do not say."""


@frozen(kw_only=True, eq=False, repr=False)
class Assistance(Fact):
    """One party helped another; `date` says when."""

    provider: Actor
    """The party that helped."""
    recipient: Actor
    """The party that was helped."""
    quantity: Quantity | None = None
    """The amount of the help; `None` if the words give none."""


GROWING = ("declined", "decreased", "dropped", "fell", "grew", "increased", "rose")
"""Topics of trade by which a part in per cent is a growth, and no share."""


@frozen(kw_only=True, eq=False, repr=False)
class Trade(Fact):
    """Trade between two States; `date` is the period of the figure."""

    flow: TradeFlow
    """The direction of the trade, from the side of `reporting`."""
    reporting: Party
    """The State from whose side the words speak."""
    counterpart: Party
    """The State with which it trades."""
    topic: str | None = None
    """In which goods, what share, or whether it `rose` or `fell`, in our own words; `None` if the words do not say."""
    ordinal: Ordinal | None = None
    """The rank of the counterpart or of the goods; `None` if the words give none."""
    quantity: Quantity | None = None
    """The value of the trade, or its share in per cent; `None` if the words give none."""

    @property
    def needs_summary(self) -> bool:
        """Whether the fact needs a summary, because it has no figure from which a sentence could be composed."""
        return self.quantity is None

    def _stem(self) -> str:
        if self.quantity is None:
            return super()._stem()
        reporting, counterpart = self._names(self.reporting), self._names(self.counterpart)
        toward = "to" if self.flow is TradeFlow.EXPORTS else "from"
        if self.quantity.unit == "%" and self.topic in GROWING:
            trade = f"trade between {reporting} and {counterpart}"
            flow = f"{possessive(reporting)} {self.flow} {toward} {counterpart}"
            return f"{trade if self.flow is TradeFlow.TOTAL else flow} {self.topic} by {self.quantity.words}"
        if self.quantity.unit == "%":
            share = f"{self.flow}" if self.flow is not TradeFlow.TOTAL else "trade"
            return f"{counterpart} had a share of {self.quantity.words} in the {share} of {reporting}"
        if self.flow is TradeFlow.TOTAL:
            return f"trade between {reporting} and {counterpart} was worth {self.quantity.words}"
        return f"{possessive(reporting)} {self.flow} {toward} {counterpart} were worth {self.quantity.words}"


@frozen(kw_only=True, eq=False, repr=False)
class Investment(Fact):
    """Investment of one party in another; `date` is the time of the figure or rank."""

    investor: Actor
    """The party that invested."""
    recipient: Actor | None = None
    """The party that received the investment; `None` if the words name none."""
    after: Actor | None = None
    """The investor that ranks directly above this investor; `None` if the words name none."""
    topic: str | None = None
    """The type of investment, in our own words; `None` if the words do not say."""
    ordinal: Ordinal | None = None
    """The investor's rank; `None` if the words give none."""
    quantity: Quantity | None = None
    """The amount of the investment; `None` if the words give none."""

    @property
    def needs_summary(self) -> bool:
        """Whether the fact needs a summary, because it has no figure from which a sentence could be composed."""
        return self.quantity is None

    def _stem(self) -> str:
        if self.quantity is None:
            return super()._stem()
        where = f" in {self._names(self.recipient)}" if self.recipient else ""
        if self.status is Status.ONGOING:
            return f"{possessive(self._names(self.investor))} investment{where} is {self.quantity.words}"
        invested = phased(self.status, "invest/invested/invested/investing")
        return f"{self._names(self.investor)} {invested} {self.quantity.words}{where}"


@frozen(kw_only=True, eq=False, repr=False)
class Project(Fact):
    """A project; `date` says when it was begun or agreed, or when it was completed if the topic says so."""

    bodies: tuple[Actor, ...]
    """Those who undertake the project; empty if the words name nobody."""
    name: str | None = None
    """The name of the project, as printed; `None` if the words give none."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """How many or how much; `None` if the words give none."""


@frozen(kw_only=True, eq=False, repr=False)
class Position(Fact):
    """What a party wants, intends or thinks."""

    comes_about = False

    holder: tuple[Actor, ...]
    """The parties that have the position; empty if the words name nobody."""


@frozen(kw_only=True, eq=False, repr=False)
class Characterization(Fact):
    """A quality of relations or parties, according to the document, in our own words."""

    comes_about = False

    of: tuple[Actor, ...]
    """Those whom the document characterizes; empty if the words name nobody."""
    ordinal: Ordinal | None = None
    """A rank among others; `None` if the words give none."""


@frozen(kw_only=True, eq=False, repr=False)
class Figure(Fact):
    """A figure that fits no other kind; `date` is the time of the figure."""

    subjects: tuple[Actor, ...]
    """Those whom the figure is about; empty if the words name nobody."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity
    """The figure."""


@frozen(kw_only=True, eq=False, repr=False)
class Programme(Fact):
    """A standing programme, course, fund, forum or framework in which bodies work; `date` says when it began or ran."""

    lasting = True

    name: str | None = None
    """The name of the programme, as printed; `None` if the words give none."""
    bodies: tuple[Actor, ...]
    """Those who run the programme or take part in it."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """How many take part, or how long the programme lasts; `None` if the words do not say."""
