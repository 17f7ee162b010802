"""The Sphinx extension that writes the pages of facts, links to facts by their ids, and ships the data with the site."""

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, cast, get_origin

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

import tajik_relations as tr
from generator.pages import names, pages
from generator.writing import write_pages
from tajik_relations.shown import Shown
from tajik_relations.terms import Term

FOLDER = "facts"
"""Below the sources of the documentation: all pages that are made from the data, and nothing else."""
DOWNLOADS = "data"
"""Below the built site: the data set as the files that `export --format package` writes."""


class FactRole(SphinxRole):
    """A link to a fact by its id, as in {fact}`nato-13-decision`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference that `_resolve` makes a link."""
        at = self.env.current_document.docname
        link = pending_xref("", refdomain="", reftype="fact", reftarget=self.text, refdoc=at, refwarn=True)
        link += nodes.literal("", self.text)
        return [link], []


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Node) -> nodes.reference | None:
    """Return the link to a fact's permanent place, with its statement as the title; nothing if there is no such fact."""
    name = node["reftarget"]
    if node["reftype"] != "fact" or name not in env.domains.standard_domain.anonlabels:
        return None
    page, anchor, *_ = env.domains.standard_domain.anonlabels[name]
    return make_refnode(app.builder, node["refdoc"], page, anchor, shown, tr.load().facts[name].statement)


_GOOGLE = Config(napoleon_use_rtype=False)


def _read_docstring(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:  # noqa: PLR0917 - Sphinx calls it so
    """Read a docstring in Google's style; napoleon itself takes what stands before a colon in a value's for its type."""
    sort = "method" if what in ("attribute", "property", "data") else what
    lines[:] = GoogleDocstring(lines, _GOOGLE, app, sort, name, obj, options).lines()
    if isinstance(obj, type) and issubclass(obj, Term):
        lines += [line for term in obj for line in _described(term)]


def _described(term: Term) -> Iterator[str]:
    """Return a term with its docstring, which autodoc does not look for at the members of an enumeration."""
    yield from ("", f".. py:attribute:: {term.name}", f"   :value: {term.value!r}", "", f"   {term.__doc__}", "")


def _skip(_app: Sphinx, _what: str, _name: str, obj: object, *_more: object) -> bool | None:
    """Leave out the terms, which stand below their vocabulary already; autodoc decides on all else."""
    return True if isinstance(obj, Term) else None


_HOMES = {
    "date": "datetime.date",
    "Path": "pathlib.Path",
    "PathLike": "os.PathLike",
    "When": "tajik_relations.dates.When",
    "~tajik_relations.dates._Comparable": "~tajik_relations.dates.When",
}
"""Names in annotations that only type checkers import, or only the module itself knows, with what they stand for."""
_NAMED = re.compile(rf"(?<=[:|] )(?:{'|'.join(_HOMES)})\b")


def _complete_signature(_app: Sphinx, *_given: object) -> tuple[str | None, str | None] | None:
    """Return a signature with the full names of types, so that they can become links."""
    signature, returned = cast("tuple[str | None, str | None]", _given[-2:])
    full = _NAMED.sub(lambda match: _HOMES[match.group()], signature) if signature else signature
    return full, _HOMES.get(returned or "", returned)


def _name_with_colon(_app: Sphinx, document: nodes.document) -> None:
    """Put a colon between a parameter and what it is, where Sphinx has two hyphens for a dash."""
    for dash in list(document.findall(lambda node: isinstance(node, nodes.Text) and node.astext() == " -- ")):
        cast("nodes.Element", dash.parent).replace(dash, nodes.Text(": "))


def _keep_telling_bases(_app: Sphinx, _name: str, _obj: object, _options: object, bases: list[Any]) -> None:
    """Leave out the bases that say nothing of a class to its users."""
    bases[:] = [base for base in bases if base is not Shown and get_origin(base) is not Generic]


def _write_inventories(app: Sphinx, _config: object) -> None:
    """Compress the lists of other projects' names to what intersphinx reads."""
    for names in (Path(app.confdir) / "inventories").glob("*.txt"):
        head, _, body = names.read_text("utf-8").partition("zlib.\n")
        names.with_suffix(".inv").write_bytes(f"{head}zlib.\n".encode() + zlib.compress(body.encode()))


def _write_pages(app: Sphinx) -> None:
    sources, dataset = Path(app.srcdir), tr.load()
    write_pages(sources / FOLDER, pages(dataset, sources / "codebook.toml"), names(dataset))


def _export(app: Sphinx, problem: Exception | None) -> None:
    if problem is None and app.builder.format == "html":
        tr.export(Path(app.outdir) / DOWNLOADS, format="package", replace=True)


def _describe(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Give the front page what search engines for data sets read: schema.org's words, complete in themselves."""
    if page == app.config.root_doc:
        context["described"] = described()


def described() -> str:
    """Return the schema.org description of the data set, its files where the site has them."""
    from tajik_relations.exports.metadata import text_of
    from tajik_relations.exports.package import package

    whole = json.loads(package(tr.load())["dataset.jsonld"])
    for each in whole["distribution"]:
        each["contentUrl"] = f"{DOWNLOADS}/{each['contentUrl']}"
    return text_of(whole)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register all of it."""
    app.add_role("fact", FactRole())
    app.connect("config-inited", _write_inventories)
    app.connect("builder-inited", _write_pages)
    app.connect("autodoc-process-docstring", _read_docstring)
    app.connect("doctree-read", _name_with_colon)
    app.connect("autodoc-skip-member", _skip)
    app.connect("autodoc-process-bases", _keep_telling_bases)
    app.connect("autodoc-process-signature", _complete_signature)
    app.connect("missing-reference", _resolve)
    app.connect("html-page-context", _describe)
    app.connect("build-finished", _export)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
