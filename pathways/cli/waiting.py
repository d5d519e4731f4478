"""A bar for a person who waits: at a terminal only, only when it takes longer than a moment, and gone when it is done."""

import time
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

from pathways.cli.streams import notes_are_read

if TYPE_CHECKING:
    from pathways.cli.terminal import Bar

A_MOMENT = 1.0
"""Seconds that nobody minds; before they are over there is no bar, and nothing that draws one is loaded."""


class Waiting(AbstractContextManager["Waiting"]):
    """Is told how far long work is (see `pathways.advance`), and shows it on standard error."""

    def __init__(self, *, hidden: bool = False) -> None:
        """`hidden` is for work of which nobody wants to see anything, even at a terminal."""
        self._hidden = hidden or not notes_are_read()
        self._since = time.monotonic()
        self._bar: Bar | None = None

    def __call__(self, doing: str, done: int, of: int) -> None:
        """Show the step, if anybody has waited for a moment."""
        if self._hidden:
            return
        if self._bar is None:
            if time.monotonic() - self._since < A_MOMENT:
                return
            from pathways.cli.terminal import Bar

            self._bar = Bar()
        self._bar.show(doing, done, of)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away, however the work ended."""
        if self._bar is not None:
            self._bar.remove()
