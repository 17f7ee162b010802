"""The codebook's signs: by which verbs and nouns cited words show a kind of fact or a term."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple, cast

from attrs import field, frozen

from tajik_relations.errors import DatasetError
from tajik_relations.evidence.english.lemmas import lemmas_of, noun_lemmas_of
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model import terms
from tajik_relations.model.by_value import Term, found
from tajik_relations.model.loading import content_of, toml_of

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
ALTERING = word_set("altering")
"""Words that do."""
_SHIPPED = Path(__file__).parents[2] / "data" / "codebook.toml"
_ANY = "*"
_MOST_BETWEEN = 4
"""How many words `*` in a sign may stand for."""
_COUNTING = word_set("counting")


class Sign(NamedTuple):
    """A word or several that follow one another, each by its lemma: `a|b` is either, `*` up to four, `#` a figure."""

    items: tuple[frozenset[str], ...]
    inflected: bool = False
    """Whether a word counts in every form of a verb, and not as a lemma or a plural alone."""

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
        if word.casefold() in wanted or self._lemmas(word) & wanted or ("#" in wanted and word[0].isdigit()):
            return self.end(words, at + 1, item + 1)
        return None

    def _lemmas(self, word: str) -> frozenset[str]:
        return lemmas_of(word) if self.inflected else noun_lemmas_of(word)


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
        return frozenset(lemma for sign in self.verbs if len(sign.items) == 1 for lemma in sign.items[0])

    @cached_property
    def all_verbs(self) -> frozenset[str]:
        """The verbs of one word and of several: "sign", "enter into force"."""
        return frozenset(" ".join("|".join(sorted(item)) for item in sign.items) for sign in self.verbs)

    @cached_property
    def noun_lemmas(self) -> frozenset[str]:
        """The nouns that are one word."""
        return frozenset(lemma for sign in self.nouns if len(sign.items) == 1 for lemma in sign.items[0])

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Its signs as the codebook writes them, for messages."""
        return tuple(" ".join("|".join(sorted(item)) for item in sign.items) for sign in (*self.verbs, *self.nouns))

    def shows(self, words: Sequence[str], at: int, end: int, hidden: Iterable[tuple[int, int]]) -> bool:
        """Whether a sign of it counts where it stands: not inside a phrase that says something else, nor altered."""
        inside = any(start <= at and end <= last for start, last in hidden)
        altered = isinstance(self.of, ALTERED) and words[at - 1 : at] and words[at - 1].casefold() in ALTERING
        return not inside and not altered and (not self.at_figure or _figure_follows(words, end))


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


def _figure_follows(words: Sequence[str], end: int) -> bool:
    return any(word[0].isdigit() or word.casefold() in _COUNTING for word in words[end : end + 3])


