"""Words that say "of a State" for which `states.toml` has none, known by what they share with the name of the State."""

from collections.abc import Iterable, Mapping, Sequence

from tajik_relations.evidence.lines import LineRead
from tajik_relations.model.actors import State

_ENDINGS = ("an", "ese", "ish", "i", "ic", "ine", "ot", "ek", "guese", "ans", "is")
_LEAST, _LEAST_ISH = 4, 3
"""How many letters an adjective shares with the name of its State, and how many one in -ish."""
_LEFT = 3
"""How many letters of the name it can leave out."""
_LANDS = ("land", "istan", "stan", "ia", "y")
"""Ends of names of States without which they are adjectives."""


def adjectives_in(lines: Iterable[LineRead], states: Sequence[State]) -> Mapping[str, tuple[str, ...]]:
    """Return the adjectives on lines of States that have none yet, by the code of the State that they are likely of."""
    described = {state.code for state in states if state.adjectives}
    names = [(name, state.code) for state in states for name in (state.name, *state.names) if name.isalpha()]
    words = {
        word: None
        for line in lines
        for at, word in enumerate(line.words)
        if at not in line.named_positions and word[:1].isupper() and word[1:].islower() and len(word) >= _LEAST
    }
    found: dict[str, list[str]] = {}
    for word in words:
        shared = {code: length for name, code in names if (length := _shared(word, name))}
        best = [code for code, length in shared.items() if length == max(shared.values())]
        if len(best) == 1 and best[0] not in described:
            adjective = word.removesuffix("s") if word.endswith(("ans", "is")) else word
            listed = found.setdefault(best[0], [])
            listed += [adjective] if adjective not in listed else []
    return {code: tuple(listed) for code, listed in found.items()}


def _shared(word: str, name: str) -> int:
    """Return how many letters an adjective shares with a name, from the first on; nothing if it is none of it."""
    if any(name == word + end for end in _LANDS):
        return len(name)
    length = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    least = _LEAST_ISH if word.endswith("ish") else _LEAST
    near = len(name) - length <= (_LEFT + 2 if word.endswith("ish") else _LEFT) and len(word) - length <= _LEFT + 2
    return length if word.endswith(_ENDINGS) and length >= least and near else 0
