"""The documents that facts are checked against: their texts, or the fingerprints that are shipped instead.

A fingerprint is enough to refuse a wrong citation and does not hold the words. Its file has one line for each line of
the document, after a header. Each token of the line is one letter for its sort and the first hexadecimal digits of a
hash over the document's id, the line, the position and the word: three for words that the data cite, of which one in
4,096 would pass for another by chance, and for the small words that checks look for; one for any other, since twelve
bits give a word away to whoever guesses language well.
"""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from attrs import field, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.errors import EvidenceError, WrongArgument
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.tokens import plain, tokens
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import found

_HEADER, _FIRST = "fingerprint 2", "fingerprint 1"
"""The beginning of a file; in the first version, which is read too, every mark is full."""
FULL, SHORT = 3, 1
"""Hexadecimal digits of the mark of a word that is cited or looked for, and of any other."""
LOOKED_FOR = word_set("looked_for")
"""Words that checks look for before a fragment or at the end of a line; one with a short mark is none of them."""
ARTICLES = word_set("articles")
"""Words before which a preposition may stand that matters."""
NEAR = 2
"""Within how many words before a fragment a negation is looked for."""
SEEN = ("not", "no")
"""The negations that are looked for by fingerprints: of a longer list, chance would find one in a fact of sixty."""
_OPENING = word_set("opening")
"""Words that are looked for with a capital too, as they often open a sentence."""
_LINE = re.compile(r"(?:[dnw][0-9a-f]{1,3}(?: [dnw][0-9a-f]{1,3})*)?")

Cited = tuple[int, Sequence[str]]
"""A line, and fragments that stand on it one after another."""


