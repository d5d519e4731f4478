from pathlib import Path

import pytest

from pathways.folders import rules_folder
from pathways.rule_files import library, rule_files, shown


def test_a_folder_has_the_rule_files_below_it_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.pathway", "a/c.pathway", "a/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "folder.pathway").mkdir()
    assert rule_files(tmp_path) == [tmp_path / "a" / "c.pathway", tmp_path / "b.pathway"]


def test_a_file_is_itself_whether_it_is_there_or_not(tmp_path: Path) -> None:
    assert rule_files(tmp_path / "draft.txt") == [tmp_path / "draft.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.pathway").write_text("", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.pathway").symlink_to(tmp_path / "outside.pathway")
    assert rule_files(inside) == []


@pytest.mark.parametrize("name", ["..", "../asu", "/etc", "asu/..", "", "a b"])
def test_a_library_is_a_name_and_never_a_path(tmp_path: Path, name: str) -> None:
    assert library(name, tmp_path / "mine" / "a.pathway") is None


def test_a_library_beside_the_folder_goes_before_the_shipped_one(tmp_path: Path) -> None:
    file = tmp_path / "mine" / "a.pathway"
    assert library("asu", file) == rules_folder() / "asu"
    (tmp_path / "asu").mkdir()
    assert library("asu", file) == tmp_path / "asu"
    assert library("nowhere", file) is None


def test_a_file_is_called_as_it_is_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "mine" / "a.pathway") == "mine/a.pathway"
    assert shown(Path("mine/../a.pathway")) == "a.pathway"
    assert shown(rules_folder() / "asu" / "sources.pathway") == "rules/asu/sources.pathway"
    assert shown(tmp_path.parent / "a.pathway") == (tmp_path.parent / "a.pathway").as_posix()
