"""What Sphinx needs to show the Python interface and the command line as they are."""

import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any, Generic, cast, get_origin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.napoleon import Config, GoogleDocstring

from tajik_relations.cli.main import main
from tajik_relations.model.typed_values import Term
from tajik_relations.notebook.mixin import ReprMixin

_GOOGLE = Config(napoleon_use_rtype=False)
_VALUES = ("attribute", "property", "data")
_WHEN = re.compile(r"dates\.(?:_Comparable|PartialDate \| [\w.~]+\.DateRange)\b")
_HELP = re.compile(r"^<!-- help: (.*) -->$", re.MULTILINE)


def _read_docstring(app: Sphinx, what: str, *arguments: Any) -> None:
    """Read a docstring in Google's style; napoleon itself takes text before a colon in a value's for its type."""
    *about, lines = arguments
    documented_as = "method" if what in _VALUES else what
    lines[:] = GoogleDocstring(lines, _GOOGLE, app, documented_as, *about).lines()
    _, obj, *_ = about
    if isinstance(obj, type) and issubclass(obj, Term):
        lines += [line for term in obj for line in _described(term)]


def _described(term: Term) -> Iterator[str]:
    """Yield the lines on a term; autodoc does not look for the docstrings of an enumeration's members."""
    yield from ("", f".. py:attribute:: {term.name}", f"   :value: {term.value!r}", "", f"   {term.__doc__}", "")


def _skip(_app: Sphinx, _what: str, _name: str, obj: object, *_rest: object) -> bool | None:
    """Leave out the terms, which stand below their vocabulary already; autodoc decides on all else."""
    return True if isinstance(obj, Term) else None


def _public_signature(_app: Sphinx, *arguments: Any) -> tuple[str | None, str | None]:
    """Return a signature that says `When` for the types of dates."""
    signature, returned = (_WHEN.sub("dates.When", text or "") or None for text in arguments[-2:])
    return signature, returned


def _name_with_colon(_app: Sphinx, document: nodes.document) -> None:
    """Put a colon between a parameter and what it is, where Sphinx has two hyphens for a dash."""
    for dash in list(document.findall(lambda node: isinstance(node, nodes.Text) and node.astext() == " -- ")):
        cast("nodes.Element", dash.parent).replace(dash, nodes.Text(": "))


def _drop_silent_bases(_app: Sphinx, _name: str, _obj: object, _options: object, bases: list[Any]) -> None:
    """Leave out the bases that mean nothing to the users of a class."""
    bases[:] = [base for base in bases if base is not ReprMixin and get_origin(base) is not Generic]


def _write_inventories(app: Sphinx, _config: object) -> None:
    """Compress the lists of other projects' names to what intersphinx reads."""
    for inventory in (Path(app.confdir) / "inventories").glob("*.txt"):
        head, end, body = inventory.read_text("utf-8").partition("zlib.\n")
        inventory.with_suffix(".inv").write_bytes(f"{head}{end}".encode() + zlib.compress(body.encode()))


def _insert_help(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Put the help of a command where a comment asks for it."""
    source[0] = _HELP.sub(lambda match: f"```text\n{_help(match[1].split())}```", source[0])


def _help(command: list[str]) -> str:
    output = StringIO()
    try:
        with redirect_stdout(output):
            main([*command, "--help"])
    except SystemExit:  # as `--help` always ends
        return output.getvalue()
    raise AssertionError(f"expected {command} --help to leave, it went on.")


def setup(app: Sphinx) -> None:
    """Register all of it."""
    app.connect("config-inited", _write_inventories)
    app.connect("source-read", _insert_help)
    app.connect("autodoc-process-docstring", _read_docstring)
    app.connect("autodoc-process-signature", _public_signature)
    app.connect("autodoc-process-bases", _drop_silent_bases)
    app.connect("autodoc-skip-member", _skip)
    app.connect("doctree-read", _name_with_colon)
