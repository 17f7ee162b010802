"""What state of a matter cited words can mean, by tense, voice and the manner of the verb: coding rules 3 to 7."""

from collections.abc import Container, Sequence
from itertools import takewhile
from typing import NamedTuple

from tajik_relations.evidence.english import word_lists as lists
from tajik_relations.evidence.english.codebook_signs import Codebook
from tajik_relations.evidence.english.lemmas import noun_lemmas_of
from tajik_relations.evidence.english.negations import called_off, never_began
from tajik_relations.evidence.english.senses import as_well, plausible
from tajik_relations.evidence.english.verbs import PREPOSITIONS, Tense, VerbGroup
from tajik_relations.model.terms import Status

Possible = frozenset[Status | None]
"""The statuses that words can mean; `None` among them: they may say nothing of it."""

STAGES = (Status.DRAFT, Status.CONSIDERED)
"""Words for a stage decide first."""
_CLOSED = (Status.CONDITIONAL, Status.PLANNED, Status.ENDED)
_JOINTS = lists.relative | {"and", "but", "or"}
_NEAR_NOUN = 7
"""Within how many words before a participle "is" stands where the participle describes a noun."""
NOTHING: Possible = frozenset((None,))
DONE: Possible = frozenset((Status.DONE,))
ONGOING: Possible = frozenset((Status.ONGOING,))
PLANNED: Possible = frozenset((Status.PLANNED,))
ENDED: Possible = frozenset((Status.ENDED,))
_GOING_ON = frozenset(("state", "activity"))
_RATING = "Characterization"
"""The kind of what rates; what the thing rated did is not its status."""
_NEAR_OBJECT = 4
"""Within how many words behind a verb its object stands."""


class StatusRead(NamedTuple):
    """The statuses that the words leave open, and the words by which they do."""

    possible: Possible
    words: tuple[str, ...] = ()
    """The verbs that were read."""
    unknown: tuple[str, ...] = ()
    """Verbs that the codebook does not know."""
    called_off: bool = False
    """Whether they say that something did not come about."""
    either: bool = False
    """Whether each of the statuses is right, and not one of them alone."""
    plausible: Possible = frozenset()
    """Statuses that a careful reader can give to the same words, so that nothing decides against them."""


class Telling(NamedTuple):
    """How all the words of a fact tell of time."""

    since: bool = False
    """Whether a date or a word says since when, so that what is told goes on."""
    dated: bool = False
    """Whether they have a date."""
    chronicle: bool = False
    """Whether a date with a colon opens them, so that their present tells what happened then."""
    recurring: bool = False
    """Whether the clause says that it comes again: "every three years"."""
    closed: bool = False
    """Whether a date with a beginning and an end closes what is told."""
    as_of: bool = False
    """Whether the date is the time for which they speak: "as of 1998"."""


class Clause(NamedTuple):
    """The words of one fragment with their verb groups and signs."""

    words: tuple[str, ...]
    """All words around it that are known."""
    own: tuple[str, ...]
    """Its own words."""
    groups: tuple[VerbGroup, ...]
    signs: frozenset[Status]
    telling: Telling
    following: tuple[VerbGroup, ...] = ()
    """The verb groups behind its own, cited in another fragment."""

    @property
    def lasting(self) -> bool:
        """Whether a word such as "steadily" says that what is told lasts or comes again."""
        return self.telling.recurring or self.has(lists.lasting_adverbs)

    def has(self, words: Container[str]) -> bool:
        """Whether one of its own words is among these."""
        return any(word.casefold() in words for word in self.own)

    def word(self, at: int) -> str:
        """Return the word at a position, nothing behind the last one."""
        return self.words[at] if at < len(self.words) else ""


_Reading = tuple[VerbGroup, Clause, Possible]


def status_read(kind: str, clauses: Sequence[Clause], book: Codebook, *, ground: bool = False) -> StatusRead:
    """Return the status that the cited words give to a fact of this kind.

    Args:
        ground: whether they name an instrument only as what something was done under, which has no status.
    """
    own = book.kinds[kind].verb_lemmas | book.kinds[kind].all_verbs if kind in book.kinds else frozenset[str]()
    readings = _readings(kind, clauses, book)
    main = _main(readings, own)
    groups = [group for group, _, _ in main]
    unknown = tuple(
        _text(group, clause)
        for group, clause, _ in main
        if not book.manner(group.lemmas) and not group.lemmas & (own | {"be", "have", "do"})
    )
    signs = frozenset(sign for clause in clauses for sign in clause.signs)
    off = [meant for group in groups if (meant := called_off(kind, group))]
    decided = [ONGOING] if _goes_on(groups) else [possible for _, _, possible in main]
    possible = off[0] if off else _decided(kind, signs, decided)
    if Status.ENDED in possible and never_began(kind, [clause[:3] for clause in clauses]):
        possible = PLANNED
    of_text = kind == "Treaty" and possible & (DONE | ONGOING) and groups
    if of_text and not any(_tells_of(group, own, book) for group in groups):
        possible = NOTHING if ground else possible | NOTHING
    over = _is_over(main, readings) | as_well(kind, groups, book)
    possible |= over
    words = tuple(dict.fromkeys(_text(group, clause) for group, clause, _ in main))
    return StatusRead(possible, words, unknown, bool(off), bool(off or over), plausible(kind, groups, book, own))


