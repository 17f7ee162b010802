"""The mixin of collections that are also a table."""

from typing import TYPE_CHECKING, Any

from tajik_relations import tabular


class TableMixin:
    """Mixin: a collection that is also a table, and what it does with data frames by way of `table`."""

    __slots__ = ()

    @property
    def table(self) -> "tabular.table.Table":
        """These as a table."""
        raise NotImplementedError

    if not TYPE_CHECKING:  # for checkers of types there is no attribute that it could find

        def __getattr__(self, name: str) -> Any:
            """Raise an AttributeError; pandas, which asks for `ndim`, hears what to call for a data frame."""
            if name == "ndim":
                wrong = "expected an array or table, found a collection; call its to_pandas()"
            else:
                wrong = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(wrong, name=name, obj=self)

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame; see `Table.to_pandas`."""
        return self.table.to_pandas()

    def to_polars(self) -> Any:
        """Return a polars DataFrame; see `Table.to_polars`."""
        return self.table.to_polars()

    def to_arrow(self) -> Any:
        """Return a pyarrow Table; see `Table.to_arrow`."""
        return self.table.to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return an Arrow stream; see `Table.__arrow_c_stream__`."""
        return self.table.__arrow_c_stream__(requested_schema)
