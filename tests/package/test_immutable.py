"""Whatever can be reached from the data set and from answers is immutable, hashable and equal to its copies."""

import copy
import pickle
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from types import MappingProxyType, ModuleType
from typing import Any

import attrs
import pytest
from made_up import small_before
from running import SMALL

import tajik_relations as tr
from tajik_relations.model.lazy import LazySequence
from tajik_relations.query.scope import Index, Scope

ATOMS = (str, int, float, date, type(None))
BUILT_IN = (tuple, frozenset, LazySequence)
"""What Python itself, or a sequence that makes its items late, keeps from being changed, and what of it has parts."""
SHARED = (Scope, Index)
"""What collections share."""
REFUSED = r"^$|(set|delete) attribute|has no (setter|deleter)"
"""How attrs, properties and vocabularies say that they cannot be changed."""
COPIES: dict[str, Callable[[list[Any]], list[Any]]] = {
    "copy": lambda things: [copy.copy(each) for each in things],
    "deepcopy": copy.deepcopy,
    "pickle 2": lambda things: pickle.loads(pickle.dumps(things, 2)),  # noqa: S301 - our own
    "pickle 5": lambda things: pickle.loads(pickle.dumps(things, 5)),  # noqa: S301 - our own
}
"""Ways to copy a list with all that is in it."""
NEW: dict[str, Callable[[], Any]] = {
    "rows": tr.tables["citations"].rows,
    "columns": tr.tables["documents"].columns,
    "groups": lambda: tr.facts.group_by("kind"),
    "counts": lambda: tr.facts.count_by("document"),
    "schema": lambda: tr.json_schema("relations"),
    "csl": tr.cite().csl,
}
"""What gives lists and dictionaries, which are its caller's."""


def values_of(thing: Any) -> Iterator[tuple[str, Any]]:
    """Return the public values of a thing, each with its name."""
    named = ((name, getattr(thing, name)) for name in dir(thing) if not name.startswith("_"))
    return (
        (name, value) for name, value in named if isinstance(value, tr.Collection | LazySequence) or not callable(value)
    )


def parts_of(thing: Any) -> Iterator[tuple[str, Any]]:
    """Yield everything that is directly in a thing, each with a way to write where."""
    if isinstance(thing, BUILT_IN):
        yield from ((f"[{at}]", part) for at, part in enumerate(thing))
    else:
        yield from ((f".{name}", value) for name, value in values_of(thing))
    if isinstance(thing, tr.Tables):
        yield from ((f"[{name!r}]", table) for name, table in thing.items())


@pytest.fixture(scope="module")
def reached(dataset: tr.Dataset) -> dict[tuple[type, Any], str]:
    """Return everything that can be reached, with a way to it, each value once: which takes that it can be hashed."""
    bodies, relations = dataset.organizations, dataset.relations
    todo: list[tuple[str, Any]] = [
        ("load()", dataset),
        ("verify(load())", tr.verify(dataset)),
        ("members()", bodies["CIS"].members()),
        ("membership_of()", bodies["CIS"].membership_of("TJ")),
        ("shared()", dataset.shared("AM", "TJ")),
        ("possible()", relations.possible("Bhutan")),
        ("resolve()", relations["Lithuania"].established.resolve(outside=True)),
        ("timeline()", dataset.timeline()),
        ("cite()", tr.cite()),
        ("column", dataset.tables["facts"].schema[0]),
        *((f"organizations[{at}]", body) for at, body in enumerate(bodies)),  # equal to those without their facts
        *((f"states[{at}]", state) for at, state in enumerate(dataset.states)),
        *((f"documents[{at}]", document) for at, document in enumerate(dataset.documents)),
        ("coverage()", tr.coverage()[0]),
        ("diff()", tr.diff(small_before(), SMALL)),
    ]
    found: dict[tuple[type, Any], str] = {}
    while todo:
        path, thing = todo.pop()
        if not isinstance(thing, ATOMS) and (type(thing), thing) not in found:
            found[type(thing), thing] = path
            todo += [(path + where, part) for where, part in parts_of(thing)]
    return found


