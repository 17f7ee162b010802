"""Whether the manifest, what is set aside and the readers' links agree with the documents and the facts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from tajik_relations.dataset import Dataset
from tajik_relations.evidence.data_checks.line_words import LineWords, Span
from tajik_relations.evidence.data_checks.pinned_tables import PinnedTables
from tajik_relations.evidence.data_checks.row_candidates import days_apart, years_of
from tajik_relations.evidence.data_checks.time_of_writing import wrong_time
from tajik_relations.evidence.name_index import NameIndex
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import State
from tajik_relations.model.identification import SetAside
from tajik_relations.model.names import folded
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.terms import AsideReason
from tajik_relations.query.occurrences import OccurrenceLink, occurrences_of
from tajik_relations.records import Fact

_SHA256 = re.compile(r"[0-9a-f]{64}")
_YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_FOUR_FIGURES = re.compile(r"\b[0-9]{4}\b")
_VERSION = re.compile(r"[0-9]+(\.[0-9]+)+((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?")
_WEB = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_COMMONS = re.compile(
    r"/(licenses/(by|by-sa|by-nc|by-nd|by-nc-sa|by-nc-nd)/(1\.0|2\.0|2\.5|3\.0|4\.0)|publicdomain/zero/1\.0)/?$"
)
_COUNT = re.compile(r"\b(\w+) documents\b")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_PICTURES = tuple(form for ending in "jpg jpeg png svg gif".split() for form in (ending, ending.upper()))
_POINTING = ("See", "Main", "Further", "Read")
_MARKUP = re.compile(r"[{}<>|\[\]=]")
_LONGEST_HEADING = 12
_SHORT = 4
"""The least number of letters of a word that shows that two texts are about the same subject."""
Words = Mapping[str, LineWords]
"""The lines of each document, by its id."""


def wrong_header(dataset: Dataset, index: NameIndex) -> Iterator[str]:
    """Yield problems of the values in `dataset.toml`."""
    for name in ("title", "description"):
        named = [read.named for read in index.names_in([getattr(dataset, name) or ""]) if isinstance(read.named, State)]
        if named and dataset.subject not in named:
            wanted = f"expected {dataset.subject.name} among the States that the {name} names"
            yield f"dataset.toml: {name}: {wanted}, found {named[0].name}"
    for word in _COUNT.findall(dataset.description or ""):
        number = _NUMBERS.index(word.casefold()) if word.casefold() in _NUMBERS else word
        if str(number).isdecimal() and int(number) != len(dataset.all_documents):
            yield f"dataset.toml: description: expected {len(dataset.all_documents)} documents, found {word}"
    if dataset.declared_version and not _VERSION.fullmatch(dataset.declared_version):
        yield f"dataset.toml: version: expected a form such as 1.2.0, found {dataset.declared_version!r}"
    for name in ("license", "address"):
        value = getattr(dataset, name)
        if value is not None and not _WEB.fullmatch(value):
            yield f"dataset.toml: {name}: expected a web address, found {value!r}"
    if "//creativecommons.org/" in (dataset.license or "") and not _COMMONS.search(dataset.license or ""):
        yield f"dataset.toml: license: expected one of the licences of Creative Commons, found {dataset.license!r}"


def wrong_manifest(dataset: Dataset, tables: PinnedTables, words: Words, index: NameIndex) -> Iterator[str]:
    """Yield problems of the manifest's entries."""
    pinned = {row["id"]: row for row in tables["documents"]}
    for document in dataset.all_documents:
        place = f"seeds/manifest.toml: {document.id}"
        if not _SHA256.fullmatch(document.sha256):
            yield f"{place} sha256: expected 64 hexadecimal digits, found {document.sha256!r}"
        if document.stamp is not None and not _YEAR.search(document.stamp):
            yield f"{place} stamp: expected a date with its year, found {document.stamp!r}"
        yield from wrong_time(document, dataset)
        if document.address is not None and not _WEB.fullmatch(document.address):
            yield f"{place} address: expected a web address, found {document.address!r}"
        named = {read.named.code for read in index.names_in([document.title]) if isinstance(read.named, State)}
        named -= {dataset.subject.code}
        if len(named) == 1 and document.counterpart not in named:
            yield f"{place} counterpart: expected {min(named)}, which the title names, found {document.counterpart}"
        if pinned:
            row = pinned.get(document.id, {})
            for name in ("file", "sha256", "publisher", "stamp", "address", "terms"):
                if (getattr(document, name) or "") != row.get(name, ""):
                    wanted = f"expected {row.get(name) or 'none'!r} as in pinned/documents.tsv"
                    yield f"{place} {name}: {wanted}, found {getattr(document, name)!r}"
            if not _is_titled(document, words[document.id]):
                yield f"{place} title: expected words of a line or of the address, found {document.title!r}"


