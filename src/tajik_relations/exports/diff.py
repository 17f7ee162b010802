"""Which facts were added, changed or withdrawn between two exports or data sets, by id and hash of the content."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, cast

from attrs import field, frozen

from tajik_relations.dataset import Dataset
from tajik_relations.exports.exported_facts import HASH, Side, alike, side_of
from tajik_relations.model.changes import ADDED, CHANGED, NO_RULE, ONLY_TOLD, WHAT, WITHDRAWN, Change
from tajik_relations.model.loading import content_of, toml_of
from tajik_relations.model.typed_values import Helpful, takes_named
from tajik_relations.notebook.mixin import NamedValues, ReprMixin
from tajik_relations.query.collection import Collection
from tajik_relations.reading import SHIPPED, load
from tajik_relations.reading.compiled import CODEBOOK
from tajik_relations.tabular.rows import Row

BY_HASH, BY_KEYS = "content hash", "shared keys"
STATEMENT = "statement"
"""The key of the sentence that the library makes of a fact."""
_APART = ("id", HASH)
_NOT_HASHED = ("statement", "document_time", "realized", "occurrence")
"""Keys derived from values of the fact and its document, so that they can differ although the hash is the same."""
"""Keys that are not values of a fact."""
_NO_RULES = {ONLY_TOLD: "only worded differently in English", NO_RULE: "a correction that no rule covers"}


@frozen
class CodingRule(Helpful):
    """A coding rule that a list of changes names by its number."""

    number: int
    """The number of the rule; 0: only the English sentence changed; 23: no rule covers the change."""
    title: str = ""
    """The title of the rule in the codebook; empty if the codebook has none."""

    def __str__(self) -> str:
        """Return `rule 3: title`, or what the number stands for."""
        if self.number in _NO_RULES:
            return _NO_RULES[self.number]
        return f"rule {self.number}: {self.title}" if self.title else f"rule {self.number}"


@frozen
class ChangedField(Helpful):
    """One key of the facts table whose value has changed."""

    name: str
    """The name of the key."""
    old_json: str
    """The value before, as JSON text; `null` if there was none."""
    new_json: str
    """The value now, as JSON text."""

    @property
    def old(self) -> Any:
        """The value before: text, a number, a tuple …, objects as JSON text; `None` if there was none."""
        return _immutable(json.loads(self.old_json))

    @property
    def new(self) -> Any:
        """The value now, in the same form; `None` if there is none."""
        return _immutable(json.loads(self.new_json))

    def row(self) -> Row:
        """Return a new dictionary with the key and both values, as plain values."""
        return {"field": self.name, "old": json.loads(self.old_json), "new": json.loads(self.new_json)}

    def __str__(self) -> str:
        """Return the key and both values."""
        return f"{self.name}: {self.old_json} → {self.new_json}"


@frozen(kw_only=True, repr=False)
class ChangedFact(ReprMixin):
    """One fact that was added, changed or withdrawn."""

    id: str
    """The id of the fact."""
    what: str
    """`added`, `changed` or `withdrawn`."""
    kind: str
    """The name of the type of the fact; of a withdrawn fact, the last type that it had."""
    statement: str
    """The statement of the fact; of a withdrawn fact, the last statement that it had."""
    fields: tuple[ChangedField, ...] = ()
    """The keys with different values, among the keys of both sides; empty if the fact was added or withdrawn."""
    reasons: tuple[Change, ...] = ()
    """The reasons in the newer data set; empty if it gives no reason, or if the newer side is a file."""
    rules: tuple[CodingRule, ...] = ()
    """The coding rules of the reasons, sorted by number."""

    @property
    def held_by(self) -> tuple[str, ...]:
        """For a withdrawn fact, the ids of the facts that have its content now."""
        return tuple(dict.fromkeys(name for reason in self.reasons for name in reason.held_by))

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of the reasons."""
        return tuple(dict.fromkeys(reason.note for reason in self.reasons if reason.note))

    @property
    def reworded(self) -> bool:
        """Whether only the statement differs, which is the sentence of the package and not a value."""
        return [changed.name for changed in self.fields] == [STATEMENT]

    def row(self) -> Row:
        """Return a new dictionary of plain values for this fact."""
        return {
            "id": self.id,
            "what": self.what,
            "kind": self.kind,
            "statement": self.statement,
            "fields": [changed.row() for changed in self.fields],
            "rules": [rule.number for rule in self.rules],
            "versions": list(dict.fromkeys(reason.version for reason in self.reasons)),
            "held_by": list(self.held_by),
            "notes": list(self.notes),
        }

    def _short_form(self) -> NamedValues:
        """Yield the fact, its change and the reasons."""
        yield from (("id", self.id), ("what", self.what), ("kind", self.kind), ("statement", self.statement))
        yield from (("fields", tuple(map(str, self.fields))), ("held_by", self.held_by))
        yield from (("rules", tuple(map(str, self.rules))), ("notes", self.notes))

    def __repr__(self) -> str:
        """Return the id of the fact and its change."""
        names = f": {', '.join(changed.name for changed in self.fields)}" if self.fields else ""
        return f"<ChangedFact {self.id} {self.what}{names}>"


