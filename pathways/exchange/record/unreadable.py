"""The problem of a file that cannot be read at all, as against one that says something wrong."""

from pathways.exchange.record.desk import quoted
from pathways.problem import Problem, Severity, Spot
from pathways.text import Source

UNREADABLE = "unreadable-record"
"""The code of every such problem; the command line ends with status 4 for it."""


def unreadable(source: Source, at: int, message: str, advice: str = "") -> Problem:
    """The file cannot be read from character `at` on."""
    return Problem(UNREADABLE, Severity.ERROR, message, advice, (quoted(source, at, at + 1),))


def unopened(file: str, message: str, advice: str = "") -> Problem:
    """The file has no text that could be quoted."""
    return Problem(UNREADABLE, Severity.ERROR, message, advice, (Spot(file, 1, 1, 1, ""),))
