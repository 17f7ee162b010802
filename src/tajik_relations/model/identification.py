"""Which State a table row is about, what publishers outside the documents say, and what is no fact."""

from attrs import frozen

from tajik_relations.model.actors import Party, State, UnidentifiedState
from tajik_relations.model.dates import When
from tajik_relations.model.provenance import Basis, Citation
from tajik_relations.model.terms import AsideReason, BasisKind, IdentificationBasis, Rule


@frozen(kw_only=True)
class SetAside:
    """A line of a document, or words of it, that carries no fact of its own, and why."""

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


@frozen(kw_only=True, repr=False)
class OutsideDate:
    """When relations with a State began according to a publisher that is not one of the documents."""

    state: State
    """The partner."""
    date: When | None = None
    """`None` where the publisher gives no date that EDTF level 1 can write; see `remark`."""
    publisher: str
    """Who gives the date."""
    address: str
    """Web address of the page that gives it."""
    independent: bool
    """False for a copy of a later version of one of the documents."""
    remark: str | None = None
    """What else is to be known of it; `None` if nothing."""

    def __repr__(self) -> str:
        """Return the State, the date and who says so."""
        return f"<OutsideDate {self.state.code} {self.date or 'without a date'}, {self.publisher}>"


@frozen(kw_only=True, repr=False)
class Identification:
    """Which State a table row is about, and how far that is known."""

    row: int
    """The row's number in its table, from 1."""
    document: str
    """The id of the document with the table."""
    first_line: int
    """Line on which the row begins, 1-based."""
    last_line: int
    """Line on which it ends, inclusive."""
    basis: IdentificationBasis
    """How far the State is known."""
    partner: State | None = None
    """The State; `None` if the candidates are all that is known."""
    text_candidates: tuple[State, ...]
    """The States that the document alone admits, by name."""
    candidates: tuple[State, ...]
    """Those of them that outside dates leave, by name."""
    reason: str
    """What the basis rests on."""
    source: str | None = None
    """The outside publisher that the identification rests on; `None` if it rests on none."""
    citations: tuple[Citation, ...] = ()
    """The words that name the State, for `stated`; empty for every other basis."""

    @property
    def party(self) -> Party:
        """The State that the row is about, known or not."""
        return self.partner or UnidentifiedState(row=self.row, candidates=self.candidates)

    def basis_of(self, field: str) -> Basis:
        """Return the basis of a field whose value is the State of the row."""
        kind, rule = BasisKind.IDENTIFIED, Rule.IDENTIFICATION
        return Basis(field=field, kind=kind, rule=rule, row=self.row, degree=self.basis, source=self.source)

    def __repr__(self) -> str:
        """Return the row, the partner or how many candidates there are, and the basis."""
        known = self.partner or f"{len(self.candidates)} candidates"
        return f"<Identification of row {self.row}: {known} ({self.basis})>"
