"""The rules of the house that code can check: what is imported when, sizes, docstrings, and no data in the code."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import tajik_relations as tr

PACKAGE = "tajik_relations"
SRC = Path(tr.__file__).parent
TESTS = Path(__file__).parent
STUB = ast.parse((SRC / "__init__.pyi").read_text("utf-8"))
FILES = {
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SRC.rglob("*.py"))
}
"""Every module by its name below the package; the package itself is `__init__`."""
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}
TEST_TREES = {path.relative_to(TESTS).as_posix(): ast.parse(path.read_text("utf-8")) for path in TESTS.rglob("*.py")}

ROOMS = [
    "errors terms",
    "dates actors libraries",
    "provenance periods",
    "markup axis",
    "notebook",
    "shown",
    "records.fact",
    "records.wording records.notes",
    "records.acts records.matters records.ties",
    "records",
    "rows columns",
    "codebook",
    "frames",
    "names occurrences",
    "differences sequences matching",
    "timelines",
    "filters",
    "beginnings posts bodies",
    "bilateral",
    "tabular",
    "partners",
    "dataset",
    "reading.strict reading.kept",
    "reading.files",
    "reading.resolving",
    "reading.checking",
    "reading.loading",
    "reading",
    "evidence.tokens evidence.dates_read evidence.numbers_read evidence.content_read evidence.cues",
    "evidence.names_read",
    "evidence.cited evidence.identities evidence.rules evidence.fingerprints evidence.texts",
    "evidence.witness",
    "evidence.completeness",
    "evidence.verifying evidence.coverage",
    "evidence",
    "exports.marks exports.moving",
    "exports.toml exports.writing exports.text exports.schemas exports.columnar exports.bibliography",
    "exports.metadata exports.layout",
    "exports.croissant",
    "exports.package",
    "exports",
    "listings display",
    "pictures.look pictures.spans",
    "pictures.atlas pictures.ties pictures.charts",
    "pictures.chronology pictures.globe pictures.web",
    "pictures",
    "__init__",
    "command",
    "__main__",
]
"""The order of the rooms: a module imports only modules of the lines above its own."""
LEVEL = {name: level for level, names in enumerate(ROOMS) for name in names.split()}

BARE_IMPORT = f"""
import sys
before = {{*sys.modules}}
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
import {PACKAGE}
print(sorted({{*sys.modules}} - before))
print([path for path in opened if "{PACKAGE}" in path and not path.endswith((".py", ".pyc"))])
print(len({PACKAGE}._LOADED))
"""


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Go through what a module imports anywhere in it, late imports too: the line and the full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{'.' * node.level}{node.module or ''}.{one.name}") for one in node.names)


def _module_of(name: str) -> str:
    """Return the module of the package that an imported name is, or is in."""
    inside = name.removeprefix(PACKAGE).removeprefix(".")
    while inside and inside not in FILES:
        inside = inside.rpartition(".")[0]
    return inside or "__init__"


def test_a_bare_import_loads_nothing() -> None:
    """Importing the package loads no other module, neither of it nor of Python or of libraries, and reads no data."""
    environment = os.environ | {"PYTHONPATH": str(SRC.parent)}
    run = subprocess.run(  # noqa: S603 - the program is written above
        [sys.executable, "-c", BARE_IMPORT], env=environment, capture_output=True, text=True, check=False
    )
    expected = [f"['{PACKAGE}']", "[]", "0"]
    assert (expected, "") == (run.stdout.splitlines(), run.stderr)


TYPES = [
    (one.name, str(node.module))
    for node in STUB.body
    if isinstance(node, ast.ImportFrom)
    for one in node.names
    if one.asname == one.name
]
"""The public types of the stub, each with its module."""
VALUES = [
    (node.target.id, ast.unparse(node.annotation).partition("[")[0])
    for node in STUB.body
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
]
"""The public values of the stub, each with the name of its type."""
FUNCTIONS = [node.name for node in STUB.body if isinstance(node, ast.FunctionDef)]


def test_public_names_are_those_of_the_stub() -> None:
    """The package has the public names that its stub promises, each once, and no others."""
    stubbed = sorted([*(name for name, _ in (*TYPES, *VALUES)), *FUNCTIONS])
    assert stubbed == sorted(set(stubbed)) == dir(tr)
    assert sorted({*stubbed} - {"__version__"}) == sorted(tr.__all__)


@pytest.mark.parametrize(("name", "module"), TYPES)
def test_public_types_have_the_home_of_the_stub(name: str, module: str) -> None:
    """Each public type is the one of the module that the stub names."""
    assert getattr(import_module(module), name) is getattr(tr, name)


@pytest.mark.parametrize(("name", "sort"), [value for value in VALUES if value[0] != "__version__"])
def test_public_values_are_of_the_stub_s_type(name: str, sort: str) -> None:
    """Each public value has the type that the stub gives, and is the data set's, however often it is asked for."""
    for _ in "first and again".split():
        assert sort == type(getattr(tr, name)).__name__
        assert getattr(tr.load(), name) is getattr(tr, name)


