"""What texts write otherwise than the shipped ones: right facts of made-up sentences pass, wrong ones are found.

Each case has the lines of a text, the cited words, and the fact; `found_on` gives all that the checks say of it.
"""

from typing import Any

import pytest
from attrs import evolve
from made_up import ADA, ALMANAC, AVALONIA, BORDURIA, CASCARA, DATASET, LAKES

import tajik_relations as tr
from tajik_relations.evidence.checks.facts import Evidence, by_reading
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.name_index import index_of, is_listed
from tajik_relations.evidence.originals import Text
from tajik_relations.model.dates import OpenEnd
from tajik_relations.model.terms import (
    BasisKind,
    Designation,
    MissionKind,
    Office,
    PostKind,
    Qualifier,
    Rule,
    Status,
    TradeFlow,
    TreatyDate,
    VisitKind,
)

ELM, OAK, ASH = (tr.Place(name=name) for name in ("Elmton", "Oakham", "Ashby"))
INDEX = index_of((AVALONIA, BORDURIA, CASCARA, LAKES, ADA), (ELM, OAK, ASH))
DONE, ONGOING = Status.DONE, Status.ONGOING
SUBJECT = tr.Basis(field="sending", kind=BasisKind.DERIVED, rule=Rule.SUBJECT)
COUNTERPART = tr.Basis(field="host", kind=BasisKind.DERIVED, rule=Rule.COUNTERPART)


def found_on(fact: tr.Fact, *lines: str, facts: tuple[tr.Fact, ...] = ()) -> list[str]:
    """Return what all checks find of a fact in a text of these lines, beside other facts."""
    dataset = evolve(DATASET, subject=AVALONIA, all_facts=facts)
    evidence = Evidence(dataset, {"almanac": Text(ALMANAC, lines)}, INDEX, codebook_of())
    return [str(finding) for finding in by_reading(fact, evidence)]


def cited(*words: str, line: int = 1, also: dict[int, str] | None = None) -> dict[str, Any]:
    """Return the values that every fact has: words on a line, and others on other lines."""
    first = tr.Citation(document="almanac", line=line, words=words)
    others = (tr.Citation(document="almanac", line=at, words=(text,)) for at, text in (also or {}).items())
    return {"id": "alm-1-x", "citations": (first, *others)}


def talks(*words: str, date: tr.PartialDate | tr.DateRange | None, **places: Any) -> tr.Meeting:
    """Return a meeting of Avalonia and Borduria."""
    summary = "Avalonia and Borduria held talks"
    return tr.Meeting(
        **cited(*words, **places), participants=(AVALONIA, BORDURIA), summary=summary, date=date, status=DONE
    )


def gift(*words: str, summary: str, **values: Any) -> tr.Assistance:
    """Return help of Avalonia to Borduria."""
    return tr.Assistance(**cited(*words), provider=AVALONIA, recipient=BORDURIA, summary=summary, status=DONE, **values)


def imports(*words: str, **values: Any) -> tr.Trade:
    """Return the imports of Avalonia from Borduria in 1997."""
    given = {"date": tr.PartialDate(1997), "flow": TradeFlow.IMPORTS, **values}
    return tr.Trade(**cited(*words), reporting=AVALONIA, counterpart=BORDURIA, **given)


def visit(*words: str, **values: Any) -> tr.Visit:
    """Return a visit of Ada Vale of Avalonia to Borduria."""
    given = {"sending": AVALONIA, "host": BORDURIA, "visitors": (ADA,), "status": DONE, **values}
    return tr.Visit(**cited(*words), visit=VisitKind.UNSPECIFIED, **given)


def dated(*parts: int) -> tr.PartialDate:
    """Return a date."""
    return tr.PartialDate(*parts)


