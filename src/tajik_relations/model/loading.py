"""Late loading: optional libraries, modules that few questions need, and files, also out of an archive."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, cast

from tajik_relations.errors import MissingLibraryError, WrongArgument, shown, told

if TYPE_CHECKING:
    from pathlib import Path


def library(name: str, install: str | None = None) -> Any:
    """Return an optional library; *install* is its name for pip, if that is another one.

    Raises:
        MissingLibraryError: if it is not installed, or fails; the message says what to install, or why it fails.
    """
    try:
        return __import__(name, fromlist=["_"])
    except Exception as error:  # a library may fail in its own way, as some do without docstrings
        if isinstance(error, ModuleNotFoundError) and error.name == name.partition(".")[0]:
            raise MissingLibraryError(name, install or name) from None
        raise MissingLibraryError(name, install or name, " ".join(f"{error!r}".split())) from error


def submodules_of(package: str) -> Callable[[str], Any]:
    """Return a `__getattr__` for a package, which imports a module of it when that is first asked for."""

    def submodule(name: str) -> Any:
        try:
            return __import__(f"{package}.{name}", fromlist=["_"])
        except ModuleNotFoundError as error:
            if error.name != f"{package}.{name}":
                raise
            raise AttributeError(f"module {package!r} has no attribute {name!r}") from None

    return submodule


def path_given(path: object, name: str) -> "Path | None":
    """Return a path that was given as the argument of a name, or `None`; raises WrongArgument if it is no path."""
    if path is None:
        return None
    if not isinstance(path, str | os.PathLike):
        raise WrongArgument(f"{name}: expected the path of a folder, found {shown(told(path))}")
    from pathlib import Path

    return Path(str(path))  # pyright: ignore[reportUnknownArgumentType]


MOST_READ = 2**30
"""Bytes of any file: what is larger would fill the memory."""


def read_bytes(path: str | os.PathLike[str]) -> bytes:
    """Return the content of a file, which may stand in the archive from which the package runs.

    Raises:
        OSError: if it cannot be read, is no regular file (a pipe would never end), or is too large.
    """
    try:
        held = os.stat(path)
    except ValueError as error:
        raise _unreadable(path, f"a name that no file can have: {error}") from None
    except NotADirectoryError:
        return _of_archive(path)
    if not stat.S_ISREG(held.st_mode) and not stat.S_ISDIR(held.st_mode):
        raise _unreadable(path, "a device or a pipe")
    if held.st_size > MOST_READ:
        raise _unreadable(path, f"{held.st_size:,} bytes, which is more than {MOST_READ:,}")
    with open(path, "rb") as file:
        return file.read()


def _unreadable(path: str | os.PathLike[str], reason: str) -> OSError:
    import errno  # only here, as a start does without it

    return OSError(errno.EINVAL, reason, os.fspath(path))


def _of_archive(path: str | os.PathLike[str]) -> bytes:
    """Return the content of a file in the archive from which this runs."""
    loader: Any = __spec__.loader
    try:
        return bytes(loader.get_data(os.fspath(path)))
    except OSError:
        raise FileNotFoundError(2, "no such file in the archive", os.fspath(path)) from None


MOST_BYTES, MOST_TEXT, MOST_NESTED = 32 * 2**20, 1_000, 20
"""Bytes of a data file, characters of a text in it, and brackets within brackets; no file is read that has more."""
_NOT_NESTING = (  # compiled when a data file is read, which few starts do; what is not closed goes to the end of all
    r'(?s)"""(?:\\.|.)*?(?:"""|\Z)|\'\'\'.*?(?:\'\'\'|\Z)|"(?:\\.|[^"\\\n])*+"?|\'[^\'\n]*+\'?|#[^\n]*+'
)
"""Texts and comments of TOML, whose brackets and dots nest nothing."""
_MANY_PARTS = rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MOST_NESTED}}}"


def content_of(path: str | os.PathLike[str]) -> bytes:
    """Return the content of a data file; raises ValueError with what was expected and found if it cannot be read."""
    try:
        return read_bytes(path)
    except OSError as error:
        raise ValueError(f"expected a file that can be read, found: {error.strerror or error}") from None


def toml_of(content: bytes) -> tuple[str, dict[str, Any]]:
    """Return the text of a data file, which is TOML, and the values in it.

    Raises:
        ValueError: if it is no TOML in UTF-8, is larger or more nested than any data file, or has text that is
            too long or does not print, or numbers beyond 64 bits; the message says what was expected and found.
    """
    import tomllib

    if len(content) > MOST_BYTES:
        raise ValueError(f"expected at most {MOST_BYTES:,} bytes, found {len(content):,}")
    if content.startswith(b"\xef\xbb\xbf"):
        raise ValueError("expected TOML in UTF-8, found a byte order mark before it")
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"expected TOML in UTF-8, found an error: {error}") from None
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        raise ValueError(f"expected a line feed at the end of each line, found only a carriage return in line {line}")
    if _nesting(text) > MOST_NESTED:
        raise ValueError(f"expected brackets, or parts of a key, nested at most {MOST_NESTED} deep, found more")
    try:
        values = tomllib.loads(text)
    except ValueError as error:
        reason = "a number of thousands of digits" if "integer string conversion" in str(error) else error
        raise ValueError(f"expected TOML in UTF-8, found an error: {reason}") from None
    problem = next(_improper(values, ""), None)
    if problem:
        raise ValueError(problem)
    return text, values


def _nesting(text: str) -> int:
    """Return how many brackets of TOML stand within each other at most, or parts in a key."""
    bare = re.sub(_NOT_NESTING, "x", text)
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", bare):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return MOST_NESTED + 1 if re.search(_MANY_PARTS, bare) else deepest


def _improper(value: object, place: str) -> Iterator[str]:
    """Yield what is wrong with texts and numbers anywhere in a value, whatever they are for."""
    if isinstance(value, dict):
        for key, part in cast("dict[str, object]", value).items():
            yield from _improper_text(key, f"{place} a key".strip())
            yield from _improper(part, f"{place} {key}".strip())
    elif isinstance(value, list):
        for at, part in enumerate(cast("list[object]", value), start=1):
            yield from _improper(part, f"{place}[{at}]")
    elif isinstance(value, str):
        yield from _improper_text(value, place)
    elif isinstance(value, int) and not -(2**63) <= value < 2**63:
        yield f"{place}: expected a whole number of at most 64 bits, as TOML has them, found a longer one"


def _improper_text(text: str, place: str) -> Iterator[str]:
    if len(text) > MOST_TEXT:
        yield f"{place}: expected text of at most {MOST_TEXT:,} characters, found {len(text):,}"
    elif not text.isprintable():
        yield f"{place}: expected text that prints, in one line, found {text[:40]!r}"
