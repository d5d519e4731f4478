"""One leaf as rows of a whole-number programme: what it is short, its overlays, and its limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import gcd, lcm

from pathways.audit.allocation.alone import by_key, by_value, exclude, line_members
from pathways.audit.allocation.average import counted
from pathways.audit.allocation.demand import (
    HOURS_IN_A_CREDIT,
    ITEM_WEIGHT,
    Candidate,
    Demand,
    LineDemand,
    amount_of,
    own_keys,
)
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.model.amount import SCALE, Unit
from pathways.search.programme import Programme

Sum = dict[int, int | Fraction]
"""Columns with what each is multiplied by."""


@dataclass(frozen=True, slots=True)
class LeafColumns:
    """The columns of a leaf: whether it is in use and met, what it is short in steps, and what is applied."""

    demand: Demand
    active: int
    met: int
    short: int
    step: int
    applied: tuple[tuple[Candidate, int], ...]


def leaf_columns(demand: Demand, active: int, programme: Programme, case: Case) -> LeafColumns:
    """Add a leaf to the programme; `active` is the column that says whether it must be met."""
    return _LeafRows(demand, active, programme, case).columns()


@dataclass(frozen=True, slots=True)
class _Shortage:
    """What is short of a need, weighed for progress: never less than the need takes, nothing while the leaf is not in use."""

    unit: Unit
    need: int
    have: Sum

    @property
    def hours(self) -> bool:
        """Whether it is rounded up to whole thousandths of a credit."""
        return self.unit.measure == "hours"

    @property
    def divided(self) -> bool:
        """Whether parts of an item give less than thousandths."""
        return any(Fraction(amount).denominator > 1 for amount in self.have.values())

    @property
    def most(self) -> int:
        return _weighed(self.unit, self.need)

    @property
    def step(self) -> int:
        """What all shortages are multiples of."""
        whole = (int(amount) for amount in self._terms().values())
        return 1 if self.hours or self.divided else gcd(*whole, self.most) or 1

    def _terms(self) -> Sum:
        """What the columns give; what is more than the need is no more than the need."""
        factor = ITEM_WEIGHT if self.unit.measure == "items" else 1
        return {column: min(amount, self.need) * factor for column, amount in self.have.items()}

    def row(self, short: int, step: int, active: int) -> Sum:
        """A row that is at least nothing: `short` counts steps."""
        per = HOURS_IN_A_CREDIT if self.hours else 1
        need = self.need * (ITEM_WEIGHT if self.unit.measure == "items" else 1)
        return {**self._terms(), short: per * step, active: -need}


class _LeafRows:
    """A leaf under construction."""

    def __init__(self, demand: Demand, active: int, programme: Programme, case: Case) -> None:
        self.demand, self.active, self.programme, self.case = demand, active, programme, case
        self.at: dict[str, int] = {}
        self.taken: dict[str, int] = {}
        self.applied: list[tuple[Candidate, int]] = []
        for candidate in demand.attempts:
            if candidate.amount:
                self._apply(candidate)

    def _apply(self, candidate: Candidate) -> None:
        most = int(candidate.amount) if self.demand.leaf.split else 1
        column = self.programme.column(most)
        self.programme.row({column: 1, self.active: -most}, at_most=0)
        self.at[candidate.entry.key] = column
        self.applied.append((candidate, column))

    def columns(self) -> LeafColumns:
        """The rows of the need, of each overlay, and of overlays that no one item can serve together."""
        demand = self.demand
        members = [candidate for candidate, _ in self.applied]
        own = _Shortage(demand.unit, demand.need, self._total(members, demand.unit))
        lines: list[tuple[LineDemand, _Shortage]] = []
        for line in demand.lines:
            if line.holds is not None:
                lines.append((line, _Shortage(line.unit, 0 if line.holds else line.limit, {})))
            elif line.average is not None:
                shares = [(each.entry, self._share(each)) for each in members]
                reached = average_column(shares, line.average, self.case, self.programme)
                lines.append((line, _Shortage(line.unit, line.limit, {reached: line.limit})))
            elif line.is_spread and not line.at_least:
                self._few(line, members)
            elif line.is_spread:
                lines.append((line, _Shortage(line.unit, line.limit, self._values(line, members))))
            elif line.at_least and line.key is None:
                have = self._total(line_members(line, members, self.case), line.unit)
                lines.append((line, _Shortage(line.unit, line.limit, have)))
            elif line.at_least:
                self._least_of_each(line, members)
            else:
                self._cap(line, members)
        return self._columns([[own], *self._apart(lines)])

    def _columns(self, together: "Sequence[Sequence[_Shortage]]") -> LeafColumns:
        """What the leaf is short: the most that any of these shortages come to together."""
        programme, active = self.programme, self.active
        step = gcd(*(some.step for shortages in together for some in shortages))
        most = max(sum(some.most for some in shortages) for shortages in together) // step
        short = programme.column(most)
        single: dict[int, int] = {}
        for shortages in together:
            if len(shortages) == 1 and not shortages[0].hours:
                programme.row(shortages[0].row(short, step, active), at_least=0)
                continue
            row: Sum = {short: step}
            for some in shortages:
                if id(some) not in single:
                    single[id(some)] = programme.column(some.most // some.step)
                    programme.row(some.row(single[id(some)], some.step, active), at_least=0)
                row[single[id(some)]] = -some.step
            programme.row(row, at_least=0)
        met = programme.column(1)
        programme.row({met: 1, active: -1}, at_most=0)
        programme.row({short: 1, met: most}, at_most=most)
        return LeafColumns(self.demand, active, met, short, step, tuple(self.applied))

    def _total(self, members: Sequence[Candidate], unit: Unit) -> Sum:
        """What members give in a unit; units that are rounded on their total are added up first."""
        total: Sum = {}
        together: dict[Unit, Sum] = {}
        for each in members:
            column, amount = self._amount(each, unit)
            own = each.entry.worth.unit if each.entry.worth else unit
            rule = self.case.catalogue.units.get(own) if unit.measure != "items" and own != unit else None
            if amount and rule is not None and rule.on_total:
                together.setdefault(own, {})[column] = amount
            elif amount:
                total[column] = amount
        for own, exact in together.items():
            rule = self.case.catalogue.units[own]
            total[rounded_column(exact, rule.step, rule.rounding, self.programme)] = rule.step
        return total

    def _amount(self, candidate: Candidate, unit: Unit) -> tuple[int, int | Fraction]:
        """A column of the candidate, and what each unit of it gives."""
        column = self.at[candidate.entry.key]
        if unit == self.demand.unit:
            return column, 1 if self.demand.leaf.split else candidate.amount
        whole = amount_of(candidate.entry, unit, self.case, named=False) or 0
        return column, Fraction(whole) / candidate.amount if self.demand.leaf.split else whole

    def _share(self, candidate: Candidate) -> Sum:
        """How much of an item is applied: all of it or nothing, unless it may be divided."""
        whole = candidate.amount if self.demand.leaf.split else 1
        return {self.at[candidate.entry.key]: Fraction(1) / whole}

    def _taken(self, candidate: Candidate) -> int:
        """Whether anything is taken of an item that may be divided."""
        key = candidate.entry.key
        if key not in self.taken:
            taken = self.programme.column(1)
            self.programme.row({self.at[key]: 1, taken: -int(candidate.amount)}, at_most=0)
            self.programme.row({self.at[key]: 1, taken: -1}, at_least=0)
            self.taken[key] = taken
        return self.taken[key]

    def _values(self, line: LineDemand, members: Sequence[Candidate]) -> Sum:
        found: Sum = {}
        for group in by_value(members, str(line.key)).values():
            seen = self.programme.column(1)
            self.programme.row({seen: -1, **{self.at[each.entry.key]: 1 for each in group}}, at_least=0)
            found[seen] = SCALE
        return found

    def _cap(self, line: LineDemand, members: Sequence[Candidate]) -> None:
        taken = line_members(line, members, self.case)
        for group in [taken] if line.key is None else by_key(taken, line.key).values():
            self.programme.row(self._total(group, line.unit), at_most=line.limit)

    def _few(self, line: LineDemand, members: Sequence[Candidate]) -> None:
        """A column for each value that may be among the few; what is applied has one of them."""
        values = dict.fromkeys(value for each in members for value in own_keys(each.entry, str(line.key)))
        columns = {value: self.programme.column(1) for value in values}
        self.programme.row(dict.fromkeys(columns.values(), 1), at_most=line.limit // SCALE)
        for each in members:
            most = int(each.amount) if self.demand.leaf.split else 1
            own: Sum = {columns[value]: -most for value in own_keys(each.entry, str(line.key))}
            self.programme.row({self.at[each.entry.key]: 1, **own}, at_most=0)

    def _least_of_each(self, line: LineDemand, members: Sequence[Candidate]) -> None:
        for group in by_key(line_members(line, members, self.case), str(line.key)).values():
            total = self._total(group, line.unit)
            for each in group:
                column = self._taken(each) if self.demand.leaf.split else self.at[each.entry.key]
                self.programme.row({**total, column: total.get(column, 0) - line.limit}, at_least=0)

    def _apart(self, lines: "Sequence[tuple[LineDemand, _Shortage]]") -> "Iterable[list[_Shortage]]":
        """What overlays are short that no one new item could serve together."""
        for size in range(1, len(lines) + 1):
            for some in combinations(lines, size):
                if all(exclude(one, two, self.case) for (one, _), (two, _) in combinations(some, 2)):
                    yield [shortage for _, shortage in some]


def _weighed(unit: Unit, need: int) -> int:
    if unit.measure == "items":
        return need * ITEM_WEIGHT
    return -(-need // HOURS_IN_A_CREDIT) if unit.measure == "hours" else need


def average_column(
    shares: Iterable[tuple[Entry, Sum]], minimum: int, case: Case, programme: Programme
) -> int:
    """A column that may be one only if the average over what is applied reaches a minimum; without graded work it is nothing.

    Each item has a sum that says how much of it is applied, one at most.
    """
    reached = programme.column(1)
    above: Sum = {}
    some: Sum = {reached: -1}
    below = Fraction(0)
    for entry, share in shares:
        for credits_, points in counted([(entry, Fraction(1))], case):
            value = credits_ * (points - minimum)
            above |= {column: value * part for column, part in share.items()}
            some |= dict.fromkeys(share, 1)
            below += max(Fraction(0), -value)
    programme.row({**above, reached: -below}, at_least=-below)
    programme.row(some, at_least=0)
    return reached


def greatest(shares: Sequence[Sum], programme: Programme) -> Sum:
    """The greatest of sums that are one at most: how much of an item is applied where most of it is."""
    if len(shares) == 1:
        return shares[0]
    parts = lcm(*(Fraction(factor).denominator for share in shares for factor in share.values()))
    most = programme.column(parts)
    reached: Sum = {}
    for share in shares:
        this = programme.column(1)
        reached[this] = 1
        whole: Sum = {column: factor * parts for column, factor in share.items()}
        programme.row({**whole, most: -1}, at_most=0)
        programme.row({**whole, most: -1, this: -parts}, at_least=-parts)
    programme.row(reached, at_least=1)
    return {most: Fraction(1, parts)}


def rounded_column(exact: Sum, step: int, rounding: str, programme: Programme) -> int:
    """A column that is the sum in whole steps, rounded `down`, `up` or `half up`: neither more nor less."""
    most = int(sum(Fraction(amount) * programme.most(each) for each, amount in exact.items()) // step) + 1
    column = programme.column(most)
    little = Fraction(1, 2 * lcm(*(Fraction(amount).denominator for amount in exact.values())))
    above, below = {
        "down": (Fraction(0), little - step),
        "up": (step - little, Fraction(0)),
    }.get(rounding, (Fraction(step, 2), little - Fraction(step, 2)))
    row: Sum = {column: step, **{other: -amount for other, amount in exact.items()}}
    programme.row(row, at_least=below, at_most=above)
    return column
