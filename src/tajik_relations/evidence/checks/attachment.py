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
from tajik_relations.evidence.english.verbs import PREPOSITIONS, Tense
from tajik_relations.evidence.lines import CitedLine, Clause, LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.evidence.originals import Text
from tajik_relations.evidence.readers import dates_in
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.model import terms
from tajik_relations.model.actors import Organization, Person, State, UnidentifiedState
from tajik_relations.model.terms import Rule, Status
from tajik_relations.records import Fact, Reference
from tajik_relations.records.fact import items_of

_LINKING = frozenset("when which where during whereupon".split())
"""Words that take up the date right before them."""
_ARTICLES = frozenset("the a an".split())
_LISTED = frozenset(("and", "the", "or", "both"))


_PARTIES = (State | UnidentifiedState, Organization, Person)


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
    yield from _nearer_heading(cited)
    for line in cited.lines:
        told = Telling(fact, line)
        if told.positions and any(clause.finite for clause in told.clauses):
            yield from _dates(told)
            yield from _figures(told)
            yield from _pairs(told)
            yield from _terms(told)
            yield from _actors(told)
            yield from _conditions(told)
        yield from _bracketed(told)
        yield from _lists(told)


def _dates(told: Telling) -> Iterator[Finding]:
    if told.fact.date is None:
        return
    line, starts = told.line, {token.start: at for at, token in enumerate(told.line.tokens)}
    values = [_Value(date.text, _position(line, date.start, starts)) for date in line.dates]
    cited = [value for value in values if value.at in told.cited.cited and _is_value(value.text, str(told.fact.date))]
    ends = {_position(line, date.start, starts): date.end for date in line.dates}
    carried = any(basis.rule is Rule.CARRIED for basis in told.fact.basis)
    yield from _torn_dates(told)
    for value in cited:
        after = line.positions([(ends[value.at], len(line.text))])
        own = told.free(values)
        following = line.lower[min(after)] if after else ""
        linked = following in _LINKING or (following in ("that", "which") and not own)
        if carried:
            yield from _carried(told, value, values)
        elif not (linked and told.has(min(after))) and not _opens_for(told, value):
            yield from _stray("date", value, told, told.free(values))


def _carried(told: Telling, value: _Value, values: list[_Value]) -> Iterator[Finding]:
    """Yield what speaks against a date that is said to be carried over from the words before."""
    last = max(told.positions)
    between = [other for other in values if value.at < other.at <= last]
    if told.has(value.at):
        yield wrong("date", f"expected {value.text} without the rule 'carried over', as the clause itself gives it")
    elif value.at > last or between or told.free(values):
        other = next(iter((*between, *told.free(values))), value).text
        yield wrong("date", f"expected the only date before these words to be carried over, found {other} as well")


def _opens_for(told: Telling, value: _Value) -> bool:
    """Whether a date opens a sentence of which a later clause without a subject tells: "In 2012 it did x and did y"."""
    line, clause = told.line, told.line.clause_of(value.at)
    if clause is None or not clause.finite or value.at > clause.finite[0].start:
        return False
    later = (own for own in told.clauses if own.sentence == clause.sentence and own.finite)
    return any(
        line.lower[min(own.positions)] in ("and", "but") and own.finite[0].start <= min(own.positions) + 2 for own in later
    )


def _is_value(text: str, value: str) -> bool:
    return text == value or value.startswith(text) or text in value.split("/") or value in text.split("/")


def _position(line: LineRead, start: int, starts: dict[int, int]) -> int:
    found = starts.get(start)
    return found if found is not None else min(line.positions([(start, start + 1)]), default=0)


def _figures(told: Telling) -> Iterator[Finding]:
    quantity = getattr(told.fact, "quantity", None)
    if quantity is None or quantity.number is None:
        return
    for figure in told.line.figures:
        if figure.number == quantity.number and told.cited.holds(figure.start, figure.end):
            alike = [read for read in told.line.figures if (read.unit is None) == (figure.unit is None)]
            values = [_Value(f"{read.number:,}", min(told.line.positions([(read.start, read.end)]))) for read in alike]
            mine = _Value(f"{figure.number:,}", min(told.line.positions([(figure.start, figure.end)])))
            yield from _stray("quantity", mine, told, told.free(values))


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
    if beside and not _has_words(told, segment) and not _coordinate(line, beside[0].at, value.at):
        yield undecided(name, f"{beside[0].text} stands with the verb of these words, {value.text} apart from it")


def _linked(told: Telling, clause: Clause) -> bool:
    """Whether other words of a clause are cited as well, so that the citation itself shows the link."""
    return any(_has_words(told, segment) for segment in clause.segments)


def _has_words(told: Telling, segment: tuple[int, int]) -> bool:
    """Whether words are cited between two positions that are no date, figure or name and no small word."""
    line = told.line
    dated = line.positions((date.start, date.end) for date in line.dates)
    counted = line.positions((figure.start, figure.end) for figure in line.figures)
    words = {*range(*segment)} & told.cited.cited - dated - counted - line.named_positions
    return any(line.lower[at] not in PREPOSITIONS | _ARTICLES | _LISTED for at in words)


def _coordinate(line: LineRead, one: int, other: int) -> bool:
    """Whether only "and", "in" and parts of dates stand between two positions: "in 2010 and 2018"."""
    between = {*range(min(one, other) + 1, max(one, other))} - line.positions(date_spans(line.text))
    return all(line.lower[at] in ("and", "in", "on", "then", "again", "also", "the") for at in between)