@frozen(repr=False, eq=False)
class Comparison(Collection[ChangedFact]):
    """The facts that differ between an older and a newer side: first added, then changed, then withdrawn facts.

    Added and changed facts have the order of the newer side. Withdrawn facts have the order of the older side.
    """

    old: str = field(kw_only=True)
    """The older side: the path of a file, or the title and version of a data set."""
    new: str = field(kw_only=True)
    """The newer side, in the same form."""
    old_facts: int = field(kw_only=True)
    """How many facts the older side has."""
    new_facts: int = field(kw_only=True)
    """How many facts the newer side has."""
    compared_by: str = field(kw_only=True)
    """`content hash`, or `shared keys` if one side was exported without hashes."""
    keys_of_old: tuple[str, ...] = field(kw_only=True)
    """Keys that only the older side has; they are not compared."""
    keys_of_new: tuple[str, ...] = field(kw_only=True)
    """Keys that only the newer side has; they are not compared."""

    @property
    def added(self) -> tuple[ChangedFact, ...]:
        """The facts that only the newer side has."""
        return self._that_were(ADDED)

    @property
    def changed(self) -> tuple[ChangedFact, ...]:
        """The facts that both sides have, but with different values."""
        return self._that_were(CHANGED)

    @property
    def withdrawn(self) -> tuple[ChangedFact, ...]:
        """The facts that only the older side has."""
        return self._that_were(WITHDRAWN)

    def _that_were(self, what: str) -> tuple[ChangedFact, ...]:
        return tuple(fact for fact in self.items if fact.what == what)

    def to_rows(self) -> list[Row]:
        """Return a new list of rows of plain values, one for each fact; `pandas.DataFrame` accepts the list."""
        return [fact.row() for fact in self.items]

    def _short_form(self) -> NamedValues:
        """Yield both sides, the way of comparing, and the counts."""
        yield from (("old", self.old), ("new", self.new), ("compared_by", self.compared_by))
        yield from (("added", len(self.added)), ("changed", len(self.changed)), ("withdrawn", len(self.withdrawn)))

    def _full_form(self) -> NamedValues:
        """Yield the same, the keys that were left out, and the facts."""
        yield from (("old", f"{self.old} ({self.old_facts} facts)"), ("new", f"{self.new} ({self.new_facts} facts)"))
        yield "compared_by", self.compared_by
        yield from (("keys_of_old_alone", self.keys_of_old), ("keys_of_new_alone", self.keys_of_new))
        parts = (("Added", self.added), ("Changed", self.changed), ("Withdrawn", self.withdrawn))
        yield from ((name, Collection(part)) for name, part in parts)

    def __repr__(self) -> str:
        """Return the counts, and how it was compared."""
        counts = f"{len(self.added)} added, {len(self.changed)} changed, {len(self.withdrawn)} withdrawn"
        return f"<Comparison by {self.compared_by}: {counts}>"


