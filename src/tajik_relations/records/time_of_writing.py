"""When a document was written, as far as its facts and its stamp tell."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from tajik_relations.model.dates import DateRange, OpenEnd, PartialDate, When
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import BasisKind
from tajik_relations.records.fact import Fact, realized


def time_of_writing(document: SourceDocument, facts: Iterable[Fact]) -> DateRange | None:
    """Return when a document was written: from the latest first day of a realized date to its stamp, or open.

    The first date stays as exact as the words have it. What is dated after the stamp does not count.

    Args:
        facts: those of the document; its own notes do not count, as they are not realized.

    Returns:
        `None` if there is neither a realized date nor a date in the stamp.
    """
    stamped = document.stamped
    dates = (first for fact in facts if fact.date for first in _first(fact.date) if _is_realized(fact, document))
    in_time = (first for first in dates if stamped is None or not first.after(stamped))
    latest = max(in_time, key=lambda first: (first.earliest, -first.latest.toordinal()), default=None)
    if latest is None and stamped is None:
        return None
    return DateRange(latest or OpenEnd.OPEN, stamped or OpenEnd.OPEN)


def with_time_of_writing(document: SourceDocument, facts: Iterable[Fact]) -> SourceDocument:
    """Return a document with its time of writing: that of the manifest, or else the derived one."""
    given = document.time_of_writing or time_of_writing(document, facts)
    basis = document.time_of_writing_basis or (BasisKind.DERIVED if given else None)
    return evolve(document, time_of_writing=given, time_of_writing_basis=basis)


def _first(when: When) -> Iterator[PartialDate]:
    """Yield the date with which a date or range begins, if it is one."""
    first = when.start if isinstance(when, DateRange) else when
    if isinstance(first, PartialDate):
        yield first


def _is_realized(fact: Fact, document: SourceDocument) -> bool:
    answer = realized(fact, document)
    return answer is not None and answer.yes
