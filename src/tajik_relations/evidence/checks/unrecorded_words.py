"""The remainder: what the cited words say and the record does not hold."""

import re
from collections import Counter
from collections.abc import Iterator
from types import NoneType
from typing import get_args

from attrs import fields

from tajik_relations.evidence.checks.findings import Finding, items_in, numbers_of, undecided, wrong
from tajik_relations.evidence.checks.participant_count import jointly
from tajik_relations.evidence.checks.summary import NUMBERED
from tajik_relations.evidence.checks.values import OWN_NAMES, PRINTED, SUMMARIES
from tajik_relations.evidence.cited_values import PLACING
from tajik_relations.evidence.cited_words import CitedWords, first_names
from tajik_relations.evidence.english.summaries import carried, is_light, with_synonyms, words_of
from tajik_relations.evidence.english.word_lists import word_set
from tajik_relations.evidence.english.words_for_flags import SAID
from tajik_relations.evidence.name_index import peoples
from tajik_relations.evidence.readers import dates_in, figures_in
from tajik_relations.evidence.readers.dates import words_before
from tajik_relations.evidence.readers.dates_by_reference import comparing_words, referring_words
from tajik_relations.evidence.readers.numbers_in_names import lasting_in
from tajik_relations.evidence.readers.units import AMBIGUOUS, MONEY, nouns_of_money
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, Person, State
from tajik_relations.model.dates import PartialDate
from tajik_relations.model.terms import Field, Qualifier, Status, TreatyDate, TreatyLevel
from tajik_relations.model.typed_values import Term
from tajik_relations.records import KINDS, Characterization, Event, Fact, Reference, Treaty

_TYPES = word_set("types")
"""Nouns for a type, which add no information beside the name."""
_OFFICIAL = word_set("officials")
"""Words for those who act for a State; the State is the party."""
_QUALIFYING = word_set("qualifying")
"""Words that can limit a figure right before it."""
_REFERRING = frozenset(("its", "their", "his", "her", "our"))
"""Words that are enough for a fragment to stand for an actor whom a rule gives."""
_TITLED = re.compile(r"(?:Agreement|Contract|Convention|Memorandum|Protocol|Treaty) (?:of|on)\b")
_RETRIEVED = re.compile("retrieved|archived|original", re.IGNORECASE)
_SAID_BY_KIND = {
    "Trade": Field.TRADE,
    "Investment": Field.INVESTMENT,
    "MilitaryPresence": Field.MILITARY,
    "Exercise": Field.MILITARY,
    "BoundaryQuestion": Field.BORDERS,
}
"""The field that facts of a kind lack, because the kind already says it."""
_SINGLE = "receiving host recipient counterpart toward recognized organization".split()
"""Fields for the side acted on; where the words list several, each has a fact of its own."""


def remaining(fact: Fact, cited: CitedWords, subject: State) -> Iterator[Finding]:
    """Yield values that the cited words state and the record lacks."""
    yield from _dates(fact, cited)
    yield from _marks(fact, cited)
    yield from _terms(fact, cited)
    yield from _wording(fact)
    yield from _words(fact, cited)
    if isinstance(fact, Reference):
        return
    yield from _figures(fact, cited)
    yield from _names(fact, cited)
    if getattr(fact, "title", "none") is None and any(map(_TITLED.match, cited.fragments)):
        yield wrong("title", "the record lacks the title that the words give")
    if getattr(fact, "name", "none") is None:
        held = _texts(fact, (*PRINTED, "topic")) + _unit(fact)
        for numbered in dict.fromkeys(NUMBERED.findall(cited.text)):
            if numbered not in held:
                yield undecided("name", f"the record lacks {numbered}, which the words name")
    if isinstance(fact, Event) and fact.status is Status.ONGOING:
        yield wrong(
            "kind", "expected another kind for a fact with the status `ongoing`, found Event, which happens once"
        )
    dated = isinstance(fact.date, PartialDate) and not fact.as_of and fact.status is None
    if isinstance(fact, Characterization) and dated and not any(part.groups for part in cited.parts):
        yield undecided("kind", f"{fact.date} belongs to a noun, and no verb is cited: judge whether the kind is Event")
    yield from jointly(fact, cited, subject)


