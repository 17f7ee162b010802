"""Titles of instruments, plans and statements: capitalized words that small ones join, in which nobody is named."""

import re
from functools import lru_cache

from tajik_relations.evidence.lines import LineRead
from tajik_relations.evidence.name_index import NameRead
from tajik_relations.model.actors import Organization

_NO_TITLE = r"\b(?!The |An? |In |On |By |This |Its |Draft )"
_INSTRUMENTS = (
    "Agreement|Contract|Convention|Memorandum|Protocol|Treaty|Declaration|Pact|Charter|Act|Joint Statement|"
    "Statement|Communique|Communiqué"
)
_PLANS = "Programme|Program|Plan|Strategy|Concept|Roadmap|Scheme"
_SMALL = "of|on|for|and|the|against|to|concerning|about|an?"
_JOINED = rf"(?: (?:{_SMALL})(?= (?:(?:{_SMALL}) )?[A-Z])| [A-Z][\w-]+)+"
_NAMED = re.compile(rf"{_NO_TITLE}(?:[A-Z][\w-]+ ){{1,4}}(?:Agreement|Convention|Protocol|Treaty|Pact)s?\b")
_TITLE = re.compile(rf"{_NO_TITLE}(?:[A-Z][\w-]+ )*(?:{_INSTRUMENTS}){_JOINED}")
"""Titles in capitals, with a noun for an instrument at the end or before what it is about."""
_TITLED = re.compile(
    r"\b(?:Agreement|Contract|Convention|Memorandum|Protocol|Treaty) (?:of|on)\b[^,;.()\d]*?"
    r"(?=\s*(?:[,;.(]|$|\b(?:signed|dated|was|were|is|are|entered|between|with|in|which|on \d)\b))"
)
"""Titles in small letters, which end where the sentence goes on."""
TITLES = (_TITLE, _NAMED, _TITLED)
"""Patterns of the titles of instruments."""
_ANY = re.compile(rf"\b(?:{_INSTRUMENTS}|{_PLANS})(?= (?:{_SMALL}) ){_JOINED}")
"""What stands behind the noun in a title, of whatever it is one."""
_LAST = re.compile(
    r"\d[\d,.]*(?:-[a-z]+)?(?: [A-Z][\w-]+)* (?:Project|Programme|Program|Plan|Initiative|Campaign|Fund)s?\b"
)
"""Names that begin with a figure."""


@lru_cache(maxsize=64)
def titled(line: LineRead) -> frozenset[int]:
    """Return the positions of words in titles, from the noun that says of what it is one."""
    return line.positions(match.span() for match in _ANY.finditer(line.text))


@lru_cache(maxsize=64)
def numbered(line: LineRead) -> frozenset[int]:
    """Return the positions of names that begin with a figure: "the 1000 Engineers Project"."""
    return line.positions(match.span() for match in _LAST.finditer(line.text))


def is_in_title(line: LineRead, read: NameRead) -> bool:
    """Whether what reads as an organization's name is the middle of a title: "on a New Partnership for Peace"."""
    before = read.position - 1
    inside = isinstance(read.named, Organization) and {read.position, before} <= titled(line)
    return inside and line.words[before][:1].isupper() and before not in line.named_positions
