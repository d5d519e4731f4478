"""The parse table in the cache: the same table, read by its owner only, and never in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pathways.folders import grammar_folder
from pathways.text import Source
from pathways.tree import kept_table, parse
from pathways.tree.table import Table


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_the_table_is_kept_and_read_back_the_same(cache: Path) -> None:
    built = kept_table.table()
    kept_table.table.cache_clear()
    read = kept_table.table()
    assert read is not built
    assert (read.states, read.productions, read.gallery) == (built.states, built.productions, built.gallery)
    assert (read.first_state, read.last_state) == (built.first_state, built.last_state)
    assert only_file(cache).stat().st_mode & 0o077 == 0


def test_a_kept_table_needs_no_lark() -> None:
    code = (
        "import sys; from pathways.tree import parse; from pathways.text import Source;"
        "assert not parse(Source('a', 'use asu'))[1]; print('lark' in sys.modules)"
    )
    kept_table.table()
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"


def test_the_nodes_need_no_lark() -> None:
    code = "import sys; import pathways.tree.nodes; print('lark' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "False\n"


@pytest.mark.parametrize("damage", ["", "not a table", "\n[]", "\ufffd"])
def test_a_damaged_file_is_built_again(cache: Path, damage: str) -> None:
    kept_table.table()
    file = only_file(cache)
    whole = file.read_text()
    file.write_text(damage)
    kept_table.table.cache_clear()
    kept_table.table()
    assert file.read_text() == whole


def test_a_file_that_is_not_text_is_built_again(cache: Path) -> None:
    kept_table.table()
    file = only_file(cache)
    file.write_bytes(b"\xff\xfe")
    kept_table.table.cache_clear()
    assert kept_table.table().states


@pytest.mark.parametrize("mode", [0o622, 0o606])
def test_a_file_that_others_may_write_is_not_read(
    cache: Path, mode: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_table.table()
    only_file(cache).chmod(mode)
    kept_table.table.cache_clear()
    monkeypatch.setattr(Table, "from_json", lambda _: pytest.fail("it was read"))
    assert kept_table.table().states


def test_a_link_is_not_read(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_table.table()
    file = only_file(cache)
    file.rename(tmp_path / "elsewhere")
    file.symlink_to(tmp_path / "elsewhere")
    kept_table.table.cache_clear()
    monkeypatch.setattr(Table, "from_json", lambda _: pytest.fail("it was read"))
    assert kept_table.table().states


def test_a_file_of_someone_else_is_not_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_table.table()
    kept_table.table.cache_clear()
    mine = os.getuid()
    monkeypatch.setattr("pathways.tree.kept_table.cache_folder", lambda: cache)
    monkeypatch.setattr(os, "getuid", lambda: mine + 1)
    monkeypatch.setattr(Table, "from_json", lambda _: pytest.fail("it was read"))
    assert kept_table.table().states


def test_without_a_cache_the_table_is_built(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.tree.kept_table.cache_folder", lambda: None)
    assert parse(Source("a.pathway", "use asu"))[1] == ()
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("step", ["mkstemp", "replace"])
def test_a_full_disk_stops_nobody_and_leaves_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("tempfile.mkstemp" if step == "mkstemp" else "pathlib.Path.replace", fail)
    assert parse(Source("a.pathway", "use asu"))[1] == ()
    assert list(cache.iterdir()) == []


def test_another_gallery_is_another_table(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_table.table()
    grammar = grammar_folder() / "pathways.lark"
    folder = tmp_path / "grammar"
    (folder / "mistakes").mkdir(parents=True)
    (folder / "pathways.lark").write_bytes(grammar.read_bytes())
    (folder / "mistakes" / "a.pathway").write_text(
        "# code: no-asu\n# message: no `{found}`\n# help: none\nuse 7\n"
    )
    (folder / "mistakes" / "README.md").write_text("not a mistake")
    monkeypatch.setattr("pathways.tree.kept_table.grammar_folder", lambda: folder)
    kept_table.table.cache_clear()
    _, (problem,) = parse(Source("a.pathway", "use 9"))
    assert (problem.code, problem.message, problem.help) == ("no-asu", "no `9`", "none")
    assert len(list(cache.iterdir())) == 2