OPENED = "Borduria opened a bank in November 1997."


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("In December of that year", dated(1997, 12)),
        ("On 4 December of the same year", dated(1997, 12, 4)),
        ("In the same year", dated(1997)),
        ("Later that year", dated(1997)),
        ("By the end of that year", dated(1997)),
        ("The year after", dated(1998)),
        ("That December", dated(1997, 12)),
        ("In the same month", dated(1997, 11)),
        ("The next month", dated(1997, 12)),
        ("Two months later", dated(1998, 1)),
        ("The following February", dated(1998, 2)),
        ("In May of the following year", dated(1998, 5)),
        ("A year earlier", dated(1996)),
    ],
)
def test_words_that_refer_to_a_date_mean_it(words: str, meant: tr.PartialDate) -> None:
    """The date of the line before gives them their year or month, and is no date of the fact itself."""
    line = f"{words} Avalonia and Borduria held talks."
    fragments = (words, "Avalonia and Borduria held talks")
    right = talks(*fragments, date=meant, line=2, also={1: "November 1997"})
    assert [] == found_on(right, OPENED, line)
    wrong = evolve(right, date=dated(1997, 11) if meant != dated(1997, 11) else dated(1997))
    assert any(finding.startswith("date: expected") for finding in found_on(wrong, OPENED, line))


def test_a_year_alone_is_enough_for_words_that_refer_to_a_year() -> None:
    """The month beside it on the line need not be cited; of words that refer to a month nothing decides."""
    line = "In the same year Avalonia and Borduria held talks."
    right = talks("In the same year Avalonia and Borduria", "held talks", date=dated(1997), line=2, also={1: "1997"})
    assert [] == found_on(right, OPENED, line)
    line = "In the same month Avalonia and Borduria held talks."
    open_ = talks("In the same month Avalonia and Borduria", "held talks", date=dated(1997), line=2, also={1: "1997"})
    assert [] == found_on(open_, OPENED, line)
    [finding] = found_on(evolve(open_, date=dated(1997, 11)), OPENED, line)
    assert finding.startswith(
        "date: expected a date that the words state (1997; the date to which 'the same month' refers is not"
    )


def test_a_date_before_it_in_the_same_sentence_is_meant() -> None:
    """The year of one clause and "of that year" in the next one are one date, in this clause."""
    line = "In May 1997 Borduria closed its mines, and in June of that year Avalonia and Borduria held talks."
    right = talks("May 1997", "in June of that year", "Avalonia and Borduria held talks", date=dated(1997, 6))
    assert [] == found_on(right, line)
    wrong = found_on(evolve(right, date=dated(1997, 5)), line)
    assert "date: expected a date that the words state (1997-06), found 1997-05" in wrong


def test_the_end_of_a_year_is_a_part_of_its_date() -> None:
    """The words "the end of" before a year are read with it."""
    line = "As of the end of 1997 Avalonia had imports of 40 tonnes from Borduria."
    words = ("As of the end of 1997 Avalonia", "imports of 40 tonnes from Borduria")
    fact = imports(*words, quantity=tr.Quantity(number=40, unit="tonne"), as_of=True)
    assert [] == [finding for finding in found_on(fact, line) if "'end'" in finding]


SIGNED = "In March 1998 Avalonia and Borduria signed"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("an agreement on exchanges for 1999-2004", []),
        ("a treaty for the years 1999-2004", []),
        ("a protocol for 1999 and 2000", []),
        ("a treaty on Vision 2040", []),
        ("the Agenda 2030 agreement", []),
        ("the Elm Project 2010 agreement", []),
        ("a seven-year agreement", []),
        ("an agreement on the 200 Nurses Programme", []),
        ("an agreement ending in 2004", ["date: the record lacks 2004, which the words state"]),
        ("an agreement on 70 wells", ["quantity: the record lacks 70, which the words state"]),
        ("an agreement on Terminal 4 and Line 2", []),
        ("an agreement of the two foreign ministries", []),
        ("an agreement for those aged 18 to 30", []),
        ("girls of the age of twelve agreement", []),
        ("an agreement by Article 5", []),
        ("an agreement with the Group of 77", []),
        ("an agreement against COVID-19", []),
        ("an agreement with two ministries", ["quantity: the record lacks 2, which the words state"]),
        ("an agreement on 4 terminals", ["quantity: the record lacks 4, which the words state"]),
        ("an agreement for a Group of 77 nurses", ["quantity: the record lacks 77, which the words state"]),
        ("a 70-bed hospital agreement", ["quantity: the record lacks 70, which the words state"]),
    ],
)
def test_dates_and_figures_of_names_and_purposes_need_not_be_held(words: str, found: list[str]) -> None:
    """What belongs to a name, or to the time for which an instrument is, is no value of its signing; others are."""
    fact = tr.Treaty(
        **cited("March 1998 Avalonia and Borduria signed", words),
        designation=Designation.TREATY if "treaty" in words else Designation.AGREEMENT,
        parties=(AVALONIA, BORDURIA),
        date=dated(1998, 3),
        date_is=TreatyDate.SIGNED,
        status=DONE,
    )
    said = found_on(fact, f"{SIGNED} {words}.")
    assert found == [finding for finding in said if finding.startswith(("date:", "quantity:"))]


