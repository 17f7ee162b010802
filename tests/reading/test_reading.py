"""OccurrenceLink a data set: all of it, the same each time, from TOML or from the records compiled beside it."""

import copy
import pickle
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from attrs import evolve
from running import SMALL, python

import tajik_relations as tr
from tajik_relations.model.terms import Rule
from tajik_relations.reading import load
from tajik_relations.reading.compiled import COMPILED
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.records import KINDS

SHIPPED = Path(tr.__file__).parent / "data"
BOTH_WRONG = 'sending = "seat"\nreceiving = "seat"'
TITLE = "Relations of Arvenia with its neighbours"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the small data set that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def fresh(folder: Path) -> tr.Dataset:
    """Return what `load` gives of a folder when it is asked for it for the first time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tajik_relations.reading._LOADED", {})
        return load(folder)


def compile_as(folder: Path, title: str = "Compiled") -> None:
    """Compile the records of a data set beside its files, under another title, so that their use shows."""
    (folder / COMPILED).write_text(compiled(folder, evolve(read_dataset(folder), title=title)), encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    """Replace the one place where a file has *old*."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_small_data_set_is_read_whole() -> None:
    """Every vocabulary, document and fact is there, under its own State instead of Tajikistan."""
    found = load(SMALL)
    expected = {
        "title": TITLE,
        "subject": "Arvenia",
        "states": ["Arvenia", "Belmark", "Corland", "Dorvia", "Eastmere"],
        "others": ["LOR", "mira-tolen"],
        "places": ["Long Marsh", "Port Sel, XC", "Tarn, XB"],
        "documents": {"gazette": 9, "letter": 4},
        "sizes": [3, 1, 4],
        "partners": ["Belmark", "Corland", "Dorvia"],
        "unidentified": ["row 2 (unidentified)"],
    }
    assert expected == {
        "title": found.title,
        "subject": found.subject.name,
        "states": [state.name for state in found.states],
        "others": [actor.code for actor in (*found.organizations, *found.persons)],
        "places": [str(place) for place in found.all_places],
        "documents": {each.id: len(found.facts.cited_from(each.id)) for each in found.documents},
        "sizes": [len(found.identifications), len(found.outside_dates), len(found.set_aside)],
        "partners": [relation.name for relation in found.relations],
        "unidentified": [relation.name for relation in found.relations.unidentified],
    }


@pytest.mark.parametrize("data", [SMALL, SHIPPED], ids=["small", "shipped"])
def test_every_entry_becomes_one_fact(data: Path) -> None:
    """Each block of each document's file is a fact of its table's kind, in the manifest's order of documents."""
    found = load(data)
    expected: set[tuple[str, str, str]] = set()
    for document in found.documents:
        tables = tomllib.loads((data / "documents" / f"{document.id}.toml").read_text(encoding="utf-8"))
        expected |= {(document.id, KINDS[name].__name__, entry["id"]) for name in tables for entry in tables[name]}
    assert expected == {(fact.document, fact.kind, fact.id) for fact in found.facts}
    assert len(expected) == len(found.facts)
    order = [document.id for document in found.documents]
    places = [(order.index(fact.document), fact.line) for fact in found.facts]
    assert sorted(places) == places


def test_reading_twice_gives_equal_data_sets() -> None:
    """Two readings are equal and hash alike, and so are copies; another data set is not equal."""
    first, second = read_dataset(SMALL), read_dataset(SMALL)
    assert first is not second
    assert first == second == copy.deepcopy(first) == pickle.loads(pickle.dumps(first))  # noqa: S301 - our own bytes
    assert hash(first) == hash(second) == hash(load(SMALL))
    assert first != load(SHIPPED)


def test_load_takes_a_folder_as_text_or_path() -> None:
    """`load` reads another data set in the same layout, once for each folder, and the shipped one if none is named."""
    assert tr.load is load
    assert tr.load(SMALL) is tr.load(str(SMALL)) is tr.load(SMALL)
    assert tr.load() is tr.load(SHIPPED)
    assert tr.load() != tr.load(SMALL)


