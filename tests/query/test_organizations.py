"""Membership: who is in what according to whom, in three answers; partners and participants are not members."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from strategies import ORGANIZATIONS, STATES, collected, partial_dates, whens

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.model.periods import extent
from tajik_relations.model.terms import Aspect, OrganizationKind, Status, Tie
from tajik_relations.query.facts import Facts
from tajik_relations.query.organizations import OrganizationProfile, members_of, shared
from tajik_relations.query.profiles import profiles_of

LAKES, PEAKS, FORDS = ORGANIZATIONS
AVALONIA, BORDURIA, CASCARA = STATES[:3]
TIES = (Tie.MEMBER, Tie.FULL_MEMBER, Tie.FOUNDING_MEMBER, Tie.PARTICIPATING_STATE)
INSIDE = tuple((tie, aspect) for tie in TIES for aspect in (Aspect.HOLDS, Aspect.ENTERED))
BESIDE = tuple((tie, aspect) for tie in Tie for aspect in Aspect if (tie, aspect) not in INSIDE)
"""What the words call a tie, and what they say of it: that somebody is inside, or that it is another one."""
UNKNOWN = tr.UnidentifiedState(row=7, candidates=STATES[3:5])


ALMANAC = tr.SourceDocument(
    id="almanac",
    prefix="alm",
    title="A",
    publisher="N",
    terms="none",
    file="a.txt",
    sha256="0" * 64,
    lines=9,
    time_of_writing=parse("2000-06-01/.."),
)
WRITTEN = (tr.Citation(document="almanac", line=1, words=("a word",), source=ALMANAC),)
"""The cited words of a document that was written in June 2000 or later."""


def _stated(*members: Any, at: int = 1, **values: Any) -> tr.Membership:
    """Return a statement that some are members of the League of Lakes, unless *values* say otherwise."""
    citation = tr.Citation(document="almanac", line=at, words=("a word",))
    made = tr.Membership(
        id=f"made-{at}",
        citations=(citation,),
        organization=LAKES,
        members=members or (AVALONIA,),
        tie=Tie.MEMBER,
        aspect=Aspect.HOLDS,
    )
    return evolve(made, **values)


def _facts(*statements: tr.Fact) -> Facts[Any]:
    return collected(statements)


def _body(*statements: tr.Fact) -> tr.OrganizationProfile:
    """Return the League of Lakes with these statements."""
    return profiles_of((LAKES,), OrganizationProfile, _facts(*statements))[0]


def _three(answer: tr.MembershipAnswer) -> dict[bool | None, bool]:
    """Return the three questions that an answer can be asked, by the value for which each is true."""
    return {True: answer.yes, False: answer.no, None: answer.not_stated}


terms = st.sampled_from((*INSIDE, *BESIDE))
dates = st.none() | whens(date(1990, 1, 1), date(2005, 12, 31))
days = st.dates(date(1989, 1, 1), date(2006, 12, 31))


@st.composite
def _memberships(draw: st.DrawFn) -> Facts[Any]:
    made = []
    for at in range(draw(st.integers(0, 6))):
        members = draw(st.lists(st.sampled_from(STATES[:3]), min_size=1, unique=True))
        (tie, aspect), body = draw(terms), draw(st.sampled_from(ORGANIZATIONS))
        made.append(_stated(*members, at=at + 1, organization=body, tie=tie, aspect=aspect, date=draw(dates)))
    return _facts(*made)


memberships = _memberships()
"""Statements of every tie between three organizations and three States, dated or not."""


@pytest.mark.parametrize(("tie", "aspect"), INSIDE)
def test_members_are_called_members_or_have_joined(tie: Tie, aspect: Aspect) -> None:
    """Who is called a member, of whatever sort, or is said to have joined is one, by whatever name it is asked."""
    body = _body(_stated(AVALONIA, BORDURIA, tie=tie, aspect=aspect))
    assert ["Avalonia", "Borduria"] == [one.party.name for one in body.members()]
    for name in ("Avalonia", "xa", "XXA", AVALONIA, "Republic of Avalonia"):
        answer = body.membership_of(name)
        assert ("yes", True, True) == (str(answer), answer.value, bool(answer))
        assert (True, False, False) == (answer.yes, answer.no, answer.not_stated)
        assert ["made-1"] == [fact.id for fact in answer.facts]
        assert [("almanac", 1)] == [(one.document, one.line) for one in answer.citations]


@pytest.mark.parametrize(("tie", "aspect"), BESIDE)
@pytest.mark.parametrize("day", [None, "1999-01-01"])
def test_others_are_not_members(tie: Tie, aspect: Aspect, day: str | None) -> None:
    """Partners, participants, who left and who considers it are no members."""
    body = _body(_stated(tie=tie, aspect=aspect, date=parse("1990")))
    assert not body.members(day)
    assert body.memberships
    assert not body.membership_of("Avalonia", day).yes


@pytest.mark.parametrize(("tie", "aspect"), [term for term in BESIDE if term[1] is not Aspect.LEFT])
@pytest.mark.parametrize("day", [None, "1999-01-01"])
def test_another_tie_says_nothing_of_membership(tie: Tie, aspect: Aspect, day: str | None) -> None:
    """That somebody is a partner or participant, or considers to join, does not say that it is no member."""
    answer = _body(_stated(tie=tie, aspect=aspect, date=parse("1990"))).membership_of("Avalonia", day)
    assert ("not stated", None, ()) == (str(answer), answer.value, answer.citations)
    assert (False, False, True) == (answer.yes, answer.no, answer.not_stated)


def test_who_left_was_no_member_afterwards() -> None:
    """Who is said to have left is no member from that day on, or at all if no day is asked for; before it is open."""
    body = _body(_stated(tie=Tie.MEMBER, aspect=Aspect.LEFT, date=parse("1990-05-01")))
    assert body.membership_of("Avalonia").no
    assert body.membership_of("Avalonia", "1990-05-02").no
    assert body.membership_of("Avalonia", "1990-04-30").not_stated
    assert ["made-1"] == [fact.id for fact in body.membership_of("Avalonia").facts]
    assert _body(_stated(tie=Tie.OBSERVER, aspect=Aspect.LEFT)).membership_of("Avalonia").not_stated


TERMS = {
    (Tie.MEMBER, Aspect.HOLDS): "member",
    (Tie.FULL_MEMBER, Aspect.HOLDS): "full member",
    (Tie.MEMBER, Aspect.ENTERED): "joined",
    (Tie.OBSERVER, Aspect.ENTERED): "observer, joined",
    (Tie.MEMBER, Aspect.LEFT): "left",
    (Tie.PARTICIPANT, Aspect.CONSIDERED): "participant, considered",
}


@pytest.mark.parametrize(("tie", "aspect"), TERMS)
def test_a_tie_in_one_phrase(tie: Tie, aspect: Aspect) -> None:
    """The phrase names the tie and, unless it simply holds, what is said of it; whether it is inside goes with it."""
    fact = _stated(tie=tie, aspect=aspect)
    assert (TERMS[tie, aspect], (tie, aspect) in INSIDE) == (fact.term, fact.inside)
    assert "patron" == _stated(tie=Tie.OTHER, wording="patron").term


NOT_STATED = r"^the answer is \"not stated\", .*; use \.yes, \.no or \.not_stated$"


def test_what_is_not_stated_is_neither_true_nor_false() -> None:
    """No condition can take "not stated" for no: its truth value is refused, in one sentence that says what to ask."""
    answer = _body().membership_of("Avalonia")
    with pytest.raises(tr.NotStatedError, match=NOT_STATED) as caught:
        bool(answer)
    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, tr.RelationsError)
    for ask in (
        lambda: not answer,
        lambda: answer and True,
        lambda: answer or True,
        lambda: [1 for _ in (1,) if answer],
    ):
        with pytest.raises(tr.NotStatedError, match=NOT_STATED):
            ask()


def test_a_stated_no_is_false() -> None:
    """A document that says no makes the answer false, and one that is equal to another no with the same statements."""
    answer = _body(_stated(status=Status.ENDED)).membership_of("Avalonia")
    assert not answer
    assert (False, True, False, False) == (answer.yes, answer.no, answer.not_stated, answer.value)
    assert answer == _body(_stated(status=Status.ENDED)).membership_of("Avalonia")
    assert answer != _body(_stated()).membership_of("Avalonia")


def test_partners_are_not_lost_among_members() -> None:
    """Who is a member by one statement and a partner by another is a member by the first alone."""
    body = _body(_stated(tie=Tie.PARTNER), _stated(at=2), _stated(BORDURIA, at=3))
    avalonia = body.members().first()
    assert (AVALONIA, ["made-2"]) == (avalonia.party, [fact.id for fact in avalonia.facts])
    assert ["made-2"] == [fact.id for fact in body.membership_of("XA").facts]


def test_what_has_ended_is_no_longer_so() -> None:
    """A membership that has ended is none, and the answer is no only because a document says so."""
    body = _body(_stated(status=Status.ENDED), _stated(BORDURIA, at=2), _stated(BORDURIA, at=3, status=Status.ENDED))
    assert [BORDURIA] == [one.party for one in body.members()]
    answers = {name: body.membership_of(name) for name in ("Avalonia", "Borduria", "Cascara")}
    assert {"Avalonia": "no", "Borduria": "yes", "Cascara": "not stated"} == {
        name: str(one) for name, one in answers.items()
    }
    assert [["made-1"], ["made-2"], []] == [[fact.id for fact in one.facts] for one in answers.values()]
    assert ["<MembershipAnswer no, 1 statement>", "<MembershipAnswer not stated, 0 statements>"] == [
        repr(answers["Avalonia"]),
        repr(answers["Cascara"]),
    ]


@pytest.mark.parametrize(
    ("when", "answers"),
    [
        ("1996-05-03", "no no yes yes not-stated"),
        ("1996", "no not-stated not-stated yes not-stated"),
        ("1996-05", "no not-stated not-stated yes not-stated"),
        ("1996/..", "no not-stated not-stated yes not-stated"),
        ("1996/", "no not-stated not-stated not-stated not-stated"),
        ("1996/1999", "no not-stated not-stated yes no"),
        ("../1999", "not-stated not-stated not-stated not-stated no"),
        (None, "not-stated not-stated not-stated not-stated not-stated"),
    ],
)
def test_answers_for_a_day(when: str | None, answers: str) -> None:
    """Who joined later was no member, a year leaves its days open, and the end of what was written leaves the rest."""
    body = _body(_stated(date=when and parse(when), citations=WRITTEN))
    asked = ("1995-12-31", "1996-05-02", "1996-05-03", "1997-01-01", "2001-01-01")
    found = [str(body.membership_of("Avalonia", day)).replace(" ", "-") for day in asked]
    assert answers.split() == found
    certain = ["yes" if body.members(day, certainty="certain") else "" for day in asked]
    possible = ["yes" if body.members(day) else "" for day in asked]
    assert ["yes" if one == "yes" else "" for one in found] == certain
    dated = [one != "no" and when is not None for one in found]
    assert ["yes" if one else "" for one in dated] == possible


@given(memberships, days)
def test_members_agree_with_the_answers(made: Facts[Any], day: date) -> None:
    """Who is certainly a member on a day is one by the answer, who is not even possibly is not, each once, by name."""
    for body in profiles_of(ORGANIZATIONS, OrganizationProfile, made):
        certain, possible = body.members(day, certainty="certain"), body.members(day)
        answers = {state: body.membership_of(state, day) for state in STATES[:3]}
        assert {state for state, answer in answers.items() if answer.yes} == {one.party for one in certain}
        for answer in answers.values():
            assert [answer.value] == [said for said, so in _three(answer).items() if so]
        undated = {one.party for one in body.members()} - {one.party for one in possible}
        assert not [state for state, answer in answers.items() if answer.yes and state in undated]
        assert {one.party for one in certain} <= {one.party for one in possible} <= {*STATES[:3]}
        for members in (certain, possible, body.members()):
            names = [one.party.name for one in members]
            assert sorted(set(names)) == names


@given(memberships)
def test_members_are_those_of_the_statements(made: Facts[Any]) -> None:
    """A member has all the statements that call it so, in document order, their terms and their first date."""
    for body in profiles_of(ORGANIZATIONS, OrganizationProfile, made):
        own = [fact for fact in made if fact.organization == body and (fact.tie, fact.aspect) in INSIDE]
        assert {state for fact in own for state in fact.members} == {one.party for one in body.members()}
        assert body.members() == members_of(_facts(*own))
        for one in body.members():
            mine = [fact for fact in own if one.party in fact.members]
            assert mine == list(one.facts)
            assert {fact.term for fact in mine} == set(one.terms)
            assert len(one.terms) == len(set(one.terms))
            starts = [extent(fact.date)[0] for fact in mine if fact.date]
            assert (one.since is None) is (not starts)
            assert one.since is None or min(starts) == extent(one.since)[0]


@given(st.lists(partial_dates(date(1990, 1, 1), date(1999, 12, 31)), min_size=1, max_size=3))
def test_members_since_the_earliest_date(given_dates: list[tr.PartialDate]) -> None:
    """Somebody is a member since the earliest date that a statement gives, and shown with it."""
    body = _body(*(_stated(at=at + 1, date=when) for at, when in enumerate(given_dates)))
    (member,) = body.members()
    assert member.since in given_dates
    assert member.since is not None
    assert f"<OrganizationMember Avalonia: member since {member.since}>" == repr(member)


def test_members_that_are_not_known() -> None:
    """The State of a row that is not known is a member too, and its candidates are not."""
    body = _body(_stated(AVALONIA, UNKNOWN))
    assert [AVALONIA, UNKNOWN] == [one.party for one in body.members()]
    assert ["yes", "not stated"] == [str(body.membership_of(one)) for one in (UNKNOWN, STATES[3])]


@pytest.mark.parametrize("name", ["Zubrowka", "", "Avalon", None, 1.5])
def test_membership_of_nobody(name: Any) -> None:
    """A name that nobody has has no answer, not even that it is not stated."""
    with pytest.raises(tr.UnknownName, match=f"^no State, organization or person is called '{name}'"):
        _body(_stated()).membership_of(name)


@pytest.mark.parametrize("day", ["then", "1996-13", 0, 1996.5, ""])
def test_members_on_what_is_no_day(day: Any) -> None:
    """Members are asked for on a date that exists."""
    body = _body(_stated())
    for ask in (body.members, lambda day: body.membership_of("XA", day)):
        with pytest.raises(tr.DateError, match=r"^expected .*, found .*$"):
            ask(day)


def test_a_body_is_its_organization() -> None:
    """An organization with its facts equals the one in the facts, both ways, and is one with it in sets and filters."""
    body, empty = _body(_stated()), _body()
    assert body == LAKES == body == empty
    assert hash(body) == hash(LAKES) == hash(empty)
    assert {LAKES} == {body, LAKES, empty}
    assert body in ORGANIZATIONS
    assert _facts(_stated()).about(body) == _facts(_stated()).about(LAKES) == _facts(_stated()).where(actors=body)
    assert (str(LAKES), repr(LAKES)) == (str(body), repr(body))


@pytest.mark.parametrize(
    "other",
    [
        PEAKS,
        evolve(LAKES, name="Lakes"),
        evolve(LAKES, names=()),
        evolve(LAKES, kind=OrganizationKind.GROUP),
        "",
        5,
    ],
    ids=repr,
)
def test_a_body_is_no_other(other: object) -> None:
    """An organization with another name, another kind or other spellings is another one."""
    assert _body() != other
    assert other != _body()


@given(memberships, st.sampled_from(STATES[:3]), st.sampled_from(STATES[:3]))
def test_shared_organizations(made: Facts[Any], one: tr.State, other: tr.State) -> None:
    """Two States share the organizations of which both are members, either way round, by name."""
    bodies = profiles_of(ORGANIZATIONS, OrganizationProfile, made)
    expected = sorted(body.name for body in bodies if body.membership_of(one).yes and body.membership_of(other).yes)
    found, turned = shared(made, one, other), shared(made, other.name, one.code)
    assert expected == [each.organization.name for each in found] == [each.organization.name for each in turned]
    for each, back in zip(found, turned, strict=True):
        assert (each.one, each.other) == (back.other, back.one)
        assert all(one in fact.members and fact.organization == each.organization for fact in each.one)
        assert each.together is any({one, other} <= {*fact.members} for fact in each.one)


def test_a_month_or_year_is_a_day_that_is_not_known() -> None:
    """An answer for a month or year is the one for all its days, and not stated where these differ."""
    body = _body(_stated(date=parse("1996-05-03"), citations=WRITTEN))
    answers = {1995: "no", 1996: "not stated", "1996-05": "not stated", "1996-06": "yes", "1990s": "not stated"}
    assert answers == {when: str(body.membership_of("XA", on=when)) for when in answers}
    assert [1, 0] == [len(body.members(1996, certainty=one)) for one in ("possible", "certain")]
    assert [True, False] == [body.membership_of("XA", on=when).possible for when in (1996, 1995)]


LATE = (evolve(WRITTEN[0], source=evolve(ALMANAC, time_of_writing=parse("1999/2000"))),)


def test_what_is_left_out_is_counted() -> None:
    """Who is a member on a day leaves out undated statements and those written before it, and says how many."""
    body = _body(_stated(), _stated(BORDURIA, at=2, date=parse("1996"), citations=LATE), _stated(CASCARA, at=3))
    found, carried = body.members(2005), body.members(2005, carry_forward=True)
    assert (0, 2, 1) == (len(found), found.undated, found.beyond)
    undated = "2 statements without a date left out"
    why = "because the period is after the time of writing of its document (carry_forward=True includes it)"
    tie = f"1 tie left out, {why}"
    assert f"<Members: 0; {undated}; {tie}>" == repr(found)
    assert ([BORDURIA], f"<Members: 1; {undated}>") == ([one.party for one in carried], repr(carried))
    assert not body.members(2005, carry_forward=True, certainty="certain")
    assert "<Members: 3>" == repr(body.members())
    answers = [body.membership_of("XB", 2005, carry_forward=carry) for carry in (False, True)]
    assert [(True, False, ["made-2"]), (True, True, ["made-2"])] == [
        (answer.not_stated, answer.possible, [fact.id for fact in answer.facts]) for answer in answers
    ]
    undated_answer = body.membership_of("XA", 2005)
    assert (True, False, 1) == (undated_answer.not_stated, undated_answer.possible, len(undated_answer.facts))


@given(memberships, st.sampled_from(STATES[:3]), st.sampled_from(STATES[:3]), days, st.booleans())
def test_shared_organizations_of_a_day(
    made: Facts[Any],
    one: tr.State,
    other: tr.State,
    day: date,
    carry: bool,  # noqa: FBT001 - hypothesis
) -> None:
    """Two States share on a day the organizations of which both are members then, certainly or possibly."""
    bodies = profiles_of(ORGANIZATIONS, OrganizationProfile, made)
    for certainty in ("certain", "possible"):
        theirs = [
            {each.party for each in body.members(day, certainty=certainty, carry_forward=carry)} for body in bodies
        ]
        expected = sorted(body.name for body, parties in zip(bodies, theirs, strict=True) if {one, other} <= parties)
        found = shared(made, one, other, day, certainty=certainty, carry_forward=carry)
        assert expected == [each.organization.name for each in found]
        concerned = made.where(lambda fact: fact.inside and not {one, other}.isdisjoint(fact.members))
        assert found.undated == len(concerned.undated)
        assert ("without a date left out" in repr(found)) is (found.undated > 0)