def test_a_figure_of_a_name_is_witnessed_where_it_is_held() -> None:
    """A figure that the record holds must stand in the words, also one that they need not give it."""
    line = "Avalonia granted Borduria a six-year loan."
    words, summary = "Avalonia granted Borduria a six-year loan", "Avalonia granted Borduria a six-year loan"
    right = gift(words, summary=summary, quantity=tr.Quantity(number=6, unit="year"))
    assert [] == [finding for finding in found_on(right, line) if "quantity" in finding]
    wrong = evolve(right, quantity=tr.Quantity(number=8, unit="year"))
    assert "quantity: expected a figure that the words state (6), found 8" in found_on(wrong, line)


@pytest.mark.parametrize("opening", ["After the storm of May 1997", "In response to the drought in 1997"])
def test_a_date_after_which_something_came_about_is_not_its_own(opening: str) -> None:
    """It may stand in `relative`, need not be held, and leaves a date of the fact undecided that is the same."""
    line = f"{opening} Avalonia sent tents to Borduria."
    right = gift(opening, "Avalonia sent tents to Borduria", summary="Avalonia sent tents to Borduria")
    assert [] == found_on(right, line)
    assert [] == found_on(evolve(right, relative=opening[0].lower() + opening[1:]), line)
    wrong = evolve(right, relative=opening.replace("1997", "1988"))
    assert any(finding.startswith("relative: expected dates that") for finding in found_on(wrong, line))
    same = evolve(right, date=dated(1997, 5) if "May" in opening else dated(1997))
    assert any(
        "may be the date of something that happened before or after the fact" in finding
        for finding in found_on(same, line)
    )


def post(*words: str, seat: tr.Place, **values: Any) -> tr.ConsularPost:
    """Return a consulate of Avalonia in Borduria."""
    return tr.ConsularPost(
        **cited(*words),
        post=PostKind.CONSULATE,
        honorary=True,
        sending=AVALONIA,
        receiving=BORDURIA,
        seat=seat,
        status=ONGOING,
        **values,
    )


@pytest.mark.parametrize("seat", [ELM, OAK, ASH], ids=lambda place: place.name)
def test_each_item_of_a_list_of_places_stands_with_the_words_before_it(seat: tr.Place) -> None:
    """The list may be cited as a whole, or one item with what comes before the list."""
    line = "Avalonia is represented in Borduria by honorary consuls in Elmton, Oakham and Ashby."
    start = ("Avalonia is represented in Borduria", "honorary consuls")
    assert [] == found_on(post(*start, seat.name, seat=seat), line)
    assert [] == found_on(post(*start, "in Elmton, Oakham and Ashby", seat=seat), line)


