"""A new data set, a text entered into it, and the end of the loop: `new`, `add-document`, `finish`."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from running import SMALL, Run, well

import tajik_relations as tr
from tajik_relations import reading
from tajik_relations.coding.documents import Described, add_document
from tajik_relations.coding.new_set import new_set
from tajik_relations.errors import OutputError
from tajik_relations.reading.compiled import COMPILED, read_compiled
from tajik_relations.reading.dataset_files import read_dataset

CALLED = {"program": "tajik-relations"}
HARBOURS = """\
RELATIONS WITH CORLAND

On 5 October 2001 Corland and Arvenia signed an agreement on pilots.\r
The two countries are members of the League of Rivers.
"""
FACT = """
[[treaties]]
id = "har-3-pilots"
line = 3
words = ["On 5 October 2001 Corland and Arvenia signed", "agreement on pilots."]
designation = "agreement"
parties = ["XC", "XA"]
topic = "pilots"
date = "2001-10-05"
date_is = "signed"
status = "done"
"""
Call = Callable[..., Run]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Return what runs the program, which reads a folder anew each time, as a process of its own does."""
    monkeypatch.setattr(reading, "load", lambda folder: read_dataset(Path(folder).resolve()))
    return lambda *arguments: Run(capsys, *arguments)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the small data set."""
    return Path(shutil.copytree(SMALL, tmp_path / "arvenia"))


@pytest.fixture
def harbours(tmp_path: Path) -> Path:
    """Return a text to enter."""
    path = tmp_path / "harbours.txt"
    path.write_bytes(HARBOURS.encode())
    return path


def content(folder: Path) -> dict[str, bytes]:
    """Return all files of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_set_has_the_vocabularies_of_the_package(tmp_path: Path, dataset: tr.Dataset, call: Call) -> None:
    """It is about the State that was asked for, knows all States and organizations, and verifies."""
    made = call("new", tmp_path / "mine", "--subject", "Georgia", "--title", "A title")
    assert well == (made.status, made.err)
    read = read_dataset(tmp_path / "mine")
    assert ("A title", "GE", 0) == (read.title, read.subject.code, len(read.all_facts))
    assert (dataset.all_states, dataset.all_organizations) == (read.all_states, read.all_organizations)
    assert "Грузия" in {*read.names.of("GE")}
    assert 0 == call("--dataset", tmp_path / "mine", "verify").status


@pytest.mark.parametrize(
    ("subject", "code", "title"), [(None, "TJ", "of Tajikistan"), ("US", "US", "of the United States")]
)
def test_subject_and_title_of_a_new_set(tmp_path: Path, subject: str | None, code: str, title: str) -> None:
    """Without a subject it is that of the shipped set; without a title it is called after the State."""
    assert any("go on with: tajik-relations" in line for line in new_set(tmp_path / "mine", subject, None, **CALLED))
    made = read_dataset(tmp_path / "mine")
    assert code == made.subject.code
    assert title in made.title


