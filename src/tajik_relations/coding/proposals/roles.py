"""Who may take which part in a fact that a unit tells: the few ways to fill the fields that hold actors and places."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any, NamedTuple, get_origin

from attrs import NOTHING, fields

from tajik_relations.coding.proposals.units import Unit
from tajik_relations.evidence.checks.direction import DIRECTED
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.model.actors import Actor, Organization, Person, State
from tajik_relations.reading.converter import names_actors, sorts_of
from tajik_relations.reading.entries import PAIR, PARTNER, SEAT, SUBJECT, Setting
from tajik_relations.records import Fact
from tajik_relations.records.fact import FRAMEWORK, own_fields

_DIRECTED = (*DIRECTED, ("speakers", "concerning"))
_FRAMED = frozenset("within framework auspices under aegis umbrella".split())
_IN = frozenset(("in", "at", "near", "from", "of", "to"))
_ALONE = ("holder", "authority", "involved")
"""Fields that mostly hold the subject of the sentence alone."""
_MOST = 3
"""Of how many actors the directions are tried."""


class Who(NamedTuple):
    """Someone who can take part: a code or a token, and the positions of the words that name him."""

    code: str
    at: frozenset[int] = frozenset()


class Roles(NamedTuple):
    """One way to fill fields, and the positions of the words that it rests on."""

    values: Mapping[str, Any]
    at: frozenset[int]


def positions(read: NameRead) -> frozenset[int]:
    """Return the positions of a name."""
    return frozenset(range(read.position, read.position + read.length))


def actor_fields(kind: type[Fact]) -> dict[str, tuple[bool, bool]]:
    """Return the fields of a kind that hold its actors: whether each holds a list, and whether it must stand."""
    own = {*own_fields(kind)} - {FRAMEWORK}
    return {
        attribute.name: (get_origin(attribute.type) is tuple, attribute.default is NOTHING)
        for attribute in fields(kind)
        if attribute.name in own and names_actors(attribute.type)
    }


def _shared(kind: type[Fact]) -> frozenset[str]:
    """Return the fields of a kind in which a State can stand."""
    return frozenset(field.name for field in fields(kind) if State in sorts_of(field.type))


def roles_of(kind: type[Fact], unit: Unit, setting: Setting) -> Iterator[Roles]:
    """Yield the ways to fill the fields of a kind that hold actors, the likeliest first."""
    held = actor_fields(kind)
    fixed, rest = _single(kind, unit, held)
    pair = next((pair for pair in _DIRECTED if pair[0] in held and pair[1] in held), None)
    if pair is not None:
        free = "office" in own_fields(kind) and "person" in held and not rest
        must = held[pair[1]][1] and not held[pair[1]][0]
        for first, second in _officials(unit, setting) if free else _pairs(unit, setting, rest, must=must):
            values = {name: who for name, who in zip(pair, (first, second), strict=True) if who is not None}
            if all(_admits(kind, name, who.code, setting) for name, who in values.items()):
                yield _filled(fixed, values, held)
        return
    name = next((name for name in held if name not in fixed.values and name in _shared(kind)), None)
    if name is None:
        yield fixed
        return
    for several in _lists(unit, setting, rest, both=held[name][0], alone=name in _ALONE):
        admitted = [who for who in several if _admits(kind, name, who.code, setting)]
        if several and not admitted:
            continue
        at = frozenset[int]().union(*(who.at for who in admitted), fixed.at)
        codes = [who.code for who in admitted]
        yield Roles({**fixed.values, name: codes if held[name][0] else "".join(codes[:1])}, at)


def _admits(kind: type[Fact], name: str, code: str, setting: Setting) -> bool:
    """Whether a field can hold the one with this code, or whom a token means."""
    if code == SEAT:
        return "seat" in own_fields(kind)
    sorts = sorts_of(next(field.type for field in fields(kind) if field.name == name))
    known = setting.vocabulary
    sort = Organization if code in known.organizations else Person if code in known.persons else State
    return sort in sorts


def _filled(fixed: Roles, values: Mapping[str, Who], held: Mapping[str, tuple[bool, bool]]) -> Roles:
    at = frozenset[int]().union(*(who.at for who in values.values()), fixed.at)
    named: dict[str, Any] = {name: [] for name, (listed, must) in held.items() if listed and must}
    named |= {name: [who.code] if held[name][0] else who.code for name, who in values.items()}
    return Roles({**fixed.values, **named}, at)


def _single(kind: type[Fact], unit: Unit, held: Mapping[str, tuple[bool, bool]]) -> tuple[Roles, list[NameRead]]:
    """Return the fields that one type of actor alone fills, such as a person, and the names that are left."""
    types: dict[str, set[type]] = {field.name: sorts_of(field.type) for field in fields(kind) if field.name in held}
    values: dict[str, Any] = {}
    at: frozenset[int] = frozenset()
    names = [read for read in unit.names if isinstance(read.named, Actor)]
    for name, (listed, must) in held.items():
        fitting = [read for read in names if {type(read.named)} == types[name]]
        fitting = fitting or [read for read in unit.around if {type(read.named)} == types[name]]
        if not fitting or not (types[name] in ({Person}, {Organization}) and (must or types[name] == {Person})):
            continue
        chosen = fitting if listed else fitting[:1]
        codes = [_code(read) for read in chosen]
        values[name] = list(dict.fromkeys(codes)) if listed else codes[0]
        at = at.union(*map(positions, chosen))
        names = [read for read in names if read.named not in {other.named for other in chosen}]
    if "speakers" not in held and "participants" not in held:
        return Roles(values, at), [read for read in names if not isinstance(read.named, Person)]
    return Roles(values, at), [read for read in names if not _is_officials(read, unit)]


def _is_officials(read: NameRead, unit: Unit) -> bool:
    """Whether a State is named as that of an official who is named beside it: "the President of A, X"."""
    people = [other for other in unit.names if isinstance(other.named, Person)]
    if not isinstance(read.named, State):
        return False
    verbs = {at for group in unit.line.groups for at in range(group.start, group.end)}
    for other in people:
        first, last = sorted((positions(read), positions(other)), key=min)
        between = range(max(first) + 1, min(last))
        owned = min(positions(read)) < min(positions(other))
        near = len(between) <= _BESIDE and not {*between} & verbs
        joined = owned or {"of"} >= {unit.line.lower[at] for at in between} != set()
        if near and joined and "and" not in {unit.line.lower[at] for at in between}:
            return True
    return False


_BESIDE = 5
"""How many words can stand between an official's State and his name."""


