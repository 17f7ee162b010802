"""The tutorial: it runs with what it tells readers to install, shows what it promises, and is kept without outputs."""

import ast
import json
import re
import sys
import tomllib
from typing import Any

import pytest
from running import ROOT, needed

PATH = ROOT / "docs" / "tutorial.ipynb"
TEXT = PATH.read_text(encoding="utf-8")
BOOK: dict[str, Any] = json.loads(TEXT)
CODE = {cell["id"]: "".join(cell["source"]) for cell in BOOK["cells"] if cell["cell_type"] == "code"}
PROSE = ["".join(cell["source"]) for cell in BOOK["cells"] if cell["cell_type"] == "markdown"]

TABLES = {
    "load": ["facts from 5 documents"],
    "partner": ["Relation Japan", "According to publishers outside the documents", "month only"],
    "fact": ["wfr-79-embassy-tokyo", "Tokyo", "wikipedia-foreign-relations:79"],
    "visits": ["Visits (4)", "mfaaz-10-visit-rahmon"],
    "during": ["Visits (2)"],
    "possible": ["Relations (4)", *["year only"] * 3, "1992-04-13", "1992-08-13"],
    "lithuania": ["no date: the statements differ", "1992-04-13", "1992-08-13", "outside the documents"],
    "disagreements": ["cannot all be true", "outside: ", "122 days", "1 day apart"],
    "frame": ["date_earliest", "date_latest", "date_precision"],
    "citations": ["wikipedia-foreign-relations", "mfa-azerbaijan", "mfaaz-10-visit-rahmon"],
}
"""What the tables of cells say, in this order."""
PICTURES = ("timeline", "beginnings", "map", "network")
SAID = {
    "names": ["['Japan', 'Japan', 'Japan', 'Russia']"],
    "misspelt": ["no partner is called 'Azerbaijian'; similar names: Azerbaijan"],
    "values": ["Tajikistan Tokyo, JP 2007-11 done"],
    "certain": ["'Mongolia'"],
    "year": ["1992 year 1992-01-01 1992-12-31"],
    "resolve": ["1992-04-13", "of 2", "1992-08-13", "of 3"],
    "basis": ["corroborated"],
    "at-least": ["'Croatia'", "'Ukraine'"],
    "unidentified": ["row 6 (unidentified): one of 9", "row 12"],
    "not-stated": ["Armenia in the CIS: yes", "Kyrgyzstan in the CIS: not stated", "PfP: no\n", "not stated", "yes"],
    "verify": [" fragments, ", " values, 0 problems"],
    "files": ["beginnings.svg", "facts.jsonl", "visits.csv"],
    "package": ["datapackage.json", "@misc{wikipedia-foreign-relations"],
    "back": ["True"],
    "wrong": ["expected a date that the words state (2007-11), found 2007-12"],
    "cleanup": ["False"],
}
"""What other cells say, in this order; the prose around them rests on it."""


def test_it_is_kept_without_outputs() -> None:
    """The file has no output, no count and nothing of a machine, and lines as the notebook format writes them."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert {"kernelspec": kernel, "language_info": {"name": "python"}} == BOOK["metadata"]
    assert not [
        cell for cell in BOOK["cells"] if cell["metadata"] or cell.get("outputs") or cell.get("execution_count")
    ]
    assert (4, 5) == (BOOK["nbformat"], BOOK["nbformat_minor"])
    assert json.dumps(BOOK, ensure_ascii=False, indent=1, sort_keys=True) + "\n" == TEXT


def test_its_cells_have_names() -> None:
    """Each cell has an id that says what it is, so that a cell put before it changes no other one."""
    names = [cell["id"] for cell in BOOK["cells"]]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert {*TABLES, *PICTURES, *SAID} == set(CODE)


def test_it_needs_what_it_names() -> None:
    """It imports the standard library, this package and the library that its first cell tells to install."""
    trees = [ast.walk(ast.parse(code)) for code in CODE.values()]
    nodes = [node for tree in trees for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    found = {str(node.module) if isinstance(node, ast.ImportFrom) else node.names[0].name for node in nodes}
    told = re.search(r"pip install '\.\[(.+?)\]' (.+)", PROSE[0])
    assert told
    libraries, extras = told[2].split(), told[1].split(",")
    assert {"tajik_relations", "polars"} == {name for name in found if name not in sys.stdlib_module_names}
    assert ["polars", "jupyterlab"] == libraries
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert sorted(extras) == sorted(known)


def test_its_links_lead_somewhere() -> None:
    """Every link leads to a file of this project."""
    links = re.findall(r"\]\((.+?)\)", "\n".join(PROSE))
    assert links
    assert not [link for link in links if not (PATH.parent / link).is_file()]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the cells by id after they have run in a kernel of their own, in which every warning is an error."""
    nbformat, nbclient = needed("nbformat", "notebook"), needed("nbclient", "notebook")
    for library in ("ipykernel", "polars", "pyarrow", "altair", "vl_convert"):
        needed(library, "notebook")
    book = nbformat.reads(TEXT, as_version=4)
    book.cells.insert(0, nbformat.v4.new_code_cell("import warnings; warnings.simplefilter('error')"))
    where = {"metadata": {"path": str(tmp_path_factory.mktemp("tutorial"))}}
    nbclient.NotebookClient(book, timeout=120, kernel_name="python3", resources=where).execute()
    nbformat.validate(book)
    return {cell.id: cell for cell in book.cells[1:] if cell.cell_type == "code"}


def _in_order(parts: list[str], text: str) -> bool:
    """Return whether the parts are in the text, one after the other."""
    return bool(re.search(".*?".join(map(re.escape, parts)), text, re.DOTALL))


def test_every_cell_ran(ran: dict[str, Any]) -> None:
    """Every cell ran, in order, showed something, and wrote no warning."""
    assert list(CODE) == list(ran)
    assert list(range(2, len(CODE) + 2)) == [cell.execution_count for cell in ran.values()]
    for name, cell in ran.items():
        assert cell.outputs, name
        assert not [one for one in cell.outputs if one.output_type == "error" or one.get("name") == "stderr"], name


def test_every_cell_shows_what_the_prose_rests_on(ran: dict[str, Any]) -> None:
    """Tables are shown as HTML, pictures in the form that notebooks draw and as SVG, and the rest says what is told."""
    assert not [name for name, cell in ran.items() if len(cell.outputs) != 1]
    data = {name: cell.outputs[0].get("data", {}) for name, cell in ran.items()}
    said = {name: ran[name].outputs[0].get("text") or data[name]["text/plain"] for name in SAID}
    assert not [name for name, parts in TABLES.items() if not _in_order(parts, data[name]["text/html"])]
    assert not [name for name in PICTURES if not data[name]["application/vnd.vegalite.v5+json"]["datasets"]]
    assert not [name for name in PICTURES if not data[name]["image/svg+xml"].startswith("<svg")]
    assert not [name for name, parts in SAID.items() if not _in_order(parts, said[name])]
