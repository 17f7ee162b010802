"""The comparison on small made-up facts: a right fact passes, and each way of being wrong has its own sentence."""

from collections.abc import Mapping
from typing import Any

import pytest
from attrs import evolve
from made_up import (
    AID,
    AVALONIA,
    BAY,
    BORDURIA,
    CASCARA,
    CELL,
    DATASET,
    DENIAL,
    EMBASSY,
    INDEX,
    LEASE,
    NOTE,
    PACT,
    PORT,
    POST,
    RELATIONS,
    RIGHT,
    TRAIN,
    VISIT,
    cited,
)

import tajik_relations as tr
from tajik_relations.evidence.checks.facts import Evidence, check
from tajik_relations.evidence.checks.unrecorded_words import remaining
from tajik_relations.evidence.checks.values import compared
from tajik_relations.evidence.cited_words import cited_words
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.evidence.verification import values_of
from tajik_relations.model.terms import (
    BasisKind,
    Designation,
    Field,
    Instrument,
    MissionKind,
    Ordinal,
    Qualifier,
    RelationsTerm,
    Rule,
    Status,
    VisitKind,
)


def problems(fact: tr.Fact) -> list[str]:
    """Return what the comparison says of a fact."""
    words = cited_words(fact, INDEX, codebook_of())
    return [str(finding) for finding in (*compared(fact, words), *remaining(fact, words, AVALONIA))]


@pytest.mark.parametrize("fact", RIGHT, ids=lambda fact: fact.kind)
def test_a_right_fact_passes(fact: tr.Fact) -> None:
    """Every value is read in the words, and nothing of the words is left over."""
    assert not problems(fact)


@pytest.mark.parametrize(
    ("fact", "change", "sentence"),
    [
        (
            RELATIONS,
            {"date": tr.PartialDate(1999, 5)},
            "date: expected a date that the words state (1999-05-03), found 1999-05",
        ),
        (RELATIONS, {"date": None}, "date: the record lacks 1999-05-03, which the words state"),
        (RELATIONS, {"term": RelationsTerm.FORMAL}, "term: expected diplomatic, which the words say, found formal"),
        (
            RELATIONS,
            {"instrument": Instrument.EXCHANGE_OF_NOTES},
            "instrument: expected protocol, which the words say, found exchange of notes",
        ),
        (
            RELATIONS,
            {"states": (AVALONIA, CASCARA)},
            "states[1]: expected an actor whom the words name, found XC",
        ),
        (AID, {"recipient": CASCARA}, "actors: the record lacks Borduria, named in the words"),
        (VISIT, {"visitors": ()}, "actors: the record lacks Ada Vale, named in the words"),
        (VISIT, {"footnotes": (3,)}, "footnotes: expected the reference marks of the words, [], found [3]"),
        (
            RELATIONS,
            {"as_of": True},
            "as_of: no cited words, such as 'as of', say that the statement was true at this date: judge as_of",
        ),
        (
            RELATIONS,
            {"status": Status.CONSIDERED},
            "status: expected done from 'established', found considered",
        ),
        (
            RELATIONS,
            {"basis": (tr.Basis(field="states[0]", kind=BasisKind.DERIVED, rule=Rule.SUBJECT),)},
            "states[0]: the words name this actor: write the code XA instead of leaving the actor to a rule",
        ),
        (
            AID,
            {"quantity": evolve(AID.quantity, number=20_000_000)},
            "quantity: expected a figure that the words state (2000000), found 20000000",
        ),
        (
            AID,
            {"quantity": evolve(AID.quantity, unit="$")},
            "quantity: expected the unit that the words give, found $",
        ),
        (
            AID,
            {"quantity": evolve(AID.quantity, qualifier=Qualifier.ABOUT)},
            "quantity: expected more than, as the words next to the figure say, found about",
        ),
        (AID, {"quantity": None}, "quantity: the record lacks 2000000, which the words state"),
        (
            AID,
            {"provider": BORDURIA, "recipient": AVALONIA},
            "direction: expected in 'provider' the side that acts, found Borduria, which is acted on",
        ),
        (AID, {"provider": BORDURIA}, "direction: expected two different parties, found Borduria twice"),
        (
            AID,
            {"relative": "not after floods"},
            "relative: expected 0 negations as in the words, found 1 in 'not after floods'",
        ),
        (
            AID,
            {"summary": "Avalonia provided Borduria with more than US$2 million, and not for hospitals"},
            "summary: expected 0 negations as in the words, found 1",
        ),
        (
            TRAIN,
            {"quantity": evolve(TRAIN.quantity, unit="tank")},
            "quantity: expected the unit that the words give, found tank",
        ),
        (
            TRAIN,
            {"quantity": tr.Quantity(unit="army camp")},
            "quantity: expected a figure or a qualifier, found neither",
        ),
        (
            LEASE,
            {"quantity": evolve(LEASE.quantity, alternative=None)},
            "quantity: expected an alternative figure and 'one or the other' together, found only one of them",
        ),
        (EMBASSY, {"seat": BAY}, "seat: expected a place that the words name, found Gull Bay"),
        (
            EMBASSY,
            {"seat": evolve(PORT, state=CASCARA)},
            "seat: expected Port Alba in Avalonia, as the words say, found Cascara",
        ),
        (
            EMBASSY,
            {"basis": (tr.Basis(field="seat.state", kind=BasisKind.DERIVED, rule=Rule.SUBDIVISION),)},
            "seat: the words name the State of Port Alba: write this State instead of leaving it to a rule",
        ),
        (
            EMBASSY,
            {"seat": evolve(PORT, state=BORDURIA)},
            "sending: expected a place outside the sending State, found Port Alba, XB in Borduria",
        ),
        (
            EMBASSY,
            {"ordinal": Ordinal.SECOND},
            "ordinal: expected first, which the words say, found second",
        ),
        (EMBASSY, {"mission": MissionKind.PERMANENT_MISSION}, "mission: expected embassy, which the words say"),
        (POST, {"honorary": False}, "honorary: expected true from the words, found false"),
        (NOTE, {"mark": 8}, "mark: expected the mark with which the note begins, found 8"),
        (NOTE, {"title": "Seas"}, "title: expected text that stands in the cited words, found 'Seas'"),
        (
            NOTE,
            {"retrieved": tr.PartialDate(2001, 2, 3)},
            "retrieved: expected a date that the words state (2005-06-07), found 2001-02-03",
        ),
        (VISIT, {"visit": VisitKind.WORKING}, "visit: expected official, which the words say, found working"),
        (
            DENIAL,
            {"summary": "The border of Avalonia is defined"},
            "summary: expected 1 negations as in the words, found none",
        ),
        (PACT, {"designation": Designation.TREATY}, "designation: expected agreement, which the words say"),
        (
            PACT,
            {"parties": (tr.UnidentifiedState(row=1, candidates=(AVALONIA, BORDURIA)), BORDURIA)},
            (
                "parties[0]: an unidentified State must come from the identification of its table "
                "row, found one that does not"
            ),
        ),
    ],
)
def test_a_wrong_value_has_its_sentence(fact: tr.Fact, change: Mapping[str, Any], sentence: str) -> None:
    """One value changed, and the comparison says which one, what it expected and what it found."""
    found = problems(evolve(fact, **change))
    assert any(each.startswith(sentence) for each in found), found


