"""What counts in several goals at once, as rows: how much two of them share, and in how many of them one item counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pathways.audit.allocation.demand import amount_in, amount_of
from pathways.audit.allocation.leaf_rows import Sum
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.sharing import Tie
from pathways.model.amount import Unit
from pathways.model.declaration import ShareLimit, Sharing
from pathways.search.programme import Programme


@dataclass(frozen=True, slots=True)
class Counted:
    """What may count in one goal: its case, its items, and a sum that is one where an item is applied there.

    `parts` has how much of each item is applied, one at most, in each competition.
    """

    case: Case
    entries: Mapping[str, Entry]
    usage: Mapping[str, Sum]
    parts: Mapping[str, Sequence[Sum]]

    def learning(self) -> Iterator[Entry]:
        """What can be shared: learning, never awards, because what was earned below counts again above."""
        return (self.entries[key] for key in self.usage if self.entries[key].sort != "credential")


def recorded(case: Case, entries: Mapping[str, Entry], one: int) -> Counted:
    """What stays in an award, as a column that is one says."""
    usage: dict[str, Sum] = {key: {one: 1} for key in entries}
    return Counted(case, entries, usage, {key: [always] for key, always in usage.items()})


@dataclass(slots=True)
class SharedRows:
    """The rows of all ties between some goals, by the names of these."""

    programme: Programme
    goals: Mapping[str, Counted]
    both: dict[tuple[str, str, str, str], int] = field(default_factory=dict)

    def add(self, tie: Tie) -> None:
        """Every limit of a tie."""
        for limit in tie.sharing.limits:
            for some in [tie.pairs] if limit.in_all else [(pair,) for pair in tie.pairs]:
                if some:
                    self._limit(limit, some)
        if tie.sharing.most is not None:
            self._places(tie, tie.sharing.most)

    def _limit(self, limit: ShareLimit, pairs: Sequence[tuple[str, str]]) -> None:
        counted: dict[str, Fraction] = {}
        together: dict[str, list[int]] = {}
        for one, two in pairs:
            for first in self.goals[one].learning():
                for second in self.goals[two].learning():
                    if not first.roots.isdisjoint(second.roots):
                        entry, amount = larger(first, second, limit, self.goals[one].case)
                        column = self._both(one, first.key, two, second.key) if amount else 0
                        counted.update({entry.key: amount} if amount else {})
                        together.setdefault(entry.key, []).extend([column] if amount else [])
        most = min(most_of(limit, self.goals[name].case) for pair in pairs for name in pair)
        total: Sum = {
            self._any([{column: 1} for column in together[key]]): amount for key, amount in counted.items()
        }
        if sum(counted.values()) > most:
            self.programme.row(total, at_most=most)

    def _both(self, one: str, first: str, two: str, second: str) -> int:
        """A column that is one as soon as both are applied."""
        key = (one, first, two, second)
        if key not in self.both:
            column = self.programme.column(1)
            row: Sum = {column: -1}
            for usage in (self.goals[one].usage[first], self.goals[two].usage[second]):
                for other, factor in usage.items():
                    row[other] = row.get(other, 0) + factor
            self.programme.row(row, at_most=1)
            self.both[key] = column
        return self.both[key]

    def _places(self, tie: Tie, most: int) -> None:
        """One piece of learning counts in no more goals than it may."""
        used: dict[str, list[Sum]] = {}
        for name in tie.goals:
            inside: dict[str, list[Sum]] = {}
            for entry in self.goals[name].learning():
                for one in same_learning(entry, tie.sharing, self.goals[name].case):
                    inside.setdefault(one, []).append(self.goals[name].usage[entry.key])
            for one, usages in sorted(inside.items()):
                used.setdefault(one, []).append({self._any(usages): 1})
        for sums in used.values():
            if len(sums) > most:
                self.programme.row({column: 1 for each in sums for column in each}, at_most=most)

    def _any(self, usages: Sequence[Sum]) -> int:
        if len(usages) == 1 and list(usages[0].values()) == [1]:
            return next(iter(usages[0]))
        column = self.programme.column(1)
        for usage in usages:
            self.programme.row({**usage, column: -1}, at_most=0)
        return column


def same_learning(entry: Entry, sharing: Sharing, case: Case) -> Iterator[str]:
    """By what `each item in at most` knows an item again: its learning events; in a lifetime the course as well.

    Nothing of what it is not about.
    """
    if sharing.most_of is None or case.selecting.falls_under(sharing.most_of, entry):
        yield from entry.roots
        if sharing.in_a_lifetime:
            yield f"{entry.sort} {entry.identity}"


def larger(first: Entry, second: Entry, limit: ShareLimit, case: Case) -> tuple[Entry, Fraction]:
    """Of one learning that counts in two forms the one that is more under a limit; of equals the first by its key."""
    both = [(-_amount(entry, limit, case), entry.key, entry) for entry in (first, second)]
    amount, _, entry = min(both, key=lambda each: each[:2])
    return entry, -amount


def _amount(entry: Entry, limit: ShareLimit, case: Case) -> Fraction:
    if limit.selection is not None and not case.selecting.falls_under(limit.selection, entry):
        return Fraction(0)
    return Fraction(amount_of(entry, unit_of(limit, case), case, named=False) or 0)


def unit_of(limit: ShareLimit, case: Case) -> Unit:
    """The unit in which a limit is said."""
    return amount_in(limit.amount, case, at_least=False)[1]


def most_of(limit: ShareLimit, case: Case) -> int:
    """The limit in thousandths, for the worth of the goal of a case."""
    return amount_in(limit.amount, case, at_least=False)[0]
