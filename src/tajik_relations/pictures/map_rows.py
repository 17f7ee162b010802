"""What the map shows of each partner, and the shapes and points of States that are shipped with the package."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from tajik_relations.model.actors import State
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.periods import year_of
from tajik_relations.model.terms import IdentificationBasis
from tajik_relations.pictures.palette import cited, plain
from tajik_relations.query.relation import Relation
from tajik_relations.query.relations import Relations
from tajik_relations.records import DiplomaticRelations

MOST_YEARS = 12
"""So many years have a colour each; more of them are put together by five."""
NO_DATE, SEVERAL = "no date stated", "in several years"
INSIDE, OUTSIDE = "the documents disagree", "a publisher outside them disagrees"


@cache
def world() -> dict[str, Any]:
    """Return the shapes of States as TopoJSON, a point for each, and which of them are dots; see its note."""
    return dict(json.loads(read_bytes(Path(__file__).with_name("world.json"))))


@cache
def shapes() -> str:
    """Return the TopoJSON as text, which is checked and copied much faster than what it says."""
    return json.dumps(world()["topology"], separators=(",", ":"))


@frozen(kw_only=True)
class Colouring:
    """Which of the map's classes a relation is in."""

    years: tuple[int, ...]
    """All years in which relations began, each once, in order."""

    def of(self, relation: Relation) -> str:
        """Return the class of one relation."""
        classes = {self.of_year(year) for year in years_of(relation)}
        return SEVERAL if len(classes) > 1 else classes.pop() if classes else NO_DATE

    def of_year(self, year: int) -> str:
        """Return the class of a year."""
        if len(self.years) <= MOST_YEARS:
            return str(year)
        step = max(5, -(-(self.years[-1] - self.years[0]) // MOST_YEARS) // 5 * 5)
        return f"{year // step * step}–{year // step * step + step - 1}"

    @property
    def classes(self) -> list[str]:
        """The classes that have a colour on the scale, in order."""
        return list(dict.fromkeys(map(self.of_year, self.years)))


def years_of(relation: Relation) -> set[int]:
    """Return the years in which relations can have begun by the statements that are dated to a year at least."""
    years = map(year_of, relation.established.beginnings)
    return {year for year in years if year is not None}


def colouring_of(relations: Iterable[Relation]) -> Colouring:
    """Return the classes for these relations."""
    return Colouring(years=tuple(sorted({year for relation in relations for year in years_of(relation)})))


def disagreement_in(relation: Relation) -> str | None:
    """Return who makes statements of when relations began that cannot all be true; `None` if all can be true."""
    differing = relation.disagreements.where(
        lambda item: item.field == "date" and isinstance(item.facts[0], DiplomaticRelations)
    )
    if any(disagreement.within_documents for disagreement in differing):
        return INSIDE
    return OUTSIDE if differing else None


def rows(relations: Relations, colouring: Colouring) -> list[dict[str, Any]]:
    """Return one row for each partner that can be placed on the map."""
    return [
        _row(relation, relation.partner, colouring)
        for relation in relations
        if isinstance(relation.partner, State) and placed(relation.partner)
    ]


def placed(state: State) -> bool:
    """Whether the shipped geometry has the State."""
    return state.numeric in world()["points"]


def _row(relation: Relation, state: State, colouring: Colouring) -> dict[str, Any]:
    longitude, latitude = world()["points"][state.numeric]
    apart = disagreement_in(relation)
    elsewhere = [f"{date.publisher}: {date.date}" for date in relation.outside if date.date] if apart == OUTSIDE else []
    says = f"relations began: {relation.established}" + (f"; {apart}" if apart else "")
    row: dict[str, Any] = {
        "id": state.numeric,
        "who": plain(relation),
        "date": str(relation.established),
        "says": plain("; ".join([says, *elsewhere])),
        "cited": cited(relation.established) or "no statement",
        "began": colouring.of(relation),
        "apart": apart,
        "dot": state.numeric in world()["dots"],
        "longitude": longitude,
        "latitude": latitude,
    }
    return row | {"spoken": f"{row['who']}. {row['says']}. {row['cited']}"}


def beside(relations: Relations) -> list[dict[str, Any]]:
    """Return the lists beside the map: headings, and entries with their citations."""
    named = [relation for relation in relations.states if relation.partner]
    open_rows = [_open_row(relation) for relation in relations.unidentified]
    differing = [relation for relation in named if disagreement_in(relation) == INSIDE]
    apart = [_entry(f"{relation}: {relation.established}", relation) for relation in differing]
    order = [degree for degree in IdentificationBasis if degree is not IdentificationBasis.STATED]
    known = {basis: [relation for relation in named if relation.basis is basis] for basis in order}
    by_basis = [_text(f"{basis}: {_names(ones)}") for basis, ones in known.items() if ones]
    undated = [relation for relation in named if not relation.established.stated_dates]
    absent = [relation for relation in named if isinstance(relation.partner, State) and not placed(relation.partner)]
    parts = [
        ("Table rows whose State is not known", open_rows),
        ("The documents disagree", apart),
        ("Rows that do not name their State", by_basis),
        ("No date stated", [_text(_names(undated))] if undated else []),
        ("Not on the map", [_text(_names(absent))] if absent else []),
    ]
    return [entry for title, entries in parts if entries for entry in ({**_text(title), "heading": True}, *entries)]


def _names(relations: Iterable[Relation]) -> str:
    return ", ".join(relation.name for relation in relations)


def _open_row(relation: Relation) -> dict[str, Any]:
    of = ", ".join(state.name for state in relation.candidates)
    guess = f" (a guess: {relation.guess.name})" if relation.guess else ""
    return _entry(f"row {relation.identified[0].row}, {relation.established}: one of {of}{guess}", relation)


def _text(text: str) -> dict[str, Any]:
    return {
        "heading": False,
        "text": text,
        "who": "",
        "date": "",
        "says": plain(text),
        "cited": "",
        "spoken": plain(text),
    }


def _entry(text: str, relation: Relation) -> dict[str, Any]:
    said = cited(relation.established or relation.facts)
    return {
        **_text(text),
        "who": plain(relation),
        "date": str(relation.established) if relation.established.stated_dates else "",
        "cited": said,
        "spoken": f"{plain(text)} {said}",
    }
