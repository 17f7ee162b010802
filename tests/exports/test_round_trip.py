"""What is exported as a data set is read back as an equal one, whatever a data set can hold."""

import tempfile
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, get_origin

import pytest
from attrs import NOTHING, evolve, fields
from hostile import VALUES as HOSTILE
from hypothesis import given, strategies as st
from running import SMALL, Run, files
from strategies import ORGANIZATIONS, PERSONS, STATES, at_most, phrases, whens

import tajik_relations as tr
from tajik_relations.exports.dataset_folder import document
from tajik_relations.exports.formats import content
from tajik_relations.model.terms import Qualifier
from tajik_relations.model.typed_values import Term
from tajik_relations.reading.converter import sorts_of
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.reading.entries import RESERVED
from tajik_relations.records import KINDS

PRINTABLE = [text for text in HOSTILE if text.isprintable() and len(text) <= 1_000]
"""Hostile text that data files may have."""
signs = st.characters(exclude_categories=("C", "Z")) | st.just(" ")
texts = st.text(signs, min_size=1, max_size=30).filter(str.strip) | st.sampled_from(PRINTABLE)
CODES: dict[type, list[str]] = {
    tr.State: [each.code for each in STATES],
    tr.Organization: [each.code for each in ORGANIZATIONS],
    tr.Person: [each.code for each in PERSONS],
}
PLACES = [
    {"name": "Alba", "subdivision": "XA-AL", "names": ["Old Alba"]},
    {"name": "Belt", "subdivision": "XB-BE"},
    {"name": "Cove"},
]
DOCUMENTS = [
    {"id": "almanac", "prefix": "alm", "counterpart": "XB"},
    {"id": "bulletin", "prefix": "bul"},
    {"id": "chronicle", "prefix": "chr", "counterpart": "LAKES"},
]
"""The first is about relations with a State, the second has a table, the third is about those with an organization."""
ROWS = [
    {"row": 1, "basis": "corroborated", "partner": "XC", "candidates": ["XC"], "sources": ["Almanac"]},
    {"row": 2, "basis": "open", "candidates": ["XD", "XE"]},
]


def value_of(annotation: Any, partner: type | None) -> st.SearchStrategy[Any]:
    """Return the values that an entry can have in a field of this type; *partner* is the type of the other side."""
    sorts = sorts_of(annotation)
    listed = get_origin(annotation) is tuple
    if sorts & CODES.keys():
        codes = [code for sort in CODES if sort in sorts for code in CODES[sort]]
        tokens = ["subject"] * (tr.State in sorts) + ["partner"] * ({tr.State, partner} <= sorts)
        made: st.SearchStrategy[Any] = st.sampled_from([*codes, *tokens])
        if listed and "partner" in tokens:
            return st.just(["pair"]) | st.lists(made, max_size=3, unique=True)
    elif tr.PartialDate in sorts:
        made = whens(date(1, 1, 1), date.max).map(str)
    elif tr.Place in sorts:
        made = st.sampled_from(["Alba", "Belt", "Cove", "Alba, XA", "Cove, XD", "XE"])
    elif tr.Quantity in sorts:
        number = st.none() | st.integers(-(2**63), 2**63 - 1)
        made = st.fixed_dictionaries(
            {"qualifier": st.sampled_from(Qualifier).map(str)}, optional={"unit": texts, "number": number}
        ).map(lambda values: {"unit": "dollar", **{key: each for key, each in values.items() if each is not None}})
    else:
        (sort,) = sorts
        simple = {str: texts, int: st.integers(1, 99), bool: st.booleans()}
        made = st.sampled_from(sort).map(str) if issubclass(sort, Term) else simple[sort]
    return st.lists(made, max_size=3, unique=True) if listed else made


