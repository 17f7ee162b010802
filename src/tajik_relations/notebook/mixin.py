"""The mixin by which objects show themselves in notebooks and in terminals that have rich.

A class yields its values as pairs of a name and a plain value; `page` makes HTML from such pairs and knows no
class of facts or collections. So the page has a room below them, and is loaded when it is first needed.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from tajik_relations.errors import OrderError
from tajik_relations.model.typed_values import Helpful

NamedValues = Iterator[tuple[str, Any]]
"""Values, each under the name that stands before it; empty ones are not shown."""


class ReprMixin(Helpful):
    """Mixin: a short form for table rows and rich, a full form for a notebook page."""

    __slots__ = ()

    if not TYPE_CHECKING:  # a checker of types knows that there is no order

        def __lt__(self, other: object) -> bool:
            """Refuse: facts, and what is made of them, have no order of their own; the message says how to sort."""
            both = f"{type(self).__name__} and {type(other).__name__}"
            raise OrderError(f"{both} cannot be compared with <; sort with key=…, and facts with facts.by_date()")

        __gt__ = __le__ = __ge__ = __lt__

    def __rich_repr__(self) -> NamedValues:
        """Yield the short form without what is empty."""
        return ((name, value) for name, value in self._short_form() if value is not None and value not in ((), "", []))

    def _short_form(self) -> NamedValues:
        """Yield the values that a row of a table shows."""
        raise NotImplementedError

    def _full_form(self) -> NamedValues:
        """Yield the values that a page of its own shows; collections become tables."""
        return self.__rich_repr__()

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return the forms for Jupyter: the repr as plain text, and HTML without scripts."""
        from tajik_relations.notebook.html_tables import page

        wanted = {"text/plain", "text/html"} & set(include or ("text/plain", "text/html")) - set(exclude or ())
        plain = repr(self)
        return {kind: plain if kind == "text/plain" else page(plain, self._full_form()) for kind in sorted(wanted)}
