"""Learner files to learners: JSON or CSV, all problems told, nobody given with an error in the record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from pathways.exchange.record import limits
from pathways.exchange.record.column_map import ColumnMap
from pathways.exchange.record.column_map_file import read_column_map
from pathways.exchange.record.csv_file import read_csv
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.json_file import read_json
from pathways.exchange.record.learners import learners
from pathways.exchange.record.lookup import Lookup, lookup_in
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.text_file import SPLIT, TOO_LARGE, plain, text_in
from pathways.exchange.record.unreadable import unopened
from pathways.exchange.record.written import Written, shown
from pathways.model.catalogue import Catalogue
from pathways.model.learner import Learner
from pathways.problem import Problem
from pathways.text import Source

Read: TypeAlias = tuple[tuple[Learner, ...], tuple[Problem, ...]]
"""The learners without an error in their records, by id, and every problem in the order of reading."""
_Reading: TypeAlias = Callable[[str, str, Desk], Written | Problem]
_FORMATS = "learner records are read from JSON and CSV files"
_OF_TABLES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Records:
    """What a file gave: learners without an error by id, problems in the order of reading, how many learners there are.

    `written` is None if the file could not be read at all; `desk` knows who is left out.
    """

    learners: tuple[Learner, ...]
    problems: tuple[Problem, ...]
    count: int = 0
    written: Written | None = None
    desk: Desk | None = None

    @property
    def is_unusable(self) -> bool:
        """Whether something is wrong with the file as a whole, so that nobody in it can be used."""
        return self.desk is None or self.desk.is_whole_file_spoilt


def from_json(text: str, file: str, catalogue: Catalogue) -> Read:
    """The learners of a JSON document and every problem; `file` is how messages call it."""
    found = _read(read_json, Source(file, text), lookup_in(catalogue))
    return found.learners, found.problems


def from_csv(text: str, file: str, catalogue: Catalogue, columns: ColumnMap | None = None) -> Read:
    """The learners of a CSV table and every problem; `file` is how messages call it."""
    found = _read(partial(read_csv, columns=columns), Source(file, text), lookup_in(catalogue))
    return found.learners, found.problems


def read(path: Path, catalogue: Catalogue) -> Read:
    """The learners of a `.json` or `.csv` file in UTF-8, and every problem, unreadable files included."""
    found = read_records(path, catalogue)
    return found.learners, found.problems


def read_records(
    path: Path,
    catalogue: Catalogue,
    columns: Path | None = None,
    most: int = limits.PROBLEMS,
    passed: Callable[[int], None] | None = None,
) -> Records:
    """All that a `.json`, `.csv` or `.tsv` file in UTF-8 gives; `columns` is the file of a column map for a table.

    After `most` errors the file is read no further. `passed` is called with the number of learners, after each of them.
    """
    kind = path.suffix.lower()
    if kind not in {".json", *_OF_TABLES}:
        return Records((), (_of_no_format(path),))
    lookup = lookup_in(catalogue)
    reading: _Reading = read_json
    told: tuple[Problem, ...] = ()
    if kind in _OF_TABLES:
        columns_read, told = read_column_map(columns, lookup) if columns else (None, ())
        if told and columns_read is None:
            return Records((), told)
        reading = partial(read_csv, columns=columns_read)
    elif columns is not None:
        sentence = f"{shown(path.name)} is no table, and a column map is for tables"
        return Records((), (unopened(str(path), sentence, "leave out the column map for a JSON file"),))
    text = text_in(path)
    if isinstance(text, Problem):
        return Records((), (text,))
    return _read(reading, Source(str(path), text), lookup, most, passed)


def _read(
    reading: _Reading,
    source: Source,
    lookup: Lookup,
    most: int = limits.PROBLEMS,
    passed: Callable[[int], None] | None = None,
) -> Records:
    if len(source.text) > limits.FILE_BYTES:
        return Records((), (unopened(source.name, TOO_LARGE, SPLIT),))
    desk = Desk(most)
    written = reading(plain(source.text), source.name, desk)
    if isinstance(written, Problem):
        return Records((), (written,))
    found = learners(Reader(written, desk, lookup), partial(passed, written.count) if passed else _nothing)
    return Records(found, desk.problems(written), written.count, written, desk)


def _nothing() -> None:
    """Nobody wants to know how far the reading is."""


def _of_no_format(path: Path) -> Problem:
    sentence = f"{shown(path.name)} is neither a `.json` nor a `.csv` file"
    return unopened(str(path), sentence, _FORMATS)
