"""Blocks of proposed facts: what the readers know of a unit, put together for a kind, tried, and written as TOML."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from attrs import NOTHING, evolve, fields_dict, frozen

from tajik_relations.coding.proposals.checked_proposals import Bench, needs_summary, tried
from tajik_relations.coding.proposals.fact_units import Unit
from tajik_relations.coding.proposals.kinds import TYPES, Likely, headed_by, likely_kinds
from tajik_relations.coding.proposals.roles import Roles, framework, places_of, roles_of
from tajik_relations.coding.proposals.values import (
    Value,
    aggregate_in,
    distance,
    fields_in,
    hint,
    place_in,
    quantity_in,
    terms_in,
    title_in,
    topic_in,
)
from tajik_relations.coding.proposals.words import NOWHERE, code_of, covered, fragments, positions, said_at
from tajik_relations.evidence.checks.findings import Finding
from tajik_relations.evidence.english.summaries import is_light
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.evidence.readers import DateRead
from tajik_relations.exports.dataset_folder import document
from tajik_relations.model.actors import Organization, Person
from tajik_relations.model.names import folded
from tajik_relations.model.terms import MissionKind, PostKind
from tajik_relations.model.typed_values import Term
from tajik_relations.records import KINDS, Fact
from tajik_relations.records.fact import own_fields

_TRIED = 4
"""How many kinds are tried for a unit."""
_WAYS = 9
"""How many ways to fill the fields of actors are tried for a kind."""
_WRONG, _UNDECIDED, _MISSING = 0.4, 0.12, 0.5
"""How much a problem, an undecided value and an unknown value lower the score of a proposal."""
_LIKELY, _SECOND = 0.25, 0.55
"""How likely, beside the first one, a kind must be to be tried, and how good a second proposal for the same words."""
_VAGUE = "characterizations events figures commitments announcements legal_measures".split()
"""Kinds that nearly any words can fit: a low score is not enough for them, and they are no second proposals."""
_OWN = "projects programmes memberships meetings exercises investments renamings recognitions visits positions".split()
"""Kinds with signs of their own, which are good second proposals also where they are less sure."""
_SURE, _FAIR = 1.1, 0.7
"""How good a proposal is that stands beside another one, and one of a vague kind that stands alone."""


@frozen
class Block:
    """One proposed fact."""

    table: str
    line: int
    entry: dict[str, Any]
    missing: tuple[str, ...]
    """The keys that must stand and of which the value is not known."""
    findings: tuple[Finding, ...]
    score: float
    word: str
    """The end of its id."""
    check: str = ""
    """What is only likely, as no word says it."""

    @property
    def clean(self) -> bool:
        """Whether no value is missing, but for a sentence of the coder's, and the checks say nothing of the others."""
        return not self.missing and not self.findings

    @property
    def people(self) -> list[str]:
        """The visitors, whose office the visit has."""
        return list(self.entry.get("visitors", []))

    def says_no_more_than(self, other: "Block") -> bool:
        """Whether another block has its words or its person already, and needs no sentence of the coder's."""
        structured = other.clean and not needs_summary(other.table, other.entry)
        same = other.entry["words"] == self.entry["words"]
        held = self.table == "office_holders" and self.entry.get("person") in other.people
        return held or (structured and same and needs_summary(self.table, self.entry))

    def text(self, fact_id: str, *, spelled: bool = False) -> str:
        """Return it as TOML in comments, with what is missing and what the checks say.

        Args:
            spelled: whether each key that may be added has a line of its own, with what it can hold.
        """
        kind = KINDS[self.table]
        known = {"id": fact_id, "line": self.line, **self.entry}
        rows = [f"[[{self.table}]]"]
        for name in ("id", "line", "words", "also", "row", *own_fields(kind), *_BEHIND):
            if name in known:
                rows.append(document({name: known[name]}).rstrip("\n"))
            elif name in self.missing:
                rows.append(f'{name} = ""  # {hint(kind, name)}')
            elif name == "summary" and needs_summary(self.table, self.entry):
                rows.append('summary = ""  # one sentence in our own words')
        lines = [f"# {row}" for row in rows]
        may = [name for name in own_fields(kind) if name not in (*known, *self.missing)]
        if spelled:
            told = {row.partition(" ")[0] for row in rows}
            may += [name for name in (*_BEHIND, *_SELDOM) if name not in told]
            lines += [f"## {name} =   # {hint(kind, name)}" for name in may]
        else:
            lines += [f"## may: {', '.join(may)}"] if len(may) >= _MANY else []
        lines += [f"## check: {self.check}"] if self.check else []
        lines += [f"## verify will say: {'; '.join(map(str, self.findings[:2]))}"] if self.findings else []
        return "\n".join(lines) + "\n"


