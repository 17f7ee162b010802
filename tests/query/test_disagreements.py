"""Which statements of one occurrence cannot all be true, by how much, and which are only less exact than others."""

import csv
import io
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from made_up import AVALONIA, BORDURIA, CELL, DATASET, HOME, OUTSIDE
from query.test_occurrences import DAY, MONTH, POST, again
from running import SMALL, Run, solid, well
from strategies import quantities, whens

import tajik_relations as tr
from tajik_relations.exports.formats import content
from tajik_relations.model.dates import When, parse
from tajik_relations.model.periods import extent
from tajik_relations.model.terms import IdentificationBasis, Qualifier
from tajik_relations.query.disagreements import HOLDER, disagreements_of
from tajik_relations.query.occurrences import Occurrence
from tajik_relations.query.scope import Scope
from tajik_relations.query.tables import TABLES

COLUMNS = ("occurrence field partner contradictory within_documents values days_apart ratio rule citations").split()


def among(*facts: tr.Fact, outside: tuple[tr.OutsideDate, ...] = ()) -> tuple[tr.Disagreement, ...]:
    """Return what facts that are said to be about one thing disagree on."""
    return tuple(disagreements_of(Occurrence(facts=facts, rule="told twice"), outside))


def dated(*dates: str | When | None) -> tuple[tr.Fact, ...]:
    """Return the beginning of relations told with each of these dates."""
    return tuple(
        evolve(CELL, id=f"alm-{at}", date=parse(str(when)) if when else None) for at, when in enumerate(dates, start=1)
    )


def counted(*figures: tr.Quantity | None) -> tuple[tr.Fact, ...]:
    """Return an event told with each of these figures."""
    return tuple(
        tr.Event(id=f"alm-{at}", citations=CELL.citations, involved=(HOME,), summary="Guests came", quantity=figure)
        for at, figure in enumerate(figures, start=1)
    )


def others(*dates: str | When | None, **change: Any) -> tuple[tr.OutsideDate, ...]:
    """Return these dates of the partner, each of an outside publisher of its own."""
    return tuple(
        evolve(OUTSIDE, date=parse(str(when)) if when else None, publisher=f"Ministry {at}", **change)
        for at, when in enumerate(dates, start=1)
    )


def scope_of(*facts: tr.Fact, outside: tuple[tr.OutsideDate, ...] = ()) -> Scope:
    """Return what a data set of these facts and outside dates finds out about them."""
    return evolve(DATASET, all_facts=facts, outside_dates=outside).scope


def told(disagreement: tr.Disagreement) -> dict[str, tuple[str, ...]]:
    """Return who gives which value."""
    return {stated.shown: stated.sources for stated in disagreement.values}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("1992-04-13", "1992-08-13", 122),
        ("2007-09-25", "2007-09-24", 1),
        ("1991", "1992-01-09", 9),
        ("1992-04", "1992-03-26", 6),
        ("1990/1991", "1993-01-01", 367),
        ("../1991", "1993", 367),
    ],
)
def test_dates_without_a_common_day_exclude_each_other(one: str, other: str, apart: int) -> None:
    """Both cannot be true, and the days from the last day of the one to the first day of the other are counted."""
    (found,) = among(*dated(one, other))
    assert ("alm-1", "date", True, True) == (
        found.occurrence,
        found.field,
        found.contradictory,
        found.within_documents,
    )
    assert (apart, None, "told twice", ()) == (found.days_apart, found.ratio, found.rule, found.outside)
    days = "1 day apart" if apart == 1 else f"{apart} days apart"
    assert days == found.distance
    assert f"date: {one} (alm-1) / {other} (alm-2) cannot all be true, {days}" == str(found)
    assert "<Disagreement on the date of alm-1: 2 values, contradictory>" == repr(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001-05", "2001-05-07"),
        ("2001", "2001-05"),
        ("2005/..", "2005"),
        ("2001/2003", "2002"),
        ("../2001", "2000"),
        ("1999~", "2001"),
        ("1999?", "2001-05-07"),
        ("1999-05%", "2001"),
    ],
)
def test_dates_with_a_common_day_differ_only_in_exactness(one: str, other: str) -> None:
    """A month and one of its days can both be right, and a date that is approximate or uncertain excludes none."""
    (found,) = among(*dated(one, other))
    assert (False, True, None, "") == (
        found.contradictory,
        found.within_documents,
        found.days_apart,
        found.distance,
    )
    assert f"date: {one} (alm-1) / {other} (alm-2) differ only in exactness" == str(found)
    assert "<Disagreement on the date of alm-1: 2 values, less exact>" == repr(found)


