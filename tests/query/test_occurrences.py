"""Which facts are linked as told of one thing, by rule and by reading, and what is counted once for it."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from made_up import ADA, ALMANAC, AVALONIA, BAY, BORDURIA, CASCARA, HOME, LAKES, PORT
from strategies import collections

import tajik_relations as tr
from tajik_relations.model.terms import Designation, MembershipStatus, MissionKind, PostKind, RelationsTerm, VisitKind
from tajik_relations.query.occurrences import distinct, occurrences_of

BO = tr.Person(code="bo-marsh", name="Bo Marsh")
OTHER = "bulletin"


def at(code: str, when: str | None = None, document: str = ALMANAC.id) -> dict[str, Any]:
    """Return the values that every fact has, with an id, a date and a document."""
    citation = tr.Citation(document=document, line=1, words=("so it stands",))
    parts = (int(part) for part in when.split("-")) if when else ()
    return {"id": f"alm-{code}", "citations": (citation,), "date": tr.PartialDate(*parts) if when else None}


MONTH = tr.Visit(**at("1", "2001-05"), visit=VisitKind.UNSPECIFIED, visitors=(ADA,), sending=BORDURIA, host=AVALONIA)
DAY = evolve(MONTH, **at("2", "2001-05-07"), visit=VisitKind.WORKING)
TREATY = tr.Treaty(**at("3", "2001-05-07"), designation=Designation.TREATY, parties=(AVALONIA, BORDURIA))
AGAIN = evolve(TREATY, **at("4", "2001-05-07", OTHER))
BEGAN = tr.DiplomaticRelations(**at("5", "1999"), states=(HOME, AVALONIA), term=RelationsTerm.UNSPECIFIED)
POST = tr.ConsularPost(
    **at("6"), post=PostKind.CONSULATE, honorary=False, sending=BORDURIA, receiving=AVALONIA, seat=PORT
)
EMBASSY = tr.DiplomaticMission(**at("7"), mission=MissionKind.EMBASSY, sending=BORDURIA, receiving=AVALONIA)
JOINED = tr.Membership(**at("8"), membership=MembershipStatus.JOINED, organization=LAKES, members=(HOME,))
RENAMED = tr.Renaming(**at("9"), renamed=LAKES, former_name="Lakes", later_name="League of Lakes")
HAILED = tr.Recognition(**at("10"), recognizing=AVALONIA, recognized=HOME)


def again(fact: tr.Fact, **change: Any) -> tr.Fact:
    """Return a second telling of a fact in the other document, with what it has otherwise."""
    return evolve(fact, **{**at("99", document=OTHER), "date": fact.date, **change})


@pytest.mark.parametrize("fact", [MONTH, TREATY, BEGAN, POST, EMBASSY, JOINED, RENAMED, HAILED], ids=repr)
def test_the_same_told_in_two_documents_is_one_occurrence(fact: tr.Fact) -> None:
    """Each rule links a fact with its second telling, which comes second."""
    other = again(fact)
    assert [(fact, other)] == [each.facts for each in occurrences_of((fact, other))]


def test_month_and_day_of_one_visit_are_linked() -> None:
    """A visit dated by its month and one dated by a day of it are one, and it says by which rule."""
    (found,) = occurrences_of((MONTH, DAY))
    assert (MONTH, DAY) == found.facts
    assert found.rule == "visits of the same persons to the same host on dates that overlap"
    assert repr(found) == "<Occurrence alm-1, alm-2>"


@pytest.mark.parametrize(
    ("fact", "change"),
    [
        (DAY, {"visitors": (BO,)}),
        (DAY, {"visitors": (ADA, BO)}),
        (DAY, {"visitors": ()}),
        (DAY, {"host": CASCARA}),
        (DAY, {"date": None}),
        (DAY, {"date": tr.PartialDate(2001, 6, 7)}),
        (evolve(DAY, place=PORT), {"place": tr.Place(name="Belt", state=AVALONIA)}),
        (TREATY, {"citations": TREATY.citations}),
        (TREATY, {"date": tr.PartialDate(2001, 5, 8)}),
        (TREATY, {"designation": Designation.AGREEMENT}),
        (TREATY, {"parties": (AVALONIA, CASCARA)}),
        (TREATY, {"quantity": tr.Quantity(number=12, unit="treaty")}),
        (evolve(TREATY, date=tr.PartialDate(2001, 5)), {}),
        (evolve(TREATY, date=None), {}),
        (BEGAN, {"states": (HOME, BORDURIA)}),
        (POST, {"seat": BAY}),
        (POST, {"post": PostKind.CONSULATE_GENERAL}),
        (EMBASSY, {"sending": AVALONIA, "receiving": BORDURIA}),
        (JOINED, {"membership": MembershipStatus.MEMBER}),
        (JOINED, {"members": (AVALONIA,)}),
        (RENAMED, {"later_name": "Pact of Lakes"}),
        (HAILED, {"recognizing": BORDURIA}),
    ],
)
def test_what_differs_is_not_linked(fact: tr.Fact, change: dict[str, Any]) -> None:
    """Other visitors, another host, day, seat, party or name: two facts, not one occurrence."""
    assert not occurrences_of((fact, again(fact, **change)))


def test_visits_without_named_visitors_are_not_linked() -> None:
    """Nobody knows whether two unnamed delegations were one."""
    nameless = evolve(MONTH, visitors=())
    assert not occurrences_of((nameless, again(nameless)))


def test_a_treaty_without_parties_can_be_one_with_parties() -> None:
    """Parties that are not named differ from none."""
    (found,) = occurrences_of((TREATY, again(TREATY, parties=())))
    assert len(found.facts) == 2


def test_treaties_of_one_day_in_one_document_stay_apart() -> None:
    """A document that names two treaties of one day has two."""
    same = evolve(AGAIN, citations=TREATY.citations)
    assert not occurrences_of((TREATY, same))


def test_treaties_of_one_day_stay_apart_when_another_document_has_one() -> None:
    """What one document tells as two treaties is not made one by a telling of the other document."""
    found = occurrences_of((TREATY, evolve(TREATY, id="alm-50"), AGAIN))
    assert not [each for each in found if len({fact.document for fact in each.facts}) < len(each.facts)]


def test_a_chain_of_links_is_no_occurrence() -> None:
    """Two facts that only a third one links are not made one by it: one link holds, the other fact stays apart."""
    place = tr.Place(name="Belt", state=AVALONIA)
    first, second = evolve(MONTH, place=PORT), evolve(DAY, place=place)
    between = evolve(DAY, id="alm-20")
    (found,) = occurrences_of((first, second, between))
    assert between in found.facts
    assert len(found.facts) == 2


def test_a_reading_links_what_no_rule_sees() -> None:
    """A reader's link holds with its reason, and of ids that the facts lack nothing comes."""
    reading = tr.OccurrenceLink(facts=("alm-8", "alm-9", "alm-none"), reason="told twice")
    (found,) = occurrences_of((JOINED, RENAMED, HAILED), (reading,))
    assert ((JOINED, RENAMED), "told twice") == (found.facts, found.rule)


