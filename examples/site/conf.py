"""A site of a data set of one's own: the pages that the project's site makes of its facts. Sphinx runs this file."""

import os
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, os.fspath(DOCS))  # where the generator is

project = "Relations of Arvenia (made up)"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.intersphinx", "generator"]
facts_of = "../arvenia"
report_to = "https://example.org/issues/new?title={title}"
html_theme = "furo"
html_show_search_summary = False
templates_path = [os.fspath(DOCS / "_templates")]
html_static_path = [os.fspath(DOCS / "_static")]
html_css_files = ["site.css"]
smartquotes = False  # cited words stand as they are printed
default_role = "code"
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
suppress_warnings = ["myst.xref_missing"]  # of links to the project's own explanations
