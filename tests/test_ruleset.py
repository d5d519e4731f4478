"""Reading rules: folders, libraries that are used, files that cannot be read; nothing is ever raised."""

from pathlib import Path

import pytest

from pathways import ruleset
from pathways.model.checks import CHECKS
from pathways.problem import Problem, Severity
from pathways.rule_files import rule_files, shown
from pathways.ruleset import RulesError, load_rules
from pathways.text import Source, limits
from pathways.tree.from_text import Tree, parse

BADGE = 'institution c "C" { is a college }\nbadge c.x "X" { issued by c }\n'


def test_the_shipped_library_is_sound() -> None:
    rules = load_rules()
    assert rules.sound
    assert not rules.unreadable
    assert {"asu.earned_admission", "quill.earned_admission"} <= set(rules.catalogue.admissions)
    assert [found.message for found in rules.problems if found.severity is not Severity.NOTICE] == []


def test_files_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / f"{name}.pathway").write_text(f'area {name} "{name}"\n', encoding="utf-8")
    assert list(load_rules(tmp_path).catalogue.topics) == ["a", "b", "c"]


def test_a_library_beside_the_file_is_used_and_read_once(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "all.pathway").write_text(BADGE + "use mine\n", encoding="utf-8")
    mine = tmp_path / "mine" / "mine.pathway"
    mine.write_text(
        'use theirs\nvertical stack s "S" { made of c.x into k }\ncertificate k "K" { }\n', encoding="utf-8"
    )
    rules = load_rules(mine)
    assert rules.sound
    assert len(rules.files) == 2


def test_a_shipped_library_is_used_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.pathway").write_text("use psu\n", encoding="utf-8")
    assert "psu.summative" in load_rules(tmp_path).catalogue.credentials


def test_words_that_are_none_of_the_language_are_not_told_again_as_a_name(tmp_path: Path) -> None:
    file = tmp_path / "rules.pathway"
    rules = 'certificate c "C" { require less than 24 credits from courses require cuorses }'
    file.write_text(rules, encoding="utf-8")
    problems = [each for each in load_rules(file).problems if each.severity is Severity.ERROR]
    assert [(each.code, each.message) for each in problems] == [
        ("unknown-word", "`less than` is not a word of the language"),
        ("unknown-name", "nothing is declared by the name `cuorses`"),
    ]


def test_an_unknown_library_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "a.pathway").write_text("use pssu\n", encoding="utf-8")
    problem = load_rules(tmp_path).problems[0]
    assert problem.code == "unknown-library"
    assert "psu" in problem.help


def test_who_uses_a_file_is_told_to_leave_its_ending_out(tmp_path: Path) -> None:
    (tmp_path / "a.pathway").write_text("use lakeside.pathway\n", encoding="utf-8")
    assert "without `.pathway`" in load_rules(tmp_path).problems[0].help


@pytest.mark.parametrize("name", ["'../secret'", "'/etc'", "'..'"])
def test_a_library_is_never_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.pathway").write_text(BADGE, encoding="utf-8")
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.pathway").write_text(f"use {name}\n", encoding="utf-8")
    rules = load_rules(tmp_path / "rules")
    assert [problem.code for problem in rules.problems] == ["unknown-library"]
    assert not rules.catalogue.credentials


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.pathway"
    outside.write_text(BADGE, encoding="utf-8")
    inside = tmp_path / "rules"
    inside.mkdir()
    (inside / "link.pathway").symlink_to(outside)
    assert rule_files(inside) == []


def test_a_folder_without_rules_is_told(tmp_path: Path) -> None:
    rules = load_rules(tmp_path)
    assert rules.unreadable
    assert [problem.code for problem in rules.problems] == ["no-rules"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"\xff\xfe\x00", "unreadable-file"), (b"# " + b"x" * 50, "too-large")]
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, content: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 40)
    file = tmp_path / "a.pathway"
    file.write_bytes(content)
    rules = load_rules(file)
    assert rules.unreadable
    assert [problem.code for problem in rules.problems] == [code]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    rules = load_rules(tmp_path / "nowhere.pathway")
    assert rules.unreadable
    assert "cannot be read" in rules.problems[0].message


def test_rules_with_errors_have_no_graph(tmp_path: Path) -> None:
    file = tmp_path / "a.pathway"
    file.write_text('badge x "X" { require y }\n', encoding="utf-8")
    rules = load_rules(file)
    assert not rules.sound
    with pytest.raises(RulesError, match="the rules have 1 error") as caught:
        _ = rules.graph
    assert caught.value.problems == rules.problems


def test_paths_are_shown_as_people_know_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "a" / "b.pathway") == "a/b.pathway"
    assert shown(Path("/elsewhere/b.pathway")) == "/elsewhere/b.pathway"
    assert all(file.startswith("rules/") for file in load_rules().files)


def test_whoever_waits_is_told_of_every_file_and_of_every_check(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.pathway").write_text(f'area {name} "{name}"\n', encoding="utf-8")
    told: list[tuple[str, int, int]] = []
    load_rules(tmp_path, advance=lambda *step: told.append(step))
    assert told[:4] == [
        ("reading files", 0, 2),
        ("reading files", 1, 2),
        ("reading declarations", 0, 2),
        ("reading declarations", 1, 2),
    ]
    assert told[4:] == [("checking rules", done, len(CHECKS)) for done in range(len(CHECKS))]


def test_a_file_that_was_parsed_before_is_parsed_again_only_if_its_text_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(source: Source) -> tuple[Tree, tuple[Problem, ...]]:
        read.append(source.name)
        return parse(source)

    monkeypatch.setattr(ruleset, "parse", noted)
    for name in ("a", "b"):
        (tmp_path / f"{name}.pathway").write_text(f'area {name} "{name}"\n', encoding="utf-8")
    parsed: ruleset.Parsed = {}
    load_rules(tmp_path, parsed_before=parsed)
    (tmp_path / "b.pathway").write_text('area b "b"\nset s = { c }\n', encoding="utf-8")
    rules = load_rules(tmp_path, parsed_before=parsed)
    assert [Path(name).name for name in read] == ["a.pathway", "b.pathway", "b.pathway"]
    assert rules == load_rules(tmp_path)
