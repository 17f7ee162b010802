"""Who may take which part in a fact that a unit states: the few ways to fill the fields that hold actors and places."""

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any, NamedTuple, get_origin

from attrs import NOTHING, fields

from tajik_relations.coding.proposals.owners import Told
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
"""The most actors for which both directions are tried."""


class Who(NamedTuple):
    """Someone who can take part: a code or a token, and the positions of the words that name him."""

    code: str
    at: frozenset[int] = frozenset()


class Roles(NamedTuple):
    """One way to fill fields, and the positions of the words that it rests on."""

    values: Mapping[str, Any]
    at: frozenset[int]
    check: str = ""
    """What is only likely, as no word says it."""


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


def roles_of(kind: type[Fact], unit: Unit, setting: Setting, told: Told) -> Iterator[Roles]:
    """Yield the ways to fill the fields of a kind that hold actors, the likeliest first.

    Args:
        told: what the document says about persons and cities, anywhere in it.
    """
    held = actor_fields(kind)
    fixed, rest = _single(kind, unit, held)
    if "person" in held:
        yield from _holders(unit, setting, fixed, rest, told.owners)
        return
    if fixed.values.get("visitors"):
        yield from _visitors(unit, setting, fixed, rest, told)
        return
    pair = next((pair for pair in _DIRECTED if pair[0] in held and pair[1] in held), None)
    if pair is not None:
        must = held[pair[1]][1] and not held[pair[1]][0]
        toward = _TOWARD.get(pair[1], frozenset())
        rest = sorted(rest, key=lambda read: _rank(read, unit, toward)) if toward else rest
        lying = _lying(unit) if pair[1] == "host" else None
        first_ways = [(who, lying) for who in _distinct(rest, _beside(unit))[:1]] if lying is not None else []
        for first, second in (*first_ways, *_pairs(unit, setting, rest, must=must)):
            if pair[0] == "provider" and unit.line.lower[max(first.at, default=-1) + 1 :][:1] in _PAID:
                continue
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
        if name == "visitors":  # who is named behind the verb is met, and does not come
            fitting = [read for read in fitting if read.position < unit.opening] or fitting
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


_PAID = (("financed",), ("funded",), ("built",))
"""Participles right behind the name of what is paid for, which gives nothing."""
_TOWARD: Mapping[str, frozenset[str]] = {
    "host": frozenset(("in", "to", "at")),
    "counterpart": frozenset(("to", "with", "from")),
}
"""Words before the name of the second side of a direction."""


def _rank(read: NameRead, unit: Unit, toward: frozenset[str]) -> int:
    """Return the place of a State in a direction: whose it is, who is named, toward whom it goes."""
    end = read.position + read.length
    owns = unit.line.text[unit.line.tokens[end - 1].end :][:1] in ("'", "’")
    return 0 if owns else 2 if unit.line.lower[max(0, unit.line.before(read))] in toward else 1


def _lying(unit: Unit) -> Who | None:
    """Return the State that stands right behind a place, in which it lies."""
    beside = next((beside for place in places_of(unit) if (beside := state_beside(unit, place)) is not None), None)
    return Who(_code(beside), positions(beside)) if beside is not None else None


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
            toward = unit.line.lower[max(0, min(who.at, default=1) - 1)] in ("to", "with")
            yield from ((other, who), (who, other)) if toward else ((who, other), (other, who))
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


def _holders(
    unit: Unit, setting: Setting, fixed: Roles, rest: list[NameRead], owners: Mapping[str, str]
) -> Iterator[Roles]:
    """Yield whose office a person holds as the words say, and to whom an envoy is sent; else it stays open."""
    owner = owners.get(str(fixed.values.get("person")))
    values = {**fixed.values, **({"state": _token(owner, unit, setting)} if owner is not None else {})}
    at = fixed.at.union(_named_at(unit, owner) if owner is not None else ())
    if _ENVOYS & {unit.line.lower[place] for place in unit.scope}:
        for read in rest:
            sent = unit.line.lower[max(0, unit.line.before(read))] in ("to", "in")
            if isinstance(read.named, State) and read.named.code != owner and (sent or owner is not None):
                yield Roles({**values, "receiving": read.named.code}, at | positions(read))
    yield Roles(values, at)


