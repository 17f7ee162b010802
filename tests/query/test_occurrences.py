"""Which facts are linked as told of one thing, by rule and by reader, and what is counted once for it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from made_up import ADA, ALMANAC, AVALONIA, BAY, BORDURIA, CASCARA, HOME, LAKES, PORT
from strategies import collections, whens

import tajik_relations as tr
from tajik_relations.model.dates import When, parse
from tajik_relations.model.periods import extent
from tajik_relations.model.terms import (
    Aspect,
    Designation,
    MissionKind,
    PostKind,
    RelationsTerm,
    Tie,
    VisitKind,
)
from tajik_relations.query.occurrences import Occurrence, OccurrenceLink, distinct, occurrences_of

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
JOINED = tr.Membership(**at("8"), tie=Tie.MEMBER, aspect=Aspect.ENTERED, organization=LAKES, members=(HOME,))
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
        (JOINED, {"aspect": Aspect.HOLDS}),
        (JOINED, {"aspect": Aspect.LEFT}),
        (JOINED, {"members": (AVALONIA,)}),
        (RENAMED, {"later_name": "Pact of Lakes"}),
        (HAILED, {"recognizing": BORDURIA}),
    ],
)
def test_what_differs_is_not_linked(fact: tr.Fact, change: dict[str, Any]) -> None:
    """Other visitors, another host, day, seat, party or name: two facts, not one occurrence."""
    assert not occurrences_of((fact, again(fact, **change)))


@pytest.mark.parametrize("place", [None, PORT, tr.Place(name="Avalonia", state=AVALONIA)], ids=str)
def test_visits_to_a_city_and_to_its_state_are_linked(place: tr.Place | None) -> None:
    """Where one telling names the city and the other the State alone, or no place, both can be of one visit."""
    day = evolve(DAY, place=PORT)
    other = again(day, place=place)
    assert [(day, other)] == [each.facts for each in occurrences_of((day, other))]


@pytest.mark.parametrize(
    "place",
    [
        tr.Place(name="Cascara", state=CASCARA),
        tr.Place(name="Belt", state=AVALONIA),
        tr.Place(name="Belt", state=CASCARA),
        tr.Place(name="Belt"),
        tr.Place(name=PORT.name, state=CASCARA),
    ],
    ids=repr,
)
def test_visits_to_other_places_are_not_linked(place: tr.Place) -> None:
    """Another State, another city of the same State or of another one, and a city of the same name elsewhere."""
    day = evolve(DAY, place=PORT)
    assert not occurrences_of((day, again(day, place=place)))


def test_a_city_whose_state_is_not_known_can_be_the_city() -> None:
    """Of two places with one name, one may lack its State."""
    day = evolve(DAY, place=PORT)
    other = again(day, place=tr.Place(name=PORT.name))
    assert [(day, other)] == [found.facts for found in occurrences_of((day, other))]


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


def test_of_two_that_overlap_with_a_third_the_first_in_the_documents_is_linked() -> None:
    """Of two visits that both can be a third one, but not each other, the third is linked with the one told first."""
    dates = {"1": "2001-05-01/2001-05-10", "2": "2001-05-15", "3": "2001-05-08/2001-05-20"}
    facts = [evolve(MONTH, **{**at(code), "date": parse(when)}) for code, when in dates.items()]
    for first, second, both in ((facts[0], facts[1], facts[2]), (facts[1], facts[0], facts[2])):
        (found,) = occurrences_of((first, second, both))
        assert (first, both) == found.facts


def test_a_reader_links_what_no_rule_sees() -> None:
    """A reader's link holds with its reason, and of ids that the facts lack nothing comes."""
    link = tr.OccurrenceLink(facts=("alm-8", "alm-9", "alm-none"), reason="told twice")
    (found,) = occurrences_of((JOINED, RENAMED, HAILED), (link,))
    assert ((JOINED, RENAMED), "told twice") == (found.facts, found.rule)


def test_an_occurrence_is_named_by_its_first_fact() -> None:
    """Its key is the id of the fact that is told first, whatever the dates."""
    assert ["alm-2"] == [each.key for each in occurrences_of((DAY, MONTH))]


def test_what_an_occurrence_shows() -> None:
    """In notebooks and terminals it shows what it is about, each fact's date with where it stands, and the link."""
    undated = evolve(DAY, date=None)
    (found,) = occurrences_of((MONTH, undated), [OccurrenceLink(facts=("alm-1", "alm-2"), reason="so it is")])
    assert {
        "about": MONTH.statement,
        "facts": ([MONTH.date, *MONTH.citations], ["no date", *undated.citations]),
        "linked_by": "so it is",
    } == dict(found.__rich_repr__())


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