def _is_titled(document: SourceDocument, words: LineWords) -> bool:
    """Whether one of the first lines has the title and nothing else, or the address ends with it."""
    wanted = len(tokens(document.title))
    if any(words.count(line) == wanted and any(words.places(line, document.title)) for line in range(1, 10)):
        return True
    last = (document.address or "").rstrip("/").rpartition("/")[2]
    if "%" in last:
        from urllib.parse import unquote

        last = unquote(last)
    return folded(last) == folded(document.title)


def wrong_aside(dataset: Dataset, tables: PinnedTables, words: Words, index: NameIndex) -> Iterator[str]:
    """Yield problems of the entries in `set-aside.toml`."""
    is_closed = "documents" in tables
    cited = _cited(dataset, words)
    facts = {fact.id: fact for fact in dataset.all_facts}
    taken: dict[tuple[str, int], set[int]] = defaultdict(set)
    for at, entry in enumerate(dataset.set_aside, start=1):
        lines, key = words[entry.document], (entry.document, entry.line)
        place = f"set-aside.toml: set_aside[{at}] ({entry.document}:{entry.line})"
        spans, problem = _aside(entry, lines, cited[key], taken[key])
        if problem:
            yield f"{place} {problem}"
        taken[key] |= {position for span in spans for position in range(*span)}
        unusual = _unusual_reason(entry, lines, dataset.documents[entry.document]) if is_closed else ()
        yield from (f"{place} {wrong}" for wrong in (*_wrong_reason(entry, lines, index), *unusual))
        if entry.fact is not None and not _repeats(entry, facts[entry.fact]):
            wanted = "expected a fact that cites the line and has one of the words set aside"
            yield f"{place} fact: {wanted}, found {entry.fact!r}"
    for document, line in taken if is_closed else ():
        if words[document].bearing(line) - cited[document, line] - taken[document, line]:
            yield f"set-aside.toml: {document}:{line} words: a name or figure is neither cited nor set aside"


def _cited(dataset: Dataset, words: Words) -> dict[tuple[str, int], set[int]]:
    """Return where facts cite the lines of which words are set aside; of lines set aside whole only whether they do."""
    has_words = {(entry.document, entry.line): bool(entry.words) for entry in dataset.set_aside}
    cited: dict[tuple[str, int], set[int]] = defaultdict(set)
    for fact in dataset.all_facts:
        for citation in fact.citations:
            key = citation.document, citation.line
            if key in has_words:
                spans = words[citation.document].spans(citation.line, citation.words) if has_words[key] else [(0, 1)]
                cited[key] |= {at for span in spans for at in range(*span)}
    return cited


def _aside(entry: SetAside, lines: LineWords, cited: set[int], taken: set[int]) -> tuple[list[Span], str | None]:
    """Return where the words of an entry stand that nothing else has, and what is wrong with them."""
    if not lines.count(entry.line):
        return [], "line: expected a line with words, found an empty one"
    if not entry.words:
        problem = "line: expected each line in only one entry, found a line in two entries" if taken else None
        if cited:
            problem = "words: facts cite the line: set aside only the words that state no fact, not the whole line"
        return [(0, lines.count(entry.line))], problem
    spans: list[Span] = []
    for fragment in entry.words:
        places = tuple(lines.places(entry.line, fragment))
        uncited = [span for span in places if cited.isdisjoint(range(*span))]
        free = [span for span in uncited if taken.isdisjoint(range(*span))]
        if not free:
            owner = "words of the line" if not places else "words that no fact cites" if not uncited else ""
            return spans, f"words: expected {owner or 'words that no other entry has'}, found {fragment!r}"
        spans.append(free[0])
    return spans, None


def _wrong_reason(entry: SetAside, lines: LineWords, index: NameIndex) -> Iterator[str]:
    """Yield a reason that the words do not support."""
    parts = [token.text for words in entry.words for token in tokens(words)]
    is_picture = any(part in _PICTURES for part in parts) if parts else lines.ends(entry.line, _PICTURES)
    if is_picture != (entry.reason is AsideReason.IMAGE_NAME):
        yield f"reason: 'image name' is for the file name of a picture, and only for this, found {str(entry.reason)!r}"
    if entry.reason is AsideReason.CONNECTIVE and (not parts or any(index.names_in(entry.words))):
        yield "reason: 'connective' is for words without a name, found a name or the whole line"


