"""The learners that are left out, written to a file with the reasons: to be mended there and read again."""

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pathways.exchange.record.cells import Row
from pathways.exchange.record.columns import TOLD_BY_US
from pathways.exchange.record.csv_file import CsvFile
from pathways.exchange.record.desk import Mistake
from pathways.exchange.record.document import VERSION
from pathways.exchange.record.json_file import JsonFile
from pathways.exchange.record.to_learners import Records
from pathways.exchange.record.written import Path as Steps
from pathways.exchange.record.written import Span

_ONLY_THEIRS = 0o600
"""Learner records are for the eyes of whoever ran the command."""


def left_out(records: Records) -> str:
    """The records of all who are left out, in the format of their file and as they stood there, with the reasons.

    The file must have been read as far as its learners (ValueError).
    """
    if records.desk is None:
        raise ValueError("a file that cannot be read has no learners")
    bad = records.desk.bad()
    match records.written:
        case CsvFile() as table:
            return "".join(_table(table, bad))
        case JsonFile() as document:
            return _document(document, bad)
        case _:
            raise ValueError("a file of no format has no learners")


def write_private(file: Path, text: str, *, may_replace: bool) -> None:
    """Write a file that only this user can read, at once and whole; OSError if it cannot be, or is there and must stay."""
    if not may_replace:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_THEIRS)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as written:
            written.write(text)
        return
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".pathways-")  # of mode 0600, as documented
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as written:
            written.write(text)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _table(table: CsvFile, bad: Mapping[Steps, Sequence[Mistake]]) -> Iterator[str]:
    """The header and all rows of whoever is left out, with the reason, row and line before each."""
    source = table.source
    yield _line(table, TOLD_BY_US, table.table.header)
    rows: list[tuple[Row, str]] = []
    for learner, mistakes in bad.items():
        reasons: dict[int, list[str]] = {}
        for mistake in mistakes:
            reasons.setdefault(table.row_of(mistake.path).number, []).append(_reason(table, mistake))
        others = ", ".join(str(number) for number in sorted(reasons))
        beside = f"left out with row {others}: a record is used as a whole or not at all"
        rows.extend((row, "; ".join(reasons.get(row.number, (beside,)))) for row in table.rows_of(learner))
    for row, reason in sorted(rows, key=lambda each: each[0].number):
        line, _ = source.line_column(row.start)
        yield _line(table, (reason, str(row.number), str(line)), row)


def _line(table: CsvFile, ours: Sequence[str], row: Row) -> str:
    """Cells of ours and then the row as it stood; what an earlier run put before it is left out."""
    written = io.StringIO()
    csv.writer(written, delimiter=table.table.delimiter, lineterminator="").writerow(ours)
    is_ours = table.table.header.cells[: len(TOLD_BY_US)] == TOLD_BY_US
    start = table.table.span(row, len(TOLD_BY_US)).start if is_ours else row.start
    return f"{written.getvalue()}{table.table.delimiter}{table.source.text[start : row.end]}\n"


def _reason(written: CsvFile | JsonFile, mistake: Mistake) -> str:
    """A mistake in one line."""
    place = written.words(mistake.path)
    sentence = f"in {place}, {mistake.sentence}" if place else mistake.sentence
    return f"{sentence} ({mistake.help})" if mistake.help else sentence


def _document(document: JsonFile, bad: Mapping[Steps, Sequence[Mistake]]) -> str:
    """A learner document of those who are left out, each as it stood, with the reasons before them."""
    text = document.source.text
    spans = document.spans(bad)
    reasons, records = [], []
    for learner in sorted(bad):
        # What is nested almost too deeply to be read has no place that could be found again.
        span = spans.get(learner, Span(0, 0))
        told = {
            "was": document.words(learner).strip("`"),
            "line": document.source.line_column(span.start)[0],
            "reasons": [_reason(document, mistake) for mistake in bad[learner]],
        }
        reasons.append(json.dumps(told, ensure_ascii=False))
        records.append(text[span.start : span.end] or "null")
    told_of_all, all_records = ",\n    ".join(reasons), ",\n    ".join(records)
    return (
        f'{{\n  "pathways": "{VERSION}",\n  "bad": [\n    {told_of_all}\n  ],\n'
        f'  "learners": [\n    {all_records}\n  ]\n}}\n'
    )
