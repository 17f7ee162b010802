"""What the tests of tables share."""

import re
import shutil
from pathlib import Path

import pytest
from running import SMALL

import tajik_relations as tr


@pytest.fixture(scope="session")
def namibian(tmp_path_factory: pytest.TempPathFactory) -> tr.Dataset:
    """Return the small data set with the code NA for one of its States."""
    folder = Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("na") / "small"))
    for path in folder.rglob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'"XB(-TA)?"', r'"NA\1"', text), encoding="utf-8")
    return tr.load(folder)
