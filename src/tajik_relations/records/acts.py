"""Acts: treaties, visits, meetings, announcements, commitments and other events."""

from attrs import frozen

from tajik_relations.model.actors import Actor, Organization, Person, Place
from tajik_relations.model.dates import When
from tajik_relations.model.terms import (
    NOT_YET,
    Designation,
    Office,
    Ordinal,
    Participation,
    Status,
    TreatyDate,
    TreatyLevel,
    VisitKind,
)
from tajik_relations.records.fact import Fact, Quantity
from tajik_relations.records.sentences import a, begun, has, joined, located, phased, plural


@frozen(kw_only=True, eq=False, repr=False)
class Treaty(Fact):
    """An instrument between States (VCLT 2(1)(a)), with an organization (VCLT 1986), or of companies or universities.

    `date_is` says what its date means; `parties` and `level` say who concluded it.
    """

    designation: Designation
    """What the words call the instrument."""
    parties: tuple[Actor, ...]
    """The parties to the instrument; empty if the words name nobody, a single party if they name only one."""
    title: str | None = None
    """The title, as printed; `None` if the words give none."""
    topic: str | None = None
    """What the instrument is about, in our own words, to be read after "on"; `None` if the words do not say."""
    level: tuple[TreatyLevel, ...] = ()
    """The level of the instrument, in the document's own words; empty if the words give none."""
    participation: Participation | None = None
    """What the words call one side (signatory or party) if they say only that; otherwise `None`."""
    date_is: TreatyDate | None = None
    """What `date` means, for example `signed`; `None` without a date."""
    aggregate: bool = False
    """Whether the fact records a number of instruments that the words do not list singly."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """A number of instruments, or a period that the instrument sets; `None` if the words give neither."""

    def _stem(self) -> str:
        if self.participation is not None and self.parties:
            return f"{self._names(*self.parties)} {self._tied} {self._participation}"
        if self.date_is in (TreatyDate.DATED, TreatyDate.IN_FORCE) or not self.parties:
            return f"{self._object(' between ' if len(self.parties) > 1 else ' with ')} {self._passive}"
        return f"{self._names(*self.parties)} {self._active} {self._object()}{located(self.place)}"

    @property
    def _dated_first(self) -> bool:
        return self.topic is not None and self.summary is None and self.date_is is not TreatyDate.DATED

    def _dated(self, date: When) -> str:
        words = super()._dated(date)
        bare = self.date_is is TreatyDate.DATED and self.summary is None and self.participation is None
        return words.partition(" ")[2] if bare else words

    @property
    def _many(self) -> bool:
        return len(self.parties) > 1

    @property
    def _tied(self) -> str:
        """The verb for the tie of the parties: it exists, has begun or is to begin."""
        if self.status is Status.ENDED:
            return "were" if self._many else "was"
        if self.status in (None, Status.ONGOING) and (self.date is None or self.as_of or begun(self.date)):
            be = "are" if self._many else "is"
            return f"{'have' if self._many else 'has'} been" if begun(self.date) else be
        return phased(self.status, "become/became/become/becoming", many=self._many)

    @property
    def _participation(self) -> str:
        tie = f"{self.participation}".removesuffix("y") + "ies" if self._many else f"a {self.participation}"
        return f"{tie} {'to' if self.participation is Participation.PARTY else 'of'} {self._object()}"

    @property
    def _active(self) -> str:
        if self.status is Status.DRAFT:
            return f"{'have' if self._many else 'has'} drafted"
        status = self.status or (Status.DONE if self.date else None)  # what has a date was done then
        return has(status, self.date, many=self._many, opened=self._made)

    @property
    def _passive(self) -> str:
        many = self.aggregate or self._plural
        has, was = ("have", "were") if many else ("has", "was")
        if self.date_is is TreatyDate.DATED:
            return f"{'are' if many else 'is'} dated"
        if self.status is Status.DRAFT:
            return f"{has} been drafted"
        if self.date_is is TreatyDate.IN_FORCE:
            return self._in_force(has, "are" if many else "is")
        if self.status is Status.ONGOING or (self.status is None and self.date is None):
            return f"{has} existed" if begun(self.date) else "exist" if many else "exists"
        done = self._made.split("/")[2]
        told = {
            Status.PLANNED: f"{'are' if many else 'is'} to be {done}",
            Status.CONSIDERED: f"{'are' if many else 'is'} under consideration",
            Status.CONDITIONAL: f"would be {done}",
            Status.ENDED: "existed",
        }
        return f"{told.get(self.status or Status.DONE, f'{was} {done}')}{located(self.place)}"

    def _in_force(self, has: str, be: str) -> str:
        if self.status is Status.ONGOING:
            return f"{has} been in force" if begun(self.date) else f"{be} in force"
        if self.status in NOT_YET:
            return "would come into force" if self.status is Status.CONDITIONAL else f"{be} to come into force"
        return "came into force"

    @property
    def _made(self) -> str:
        """The verb for the act on an instrument, by what its date means; by default it is signed."""
        if self.date_is is TreatyDate.ADOPTED:
            return "adopt/adopted/adopted/adopting"
        if self.date_is is TreatyDate.CONCLUDED:
            return "conclude/concluded/concluded/concluding"
        return "sign/signed/signed/signing"

    @property
    def _plural(self) -> bool:
        return self.quantity is None and f"{self.worded(self.designation)}".endswith("s")

    def _object(self, link: str = "") -> str:
        levels = joined(str(level) for level in self.level if level in _ADJECTIVES)
        level = f"{levels} " if levels else ""
        designation = self.worded(self.designation)
        several = designation if designation.endswith("s") else plural(designation)
        if self.title:
            name = f"the “{self.title}”"
        elif self.quantity is not None and self.aggregate:
            words = self.quantity.words
            figure, _, noun = words.rpartition(" ") if self.quantity.unit else (words, "", several)
            name = f"{figure} {level}{noun}"
        elif self.aggregate or self._plural:
            name = f"{level}{several}"
        else:
            name = a(f"{level}{designation}")
        about = f" on {self.topic}" if self.topic else ""
        between = f"{link}{self._names(*self.parties)}" if link and self.parties else ""
        return f"{name}{about}{between}"


_ADJECTIVES = (TreatyLevel.INTERSTATE, TreatyLevel.INTERGOVERNMENTAL, TreatyLevel.INTERDEPARTMENTAL)
"""The levels whose names stand before a noun; of the others the parties tell."""


@frozen(kw_only=True, eq=False, repr=False)
class Visit(Fact):
    """Somebody visited a host; `date` says when the visit took place."""

    visit: VisitKind
    """The protocol rank of the visit."""
    visitors: tuple[Person, ...] = ()
    """The visitors whom the words name; empty if they name nobody."""
    office: Office | None = None
    """The office of the visitor; `None` if the words give none."""
    sending: Actor
    """The State or organization for which the visitors act."""
    host: Actor
    """The State or organization that the visitors visited."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    ordinal: Ordinal | None = None
    """The rank of the visit among such visits: "first"; `None` if the words give none."""

    def _stem(self) -> str:
        rank = "" if self.visit is VisitKind.UNSPECIFIED else f"{self.visit} "
        where = self._names(self.host)
        if self.place is not None:
            where = located(self.place).removeprefix(" in ")
        many = len(self.visitors) > 1 or not (self.visitors or self.office)
        if self.recurrent:
            return f"{self._who} {'make' if many else 'makes'} regular {rank}visits to {where}"
        if not rank and not self.ordinal:
            return f"{self._who} {phased(self.status, 'visit/visited/visited/visiting', many=many)} {where}"
        first = a(f"{self.ordinal} {rank}visit" if self.ordinal else f"{rank}visit")
        return f"{self._who} {phased(self.status, 'make/made/made/making', many=many)} {first} to {where}"

    @property
    def _who(self) -> str:
        names, sending = self._names(*self.visitors), self._names(self.sending)
        if self.office is None:
            return f"{names} of {sending}" if names else f"representatives of {sending}"
        office = f"{self.worded(self.office)} of {sending}"
        return f"{names}, {office}," if names else f"the {office}"


