"""Only files are read: pipes, devices, folders and links that lead in circles or out are told, and nobody waits for them."""

import os
import re
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from pathways.exchange.record import limits as of_records
from pathways.folders import rules_folder
from pathways.picture import limits as of_pictures
from pathways.rule_files import library, rule_files
from pathways.ruleset import load_rules
from pathways.text import limits
from pathways.text.file_bytes import TooLarge, file_bytes
from tests.cli.running import Run

RULES = 'course a "A"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with everything in it that is no file."""
    monkeypatch.chdir(tmp_path)
    for ending in ("pathway", "json", "csv"):
        os.mkfifo(tmp_path / f"pipe.{ending}")
        (tmp_path / f"circle.{ending}").symlink_to(f"other.{ending}")
        (tmp_path / f"other.{ending}").symlink_to(f"circle.{ending}")
        (tmp_path / f"device.{ending}").symlink_to("/dev/zero")
        (tmp_path / f"folder.{ending}").mkdir()
    return tmp_path


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("pipe", "it is a pipe"),
        ("device", "it is a device"),
        ("circle", "symbolic links"),
        ("nowhere", "No such file"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_no_file_is_told_by_every_command(name: str, why: str, run: Run) -> None:
    for args in (
        ("check", f"{name}.pathway"),
        ("format", f"{name}.pathway"),
        ("show", "a", "--rules", f"{name}.pathway"),
        ("audit", f"{name}.json"),
        ("audit", f"{name}.csv"),
        ("audit", "nowhere.json", "--rules", f"{name}.pathway"),
    ):
        ran = run(*args)
        assert ran.status == 4
        assert "error" in ran.out + ran.err
        if "nowhere.json" not in args:
            assert why.casefold() in (ran.out + ran.err).casefold()


def test_a_folder_is_no_record(folder: Path) -> None:
    with pytest.raises(OSError, match="it is a folder"):
        file_bytes(folder / "folder.json", 10)
    with pytest.raises(OSError, match="no file has such a name"):
        file_bytes("a\0b", 10)


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert file_bytes(file, 5) == b"12345"
    with pytest.raises(TooLarge):
        file_bytes(file, 4)


def test_in_a_folder_there_are_files_and_the_rest_is_passed_by(folder: Path) -> None:
    (folder / "folder.pathway" / "up").symlink_to("..")
    (folder / "folder.pathway" / "a.pathway").write_text(RULES, encoding="utf-8")
    assert rule_files(folder) == [folder / "folder.pathway" / "a.pathway"]
    assert list(load_rules(folder).catalogue.learning) == ["a"]


def test_folders_may_lie_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    made = [tmp_path / "d"]
    for _ in range(1_100):
        made.append(made[-1] / "d")
    for each in made:
        each.mkdir()
    file = made[-1] / "a.pathway"
    file.write_text(RULES, encoding="utf-8")
    try:
        assert rule_files(tmp_path) == [file]
    finally:
        file.unlink()
        for each in reversed(made):  # whoever clears the folder away later may not be able to go so deep
            each.rmdir()


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A file of rules, with a library beside its folder, a link to it, and links to what is elsewhere."""
    for name in ("mine", "theirs", "elsewhere/secret"):
        (tmp_path / "rules" / name).mkdir(parents=True)
        (tmp_path / "rules" / name / "a.pathway").write_text(RULES, encoding="utf-8")
    (tmp_path / "rules" / "inside").symlink_to("theirs")
    (tmp_path / "rules" / "out").symlink_to("elsewhere/secret")
    (tmp_path / "rules" / "up").symlink_to("..")
    return tmp_path / "rules" / "mine" / "b.pathway"


@pytest.mark.parametrize("name", ["theirs", "inside", "asu"])
def test_a_library_is_beside_the_folder_or_comes_with_pathways(name: str, beside: Path) -> None:
    assert library(name, beside) in {beside.parents[1] / name, rules_folder() / name}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../theirs",
            "/etc",
            "..",
            ".",
            "elsewhere/secret",
            "elsewhere\\secret",
            "theirs/",
            "./theirs",
            "~",
        ),
        *(
            "out",
            "up",
            "\N{FULLWIDTH FULL STOP}\N{FULLWIDTH FULL STOP}",
            "theirs\N{FRACTION SLASH}a",
            "theirs\N{DIVISION SLASH}a",
        ),
        *("theirs\u202e", "theirs\u200b", "\u2024\u2024", "x" * 100, "\N{CJK UNIFIED IDEOGRAPH-4E00}" * 100),
    ],
)
def test_a_library_cannot_be_reached_otherwise(name: str, beside: Path) -> None:
    beside.write_text(f"use '{name}'\n", encoding="utf-8")
    rules = load_rules(beside)
    assert "unknown-library" in {problem.code for problem in rules.problems}
    assert rules.catalogue.learning == {}


@pytest.mark.parametrize("comments", ["# " * 60, "# #\n" * 60, "#" * 5_000])
@pytest.mark.usefixtures("folder")
def test_comments_behind_use_are_read_in_one_go(comments: str, folder: Path, run: Run) -> None:
    (folder / "a.pathway").write_text(f"use {comments}\n asu\n", encoding="utf-8")
    assert run("check", "a.pathway").status == 0


def test_the_limits_are_those_that_are_told() -> None:
    page = (Path(__file__).parents[2] / "docs" / "limits.md").read_text("utf-8")
    told = [int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+)(?: bytes)? \|", page)]
    assert told == [
        *(
            limits.FILE_BYTES,
            limits.WORDS,
            limits.RULES_BYTES,
            limits.FILES,
            limits.DECLARATIONS,
            limits.DEEPEST,
            limits.VERSIONS,
            limits.CHAIN,
        ),
        *(
            limits.PARTS,
            limits.ALL_PARTS,
            limits.NAME,
            limits.TEXT,
            limits.NUMBER,
            limits.MISTAKES,
            limits.PROBLEMS,
        ),
        *(limits.TABLE_BYTES, limits.TABLE_ROWS, limits.TABLE_LINE, limits.TABLE_CELL, limits.TABLE_COLUMNS),
        *(limits.TAKEN, limits.TABLE_PROBLEMS, limits.ALIKE),
        *(of_records.FILE_BYTES, of_records.LEARNERS, of_records.ROWS, of_records.ITEMS),
        *(of_records.NAME, of_records.TEXT, of_records.PROBLEMS),
        *(limits.WAYS_TO_TRANSFER, limits.SETS_TRIED, limits.PORTIONS, limits.PORTION_PAIRS),
    ]
    assert f"at most {limits.KEPT_BYTES:,} bytes in {limits.KEPT_FILES} files" in page.replace("\n", " ")
    assert f"{of_pictures.MAX_BOXES:,} boxes and {of_pictures.MAX_LINES:,} lines" in page


def test_standard_input_is_read_up_to_the_limit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1_000_000)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(b"#" * 1_000_001)))
    ran = run("format", "-")
    assert (ran.status, ran.out, "larger than 1 MB" in ran.err) == (4, "", True)