def _dates(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    more = (getattr(fact, name, None) for name in ("archived", "retrieved"))
    held = {str(value) for value in (fact.date, *more) if value}
    held |= {text.removeprefix("../") for text in held}
    held |= {read.text for read in dates_in(fact.relative or "")} if fact.date is not None else set()
    held |= {text[:4] for text in held}  # a bare year beside a date in it says nothing new
    if fact.date is not None and str(fact.date) not in {read.text for read in cited.dates}:
        held |= {*str(fact.date).split("/")}
    if str(fact.date) in cited.spans_of_time:
        held |= {f"{part}/.." for part in held}
    if fact.according_to is not None and fact.date is None and dates_in(fact.according_to):
        yield wrong("date", f"expected the date of the source, {fact.according_to}, found none")
    aside = cited.dates_aside
    if aside.get(str(fact.date)) == "beside":
        yield undecided(
            "date", f"{fact.date} may be the date of something that happened before or after the fact: judge the date"
        )
    dated = fact.date is not None and any(read.text in held for read in cited.dates if read.text not in aside)
    for read in cited.dates:
        if read.text in held or read.text in _texts(fact, PRINTED):
            continue
        belongs = aside.get(read.text, "")
        if not belongs:
            yield wrong("date", f"the record lacks {read.text}, which the words state")
        elif belongs == "purpose" and not dated:
            yield undecided(
                "date",
                f"{read.text} may be the date of the fact, or the time for which an instrument is valid: judge which",
            )


def _marks(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    number = (fact.mark,) if isinstance(fact, Reference) and fact.mark is not None else ()
    held = number if isinstance(fact, Reference) else fact.footnotes
    if held != cited.marks:
        yield wrong("footnotes", f"expected the reference marks of the words, {list(cited.marks)}, found {list(held)}")


def _terms(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    for name, vocabulary in _OPTIONAL[type(fact)].items():
        for term in cited.said(vocabulary) if getattr(fact, name) is None else ():
            undated = vocabulary is TreatyDate and fact.date is None  # of which there is nothing to say
            if term.name != "OTHER" and not undated:
                yield undecided(name, f"the record lacks {term}, which the words say")

    if isinstance(fact, Treaty):
        yield from _levels(fact, cited)
        if (fact.date is None) != (fact.date_is is None):
            yield wrong("date_is", "expected date and date_is together, found only one of them")
    yield from _fields(fact, cited)


def _fields(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield fields of work that the words give outside names and that the record lacks beside others."""
    for number, fragment in enumerate(cited.bare if fact.fields else ()):
        for span in cited.book.term_spans(Field, fragment):
            named = cited.named[number] & {*range(span.start, span.end)}  # "the Office on Drugs and Crime"
            held = (*fact.fields, Field.OTHER, _SAID_BY_KIND.get(fact.kind))
            if not named and span.of not in held:
                yield undecided("fields", f"the words also say {span.of}: add it")


def _levels(fact: Treaty, cited: CitedWords) -> Iterator[Finding]:
    """Yield a level that stands beside the noun for the instrument and that the record lacks."""
    for fragment in cited.bare:
        nouns = cited.book.kind_spans("Treaty", fragment)
        for span in cited.book.term_spans(TreatyLevel, fragment) if nouns else ():
            if isinstance(span.of, TreatyLevel) and span.of not in fact.level:
                yield undecided("level", f"the record lacks {span.of}, which the words say")


def _wording(fact: Fact) -> Iterator[Finding]:
    """Yield a term *other* without the document's word for it, and such a word beside no such term."""
    other = any(term.name == "OTHER" and not isinstance(term, Field) for term in _terms_of(fact))
    if other and fact.wording is None:
        yield wrong("wording", "expected the document's own word for the term `other`, found none")
    if fact.wording is not None and not other:
        yield wrong("wording", f"expected no wording, because no term is `other`, found {fact.wording!r}")


def _optional_terms(kind: type[Fact]) -> dict[str, type[Term]]:
    """Return the fields of a kind that hold a term or nothing, with their vocabularies; status has its own rule."""
    parts = {attribute.name: get_args(attribute.type) for attribute in fields(kind) if attribute.name != "status"}
    optional = {name: part[0] for name, part in parts.items() if part[1:] == (NoneType,)}
    return {name: part for name, part in optional.items() if isinstance(part, type) and issubclass(part, Term)}


_OPTIONAL = {kind: _optional_terms(kind) for kind in KINDS.values()}


def _figures(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    quantity = fact.figure
    unit = (quantity.unit or "") if quantity else ""
    unheld = hasattr(fact, "quantity") and (quantity is None or quantity.number is None)
    written = ("title",) if unheld else (*SUMMARIES, "title")
    stated = figures_in(f"{_texts(fact, written)} {unit}") if cited.figures else ()
    held = Counter((*numbers_of(fact), *(read.number for read in stated)))
    for number, count in Counter(read.number for read in cited.figures if read not in cited.figures_aside).items():
        if count > held[number]:
            verdict = undecided if quantity is None else wrong
            yield verdict("quantity", f"the record lacks {number}, which the words state")
    if hasattr(fact, "quantity") and quantity is None:
        for qualifier in cited.said(Qualifier):
            yield wrong("quantity", f"the record lacks a figure, although the words say {qualifier}")


def _names(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    place, where = fact.location, "seat" if hasattr(fact, "seat") else "place"
    held = {*fact.concerned, *fact.mentioned, *((place.name, place.state) if place else ())}
    summarized = cited.index.named_in(_texts(fact, (*SUMMARIES, "title")))
    held |= {named for named in summarized if isinstance(named, str)}
    printed = {getattr(fact, name, None) for name in OWN_NAMES} - {None}
    held |= {actor for actor in cited.index.actors if printed & {actor.name, *actor.names}} if printed else set()
    for actor in fact.mentioned:
        if actor not in summarized and not _stands_aside(actor, cited):
            yield undecided(
                "mentioned", f"neither words nor summary show whether {actor.name} takes part: judge mentioned"
            )
    when = cited.index.named_in(fact.relative or "")
    times = Counter(name.named for name in cited.names)
    for actor in fact.actors:
        referred = _REFERRING & {word.casefold() for word in cited.words}  # "on its independence"
        if actor in when and times[actor] == 1 and not referred:
            yield wrong("actors", f"the words name {actor.name} only to date the fact: leave out this actor")
    single = {place.name if place is not None else None, *(getattr(fact, name, None) for name in _SINGLE)}
    for actor in fact.actors:
        if isinstance(actor, Person) and {*first_names(actor, 1), *first_names(actor, 2)} & {*cited.leads}:
            yield wrong("actors", f"only the end of the name {actor.name!r} is cited: cite the whole name on the line")
    for name in cited.names_but_governments:
        if name.named not in held and not cited.lists(name, single) and not cited.is_language(name):
            elsewhere = isinstance(name.named, str) and (place is not None or not hasattr(fact, "place"))
            elsewhere = elsewhere or _is_of_people(name.named, cited)
            sentence = f"the record lacks {name.named}, named in the words"
            field = where if isinstance(name.named, str) and place is not None else "actors"
            yield (undecided if elsewhere else wrong)(field, sentence)


def _is_of_people(named: object, cited: CitedWords) -> bool:
    """Whether words name a State by the word for its people alone: "two hundred Chileans"."""
    if not isinstance(named, State) or named.name.casefold() in words_of(cited.text):
        return False
    return any(word in cited.text for word in peoples(named))


def _stands_aside(actor: Actor, cited: CitedWords) -> bool:
    """Whether words name someone behind a preposition, as an adjective, an owner or within a longer name."""
    for number, read in cited.named_as(actor):
        part = cited.parts[number]
        start, end = read.position + part.lead, read.end + part.lead
        before, after = part.words[max(0, start - 2) : start], part.words[end : end + 1]
        aside = {word.casefold() for word in before} & PLACING
        modifies = bool(after) and after[0][:1].isupper() and end not in part.names  # "the union's Summit"
        if aside or modifies or after == ("s",) or read.adjective:
            return True
    return cited.is_inside_a_name(actor)


def _words(fact: Fact, cited: CitedWords) -> Iterator[Finding]:
    """Yield the cited words that show no value of the record."""
    held = with_synonyms(f"{_texts(fact, (*SUMMARIES, *PRINTED))} {_unit(fact)}")
    is_note = isinstance(fact, Reference)
    terms = _terms_of(fact)
    unknown = set(cited.status.unknown)
    in_our_words = fact.summary is not None or getattr(fact, "topic", None) is not None
    for number, (fragment, bare) in enumerate(zip(cited.fragments, cited.bare, strict=True)):
        read = _positions_read(fact, cited, number, terms)
        useful = bare != fragment or (bare.casefold() in _REFERRING and bool(fact.basis))
        for at, token in enumerate(tokens(bare)):
            light = is_light(token.text)
            useful = useful or at in read or not light
            note = is_note and _RETRIEVED.fullmatch(token.text)
            if at in read or light or note or carried(token.text, held) or token.text in unknown:
                continue
            if is_note and _is_verb(cited, number, at):
                continue
            word = token.text.casefold()
            official = word in _OFFICIAL or (word == "foreign" and "inister" in bare)
            if (word in _TYPES and _touches_a_name(cited, number, at)) or (official and fact.actors):
                continue
            glued = bare[max(0, token.start - 1) : token.start].isalpha() or bare[token.end : token.end + 1].isalpha()
            if (token.text[0].isdigit() or token.text in "$€£%") and not glued:
                yield wrong("words", f"expected only words that show a value of the record, found {token.text!r} too")
            elif not in_our_words:  # whose other words are the writer's
                sentence = f"{token.text!r} shows no value of the record: leave it out of the citation"
                yield undecided("words", f"{sentence}, or record what it says")
        if not useful:
            yield wrong("words", f"expected a fragment that shows a value of the record, found {fragment!r}")


def _touches_a_name(cited: CitedWords, number: int, at: int) -> bool:
    """Whether a word stands right beside a name, over "of" or an article."""
    words = [token.text.casefold() for token in tokens(cited.bare[number])]
    named = {at for read in cited.reads[number] for at in read.positions}
    before, after = at - 1, at + 1
    while before >= 0 and words[before] in ("the", "of", "a"):
        before -= 1
    while after < len(words) and words[after] in ("the", "of", "a"):
        after += 1
    return before in named or after in named


def _unit(fact: Fact) -> str:
    unit = (fact.figure.unit or "") if fact.figure else ""
    nouns = nouns_of_money(unit) if unit in AMBIGUOUS else ()
    return f"{unit} {MONEY.get(unit, '')} {' '.join(sorted(nouns))}"


def _terms_of(fact: Fact) -> set[Term]:
    """Return the terms that a fact holds, that of its figure included."""
    terms: set[Term] = {item for _, item in items_in(fact) if isinstance(item, Term)}
    return terms | ({fact.figure.qualifier} if fact.figure is not None else set())


def _positions_read(fact: Fact, cited: CitedWords, number: int, terms: set[Term]) -> set[int]:
    """Return the positions of tokens of a fragment that a reader has read as a value of the record."""
    bare, is_note = cited.bare[number], isinstance(fact, Reference)
    parts = tokens(bare)
    figures = () if is_note else figures_in(bare)
    spans = [(date.start, date.end) for date in dates_in(bare, year="0000")]
    spans += [(figure.start, figure.end) for figure in figures]
    if not is_note:
        spans += [*lasting_in(bare), *((words_before(bare, date.start), date.start) for date in dates_in(bare))]
    spans += referring_words(bare) if cited.dated_words.refers and not cited.dated_words.unresolved else ()
    spans += comparing_words(bare)
    spans += [match.span() for name in SAID if getattr(fact, name, False) for match in SAID[name].finditer(bare)]
    read = {
        at
        for at, token in enumerate(parts)
        if any(start < token.end and token.start < end for start, end in spans)
        or token.text in set("$€£%") & set(_texts(fact, PRINTED))
    }
    for figure in figures:
        before = [at for at, token in enumerate(parts) if token.start < figure.start]
        while before and parts[before[-1]].text.casefold() in _QUALIFYING:
            read.add(before.pop())
    if is_note:
        return read
    for name in cited.reads[number]:
        read |= name.positions
    vocabularies = {type(term) for term in terms}
    signs = [span for kind in vocabularies for span in cited.book.term_spans(kind, bare) if span.of in terms]
    for span in (*signs, *(span for at, span in cited.kind_spans(fact.kind) if at == number)):
        read |= {*range(span.start, span.end)}
    return read | (_verbs_of_status(cited, number) if fact.status is not None else set())


def _verbs_of_status(cited: CitedWords, number: int) -> set[int]:
    """Return the positions of the verbs that give the status, if the codebook knows them."""
    part = cited.parts[number]
    verbs = set(cited.status.words)
    known = (
        group
        for group in part.groups
        if cited.book.manner(group.lemmas) and " ".join(part.words[group.start : group.end]) in verbs
    )
    read = {at - part.lead for group in known for at in range(group.start, group.end)}
    for at, end, _ in cited.book.phrases.found(part.words):
        read |= {position - part.lead for position in range(at, end)}
    return read


def _is_verb(cited: CitedWords, number: int, at: int) -> bool:
    part = cited.parts[number]
    return any(group.start <= at + part.lead < group.end for group in part.groups)


def _texts(fact: Fact, names: tuple[str, ...]) -> str:
    return " ".join(str(getattr(fact, name, None) or "") for name in names)
