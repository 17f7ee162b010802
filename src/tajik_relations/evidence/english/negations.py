"""Negation and its kin in the clause of cited words: what says that something did not, or did not yet, come about."""

import re
from collections.abc import Iterator, Sequence

from tajik_relations.evidence.english.word_lists import word_set

CARRIERS = re.compile(
    r"\b(?:not|never|no|neither|nor|without|cannot|(?:refus|den[iy]|fail|declin|reject|cancel|lack|absen)\w*|"
    r"(?:un|non|in)\w{5,})\b",
    re.IGNORECASE,
)
"""Words of a summary that say the same."""
STRICT = frozenset("not never no neither nor without cannot".split())
"""Words that negate."""
DENIED = word_set("denying_verbs")
"""Verbs after which what follows did not happen."""
COMING = frozenset("will shall would".split())
"""Words by which something is still to come, or depends on something."""
CALLED_OFF = word_set("calling_off_verbs")
"""Verbs by which what was planned does not come about."""
ENDING = CALLED_OFF | word_set("ending_verbs")
"""Verbs by which something that lasts ended."""
NEGATING = STRICT | DENIED
IDIOMS = re.compile(
    r"\bnot only\b|\bno(?:t)? (?:less|more|later|fewer|earlier)(?: than)?\b|\bnon-?resident\b|\bno doubt\b|\bNo\.\s*\d",
    re.IGNORECASE,
)
_BOUNDS = re.compile(
    r"[.!?;:,()\[\]–—](?=\s|$)|[()\[\]]|\s(?=(?:and|but|or|while|whereas|although|though|because|which|who|that|if|"
    r"after|before|when|until|since|as|during|what|whatever|where|how)\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


def beside(line: str, spans: Sequence[tuple[int, int]], chosen: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the words of the clauses around the chosen stretches of a line that are in no stretch, in lower case.

    A clause reaches to the next mark of punctuation, or word that joins clauses, on either side.

    >>> list(beside("Avalonia did not join the league; Borduria did.", [(0, 8), (17, 32)], [(17, 32)]))
    ['did', 'not']
    """
    text = IDIOMS.sub(lambda match: " " * len(match.group()), line)
    bounds = [match.start() for match in _BOUNDS.finditer(text)]
    covered: set[int] = set()
    for start, end in chosen:
        left = max((at for at in bounds if at < start), default=0)
        right = min((at for at in bounds if at >= end), default=len(text))
        for match in _WORD.finditer(text, left, right):
            cited = any(first < match.end() and match.start() < last for first, last in spans)
            if not cited and match.start() not in covered:
                covered.add(match.start())
                yield match.group().casefold()