@pytest.mark.parametrize("dates", [("1999", "1999"), ("1999", None), (None, None)])
def test_equal_or_missing_dates_are_no_disagreement(dates: tuple[str | None, str | None]) -> None:
    """There is nothing to compare, or nothing to tell."""
    assert not among(*dated(*dates))


def test_all_tellings_of_one_occurrence_are_one_disagreement() -> None:
    """However many tell it, the values stand once, in document order, each with the facts that have it."""
    facts = dated("1999-02-01", "1999-01-01", "1999-02-01", None, "1999", "1998-12-31")
    (found,) = among(*facts)
    expected = {
        "1999-02-01": ("alm-1", "alm-3"),
        "1999-01-01": ("alm-2",),
        "1999": ("alm-5",),
        "1998-12-31": ("alm-6",),
    }
    assert list(expected.items()) == list(told(found).items())
    assert ["alm-1", "alm-3", "alm-2", "alm-5", "alm-6"] == [fact.id for fact in found.facts]
    assert (32, AVALONIA) == (found.days_apart, found.partner)


def test_the_days_apart_are_the_most() -> None:
    """Of several dates that exclude each other those that lie farthest apart are counted, whatever their order."""
    dates = ("1992-05-01", "1992-05-04", "1992-05-09")
    for order in (dates, dates[::-1], (*dates[1:], dates[0])):
        (found,) = among(*dated(*order))
        assert 8 == found.days_apart


def test_dates_of_outside_publishers() -> None:
    """They exclude the documents' dates and count as sources of a value, of the documents or of their own."""
    (found,) = among(*dated("1999-02-01"), outside=others("1999-02-01", "1990", None))
    assert {"1999-02-01": ("alm-1", "Ministry 1"), "1990": ("Ministry 2",)} == told(found)
    assert (True, False, 2954) == (found.contradictory, found.within_documents, found.days_apart)
    assert ["Ministry 1", "Ministry 2"] == [date.publisher for date in found.outside]
    assert "date: 1999-02-01 (alm-1, Ministry 1) / 1990 (Ministry 2) cannot all be true, 2,954 days apart" == str(found)


def test_dates_of_outside_publishers_do_not_exclude_each_other() -> None:
    """Publishers who contradict each other and no document are no disagreement, nor are their days apart counted."""
    assert not among(*dated("1999"), outside=others("1999-01-01", "1999-12-31", "1999-05"))
    (found,) = among(*dated("1999-06-10"), outside=others("1999-06-01", "1999-06-30"))
    assert 20 == found.days_apart


@pytest.mark.parametrize("when", ["1990~", "1990?", "1990%", "1990-05~", "1990~/1991"])
def test_dates_that_their_source_does_not_vouch_for_exclude_none(when: str) -> None:
    """An approximate or uncertain date settles nothing, whether a document or an outside publisher gives it."""
    assert not among(*dated("1999"), outside=others(when))
    assert not among(*dated(when), outside=others("1999"))
    (found,) = among(*dated("1999", "2001"), outside=others(when))
    assert (367, {"1999", "2001", when}) == (found.days_apart, {*told(found)})


def test_what_is_only_less_exact_outside_is_no_disagreement() -> None:
    """An outside publisher that knows the day of a document's year disagrees with nobody."""
    assert not among(*dated("1999"), outside=others("1999-05-01"))
    (found,) = among(*dated("1999", "1999-05"), outside=others("1999-05-01"))
    assert (False, True, 3) == (found.contradictory, found.within_documents, len(found.values))


def test_nothing_is_compared_with_a_statement_without_a_date() -> None:
    """Where no document gives a date, those of outside publishers contradict none."""
    assert not among(*dated(None), outside=others("1999", "2001"))