UNKNOWN = tr.UnidentifiedState(row=7, candidates=(AVALONIA, BORDURIA))
NAMED: dict[str, tuple[Any, ...]] = {
    "visitors": ((), (ADA,), (ADA, BO), (BO, ADA)),
    "host": (AVALONIA, HOME, UNKNOWN),
    "place": (None, PORT, BAY, tr.Place(name="Belt", state=AVALONIA), tr.Place(name="Avalonia", state=AVALONIA)),
    "quantity": (None, None, tr.Quantity(number=12, unit="treaty")),
    "designation": (Designation.TREATY, Designation.AGREEMENT),
    "parties": ((), (AVALONIA, BORDURIA), (BORDURIA, AVALONIA), (AVALONIA, CASCARA)),
    "states": ((HOME, AVALONIA), (AVALONIA, HOME), (HOME, UNKNOWN)),
    "seat": (None, PORT, BAY),
    "post": tuple(PostKind),
    "mission": tuple(MissionKind),
    "aspect": (Aspect.ENTERED, Aspect.ENTERED, Aspect.HOLDS),
    "former_name": (None, "Lakes"),
    "members": ((HOME,), (AVALONIA, HOME), (HOME, AVALONIA)),
    "later_name": ("League of Lakes", "Pact of Lakes"),
    "recognized": (HOME, BORDURIA),
}
"""What tellings of one thing, or of two that are much alike, can have in each field."""
WHEN = (None, *map(parse, "2001 2001-05 2001-05-07 2001-05-07 2001-05-08 2001-05-07/2001-06-02 2001-06/..".split()))
FIELDS = {
    MONTH: ("visitors", "host", "place"),
    TREATY: ("designation", "parties", "quantity"),
    BEGAN: ("states",),
    POST: ("post", "seat"),
    EMBASSY: ("mission", "seat"),
    JOINED: ("aspect", "members", "former_name"),
    RENAMED: ("later_name",),
    HAILED: ("recognized",),
}


@st.composite
def _tellings(draw: st.DrawFn) -> tuple[tr.Fact, ...]:
    """Draw facts that are much alike, mostly of one kind or two, in two documents."""
    kinds = draw(st.lists(st.sampled_from(list(FIELDS)), min_size=1, max_size=2))
    made = []
    for number in range(draw(st.integers(2, 7))):
        fact = draw(st.sampled_from(kinds))
        values = {name: draw(st.sampled_from(NAMED[name])) for name in FIELDS[fact]}
        document = draw(st.sampled_from((ALMANAC.id, OTHER)))
        common = at(str(number), document=document) | {"date": draw(st.sampled_from(WHEN))}
        made.append(evolve(fact, **(common | values)))
    return tuple(made)


tellings = _tellings()
links = st.lists(
    st.builds(
        OccurrenceLink,
        facts=st.lists(st.integers(0, 7).map("alm-{}".format), min_size=2, max_size=3, unique=True).map(tuple),
        reason=st.sampled_from(("told twice", "told again")),
    ),
    max_size=2,
)


def _values(fact: Any, *names: str) -> list[Any]:
    """Return values in which the order of several does not matter."""
    values = (getattr(fact, name) for name in names)
    return [frozenset(value) if isinstance(value, tuple) else value for value in values]


def _is_one_visit(one: tr.Visit, other: tr.Visit) -> bool:
    if not one.visitors or isinstance(one.host, tr.UnidentifiedState) or one.date is None or other.date is None:
        return False
    (begins, ends), (other_begins, other_ends) = extent(one.date), extent(other.date)
    meet = begins <= other_ends and other_begins <= ends
    named = [place for place in (one.place, other.place) if place]
    whole = {place.state for place in named if place.state and place.name == place.state.name}
    states = {place.state for place in named}
    apart = len(named) == 2 and one.place != other.place and len(states) == (2 if whole else 1)
    return meet and not apart and _values(one, "visitors", "host") == _values(other, "visitors", "host")


def _is_one_treaty(one: tr.Treaty, other: tr.Treaty) -> bool:
    exact = one.date is not None and one.date.precision == "day" and one.document != other.document
    parties = not one.parties or not other.parties or {*one.parties} == {*other.parties}
    alike = _values(one, "designation", "date") == _values(other, "designation", "date")
    return exact and parties and alike and one.quantity is None and other.quantity is None


