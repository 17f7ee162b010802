"""A fact beside other facts: missions that succeed others, remarks and their grounds, places, those acted for."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from made_up import (
    ALMANAC,
    AVALONIA,
    BAY,
    BORDURIA,
    CASCARA,
    DATASET,
    EMBASSY,
    HOME,
    INDEX,
    LAKES,
    PACT,
    PORT,
    VISIT,
    cited,
)

import tajik_relations as tr
from tajik_relations.evidence.checks.other_facts import beside_others
from tajik_relations.evidence.checks.participant_count import jointly
from tajik_relations.evidence.cited_words import cited_words
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.name_index import index_of
from tajik_relations.model.terms import BasisKind, MissionKind, OrganizationKind, Rule, Status

OFFICE = tr.Organization(code="LO", name="Office of Lakes", kind=OrganizationKind.AGENCY)
NAMES = index_of((*INDEX.actors, OFFICE), (PORT, BAY))
LEGATION = evolve(
    EMBASSY,
    **cited("Borduria opened a permanent mission", "in Avalonia in 1992"),
    mission=MissionKind.PERMANENT_MISSION,
    date=tr.PartialDate(1992),
    seat=None,
    ordinal=None,
)
TURNED = evolve(LEGATION, id="alm-2-x", mission=MissionKind.EMBASSY, date=tr.PartialDate(1994), succeeds="alm-1-x")
FLOOD = tr.Event(
    **cited("Avalonia was flooded in 1998"),
    involved=(AVALONIA,),
    date=tr.PartialDate(1998),
    summary="Avalonia was flooded",
    status=Status.DONE,
)
REMARKED = evolve(
    FLOOD,
    id="alm-3-x",
    citations=cited("Avalonia was dry", line=3)["citations"],
    date=None,
    summary="Avalonia was dry",
    remark="Another sentence says that it was flooded in 1998",
    remark_from=("alm-1-x",),
)
FUND = tr.Cooperation(
    **cited("Office of Lakes and Avalonia work together"),
    parties=(OFFICE, AVALONIA),
    acts_for=(LAKES,),
    summary="The Office of Lakes and Avalonia work together",
    status=Status.ONGOING,
)
ALONE = evolve(FUND, id="alm-4-x", acts_for=())


def beside(fact: tr.Fact, *others: tr.Fact, **changes: Any) -> list[str]:
    """Return what is found of a fact in a data set that has it and others."""
    dataset = evolve(DATASET, all_facts=(*others, fact), all_organizations=(LAKES, OFFICE), **changes)
    return [str(finding) for finding in beside_others(fact, cited_words(fact, NAMES, codebook_of()), dataset)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"receiving": CASCARA}, "succeeds: expected a mission of the same States, found alm-1-x"),
        ({"date": tr.PartialDate(1991)}, "succeeds: expected an earlier mission, found alm-1-x of 1992"),
        ({"succeeds": "alm-9-x"}, "succeeds: expected the id of another mission, found 'alm-9-x'"),
    ],
)
def test_a_mission_succeeds_an_earlier_one_of_the_same_states(change: Mapping[str, Any], sentence: str) -> None:
    """Coding rule 15: a mission that was turned into another one is the same representation."""
    assert not beside(TURNED, LEGATION)
    assert beside(evolve(TURNED, **change), LEGATION) == [sentence]


def test_words_for_a_succession_ask_for_the_mission() -> None:
    """A mission of which the words say that it was another one before names that one."""
    words = cited("permanent mission of Borduria in Avalonia", "was transformed into an embassy")
    assert beside(evolve(TURNED, **words, succeeds=None), LEGATION) == [
        (
            "succeeds: expected the id of the earlier mission, because 'transformed into' shows that there was one, "
            "found none"
        )
    ]


def test_a_mission_is_turned_into_one_other_alone() -> None:
    """Two missions do not succeed the same one."""
    rival = evolve(TURNED, id="alm-5-x")
    assert beside(TURNED, LEGATION, rival) == ["succeeds: alm-5-x already names alm-1-x as its earlier mission"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"remark_from": ()},
            "remark_from: expected remark together with its sources in remark_from, found only one of the two",
        ),
        (
            {"remark_from": ("Nobody",)},
            "remark_from: expected the id of a fact or an outside publisher, found 'Nobody'",
        ),
        (
            {"remark": "Another sentence says that it was flooded in 1997"},
            "remark_from: the remark names 1997, but neither this fact nor a fact in remark_from does",
        ),
        (
            {"remark": "Another sentence says that Cascara was flooded in 1998"},
            "remark_from: the remark names Cascara, but neither this fact nor a fact in remark_from does",
        ),
    ],
)
def test_a_remark_rests_on_what_it_tells_of(change: Mapping[str, Any], sentence: str) -> None:
    """Coding rule 17: a remark has its basis, another statement or an outside publisher."""
    assert not beside(REMARKED, FLOOD)
    assert not beside(evolve(REMARKED, remark="A ministry says so", remark_from=("Ministry",)), FLOOD)
    assert sentence in beside(evolve(REMARKED, **change), FLOOD)


def test_a_remark_rests_on_no_fact_about_others() -> None:
    """The fact on which a remark rests has somebody or a year in common with it."""
    other = evolve(FLOOD, id="alm-6-x", citations=cited("Cascara was flooded in 1990")["citations"])
    other = evolve(other, involved=(CASCARA,), date=tr.PartialDate(1990))
    wrong = evolve(REMARKED, remark="Another sentence says so", remark_from=("alm-6-x",))
    assert beside(wrong, other) == ["remark_from: expected a fact that the remark is about, found alm-6-x"]


def test_a_place_that_the_words_name_is_held() -> None:
    """Coding rule 16: the place of a known State is a value; elsewhere it lies in no other State."""
    words = cited("Ada Vale of Borduria visited Port Alba")
    right = evolve(VISIT, **words, place=PORT)
    assert not beside(right)
    assert beside(evolve(right, place=None)) == ["place: the record lacks Port Alba, which the words name"]
    bay = evolve(VISIT, id="alm-7-x", place=evolve(BAY, state=CASCARA))
    other = evolve(VISIT, place=evolve(BAY, state=AVALONIA))
    assert beside(other, bay) == [
        "place: other facts have Gull Bay in Cascara, this fact in Avalonia: judge which is right"
    ]


def test_a_body_acts_for_the_one_for_whom_it_acts_elsewhere() -> None:
    """Coding rule 12: an organ acts for its parent; one that does so in other facts does so here."""
    assert not beside(ALONE)
    assert beside(ALONE, FUND) == [
        "acts_for: expected League of Lakes, for which Office of Lakes acts in other facts, found none"
    ]
    assert beside(evolve(ALONE, parties=(OFFICE, LAKES, AVALONIA)), FUND) == [
        (
            "actors: Office of Lakes takes part together with League of Lakes, for which it acts in other facts: "
            "judge who takes part"
        )
    ]


def test_a_body_that_acts_for_nobody_elsewhere_acts_for_nobody_here() -> None:
    """Coding rule 12: what stands in its own name in other facts of the document has no principal in this one."""
    other = evolve(ALONE, id="alm-8-x")
    moved = evolve(ALONE, parties=(OFFICE,), acts_for=(AVALONIA,))
    assert not [sentence for sentence in beside(moved) if sentence.startswith("acts_for")]
    assert (
        "acts_for: expected none, because Office of Lakes acts for nobody else in other facts, found Avalonia"
        in beside(moved, other)
    )


def test_a_treaty_in_a_document_about_a_pair_has_parties() -> None:
    """Coding rule 13: a bilateral act whose words name no party has both sides; not so universities."""
    of_a_pair = {"all_documents": (evolve(ALMANAC, counterpart="XA"),)}
    nobody = evolve(PACT, **cited("a treaty was signed"), parties=())
    missing = "parties: expected the parties, or both sides of the pair, found none"
    assert beside(nobody, **of_a_pair) == [missing]
    assert not beside(nobody)
    assert not beside(evolve(nobody, **cited("an agreement of universities was signed")), **of_a_pair)


def together(fact: tr.Fact) -> list[str]:
    """Return what is found on those who take part together."""
    return [str(finding) for finding in jointly(fact, cited_words(fact, NAMES, codebook_of()), HOME)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {**cited("Avalonia works with others"), "parties": (AVALONIA,), "acts_for": ()},
            (
                "actors: expected in a Cooperation no actor, at least two actors, or one body that has members, "
                "found Avalonia alone"
            ),
        ),
        (
            {**cited("Avalonia and Borduria work", "within the League of Lakes"), "parties": (AVALONIA, LAKES)},
            "parties: the words name League of Lakes as a framework: judge whether it is a party itself",
        ),
        (
            {"parties": (AVALONIA, BORDURIA)},
            "acts_for: expected a person or body that acts for League of Lakes, found none",
        ),
        (
            {**cited("their work goes on"), "parties": ()},
            "actors: expected the actors to whom the words refer, found none",
        ),
    ],
)
def test_as_many_take_part_as_the_words_tell(change: Mapping[str, Any], sentence: str) -> None:
    """Nobody works together alone, a framework is no party, and no State acts for somebody else."""
    assert not together(FUND)
    assert sentence in together(evolve(FUND, **change))


def test_both_sides_are_referred_to_or_the_rule_of_the_pair_gives_them() -> None:
    """Coding rule 13: the words refer to subject and counterpart, or name no party at all."""
    rules = (Rule.SUBJECT, Rule.COUNTERPART)
    bases = [tr.Basis(field=f"parties[{at}]", kind=BasisKind.DERIVED, rule=rule) for at, rule in enumerate(rules)]
    pair = [tr.Basis(field=f"parties[{at}]", kind=BasisKind.DERIVED, rule=Rule.PAIR) for at in (0, 1)]
    signed = evolve(PACT, **cited("a treaty was signed"), parties=(HOME, AVALONIA), partner=AVALONIA)
    both = evolve(signed, **cited("both countries signed a treaty"))
    assert not together(evolve(signed, basis=pair))
    assert not together(evolve(both, basis=bases))
    assert together(evolve(signed, basis=bases)) == [
        'actors: expected words that refer to both sides, or the value ["pair"], found neither'
    ]
    assert together(evolve(both, basis=pair)) == [
        'actors: \'both\' refers to the sides: write "subject" and "partner" instead of "pair"'
    ]
