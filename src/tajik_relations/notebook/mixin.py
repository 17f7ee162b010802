"""What shows itself in notebooks and in terminals that have rich.

A class says what is shown of it, as pairs of names and plain values; `notebook` makes HTML from such pairs and knows no
class of facts or collections. So it has a room below them, and they can call it when it is first needed.
"""

from collections.abc import Collection, Iterator
from typing import Any

Pairs = Iterator[tuple[str, Any]]
"""Values, each under the name that stands before it; what is empty is not shown."""


class Shown:
    """What shows itself: in short as the row of a table and to rich, in full on a page of its own."""

    __slots__ = ()

    def __rich_repr__(self) -> Pairs:
        """Go through what is shown of it in short, without what is empty."""
        return ((name, value) for name, value in self._row() if value is not None and value not in ((), "", []))

    def _row(self) -> Pairs:
        """Go through what is shown of it in short."""
        raise NotImplementedError

    def _shown(self) -> Pairs:
        """Go through what is shown of it on a page of its own; collections become tables."""
        return self.__rich_repr__()

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return what Jupyter shows: its repr as plain text, and HTML without scripts."""
        from tajik_relations.notebook.page import page

        wanted = {"text/plain", "text/html"} & set(include or ("text/plain", "text/html")) - set(exclude or ())
        plain = repr(self)
        return {kind: plain if kind == "text/plain" else page(plain, self._shown()) for kind in sorted(wanted)}