def _code(read: NameRead) -> str:
    return read.named.code if isinstance(read.named, State | Organization | Person) else str(read.named)


def _distinct(names: list[NameRead], places: frozenset[int]) -> list[Who]:
    """Return those who are named, once each, at the place that is not that of a city's State."""
    by_code: dict[str, Who] = {}
    for read in names:
        who = Who(_code(read), positions(read))
        if read.position in places:
            continue
        by_code.setdefault(who.code, who)
    return list(by_code.values())


def state_beside(unit: Unit, place: NameRead) -> NameRead | None:
    """Return the name of a State right behind that of a place, as in a city and its State."""
    end = place.position + place.length
    beside = next((read for read in unit.line.names if read.position == end), None)
    joined = beside is not None and unit.line.gap(end).strip() in (",", "(")
    return beside if joined and beside is not None and isinstance(beside.named, State) else None


def places_of(unit: Unit) -> list[NameRead]:
    """Return the places that a unit names, those behind "in" first."""
    found = [read for read in unit.names if not isinstance(read.named, Actor)]
    return sorted(found, key=lambda read: unit.line.lower[max(0, unit.line.before(read))] not in ("in", "at"))


def _beside(unit: Unit) -> frozenset[int]:
    reads = (state_beside(unit, place) for place in places_of(unit))
    return frozenset(read.position for read in reads if read is not None)


