"""The project's checks; `.ci/run` calls these sessions and nothing else that matters."""

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.10"
nox.options.sessions = ["tests", "pictures", "data", "lint", "types", "build"]
nox.options.error_on_missing_interpreters = False  # `pythons` takes those that are here; the others need but one


SITE_LOCKS = ("test", "frames", "notebook", "docs")
"""What the site is built with, the examples on its pages included."""


def _install(session: nox.Session, *locks: str) -> None:
    """Install locked tools, then the package as users get it."""
    for lock in locks:
        session.install("--require-hashes", "--no-deps", "-r", f"locks/{lock}.txt")
    session.install("--no-deps", "--no-build-isolation", ".")


def _test(session: nox.Session, *paths: str, **environment: str) -> None:
    """Run these tests, or all of them, the exhaustive ones too."""
    session.run("python", "-m", "pytest", "--all", *paths, env=environment)


def _build_site(session: nox.Session) -> str:
    """Build the site anew, every warning an error, and return its folder."""
    site = Path(session.create_tmp(), "site")
    shutil.rmtree(site, ignore_errors=True)
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-T", "-q", "-b", "html", "docs", str(site))
    return str(site)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the whole test suite, exhaustive tests too; arguments go to pytest."""
    _install(session, "test")
    _test(session, *session.posargs)


@nox.session(python=["3.12", "3.13", "3.14"])
def pythons(session: nox.Session) -> None:
    """Run the fast tests with each later Python that is here; those that are not are skipped, and nox says so."""
    _install(session, "test")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def lowest(session: nox.Session) -> None:
    """Read right and wrong data with the lowest attrs and cattrs that `pyproject.toml` allows."""
    _install(session, "test")
    bounds = nox.project.load_toml("pyproject.toml")["project"]["dependencies"]
    session.install(*(bound.replace(">=", "==") for bound in bounds))
    session.run("python", "-m", "pytest", "tests/reading", "tests/records", "tests/package/test_copies.py")


@nox.session
def pictures(session: nox.Session) -> None:
    """Test the pictures with what draws them; none of these tests may be skipped."""
    _install(session, "test", "pictures")
    _test(session, "tests/pictures", "tests/docs/test_readme_and_docstrings.py", PICTURES_REQUIRED="1")


FRAMES = (
    "tabular/test_columns",
    "tabular/test_frames",
    "tabular/test_event_days",
    "exports/test_read_by_others",
    "exports/test_no_loss",
)
"""The tests of data frames and exports with other libraries."""


@nox.session
def frames(session: nox.Session) -> None:
    """Run the tests of data frames and exports with the libraries that users may do without; none is skipped."""
    _install(session, "test", "frames")
    _test(session, *(f"tests/{file}.py" for file in FRAMES), REQUIRED="frames")


@nox.session
def notebook(session: nox.Session) -> None:
    """Run the tutorial with what it tells readers to install; none of its tests is skipped."""
    _install(session, "test", "notebook")
    _test(session, "tests/docs/test_tutorial.py", REQUIRED="notebook")


@nox.session
def optional(session: nox.Session) -> None:
    """Do what `pictures`, `frames` and `notebook` do, in one environment, which takes less time."""
    _install(session, "test", "frames", "notebook")
    paths = ("tests/pictures", "tests/docs/test_tutorial.py", *(f"tests/{file}.py" for file in FRAMES))
    _test(session, *paths, PICTURES_REQUIRED="1", REQUIRED="frames notebook")


@nox.session
def validators(session: nox.Session) -> None:
    """Let the validators of the exchange formats judge the exported folder; they are large, so they run apart."""
    _install(session, "test", "frames", "validators")
    _test(session, "tests/exports/test_validators.py", REQUIRED="frames validators")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site, every warning an error, then check its pages and run every example of it; without a network."""
    _install(session, *SITE_LOCKS)
    site = _build_site(session)
    files = ("site", "pages_for_people", "search", "beside", "generator", "guides", "readme_and_docstrings")
    paths = (f"tests/docs/test_{file}.py" for file in files)
    _test(session, *paths, SITE=site, REQUIRED="docs frames", PICTURES_REQUIRED="1")


