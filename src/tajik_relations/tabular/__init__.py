"""Facts as rows and flat columns, and tables that data frames are made of."""

from typing import TYPE_CHECKING

from tajik_relations.model.loading import submodules_of

if TYPE_CHECKING:
    from tajik_relations.tabular import schema as schema, table as table
else:
    __getattr__ = submodules_of(__name__)

TABLE_NAMES = tuple(
    "facts relations memberships citations documents disagreements references participants fields actors years".split()
)
"""The names of the tables of a data set."""
ALL = "all"
"""In place of a table's name: all tables."""