def test_a_place_that_is_no_item_of_the_list_stands_apart() -> None:
    """The finding has the key of the file, so that it can be judged, and is settled by a judgement on it."""
    line = "From Elmton, a port, Avalonia sends honorary consuls to Oakham in Borduria."
    fact = post("Elmton", "Avalonia sends honorary consuls", "Borduria", seat=ELM)
    assert [
        "seat: Oakham stands next to the words that state the fact, Elmton does not: judge which is meant"
    ] == found_on(fact, line)
    judged = tr.Basis(
        field="seat", kind=BasisKind.JUDGED, rule=Rule.JUDGEMENT, judgement="so", coder="me", date=dated(2026, 1, 1)
    )
    assert [] == found_on(evolve(fact, basis=(judged,)), line)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("in Elmton and Oakham", True),
        ("in Elmton, Newtown, Ashby and Oakham", True),
        ("in Elmton, and in Oakham", False),
        ("in Elmton, and visited Oakham", False),
        ("Elmton Oakham", False),
    ],
)
def test_items_of_a_list_stand_behind_one_preposition(text: str, *, listed: bool) -> None:
    """Other names, commas and "and" part them; a preposition or a verb begins something else."""
    reads = [*INDEX.names_in([text])]
    assert listed is is_listed(text, reads[0], reads[-1])


def test_others_of_a_list_of_states_need_not_be_held() -> None:
    """An embassy in one of three States is a fact of its own; those that open embassies together are all held."""
    line = "In 1997 Avalonia opened embassies in Borduria, Cascara and the League of Lakes."
    words = ("1997 Avalonia opened embassies in", "Borduria, Cascara and the League of Lakes")
    values = {"mission": MissionKind.EMBASSY, "date": dated(1997), "status": DONE}
    right = tr.DiplomaticMission(**cited(*words), sending=AVALONIA, receiving=CASCARA, **values)
    assert [] == found_on(right, line)
    line = "In 1997 Avalonia, Cascara and the League of Lakes opened embassies in Borduria."
    words = ("1997 Avalonia, Cascara and the League of Lakes", "opened embassies in Borduria")
    wrong = tr.DiplomaticMission(**cited(*words), sending=AVALONIA, receiving=BORDURIA, **values)
    assert "actors: the record lacks Cascara, named in the words" in found_on(wrong, line)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("In 1997 ships were sold in Cascara, and some 80 Bordurians were living in Avalonia.", False),
        ("In 1997 ships were sold in Cascara, while some 80 Bordurians were living in Avalonia.", False),
        ("Ships were sold in Cascara in 1997, and some 80 Bordurians were living in Avalonia.", True),
        ("In 1997 ships were sold. Later some 80 Bordurians were living in Avalonia.", True),
        ("In 1997 ships were sold, and in 1999 some 80 Bordurians were living in Avalonia.", True),
    ],
)
def test_a_date_that_opens_a_sentence_holds_for_its_clauses(line: str, *, found: bool) -> None:
    """It is that of a coordinated clause which has none; a date at another verb stays with that verb."""
    fact = tr.Figure(
        **cited("1997", "some 80 Bordurians were living in Avalonia"),
        subjects=(AVALONIA,),
        quantity=tr.Quantity(number=80, unit="Bordurian", qualifier=Qualifier.SOME),
        summary="Some 80 Bordurians were living in Avalonia",
        date=dated(1997),
    )
    assert found is any(finding.startswith("date:") for finding in found_on(fact, line))


@pytest.mark.parametrize(
    ("words", "number", "unit"),
    [
        ("USD 35 million", 35_000_000, "USD"),
        ("35 million dollars of the United States", 35_000_000, "USD"),
        ("35 million United States dollars", 35_000_000, "USD"),
        ("US$ 9m", 9_000_000, "USD"),
        ("Japanese yen 9 billion", 9_000_000_000, "JPY"),
        ("Swiss francs 9 million", 9_000_000, "CHF"),
        ("37 percent", 37, "%"),
        ("37 %", 37, "%"),
    ],
)
def test_money_is_one_value_however_it_is_written(words: str, number: int, unit: str) -> None:
    """The name of a currency stands before or behind its figure, that of its State among it; another unit is wrong."""
    line = f"In 1997 Avalonian imports from Borduria amounted to {words}."
    fragments = ("1997 Avalonian imports from Borduria amounted to", words)
    assert [] == found_on(imports(*fragments, quantity=tr.Quantity(number=number, unit=unit)), line)
    wrong = found_on(imports(*fragments, quantity=tr.Quantity(number=number, unit="EUR")), line)
    assert "quantity: expected the unit that the words give, found EUR" in wrong


