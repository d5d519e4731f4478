"""The certificate of a no, counted again from the rules and the record alone: who fits where, what is wanted, what there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, product

from pathways.audit.reasons import Conflict
from pathways.model.amount import Fixed, Quantity, Unit
from pathways.model.requirement import Leaf, Line, SpreadLine, SumLine
from tests.oracle.allocations import once_each
from tests.oracle.details import DetailJudge
from tests.oracle.leaves import Scales, unit_of, values, weight
from tests.oracle.record import Thing

ITEMS = Unit("items", "items")
Place = tuple[int, Thing]
"""An item and the number of the leaf where it is placed."""


@dataclass(frozen=True)
class Wanting:
    """A leaf as far as a certificate counts it: all of it, or only minimums inside it; and limits that hold items back."""

    leaf: Leaf
    minimums: tuple[Line, ...]
    limits: tuple[SumLine, ...]
    scales: Scales

    @property
    def unit(self) -> Unit:
        """What is counted."""
        if not self.minimums:
            return unit_of(self.leaf.amount)
        line = self.minimums[0]
        return unit_of(line.amount) if isinstance(line, SumLine) else ITEMS

    def gives(self, thing: Thing) -> int | Fraction:
        """What an item can give."""
        sums = [line for line in self.minimums if isinstance(line, SumLine)]
        here = self.scales.amount(thing, self.leaf)
        if any(isinstance(line, SpreadLine) and not values(line.key, thing) for line in self.minimums):
            return 0
        return max(self.scales.amount(thing, line) for line in sums) if here and sums else here

    def missing(self, applied: Mapping[Thing, int | Fraction]) -> int:
        """What is short, in thousandths of the unit."""
        if self.unit.measure == "hours":
            return max(0, self.scales.need(self.leaf) - int(self.scales.total(self.leaf, applied)))
        nothing = Quantity(Fixed(Fraction(0)), unit_of(self.leaf.amount))
        amount = nothing if self.minimums else self.leaf.amount
        counted = replace(self.leaf, amount=amount, lines=self.minimums)
        return self.scales.short(counted, applied) // weight(self.unit, 1)

    def keeps(self, things: Sequence[Thing]) -> bool:
        """Whether these items stay within the limits."""
        return all(self.scales.within(line, dict.fromkeys(things, 1)) for line in self.limits)


class Count:
    """A certificate beside a goal and its record."""

    def __init__(self, judge: DetailJudge, goal: str, route: str, conflict: Conflict) -> None:
        self.conflict = conflict
        self.scales = judge.scales_for(goal)
        self.things = judge.things_for(goal)
        leaves = judge.leaves_of(goal, route)
        self.leaves = [self._wanting(leaves[path]) for path in conflict.requirements]

    def _wanting(self, leaf: Leaf) -> Wanting:
        named = [line for line in leaf.lines if line.path in self.conflict.lines]
        limits = tuple(line for line in named if isinstance(line, SumLine) and not line.at_least)
        minimums = tuple(line for line in named if isinstance(line, SpreadLine | SumLine) and line.at_least)
        return Wanting(leaf, minimums, limits, self.scales)

    @property
    def fitting(self) -> list[Thing]:
        """All items that any of the leaves can take."""
        return [thing for thing in self.things if any(each.gives(thing) for each in self.leaves)]

    def names_all_that_fits(self) -> bool:
        """Whether the items of the certificate are those, one attempt at each course."""
        fitting = self.fitting
        listed = [thing for thing in fitting if thing.key in self.conflict.items]
        return len(listed) == len(self.conflict.items) and {counted_as(each) for each in fitting} == {
            counted_as(each) for each in listed
        }

    @property
    def wanted(self) -> int:
        """What the leaves want together, in thousandths of what the certificate counts."""
        return sum(self._in_unit(each, each.missing({})) for each in self.leaves)

    @property
    def most(self) -> int | None:
        """The most that all items can give them; None where that is not tried."""
        if not any(each.leaf.split for each in self.leaves):
            return max(map(self._given, self._placed()))
        if any(each.limits or len(each.minimums) > 1 for each in self.leaves):
            return None
        return min(
            sum(each.missing({}) for each in self.leaves if each not in some) + self._supply(some)
            for size in range(len(self.leaves) + 1)
            for some in combinations(self.leaves, size)
        )

    def _supply(self, some: Sequence[Wanting]) -> int:
        """What all items come to that any of these leaves can take."""
        worth: dict[str, int] = {}
        for thing in self.things:
            most = int(max((each.gives(thing) for each in some), default=0))
            worth[counted_as(thing)] = max(most, worth.get(counted_as(thing), 0))
        return sum(worth.values())

    def _placed(self) -> Iterator[tuple[Place, ...]]:
        """Every way to place items, each whole and at one leaf."""
        options = [
            [None, *((at, thing) for at, each in enumerate(self.leaves) if each.gives(thing))]
            for thing in self.things
        ]
        for some in product(*options):
            placed = tuple(place for place in some if place is not None)
            if once_each([thing for _, thing in placed]) and all(
                each.keeps([thing for place, thing in placed if place == at])
                for at, each in enumerate(self.leaves)
            ):
                yield placed

    def _given(self, placed: tuple[Place, ...]) -> int:
        found = 0
        for at, each in enumerate(self.leaves):
            applied = {thing: self.scales.amount(thing, each.leaf) for place, thing in placed if place == at}
            found += self._in_unit(each, each.missing({})) - self._in_unit(each, each.missing(applied))
        return found

    def _in_unit(self, each: Wanting, thousandths: int) -> int:
        """Credits of whole items that are all worth the same are counted in items beside other leaves."""
        counted = self.conflict.unit
        if counted is None or counted.measure == each.unit.measure:
            return thousandths
        size = max((each.gives(thing) for thing in self.things), default=0) or thousandths or 1
        return -(-thousandths // size) * 1000


def counted_as(thing: Thing) -> str:
    """What counts once: a course with its equivalents, or each attempt at what may be repeated."""
    return min(thing.once) if thing.uses == 1 else thing.key
