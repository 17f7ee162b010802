"""Who acts and to whom it is done, read from voice, prepositions and possessives; word order alone decides nothing."""

from collections.abc import Iterator, Sequence, Set as AbstractSet
from enum import Enum
from typing import NamedTuple

from tajik_relations.evidence.english.lemmas import noun_lemmas_of
from tajik_relations.evidence.english.verbs import DETERMINERS, PREPOSITIONS, Tense, VerbGroup
from tajik_relations.evidence.english.word_lists import word_set

STATE_FORMS = frozenset("republic government state kingdom federation people side".split())
"""Words that stand before "of" in the long name of a State."""
_FROM = frozenset(("by", "from"))
_TO = word_set("towards")
_SENT = frozenset(("represent", "accredit", "base", "station", "deploy"))
"""Verbs whose passive has the sender as its subject."""
RECEIVING = frozenset(("host", "receive", "welcome"))
"""Verbs whose subject is the one to whom it is done."""
_ANY_KIND = frozenset("have maintain operate establish open send pay make".split()) | RECEIVING
"""Verbs that can tell the direction of any kind of fact."""
_RELATIVE = frozenset("that which who whom".split())
_OWED = frozenset("arrears debt".split())
"""Nouns whose "of" leads to the one who owes them."""
_GIVEN_TO = frozenset(("independence", "sovereignty", "statehood"))
_PEOPLE = word_set("people_from")
"""Those of whom "from" says where they come from, and not who acts."""
_NOT_FINITE = (Tense.INFINITIVE, Tense.ING)
_COUNTING = word_set("counting")
_FAVOUR = word_set("favour")
"""Words before "of" that make the name behind it the one to whom something is done: "in favour of"."""
_SUBJECT = 6
"""How many words the subject of a verb can have after the name that it begins with."""
_DITRANSITIVE = word_set("ditransitive")
"""Verbs right behind which the one stands to whom it is done: "gave Avalonia trucks"."""
_NEAR = 3
"""Within how many words after a name the noun stands that it modifies."""


class Side(Enum):
    """The side on which words put someone."""

    ACTS = "acts"
    UNDERGOES = "undergoes"


