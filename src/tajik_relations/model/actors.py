"""Who takes part in facts: States, organizations, persons; and where: places."""

from collections.abc import Callable
from typing import Any

from attrs import Attribute, field, frozen

from tajik_relations.errors import FieldError, told
from tajik_relations.model.terms import OrganizationKind
from tajik_relations.model.typed_values import ByValue, found, typed


def _named(_instance: object, attribute: "Attribute[Any]", name: str) -> None:
    if not any(letter.isalnum() for letter in name):
        raise FieldError(attribute.name, f"expected a name with at least one letter or digit, found {found(name)}")


class _Actor(ByValue):
    """Base of all actors: what they are known by, and a hash by their code alone."""

    __slots__ = ()

    code: str
    name: str

    def __hash__(self) -> int:
        """Return the same number for equal actors, and another one than their code has as text."""
        return ~hash(self.code)

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@frozen(kw_only=True, repr=False, eq=False, field_transformer=typed)
class State(_Actor):
    """A State, under its ISO 3166-1 codes and its common English name."""

    code: str
    """ISO 3166-1 alpha-2."""
    alpha3: str
    """ISO 3166-1 alpha-3."""
    numeric: str
    """ISO 3166-1 numeric, three digits as text."""
    name: str = field(validator=_named)
    """Common English name; partners are sorted by it."""
    names: tuple[str, ...] = ()
    """Further names and spellings: official names, former names, and spellings in the documents."""
    adjectives: tuple[str, ...] = ()
    """Words that mean "of this State" or "its people" in the documents."""
    article: bool = False
    """Whether a sentence puts "the" before the name."""
    cow: int | None = None
    """Number in the list of States of the Correlates of War project; `None` if the State is not in the list."""
    gw: int | None = None
    """Number in the list of independent States by Gleditsch and Ward; `None` if the State is not in the list."""

    def __repr__(self) -> str:
        """Return a short form with the code."""
        return f"<State {self.code} {self.name}>"


@frozen(kw_only=True, repr=False, eq=False, field_transformer=typed)
class UnidentifiedState(ByValue):
    """The State of a table row, if the document leaves the country blank and no evidence shows which State it is."""

    row: int
    """The row's number in its table, from 1."""
    candidates: tuple[State, ...]
    """The States that are possible, sorted by name."""

    @property
    def name(self) -> str:
        """A description that fits into a sentence."""
        return f"the unidentified State of row {self.row}"

    def __repr__(self) -> str:
        """Return a short form with the number of candidates."""
        return f"<UnidentifiedState of row {self.row}, {len(self.candidates)} candidates>"

    def __str__(self) -> str:
        """Return the description."""
        return self.name


@frozen(kw_only=True, repr=False, eq=False, field_transformer=typed)
class Organization(_Actor):
    """An international organization, or another body that acts in a fact: a company, an armed force, a movement."""

    code: str
    """Acronym or short form, in capitals."""
    name: str = field(validator=_named)
    """The name used for display and sorting."""
    names: tuple[str, ...] = ()
    """Further names and spellings that the documents use."""
    kind: OrganizationKind
    """The type of body."""
    article: bool = False
    """Whether a sentence puts "the" before the name."""

    def __repr__(self) -> str:
        """Return a short form with the code."""
        return f"<Organization {self.code}>"


@frozen(kw_only=True, repr=False, eq=False, field_transformer=typed)
class Person(_Actor):
    """A natural person, as the documents name them."""

    code: str
    """The name in lower case with hyphens."""
    name: str = field(validator=_named)
    """The spelling used for display and sorting."""
    names: tuple[str, ...] = ()
    """Further spellings that the documents use."""

    def __repr__(self) -> str:
        """Return a short form with the name."""
        return f"<Person {self.name}>"


@frozen(kw_only=True, repr=False, eq=False, field_transformer=typed)
class Place(ByValue):
    """A city, a base, an area or a whole State, with the State in which it lies, if the words or a rule give it."""

    name: str = field(validator=_named)
    """The name used for display."""
    state: State | None = None
    """The State in which the place lies; `None` if neither the words nor ISO 3166-2 give one."""
    names: tuple[str, ...] = ()
    """Further names of the place, present and former."""
    subdivision: str | None = None
    """ISO 3166-2 code, if the standard lists the place; the code gives the State if the words do not."""

    def __repr__(self) -> str:
        """Return a short form with the State's code."""
        return f"<Place {self}>"

    def __str__(self) -> str:
        """Return `"city, CODE"`, or the name alone, as that of a State that is the place."""
        return f"{self.name}, {self.state.code}" if self.state and self.state.name != self.name else self.name


KnownActor = State | Organization | Person
"""Anyone who has a name."""

Party = State | UnidentifiedState
"""A State that takes part in a fact, known or not."""

Actor = State | UnidentifiedState | Organization | Person
"""Anyone who takes part in a fact."""

ACTORS = (State, UnidentifiedState, Organization, Person)
"""The types of actors, for `isinstance`."""

SYSTEMS: dict[str, Callable[[State], str | int | None]] = {
    "alpha_2": lambda state: state.code,
    "alpha_3": lambda state: state.alpha3,
    "iso_numeric": lambda state: state.numeric,
    "cow": lambda state: state.cow,
    "gw": lambda state: state.gw,
}
"""What each system of codes calls a State."""
SPELLED = {name: name for name in SYSTEMS} | {
    "alpha2": "alpha_2",
    "alpha3": "alpha_3",
    "iso2": "alpha_2",
    "iso3": "alpha_3",
    "numeric": "iso_numeric",
    "ccode": "cow",
    "gwno": "gw",
}
"""The systems by what elsewhere is said for them."""


def has_code(state: State, system: str, wanted: str | int) -> bool:
    """Whether a State has a code of a system; zeros before a number do not count."""
    code, text = SYSTEMS[system](state), told(wanted, str).strip().upper()
    if code is None:
        return False
    return str(code).lstrip("0") == text.lstrip("0") if str(code).isdecimal() else code == text
