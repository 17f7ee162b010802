"""A release: what is refused, what the wheel may hold, and what derives from the project's addresses."""

import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder
from running import ROOT

CHECKS = SimpleNamespace(**runpy.run_path(str(ROOT / "tools" / "release_checks.py")))
HOOK = SimpleNamespace(**runpy.run_path(str(ROOT / "tools" / "metadata_hook.py")))
ADDRESSES = {
    "repository": "https://host.example/project",
    "documentation": "https://docs.example/project/",
    "issues": "https://host.example/project/issues",
    "files": "{repository}/blob/v{version}/{path}",
    "pictures": "{repository}/raw/v{version}/{path}",
}
DATASET = "src/tajik_relations/data/dataset.toml"
COMPILED = "src/tajik_relations/data/compiled.jsonl"
OLD, NEW = "a" * 64, "b" * 64
"""The hashes of the data of the last release and of now."""
PROJECT = {
    "pyproject.toml": "[tool.tajik-relations.addresses]\n"
    + "".join(f'{name} = "{address}"\n' for name, address in ADDRESSES.items()),
    "README.md": "# A project\n\nInstall it with pip; see [the changes](CHANGELOG.md).\n",
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2030-01-31\n\n- Better.\n\n## [1.2.2]\n\n- Good.\n",
    "CITATION.cff": "title: A project\n",
    "SECURITY.md": f"# Security\n\n{''.join(CHECKS.MARKS)}\nMore.\n",
    "releases.toml": f'[[release]]\nversion = "1.2.2"\ndate = 2029-01-31\ndata = "{OLD}"\n',
    DATASET: f'version = "1.2.3"\npublished = "2030-01-31"\naddress = "{ADDRESSES["documentation"]}"\n',
    COMPILED: f'{{"version": "1.2.3", "data": "{NEW}"}}\n{{}}\n',
}
"""A made-up project that may be released."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the folder of the made-up project, its addresses written where they are repeated."""
    root = tmp_path / "project"
    for name, text in PROJECT.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_addresses(root)
    return root


def write_addresses(root: Path) -> None:
    """Write the addresses where they are repeated."""
    for name, text in CHECKS.with_addresses(root).items():
        (root / name).write_text(text, encoding="utf-8")


