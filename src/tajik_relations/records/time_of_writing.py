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
    if isinstance(first, PartialDate) and year_of(first) is not None:  # a decade tells no beginning
        yield PartialDate(first.year, first.month, first.day, first.qualifier)


def _is_realized(fact: Fact, document: SourceDocument) -> bool:
    answer = realized(fact, document)
    return answer is not None and answer.yes


def spoken_until(fact: Fact) -> tuple[date, date]:
    """Return the last days, certain and possible, of which a fact's document speaks in the present tense; inclusive.

    It is the beginning and the end of its time of writing. An article that many wrote at many times speaks for certain
    of no day after a fact's own date, and possibly until its latest date. Without a time of writing nothing limits it.
    """
    source = fact.citations[0].source
    if source is None or source.time_of_writing is None:
        return date.min, date.max
    written = days_of(source.time_of_writing)
    return (date.min, written.first_to) if source.mosaic else (written.first_from, written.last_to)


def stated_days(fact: Fact, when: When, *, tie: bool = False) -> Days:
    """Return the days of a dated fact; an end that the words leave open lies where its document lets it lie.

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
    """Whether a period begins after all days of which the document of something that goes on speaks."""
    when = fact.date
    if when is None or _over(fact, when):
        return False
    going_on = (tie and fact.lasting and fact.as_of) or _open_ended(fact, when, tie=tie)
    return going_on and period.first_from > max(days_of(when).first_to, spoken_until(fact)[1])


def had_come_about(fact: Fact, period: Days) -> bool | None:
    """Return whether what a fact states had happened by a day and, if it is a tie that lasts, still went on then.

    A day that is known only to lie in a period has a certain answer if all days in it have the same. Days that lie
    `beyond` the time of writing have none.
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
    """Whether the words give no end; the only date of a tie is that of its beginning, unless it holds as of it."""
    if isinstance(when, DateRange):
        return isinstance(when.end, OpenEnd)
    return tie and fact.lasting and not fact.as_of


def _over(fact: Fact, when: When) -> bool:
    """Whether the words say that it ended, be it some day."""
    return fact.status is Status.ENDED or (isinstance(when, DateRange) and when.end is OpenEnd.UNKNOWN)
