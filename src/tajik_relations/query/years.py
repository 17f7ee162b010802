"""The table of partners and years: relations, missions each way and shared organizations, in three answers.

The answer for a year is "yes" if the tie certainly existed on at least one day of the year, "no" if the dates exclude
that, and otherwise "not stated".
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from tajik_relations.model.actors import Organization, State
from tajik_relations.model.answers import Answer
from tajik_relations.model.dates import Days
from tajik_relations.model.periods import year_of
from tajik_relations.model.terms import NOT_YET
from tajik_relations.query.facts import Facts
from tajik_relations.query.relation import Relation
from tajik_relations.query.scope import Scope
from tajik_relations.records import DiplomaticMission, DiplomaticRelations, Fact, Membership
from tajik_relations.records.time_of_writing import stated_days
from tajik_relations.tabular.rows import Row, plain

ASSUMPTION = "ties continue unless a document says that they ended"
"""The assumption of the columns that end with `_carried`, if an answer differs from that of the documents alone."""


_Verdict = Callable[..., bool | None]
"""A function that answers for the days of a year, by the documents alone or with ties carried forward (`carried=`)."""


def year_rows(dataset: Any) -> Iterable[Row]:
    """Return one row for each known partner and year, from the first dated tie to the latest stamp."""
    facts: Facts[Fact] = dataset.facts
    years = years_of(facts.of(DiplomaticRelations, DiplomaticMission, Membership), dataset)
    memberships = facts.of(Membership).where(lambda fact: fact.inside)
    mine = memberships.where(lambda fact: dataset.subject in fact.members).group_by("organization")
    for relation in dataset.relations:
        questions = _questions(relation, dataset.subject, memberships, mine)
        statements = {fact.id: fact for facts, _ in questions.values() for fact in facts}
        undated = sum(fact.date is None for fact in statements.values())
        for year in years:
            period = days_of_year(year)
            row: Row = {"partner": plain(relation.partner), "year": year, "basis": str(relation.basis)}
            carried: Row = {}
            for name, (_, verdict) in questions.items():
                row[name] = str(Answer.of(verdict(period, carried=False)))
                carried[f"{name}_carried"] = str(Answer.of(verdict(period, carried=True)))
            differs = any(row[name.removesuffix("_carried")] != answer for name, answer in carried.items())
            yield {**row, **carried, "assumption": ASSUMPTION if differs else None, "undated": undated}


def years_of(ties: Iterable[Fact], dataset: Any) -> range:
    """Return the years of the table, from the year of the first dated tie to the year of the latest stamp, inclusive.

    Without a stamp they end with the latest year of a date in the data set, and without a date there are none.
    """
    begun = [year for year in (year_of(fact.date) for fact in ties) if year is not None]
    stamps = [document.stamped.year for document in dataset.all_documents if document.stamped]
    ends = stamps or [year for year in (year_of(fact.date) for fact in dataset.facts) if year is not None]
    return range(min(begun), max(ends) + 1) if begun else range(0)


def days_of_year(year: int) -> Days:
    """Return the first and the last day of a year, to compare by."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Days(first, first, last, last)


def _questions(
    relation: Relation, subject: State, memberships: Facts[Membership], mine: dict[Organization, Facts[Membership]]
) -> dict[str, tuple[Sequence[Fact], _Verdict]]:
    """Return the questions on a partner: the column, its statements, and the function that answers for a year."""
    scope, partner = relation.facts.scope, relation.partner
    begun = relation.established
    missions = relation.facts.of(DiplomaticMission)
    sent = missions.where(lambda fact: fact.sending == subject and partner in (fact.receiving, fact.organization))
    received = missions.where(lambda fact: fact.sending == partner and fact.receiving == subject)
    theirs = memberships.where(lambda fact: partner in fact.members).group_by("organization")
    both = [(theirs[body], mine[body]) for body in theirs if body in mine]
    named = tuple(fact for facts, _ in both for fact in facts)
    return {
        "relations": (begun, partial(_agreed, scope, begun)),
        "mission_sent": (sent, partial(_any, scope, sent)),
        "mission_received": (received, partial(_any, scope, received)),
        "shared_organization": (named, partial(_shared, scope, both)),
    }


def _answer(scope: Scope, fact: Fact, period: Days, *, carried: bool) -> bool | None:
    """Return whether a dated tie certainly existed on a day of a year."""
    when = fact.date
    if when is None:
        return None
    days = stated_days(fact, when, tie=True)
    open_ended = days.last_to == date.max
    if fact.as_of:
        held = days.within(period) or (carried and open_ended is False and days.first_to < period.first_from)
        verdict = True if held else None
    elif days.first_from > period.last_to or days.last_to < period.first_from:
        return False
    else:
        lasts = open_ended and carried
        verdict = True if days.first_to <= period.last_to and (lasts or days.last_from >= period.first_from) else None
    return scope.limited(fact, None if verdict and fact.status in NOT_YET else verdict, period)


def _agreed(scope: Scope, facts: Iterable[Fact], period: Days, *, carried: bool) -> bool | None:
    """Return the common answer of all dated statements for a year; `None` if they differ."""
    answers = {_answer(scope, fact, period, carried=carried) for fact in facts if fact.date is not None}
    return answers.pop() if len(answers) == 1 else None


def _any(scope: Scope, facts: Iterable[Fact], period: Days, *, carried: bool) -> bool | None:
    """Return yes if a statement is certainly true of a year, and no if the dates of all statements exclude the year."""
    answers = {_answer(scope, fact, period, carried=carried) for fact in facts}
    return True if True in answers else False if answers == {False} else None


def _shared(
    scope: Scope, pairs: Iterable[tuple[Facts[Any], Facts[Any]]], period: Days, *, carried: bool
) -> bool | None:
    """Return yes if both are members of one organization in a year; no document says that they share none."""
    together = (all(_any(scope, facts, period, carried=carried) for facts in pair) for pair in pairs)
    return any(together) or None
