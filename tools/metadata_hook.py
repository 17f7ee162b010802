"""Add the project's links, and the README with absolute links, to the metadata of a build.

The addresses stand in `pyproject.toml`, `[tool.tajik-relations.addresses]`. Without addresses a build has no project
links, and its long description is the unchanged README.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

RELATIVE = re.compile(r"\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)")
"""A link or picture in Markdown to a file of the repository: its path, and the heading in the file."""


class MetadataHook(MetadataHookInterface):
    """Hook that sets the fields `urls` and `readme`."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the fields to the metadata, which already contain the version."""
        root = Path(self.root)
        settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
        addresses = settings["tool"]["tajik-relations"]["addresses"]
        text = (root / "README.md").read_text(encoding="utf-8")
        if all(addresses.values()):
            metadata["urls"] = project_links(addresses, metadata["version"])
            text = absolute(text, root, addresses, metadata["version"])
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def project_links(addresses: Mapping[str, str], version: str) -> dict[str, str]:
    """Return the project's links by the labels that package indexes know."""
    return {
        "Documentation": addresses["documentation"],
        "Source": addresses["repository"],
        "Issues": addresses["issues"],
        "Changelog": _address("CHANGELOG.md", addresses, version),
    }


def absolute(text: str, root: Path, addresses: Mapping[str, str], version: str) -> str:
    """Return the Markdown of a file in *root* with an address in place of each path.

    Raises:
        ValueError: if a path leads to no file.
    """

    def address(match: re.Match[str]) -> str:
        path, heading = match[1], match[2] or ""
        if not (root / path).is_file():
            raise ValueError(f"README.md: expected links to files of the repository, found {path!r}")
        return f"]({_address(path, addresses, version)}{heading})"

    return RELATIVE.sub(address, text)


def _address(path: str, addresses: Mapping[str, str], version: str) -> str:
    """Return the address of a file: pages of the documentation are on the site, other files in the repository."""
    name = Path(path)
    if name.parts[0] == "docs" and name.suffix in (".md", ".ipynb"):
        return f"{addresses['documentation'].rstrip('/')}/{name.relative_to('docs').with_suffix('.html').as_posix()}"
    pattern = addresses["pictures" if name.suffix in (".svg", ".png") else "files"]
    return pattern.format(repository=addresses["repository"].rstrip("/"), version=version, path=path)
