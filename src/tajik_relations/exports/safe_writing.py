"""Files and folders that appear whole or not at all, in place of nothing but what may go.

What is not whole yet stands beside its path under a name of its own, which ends in `.part` until it is complete.
"""

import os
import shutil
import stat
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, TextIO

from tajik_relations.errors import FieldError, OutputError, WrongArgument
from tajik_relations.exports.export_manifest import MARK, TOOL, mark_of, refuse_others, remove, shown
from tajik_relations.exports.system_calls import exchange, locked, move_folder, move_new, settle

_SORTS = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}


class ExistsError(OutputError):
    """Something at the path may be replaced, but the caller has not asked for it."""

    def __str__(self) -> str:
        """Return the sentence, which is `args[0]`, and what to do in Python."""
        return f"{self.args[0]}; replace it with replace=True"


def named(output: "str | os.PathLike[str]") -> Path:
    """Return the path of an output.

    Raises:
        WrongArgument: if it is no path.
        OutputError: if it does not end in a name, or in one that no file can have.
    """
    if not isinstance(output, str | os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance] - callers may err
        raise WrongArgument(f'export: expected the path first, found {output!r:.60}; use export("facts.csv", facts)')
    path = Path(output)
    if path.name in ("", ".."):
        raise OutputError(f"{shown(path)}: this path does not end in a name; give the name of a file or folder")
    if "\0" in str(path):
        raise OutputError(f"{shown(path)}: this path has a NUL character; give another name")
    return path


@contextmanager
def alone(path: Path) -> Generator[None]:
    """Keep every other export away from a path, and remove what exports that were killed have left beside it.

    Raises:
        OutputError: if another export writes there, or nothing can be written there.
    """
    with ExitStack() as stack:
        with _naming(path, "file or folder"):
            stack.enter_context(locked(_beside(path, ".lock")))
            _sweep(path)
        yield


def write(content: str | bytes | Iterable[str], path: Path, *, replace: bool = False) -> None:
    """Write a file: beside its path first, then it is moved into place.

    Args:
        content: text, which is written in UTF-8, bytes, or texts to follow one another, each made when its turn comes.
        path: where.
        replace: whether a file that is there may be replaced; a folder, a link or a device never is.

    Raises:
        OutputError: if it cannot be written, or something is there that must stay; then nothing is left behind.
        FieldError: if a table cannot hold a value; then nothing is left behind either.
    """
    part = part_of(path)
    with _naming(path, "file"):
        try:
            _expect(path, "file", replace=replace)
            _fill(part, map(_encoded, [content] if isinstance(content, str | bytes) else content))
            if replace:
                part.replace(path)
            else:
                move_new(part, path)
            settle(path.parent)
        finally:
            with suppress(OSError, ValueError):
                part.unlink(missing_ok=True)


def write_out(content: str | bytes | Iterable[str], output: TextIO) -> None:
    """Write to an open text output what `write` writes to a file: UTF-8 bytes, with no line end changed.

    Args:
        content: as for `write`.
        output: such as `sys.stdout`, whose own encoding does not count; one that has no bytes is given the text.
    """
    output.flush()
    binary: BinaryIO | None = getattr(output, "buffer", None)
    for piece in [content] if isinstance(content, str | bytes) else content:
        if binary is not None:
            binary.write(_encoded(piece))
        else:
            output.write(piece if isinstance(piece, str) else piece.decode())


def write_folder(
    files: Mapping[str, str | bytes],
    path: Path,
    check: Callable[[Path], None] | None = None,
    *,
    replace: bool = False,
    marked: bool = True,
) -> None:
    """Write a folder: beside its path first, then it changes places with what is there.

    Args:
        files: the content of each file by its path in the folder, with slashes.
        path: where; see `replaceable`.
        check: is given the folder before it is moved, and raises an OutputError if it is not right.
        replace: whether an exported folder that is there may be replaced.
        marked: whether it gets a mark, by which it may be replaced later; one for people to edit gets none.

    Raises:
        OutputError: if it cannot be written; then what was there still is, and nothing is left behind.
    """
    part = part_of(path)
    whole = part.with_suffix("")
    with _naming(path, "folder"):
        try:
            contents = {name: _encoded(content) for name, content in files.items()}
            _fill_folder(part, contents | ({MARK: mark_of(contents)} if marked else {}))
            if check:
                check(part)
            part.rename(whole)
            if replace and path.is_dir() and any(path.iterdir()):
                _change_places(whole, path)
            else:
                move_folder(whole, path)
            settle(path.parent)
            _discard(whole)
        finally:
            for left in [part] if marked else [part, whole]:  # without a mark it has not stood at the path
                shutil.rmtree(left, ignore_errors=True)
            with suppress(OSError, ValueError):
                remove(whole)