_ENVOYS = frozenset("ambassador ambassadors envoy envoys consul consuls nuncio".split())
"""Those who are sent to a State."""


def _visitors(unit: Unit, setting: Setting, fixed: Roles, rest: list[NameRead], told: Told) -> Iterator[Roles]:
    """Yield who sends visitors who are named and who receives them; what the words leave open stays so."""
    senders = {told.owners.get(code) for code in fixed.values["visitors"]} - {None}
    sender = senders.pop() if len(senders) == 1 else None
    counterpart = setting.counterpart(unit.row)
    pair = [setting.subject.code, *([counterpart.code] if isinstance(counterpart, State) else [])]
    at = fixed.at.union(_named_at(unit, sender) if sender else ())
    hosts = list(_hosts(unit, setting, rest, told, sender))
    for host, check in hosts:
        values = {**fixed.values, "host": host.code}
        meant = {SUBJECT: setting.subject.code, PARTNER: pair[-1]}.get(host.code, host.code)
        if sender:
            yield Roles({**values, "sending": _token(sender, unit, setting)}, at | host.at, check)
        elif meant in pair and len(pair) > 1:
            other = SUBJECT if meant != setting.subject.code else PARTNER
            yield Roles({**values, "sending": other}, at | host.at, "; ".join(filter(None, (_NOT_SAID, check))))
        else:
            yield Roles(values, at | host.at, check)
    if not hosts and sender and len(pair) > 1 and sender in pair:
        other = SUBJECT if sender != setting.subject.code else PARTNER
        yield Roles({**fixed.values, "sending": _token(sender, unit, setting), "host": other}, at, _NO_HOST)
    elif not hosts:
        yield Roles({**fixed.values, **({"sending": _token(sender, unit, setting)} if sender else {})}, at)


def _hosts(
    unit: Unit, setting: Setting, rest: list[NameRead], told: Told, sender: str | None
) -> Iterator[tuple[Who, str]]:
    """Yield who can receive visitors: States that are named, else that of the city; with what no words say of it."""
    named = _distinct(
        [read for read in rest if not unit.line.index.is_adjective(unit.line.words[read.position])], _NONE
    )
    hosts = [who for who in named if who.code in setting.vocabulary.states and who.code != sender]
    yield from ((host, "") for host in hosts[:_MOST])
    for place in places_of(unit) if not hosts else ():
        beside, code = state_beside(unit, place), told.hosts.get(str(place.named))
        known = setting.vocabulary.places.get(str(place.named))
        if beside is not None:
            yield Who(_code(beside), positions(beside)), ""
        elif known is not None and known.state is not None:
            if known.state.code != sender:
                yield Who(_token(known.state.code, unit, setting)), ""
        elif code is not None and code != sender:
            yield (
                Who(_token(code, unit, setting)),
                f"{place.named} probably lies in the host State, because the other side has its embassy there",
            )


_NONE: frozenset[int] = frozenset()
_NOT_SAID = "no words say for which side the visitor holds office"
_NO_HOST = "no words say who is the host"


def _token(code: str, unit: Unit, setting: Setting) -> str:
    """Return the code of someone whom the words name, else the token for a side of the pair."""
    counterpart = setting.counterpart(unit.row)
    tokens = {setting.subject.code: SUBJECT, getattr(counterpart, "code", ""): PARTNER}
    return code if _named_at(unit, code) else tokens.get(code, code)


def _named_at(unit: Unit, code: str) -> frozenset[int]:
    """Return the positions of the first name of someone in the words, if they name him."""
    return next((positions(read) for read in unit.names if _code(read) == code), frozenset[int]())


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
