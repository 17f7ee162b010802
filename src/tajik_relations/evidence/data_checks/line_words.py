"""The words of a document's lines as places in them, read in its text or in its fingerprint."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from tajik_relations.evidence.originals import Fingerprint, Original, Text, token_mark
from tajik_relations.evidence.tokens import Token, tokens

Span = tuple[int, int]
"""First and last-plus-one position of words in their line."""


@frozen(slots=False)
class LineWords:
    """The lines of one document."""

    original: Original

    def count(self, line: int) -> int:
        """Return the number of words and figures of a line; none if there is no such line."""
        return len(self._parts(line))

    def bearing(self, line: int) -> set[int]:
        """Return where the names and figures of a line stand."""
        return {at for at, sort in enumerate(self._sorts(line)) if sort != "w"}

    def places(self, line: int, fragment: str, start: int = 0) -> Iterator[Span]:
        """Yield every place of a line, from a position on, at which the words of a fragment stand."""
        words, parts = tokens(fragment), self._parts(line)
        sorts, wanted = self._sorts(line), "".join(token.sort for token in words)
        at = sorts.find(wanted, start) if words else -1
        while at >= 0:
            if all(parts[place] == self._written(line, place, word) for place, word in enumerate(words, start=at)):
                yield at, at + len(words)
            at = sorts.find(wanted, at + 1)

    def spans(self, line: int, fragments: Sequence[str]) -> Iterator[Span]:
        """Yield where fragments stand that follow one another; what does not stand there is left out."""
        if isinstance(self.original, Fingerprint):
            yield from self.original.positions(line, fragments) if self.count(line) else ()
            return
        at = 0
        for fragment in fragments:
            span = next(self.places(line, fragment, at), None)
            if span is not None:
                yield span
                at = span[1]

    def ends(self, line: int, words: Iterable[str]) -> bool:
        """Whether a line ends with one of these words."""
        last = self.count(line) - 1
        return any(True for word in words for _ in self.places(line, word, last) if last >= 0)

    @cached_property
    def _sorts_of_lines(self) -> dict[int, str]:
        return {}

    def _sorts(self, line: int) -> str:
        """Return the sorts of a line's words, a letter each."""
        if line not in self._sorts_of_lines:
            is_marked = isinstance(self.original, Fingerprint)
            letters = (part[0] if is_marked else Token(part, 0).sort for part in self._parts(line))
            self._sorts_of_lines[line] = "".join(letters)
        return self._sorts_of_lines[line]

    def _parts(self, line: int) -> tuple[str, ...]:
        """Return the marks or the words of a line."""
        if isinstance(self.original, Fingerprint | Text) and 1 <= line <= len(self.original.lines):
            content = self.original.lines[line - 1]
            return content if isinstance(content, tuple) else tuple(token.text for token in tokens(content))
        return ()

    def _written(self, line: int, at: int, word: Token) -> str:
        """Return how the document has a word that stands at a position of a line."""
        if isinstance(self.original, Fingerprint):
            return token_mark(self.original.document.id, line, at, word.text, word.sort)
        return word.text
