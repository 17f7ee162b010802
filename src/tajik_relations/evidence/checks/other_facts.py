"""A fact against the other facts and the vocabularies: missions that succeed others, remarks, places, principals."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.checks.participant_count import PRINCIPALS
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.name_index import capitals
from tajik_relations.model.actors import Actor, Organization, Person, Place, State
from tajik_relations.model.terms import TreatyLevel
from tajik_relations.records import DiplomaticMission, Fact, OfficeHolder, Reference, Treaty, Visit

_TURNED = re.compile(
    r"\b(?:(?:transform|turn|convert|upgrad|rais|elevat|promot)ed (?:in)?to|on (?:its|the|that|this) bas(?:e|is))\b",
    re.IGNORECASE,
)
"""Words by which a mission was formerly a different mission."""
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@frozen(eq=False)
class _Others:
    """Indexes by which facts are looked up."""

    facts: Mapping[str, Fact]
    publishers: frozenset[str]
    seated: Mapping[str, State]
    """Places whose State the vocabulary has."""
    principals: Mapping[tuple[str, Actor], Mapping[str, tuple[Actor, ...]]]
    """For each document and body: the facts in which it acts for others, and for whom."""
    independent: Mapping[tuple[str, Actor], frozenset[str]]
    """For each document and body that could act for others: the facts in which it acts for nobody else."""
    states: Mapping[str, Mapping[str, State]]
    """For each place: the facts that give its State, and the State."""
    served: Mapping[Person, frozenset[State]]
    """For each person: the States in which some fact gives the person an office."""


def beside_others(fact: Fact, cited: CitedWords, dataset: Dataset) -> Iterator[Finding]:
    """Yield contradictions between a fact and other facts or the vocabularies."""
    others = _others(dataset)
    if isinstance(fact, DiplomaticMission) and fact.succeeds is not None:
        yield from _succession(fact, others)
    elif isinstance(fact, DiplomaticMission) and (turned := _TURNED.search(cited.text)):
        yield undecided(
            "succeeds",
            f"expected the id of the earlier mission, because {turned.group()!r} shows that there was one, found none",
        )
    yield from _remark(fact, cited, others)
    if not isinstance(fact, Reference):
        yield from _places(fact, cited, others)
        yield from _principals(fact, others)
        yield from _visiting(fact, cited, others)
    of_others = {TreatyLevel.COMPANIES, TreatyLevel.UNIVERSITIES} & {*cited.said(TreatyLevel)}
    about_a_pair = dataset.documents[fact.document].counterpart is not None
    if isinstance(fact, Treaty) and not fact.parties and about_a_pair and not of_others:
        yield undecided("parties", "expected the parties, or both sides of the pair, found none")


@lru_cache(maxsize=4)
def _others(dataset: Dataset) -> _Others:
    principals: dict[tuple[str, Actor], dict[str, tuple[Actor, ...]]] = {}
    states: dict[str, dict[str, State]] = {}
    served: dict[Person, set[State]] = {}
    independent: dict[tuple[str, Actor], set[str]] = {}
    for fact in dataset.all_facts:
        place = fact.location
        if place is not None and place.state is not None:
            states.setdefault(place.name, {})[fact.id] = place.state
        if isinstance(fact, OfficeHolder) and isinstance(fact.state, State):
            served.setdefault(fact.person, set()).add(fact.state)
        for actor in fact.actors:
            if isinstance(actor, Organization) and fact.acts_for:
                principals.setdefault((fact.document, actor), {})[fact.id] = fact.acts_for
            elif isinstance(actor, Organization) and actor.kind not in PRINCIPALS:
                independent.setdefault((fact.document, actor), set()).add(fact.id)
    return _Others(
        {fact.id: fact for fact in dataset.all_facts},
        frozenset(date.publisher for date in dataset.outside_dates),
        {place.name: place.state for place in dataset.all_places if place.state is not None},
        principals,
        {body: frozenset(ids) for body, ids in independent.items()},
        states,
        {person: frozenset(of) for person, of in served.items()},
    )


def _succession(fact: DiplomaticMission, others: _Others) -> Iterator[Finding]:
    """Yield an impossible succession: the earlier mission has other States, is later, or has a successor already."""
    earlier = others.facts.get(fact.succeeds or "")
    if not isinstance(earlier, DiplomaticMission):
        yield wrong("succeeds", f"expected the id of another mission, found {fact.succeeds!r}")
        return
    if (earlier.sending, earlier.receiving) != (fact.sending, fact.receiving):
        yield wrong("succeeds", f"expected a mission of the same States, found {earlier.id}")
    if earlier.date is not None and fact.date is not None and earlier.date.after(fact.date):
        yield wrong("succeeds", f"expected an earlier mission, found {earlier.id} of {earlier.date}")
    for rival in others.facts.values():
        if isinstance(rival, DiplomaticMission) and rival.succeeds == fact.succeeds and rival.id != fact.id:
            yield wrong("succeeds", f"{rival.id} already names {earlier.id} as its earlier mission")


def _remark(fact: Fact, cited: CitedWords, others: _Others) -> Iterator[Finding]:
    """Yield a remark without sources, or with sources that do not support it."""
    if (fact.remark is None) != (not fact.remark_from):
        yield wrong(
            "remark_from", "expected remark together with its sources in remark_from, found only one of the two"
        )
    grounds = [others.facts[name] for name in fact.remark_from if name in others.facts]
    for name in fact.remark_from:
        if name not in others.facts and name not in others.publishers:
            yield wrong("remark_from", f"expected the id of a fact or an outside publisher, found {name!r}")
    named, dated = cited.index.named_in(fact.remark or ""), {*_YEAR.findall(fact.remark or "")}
    held: set[object] = {*fact.actors, *(read.named for read in cited.names)}
    years = {*_YEAR.findall(f"{cited.text} {fact.date}")}
    for ground in grounds:
        words = [words for citation in ground.citations for words in citation.words]
        theirs = {*ground.actors, *ground.mentioned, *(read.named for read in cited.index.names_in(words))}
        told = {*_YEAR.findall(f"{' '.join(words)} {ground.date}")}
        shared = named & theirs or told & dated or {*fact.actors} & theirs
        if ground.id != fact.id and not shared:
            yield wrong("remark_from", f"expected a fact that the remark is about, found {ground.id}")
        held |= theirs
        years |= told
    for strange in (*sorted(named - held, key=str), *sorted(dated - years)) if grounds else ():
        yield undecided(
            "remark_from", f"the remark names {strange}, but neither this fact nor a fact in remark_from does"
        )


def _places(fact: Fact, cited: CitedWords, others: _Others) -> Iterator[Finding]:
    """Yield a place that the words name and the record does not hold, and one that lies in another State elsewhere."""
    place: Place | None = fact.location
    where = "seat" if hasattr(fact, "seat") else "place"
    if place is None and any(hasattr(fact, name) for name in ("place", "seat")):
        for read in cited.names_but_governments:
            elsewhere = isinstance(read.named, str) and others.states.get(read.named, {}).keys() - {fact.id}
            if elsewhere or read.named in others.seated:
                yield undecided(where, f"the record lacks {read.named}, which the words name")
    if place is not None and place.state is not None:
        states = {state for other, state in others.states.get(place.name, {}).items() if other != fact.id}
        for state in sorted(states - {place.state}, key=str):
            yield undecided(
                where, f"other facts have {place.name} in {state}, this fact in {place.state}: judge which is right"
            )


def _principals(fact: Fact, others: _Others) -> Iterator[Finding]:
    """Yield a body that acts for an actor in other facts of the document, but not here, or here and not there."""
    persons = any(isinstance(actor, Person) for actor in fact.actors)
    for actor in fact.actors:
        acting = others.principals.get((fact.document, actor), {})
        usual = {actor for other, served in acting.items() if other != fact.id for actor in served}
        named = ", ".join(sorted(str(actor) for actor in usual))
        if usual & {*fact.actors}:
            yield undecided(
                "actors",
                f"{actor} takes part together with {named}, for which it acts in other facts: judge who takes part",
            )
        elif usual and not fact.acts_for and not persons:
            yield undecided("acts_for", f"expected {named}, for which {actor} acts in other facts, found none")
    bodies = [actor for actor in fact.actors if isinstance(actor, Organization) and actor.kind not in PRINCIPALS]
    alone = [actor for actor in bodies if others.independent.get((fact.document, actor), frozenset()) - {fact.id}]
    if fact.acts_for and bodies and alone == bodies and not persons:
        reason = f"{alone[0]} acts for nobody else in other facts"
        yield undecided("acts_for", f"expected none, because {reason}, found {fact.acts_for[0]}")


def _visiting(fact: Fact, cited: CitedWords, others: _Others) -> Iterator[Finding]:
    """Yield a visit whose direction other facts contradict, by the visitors or the place, or do not support."""
    if not isinstance(fact, Visit) or not isinstance(fact.sending, State):
        return
    place = fact.place.name if fact.place is not None and fact.place.state is None else ""
    where = {*others.states.get(place, {}).values()}
    where |= {others.seated[place]} if place in others.seated else set()
    where |= {side for side in (fact.sending, fact.host) if isinstance(side, State) and place in capitals(side)}
    home = {state for person in fact.visitors for state in others.served.get(person, ())}
    if home and fact.sending not in home:
        states = " or ".join(sorted(map(str, home)))
        yield wrong(
            "direction", f"expected {states} in 'sending', because the visitors hold office there, found {fact.sending}"
        )
    elif place and where == {fact.sending}:
        yield wrong("direction", f"expected a place outside the sending State, found {place} in {fact.sending}")
    elif place and not (home or where):
        named = (cited.first(side) is not None or cited.is_inside_a_name(side) for side in (fact.sending, fact.host))
        if not any(named):
            yield undecided(
                "direction", f"no words say who visits whom, or in which State {place} lies: judge the direction"
            )
