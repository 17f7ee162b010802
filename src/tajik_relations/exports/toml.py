"""Plain values as TOML, each text on one line."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
_CONTROL = re.compile("[\x7f-\x9f\u2028\u2029]")


def document(loose: Mapping[str, Any], tables: Iterable[tuple[str, Mapping[str, Any]]] = ()) -> str:
    """Return a TOML document: loose values, then tables of arrays in the order given, each with its name."""
    parts = ["".join(_pair(key, value) for key, value in loose.items())] if loose else []
    parts += [f"[[{name}]]\n" + "".join(_pair(key, value) for key, value in entry.items()) for name, entry in tables]
    return "\n".join(parts)


def _pair(key: str, value: Any) -> str:
    return f"{_key(key)} = {_value(value)}\n"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    """Return a basic string: JSON's, whose escapes are TOML's too, with the further controls escaped."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + "}"  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"  # pyright: ignore[reportUnknownArgumentType]
    return str(value)