_MANY = 3
"""The least number of optional keys of a kind for which they are listed."""
_BEHIND = ("fields", "summary", "date", "as_of", "status", "wording", "footnotes")
"""Keys of every fact, in the order in which they stand behind those of the kind."""
_SELDOM = ("relative", "recurrent", "acts_for", "mentioned", "according_to")
"""Keys of every fact that no proposal has."""


def blocks_of(unit: Unit, bench: Bench) -> Iterator[Block]:
    """Yield the best proposals for a unit, the likeliest first: one kind, or two where both are likely."""
    if bench.table is not None:  # however likely it is, with as many of its values as the words give
        table, signs = bench.table, bench.book.kind_spans(TYPES[bench.table], unit.line.text)
        wanted = Likely(table, 1.0, tuple(span for span in signs if span.start in unit.scope))
        empty = Block(table, unit.number, {"words": []}, _required(KINDS[table]), (), 0.0, table)
        yield from _of_kind(wanted, unit, bench, empty)
        return
    likely = likely_kinds(unit, bench.book)[:_TRIED]
    if not unit.groups and not any(kind.signs or headed_by(kind.table, unit, bench.book) for kind in likely):
        return
    near = (kind for kind in likely if kind.score >= _LIKELY * likely[0].score)
    found = [blocks for kind in near if (blocks := list(_of_kind(kind, unit, bench)))]
    found.sort(key=lambda blocks: -_score(blocks))
    standing = [blocks for blocks in found if _stands(blocks, unit, only=False)]
    found = standing or [blocks for blocks in found if _stands(blocks, unit, only=True)]
    for blocks in found[:2]:
        first = found[0][0]
        if blocks is found[0] or (_stands_beside(blocks, first) and not blocks[0].says_no_more_than(first)):
            yield from blocks


def _score(blocks: list[Block]) -> float:
    return max(block.score for block in blocks)


def _stands(blocks: list[Block], unit: Unit, *, only: bool) -> bool:
    """Whether proposals of a kind are good enough to be the only ones for their words."""
    table, score = blocks[0].table, _score(blocks)
    if {*blocks[0].missing} - {*_OPEN} and table != "renamings":
        return unit.date is not None and score >= _FAIR
    if table == "events":
        return score >= _FAIR or (unit.date is not None and bool(unit.names))
    alone = only and unit.scope >= {*range(*unit.sentence)} and blocks[0].clean
    return table not in _VAGUE or score >= (_FAIR if table != "characterizations" or alone else _SURE)


def _stands_beside(blocks: list[Block], first: Block) -> bool:
    """Whether proposals of a kind are good enough to stand beside those of a likelier one."""
    table, score = blocks[0].table, _score(blocks)
    least = 0.0 if table in _OWN else _SURE
    happens = table == "events" and blocks[0].clean and first.score < _SURE
    held = table == "office_holders" and bool(blocks[0].missing)
    return happens or (table not in _VAGUE and not held and score >= max(least, _SECOND * first.score))


def _of_kind(likely: Likely, unit: Unit, bench: Bench, empty: Block | None = None) -> Iterator[Block]:
    """Yield the proposals of one kind for a unit, or an empty one where there is none."""
    for part in _narrowed(likely.table, unit):
        block = _best(part, likely, bench) or empty
        if block is not None:
            yield block


def _required(kind: type[Fact]) -> tuple[str, ...]:
    """Return the keys of its own without which a kind cannot stand."""
    return tuple(name for name in own_fields(kind) if fields_dict(kind)[name].default is NOTHING)


def _titled(unit: Unit, likely: Likely) -> Unit:
    """Return a unit that only calls somebody by an office without date and verb, which are those of another fact."""
    verbs = covered(*unit.groups)
    is_state = any("be" in group.lemmas for group in unit.groups)
    if likely.table != "office_holders" or covered(*likely.signs) & verbs or is_state:
        return unit
    person = next((read.position for read in unit.names if isinstance(read.named, Person)), min(unit.scope))
    first = max((at for at in verbs if at < person), default=-1)
    last = min((at for at in verbs if at > person), default=max(unit.scope) + 1)
    return evolve(unit, scope=frozenset(at for at in unit.scope if first < at < last), date=None)


