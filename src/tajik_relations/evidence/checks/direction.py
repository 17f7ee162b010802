"""Who acts and who is acted on: compare the two sides of a fact with the sides that its words give them."""

from collections.abc import Iterator

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.codebook_signs import Span
from tajik_relations.evidence.english.roles import RECEIVING, Passage, Side
from tajik_relations.evidence.fragments import Fragment
from tajik_relations.evidence.lines import ARTICLES
from tajik_relations.evidence.name_index import NameRead, capitals
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, Organization, State
from tajik_relations.model.terms import Office, TradeFlow
from tajik_relations.records import ConsularPost, Fact, OfficeHolder, Position, Visit

DIRECTED = (
    ("sending", "receiving"),
    ("sending", "host"),
    ("provider", "recipient"),
    ("recognizing", "recognized"),
    ("investor", "recipient"),
    ("reporting", "counterpart"),
    ("committed", "toward"),
    ("state", "receiving"),
    ("authority", "affected"),
)
"""Pairs of fields: the first holds the acting side, the second the side acted on."""

_OF_STATES = (Office.PRESIDENT, Office.PRIME_MINISTER, Office.FOREIGN_MINISTER)
"""Offices that are mostly those of a State."""
_TAKING: dict[TradeFlow | None, frozenset[str]] = {
    TradeFlow.EXPORTS: frozenset("take buy import purchase absorb account".split()),
    TradeFlow.IMPORTS: frozenset("supply sell export deliver ship provide".split()),
}
"""Verbs whose subject is the other side of a flow of goods."""


