"""The codebook: coding rules, decided cases, all kinds and terms, and examples that the data bear out."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from attrs import fields
from running import ROOT

import tajik_relations as tr
from tajik_relations.model import terms
from tajik_relations.model.terms import AsideReason, IdentificationBasis, LifeEvent, Lineage, OrganizationKind
from tajik_relations.model.typed_values import HOUSE, Term
from tajik_relations.records import KINDS
from tajik_relations.records.fact import items_of

FILE = ROOT / "src" / "tajik_relations" / "data" / "codebook.toml"
BOOK: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
NAMES = {kind.__name__ for kind in KINDS.values()}
TERMS = {
    f"{each.__name__}.{one.name}": one
    for each in vars(terms).values()
    if isinstance(each, type) and issubclass(each, Term)
    for one in each
}
HELD_BY = {
    IdentificationBasis: "_row",
    Lineage: "_row",
    AsideReason: "_line",
    OrganizationKind: "_organization",
    LifeEvent: "_organization",
}
"""What the keys of examples end in where no facts hold the vocabulary."""
SIGNS = {"verbs", "nouns", "unless", "at_figure"}
"""The keys of signs, which `tests/evidence/test_signs.py` tests."""
NOTHING = "no fact in the shipped data is similar enough"
MOST_WORDS = {"title": 8, "rule": 60, "because": 60, "reading": 60, "other_reading": 60}
MOST_IN_CODING_RULE = 80
RULE_KEYS = {"title", "rule", "example", "counter", "because"}
BARE_RULES = ("0", "23")
"""The rules that stand for none: only worded differently in English, and what no rule covers."""
CASE_KEYS = {"title", "rule"}
READINGS = {"reading", "other_reading"}
ARTICLE = r"\d+(\(\d+\))?(\([a-z]\))?"
AUTHORITY = re.compile(
    rf"(VCDR|VCCR|VCLT) {ARTICLE}((,| and) {ARTICLE})*(; (VCDR|VCCR|VCLT) {ARTICLE})*( of 1986)?|EDTF level [01]: \S+"
)


def _held(fact: tr.Fact) -> set[object]:
    """Return the name of a fact's kind and the terms in its values, its figure and its bases."""
    values = [value for one in fields(type(fact)) for value in items_of(getattr(fact, one.name))]
    inside = [value.qualifier for value in values if isinstance(value, tr.Quantity)]
    bases = [term for basis in fact.basis for term in (basis.kind, basis.rule)]
    held = (fact.timing, *values, *inside, *bases)
    return {fact.kind, *(one for one in held if isinstance(one, Term))}


Holders = Mapping[str, Mapping[object, set[object]]]
"""For each sort of example what it may name, and what each of those holds."""


@pytest.fixture(scope="module")
def holders(dataset: tr.Dataset) -> Holders:
    """Return the kinds and terms that facts, rows, lines and organizations hold."""
    lines: dict[object, set[object]] = {
        f"{each.id}:{line}": set() for each in dataset.documents for line in range(1, each.lines + 1)
    }
    for aside in dataset.set_aside:
        lines[f"{aside.document}:{aside.line}"].add(aside.reason)
    return {
        "": {fact.id: _held(fact) for fact in dataset.facts},
        "_row": {row.row: {row.basis, *row.lineage} for row in dataset.identifications},
        "_line": lines,
        "_organization": {one.code: {one.kind, *(date.what for date in one.outside)} for one in dataset.organizations},
    }