def replaceable(path: Path, own: Path | None = None, *, replace: bool = False) -> None:
    """Refuse a folder that exists, unless it may be replaced and holds nothing but what an export wrote.

    Args:
        path: the folder.
        own: a folder of the data set's own, which must not go.
        replace: whether an exported or empty folder may be replaced.

    Raises:
        OutputError: if the folder must stay.
    """
    with _naming(path, "folder"):
        if os.path.lexists(path):
            if own is not None and own.resolve().is_relative_to(path.resolve()):
                raise OutputError("this folder is, or contains, the folder of the data set itself; choose another path")
            _expect(path, "folder", replace=True)
            refuse_others(path)
            _expect(path, "folder", replace=replace)


def _expect(path: Path, sort: str, *, replace: bool) -> None:
    """Raise an error if something stands at a path that is of another type or may not be replaced."""
    if not os.path.lexists(path):
        return
    there = _SORTS.get(stat.S_IFMT(path.lstat().st_mode), "device or pipe")
    if there != sort:
        raise OutputError(f"cannot write a {sort} here, because there is a {there}; choose another path")
    if not replace:
        raise ExistsError(f"this {sort} already exists")


def _change_places(new: Path, path: Path) -> None:
    """Put a folder in the place of an exported one, which has its place then, unless something was put in meanwhile."""
    exchange(new, path)
    try:
        refuse_others(new)
    except BaseException:
        exchange(new, path)  # whatever stopped this: what was there comes back
        raise


def _discard(old: Path) -> None:
    """Remove the replaced folder, if there was one."""
    try:
        remove(old)
    except FileNotFoundError:
        return
    except OSError as error:
        raise OutputError(
            f"the new folder is in place, but the old one could not be removed: {_reason(error)}; "
            f"the old one is now {old.name}, next to the new folder"
        ) from None


def _fill(path: Path, pieces: Iterable[bytes]) -> None:
    with path.open("xb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _fill_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        _fill(folder / name, [content])
    for inside, _, _ in os.walk(folder, topdown=False):
        settle(Path(inside))


def _encoded(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _beside(path: Path, end: str) -> Path:
    """Return a hidden path in the same folder that belongs to this one, short enough whatever its name."""
    key = sha256(path.name.casefold().encode(errors="surrogatepass")).hexdigest()[:16]
    return path.with_name(f".{TOOL}-{key}{end}")


def part_of(path: Path) -> Path:
    """Return a new path for what will stand at this one and is not yet complete."""
    return _beside(path, f"-{os.urandom(8).hex()}.part")


def _sweep(path: Path) -> None:
    """Remove the leftovers of a killed export to this path: no other can be running, as the lock is held."""
    for leftover in path.parent.glob(_beside(path, "-*").name):
        with suppress(OSError):
            if leftover.suffix != ".part":
                remove(leftover)  # it may have stood at the path, and hold what others put there
            elif leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()


@contextmanager
def _naming(path: Path, sort: str) -> Generator[None]:
    """Raise each error as one sentence that names the path."""
    try:
        yield
    except OutputError as error:
        raise type(error)(f"{shown(path)}: {error.args[0]}") from None
    except FieldError:  # of what was to be written, not of where
        raise
    except FileExistsError:
        raise ExistsError(f"{shown(path)}: this {sort} already exists") from None
    except (OSError, ValueError) as error:
        raise OutputError(f"{shown(path)}: cannot write this {sort}: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """Return the reason of an error without the path that the system's errors name: it may be long, or a hidden one."""
    return getattr(error, "strerror", None) or str(error)