def test_a_folder_that_was_loaded_is_not_read_again(folder: Path) -> None:
    """What is loaded stays as it was read, whatever becomes of its files."""
    before = load(folder)
    change(folder / "dataset.toml", TITLE, "Another title")
    assert before is load(folder)
    assert "Another title" == fresh(folder).title


@pytest.mark.parametrize(
    ("fact", "field", "expected"),
    [
        ("let-05-embassy", "receiving", ("derived", Rule.SEAT, "State of the seat", None)),
        ("let-05-embassy", "seat.state", ("derived", Rule.SUBDIVISION, "ISO 3166-2", None)),
        ("let-03-began", "states[0]", ("derived", Rule.SUBJECT, "subject of the data set", None)),
        ("let-03-began", "states[1]", ("derived", Rule.COUNTERPART, "counterpart of the document", None)),
        ("gaz-04-began", "states[1]", ("identified", Rule.IDENTIFICATION, "identification of row 1: stated", None)),
        ("gaz-07-began", "states[1]", ("identified", Rule.IDENTIFICATION, "identification of row 2: open", None)),
        (
            "gaz-09-began",
            "partner",
            (
                "identified",
                Rule.IDENTIFICATION,
                "identification of row 3: corroborated",
                "Almanac of Dorvia (other ministry)",
            ),
        ),
    ],
)
def test_what_the_words_do_not_name_has_its_basis(fact: str, field: str, expected: tuple[str, Rule, str, str]) -> None:
    """The tokens `subject`, `partner` and `seat` and the States of places come with the rule that gives them."""
    found = {one.field: one for one in load(SMALL).facts[fact].basis}[field]
    assert expected == (str(found.kind), found.rule, found.reason, found.source)


def test_a_basis_by_a_row_names_the_row_and_its_degree() -> None:
    """Where a row's State is the value, the basis has the row and how far that is known, and nowhere else."""
    small = load(SMALL)
    rows = {row.row: row for row in small.identifications}
    for fact in small.facts:
        for basis in fact.basis:
            of_row = basis.rule is Rule.IDENTIFICATION
            assert (basis.row, basis.degree) == ((fact.row, rows[fact.row or 0].basis) if of_row else (None, None))
            assert not of_row or basis == rows[fact.row or 0].basis_of(basis.field)
        assert fact.partner_basis == next((basis for basis in fact.basis if basis.field == "partner"), None)


def test_what_the_words_name_has_no_basis() -> None:
    """A fact whose words state all of its values has no value with another basis."""
    stated = [fact.id for fact in load(SMALL).facts if not fact.basis]
    expected = ["gaz-05-embassy", "gaz-10-league", "gaz-11-pumps", "gaz-12-tolen", "gaz-13-note", "gaz-14-note"]
    assert expected == stated


def test_a_row_that_nothing_settles_keeps_its_candidates() -> None:
    """The partner of an open row is an unidentified State, never one of its candidates."""
    found = load(SMALL)
    expected = tr.UnidentifiedState(row=2, candidates=(found.states["XC"], found.states["XE"]))
    assert expected == found.facts["gaz-07-began"].partner


def test_a_fact_can_be_cited_from_two_lines() -> None:
    """The entry's own line is the first citation and `also` gives the others."""
    date = tr.Citation(document="gazette", line=9, words=("7 July 1994",))
    heading = tr.Citation(document="gazette", line=3, words=("relations began",))
    assert (date, heading) == load(SMALL).facts["gaz-09-began"].citations


def test_compiled_records_give_the_same_data_set(folder: Path) -> None:
    """The data set is the same with the compiled records beside the files and without them."""
    (folder / COMPILED).write_text(compiled(folder, read_dataset(folder)), encoding="utf-8")
    read = fresh(folder)
    assert read_dataset(folder) == read == load(SMALL)
    assert load(SMALL).data_hash == read.data_hash


def test_compiled_records_stand_in_for_files_that_are_unchanged(folder: Path) -> None:
    """A title altered in the compiled records shows that no TOML was parsed; without them the TOML counts."""
    compile_as(folder)
    title = fresh(folder).title
    (folder / COMPILED).unlink()
    titles = ["Compiled", TITLE]
    assert titles == [title, fresh(folder).title]


