"""What all collections of one data set share: an index, names, occurrences and disagreements."""

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from tajik_relations import model, query
from tajik_relations.errors import UnknownName, WithdrawnFact
from tajik_relations.model.actors import ACTORS, Actor, KnownActor, Organization, Place, State, UnidentifiedState
from tajik_relations.model.dates import Days
from tajik_relations.model.lazy import Sealed, made_once
from tajik_relations.model.names import Directory
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.query.collection import Collection
from tajik_relations.records.fact import Fact

OUTSIDE_RULE = "beginning of relations with the same partner, by an outside publisher"


_ROW = re.compile(r"\s*row\s+(\d{1,9})(?:\s+\(unidentified\))?\s*", re.ASCII | re.IGNORECASE)


def row_number(name: object) -> int | None:
    """Return the number in a name such as `"row 6"`; `None` for any other."""
    found = _ROW.fullmatch(name) if isinstance(name, str) else None
    return int(found[1]) if found else None


def key_of(actor: Actor) -> str:
    """Return the key of an actor in an index: its code, or the table row of an unidentified State."""
    return f"row-{actor.row}" if isinstance(actor, UnidentifiedState) else actor.code


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class Index(Sealed):
    """Where to find facts without making them: one entry for each fact, in document order, in each list."""

    ids: Sequence[str]
    kinds: Sequence[str]
    """The names of the types."""
    documents: Sequence[str]
    partners: Sequence[str | None]
    """The keys of the partners."""
    actors: Sequence[str]
    """The keys of all who take part, with blanks between them: a list for each fact would cost a collector's run."""
    rows: Sequence[tuple[int, str | None]]
    """The table rows in their order, each with the code of its State, if that is known."""
    mentioned: Sequence[str]
    """The keys of those whom the words name without a part in the fact, with blanks between them."""
    beside: Sequence[str]
    """The keys of those for whom a participant acts, or within which it takes place, with blanks between them."""
    outside: Sequence[str]
    """The code of the State of each outside date; empty for one that witnesses nothing."""
    states: Sequence[str]
    """The codes of all States, by name."""
    organizations: Sequence[str]
    """The codes of all organizations, by name."""
    partnered: Sequence[str]
    """The codes of the partners of facts, States and organizations, by name."""

    def place_of(self, fact_id: str, elsewhere: int = -1) -> int:
        """Return the position of a fact, or *elsewhere* if it is not here."""
        return self._places.get(fact_id, elsewhere)

    def concerning(self, key: str) -> tuple[int, ...]:
        """Return the positions of the facts that concern an actor, by its key.

        It takes part, somebody acts for it, it is done within it, or it is the partner.
        """
        return tuple(self._concerning.get(key, ()))

    def naming(self, key: str) -> tuple[int, ...]:
        """Return the positions of the facts that name an actor, by its key, and do not concern it."""
        return tuple(self._naming.get(key, ()))

    def of_kind(self, *names: str) -> tuple[int, ...]:
        """Return the positions of the facts of some kinds, given as the names of types."""
        return tuple(sorted(position for name in {*names} for position in self._of_kind.get(name, ())))

    def of_document(self, document: str) -> tuple[int, ...]:
        """Return the positions of the facts of a document."""
        return tuple(self._of_document.get(document, ()))

    @made_once
    def _places(self) -> dict[str, int]:
        return {fact_id: position for position, fact_id in enumerate(self.ids)}

    @made_once
    def _of_kind(self) -> dict[str, list[int]]:
        return _positions((kind,) for kind in self.kinds)

    @made_once
    def _of_document(self) -> dict[str, list[int]]:
        return _positions((document,) for document in self.documents)

    @made_once
    def _concerning(self) -> dict[str, list[int]]:
        return _positions(map(self._concerned, range(len(self.ids))))

    @made_once
    def _naming(self) -> dict[str, list[int]]:
        return _positions(
            {*mentioned.split()} - self._concerned(position).keys() for position, mentioned in enumerate(self.mentioned)
        )

    def _concerned(self, position: int) -> dict[str, None]:
        """Return the keys of those whom a fact concerns, each once."""
        partner = self.partners[position]
        keys = (*self.actors[position].split(), *self.beside[position].split())
        return dict.fromkeys(keys if partner is None else (*keys, partner))


