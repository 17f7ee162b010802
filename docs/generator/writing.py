"""Pages as files: Markdown from templates, in which every value is escaped."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_BLANKS = re.compile(r"\s+")


class Page(NamedTuple):
    """One page that is made from the data."""

    path: str
    """Below the folder of the pages."""
    template: str
    values: dict[str, Any]


def escaped(value: object) -> Markup:
    """Return a value as Markdown that shows it letter for letter, on one line."""
    if isinstance(value, Markup):
        return value
    text = "" if value is None else _BLANKS.sub(" ", str(value))
    return Markup(_PUNCTUATION.sub(r"\\\1", text))  # noqa: S704 - this is what makes text safe


def environment(names: dict[str, Any]) -> Environment:
    """Return the environment that fills the templates; all of them know the names."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,  # so that what a macro returns is known to be Markdown already
        finalize=escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.globals.update(names)
    return templates


def write_pages(folder: Path, pages: Iterable[Page], names: dict[str, Any]) -> None:
    """Write these pages, and delete all others in the folder; a page that has not changed is not written again.

    Raises:
        ValueError: if two pages have one path; one of them would be lost.
    """
    templates = environment(names)
    texts: dict[str, str] = {}
    for page in pages:
        if page.path in texts:
            raise ValueError(f"expected a path of its own for each page, found {page.path} twice")
        texts[page.path] = templates.get_template(page.template).render(page.values)
    for file in folder.rglob("*") if folder.is_dir() else ():
        if file.is_file() and file.relative_to(folder).as_posix() not in texts:
            file.unlink()
    for path, text in texts.items():
        file = folder / path
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