@pytest.mark.parametrize("file", ["places.toml", "documents/letter.toml", "seeds/manifest.toml"])
def test_compiled_records_do_not_count_after_a_change(folder: Path, file: str) -> None:
    """One more blank line in any data file, and the TOML is read again."""
    compile_as(folder)
    with (folder / file).open("a", encoding="utf-8") as opened:
        opened.write("\n")
    assert load(SMALL) == fresh(folder)


def test_compiled_records_do_not_hide_a_new_file(folder: Path) -> None:
    """A data file that was added after the records were compiled is read, and its mistakes are told."""
    compile_as(folder)
    (folder / "documents" / "diary.toml").write_text("", encoding="utf-8")
    with pytest.raises(
        tr.DatasetError, match=re.escape("documents/diary.toml: the manifest has no document with this id")
    ):
        load(folder)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut"),
        pytest.param("\ud800", id="not-utf-8"),
        pytest.param("null", id="null"),
        pytest.param("{}", id="no-sums"),
        pytest.param("[" * 100_000, id="deep"),
    ],
)
def test_damaged_compiled_records_are_passed_over(folder: Path, text: str) -> None:
    """A compiled file that is not what `compiled` makes costs time and nothing else."""
    (folder / COMPILED).write_text(text, encoding="utf-8", errors="surrogatepass")
    assert load(SMALL) == load(folder)


@pytest.mark.parametrize("wrong", ["all_states", "title", "Arvenia"])
def test_compiled_records_that_were_altered_are_passed_over(folder: Path, wrong: str) -> None:
    """A compiled file of which one word of the records is not as it was made is passed over too."""
    text = compiled(folder, read_dataset(folder))
    assert wrong in text
    (folder / COMPILED).write_text(text.replace(wrong, "Other"), encoding="utf-8")
    assert load(SMALL) == load(folder)


def test_shipped_compiled_records_are_in_step_with_the_files() -> None:
    """The compiled records are shipped, and making them again from the TOML gives the same bytes."""
    shipped = SHIPPED / COMPILED
    assert shipped.is_file(), "make it with tools/compile_data.py"
    assert compiled(SHIPPED, read_dataset(SHIPPED), load(SHIPPED).readings) == shipped.read_text(encoding="utf-8")
    assert read_dataset(SHIPPED) == load(SHIPPED)


def test_all_files_that_are_not_toml_are_named_at_once(folder: Path) -> None:
    """A file in another encoding and a file cut short are both in the message."""
    (folder / "states.toml").write_bytes(b"\xff")
    (folder / "persons.toml").write_bytes(b"[[persons]")
    with pytest.raises(tr.DatasetError, match=re.escape("persons.toml: expected TOML in UTF-8")) as caught:
        load(folder)
    expected = ["persons.toml", "states.toml"]
    assert expected == [problem.partition(":")[0] for problem in caught.value.problems]


def test_text_that_looks_like_a_header_is_refused(folder: Path) -> None:
    """No line of a value may stand in double brackets, as the order of tables is read from these."""
    change(folder / "dataset.toml", f'"{TITLE}"', '"""\\\n[[visits]] \\\n"""')
    message = (
        "dataset.toml: expected each header on a line of its own, found a line inside a text that looks like [[visits]]"
    )
    with pytest.raises(tr.DatasetError, match=f"^{re.escape(message)}$"):
        load(folder)


@pytest.mark.exhaustive
def test_mistakes_come_in_one_order_whatever_the_hash_seed(folder: Path) -> None:
    """The order of sets, which differs from run to run, does not show in what is told."""
    change(folder / "documents" / "letter.toml", 'sending = "XA"\nreceiving = "seat"\nseat = "Tarn"', BOTH_WRONG)
    code = "import runpy; runpy.run_module('tajik_relations', run_name='__main__')"
    told = {python(code, "--dataset", str(folder), PYTHONHASHSEED=str(seed)).stderr for seed in range(1, 5)}
    assert len(told) == 1
    assert "sending: expected a seat" in told.pop()
