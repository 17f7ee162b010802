"""What every fact has, and what several kinds of fact share."""

from collections.abc import Iterable
from datetime import date as Day  # noqa: N812 - a fact has a field of the name
from types import UnionType
from typing import Any, ClassVar, cast, get_args, get_origin

from attrs import Attribute, field, fields, frozen

from tajik_relations import model
from tajik_relations.errors import FieldError
from tajik_relations.model.actors import ACTORS, Actor, Place, State, UnidentifiedState
from tajik_relations.model.by_value import ByValue
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.provenance import Basis, Citation, SourceDocument
from tajik_relations.model.terms import NOT_YET, BasisKind, Qualifier, Status, Term, Timing
from tajik_relations.notebook.mixin import NamedValues, ReprMixin


def _is_id(_instance: object, attribute: "Attribute[Any]", value: str) -> None:
    first, *more = value.split("-")
    letters = value.isascii() and value == value.lower() and first.isalpha()
    if not (letters and more and all(part.isalnum() for part in more)):
        raise FieldError(
            attribute.name, f"expected an id of lower-case letters, digits and hyphens, found {value[:60]!r}"
        )


def _is_cited(_instance: object, attribute: "Attribute[Any]", value: tuple[Citation, ...]) -> None:
    if not value:
        raise FieldError(attribute.name, "expected at least one citation, found none")


def items_of(value: Any) -> tuple[Any, ...]:
    """Return the items of a list of values, or the one value."""
    return tuple(cast("Iterable[Any]", value)) if isinstance(value, tuple) else (value,)


def types_in(annotation: Any) -> set[Any]:
    """Return the types that make up a field's type: those of a union, and of a tuple's items."""
    if get_origin(annotation) is tuple or isinstance(annotation, UnionType):
        return {part for inner in get_args(annotation) if inner is not ... for part in types_in(inner)}
    return {annotation}


@frozen(kw_only=True, eq=False, repr=False)
class Quantity(ByValue):
    """A figure with its unit and the limits that the words set.

    >>> str(Quantity(number=12090000, unit="USD", qualifier=Qualifier.MORE_THAN))
    'more than 12,090,000 USD'
    """

    number: int | None = None
    """In full (`12090000`); `None` where the words give an order of magnitude or a comparison."""
    unit: str | None = None
    """ISO 4217 code, `"$"` where the words do not say whose, `"%"`, `"km2"`, or a singular noun; `None`: not given."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """How the words limit the number."""
    alternative: int | None = None
    """The second value where the words give two and do not choose; `None` elsewhere."""

    def __str__(self) -> str:
        """Return the figure as text, thousands apart."""
        figure = "" if self.number is None else f"{self.number:,}"
        if self.alternative is not None:
            figure = f"{figure} or {self.alternative:,}"
        limit = "" if self.qualifier in (Qualifier.EXACTLY, Qualifier.ONE_OR_OTHER) else str(self.qualifier)
        return " ".join(part for part in (limit, figure, self.unit or "") if part)


@frozen(kw_only=True, eq=False, repr=False)
class Fact(ByValue, ReprMixin):
    """One assertion that one document makes at one place; the kinds of fact add their own values.

    Raises:
        ValueError: if there is no citation or the id has another form.
    """

    lasting: ClassVar[bool] = False
    """Whether facts of this kind tell of a tie that goes on until it is said to end."""
    comes_about: ClassVar[bool] = True
    """Whether facts of this kind tell of what can come about; stances, ratings and notes cannot."""

    id: str = field(validator=_is_id)
    """Stable and never used again for another fact."""
    citations: tuple[Citation, ...] = field(validator=_is_cited)
    """The words that carry the values; the first one tells where the fact stands."""
    row: int | None = None
    """The table row in which it stands, from 1; `None` outside tables."""
    partner: State | UnidentifiedState | None = None
    """The other State whose relations with the subject State the fact belongs to; `None` if it is of no one State."""
    date: When | None = None
    """Its principal date; what that dates is said at each kind. `None` if the words give none."""
    as_of: bool = False
    """Whether the words give the date as the time for which they speak, not as the time of an event."""
    relative: str | None = None
    """A dating that is no calendar date, in our own words: "soon after independence"; `None` if there is none."""
    status: Status | None = None
    """What the document says of the state of the matter; `None` if its words say nothing of it."""
    acts_for: tuple[Actor, ...] = ()
    """Those for whom one who takes part acts, such as the organization of an organ; they take no part themselves."""
    wording: str | None = None
    """The document's own word where a term of the fact is *other*, as printed; `None` elsewhere."""
    followed: str | None = None
    """The printed words by which the document tells what came of it or after it: "following"; `None` if it does not."""
    according_to: str | None = None
    """Whom the document itself names as the source of the assertion, as printed; `None` if it names nobody."""
    mentioned: tuple[Actor, ...] = ()
    """Whom the words name without a part in the fact; empty if nobody."""
    footnotes: tuple[int, ...] = ()
    """The document's own reference numbers that stand at the fact."""
    basis: tuple[Basis, ...] = ()
    """One entry for each value that the cited words do not state."""

    def worded(self, term: Term | None) -> str:
        """Return a term as text: the document's own word where it is *other*, nothing for none."""
        return self.wording or str(term) if term is not None and term.name == "OTHER" else str(term or "")

    @property
    def kind(self) -> str:
        """The name of the fact's type."""
        return type(self).__name__

    @property
    def document(self) -> str:
        """The id of the document that makes the assertion."""
        return self.citations[0].document

    @property
    def line(self) -> int:
        """The line of the first citation, 1-based."""
        return self.citations[0].line

    @property
    def figure(self) -> Quantity | None:
        """Its principal figure; `None` if the words give none or the kind has none."""
        return getattr(self, "quantity", None)

    @property
    def location(self) -> Place | None:
        """Where it is: its place, or the seat of a mission or post; `None` if the words name neither."""
        return getattr(self, "place", None) or getattr(self, "seat", None)

    @property
    def partner_basis(self) -> Basis | None:
        """How the partner is known; `None` if the words name it, or nobody is the partner."""
        return next((basis for basis in self.basis if basis.field == "partner"), None)

    @property
    def timing(self) -> Timing:
        """How the words place it in time."""
        if self.date is None:
            return Timing.CURRENT if self.status is Status.ONGOING else Timing.UNDATED
        if isinstance(self.date, PartialDate):
            return Timing.DATED
        return _TIMED_BY_END.get(self.date.end) or _TIMED_BY_START.get(self.date.start) or Timing.PERIOD

    @property
    def realized(self) -> "model.answers.Answer | None":
        """Whether what it tells came about, as far as its document says; see `realized`.

        A fact whose citations do not hold their document counts as one of a document without a stamp.
        """
        return realized(self, self.citations[0].source)

    def had_come_about(self, day: Day) -> bool | None:
        """Whether what it tells had come about by a day and, if it is a tie that lasts, had not ended before it.

        That an organization ended by outside dates is no value of a fact; `Facts.as_of` and `on` go by it.

        Returns:
            `None` if the dates leave it open, and for a fact without a date, which holds of no day for certain.
        """
        if self.date is None:
            return None
        if self.as_of and self.lasting:
            return self.date.covers(day) or None
        begun = _by(self.date.first if self.lasting else self.date.last, day)
        if self.lasting and isinstance(self.date, DateRange):
            earliest_end, latest_end = self.date.last
            begun = False if latest_end < day else None if begun and earliest_end < day else begun
        return None if begun and self.status in NOT_YET else begun

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everyone who takes part, each once, in the order of the type's fields."""
        values = (item for name in own_fields(type(self)) for item in items_of(getattr(self, name)))
        return tuple(dict.fromkeys(item for item in values if isinstance(item, ACTORS)))

    @property
    def statement(self) -> str:
        """One sentence in this library's own words, made from the record's values."""
        sentence = self._sentence()
        return sentence[0].upper() + sentence[1:]

    def _sentence(self) -> str:
        raise NotImplementedError

    def __hash__(self) -> int:
        """Return the same number for equal facts."""
        return hash((type(self), self.id))

    def _short_form(self) -> NamedValues:
        """Yield the date, the statement, how the partner is known, the citations and the id."""
        yield "date", self.date and (["as of", self.date] if self.as_of else self.date)
        yield "statement", self.statement
        of_partner = tuple(basis for basis in self.basis if basis.field == "partner")
        yield "basis", of_partner or tuple(basis for basis in self.basis if basis.kind is not BasisKind.DERIVED)
        yield "cited", self.citations
        yield "id", self.id

    def _full_form(self) -> NamedValues:
        """Yield all values that it has."""
        yield "statement", self.statement
        yield "date", self.date and (["as of", self.date] if self.as_of else self.date)
        yield from ((name, getattr(self, name)) for name in own_fields(type(self)))
        yield from (("dating", self.relative), ("status", self.status), ("realized", self.realized))
        yield from (("according_to", self.according_to), ("partner", self.partner))
        yield from (("table_row", self.row), ("also_named", self.mentioned), ("footnotes", self.footnotes))
        yield from (("cited", self.citations), ("not_stated", self.basis))

    def __str__(self) -> str:
        """Return the statement."""
        return self.statement

    def __repr__(self) -> str:
        """Return the kind and the id."""
        return f"<{self.kind} {self.id}>"


