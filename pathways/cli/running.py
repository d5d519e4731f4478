"""Running a command: every way in which it can end becomes an exit status and at most one sentence."""

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from io import StringIO
from pathlib import Path

import click

from pathways.cli.exits import OwnMistakeError, Status
from pathways.cli.program import program
from pathways.cli.streams import note, tolerate_any_text


def run(args: Sequence[str] | None) -> int:
    """The exit status of a command line, after all its output has been written."""
    tolerate_any_text()
    try:
        status = _status(list(sys.argv[1:] if args is None else args))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # it is None where whoever started us has closed it
                stream.flush()
    except BrokenPipeError:
        _write_nowhere()
        return Status.NOT_READ_ON
    except OSError as error:
        _write_nowhere()
        _last_note(f"error: the output cannot be written: {error.strerror or error}")
        return Status.UNREADABLE
    except (KeyboardInterrupt, click.Abort):
        _last_note("stopped")
        return Status.INTERRUPTED
    return status


def _status(args: list[str]) -> int:
    try:
        with program.make_context("pathways", args) as context:
            program.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        shown = StringIO()
        error.show(shown)
        note(shown.getvalue().removesuffix("\n"))
        return error.exit_code
    except (OSError, click.Abort):
        raise
    except Exception as error:  # noqa: BLE001 # the last resort: a sentence, no traceback
        return _own_mistake(error)
    return Status.FINE


def _own_mistake(error: Exception) -> Status:
    """A mistake by its kind and place alone: its text may hold what stands in a learner's record."""
    if os.environ.get("PATHWAYS_TRACEBACK"):
        raise error
    said = f"{error}; " if isinstance(error, OwnMistakeError) else ""
    note(f"error: {said}Pathways made a mistake of its own ({type(error).__name__} at {_place(error)})")
    note(
        "  help: please report this line and the command; PATHWAYS_TRACEBACK=1 in the environment tells more, "
        "which may hold data of a learner"
    )
    return Status.OWN_MISTAKE


def _place(error: Exception) -> str:
    """The innermost line of our own code that the error came through, as `pathways/cli/running.py:40`."""
    package = Path(__file__).resolve().parents[1]
    places = [
        (Path(frame.filename).resolve(), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)
    ]
    own = [(file, line) for file, line in places if file.is_relative_to(package)]
    file, line = own[-1]
    return f"{file.relative_to(package.parent).as_posix()}:{line}"


def _last_note(text: str) -> None:
    """A note, where anybody can still read one."""
    with suppress(OSError):
        note(text)


def _write_nowhere() -> None:
    """Whatever is still to be written goes nowhere, so that the interpreter does not stumble over it at its end."""
    if sys.stdout is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):  # a stream that is no file
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
