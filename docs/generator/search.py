"""What the site's search reads: every fact with its words, names, date and place, and the pages by all their names."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import tajik_relations as tr
from generator.chosen import dataset_of
from generator.links import anchor_of, spaced
from generator.titles import date_in_words
from tajik_relations.model.names import folded_text
from tajik_relations.records import KINDS
from tajik_relations.records.everyday_names import ALSO, EVERYDAY

INDEX = "searchfacts.js"
"""Beside the theme's own index: a script and no JSON, as a page from the file system may not fetch a file."""


KEYS = "statement when date from to page anchor document kinds names others nearby".split()
"""What the values of a fact are, in their order."""


class _Numbers(dict[str, int]):
    """Texts that many facts share, each with its number: the index has every one once."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))


def index_of(dataset: tr.Dataset, places: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Return the index.

    Args:
        places: the address of the page and the anchor on it, for each anchor of the site.
    """
    kinds, names, documents, pages = _Numbers(), _Numbers(), _Numbers(), _Numbers()
    facts = [
        [
            fact.statement,
            date_in_words(fact),
            *_bounds(fact.date),
            pages[places[fact.id][0]],
            places[fact.id][1],
            documents[fact.told_by],
            kinds["|".join((spaced(fact.kind), *_called(fact)))],
            [names["|".join(_names(dataset, actor))] for actor in (*fact.concerned, *fact.mentioned)],
            _others(fact),
            _nearby(dataset, fact),
        ]
        for fact in dataset.facts
    ]
    things = [
        [name, what, pages[places[anchor][0]], places[anchor][1], "|".join(others)]
        for name, what, anchor, others in _things(dataset)
        if anchor in places
    ]
    shared = {"kinds": [*kinds], "names": [*names], "document": [*documents], "page": [*pages]}
    return {"keys": KEYS, **shared, "facts": facts, "things": things}


def _bounds(date: Any) -> tuple[str, str, str]:
    """Return a date as it is written for machines, with its first and last day; empty where there is none."""
    return (str(date or ""), *(str(getattr(date, side, None) or "") for side in ("earliest", "latest")))


def _called(fact: tr.Fact) -> Iterator[str]:
    """Yield the everyday names of the kind of a fact."""
    for name, meant in EVERYDAY.items():
        if fact.kind in meant.kinds and all(getattr(fact, field) == value for field, value in meant.values.items()):
            yield from _ways(name)


def _ways(name: str) -> Iterator[str]:
    """Yield an everyday name and the other words for it."""
    for way in (name, *(other for other, meant in ALSO.items() if meant == name)):
        yield way.replace("_", " ")


def _names(dataset: tr.Dataset, actor: Any) -> Iterable[str]:
    """Return all names of an actor; no codes of States, some of which are words such as "and"."""
    code = getattr(actor, "code", None)
    further = dataset.names.of(code) if code else ()
    short = (code,) if isinstance(actor, tr.Organization) else ()
    return dict.fromkeys((actor.name, *short, *getattr(actor, "names", ()), *further))


def _others(fact: tr.Fact) -> str:
    """Return the words beside the statement: those cited, the fields and the status, the place, the id."""
    place = fact.location
    cited = (words for citation in fact.citations for words in citation.words)
    placed = (place.name, *place.names) if place else ()
    return _bag((*cited, *map(str, fact.fields), str(fact.status or ""), *placed, fact.id), fact.statement)


def _nearby(dataset: tr.Dataset, fact: tr.Fact) -> str:
    """Return the places of the State that receives: who is ambassador to a State is so in its capital."""
    receiving = getattr(fact, "receiving", None)
    return _bag((place.name for place in dataset.places if receiving and place.state == receiving), fact.statement)


def _bag(texts: Iterable[str], known: str) -> str:
    """Return the words of texts, each once, without those that are known."""
    words = dict.fromkeys(folded_text(" ".join(texts)).split())
    return " ".join(word for word in words if word not in folded_text(known).split())


def _things(dataset: tr.Dataset) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    """Yield what has a place of its own beside the facts: name, what it is, anchor, all its names."""
    for relation in dataset.relations.with_unidentified:
        yield relation.name, "partner", anchor_of(relation), _names(dataset, relation.partner or relation)
    for organization in dataset.organizations:
        yield organization.name, "organization", anchor_of(organization), _names(dataset, organization)
    for person in dataset.persons:
        surname = person.name.split()[-1]
        yield person.name, "person", anchor_of(person), (*_names(dataset, person), surname)
    for document in dataset.documents:
        yield document.title, f"document, {document.publisher}", anchor_of(document), (document.title,)
    for kind in KINDS.values():
        ways = (way for name, meant in EVERYDAY.items() if kind.__name__ in meant.kinds for way in _ways(name))
        yield spaced(kind.__name__), "kind of fact", anchor_of(kind), (spaced(kind.__name__), *ways)


def _write(app: Sphinx, problem: Exception | None) -> None:
    if problem is not None or app.builder.format != "html":
        return
    labels = app.env.domains.standard_domain.anonlabels
    places = {name: (app.builder.get_target_uri(page), anchor) for name, (page, anchor) in labels.items()}
    index = index_of(dataset_of(app), places)
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (Path(app.outdir) / INDEX).write_text(f"const FACTS = {text};\n", "utf-8")


def setup(app: Sphinx) -> None:
    """Register it."""
    app.connect("build-finished", _write)
