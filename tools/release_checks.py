"""The checks of tools/release.py: of the files of the project, of an sdist and of a wheel.

Each check yields the reasons against a release, one line for each reason.
"""

import hashlib
import json
import re
import tarfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ADDRESSES = ("repository", "documentation", "issues")
DATA = "src/tajik_relations/data"
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:\.dev(\d+))?")
FOLDERS = {"src/tajik_relations/": "tajik_relations/", "seeds/": "tajik_relations/data/seeds/"}
"""The folders whose files the wheel contains, and their place in the wheel."""
SHIPPED = tuple(
    ".py .pyi .toml .css .jsonl .json .tsv .fingerprint /py.typed /allowed-phrases.txt /coding/guide.md".split()
)
"""The endings of files that belong into the wheel: code, and data in formats that the code reads."""
NOT_IN_SDIST = ".ci/"
UNPUBLISHED = "has not been published"
MARKS = ("<!-- tools/release.py --write -->\n", "<!-- end -->\n")
NO_ADDRESS = """The package has not been published, so the project has no page yet. Report the weakness to the
person who gave you your copy."""
REPORT = """Report it to the maintainers at <{issues}>. If that page has a private form for weaknesses, use it. If not,
write there only that you have found one, without details, and a maintainer will say where to send them."""


class Refused(Exception):
    """The release is refused; each argument is one reason, on one line."""


def addresses_of(root: Path) -> dict[str, str]:
    """Return the project's addresses and their patterns."""
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(settings["tool"]["tajik-relations"]["addresses"])


def without_addresses(root: Path) -> Iterator[str]:
    """Refuse a project without an address, or with an invalid address."""
    found = {name: addresses_of(root)[name] for name in ADDRESSES}
    wrong = [name for name, address in found.items() if not re.fullmatch(r"https://[\w.-]+(/[\w./-]*)?", address)]
    if wrong:
        listed = ", ".join(f"{name} = {found[name]!r}" for name in wrong)
        expected = "expected addresses, https://…, in [tool.tajik-relations.addresses]"
        yield f"pyproject.toml: {expected}, found {listed}; a rehearsal takes --address https://… instead"


def with_addresses(root: Path) -> dict[str, str]:
    """Return the correct texts of the files that repeat addresses, by path."""
    addresses = addresses_of(root)
    citation = (root / "CITATION.cff").read_text(encoding="utf-8")
    citation = re.sub(r"(?m)^(?:repository-code|url): .*\n", "", citation)
    if addresses["repository"] and addresses["documentation"]:
        citation += f"repository-code: {addresses['repository']}\nurl: {addresses['documentation']}\n"
    security = (root / "SECURITY.md").read_text(encoding="utf-8")
    before, _, rest = security.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    report = REPORT.format_map(addresses) if addresses["issues"] else NO_ADDRESS
    return {"CITATION.cff": citation, "SECURITY.md": f"{before}{MARKS[0]}{report}\n{MARKS[1]}{after}"}


def out_of_step(root: Path) -> Iterator[str]:
    """Refuse files with other addresses than those of the setting."""
    for name, text in with_addresses(root).items():
        if text != (root / name).read_text(encoding="utf-8"):
            yield f"{name}: expected the addresses of pyproject.toml, found others; run tools/release.py --write"


def data_of(root: Path) -> tuple[str, str]:
    """Return the declared version of the data, and their hash."""
    with (root / DATA / "compiled.jsonl").open(encoding="utf-8") as lines:
        header = json.loads(next(lines))
    return str(header["version"]).partition("+")[0], str(header["data"])


def order(version: str) -> tuple[float, ...]:
    """Return a sort key for versions; a development version comes before its release.

    Raises:
        Refused: if it has another form.
    """
    match = VERSION.fullmatch(version)
    if match is None:
        raise Refused(f"{DATA}/dataset.toml: expected a version such as 1.2.3 or 1.3.0.dev0, found {version!r}")
    return (*map(int, match.groups()[:3]), float(match[4] or "inf"))


def released(root: Path) -> list[dict[str, Any]]:
    """Return the released versions, each with `version`, `date` and `data`, the hash of its data."""
    return list(tomllib.loads((root / "releases.toml").read_text(encoding="utf-8")).get("release", ()))


def another_of_the_number(root: Path) -> Iterator[str]:
    """Refuse data that differ from those released under their version."""
    version, data = data_of(root)
    for release in released(root):
        if release["version"] == version and release["data"] != data:
            expected = f"expected the data released as {version}, with hash {release['data'][:12]}…, found {data[:12]}…"
            yield f"{DATA}/dataset.toml: {expected}; changed data need a new version"


def not_later(root: Path) -> Iterator[str]:
    """Refuse a version that does not come after every released one."""
    version, _ = data_of(root)
    last = max((str(release["version"]) for release in released(root)), key=order, default=None)
    if order(version) <= order(last or "0.0.0.dev0"):
        yield f"{DATA}/dataset.toml: expected a version after {last}, the last in releases.toml, found {version}"


