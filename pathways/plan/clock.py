"""The time that a caller allows, from its start on, and what of it is kept for the end."""

from time import perf_counter

_KEPT_WHILE_SEARCHING = 2.25
_KEPT_WHILE_PLACING = 1.75
"""So many times what it took to get ready is kept for the end; it is more where many courses are to be told."""


class Clock:
    """Runs from when it is made; `seconds` is what is allowed in all, None for no limit."""

    def __init__(self, seconds: float | None) -> None:
        """Start."""
        self.seconds = seconds
        self._began = perf_counter()
        self._prepared: float | None = None

    def prepared(self) -> None:
        """All is ready for the first search: about twice as long as that took is kept for what is done after the last one.

        Reading a record into rows and auditing what was found look at the same rules, on the same machine.
        """
        if self._prepared is None:
            self._prepared = perf_counter() - self._began

    @property
    def is_running(self) -> bool:
        """Whether any time is left to search in."""
        return self.to_search() != 0

    def to_search(self) -> float | None:
        """The seconds left to choose in, none at all past them; None for no limit."""
        return self._left(_KEPT_WHILE_SEARCHING)

    def to_place(self) -> float | None:
        """The seconds left to find terms in and to make leaner what was found, none at all past them; None for no limit."""
        return self._left(_KEPT_WHILE_PLACING)

    def _left(self, kept: float) -> float | None:
        if self.seconds is None:
            return None
        return max(0.0, self.seconds - (perf_counter() - self._began) - kept * (self._prepared or 0.0))
