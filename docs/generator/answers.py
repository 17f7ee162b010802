"""The answer at the top of a page, in three lines: what or since when, who says so, and what disagrees."""

from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen
from markupsafe import Markup

import tajik_relations as tr
from generator.links import Links, anchor_of, link, web_link
from generator.themes import in_time
from generator.titles import date_in_words, day, distance_of, held_by, in_order, office_of, shown, title, told_by, when
from generator.writing import escaped
from tajik_relations.model.periods import extent

Lines = tuple[tuple[str, object], ...]
"""Names and what they say: always three."""
WHO, APART = "Who says so", "What disagrees"
_FEW = 4
"""Disagreements that an answer names."""


@frozen
class Answers:
    """The answers for the pages of one data set."""

    dataset: tr.Dataset

    def partner(self, relation: tr.Relation) -> Lines:
        """Return since when relations exist, who says so, and what disagrees."""
        begun = relation.established
        dates = [when(date) for date in begun.stated_dates] or [fact.relative for fact in begun if fact.relative]
        if dates:
            since = f"Relations began {' or '.join(dict.fromkeys(dates))}"
        else:
            since = f"No document says when relations began{_years(relation.facts)}"
        row = relation.identification
        if row is not None and relation.basis is not tr.terms.IdentificationBasis.STATED:
            known = (
                f"we think that it is about {relation.name}"
                if relation.partner
                else "we do not know which State it is about"
            )
            table = f"Row {row.row} of {self.dataset.documents[row.document].publisher}'s table"
            since = f"{since}. {table} names no State; {known} ({relation.basis})"
        who = _who_says_when(relation) or _tellers(relation.facts, count=True)
        sources = WHO if begun else "Other sources" if relation.outside else "Sources"
        return ("Since when", f"{since}."), (sources, f"{who}."), self._apart(relation.facts, relation.outside)

    def organization(self, organization: tr.OrganizationProfile) -> Lines:
        """Return what ties the subject State to it, who says so, and what disagrees."""
        subject = self.dataset.subject
        tie = next((member for member in organization.members() if member.party == subject), None)
        label = "Since when" if organization.members() else "When"
        if tie is not None:
            began = f", since {day(tie.since)}" if tie.since else "; no document says since when"
            began = f" {when(tie.since)}" if tie.since and [*map(str, tie.terms)] == ["joined"] else began
            since = f"{subject.name} {_joined(map(_called, map(str, tie.terms)))}{began}"
        elif organization.members():
            since = f"No document calls {subject.name} a member{_years(organization.facts)}"
        else:
            since = (_years(organization.facts) or "no fact has a date").removeprefix("; ")
            since = f"{since[:1].upper()}{since[1:]}"
        return (label, f"{since}."), (WHO, f"{_tellers(organization.facts)}."), self._apart(organization.facts)

    def person(self, person: tr.Person, facts: tr.Facts[tr.Fact]) -> Lines:
        """Return as what the documents name a person, who names him, and what disagrees."""
        offices = [_office(fact) for fact in facts if person in held_by(fact)]
        doubt = " (see the remark below)" if any(fact.remark and person in held_by(fact) for fact in facts) else ""
        called = f"Called {_joined(filter(None, offices))}{doubt}" if any(offices) else ""
        office = called or "No document gives an office"
        dates = _years(facts)
        return ("Who", f"{office}{dates}."), (WHO, f"{_tellers(facts)}."), self._apart(facts)

    def document(self, document: tr.SourceDocument, facts: tr.Facts[tr.Fact]) -> Lines:
        """Return when a document was written, by whom, and which of its statements disagree with others."""
        stamp = f"; the page is stamped {document.stamp}" if document.stamp else ""
        many = ", by many authors at different times" if document.mosaic else ""
        written = f"Written {document.written or 'at a time that is not known'}{many}{stamp}; {len(facts)} facts"
        page = (
            web_link("The page", document.address) if document.address else "The web address of the page is not known"
        )
        who = Markup("{}. {}. Terms: {}.").format(escaped(document.publisher), page, escaped(document.terms))
        return ("When", f"{written}."), ("Who", who), self._apart(facts)

    def kind(self, definition: str, authority: str, facts: tr.Facts[tr.Fact]) -> Lines:
        """Return what a kind of fact is, whose word it is, and which facts of it disagree."""
        return ("What it is", definition), ("Authority", f"{authority}."), self._apart(facts)

    def disagreement(self, disagreement: tr.Disagreement) -> Lines:
        """Return what differs, who gives which value, and how far the values are apart."""
        told = [
            (shown(stated), [*(told_by(fact) for fact in stated.facts), *(date.publisher for date in stated.outside)])
            for stated in in_order(disagreement.values)
        ]
        who = "; ".join(f"{value}: {_joined(names)}" for value, names in told)
        verdict = "No" if disagreement.contradictory else "Yes; the values differ only in how exact they are"
        distance = f"; {distance_of(disagreement)}" if disagreement.distance else ""
        why = f"{disagreement.rule[:1].upper()}{disagreement.rule[1:]}"
        if disagreement.outside and disagreement.partner:
            why = f"A document and an outside publisher both say when relations with {disagreement.partner.name} began"
        return ("Why compared", f"{why}."), ("Who says what", f"{who}."), ("Can all be true", f"{verdict}{distance}.")

    def unknown(self, lists: Sequence[tuple[str, Sequence[tr.Fact]]]) -> Lines:
        """Return how much is not known of partners, of dates and of the documents."""
        relations = self.dataset.relations
        doubtful = sum(relation.basis in tr.terms.DOUBTFUL for relation in relations)
        undated = len(self.dataset.facts.undated)
        silent = sum(not relation.established for relation in relations.states)
        rows = f"For {len(relations.unidentified)} rows of a table we cannot say which State they are about"
        who = f"{rows}; for {doubtful} more we know it only from other sources"
        dateless = f"{undated} of {len(self.dataset.facts)} facts have no date"
        since = f"For {silent} States no document says when relations began; {dateless}"
        open_facts = "; ".join(f"{name} ({len(facts)})" for name, facts in lists)
        return ("Who", f"{who}."), ("When", f"{since}."), ("What", f"{open_facts}.")

    def _apart(self, facts: Iterable[tr.Fact], outside: Iterable[tr.OutsideDate] = ()) -> tuple[str, object]:
        found = Links(self.dataset).disagreements(facts)
        apart = _titles(disagreement for disagreement in found if disagreement.contradictory)
        less_exact = _titles(disagreement for disagreement in found if not disagreement.contradictory)
        dates = [extent(date.date) for date in outside if date.date]
        differ = any(one[1] < other[0] for one in dates for other in dates)
        nothing = "The documents do not contradict each other"
        contradicted = apart or (f"{nothing}; outside publishers give different dates" if differ else nothing)
        rest = Markup(" These differ only in exactness: {}.").format(less_exact) if less_exact else ""
        return APART, Markup("{}.{}").format(contradicted, rest)


