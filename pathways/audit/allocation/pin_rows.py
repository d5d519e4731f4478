"""Where items are pinned, as rows of a programme: whether a pin is honoured, and how much of its item counts where it should."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from pathways.audit.allocation.leaf_rows import Sum
from pathways.audit.allocation.parts import Part
from pathways.audit.allocation.pins import Meant, is_meant, meant
from pathways.audit.allocation.posed import Posed
from pathways.audit.case import Case

if TYPE_CHECKING:
    from pathways.model.learner import Pin


@dataclass(frozen=True, slots=True)
class _Kept:
    """A competition in which a pin may be honoured: a column that says so, and what share of the item each column is there."""

    own: int
    shares: Sum


@dataclass(frozen=True, slots=True)
class PinRows:
    """Writes down the pins of a case, once the leaves are there; `posed.pins` then has a column for each."""

    posed: Posed
    case: Case

    def add(self, tops: Sequence[Part]) -> None:
        """For each pin a column: in some competition its item is applied where it should be, and nowhere else there."""
        wanted: dict[Pin, list[_Kept]] = {}
        for top in tops if self.case.pins else ():
            for each in meant(top, self.case):
                wanted.setdefault(each.pin, []).extend(self._honours(each))
        for pin in self.case.pins:
            if pin in wanted:
                honoured = self.posed.programme.column(1)
                self.posed.programme.row({honoured: -1, **{kept.own: 1 for kept in wanted[pin]}}, at_least=0)
                self.posed.pins.append((pin, honoured))
                if any(share < 1 for kept in wanted[pin] for share in kept.shares.values()):
                    self.posed.shares[pin] = self._share_of(wanted[pin])
        self._no_more_than_asked(set(self.posed.kept))

    def _honours(self, each: Meant) -> Iterator[_Kept]:
        paths = {demand.path for demand in each.leaves}
        for scope in dict.fromkeys(demand.scope for demand in each.leaves):
            own, others = self.posed.programme.column(1), Counter[int]()
            shares: Sum = {}
            for path, leaf in self.posed.leaves.items():
                for candidate, column in leaf.applied if leaf.demand.scope == scope else ():
                    if not is_meant(each.pin, candidate.entry):
                        continue
                    if path not in paths:
                        others[column] = 1
                        continue
                    shares[column] = Fraction(1) / candidate.amount if leaf.demand.leaf.split else 1
                    if leaf.demand.leaf.split and column not in self.posed.kept:
                        self.posed.kept.append(column)
            self.posed.programme.row({own: -1, **dict.fromkeys(shares, 1)}, at_least=0)
            most = sum(map(self.posed.programme.most, others))
            self.posed.programme.row({**others, own: most}, at_most=most)
            yield _Kept(own, shares)

    def _share_of(self, places: Sequence[_Kept]) -> Sum:
        """How much of a pinned item counts where it should be, in the competition where most of it does; all of it at most."""
        whole = lcm(*(Fraction(share).denominator for kept in places for share in kept.shares.values()))
        picks = [self.posed.programme.column(1) for _ in places]
        self.posed.programme.row(dict.fromkeys(picks, 1), at_most=1)
        found: Sum = {}
        for kept, pick in zip(places, picks, strict=True):
            part = self.posed.programme.column(whole)
            found[part] = 1
            given = {column: share * whole for column, share in kept.shares.items()}
            for row in (given, {kept.own: whole}, {pick: whole}):
                self.posed.programme.row({**row, part: -1}, at_least=0)
        return found

    def _no_more_than_asked(self, kept: set[int]) -> None:
        """What is pinned to a leaf that may divide it takes the place of something else there."""
        for leaf in self.posed.leaves.values():
            columns = [column for _, column in leaf.applied]
            if leaf.demand.leaf.split and not leaf.demand.lines and not kept.isdisjoint(columns):
                self.posed.programme.row(dict.fromkeys(columns, 1), at_most=leaf.demand.need)
