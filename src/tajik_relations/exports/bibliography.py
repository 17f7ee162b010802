"""Documents, facts, the documents' own notes and the data set itself as citations: text, BibTeX, CSL JSON."""

import json
import re
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Literal, cast, overload
from urllib.parse import quote

from attrs import evolve, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.errors import CountError, OutputError, UnknownName, told
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.periods import year_of
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import Helpful, takes_named
from tajik_relations.query.facts import Facts
from tajik_relations.query.relation import Relation
from tajik_relations.query.scope import Scope
from tajik_relations.reading import load
from tajik_relations.records import Fact, Reference
from tajik_relations.records.sentences import dated, day_in_words
from tajik_relations.tabular.table import Table

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "#$%&_"},
}
"""What TeX would run, or BibTeX would count; a brace counts even after a backslash."""
_NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9:.-]+")
Format = Literal["text", "bibtex", "csl"]
_NOT_IN_AN_ADDRESS = re.compile(r'[\s{}\\"<>^`|\x00-\x1f\x7f]')


@frozen(kw_only=True)
class BibliographyEntry(Helpful):
    """One citation."""

    key: str
    """The BibTeX key and the CSL id: the id of the fact or document."""
    title: str
    """Title of the document or the data set."""
    sort: str = "webpage"
    """The type of the cited work in CSL."""
    publisher: str | None = None
    """The publisher; `None` if no publisher is named."""
    address: str | None = None
    """The web address, as printed; `None` if it is not known."""
    date: When | None = None
    """The date of publication; `None` if it is not known."""
    retrieved: When | None = None
    """When the publication was read, according to a note of the document; `None` if the note does not say."""
    note: str = ""
    """The cited lines and words, and the id of their fact."""

    @property
    def link(self) -> str | None:
        """The address as a link, if it is a web address."""
        address = _NOT_IN_AN_ADDRESS.sub(lambda match: quote(match[0]), (self.address or "").strip())
        return address if address.startswith(("http://", "https://")) else None

    @property
    def _remark(self) -> str:
        printed = f"address as printed: {self.address}" if self.address and not self.link else ""
        return "; ".join(part for part in (self.note, printed) if part)

    @property
    def _bibtex_key(self) -> str:
        """The key in letters that BibTeX takes, with a hash where these do not tell it from others."""
        safe = _NOT_IN_A_KEY.sub("-", self.key)
        # BibTeX takes keys that differ in capitals alone for one
        return safe if safe == self.key.casefold() else f"{safe}-{sha256(self.key.encode()).hexdigest()[:8]}"

    def text(self) -> str:
        """Return the citation as one line of text."""
        dated = f" ({self.date})" if self.date else ""
        read = f"retrieved {self.retrieved}" if self.retrieved else None
        parts = (f"{self.publisher or 'publisher not named'}, “{self.title}”{dated}", self.address, read, self.note)
        return " ".join("; ".join(part for part in parts if part).split())

    def bibtex(self) -> str:
        """Return the citation as a BibTeX entry of type `misc`; TeX commands are escaped.

        `date` and `urldate` are EDTF as biblatex reads it; `%` starts a comment in TeX, so `~` is written
        instead. A date that is not only digits is also in the note, for styles that know only `year`.
        """
        dates = (("dated", self.date), ("retrieved", self.retrieved))
        edtf = [f"{name} {when} (EDTF)" for name, when in dates if when and not _plain(when)]
        values = {
            "author": f"{{{_tex(self.publisher)}}}" if self.publisher else "",
            "title": f"{{{_tex(self.title)}}}",
            "year": _year(self.date),
            "date": str(self.date or "").replace("%", "~"),
            "url": self.link or "",
            "urldate": str(self.retrieved or "").replace("%", "~"),
            "note": _tex("; ".join(part for part in (self._remark, *edtf) if part)),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items() if value)
        return f"@misc{{{self._bibtex_key},\n{lines}}}\n"

    def csl(self) -> dict[str, Any]:
        """Return the citation as an item of CSL JSON 1.0.

        An uncertain date gets `circa`. A date that CSL cannot write as numbers, such as a range with an open end, is
        written as `literal` text.
        """
        values: dict[str, Any] = {
            "id": self.key,
            "type": self.sort,
            "title": self.title,
            "author": [{"literal": self.publisher}] if self.publisher else None,
            "URL": self.link,
            "issued": _csl_date(self.date),
            "accessed": _csl_date(self.retrieved),
            "note": self._remark,
        }
        return {name: value for name, value in values.items() if value}


