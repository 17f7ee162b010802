"""Finding items by name: case, accents, punctuation, articles and the order of words do not count."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from attrs import field, fields, frozen

from tajik_relations.errors import AmbiguousName, DatasetError, DateError, UnknownCode, UnknownName, told
from tajik_relations.model.actors import KnownActor, Person, State
from tajik_relations.model.dates import parse
from tajik_relations.model.lazy import Sealed, made_once
from tajik_relations.model.loading import content_of, toml_of
from tajik_relations.model.typed_values import ByValue, found

T = TypeVar("T")
V = TypeVar("V")
LONGEST = 200
"""Characters of the longest name that is looked for."""
_PLAIN = str.maketrans(
    dict(zip("łøđðıħŧҷқғҳ", "loddihtчкгх", strict=True))
    | {"þ": "th", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’‘ʼʻʹ`´ˈ", "'")
    | {"\u00ad": None}
)
"""Plain letters for those that no accent explains, one apostrophe for all, nothing for the soft hyphen."""
_SMALL = frozenset(("the", "of", "and"))
"""Words that do not count in a name that is not found as it is written."""


def folded(name: str) -> str:
    """Return the form of a name that its spellings share: no accents, punctuation or capitals, single blanks.

    Points between initials do not count; "&" is "and", "St." is "Saint", "-isation" is "-ization".

    >>> folded("Côte d’Ivoire"), folded("U.K."), folded("St. Kitts & Nevis")
    ('cote d ivoire', 'uk', 'saint kitts and nevis')
    """
    return _folded(name[: LONGEST + 1])


def folded_text(name: str) -> str:
    """Return the same form of a text of whatever length."""
    name = name.casefold()
    if not name.isascii():
        from unicodedata import combining, normalize

        name = normalize("NFKD", normalize("NFKD", name).casefold().translate(_PLAIN))
        name = "".join(letter for letter in name if not combining(letter))
    if "." in name:
        name = re.sub(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?", lambda initials: initials[0].replace(".", "") + " ", name)
    if "'s" in name:
        name = re.sub(r"'s\b", "s", name)
    name = name.replace("&", " and ").replace("isation", "ization")
    words = "".join(letter if letter.isalnum() else " " for letter in name).split()
    return " ".join("saint" if word == "st" else word for word in words)


_folded = lru_cache(maxsize=4096)(folded_text)


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, in alphabetical order: initials as one, without articles.

    >>> words_of("Netherlands (Kingdom of the)") == words_of("the Kingdom of the Netherlands")
    True
    """
    joined = re.sub(r"\b[^\W\d_](?: [^\W\d_]\b)+", lambda initials: initials[0].replace(" ", ""), folded(name))
    return tuple(sorted(word for word in joined.split() if word not in _SMALL))


def names_of(actor: KnownActor) -> tuple[str, ...]:
    """Return everything that an actor can be looked up by; the numbers of a State are no names."""
    if isinstance(actor, Person):
        return (actor.name, *actor.names, actor.code, *_turned(actor.name))
    if isinstance(actor, State):
        return (actor.name, *actor.names, actor.code, actor.alpha3)
    return (actor.name, *actor.names, actor.code)


def _turned(name: str) -> Iterator[str]:
    """Yield the other ways to write a person's name: swapped, with initials, only by the surname."""
    words = name.replace(".", " ").split()
    at = next((place for place, word in enumerate(words) if word[0].islower() and place), len(words) - 1)
    given, last = words[:at], " ".join(words[at:])
    if given:
        yield from (f"{last} {' '.join(given)}", last)
        for blank in ("", " ") if len(given) > 1 else ("",):
            initials = blank.join(word[0] for word in given)
            yield from (f"{initials} {last}", f"{last} {initials}")
        yield f"{given[0][0]} {last}"


@frozen
class FormerState:
    """A State that no longer exists."""

    name: str
    """The name by which it is shown."""
    names: tuple[str, ...]
    """All its names, this one first."""
    ended: str
    """When ISO 3166 withdrew its code, as EDTF text."""
    successors: tuple[str, ...]
    """The codes of the States on its territory now."""