class Passage(NamedTuple):
    """A fragment in which someone is named, and what may decide there."""

    words: tuple[str, ...]
    names: AbstractSet[int]
    groups: tuple[VerbGroup, ...]
    following: VerbGroup | None
    """The verb with which the next fragment begins, if it does."""
    before: VerbGroup | None
    """The verb with which the fragment before ends, if it does."""
    nouns: AbstractSet[str]
    """The nouns of the kind of fact: what is sent, given or held."""
    verbs: AbstractSet[str]
    """The verbs of the kind of fact."""
    of_object: bool
    """Whether "of" before the name marks the one to whom it is done, as in "recognition of"."""

    from_object: bool = False
    """Whether "from" before the name marks the one to whom it is done, as in "imports from"."""
    receiving: AbstractSet[str] = RECEIVING
    """Verbs whose subject is the one to whom it is done."""
    no_of: bool = False
    """Whether "of" before the name decides nothing, as in "the debts of"."""
    paused: AbstractSet[int] = frozenset()
    """The positions of words before which a comma stands."""

    @property
    def lower(self) -> list[str]:
        """Its words in lower case."""
        return [word.casefold() for word in self.words]

    def acts(self, start: int, end: int) -> bool:
        """Whether the name between two positions begins the subject of any active verb, which confirms and no more."""
        if self.lower[max(0, start - 1) : start] != [] and self.lower[start - 1] in PREPOSITIONS:
            return False
        finite = [group for group in self.groups if group.tense not in (Tense.INFINITIVE, Tense.ING)]
        first = next((group for group in finite if group.start >= end), None)
        between = self.lower[end : first.start] if first else []
        near = first is not None and len(between) <= _SUBJECT and not PREPOSITIONS & {*between}
        return near and first is not None and not first.passive and not first.lemmas & self.receiving

    def sides(self, start: int, end: int, *, adjective: bool) -> Iterator[Side]:
        """Yield on which side the name between two positions is put; an adjective tells it by its noun alone."""
        lower = self.lower
        if adjective and not (end == len(lower) and lower[start - 1 : start] == ["of"]):  # "investments of Russian"
            yield from self._by_noun(start, end)
            return
        owned = lower[end + 1 : end + 3] if lower[end : end + 1] in (["s"], ["’s"]) else lower[end : end + 1]
        followed = any(group.start in (end, end + 1) and group.tense not in _NOT_FINITE for group in self.groups)
        owner = lower[end : end + 1] in (["s"], ["’s"])
        if _GIVEN_TO & {*owned} or (self._is_given(start) and not (owner or followed)):
            yield Side.UNDERGOES
            return
        preposition = _preposition(lower, start, self.names, self.paused if followed else frozenset())
        single = any(group.start == end and lower[group.start] in ("is", "has", "was") for group in self.groups)
        participle = any(group.start == end and group.tense is Tense.ING for group in self.groups)
        if participle and end not in self.paused and preposition in (None, "for", "with"):
            yield Side.ACTS
            return
        if followed and (start - 1 in self.names or (single and lower[max(0, start - 1)] == "and")):
            preposition = None  # "in Geneva, Switzerland, Chile is accredited to"
        behind = any(
            group.end == start and group.tense not in _NOT_FINITE and not group.passive for group in self.groups
        )
        if self._modifies(end) and preposition not in ("by", "of", *_TO) and not (owner and behind):
            yield Side.ACTS
        elif owner:
            return  # the owner of something else
        elif preposition in _FROM:
            if preposition == "from" and self.from_object:
                yield Side.UNDERGOES
            elif preposition == "by" or lower[max(0, start - 2)] not in _PEOPLE:
                yield Side.ACTS
        elif preposition in _TO:
            yield Side.UNDERGOES
        elif preposition == "of":
            yield from self._by_of(lower[max(0, start - 4) : start], start, subject=followed)
        elif preposition is None:
            yield from self._by_verb(start, end)

    def _by_noun(self, start: int, end: int) -> Iterator[Side]:
        """Yield the side of an adjective, by the noun that it describes."""
        people = self.lower[end : end + 1] and self.lower[end] in _PEOPLE
        reach = 1 if self._is_given(start) else _NEAR  # "gave Avalonian farmers seeds"
        yield from (Side.ACTS,) if self._modifies(end, reach) and not people else ()

    def _by_of(self, before: list[str], start: int, *, subject: bool) -> Iterator[Side]:
        """Yield the side of a name with "of", by the words before it; "the citizenship of both A and B" has none.

        Behind an active verb it is whose the object is, "cancelled the debt of A", unless the object is what is given.
        """
        object_of = any(
            group.end < start and not group.passive and group.tense not in _NOT_FINITE for group in self.groups
        )
        own = any(noun_lemmas_of(word) & (self.nouns - _OWED) for word in before)
        if object_of and not subject and not own and not self.of_object:
            return
        if not self.no_of and "and" not in before[-3:]:
            given = self.of_object or _FAVOUR & {*before[-3:]} or _GIVEN_TO & {*before}
            yield Side.UNDERGOES if given else Side.ACTS

    def _is_given(self, start: int) -> bool:
        """Whether an active verb stands right before a name, over an article, behind which one is given something."""
        at = start
        while at > 0 and self.lower[at - 1] in DETERMINERS:
            at -= 1
        if self.paused & {*range(at, start + 1)}:
            return False
        return any(group.end == at and not group.passive and group.lemmas & _DITRANSITIVE for group in self.groups)

    def _modifies(self, end: int, reach: int = _NEAR) -> bool:
        """Whether a noun of the kind follows a name that describes it: "Avalonian troops", "the Avalonia Embassy"."""
        verbs = {at for group in self.groups for at in range(group.start, group.end)}
        for at, word in enumerate(self.lower[end : end + reach], start=end):
            if at in verbs:
                return False
            if noun_lemmas_of(word) & self.nouns:
                return True
            counted = word[:1].isdigit() or word in _COUNTING  # "gave Avalonia 30 ambulances"
            if counted or word in PREPOSITIONS or word in DETERMINERS or word in ("and", "or"):
                return False
        return False

    def _by_verb(self, start: int, end: int) -> Iterator[Side]:
        verbs = self.verbs | _ANY_KIND | self.receiving
        groups = [group for group in self.groups if group.lemmas & verbs and not group.doubtful]
        subject_of = [
            group
            for group in groups
            if end <= group.start <= end + 1
            and group.tense is not Tense.INFINITIVE
            and not (group.tense is Tense.ING and group.start in self.paused)  # "to visit Avalonia, travelling to"
        ]
        if start == 0 and self.before is not None and self.before.lemmas & verbs and not self.before.passive:
            yield Side.ACTS if self.before.lemmas & self.receiving else Side.UNDERGOES
            return
        if end == len(self.words) and self.following is not None and self.following.lemmas & verbs:
            subject_of.append(self.following)
        object_of = [
            group for group in groups if group.end <= start <= group.end + 2 and "represent" not in group.lemmas
        ]
        if subject_of:
            yield _subject_side(subject_of[0], self.receiving)
        elif object_of and not object_of[-1].passive:
            yield Side.ACTS if object_of[-1].lemmas & self.receiving else Side.UNDERGOES


def _subject_side(group: VerbGroup, receiving: AbstractSet[str]) -> Side:
    undergoes = bool(group.lemmas & receiving) if not group.passive else not group.lemmas & (_SENT | receiving)
    return Side.UNDERGOES if undergoes else Side.ACTS


def _preposition(lower: Sequence[str], start: int, names: AbstractSet[int], pauses: AbstractSet[int]) -> str | None:
    """Return the preposition that governs a name, over articles, the name's State form and names joined by "and".

    Args:
        pauses: positions before which the search ends, as a comma stands there.
    """
    at = start - 1
    while at >= 0 and at + 1 not in pauses:
        word = lower[at]
        if word in _RELATIVE and at - 1 in names:
            return None  # "the text on A that B adopted"
        if word == "of" and lower[at - 1 : at] == ["out"]:
            return "out of"
        if word in _TO | _FROM or (word == "of" and not (at > 0 and lower[at - 1] in STATE_FORMS)):
            return word
        passed = word in DETERMINERS or word in STATE_FORMS or word in ("and", "of") or at in names
        if not passed:
            return word if word in PREPOSITIONS else None
        at -= 1
    return None
