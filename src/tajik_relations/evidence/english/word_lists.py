"""The lists of words in `word_lists.toml`, each for one purpose that is written beside it.

Each list is an attribute of this module: `word_lists.ranks` is the set of its words.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tajik_relations.model.loading import read_bytes


@cache
def table_at(path: Path) -> Mapping[str, Any]:
    """Return a table of words that the package has."""
    import tomllib

    return tomllib.loads(read_bytes(path).decode("utf-8"))


_LISTS = Path(__file__).with_suffix(".toml")


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list in order."""
    return tuple(str(table_at(_LISTS)[name]).split())


def alternatives(name: str) -> str:
    """Return the words of a list as alternatives in a pattern."""
    return "|".join(word_list(name))


def words_of_state(table: str, code: str) -> tuple[str, ...]:
    """Return what one of the tables on States has for a code: `state_names`, `state_adjectives` or `capitals`."""
    return tuple(table_at(_LISTS)[table].get(code, ()))


def word_set(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word_list(name))


def __getattr__(name: str) -> frozenset[str]:
    """Return the words of the list of a name."""
    if name.startswith("__"):
        raise AttributeError(name)
    words = globals()[name] = word_set(name)
    return words