def _torn_dates(told: Telling) -> Iterator[Finding]:
    """Yield a date of which the year stands in the clause that tells the fact and the day in another one."""
    line, spans = told.line, date_spans(told.line.text)
    if any(_is_value(date.text, str(told.fact.date)) and told.cited.meets(date.start, date.end) for date in line.dates):
        return
    pieces = [at for at in sorted(line.positions(spans) & told.cited.cited) if line.words[at][0].isdigit()]
    apart = [at for at in pieces if not told.has(at)]
    if apart and len(apart) < len(pieces) and any(clause.finite for at in apart if (clause := line.clause_of(at))):
        yield undecided("date", f"the parts of {told.fact.date} stand in several clauses")


def _conditions(told: Telling) -> Iterator[Finding]:
    """Yield a condition in the sentence that no value of the fact carries."""
    if told.fact.status not in (Status.DONE, Status.ONGOING, Status.PLANNED):
        return
    line = told.line
    for start, end in {line.sentences[clause.sentence] for clause in told.clauses}:
        opener = line.words[start]
        verb = any(group.tense in (Tense.FUTURE, Tense.WOULD, Tense.PRESENT) for c in told.clauses for group in c.finite)
        inner = [at for at in range(start, end) if line.lower[at] in ("if", "unless", "provided")]
        if verb and (opener == "Should" or any(at not in told.cited.cited for at in inner)):
            yield undecided("status", f"a condition stands in this sentence: nothing decides on {told.fact.status}")


_RANKED = (
    terms.VisitKind,
    terms.MissionKind,
    terms.PostKind,
    terms.MembershipStatus,
    terms.Office,
    terms.Designation,
    terms.Ordinal,
)
"""Vocabularies of which one clause can have another term than the next."""


def _terms(told: Telling) -> Iterator[Finding]:
    """Yield a term of another clause, where the one that tells the fact has another of the same vocabulary."""
    line = told.line
    for attribute in fields(type(told.fact)):
        for term in items_of(getattr(told.fact, attribute.name)):
            if not isinstance(term, _RANKED):
                continue
            spans = line.book.term_spans(type(term), line.text)
            mine = [span for span in spans if span.of is term and {*range(span.start, span.end)} <= told.cited.cited]
            own = [span for span in spans if span.of is not term and told.has(span.start)]
            own = [span for span in own if not {*range(span.start, span.end)} & told.cited.cited]
            if mine and own and not any(told.has(span.start) for span in mine):
                yield wrong(attribute.name, f"expected {own[0].of}, which the clause of these words says, found {term}")


def _bracketed(told: Telling) -> Iterator[Finding]:
    """Yield a date in brackets behind the name of somebody who is not cited, where another one is."""
    line, held = told.line, {*told.fact.actors}
    for date in line.dates:
        opens = line.text.rfind("(", 0, date.start)
        if opens < 0 or ")" in line.text[opens : date.start] or not told.cited.holds(date.start, date.end):
            continue
        before = line.positions([(0, opens)])
        last = max(before, default=-1)
        named = next((read for read in line.names if read.position + read.length - 1 == last), None)
        others = [read for read in line.names if read.named in held and read.position in told.cited.cited]
        apart = named is not None and named.position not in told.cited.cited and named.named not in held
        if apart and named is not None and any(type(read.named) is type(named.named) for read in others):
            yield undecided("date", f"{date.text} stands in brackets behind {_name(named)}, who is not cited")


def _nearer_heading(cited: CitedWords) -> Iterator[Finding]:
    """Yield a date from a heading that another dated heading parts from the words."""
    lines = [(citation, cited.originals.get(citation.document)) for citation in cited.fact.citations]
    first = cited.fact.citations[0]
    for citation, text in lines[1:]:
        if not isinstance(text, Text) or citation.line >= first.line or not _is_heading(text.line(citation.line)):
            continue
        between = [number for number in range(citation.line + 1, first.line) if _is_heading(text.line(number))]
        if between and cited.fact.date is not None and any(map(dates_in, citation.words)):
            nearer = dates_in(text.line(between[-1]))[0].text
            yield wrong("date", f"expected {nearer}, which the nearest heading gives, found {cited.fact.date}")


def _is_heading(line: str) -> bool:
    """Whether a line is a date and hardly more."""
    return len(line.split()) <= _LONGEST_HEADING and len(dates_in(line)) == 1 and not line.rstrip().endswith(".")


_LONGEST_HEADING = 3


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
            if _is_antecedent(told, reads):
                continue
            mine = [each for own in told.clauses for each in _subjects(line, own)]
            near = [each for each in line.names if told.has(each.position) and each.named not in (actor, *fact.actors)]
            near = [each for each in near if not line.index.is_adjective(line.words[each.position])]
            others = [each for each in near if each.position not in told.cited.cited and _same_type(each.named, actor)]
            told_of = getattr(actor, "name", str(actor))
            shared = not mine and name in _ACTING and not any(_is_subject(line, clause, read) for read in reads)
            if others:
                yield undecided(name, f"{_name(others[0])} stands in the clause of these words, {told_of} in another one")
            elif name in _TOPICS or _refers_back(told):
                continue
            elif shared or (name in _JOINT and (clause.dependent or (mine and not _is_subject(line, clause, read)))):
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

