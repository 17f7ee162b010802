"""Sentences of our own about other countries, each with a right or a wrong coding, and what the evidence says of it.

`right`: nothing is found; `wrong`: the words contradict a value; `undecided`: no rule decides it.
"""

from typing import Any, NamedTuple

import pytest
from attrs import evolve
from made_up import ALMANAC, DATASET, cited, state

import tajik_relations as tr
from tajik_relations.evidence.checks.facts import Evidence, by_reading
from tajik_relations.evidence.checks.unrecorded_words import remaining
from tajik_relations.evidence.checks.values import compared
from tajik_relations.evidence.cited_words import cited_words
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.name_index import index_of
from tajik_relations.evidence.originals import Text
from tajik_relations.model.terms import (
    Aspect,
    Designation,
    Field,
    MissionKind,
    OrganizationKind,
    Participation,
    Qualifier,
    RelationsTerm,
    Status,
    Tie,
    TreatyDate,
    TreatyLevel,
    VisitKind,
)

CHILE, GHANA, NEPAL, MALI = (
    state("CL", "Chile", "Chilean"),
    state("GH", "Ghana", "Ghanaian"),
    state("NP", "Nepal", "Nepalese"),
    state("ML", "Mali", "Malian"),
)
LEAGUE = tr.Organization(code="LG", name="League", kind=OrganizationKind.INTERGOVERNMENTAL)
ACCRA = tr.Place(name="Accra")
INDEX = index_of((CHILE, GHANA, NEPAL, MALI, LEAGUE), (ACCRA,))
DAY, YEAR = tr.PartialDate(1998, 5, 3), tr.PartialDate(1994)
DONE, ONGOING, PLANNED, ENDED = Status.DONE, Status.ONGOING, Status.PLANNED, Status.ENDED


class Sentence(NamedTuple):
    """A line, the fragments of it that are cited, and the fact that was made of them."""

    line: str
    words: tuple[str, ...]
    fact: type[tr.Fact]
    values: dict[str, Any]
    verdict: str = "right"