@frozen(kw_only=True, eq=False, repr=False)
class Meeting(Fact):
    """Parties met; `date` says when."""

    participants: tuple[Actor, ...]
    """Who met."""
    name: str | None = None
    """The name of the meeting, as printed; `None` if the words give none."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """How many meetings; `None` if the words give none."""


@frozen(kw_only=True, eq=False, repr=False)
class Announcement(Fact):
    """Somebody announced something, which does not make it true; `date` says when it was announced."""

    speakers: tuple[Actor, ...] = ()
    """Who said it; empty where the words name nobody."""
    office: Office | None = None
    """The speaker's office; `None` if the words give none."""
    concerning: tuple[Actor, ...]
    """The States, organizations or persons whom the announcement is about."""


@frozen(kw_only=True, eq=False, repr=False)
class Commitment(Fact):
    """A party has promised, or plans, to do something; `date` says when it promised."""

    committed: Actor
    """The party that made the commitment."""
    toward: Actor | None = None
    """The party to which it made the commitment; `None` if the words name nobody."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """How many or how much the party is to give or do; `None` if the words do not say."""


@frozen(kw_only=True, eq=False, repr=False)
class Event(Fact):
    """An event that no other kind describes; `date` says when it happened."""

    involved: tuple[Actor, ...]
    """Those who took part in the event; empty if the words name nobody."""
    name: str | None = None
    """The name of the event, as printed; `None` if the words give none."""
    place: Place | None = None
    """The place; `None` if the words name none."""
    quantity: Quantity | None = None
    """How many or how much; `None` if the words give none."""


@frozen(kw_only=True, eq=False, repr=False)
class LegalMeasure(Fact):
    """An authority made a legal decision: a warrant, the grant or withdrawal of a right; `date` says when."""

    authority: tuple[Actor, ...]
    """The State or body that decided."""
    affected: tuple[Actor, ...] = ()
    """Those whom the measure affects; empty if the words name nobody."""


@frozen(kw_only=True, eq=False, repr=False)
class Renaming(Fact):
    """A body got another name but stayed the same body; `date` says when."""

    renamed: Organization
    """The body, under the name that this data set uses."""
    former_name: str
    """The former name, as printed."""
    later_name: str
    """The later name, as printed."""

    def _stem(self) -> str:
        renamed = phased(self.status, "be/was/been/being")
        return f"the {self.former_name} {renamed} renamed the {self.later_name}"
