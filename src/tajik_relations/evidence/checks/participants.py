"""Whether the actors and places of a fact are those of the clause that tells it.

Only where the text is there. Names before the clause can be what its pronouns mean; names behind it hardly can.
"""

from collections.abc import Iterator
from itertools import pairwise

from attrs import fields

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.checks.telling import ARTICLES, LISTED, Telling
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.lines import Clause, LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.model.actors import Organization, Person, State, UnidentifiedState
from tajik_relations.records import Fact, Reference
from tajik_relations.records.fact import items_of

_PARTIES = (State | UnidentifiedState, Organization, Person)


def taking_part(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield actors and places of another clause than the words that tell the fact, and names left out of a list."""
    if isinstance(fact, Reference):
        return
    for line in cited.lines:
        told = Telling(fact, line)
        if told.positions and any(clause.finite for clause in told.clauses):
            yield from _actors(told)
            yield from _apart(told)
            yield from _places(told)
            yield from _governed(told)
        yield from _lists(told)
        yield from _pairs(told)


def _actors(told: Telling) -> Iterator[Finding]:
    """Yield actors named in another clause, where the one that tells the fact has a subject of its own."""
    fact, line = told.fact, told.line
    for name in _actor_fields(fact):
        for actor in items_of(getattr(fact, name)):
            reads = [read for read in line.names if read.named == actor and read.position in told.cited.cited]
            if not reads or any(told.has(read.position) for read in reads):
                continue
            read = reads[0]
            clause = line.clause_of(read.position)
            if clause is None or (clause.positions & told.positions) or not (clause.finite or clause.dependent):
                continue
            if _is_antecedent(told, reads):
                continue
            mine = [each for own in told.clauses for each in _subjects(line, own)]
            near = [each for each in line.names if told.has(each.position) and each.named not in (actor, *fact.actors)]
            near = [each for each in near if not line.index.is_adjective(line.words[each.position])]
            others = [each for each in near if each.position not in told.cited.cited and _same_type(each.named, actor)]
            told_of = getattr(actor, "name", str(actor))
            shared = not mine and name in _ACTING and not any(_is_subject(line, clause, read) for read in reads)
            if others:
                yield undecided(
                    name, f"{_name(others[0])} stands in the clause of these words, {told_of} in another one"
                )
            elif name in _TOPICS or (_refers_back(told) and read.position < max(told.positions)):
                continue
            elif min(each.position for each in reads) > max(told.positions) and not _is_list_item(told, read):
                yield undecided(name, f"{told_of} stands behind the clause that tells the fact, in another one")
            elif shared or (name in _JOINT and clause.dependent) or (name in (*_JOINT, *_ACTING) and mine):
                yield undecided(name, f"{told_of} stands in another clause than the words that tell the fact")


_TOPICS = ("of", "subjects", "concerning")
"""Fields for those whom something is about, named anywhere in a sentence."""
_JOINT = "parties participants members claimants states bodies involved".split()
"""Fields for those who do something together."""
_ACTING = "holder provider sending speaker committed investor recognizing authority exercising visitors".split()
"""Fields for those who act, and so are the subject of a clause before, where the verb has none of its own."""


def _refers_back(told: Telling) -> bool:
    """Whether a pronoun is the subject of the clause that tells the fact."""
    line = told.line
    for clause in told.clauses:
        first = min((group.start for group in clause.finite), default=0)
        if any(line.lower[at] in _PRONOUNS for at in clause.positions if at < first):
            return True
    return False


_PRONOUNS = frozenset("it they he she its their this these both we his her".split())


def _is_antecedent(told: Telling, reads: list[NameRead]) -> bool:
    """Whether the clause that tells the fact takes up a name right before it: "the union, of which it is a member"."""
    line = told.line
    for clause in told.clauses:
        start = min(clause.positions) - 1
        while start >= 0 and line.lower[start] in PREPOSITIONS:
            start -= 1
        if clause.dependent and any(read.position <= start < read.position + read.length for read in reads):
            return True
    return False


def _actor_fields(fact: Fact) -> Iterator[str]:
    for attribute in fields(type(fact)):
        if attribute.name not in ("partner", "mentioned", "concerning", "after"):
            if any(isinstance(item, State | Organization | Person) for item in items_of(getattr(fact, attribute.name))):
                yield attribute.name


def _same_type(one: object, other: object) -> bool:
    kinds = [next((at for at, kind in enumerate(_PARTIES) if isinstance(actor, kind)), None) for actor in (one, other)]
    return kinds[0] is not None and kinds[0] == kinds[1]


def _subjects(line: LineRead, clause: Clause) -> list[NameRead]:
    """Return the names that can be the subject of a clause: before its verb, behind no preposition, owning nothing."""
    return [read for read in line.names if read.position in clause.positions and _is_subject(line, clause, read)]


def _is_subject(line: LineRead, clause: Clause, read: NameRead) -> bool:
    first = min((group.start for group in clause.finite), default=0)
    at, end = read.position - 1, read.position + read.length
    while at >= 0 and line.lower[at] in ARTICLES:
        at -= 1
    governed = at in clause.positions and line.lower[at] in PREPOSITIONS
    owns = end < len(line.tokens) and line.lower[end] == "s" and line.gap(end)[-1:] in ("'", "’")
    adjective = read.length == 1 and line.index.is_adjective(line.words[read.position])
    return read.position < first and not (governed or owns or adjective)


def _is_list_item(told: Telling, read: NameRead) -> bool:
    """Whether other words are cited with a name, so that the citation itself shows the link."""
    clause = told.line.clause_of(read.position)
    return clause is not None and any(told.has_words(segment) for segment in clause.segments)


def _apart(told: Telling) -> Iterator[Finding]:
    """Yield actors in a part of the clause that has a date, a figure or a verb of its own, which is not cited."""
    line = told.line
    others = [(line.positions([(read.start, read.end)])) for read in (*line.dates, *line.figures)]
    others += [frozenset(range(group.start, group.end)) for group in line.groups]
    for name in _actor_fields(told.fact):
        for actor in items_of(getattr(told.fact, name)):
            reads = [read for read in line.names if read.named == actor and read.position in told.cited.cited]
            segments = [_segment(told, read.position) for read in reads]
            if not reads or name in _TOPICS or None in segments or {*segments} & {*told.verb_segments}:
                continue
            segment = {*range(*(segments[0] or (0, 0)))}
            own = [span for span in others if span <= segment and not span & told.cited.cited]
            near = [each for part in told.verb_segments for each in line.names if part[0] <= each.position < part[1]]
            near = [each for each in near if each.position not in told.cited.cited and _same_type(each.named, actor)]
            dated = any(span & line.positions((date.start, date.end) for date in line.dates) for span in own)
            if own and (near or dated) and segments[0] is not None:
                if not told.has_words(segments[0]) and not _spans(told, segments[0]):
                    yield undecided(name, f"{getattr(actor, 'name', actor)} stands in another part of the sentence")


def _spans(told: Telling, segment: tuple[int, int]) -> bool:
    """Whether one cited fragment reaches from this part of the sentence into the one that tells the fact."""
    parts = told.verb_segments
    return any(
        start < segment[1] and segment[0] < end and any(start < last and first < end for first, last in parts)
        for start, end in told.cited.stretches
    )


def _segment(told: Telling, at: int) -> tuple[int, int] | None:
    """Return the part of a telling clause in which a position stands, or `None`."""
    clause = next((clause for clause in told.clauses if at in clause.positions), None)
    return clause.segment_of(at) if clause is not None else None


def _places(told: Telling) -> Iterator[Finding]:
    """Yield a place of another part of the sentence, where the telling part has one that is not cited."""
    place = told.fact.location
    if place is None:
        return
    line = told.line
    reads = [read for read in line.names if read.named == place.name and read.position in told.cited.cited]
    own = [
        read
        for read in line.names
        if isinstance(read.named, str)
        and read.position not in told.cited.cited
        and any(part[0] <= read.position < part[1] for part in told.verb_segments)
    ]
    linked = [segment for read in reads if (segment := _segment(told, read.position)) and told.has_words(segment)]
    near = any(part[0] <= read.position < part[1] for read in reads for part in told.verb_segments)
    if reads and own and not near and not linked:
        yield undecided(
            "place", f"{own[0].named} stands with the words that tell the fact, {place.name} apart from them"
        )


_GOVERNING = frozenset("with to for against toward towards into".split())


def _governed(told: Telling) -> Iterator[Finding]:
    """Yield someone who is said to act and stands behind "with", "to" or the like alone."""
    line = told.line
    for name in ("holder", "authority", "speaker", "exercising"):
        for actor in items_of(getattr(told.fact, name, None)):
            reads = [read for read in line.names if read.named == actor and read.position in told.cited.cited]
            before = [_word_before(line, read) for read in reads]
            if reads and all(word in _GOVERNING for word in before) and not (name == "exercising" and "with" in before):
                yield undecided(name, f"{getattr(actor, 'name', actor)} stands behind {before[0]!r}")


def _word_before(line: LineRead, read: NameRead) -> str:
    at = read.position - 1
    while at >= 0 and line.lower[at] in ARTICLES:
        at -= 1
    return line.lower[at] if at >= 0 else ""


def _pairs(told: Telling) -> Iterator[Finding]:
    """Yield the other one of two whom one noun in the plural joins: "the Chilean and Vietnamese navies"."""
    line, held = told.line, {*told.fact.actors, *told.fact.mentioned}
    for first, second in pairwise(line.names):
        between = line.lower[first.position + first.length : second.position]
        adjectives = all(
            read.length == 1 and line.index.is_adjective(line.words[read.position]) for read in (first, second)
        )
        end = second.position + 1
        plural = end < len(line.lower) and line.lower[end].endswith("s") and line.words[end].islower()
        if between != ("and",) or not (adjectives and plural):
            continue
        mine, other = (first, second) if first.named in held else (second, first)
        cited = {mine.position, end} & told.cited.cited
        if mine.named in held and other.named not in held and len(cited) == 2:
            yield undecided("actors", f"{_name(other)} takes part in the same phrase and is not held")


def _lists(told: Telling) -> Iterator[Finding]:
    """Yield names of a list of which two or more are cited and others are not."""
    line, fact = told.line, told.fact
    held = {*fact.actors, *fact.mentioned}
    for names in _coordinated(line):
        cited = [read for read in names if read.position in told.cited.cited and read.named in held]
        others = [read for read in names if read.named not in held and read.position not in told.cited.cited]
        if len(cited) > 1 and others and isinstance(others[0].named, State | Organization):
            yield wrong("actors", f"expected {others[0].named.name} too, whom the words list with {_name(cited[0])}")


def _name(read: NameRead) -> str:
    return str(getattr(read.named, "name", read.named))


def _coordinated(line: LineRead) -> Iterator[list[NameRead]]:
    """Yield the lists of three names or more that only commas and "and" join."""
    found: list[NameRead] = []
    for read in line.names:
        if found:
            end = found[-1].position + found[-1].length
            between = line.lower[end : read.position]
            gap = "".join(line.gap(at) for at in range(end, read.position + 1))
            joined = {*between} <= LISTED and (between or "," in gap) and not {*gap} & {"(", ")", ";", ".", ":"}
            mixed = isinstance(read.named, State | Organization) and isinstance(found[0].named, State | Organization)
            if not joined or not (mixed or _same_type(read.named, found[0].named)):
                if len(found) > 2:
                    yield found
                found = []
        found.append(read)
    if len(found) > 2:
        yield found
