"""Statements: what each kind says of its values, in plain English, with dates, figures and doubt in words."""

from typing import Any

import pytest
from attrs import evolve
from made_up import ADA, AVALONIA, BAY, BORDURIA, CASCARA, HOME, PARTNER, PORT

import tajik_relations as tr
from tajik_relations.model.dates import parse
from tajik_relations.model.terms import (
    Aspect,
    BasisKind,
    Designation,
    IdentificationBasis,
    Instrument,
    MissionKind,
    Office,
    Ordinal,
    OrganizationKind,
    Participation,
    PostKind,
    Qualifier,
    RelationsTerm,
    Rule,
    Status,
    Tie,
    TradeFlow,
    TreatyDate,
    TreatyLevel,
    VisitKind,
)
from tajik_relations.records import KINDS

COMMON: dict[str, Any] = {
    "id": "alm-1-x",
    "citations": (tr.Citation(document="almanac", line=1, words=("so it stands",)),),
}
CAPITAL = tr.Place(name="Hill City", state=HOME)
COUNTRY = tr.Place(name="Homeland", state=HOME)
ISLES = tr.State(code="XI", alpha3="XXI", numeric="909", name="Windy Isles", article=True)
LAKES = tr.Organization(
    code="LL", name="League of Lakes", kind=OrganizationKind.INTERGOVERNMENTAL, article=True, names=("Lakes",)
)
BO = tr.Person(code="bo-marsh", name="Bo Marsh")
UNKNOWN = tr.UnidentifiedState(row=7, candidates=(BORDURIA, CASCARA))

RELATIONS = tr.DiplomaticRelations(**COMMON, states=(HOME, AVALONIA), term=RelationsTerm.DIPLOMATIC)
HAILED = tr.Recognition(**COMMON, recognizing=AVALONIA, recognized=HOME)
MISSION = tr.DiplomaticMission(**COMMON, mission=MissionKind.EMBASSY, sending=AVALONIA, receiving=HOME)
POST = tr.ConsularPost(**COMMON, post=PostKind.CONSULATE, honorary=False, sending=HOME, receiving=AVALONIA)
HOLDER = tr.OfficeHolder(**COMMON, person=ADA, office=Office.PRESIDENT, state=BORDURIA)
MEMBER = tr.Membership(**COMMON, organization=LAKES, members=(HOME,), tie=Tie.MEMBER, aspect=Aspect.HOLDS)
TREATY = tr.Treaty(**COMMON, designation=Designation.AGREEMENT, parties=(HOME, AVALONIA))
VISIT = tr.Visit(**COMMON, visit=VisitKind.UNSPECIFIED, sending=BORDURIA, host=AVALONIA)
RENAMED = tr.Renaming(**COMMON, renamed=LAKES, former_name="Lakes Council", later_name="League of Lakes")
WORTH = tr.Quantity(number=12_090_000, unit="USD", qualifier=Qualifier.MORE_THAN)
TRADE = tr.Trade(**COMMON, flow=TradeFlow.TOTAL, reporting=HOME, counterpart=AVALONIA, quantity=WORTH)
INVESTED = tr.Investment(
    **COMMON, investor=HOME, recipient=AVALONIA, quantity=tr.Quantity(number=3_595_000_000, unit="USD")
)
NOTE = tr.Reference(**COMMON, mark=7, title="Lakes and Peaks", publisher="Host Press")
MADE = (RELATIONS, HAILED, MISSION, POST, HOLDER, MEMBER, TREATY, VISIT, RENAMED, TRADE, INVESTED, NOTE)
"""One of each kind that makes its own sentence."""
EVENT = tr.Event(**COMMON, involved=(HOME,), summary="The dam on the Long River went into operation")
PRESIDENT: dict[str, Any] = {"visitors": (ADA,), "office": Office.PRESIDENT}


def said(fact: tr.Fact, **values: Any) -> str:
    """Return the statement of a fact with other values; dates and statuses are given as text."""
    made: dict[str, Any] = {"date": parse, "status": Status}
    return evolve(
        fact, **{name: made[name](value) if name in made else value for name, value in values.items()}
    ).statement


