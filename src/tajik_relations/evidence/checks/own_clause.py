"""Whether the cited values stand in the clause that tells the fact, or were taken from another one.

Only where the text is there. A value of another clause is wrong where the clause that tells the fact has a value of its
own that is not cited, and undecided where it has none.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from tajik_relations.evidence.checks.findings import Finding, items_in, undecided, wrong
from tajik_relations.evidence.checks.values import RANKED
from tajik_relations.evidence.english.verbs import Tense
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.fragments import CitedLine
from tajik_relations.evidence.lines import RELATIVE, Clause, LineRead
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.model.terms import Rule, Status

_LINKING = frozenset("when which where during whereupon".split())
"""Words that take up the date right before them."""
_PARTS_OF_TIME = word_set("parts_of_time")
_POINTING = re.compile(r"\b(?:since then|ever since|(?:of|among) (?:which|whom))\b")
"""Words that point back to the date before them."""
_JUST_IN = re.compile(r"\s*(?:[a-z]+\s+(?=in\b|for\b|during\b))?\(?(?:in|for|of|by|at|during|as of)?\s*", re.IGNORECASE)


class _Value(NamedTuple):
    """A value on a line: its text, and where it begins."""

    text: str
    at: int


def attached(lines: Iterable[CitedLine]) -> Iterator[Finding]:
    """Yield values that stand in a clause other than the one that states the fact."""
    for cited in lines:
        if cited.telling and cited.clauses:
            yield from _dates_of_nouns(cited)
        if cited.told:
            yield from _dates(cited)
            yield from _figures(cited)
            yield from _pairs(cited)
            yield from _terms(cited)
            yield from _conditions(cited)
            yield from _recognized_as(cited)
        yield from _figures_apart(cited)
        yield from _bracketed(cited)


def _dates(cited: CitedLine) -> Iterator[Finding]:
    if cited.fact.date is None:
        return
    line = cited.line
    values = [_Value(date.text, line.first(date)) for date in line.dates]
    own = _free(cited, values)
    carried = any(basis.rule is Rule.CARRIED for basis in cited.fact.basis)
    yield from _torn_dates(cited)
    for date, value in zip(line.dates, values, strict=True):
        if value.at not in cited.cited or not _is_value(value.text, str(cited.fact.date)):
            continue
        after = line.positions([(date.end, len(line.text))])
        following = line.lower[min(after)] if after else ""
        linked = following in _LINKING or (following in ("that", "which") and not own)
        taken_up = not own and _taken_up(cited, value, values)
        joined = (linked and cited.has(min(after))) or _opens_for(cited, value) or taken_up
        stray = [] if joined else [*_stray("date", value, cited, own)]
        if _during_which(cited, after):
            if not carried:
                yield wrong("date", f"“during which” takes up {value.text}: write carried = true")
        elif not carried:
            yield from stray
        elif cited.first == 0:  # a date of an earlier line is in no clause of the words that tell the fact
            yield from _carried(cited, value, values, stray)


def _during_which(cited: CitedLine, after: Collection[int]) -> bool:
    """Whether "during which" stands at these positions, before the words that tell: the act before it has the date."""
    first = min(after, default=0)
    taken_up = cited.line.lower[first : first + 2] == ("during", "which")
    return taken_up and all(at > first for at in cited.telling)


def _free(cited: CitedLine, values: Iterable[_Value]) -> list[_Value]:
    """Return the values that stand uncited in the clauses that tell the fact."""
    return [value for value in values if value.at not in cited.cited and cited.has(value.at)]


def _carried(cited: CitedLine, value: _Value, values: list[_Value], stray: list[Finding]) -> Iterator[Finding]:
    """Yield problems of a date that the record marks as carried over from the words before."""
    last = max(cited.telling)
    between = [other for other in values if value.at < other.at <= last]
    if cited.has(value.at) or not stray:
        yield wrong("date", f"the clause itself gives {value.text}: remove carried = true")
    elif nearer := [*between, *_free(cited, values)]:
        reason = f"{nearer[0].text} is nearer to the words that state the fact"
        yield wrong("date", f"{value.text} cannot be carried over: {reason}")
    elif value.at > last:
        yield wrong("date", f"{value.text} cannot be carried over: it stands after the words that state the fact")


def _taken_up(cited: CitedLine, value: _Value, values: list[_Value]) -> bool:
    """Whether the clauses that tell point back to the date before them: "since then", "of which".

    A date at the head of a sentence is that of a clause behind "and" too, if this gives none.
    """
    line, own = cited.line, cited.line.clause_of(value.at)
    for clause in cited.clauses if own is not None else ():
        first = min(clause.positions)
        if any(value.at < other.at < first for other in values):
            continue
        text = " ".join(line.lower[at] for at in (*range(max(0, first - 1), first), *sorted(clause.positions)))
        points = value.at < first and _POINTING.search(text)
        start, end = line.sentences[clause.sentence]
        heads = start <= value.at < min(start + 2, end)  # "In 2010 …"
        if points or (heads and line.lower[first] in ("and", "but")):
            return True
    return False


def _opens_for(cited: CitedLine, value: _Value) -> bool:
    """Whether a date opens a sentence of which a later clause without a subject tells: "In 2012 it did x and did y"."""
    line, clause = cited.line, cited.line.clause_of(value.at)
    if clause is None or not clause.finite or value.at > clause.finite[0].start:
        return False
    later = (own for own in cited.clauses if own.sentence == clause.sentence and own.finite)
    return any(
        line.lower[min(own.positions)] in ("and", "but") and own.finite[0].start <= min(own.positions) + 2
        for own in later
    )


def _dates_of_nouns(cited: CitedLine) -> Iterator[Finding]:
    """Yield a date that "of" joins to a noun that is not what the fact is about: "the earthquake of 15 August 2007"."""
    line, value = cited.line, str(cited.fact.date)
    signs = {at for span in line.book.kind_spans(cited.fact.kind, line.text) for at in range(span.start, span.end)}
    for date in line.dates:
        first = line.first(date)
        if first < 2 or not _is_value(date.text, value) or not cited.holds(date):
            continue
        noun = first - 2
        deadline = cited.fact.kind in ("Commitment", "Announcement") and any(
            group.tense is Tense.INFINITIVE
            and group.end <= first
            and cited.has(group.start)
            and cited.has(first)
            and not any(other.start > group.end and other.end <= first for other in line.groups)
            for group in line.groups
        )
        of_noun = line.lower[first - 1] == "of" and noun not in signs and line.lower[noun] not in _PARTS_OF_TIME
        during = "during" in line.lower[max(0, noun - 3) : noun]
        if of_noun and not during and not line.words[noun][0].isdigit():
            yield undecided(
                "date", f"{date.text} belongs to {line.words[noun]!r}: judge whether it is the date of the fact"
            )
        elif deadline:
            yield undecided(
                "date", f"{date.text} may date the action to be done, or the statement about the action: judge which"
            )


def _is_value(text: str, value: str) -> bool:
    return text == value or value.startswith(text) or text in value.split("/") or value in text.split("/")


def _figures(cited: CitedLine) -> Iterator[Finding]:
    line = cited.line
    for figure in cited.figures:
        if cited.holds(figure):
            alike = (read for read in line.figures if (read.unit is None) == (figure.unit is None))
            values = {read: _Value(f"{read.number:,}", line.first(read)) for read in alike}
            yield from _stray("quantity", values[figure], cited, _free(cited, values.values()))


def _figures_apart(cited: CitedLine) -> Iterator[Finding]:
    """Yield a figure from another clause, where the clause of the cited words has a figure of its own."""
    line = cited.line
    places = {read: line.first(read) for read in line.figures}
    for figure in cited.figures:
        clause = line.clause_of(places[figure])
        if places[figure] not in cited.cited or clause is None:
            continue
        worded = [*filter(cited.links, line.clauses)]
        own = [
            other
            for other, place in places.items()
            if place not in cited.cited
            and (other.unit is None) == (figure.unit is None)
            and any(place in date.positions for date in worded)
        ]
        if worded and clause not in worded and own:
            yield undecided(
                "quantity",
                f"{own[0].number:,} stands in the clause that states the fact, {figure.number:,} in another clause: "
                "judge which figure is meant",
            )


def _stray(name: str, value: _Value, cited: CitedLine, own: list[_Value]) -> Iterator[Finding]:
    """Yield a value from another clause, or another part of the clause, if the verb has such a value beside it."""
    line = cited.line
    clause = line.clause_of(value.at)
    if clause is None:
        return
    if not cited.has(value.at):
        if own:
            yield wrong(
                name,
                f"expected {own[0].text}, which the clause of the fact gives, found {value.text} from another clause",
            )
        elif clause.finite and not cited.telling & clause.positions and not cited.links(clause):
            yield undecided(
                name,
                f"{value.text} stands outside the clause that states the fact: judge whether it belongs to the fact",
            )
        return
    segment = clause.segment_of(value.at)
    yield from _with_sign(name, cited, value, own, clause)
    if segment in cited.verb_segments:
        return
    beside = [other for other in own if cited.in_verb_segments(other.at)]
    if beside and not cited.has_words(segment) and not _coordinate(line, beside[0].at, value.at):
        yield undecided(
            name,
            f"{beside[0].text} stands next to the verb of the fact, {value.text} does not: judge which is meant",
        )


def _with_sign(name: str, cited: CitedLine, value: _Value, own: list[_Value], clause: Clause) -> Iterator[Finding]:
    """Yield a date apart from the noun that shows the kind of fact, where another date stands beside that."""
    line = cited.line
    signs = line.book.kind_spans(cited.fact.kind, line.text)
    nouns = [span.start for span in signs if {*range(span.start, span.end)} <= cited.cited]
    nouns = [at for at in nouns if at in clause.positions and at not in line.verbs]
    segments = {clause.segment_of(at) for at in nouns}
    if len(segments) == 1 and clause.segment_of(value.at) not in segments:
        first, last = next(iter(segments))
        beside = [other for other in own if first <= other.at < last]
        linked = cited.has_words(clause.segment_of(value.at))
        if beside and not linked and not _coordinate(line, beside[0].at, value.at):
            yield undecided(
                name,
                f"{beside[0].text} is next to {line.words[nouns[0]]!r}, {value.text} is not: judge which is meant",
            )


def _coordinate(line: LineRead, first: int, second: int) -> bool:
    """Whether only "and", "in" and parts of dates stand between two positions: "in 2010 and 2018"."""
    between = {*range(min(first, second) + 1, max(first, second))} - line.positions(date_spans(line.text))
    return all(line.lower[at] in ("and", "in", "on", "then", "again", "also", "the") for at in between)


def _torn_dates(cited: CitedLine) -> Iterator[Finding]:
    """Yield a date of which the year stands in the clause that tells the fact and the day in another one."""
    line, spans = cited.line, date_spans(cited.line.text)
    if any(_is_value(date.text, str(cited.fact.date)) and cited.meets(date.start, date.end) for date in line.dates):
        return
    pieces = [at for at in sorted(line.positions(spans) & cited.cited) if line.words[at][0].isdigit()]
    apart = [at for at in pieces if not cited.has(at)]
    if apart and len(apart) < len(pieces) and any(clause.finite for at in apart if (clause := line.clause_of(at))):
        yield undecided(
            "date", f"the parts of {cited.fact.date} stand in different clauses: judge whether they are one date"
        )


def _recognized_as(cited: CitedLine) -> Iterator[Finding]:
    """Yield a recognition as something that is no State: "recognized Chile as a market economy"."""
    line = cited.line
    for read in line.names if cited.fact.kind == "Recognition" else ():
        after = line.lower[read.end :][:2]
        if after[:1] == ("as",) and after[1:] in (("a",), ("an",), ("the",)) and read.position in cited.cited:
            yield undecided(
                "kind",
                f"{' '.join(after)!r} after the name may mean that no State was recognized: judge the kind",
            )


def _conditions(cited: CitedLine) -> Iterator[Finding]:
    """Yield a condition in the sentence that no value of the fact carries."""
    if cited.fact.status not in (Status.DONE, Status.ONGOING, Status.PLANNED):
        return
    line = cited.line
    for start, end in {line.sentences[clause.sentence] for clause in cited.clauses}:
        opener = line.words[start]
        verb = any(
            group.tense in (Tense.FUTURE, Tense.WOULD, Tense.PRESENT) for c in cited.clauses for group in c.finite
        )
        inner = [at for at in range(start, end) if line.lower[at] in ("if", "unless", "provided")]
        if verb and (opener == "Should" or any(at not in cited.cited for at in inner)):
            yield undecided(
                "status", f"the sentence has a condition: judge whether the status is `{cited.fact.status}`"
            )


def _terms(cited: CitedLine) -> Iterator[Finding]:
    """Yield a term from another clause, if the clause that states the fact has another term of the same vocabulary."""
    line = cited.line
    for name, term in items_in(cited.fact):
        if not isinstance(term, RANKED):
            continue
        spans = line.book.term_spans(type(term), line.text)
        mine = [span for span in spans if span.of is term and {*range(span.start, span.end)} <= cited.cited]
        own = [span for span in spans if span.of is not term and cited.has(span.start)]
        own = [span for span in own if not {*range(span.start, span.end)} & cited.cited]
        shared = _shared(cited)
        if not mine or any(cited.has(span.start) or span.start in shared for span in mine):
            continue
        if own:
            yield wrong(name, f"expected {own[0].of}, which the clause that states the fact says, found {term}")
        else:
            yield undecided(
                name, f"{term} stands outside the clause that states the fact: judge whether it belongs to the fact"
            )


def _shared(cited: CitedLine) -> frozenset[int]:
    """Return the positions of other clauses that belong to the clauses which tell the fact.

    That is the subject of a verb without one of its own, behind "and" or an apposition, and what a relative clause
    is about: "the text was signed and took effect", "the first text that they signed".
    """
    line, shared = cited.line, set[int]()
    for clause in cited.clauses:
        first, opener = min(clause.positions), line.lower[min(clause.positions)]
        earlier = [own for own in line.clauses if own.sentence == clause.sentence and min(own.positions) < first]
        before = earlier[-1] if earlier else None
        if before is None or not clause.finite:
            continue
        subjectless = clause.finite[0].start <= first + (opener in ("and", "but"))
        if opener in RELATIVE:
            shared |= before.positions
        elif subjectless:
            verb = before.finite[0].start if before.finite else first
            shared |= {at for at in before.positions if at < verb}
    return frozenset(shared)


def _bracketed(cited: CitedLine) -> Iterator[Finding]:
    """Yield a date in brackets behind the name of somebody who is not cited, where another one is."""
    line, held = cited.line, {*cited.fact.actors}
    for date in line.dates:
        opens = line.text.rfind("(", 0, date.start)
        if opens < 0 or ")" in line.text[opens : date.start] or not cited.holds(date):
            continue
        before = line.positions([(0, opens)])
        last = max(before, default=-1)
        named = next((read for read in line.names if read.end - 1 == last), None)
        others = [read for read in line.names if read.named in held and read.position in cited.cited]
        if named is None or named.position in cited.cited or named.named in held:
            continue
        if any(type(read.named) is type(named.named) for read in others):
            yield undecided(
                "date",
                f"{date.text} stands in brackets after {named.name}, a name that is not cited: judge whether it is the "
                "date of the fact",
            )


def _pairs(cited: CitedLine) -> Iterator[Finding]:
    """Yield a figure that goes with another date: "from 11 million in 2010 to 7 million in 2012"."""
    line, date = cited.line, cited.fact.date
    mine = [figure for figure in cited.figures if cited.holds(figure)]
    for clause in cited.clauses if date is not None else ():
        figures = [read for read in line.figures if line.at(read) <= clause.positions]
        dates = [read for read in line.dates if line.at(read) <= clause.positions]
        if len(figures) < 2 or len(dates) < 2:
            continue
        for figure in figures:
            following = min((read.start for read in figures if read.start > figure.start), default=len(line.text))
            own = [read for read in dates if figure.end <= read.start < following]
            own = [read for read in own if _JUST_IN.fullmatch(line.text[figure.end : read.start])]
            if figure in mine and len(own) == 1 and not cited.meets(own[0].start, own[0].end):
                yield wrong("date", f"expected {own[0].text}, which stands right after {figure.number:,}, found {date}")
