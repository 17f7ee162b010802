"""The cited words of one fact, with everything that can be read from them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from attrs import frozen

from tajik_relations.evidence.cited_values import CitedValues
from tajik_relations.evidence.english.codebook_signs import ALTERED, ALTERING, Codebook, Span
from tajik_relations.evidence.english.lemmas import noun_lemmas_of
from tajik_relations.evidence.english.roles import STATE_FORMS
from tajik_relations.evidence.english.statuses import Clause, StatusRead, Telling, status_read
from tajik_relations.evidence.english.verbs import DETERMINERS, Tense
from tajik_relations.evidence.english.word_lists import word_list
from tajik_relations.evidence.fragments import Fragment, cited_lines, fragment_read
from tajik_relations.evidence.name_index import NameIndex, NameRead, capitals_of
from tajik_relations.evidence.originals import Original
from tajik_relations.evidence.readers import dates_in
from tajik_relations.evidence.tokens import tokens
from tajik_relations.model.actors import Actor, Person, State
from tajik_relations.model.terms import Status, Tie
from tajik_relations.model.typed_values import Term
from tajik_relations.records import Fact

_CHRONICLE = re.compile(r"\D{0,20}\d{4}\s*:")


LEADS_OF_NAMES = word_list("leads_of_names")
"""Words that decide on which side someone is, looked for where a fragment begins with a name."""
LEADS_OF_VERBS = (*word_list("leads_of_verbs"), *LEADS_OF_NAMES)
"""Words that decide how a verb after them is read, looked for where a fragment begins with one."""


_NEAR_NOUN = 3
"""Within how many words before a noun its article stands."""
_NEAR_IF = 9
"""Within how many words after "if" its verb stands."""
GROUNDS = ("under", "by", "with", "to", "in")
"""Words before an instrument that is only what something was done under: "in accordance with the agreement"."""
LEADS_OF_NOUNS = (*GROUNDS, "the", "this", "an", "a", "of", "its", "their")


FIRST_SIDES = ("sending", "provider", "recognizing", "investor", "reporting", "committed")
"""Fields that hold the one who acts, where another one holds the one to whom it is done."""
_NOTHING: Mapping[str, Original] = {}


@frozen(slots=False)
class CitedWords(CitedValues):
    """The fragments of all citations of a fact, read once: dates, figures, names, signs, verbs."""

    leads: tuple[str, ...]
    """For each fragment the word before it, if it matters, after an article the one before that too."""
    book: Codebook
    fact: Fact
    originals: Mapping[str, Original]

    @cached_property
    def parts(self) -> tuple[Fragment, ...]:
        """The fragments with their verb groups."""
        pairs = zip(self.bare, self.leads, strict=True)
        parts = [fragment_read(fragment, lead, self.index, self.book) for fragment, lead in pairs]
        for line in self.lines:
            parts[line.first : line.first + len(line.spans)] = line.fragments
        return tuple(parts)

    @property
    def names_but_governments(self) -> Iterator[NameRead]:
        """The names but for the capitals that mean governments of those who take part."""
        cities = capitals_of(self.fact.actors)
        return (read for read in self.names if not (read.named in cities and self.is_government(read)))

    def named_as(self, *named: Actor | str) -> Iterator[tuple[int, NameRead]]:
        """Yield where the words name one of these, each with the number of its fragment."""
        for number, reads in enumerate(self.reads):
            yield from ((number, read) for read in reads if read.named in named)

    def kind_spans(self, kind: str, *, in_names: bool = True) -> tuple[tuple[int, Span], ...]:
        """Return the signs of a kind of fact, each with the number of its fragment, also those inside names or not."""
        return tuple(
            (number, span)
            for number, fragment in enumerate(self.bare)
            for span in self.book.kind_spans(kind, fragment)
            if in_names or not {*range(span.start, span.end)} <= self.named[number]
        )

    def shows_noun_of(self, kind: str) -> bool:
        """Whether the words have, outside names, a noun that shows this kind of fact."""
        nouns = self.book.kinds[kind].noun_lemmas
        return any(
            noun_lemmas_of(token.text) & nouns
            for number, span in self.kind_spans(kind, in_names=False)
            for token in tokens(self.bare[number])[span.start : span.end]
        )

    def altered(self) -> str:
        """Return an uncited word right before the words, such as "deputy", that makes another office of it."""
        return next((lead for lead in self.leads if lead in ALTERING), "")

    def said(self, vocabulary: type[Term]) -> list[Term]:
        """Return the members of a vocabulary that the words have a sign for; those inside longer names are none."""
        shown = [
            (number, span) for number, text in enumerate(self.bare) for span in self.book.term_spans(vocabulary, text)
        ]
        outside = {span.of for number, span in shown if not {*range(span.start, span.end)} <= self.named[number]}
        said = outside if vocabulary is Tie else outside or {span.of for _, span in shown}
        return [term for term in vocabulary if term in said]

    @cached_property
    def status(self) -> StatusRead:
        """What the words say of the status of the fact."""
        kind = self.fact.kind
        open_end = self.fact.date is None or "/.." in str(self.fact.date)
        said = any(date.text.endswith("/..") for date in self.dates) or "since" in map(str.casefold, self.words)
        since = said and open_end  # else it is the date of something else: "there since 1992, A opened one in 1993"
        telling = Telling(
            since=since,
            dated=bool(self.dates),
            chronicle=any(_CHRONICLE.match(fragment) for fragment in self.fragments) or self._is_under_a_date(),
            closed=any("/" in date.text and ".." not in date.text for date in self.dates),
            recurring=any(line.recurs() for line in self.lines),
            as_of=self.fact.as_of,
        )
        clauses = [
            Clause(part.words, part.own, part.groups, frozenset(self._status_signs(number, part)), telling, following)
            for number, part in enumerate(self.parts)
            for following in [self.parts[number + 1].groups if number + 1 < len(self.parts) else ()]
        ]
        return status_read(kind, clauses, self.book, ground=kind == "Treaty" and self._is_ground())

    @cached_property
    def status_around(self) -> StatusRead:
        """What the finite verbs say in whose clauses the cited words stand, cited or not; nothing without the text."""
        clauses: list[Clause] = []
        telling = Telling(dated=bool(self.dates))
        for line in self.lines:
            groups = tuple(group for clause in line.clauses for group in clause.groups)
            clauses.append(Clause(line.line.words, (), groups, frozenset(), telling))
        return status_read(self.fact.kind, clauses, self.book)

    def negations_beside(self) -> frozenset[str]:
        """Return the negations and their kin in the clauses of the words that tell, cited or not.

        A fragment tells if it has a verb, or, where none has, if it has a sign of the kind of fact.
        """
        if self.lines:
            return frozenset(word for line in self.lines for word in line.negations())
        beside: set[str] = set()
        signs = {number for number, _ in self.kind_spans(self.fact.kind)}
        verbs = {number for number, part in enumerate(self.parts) if part.groups}
        telling, first = verbs or signs, 0
        for citation in self.fact.citations:
            numbers = range(first, first + len(citation.words))
            first += len(citation.words)
            mask = [number in telling for number in numbers]
            if citation.document in self.originals and any(mask):
                beside |= self.originals[citation.document].beside(citation.line, citation.words, mask)
        return frozenset(beside)

    def _says_former_office(self, number: int, span: Span) -> bool:
        """Whether a sign says that the holder of an office is a former one, of whom a fact of another kind tells."""
        words = [token.text for token in tokens(self.bare[number])]
        offices = self.book.kinds["OfficeHolder"].noun_lemmas
        following = words[span.end : span.end + 3]
        former = words[span.start].casefold() in ("former", "formerly") and self.fact.kind != "OfficeHolder"
        return former and any(noun_lemmas_of(word) & offices for word in following)

    def _has_no_verb(self, number: int, part: Fragment, span: Span) -> bool:
        """Whether "if" stands before words without a verb: "friendly if thin"."""
        if tokens(self.bare[number])[span.start].text.casefold() not in ("if", "unless"):
            return False
        at = span.start + part.lead
        line = self.line_of(number)
        groups = line.line.groups if line is not None else part.groups
        return bool(self.lines) and not any(at < group.start <= at + _NEAR_IF for group in groups)

    def _is_under_a_date(self) -> bool:
        """Whether the date, or its year, comes from another line, such as a heading."""
        first = any(map(dates_in, self.fact.citations[0].words))
        return len({citation.line for citation in self.fact.citations}) > 1 and bool(self.dates) and not first

    def _is_ground(self) -> bool:
        """Whether an instrument is named after "under", "by" and the like."""
        nouns = self.book.kinds["Treaty"].noun_lemmas
        near = (word for part in self.parts if part.preposition in GROUNDS for word in part.own[:2])
        return any(noun_lemmas_of(word) & nouns for word in near)

    def _status_signs(self, number: int, part: Fragment) -> Iterable[Status]:
        for span in self.book.term_spans(Status, self.bare[number]):
            if self._says_former_office(number, span) or self._has_no_verb(number, part, span):
                continue
            if _names_a_plan(part.words, span.start + part.lead) or _is_supposed(part, span.start + part.lead):
                continue
            if isinstance(span.of, Status) and not part.names & {*range(span.start + part.lead, span.end + part.lead)}:
                yield span.of
        if self.bare[number].startswith("Should "):  # "Should parliament agree, it will …"
            yield Status.CONDITIONAL

    def state_beside(self, place: str) -> State | None:
        """Return the State that is named right after a place, or within its name."""
        names = [read.named for read in self.names]
        inside = [actor for actor in self.index.actors if isinstance(actor, State) and actor.name in place]
        for fragment, part in zip(self.fragments, self.parts, strict=True):
            reads = list(self.index.names_in([fragment]))
            for first, second in pairwise(reads):
                beside = first.position + len(tokens(place)) == second.position
                if first.named == place and beside and isinstance(second.named, State):
                    end = second.end + part.lead
                    paused = fragment[tokens(fragment)[second.end - 1].end :].lstrip().startswith(",")
                    if paused or not any(group.start == end for group in part.groups):  # "in Geneva, Sweden pledged"
                        return second.named
        return inside[0] if inside and place in names else None


def _is_supposed(part: Fragment, at: int) -> bool:
    """Whether a word stands in what would be: "still" in "few would still call it so"."""
    return any(group.tense is Tense.WOULD and group.start <= at < group.end for group in part.groups)


def first_names(person: Person, length: int) -> tuple[str, ...]:
    """Return the words before the last ones of a person's names, from which a citation can cut these off.

    Args:
        length: how many words of the name are cited.
    """
    spelled = ([token.text for token in tokens(name)] for name in (person.name, *person.names))
    return tuple(dict.fromkeys(words[-length - 1] for words in spelled if len(words) > length))


def _names_a_plan(words: Sequence[str], at: int) -> bool:
    """Whether "plan" at a position is a noun that plans nothing: in a name, or behind an article without "to"."""
    if at and words[at] == "Plan":  # "the Action Plan"
        return True
    before = [word.casefold() for word in words[max(0, at - _NEAR_NOUN) : at]]
    after = "".join(words[at + 1 : at + 2]).casefold()
    if words[at].casefold() != "plan" or after in ("", "to") or {"has", "have", "had"} & {*before}:
        return False  # "has a plan for a railway", "a plan to build it"
    return bool(DETERMINERS & {*before}) or after == "of"


@lru_cache(maxsize=8192)
def _leads(fragment: str, index: NameIndex, book: Codebook, *, names: bool) -> tuple[str, ...]:
    """Return the words before a fragment that can matter: it begins with a verb, a name or the form of a State."""
    first = tokens(fragment)[:1]
    if not first:
        return ()
    if any(span.start == 0 for kind in ALTERED for span in book.term_spans(kind, fragment)):
        return (*ALTERING, *LEADS_OF_NAMES)
    opening = next((read for read in index.names_in([fragment]) if read.position == 0), None)
    if opening is not None and isinstance(opening.named, Person):
        return first_names(opening.named, opening.length)
    if first[0].text.casefold() in STATE_FORMS or opening is not None:
        return LEADS_OF_NAMES if names else ()
    if book.can_be_verb(first[0].text):
        return LEADS_OF_VERBS
    instruments = book.kinds["Treaty"].noun_lemmas
    noun = any(noun_lemmas_of(token.text) & instruments for token in tokens(fragment)[:2])
    return LEADS_OF_NOUNS if noun else ()


def cited_words(
    fact: Fact, index: NameIndex, book: Codebook, originals: Mapping[str, Original] = _NOTHING
) -> CitedWords:
    """Return the cited words of a fact; with the originals also the words before fragments that begin with a verb."""
    fragments = tuple(words for citation in fact.citations for words in citation.words)
    leads: list[str] = []
    directed = any(hasattr(fact, name) for name in FIRST_SIDES)
    for citation in fact.citations:
        wanted = [_leads(words, index, book, names=directed) for words in citation.words]
        if citation.document in originals and any(wanted):
            leads += originals[citation.document].before(citation.line, citation.words, wanted)
        else:
            leads += [""] * len(wanted)
    lines = tuple(cited_lines(fact, index, book, originals))
    return CitedWords(fragments, lines, index, tuple(leads), book, fact, originals)
