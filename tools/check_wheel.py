"""Run the wheel in the given folder from an environment that has nothing but what the wheel asks for."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path


def main() -> int:
    """Install the one wheel, then ask for the version and verify the data it carries."""
    (wheel,) = Path(sys.argv[1]).glob("*.whl")
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        for command in (
            [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
            [scripts / "python", "-c", "import tajik_relations as tr; print(tr.__version__, tr.relations['Armenia'])"],
            [scripts / "tajik-relations", "verify"],
        ):
            subprocess.run(command, check=True, cwd=folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
