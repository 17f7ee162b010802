"""From an entry of a data file to the values of a record: citations gathered, tokens resolved, their basis noted."""

from typing import Any

from attrs import fields, frozen

from tajik_relations.actors import Party, Place, State, UnidentifiedState
from tajik_relations.provenance import Basis, Identification, SourceDocument
from tajik_relations.reading.files import Entry
from tajik_relations.reading.strict import Vocabulary, names_actors, sorts_of
from tajik_relations.records import KINDS, Fact
from tajik_relations.terms import BasisKind, IdentificationBasis

SUBJECT, PARTNER, SEAT = "subject", "partner", "seat"
"""Tokens that may stand for a State that the words refer to and do not name."""

_ACTOR_FIELDS = {
    kind: frozenset(one.name for one in fields(kind) if names_actors(one.type) and one.name != "partner")
    for kind in KINDS.values()
}
_PLACE_FIELDS = {
    kind: frozenset(one.name for one in fields(kind) if sorts_of(one.type) == {Place}) for kind in KINDS.values()
}
_BASIS_OF_ROW = {
    IdentificationBasis.CORROBORATED: BasisKind.CORROBORATED,
    IdentificationBasis.SUPPORTED: BasisKind.SUPPORTED,
}


@frozen
class Setting:
    """What the words of one document refer back to."""

    document: SourceDocument
    subject: State
    identifications: dict[int, Identification]
    vocabulary: Vocabulary


def record_values(entry: Entry, kind: type[Fact], setting: Setting) -> Entry:
    """Return the values from which the converter makes a record of *kind*.

    Raises:
        ValueError: if a key stands for something that only the reader may set, or a token has nothing to mean.
    """
    reserved = sorted({"citations", "partner", "basis"} & set(entry))
    if reserved:
        raise ValueError(f"{reserved[0]}: expected it to be left to the reader, found a value")
    values = {key: value for key, value in entry.items() if key not in ("line", "words", "also")}
    values["citations"] = _citations(entry, setting.document.id)
    basis: list[Basis] = []
    for name in _ACTOR_FIELDS[kind] & set(values):
        values[name] = _resolved(values, name, setting, basis)
    for name in _PLACE_FIELDS[kind] & set(values):
        place = setting.vocabulary.places.get(values[name]) if isinstance(values[name], str) else None
        if place is not None and place.state is not None:
            basis.append(Basis(value=f"{name}.state", kind=BasisKind.DERIVED, rule="ISO 3166-2"))
    partner = _partner(values, kind, setting, basis)
    if partner is not None:
        values["partner"] = partner
    values["basis"] = sorted(basis, key=lambda one: one.value)
    return values


def _citations(entry: Entry, document: str) -> list[Entry]:
    if "line" not in entry or "words" not in entry:
        missing = " and ".join(key for key in ("line", "words") if key not in entry)
        raise ValueError(f"{missing}: expected a citation with line and words, found none")
    first = {"document": document, "line": entry["line"], "words": entry["words"]}
    also = _listed(entry.get("also", []))
    if also is None or not all(isinstance(one, dict) for one in also):
        raise ValueError(f"also: expected a list of tables with line and words, found {entry['also']!r}")
    return [first, *({"document": document, **one} for one in also)]


def _listed(value: Any) -> list[Any] | None:
    return value if isinstance(value, list) else None  # pyright: ignore[reportUnknownVariableType]


def _resolved(values: Entry, name: str, setting: Setting, basis: list[Basis]) -> Any:
    named = _listed(values[name])
    if named is None:
        return _meaning(values[name], name, values, setting, basis)
    return [_meaning(each, f"{name}[{at}]", values, setting, basis) for at, each in enumerate(named)]


def _meaning(value: Any, name: str, values: Entry, setting: Setting, basis: list[Basis]) -> Any:
    if value == SUBJECT:
        basis.append(Basis(value=name, kind=BasisKind.DERIVED, rule="subject of the data set"))
        return setting.subject
    if value == SEAT:
        place = setting.vocabulary.places.get(str(values.get("seat")))
        if place is None or place.state is None:
            raise ValueError(f"{name}: expected a seat whose State is known, found {values.get('seat')!r}")
        basis.append(Basis(value=name, kind=BasisKind.DERIVED, rule="State of the seat"))
        return place.state
    if value == PARTNER:
        party, reason = _row_or_counterpart(name, values, setting)
        basis.append(reason)
        return party
    return value


def _row_or_counterpart(name: str, values: Entry, setting: Setting) -> tuple[Party, Basis]:
    row, counterpart = values.get("row"), setting.document.counterpart
    if row in setting.identifications:
        found = setting.identifications[row]
        kind = _BASIS_OF_ROW.get(found.basis, BasisKind.DERIVED)
        reason = Basis(value=name, kind=kind, rule=f"identification of row {row}: {found.basis}", source=found.source)
        return found.partner or UnidentifiedState(row=found.row, candidates=found.candidates), reason
    if row is None and counterpart in setting.vocabulary.states:
        reason = Basis(value=name, kind=BasisKind.DERIVED, rule="counterpart of the document")
        return setting.vocabulary.states[counterpart], reason
    raise ValueError(f"{name}: expected a table row or a document with a counterpart, found row {row!r}")


def _partner(values: Entry, kind: type[Fact], setting: Setting, basis: list[Basis]) -> Party | None:
    named: list[Any] = []
    for name in sorted(_ACTOR_FIELDS[kind] & set(values)):
        named += _listed(values[name]) or [values[name]]
    stated = {item for item in named if isinstance(item, str)}
    if values.get("row") is not None or setting.document.counterpart is not None:
        party, reason = _row_or_counterpart("partner", values, setting)
        if not (isinstance(party, State) and party.code in stated):
            basis.append(reason)
        return party
    others = [setting.vocabulary.states[code] for code in stated & set(setting.vocabulary.states)]
    others = [state for state in others if state != setting.subject]
    return others[0] if len(others) == 1 else None
