"""The connected parts of a picture, without loops and circles, so that each can be laid out alone."""

from collections.abc import Iterable, Mapping, Sequence

from pathways.picture.layout.order import place_of, places_of

Pair = tuple[str, str]


def islands(names: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the connected parts of the graph, each sorted by name, in the order of their first names.

    >>> islands(["c", "b", "a"], [("a", "c")])
    [['a', 'c'], ['b']]
    """
    beside: dict[str, set[str]] = {name: set() for name in sorted(names, key=place_of)}
    for source, target in pairs:
        beside[source].add(target)
        beside[target].add(source)
    found: list[list[str]] = []
    seen: set[str] = set()
    for name in beside:
        if name not in seen:
            part = {name}
            edge = [name]
            while edge:
                fresh = beside[edge.pop()] - part
                part |= fresh
                edge.extend(fresh)
            seen |= part
            found.append(sorted(part, key=place_of))
    return found


def without_circles(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the different pairs, sorted, loops left out, and the pairs that close a circle turned round.

    The layout library ends the process when it is given a loop, so this must hold for any picture. Every
    pair is made to run from the name that a depth-first search leaves later to the one it leaves earlier:
    where there is no circle, all do so already.

    >>> without_circles([("b", "a"), ("a", "b"), ("a", "a")])
    (('a', 'b'),)
    """
    after: dict[str, list[str]] = {}
    for source, target in sorted(set(pairs), key=places_of):
        after.setdefault(source, []).append(target)
        after.setdefault(target, [])
    left = _leaving_times(after)
    return tuple(
        sorted(
            {
                (source, target) if left[source] > left[target] else (target, source)
                for source, targets in after.items()
                for target in targets
                if source != target
            },
            key=places_of,
        )
    )


def _leaving_times(after: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Number the names in the order in which a depth-first search leaves them."""
    left: dict[str, int] = {}
    entered: set[str] = set()
    for start in sorted(after, key=place_of):
        way = [(start, iter(after[start]))] if start not in entered else []
        entered.add(start)
        while way:
            name, rest = way[-1]
            fresh = next((target for target in rest if target not in entered), None)
            if fresh is None:
                left[name] = len(left)
                way.pop()
            else:
                entered.add(fresh)
                way.append((fresh, iter(after[fresh])))
    return left
