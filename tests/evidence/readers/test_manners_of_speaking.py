"""What English leaves to its readers: governments by their capitals, persons by last name, comparisons, durations.

Right facts of made-up sentences pass; the wrong ones beside them are found.
"""

from typing import Any

import pytest
from attrs import evolve
from made_up import ALMANAC, DATASET, cited, state

import tajik_relations as tr
from tajik_relations.evidence.checks.facts import Evidence, by_reading
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.name_index import NameIndex, index_of
from tajik_relations.evidence.originals import Text
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import Designation, MissionKind, Status, TradeFlow, TreatyDate, VisitKind

CHILE, GHANA = state("CL", "Chile", "Chilean"), state("GH", "Ghana", "Ghanaian")
NORTH, SOUTH = state("KP", "North Korea", "North Korean"), state("KR", "South Korea", "South Korean")
RUIZ = tr.Person(code="ana-ruiz", name="Ana Ruiz")
ACCRA, SANTIAGO = tr.Place(name="Accra"), tr.Place(name="Santiago")
EVERYONE = index_of((CHILE, GHANA, NORTH, SOUTH, RUIZ), (ACCRA, SANTIAGO))
SIDES = (CHILE, GHANA)


def said(kind: str, line: str, *words: str, index: NameIndex = EVERYONE, **values: Any) -> list[str]:
    """Return all that the checks say of a fact of Chile in a text of one line; without words all of it is cited."""
    halves = words or tuple(" ".join(line.split()[at : at + 8]) for at in range(0, len(line.split()), 8))
    evidence = Evidence(evolve(DATASET, subject=CHILE), {"almanac": Text(ALMANAC, (line,))}, index, codebook_of())
    findings = by_reading(getattr(tr, kind)(**cited(*halves), **values), evidence)
    return [f"{'undecided: ' * finding.undecided}{finding}" for finding in findings]


def refused(found: list[str], field: str) -> bool:
    """Whether something is said of a field."""
    return any(finding.removeprefix("undecided: ").startswith(field) for finding in found)


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Accra condemned the decision in 1994", True),
        ("The government in Accra condemned the decision in 1994", True),
        ("A crowd in Accra condemned the decision in 1994", False),
        ("The Accra Conference condemned the decision in 1994", False),
        ("Santiago condemned the decision in 1994", False),
    ],
)
def test_a_capital_can_stand_for_the_government(line: str, *, right: bool) -> None:
    """Where it acts, its State is named; behind "in", or in a longer name, it is a place, and another's is nobody's."""
    values = {"speakers": (GHANA,), "concerning": (), "summary": "Ghana condemned the decision", "status": Status.DONE}
    found = said("Announcement", line, date=tr.PartialDate(1994), **values)
    assert right is not refused(found, "speakers")
    assert right is not refused(found, "actors")


@pytest.mark.parametrize("meant", [NORTH, SOUTH])
def test_a_name_that_two_states_have_means_the_one_whom_the_document_is_about(meant: tr.State) -> None:
    """In a document about the one the other one is not named by it."""
    values = {"parties": (CHILE, meant), "designation": Designation.TREATY, "status": Status.DONE}
    values |= {"date": tr.PartialDate(1994), "date_is": TreatyDate.SIGNED}
    line = "Chile and Korea signed a treaty in 1994"
    for counterpart in (NORTH, SOUTH):
        found = said("Treaty", line, index=EVERYONE.meant(counterpart.code), **values)
        assert refused(found, "parties") is (meant != counterpart)


def test_a_person_is_known_by_the_last_name() -> None:
    """A text names somebody in full once; a last name that two have, or a State, is nobody's."""
    other = tr.Person(code="eva-ruiz", name="Eva Ruiz")
    assert [RUIZ] == [read.named for read in EVERYONE.names_in(["Ruiz left"])]
    assert [] == [read.named for read in index_of((RUIZ, other), ()).names_in(["Ruiz left"])]
    assert [CHILE] == [
        read.named for read in index_of((CHILE, tr.Person(code="x", name="Eva Chile")), ()).names_in(["Chile"])
    ]