def _problems(book: Mapping[str, Any], holders: Holders) -> Iterator[str]:
    """Yield every mistake in a codebook."""
    given = {f"{name}.{member}": entry for name, members in book["terms"].items() for member, entry in members.items()}
    parts = {"kinds", "terms", "verbs", "rules", "decided"}
    for found, expected in ((book.keys(), parts), (book["kinds"].keys(), NAMES), (given.keys(), TERMS)):
        yield from (f"{name}: has no entry" for name in sorted(expected - found))
        yield from (f"{name}: is no kind or term" for name in sorted(found - expected))
    yield from _wrong_rules(book["rules"], holders[""])
    for name, case in book["decided"].items():
        yield from (f"decided {name}: {wrong}" for wrong in _wrong_case(case, holders[""]))
    for name in sorted(NAMES & book["kinds"].keys()):
        yield from (f"{name}: {wrong}" for wrong in _wrong(book["kinds"][name], name, holders[""], ""))
        if not _is_authority(book["kinds"][name].get("authority", "")):
            yield f"{name}: authority is no article"
    for name in sorted(TERMS.keys() & given.keys()):
        end = HELD_BY.get(type(TERMS[name]), "")
        yield from (f"{name}: {wrong}" for wrong in _wrong(given[name], TERMS[name], holders[end], end))


def _wrong_rules(rules: Mapping[str, Mapping[str, Any]], facts: Mapping[object, set[object]]) -> Iterator[str]:
    """Yield every mistake in the coding rules: they are numbered, and each has an example and a counter-example."""
    if [*rules] != [str(number) for number in range(24)]:
        yield "rules: expected the numbers from 0 to 23"
    limits = {**MOST_WORDS, "rule": MOST_IN_CODING_RULE}
    for number, rule in rules.items():
        wanted = CASE_KEYS if number in BARE_RULES else RULE_KEYS
        yield from (f"rule {number}: lacks {key}" for key in sorted(wanted - rule.keys()))
        yield from (f"rule {number}: has the strange key {key}" for key in sorted(rule.keys() - wanted))
        yield from (f"rule {number}: {wrong}" for wrong in _wrong_texts(rule, limits))
        named = [rule[key] for key in ("example", "counter") if key in rule]
        yield from (f"rule {number}: {name} is no fact" for name in named if name not in facts)
        if len({*named}) < len(named):
            yield f"rule {number}: its counter-example is its example"


def _wrong_case(case: Mapping[str, Any], facts: Mapping[object, set[object]]) -> Iterator[str]:
    """Yield every mistake in a decided case: it has both readings or none, and the facts in which it arises exist."""
    yield from (f"lacks {key}" for key in sorted(CASE_KEYS - case.keys()))
    yield from (f"has the strange key {key}" for key in sorted(case.keys() - CASE_KEYS - READINGS - {"facts"}))
    yield from _wrong_texts(case, {**MOST_WORDS, "rule": MOST_IN_CODING_RULE})
    if len(READINGS & case.keys()) == 1:
        yield "has one reading alone"
    yield from (f"{name} is no fact" for name in case.get("facts", ()) if name not in facts)


def _wrong_texts(entry: Mapping[str, Any], limits: Mapping[str, int]) -> Iterator[str]:
    """Yield texts that are empty or too long, and those that cite more of a document than they may."""
    yield from (f"{key} is empty" for key, value in entry.items() if not str(value).strip())
    for key, most in limits.items():
        text = entry.get(key, "")
        if len(text.split()) > most:
            yield f"{key} has more than {most} words"
        yield from (f"{key} cites more than 3 words" for cited in re.findall("“(.*?)”", text) if len(cited.split()) > 3)


def _wrong(entry: Mapping[str, Any], held: object, holders: Mapping[object, set[object]], end: str) -> Iterator[str]:
    """Yield every mistake in the entry of one kind, given by its name, or of one term."""
    example, counter = f"example{end}", f"counter{end}"
    wanted = {"rule", "because"} | ({"authority", "definition"} if isinstance(held, str) else set[str]())
    yield from (f"lacks {key}" for key in sorted(wanted - entry.keys()))
    yield from (f"has the strange key {key}" for key in sorted(entry.keys() - wanted - SIGNS - {example, counter}))
    yield from _wrong_texts(entry, MOST_WORDS)
    yield from (f"{key} does not exist" for key in (example, counter) if key in entry and entry[key] not in holders)
    if example in entry and held not in holders.get(entry[example], {held}):
        yield f"{example} does not hold it"
    if example not in entry and any(held in values for values in holders.values()):
        yield f"lacks {example}, though the data has some"
    if counter in entry and held in holders.get(entry[counter], ()):
        yield f"{counter} holds it"
    if (counter not in entry) != (entry.get("because") == NOTHING):
        yield f"expected {counter}, or that {NOTHING}"