def of_development(root: Path) -> Iterator[str]:
    """Refuse a development version, and texts or omissions that only such a version may have."""
    version, _ = data_of(root)
    if ".dev" in version:
        yield f"{DATA}/dataset.toml: expected the version of a release, found {version}; --rehearse takes it"
    if UNPUBLISHED in (root / "README.md").read_text(encoding="utf-8"):
        yield f"README.md: expected how to install the published package, found that it {UNPUBLISHED}"
    found = tomllib.loads((root / DATA / "dataset.toml").read_text(encoding="utf-8")).get("address")
    address = addresses_of(root)["documentation"]
    if address and found != address:
        expected = f'expected the address of the documentation, address = "{address}", found {found!r}'
        yield f"{DATA}/dataset.toml: {expected}; write it and run tools/compile_data.py"


def without_changes(root: Path) -> Iterator[str]:
    """Refuse a version whose section of the changelog is missing or empty, or has another date than the data."""
    version, _ = data_of(root)
    settings = tomllib.loads((root / DATA / "dataset.toml").read_text(encoding="utf-8"))
    heading = "## [Unreleased]" if ".dev" in version else f"## [{version}] - {settings['published']}"
    _, found, rest = f"\n{(root / 'CHANGELOG.md').read_text(encoding='utf-8')}".partition(f"\n{heading}\n")
    if not found or not rest.partition("\n## ")[0].strip():
        yield f"CHANGELOG.md: expected a section {heading!r} that says what has changed, found none"


def uncommitted(status: str) -> Iterator[str]:
    """Refuse uncommitted changes in the output of `git status --porcelain`."""
    if changes := status.splitlines():
        yield f"git: expected every change in a commit, found {len(changes)} that are not: {changes[0][3:]} …"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differences(once: Sequence[Path], again: Sequence[Path]) -> Iterator[str]:
    """Refuse two builds that differ in a byte."""
    names, others = [path.name for path in once], [path.name for path in again]
    if [name.rpartition(".")[2] for name in names] != ["gz", "whl"] or names != others:
        yield f"build: expected one sdist and one wheel, twice the same, found {names} and {others}"
        return
    for path, other in zip(once, again, strict=True):
        if path.read_bytes() != other.read_bytes():
            yield f"{path.name}: expected the same bytes from two builds, found {digest(path)} and {digest(other)}"


def strangers_in_wheel(wheel: Path, names: Iterable[str], licences: Iterable[str]) -> Iterator[str]:
    """Refuse a wheel with an unexpected or a missing file.

    Args:
        wheel: its path.
        names: of all files of the project.
        licences: which of them are licences; they are in the metadata and nowhere else.
    """
    licences = set(licences)
    described = "-".join(wheel.name.split("-")[:2]) + ".dist-info/"
    parts = ("METADATA", "WHEEL", "RECORD", "entry_points.txt", *(f"licenses/{name}" for name in licences))
    expected = {f"{described}{part}" for part in parts}
    for folder, place in FOLDERS.items():
        inside = (name.removeprefix(folder) for name in {*names} - licences if name.startswith(folder))
        expected |= {f"{place}{name}" for name in inside}
    with zipfile.ZipFile(wheel) as archive:
        found = {info.filename for info in archive.infolist() if not info.is_dir()}
    yield from _unlike(wheel, found, expected)
    own = sorted(name for name in found if not name.startswith(described))
    yield from (f"{wheel.name}: expected code and data, found {name}" for name in own if not name.endswith(SHIPPED))


def strangers_in_sdist(sdist: Path, names: Iterable[str]) -> Iterator[str]:
    """Refuse an sdist with an unexpected or a missing file of the project."""
    with tarfile.open(sdist) as archive:
        found = {member.name.partition("/")[2] for member in archive.getmembers() if member.isfile()}
    expected = {"PKG-INFO", *(name for name in names if not name.startswith(NOT_IN_SDIST))}
    yield from _unlike(sdist, found, expected)


def _unlike(path: Path, found: set[str], expected: set[str]) -> Iterator[str]:
    """Yield the unexpected and the missing files."""
    yield from (f"{path.name}: expected only the project's files, found {name}" for name in sorted(found - expected))
    yield from (f"{path.name}: expected {name}, found it missing" for name in sorted(expected - found))


class Links(HTMLParser):
    """The links and pictures of a page, in `found`."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the target of a tag."""
        del tag
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "srcset")]


def relative(page: str) -> Iterator[str]:
    """Refuse a long description with a link that works only in the repository."""
    links = Links(page).found
    if not links:
        yield "README.md: expected links in the long description, found none"
    wrong = [link for link in links if not link.startswith(("https://", "#"))]
    yield from (f"README.md: expected absolute links in the long description, found {link!r}" for link in wrong)


def misanswers(found: Mapping[str, Any], version: str, data: str, folder: Path) -> Iterator[str]:
    """Refuse an installed wheel whose answers differ from those of the built files.

    Args:
        found: its answers: its version, the hash of its data as it is kept and as it is read again, and its folder.
        version: what was built.
        data: the hash of the data that it was built from.
        folder: the empty environment.
    """
    for name, expected in (("version", version), ("data", data), ("data read again", data)):
        if found[name] != expected:
            yield f"the installed wheel: expected as {name} {expected}, found {found[name]}"
    if not Path(found["folder"]).is_relative_to(folder):
        yield f"the installed wheel: expected to find it in {folder.name}, found {found['folder']}"
