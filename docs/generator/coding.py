"""The pages of the codebook: what `docs/codebook.toml` says, with what the code knows of kinds and terms."""

from collections.abc import Iterator, Mapping
from functools import partial
from inspect import getdoc
from typing import Any

from markupsafe import Markup
from sphinx.pycode import ModuleAnalyzer

import tajik_relations as tr
from generator.links import Links, dated, fact_link, line_anchor, link, slug, spaced
from generator.writing import Page, escaped
from tajik_relations.model import terms
from tajik_relations.records import KINDS, Fact
from tajik_relations.tabular.columns import own_keys

_OPTIONAL = dict.fromkeys(("rule", "example", "counter", "because"))


def codebook_pages(dataset: tr.Dataset, coded: Mapping[str, Any]) -> Iterator[Page]:
    """Return the front page, a page for each kind, and the page of the terms."""
    kinds = [(kind, coded["kinds"][kind.__name__], len(dataset.facts.of(kind))) for kind in KINDS.values()]
    yield Page("codebook/index.md", "codebook.md", {"kinds": kinds})
    for table, kind in KINDS.items():
        values = {
            "kind": kind,
            "table": table,
            "coded": {**_OPTIONAL, **coded["kinds"][kind.__name__]},
            "keys": own_keys(kind),
            "meanings": _meanings(kind),
            "facts": dataset.facts.of(kind),
        }
        yield Page(f"codebook/{slug(spaced(kind.__name__))}.md", "kind.md", values)
    vocabularies = [(each, [(one, _coded(coded, one)) for one in each]) for each in _vocabularies()]
    values = {"vocabularies": vocabularies, "first_sentence": _first_sentence, "shown": partial(_example, dataset)}
    yield Page("codebook/terms.md", "terms.md", values)


def _vocabularies() -> list[type[terms.Term]]:
    found = (each for each in vars(terms).values() if isinstance(each, type))
    return [each for each in found if issubclass(each, terms.Term) and each is not terms.Term]


def _coded(coded: Mapping[str, Any], term: terms.Term) -> dict[str, Any]:
    return {**_OPTIONAL, **coded["terms"].get(type(term).__name__, {}).get(term.name, {})}


def _first_sentence(vocabulary: type[terms.Term]) -> str:
    return (getdoc(vocabulary) or "").partition("\n")[0]


def _meanings(kind: type[Fact]) -> dict[str, Markup]:
    """Return the docstrings of the fields of a kind of fact."""
    documented = ModuleAnalyzer.for_module(kind.__module__).find_attr_docs()
    own = {name: " ".join(lines).strip() for (owner, name), lines in documented.items() if owner == kind.__name__}
    return {name: _markdown(text) for name, text in own.items()}


def _markdown(docstring: str) -> Markup:
    """Return a docstring of one line as Markdown, in which code stands in single backticks too."""
    parts = docstring.split("`")
    return Markup("`").join(Markup(part) if at % 2 else escaped(part) for at, part in enumerate(parts))  # noqa: S704 - our own words


def _example(dataset: tr.Dataset, coded: Mapping[str, Any], role: str) -> Markup | None:
    """Return the example, or the counter-example, of a term, whatever holds it; nothing if the codebook gives none."""
    if coded.get(role):
        fact = dataset.facts[coded[role]]
        when = "" if fact.date or fact.relative else Markup(" ({})").format(dated(fact))
        return Markup("{} {}{}.").format(fact_link(fact), escaped(fact.statement.rstrip(".")), when)
    if f"{role}_row" in coded:
        row = next(each for each in dataset.identifications if each.row == coded[f"{role}_row"])
        at = link(f"row {row.row}", line_anchor(row.document, row.first_line))
        return Markup("{}, {}: {}.").format(at, escaped(row.basis), escaped(row.reason))
    if f"{role}_line" in coded:
        document, _, line = coded[f"{role}_line"].partition(":")
        return Markup("line {} of {}.").format(escaped(line), link(document, slug("document", document)))
    if f"{role}_organization" in coded:
        body = dataset.organizations[coded[f"{role}_organization"]]
        return Markup("{}, {}.").format(Links(dataset).actor(body), escaped(body.kind))
    return None
