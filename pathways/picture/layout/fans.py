"""Wide fans of boxes folded into two or more columns, so that a large picture is a page and not a strip."""

from collections.abc import Iterable, Mapping

from pathways.picture.layout.islands import Pair
from pathways.picture.layout.order import places_of

# Two boxes read better one below the other than side by side.
LEAST_ROWS = 2


def folded(pairs: Iterable[Pair], columns: int) -> dict[Pair, int]:
    """Return how many columns further back a pair's source is to stand, for the pairs of wide fans.

    A fan is what leads to one box and to nothing else, and to which nothing leads; `columns` is the most
    that one fan is folded into, and fewer where that would leave less than two boxes in each.

    >>> folded([("a", "x"), ("b", "x"), ("c", "x"), ("d", "x")], 2)
    {('b', 'x'): 1, ('d', 'x'): 1}
    """
    known = sorted(set(pairs), key=places_of)
    reached = {target for _, target in known}
    leaving: dict[str, int] = {}
    for source, _ in known:
        leaving[source] = leaving.get(source, 0) + 1
    fans: dict[str, list[Pair]] = {}
    for pair in known:
        if pair[0] not in reached and leaving[pair[0]] == 1:
            fans.setdefault(pair[1], []).append(pair)
    extra: dict[Pair, int] = {}
    for fan in fans.values():
        own = min(columns, -(-len(fan) // LEAST_ROWS))
        extra.update({pair: place % own for place, pair in enumerate(fan) if place % own})
    return extra


def stretch(pairs: Iterable[Pair], extra: Mapping[Pair, int], names: int) -> list[tuple[Pair, list[int]]]:
    """Give every pair the numbers of the stops it makes on the way, numbered onward from `names`.

    >>> stretch([("a", "x"), ("b", "x")], {("b", "x"): 2}, 3)
    [(('a', 'x'), []), (('b', 'x'), [3, 4])]
    """
    stops = []
    for pair in pairs:
        count = extra.get(pair, 0)
        stops.append((pair, list(range(names, names + count))))
        names += count
    return stops
