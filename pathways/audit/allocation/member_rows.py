"""The members of contributions in a whole-number programme: what each has, and how much of it passes its limit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import gcd, lcm

from pathways.audit.allocation.demand import Candidate, Demand
from pathways.audit.allocation.leaf_rows import Sum
from pathways.audit.allocation.parts import Gathered
from pathways.search.programme import Programme


@dataclass(frozen=True, slots=True)
class Place:
    """An item at a leaf of a member: how much of it that leaf has, and whether it is reached through this member."""

    candidate: Candidate
    demand: Demand
    column: int
    through: int | None
    """None where it is reached through this member alone."""


Spot = tuple[str, int]
"""A member of a contribution: the path of the contribution, and which of its members it is."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member: its limit, which of its leaves may have an item (by key), the contributions within it and where it is reached."""

    most: int | None
    leaves: Mapping[str, Sequence[Place]]
    within: Sequence[tuple[Gathered, int | None]]
    total: Sum = field(default_factory=dict)
    """What its own leaves give."""


@dataclass(slots=True)
class Shared:
    """An item that several leaves or members may have: what it comes to, and the columns among which that is shared out."""

    whole: int
    columns: Sum = field(default_factory=dict)
    applied: dict[str, Sum] = field(default_factory=dict)
    """By leaf what is applied there."""
    given: dict[str, Sum] = field(default_factory=dict)
    """By leaf what it has to be shared out among members, taken off, if it is shared out leaf by leaf."""


class Passed:
    """What members pass on, each cut off at its limit; a contribution in several members passes on to all of them what it has."""

    def __init__(self, members: Mapping[Spot, Member], programme: Programme) -> None:
        self.members, self.programme = members, programme
        self.values: dict[Spot, Sum] = {}
        self.among: dict[str, dict[Spot, Sum]] = {}

    def value(self, spot: Spot) -> Sum:
        """What a member gives."""
        if spot not in self.values:
            member = self.members[spot]
            total = dict(member.total)
            for inner, _ in member.within:
                total |= self._shares(inner)[spot]
            self.values[spot] = self._cut_off(total, member.most)
        return self.values[spot]

    def _shares(self, inner: Gathered) -> dict[Spot, Sum]:
        """What a contribution gives to each of the members that it is within."""
        if inner.path not in self.among:
            total: Sum = {}
            for at in range(len(inner.members)):
                total |= self.value((inner.path, at))
            into = {
                spot: through
                for spot, member in self.members.items()
                for other, through in member.within
                if other.path == inner.path
            }
            self.among[inner.path] = self._shared_out(total, into)
        return self.among[inner.path]

    def _shared_out(self, total: Sum, into: Mapping[Spot, int | None]) -> dict[Spot, Sum]:
        if len(into) == 1 and None in into.values():
            return dict.fromkeys(into, total)
        per = lcm(*(Fraction(amount).denominator for amount in total.values()))
        most = int(sum(amount * self.programme.most(column) for column, amount in total.items()) * per)
        columns = {spot: self.programme.column(most) for spot in into}
        self.programme.row({**total, **dict.fromkeys(columns.values(), -Fraction(1, per))}, at_least=0)
        for spot, through in into.items():
            if through is not None:
                self.programme.row({through: most, columns[spot]: -1}, at_least=0)
        return {spot: {column: Fraction(1, per)} for spot, column in columns.items()}

    def _cut_off(self, total: Sum, limit: int | None) -> Sum:
        if limit is None:
            return total
        per = lcm(*(Fraction(amount).denominator for amount in total.values()))
        step = Fraction(gcd(limit * per, *(int(amount * per) for amount in total.values())) or 1, per)
        column = self.programme.column(int(limit / step))
        self.programme.row({**total, column: -step}, at_least=0)
        return {column: step}