def relations(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on relations of Chile and Ghana."""
    given = {"states": (CHILE, GHANA), "term": RelationsTerm.DIPLOMATIC, **values}
    return Sentence(line, words or (line,), tr.DiplomaticRelations, given, verdict)


def membership(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on Chile and the League."""
    given = {"organization": LEAGUE, "members": (CHILE,), "tie": Tie.MEMBER, "aspect": Aspect.ENTERED, **values}
    return Sentence(line, words or (line,), tr.Membership, given, verdict)


def embassy(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on the embassy of Chile in Ghana."""
    given = {"mission": MissionKind.EMBASSY, "sending": CHILE, "receiving": GHANA, **values}
    return Sentence(line, words or (line,), tr.DiplomaticMission, given, verdict)


def help_of(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on help of Chile to Ghana, summed up as it is coded."""
    given = {"provider": CHILE, "recipient": GHANA, **values}
    given["summary"] = f"{given['provider']} helped {given['recipient']}"
    return Sentence(line, words or (line,), tr.Assistance, given, verdict)


def treaty(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on an agreement of Chile and Ghana."""
    given = {"designation": Designation.AGREEMENT, "parties": (CHILE, GHANA), **values}
    return Sentence(line, words or (line,), tr.Treaty, given, verdict)


def visit(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on a visit of Chile to Ghana."""
    given = {"visit": VisitKind.UNSPECIFIED, "sending": CHILE, "host": GHANA, **values}
    return Sentence(line, words or (line,), tr.Visit, given, verdict)


def together(line: str, *words: str, verdict: str = "right", **values: Any) -> Sentence:
    """Return a sentence on cooperation of Chile and Ghana."""
    given = {"parties": (CHILE, GHANA), "summary": "Chile and Ghana work together in some way", **values}
    return Sentence(line, words or (line,), tr.Cooperation, given, verdict)


ACCEDED = "Chile acceded to the League in 1994"
EMBASSY = "Chile opened an embassy in Ghana in 1994"
IN_FORCE = "The agreement of Chile and Ghana entered into force in 1994"
IN_PARTS = ("The agreement of Chile and Ghana", "entered into force in 1994")
SIGNED = "Chile and Ghana signed an agreement on fishing"
SEVERAL, SIGNATORY = tr.Quantity(unit="agreement", qualifier=Qualifier.SEVERAL), Participation.SIGNATORY
ALONE = "Chile cooperates in mining"
CALLED = "A delegation of Chile visited Ghana"
SENTENCES = (
    # acts in the past
    membership(ACCEDED, date=YEAR, status=DONE),
    membership(ACCEDED, date=YEAR, status=PLANNED, verdict="wrong"),
    membership(ACCEDED, date=YEAR, status=ONGOING, verdict="wrong"),
    membership(ACCEDED, date=YEAR, status=DONE, aspect=Aspect.HOLDS, verdict="wrong"),
    membership("Chile was admitted to the League in 1994", date=YEAR, status=DONE),
    embassy(EMBASSY, date=YEAR, status=DONE),
    embassy(EMBASSY, date=YEAR, status=ONGOING, verdict="wrong"),
    embassy(EMBASSY, date=YEAR, status=DONE, sending=GHANA, receiving=CHILE, verdict="wrong"),
    treaty(SIGNED, topic="fishing", status=DONE),
    treaty(SIGNED, topic="fishing", status=Status.DRAFT, verdict="wrong"),
    treaty("Chile and Ghana ratified the agreement", status=DONE),
    treaty(IN_FORCE, *IN_PARTS, date=YEAR, date_is=TreatyDate.IN_FORCE, status=DONE),
    treaty("A draft agreement of Chile and Ghana", status=Status.DRAFT),
    treaty("A draft agreement of Chile and Ghana", status=DONE, verdict="wrong"),
    relations("Chile and Ghana established diplomatic relations in 1994", date=YEAR, status=DONE),
    relations("Diplomatic relations between Chile and Ghana were restored in 1994", date=YEAR, status=DONE),
    relations("Chile and Ghana have had diplomatic relations since 1994", date="1994/..", status=ONGOING),
    relations("Chile and Ghana have had diplomatic relations since 1994", date="1994/..", status=DONE, verdict="wrong"),
    visit("A visit of a Chilean delegation to Ghana took place", summary=CALLED, status=DONE),
    visit("A visit of a Chilean delegation to Ghana took place", summary=CALLED, status=PLANNED, verdict="wrong"),
    # what goes on
    together("Chile and Ghana have close relations", status=ONGOING),
    together("Chile and Ghana maintain contacts", status=ONGOING),
    together("Chile and Ghana maintain contacts", status=DONE, verdict="wrong"),
    together("Chile and Ghana are cooperating in fishing", status=ONGOING),
    together("Chile and Ghana cooperated in fishing", status=DONE),
    together("Chile and Ghana cooperated in fishing", status=ONGOING, verdict="wrong"),
    membership("Chile is a member of the League", aspect=Aspect.HOLDS, status=ONGOING),
    membership("Chile is a member of the League", aspect=Aspect.HOLDS, status=ENDED, verdict="wrong"),
    membership("Chile is a full member of the League", aspect=Aspect.HOLDS, verdict="wrong"),
    embassy("Chile has an embassy in Ghana", status=ONGOING),
    embassy("Chile has an embassy in Ghana", status=DONE, verdict="wrong"),
    # who acts
    help_of("Ghana was helped by Chile", status=DONE),
    help_of("Ghana was helped by Chile", status=DONE, provider=GHANA, recipient=CHILE, verdict="wrong"),
    help_of("Chile helped Ghana", status=DONE),
    help_of("Chile helped Ghana", status=DONE, provider=GHANA, recipient=CHILE, verdict="wrong"),
    help_of("aid from Chile to Ghana"),
    help_of("aid from Chile to Ghana", provider=GHANA, recipient=CHILE, verdict="wrong"),
    help_of("aid, Chile, Ghana", verdict="undecided"),
    embassy("In Ghana there is an embassy of Chile", status=ONGOING),
    embassy("In Ghana there is an embassy of Chile", status=ONGOING, sending=GHANA, receiving=CHILE, verdict="wrong"),
    embassy("the Chilean embassy in Ghana"),
    embassy("the Chilean embassy in Ghana", sending=GHANA, receiving=CHILE, verdict="wrong"),
    visit("Ghana was visited by Chile", status=DONE),
    visit("Ghana was visited by Chile", status=DONE, sending=GHANA, host=CHILE, verdict="wrong"),
    # negation and its kin, cited or not
    membership("Chile is not a member of the League", aspect=Aspect.HOLDS, verdict="wrong"),
    membership(
        "Chile is not a member of the League",
        "Chile",
        "member of the League",
        aspect=Aspect.HOLDS,
        verdict="wrong",
    ),
    membership("Chile did not join the League in 1994", date=YEAR, status=DONE, verdict="wrong"),
    membership("Chile did not join the League in 1994", "Chile", "join the League in 1994", date=YEAR, verdict="wrong"),
    membership("Chile refused to join the League", status=DONE, verdict="wrong"),
    membership("Chile refused to join the League", "Chile", "join the League", verdict="wrong"),
    treaty("Chile and Ghana did not sign the agreement", "Chile and Ghana", "sign the agreement", verdict="wrong"),
    embassy("Chile never opened an embassy in Ghana", "Chile", "opened an embassy in Ghana", verdict="wrong"),
    relations(
        "Chile severed diplomatic relations with Ghana", "Chile", "diplomatic relations with Ghana", verdict="wrong"
    ),
    embassy("The embassy of Chile in Ghana will open in 1994", date=YEAR, status=PLANNED),
    embassy("The embassy of Chile in Ghana will open in 1994", date=YEAR, status=DONE, verdict="wrong"),
    embassy("The embassy of Chile in Ghana will open soon", "embassy of Chile in Ghana", verdict="wrong"),
    embassy("Chile plans to open an embassy in Ghana", status=PLANNED),
    embassy("Chile plans to open an embassy in Ghana", status=DONE, verdict="wrong"),
    embassy("Chile closed its embassy in Ghana in 1994", date=YEAR, status=ENDED),
    embassy("Chile closed its embassy in Ghana in 1994", date=YEAR, status=DONE, verdict="wrong"),
    # what is only considered, what ended, what comes again (coding rules 5, 19 and 20)
    membership("Chile is considering joining the League", aspect=Aspect.CONSIDERED, status=Status.CONSIDERED),
    membership("Chile is considering joining the League", status=Status.CONSIDERED, verdict="undecided"),
    membership("Chile is considering joining the League", aspect=Aspect.CONSIDERED, status=DONE, verdict="wrong"),
    membership("Chile left the League in 1994", date=YEAR, aspect=Aspect.LEFT, status=ENDED),
    membership("Chile left the League in 1994", date=YEAR, status=ENDED, verdict="wrong"),
    membership("Chile is an observer in the League", tie=Tie.OBSERVER, aspect=Aspect.HOLDS, status=ONGOING),
    membership("Chile is an observer in the League", tie=Tie.PARTNER, aspect=Aspect.HOLDS, verdict="wrong"),
    visit("Regular visits of Chile to Ghana", recurrent=True),
    visit("Regular visits of Chile to Ghana", verdict="undecided"),
    visit("A visit of Chile to Ghana", recurrent=True, verdict="undecided"),
    treaty("Chile and Ghana signed several agreements", aggregate=True, quantity=SEVERAL, status=DONE),
    treaty("Chile and Ghana signed several agreements", quantity=SEVERAL, status=DONE, verdict="undecided"),
    treaty("Chile and Ghana signed an agreement", aggregate=True, status=DONE, verdict="undecided"),
    treaty("intergovernmental agreement of Chile and Ghana", level=(TreatyLevel.INTERGOVERNMENTAL,)),
    treaty("intergovernmental agreement of Chile and Ghana", level=(TreatyLevel.INTERSTATE,), verdict="wrong"),
    treaty("intergovernmental agreement of Chile and Ghana", verdict="undecided"),
    treaty("Chile is a signatory of the agreement", parties=(CHILE,), participation=SIGNATORY, status=ONGOING),
    treaty("Chile is a party to the agreement", parties=(CHILE,), participation=SIGNATORY, verdict="wrong"),
    treaty("agreement of Chile and Ghana dated 3 May 1998", date=DAY, date_is=TreatyDate.DATED, status=DONE),
    treaty("agreement of Chile and Ghana dated 3 May 1998", date=DAY, date_is=TreatyDate.SIGNED, verdict="wrong"),
    treaty("Chile and Ghana signed an agreement in 1994", date=YEAR, date_is=TreatyDate.IN_FORCE, verdict="wrong"),
    # fields from the closed list, each with its words (coding rule 1)
    together("Chile and Ghana cooperate in mining", fields=(Field.MINING,), status=ONGOING),
    together("Chile and Ghana cooperate in mining", fields=(Field.HEALTH,), status=ONGOING, verdict="wrong"),
    together("Chile and Ghana cooperate in mining", fields=(Field.MINING, Field.HEALTH), verdict="wrong"),
    # in whose framework, and who alone does what takes two
    together("Chile and Ghana cooperate within the League", organizations=(LEAGUE,), status=ONGOING),
    together("Chile and Ghana cooperate within the League", parties=(CHILE, GHANA, LEAGUE), verdict="wrong"),
    together("Chile cooperates in mining", parties=(CHILE,), summary=ALONE, status=ONGOING, verdict="undecided"),
    # what no rule knows
    together("Chile and Ghana hobnobbed in fishing", status=DONE, verdict="undecided"),
)


TOLD_BY_A_YEAR = visit(
    "A Chilean delegation visited Ghana in 1997, again in 1998, on 4 June",
    "A Chilean delegation visited Ghana",
    "in 1997",
    "in 1998",
    "on 4 June",
    date=tr.PartialDate(1998, 6, 4),
    summary=CALLED,
    status=DONE,
)
OTHERS = "Chile cooperates in mining with others; these are Mali, a neighbour, and Nepal"
PLEASED = "Chile and Mali cooperate in mining, and Ghana was pleased"
TO_BE_SIGNED = "An agreement to be signed is being drafted by Chile and Ghana"
WITH_MALI: dict[str, Any] = {
    "parties": (CHILE, MALI),
    "summary": "Chile and Mali work together in some way",
    "fields": (Field.MINING,),
    "status": ONGOING,
}
LED = "Chile was in the lead; they cooperate in mining; Ghana was pleased"
WROTE, WITH_WHICH = "Nepal praised Ghana and wrote to", "with which Chile cooperates in mining"
TRAINED = {"involved": (CHILE,), "summary": "The navy of Chile trained", "date": YEAR, "status": DONE}
FINDINGS: dict[str, tuple[Sentence, str]] = {
    "a day without a year is in the year told last before it": (
        TOLD_BY_A_YEAR,
        "date: the record lacks 1997, which the words state",
    ),
    "the verb behind an infinitive has its auxiliaries": (
        treaty(TO_BE_SIGNED, status=PLANNED),
        "status: expected draft from 'is being drafted', found planned",
    ),
    "a plan that is called off": (
        embassy(
            "Chile cancelled its plan to open an embassy in Ghana",
            "Chile",
            "plan to open an embassy in Ghana",
            status=PLANNED,
        ),
        (
            "status: neither a cited verb nor 'cancelled', which stands next to the cited words, "
            "shows the status `planned`: judge the status\n"
            "status: 'cancelled' stands in the clause that states the fact: judge whether the status is `planned`"
        ),
    ),
    "who is excluded denies nothing": (
        membership(f"Chile but not Ghana {ACCEDED[6:]}", "Chile", ACCEDED[6:], date=YEAR, status=DONE),
        "",
    ),
    "one who stands right leaves another to be looked for": (
        together(PLEASED, "Chile", "cooperate in mining", "Ghana", fields=(Field.MINING,), status=ONGOING),
        "parties: Mali stands in the clause that states the fact, Ghana in another: judge who takes part",
    ),
    "one whom a pronoun takes up leaves another to be looked for": (
        together(LED, "Chile", "they cooperate in mining", "Ghana", fields=(Field.MINING,), status=ONGOING),
        "parties: Ghana stands in a clause after the one that states the fact: judge who takes part",
    ),
    "a name of which the clause tells is in it, wherever else it stands": (
        together(f"{WROTE} Ghana, {WITH_WHICH}", "Ghana", "Ghana", WITH_WHICH, fields=(Field.MINING,), status=ONGOING),
        "",
    ),
    "a name of another clause than the one that tells of the last": (
        together(f"{WROTE} Mali, {WITH_WHICH}", "Ghana", WITH_WHICH, fields=(Field.MINING,), status=ONGOING),
        "parties: Ghana stands outside the clause that states the fact: judge who takes part",
    ),
    "the other one of two whom a plural joins": (
        Sentence(
            "The Chilean and Ghanaian navies trained in 1994",
            ("The Chilean", "navies trained in 1994"),
            tr.Event,
            TRAINED,
        ),
        "actors: Ghana stands in the same phrase, but not in the record: judge who takes part",
    ),
    "a name alone behind the clause": (
        together(OTHERS, "Chile cooperates in mining", "Mali", **WITH_MALI),
        "parties: Mali stands in a clause after the one that states the fact: judge who takes part",
    ),
    "a name with words that link it": (
        together(OTHERS, "Chile cooperates in mining", "Mali, a neighbour", **WITH_MALI),
        "parties: Mali stands outside the clause that states the fact: judge who takes part",
    ),
}
"""Sentences with what all checks find of them on their line."""


def _halves(fragment: str) -> tuple[str, ...]:
    """Return a fragment of more words than one may have as two, parted where it has eight."""
    words = fragment.split()
    return tuple(" ".join(part) for part in (words[:8], words[8:]) if part)


def fact_of(sentence: Sentence, line: int = 1) -> tr.Fact:
    """Return the fact that was made of a sentence on a line."""
    halves = (half for fragment in sentence.words for half in _halves(fragment))
    return sentence.fact(**cited(*halves, line=line), **sentence.values)


def found_on(fact: tr.Fact, *lines: str) -> list[str]:
    """Return what all checks find of a fact in a text of these lines."""
    evidence = Evidence(evolve(DATASET, subject=CHILE), {"almanac": Text(ALMANAC, lines)}, INDEX, codebook_of())
    return [str(finding) for finding in by_reading(fact, evidence)]


def verdict_on(sentence: Sentence) -> tuple[str, list[str]]:
    """Return what the evidence says of a sentence, and its findings."""
    fact = fact_of(sentence)
    words = cited_words(fact, INDEX, codebook_of(), {"almanac": Text(ALMANAC, (sentence.line,))})
    found = [*compared(fact, words), *remaining(fact, words, CHILE)]
    wrong = [finding for finding in found if not finding.undecided]
    return "wrong" if wrong else "undecided" if found else "right", [str(finding) for finding in found]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.line[:40]}-{one.verdict}")
def test_a_sentence_has_its_verdict(sentence: Sentence) -> None:
    """Right codings pass, wrong ones are refused, and what no rule can decide is told as that."""
    verdict, findings = verdict_on(sentence)
    assert verdict == sentence.verdict, findings


@pytest.mark.parametrize("case", FINDINGS)
def test_a_sentence_has_its_finding(case: str) -> None:
    """On the line as a whole just this is found, and said as it is."""
    sentence, expected = FINDINGS[case]
    assert expected == "\n".join(found_on(fact_of(sentence), sentence.line))


@pytest.mark.parametrize(
    ("end", "when", "found"),
    [
        (
            "in 1994",
            YEAR,
            ["date: 1994 may date the action to be done, or the statement about the action: judge which"],
        ),
        ("in a note signed 3 May 1998", DAY, []),
        ("in a note signed on 3 May 1998", DAY, []),
    ],
)
def test_a_deadline_is_no_date_of_a_promise(end: str, when: tr.PartialDate, found: list[str]) -> None:
    """A date right behind what is promised may be the deadline; behind a verb of its own it is none."""
    values = {"committed": CHILE, "toward": GHANA, "summary": "Chile promised to help Ghana", "status": PLANNED}
    line = f"Chile promised to help Ghana {end}"
    promise = fact_of(Sentence(line, ("Chile promised to help Ghana", end), tr.Commitment, {**values, "date": when}))
    assert found == found_on(promise, line)


def test_a_date_comes_from_the_nearest_heading() -> None:
    """A dated heading between the words and the one cited gives the date; a sentence is no heading."""
    sentence = together("Chile and Ghana cooperated in mining", fields=(Field.MINING,), date=YEAR, status=DONE)
    late = fact_of(sentence, line=3)
    fact = evolve(late, citations=(*late.citations, *cited("1994")["citations"]))
    assert [] == found_on(fact, "1994", "They met in Accra.", sentence.line)
    nearer = "date: expected 1998, which the nearest heading gives, found 1994"
    assert [nearer] == found_on(fact, "1994", "1998", sentence.line)
    assert [] == found_on(fact, "Their cooperation began in 1994.", "1998", sentence.line)


def test_there_are_sixty_sentences_right_and_wrong() -> None:
    """The table has both sorts, in numbers that say something."""
    verdicts = [sentence.verdict for sentence in SENTENCES]
    assert len(verdicts) >= 60
    assert verdicts.count("right") >= 25
    assert verdicts.count("wrong") >= 25
