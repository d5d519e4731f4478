"""Rule files read tables beside them and nowhere else, and a check sees what changes in them."""

import os
from collections import Counter
from pathlib import Path

import pytest

from pathways.cli.watched_files import WatchedFiles
from pathways.ruleset import load_rules
from pathways.text import limits
from tests.cli.running import Run
from tests.model.articulation.tables import COLLEGES, HEAD

ROW = "1,hostos,MA,114,lehman,MATH,115"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the current one, with a rule file that reads a good table."""
    here = tmp_path / "rules"
    here.mkdir()
    monkeypatch.chdir(here)
    (here / "a.pathway").write_text(f'{COLLEGES}transfers from table "t.csv"\n', encoding="utf-8")
    (here / "t.csv").write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    return here


def told(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in load_rules(folder).problems]


def test_a_table_beside_its_rule_file_is_read(folder: Path) -> None:
    rules = load_rules(folder)
    assert (rules.problems, rules.unreadable, len(rules.catalogue.tables)) == ((), False, 1)
    assert rules.files == ("a.pathway",)


@pytest.mark.parametrize(
    "name", ["../t.csv", "./t.csv", "/etc/passwd", "..", ".", "sub/t.csv", "C:t.csv", " ", "a\\\\b.csv"]
)
def test_a_path_is_no_name_of_a_table(folder: Path, name: str) -> None:
    (folder.parent / "t.csv").write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    (folder / "a.pathway").write_text(f'{COLLEGES}transfers from table "{name}"\n', encoding="utf-8")
    ((code, message),) = told(folder)
    assert code == "unreadable-table"
    assert message.endswith(
        "is not read: a table lies in the folder of its rule file, so its name is no path"
    )
    assert len(load_rules(folder).catalogue.tables) == 0


def test_links_folders_and_pipes_are_no_tables(folder: Path, run: Run) -> None:
    (folder / "real.csv").write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    for make, why in (
        (lambda path: path.symlink_to("real.csv"), "it is a link, and a link may lead anywhere"),
        (lambda path: path.mkdir(), "it is a folder"),
        (os.mkfifo, "it is a pipe; write what comes out of it to a file first"),
        (lambda _: None, "no such file or directory"),
    ):
        table = folder / "t.csv"
        table.rmdir() if table.is_dir() and not table.is_symlink() else table.unlink(missing_ok=True)
        make(table)
        assert told(folder) == [("unreadable-table", f"the table `t.csv` is not read: {why}")]
        assert run("check", ".").status == 4


def test_a_table_that_is_too_large_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TABLE_BYTES", 10)
    assert [code for code, _ in told(folder)] == ["unreadable-table"]


def test_a_table_that_several_files_name_is_read_once(folder: Path) -> None:
    (folder / "b.pathway").write_text('transfers from table "t.csv"\n', encoding="utf-8")
    assert (told(folder), len(load_rules(folder).catalogue.tables)) == ([], 1)


def test_nobody_is_audited_by_a_table_with_a_mistake(folder: Path) -> None:
    (folder / "t.csv").write_text(f"{HEAD}\n{ROW}\n2,nowhere,MA,1,lehman,M,1\n", encoding="utf-8")
    assert not load_rules(folder).sound


def test_a_check_tells_warnings_of_the_tables_of_its_files(folder: Path, run: Run) -> None:
    (folder / "t.csv").write_text(f"{HEAD}\n{ROW}\n2{ROW[1:]}\n", encoding="utf-8")
    ran = run("check", "a.pathway")
    assert "t.csv:3:1: warning: rules `1` and `2` say the same" in ran.out
    assert "1 file, 5 declarations: 1 warning" in ran.err


def test_a_check_is_not_recalled_when_a_table_has_changed(folder: Path, run: Run) -> None:
    assert run("check", ".").status == 0
    (folder / "t.csv").write_text(f"{HEAD},credit\n{ROW},\n", encoding="utf-8")
    assert run("check", ".").status == 1


def test_a_table_is_watched_with_its_rule_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = WatchedFiles(["a.pathway"])
    turns = iter([lambda: (folder / "t.csv").write_text(f"{HEAD}\n", encoding="utf-8")])
    monkeypatch.setattr("time.sleep", lambda _: next(turns, lambda: None)())
    assert watched.changes() == ["t.csv saved"]


def test_reading_and_comparing_tell_how_far_they_are(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("reading", "judged"):
        monkeypatch.setattr(f"pathways.model.articulation.{module}._EVERY", 100)
    rows = [f"{at},hostos,MA,{at},lehman,MATH,115" for at in range(300)]
    (folder / "t.csv").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    steps: list[tuple[str, int, int]] = []
    load_rules(folder, advance=lambda *step: steps.append(step))
    counted = Counter(doing for doing, _, _ in steps)
    for doing in ("reading tables", "comparing transfer rules", "adding up transfer rules"):
        assert counted[doing] >= 2
    assert all(done <= of for _, done, of in steps if of)
