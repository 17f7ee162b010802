"""Which statements about one thing contradict each other, by how much, and which are only less exact."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from made_up import AVALONIA, BORDURIA, CELL, HOME, OUTSIDE
from query.test_occurrences import DAY, MONTH, POST, again
from strategies import quantities, whens

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import Qualifier
from tajik_relations.query.disagreements import differences, outside_differences
from tajik_relations.query.occurrences import Occurrence, occurrences_of


def between(one: tr.Fact, other: tr.Fact, *more: tr.Fact, outside: tuple[tr.OutsideDate, ...] = ()) -> Any:
    """Return the differences between facts that are said to be about one thing."""
    return differences((Occurrence(facts=(one, other, *more), rule="told twice"),), outside)


def dated(*dates: str | None) -> tuple[tr.Fact, ...]:
    """Return the beginning of relations told with each of these dates."""
    return tuple(
        evolve(CELL, id=f"alm-{at}", date=parse(when) if when else None) for at, when in enumerate(dates, start=1)
    )


def counted(*figures: tr.Quantity | None) -> tuple[tr.Fact, ...]:
    """Return an event told with each of these figures."""
    return tuple(
        tr.Event(id=f"alm-{at}", citations=CELL.citations, involved=(HOME,), topic="guests", quantity=figure)
        for at, figure in enumerate(figures, start=1)
    )


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
def test_dates_without_a_common_day_contradict(one: str, other: str, apart: int) -> None:
    """Both cannot be true, and the days from the last day of the one to the first day of the other are counted."""
    (found,) = between(*dated(one, other))
    assert (True, apart, None, "date") == (found.contradictory, found.apart, found.ratio, found.value)
    days = "day" if apart == 1 else "days"
    assert str(found) == f"alm-1 ({one}) contradicts alm-2 ({other}), {apart} {days} apart"
    assert repr(found) == f"<{found}>"
    assert dict(found.__rich_repr__())["apart"] == f"{apart} {days}"
    assert found.rule == "told twice"


@pytest.mark.parametrize(
    ("one", "other"),
    [("2001-05", "2001-05-07"), ("2001", "2001-05"), ("2005/..", "2005"), ("2001/2003", "2002"), ("../2001", "2000")],
)
def test_dates_with_a_common_day_differ_only_in_exactness(one: str, other: str) -> None:
    """A month and one of its days can both be right."""
    (found,) = between(*dated(one, other))
    assert (False, None) == (found.contradictory, found.apart)
    assert str(found) == f"alm-1 ({one}) differs in exactness from alm-2 ({other})"


@pytest.mark.parametrize("dates", [("1999", "1999"), ("1999", None), (None, None)])
def test_equal_or_missing_dates_do_not_differ(dates: tuple[str | None, str | None]) -> None:
    """There is nothing to compare, or nothing to tell."""
    assert not between(*dated(*dates))


@given(whens(), whens())
def test_dates_differ_both_ways_or_not_at_all(one: tr.PartialDate, other: tr.PartialDate) -> None:
    """The order of two facts changes neither the verdict nor the days, and common days never contradict."""
    first, second = dated(str(one), str(other))
    ways = [
        [(each.contradictory, each.apart) for each in between(*pair)] for pair in ((first, second), (second, first))
    ]
    assert ways[0] == ways[1]
    meet = one.earliest <= other.latest and other.earliest <= one.latest
    assert not (meet and any(contradictory or apart for contradictory, apart in ways[0]))


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
    """A lower bound is only less exact than a larger figure; two settled figures contradict, with their ratio."""
    for pair in ((small, large), (large, small)):
        (found,) = between(*counted(*pair))
        assert (contradictory, 1.2, None) == (found.contradictory, found.ratio, found.apart)
        assert str(found).endswith(", 1.2 to 1")


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
    """The same number, another unit or no number at all is no difference."""
    assert not between(*counted(one, other))


@given(quantities, quantities)
def test_ratios_are_at_least_one(one: tr.Quantity, other: tr.Quantity) -> None:
    """The larger figure is over the smaller, and there is no ratio to zero."""
    for found in between(*counted(one, other)):
        assert found.ratio is None or found.ratio >= 1


def test_kinds_without_figures_have_none_to_differ_in() -> None:
    """Two tellings of a post without dates do not differ."""
    assert not differences(occurrences_of((POST, again(POST))))


def outside(when: str | None, **change: Any) -> tr.OutsideDate:
    """Return what an outside publisher says of the partner."""
    return evolve(OUTSIDE, date=parse(when) if when else None, **change)


@pytest.mark.parametrize("when", ["1990~", "1990?", "1990%", "1990-05~"])
def test_approximate_outside_dates_never_contradict(when: str) -> None:
    """A date that its publisher does not vouch for settles nothing."""
    (found,) = outside_differences(dated("1999"), (outside(when),))
    assert not found.contradictory


def test_outside_dates_of_the_same_partner_are_compared() -> None:
    """Each fact on when relations began is compared with each date for its partner, and with no other."""
    others = (outside("1990"), outside("1999"), outside(None), outside("1990", state=BORDURIA))
    (found,) = outside_differences((*dated("1999", None), *counted(None)), others)
    assert (True, others[0]) == (found.contradictory, found.other)
    assert str(found) == "alm-1 (1999) contradicts Ministry (1990), 2923 days apart"
    assert AVALONIA == found.one.partner


def test_support_names_who_agrees_with_which_side() -> None:
    """Other facts and outside dates that have one side's very date are named."""
    facts = dated("1999-01-01", "1999-02-01", "1999-02-01")
    found = between(*facts, outside=(outside("1999-01-01"), outside("1990"), outside("1999-02-01", state=BORDURIA)))
    expected = [("alm-1", "alm-2", ("alm-3 agrees with alm-2", "Ministry agrees with alm-1"))]
    expected += [("alm-1", "alm-3", ("alm-2 agrees with alm-3", "Ministry agrees with alm-1"))]
    assert expected == [(each.one.id, each.other.id, each.support) for each in found]


def test_what_is_only_less_exact_needs_no_support() -> None:
    """Where nothing contradicts, nobody is called to agree."""
    (found,) = between(*dated("1999", "1999-02-01"), outside=(outside("1999"),))
    assert () == found.support


def test_a_visit_gets_no_support_from_dates_of_relations() -> None:
    """Outside dates are of the beginning of relations and of nothing else."""
    late = evolve(DAY, date=tr.PartialDate(2002), partner=AVALONIA)
    (found,) = between(evolve(MONTH, partner=AVALONIA), late, outside=(outside("2002"),))
    assert (True, ()) == (found.contradictory, found.support)
