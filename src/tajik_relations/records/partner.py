"""The partner of a fact: the other side, to whose relations with the subject State it belongs."""

import re

from tajik_relations.model.actors import Actor, Organization, State, UnidentifiedState
from tajik_relations.records.acts import Treaty
from tajik_relations.records.fact import Fact, items_of, own_fields

Counterpart = State | UnidentifiedState | Organization
"""The other side of a pair."""


def partner_of(fact: Fact, counterpart: Counterpart | None, subject: State) -> Counterpart | None:
    """Return the partner of a fact.

    It is the counterpart of the row or document if that takes part or nobody but the subject does; else the first
    other State that takes part, in the order of the words. Where organizations alone take part it is the counterpart
    if the words name one of the pair; where nobody does, unless they name other States alone. Who signed an instrument
    beside many is told as one side's tie, which is of no pair.

    Args:
        counterpart: the other side of the pair that the row, or the whole document, is about.
        subject: the State whose relations the data set describes.
    """
    sides = _sides(fact)
    if counterpart is not None and counterpart in sides:
        return counterpart
    states = [side for side in sides if isinstance(side, State | UnidentifiedState) and side != subject]
    if states:
        return min(states, key=lambda state: _first_named(state, fact))
    if isinstance(fact, Treaty) and fact.participation is not None:
        return None
    pair, named = {subject, counterpart}, {*sides, *fact.mentioned}
    if any(isinstance(side, Organization) for side in sides):
        return counterpart if pair & named else None
    strangers = [actor for actor in fact.mentioned if isinstance(actor, State) and actor not in pair]
    return counterpart if pair & named or not strangers else None


def _sides(fact: Fact) -> tuple[Actor, ...]:
    """Return who takes part and for whom they act; an organization within which something is done does not."""
    names = [name for name in own_fields(type(fact)) if name not in ("organization", "organizations")]
    values = (item for name in names for item in items_of(getattr(fact, name)))
    return (*(value for value in values if isinstance(value, Actor)), *fact.acts_for)


def _first_named(state: State | UnidentifiedState, fact: Fact) -> int:
    """Return where the words first name a State, or a number beyond them all."""
    text = " ".join(fragment for citation in fact.citations for fragment in citation.words)
    names = (state.name, *state.names, *state.adjectives) if isinstance(state, State) else ()
    found = (re.search(rf"\b{re.escape(name)}\b", text) for name in names)
    return min((match.start() for match in found if match), default=len(text))