def change(root: Path, name: str, old: str, new: str) -> None:
    """Put *new* in place of *old* in a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def reasons(root: Path) -> list[str]:
    """Return the reasons against a release of a project that stand in its files."""
    checks = (
        CHECKS.without_addresses,
        CHECKS.out_of_step,
        CHECKS.another_of_the_number,
        CHECKS.not_later,
        CHECKS.without_changes,
        CHECKS.of_development,
    )
    return [reason for check in checks for reason in check(root)]


ISSUES = ADDRESSES["issues"]
NO_ADDRESS = (
    "pyproject.toml: expected addresses, https://…, in [tool.tajik-relations.addresses], found issues = {}; "
    "a rehearsal takes --address https://… instead"
)
NOT_IN_DATA = (
    'expected the address of the documentation, address = "https://docs.example/project/", found None; '
    "write it and run tools/compile_data.py"
)
OTHER_DATA = (
    f"expected the data released as 1.2.3, with hash {OLD[:12]}…, found {NEW[:12]}…; changed data need a new version"
)
STEP = "expected the addresses of pyproject.toml, found others; run tools/release.py --write"
SECTION = "expected a section '## [1.2.3] - 2030-01-31' that says what has changed, found none"
NO_CHANGES = (f"CHANGELOG.md: {SECTION}",)
REFUSED = {
    "no address": (
        ("pyproject.toml", f'"{ISSUES}"', '""'),
        NO_ADDRESS.format("''"),
        f"SECURITY.md: {STEP}",
    ),
    "an address that is none": (
        ("pyproject.toml", f'"{ISSUES}"', '"by post"'),
        NO_ADDRESS.format("'by post'"),
        f"SECURITY.md: {STEP}",
    ),
    "another address in the citation": (
        ("CITATION.cff", "repository-code: https://host.example/project", "repository-code: https://old.example"),
        f"CITATION.cff: {STEP}",
    ),
    "data without the address": (
        (DATASET, "address = ", "# address = "),
        f"{DATASET}: {NOT_IN_DATA}",
    ),
    "other data under a released version": (
        ("releases.toml", '"1.2.2"', '"1.2.3"'),
        f"{DATASET}: {OTHER_DATA}",
        f"{DATASET}: expected a version after 1.2.3, the last in releases.toml, found 1.2.3",
    ),
    "an earlier version": (
        ("releases.toml", '"1.2.2"', '"1.10.0"'),
        f"{DATASET}: expected a version after 1.10.0, the last in releases.toml, found 1.2.3",
    ),
    "a version of development": (
        (COMPILED, '"1.2.3"', '"1.3.0.dev0+bbbbbbbbbbbb"'),
        "CHANGELOG.md: expected a section '## [Unreleased]' that says what has changed, found none",
        f"{DATASET}: expected the version of a release, found 1.3.0.dev0; --rehearse takes it",
    ),
    "no section of the version": (("CHANGELOG.md", "[1.2.3]", "[1.2.1]"), *NO_CHANGES),
    "a section of another day": (("CHANGELOG.md", "2030-01-31", "2030-01-30"), *NO_CHANGES),
    "an empty section": (("CHANGELOG.md", "- Better.", ""), *NO_CHANGES),
    "a README of what is not published": (
        ("README.md", "Install it with pip", "It has not been published"),
        "README.md: expected how to install the published package, found that it has not been published",
    ),
}
"""A change of one file, and the reasons against a release that follow."""


def test_a_project_that_may_be_released(project: Path) -> None:
    """Nothing speaks against the made-up project, nor against its first release."""
    assert [] == reasons(project)
    (project / "releases.toml").write_text("# None yet.\n", encoding="utf-8")
    assert [] == reasons(project)


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(project: Path, what: str) -> None:
    """Each mistake has its line, which says what was expected and what was found."""
    edit, *expected = REFUSED[what]
    change(project, *edit)
    assert expected == reasons(project)


def test_the_same_version_with_the_same_data_is_refused(project: Path) -> None:
    """A number is given once, even to the same data."""
    change(project, "releases.toml", "1.2.2", "1.2.3")
    change(project, "releases.toml", OLD, NEW)
    assert [f"{DATASET}: expected a version after 1.2.3, the last in releases.toml, found 1.2.3"] == reasons(project)


def test_the_order_of_versions() -> None:
    """Numbers are compared as numbers, and a version of development comes before its release."""
    versions = ["0.9.0", "0.10.0.dev0", "0.10.0.dev2", "0.10.0.dev10", "0.10.0", "0.10.1.dev0", "1.0.0"]
    assert versions == sorted({*versions}, key=CHECKS.order)
    with pytest.raises(CHECKS.Refused, match=r"expected a version such as 1\.2\.3 or 1\.3\.0\.dev0, found '1\.0rc1'"):
        CHECKS.order("1.0rc1")


def test_uncommitted_changes_are_refused() -> None:
    """They are counted, and the first is named."""
    assert [] == [*CHECKS.uncommitted("")]
    expected = "git: expected every change in a commit, found 2 that are not: README.md …"
    assert [expected] == [*CHECKS.uncommitted(" M README.md\n?? notes.txt\n")]


def test_addresses_are_written_once(project: Path) -> None:
    """They are replaced if they change, and go with the setting; the rest of the files stays."""
    cited = "title: A project\nrepository-code: https://host.example/project\nurl: https://docs.example/project/\n"
    assert cited == (project / "CITATION.cff").read_text(encoding="utf-8")
    change(project, "pyproject.toml", "host.example", "other.example")
    write_addresses(project)
    assert cited.replace("host", "other") == (project / "CITATION.cff").read_text(encoding="utf-8")
    reported = (project / "SECURITY.md").read_text(encoding="utf-8")
    assert 1 == reported.count("<https://other.example/project/issues>")
    assert reported.startswith("# Security\n\n<!--")
    assert reported.endswith("\n<!-- end -->\n\nMore.\n")
    for name in ("repository", "issues"):
        change(project, "pyproject.toml", f'"{ADDRESSES[name].replace("host", "other")}"', '""')
    write_addresses(project)
    assert "title: A project\n" == (project / "CITATION.cff").read_text(encoding="utf-8")
    assert CHECKS.NO_ADDRESS in (project / "SECURITY.md").read_text(encoding="utf-8")


def test_this_project() -> None:
    """What repeats the addresses is in step with them, and the data are those released under their version, if any."""
    assert [] == [*CHECKS.out_of_step(ROOT), *CHECKS.another_of_the_number(ROOT)]


# What is built.


def files_with(folder: Path, **texts: str) -> list[Path]:
    """Return an sdist and a wheel in name only, with these texts."""
    folder.mkdir()
    paths = [folder / "project-1.2.3.tar.gz", folder / "project-1.2.3-py3-none-any.whl"]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_builds_that_differ_are_refused(tmp_path: Path) -> None:
    """Each of the two files must have the same bytes again; one that is missing is told."""
    once = files_with(tmp_path / "once", sdist="a", wheel="b")
    assert [] == [*CHECKS.differences(once, files_with(tmp_path / "same", sdist="a", wheel="b"))]
    (other,) = CHECKS.differences(once, files_with(tmp_path / "other", sdist="a", wheel="c"))
    assert other.startswith("project-1.2.3-py3-none-any.whl: expected the same bytes from two builds, found 3e23e81")
    (missing,) = CHECKS.differences(once[:1], once[:1])
    assert missing.startswith("build: expected one sdist and one wheel, twice the same, found ['project-1.2.3.tar.gz']")


NAMES = [
    "LICENSE",
    "README.md",
    "seeds/manifest.toml",
    "src/tajik_relations/__init__.py",
    "src/tajik_relations/py.typed",
]
IN_WHEEL = [
    "tajik_relations/__init__.py",
    "tajik_relations/py.typed",
    "tajik_relations/data/seeds/manifest.toml",
    *(f"tajik_relations-1.2.3.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")),
    "tajik_relations-1.2.3.dist-info/licenses/LICENSE",
]


def test_housekeeping_in_the_wheel_is_refused(tmp_path: Path) -> None:
    """A wheel has the files of the package and its metadata, all of them; not even a committed file of another sort."""
    wheel = tmp_path / "tajik_relations-1.2.3-py3-none-any.whl"

    def found(*names: str, project: list[str] = NAMES) -> list[str]:
        with zipfile.ZipFile(wheel, "w") as archive:
            for name in names:
                archive.writestr(name, "")
        return [line.partition(": ")[2] for line in CHECKS.strangers_in_wheel(wheel, project, ["LICENSE"])]

    assert [] == found(*IN_WHEEL)
    assert ["expected only the project's files, found tests/test_one.py"] == found(*IN_WHEEL, "tests/test_one.py")[:1]
    assert ["expected tajik_relations/py.typed, found it missing"] == found(*IN_WHEEL[:1], *IN_WHEEL[2:])
    committed = [*NAMES, "src/tajik_relations/notes.md"]
    more = [*IN_WHEEL, "tajik_relations/notes.md"]
    assert ["expected code and data, found tajik_relations/notes.md"] == found(*more, project=committed)


def test_an_sdist_with_other_files_is_refused(tmp_path: Path) -> None:
    """An sdist has every file of the project but those of CI, and nothing else."""
    path = tmp_path / "project-1.2.3.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("PKG-INFO", "README.md", "notes.txt"):
            archive.addfile(tarfile.TarInfo(f"project-1.2.3/{name}"))
    found = [*CHECKS.strangers_in_sdist(path, ["README.md", "LICENSE", ".ci/run"])]
    expected = ["expected only the project's files, found notes.txt", "expected LICENSE, found it missing"]
    assert expected == [line.removeprefix(f"{path.name}: ") for line in found]


def test_a_wheel_that_answers_otherwise_is_refused(tmp_path: Path) -> None:
    """The installed wheel has the version and the data that were built, and is the one in the empty environment."""
    right = {"version": "1.2.3", "data": NEW, "data read again": NEW, "folder": str(tmp_path / "lib")}
    assert [] == [*CHECKS.misanswers(right, "1.2.3", NEW, tmp_path)]
    wrong = {**right, "data read again": OLD, "folder": "/elsewhere"}
    assert [
        f"the installed wheel: expected as data read again {NEW}, found {OLD}",
        f"the installed wheel: expected to find it in {tmp_path.name}, found /elsewhere",
    ] == [*CHECKS.misanswers(wrong, "1.2.3", NEW, tmp_path)]


def test_relative_links_in_the_long_description_are_refused() -> None:
    """So are pictures, paths from the root, and links that are not encrypted; headings of the page are right."""
    page = (
        '<p><a href="#top">a</a><a href="https://a.example">b</a><img alt="c" src="docs/c.svg"></p><a href="/d">d</a>'
    )
    expected = "README.md: expected absolute links in the long description, found"
    assert [f"{expected} 'docs/c.svg'", f"{expected} '/d'"] == [*CHECKS.relative(page)]
    assert ["README.md: expected links in the long description, found none"] == [*CHECKS.relative("<p>None.</p>")]


# The metadata.


def updated(root: Path) -> dict[str, Any]:
    """Return what the hook makes of the metadata of a project."""
    metadata: dict[str, Any] = {"version": "1.2.3"}
    HOOK.MetadataHook(str(root), {}).update(metadata)
    return metadata


def test_every_link_of_the_readme_becomes_absolute() -> None:
    """Each leads to the file that it leads to here: pages to the site, pictures and other files to the repository."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    text = HOOK.absolute(readme, ROOT, ADDRESSES, "1.2.3")
    files = HOOK.RELATIVE.findall(readme)
    addresses = [line.partition(")")[0] for line in text.split("](")[1:]]
    assert len(files) == len(addresses) > 20
    assert [] == [address for address in addresses if not address.startswith("https://")]
    for (path, heading), address in zip(files, addresses, strict=True):
        bare, _, found = address.partition("#")
        assert heading.removeprefix("#") == found
        below = bare.removeprefix("https://docs.example/project/")
        if below == bare:
            kind = "raw" if path.endswith((".svg", ".png")) else "blob"
            assert f"https://host.example/project/{kind}/v1.2.3/{path}" == bare
        else:
            assert path in {f"docs/{below.removesuffix('.html')}{suffix}" for suffix in (".md", ".ipynb")}


