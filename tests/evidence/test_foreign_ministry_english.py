"""Sentences in the English of foreign ministries, about States of our own: right codings pass, wrong ones do not.

Each class of the reading of verbs and signs stands here: nouns that look like verbs, past states, what a rank rates,
permissions, verbs of several words, and the words for what ministries do.
"""

import re
from functools import partial
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from made_up import ADA, ALMANAC, AVALONIA, BAY, BORDURIA, DATASET, LAKES, PORT, cited

import tajik_relations as tr
from tajik_relations.evidence.checks.facts import Evidence, by_reading
from tajik_relations.evidence.checks.findings import Finding
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.name_index import index_of
from tajik_relations.evidence.originals import Text
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import (
    Aspect,
    Designation,
    Field,
    Instrument,
    MissionKind,
    Office,
    Ordinal,
    OrganizationKind,
    PostKind,
    Qualifier,
    RelationsTerm,
    Status,
    Tie,
    TradeFlow,
    TreatyDate,
    VisitKind,
)

DONE, ONGOING, ENDED, PLANNED, CONSIDERED = (
    Status.DONE,
    Status.ONGOING,
    Status.ENDED,
    Status.PLANNED,
    Status.CONSIDERED,
)
MINERS = tr.Organization(code="NM", name="Norta Mining", kind=OrganizationKind.COMPANY)
OMAR = tr.Person(code="omar-pell", name="Omar Pell")
INDEX = index_of((AVALONIA, BORDURIA, LAKES, MINERS, ADA, OMAR), (PORT, BAY))
MOST_WORDS = 8
"""How many words a fragment may have."""


class Coded(NamedTuple):
    """A line, what of it is cited, in brackets or all of it, and the fact that was made of it."""

    line: str
    kind: type[tr.Fact]
    values: dict[str, Any]

    def findings(self) -> list[Finding]:
        """What all checks find of the fact on its line."""
        line = re.sub(r"[\[\]]", "", self.line)
        words = [words for part in re.findall(r"\[(.+?)\]", self.line) or [line] for words in _fragments(part)]
        evidence = Evidence(
            evolve(DATASET, subject=AVALONIA), {"almanac": Text(ALMANAC, (line,))}, INDEX, codebook_of()
        )
        summary = {} if self.kind in WITHOUT_SUMMARY else {"summary": f"{line}."}
        return [*by_reading(self.kind(**cited(*words), **{**summary, **self.values}), evidence)]


