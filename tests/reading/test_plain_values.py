"""Records go to plain JSON values and back: equal, with the same citations, or with every mistake at once."""

import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from strategies import DOCUMENTS, ORGANIZATIONS, PERSONS, PLACES, STATES, facts

import tajik_relations as tr
from tajik_relations.model.actors import Actor
from tajik_relations.model.content_hash import content_hash
from tajik_relations.records import KINDS

TABLES = tuple(
    "all_states all_organizations all_persons all_places all_documents identifications outside_dates "
    "organization_dates set_aside occurrence_links changes".split()
)
DATASET = tr.Dataset(
    title="Made up",
    subject=STATES[0],
    all_states=STATES,
    all_organizations=ORGANIZATIONS,
    all_persons=PERSONS,
    all_places=PLACES,
    all_documents=tuple(
        tr.SourceDocument(
            id=name, prefix=name[:3], title=name, publisher="N", terms="none", file="a", sha256="0" * 64, lines=300
        )
        for name in DOCUMENTS
    ),
    all_facts=(),
    identifications=(),
    outside_dates=(),
    set_aside=(),
    seeds="",
)
"""A data set without facts, which knows everyone made up and their documents."""


@attrs.frozen
class Note:
    """A class of a user, with records in all sorts of fields."""

    about: tr.State
    others: tuple[Actor, ...] = ()
    body: tr.Organization | None = None
    person: tr.Person | None = None
    place: tr.Place | None = None
    fact: tr.Fact | None = None
    visit: tr.Visit | tr.Meeting | None = None
    facts: list[tr.Fact] = attrs.Factory(list)
    document: tr.SourceDocument | None = None
    date: tr.PartialDate | tr.DateRange | None = None
    day: tr.PartialDate | None = None
    status: tr.terms.Status | None = None
    citation: tr.Citation | None = None
    pair: tuple[str, int] = ("", 0)
    text: str = ""


def _same(record: Any, dataset: tr.Dataset | None = None) -> Any:
    """Return a record that was turned into JSON text and made again, after a comparison of both."""
    plain = tr.to_dict(record)
    text = json.dumps(plain, allow_nan=False)
    assert json.loads(text) == plain
    other = tr.from_dict(json.loads(text), dataset)
    assert (other, hash(other), repr(other)) == (record, hash(record), repr(record))
    return other


def test_every_shipped_fact(dataset: tr.Dataset) -> None:
    """Each fact comes back of its kind, with its hash, its basis and its documents."""
    for fact in dataset.facts:
        other = _same(fact, dataset)
        assert type(other) is type(fact)
        assert content_hash(other) == content_hash(fact)
        assert [one.source for one in other.citations] == [one.source for one in fact.citations]
        assert other.told_by == fact.told_by
        assert other.basis == fact.basis


@pytest.mark.parametrize("table", TABLES)
def test_every_other_shipped_record(dataset: tr.Dataset, table: str) -> None:
    """Each actor, place, document, identification, outside date and the like comes back with all its values."""
    records = getattr(dataset, table)
    assert len(records)
    for record in records:
        other = _same(record, dataset)
        assert (type(other), content_hash(other)) == (type(record), content_hash(record))


def test_parts_of_facts(dataset: tr.Dataset) -> None:
    """Citations, bases, figures and rows without a State are records of their own, too."""
    parts: list[Any] = [*(row.party for row in dataset.identifications if row.partner is None)]
    for fact in dataset.facts:
        parts += [*fact.citations, *fact.basis, *([fact.figure] if fact.figure else [])]
    assert {type(part) for part in parts} == {tr.UnidentifiedState, tr.Citation, tr.Basis, tr.Quantity}
    for part in parts:
        other = _same(part)
        if isinstance(part, tr.Citation):
            assert other.source == part.source


@given(facts)
def test_made_up_facts(fact: tr.Fact) -> None:
    """A fact of any kind with any values comes back equal, by the data set that knows whom it names."""
    other = _same(fact, DATASET)
    assert content_hash(other) == content_hash(fact)
    assert {one.source for one in other.citations} <= {*DATASET.all_documents}