def test_a_build_without_addresses_has_the_readme_as_it_is(project: Path) -> None:
    """A project that has no addresses yet can be built; one that has them gets links to what people look for."""
    assert {"Documentation", "Source", "Issues", "Changelog"} == updated(project)["urls"].keys()
    assert "[the changes](https://host.example/project/blob/v1.2.3/CHANGELOG.md)" in updated(project)["readme"]["text"]
    change(project, "pyproject.toml", f'"{ISSUES}"', '""')
    readme = {"content-type": "text/markdown", "text": PROJECT["README.md"]}
    assert {"version": "1.2.3", "readme": readme} == updated(project)


def test_a_link_to_no_file_is_no_build(project: Path) -> None:
    """A path in the README that leads nowhere is told when the metadata are made."""
    change(project, "README.md", "CHANGELOG.md", "CHANGES.md")
    with pytest.raises(
        ValueError, match=r"^README\.md: expected links to files of the repository, found 'CHANGES\.md'$"
    ):
        updated(project)


# Whole runs.


@pytest.fixture
def command(project: Path) -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Return what runs the tool on the made-up project, once git has it."""
    if shutil.which("git") is None:
        pytest.skip("git is not here, and releases are made from clones")
    (project / "tools").mkdir()
    for name in ("release.py", "release_checks.py"):
        shutil.copy(ROOT / "tools" / name, project / "tools")
    who = ("-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
    for words in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "--message", "All.")):
        subprocess.run(["git", "-C", str(project), *words], check=True)  # noqa: S603, S607 - users' git

    def run(*words: str) -> "subprocess.CompletedProcess[str]":
        line = [sys.executable, "-B", "tools/release.py", *words]
        return subprocess.run(line, cwd=project, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own code

    return run


@pytest.mark.exhaustive
def test_the_command_says_every_reason(project: Path, command: Callable[..., Any]) -> None:
    """What is refused ends with status 2 and a line for each reason, and leaves no files of an earlier run."""
    left = [project / "dist" / name for name in ("a-1.0.0.tar.gz", "a-1.0.0-py3-none-any.whl", "notes.txt")]
    (project / "dist").mkdir()
    for path in left:
        path.touch()
    change(project, "README.md", "Install it with pip", "It has not been published")
    change(project, "releases.toml", "1.2.2", "1.4.0")
    ran = command()
    assert (2, "") == (ran.returncode, ran.stdout)
    assert [
        f"refused: {DATASET}: expected a version after 1.4.0, the last in releases.toml, found 1.2.3",
        "refused: README.md: expected how to install the published package, found that it has not been published",
        "refused: git: expected every change in a commit, found 3 that are not: README.md …",
    ] == ran.stderr.splitlines()
    assert [False, False, True] == [path.exists() for path in left]


@pytest.mark.exhaustive
def test_a_rehearsal_is_refused_without_an_address(project: Path, command: Callable[..., Any]) -> None:
    """It is told where to set it; with one of its own it goes on to what else is wrong, and changes nothing."""
    change(project, "pyproject.toml", ISSUES, "")
    write_addresses(project)
    change(project, "CHANGELOG.md", "- Better.", "")
    told = command("--quick").stderr.splitlines()
    assert 2 == len(told)
    assert "in [tool.tajik-relations.addresses], found issues = ''; a rehearsal takes --address" in told[0]
    before = {name: (project / name).read_bytes() for name in PROJECT}
    ran = command("--quick", "--address", "https://rehearsal.example")
    assert (2, [f"refused: {NO_CHANGES[0]}"]) == (ran.returncode, ran.stderr.splitlines())
    assert before == {name: (project / name).read_bytes() for name in PROJECT}
    ran = command("--address", "https://rehearsal.example")
    assert (2, True) == (ran.returncode, "--address is for a rehearsal" in ran.stderr)


@pytest.mark.exhaustive
def test_no_release_is_made_from_an_unpacked_sdist(project: Path, command: Callable[..., Any]) -> None:
    """Only a clone can say what is committed."""
    shutil.rmtree(project / ".git")
    ran = command("--rehearse")
    expected = "refused: git: expected a clone of the repository, found a folder that is none\n"
    assert (2, expected) == (ran.returncode, ran.stderr)


def built(tree: Path) -> tuple[Path, list[str]]:
    """Build the wheel of a copy of this project; return it with the names of the project's files."""
    names = [path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file()]
    (wheel,) = WheelBuilder(str(tree)).build(directory=str(tree.parent / "dist"))
    return Path(wheel), names


@pytest.mark.exhaustive
def test_the_wheel_of_this_project(tmp_path: Path) -> None:
    """It has code, data, the licences once, and nothing else; a note among the sources would be seen."""
    tree, licences = tmp_path / "tree", CHECKS.tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for name in ("src", "seeds", "docs", "tools"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "_build", "*.egg-info"))
    for path in (*ROOT.glob("*.md"), *ROOT.glob("LICENSE*"), ROOT / "pyproject.toml"):
        shutil.copy(path, tree)
    wheel, names = built(tree)
    assert [] == [*CHECKS.strangers_in_wheel(wheel, names, licences["license-files"])]
    (tree / "src" / "tajik_relations" / "notes.md").touch()
    wheel, names = built(tree)
    told = [*CHECKS.strangers_in_wheel(wheel, names, licences["license-files"])]
    assert [f"{wheel.name}: expected code and data, found tajik_relations/notes.md"] == told
