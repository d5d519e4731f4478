"""The time that a caller allows, from its start on."""

from time import perf_counter


class Clock:
    """Runs from when it is made; `seconds` is what is allowed in all, None for no limit."""

    def __init__(self, seconds: float | None) -> None:
        """Start."""
        self.seconds = seconds
        self._began = perf_counter()

    @property
    def is_running(self) -> bool:
        """Whether any time is left."""
        return self.left() != 0

    def left(self, share: float = 1.0) -> float | None:
        """A share of the seconds that are left, none at all past the end; None for no limit."""
        if self.seconds is None:
            return None
        return max(0.0, self.seconds - (perf_counter() - self._began)) * share
