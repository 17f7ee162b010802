"""What is loaded when: nothing by a bare import, and no optional library before something needs it."""

from running import python

PACKAGE = "tajik_relations"
BARE_IMPORT = f"""
import sys
before = {{*sys.modules}}
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
import {PACKAGE}
print(sorted({{*sys.modules}} - before))
print([path for path in opened if "{PACKAGE}" in path and not path.endswith((".py", ".pyc"))])
"""
HEAVY = """pandas polars pyarrow numpy duckdb jsonschema altair vl_convert rich IPython sqlite3""".split()
"""Libraries for data frames, pictures and terminals."""
SHOWING = ["html", f"{PACKAGE}.notebook.axis", f"{PACKAGE}.notebook.html_values", f"{PACKAGE}.notebook.html_tables"]
"""What makes HTML."""
STEPS = {
    "import": HEAVY + SHOWING,
    "tr.facts": HEAVY + SHOWING,
    "tr.relations['AM'].established": HEAVY + SHOWING,
    "tr.tables['facts'].columns()": HEAVY,
    "tr.pictures.timeline": HEAVY,
}
"""What is asked for in turn, and what is not loaded even then."""


def test_a_bare_import_loads_nothing() -> None:
    """Importing the package loads no other module, neither of it nor of Python or of libraries, and reads no data."""
    run = python(BARE_IMPORT)
    expected = [f"['{PACKAGE}']", "[]"]
    assert (expected, "") == (run.stdout.splitlines(), run.stderr)


def test_no_optional_library_is_loaded_before_it_is_needed() -> None:
    """Facts, relations, columns and the module of the pictures load no library, and what shows them comes when used."""
    code = f"import sys, {PACKAGE} as tr\nfor step, names in {STEPS}.items():\n"
    code += "    step == 'import' or eval(step)\n    print(step, [name for name in names if name in sys.modules])\n"
    code += f"tr.facts._repr_mimebundle_()\nprint([name for name in {SHOWING} if name not in sys.modules])"
    run = python(code)
    assert ([*(f"{step} []" for step in STEPS), "[]"], "") == (run.stdout.splitlines(), run.stderr)
