"""Whether what a fact tells came about, and when its document was written."""

from typing import Any

import pytest
from attrs import evolve
from made_up import ALMANAC, AVALONIA, HOME

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import BasisKind, Status, VisitKind
from tajik_relations.records.time_of_writing import time_of_writing, with_time_of_writing

STAMPED = evolve(ALMANAC, stamp="05.06.2010 10:00")
BY_STATUS = {
    "done": "yes",
    "ended": "yes",
    "ongoing": "yes",
    "planned": "not stated",
    "draft": "not stated",
    "considered": "not stated",
    "conditional": "not stated",
}
BY_DATE = {
    "2009": "yes",
    "2010-06-05": "yes",
    "2010-05/2012": "yes",
    "2008/..": "yes",
    "../2009": "yes",
    "2010": "not stated",
    "2010-06": "not stated",
    "2010-06-06": "not stated",
    "2011": "not stated",
    "2010-07/..": "not stated",
}


def _cited(document: tr.SourceDocument | None) -> tuple[tr.Citation, ...]:
    return (tr.Citation(document="almanac", line=1, words=("a visit",), source=document),)


def _visit(date: str | None = None, document: tr.SourceDocument | None = STAMPED, **values: Any) -> tr.Visit:
    made = {"id": "alm-1", "citations": _cited(document), "sending": HOME, "host": AVALONIA, **values}
    return tr.Visit(visit=VisitKind.OFFICIAL, date=parse(date) if date else None, **made)


@pytest.mark.parametrize("status", BY_STATUS)
@pytest.mark.parametrize("date", [None, "1990", "2030"])
def test_a_status_decides_whatever_the_date(status: str, date: str | None) -> None:
    """What is done, ended or ongoing came about; what is planned, draft or considered did not; a condition is open."""
    assert BY_STATUS[status] == str(_visit(date, status=Status(status)).realized)


def test_every_status_has_its_answer() -> None:
    """No status is left out."""
    assert {str(status) for status in Status} == {*BY_STATUS}


@pytest.mark.parametrize("date", BY_DATE)
def test_without_a_status_the_date_decides(date: str) -> None:
    """What certainly began by the day of the stamp came about; if it may be later, that is not stated."""
    assert BY_DATE[date] == str(_visit(date).realized)


@pytest.mark.parametrize("document", [None, ALMANAC, evolve(ALMANAC, stamp="noon")], ids=["none", "bare", "no date"])
def test_without_a_stamp_no_date_lies_after_it(document: tr.SourceDocument | None) -> None:
    """A dated fact of a document without a date in its stamp, or of no known document, came about."""
    assert "yes" == str(_visit("2030", document).realized)


def test_without_a_status_and_a_date_the_words_decide() -> None:
    """It is not stated, unless the words tell what followed."""
    assert ["not stated", "yes"] == [str(fact.realized) for fact in (_visit(), _visit(followed="after"))]


def test_what_cannot_come_about_has_no_answer() -> None:
    """Positions, characterizations and notes have none, whatever their status and date."""
    shared: dict[str, Any] = {"id": "alm-1", "citations": _cited(STAMPED), "date": parse("1999"), "status": Status.DONE}
    facts = [
        tr.Position(holder=(HOME,), summary="Homeland wishes", **shared),
        tr.Characterization(of=(HOME,), summary="Homeland is warm", **shared),
        tr.Reference(mark=1, **shared),
    ]
    assert [None, None, None] == [fact.realized for fact in facts]


DATES: dict[str, tuple[tuple[tuple[str | None, str | None], ...], str | None, str | None]] = {
    "the latest day": ((("1999-05-01", None), ("2003-02", "done"), ("2001", None)), None, "2003-02/.."),
    "its beginning": ((("2003/2008", "done"), ("2004-01-02/..", "ongoing")), None, "2004-01-02/.."),
    "no beginning": (((None, "done"), ("../2008", "ended")), None, None),
    "what is planned": ((("2003", "done"), ("2009", "planned"), ("2012", "considered")), None, "2003/.."),
    "the exacter of two": ((("2003-01", None), ("2003", None), ("2003-01-01", None)), None, "2003-01-01/.."),
    "the stamp": ((("2003", "done"),), "05.06.2010", "2003/2010-06-05"),
    "a year as stamp": ((("2003", "done"),), "June in 2010", "2003/2010"),
    "the stamp alone": (((None, "done"),), "05.06.2010", "../2010-06-05"),
    "after the stamp": ((("2003", "done"), ("2011", "done")), "05.06.2010", "2003/2010-06-05"),
    "nothing": ((), None, None),
}


@pytest.mark.parametrize("case", DATES)
def test_the_time_of_writing(case: str) -> None:
    """From the latest first day of what came about to the stamp, each as exact as it is; open or none without them."""
    given, stamp, expected = DATES[case]
    document = evolve(ALMANAC, stamp=stamp)
    facts = [_visit(date, document, status=status and Status(status)) for date, status in given]
    found = time_of_writing(document, facts)
    assert expected == (found and str(found))


def test_notes_do_not_date_a_document() -> None:
    """What a note was published on says nothing of when the document was written."""
    note = tr.Reference(id="alm-2", citations=_cited(ALMANAC), mark=1, date=parse("2020"), retrieved=parse("2021"))
    assert "1999/.." == str(time_of_writing(ALMANAC, [_visit("1999", ALMANAC), note]))


def test_a_given_time_of_writing_stays() -> None:
    """The reader derives what the manifest does not have, says how, and changes nothing else."""
    facts = [_visit("1999", ALMANAC)]
    given = evolve(ALMANAC, time_of_writing=parse("1990/1995"))
    derived, kept = with_time_of_writing(ALMANAC, facts), with_time_of_writing(given, facts)
    assert evolve(ALMANAC, time_of_writing=parse("1999/.."), time_of_writing_basis=BasisKind.DERIVED) == derived
    assert evolve(given, time_of_writing_basis=BasisKind.DERIVED) == kept
    assert ALMANAC == with_time_of_writing(ALMANAC, [])


def test_a_statement_says_who_is_its_source() -> None:
    """What a document asserts by the word of another source says so."""
    assert _visit("1999", according_to="Yearbook").statement.endswith(" in 1999, according to Yearbook.")
