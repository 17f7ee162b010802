"""Pictures where the extra is not installed, and an import that does not ask for them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import tajik_relations as tr

LOADED = """
import sys
import tajik_relations as tr
tr.facts, tr.pictures, tr.pictures.timeline
print(sorted({"altair", "vl_convert", "pandas", "jsonschema"} & sys.modules.keys()))
"""
CALLS: list[Callable[[], object]] = [
    lambda: tr.pictures.timeline(tr.facts),
    lambda: tr.pictures.map(tr.relations),
    lambda: tr.pictures.network(tr.memberships),
]


@pytest.mark.parametrize("call", CALLS)
def test_without_altair_one_line_says_what_to_install(
    call: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Altair is missing each picture raises our own error, which is an ImportError too and names the extra."""
    monkeypatch.setitem(sys.modules, "altair", None)
    expected = r"^expected the library altair, found none; install it with: pip install 'tajik-relations\[pictures\]'$"
    with pytest.raises(tr.MissingLibraryError, match=expected) as raised:
        call()
    assert isinstance(raised.value, tr.RelationsError)
    assert isinstance(raised.value, ImportError)


def test_the_package_does_not_load_altair() -> None:
    """Neither the package nor its data nor the module of the pictures loads what draws them."""
    environment = os.environ | {"PYTHONPATH": str(Path(tr.__file__).parents[1])}
    run = subprocess.run(  # noqa: S603 - the program is written above
        [sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, check=False
    )
    assert ("[]\n", "") == (run.stdout, run.stderr)
