"""Which leaves are met: as many as can be, and of such choices the one that meets earlier leaves.

Meeting most leaves that want several units is set packing, which is NP-hard (Karp 1972), so this one stage
searches. The search stays small because it looks at one part of the competition at a time (leaves that share
neither items nor caps do not matter to each other) and only where some leaf is unmet; because leaves that can
be met together can be met apart, so that a leaf that cannot be met beside the kept ones is given up at once;
and because a greedy pass that counts each unit as its share of its leaf bounds what a branch can reach, and
does so exactly for leaves of one unit.
"""

from collections.abc import Collection, Iterator
from math import lcm

from pathways.search.competition import Competition
from pathways.search.filling import Filling


def meet_most(filling: Filling) -> tuple[Filling, frozenset[int]]:
    """A filling of the same greatest weight that meets the best choice of leaves, and that choice.

    The filling given must have the greatest weight and hold as many units as possible.
    """
    kept: list[int] = []
    for part in parts(filling.competition):
        if filling.is_full(slot for slots in part.values() for slot in slots):
            kept += part
        else:
            filling, chosen = _Part(filling.competition, part).best(filling)
            kept += chosen
    return filling, frozenset(kept)


def leaves(competition: Competition) -> dict[int, list[int]]:
    """The slots of each leaf, both in order."""
    found: dict[int, list[int]] = {slot.leaf: [] for slot in sorted(competition.slots, key=lambda s: s.leaf)}
    for place, slot in enumerate(competition.slots):
        found[slot.leaf].append(place)
    return found


def parts(competition: Competition) -> list[dict[int, list[int]]]:
    """The competition taken apart: leaves (with their slots) that share items or caps, directly or by others.

    >>> from pathways.search.competition import Slot
    >>> slots = (Slot(0, 1, 1), Slot(1, 1, 1), Slot(2, 1, 1))
    >>> parts(Competition((1, 1), slots, ((0, 0), (1, 1), (0, 2))))
    [{0: [0], 2: [2]}, {1: [1]}]
    """
    every = leaves(competition)
    root = {leaf: leaf for leaf in every}

    def top(leaf: int) -> int:
        while root[leaf] != leaf:
            leaf = root[leaf]
        return leaf

    for group in _sharing(competition):
        first = top(group[0])
        for leaf in group[1:]:
            first, other = sorted((first, top(leaf)))
            root[other] = first
    found: dict[int, dict[int, list[int]]] = {}
    for leaf, slots in every.items():
        found.setdefault(top(leaf), {})[leaf] = slots
    return list(found.values())


def _sharing(competition: Competition) -> Iterator[list[int]]:
    """The leaves of each item, and those of each cap."""
    slots = competition.slots
    by_item: dict[int, list[int]] = {}
    for item, slot in competition.edges:
        by_item.setdefault(item, []).append(slots[slot].leaf)
    yield from by_item.values()
    for cap in competition.caps:
        within = [leaf for item in cap.items for leaf in by_item.get(item, ())]
        if within:
            yield within


class _Part:
    """The search in one part of the competition; fillings handed in are never changed."""

    def __init__(self, competition: Competition, slots: dict[int, list[int]]) -> None:
        self.slots = slots
        self.wants = {leaf: sum(competition.slots[slot].capacity for slot in slots[leaf]) for leaf in slots}
        self.whole = lcm(*filter(None, self.wants.values()))

    def best(self, filling: Filling) -> tuple[Filling, tuple[int, ...]]:
        """The first choice of leaves, in the order of the leaves, among those that meet most."""
        able = [
            leaf for leaf in self.slots if self.wants[leaf] and self._meeting(filling, (), leaf) is not None
        ]
        filling = self._hopeful(filling, (), able)
        target = self._bound(filling, able)
        while (found := self._search(filling, (), able, target)) is None:
            target -= 1
        return found

    def _search(
        self, filling: Filling, kept: tuple[int, ...], able: list[int], target: int
    ) -> tuple[Filling, tuple[int, ...]] | None:
        """The first choice that meets the target: the kept leaves and some of the able ones."""
        if len(kept) == target:
            return filling, kept
        if len(kept) + sum(filling.is_full(self.slots[leaf]) for leaf in able) < target:
            filling = self._hopeful(filling, kept, able)
            if len(kept) + self._bound(filling, able) < target:
                return None
        leaf, rest = able[0], able[1:]
        fuller = self._meeting(filling, kept, leaf)
        found = self._search(fuller, (*kept, leaf), rest, target) if fuller is not None else None
        return found or self._search(filling, kept, rest, target)

    def _meeting(self, filling: Filling, kept: Collection[int], leaf: int) -> Filling | None:
        """The filling changed so that it also meets the leaf, if that can be beside the kept ones."""
        if filling.is_full(self.slots[leaf]):
            return filling
        changed = filling.copy()
        changed.shift(self.slots[leaf], self._slots_outside((*kept, leaf)))
        return changed if changed.is_full(self.slots[leaf]) else None

    def _hopeful(self, filling: Filling, kept: Collection[int], able: list[int]) -> Filling:
        """The filling changed so that the shares in which the able leaves are met add up to most."""
        changed = filling.copy()
        smallest_first = sorted(able, key=lambda leaf: (self.wants[leaf], leaf))
        hoped = [slot for leaf in smallest_first for slot in self.slots[leaf]]
        changed.shift(hoped, self._slots_outside((*kept, *able)))
        return changed

    def _bound(self, hopeful: Filling, able: list[int]) -> int:
        """The whole of those shares: no more of the able leaves can be met together."""
        shares = (
            sum(hopeful.filled[slot] for slot in self.slots[leaf]) * (self.whole // self.wants[leaf])
            for leaf in able
        )
        return sum(shares) // self.whole

    def _slots_outside(self, some: Collection[int]) -> list[int]:
        return [slot for leaf, slots in self.slots.items() if leaf not in some for slot in slots]
