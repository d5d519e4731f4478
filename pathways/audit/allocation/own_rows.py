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
        total: Sum = {}
        exact: dict[Unit, Sum] = {}
        shares: list[tuple[Entry, Sum]] = []
        for entry in counted:
            share = self._alone(entry, name, others)
            shares.append((entry, share))
            rounds = rounded_on_total(entry, unit, case)
            amount = own_amount(entry, minimum, unit, case)
            into = exact.setdefault(rounds, {}) if rounds is not None else total
            into.update({column: part * amount for column, part in share.items()})
        self._once(shares)
        for own, sums in exact.items():
            rule = case.catalogue.units[own]
            total[rounded_column(sums, rule.step, rule.rounding, self.programme)] = rule.step
        return total

    def _alone(self, entry: Entry, name: str, others: Sequence[str]) -> Sum:
        """How much of an item is applied in a goal, none where it, or the same course, is applied in another one."""
        parts = self.goals[name].parts[entry.key]
        elsewhere = [
            self.goals[other].usage[each.key]
            for other in others
            for each in self.goals[other].learning()
            if is_same(entry, each)
        ]
        if all(factor == 1 for part in parts for factor in part.values()):
            whole, alone = 1, self.programme.column(1)
            here: Sum = {column: 1 for part in parts for column in part}
        else:
            whole = max(Fraction(1 / factor).__ceil__() for part in parts for factor in part.values())
            alone = self.programme.column(whole)
            here = {column: part * whole for column, part in greatest(parts, self.programme).items()}
        self.programme.row({**here, alone: -1}, at_least=0)
        for usage in elsewhere:
            self.programme.row(
                {**{column: part * whole for column, part in usage.items()}, alone: 1}, at_most=whole
            )
        return {alone: Fraction(1, whole)}

    def _once(self, shares: Sequence[tuple[Entry, Sum]]) -> None:
        """One learning that counts in two forms, and one course that counts in two attempts, are there once."""
        for some, most in groups_of([entry for entry, _ in shares]):
            row: Sum = {}
            for entry, share in shares:
                row.update(share if entry in some else {})
            self.programme.row(row, at_most=most)


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