@takes_named
def diff(old: Dataset | str | os.PathLike[str], new: Dataset | str | os.PathLike[str] | None = None) -> Comparison:
    """Return the facts that were added, changed or withdrawn from *old* to *new*, by id and `content_hash`.

    The reasons come from `changes` of the newer data set, without the changes that the older data set already has.

    Args:
        old: a data set, an exported folder (`dataset` or `package`), or a file with the facts table as JSON Lines, as a
            JSON list or as CSV.
        new: the newer side, in one of the same forms; by default the shipped data set.

    Raises:
        DatasetError: if a side has none of these forms or is damaged; then nothing is compared.
    """
    before, after = alike(side_of(old), side_of(load() if new is None else new))
    hashed = before.hashed and after.hashed
    shared = [key for key in after.keys if key in before.keys and key not in _APART]
    reasons = _Reasons(before, after)
    items: list[ChangedFact] = []
    for name, row in after.rows.items():
        if name not in before.rows:
            items.append(reasons.fact(ADDED, row))
            continue
        fields = _fields(before.rows[name], row, shared)
        other_hash = hashed and before.rows[name].get(HASH) != row.get(HASH)
        if other_hash or any(not hashed or changed.name not in _NOT_HASHED for changed in fields):
            items.append(reasons.fact(CHANGED, row, fields))
    items += [reasons.fact(WITHDRAWN, row) for name, row in before.rows.items() if name not in after.rows]
    return Comparison(
        tuple(sorted(items, key=lambda fact: WHAT.index(fact.what))),
        old=before.name,
        new=after.name,
        old_facts=len(before.rows),
        new_facts=len(after.rows),
        compared_by=BY_HASH if hashed else BY_KEYS,
        keys_of_old=tuple(key for key in before.keys if key not in after.keys) if after.rows else (),
        keys_of_new=tuple(key for key in after.keys if key not in before.keys) if before.rows else (),
    )


def _fields(old: Row, new: Row, shared: Iterable[str]) -> tuple[ChangedField, ...]:
    values = ((key, _json(old.get(key)), _json(new.get(key))) for key in shared)
    return tuple(ChangedField(key, before, after) for key, before, after in values if before != after)


def _immutable(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_immutable, value))  # pyright: ignore[reportUnknownArgumentType]
    return _json(value) if isinstance(value, dict) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


class _Reasons:
    """What the newer side says about its changes."""

    def __init__(self, before: Side, after: Side) -> None:
        self.titles: Mapping[int, str] = titles_of(after.dataset.codebook) if after.dataset else {}
        told_before = {*before.dataset.changes} if before.dataset else set[Change]()
        self.changes: dict[tuple[str, str], list[Change]] = {}
        for change in after.dataset.changes if after.dataset else ():
            if change not in told_before:
                self.changes.setdefault((change.id, change.what), []).append(change)

    def fact(self, what: str, row: Row, fields: tuple[ChangedField, ...] = ()) -> ChangedFact:
        """Return the change of the fact in a row, with the reasons."""
        reasons = tuple(self.changes.get((row["id"], what), ()))
        numbers = sorted({rule for reason in reasons for rule in reason.rules})
        return ChangedFact(
            id=row["id"],
            what=what,
            kind=row["kind"],
            statement=str(row.get(STATEMENT) or ""),
            fields=fields,
            reasons=reasons,
            rules=tuple(CodingRule(number, self.titles.get(number, "")) for number in numbers),
        )


@cache
def titles_of(codebook: str = "") -> Mapping[int, str]:
    """Return the titles of the coding rules of the package's codebook and of the codebook at a path."""
    return dict(chain(_titles(Path(SHIPPED, CODEBOOK)), _titles(Path(codebook)) if codebook else ()))


def _titles(path: Path) -> Iterator[tuple[int, str]]:
    try:
        _, book = toml_of(content_of(path))
    except ValueError:
        return  # `verify` tells what is wrong with a codebook
    rules = book.get("rules")
    for number, rule in cast("dict[str, Any]", rules).items() if isinstance(rules, dict) else ():
        title = cast("dict[str, Any]", rule).get("title") if isinstance(rule, dict) else None
        if number.isdecimal() and isinstance(title, str):
            yield int(number), title
