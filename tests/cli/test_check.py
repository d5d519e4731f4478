import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pathways.cli import kept_check
from pathways.cli.kept_check import MOST_KEPT, key_of
from tests.cli.running import Run, environment_with, shell

HEAVY = (
    "networkx",
    "pydantic",
    "rich",
    "lark",
    "numpy",
    "importlib.metadata",
    "pathways.tree",
    "pathways.model",
)
MISTAKEN = 'use nort\n\ncourse a.b "B" { worth 3 credits }\nset s = { a.c }\n'


def test_sound_rules_are_told_in_one_line_and_nothing_on_standard_output(college: Path, run: Run) -> None:
    assert run("check", str(college)) == (0, "", "2 files, 14 declarations: no problems\n")


def test_the_shipped_library_is_checked_by_default(run: Run) -> None:
    ran = run("check")
    assert ran.status == 0
    assert "rules/asu" in ran.out or "no problems" in ran.err


def test_every_problem_is_told_with_its_line_a_caret_and_help(college: Path, run: Run) -> None:
    (college / "draft.pathway").write_text(MISTAKEN, encoding="utf-8")
    status, out, err = run("check", str(college))
    assert status == 1
    assert "college/draft.pathway:1:5: error: there is no library named `nort` [unknown-library]" in out
    assert "  1 | use nort\n    |     ^^^^\n" in out
    assert "college/draft.pathway:4:11: error: nothing is declared by the name `a.c` [unknown-name]" in out
    assert "  help: did you mean `a.b`?" in out
    assert "3 files, 16 declarations: 2 errors" in err
    assert "`pathways explain unknown-library` tells more of it" in err


def test_warnings_alone_are_fine(college: Path, run: Run) -> None:
    text = 'course c "C" { worth 3 credits }\nbadge b "B" { require c }\n'
    (college / "draft.pathway").write_text(text, encoding="utf-8")
    status, out, err = run("check", str(college))
    assert (status, "error" in out) == (0, False)
    assert "warning" in err


