"""Code and data have one version; between releases it ends with the hash of the data, which tells any two apart."""

import re
import runpy
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from made_up import DATASET
from running import ROOT, SMALL, changed

import tajik_relations as tr
from tajik_relations.exports.dataset_folder import document
from tajik_relations.reading.compiled import COMPILED, read_compiled
from tajik_relations.reading.dataset_files import read_dataset
from tajik_relations.reading.files import read

DEVELOPMENT = re.compile(r"\d+\.\d+\.\d+\.dev\d+")
HASHED = re.compile(rf"({DEVELOPMENT.pattern})\+([0-9a-f]{{12}})")
CHANGES = {
    "the title": ("dataset.toml", "its neighbours", "all its neighbours"),
    "a name of a State": ("states.toml", '"Republic of Arvenia"', '"Arvenian Republic"'),
    "an organization": ("organizations.toml", '"League of Rivers"', '"League of the Rivers"'),
    "a person": ("persons.toml", '"Mira Tolen"', '"Mira A. Tolen"'),
    "a place": ("places.toml", '"XC-PS"', '"XC-PT"'),
    "a reason": ("identifications.toml", "no source found for the date", "no source was found for the date"),
    "an outside date": ("outside-dates.toml", "1994-07-07", "1994-07-08"),
    "what is set aside": ("set-aside.toml", 'reason = "heading"', 'reason = "connective"'),
    "a document": ("seeds/manifest.toml", '"River Press"', '"The River Press"'),
    "a date": ("documents/letter.toml", '"1995"\nstatus', '"1996"\nstatus'),
    "a cited word": ("documents/letter.toml", '"Arvenia opened an embassy in Tarn"', '"opened an embassy in Tarn"'),
    "a change": ("changes.toml", "rules = [3]", "rules = [4]"),
    "a quantity": ("documents/letter.toml", "number = 40000000", "number = 40000001"),
}
"""One value of each data file: the file, the value as it is, and another one."""


def hashes(dataset: tr.Dataset) -> tuple[str, str | None]:
    """Return what tells a data set from others."""
    return dataset.data_hash, dataset.version


def declaring(folder: Path, version: str) -> Path:
    """Return a copy of the small data set that declares a version."""
    return changed(folder, "dataset.toml", 'subject = "XA"', f'subject = "XA"\nversion = "{version}"')


