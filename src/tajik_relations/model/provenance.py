"""Where values come from: documents, citations, the basis of a value."""

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import Attribute, field, frozen

from tajik_relations import model
from tajik_relations.errors import FieldError, UnknownAttribute, shown
from tajik_relations.model.dates import PartialDate, When
from tajik_relations.model.terms import BasisKind, IdentificationBasis, Rule
from tajik_relations.model.typed_values import ByValue, typed

MOST_WORDS = 8
"""The most words that one cited fragment may have."""


JUDGED_VALUES = ("kind", "status", "terms", "roles", "summaries", "dates", "figures", "names", "places", "words")
"""The types of value that a reader may judge, by which judgements are allowed and counted."""


@frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class SourceDocument(ByValue):
    """One source text. The data set has the hash of the text and not the text itself."""

    _asked_as: ClassVar[str] = "document"

    id: str
    """The name that citations use."""
    prefix: str
    """The prefix with which the ids of its facts begin."""
    title: str
    """The title of the page."""
    publisher: str
    """Who publishes the page."""
    address: str | None = None
    """Web address; `None` if it is not known."""
    stamp: str | None = None
    """The date and time on the page, as printed, which is not the date of its facts; `None` if none is printed."""
    terms: str
    """The terms under which the publisher offers the text."""
    file: str
    """Name of the file that holds the text, for `verify --documents`."""
    sha256: str
    """SHA-256 of the file's bytes, 64 hexadecimal digits."""
    lines: int
    """Number of lines, including empty lines."""
    counterpart: str | None = None
    """ISO 3166-1 alpha-2 code of the one partner that the whole document is about; `None` if there is none."""
    mosaic: bool = False
    """Whether many people wrote the text over time, as in an encyclopaedia; a tie is then certain only on its date."""
    time_of_writing: When | None = None
    """The period in which the document can have been written; `None` if neither its beginning nor its end is known.

    It begins on the earliest day on which the document can have been written: the document is not older than the
    latest dated event that it reports as having happened. (Of a longer event, the beginning counts.) The period ends on
    the latest such day, which is the stamp, if the document has one. A limit that is not known is open.
    """
    time_of_writing_basis: BasisKind | None = None
    """How the time of writing is known: `derived`; `None` if there is no time of writing."""

    @property
    def written(self) -> str:
        """The years in which the document was written: "2013 to 2021", "2015 or later"; empty if they are not known."""
        if self.time_of_writing is None:
            return ""
        first, _, last = (side[:4] for side in str(self.time_of_writing).partition("/"))
        if not last or first == last:
            return first
        return f"{first} or later" if last == ".." else f"by {last}" if first == ".." else f"{first} to {last}"

    def __str__(self) -> str:
        """Return the title, with the publisher."""
        return f"{self.title} ({self.publisher})"

    @property
    def stamped(self) -> PartialDate | None:
        """The date in the stamp; `None` if there is no stamp, or no date in the stamp."""
        return model.page_stamps.date_of(self.stamp) if self.stamp else None


def _fragments(_instance: object, attribute: "Attribute[Any]", words: tuple[str, ...]) -> None:
    if not words:
        raise FieldError(attribute.name, "expected at least one fragment of cited words, found none")
    for fragment in words:
        count = len(fragment.split())
        if count == 0 or fragment != " ".join(fragment.split()):
            wanted = "expected words separated by single blanks, without blanks at the ends"
            raise FieldError(attribute.name, f"{wanted}, found {shown(fragment)!r}")
        if count > MOST_WORDS:
            raise FieldError(attribute.name, f"expected at most {MOST_WORDS} words in a fragment, found {count}")


def _positive(_instance: object, attribute: "Attribute[Any]", line: int) -> None:
    if line < 1:
        raise FieldError(attribute.name, f"expected a line number from 1, found {line}")


class DocumentId(str):
    """The id of a document: text that answers to the names which the document itself has."""

    __slots__ = ()

    if not TYPE_CHECKING:  # a checker of types knows that it is text

        def __getattr__(self, name: str) -> Any:
            """Refuse it, with the way to the document."""
            if name.startswith("_"):
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            raise UnknownAttribute("the id of a document", name, "document_id", self.__dir__)


@frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Citation(ByValue):
    """The fewest words, from one line of one document, that state a value.

    >>> print(Citation(document="a-page", line=12, words=("signed", "in April 1992")))
    a-page:12 “signed” … “in April 1992”

    Raises:
        ValueError: if there are no words, a fragment is longer than eight words, or the line is below 1.
    """

    _asked_as: ClassVar[str] = "citation"
    document: str
    """The id of the document."""
    line: int = field(validator=_positive)
    """The number of the line, from 1."""
    words: tuple[str, ...] = field(validator=_fragments)
    """Fragments of the line in line order; verbatim, except that several blanks become one blank."""
    source: SourceDocument | None = field(default=None, eq=False, repr=False)
    """The document, which the data set supplies; `None` in a citation made by hand. Equality does not depend on it."""

    @property
    def place(self) -> str:
        """`document:line`."""
        return f"{self.document}:{self.line}"

    @property
    def quoted(self) -> str:
        """The words in quotation marks, with an ellipsis between fragments."""
        return " … ".join(f"“{fragment}”" for fragment in self.words)

    def __str__(self) -> str:
        """Return `document:line` and the words."""
        return f"{self.place} {self.quoted}"


@frozen(kw_only=True, eq=False, repr=False, field_transformer=typed)
class Basis(ByValue):
    """Why the record has a value that the cited words do not state."""

    field: str
    """The name of the field: `field.part` for a part of its value, `field[0]` for one of several values, from 0."""
    kind: BasisKind
    """The type of evidence: a rule over stated values, the identification of a row, or a reader's judgement."""
    rule: Rule
    """The rule that gives the value; the checks compute the value again."""
    row: int | None = None
    """The identified table row, from 1, for the rule `IDENTIFICATION`; `None` for all others."""
    degree: IdentificationBasis | None = None
    """How certain the State of that row is; `None` for all other rules."""
    source: str | None = None
    """The outside publishers whose dates an identification uses, with their lineage; `None` if there are none."""
    judgement: str | None = None
    """The reader's reason, if `kind` is `judged`; otherwise `None`."""
    coder: str | None = None
    """The reader who judged; `None` unless `kind` is `judged`."""
    date: When | None = None
    """When the reader judged; `None` unless `kind` is `judged`."""

    @property
    def reason(self) -> str:
        """The judgement, or the rule in words, with its row if it has one: `identification of row 23: deduced`."""
        if self.judgement is not None:
            return self.judgement
        return str(self.rule) if self.row is None else f"{self.rule} of row {self.row}: {self.degree}"
