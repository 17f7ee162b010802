"""Tables for data frames: rows, columns, Arrow."""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import frozen

from tajik_relations.loading import library
from tajik_relations.tabular.columns import TYPE_NAMES, Column
from tajik_relations.tabular.rows import Row
from tajik_relations.tabular.schema import columns_of, flat_columns


@frozen(repr=False)
class Table:
    """One table of a data set, or of a part of one.

    `rows` are nested, as in JSON Lines. Everything else is flat and typed, with the columns of
    `schema` whatever the data holds: text, 64-bit whole numbers, numbers, booleans and days. A date is four columns:
    its EDTF text, its first and its last possible day, both inclusive and empty where that end is open or unknown,
    and its precision: `year`, `month`, `day` or `range`. A place is its city and its State. Lists and objects are JSON
    text; the tables `citations` and `participants` have them as rows of their own, under the id of the fact.
    """

    name: str
    """Which table it is: `"facts"`, `"citations"` …"""
    make: Callable[[Any], Iterable[Row]]
    """Makes the rows, new ones at each call."""
    source: Any
    """What the rows are made from."""

    @property
    def schema(self) -> tuple[Column, ...]:
        """The flat columns in their order."""
        return columns_of(self.name)

    def rows(self) -> list[Row]:
        """Return the rows as nested plain values; a fact's row has the keys of its own kind alone."""
        return list(self.make(self.source))

    def columns(self) -> dict[str, list[Any]]:
        """Return the values of each flat column, days as `datetime.date`, what is absent as `None`.

        Raises:
            FieldError: if a whole number does not fit into 64 bits.
        """
        return flat_columns(self.name, self.rows())

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame: `string`, `Int64`, `Float64`, `boolean`, and `datetime64[s]` for days.

        The types are the same in pandas 2 and 3, and hold the years 1 to 9999; what is absent is `NA` or `NaT`.

        Raises:
            MissingLibraryError: if pandas is not installed.
        """
        pandas, numpy = library("pandas"), library("numpy", "pandas")
        series: dict[str, Any] = {}
        for column, values in zip(self.schema, self.columns().values(), strict=True):
            dtype = TYPE_NAMES[column.type].pandas
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
        """Return a pyarrow Table: `string`, `int64`, `float64`, `bool`, `date32`; what every row has is not null.

        Raises:
            MissingLibraryError: if pyarrow, which the extra `arrow` brings, is not installed.
        """
        arrow = library("pyarrow", "tajik-relations[arrow]")
        fields = [
            arrow.field(column.name, getattr(arrow, TYPE_NAMES[column.type].arrow)(), nullable=not column.required)
            for column in self.schema
        ]
        return arrow.table(self.columns(), schema=arrow.schema(fields))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a PyCapsule with the table as an Arrow stream, from which polars and DuckDB read directly.

        Raises:
            MissingLibraryError: if pyarrow, which the extra `arrow` brings, is not installed.
        """
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        """Return the number of rows."""
        return sum(1 for _ in self.make(self.source))

    def __repr__(self) -> str:
        """Return the name and the size."""
        return f"<Table {self.name}: {len(self)} rows, {len(self.schema)} columns>"