def _office(fact: tr.Fact) -> str:
    """Return the office that a fact gives to whom it is about, with whose it is; empty if it gives none."""
    office, body = office_of(fact)
    return f"{str(office)[:1].upper()}{str(office)[1:]} of {getattr(body, 'name', body)}" if office else ""


def _called(term: str) -> str:
    """Return what the words for a membership say of a State: "joined", "is called a full member"."""
    return term if term == "joined" else f"is called {'an' if term[0] in 'aeiou' else 'a'} {term}"


def _titles(disagreements: Iterable[tr.Disagreement]) -> Markup:
    """Return the titles of a few disagreements as links, and how many more there are."""
    named = [link(title(disagreement), anchor_of(disagreement)) for disagreement in disagreements]
    more = len(named) - _FEW
    rest = [Markup("and {} more: {}").format(more, link("all disagreements", "all-disagreements"))] if more > 0 else []
    return Markup("; ").join([*named[:_FEW], *rest])


def _who_says_when(relation: tr.Relation) -> str:
    """Return who gives which beginning, with the publishers outside the documents; empty if nobody does."""
    told: dict[str, tuple[list[str], list[str]]] = {}
    for fact in in_time(relation.established):
        told.setdefault(date_in_words(fact) or fact.relative or "no date", ([], []))[0].append(told_by(fact))
    for outside in relation.outside:
        told.setdefault(day(outside.date) if outside.date else "no date", ([], []))[1].append(outside.publisher)
    who = {date: _with_outside(*publishers) for date, publishers in told.items()}
    if len(who) == 1 and relation.established:
        return next(iter(who.values()))
    return "; ".join(f"{date}: {names}" for date, names in who.items())


def _with_outside(within: Iterable[str], outside: Iterable[str]) -> str:
    """Return publishers of documents, then those outside the documents."""
    parts = [_joined(within), f"{_joined(outside)} (outside the documents)" if outside else ""]
    return "; also ".join(filter(None, parts))


def _tellers(facts: Iterable[tr.Fact], *, count: bool = True) -> str:
    counts = Counter(told_by(fact) for fact in facts)
    return (
        _joined(
            f"{name} ({number} fact{'s' if number > 1 else ''})" if count else name for name, number in counts.items()
        )
        or "no document"
    )


def _years(facts: Iterable[tr.Fact]) -> str:
    """Return the years of the dated facts as the end of a sentence; empty if none is dated."""
    years = sorted({year for fact in facts if fact.date and (year := _year(fact))})
    last = f" to {years[-1]}" if len(years) > 1 else ""
    return f"; dated facts: {years[0]}{last}" if years else ""


def _year(fact: tr.Fact) -> int | None:
    first = fact.date and (fact.date.earliest or fact.date.latest)
    return first.year if first else None


def _joined(names: Iterable[str]) -> str:
    *others, last = dict.fromkeys(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last
