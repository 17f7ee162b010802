"""Acts: treaties, visits, meetings, announcements, commitments and other events."""

from attrs import frozen

from tajik_relations.model.actors import Actor, Organization, Person, Place
from tajik_relations.model.terms import Designation, Office, Ordinal, VisitKind
from tajik_relations.records.fact import Fact, Quantity
from tajik_relations.records.sentences import about, at, circumstances, figure, listed, ranked


@frozen(kw_only=True, eq=False, repr=False)
class Treaty(Fact):
    """A treaty, or a number of treaties, whatever it is called (VCLT 2(1)(a)); `date`: signed or dated.

    Agreements of companies and universities stand here too; the parties show which is which.
    """

    designation: Designation
    """What the words call it."""
    parties: tuple[Actor, ...]
    """Between whom it is; empty where the words name nobody, one alone where they name one."""
    title: str | None = None
    """As printed; `None` if the words give none."""
    topic: str | None = None
    """What it is about, in our own words; `None` if the words do not say."""
    quantity: Quantity | None = None
    """How many, or the term that it sets; `None` if the words give neither."""

    def _sentence(self) -> str:
        name = f"“{self.title}”" if self.title else self.worded(self.designation)
        link = "of" if len(self.parties) == 1 else "between"
        of = f"{name} {link} {listed(self.parties)}{about(self.topic)}{figure(self.quantity)}"
        return f"{of}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Visit(Fact):
    """Someone went to see a host; `date`: held."""

    visit: VisitKind
    """The protocol rank."""
    visitors: tuple[Person, ...] = ()
    """Those whom the words name; empty if they name nobody."""
    office: Office | None = None
    """The office of the visitor; `None` if the words give none."""
    sending: Actor
    """The State or organization that the visitors act for."""
    host: Actor
    """The State or organization that they went to see."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    ordinal: Ordinal | None = None
    """Its place among such visits; `None` if the words give none."""
    topic: str | None = None
    """Who else came, to what part of the host or for what, in our own words; `None` if the words do not say."""

    def _sentence(self) -> str:
        who = ", ".join(
            part for part in (self.worded(self.office), *(visitor.name for visitor in self.visitors)) if part
        )
        sort = "Visit" if self.visit is VisitKind.UNSPECIFIED else f"{str(self.visit).capitalize()} visit"
        visitor = f"{who} of {self.sending}" if who else str(self.sending)
        what = f"{at(self.place)}{ranked(self.ordinal)}{about(self.topic)}"
        return f"{sort} of {visitor} to {self.host}{what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Meeting(Fact):
    """Parties met; `date`: held."""

    participants: tuple[Actor, ...]
    """Who met."""
    topic: str
    """On what, or on what occasion, in our own words."""
    quantity: Quantity | None = None
    """How many meetings; `None` if the words give none."""

    def _sentence(self) -> str:
        return f"Meeting of {listed(self.participants)}: {self.topic}{figure(self.quantity)}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Announcement(Fact):
    """Someone said that something is or will be so, which does not make it so; `date`: announced."""

    speaker: Actor | None = None
    """Who said it; `None` where the words name nobody, or both sides together."""
    office: Office | None = None
    """The speaker's office; `None` if the words give none."""
    concerning: tuple[Actor, ...]
    """Those whom it is about."""
    topic: str
    """What was announced, in our own words."""

    def _sentence(self) -> str:
        office = f" ({self.worded(self.office)})" if self.office else ""
        of = f"{listed(filter(None, (self.speaker,)))}{office} announced, on {listed(self.concerning)}"
        return f"{of}: {self.topic}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Commitment(Fact):
    """A party has undertaken, or plans, to do something; `date`: when it undertook it."""

    committed: Actor
    """Who has undertaken or plans it."""
    toward: Actor | None = None
    """To whom; `None` if the words name nobody."""
    topic: str
    """What is to be done, in our own words."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    quantity: Quantity | None = None
    """How much of it; `None` if the words give none."""

    def _sentence(self) -> str:
        toward = f" toward {self.toward}" if self.toward else ""
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Commitment of {self.committed}{toward}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Event(Fact):
    """Something that happened and that no other kind describes; `date`: when."""

    involved: tuple[Actor, ...]
    """Who had a part in it; empty where the words name nobody."""
    topic: str
    """What happened, in our own words."""
    place: Place | None = None
    """Where; `None` if the words name no place."""
    quantity: Quantity | None = None
    """How many or how much; `None` if the words give none."""

    def _sentence(self) -> str:
        what = f"{self.topic}{at(self.place)}{figure(self.quantity)}"
        return f"Event of {listed(self.involved)}: {what}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class LegalMeasure(Fact):
    """An authority has decided something in law: a warrant, a right granted, a withdrawal; `date`: when."""

    authority: tuple[Actor, ...]
    """The State or body that decided."""
    topic: str
    """What was decided, in our own words."""
    affected: tuple[Actor, ...] = ()
    """Those whom it is about; empty if the words name nobody."""

    def _sentence(self) -> str:
        affected = f", concerning {listed(self.affected)}" if self.affected else ""
        return f"Legal measure of {listed(self.authority)}{affected}: {self.topic}{circumstances(self)}"


@frozen(kw_only=True, eq=False, repr=False)
class Renaming(Fact):
    """A body got another name and stayed the same body; `date`: when."""

    renamed: Organization
    """The body, under the name by which it is shown."""
    former_name: str
    """As printed."""
    later_name: str
    """As printed."""

    def _sentence(self) -> str:
        return f"{self.renamed}: renamed from “{self.former_name}” to “{self.later_name}”{circumstances(self)}"
