"""The codebook's signs: by which verbs and nouns cited words show a kind of fact or a term."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

from attrs import frozen

from tajik_relations.errors import DatasetError
from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.lemmas import lemmas_of, noun_lemmas_of
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model import terms
from tajik_relations.model.loading import content_of, toml_of
from tajik_relations.model.typed_values import Term, found

UNMARKED: frozenset[Term] = frozenset(
    {
        terms.RelationsTerm.UNSPECIFIED,
        terms.VisitKind.UNSPECIFIED,
        terms.Qualifier.EXACTLY,
        terms.TradeFlow.TOTAL,
        terms.Tie.MEMBER,
        terms.Aspect.HOLDS,
        terms.TreatyDate.DATED,
    }
)
"""Members that hold where no other member of their vocabulary has a sign in the words."""
ALTERED = (terms.Office, terms.Tie)
"""Vocabularies of which a word right before a sign can make another thing: "deputy minister", "associate member"."""
ALTERING = lists.altering
"""Words that do."""
_SHIPPED = Path(__file__).parents[2] / "data" / "codebook.toml"
_ANY = "*"
_MOST_BETWEEN = 4
"""How many words `*` in a sign may stand for."""


class Sign(NamedTuple):
    """A word or several that follow one another, each by its lemma: `a|b` is either, `*` up to four, `#` a figure."""

    items: tuple[frozenset[str], ...]
    inflected: bool = False
    """Whether a word counts in every form of a verb, and not as a lemma or a plural alone."""

    @property
    def written(self) -> str:
        """The sign as the codebook writes it."""
        return " ".join("|".join(sorted(item)) for item in self.items)

    def end(self, words: Sequence[str], at: int, item: int = 0) -> int | None:
        """Return the position after the sign if it stands at a position, or `None`."""
        if item == len(self.items):
            return at
        if _ANY in self.items[item]:
            ends = (self.end(words, at + skipped, item + 1) for skipped in range(_MOST_BETWEEN + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words):
            return None
        wanted, word = self.items[item], words[at]
        lemmas = lemmas_of(word) if self.inflected else noun_lemmas_of(word)
        if word.casefold() in wanted or lemmas & wanted or ("#" in wanted and word[0].isdigit()):
            return self.end(words, at + 1, item + 1)
        return None


def sign_of(text: str, *, inflected: bool = False) -> Sign:
    """Return the sign that a line of the codebook writes."""
    return Sign(tuple(frozenset(item.split("|")) for item in text.replace("-", " ").split()), inflected)


class Span(NamedTuple):
    """Where a sign stands in a fragment, and of what it is one."""

    start: int
    end: int
    of: Term | str


@frozen(slots=False)
class Signs:
    """The signs of one kind or term, by the lemma that they begin with."""

    of: Term | str
    verbs: tuple[Sign, ...] = ()
    nouns: tuple[Sign, ...] = ()
    unless: tuple[Sign, ...] = ()
    at_figure: bool = False
    """Whether a figure must follow."""

    @cached_property
    def verb_lemmas(self) -> frozenset[str]:
        """The verbs that are one word."""
        return _single_words(self.verbs)

    @cached_property
    def all_verbs(self) -> frozenset[str]:
        """The verbs of one word and of several: "sign", "enter into force"."""
        return frozenset(sign.written for sign in self.verbs)

    @cached_property
    def noun_lemmas(self) -> frozenset[str]:
        """The nouns that are one word."""
        return _single_words(self.nouns)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Its signs as the codebook writes them, for messages."""
        return tuple(sign.written for sign in (*self.verbs, *self.nouns))

    def shows(self, words: Sequence[str], at: int, end: int, hidden: Iterable[tuple[int, int]]) -> bool:
        """Whether a sign of it counts where it stands: not inside a phrase that says something else, nor altered."""
        inside = any(start <= at and end <= last for start, last in hidden)
        altered = isinstance(self.of, ALTERED) and words[at - 1 : at] and words[at - 1].casefold() in ALTERING
        figure = (word[0].isdigit() or word.casefold() in lists.counting for word in words[end : end + 3])
        return not inside and not altered and (not self.at_figure or any(figure))


def _single_words(signs: Iterable[Sign]) -> frozenset[str]:
    return frozenset(lemma for sign in signs if len(sign.items) == 1 for lemma in sign.items[0])


