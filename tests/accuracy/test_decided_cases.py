"""The decided cases of the codebook over the whole class of facts that each decides."""

import re
from collections.abc import Iterator

import tajik_relations as tr
from tajik_relations.evidence.english.codebook_signs import codebook_of
from tajik_relations.model.actors import Person
from tajik_relations.model.dates import PartialDate
from tajik_relations.model.terms import Field, Rule, TreatyLevel
from tajik_relations.records.fact import items_of

POINTING = re.compile(r"\bduring (?:which|(?:the|this) (?:visits?|meeting)\b)", re.IGNORECASE)
"""Words that point back to a visit or a meeting."""
SCENERY = re.compile(r"\b(?:independence|collapse|dissolution|downfall|fall)\b", re.IGNORECASE)
SAID_BY_KIND: dict[type[tr.Fact], Field] = {
    tr.Trade: Field.TRADE,
    tr.Investment: Field.INVESTMENT,
    tr.MilitaryPresence: Field.MILITARY,
    tr.Exercise: Field.MILITARY,
    tr.BoundaryQuestion: Field.BORDERS,
}
"""The field that the facts of a kind lack, because the kind already says it."""
EVEN = {
    Field.MILITARY: (Field.DEFENCE_REFORM,),
    Field.METALLURGY: (),
    Field.CULTURE: (),
    Field.COUNTER_NARCOTICS: (),
    Field.DEMINING: (),
}
"""Fields that every fact has whose words show them, and the fields that replace them."""


def words(fact: tr.Fact) -> str:
    """Return all cited words."""
    return " … ".join(fragment for citation in fact.citations for fragment in citation.words)


def test_a_date_behind_a_pointing_phrase_is_carried_over(dataset: tr.Dataset) -> None:
    """What happened during "the visit", "this meeting" or "which" has a derived date, or only a relative dating."""
    pointing = [fact for fact in dataset.facts if POINTING.search(words(fact))]
    assert {None, Rule.CARRIED} == {
        next((basis.rule for basis in fact.basis if basis.field == "date"), None) for fact in pointing
    }
    for fact in pointing:
        carried = any(basis.field == "date" and basis.rule is Rule.CARRIED for basis in fact.basis)
        assert carried == (fact.date is not None), fact.id
        assert fact.relative, fact.id


def test_a_noun_that_only_gives_the_background_is_no_fact(dataset: tr.Dataset) -> None:
    """Independence, a collapse or a downfall is an event only with a verb, which gives a status, or a date."""
    scenery = [fact for fact in dataset.facts.of(tr.Event) if SCENERY.search(words(fact))]
    assert [fact.id for fact in scenery if fact.date]
    assert not [fact.id for fact in scenery if not fact.date and not fact.status]


def test_a_day_needs_no_background(dataset: tr.Dataset) -> None:
    """A fact with an exact day has a relative dating only if the day is that of the visit which this names."""
    days = [fact for fact in dataset.facts if isinstance(fact.date, PartialDate) and fact.date.day and fact.relative]
    assert {Rule.CARRIED} == {basis.rule for fact in days for basis in fact.basis if basis.field == "date"}
    assert not [fact.id for fact in days if "date" not in {basis.field for basis in fact.basis}]


def test_who_acts_for_a_state_takes_part_without_it(dataset: tr.Dataset) -> None:
    """Persons who meet or speak stand for a State that is no second participant; in a visit, the State is the party."""
    for fact in dataset.facts.of(tr.Meeting, tr.Event, tr.Announcement):
        if any(isinstance(actor, Person) for actor in fact.actors):
            assert all(isinstance(actor, Person) for actor in _acting(fact)), fact.id
    for visit in dataset.facts.of(tr.Visit):
        assert not isinstance(visit.sending, Person), visit.id


def _acting(fact: tr.Fact) -> Iterator[object]:
    for name in ("participants", "involved", "speakers"):
        yield from items_of(getattr(fact, name, ()))


def test_a_field_that_the_kind_says_is_no_field(dataset: tr.Dataset) -> None:
    """A presence or an exercise has no field military, trade no field trade, a boundary question no field borders."""
    assert not [fact.id for fact in dataset.facts if SAID_BY_KIND.get(type(fact)) in fact.fields]


def test_fields_are_given_wherever_the_words_show_them(dataset: tr.Dataset) -> None:
    """Outside names and notes, every fact in which somebody takes part has these fields if its words show them."""
    book, names = codebook_of(), _names(dataset)
    for fact in dataset.facts:
        nobody = isinstance(fact, tr.Characterization) and not fact.actors
        if isinstance(fact, tr.Reference | tr.Membership) or nobody:
            continue
        said = book.said(Field, [names.sub(" ", words(fact))])
        for field, others in EVEN.items():
            held = {*fact.fields} & {field, *others} or SAID_BY_KIND.get(type(fact)) is field
            assert held or field not in said, (fact.id, str(field))


def _names(dataset: tr.Dataset) -> re.Pattern[str]:
    names = {name for each in dataset.all_organizations for name in (each.name, *each.names)}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


def test_a_state_that_is_only_the_place_is_mentioned(dataset: tr.Dataset) -> None:
    """Where the words name the State of a place, it takes part, is acted for, or is mentioned."""
    for fact in dataset.facts:
        place = getattr(fact, "place", None)
        if place is not None and place.state is not None and place.state.name in words(fact):
            assert place.state in (*fact.actors, *fact.acts_for, *fact.mentioned), fact.id


def test_a_level_of_states_is_the_documents_own_word(dataset: tr.Dataset) -> None:
    """A treaty is interstate, intergovernmental or interdepartmental only where the words say so."""
    own = {TreatyLevel.INTERSTATE, TreatyLevel.INTERGOVERNMENTAL, TreatyLevel.INTERDEPARTMENTAL}
    levels = [(fact, level) for fact in dataset.facts.of(tr.Treaty) for level in fact.level if level in own]
    assert own == {level for _, level in levels}
    assert not [(fact.id, str(level)) for fact, level in levels if str(level) not in words(fact)]


def test_what_promises_still_to_come_is_planned(dataset: tr.Dataset) -> None:
    """A commitment is planned; only a listing, which is an act, is done."""
    for fact in dataset.facts.of(tr.Commitment):
        assert str(fact.status) == ("done" if "has listed" in words(fact) else "planned"), fact.id


def test_a_forum_is_a_meeting(dataset: tr.Dataset) -> None:
    """No programme or project is a forum, and a yearly one is recurrent."""
    forums = [fact for fact in dataset.facts if re.search(r"\bforums?\b", words(fact), re.IGNORECASE)]
    assert "Meeting" in {fact.kind for fact in forums}
    assert not {"Programme", "Project"} & {fact.kind for fact in forums}
    assert not [fact.id for fact in forums if "yearly" in words(fact) and not fact.recurrent]