def _seats(unit: Unit, vocabulary: type[Term], other: type[Term]) -> list[NameRead]:
    """Return the places before which a sign of the vocabulary stands nearest, and not of the other one."""

    def nearest(sort: type[Term], read: NameRead) -> int:
        spans = unit.line.book.term_spans(sort, unit.line.text)
        return max((span.start for span in spans if span.start < read.position), default=-1)

    return [read for read in places_of(unit) if nearest(vocabulary, read) >= nearest(other, read)]


_MONEYED = ("trade", "assistance", "investments")
"""Kinds of which each sum of money is a fact."""


def _narrowed(table: str, unit: Unit) -> Iterator[Unit]:
    """Yield a unit once for each that is counted in it: organization joined, seat of a post, holder, sum of money."""
    counted = {
        "memberships": [read for read in unit.names if isinstance(read.named, Organization)],
        "office_holders": [read for read in unit.names if isinstance(read.named, Person)],
        "consular_posts": _seats(unit, PostKind, MissionKind),
        "missions": _seats(unit, MissionKind, PostKind),
    }.get(table, [])
    figures = [read for read in unit.figures if read.unit is not None]
    if table in _MONEYED and len(figures) > 1:
        for figure in figures:
            rest = (read for read in unit.figures if read is not figure)
            yield evolve(unit, scope=unit.scope - said_at(unit.line, *rest))
        return
    counted = list({read.named: read for read in counted}.values())
    every = places_of(unit) if table in ("missions", "consular_posts") else counted
    if len(every) < 2 or not counted:
        yield unit
        return
    for read in counted:
        others = NOWHERE.union(*(positions(other) for other in every if other.named != read.named))
        yield evolve(unit, scope=unit.scope - others, focus=positions(read))


def _best(unit: Unit, likely: Likely, bench: Bench) -> Block | None:
    """Return the proposal of a kind of which the checks say least."""
    best: Block | None = None
    unit = _titled(unit, likely)
    values = list(_values(unit, likely, bench))
    for roles in islice(roles_of(KINDS[likely.table], unit, bench.setting, bench.told), _WAYS):
        block = _block(unit, likely, values, roles, bench)
        if block is not None and (best is None or block.score > best.score):
            best = block
        if best is not None and best.clean:
            break
    return best


def _block(unit: Unit, likely: Likely, values: list[Value], roles: Roles, bench: Bench) -> Block | None:
    entry = {**roles.values, **{value.name: value.value for value in values}, "row": unit.row}
    entry["also"] = None if likely.signs else headed_by(likely.table, unit, bench.book) or None
    entry = {name: value for name, value in entry.items() if value is not None}
    missing = tuple(name for name in _required(KINDS[likely.table]) if name not in entry)
    told = _telling(unit, likely)
    opening = next((min(value.at) for value in values if value.name == "title"), None)
    kept = roles.at.union(*(value.at for value in values))
    if not kept | told:
        return None
    mark = unit.footnote(max(kept | told))
    if mark is not None:
        entry["footnotes"] = [mark[0]]
        kept |= mark[1]
    findings: list[Finding] = []
    for _ in range(_REPAIRS):
        entry["words"] = fragments(unit.line, kept | told, kept, opening)
        if missing:
            break
        result = tried(likely.table, {"id": "trial-1", "line": unit.number, **entry}, bench)
        if result is None:
            return None
        status, findings = result
        idle = _idle(unit, told - kept, findings)
        if not idle:
            entry |= {"status": status} if status else {}
            break
        told -= idle
    wrong = sum(not finding.undecided for finding in findings)
    opened = sum(name in _OPEN for name in missing)
    score = likely.score - _WRONG * wrong - _UNDECIDED * (len(findings) - wrong) - _MISSING * (len(missing) - opened)
    return Block(
        likely.table, unit.number, entry, missing, tuple(findings), score, _word(unit, likely, entry), roles.check
    )


_OPEN = ("sending", "host", "state")
"""Keys that stay open where the words do not say whose office-holder somebody is."""
_REPAIRS = 3
"""How often words that carry nothing are taken out."""
_FOUND = re.compile(r"found '(?P<fragment>[^']+)'$|^'(?P<word>[^']+)' shows no value")


