"""What `diff` prints: a line for each fact that differs, then what each coding rule has done; or the same as JSON."""

from collections.abc import Iterator
from typing import Any

from tajik_relations.errors import in_one_line
from tajik_relations.exports.diff import STATEMENT, ChangedFact, ChangedField, CodingRule, Comparison

LONGEST = 40
"""Characters of a value that are shown."""


def as_json(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as plain values."""
    return {
        "old": comparison.old,
        "new": comparison.new,
        "compared_by": comparison.compared_by,
        "facts": {"old": comparison.old_facts, "new": comparison.new_facts},
        "keys_of_old_alone": list(comparison.keys_of_old),
        "keys_of_new_alone": list(comparison.keys_of_new),
        "added": len(comparison.added),
        "changed": len(comparison.changed),
        "withdrawn": len(comparison.withdrawn),
        "differences": comparison.to_rows(),
    }


def lines_of(comparison: Comparison) -> Iterator[str]:
    """Yield a comparison as lines: what is compared and how, each difference, the counts."""
    yield in_one_line(f"old: {comparison.old}, {comparison.old_facts} facts")
    yield in_one_line(f"new: {comparison.new}, {comparison.new_facts} facts")
    yield f"compared by {comparison.compared_by}"
    for side, keys in (("old", comparison.keys_of_old), ("new", comparison.keys_of_new)):
        if keys:
            yield in_one_line(f"keys that only {side} has, not compared: {', '.join(keys)}")
    yield from (in_one_line(_line(fact)) for fact in comparison)
    reworded = sum(fact.reworded for fact in comparison.changed)
    alone = f" (of these {reworded} only in the statement)" if reworded else ""
    counts = f"{len(comparison.added)} added, {len(comparison.changed)} changed{alone}"
    yield f"{counts}, {len(comparison.withdrawn)} withdrawn"
    yield from map(in_one_line, _by_rule(comparison))


def _by_rule(comparison: Comparison) -> Iterator[str]:
    """Yield how many facts each coding rule has added, changed or withdrawn, if any rule is given."""
    groups: dict[CodingRule | None, Comparison] = comparison.group_by("rules")
    for rule in sorted(filter(None, groups), key=lambda rule: rule.number):
        yield f"{rule}: {_counted(groups[rule])}"
    if None in groups and len(groups) > 1:
        yield f"no reason given: {_counted(groups[None])}"


def _counted(facts: Comparison) -> str:
    return ", ".join(f"{count} {what}" for what, count in facts.count_by("what").items())


def _line(fact: ChangedFact) -> str:
    """Return one line on a fact: what happened, to which, how and why."""
    if fact.fields:
        content = "; ".join(map(_field, fact.fields))
    else:
        content = f"its content is now in {', '.join(fact.held_by)}" if fact.held_by else fact.statement
    numbers = ", ".join(str(rule.number) for rule in fact.rules)
    why = f" [{'rules' if len(fact.rules) > 1 else 'rule'} {numbers}]" if numbers else ""
    notes = f" ({'; '.join(fact.notes)})" if fact.notes else ""
    return f"{fact.what:9}  {fact.id}  {fact.kind}: {content}{why}{notes}"


def _field(changed: ChangedField) -> str:
    """Return a key with both values where these are short, else the key alone."""
    values = changed.old, changed.new
    if changed.name == STATEMENT or any(map(_is_long, values)):
        return changed.name
    return f"{changed.name}: {' → '.join('none' if value is None else _cut(str(value)) for value in values)}"


def _is_long(value: object) -> bool:
    """Whether a value is a list or an object, in CSV too."""
    return isinstance(value, tuple) or str(value).startswith(("[", "{"))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
