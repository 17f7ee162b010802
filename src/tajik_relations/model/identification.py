"""Which State a table row is about, what publishers outside the documents say, and what is no fact."""

from collections.abc import Iterable
from datetime import date as Day  # noqa: N812 - an outside date has a field of the name

from attrs import frozen

from tajik_relations.model.actors import Organization, Party, State, UnidentifiedState
from tajik_relations.model.by_value import Helpful, typed
from tajik_relations.model.dates import When
from tajik_relations.model.periods import extent
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.model.terms import (
    INDEPENDENT,
    AsideReason,
    BasisKind,
    IdentificationBasis,
    LifeEvent,
    Lineage,
    Rule,
)


@frozen(kw_only=True, field_transformer=typed)
class SetAside(Helpful):
    """A line of a document, or words of it, without a fact of its own, and the reason."""

    document: str
    """The id of the document."""
    line: int
    """1-based."""
    words: tuple[str, ...] = ()
    """Empty for the whole line."""
    reason: AsideReason
    """Why they carry no fact."""
    fact: str | None = None
    """The id of the fact that the words repeat, for the reason `repetition`."""


@frozen(kw_only=True, repr=False, field_transformer=typed)
class OutsideDate(Helpful):
    """When relations with a State began according to a publisher that is not one of the documents."""

    state: State
    """The partner."""
    date: When | None = None
    """The date; `None` if EDTF level 1 cannot write the publisher's date (see `remark`)."""
    publisher: str
    """Who gives the date."""
    address: str
    """Web address of the page that gives it."""
    lineage: Lineage
    """The kind of source, as seen from the documents."""
    remark: str | None = None
    """A further note on the date; `None` if there is none."""

    @property
    def independent(self) -> bool:
        """Whether it is independent of the documents, so that it can corroborate an identification."""
        return self.lineage in INDEPENDENT

    @property
    def witness(self) -> bool:
        """Whether it can be evidence; a page that is itself one of the documents cannot."""
        return self.lineage is not Lineage.SOURCE

    def __repr__(self) -> str:
        """Return the State, the date and who says so."""
        return f"<OutsideDate {self.state.code} {self.date or 'without a date'}, {self.publisher}>"


@frozen(kw_only=True, repr=False, field_transformer=typed)
class OrganizationDate(Helpful):
    """When an organization began or ended according to a publisher that is not one of the documents."""

    organization: Organization
    """The organization."""
    what: LifeEvent
    """What the date means: founded, end agreed or ended."""
    date: When
    """The date."""
    publisher: str
    """Who gives the date."""
    address: str
    """Web address of the page that gives it."""
    remark: str | None = None
    """A further note on the date; `None` if there is none."""

    def __str__(self) -> str:
        """Return the event, its date and its publisher."""
        return f"{self.what} {self.date} ({self.publisher})"

    def __repr__(self) -> str:
        """Return the organization, what happened, when, and who says so."""
        return f"<OrganizationDate {self.organization.code} {self}>"


def existed(dates: Iterable[OrganizationDate], day: Day, last: Day | None = None) -> bool | None:
    """Return whether an organization existed on a day, according to its own outside dates.

    Args:
        dates: its own outside dates.
        day: the day, or the first day of a period, on all days of which it is to have existed.
        last: the last day of the period, inclusive.

    Returns:
        `True` if no date speaks against it, `False` if all that date its foundation, or all that date its end, exclude
        the day, and `None` in between: on the last day itself, in a year that is all that is known, or where publishers
        differ.
    """
    known, last = tuple(dates), last or day
    founded = {begun <= last and (latest <= day or None) for begun, latest in _of(known, LifeEvent.FOUNDED)}
    lasting = {latest >= day and (ended > last or None) for ended, latest in _of(known, LifeEvent.ENDED)}
    if {False} in (founded, lasting):
        return False
    return True if founded | lasting <= {True} else None


def _of(dates: Iterable[OrganizationDate], what: LifeEvent) -> Iterable[tuple[Day, Day]]:
    """Return the first and the last possible day of each date of an event."""
    return (extent(date.date) for date in dates if date.what is what)


@frozen(kw_only=True, repr=False, field_transformer=typed)
class Identification(Helpful):
    """Which State a table row is about, and how well that is known."""

    row: int
    """The row's number in its table, from 1."""
    document: str
    """The id of the document with the table."""
    first_line: int
    """Line on which the row begins, 1-based."""
    last_line: int
    """Line on which it ends, inclusive."""
    basis: IdentificationBasis
    """How well the State is known."""
    partner: State | None = None
    """The State; `None` if only the candidates are known."""
    guess: State | None = None
    """For `conjectural`, the candidate that is guessed; a guess is not a partner. Otherwise `None`."""
    text_candidates: tuple[State, ...]
    """The States that are possible by the document alone, by name."""
    candidates: tuple[State, ...]
    """Those of them that outside dates do not rule out, by name."""
    reason: str
    """Why the row has this basis."""
    sources: tuple[str, ...] = ()
    """The outside publishers that the identification rests on; empty if it rests on none."""
    lineage: tuple[Lineage, ...] = ()
    """Where the dates of each of them come from, in the same order."""
    elimination: bool = False
    """Whether outside dates rule out all other candidates; they can rule out the right State too."""
    citations: tuple[Citation, ...] = ()
    """The words that name the State, for `stated`; empty for every other basis."""

    @property
    def party(self) -> Party:
        """The State that the row is about, known or not."""
        return self.partner or UnidentifiedState(row=self.row, candidates=self.candidates)

    @property
    def struck(self) -> tuple[State, ...]:
        """The States that outside dates rule out, among those that are possible by the document, by name."""
        return tuple(state for state in self.text_candidates if state not in self.candidates)

    @property
    def source(self) -> str | None:
        """The outside publishers that it rests on, each with its lineage, as text; `None` if it rests on none."""
        pairs = zip(self.sources, self.lineage, strict=False)
        return "; ".join(f"{publisher} ({lineage})" for publisher, lineage in pairs) or None

    def basis_of(self, field: str) -> Basis:
        """Return the basis of a field whose value is the State of this row."""
        return Basis(
            field=field,
            kind=BasisKind.IDENTIFIED,
            rule=Rule.IDENTIFICATION,
            row=self.row,
            degree=self.basis,
            source=self.source,
        )

    def __repr__(self) -> str:
        """Return the row, the partner or how many candidates there are, and the basis."""
        known = self.partner or f"{len(self.candidates)} candidates"
        return f"<Identification of row {self.row}: {known} ({self.basis})>"
