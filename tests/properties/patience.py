"""How long a comparison waits for the oracle, which may take hours to try every way to divide several courses."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 2
"""Seconds of work for one learner."""


class TooLongError(Exception):
    """The oracle would not come to an end."""


@contextmanager
def patiently() -> Iterator[None]:
    """TooLongError once the work inside has taken too long."""

    def stop(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
