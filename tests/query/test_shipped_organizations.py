"""Membership in the shipped data: each organization with its facts, and some answers that the documents give."""

import pytest

import tajik_relations as tr


def test_shipped_bodies_are_the_organizations(dataset: tr.Dataset) -> None:
    """Each organization has the facts in which it takes part, and is the one that they name."""
    assert dataset.all_organizations == tuple(dataset.organizations)
    for plain, body in zip(dataset.all_organizations, dataset.organizations, strict=True):
        assert hash(plain) == hash(body)
        assert dataset.facts.about(plain) == body.facts == dataset.facts.about(body)
        assert dataset.facts.of(tr.Membership).where(organization=plain) == body.memberships
        for member in body.members():
            assert member.facts.first() in dataset.memberships
            assert body.membership_of(member.party).citations


def test_shipped_memberships(dataset: tr.Dataset) -> None:
    """Some answers that the documents give in so many words."""
    cis = dataset.organizations["CIS"]
    assert {"Armenia", "Azerbaijan", "Tajikistan"} <= {one.party.name for one in cis.members()}
    assert ["yes", "not stated"] == [str(cis.membership_of(name)) for name in ("Armenia", "Japan")]
    council = dataset.organizations["NACC"]
    asked = ("1991-12-31", "1992-06-01", "1993-01-01")
    assert ["no", "not stated", "yes"] == [str(council.membership_of("TJ", day)) for day in asked]
    assert "not stated" == str(dataset.organizations["PARP"].membership_of("TJ"))
    assert not dataset.organizations["SPS"].members()


def test_shared_shipped_organizations(dataset: tr.Dataset) -> None:
    """The text places both in the CIS and the CSTO, and says of nobody that it shares one with a State without any."""
    found = dataset.shared("Armenia", "TJ")
    assert ["CSTO", "CIS", "CISFTA"] == [one.organization.code for one in found]
    assert found == tr.shared("AM", dataset.subject)
    assert all(one.together for one in found)
    assert not dataset.shared("Armenia", "Bhutan")
    with pytest.raises(tr.UnknownName, match=r"^no State, organization or person is called 'Armenai'; similar names: "):
        dataset.shared("TJ", "Armenai")


@pytest.mark.parametrize("day", ["1999-12-31", "2000-10-09", "2015-01-01", "2015-01-02", "2016-06-01", "2026-01-01"])
def test_nobody_is_certainly_in_an_organization_that_did_not_exist(dataset: tr.Dataset, day: str) -> None:
    """Membership in the Eurasian Economic Community is not certain before its foundation and after its end."""
    body = dataset.organizations["Eurasian Economic Community"]
    answer = body.membership_of("Tajikistan", day)
    assert answer.not_stated
    assert ["wfr-153-eaec"] == [fact.id for fact in answer.facts]
    (limit,) = answer.outside
    assert (limit.what.value, str(limit.date)) == (
        ("founded", "2000-10-10") if day < "2001" else ("ended", "2015-01-01")
    )
    assert limit.address.startswith("https://")
    assert not body.members(day)
    assert "Tajikistan" not in [one.party.name for one in body.members(day, certainty="certain")]
    assert not dataset.memberships.where(organization=body).as_of(day)


def test_outside_dates_of_organizations_are_no_facts(dataset: tr.Dataset) -> None:
    """The dates stand apart from the facts, with publisher and address, and limit no other organization."""
    assert {"EAEC"} == {each.organization.code for each in dataset.organization_dates}
    assert tuple(dataset.organization_dates) == dataset.organizations["EAEC"].outside
    assert not dataset.organizations["CIS"].outside
    assert dataset.organizations["EAEC"].membership_of("TJ").yes
    assert not dataset.organizations["EAEC"].membership_of("TJ", "2005-01-01").outside


def test_members_in_doubt_are_marked(dataset: tr.Dataset) -> None:
    """A member that a row means which does not name its State is shown with the degree, in Python and in tables."""
    shown = {str(member): member for member in dataset.organizations["OSCE"].members()}
    assert {"Latvia (corroborated)", "Croatia (probable)", "Malta", "Tajikistan"} <= set(shown)
    assert "<OrganizationMember Latvia (corroborated): full member>" == repr(shown["Latvia (corroborated)"])
    assert shown["Malta"].degree is None
    for table, column in (("memberships", "member"), ("participants", "actor")):
        degrees = {row[column]: row["degree"] for row in dataset.tables[table].rows() if row["fact"] == "wfr-82-osce"}
        assert {"TJ": None, "LV": "corroborated"}.items() <= degrees.items()
