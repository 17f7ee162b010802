"""The cited lines of a document's text: what stands around cited words, and where missing words stand instead."""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from tajik_relations.evidence.originals import Text
from tajik_relations.evidence.tokens import tokens
from tajik_relations.records import Fact

Spans = Sequence[tuple[int, int]]
"""First and last-plus-one characters of stretches of a line."""
_AROUND = (120, 80, 60, 40, 24, 12, 0)
"""Numbers of characters to show around cited words, tried in turn until the line is short enough."""
_NEAR = 0.6
"""The least likeness to the missing words, from 0 to 1, of words that are shown instead."""


def cited_lines(text: Text, fact: Fact) -> dict[int, Spans]:
    """Return where the words stand that a fact cites, by line; words that are not there are left out."""
    lines: dict[int, list[tuple[int, int]]] = {}
    for citation in fact.citations:
        lines.setdefault(citation.line, []).extend(text.spans(citation.line, citation.words))
    return {line: joined(spans) for line, spans in lines.items()}


def joined(spans: Iterable[tuple[int, int]]) -> Spans:
    """Return stretches in order, those that overlap or touch as one."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def bracketed(line: str, spans: Spans, room: int) -> str:
    """Return a line with stretches of it in square brackets; of one that is too long, what stands around them."""
    if len(line) <= room:
        return _bracketed(line, spans, [(0, len(line))])
    wanted = spans or [(0, 0)]
    stretches = [
        joined((_word_before(line, start - around), _word_after(line, end + around)) for start, end in wanted)
        for around in _AROUND
    ]
    fitting = (shown for shown in stretches if sum(end - start + 3 for start, end in shown) <= room)
    return _bracketed(line, spans, next(fitting, stretches[-1]))


def _bracketed(line: str, spans: Spans, shown: Spans) -> str:
    """Return the shown stretches of a line, with an ellipsis for what is left out."""
    opened, closed = {start for start, _ in spans}, {end for _, end in spans}
    parts = ["" if shown[0][0] == 0 else "… "]
    for at, (first, last) in enumerate(shown):
        parts.append(" … " if at else "")
        for place in range(first, last + 1):
            parts.append("]" if place in closed and place > first else "")
            parts.append("[" if place in opened and place < last else "")
            parts.append(line[place : place + 1] if place < last else "")
    return "".join([*parts, "" if shown[-1][1] == len(line) else " …"])


def _word_before(line: str, at: int) -> int:
    """Return the beginning of the word that has a character, or of the line."""
    return line.rfind(" ", 0, at) + 1 if at > 0 else 0


def _word_after(line: str, at: int) -> int:
    """Return the end of the word that has a character, or of the line."""
    end = line.find(" ", at)
    return len(line) if end < 0 or at >= len(line) else end


def missing_words(text: Text, fact: Fact) -> Iterator[str]:
    """Yield for each citation whose words do not stand on its line where the first of them stands instead."""
    for citation in fact.citations:
        fragment = text.missing(citation.line, citation.words)
        if fragment is not None:
            yield f"{fragment!r}: {_stands(text, citation.line, fragment)}"


def _stands(text: Text, line: int, fragment: str) -> str:
    """Return where words stand, or the words that are most like them."""
    numbers = [at for at in range(1, len(text.lines) + 1) if text.spans(at, (fragment,))]
    if line in numbers:
        return f"line {line} has it, but before the previous fragment; cite the fragments in the order of the line"
    if numbers:
        more = f", line {numbers[1]}" + (" and others" if numbers[2:] else "") if numbers[1:] else ""
        return f"found on line {numbers[0]}{more}"
    ratio, at, words = max(_like(text, line, fragment), default=(0.0, 0, ""), key=lambda found: found[0])
    return f"similar words on line {abs(at)}: {words!r}" if ratio >= _NEAR else "found on no line of the document"


def _like(text: Text, line: int, fragment: str) -> Iterator[tuple[float, int, str]]:
    """Yield stretches of the lines that share words with some missing ones, those of the cited line first.

    Each stands with its likeness and its line. For a single word, only the cited line is searched.
    """
    wanted = tokens(fragment)
    own = {token.text.casefold() for token in wanted}
    everywhere = sorted(range(1, len(text.lines) + 1), key=lambda number: (number != line, number))
    for number in everywhere if len(wanted) > 1 else [line]:
        content = text.line(number)
        parts = tokens(content)
        for at in range(len(parts) - len(wanted) + 1):
            stretch = parts[at : at + len(wanted)]
            shared = sum(token.text.casefold() in own for token in stretch)
            if 2 * shared >= len(wanted) or len(wanted) == 1:
                words = content[stretch[0].start : stretch[-1].end]
                yield SequenceMatcher(None, fragment.casefold(), words.casefold()).ratio(), number, words
