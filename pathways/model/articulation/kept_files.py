"""Files of the user's cache with a seal: whole and the user's own, or not believed; written aside, and few enough."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, TypeAlias

from pathways.text import limits

Parts: TypeAlias = "list[bytes | memoryview]"
_PATTERN = "tables-*"
_SEAL = 64
"""Characters of a seal, with which a file begins; what lies behind it is as well aligned as in memory."""
_AT_ONCE = 1_000_000
_ABANDONED = 3_600
"""Seconds after which somebody who was writing a file has given it up."""
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def opened(file: Path | None) -> Iterator[BinaryIO | None]:
    """A kept file behind its seal, or None: where there is none, it is damaged, or others could have written it."""
    try:
        stream = os.fdopen(os.open(file, _READ), "rb") if file is not None else None
    except OSError:
        stream = None
    if stream is None:
        yield None
        return
    with stream:
        yield stream if _is_own(stream) and _is_whole(stream) else None


def _is_own(stream: BinaryIO) -> bool:
    facts = os.fstat(stream.fileno())
    return facts.st_uid == os.getuid() and not facts.st_mode & 0o022


def _is_whole(stream: BinaryIO) -> bool:
    """Whether the bytes are those that were sealed; then they count as used just now."""
    try:
        seal = stream.read(_SEAL)
        digest = blake2b(digest_size=_SEAL // 2)
        while data := stream.read(_AT_ONCE):
            digest.update(data)
        stream.seek(_SEAL)
        if digest.hexdigest().encode() != seal:
            return False
        os.utime(stream.fileno())
    except OSError:
        return False
    return True


def keep(file: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file beside its place and move it there, so that nobody ever reads half of it; a full disk keeps nothing."""
    held = list(parts)
    digest = blake2b(digest_size=_SEAL // 2)
    for part in held:
        digest.update(part)
    try:
        handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".part", dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.writelines((digest.hexdigest().encode(), *held))
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)
            return
        _forget_oldest(file)
    except OSError:
        return


def _forget_oldest(newest: Path) -> None:
    """Take away what was used longest ago, as long as there is too much, and what somebody began to write and never ended."""
    now = newest.stat().st_mtime
    found = []
    for file in newest.parent.glob(_PATTERN):
        try:
            facts = file.stat()
        except FileNotFoundError:  # another process has taken it away
            continue
        if file.suffix != ".part":
            found.append((facts.st_mtime_ns, file.name, facts.st_size, file))
        elif now - facts.st_mtime > _ABANDONED:
            file.unlink(missing_ok=True)
    room = limits.KEPT_BYTES
    for count, (_, _, size, file) in enumerate(sorted(found, reverse=True), 1):
        room -= size
        if room < 0 or count > limits.KEPT_FILES:
            file.unlink(missing_ok=True)
