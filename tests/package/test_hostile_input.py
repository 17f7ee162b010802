"""Hostile input: whatever is asked for by name or by day, only errors of our own, of one sentence in one line."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

import tajik_relations as tr

HOSTILE = {
    "empty": "",
    "blank": " ",
    "no-break blank": "\u00a0",
    "null": "\0",
    "escape": "\x1b[2J\x1b[31m",
    "lines": "\r\n\u2028\u2029\x85",
    "bell": "\a\b\x7f",
    "right to left": "\u200f\u202e\u2066",
    "marked name": "Zu\u202ebrow\u200fka",
    "byte order": "\ufeff",
    "half a character": "\ud800",
    "other half": "Zubrowka\udfff",
    "long when folded": "\ufdfa" * 300,
    "long": "a" * 10_000,
    "long blank": " " * 10_000,
    "long accents": "e\u0301" * 5_000,
    "many accents": "Zubrowka" + "\u0301" * 10_000,
    "long with a name in it": "Zubrowka " * 1_200,
    "format": "%s%n{0}{}",
    "path": "../../../etc/passwd\0",
    "query": "'; DROP TABLE facts; --",
    "beyond the plane": "\U0001f701" * 61,
    "hundred letters": "abcdefghijklmnopqrstuvwxyz" * 3 + "zyxwvutsrqponmlkjihgfe",
    "punctuation": "!?.,;:-_/\\",
}
"""Text that nobody's name is."""
ODD = {
    "None": None,
    "float": 1.5,
    "not a number": float("nan"),
    "bytes": b"Japan",
    "byte array": bytearray(b"JP"),
    "tuple": ("Japan",),
    "list": ["Japan"],
    "dictionary": {"JP": 1},
    "set": {"JP"},
    "object": object(),
    "long tuple": ("Japan",) * 10_000,
}
"""What is no text."""

Ask = Callable[[tr.Dataset, Any], Any]
NAMES: dict[str, Ask] = {
    "relations[]": lambda data, name: data.relations[name],
    "states[]": lambda data, name: data.states[name],
    "organizations[]": lambda data, name: data.organizations[name],
    "persons[]": lambda data, name: data.persons[name],
    "places[]": lambda data, name: data.places[name],
    "documents[]": lambda data, name: data.documents[name],
    "facts[]": lambda data, name: data.facts[name],
    "missions.in_": lambda data, name: data.missions.seated_in(name),
    "missions.accredited_to": lambda data, name: data.missions.accredited_to(name),
    "missions.sent_by": lambda data, name: data.missions.sent_by(name),
    "facts.about": lambda data, name: data.facts.about(name),
    "relations.possible": lambda data, name: data.relations.possible(name),
    "membership_of": lambda data, name: data.organizations["CIS"].membership_of(name),
    "membership_of on a day": lambda data, name: data.organizations["CIS"].membership_of(name, "2000-01-01"),
    "shared, the first": lambda data, name: data.shared(name, "TJ"),
    "shared, the second": lambda data, name: data.shared("TJ", name),
    "at_least": lambda data, name: data.relations.at_least(name),
    "certainty": lambda data, name: data.facts.on("1992-04-13", certainty=name),
    "certainty of relations": lambda data, name: data.relations.on("1992-04-13", certainty=name),
    "resolve": lambda data, name: data.relations["JP"].established.resolve(name),
}
"""What asks for a name or a word."""
TEXTS: dict[str, Ask] = {
    "timeline": lambda data, name: data.timeline(name),
    "where(actors)": lambda data, name: data.facts.where(actors=name),
    "where(partner)": lambda data, name: data.facts.where(partner=name),
    "where(status)": lambda data, name: data.facts.where(status=name),
    "where(...)": lambda data, name: data.facts.where(**{name: None}),
}
"""What asks for a name too, and is given text here."""
DAYS: dict[str, Ask] = {
    "facts.during": lambda data, when: data.facts.during(when),
    "facts.during, the end": lambda data, when: data.facts.during("1992", when or "x"),
    "facts.before": lambda data, when: data.facts.before(when),
    "facts.after": lambda data, when: data.facts.after(when),
    "facts.on": lambda data, when: data.facts.on(when),
    "facts.as_of": lambda data, when: data.facts.as_of(when),
    "relations.during": lambda data, when: data.relations.during(when),
    "relations.before": lambda data, when: data.relations.before(when),
    "relations.after": lambda data, when: data.relations.after(when),
    "relations.on": lambda data, when: data.relations.on(when),
    "relations.as_of": lambda data, when: data.relations.as_of(when),
    "members": lambda data, when: data.organizations["CIS"].members(when or "x"),
    "membership_of": lambda data, when: data.organizations["CIS"].membership_of("TJ", when or "x"),
}
"""What asks for a date or a day."""


