"""What the first answer costs, counted in modules and records, so that it does not depend on the clock."""

import json
import os
import subprocess
import sys
from pathlib import Path

import tajik_relations as tr

SRC = Path(tr.__file__).parents[1]
FIRST = """
import json, sys
before = {*sys.modules}
import tajik_relations as tr
began = tr.relations["AM"].established
count = len(tr.facts)
rooms = sorted(name.removeprefix("tajik_relations").removeprefix(".") for name in sys.modules if "tajik" in name)
made = len(tr.load().all_facts.make.__self__.made)
print(json.dumps({"rooms": rooms, "made": made, "count": count, "modules": len({*sys.modules} - before)}))
"""
ROOMS = """
dataset errors model model.actors model.typed_values model.dates model.lazy model.loading model.names model.periods
model.provenance model.terms notebook notebook.mixin query query.collection query.facts query.profiles
query.relation query.relations query.scope query.time_filters reading reading.compiled records records.fact
records.kinds records.sentences records.time_of_writing tabular tabular.mixin
"""


def _counted(code: str) -> dict[str, object]:
    """Return what a fresh process counts."""
    run = subprocess.run(  # noqa: S603 - the program is written above
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(run.stdout))


def test_the_first_answer_imports_only_the_rooms_that_it_needs() -> None:
    """No kind of fact, no table, no page and no converter is imported for when relations with one State began."""
    counted = _counted(FIRST)
    assert sorted(["", *ROOMS.split()]) == counted["rooms"]
    assert counted["count"] == len(tr.facts)


def test_the_first_answer_makes_two_records() -> None:
    """Only the subject and the partner are made; the statements are not, until one is touched."""
    assert _counted(FIRST)["made"] == 2


def test_the_first_answer_imports_few_modules() -> None:
    """Beside the rooms of the package it imports what attrs and json need, and little else."""
    counted = _counted("import sys, json; before = {*sys.modules}; import attrs, json, zlib; " + FIRST)
    more = counted["modules"]
    assert isinstance(more, int)
    assert more <= len(["tajik_relations", *ROOMS.split()]) + 3


def test_help_and_version_load_no_data() -> None:
    """The command line prints its help, and the package its version, without the data or a type of it."""
    code = """
import contextlib, io, json, sys
import tajik_relations as tr
from tajik_relations.cli.main import main
version = tr.__version__
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["--help"])
print(json.dumps({"rooms": sorted(name for name in sys.modules if name.startswith("tajik_relations."))}))
"""
    expected = ["cli", "cli.coding", "cli.commands", "cli.main", "errors", "model", "model.loading", "tabular"]
    assert [f"tajik_relations.{room}" for room in expected] == _counted(code)["rooms"]
