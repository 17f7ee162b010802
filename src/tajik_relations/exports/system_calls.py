"""Steps that the system takes whole or not at all: a move to where nothing is, an exchange, a lock."""

import errno
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from tajik_relations.errors import OutputError

_EXCHANGE = 2
"""The flag for an exchange, the same on Linux and macOS."""
_ONLY_NEW = 4 if sys.platform == "darwin" else 1
"""The flag for a move to where nothing is."""


def move_new(file: Path, path: Path) -> None:
    """Move a file to where nothing is.

    Raises:
        FileExistsError: if something is there.
        OSError: if it cannot be moved.
    """
    if sys.platform == "win32":
        file.rename(path)  # replaces nothing there
        return
    try:
        _rename(file, path, _ONLY_NEW)
    except FileExistsError:
        raise
    except OSError:  # a file system without such a move may have hard links, and the other way round
        os.link(file, path)
        file.unlink()


def move_folder(folder: Path, path: Path) -> None:
    """Move a folder to where nothing is, or an empty folder.

    Raises:
        OSError: if anything else is there, or it cannot be moved.
    """
    if sys.platform == "win32" and path.is_dir():
        path.rmdir()
    folder.rename(path)


def exchange(folder: Path, path: Path) -> None:
    """Let two folders change places in one step.

    Raises:
        OutputError: if the system or the file system cannot.
    """
    try:
        _rename(folder, path, _EXCHANGE)
    except OSError as error:
        raise OutputError(
            f"this file system cannot exchange two folders in one step ({error.strerror}); "
            "remove the old folder yourself"
        ) from None


def settle(folder: Path) -> None:
    """Write the names in a folder to the disk, so that they outlast a power cut."""
    if sys.platform == "win32":
        return  # folders cannot be opened there
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may be written to and not be read
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # that of file systems which do so unasked, or never
            raise
    finally:
        os.close(handle)


@contextmanager
def locked(lock: Path) -> Generator[None]:
    """Hold a file that one thread of one process can hold; the system frees it when a process ends, however it ends.

    Linux and macOS have locks that end with their process, Windows has files that do.

    Raises:
        OutputError: if it is held.
        OSError: if it cannot be made.
    """
    try:
        handle = _held(lock)
    except (BlockingIOError, FileExistsError):
        raise OutputError("another export to this path is running; wait until it has ended") from None
    try:
        yield
    finally:
        try:
            if sys.platform != "win32":  # where it goes as soon as it is closed
                with suppress(OSError):
                    lock.unlink()
        finally:
            os.close(handle)


def _held(lock: Path) -> int:
    if sys.platform == "win32":
        return os.open(lock, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY)
    import fcntl

    handle = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o666)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_there = os.fstat(handle).st_nlink
    except BaseException:  # the handler of a signal may raise anything
        os.close(handle)
        raise
    if not is_there:
        os.close(handle)
        raise BlockingIOError(errno.EAGAIN, "the other process has removed the lock")
    return handle


def _rename(old: Path, new: Path, flag: int) -> None:
    """Rename by the system's own call, for which Python has no function.

    Raises:
        OSError: if it fails, or there is none.
    """
    number = errno.ENOSYS
    if sys.platform in ("linux", "darwin"):
        with suppress(ImportError, AttributeError):
            import ctypes

            library, source, target = ctypes.CDLL(None, use_errno=True), os.fsencode(old), os.fsencode(new)
            if sys.platform == "darwin":
                status = library.renamex_np(source, target, flag)
            else:
                status = library.renameat2(-100, source, -100, target, flag)  # -100: relative to the working folder
            number = ctypes.get_errno() if status else 0
    if number:
        raise OSError(number, os.strerror(number))