def test_kinds_make_their_sentences_or_have_a_summary() -> None:
    """The kinds here are all that need no summary; a fact of any other kind cannot be made without one."""
    assert {type(fact) for fact in MADE} == {kind for kind in KINDS.values() if not kind.narrative}
    assert {type(fact) for fact in MADE} == {type(fact) for fact in MADE if fact.summary is None}
    with pytest.raises(ValueError, match=r"^summary: expected a sentence in our own words for an Event, found none$"):
        tr.Event(**COMMON, involved=(HOME,))
    for fact in (TRADE, INVESTED):
        with pytest.raises(
            ValueError, match=r"^summary: expected a sentence in our own words for an? \w+, found none$"
        ):
            evolve(fact, quantity=None)


def test_a_summary_stands_in_place_of_any_other_sentence() -> None:
    """Whatever the kind, a sentence of our own is the statement, with a capital, a full stop and the date."""
    for fact in (*MADE, EVENT):
        assert "The two met in May 1999." == said(fact, summary="the two met", date="1999-05")
        assert "The two met." == said(evolve(fact, date=None), summary="The two met")


RELATIONS_SAY: dict[str, dict[str, Any]] = {
    "Homeland and Avalonia established diplomatic relations on 24 September 2007.": {
        "date": "2007-09-24",
        "status": "done",
    },
    "Homeland and Avalonia established diplomatic relations by a protocol in April 1992.": {
        "date": "1992-04",
        "instrument": Instrument.PROTOCOL,
    },
    "Formal relations between Homeland and Avalonia began on 25 September 2007.": {
        "term": RelationsTerm.FORMAL,
        "date": "2007-09-25",
    },
    "Relations between Homeland and Avalonia began in 1992.": {"term": RelationsTerm.UNSPECIFIED, "date": "1992"},
    "Homeland and Avalonia have diplomatic relations.": {"status": "ongoing"},
    "Homeland and Avalonia have had relations since 1992.": {
        "term": RelationsTerm.UNSPECIFIED,
        "date": "1992/..",
        "status": "ongoing",
    },
    "Homeland and Avalonia had diplomatic relations from 1992 to 2005.": {"date": "1992/2005", "status": "ended"},
    "Homeland and Avalonia plan to establish diplomatic relations by 2005.": {"date": "../2005", "status": "planned"},
    "Homeland and Avalonia are considering beginning formal relations.": {
        "term": RelationsTerm.FORMAL,
        "status": "considered",
    },
    "Homeland and Avalonia would begin relations.": {"term": RelationsTerm.UNSPECIFIED, "status": "conditional"},
    "Relations between Homeland and the Windy Isles began.": {
        "term": RelationsTerm.UNSPECIFIED,
        "states": (HOME, ISLES),
    },
}
RECOGNITION_SAYS: dict[str, dict[str, Any]] = {
    "Avalonia recognized Homeland on 25 December 1991.": {"date": "1991-12-25", "status": "done"},
    "Avalonia was the first to recognize Homeland.": {"ordinal": Ordinal.FIRST},
    "Avalonia was among the first to recognize Homeland in 1991.": {
        "ordinal": Ordinal.AMONG_THE_FIRST,
        "date": "1991",
    },
    "Avalonia plans to recognize Homeland.": {"status": "planned"},
}
MISSIONS_SAY: dict[str, dict[str, Any]] = {
    "Avalonia has had an embassy in Homeland since 22 September 2007.": {"date": "2007-09-22/..", "status": "ongoing"},
    "Avalonia opened an embassy in Hill City, Homeland, in January 2002.": {
        "seat": CAPITAL,
        "date": "2002-01",
        "status": "done",
    },
    "Avalonia has an embassy in Hill City, Homeland.": {"seat": CAPITAL, "status": "ongoing"},
    "Avalonia has an embassy in Homeland.": {"seat": COUNTRY},
    "Avalonia had an embassy in Homeland until 2005.": {"date": "../2005", "status": "ended"},
    "Avalonia closed its embassy in Hill City, Homeland, in 2005.": {
        "seat": CAPITAL,
        "date": "2005",
        "status": "ended",
    },
    "Avalonia plans to open an embassy in Hill City, Homeland, by 2005.": {
        "seat": CAPITAL,
        "date": "../2005",
        "status": "planned",
    },
    "Avalonia is considering opening an embassy in Homeland.": {"status": "considered"},
    "Avalonia opened the first embassy in Hill City, Homeland.": {
        "seat": CAPITAL,
        "ordinal": Ordinal.FIRST,
        "status": "done",
    },
    "Avalonia is accredited to Homeland from an embassy in Port Alba, Avalonia.": {"seat": PORT, "status": "ongoing"},
    "Avalonia has been accredited to Homeland from an embassy in Port Alba, Avalonia, since 2002.": {
        "seat": PORT,
        "date": "2002/..",
        "status": "ongoing",
    },
    "Avalonia plans to be accredited to Homeland from an embassy in Port Alba, Avalonia.": {
        "seat": PORT,
        "status": "planned",
    },
    "Avalonia is accredited to Homeland from a permanent mission to the League of Lakes in Port Alba, Avalonia.": {
        "mission": MissionKind.PERMANENT_MISSION,
        "organization": LAKES,
        "seat": PORT,
    },
    "Avalonia has a trade office in Gull Bay.": {"mission": MissionKind.OTHER, "wording": "trade office", "seat": BAY},
    "Avalonia turned its earlier mission in Hill City, Homeland, into an embassy in 2002.": {
        "succeeds": "alm-2",
        "seat": CAPITAL,
        "date": "2002",
        "status": "done",
    },
    "Avalonia plans to turn its earlier mission in Homeland into an embassy.": {
        "succeeds": "alm-2",
        "status": "planned",
    },
    "Avalonia has had an embassy in Hill City, Homeland, since 2002.": {
        "succeeds": "alm-2",
        "seat": CAPITAL,
        "date": "2002/..",
        "status": "ongoing",
    },
}
POSTS_SAY: dict[str, dict[str, Any]] = {
    "Homeland has a consulate in Avalonia.": {"status": "ongoing"},
    "Homeland has an honorary consulate in Port Alba, Avalonia.": {"honorary": True, "seat": PORT},
    "Homeland closed its consulate in Port Alba, Avalonia, in 2005.": {"seat": PORT, "date": "2005", "status": "ended"},
    "Homeland opened a consulate general in Port Alba, Avalonia, on 18 May 2004.": {
        "post": PostKind.CONSULATE_GENERAL,
        "seat": PORT,
        "date": "2004-05-18",
        "status": "done",
    },
    "Homeland has had a consular agency in Avalonia since 2004.": {
        "post": PostKind.OTHER,
        "wording": "consular agency",
        "date": "2004/..",
        "status": "ongoing",
    },
}
HOLDERS_SAY: dict[str, dict[str, Any]] = {
    "The document calls Ada Vale President of Borduria.": {},
    "Ada Vale is President of Borduria.": {"status": "ongoing"},
    "Ada Vale is President of Borduria as of 2003.": {"status": "ongoing", "date": "2003", "as_of": True},
    "Ada Vale has been President of Borduria since 2002.": {"status": "ongoing", "date": "2002/.."},
    "Ada Vale became President of Borduria in May 2002.": {"status": "done", "date": "2002-05"},
    "Ada Vale was President of Borduria from 1999 to 2005.": {"status": "ended", "date": "1999/2005"},
    "Ada Vale is Ambassador of Borduria to Homeland.": {
        "office": Office.AMBASSADOR,
        "receiving": HOME,
        "status": "ongoing",
    },
    "The document calls Ada Vale Keeper of the Seal of Borduria.": {
        "office": Office.OTHER,
        "wording": "Keeper of the Seal",
    },
    "The document calls Ada Vale Secretary General of the League of Lakes.": {
        "office": Office.SECRETARY_GENERAL,
        "state": LAKES,
    },
}
TWO = {"members": (HOME, AVALONIA)}
MEMBERS_SAY: dict[str, dict[str, Any]] = {
    "Homeland is a member of the League of Lakes.": {"status": "ongoing"},
    "Homeland and Avalonia are full members of the League of Lakes.": {**TWO, "tie": Tie.FULL_MEMBER},
    "Homeland has been an observer of the League of Lakes since 1996.": {
        "tie": Tie.OBSERVER,
        "date": "1996/..",
        "status": "ongoing",
    },
    "Homeland and Avalonia were participating States of the League of Lakes until 2005.": {
        **TWO,
        "tie": Tie.PARTICIPATING_STATE,
        "date": "../2005",
        "status": "ended",
    },
    "Homeland is a partner in the League of Lakes.": {"tie": Tie.PARTNER},
    "Homeland takes part in the League of Lakes.": {"tie": Tie.PARTICIPANT},
    "Homeland has taken part in the League of Lakes since 1996.": {
        "tie": Tie.PARTICIPANT,
        "date": "1996/..",
        "status": "ongoing",
    },
    "Homeland and Avalonia took part in the League of Lakes until 2005.": {
        **TWO,
        "tie": Tie.PARTICIPANT,
        "date": "../2005",
        "status": "ended",
    },
    "Homeland was a member of the League of Lakes in 1996.": {"date": "1996", "status": "done"},
    "Homeland and Avalonia were full members of the League of Lakes.": {
        **TWO,
        "tie": Tie.FULL_MEMBER,
        "status": "done",
    },
    "Homeland plans to be an observer of the League of Lakes.": {"tie": Tie.OBSERVER, "status": "planned"},
    "Homeland took part in the League of Lakes.": {"tie": Tie.PARTICIPANT, "status": "done"},
    "Homeland and Avalonia plan to take part in the League of Lakes.": {
        **TWO,
        "tie": Tie.PARTICIPANT,
        "status": "planned",
    },
    "Homeland would take part in the League of Lakes.": {"tie": Tie.PARTICIPANT, "status": "conditional"},
    "Homeland is considering taking part in the League of Lakes.": {"tie": Tie.PARTICIPANT, "status": "considered"},
    "Homeland is a patron of the League of Lakes.": {"tie": Tie.OTHER, "wording": "patron"},
    "Homeland joined the League of Lakes in 1992.": {"aspect": Aspect.ENTERED, "date": "1992", "status": "done"},
    "Homeland joined the Lakes Council, later the League of Lakes, in 1992.": {
        "aspect": Aspect.ENTERED,
        "former_name": "Lakes Council",
        "date": "1992",
    },
    "Homeland and Avalonia joined the League of Lakes as observers in 1992.": {
        **TWO,
        "tie": Tie.OBSERVER,
        "aspect": Aspect.ENTERED,
        "date": "1992",
    },
    "Homeland and Avalonia plan to join the League of Lakes.": {**TWO, "aspect": Aspect.ENTERED, "status": "planned"},
    "Homeland left the League of Lakes in 1999.": {"aspect": Aspect.LEFT, "date": "1999", "status": "done"},
    "Homeland is considering joining the League of Lakes.": {"aspect": Aspect.CONSIDERED, "status": "considered"},
    "Homeland and Avalonia are considering taking part in the League of Lakes.": {
        **TWO,
        "tie": Tie.PARTICIPANT,
        "aspect": Aspect.CONSIDERED,
    },
}
OF_MANY: dict[str, Any] = {"parties": (HOME,), "title": "Rivers Statute", "designation": Designation.STATUTE}
MANY: dict[str, Any] = {"aggregate": True, "designation": Designation.AGREEMENTS_AND_TREATIES}
TREATIES_SAY: dict[str, dict[str, Any]] = {
    "Homeland and Avalonia signed an agreement on 25 May 1993.": {
        "date": "1993-05-25",
        "date_is": TreatyDate.SIGNED,
        "status": "done",
    },
    "In 1993, Homeland and Avalonia signed an agreement on trade.": {"topic": "trade", "date": "1993"},
    "Homeland and Avalonia signed the “Treaty of friendship” in Port Alba, Avalonia, on 25 May 1993.": {
        "title": "Treaty of friendship",
        "place": PORT,
        "date": "1993-05-25",
    },
    "Homeland and Avalonia have an intergovernmental agreement.": {
        "level": (TreatyLevel.INTERGOVERNMENTAL,),
        "status": "ongoing",
    },
    "Homeland and Avalonia have an agreement on fishing.": {"topic": "fishing"},
    "Homeland and Avalonia have drafted an agreement.": {"status": "draft"},
    "Homeland and Avalonia plan to sign an agreement.": {"status": "planned"},
    "Homeland and Avalonia had an agreement until 2005.": {"status": "ended", "date": "../2005"},
    "Homeland and Avalonia adopted a declaration in 1993.": {
        "designation": Designation.DECLARATION,
        "date_is": TreatyDate.ADOPTED,
        "date": "1993",
    },
    "Homeland and Avalonia concluded a roadmap in 1993.": {
        "designation": Designation.OTHER,
        "wording": "roadmap",
        "date_is": TreatyDate.CONCLUDED,
        "date": "1993",
    },
    "An agreement between Homeland and Avalonia is dated 16 March 2007.": {
        "date_is": TreatyDate.DATED,
        "date": "2007-03-16",
    },
    "An agreement between Homeland and Avalonia came into force in 1994.": {
        "date_is": TreatyDate.IN_FORCE,
        "date": "1994",
        "status": "done",
    },
    "An agreement between Homeland and Avalonia has been in force since 1994.": {
        "date_is": TreatyDate.IN_FORCE,
        "date": "1994/..",
        "status": "ongoing",
    },
    "Homeland and Avalonia have had an agreement since 1994.": {"date": "1994/..", "status": "ongoing"},
    "A treaty was signed in 1993.": {"designation": Designation.TREATY, "parties": (), "date": "1993"},
    "A treaty on water exists.": {"designation": Designation.TREATY, "parties": (), "topic": "water"},
    "An agreement is to be signed.": {"parties": (), "status": "planned"},
    "An agreement is under consideration.": {"parties": (), "status": "considered"},
    "An agreement with Homeland is dated 1993.": {"parties": (HOME,), "date_is": TreatyDate.DATED, "date": "1993"},
    "Homeland signed an agreement in 1993.": {"parties": (HOME,), "date": "1993"},
    "Homeland and Avalonia signed an agreement in 2004.": {"level": (TreatyLevel.COMPANIES,), "date": "2004"},
    "Homeland is a signatory of the “Rivers Statute”.": {**OF_MANY, "participation": Participation.SIGNATORY},
    "Homeland has been a party to the “Rivers Statute” since 1998.": {
        **OF_MANY,
        "participation": Participation.PARTY,
        "date": "1998/..",
        "status": "ongoing",
    },
    "Homeland became a signatory of the “Rivers Statute” on 30 November 1998.": {
        **OF_MANY,
        "participation": Participation.SIGNATORY,
        "date": "1998-11-30",
        "status": "done",
    },
    "Homeland and Avalonia plan to become parties to the “Rivers Statute”.": {
        **OF_MANY,
        "parties": (HOME, AVALONIA),
        "participation": Participation.PARTY,
        "status": "planned",
    },
    "Homeland and Avalonia have more than 230 interstate and intergovernmental agreements.": {
        **MANY,
        "level": (TreatyLevel.INTERSTATE, TreatyLevel.INTERGOVERNMENTAL),
        "quantity": tr.Quantity(number=230, unit="agreement", qualifier=Qualifier.MORE_THAN),
        "status": "ongoing",
    },
    "Homeland and Avalonia signed 30 interstate agreements.": {
        "aggregate": True,
        "level": (TreatyLevel.INTERSTATE,),
        "quantity": tr.Quantity(number=30),
        "status": "done",
    },
    "Homeland and Avalonia signed agreements and treaties.": {**MANY, "status": "done"},
    "Homeland and Avalonia have treaties.": {"aggregate": True, "designation": Designation.TREATY},
}
VISITS_SAY: dict[str, dict[str, Any]] = {
    "Ada Vale, President of Borduria, made an official visit to Avalonia on 15–16 March 2007.": {
        **PRESIDENT,
        "visit": VisitKind.OFFICIAL,
        "date": "2007-03-15/2007-03-16",
    },
    "Ada Vale, President of Borduria, visited Port Alba, Avalonia, in March 2007.": {
        **PRESIDENT,
        "place": PORT,
        "date": "2007-03",
    },
    "Ada Vale and Bo Marsh of Borduria made a state visit to Avalonia.": {
        "visitors": (ADA, BO),
        "visit": VisitKind.STATE,
    },
    "The Minister for Foreign Affairs of Borduria made a working visit to Avalonia.": {
        "office": Office.FOREIGN_MINISTER,
        "visit": VisitKind.WORKING,
        "place": tr.Place(name="Avalonia", state=AVALONIA),
    },
    "Ada Vale, Keeper of the Seal of Borduria, visited Avalonia.": {
        "visitors": (ADA,),
        "office": Office.OTHER,
        "wording": "Keeper of the Seal",
    },
    "Representatives of Borduria visited Avalonia in 2007.": {"date": "2007"},
    "Representatives of Borduria plan to visit Avalonia.": {"status": "planned"},
    "Ada Vale, President of Borduria, plans to make an official visit to Avalonia by 2014.": {
        **PRESIDENT,
        "visit": VisitKind.OFFICIAL,
        "date": "../2014",
        "status": "planned",
    },
    "Ada Vale of Borduria made a first official visit to Avalonia.": {
        "visitors": (ADA,),
        "ordinal": Ordinal.FIRST,
        "visit": VisitKind.OFFICIAL,
    },
    "Representatives of Borduria make regular visits to Avalonia.": {"recurrent": True, "status": "ongoing"},
    "The President of Borduria makes regular working visits to Avalonia.": {
        "office": Office.PRESIDENT,
        "visit": VisitKind.WORKING,
        "recurrent": True,
    },
    "Ada Vale, Secretary General of the League of Lakes, visited Avalonia.": {
        "visitors": (ADA,),
        "office": Office.SECRETARY_GENERAL,
        "sending": LAKES,
    },
}
RENAMINGS_SAY: dict[str, dict[str, Any]] = {
    "The Lakes Council was renamed the League of Lakes in May 1997.": {"date": "1997-05", "status": "done"},
    "The Lakes Council was renamed the League of Lakes.": {},
    "The Lakes Council is being renamed the League of Lakes.": {"status": "ongoing"},
}
TRADE_SAYS: dict[str, dict[str, Any]] = {
    "Homeland's exports to Avalonia rose by 20% in 2002.": {
        "flow": TradeFlow.EXPORTS,
        "topic": "rose",
        "quantity": tr.Quantity(number=20, unit="%"),
        "date": "2002",
    },
    "Trade between Homeland and Avalonia fell by 20% in 2002.": {
        "topic": "fell",
        "quantity": tr.Quantity(number=20, unit="%"),
        "date": "2002",
    },
    "Trade between Homeland and Avalonia was worth more than US$12.09 million in 2005.": {"date": "2005"},
    "Homeland's exports to Avalonia were worth more than US$12.09 million as of 2005.": {
        "flow": TradeFlow.EXPORTS,
        "date": "2005",
        "as_of": True,
    },
    "Homeland's imports from Avalonia were worth more than US$12.09 million.": {"flow": TradeFlow.IMPORTS},
    "Avalonia had a share of nearly 20% in the trade of Homeland.": {
        "quantity": tr.Quantity(number=20, unit="%", qualifier=Qualifier.NEARLY)
    },
    "Avalonia had a share of 20% in the imports of Homeland from 2004 to 2005.": {
        "flow": TradeFlow.IMPORTS,
        "quantity": tr.Quantity(number=20, unit="%"),
        "date": "2004/2005",
    },
}
INVESTMENT_SAYS: dict[str, dict[str, Any]] = {
    "Homeland's investment in Avalonia is US$3.595 billion.": {"status": "ongoing"},
    "Homeland invested US$3.595 billion in Avalonia in 2005.": {"date": "2005"},
    "Homeland invested US$3.595 billion.": {"recipient": None},
    "Homeland plans to invest US$3.595 billion in Avalonia by 2014.": {"date": "../2014", "status": "planned"},
}
BARE: dict[str, Any] = {"title": None, "publisher": None}
NOTES_SAY: dict[str, dict[str, Any]] = {
    "Note 7 of the document cites “Lakes and Peaks”, published by Host Press.": {},
    "Note 7 of the document cites “Lakes and Peaks”, published by Host Press on 3 February 2001.": {
        "date": "2001-02-03",
        "retrieved": parse("2005-06"),
    },
    "Note 7 of the document cites “Lakes and Peaks”, published by Host Press, retrieved in June 2005.": {
        "retrieved": parse("2005-06")
    },
    "Note 7 of the document cites “Lakes and Peaks”, retrieved in June 2005.": {
        "publisher": None,
        "retrieved": parse("2005-06"),
    },
    "Note 7 of the document cites “Lakes and Peaks” (in Avalonian), published by Host Press.": {
        "topic": "in Avalonian"
    },
    "Note 7 of the document cites “Lakes and Peaks” by Ada Vale, published by Host Press.": {"topic": "by Ada Vale"},
    "Note 7 of the document cites a page, published by Host Press.": {"title": None},
    "Note 7 of the document cites <https://host.example>.": {**BARE, "address": "https://host.example"},
    "The document links to <https://host.example>.": {**BARE, "mark": None, "address": "https://host.example"},
    "The document links to “Lakes and Peaks”, published by Host Press.": {"mark": None},
    "Note 7 of the document says: the river is long.": {**BARE, "topic": "the river is long"},
    "The document has an untitled link with the label “1”.": {**BARE, "mark": None, "label": "1"},
    "Note 7 of the document is empty.": BARE,
}
SAID = {
    RELATIONS: RELATIONS_SAY,
    HAILED: RECOGNITION_SAYS,
    MISSION: MISSIONS_SAY,
    POST: POSTS_SAY,
    HOLDER: HOLDERS_SAY,
    MEMBER: MEMBERS_SAY,
    TREATY: TREATIES_SAY,
    VISIT: VISITS_SAY,
    RENAMED: RENAMINGS_SAY,
    TRADE: TRADE_SAYS,
    INVESTED: INVESTMENT_SAYS,
    NOTE: NOTES_SAY,
}
"""Sentences by the fact that says them, each with what the fact has otherwise."""


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [(fact, sentence) for fact, sentences in SAID.items() for sentence in sentences],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_sentences_made_of_values(fact: tr.Fact, sentence: str) -> None:
    """Each kind says its values in one of a few patterns, whose tense is that of the status."""
    assert sentence == said(fact, **SAID[fact][sentence])


