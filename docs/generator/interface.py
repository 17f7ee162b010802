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
from tajik_relations.model.terms import Term
from tajik_relations.notebook.mixin import ReprMixin

_GOOGLE = Config(napoleon_use_rtype=False)
_VALUES = ("attribute", "property", "data")
_HOMES = {
    "date": "datetime.date",
    "Path": "pathlib.Path",
    "PathLike": "os.PathLike",
    "When": "tajik_relations.model.dates.When",
    "~tajik_relations.model.dates._Comparable": "~tajik_relations.model.dates.When",
}
"""Names in annotations that only type checkers import, or only the module itself knows, with what they stand for."""
_NAMED = re.compile(rf"(?<=[:|] )(?:{'|'.join(_HOMES)})\b")
_HELP = re.compile(r"^<!-- help: (.*) -->$", re.MULTILINE)


def _read_docstring(app: Sphinx, what: str, *given: Any) -> None:
    """Read a docstring in Google's style; napoleon itself takes text before a colon in a value's for its type."""
    *about, lines = given
    sort = "method" if what in _VALUES else what
    lines[:] = GoogleDocstring(lines, _GOOGLE, app, sort, *about).lines()
    _, obj, *_ = about
    if isinstance(obj, type) and issubclass(obj, Term):
        lines += [line for term in obj for line in _described(term)]


def _described(term: Term) -> Iterator[str]:
    """Return a term with its docstring, which autodoc does not look for at the members of an enumeration."""
    yield from ("", f".. py:attribute:: {term.name}", f"   :value: {term.value!r}", "", f"   {term.__doc__}", "")


def _skip(_app: Sphinx, _what: str, _name: str, obj: object, *_more: object) -> bool | None:
    """Leave out the terms, which stand below their vocabulary already; autodoc decides on all else."""
    return True if isinstance(obj, Term) else None


def _complete_signature(_app: Sphinx, *given: object) -> tuple[str | None, str | None]:
    """Return a signature with the full names of types, so that they can become links."""
    signature, returned = cast("tuple[str | None, str | None]", given[-2:])
    full = _NAMED.sub(lambda match: _HOMES[match.group()], signature) if signature else signature
    return full, _HOMES.get(returned or "", returned)


def _name_with_colon(_app: Sphinx, document: nodes.document) -> None:
    """Put a colon between a parameter and what it is, where Sphinx has two hyphens for a dash."""
    for dash in list(document.findall(lambda node: isinstance(node, nodes.Text) and node.astext() == " -- ")):
        cast("nodes.Element", dash.parent).replace(dash, nodes.Text(": "))


def _keep_telling_bases(_app: Sphinx, _name: str, _obj: object, _options: object, bases: list[Any]) -> None:
    """Leave out the bases that say nothing of a class to its users."""
    bases[:] = [base for base in bases if base is not ReprMixin and get_origin(base) is not Generic]


def _write_inventories(app: Sphinx, _config: object) -> None:
    """Compress the lists of other projects' names to what intersphinx reads."""
    for listed in (Path(app.confdir) / "inventories").glob("*.txt"):
        head, end, body = listed.read_text("utf-8").partition("zlib.\n")
        listed.with_suffix(".inv").write_bytes(f"{head}{end}".encode() + zlib.compress(body.encode()))


def _insert_help(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Put what a command says of itself where a comment asks for it."""
    source[0] = _HELP.sub(lambda match: f"```text\n{_help(match[1].split())}```", source[0])


def _help(command: list[str]) -> str:
    said = StringIO()
    try:
        with redirect_stdout(said):
            main([*command, "--help"])
    except SystemExit:  # as `--help` always ends
        return said.getvalue()
    raise AssertionError(f"expected {command} --help to leave, it went on.")


def setup(app: Sphinx) -> None:
    """Register all of it."""
    app.connect("config-inited", _write_inventories)
    app.connect("source-read", _insert_help)
    app.connect("autodoc-process-docstring", _read_docstring)
    app.connect("autodoc-process-signature", _complete_signature)
    app.connect("autodoc-process-bases", _keep_telling_bases)
    app.connect("autodoc-skip-member", _skip)
    app.connect("doctree-read", _name_with_colon)
