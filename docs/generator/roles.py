"""Links to facts by their ids, as in {fact}`nato-13-decision`; as {cited}`nato-13-decision` they show the citation."""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from generator.chosen import dataset_of

_ROLES = ("fact", "cited")


class FactRole(SphinxRole):
    """A link to the permanent place of a fact, shown as its id; as `cited`, as the document and the line."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference that `_resolve` makes a link."""
        page = self.env.current_document.docname
        link = pending_xref("", refdomain="", reftype=self.name, reftarget=self.text, refdoc=page, refwarn=True)
        link += nodes.literal("", self.text)
        return [link], []


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Node) -> nodes.reference | None:
    """Return the link; nothing, which Sphinx reports, for an unknown fact.

    The title of an id is the statement and who makes it; that of a citation, beside which these stand, the cited words.
    """
    labels, name = env.domains.standard_domain.anonlabels, node["reftarget"]
    if node["reftype"] not in _ROLES or name not in labels or name not in (facts := dataset_of(app).facts):
        return None
    page, anchor = labels[name]
    fact = facts[name]
    title = f"{fact.statement} ({fact.told_by})"
    if node["reftype"] == "cited":
        shown, title = nodes.Text(fact.citations[0].place), " ".join(citation.quoted for citation in fact.citations)
    return make_refnode(app.builder, node["refdoc"], page, anchor, shown, title)


def setup(app: Sphinx) -> None:
    """Register the roles."""
    for name in _ROLES:
        app.add_role(name, FactRole())
    app.connect("missing-reference", _resolve)