DATES = {
    "2007-09-24": "on 24 September 2007",
    "1992-04": "in April 1992",
    "1992": "in 1992",
    "2007-03-15/2007-03-16": "on 15–16 March 2007",
    "2007-03-30/2007-04-02": "from 30 March 2007 to 2 April 2007",
    "2004-12/2005-06": "from December 2004 to June 2005",
    "1992/2005": "from 1992 to 2005",
    "2007-09-22/..": "since 22 September 2007",
    "1996/..": "since 1996",
    "1996/": "from 1996",
    "../2005": "until 2005",
    "/2005-06-01": "until 1 June 2005",
    "1999~": "in 1999 (about)",
    "1999-05?": "in May 1999 (uncertain)",
    "1999-05-03%": "on 3 May 1999 (about, uncertain)",
}


@pytest.mark.parametrize("date", DATES)
def test_dates_in_words(date: str) -> None:
    """A date ends the sentence with its preposition, as exact as it is and never in figures alone."""
    assert f"{EVENT.summary} {DATES[date]}." == said(EVENT, date=date)
    assert f"{EVENT.summary} as of {DATES[date].split(' ', 1)[1]}." == said(EVENT, date=date, as_of=True)


@pytest.mark.parametrize(
    ("status", "expected"),
    [("planned", "by 2012"), ("considered", "by 2012"), ("ended", "until 2012"), ("done", "until 2012")],
)
def test_a_last_date_is_a_limit_for_what_is_to_come(status: str, expected: str) -> None:
    """What is planned is to be done by a date, and what went on did so until it."""
    assert f"{EVENT.summary} {expected}." == said(EVENT, date="../2012", status=status)


