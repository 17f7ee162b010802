"""Who may take which part in a fact that a unit states: the few ways to fill the fields that hold actors and places."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, NamedTuple, get_origin

from attrs import NOTHING, fields, fields_dict

from tajik_relations.coding.proposals.fact_units import Unit
from tajik_relations.coding.proposals.persons_and_cities import Told
from tajik_relations.coding.proposals.words import NOWHERE, code_of, covered, end_of, is_possessive, positions
from tajik_relations.evidence.checks.direction import DIRECTED
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.model.actors import Actor, Organization, Person, State
from tajik_relations.reading.converter import names_actors, sorts_of
from tajik_relations.reading.entries import PAIR, PARTNER, SEAT, SUBJECT, Setting
from tajik_relations.records import Fact
from tajik_relations.records.fact import FRAMEWORK, own_fields
from tajik_relations.records.partner import Counterpart

_DIRECTED = (*DIRECTED, ("speakers", "concerning"))
_FRAMED = frozenset("within framework auspices under aegis umbrella".split())
_ALONE = ("holder", "authority", "involved")
"""Fields that mostly hold the subject of the sentence alone."""
_MOST = 3
"""The most actors for which both directions are tried."""


class Who(NamedTuple):
    """Someone who can take part: a code or a token, the positions of the words that name him, and his type."""

    code: str
    at: frozenset[int] = NOWHERE
    sort: type = State


class Roles(NamedTuple):
    """One way to fill fields, and the positions of the words that it rests on."""

    values: Mapping[str, Any]
    at: frozenset[int]
    check: str = ""
    """What is only likely, as no word says it."""

    def filled(self, values: Mapping[str, Any], *more: frozenset[int], check: str = "") -> "Roles":
        """Return it with further fields and the words that these rest on."""
        return Roles({**self.values, **values}, self.at.union(*more), check)


class _Sides(NamedTuple):
    """The two sides of the pair that the words of a unit are about."""

    unit: Unit
    subject: str
    partner: Counterpart | None

    def other(self, code: str) -> Who | None:
        """Return the token for the other side, whom the words do not name."""
        if code != self.subject:
            return Who(SUBJECT)
        return Who(PARTNER) if self.partner is not None else None

    def both(self) -> list[Who]:
        """Return the tokens of both sides, with the words that refer to them together; none where there is no pair."""
        return [Who(SUBJECT, self.unit.both), Who(PARTNER, self.unit.both)] if self.partner is not None else []

    def token(self, code: str) -> str:
        """Return the code of someone whom the words name, else the token for a side."""
        tokens = {self.subject: SUBJECT, getattr(self.partner, "code", ""): PARTNER}
        return code if self.named_at(code) else tokens.get(code, code)

    def named_at(self, code: str | None) -> frozenset[int]:
        """Return the positions of the first name of someone in the words, if they name him."""
        return next((positions(read) for read in self.unit.names if code_of(read) == code), NOWHERE)


def actor_fields(kind: type[Fact]) -> dict[str, tuple[bool, bool]]:
    """Return the fields of a kind that hold its actors: whether each holds a list, and whether it must stand."""
    own = {*own_fields(kind)} - {FRAMEWORK}
    return {
        attribute.name: (get_origin(attribute.type) is tuple, attribute.default is NOTHING)
        for attribute in fields(kind)
        if attribute.name in own and names_actors(attribute.type)
    }


def roles_of(kind: type[Fact], unit: Unit, setting: Setting, told: Told) -> Iterator[Roles]:
    """Yield the ways to fill the fields of a kind that hold actors, the likeliest first.

    Args:
        told: what the document says about persons and cities, anywhere in it.
    """
    held = actor_fields(kind)
    fixed, rest = _single(kind, unit, held)
    sides = _Sides(unit, setting.subject.code, setting.counterpart(unit.row))
    pair = next((pair for pair in _DIRECTED if pair[0] in held and pair[1] in held), None)
    name = next((name for name in held if name not in fixed.values and State in _sorts(kind, name)), None)
    if "person" in held:
        yield from _holders(sides, fixed, rest, told.owners)
    elif fixed.values.get("visitors"):
        yield from _visitors(sides, setting, fixed, rest, told)
    elif pair is not None:
        yield from _directed(kind, pair, sides, fixed, rest)
    elif name is None:
        yield fixed
    else:
        for several in _lists(sides, rest, alone=name in _ALONE):
            admitted = [who for who in several if _admits(kind, name, who)]
            if admitted or not several:
                yield fixed.filled({name: [who.code for who in admitted]}, *(who.at for who in admitted))


def _sorts(kind: type[Fact], name: str) -> set[type]:
    """Return the types that a field can hold."""
    return sorts_of(fields_dict(kind)[name].type)


def _admits(kind: type[Fact], name: str, who: Who) -> bool:
    """Whether a field can hold someone, or whom a token means."""
    return "seat" in own_fields(kind) if who.code == SEAT else who.sort in _sorts(kind, name)


def _single(kind: type[Fact], unit: Unit, held: Mapping[str, tuple[bool, bool]]) -> tuple[Roles, list[NameRead]]:
    """Return the fields that one type of actor alone fills, such as a person, and the names that are left."""
    fixed = Roles({}, NOWHERE)
    names = [read for read in unit.names if isinstance(read.named, Actor)]
    for name, (listed, must) in held.items():
        sorts = _sorts(kind, name)
        if sorts != {Person} and not (must and sorts == {Organization}):
            continue
        fitting = [read for read in names if type(read.named) in sorts]
        fitting = fitting or [read for read in unit.around if type(read.named) in sorts]
        if name == "visitors":  # who is named behind the verb is met, and does not come
            fitting = [read for read in fitting if read.position < unit.opening] or fitting
        chosen = fitting if listed else fitting[:1]
        codes = list(dict.fromkeys(map(code_of, chosen)))
        if codes:
            fixed = fixed.filled({name: codes if listed else codes[0]}, *map(positions, chosen))
        names = [read for read in names if read.named not in {other.named for other in chosen}]
    if "speakers" in held or "participants" in held:
        return fixed, [read for read in names if not _is_officials(read, unit)]
    return fixed, [read for read in names if not isinstance(read.named, Person)]


def _is_officials(read: NameRead, unit: Unit) -> bool:
    """Whether a State is named as that of an official who is named beside it: "the President of A, X"."""
    people = [other for other in unit.names if isinstance(other.named, Person)]
    verbs = covered(*unit.line.groups)
    for other in people if isinstance(read.named, State) else ():
        first, last = sorted((read, other), key=lambda name: name.position)
        between = range(end_of(first), last.position)
        words = {unit.line.lower[at] for at in between}
        near = len(between) <= _BESIDE and not verbs & {*between}
        if near and "and" not in words and (first is read or words == {"of"}):
            return True
    return False


_BESIDE = 5
"""How many words can stand between an official's State and his name."""