def _is_authority(text: str) -> bool:
    """Return whether a text is this data set's codebook or has the form of an article or a level."""
    return text == HOUSE or AUTHORITY.fullmatch(text) is not None


def test_the_codebook_is_complete_and_its_examples_bear_it_out(holders: Holders) -> None:
    """Every kind and term has a rule, an example that holds it and a counter-example that does not."""
    assert not list(_problems(BOOK, holders))


def test_every_term_says_who_defines_it() -> None:
    """Each term has a definition, and its authority is an article, a level of EDTF or this codebook."""
    assert not [name for name, term in TERMS.items() if not term.definition.strip()]
    assert not [name for name, term in TERMS.items() if not _is_authority(term.authority)]


def test_what_is_decided_to_be_one_occurrence_is_one(dataset: tr.Dataset) -> None:
    """The facts of a decided case that calls them the same occurrence share one in the data."""
    cases = tomllib.loads((ROOT / "src/tajik_relations/data/codebook.toml").read_text("utf-8"))["decided"]
    decided = [case["facts"] for case in cases.values() if "same occurrence" in case["rule"]]
    assert decided
    for facts in decided:
        assert any({*facts} <= {fact.id for fact in found.facts} for found in dataset.occurrences), facts


def test_every_change_names_coding_rules(dataset: tr.Dataset) -> None:
    """Each rule that a change of the data names is in the codebook."""
    named = {str(rule) for change in dataset.changes for rule in change.rules}
    assert not named - BOOK["rules"].keys()


def _visit(**change: str) -> Callable[[dict[str, Any]], None]:
    return lambda book: book["kinds"]["Visit"].update(change)


def _rule(**change: str) -> Callable[[dict[str, Any]], None]:
    return lambda book: book["rules"]["7"].update(change)