def _is_over(main: list[_Reading], readings: list[_Reading]) -> Possible:
    """Return the status that an end gives to what had been before it: "had been paid since 1998, came to an end"."""
    before = bool(main) and all(group.tense is Tense.PAST_PERFECT for group, _, _ in main)
    return ENDED if before and any(possible == ENDED for _, _, possible in readings) else frozenset()


def _goes_on(groups: Sequence[VerbGroup]) -> bool:
    """Whether verbs say of what began that it is not over: "began in 1998 and have not been completed"."""
    unfinished = [group for group in groups if group.negated and group.tense is Tense.PERFECT]
    others = [group for group in groups if group not in unfinished]
    return any(group.lemmas & lists.finishing_verbs for group in unfinished) and all(
        group.lemmas & lists.beginning_verbs for group in others
    )


def _text(group: VerbGroup, clause: Clause) -> str:
    return " ".join(clause.words[group.start : group.end])


def _readings(kind: str, clauses: Sequence[Clause], book: Codebook) -> list[_Reading]:
    """Return the verb groups that say something of the state of a matter, with what they can mean."""
    infinitive = any(group.tense is Tense.INFINITIVE for clause in clauses for group in clause.groups)
    first = infinitive and any(map(_opens, clauses))
    readings: list[_Reading] = []
    for clause in clauses:
        for at, group in enumerate(clause.groups):
            rated = kind == _RATING and _is_of_what_is_rated(group, clause)
            opens = first and "be" in group.lemmas and kind != _RATING
            possible = NOTHING if rated else DONE if opens else _of_group(kind, at, clause, book)
            if possible is not None:
                readings.append((group, clause, possible))
    said = [reading for reading in readings if not _names(reading[0])]
    return said or readings


def _names(group: VerbGroup) -> bool:
    """Whether a verb only dates or names something: "a treaty dated 26 June is in force", "the exercise known as"."""
    return "date" in group.lemmas or (
        group.bare and group.tense is Tense.PAST and bool(group.lemmas & lists.naming_verbs)
    )


def _is_of_what_is_rated(group: VerbGroup, clause: Clause) -> bool:
    """Whether a verb tells of what a rank rates: "the first text that they ever signed", "the only one they signed"."""
    if not group.finite:
        return False
    start = max((other.end for other in clause.groups if other.start < group.start and not other.bare), default=0)
    before = [word.casefold() for word in clause.words[start : group.start]]
    ranked = next((at for at, word in enumerate(before) if word in lists.ranks), len(before))
    behind = {*before[ranked + 1 :]}
    ever = "ever" in map(str.casefold, clause.words[group.start : group.end])
    return group.start > start + ranked + 1 and bool(ever or group.subordinate or behind & lists.relative)


def _main(readings: list[_Reading], own: frozenset[str]) -> list[_Reading]:
    """Return the readings that decide: of the kind's own verbs, else of no dependent clause, else all."""
    certain = [reading for reading in readings if not reading[0].doubtful] or readings
    certain = [reading for reading in certain if not _describes(reading)] or certain
    free = [reading for reading in certain if not reading[0].subordinate] or certain
    return [reading for reading in certain if reading[0].lemmas & own and reading[0].tense is not Tense.ING] or free


def _describes(reading: _Reading) -> bool:
    """Whether a participle with "by" behind it describes a noun, as in "the text tabled by another State"."""
    group, clause, _ = reading
    agent = clause.word(group.end).casefold() in ("by", "under")
    return (group.participle and agent) or _follows_what_is(group, clause)


def _follows_what_is(group: VerbGroup, clause: Clause) -> bool:
    """Whether a participle follows a noun behind "is" or "are": "these are the goods bought from Chile"."""
    if not group.bare or group.tense is not Tense.PAST:
        return False
    words = [word.casefold() for word in clause.words[max(0, group.start - _NEAR_NOUN) : group.start]]
    before = list(takewhile(lambda word: word not in _JOINTS, reversed(words)))
    return any(before[at - 1 : at + 1] == ["the", be] for be in ("is", "are") for at in range(2, len(before)))


def _tells_of(group: VerbGroup, own: frozenset[str], book: Codebook) -> bool:
    """Whether a verb can have an instrument as what is signed, or as what is there."""
    return bool(group.lemmas & (own | {"be", "have"}) or "state" in book.manner(group.lemmas))


