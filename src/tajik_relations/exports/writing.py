"""Files and folders that appear whole or not at all."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tajik_relations.errors import OutputError


def write(content: str | bytes, path: Path, *, replace: bool = False) -> None:
    """Write a file under a temporary name beside it, then move it into place.

    Raises:
        OutputError: if it cannot be written, or exists and may not be replaced; then nothing is left behind.
    """
    if not replace and os.path.lexists(path):
        raise OutputError(f"{path}: expected a new file, found one; replace it with --force")
    temporary = _beside(path)
    made = False
    try:
        with temporary.open("xb") as file:
            made = True
            file.write(content.encode() if isinstance(content, str) else content)
        temporary.replace(path)
    except (OSError, UnicodeError) as error:
        if made:
            temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: expected a file that can be written, found: {error}") from None


def write_folder(files: Mapping[str, str | bytes], path: Path, check: Callable[[Path], None] | None = None) -> None:
    """Write a folder under a temporary name beside it, then move it into place of what is there.

    Args:
        files: the content of each file by its path in the folder, with slashes.
        path: where; see `replaceable`.
        check: is given the folder before it is moved, and raises an OutputError if it is not right.

    Raises:
        OutputError: if it cannot be written; then what was there still is, and nothing is left behind.
    """
    new, old = _beside(path), _beside(path, ".old")
    made = False
    try:
        new.mkdir()
        made = True
        for name, content in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(content.encode() if isinstance(content, str) else content)
        if check:
            check(new)
        if path.exists():
            path.rename(old)
        _moved(new, path, old)
    except (OSError, UnicodeError) as error:
        if made:
            shutil.rmtree(new, ignore_errors=True)
        told = "" if isinstance(error, OutputError) else "expected a folder that can be written, found: "
        raise OutputError(f"{path}: {told}{error}") from None
    shutil.rmtree(old, ignore_errors=True)


def replaceable(path: Path, mark: str, own: Path | None = None, *, replace: bool = False) -> None:
    """Refuse a folder that exists, unless it may be replaced and was exported before.

    Args:
        path: the folder.
        mark: a file that every exported folder of the sort has.
        own: a folder of the data set's own, which must not go.
        replace: whether an exported folder may be replaced.

    Raises:
        OutputError: if the folder must stay.
    """
    if not os.path.lexists(path):
        return
    if not replace:
        raise OutputError(f"{path}: expected a new folder, found one; replace it with --force")
    if path.is_symlink() or not path.is_dir() or not ((path / mark).is_file() or not any(path.iterdir())):
        raise OutputError(f"{path}: expected a folder that was exported before, with a file {mark}, found none")
    if own is not None and own.resolve().is_relative_to(path.resolve()):
        raise OutputError(f"{path}: expected another folder than that of the data set itself, found this one")


def _moved(new: Path, path: Path, old: Path) -> None:
    try:
        new.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise


def _beside(path: Path, more: str = "") -> Path:
    return path.with_name(f".{path.name[:100]}.{os.getpid()}{more}")
