"""Who acts and to whom it is done, read from voice, prepositions and possessives; word order alone decides nothing."""

from collections.abc import Iterator, Set as AbstractSet
from enum import Enum
from typing import NamedTuple

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.lemmas import noun_lemmas_of
from tajik_relations.evidence.english.verbs import DETERMINERS, PREPOSITIONS, Tense, VerbGroup

STATE_FORMS = lists.state_forms
"""Words that stand before "of" in the long name of a State."""
RECEIVING = lists.receiving_verbs
"""Verbs whose subject is the one to whom it is done."""
_DIRECTING = lists.towards | {"by", "from"}
"""Prepositions that decide on which side a name is."""
_SUBJECT = 6
"""How many words the subject of a verb can have after the name that it begins with."""
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

    def word(self, at: int) -> str:
        """Return the word at a position in lower case, nothing outside the fragment."""
        return self.words[at].casefold() if 0 <= at < len(self.words) else ""

    def acts(self, start: int, end: int) -> bool:
        """Whether the name between two positions begins the subject of any active verb, which confirms and no more."""
        first = next((group for group in self.groups if group.finite and group.start >= end), None)
        if first is None or self.word(start - 1) in PREPOSITIONS or first.start - end > _SUBJECT:
            return False
        governed = any(self.word(at) in PREPOSITIONS for at in range(end, first.start))
        return not governed and not first.passive and not first.lemmas & self.receiving

    def sides(self, start: int, end: int, *, adjective: bool) -> Iterator[Side]:
        """Yield on which side the name between two positions is put; an adjective tells it by its noun alone."""
        given, owner = self._is_given(start), self.word(end) == "s"
        if adjective and not (end == len(self.words) and self.word(start - 1) == "of"):  # "investments of Russian"
            reach = 1 if given else _NEAR  # "gave Avalonian farmers seeds"
            if self._modifies(end, reach) and self.word(end) not in lists.people_from:
                yield Side.ACTS
            return
        followed = any(group.start in (end, end + 1) and group.finite for group in self.groups)
        owned = {self.word(end + 1), self.word(end + 2)} if owner else {self.word(end)}
        if lists.granted_nouns & owned or (given and not (owner or followed)):
            yield Side.UNDERGOES
            return
        preposition = self._preposition(start, self.paused if followed else frozenset())
        single = any(group.start == end and self.word(end) in ("is", "has", "was") for group in self.groups)
        participle = any(group.start == end and group.tense is Tense.ING for group in self.groups)
        if participle and end not in self.paused and preposition in (None, "for", "with"):
            yield Side.ACTS
            return
        if followed and (start - 1 in self.names or (single and self.word(start - 1) == "and")):
            preposition = None  # "in Geneva, Switzerland, Chile is accredited to"
        behind = any(group.end == start and group.finite and not group.passive for group in self.groups)
        if self._modifies(end, _NEAR) and preposition not in ("by", "of", *lists.towards) and not (owner and behind):
            yield Side.ACTS
        elif owner:
            return  # the owner of something else
        elif preposition is None:
            yield from self._by_verb(start, end)
        else:
            yield from self._by_preposition(preposition, start, subject=followed)

    def _by_preposition(self, preposition: str, start: int, *, subject: bool) -> Iterator[Side]:
        owed = preposition == "by" and any("owe" in group.lemmas for group in self.groups if group.end < start)
        bought = preposition == "from" and (self.from_object or self._is_bought(start))
        if preposition in lists.towards or owed or bought:  # "the debt owed to it by A"
            yield Side.UNDERGOES
        elif preposition == "by" or (preposition == "from" and self.word(start - 2) not in lists.people_from):
            yield Side.ACTS
        elif preposition == "of":
            yield from self._by_of(start, subject=subject)

    def _by_of(self, start: int, *, subject: bool) -> Iterator[Side]:
        """Yield the side of a name with "of", by the words before it; "the citizenship of both A and B" has none.

        Behind an active verb it is whose the object is, "cancelled the debt of A", unless the object is what is given.
        """
        before = [self.word(at) for at in range(start - 4, start)]
        object_of = any(group.end < start and group.finite and not group.passive for group in self.groups)
        own = any(noun_lemmas_of(word) & (self.nouns - lists.owed_nouns) for word in before)
        if object_of and not subject and not own and not self.of_object:
            return
        if not self.no_of and "and" not in before[-3:]:
            favoured = lists.favour & {*before[-3:]} or lists.granted_nouns & {*before}
            yield Side.UNDERGOES if self._is_addressed(start) or self.of_object or favoured else Side.ACTS

    def _is_bought(self, start: int) -> bool:
        """Whether a verb before "from" and a name tells of buying, so that who is named sells."""
        before = (group.lemmas & lists.buying_verbs for group in self.groups if group.end < start and not group.passive)
        return any(before) and not lists.buying_verbs & self.receiving

    def _is_addressed(self, start: int) -> bool:
        """Whether the office of the name behind "of" is the one to whom something is done: "to the President of A"."""
        at = start - 2
        while at >= 0 and (self.words[at][:1].isupper() or self.word(at) in DETERMINERS):
            at -= 1
        return at < start - 2 and self.word(at) == "to"

    def _is_given(self, start: int) -> bool:
        """Whether an active verb stands right before a name, over an article, behind which one is given something."""
        at = start
        while self.word(at - 1) in DETERMINERS:
            at -= 1
        if self.paused & {*range(at, start + 1)}:
            return False
        return any(group.end == at and not group.passive and group.lemmas & lists.ditransitive for group in self.groups)

    def _modifies(self, end: int, reach: int) -> bool:
        """Whether a noun of the kind follows a name that describes it: "Avalonian troops", "the Avalonia Embassy"."""
        verbs = {at for group in self.groups for at in range(group.start, group.end)}
        for at in range(end, min(end + reach, len(self.words))):
            word = self.word(at)
            if at in verbs:
                return False
            if noun_lemmas_of(word) & self.nouns:
                return True
            counted = word[:1].isdigit() or word in lists.counting  # "gave Avalonia 30 ambulances"
            if counted or word in PREPOSITIONS or word in DETERMINERS or word in ("and", "or"):
                return False
        return False

    def _by_verb(self, start: int, end: int) -> Iterator[Side]:
        verbs = self.verbs | lists.directing_verbs | self.receiving
        if start == 0 and self.before is not None and self.before.lemmas & verbs and not self.before.passive:
            yield self._side_of_object(self.before)
            return
        groups = [group for group in self.groups if group.lemmas & verbs and not group.doubtful]
        subject_of = [
            group
            for group in groups
            if group.start in (end, end + 1)
            and group.tense is not Tense.INFINITIVE
            and not (group.tense is Tense.ING and group.start in self.paused)  # "to visit Avalonia, travelling to"
        ]
        if end == len(self.words) and self.following is not None and self.following.lemmas & verbs:
            subject_of.append(self.following)
        object_of = [
            group for group in groups if group.end <= start <= group.end + 2 and "represent" not in group.lemmas
        ]
        if subject_of:
            yield self._side_of_subject(subject_of[0])
        elif object_of and not object_of[-1].passive:
            yield self._side_of_object(object_of[-1])

    def _side_of_object(self, group: VerbGroup) -> Side:
        return Side.ACTS if group.lemmas & self.receiving else Side.UNDERGOES

    def _side_of_subject(self, group: VerbGroup) -> Side:
        if not group.passive:
            return Side.UNDERGOES if group.lemmas & self.receiving else Side.ACTS
        return Side.ACTS if group.lemmas & (lists.sent_verbs | self.receiving) else Side.UNDERGOES

    def _preposition(self, start: int, pauses: AbstractSet[int]) -> str | None:
        """Return the preposition that governs a name, over articles, the name's State form and names joined by "and".

        Args:
            pauses: positions before which the search ends, as a comma stands there.
        """
        at = start - 1
        while at >= 0 and at + 1 not in pauses:
            word, before = self.word(at), self.word(at - 1)
            if word in lists.relative_pronouns and at - 1 in self.names:
                return None  # "the text on A that B adopted"
            if word == "of" and before == "out":
                return "out of"
            if word in _DIRECTING or (word == "of" and before not in STATE_FORMS):
                return word
            passed = word in DETERMINERS or word in STATE_FORMS or word in ("and", "of") or at in self.names
            if not passed:
                return word if word in PREPOSITIONS else None
            at -= 1
        return None
