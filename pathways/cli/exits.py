"""What the exit status of a command says."""

from enum import IntEnum
from typing import NoReturn

from click.exceptions import Exit


class Status(IntEnum):
    """The exit status of every command; the higher of 1 and 3 wins where both are true."""

    FINE = 0
    """Yes, or nothing is wrong; warnings alone are fine."""
    NO = 1
    """No, or there are problems."""
    WRONG_USE = 2
    """The command was called in a way that it does not know."""
    UNDECIDED = 3
    """Something could not be decided, or a person must look."""
    UNREADABLE = 4
    """A file could not be read, or could not be written."""
    OWN_MISTAKE = 70
    """Pathways itself made a mistake (`EX_SOFTWARE` of sysexits.h)."""
    INTERRUPTED = 130
    """Stopped at the keyboard, as a shell counts it (128 and the signal's number); a watch ends with `FINE`."""
    NOT_READ_ON = 141
    """Whoever read the output has stopped reading, as `head` does."""


class OwnMistakeError(AssertionError):
    """A mistake of Pathways whose sentence may be shown: it says nothing of what stands in a record."""


def finish(status: Status) -> NoReturn:
    """End the command here."""
    raise Exit(int(status))