def test_new_refuses_what_is_there(tmp_path: Path, call: Call) -> None:
    """A folder with something in it stays as it is, and so does a file."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "kept.txt").write_text("kept")
    for name, told in (
        ("full", "expected a new or an empty folder"),
        ("full/kept.txt", "full/kept.txt: cannot write this folder: Not a directory"),
    ):
        assert call("new", tmp_path / name).refused(told)
    assert {"full/kept.txt": b"kept"} == content(tmp_path)


def test_new_refuses_a_subject_that_it_does_not_know(tmp_path: Path, call: Call) -> None:
    """The error names near States, and nothing is made."""
    assert call("new", tmp_path / "mine", "--subject", "Gorgia").refused("Gorgia", "Georgia")
    assert {} == content(tmp_path)


MADE_UP = '[[states]]\ncode = "XA"\nalpha3 = "XAA"\nnumeric = "901"\nname = "Arvenia"\n'


@pytest.mark.parametrize("subject", ["XA", "Arvenia", "GE"])
def test_a_new_set_may_have_further_states(tmp_path: Path, call: Call, subject: str) -> None:
    """States of a file stand beside those of the package, and one of them may be the subject."""
    (tmp_path / "more.toml").write_text(MADE_UP, encoding="utf-8")
    assert 0 == call("new", tmp_path / "mine", "--subject", subject, "--states", tmp_path / "more.toml").status
    made = read_dataset(tmp_path / "mine")
    assert subject in (made.subject.code, made.subject.name)
    assert {"XA", "GE"} <= {state.code for state in made.all_states}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "more.toml: expected a file that can be read"),
        ("[[states", "more.toml: expected TOML"),
        (MADE_UP.replace("XA", "GE", 1), "vocabularies: GE: expected one actor, found 2"),
        (MADE_UP.replace("901", "1"), "numeric: expected three digits in quotes"),
        ("[[people]]\ncode = 'XA'\n", "expected only tables [[states]], found [[people]]"),
    ],
)
def test_further_states_that_are_none_make_nothing(tmp_path: Path, call: Call, text: str | None, told: str) -> None:
    """One line names what is wrong, and no folder is made."""
    path = tmp_path / "more.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert call("new", tmp_path / "mine", "--subject", "GE", "--states", path).refused(told)
    assert {path.name} >= content(tmp_path).keys()


def test_a_text_becomes_a_document(small: Path, harbours: Path, call: Call) -> None:
    """The manifest gets one entry behind its others, the text is copied as it is, and nothing else changes."""
    before = content(small)
    added = call(
        "--dataset", small, "add-document", harbours, "--counterpart", "Corland", "--stamp", "Put up 3 May 2003"
    )
    assert well == (added.status, added.err)
    after = content(small)
    new = {"documents/harbours.toml", "seeds/harbours.fingerprint", "texts/harbours.txt"}
    assert new == after.keys() - before.keys()
    assert {"seeds/manifest.toml"} == {name for name in before if after[name] != before[name]}
    assert after["seeds/manifest.toml"].startswith(before["seeds/manifest.toml"])
    assert harbours.read_bytes() == after["texts/harbours.txt"]
    document = read_dataset(small).all_documents[-1]
    assert ("har", "RELATIONS WITH CORLAND", "XC") == (document.prefix, document.title, document.counterpart)
    assert (sha256(harbours.read_bytes()).hexdigest(), 5) == (document.sha256, document.lines)
    assert "../2003-05-03" == str(document.time_of_writing)


def test_what_was_entered_is_shown_for_confirmation(small: Path, harbours: Path, call: Call) -> None:
    """Title, publisher, terms, the dates by which the time of writing is derived, and the next call."""
    added = call("--dataset", small, "add-document", harbours, "--publisher", "Harbour Office", "--stamp", "3 May 2003")
    for part in ("RELATIONS WITH CORLAND   (not given)", "Harbour Office\n", "terms not stated   (not given)"):
        assert part in added.out
    assert "the latest date in its words is 2001-10-05 (line 3); the stamp is read as 2003-05-03" in added.out
    assert f"go on with: tajik-relations --dataset {small} draft harbours\n" in added.out


def test_a_document_without_facts_verifies_and_is_not_covered(small: Path, harbours: Path, call: Call) -> None:
    """All is well with it, but that nothing of it is accounted for."""
    call("--dataset", small, "add-document", harbours)
    assert 0 == call("--dataset", small, "verify", "--documents", small / "texts").status
    assert 0 == call("--dataset", small, "verify").status
    covered = call("--dataset", small, "coverage")
    assert 1 == covered.status
    assert "harbours: 3 lines with words: 0 cited, 0 set aside, 3 unaccounted for" in covered.out


def test_what_is_said_of_a_document_stands_in_the_manifest(small: Path, harbours: Path, call: Call) -> None:
    """Every option is the key of the same name."""
    given = {"id": "ports", "title": "Ports", "publisher": "P", "terms": "free", "address": "https://example.org/a"}
    options = [word for name, value in given.items() for word in (f"--{name}", value)]
    assert 0 == call("--dataset", small, "add-document", harbours, *options, "--mosaic").status
    document = read_dataset(small).all_documents[-1]
    assert {**given, "mosaic": True, "file": "ports.txt"} == {
        name: getattr(document, name) for name in (*given, "mosaic", "file")
    }


@pytest.mark.parametrize(("title", "counterpart"), [("Ties with Corland", "XC"), ("Corland and Dorvia", None)])
def test_the_one_other_state_that_the_title_names(
    small: Path, harbours: Path, title: str, counterpart: str | None
) -> None:
    """It is the counterpart, where nobody has said another."""
    list(add_document(small, harbours, Described(title=title), **CALLED))
    assert counterpart == read_dataset(small).all_documents[-1].counterpart


def test_a_long_first_line_is_no_title(small: Path, harbours: Path, call: Call) -> None:
    """A sentence of the document is not copied into the manifest; the file's name serves then."""
    harbours.write_text(f"A {'very ' * 8}long beginning.\n", encoding="utf-8")
    call("--dataset", small, "add-document", harbours)
    assert "harbours" == read_dataset(small).all_documents[-1].title


def test_facts_that_are_there_already_stay(small: Path, harbours: Path, call: Call) -> None:
    """A data file, or a text in its place, that was there before is taken as it is."""
    (small / "documents" / "harbours.toml").write_text(FACT, encoding="utf-8")
    inside = Path(shutil.copy(harbours, small / "texts" / "harbours.txt"))
    assert 0 == call("--dataset", small, "add-document", inside).status
    assert FACT == (small / "documents" / "harbours.toml").read_text(encoding="utf-8")
    assert ["har-3-pilots"] == [fact.id for fact in read_dataset(small).all_facts if fact.document == "harbours"]


