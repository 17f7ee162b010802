"""Whether the cited verbs fit the status of a fact, and the verbs around them where none is cited."""

from collections.abc import Iterator

from attrs import evolve

from tajik_relations.evidence.checks.findings import Finding, undecided, wrong
from tajik_relations.evidence.cited_words import CitedWords
from tajik_relations.evidence.english.statuses import NOTHING
from tajik_relations.evidence.english.verbs import Tense
from tajik_relations.model.dates import DateRange, OpenEnd
from tajik_relations.model.terms import Aspect, Status
from tajik_relations.records import Fact, Reference

_BY_VERB = (Status.DONE, Status.ONGOING, Status.ENDED, Status.PLANNED)


def status_shown(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a status that the cited words contradict or do not decide."""
    if isinstance(fact, Reference):
        if fact.status is not None:
            yield wrong("status", f"expected no status for a {fact.kind}, found {fact.status}")
        return
    is_open = isinstance(fact.date, DateRange) and fact.date.end is OpenEnd.OPEN
    if is_open and fact.status is Status.DONE:
        yield wrong("status", "the status cannot be `done`, because the date has a beginning and no end")
        return
    read = cited.status
    if read.possible == frozenset((fact.status,)) or (read.either and fact.status in read.possible):
        yield from _auxiliary(fact, cited)
        yield from () if read.words else _verbs_around(fact, cited)
        return
    names = sorted(str(status or "none") for status in read.possible)
    by = f" from {', '.join(repr(word) for word in read.words)}" if read.words else " from words without a verb"
    held = fact.status or "none"
    shown = f"`{fact.status}`" if fact.status else "none"
    if read.unknown:
        verb = read.unknown[0]
        yield undecided("status", f"the codebook does not know the verb {verb!r}: judge whether the status is {shown}")
    elif fact.status in read.plausible - read.possible:
        yield undecided("status", f"expected {' or '.join(names)}{by}; {shown} is possible too: judge which is meant")
    elif fact.status in read.possible:
        yield undecided("status", f"the status can be {' or '.join(names)}{by}, found {held}: judge which is meant")
    elif not read.words and read.possible == NOTHING and not cited.status_around.possible.isdisjoint({fact.status}):
        verbs = ", ".join(map(repr, cited.status_around.words))
        yield undecided("status", f"no cited verb shows the status {shown}, but {verbs} does: cite it")
    elif not (read.words or read.possible != NOTHING or (cited.lines and fact.status not in _BY_VERB[:2])):
        yield undecided("status", f"expected a cited verb that shows the status {shown}, found none")
    else:
        yield wrong("status", f"expected {' or '.join(names)}{by}, found {held}")


def _verbs_around(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield a status that the verbs beside cited words without a verb contradict."""
    around = cited.status_around
    coming = next((words for words in around.words if words.casefold().startswith(("will ", "shall "))), None)
    if fact.status is None and coming is not None:
        yield wrong(
            "status", f"expected a status that fits {coming!r}, which stands next to the cited words, found none"
        )
    if fact.status in _BY_VERB and around.words and not around.possible & {fact.status, None}:
        near = f"{around.words[0]!r}, which stands next to the cited words"
        yield undecided(
            "status", f"neither a cited verb nor {near}, shows the status `{fact.status}`: judge the status"
        )


def _auxiliary(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield an uncited auxiliary right before cited words without which these would say another status."""
    first = ((part, group) for part in cited.parts for group in part.groups[:1] if group.start < part.lead < group.end)
    left_out = [part.words[group.start] for part, group in first if group.tense is not Tense.INFINITIVE]
    if left_out and fact.status not in evolve(cited, leads=("",) * len(cited.leads)).status.possible:
        yield wrong("status", f"cite {left_out[0]!r} with the verb after it, because it decides the status")


def status_and_aspect(fact: Fact) -> Iterator[Finding]:
    """Yield a tie of which only one of aspect and status says that it is considered."""
    aspect = getattr(fact, "aspect", None)
    if aspect is not None and (aspect is Aspect.CONSIDERED) != (fact.status is Status.CONSIDERED):
        yield undecided(
            "aspect",
            f"the aspect {aspect} and status {fact.status or 'none'} do not agree: both or none must be considered",
        )
