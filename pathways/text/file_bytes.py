"""The bytes of a file that somebody named: never of a pipe, a device or a folder, and never more than a limit."""

import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "it is a folder"),
    (stat.S_ISFIFO, "it is a pipe; write what comes out of it to a file first"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISCHR, "it is a device"),
    (stat.S_ISBLK, "it is a device"),
)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""Whoever puts a pipe in the place of a file between two looks makes nobody wait for it."""


class TooLarge(OSError):
    """A file has more bytes than are read."""


def file_bytes(path: str | Path, most: int) -> bytes:
    """The bytes of a regular file.

    :raises TooLarge: if there are more than `most`; not much more than that is read
    :raises OSError: if it cannot be opened or is no file; its `strerror` is a phrase for people

    >>> file_bytes("/dev/null", 10)
    Traceback (most recent call last):
    OSError: [Errno 22] it is a device: '/dev/null'
    """
    try:
        _refuse_other_than_file(Path(path).stat().st_mode, path)
        with os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb") as stream:
            _refuse_other_than_file(os.fstat(stream.fileno()).st_mode, path)
            found = stream.read(most + 1)
    except ValueError:
        raise OSError(22, "no file has such a name", str(path)) from None
    if len(found) > most:
        raise TooLarge(27, f"it is larger than {most // 1_000_000:,} MB", str(path))
    return found


def size_of(path: str | Path) -> int:
    """The bytes of a regular file, which is not opened.

    :raises OSError: if it is not there or is no file; its `strerror` is a phrase for people
    """
    facts = Path(path).stat()
    _refuse_other_than_file(facts.st_mode, path)
    return facts.st_size


def phrase(error: OSError) -> str:
    """Why a file cannot be read, to stand behind a colon.

    >>> phrase(FileNotFoundError(2, "No such file or directory"))
    'no such file or directory'
    """
    why = error.strerror or "it cannot be read"
    return why[:1].lower() + why[1:]


def _refuse_other_than_file(mode: int, path: str | Path) -> None:
    for is_it, phrase in _KINDS:
        if is_it(mode):
            raise OSError(22, phrase, str(path))
