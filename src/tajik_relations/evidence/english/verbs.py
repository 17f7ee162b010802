"""Verb groups in cited words: lemma, tense, voice and negation, read by rule from auxiliaries and endings."""

from collections.abc import Mapping, Sequence, Set as AbstractSet
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.codebook_signs import Codebook
from tajik_relations.evidence.english.lemmas import BASE, ING, PARTICIPLE, PAST, PRESENT, also_nouns, readings_of

DETERMINERS = lists.determiners
PREPOSITIONS = lists.prepositions
_JOINING = frozenset("and or but s of".split())
_SUBJECT_LENGTH = 4
_MOST_BEHIND = 9
"""Within how many words behind a noun the verb stands of which it is the subject."""


class Tense(StrEnum):
    """How a verb group stands in time."""

    PRESENT = "present"
    PROGRESSIVE = "present progressive"
    PERFECT = "present perfect"
    PAST = "past"
    PAST_PERFECT = "past perfect"
    FUTURE = "future"
    WOULD = "would"
    MODAL = "modal"
    INFINITIVE = "infinitive"
    ING = "-ing form"


_HAVE = {"has": Tense.PRESENT, "have": Tense.PRESENT, "had": Tense.PAST, "having": Tense.ING}
_BE = {"is": Tense.PRESENT, "are": Tense.PRESENT, "am": Tense.PRESENT, "was": Tense.PAST, "were": Tense.PAST}
_DO = {"do": Tense.PRESENT, "does": Tense.PRESENT, "did": Tense.PAST}
_PERFECT = {Tense.PRESENT: Tense.PERFECT, Tense.PAST: Tense.PAST_PERFECT, Tense.ING: Tense.ING}
"""What the tense of "have" makes of a participle behind it."""
_AUXILIARIES = lists.modals | _HAVE.keys() | _BE.keys() | _DO.keys()
_NO_NOUN = DETERMINERS | PREPOSITIONS | _JOINING | {"", "it", "them", "him", "her", "us", "there"}
"""Words behind a form in -ed with which it does not describe what follows."""


class VerbGroup(NamedTuple):
    """An auxiliary or several with their verb, or a verb alone."""

    lemmas: frozenset[str]
    """Every lemma that its verb can be a form of."""
    tense: Tense
    start: int
    """The position of its first token in the fragment."""
    end: int
    """The position after its last token."""
    passive: bool = False
    negated: bool = False
    bare: bool = False
    """Whether it has no auxiliary, so that a past can be a participle too."""
    subordinate: bool = False
    """Whether a word such as "after", "which" or "while" opens its clause."""
    participle: bool = False
    """Whether it has no auxiliary and no subject before it in the fragment, or "by" after it."""
    doubtful: bool = False
    """Whether its word can be a noun where it stands."""
    progressive: bool = False
    """Whether it goes on: "was studying"."""

    @property
    def finite(self) -> bool:
        """Whether its tense can be that of a clause."""
        return self.tense not in (Tense.INFINITIVE, Tense.ING)


class Named(NamedTuple):
    """The positions of tokens that belong to names."""

    names: AbstractSet[int]
    """All of them, and those that a hyphen or an apostrophe joins to the one before."""
    subjects: AbstractSet[int]
    """Those that can be the subject of a verb, as no adjective can."""
    people: AbstractSet[int]
    """Those of persons, after which a verb in -s is no noun."""