def _fragments(words: str) -> list[str]:
    """Words in equal parts of at most as many as a fragment may have; a unit of two words stays together."""
    single = words.replace("per cent", "per_cent").split()
    parts = -(-(len(single) + words.count("per cent")) // MOST_WORDS)
    size = -(-len(single) // parts)
    return [" ".join(single[at : at + size]).replace("_", " ") for at in range(0, len(single), size)]


def coded(
    kind: type[tr.Fact], given: dict[str, Any], line: str, status: Status | None, date: str | None = None, **values: Any
) -> Coded:
    """A sentence with its coding, given the values that most of its kind have here."""
    return Coded(line, kind, {**given, "status": status, "date": date and parse(date), **values})


def counted(number: int, unit: str, qualifier: Qualifier = Qualifier.EXACTLY) -> tr.Quantity:
    """A figure with its unit."""
    return tr.Quantity(number=number, unit=unit, qualifier=qualifier)


PAIR = (AVALONIA, BORDURIA)
SENT = {"sending": AVALONIA, "receiving": BORDURIA}
relations = partial(coded, tr.DiplomaticRelations, {"states": PAIR, "term": RelationsTerm.DIPLOMATIC})
recognition = partial(coded, tr.Recognition, {"recognizing": AVALONIA, "recognized": BORDURIA})
mission = partial(coded, tr.DiplomaticMission, {"mission": MissionKind.EMBASSY, **SENT})
consulate = partial(coded, tr.ConsularPost, {"post": PostKind.CONSULATE, "honorary": False, **SENT})
holder = partial(coded, tr.OfficeHolder, {"person": ADA, "office": Office.AMBASSADOR, "state": AVALONIA})
JOINED = {"organization": LAKES, "members": (AVALONIA,), "tie": Tie.MEMBER, "aspect": Aspect.ENTERED}
membership = partial(coded, tr.Membership, JOINED)
cooperation = partial(coded, tr.Cooperation, {"parties": PAIR})
treaty = partial(coded, tr.Treaty, {"designation": Designation.AGREEMENT, "parties": PAIR})
visit = partial(coded, tr.Visit, {"visit": VisitKind.UNSPECIFIED, "sending": AVALONIA, "host": BORDURIA})
meeting = partial(coded, tr.Meeting, {"participants": PAIR})
announcement = partial(coded, tr.Announcement, {"speakers": (AVALONIA,), "concerning": (BORDURIA,)})
commitment = partial(coded, tr.Commitment, {"committed": AVALONIA, "toward": BORDURIA})
event = partial(coded, tr.Event, {"involved": PAIR})
boundary = partial(coded, tr.BoundaryQuestion, {"claimants": PAIR})
troops = partial(coded, tr.MilitaryPresence, {"sending": AVALONIA, "host": BORDURIA})
exercise = partial(coded, tr.Exercise, {"exercising": PAIR})
aid = partial(coded, tr.Assistance, {"provider": AVALONIA, "recipient": BORDURIA})
TRADED = {"flow": TradeFlow.EXPORTS, "reporting": AVALONIA, "counterpart": BORDURIA}
trade = partial(coded, tr.Trade, TRADED)
investment = partial(coded, tr.Investment, {"investor": AVALONIA, "recipient": BORDURIA})
project = partial(coded, tr.Project, {"bodies": PAIR})
programme = partial(coded, tr.Programme, {"bodies": PAIR})
measure = partial(coded, tr.LegalMeasure, {"authority": (AVALONIA,), "affected": (BORDURIA,)})
position = partial(coded, tr.Position, {"holder": (AVALONIA,)})
rating = partial(coded, tr.Characterization, {"of": PAIR})
figure = partial(coded, tr.Figure, {"subjects": (AVALONIA,)})
WITHOUT_SUMMARY = (
    tr.DiplomaticRelations,
    tr.Recognition,
    tr.DiplomaticMission,
    tr.ConsularPost,
    tr.OfficeHolder,
    tr.Membership,
    tr.Treaty,
    tr.Visit,
)
"""Kinds whose sentence is made of their values."""
RIGHT = (
    relations("Avalonia and Borduria established diplomatic relations on 3 May 1998", DONE, "1998-05-03"),
    relations(
        "Avalonia and Borduria exchanged notes on the establishment of diplomatic relations",
        DONE,
        instrument=Instrument.EXCHANGE_OF_NOTES,
    ),
    event("Avalonia broke off diplomatic relations with Borduria in 1973", DONE, "1973"),
    relations("Diplomatic relations between Avalonia and Borduria were resumed in 1990", DONE, "1990"),
    event(
        "Diplomatic relations between Avalonia and Borduria were upgraded to ambassadorial level in 1994", DONE, "1994"
    ),
    relations("Diplomatic relations between Avalonia and Borduria date from 1994", ONGOING, "1994/.."),
    relations("Diplomatic relations between Avalonia and Borduria came into being in 1994", DONE, "1994"),
    relations("Avalonia re-established diplomatic relations with Borduria in 1994", DONE, "1994"),
    recognition("Avalonia recognized Borduria in 1957", DONE, "1957"),
    mission("Avalonia opened an embassy in Borduria in 1994", DONE, "1994"),
    mission("Avalonia has had an embassy in Borduria since 1994", ONGOING, "1994/.."),
    mission("The embassy of Avalonia in Borduria was closed in 1994", ENDED, "1994"),
    mission("The embassy of Avalonia in Borduria began its work in 1994", DONE, "1994"),
    mission("The embassy of Avalonia in Borduria suspended its operations in 1994", ENDED, "1994"),
    mission("The embassy of Avalonia in Borduria resumed work in 1994", DONE, "1994"),
    mission("Avalonia has an office in Borduria", ONGOING, mission=MissionKind.OTHER, wording="office"),
    consulate("A consulate of Avalonia opened in Borduria in 1994", DONE, "1994"),
    consulate(
        "The Avalonian consulate general in Borduria wound up its work in 1994",
        ENDED,
        "1994",
        post=PostKind.CONSULATE_GENERAL,
    ),
    holder("Ada Vale, ambassador of Avalonia, presented her credentials in 1994", DONE, "1994"),
    holder(
        "Ada Vale served as ambassador of Avalonia to Borduria from 1994 to 1998", DONE, "1994/1998", receiving=BORDURIA
    ),
    membership("Avalonia joined the League of Lakes in 1994", DONE, "1994"),
    membership("Avalonia was a member of the League of Lakes in 1994", None, "1994", aspect=Aspect.HOLDS),
    membership("Avalonia has observer status in the League of Lakes", ONGOING, tie=Tie.OBSERVER, aspect=Aspect.HOLDS),
    membership("Avalonia left the League of Lakes in 1994", ENDED, "1994", aspect=Aspect.LEFT),
    cooperation(
        "The cities of Port Alba and Gull Bay in Avalonia and Borduria have been twinned since 1994", ONGOING, "1994/.."
    ),
    cooperation("Avalonia and Borduria have sister cities", ONGOING),
    cooperation(
        "Avalonia and Borduria have cooperated in mining since 1994", ONGOING, "1994/..", fields=(Field.MINING,)
    ),
    cooperation("Avalonia and Borduria hold regular consultations", ONGOING),
    cooperation("Since 1994 citizens of Avalonia and Borduria can work together without visas", ONGOING, "1994/.."),
    treaty(
        "Avalonia and Borduria signed an agreement on fishing on 3 May 1998",
        DONE,
        "1998-05-03",
        topic="fishing",
        date_is=TreatyDate.SIGNED,
    ),
    treaty(
        "The [agreement on fishing between Avalonia and Borduria] was signed in 1994 and [entered into force in 1998]",
        DONE,
        "1998",
        topic="fishing",
        date_is=TreatyDate.IN_FORCE,
    ),
    treaty("The agreement of Avalonia and Borduria came into force in 1998", DONE, "1998", date_is=TreatyDate.IN_FORCE),
    treaty(
        "Avalonia and Borduria exchanged notes in 1998",
        DONE,
        "1998",
        designation=Designation.OTHER,
        wording="notes",
        date_is=TreatyDate.DATED,
    ),
    treaty(
        "Avalonia and Borduria signed an exchange of notes in 1998",
        DONE,
        "1998",
        designation=Designation.OTHER,
        wording="exchange of notes",
        date_is=TreatyDate.SIGNED,
    ),
    treaty(
        "A plan of action for culture was signed by Avalonia and Borduria in 1998",
        DONE,
        "1998",
        designation=Designation.OTHER,
        wording="plan of action",
        topic="culture",
        date_is=TreatyDate.SIGNED,
    ),
    treaty("The agreement of Avalonia and Borduria was suspended in 1998", DONE, "1998", date_is=TreatyDate.DATED),
    treaty("Avalonia withdrew from the agreement with Borduria in 1998", DONE, "1998", date_is=TreatyDate.DATED),
    treaty("The agreement of Avalonia and Borduria was renewed in 1998", DONE, "1998", date_is=TreatyDate.DATED),
    treaty("Avalonia ratified the agreement with Borduria in 1998", DONE, "1998", date_is=TreatyDate.DATED),
    visit(
        "The President of Avalonia paid a state visit to Borduria in 1994",
        DONE,
        "1994",
        office=Office.PRESIDENT,
        visit=VisitKind.STATE,
    ),
    visit("A delegation from Avalonia came to Borduria in 1994", DONE, "1994"),
    meeting("Avalonia and Borduria held consultations in 1994", DONE, "1994"),
    meeting("Avalonia and Borduria began negotiations in 1994", DONE, "1994"),
    announcement("Avalonia expressed its concern about Borduria in 1994", DONE, "1994"),
    announcement("Avalonia thanked Borduria for its help in 1994", DONE, "1994"),
    commitment("Avalonia will build a school in Borduria", PLANNED),
    event("A statue of a poet was unveiled in Borduria by Avalonia in 1994", DONE, "1994"),
    event("The committee of Avalonia and Borduria was wound up in 1994", DONE, "1994"),
    event("Avalonia and Borduria took part in a fair in 1994", DONE, "1994"),
    event("Avalonia expelled two diplomats of Borduria in 1994", DONE, "1994", quantity=counted(2, "diplomat")),
    event("Avalonia and Borduria marked the 20th anniversary in 1994", DONE, "1994"),
    boundary("Avalonia claims an island of Borduria", ONGOING),
    troops("In 1994 Avalonia had 300 troops in Borduria", None, "1994", quantity=counted(300, "troop")),
    troops(
        "In 1994 300 soldiers of Avalonia were stationed in Borduria", None, "1994", quantity=counted(300, "soldier")
    ),
    troops("Avalonia sent 300 soldiers to Borduria in 1994", DONE, "1994", quantity=counted(300, "soldier")),
    troops("In 1994 300 soldiers of Avalonia were serving in Borduria", None, "1994", quantity=counted(300, "soldier")),
    exercise("Avalonia and Borduria held exercises in 1994", DONE, "1994"),
    aid("Avalonia granted Borduria a loan in 1994", DONE, "1994"),
    aid("Avalonia sent doctors to Borduria in 1994", DONE, "1994"),
    aid("Avalonia has helped Borduria since 1994", ONGOING, "1994/.."),
    aid("Avalonia resumed its aid to Borduria in 1994", DONE, "1994"),
    trade("Exports of Avalonia to Borduria made up 12 per cent in 1994", None, "1994", quantity=counted(12, "%")),
    trade("Avalonia sells copper to Borduria", ONGOING),
    trade("Avalonia sold copper to Borduria in 1994", DONE, "1994"),
    trade("Avalonia bought cocoa from Borduria in 1994", DONE, "1994", flow=TradeFlow.IMPORTS),
    trade("Avalonia buys cocoa from Borduria", ONGOING, flow=TradeFlow.IMPORTS),
    trade("Avalonia imports cocoa from Borduria", ONGOING, flow=TradeFlow.IMPORTS),
    trade(
        "In 1994 trade between Avalonia and Borduria totalled 40 million euros",
        None,
        "1994",
        flow=TradeFlow.TOTAL,
        quantity=counted(40000000, "EUR"),
    ),
    trade(
        "In 1994 trade between Avalonia and Borduria came to 40 million euros",
        None,
        "1994",
        flow=TradeFlow.TOTAL,
        quantity=counted(40000000, "EUR"),
    ),
    trade(
        "Trade between Avalonia and Borduria reached 40 million euros in 1994",
        DONE,
        "1994",
        flow=TradeFlow.TOTAL,
        quantity=counted(40000000, "EUR"),
    ),
    trade("Avalonia was the fourth largest trading partner of Borduria in 1994", None, "1994", flow=TradeFlow.TOTAL),
    trade("Avalonia is the largest trading partner of Borduria", ONGOING, flow=TradeFlow.TOTAL, ordinal=Ordinal.MAIN),
    trade("Avalonia supplies Borduria with copper", ONGOING),
    trade("Avalonia shipped copper to Borduria in 1994", DONE, "1994"),
    trade(
        "Purchases of Avalonia from Borduria rose to 40 million euros in 1994",
        DONE,
        "1994",
        flow=TradeFlow.IMPORTS,
        quantity=counted(40000000, "EUR"),
    ),
    trade(
        "Sales of Avalonia to Borduria stood at 40 million euros in 1994",
        None,
        "1994",
        quantity=counted(40000000, "EUR"),
    ),
    investment(
        "Norta Mining holds 51 per cent of a mine in Borduria", ONGOING, investor=MINERS, quantity=counted(51, "%")
    ),
    investment(
        "Investments of Avalonia in Borduria amounted to 40 million euros in 1994",
        None,
        "1994",
        quantity=counted(40000000, "EUR"),
    ),
    investment(
        "Investments of Avalonia in Borduria stand at 40 million euros", ONGOING, quantity=counted(40000000, "EUR")
    ),
    project("Work on the railway of Avalonia and Borduria began in 1994", DONE, "1994"),
    programme("The scheme of Avalonia and Borduria was wound up in 1994", ENDED, "1994"),
    measure("Avalonia lifted its ban on goods of Borduria in 1994", DONE, "1994"),
    position("Avalonia wants closer ties", ONGOING),
    rating(
        "The pact is the first agreement that Avalonia and Borduria have ever concluded", ONGOING, ordinal=Ordinal.FIRST
    ),
    rating("the first agreement that Avalonia and Borduria have ever concluded", None, ordinal=Ordinal.FIRST),
    rating(
        "Ada Vale of Avalonia was the first head of government to visit Borduria",
        None,
        of=(ADA, AVALONIA, BORDURIA),
        ordinal=Ordinal.FIRST,
    ),
    rating(
        "Ada Vale, the first woman from Avalonia who headed a mission in Borduria",
        None,
        of=(ADA, AVALONIA, BORDURIA),
        ordinal=Ordinal.FIRST,
    ),
    rating("Relations of Avalonia and Borduria were friendly in 1994", None, "1994"),
    rating("Borduria, the second country that ever bought ships of Avalonia", None, ordinal=Ordinal.SECOND),
    rating("The bank is the largest that Avalonia has opened in Borduria", ONGOING, ordinal=Ordinal.MAIN),
    rating("Norta Mining employs 300 people in Borduria", ONGOING, of=(MINERS, BORDURIA)),
    figure(
        "As of the end of 1994 300 companies of Avalonia were registered",
        None,
        "1994",
        as_of=True,
        quantity=counted(300, "company"),
    ),
    figure("In 1994 300 students from Avalonia were studying abroad", None, "1994", quantity=counted(300, "student")),
    figure("In 1994 the mine in Avalonia employed 300 people", None, "1994", quantity=counted(300, "person")),
    figure("In 1994 300 firms with capital from Avalonia operated abroad", DONE, "1994", quantity=counted(300, "firm")),
    figure(
        "In 1994 300 firms with capital from Avalonia were operating abroad",
        None,
        "1994",
        quantity=counted(300, "firm"),
    ),
    figure("In 1994 the debt of Avalonia stood at 40 million euros", None, "1994", quantity=counted(40000000, "EUR")),
    figure("300 students from Avalonia hold scholarships", ONGOING, quantity=counted(300, "student")),
    figure("Visitors from Avalonia make up 12 per cent of the total", ONGOING, quantity=counted(12, "%")),
    mission("The embassy of Avalonia in Borduria was wound up in 2001", ENDED, "2001"),
    consulate("The consulate of Avalonia in Borduria ceased its operations in 2001", ENDED, "2001"),
    membership(
        "Avalonia has taken part in the League of Lakes since 2001",
        ONGOING,
        "2001/..",
        tie=Tie.PARTICIPANT,
        aspect=Aspect.HOLDS,
    ),
    membership("Avalonia holds observer status in the League of Lakes", ONGOING, tie=Tie.OBSERVER, aspect=Aspect.HOLDS),
    treaty(
        "The agreement between Avalonia and Borduria took effect in 2001", DONE, "2001", date_is=TreatyDate.IN_FORCE
    ),
    treaty(
        "A road map on trade was signed by Avalonia and Borduria in 2001",
        DONE,
        "2001",
        designation=Designation.OTHER,
        wording="road map",
        topic="trade",
        date_is=TreatyDate.SIGNED,
    ),
    treaty(
        "An action plan on forests was adopted by Avalonia and Borduria in 2001",
        DONE,
        "2001",
        designation=Designation.OTHER,
        wording="action plan",
        topic="forests",
        date_is=TreatyDate.ADOPTED,
    ),
    treaty(
        "The [treaty on water between Avalonia and Borduria] was concluded in 2000 and [took effect in 2001]",
        DONE,
        "2001",
        designation=Designation.TREATY,
        topic="water",
        date_is=TreatyDate.IN_FORCE,
    ),
    treaty(
        "The [contract of Avalonia and Borduria], the largest that the port ever saw, was [signed in 2001]",
        DONE,
        "2001",
        designation=Designation.CONTRACT,
        date_is=TreatyDate.SIGNED,
    ),
    treaty(
        "The protocol between Avalonia and Borduria was terminated in 2001",
        DONE,
        "2001",
        designation=Designation.PROTOCOL,
        date_is=TreatyDate.DATED,
    ),
    meeting("Talks between Avalonia and Borduria took place in 2001", DONE, "2001"),
    event("Transfers of prisoners between Avalonia and Borduria began in 2001", DONE, "2001"),
    cooperation("The port of Gull Bay in Avalonia is twinned with Port Alba in Borduria", ONGOING),
    troops("In 2001 soldiers of Avalonia were based in Borduria", None, "2001"),
    aid("The aid of Avalonia to Borduria was phased out in 2001", ENDED, "2001"),
    trade(
        "Sales to Borduria made up 9 per cent of the exports of Avalonia in 2001",
        None,
        "2001",
        quantity=counted(9, "%"),
    ),
    trade("Avalonia sells a third of its wool to Borduria", ONGOING),
    trade("Avalonia purchased timber from Borduria in 2001", DONE, "2001", flow=TradeFlow.IMPORTS),
    trade(
        "In 2001 exports of Avalonia to Borduria came to about 9 million euros",
        None,
        "2001",
        quantity=counted(9000000, "EUR", Qualifier.ABOUT),
    ),
    trade("Avalonia was the third biggest trading partner of Borduria in 2001", None, "2001", flow=TradeFlow.TOTAL),
    rating("the oldest school that Avalonia has built in Borduria", None),
    rating("Omar Pell, the only minister of Avalonia who ever went to Borduria", None, of=(OMAR, AVALONIA, BORDURIA)),
    rating("Avalonia was the last to leave Borduria", None),
    rating("Norta Mining sells more machines than others", ONGOING, of=(MINERS,)),
    figure("As of 2001 70 ships of Avalonia were registered", None, "2001", as_of=True, quantity=counted(70, "ship")),
    figure("In 2001 70 pupils from Avalonia were learning abroad", None, "2001", quantity=counted(70, "pupil")),
    figure("In 2001 70 nurses of Avalonia were waiting for a visa", None, "2001", quantity=counted(70, "nurse")),
    figure("In 2001 70 firms of Avalonia employed nurses", None, "2001", quantity=counted(70, "firm")),
    figure("Purchases by Avalonia stood at 9 million euros in 2001", None, "2001", quantity=counted(9000000, "EUR")),
    figure("Pupils from Avalonia account for 9 per cent of the school", ONGOING, quantity=counted(9, "%")),
    figure("Nurses from Avalonia hold 70 posts", ONGOING, quantity=counted(70, "post")),
    trade(
        "Trade came to 90 million euros in [1994, of which exports of Avalonia to Borduria made up 12 per cent]",
        None,
        "1994",
        quantity=counted(12, "%"),
        summary="Exports of Avalonia to Borduria made up 12 per cent.",
    ),
    figure(
        "In [1994] 300 nurses lived abroad, [and 70 pupils from Avalonia were learning abroad].",
        None,
        "1994",
        quantity=counted(70, "pupil"),
        summary="70 pupils from Avalonia were learning abroad.",
    ),
)
"""Coded as the coding rules have it."""
WRONG = (
    mission("The embassy of Avalonia in Borduria was wound up in 2001", DONE, "2001"),
    mission("The embassy of Avalonia in Borduria was wound up in 2001", ONGOING, "2001"),
    membership(
        "Avalonia took part in the League of Lakes in 2001", ONGOING, "2001", tie=Tie.PARTICIPANT, aspect=Aspect.HOLDS
    ),
    membership("Avalonia joined the League of Lakes in 2001", None, "2001"),
    treaty(
        "Avalonia and Borduria exchanged notes in 2001",
        ONGOING,
        "2001",
        designation=Designation.OTHER,
        wording="notes",
        date_is=TreatyDate.DATED,
    ),
    treaty(
        "Avalonia and Borduria exchanged notes in 2001",
        DONE,
        "2001",
        designation=Designation.AGREEMENT,
        date_is=TreatyDate.DATED,
    ),
    treaty(
        "The [treaty on water] was made in 2000; the [protocol of Avalonia and Borduria entered into force in 2001]",
        DONE,
        "2001",
        designation=Designation.TREATY,
        topic="water",
        date_is=TreatyDate.IN_FORCE,
    ),
    troops("In 2001 soldiers of Avalonia were based in Borduria", DONE, "2001"),
    troops("In 2001 soldiers of Avalonia were serving in Borduria", DONE, "2001"),
    troops("Avalonia stationed soldiers in Borduria in 2001", None, "2001"),
    troops("Avalonia withdrew its troops from Borduria in 2001", ONGOING, "2001"),
    aid("The aid of Avalonia to Borduria was phased out in 2001", ONGOING, "2001"),
    trade("Avalonia sells wool to Borduria", ONGOING, flow=TradeFlow.IMPORTS),
    trade("Avalonia bought wool from Borduria in 2001", DONE, "2001", flow=TradeFlow.EXPORTS),
    trade("Exports of Avalonia to Borduria made up 9 per cent in 2001", DONE, "2001", quantity=counted(9, "%")),
    trade("Exports of Avalonia to Borduria made up 9 per cent in 2001", ONGOING, "2001", quantity=counted(9, "%")),
    trade(
        "Avalonia is the fourth largest trading partner of Borduria",
        ONGOING,
        flow=TradeFlow.TOTAL,
        ordinal=Ordinal.MAIN,
    ),
    trade(
        "Avalonia is the second largest trading partner of Borduria",
        ONGOING,
        flow=TradeFlow.TOTAL,
        ordinal=Ordinal.MAIN,
    ),
    trade(
        "In 2001 exports of Avalonia to Borduria came to 9 million euros",
        DONE,
        "2001",
        quantity=counted(9000000, "EUR"),
    ),
    investment(
        "In 2001 Norta Mining held 9 per cent of a refinery in Borduria",
        ONGOING,
        "2001",
        investor=MINERS,
        quantity=counted(9, "%"),
    ),
    measure("Avalonia may admit refugees of Borduria", ONGOING),
    measure("Avalonia may admit refugees of Borduria", DONE),
    measure("Since then drivers of Borduria can use roads of Avalonia", DONE),
    measure("Since then drivers of Borduria can use roads of Avalonia", PLANNED),
    rating("the oldest school that Avalonia has built in Borduria", DONE),
    rating("Omar Pell, the only minister of Avalonia who ever went to Borduria", DONE, of=(OMAR, AVALONIA, BORDURIA)),
    rating("Avalonia was the last to leave Borduria", ONGOING),
    rating("Avalonia was the only State that joined Borduria", DONE),
    figure("As of 2001 70 ships of Avalonia were registered", DONE, "2001", as_of=True, quantity=counted(70, "ship")),
    figure("In 2001 70 pupils from Avalonia were learning abroad", DONE, "2001", quantity=counted(70, "pupil")),
    figure("In 2001 70 pupils from Avalonia were learning abroad", ONGOING, "2001", quantity=counted(70, "pupil")),
    figure("Avalonia employed 70 clerks in 2001", DONE, "2001", quantity=counted(70, "clerk")),
    figure("Avalonia employed 70 clerks in 2001", ONGOING, "2001", quantity=counted(70, "clerk")),
    figure("The bank of Avalonia employs 70 clerks", None, quantity=counted(70, "clerk")),
    figure("The bank of Avalonia employs 70 clerks", DONE, quantity=counted(70, "clerk")),
    figure("Visits from Avalonia to ports rose to 70 in 2001", None, "2001", quantity=counted(70, "visit")),
    figure("Visits from Avalonia to ports rose to 70 in 2001", ONGOING, "2001", quantity=counted(70, "visit")),
    visit("The President of Avalonia visits Borduria in 2001", None, "2001", office=Office.PRESIDENT),
    visit("The President of Avalonia visited Borduria in 2001", None, "2001", office=Office.PRESIDENT),
    event("The committee of Avalonia and Borduria was wound up in 2001", None, "2001"),
    event("The committee of Avalonia and Borduria was wound up in 2001", PLANNED, "2001"),
    event("Work of Avalonia and Borduria on the road began in 2001", None, "2001"),
    project("Avalonia and Borduria plan to build a road", DONE),
    project("Avalonia and Borduria have a plan for a road", DONE),
    project("Avalonia and Borduria have a plan for a road", ONGOING),
    cooperation("Avalonia and Borduria took part in work together in 2001", ONGOING, "2001"),
    holder("Ada Vale was appointed ambassador of Avalonia in 2001", None, "2001"),
    holder("Ada Vale served as ambassador of Avalonia from 1994 to 1998", ONGOING, "1994/1998"),
    meeting("Talks between Avalonia and Borduria took place in 2001", None, "2001"),
    commitment("Avalonia pledged help to Borduria", DONE),
    aid("Avalonia handed over 20 buses to Borduria", ONGOING, quantity=counted(20, "bus")),
    aid("Avalonia handed over 20 buses to Borduria", None, quantity=counted(20, "bus")),
    trade(
        "Trade grew in [1994] and fell in 1995, [of which exports of Avalonia to Borduria made up 12 per cent]",
        None,
        "1994",
        quantity=counted(12, "%"),
        summary="Exports of Avalonia to Borduria made up 12 per cent.",
    ),
    figure(
        "300 nurses went abroad in [1994], [and 70 pupils from Avalonia were learning abroad].",
        None,
        "1994",
        quantity=counted(70, "pupil"),
        summary="70 pupils from Avalonia were learning abroad.",
    ),
)
"""Coded with a status, kind, term or date that the words do not say."""


@pytest.mark.parametrize("sentence", RIGHT, ids=lambda sentence: sentence.line)
def test_a_right_coding_passes(sentence: Coded) -> None:
    """What is coded by the rules is neither refused nor left to a judgement."""
    assert not [str(finding) for finding in sentence.findings()]


@pytest.mark.parametrize("sentence", WRONG, ids=lambda sentence: f"{sentence.line} {sentence.values['status']}")
def test_a_wrong_coding_does_not_pass(sentence: Coded) -> None:
    """A status, kind, term or date that the words do not say is found."""
    assert sentence.findings()
