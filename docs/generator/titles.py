"""Disagreements in words: what is asked, and the values that are given."""

import tajik_relations as tr
from tajik_relations.model.dates import DateRange
from tajik_relations.records.sentences import dated, day_in_words

_TWICE = ", told twice"


def when(date: tr.PartialDate | DateRange) -> str:
    """Return a date with its preposition: "on 24 September 2007"."""
    return dated(date)


def day(date: tr.PartialDate | DateRange) -> str:
    """Return a date alone: "24 September 2007"; a range with its preposition."""
    return day_in_words(date) if isinstance(date, tr.PartialDate) else dated(date)


def title(disagreement: tr.Disagreement) -> str:
    """Return what differs and how: "When relations with Malta began: 24 or 25 September 2007"."""
    values = (stated.value for stated in disagreement.values)
    shown = [day(value) if isinstance(value, tr.PartialDate | DateRange) else None for value in values]
    given = (date or stated.shown for date, stated in zip(shown, disagreement.values, strict=True))
    return f"{_question(disagreement)}: {' or '.join(dict.fromkeys(given))}"


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
            office = getattr(fact, "office", None)
            body = getattr(fact, "state", None) or getattr(fact, "sending", None)
            return f"Who was {office} of {getattr(body, 'name', partner)}{f' {dated(fact.date)}' if fact.date else ''}"
    topic = disagreement.rule.removesuffix(_TWICE)
    asked = {"date": "When", "quantity": "How many", "bodies": "Who ran"}.get(field, field.capitalize())
    return f"{asked}: {topic}"
