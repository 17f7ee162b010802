"""Every collection of the data can be copied and sent to another process, and cannot be changed."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

import tajik_relations as tr

COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda one: pickle.loads(pickle.dumps(one)),  # noqa: S301 - our own
}
COLLECTIONS: dict[str, Callable[[tr.Dataset], Any]] = {
    "states": lambda data: data.states,
    "organizations": lambda data: data.organizations[:5],
    "persons": lambda data: data.persons,
    "places": lambda data: data.places,
    "documents": lambda data: data.documents,
    "facts": lambda data: data.facts,
    "some facts": lambda data: data.facts.about("JP").during("1992"),
    "memberships": lambda data: data.memberships,
    "missions": lambda data: data.missions,
    "references": lambda data: data.references,
    "relations": lambda data: data.relations,
    "some relations": lambda data: data.relations.before("1992-05-01"),
    "possible": lambda data: data.relations.possible("Bhutan"),
    "established": lambda data: data.relations["Lithuania"].established,
    "timeline": lambda data: data.timeline("JP"),
    "members": lambda data: data.organizations["CIS"].members(),
    "shared": lambda data: data.shared("AM", "TJ"),
    "occurrences": lambda data: data.occurrences,
    "disagreements": lambda data: data.disagreements,
    "a group": lambda data: data.facts.group_by("kind")["Visit"],
    "none": lambda data: data.facts[:0],
}


@pytest.mark.exhaustive
@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_copies_are_equal(dataset: tr.Dataset, copied: Callable[[Any], Any]) -> None:
    """A copy of a collection is of its type, equal to it and of one hash, and its parts are equal too."""
    for name, made in COLLECTIONS.items():
        original = made(dataset)
        other = copied(original)
        assert (type(original), original, hash(original)) == (type(other), other, hash(other)), name
        assert [repr(one) for one in original] == [repr(one) for one in other], name
        assert original[1:] == other[1:] == copied(original[1:]), name


@pytest.mark.exhaustive
@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_copies_answer_the_same(dataset: tr.Dataset, copied: Callable[[Any], Any]) -> None:
    """A copy finds by name, filters and chooses like what it was copied from."""
    whole = copied(dataset)
    for name in (dataset.subject.name, dataset.subject.alpha3, dataset.all_organizations[0].name):
        assert dataset.facts.about(name) == whole.facts.about(name)
    relations, facts, line = (copied(one) for one in (dataset.relations, dataset.facts, dataset.timeline()))
    assert relations["Japan"] == dataset.relations["JP"]
    assert relations.unidentified == dataset.relations.unidentified
    assert relations.possible("Bhutan") == dataset.relations.possible("BT")
    assert facts.where(partner="JP").timeline() == dataset.facts.where(partner="Japan").timeline()
    assert facts[-3:] | facts[:3] == dataset.facts[:3] | dataset.facts[-3:]
    assert (line.undated, len(line)) == (dataset.timeline().undated, len(dataset.timeline()))
    found, same = (each["Lithuania"].established.resolve(outside=True) for each in (relations, dataset.relations))
    assert (str(found), found) == (str(same), same)
    for original in (dataset.states, dataset.persons, dataset.organizations[:3], dataset.places, dataset.documents):
        other = copied(original)
        for one in original:
            assert one == other[one.title if isinstance(one, tr.SourceDocument) else one.name]
        with pytest.raises(tr.UnknownName, match=r"^no .* is called 'Zubrowka'"):
            other["Zubrowka"]


def test_collections_cannot_be_changed(dataset: tr.Dataset) -> None:
    """No part of a collection can be set or taken away, and the same questions give the same answer again."""
    for name, made in COLLECTIONS.items():
        original = made(dataset)
        with pytest.raises(FrozenInstanceError, match=r"^(can't set attribute)?$"):  # before 26.1 attrs gave no text
            original.items = ()
        with pytest.raises(TypeError, match="does not support item assignment"):
            original[0] = None
        with pytest.raises(TypeError, match=r"(doesn't|does not) support item deletion"):
            del original[0]
        assert original == made(dataset), name
        assert list(reversed(original)) == list(original)[::-1], name