def _who(read: NameRead) -> Who:
    return Who(code_of(read), positions(read), type(read.named))


def _distinct(names: Sequence[NameRead], beside: Sequence[NameRead] = ()) -> list[Who]:
    """Return those who are named, once each, at the first place that is not that of a city's State."""
    by_code: dict[str, Who] = {}
    for read in names:
        if read not in beside:
            by_code.setdefault(code_of(read), _who(read))
    return list(by_code.values())


def state_beside(unit: Unit, place: NameRead) -> NameRead | None:
    """Return the name of a State right behind that of a place, as in a city and its State."""
    beside = next((read for read in unit.line.names if read.position == end_of(place)), None)
    is_joined = unit.line.gap(end_of(place)).strip() in (",", "(")
    return beside if is_joined and beside is not None and isinstance(beside.named, State) else None


def places_of(unit: Unit) -> list[NameRead]:
    """Return the places that a unit names, those behind "in" first."""
    found = [read for read in unit.names if not isinstance(read.named, Actor)]
    return sorted(found, key=lambda read: _before(unit, read) not in ("in", "at"))


def _beside(unit: Unit) -> list[NameRead]:
    """Return the names of States in which the places lie that a unit names, as the words say."""
    return [beside for place in places_of(unit) if (beside := state_beside(unit, place)) is not None]


