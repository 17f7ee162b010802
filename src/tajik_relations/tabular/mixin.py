"""The mixin of collections that are also a table."""

from typing import Any

from tajik_relations import tabular


class TableMixin:
    """Mixin: a collection that is also a table; its methods make data frames."""

    __slots__ = ()

    @property
    def table(self) -> "tabular.table.Table":
        """The items as a table."""
        raise NotImplementedError

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
