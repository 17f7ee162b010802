"""Change the code of dates, reading, disagreements and evidence in one place at a time, and see whether a test fails.

The mutants are a fixed sample of those of cosmic-ray and of a few operators of our own. They are made in a copy of the
repository. docs/measured/code-mutants.json holds the results, and the page beside it shows them. Write the reason why a
survivor cannot be killed into that file by hand; it stays there. If the variable SEEDS names the folder of the
documents' texts, the tests use them.

With --again only former survivors are tried; with --page only the page is written.
"""

import argparse
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from difflib import ndiff
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from code_mutants import DATA, GONE, KILLED, PAGE, SURVIVES, page, read, without_reason, written

ROOT = Path(__file__).parents[1]
PACKAGE = Path("src", "tajik_relations")
SEED = "tajik_relations"
_RECORDED = "recorded_reading_is_that_of_these_rules or fresh_reading_says_the_same"
PYTEST = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-k", f"not ({_RECORDED})")
"""Runs tests until one fails, without the two tests that notice every change in `evidence/` by its hash."""
LEAST_LIMIT = 60


class Area(NamedTuple):
    """A part of the code with the tests that specify it, the most specific first."""

    modules: tuple[str, ...]
    """Patterns of file names below the package."""
    tests: tuple[str, ...]
    """Files and folders of which all fast tests run."""
    exhaustive: tuple[str, ...]
    """Files and folders whose long tests run too, for mutants that survive the fast tests."""


AREAS = {
    "dates": Area(
        ("model/dates.py", "model/periods.py", "model/page_stamps.py"),
        ("tests/model", "tests/query/test_time_filters.py", "tests/query/test_timelines.py", "tests/records"),
        ("tests/model", "tests/query/test_time_filters.py", "tests/accuracy/test_whole_data.py"),
    ),
    "reading": Area(
        ("reading/*.py",),
        ("tests/reading", "tests/query/test_late_facts.py", "tests/accuracy"),
        ("tests/reading",),
    ),
    "disagreements": Area(
        ("query/disagreements.py", "query/occurrences.py", "query/relation.py"),
        ("tests/query", "tests/accuracy", "tests/cli", "tests/package/test_notebook.py"),
        ("tests/query", "tests/accuracy/test_whole_data.py"),
    ),
    "evidence": Area(
        ("evidence/**/*.py",),
        ("tests/evidence", "tests/accuracy"),
        ("tests/evidence/test_elsewhere.py",),
    ),
}
SAMPLE = 100
"""How many mutants are tried in each area."""

_FITTING = (
    "Add_Sub Sub_Add Sub_BitAnd Mul_Add Mul_FloorDiv Div_Mul FloorDiv_Mul FloorDiv_Add Mod_FloorDiv Mod_Mul Pow_Mul "
    "BitOr_BitAnd BitOr_BitXor BitAnd_BitOr BitAnd_BitXor BitXor_BitOr"
).split()
"""Exchanges of binary operators whose result mostly has the same type; the first call notices any other exchange."""
_SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min"}


class Swap:
    """Operator for cosmic-ray that exchanges `any` and `all`, and `min` and `max`."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the position of a called name."""
        following = node.get_next_sibling() if node.type == "name" else None
        if following is not None and following.type == "trailer" and node.value in _SWAPPED:
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, _index: int) -> Any:
        """Return the node with the other name."""
        node.value = _SWAPPED[node.value]
        return node


class OtherMembership:
    """Operator for cosmic-ray that exchanges `in` and `not in`."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the position of an operator in a comparison."""
        inside = node.parent is not None and node.parent.type == "comparison"
        if inside and node.get_code().split() in (["in"], ["not", "in"]):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, _index: int) -> Any:
        """Return the other operator."""
        import parso

        return parso.parse(" in" if "not" in node.get_code() else " not in")


class OtherCondition:
    """Operator for cosmic-ray that negates the condition of a comprehension."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        """Yield the position of a condition."""
        if node.type == "comp_if":
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, _index: int) -> Any:
        """Return the last part of the comprehension with the negated condition."""
        import parso

        node.children[1] = parso.parse(f" not ({node.children[1].get_code().strip()})")
        return node


OWN = {"any, all, min, max": Swap(), "in, not in": OtherMembership(), "condition of a comprehension": OtherCondition()}


def operators() -> dict[str, Any]:
    """Return the operators by name, without those whose mutants cannot run or behave like the original."""
    from cosmic_ray.plugins import get_operator, operator_names

    found = dict(OWN)
    for name in operator_names():
        short, operator = name.rpartition("/")[2], get_operator(name)
        kind, _, exchange = short.partition("_")
        identity = kind == "ReplaceComparisonOperator" and "Is" in exchange and exchange not in ("Is_IsNot", "IsNot_Is")
        unfit = kind == "ReplaceBinaryOperator" and exchange not in _FITTING
        if not (identity or unfit or operator.arguments()):
            found[short] = operator()
    return found


class Mutant(NamedTuple):
    """A change of the code that has not been made yet."""

    area: str
    module: str
    function: str
    operator: str
    occurrence: int
    """The number of the position among the operator's positions in the module."""
    place: tuple[int, int]
    id: str
    """A hash of the line and the change; it stays the same as long as the line does."""


