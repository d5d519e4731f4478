"""A column map in a file: read as JSON, with every mistake told before a table is read by it."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pathways.exchange.record.column_map import VERSION, ColumnMap, Filled
from pathways.exchange.record.columns import COLUMNS, ITEM, KIND, ROWS, WORDS_FOR_YES_OR_NO, YES_OR_NO
from pathways.exchange.record.desk import Desk
from pathways.exchange.record.filling import DATES
from pathways.exchange.record.json_file import JsonFile, check_version, value_in
from pathways.exchange.record.lookup import Lookup
from pathways.exchange.record.mistakes import WORDS, listed
from pathways.exchange.record.reader import Reader
from pathways.exchange.record.text_file import text_in
from pathways.exchange.record.written import Path as Steps
from pathways.exchange.record.written import shown
from pathways.problem import Problem
from pathways.text import Source


def read_column_map(path: Path, lookup: Lookup) -> tuple[ColumnMap | None, tuple[Problem, ...]]:
    """The column map of a file, or None and what is wrong with it."""
    text = text_in(path, "a column map is written in JSON")
    return (None, (text,)) if isinstance(text, Problem) else column_map_in(text, str(path), lookup)


def column_map_in(text: str, file: str, lookup: Lookup) -> tuple[ColumnMap | None, tuple[Problem, ...]]:
    """The column map in a text, or None and what is wrong with it; `file` is how messages call it."""
    desk = Desk()
    source = Source(file, text)
    value = value_in(source, desk)
    if isinstance(value, Problem):
        return None, (value,)
    reader = Reader(JsonFile(source, ()), desk, lookup)
    if not isinstance(value, dict):
        advice = "write it between `{` and `}`; `pathways schema columns` prints its form"
        desk.tell(
            "wrong-kind-of-value", (), f"the file holds {shown(value)}, and a column map is an object", advice
        )
        return None, desk.problems(reader.written)
    check_version(value, desk, VERSION)
    value = {**{name: each for name, each in value.items() if name != "$schema"}, "pathways": VERSION}
    _check_columns(reader, value.get("columns"))
    found = reader.part(ColumnMap, value, ())
    if found is not None:
        _check(reader, found)
    return None if desk.errors else found, desk.problems(reader.written)


def _check_columns(reader: Reader, columns: object) -> None:
    """The names of our columns, told even where an entry cannot be read."""
    if not isinstance(columns, dict):
        return
    if _is_turned_round(columns):
        sentence = "the map is the wrong way round: what stands before each colon is a column of the table"
        advice = 'write our column first, as in `"learner_id": "Student ID"`'
        reader.desk.tell("unknown-field", ("columns",), sentence, advice)
        return
    for column in columns:
        if column not in COLUMNS and not reader.desk.is_full:
            near = reader.desk.did_you_mean(column, COLUMNS, "column")
            advice = near or f"the columns are {listed(COLUMNS)}"
            path: Steps = ("columns", column)
            reader.desk.tell("unknown-field", path, "there is no such column", advice, at_name=True)
    if "learner_id" not in columns:
        advice = "it says of every row whose it is"
        reader.desk.tell("missing-field", ("columns",), "`learner_id` is missing", advice)


def _is_turned_round(columns: Mapping[str, object]) -> bool:
    """Whether no name is one of our columns, and more than one entry is."""
    ours = sum(isinstance(entry, str) and entry in COLUMNS for entry in columns.values())
    return ours > 1 and not any(column in COLUMNS for column in columns)


def _check(reader: Reader, found: ColumnMap) -> None:
    for column, filled in found.columns.items():
        if column in COLUMNS:
            _check_entry(reader, column, filled, ("columns", column))
            _check_words(reader, column, filled, ("columns", column))


def _check_entry(reader: Reader, column: str, filled: Filled, path: Steps) -> None:
    if (filled.column is None) == (filled.always is None):
        sentence = "exactly one of `column` and `always` is wanted"
        advice = "`column` is a column of the table, `always` what is the same in every row"
        reader.contradiction(path, sentence, advice)
    if filled.always is not None and (filled.words or filled.otherwise is not None or filled.dates):
        sentence = "what is the same in every row has no words and no dates to read"
        reader.contradiction((*path, "always"), sentence, "write in `always` what it means")
    if filled.dates and column not in DATES:
        advice = f"the columns with dates are {listed(sorted(DATES))}"
        reader.contradiction((*path, "dates"), f"`{column}` holds no dates", advice)


def _check_words(reader: Reader, column: str, filled: Filled, path: Steps) -> None:
    """Where a column takes some words only, every meaning is one of them, or nothing."""
    names = _names(reader.lookup, column)
    if not names:
        return
    words = filled.words or {}
    meanings: dict[Steps, str | None] = {(*path, "words", word): meaning for word, meaning in words.items()}
    meanings |= {(*path, "otherwise"): filled.otherwise, (*path, "always"): filled.always}
    for place, meaning in meanings.items():
        if meaning and meaning not in names:
            near = reader.desk.did_you_mean(meaning, names, column)
            few = ITEM.get(column) in WORDS or column in {KIND, *YES_OR_NO}
            advice = near or (f"the words are {listed(names)}" if few else "write its name in the rules")
            code = "unknown-value" if few else "unknown-name"
            reader.desk.tell(code, place, f"{shown(meaning)} is not a word for `{column}`", advice)


def _names(lookup: Lookup, column: str) -> Iterable[str]:
    """What a column can mean, if that is known beforehand."""
    found: Mapping[str, Iterable[str]] = {
        KIND: tuple(ROWS),
        "institution": lookup.catalogue.institutions,
        "item": lookup.items,
        "converted_by": lookup.catalogue.conversions,
        **dict.fromkeys(YES_OR_NO, tuple(WORDS_FOR_YES_OR_NO)),
    }
    return WORDS[column] if column in WORDS and column in COLUMNS else found.get(column, ())
