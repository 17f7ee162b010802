"""Summaries are free in their words and bound in their names, figures, dates, negations and direction."""

import pytest
from attrs import evolve
from made_up import AID, AVALONIA, BORDURIA, DENIAL, INDEX, LAKES, LEASE, RIGHT, VISIT, cited

import tajik_relations as tr
from tajik_relations.evidence.checks.summary import summarized
from tajik_relations.evidence.cited_words import cited_words
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.model.terms import Status

TRIP = tr.Event(
    **cited("On 3 May 1999 Avalonia moved", "its embassy to Gull Bay"),
    involved=(AVALONIA,),
    place=tr.Place(name="Gull Bay"),
    date=tr.PartialDate(1999, 5, 3),
    summary="Avalonia moved its embassy to Gull Bay",
    status=Status.DONE,
)
UNION = tr.Cooperation(
    **cited("Avalonia and Borduria cooperate", "within the League of Lakes"),
    parties=(AVALONIA, BORDURIA),
    organizations=(LAKES,),
    summary="Avalonia and Borduria cooperate",
    status=Status.ONGOING,
)
NAMES = "expected names that the fact or its words have, found {}"
SUMMED = tuple(fact for fact in RIGHT if fact.summary is not None)


def said(fact: tr.Fact, summary: str) -> list[tuple[str, bool]]:
    """Return the findings on a fact with another summary, and whether each of them is undecided."""
    changed = evolve(fact, summary=summary)
    findings = summarized(changed, cited_words(changed, INDEX, codebook_of()))
    return [(str(finding), finding.undecided) for finding in findings]


@pytest.mark.parametrize(
    ("fact", "summary"),
    [
        *((fact, fact.summary) for fact in (*SUMMED, TRIP, UNION)),
        (AID, "Hospitals in Borduria got more than US$2 million in aid from Avalonia"),
        (AID, "Avalonia paid above $2,000,000 for clinics in Borduria"),
        (LEASE, "The lease of Avalonia was made longer, to 20 or 29 years"),
        (DENIAL, "Nobody has said where the border of Avalonia lies, which is not defined"),
        (TRIP, "On 3 May 1999 the embassy of Avalonia left for Gull Bay"),
        (VISIT, "Ada Vale of Borduria saw Avalonia"),
        (UNION, "Avalonia and Borduria work together in the League of Lakes"),
    ],
)
def test_the_words_of_a_summary_are_free(fact: tr.Fact, summary: str) -> None:
    """English.md, statements 6: other words than those cited, in another order, are the writer's."""
    assert not said(fact, summary)


@pytest.mark.parametrize(
    ("fact", "summary", "sentence"),
    [
        (
            AID,
            "Cascara provided Borduria with US$2 million",
            "expected names that the fact or its words have, found Cascara",
        ),
        (
            AID,
            "Avalonia provided Borduria with more than US$3 million",
            "expected figures that the fact or its words have, found 3000000",
        ),
        (AID, "Avalonia provided Borduria with more than US$3 million", "expected the figure 2000000, found none"),
        (AID, "Avalonia provided Borduria with money", "expected the figure 2000000, found none"),
        (
            AID,
            "Avalonia provided Borduria with US$2 million in 1998",
            "expected dates that the fact or its words have, found 1998",
        ),
        (
            AID,
            "Avalonia provided Borduria with less than US$2 million",
            "expected the figure with the qualifier more than, as in the record, found less than",
        ),
        (
            AID,
            "Avalonia provided Borduria with US$2 million",
            "expected the figure with the qualifier more than, as in the record, found exactly",
        ),
        (AID, "Avalonia provided Borduria with more than €2 million", "expected USD, found EUR"),
        (
            TRIP,
            "In May 1999 the embassy left Avalonia",
            "expected dates that the fact or its words have, found 1999-05",
        ),
        (LEASE, "Avalonia extended the lease to 20 years", "expected the figure 29, found none"),
        (
            TRIP,
            "Avalonia moved its embassy to Gull Bay in 1998",
            "expected dates that the fact or its words have, found 1998",
        ),
        (
            TRIP,
            "Avalonia moved its embassy to Port Alba",
            "expected names that the fact or its words have, found Port Alba",
        ),
        (DENIAL, "The border of Avalonia is defined", "expected 1 negations as in the words, found none"),
        (
            AID,
            "Borduria provided Avalonia with US$2 million",
            "direction: expected in 'provider' the side that acts, found Avalonia, which is acted on",
        ),
        (
            AID,
            "Avalonia was provided with US$2 million by Borduria",
            "direction: expected in 'provider' the side that acts, found Avalonia, which is acted on",
        ),
        (
            VISIT,
            "Ada Vale of Avalonia made an official visit to Borduria",
            "direction: expected in 'sending' the side that acts, found Borduria, which is acted on",
        ),
    ],
)
def test_what_binds_a_summary_is_compared(fact: tr.Fact, summary: str, sentence: str) -> None:
    """A name, figure or date that neither the fact nor its words have, a figure left out, sides exchanged: wrong."""
    assert (f"summary: {sentence}", False) in said(fact, summary)


@pytest.mark.parametrize(
    ("fact", "summary", "sentence"),
    [
        (AID, "Avalonia provided more than US$2 million", "expected the name of Borduria, who takes part, found none"),
        (UNION, "Avalonia works together with others", "expected the name of Borduria, who takes part, found none"),
        (
            AID,
            "Avalonia did not provide Borduria with more than US$2 million",
            "expected 0 negations as in the words, found 1",
        ),
    ],
)
def test_what_a_summary_may_leave_to_a_reader_is_undecided(fact: tr.Fact, summary: str, sentence: str) -> None:
    """Who takes part can be told by another word, and "no longer" without a negation in the words."""
    assert (f"summary: {sentence}", True) in said(fact, summary)


def test_whoever_wrote_the_source_may_stand_in_the_summary() -> None:
    """The words for the source of an assertion are printed in its summary, with their figures."""
    sourced = evolve(TRIP, according_to="the Almanac 2000")
    assert not said(sourced, "Avalonia moved its embassy to Gull Bay, according to the Almanac 2000")