@pytest.mark.parametrize("title", ["Lakes and", "and Peaks"])
def test_a_title_that_is_cut_short_is_refused(title: str) -> None:
    """The words have more of the title than the record holds."""
    assert problems(evolve(NOTE, title=title))


LIKED = "Avalonia likes Borduria"


def test_words_of_another_kind_are_refused() -> None:
    """A kind that has signs needs one of them; without it a reader decides, and the message names some."""
    wrong = tr.Investment(**cited(LIKED), investor=AVALONIA, recipient=BORDURIA, summary=LIKED)
    assert problems(wrong)[0].startswith("kind: expected words that show a Investment (invest, put, acquire")


def test_a_position_is_held_by_those_named_before_it() -> None:
    """Whoever is named only after the words for a position does not hold it, but for words that name both again."""
    words = "Avalonia is seeking closer ties with Borduria"
    given = {"mentioned": (BORDURIA,), "summary": words, "status": Status.ONGOING}
    right = tr.Position(**cited(words), holder=(AVALONIA,), **given)
    late = "holder: expected a holder named before the words for a position, found Borduria after them"
    assert late not in problems(right)
    wrong = evolve(right, holder=(AVALONIA, BORDURIA), mentioned=())
    assert late in problems(wrong)
    assert late not in problems(evolve(wrong, **cited("both countries", words)))


def test_who_only_dates_takes_no_part() -> None:
    """Someone whom the words name once, in the clause that dates the fact, takes no part in it."""
    words, when = "Avalonia left after the fall of Borduria", "after the fall of Borduria"
    right = tr.Event(**cited(words), involved=(AVALONIA,), mentioned=(BORDURIA,), summary=words, relative=when)
    dating = "actors: the words name Borduria only to date the fact: leave out this actor"
    assert dating not in problems(right)
    assert dating in problems(evolve(right, involved=(AVALONIA, BORDURIA), mentioned=()))


