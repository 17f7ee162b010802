"""Everyday names of kinds of fact, one meaning each: what `of`, the module and the command line take."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from tajik_relations.errors import UnknownName, told
from tajik_relations.records.kinds import TABLE_OF, singular


class Everyday(NamedTuple):
    """What an everyday name stands for."""

    kinds: tuple[str, ...]
    """The names of types of fact."""
    values: Mapping[str, str] = MappingProxyType({})
    """The values that a fact has besides, by field, as `where` takes them; most names need none."""


EVERYDAY: Mapping[str, Everyday] = MappingProxyType(
    {table: Everyday((kind,)) for kind, table in TABLE_OF.items()}
    | {
        "missions": Everyday(("DiplomaticMission", "ConsularPost")),
        "diplomatic_missions": Everyday(("DiplomaticMission",)),
        "embassies": Everyday(("DiplomaticMission",), MappingProxyType({"mission": "embassy"})),
        "permanent_missions": Everyday(("DiplomaticMission",), MappingProxyType({"mission": "permanent mission"})),
        "ambassadors": Everyday(("OfficeHolder",), MappingProxyType({"office": "Ambassador"})),
    }
)
"""Every name, in the plural and with `_` between words."""
ALSO: Mapping[str, str] = MappingProxyType(
    {
        word: name
        for name, words in {
            "treaties": "agreements accords conventions",
            "consular_posts": "consulates",
            "assistance": "aid help donations",
            "meetings": "summits talks",
            "announcements": "statements",
            "commitments": "promises pledges",
            "boundary_questions": "border_disputes borders",
            "military_presences": "troops bases military_bases",
            "exercises": "drills manoeuvres",
            "legal_measures": "laws",
            "office_holders": "officials",
            "programmes": "programs",
            "references": "notes",
            "figures": "numbers statistics",
            "characterizations": "descriptions",
            "positions": "views",
        }.items()
        for word in words.split()
    }
)
"""Other words for some of these names."""


def everyday(name: object) -> Everyday:
    """Return the meaning of an everyday name: `"visits"`, `"visit"`, `"Visit"`, or the type itself.

    Raises:
        UnknownName: if no kind is called so; the message suggests similar names.
    """
    if isinstance(name, type) and name.__name__ in TABLE_OF:
        return Everyday((name.__name__,))
    text = name.__name__ if isinstance(name, type) else name if isinstance(name, str) else told(name)[:60]
    found = _index().get(_squeezed(text)) if isinstance(name, str) else None
    if found is None:
        raise UnknownName(text, "kind of fact", [*EVERYDAY, *ALSO, *TABLE_OF])
    return EVERYDAY[found]


@cache
def _index() -> dict[str, str]:
    """Return the name in `EVERYDAY` for each way to write it."""
    kinds = {
        _squeezed(kind): "diplomatic_missions" if table == "missions" else table for kind, table in TABLE_OF.items()
    }
    meanings = {**{name: name for name in EVERYDAY}, **ALSO}
    ways = ((_squeezed(name), meant) for name, meant in meanings.items())
    return kinds | {way: meant for several, meant in ways for way in (several, singular(several))}


def _squeezed(name: str) -> str:
    """Return a name without capitals and what stands between its words."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())