def test_names_that_the_package_does_not_have() -> None:
    """Any other name is an AttributeError, as of any module."""
    name = "treaties_of"
    with pytest.raises(AttributeError, match=f"^module '{PACKAGE}' has no attribute '{name}'$"):
        getattr(tr, name)


def test_every_module_has_a_room() -> None:
    """The order of the rooms names every module once."""
    assert sorted(FILES) == sorted(name for names in ROOMS for name in names.split())


@pytest.mark.parametrize("name", FILES)
def test_imports_run_downwards(name: str) -> None:
    """A module imports only modules of rooms below its own, late imports too."""
    own = [(line, _module_of(imported)) for line, imported in _imports(TREES[name]) if imported.startswith(PACKAGE)]
    assert not [f"{name}:{line} imports {other}" for line, other in own if LEVEL.get(other, 0) >= LEVEL.get(name, 0)]


def test_imports_from_outside() -> None:
    """Beside the standard library only attrs is imported, cattrs in one module, and Altair where it draws."""
    outside = {
        (name, imported.partition(".")[0])
        for name, tree in TREES.items()
        for _, imported in _imports(tree)
        if imported.partition(".")[0] not in sys.stdlib_module_names | {PACKAGE}
    }
    drawing = ("pictures", "pictures.charts", "pictures.chronology", "pictures.globe", "pictures.web")
    expected = [*(f"altair in {name}" for name in drawing), "attrs", "cattrs in reading.strict"]
    assert expected == sorted({one if one == "attrs" else f"{one} in {name}" for name, one in outside})


def test_optional_libraries() -> None:
    """Libraries that a user may do without are fetched by `library`, and nothing else imports by a name."""
    calls = [node for name in FILES for node in ast.walk(TREES[name]) if isinstance(node, ast.Call)]
    asked = {ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func) == "library"}
    by_name = {ast.unparse(call) for call in calls if ast.unparse(call.func) in ("import_module", "__import__")}
    expected = ["altair", "nanoarrow", "numpy", "pandas", "polars", "pyarrow", "pyarrow.parquet"]
    assert expected == sorted(ast.literal_eval(name) for name in asked)
    own = {"__import__(_HOME[name], fromlist=[name])", "__import__(f'{__name__}.{name}', fromlist=['__name__'])"}
    assert by_name == own | {"import_module(name)"}


