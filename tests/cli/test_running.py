import io
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import pathways
from pathways.cli import rules
from pathways.cli.exits import Status
from pathways.cli.program import COMMANDS, program
from pathways.cli.streams import note, say, say_json, tolerate_any_text
from pathways.folders import rules_folder
from tests.cli.running import Run, environment_with, shell

IN_A_SHELL = [sys.executable, "-m", "pathways"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples_rules_and_json(command: str) -> None:
    result = CliRunner().invoke(program, [command, "--help"])
    assert result.exit_code == 0
    for word in ("--rules PATH", "--json", "--help", f"Examples:\n    pathways {command}"):
        assert word in result.output
    assert result.output.count(f"  pathways {command}") >= 2


def test_help_of_the_program_tells_all_commands_and_what_the_status_says(run: Run) -> None:
    status, out, _ = run("--help")
    assert status == 0
    assert all(f"\n  {command} " in out for command in COMMANDS)
    assert "3  undecided, or a person must look" in out
    assert run("-h").out == out


def test_without_a_command_help_is_shown_as_wrong_use(run: Run) -> None:
    status, out, err = run()
    assert (status, out) == (Status.WRONG_USE, "")
    assert "Usage: pathways" in err


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version") == (0, f"pathways {pathways.__version__}\n", "")


def test_the_module_is_the_command() -> None:
    assert shell("--version").out == f"pathways {pathways.__version__}\n"


def test_a_mistyped_command_is_told_the_nearest(run: Run) -> None:
    status, _, err = run("chek")
    assert (status, "there is no command `chek`; did you mean `check`?" in err) == (2, True)
    assert "the commands are check, explain," in run("zzzzzzz").err


def test_an_unknown_option_is_wrong_use(run: Run) -> None:
    assert run("check", "--colour").status == 2
    assert run("--colour").status == 2


def test_commands_that_are_not_there_are_none() -> None:
    assert program.get_command(click.Context(program), "frmat") is None


LISTING = ("rules", "--rules", str(rules_folder() / "psu"))
"""A command that reads little before it answers."""


def _fail(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr("pathways.cli.rules._listed", failing)


def test_a_mistake_of_our_own_is_told_by_kind_and_place_without_what_a_record_says(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail(monkeypatch, ValueError("no grade `F` for Rosa Alvarez, born 1999-04-02"))
    status, out, err = run(*LISTING)
    assert (status, out) == (Status.OWN_MISTAKE, "")
    first, help_ = err.splitlines()
    told = r"error: Pathways made a mistake of its own \(ValueError at pathways/cli/rules\.py:(\d+)\)"
    place = re.fullmatch(told, first)
    assert place is not None
    assert "_listed(" in Path(rules.__file__).read_text(encoding="utf-8").splitlines()[int(place[1]) - 1]
    assert help_.startswith("  help: please report this line and the command; PATHWAYS_TRACEBACK=1 ")
    assert not {"Rosa", "1999", "Traceback", str(Path.cwd())} & set(re.split(r"[ (),]", err))


def test_who_asks_for_it_gets_the_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail(monkeypatch, RuntimeError("the sky fell"))
    monkeypatch.setenv("PATHWAYS_TRACEBACK", "1")
    with pytest.raises(RuntimeError, match="the sky fell"):
        run(*LISTING)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_stopping_at_the_keyboard_is_130(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    _fail(monkeypatch, error)
    status, _, err = run(*LISTING)
    assert (status, err.strip().endswith("stopped")) == (Status.INTERRUPTED, True)


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (BrokenPipeError(32, "Broken pipe"), Status.NOT_READ_ON, ""),
        (OSError(28, "No space left on device"), Status.UNREADABLE, "No space left on device"),
        (OSError("odd"), Status.UNREADABLE, "error: the output cannot be written: odd"),
    ],
)
def test_output_that_cannot_be_written_is_at_most_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: OSError, status: Status, sentence: str
) -> None:
    _fail(monkeypatch, error)
    ran = run(*LISTING)
    assert (ran.status, sentence in ran.err) == (status, True)


def test_with_no_output_at_all_a_failure_is_still_a_status(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail(monkeypatch, OSError(28, "No space left on device"))
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert run(*LISTING).status == Status.UNREADABLE


def test_a_signal_from_the_keyboard_ends_quietly() -> None:
    with subprocess.Popen(
        [*IN_A_SHELL, "format", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment_with(),
    ) as started:
        assert started.stdin is not None
        started.stdin.write(b"#" * 500_000)  # more than a pipe holds: it has started to read
        started.send_signal(signal.SIGINT)
        _, err = started.communicate()  # the end of its input wakes a read that the signal came just before
    assert started.returncode == Status.INTERRUPTED
    assert b"Traceback" not in err


def test_a_reader_that_stops_reading_is_no_mistake() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*IN_A_SHELL, "rules"], stdout=write, stderr=subprocess.PIPE, check=False, env=environment_with()
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (Status.NOT_READ_ON, b"")


def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*IN_A_SHELL, "rules"], stdout=full, stderr=subprocess.PIPE, check=False, env=environment_with()
        )
    assert done.returncode == Status.UNREADABLE
    assert b"error: the output cannot be written: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_streams_that_are_closed_are_no_mistake(closed: str) -> None:
    line = f"{sys.executable} -m pathways explain unknown-name {closed}"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False, env=environment_with())
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_terminal_that_lacks_letters_gets_escapes(college: Path) -> None:
    done = subprocess.run(
        [*IN_A_SHELL, "audit", "ada.json", "--rules", str(college)],
        capture_output=True,
        check=False,
        cwd=college.parent,
        env=environment_with(PYTHONIOENCODING="latin-1"),
    )
    assert b"\\u2713" in done.stdout
    assert done.returncode == 1


def test_a_file_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.pathway")
    ran = subprocess.run(
        [*IN_A_SHELL, "check", name], capture_output=True, check=False, cwd=tmp_path, env=environment_with()
    )
    assert ran.returncode == Status.UNREADABLE
    assert b"cannot be read" in ran.stdout
    assert b"Traceback" not in ran.stderr


def test_data_goes_out_and_notes_go_beside(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[2J")
    note("b\u202ec")
    say_json({"c": 1}, on_one_line=True)
    out, err = capsys.readouterr()
    assert (out, err) == ('a\ufffd[2J\n{"c":1}\n', "b\ufffdc\n")


def test_streams_of_other_kinds_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.TextIOWrapper(io.BytesIO())
    closed.close()
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", closed)
    tolerate_any_text()
    assert isinstance(sys.stdout, io.StringIO)