def _is_one(one: Any, other: Any) -> bool:
    """Whether a rule links two facts, told for each two of them and without any bucket."""
    if type(one) is not type(other):
        return False
    match one:
        case tr.Visit():
            return _is_one_visit(one, other)
        case tr.Treaty():
            return _is_one_treaty(one, other)
        case tr.Membership():
            joined = one.aspect is other.aspect is Aspect.ENTERED
            return joined and _values(one, "organization", "members") == _values(other, "organization", "members")
    names = {
        tr.DiplomaticRelations: ("states",),
        tr.Recognition: ("recognizing", "recognized"),
        tr.ConsularPost: ("post", "sending", "receiving", "seat"),
        tr.DiplomaticMission: ("mission", "sending", "receiving", "seat"),
        tr.Renaming: ("former_name", "later_name"),
    }[type(one)]
    return _values(one, *names) == _values(other, *names)


def _found_among_all_pairs(facts: Sequence[tr.Fact], links: Iterable[OccurrenceLink]) -> Iterator[tuple[tr.Fact, ...]]:
    """Go through all pairs in document order, those of the rules first, and join what is linked throughout."""
    by_rule = [(one.id, other.id) for one, other in combinations(facts, 2) if _is_one(one, other)]
    by_readers = [pair for link in links for pair in combinations(link.facts, 2)]
    pairs = [*by_rule, *by_readers]
    linked = {frozenset(pair) for pair in pairs}
    groups = {fact.id: {fact.id} for fact in facts}
    for one, other in pairs:
        mine, theirs = groups.get(one, set()), groups.get(other, set())
        if mine and theirs and all({first, second} in linked for first in mine for second in theirs - mine):
            groups.update(dict.fromkeys(mine | theirs, mine | theirs))
    found = dict.fromkeys(tuple(fact for fact in facts if fact.id in group) for group in groups.values())
    yield from sorted((group for group in found if len(group) > 1), key=lambda group: facts.index(group[0]))


def _facts_of(occurrences: Iterable[Occurrence]) -> list[tuple[tr.Fact, ...]]:
    return [each.facts for each in occurrences]


@pytest.mark.exhaustive
@settings(max_examples=300)
@given(tellings, links)
def test_buckets_find_what_comparing_all_pairs_finds(facts: tuple[tr.Fact, ...], links: list[OccurrenceLink]) -> None:
    """Facts are compared within buckets only, and still no pair that a rule or a reader links is missed or made up."""
    assert [*_found_among_all_pairs(facts, links)] == _facts_of(occurrences_of(facts, links))


@given(st.lists(whens(date(2001, 1, 1), date(2001, 3, 31)), min_size=3, max_size=5))
def test_chains_are_cut_in_document_order(dates: list[When]) -> None:
    """Of visits whose dates overlap like links of a chain those are one that are told first, whatever their dates."""
    visits = tuple(evolve(MONTH, id=f"alm-{at}", date=when) for at, when in enumerate(dates))
    assert [*_found_among_all_pairs(visits, ())] == _facts_of(occurrences_of(visits))


def test_a_chain_that_is_told_backwards() -> None:
    """The first two of three tellings are one, though the third has the earliest date and meets the second too."""
    dates = ("2001-06/..", "2001-05-07/2001-06-02", "2001-05")
    first, second, third = (evolve(MONTH, id=f"alm-{at}", date=parse(when)) for at, when in enumerate(dates))
    assert [(first, second)] == _facts_of(occurrences_of((first, second, third)))
    assert [(third, second)] == _facts_of(occurrences_of((third, second, first)))


def test_buckets_find_what_comparing_all_shipped_pairs_finds(dataset: tr.Dataset) -> None:
    """The same holds of the shipped facts, and there is something to find."""
    known = tuple(fact for fact in dataset.facts if type(fact) in {type(each) for each in FIELDS})
    by_rule = _facts_of(occurrences_of(known))
    assert [*_found_among_all_pairs(known, ())] == by_rule
    assert len(by_rule) > 10
    assert {*by_rule} <= {*_facts_of(dataset.occurrences)}


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


def test_every_link_of_a_reader_is_used(dataset: tr.Dataset) -> None:
    """No link names a fact that is not there, or links what a rule links already."""
    found = {each.rule: {fact.id for fact in each.facts} for each in dataset.occurrences}
    assert dataset.occurrence_links
    for link in dataset.occurrence_links:
        assert set(link.facts) <= found[link.reason]
        assert not occurrences_of(dataset.facts[each] for each in link.facts)
