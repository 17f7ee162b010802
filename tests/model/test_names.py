"""Names: what two spellings have in common, unknown and ambiguous names, hostile text."""

import copy
import pickle
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import hostile
import pytest
from hypothesis import example, given, strategies as st
from strategies import DIRECTORY, ORGANIZATIONS, PERSONS, STATES

import tajik_relations as tr
from tajik_relations.errors import nearest
from tajik_relations.model.names import Directory, folded, names_of

KIND = "State, organization or person"
RIVERS = {"upper": ("Avon", "Long Avon"), "lower": ("avon",), "other": ("Nova",)}
TWINS: Directory[str] = Directory(tuple(RIVERS), tuple(RIVERS), RIVERS.__getitem__, "river")
ODD = st.one_of(
    st.sampled_from([*hostile.NAMES.values()]),
    st.text(st.characters(), max_size=80),
    st.text(st.sampled_from("Avon\0\u200f\u202e\ud800 .\n"), max_size=80),
)
"""Text with any code points, lone surrogates too."""


@pytest.mark.parametrize(
    ("spelling", "common"),
    [
        ("Avalonia", "avalonia"),
        ("  AVALONIA\t\n", "avalonia"),
        ("Côte-d’Azur", "cote d azur"),
        ("Cote d'Azur", "cote d azur"),
        ("Straße", "strasse"),
        ("Ａｖｏｎ", "avon"),
        ("\u200fAvon\u200e", "avon"),
        ("A.V.O.N.", "avon"),
        ("U.S.", "us"),
        ("A. Von", "a von"),
        ("S.H.Avon", "sh avon"),
        ("St. Avon & Nova", "saint avon and nova"),
        ("Stavon", "stavon"),
        ("Organisation", "organization"),
        ("People’s Avon", "peoples avon"),
        ("d\u02bcAvon", "d avon"),
        ("A\u00advon", "avon"),
        ("Łódź, Øre, Þing, Æro, Đà, ıstanbul", "lodz ore thing aero da istanbul"),
        ("Тоҷикистон", "точикистон"),
        ("Avon–Nova", "avon nova"),
        ("", ""),
        ("…", ""),
    ],
)
def test_spellings_have_this_in_common(spelling: str, common: str) -> None:
    """Case, accents, width, punctuation, marks and blanks do not count."""
    assert common == folded(spelling)


@given(ODD)
def test_folding_again_changes_nothing(name: str) -> None:
    """What spellings have in common is itself such a spelling, unless it was cut."""
    once = folded(name)
    assert len(once) >= 1000 or once == folded(once)
    assert once == " ".join(once.split())


@given(st.text(st.characters(categories=["Lu", "Ll", "Zs"], max_codepoint=0x24F), max_size=40))
def test_decomposed_text_is_the_same_name(name: str) -> None:
    """A name is the same whether its accents are letters of their own or not."""
    assert folded(unicodedata.normalize("NFC", name)) == folded(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize("actor", [*STATES, *ORGANIZATIONS, *PERSONS], ids=str)
def test_names_of_an_actor(actor: tr.State | tr.Organization | tr.Person) -> None:
    """An actor is called by name, further names and code; a State by two codes, a person in other orders too."""
    expected = {actor.name, actor.code, *actor.names}
    if isinstance(actor, tr.State):
        expected |= {actor.alpha3}
    if isinstance(actor, tr.Person):
        given, last = actor.name.split()
        expected |= {f"{last} {given}", f"{given[0]} {last}", f"{last} {given[0]}", last}
    assert expected == set(names_of(actor))
    assert actor.name == names_of(actor)[0]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Avalonya", ("Avalonia",)),
        ("BORDURIAA", ("Borduria",)),
        ("Legue of Lakes", ("League of Lakes",)),
        ("Zubrowka", ()),
        ("", ()),
    ],
)
def test_unknown_names(name: str, near: tuple[str, ...]) -> None:
    """A name that nobody has is refused with one sentence, and the near names if there are any."""
    hint = f"; similar names: {', '.join(near)}" if near else ""
    with pytest.raises(tr.UnknownName, match=f"^{re.escape(f'no {KIND} is called {name!r}{hint}')}$") as caught:
        DIRECTORY.find(name)
    assert (name, KIND, near) == (caught.value.name, caught.value.kind, caught.value.near)


