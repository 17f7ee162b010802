"""Whether the line around the cited words has a value in full of which these have a part, or another one beside it.

Mostly only where the text is there; fingerprints do not hold the words that nothing cites.
"""

import re
from collections.abc import Iterator

from tajik_relations.evidence.checks.findings import Finding, items_in, undecided, wrong
from tajik_relations.evidence.checks.values import GENERAL, IMPLIED, RANKED
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.statuses import STAGES
from tajik_relations.evidence.english.summaries import carrying, is_light, unsupported
from tajik_relations.evidence.english.verbs import PREPOSITIONS
from tajik_relations.evidence.fragments import CitedLine
from tajik_relations.evidence.lines import ARTICLES
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.evidence.originals import Text
from tajik_relations.evidence.readers import FigureRead, dates_in, qualifier_of
from tajik_relations.evidence.readers.dates import date_spans
from tajik_relations.evidence.readers.dates_by_reference import comparing_words
from tajik_relations.evidence.readers.numbers import SCALES
from tajik_relations.evidence.readers.units import AMBIGUOUS, nouns_of_money
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.terms import Qualifier, Rule, Status
from tajik_relations.records import ConsularPost, Fact, Quantity, Reference, Renaming

_LONGEST_HEADING = 3
"""The most words that a line can have which is a date and little more."""
_LOOSE = (Qualifier.ABOUT, Qualifier.SOME)
"""Qualifiers that a coder may take for a mere phrase: "is estimated at"."""
_FORMER = frozenset("former deputy vice acting interim".split())
_DENIED = re.compile(r"\bnot\s+(?:(?:of|for|by|in|at|with|from)\s+)?$", re.IGNORECASE)
_PART_OF = re.compile(r"\w\s+(?:out\s+)?of\s+(?:the|its|their|these|those)?\s*$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(than|ahead of|unlike|compared (?:with|to)|(?:much|many) as|figure for|(?:those|that) (?:of|from|in)|"
    r"behind|followed by|as did|as had)\s+(?:for\s+|in\s+|of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"(?:\s+\w+)?(?:,?\s+and)?,?\s+((?:a|one|two|three|four|five|ten|\d+) (?:years?|months?) "
    r"(?:later|earlier|before|after)|(?:the|in the) (?:following|next|previous|preceding) (?:year|month)"
    r"|the year (?:after|before))\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r",?\s+when\b")
_OF_THEM = re.compile(r"\s+of (?:which|whom|them|these|those)\b", re.IGNORECASE)
_BEHIND = 8
"""The number of words after a figure among which its unit is looked for."""
_THEN = frozenset("formerly previously until once been".split())


def in_context(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield contradictions between a fact and the lines around its cited words."""
    if isinstance(fact, Reference):
        for line in cited.lines:
            yield from _dates_of_note(fact, line)
        return
    yield from _carried_from_a_line(fact, cited)
    yield from _nearer_heading(fact, cited)
    for line in cited.lines:
        yield from _dates_cut(fact, line, refers=bool(cited.dated_words.refers))
        yield from _figures_cut(fact, line)
        yield from _terms_cut(fact, line)
        yield from _names_cut(fact, line)
        yield from _altered(fact, line)
        yield from _honorary(fact, line)
        yield from _renamed(fact, line)
        yield from _stage_cut(fact, line)
        yield from _owner_cut(fact, line)
        yield from _denied(fact, line)
        yield from _compared(fact, line)
        yield from _later(fact, line)
        yield from _listed_figures(fact, line)


def _carried_from_a_line(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a date from an earlier line that is no heading, if no rule says that it is carried over."""
    first, *others = fact.citations
    giving = [other for other in others if other.line < first.line and any(map(dates_in, other.words))]
    own = any(map(dates_in, first.words))
    if fact.date is None or own or not giving or any(basis.rule is Rule.CARRIED for basis in fact.basis):
        return
    text = cited.originals.get(first.document)
    for each in giving:
        headed = isinstance(text, Text) and _is_heading(text.line(each.line))
        words = (token.text for fragment in each.words for token in tokens(_undated(fragment)))
        if not headed and not all(map(is_light, words)):
            yield undecided(
                "date",
                f"{fact.date} comes from line {each.line}, which is no heading: write carried = true or judge the date",
            )


def _undated(fragment: str) -> str:
    """Return a fragment without its dates."""
    spans = date_spans(fragment)
    return "".join(letter for at, letter in enumerate(fragment) if not any(start <= at < end for start, end in spans))


def _nearer_heading(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a date from a heading, if another heading with a date stands between it and the words."""
    first, *others = fact.citations
    for citation in others if fact.date is not None else ():
        text = cited.originals.get(citation.document)
        if not isinstance(text, Text) or citation.line >= first.line or not _is_heading(text.line(citation.line)):
            continue
        between = [number for number in range(citation.line + 1, first.line) if _is_heading(text.line(number))]
        if between and any(map(dates_in, citation.words)):
            nearer = dates_in(text.line(between[-1]))[0].text
            yield wrong("date", f"expected {nearer}, which the nearest heading gives, found {fact.date}")


def _is_heading(line: str) -> bool:
    """Whether a line is a date and hardly more."""
    return len(line.split()) <= _LONGEST_HEADING and len(dates_in(line)) == 1 and not line.rstrip().endswith(".")


def _dates_cut(fact: Fact, cited: CitedLine, *, refers: bool) -> Iterator[Finding]:
    """Yield dates of which a part stands uncited beside the cited one.

    Args:
        refers: whether words of the fact refer to a date, of which its year can be enough: "in the same year".
    """
    value = str(fact.date) if fact.date is not None else ""
    met = [date for date in cited.line.dates if cited.meets(date.start, date.end)]
    if not value or not met or value in {date.text for date in met}:
        return
    for date in met:
        bound = cited.holds(date) and ".." in date.text and value in date.text.split("/")
        if bound and cited.line.text[: date.start].casefold().split()[-1:] == [date.bound.split()[-1]]:
            yield undecided(
                "date", f"{date.bound!r} stands before this date and is not cited: judge whether the date is {value}"
            )
        told = _WHEN.match(cited.line.text, date.end) or cited.line.verbs & cited.line.at(date)
        if date.text.endswith(f"/{value}") and told:
            continue  # "from 2002 until 2004, when another one followed", "until he was recalled in 2004"
        begins = value.endswith("/..") and not cited.meets(date.start, date.start + 1)  # "to 2004, and since then"
        if not cited.holds(date) and _overlap(value, date.text) and not (begins or refers):
            last = fact.figure is not None and date.text.endswith(f"/{value}")
            yield (undecided if last else wrong)(
                "date", f"expected {date.text}, the whole date on the line, found only its part {value}"
            )


def _dates_of_note(fact: Reference, cited: CitedLine) -> Iterator[Finding]:
    """Yield a date of publication that is the one on which something was retrieved or archived."""
    for date in cited.line.dates:
        if (date.retrieved or date.archived) and date.text == str(fact.date) and cited.meets(date.start, date.end):
            expected = "retrieved" if date.retrieved else "archived"
            yield wrong(
                "date",
                f"expected {date.text} in the field {expected!r}, found it in 'date'",
            )


def _overlap(value: str, full: str) -> bool:
    return any(part and part in full for part in value.replace("~", "").split("/") if part != "..")


def _figures_cut(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    quantity = fact.figure
    if quantity is None:
        return
    for figure in cited.line.figures:
        if not cited.meets(figure.start, figure.end):
            continue
        other = quantity.number is not None and figure.number not in (quantity.number, quantity.alternative)
        if other and _is_counted(cited, figure) and not cited.holds(figure):
            yield wrong("quantity", f"expected {figure.number}, the whole figure on the line, found {quantity.number}")
        if figure.number == quantity.number:
            yield from _set_against(cited, figure)
            yield from _counts_other(cited, figure, quantity)
            limit = qualifier_of(cited.line.text, figure)
            if limit is not Qualifier.EXACTLY and limit is not quantity.qualifier:
                yield (undecided if limit in _LOOSE else wrong)(
                    "quantity", f"expected {limit}, as the words next to the figure say, found {quantity.qualifier}"
                )
            shared = AMBIGUOUS.get(quantity.unit or "", ())
            if figure.unit is not None and figure.unit != quantity.unit and figure.unit not in shared:
                yield wrong("quantity", f"expected the unit {figure.unit}, which the line gives, found {quantity.unit}")


def _is_counted(cited: CitedLine, figure: FigureRead) -> bool:
    """Whether the number of a figure is cited, and not its unit alone: "60 of the 93 kilometres"."""
    words = cited.line.at(figure) & cited.cited
    return any(not cited.line.words[at].isalpha() or cited.line.lower[at] in SCALES for at in words)


def _set_against(cited: CitedLine, figure: FigureRead) -> Iterator[Finding]:
    """Yield a figure that the line denies, or of which it counts a part: "not of 120 million", "60 of the 93"."""
    before = cited.line.text[: figure.start]
    denied, part = _DENIED.search(before), _PART_OF.search(before)
    if denied is not None and not cited.meets(*denied.span()):
        yield wrong(
            "quantity", f"'not' stands before {figure.number:,} on the line: record the figure of the fact instead"
        )
    whole = part is not None and any(part.start() < other.end <= part.end() for other in cited.line.figures)
    if whole and part is not None and not cited.meets(*part.span()):
        yield wrong("quantity", f"the line counts a part of {figure.number:,}: record the part, not the whole")


def _counts_other(cited: CitedLine, figure: FigureRead, quantity: Quantity) -> Iterator[Finding]:
    """Yield a unit that does not stand among the words behind the figure."""
    line, unit = cited.line, quantity.unit
    of_them = _OF_THEM.match(line.text, figure.end)
    if of_them is not None and not cited.meets(*of_them.span()):
        yield undecided(
            "quantity",
            f"{of_them[0].strip()!r} stands after {figure.number:,} and is not cited: cite it, or judge the quantity",
        )
    behind = [at for at, token in enumerate(line.tokens) if token.start >= figure.end][:_BEHIND]
    if unit is None or figure.unit is not None or figure.measure is not None or not figure.noun or not behind:
        return
    text = line.text[line.tokens[behind[0]].start : line.tokens[behind[-1]].end]
    if unit in AMBIGUOUS and nouns_of_money(unit) & {*line.lower[behind[0] : behind[-1] + 1]}:
        return  # "5 million dollars", of which the comparison says whose they are
    if carrying(unit) and len([*unsupported(unit, text)]) == len(carrying(unit)):
        yield undecided(
            "quantity",
            f"{unit!r} does not stand right after {figure.number:,}: judge whether it is the unit of this figure",
        )


def _terms_cut(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    for name, term in items_in(fact):
        if isinstance(term, RANKED):
            spans = cited.line.book.term_spans(type(term), cited.line.text)
            met = [span for span in spans if cited.cited & {*range(span.start, span.end)}]
            cut = next((span for span in met if not {*range(span.start, span.end)} <= cited.cited), None)
            if cut is not None and all(span.of is not term for span in met) and IMPLIED.get(cut.of) is not term:
                yield (undecided if term in GENERAL else wrong)(
                    name, f"expected {cut.of}, as the whole phrase on the line says, found {term}"
                )


def _altered(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield an uncited word such as "former" or "deputy" right before cited words, over the name of a State."""
    line = cited.line
    altering = _FORMER - {*f"{getattr(fact, 'topic', '')} {fact.summary}".casefold().split()}
    for start, end in cited.stretches if fact.status is not Status.ENDED else ():
        before = [line.lower[at] for at in range(max(0, start - 2), start) if at not in line.named_positions][-1:]
        if altering & {*before} and start < end and line.words[start][0].isalpha():
            yield undecided(
                "words", f"{before[0]!r} stands right before {line.words[start]!r} and is not cited: cite it"
            )


def _honorary(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield a post that the line calls honorary, right before the cited words."""
    before = {cited.line.lower[start - 1] for start, _ in cited.stretches if start}
    if isinstance(fact, ConsularPost) and not fact.honorary and "honorary" in before:
        yield wrong("honorary", "expected true, because 'honorary' stands right before the cited words, found false")


def _renamed(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield a later name that stands before the former one, although a verb of renaming has the former name first."""
    if not isinstance(fact, Renaming):
        return
    former, later = (cited.line.text.find(name) for name in (fact.former_name, fact.later_name))
    turned = _THEN & {*cited.line.lower}
    if 0 <= later < former and not turned:
        yield undecided(
            "former_name", f"the line has the later name {fact.later_name!r} first: judge which name is the later one"
        )


def _stage_cut(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield a sign of another status of which only a part is cited: "potential areas"."""
    for span in cited.line.book.term_spans(Status, cited.line.text):
        sign = {*range(span.start, span.end)}
        cut = bool(sign & cited.cited) and not sign <= cited.cited
        if cut and span.of in STAGES and fact.status not in (None, span.of, Status.PLANNED):
            words = " ".join(cited.line.words[span.start : span.end])
            yield undecided(
                "status", f"only a part of {words!r} is cited; the whole phrase shows {span.of}, found {fact.status}"
            )


def _denied(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield "not" right before cited words, over small ones: "an honorary consulate, not an embassy"."""
    line = cited.line
    for start, end in cited.stretches if fact.status is not Status.ENDED else ():
        at = start - 1
        while at > 0 and line.lower[at] in ARTICLES | PREPOSITIONS:
            at -= 1
        parted = at >= 0 and ("," in line.gap(at) or line.lower[at - 1 : at] == ("but",))
        if start < end and parted and line.lower[at] == "not":
            yield wrong(
                "words",
                f"{line.words[start]!r} stands right after 'not' on the line: do not cite words that the line denies",
            )


def _compared(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield an actor with whom another one is only compared: "ahead of Chile", "as much as Peru"."""
    for read in cited.line.names:
        before = cited.line.text[: cited.line.tokens[read.position].start]
        words = _COMPARED.search(before) if read.position in cited.cited and read.named in fact.actors else None
        if words is not None and not cited.meets(*words.span(1)):
            yield undecided(
                "actors",
                f"{words[1]!r} stands before {cited.line.words[read.position]!r} and is not cited: judge who acts",
            )


def _listed_figures(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield a figure that stands right behind another name than the one cited: "Chile 26 %, Peru 9 %"."""
    line = cited.line
    owners: dict[int, NameRead] = {}
    for read in line.names:
        end = line.tokens[read.end - 1].end
        for figure in line.figures:
            if figure.start > end and not line.text[end : figure.start].strip(" (:"):
                owners[figure.start] = read
    for figure in cited.figures:
        mine = owners.get(figure.start)
        others = {read.position for at, read in owners.items() if at != figure.start} & cited.cited
        if cited.holds(figure) and others and mine is not None and mine.named not in fact.actors:
            yield wrong(
                "quantity", f"expected the figure that stands after the cited name, found the figure after {mine.name}"
            )


def _later(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield a date beside a figure that has a time of its own after it: "17 per cent two years later"."""
    for figure in cited.figures if fact.date is not None else ():
        behind = _LATER.match(cited.line.text, figure.end)
        if behind is None or any(start < behind.end() <= end for start, end in comparing_words(cited.line.text)):
            continue
        if not cited.meets(*behind.span(1)):
            yield undecided(
                "date", f"{behind[1]!r} stands after {figure.number:,} and is not cited: judge the date of this figure"
            )


def _owner_cut(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield an actor who is named only as the owner of a name that is not cited: "Chile's" before "Aysagas"."""
    line, actors = cited.line, {*fact.actors}
    for _, end in cited.stretches:
        if end >= len(line.words) or not line.words[end][:1].isupper() or end in line.named_positions:
            continue
        owner = next((read for read in line.names if read.end == end - 1), None)
        if owner is not None and line.lower[end - 1] == "s" and owner.named in actors:
            yield undecided(
                "actors", f"{line.words[end]!r} stands right after a possessive and is not cited: judge who takes part"
            )


def _names_cut(fact: Fact, cited: CitedLine) -> Iterator[Finding]:
    """Yield actors whose name is part of a longer name of someone else."""
    held = {*fact.actors, *fact.mentioned}
    for read in cited.line.names:
        cut = read.positions & cited.cited
        if cut and cut != read.positions and read.named not in held:
            part = " ".join(cited.line.words[at] for at in sorted(cut))
            if any(inner.named in held for inner in cited.line.index.names_in([part])):
                yield wrong("actors", f"expected {read.name}, the whole name on the line, found only its part {part!r}")