def _opens(clause: Clause) -> bool:
    """Whether the words say "was the first to …", which is an act done."""
    past = any("be" in group.lemmas and group.tense is Tense.PAST for group in clause.groups)
    return past and clause.has(lists.firsts)


def _decided(kind: str, signs: frozenset[Status], readings: Sequence[Possible]) -> Possible:
    """Return the statuses that signs and verbs together leave possible."""
    certain = frozenset(status for possible in readings if len(possible) == 1 for status in possible)
    handed = kind not in lists.drafted_kinds and Status.DONE in certain  # "the draft was handed over"
    stages = [stage for stage in STAGES if stage in signs and not (stage is Status.DRAFT and handed)]
    done = [Status.DONE] if Status.DONE in certain else []
    if Status.ENDED in certain and Status.PLANNED not in certain:
        return ENDED  # "plans for a railway were abandoned"
    closed = [status for status in _CLOSED if kind != "Position" and status in signs | certain]
    ongoing = [Status.ONGOING] if Status.ONGOING in signs | certain else []
    order = [*stages, *(done if kind in lists.act_kinds else ()), *closed, *ongoing, *done]
    return frozenset(order[:1]) or frozenset[Status | None]().union(*readings) or NOTHING


def _of_group(kind: str, at: int, clause: Clause, book: Codebook) -> Possible | None:
    """Return the statuses that a verb group can mean; `None` if it does not show a status."""
    group = clause.groups[at]
    manner = book.manner(group.lemmas)
    if group.lemmas & {"be", "have"}:
        manner |= {"state"}
    if kind == "Position" and manner & {"intend", "consider"}:
        manner = frozenset(("state",))
    match group.tense:
        case Tense.INFINITIVE | Tense.WOULD if group.tense is Tense.INFINITIVE or kind == _RATING:
            return None  # "some would describe it as"
        case Tense.ING:
            return _of_ing(kind, group, manner, clause)
        case Tense.FUTURE | Tense.WOULD:
            conditional = group.tense is Tense.WOULD and clause.has(("if",))
            return frozenset((Status.CONDITIONAL if conditional else Status.PLANNED,))
        case Tense.MODAL:
            return _of_modal(group, clause)
        case _:
            promised = (
                kind not in lists.said_kinds and _governs(at, clause) and group.lemmas & {"agree", "offer", "undertake"}
            )
            if promised or _is_to(at, clause) or (kind in lists.granted_kinds and _offers(group, clause)):
                return PLANNED
            return called_off(kind, group) or _of_finite(kind, at, manner, clause)


def _is_to(at: int, clause: Clause) -> bool:
    """Whether "be" and an infinitive tell of what is to come: "was to be provided", "is due to open"."""
    group, following = clause.groups[at], clause.groups[at + 1 : at + 2]
    start = group.end + (clause.word(group.end) in lists.to_come)
    infinitive = bool(following) and following[0].tense is Tense.INFINITIVE and following[0].start == start
    return infinitive and "be" in group.lemmas and not group.negated and len(group.lemmas) == 1


def _offers(group: VerbGroup, clause: Clause) -> bool:
    """Whether help is offered on one occasion, which is a promise: "offered its assistance"."""
    object_words = clause.words[group.end : group.end + _NEAR_OBJECT]
    help_meant = any(noun_lemmas_of(word) & lists.help_nouns for word in object_words)
    return "offer" in group.lemmas and not group.passive and group.tense is Tense.PAST and help_meant


def _of_modal(group: VerbGroup, clause: Clause) -> Possible:
    """Return the meaning of "may" or "can": a permission that holds since a day goes on."""
    word = clause.words[group.start].casefold()
    if word in ("may", "can") and not group.negated and clause.telling.since:
        return ONGOING
    if word == "must":
        return NOTHING | ONGOING  # a duty holds as long as nothing else is said
    return NOTHING | {Status.CONSIDERED} | (ONGOING if word == "can" else NOTHING)


def _of_ing(kind: str, group: VerbGroup, manner: frozenset[str], clause: Clause) -> Possible | None:
    """Return the meaning of "considering", "planning", "having met" or "enjoying … since" without an auxiliary."""
    if clause.words[group.start].casefold() == "having" and manner & {"act", "activity"}:
        return DONE
    after = clause.word(group.end).casefold()
    for wanted, status in (("consider", Status.CONSIDERED), ("intend", Status.PLANNED)):
        if wanted in manner and after and after not in PREPOSITIONS - {"to"}:
            return frozenset((status,))
    return ONGOING if clause.telling.since or (kind == "Position" and manner & {"state", "intend"}) else None