@pytest.mark.parametrize("name", [None, 5, b"Avon", ("Avon",), 1.5, STATES[0]], ids=repr)
def test_names_that_are_no_text(name: object) -> None:
    """What is no text is nobody's name."""
    with pytest.raises(tr.UnknownName, match=f"^no river is called {re.escape(repr(repr(name))[:57])}"):
        TWINS.find(name)


@pytest.mark.parametrize("name", ["Avon", "AVON", " avon.", "Àvon"])
def test_ambiguous_names(name: str) -> None:
    """A name that several have is refused with one sentence and the choices."""
    with pytest.raises(
        tr.AmbiguousName, match=f"^{re.escape(f'{name!r} can mean more than one river: upper, lower')}$"
    ) as caught:
        TWINS.find(name)
    assert (name, "river", ("upper", "lower")) == (caught.value.name, caught.value.kind, caught.value.choices)


@pytest.mark.parametrize(("name", "thing"), [("long avon", "upper"), ("nova", "other")])
def test_names_that_one_thing_has(name: str, thing: str) -> None:
    """A name that one thing has finds it, whatever its other names."""
    assert thing == TWINS.find(name)


def _found_or_refused(name: str) -> str | tr.RelationsError:
    try:
        return TWINS.find(name)
    except tr.RelationsError as error:
        return error


@given(ODD)
@example("Avon" + " " * 2000)
def test_hostile_names_raise_our_own_errors(name: str) -> None:
    """Any text is found or refused with an error of ours, in one short line without control characters."""
    found = _found_or_refused(name)
    assert found in {"upper", "lower", "other"} or isinstance(found, tr.UnknownName | tr.AmbiguousName)
    assert str(found).isprintable()
    assert len(str(found)) < 200


def test_long_names_are_not_cut_into_others() -> None:
    """A name that only begins like another, after however many blanks, is not that other."""
    with pytest.raises(tr.UnknownName, match=r"^no river is called 'Nova"):
        TWINS.find("Nova" + " " * 1000 + "Scotia")


@given(ODD, st.lists(ODD, max_size=5), st.integers(1, 5))
def test_near_names_are_among_the_known(name: str, known: list[str], most: int) -> None:
    """Near names are known ones, each once, and no more than asked for."""
    near = nearest(name, known, most)
    assert set(near) <= set(known)
    assert len(set(near)) == len(near) <= most


def test_near_names_come_best_first() -> None:
    """The nearest name stands first, as it is spelt, and what is far is left out."""
    expected = ("Nova", "Novak")
    assert expected == nearest("nova", ["Novak", "Zubrowka", "Nova"])


@pytest.mark.parametrize(
    "error",
    [
        tr.UnknownName("Avo", "river", ["Avon"]),
        tr.UnknownPartner("Avo", "partner", ["Avon"]),
        tr.UnknownName("Avo", "river", [], reason="it is dry"),
        tr.UnknownCode("702", "State"),
        tr.UnknownCode("702", "State", "cow"),
        tr.AmbiguousName("Avon", "river", ["one", "two"]),
        tr.WithdrawnFact("avo-1", "0.2.0", ["avo-2"], "told twice"),
        tr.DatasetError(["one", "two"]),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])  # noqa: S301 - our own
def test_errors_survive_copying(error: tr.RelationsError, copied: Callable[[Any], Any]) -> None:
    """An error that was copied or sent to another process has its type, its message and its parts."""
    other = copied(error)
    public = [name for name in dir(error) if not name.startswith(("_", "add_note", "with_traceback"))]
    parts = {name: getattr(error, name) for name in public if not callable(getattr(error, name))}
    assert (type(error), str(error)) == (type(other), str(other))
    assert parts == {name: getattr(other, name) for name in parts}