def relaid(folder: Path, put: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Write every data file of a folder anew, in another layout: comments, blank lines, and what *put* does."""
    for name, tables in read(folder).tables.items():
        loose = put(next((entry for table, entry in tables if not table), {}))
        text = document(loose, [(table, put(entry)) for table, entry in tables if table])
        path = folder / ("seeds/manifest.toml" if name == "manifest.toml" else name)
        path.write_text(f"# In another layout.\n\n{text}\n\n# The end.\n", encoding="utf-8")


def test_the_package_has_the_version_of_its_data() -> None:
    """`__version__` is that of the shipped data set, and the package is built under it."""
    dataset = tr.load()
    assert tr.__version__ == dataset.version
    assert ProjectMetadata(str(ROOT), PluginManager()).version == dataset.version
    assert dataset.version is not None
    assert dataset.version.partition("+")[0] == dataset.declared_version


def test_a_development_version_ends_with_the_hash_of_the_data() -> None:
    """The first twelve digits stand after it, and the one without them is what `dataset.toml` declares."""
    for dataset in (tr.load(), read_dataset(Path(tr.__file__).parent / "data")):
        assert re.fullmatch(r"[0-9a-f]{64}", dataset.data_hash)
        if DEVELOPMENT.fullmatch(str(dataset.declared_version)):
            assert f"{dataset.declared_version}+{dataset.data_hash[:12]}" == dataset.version


def test_a_declared_development_version(tmp_path: Path) -> None:
    """What the file of a data set declares gets the hash, and nothing else of the data set changes by it."""
    found = tr.load(declaring(tmp_path, "1.2.0.dev3"))
    told = HASHED.fullmatch(str(found.version))
    assert told
    assert ("1.2.0.dev3", found.data_hash[:12]) == told.groups()
    assert "1.2.0.dev3" == found.declared_version
    assert read_dataset(SMALL) == evolve(found, version=None)


@pytest.mark.parametrize("version", ["1.2.3", "2.0", "1.0.0rc1"])
def test_a_release_has_its_version_alone(tmp_path: Path, version: str) -> None:
    """A version that is none of development stands as it is declared, and the hash beside it."""
    found = tr.load(declaring(tmp_path, version))
    assert (version, version) == (found.version, found.declared_version)
    assert re.fullmatch(r"[0-9a-f]{64}", found.data_hash)
    assert found.data_hash != read_dataset(SMALL).data_hash


def test_a_data_set_without_a_version() -> None:
    """One that declares none has none, read from files or made by hand; by hand there is no hash either."""
    small = read_dataset(SMALL)
    assert (None, None, 64) == (small.version, small.declared_version, len(small.data_hash))
    assert (None, None, "") == (DATASET.version, DATASET.declared_version, DATASET.data_hash)


@pytest.mark.parametrize("what", CHANGES)
def test_one_other_value_is_another_version(tmp_path: Path, what: str) -> None:
    """Two data sets that differ in one value, wherever it stands, differ in hash and version."""
    folder = declaring(tmp_path, "1.2.0.dev3")
    before = read_dataset(folder)
    file, old, new = CHANGES[what]
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    after = read_dataset(folder)
    assert before.data_hash != after.data_hash
    assert before.version != after.version
    assert before.declared_version == after.declared_version


def test_another_layout_is_the_same_version(tmp_path: Path) -> None:
    """Comments, blank lines and the order of keys are no part of the data."""
    folder = declaring(tmp_path, "1.2.0.dev3")
    before = read_dataset(folder)
    layouts: list[Callable[[dict[str, Any]], dict[str, Any]]] = [
        dict,
        lambda entry: dict(reversed(entry.items())),
        lambda entry: dict(sorted(entry.items())),
    ]
    for put in layouts:
        relaid(folder, put)
        after = read_dataset(folder)
        assert hashes(before) == hashes(after)
        assert before == after


def test_the_order_of_what_is_found_by_name_is_no_part_of_the_data(tmp_path: Path) -> None:
    """States, organizations, persons and places are in the order of their names, whatever that in the files."""
    folder = Path(shutil.copytree(SMALL, tmp_path / "small"))
    for name in ("states", "places"):
        tables = read(folder).tables[f"{name}.toml"]
        (folder / f"{name}.toml").write_text(document({}, reversed(tables)), encoding="utf-8")
    assert hashes(read_dataset(SMALL)) == hashes(read_dataset(folder))


@pytest.mark.parametrize("version", ["1.2.0.dev3", "1.2.3"])
def test_an_exported_folder_has_the_same_hash(tmp_path: Path, version: str) -> None:
    """What `export` writes as a data set is read back with the hash and the version of what was exported."""
    dataset = tr.load(declaring(tmp_path, version))
    path = tr.export(tmp_path / "copy", dataset, format="dataset")
    assert f'version = "{version}"\n' in (path / "dataset.toml").read_text(encoding="utf-8")
    assert hashes(dataset) == hashes(tr.load(path))


def test_the_shipped_data_set_is_exported_with_its_hash(tmp_path: Path) -> None:
    """The same holds of the shipped data set."""
    path = tr.export(tmp_path / "copy", format="dataset")
    assert hashes(tr.load()) == hashes(tr.load(path))


def test_an_altered_data_set_is_another_version_once_it_is_read(tmp_path: Path) -> None:
    """A data set that was altered in Python can be exported, and what is read back has a hash of its own."""
    shipped = tr.load()
    path = tr.export(tmp_path / "copy", evolve(shipped, title="Another title"), format="dataset")
    found = tr.load(path)
    assert ("Another title", shipped.declared_version) == (found.title, found.declared_version)
    assert shipped.all_facts == found.all_facts
    assert shipped.data_hash != found.data_hash


@pytest.fixture
def compile_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return what runs the tool that compiles, on a copy of the small data set."""
    folder = shutil.copytree(SMALL, tmp_path / "small")
    main = runpy.run_path(str(ROOT / "tools" / "compile_data.py"))["main"]
    monkeypatch.setitem(main.__globals__, "FOLDER", Path(folder))

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["compile_data.py", *words])
        return int(main())

    return run


STALE = f"{COMPILED}: expected it in step with the data files, found it is not; run tools/compile_data.py\n"


def test_a_stale_compiled_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], compile_data: Callable[..., int]
) -> None:
    """With `--check` the tool writes nothing, and tells a file that is missing, of other data, or altered."""
    folder = tmp_path / "small"
    assert (1, STALE) == (compile_data("--check"), capsys.readouterr().out)
    assert not (folder / COMPILED).exists()
    assert (0, 0, "") == (compile_data(), compile_data("--check"), capsys.readouterr().out)
    assert read_dataset(folder) == read_compiled(folder)
    made = (folder / COMPILED).read_bytes()
    letter = folder / "documents" / "letter.toml"
    letter.write_text(letter.read_text("utf-8").replace('"2003"\n', '"2004"\n'), encoding="utf-8")
    assert (1, STALE) == (compile_data("--check"), capsys.readouterr().out)
    assert made == (folder / COMPILED).read_bytes()
    assert (0, 0) == (compile_data(), compile_data("--check"))
    assert made != (folder / COMPILED).read_bytes()
    (folder / COMPILED).write_bytes(made)
    assert (1, STALE) == (compile_data("--check"), capsys.readouterr().out)


@pytest.mark.exhaustive
def test_the_shipped_compiled_file_is_in_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool has nothing to say of the shipped file."""
    main = runpy.run_path(str(ROOT / "tools" / "compile_data.py"))["main"]
    monkeypatch.setattr(sys, "argv", ["compile_data.py", "--check"])
    assert 0 == main()
