"""Tables for data frames: rows, columns, Arrow."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from attrs import frozen

from tajik_relations import tabular
from tajik_relations.model.loading import library
from tajik_relations.model.typed_values import Helpful
from tajik_relations.tabular.columns import TYPE_NAMES, Column
from tajik_relations.tabular.rows import Row


class Schema(tuple[Column, ...], Helpful):
    """The flat columns of a table, in their order."""

    __slots__ = ()

    def to_arrow(self) -> Any:
        """Return a pyarrow Schema.

        Raises:
            MissingLibraryError: if pyarrow is not installed; the extra `arrow` installs it.
        """
        arrow = library("pyarrow", "tajik-relations[arrow]")
        types = {name: getattr(arrow, names.arrow)() for name, names in TYPE_NAMES.items()}
        return arrow.schema(
            arrow.field(column.name, types[column.type], nullable=not column.required) for column in self
        )

    def __arrow_c_schema__(self) -> object:
        """Return a PyCapsule with the Arrow schema, for `pyarrow.schema(table.schema)`."""
        return self.to_arrow().__arrow_c_schema__()


@frozen(repr=False)
class Table(Helpful):
    """One table of a data set, or of a part of it.

    `rows` are nested, as in JSON Lines. All other forms have the flat and typed columns of `schema`. A table of
    filtered facts has the common columns and the columns of the kinds that occur. Every other table always has the same
    columns. Values are text, 64-bit integers, floating-point numbers, booleans and days. A date has four columns: its
    EDTF text, its first and last possible day (both inclusive, empty for an open or unknown end), and its precision,
    such as `year` or `range`. A place has two columns: city and State. Lists and objects are JSON text. The tables
    `citations` and `participants` have a row for each item, with the id of the fact.
    """

    _asked_as: ClassVar[str] = "table"
    name: str
    """The name of the table: `"facts"`, `"citations"` …"""
    make: Callable[[Any], Iterable[Row]]
    """The function that makes the rows; each call makes new rows."""
    source: Any
    """The objects from which the rows are made."""
    kinds: tuple[str, ...] | None = None
    """The kinds whose columns a facts table has besides the common ones; `None` for all kinds and for other tables."""

    @property
    def schema(self) -> "Schema":
        """The flat columns in their order; pyarrow takes them for a schema too."""
        return Schema(tabular.schema.columns_of(self.name, self.kinds))

    def rows(self) -> list[Row]:
        """Return the rows as nested plain values; the row of a fact has only the keys of its own kind."""
        return list(self.make(self.source))

    def columns(self) -> dict[str, list[Any]]:
        """Return the values of each flat column; days are `datetime.date`, absent values are `None`.

        Raises:
            FieldError: if a whole number does not fit into 64 bits.
        """
        return tabular.schema.flat_columns(self.name, self.rows(), self.kinds)

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame: `str`, `Int64`, `Float64`, `boolean`, and `datetime64[us]` for days.

        Text and days have the types of pandas 3, so that `merge` and `merge_asof` accept them with yours; in pandas 2
        text is `string`. Days are from the years 1 to 9999; absent values are `NaN`, `NA` or `NaT`.

        Raises:
            MissingLibraryError: if pandas is not installed.
        """
        pandas, numpy = library("pandas"), library("numpy", "pandas")
        series: dict[str, Any] = {}
        for column, values in zip(self.schema, self.columns().values(), strict=True):
            dtype = TYPE_NAMES[column.type].pandas
            if column.type == "text" and pandas.__version__.startswith("2."):
                dtype = "string"  # there `str` would make text of what is absent
            if column.type == "date":
                series[column.name] = pandas.Series(numpy.array([*values], dtype="datetime64[D]").astype(dtype))
            else:
                series[column.name] = pandas.array(values, dtype=dtype)
        return pandas.DataFrame(series)

    def to_polars(self) -> Any:
        """Return a polars DataFrame: `String`, `Int64`, `Float64`, `Boolean`, `Date`.

        Raises:
            MissingLibraryError: if polars is not installed.
        """
        polars = library("polars")
        types = {column.name: getattr(polars, TYPE_NAMES[column.type].polars) for column in self.schema}
        return polars.DataFrame(self.columns(), schema=types)

    def to_arrow(self) -> Any:
        """Return a pyarrow Table: `string`, `int64`, `float64`, `bool`, `date32`; required columns are not null.

        Raises:
            MissingLibraryError: if pyarrow is not installed; the extra `arrow` installs it.
        """
        arrow = library("pyarrow", "tajik-relations[arrow]")
        return arrow.table(self.columns(), schema=self.schema.to_arrow())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a PyCapsule with the table as an Arrow stream, from which polars and DuckDB read directly.

        Raises:
            MissingLibraryError: if pyarrow is not installed; the extra `arrow` installs it.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        """Return the number of rows."""
        return sum(1 for _ in self.make(self.source))

    def __repr__(self) -> str:
        """Return the name and the size."""
        return f"<Table {self.name}: {len(self)} rows, {len(self.schema)} columns>"
