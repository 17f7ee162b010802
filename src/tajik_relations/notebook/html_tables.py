"""Pages for notebooks: HTML tables made of names and plain values, for light and dark, without a script."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from tajik_relations import notebook
from tajik_relations.model.actors import Organization, Person, Place, State
from tajik_relations.model.identification import OrganizationDate, OutsideDate
from tajik_relations.model.loading import read_bytes
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.notebook.axis import axis_of, bar
from tajik_relations.notebook.html_values import MOST, cell, empty, more, text

STYLE = "\n" + read_bytes(f"{notebook.__path__[0]}/page.css").decode("utf-8")
"""Nothing in it has a colour of its own but the lines, so that text is as readable as the page around it.

A drawing keeps its width: JupyterLab would narrow it and so cut off its last dates.
"""


def page(title: str, shown: Iterable[tuple[str, Any]]) -> str:
    """Return an object as HTML: its values in a table of two columns, its collections as tables of their own.

    Args:
        title: the repr of the object; angle brackets around it are left out.
        shown: values by name; those that are empty are left out.
    """
    pairs = [(name, value) for name, value in shown if not empty(value)]
    single = [(name, value) for name, value in pairs if not _is_table(value)]
    tables = [table(name, value) for name, value in pairs if _is_table(value)]
    head = _head(title.removeprefix("<").removesuffix(">"), single) if single or not tables else ""
    return f'<div class="tr-shown tex2jax_ignore mathjax_ignore"><style>{STYLE}</style>{head}{"".join(tables)}</div>'


def table(caption: str, items: Sequence[Any]) -> str:
    """Return the first items as rows of a table; columns without a value are left out."""
    rows = [dict(_pairs(item)) for item in items[:MOST]]
    names = _columns(rows)
    heads = [_named("col", name) for name in names]
    cells = [[f"<td>{cell(row.get(name))}</td>" for name in names] for row in rows]
    axis = axis_of([row.get("date") for row in rows])
    if axis:
        at = names.index("date") + 1
        heads.insert(at, f'<th scope="col">{axis[0].year}–{axis[1].year}</th>')
        for row, line in zip(rows, cells, strict=True):
            line.insert(at, f"<td>{bar(row.get('date'), axis)}</td>")
    lines = "".join(f"<tr>{''.join(line)}</tr>" for line in cells)
    rest = f'<tr><td colspan="{len(heads)}">{more(len(items))}</td></tr>' if len(items) > MOST else ""
    top = f"<caption>{text(caption)} ({len(items):,})</caption>"
    return f"<table>{top}<thead><tr>{''.join(heads)}</tr></thead><tbody>{lines}{rest}</tbody></table>"


def _columns(rows: Iterable[Iterable[str]]) -> list[str]:
    """Return the names of all columns; one that is not in the first row stands before the one that it precedes."""
    names: list[str] = []
    for row in rows:
        at = len(names)
        for name in reversed(list(row)):
            if name not in names:
                names.insert(at, name)
            at = names.index(name)
    return names


def _named(scope: str, name: str) -> str:
    return f'<th scope="{scope}">{text(name.replace("_", " "))}</th>'


def _head(title: str, pairs: list[tuple[str, Any]]) -> str:
    if not pairs:
        return f'<p class="tr-title">{text(title)}</p>'
    rows = "".join(f"<tr>{_named('row', name)}<td>{cell(value)}</td></tr>" for name, value in pairs)
    return f"<table><caption>{text(title)}</caption><tbody>{rows}</tbody></table>"


def _pairs(item: Any) -> Iterable[tuple[str, Any]]:
    """Return the row of an item: the short form that it also gives to rich."""
    own = getattr(item, "__rich_repr__", None)
    return ((name, value) for name, value in _named_values(item) if not empty(value)) if own is None else own()


def _is_table(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes | tuple | list)


def _named_values(value: object) -> Iterable[tuple[str, object]]:
    """Return the row of an object without a short form of its own: its text, or values of the types that we know."""
    if isinstance(value, dict):
        return ((str(name), item) for name, item in cast("dict[str, object]", value).items())
    if isinstance(value, SourceDocument):
        return (("id", value.id), ("title", value.title), ("publisher", value.publisher), ("lines", value.lines))
    if isinstance(value, State | Organization | Person):
        return (("code", value.code), ("name", value.name), ("also called", ", ".join(value.names)))
    if isinstance(value, Place):
        return (("name", value.name), ("State", value.state), ("also called", ", ".join(value.names)))
    if isinstance(value, OutsideDate | OrganizationDate):
        kind = ("what", str(value.what)) if isinstance(value, OrganizationDate) else ("lineage", str(value.lineage))
        given = (("date", value.date), ("publisher", value.publisher), kind)
        return (*given, ("address", value.address), ("remark", value.remark))
    return (("value", value),)
