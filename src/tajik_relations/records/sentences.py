"""Small parts of the sentences that records make of themselves."""

from collections.abc import Iterable

from tajik_relations.model.actors import Actor, Place
from tajik_relations.model.terms import DOUBTFUL, Ordinal, Status
from tajik_relations.records.fact import Fact, Quantity


def listed(actors: Iterable[Actor]) -> str:
    """Return the names with commas and a last "and"."""
    *most, last = [actor.name for actor in actors] or ["parties not named"]
    return f"{', '.join(most)} and {last}" if most else last


def at(place: Place | None) -> str:
    """Return " in Place", or nothing."""
    return f" in {place}" if place else ""


def ranked(ordinal: Ordinal | None) -> str:
    """Return ", first", or nothing."""
    return f", {ordinal}" if ordinal else ""


def figure(quantity: Quantity | None) -> str:
    """Return ", 10,000,000 USD", or nothing."""
    return f", {quantity}" if quantity else ""


def about(topic: str | None) -> str:
    """Return ": topic", or nothing."""
    return f": {topic}" if topic else ""


def circumstances(fact: Fact, *more: str) -> str:
    """Return the end of a sentence: when, by whose word, what state, and how the partner is known if from outside."""
    dated = f"as of {fact.date}" if fact.as_of and fact.date else str(fact.date or "")
    noted = "" if fact.status in (None, Status.DONE) else str(fact.status)
    known = sorted({f"partner {basis.degree}" for basis in fact.basis if basis.degree in DOUBTFUL})
    source = f"according to {fact.according_to}" if fact.according_to else ""
    parts = [part for part in (dated, fact.relative, source, noted, *more, *known) if part]
    return f" ({'; '.join(parts)})." if parts else "."