@pytest.mark.parametrize(("text", "named"), [("50 million Ghanaian won", []), ("Ghanaian won the prize", [GHANA])])
def test_a_currency_that_is_a_verb_too_is_money_behind_a_number_alone(text: str, named: list[tr.State]) -> None:
    """A body whose name stands before "won" has won."""
    assert named == [read.named for read in EVERYONE.names_in([text])]


COMPARED = ("over the previous year", "than a year earlier", "on the year before", "compared with the previous year")


@pytest.mark.parametrize("words", COMPARED)
@pytest.mark.parametrize("year", [1994, 1993, 1995])
def test_a_year_that_is_only_compared_with_is_no_date(words: str, year: int) -> None:
    """The growth is that of the year that the words give."""
    line = f"In 1994 Chilean exports to Ghana grew by 12 % {words}"
    values = {"flow": TradeFlow.EXPORTS, "reporting": CHILE, "counterpart": GHANA, "status": Status.DONE}
    summary = f"Exports of Chile to Ghana grew by 12 % {words}"
    quantity = tr.Quantity(number=12, unit="%")
    found = said("Trade", line, date=tr.PartialDate(year), summary=summary, quantity=quantity, **values)
    assert refused(found, "date") is (year != 1994)


@pytest.mark.parametrize("again", ["every two years", "twice a year", "each year", "three times a year"])
def test_what_comes_again_goes_on_and_its_interval_is_no_figure(again: str) -> None:
    """The present tells what comes again; done is refused."""
    line = summary = f"Chile and Ghana meet {again}"
    values = {"participants": SIDES, "summary": summary, "recurrent": True}
    assert [] == said("Meeting", line, status=Status.ONGOING, **values)
    assert refused(said("Meeting", line, status=Status.DONE, **values), "status")


@pytest.mark.parametrize(
    "lasting", ["over three years", "within three years", "for three years", "over the next three years"]
)
def test_how_long_something_lasts_limits_no_figure(lasting: str) -> None:
    """The sum is exact; "over" before a sum makes it a lower bound."""
    values = {"provider": CHILE, "recipient": GHANA, "status": Status.DONE, "date": tr.PartialDate(1994)}
    summary = "Chile gave Ghana 6 million euros"
    exact = tr.Quantity(number=6_000_000, unit="EUR")
    assert [] == said(
        "Assistance", f"In 1994 Chile gave Ghana 6 million euros {lasting}", summary=summary, quantity=exact, **values
    )
    over = said(
        "Assistance", "In 1994 Chile gave Ghana over 6 million euros", summary=summary, quantity=exact, **values
    )
    assert refused(over, "quantity")


@pytest.mark.parametrize(
    ("words", "date", "right"),
    [
        ("During the 1970s and 1980s", "1970/1989", True),
        ("During the 1970s", "197X", True),
        ("During the 1970s", "1970/1979", True),
        ("During the 1970s", "198X", False),
        ("During the 1970s and 1980s", "1970/1979", True),
        ("During the 1970s and 1980s", "1970/1999", False),
    ],
)
def test_decades_are_dates(words: str, date: str, *, right: bool) -> None:
    """As some year of them, or all of them; two of them are one time."""
    values = {"provider": CHILE, "recipient": GHANA, "summary": "Chile gave Ghana trucks", "status": Status.DONE}
    found = said("Assistance", f"{words} Chile gave Ghana trucks", date=parse(date), **values)
    assert right is not refused(found, "date")


