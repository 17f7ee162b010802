"""Whether States, organizations, persons and places are what pinned tables and the cited words say."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cached_property

from attrs import frozen

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.pinned_tables import PinnedTables, Row, values_in
from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import KnownActor, Organization, Person, Place, State
from tajik_relations.model.names import folded
from tajik_relations.model.terms import OrganizationKind
from tajik_relations.records import Membership

_STATE_FORMS = {"code": r"[A-Z]{2}", "alpha3": r"[A-Z]{3}", "numeric": r"[0-9]{3}"}
_ORGANIZATION_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_PERSON_CODE = re.compile(r"[^\W\d_A-Z]+(-[^\W\d_A-Z]+)*")
_AFTER_HEAD = re.compile(r" (?:of|for|in|at|on) ")
_OF_STATES = frozenset(
    (
        OrganizationKind.INTERGOVERNMENTAL,
        OrganizationKind.TRADE_AREA,
        OrganizationKind.GROUP,
        OrganizationKind.PROGRAMME,
    )
)
"""Kinds of organization in which States can be members."""
_SEPARATOR = "\0"


@frozen(slots=False)
class CitedNames:
    """All words that facts and identifications cite and that are set aside, for looking up names in them."""

    dataset: Dataset

    @cached_property
    def _words(self) -> str:
        citations = [citation for fact in self.dataset.all_facts for citation in fact.citations]
        citations += [citation for row in self.dataset.identifications for citation in row.citations]
        fragments = [words for citation in citations for words in citation.words]
        fragments += [words for entry in self.dataset.set_aside for words in entry.words]
        return "\n".join(map(_spaced, dict.fromkeys(fragments)))

    def have(self, name: str) -> bool:
        """Whether some fragment has a name, as it is or in capitals."""
        return _spaced(name) in self._words or _spaced(name.upper()) in self._words

    def following(self, name: str) -> set[str]:
        """Return the words that stand behind a name, empty text where a fragment ends with it."""
        spaced, words, at = _spaced(name), set[str](), -1
        while (at := self._words.find(spaced, at + 1)) >= 0:
            behind = self._words[at + len(spaced) : at + len(spaced) + 40]
            words.add(re.split(f"[{_SEPARATOR}\n]", behind, maxsplit=1)[0])
        return words


def _spaced(words: str) -> str:
    return _SEPARATOR + _SEPARATOR.join(token.text for token in tokens(words)) + _SEPARATOR


def wrong_actors(dataset: Dataset, tables: PinnedTables) -> Iterator[str]:
    """Yield one line for each problem of the vocabularies."""
    yield from _wrong_states(dataset, tables)
    words = CitedNames(dataset)
    nouns = {row["noun"]: values_in(row["kinds"]) for row in tables["kind-nouns"]}
    with_members = {fact.organization.code for fact in dataset.all_facts if isinstance(fact, Membership)}
    for organization in dataset.all_organizations:
        place = f"organizations.toml: {organization.code}"
        if not _ORGANIZATION_CODE.fullmatch(organization.code):
            yield f"{place} code: expected capitals, digits and hyphens, found {organization.code!r}"
        if organization.code in with_members and organization.kind not in _OF_STATES:
            yield f"{place} kind: expected a kind that has members, because facts name some, found {organization.kind}"
        yield from (f"{place} {problem}" for problem in _wrong_kind(organization, nouns))
        yield from (f"{place} {problem}" for problem in _cut_names(organization, nouns, words))
    for person in dataset.all_persons:
        yield from (f"persons.toml: {person.code} {problem}" for problem in _wrong_person(person))
    yield from _wrong_places(dataset, tables)
    yield from _shared_names(dataset)
    if "names" in tables:
        yield from _unheard(dataset, tables, words)


def _wrong_states(dataset: Dataset, tables: PinnedTables) -> Iterator[str]:
    rows = {row["alpha2"]: row for row in tables["state-codes"]}
    users: dict[tuple[str, str], str] = {}
    for state in dataset.all_states:
        place = f"states.toml: {state.code}"
        for name, form in _STATE_FORMS.items():
            value = getattr(state, name)
            if not re.fullmatch(form, value):
                yield f"{place} {name}: expected the form of ISO 3166-1, found {value!r}"
            other = users.setdefault((name, value), state.code)
            if other != state.code:
                yield f"{place} {name}: expected a value of its own, found {value!r}, which {other} has"
        if state.code in rows:
            yield from (f"{place} {problem}" for problem in _unlike(state, rows[state.code]))
        elif rows and not _left_to_users(state.code):
            yield f"{place} code: expected a code of ISO 3166-1, found {state.code!r}"


def _left_to_users(code: str) -> bool:
    """Whether ISO 3166-1 leaves a code to its users: AA, QM to QZ, XA to XZ, ZZ."""
    return code in ("AA", "ZZ") or code[:1] == "X" or "QM" <= code <= "QZ"


def _unlike(state: State, row: Row) -> Iterator[str]:
    for name in ("alpha3", "numeric", "name"):
        if getattr(state, name) != row[name]:
            yield f"{name}: expected {row[name]!r} as in pinned/state-codes.tsv, found {getattr(state, name)!r}"
    for name, number in (("cow", state.cow), ("gw", state.gw)):
        if ("" if number is None else str(number)) != row[name]:
            yield f"{name}: expected {row[name] or 'none'} as in pinned/state-codes.tsv, found {number}"
    for name in ("names", "adjectives"):
        given, pinned = getattr(state, name), values_in(row[name])
        if given == pinned:
            continue
        strangers, absent = sorted(set(given) - set(pinned)), sorted(set(pinned) - set(given))
        if strangers:
            yield f"{name}: expected only {name} in pinned/state-codes.tsv, found {strangers[0]!r}"
        if absent:
            yield f"{name}: {absent[0]!r} is missing, although pinned/state-codes.tsv has it"
        if len(set(given)) < len(given):
            yield f"{name}: expected each entry once, found one twice"


def _wrong_kind(organization: Organization, nouns: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield a kind of organization that the main noun of its name does not allow."""
    for name in (organization.name, *organization.names):
        kinds = kinds_of(name, nouns)
        if kinds and organization.kind.value not in kinds:
            yield f"kind: expected {' or '.join(kinds)} for the name {name!r}, found {organization.kind}"
            return


