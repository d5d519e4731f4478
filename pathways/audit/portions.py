"""Roots of what transfer gives, so that what stands beside each other is told apart from what excludes each other.

All that one application gives may count at once; it excludes its sources, awards in which a source counted, and whatever
another application gives for the same source. Two entries with a common root are the same learning and never both count.
So a source's root is divided, where a rule gives several things for it: each of these has a portion of its own, and with
each thing that another such rule gives for the same root one portion in common. All else that has the root has all portions.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.entry import Entry

MOST_PORTIONS = 6_000
"""How many portions one record is divided into at most; more are refused, never left out."""


def apart(entries: Sequence[Entry], given: Sequence[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """Entries and what applications give for some of them, with roots that say what excludes what."""
    several = [outputs for outputs in given if len(outputs) > 1]
    sharing: dict[str, list[int]] = {}
    for at, outputs in enumerate(several):
        for root in outputs[0].roots:
            sharing.setdefault(root, []).append(at)
    own: dict[tuple[str, str], set[str]] = {}
    """The portions of a root that an output has, by root and key."""
    every: dict[str, set[str]] = {root: set() for root in sharing}
    count = 0
    for root, users in sorted(sharing.items()):
        groups = [[output.key for output in several[at]] for at in users]
        taken: list[tuple[str, ...]] = [(key,) for group in groups for key in group]
        taken += [pair for one, other in combinations(groups, 2) for pair in product(one, other)]
        count += len(taken)
        if count > MOST_PORTIONS:
            raise NeedsSearchError("too-many-transfers", several[users[0]][0].transfers[-1])
        for number, keys in enumerate(taken):
            portion = f"{root} / {len(keys)} {number} {keys[0]}"
            every[root].add(portion)
            for key in keys:
                own.setdefault((root, key), set()).add(portion)
    divided = {output.key for outputs in several for output in outputs}

    def _roots(entry: Entry) -> frozenset[str]:
        if entry.key in divided:
            return frozenset().union(*(own[root, entry.key] for root in entry.roots))
        return entry.roots.union(*(every[root] for root in entry.roots if root in every))

    everything = (*entries, *(output for outputs in given for output in outputs))
    if not several:
        return everything
    return tuple(replace(entry, roots=_roots(entry)) for entry in everything)
