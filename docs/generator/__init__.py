"""The Sphinx extension of this site: pages made from the data, links to facts by id, and what stands beside them."""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from generator import beside, chosen, dates, interface, light, pictures, roles, search
from generator.chosen import dataset_of
from generator.pages import names, pages
from generator.writing import write_pages
from tajik_relations.reading import SHIPPED

CODEBOOK = Path(SHIPPED, "codebook.toml")
"""The coding rules, among the data."""
FOLDER = "facts"
"""Below the sources of the documentation: all pages that are made from the data, and nothing else."""


def _write_pages(app: Sphinx) -> None:
    sources, dataset = Path(app.srcdir), dataset_of(app)
    write_pages(sources / FOLDER, pages(dataset, CODEBOOK), names(dataset, app.config.report_to))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register all of it."""
    chosen.setup(app)
    roles.setup(app)
    dates.setup(app)
    interface.setup(app)
    light.setup(app)
    pictures.setup(app)
    search.setup(app)
    beside.setup(app)
    app.connect("builder-inited", _write_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
