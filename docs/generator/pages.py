"""Which pages there are, and what each one shows."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tajik_relations as tr
from generator.coding import codebook_pages
from generator.links import Links, anchor_of, cited, dated, fact_link, line_anchor, link, slug, spaced, target, web_link
from generator.writing import Page
from tajik_relations.evidence.coverage import coverage
from tajik_relations.model.terms import BasisKind, Timing
from tajik_relations.records import KINDS


def names(dataset: tr.Dataset) -> dict[str, Any]:
    """Return what every template knows."""
    return {
        "tr": tr,
        "dataset": dataset,
        "links": Links(dataset),
        "has_figure": lambda fact: getattr(fact, "quantity", None) is not None,
        "is_fact": lambda statement: isinstance(statement, tr.Fact),
        "is_inside": lambda each: isinstance(each.other, tr.Fact),
        "is_outside": lambda each: not isinstance(each.other, tr.Fact),
        "began": _began,
        "title_of": _title_of,
        "gap": _gap,
        "supposed": _supposed,
        "doubtful": _doubtful,
        **{
            one.__name__: one
            for one in (anchor_of, cited, dated, fact_link, line_anchor, link, slug, spaced, target, web_link)
        },
    }


def pages(dataset: tr.Dataset, codebook: Path) -> Iterator[Page]:
    """Return every page that is made from the data."""
    ledgers = coverage(dataset)
    yield from _partners(dataset)
    yield from _organizations(dataset)
    yield Page("persons.md", "persons.md", {})
    yield Page("documents/index.md", "documents.md", {})
    for document, ledger in zip(dataset.documents, ledgers, strict=True):
        yield _document(dataset, document, ledger)
    yield from _differences(dataset)
    yield from codebook_pages(dataset, tomllib.loads(codebook.read_text("utf-8")))
    yield Page("coverage.md", "coverage.md", {"ledgers": ledgers})
    yield Page("unknown.md", "unknown.md", _unknown(dataset))


def _began(relation: tr.Relation) -> str:
    """Return when relations began according to the documents: each date once, or how else the words place it."""
    told = sorted({str(fact.date or fact.relative) for fact in relation.established if fact.date or fact.relative})
    return " or ".join(told) or "not stated"


def _partners(dataset: tr.Dataset) -> Iterator[Page]:
    relations = [*dataset.relations, *dataset.relations.unidentified]
    yield Page("partners/index.md", "partners.md", {"relations": relations})
    yield Page("partners/in-brief.txt", "partners-in-brief.md", {"relations": relations})
    for each in relations:
        yield Page(f"partners/{slug(each.name)}.md", "partner.md", {"relation": each})


def _organizations(dataset: tr.Dataset) -> Iterator[Page]:
    bodies = sorted((each for each in dataset.organizations if each.facts), key=lambda each: each.name.casefold())
    yield Page("organizations/index.md", "organizations.md", {"bodies": bodies})
    for each in bodies:
        yield Page(f"organizations/{slug(each.code)}.md", "organization.md", {"body": each})


def _document(dataset: tr.Dataset, document: tr.SourceDocument, ledger: object) -> Page:
    rows = {each.first_line: each for each in dataset.identifications if each.document == document.id}
    by_line: dict[int, list[tr.Fact]] = {line: [] for line in rows}
    for fact in dataset.facts:
        for line in dict.fromkeys(one.line for one in fact.citations if one.document == document.id):
            by_line.setdefault(line, []).append(fact)
    values = {
        "document": document,
        "ledger": ledger,
        "facts": dataset.facts.cited_from(document.id),
        "lines": [_line(document.id, line, by_line[line], dataset) for line in sorted(by_line)],
        "aside": [each for each in dataset.set_aside if each.document == document.id],
    }
    return Page(f"documents/{slug(document.id)}.md", "document.md", values)


def _line(document: str, line: int, facts: list[tr.Fact], dataset: tr.Dataset) -> dict[str, Any]:
    """Return what stands on a line: facts whose first citation it is, and others that cite it too."""
    own = [fact for fact in facts if (fact.document, fact.line) == (document, line)]
    row = next((each for each in dataset.identifications if _in_row(each, document, line)), None)
    return {"line": line, "row": row, "facts": own, "others": [fact for fact in facts if fact not in own]}


def _in_row(row: tr.Identification, document: str, line: int) -> bool:
    return row.document == document and row.first_line <= line <= row.last_line


def _differences(dataset: tr.Dataset) -> Iterator[Page]:
    pairs = [*dataset.disagreements, *dataset.less_exact]
    by_name = {anchor_of(each).removeprefix("difference-"): each for each in pairs}
    labels = dict(zip(by_name, _numbered(map(_label_of, pairs)), strict=True))
    yield Page("disagreements/index.md", "disagreements.md", {"labels": labels})
    for name, each in by_name.items():
        yield Page(f"disagreements/{name}.md", "difference.md", {"each": each})


def _title_of(each: tr.Disagreement) -> str:
    """Return whom two statements are about, what each of them says, and who says so."""
    other = each.other.id if isinstance(each.other, tr.Fact) else each.other.publisher
    said = f"{getattr(each.one, each.value)} ({each.one.id}) or {getattr(each.other, each.value)} ({other})"
    return f"{_who(each)}{_bracketed(_supposed(each.one))}: {said}"


def _who(each: tr.Disagreement) -> str:
    return each.one.partner.name if each.one.partner else spaced(each.one.kind)


def _supposed(fact: tr.Fact) -> str:
    """Return how far the partner of a fact is known, if evidence outside the documents alone tells it."""
    kinds = (each.kind for each in fact.basis if each.value == "partner" and each.kind is not BasisKind.DERIVED)
    return str(next(kinds, ""))


def _doubtful(member: tr.OrganizationMember) -> str:
    """Return in brackets how far it is known that the statements mean this member, if none names it."""
    known = {_supposed(fact) if fact.partner == member.party else "" for fact in member.facts}
    return "" if "" in known else _bracketed(", ".join(sorted(known)))


def _bracketed(word: str) -> str:
    return f" ({word})" if word else ""


def _gap(each: tr.Disagreement) -> str:
    """Return how far two statements are apart, if that can be counted."""
    if each.apart:
        return f"{each.apart:,} {'day' if each.apart == 1 else 'days'} apart"
    return f"{each.ratio:g} to 1" if each.ratio else ""


def _label_of(each: tr.Disagreement) -> str:
    """Return a name that is short enough for the list of all pages, on one line, as the list is no Markdown."""
    label = f"{_who(each)}: {_gap(each) or ('contradiction' if each.contradictory else 'less exact')}"
    return " ".join(label.split())


def _numbered(labels: Iterable[str]) -> Iterator[str]:
    """Return labels with a number at those that were there before, so that each can be told from the others."""
    seen: Counter[str] = Counter()
    for each in labels:
        seen[each] += 1
        yield f"{each} ({seen[each]})" if seen[each] > 1 else each


def _unknown(dataset: tr.Dataset) -> dict[str, Any]:
    facts = dataset.facts
    begun = facts.of(tr.DiplomaticRelations)
    treaties, missions = facts.of(tr.Treaty), dataset.missions
    lists = [
        ("Statements of a beginning that give no day", begun.where(lambda fact: not _is_day(fact.date))),
        ("Treaties whose parties the words do not name", treaties.where(lambda fact: not fact.parties)),
        ("Missions and posts without a seat", missions.where(lambda fact: fact.seat is None)),
        ("Money in dollars, without saying whose", facts.where(lambda fact: _unit(fact) == "$")),
        ("Notes of the documents that say nothing", dataset.references.where(lambda fact: fact.empty)),
    ]
    dateless = [(kind, facts.of(kind).undated.count_by(lambda fact: fact.timing)) for kind in KINDS.values()]
    return {
        "lists": lists,
        "dateless": [
            (kind, counts.get(Timing.CURRENT, 0), counts.get(Timing.UNDATED, 0)) for kind, counts in dateless if counts
        ],
        "lacks": lambda document: ", ".join(name for name in ("address", "stamp") if not getattr(document, name)),
    }


def _is_day(when: object) -> bool:
    return isinstance(when, tr.PartialDate) and when.precision == "day"


def _unit(fact: tr.Fact) -> str | None:
    quantity: tr.Quantity | None = getattr(fact, "quantity", None)
    return quantity.unit if quantity else None