def _before(unit: Unit, read: NameRead) -> str:
    """Return the word before a name and its article."""
    return unit.line.lower[max(0, unit.line.before(read))]


_PAID = (("financed",), ("funded",), ("built",))
"""Participles right behind the name of what is paid for, which gives nothing."""
_TOWARD: Mapping[str, tuple[str, ...]] = {"host": ("in", "to", "at"), "counterpart": ("to", "with", "from")}
"""Words before the name of the second side of a direction."""


def _directed(
    kind: type[Fact], pair: tuple[str, str], sides: _Sides, fixed: Roles, rest: list[NameRead]
) -> Iterator[Roles]:
    """Yield who acts, and to whom it is done or with whom."""
    unit, held, toward = sides.unit, actor_fields(kind), _TOWARD.get(pair[1])
    if toward is not None:  # whose it is, who is named, toward whom it goes
        rest = sorted(
            rest, key=lambda read: 0 if is_possessive(unit.line, read) else 1 + (_before(unit, read) in toward)
        )
    beside = _beside(unit)
    ways: list[tuple[Who, Who | None]] = []
    if pair[1] == "host" and beside:
        ways = [(who, _who(beside[0])) for who in _distinct(rest, beside)[:1]]
    empty: dict[str, Any] = {name: [] for name, sort in held.items() if sort == (True, True)}
    for way in (*ways, *_pairs(sides, rest, must=held[pair[1]] == (False, True))):
        if pair[0] == "provider" and unit.line.lower[max(way[0].at, default=-1) + 1 :][:1] in _PAID:
            continue
        values = {name: who for name, who in zip(pair, way, strict=True) if who is not None}
        if all(_admits(kind, name, who) for name, who in values.items()):
            codes = {name: [who.code] if held[name][0] else who.code for name, who in values.items()}
            yield fixed.filled(empty | codes, *(who.at for who in values.values()))


def _pairs(sides: _Sides, names: list[NameRead], *, must: bool) -> Iterator[tuple[Who, Who | None]]:
    """Yield who may act, and to whom it may be done."""
    unit, beside = sides.unit, _beside(sides.unit)
    named = _distinct(names, beside)[:_MOST]
    if not named:
        named = _distinct([read for read in unit.around if isinstance(read.named, State)], beside)[:2]
    if len(named) < 2 and unit.subject is not None and code_of(unit.subject) not in {who.code for who in named}:
        named.insert(0, _who(unit.subject))
    yield from permutations(named or sides.both(), 2)
    if not must:
        yield from ((who, None) for who in named[:2])
    seats = [Who(SEAT)] if places_of(unit) else []
    if len(named) == 1:
        who, other = named[0], sides.other(named[0].code)
        if other is not None:
            toward = unit.line.lower[max(0, min(who.at) - 1)] in ("to", "with")
            yield from permutations((other, who) if toward else (who, other), 2)
        yield from ((who, seat) for seat in seats)
    if not named:
        yield from ((Who(SUBJECT), seat) for seat in seats)
        if not must:
            yield Who(SUBJECT), None


def _holders(sides: _Sides, fixed: Roles, rest: list[NameRead], owners: Mapping[str, str]) -> Iterator[Roles]:
    """Yield whose office a person holds as the words say, and to whom an envoy is sent; else it stays open."""
    owner = owners.get(str(fixed.values.get("person")))
    if owner is not None:
        fixed = fixed.filled({"state": sides.token(owner)}, sides.named_at(owner))
    if _ENVOYS & {sides.unit.line.lower[place] for place in sides.unit.scope}:
        for read in rest:
            sent = owner is not None or _before(sides.unit, read) in ("to", "in")
            if isinstance(read.named, State) and read.named.code != owner and sent:
                yield fixed.filled({"receiving": read.named.code}, positions(read))
    yield fixed