def _tex(text: str | None) -> str:
    return "".join(_TEX.get(letter, letter) for letter in " ".join((text or "").split()))


def _year(when: When | None) -> str:
    return f"{when.year:04}" if isinstance(when, PartialDate) and year_of(when) else ""


def _ends(when: When) -> tuple[PartialDate | OpenEnd, ...]:
    """Return a date alone, or the two ends of a range."""
    return (when.start, when.end) if isinstance(when, DateRange) else (when,)


def _plain(when: When) -> bool:
    """Whether a date is digits alone, or two of these: what every reader of dates understands."""
    ends = [end for end in _ends(when) if isinstance(end, PartialDate) and end.precision in ("year", "month", "day")]
    return len(ends) == len(_ends(when)) and not any(end.qualifier or end.unspecified for end in ends)


def _csl_date(when: When | None) -> dict[str, Any] | None:
    """Return a date as CSL JSON has it: its parts, with `season` and `circa`, or in words if it has no parts there."""
    if when is None:
        return None
    ends = _ends(when)
    dates = [end for end in ends if isinstance(end, PartialDate) and not end.unspecified]
    seasons = [date for date in dates if date.precision == "season"]
    if len(dates) < len(ends) or (seasons and len(ends) > 1):
        return {"literal": day_in_words(when) if isinstance(when, PartialDate) else dated(when)}
    doubt = {"circa": True} if any(date.qualifier for date in dates) else {}
    if seasons:
        return {"date-parts": [[dates[0].year]], "season": (dates[0].month or 21) - 20, **doubt}
    return {"date-parts": [[*filter(None, (date.year, date.month, date.day))] for date in dates], **doubt}


def of_document(document: SourceDocument) -> BibliographyEntry:
    """Return the citation of a document."""
    stamp = f"stamped {document.stamp}; " if document.stamp else ""
    return BibliographyEntry(
        key=document.id,
        title=document.title,
        publisher=document.publisher,
        address=document.address,
        note=f"{stamp}text with SHA-256 {document.sha256}",
    )


def of_dataset(dataset: Dataset) -> BibliographyEntry:
    """Return the citation of the data set itself."""
    return BibliographyEntry(
        key="dataset",
        title=dataset.title,
        sort="dataset",
        publisher=dataset.creator,
        address=dataset.address,
        date=dataset.published,
        note=f"version {dataset.version}" if dataset.version else "",
    )


def of_fact(fact: Fact, scope: Scope) -> BibliographyEntry:
    """Return the citation of a fact: its document, the words that carry it, and the data set if that has it.

    Raises:
        UnknownName: if the citations are not linked to a document, and the data set does not know the document.
    """
    version = f", version {scope.version}" if scope.version else ""
    at = scope.index.place_of(fact.id)
    within = f"; fact {fact.id} of “{scope.title}”{version}" if at >= 0 and scope.facts[at] == fact else ""
    words = "; ".join(f"line {citation.line}: {citation.quoted}" for citation in fact.citations)
    source = fact.citations[0].source or scope.documents.find(fact.document)
    return evolve(of_document(source), key=fact.id, note=f"{words}{within}")


def of_note(note: Reference) -> BibliographyEntry:
    """Return the citation of the publication that a note of a document names."""
    return BibliographyEntry(
        key=note.id,
        title=note.title or note.topic or "untitled",
        publisher=note.publisher,
        address=note.address,
        date=note.date,
        retrieved=note.retrieved,
        note=f"as cited in {note.document}, line {note.line}",
    )


Cited = str | Fact | SourceDocument | Dataset | None


