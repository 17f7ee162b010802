"""Negation and its kin in the clause of cited words: what says that something did not, or did not yet, come about."""

import re
from collections.abc import Iterable, Sequence

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.verbs import Tense, VerbGroup
from tajik_relations.model.terms import Status

CARRIERS = re.compile(
    r"\b(?:not|never|no|neither|nor|without|cannot|(?:refus|den[iy]|fail|declin|reject|cancel|lack|absen)\w*|"
    r"(?:un|non|in)\w{5,}|(?:postpon|abandon|shelv|scrapp)\w*|call\w* off|f[ae]ll\w* through)\b",
    re.IGNORECASE,
)
"""Words of a summary that say the same."""
CALLED_OFF = lists.calling_off_verbs
"""Verbs by which what was planned does not come about."""
_CALLING_OFF = lists.calling_off_lemmas | {"call off", "fall through"}
"""Their dictionary forms without those that refuse, and verbs of several words."""
OCCASIONS = lists.occasion_kinds
"""Kinds of which a fact tells the occasion itself, so that one that was called off is never done."""
ENDING = CALLED_OFF | lists.ending_verbs
"""Verbs by which something that lasts ended."""
NEGATING = lists.negating | lists.denying_verbs
IDIOMS = re.compile(
    r"\bnot only\b|\bno(?:t)? (?:less|more|later|fewer|earlier)(?: than)?\b|\bnon-?resident\b|\bno doubt\b|\bNo\.\s*\d",
    re.IGNORECASE,
)
_TAKING_PLACE = frozenset(("hold", "happen", "materialize", "materialise", "occur", "take place"))
"""Verbs by which an occasion comes about, and by their negation does not."""
_NEAR = 4
"""Within how many words before a verb "before" stands."""
_Words = tuple[Sequence[str], Sequence[str], Sequence[VerbGroup]]


def called_off(kind: str, group: VerbGroup) -> frozenset[Status | None] | None:
    """Return the meaning of words by which something did not come about; `None` if a verb group has not that meaning.

    An occasion that was called off was planned and no more. A project may have begun, and a text been in force; of an
    event the fact can tell the calling off itself.
    """
    missed = group.negated and group.lemmas & _TAKING_PLACE and group.tense in (Tense.PAST, Tense.PERFECT)
    if kind in OCCASIONS and missed:
        return frozenset((Status.PLANNED,))
    if group.negated or not group.lemmas & _CALLING_OFF or not group.finite:
        return None
    if kind == "Event" and (group.passive or "fall through" in group.lemmas):
        return frozenset((Status.DONE, Status.PLANNED))
    if kind in lists.made_kinds:
        return frozenset((Status.ENDED, Status.PLANNED))
    return frozenset((Status.PLANNED,)) if kind in OCCASIONS else None


def never_began(kind: str, clauses: Iterable[_Words]) -> bool:
    """Whether words say that what ended had not begun: "was abandoned before work started", "the plan was shelved".

    Args:
        kind: the kind of fact; of a project the plan itself is a part.
        clauses: of each fragment all words around it, its own ones and its verb groups.
    """
    given_up = planned = False
    for around, own, groups in clauses:
        words = [word.casefold() for word in around]
        begins = [group.start for group in groups if group.subordinate and group.lemmas & lists.beginning_verbs]
        if any("before" in words[max(0, start - _NEAR) : start] for start in begins):
            return True
        given_up = given_up or any(group.lemmas & _CALLING_OFF for group in groups)
        planned = planned or bool(lists.planning & {word.casefold() for word in own})
    return given_up and planned and kind not in lists.made_kinds
