"""The readers beside two libraries that read dates and numbers too; a test is skipped where its library is missing."""

import pytest

from tajik_relations.evidence.readers import dates_in, figures_in

DAYS = (
    "3rd of May 1998|May 3, 1998|3 May, 1998|3 Sept. 1998|Sep 3rd, 1998|1998-05-03|3 May 1998|Monday, 4 May 1998|"
    "May 31st, 2004|29 February 2000|1 January 1999|December 31 1999|12 Aug. 1949|30 June 1960"
).split("|")
NUMBERS = (
    "twenty|twenty-five|one hundred and two|two hundred and thirty|three thousand five hundred|four hundred thousand|"
    "nineteen|ninety-nine|one million two hundred thousand|sixty-three|seven hundred and seventy-seven thousand"
).split("|")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("words", DAYS)
def test_days_are_those_of_dateparser(words: str) -> None:
    """A day in a common style is the same day for both."""
    dateparser = pytest.importorskip("dateparser")
    assert [str(dateparser.parse(words, languages=["en"]).date())] == [read.text for read in dates_in(words)]


@pytest.mark.parametrize("words", NUMBERS)
def test_numbers_are_those_of_text2num(words: str) -> None:
    """A number in words is the same number for both."""
    library = pytest.importorskip("text_to_num")
    assert [library.text2num(words, "en")] == [read.number for read in figures_in(words)]
