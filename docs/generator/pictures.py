"""Pictures on dark pages: of a picture and its sister whose name ends in `-dark`, each page shows the one that fits."""

import re
from pathlib import Path

from sphinx.application import Sphinx

_PICTURE = re.compile(r"!\[(?P<text>[^\]]+)\]\((?P<name>[^)\s]+)\.(?P<type>png|svg)\)")


def _add_dark_sisters(app: Sphinx, page: str, source: list[str]) -> None:
    folder = (Path(app.srcdir) / page).parent

    def with_sister(picture: re.Match[str]) -> str:
        text, name, suffix = picture["text"], picture["name"], picture["type"]
        if not (folder / f"{name}-dark.{suffix}").is_file():
            return picture.group()
        return f"![{text}]({name}.{suffix}){{.only-light}}\n![{text}]({name}-dark.{suffix}){{.only-dark}}"

    if (folder / Path(page).name).with_suffix(".md").is_file():
        source[0] = _PICTURE.sub(with_sister, source[0])


def setup(app: Sphinx) -> None:
    """Register it."""
    app.connect("source-read", _add_dark_sisters)
