"""The reference of the Python interface: every public thing says what it is and stands on a page whose examples run."""

import ast
import doctest
import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from running import ROOT

import tajik_relations as tr
from tajik_relations import errors
from tajik_relations.model import terms

PAGES = sorted((ROOT / "docs" / "reference" / "api").glob("*.md"))
STUB = ast.parse(Path(tr.__file__).with_suffix(".pyi").read_text("utf-8"))
DIRECTIVE = re.compile(r"^\.\. (?:auto|py:)(?:module|class|exception|function|data|type):: ([\w.]+)", re.MULTILINE)
METHODS = (property, cached_property, classmethod, staticmethod)


def names_in(page: str) -> set[str]:
    """Return the full names that a page of the reference documents."""
    given = DIRECTIVE.findall(page)
    return {name if name.split(".")[0] == "tajik_relations" else f"tajik_relations.{name}" for name in given}


def found(name: str) -> Any:
    """Return the module, class or function with a full name."""
    module, _, last = name.rpartition(".")
    return import_module(name) if name in sys.modules or not module else getattr(found(module), last)


def fields_in(kind: type) -> Iterator[tuple[str, bool]]:
    """Yield the public fields in the body of a class, each with whether a docstring stands below it."""
    tree = ast.parse(Path(str(sys.modules[kind.__module__].__file__)).read_text("utf-8"))
    body = next(each for each in ast.walk(tree) if isinstance(each, ast.ClassDef) and each.name == kind.__name__).body
    for node, below in zip(body, [*body[1:], None], strict=True):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        said = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and bool(below.value.value)
        yield from ((each.id, said) for each in targets if isinstance(each, ast.Name) and not each.id.startswith("_"))


def silent(kind: type) -> list[str]:
    """Return the names in a class, or in a base of it, that have no docstring, its own name among them."""
    bases = [base for base in kind.__mro__ if base.__module__.partition(".")[0] == kind.__module__.partition(".")[0]]
    said = {name for base in bases for name, described in fields_in(base) if described}
    said |= {term.name for term in kind if term.__doc__ != kind.__doc__} if issubclass(kind, Enum) else set()
    bare = {name for base in bases for name, _ in fields_in(base)} - said
    for base in bases:
        members = {name: each for name, each in vars(base).items() if not name.startswith("_")}
        bare |= {name for name, each in members.items() if inspect.isfunction(each) and not each.__doc__}
        bare |= {name for name, each in members.items() if isinstance(each, METHODS) and not each.__doc__}
    own = [] if vars(kind).get("__doc__") else [kind.__name__]
    return own + sorted(f"{kind.__name__}.{name}" for name in bare)


DOCUMENTED = sorted({name for page in PAGES for name in names_in(page.read_text("utf-8"))})
CLASSES = [name for name in DOCUMENTED if isinstance(found(name), type)]
ROUTINES = [
    name for name in DOCUMENTED if inspect.ismodule(found(name)) or inspect.isfunction(inspect.unwrap(found(name)))
]
FUNCTIONS = [node for node in STUB.body if isinstance(node, ast.FunctionDef)]


def test_every_public_name_is_on_a_page() -> None:
    """All names of the package, all exceptions and all vocabularies stand in the reference."""
    public = {f"tajik_relations.{name}" for name in tr.__all__}
    kinds = [kind for room in (errors, terms) for kind in vars(room).values() if isinstance(kind, type)]
    own = [kind for kind in kinds if issubclass(kind, tr.RelationsError | terms.Term)]
    assert len(own) > 25
    assert not public - {*DOCUMENTED}
    assert not [kind.__name__ for kind in own if not any(found(name) is kind for name in DOCUMENTED)]


@pytest.mark.exhaustive
def test_everything_public_of_a_class_has_a_docstring() -> None:
    """A documented class has a docstring, as have its public fields, methods, properties and members."""
    assert not [missing for name in CLASSES for missing in silent(found(name))]


def test_functions_and_modules_have_a_docstring() -> None:
    """A documented function or module has a docstring."""
    assert not [name for name in ROUTINES if not inspect.getdoc(found(name))]


def test_the_stub_says_what_the_function_says() -> None:
    """Editors show the docstring of the stub, which is that of the function."""
    said = {stub.name: ast.get_docstring(stub) for stub in FUNCTIONS}
    assert said == {name: inspect.getdoc(getattr(tr, name)) for name in said}


def test_terms_name_their_authority() -> None:
    """The docstring of a term has its definition and the convention or body that it comes from."""
    members = [each for vocabulary in terms.Term.__subclasses__() for each in vocabulary]
    expected = {repr(each): f"{each.definition} ({each.authority}).".casefold() for each in members}
    assert expected == {repr(each): str(each.__doc__).casefold() for each in members}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_of_the_reference_run(page: Path) -> None:
    """Every example on a page gives what stands below it."""
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    failed, tried = doctest.testfile(str(page), module_relative=False, optionflags=options)
    assert bool(tried) is (">>>" in page.read_text("utf-8"))
    assert failed == 0


BARE = '''
from enum import Enum
class Bare:
    kept: int
    """What it keeps."""
    silent: int
    _own: int
    def act(self): ...
    def say(self):
        """Say it."""
    @property
    def shown(self): ...
class Sort(Enum):
    ONE = 1
    """The one."""
    OTHER = 2
class More(Bare):
    """More of it."""
    kept = 3
'''


def test_what_is_silent_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Classes, fields, methods, properties and members without a docstring are found, inherited ones too."""
    (tmp_path / "bare.py").write_text(BARE, "utf-8")
    spec = spec_from_file_location("bare", tmp_path / "bare.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bare", module)
    spec.loader.exec_module(module)
    assert silent(module.Bare) == ["Bare", "Bare.act", "Bare.shown", "Bare.silent"]
    assert silent(module.Sort) == ["Sort", "Sort.OTHER"]
    assert silent(module.More) == ["More.act", "More.shown", "More.silent"]


def test_names_on_a_page_are_found() -> None:
    """Directives count with their full name, and mentions in prose do not."""
    page = "`tr.facts`\n.. py:data:: facts\n   :type: Facts\n.. autoclass:: tajik_relations.model.dates.When\n"
    assert names_in(page) == {"tajik_relations.facts", "tajik_relations.model.dates.When"}
