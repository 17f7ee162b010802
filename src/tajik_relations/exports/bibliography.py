"""Documents, facts, the documents' own notes and the data set itself as citations: text, BibTeX, CSL JSON."""

import json
import re
from collections.abc import Iterable
from typing import Any

from attrs import evolve, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.errors import OutputError, UnknownName
from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.periods import year_of
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.reading import load
from tajik_relations.records import Fact, Reference

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
_NOT_IN_AN_ADDRESS = re.compile(r'[\s{}\\"<>^`|\x00-\x1f\x7f]')


@frozen(kw_only=True)
class BibliographyEntry:
    """One citation."""

    key: str
    """The BibTeX key and the CSL id: the id of the fact or document."""
    title: str
    """Of the document, or of the data set."""
    sort: str = "webpage"
    """The type of what is cited, as CSL calls it."""
    publisher: str | None = None
    """`None` if it is not named."""
    address: str | None = None
    """Web address, as printed; `None` if it is not known."""
    date: When | None = None
    """When it was published; `None` if it is not known."""
    retrieved: When | None = None
    """When a note of a document says that it was read; `None` if it says nothing."""
    note: str = ""
    """The cited lines and words, and the fact that they carry."""

    @property
    def link(self) -> str | None:
        """The address as one that can be followed, if it is one of the web."""
        address = _NOT_IN_AN_ADDRESS.sub(_percent, (self.address or "").strip())
        return address if address.startswith(("http://", "https://")) else None

    @property
    def _remark(self) -> str:
        printed = f"address as printed: {self.address}" if self.address and not self.link else ""
        return "; ".join(part for part in (self.note, printed) if part)

    def text(self) -> str:
        """Return one line of text."""
        dated = f" ({self.date})" if self.date else ""
        read = f"retrieved {self.retrieved}" if self.retrieved else None
        parts = (f"{self.publisher or 'publisher not named'}, “{self.title}”{dated}", self.address, read, self.note)
        return " ".join("; ".join(part for part in parts if part).split())

    def bibtex(self) -> str:
        """Return a BibTeX entry of type `misc`; what TeX would run is escaped."""
        values = {
            "author": f"{{{_tex(self.publisher)}}}" if self.publisher else "",
            "title": f"{{{_tex(self.title)}}}",
            "year": _year(self.date),
            "date": _tex(str(self.date or "")),
            "url": self.link or "",
            "urldate": _tex(str(self.retrieved or "")),
            "note": _tex(self._remark),
        }
        lines = "".join(f"  {name} = {{{value}}},\n" for name, value in values.items() if value)
        return f"@misc{{{_NOT_IN_A_KEY.sub('-', self.key) or 'x'},\n{lines}}}\n"

    def csl(self) -> dict[str, Any]:
        """Return an item of CSL JSON 1.0."""
        values: dict[str, Any] = {
            "id": self.key,
            "type": self.sort,
            "title": self.title,
            "author": [{"literal": self.publisher}] if self.publisher else None,
            "URL": self.link,
            "issued": _parts(self.date),
            "accessed": _parts(self.retrieved),
            "note": self._remark,
        }
        return {name: value for name, value in values.items() if value}


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode())


def _tex(text: str | None) -> str:
    return "".join(_TEX.get(letter, letter) for letter in " ".join((text or "").split()))


def _year(when: When | None) -> str:
    return f"{when.year:04}" if isinstance(when, PartialDate) and year_of(when) else ""


def _parts(when: When | None) -> dict[str, Any] | None:
    ends = (when.start, when.end) if isinstance(when, DateRange) else (when,)
    given = [end for end in ends if isinstance(end, PartialDate)]
    if not given or any(isinstance(end, OpenEnd) or year_of(end) is None for end in ends):
        return None
    return {"date-parts": [[part for part in _numbers(end) if part] for end in given]}


def _numbers(when: PartialDate) -> tuple[int | None, ...]:
    """Return the year, month and day of a date; of a season the year alone."""
    return (when.year,) if when.precision == "season" else (when.year, when.month, when.day)


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


def of_fact(fact: Fact, dataset: Dataset) -> BibliographyEntry:
    """Return the citation of a fact: its document, the words that carry it, and the data set if that has it.

    Raises:
        UnknownName: if the fact does not hold its document, and the data set does not know it.
    """
    version = f", version {dataset.version}" if dataset.version else ""
    within = f"; fact {fact.id} of “{dataset.title}”{version}" if dataset.facts.get(fact.id) == fact else ""
    words = "; ".join(f"line {citation.line}: {citation.quoted}" for citation in fact.citations)
    source = fact.citations[0].source or dataset.documents[fact.document]
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


def cite(name: str | Fact | SourceDocument | None = None, data: Dataset | None = None) -> BibliographyEntry:
    """Return the citation of a fact or a document or, without one, of the data set.

    Args:
        name: a fact or document, or the id of one.
        data: a data set, the shipped one if none is given.

    Raises:
        UnknownName: if nothing has this id; the message suggests near ones.
        WithdrawnFact: if a fact had it that was withdrawn.
    """
    dataset = load() if data is None else data
    if name is None:
        return of_dataset(dataset)
    if isinstance(name, Fact):
        return of_fact(name, dataset)
    if isinstance(name, SourceDocument):
        return of_document(name)
    documents = {document.id: document for document in dataset.all_documents}
    if name in documents:
        return of_document(documents[name])
    fact = dataset.facts.get(name)
    if fact is None:
        ids = dataset.facts.scope.index.ids
        withdrawn = dataset.scope.withdrawn(str(name))
        raise withdrawn or UnknownName(str(name), "fact or document", lambda: [*documents, *ids])
    return of_fact(fact, dataset)


def entries(dataset: Dataset, table: str) -> list[BibliographyEntry]:
    """Return the citations of everything in a table; notes that say nothing are left out.

    Raises:
        OutputError: if the table is not one of `documents`, `facts` and `references`.
    """
    if table == "documents":
        return [of_document(document) for document in dataset.all_documents]
    if table == "facts":
        return [of_fact(fact, dataset) for fact in dataset.all_facts]
    if table == "references":
        return [of_note(note) for note in dataset.references if not note.empty]
    raise OutputError(f"expected the table documents, facts or references for citations, found {table}")


def as_bibtex(cited: Iterable[BibliographyEntry]) -> str:
    """Return BibTeX entries with a blank line between them."""
    return "\n".join(entry.bibtex() for entry in cited)


def as_csl(cited: Iterable[BibliographyEntry]) -> str:
    """Return a list of CSL JSON items."""
    return json.dumps([entry.csl() for entry in cited], ensure_ascii=False, indent=2) + "\n"
