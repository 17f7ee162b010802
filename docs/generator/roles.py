"""Links to facts by their ids, as in {fact}`nato-13-decision`."""

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import make_refnode

from generator.chosen import dataset_of


class FactRole(SphinxRole):
    """A link to the permanent place of a fact."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference that `_resolve` makes a link."""
        page = self.env.current_document.docname
        link = pending_xref("", refdomain="", reftype="fact", reftarget=self.text, refdoc=page, refwarn=True)
        link += nodes.literal("", self.text)
        return [link], []


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Node) -> nodes.reference | None:
    """Return the link, its title the statement and who makes it; nothing, which Sphinx reports, for an unknown fact."""
    labels, name = env.domains.standard_domain.anonlabels, node["reftarget"]
    if node["reftype"] != "fact" or name not in labels or name not in (facts := dataset_of(app).facts):
        return None
    page, anchor = labels[name]
    fact = facts[name]
    return make_refnode(app.builder, node["refdoc"], page, anchor, shown, f"{fact.statement} ({fact.told_by})")


def setup(app: Sphinx) -> None:
    """Register the role."""
    app.add_role("fact", FactRole())
    app.connect("missing-reference", _resolve)
