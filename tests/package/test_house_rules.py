"""The rules of the house that code can check: imports, sizes, docstrings, no data and no clock in the code."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from running import ROOT

import tajik_relations as tr

PACKAGE = "tajik_relations"
SRC = Path(tr.__file__).parent
TESTS = ROOT / "tests"
STUB = ast.parse((SRC / "__init__.pyi").read_text("utf-8"))
FILES = {
    ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SRC.rglob("*.py"))
}
"""Every module by its name below the package; the package itself is `__init__`."""


@cache
def _trees() -> Mapping[str, ast.Module]:
    """Return the syntax trees of all modules by the names of `FILES`."""
    return {name: ast.parse(path.read_text("utf-8")) for name, path in FILES.items()}


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what a module imports anywhere in it, late imports too: the line and the full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{'.' * node.level}{node.module or ''}.{one.name}") for one in node.names)


def _top_imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what a module imports when it is imported itself: the line and the module."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


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
    """The package has the names that its stub promises, each once; what people type is listed, with the version."""
    stubbed = sorted([*(name for name, _ in (*TYPES, *VALUES)), *FUNCTIONS])
    homes = {name for names in vars(tr)["_RETURNED"].values() for name in names.split()}
    assert stubbed == sorted(set(stubbed)) == sorted({*dir(tr), *homes})
    assert sorted(tr.__all__) == sorted({*dir(tr)} - {"__version__"}) == sorted({*stubbed} - homes - {"__version__"})


def test_public_types_have_the_home_of_the_stub() -> None:
    """Each public type is the one of the module that the stub names."""
    assert not [name for name, module in TYPES if getattr(import_module(module), name) is not getattr(tr, name)]


def test_public_values_are_of_the_stub_s_type() -> None:
    """Each public value has the type that the stub gives, and is the data set's, however often it is asked for."""
    values = {name: sort for name, sort in VALUES if name != "__version__"}
    for _ in "first and again".split():
        assert values == {name: type(getattr(tr, name)).__name__ for name in values}
        assert not [name for name in values if getattr(tr.load(), name) is not getattr(tr, name)]


def test_names_that_the_package_does_not_have() -> None:
    """Any other name is an AttributeError that helps; one that no person types is that of any module."""
    with pytest.raises(tr.UnknownAttribute, match="has no attribute 'treatys'; similar names: Treaty, treaties"):
        getattr(tr, "treatys")  # noqa: B009 - a checker of types knows it is not there
    with pytest.raises(AttributeError, match=f"^module '{PACKAGE}' has no attribute '_treaties'$"):
        getattr(tr, "_treaties")  # noqa: B009


def test_imports_from_outside() -> None:
    """Beside the standard library only attrs is imported, cattrs where values are read, and Altair where it draws."""
    outside = {
        (name, imported.partition(".")[0])
        for name, tree in _trees().items()
        for _, imported in _imports(tree)
        if imported.partition(".")[0] not in sys.stdlib_module_names | {PACKAGE}
    }
    drawing = ("pictures", "pictures.charts", "pictures.map_chart", "pictures.network_chart", "pictures.timeline_chart")
    reading = ("reading.converter", "reading.plain_values")
    expected = [*(f"altair in {name}" for name in drawing), "attrs", *(f"cattrs in {name}" for name in reading)]
    assert expected == sorted({one if one == "attrs" else f"{one} in {name}" for name, one in outside})


def test_optional_libraries() -> None:
    """Libraries that a user may do without are fetched by `library`, and nothing else imports by a name."""
    calls = [node for name in FILES for node in ast.walk(_trees()[name]) if isinstance(node, ast.Call)]
    asked = {ast.unparse(call.args[0]) for call in calls if ast.unparse(call.func) == "library"}
    by_name = {ast.unparse(call) for call in calls if ast.unparse(call.func) in ("import_module", "__import__")}
    expected = ["altair", "numpy", "pandas", "polars", "pyarrow", "pyarrow.parquet"]
    assert expected == sorted(ast.literal_eval(name) for name in asked)
    elsewhere = {name for name, tree in _trees().items() if "import_module" in ast.unparse(tree)}
    assert sorted(by_name) == [
        "__import__(_HOME[name], fromlist=[name])",
        "__import__(_MODULES[name], fromlist=['__name__'])",
        "__import__(f'{__name__}.{_HOME[name]}', fromlist=[name])",
        "__import__(f'{package}.{name}', fromlist=['_'])",
        "__import__(name, fromlist=['_'])",
    ]
    assert not elsewhere


def test_no_room_bears_the_name_of_a_public_attribute() -> None:
    """With every module imported, each name of the package is still what the stub says, and no folder hides it."""
    needs_altair = {name for name, tree in _trees().items() if "altair" in {module for _, module in _top_imports(tree)}}
    for name in sorted({*FILES} - {"__init__", "__main__"} - needs_altair):
        import_module(f"{PACKAGE}.{name}")
    assert not [name for name, kind in VALUES if name != "__version__" and kind != type(getattr(tr, name)).__name__]
    assert not [name for name, module in TYPES if getattr(tr, name) is not getattr(import_module(module), name)]
    rooms = {path.stem for path in SRC.iterdir() if not path.stem.startswith("_")}
    assert rooms & {*dir(tr)} == {"pictures"}


def test_rooms_beside_each_other() -> None:
    """No folder of the package or the tests has more than 14 entries, data files and the package's own face apart."""
    folders = {path.parent for path in (*FILES.values(), *TESTS.rglob("*.*")) if path.parent.name != "__pycache__"}
    entries = {folder: [each for each in folder.iterdir() if not each.name.startswith("__")] for folder in folders}
    counts = {str(folder): len([each for each in inside if each.name != "data"]) for folder, inside in entries.items()}
    assert not {folder: count for folder, count in counts.items() if count > 14}


