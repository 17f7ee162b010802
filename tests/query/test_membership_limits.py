"""Corners of the questions of time and membership that once had a wrong answer."""

from typing import Any

from made_up import AVALONIA, BORDURIA, LAKES, cited
from strategies import DIRECTORY

import tajik_relations as tr
from tajik_relations.model.terms import MembershipStatus, Status
from tajik_relations.query.facts import Facts
from tajik_relations.query.organizations import profiles_of


def member(**values: Any) -> tr.OrganizationProfile:
    """Return an organization of which one statement says that Avalonia is in it."""
    made = tr.Membership(
        **cited("Avalonia is in the League of Lakes"),
        organization=LAKES,
        members=(AVALONIA,),
        membership=values.pop("membership", MembershipStatus.MEMBER),
        partner=BORDURIA,
        **values,
    )
    (body,) = profiles_of([LAKES], Facts((made,), DIRECTORY))
    return body


def test_an_organization_is_no_member_of_itself(dataset: tr.Dataset) -> None:
    """Neither an organization nor the partner whose page a statement is on is a member for that."""
    assert str(dataset.organizations["CIS"].membership_of("CIS")) == "not stated"
    assert not dataset.shared("CIS", dataset.subject)
    assert str(member().membership_of(BORDURIA)) == "not stated"
    assert str(member().membership_of(AVALONIA)) == "yes"


def test_what_is_planned_is_not_done() -> None:
    """A membership that is planned, drafted, considered or conditional is none, with a day or without."""
    for status in (Status.PLANNED, Status.DRAFT, Status.CONSIDERED, Status.CONDITIONAL):
        body = member(status=status, date=tr.PartialDate(1992), membership=MembershipStatus.JOINED)
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


def test_the_first_day_of_the_calendar_can_be_asked_for(dataset: tr.Dataset) -> None:
    """No arithmetic leaves the calendar."""
    assert {fact.timing.value for fact in dataset.facts.as_of("0001-01-01")} <= {"until"}


def test_a_union_is_found_by_the_names_of_both(dataset: tr.Dataset) -> None:
    """Things from either side are found by name in the union."""
    both = dataset.states[:3] | dataset.states[3:6]
    assert [both[state.code] for state in dataset.states[:6]] == list(dataset.states[:6])


def test_parts_of_timelines(dataset: tr.Dataset) -> None:
    """A part of a timeline has no facts without a date, a union is in the order of dates, equality sees both."""
    one, other = (dataset.facts.about(code).timeline() for code in ("RU", "JP"))
    assert one.undated
    assert not one[:3].undated
    assert list((one | other).items) == list((dataset.facts.about("RU") | dataset.facts.about("JP")).timeline().items)
    assert one.where(lambda _: True) == one != one[:]


def test_missions_remember_their_seats(dataset: tr.Dataset) -> None:
    """Filters for a seat and for a sending State give the same in either order, though nothing is left."""
    seat = next(one.seat.name for one in dataset.missions if one.seat)
    for state in (one.sending for one in dataset.missions):
        assert dataset.missions.sent_by(state).seated_in(seat) == dataset.missions.seated_in(seat).sent_by(state)
