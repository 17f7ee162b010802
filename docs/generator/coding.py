"""The pages of the codebook: what `codebook.toml` among the data says, with what the code knows of kinds and terms."""

from collections.abc import Iterator, Mapping
from functools import partial
from inspect import getdoc
from typing import Any

from markupsafe import Markup
from sphinx.pycode import ModuleAnalyzer

import tajik_relations as tr
from generator.links import Links, dated, fact_link, line_anchor, link, slug, spaced
from generator.writing import Page, escaped
from tajik_relations.model.typed_values import Term
from tajik_relations.records import KINDS, Fact
from tajik_relations.tabular.columns import own_keys

_RULES = ("rules", "decided")
"""The parts of the codebook on how facts of all kinds are coded."""
_ROLES = ("example", "counter")
_PROSE = ("definition", "rule", "because", "reading", "other_reading")
"""Texts of the codebook in which values and names of fields stand in backticks."""
_OPTIONAL = dict.fromkeys(("rule", "example", "counter", "because", "reading", "other_reading", "facts"))


def codebook_pages(dataset: tr.Dataset, codebook: Mapping[str, Any]) -> Iterator[Page]:
    """Yield the front page, a page for each kind, that of the rules with the decided cases, and the terms."""
    codebook = _without_strangers(dataset, codebook)
    kinds = [(kind, _coded(codebook["kinds"][kind.__name__]), len(dataset.facts.of(kind))) for kind in KINDS.values()]
    yield Page("codebook/index.md", "codebook.md", {"kinds": kinds})
    rules, cases = ({name: _coded(coded) for name, coded in codebook[part].items()} for part in _RULES)
    yield Page("codebook/rules.md", "rules.md", {"rules": rules, "cases": cases})
    for table, kind in KINDS.items():
        values = {
            "kind": kind,
            "table": table,
            "coded": _coded(codebook["kinds"][kind.__name__]),
            "keys": own_keys(kind),
            "meanings": _meanings(kind),
            "facts": dataset.facts.of(kind),
            "cases": {name: case for name, case in cases.items() if _kinds_in(dataset, case) & {kind}},
        }
        yield Page(f"codebook/{slug(spaced(kind.__name__))}.md", "kind.md", values)
    vocabularies = [
        (vocabulary, [(term, _coded(_entry(codebook, term))) for term in vocabulary])
        for vocabulary in Term.__subclasses__()
    ]
    counts = [(vocabulary, len(members)) for vocabulary, members in vocabularies]
    values = {"first_sentence": _first_sentence, "shown": partial(_example, dataset)}
    yield Page("codebook/terms/index.md", "terms.md", values | {"vocabularies": counts})
    for vocabulary, members in vocabularies:
        name = slug(spaced(vocabulary.__name__))
        yield Page(
            f"codebook/terms/{name}.md", "vocabulary.md", {**values, "vocabulary": vocabulary, "members": members}
        )


def _without_strangers(dataset: tr.Dataset, codebook: Mapping[str, Any]) -> dict[str, Any]:
    """Return the codebook without the examples that are facts, rows or bodies of another data set than this one."""
    known = {
        "example": dataset.facts.__contains__,
        "row": {row.row for row in dataset.identifications}.__contains__,
        "line": lambda line: line.partition(":")[0] in dataset.documents,
        "organization": dataset.organizations.__contains__,
    }

    def is_strange(key: str, value: Any) -> bool:
        role, _, sort = key.partition("_")
        return role in _ROLES and isinstance(value, str | int) and not known[sort or "example"](value)

    def kept(entry: Mapping[str, Any]) -> dict[str, Any]:
        strange = {key for key, value in entry.items() if is_strange(key, value)}
        strange |= {"because"} if any(key.startswith("counter") for key in strange) else set()
        own = {key: kept(value) if isinstance(value, dict) else value for key, value in entry.items()}
        if "facts" in own:
            own["facts"] = [name for name in own["facts"] if name in dataset.facts]
        return {key: value for key, value in own.items() if key not in strange}

    return kept(codebook)


def _kinds_in(dataset: tr.Dataset, case: Mapping[str, Any]) -> set[type]:
    return {type(dataset.facts.get(name)) for name in case["facts"] or ()}


def _entry(codebook: Mapping[str, Any], term: Term) -> Mapping[str, Any]:
    """Return what the codebook says of a term."""
    return codebook["terms"].get(type(term).__name__, {}).get(term.name, {})  # type: ignore[no-any-return]


def _coded(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry of the codebook with its texts as Markdown."""
    return {**_OPTIONAL, **entry, **{key: _markdown(entry[key]) for key in _PROSE if key in entry}}


def _first_sentence(vocabulary: type[Term]) -> str:
    return (getdoc(vocabulary) or "").partition("\n")[0]


def _meanings(kind: type[Fact]) -> dict[str, Markup]:
    """Return the docstrings of the fields of a kind of fact."""
    documented = ModuleAnalyzer.for_module(kind.__module__).find_attr_docs()
    own = {name: " ".join(lines).strip() for (owner, name), lines in documented.items() if owner == kind.__name__}
    return {name: _markdown(text) for name, text in own.items()}


def _markdown(text: str) -> Markup:
    """Return a text of one line as Markdown, in which code stands in single backticks too."""
    parts = text.split("`")
    return Markup("`").join(Markup(part) if at % 2 else escaped(part) for at, part in enumerate(parts))  # noqa: S704 - our own words


def _example(dataset: tr.Dataset, coded: Mapping[str, Any], role: str) -> Markup | None:
    """Return the example, or the counter-example, of a term, whatever holds it; nothing if the codebook gives none."""
    if coded.get(role):
        fact = dataset.facts[coded[role]]
        when = "" if fact.date or fact.relative else Markup(", {}").format(dated(fact))
        return Markup("{} {} ({}{})").format(fact_link(fact), escaped(fact.statement), escaped(fact.told_by), when)
    if f"{role}_row" in coded:
        row = next(row for row in dataset.identifications if row.row == coded[f"{role}_row"])
        place = link(f"row {row.row}", line_anchor(row.document, row.first_line))
        return Markup("{}, {}: {}.").format(place, escaped(row.basis), escaped(row.reason))
    if f"{role}_line" in coded:
        document, _, line = coded[f"{role}_line"].partition(":")
        return Markup("line {} of {}.").format(escaped(line), link(document, slug("document", document)))
    if f"{role}_organization" in coded:
        organization = dataset.organizations[coded[f"{role}_organization"]]
        return Markup("{}, {}.").format(Links(dataset).actor(organization), escaped(organization.kind))
    return None
