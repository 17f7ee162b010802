"""Words as the evidence sees them: numbers with their separators, words, and the few marks that carry a value."""

import re
from functools import lru_cache

from attrs import frozen

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[$€£%²]")


_COUNTING = frozenset(
    "one two three four five six seven eight nine ten eleven twelve hundred hundreds thousand thousands million "
    "billion first second third".split()
)
_LIGHT = frozenset(
    "a after also although an as at both by contacts despite diplomatic due during evidence every following for from "
    "furthermore however in it its national of on relations see since that the their there these they this to trade "
    "under until with".split()
)
"""Words that begin sentences of the documents and are no names for all their capitals."""


@frozen
class Token:
    """A number, a word or a mark, and where it stands in its line."""

    text: str
    start: int
    """Index of its first character."""

    @property
    def sort(self) -> str:
        """`"d"` for a number or number word, `"n"` for a name, `"w"` for any other word or mark."""
        if self.text[0].isdigit() or self.text.casefold() in _COUNTING:
            return "d"
        return "n" if self.text[0].isupper() and self.text.casefold() not in _LIGHT else "w"

    @property
    def end(self) -> int:
        """Index after its last character."""
        return self.start + len(self.text)


def plain(line: str) -> str:
    """Return a line with every run of blanks as one space."""
    return " ".join(line.split())


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order; other punctuation counts for nothing.

    >>> [token.text for token in tokens("EUR 5,64 million.[48]")]
    ['EUR', '5,64', 'million', '48']
    """
    return tuple(Token(match.group(), match.start()) for match in _TOKEN.finditer(text))