def test_within_the_documents_or_only_with_an_outside_publisher() -> None:
    """It says whether the documents' own statements already differ so, or only what a publisher outside gives."""
    cases = {
        ("1999-01-01 1999-02-01", ""): (True, True),
        ("1999-01-01 1999-02-01", "1990"): (True, True),
        ("1999-01-01 1999", "1990"): (True, False),
        ("1999-01-01", "1990"): (True, False),
        ("1999-01-01 1999", ""): (False, True),
        ("1999-01-01 1999", "1999"): (False, True),
    }
    for (documents, publishers), expected in cases.items():
        (found,) = among(*dated(*documents.split()), outside=others(*publishers.split()))
        assert expected == (found.contradictory, found.within_documents), (documents, publishers)


some_dates = st.lists(whens(parse("1990").earliest, parse("1993").latest), max_size=3)


@given(some_dates, some_dates)
def test_dates_agree_with_comparing_every_pair(documents: list[When], publishers: list[When]) -> None:
    """The verdict is that of all pairs of vouched dates of which at least one is a document's."""

    def gap(one: When, other: When) -> int:
        vague = any(mark in f"{one}{other}" for mark in "~?%")
        (first, last), (begins, ends) = extent(one), extent(other)  # of a side without a limit those of the calendar
        return 0 if vague else max(0, (begins - last).days, (first - ends).days)

    found = among(*dated(*documents), outside=others(*publishers)) if documents else ()
    within = max((gap(*pair) for pair in combinations(documents, 2)), default=0)
    most = max((within, *(gap(one, other) for one in documents for other in publishers)))
    assert bool(found) is (most > 0 or len(set(documents)) > 1)
    for each in found:
        assert (most > 0, most or None) == (each.contradictory, each.days_apart)
        assert each.within_documents is (within > 0 or most == 0)
        assert [*dict.fromkeys((*documents, *publishers))] == [stated.value for stated in each.values]


BOUNDS = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
UPPER_BOUNDS = (Qualifier.LESS_THAN, Qualifier.AT_MOST)


@pytest.mark.parametrize(
    ("small", "large", "contradictory"),
    [
        (tr.Quantity(number=1000, qualifier=Qualifier.MORE_THAN), tr.Quantity(number=1200), False),
        (
            tr.Quantity(number=1000, qualifier=Qualifier.MORE_THAN),
            tr.Quantity(number=1200, qualifier=Qualifier.MORE_THAN),
            False,
        ),
        (tr.Quantity(number=1000, qualifier=Qualifier.AT_LEAST), tr.Quantity(number=1200), False),
        (tr.Quantity(number=1000), tr.Quantity(number=1200), True),
        (tr.Quantity(number=1000), tr.Quantity(number=1200, qualifier=Qualifier.MORE_THAN), True),
    ],
)
def test_figures(small: tr.Quantity, large: tr.Quantity, *, contradictory: bool) -> None:
    """A lower bound is only less exact than a larger figure; two settled figures exclude each other by a ratio."""
    for pair in ((small, large), (large, small)):
        (found,) = among(*counted(*pair))
        assert ("quantity", contradictory, True) == (found.field, found.contradictory, found.within_documents)
        assert (1.2, None, "1.2 to 1", None) == (found.ratio, found.days_apart, found.distance, found.partner)
        verdict = "cannot all be true" if contradictory else "differ only in exactness"
        assert f"quantity: {pair[0]} (alm-1) / {pair[1]} (alm-2) {verdict}, 1.2 to 1" == str(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (tr.Quantity(number=5), tr.Quantity(number=5)),
        (tr.Quantity(number=5), tr.Quantity(number=5, qualifier=Qualifier.ABOUT)),
        (tr.Quantity(number=5, unit="USD"), tr.Quantity(number=6, unit="EUR")),
        (tr.Quantity(number=5), tr.Quantity(qualifier=Qualifier.SEVERAL)),
        (tr.Quantity(number=5), None),
    ],
)
def test_figures_that_cannot_be_compared(one: tr.Quantity, other: tr.Quantity | None) -> None:
    """The same number, another unit or no number at all is no disagreement."""
    assert not among(*counted(one, other))


