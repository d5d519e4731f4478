"""How far long work is: told by whoever works, shown by whoever can, and of no effect on what comes out."""

from collections.abc import Callable
from typing import TypeAlias

Advance: TypeAlias = Callable[[str, int, int], None]
"""Is told what is being done (`reading files`), how many steps of it are done, and of how many; 0 where nobody knows."""


def untold(doing: str, done: int, of: int) -> None:
    """Tell nobody."""
    del doing, done, of