def test_occurrences_stand_in_the_order_of_their_first_facts() -> None:
    """What is told first comes first, whichever rule links it."""
    facts = (POST, TREATY, BEGAN, AGAIN, again(BEGAN), again(POST, id="alm-98"))
    assert [POST, TREATY, BEGAN] == [each.facts[0] for each in occurrences_of(facts)]


def test_distinct_counts_nothing_twice() -> None:
    """Of each occurrence the first fact among those given stays, whether or not it is the occurrence's first."""
    facts = (MONTH, DAY, TREATY, AGAIN, POST)
    found = occurrences_of(facts)
    assert (MONTH, TREATY, POST) == distinct(facts, found)
    assert (DAY, AGAIN) == distinct((DAY, AGAIN), found)
    assert facts == distinct(facts, ())


@given(collections)
def test_no_fact_is_in_two_occurrences(facts: tr.Facts[tr.Fact]) -> None:
    """Occurrences share no fact, have several each, and distinct facts are fewer by what they repeat."""
    found = occurrences_of(facts)
    ids = [fact.id for each in found for fact in each.facts]
    assert len(set(ids)) == len(ids)
    assert all(len(each.facts) > 1 for each in found)
    assert len(distinct(facts, found)) == len(facts) - len(ids) + len(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mfaru-13-friendship", "wru-20-friendship"),
        ("mfaru-19-rahmon-2013-08", "mfaru-33-visit-rahmon"),
        ("mfaru-19-putin-2012-10", "mfaru-27-visit-putin"),
        ("mfaru-11-yekaterinburg", "mfaru-53-yekaterinburg"),
        ("mfaru-11-ufa", "mfaru-53-ufa"),
    ],
)
def test_shipped_facts_about_one_thing(dataset: tr.Dataset, one: str, other: str) -> None:
    """The friendship treaty of two documents, two visits and two posts that are told twice."""
    found = [each.facts for each in dataset.occurrences if dataset.facts[one] in each.facts]
    assert [(dataset.facts[one], dataset.facts[other])] == found


def test_the_friendship_treaty_stands_in_two_documents(dataset: tr.Dataset) -> None:
    """It is of one day, and is counted once among the treaties with its partner."""
    day = tr.PartialDate(1993, 5, 25)
    friends = dataset.relations["RU"].treaties
    treaties = [fact for fact in friends if fact.date == day and fact.designation is Designation.TREATY]
    assert {"mfa-russia", "wikipedia-russia"} == {fact.document for fact in treaties}
    assert len(distinct(treaties, dataset.occurrences)) == 1


def test_every_reading_is_used(dataset: tr.Dataset) -> None:
    """No reading names a fact that is not there, or links what a rule links already."""
    found = {each.rule: {fact.id for fact in each.facts} for each in dataset.occurrences}
    assert dataset.occurrence_links
    for reading in dataset.occurrence_links:
        assert set(reading.facts) <= found[reading.reason]
        assert not occurrences_of(dataset.facts[each] for each in reading.facts)
