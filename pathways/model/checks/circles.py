"""Circles of names that need one another, each told once."""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

_MOST_CIRCLES = 100
_MOST_STEPS = 20
"""Steps that are told of a circle; nobody follows more of them."""


def circles(needs: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Names of which each needs the next one and the last needs the first; the first in order comes first.

    What is in a circle that was found is left out of the search for others.

    >>> list(circles({"a": ["b"], "b": ["c", "a"], "c": ["c"]}))
    [['a', 'b'], ['c']]
    """
    left = dict(needs)
    for _ in range(_MOST_CIRCLES):
        circle = _circle(left)
        if circle is None:
            return
        yield circle
        left = {
            name: [other for other in found if other not in circle]
            for name, found in left.items()
            if name not in circle
        }


def _circle(needs: Mapping[str, Sequence[str]]) -> list[str] | None:
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        found = list(reversed(error.args[1][1:]))
        order = {name: at for at, name in enumerate(needs)}
        first = min(range(len(found)), key=lambda at: order[found[at]])
        return found[first:] + found[:first]
    return None


def steps_of(circle: Sequence[str]) -> list[tuple[str, str]]:
    """Each name with the one that it needs; of a long circle the first ones and the last.

    >>> steps_of(["a", "b"])
    [('a', 'b'), ('b', 'a')]
    """
    steps = list(zip(circle, [*circle[1:], circle[0]], strict=True))
    return steps if len(steps) <= _MOST_STEPS else [*steps[: _MOST_STEPS - 1], steps[-1]]
