"""What was called off, offered, begun or negotiated: which state of a matter words give, and which they never do."""

from typing import Any

import pytest
from attrs import evolve
from made_up import ALMANAC, DATASET, cited, state

import tajik_relations as tr
from tajik_relations.evidence.checks.facts import Evidence, by_reading
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.name_index import index_of
from tajik_relations.evidence.originals import Text
from tajik_relations.model.dates import parse
from tajik_relations.model.provenance import Basis
from tajik_relations.model.terms import (
    Aspect,
    BasisKind,
    Designation,
    Field,
    MissionKind,
    OrganizationKind,
    Rule,
    Status,
    Tie,
    TradeFlow,
    TreatyDate,
    TreatyLevel,
    VisitKind,
)

CHILE, GHANA = state("CL", "Chile", "Chilean"), state("GH", "Ghana", "Ghanaian")
LEAGUE = tr.Organization(code="LG", name="League", kind=OrganizationKind.INTERGOVERNMENTAL)
SIDES = (CHILE, GHANA)
VALUES: dict[str, dict[str, Any]] = {
    "Visit": {"visit": VisitKind.UNSPECIFIED, "sending": CHILE, "host": GHANA},
    "Meeting": {"participants": SIDES, "summary": "Chile and Ghana met"},
    "Event": {"involved": SIDES, "summary": "A festival of Chile and Ghana"},
    "Project": {"bodies": SIDES, "summary": "Chile and Ghana planned a railway"},
    "Programme": {"bodies": SIDES, "summary": "A programme of Chile and Ghana"},
    "Assistance": {"provider": CHILE, "recipient": GHANA, "summary": "Chile gave support to Ghana"},
    "Treaty": {"designation": Designation.AGREEMENT, "parties": SIDES},
    "Trade": {"flow": TradeFlow.EXPORTS, "reporting": CHILE, "counterpart": GHANA},
    "DiplomaticMission": {"mission": MissionKind.OTHER, "wording": "ambassador", "sending": CHILE, "receiving": GHANA},
    "Membership": {"organization": LEAGUE, "members": (CHILE,), "tie": Tie.OBSERVER, "aspect": Aspect.ENTERED},
}
YEAR = parse("1994")
STATUSES = {str(status): status for status in Status} | {"none": None}


def found(kind: str, line: str, *words: str, status: str = "none", **values: Any) -> list[str]:
    """Return the fields of which something is found in a fact of Chile and Ghana, and whether they are undecided."""
    halves = words or tuple(" ".join(line.split()[at : at + 8]) for at in range(0, len(line.split()), 8))
    given = {**VALUES[kind], **values, "status": STATUSES[status]}
    evidence = Evidence(
        evolve(DATASET, subject=CHILE),
        {"almanac": Text(ALMANAC, (line,))},
        index_of((*SIDES, LEAGUE), ()),
        codebook_of(),
    )
    findings = by_reading(getattr(tr, kind)(**cited(*halves), **given), evidence)
    return sorted({f"{finding.field}{'?' * finding.undecided}" for finding in findings})


WENT = "A delegation of Chile visited Ghana in 1994"
NOT_HELD = ("was cancelled", "was called off", "was postponed", "fell through", "did not take place", "was never held")


@pytest.mark.parametrize("verb", NOT_HELD)
@pytest.mark.parametrize("status", STATUSES)
def test_an_occasion_that_was_called_off_was_planned_and_no_more(verb: str, status: str) -> None:
    """A visit of which the words say so is planned; done, ended, ongoing and none are refused."""
    line = f"The visit of Chile to Ghana in 1994 {verb}"
    said = "did not take place" if "not" in verb else "was never held" if "never" in verb else "was called off"
    summary = f"A visit of Chile to Ghana {said}"
    expected = [] if status == "planned" else ["status"]
    assert expected == found("Visit", line, status=status, date=YEAR, summary=summary)


@pytest.mark.parametrize("status", ["none", "done"])
@pytest.mark.parametrize("verb", ["was cancelled", "was called off"])
def test_a_calling_off_that_is_not_cited_counts_too(verb: str, status: str) -> None:
    """Words without a verb tell of no visit where the verb beside them calls it off."""
    line, words = f"A visit of Chile to Ghana in 1994 {verb}", "visit of Chile to Ghana in 1994"
    assert "status" in found("Visit", line, words, status=status, date=YEAR)


