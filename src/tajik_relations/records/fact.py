"""What every fact has, and what several kinds of fact share."""

import re
from collections.abc import Iterable
from typing import Any, ClassVar, cast

from attrs import Attribute, field, fields, frozen

from tajik_relations import model
from tajik_relations.errors import FieldError, shown
from tajik_relations.model.actors import ACTORS, Actor, Organization, Place, State, UnidentifiedState
from tajik_relations.model.dates import DateLike, OpenEnd, PartialDate, When, days_of
from tajik_relations.model.provenance import Basis, Citation, DocumentId, SourceDocument
from tajik_relations.model.terms import (
    DOUBTFUL,
    NOT_YET,
    BasisKind,
    Field,
    IdentificationBasis,
    Qualifier,
    Rule,
    Status,
    Timing,
)
from tajik_relations.model.typed_values import ByValue, Term, at_least_one, takes_named, typed, warn_of_text
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.records.kinds import TABLE_OF
from tajik_relations.records.sentences import a, closed, counted, dated, joined, plural, the, years_of


def _is_id(_instance: object, _attribute: object, value: str) -> None:
    if not re.fullmatch("[a-z]+(-[a-z0-9]+)+", value):
        raise FieldError("id", f"expected an id of lower-case letters, digits and hyphens, found {shown(value)!r}")


def _has_summary(instance: "Fact", attribute: "Attribute[Any]", value: str | None) -> None:
    if value is None and instance.needs_summary:
        raise FieldError(attribute.name, f"expected a sentence in our own words for {a(instance.kind)}, found none")


def items_of(value: Any) -> tuple[Any, ...]:
    """Return the items of a list of values, or the one value."""
    return tuple(cast("Iterable[Any]", value)) if isinstance(value, tuple) else (value,)


def _is_something(instance: "Quantity", attribute: "Attribute[Any]", value: int | None) -> None:
    if value is None and instance.unit is None and instance.qualifier is Qualifier.EXACTLY:
        raise FieldError(attribute.name, "expected a number, a unit or a qualifier, found none of them")


@frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Quantity(ByValue):
    """A figure with its unit and a qualifier such as "more than".

    >>> str(Quantity(number=12090000, unit="USD", qualifier=Qualifier.MORE_THAN))
    'more than 12,090,000 USD'
    """

    number: int | None = field(default=None, validator=_is_something)
    """The number in full (`12090000`); `None` if the words give an order of magnitude or a comparison."""
    unit: str | None = None
    """ISO 4217 code, `"$"` if the words do not say whose, `"%"`, `"km2"`, or a singular noun; `None` if not given."""
    qualifier: Qualifier = Qualifier.EXACTLY
    """How the words limit the number."""
    alternative: int | None = None
    """The second value, if the words give two and do not choose; otherwise `None`."""

    @property
    def words(self) -> str:
        """The figure as people write it: "more than 230 agreements", "US$3.595 billion"."""
        limit = "" if self.qualifier in (Qualifier.EXACTLY, Qualifier.ONE_OR_OTHER) else str(self.qualifier)
        if self.number is None:
            return " ".join(part for part in (limit, plural(self.unit) if self.unit else "") if part)
        figure = counted(self.number, self.unit)
        if self.alternative is not None:
            figure = f"{self.number:,} or {counted(self.alternative, self.unit)}"
        return f"{limit} {figure}".strip()

    def __str__(self) -> str:
        """Return the figure as text, thousands apart."""
        given = (number for number in (self.number, self.alternative) if number is not None)
        figure = " or ".join(f"{number:,}" for number in given)
        limit = "" if self.qualifier in (Qualifier.EXACTLY, Qualifier.ONE_OR_OTHER) else str(self.qualifier)
        return " ".join(part for part in (limit, figure, self.unit or "") if part)