def direction(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield evidence against the direction of a fact, or a finding that no words decide it."""
    for first, second in DIRECTED:
        acting, undergoing = (_single(getattr(fact, name, None)) for name in (first, second))
        if acting is None or undergoing is None:
            continue
        if acting == undergoing:
            yield wrong("direction", f"expected two different parties, found {acting.name} twice")
        elif getattr(fact, "flow", None) is not TradeFlow.TOTAL:
            yield from _sides(fact, cited, (first, acting), (second, undergoing))
    yield from _seat(fact)
    yield from _holder(fact, cited)
    yield from _office(fact, cited)


def _single(value: Actor | tuple[Actor, ...] | None) -> Actor | None:
    """Return the one who stands in a field, if there is one alone."""
    if isinstance(value, tuple):
        return value[0] if len(value) == 1 else None
    return value


def _sides(fact: Fact, cited: CitedWords, first: tuple[str, Actor], second: tuple[str, Actor]) -> Iterator[Finding]:
    acting, undergoing = _sides_of(fact, first[1], cited), _sides_of(fact, second[1], cited)
    if acting == {Side.UNDERGOES}:
        yield wrong(
            "direction",
            f"expected in {first[0]!r} the side that acts, found {first[1].name}, which is acted on",
        )
    elif undergoing == {Side.ACTS}:
        yield wrong(
            "direction",
            f"expected in {second[0]!r} the side that is acted on, found {second[1].name}, which acts in the words",
        )
    elif isinstance(fact, Visit) and _sides_of(fact, first[1], cited, alone=True) == {Side.UNDERGOES}:
        yield wrong(
            "direction", f"expected in 'sending' the State of the visitors, found {first[1].name}, which is visited"
        )
    elif acting == {Side.ACTS} or undergoing == {Side.UNDERGOES} or _begins_subject(fact, first[1], cited):
        return
    elif any(cited.first(actor) is not None for _, actor in (first, second)):
        names = f"{first[1].name} and {second[1].name}"
        yield undecided(
            "direction", f"expected a verb, a preposition or a possessive that shows which of {names} acts, found none"
        )


def _sides_of(fact: Fact, actor: Actor, cited: CitedWords, *, alone: bool = False) -> set[Side]:
    """Return the sides on which the words put someone, also through a person or a body of theirs unless *alone*."""
    sides: set[Side] = set()
    for number, read in cited.named_as(actor, *(() if alone else _place_and_people(fact, actor))):
        start = read.position + cited.parts[number].lead
        joined = read.adjective and _is_joined(cited.bare[number], read.position)  # "Swiss-Ghanaian trade"
        if _tells(cited, number, start) and not joined:
            passage = _passage(fact, cited, number, start)
            sides |= {*passage.sides(start, start + read.length, adjective=read.adjective)}
    return sides


def _tells(cited: CitedWords, number: int, at: int) -> bool:
    """Whether a name stands in a clause that tells the fact; always without the text."""
    line = cited.line_of(number)
    return line is None or not line.telling or any(at in clause.positions for clause in line.clauses)


def _is_joined(fragment: str, at: int) -> bool:
    """Whether a hyphen joins a token to the one before or behind it."""
    parts = tokens(fragment)
    before, after = fragment[: parts[at].start][-1:], fragment[parts[at].end :][:1]
    return before in ("-", "–") or after in ("-", "–")


def _begins_subject(fact: Fact, actor: Actor, cited: CitedWords) -> bool:
    for number, read in cited.named_as(actor):
        start = read.position + cited.parts[number].lead
        if _passage(fact, cited, number, start).acts(start, start + read.length):
            return True
    return False


def _place_and_people(fact: Fact, actor: Actor) -> Iterator[Actor | str]:
    """Yield those whose side is an actor's: the visitors of the sending side, the place of the other."""
    if actor == getattr(fact, "sending", None):
        yield from getattr(fact, "visitors", ())
    elif fact.location is not None and fact.location.state == actor and fact.kind in ("Visit", "MilitaryPresence"):
        yield fact.location.name
    if isinstance(actor, State) and (fact.location is None or fact.location.name not in capitals(actor)):
        yield from capitals(actor)


def _passage(fact: Fact, cited: CitedWords, number: int, at: int) -> Passage:
    signs, part, flow = cited.book.kinds[fact.kind], cited.parts[number], getattr(fact, "flow", None)
    passage = Passage(
        words=part.words,
        names=part.names,
        groups=part.groups,
        following=None,
        before=None,
        nouns=signs.noun_lemmas,
        verbs=signs.verb_lemmas,
        of_object=fact.kind == "Recognition",
        from_object=flow is TradeFlow.IMPORTS or fact.kind == "LegalMeasure",
        receiving=RECEIVING | _TAKING.get(flow, frozenset()),
        no_of=fact.kind == "LegalMeasure",
    )
    line = cited.line_of(number)
    if line is not None:
        start, end = next(sentence for sentence in line.line.sentences if sentence[0] <= at < sentence[1])
        groups = tuple(group for group in line.line.groups if start <= group.start < end)
        words = (*("" for _ in range(start)), *part.words[start:end])  # nothing of other sentences
        return passage._replace(words=words, groups=groups, paused=line.line.paused)
    following, before = cited.parts[number + 1 : number + 2], cited.parts[max(0, number - 1) : number]
    opening = (group for part in following for group in part.groups[:1] if group.start <= part.lead)
    closing = (group for part in before for group in part.groups[-1:] if group.end == len(part.words))
    return passage._replace(following=next(opening, None), before=next(closing, None))


def _holder(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield holders who are named after the words for the position, so that it can hardly be theirs."""
    spans = cited.kind_spans(fact.kind) if isinstance(fact, Position) and not cited.together else ()
    if not spans:
        return
    number, span = spans[0]
    before = sum(len(tokens(fragment)) for fragment in cited.bare[:number]) + span.start
    for actor in getattr(fact, "holder", ()):
        if (cited.first(actor) or 0) > before:
            yield undecided(
                "holder", f"expected a holder named before the words for a position, found {actor.name} after them"
            )


def _office(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield an organization of a President or minister, if no words say that the office belongs to it."""
    if not isinstance(fact, OfficeHolder) or fact.office not in _OF_STATES or not isinstance(fact.state, Organization):
        return
    for number, read in cited.named_as(fact.state):
        spans = (span for span in cited.book.term_spans(Office, cited.bare[number]) if span.of is fact.office)
        if any(_holds_office(cited.parts[number], span, read) for span in spans):
            return
    yield wrong(
        "state",
        f"expected the State of the {fact.office}, found {fact.state.name}: no words say that it has this office",
    )


def _holds_office(part: Fragment, span: Span, read: NameRead) -> bool:
    """Whether an office is that of a name: "President of the Bank", "the Bank's President"."""
    own = [word.casefold() for word in part.own]
    if read.end <= span.start:
        return {*own[read.end : span.start]} <= {"s", "and", "the"}
    bare = [word for word in own[span.end : read.position] if word not in ARTICLES]
    verbs = {at - part.lead for group in part.groups for at in range(group.start, group.end)}
    return bare[-1:] in (["of"], ["for"]) and not verbs & {*range(span.end, read.position)}


def _seat(fact: Fact) -> Iterator[Finding]:
    place = fact.location
    where = place.state if place is not None else None
    if where is not None and where == getattr(fact, "sending", None):
        yield wrong("sending", f"expected a place outside the sending State, found {place} in {where}")
    if isinstance(fact, ConsularPost) and where not in (None, fact.receiving):
        yield wrong("receiving", f"expected the State of {place}, found {fact.receiving}")
