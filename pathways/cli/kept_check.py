"""What a check found, kept for as long as neither the rules nor Pathways change, so that it need not be found again."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

try:
    from _blake2 import blake2b
except ImportError:  # an interpreter that was built otherwise; hashlib has it too, but loads OpenSSL first
    from hashlib import blake2b

from pathways.cli.problems.rows import Row
from pathways.folders import cache_folder, grammar_folder, program_files
from pathways.rule_files import libraries_in, library, rule_files, table_file, tables_in
from pathways.text import limits
from pathways.text.file_bytes import TooLarge, file_bytes, size_of

MOST_KEPT = 64
"""Results that are kept; the oldest go first."""


_AT_ONCE = 1_000_000
"""Bytes of a table that are looked at in one go."""


class Found(TypedDict):
    """What a check found; the names of the files, how many declarations they have, and all problems."""

    files: list[str]
    declarations: int
    unreadable: bool
    problems: list[Row]


def recall(key: str | None) -> Found | None:
    """What was found for a key, or None; a kept file that is damaged or not this user's own is none."""
    file = _file(key)
    if file is None:
        return None
    try:
        facts = file.lstat()
        if facts.st_uid != os.getuid() or facts.st_mode & 0o022 or file.is_symlink():
            return None
        seal, _, text = file.read_bytes().partition(b"\n")
        found: Found | None = json.loads(text) if seal == _seal(text) else None
    except (OSError, ValueError):
        return None
    return found


def keep(key: str | None, found: Found) -> None:
    """Keep what was found, written beside its place and moved there, so that nobody ever reads half of it."""
    file = _file(key)
    if file is None:
        return
    text = json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(_seal(text) + b"\n" + text)
        beside.replace(file)
        _forget_oldest(file.parent)
    except OSError:
        beside.unlink(missing_ok=True)


def key_of(paths: Sequence[str]) -> str | None:
    """What the result of a check hangs on: every file by name and content, the grammar, and this program.

    None where something cannot be read; then nothing is kept and the check tells what is wrong.
    """
    digest = blake2b(digest_size=20)
    try:
        for part in _parts(paths):
            digest.update(len(part).to_bytes(8, "big") + part)
    except (OSError, UnicodeDecodeError):
        return None
    return digest.hexdigest()


def _parts(paths: Sequence[str]) -> Iterator[bytes]:
    yield from program_files()
    yield (grammar_folder() / "pathways.lark").read_bytes()
    for path in (os.getcwd(), *paths):  # noqa: PTH109 # a path only to be told apart; files are named as seen from here
        yield os.fsencode(path)
    for file, text in _texts([Path(path) for path in paths]):
        yield os.fsencode(file)
        yield text


def _texts(paths: Sequence[Path]) -> Iterator[tuple[Path, bytes]]:
    """The rule files of the paths, and those of every library that they use."""
    todo = [file for path in paths for file in rule_files(path)]
    seen: set[Path] = set()
    size = 0
    while todo:
        file = todo.pop()
        if file in seen:
            continue
        seen.add(file)
        text = file_bytes(file, limits.FILE_BYTES)
        size += len(text)
        if len(seen) > limits.FILES or size > limits.RULES_BYTES:
            raise TooLarge
        yield file, text
        for name in dict.fromkeys(tables_in(text.decode())):
            yield from _table(name, file)
        for name in dict.fromkeys(libraries_in(text.decode())):
            folder = library(name, file)
            if folder is not None:
                todo.extend(rule_files(folder))


def _table(name: str, file: Path) -> Iterator[tuple[Path, bytes]]:
    """A table that a rule file names, by a digest of its bytes; one that is not read has none."""
    path, why = table_file(name, file)
    if why or size_of(path) > limits.TABLE_BYTES:
        raise OSError
    digest = blake2b(digest_size=20)
    with path.open("rb") as stream:
        while part := stream.read(_AT_ONCE):
            digest.update(part)
    yield path, digest.digest()


def _file(key: str | None) -> Path | None:
    folder = cache_folder() if key is not None else None
    return folder / f"check-{key}.json" if folder is not None else None


def _seal(text: bytes) -> bytes:
    return blake2b(text, digest_size=20).hexdigest().encode()


def _forget_oldest(folder: Path) -> None:
    kept = sorted(folder.glob("check-*.json"), key=lambda file: (file.stat().st_mtime_ns, file.name))
    for file in kept[:-MOST_KEPT]:
        file.unlink(missing_ok=True)