@pytest.mark.parametrize(
    ("summary", "date", "expected"),
    [
        ("In April 2008 the dam went into operation", "2008-04", "In April 2008 the dam went into operation."),
        ("The Plan of 2008 was signed", "2009", "The Plan of 2008 was signed in 2009."),
        ("From 2004 to 2008 the dam was built", "2004/2008", "From 2004 to 2008 the dam was built."),
        ("The dam went into operation", None, "The dam went into operation."),
    ],
)
def test_a_date_whose_year_stands_in_the_summary_is_not_said_twice(
    summary: str, date: str | None, expected: str
) -> None:
    """The writer of a summary can put the date where it reads best; another year in it is no date."""
    fact = evolve(EVENT, summary=summary, date=date and parse(date))
    assert expected == fact.statement


RELATIVE = "soon after independence"


def test_datings_that_are_no_dates() -> None:
    """A dating in our own words follows the date, or stands alone, and is not said twice."""
    assert f"{EVENT.summary} soon after independence." == said(EVENT, relative=RELATIVE)
    assert f"{EVENT.summary} in 1992, soon after independence." == said(EVENT, relative=RELATIVE, date="1992")
    expected = "Soon after independence, the dam went into operation in 1992."
    assert expected == said(EVENT, summary=expected[:-9], relative=RELATIVE, date="1992")
    expected = "In 1993, Homeland and Avalonia signed an agreement on trade, soon after independence."
    assert expected == said(TREATY, topic="trade", date="1993", relative=RELATIVE)


