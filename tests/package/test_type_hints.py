"""Annotations of everything public resolve at run time, so that tools which read them work."""

import inspect
from collections.abc import Iterator
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_type_hints

import attrs
import pytest

import tajik_relations as tr

DATA = {name: getattr(tr, name) for name in vars(tr)["_OF_THE_DATA"]}
PUBLIC = {
    **{name: getattr(tr, name) for name in vars(tr)["_HOME"]},
    **{name: value if inspect.isroutine(value) else type(value) for name, value in DATA.items()},
    **{name: value for name, value in vars(tr.terms).items() if isinstance(value, type) and not name.startswith("_")},
    **{f"pictures.{name}": getattr(tr.pictures, name) for name in (tr.pictures.__all__ if find_spec("altair") else ())},
}
"""Every type and function of the package, those that `__all__` leaves out too, and the types of the data, by name."""
OWN = "tajik_relations"
SRC = Path(tr.__file__).parent


def _of_a_class(kind: type) -> Iterator[tuple[str, Any]]:
    """Go through a class and all that it and its bases in this package define and that can have annotations."""
    for base in kind.__mro__:
        if base.__module__.split(".")[0] != OWN:
            continue
        yield base.__qualname__, base
        for name, member in vars(base).items():
            found = member.__func__ if isinstance(member, classmethod | staticmethod) else member
            if isinstance(found, property):
                found = found.fget
            elif isinstance(found, cached_property):
                found = found.func
            if inspect.isfunction(found):
                yield f"{base.__qualname__}.{name}", found


def annotated(thing: Any) -> list[tuple[str, Any]]:
    """Return everything in a type, or in a function, that can have annotations."""
    return [*_of_a_class(thing)] if isinstance(thing, type) else [(thing.__qualname__, thing)]


@pytest.mark.parametrize("name", PUBLIC)
def test_annotations_resolve(name: str) -> None:
    """Annotations of a public type, of its methods and properties, inherited ones too, and of functions resolve."""
    wrong = {}
    for where, thing in annotated(PUBLIC[name]):
        try:
            hints = get_type_hints(thing)
        except Exception as error:  # noqa: BLE001 - whatever a name that is not there makes of it
            wrong[where] = repr(error)
        else:
            assert not [hint for hint in hints.values() if isinstance(hint, str)]
    assert not wrong


@pytest.mark.parametrize("name", PUBLIC)
def test_everything_that_is_read_has_a_type(name: str) -> None:
    """Each field of a public type has an annotation, and each function, method and property says what it returns."""
    for where, thing in annotated(PUBLIC[name]):
        if isinstance(thing, type):
            fields = attrs.fields_dict(thing) if attrs.has(thing) else {}
            assert not {*fields} - {*get_type_hints(thing)}, where
        elif Path(thing.__code__.co_filename).is_relative_to(SRC):  # attrs annotates none of its own
            assert "return" in get_type_hints(thing), where


def test_some_annotations_are_what_they_say() -> None:
    """Types whose modules are imported late are the real ones, once resolved."""
    assert tr.Timeline is get_type_hints(tr.Facts.timeline)["return"]
    assert tr.Established is get_type_hints(vars(tr.Relation)["established"].fget)["return"]
    assert tr.Disagreements is get_type_hints(vars(tr.Dataset)["disagreements"].fget)["return"]
    assert tr.MembershipAnswer is get_type_hints(tr.OrganizationProfile.membership_of)["return"]
    assert tr.SourceDocument | None == get_type_hints(tr.Citation)["source"]
    assert len(PUBLIC) > 60
