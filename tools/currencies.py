"""Make the table of currencies in `evidence/readers/tables/currencies.toml` from the Unicode CLDR, as Babel ships it.

Needs Babel (`pip install babel`), which the project itself does not use: run it by hand when ISO 4217 changes.
"""

import re
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src" / "tajik_relations" / "evidence" / "readers" / "tables" / "currencies.toml"
NOTICE = """\
# Codes, names and signs of currencies, made by tools/currencies.py. Do not edit: change the tool.
# Source: Unicode CLDR (locale "en"), as shipped with Babel {version}. Copyright 2004-2025 Unicode, Inc.
# Licence of the source: Unicode License v3 (SPDX: Unicode-3.0), in the project's LICENSE-UNICODE.
# codes: the codes of ISO 4217, former ones too; names: lower case, singular and plural; signs: only signs that mean one
# currency, or themselves ("$") where several States use them; words: codes that are English words as well.

"""
NO_MONEY = {"XXX", "XTS", "XAG", "XAU", "XPD", "XPT"}
WORDS = ["ALL", "COP", "CUP", "MAD", "PEN", "SOS", "TOP", "TRY"]
OTHER_SENSES = {"dram", "gold", "mark", "rand", "real", "rights", "sol", "unit", "won"}
"""Nouns of currencies that also mean something else."""
MORE_NAMES = {
    "pound sterling": "GBP",
    "pounds sterling": "GBP",
    "u.s. dollar": "USD",
    "u.s. dollars": "USD",
    "american dollar": "USD",
    "american dollars": "USD",
    **dict.fromkeys(("united states dollar", "united states dollars", "dollars of the united states"), "USD"),
    "dollars of the united states of america": "USD",
    "renminbi": "CNY",
    "turkish liras": "TRY",
    "zlotys": "PLN",
    "deutschmark": "DEM",
    "deutschmarks": "DEM",
    "special drawing rights": "XDR",
}
MORE_SIGNS = {
    **dict.fromkeys(("US$", "U.S.$"), "USD"),
    **dict.fromkeys(("C$", "CAN$"), "CAD"),
    **dict.fromkeys(("A$", "AU$"), "AUD"),
    **dict.fromkeys(("RMB", "CN¥"), "CNY"),
    **dict.fromkeys(("Rs", "Rs."), "Rs"),
    **dict(zip("S$ £ € SDR DM SFr NIS Kč zł".split(), "SGD GBP EUR XDR DEM CHF ILS CZK PLN".split(), strict=True)),
    **dict(zip("KSh Ksh USh TSh RM Rp".split(), "KES KES UGX TZS MYR IDR".split(), strict=True)),
    **{sign: sign for sign in ("$", "¥", "kr")},
}
"""Signs in English texts that the source does not list, and signs that several currencies share."""


def names(locale: object, current: set[str]) -> dict[str, str]:
    """Return all names of all currencies; a noun alone is a name only if one State has a currency of that name."""
    from babel.numbers import get_currency_name

    codes: dict[str, str] = {}
    nouns: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for code in sorted(locale.currencies, key=lambda code: (code not in current, code)):  # type: ignore[attr-defined]
        if code in NO_MONEY:
            continue
        forms = [re.sub(r"\s*\(.*?\)", "", get_currency_name(code, count, "en")).casefold() for count in (1, 2)]
        for form in forms:
            for spelling in (form, form.replace("ruble", "rouble")):
                codes.setdefault(spelling, code)
        nouns[forms[0].split()[-1]].setdefault(code, set()).update(form.split()[-1] for form in forms)
    for noun, holders in nouns.items():
        in_use = [code for code in holders if code in current]
        if len(in_use) == len({code[:2] for code in holders}) == 1 and noun not in OTHER_SENSES:
            codes.update(dict.fromkeys(holders[in_use[0]], in_use[0]))
    return codes | MORE_NAMES


def signs(locale: object, current: set[str]) -> dict[str, str]:
    """Return the signs that stand for exactly one currency in use, and the signs listed above."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for code, sign in locale.currency_symbols.items():  # type: ignore[attr-defined]
        if code in current and sign != code:
            held[sign].add(code)
    return {**{sign: min(codes) for sign, codes in held.items() if len(codes) == 1}, **MORE_SIGNS}


def main() -> None:
    """Write the table."""
    import babel
    from babel.core import Locale, get_global

    locale = Locale("en")
    territories = get_global("territory_currencies").values()
    current = {code for used in territories for code, _, end, tender in used if end is None and tender}
    by_code: defaultdict[str, list[str]] = defaultdict(list)
    for name, code in names(locale, current).items():
        by_code[code].append(name)
    codes = sorted(set(locale.currencies) - NO_MONEY)
    rows = [f"    {' '.join(codes[at : at + 28])}" for at in range(0, len(codes), 28)]
    lines = [
        'codes = """',
        *rows,
        '"""',
        f'words = "{" ".join(WORDS)}"',
        "",
        "[signs]",
        *(f'"{sign}" = "{code}"' for sign, code in sorted(signs(locale, current).items())),
        "",
        "[names]",
        *(f'{code} = "{", ".join(sorted(spelled))}"' for code, spelled in sorted(by_code.items())),
    ]
    TABLE.write_text(NOTICE.format(version=babel.__version__) + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
