"""Standard output for data and standard error for notes, safe for any text and any terminal."""

import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathways.report import TextLine

_REPLACED = dict.fromkeys(
    (
        *range(0x09),
        *range(0x0B, 0x20),
        *range(0x7F, 0xA0),
        *(0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    ),
    "\ufffd",
)
"""What would move the cursor, change colours, turn the order of letters or stand there unseen."""
_ESCAPED = {code: f"\\u{code:04x}" for code in _REPLACED if 0x20 < code <= 0xFFFF}  # noqa: PLR2004 # JSON escapes the rest by itself
_REPLACED[0x09] = " "  # so that carets fit


def printable(text: str) -> str:
    r"""Text that no terminal obeys: control characters and marks of direction replaced, line ends kept.

    >>> printable("asu.eng101\x1b[31m")
    'asu.eng101\ufffd[31m'
    """
    return text.translate(_REPLACED)


def tolerate_any_text() -> None:
    """Let characters that the terminal's encoding lacks be written as escapes instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(ValueError):  # closed by whoever started us
                stream.reconfigure(errors="backslashreplace")


def say(text: str = "") -> None:
    """Write data, a line or several, to standard output."""
    click.echo(printable(text))


def note(text: str) -> None:
    """Write a note for the person at the terminal to standard error."""
    click.echo(printable(text), err=True)


def say_json(data: object, *, on_one_line: bool = False) -> None:
    """Write data as JSON to standard output; what a terminal obeys is written as an escape, which means the same."""
    import json

    layout = {"separators": (",", ":")} if on_one_line else {"indent": 2}
    click.echo(json.dumps(data, ensure_ascii=False, **layout).translate(_ESCAPED))


def is_terminal() -> bool:
    """Whether a person reads standard output."""
    return _is_terminal(sys.stdout)


def notes_are_read() -> bool:
    """Whether a person reads standard error while the command runs."""
    return _is_terminal(sys.stderr)


def _is_terminal(stream: "TextIO | None") -> bool:
    """None is a stream that whoever started us has closed."""
    return stream is not None and stream.isatty()


def show_report(lines: "Iterable[TextLine]") -> None:
    """Show the lines of a report, in colours where a person reads them."""
    if is_terminal():
        from pathways.cli.terminal import print_report

        print_report(lines)
    else:
        say("\n".join(line.text for line in lines))