_ENVOYS = frozenset("ambassador ambassadors envoy envoys consul consuls nuncio".split())
"""Those who are sent to a State."""


def _visitors(sides: _Sides, setting: Setting, fixed: Roles, rest: list[NameRead], told: Told) -> Iterator[Roles]:
    """Yield who sends visitors who are named and who receives them; what the words leave open stays so."""
    senders = {told.owners.get(code) for code in fixed.values["visitors"]} - {None}
    sender = senders.pop() if len(senders) == 1 else None
    if sender is not None:
        fixed = fixed.filled({"sending": sides.token(sender)}, sides.named_at(sender))
    others: dict[str | None, str] = {}
    if isinstance(sides.partner, State):
        others = {sides.subject: PARTNER, sides.partner.code: SUBJECT, SUBJECT: PARTNER, PARTNER: SUBJECT}
    hosts = list(_hosts(sides, setting, rest, told, sender))
    for host, check in hosts:
        sending = others.get(host.code) if sender is None else None
        guessed = {"sending": sending} if sending is not None else {}
        remarks = filter(None, (_NOT_SAID if guessed else "", check))
        yield fixed.filled({"host": host.code, **guessed}, host.at, check="; ".join(remarks))
    if not hosts and sender in others:
        yield fixed.filled({"host": others[sender]}, check=_NO_HOST)
    elif not hosts:
        yield fixed


def _hosts(
    sides: _Sides, setting: Setting, rest: list[NameRead], told: Told, sender: str | None
) -> Iterator[tuple[Who, str]]:
    """Yield who can receive visitors: States that are named, else that of the city; with what no words say of it."""
    line = sides.unit.line
    named = _distinct([read for read in rest if not line.index.is_adjective(line.words[read.position])])
    hosts = [who for who in named if who.sort is State and who.code != sender]
    yield from ((host, "") for host in hosts[:_MOST])
    for place in places_of(sides.unit) if not hosts else ():
        beside, known = state_beside(sides.unit, place), setting.vocabulary.places.get(str(place.named))
        lies = known.state.code if known is not None and known.state is not None else None
        code = lies or told.hosts.get(str(place.named))
        if beside is not None:
            yield _who(beside), ""
        elif code is not None and code != sender:
            check = f"{place.named} probably lies in the host State, because the other side has its embassy there"
            yield Who(sides.token(code)), "" if lies else check


_NOT_SAID = "no words say for which side the visitor holds office"
_NO_HOST = "no words say who is the host"


def _lists(sides: _Sides, names: list[NameRead], *, alone: bool) -> Iterator[list[Who]]:
    """Yield who may take part together.

    Args:
        alone: whether it is mostly the subject of the sentence alone.
    """
    unit, subject = sides.unit, sides.unit.subject
    named = _distinct(names, _beside(unit))
    states = [who for who in named if who.sort is State]
    before = [who for who in named if min(who.at) < unit.opening]
    if unit.both and sides.partner is not None:
        yield sides.both()
    if subject is not None and not before and code_of(subject) not in {who.code for who in named}:
        yield [_who(subject), *named]
    if alone and before:
        yield before
    if named:
        yield named
    if not named and unit.around:
        yield _distinct([read for read in unit.around if isinstance(read.named, State)])
    if states and states != named:
        yield states
    if len(named) > 1:
        yield named[:1]
    if len(named) == 1:
        other = sides.other(named[0].code)
        yield from [[named[0], other]] if other is not None else []
    if not named:
        yield from [[Who(PAIR)]] if sides.partner is not None else []
        yield from ([Who(SUBJECT)], [])


def framework(unit: Unit) -> NameRead | None:
    """Return the organization within which something is done."""
    for read in unit.names:
        before = unit.line.lower[max(0, read.position - 4) : read.position]
        if isinstance(read.named, Organization) and _FRAMED & {*before}:
            return read
    return None
