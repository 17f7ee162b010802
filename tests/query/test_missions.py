"""Who represents whom where: seats, accreditation, residence, consular posts, and places that nobody knows."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from strategies import ORGANIZATIONS, PLACES, STATES, at_most, collected, facts_of

import tajik_relations as tr
from tajik_relations.model.terms import MissionKind, PostKind
from tajik_relations.query.facts import Facts
from tajik_relations.query.missions import missions_of
from tajik_relations.query.occurrences import distinct

AVALONIA, BORDURIA, CASCARA = STATES[:3]
ALBA, BELT, COVE = PLACES
CITED = (tr.Citation(document="almanac", line=1, words=("a word",)),)
EMBASSY = tr.DiplomaticMission(
    id="made-embassy", citations=CITED, mission=MissionKind.EMBASSY, sending=CASCARA, receiving=AVALONIA, seat=ALBA
)
POST = tr.ConsularPost(
    id="made-honorary",
    citations=CITED,
    post=PostKind.CONSULATE,
    honorary=True,
    sending=AVALONIA,
    receiving=BORDURIA,
    seat=BELT,
)
ALL = (
    EMBASSY,
    evolve(EMBASSY, id="made-concurrent", receiving=BORDURIA),
    evolve(EMBASSY, id="made-seatless", seat=None),
    evolve(EMBASSY, id="made-somewhere", seat=COVE),
    evolve(
        EMBASSY, id="made-permanent", mission=MissionKind.PERMANENT_MISSION, seat=BELT, organization=ORGANIZATIONS[0]
    ),
    POST,
    evolve(POST, id="made-general", post=PostKind.CONSULATE_GENERAL, honorary=False, seat=ALBA),
)


def _missions(*some: Any) -> tr.Missions:
    return missions_of(collected(some))


MADE = _missions(*ALL)
made = st.lists(
    facts_of(tr.DiplomaticMission) | facts_of(tr.ConsularPost), max_size=4, unique_by=lambda fact: fact.id
).map(lambda some: _missions(*some))
"""Missions and posts with any seat and any status."""
states = st.sampled_from(STATES)
few = at_most(25)


def _ids(found: Facts[Any]) -> str:
    return " ".join(one.id.removeprefix("made-") for one in found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Alba", "embassy concurrent general"),
        (" ALBA.", "embassy concurrent general"),
        (ALBA, "embassy concurrent general"),
        ("Avalonia", "embassy concurrent general"),
        ("xxa", "embassy concurrent general"),
        (AVALONIA, "embassy concurrent general"),
        ("Belt", "permanent honorary"),
        (BORDURIA, "permanent honorary"),
        ("Cove", "somewhere"),
        (COVE, "somewhere"),
        ("Cascara", ""),
    ],
)
def test_in_a_city_or_a_state(name: Any, expected: str) -> None:
    """Missions are found by the city or the State of their seat; one without a seat is in none."""
    assert expected == _ids(MADE.seated_in(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Avalonia", "embassy seatless somewhere permanent"),
        (BORDURIA, "concurrent honorary general"),
        ("XXB", "concurrent honorary general"),
        ("League of Lakes", "permanent"),
        (ORGANIZATIONS[0], "permanent"),
        ("Cascara", ""),
        ("Pact of Peaks", ""),
    ],
)
def test_accredited_to_a_state_or_an_organization(name: Any, expected: str) -> None:
    """Missions are found by whom they are accredited to, wherever they have their seat."""
    assert expected == _ids(MADE.accredited_to(name))


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Cascara", "embassy concurrent seatless somewhere permanent"), (AVALONIA, "honorary general"), ("xb", "")],
)
def test_sent_by_a_state(name: Any, expected: str) -> None:
    """Missions are found by who sends them."""
    assert expected == _ids(MADE.sent_by(name))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("resident", "embassy honorary"),
        ("non_resident", "concurrent permanent general"),
        ("embassies", "embassy concurrent seatless somewhere"),
        ("permanent_missions", "permanent"),
        ("consulates", "honorary general"),
        ("honorary", "honorary"),
    ],
)
def test_sorts_of_mission(sort: str, expected: str) -> None:
    """Missions are told apart by sort and by whether their seat is known to lie where they are accredited."""
    found = getattr(MADE, sort)
    assert expected == _ids(found)
    assert type(found) is tr.Missions


@few
@given(made)
def test_residence_divides_the_missions(missions: tr.Missions) -> None:
    """A mission is resident, non-resident, or without a seat whose State is known."""
    without = [one for one in missions if one.seat is None or one.seat.state is None]
    assert len(missions) == len(missions.resident) + len(missions.non_resident) + len(without)
    assert set(missions) == {*missions.resident, *missions.non_resident, *without}
    assert all(one.seat and one.seat.state == one.receiving for one in missions.resident)
    assert all(one.seat and one.seat.state not in (None, one.receiving) for one in missions.non_resident)


@few
@given(made)
def test_sorts_divide_the_missions(missions: tr.Missions) -> None:
    """A mission is an embassy, a permanent mission or has another name, or else it is a consular post."""
    named = {MissionKind.EMBASSY, MissionKind.PERMANENT_MISSION}
    others = [one for one in missions if isinstance(one, tr.DiplomaticMission) and one.mission not in named]
    parts = (missions.embassies, missions.permanent_missions, missions.consulates, others)
    assert sorted(one.id for part in parts for one in part) == sorted(one.id for one in missions)
    assert set(missions.honorary) <= set(missions.consulates)
    assert missions.of(tr.ConsularPost) == missions.consulates == missions.where(kind="ConsularPost")


@few
@given(made, states, states)
def test_filters_of_missions_commute(missions: tr.Missions, one: tr.State, other: tr.State) -> None:
    """Where, to whom and by whom can be asked in any order and again, also by name, together with other filters."""
    expected = [
        fact
        for fact in missions
        if fact.seat and fact.seat.state == one and fact.receiving == one and fact.sending == other
    ]
    orders = (
        missions.seated_in(one).accredited_to(one).sent_by(other),
        missions.sent_by(other.name).accredited_to(one.code).seated_in(one),
        missions.where(sending=other).seated_in(one.name).where(receiving=one).sent_by(other),
    )
    assert [expected] * len(orders) == [list(found) for found in orders]
    assert missions.seated_in(one).resident == missions.resident.seated_in(one)
    assert missions.seated_in(one).during("1990/2012") == missions.during("1990/2012").seated_in(one)
    assert missions.seated_in(one) == missions.seated_in(one).seated_in(one)


@few
@given(made)
def test_seats_are_found_by_name(missions: tr.Missions) -> None:
    """Every seat finds the missions that have it, by name and by itself."""
    for seat in {one.seat for one in missions if one.seat}:
        expected = [one for one in missions if one.seat == seat]
        for name in (seat, seat.name, seat.name.upper(), f" {seat.name}!"):
            assert expected == list(missions.seated_in(name))


def test_seats_have_former_names() -> None:
    """A city is found by its former names too, however they are written."""
    renamed = evolve(ALBA, names=("Albastadt", "Nova-Alba"))
    missions = _missions(evolve(EMBASSY, seat=renamed))
    for name in ("Alba", "albastadt", "Nova Alba", "NOVA-ALBA"):
        assert "embassy" == _ids(missions.seated_in(name))


WHOLE = tr.Place(name="Avalonia", state=AVALONIA)


@pytest.mark.parametrize("name", ["Avalonia", "xxa", "Republic of Avalonia", AVALONIA])
def test_a_state_alone_as_seat(name: Any) -> None:
    """A mission of which the words name the State alone is in that State, as those in its cities are, by any name."""
    missions = _missions(*ALL, evolve(EMBASSY, id="made-whole", seat=WHOLE))
    assert "embassy concurrent general whole" == _ids(missions.seated_in(name))
    assert "embassy concurrent general" == _ids(missions.seated_in("Alba"))
    assert "whole" in _ids(missions.resident)
    assert "embassy concurrent general whole" == _ids(missions.where(seat="Avalonia"))


FIRST = evolve(EMBASSY, id="made-first", mission=MissionKind.REPRESENTATION)
SECOND = evolve(EMBASSY, id="made-second", mission=MissionKind.PERMANENT_MISSION, succeeds="made-first")
THIRD = evolve(EMBASSY, id="made-third", succeeds="made-second")


@pytest.mark.parametrize(
    ("some", "expected"),
    [
        ((FIRST, SECOND, THIRD), "third"),
        ((THIRD, SECOND, FIRST), "third"),
        ((FIRST, SECOND, POST), "second honorary"),
        ((FIRST, THIRD), "first third"),
        ((FIRST,), "first"),
        ((FIRST, evolve(FIRST, id="made-again"), SECOND), "second"),
        ((evolve(FIRST, id="made-again"), FIRST, SECOND), "second"),
        ((SECOND, evolve(SECOND, id="made-again", succeeds=None), THIRD), "third"),
        ((THIRD, evolve(THIRD, id="made-again", succeeds=None)), "third"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mission_that_was_turned_into_another_counts_once(some: tuple[tr.Fact, ...], expected: str) -> None:
    """It counts with the one that it became, if that is among them, in however many statements it is told."""
    facts = collected(some)
    assert expected == _ids(facts.where(lambda fact: fact in distinct(facts, facts.scope.occurrences)))


def test_shipped_missions_that_were_turned_into_others(dataset: tr.Dataset) -> None:
    """The mission in Moscow became a permanent mission and then an embassy, which alone counts, with its statements."""
    chain = ["mfaru-11-mission-moscow", "mfaru-11-permanent-mission", "mfaru-11-embassy-tajikistan"]
    facts = [dataset.facts[name] for name in chain]
    assert [None, *chain[:2]] == [getattr(fact, "succeeds", None) for fact in facts]
    there = dataset.missions.sent_by("TJ").seated_in("RU").accredited_to("RU")
    assert {*chain} < {fact.id for fact in there}
    assert chain[2:] == [fact.id for fact in there.distinct() if isinstance(fact, tr.DiplomaticMission)]
    assert 2 == len(there.distinct().of(tr.ConsularPost))


@pytest.mark.parametrize(("name", "near"), [("Albo", "Alba"), ("Avalonya", "Avalonia"), ("Zubrowka", None), ("", None)])
def test_places_that_nobody_knows(name: str, near: str | None) -> None:
    """A place that is neither a seat nor a State is refused, with near ones of both."""
    hint = f"; similar names: {near}" if near else "$"
    with pytest.raises(tr.UnknownName, match=f"^no .* or seat is called '{name}'{hint}"):
        MADE.seated_in(name)


def test_seats_of_others_are_near_names_too() -> None:
    """A seat is suggested as the data has it, also where a filter has left nobody who sits there."""
    for missions in (MADE, MADE.sent_by("Avalonia").where(seat="Belt")):
        with pytest.raises(tr.UnknownName, match=r"^no .* or seat is called 'Covee'; similar names: Cove$"):
            missions.seated_in("Covee")
        with pytest.raises(tr.UnknownName, match=r"^no .* or seat is called 'Albo'; similar names: Alba$"):
            missions.seated_in("Albo")
    assert not MADE.sent_by("Avalonia").where(seat="Belt").seated_in("Cove")


@pytest.mark.parametrize("ask", ["accredited_to", "sent_by"])
def test_states_that_nobody_knows(ask: str) -> None:
    """Nobody sends missions, or has them accredited, under a name that nobody has."""
    with pytest.raises(tr.UnknownName, match=r"^no .* is called 'Avalonya'; similar names: Avalonia"):
        getattr(MADE, ask)("Avalonya")


def test_openings_over_time() -> None:
    """Missions are asked by time like all facts, and have a timeline of their openings."""
    dates = ("2007-11", "1992-05-04", "2002", "1993/..")
    missions = _missions(
        *(
            evolve(EMBASSY, id=f"made-{at}", date=tr.DateRange.parse(one) if "/" in one else tr.PartialDate.parse(one))
            for at, one in enumerate(dates)
        ),
        evolve(EMBASSY, id="made-undated"),
    )
    assert "1 3 2 0" == " ".join(one.id.removeprefix("made-") for one in missions.timeline())
    assert ["made-undated"] == [one.id for one in missions.timeline().undated]
    assert ("1", "1 3") == (_ids(missions.before("1993")), _ids(missions.as_of("1995-01-01")))
    assert type(missions.after("2000")) is tr.Missions
    assert ("2", "0 2") == (_ids(missions.during("2002")), _ids(missions.during("2002", "2007")))


def test_missions_among_facts(dataset: tr.Dataset) -> None:
    """The shipped missions are the facts of both kinds, in document order, and those of relations are among them."""
    assert list(dataset.missions) == [
        one for one in dataset.facts if isinstance(one, tr.DiplomaticMission | tr.ConsularPost)
    ]
    assert missions_of(dataset.facts) == dataset.missions
    for relation in dataset.relations:
        assert {*relation.missions} <= {*dataset.missions}
        assert relation.missions.consulates == relation.consular_posts


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Dushanbe", 4), ("dushanbe", 4), ("Nur-Sultan", 1), ("nur sultan", 1), ("Astana", 1), ("KZ", 1), ("Ankara", 1)],
)
def test_shipped_missions_in_a_city(dataset: tr.Dataset, name: str, expected: int) -> None:
    """Cities are found by present and former names; a document's present tense dates nothing."""
    assert expected == len(dataset.missions.cited_from("wikipedia-foreign-relations").seated_in(name))


def test_shipped_accreditation(dataset: tr.Dataset) -> None:
    """Greece has an embassy from a seat elsewhere, and is accredited one from elsewhere."""
    to_greece, by_greece = dataset.missions.accredited_to("Greece"), dataset.missions.sent_by("GR")
    assert (["Ankara, TR"], ["Moscow, RU"]) == (
        [str(one.seat) for one in to_greece],
        [str(one.seat) for one in by_greece],
    )
    assert to_greece.non_resident == to_greece
    assert not to_greece.resident
    to_un = dataset.missions.accredited_to("UN")
    assert len(to_un) > 0
    assert to_un.permanent_missions == to_un
    assert {"Armenia"} == {str(one.sending) for one in dataset.missions.honorary}


def test_missions_remember_their_seats(dataset: tr.Dataset) -> None:
    """Filters for a seat and for a sending State give the same in either order, though nothing is left."""
    seat = next(one.seat.name for one in dataset.missions if one.seat)
    for state in (one.sending for one in dataset.missions):
        assert dataset.missions.sent_by(state).seated_in(seat) == dataset.missions.seated_in(seat).sent_by(state)