_TIMED_BY_END: dict[PartialDate | OpenEnd, Timing] = {OpenEnd.OPEN: Timing.SINCE, OpenEnd.UNKNOWN: Timing.END_UNKNOWN}
_TIMED_BY_START: dict[PartialDate | OpenEnd, Timing] = {
    OpenEnd.OPEN: Timing.UNTIL,
    OpenEnd.UNKNOWN: Timing.START_UNKNOWN,
}


def _by(limits: tuple[Day, Day], day: Day) -> bool | None:
    """Whether what happened between two days, both inclusive, had happened at the end of a day."""
    return True if limits[1] <= day else None if limits[0] <= day else False


def realized(fact: Fact, document: SourceDocument | None) -> "model.answers.Answer | None":
    """Return whether what a fact tells came about, by its status or, without one, by its date and its words.

    Done, ended and ongoing is yes; planned, draft and considered is no; conditional is not stated. Without a status it
    is yes if the date is certainly not after the document's stamp or the words tell what followed, else not stated.

    Returns:
        `None` for kinds that cannot come about: positions, characterizations, references.
    """
    if not fact.comes_about:
        return None
    answer = model.answers.Answer
    if fact.status is not None:
        said = fact.status is not Status.CONDITIONAL
        return answer.of(fact.status not in NOT_YET if said else None)
    stamped = document.stamped if document else None
    past = fact.date is not None and (stamped is None or fact.date.after(stamped) is False)
    return answer.of(True if past or fact.followed else None)


_OWN_FIELDS: dict[type[Fact], tuple[str, ...]] = {}


def own_fields(kind: type[Fact]) -> tuple[str, ...]:
    """Return the names of the fields that a kind adds; kept, as asking attrs for them each time is slow."""
    if kind not in _OWN_FIELDS:
        _OWN_FIELDS[kind] = tuple(attribute.name for attribute in fields(kind) if attribute.name not in COMMON)
    return _OWN_FIELDS[kind]


COMMON = tuple(attribute.name for attribute in fields(Fact))
"""The names of the fields that every fact has."""
