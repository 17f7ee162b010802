"""Which pages there are, and what each one shows."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

import tajik_relations as tr
from generator.answers import Answers
from generator.coding import codebook_pages
from generator.front_page import front_pages
from generator.links import (
    Links,
    anchor_of,
    cited,
    cited_link,
    dated,
    fact_link,
    line_anchor,
    link,
    linked,
    report_link,
    slug,
    spaced,
    target,
    web_link,
)
from generator.themes import LONG, alike, by_theme, contents, in_time
from generator.titles import (
    day,
    distance_of,
    further_names,
    in_order,
    kind_of_source,
    shown,
    title,
    told_by,
    written_when,
)
from generator.writing import Page
from tajik_relations.evidence.coverage import coverage
from tajik_relations.records import KINDS

GROUP, PART = 20, 100
"""Lines of a document under one heading, and on one page; lines do not change, so that addresses do not either."""


def names(dataset: tr.Dataset, report_to: str = "") -> dict[str, Any]:
    """Return the names that every template knows.

    Args:
        dataset: what the site is about.
        report_to: address to which mistakes are reported, with `{title}` where the fact's id goes; may be empty.
    """
    made = (anchor_of, cited, cited_link, dated, fact_link, line_anchor, link, linked, slug, spaced, target, web_link)
    others = (began, supposed, doubtful, title, shown, told_by, day, distance_of)
    words = (further_names, kind_of_source, written_when)
    lists = (alike, by_theme, contents, in_order, in_time)
    functions = {function.__name__: function for function in (*made, *others, *words, *lists)}
    values = {"tr": tr, "dataset": dataset, "links": Links(dataset), "answers": Answers(dataset), "long": LONG}
    return {**values, **functions, "report_link": partial(report_link, report_to)}


def pages(dataset: tr.Dataset, codebook: Path) -> Iterator[Page]:
    """Yield every page that is made from the data."""
    ledgers = coverage(dataset)
    yield from front_pages(dataset)
    yield from _partners(dataset)
    yield from _organizations(dataset)
    yield from _persons(dataset)
    yield Page("documents/index.md", "documents.md", {})
    for document, ledger in zip(dataset.documents, ledgers, strict=True):
        yield from _document(dataset, document, ledger)
    yield Page("disagreements/index.md", "disagreements.md", {})
    for disagreement in (*dataset.disagreements, *dataset.less_exact):
        name = anchor_of(disagreement).removeprefix("disagreement-")
        yield Page(f"disagreements/{name}.md", "disagreement.md", {"disagreement": disagreement})
    yield from codebook_pages(dataset, tomllib.loads(codebook.read_text("utf-8")))
    yield Page("coverage.md", "coverage.md", {"ledgers": ledgers})
    yield Page("years.md", "years.md", {})
    yield Page("unknown.md", "unknown.md", _unknown(dataset))


def began(relation: tr.Relation) -> str:
    """Return when relations began according to the documents: each date once, or how else the words place it."""
    begun = relation.established
    dates = [day(date) for date in begun.stated_dates] or [fact.relative for fact in begun if fact.relative]
    return " or ".join(dict.fromkeys(dates)) or "not stated"


def supposed(fact: tr.Fact) -> str:
    """Return how far the partner of a fact is known, if the documents alone do not give it."""
    basis = fact.partner_basis
    return str(basis.degree) if basis and basis.degree in tr.terms.DOUBTFUL else ""


def doubtful(member: tr.OrganizationMember) -> str:
    """Return in brackets how far it is known that the statements mean this member, if that is in doubt."""
    return f" ({member.degree})" if member.degree else ""


def _partners(dataset: tr.Dataset) -> Iterator[Page]:
    relations = dataset.relations.with_unidentified
    yield Page("partners/index.md", "partners.md", {"relations": relations})
    for relation in relations:
        yield Page(f"partners/{slug(relation.name)}.md", "partner.md", {"relation": relation})


def _organizations(dataset: tr.Dataset) -> Iterator[Page]:
    organizations = dataset.organizations.where(lambda organization: bool(organization.facts))
    by_name = sorted(organizations, key=lambda organization: organization.name.casefold())
    yield Page("organizations/index.md", "organizations.md", {"organizations": by_name})
    for organization in by_name:
        yield Page(f"organizations/{slug(organization.code)}.md", "organization.md", {"organization": organization})


def _persons(dataset: tr.Dataset) -> Iterator[Page]:
    persons = [(person, dataset.facts.about(person)) for person in dataset.persons]
    yield Page("persons/index.md", "persons.md", {"persons": persons})
    for person, facts in persons:
        yield Page(f"persons/{slug(person.code)}.md", "person.md", {"person": person, "facts": facts})


def _document(dataset: tr.Dataset, document: tr.SourceDocument, ledger: object) -> Iterator[Page]:
    """Yield the page of a document and, if it has many lines, pages of the later ones."""
    rows = [row for row in dataset.identifications if row.document == document.id]
    by_line: dict[int, list[tr.Fact]] = {row.first_line: [] for row in rows}
    for fact in dataset.facts:
        for line in {citation.line for citation in fact.citations if citation.document == document.id}:
            by_line.setdefault(line, []).append(fact)
    lines = [_line(document.id, line, facts, rows) for line, facts in sorted(by_line.items())]
    name, last = slug(document.id), document.lines
    starts = range(1, last + 1, PART)
    parts = [(name + (f"/lines-{at}" if at > 1 else ""), at, min(at + PART - 1, last)) for at in starts]
    facts = dataset.facts.cited_from(document.id)
    for place, at, to in parts:
        values = {
            "document": document,
            "ledger": ledger,
            "facts": facts,
            "aside": [aside for aside in dataset.set_aside if aside.document == document.id],
            "first": at == 1,
            "from": at,
            "to": to,
            "parts": [(Markup("../" * (at > 1)) + part, *ends) for part, *ends in parts],  # noqa: S704 - our own
            "groups": list(_groups(lines, at, to)),
        }
        yield Page(f"documents/{place}.md", "document.md", values)


def _groups(lines: list[dict[str, Any]], first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield the lines from a first to a last one under their headings; a heading without lines is none."""
    for at in range(first, last + 1, GROUP):
        to = min(at + GROUP - 1, last)
        own = [line for line in lines if at <= line["line"] <= to]
        if own:
            facts = [fact for line in own for fact in line["facts"]]
            rows = [row.partner.name if row.partner else f"row {row.row}" for line in own if (row := line["row"])]
            group = {"rows": list(dict.fromkeys(rows)), "themes": list(by_theme(facts)), "count": len(facts)}
            yield {"from": at, "to": to, "lines": own, **group}


