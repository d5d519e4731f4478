"""The order of boxes that nothing else puts in order: by name, with numbers as numbers."""

import re

_NUMBER = re.compile(r"(\d+)")


def place_of(name: str) -> tuple[tuple[str | int, ...], str]:
    """Where a name stands among others.

    >>> sorted(["e_10", "e_2", "e_1"], key=place_of)
    ['e_1', 'e_2', 'e_10']
    """
    parts = _NUMBER.split(name)
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts)), name


def places_of(pair: tuple[str, str]) -> tuple[tuple[tuple[str | int, ...], str], ...]:
    """The same for what leads from one to another."""
    return place_of(pair[0]), place_of(pair[1])
