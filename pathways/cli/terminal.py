"""What a person sees at a terminal: Rich lays it out; programs get plain text and never load Rich."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
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


class Bar:
    """A bar on standard error that shows one thing being done after the other."""

    def __init__(self) -> None:
        """Begin with nothing to show."""
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True, highlight=False, markup=False, emoji=False),
            transient=True,
            refresh_per_second=5,
        )
        self._doing = ""

    def show(self, doing: str, done: int, of: int) -> None:
        """Show what is being done and how much of it is done; the bar moves to and fro where `of` is 0."""
        if doing != self._doing:
            self._doing = doing
            for task in self._progress.task_ids:
                self._progress.remove_task(task)
            self._progress.add_task(doing.capitalize(), total=of or None, count="")
            self._progress.start()
        count = f"{done:,} of {of:,}" if of else ""
        self._progress.update(self._progress.task_ids[0], completed=done, total=of or None, count=count)

    def remove(self) -> None:
        """Leave the screen as if no bar had been there."""
        self._progress.stop()