def test_keys_are_the_names_of_the_fields(dataset: tr.Dataset) -> None:
    """A fact has the keys `kind` and its fields, other records `type` and theirs, but for a citation's document."""
    for kind in KINDS.values():
        fact = dataset.facts.of(kind)[0]
        assert [*tr.to_dict(fact)] == ["kind", *(one.name for one in attrs.fields(kind))]
        assert tr.to_dict(fact)["kind"] == kind.__name__
    state, citation = dataset.states.items[0], dataset.facts[0].citations[0]
    assert [*tr.to_dict(state)] == ["type", *(one.name for one in attrs.fields(tr.State))]
    assert [*tr.to_dict(citation)] == ["type", "document", "line", "words"]


def test_a_profile_is_its_organization(dataset: tr.Dataset) -> None:
    """What `organizations[...]` gives has the plain values of the organization."""
    for profile, organization in zip(dataset.organizations, dataset.all_organizations, strict=True):
        assert tr.to_dict(profile) == tr.to_dict(organization)


def test_defaults_may_lack(dataset: tr.Dataset) -> None:
    """Keys whose value is the default can be left out."""
    for kind in KINDS.values():
        fact = dataset.facts.of(kind)[0]
        optional = {one.name for one in attrs.fields(kind) if getattr(fact, one.name) == one.default}
        assert tr.from_dict({key: value for key, value in tr.to_dict(fact).items() if key not in optional}) == fact


def test_other_objects_have_no_plain_values(dataset: tr.Dataset) -> None:
    """Collections, relations, disagreements, dates and foreign objects are refused with what to do."""
    advice = "convert its facts or other single records, or export a table"
    message = f"^to_dict: expected a fact or another single record, .*; {advice}$"
    for other in (
        dataset,
        dataset.facts,
        dataset.relations,
        dataset.relations.items[0],
        dataset.disagreements[0],
        5,
        None,
    ):
        with pytest.raises(tr.RelationsError, match=message):
            tr.to_dict(other)
    with pytest.raises(tr.RelationsError, match=r"its EDTF text is str\(date\)$"):
        tr.to_dict(tr.PartialDate(1992))


def test_arguments_that_are_not_taken(dataset: tr.Dataset) -> None:
    """An argument that `to_dict` and `from_dict` do not have is refused with those that they take."""
    calls: Any = {tr.to_dict: "record", tr.from_dict: "plain, dataset"}
    for function, takes in calls.items():
        message = rf"^{function.__name__}: got an unexpected keyword argument 'indent'; it takes {takes}$"
        with pytest.raises(tr.WrongArgument, match=message):
            function(dataset.facts[0], indent=2)


def _problems(plain: Any) -> tuple[str, ...]:
    """Return what is wrong with plain values, all of which is one line each."""
    with pytest.raises(tr.DatasetError, match="expected ") as caught:
        tr.from_dict(plain)
    assert not [problem for problem in caught.value.problems if "\n" in problem]
    return caught.value.problems


def test_all_mistakes_at_once(dataset: tr.Dataset) -> None:
    """Unknown codes, ids, names, terms, keys and dates, and what is missing, are told together, with near names."""
    visit = tr.to_dict(dataset.facts.of(tr.Visit)[0])
    del visit["visit"]
    wrong = {
        "citations": [{"document": "natto", "line": "1", "words": ["a"]}],
        "partner": "ZZ",
        "date": "2012-13",
        "status": "Done",
        "footnotes": [1, True],
        "place": {"name": "Dushambe", "state": "TJ"},
        "colour": "red",
        "basis": [{"field": "x", "kind": "guessed"}],
    }
    problems = _problems(visit | wrong)
    fields = {problem.partition(": expected ")[0] for problem in problems}
    assert fields == {
        *("citations[0].document", "citations[0].line", "partner", "date", "status", "footnotes[1]", "place.name"),
        *("colour", "basis[0].kind", "basis[0].rule", "visit"),
    }
    assert "place.name: expected the name of a known place, found 'Dushambe' (similar: Dushanbe)" in _problems(
        visit | wrong
    )


