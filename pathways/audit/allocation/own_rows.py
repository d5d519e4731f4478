"""What counts in one goal and in no other, as rows: how much of it there is, and what is short of the least that must be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from pathways.audit.allocation.demand import HOURS_IN_A_CREDIT, ITEM_WEIGHT, amount_in, amount_of, weigh
from pathways.audit.allocation.leaf_rows import Sum, greatest, rounded_column
from pathways.audit.allocation.shared_rows import Counted
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.sharing import Tie
from pathways.model.amount import Unit
from pathways.model.declaration import OwnMinimum
from pathways.search.programme import Programme


@dataclass(frozen=True, slots=True)
class OwnRows:
    """The rows of all minimums of their own that ties ask of some goals, by the names of these.

    What is short of one is owed by the goal itself; of an award, which stands as it is, by every open goal beside it.
    """

    programme: Programme
    goals: Mapping[str, Counted]
    owing: Mapping[str, Sum]
    """For each open goal what remains of it, with the weight of each column."""

    def add(self, tie: Tie) -> None:
        """Every minimum of a tie, goal by goal."""
        for asked in tie.own:
            for name in asked.goals:
                others = tie.beside(name)
                debtors = [name] if name in self.owing else [one for one in others if one in self.owing]
                if debtors and others:
                    short = self._short(asked.minimum, name, others)
                    for debtor in debtors:
                        self.owing[debtor][short] = 1

    def _short(self, minimum: OwnMinimum, name: str, others: Sequence[str]) -> int:
        """A column that is no less than what is short, weighed for progress."""
        case = self.goals[name].case
        need, unit = amount_in(minimum.amount, case, at_least=True)
        factor = ITEM_WEIGHT if unit.measure == "items" else 1
        short = self.programme.column(weigh(unit, need))
        row: Sum = {short: HOURS_IN_A_CREDIT if unit.measure == "hours" else 1}
        for column, amount in self._total(minimum, unit, name, others).items():
            row[column] = amount * factor
        self.programme.row(row, at_least=need * factor)
        return short

    def _total(self, minimum: OwnMinimum, unit: Unit, name: str, others: Sequence[str]) -> Sum:
        """What counts in the goal alone, item by item; units that are rounded on their total are added up first."""
        case = self.goals[name].case
        counted = [entry for entry in self.goals[name].learning() if own_amount(entry, minimum, unit, case)]
        alone = {entry.key: self._alone(entry, name, others) for entry in counted}
        total: Sum = {}
        exact: dict[Unit, Sum] = {}
        for entry in counted:
            rounds = rounded_on_total(entry, unit, case)
            into = exact.setdefault(rounds, {}) if rounds is not None else total
            into[alone[entry.key]] = own_amount(entry, minimum, unit, case)
        for some, most in groups_of(counted):
            self.programme.row({alone[entry.key]: 1 for entry in some}, at_most=most)
        for own, sums in exact.items():
            rule = case.catalogue.units[own]
            total[rounded_column(sums, rule.step, rule.rounding, self.programme)] = rule.step
        return total

    def _alone(self, entry: Entry, name: str, others: Sequence[str]) -> int:
        """A column that can be one only where all of an item is applied in a goal, and neither it nor the course in another."""
        parts = self.goals[name].parts[entry.key]
        alone = self.programme.column(1)
        here: Sum = {column: 1 for part in parts for column in part}
        if any(factor != 1 for part in parts for factor in part.values()):
            here = dict(greatest(parts, self.programme))
        self.programme.row({**here, alone: -1}, at_least=0)
        for other in others:
            for each in self.goals[other].learning():
                if is_same(entry, each):
                    self.programme.row({**self.goals[other].usage[each.key], alone: 1}, at_most=1)
        return alone


def own_amount(entry: Entry, minimum: OwnMinimum, unit: Unit, case: Case) -> int | Fraction:
    """What a whole item gives to a minimum, in thousandths, before any rounding on a total; nothing where it does not count."""
    if minimum.selection is not None and not case.selecting.takes(minimum.selection, entry):
        return 0
    return amount_of(entry, unit, case, named=False) or 0


def rounded_on_total(entry: Entry, unit: Unit, case: Case) -> Unit | None:
    """The unit of an item, if it becomes this one only after adding up."""
    own = entry.worth.unit if entry.worth is not None else unit
    rule = case.catalogue.units.get(own) if unit.measure != "items" and own != unit else None
    return own if rule is not None and rule.on_total else None


def is_same(one: Entry, other: Entry) -> bool:
    """Whether two items are one learning, or attempts at one course that counts once."""
    return not one.roots.isdisjoint(other.roots) or (
        one.uses == 1 and (one.sort, one.identity) == (other.sort, other.identity)
    )


def groups_of(entries: Sequence[Entry]) -> Iterator[tuple[list[Entry], int]]:
    """Items of which no more than so many may be told apart: of one root one, of one course as many as it may be repeated."""
    behind: dict[str, list[Entry]] = {}
    course: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        course.setdefault((entry.sort, entry.identity), []).append(entry)
        for root in sorted(entry.roots):
            behind.setdefault(root, []).append(entry)
    yield from ((some, 1) for some in behind.values() if len(some) > 1)
    for some in course.values():
        uses = some[0].uses
        if uses is not None and len(some) > uses:
            yield some, uses