@st.composite
def entries(draw: st.DrawFn, source: Mapping[str, Any], at: int) -> tuple[str, dict[str, Any]]:
    """Draw one entry of a document's data file, of any kind."""
    table = draw(st.sampled_from(sorted(KINDS)))
    row = None if "counterpart" in source else draw(st.sampled_from([None, 1, 2]))
    of_state = row is not None or source.get("counterpart") == "XB"
    partner = tr.State if of_state else tr.Organization if "counterpart" in source else None
    given_: dict[str, Any] = {
        "id": f"{source['prefix']}-{at}",
        "line": at,
        "words": draw(st.lists(phrases, min_size=1)),
    }
    given_["words"] = [" ".join(words) for words in given_["words"]]
    if draw(st.booleans()):
        given_["also"] = [{"line": draw(st.integers(1, 300)), "words": ["more"]}]
    for one in fields(KINDS[table]):
        wanted = one.name == "summary" or one.default is NOTHING
        if one.name in ("id", "row", "succeeds", *RESERVED) or not (wanted or draw(st.booleans())):
            continue
        given_[one.name] = draw(value_of(one.type, partner))
    if table == "diplomatic_relations":
        both = [["subject", "partner"], ["pair"]] if of_state else [["subject", "XE"]]
        given_["states"] = draw(st.sampled_from([*both, ["XE", "subject"], ["XB", "XF"]]))
    if table == "memberships":
        given_["members"] = given_["members"] or ["XC"]
    if table == "missions" and given_.get("seat") in ("Alba", "Belt"):
        given_["receiving"] = "seat"
    return table, given_ if row is None else {**given_, "row": row}


@st.composite
def data_files(draw: st.DrawFn) -> dict[str, str]:
    """Draw the data files of a whole data set."""
    made = {"dataset.toml": document({"title": draw(texts), "subject": "XA", "published": "2001-02-03"})}
    for name, things in (("states", STATES), ("organizations", ORGANIZATIONS), ("persons", PERSONS)):
        named = (
            {
                key: list(each) if isinstance(each, tuple) else each if isinstance(each, bool) else str(each)
                for key, each in _plain(thing).items()
                if each is not None
            }
            for thing in things
        )
        made[f"{name}.toml"] = document({}, [(name, each) for each in named])
    made["places.toml"] = document({}, [("places", each) for each in PLACES])
    common = {"document": "bulletin", "first_line": 1, "last_line": 300, "text_candidates": ["XC", "XD", "XE"]}
    rows = [("rows", {**common, **each, "reason": draw(texts)}) for each in ROWS]
    made["identifications.toml"] = document({}, rows)
    aside = {"document": "almanac", "line": 1, "words": [draw(texts)], "reason": "heading"}
    made["set-aside.toml"] = document({}, [("set_aside", aside)])
    change = {"version": "1.0", "id": "bul-0", "what": "withdrawn", "rules": [0, 3], "note": f"as {draw(texts)}"}
    made["changes.toml"] = document({}, [("changes", change)])
    manifest = []
    for source in DOCUMENTS:
        found = [draw(entries(source, at)) for at in range(1, draw(st.integers(1, 4)))]
        made[f"documents/{source['id']}.toml"] = document({}, found)
        described = {name: draw(texts) for name in ("title", "publisher", "terms", "stamp")}
        known = {"file": source["id"], "sha256": "0" * 64, "lines": 300, "address": "https://example.org/%20?a=b"}
        manifest.append(("documents", {**source, **described, **known}))
    return {**made, "seeds/manifest.toml": document({}, manifest)}


def _plain(thing: Any) -> dict[str, Any]:
    return {one.name: getattr(thing, one.name) for one in fields(type(thing))}