def test_every_field_that_the_words_give_is_held() -> None:
    """Of fields of work none is left out; a phrase with a comma in it hides no word."""
    words = "Avalonia, Borduria cooperate in border, security, trade"
    given = {"parties": (AVALONIA, BORDURIA), "status": Status.ONGOING, "summary": words}
    right = tr.Cooperation(**cited(words), fields=(Field.BORDERS, Field.SECURITY, Field.TRADE), **given)
    assert not [each for each in problems(right) if each.startswith("fields")]
    for left in right.fields:
        less = evolve(right, fields=tuple(each for each in right.fields if each is not left))
        assert f"fields: the words also say {left}: add it" in problems(less)
    guarded = evolve(right, **cited(words.replace("border, security", "border security")))
    assert any(each.startswith("fields[1]: expected") for each in problems(guarded))


def test_who_is_named_as_the_place_alone_takes_part_by_a_rule() -> None:
    """A State in which something is signed is not named as a party; with another preposition it is."""
    words = "Borduria signed an agreement in Avalonia"
    pact = evolve(PACT, **cited(words), parties=(AVALONIA, BORDURIA), place=tr.Place(name="Avalonia", state=AVALONIA))
    alone = "parties[0]: the words name AV only as the place: judge whether it takes part"
    assert any(
        each.startswith(alone[:11]) and each.endswith("only as the place: judge whether it takes part")
        for each in problems(pact)
    )
    named = evolve(pact, **cited("Borduria signed an agreement with Avalonia"))
    assert not any(each.endswith("only as the place: judge whether it takes part") for each in problems(named))


def test_in_two_parts_of_a_fact_somebody_is_named_twice() -> None:
    """One name carries one part; who announces something may announce something of his own."""
    words = "Avalonia and Borduria announced talks"
    said = {"speakers": (AVALONIA, BORDURIA), "concerning": (AVALONIA, BORDURIA), "summary": words}
    own = tr.Announcement(**cited(words), status=Status.DONE, **said)
    once = "the record has Avalonia in speakers and concerning, the words name it less often: judge speakers"
    assert not any(once in each for each in problems(own))
    assert any(once in each for each in problems(evolve(own, **cited("both sides said", words))))


def test_what_goes_on_is_no_event() -> None:
    """An event happened once; a state of things that goes on is of another kind."""
    words = "Avalonia is at war"
    wrong = tr.Event(**cited(words), involved=(AVALONIA,), summary=words, status=Status.ONGOING)
    assert any(
        each.startswith("kind: expected another kind for a fact with the status `ongoing`") for each in problems(wrong)
    )


def test_what_a_noun_dates_is_no_characterization() -> None:
    """A dated noun without a verb names what came about; a verb, or a date as of which something holds, does not."""
    words = "the 1991 dissolution of Borduria"
    given = {"summary": words, "date": tr.PartialDate(1991), "of": (BORDURIA,)}
    dated = "kind: 1991 belongs to a noun, and no verb is cited: judge whether the kind is Event"
    assert dated in problems(tr.Characterization(**cited(words), **given))
    assert dated not in problems(tr.Characterization(**cited(words), as_of=True, **given))
    assert dated not in problems(tr.Characterization(**cited("1991", "Borduria is far away"), **given))


def test_another_place_in_the_order_is_refused() -> None:
    """An ordinal must be the only one that the words say."""
    words = ("the first and the second embassy", "of Borduria in Avalonia")
    both = evolve(EMBASSY, citations=cited(*words)["citations"], seat=None, status=None)
    assert problems(both)[:1] == ["ordinal: expected first or second, which the words say, found first"]


class Nowhere:
    """A document in which no words stand."""

    def missing(self, _line: int, words: tuple[str, ...]) -> str | None:
        """Return the first fragment."""
        return words[0]

    def before(self, _line: int, words: tuple[str, ...], _wanted: object) -> tuple[str, ...]:
        """Return nothing for each fragment."""
        return ("",) * len(words)

    def beside(self, _line: int, _words: tuple[str, ...], _telling: object) -> frozenset[str]:
        """Return nothing."""
        return frozenset()


def test_words_that_stand_nowhere_are_reported_first() -> None:
    """The citation is checked before the values."""
    wrong = next(check(CELL, Evidence(DATASET, {"almanac": Nowhere()}, INDEX, codebook_of())))
    assert (
        str(wrong)
        == "citations: 'relations began in 1999' is not on line 5, or not after the fragments that are cited before it"
    )


def test_values_are_counted_without_what_the_reader_sets() -> None:
    """Ids, citations and bases are no values, and neither are empty fields."""
    assert values_of(RELATIONS) == ("date", "status", "states", "term", "instrument")
