"""Hostile input: whatever is asked for by name or by day, only errors of our own, of one sentence in one line."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import hostile
import pytest
from hypothesis import example, given, strategies as st
from strategies import at_most

import tajik_relations as tr

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
    "missions.seated_in": lambda data, name: data.missions.seated_in(name),
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


Answers = dict[str, object]


def _answer(ask: Ask, data: tr.Dataset, given: object) -> object:
    """Return the answer to a question, or the error of ours that it raises."""
    try:
        return ask(data, given)
    except tr.RelationsError as error:
        return error


def _answers(asked: Mapping[str, Ask], data: tr.Dataset, given: Mapping[str, object]) -> Answers:
    """Return the answers to every question about everything given, by the names of both."""
    return {f"{at}({name})": _answer(ask, data, one) for at, ask in asked.items() for name, one in given.items()}


def _is_one_sentence(error: BaseException) -> bool:
    """Return whether a message is one printable line without a full stop at its end, and no wall of text."""
    message = str(error)
    return message.isprintable() and not message.endswith(".") and 10 < len(message) < 500


def _unrefused(answers: Answers, expected: type[tr.RelationsError], form: str) -> Answers:
    """Return the answers that are no error of the expected type whose message is one sentence of this form."""
    return {
        name: one
        for name, one in answers.items()
        if not (isinstance(one, expected) and re.fullmatch(form, str(one)) and _is_one_sentence(one))
    }


def test_text_that_is_nobody_s_name(dataset: tr.Dataset) -> None:
    """No hostile text is anybody's name, and the message says so in one printable line, with few near names."""
    answers = _answers(NAMES | TEXTS, dataset, hostile.NAMES)
    assert not _unrefused(answers, tr.UnknownName, r"no .* is called .*")
    assert not {name: one.near for name, one in answers.items() if isinstance(one, tr.UnknownName) and one.near[3:]}


def test_what_is_no_text_is_no_name(dataset: tr.Dataset) -> None:
    """What is no text is nobody's name, and never a TypeError."""
    assert not _unrefused(_answers(NAMES, dataset, ODD), tr.UnknownName, r"no .* is called .*")


def test_what_is_no_day(dataset: tr.Dataset) -> None:
    """Neither hostile text nor what is no text is a date, and the message says so in one printable line."""
    answers = _answers(DAYS, dataset, hostile.NAMES | ODD)
    assert not _unrefused(answers, tr.DateError, r"expected .*, found .*")


def test_a_number_of_thousands_of_digits(dataset: tr.Dataset) -> None:
    """A whole number that Python does not write out is no name, no position and no day, and the message is short."""
    for ask in (NAMES | DAYS).values():
        with pytest.raises((tr.RelationsError, IndexError), match=r"^[^\n]{10,500}$"):
            ask(dataset, 10**5_000)


WRONG: dict[str, Ask] = {
    "verify": lambda _, value: tr.verify(value),
    "verify, the documents": lambda _, value: tr.verify(documents=value),
    "coverage": lambda _, value: tr.coverage(value),
    "coverage, the documents": lambda _, value: tr.coverage(documents=value),
    "load": lambda _, value: tr.load(value),
    "count_by": lambda data, value: data.facts.count_by(value),
    "group_by": lambda data, value: data.relations.group_by(value),
    "cite, the format": lambda _, value: tr.cite(format=value),
    "json_schema": lambda _, value: tr.json_schema(value),
    "tables": lambda data, value: data.tables[value],
    "a term": lambda _, value: tr.terms.Status(value),
    "items": lambda data, value: data.facts.items[value],
}
"""What takes no list, no dictionary and no fraction."""


def test_what_a_function_does_not_take(dataset: tr.Dataset) -> None:
    """A value that no function takes is told as ours, which is an error of type or of value for Python too."""
    answers = _answers(WRONG, dataset, {"list": ["kind"], "dictionary": {}, "fraction": 1.5})
    assert not {at: answer for at, answer in answers.items() if not isinstance(answer, tr.RelationsError)}
    with pytest.raises(TypeError, match=r"^expected a data set, such as load\(folder\) returns, found 'folder'$"):
        tr.verify("folder")  # type: ignore[arg-type]


def test_what_is_in_no_collection(dataset: tr.Dataset) -> None:
    """To ask whether hostile input is in a collection, or to get it, finds nothing and raises nothing."""
    default: Any = object()
    given: dict[str, Any] = hostile.NAMES | ODD
    for made in (dataset.states, dataset.organizations, dataset.persons, dataset.documents, dataset.relations):
        assert not [name for name, thing in given.items() if thing in made]
        assert not [name for name, thing in given.items() if made.get(thing, default) is not default]
    for plain in (dataset.facts, dataset.missions, dataset.disagreements):
        assert not [name for name, thing in given.items() if thing in plain]


odd_text = st.one_of(
    st.text(st.characters(), max_size=60),
    st.text(st.sampled_from("TJapnRusi \u200f\u202e\ud800\0\n\u0301.,-'"), max_size=40),
)
"""Text with any code points, lone surrogates too, and text that is almost a name."""


@pytest.mark.exhaustive
@at_most(15)
@given(odd_text)
@example("Japan\u200f")
@example("Japan" + " " * 10_000)
def test_any_text_is_a_name_or_an_error_of_ours(dataset: tr.Dataset, text: str) -> None:
    """Any text finds something or raises an error of ours in one printable line, each time the same."""
    for ask in (*NAMES.values(), *TEXTS.values(), *DAYS.values()):
        answer, again = (_answer(ask, dataset, text) for _ in range(2))
        assert str(answer) == str(again)
        assert not isinstance(answer, tr.RelationsError) or _is_one_sentence(answer), repr(answer)


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
    with pytest.raises(tr.UnknownName, match=r"^no State is called .*; similar names: Japan"):
        dataset.states[name]
