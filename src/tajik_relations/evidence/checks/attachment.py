"""Whether the cited values stand in the clause that tells the fact, or were taken from another one.

Only where the text is there. A value of another clause is wrong where the clause that tells the fact has a value of its
own that is not cited, and undecided where it has none.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from attrs import fields

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.checks.telling import RANKED, Telling, Value
from tajik_relations.evidence.english.verbs import Tense
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.lines import Clause, LineRead
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.model.terms import Rule, Status
from tajik_relations.records.fact import items_of

_LINKING = frozenset("when which where during whereupon".split())
"""Words that take up the date right before them."""
_PARTS_OF_TIME = word_set("parts_of_time")
_RELATIVE = word_set("relative")
_POINTING = re.compile(r"\b(?:since then|ever since|(?:of|among) (?:which|whom))\b")
"""Words that point back to the date before them."""
_JUST_IN = re.compile(r"\s*(?:[a-z]+\s+(?=in\b|for\b|during\b))?\(?(?:in|for|of|by|at|during|as of)?\s*", re.IGNORECASE)


def attached(tellings: Iterable[Telling]) -> Iterator[Finding]:
    """Yield values that stand in a clause other than the one that states the fact."""
    for telling in tellings:
        if telling.positions and telling.clauses:
            yield from _dates_of_nouns(telling)
        if telling.told:
            yield from _dates(telling)
            yield from _figures(telling)
            yield from _pairs(telling)
            yield from _terms(telling)
            yield from _conditions(telling)
            yield from _recognized_as(telling)
        yield from _figures_apart(telling)
        yield from _bracketed(telling)


def _dates(telling: Telling) -> Iterator[Finding]:
    if telling.fact.date is None:
        return
    line, starts = telling.line, {token.start: at for at, token in enumerate(telling.line.tokens)}
    values = [Value(date.text, _position(line, date.start, starts)) for date in line.dates]
    cited = [
        value for value in values if value.at in telling.cited.cited and _is_value(value.text, str(telling.fact.date))
    ]
    ends = {_position(line, date.start, starts): date.end for date in line.dates}
    carried = any(basis.rule is Rule.CARRIED for basis in telling.fact.basis)
    yield from _torn_dates(telling)
    for value in cited:
        after = line.positions([(ends[value.at], len(line.text))])
        own = telling.free(values)
        following = line.lower[min(after)] if after else ""
        linked = following in _LINKING or (following in ("that", "which") and not own)
        joined = (linked and telling.has(min(after))) or _opens_for(telling, value) or _taken_up(telling, value, values)
        stray = [] if joined else [*_stray("date", value, telling, telling.free(values))]
        if _during_which(telling, after):
            if not carried:
                yield wrong("date", f"“during which” takes up {value.text}: write carried = true")
        elif not carried:
            yield from stray
        elif telling.cited.first == 0:  # a date of an earlier line is in no clause of the words that tell the fact
            yield from _carried(telling, value, values, stray)


def _during_which(telling: Telling, after: Collection[int]) -> bool:
    """Whether "during which" stands at these positions, before the words that tell: the act before it has the date."""
    first = min(after, default=0)
    taken_up = [*telling.line.lower[first : first + 2]] == ["during", "which"]
    return taken_up and all(at > first for at in telling.positions)


def _carried(telling: Telling, value: Value, values: list[Value], stray: list[Finding]) -> Iterator[Finding]:
    """Yield problems of a date that the record marks as carried over from the words before."""
    last = max(telling.positions)
    between = [other for other in values if value.at < other.at <= last]
    if telling.has(value.at) or not stray:
        yield wrong("date", f"the clause itself gives {value.text}: remove carried = true")
    elif nearer := [*between, *telling.free(values)]:
        reason = f"{nearer[0].text} is nearer to the words that state the fact"
        yield wrong("date", f"{value.text} cannot be carried over: {reason}")
    elif value.at > last:
        yield wrong("date", f"{value.text} cannot be carried over: it stands after the words that state the fact")


def _taken_up(telling: Telling, value: Value, values: list[Value]) -> bool:
    """Whether the clauses that tell point back to the date before them: "since then", "of which".

    A date at the head of a sentence is that of a clause behind "and" too, if this gives none.
    """
    line = telling.line
    if telling.free(values):
        return False
    for clause in telling.clauses:
        first = min(clause.positions)
        if any(value.at < other.at < first for other in values):
            continue
        text = " ".join(line.lower[at] for at in (*range(max(0, first - 1), first), *sorted(clause.positions)))
        own = line.clause_of(value.at)
        points = own is not None and value.at < first and _POINTING.search(text) is not None
        heads = own is not None and own.sentence == clause.sentence and _heads(line, value.at, own)
        if points or (heads and line.lower[first] in ("and", "but")):
            return True
    return False


def _heads(line: LineRead, at: int, clause: Clause) -> bool:
    """Whether a date is the first of its sentence, over a preposition: "In 2010 …"."""
    return at - line.sentences[clause.sentence][0] <= 1


def _opens_for(telling: Telling, value: Value) -> bool:
    """Whether a date opens a sentence of which a later clause without a subject tells: "In 2012 it did x and did y"."""
    line, clause = telling.line, telling.line.clause_of(value.at)
    if clause is None or not clause.finite or value.at > clause.finite[0].start:
        return False
    later = (own for own in telling.clauses if own.sentence == clause.sentence and own.finite)
    return any(
        line.lower[min(own.positions)] in ("and", "but") and own.finite[0].start <= min(own.positions) + 2
        for own in later
    )


def _dates_of_nouns(telling: Telling) -> Iterator[Finding]:
    """Yield a date that "of" joins to a noun that is not what the fact is about: "the earthquake of 15 August 2007"."""
    line, value = telling.line, str(telling.fact.date)
    signs = {at for span in line.book.kind_spans(telling.fact.kind, line.text) for at in range(span.start, span.end)}
    for date in line.dates:
        first = min(line.positions([(date.start, date.end)]), default=0)
        if first < 2 or not _is_value(date.text, value) or not telling.cited.holds(date.start, date.end):
            continue
        noun = first - 2
        deadline = telling.fact.kind in ("Commitment", "Announcement") and any(
            group.tense is Tense.INFINITIVE
            and group.end <= first
            and telling.has(group.start)
            and telling.has(first)
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


def _position(line: LineRead, start: int, starts: dict[int, int]) -> int:
    at = starts.get(start)
    return at if at is not None else min(line.positions([(start, start + 1)]), default=0)


def _figures(telling: Telling) -> Iterator[Finding]:
    quantity = getattr(telling.fact, "quantity", None)
    if quantity is None or quantity.number is None:
        return
    for figure in telling.line.figures:
        if figure.number == quantity.number and telling.cited.holds(figure.start, figure.end):
            alike = [read for read in telling.line.figures if (read.unit is None) == (figure.unit is None)]
            values = [
                Value(f"{read.number:,}", min(telling.line.positions([(read.start, read.end)]))) for read in alike
            ]
            mine = Value(f"{figure.number:,}", min(telling.line.positions([(figure.start, figure.end)])))
            yield from _stray("quantity", mine, telling, telling.free(values))


def _figures_apart(telling: Telling) -> Iterator[Finding]:
    """Yield a figure from another clause, where the clause of the cited words has a figure of its own."""
    line, quantity = telling.line, telling.fact.figure
    values = [(read, min(line.positions([(read.start, read.end)]))) for read in line.figures]
    for figure, at in values:
        clause = line.clause_of(at)
        if quantity is None or figure.number != quantity.number or at not in telling.cited.cited or clause is None:
            continue
        worded = [own for own in line.clauses if any(map(telling.has_words, own.segments))]
        own = [
            other
            for other, place in values
            if place not in telling.cited.cited
            and (other.unit is None) == (figure.unit is None)
            and any(place in date.positions for date in worded)
        ]
        if worded and clause not in worded and own:
            yield undecided(
                "quantity",
                f"{own[0].number:,} stands in the clause that states the fact, {figure.number:,} in another clause: "
                "judge which figure is meant",
            )


def _stray(name: str, value: Value, telling: Telling, own: list[Value]) -> Iterator[Finding]:
    """Yield a value from another clause, or another part of the clause, if the verb has such a value beside it."""
    line = telling.line
    clause = line.clause_of(value.at)
    if clause is None:
        return
    if not telling.has(value.at):
        if own:
            yield wrong(
                name,
                f"expected {own[0].text}, which the clause of the fact gives, found {value.text} from another clause",
            )
        elif clause.finite and not telling.positions & clause.positions and not _linked(telling, clause):
            yield undecided(
                name,
                f"{value.text} stands outside the clause that states the fact: judge whether it belongs to the fact",
            )
        return
    segment = clause.segment_of(value.at)
    yield from _with_sign(name, telling, value, own, clause)
    if segment in telling.verb_segments:
        return
    beside = [other for other in own for first, last in telling.verb_segments if first <= other.at < last]
    if beside and not telling.has_words(segment) and not _coordinate(line, beside[0].at, value.at):
        yield undecided(
            name,
            f"{beside[0].text} stands next to the verb of the fact, {value.text} does not: judge which is meant",
        )


def _with_sign(name: str, telling: Telling, value: Value, own: list[Value], clause: Clause) -> Iterator[Finding]:
    """Yield a date apart from the noun that shows the kind of fact, where another date stands beside that."""
    line = telling.line
    signs = line.book.kind_spans(telling.fact.kind, line.text)
    nouns = [span.start for span in signs if {*range(span.start, span.end)} <= telling.cited.cited]
    verbs = {at for group in line.groups for at in range(group.start, group.end)}
    nouns = [at for at in nouns if at in clause.positions and at not in verbs]
    segments = {clause.segment_of(at) for at in nouns}
    if len(segments) == 1 and clause.segment_of(value.at) not in segments:
        first, last = next(iter(segments))
        beside = [other for other in own if first <= other.at < last]
        linked = telling.has_words(clause.segment_of(value.at))
        if beside and not linked and not _coordinate(line, beside[0].at, value.at):
            yield undecided(
                name,
                f"{beside[0].text} is next to {line.words[nouns[0]]!r}, {value.text} is not: judge which is meant",
            )


def _linked(telling: Telling, clause: Clause) -> bool:
    """Whether other words of a clause are cited as well, so that the citation itself shows the link."""
    return any(telling.has_words(segment) for segment in clause.segments)


def _coordinate(line: LineRead, first: int, second: int) -> bool:
    """Whether only "and", "in" and parts of dates stand between two positions: "in 2010 and 2018"."""
    between = {*range(min(first, second) + 1, max(first, second))} - line.positions(date_spans(line.text))
    return all(line.lower[at] in ("and", "in", "on", "then", "again", "also", "the") for at in between)


def _torn_dates(telling: Telling) -> Iterator[Finding]:
    """Yield a date of which the year stands in the clause that tells the fact and the day in another one."""
    line, spans = telling.line, date_spans(telling.line.text)
    if any(
        _is_value(date.text, str(telling.fact.date)) and telling.cited.meets(date.start, date.end)
        for date in line.dates
    ):
        return
    pieces = [at for at in sorted(line.positions(spans) & telling.cited.cited) if line.words[at][0].isdigit()]
    apart = [at for at in pieces if not telling.has(at)]
    if apart and len(apart) < len(pieces) and any(clause.finite for at in apart if (clause := line.clause_of(at))):
        yield undecided(
            "date", f"the parts of {telling.fact.date} stand in different clauses: judge whether they are one date"
        )


def _recognized_as(telling: Telling) -> Iterator[Finding]:
    """Yield a recognition as something that is no State: "recognized Chile as a market economy"."""
    line = telling.line
    for read in line.names if telling.fact.kind == "Recognition" else ():
        after = line.lower[read.position + read.length :][:2]
        if after[:1] == ("as",) and after[1:] in (("a",), ("an",), ("the",)) and read.position in telling.cited.cited:
            yield undecided(
                "kind",
                f"{' '.join(after)!r} after the name may mean that no State was recognized: judge the kind",
            )


def _conditions(telling: Telling) -> Iterator[Finding]:
    """Yield a condition in the sentence that no value of the fact carries."""
    if telling.fact.status not in (Status.DONE, Status.ONGOING, Status.PLANNED):
        return
    line = telling.line
    for start, end in {line.sentences[clause.sentence] for clause in telling.clauses}:
        opener = line.words[start]
        verb = any(
            group.tense in (Tense.FUTURE, Tense.WOULD, Tense.PRESENT) for c in telling.clauses for group in c.finite
        )
        inner = [at for at in range(start, end) if line.lower[at] in ("if", "unless", "provided")]
        if verb and (opener == "Should" or any(at not in telling.cited.cited for at in inner)):
            yield undecided(
                "status", f"the sentence has a condition: judge whether the status is `{telling.fact.status}`"
            )


def _terms(telling: Telling) -> Iterator[Finding]:
    """Yield a term from another clause, if the clause that states the fact has another term of the same vocabulary."""
    line = telling.line
    for attribute in fields(type(telling.fact)):
        for term in items_of(getattr(telling.fact, attribute.name)):
            if not isinstance(term, RANKED):
                continue
            spans = line.book.term_spans(type(term), line.text)
            mine = [span for span in spans if span.of is term and {*range(span.start, span.end)} <= telling.cited.cited]
            own = [span for span in spans if span.of is not term and telling.has(span.start)]
            own = [span for span in own if not {*range(span.start, span.end)} & telling.cited.cited]
            shared = _shared(telling)
            if not mine or any(telling.has(span.start) or span.start in shared for span in mine):
                continue
            if own:
                yield wrong(
                    attribute.name, f"expected {own[0].of}, which the clause that states the fact says, found {term}"
                )
            else:
                yield undecided(
                    attribute.name,
                    f"{term} stands outside the clause that states the fact: judge whether it belongs to the fact",
                )


def _shared(telling: Telling) -> frozenset[int]:
    """Return the positions of other clauses that belong to the clauses which tell the fact.

    That is the subject of a verb without one of its own, behind "and" or an apposition, and what a relative clause
    is about: "the text was signed and took effect", "the first text that they signed".
    """
    line, shared = telling.line, set[int]()
    for clause in telling.clauses:
        first, opener = min(clause.positions), line.lower[min(clause.positions)]
        earlier = [own for own in line.clauses if own.sentence == clause.sentence and min(own.positions) < first]
        before = earlier[-1] if earlier else None
        if before is None or not clause.finite:
            continue
        subjectless = clause.finite[0].start <= first + (opener in ("and", "but"))
        if opener in _RELATIVE:
            shared |= before.positions
        elif subjectless:
            verb = before.finite[0].start if before.finite else first
            shared |= {at for at in before.positions if at < verb}
    return frozenset(shared)


def _bracketed(telling: Telling) -> Iterator[Finding]:
    """Yield a date in brackets behind the name of somebody who is not cited, where another one is."""
    line, held = telling.line, {*telling.fact.actors}
    for date in line.dates:
        opens = line.text.rfind("(", 0, date.start)
        if opens < 0 or ")" in line.text[opens : date.start] or not telling.cited.holds(date.start, date.end):
            continue
        before = line.positions([(0, opens)])
        last = max(before, default=-1)
        named = next((read for read in line.names if read.position + read.length - 1 == last), None)
        others = [read for read in line.names if read.named in held and read.position in telling.cited.cited]
        apart = named is not None and named.position not in telling.cited.cited and named.named not in held
        if apart and named is not None and any(type(read.named) is type(named.named) for read in others):
            yield undecided(
                "date",
                f"{date.text} stands in brackets after {getattr(named.named, 'name', named.named)}, a name that is not "
                "cited: judge whether it is the date of the fact",
            )


def _pairs(telling: Telling) -> Iterator[Finding]:
    """Yield a figure that goes with another date: "from 11 million in 2010 to 7 million in 2012"."""
    quantity, date = getattr(telling.fact, "quantity", None), telling.fact.date
    if quantity is None or date is None or quantity.number is None:
        return
    line = telling.line
    for clause in telling.clauses:
        figures = [read for read in line.figures if line.positions([(read.start, read.end)]) <= clause.positions]
        dates = [read for read in line.dates if line.positions([(read.start, read.end)]) <= clause.positions]
        if len(figures) < 2 or len(dates) < 2:
            continue
        for figure in figures:
            following = min((read.start for read in figures if read.start > figure.start), default=len(line.text))
            own = [read for read in dates if figure.end <= read.start < following]
            own = [read for read in own if _JUST_IN.fullmatch(line.text[figure.end : read.start])]
            mine = figure.number == quantity.number and telling.cited.holds(figure.start, figure.end)
            if mine and len(own) == 1 and not telling.cited.meets(own[0].start, own[0].end):
                yield wrong("date", f"expected {own[0].text}, which stands right after {figure.number:,}, found {date}")