@frozen(slots=False, repr=False, eq=False)
class FurtherNames(Sealed, ByValue):
    """Everyday names in several languages, which are read when a name is first not found among the others.

    They are for looking up alone: no name that is looked for in a document comes from here.
    """

    path: str = ""
    """The file `names.toml` of a data set; empty if it has none."""
    more: "tuple[FurtherNames, ...]" = ()
    """Those of further layers, if the data set is made of several."""

    def of(self, code: str) -> tuple[str, ...]:
        """Return the names of the State or organization with a code; empty if none are known.

        Raises:
            DatasetError: if the file is not as it should be.
        """
        return self._read[0].get(code, ())

    def former(self, name: str) -> FormerState | None:
        """Return the former State with a name, or `None`; raises as `of` does."""
        return self._former.get(words_of(name))

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all whom it gives names, or calls a successor; raises as `of` does."""
        names, former = self._read
        return frozenset(names).union(*(state.successors for state in former))

    @made_once
    def _former(self) -> dict[tuple[str, ...], FormerState]:
        return {words_of(name): state for state in self._read[1] for name in state.names}

    @made_once
    def _read(self) -> tuple[dict[str, tuple[str, ...]], tuple[FormerState, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        former: list[FormerState] = []
        for path in (self.path, *(layer.path for layer in self.more)):
            further, states = _read_from(path)
            names |= {
                code: tuple(dict.fromkeys((*names.get(code, ()), *its_names))) for code, its_names in further.items()
            }
            former += states
        return names, tuple(dict.fromkeys(former))


def _read_from(path: str) -> tuple[dict[str, tuple[str, ...]], tuple[FormerState, ...]]:
    """Return what a file of everyday names holds; nothing if there is none."""
    if not path:
        return {}, ()
    try:
        _, values = toml_of(content_of(path))
        return _everyday(**values)
    except ValueError as error:
        raise DatasetError([f"names.toml: {error}"]) from None


def _everyday(
    names: Any = None, former: Any = None, **others: object
) -> tuple[dict[str, tuple[str, ...]], tuple[FormerState, ...]]:
    """Return what the tables of the file hold; raises ValueError."""
    if others or not isinstance(names or {}, dict) or not isinstance(former or [], list):
        raise ValueError("expected only a table [names] and tables [[former]], found something else")
    lists, states = cast("dict[str, object]", names or {}), cast("list[object]", former or [])
    return (
        {code: _texts(f"names {code}", its_names) for code, its_names in lists.items()},
        tuple(_former_state(f"former[{at}]", state) for at, state in enumerate(states, start=1)),
    )


def _former_state(place: str, entry: object) -> FormerState:
    wanted = [attribute.name for attribute in fields(FormerState)]
    values = cast("dict[str, Any]", entry if isinstance(entry, dict) else {})
    if {*wanted} != {*values}:
        raise ValueError(f"{place}: expected a table with {', '.join(wanted)}, found {found(sorted(values))}")
    try:
        ended = str(parse(values["ended"]))
    except DateError as error:
        raise ValueError(f"{place} ended: {error}") from None
    name = _texts(f"{place} name", [values["name"]])
    names = (*name, *_texts(f"{place} names", values["names"]))
    return FormerState(name[0], names, ended, _texts(f"{place} successors", values["successors"]))


def _texts(place: str, values: object) -> tuple[str, ...]:
    parts = values
    given = cast("list[object]", parts if isinstance(parts, list) else [None])
    texts = tuple(text for text in given if isinstance(text, str) and text.strip())
    if len(texts) < len(given):
        raise ValueError(f"{place}: expected a list of texts, found {found(values)}")
    return texts


NO_FURTHER_NAMES = FurtherNames()
"""For items that have none."""


@frozen(repr=False, eq=False, slots=False)
class Directory(Sealed, ByValue, Generic[T]):
    """Items by every name that they have; the names are asked for when something is first looked up."""

    items: Sequence[T]
    named: Sequence[Any] = field(eq=False)
    """The holders of the names: the items themselves or, position by position, others such as a relation's partner."""
    names_of: Callable[[Any], Iterable[str]] = field(eq=False)
    """Returns the names of one of *named*, the one to show first."""
    kind: str
    """What the items are, for messages."""
    codes: Sequence[str] = field(default=(), eq=False)
    """The codes of the items, where they are known without asking for all names; they are tried first."""
    further: FurtherNames = field(default=NO_FURTHER_NAMES, eq=False, kw_only=True)
    """More names, by code."""
    whole: "Directory[Any] | None" = field(default=None, eq=False, kw_only=True)
    """The names of all of which these are a part, which decide what a name means; `None` if these are all."""
    numbered: bool = field(default=False, eq=False, kw_only=True)
    """Whether the items have numbers in several systems, so that a number alone names none of them."""

    def get(self, name: str) -> list[T]:
        """Return the items with this name: none, one, or several; of a part none where others have it too."""
        if name in self._place_of_code:
            return [self.items[self._place_of_code[name]]]
        key = folded(name) if len(name) <= LONGEST else ""
        if self.whole is None:
            return [self.items[position] for position in self._positions(key)]
        if key in self._place_of_main:  # without asking for the names of all
            return [self.items[self._place_of_main[key]]]
        holders = self.whole.get(name)
        return [
            self.items[self._place_of[holder]] for holder in holders if holder in self._place_of and len(holders) == 1
        ]

    def find(self, name: object) -> T:
        """Return the one item with this name.

        Raises:
            UnknownName: if nothing has it, or it is not text; `UnknownCode` if it is a number of some system.
            AmbiguousName: if several items have it.
        """
        number = told(name, str).strip()[:LONGEST] if isinstance(name, int | str) else ""
        if self.numbered and number.lstrip("-").isdecimal():
            raise UnknownCode(number, self.kind)
        if not isinstance(name, str) or len(name) > LONGEST:
            raise UnknownName(name, self.kind, ())
        items = self.get(name)
        if len(items) == 1:
            return items[0]
        whole = self.whole or self
        holders = whole.get(name)
        if len(holders) > 1:
            raise AmbiguousName(name, self.kind, [str(holder) for holder in holders])
        former = whole.further.former(name) if self.numbered and not holders else None
        raise UnknownName(name, self.kind, self.spellings, reason=whole._told(former) if former else "")  # noqa: SLF001 - its own

    def spellings(self) -> Iterator[str]:
        """Yield every name of every item."""
        return (spelling for named in self.named for spelling in self.names_of(named))

    def _told(self, former: FormerState) -> str:
        """Return a sentence on a former State: when its code was withdrawn, and which States lie there now."""
        here = [self._place_of_code[code] for code in former.successors if code in self._place_of_code]
        now = ", ".join(str(self.items[position]) for position in here)
        told = f"{former.name} is a former State, whose ISO 3166-1 code was withdrawn in {former.ended[:4]}"
        return f"{told}; successors: {now}" if now else told

    def _positions(self, key: str) -> Sequence[int]:
        """Return where the items are that have a folded name: as it is, in another language, or with other small words.

        Each step is taken only if those before it find nothing, and what it needs is made when it is first taken.
        """
        if not key:
            return ()
        return self._index.get(key) or self._further.get(key) or self._by_words.get(words_of(key)) or ()

    @made_once
    def _place_of_code(self) -> dict[str, int]:
        return {code: position for position, code in enumerate(self.codes)}

    @made_once
    def _place_of_main(self) -> dict[str, int]:
        """The items by the name that is shown, unless two share it."""
        mains = [folded(next(iter(self.names_of(named)), "")) for named in self.named]
        shared = {key for key in mains if mains.count(key) > 1} if len({*mains}) < len(mains) else ()
        return {key: position for position, key in enumerate(mains) if key not in shared}

    @made_once
    def _place_of(self) -> dict[Any, int]:
        return {named: position for position, named in enumerate(self.named)}

    @made_once
    def _index(self) -> dict[str, list[int]]:
        return _index_of(map(folded, self.names_of(named)) for named in self.named)

    @made_once
    def _further(self) -> dict[str, list[int]]:
        return _index_of(map(folded, self._further_names(named)) for named in self.named)

    @made_once
    def _by_words(self) -> dict[tuple[str, ...], list[int]]:
        return _index_of(_phrases((*self.names_of(named), *self._further_names(named)), named) for named in self.named)

    def _further_names(self, named: Any) -> Sequence[str]:
        return self.further.of(named.code) if self.further.path else ()

    def __repr__(self) -> str:
        """Return the kind of the items and their number."""
        return f"<Directory ({self.kind}): {len(self.items)}>"


