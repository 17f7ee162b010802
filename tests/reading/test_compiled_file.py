"""The compiled file: equal to the data files, and honest when damaged."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from running import SMALL

import tajik_relations as tr
from tajik_relations.reading import SHIPPED
from tajik_relations.reading.compiled import CODEBOOK, COMPILED, TABLES, read_compiled, sum_of
from tajik_relations.reading.compiling import compiled
from tajik_relations.reading.dataset_files import read_dataset


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the small data set with a compiled file."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "small"))
    (copy / COMPILED).write_text(compiled(copy, read_dataset(copy)), encoding="utf-8")
    return copy


def _rewritten(folder: Path, lines: list[str]) -> None:
    """Write other lines after the header of a compiled file, with a header that has their sums."""
    path = folder / COMPILED
    header = json.loads(path.read_text("utf-8").split("\n")[0])
    rest = "".join(f"{line}\n" for line in lines)
    path.write_text(json.dumps({**header, "sum": sum_of(rest.encode())}) + "\n" + rest, encoding="utf-8")


@pytest.mark.parametrize("place", [Path(SHIPPED), SMALL], ids=["shipped", "small"])
def test_each_record_is_equal_to_that_of_the_data_files(place: Path, tmp_path: Path) -> None:
    """Record by record, in each table, the compiled data set is that of the files, and so are hash and version."""
    read = read_dataset(place)
    copy = Path(shutil.copytree(place, tmp_path / "copy", ignore=shutil.ignore_patterns(COMPILED)))
    shutil.copytree(read.seeds, copy / "seeds", dirs_exist_ok=True)
    (copy / COMPILED).write_text(compiled(copy, read), encoding="utf-8")
    found = read_compiled(copy)
    assert found is not None
    for table in TABLES:
        for one, other in zip(getattr(found, table), getattr(read, table), strict=True):
            assert (type(one), one) == (type(other), other)
    assert (found, found.data_hash, found.version) == (read, read.data_hash, read.version)
    assert found.codebook == (str(copy / CODEBOOK) if read.codebook else "")


def test_each_line_is_json_and_each_record_has_its_hash(folder: Path) -> None:
    """After the header and the index stands one record a line, with sixteen digits of its hash, then the readings."""
    header, index, *records, readings, end = (folder / COMPILED).read_text("utf-8").split("\n")
    counts = json.loads(index)["counts"]
    assert [*counts] == [*TABLES]
    assert sum(counts.values()) == len(records)
    assert {*json.loads(header)} == {"version", "data", "files", "sum"}
    assert all(len(json.loads(line)["hash"]) == 16 for line in records)
    assert (json.loads(readings), end) == ({"readings": None}, "")


def test_a_damaged_line_fails_when_it_is_touched(folder: Path) -> None:
    """A record that cannot be made, in a file with right sums, is our error with its line; all others are there."""
    lines = (folder / COMPILED).read_text("utf-8").split("\n")[1:-1]
    index = json.loads(lines[0])
    first_fact = 1 + sum(index["counts"][table] for table in TABLES[: TABLES.index("all_facts")])
    lines[first_fact] = '{"hash":"0000000000000000","record":{"Visit":{"id":"gaz-1"}}}'
    _rewritten(folder, lines)
    dataset = read_compiled(folder)
    assert dataset is not None
    assert dataset.all_facts[1].id == index["facts"]["ids"][1]
    message = rf"^compiled\.jsonl: line {first_fact + 2}: expected a record that can be made, found: "
    with pytest.raises(tr.DatasetError, match=message):
        dataset.all_facts[0]


@pytest.mark.parametrize(
    "wrong",
    ["[]", "{}", '{"counts": {}}', "null", '"text"', "[" * 5000, '{"counts":{"all_states":"many"}}'],
)
def test_a_file_of_another_shape_is_passed_over(folder: Path, wrong: str) -> None:
    """A compiled file with right sums whose index has another shape costs time and nothing else."""
    lines = (folder / COMPILED).read_text("utf-8").split("\n")[1:-1]
    _rewritten(folder, [wrong, *lines[1:]])
    assert read_compiled(folder) is None
    assert tr.load(folder).title == read_dataset(folder).title


def test_an_edited_data_file_counts(folder: Path) -> None:
    """After an edit of any data file the compiled one is stale and the files are read."""
    path = folder / "dataset.toml"
    path.write_text(path.read_text("utf-8").replace('title = "', 'title = "Another '), encoding="utf-8")
    assert read_compiled(folder) is None
    assert tr.load(folder).title.startswith("Another ")


def test_a_hundred_threads_get_the_same_records() -> None:
    """However many threads touch a record first at once, there is one object for it."""
    dataset = read_compiled(SHIPPED)
    assert dataset is not None
    together = Barrier(100)

    def touch(_: int) -> tuple[int, ...]:
        together.wait()
        return tuple(id(fact) for fact in dataset.all_facts)

    with ThreadPoolExecutor(100) as pool:
        assert len({*pool.map(touch, range(100))}) == 1


def test_a_pickle_is_equal_in_another_process() -> None:
    """Facts that were pickled here are equal to those of a process that loads the data itself, and answer alike."""
    code = """
import pickle, sys
import tajik_relations as tr
facts = pickle.loads(sys.stdin.buffer.read())
print(facts == tr.facts.about("AM"), facts.of(tr.Treaty) == tr.facts.about("AM").of(tr.Treaty), facts.about("RU"))
"""
    run = subprocess.run(  # noqa: S603 - the program is written above
        [sys.executable, "-c", code],
        input=pickle.dumps(tr.facts.about("AM")),
        env=os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1])},
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode().split("\n")[0] == f"True True {tr.facts.about('AM').about('RU')}"
