"""What does not make a member: oneself, a plan, an end without a date, an organization that does not exist."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from made_up import ALMANAC, AVALONIA, BORDURIA, LAKES, cited
from strategies import collected, partial_dates, whens

import tajik_relations as tr
from tajik_relations.model.dates import When, parse
from tajik_relations.model.identification import existed
from tajik_relations.model.terms import Aspect, LifeEvent, Status, Tie
from tajik_relations.query.facts import Facts
from tajik_relations.query.organizations import OrganizationProfile
from tajik_relations.query.profiles import profiles_of


def stated(**values: Any) -> tr.Membership:
    """Return the statement that Avalonia is in the League of Lakes."""
    return tr.Membership(
        **{
            **cited("Avalonia is in the League of Lakes"),
            "organization": LAKES,
            "members": (AVALONIA,),
            "partner": BORDURIA,
            "tie": Tie.MEMBER,
            "aspect": Aspect.HOLDS,
            **values,
        },
    )


def member(**values: Any) -> tr.OrganizationProfile:
    """Return an organization of which one statement says that Avalonia is in it."""
    (body,) = profiles_of([LAKES], OrganizationProfile, collected((stated(**values),)))
    return body


def own_date(what: LifeEvent, date: str, publisher: str = "Almanac") -> tr.OrganizationDate:
    """Return an outside date of the League of Lakes."""
    return tr.OrganizationDate(organization=LAKES, what=what, date=parse(date), publisher=publisher, address="none")


def limited(*dates: tr.OrganizationDate, **values: Any) -> Facts[Any]:
    """Return the statement among facts of a data set that knows outside dates of the organization."""
    facts = collected((stated(**values),))
    return Facts(facts.items, evolve(facts.scope, organization_dates=dates))


def test_an_organization_is_no_member_of_itself(dataset: tr.Dataset) -> None:
    """Neither an organization nor the partner whose page a statement is on is a member for that."""
    assert str(dataset.organizations["CIS"].membership_of("CIS")) == "not stated"
    assert not dataset.shared("CIS", dataset.subject)
    assert str(member().membership_of(BORDURIA)) == "not stated"
    assert str(member().membership_of(AVALONIA)) == "yes"


def test_what_is_planned_is_not_done() -> None:
    """A membership that is planned, drafted, considered or conditional is none, with a day or without."""
    for status in (Status.PLANNED, Status.DRAFT, Status.CONSIDERED, Status.CONDITIONAL):
        body = member(status=status, date=tr.PartialDate(1992), aspect=Aspect.ENTERED)
        assert not body.members()
        assert not body.members("2000-01-01", certainty="certain")
        assert str(body.membership_of(AVALONIA)) == str(body.membership_of(AVALONIA, "2000-01-01")) == "not stated"


def test_when_something_ended_that_is_over_is_left_open() -> None:
    """A membership that is over and has a date of one sort is no for no day after it, and no yes either."""
    body = member(status=Status.ENDED, date=tr.PartialDate(1992))
    assert [str(body.membership_of(AVALONIA, day)) for day in (None, "1990-01-01", "2000-01-01")] == [
        "no",
        "no",
        "not stated",
    ]


def test_an_as_of_date_is_no_date_of_joining() -> None:
    """What holds as of a date may have begun before it, and need not hold after it."""
    body = member(date=tr.PartialDate(2007), as_of=True)
    assert body.members().only().since is None
    assert {str(body.membership_of(AVALONIA, f"{year}-06-01")) for year in (2006, 2007, 2008)} == {"not stated"}


FOUNDED, ENDED = own_date(LifeEvent.FOUNDED, "2000-10-10"), own_date(LifeEvent.ENDED, "2015-01-01")
AGREED = own_date(LifeEvent.END_AGREED, "2014-10-10")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1990-01-01", False),
        ("2000-10-09", False),
        ("2000-10-10", True),
        ("2014-10-10", True),
        ("2014-12-31", True),
        ("2015-01-01", None),
        ("2015-01-02", False),
        ("2026-01-01", False),
    ],
)
def test_an_organization_exists_from_its_foundation_to_its_end(day: str, expected: bool | None) -> None:  # noqa: FBT001 - a parameter of a test
    """Before its foundation and after its end an organization did not exist; on the last day itself it is open."""
    lives = (FOUNDED, AGREED, ENDED)
    assert existed(lives, date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    ("dates", "day", "expected"),
    [
        ([], "1990-01-01", True),
        ([AGREED], "2020-01-01", True),
        ([own_date(LifeEvent.FOUNDED, "2000")], "2000-06-01", None),
        ([own_date(LifeEvent.FOUNDED, "2000")], "1999-12-31", False),
        ([own_date(LifeEvent.ENDED, "2014")], "2014-06-01", None),
        ([FOUNDED, own_date(LifeEvent.FOUNDED, "1996-03-29", "Other")], "1998-01-01", None),
        ([FOUNDED, own_date(LifeEvent.FOUNDED, "1996-03-29", "Other")], "1995-01-01", False),
        ([FOUNDED, own_date(LifeEvent.FOUNDED, "1996-03-29", "Other")], "2001-01-01", True),
        ([ENDED, own_date(LifeEvent.ENDED, "2014-10-10", "Other")], "2014-12-01", None),
        ([ENDED, own_date(LifeEvent.ENDED, "2014-10-10", "Other")], "2016-01-01", False),
    ],
)
def test_publishers_who_differ_leave_the_days_between_open(
    dates: list[tr.OrganizationDate],
    day: str,
    expected: bool | None,  # noqa: FBT001 - a parameter of a test
) -> None:
    """A day between two dates of one event is open, as is one in a year that is all that is known."""
    assert existed(dates, date.fromisoformat(day)) is expected


lives = st.lists(
    st.builds(own_date, st.sampled_from(LifeEvent), whens(date(1990, 1, 1), date(2010, 12, 31)).map(str)), max_size=3
)
days = st.dates(date(1985, 1, 1), date(2015, 12, 31))


@given(
    lives, st.none() | whens(date(1985, 1, 1), date(2015, 12, 31)), days, st.sampled_from(Tie), st.sampled_from(Aspect)
)
def test_nobody_is_a_member_on_a_day_without_the_organization(
    dates: list[tr.OrganizationDate], when: When | None, day: date, tie: Tie, aspect: Aspect
) -> None:
    """No membership is certain on a day on which the organization may not have existed, nor possible without it."""
    facts = limited(*dates, date=when, tie=tie, aspect=aspect)
    (body,) = profiles_of([LAKES], OrganizationProfile, facts)
    (free,) = profiles_of([LAKES], OrganizationProfile, collected(facts.items))
    answer, without = body.membership_of(AVALONIA, day), free.membership_of(AVALONIA, day)
    certain, possible = (body.members(day, certainty=each) for each in ("certain", "possible"))
    there = existed(dates, day)
    if there is True:
        assert (answer.value, answer.outside) == (without.value, ())
        assert (certain, possible) == (free.members(day, certainty="certain"), free.members(day))
        assert facts.as_of(day) == collected(facts.items).as_of(day)
        assert facts.on(day) == collected(facts.items).on(day)
    else:
        assert not answer.yes
        assert answer.no is without.no
        assert not certain
        assert not facts.as_of(day, certainty="certain")
        assert not facts.on(day, certainty="certain")
        assert not answer.outside or set(answer.outside) <= set(dates)
    if there is False:
        assert not possible
        assert not facts.as_of(day)
        assert not facts.on(day)
    assert body.members() == free.members()
    assert body.membership_of(AVALONIA) == free.membership_of(AVALONIA)


def test_the_dates_that_limit_an_answer_are_named() -> None:
    """An answer that an outside date keeps from being yes has the date, its publisher and the statements."""
    almanac = evolve(ALMANAC, time_of_writing=parse("2020/.."))
    written = tr.Citation(document="almanac", line=1, words=("a member",), source=almanac)
    (body,) = profiles_of(
        [LAKES], OrganizationProfile, limited(FOUNDED, AGREED, ENDED, date=parse("1996"), citations=(written,))
    )
    assert (FOUNDED, AGREED, ENDED) == body.outside
    late, early, meanwhile = (body.membership_of(AVALONIA, day) for day in ("2016-01-01", "1999-01-01", "2005-01-01"))
    assert ("not stated", (ENDED,), 1) == (str(late), late.outside, len(late.facts))
    assert ("not stated", (FOUNDED,), 1) == (str(early), early.outside, len(early.facts))
    assert ("yes", ()) == (str(meanwhile), meanwhile.outside)
    shown = "<MembershipAnswer not stated, 1 statement; the organization: ended 2015-01-01 (Almanac)>"
    assert shown == repr(late)
    assert "no" == str(body.membership_of(AVALONIA, "1995-01-01"))


@given(partial_dates(date(1990, 1, 1), date(2010, 12, 31)), days)
def test_other_facts_do_not_end_with_an_organization(when: tr.PartialDate, day: date) -> None:
    """What is no membership had come about by a day whether or not the organization existed then."""
    common: dict[str, Any] = {**cited("they cooperate"), "summary": "Avalonia cooperates"}
    cooperation = tr.Cooperation(**common, parties=(AVALONIA,), organizations=(LAKES,), date=when)
    facts = collected((cooperation,))
    ended = Facts(facts.items, evolve(facts.scope, organization_dates=(FOUNDED, ENDED)))
    assert facts.as_of(day) == ended.as_of(day)
    assert facts.on(day) == ended.on(day)
