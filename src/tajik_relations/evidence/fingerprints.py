"""Fingerprints: what is left of a document when its words may not be shipped, enough to refuse a wrong one.

A fingerprint file has one line for each line of the document, after a header. Each token of the line is one letter for
its sort and three hexadecimal digits: twelve bits of a hash over the document's id, the line, the position and the
word. Equal words therefore do not repeat, and one token in 4,096 would pass for another by chance.
"""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from tajik_relations.errors import EvidenceError
from tajik_relations.evidence.tokens import plain, tokens
from tajik_relations.provenance import SourceDocument

_HEADER = "fingerprint 1"
_LINE = re.compile(r"(?:[dnw][0-9a-f]{3}(?: [dnw][0-9a-f]{3})*)?")


def mark(document: str, line: int, position: int, word: str, sort: str) -> str:
    """Return the mark of one token: its sort and twelve bits of its salted hash."""
    salted = f"{document}\0{line}\0{position}\0{word}".encode()
    return sort + hashlib.sha256(salted).hexdigest()[:3]


def make(document: SourceDocument, text: str) -> str:
    """Return the fingerprint file of a document's text."""
    lines = text.split("\n")
    header = f"{_HEADER} {document.id} {document.sha256} {len(lines)}"
    marked = (
        " ".join(mark(document.id, at, n, token.text, token.sort) for n, token in enumerate(tokens(plain(line))))
        for at, line in enumerate(lines, start=1)
    )
    return "\n".join((header, *marked)) + "\n"


@frozen
class Fingerprint:
    """The marks of one document."""

    document: SourceDocument
    lines: tuple[tuple[str, ...], ...]

    def missing(self, line: int, words: Sequence[str]) -> str | None:
        """Return the first fragment that does not stand on the line after those before it, or `None`."""
        marks, at = self.lines[line - 1] if line <= len(self.lines) else (), 0
        for fragment in words:
            found = self._find(line, marks, at, fragment)
            if found is None:
                return fragment
            at = found
        return None

    def positions(self, line: int, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
        """Return first and last-plus-one token position of every fragment that stands on the line."""
        marks, at = self.lines[line - 1], 0
        spans: list[tuple[int, int]] = []
        for fragment in words:
            end = self._find(line, marks, at, fragment)
            if end is not None:
                spans.append((end - len(tokens(fragment)), end))
                at = end
        return tuple(spans)

    def _find(self, line: int, marks: tuple[str, ...], start: int, fragment: str) -> int | None:
        """Return the position after the fragment's first occurrence from *start* on; one without words has none."""
        parts = tokens(fragment)
        if not parts:
            return None
        sorts = [part.sort for part in parts]
        for at in range(start, len(marks) - len(parts) + 1):
            if [each[0] for each in marks[at : at + len(parts)]] == sorts and all(
                marks[at + n] == mark(self.document.id, line, at + n, part.text, sorts[n])
                for n, part in enumerate(parts)
            ):
                return at + len(parts)
        return None


def read(document: SourceDocument, seeds: Path) -> Fingerprint:
    """Read a document's fingerprint file.

    Raises:
        EvidenceError: if it is missing, of another document or version, cut short or damaged.
    """
    path = seeds / f"{document.id}.fingerprint"
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, UnicodeError) as error:
        raise EvidenceError(f"{path.name}: expected a fingerprint file, found none that can be read: {error}") from None
    return parse(document, text)


def parse(document: SourceDocument, text: str) -> Fingerprint:
    """Read the text of a fingerprint file; raises as `read` does."""
    name = f"{document.id}.fingerprint"
    header, *lines = text.split("\n")
    expected = f"{_HEADER} {document.id} {document.sha256} {document.lines}"
    if header != expected:
        raise EvidenceError(f"{name}: expected the header {expected!r}, found {header[:120]!r}")
    if not lines or lines[-1] != "" or len(lines) != document.lines + 1:
        raise EvidenceError(f"{name}: expected {document.lines} whole lines after the header, found {len(lines[:-1])}")
    for at, line in enumerate(lines, start=2):
        if not _LINE.fullmatch(line):
            raise EvidenceError(f"{name}: line {at}: expected marks such as w3af, found {line[:40]!r}")
    return Fingerprint(document, tuple(tuple(line.split()) for line in lines[:-1]))
