"""Facts as rows and flat columns, and tables that data frames are made of."""

TABLE_NAMES = (
    "facts",
    "relations",
    "memberships",
    "citations",
    "documents",
    "disagreements",
    "references",
    "participants",
    "actors",
)
"""The names of the tables of a data set."""
ALL = "all"
"""In place of a table's name: all tables."""