def test_dollars_are_those_that_the_words_name_elsewhere() -> None:
    """A noun of several currencies is decided by the only one that is named in full, and is open without it."""
    line = "In 1997 Avalonian trade in US dollars was small, and imports from Borduria amounted to 6 million dollars."
    fragments = ("1997 Avalonian", "imports from Borduria amounted to 6 million dollars")
    fact = imports(*fragments, quantity=tr.Quantity(number=6_000_000, unit="USD"))
    assert ["quantity: expected the unit that the words give, found USD"] == found_on(fact, line)
    named = imports("1997 Avalonian trade in US dollars", fragments[1], quantity=fact.quantity)
    assert not any(finding.startswith("quantity:") for finding in found_on(named, line))


def test_a_name_cut_between_two_fragments_is_named() -> None:
    """Names, titles and figures that begin in one fragment and end in the next one are said to be cut."""
    line = "Avalonia met the League of Lakes."
    fact = tr.Meeting(
        **cited("Avalonia met the League", "of Lakes"),
        participants=(AVALONIA, LAKES),
        summary="Avalonia met the League of Lakes",
        status=DONE,
    )
    expected = "cite 'League of Lakes' in one fragment: it is split over two"
    assert f"participants[1]: {expected}" in found_on(fact, line)
    line = "In 1997 Avalonian imports from Borduria amounted to 37 per cent."
    share = imports(
        "1997 Avalonian imports from Borduria amounted to", "37 per", "cent", quantity=tr.Quantity(number=37, unit="%")
    )
    expected = "quantity: cite '37 per cent' in one fragment: it is split over two"
    assert expected in found_on(share, line)


TITLE = "Agreement on the Mutual Upkeep and Lighting of Harbour Towers"


@pytest.mark.parametrize(
    ("first", "second", "title", "right"),
    [
        ("Agreement on the Mutual Upkeep and", "Lighting of Harbour Towers was signed", TITLE, True),
        ("Agreement on the Mutual Upkeep and", "Lighting of Harbour Towers was signed", TITLE[:-7], False),
        ("Agreement on the Mutual Upkeep and", "Harbour Towers was signed", TITLE, False),
        ("The Joint Agreement on beacons", "was signed", "Joint Agreement", True),
        ("The Joint Agreement on Beacons", "was signed", "Joint Agreement", False),
        ("The Joint Agreement on beacons of Towers", "was signed", "Joint Agreement", False),
    ],
)
def test_a_title_ends_where_its_capitals_do(first: str, second: str, title: str, *, right: bool) -> None:
    """One of more words than a fragment has stands in two that adjoin; one that goes on in capitals is cut short."""
    fact = tr.Treaty(
        **cited(first, second),
        designation=Designation.AGREEMENT,
        parties=(AVALONIA, BORDURIA),
        title=title,
        status=DONE,
    )
    line = f"The {TITLE} was signed." if first.startswith("Agreement") else f"{first} {second}."
    assert right is not any(finding.startswith("title:") for finding in found_on(fact, line))


@pytest.mark.parametrize(
    ("rest", "cited_rest", "number", "unit", "right"),
    [
        ("9 million euros, of which 4 million were tolls", "4 million were tolls", 4_000_000, "EUR", True),
        (
            "9 million euros in all, of which 4 million came from tolls",
            "4 million came from tolls",
            4_000_000,
            "EUR",
            True,
        ),
        ("9 million euros, up from 4 million", "4 million", 4_000_000, "EUR", True),
        ("9 million euros, of which 4 million were tolls", "4 million were tolls", 4_000_000, "USD", False),
        ("9 million euros. In all 4 million were counted", "4 million were counted", 4_000_000, "EUR", False),
        ("9 million euros, of which 40 trucks were half", "40 trucks were half", 40, "EUR", False),
    ],
)
def test_a_part_of_a_figure_has_its_unit(rest: str, cited_rest: str, number: int, unit: str, *, right: bool) -> None:
    """A figure without a unit has that of the one of which it is a part, or with which it is compared; no other one."""
    line = f"Avalonian imports from Borduria amounted to {rest}."
    fact = imports(
        "Avalonian imports from Borduria", cited_rest, quantity=tr.Quantity(number=number, unit=unit), date=None
    )
    units = [finding for finding in found_on(fact, line) if finding.startswith("quantity: expected the unit")]
    assert right is not bool(units)