class KindName(str):
    """The name of a kind of fact; a comparison with a text that is not such a name gives a warning."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        """Whether the other is the same text."""
        return self._is(other) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> bool:
        """Whether the other is another text, or none."""
        return not self._is(other) if isinstance(other, str) else NotImplemented

    def _is(self, other: str) -> bool:
        same = str.__eq__(self, other) is True
        if not same and type(other) is str and other and other not in TABLE_OF:
            warn_of_text(f"no kind of fact is called {shown(other)!r}: see facts.of({shown(other)!r})", level=4)
        return same

    def __hash__(self) -> int:
        """Return the hash of the text."""
        return str.__hash__(self)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Fact(ByValue, ReprMixin):
    """One statement that one document makes in one place; each kind of fact adds its own values.

    Raises:
        ValueError: if there is no citation or the id has another form.
    """

    _asked_as: ClassVar[str] = "fact"
    lasting: ClassVar[bool] = False
    """Whether facts of this kind are ties that last until a document says that they ended."""
    comes_about: ClassVar[bool] = True
    """Whether facts of this kind are about what can happen; positions, characterizations and references are not."""
    narrative: ClassVar[bool] = False
    """Whether facts of this kind always have a summary, because no sentence can be composed from their other values."""

    def __init_subclass__(cls) -> None:
        """Note whether the new kind has no sentence of its own."""
        super().__init_subclass__()
        cls.narrative = cls._stem is Fact._stem

    id: str = field(validator=_is_id)
    """Stable and never used again for another fact."""
    citations: tuple[Citation, ...] = field(validator=at_least_one("citation"))
    """The words that carry the values; the first citation gives the line of the fact."""
    row: int | None = None
    """The table row, from 1, in which the fact is; `None` outside tables."""
    partner: State | UnidentifiedState | Organization | None = None
    """The other side, a State or an organization: the fact belongs to its relations with the subject State."""
    date: When | None = None
    """The main date; each kind says what it means. `None` if the words give none."""
    as_of: bool = False
    """Whether the date is the time for which the words speak, and not the time of an event."""
    relative: str | None = None
    """A dating that is no calendar date, in our own words: "soon after independence"; `None` if there is none."""
    status: Status | None = None
    """The state of the matter, according to the document; `None` if its words do not say."""
    fields: tuple[Field, ...] = ()
    """The fields of work that the words name, from a closed list; empty if they name none."""
    acts_for: tuple[Actor, ...] = ()
    """Those for whom a participant acts, such as the organization of an organ; they take no part themselves."""
    recurrent: bool = False
    """Whether it happens again and again; then it is not counted as a single act."""
    summary: str | None = field(default=None, validator=_has_summary)
    """The sentence in our own words, usually without its date; `None` if it is composed from the other values."""
    remark: str | None = None
    """A warning, in our own words, that a value kept as printed is probably wrong."""
    remark_from: tuple[str, ...] = ()
    """What the remark rests on: ids of facts, or publishers outside the documents."""
    wording: str | None = None
    """The document's own word if a term of the fact is *other*, as printed; otherwise `None`."""
    followed: str | None = None
    """The printed words that show what happened as a result or later: "following"; `None` if there are none."""
    according_to: str | None = None
    """The source that the document itself names for the statement, as printed; `None` if it names none."""
    mentioned: tuple[Actor, ...] = ()
    """Those whom the words name although they take no part; empty if there are none."""
    footnotes: tuple[int, ...] = ()
    """The document's own reference numbers that stand at the fact."""
    basis: tuple[Basis, ...] = ()
    """One entry for each value that the cited words do not state."""

    @property
    def needs_summary(self) -> bool:
        """Whether the fact needs a summary, because no sentence can be composed from its other values."""
        return self.narrative

    def worded(self, term: Term | None) -> str:
        """Return a term as text: the document's own word for *other*, and empty text without a term."""
        return self.wording or str(term) if term is not None and term.name == "OTHER" else str(term or "")

    def _call_for(self, name: str) -> str:
        """Return the call for a field that other kinds have; empty if none has it."""
        from tajik_relations.records.field_values import kinds_with

        kinds = kinds_with(name)
        told = ", ".join(kinds[:3]) + (" and others" if len(kinds) > 3 else "")
        return f"getattr(fact, {name!r}, None), as only some kinds have it: {told}" if kinds else ""

    @property
    def kind(self) -> str:
        """The name of the fact's type: `"Visit"`; a comparison with a text that is not such a name gives a warning."""
        return KindName(type(self).__name__)

    @property
    def document(self) -> str:
        """The id of the document that makes the assertion."""
        return DocumentId(self.citations[0].document)

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
        """The place of the fact, or the seat of a mission or post; `None` if the words name neither."""
        return getattr(self, "place", None) or getattr(self, "seat", None)

    @property
    def partner_basis(self) -> Basis | None:
        """How the partner is known; `None` if the words name the partner, or there is no partner."""
        return next((basis for basis in self.basis if basis.field == "partner"), None)

    @property
    def timing(self) -> Timing:
        """How the words place the fact in time."""
        if self.date is None:
            return Timing.CURRENT if self.status is Status.ONGOING else Timing.UNDATED
        if isinstance(self.date, PartialDate):
            return Timing.DATED
        return _TIMED_BY_END.get(self.date.end) or _TIMED_BY_START.get(self.date.start) or Timing.PERIOD

    @property
    def realized(self) -> "model.answers.Answer | None":
        """Whether the fact happened, according to its document: yes or not stated; `None` for kinds that cannot happen.

        If its citations are not linked to a document, the fact counts as one from a document without a stamp.
        """
        return realized(self, self.citations[0].source)

    def had_come_about(self, day: DateLike) -> bool | None:
        """Return whether the event had happened by a day; for a lasting tie, whether it still existed then.

        A tie is certain up to the first day on which its document can have been written, and possible up to the last
        such day. Unlike `Facts.as_of` and `on`, this method does not use outside dates on the end of an organization.

        Args:
            day: a day in any form; for a month or year, the answer is certain if it is the same on all its days.

        Returns:
            `None` if the dates are not exact enough, and for a fact without a date.

        Raises:
            DateError: if *day* is not a date.
        """
        from tajik_relations.records.time_of_writing import had_come_about

        return had_come_about(self, days_of(model.periods.when_of(day)))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All participants, each once, in the order of the fields; not the organizations within which they act."""
        names = (name for name in own_fields(type(self)) if name != FRAMEWORK)
        values = (item for name in names for item in items_of(getattr(self, name)))
        return tuple(dict.fromkeys(item for item in values if isinstance(item, ACTORS)))

    @property
    def concerned(self) -> tuple[Actor, ...]:
        """All participants, the actors for whom they act, and the organizations within which they act."""
        return tuple(dict.fromkeys((*self.actors, *self.acts_for, *getattr(self, FRAMEWORK, ()))))

    @property
    def told_by(self) -> str:
        """The publisher and the time of the document; the present tense of the statement means that time."""
        source = self.citations[0].source
        return ", ".join(part for part in (source.publisher, source.written) if part) if source else self.document

    @takes_named
    def cite(self) -> str:
        """Return its citation as one line of text: publisher, title, address, and the words of the document.

        The line names the shipped data set if the fact is in that set. For another data set, and for BibTeX and CSL
        JSON, use `tr.cite(fact, dataset)`.
        """
        from tajik_relations import cite  # the package's face, as citations know of data sets, and facts do not

        return cite(self).text()

    @property
    def statement(self) -> str:
        """One sentence with its date, in our own words: the summary, or a sentence composed from the values."""
        stem = self.summary.removesuffix(".") if self.summary else self._stem()
        told = stem.casefold()
        relative = "" if not self.relative or self.relative.casefold() in told else self.relative
        date = "" if self.date is None or any(year in stem for year in years_of(self.date)) else self._dated(self.date)
        named = not self.according_to or self.according_to in stem
        source = "" if named else f", according to {self.according_to}"
        if date and self._dated_first:
            return closed(f"{date}, {stem}", f", {relative}" if relative else "", source)
        return closed(stem, f"{date}," if date and relative else date, relative, source)

    @property
    def _dated_first(self) -> bool:
        """Whether the date opens the sentence, as at its end it would be read with other words."""
        return False

    def _dated(self, date: When) -> str:
        return f"as of {dated(date).split(' ', 1)[1]}" if self.as_of else dated(date, self.status)

    def _stem(self) -> str:
        """Return the sentence without its date; kinds that do not make one have a summary."""
        raise FieldError("summary", f"expected a summary, as a {self.kind} has no sentence of its own, found none")

    def _names(self, *actors: Actor) -> str:
        """Return names as they stand in a sentence, with how well the State of a row is known if it is in doubt."""
        return joined(f"{the(actor)}{self._doubt(actor)}" for actor in actors)

    def _doubt(self, actor: Actor) -> str:
        basis = next((basis for basis in self.basis if basis.rule is Rule.IDENTIFICATION), None)
        if basis is None or basis.degree not in DOUBTFUL or actor != self.partner:
            return ""
        of_row = "" if basis.degree is IdentificationBasis.PROBABLE else "identification "
        return f" ({of_row}{basis.degree})"

    def __hash__(self) -> int:
        """Return the same number for equal facts."""
        return hash((type(self), self.id))

    def _short_form(self) -> NamedValues:
        """Yield the date, the statement, how the partner is known, the citations and the id."""
        yield "date", self.date and (["as of", self.date] if self.as_of else self.date)
        yield "statement", self.statement
        yield "told_by", self.told_by
        of_partner = tuple(basis for basis in self.basis if basis.field == "partner")
        yield "basis", of_partner or tuple(basis for basis in self.basis if basis.kind is not BasisKind.DERIVED)
        yield "cited", self.citations
        yield "id", self.id

    def _full_form(self) -> NamedValues:
        """Yield all values that it has."""
        yield "statement", self.statement
        yield "told_by", self.told_by
        yield "date", self.date and (["as of", self.date] if self.as_of else self.date)
        yield from ((name, getattr(self, name)) for name in own_fields(type(self)))
        yield from (("dating", self.relative), ("status", self.status), ("realized", self.realized))
        yield from (("fields", self.fields), ("recurrent", self.recurrent or None), ("acts_for", self.acts_for))
        yield from (("according_to", self.according_to), ("partner", self.partner), ("remark", self.remark))
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


def realized(fact: Fact, document: SourceDocument | None) -> "model.answers.Answer | None":
    """Return whether what a fact states happened: by its status or, without a status, by its date and words.

    `done`, `ended` and `ongoing` mean yes; `planned`, `draft`, `considered` and `conditional` mean not stated, because
    the document cannot say what happened later. Without a status, the answer is yes if the date is certainly not after
    the stamp, or if the words say what followed; otherwise it is not stated.

    Returns:
        `None` for kinds that cannot happen: positions, characterizations, references.
    """
    if not fact.comes_about:
        return None
    answer = model.answers.Answer
    if fact.status is not None:
        return answer.NOT_STATED if fact.status in NOT_YET else answer.YES
    stamped = document.stamped if document else None
    past = fact.date is not None and (stamped is None or fact.date.after(stamped) is False)
    return answer.of(True if past or fact.followed else None)


_OWN_FIELDS: dict[type[Fact], tuple[str, ...]] = {}


def own_fields(kind: type[Fact]) -> tuple[str, ...]:
    """Return the names of the fields that a kind adds; kept, as asking attrs for them each time is slow."""
    names = (attribute.name for attribute in fields(kind) if attribute.name not in COMMON)
    return _OWN_FIELDS.get(kind) or _OWN_FIELDS.setdefault(kind, tuple(names))


FRAMEWORK = "organizations"
"""The field of organizations within which something is done, but which take no part in it."""
COMMON = tuple(attribute.name for attribute in fields(Fact))
"""The names of the fields that every fact has."""