def test_figures_of_two_units_stand_apart() -> None:
    """What is counted in one unit is compared with nothing that is counted in another."""
    units = [tr.Quantity(number=number, unit=unit) for unit in ("USD", "km2") for number in (5, 10, 5)]
    found = among(*counted(*units))
    expected = [
        {"US$5": ("alm-1", "alm-3"), "US$10": ("alm-2",)},
        {"5 square kilometres": ("alm-4", "alm-6"), "10 square kilometres": ("alm-5",)},
    ]
    assert expected == [told(each) for each in found]
    assert [("alm-1", 2.0)] * 2 == [(each.occurrence, each.ratio) for each in found]


def test_dates_and_figures_of_one_occurrence_stand_apart() -> None:
    """There is one disagreement for each field, that on the date first."""
    first, second = counted(tr.Quantity(number=0), tr.Quantity(number=3))
    found = among(evolve(first, date=parse("1999")), evolve(second, date=parse("2000-01-02")))
    assert [("date", 2, None), ("quantity", None, None)] == [(one.field, one.days_apart, one.ratio) for one in found]
    assert "" == found[1].distance


@given(st.lists(quantities | st.none(), max_size=4))
def test_figures_agree_with_comparing_every_pair(figures: list[tr.Quantity | None]) -> None:
    """They cannot all be true exactly where two of one unit exclude each other: neither bound leaves room for both."""
    known = [figure for figure in figures if figure and figure.number is not None]
    pairs = [
        sorted(pair, key=lambda figure: figure.number or 0)
        for pair in combinations(known, 2)
        if pair[0].unit == pair[1].unit and pair[0].number != pair[1].number
    ]
    found = among(*counted(*figures))
    assert {large.unit for _, large in pairs} == {each.values[0].value.unit for each in found}  # type: ignore[union-attr]
    for each in found:
        unit = each.values[0].value.unit  # type: ignore[union-attr]
        mine = [(small, large) for small, large in pairs if large.unit == unit]
        apart = [
            small for small, large in mine if small.qualifier not in BOUNDS and large.qualifier not in UPPER_BOUNDS
        ]
        assert each.contradictory is bool(apart)
        assert [*dict.fromkeys(one for one in known if one.unit == unit)] == [stated.value for stated in each.values]
        assert each.ratio is None or each.ratio > 1
        assert (each.ratio is None) is (0 in [small.number for small, _ in mine])


def test_what_a_disagreement_shows() -> None:
    """In notebooks and terminals it shows the verdict, each value with its citations, the distance and the rule."""
    (found,) = among(*dated("1999-02-01"), outside=others("1990"))
    assert {
        "verdict": "cannot all be true",
        "values": ([parse("1999-02-01"), *CELL.citations], [parse("1990"), "outside: Ministry 1"]),
        "apart": "2,954 days apart",
        "all_about": "told twice",
    } == dict(found.__rich_repr__())
    (less,) = among(*dated("1999", "1999-05"))
    assert "some are less exact" == dict(less.__rich_repr__())["verdict"]
    assert "apart" not in dict(less.__rich_repr__())


def test_what_a_stated_value_shows() -> None:
    """A value has its sources beside it: the facts, then the publishers outside."""
    (found,) = among(*dated("1999-02-01"), outside=others("1999-02-01", "1990"))
    both, other = found.values
    assert ("1999-02-01 (alm-1, Ministry 1)", "<1990 (Ministry 2)>") == (str(both), repr(other))
    assert {"value": parse("1999-02-01"), "cited": CELL.citations, "outside_the_documents": "Ministry 1"} == dict(
        both.__rich_repr__()
    )


def test_outside_dates_are_of_the_beginning_of_relations_with_their_partner() -> None:
    """They are compared with nothing else: with no other partner, and with no visit."""
    late = evolve(DAY, date=tr.PartialDate(2001, 6, 1), partner=AVALONIA)
    visits = (evolve(MONTH, partner=AVALONIA), late)
    made = scope_of(*visits, *dated("1999"), outside=(*others("1999"), *others("1990", state=BORDURIA)))
    assert not made.disagreements
    made = scope_of(*visits, *dated("1999"), outside=others("1990"))
    assert [{"1999": ("alm-1",), "1990": ("Ministry 1",)}] == [told(each) for each in made.disagreements]
    assert ["beginning of relations with the same partner, by an outside publisher"] == [
        each.rule for each in made.disagreements
    ]