class SignIndex:
    """Signs by the words with which they begin."""

    def __init__(self, signs: Iterable[tuple[Sign, Any]]) -> None:
        """Sort signs, each with what it is one of, by the words that can begin them."""
        self._by_first: dict[str, list[tuple[Sign, Any]]] = {}
        for sign, owner in signs:
            for word in sign.items[0]:
                self._by_first.setdefault(word, []).append((sign, owner))

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, int, Any]]:
        """Yield where a sign begins and ends, and whose it is."""
        for at, word in enumerate(words):
            keys = {word.casefold(), *lemmas_of(word), *(("#",) if word[0].isdigit() else ())}
            for key in keys & self._by_first.keys():
                for sign, owner in self._by_first[key]:
                    end = sign.end(words, at)
                    if end is not None:
                        yield at, end, owner


@frozen(slots=False, eq=False)
class Codebook:
    """The signs of all kinds and terms, and the manners of verbs."""

    kinds: Mapping[str, Signs]
    terms: Mapping[Term, Signs]
    manners: Mapping[str, frozenset[str]]
    """Lemma, of one word or several -> `act`, `state`, `activity`, `end`, `intend`, `consider`, `deny`; mostly one."""
    phrases: SignIndex
    """Verbs of several words: "take place", "enter into force"."""

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every lemma that is a verb for certain."""
        return frozenset((*self.manners, "be", "have", "do")).union(
            *(signs.verb_lemmas for signs in self.kinds.values())
        )

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Every lemma that is a noun for certain."""
        return frozenset[str]().union(*(signs.noun_lemmas for signs in self.kinds.values()))

    def manner(self, lemmas: Iterable[str]) -> frozenset[str]:
        """Return the manners of a verb that can be a form of these lemmas; none for one that is not known.

        A verb of several words has its own: "make up" is a state, whatever "make" is.
        """
        listed = tuple(lemmas)
        phrased = tuple(lemma for lemma in listed if " " in lemma)
        return frozenset(manner for lemma in phrased or listed for manner in self.manners.get(lemma, ()))

    def can_be_verb(self, word: str) -> bool:
        """Whether a word can be a form of a verb that is known, or has the ending of a past."""
        return word.endswith("ed") or not lemmas_of(word).isdisjoint(self.verbs)

    def kind_spans(self, kind: str, fragment: str) -> tuple[Span, ...]:
        """Return the signs of a kind of fact in a fragment."""
        return _spans(self, kind, fragment)

    def term_spans(self, vocabulary: type[Term], fragment: str) -> tuple[Span, ...]:
        """Return the signs of a vocabulary in a fragment; a sign inside a longer one does not count."""
        return _spans(self, vocabulary, fragment)

    def said(self, vocabulary: type[Term], fragments: Iterable[str]) -> list[Term]:
        """Return the members of a vocabulary of which the fragments have a sign, in the vocabulary's order."""
        shown = {span.of for fragment in fragments for span in self.term_spans(vocabulary, fragment)}
        return [term for term in vocabulary if term in shown]


@cache
def _index(book: Codebook, of: str | type[Term]) -> SignIndex:
    """Return the signs of a kind or a vocabulary, each with its owner and whether it hides the owner's other signs."""
    owners = (book.kinds.get(of),) if isinstance(of, str) else map(book.terms.get, of)
    return SignIndex(
        (sign, (owner, hides))
        for owner in owners
        if owner is not None
        for listed, hides in (((*owner.verbs, *owner.nouns), False), (owner.unless, True))
        for sign in listed
    )


@cache
def _spans(book: Codebook, of: str | type[Term], fragment: str) -> tuple[Span, ...]:
    parts = tokens(fragment)
    words = tuple(part.text for part in parts)
    matches = list(_index(book, of).found(words))
    hidden = [
        (at, end, owner)
        for at, end, (owner, hides) in matches
        if hides and "," not in fragment[parts[at].start : parts[end - 1].end]  # "border, security" are two
    ]
    spans = {
        Span(at, end, owner.of)
        for at, end, (owner, hides) in matches
        if not hides and owner.shows(words, at, end, [(first, last) for first, last, other in hidden if other is owner])
    }
    return tuple(
        span
        for span in sorted(spans, key=lambda span: span[:2])
        if not any(_holds(other, span) for other in spans if isinstance(span.of, Term))
    )


def _holds(longer: Span, shorter: Span) -> bool:
    return longer.start <= shorter.start and shorter.end <= longer.end and longer[:2] != shorter[:2]


