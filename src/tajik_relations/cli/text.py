"""Text for a terminal: how wide it is, and lines that fit."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator
from typing import cast

PIPED = 100
"""Columns where the output is no terminal and `COLUMNS` is not set."""
NARROWEST, WIDEST = 40, 140
"""Columns that text is fitted to at least and at most."""


def width() -> int:
    """Return to how many columns text is fitted: those of the terminal, or of `COLUMNS`, within limits."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((PIPED, 24)).columns))


def wrapped(text: str, margin: int = 0) -> list[str]:
    """Return a paragraph in lines, all but the first two columns further in."""
    return fitted(text, " " * margin, " " * (margin + 2))


def fitted(text: str, first: str, more: str) -> list[str]:
    """Return a paragraph in lines, of which the first begins with one text and the others with another."""
    lines = textwrap.wrap(
        text, width(), break_on_hyphens=False, break_long_words=False, initial_indent=first, subsequent_indent=more
    )
    return [line.rstrip() for line in lines]


def columns(cells: Iterable[str]) -> Iterator[str]:
    """Yield short texts in columns, read from top to bottom."""
    texts = list(cells)
    wide = max(map(len, texts), default=1) + 2
    across = max(1, (width() - 2) // wide)
    down = -(-len(texts) // across)
    for at in range(down):
        yield from fitted("".join(cell.ljust(wide) for cell in texts[at::down]).rstrip(), "  ", "    ")


def listing(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Yield rows with their cells in columns: what is absent empty, the items of a list after one another."""
    cells = [list(map(_cell, row)) for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))] if cells else []
    for row in cells:
        line = "  ".join(cell.ljust(wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
        yield from [line] if len(line) <= width() else fitted("  ".join(filter(None, row)), "", "    ")


def _cell(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, cast("list[object]", value)))
    return "" if value is None else str(value)
