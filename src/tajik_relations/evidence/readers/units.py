"""Signs, codes and names of money and of measures beside a figure; the tables lie in `tables`."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from tajik_relations.evidence.english.word_lists import table_at

TABLES = Path(__file__).with_name("tables")
_BEFORE = re.compile(r"(?:^|(?<=[\s(\[/–—:;,“\"'-]))(?P<sign>[^\s\d(\[“\"'–—/:;,-]{1,5})(?P<blank>\s?)$")
_COUNTRY = re.compile(r"\b([A-Z.]{1,4}) \$\s?$")
_WORDS = re.compile(r"[\s-]+((?:[^\W\d_][\w.ʻ’'&-]*)(?:\s+(?:&|[^\W\d_][\w.ʻ’'&-]*)){0,6})")
_NAME_BEFORE = re.compile(r"(?<!\w)((?:[^\W\d_][\w.’'-]*\s+){1,3})$")
_SIGN = re.compile(r"\s?([^\w\s]?[^\W\d_]{0,4}(?:/h|[²³]|[23](?!\d))?[^\w\s.,;:)\]?!’'\"”-]?)(?![^\W\d_])")
AMBIGUOUS: dict[str, frozenset[str | None]] = {
    code: frozenset((sign, None))
    for sign, codes in table_at(TABLES / "units.toml")["shared"].items()
    for code in codes.split()
}
"""Currencies that share a sign or a noun, so that the words alone do not tell which: sign that is read, by code."""
MONEY = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "Rs": "rupee"}
"""Signs of money, and the noun that can stand for each."""
_UNITS_OF_FACTS = frozenset(("%", "percentage point", "km2"))
"""Measures that a record writes by these signs; other measures it writes with the document's own noun."""


class UnitRead(NamedTuple):
    """The unit of a figure: money, or a measure, and how many characters of the text it takes."""

    money: str | None = None
    """ISO 4217 code, or a sign alone where the words do not say whose."""
    measure: str | None = None
    """Symbol of the measure."""
    length: int = 0
    """0 if there is no unit."""


@cache
def _tables() -> tuple[Mapping[str, Any], Mapping[str, str], Mapping[str, str]]:
    """Return the table of currencies, the words for measures and the signs of measures."""
    currencies, measures = (table_at(TABLES / f"{name}.toml") for name in ("currencies", "units"))
    listed = {name: frozenset(currencies[name].split()) for name in ("codes", "words")}
    money = {**listed, "signs": currencies["signs"], "names": _by_word(currencies["names"])}
    return money, _by_word(measures["words"]), measures["signs"]


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: sign for sign, spelled in table.items() for word in spelled.split(", ")}


def money_before(text: str, figure: str) -> UnitRead:
    """Return the money whose sign or code ends a text, before a figure: `$`, `US$ `, `EUR `, `Rs `."""
    match = _BEFORE.search(text[-8:])
    money, _, _ = _tables()
    if match is None:
        return _named_before(text[-60:])
    sign = match["sign"]
    if sign == "$" and (country := _COUNTRY.search(text[-8:])) and f"{country[1]}$" in money["signs"]:
        return UnitRead(money["signs"][f"{country[1]}$"], None, len(country[0]))
    code = money["signs"].get(sign)
    if code is None and sign in money["codes"] and (sign not in money["words"] or len(figure) > 3):
        code = sign
    if code is None and not sign[-1].isalnum() and sign[-1] in money["signs"]:  # "the US-$" or "(€"
        sign = sign[-1]
        code = money["signs"][sign]
    return UnitRead(code, None, len(sign) + len(match["blank"])) if code else _named_before(text[-60:])


def _named_before(text: str) -> UnitRead:
    """Return the money whose name ends a text: "Swiss francs 5 million"."""
    names, match = _tables()[0]["names"], _NAME_BEFORE.search(text)
    spelled = match[1] if match else ""
    for first in range(len(spelled.split())):
        name = spelled.split(None, first)[-1]
        code = names.get(" ".join(name.casefold().split()))
        if code is not None:
            return UnitRead(code, None, len(name))
    return UnitRead()


def money_named_in(text: str) -> frozenset[str]:
    """Return the codes of the currencies that a text names in full, beside a figure or not.

    >>> sorted(money_named_in("in US dollars, of which 5 million dollars"))
    ['USD']
    """
    names = _tables()[0]["names"]
    words = re.findall(r"[^\W\d_][\w.’'-]*", text.casefold())
    pairs = pairwise(words)
    return frozenset(names[f"{first} {second}"] for first, second in pairs if f"{first} {second}" in names)


@cache
def nouns_of_money(code: str) -> frozenset[str]:
    """Return the nouns for a currency, by which alone others can be meant as well: "dollar", "dollars"."""
    spelled = (name.split() for name, other in _tables()[0]["names"].items() if other == code and " of " not in name)
    return frozenset(words[-1] for words in spelled)


def is_whose(code: str | None, text: str) -> bool:
    """Whether a text with a noun such as "dollars" names one currency of it in full, and this one."""
    nouns = nouns_of_money(code) if code is not None and code in AMBIGUOUS else frozenset[str]()
    named = {other for other in money_named_in(text) if nouns & nouns_of_money(other)}
    return named == {code}


def unit_after(text: str, at: int) -> UnitRead:
    """Return the unit that follows a figure which ends at *at*, in the longest words that name one."""
    money, words, signs = _tables()
    match = _WORDS.match(text, at)
    parts = match[1].split() if match else []
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        bare = name.rstrip(".,;:’'").casefold()
        length = match.start(1) - at + len(name) if match else 0
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
