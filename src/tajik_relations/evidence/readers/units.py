"""Signs, codes and names of money and of measures beside a figure; the tables lie in `tables`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tajik_relations.model.loading import read_bytes

TABLES = Path(__file__).with_name("tables")
_BEFORE = re.compile(r"(?:^|(?<=[\s(\[/–—:;,“\"'-]))(?P<sign>[^\s\d(\[“\"'–—/:;,-]{1,5})(?P<blank>\s?)$")
_COUNTRY = re.compile(r"\b([A-Z.]{1,4}) \$\s?$")
_WORDS = re.compile(r"[\s-]+((?:[^\W\d_][\w.ʻ’'&-]*)(?:\s+(?:&|[^\W\d_][\w.ʻ’'&-]*)){0,4})")
_SIGN = re.compile(r"\s?([^\w\s]?[^\W\d_]{0,4}(?:/h|[²³]|[23](?!\d))?[^\w\s.,;:)\]?!’'\"”-]?)(?![^\W\d_])")
_UNITS_OF_FACTS = frozenset(("%", "percentage point", "km2"))
"""Measures that a record writes by these signs; other measures it writes with the document's own noun."""


class UnitRead(NamedTuple):
    """The unit of a figure: money, or a measure, and how many characters of the text it takes."""

    money: str | None = None
    """ISO 4217 code, or a sign alone where the words do not say whose."""
    measure: str | None = None
    """Symbol of the measure."""
    length: int = 0


@cache
def _tables() -> tuple[Mapping[str, Any], Mapping[str, str], Mapping[str, str]]:
    """Return the table of currencies, the words for measures and the signs of measures."""
    import tomllib

    currencies, measures = (
        tomllib.loads(read_bytes(TABLES / f"{name}.toml").decode("utf-8")) for name in ("currencies", "units")
    )
    money = {
        "codes": frozenset(currencies["codes"].split()),
        "words": frozenset(currencies["words"].split()),
        "signs": currencies["signs"],
        "names": _by_word(currencies["names"]),
    }
    return money, _by_word(measures["words"]), measures["signs"]


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: sign for sign, spelled in table.items() for word in spelled.split(", ")}


def money_before(text: str, figure: str) -> UnitRead:
    """Return the money whose sign or code ends a text, before a figure: `$`, `US$ `, `EUR `, `Rs `."""
    match = _BEFORE.search(text[-8:])
    if match is None:
        return UnitRead()
    money, _, _ = _tables()
    sign = match["sign"]
    if sign == "$" and (country := _COUNTRY.search(text[-8:])) and f"{country[1]}$" in money["signs"]:
        return UnitRead(money["signs"][f"{country[1]}$"], None, len(country[0]))
    code = money["signs"].get(sign)
    if code is None and sign in money["codes"] and (sign not in money["words"] or len(figure) > 3):
        code = sign
    if code is None and not sign[-1].isalnum() and sign[-1] in money["signs"]:  # "the US-$" or "(€"
        sign = sign[-1]
        code = money["signs"][sign]
    return UnitRead(code, None, len(sign) + len(match["blank"])) if code else UnitRead()


def unit_after(text: str, at: int) -> UnitRead:
    """Return the unit that follows a figure which ends at *at*, in the longest words that name one."""
    money, words, signs = _tables()
    match = _WORDS.match(text, at)
    parts = match[1].split() if match else []
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        bare = name.rstrip(".,;:’'").casefold()
        length = len(match[0][: match.start(1) - match.start()]) + len(name) if match else 0
        if bare in words:
            return UnitRead(None, words[bare], length)
        if bare in money["names"]:
            return UnitRead(money["names"][bare], None, length)
        if count == 2 and parts[0][0].isupper() and parts[1].casefold() in money["names"]:
            return UnitRead(money["names"][parts[1].casefold()], None, length)
    sign = _SIGN.match(text, at)
    spelled = sign[1].strip() if sign else ""
    if sign and spelled in signs:
        return UnitRead(None, signs[spelled], len(sign[0]))
    code = money["signs"].get(spelled) or (spelled if spelled in money["codes"] else None)
    return UnitRead(code, None, len(sign[0])) if sign and code else UnitRead()


def unit_of_record(unit: UnitRead) -> str | None:
    """Return the code of a unit in records; `None` if records use the document's own noun."""
    return unit.money or (unit.measure if unit.measure in _UNITS_OF_FACTS else None)