def _line(document: str, line: int, facts: list[tr.Fact], rows: Sequence[tr.Identification]) -> dict[str, Any]:
    """Return the facts of a line: those whose first citation it is, and others that cite it too."""
    own = [fact for fact in facts if (fact.document, fact.line) == (document, line)]
    row = next((row for row in rows if row.first_line <= line <= row.last_line), None)
    return {"line": line, "row": row, "facts": own, "others": [fact for fact in facts if fact not in own]}


def _unknown(dataset: tr.Dataset) -> dict[str, Any]:
    facts, timing = dataset.facts, tr.terms.Timing
    begun = facts.of(tr.DiplomaticRelations)
    lists = [
        ("Statements of when relations began that give no day", begun.where(lambda fact: _precision(fact) != "day")),
        ("Treaties whose parties the words do not name", facts.of(tr.Treaty).where(parties=None)),
        ("Missions and posts without a seat", dataset.missions.where(seat=None)),
        (
            "Sums in dollars that do not say which dollars",
            facts.where(lambda fact: fact.figure and fact.figure.unit == "$"),
        ),
        ("Footnotes that are empty", dataset.references.where(lambda fact: fact.empty)),
    ]
    dateless = [(kind, facts.of(kind).undated.count_by("timing")) for kind in KINDS.values()]
    return {
        "lists": lists,
        "dateless": [
            (kind, counts.get(timing.CURRENT, 0), counts.get(timing.UNDATED, 0)) for kind, counts in dateless if counts
        ],
        "lacks": lambda document: ", ".join(name for name in ("address", "stamp") if not getattr(document, name)),
    }


def _precision(fact: tr.Fact) -> str:
    return fact.date.precision if fact.date else "none"