def _is_one_sentence(error: BaseException) -> bool:
    """Return whether a message is one printable line that ends a sentence, and no wall of text."""
    message = str(error)
    return message.isprintable() and message.endswith(".") and 10 < len(message) < 500


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("ask", [*NAMES.values(), *TEXTS.values()], ids=[*NAMES, *TEXTS])
def test_text_that_is_nobody_s_name(dataset: tr.Dataset, ask: Ask, text: str) -> None:
    """No hostile text is anybody's name, and the message says so in one printable line."""
    with pytest.raises(tr.UnknownName, match=r"\Ano .* is called .*\.\Z") as caught:
        ask(dataset, text)
    assert _is_one_sentence(caught.value)
    assert len(caught.value.near) <= 3


@pytest.mark.parametrize("thing", ODD.values(), ids=ODD)
@pytest.mark.parametrize("ask", NAMES.values(), ids=NAMES)
def test_what_is_no_text_is_no_name(dataset: tr.Dataset, ask: Ask, thing: object) -> None:
    """What is no text is nobody's name, and never a TypeError."""
    with pytest.raises(tr.UnknownName, match=r"\Ano .* is called .*\.\Z") as caught:
        ask(dataset, thing)
    assert _is_one_sentence(caught.value)


@pytest.mark.parametrize("thing", [*HOSTILE.values(), *ODD.values()], ids=[*HOSTILE, *ODD])
@pytest.mark.parametrize("ask", DAYS.values(), ids=DAYS)
def test_what_is_no_day(dataset: tr.Dataset, ask: Ask, thing: object) -> None:
    """Neither hostile text nor what is no text is a date, and the message says so in one printable line."""
    with pytest.raises(tr.DateError, match=r"\Aexpected .*, found .*\.\Z") as caught:
        ask(dataset, thing)
    assert _is_one_sentence(caught.value)


@pytest.mark.parametrize("thing", [*HOSTILE.values(), *ODD.values()], ids=[*HOSTILE, *ODD])
def test_what_is_in_no_collection(dataset: tr.Dataset, thing: Any) -> None:
    """To ask whether hostile input is in a collection, or to get it, finds nothing and raises nothing."""
    default = object()
    for made in (dataset.states, dataset.organizations, dataset.persons, dataset.documents, dataset.relations):
        assert thing not in made
        assert made.get(thing, default) is default
    for plain in (dataset.facts, dataset.missions, dataset.disagreements):
        assert thing not in plain


odd_text = st.one_of(
    st.text(st.characters(), max_size=60),
    st.text(st.sampled_from("TJapnRusi \u200f\u202e\ud800\0\n\u0301.,-'"), max_size=40),
)
"""Text with any code points, lone surrogates too, and text that is almost a name."""


@settings(max_examples=15)
@given(odd_text)
@example("Japan\u200f")
@example("Japan" + " " * 10_000)
def test_any_text_is_a_name_or_an_error_of_ours(dataset: tr.Dataset, text: str) -> None:
    """Any text finds something or raises an error of ours in one printable line, each time the same."""
    for ask in (*NAMES.values(), *TEXTS.values(), *DAYS.values()):
        answer, again = (_answer(ask, dataset, text) for _ in range(2))
        assert str(answer) == str(again)
        assert not isinstance(answer, tr.RelationsError) or _is_one_sentence(answer), repr(answer)


def _answer(ask: Ask, data: tr.Dataset, text: str) -> Any:
    try:
        return ask(data, text)
    except tr.RelationsError as error:
        return error


@pytest.mark.parametrize(
    "name", ["\u200fJapan", "Ja\u0301pan", "JAPAN\u202c", "\u2067Japan\u2069", "Ｊａｐａｎ", "japan\r\n"]
)
def test_marks_do_not_hide_a_name(dataset: tr.Dataset, name: str) -> None:
    """Marks of direction around a name, accents, width and line ends do not count."""
    assert dataset.relations["JP"] is dataset.relations[name]
    assert dataset.facts.about("JP") == dataset.facts.about(name)
    assert dataset.timeline("JP") == dataset.timeline(name)
    assert dataset.missions.seated_in("JP") == dataset.missions.seated_in(name)


@pytest.mark.parametrize("name", ["Ja\u200fpan", "Ja pan", "Japan Japan", "Jаpan"])
def test_no_name_is_guessed(dataset: tr.Dataset, name: str) -> None:
    """What only looks like a name, by a mark inside it or a letter of another script, is refused with the name."""
    with pytest.raises(tr.UnknownName, match=r"^no State is called .*; near names: Japan"):
        dataset.states[name]