@pytest.mark.parametrize(
    ("written", "options", "told"),
    [
        (b"caf\xe9", (), "expected a text in UTF-8"),
        (b"a\0b", (), "found a NUL"),
        (b"\xef\xbb\xbfa", (), "found a byte order mark"),
        (b" \n.\n", (), "found no word"),
        (None, (), "found none that can be read"),
        (
            b"A word.",
            ("--id", "letter"),
            "expected an id that is new to the data set, found letter; give another --id",
        ),
        (b"A word.", ("--id", "No Id"), "expected lower-case letters, digits and hyphens"),
        (b"A word.", ("--counterpart", "Corlund"), "Corland"),
        (b"A word.", ("--counterpart", "Mira Tolen"), "expected the code of a known Organization or State"),
        (b"A word.", ("--address", "example.org"), "expected a web address"),
        (b"A word.", ("--title", " "), "title: expected text"),
        ((SMALL / "texts" / "letter.txt").read_bytes(), (), "found the text of the document letter"),
    ],
)
def test_what_is_no_document_changes_nothing(
    small: Path, call: Call, written: bytes | None, options: tuple[str, ...], told: str
) -> None:
    """One line says what is wrong with the file or with what is said of it, and no file is made or changed."""
    before = content(small)
    text = small.with_name("page.txt")
    if written is not None:
        text.write_bytes(written)
    assert call("--dataset", small, "add-document", text, *options).refused(told)
    assert before == content(small)


def test_a_name_without_latin_letters_needs_an_id(small: Path, harbours: Path, call: Call) -> None:
    """An id is made of the name of the file, and asked for where that gives none."""
    other = harbours.rename(harbours.with_name("порт.txt"))
    assert call("--dataset", small, "add-document", other).refused("found none; give --id")
    assert 0 == call("--dataset", small, "add-document", other, "--id", "port").status


@pytest.mark.parametrize("taken", ["texts/harbours.txt", "seeds/harbours.fingerprint/x"])
def test_all_of_a_document_is_entered_or_nothing(small: Path, harbours: Path, taken: str) -> None:
    """Where one of its files cannot be written, those that were are taken away again."""
    (small / taken).parent.mkdir(exist_ok=True)
    (small / taken).write_text("somebody else's")
    before = content(small)
    with pytest.raises(OutputError, match=r"this file already exists|cannot write a file here"):
        list(add_document(small, harbours, Described(), **CALLED))
    assert before == content(small)


def test_prefixes_do_not_clash(small: Path, tmp_path: Path) -> None:
    """Documents whose ids begin alike get prefixes of their own."""
    for number in range(4):
        text = tmp_path / f"har{'b' * (number % 3)}-{number}.txt"
        text.write_text(f"Text {number}.", encoding="utf-8")
        list(add_document(small, text, Described(), **CALLED))
    prefixes = [document.prefix for document in read_dataset(small).all_documents]
    assert len(prefixes) == len({*prefixes})


@pytest.mark.parametrize("command", [("add-document", "x.txt"), ("draft", "letter"), ("review", "letter"), ("finish",)])
@pytest.mark.parametrize("layers", [(), ("shipped",), ("a", "b")])
def test_one_data_set_of_ones_own_is_worked_on(call: Call, layers: tuple[str, ...], command: tuple[str, ...]) -> None:
    """Without one, with that of the package or with several, the right option is told."""
    options = [word for layer in layers for word in ("--dataset", layer)]
    assert call(*options, *command).refused("expected one data set of your own (--dataset DIR)")


def coded(small: Path, harbours: Path, fact: str = FACT) -> Path:
    """Return the folder of a data set into which a document was entered, with this data file."""
    list(add_document(small, harbours, Described(counterpart="XC"), **CALLED))
    (small / "documents" / "harbours.toml").write_text(fact, encoding="utf-8")
    return small


def test_finish_makes_what_is_made(small: Path, harbours: Path, call: Call) -> None:
    """Fingerprints that know the cited words, a compiled file in step with the data, and what is left to do."""
    done = call("--dataset", coded(small, harbours), "finish")
    assert (1, "") == (done.status, done.err)
    assert "line 4: nothing of it is cited or set aside" in done.out
    assert "harbours: written 2001-10-05/.. (derived)" in done.out
    read = read_compiled(small)
    assert read is not None
    assert read_dataset(small) == read
    verified = call("--dataset", small, "verify", "--format", "json").json
    assert ([], []) == (verified["problems"], verified["undecided"])
    marks = (small / "seeds" / "harbours.fingerprint").read_text(encoding="ascii").splitlines()[3].split()
    assert all(len(mark) == 4 for mark in marks[:8])


