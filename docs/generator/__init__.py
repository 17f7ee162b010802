"""The Sphinx extension of this site: pages made from the data, links to facts by id, and the data to take away."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import tajik_relations as tr
from generator import chosen, dates, interface, light, pictures, roles
from generator.chosen import dataset_of
from generator.front import described
from generator.pages import names, pages
from generator.writing import write_pages
from tajik_relations.reading import SHIPPED

CODEBOOK = Path(SHIPPED, "codebook.toml")
"""The coding rules, among the data."""
FOLDER = "facts"
"""Below the sources of the documentation: all pages that are made from the data, and nothing else."""
DOWNLOADS = "data"
"""Below the built site: the data set as the files that `export --format package` writes."""


def _write_pages(app: Sphinx) -> None:
    sources, dataset = Path(app.srcdir), dataset_of(app)
    write_pages(sources / FOLDER, pages(dataset, CODEBOOK), names(dataset, app.config.report_to))


def _describe(app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    if page == app.config.root_doc:
        context["described"] = described(dataset_of(app), DOWNLOADS)


def _export(app: Sphinx, problem: Exception | None) -> None:
    if problem is None and app.builder.format == "html":
        tr.export(Path(app.outdir) / DOWNLOADS, dataset_of(app), format="package", replace=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register all of it."""
    chosen.setup(app)
    roles.setup(app)
    dates.setup(app)
    interface.setup(app)
    light.setup(app)
    pictures.setup(app)
    app.connect("builder-inited", _write_pages)
    app.connect("html-page-context", _describe)
    app.connect("build-finished", _export)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
