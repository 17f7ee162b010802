"""Slips of a transcriber that keep to the cited words, so that no single word or value looks wrong by itself."""

import re
from collections.abc import Iterator
from typing import Any, get_origin

from attrs import fields
from data_mutations import BINDING, FREE, SMALL
from mutations import OWN_WORDS, Entry, Mutant

from tajik_relations.reading.converter import names_actors
from tajik_relations.records import KINDS

_WORD = re.compile(r"[^\W_]+")
TOKENS = ("subject", "partner", "seat")


def _actor_list(table: str) -> str | None:
    listed = (
        attribute.name
        for attribute in fields(KINDS[table])
        if names_actors(attribute.type) and get_origin(attribute.type) is tuple
    )
    return next((name for name in listed if name not in ("mentioned", "acts_for")), None)


LISTS = {table: _actor_list(table) for table in KINDS}
"""For each table the field with its list of actors, by which one kind can be taken for another."""


def slips(table: str, entry: Entry) -> Iterator[Mutant]:
    """Yield the entries that another reading of the same words could have made."""
    yield from _kinds(table, entry)
    yield from _parts(table, entry)
    yield from _marks(table, entry)
    yield from _own_words(table, entry)
    yield from _on_behalf(table, entry)


def _kinds(table: str, entry: Entry) -> Iterator[Mutant]:
    own = LISTS[table]
    for other, name in LISTS.items():
        if own in entry and name is not None and other != table:
            rest = {key: value for key, value in entry.items() if key != own}
            yield Mutant("kind, its list renamed", other, {**rest, name: entry[own]}, other)


def _parts(table: str, entry: Entry) -> Iterator[Mutant]:
    own = LISTS[table]
    if own is None or own not in entry:
        return
    taking, named = entry[own], entry.get("mentioned", [])
    for at, actor in enumerate(taking):
        if actor not in TOKENS:
            other = {**entry, own: [*taking[:at], *taking[at + 1 :]], "mentioned": [*named, actor]}
            yield Mutant("actor only mentioned", table, other, actor)
    for at, actor in enumerate(named):
        other = {**entry, own: [*taking, actor], "mentioned": [*named[:at], *named[at + 1 :]]}
        yield Mutant("mentioned made actor", table, other, actor)


def _marks(table: str, entry: Entry) -> Iterator[Mutant]:
    for number in entry.get("footnotes", []):
        other: Entry = {**entry, "footnotes": [note for note in entry["footnotes"] if note != number]}
        other["words"] = _without(entry["words"], number)
        also = [{**citation, "words": _without(citation["words"], number)} for citation in entry.get("also", [])]
        other["also"] = [citation for citation in also if citation["words"]]
        if other["words"]:
            yield Mutant("footnote overlooked", table, other, str(number))


def _without(fragments: list[str], number: int) -> list[Any]:
    cut = (re.sub(rf"\s?\[{number}\]", "", fragment) for fragment in fragments)
    return [fragment for fragment in cut if fragment]


def _own_words(table: str, entry: Entry) -> Iterator[Mutant]:
    """Yield a text of our own with a word replaced by another cited one, which is the writer's choice."""
    for name in OWN_WORDS:
        text = entry.get(name, "")
        own = {word[:4].casefold() for word in _WORD.findall(text)}
        cited = [word for fragment in entry["words"] for word in _WORD.findall(fragment)]
        long = [word for word in cited if word.islower() and len(word) > 4 and word not in SMALL]
        others = [word for word in long if word[:4] not in own]
        for match in _WORD.finditer(text):
            if others and match.group().islower() and match.group() not in SMALL | BINDING:
                other = f"{text[: match.start()]}{others[0]}{text[match.end() :]}"
                yield Mutant(FREE[1], table, {**entry, name: other}, other)


def _on_behalf(table: str, entry: Entry) -> Iterator[Mutant]:
    """Yield those for whom somebody acts as taking part themselves, and the other way round; so with a framework."""
    own = LISTS[table]
    for name, operator in (("acts_for", "acts_for made actor"), ("organizations", "framework made actor")):
        for at, actor in enumerate(entry.get(name, [])) if own in entry else ():
            rest = [*entry[name][:at], *entry[name][at + 1 :]]
            yield Mutant(operator, table, {**entry, own: [*entry[own], actor], name: rest}, actor)
    for at, actor in enumerate(entry.get(own or "", [])):
        if len(entry[own]) > 1 and actor not in (*TOKENS, "pair"):
            others = [*entry[own][:at], *entry[own][at + 1 :]]
            made = {**entry, own: others, "acts_for": [*entry.get("acts_for", []), actor]}
            yield Mutant("actor moved to acts_for", table, made, actor)
