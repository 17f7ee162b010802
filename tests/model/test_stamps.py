"""The date in a stamp, and answers in three values."""

import pytest

import tajik_relations as tr
from tajik_relations.model.answers import Answer
from tajik_relations.model.page_stamps import date_of

STAMPS = {
    "10.09.2021 08:10": "2021-09-10",
    "01.03.2013\u00a010:10": "2013-03-01",
    "2013-08-05T10:00:00Z": "2013-08-05",
    "Updated 2013-08": "2013-08",
    "5 May 2013, 12:30": "2013-05-05",
    "5th May 2013": "2013-05-05",
    "Last updated: Sep. 15, 2020": "2020-09-15",
    "September 2020": "2020-09",
    "Page of 1999": "1999",
    "03/04/2015": "2015",
    "31.02.2015": "2015",
    "99.99.2015": "2015",
    "Version 2015 Marble 12": "2015",
    "10:30": None,
    "yesterday": None,
}


@pytest.mark.parametrize("stamp", STAMPS)
def test_the_date_of_a_stamp(stamp: str) -> None:
    """The date is as exact as it can be read, in the order of days and months that the stamp makes certain."""
    found = date_of(stamp)
    assert STAMPS[stamp] == (found and str(found))


def test_the_date_of_a_document_s_stamp(dataset: tr.Dataset) -> None:
    """A document has the date of its stamp, and none if nothing is printed."""
    expected = [None, "2021-09-10", None, None, "2013-03-01"]
    assert expected == [document.stamped and str(document.stamped) for document in dataset.documents]


def test_an_answer_says_which_of_three_it_is() -> None:
    """Each answer is one of yes, no and not stated, and has the value that stands for it."""
    answers = [Answer.of(value) for value in (True, False, None)]
    assert [*Answer] == answers
    assert ["yes", "no", "not stated"] == [str(answer) for answer in answers]
    found = [(answer.yes, answer.no, answer.not_stated) for answer in answers]
    assert [(True, False, False), (False, True, False), (False, False, True)] == found


def test_an_answer_that_is_not_stated_has_no_truth_value() -> None:
    """Yes is true, no is false, and asking for the truth of the third is an error that names the three."""
    assert [True, False] == [bool(Answer.YES), bool(Answer.NO)]
    with pytest.raises(tr.NotStatedError, match=r"not stated.*; use \.yes, \.no or \.not_stated"):
        bool(Answer.NOT_STATED)