def _done(**change: str) -> Callable[[dict[str, Any]], None]:
    return lambda book: book["terms"]["Status"]["DONE"].update(change)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda book: book["kinds"].pop("Visit"), "Visit: has no entry"),
        (lambda book: book["kinds"].update(Dinner={}), "Dinner: is no kind or term"),
        (lambda book: book["terms"].pop("Office"), "Office.SPEAKER: has no entry"),
        (lambda book: book["terms"]["Status"].update(LATE={}), "Status.LATE: is no kind or term"),
        (lambda book: book.update(words={}), "words: is no kind or term"),
        (lambda book: book["rules"].pop("7"), "rules: expected the numbers from 0 to 23"),
        (_rule(title=" "), "rule 7: title is empty"),
        (_rule(title="word " * 9), "rule 7: title has more than 8 words"),
        (_rule(rule="word " * 81), "rule 7: rule has more than 80 words"),
        (_rule(because="The words say “one two three four”."), "rule 7: because cites more than 3 words"),
        (_rule(example="wfr-0-none"), "rule 7: wfr-0-none is no fact"),
        (_rule(counter=BOOK["rules"]["7"]["example"]), "rule 7: its counter-example is its example"),
        (lambda book: book["rules"]["7"].pop("counter"), "rule 7: lacks counter"),
        (lambda book: book["rules"]["23"].update(example="wfr-24-cis"), "rule 23: has the strange key example"),
        (lambda book: book["decided"]["growth"].pop("rule"), "decided growth: lacks rule"),
        (lambda book: book["decided"]["growth"].pop("reading"), "decided growth: has one reading alone"),
        (lambda book: book["decided"]["growth"]["facts"].append("wfr-0-none"), "decided growth: wfr-0-none is no fact"),
        (lambda book: book["decided"]["growth"].update(verbs=["grow"]), "decided growth: has the strange key verbs"),
        (lambda book: book["kinds"]["Visit"].pop("definition"), "Visit: lacks definition"),
        (lambda book: book["kinds"]["Visit"].pop("example"), "Visit: lacks example, though the data has some"),
        (lambda book: book["kinds"]["Visit"].pop("counter"), f"Visit: expected counter, or that {NOTHING}"),
        (_visit(because=NOTHING), f"Visit: expected counter, or that {NOTHING}"),
        (_visit(authority="VCDR"), "Visit: authority is no article"),
        (_visit(authority=""), "Visit: authority is empty"),
        (_visit(definition=" "), "Visit: definition is empty"),
        (_visit(rule="word " * 61), "Visit: rule has more than 60 words"),
        (_visit(because="word " * 61), "Visit: because has more than 60 words"),
        (_visit(because="The words say “one two three four”."), "Visit: because cites more than 3 words"),
        (_visit(example="wfr-0-none"), "Visit: example does not exist"),
        (_visit(counter="wfr-0-none"), "Visit: counter does not exist"),
        (_visit(example="wfr-24-cis"), "Visit: example does not hold it"),
        (_visit(counter="nato-46-rahmon"), "Visit: counter holds it"),
        (_visit(example_row="3"), "Visit: has the strange key example_row"),
        (_done(definition="it is over"), "Status.DONE: has the strange key definition"),
        (_done(example="wfr-24-cis"), "Status.DONE: example does not hold it"),
        (_done(counter="wfr-71-embassy"), "Status.DONE: counter holds it"),
        (
            lambda book: book["terms"]["Timing"]["SINCE"].update(example="wfr-24-cis"),
            "Timing.SINCE: example does not hold it",
        ),
        (
            lambda book: book["terms"]["BasisKind"]["DERIVED"].update(counter="wfr-129-formal"),
            "BasisKind.DERIVED: counter holds it",
        ),
        (
            lambda book: book["terms"]["Qualifier"]["SOME"].update(example="wfr-65-mig"),
            "Qualifier.SOME: example does not hold it",
        ),
        (
            lambda book: book["terms"]["Timing"]["END_UNKNOWN"].update(example="nato-18-initiative"),
            "Timing.END_UNKNOWN: example does not hold it",
        ),
        (
            lambda book: book["terms"]["IdentificationBasis"]["OPEN"].update(counter_row=7),
            "IdentificationBasis.OPEN: counter_row holds it",
        ),
        (
            lambda book: book["terms"]["AsideReason"]["LINK"].update(example_line="nato:9"),
            "AsideReason.LINK: example_line does not hold it",
        ),
        (
            lambda book: book["terms"]["AsideReason"]["LINK"].update(counter_line="nato:49"),
            "AsideReason.LINK: counter_line does not exist",
        ),
        (
            lambda book: book["terms"]["OrganizationKind"]["COMPANY"].update(example_organization="NATO"),
            "OrganizationKind.COMPANY: example_organization does not hold it",
        ),
    ],
)
def test_a_wrong_codebook_is_refused(
    spoil: Callable[[dict[str, Any]], object], sentence: str, holders: Holders
) -> None:
    """Each mistake in a copy of the codebook is reported."""
    copy = deepcopy(BOOK)
    spoil(copy)
    assert sentence in list(_problems(copy, holders))


def test_an_authority_has_the_form_of_an_article() -> None:
    """Articles of the three conventions and levels of EDTF pass, and other words do not."""
    good = ["VCDR 2", "VCCR 1(1)(a), 9(1)(b)", "VCLT 7(2)(a); VCDR 14(1)(a)", "EDTF level 1: 1996/..", HOUSE]
    assert [True] * len(good) == [_is_authority(text) for text in good]
    assert not [text for text in ("", "VCDR", "custom", "VCDR two", "EDTF", f"{HOUSE}, 2") if _is_authority(text)]