@nox.session
def browser(session: nox.Session) -> None:
    """Open the site in Chromium, Debian's or the one that CHROMIUM names; SITE may name a built site."""
    _install(session, "browser", *(["test"] if "SITE" in os.environ else SITE_LOCKS))
    if not (os.environ.get("CHROMIUM") or shutil.which("chromium")):
        session.run("apt-get", "update", "--quiet", external=True)
        session.run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium", external=True)
    site = os.environ.get("SITE") or _build_site(session)
    _test(session, "tests/docs/test_browser.py", SITE=site, REQUIRED="browser")


@nox.session
def spark(session: nox.Session) -> None:
    """Let Spark read every table, through Arrow and Parquet, and join one to millions of events; needs Java."""
    _install(session, "test", "spark")
    _test(session, "tests/tabular/test_spark.py", REQUIRED="spark")


@nox.session
def data(session: nox.Session) -> None:
    """Check the data files, also against the texts if their folder is given as an argument."""
    _install(session, "test")
    session.run("python", "tools/compile_data.py", "--check")
    for command in ("verify", "coverage"):
        session.run("tajik-relations", command)
        if session.posargs:
            session.run("tajik-relations", command, "--documents", session.posargs[0])


@nox.session
def lint(session: nox.Session) -> None:
    """Check style and formatting, and that imports run downwards."""
    _install(session, "test", "lint")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, both strict, and that the public interface is fully typed."""
    _install(session, "test", "lint", "pictures")
    session.run("mypy")
    session.run("pyright")
    session.run("pyright", "--ignoreexternal", "--verifytypes", "tajik_relations")


@nox.session(python=False)
def build(session: nox.Session) -> None:
    """Rehearse a release, without the sdist's own tests: two equal builds, the wheel in an empty environment."""
    session.run(sys.executable, "tools/release.py", "--quick", "--address", "https://example.org/tajik_relations")


@nox.session(python=False)
def release(session: nox.Session) -> None:
    """Make the files of a release in `dist/`; `-- --rehearse --address https://…` rehearses it."""
    session.run(sys.executable, "tools/release.py", *session.posargs)


@nox.session
def speed(session: nox.Session) -> None:
    """Measure size and speed beside other packages, and write the page; let nothing else run meanwhile."""
    session.install("--require-hashes", "--no-deps", "-r", "locks/test.txt", "-r", "locks/lint.txt")
    session.run("python", "benchmarks/speed.py")


@nox.session
def growth(session: nox.Session) -> None:
    """Measure what more facts cost, and write the page; let nothing else run meanwhile."""
    _install(session, "test", "frames")
    session.run("python", "benchmarks/growth.py")


@nox.session
def mutation(session: nox.Session) -> None:
    """Change the code in many places, see which changes no test notices, and write the page; takes an hour and more."""
    _install(session, "test", "mutation")
    session.run("python", "tools/mutate_code.py", *session.posargs)


@nox.session
def lock(session: nox.Session) -> None:
    """Make the locked lists of tools again, with hashes and without the names of hosts."""
    session.install("uv")
    common = ("--universal", "--generate-hashes", "--no-annotate", "--no-header", "--python-version", "3.11", "--quiet")
    above = {
        "test": (),
        "lint": ("test",),
        "release": ("test", "lint"),
        "pictures": ("test",),
        "frames": ("test",),
        "notebook": ("test", "pictures", "frames"),
        "docs": ("test", "pictures", "frames", "notebook"),
        "browser": ("test", "docs"),
        "validators": ("test", "frames"),
        "spark": ("test", "frames"),
        "speed": ("test",),
        "mutation": ("test",),
    }
    for group, locks in above.items():
        more = [word for lock in locks for word in ("--constraint", f"locks/{lock}.txt")]
        args = (*common, *more, "pyproject.toml", "--group", group, "-o", f"locks/{group}.txt")
        session.run("uv", "pip", "compile", *args)