@frozen(slots=False, eq=False)
class Codebook:
    """The signs of all kinds and terms, and the manners of verbs."""

    kinds: Mapping[str, Signs]
    terms: Mapping[Term, Signs]
    manners: Mapping[str, frozenset[str]]
    """Lemma, of one word or several -> `act`, `state`, `activity`, `end`, `intend`, `consider`, `deny`; mostly one."""
    phrases: SignIndex
    """Verbs of several words: "take place", "enter into force"."""
    _indexes: dict[Any, SignIndex] = field(factory=dict[Any, SignIndex], init=False, eq=False, repr=False)
    _said: dict[Any, tuple[Span, ...]] = field(factory=dict[Any, tuple[Span, ...]], init=False, eq=False, repr=False)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Every lemma that is a verb for certain."""
        of_kinds = (lemma for signs in self.kinds.values() for lemma in signs.verb_lemmas)
        return frozenset((*self.manners, *of_kinds, "be", "have", "do"))

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Every lemma that is a noun for certain."""
        listed = (sign for signs in self.kinds.values() for sign in signs.nouns)
        return frozenset(lemma for sign in listed if len(sign.items) == 1 for lemma in sign.items[0])

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
        signs = self.kinds.get(kind)
        return self._spans((kind, fragment), (signs,) if signs else (), fragment)

    def term_spans(self, vocabulary: type[Term], fragment: str) -> tuple[Span, ...]:
        """Return the signs of a vocabulary in a fragment; a sign inside a longer one does not count."""
        signs = (self.terms[term] for term in vocabulary if term in self.terms)
        return self._spans((vocabulary, fragment), signs, fragment)

    def _spans(self, key: Any, signs: Iterable[Signs], fragment: str) -> tuple[Span, ...]:
        if key not in self._said:
            parts = tokens(fragment)
            words = tuple(part.text for part in parts)
            index = self._index(key[0], signs)
            matches = list(index.found(words))
            hidden = [
                (at, end, owner)
                for at, end, (owner, hides) in matches
                if hides and "," not in fragment[parts[at].start : parts[end - 1].end]  # "border, security" are two
            ]
            spans = {
                Span(at, end, owner.of)
                for at, end, (owner, hides) in matches
                if not hides
                and owner.shows(words, at, end, [(first, last) for first, last, of in hidden if of is owner])
            }
            self._said[key] = tuple(
                span
                for span in sorted(spans, key=_place)
                if not any(_holds(other, span) for other in spans if isinstance(span.of, Term))
            )
        return self._said[key]

    def _index(self, key: Any, signs: Iterable[Signs]) -> SignIndex:
        if key not in self._indexes:
            self._indexes[key] = SignIndex(
                (sign, (owner, hides))
                for owner in signs
                for listed, hides in (((*owner.verbs, *owner.nouns), False), (owner.unless, True))
                for sign in listed
            )
        return self._indexes[key]

    def said(self, vocabulary: type[Term], fragments: Iterable[str]) -> list[Term]:
        """Return the members of a vocabulary of which the fragments have a sign, in the vocabulary's order."""
        shown = {span.of for fragment in fragments for span in self.term_spans(vocabulary, fragment)}
        return [term for term in vocabulary if term in shown]


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _holds(longer: Span, shorter: Span) -> bool:
    inside = longer.start <= shorter.start and shorter.end <= longer.end
    return inside and longer.end - longer.start > shorter.end - shorter.start


def _book(path: Path) -> dict[str, Any]:
    try:
        return toml_of(content_of(path))[1]
    except ValueError as error:
        raise DatasetError([f"codebook.toml: {error}"]) from None


@cache
def codebook_of(path: str = "") -> Codebook:
    """Return the package's codebook, with the one at *path* beside it."""
    books = [_book(_SHIPPED)]
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
            kinds[kind] = _signs(kind, entry, kinds.get(kind))
        for vocabulary, members in book.get("terms", {}).items():
            for name, entry in members.items():
                term = getattr(terms, vocabulary)[name]
                if "nouns" in entry or "verbs" in entry:
                    of_terms[term] = _signs(term, entry, of_terms.get(term))
    signed = {kind: signs for kind, signs in kinds.items() if signs.verbs or signs.nouns}
    return Codebook(
        signed,
        of_terms,
        {lemma: frozenset(listed) for lemma, listed in manners.items()},
        SignIndex(phrases),
    )


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
                        yield from _wrong_signs(f"{place}.{member}", signs)
            elif part == "verbs":
                yield from _wrong_lists(place, cast("Mapping[str, Any]", entry), ("lemmas",))
            else:
                yield from _wrong_signs(place, entry)


def _wrong_signs(place: str, entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"{place}: expected a table, found {found(entry)}"
    else:
        yield from _wrong_lists(place, cast("Mapping[str, Any]", entry), _SIGNS)


def _wrong_lists(place: str, entry: Mapping[str, Any], known: Sequence[str]) -> Iterator[str]:
    for key, value in entry.items():
        if key in known and not (isinstance(value, list) and all(isinstance(word, str) and word for word in value)):  # pyright: ignore[reportUnknownVariableType]
            yield f"{place}.{key}: expected a list of texts, found {found(cast('object', value))}"
        elif key not in (*known, *_BESIDE) and key.split("_")[0] not in _EXAMPLES:
            yield f"{place}.{key}: expected one of {', '.join((*known, *_BESIDE, *_EXAMPLES))}"


def _signs(of: Term | str, entry: Mapping[str, Any], before: Signs | None) -> Signs:
    parts = {
        name: tuple(sign_of(text, inflected=name == "verbs") for text in entry.get(name, ()))
        for name in ("verbs", "nouns", "unless")
    }
    if before is not None:
        parts = {name: (*getattr(before, name), *signs) for name, signs in parts.items()}
    at_figure = entry.get("at_figure", before.at_figure if before is not None else False)
    return Signs(of, **parts, at_figure=bool(at_figure))