def test_finish_is_done_when_all_is_accounted_for(small: Path, harbours: Path, call: Call) -> None:
    """The status is 0 when nothing is wrong, undecided or left over, and a second time nothing changes."""
    coded(small, harbours)
    aside = "".join(f'\n[[set_aside]]\ndocument = "harbours"\nline = {n}\nreason = "heading"\n' for n in (1, 4))
    path = small / "set-aside.toml"
    path.write_text(path.read_text(encoding="utf-8") + aside, encoding="utf-8")
    assert 0 == call("--dataset", small, "finish").status
    first = content(small)
    assert 0 == call("--dataset", small, "finish", "--documents", small / "texts").status
    assert first == content(small)


def test_finish_makes_nothing_of_facts_with_problems(small: Path, harbours: Path, call: Call) -> None:
    """The problems are told, and all files stay as they are."""
    before = content(coded(small, harbours, FACT.replace('"2001-10-05"', '"2001-10-06"')))
    done = call("--dataset", small, "finish")
    assert 1 == done.status
    assert "problem: harbours: har-3-pilots date: " in done.out
    assert before == content(small)


def test_finish_tells_values_that_nobody_has_decided(small: Path, harbours: Path, call: Call) -> None:
    """An undecided value is told and does not pass; files are made all the same."""
    coded(small, harbours, FACT.replace('"agreement on pilots."', '"pilots."'))
    done = call("--dataset", small, "finish")
    assert 1 == done.status
    assert "undecided: harbours: har-3-pilots " in done.out
    assert (small / COMPILED).is_file()


def test_words_that_are_left_over_are_named(small: Path, harbours: Path, call: Call) -> None:
    """With the text `coverage` and `finish` name each word; without it, its place in the line."""
    words = '"On 5 October 2001 Corland and Arvenia signed", "agreement on pilots."'
    coded(
        small,
        harbours,
        FACT.replace(words, '"Corland and Arvenia signed"').replace('date = "2001-10-05"\ndate_is = "signed"\n', ""),
    )
    left = [f"  line 3, '{word}': neither cited nor set aside" for word in ("5", "October", "2001")]
    for command in (("coverage", "--documents", small / "texts"), ("finish",)):
        assert {*left} <= {*call("--dataset", small, *command).out.splitlines()}
    assert "  line 3, word 2: neither cited nor set aside" in call("--dataset", small, "coverage").out.splitlines()


BETWEEN = """
[[assistance]]
id = "har-1-pumps"
line = 1
words = ["1991", "2020 Corland provided Arvenia with 40 pumps."]
provider = "XC"
recipient = "XA"
quantity = {number = 40, unit = "pump", qualifier = "exactly"}
summary = "Corland gave 40 pumps to Arvenia"
date = "1991/2020"
status = "done"
"""


def test_finish_tells_what_is_not_seen_without_the_text(small: Path, harbours: Path, call: Call) -> None:
    """Where the text joins two dates and the cited words do not, whoever has the fingerprints alone cannot see it."""
    harbours.write_text("Between 1991 and 2020 Corland provided Arvenia with 40 pumps.", encoding="utf-8")
    list(add_document(small, harbours, Described(counterpart="XC", title="Pumps"), **CALLED))
    path = small / "documents" / "harbours.toml"
    path.write_text(BETWEEN, encoding="utf-8")
    done = call("--dataset", small, "finish")
    assert 1 == done.status
    assert "without the text: harbours: har-1-pumps date: " in done.out
    assert "cite more words, so that the check without the text can confirm it" in done.out
    path.write_text(BETWEEN.replace('1991", "2020 Corland', 'Between 1991 and 2020", "Corland'), encoding="utf-8")
    assert "without the text" not in call("--dataset", small, "finish").out


@pytest.mark.parametrize("command", [("finish",), ("draft", "harbours"), ("review", "harbours")])
def test_a_text_that_has_changed_since_it_was_entered(
    small: Path, harbours: Path, call: Call, command: tuple[str, ...]
) -> None:
    """One line names the text and both hashes; nothing is made."""
    coded(small, harbours)
    with (small / "texts" / "harbours.txt").open("a", encoding="utf-8") as text:
        text.write("More.\n")
    before = content(small)
    assert call("--dataset", small, *command).refused(
        "harbours.txt: expected the text of harbours with SHA-256", "found"
    )
    assert before == content(small)


def test_without_texts_there_is_nothing_to_finish(small: Path, call: Call) -> None:
    """A data set whose texts lie elsewhere is told the option."""
    shutil.rmtree(small / "texts")
    assert call("--dataset", small, "finish").refused("expected a folder with the documents' texts, found none; give")