@pytest.mark.parametrize(
    ("kind", "line", "possible"),
    [
        ("DiplomaticMission", "The embassy of Chile in Ghana moved from Kumasi in 1994", {"done", "ended"}),
        ("DiplomaticMission", "The embassy of Chile in Ghana opened in Kumasi in 1994", {"done"}),
        ("Treaty", "The agreement of Chile and Ghana on visas was replaced in 1994", {"done", "none", "ended"}),
        ("Treaty", "The agreement of Chile and Ghana on visas was initialled in 1994", {"done", "draft"}),
        ("Treaty", "The agreement of Chile and Ghana on visas was signed in 1994", {"done"}),
        ("Treaty", "An agreement of Chile and Ghana on visas is still under negotiation", {"draft"}),
        ("Project", "The bridge of Chile and Ghana was never built", {"none", "planned"}),
        ("Project", "The bridge of Chile and Ghana was built in 1994", {"done"}),
        ("Assistance", "In 1994 Chile cancelled debts of Ghana", {"done", "ended"}),
        ("Position", "Chile has set itself aims in Ghana", {"done", "ongoing"}),
        ("Meeting", "the summit hosted by Chile in 1994", {"done", "none"}),
    ],
)
def test_verbs_of_two_senses_leave_both_statuses(kind: str, line: str, possible: set[str]) -> None:
    """What a careful reader can give is not refused, and all else is."""
    values: dict[str, dict[str, Any]] = {
        "DiplomaticMission": {"mission": MissionKind.EMBASSY, "sending": CHILE, "receiving": GHANA},
        "Treaty": {"designation": Designation.AGREEMENT, "parties": SIDES, "topic": "visas"},
        "Project": {"bodies": SIDES, "summary": "The bridge of Chile and Ghana"},
        "Assistance": {"provider": CHILE, "recipient": GHANA, "summary": "Chile cancelled debts of Ghana"},
        "Position": {"holder": (CHILE,), "mentioned": (GHANA,), "summary": "Chile set itself aims in Ghana"},
        "Meeting": {"participants": (CHILE,), "summary": "A summit in Chile", "name": "summit"},
    }
    statuses = {str(status): status for status in Status} | {"none": None}
    passed = {
        name
        for name, status in statuses.items()
        if not refused(said(kind, line, status=status, **values[kind]), "status")
    }
    assert possible == passed


@pytest.mark.parametrize(("status", "verdict"), [("none", ""), ("done", "undecided"), ("planned", "wrong")])
def test_of_a_count_in_the_past_nothing_decides_whether_it_is_done(status: str, verdict: str) -> None:
    """It was so, and it is told; what is to come is refused."""
    values = {"flow": TradeFlow.IMPORTS, "reporting": CHILE, "counterpart": GHANA, "date": tr.PartialDate(1994)}
    given = {"none": None, "done": Status.DONE, "planned": Status.PLANNED}[status]
    line = "In 1994 Chilean imports from Ghana amounted to 5 million euros"
    found = said("Trade", line, quantity=tr.Quantity(number=5_000_000, unit="EUR"), status=given, **values)
    of_status = [finding for finding in found if finding.removeprefix("undecided: ").startswith("status")]
    assert verdict == ("" if not of_status else "undecided" if of_status[0].startswith("undecided") else "wrong")


def test_a_date_in_the_words_of_the_dating_is_held() -> None:
    """That of what it came after; the fact's own date is the other one."""
    line = "After the flood of March 1994 Chile gave Ghana trucks in May 1994"
    values = {"provider": CHILE, "recipient": GHANA, "summary": "Chile gave Ghana trucks", "status": Status.DONE}
    right = said("Assistance", line, date=tr.PartialDate(1994, 5), relative="after the flood of March 1994", **values)
    assert not refused(right, "date")
    wrong = said("Assistance", line, date=tr.PartialDate(1994, 3), relative="after the flood", **values)
    assert refused(wrong, "date")


@pytest.mark.parametrize(("sending", "host", "right"), [(CHILE, GHANA, True), (GHANA, CHILE, False)])
def test_the_one_visited_does_not_act_by_what_the_visitor_does_besides(
    sending: tr.State, host: tr.State, *, right: bool
) -> None:
    """A comma parts the name of the one visited from what the visitor did."""
    line = "Ana Ruiz became the first Chilean minister to visit Ghana, travelling to Accra in 1994"
    values = {"visit": VisitKind.UNSPECIFIED, "visitors": (RUIZ,), "date": tr.PartialDate(1994), "place": ACCRA}
    found = said("Visit", line, sending=sending, host=host, status=Status.DONE, **values)
    assert right is not refused(found, "direction")


@pytest.mark.parametrize(
    ("summary", "right"), [("Chile cancelled the debt of Ghana", True), ("Ghana cancelled the debt of Chile", False)]
)
def test_whose_debt_it_is_acts_not(summary: str, *, right: bool) -> None:
    """Behind an active verb "of" says whose its object is."""
    line = "In 1994 Chile cancelled Ghana's debt"
    values = {"provider": CHILE, "recipient": GHANA, "status": Status.DONE, "date": tr.PartialDate(1994)}
    assert right is not refused(said("Assistance", line, summary=summary, **values), "summary: direction")