def _governs(at: int, clause: Clause) -> bool:
    """Whether an infinitive follows a verb group, or "to" at the end of the fragment."""
    following = clause.groups[at + 1 : at + 2] or clause.following[:1]
    open_end = clause.word(clause.groups[at].end) == "to"
    return open_end or any(group.tense is Tense.INFINITIVE for group in following)


def _of_finite(kind: str, at: int, manner: frozenset[str], clause: Clause) -> Possible:
    group = clause.groups[at]
    regarded = clause.word(group.end).casefold() in ("a", "an", "as", "one", "the")  # "is considered a regional power"
    if "consider" in manner and group.passive and regarded:
        manner = frozenset(("state",))
    if "intend" in manner or ("consider" in manner and group.tense is not Tense.PAST):
        standing = "offer" in group.lemmas and group.tense is Tense.PRESENT and group.passive  # "places are offered"
        return ONGOING if standing else PLANNED if "intend" in manner else frozenset((Status.CONSIDERED,))
    refused = _governs(at, clause)  # "refused to join"
    if "deny" in manner and not group.negated and group.tense is not Tense.PRESENT and not refused:
        return DONE | NOTHING
    if group.negated or "deny" in manner:
        return ONGOING if group.tense in (Tense.PRESENT, Tense.PROGRESSIVE, Tense.PERFECT) else NOTHING
    if group.tense is Tense.PRESENT:
        present = _of_present(kind, group, manner, clause)
        return present | NOTHING if group.doubtful else present
    if group.tense is Tense.PERFECT:
        return _of_perfect(kind, manner, clause)
    return ONGOING if group.tense is Tense.PROGRESSIVE else _of_past(kind, group, manner, clause)


def _of_present(kind: str, group: VerbGroup, manner: frozenset[str], clause: Clause) -> Possible:
    """Return the meaning of the present tense: done, for a dated act in a caption or chronicle."""
    if clause.telling.chronicle and manner - {"state"}:
        return DONE
    if (
        "act" in manner
        and clause.telling.dated
        and not clause.lasting
        and (kind in lists.act_kinds or not manner & _GOING_ON)
    ):
        return DONE if not group.passive or kind in lists.act_kinds else ONGOING
    if not manner & {"act", "end"} or group.passive or clause.lasting or manner & _GOING_ON:
        return ONGOING
    return DONE | ONGOING if kind in lists.act_kinds else ONGOING


def _of_perfect(kind: str, manner: frozenset[str], clause: Clause) -> Possible:
    if kind in lists.act_kinds and "act" in manner and not (clause.telling.since or clause.lasting):
        return DONE
    if clause.telling.since or clause.lasting or "state" in manner:
        return ONGOING
    if "end" in manner and kind not in lists.act_kinds:
        return ENDED
    if manner & {"act", "end"} or (manner and (kind in lists.act_kinds or clause.telling.closed)):
        return DONE
    return DONE | ONGOING if manner else DONE | ONGOING | NOTHING


def _of_past(kind: str, group: VerbGroup, manner: frozenset[str], clause: Clause) -> Possible:
    existed = "there" in map(str.casefold, clause.words[max(0, group.start - 1) : group.start])
    if kind in lists.act_kinds and (existed or ("state" in manner and clause.telling.closed)):
        return DONE  # "there was a meeting", "was on a visit from 2 to 3 June"
    state = _past_state(kind, group, clause)
    if state is not None:
        return state
    if "end" in manner:
        return DONE if kind in lists.act_kinds else ENDED
    if group.participle and "activity" in manner and "act" not in manner:
        return NOTHING if clause.word(group.end) == "by" else DONE | NOTHING  # "guarded by": no verb of the clause
    if "state" in manner and clause.telling.closed:
        return DONE if "activity" in manner else DONE | NOTHING
    happened = not manner or (kind == "Event" and manner <= {"state"})
    return DONE if manner & {"act", "activity"} else DONE | NOTHING if happened else NOTHING


def _past_state(kind: str, group: VerbGroup, clause: Clause) -> Possible | None:
    """Return the meaning of a form that makes a state of any verb: "were studying", "were stationed"; or `None`."""
    if clause.telling.since:  # "had been there since 1998" is of a time that is over
        return NOTHING if group.tense is Tense.PAST_PERFECT else ONGOING
    if group.passive and group.lemmas & lists.admitting_verbs and clause.telling.dated and not clause.telling.closed:
        return DONE
    if group.progressive:
        return DONE | NOTHING if kind in lists.act_kinds or clause.telling.closed else NOTHING
    if not group.passive or kind not in lists.stock_kinds or clause.telling.closed:
        return None
    listed = group.lemmas & lists.participles_of_lists
    if group.lemmas & lists.participles_of_place or (listed and clause.telling.as_of):
        return NOTHING
    return DONE | NOTHING if listed else None
