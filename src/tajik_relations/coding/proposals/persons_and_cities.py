"""What a document says about persons and cities: whose office-holders they are, in which State a city lies."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import frozen

from tajik_relations.coding.proposals.names import is_title
from tajik_relations.coding.proposals.words import code_of, end_of, is_possessive
from tajik_relations.dataset import Dataset
from tajik_relations.evidence.lines import LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.model.actors import Actor, Organization, Person, State
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import MissionKind
from tajik_relations.records.ties import OfficeHolder

_BETWEEN = frozenset("of the for to and s a".split())
"""Small words between an office, its State and its holder."""
_BODIES = frozenset("secretary director commissioner chair chairman chairwoman administrator".split())
"""Titles that those have who head organizations."""
_HOLDING = frozenset(("be", "serve", "become", "remain", "appoint", "represent"))
"""Verbs between a person and his office."""
_ELSEWHERE = frozenset("accredited concurrently resident non-resident covers responsible".split())
"""Words by which an embassy is not in the State to which it is sent."""
_PAUSES = ("", "-", "–", "—", ":", ",", "(", "'", "’")
_FARTHEST = 9
"""How many words can stand between a person and the State whose office he holds."""


@frozen
class Told:
    """What the words of a document say about persons and cities, anywhere in it."""

    owners: Mapping[str, str] = {}
    """Codes of those whose office-holders persons are, by the persons' codes."""
    hosts: Mapping[str, str] = {}
    """Codes of the States in which cities probably lie, as embassies stand there."""


def told_in(lines: Collection[LineRead], dataset: Dataset, document: SourceDocument) -> Told:
    """Return what lines, and facts that are coded already, say about persons and cities."""
    owners = {
        fact.person.code: fact.state.code
        for fact in dataset.all_facts
        if isinstance(fact, OfficeHolder) and fact.document == document.id and isinstance(fact.state, State)
    }
    for find in (owner_beside, _owner_by_verb):
        for line in lines:
            for read in line.names:
                beside = find(line, read) if isinstance(read.named, Person) else None
                if beside is not None:
                    owners.setdefault(code_of(read), code_of(beside))
    hosts = dict(_cities(lines, (dataset.subject.code, document.counterpart))) if document.counterpart else {}
    return Told(owners, hosts | {place.name: place.state.code for place in dataset.all_places if place.state})


def _cities(lines: Iterable[LineRead], pair: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Yield cities with the side of a pair that receives the embassy of the other there."""
    for line in lines:
        for span in line.book.term_spans(MissionKind, line.text) if not _ELSEWHERE & {*line.lower} else ():
            seat = next((read for read in line.names if read.position in (span.end + 1, span.end + 3)), None)
            owner = next(
                (read for read in reversed(line.names) if read.position < span.start and code_of(read) in pair), None
            )
            if seat is None or owner is None or isinstance(seat.named, Actor) or line.lower[seat.position - 1] != "in":
                continue
            if span.start - owner.position <= _FARTHEST // 2:
                yield str(seat.named), next(code for code in pair if code != code_of(owner))


def owner_beside(line: LineRead, person: NameRead) -> NameRead | None:
    """Return the name of whom a person holds an office, if it stands beside the office or the person."""
    return _behind(line, person) or _before(line, person)


def _before(line: LineRead, person: NameRead) -> NameRead | None:
    """Return it from before the name: "the Norwegian Foreign Minister X", "the Ambassador of Norway to Peru, X"."""
    at, last = person.position - 1, max(-1, person.position - _FARTHEST)
    titled, owner = False, None
    while at > last and line.gap(at + 1).strip() in _PAUSES:
        read = _ending(line, at)
        if read is not None and isinstance(read.named, Person):
            break
        if read is None and not _goes_on(line, at):
            break
        titled = titled or (read is None and is_title(line.lower[at]))
        owner = read if read is not None and _holds(line, read, titled=titled) else owner
        at -= 1 if read is None else read.length
    return owner if titled else None


def _behind(line: LineRead, person: NameRead) -> NameRead | None:
    """Return it from behind the name: "X of Norway", "X, Foreign Minister of Norway"."""
    at, titled = end_of(person), False
    last = min(len(line.words), at + _FARTHEST)
    apart = at < last and bool(line.gap(at).strip())
    while at < last and line.gap(at).strip() in _PAUSES:
        read = next((read for read in line.names if read.position == at), None)
        if read is not None:
            beside = line.lower[at - 1] in ("of", "the") and titled is apart
            return read if _holds(line, read, titled=False) and beside else None
        if not _goes_on(line, at) or (not apart and line.lower[at] not in ("of", "the")):
            return None
        titled = titled or is_title(line.lower[at])
        at += 1
    return None


def _owner_by_verb(line: LineRead, person: NameRead) -> NameRead | None:
    """Return it from the office that a verb gives: "X is the Norwegian ambassador", "the King of Norway is X"."""
    clause = line.clause_of(person.position)
    start, end = (min(clause.positions), max(clause.positions) + 1) if clause is not None else (0, 0)
    if not any(group.lemmas & _HOLDING for group in line.groups if start <= group.start < end):
        return None
    names = [read for read in line.names if start <= read.position < end]
    owners = {code_of(read): read for read in names if _owns_title(line, read)}
    people = {code_of(read) for read in names if isinstance(read.named, Person)}
    return next(iter(owners.values())) if len(owners) == 1 == len(people) else None


def _owns_title(line: LineRead, read: NameRead) -> bool:
    """Whether an office stands right behind a name, or before it and "of"."""
    end = end_of(read)
    end += line.lower[end : end + 1] == ("s",)  # of a possessive
    behind = is_title(" ".join(line.lower[end : end + 1])) and _holds(line, read, titled=True)
    return behind or (line.lower[max(0, read.position - 1)] == "of" and is_title(line.lower[max(0, read.position - 2)]))


def _goes_on(line: LineRead, at: int) -> bool:
    """Whether a word that is in no known name can stand between an office, its State and its holder."""
    return is_title(line.lower[at]) or line.lower[at] in _BETWEEN or line.words[at][:1].isupper()


def _holds(line: LineRead, read: NameRead, *, titled: bool) -> bool:
    """Whether a name before an office or behind "of" is that of its State."""
    end = end_of(read)
    before = line.lower[max(0, read.position - 2) : read.position]
    of = before[-1:] == ("of",) or before == ("of", "the")
    word = line.words[end - 1]
    owns = line.index.is_adjective(word) or is_possessive(line, read) or word.isupper()
    headed = isinstance(read.named, Organization) and _BODIES & {*line.lower[max(0, read.position - 4) : end + 4]}
    return (isinstance(read.named, State) or bool(headed)) and (of or (owns and titled))


def _ending(line: LineRead, at: int) -> NameRead | None:
    return next((read for read in line.names if end_of(read) - 1 == at), None)
