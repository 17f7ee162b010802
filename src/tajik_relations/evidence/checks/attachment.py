"""Whether the cited values stand in the clause that tells the fact, or were taken from another one.

Only where the text is there. A value of another clause is wrong where the clause that tells the fact has a value of its
own that is not cited, and undecided where it has none.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from attrs import fields, frozen

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.lines import CitedLine, Clause, LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.model.actors import Organization, State, UnidentifiedState
from tajik_relations.records import Fact, Reference
from tajik_relations.records.fact import items_of

_LINKING = frozenset("when which where during whereupon".split())
"""Words that take up the date right before them."""
_ARTICLES = frozenset("the a an".split())
_LISTED = frozenset(("and", "the", "or", "as", "well", "both"))


class _Value(NamedTuple):
    """A value on a line: what it is, and where it begins."""

    text: str
    at: int


@frozen(slots=False)
class Telling:
    """A cited line with the clauses that tell the fact."""

    fact: Fact
    cited: CitedLine

    @property
    def line(self) -> LineRead:
        """The line."""
        return self.cited.line

    @cached_property
    def positions(self) -> frozenset[int]:
        """The cited positions that tell what came about."""
        return self.cited.telling(self.fact.kind)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses in which these stand."""
        return tuple(clause for clause in self.line.clauses if clause.positions & self.positions)

    def has(self, at: int) -> bool:
        """Whether a position stands in one of these clauses, or the word after it takes it up."""
        return any(at in clause.positions for clause in self.clauses)

    def free(self, values: list[_Value]) -> list[_Value]:
        """Return the values that stand uncited in the clauses that tell the fact."""
        return [value for value in values if value.at not in self.cited.cited and self.has(value.at)]


