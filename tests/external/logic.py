"""All, any and so many of some requirements as text, where a requirement may also be known to hold always or never."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

Said: TypeAlias = str | bool
"""A requirement in words, or True where it always holds and False where it never does."""


def all_of(members: Iterable[Said]) -> Said:
    """Every one.

    >>> all_of(["a", True, "b"]), all_of(["a", False]), all_of([True])
    ('all of { a, b }', False, True)
    """
    some = list(members)
    return n_of(len(some), some)


def any_of(members: Iterable[Said]) -> Said:
    """One at least.

    >>> any_of(["a", False, "b"]), any_of(["a", True]), any_of([])
    ('any of { a, b }', True, False)
    """
    return n_of(1, list(members))


def n_of(number: int, members: Sequence[Said]) -> Said:
    """So many of them, less those that always hold, from those that may hold.

    >>> n_of(2, ["a", "b", "c", False]), n_of(2, ["a", "b", True]), n_of(2, ["a"]), n_of(0, ["a"])
    ('2 of { a, b, c }', 'any of { a, b }', False, True)
    """
    open_ = [member for member in members if not isinstance(member, bool)]
    need = number - sum(member is True for member in members)
    if need <= 0:
        return True
    if need > len(open_):
        return False
    if len(open_) == 1:
        return open_[0]
    words = "all of" if need == len(open_) else "any of" if need == 1 else f"{need} of"
    return f"{words} {{ {', '.join(open_)} }}"
