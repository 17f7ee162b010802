"""Make `names.toml`: everyday names of States and former States, in English, Russian and Tajik.

There are two arguments. The first is a folder with the unpacked JSON packages `cldr-localenames-full` and `cldr-core`
of the Unicode CLDR (`npm pack` fetches them). The second is a folder with the list `state_codes.tsv`, which contains
the Russian names of the United Nations. Babel also ships the CLDR, but without its short and variant names. Former
States come from ISO 3166-3 in pycountry, their successors from the CLDR. The lists in this file were entered by hand.
"""

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pycountry

import tajik_relations as tr
from tajik_relations.model.names import Directory, folded, names_of

NAMES = Path(tr.__file__).with_name("data") / "names.toml"
LANGUAGES = ("en", "ru", "tg")
NOTICE = """\
# Everyday names of States, for looking up alone: no check reads a document by them.
# Made by tools/make_names.py. Do not edit: change the tool.
# Sources: Unicode CLDR {version}, locales {languages}, and its territory aliases, Copyright 1991-2025 Unicode, Inc.,
# Unicode License v3 (SPDX: Unicode-3.0), in the project's LICENSE-UNICODE; Russian names of the United
# Nations, from the data of the public package countrycode 1.8.0, commit 284d6a2; ISO 3166-3, from pycountry; some by
# hand (see the tool).

"""
BY_HAND = {
    "AG": ("Antigua",),
    "CD": ("DR Congo", "DRC"),
    "GB": ("Britain",),
    "KN": ("St. Kitts",),
    "NATO": ("North Atlantic Treaty Organization",),
    "NL": ("Holland",),
    "TT": ("Trinidad",),
    "VA": ("Vatican",),
}
"""Everyday names that no list here contains. countrycode or country-converter match those of States by a pattern;
the name of the organization comes from the organization itself."""
FORMER = {"SUHH": "810", "CSHH": "200", "YUCS": "890", "CSXX": "891", "DDDE": "DD", "YDYE": "YD", "VDVN": ""}
"""Entries of ISO 3166-3 for former States -> the CLDR's alias. Other entries were only renamed, or were no States."""
FORMER_BY_HAND = {
    "SUHH": ("Soviet Union",),
    "DDDE": ("East Germany",),
    "YDYE": ("South Yemen",),
    "VDVN": ("North Vietnam",),
}
"""Everyday names of former States."""


def cldr_names(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield the code and each name of every territory in a language: usual, short and variant names."""
    path = folder / "cldr-localenames-full" / "main" / language / "territories.json"
    territories = json.loads(path.read_text("utf-8"))["main"][language]["localeDisplayNames"]["territories"]
    for key, name in territories.items():
        yield key.partition("-alt-")[0], name


def parts(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names in a name with brackets or a dash; a part that only distinguishes States is no name."""
    split = [(code, *re.split(r" \(| - ", name.rstrip(")"), maxsplit=1)) for code, name in names]
    for code, plain, *others in split:
        if others:
            yield code, plain
        if {each for each, before, *after in split if after and before == plain} == {code}:
            yield from ((code, other) for other in others)


def further_names(folder: Path, rows: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Return the names, by code, that do not yet find a State; a name of several States is ambiguous on purpose."""
    states = tr.load().all_states
    names: dict[str, dict[str, str]] = {state.code: {} for state in sorted(states, key=lambda state: state.code)}
    listed = [pair for language in LANGUAGES for pair in cldr_names(folder, language) if pair[0] in names]
    listed += parts(listed)
    listed += [(row["alpha2"], row["name_ru"]) for row in rows if row["alpha2"] in names]
    listed += [(code, name) for code, further in BY_HAND.items() for name in further]
    plain = known_names()
    for code, name in listed:
        if name and not plain.get(name):
            names[code].setdefault(folded(name), name)
    return {code: [*own.values()] for code, own in names.items()}


def known_names() -> Directory[tr.State]:
    """Return the States by their names in `states.toml`."""
    states = tr.load().all_states
    return Directory(states, states, names_of, "State")


def former_states(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield each former State."""
    path = folder / "cldr-core" / "supplemental" / "aliases.json"
    aliases = json.loads(path.read_text("utf-8"))["supplemental"]["metadata"]["alias"]["territoryAlias"]
    for code, alias in FORMER.items():
        entry = next(entry for entry in pycountry.historic_countries if entry.alpha_4 == code)
        short, *official = re.split(r", (?=[A-Z(])", entry.name)
        forms = [f"{form} {short}" if form.endswith(" of") else form for form in official]
        spelled = [re.sub(r"[()]", "", form) for form in forms] + [re.sub(r"\(.*\) ", "", form) for form in forms]
        names = dict.fromkeys((*FORMER_BY_HAND.get(code, ()), short, *spelled))
        name, *others = (each for each in names if each != "Democratic" and not known_names().get(each))
        successors = aliases[alias]["_replacement"].split() if alias else [code[2:]]
        yield {"name": name, "names": others, "ended": entry.withdrawal_date, "successors": successors}


def main() -> None:
    """Write the file."""
    folder, lists = map(Path, sys.argv[1:3])
    with (lists / "state_codes.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    version = json.loads((folder / "cldr-core" / "package.json").read_text("utf-8"))["version"]
    text = NOTICE.format(version=version, languages=", ".join(LANGUAGES)) + "[names]\n"
    for code, names in further_names(folder, rows).items():
        if names:
            text += f"{code} = {json.dumps(names, ensure_ascii=False)}\n"
    for former in former_states(folder):
        text += "\n[[former]]\n"
        text += "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in former.items())
    NAMES.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
