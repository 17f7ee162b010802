"""Make a release, or rehearse one: build it twice, test the sdist, and use the wheel in an empty environment.

    python tools/release.py --rehearse --address https://example.org/tajik_relations
    python tools/release.py

The tool needs a clone, git, and Python 3.11 or later with pip, on Linux or macOS. It installs its other tools into a
temporary folder, in the versions of locks/. Each step prints one line. If all steps pass, the sdist and the wheel are
in dist/, or for a rehearsal in dist/rehearsal/. Nothing is uploaded. If the release is refused, each reason is printed
on its own line, and the exit status is 2.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import venv
import zipfile
from collections.abc import Iterable, Sequence
from email import message_from_bytes
from pathlib import Path
from typing import Any

import release_checks as checks
from release_checks import Refused, data_of

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
RENDER = "import sys, readme_renderer.markdown as m; sys.stdout.write(m.render(sys.stdin.read()) or '')"
"""Code that prints Markdown as the page that a package index shows."""
ANSWERS = """
import json, pathlib
import tajik_relations as tr
from tajik_relations.reading.dataset_files import read_dataset
folder, fact = pathlib.Path(tr.__file__).parent, tr.facts.items[0]
print(json.dumps({"folder": str(folder), "version": tr.__version__, "data": tr.load().data_hash,
    "data read again": read_dataset(folder / "data").data_hash, "facts": len(tr.facts),
    "first fact": f"{fact.statement} {fact.citations[0]}"}))
"""


def run(command: Sequence[str | Path], **options: Any) -> str:
    """Run a program in a plain environment and return what it prints.

    Raises:
        Refused: if it fails; with the last lines of what it said.
    """
    words = [str(word) for word in command]
    environment = {**plain_environment(), **options.pop("env", {})}
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    ran = subprocess.run(words, check=False, env=environment, **streams, **options)
    if ran.returncode:
        said = ran.stdout.strip().splitlines()[-25:]
        first = f"{Path(words[0]).name} {' '.join(words[1:4])} …: exit status {ran.returncode}, and"
        raise Refused("\n    ".join([first, *said]))
    return str(ran.stdout)


def plain_environment() -> dict[str, str]:
    """Return the variables that an installation needs, without those that change Python, the build or the tests."""
    names, beginnings = ("PATH", "HOME", "TMPDIR", "LANG"), ("PIP_", "SSL_")
    return {
        name: value
        for name, value in os.environ.items()
        if name in names or name.startswith(beginnings) or name.lower().endswith("_proxy")
    }


def git(*words: str) -> str:
    """Return what git prints about this clone.

    Raises:
        Refused: if this is no clone.
    """
    if not (ROOT / ".git").exists():
        raise Refused("git: expected a clone of the repository, found a folder that is none")
    return run(["git", "-C", ROOT, *words])


def refuse(*reasons: str) -> None:
    """Continue if there are no reasons against it."""
    if reasons:
        raise Refused(*reasons)


class Steps:
    """Printer of one line for each step, with its time in seconds."""

    def __init__(self) -> None:
        """Start the clock."""
        self.before = time.monotonic()

    def done(self, step: str, what: str) -> None:
        """Print the result of a step."""
        now = time.monotonic()
        print(f"{step:<12} {what} ({now - self.before:.1f} s)", flush=True)
        self.before = now


def names_of_files() -> list[str]:
    """Return the files of the project: all files that git tracks or does not ignore."""
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return sorted({name for name in listed if (ROOT / name).is_file()})


def copy(names: Iterable[str], folder: Path, *, umask: int, when: int) -> Path:
    """Copy files to a new folder, in this order, with the modes of a umask and the time *when*."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, path)
        path.chmod(path.stat().st_mode & ~umask)
        os.utime(path, (when, when))
    return folder


def write_addresses(root: Path) -> None:
    """Write the addresses of the setting into the files that repeat them."""
    for name, text in checks.with_addresses(root).items():
        (root / name).write_text(text, encoding="utf-8")


