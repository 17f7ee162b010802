"""Lists of words, positions of words on a line, and the fewest words that carry what a draft proposes."""

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache
from itertools import chain, count, pairwise
from pathlib import Path
from typing import Any

from tajik_relations.evidence.english.codebook_signs import Span
from tajik_relations.evidence.english.negations import NEGATING
from tajik_relations.evidence.english.verbs import VerbGroup
from tajik_relations.evidence.lines import LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.evidence.readers import DateRead, FigureRead
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import MOST_WORDS

_BRIDGED = frozenset("the a an of in on at to for by with from and between its their was were is are".split())
"""Small words that are cited where they alone stand between two that carry a value."""
_PART = re.compile(r"[^\W_]+")
_WIDEST = 2
"""How many of them."""
NOWHERE: frozenset[int] = frozenset()


@cache
def lists() -> Mapping[str, Any]:
    """Return the lists of words in `word_lists.toml` by name, and those of bodies by the kind of organization."""
    import tomllib

    return tomllib.loads(read_bytes(Path(__file__).with_name("word_lists.toml")).decode())


def listed(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(lists()[name].split())


def covered(*stretches: VerbGroup | Span) -> frozenset[int]:
    """Return the positions of verbs or of signs."""
    return frozenset(at for stretch in stretches for at in range(stretch.start, stretch.end))


def said_at(line: LineRead, *reads: DateRead | FigureRead) -> frozenset[int]:
    """Return the positions of dates or figures."""
    return line.positions((read.start, read.end) for read in reads)


def positions(read: NameRead) -> frozenset[int]:
    """Return the positions of a name."""
    return frozenset(range(read.position, end_of(read)))


def end_of(read: NameRead) -> int:
    """Return the position behind a name."""
    return read.position + read.length


def code_of(read: NameRead) -> str:
    """Return the code of someone who is named, or the name of a place."""
    return str(getattr(read.named, "code", read.named))


def is_possessive(line: LineRead, read: NameRead) -> bool:
    """Whether an apostrophe stands right behind a name."""
    return line.text[line.tokens[end_of(read) - 1].end :][:1] in ("'", "’")


def free(name: str, taken: Container[str]) -> str:
    """Return a name that nothing has: it, or it with a number."""
    numbered = (f"{name}-{number}" for number in count(2))
    return next(text for text in chain([name], numbered) if text not in taken)


def fragments(line: LineRead, positions: Iterable[int], kept: frozenset[int], opening: int | None = None) -> list[str]:
    """Return the fragments with the words at some positions, none of more than eight words, and gaps between them.

    Args:
        kept: positions of words that stay if some must go.
        opening: the position of a word that begins a fragment, as the first one of a title does.
    """
    cited = bridged(line, frozenset(positions))
    while True:
        long = next((run for run in runs(cited) if _count(line, run) > MOST_WORDS), None)
        if long is None:
            break
        cited -= {_least(line, long, kept)}
    parts = [part for run in runs(cited) for part in _parted(run, opening) if part]
    stretches = ((_start(line, run), _end(line, run)) for run in parts)
    return [line.text[start:end] for start, end in stretches]


def bridged(line: LineRead, positions: frozenset[int]) -> frozenset[int]:
    """Return positions with those of small words between them."""
    cited, ordered = set(positions), sorted(positions)
    for first, second in pairwise(ordered):
        between = range(first + 1, second)
        if 0 < len(between) <= _WIDEST and all(
            line.lower[at] in _BRIDGED - NEGATING and at not in line.named_positions for at in between
        ):
            cited |= {*between}
    return frozenset(cited)


def runs(positions: Iterable[int]) -> list[list[int]]:
    """Return positions as stretches without a gap."""
    stretches: list[list[int]] = []
    for at in sorted(positions):
        if stretches and at == stretches[-1][-1] + 1:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    return stretches


def _count(line: LineRead, run: list[int]) -> int:
    """Return how many words a stretch has if each part of a number counts as one."""
    return sum(max(1, len(_PART.findall(line.words[at]))) for at in run)


def _parted(run: list[int], opening: int | None) -> tuple[list[int], list[int]]:
    """Return a stretch in two where a word begins a fragment."""
    at = run.index(opening) if opening in run else 0
    return run[:at], run[at:]


def _start(line: LineRead, run: list[int]) -> int:
    """Return the start of a stretch, with the bracket of a footnote mark before it."""
    start = line.tokens[run[0]].start
    return start - 1 if line.text[:start].endswith("[") and line.words[run[0]].isdigit() else start


def _end(line: LineRead, run: list[int]) -> int:
    """Return the end of a stretch, with the bracket of a footnote mark behind it."""
    end = line.tokens[run[-1]].end
    return end + 1 if line.text[end : end + 1] == "]" else end


def _least(line: LineRead, run: list[int], kept: frozenset[int]) -> int:
    """Return the position of the word in a stretch that can go best: a small one, near the middle."""
    middle = (run[0] + run[-1]) / 2

    def worth(at: int) -> tuple[bool, bool, float]:
        return at in kept, line.lower[at] not in _BRIDGED, abs(at - middle)

    return min(run[1:-1] or run, key=worth)
