"""The words that show each member of every vocabulary of facts, and words that do not."""

from typing import get_args

import pytest
from attrs import fields

from tajik_relations.evidence.cues import has_cue
from tajik_relations.model.terms import (
    Designation,
    Instrument,
    MembershipStatus,
    MissionKind,
    Office,
    Ordinal,
    PostKind,
    Qualifier,
    RelationsTerm,
    Status,
    Term,
    TradeFlow,
    VisitKind,
)
from tajik_relations.records import KINDS

CUED = (
    (Instrument.PROTOCOL, "by protocol", "by treaty"),
    (Instrument.EXCHANGE_OF_NOTES, "by the exchange of notes", "exchange of goods"),
    (MissionKind.EMBASSY, "its Embassy in", "its mission in"),
    (MissionKind.PERMANENT_MISSION, "Permanent Mission to", "a mission to"),
    (PostKind.CONSULATE, "honorary consulate in", "the consulate general"),
    (PostKind.CONSULATE_GENERAL, "consulate general", "a consulate"),
    (Designation.TREATY, "a friendship treaty", "agreements and treaties"),
    (Designation.AGREEMENT, "an agreement on", "agreements and treaties"),
    (Designation.AGREEMENTS_AND_TREATIES, "agreements and treaties", "agreements, treaties"),
    (Designation.DECLARATION, "a Declaration", "it declared"),
    (Designation.JOINT_STATEMENT, "a joint statement", "a statement"),
    (Designation.CONTRACT, "a contract for", "an agreement"),
    (Designation.PROTOCOL, "a protocol on", "a declaration on"),
    (Designation.STATUTE, "the Rome Statute", "of high status"),
    (Designation.DOCUMENT, "ten documents", "documentary film"),
    (VisitKind.STATE, "on a state visit", "a visit of State"),
    (VisitKind.OFFICIAL, "an official visit", "the official"),
    (VisitKind.WORKING, "a working trip", "working groups"),
    (VisitKind.UNSPECIFIED, "a visit", "an official visit"),
    (Office.PRESIDENT, "the President of", "the Prime Minister"),
    (Office.FOREIGN_MINISTER, "Foreign Minister of", "Minister of Trade"),
    (Office.SPEAKER, "Speaker of the", "it is spoken"),
    (Office.SPEAKER, "Chairman of the Assembly", "the board"),
    (Office.SECRETARY_GENERAL, "its Secretary General", "Secretary General’s envoy"),
    (Office.SPECIAL_REPRESENTATIVE, "the Special Representative", "a representative"),
    (Office.AMBASSADOR, "the Ambassador", "the envoy"),
    (MembershipStatus.MEMBER, "are members of", "are full members of"),
    (MembershipStatus.FULL_MEMBER, "a full member", "a member"),
    (MembershipStatus.JOINED, "it joined", "a joint fund"),
    (MembershipStatus.PARTNER, "became a partner", "partner countries"),
    (MembershipStatus.SIGNATORY, "a signatory of", "it signed"),
    (MembershipStatus.CONSIDERING, "is considering", "in consideration of"),
    (MembershipStatus.PARTICIPANT, "it participates in", "considering participation"),
    (TradeFlow.EXPORTS, "their exports to", "an exporter"),
    (TradeFlow.IMPORTS, "the imports of", "an importer"),
    (TradeFlow.TOTAL, "total trade", "imports of"),
    (RelationsTerm.DIPLOMATIC, "diplomatic relations", "relations"),
    (RelationsTerm.FORMAL, "Formal Relations", "relations"),
    (RelationsTerm.UNSPECIFIED, "relations began", "diplomatic relations"),
    (Ordinal.FIRST, "the first to", "one of the first to"),
    (Ordinal.AMONG_THE_FIRST, "one of the first to", "the first to"),
    (Ordinal.SECOND, "the second largest", "the third"),
    (Ordinal.MAIN, "the main part", "a part"),
    (Qualifier.EXACTLY, "10 tons", "about 10 tons"),
    (Qualifier.MORE_THAN, "more than 10", "slightly more than"),
    (Qualifier.AT_LEAST, "at least 10", "the least"),
    (Qualifier.LESS_THAN, "less than 10", "no less than 10"),
    (Qualifier.AT_MOST, "up to 10", "up to the mark"),
    (Qualifier.NEARLY, "nearly 10", "nearly all"),
    (Qualifier.ABOUT, "about 10", "roundabout"),
    (Qualifier.SOME, "some 10", "something"),
    (Qualifier.SLIGHTLY_MORE, "slightly more ships", "more ships"),
    (Qualifier.SEVERAL, "several ships", "severally"),
    (Qualifier.NUMBERS_OF, "numbers of ships", "ten ships"),
    (Qualifier.NUMBERS_OF, "large numbers of ships", "a number of ships"),
    (Qualifier.A_NUMBER_OF, "a number of ships", "numbers of ships"),
    (Qualifier.HUNDREDS_OF_THOUSANDS, "hundreds of thousands", "hundreds"),
    (Qualifier.NEARLY_ALL, "nearly all", "all"),
    (Qualifier.ONE_OR_OTHER, "20 or 29 ships", "20 ships"),
    (Status.PLANNED, "it will build", "it built"),
    (Status.PLANNED, "a plan to build", "an aluminum plant"),
    (Status.CONDITIONAL, "if they agree", "they agree"),
    (Status.CONDITIONAL, "it requires consent", "the requirement"),
    (Status.DRAFT, "a draft treaty", "a treaty in force"),
    (Status.DRAFT, "projects of documents", "building projects"),
    (Status.CONSIDERED, "is under review", "was signed"),
    (Status.ENDED, "until then", "signed"),
    (Status.ONGOING, "it is growing", "it grew"),
    (Status.DONE, "was signed", "will sign"),
)
"""A member of a vocabulary, words that say it, words that do not."""


@pytest.mark.parametrize(("term", "words", "others"), CUED)
def test_a_member_has_a_cue_that_other_words_lack(term: Term, words: str, others: str) -> None:
    """Every member of a vocabulary is shown by some words and not by others."""
    assert has_cue(term, words)
    assert not has_cue(term, others)


def test_every_member_of_every_vocabulary_of_facts_is_in_the_table() -> None:
    """No member goes untested, and none is without a cue."""
    vocabularies = {type(term) for term, _, _ in CUED}
    assert {term for term, _, _ in CUED} == {member for each in vocabularies for member in each}


def test_every_vocabulary_of_facts_is_in_the_table() -> None:
    """No field of a fact has a vocabulary that goes untested."""
    types = (part for kind in KINDS.values() for one in fields(kind) for part in (one.type, *get_args(one.type)))
    expected = {part for part in types if isinstance(part, type) and issubclass(part, Term)}
    assert expected | {Qualifier} == {type(term) for term, _, _ in CUED}
