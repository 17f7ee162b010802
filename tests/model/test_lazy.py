"""Sequences whose items are made when first touched behave as their tuples."""

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tajik_relations.model.lazy import LazySequence, joined


def _made_of(values: list[Any]) -> tuple[LazySequence[Any], list[int]]:
    """Return a sequence of some values, and the list to which it adds each key that it is asked for."""
    touched: list[int] = []

    def make(key: int) -> Any:
        touched.append(key)
        return values[key]

    return LazySequence(make, range(len(values))), touched


@given(st.lists(st.integers() | st.text(), max_size=8), st.slices(8))
def test_it_behaves_as_the_tuple(values: list[Any], part: slice) -> None:
    """Length, items, slices, equality, hash, containment, order and joining are those of the tuple."""
    sequence, _ = _made_of(values)
    expected = tuple(values)
    assert len(sequence) == len(expected)
    assert [*sequence] == [*expected]
    assert sequence == expected
    assert expected == sequence
    assert hash(sequence) == hash(expected)
    assert sequence[part] == expected[part]
    assert repr(sequence) == repr(expected)
    assert [*reversed(sequence)] == [*reversed(expected)]
    more = (1,)
    assert sequence + more == expected + more
    assert more + sequence == more + expected
    assert all(value in sequence for value in values)
    assert [sequence.count(value) for value in values] == [expected.count(value) for value in values]


def test_nothing_is_made_before_it_is_touched() -> None:
    """Making, measuring, slicing and choosing touch no item; asking for one touches this one alone."""
    sequence, touched = _made_of(["a", "b", "c", "d"])
    part = sequence[1:].among([0, 2, 3])
    assert (len(sequence), len(part), touched) == (4, 2, [])
    assert (part[0], touched) == ("c", [2])


@given(st.lists(st.integers(0, 9), max_size=6), st.slices(10))
def test_those_among_others_keep_their_order(keys: list[int], part: slice) -> None:
    """Choosing by keys keeps the order of the sequence, also of one that was turned round, and no key twice."""
    sequence, _ = _made_of([*"abcdefghij"])
    expected = tuple(letter for at, letter in [*enumerate("abcdefghij")][part] if at in keys)
    assert expected == sequence[part].among(sorted({*keys}))


def test_the_keys_cannot_be_changed() -> None:
    """Whoever gave a list of keys, or asks for them, has no way to change them afterwards."""
    keys = [2, 0]
    sequence = LazySequence("abc".__getitem__, keys)
    keys.append(1)
    assert (2, 0) == sequence.keys
    assert ("c", "a") == sequence


def test_copies_share_and_pickles_hold_the_tuple() -> None:
    """A copy is the sequence itself, and a pickle gives a tuple that is equal to it."""
    sequence, _ = _made_of([1, 2])
    assert copy.copy(sequence) is sequence
    assert copy.deepcopy(sequence) is sequence
    pickled = pickle.loads(pickle.dumps(sequence))  # noqa: S301 - made in the line itself
    assert (type(pickled), pickled) == (tuple, sequence)


def test_it_cannot_be_changed() -> None:
    """Attributes can be neither set nor deleted, and items not assigned."""
    sequence, _ = _made_of([1])
    with pytest.raises(AttributeError, match=r"^LazySequence cannot be changed: keys$"):
        sequence.keys = ()  # type: ignore[misc]
    with pytest.raises(AttributeError, match=r"^LazySequence cannot be changed: make$"):
        del sequence.make
    with pytest.raises(TypeError, match="does not support item assignment"):
        sequence[0] = 2  # type: ignore[index]


def test_other_types_are_not_equal() -> None:
    """A list of the same items is no tuple."""
    sequence, _ = _made_of([1])
    assert sequence != [1]
    assert sequence != (2,)


def test_joined_sequences_stand_after_one_another_untouched() -> None:
    """Joining touches nothing, and the items come in the order of the sequences."""
    first, touched = _made_of([1, 2])
    both = joined(first, (), (3,))
    assert (len(both), touched) == (3, [])
    assert both == (1, 2, 3)
