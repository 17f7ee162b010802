"""What does not make a member: oneself, a plan, an end without a date, and a date as of which it is so."""

from typing import Any

from made_up import AVALONIA, BORDURIA, LAKES, cited
from strategies import collected

import tajik_relations as tr
from tajik_relations.model.terms import Aspect, Status, Tie
from tajik_relations.query.organizations import profiles_of


def member(**values: Any) -> tr.OrganizationProfile:
    """Return an organization of which one statement says that Avalonia is in it."""
    made = tr.Membership(
        **cited("Avalonia is in the League of Lakes"),
        organization=LAKES,
        members=(AVALONIA,),
        partner=BORDURIA,
        **{"tie": Tie.MEMBER, "aspect": Aspect.HOLDS, **values},
    )
    (body,) = profiles_of([LAKES], collected((made,)))
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
