"""What a person sees at a terminal: Rich lays it out; programs get plain text and never load Rich."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table
from rich.text import Text

from pathways.cli.streams import printable

if TYPE_CHECKING:
    from pathways.report import TextLine


def _console() -> Console:
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_markdown(text: str) -> None:
    """Show a page written in Markdown."""
    _console().print(Markdown(printable(text), hyperlinks=False))


def print_table(title: str, rows: Iterable[Sequence[str]]) -> None:
    """Show rows under a title, the first column never broken."""
    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=None, show_header=False, padding=(0, 2)
    )
    for at, row in enumerate(rows):
        if not at:
            for column in range(len(row)):
                table.add_column(no_wrap=not column, style="cyan" if not column else "")
        table.add_row(*(Text(printable(cell)) for cell in row))
    _console().print(table)


_STYLES = {
    "title": "bold",
    "heading": "bold",
    "met": "green",
    "coming": "cyan",
    "unsure": "magenta",
    "open": "yellow",
    "quiet": "dim",
}
"""What the tones of a report look like; the marks and words say the same without them."""


def print_report(lines: "Iterable[TextLine]") -> None:
    """Show a report line by line in the colours of what the lines are about."""
    console = _console()
    for line in lines:
        console.print(Text(printable(line.text), style=_STYLES.get(line.tone.value, "")), soft_wrap=True)
