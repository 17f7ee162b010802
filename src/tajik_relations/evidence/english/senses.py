"""Verbs of two senses: statuses that their words give to something else than the verb tells of, or can give as well."""

from collections.abc import Iterable, Set as AbstractSet

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.codebook_signs import Codebook
from tajik_relations.evidence.english.negations import OCCASIONS
from tajik_relations.evidence.english.verbs import Tense, VerbGroup
from tajik_relations.model.terms import Status

_PAST = (Tense.PAST, Tense.PERFECT, Tense.PAST_PERFECT)
_BY_VERB = (
    (lists.seated_kinds, frozenset("move relocate shift transfer".split()), Status.ENDED),
    (frozenset(("Treaty",)), frozenset(("replace", "supersede")), Status.ENDED),
    (frozenset(("Treaty",)), frozenset(("initial",)), Status.DRAFT),
    (frozenset(("Membership",)), frozenset(("apply",)), Status.CONSIDERED),
    (frozenset(("OfficeHolder",)), frozenset("follow replace succeed".split()), Status.ENDED),
    (OCCASIONS, frozenset("chair hold host organise organize".split()), Status.DONE),
)
"""Kinds, verbs in the past, and the status that they give as well: to the seat that was left, to the text before."""


def as_well(kind: str, groups: Iterable[VerbGroup], book: Codebook) -> frozenset[Status | None]:
    """Return the statuses that verbs give to what stands beside what they tell of, or by another sense of theirs.

    That is the seat that was left for another one, the text that a later one replaces, an end that is the act itself,
    what was never made, and what somebody has taken on and holds.
    """
    possible: set[Status] = set()
    for group in groups:
        manner = book.manner(group.lemmas)
        if group.tense not in _PAST:
            continue
        if group.negated:
            possible |= (
                {Status.PLANNED}
                if kind in lists.unbuilt_kinds | lists.granted_kinds and manner & {"act", "activity"}
                else set()
            )
            continue
        possible |= {status for kinds, verbs, status in _BY_VERB if kind in kinds and group.lemmas & verbs}
        possible |= {Status.DONE} if kind in lists.ended_kinds and "end" in manner else set()
        possible |= {Status.ONGOING} if kind == "Position" and group.tense is Tense.PERFECT else set()
    return frozenset(possible)


def plausible(
    kind: str, groups: Iterable[VerbGroup], book: Codebook, own: AbstractSet[str]
) -> frozenset[Status | None]:
    """Return what else a careful reader can make of verbs, so that nothing decides.

    "Imports amounted to 5 million in 2020" is done, or has no status; what had lasted until then has ended, or none.

    Args:
        own: the verbs of the kind of fact, which tell what was done.
    """
    found: set[Status | None] = set()
    for group in groups:
        past, state = group.tense is Tense.PAST, "be" in group.lemmas or "state" in book.manner(group.lemmas)
        if group.negated:
            found |= {None} if group.tense is Tense.PERFECT else set()  # "has never imposed any"
            continue
        if kind in lists.counted_kinds and past:
            found |= {Status.DONE} if state else set()
            found |= set() if group.lemmas & own else {Status.DONE, None}
        if kind not in lists.act_kinds and (group.tense is Tense.PAST_PERFECT or (past and state)):
            found.add(Status.ENDED)  # "was for years the largest donor"
        if past and group.lemmas & lists.promising_verbs and kind in lists.granted_kinds:
            found.add(Status.PLANNED)
        if kind == "Treaty" and "date from" in group.lemmas:
            found |= {Status.DONE, None}
    return frozenset(found)
