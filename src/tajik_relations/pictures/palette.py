"""What all pictures have in common: colours, letters, and texts that can do no harm."""

import re
import textwrap
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from tajik_relations.records import Fact

LONGEST = 400
"""Characters of the longest text that a picture carries at a mark."""
FONT = "Arial, Helvetica, Liberation Sans, sans-serif"
LETTERS = 11
"""Height of the letters of labels, in pixels."""
# an unseen sign after "<" keeps a text from ending the script of an HTML page that it is written into
_TAG = re.compile(r"<(?=[/!?a-zA-Z])")


@frozen(kw_only=True)
class Palette:
    """Colours for one sort of background; those of marks are Okabe and Ito's, which colour-blind people can tell."""

    text: str
    quiet: str
    grid: str
    paper: str
    land: str
    known: str
    """Land of partners about whom nothing is coloured."""
    blue: str
    orange: str
    green: str
    purple: str
    red: str
    yellow: str
    scale: tuple[str, ...]
    """From the first to the last of what is in an order: points of Viridis that can be told from the land."""

    def years(self, count: int) -> list[str]:
        """Return so many colours of the scale, as far apart as they can be."""
        last = len(self.scale) - 1
        return [_between(self.scale, last * at / max(count - 1, 1)) for at in range(count)]


def _between(scale: tuple[str, ...], where: float) -> str:
    low = min(int(where), len(scale) - 2)
    pairs = [[int(colour[at : at + 2], 16) for colour in scale[low : low + 2]] for at in (1, 3, 5)]
    return "#" + "".join(f"{round(first * (low + 1 - where) + second * (where - low)):02x}" for first, second in pairs)


_VIRIDIS = ("#440154", "#472d7b", "#3b528b", "#2c728e", "#21918c", "#28ae80", "#5ec962", "#addc30", "#fde725")

LIGHT = Palette(
    text="#1f2328",
    quiet="#59636e",
    grid="#d8dee4",
    paper="#ffffff",
    land="#e6e8eb",
    known="#a9b1ba",
    blue="#0072b2",
    orange="#b66a00",
    green="#00815d",
    purple="#a8518a",
    red="#c8102e",
    yellow="#8a7500",
    scale=_VIRIDIS,
)
DARK = Palette(
    text="#f0f6fc",
    quiet="#9ba6b2",
    grid="#30363d",
    paper="#0d1117",
    land="#262c34",
    known="#6b7480",
    blue="#56b4e9",
    orange="#e69f00",
    green="#2fc79b",
    purple="#dd94bd",
    red="#ff7b72",
    yellow="#f0e442",
    scale=tuple(reversed(_VIRIDIS[1:])),
)


def plain(text: object, most: int = LONGEST) -> str:
    """Return a text on one line, without control signs, shortened, that no HTML or SVG can take for a tag."""
    whole = str(text)[: 4 * most]
    shown = "".join(sign if sign.isprintable() else " " for sign in whole)
    short = " ".join(shown.split())
    cut = short if len(short) <= most else short[: most - 1].rstrip() + "…"
    return _TAG.sub("<\u2060", cut)


def broken(text: object, width: int, lines: int) -> str:
    """Return a text on at most so many lines of a width in letters."""
    return "\n".join(textwrap.wrap(plain(text), width, break_on_hyphens=False, max_lines=lines, placeholder=" …"))


def cited(facts: Iterable[Fact]) -> str:
    """Return the id, document, line and words of each fact."""
    parts = (f"{fact.id}: {'; '.join(map(str, fact.citations))}" for fact in facts)
    return plain(" | ".join(parts), 3 * LONGEST)


def settings(colours: Palette) -> dict[str, Any]:
    """Return the look of all that marks do not set themselves, for Vega-Lite; people change it with `configure_…`."""
    return {
        "font": FONT,
        "background": colours.paper,
        "padding": 12,
        "view": {"stroke": None},
        "axis": {
            "labelColor": colours.quiet,
            "labelFontSize": LETTERS,
            "gridColor": colours.grid,
            "domainColor": colours.grid,
            "tickColor": colours.grid,
        },
        "legend": {
            "labelColor": colours.text,
            "labelFontSize": LETTERS,
            "labelLimit": 320,
            "titleColor": colours.quiet,
            "titleFontSize": LETTERS,
            "titleFontWeight": "normal",
        },
        "title": {
            "color": colours.text,
            "fontSize": 15,
            "subtitleColor": colours.quiet,
            "subtitleFontSize": LETTERS + 1,
            "subtitlePadding": 5,
            "anchor": "start",
            "frame": "bounds",
            "offset": 12,
        },
    }
