"""The page on everyday names has those of the code, with the numbers of the shipped data."""

import re

import pytest
from running import ROOT

import tajik_relations as tr
from tajik_relations.records.everyday_names import ALSO, EVERYDAY

PAGE = (ROOT / "docs" / "reference" / "everyday-names.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (\d+) \| (.+?) \|(.*)\|$", PAGE, re.MULTILINE)


def test_the_page_has_every_name_once_with_its_number() -> None:
    """Each name stands on the page in the order of the alphabet, with the number of facts that `of` and `tr` give."""
    expected = [(name, len(tr.facts.of(name))) for name in sorted(EVERYDAY)]
    assert [(name, int(number)) for name, number, _, _ in ROWS] == expected
    assert [(name, len(getattr(tr, name))) for name in sorted(EVERYDAY)] == expected


def test_the_page_says_which_kinds_and_values_a_name_stands_for() -> None:
    """The types of a name are on its row, and the values that narrow it."""
    for name, _, gives, _ in ROWS:
        meant = EVERYDAY[name]
        pairs = [f'{field}="{value}"' for field, value in meant.values.items()]
        assert re.findall(r"`([^`]+)`", gives) == [*meant.kinds, *pairs]


def test_the_page_has_every_other_word() -> None:
    """Each other word stands on the row of the name that it means, and gives the same facts."""
    shown = {word: name for name, _, _, also in ROWS for word in re.findall(r"`(\w+)`", also)}
    assert shown == dict(ALSO)
    assert not [word for word, name in ALSO.items() if tr.facts.of(word) != tr.facts.of(name)]


@pytest.mark.parametrize("word", ALSO)
def test_as_an_attribute_another_word_is_answered_with_the_name(word: str) -> None:
    """The error names the attribute that is meant, on the package and on a relation."""
    with pytest.raises(tr.UnknownAttribute, match=rf"use tr\.(?:\w+; the facts are tr\.)?{ALSO[word]}\b"):
        getattr(tr, word)
    with pytest.raises(tr.UnknownAttribute, match=rf"use {ALSO[word]}\b"):
        getattr(tr.relations["Armenia"], word)
