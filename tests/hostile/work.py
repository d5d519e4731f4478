"""How much work something makes, counted and never timed, so that what grows by its square is noticed on any machine."""

import sys
from collections import Counter
from collections.abc import Callable

GREATEST_GROWTH = 2.5
"""How much more work twice as much of something may make; by its square it would make four times as much."""


def work(does: Callable[[], object]) -> int:
    """How many calls of functions something makes, ours and those of the library."""
    calls = Counter[str]()

    def count(_: object, event: str, __: object) -> None:
        calls[event] += 1

    sys.setprofile(count)
    try:
        does()
    finally:
        sys.setprofile(None)
    return calls["call"] + calls["c_call"]