def test_facts_of_a_scope_are_grouped_by_occurrence() -> None:
    """What occurrences disagree on stands in document order, contradictions and lack of exactness in a list each."""
    telling = again(CELL, date=tr.PartialDate(2000))
    made = scope_of(DAY, evolve(CELL, date=tr.PartialDate(1999)), POST, again(POST, id="alm-90"), MONTH, telling)
    assert [(DAY, MONTH), (made.facts[1], telling), (POST, made.facts[3])] == [each.facts for each in made.occurrences]
    assert [made.facts[1].id] == [each.occurrence for each in made.disagreements]
    assert [(DAY.id, "date"), (DAY.id, "visit")] == [(each.occurrence, each.field) for each in made.less_exact]
    assert made.disagreements is made.disagreements
    assert made.less_exact is made.less_exact


SHIPPED = {
    "wfr-14-began": ("Afghanistan", "1992 | 1989-07-15 | 1992-07-15", False, 900),
    "wfr-19-cell": ("Armenia", "1992-10-21 | 1992-10-12", False, 9),
    "wfr-69-cell": ("Iran", "1991 | 1992-01-09", False, 9),
    "wfr-77-formal": ("Israel", "1992-04 | 1992-03-26", False, 6),
    "wfr-84-formal": ("Lithuania", "1992-04-13 | 1992-08-13", True, 122),
    "wfr-91-formal": ("Malta", "2007-09-25 | 2007-09-24", True, 1),
    "wfr-112-formal": ("Romania", "1992-07-20 | 1992-07-07", False, 13),
    "wfr-129-formal": ("Ukraine", "1993-04-24 | 1992-04-24", False, 365),
    "mfaru-19-putin-2003-04": ("Russia", "Vladimir Putin | Sergey Mironov", True, None),
}
"""The shipped contradictions by occurrence: the partner, the values, whether the documents have all of it, the days."""
LESS_EXACT = {
    ("mfaru-19-rahmon-2013-08", "date"): ("mfaru-33-visit-rahmon", "2013-08 | 2013-08-01"),
    ("mfaru-19-rahmon-2013-08", "visit"): ("mfaru-33-visit-rahmon", "unspecified | working"),
    ("mfaru-19-putin-2012-10", "date"): ("mfaru-27-visit-putin", "2012-10 | 2012-10-05"),
    ("nato-19-landmines", "quantity"): (
        "nato-41-landmines",
        "more than 1,000 anti-personnel landmines | more than 1,200 landmines",
    ),
    ("nato-28-academy", "date"): ("nato-42-academy", "2005/.. | 2005"),
    ("nato-28-academy", "bodies"): ("nato-42-academy", "Public Diplomacy Division | NATO"),
}
"""Those that are only less exact, by occurrence and field: the second fact, and the values."""


def test_shipped_statements_that_cannot_all_be_true(dataset: tr.Dataset) -> None:
    """Eight beginnings of relations have dates that exclude each other, and two persons one office at one time."""
    found = {
        each.occurrence: (str(each.partner), " | ".join(told(each)), each.within_documents, each.days_apart)
        for each in dataset.disagreements
    }
    assert list(SHIPPED.items()) == list(found.items())
    verdicts = {(one.field, one.contradictory, one.ratio) for one in dataset.disagreements}
    assert {("date", True, None), ("holder", True, None)} == verdicts
    within = [one for one in dataset.disagreements if one.within_documents]
    assert [{21}, {23}, {None}] == [{fact.row for fact in one.facts} for one in within]


def test_shipped_statements_that_are_only_less_exact(dataset: tr.Dataset) -> None:
    """Some occurrences are told by month and by day, by rank and without one, with two lower bounds, and the like."""
    found = {(one.occurrence, one.field): (one.facts[1].id, " | ".join(told(one))) for one in dataset.less_exact}
    assert list(LESS_EXACT.items()) == list(found.items())
    verdicts = {(one.contradictory, one.within_documents, one.days_apart) for one in dataset.less_exact}
    assert {(False, True, None)} == verdicts
    assert not {occurrence for occurrence, _ in found} & {*SHIPPED}


