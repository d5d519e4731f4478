"""What a person sees at a terminal, where Rich lays it out."""

import json
import sys
from pathlib import Path

import pytest

from pathways.cli.streams import is_terminal, notes_are_read
from tests.cli.running import Run, Terminal, runner_at_a_terminal


@pytest.fixture
def at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")
    return runner_at_a_terminal(run, monkeypatch)


def test_an_audit_has_the_same_words_in_colour(college: Path, at_a_terminal: Run, run: Run) -> None:
    args = ("audit", "ada.json", "--goal", "north.ba", "--as-of", "2024-06-01", "--rules", str(college))
    shown = at_a_terminal(*args)
    assert (shown.status, "\x1b[" in shown.out) == (1, True)
    for line in run(*args).out.splitlines():
        assert line.strip() in shown.out


def test_rules_are_a_table(college: Path, at_a_terminal: Run) -> None:
    shown = at_a_terminal("rules", "--rules", str(college))
    assert (shown.status, "north.ba" in shown.out, "Bachelor of Arts" in shown.out) == (0, True, True)
    assert "Credentials (3)" in shown.out


def test_a_page_is_laid_out(at_a_terminal: Run) -> None:
    shown = at_a_terminal("explain", "unknown-name")
    assert (shown.status, "# unknown-name" in shown.out) == (0, False)
    assert "\x1b[" in shown.out


def test_names_cannot_command_the_terminal(college: Path, at_a_terminal: Run) -> None:
    text = (
        (college / "rules.pathway").read_text("utf-8").replace("Bachelor of Arts", "[red]Arts[/red] :smile:")
    )
    (college / "rules.pathway").write_text(text, encoding="utf-8")
    assert "[red]Arts[/red] :smile:" in at_a_terminal("rules", "--rules", str(college)).out


def test_many_applicants_have_a_progress_bar_beside_the_answers(college: Path, at_a_terminal: Run) -> None:
    shown = at_a_terminal("admit", "applicants.csv", "--to", "north.entry", "--rules", str(college))
    assert ("Deciding" in shown.out, "Deciding" in shown.err) == (False, True)


@pytest.fixture
def _a_moment_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathways.cli.waiting.A_MOMENT", 0)


@pytest.mark.usefixtures("_a_moment_is_over")
def test_a_check_that_takes_long_has_a_bar_beside_its_answer_and_none_is_left(
    college: Path, at_a_terminal: Run
) -> None:
    (college / "bar.pathway").write_text('area north.bar "Bars"\n', encoding="utf-8")
    shown = at_a_terminal("check", str(college))
    for doing in ("Reading files", "Reading declarations", "Checking rules", "Looking at goals"):
        assert (doing in shown.out, doing in shown.err) == (False, True)
    assert "\x1b[2K3 files, 15 declarations: " in shown.err


@pytest.mark.usefixtures("_a_moment_is_over")
def test_json_at_a_terminal_has_no_bar(college: Path, at_a_terminal: Run) -> None:
    (college / "no_bar.pathway").write_text('area north.no_bar "No bars"\n', encoding="utf-8")
    shown = at_a_terminal("check", str(college), "--json")
    assert (shown.status, "Reading" in shown.err) == (0, False)
    assert json.loads(shown.out)["declarations"] == 15


def test_a_check_that_is_quick_has_no_bar(
    college: Path, at_a_terminal: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pathways.cli.waiting.A_MOMENT", float("inf"))
    (college / "quick.pathway").write_text('area north.quick "Quick"\n', encoding="utf-8")
    assert at_a_terminal("check", str(college)).err.startswith("3 files, 15 declarations: ")


@pytest.mark.usefixtures("_a_moment_is_over")
def test_commands_that_read_rules_for_something_else_have_the_bar_too(
    college: Path, at_a_terminal: Run
) -> None:
    shown = at_a_terminal("show", "north.ba", "--rules", str(college))
    assert ("Reading files" in shown.err, "Reading files" in shown.out) == (True, False)


@pytest.mark.usefixtures("_a_moment_is_over")
def test_in_a_pipe_there_is_no_bar(college: Path, run: Run) -> None:
    (college / "pipe.pathway").write_text('area north.pipe "Pipes"\n', encoding="utf-8")
    assert run("check", str(college)).err.startswith("3 files, 15 declarations: ")


def test_a_closed_stream_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert (is_terminal(), notes_are_read()) == (False, True)
