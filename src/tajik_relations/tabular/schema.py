"""The keys of every table: those of `columns.toml`, and those that kinds of fact add, by the types of their fields."""

import tomllib
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from tajik_relations import tabular
from tajik_relations.model import terms
from tajik_relations.model.answers import Answer
from tajik_relations.model.loading import read_bytes
from tajik_relations.records import KINDS, Fact, Reference
from tajik_relations.tabular.columns import Column, Key, own_keys, wire
from tajik_relations.tabular.rows import Row

_TABLES: dict[str, dict[str, Any]] = tomllib.loads(read_bytes(f"{tabular.__path__[0]}/columns.toml").decode("utf-8"))
MEANINGS: dict[str, str] = _TABLES.pop("kinds")
"""The meaning of each column that a kind of fact adds to the common columns, for all kinds that have it."""
_VOCABULARIES: dict[str, Any] = {**vars(terms), "Answer": Answer}


def _keys_in(table: str) -> tuple[Key, ...]:
    """Return the keys that `columns.toml` has for a table."""
    columns = _TABLES[table].get("columns", {}).items()
    return tuple(_key(name, **_TABLES[of]["columns"][name] if isinstance(of, str) else of) for name, of in columns)


def _key(name: str, choices: str | Iterable[str] = (), **others: Any) -> Key:
    """Return a key; its choices are given one by one, or by the name of their vocabulary."""
    return Key(name, choices=wire(_VOCABULARIES[choices]) if isinstance(choices, str) else tuple(choices), **others)


_COMMON_KEYS = _keys_in("facts")


def fact_keys(kind: type[Fact]) -> tuple[Key, ...]:
    """Return all keys of the rows of a kind of fact."""
    return (*_COMMON_KEYS, *(evolve(key, description=MEANINGS[key.name]) for key in own_keys(kind)))


def _joint_fact_keys(of: Iterable[type[Fact]]) -> tuple[Key, ...]:
    """Return the common keys, and those that any of some kinds adds to them."""
    kinds: dict[str, list[str]] = {}
    keys: dict[str, Key] = {}
    for kind in of:
        for key in own_keys(kind):
            kinds.setdefault(key.name, []).append(kind.__name__)
            choices = dict.fromkeys((*(keys[key.name].choices if key.name in keys else ()), *key.choices))
            meaning = f"{MEANINGS[key.name]} ({', '.join(kinds[key.name])})"
            keys[key.name] = Key(key.name, key.type, meaning, choices=tuple(choices))
    return (*_COMMON_KEYS, *keys.values())


KEYS: dict[str, tuple[Key, ...]] = {table: _keys_in(table) for table in _TABLES} | {
    "facts": _joint_fact_keys(KINDS.values()),
    "references": fact_keys(Reference),
}
"""For each table, the keys of its rows; a row of the facts table has only the keys of its own kind."""


def keys_of(table: str, kinds: Iterable[str] | None = None) -> tuple[Key, ...]:
    """Return the keys of a table; for the facts table, kinds restrict the keys to the common ones and theirs."""
    if kinds is None:
        return KEYS[table]
    chosen = {*kinds}
    return _joint_fact_keys(kind for kind in KINDS.values() if kind.__name__ in chosen)


def columns_of(table: str, kinds: Iterable[str] | None = None) -> tuple[Column, ...]:
    """Return the flat columns of a table; they are the same whatever the data set holds."""
    return tuple(column for key in keys_of(table, kinds) for column in key.columns)


def flat_columns(table: str, rows: Sequence[Row], kinds: Iterable[str] | None = None) -> dict[str, list[Any]]:
    """Return the values of each flat column, in the order of the columns; absent ones are `None` and cost nothing.

    Raises:
        FieldError: if a whole number does not fit into 64 bits.
    """
    columns: dict[str, list[Any]] = {}
    of_key: dict[str, tuple[Key, list[list[Any]]]] = {}
    for key in keys_of(table, kinds):
        parts = [columns.setdefault(column.name, [None] * len(rows)) for column in key.columns]
        of_key[key.name] = (key, parts)
    for position, row in enumerate(rows):
        for name, value in row.items():
            if value is not None:
                key, parts = of_key[name]
                for part, flat in zip(parts, key.flat(value), strict=True):
                    part[position] = flat
    return columns


def primary_key(table: str) -> tuple[str, ...]:
    """Return the columns of the primary key of a table; empty if the rows have no key."""
    return tuple(_TABLES[table].get("primary_key", ()))


def foreign_keys(table: str) -> tuple[tuple[str, str, str], ...]:
    """Return the foreign keys of a table: its column, the other table, and the column there."""
    targets = _TABLES[table].get("foreign_keys", {})
    return tuple((column, *target.split(".")) for column, target in targets.items())
