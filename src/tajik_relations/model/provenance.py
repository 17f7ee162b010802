"""Where values come from: documents, citations, the basis of a value, identifications, outside dates."""

import weakref
from collections.abc import Iterable
from typing import Any

from attrs import Attribute, field, frozen

from tajik_relations.errors import FieldError
from tajik_relations.model.actors import State
from tajik_relations.model.dates import When
from tajik_relations.model.terms import BasisKind, IdentificationBasis

MOST_WORDS = 8
"""The most words that one cited fragment may have."""


@frozen(kw_only=True)
class SourceDocument:
    """One source text, known by its hash; the text itself is not shipped."""

    id: str
    """By which citations name it."""
    prefix: str
    """What the ids of its facts begin with."""
    title: str
    """What the page is called."""
    publisher: str
    """Who publishes the page."""
    address: str | None = None
    """Web address; `None` if it is not known."""
    stamp: str | None = None
    """Date and time printed on the page, as printed, not the date of its facts; `None` if none is printed."""
    terms: str
    """Under what terms its publisher offers the text."""
    file: str
    """Name of the file that holds the text, for `verify --documents`."""
    sha256: str
    """SHA-256 of the file's bytes, 64 hexadecimal digits."""
    lines: int
    """Number of lines, empty ones included."""
    counterpart: str | None = None
    """ISO 3166-1 alpha-2 code of the one partner that the whole document is about; `None` if there is none."""


_KNOWN: "weakref.WeakValueDictionary[int, SourceDocument]" = weakref.WeakValueDictionary()
"""The documents of all data sets in use; a citation has only the id, and titles are wanted where it is shown."""


def make_known(documents: Iterable[SourceDocument]) -> None:
    """Have documents found by `known_document` for as long as they are in use."""
    _KNOWN.update((id(each), each) for each in documents)


def known_document(name: str) -> SourceDocument | None:
    """Return the document with this id; `None` if none is known, or if data sets in use differ on it."""
    kept = (one() for one in _KNOWN.valuerefs())  # a list made at once, as other threads may add more
    found = {each for each in kept if each is not None and each.id == name}
    return found.pop() if len(found) == 1 else None


def _fragments(_instance: object, attribute: "Attribute[Any]", words: tuple[str, ...]) -> None:
    if not words:
        raise FieldError(attribute.name, "expected at least one fragment of cited words, found none")
    for fragment in words:
        found = len(fragment.split())
        if found == 0 or fragment != " ".join(fragment.split()):
            wanted = "expected words with single blanks and none at the ends"
            raise FieldError(attribute.name, f"{wanted}, found {fragment!r}")
        if found > MOST_WORDS:
            raise FieldError(attribute.name, f"expected at most {MOST_WORDS} words in a fragment, found {found}")


def _positive(_instance: object, attribute: "Attribute[Any]", line: int) -> None:
    if line < 1:
        raise FieldError(attribute.name, f"expected a line number from 1, found {line}")


@frozen(kw_only=True)
class Citation:
    """The fewest words of one line of one document that carry a value.

    >>> print(Citation(document="a-page", line=12, words=("signed", "in April 1992")))
    a-page:12 “signed” … “in April 1992”

    Raises:
        ValueError: if there are no words, a fragment is longer than eight words, or the line is below 1.
    """

    document: str
    """The id of the document."""
    line: int = field(validator=_positive)
    """1-based."""
    words: tuple[str, ...] = field(validator=_fragments)
    """Fragments of the line, verbatim but for runs of blanks, in line order."""

    def __str__(self) -> str:
        """Return `document:line` and the words."""
        return f"{self.document}:{self.line} " + " … ".join(f"“{fragment}”" for fragment in self.words)


@frozen(kw_only=True)
class Basis:
    """Why a record has a value that its cited words do not state."""

    value: str
    """The name of the field, `field.part` for a part of its value, `field[0]` for one of several, from 0."""
    kind: BasisKind
    """How the value came about."""
    rule: str
    """The rule that gives the value; the checks compute it again."""
    source: str | None = None
    """The outside publisher, for `corroborated` and `supported`; `None` if there is none."""


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

    def __repr__(self) -> str:
        """Return the row, the partner or how many candidates there are, and the basis."""
        found = self.partner or f"{len(self.candidates)} candidates"
        return f"<Identification of row {self.row}: {found} ({self.basis})>"