def set_addresses(tree: Path, address: str) -> None:
    """Write addresses below *address* into a copy of the project."""
    path = tree / "pyproject.toml"
    text = path.read_text(encoding="utf-8")
    for name, end in zip(checks.ADDRESSES, ("", "/documentation", "/issues"), strict=True):
        text = re.sub(rf'(?m)^{name} = ".*"$', lambda _, name=name, end=end: f'{name} = "{address}{end}"', text)
    path.write_text(text, encoding="utf-8")
    write_addresses(tree)


def reasons_against(tree: Path, options: argparse.Namespace) -> list[str]:
    """Return the reasons against a release that the files give; *tree* is a copy with addresses."""
    found = [*checks.without_addresses(tree), *checks.out_of_step(tree)]
    for check in (checks.another_of_the_number, checks.not_later, checks.without_changes):
        found += check(ROOT)
    if not options.rehearse:
        found += checks.of_development(ROOT)
    if not options.quick:
        found += checks.uncommitted(git("status", "--porcelain"))
    return found


def environment(work: Path) -> Path:
    """Make an environment with the tools of a release, and return its Python."""
    venv.create(work / "tools", with_pip=True)
    python, lock = work / "tools" / "bin" / "python", work / "one" / "locks" / "release.txt"
    run([python, "-m", "pip", "install", "--quiet", "--no-compile", "--require-hashes", "--no-deps", "-r", lock])
    return python


def build(python: Path, tree: Path, out: Path, *words: str, umask: int, **variables: str) -> list[Path]:
    """Build an sdist and a wheel, and return them in this order."""
    command = [python, "-m", "build", "--no-isolation", "--outdir", out, *words, tree]
    run(command, umask=umask, env=variables)
    return [*out.glob("*.gz"), *out.glob("*.whl")]


def built(python: Path, trees: Sequence[Path], work: Path) -> tuple[Path, Path]:
    """Build twice, with differences that must not matter, and return sdist and wheel.

    The first wheel is built from its sdist, the second from the files.
    """
    once = build(python, trees[0], work / "once", umask=0o022, TZ="UTC", PYTHONHASHSEED="1")
    again = build(python, trees[1], work / "again", "-s", "-w", umask=0o077, TZ="Asia/Tokyo", PYTHONHASHSEED="2")
    refuse(*checks.differences(once, again))
    return once[0], once[1]


def contents(sdist: Path, wheel: Path, names: Sequence[str]) -> str:
    """Check the files in the sdist and in the wheel."""
    licences = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["license-files"]
    refuse(*checks.strangers_in_wheel(wheel, names, licences), *checks.strangers_in_sdist(sdist, names))
    with zipfile.ZipFile(wheel) as archive, tarfile.open(sdist) as source:
        counts = f"{len(archive.namelist())} files in the wheel, {len(source.getmembers())} in the sdist"
    return f"{counts}, none too many and none missing"