def _index_of(keys: Iterable[Iterable[Any]]) -> dict[Any, list[int]]:
    """Return the positions of what has each key."""
    index: dict[Any, list[int]] = {}
    for position, its_keys in enumerate(keys):
        for key in {*its_keys}:
            index.setdefault(key, []).append(position)
    return index


def _phrases(names: Iterable[str], named: Any) -> Iterator[tuple[str, ...]]:
    """Yield the words of each name; for a State also its form, such as "Republic of", with its other names."""
    codes = {named.code, named.alpha3} - {*named.names} if isinstance(named, State) else ()
    phrases = {words for name in names if name not in codes and (words := words_of(name))}
    yield from phrases
    if isinstance(named, State):
        forms = {
            tuple(word for word in long if word not in short)
            for long in phrases
            for short in phrases
            if len(short) < len(long) and {*short} < {*long}
        }
        yield from (tuple(sorted((*form, *words))) for form in forms for words in phrases)


class Groups(dict[Any, V], Generic[V]):
    """Parts, or numbers, by the value that they share: a dictionary in which an actor is found by name or code too."""

    def __missing__(self, key: object) -> V:
        """Return the group, or the number, of the only value with this name or code.

        Raises:
            UnknownName: if none is; the message suggests similar names.
        """
        names = {spelling: value for value in self for spelling in (str(value), getattr(value, "code", str(value)))}
        asked: Any = key
        wanted = folded(asked if isinstance(asked, str) else told(asked))
        found = {id(value): value for spelling, value in names.items() if folded(spelling) == wanted}
        if isinstance(key, str) and len(found) == 1:
            return self[next(iter(found.values()))]
        raise UnknownName(key, "group", list(names))