def verb_groups(words: Sequence[str], named: Named, book: Codebook) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a fragment in order.

    Args:
        words: its tokens.
        named: where names stand.
        book: which lemmas are verbs and which are nouns; others count as verbs by their ending or an auxiliary alone.
    """
    reader = _Reader(words, named, book)
    groups: list[VerbGroup] = []
    at = 0
    while at < len(words):
        group = None if at in named.names else reader.group(at)
        if group is not None:
            start = groups[-1].end if groups else 0
            subject = reader.lower[start : group.start]
            opened = not lists.subordinators.isdisjoint(subject)
            near = takewhile(lambda word: word not in lists.parting, reversed(subject[-_SUBJECT_LENGTH:]))
            none = bool(subject) and (subject[0] in lists.negating_subjects or (start > 0 and "no" in near))
            group = _phrased(group, reader.phrases)._replace(subordinate=opened, negated=group.negated or none)
            groups.append(group)
        at = group.end if group is not None else at + 1
    return tuple(groups)


def _phrased(group: VerbGroup, phrases: Mapping[int, str]) -> VerbGroup:
    """Return a verb group with the words behind its verb that make another one of it: "was wound" with "up"."""
    lemma = phrases.get(group.end - 1, "")
    own = [*takewhile(str.isalpha, lemma.split())]  # without what stands for other words: "stand at #"
    return group._replace(lemmas=group.lemmas | {lemma}, end=group.end - 1 + len(own)) if own else group


class _Reader:
    def __init__(self, words: Sequence[str], named: Named, book: Codebook) -> None:
        self.words, self.lower = words, [word.casefold() for word in words]
        self.names, self.subjects, self.people = named
        self.known, self.kinds, self.nouns = book.verbs, book.nouns, also_nouns() & book.nouns
        self.phrases: dict[int, str] = {start: lemma for start, _, lemma in book.phrases.found(words)}

    def word(self, at: int) -> str:
        """Return the word at a position, nothing outside the fragment."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def group(self, at: int) -> VerbGroup | None:
        """Return the verb group that begins at a position, or `None`."""
        word = self.word(at)
        inverted = self.words[at] == "Should"
        month = word == "may" and any(self.word(near)[:1].isdigit() for near in (at - 1, at + 1))
        if word in lists.modals and not inverted and not month:
            return self._modal(at)
        if word in _HAVE:
            return self._have(at)
        if word in _BE:
            return self._be(at, at, _BE[word])
        if word in _DO:
            return self._do(at)
        if word == "to":
            return self._infinitive(at)
        return self._alone(at)

    def _past_adverbs(self, at: int) -> tuple[int, bool]:
        """Return the position after adverbs and negations, and whether one of them negates."""
        negated = False
        while self._is_adverb(at):
            negated = negated or self.word(at) in lists.negations
            at += 1
        return at, negated or self.word(at) == "no"

    def _is_adverb(self, at: int) -> bool:
        word = self.word(at)
        return word in lists.adverbs or (word.endswith("ly") and word not in lists.no_adverbs)

    def _form(self, at: int, form: str) -> frozenset[str]:
        """Return the lemmas of which the word at a position can be this form."""
        if at in self.names and self.words[at] != self.words[at].lower():
            return frozenset()
        return frozenset(reading.lemma for reading in readings_of(self.word(at)) if reading.form == form)

    def _known(self, at: int, form: str) -> frozenset[str]:
        """Return the known verbs of which the word can be this form, by itself or as in "wound up"."""
        return self._form(at, form) & (self.known | {*self.phrases.get(at, "").split()[:1]})

    def _modal(self, at: int) -> VerbGroup | None:
        word = self.word(at)
        tense = Tense.FUTURE if word in ("will", "shall") else Tense.WOULD if word == "would" else Tense.MODAL
        verb, negated = self._past_adverbs(at + 1)
        if self.word(verb) == "be":
            return self._be(at, verb, tense, negated=negated)
        if self.word(verb) == "have":
            participle, _ = self._past_adverbs(verb + 1)
            return VerbGroup(self._form(participle, PARTICIPLE), tense, at, participle + 1, negated=negated)
        lemmas = frozenset(self.lower[verb : verb + 1])
        return VerbGroup(lemmas, tense, at, verb + len(lemmas), negated=negated)

    def _have(self, at: int) -> VerbGroup:
        tense = _HAVE[self.word(at)]
        verb, negated = self._past_adverbs(at + 1)
        if self.word(verb) == "been":
            return self._be(at, verb, _PERFECT[tense], negated=negated)
        lemmas = self._form(verb, PARTICIPLE)
        if lemmas and self.word(verb) not in DETERMINERS:
            return VerbGroup(lemmas, _PERFECT[tense], at, verb + 1, negated=negated)
        return VerbGroup(frozenset(("have",)), tense, at, at + 1, negated=negated)

    def _be(self, start: int, at: int, tense: Tense, *, negated: bool = False) -> VerbGroup:
        verb, more = self._past_adverbs(at + 1)
        negated = negated or more
        ahead = verb + (self.word(verb) in lists.before_infinitive)
        coming = self._infinitive(ahead) if self.word(ahead) == "to" and tense is Tense.PRESENT else None
        if coming is not None:  # "is to be opened"
            return coming._replace(tense=Tense.FUTURE, start=start, negated=negated)
        passive = self.word(verb) == "being"
        verb += passive
        lemmas = self._form(verb, PARTICIPLE)
        if lemmas:
            tense = Tense.PROGRESSIVE if passive and tense is Tense.PRESENT else tense
            return VerbGroup(lemmas, tense, start, verb + 1, passive=True, negated=negated)
        lemmas = self._form(verb, ING)
        if lemmas and self.word(verb) not in lists.no_ing_forms:
            tense = Tense.PROGRESSIVE if tense in (Tense.PRESENT, Tense.PERFECT) else tense
            return VerbGroup(lemmas, tense, start, verb + 1, negated=negated, progressive=True)
        return VerbGroup(frozenset(("be",)), tense, start, at + 1, negated=negated)

    def _do(self, at: int) -> VerbGroup:
        verb, negated = self._past_adverbs(at + 1)
        base = frozenset((self.word(verb),)) & self.known
        end = verb + 1 if base else verb if negated else at + 1
        return VerbGroup(base or frozenset(("do",)), _DO[self.word(at)], at, end, negated=negated)

    def _infinitive(self, at: int) -> VerbGroup | None:
        verb, _ = self._past_adverbs(at + 1)
        word, lemmas = self.word(verb), self._form(verb + 1, PARTICIPLE)
        negated = self.word(at - 1) == "not"
        if word == "be" and lemmas:
            return VerbGroup(lemmas, Tense.INFINITIVE, at, verb + 2, passive=True, negated=negated)
        if (word in self.known or verb in self.phrases) and verb not in self.names:
            return VerbGroup(frozenset((word,)), Tense.INFINITIVE, at, verb + 1, negated=negated)
        return None

    def _alone(self, at: int) -> VerbGroup | None:
        """Return a verb without an auxiliary, if the word at a position is one."""
        past = self._form(at, PAST) | self._form(at, PARTICIPLE)
        only_base = not self._form(at, PAST) and past & self._form(at, BASE)  # "come", "become", "run"
        if past and not only_base and self._is_past(at, past):
            alone = not self.word(at + 1) and not self._has_subject(at)
            agent = self.word(at + 1) in ("by", "under") and not self.word(at + 2)[:1].isdigit()  # not "by 8 per cent"
            reduced = alone or (at == 0 and not self._begins_object(at + 1)) or agent
            never = self.word(at - 1) == "never"
            return VerbGroup(past, Tense.PAST, at, at + 1, bare=True, negated=never, participle=reduced)
        if self._known(at, ING) and self.word(at) not in lists.no_ing_forms and self.word(at - 1) not in DETERMINERS:
            return VerbGroup(self._form(at, ING), Tense.ING, at, at + 1, bare=True)
        return self._present(at)

    def _present(self, at: int) -> VerbGroup | None:
        """Return a verb in the present without an auxiliary, which can be a noun as well as a verb."""
        third, base = self._known(at, PRESENT), self._known(at, BASE)
        present = third or base
        before, noun = self.word(at - 1), bool(present & also_nouns())
        pronoun = before in lists.determiners_alone and not noun
        if (
            not present
            or (before in DETERMINERS | PREPOSITIONS and not pronoun)
            or (self.words[at][:1].isupper() and at > 0)
            or (noun and (self.word(at + 1) in _BE or self._is_subject(at)))
        ):
            return None
        if not third and before in self.known and before != "be" and at - 1 not in self.names:
            return VerbGroup(base, Tense.INFINITIVE, at, at + 1, bare=True)
        certain = at in self.phrases or (not noun and (third or not base & lists.verbs_and_adjectives))
        verb = True if certain else self._is_third(at) if third else self._is_base(at)
        if verb is False:
            return None
        never = before == "never"
        return VerbGroup(present, Tense.PRESENT, at, at + 1, bare=True, negated=never, doubtful=verb is None)

    def _is_subject(self, at: int) -> bool:
        """Whether a word such as "exports" is what another verb is told of: "of which exports to it made up a half"."""
        if self.word(at - 1) == "which" and self.word(at - 2) in PREPOSITIONS:
            return True
        if self.word(at + 1) not in PREPOSITIONS or at - 1 in self.people:
            return False
        for later in range(at + 2, min(at + _MOST_BEHIND, len(self.lower))):
            word = self.word(later)
            if word in lists.subordinators or word in ("and", "or", "but"):
                return False
            if word in _AUXILIARIES or self._is_finite_past(later):
                return True
        return False

    def _is_finite_past(self, at: int) -> bool:
        """Whether a form can be a past alone, or a figure or a determiner behind it shows that it is no participle."""
        past = self._form(at, PAST) & self.known
        after = self.word(at + 1)
        alone = not self._form(at, PARTICIPLE) or at in self.phrases
        return bool(past) and (alone or after[:1].isdigit() or after in DETERMINERS)

    def _is_past(self, at: int, lemmas: frozenset[str]) -> bool:
        """Whether a form in -ed, or an irregular one, is a verb here and does not describe the noun after it."""
        word, known = self.word(at), bool(lemmas & self.known) or at in self.phrases
        capital = self.words[at][:1].isupper()
        hidden = capital and at > 0 and not (known and all(word[:1].isupper() for word in self.words))
        if not known and (capital or not word.endswith("ed") or word.endswith("eed")):
            return False
        alone = at - 1 in self.subjects and "and" not in self.lower[max(0, at - 4) : at - 1]
        if known and alone and not word.endswith("ed") and not self.word(at - 1).endswith("s"):
            return True  # "Denmark shut its embassy"
        if known and not word.endswith("ed") and word in lemmas and not self._is_base(at):
            return False  # "set", "put", "cost" as nouns
        if self._form(at, PAST) and not self._form(at, PARTICIPLE) and known:
            return not hidden  # "took", "began": no participle
        before = self.word(at - 1)
        if before in ("remain", "remains", "remained", "stay", "stays", "stayed"):
            return False  # "remain stationed"
        if before == "and" and (at == 1 or any(self._form(earlier, PAST) & self.known for earlier in range(at - 1))):
            before = ""  # "closed it and reopened it", or the words before the fragment are not known
        described = before in DETERMINERS | PREPOSITIONS | {"s", "and", "together"}
        described = described or (before in self.known and before != "be")
        following = self.word(at + 1)
        noun_follows = following not in _NO_NOUN and not following[:1].isdigit() and at + 1 not in self.names
        return not (described and noun_follows and not following.endswith("ly")) and not hidden

    def _begins_object(self, at: int) -> bool:
        """Whether a content word stands at a position, which no plural noun has after it."""
        word = self.word(at)
        joins = word in PREPOSITIONS or word in _JOINING or word in _AUXILIARIES
        return bool(word) and not joins and not word[0].isdigit() and not self._form(at, PAST)

    def _before_name(self, at: int) -> int:
        """Return the position before the name that ends before a position."""
        return next(start for start in range(at - 1, -2, -1) if start not in self.names)

    def _has_subject(self, at: int) -> bool:
        pronoun = self.word(at - 1) in ("it", "they", "we", "which", "who", "he", "she")
        free = self.word(self._before_name(at)) not in PREPOSITIONS
        named = at - 1 in self.people or (at - 1 in self.subjects and free)
        return named or pronoun or self._is_adverb(at - 1)

    def _is_third(self, at: int) -> bool | None:
        """Whether a word such as "visits" is a verb: after a subject or before an object; `None` if it may be."""
        before, after = self.word(at - 1), self.word(at + 1)
        to_do = after == "to" and self.word(at + 2) in self.known and at > 0  # "plans to open"
        if to_do or (before in ("and", "but") and self._begins_object(at + 1)):
            return True
        adjective = at - 1 in self.names - self.subjects and self.words[at - 1][:1].isupper()
        if before in _JOINING or before[:1].isdigit() or adjective:  # "Italian exports"
            return False
        if not after:
            if not self._form(at, PRESENT) & self.nouns:
                return at > 0 and self.words[at - 1][:1].isupper()
            return self._has_subject(at) and (True if at - 1 in self.people else None)
        if after in PREPOSITIONS:
            noun = before in lists.acting_nouns or (before in self.kinds and not before.endswith("s"))
            subject = (self._has_subject(at) or noun) and after != "of"
            loose = at == 0 and after not in ("of", "to", "between", "with")
            return subject or (None if loose or (at - 1 in self.subjects and after != "of") else False)
        return self._begins_object(at + 1)

    def _is_base(self, at: int) -> bool | None:
        """Whether a word such as "visit" is a verb: after a subject in the plural; `None` if it may be."""
        before, after = self.word(at - 1), self.word(at + 1)
        if before == "and" and after in DETERMINERS:
            return True
        if after in ("of", "s") or before in _JOINING:
            return False
        two = at - 1 in self.subjects and ("and" in self.lower[max(0, at - 4) : at - 1] or before.endswith("s"))
        head = self._before_name(at) - 1  # "nurses from Denmark hold posts"
        named = head < at - 2 and self.word(head + 1) in PREPOSITIONS and not self._known(head, PRESENT)
        last = head if named and (after[:1].isdigit() or self._begins_object(at + 1)) else at - 1
        before, adverb = self.word(last), self._is_adverb(last)
        plural = before.endswith("s") and before not in ("s", "is", "was", "has", "its", "as")
        if two or plural or adverb or before in ("they", "we", "it", "which") or (at == 0 and after.endswith("ly")):
            return True
        capital = at > 0 and self.words[at - 1][:1].isupper() and at - 1 not in self.names and bool(after)
        noun = after in ("", *PREPOSITIONS) and self._form(at, BASE) & self.nouns
        loose = at == 0 and not noun and not self.words[at][:1].isupper()
        return None if loose or capital or at - 1 in self.subjects else False
