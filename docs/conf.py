"""How the documentation site is built: `nox -s docs`."""

import os
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, os.fspath(Path(__file__).parent))

import tajik_relations

project = "tajik_relations"
author = "The tajik_relations developers"
release = version = tajik_relations.__version__
copyright = f"{author}. Code: MIT. Data: CC BY-SA 4.0"  # noqa: A001 - Sphinx's name for it
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.intersphinx", "generator"]
exclude_patterns = ["measured/readers/**", "generator/**"]
source_suffix = {".md": "myst-nb", ".ipynb": "myst-nb"}
templates_path = ["_templates"]
html_static_path = ["_static"]
smartquotes = False  # cited words stand as they are printed
default_role = "code"  # docstrings have single backticks, as in Markdown
nitpicky = True
python_use_unqualified_type_names = True
toc_object_entries_show_parents = "hide"  # they stand below their class
highlight_options = {name: {"stripnl": True} for name in ("python", "pycon")}  # examples end with a blank line

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # a cache would not see that the package has changed
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_merge_streams = True
suppress_warnings = ["mystnb.unknown_mime_type"]  # skipped: Vega-Lite; the same picture is there as SVG

autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
autodoc_inherit_docstrings = False
autodoc_default_options = {"members": True, "exclude-members": "__init__, __new__"}
nitpick_ignore_regex = [
    (r"py:(class|obj)", r"tajik_relations\.[\w.]+\.(T|D|G|S|FactT)"),  # type variables have no page
    (r"py:class", r"G|Cited|Format"),  # of overloads that are wrapped
    # nor has what is not public
    (
        r"py:class",
        r"tajik_relations\.(model\.(names\.Directory|typed_values\.(FrozenEnum|_HelpfulTerm))|query\.scope\.(Scope|Index))",
    ),
    (r"py:class", r"tajik_relations\.model\.names\.FurtherNames"),
    (r"py:class", r"tajik_relations\.(dataset\.Readings|query\.profiles\.(ByKind|Profile))"),
    (r"py:class", r"cattrs\.converters\.Converter"),  # its own pages have it under another name
]
intersphinx_mapping = {
    name: (address, f"inventories/{name}.inv")
    for name, address in {
        "python": "https://docs.python.org/3",
        "altair": "https://altair-viz.github.io",
    }.items()
}
intersphinx_disabled_reftypes = ["std:*"]

# Where mistakes are reported; empty, and no page has such a link, as long as the project has no public address.
settings = tomllib.loads(Path(__file__).parents[1].joinpath("pyproject.toml").read_text("utf-8"))["tool"]
addresses = settings["tajik-relations"]["addresses"]
report_to = addresses["report"].format(issues=addresses["issues"], title="{title}") if addresses["issues"] else ""
del settings, addresses

html_theme = "furo"
html_use_index = html_domain_indices = False  # of 200 kB; the search and the interface's own pages find a name
html_title = "tajik_relations"
html_favicon = "_static/icon.svg"  # without one a browser asks for one that is not there
html_css_files = ["site.css"]
html_js_files = ["site.js", ("fold.js", {"defer": "defer"})]
html_show_sourcelink = False
html_copy_source = False
html_theme_options = {"light_css_variables": {"color-code-background": "#f5f6f8"}}
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
html_show_search_summary = False  # would fetch every page that is found, and glue its headings and paragraphs together
pyproject = (Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8")
# From the one setting of addresses; as long as it is empty, no page names its address, and there is no sitemap.
html_baseurl = tomllib.loads(pyproject)["tool"]["tajik-relations"]["addresses"]["documentation"]