@pytest.mark.parametrize(
    ("words", "unit", "right"),
    [
        ("a group of 80 salespeople", "salesperson", True),
        ("a group of 80 fishermen", "fisherman", True),
        ("a group of 80 schoolchildren", "schoolchild", True),
        ("a group of 80 salespeople", "salesman", False),
    ],
)
def test_units_are_the_singular_of_irregular_plurals_too(words: str, unit: str, *, right: bool) -> None:
    """Plurals that no ending makes are known at the end of longer words as well."""
    fact = tr.Figure(
        **cited("Avalonia received", words),
        subjects=(AVALONIA,),
        quantity=tr.Quantity(number=80, unit=unit),
        summary=f"Avalonia received {words}",
        status=DONE,
    )
    said = found_on(fact, f"Avalonia received {words}.")
    assert right is not any(finding.startswith("quantity: expected the unit") for finding in said)


@pytest.mark.parametrize(
    ("summary", "right"),
    [
        ("Avalonia gave Borduria tents", True),
        ("Avalonia will lend Borduria tents", True),
        ("Tents were sent: Avalonia helped Borduria", True),
        ("Avalonia offered Avalonian tents to Borduria", True),
        ("Borduria gave Avalonia tents", False),
        ("Borduria promised to send Avalonia tents", False),
    ],
)
def test_the_one_behind_a_verb_of_giving_is_given_something(summary: str, *, right: bool) -> None:
    """Whoever stands right behind such a verb in the active does not give, also before the noun for what is given."""
    fact = gift("Avalonia sent tents to Borduria", summary=summary)
    said = found_on(fact, "Avalonia sent tents to Borduria.")
    assert right is not any("direction:" in finding for finding in said)


@pytest.mark.parametrize(
    ("words", "date", "right"),
    [
        (("Talks began in 1997", "and have not been concluded"), "1997/..", True),
        (("Talks started in May 1997", "and are still continuing"), "1997-05/..", True),
        (("Talks began in 1997", "and were soon concluded"), "1997/..", False),
        (("Talks were held in 1997", "and have not been concluded"), "1997/..", False),
        (("Talks held since 1997", "came to an end in 1999"), "1997/1999", True),
        (("Talks held since 1997 ended in 1999",), "1997/1999", True),
        (("Talks held since 1997", "were praised in 1999"), "1997/1999", False),
        (("Talks held in 1997", "came to an end in 1999"), "1997/1999", False),
        (("Talks were held in spring 1997",), "1997-21", True),
        (("Talks were held in spring 1997",), "1997-23", False),
    ],
)
def test_spans_of_time_that_words_make_of_dates(words: tuple[str, ...], date: str, *, right: bool) -> None:
    """What began and is not over is open; what was done since a date and ended at another lasted; seasons are read."""
    begin, _, end = date.partition("/")
    parsed = tr.PartialDate.parse(begin)
    last = OpenEnd.OPEN if end == ".." else tr.PartialDate.parse(end) if end else None
    fact = talks(*words, date=tr.DateRange(parsed, last) if last else parsed)
    said = found_on(fact, f"{' '.join(words)}.")
    assert right is not any(finding.startswith("date: ") for finding in said)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("signed an agreement on the Avalonian language", False),
        ("signed an agreement that schools taught Avalonian in", False),
        ("signed an agreement on Avalonian courses", False),
        ("signed an agreement on the Avalonian army", True),
    ],
)
def test_a_language_names_no_state(words: str, *, found: bool) -> None:
    """An adjective beside the word for a language, or behind a verb of teaching, need not be held; others must."""
    fact = tr.Treaty(
        **cited("Borduria and Cascara", words),
        designation=Designation.AGREEMENT,
        parties=(BORDURIA, CASCARA),
        date_is=None,
        status=DONE,
    )
    said = found_on(fact, f"Borduria and Cascara {words}.")
    assert found is ("actors: the record lacks Avalonia, named in the words" in said)


