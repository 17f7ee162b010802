"""Names that people type from habit, and that nothing has: each is answered with the right one."""

import pickle
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import tajik_relations as tr

HABITS = tomllib.loads((Path(tr.__file__).parent / "records" / "habits.toml").read_text(encoding="utf-8"))
SAMPLES: dict[str, Any] = {
    "package": tr,
    "facts": tr.facts,
    "fact": tr.facts[0],
    "relation": tr.relations["Malta"],
    "date": tr.PartialDate("1992-04"),
    "document": tr.documents["nato"],
    "actor": tr.states["AM"],
    "collection": tr.persons,
    "established": tr.relations["Malta"].established,
    "citation": tr.facts[0].citations[0],
    "range": tr.DateRange("1992/.."),
}
FIELDS = HABITS.pop("field")
"""What people give to `where` as the name of a field."""
ALL = [
    (sort, name, right) for sort, table in HABITS.items() for names, right in table.items() for name in names.split()
]


def test_every_sort_has_a_sample() -> None:
    """The table and the samples here are of the same sorts."""
    assert list(HABITS) == list(SAMPLES)


@pytest.mark.parametrize(("sort", "name", "right"), ALL, ids=lambda text: text[:20])
def test_a_habit_is_answered(sort: str, name: str, right: str) -> None:
    """The name is no attribute, the message names the right one, and what it names is there."""
    sample = SAMPLES[sort]
    with pytest.raises(tr.UnknownAttribute, match=f"has no attribute '{name}'; use ") as caught:
        getattr(sample, name)
    assert str(caught.value).endswith(f"; use {right}")
    assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 - made here


@pytest.mark.parametrize(("sort", "sample"), SAMPLES.items(), ids=list(SAMPLES))
def test_a_slip_is_answered_with_near_names(sort: str, sample: Any) -> None:
    """A letter too many in the name of any attribute leads to it."""
    names = [name for name in dir(sample) if not name.startswith("_") and len(name) > 4]
    assert names, sort
    for name in names:
        slip = f"{name}x" if f"{name}x" not in names else f"x{name}"
        with pytest.raises(AttributeError, match=f"has no attribute '{slip}'; ") as caught:
            getattr(sample, slip)
        assert name in str(caught.value)


def test_what_the_table_calls_right_exists() -> None:
    """Every name of the package that an answer has is there."""
    for _, _, right in ALL:
        for name in re.findall(r"\btr\.(\w+)", right):
            assert hasattr(tr, name), right


@pytest.mark.parametrize(("names", "right"), FIELDS.items(), ids=list(FIELDS))
def test_a_habit_of_filters_is_answered(names: str, right: str) -> None:
    """A field that no fact has is refused by `where`, with the right filter."""
    for name in names.split():
        with pytest.raises(tr.UnknownName, match=f"^no field of a fact is called '{name}'; use ") as caught:
            tr.facts.where(**{name: "x"})
        assert str(caught.value).endswith(f"; use {right}.")


class Failing(tr.Collection[int]):
    """A collection with a property that fails inside."""

    @property
    def total(self) -> int:
        """Fail as a property does that asks for an attribute which is not there."""
        return "text".nothing  # type: ignore[attr-defined, no-any-return]


def test_an_error_inside_a_property_is_not_hidden() -> None:
    """The message is that of the property, and not that there is no such attribute."""
    with pytest.raises(AttributeError, match=r"^'str' object has no attribute 'nothing'$"):
        _ = Failing((1, 2)).total