def test_modules_and_functions_are_short() -> None:
    """No module has more than 400 lines and no function more than 40."""
    assert not [name for name in FILES if len(FILES[name].read_text("utf-8").splitlines()) > 400]
    functions = {
        (name, node.name): (node.end_lineno or 0) - node.lineno + 1
        for name, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {where: lines for where, lines in functions.items() if lines > 40}


CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time_ns", "fromtimestamp"}


def _clocks(tree: ast.Module) -> Iterator[str]:
    """Yield whatever in a module could tell what day it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield node.attr
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name == "time")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield node.module


def test_no_module_knows_what_day_it_is() -> None:
    """No module asks a clock, so no answer depends on today's date."""
    assert not [(name, clock) for name, tree in _trees().items() for clock in _clocks(tree)]


def test_a_clock_would_be_found() -> None:
    """What looks for clocks finds them."""
    code = "import time\nfrom time import sleep\nfrom datetime import date\nx = date.today()\ny = datetime.now()"
    assert ["now", "time", "time", "today"] == sorted(_clocks(ast.parse(code)))


def _is_sentence(text: str | None) -> bool:
    """Return whether *text* is one sentence in one paragraph."""
    return bool(text and text.endswith(".") and "\n\n" not in text and not re.search(r"[.!?]\s+[A-Z]", text))


@cache
def _nodes_of_tests() -> Sequence[tuple[str, ast.AST]]:
    """Return everything in the modules of the tests, with the module."""
    trees = {path.relative_to(TESTS).as_posix(): ast.parse(path.read_text("utf-8")) for path in TESTS.rglob("*.py")}
    return [(file, node) for file, tree in trees.items() for node in ast.walk(tree)]


def test_every_test_says_what_it_tests() -> None:
    """Every test function has a docstring of one sentence."""
    functions = [(file, one) for file, one in _nodes_of_tests() if isinstance(one, ast.FunctionDef)]
    tests = [(file, one) for file, one in functions if one.name.startswith("test_")]
    assert len(tests) > 500
    assert not [f"{file}:{one.lineno} {one.name}" for file, one in tests if not _is_sentence(ast.get_docstring(one))]


def test_every_raise_matches_its_message() -> None:
    """Every `pytest.raises` says which message it expects."""
    calls = [(file, one) for file, one in _nodes_of_tests() if isinstance(one, ast.Call)]
    raises = [(file, one) for file, one in calls if ast.unparse(one.func) in ("pytest.raises", "raises")]
    assert len(raises) > 50
    assert not [f"{file}:{one.lineno}" for file, one in raises if "match" not in {word.arg for word in one.keywords}]


def _words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the strings and the identifiers of a module, identifiers split into their words."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield line, re.sub(r"(?m)^ *>>> .*(?:\n(?! *>>>) +\S.*)*", "", node.value)  # examples are run on the data
        for field in ("id", "attr", "arg", "name", "asname", "module"):
            if isinstance(found := getattr(node, field, None), str):
                text = re.sub(r"\b" + PACKAGE + r"\b", " ", found)
                yield line, re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text).replace("_", " ").replace(".", " ")


@pytest.fixture(scope="module")
def of_the_data(dataset: tr.Dataset) -> re.Pattern[str]:
    """Return a pattern that finds a name of the subject, of a partner or of a document in text."""
    actors = [dataset.subject, *(one.partner for one in dataset.relations if one.partner)]
    names = {word for actor in actors for word in (actor.name, *actor.names, *getattr(actor, "adjectives", ()))}
    names |= {word for document in dataset.documents for word in (document.id, document.prefix, document.title)}
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)", re.IGNORECASE
    )


def test_no_data_in_the_code(of_the_data: re.Pattern[str], dataset: tr.Dataset) -> None:
    """No module names the subject, a partner or a document, in a text, a docstring or an identifier."""
    words = [
        (f"{name}:{line}", re.sub(r"tajik[_-]relations", "", text))
        for name, tree in _trees().items()
        for line, text in _words(tree)
    ]
    codes = {code for state in dataset.states for code in (state.code, state.alpha3)} - {*tr.Answer.__members__}
    assert not [(where, match.group()) for where, text in words for match in of_the_data.finditer(text)]
    assert not [(where, text) for where, text in words if text in codes]


def test_data_in_the_code_would_be_found(of_the_data: re.Pattern[str], dataset: tr.Dataset) -> None:
    """What looks for data in the code finds it in texts, docstrings and identifiers, and not inside other words."""
    name, adjective = dataset.subject.name, dataset.subject.adjectives[0]
    code = (
        f'def of_{name.lower()}(to{adjective}=1):\n    """See {dataset.all_documents[0].id}."""\n    return "un{name}s"'
    )
    expected = [name.lower(), adjective, dataset.all_documents[0].id]
    found = [match.group() for _, text in _words(ast.parse(code)) for match in of_the_data.finditer(text)]
    assert sorted(expected) == sorted(found)


def test_the_table_of_rooms_names_every_module() -> None:
    """The table of rooms for contributors names each room and each of its modules, and nothing that is not there."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("| room | what it is for | modules |\n")[2]
    rows = [line.split(" | ") for line in text.partition("\n\n")[0].splitlines()[1:]]
    told = {room.strip("| `"): {*re.findall(r"`([a-z_]+)`", modules)} for room, _, modules in rows}
    there: dict[str, set[str]] = {path.stem: set() for path in SRC.glob("[a-z]*.py")}
    for path in SRC.rglob("*/[a-z]*.py"):
        there.setdefault(path.parent.relative_to(SRC).as_posix(), set()).add(path.stem)
    assert there == told