@overload
def cite(name: Cited = None, data: Dataset | None = None, *, format: None = None) -> BibliographyEntry: ...
@overload
def cite(name: Cited = None, data: Dataset | None = None, *, format: Format) -> str: ...
@takes_named
def cite(
    name: Cited = None,
    data: Dataset | None = None,
    *,
    format: Format | None = None,  # noqa: A002 - what the command line calls it
) -> BibliographyEntry | str:
    """Return the citation of a fact, of a document or, without a name, of the data set.

    Args:
        name: a fact, a document or a data set, the id of a fact or document, or the title of a document.
        data: the data set that has the fact or document; by default the shipped data set.
        format: `text`, `bibtex` or `csl`, to get the citation as text; by default the entry, which has all three forms.

    Raises:
        UnknownName: if no fact or document has this name, or the format does not exist; the message suggests others.
        WithdrawnFact: if the fact with this id was withdrawn.
        OutputError: if the fact is not in the data set.

    >>> import tajik_relations as tr
    >>> tr.cite(tr.facts.first(), format="bibtex").startswith("@misc{")
    True
    """
    if format not in [None, *_AS_TEXT]:  # a list, in which anything can be looked for
        raise UnknownName(format, "format of citation", _AS_TEXT)
    entry = _entry_of(name, data)
    return entry if format is None else _AS_TEXT[format](entry)


def _entry_of(name: Cited, data: Dataset | None) -> BibliographyEntry:
    if isinstance(name, SourceDocument):
        return of_document(name)
    if isinstance(name, Dataset):
        return of_dataset(name)
    dataset = load() if data is None else data
    if name is None:
        return of_dataset(dataset)
    if isinstance(name, Fact):
        return of_fact(name, dataset.scope)
    asked = told(name, str)
    document = dataset.scope.documents.get(asked)
    if document:
        return of_document(document[0])
    fact = dataset.facts.get(name)
    if fact is None:
        ids = dataset.facts.scope.index.ids
        withdrawn = dataset.scope.withdrawn(asked)
        raise withdrawn or UnknownName(asked, "fact or document", lambda: [*dataset.scope.documents.spellings(), *ids])
    return of_fact(fact, dataset.scope)


def facts_of(table: Table) -> Facts[Any] | None:
    """Return the facts that a table is about: its own, the notes, or those of its relations; `None` for others."""
    source: Any = table.source
    if table.name not in ("facts", "references", "relations"):
        return None
    chosen: Any = getattr(source, table.name) if isinstance(source, Dataset) else source
    if table.name != "relations":
        return cast("Facts[Any]", chosen)
    relations: list[Relation] = [*getattr(chosen, "with_unidentified", chosen)]
    if not relations:
        raise CountError("at least one relation with facts", 0, "relations")
    facts = relations[0].facts
    for relation in relations[1:]:
        facts |= relation.facts
    return facts


def entries(table: Table) -> list[BibliographyEntry]:
    """Return the citations of everything in a table; notes that say nothing are left out.

    Raises:
        OutputError: if the table is of nothing that can be cited.
    """
    if table.name == "documents":
        return [of_document(document) for document in table.source.all_documents]
    facts = facts_of(table)
    if facts is None:
        raise OutputError(f"expected the table documents, facts, references or relations to cite, found {table.name}")
    if table.name == "references":
        return [of_note(note) for note in facts if not note.empty]
    return [of_fact(fact, facts.scope) for fact in facts]


def as_bibtex(cited: Iterable[BibliographyEntry]) -> str:
    """Return BibTeX entries with a blank line between them."""
    return "\n".join(entry.bibtex() for entry in cited)


def as_csl(cited: Iterable[BibliographyEntry]) -> str:
    """Return a list of CSL JSON items."""
    return json.dumps([entry.csl() for entry in cited], ensure_ascii=False, indent=2) + "\n"


_AS_TEXT: dict[str, Callable[[BibliographyEntry], str]] = {
    "text": BibliographyEntry.text,
    "bibtex": BibliographyEntry.bibtex,
    "csl": lambda entry: as_csl([entry]),
}