@pytest.mark.parametrize(
    ("line", "cited_words"),
    [
        (f"{WENT} and a summit was cancelled", WENT),
        (f"{WENT} after a summit was called off", WENT),
    ],
)
def test_a_calling_off_of_something_else_takes_nothing_away(line: str, cited_words: str) -> None:
    """A visit of which a verb of its own tells has the status of that, whatever was called off beside it."""
    assert "status" not in found("Visit", line, cited_words, status="done", date=YEAR)


def test_no_record_of_what_was_called_off_says_that_it_came_about() -> None:
    """The status that passes leaves it open whether it came about."""
    visit = tr.Visit(**cited("a visit"), **VALUES["Visit"], date=YEAR, status=Status.PLANNED)
    assert "not stated" == str(visit.realized)


@pytest.mark.parametrize(
    ("status", "summary", "expected"),
    [
        ("done", "A festival of Chile and Ghana was called off", []),
        ("planned", "A festival of Chile and Ghana was called off", []),
        ("done", "A festival of Chile and Ghana was held", ["summary"]),
        ("none", "A festival of Chile and Ghana was called off", ["status"]),
    ],
)
def test_an_event_can_be_the_calling_off(status: str, summary: str, expected: list[str]) -> None:
    """A fact that says so tells of the calling off, which was done; another one of what was planned."""
    line = "A festival of Chile and Ghana was called off in 1994"
    assert expected == found("Event", line, status=status, date=YEAR, summary=summary)


@pytest.mark.parametrize(
    ("kind", "line", "right"),
    [
        ("Project", "A railway of Chile and Ghana was abandoned in 1994", {"planned", "ended"}),
        ("Project", "A railway of Chile and Ghana was abandoned in 1994 before work began", {"planned"}),
        ("Programme", "A programme of Chile and Ghana was abandoned in 1994", {"ended"}),
        ("Programme", "A planned programme of Chile and Ghana was abandoned in 1994", {"planned"}),
        ("Programme", "A programme of Chile and Ghana was abandoned in 1994 before it started", {"planned"}),
    ],
)
def test_what_was_given_up_had_begun_or_was_planned(kind: str, line: str, right: set[str]) -> None:
    """What lasts ended; a project may never have begun; words that it had not begun decide for planned."""
    summary = f"{line.partition(' was')[0]} was abandoned"
    fine = {
        status for status in STATUSES if "status" not in found(kind, line, status=status, date=YEAR, summary=summary)
    }
    assert right == fine


@pytest.mark.parametrize(
    ("kind", "line", "right"),
    [
        ("Meeting", "Talks of Chile and Ghana began in 1994 and have not been completed", {"ongoing"}),
        ("Meeting", "Talks of Chile and Ghana began in 1994 and have been completed", {"done"}),
        ("Meeting", "The last talks of Chile and Ghana having taken place in 1994", {"done"}),
        ("Assistance", "Chile offered its support to Ghana in 1994", {"planned"}),
        ("Assistance", "Chile provided its support to Ghana in 1994", {"done"}),
        ("Assistance", "Chile had supported Ghana since 1990", {"none"}),
        ("Assistance", "Chile has supported Ghana since 1990", {"ongoing"}),
        ("Trade", "Copper and fish are the main goods exported from Chile to Ghana", {"ongoing"}),
        ("Trade", "Copper and fish were exported from Chile to Ghana in 1994", {"done"}),
        ("Membership", "Chile was accredited to the League as an observer in 1994", {"done"}),
        ("Membership", "Chile is accredited to the League as an observer", {"ongoing"}),
    ],
)
def test_verbs_give_a_status(kind: str, line: str, right: set[str]) -> None:
    """Only the statuses that the tense and manner of the verb say are right, and no other one is."""
    values = {"summary": "Copper and fish"} if kind == "Trade" else {}
    fine = {status for status in STATUSES if not {"status", "status?"} & {*found(kind, line, status=status, **values)}}
    assert right == fine