def _unusual_reason(entry: SetAside, lines: LineWords, document: SourceDocument) -> Iterator[str]:
    """Yield a reason that differs from the usage for the shipped documents."""
    text = " ".join(entry.words)
    if text and text.startswith(_POINTING) != (entry.reason is AsideReason.LINK):
        wanted = "'link to another page' is for words that begin with See, Main, Further or Read, and only for these"
        yield f"reason: {wanted}, found {str(entry.reason)!r}"
    if entry.reason is AsideReason.HEADING and lines.count(entry.line) > _LONGEST_HEADING:
        yield f"reason: expected at most {_LONGEST_HEADING} words on the line of a heading, found more"
    printed = ((document.title, AsideReason.HEADING), (document.stamp or "", AsideReason.PAGE_FURNITURE))
    for part, reason in printed if not text else ():
        is_all = lines.count(entry.line) == len(tokens(part)) and any(lines.places(entry.line, part))
        if is_all and entry.reason is not reason:
            yield f"reason: expected {str(reason)!r} for the words {part!r}, found {str(entry.reason)!r}"
    if _MARKUP.search(text) and entry.reason is not AsideReason.BROKEN_MARKUP:
        yield f"reason: expected 'broken markup' for words with brackets of markup, found {str(entry.reason)!r}"
    if entry.reason is AsideReason.BROKEN_MARKUP and not text:
        yield "reason: 'broken markup' is for some words of a line, found the whole line"


def _repeats(entry: SetAside, fact: Fact) -> bool:
    """Whether a fact cites the line of a repetition and has one of its words, or what its letters stand for."""
    own = [words for citation in fact.citations if citation.document == entry.document for words in citation.words]
    if not any(citation.line == entry.line for citation in fact.citations):
        return False
    theirs = {token.text.casefold() for words in own for token in tokens(words)}
    theirs |= {token.text.casefold() for token in tokens(f"{getattr(fact, 'topic', '')} {fact.summary}")}
    initials = "".join(token.text[0] for words in own for token in tokens(words)).casefold()
    names = {folded(name) for actor in fact.actors for name in (*getattr(actor, "names", ()), actor.name)}
    aside = [(token.text, token.text.casefold()) for words in entry.words for token in tokens(words)]
    return any(
        (len(word) >= _SHORT and word in theirs)
        or (text.isupper() and (word in names or _are_letters_of(word, initials)))
        for text, word in aside
    )


def _are_letters_of(word: str, initials: str) -> bool:
    """Whether the letters stand among the initials in their order."""
    rest = iter(initials)
    return all(letter in rest for letter in word)


def wrong_links(dataset: Dataset, index: NameIndex) -> Iterator[str]:
    """Yield problems of the readers' links between facts."""
    facts = {fact.id: fact for fact in dataset.all_facts}
    links_of: dict[str, list[OccurrenceLink]] = defaultdict(list)
    for link in dataset.occurrence_links:
        for name in link.facts:
            links_of[name].append(link)
    for number, link in enumerate(dataset.occurrence_links, start=1):
        linked = [facts[name] for name in link.facts]
        place = f"occurrence-links.toml: occurrence_links[{number}]"
        yield from (f"{place} {problem}" for problem in _wrong_link(link, linked, dataset.subject, index))
        others = [other for name in link.facts for other in links_of[name] if other is not link]
        for occurrence in occurrences_of(linked, others):
            if {fact.id for fact in linked} <= {fact.id for fact in occurrence.facts}:
                yield f"{place} facts: the rule {occurrence.rule!r} links these facts already: remove this entry"


def _wrong_link(link: OccurrenceLink, linked: list[Fact], subject: State, index: NameIndex) -> Iterator[str]:
    if len(set(link.facts)) < len(link.facts):
        yield "facts: expected each fact once, found one twice"
    for first, second in combinations(linked, 2):
        pair = f"{first.id} and {second.id}"
        if type(first) is not type(second):
            yield f"facts: expected facts of one kind, found {pair}"
        if not _are_about_one(first, second, subject):
            yield f"facts: expected facts about the same parties or place, found {pair}"
        if first.date and second.date and days_apart(first.date, second.date):
            yield f"facts: expected facts whose dates do not exclude each other, found {pair}"
    actors = {subject, *(actor for fact in linked for actor in fact.actors)}
    for read in index.names_in([link.reason]):
        if isinstance(read.named, State) and read.named not in actors:
            yield f"reason: expected only States of the facts, found {read.named.name}"
    years = years_of(fact.date for fact in linked if fact.date)
    for year in sorted(set(_FOUR_FIGURES.findall(link.reason)) - years):
        yield f"reason: expected only years of the facts, found {year}"


def _are_about_one(first: Fact, second: Fact, subject: State) -> bool:
    """Whether two facts share a party beside the subject, or the place, or one of them names no such party."""
    parties, others = ({*fact.actors, *fact.acts_for} - {subject} for fact in (first, second))
    same_place = first.location is not None and first.location == second.location
    return not (parties and others and parties.isdisjoint(others)) or same_place
