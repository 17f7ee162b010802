"""From an entry of a data file to the values of a record: citations gathered, tokens resolved, their basis noted."""

from collections.abc import Mapping
from typing import Any, cast, get_origin

from attrs import evolve, fields, frozen

from tajik_relations.model.actors import Party, Place, State
from tajik_relations.model.dates import parse
from tajik_relations.model.identification import Identification
from tajik_relations.model.provenance import Basis, SourceDocument
from tajik_relations.model.terms import BasisKind, Rule
from tajik_relations.model.typed_values import found
from tajik_relations.reading.converter import Vocabulary, names_actors, sorts_of
from tajik_relations.reading.files import Entry
from tajik_relations.records import KINDS, ConsularPost, Fact
from tajik_relations.records.fact import items_of
from tajik_relations.records.partner import Counterpart, partner_of

SUBJECT, PARTNER, SEAT, PAIR = "subject", "partner", "seat", "pair"
"""Tokens that may stand for those whom the words refer to and do not name; `pair` alone in a list means both sides."""
RESERVED = ("citations", "partner", "basis")
"""Fields that only the reader sets."""

_ACTOR_FIELDS = {
    kind: {
        attribute.name: get_origin(attribute.type) is tuple
        for attribute in fields(kind)
        if names_actors(attribute.type) and attribute.name != "partner"
    }
    for kind in KINDS.values()
}
"""For each kind its fields that hold actors, and whether they hold a list of them."""
_PLACE_FIELDS = {
    kind: frozenset(attribute.name for attribute in fields(kind) if sorts_of(attribute.type) == {Place})
    for kind in KINDS.values()
}


@frozen
class Setting:
    """What the words of one document can refer to without naming it."""

    document: SourceDocument
    subject: State
    identifications: dict[int, Identification]
    vocabulary: Vocabulary

    def counterpart(self, row: object) -> "Counterpart | None":
        """Return the other side of the pair that a row, or the whole document, is about."""
        if row is not None:
            identification = self.identifications.get(row) if isinstance(row, int) else None
            return identification.party if identification else None
        code = self.document.counterpart or ""
        return self.vocabulary.states.get(code) or self.vocabulary.organizations.get(code)


def with_partner(fact: Fact, setting: Setting) -> Fact:
    """Return a fact with its partner, and with the basis of it where the words do not name the partner."""
    counterpart = setting.counterpart(fact.row)
    partner = partner_of(fact, counterpart, setting.subject)
    basis = list(fact.basis)
    if partner is not None and partner == counterpart and not _is_stated(partner, fact):
        identification = setting.identifications.get(fact.row or 0)
        derived = Basis(field=PARTNER, kind=BasisKind.DERIVED, rule=Rule.COUNTERPART)
        basis.append(identification.basis_of(PARTNER) if identification else derived)
    basis.sort(key=lambda value: (value.field, value.kind.value))
    return evolve(fact, partner=partner, basis=tuple(basis))


def _is_stated(partner: Counterpart, fact: Fact) -> bool:
    """Whether the words themselves name a partner among those who take part."""
    told = {basis.field for basis in fact.basis}
    for name in _ACTOR_FIELDS[type(fact)].keys() - {"mentioned"}:
        value = getattr(fact, name)
        items = items_of(value)
        paths = [f"{name}[{at}]" for at in range(len(items))] if isinstance(value, tuple) else [name]
        if any(item == partner and path not in told for path, item in zip(paths, items, strict=True)):
            return True
    return False


_CITING = ("line", "words", "also")


def record_values(entry: Entry, kind: type[Fact], setting: Setting) -> tuple[Entry, dict[str, str]]:
    """Return the values from which the converter makes a record of *kind*, and what is wrong already, by field.

    What is wrong is empty where it follows from another field that is wrong.
    """
    wrong = {name: "the package sets this value itself; leave the key out" for name in RESERVED if name in entry}
    values = {key: value for key, value in entry.items() if key not in (*_CITING, "judged", "carried", *RESERVED)}
    values["citations"] = _citations(entry, setting.document.id, wrong)
    tokens = _Tokens(values, setting, wrong)
    for name, listed in _ACTOR_FIELDS[kind].items():
        items = _listed(values.get(name))
        if items == [PAIR]:
            values[name] = tokens.pair(name)
        elif listed and items is not None:
            values[name] = [tokens.meaning(f"{name}[{at}]", item) for at, item in enumerate(items)]
        elif not listed and isinstance(values.get(name), str):
            values[name] = tokens.meaning(name, values[name])
    for name in sorted(_PLACE_FIELDS[kind] & values.keys()):
        tokens.locate(name, kind)
    if entry.get("carried", False) is not False:
        if entry["carried"] is True and "date" in entry:
            tokens.derive("date", Rule.CARRIED)
        else:
            given = "true without a date" if entry["carried"] is True else found(entry["carried"])
            wrong["carried"] = (
                f"expected true in an entry with a date, found {given}; add the date, or leave the key out"
            )
    tokens.basis += _judgements(entry, kind, wrong)
    row = values.get("row")
    if row is not None and not (isinstance(row, int) and row in setting.identifications):
        wrong["row"] = f"expected a table row of the document, found row {found(row)}"
    values["basis"] = tokens.basis
    return values, wrong