HOLDER = "expected the State of the President, found League of Lakes: no words say that it has this office"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("President Ada Vale", "League of Lakes"), [f"state: {HOLDER}"]),
        (("President Ada Vale praised the League of Lakes",), [f"state: {HOLDER}"]),
        (("Ada Vale, President of the League of Lakes",), []),
        (("League of Lakes President Ada Vale",), []),
    ],
)
def test_a_president_of_an_organization_is_named_as_that(words: tuple[str, ...], found: list[str]) -> None:
    """The words put the office in the organization; one that only stands near is not whose office it is."""
    line = " met ".join(words)
    fact = tr.OfficeHolder(**cited(*words), person=ADA, office=Office.PRESIDENT, state=LAKES)
    assert found == [finding for finding in found_on(fact, line) if finding.startswith("state:")]


@pytest.mark.parametrize("words", ["visited Borduria", "came to Borduria", "travelled to Borduria"])
def test_the_state_that_is_visited_sends_nobody(words: str) -> None:
    """A visit whose sending State is the one that the words name as visited is wrong, whoever the visitor is."""
    line = f"Ada Vale {words} in 1997."
    right = visit(f"Ada Vale {words} in 1997", date=dated(1997), basis=(SUBJECT,))
    assert [] == found_on(right, line)
    swapped = evolve(right, sending=BORDURIA, host=AVALONIA, basis=(evolve(SUBJECT, field="host"),))
    expected = "direction: expected in 'sending' the State of the visitors, found Borduria, which is visited"
    assert expected in found_on(swapped, line)


def test_what_decides_a_visit_that_names_no_state() -> None:
    """The office of a visitor, or where the place lies, by other facts; without them nothing decides."""
    line = "Ada Vale travelled to Elmton in 1997."
    right = visit(line[:-1], date=dated(1997), place=ELM, basis=(SUBJECT, COUNTERPART))
    swapped = evolve(
        right,
        sending=BORDURIA,
        host=AVALONIA,
        basis=(evolve(COUNTERPART, field="sending"), evolve(SUBJECT, field="host")),
    )
    words = "direction: no words say who visits whom, or in which State Elmton lies: judge the direction"
    assert [words] == found_on(right, line) == found_on(swapped, line)
    office = tr.OfficeHolder(**cited("Ada Vale"), person=ADA, office=Office.PRIME_MINISTER, state=AVALONIA)
    assert [] == found_on(right, line, facts=(office,))
    said = "direction: expected Avalonia in 'sending', because the visitors hold office there, found Borduria"
    assert [said] == found_on(swapped, line, facts=(office,))
    there = evolve(right, id="alm-2-x", place=evolve(ELM, state=BORDURIA))
    assert [] == found_on(right, line, facts=(there,))
    assert ["direction: expected a place outside the sending State, found Elmton in Borduria"] == found_on(
        swapped, line, facts=(there,)
    )


@pytest.mark.parametrize(("holder", "found"), [(AVALONIA, False), (BORDURIA, True)])
def test_whoever_stands_behind_on_does_not_act(holder: tr.State, *, found: bool) -> None:
    """One against whom something is done is not the one whose position it is."""
    line = "Avalonia imposed sanctions on Borduria."
    fact = tr.Position(
        **cited("Avalonia imposed sanctions on Borduria"),
        holder=(holder,),
        mentioned=(AVALONIA if holder is BORDURIA else BORDURIA,),
        summary="Avalonia imposed sanctions on Borduria",
        status=DONE,
    )
    assert found is ("holder: Borduria stands after 'on': judge whether this actor acts" in found_on(fact, line))
