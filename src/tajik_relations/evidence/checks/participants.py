"""Whether the cited words name the actors and places of a fact, and in the clause that states the fact.

Clauses are compared only where the text is there. Names before the clause can be what its pronouns mean; names behind
it hardly can.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from tajik_relations.evidence.checks.findings import Finding, items_in, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.fragments import LISTED, CitedLine
from tajik_relations.evidence.lines import Clause, LineRead
from tajik_relations.evidence.name_index import NameRead, is_listed
from tajik_relations.evidence.readers import DateRead, FigureRead
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import ACTORS, Actor, Organization, Person, Place, State, UnidentifiedState
from tajik_relations.records.fact import items_of, own_fields

_PARTIES = (State | UnidentifiedState, Organization, Person)
_TOPICS = ("of", "subjects", "concerning")
"""Fields for those whom the fact is about; they can be named anywhere in a sentence."""
_JOINT = "parties participants members claimants states bodies involved".split()
"""Fields for those who do something together."""
_ACTING = "holder provider sending speaker committed investor recognizing authority exercising visitors".split()
"""Fields for those who act, and so are the subject of a clause before, where the verb has none of its own."""
_PRONOUNS = word_set("pronouns")
_GOVERNING = frozenset("with to for against toward towards into on upon".split())


def taking_part(lines: Iterable[CitedLine]) -> Iterator[Finding]:
    """Yield actors and places from a clause other than the one that states the fact, and names left out of a list."""
    for cited in lines:
        if cited.told:
            yield from _actors(cited)
            yield from _apart(cited)
            yield from _places(cited)
            yield from _governed(cited)
        yield from _lists(cited)
        yield from _unknown(cited)
        yield from _pairs(cited)


def _actors(cited: CitedLine) -> Iterator[Finding]:
    """Yield actors named in another clause, if the clause that states the fact has a subject of its own."""
    fact, line = cited.fact, cited.line
    mine = any(_subjects(line, own) for own in cited.clauses)
    for name, actor, reads in _cited_actors(cited):
        clause = line.clause_of(reads[0].position)
        if clause is None or (clause.positions & cited.telling) or not (clause.finite or clause.dependent):
            continue
        if any(cited.has(read.position) for read in reads) or _is_antecedent(cited, reads):
            continue
        near = [read for read in cited.uncited_names if cited.has(read.position) and read.named not in fact.actors]
        near = [read for read in near if not line.index.is_adjective(line.words[read.position])]
        others = [read for read in near if read.named != actor and _same_type(read.named, actor)]
        shared = not mine and name in _ACTING and not any(_is_subject(line, clause, read) for read in reads)
        if others:
            told = f"{others[0].name} stands in the clause that states the fact, {actor.name} in another"
        elif name in _TOPICS or (_refers_back(cited) and reads[0].position < max(cited.telling)):
            continue
        elif reads[0].position > max(cited.telling) and not cited.links(clause):
            told = f"{actor.name} stands in a clause after the one that states the fact"
        elif shared or (name in _JOINT and clause.dependent) or (name in (*_JOINT, *_ACTING) and mine):
            told = f"{actor.name} stands outside the clause that states the fact"
        else:
            continue
        yield undecided(name, f"{told}: judge who takes part")


def _refers_back(cited: CitedLine) -> bool:
    """Whether a pronoun is the subject of the clause that tells the fact."""
    line = cited.line
    for clause in cited.clauses:
        first = min((group.start for group in clause.finite), default=0)
        if any(line.lower[at] in _PRONOUNS for at in clause.positions if at < first):
            return True
    return False


def _is_antecedent(cited: CitedLine, reads: list[NameRead]) -> bool:
    """Whether the clause that tells the fact takes up a name right before it: "the union, of which it is a member"."""
    line = cited.line
    for clause in cited.clauses:
        start = min(clause.positions) - 1
        while start >= 0 and line.lower[start] in PREPOSITIONS:
            start -= 1
        if clause.dependent and any(start in read.positions for read in reads):
            return True
    return False


def _cited_actors(cited: CitedLine) -> Iterator[tuple[str, Actor, list[NameRead]]]:
    """Yield the actors of a fact whom the cited words name: the field, the actor, and where in the order of words."""
    aside = ("partner", "mentioned", "concerning", "after")
    actors = ((name, item) for name, item in items_in(cited.fact) if name not in aside and isinstance(item, ACTORS))
    yield from ((name, actor, reads) for name, actor in actors if (reads := cited.reads_of(actor)))


def _same_type(first: object, second: object) -> bool:
    return any(isinstance(first, kind) and isinstance(second, kind) for kind in _PARTIES)


def _subjects(line: LineRead, clause: Clause) -> list[NameRead]:
    """Return the names that can be the subject of a clause: before its verb, behind no preposition, owning nothing."""
    return [read for read in line.names if read.position in clause.positions and _is_subject(line, clause, read)]


def _is_subject(line: LineRead, clause: Clause, read: NameRead) -> bool:
    first = min((group.start for group in clause.finite), default=0)
    at = line.before(read)
    governed = at in clause.positions and line.lower[at] in PREPOSITIONS
    owns = line.lower[read.end : read.end + 1] == ("s",) and line.gap(read.end)[-1:] in ("'", "’")
    return read.position < first and not (governed or owns or read.adjective)


def _apart(cited: CitedLine) -> Iterator[Finding]:
    """Yield actors in a part of the clause that has a date, a figure or a verb of its own, which is not cited."""
    line = cited.line
    values: list[DateRead | FigureRead] = [*line.dates, *line.figures]
    others = [line.at(read) for read in values]
    others += [frozenset(range(group.start, group.end)) for group in line.groups]
    near = [read for read in cited.uncited_names if cited.in_verb_segments(read.position)]
    for name, actor, reads in _cited_actors(cited):
        segments = [_segment(cited, read.position) for read in reads]
        segment = segments[0]
        if segment is None or name in _TOPICS or None in segments or {*segments} & {*cited.verb_segments}:
            continue
        own = [span for span in others if span <= {*range(*segment)} and not span & cited.cited]
        parted = any(span & line.dated for span in own) or (own and any(_same_type(read.named, actor) for read in near))
        if parted and not cited.has_words(segment) and not _spans(cited, segment):
            yield undecided(
                name, f"{actor.name} stands in another part of the sentence than the fact: judge who takes part"
            )


def _spans(cited: CitedLine, segment: tuple[int, int]) -> bool:
    """Whether one cited fragment reaches from this part of the sentence into the one that tells the fact."""
    parts = cited.verb_segments
    return any(
        start < segment[1] and segment[0] < end and any(start < last and first < end for first, last in parts)
        for start, end in cited.stretches
    )


def _segment(cited: CitedLine, at: int) -> tuple[int, int] | None:
    """Return the part of a telling clause in which a position stands, or `None`."""
    segments = (segment for clause in cited.clauses for segment in clause.segments)
    return next((segment for segment in segments if segment[0] <= at < segment[1]), None)


def _places(cited: CitedLine) -> Iterator[Finding]:
    """Yield a place of another part of the sentence, where the telling part has one that is not cited."""
    place = cited.fact.location
    if place is None:
        return
    reads = cited.reads_of(place.name)
    own = [
        read for read in cited.uncited_names if isinstance(read.named, str) and cited.in_verb_segments(read.position)
    ]
    linked = [segment for read in reads if (segment := _segment(cited, read.position)) and cited.has_words(segment)]
    listed = any(is_listed(cited.line.text, first, second) for first in own for second in reads)
    apart = reads and own and not linked and not any(cited.in_verb_segments(read.position) for read in reads)
    if apart and not listed:
        yield undecided(
            "seat" if hasattr(cited.fact, "seat") else "place",
            f"{own[0].name} stands next to the words that state the fact, {place.name} does not: judge which is meant",
        )


def _governed(cited: CitedLine) -> Iterator[Finding]:
    """Yield an actor who acts by the record but stands only after "with", "to" or the like."""
    line = cited.line
    for name in ("holder", "authority", "speaker", "exercising"):
        for actor in items_of(getattr(cited.fact, name, None)):
            before = [line.lower[at] if at >= 0 else "" for at in map(line.before, cited.reads_of(actor))]
            if before and {*before} <= _GOVERNING and not (name == "exercising" and "with" in before):
                yield undecided(name, f"{actor.name} stands after {before[0]!r}: judge whether this actor acts")


def _pairs(cited: CitedLine) -> Iterator[Finding]:
    """Yield the missing one of two actors that a plural noun joins: "the Chilean and Peruvian navies"."""
    line, held = cited.line, {*cited.fact.actors, *cited.fact.mentioned}
    for first, second in pairwise(line.names):
        between, end = line.lower[first.end : second.position], second.end
        plural = end < len(line.lower) and line.lower[end].endswith("s") and line.words[end].islower()
        if between != ("and",) or not (first.adjective and second.adjective and plural):
            continue
        mine, other = (first, second) if first.named in held else (second, first)
        if mine.named in held and other.named not in held and {mine.position, end} <= cited.cited:
            yield undecided(
                "actors", f"{other.name} stands in the same phrase, but not in the record: judge who takes part"
            )


_LONGEST_NAME = 3


def _lists(cited: CitedLine) -> Iterator[Finding]:
    """Yield names of a list of which two or more are cited and others are not."""
    line, fact = cited.line, cited.fact
    held = {*fact.actors, *fact.mentioned}
    for names in _coordinated(line):
        mine = [read for read in names if read.position in cited.cited and read.named in held]
        others = [read for read in names if read.named not in held and read.position not in cited.cited]
        if len(mine) > 1 and others and isinstance(others[0].named, State | Organization):
            yield wrong("actors", f"the line lists {others[0].name} together with {mine[0].name}: add it to the record")


def _unknown(cited: CitedLine) -> Iterator[Finding]:
    """Yield a capitalized name that is in no vocabulary and stands in a list with an actor of the record."""
    line, held = cited.line, {*cited.fact.actors}
    for first, second in pairwise(line.names):
        start, end = first.end, second.position
        words = [at for at in range(start, end) if line.lower[at] not in LISTED]
        gaps = [line.gap(at) for at in range(start, end + 1)]
        listed = all("," in gap or not gap.strip() for gap in gaps) and any("," in gap for gap in gaps)
        names = all(line.words[at][:1].isupper() for at in words) and 0 < len(words) <= _LONGEST_NAME
        joined = listed and names and (gaps[0].strip() == "," or line.lower[start] in LISTED)
        known = any(read.named in held and read.position in cited.cited for read in (first, second))
        alike = isinstance(first.named, State | Organization) and isinstance(second.named, State | Organization)
        if joined and known and alike:
            name = " ".join(line.words[at] for at in words)
            yield undecided(
                "actors", f"{name!r} is in a list with {first.name}, but in no vocabulary: judge who takes part"
            )


def _coordinated(line: LineRead) -> Iterator[list[NameRead]]:
    """Yield the lists of three names or more that only commas and "and" join."""
    listed: list[NameRead] = []
    for read in line.names:
        if listed:
            end = listed[-1].end
            between = line.lower[end : read.position]
            gap = "".join(line.gap(at) for at in range(end, read.position + 1))
            joined = {*between} <= LISTED and (between or "," in gap) and not {*gap} & {"(", ")", ";", ".", ":"}
            opens = not between and any(group.start == read.end for group in line.groups)
            joined = joined and not opens  # "Despite tensions in A and B, C has kept"
            mixed = isinstance(read.named, State | Organization) and isinstance(listed[0].named, State | Organization)
            if not joined or not (mixed or _same_type(read.named, listed[0].named)):
                if len(listed) > 2:
                    yield listed
                listed = []
        listed.append(read)
    if len(listed) > 2:
        yield listed


def named_actor(
    name: str, value: State | Organization | Person | UnidentifiedState, cited: CitedWords, derived: set[str]
) -> Iterator[Finding]:
    """Yield an actor whom the words do not name, or whom they name although a rule gives the actor."""
    if isinstance(value, UnidentifiedState):
        if name not in derived:
            yield wrong(
                name,
                "an unidentified State must come from the identification of its table row, found one that does not",
            )
        return
    named = cited.first(value) is not None or (name not in derived and cited.is_inside_a_name(value))
    meant = isinstance(value, State) and cited.by_capital(value, cited.fact.location)
    if not (named or meant) and name not in derived:
        strange = f"expected an actor whom the words name, found {value.code}"
        yield wrong(name, cited.in_one_piece(value.name, *value.names) or strange)._replace(firm=True)
    elif name not in derived and not name.startswith("mentioned") and _is_place_alone(value, cited):
        yield undecided(name, f"the words name {value.code} only as the place: judge whether it takes part")
    elif named and name in derived and not _named_otherwise(name, value, cited):
        yield wrong(
            name, f"the words name this actor: write the code {value.code} instead of leaving the actor to a rule"
        )


def _is_place_alone(value: Actor, cited: CitedWords) -> bool:
    """Whether words name a State once, behind "in", and the fact holds it as its place: "signed in Chile"."""
    place = cited.fact.location
    reads = [(tokens(cited.bare[number]), read) for number, read in cited.named_as(value)]
    before = [words[max(0, read.position - 1)].text.casefold() for words, read in reads]
    return place is not None and place.state == value and place.name == value.name and before == ["in"]


def _named_otherwise(name: str, value: Actor, cited: CitedWords) -> bool:
    """Whether words name someone in another part that the fact holds: in a title, as a place, as another actor."""
    fact = cited.fact
    derived = {basis.field for basis in fact.basis}
    title, place = getattr(fact, "title", None) or "", fact.location
    if value in cited.index.named_in(title) or (place and place.state == value):
        return True
    others = (other for other in own_fields(type(fact)) if other != name.partition("[")[0])
    paths = ((f"{other}[{at}]", item) for other in others for at, item in enumerate(items_of(getattr(fact, other))))
    return any(item == value and path not in derived for path, item in paths)


def named_place(name: str, place: Place, cited: CitedWords, derived: set[str]) -> Iterator[Finding]:
    """Yield a place that the words do not name, or that they put into another State."""
    if place.state is not None and place.name == place.state.name:  # a whole State
        if cited.first(place.state) is None:
            yield wrong(name, f"expected a State that the words name, found {place.name}")
        return
    if not any(read.named == place.name for read in cited.names):
        strange = f"expected a place that the words name, found {place.name}"
        yield wrong(name, cited.in_one_piece(place.name) or strange)
    beside = cited.state_beside(place.name)
    if beside is not None and place.state != beside:
        yield wrong(name, f"expected {place.name} in {beside}, as the words say, found {place.state}")
    if place.state is not None and beside is None and f"{name}.state" not in derived:
        named = any(read.named == place.state for read in cited.names)
        yield (undecided if named else wrong)(
            name, f"expected a State that the words name right next to {place.name}, found {place.state}"
        )
    if beside is not None and f"{name}.state" in derived:
        yield wrong(name, f"the words name the State of {place.name}: write this State instead of leaving it to a rule")
