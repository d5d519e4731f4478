"""Learner files on disk: the suffix chooses the format, and what cannot be read is told as a problem."""

import os
from pathlib import Path

import pytest

from pathways.exchange.record import limits
from pathways.exchange.record.to_learners import from_json, read
from pathways.exchange.record.unreadable import UNREADABLE
from tests.exchange.record.college import COLLEGE
from tests.exchange.record.reading import document, only, only_problem


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", document("").encode()),
        ("a.JSON", b"\xef\xbb\xbf" + document("").encode()),
        ("a.csv", b"learner_id,record\n1,person\n"),
        ("a.csv", b"\xef\xbb\xbflearner_id,record\r\n1,person\r\n"),
    ],
)
def test_the_suffix_says_the_format(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert only(read(tmp_path / name, COLLEGE)).key == "1"


def test_problems_name_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(document(', "born": 1'))
    assert only_problem(read(path, COLLEGE)).spots[0].file == str(path)


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    problem = only_problem(read(tmp_path / "a.xlsx", COLLEGE))
    assert (problem.code, problem.message) == (UNREADABLE, "`a.xlsx` is neither a `.json` nor a `.csv` file")
    assert problem.help == "learner records are read from JSON and CSV files"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    problem = only_problem(read(tmp_path / "a.json", COLLEGE))
    assert (problem.code, problem.message) == (
        UNREADABLE,
        "`a.json` cannot be opened: no such file or directory",
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    assert (
        only_problem(read(tmp_path / "a.csv", COLLEGE)).message == "`a.csv` cannot be opened: it is a folder"
    )


def test_a_name_that_no_file_can_have_is_told() -> None:
    problem = only_problem(read(Path("a\0b.json"), COLLEGE))
    assert (problem.code, problem.message) == (
        UNREADABLE,
        "`a\ufffdb.json` cannot be opened: no file has such a name",
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            document("").encode("utf-16"),
            "the file is text in UTF-16, which spreadsheets call `Unicode text`",
        ),
        (b'{"pathways":\n"\xe4"}', 'line 2 is not text in UTF-8, from what follows `"`'),
        (b"\xe4", "line 1 is not text in UTF-8"),
    ],
)
def test_another_encoding_is_told_with_its_line(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "a.json").write_bytes(content)
    problem = only_problem(read(tmp_path / "a.json", COLLEGE))
    assert (problem.code, problem.message) == (UNREADABLE, message)
    assert problem.help == "save the file as `CSV UTF-8`, or as text in UTF-8"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.touch()
    os.truncate(path, limits.FILE_BYTES + 1)
    problem = only_problem(read(path, COLLEGE))
    assert (problem.code, problem.message) == (UNREADABLE, "the file is larger than 20 MB")


def test_a_text_that_is_too_large_is_not_read() -> None:
    problem = only_problem(from_json(" " * (limits.FILE_BYTES + 1), "a.json", COLLEGE))
    assert (problem.code, problem.message) == (UNREADABLE, "the file is larger than 20 MB")


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("", "the file is empty", 'a learner document begins with {"pathways": "learner/1"'),
        (" \n ", "the file is empty", 'a learner document begins with {"pathways": "learner/1"'),
        (
            '{"pathways": "learner/1"',
            "the file ends in the middle of the document",
            "a closing bracket or more is missing",
        ),
        ("{pathways: 1}", "the name of a field in double quotes is expected here", ""),
        ("{'pathways': 1}", "the name of a field in double quotes is expected here", ""),
        (
            '{"pathways": "learner/1",}',
            "the name of a field in double quotes is expected here",
            "take away the comma before the closing bracket",
        ),
        (
            '{"learners": [1,]}',
            "a value is expected here",
            "take away the comma before the closing bracket",
        ),
        ('{"pathways" "learner/1"}', "a colon is expected between the name of a field and its value", ""),
        ('{"pathways": "learner/1" "learner": {}}', "a comma or a closing bracket is expected here", ""),
        ('{"pathways": learner}', "a value is expected here", ""),
        ('{"pathways": 1} 2', "the document has ended, and something follows it", ""),
        ('{"pathways": "learner/1}', "the text that begins here has no closing quote", ""),
        (
            '{"pathways": "a\tb"}',
            "a line end, a tab or another control character stands inside a text",
            "",
        ),
        ('{"pathways": "\\x"}', "a backslash is followed by something that it cannot stand before", ""),
    ],
)
def test_what_is_no_json_is_told_with_its_place(text: str, message: str, advice: str) -> None:
    problem = only_problem(from_json(text, "a.json", COLLEGE))
    assert (problem.code, problem.message, problem.help) == (UNREADABLE, message, advice)
