"""What the evidence reads in words: dates, figures, names, the content of summaries, and tokens."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

import tajik_relations as tr
from tajik_relations.evidence.english import summaries as content_read
from tajik_relations.evidence.name_index import NameIndex, index_of
from tajik_relations.evidence.readers import dates_in, figures_in
from tajik_relations.evidence.tokens import plain, tokens
from tajik_relations.model.terms import OrganizationKind


@pytest.mark.parametrize(
    ("fragment", "dates"),
    [
        ("9 November 2007", ["2007-11-09"]),
        ("on 29 may 1992", ["1992-05-29"]),
        ("December 21, 2017[10]", ["2017-12-21"]),
        ("on March15-16th, 2007", ["2007-03-15/2007-03-16"]),
        ("on August 13-14th 2007", ["2007-08-13/2007-08-14"]),
        ("signed on April 8th, 1992", ["1992-04-08"]),
        ("April 1992", ["1992-04"]),
        ("March, 2008", ["2008-03"]),
        ("dated 16.03.2007", ["2007-03-16"]),
        ("Host.com (2002-04-27)", ["2002-04-27"]),
        ("in 2006[18]", ["2006"]),
        ("From 1992 to 1993", ["1992/1993"]),
        ("Until 2005,", ["../2005"]),
        ("From September 22nd 2007", ["2007-09-22/.."]),
        ("since September 11, 2001", ["2001-09-11/.."]),
        ("2003: joined; 2004: left", ["2003", "2004"]),
        ("1,992 tons", []),
        ("12.1992", []),
        ("no date at all", []),
    ],
)
def test_dates_in_every_style(fragment: str, dates: list[str]) -> None:
    """Each style of the documents gives the date as exact as it is written."""
    assert dates == [date.text for date in dates_in(fragment)]


def test_since_in_an_earlier_fragment_opens_the_date() -> None:
    """The word may stand in a fragment before the date."""
    assert [date.text for date in dates_in("on 11 March 1992", since=True)] == ["1992-03-11/.."]


def test_a_date_of_retrieval_is_marked() -> None:
    """Only a date right after "Retrieved on" is one."""
    read = [(date.text, date.retrieved) for date in dates_in("(2002-04-27). Retrieved on 2010-10-21")]
    assert read == [("2002-04-27", False), ("2010-10-21", True)]


@pytest.mark.exhaustive
@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    """A day in ISO form, whichever it is, is read as itself."""
    assert [str(day)] == [date.text for date in dates_in(f"on {day}")]


@pytest.mark.parametrize(
    ("fragment", "figures"),
    [
        ("EUR 5,64 million", [(5_640_000, "EUR")]),
        ("11,000 border guards", [(11_000, None)]),
        ("US$12.09 million", [(12_090_000, "USD")]),
        ("$50,000 worth", [(50_000, "$")]),
        ("€3.5 billion", [(3_500_000_000, "EUR")]),
        ("2 thousand tons", [(2_000, None)]),
        ("1,234,567 tons", [(1_234_567, None)]),
        ("1.234 tons", [(1_234, None)]),
        ("1,234 million", [(1_234_000_000, None)]),
        ("1.234 million", [(1_234_000, None)]),
        ("28,000 km² of land", [(28_000, "km2")]),
        ("12 % of", [(12, "%")]),
        ("four army camps", [(4, None)]),
        ("the 201st division", []),
        ("5,64 tons", []),
        ("tonight", []),
    ],
)
def test_figures_with_separators_scales_and_units(fragment: str, figures: list[tuple[int, str | None]]) -> None:
    """A comma parts thousands or decimals by what follows it; a currency is named only where the words name it."""
    assert figures == [(read.number, read.unit) for read in figures_in(fragment)]


def test_a_noun_after_a_figure_is_noted() -> None:
    """A figure without a sign of unit may have a word after it that is its unit."""
    read = [(each.number, each.noun) for each in figures_in("7; 2 ships, three boats")]
    assert read == [(7, False), (2, True), (3, True)]


@given(st.integers(0, 10**12))
def test_a_whole_number_is_read_back_with_thousands_apart(number: int) -> None:
    """Any whole number, written with commas, is read as itself."""
    assert [number] == [read.number for read in figures_in(f"{number:,} tons")]


@pytest.fixture(scope="module")
def index() -> NameIndex:
    """Return an index of a few made-up names that begin alike."""
    state = tr.State(code="XA", alpha3="XXA", numeric="901", name="Avalonia", adjectives=("Avalonian",))
    league = tr.Organization(code="LL", name="League of Lakes", names=("LL",), kind=OrganizationKind.INTERGOVERNMENTAL)
    trade = tr.Organization(code="LLT", name="League of Lakes Trade Area", kind=OrganizationKind.INTERGOVERNMENTAL)
    person = tr.Person(code="ada-vale", name="Ada Vale")
    return index_of((state, league, trade, person), (tr.Place(name="Port Vale"),))


@pytest.mark.parametrize(
    ("fragments", "names"),
    [
        (["the League of Lakes Trade Area"], [("LLT", 1)]),
        (["the League of Lakes trade"], [("LL", 1)]),
        (["League of", "Lakes"], []),
        (["Avalonian ships", "AVALONIA"], [("XA", 0), ("XA", 2)]),
        (["Ada Vale in Port Vale"], [("ada-vale", 0), ("Port Vale", 3)]),
        (["LL and avalonia"], [("LL", 0)]),
    ],
)
def test_the_longest_name_is_read_inside_one_fragment(
    fragments: list[str], names: list[tuple[str, int]], index: NameIndex
) -> None:
    """A name is read whole, where it begins, and never across fragments."""
    read = [(getattr(each.named, "code", each.named), each.position) for each in index.names_in(fragments)]
    assert names == read


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("supply", "supplied", True),
        ("trade", "tract", False),
        ("cede", "ceded", True),
        ("tax", "taxes", False),
        ("sea", "seas", True),
        ("aid", "aide", False),
        ("develop", "development", True),
        ("develop", "developmentally", False),
        ("strengthen", "strengthening", True),
    ],
)
def test_words_with_one_stem_are_alike(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table's column
    """Two words are alike by what they begin with, and short words only with plain endings."""
    assert same is content_read.alike(one, other)
    assert same is content_read.alike(other, one)


@pytest.mark.parametrize(
    ("summary", "cited", "strange"),
    [
        ("supply of ships", "ships were supplied", []),
        ("supply of boats", "ships were supplied", ["boats"]),
        ("after the war", "following the war", []),
        ("training of crews", "to train crews", []),
        ("not a ship", "a ship", []),
    ],
)
def test_a_summary_says_only_what_the_words_say(summary: str, cited: str, strange: list[str]) -> None:
    """Stems and listed synonyms count as the same word; light words and negations are judged elsewhere."""
    assert strange == list(content_read.unsupported(summary, cited))


@pytest.mark.parametrize(
    ("text", "count"), [("it would not be", 1), ("neither now nor ever", 2), ("nothing", 0), ("a note", 0)]
)
def test_negation_is_a_word_of_its_own(text: str, count: int) -> None:
    """Only whole words negate, and each of them counts."""
    assert count == content_read.negations(text)


@given(st.text())
def test_tokens_stand_where_they_say(text: str) -> None:
    """Each token is the text from its start to its end, and they follow one another."""
    line, end = plain(text), 0
    for token in tokens(line):
        assert token.text == line[token.start : token.end]
        assert token.start >= end
        end = token.end


@pytest.mark.parametrize(
    ("text", "sorts"), [("Ada met 12 times", "nwdw"), ("two Ships", "dn"), ("The EUR 5,64", "wnd"), ("million", "d")]
)
def test_sorts_of_tokens(text: str, sorts: str) -> None:
    """Numbers and number words bear facts, capitals are names, and a sentence's first light word is neither."""
    assert list(sorts) == [token.sort for token in tokens(text)]
