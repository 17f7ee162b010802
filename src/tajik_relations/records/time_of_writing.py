"""When a document was written, according to its facts and stamp, and for which days its present tense speaks."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from tajik_relations.model.dates import DateRange, Days, OpenEnd, PartialDate, When, days_of
from tajik_relations.model.periods import year_of
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import NOT_YET, BasisKind, Status
from tajik_relations.records.fact import Fact, realized


def time_of_writing(document: SourceDocument, facts: Iterable[Fact]) -> DateRange | None:
    """Return the period in which a document can have been written; see `SourceDocument.time_of_writing`.

    It begins with the latest date of a realized fact, or with the beginning of that date if it is a range. The date
    stays as exact as the words give it. Dates after the stamp do not count. The period ends with the stamp.

    Args:
        facts: the facts of the document; its own notes do not count, because they are not realized.

    Returns:
        `None` if there is neither a date of a realized fact nor a date in the stamp.
    """
    stamped = document.stamped
    happened = (fact.date for fact in facts if fact.date and realized(fact, document) == "yes")
    dates = (first for date in happened for first in _first(date))
    in_time = (first for first in dates if stamped is None or not first.after(stamped))
    latest = max(in_time, key=lambda first: (first.earliest, -first.latest.toordinal()), default=None)
    if latest is None and stamped is None:
        return None
    return DateRange(latest or OpenEnd.OPEN, stamped or OpenEnd.OPEN)


def with_time_of_writing(document: SourceDocument, facts: Iterable[Fact]) -> SourceDocument:
    """Return a document with its time of writing, which the manifest gives or a rule derives."""
    given = document.time_of_writing or time_of_writing(document, facts)
    basis = document.time_of_writing_basis or (BasisKind.DERIVED if given else None)
    return evolve(document, time_of_writing=given, time_of_writing_basis=basis)


def _first(when: When) -> Iterator[PartialDate]:
    """Yield the date with which a date or range begins, if it is one."""
    first = when.start if isinstance(when, DateRange) else when
    if isinstance(first, PartialDate) and year_of(first) is not None:  # a decade tells no beginning
        yield PartialDate(first.year, first.month, first.day, first.qualifier)


def spoken_until(fact: Fact) -> tuple[date, date]:
    """Return the last day for which the present tense of a document is certain, and the last for which it is possible.

    These are the first and last day of its time of writing; without a time of writing there is no limit. A text that
    many people wrote over time is certain for no day after the date of the fact, and possible until the beginning of
    its time of writing.
    """
    source = fact.citations[0].source
    if source is None or source.time_of_writing is None:
        return date.min, date.max
    written = days_of(source.time_of_writing)
    return (date.min, written.first_to) if source.mosaic else (written.first_from, written.last_to)


def stated_days(fact: Fact, when: When, *, tie: bool = False) -> Days:
    """Return the days of a dated fact; if the words leave the end open, the time of writing limits what is certain.

    Args:
        fact: the fact.
        when: its date.
        tie: whether the date of a lasting tie stands for its beginning.
    """
    days = days_of(when)
    if not _open_ended(fact, when, tie=tie):
        return days
    certain, possible = spoken_until(fact)
    if _over(fact, when):
        return days._replace(last_to=max(days.first_to, possible))
    return days._replace(last_from=max(days.last_from, certain), last_to=date.max)


def beyond(fact: Fact, period: Days, *, tie: bool = False) -> bool:
    """Whether a period begins after the time of writing, for a fact whose words do not say that it ended."""
    when = fact.date
    if when is None or _over(fact, when):
        return False
    going_on = (tie and fact.lasting and fact.as_of) or _open_ended(fact, when, tie=tie)
    return going_on and period.first_from > max(days_of(when).first_to, spoken_until(fact)[1])


def had_come_about(fact: Fact, period: Days) -> bool | None:
    """Return whether the event had happened by a day; for a lasting tie, whether it still existed then.

    If the day is known only to lie in a period, the answer is certain if it is the same for all days in the period.
    Days `beyond` the time of writing have no answer.
    """
    when = fact.date
    if when is None:
        return None
    if fact.as_of and fact.lasting:
        verdict: bool | None = days_of(when).covers(period) or None
    elif fact.lasting:
        verdict = stated_days(fact, when, tie=True).covers(period)
    else:
        last_from, last_to = stated_days(fact, when)[2:]
        verdict = True if last_to <= period.first_from else None if last_from <= period.last_to else False
    return None if verdict and fact.status in NOT_YET else verdict


def _open_ended(fact: Fact, when: When, *, tie: bool) -> bool:
    """Whether the words give no end; a single date of a tie is its beginning, unless it is stated as of that date."""
    if isinstance(when, DateRange):
        return isinstance(when.end, OpenEnd)
    return tie and fact.lasting and not fact.as_of


def _over(fact: Fact, when: When) -> bool:
    """Whether the words say that the tie ended, even at an unknown time."""
    return fact.status is Status.ENDED or (isinstance(when, DateRange) and when.end is OpenEnd.UNKNOWN)
