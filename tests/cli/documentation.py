"""The reference of the command line, made from the help of its commands."""

import click

from pathways.cli.exits import Status
from pathways.cli.program import COMMANDS, program

_WIDTH = 100
_OPENING = """\
# The command line

`pathways` has {count} commands. Data goes to standard output, notes and progress to standard error, so that output can be
saved or piped. This page is what `--help` says, command by command; a test keeps both the same.

Every command has `--rules PATH` (your own rules instead of the library that comes with Pathways; a file, or a folder
with all `.pathway` files inside it), `--json` (documents for programs; what they hold begins with a `pathways` field
such as `check/1`) and `--help`. Nobody ever sees a traceback; with `PATHWAYS_TRACEBACK=1` in the environment a
developer does.

## Exit status

| status | what it says |
| --- | --- |
{statuses}

Where both 1 and 3 are true, it is 3. `python -m pathways` is the same program.

A learner with an error in the record ends `audit`, `admit` and `draw` with 4. With `--skip-bad` the others are used, and it
is 3: somebody must look at those who were left out. [records.md](records.md) says what can stand in a record, how the tables
of other systems are read, and where those who are left out are written.
"""
_SAYS = {
    Status.FINE: "yes, or nothing is wrong; warnings alone are fine",
    Status.NO: "no, or there are problems",
    Status.WRONG_USE: "called in a way that the command does not know",
    Status.UNDECIDED: "something could not be decided, or a person must look",
    Status.UNREADABLE: "a file could not be read, or could not be written",
    Status.OWN_MISTAKE: "Pathways itself made a mistake; please report it",
    Status.INTERRUPTED: "stopped at the keyboard; a watch, which nothing else ends, ends with 0",
    Status.NOT_READ_ON: "whoever read the output stopped reading, as `head` does",
}


def documentation() -> str:
    """The whole page in Markdown."""
    statuses = "\n".join(f"| {status.value} | {_SAYS[status]} |" for status in Status)
    opening = _OPENING.format(count=len(COMMANDS), statuses=statuses)
    return opening + "".join(f"\n## pathways {name}\n\n{_help(name)}" for name in COMMANDS)


def _help(name: str) -> str:
    settings = {**program.context_settings, "terminal_width": _WIDTH}
    parent = click.Context(program, info_name="pathways", **settings)
    command = program.get_command(parent, name)
    assert command is not None
    context = click.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH)
    return "```\n" + command.get_help(context).rstrip() + "\n```\n"