def _positions(keys: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Return for each key the positions of what has it."""
    positions: dict[str, list[int]] = {}
    for position, its_keys in enumerate(keys):
        for key in its_keys:
            positions.setdefault(key, []).append(position)
    return positions


def index_of(
    facts: Iterable[Fact],
    states: Iterable[State] = (),
    identifications: "Iterable[model.identification.Identification]" = (),
    outside: "Iterable[model.identification.OutsideDate]" = (),
    organizations: Iterable[Organization] = (),
) -> Index:
    """Return the index of facts that are made already, of identifications and of outside dates."""
    everything = tuple(facts)
    partnered = {fact.partner for fact in everything if isinstance(fact.partner, State | Organization)}
    return Index(
        ids=tuple(fact.id for fact in everything),
        kinds=tuple(fact.kind for fact in everything),
        documents=tuple(fact.document for fact in everything),
        partners=tuple(key_of(fact.partner) if fact.partner else None for fact in everything),
        actors=tuple(" ".join(map(key_of, fact.actors)) for fact in everything),
        mentioned=tuple(" ".join(map(key_of, fact.mentioned)) for fact in everything),
        beside=tuple(
            " ".join(key_of(actor) for actor in fact.concerned if actor not in fact.actors) for fact in everything
        ),
        rows=tuple((row.row, row.partner.code if row.partner else None) for row in identifications),
        outside=tuple(date.state.code if date.witness else "" for date in outside),
        states=tuple(state.code for state in states),
        organizations=tuple(organization.code for organization in organizations),
        partnered=tuple(partner.code for partner in sorted(partnered, key=lambda partner: partner.name)),
    )


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class Scope(Sealed):
    """The facts of one data set with everything that its collections look up; each part is made on first use."""

    facts: Sequence[Fact]
    """All facts, in document order."""
    index: Index
    """The index with which facts are found."""
    actors: Directory[KnownActor]
    """All actors that a fact can be about, sorted by name."""
    documents: Directory[SourceDocument]
    """The documents, by id or title."""
    places: Directory[Place]
    """The places, by any name."""
    states: Sequence[State]
    """All States, by name."""
    organizations: Sequence[Organization] = ()
    """All organizations, by name."""
    outside_dates: "Sequence[model.identification.OutsideDate]" = ()
    """When relations began according to publishers outside the documents."""
    organization_dates: "Sequence[model.identification.OrganizationDate]" = ()
    """When organizations began and ended according to publishers outside the documents."""
    links: "Sequence[query.occurrences.OccurrenceLink]" = ()
    """Links between facts that a reader made."""
    changes: "Sequence[model.changes.Change]" = ()
    """Which facts each version added, changed or withdrew."""
    subject: State | None = None
    """The State whose relations the data set describes."""
    title: str = ""
    """The title of the data set."""
    version: str | None = None
    """Version of the data."""

    def actor(self, name: "str | Actor") -> Actor:
        """Return the actor with a name or code, of a table row (`"row 2"`), or the actor itself.

        Raises:
            UnknownName: if nobody has this name; the message suggests similar ones.
            WithdrawnFact: if it is the id of a fact that was withdrawn.
            AmbiguousName: if several actors have this name.
        """
        if isinstance(name, ACTORS):
            return name
        row = row_number(name)
        if row is not None and any(number == row for number, _ in self.index.rows):
            return self._party_of(row)
        try:
            return self.actors.find(name)
        except UnknownName as error:
            if self.places.get(error.name):
                error.reason = f"use where(place={error.name!r}) for the facts at this place"
            raise self.withdrawn(error.name) or error from None

    def _party_of(self, row: int) -> Actor:
        """Return the State of a table row, known or not."""
        code = next(code for number, code in self.index.rows if number == row)
        if code is not None:
            return self.actors.find(code)
        facts = (self.facts[position] for position in self.index.concerning(f"row-{row}"))
        parties = (party for fact in facts for party in (fact.partner, *fact.actors))
        return next(party for party in parties if isinstance(party, UnidentifiedState) and party.row == row)

    def withdrawn(self, name: str) -> WithdrawnFact | None:
        """Return the error for the id of a fact that was withdrawn; `None` for any other name."""
        changes = (change for change in self.changes if change.what == model.changes.WITHDRAWN and change.id == name)
        return next((WithdrawnFact(name, change.version, change.held_by, change.note) for change in changes), None)

    def life_of(self, organization: Organization) -> "tuple[model.identification.OrganizationDate, ...]":
        """Return an organization's own outside dates."""
        return tuple(date for date in self.organization_dates if date.organization.code == organization.code)

    def limited(self, fact: Fact, verdict: bool | None, period: Days) -> bool | None:  # noqa: FBT001 - an answer, not a switch
        """Return the answer of a fact for a period, limited by the life of the organization if it is a membership."""
        may_be = fact.kind == "Membership" and verdict is not False
        body = getattr(fact, "organization", None) if may_be else None
        dates = self.life_of(body) if body else ()
        existed = model.identification.existed(dates, period.first_from, period.last_to) if dates else True
        return verdict if existed is True else existed

    @made_once
    def occurrences(self) -> "Collection[query.occurrences.Occurrence]":
        """The occurrences: groups of facts about the same event or tie."""
        return Collection(query.occurrences.occurrences_of(self.facts, self.links))

    def occurrence_of(self, fact_id: str) -> str:
        """Return the key of the occurrence that a fact is about: the id of the fact if no other fact is about it."""
        return self._occurrence_keys.get(fact_id, fact_id)

    @made_once
    def _occurrence_keys(self) -> dict[str, str]:
        return {fact.id: occurrence.key for occurrence in self.occurrences for fact in occurrence.facts}

    @made_once
    def disagreements(self) -> "Disagreements":
        """One disagreement for each occurrence and field whose values cannot all be true, in document order."""
        return Disagreements(tuple(item for item in self._differing if item.contradictory), self)

    def disagreements_with(self, facts: Iterable[Fact]) -> "Disagreements":
        """Return the disagreements in which one of some facts takes part."""
        positions = {position for fact in facts for position in self._disagreeing.get(fact.id, ())}
        return Disagreements(tuple(self.disagreements[position] for position in sorted(positions)), self)

    @made_once
    def _disagreeing(self) -> dict[str, list[int]]:
        return _positions((fact.id for fact in disagreement.facts) for disagreement in self.disagreements)

    @made_once
    def less_exact(self) -> "Disagreements":
        """One disagreement for each occurrence and field whose values differ and can all be true, in document order."""
        return Disagreements(tuple(item for item in self._differing if not item.contradictory), self)

    @made_once
    def _differing(self) -> "tuple[query.disagreements.Disagreement, ...]":
        outside: dict[str, list[model.identification.OutsideDate]] = {}
        for date in self.outside_dates:
            if date.witness:
                outside.setdefault(date.state.code, []).append(date)
        differing = [
            disagreement
            for occurrence in self._compared()
            for disagreement in query.disagreements.disagreements_of(
                occurrence, outside.get(_begun_with(occurrence), ())
            )
        ]
        differing += query.disagreements.holders_of(self.facts)
        return tuple(sorted(differing, key=lambda disagreement: self.index.place_of(disagreement.occurrence)))

    def _compared(self) -> "Iterable[query.occurrences.Occurrence]":
        """Return all occurrences, and the beginnings of relations that one fact alone states, in document order."""
        linked = {fact.id for occurrence in self.occurrences for fact in occurrence.facts}
        alone = (fact for fact in self.facts if fact.kind == "DiplomaticRelations" and fact.id not in linked)
        single = (query.occurrences.Occurrence(facts=(fact,), rule=OUTSIDE_RULE) for fact in alone)
        return sorted((*self.occurrences, *single), key=lambda occurrence: self.index.place_of(occurrence.key))


def _begun_with(occurrence: "query.occurrences.Occurrence") -> str:
    """Return the code of the State with which relations began; empty for all other occurrences."""
    fact = occurrence.facts[0]
    return key_of(fact.partner) if fact.kind == "DiplomaticRelations" and fact.partner else ""


@frozen(repr=False, eq=False)
class Disagreements(Collection["query.disagreements.Disagreement"]):
    """Disagreements in document order; a filter returns the same type of collection."""

    scope: Scope
    """What the facts of the data set share."""

    def __repr__(self) -> str:
        """Return the number of disagreements."""
        return f"<{len(self)} disagreement{'' if len(self) == 1 else 's'}>"

    def about(self, name: "str | Actor") -> "Disagreements":
        """Return the disagreements on facts about a State, an organization or a person; see `Facts.about`.

        >>> import tajik_relations as tr
        >>> tr.disagreements.about("Malta")
        <1 disagreement>

        Raises:
            UnknownName: if nobody has this name; the message suggests similar ones.
            AmbiguousName: if several actors have this name.
        """
        index = self.scope.index
        ids = {index.ids[position] for position in index.concerning(key_of(self.scope.actor(name)))}
        return self.where(lambda each: any(fact.id in ids for fact in each.facts))