def test_whom_the_document_itself_names_as_source() -> None:
    """What a document asserts by the word of another stands so, after the date, unless the summary says it."""
    source = "the Yearbook 2000"
    expected = f"{EVENT.summary} as of 2000, according to the Yearbook 2000."
    assert expected == said(EVENT, date="2000", as_of=True, according_to=source)
    expected = "Homeland and Avalonia established diplomatic relations, according to the Yearbook 2000."
    assert expected == said(RELATIONS, according_to=source)
    summary = "According to the Yearbook 2000, the dam went into operation"
    assert f"{summary}." == said(EVENT, summary=summary, according_to=source)


@pytest.mark.parametrize("degree", IdentificationBasis)
def test_doubt_about_a_partner_stands_in_words(degree: IdentificationBasis) -> None:
    """Where the document alone does not give the State of a row, how far it is known stands beside its name."""
    basis = (evolve(PARTNER, degree=degree), tr.Basis(field="states[0]", kind=BasisKind.DERIVED, rule=Rule.SUBJECT))
    marks = {"corroborated": "identification corroborated", "restored": "identification restored"}
    mark = f" ({marks.get(str(degree), degree)})" if str(degree) in {*marks, "probable"} else ""
    expected = f"Homeland and Avalonia{mark} established diplomatic relations in 1999."
    assert expected == said(RELATIONS, date="1999", partner=AVALONIA, basis=basis)
    assert expected.replace(mark, "") == said(RELATIONS, date="1999", partner=BORDURIA, basis=basis)
    visit = said(VISIT, partner=AVALONIA, basis=basis)
    assert f"Representatives of Borduria visited Avalonia{mark}." == visit