def _idle(unit: Unit, told: frozenset[int], findings: list[Finding]) -> frozenset[int]:
    """Return the positions of words that tell nothing, as the checks say, among those that may go."""
    matches = (_FOUND.search(finding.sentence) for finding in findings if finding.field == "words")
    words = {word for match in matches if match for word in (match["fragment"] or match["word"]).split()}
    return frozenset(at for at in told if unit.line.words[at] in words)


def _values(unit: Unit, likely: Likely, bench: Bench) -> Iterator[Value]:
    """Yield the values beside those who take part, with the date's words."""
    kind = KINDS[likely.table]
    terms = list(terms_in(kind, unit, likely, bench.book))
    yield from terms
    title = title_in(kind, unit)
    topic = None if title else topic_in(kind, unit)
    more = (aggregate_in(kind, unit, terms), place_in(kind, unit), quantity_in(kind, unit))
    optional = (title, topic, *more, fields_in(kind, unit, bench.book))
    yield from (value for value in optional if value is not None)
    if "honorary" in own_fields(kind):
        post = next((value.at for value in terms if value.name == "post"), NOWHERE)
        near = {at - 1 for at in post} | post
        at = frozenset(place for place in near & unit.scope if unit.line.lower[place] == "honorary")
        yield Value("honorary", bool(at), at)
    frame = framework(unit) if "organizations" in own_fields(kind) else None
    if frame is not None:
        yield Value("organizations", [code_of(frame)], positions(frame))
    if unit.date is not None:
        yield Value("date", unit.date.text, _date_words(unit, unit.date))
        if unit.date.bound == _AS_OF:
            yield Value("as_of", value=True)


def _date_words(unit: Unit, date: DateRead) -> frozenset[int]:
    """Return the positions of a date, with the word before it that opens or closes a time."""
    line = unit.line
    at = said_at(line, date)
    first = min(at)
    bound = date.bound.split() if ".." in date.text or date.bound == _AS_OF else []
    while bound and first > min(unit.scope) and line.lower[first] != bound[0]:
        first -= 1
        if min(at) - first > _FAR + 1:
            return at
    return at.union(range(first, min(at)) if bound else ())


_AS_OF = "as of"
"""Words before a date that is the time for which the document speaks."""
_FAR = 4
"""Behind how many words a date stands at most that "since" opens."""


def _telling(unit: Unit, likely: Likely) -> frozenset[int]:
    """Return the positions of the verb that tells the fact, and of the noun that shows its kind."""
    named = unit.line.named_positions
    signs = [at for at in map(covered, likely.signs) if at <= unit.scope]
    groups = [group for group in unit.groups if not group.doubtful] or unit.groups
    verbs = [at for at in map(covered, groups) if at <= unit.scope]
    own = [at for at in verbs if any(at & sign for sign in signs)]
    nouns = [at for at in signs if not any(at & verb for verb in verbs) and not at & named]
    nouns.sort(key=lambda at: distance(min(at), unit, []))
    told = (own or verbs)[:1]
    signed = [at for at in signs if any(at & verb for verb in told)]
    found = NOWHERE.union(*told, *signed[:1], *nouns[:1]) or NOWHERE.union(*signs[:1])
    return found | _predicate(unit, told) if KINDS[likely.table].narrative else found


def _predicate(unit: Unit, told: list[frozenset[int]]) -> frozenset[int]:
    """Return the positions of the first words behind a verb that say something: what is wanted, done or so."""
    line, words = unit.line, list[int]()
    taken = line.named_positions | said_at(line, *line.dates, *line.figures)
    start = max((max(at) for at in told), default=max(unit.scope)) + 1
    while start in taken:  # "is A's main partner"
        start += 1 + (line.lower[start + 1 : start + 2] == ("s",))
    for at in range(start, min(start + _FAR, max(unit.scope) + 1)):
        stops = at in taken or line.lower[at] in PREPOSITIONS or at not in unit.scope or (words and at in line.paused)
        if stops or (words and is_light(line.words[at])):
            break
        if not is_light(line.words[at]):
            words.append(at)
    return frozenset(words)


def _word(unit: Unit, likely: Likely, entry: dict[str, Any]) -> str:
    """Return a word for the end of an id: the organization, else the seat, else the sign of the kind, else the kind."""
    seat = entry.get("seat") or entry.get("organization") or entry.get("person")
    sign = next((unit.line.lower[span.start] for span in likely.signs), "")
    word = folded(str(seat or sign or TYPES[likely.table])).replace(" ", "-")
    return "".join(letter for letter in word if letter.isascii()).strip("-") or "fact"
