"""Judgements: values that a reader has settled where the rules cannot decide or misread the words."""

from collections.abc import Callable, Iterable, Iterator

from tajik_relations.evidence.checks.findings import Finding, wrong
from tajik_relations.model.actors import ACTORS, Place
from tajik_relations.model.dates import DateRange, PartialDate
from tajik_relations.model.terms import BasisKind, Rule
from tajik_relations.model.typed_values import Term
from tajik_relations.records import Fact, Quantity
from tajik_relations.records.fact import items_of

_SORTS: tuple[tuple[tuple[type, ...], str], ...] = (
    ((Term, bool), "terms"),
    ((PartialDate, DateRange), "dates"),
    ((Quantity,), "figures"),
    ((Place,), "places"),
    (ACTORS, "roles"),
)
"""The group of a value by its type."""


def sort_of(fact: Fact, field: str) -> str:
    """Return the group to which the value in a field belongs."""
    if field in ("kind", "status", "words"):
        return field
    if field == "direction":
        return "roles"
    if field in ("summary", "topic", "relative"):
        return "summaries"
    value = next(iter(items_of(getattr(fact, field.partition("[")[0], None))), None)
    return next((sort for types, sort in _SORTS if isinstance(value, types)), "names")


def after_judgements(
    fact: Fact,
    findings: Iterable[Finding],
    allowed: tuple[str, ...],
    needed: Callable[[str], bool],
) -> Iterator[Finding]:
    """Yield the findings on values that nobody has judged, and what is wrong with a judgement.

    Args:
        allowed: the sorts of value that may be judged in the data set; all if empty.
        needed: whether a judgement on a field without a finding is needed where less of the document is known.
    """
    judgements = [basis for basis in fact.basis if basis.kind is BasisKind.JUDGED]
    judged = {basis.field for basis in judgements}
    for basis in judgements:
        if basis.rule is not Rule.JUDGEMENT or not (basis.judgement and basis.coder and basis.date):
            yield wrong(
                basis.field, "expected a judgement with reason, coder and date, found one that lacks some of them"
            )
    met: set[str] = set()
    for finding in findings:
        field = finding.field.partition("[")[0]
        if field in judged and not finding.firm:
            met.add(field)
        else:
            yield finding
    for field in sorted(judged):
        if allowed and sort_of(fact, field) not in allowed:
            yield wrong(
                field,
                f"only {', '.join(allowed)} may be judged here, found a judgement on {sort_of(fact, field)}",
            )
        elif field not in met and not needed(field):
            yield wrong(field, "the words confirm the value by themselves: remove the judgement")
