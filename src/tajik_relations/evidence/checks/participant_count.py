"""Whether the fact has as many participants as its words speak of: both sides, at least two, or one."""

import re
from collections import Counter
from collections.abc import Iterator

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.model.actors import Organization, Person, State, UnidentifiedState
from tajik_relations.model.terms import OrganizationKind, Rule
from tajik_relations.records import Characterization, Cooperation, DiplomaticRelations, Exercise, Fact, Meeting
from tajik_relations.records.fact import FRAMEWORK, items_of, own_fields

_REFERS = re.compile(r"\b(?:the country|its|their|our)\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:between|[Jj]oint(?!\s+[A-Z])|[Jj]ointly|with (?:each|one an)other)\b")
"""Words by which two take part, outside names such as "the Joint Commission"."""
_BOTH = re.compile(
    r"\b(?:both|(?:the|these|our) two|two (?:countries|states|nations|sides|parties|governments|peoples|leaders|"
    r"presidents|ministers|heads|neighbou?rs)|joint|countr(?:y|ies)|nations?|states?|sides|parties|each other|mutual|"
    r"bilateral|common|its|their|our|we|us|they|neighbou?rs)\b",
    re.IGNORECASE,
)
"""Words that refer to the sides of a pair."""
_SIDES = re.compile(r"\b(?:both|two|countries|sides|parties)\b", re.IGNORECASE)
"""Words for those who speak together; the names beside them say of whom they speak."""
_FRAMEWORK = re.compile(r"\b(?:framework of|within|auspices of|aegis of|umbrella of)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words before an organization in which something is done."""
_SINGLE = (OrganizationKind.UNIVERSITY, OrganizationKind.COMPANY)
"""Bodies without members, which need a partner to work with."""
PRINCIPALS = (OrganizationKind.INTERGOVERNMENTAL, OrganizationKind.TRADE_AREA, OrganizationKind.POLITY)
"""Organizations that act for themselves."""
_TOGETHER: dict[type[Fact], str] = {
    Cooperation: "parties",
    Meeting: "participants",
    Exercise: "exercising",
    Characterization: "of",
}
"""Kinds of joint acts or qualities, and the field that holds those who share them."""


def jointly(fact: Fact, cited: CitedWords, subject: State) -> Iterator[Finding]:
    """Yield facts in which fewer or other actors take part than the words speak of."""
    yield from _alone(fact, cited)
    yield from _framework(fact, cited)
    yield from _principals(fact)
    yield from _unreferred(fact, cited)
    yield from _named_too_seldom(fact, cited)
    if not fact.actors and _REFERS.search(cited.text):
        yield wrong("actors", "expected the actors to whom the words refer, found none")
    pair = {subject, fact.partner} - {None}
    sides = [actor for actor in fact.actors if actor != getattr(fact, "organization", None)]
    one_of_them = len(sides) == 1 and isinstance(sides[0], State | UnidentifiedState) and sides[0] in pair
    if cited.together and one_of_them and not pair <= {*fact.actors, *fact.mentioned}:
        yield wrong("actors", "expected both sides, because the words refer to them together, found only one")


def _alone(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield facts in which one actor alone does what takes two; a body with members can do it alone."""
    name = _TOGETHER.get(type(fact))
    together = items_of(getattr(fact, name)) if name is not None else ()
    framed: object = getattr(fact, FRAMEWORK, None) or getattr(fact, "name", None)
    if len(together) != 1 or framed:
        return
    actor = together[0]
    body = isinstance(actor, Organization) and actor.kind in _SINGLE
    single = isinstance(actor, State) or (body and not isinstance(fact, Characterization))  # a company can be rated
    joint = _JOINT.search(cited.text) is not None and not fact.mentioned
    if single and (joint or not isinstance(fact, Exercise | Characterization)):
        wanted = f"expected in a {fact.kind} no actor, at least two actors, or one body that has members"
        yield undecided("actors", f"{wanted}, found {actor.name} alone")


def _framework(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield an organization that takes part by the record but is only the framework by the words."""
    parties = fact.parties if isinstance(fact, Cooperation) else ()
    for actor in (party for party in parties if isinstance(party, Organization)):
        names = (actor.name, *actor.names)
        if actor.kind is OrganizationKind.PROGRAMME:
            yield undecided(
                "parties", f"{actor.name} is a programme, within which others act: judge whether it is a party itself"
            )
        if any(_FRAMEWORK.search(cited.text[: cited.text.find(name)]) for name in names if name in cited.text):
            yield undecided(
                "parties", f"the words name {actor.name} as a framework: judge whether it is a party itself"
            )


def _principals(fact: Fact) -> Iterator[Finding]:
    """Yield a value of acts_for where no participant can act for another: only persons, organs and such bodies can."""
    bodies = [actor for actor in fact.actors if isinstance(actor, Organization) and actor.kind not in PRINCIPALS]
    if fact.acts_for and not (bodies or any(isinstance(actor, Person) for actor in fact.actors)):
        yield wrong("acts_for", f"expected a person or body that acts for {fact.acts_for[0]}, found none")


def _named_too_seldom(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a State or organization that stands in more fields of a fact than the words name it."""
    times = Counter(read.named for read in cited.names)
    derived = {basis.field for basis in fact.basis}
    parts = {
        name: {item for at, item in enumerate(items_of(getattr(fact, name))) if f"{name}[{at}]" not in derived}
        for name in own_fields(type(fact))
        if name not in derived
    }
    if not _SIDES.search(cited.text):
        parts.pop("concerning", None)  # who announces mostly announces something of his own
    for actor in fact.actors:
        held = [name for name, items in parts.items() if actor in items]
        if isinstance(actor, State | Organization) and len(held) > 1 and 0 < times[actor] < len(held):
            yield undecided(
                held[0],
                f"the record has {actor.name} in {' and '.join(held)}, the words name it less often: judge {held[0]}",
            )


def _unreferred(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a pair whose rules say that the words refer to both sides if they do not, or the reverse."""
    rules = {basis.rule for basis in fact.basis if basis.field.endswith(("[0]", "[1]"))}
    told = _BOTH.search(cited.text.replace(getattr(fact, "title", None) or "\0", ""))
    cell = isinstance(fact, DiplomaticRelations) and fact.row is not None  # whose column says what it is
    if Rule.SUBJECT in rules and rules & {Rule.COUNTERPART, Rule.IDENTIFICATION} and told is None and not cell:
        yield undecided("actors", 'expected words that refer to both sides, or the value ["pair"], found neither')
    if Rule.PAIR in rules and told is not None:
        yield undecided(
            "actors", f'{told.group()!r} refers to the sides: write "subject" and "partner" instead of "pair"'
        )
