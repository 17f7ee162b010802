"""The README, the docstrings and the generated pages say what the code does."""

import doctest
import os
import pkgutil
import re
import runpy
from importlib import import_module
from typing import Any

import pytest
from running import ROOT, needed

import tajik_relations as tr

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(tr.__path__, "tajik_relations.")
    if not module.name.endswith("__main__")
)


def tried(*names: str) -> list[tuple[str, doctest.TestResults]]:
    """Return the results of the examples in the docstrings of modules, by name."""
    return [(name, doctest.testmod(import_module(name), optionflags=OPTIONS)) for name in names]


def generated(tool: str) -> dict[str, Any]:
    """Return the names of a script in tools/."""
    return runpy.run_path(str(ROOT / "tools" / f"{tool}.py"))


def test_readme_examples_run() -> None:
    """Every example in the README gives what stands below it."""
    failed, attempted = doctest.testfile(str(ROOT / "README.md"), module_relative=False, optionflags=OPTIONS)
    assert attempted > 5
    assert failed == 0


def test_the_question_book_answers_with_citations() -> None:
    """The question book has as many questions as the README says, each with an answer that cites a document's line."""
    pages = sorted((ROOT / "docs" / "how-to" / "questions").glob("*.md"))
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    questions = re.split(r"^##+ (?=.*\?$)", text, flags=re.MULTILINE)[1:]
    ids = "|".join(document.id for document in tr.documents)
    assert len(questions) >= 40
    assert f"has {len(questions)} questions" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [each.splitlines()[0] for each in questions if not re.search(rf"^ *(?:{ids}):\d+ “", each, re.MULTILINE)]


def test_docstring_examples_run() -> None:
    """Every example in a docstring gives what stands below it, and there are some."""
    found = tried(*(name for name in MODULES if ".pictures" not in name))
    assert not [name for name, results in found if results.failed]
    assert sum(results.attempted for _, results in found) >= 10


def test_docstring_examples_of_the_pictures_run() -> None:
    """Every example in a docstring of what draws gives what stands below it; the session `pictures` skips nothing."""
    if not os.environ.get("PICTURES_REQUIRED"):
        pytest.importorskip("altair", reason="the extra [pictures] is not installed")
    assert not [name for name, results in tried(*(name for name in MODULES if ".pictures" in name)) if results.failed]


def test_the_picture_shows_what_is_printed() -> None:
    """The picture in the README is what `show` prints now."""
    tool = generated("picture")
    drawn = tool["picture"]()
    assert (ROOT / "docs" / "answer.svg").read_text(encoding="utf-8") == drawn


@pytest.mark.exhaustive
def test_the_agreement_of_readers_is_measured_anew() -> None:
    """The page on the agreement of two readers has the numbers that comparing their codings gives now."""
    needed("krippendorff")
    page = generated("agreement")["measured"]()
    assert (ROOT / "docs" / "measured" / "agreement.md").read_text(encoding="utf-8") == page


def test_the_readme_counts_the_facts() -> None:
    """The number of facts and of documents in the README and in the changelog is that of the data."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"{len(tr.facts)} facts in all" in readme
    for document in tr.documents:
        assert f"`{document.id}`: {len(tr.facts.cited_from(document.id))} facts" in changelog


def test_the_licence_names_every_document() -> None:
    """LICENSE-DATA states the terms of each document."""
    text = (ROOT / "LICENSE-DATA").read_text(encoding="utf-8")
    for document in tr.documents:
        assert f"\n{document.id}\n" in text