def description(python: Path, wheel: Path) -> str:
    """Check the project's addresses and the links of the long description."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata: Any = message_from_bytes(archive.read(name))
    page = run([python, "-c", RENDER], input=metadata.get_payload(decode=True).decode())
    refuse(*checks.relative(page))
    addresses = f"{len(metadata.get_all('Project-URL', ()))} addresses of the project"
    return f"{addresses}; {len(checks.Links(page).found)} links in the long description, none relative"


def tested(sdist: Path, folder: Path) -> str:
    """Unpack an sdist, run its tests as its README says, and return the summary of pytest."""
    folder.mkdir()
    run(["tar", "-xf", sdist, "-C", folder])  # tarfile has safe extraction from Python 3.11.4 on
    (unpacked,) = folder.iterdir()
    blocks = re.findall(r"(?ms)^```sh\n(.*?)^```$", (unpacked / "README.md").read_text(encoding="utf-8"))
    (commands,) = (block for block in blocks if "-m pytest" in block)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    printed = run(["bash", "-euo", "pipefail", "-c", commands], cwd=unpacked, env={"PATH": path})
    return printed.strip().splitlines()[-1].strip("= ")


def answers(python: Path, wheel: Path, folder: Path) -> dict[str, Any]:
    """Install a wheel with only what it requires, without pip too, and return its answers."""
    venv.create(folder)
    scripts = folder / "bin"
    run([python, "-m", "pip", "--python", scripts / "python", "install", "--quiet", wheel])
    found: dict[str, Any] = json.loads(run([scripts / "python", "-I", "-c", ANSWERS], cwd=folder))
    verified = run([scripts / "tajik-relations", "verify"], cwd=folder).splitlines()
    refuse(*checks.misanswers(found, wheel.name.split("-")[1], data_of(ROOT)[1], folder))
    return {**found, "verify": next(line for line in verified if "problems" in line)}


def checked(work: Path, options: argparse.Namespace) -> tuple[Path, Path]:
    """Do all steps, and return sdist and wheel."""
    steps, names = Steps(), names_of_files()
    trees = [
        copy(names, work / "one", umask=0o022, when=1_000_000_000),
        copy(reversed(names), work / "two" / "deeper", umask=0o077, when=1_700_000_000),
    ]
    for tree in trees if options.address else ():
        set_addresses(tree, options.address)
    refuse(*reasons_against(trees[0], options))
    (version, data), before = data_of(ROOT), len(checks.released(ROOT))
    steps.done("files", f"{len(names)}; version {version}, {before} released before it; hash of the data {data}")

    python = environment(work)
    steps.done("tools", "installed as locks/release.txt has them")
    files = sdist, wheel = built(python, trees, work)
    for path in files:
        steps.done("built twice", f"{path.name}: {path.stat().st_size} bytes, SHA-256 {checks.digest(path)}")
    steps.done("contents", contents(sdist, wheel, names))
    steps.done("metadata", description(python, wheel))
    run([python, "-m", "twine", "--no-color", "check", "--strict", sdist, wheel])
    run([python, "-m", "check_wheel_contents", wheel])
    steps.done("by others", "twine check --strict and check-wheel-contents find nothing")
    if not options.quick:
        steps.done("sdist", f"unpacked, its own tests: {tested(sdist, work / 'unpacked')}")
    found = answers(python, wheel, work / "empty")
    steps.done(
        "wheel", f"in an empty environment {found['version']}, {found['facts']} facts; verify: {found['verify']}"
    )
    steps.done("first fact", found["first fact"])
    return files


def leave(files: Iterable[Path], folder: Path) -> None:
    """Copy the files to a folder and print their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in files:
        print(f"{'written':<12} {Path(shutil.copyfile(path, folder / path.name)).relative_to(ROOT)}")


def arguments() -> argparse.Namespace:
    """Parse the arguments."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rehearse", action="store_true", help="accept a development version too")
    parser.add_argument("--quick", action="store_true", help="rehearse uncommitted changes, without the sdist's tests")
    parser.add_argument("--address", metavar="URL", help="address for a rehearsal while the project has none")
    parser.add_argument("--write", action="store_true", help="write the addresses into CITATION.cff and SECURITY.md")
    options = parser.parse_args()
    options.rehearse |= options.quick
    if options.address and not options.rehearse:
        parser.error("--address is for a rehearsal; a release has the addresses of pyproject.toml")
    return options


def main() -> int:
    """Release or rehearse, and return the exit status."""
    options = arguments()
    if options.write:
        write_addresses(ROOT)
        return 0
    folder = DIST / "rehearsal" if options.rehearse else DIST
    for earlier in () if options.quick else (*folder.glob("*.gz"), *folder.glob("*.whl")):
        earlier.unlink()
    try:
        with tempfile.TemporaryDirectory() as work:
            files = checked(Path(work).resolve(), options)
            leave(() if options.quick else files, folder)
    except Refused as refused:
        print(*(f"refused: {line}" for line in refused.args), sep="\n", file=sys.stderr)
        return 2
    if not options.rehearse:
        version, data = data_of(ROOT)
        print(f"Now git tag v{version}; twine upload dist/*.gz dist/*.whl; and in the next commit in releases.toml:")
        print(f'[[release]]\nversion = "{version}"\ndate = {time.strftime("%Y-%m-%d")}\ndata = "{data}"')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