def _wrong_values(plain: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield values of types that a field cannot have, with its name."""
    for name, value in plain.items():
        if name not in ("kind", "type"):
            yield from ((name, wrong) for wrong in (3.5, object(), {"x": 1}) if type(wrong) is not type(value))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_wrong_values_are_told_by_field(dataset: tr.Dataset, kind: type[tr.Fact]) -> None:
    """In each field of each kind a value of another type is told with the name of the field."""
    plain = tr.to_dict(dataset.facts.of(kind)[0])
    for name, wrong in _wrong_values(plain):
        assert all(problem.startswith(name) for problem in _problems({**plain, name: wrong})), name


@pytest.mark.parametrize(
    ("plain", "problem"),
    [
        (5, "expected a dictionary such as to_dict returns, found 5"),
        ([], "expected a dictionary such as to_dict returns, found []"),
        ({}, "kind: expected the name of a kind of fact, found none"),
        ({"kind": ["Visit"]}, "kind: expected one of "),
        ({"kind": "Vizit"}, "found 'Vizit' (similar: Visit)"),
        ({"type": "Stat"}, "found 'Stat' (similar: State)"),
        ({"type": "Place", "name": "X", "state": "ZZ"}, "state: expected the code of a known State, found 'ZZ'"),
        ({"type": "Place", "name": ""}, "name: expected a name with at least one letter or digit, found ''"),
        ({"type": "UnidentifiedState", "row": 1, "candidates": ["ZZ"]}, "candidates[0]: expected the code"),
        ({"type": "Citation", "document": "nato", "line": 0, "words": ["a"]}, "line: expected a line number from 1"),
    ],
)
def test_what_is_no_record(plain: Any, problem: str) -> None:
    """What is no dictionary, or names no known type, or breaks a rule of its type, is our error."""
    assert problem in _problems(plain)[0]


@pytest.mark.parametrize(
    "place", ["Dushanbe", {"name": "Dushanbe"}, {"name": 5, "state": None}, {"name": "Dushanbe", "state": []}]
)
def test_places_in_facts(dataset: tr.Dataset, place: Any) -> None:
    """A place in a fact is a table with the name of a known place and the code of a State or none."""
    visit = tr.to_dict(dataset.facts.of(tr.Visit)[0])
    assert _problems({**visit, "place": place})[0].startswith("place")


def test_a_converter_for_classes_of_users(dataset: tr.Dataset) -> None:
    """Our records in a user's class become plain values, and the class is made of them again, equal."""
    converter = tr.converter(dataset)
    visit = dataset.facts.of(tr.Visit)[0]
    row = next(row.party for row in dataset.identifications if row.partner is None)
    full = Note(
        about=dataset.states["AM"],
        others=(dataset.states["AM"], row, dataset.persons[0]),
        body=dataset.organizations["CIS"],
        person=dataset.persons[0],
        place=dataset.places["Dushanbe"],
        fact=visit,
        visit=visit,
        facts=[*dataset.facts[:3]],
        document=dataset.documents[0],
        date=tr.DateRange.parse("1992/.."),
        day=tr.PartialDate(1992),
        status=tr.terms.Status.DONE,
        citation=visit.citations[0],
        pair=("a", 1),
        text="x",
    )
    for note in (full, Note(dataset.states["AM"])):
        plain = converter.unstructure(note)
        assert json.loads(json.dumps(plain)) == plain
        assert converter.structure(json.loads(json.dumps(plain)), Note) == note
    assert converter.unstructure(full)["about"] == "AM"
    assert converter.unstructure(full)["document"] == dataset.documents[0].id
    assert converter.unstructure(dataset.facts[0]) == tr.to_dict(dataset.facts[0])


def test_a_converter_is_strict_and_one_s_own(dataset: tr.Dataset) -> None:
    """Each call returns a new converter, which refuses other kinds, ranges for dates, and unknown keys."""
    converter = tr.converter(dataset)
    assert converter is not tr.converter(dataset)
    note, treaty = {"about": "AM"}, tr.to_dict(dataset.facts.of(tr.Treaty)[0])
    for wrong in ({"visit": treaty}, {"day": "1992/.."}, {"colour": 1}, {"about": "ZZ"}, {"document": "natto"}):
        with pytest.raises(Exception, match="While structuring Note"):
            converter.structure(note | wrong, Note)


def test_codes_are_looked_up_in_the_data_set_given() -> None:
    """Codes that one data set does not know are those of another."""
    fact = tr.Position(
        id="made-1", citations=[tr.Citation(document="almanac", line=1, words=["a"])], holder=STATES[:1], summary="X"
    )
    plain = tr.to_dict(fact)
    assert tr.from_dict(plain, DATASET) == fact
    assert {problem.partition(":")[0] for problem in _problems(plain)} == {"citations[0].document", "holder[0]"}
    assert tr.from_dict(plain, DATASET) == fact
