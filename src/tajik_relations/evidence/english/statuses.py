"""What state of a matter cited words can mean, by tense, voice and the manner of the verb: coding rules 3 to 7."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from tajik_relations.evidence.english.verbs import PREPOSITIONS, Tense, VerbGroup
from tajik_relations.evidence.signs import Codebook
from tajik_relations.model.terms import Status

Possible = frozenset[Status | None]
"""The statuses that words can mean; `None` among them: they may say nothing of it."""

ACTS = frozenset(
    "Announcement DiplomaticRelations Event Exercise LegalMeasure Meeting Recognition Renaming Treaty Visit".split()
)
"""Kinds of which a word for something done decides; for the others the words for what is still to come do."""
STAGES = (Status.DRAFT, Status.CONSIDERED)
"""Words for a stage decide first."""
_CLOSED = (Status.CONDITIONAL, Status.PLANNED, Status.ENDED)
_LASTING_ADVERBS = frozenset(
    "since steadily always continuously constantly traditionally regularly annually permanently".split()
)
_FIRST = frozenset("first second last only next".split())
NOTHING: Possible = frozenset((None,))
DONE: Possible = frozenset((Status.DONE,))


@frozen
class StatusRead:
    """The statuses that the words leave open, and the words by which they do."""

    possible: Possible
    words: tuple[str, ...] = ()
    """The verbs and signs that were read."""
    unknown: tuple[str, ...] = ()
    """Verbs that the codebook does not know."""


@frozen
class Clause:
    """Verb groups and signs of one fact, with what else decides."""

    words: tuple[str, ...]
    groups: tuple[VerbGroup, ...]
    signs: frozenset[Status]
    since: bool
    """Whether a date or a word says since when, so that what is told goes on."""
    dated: bool
    chronicle: bool = False
    """Whether a date with a colon opens the words, so that their present tells what happened then."""
    closed: bool = False
    """Whether a date with a beginning and an end closes what is told."""


def status_read(kind: str, clauses: Sequence[Clause], book: Codebook, *, ground: bool = False) -> StatusRead:
    """Return what the cited words of a fact of this kind say of its status.

    Args:
        ground: whether they name an instrument only as what something was done under, which has no status.
    """
    signs = frozenset(sign for clause in clauses for sign in clause.signs)
    infinitive = any(group.tense is Tense.INFINITIVE for clause in clauses for group in clause.groups)
    first = infinitive and any(map(_opens, clauses))
    readings = [
        (group, clause, DONE if first and "be" in group.lemmas else _of_group(kind, group, at, clause, book))
        for clause in clauses
        for at, group in enumerate(clause.groups)
    ]
    told = [(group, clause, possible) for group, clause, possible in readings if possible is not None]
    own = book.kinds[kind].verb_lemmas if kind in book.kinds else frozenset[str]()
    certain = [each for each in told if not each[0].doubtful] or told
    free = [each for each in certain if not each[0].subordinate] or certain
    main = [each for each in certain if each[0].lemmas & own and each[0].tense is not Tense.ING] or free
    unknown = tuple(
        " ".join(clause.words[group.start : group.end])
        for group, clause, _ in main
        if not book.manner(group.lemmas) and not group.lemmas & {"be", "have", "do"} and not group.lemmas & own
    )
    words = tuple(" ".join(clause.words[group.start : group.end]) for group, clause, _ in main)
    possible = _decided(kind, signs, [possible for _, _, possible in main])
    if kind == "Treaty" and possible & {Status.DONE, Status.ONGOING} and main and not any(_tells_of(group, own, book) for group, _, _ in main):
        possible = NOTHING if ground else possible | NOTHING
    return StatusRead(possible, words, unknown)


def _tells_of(group: VerbGroup, own: frozenset[str], book: Codebook) -> bool:
    """Whether a verb can have an instrument as what is signed, or as what is there."""
    return bool(group.lemmas & (own | {"be", "have"}) or "state" in book.manner(group.lemmas))


def _opens(clause: Clause) -> bool:
    """Whether the words say "was the first to …", which is an act done."""
    past = any("be" in group.lemmas and group.tense is Tense.PAST for group in clause.groups)
    return past and bool(_FIRST & {word.casefold() for word in clause.words})


def _decided(kind: str, signs: frozenset[Status], told: Sequence[Possible]) -> Possible:
    """Return what signs and verbs leave open together."""
    for stage in STAGES:
        if stage in signs:
            return frozenset((stage,))
    certain = frozenset(status for possible in told if len(possible) == 1 for status in possible)
    if kind in ACTS and Status.DONE in certain:
        return frozenset((Status.DONE,))
    if kind != "Position":
        for status in _CLOSED:
            if status in signs or status in certain:
                return frozenset((status,))
    if Status.ONGOING in signs or Status.ONGOING in certain:
        return frozenset((Status.ONGOING,))
    if Status.DONE in certain:
        return frozenset((Status.DONE,))
    return frozenset(status for possible in told for status in possible) or NOTHING


def _of_group(kind: str, group: VerbGroup, at: int, clause: Clause, book: Codebook) -> Possible | None:
    """Return what one verb group can mean; `None` for one that says nothing of the state of a matter."""
    manner = book.manner(group.lemmas)
    if group.lemmas & {"be", "have"}:
        manner |= {"state"}
    if kind == "Position" and manner & {"intend", "consider"}:
        manner = frozenset(("state",))
    match group.tense:
        case Tense.INFINITIVE:
            return None
        case Tense.ING:
            return _of_ing(group, manner, clause)
        case Tense.FUTURE | Tense.WOULD:
            conditional = group.tense is Tense.WOULD and "if" in map(str.casefold, clause.words)
            return frozenset((Status.CONDITIONAL if conditional else Status.PLANNED,))
        case Tense.MODAL:
            return NOTHING
        case _:
            return _of_finite(kind, group, manner, clause, governs=_governs(at, clause))


def _of_ing(group: VerbGroup, manner: frozenset[str], clause: Clause) -> Possible | None:
    """Return what "considering", "planning" or "enjoying … since" mean without an auxiliary."""
    after = clause.words[group.end : group.end + 1]
    for wanted, status in (("consider", Status.CONSIDERED), ("intend", Status.PLANNED)):
        if wanted in manner and after and after[0].casefold() not in PREPOSITIONS - {"to"}:
            return frozenset((status,))
    return frozenset((Status.ONGOING,)) if clause.since else None


def _governs(at: int, clause: Clause) -> bool:
    """Whether an infinitive follows a verb group, or "to" at the end of the fragment."""
    following = clause.groups[at + 1 : at + 2]
    open_end = clause.words[clause.groups[at].end : clause.groups[at].end + 1] == ("to",)
    return open_end or any(group.tense is Tense.INFINITIVE for group in following)


def _of_finite(kind: str, group: VerbGroup, manner: frozenset[str], clause: Clause, *, governs: bool) -> Possible:
    if "intend" in manner or (governs and group.lemmas & {"agree", "offer", "undertake"}):
        return frozenset((Status.PLANNED,))
    if "consider" in manner and group.tense is not Tense.PAST:
        return frozenset((Status.CONSIDERED,))
    if group.negated:
        return frozenset((Status.ONGOING,)) if group.tense in (Tense.PRESENT, Tense.PROGRESSIVE) else NOTHING
    if group.tense is Tense.PROGRESSIVE:
        return frozenset((Status.ONGOING,))
    if group.tense is Tense.PRESENT:
        present = _of_present(kind, group, manner, clause)
        return present | NOTHING if group.doubtful else present
    if group.tense is Tense.PERFECT:
        return _of_perfect(kind, manner, clause)
    return _of_past(kind, group, manner, clause)


def _of_present(kind: str, group: VerbGroup, manner: frozenset[str], clause: Clause) -> Possible:
    """Return what the present means: of an act with a date, in a caption or a chronicle, that it was done."""
    lasting = _LASTING_ADVERBS & {word.casefold() for word in clause.words}
    if clause.chronicle and manner - {"state"}:
        return DONE
    if "act" in manner and clause.dated and not lasting and (kind in ACTS or not manner & {"state", "activity"}):
        return frozenset((Status.DONE,)) if not group.passive or kind in ACTS else frozenset((Status.ONGOING,))
    if not manner & {"act", "end"} or group.passive or lasting or manner & {"state", "activity"}:
        return frozenset((Status.ONGOING,))
    return frozenset((Status.DONE, Status.ONGOING)) if kind in ACTS else frozenset((Status.ONGOING,))


def _of_perfect(kind: str, manner: frozenset[str], clause: Clause) -> Possible:
    lasting = clause.since or _LASTING_ADVERBS & {word.casefold() for word in clause.words}
    if lasting or "state" in manner:
        return frozenset((Status.ONGOING,))
    if "end" in manner and kind not in ACTS:
        return frozenset((Status.ENDED,))
    if manner & {"act", "end"} or (manner and (kind in ACTS or clause.closed)):
        return frozenset((Status.DONE,))
    return frozenset((Status.DONE, Status.ONGOING)) if manner else frozenset((Status.DONE, Status.ONGOING, None))


def _of_past(kind: str, group: VerbGroup, manner: frozenset[str], clause: Clause) -> Possible:
    existed = "there" in map(str.casefold, clause.words[max(0, group.start - 1) : group.start])
    if existed and kind in ACTS:
        return DONE  # "there was a meeting"
    if clause.since:
        return frozenset((Status.ONGOING,))
    if "end" in manner:
        return frozenset((Status.DONE if kind in ACTS else Status.ENDED,))
    if "activity" in manner and "act" not in manner and group.participle:
        if clause.words[group.end : group.end + 1] == ("by",):
            return NOTHING  # "guarded by" describes what stands before it
        return frozenset((Status.DONE, None))
    if manner & {"act", "activity"}:
        return frozenset((Status.DONE,))
    return NOTHING if manner else frozenset((Status.DONE, None))


def signs_in(words: Sequence[str], spans: Sequence[tuple[int, Status]], kind: str) -> Iterator[Status]:
    """Yield the statuses that signs give, but for those that say nothing of this kind."""
    for _, status in spans:
        if not (kind == "Position" and status is Status.PLANNED):
            yield status
