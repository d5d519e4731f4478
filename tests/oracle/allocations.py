"""Every way to apply items to the leaves of one competition, and the best of them."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from pathways.model.requirement import Leaf, SumLine
from tests.oracle.leaves import Applied, Scales, unit_of
from tests.oracle.record import Roots, Thing
from tests.oracle.transfers import apart

Places = dict[Leaf, Applied]


@dataclass(frozen=True)
class Allocation:
    """Items applied to leaves, judged in this order: least remaining, most leaves met, earlier leaves, earlier items."""

    scales: Scales
    order: Sequence[Leaf]
    things: Sequence[Thing]
    places: Places

    @cached_property
    def short(self) -> dict[Leaf, int]:
        """What each leaf is short."""
        return {leaf: self.scales.short(leaf, applied) for leaf, applied in self.places.items()}

    @property
    def remaining(self) -> int:
        return sum(self.short.values())

    @cached_property
    def met(self) -> list[bool]:
        return [leaf in self.places and not self.short[leaf] for leaf in self.order]

    @cached_property
    def filled(self) -> list[int]:
        """For each leaf minus what it is short."""
        return [
            -(self.short[leaf] if leaf in self.places else self.scales.short(leaf, {})) for leaf in self.order
        ]

    @cached_property
    def best_attempts(self) -> int:
        """Minus what is applied of attempts although the leaf could have taken a better one at the same course."""
        return -sum(
            part if leaf.split else 1
            for leaf, applied in self.places.items()
            for thing, part in applied.items()
            if thing.uses == 1
            and any(
                other.name in thing.once and self.scales.rank(other, leaf) < self.scales.rank(thing, leaf)
                for other in self.things
                if self.scales.amount(other, leaf)
            )
        )

    @cached_property
    def kept(self) -> list[int]:
        """What is applied of pinned items where they are divided."""
        return [
            sum(
                part
                for leaf, applied in self.places.items()
                for thing, part in applied.items()
                if (self.scales.at, leaf.path, thing.key) == place
            )
            for place in self.scales.divided
        ]

    @cached_property
    def units(self) -> list[int]:
        """For each leaf as little as can be from the latest item, then from the one before it."""
        latest_first = self.things[::-1]
        return [-self.places.get(leaf, {}).get(thing, 0) for leaf in self.order for thing in latest_first]

    def beats(self, other: "Allocation") -> bool:
        if self.remaining != other.remaining:
            return self.remaining < other.remaining
        if sum(self.met) != sum(other.met):
            return sum(self.met) > sum(other.met)
        return self.preference > other.preference

    @property
    def preference(self) -> tuple[list[bool], list[int], int, list[int]]:
        return (self.met, self.filled, self.best_attempts, self.units)


def allocations(scales: Scales, leaves: Sequence[Leaf], things: Sequence[Thing]) -> Iterator[Places]:
    """Every item whole at one leaf, in parts at leaves that may split it, or nowhere; nothing applied in vain."""
    splitting = [leaf for leaf in leaves if leaf.split]
    sizes = (int(scales.amount(thing, leaf)) for leaf in splitting for thing in things)
    lines = [line for leaf in splitting for line in leaf.lines if isinstance(line, SumLine)]
    asked: list[Leaf | SumLine] = [*splitting, *lines]
    needs = (scales.need(each) for each in asked if unit_of(each.amount).measure != "items")
    step = math.gcd(*sizes, *needs, *scales.sizes)
    for picked in product(*(_options(scales, leaves, thing, step) for thing in things)):
        places: Places = {leaf: {} for leaf in leaves}
        used = []
        for thing, parts in zip(things, picked, strict=True):
            for leaf, part in parts.items():
                places[leaf][thing] = part
            used += [thing] if parts else []
        if (
            once_each(used)
            and roots_apart(used)
            and all(_fits(scales, leaf, places[leaf]) for leaf in leaves)
        ):
            yield places


def _options(scales: Scales, leaves: Sequence[Leaf], thing: Thing, step: int) -> list[dict[Leaf, int]]:
    worth = {leaf: int(scales.amount(thing, leaf)) for leaf in leaves}
    found: list[dict[Leaf, int]] = [{}]
    found += [{leaf: amount} for leaf, amount in worth.items() if amount and not leaf.split]
    splitting = {leaf: amount for leaf, amount in worth.items() if amount and leaf.split}
    if splitting:
        whole = max(splitting.values())
        for parts in product(*(range(0, amount + 1, step) for amount in splitting.values())):
            if 0 < sum(parts) <= whole:
                found.append({leaf: part for leaf, part in zip(splitting, parts, strict=True) if part})
    return found


def once_each(used: Sequence[Thing]) -> bool:
    """The same or an equivalent course counts once, a repeatable one as often as it says."""
    for thing in used:
        again = [other for other in used if other.name in thing.once]
        if thing.uses is not None and len(again) > thing.uses:
            return False
    return True


def roots_apart(used: Sequence[Thing]) -> bool:
    """No learning event stands behind two of them, for some way in which awards came to be."""
    return any(
        all(apart(one, other) for one, other in combinations(roots, 2))
        for roots in product(*(thing.roots for thing in used))
    )


def _fits(scales: Scales, leaf: Leaf, applied: Applied) -> bool:
    if not scales.within_caps(leaf, applied):
        return False
    if scales.freely and not scales.fills_up(leaf):
        return True
    if leaf.split and not leaf.lines:
        return sum(applied.values()) <= scales.need(leaf)
    short = scales.short(leaf, applied)
    free = (thing for thing in applied if (scales.at, leaf.path, thing.key) not in scales.pinned)
    without = ({other: part for other, part in applied.items() if other != thing} for thing in free)
    return all(scales.short(leaf, fewer) > short or not scales.within_caps(leaf, fewer) for fewer in without)


def smallest(found: Iterable[Roots]) -> tuple[Roots, ...]:
    """Those root sets that hold no other."""
    all_ = set(found)
    return tuple(sorted((one for one in all_ if not any(other < one for other in all_)), key=sorted))