@pytest.mark.exhaustive
def test_every_sort_of_thing_is_reached(reached: dict[tuple[type, Any], str], dataset: tr.Dataset) -> None:
    """The walk comes to every fact, and to every public type that has values of its own and is no exception."""
    types = [each for name in vars(tr)["_HOME"] if isinstance(each := getattr(tr, name), type)]
    wanted = {each for each in types if not issubclass(each, BaseException)} - {tr.Fact}
    assert wanted <= {sort for sort, _ in reached}
    assert {*dataset.facts} == {thing for _, thing in reached if isinstance(thing, tr.Fact)}


def test_nothing_that_is_reached_can_be_changed(reached: dict[tuple[type, Any], str]) -> None:
    """Nothing is a list, a dictionary or a set, and no value of anything can be set or taken away, and none added."""
    assert not [path for (sort, _), path in reached.items() if issubclass(sort, list | dict | set | bytearray)]
    of_each_type = {sort: thing for sort, thing in reached if not issubclass(sort, BUILT_IN)}
    for sort, thing in of_each_type.items():
        own = [one.name for one in attrs.fields(sort)] if attrs.has(sort) else []
        own += ["remark"] if attrs.has(sort) or issubclass(sort, Enum) else []
        for name in {*own, *(name for name, _ in values_of(thing))}:
            with pytest.raises(AttributeError, match=REFUSED):
                setattr(thing, name, None)
            with pytest.raises(AttributeError, match=REFUSED):
                delattr(thing, name)


def test_no_dictionary_of_what_is_reached_can_be_changed(reached: dict[tuple[type, Any], str]) -> None:
    """What has a dictionary, for values made once or as a term, shows it by `vars()` and lets nobody write there."""
    open_ones = {sort: vars(thing) for sort, thing in reached if hasattr(thing, "__dict__")}
    assert {tr.Dataset, tr.terms.Status} <= open_ones.keys()
    assert {sort: type(values) for sort, values in open_ones.items()} == dict.fromkeys(open_ones, MappingProxyType)


def test_a_data_set_is_as_it_was_after_all_attempts(dataset: tr.Dataset) -> None:
    """Neither by `vars()` nor by an attribute that begins with an underscore can an answer be exchanged."""
    values: Any = vars(dataset)
    with pytest.raises(TypeError, match=r"does not support item assignment"):
        values["facts"] = ()
    done: Any = tr.terms.Status.DONE
    with pytest.raises(AttributeError, match=r"^cannot set attribute '_value_' of Status\.DONE$"):
        done._value_ = "planned"
    assert (len(tr.facts), tr.terms.Status("done")) == (len(dataset.facts), tr.terms.Status.DONE)


@pytest.mark.parametrize("module", [tr, tr.pictures, tr.terms], ids=lambda module: module.__name__)
def test_no_public_module_has_a_list_or_dictionary(module: ModuleType) -> None:
    """What a public module holds under a public name cannot be changed in place."""
    values = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    assert not [name for name, value in values.items() if isinstance(value, dict | list | set | bytearray)]


@pytest.mark.exhaustive
@pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)
def test_copies_of_all_that_is_reached_are_equal(
    reached: dict[tuple[type, Any], str], copied: Callable[[list[Any]], list[Any]]
) -> None:
    """A copy of anything is of its type, equal to it and of one hash; what collections share equals itself alone."""
    values = [(path, thing) for (sort, thing), path in reached.items() if sort not in SHARED]
    assert len(values) == len(reached) - len(SHARED)
    for (path, thing), other in zip(values, copied([thing for _, thing in values]), strict=True):
        sorts = {LazySequence, tuple} if isinstance(thing, LazySequence) else {type(thing)}  # a pickle has the tuple
        assert type(other) in sorts, path
        assert hash(thing) == hash(other), path
        assert thing == other, path


@pytest.mark.parametrize("made", NEW.values(), ids=NEW)
def test_lists_and_dictionaries_are_new_each_time(made: Callable[[], Any]) -> None:
    """Whoever empties what a call has given, and all that is in it, changes nothing for the next caller."""
    expected, todo = copy.deepcopy(made()), [made()]
    while todo:
        each = todo.pop()
        if isinstance(each, list | dict):
            todo += each.values() if isinstance(each, dict) else each
            each.clear()
    assert expected == made()
    assert expected


def test_counts_of_a_report(dataset: tr.Dataset) -> None:
    """A report counts the facts of each document, in order, as pairs of an id and a number."""
    expected = tuple((each.id, len(dataset.facts.cited_from(each.id))) for each in dataset.documents)
    assert expected == tr.verify(dataset).facts