def _cut_names(organization: Organization, nouns: Container[str], words: CitedNames) -> Iterator[str]:
    """Yield names that lack the noun which stands behind them wherever they are cited, or are cut at a small word."""
    for name in (organization.name, *organization.names):
        following = words.following(name)
        if not name.isupper() and following and all(word in nouns for word in following):
            yield f"names: expected {f'{name} {min(following)}'!r}, as the cited words always have it, found {name!r}"
        if not _is_whole(name):
            yield f"names: expected a name that neither begins nor ends with a word such as 'of', found {name!r}"


def _is_whole(name: str) -> bool:
    """Whether a name begins and ends with a word that belongs to it, and has one that is no initial."""
    parts = [token.text for token in tokens(name)]
    return not {parts[0], parts[-1]} & lists.small_in_names and any(len(part) > 1 for part in parts)


def kinds_of(name: str, nouns: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the kinds that the head of a name and its last word allow; empty if they say nothing."""
    parts = [token.text for token in tokens(name)]
    heads = [token.text for token in tokens(_AFTER_HEAD.split(name)[0]) if token.text in nouns]
    return tuple(dict.fromkeys(kind for noun in (*heads[-1:], *parts[-1:]) for kind in nouns.get(noun, ())))


def _wrong_person(person: Person) -> Iterator[str]:
    for spelling in person.names:
        if not _is_whole(spelling):
            yield f"names: expected a name with more than initials, found {spelling!r}"
    if not _PERSON_CODE.fullmatch(person.code):
        yield f"code: expected small letters and hyphens, found {person.code!r}"
    words, name = folded(person.code).replace("-", " ").split(), folded(person.name).replace("-", " ").split()
    if [word for word in name if word in words] != words:
        yield f"code: expected words of the name {person.name!r} in their order, found {person.code!r}"
    if name[-1] != words[-1]:
        yield f"code: expected the last word of the name {person.name!r} at its end, found {person.code!r}"


def _wrong_places(dataset: Dataset, tables: PinnedTables) -> Iterator[str]:
    for place in dataset.all_places if "subdivisions" in tables else ():
        wanted = {row["code"] for row in tables["subdivisions"] if row["place"] == place.name}
        is_right = place.subdivision in wanted if wanted else place.subdivision is None
        if not is_right:
            expected = f"expected {' or '.join(sorted(wanted)) or 'none'} as in pinned/subdivisions.tsv"
            yield f"places.toml: {place.name} subdivision: {expected}, found {place.subdivision}"


def _entries(dataset: Dataset) -> Iterator[tuple[str, str, KnownActor | Place]]:
    """Yield everyone and every place, with the name of their file and what they are called in it."""
    yield from (("states", state.code, state) for state in dataset.all_states)
    yield from (("organizations", organization.code, organization) for organization in dataset.all_organizations)
    yield from (("persons", person.code, person) for person in dataset.all_persons)
    yield from (("places", place.name, place) for place in dataset.all_places)


def _shared_names(dataset: Dataset) -> Iterator[str]:
    """Yield names that two actors have, or two places; for States the names by which they are shown."""
    owners: dict[tuple[bool, str], str] = {}
    for file, code, named in _entries(dataset):
        for name in (named.name,) if isinstance(named, State) else (named.name, *named.names):
            owner = owners.setdefault((file == "places", folded(name)), code)
            if owner != code:
                yield f"{file}.toml: {code} names: expected no name that {owner} has, found {name!r}"


def _unheard(dataset: Dataset, tables: PinnedTables, words: CitedNames) -> Iterator[str]:
    """Yield the names of organizations, persons and places that neither the cited words nor the table have."""
    listed = {(row["named"], row["name"]) for row in tables["names"]}
    of_states = frozenset(
        token.text for state in dataset.all_states for name in (state.name, *state.adjectives) for token in tokens(name)
    )
    for file, code, named in _entries(dataset):
        if isinstance(named, State):
            continue
        heard = [name for name in named.names if words.have(name)]
        if not words.have(named.name) and not _composed(named.name, heard, of_states):
            yield f"{file}.toml: {code} name: expected a name that stands in cited words, found {named.name!r}"
        for name in named.names:
            witnessed = name in heard or (code, name) in listed or _is_initials(name, (named.name, *heard))
            if not witnessed:
                yield f"{file}.toml: {code} names: expected names that stand in cited words, found {name!r}"
        for owner, name in sorted(listed):
            if owner == code and name not in named.names:
                yield f"{file}.toml: {code} names: {name!r} is missing, although pinned/names.tsv has it"


def _composed(name: str, heard: Iterable[str], of_states: frozenset[str]) -> bool:
    """Whether a name is another one that is cited, turned round its *of*, without initials, or with a State behind it.

    *National Assembly of X* is *National Assembly*, and *Federation Council of X* is *Council of Federation*.
    """
    parts = [token.text for token in tokens(name)]
    while len(parts) > 1 and (parts[-1] in of_states or parts[-1] in lists.small_in_names):
        parts.pop()
    for other in heard:
        theirs = [token.text for token in tokens(other)]
        turned = [theirs[2], theirs[0]] if theirs[1:2] == ["of"] and len(theirs) > 2 else []
        plain = [part for part in theirs if len(part) == 1 or not part.isupper()]
        if parts in (theirs, turned, plain):
            return True
    return False


def _is_initials(name: str, others: Iterable[str]) -> bool:
    """Whether a name is the first letters of another one's words, small words left out."""
    return len(name) > 1 and any(
        name == "".join(token.text[0] for token in tokens(other) if token.text not in lists.small_in_names)
        for other in others
    )