def read(made: Mapping[str, Any]) -> tr.Dataset:
    """Return the data set that files hold, read by the strict reader from a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files(dict(made)).items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text)
        return read_dataset(Path(folder))


@pytest.mark.exhaustive
@at_most(60)
@given(data_files())
def test_any_data_set_is_read_back(made: dict[str, str]) -> None:
    """Whatever the reader reads is exported to files that it reads as the same, and that are the same made again."""
    dataset = read(made)
    exported = content(dataset, "dataset")
    again = read(exported)
    assert dataset == again
    assert exported == content(again, "dataset")
    assert hash(dataset) == hash(again)


@pytest.mark.parametrize("folder", [pytest.param(None, marks=pytest.mark.exhaustive), SMALL], ids=["shipped", "small"])
def test_a_data_set_is_read_back_and_verified(tmp_path: Path, folder: Path | None) -> None:
    """The shipped data set and the small one come back equal, with fingerprints against which every fact holds."""
    dataset = tr.load(folder)
    path = tr.export(tmp_path / "copy", dataset, format="dataset")
    copy = read_dataset(path)
    assert dataset == copy == tr.load(path)
    assert dataset.all_facts == copy.all_facts
    report = tr.verify(copy)
    assert (dict(tr.verify(dataset).facts), ()) == (dict(report.facts), report.problems)


def test_the_command_works_on_an_export(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An exported data set is one for `--dataset`, and exports the same tables."""
    path = tr.export(tmp_path / "copy", tr.load(SMALL), format="dataset")
    assert Run(capsys, "export", "--dataset", SMALL).out == Run(capsys, "export", "--dataset", path).out


def test_what_files_cannot_hold_is_refused(tmp_path: Path) -> None:
    """A basis that no rule of the reader gives, a fact out of order or a strange document is told; nothing is left."""
    small = tr.load(SMALL)
    fact = small.facts["gaz-10-league"]
    strange = evolve(fact, partner=small.states["Dorvia"])
    first = small.all_facts[0]
    for wrong, message in (
        ({"all_facts": (*small.all_facts[:4], strange, *small.all_facts[5:])}, r"cannot \(first in gaz-10-league\)"),
        ({"all_facts": (small.all_facts[1], first)}, r"a data set that its reader accepts, found: .* in the order of"),
        ({"all_documents": (evolve(small.all_documents[0], id="../x"),)}, r"'\.\./x': this id cannot be the name"),
    ):
        with pytest.raises(tr.OutputError, match=message):
            tr.export(tmp_path / "copy", evolve(small, **wrong), format="dataset")
        assert not list(tmp_path.iterdir())


def test_the_data_set_s_own_folder_is_never_replaced(tmp_path: Path) -> None:
    """An export onto the folder that was read is refused, even with leave to replace."""
    path = tr.export(tmp_path / "copy", tr.load(SMALL), format="dataset")
    before = sorted(path.rglob("*"))
    with pytest.raises(tr.OutputError, match="this folder is, or contains, the folder of the data set itself"):
        tr.export(path, read_dataset(path), format="dataset", replace=True)
    assert before == sorted(path.rglob("*"))


scalars = st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text()
nested = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@given(st.dictionaries(st.text(), nested))
def test_toml_is_read_back(values: dict[str, Any]) -> None:
    """Any values of the sorts that data files have come back from TOML, each text on one line."""
    made = document(values)
    assert values == tomllib.loads(made)
    assert len(values) == len(made.splitlines())


def test_hostile_text_is_read_back() -> None:
    """Hostile text in a data set of one's own survives the round trip, as far as it prints in one line."""
    small = tr.load(SMALL)
    facts = tuple(evolve(fact, remark=text) for fact, text in zip(small.all_facts, PRINTABLE, strict=False))
    dataset = evolve(small, all_facts=(*facts, *small.all_facts[len(facts) :]))
    copy = read(content(dataset, "dataset"))
    assert dataset == copy
    assert {*PRINTABLE} <= {fact.remark for fact in copy.all_facts}


def test_text_that_data_files_cannot_have_is_not_exported(hostile: tr.Dataset, tmp_path: Path) -> None:
    """A data set with text that does not print is refused as a folder, in one line, and nothing is written."""
    with pytest.raises(tr.OutputError, match=r"expected a data set that its reader accepts, found: .*text that prints"):
        tr.export(tmp_path / "data", hostile, format="dataset")
    assert not (tmp_path / "data").exists()
