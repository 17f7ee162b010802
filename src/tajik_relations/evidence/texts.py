"""The documents' texts, where the user has them: citations are compared word for word."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from tajik_relations.errors import EvidenceError
from tajik_relations.evidence.tokens import plain
from tajik_relations.provenance import SourceDocument


@frozen
class Text:
    """The lines of one document, runs of blanks as one space."""

    document: SourceDocument
    lines: tuple[str, ...]

    def missing(self, line: int, words: Sequence[str]) -> str | None:
        """Return the first fragment that does not stand on the line after those before it, or `None`."""
        text, at = self.lines[line - 1] if line <= len(self.lines) else "", 0
        for fragment in words:
            start = text.find(fragment, at)
            while start >= 0 and not _whole(text, start, start + len(fragment)):
                start = text.find(fragment, start + 1)
            if start < 0:
                return fragment
            at = start + len(fragment)
        return None


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch begins and ends between words or numbers, not inside one."""
    return not (_same_run(text, start) or _same_run(text, end))


def _same_run(text: str, at: int) -> bool:
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (before.isalpha() and after.isalpha()) or (before.isdigit() and after.isdigit())


def raw(document: SourceDocument, folder: Path) -> str:
    """Return the text of a document as it was hashed.

    Raises:
        EvidenceError: if the file is missing, altered or not text.
    """
    path = folder / document.file
    try:
        content = path.read_bytes()
    except OSError as error:
        wanted = f"{path}: expected the text of {document.id}"
        raise EvidenceError(f"{wanted}, found none that can be read: {error.strerror}") from None
    digest = hashlib.sha256(content).hexdigest()
    if digest != document.sha256:
        wanted = f"{path}: expected the text of {document.id} with SHA-256 {document.sha256[:12]}…"
        raise EvidenceError(f"{wanted}, found {digest[:12]}…")
    return content.decode("utf-8")


def read(document: SourceDocument, folder: Path) -> Text:
    """Read a document's text.

    Raises:
        EvidenceError: as `raw` does, and if the number of lines is not the manifest's.
    """
    lines = raw(document, folder).split("\n")
    if len(lines) != document.lines:
        raise EvidenceError(f"{document.id}: expected {document.lines} lines, found {len(lines)}")
    return Text(document, tuple(plain(line) for line in lines))