@cache
def _shipped() -> dict[str, Any]:
    """Return the package's codebook as it is read, once for all data sets that extend it."""
    return _book(_SHIPPED)


def _book(path: Path) -> dict[str, Any]:
    try:
        return toml_of(content_of(path))[1]
    except ValueError as error:
        raise DatasetError([f"codebook.toml: {error}"]) from None


@cache
def codebook_of(path: str = "") -> Codebook:
    """Return the package's codebook, with the one at *path* beside it."""
    books = [_shipped()]
    if path and os.path.realpath(path) != os.path.realpath(_SHIPPED):
        own = _book(Path(path))
        mistakes = list(_mistakes(own, books[0]))
        if mistakes:
            raise DatasetError(mistakes)
        books.append(own)
    manners: dict[str, set[str]] = {}
    phrases: list[tuple[Sign, str]] = []
    kinds: dict[str, Signs] = {}
    of_terms: dict[Term, Signs] = {}
    for book in books:
        for manner, entry in book.get("verbs", {}).items():
            for lemma in entry["lemmas"]:
                manners.setdefault(lemma, set()).add(manner)
                if " " in lemma:
                    phrases.append((sign_of(lemma, inflected=True), lemma))
        for kind, entry in book.get("kinds", {}).items():
            kinds[kind] = _with_entry(kinds.get(kind, Signs(kind)), entry)
        for vocabulary, members in book.get("terms", {}).items():
            for name, entry in members.items():
                term = getattr(terms, vocabulary)[name]
                if "nouns" in entry or "verbs" in entry:
                    of_terms[term] = _with_entry(of_terms.get(term, Signs(term)), entry)
    signed = {kind: signs for kind, signs in kinds.items() if signs.verbs or signs.nouns}
    all_manners = {lemma: frozenset(listed) for lemma, listed in manners.items()}
    return Codebook(signed, of_terms, all_manners, SignIndex(phrases))


_SIGNS = ("verbs", "nouns", "unless")
_BESIDE = ("rule", "definition", "authority", "because", "at_figure")
_EXAMPLES = ("example", "counter")
"""Keys that may stand beside the lists, these also as `example_row` and the like."""


def _mistakes(book: Mapping[str, Any], shipped: Mapping[str, Any]) -> Iterator[str]:
    """Yield problems of a data set's own codebook, which has no parts, kinds, terms or manners of its own."""
    for part, entries in book.items():
        if part in ("rules", "decided") and isinstance(entries, dict):
            continue  # how facts are coded: nothing is read by them
        if part not in shipped or not isinstance(entries, dict):
            yield f"codebook.toml: expected the tables {', '.join(shipped)}, found {found(part)}"
            continue
        for name, entry in cast("Mapping[str, Any]", entries).items():
            place = f"codebook.toml: {part}.{name}"
            if name not in shipped[part] or not isinstance(entry, dict):
                yield f"{place}: expected one of {', '.join(shipped[part])}"
            elif part == "terms":
                for member, signs in cast("Mapping[str, Any]", entry).items():
                    if member not in shipped[part][name]:
                        yield f"{place}.{member}: expected one of {', '.join(shipped[part][name])}"
                    else:
                        yield from _wrong_lists(f"{place}.{member}", signs, _SIGNS)
            else:
                yield from _wrong_lists(place, entry, ("lemmas",) if part == "verbs" else _SIGNS)


def _wrong_lists(place: str, entry: Any, known: Sequence[str]) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"{place}: expected a table, found {found(entry)}"
        return
    for key, value in cast("Mapping[str, Any]", entry).items():
        if key in known and not (isinstance(value, list) and all(isinstance(word, str) and word for word in value)):  # pyright: ignore[reportUnknownVariableType]
            yield f"{place}.{key}: expected a list of texts, found {found(cast('object', value))}"
        elif key not in (*known, *_BESIDE) and key.split("_")[0] not in _EXAMPLES:
            yield f"{place}.{key}: expected one of {', '.join((*known, *_BESIDE, *_EXAMPLES))}"


def _with_entry(signs: Signs, entry: Mapping[str, Any]) -> Signs:
    """Return signs with those that an entry of a codebook adds."""
    added = {name: [sign_of(text, inflected=name == "verbs") for text in entry.get(name, ())] for name in _SIGNS}
    parts = {name: (*getattr(signs, name), *listed) for name, listed in added.items()}
    return Signs(signs.of, **parts, at_figure=bool(entry.get("at_figure", signs.at_figure)))