def _citations(entry: Entry, document: str, wrong: dict[str, str]) -> list[Entry]:
    first: Entry = {"document": document}
    first.update((key, entry[key]) for key in ("line", "words") if key in entry)
    if len(first) < 3:
        missing = " and ".join(key for key in ("line", "words") if key not in entry)
        wrong["citations"] = f"expected a citation with line and words, found no {missing}"
    also = _listed(entry.get("also", []))
    if also is None or not all(map(_is_cited, also)):
        wrong["also"] = f"expected a list of tables with line and words, found {found(entry['also'])}"
        also = []
    return [first, *({"document": document, **citation} for citation in also)]


def _judgements(entry: Entry, kind: type[Fact], wrong: dict[str, str]) -> list[Basis]:
    """Return the basis of each value that a reader has judged; what is wrong with a judgement is noted."""
    judged = entry.get("judged", {})
    known = {"kind", "direction", *(attribute.name for attribute in fields(kind))} - {"id", *RESERVED}
    basis: list[Basis] = []
    for name, given in judged.items() if isinstance(judged, dict) else ():  # pyright: ignore[reportUnknownVariableType]
        where = f"judged.{name}"
        values = dict(cast("Entry", given)) if isinstance(given, dict) else {}
        date = values.get("date")
        given_of = values.pop("of", None)
        if given_of is not None and given_of != entry.get(cast("str", name), ""):  # "" for a value that is absent
            wrong[where] = f"the judgement is about {name} = {found(given_of)}, but the entry has another value"
            continue
        if name not in known or set(values) != {"reason", "coder", "date"} or not all(map(_is_text, values.values())):
            stated = f"{name} = {found(cast('object', given))}"
            wrong[where] = f"expected a judgement of a value, with reason, coder and date, found {stated}"
            continue
        try:
            day = parse(str(date))
        except ValueError:
            wrong[where] = f"expected the date of a judgement as EDTF, found {found(date)}"
            continue
        basis.append(
            Basis(
                field=cast("str", name),
                kind=BasisKind.JUDGED,
                rule=Rule.JUDGEMENT,
                judgement=values["reason"],
                coder=values["coder"],
                date=day,
            )
        )
    if not isinstance(judged, dict):
        wrong["judged"] = f"expected a table of judged values, found {found(judged)}"
    return basis


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _is_cited(value: Any) -> bool:
    return isinstance(value, dict) and set(cast("Mapping[str, object]", value)) == {"line", "words"}


def _listed(value: Any) -> list[Any] | None:
    return value if isinstance(value, list) else None  # pyright: ignore[reportUnknownVariableType]


class _Tokens:
    """The meaning of the tokens of one entry, with its basis; a token without meaning is noted as wrong."""

    def __init__(self, values: Entry, setting: Setting, wrong: dict[str, str]) -> None:
        self.values = values
        self.setting = setting
        self.wrong = wrong
        self.basis: list[Basis] = []

    def meaning(self, path: str, value: Any) -> Any:
        """Return the State that a token means, or the value itself if it is none or means nothing."""
        meanings = {SUBJECT: self._subject, SEAT: self._seat, PARTNER: self._partner}
        meant = meanings[value](path) if isinstance(value, str) and value in meanings else None
        return value if meant is None else meant

    def pair(self, name: str) -> list[Any]:
        """Return both sides of the pair, whom the words do not name at all."""
        counterpart = self._counterpart(name, '["pair"]')
        if counterpart is None:
            return []
        for at in (0, 1):
            self.derive(f"{name}[{at}]", Rule.PAIR)
        return [self.setting.subject, counterpart]

    def locate(self, name: str, kind: type[Fact]) -> None:
        """Give a place its State: one of its own, that of the list, or the receiving State of a consular post."""
        given, states = self.values[name], self.setting.vocabulary.states
        if not isinstance(given, str):
            return
        if given in states:  # the words give the State alone
            self.values[name] = Place(name=states[given].name, state=states[given])
            return
        place = self.setting.vocabulary.places.get(given)
        if place is not None and place.state is not None:
            self.derive(f"{name}.state", Rule.SUBDIVISION)
        elif place is not None and kind is ConsularPost:
            receiving = self.values.get("receiving")
            receiving = states.get(receiving) if isinstance(receiving, str) else receiving
            if isinstance(receiving, State):
                self.values[name] = evolve(place, state=receiving)
                self.derive(f"{name}.state", Rule.RECEIVING)

    def derive(self, path: str, rule: Rule) -> None:
        """Note that a rule gives the value at *path*."""
        self.basis.append(Basis(field=path, kind=BasisKind.DERIVED, rule=rule))

    def _subject(self, path: str) -> Party:
        self.derive(path, Rule.SUBJECT)
        return self.setting.subject

    def _seat(self, path: str) -> Party | None:
        seat = self.values.get("seat")
        place = self.setting.vocabulary.places.get(str(seat))
        if place is None or place.state is None:
            stated = place is not None or seat is None
            self.wrong[path] = f"expected a seat whose State is known, found {found(seat)}" if stated else ""
            return None
        self.derive(path, Rule.SEAT)
        return place.state

    def _partner(self, path: str) -> Counterpart | None:
        row, counterpart = self.values.get("row"), self._counterpart(path, '"partner"')
        if counterpart is not None and row is not None:
            self.basis.append(self.setting.identifications[row].basis_of(path))
        elif counterpart is not None:
            self.derive(path, Rule.COUNTERPART)
        return counterpart

    def _counterpart(self, path: str, token: str) -> Counterpart | None:
        """Return the other side of the pair; without one the token is wrong, or the row, which is told as that."""
        row = self.values.get("row")
        counterpart = self.setting.counterpart(row)
        if counterpart is None:
            neither = f"{token} needs a row, or a document with a counterpart; here are neither"
            self.wrong[path] = "" if row is not None else neither
        return counterpart
