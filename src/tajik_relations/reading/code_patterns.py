"""The forms of codes, names of files and addresses in data files, and text that says nothing."""

import re
from collections.abc import Mapping
from typing import Any, cast

from tajik_relations.model.actors import Organization, Person, State
from tajik_relations.model.identification import OrganizationDate, OutsideDate
from tajik_relations.model.provenance import SourceDocument
from tajik_relations.model.typed_values import found
from tajik_relations.records import Reference

_LOWER = (r"[^\W_A-Z]+(-[^\W_A-Z]+)*", "lower-case letters, digits and hyphens")
_ADDRESS = (r"https?://[^\s<>\"]+", "a web address that begins with https:// or http://")
_LINES = ("[1-9][0-9]*", "a number from 1")
FORMS: dict[type[Any], dict[str, tuple[str, str]]] = {
    State: {
        "code": ("[A-Z]{2}", "two capital letters, as ISO 3166-1 has them"),
        "alpha3": ("[A-Z]{3}", "three capital letters, as ISO 3166-1 has them"),
        "numeric": ("[0-9]{3}", "three digits in quotes, as ISO 3166-1 has them"),
    },
    Organization: {"code": ("[A-Z0-9]+(-[A-Z0-9]+)*", "capital letters, digits and hyphens")},
    Person: {"code": _LOWER},
    SourceDocument: {
        "id": ("[a-z0-9]+(-[a-z0-9]+)*", _LOWER[1]),
        "prefix": ("[a-z]+(-[a-z0-9]+)*", "lower-case letters, then digits only after a hyphen"),
        "file": (r"[^/\\:]+", "the name of a file without its folder"),
        "sha256": ("[0-9a-f]{64}", "64 hexadecimal digits in lower case"),
        "lines": _LINES,
        "address": _ADDRESS,
    },
    OutsideDate: {"address": _ADDRESS},
    OrganizationDate: {"address": _ADDRESS},
    Reference: {"mark": _LINES},
}
"""By the type of a record, the form of a field as a pattern and in words."""


def malformed(entry: Mapping[str, Any], kind: type[Any]) -> dict[str, str]:
    """Return what is wrong with texts and numbers of an entry by themselves, by the name of the field."""
    wrong: dict[str, str] = {}
    for name, value in entry.items():
        form, wanted = FORMS.get(kind, {}).get(name, ("", ""))
        if _is_blank(value):
            wrong[name] = f"expected text, found {found(value)}; leave the key out if there is none"
        elif form and type(value) in (str, int) and not re.fullmatch(form, str(value)):
            wrong[name] = f"expected {wanted}, found {found(value)}"
    return wrong


def _is_blank(value: Any) -> bool:
    """Whether a value is an empty or blank text, or a list with such a text."""
    texts = cast("list[object]", value if isinstance(value, list) else [value])
    return any(isinstance(text, str) and not text.strip() for text in texts)
