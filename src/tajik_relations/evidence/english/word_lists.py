"""The lists of words in `word_lists.toml`, each for one purpose that is written beside it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tajik_relations.model.loading import read_bytes


@cache
def _lists() -> Mapping[str, Any]:
    import tomllib

    return tomllib.loads(read_bytes(Path(__file__).with_name("word_lists.toml")).decode("utf-8"))


def word_list(name: str) -> tuple[str, ...]:
    """Return the words of a list in order."""
    return tuple(str(_lists()[name]).split())


def words_of_state(table: str, code: str) -> tuple[str, ...]:
    """Return what one of the tables on States has for a code: `state_names`, `state_adjectives` or `capitals`."""
    return tuple(_lists()[table].get(code, ()))


def word_set(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word_list(name))
