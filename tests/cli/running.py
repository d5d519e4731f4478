"""Running command lines, in this process and as a user's shell does."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from pathways.cli import main


class Ran(NamedTuple):
    """What came of a command line."""

    status: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str) -> Ran:
        capsys.readouterr()
        status = main(args)
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


class Terminal(StringIO):
    """Output that a person at a terminal sees."""

    def isatty(self) -> bool:
        return True


def runner_at_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command line whose output a person at a terminal sees."""

    def seen(*args: str) -> Ran:
        screen, notes = Terminal(), Terminal()
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.delenv("NO_COLOR", raising=False)
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", screen)
            patched.setattr(sys, "stderr", notes)
            ran = run(*args)
        return Ran(ran.status, screen.getvalue(), notes.getvalue())

    return seen


def shell(*args: str, cwd: Path | None = None, **environment: str) -> Ran:
    """A command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "pathways", *args],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env=environment_with(**environment),
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def environment_with(**more: str) -> dict[str, str]:
    """This process's environment, with the checkout in the path of imports, and `more`."""
    checkout = str(Path(__file__).resolve().parents[2])
    return {**os.environ, "PYTHONPATH": checkout, **more}
