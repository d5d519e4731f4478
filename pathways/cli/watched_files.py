"""Rule files under watch: which of them were saved, added or removed since the last look.

Files are looked at in turns, by size, time and number. A file system's own notices would come sooner, but not from
network drives, where colleges keep their rules, nor for a single file that an editor replaces by another one; and the
files would have to be listed all the same, because folders and `use` decide which ones they are.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from pathways.rule_files import libraries_in, library_places, rule_files, shown, table_file, tables_in

A_TURN = 0.4
"""Seconds between two looks."""
_REST = 9
"""A look that takes long is followed by a rest of so many times as long."""

_Facts: TypeAlias = tuple[int, int, int]


class WatchedFiles:
    """The rule files of some paths and of the libraries that they use, as they were at the last look."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Look for the first time; what changes from now on is told by `changes`."""
        self._paths = [Path(path) for path in paths]
        self._places: list[Path] = []
        self._seen: dict[Path, _Facts] = {}
        self._begin()

    def changes(self) -> list[str]:
        """Wait until files have changed and then stay as they are for a turn; what happened to each, in words."""
        while True:
            now = self._next()
            while now != self._seen and (later := self._next()) != now:
                now = later
            told = [*_told(self._seen, now)]
            if told:
                self._begin()
                return told

    def _begin(self) -> None:
        """Find the files anew: a file that was saved may use other libraries than before."""
        self._places = _places(self._paths)
        self._seen = self._facts()

    def _next(self) -> dict[Path, _Facts]:
        time.sleep(self._rest)
        return self._facts()

    def _facts(self) -> dict[Path, _Facts]:
        """Size, time and number of every file; a folder that is just being moved has none."""
        since = time.monotonic()
        found: dict[Path, _Facts] = {}
        for place in self._places:
            try:
                for file in rule_files(place):
                    facts = file.stat()
                    found[file] = (facts.st_size, facts.st_mtime_ns, facts.st_ino)
            except OSError:
                continue
        self._rest = max(A_TURN, _REST * (time.monotonic() - since))
        return found


def _told(before: dict[Path, _Facts], now: dict[Path, _Facts]) -> list[str]:
    return [
        f"{shown(file)} {'added' if file not in before else 'removed' if file not in now else 'saved'}"
        for file in sorted({*before, *now})
        if before.get(file) != now.get(file)
    ]


def _places(paths: Sequence[Path]) -> list[Path]:
    """The paths, wherever the libraries are, or would be, that their files use, and their tables."""
    places = list(dict.fromkeys(paths))
    tables: dict[Path, None] = {}
    for place in places:
        for file in _files(place):
            text = _text(file)
            named = (table_file(name, file) for name in tables_in(text))
            tables.update((table, None) for table, why in named if not why)
            for name in libraries_in(text):
                places.extend(found for found in library_places(name, file) if found not in places)
    return [*places, *tables]


def _files(place: Path) -> list[Path]:
    try:
        return rule_files(place)
    except OSError:
        return []


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode(errors="replace")
    except OSError:
        return ""
