"""Pinned tables: what data are compared with and is not made from them, in `pinned` beside the fingerprints.

A data set need not have any of them. A check that needs a table which is not there is left out, and `left_out` says so.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from tajik_relations.dataset import Dataset
from tajik_relations.errors import EvidenceError
from tajik_relations.evidence.english.word_lists import table_at
from tajik_relations.model.loading import MOST_TEXT, read_bytes
from tajik_relations.model.typed_values import found

Row = Mapping[str, str]
"""The cells of one row by the name of their column; an empty cell is empty text."""
Key = tuple[str, ...]
"""The values of an entry that are compared; the first is the code of the one whom it is about."""

_TABLES = table_at(Path(__file__).with_suffix(".toml"))
COLUMNS: dict[str, tuple[str, ...]] = {name: tuple(table["columns"].split()) for name, table in _TABLES.items()}
"""Every table and its columns."""
SERVES: dict[str, str] = {name: table["serves"] for name, table in _TABLES.items()}
"""What each table serves to check."""
_BETWEEN = " | "


class PinnedTables(dict[str, tuple[Row, ...]]):
    """The tables that a data set has, by name; any other has no rows."""

    def __missing__(self, name: str) -> tuple[Row, ...]:
        """Return the rows of a table that is not there."""
        return ()


def pinned_tables(dataset: Dataset) -> PinnedTables:
    """Return the pinned tables of a data set.

    Raises:
        EvidenceError: if a table is not UTF-8, or has other columns than it should.
    """
    if not dataset.seeds:
        return PinnedTables()
    texts = {name: _text(Path(dataset.seeds, "pinned", f"{name}.tsv")) for name in COLUMNS}
    return PinnedTables({name: tuple(_rows(name, text)) for name, text in texts.items() if text is not None})


def left_out(dataset: Dataset) -> tuple[str, ...]:
    """Return the parts of a data set that are not checked because their table is absent."""
    tables = pinned_tables(dataset)
    return tuple(sentence for name, sentence in SERVES.items() if name not in tables)


def values_in(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that may have several."""
    return tuple(cell.split(_BETWEEN)) if cell else ()


def unlike_table(name: str, pinned: Collection[Key], given: Iterable[Key]) -> Iterator[str]:
    """Yield entries that a table does not have, or that are given twice, and those of it that are not given."""
    counts = Counter(given)
    for key, count in counts.items():
        if key not in pinned:
            yield f"{key[0]} date: expected an entry of pinned/{name}.tsv, found {', '.join(key)}"
        if count > 1:
            yield f"{key[0]} date: expected every entry once, found {', '.join(key)} {count} times"
    for key in pinned:
        if key not in counts:
            yield f"{key[0]} date: the entry {', '.join(key)} is missing, although pinned/{name}.tsv has it"


def _text(path: Path) -> str | None:
    """Return the text of a table; `None` if there is none."""
    wanted = f"seeds/pinned/{path.name}: expected a table"
    try:
        return read_bytes(path).decode("utf-8")
    except FileNotFoundError:
        if not path.is_symlink():
            return None
        raise EvidenceError(f"{wanted}, found a link to a file that does not exist") from None
    except OSError as error:
        raise EvidenceError(f"{wanted}, found: {error.strerror}") from None
    except UnicodeError as error:
        raise EvidenceError(f"{wanted} in UTF-8, found: {error}") from None


def _rows(name: str, text: str) -> Iterator[Row]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    columns, *cells = (line.split("\t") for line in lines or [""])
    place = f"seeds/pinned/{name}.tsv:"
    if tuple(columns) != COLUMNS[name]:
        wanted = f"expected the columns {', '.join(COLUMNS[name])}"
        raise EvidenceError(f"{place} {wanted}, found {', '.join(filter(None, columns)) or 'none'}")
    for at, values in enumerate(cells, start=2):
        if len(values) != len(columns):
            raise EvidenceError(f"{place} row {at}: expected {len(columns)} cells, found {len(values)}")
        row = dict(zip(columns, values, strict=True))
        for column, cell in row.items():
            if not cell.isprintable() or len(cell) > MOST_TEXT:
                wanted = f"expected printable text of at most {MOST_TEXT:,} characters"
                raise EvidenceError(f"{place} row {at} {column}: {wanted}, found {found(cell)}")
        yield row