@pytest.mark.parametrize(
    ("kind", "line", "expected", "values"),
    [
        ("Treaty", "Chile and Ghana are negotiating an agreement", ["summary"], {"status": "ongoing"}),
        ("Treaty", "Chile and Ghana have an agreement", [], {"status": "ongoing"}),
        ("Trade", "Exports of Chile to Ghana rose by 12 per cent in 1994", ["summary"], {"topic": "copper"}),
        ("Trade", "Exports of Chile to Ghana rose by 12 per cent in 1994", [], {"topic": "rose"}),
        ("Trade", "Exports of Chile to Ghana stood at 12 per cent in 1994", [], {}),
    ],
)
def test_a_sentence_made_of_values_tells_nothing_else(
    kind: str, line: str, expected: list[str], values: dict[str, Any]
) -> None:
    """A text that is negotiated is not had, and a growth no share: such a fact has a sentence of its own."""
    of_trade = {"quantity": tr.Quantity(number=12, unit="%"), "date": YEAR, "status": "done"}
    given = {**of_trade, **values} if kind == "Trade" else values
    assert expected == [field for field in found(kind, line, **given) if field == "summary"]


@pytest.mark.parametrize(
    ("kind", "line", "flag", "status"),
    [
        ("Meeting", "Chile and Ghana have repeatedly met", "recurrent", "done"),
        ("Meeting", "Chile and Ghana met on several occasions in 1994", "recurrent", "done"),
        ("Meeting", "Chile and Ghana met twice a year in 1994", "recurrent", "done"),
        ("Trade", "By the end of 1994 exports of Chile to Ghana stood at 12 per cent", "as_of", "none"),
    ],
)
def test_words_by_which_a_flag_can_hold(kind: str, line: str, flag: str, status: str) -> None:
    """What is told as repeated can come again and again, and "by the end of" give the time of a state."""
    values = {"quantity": tr.Quantity(number=12, unit="%")} if kind == "Trade" else {}
    given = {**values, "date": YEAR, "status": status, flag: True}
    assert [] == [field for field in found(kind, line, **given) if field.startswith(flag)]


def test_a_mission_that_was_never_opened_did_not_close() -> None:
    """A plan for a mission that was given up is no mission that ended."""
    values, line = {"mission": MissionKind.EMBASSY, "wording": None, "date": YEAR}, "Plans of Chile to open an embassy"
    given_up = f"{line} in Ghana were abandoned in 1994"
    halves = (line, "Ghana were abandoned in 1994")
    assert "status" in found("DiplomaticMission", given_up, *halves, status="ended", **values)
    assert "status" not in found("DiplomaticMission", given_up, *halves, status="planned", **values)


def test_words_that_are_signs_wherever_they_stand() -> None:
    """An agreement that applies since a day is in force; an ambassador alone is a mission of another sort."""
    since = parse("1994/..")
    line, words = "The agreement of Chile and Ghana has applied since 1994", "agreement of Chile and Ghana"
    applied = (words, "has applied since 1994")
    assert [] == found("Treaty", line, *applied, status="ongoing", date=since, date_is=TreatyDate.IN_FORCE)
    assert ["date_is"] == found("Treaty", line, *applied, status="ongoing", date=since, date_is=TreatyDate.SIGNED)
    line = "Chile is represented in Ghana by its ambassador"
    assert [] == found("DiplomaticMission", line, status="ongoing")
    assert Field.ENERGY in codebook_of().said(Field, ["a smart grid"])


def test_a_head_of_state_gives_no_level() -> None:
    """The level is the document's own word: neither who signs an agreement nor during whose visit says "interstate"."""
    book = codebook_of()
    assert [] == book.said(TreatyLevel, ["During the President's visit agreements were signed"])
    assert [] == book.said(TreatyLevel, ["an agreement signed by the President", "heads of two States"])
    assert [TreatyLevel.INTERSTATE] == book.said(TreatyLevel, ["an interstate agreement signed by the President"])


def test_a_date_before_during_which_is_carried_over() -> None:
    """What was done "during which" has the date of the act before it, which the record marks as carried over."""
    line = "Chile visited Ghana in 1994, during which an agreement between Chile and Ghana was signed"
    signed = ("in 1994, during which", "agreement between Chile and Ghana was signed")
    dated: dict[str, Any] = {"status": "done", "date": YEAR, "date_is": TreatyDate.SIGNED}
    carried = (Basis(field="date", kind=BasisKind.DERIVED, rule=Rule.CARRIED),)
    assert ["date"] == found("Treaty", line, *signed, **dated)
    assert [] == found("Treaty", line, *signed, **dated, basis=carried)
    visited = {"status": "done", "date": YEAR}
    assert [] == found("Visit", line, "Chile visited Ghana in 1994", **visited)