def test_the_ministry_has_the_date_of_row_21_s_sentence(dataset: tr.Dataset) -> None:
    """A publisher outside that agrees with a document stands beside it, and the other date stands alone."""
    (found,) = dataset.relations["Lithuania"].disagreements
    ministry = "Ministry of Foreign Affairs of Tajikistan"
    assert {"1992-04-13": ("wfr-84-formal",), "1992-08-13": ("wfr-84-relations", ministry)} == told(found)


def test_all_of_it_can_be_looked_up(dataset: tr.Dataset) -> None:
    """Each occurrence and field stands once, with two values or more, each with a citation or an outside address."""
    found = (*dataset.disagreements, *dataset.less_exact)
    assert len({(each.occurrence, each.field) for each in found}) == len(found)
    keys = {occurrence.key: occurrence.facts for occurrence in dataset.occurrences}
    for each in found:
        assert len({stated.value for stated in each.values}) == len(each.values) > 1
        assert dataset.facts[each.occurrence] == each.facts[0]
        one_thing = {*keys.get(each.occurrence, (dataset.facts[each.occurrence],))}
        assert each.field == HOLDER or {*each.facts} <= one_thing
        for stated in each.values:
            assert stated.sources
            assert all(fact.citations and stated.value == _given(fact, each.field) for fact in stated.facts)
            assert all(date.address and date.date == stated.value for date in stated.outside)


def _given(fact: Any, field: str) -> Any:
    """Return what a fact says in a field in which facts disagree."""
    return fact.figure if field == "quantity" else fact.visitors if field == HOLDER else getattr(fact, field)


def test_a_source_that_corroborates_a_row_agrees_with_some_fact_of_it(dataset: tr.Dataset) -> None:
    """Where the source of a row's identification is among the values, it stands beside a fact of the row."""
    corroborated = [row for row in dataset.identifications if row.basis is IdentificationBasis.CORROBORATED]
    sources = {row.row: row.sources[0] for row in corroborated}
    rows = set()
    for each in dataset.disagreements:
        row = each.facts[0].row
        for stated in each.values:
            if row is not None and sources.get(row) in [date.publisher for date in stated.outside]:
                rows.add(row)
                assert {row} == {fact.row for fact in stated.facts}
    assert 21 in rows


def test_relations_share_the_disagreements_of_their_facts(dataset: tr.Dataset) -> None:
    """A relation has the very objects of the data set in which its facts take part, and every one has its relation."""
    found = {}
    for relation in (*dataset.relations, *dataset.relations.unidentified):
        facts = {*relation.facts}
        expected = [each for each in dataset.disagreements if facts & {*each.facts}]
        assert len(expected) == len(relation.disagreements)
        for mine, shared in zip(relation.disagreements, expected, strict=True):
            assert mine is shared
            assert mine in tr.disagreements
            found[mine.occurrence] = relation.name
    assert {occurrence: partner for occurrence, (partner, *_) in SHIPPED.items()} == found


def test_module_attributes(dataset: tr.Dataset) -> None:
    """The package has both shipped lists, the same each time."""
    assert dataset.disagreements is tr.disagreements
    assert dataset.less_exact is tr.less_exact


