"""From an entry of a data file to the values of a record: citations gathered, tokens resolved, their basis noted."""

from collections.abc import Mapping
from typing import Any, cast, get_origin

from attrs import fields, frozen

from tajik_relations.actors import Party, Place, State, UnidentifiedState
from tajik_relations.provenance import Basis, Identification, SourceDocument
from tajik_relations.reading.files import Entry
from tajik_relations.reading.strict import Vocabulary, names_actors, sorts_of
from tajik_relations.records import KINDS, Fact
from tajik_relations.terms import BasisKind, IdentificationBasis

SUBJECT, PARTNER, SEAT = "subject", "partner", "seat"
"""Tokens that may stand for a State that the words refer to and do not name."""
RESERVED = ("citations", "partner", "basis")
"""Fields that only the reader sets."""

_ACTOR_FIELDS = {
    kind: {
        one.name: get_origin(one.type) is tuple
        for one in fields(kind)
        if names_actors(one.type) and one.name != "partner"
    }
    for kind in KINDS.values()
}
"""For each kind its fields that hold actors, and whether they hold a list of them."""
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


def record_values(entry: Entry, kind: type[Fact], setting: Setting) -> tuple[Entry, dict[str, str]]:
    """Return the values from which the converter makes a record of *kind*, and what is wrong already, by field."""
    wrong = {name: "expected it to be left to the reader, found a value" for name in RESERVED if name in entry}
    values = {key: value for key, value in entry.items() if key not in ("line", "words", "also", *RESERVED)}
    values["citations"] = _citations(entry, setting.document.id, wrong)
    basis: list[Basis] = []
    for name in _ACTOR_FIELDS[kind].keys() & values.keys():
        try:
            values[name] = _resolved(values, name, setting, basis, listed=_ACTOR_FIELDS[kind][name])
        except ValueError as error:
            wrong[name] = str(error)
    for name in _PLACE_FIELDS[kind] & values.keys():
        place = setting.vocabulary.places.get(values[name]) if isinstance(values[name], str) else None
        if place is not None and place.state is not None:
            basis.append(Basis(value=f"{name}.state", kind=BasisKind.DERIVED, rule="ISO 3166-2"))
    try:
        partner = _partner(values, kind, setting, basis)
    except ValueError as error:
        wrong["row"] = str(error)
    else:
        values |= {"partner": partner} if partner is not None else {}
    values["basis"] = sorted(basis, key=lambda one: one.value)
    return values, wrong


def _citations(entry: Entry, document: str, wrong: dict[str, str]) -> list[Entry]:
    first: Entry = {"document": document}
    first.update((key, entry[key]) for key in ("line", "words") if key in entry)
    if len(first) < 3:
        missing = " and ".join(key for key in ("line", "words") if key not in entry)
        wrong["citations"] = f"expected a citation with line and words, found no {missing}"
    also = _listed(entry.get("also", []))
    if also is None or not all(map(_is_cited, also)):
        wrong["also"] = f"expected a list of tables with line and words, found {entry['also']!r}"
        also = []
    return [first, *({"document": document, **one} for one in also)]


def _is_cited(value: Any) -> bool:
    return isinstance(value, dict) and set(cast("Mapping[str, object]", value)) == {"line", "words"}


def _listed(value: Any) -> list[Any] | None:
    return value if isinstance(value, list) else None  # pyright: ignore[reportUnknownVariableType]


def _resolved(values: Entry, name: str, setting: Setting, basis: list[Basis], *, listed: bool) -> Any:
    items = _listed(values[name])
    if listed != (items is not None):
        return values[name]  # of the wrong shape, which the converter reports
    if items is None:
        return _meaning(values[name], name, values, setting, basis)
    return [_meaning(each, f"{name}[{at}]", values, setting, basis) for at, each in enumerate(items)]


def _meaning(value: Any, name: str, values: Entry, setting: Setting, basis: list[Basis]) -> Any:
    if value == SUBJECT:
        basis.append(Basis(value=name, kind=BasisKind.DERIVED, rule="subject of the data set"))
        return setting.subject
    if value == SEAT:
        place = setting.vocabulary.places.get(str(values.get("seat")))
        if place is None or place.state is None:
            raise ValueError(f"expected a seat whose State is known, found {values.get('seat')!r}")
        basis.append(Basis(value=name, kind=BasisKind.DERIVED, rule="State of the seat"))
        return place.state
    if value == PARTNER:
        party, reason = _row_or_counterpart(name, values, setting)
        basis.append(reason)
        return party
    return value


def _row_or_counterpart(name: str, values: Entry, setting: Setting) -> tuple[Party, Basis]:
    row, counterpart = values.get("row"), setting.document.counterpart
    found = setting.identifications.get(row) if isinstance(row, int) else None
    if found is not None:
        kind = _BASIS_OF_ROW.get(found.basis, BasisKind.DERIVED)
        reason = Basis(value=name, kind=kind, rule=f"identification of row {row}: {found.basis}", source=found.source)
        return found.partner or UnidentifiedState(row=found.row, candidates=found.candidates), reason
    if row is None and counterpart in setting.vocabulary.states:
        reason = Basis(value=name, kind=BasisKind.DERIVED, rule="counterpart of the document")
        return setting.vocabulary.states[counterpart], reason
    raise ValueError(f"expected a table row of the document or a document with a counterpart, found row {row!r}")


def _partner(values: Entry, kind: type[Fact], setting: Setting, basis: list[Basis]) -> Party | None:
    named: list[Any] = []
    for name in sorted(_ACTOR_FIELDS[kind].keys() & values.keys() - {"mentioned"}):
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
