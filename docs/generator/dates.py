"""Dates that do not break at the end of a line."""

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

_DATE = re.compile(r"(\b\d{4}-\d\d(?:-\d\d)?\b)")


class WholeDates(SphinxPostTransform):
    """A step that puts each date of a text into an element of its own, which the style sheet keeps on one line."""

    default_priority = 900
    formats = ("html",)

    def run(self, **_options: object) -> None:
        """Put the dates of all text that is not code into elements of their own."""
        for text in list(self.document.findall(nodes.Text)):
            if not isinstance(text.parent, nodes.literal | nodes.FixedTextElement | nodes.raw):
                text.parent.replace(text, list(_parts(text)))


def _parts(text: str) -> Iterator[nodes.Node]:
    for at, part in enumerate(_DATE.split(text)):
        yield nodes.inline("", part, classes=["date"]) if at % 2 else nodes.Text(part)


def setup(app: Sphinx) -> None:
    """Register it."""
    app.add_post_transform(WholeDates)
