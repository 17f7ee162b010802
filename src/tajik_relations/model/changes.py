"""What a version of a data set added, changed or withdrew, and by which coding rules."""

import re
from typing import Any

from attrs import Attribute, field, frozen

from tajik_relations.errors import FieldError
from tajik_relations.model.typed_values import Helpful, found, typed

ADDED, CHANGED, WITHDRAWN = WHAT = ("added", "changed", "withdrawn")
"""What can happen to a fact from one version to the next."""
ONLY_TOLD, NO_RULE = 0, 23
"""Numbers that are not coding rules: 0: only the English sentence changed; 23: no rule covers the correction."""
_VERSION = re.compile(r"\d+(\.\d+)+[0-9A-Za-z.]*", re.ASCII)


def _version(_instance: object, attribute: "Attribute[Any]", version: str) -> None:
    if not _VERSION.fullmatch(version):
        raise FieldError(attribute.name, f"expected a version such as '0.2.0', found {found(version)}")


def _what(_instance: object, attribute: "Attribute[Any]", what: str) -> None:
    if what not in WHAT:
        raise FieldError(attribute.name, f"expected one of {', '.join(WHAT)}; found {found(what)}")


def _rules(_instance: object, attribute: "Attribute[Any]", rules: tuple[int, ...]) -> None:
    wrong = next((rule for rule in rules if rule < 0 or rules.count(rule) > 1), None)
    if not rules or wrong is not None:
        wanted = "expected at least one number of a coding rule, from 0, and no number twice"
        raise FieldError(attribute.name, f"{wanted}, found {'none' if wrong is None else wrong}")


@frozen(kw_only=True, field_transformer=typed)
class Change(Helpful):
    """A change of one fact by one version of a data set, with the reason."""

    version: str = field(validator=_version)
    """The first version of the data set with the change: `0.2.0`."""
    id: str
    """The id of the fact; the id of a withdrawn fact is never used again."""
    what: str = field(validator=_what)
    """`added`, `changed` or `withdrawn`."""
    rules: tuple[int, ...] = field(validator=_rules)
    """The numbers of the coding rules that led to the change; see `CodingRule.number` for 0 and 23."""
    held_by: tuple[str, ...] = ()
    """For a withdrawn fact, the ids of the facts that have its content now; otherwise empty."""
    note: str = ""
    """A further note; required if no rule covers the change, or if no fact has the content of a withdrawn fact."""

    def __attrs_post_init__(self) -> None:
        """Validate values that depend on one another."""
        if self.held_by and self.what != WITHDRAWN:
            raise FieldError(
                "held_by",
                f"only a withdrawn fact can have it, and this fact was {self.what}; found {found(self.held_by[0])}",
            )
        again = next((name for at, name in enumerate(self.held_by) if name in self.held_by[:at]), None)
        if again is not None:
            raise FieldError("held_by", f"expected each id once, found {found(again)} twice")
        if not self.note.strip():
            if self.what == WITHDRAWN and not self.held_by:
                raise FieldError("note", "a withdrawn fact without held_by needs a note")
            if NO_RULE in self.rules:
                raise FieldError("note", f"a change that no rule covers ({NO_RULE}) needs a note")
