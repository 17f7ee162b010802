"""The mark of an exported folder: a file that lists what the export wrote there, so that nothing else is removed."""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from pathlib import Path

from tajik_relations.errors import OutputError

MARK = "export-manifest.json"
"""Name of the file."""
TOOL = __name__.partition(".")[0].replace("_", "-")


def mark_of(files: Mapping[str, bytes]) -> bytes:
    """Return the content of the mark for files by their path in the folder, with slashes."""
    return _text({name: _described(len(content), sha256(content).hexdigest()) for name, content in files.items()})


def refuse_others(folder: Path) -> list[Path]:
    """Return all paths in a folder, or refuse it if an export did not write all of them; files may be missing.

    Raises:
        OutputError: if it holds something else, or is no folder; the error names the first path that is in the way.
        OSError: if something in it cannot be read.
    """
    listed, paths = _listed(folder), list[Path]()
    for path in _inside(folder) if stat.S_ISDIR(folder.lstat().st_mode) else [folder]:
        if not _is_listed(path, folder, listed):
            raise OutputError(
                f"{shown(path)} is not in the list of exported files ({MARK}), or has changed since the export; "
                "remove it, or choose another path"
            )
        paths.append(path)
    return paths


def remove(folder: Path) -> None:
    """Remove a folder that holds nothing but what an export wrote there, the mark last.

    Raises:
        OutputError: if it holds something else; then all of it stays.
        OSError: if it cannot be removed; what was put there meanwhile stays.
    """
    mark = folder / MARK
    for path in sorted(refuse_others(folder), key=lambda path: path == mark):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    folder.rmdir()


def shown(path: "str | os.PathLike[str]") -> str:
    """Return a path as messages show it: on one line, and shortened in the middle if it is long."""
    text = os.fspath(path)
    text = text if len(text) <= 200 else f"{text[:90]}...{text[-90:]}"
    return text if text.isprintable() else repr(text)


def _text(files: Mapping[str, object]) -> bytes:
    return (json.dumps({"tool": TOOL, "files": files}, indent=2) + "\n").encode()


def _described(size: int, digest: str) -> dict[str, object]:
    return {"bytes": size, "sha256": digest}


def _listed(folder: Path) -> dict[str, object]:
    """Return size and hash of each file by the mark, the mark itself included; empty if there is no mark of ours."""
    mark = folder / MARK
    try:
        content = mark.read_bytes() if mark.is_file() else b""
        files: dict[str, object] = json.loads(content)["files"]
        return {**files, MARK: _state(mark)} if content == _text(files) else {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


def _state(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return _described(path.stat().st_size, file_digest(file, "sha256").hexdigest())


def _inside(folder: Path) -> Iterator[Path]:
    """Yield all paths in a folder, at any depth, links not followed; a folder comes after its content."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _inside(path)
        yield path


def _is_listed(path: Path, folder: Path, listed: Mapping[str, object]) -> bool:
    """Whether the mark lists a file as it is now, or something in a folder."""
    name, mode = path.relative_to(folder).as_posix(), path.lstat().st_mode
    if stat.S_ISDIR(mode):
        return any(other.startswith(f"{name}/") for other in listed)
    return stat.S_ISREG(mode) and name in listed and listed[name] == _state(path)
