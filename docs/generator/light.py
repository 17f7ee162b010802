"""Light pages: markup that no style sheet uses is left out, and no list of a page's parts is long."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.adapters.toctree import document_toc

LONGEST = 20
"""Entries of a page's list of its own parts."""
_PAGES = "disagreement|document|kind|organization|partner|person|vocabulary"
"""With the name of a file behind it each is the anchor at the beginning of that page."""
_UNUSED = (
    (re.compile(r'<span class="pre">([^<]*)</span>'), r"\1"),
    (re.compile(r'<span class="(?:n|p|w|nn|go|gp)">([^<]*)</span>'), r"\1"),  # code in the colour of the text
    (re.compile(r'<a class="reference (?:internal|external)" '), "<a "),
    (re.compile(r'<span class="std std-ref">([^<]*)</span>'), r"\1"),
    (re.compile(r'<code class="[^"]*docutils literal notranslate">'), '<code class="literal">'),
    (re.compile(r'(<a class="headerlink" href="[^"]*") title="[^"]*"'), r'\1 title="Link here"'),
    (re.compile(r' class="row-(?:odd|even)"'), ""),
    (re.compile(rf'(href="(?:[^"#]*/)?([a-z0-9-]+)\.html)#(?:{_PAGES})-\2"'), r'\1"'),
    (re.compile(r'<span class="(?:n|p|w|o)">((?:[^<]|<a [^>]*>|</a>)*)</span>'), r"\1"),  # of signatures
)


def lightened(page: str) -> str:
    """Return the HTML of a page's text without what changes nothing that a reader sees."""
    for markup, rest in _UNUSED:
        page = markup.sub(rest, page)
    return page


def _lighten(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    if "body" in context:
        context["body"] = lightened(context["body"])


def _shorten(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the list of a page's parts go down only as far as it stays short; Sphinx has a setting for that."""
    for page in env.found_docs:
        for depth in (4, 3, 2, 1):
            env.metadata[page]["tocdepth"] = depth
            if len(list(document_toc(env, page, app.tags).findall(nodes.reference))) <= LONGEST:
                break


def setup(app: Sphinx) -> None:
    """Register it."""
    app.connect("env-updated", _shorten)
    app.connect("html-page-context", _lighten)
