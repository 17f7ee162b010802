"""Which State a table row is about, what outside publishers say, and which words state no fact."""

from collections.abc import Iterable
from datetime import date as Day  # noqa: N812 - an outside date has a field of the name

from attrs import frozen

from tajik_relations.model.actors import Organization, Party, State, UnidentifiedState
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
from tajik_relations.model.typed_values import Helpful, typed


@frozen(kw_only=True, field_transformer=typed)
class SetAside(Helpful):
    """A line of a document, or some of its words, that states no fact of its own, with the reason."""

    document: str
    """The id of the document."""
    line: int
    """The number of the line, from 1."""
    words: tuple[str, ...] = ()
    """The words; empty if the whole line is set aside."""
    reason: AsideReason
    """Why the line or the words state no fact."""
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
    """The publisher that gives the date."""
    address: str
    """Web address of the page that gives it."""
    lineage: Lineage
    """How the source is related to the documents."""
    remark: str | None = None
    """A further note on the date; `None` if there is none."""

    @property
    def independent(self) -> bool:
        """Whether the source is independent of the documents, so that it can corroborate an identification."""
        return self.lineage in INDEPENDENT

    @property
    def witness(self) -> bool:
        """Whether the date can be evidence; a date from a page that is one of the documents cannot."""
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
    """What the date means: `founded`, `end agreed` or `ended`."""
    date: When
    """The date."""
    publisher: str
    """The publisher that gives the date."""
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
    """Which State a table row is about, and how certain that is."""

    row: int
    """The row's number in its table, from 1."""
    document: str
    """The id of the document with the table."""
    first_line: int
    """Line on which the row begins, 1-based."""
    last_line: int
    """Line on which the row ends, inclusive."""
    basis: IdentificationBasis
    """How certain the State is."""
    partner: State | None = None
    """The State; `None` if only the candidates are known."""
    guess: State | None = None
    """The guessed candidate, if the basis is `conjectural`; otherwise `None`. A guess is not a partner."""
    text_candidates: tuple[State, ...]
    """The States that are possible according to the document alone, sorted by name."""
    candidates: tuple[State, ...]
    """The States in `text_candidates` that outside dates do not rule out, sorted by name."""
    reason: str
    """Why the row has this basis."""
    sources: tuple[str, ...] = ()
    """The outside publishers whose dates the identification uses; empty if it uses none."""
    lineage: tuple[Lineage, ...] = ()
    """How each publisher in `sources` is related to the documents, in the same order."""
    elimination: bool = False
    """Whether outside dates rule out all other candidates; they may also rule out the right State by mistake."""
    citations: tuple[Citation, ...] = ()
    """The words that name the State, if the basis is `stated`; otherwise empty."""

    @property
    def party(self) -> Party:
        """The State that the row is about, known or not."""
        return self.partner or UnidentifiedState(row=self.row, candidates=self.candidates)

    @property
    def struck(self) -> tuple[State, ...]:
        """The States in `text_candidates` that outside dates rule out, sorted by name."""
        return tuple(state for state in self.text_candidates if state not in self.candidates)

    @property
    def source(self) -> str | None:
        """The outside publishers in `sources`, each with its lineage, as text; `None` if there are none."""
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
