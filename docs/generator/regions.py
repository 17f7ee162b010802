"""Partners by region of the world, from the United Nations' standard M49."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tajik_relations as tr

OTHERS, ROWS = "Organizations and others", "Table rows whose State is not known"


@cache
def regions() -> dict[str, str]:
    """Return the region of each State by its ISO 3166-1 code, in the order of the standard."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    named = ((name, codes) for continent in table.values() for name, codes in continent.items())
    return {code: name for name, codes in named for code in codes.split()}


def region_of(relation: tr.Relation) -> str:
    """Return the region of a partner, or what it is if it is no State with a region."""
    if relation.partner is None:
        return ROWS
    return regions().get(relation.partner.code, OTHERS) if isinstance(relation.partner, tr.State) else OTHERS


def by_region(relations: tr.Relations) -> Iterator[tuple[str, list[tr.Relation]]]:
    """Yield each region that has partners, with them."""
    for region in (*dict.fromkeys(regions().values()), OTHERS, ROWS):
        own = [relation for relation in relations if region_of(relation) == region]
        if own:
            yield region, own