def test_a_draft_may_use_the_names_of_other_rules(college: Path, run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.pathway"
    draft.write_text("set both = { north.eng101, north.mat101 }\n", encoding="utf-8")
    assert run("check", "draft.pathway").status == 1
    assert run("check", "draft.pathway", "--rules", str(college)).status == 0


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.pathway", None, "`missing.pathway` cannot be read"),
        ("latin.pathway", b'course a "\xe9"', "`latin.pathway` is not UTF-8 text"),
        (
            "word.pathway",
            b"PK\x03\x04\x9c",
            "`word.pathway` is a document of a word processor or spreadsheet",
        ),
    ],
)
@pytest.mark.usefixtures("college")
def test_a_file_that_cannot_be_read_ends_with_4(
    run: Run, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    status, out, _ = run("check", name)
    assert (status, sentence in out) == (4, True)


def test_json_has_every_place(college: Path, run: Run) -> None:
    (college / "draft.pathway").write_text("set s = { a.c }\n", encoding="utf-8")
    status, out, _ = run("check", str(college), "--format", "json")
    found = json.loads(out)
    assert (status, found["pathways"], found["declarations"]) == (1, "check/1", 15)
    problem = found["problems"][0]
    assert (problem["code"], problem["severity"]) == ("unknown-name", "error")
    place = {
        "file": "college/draft.pathway",
        "line": 1,
        "column": 11,
        "length": 3,
        "quoted": "set s = { a.c }",
    }
    assert problem["places"] == [{**place, "note": ""}]
    assert json.loads(run("check", str(college), "--json").out) == found


def test_sarif_names_rule_level_and_region(college: Path, run: Run) -> None:
    (college / "draft.pathway").write_text("set s = { a.c }\n", encoding="utf-8")
    run_ = json.loads(run("check", str(college), "--format", "sarif").out)["runs"][0]
    result = run_["results"][0]
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "unknown-name"
    assert result["level"] == "error"
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "college/draft.pathway"
    assert where["region"] == {
        "startLine": 1,
        "startColumn": 11,
        "endColumn": 14,
        "snippet": {"text": "set s = { a.c }"},
    }


def test_sarif_without_problems_is_a_run_without_results(college: Path, run: Run) -> None:
    found = json.loads(run("check", str(college), "--format", "sarif").out)
    assert (found["version"], found["runs"][0]["results"]) == ("2.1.0", [])


def test_an_unchanged_check_loads_nothing_heavy(college: Path) -> None:
    code = "import sys; from pathways.cli import main; main(['check', *sys.argv[1:]]); print(*sys.modules)"
    assert shell("check", str(college)).status == 0
    done = subprocess.run(
        [sys.executable, "-c", code, str(college)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=environment_with(),
    )
    loaded = set(done.stdout.split())
    assert [name for name in HEAVY if name in loaded] == []
    assert "pathways.cli.check" in loaded


def test_a_change_of_one_letter_is_found_again(college: Path, run: Run) -> None:
    assert run("check", str(college)).status == 0
    rules = college / "rules.pathway"
    rules.write_text(rules.read_text("utf-8").replace("north.eng101,", "north.eng102,"), encoding="utf-8")
    assert run("check", str(college)).status == 1


def test_what_was_found_is_told_again_word_for_word(college: Path, run: Run) -> None:
    (college / "draft.pathway").write_text(MISTAKEN, encoding="utf-8")
    assert run("check", str(college)) == run("check", str(college))


def test_a_library_that_is_used_belongs_to_what_is_checked(college: Path, run: Run) -> None:
    other = college.parent / "other"
    other.mkdir()
    draft = college / "draft.pathway"
    draft.write_text("use # whose?\n  other\nset s = { o.c }\n", encoding="utf-8")
    (other / "o.pathway").write_text('course o.c "C" { worth 3 credits }\n', encoding="utf-8")
    assert run("check", str(draft)).status == 0
    (other / "o.pathway").write_text('course o.d "D" { worth 3 credits }\n', encoding="utf-8")
    assert run("check", str(draft)).status == 1


NOTICED = 'course {0}.c "C" {{ worth 3 credits }}\nbadge {0}.b "B" {{ require {0}.c }}\n'
"""Rules with two problems that are no errors."""


@pytest.fixture
def draft(college: Path) -> str:
    """A draft that uses another library; both have problems that are no errors."""
    other = college.parent / "other"
    other.mkdir()
    (other / "o.pathway").write_text(NOTICED.format("o"), encoding="utf-8")
    (college / "draft.pathway").write_text(f"use other\n{NOTICED.format('d')}", encoding="utf-8")
    return "college/draft.pathway"


def test_of_a_library_that_is_used_warnings_and_notices_are_counted_and_told_when_asked(
    draft: str, run: Run
) -> None:
    whole, files = run("check", draft, "--all"), ("other/o.pathway", draft)
    mine, theirs = (
        sum(line.startswith(f"{file}:") for line in whole.out.splitlines()) for file in reversed(files)
    )
    status, out, err = run("check", draft)
    assert (status, "other/o.pathway" in out) == (0, False)
    assert sum(line.startswith(f"{draft}:") for line in out.splitlines()) == mine > 0
    rest = next(line for line in err.splitlines() if line.endswith("--all tells them"))
    assert sum(int(word) for word in rest.split() if word.isdigit()) == theirs > 0
    assert "--all" not in whole.err
    assert run("check", draft, "other").out == whole.out


def test_errors_of_a_library_that_is_used_are_told(draft: str, run: Run) -> None:
    with Path("other/o.pathway").open("a", encoding="utf-8") as file:
        file.write("set s = { nothing }\n")
    status, out, _ = run("check", draft)
    assert (status, "other/o.pathway:3:11: error: " in out, "other/o.pathway:1" in out) == (1, True, False)


def test_programs_are_told_everything(draft: str, run: Run) -> None:
    problems = json.loads(run("check", draft, "--json").out)["problems"]
    assert {place["file"] for problem in problems for place in problem["places"]} == {
        draft,
        "other/o.pathway",
    }


@pytest.mark.parametrize("spoil", ["{}", "", "not json", "0" * 40 + '\n{"files": []}'])
def test_a_damaged_cache_is_no_cache(college: Path, run: Run, home: Path, spoil: str) -> None:
    expected = run("check", str(college))
    kept = home / "pathways" / f"check-{key_of([str(college)])}.json"
    kept.write_text(spoil, encoding="utf-8")
    assert run("check", str(college)) == expected
    assert kept.read_text(encoding="utf-8") != spoil


def test_a_cache_that_others_could_write_is_not_believed(college: Path, run: Run, home: Path) -> None:
    run("check", str(college))
    kept = home / "pathways" / f"check-{key_of([str(college)])}.json"
    kept.chmod(0o666)
    assert run("check", str(college)).status == 0
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("where", ["nowhere/at/all", "/dev/null/cache"])
def test_without_a_cache_everything_works(
    college: Path, run: Run, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", where)
    monkeypatch.setenv("HOME", "/dev/null")
    assert run("check", str(college)).status == 0


def test_only_the_newest_results_are_kept(college: Path, run: Run, home: Path) -> None:
    folder = home / "pathways"
    folder.mkdir(mode=0o700, exist_ok=True)
    for number in range(MOST_KEPT + 5):
        old = folder / f"check-{number:040}.json"
        old.write_text("", encoding="utf-8")
        os.utime(old, (number, number))
    run("check", str(college))
    kept = sorted(file.name for file in folder.glob("check-*.json"))
    assert len(kept) == MOST_KEPT
    assert f"check-{0:040}.json" not in kept
    assert f"check-{key_of([str(college)])}.json" in kept


def test_a_cache_that_cannot_be_written_is_done_without(
    college: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def full(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(28, "No space left on device")
        return opened(path, flags, mode)

    monkeypatch.setattr("pathways.cli.kept_check.os.open", full)
    assert run("check", str(college)).status == 0


def test_check_is_the_same_in_a_process_of_its_own(college: Path) -> None:
    assert shell("check", str(college), cwd=college.parent) == (
        0,
        "",
        "2 files, 14 declarations: no problems\n",
    )


def test_a_file_named_twice_is_one_file(college: Path, run: Run) -> None:
    assert run("check", str(college), str(college)).err == run("check", str(college)).err


def test_what_is_kept_is_the_same_with_either_library_of_hashes(
    college: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_of([str(college)])
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "_blake2", None)
        importlib.reload(kept_check)
        assert kept_check.key_of([str(college)]) == key
    importlib.reload(kept_check)
