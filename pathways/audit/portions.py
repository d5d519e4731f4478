"""Roots of what transfer gives, so that what stands beside each other is told apart from what excludes each other.

All that one application gives may count at once; it excludes its sources, awards in which a source counted, and whatever
another application gives for the same source. Two entries with a common root are the same learning and never both count.
So a source's root is divided where a rule gives several things for it. Each portion belongs to at most one thing of each
such application, any two things of different applications have a portion in common, and all else that has the root has all
of them. Where an item may count in two or more goals, so that three or more things of it must not all count, as many things
of different applications have one in common. The fewer portions, the smaller the search: they are found as a covering array is,
greedily.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.entry import Entry
from pathways.text import limits


def apart(
    entries: Sequence[Entry], given: Sequence[tuple[Entry, ...]], together: int = 2
) -> tuple[Entry, ...]:
    """Entries and what applications give for some of them, with roots that say what excludes what.

    So many things of one root as are `together`, each given by another application, have a portion in common.
    """
    everything = (*entries, *(output for outputs in given for output in outputs))
    several = [outputs for outputs in given if len(outputs) > 1]
    if not several:
        return everything
    sharing: dict[str, list[list[str]]] = {}
    for outputs in several:
        for root in outputs[0].roots:
            sharing.setdefault(root, []).append([output.key for output in outputs])
    many = _too_many(sharing.values(), together)
    own: dict[tuple[str, str], set[str]] = {}
    every: dict[str, list[str]] = {}
    for root, groups in sorted(sharing.items()) if not many else ():
        every[root] = []
        for number, keys in enumerate(portions(groups, together)):
            every[root].append(f"{root} / {number} {keys[0]}")
            for key in keys:
                own.setdefault((root, key), set()).add(every[root][-1])
    if many or sum(map(len, every.values())) > limits.PORTIONS:
        raise NeedsSearchError("too-many-transfers", several[-1][0].transfers[-1])
    divided = {output.key for outputs in several for output in outputs}

    def roots_of(entry: Entry) -> frozenset[str]:
        if entry.key in divided:
            return frozenset().union(*(own[root, entry.key] for root in entry.roots))
        return entry.roots.union(*(every[root] for root in entry.roots if root in every))

    return tuple(replace(entry, roots=roots_of(entry)) for entry in everything)


def _too_many(sharing: Iterable[Sequence[Sequence[str]]], together: int) -> bool:
    """Whether there are more things to be told apart than anybody would wait for."""
    found = 0
    for groups in sharing:
        for some in combinations(groups, min(together, max(2, len(groups)))):
            found += prod(map(len, some))
            if found > limits.PORTION_PAIRS:
                return True
    return False


def portions(groups: Sequence[Sequence[str]], together: int = 2) -> Iterator[tuple[str, ...]]:
    """Few sets with one of each group, so that any two (or more) of different groups are in one of them together.

    >>> list(portions([["a", "b"]]))
    [('a',), ('b',)]
    >>> list(portions([["a", "b"], ["c", "d"]]))
    [('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd')]
    >>> len(list(portions([[f"{group}{at}" for at in range(2)] for group in range(11)])))
    13
    >>> len(list(portions([["a", "b"], ["c", "d"], ["e", "f"]], together=3)))
    8
    """
    if len(groups) == 1:
        yield from ((key,) for key in groups[0])
        return
    size = min(together, len(groups))
    apart_yet = {frozenset(keys): None for some in combinations(groups, size) for keys in product(*some)}
    of = {key: at for at, group in enumerate(groups) for key in group}
    while apart_yet:
        chosen = sorted(next(iter(apart_yet)), key=lambda key: (of[key], key))
        begun = {of[key] for key in chosen}
        for at, group in enumerate(groups):
            if at not in begun:
                beside = [*combinations(chosen, size - 1)]
                gains = [sum(frozenset((key, *keys)) in apart_yet for keys in beside) for key in group]
                chosen.append(group[gains.index(max(gains))])
        for keys in combinations(chosen, size):
            apart_yet.pop(frozenset(keys), None)
        yield tuple(sorted(chosen, key=lambda key: (of[key], key)))
