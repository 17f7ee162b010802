"""Several threads that look first at the same time are all answered rightly."""

import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import pytest
from attrs import evolve
from running import SMALL

import tajik_relations as tr
from tajik_relations.model import names
from tajik_relations.model.names import Directory
from tajik_relations.reading.compiled import read_compiled
from tajik_relations.reading.dataset_files import read_dataset

pytestmark = pytest.mark.exhaustive
THREADS = 8


@pytest.fixture
def _hurried() -> Iterator[None]:
    """Let threads take turns as often as Python can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def together(call: Callable[[], Any]) -> list[Any]:
    """Return the results of a function in several threads that begin at once."""
    barrier = Barrier(THREADS)

    def run(_: int) -> Any:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_a_look_up_while_the_index_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that comes when half the index is made finds the names of the other half."""
    known = {"one": ("Avon",), "other": ("Nova",)}
    rivers: Directory[str] = Directory(tuple(known), tuple(known), known.__getitem__, "river")
    folded, begun, asked = names.folded, Event(), Event()

    def slow(name: str) -> str:
        if name == "Nova" and not begun.is_set():
            begun.set()
            asked.wait(5)
        return folded(name)

    def ask() -> str:
        begun.wait(5)
        asked.set()
        return rivers.find("NOVA")

    monkeypatch.setattr(names, "folded", slow)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask)
        assert "one" == rivers.find("Avon")
        assert "other" == answer.result(5)
    assert asked.is_set()


@pytest.mark.usefixtures("_hurried")
def test_first_questions_at_once(dataset: tr.Dataset) -> None:
    """Every thread gets the answers that one alone gets, from a data set of which nothing was asked before."""

    def answers(data: tr.Dataset) -> tuple[Any, ...]:
        found = (data.relations["AM"], data.facts.about("NATO"), data.organizations["OSCE"], data.places["Dushanbe"])
        return (*found, data.documents["nato"], data.disagreements, data.missions, len(data.tables["facts"]))

    expected = answers(dataset)
    for _ in range(3):
        fresh = evolve(dataset)
        for found in together(lambda data=fresh: answers(data)):  # type: ignore[misc]
            assert expected == found


@pytest.mark.usefixtures("_hurried")
def test_citations_know_their_document_while_other_data_sets_are_read(tmp_path: Path) -> None:
    """Data sets that give one id to different documents, read at the same time, show each its own title."""
    titles = {}
    for at in range(THREADS):
        folder = Path(shutil.copytree(SMALL, tmp_path / str(at)))
        manifest = folder / "seeds" / "manifest.toml"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace("The neighbours of Arvenia", f"Title {at}"), encoding="utf-8")
        titles[folder] = f"Title {at}"
    folders = iter(list(titles))

    def shown() -> bool:
        folder = next(folders)
        data = read_dataset(folder)
        cited = {citation.source for fact in data.facts for citation in fact.citations}
        return cited == {*data.all_documents} and titles[folder] in {each.title for each in cited if each}

    assert [True] * THREADS == together(shown)


@pytest.mark.usefixtures("_hurried")
def test_a_folder_is_one_data_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every thread gets the same data set of a folder, and so does another way to write its name, there alone."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "one" / "small"))
    first, *others = together(lambda: tr.load(folder))
    assert all(first is each for each in others)
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert first is tr.load("../one/small")
    with pytest.raises(tr.DatasetError, match="small: expected a data set"):
        tr.load("small")
    monkeypatch.chdir(tmp_path / "one")
    assert first is tr.load("small")


def test_pictures_that_another_thread_has_just_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that is loaded, and that the import has not yet made a name of the package, is found."""
    expected = tr.pictures
    monkeypatch.delattr(tr, "pictures")
    assert expected is tr.pictures


@pytest.mark.usefixtures("_hurried")
def test_records_are_made_once_whichever_thread_touches_them_first() -> None:
    """Several threads that walk through a data set of which nothing is made yet meet the same facts and relations."""
    for _ in range(3):
        fresh = read_compiled(Path(tr.__file__).parent / "data")
        assert fresh is not None
        made = together(lambda data=fresh: [*data.facts, *data.relations.with_unidentified])  # type: ignore[misc]
        assert {tuple(map(id, each)) for each in made} == {tuple(map(id, made[0]))}