def test_a_state_that_is_not_known_stands_by_its_row() -> None:
    """The State of a row that nothing settles is told by its row, and none of its candidates is named."""
    expected = "Homeland and an unidentified country (row 7 of the table) established diplomatic relations."
    assert expected == said(RELATIONS, states=(HOME, UNKNOWN), partner=UNKNOWN)
    assert "An unidentified country (row 7 of the table) recognized Homeland." == said(HAILED, recognizing=UNKNOWN)


def test_articles() -> None:
    """Names that English puts an article before have it inside a sentence, and a capital at its beginning."""
    assert "The Windy Isles recognized Homeland." == said(HAILED, recognizing=ISLES)
    assert "Avalonia recognized the Windy Isles." == said(HAILED, recognized=ISLES)
    isles = tr.Place(name="Windy Isles", state=ISLES)
    assert "Homeland has an embassy in the Windy Isles." == said(MISSION, sending=HOME, receiving=ISLES, seat=isles)


FIGURES = {
    "more than 230 agreements": tr.Quantity(number=230, unit="agreement", qualifier=Qualifier.MORE_THAN),
    "17 helicopters": tr.Quantity(number=17, unit="helicopter"),
    "1 helicopter": tr.Quantity(number=1, unit="helicopter"),
    "20 or 29 years": tr.Quantity(number=20, alternative=29, unit="year", qualifier=Qualifier.ONE_OR_OTHER),
    "US$3.595 billion": tr.Quantity(number=3_595_000_000, unit="USD"),
    "at least US$6 million": tr.Quantity(number=6_000_000, unit="USD", qualifier=Qualifier.AT_LEAST),
    "€5.64 million": tr.Quantity(number=5_640_000, unit="EUR"),
    "£1,234,567": tr.Quantity(number=1_234_567, unit="GBP"),
    "$50": tr.Quantity(number=50, unit="$"),
    "about 700 million": tr.Quantity(number=700_000_000, qualifier=Qualifier.ABOUT),
    "nearly 20%": tr.Quantity(number=20, unit="%", qualifier=Qualifier.NEARLY),
    "1,000 square kilometres": tr.Quantity(number=1000, unit="km2"),
    "12 army camps": tr.Quantity(number=12, unit="army camp"),
    "4 bodies": tr.Quantity(number=4, unit="body"),
    "2 days": tr.Quantity(number=2, unit="day"),
    "120 servicemen": tr.Quantity(number=120, unit="serviceman"),
    "5 buses": tr.Quantity(number=5, unit="bus"),
    "7,000 personnel": tr.Quantity(number=7000, unit="personnel"),
    "9 transport aircraft": tr.Quantity(number=9, unit="transport aircraft"),
    "several soldiers": tr.Quantity(unit="soldier", qualifier=Qualifier.SEVERAL),
    "hundreds of thousands": tr.Quantity(qualifier=Qualifier.HUNDREDS_OF_THOUSANDS),
    "5": tr.Quantity(number=5),
}


@pytest.mark.parametrize("words", FIGURES)
def test_figures_in_words(words: str) -> None:
    """A figure is written as people write it: its limit, thousands apart or in millions of money, and its noun."""
    assert words == FIGURES[words].words


@pytest.mark.parametrize("kind", sorted({kind.__name__ for kind in KINDS.values()}))
def test_no_shipped_statement_names_its_kind(dataset: tr.Dataset, kind: str) -> None:
    """A sentence says what happened and who took part, and not of what kind the fact is."""
    statements = [fact.statement for fact in dataset.facts.of(kind)]
    assert statements
    assert not [statement for statement in statements if statement.startswith((f"{kind} of", f"{kind}:", f"A {kind}"))]