def _other(code: str, unit: Unit, setting: Setting) -> Who | None:
    """Return the token for the other side of a pair, whom the words do not name."""
    counterpart = setting.counterpart(unit.row)
    if code != setting.subject.code:
        return Who(SUBJECT)
    return Who(PARTNER) if counterpart is not None else None


def _pairs(unit: Unit, setting: Setting, names: list[NameRead], *, must: bool) -> Iterator[tuple[Who, Who | None]]:
    """Yield who may act, and to whom it may be done."""
    named = _distinct(names, _beside(unit))[:_MOST]
    subject = unit.subject
    if not named:
        named = _distinct([read for read in unit.around if isinstance(read.named, State)], _beside(unit))[:2]
    if len(named) < 2 and subject is not None and _code(subject) not in {who.code for who in named}:
        named.insert(0, Who(_code(subject), positions(subject)))
    yield from permutations(named, 2)
    for who in named[:2]:
        if not must:
            yield who, None
        other = _other(who.code, unit, setting)
        if len(named) == 1 and other is not None:
            yield who, other
            yield other, who
        if len(named) == 1 and places_of(unit):
            yield who, Who(SEAT)
    if not named:
        tokens = [
            Who(SUBJECT, unit.both),
            *([Who(PARTNER, unit.both)] if setting.counterpart(unit.row) is not None else []),
        ]
        yield from permutations(tokens, 2)
        if places_of(unit):
            yield Who(SUBJECT), Who(SEAT)
        if not must:
            yield Who(SUBJECT), None


def _officials(unit: Unit, setting: Setting) -> Iterator[tuple[Who, None]]:
    """Yield whose an office can be of which the words around do not tell: rather not of who is named elsewhere."""
    around = {_code(read) for read in unit.around}
    paired = setting.counterpart(unit.row) is not None
    sides = [Who(SUBJECT), *([Who(PARTNER)] if paired else [])]
    yield from ((who, None) for who in (reversed(sides) if setting.subject.code in around else sides))


def _lists(unit: Unit, setting: Setting, names: list[NameRead], *, both: bool, alone: bool) -> Iterator[list[Who]]:
    """Yield who may take part together.

    Args:
        both: whether several can.
        alone: whether it is mostly the subject of the sentence alone.
    """
    named = _distinct(names, _beside(unit))
    states = [who for who in named if who.code in setting.vocabulary.states]
    paired = setting.counterpart(unit.row) is not None
    if unit.both and paired:
        yield [Who(SUBJECT, unit.both), Who(PARTNER, unit.both)]
    subject = unit.subject
    leads = named and subject is not None and min(min(who.at) for who in named) > unit.opening
    if subject is not None and _code(subject) not in {who.code for who in named}:
        first = Who(_code(subject), positions(subject))
        yield from [[first, *named]] if leads or not named else []
    before = [who for who in named if min(who.at) < unit.opening]
    if alone and before:
        yield before
    if named:
        yield named
    if not named and unit.around:
        yield _distinct([read for read in unit.around if isinstance(read.named, State)], frozenset())
    if states and states != named:
        yield states
    if len(named) > 1:
        yield named[:1]
    if len(named) == 1 and both:
        other = _other(named[0].code, unit, setting)
        yield from [[named[0], other]] if other is not None else []
    if not named and paired:
        yield [Who(PAIR)]
    if not named:
        yield [Who(SUBJECT)]
        yield []


def framework(unit: Unit) -> NameRead | None:
    """Return the organization within which something is done."""
    for read in unit.names:
        before = unit.line.lower[max(0, read.position - 4) : read.position]
        if isinstance(read.named, Organization) and _FRAMED & {*before}:
            return read
    return None