@pytest.mark.parametrize("asked", ["", "; tr.facts", "; tr.tables['facts'].columns()", "; tr.relations['AM']"])
def test_no_library_for_frames_or_pictures_is_loaded(asked: str) -> None:
    """Neither the import nor the facts nor their columns load a library for data frames, pictures or terminals."""
    heavy = ["pandas", "polars", "pyarrow", "nanoarrow", "numpy", "duckdb", "altair", "rich", "sqlite3"]
    code = f"import sys; import {PACKAGE} as tr{asked}; print([name for name in {heavy} if name in sys.modules])"
    environment = os.environ | {"PYTHONPATH": str(SRC.parent)}
    run = subprocess.run(  # noqa: S603 - the program is written above
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    nothing = ("[]\n", "")
    assert nothing == (run.stdout, run.stderr)


@pytest.mark.parametrize("name", FILES)
def test_modules_and_functions_are_short(name: str) -> None:
    """No module has more than 250 lines and no function more than 40."""
    assert len(FILES[name].read_text("utf-8").splitlines()) <= 250
    functions = [one for one in ast.walk(TREES[name]) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert not [one.name for one in functions if (one.end_lineno or 0) - one.lineno + 1 > 40]


def _is_sentence(text: str | None) -> bool:
    """Return whether *text* is one sentence in one paragraph."""
    return bool(text and text.endswith(".") and "\n\n" not in text and not re.search(r"[.!?]\s+[A-Z]", text))


@pytest.mark.parametrize("file", TEST_TREES)
def test_every_test_says_what_it_tests(file: str) -> None:
    """Every test function has a docstring of one sentence."""
    functions = [one for one in ast.walk(TEST_TREES[file]) if isinstance(one, ast.FunctionDef)]
    tests = [one for one in functions if one.name.startswith("test_")]
    assert not [f"{file}:{one.lineno} {one.name}" for one in tests if not _is_sentence(ast.get_docstring(one))]


@pytest.mark.parametrize("file", TEST_TREES)
def test_every_raise_matches_its_message(file: str) -> None:
    """Every `pytest.raises` says which message it expects."""
    calls = [one for one in ast.walk(TEST_TREES[file]) if isinstance(one, ast.Call)]
    raises = [one for one in calls if ast.unparse(one.func) in ("pytest.raises", "raises")]
    assert not [f"{file}:{one.lineno}" for one in raises if "match" not in {word.arg for word in one.keywords}]


def _words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Go through the strings and the identifiers of a module, identifiers split into their words."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield line, node.value
        for field in ("id", "attr", "arg", "name", "asname", "module"):
            if isinstance(found := getattr(node, field, None), str):
                text = re.sub(r"\b" + PACKAGE + r"\b", " ", found)
                yield line, re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).replace("_", " ").replace(".", " ")


@pytest.fixture(scope="module")
def of_the_data(dataset: tr.Dataset) -> re.Pattern[str]:
    """Return what finds a name of the subject, of a partner or of a document in text."""
    states = [dataset.subject, *(one.partner for one in dataset.relations if one.partner)]
    names = {word for state in states for word in (state.name, *state.names, *state.adjectives)}
    names |= {word for document in dataset.documents for word in (document.id, document.prefix, document.title)}
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )


@pytest.mark.parametrize("name", FILES)
def test_no_data_in_the_code(name: str, of_the_data: re.Pattern[str], dataset: tr.Dataset) -> None:
    """No module names the subject, a partner or a document, in a text, a docstring or an identifier."""
    words = [(line, re.sub(r"tajik[_-]relations", "", text)) for line, text in _words(TREES[name])]
    found = [(line, match.group()) for line, text in words for match in of_the_data.finditer(text)]
    codes = {code for state in dataset.states for code in (state.code, state.alpha3)}
    assert not found
    assert not [(line, text) for line, text in words if text in codes]


def test_data_in_the_code_would_be_found(of_the_data: re.Pattern[str], dataset: tr.Dataset) -> None:
    """What looks for data in the code finds it in texts, docstrings and identifiers, and not inside other words."""
    name, adjective = dataset.subject.name, dataset.subject.adjectives[0]
    code = (
        f'def of_{name.lower()}(to{adjective}=1):\n    """See {dataset.all_documents[0].id}."""\n    return "un{name}s"'
    )
    expected = [name.lower(), adjective, dataset.all_documents[0].id]
    found = [match.group() for _, text in _words(ast.parse(code)) for match in of_the_data.finditer(text)]
    assert sorted(expected) == sorted(found)