def attached(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield values that stand in another clause than the words that tell the fact."""
    if isinstance(fact, Reference):
        return
    for line in cited.lines:
        told = Telling(fact, line)
        if told.positions and any(clause.finite for clause in told.clauses):
            yield from _dates(told)
            yield from _figures(told)
            yield from _pairs(told)
            yield from _actors(told)
        yield from _lists(told)


def _dates(told: Telling) -> Iterator[Finding]:
    if told.fact.date is None:
        return
    line, starts = told.line, {token.start: at for at, token in enumerate(told.line.tokens)}
    values = [_Value(date.text, _position(line, date.start, starts)) for date in line.dates]
    cited = [value for value in values if value.at in told.cited.cited and _is_value(value.text, str(told.fact.date))]
    ends = {_position(line, date.start, starts): date.end for date in line.dates}
    for value in cited:
        after = line.positions([(ends[value.at], len(line.text))])
        linked = bool(after) and line.lower[min(after)] in _LINKING and told.has(min(after))
        if not linked:
            yield from _stray("date", value, told, told.free(values))


def _is_value(text: str, value: str) -> bool:
    return text == value or value.startswith(text) or text in value.split("/")


def _position(line: LineRead, start: int, starts: dict[int, int]) -> int:
    found = starts.get(start)
    return found if found is not None else min(line.positions([(start, start + 1)]), default=0)


def _figures(told: Telling) -> Iterator[Finding]:
    quantity = getattr(told.fact, "quantity", None)
    if quantity is None or quantity.number is None:
        return
    values = [
        _Value(f"{figure.number:,}", min(told.line.positions([(figure.start, figure.end)]))) for figure in told.line.figures
    ]
    for value in values:
        if value.text == f"{quantity.number:,}" and value.at in told.cited.cited:
            yield from _stray("quantity", value, told, told.free(values))


def _stray(name: str, value: _Value, told: Telling, own: list[_Value]) -> Iterator[Finding]:
    """Yield a value of another clause, or of another part of the clause than the verb, that has one of its own."""
    line = told.line
    clause = line.clause_of(value.at)
    if clause is None:
        return
    if not told.has(value.at):
        if own:
            yield wrong(name, f"expected {own[0].text}, which the clause of these words gives, found {value.text} of another")
        elif clause.finite and not told.positions & clause.positions and not _linked(told, clause):
            yield undecided(name, f"{value.text} stands in another clause than the words that tell the fact")
        return
    segment = clause.segment_of(value.at)
    verb = next((group for group in clause.finite if group.end - 1 in told.positions), None)
    if verb is None or segment[0] <= verb.end - 1 < segment[1]:
        return
    first, last = clause.segment_of(verb.end - 1)
    beside = [other for other in own if first <= other.at < last]
    if beside:
        yield undecided(name, f"{beside[0].text} stands with the verb of these words, {value.text} apart from it")


def _linked(told: Telling, clause: Clause) -> bool:
    """Whether other words of a clause are cited as well, so that the citation itself shows the link."""
    line = told.line
    dated = line.positions((date.start, date.end) for date in line.dates)
    counted = line.positions((figure.start, figure.end) for figure in line.figures)
    words = clause.positions & told.cited.cited - dated - counted - line.named_positions
    return any(line.lower[at] not in PREPOSITIONS | _ARTICLES for at in words)


def _pairs(told: Telling) -> Iterator[Finding]:
    """Yield a figure that goes with another date: "from 11 million in 2010 to 7 million in 2012"."""
    quantity, date = getattr(told.fact, "quantity", None), told.fact.date
    if quantity is None or date is None or quantity.number is None:
        return
    line = told.line
    for clause in told.clauses:
        figures = [read for read in line.figures if line.positions([(read.start, read.end)]) <= clause.positions]
        dates = [read for read in line.dates if line.positions([(read.start, read.end)]) <= clause.positions]
        if len(figures) < 2 or len(dates) < 2:
            continue
        for figure in figures:
            following = min((read.start for read in figures if read.start > figure.start), default=len(line.text))
            own = [read for read in dates if figure.end <= read.start < following]
            mine = figure.number == quantity.number and told.cited.holds(figure.start, figure.end)
            if mine and len(own) == 1 and not told.cited.meets(own[0].start, own[0].end):
                yield wrong("date", f"expected {own[0].text}, which stands with {figure.number:,}, found {date}")


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
            mine = [each for own in told.clauses for each in _subjects(line, own)]
            others = [each for each in mine if each.position not in told.cited.cited and _same_type(each.named, actor)]
            told_of = getattr(actor, "name", str(actor))
            if others and isinstance(others[0].named, State | Organization):
                yield undecided(
                    name, f"{others[0].named.name} begins the clause of these words, {told_of} stands in another one"
                )
            elif clause.dependent or (mine and not _is_subject(line, clause, read)):
                yield undecided(name, f"{told_of} stands in another clause than the words that tell the fact")


def _actor_fields(fact: Fact) -> Iterator[str]:
    for attribute in fields(type(fact)):
        if attribute.name not in ("partner", "mentioned", "concerning"):
            if any(isinstance(item, State | Organization) for item in items_of(getattr(fact, attribute.name))):
                yield attribute.name


def _same_type(one: object, other: object) -> bool:
    return isinstance(one, State) == isinstance(other, State | UnidentifiedState)


def _subjects(line: LineRead, clause: Clause) -> list[NameRead]:
    """Return the names that can be the subject of a clause: before its verb, behind no preposition, owning nothing."""
    return [read for read in line.names if read.position in clause.positions and _is_subject(line, clause, read)]


def _is_subject(line: LineRead, clause: Clause, read: NameRead) -> bool:
    first = min((group.start for group in clause.finite), default=0)
    at, end = read.position - 1, read.position + read.length
    while at >= 0 and line.lower[at] in _ARTICLES:
        at -= 1
    governed = at in clause.positions and line.lower[at] in PREPOSITIONS
    owns = end < len(line.tokens) and line.lower[end] == "s" and line.gap(end)[-1:] in ("'", "’")
    adjective = read.length == 1 and line.index.is_adjective(line.words[read.position])
    return read.position < first and not (governed or owns or adjective)


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
            joined = {*between} <= _LISTED and (between or "," in gap) and not {*gap} & {"(", ")", ";", ".", ":"}
            if not joined or not _same_type(read.named, found[0].named):
                if len(found) > 2:
                    yield found
                found = []
        found.append(read)
    if len(found) > 2:
        yield found

