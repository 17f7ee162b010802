"""Figures in English: numbers, money, measures, and the words that limit them."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tajik_relations.evidence.readers import figures_in, qualifier_before, qualifier_of
from tajik_relations.evidence.readers.numbers import numbers_in
from tajik_relations.evidence.readers.units import TABLES
from tajik_relations.model.terms import Qualifier

SENTENCES: dict[str, list[str]] = {
    sentence: values
    for path in sorted((Path(__file__).parent / "sentences").iterdir())
    for sentence, values in tomllib.loads(path.read_text("utf-8")).items()
}
CURRENCIES = tomllib.loads((TABLES / "currencies.toml").read_text("utf-8"))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_figures_of_a_sentence(sentence: str) -> None:
    """Each made-up sentence gives its figures in full with their money or measure, and no years or names."""
    reads = [" ".join(map(str, filter(None, (each.unit or each.measure,)))) for each in figures_in(sentence)]
    numbers = [str(each.number) for each in figures_in(sentence)]
    assert SENTENCES[sentence][1] == ", ".join(
        f"{one} {unit}".strip() for one, unit in zip(numbers, reads, strict=True)
    )


@pytest.mark.parametrize(
    ("fragment", "figures"),
    [
        ("1,600 men", [(1600, None)]),
        ("1.600 men", [(1600, None)]),
        ("1\u00a0600 men", [(1600, None)]),
        ("1\u2009600\u2009000 men", [(1_600_000, None)]),
        ("1’600 men", [(1600, None)]),
        ("1.600,00 euros", [(1600, "EUR")]),
        ("1,50,000 rupees", [(150_000, None)]),
        ("12.5 million", [(12_500_000, None)]),
        ("12.125 %", []),
        ("0.125", []),
        ("3 bn euro", [(3_000_000_000, "EUR")]),
        ("3 mln euros", [(3_000_000, "EUR")]),
        ("$5m", [(5_000_000, "$")]),
        ("USD 5 m", [(5_000_000, "USD")]),
        ("£200k", [(200_000, "GBP")]),
        ("5 m of cable", [(5, None)]),
        ("Rs 200 crore", [(2_000_000_000, "Rs")]),
        ("2 lakh crore rupees", [(2 * 10**12, None)]),
        ("US$ 3bn", [(3_000_000_000, "USD")]),
        ("US $3 million", [(3_000_000, "USD")]),
        ("5 million Swiss francs", [(5_000_000, "CHF")]),
        ("20 million Soviet roubles", [(20_000_000, "SUR")]),
        ("30 Kazakh tenge", [(30, "KZT")]),
        ("COP 21", [(21, None)]),
        ("COP 300,000", [(300_000, "COP")]),
        ("ALL 30 members", [(30, None)]),
        ("ten two-day seminars", [(10, None), (2, None)]),
        ("300 TRY", [(300, "TRY")]),
        ("5 %", [(5, "%")]),
        ("5 per cent", [(5, "%")]),
        ("5 percent", [(5, "%")]),
        ("5 percentage points", [(5, "percentage point")]),
        ("three per cent", [(3, "%")]),
        ("100 sq km", [(100, "km2")]),
        ("twenty", [(20, None)]),
        ("twenty-five", [(25, None)]),
        ("two hundred and thirty", [(230, None)]),
        ("a hundred", [(100, None)]),
        ("half a million", [(500_000, None)]),
        ("one and a half million", [(1_500_000, None)]),
        ("a million and a half", [(1_500_000, None)]),
        ("two and a half", []),
        ("two dozen", [(24, None)]),
        ("dozens of men", []),
        ("hundreds of men", []),
        ("one hundred and two hundred", [(100, None), (200, None)]),
        ("one, two or three", [(1, None), (2, None), (3, None)]),
        ("two thirds", []),
        ("one of them", []),
        ("no one", []),
        ("the two countries", []),
        ("two ministries", [(2, None)]),
        ("the 201st division", []),
        ("the twenty-first division", []),
        ("Resolution 1373", []),
        ("Articles 5 and 6", []),
        ("the G20 and a MiG-29", []),
        ("at 10:30", []),
        ("on 3 May 1998", []),
        ("in 1998", []),
        ("on 03/05/1998", []),
        ("the Group of Seven", []),
        ("20 or 29 years", [(20, None), (29, None)]),
        ("$3–5 million", [(3_000_000, "$"), (5_000_000, "$")]),
        ("1.5 to 3 million", [(1_500_000, None), (3_000_000, None)]),
        ("1800 soldiers", [(1800, None)]),
        ("$ 1600", [(1600, "$")]),
    ],
)
def test_figures_in_general_styles(fragment: str, figures: list[tuple[int, str | None]]) -> None:
    """Each style of English gives its figure in full; what is no whole figure is not read."""
    assert figures == [(read.number, read.unit) for read in figures_in(fragment)]


def test_a_measure_has_its_symbol_and_its_noun() -> None:
    """Names and signs of measures give one symbol; the record may still write the document's own noun."""
    read = {text: [(one.unit, one.measure, one.noun) for one in figures_in(text)] for text in ("5 km", "5 kilometres")}
    assert [(None, "km", True)] == read["5 km"] == read["5 kilometres"]


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("gave US$ 3bn more", "US$ 3bn"),
        ("gave 3 million Swiss francs more", "3 million Swiss francs"),
        ("about 5 per cent of it", "5 per cent"),
        ("all one hundred and two ships", "one hundred and two"),
    ],
)
def test_a_figure_stands_where_it_says(fragment: str, words: str) -> None:
    """A figure begins with its sign of money and ends with its unit."""
    assert [words] == [fragment[read.start : read.end] for read in figures_in(fragment)]