class Original(Protocol):
    """A document as far as it can be had: its text or its fingerprint."""

    def missing(self, line: int, words: Sequence[str]) -> str | None:
        """Return the first fragment that does not stand on the line after those before it, or `None`."""
        ...

    def before(self, line: int, words: Sequence[str], wanted: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """Return for each fragment the wanted word right before it, after an article that before it too.

        By fingerprints one word in 4,096 passes for a wanted one by chance.
        """
        ...

    def beside(self, line: int, words: Sequence[str], telling: Sequence[bool]) -> frozenset[str]:
        """Return those of `SEEN` that stand uncited within two words before a telling fragment."""
        ...


def spellings_of(word: str) -> tuple[str, ...]:
    """Return the spellings under which a word is looked for before a fragment."""
    return (word, word.capitalize()) if word in _OPENING else (word,)


def token_mark(document: str, line: int, position: int, word: str, sort: str) -> str:
    """Return the full mark of one token: its sort and twelve bits of its salted hash."""
    salted = f"{document}\0{line}\0{position}\0{word}".encode()
    return sort + hashlib.sha256(salted).hexdigest()[:FULL]


def fingerprint_of(document: SourceDocument, text: str, cited: Iterable[Cited] | None = None) -> str:
    """Return the fingerprint file of a document's text, of all full marks unless it is told what the data cite."""
    lines = text.split("\n")
    header = f"{_HEADER} {document.id} {document.sha256} {len(lines)}"
    read = [tokens(plain(line)) for line in lines]
    marks = tuple(
        tuple(token_mark(document.id, at, n, token.text, token.sort) for n, token in enumerate(line))
        for at, line in enumerate(read, start=1)
    )
    if cited is not None:
        small = {
            (at, n)
            for at, line in enumerate(read, start=1)
            for n, token in enumerate(line)
            if token.text.casefold() in LOOKED_FOR
        }
        marks = _shortened(Fingerprint(document, marks), tuple(cited), small)
    return "\n".join((header, *map(" ".join, marks))) + "\n"


def _shortened(whole: "Fingerprint", cited: Sequence[Cited], kept: set[tuple[int, int]]) -> tuple[tuple[str, ...], ...]:
    """Return the marks, short for words that are neither cited nor to be kept, nor pass for cited ones by chance."""
    kept |= {(line, at) for line, words in cited for span in whole.positions(line, words) for at in range(*span)}
    while True:
        marks = tuple(
            tuple(mark if (line, at) in kept else mark[: 1 + SHORT] for at, mark in enumerate(each))
            for line, each in enumerate(whole.lines, start=1)
        )
        short = Fingerprint(whole.document, marks)
        found = ((line, short.positions(line, words), whole.positions(line, words)) for line, words in cited)
        taken = {(line, at) for line, now, right in found if now != right for span in now for at in range(*span)}
        if taken <= kept:
            return marks
        kept |= taken


def cited_in(dataset: Dataset, document: SourceDocument) -> Iterator[Cited]:
    """Yield the words of a document that the data hold: cited words, words set aside, title and stamp."""
    citations = [citation for fact in dataset.all_facts for citation in fact.citations]
    citations += [citation for row in dataset.identifications for citation in row.citations]
    yield from ((citation.line, citation.words) for citation in citations if citation.document == document.id)
    yield from ((entry.line, entry.words) for entry in dataset.set_aside if entry.document == document.id)
    for line in range(1, document.lines + 1):
        yield from ((line, (words,)) for words in (document.title, document.stamp) if words)


@frozen
class Fingerprint:
    """The marks of one document."""

    document: SourceDocument
    lines: tuple[tuple[str, ...], ...]
    _ends: dict[tuple[int, int, str], int | None] = field(
        factory=dict[tuple[int, int, str], int | None], init=False, eq=False, repr=False
    )
    """Where fragments end that were looked for: line, first position, fragment -> the position after it."""

    _sorts: dict[int, str] = field(factory=dict[int, str], init=False, eq=False, repr=False)
    """The sorts of the words of each line that something was looked for on."""

    def missing(self, line: int, words: Sequence[str]) -> str | None:
        """Return the first fragment that does not stand on the line after those before it, or `None`."""
        at = 0
        for fragment in words:
            end = self._end(line, at, fragment)
            if end is None:
                return fragment
            at = end
        return None

    def positions(self, line: int, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Return first and last-plus-one token position of every fragment that stands on the line."""
        at = 0
        spans: list[tuple[int, int]] = []
        for fragment in words:
            end = self._end(line, at, fragment)
            if end is not None:
                spans.append((end - len(tokens(fragment)), end))
                at = end
        return tuple(spans)

    def before(self, line: int, words: Sequence[str], wanted: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """Return for each fragment the wanted word right before it, after an article that before it too."""
        spans = self.positions(line, words)
        if len(spans) != len(words):
            return ("",) * len(words)
        nearest: list[str] = []
        for (start, _), leads in zip(spans, wanted, strict=True):
            word = self._word_at(line, start - 1, leads)
            earlier = self._word_at(line, start - 2, leads) if word in ARTICLES else ""
            nearest.append(f"{earlier} {word}".strip())
        return tuple(nearest)

    def beside(self, line: int, words: Sequence[str], telling: Sequence[bool]) -> frozenset[str]:
        """Return those of `SEEN` that stand uncited within two words before a telling fragment."""
        spans = self.positions(line, words)
        near = _before_telling(spans, telling) if len(spans) == len(words) else ()
        return frozenset(self._word_at(line, at, SEEN) for at in near) - {""}

    def _word_at(self, line: int, at: int, wanted: Sequence[str]) -> str:
        mark, document = self.lines[line - 1][at] if at >= 0 else "", self.document.id
        if mark[:1] not in ("w", "n") or len(mark) == 1 + SHORT:
            return ""
        spelled = ((word, spelling) for word in wanted for spelling in spellings_of(word))
        passing = {word for word, spelling in spelled if token_mark(document, line, at, spelling, mark[0]) == mark}
        return passing.pop() if len(passing) == 1 else ""  # of two that pass for it none is sure

    def _end(self, line: int, start: int, fragment: str) -> int | None:
        """Return the result of `_find`, cached."""
        key = line, start, fragment
        if key not in self._ends:
            self._ends[key] = self._find(line, start, fragment)
        return self._ends[key]

    def _find(self, line: int, start: int, fragment: str) -> int | None:
        """Return the position after the fragment's first occurrence from *start* on; one without words has none."""
        parts = tokens(fragment)
        if not parts or line > len(self.lines):
            return None
        marks = self.lines[line - 1]
        if line not in self._sorts:
            self._sorts[line] = "".join([mark[0] for mark in marks])
        sorts, wanted = self._sorts[line], "".join([part.sort for part in parts])
        at = sorts.find(wanted, start)
        while at >= 0:
            if all(
                token_mark(self.document.id, line, at + n, part.text, wanted[n]).startswith(marks[at + n])
                for n, part in enumerate(parts)
            ):
                return at + len(parts)
            at = sorts.find(wanted, at + 1)
        return None


def read_fingerprint(document: SourceDocument, seeds: Path) -> Fingerprint:
    """Read a document's fingerprint file.

    Raises:
        EvidenceError: if it is missing, of another document or version, cut short or damaged.
    """
    path = seeds / f"{document.id}.fingerprint"
    try:
        text = read_bytes(path).decode("ascii")
    except (OSError, UnicodeError) as error:
        wanted = f"seeds/{path.name}: expected a fingerprint file"
        raise EvidenceError(f"{wanted}, found none that can be read: {error}") from None
    return parse_fingerprint(document, text)


def parse_fingerprint(document: SourceDocument, text: str) -> Fingerprint:
    """Read the text of a fingerprint file; raises as `read_fingerprint` does."""
    name = f"seeds/{document.id}.fingerprint"
    header, *lines = text.split("\n")
    expected = f"{_HEADER} {document.id} {document.sha256} {document.lines}"
    if header not in (expected, expected.replace(_HEADER, _FIRST)):
        raise EvidenceError(f"{name}: expected the header {expected!r}, found {header[:120]!r}")
    if not lines or lines[-1] != "" or len(lines) != document.lines + 1:
        raise EvidenceError(f"{name}: expected {document.lines} whole lines after the header, found {len(lines[:-1])}")
    for at, line in enumerate(lines, start=2):
        if not _LINE.fullmatch(line):
            raise EvidenceError(f"{name}: line {at}: expected marks such as w3af, found {line[:40]!r}")
    return Fingerprint(document, tuple(tuple(line.split()) for line in lines[:-1]))


@frozen
class Text:
    """The lines of one document, runs of blanks as one space."""

    document: SourceDocument
    lines: tuple[str, ...]

    def missing(self, line: int, words: Sequence[str]) -> str | None:
        """Return the first fragment that does not stand on the line after those before it, or `None`."""
        return next(iter(words[len(self.spans(line, words)) :]), None)

    def beside(self, line: int, words: Sequence[str], telling: Sequence[bool]) -> frozenset[str]:
        """Return those of `SEEN` that stand uncited within two words before a telling fragment."""
        spans, parts = self.spans(line, words), tokens(self.line(line))
        starts = [token.start for token in parts]
        positions = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans]
        near = _before_telling(positions, telling) if len(spans) == len(words) else ()
        return frozenset(parts[at].text for at in near) & {*SEEN}

    def spans(self, line: int, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Return where the fragments stand, in order up to the first that does not: characters of the line."""
        text, at = self.line(line), 0
        spans: list[tuple[int, int]] = []
        for fragment in words:
            start = _find(text, fragment, at)
            if start < 0:
                break
            at = start + len(fragment)
            spans.append((start, at))
        return self._drawn_together(text, words, spans)

    @staticmethod
    def _drawn_together(text: str, words: Sequence[str], spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Return the fragments moved as near to the last one as they stand again, since words can come twice."""
        for at in reversed(range(len(spans) - 1)):
            fragment, limit = words[at], spans[at + 1][0]
            start = text.rfind(fragment, spans[at][0], limit)
            while start > spans[at][0] and not _whole(text, start, start + len(fragment)):
                start = text.rfind(fragment, spans[at][0], start + len(fragment) - 1)
            spans[at] = (start, start + len(fragment))
        return tuple(spans)

    def line(self, number: int) -> str:
        """Return a line, nothing for one that the document does not have."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def before(self, line: int, words: Sequence[str], wanted: Sequence[Sequence[str]]) -> tuple[str, ...]:
        """Return for each fragment the wanted word right before it, after an article that before it too."""
        text, at = self.line(line), 0
        nearest: list[str] = []
        for fragment, leads in zip(words, wanted, strict=True):
            start = _find(text, fragment, at)
            last = [token.text.casefold() for token in tokens(text[: max(start, 0)])[-2:]]
            last = last if last[-1:] and last[-1] in ARTICLES and last[0] in leads else last[-1:]
            nearest.append(" ".join(last) if last and last[-1] in leads else "")
            at = max(start, 0) + len(fragment)
        return tuple(nearest)


def _before_telling(spans: Sequence[tuple[int, int]], telling: Sequence[bool]) -> set[int]:
    """Return the uncited positions within `NEAR` words before the telling fragments."""
    cited = {at for start, end in spans for at in range(start, end)}
    starts = [start for (start, _), tells in zip(spans, telling, strict=True) if tells]
    return {at for start in starts for at in range(max(0, start - NEAR), start)} - cited


def _find(text: str, fragment: str, at: int) -> int:
    """Return where a fragment of whole words first stands in a text from a position on, or -1."""
    start = text.find(fragment, at)
    while start >= 0 and not _whole(text, start, start + len(fragment)):
        start = text.find(fragment, start + 1)
    return start


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends between words or numbers, not inside one."""
    return not (_same_run(text, start) or _same_run(text, end))


def _same_run(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (before.isalpha() and after.isalpha()) or (before.isdigit() and after.isdigit())


def raw_text(document: SourceDocument, folder: Path) -> str:
    """Return the text of a document as it was hashed.

    Raises:
        EvidenceError: if the file is missing, altered or not text.
    """
    path = folder / document.file
    wanted = f"{path}: expected the text of {document.id}"
    try:
        content = read_bytes(path)
    except (OSError, ValueError) as error:  # the latter for a name that no file here can have
        reason = getattr(error, "strerror", None) or error
        raise EvidenceError(f"{wanted}, found none that can be read: {reason}") from None
    digest = hashlib.sha256(content).hexdigest()
    if digest != document.sha256:
        raise EvidenceError(f"{wanted} with SHA-256 {document.sha256[:12]}…, found another text, {digest[:12]}…")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EvidenceError(f"{wanted} in UTF-8, found an error: {error}") from None


def read_text(document: SourceDocument, folder: Path) -> Text:
    """Read a document's text.

    Raises:
        EvidenceError: as `raw_text` does, and if the number of lines is not the manifest's.
    """
    lines = raw_text(document, folder).split("\n")
    if len(lines) != document.lines:
        raise EvidenceError(f"{document.id}: expected {document.lines} lines, found {len(lines)}")
    return Text(document, tuple(plain(line) for line in lines))


def dataset_given(dataset: object) -> Dataset:
    """Return a data set that was given, or the shipped one where none was; raises WrongArgument for anything else."""
    if dataset is None:
        from tajik_relations import load

        dataset = load()
    if isinstance(dataset, Dataset):
        return dataset
    raise WrongArgument(f"expected a data set, such as load(folder) returns, found {found(dataset)}")


def read_originals(dataset: Dataset, folder: Path | None) -> dict[str, Original]:
    """Return every document's text from *folder*, or without one its fingerprint.

    Raises:
        EvidenceError: if one of them is missing, altered or damaged.
    """
    if folder is None:
        seeds = Path(dataset.seeds)
        return {document.id: read_fingerprint(document, seeds) for document in dataset.all_documents}
    if not folder.is_dir():
        raise EvidenceError(f"{folder}: expected a folder with the documents' texts, found none")
    return {document.id: read_text(document, folder) for document in dataset.all_documents}