def is_annotation(node: Any) -> bool:
    """Whether a node is part of an annotation of a variable, a parameter or a result, which nothing executes."""
    while node.parent is not None:
        parent = node.parent
        after = [child for child in parent.children if child.start_pos < node.start_pos]
        if parent.type in ("tfpdef", "annassign") and after and after[-1] == ":":
            return True
        if parent.type == "funcdef" and after and after[-1] == "->":
            return True
        node = parent
    return False


def mutants_of(area: str, path: Path) -> Iterator[Mutant]:
    """Yield every mutant of a module."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.ast.ast_query import ASTQuery

    module = path.relative_to(ROOT / PACKAGE).as_posix()
    nodes = tuple(ast_nodes(get_ast_from_path(path)))
    lines = path.read_text(encoding="utf-8").splitlines()
    seen = dict[tuple[str, ...], int]()
    for name, operator in operators().items():
        places = ((node, *place) for node in nodes for place in operator.mutation_positions(node))
        for occurrence, (node, start, _) in enumerate(places):
            if is_annotation(node):
                continue
            function = ASTQuery(node).get_definition_name() or ""
            line = lines[start[0] - 1]
            column = str(start[1] - len(line) + len(line.lstrip()))
            words = (module, function, name, line.strip(), column)
            seen[words] = seen.get(words, 0) + 1
            text = "\0".join((SEED, *words, str(seen[words])))
            identity = hashlib.sha256(text.encode()).hexdigest()[:12]
            yield Mutant(area, module, function, name, occurrence, start, identity)


def all_mutants(area: str) -> tuple[Mutant, ...]:
    """Return every mutant of an area."""
    paths = sorted({path for pattern in AREAS[area].modules for path in (ROOT / PACKAGE).glob(pattern)})
    return tuple(mutant for path in paths for mutant in mutants_of(area, path))


def places(mutants: Iterable[Mutant]) -> dict[tuple[str, tuple[int, int]], Mutant]:
    """Return one mutant for each position, because a position can be changed in many ways."""
    chosen = dict[tuple[str, tuple[int, int]], Mutant]()
    for mutant in sorted(mutants, key=lambda mutant: mutant.id):
        chosen.setdefault((mutant.module, mutant.place), mutant)
    return chosen


def sample(mutants: Iterable[Mutant]) -> list[Mutant]:
    """Return the mutants to try, always the same; their ids are hashes, so their order is random."""
    drawn = sorted(places(mutants).values(), key=lambda mutant: mutant.id[::-1])
    return list(islice(filter(_compiles, drawn), SAMPLE))


def changed(mutant: Mutant, text: str) -> str:
    """Return the text of a module with a mutant in it."""
    from cosmic_ray.mutating import mutate_code

    code: str = mutate_code(text, operators()[mutant.operator], mutant.occurrence)
    return code


def _compiles(mutant: Mutant) -> bool:
    """Whether a mutant is valid Python; an operator may take a star between parameters for a multiplication."""
    try:
        compile(changed(mutant, (ROOT / PACKAGE / mutant.module).read_text(encoding="utf-8")), mutant.module, "exec")
    except SyntaxError:
        return False
    return True


class Bench:
    """A copy of the repository in which one module at a time is changed and the tests run."""

    def __init__(self, folder: Path) -> None:
        """Copy the repository into an empty folder."""
        left_out = shutil.ignore_patterns(".git", ".nox", ".*cache", ".hypothesis", "dist", "_build")
        self.root = Path(shutil.copytree(ROOT, folder, ignore=left_out))
        os.chdir(self.root)
        os.environ["PYTHONPATH"] = str(self.root / "src")
        self.limits = dict[str, float]()
        self.reached = dict[str, dict[str, dict[int, list[str]]]]()

    def measure(self, area: str) -> None:
        """Record which tests reach which lines of an area, with an additional comment in each module.

        No test may fail because of the comment. It changes the hash of the code, so that tests read the words again
        instead of using recorded readings.
        """
        from coverage import CoverageData

        begun = time.monotonic()
        modules = sorted({self.root / PACKAGE / mutant.module for mutant in all_mutants(area)})
        before = {module: module.read_text(encoding="utf-8") for module in modules}
        for module, text in before.items():
            module.write_text(f"{text}# the same\n", encoding="utf-8")
        coverage = (f"--cov={PACKAGE}", "--cov-context=test", "--cov-report=")
        subprocess.run([*PYTEST, *coverage, *AREAS[area].tests], check=True)
        data = CoverageData(".coverage")
        data.read()
        self.reached[area] = {
            module.relative_to(self.root / PACKAGE).as_posix(): {
                line: _tests(contexts) for line, contexts in data.contexts_by_lineno(str(module)).items()
            }
            for module in modules
        }
        for module, text in before.items():
            module.write_text(text, encoding="utf-8")
        self.limits[area] = max(LEAST_LIMIT, 2 * (time.monotonic() - begun))

    def outcome(self, mutant: Mutant) -> tuple[str, str, str]:
        """Return the outcome of a mutant, the lines before and after, and the output of the tests."""
        path = self.root / PACKAGE / mutant.module
        text = path.read_text(encoding="utf-8")
        code = changed(mutant, text)
        try:
            path.write_text(code, encoding="utf-8")
            found, said = self._tried(mutant)
        finally:
            path.write_text(text, encoding="utf-8")
        return found, difference(text, code), said

    def _tried(self, mutant: Mutant) -> tuple[str, str]:
        from cosmic_ray.testing import run_tests

        area = AREAS[mutant.area]
        near = self.reached[mutant.area][mutant.module].get(mutant.place[0], ())
        said = ""
        for tests in (near, area.tests, ("--all", "-m", "exhaustive", *area.exhaustive)):
            if tests:
                found, said = run_tests(shlex.join((*PYTEST, *tests)), self.limits[mutant.area])
                if found != "survived":
                    return "timed out" if said == "timeout" else "killed", said
        return "survived", said


def _tests(contexts: Iterable[str]) -> list[str]:
    """Return the tests in the contexts of coverage, without parameters and steps, in the order in which they ran."""
    return list(dict.fromkeys(context.partition("|")[0].partition("[")[0] for context in contexts if context))


def difference(before: str, after: str) -> str:
    """Return the lines that differ: old lines after `-`, new lines after `+`."""
    lines = (line for line in ndiff(before.splitlines(), after.splitlines()) if line[:2] in ("- ", "+ "))
    return "\n".join(f"{line[0]} {line[2:].strip()}" for line in lines)


def tried(wanted: Mapping[str, list[Mutant]], work: Path) -> Iterator[dict[str, Any]]:
    """Yield the outcome of each mutant; outcomes that an earlier run wrote into the folder are used again."""
    work.mkdir(parents=True, exist_ok=True)
    results = work / "results.jsonl"
    known = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()] if results.exists() else []
    every = {mutant.id for mutants in wanted.values() for mutant in mutants}
    done = {entry["id"]: entry for entry in known if entry["id"] in every}
    yield from done.values()
    shutil.rmtree(work / "copy", ignore_errors=True)
    bench = Bench(work / "copy")
    for area, mutants in wanted.items():
        left = [mutant for mutant in mutants if mutant.id not in done]
        if left:
            bench.measure(area)
        for mutant in left:
            found, change, said = bench.outcome(mutant)
            entry = {**mutant._asdict(), "outcome": found, "change": change}
            with results.open("a", encoding="utf-8") as file:
                file.write(json.dumps({**entry, "said": said[-1500:]}) + "\n")
            print(found, mutant.module, mutant.place[0], change, sep=" | ", flush=True)
            yield entry


def first_run(work: Path) -> dict[str, Any]:
    """Try the whole sample, and return the results with the known reasons."""
    every = {area: all_mutants(area) for area in AREAS}
    wanted = {area: sample(mutants) for area, mutants in every.items()}
    results = list(tried(wanted, work))
    known = read()["survivors"] if DATA.exists() else []
    reasons = {mutant["id"]: mutant["why"] for mutant in known}
    areas = {}
    for area, mutants in every.items():
        outcomes = [result["outcome"] for result in results if result["area"] == area]
        counts = {name: outcomes.count(name) for name in ("killed", "timed out", "survived")}
        areas[area] = {"places": len(places(mutants)), "tried": len(outcomes), **counts}
    survivors = [
        {key: result[key] for key in ("id", "area", "module", "function", "operator", "change")}
        | {"now": SURVIVES, "why": reasons.get(result["id"], "")}
        for result in results
        if result["outcome"] == "survived"
    ]
    return {"areas": areas, "survivors": survivors}


def again(found: dict[str, Any], work: Path) -> dict[str, Any]:
    """Try the survivors again, and return the results with their new state."""
    left = {mutant["id"] for mutant in found["survivors"] if mutant["now"] == SURVIVES}
    wanted = {area: [mutant for mutant in all_mutants(area) if mutant.id in left] for area in AREAS}
    outcomes = {result["id"]: result["outcome"] for result in tried(wanted, work)}
    for mutant in found["survivors"]:
        if mutant["id"] in left:
            outcome = outcomes.get(mutant["id"])
            mutant["now"] = GONE if outcome is None else SURVIVES if outcome == "survived" else KILLED
    return found


def main() -> int:
    """Try mutants, write the results and the page, and print the survivors without a reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--again", action="store_true", help="try only former survivors")
    parser.add_argument("--page", action="store_true", help="write only the page")
    parser.add_argument(
        "--work", type=Path, metavar="DIR", help="folder to work in, which may hold results of an earlier run"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = (options.work or Path(folder)).resolve()
        found = read() if options.page else again(read(), work) if options.again else first_run(work)
    DATA.write_text(written(found), encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")
    unreasoned = without_reason(found)
    print(*unreasoned, f"{len(unreasoned)} survivors without a reason", sep="\n")
    return 1 if unreasoned else 0


if __name__ == "__main__":
    raise SystemExit(main())