@pytest.mark.parametrize(
    ("fragment", "qualifier"),
    [
        ("more than 30 ships", Qualifier.MORE_THAN),
        ("over $ 40 million", Qualifier.MORE_THAN),
        ("above 20", Qualifier.MORE_THAN),
        ("in excess of €5m", Qualifier.MORE_THAN),
        ("at least 12", Qualifier.AT_LEAST),
        ("no less than 12", Qualifier.AT_LEAST),
        ("not less than twelve", Qualifier.AT_LEAST),
        ("20 or more", Qualifier.AT_LEAST),
        ("less than 10", Qualifier.LESS_THAN),
        ("under 300 people", Qualifier.LESS_THAN),
        ("below 5 %", Qualifier.LESS_THAN),
        ("under two treaties", Qualifier.EXACTLY),
        ("up to 250", Qualifier.AT_MOST),
        ("no more than 250", Qualifier.AT_MOST),
        ("nearly 4,000", Qualifier.NEARLY),
        ("almost 20", Qualifier.NEARLY),
        ("around 20", Qualifier.ABOUT),
        ("about a hundred", Qualifier.ABOUT),
        ("approximately 5", Qualifier.ABOUT),
        ("roughly 5", Qualifier.ABOUT),
        ("circa 5", Qualifier.ABOUT),
        ("in the region of 60%", Qualifier.ABOUT),
        ("some 300", Qualifier.SOME),
        ("exactly 7", Qualifier.EXACTLY),
        ("7 ships", Qualifier.EXACTLY),
        ("20 or 29 years", Qualifier.ONE_OR_OTHER),
    ],
)
def test_words_that_limit_a_figure(fragment: str, qualifier: Qualifier) -> None:
    """The words right before or behind a figure say how it is limited."""
    assert qualifier is qualifier_of(fragment, figures_in(fragment)[0])


def test_only_words_right_before_a_figure_limit_it() -> None:
    """A limit of another figure, or of a time, is none of this figure."""
    fragment = "over the past years more than 30 ships and 20 boats"
    assert [Qualifier.MORE_THAN, Qualifier.EXACTLY] == [
        qualifier_before(fragment, read.start) for read in figures_in(fragment)
    ]


@given(st.sampled_from(sorted(CURRENCIES["codes"].split())), st.integers(1000, 10**9))
def test_every_code_is_read_on_both_sides(code: str, amount: int) -> None:
    """A code of ISO 4217 before or behind an amount names its money."""
    for words in (f"of {code} {amount:,} in", f"of {amount:,} {code} in", f"of {code}{amount:,} in"):
        assert [(amount, code)] == [(read.number, read.unit) for read in figures_in(words)]


@given(
    st.sampled_from([(name, code) for code, names in CURRENCIES["names"].items() for name in names.split(", ")]),
    st.integers(2, 999),
)
def test_every_name_of_money_is_read(currency: tuple[str, str], amount: int) -> None:
    """A name of a currency behind an amount names its money, in capitals or not."""
    name, code = currency
    for spelled in (name, name.title()):
        assert [(amount * 10**6, code)] == [
            (read.number, read.unit) for read in figures_in(f"of {amount} million {spelled}.")
        ]


SCALES = {"": 1, " thousand": 10**3, " million": 10**6, "bn": 10**9, " trillion": 10**12}
SEPARATORS = [",", ".", "\u00a0", "\u2009", "\u202f", " ", "’", ""]


@given(st.integers(0, 10**12), st.sampled_from(SEPARATORS))
def test_every_number_in_digits_is_read_back(number: int, separator: str) -> None:
    """Whatever parts its thousands, a number is read as itself."""
    assert [number] == [read.number for read in figures_in(f"{number:,} ships".replace(",", separator))]


@given(st.integers(1, 999), st.integers(0, 9), st.sampled_from(list(SCALES)))
def test_every_decimal_with_a_scale_is_read_back(whole: int, tenth: int, scale: str) -> None:
    """Decimals that a scale makes whole are read in full, others are not read."""
    value = (10 * whole + tenth) * SCALES[scale]
    expected = [value // 10] if value % 10 == 0 else []
    assert expected == [read.number for read in figures_in(f"{whole}.{tenth}{scale} ships")]


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for scale, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joined = " and " if 0 < rest < 100 and scale < 10**6 else " "
            return f"{_in_words(number // scale)} {name}" + (joined + _in_words(rest) if rest else "")
    raise AssertionError


@given(st.integers(0, 10**9 - 1))
def test_every_number_in_words_is_read_back(number: int) -> None:
    """Any number below a milliard, spelled out, is read as itself."""
    assert [number] == [read.number for read in figures_in(f"with {_in_words(number)} ships")]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    """No text makes the reader of figures fail, and what it reads lies inside the text."""
    assert all(0 <= read.start < read.end <= len(text) for read in figures_in(text))


def test_the_first_number_of_a_text_and_those_behind_it_are_read() -> None:
    """A number is a figure at the beginning of a text too, and behind other figures."""
    assert [3, 12] == [read.number for read in figures_in("Three Seas and 12 ships")]
    assert [3, 7, 5] == [read.number for read in figures_in("of the three seas, the seven hills and five others")]


@pytest.mark.parametrize("text", ["9" * 5_000, "1" + ",000" * 2_000, "0." + "0" * 5_000, "5 " + "million " * 2_000])
def test_digits_that_nobody_writes_are_no_figure_or_one_that_can_be_written(text: str) -> None:
    """A run of thousands of digits, or of words that multiply, stops nothing: what is read can be written out."""
    assert all(len(str(read.number)) < 100 for read in numbers_in(f"in 2003 {text} tonnes"))
    assert 2003 in [read.number for read in numbers_in(f"in 2003 {text} tonnes")]
