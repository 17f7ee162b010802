"""Disagreements in words: what is asked, and the values that are given."""

from collections.abc import Iterable
from datetime import date
from typing import TypeGuard

import tajik_relations as tr
from tajik_relations.model.dates import DateRange
from tajik_relations.model.periods import extent
from tajik_relations.records.sentences import dated, day_in_words

_BOTH = "both facts are about the "
_FIRST = (date.min, date.min)


def when(date: tr.PartialDate | DateRange) -> str:
    """Return a date with its preposition: "on 24 September 2007"."""
    return dated(date)


def day(date: tr.PartialDate | DateRange) -> str:
    """Return a date alone: "24 September 2007"; a range with its preposition."""
    return day_in_words(date) if isinstance(date, tr.PartialDate) else dated(date)


def date_in_words(fact: tr.Fact) -> str:
    """Return the date of a fact: "24 September 2007", "since 2005", "as of 2000"; empty if it has none."""
    if fact.date is None:
        return ""
    date = dated(fact.date, fact.status).removeprefix("on ").removeprefix("in ")
    return f"as of {date}" if fact.as_of else date


def shown(stated: tr.StatedValue) -> str:
    """Return a stated value in words."""
    return day(stated.value) if _is_date(stated.value) else stated.shown


def told_by(fact: tr.Fact) -> str:
    """Return who says a fact, and when the document was written: "Wikipedia, written 2017 or later"."""
    publisher, comma, years = fact.told_by.rpartition(", ")
    years = years.replace(" to ", "–")
    return f"{publisher}, written {years}" if comma and years[:1].isdigit() else fact.told_by


def distance_of(disagreement: tr.Disagreement) -> str:
    """Return how far the values are apart; at least so far, if one of them is a month or a year."""
    if disagreement.ratio:
        larger, smaller = ("larger", "smaller") if len(disagreement.values) == 2 else ("largest", "smallest")
        return f"the {larger} figure is {disagreement.ratio:g} times the {smaller}"
    dates = [stated.value for stated in disagreement.values if isinstance(stated.value, tr.PartialDate)]
    inexact = any(date.day is None for date in dates)
    return f"{'at least ' if inexact and disagreement.distance else ''}{disagreement.distance}"


def further_names(actor: tr.State | tr.Organization) -> list[str]:
    """Return the other names of a State or body, but those that stand in its name or only turn a name around."""
    return [name for name in actor.names if name != actor.code and name not in actor.name and ", " not in name]


def kind_of_source(lineage: tr.terms.Lineage, subject: tr.State) -> str:
    """Return in words what kind of source an outside date has."""
    kinds = {
        tr.terms.Lineage.OWN_MINISTRY: f"an authority of {subject.name}",
        tr.terms.Lineage.OTHER_MINISTRY: "an authority of the other State",
        tr.terms.Lineage.REFERENCE: "an encyclopaedia or another work of reference",
        tr.terms.Lineage.COPY: "a copy of another version of one of the documents",
        tr.terms.Lineage.SOURCE: "one of the documents",
    }
    return kinds.get(lineage, str(lineage))


def written_when(document: tr.SourceDocument) -> str:
    """Return between which days a document was written, and what that is derived from."""
    time = document.time_of_writing
    if time is None:
        return "not known"
    first, last = (getattr(time, side) for side in ("earliest", "latest"))
    span = f"not before {_day(first)}" if last is None else f"between {_day(first)} and {_day(last)}"
    return f"{span}, derived from its facts{' and its stamp' if document.stamp else ''}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _is_date(value: object) -> TypeGuard[tr.PartialDate | DateRange]:
    return isinstance(value, tr.PartialDate | DateRange)


def title(disagreement: tr.Disagreement) -> str:
    """Return what differs and how: "When relations with Malta began: 24 or 25 September 2007"."""
    return f"{_question(disagreement)}: {either(map(shown, in_order(disagreement.values)))}"


def in_order(values: Iterable[tr.StatedValue]) -> list[tr.StatedValue]:
    """Return stated values with dates in the order of time; others stay in their order."""
    return sorted(values, key=lambda stated: extent(stated.value) if _is_date(stated.value) else _FIRST)


def either(values: Iterable[str]) -> str:
    """Return values joined by "or"; days of one month have its name once: "24 or 25 September 2007"."""
    given = list(dict.fromkeys(values))
    parts = [value.partition(" ") if value[:1].isdigit() and " " in value else ("", "", value) for value in given]
    if len({month for *_, month in parts}) == 1 and all(day for day, *_ in parts):
        return f"{' or '.join(day for day, *_ in parts)} {parts[0][2]}"
    *others, last = given
    return f"{', '.join(others)} or {last}" if others else last


def office_of(fact: tr.Fact) -> tuple[object, object]:
    """Return the office that a fact names, of a holder or of a visitor, and the State or body whose it is."""
    match fact:
        case tr.OfficeHolder():
            return fact.office, fact.state
        case tr.Visit():
            return fact.office, fact.sending
    return None, None


def held_by(fact: tr.Fact) -> tuple[tr.Person, ...]:
    """Return the persons who hold the office that a fact names."""
    match fact:
        case tr.OfficeHolder():
            return (fact.person,)
        case tr.Visit():
            return fact.visitors
    return ()


def _question(disagreement: tr.Disagreement) -> str:
    fact, field = disagreement.facts[0], disagreement.field
    partner = fact.partner.name if fact.partner else ""
    match fact:
        case tr.DiplomaticRelations():
            return f"When relations with {partner} began"
        case tr.Visit() if field != "holder":
            persons = next((other.visitors for other in disagreement.facts if getattr(other, "visitors", ())), ())
            visitors = " and ".join(person.name for person in persons) or fact.sending.name
            which = "When" if field == "date" else "On what kind of visit"
            about = "" if field == "date" or not fact.date else f" {dated(fact.date)}"
            return f"{which} {visitors} came to {fact.host.name}{about}"
        case tr.Visit() | tr.OfficeHolder():
            office, body = office_of(fact)
            return f"Who was {office} of {getattr(body, 'name', partner)}{f' {dated(fact.date)}' if fact.date else ''}"
    topic = f"the {disagreement.rule.removeprefix(_BOTH)}"
    asked = {
        "date": f"Date of {topic}",
        "quantity": f"Figure for {topic}",
        "bodies": f"Body named with {topic}",
    }
    return asked.get(field, f"{field.replace('_', ' ').capitalize()} of {topic}")
