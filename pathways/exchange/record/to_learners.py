"""Learner files to learners: JSON or CSV, all problems told, nobody given with an error in the record."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from pathways.exchange.record import limits
from pathways.exchange.record.csv_file import read_csv
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.json_file import read_json
from pathways.exchange.record.learners import learners
from pathways.exchange.record.lookup import lookup_in
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.unreadable import unopened
from pathways.exchange.record.written import Written, shown
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.problem import Problem

Read: TypeAlias = tuple[tuple[Learner, ...], tuple[Problem, ...]]
"""The learners without an error in their records, by id, and every problem in the order of reading."""
_TOO_LARGE = f"the file is larger than {limits.FILE_BYTES // 1_000_000} MB"
_SPLIT = "split it into several files"


def from_json(text: str, file: str, catalogue: Catalogue) -> Read:
    """The learners of a JSON document and every problem; `file` is how messages call it."""
    return _read(read_json, text, file, catalogue)


def from_csv(text: str, file: str, catalogue: Catalogue) -> Read:
    """The learners of a CSV table and every problem; `file` is how messages call it."""
    return _read(read_csv, text, file, catalogue)


def read(path: Path, catalogue: Catalogue) -> Read:
    """The learners of a `.json` or `.csv` file in UTF-8, and every problem, unreadable files included."""
    chosen = {".json": from_json, ".csv": from_csv}.get(path.suffix.lower())
    if chosen is None:
        sentence = f"{shown(path.name)} is neither a `.json` nor a `.csv` file"
        return (), (unopened(str(path), sentence, "learner records are read from JSON and CSV files"),)
    text = _text(path)
    return ((), (text,)) if isinstance(text, Problem) else chosen(text, str(path), catalogue)


def _read(
    reading: Callable[[str, str, Desk], Written | Problem], text: str, file: str, catalogue: Catalogue
) -> Read:
    if len(text) > limits.FILE_BYTES:
        return (), (unopened(file, _TOO_LARGE, _SPLIT),)
    desk = Desk()
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    written = reading(plain, file, desk)
    if isinstance(written, Problem):
        return (), (written,)
    found = learners(Reader(written, desk, lookup_in(catalogue)))
    return found, desk.problems(written)


def _text(path: Path) -> str | Problem:
    """The text of a file, read no further than the limit."""
    try:
        with path.open("rb") as file:
            found = file.read(limits.FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file has such a name"
        return unopened(str(path), f"{shown(path.name)} cannot be opened: {why.lower()}")
    if len(found) > limits.FILE_BYTES:
        return unopened(str(path), _TOO_LARGE, _SPLIT)
    try:
        return found.decode("utf-8")
    except UnicodeDecodeError as error:
        line = found.count(b"\n", 0, error.start) + 1
        sentence = f"line {line:,} is not text in UTF-8"
        return unopened(str(path), sentence, "save the file as `CSV UTF-8`, or as text in UTF-8")