def test_command_prints_every_value_with_its_places(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """Both lists stand with their counts, each value with its citations and outside addresses."""
    run = Run(capsys, "disagreements")
    rest = solid(run.out)
    assert well == (run.status, run.err)
    for name, disagreements in (
        ("cannot all be true", dataset.disagreements),
        ("differ only in exactness", dataset.less_exact),
    ):
        assert f"{name} ({len(disagreements)})" in run.out.splitlines()
        groups = disagreements.group_by(_about)
        assert len(disagreements) == sum(map(len, groups.values()))
        for about, each in [(about, each) for about, group in groups.items() for each in group]:
            expected = [about] if each is groups[about][0] else []
            expected.append("; ".join(part for part in (each.field, each.distance, each.rule) if part))
            for stated in each.values:
                facts = [f"{fact.id}, {fact.citations[0]}" for fact in stated.facts]
                outside = [f"outside: {date.publisher}, {date.address}" for date in stated.outside]
                expected.append(f"{stated.shown}: {'; '.join([*facts, *outside])}")
            before, found, rest = rest.partition(solid("".join(expected)))
            assert found, before
    assert not [line for line in run.out.splitlines() if len(line) > 100 and " " in line.strip()]


def _about(each: tr.Disagreement) -> str:
    """Return what the command says that a disagreement is about."""
    basis = each.facts[0].partner_basis
    degree = f" ({basis.degree})" if basis and basis.degree in tr.terms.DOUBTFUL else ""
    return f"{each.partner}{degree}" if each.partner else each.facts[0].kind


def test_command_about_somebody(capsys: pytest.CaptureFixture[str]) -> None:
    """With a name only those about it stand there; nobody by the name is an error with near names."""
    assert "cannot all be true (1)\n  Malta\n" in Run(capsys, "disagreements", "Malta").out
    rows = Run(capsys, "disagreements", "Malta", "--format", "json").json
    assert ["MT"] == [row["partner"] for row in rows]
    assert Run(capsys, "disagreements", "Mlta").refused("Mlta", "similar names: Malta")


def test_command_on_another_data_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Two documents that date one beginning differently contradict each other."""
    out = Run(capsys, "disagreements", "--dataset", SMALL).out
    expected = [
        "cannot all be true (1)",
        "  Belmark",
        "    date; 124 days apart; beginning of relations between the same two States",
        "      1991-05-04: gaz-04-began, gazette:4 “4 May 1991” … “Both countries established diplomatic",
        "        relations by protocol.[1]”",
        "      1990: let-03-began, letter:3 “Relations of the two countries began” … “1990”",
        "",
        "differ only in exactness (0)",
    ]
    assert expected == out.splitlines()[: len(expected)]


def test_command_as_json_is_the_table(capsys: pytest.CaptureFixture[str], dataset: tr.Dataset) -> None:
    """The rows of the command and of the export are the same."""
    expected = list(TABLES["disagreements"](dataset))
    assert expected == Run(capsys, "disagreements", "--format", "json").json


def test_rows_of_the_table(dataset: tr.Dataset) -> None:
    """Each disagreement is one row, the contradictory ones first, with all columns, values and citations."""
    rows = list(TABLES["disagreements"](dataset))
    found = (*dataset.disagreements, *dataset.less_exact)
    for each, row in zip(found, rows, strict=True):
        assert COLUMNS == list(row)
        alike = ("occurrence", "field", "contradictory", "within_documents", "days_apart", "ratio", "rule")
        assert {name: getattr(each, name) for name in alike} == {name: row[name] for name in alike}
        assert getattr(each.partner, "code", None) == row["partner"]
        assert [
            {
                "value": stated.shown,
                "facts": [fact.id for fact in stated.facts],
                "outside": [{"publisher": date.publisher, "address": date.address} for date in stated.outside],
            }
            for stated in each.values
        ] == row["values"]
        cited = [(one.document, one.line, list(one.words)) for fact in each.facts for one in fact.citations]
        assert cited == [(one["document"], one["line"], one["words"]) for one in row["citations"]]


def test_a_row_of_the_small_data_set() -> None:
    """The row has the occurrence, both dates with their facts, the days between, and the rule."""
    (row,) = TABLES["disagreements"](tr.load(SMALL))
    expected = {
        "occurrence": "gaz-04-began",
        "field": "date",
        "partner": "XB",
        "contradictory": True,
        "within_documents": True,
        "values": [
            {"value": "1991-05-04", "facts": ["gaz-04-began"], "outside": []},
            {"value": "1990", "facts": ["let-03-began"], "outside": []},
        ],
        "days_apart": 124,
        "ratio": None,
        "rule": "beginning of relations between the same two States",
    }
    assert expected == {key: row[key] for key in expected}


def test_the_table_as_csv(dataset: tr.Dataset) -> None:
    """A reader of CSV finds the columns and a row for each disagreement."""
    found = list(csv.DictReader(io.StringIO(str(content(dataset, "csv", "disagreements")), newline="")))
    assert COLUMNS == list(found[0])
    assert len(dataset.disagreements) + len(dataset.less_exact) == len(found)
