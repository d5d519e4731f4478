"""Roots of what transfer gives, so that what stands beside each other is told apart from what excludes each other.

All that one application gives may count at once; it excludes its sources, awards in which a source counted, and whatever
another application gives for the same source. Two entries with a common root are the same learning and never both count.
So a source's root is divided where a rule gives several things for it. Each portion belongs to at most one thing of each
such application, any two things of different applications have a portion in common, and all else that has the root has all
of them. The fewer portions, the smaller the search: they are found as a covering array is, greedily.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.entry import Entry
from pathways.text import limits


def apart(entries: Sequence[Entry], given: Sequence[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Entries and what applications give for some of them, with roots that say what excludes what."""
    everything = (*entries, *(output for outputs in given for output in outputs))
    several = [outputs for outputs in given if len(outputs) > 1]
    if not several:
        return everything
    sharing: dict[str, list[list[str]]] = {}
    for outputs in several:
        for root in outputs[0].roots:
            sharing.setdefault(root, []).append([output.key for output in outputs])
    pairs = sum(
        len(one) * len(other) for groups in sharing.values() for one, other in combinations(groups, 2)
    )
    own: dict[tuple[str, str], set[str]] = {}
    every: dict[str, list[str]] = {}
    for root, groups in sorted(sharing.items()) if pairs <= limits.PORTION_PAIRS else ():
        every[root] = []
        for number, keys in enumerate(portions(groups)):
            every[root].append(f"{root} / {number} {keys[0]}")
            for key in keys:
                own.setdefault((root, key), set()).add(every[root][-1])
    if pairs > limits.PORTION_PAIRS or sum(map(len, every.values())) > limits.PORTIONS:
        raise NeedsSearchError("too-many-transfers", several[-1][0].transfers[-1])
    divided = {output.key for outputs in several for output in outputs}

    def roots_of(entry: Entry) -> frozenset[str]:
        if entry.key in divided:
            return frozenset().union(*(own[root, entry.key] for root in entry.roots))
        return entry.roots.union(*(every[root] for root in entry.roots if root in every))

    return tuple(replace(entry, roots=roots_of(entry)) for entry in everything)


def portions(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Few sets with at most one of each group, so that any two of different groups are in one of them together.

    >>> list(portions([["a", "b"]]))
    [('a',), ('b',)]
    >>> list(portions([["a", "b"], ["c", "d"]]))
    [('a', 'c'), ('a', 'd'), ('b', 'c'), ('b', 'd')]
    >>> len(list(portions([[f"{group}{at}" for at in range(2)] for group in range(11)])))
    13
    """
    if len(groups) == 1:
        yield from ((key,) for key in groups[0])
        return
    apart_yet = {
        frozenset(pair): None for one, other in combinations(groups, 2) for pair in product(one, other)
    }
    of = {key: at for at, group in enumerate(groups) for key in group}
    while apart_yet:
        first, second = sorted(next(iter(apart_yet)), key=lambda key: (of[key], key))
        chosen = [first, second]
        for at, group in enumerate(groups):
            if at not in {of[first], of[second]}:
                gains = [sum(frozenset((key, other)) in apart_yet for other in chosen) for key in group]
                chosen.append(group[gains.index(max(gains))])
        for pair in combinations(chosen, 2):
            apart_yet.pop(frozenset(pair), None)
        yield tuple(sorted(chosen, key=lambda key: (of[key], key)))
