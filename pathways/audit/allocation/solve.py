"""The best allocation of a whole goal: branches chosen, competing leaves filled by flow, all others alone; exact or refused.

What counts, in this order: the least that remains to be earned, the most leaves met, the order of the rule file and the
earliest earned. Only choices over leaves that compete are tried out; every other choice is made by its own cost.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from math import comb, prod

from pathways.audit.allocation.alone import Fill, fill_alone, fill_of
from pathways.audit.allocation.average import CONDITION_WEIGHT
from pathways.audit.allocation.contributions import cheapest
from pathways.audit.allocation.demand import Demand, NeedsSearchError, declared_path, weigh
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import (
    Average,
    Ceiling,
    Choice,
    Gathered,
    Part,
    Settled,
    Wanted,
    demands_in,
    repeated,
    walk,
)
from pathways.audit.allocation.pins import meant
from pathways.audit.allocation.searched import least_remaining, searched
from pathways.audit.allocation.together import fill_together
from pathways.audit.case import Case

SEARCHABLE = frozenset(
    {
        "attempts-differ",
        "average-of-what-counts",
        "caps-cross",
        "caps-of-another-unit",
        "common-learning",
        "contributions",
        "conversion-limit",
        "few-values",
        "least-of-each",
        "minimum-of-another-unit",
        "overall-limits",
        "overlays-cross",
        "pinned",
        "rounded-on-the-total",
        "split-and-whole",
        "too-many-branches",
        "whole-unequal-credits",
    }
)
"""Reasons for which a flow is not exact and a search is."""
MOST_BRANCHES = 64
"""How many ways of choosing among branches with competing leaves are tried; more would be a search."""


def solve(root: Part, case: Case) -> Outcome:
    """The best allocation of a goal in a case: by the cheapest way that is exact for it, a search where nothing else is."""
    try:
        best = plain(root, case)
    except NeedsSearchError as stop:
        must_be_searchable(stop)
        return searched(root, case)
    if not _moved(best, root, case):
        return best
    try:
        return searched(root, case)
    except NeedsSearchError as stop:
        if stop.reason != "parts-of-another-unit":
            raise
        return best


def _moved(best: Outcome, root: Part, case: Case) -> bool:
    """Whether something stands where the audit before did not have it, while something that could stay does not."""
    new = stays_away = False
    for demand in demands_in(root) if case.previous else ():
        before = case.previous.get(declared_path(demand.path), frozenset())
        applied = (
            {each.entry.key for each, _ in best.fills[demand.path].applied}
            if demand.path in best.fills
            else set()
        )
        new = new or not applied <= before
        there = {each.entry.key for each in demand.attempts} & before
        stays_away = stays_away or not there <= applied
    return new and stays_away


def least(root: Part, case: Case) -> int:
    """What remains of a goal at least, in thousandths of weight, without asking which allocation is to be shown."""
    named_again = any(isinstance(part, Gathered) and part.named_again for part in walk(root))
    if (
        not named_again
        and not repeated(walk(root))
        and not any(demand.attempts for demand in demands_in(root))
    ):
        return _of_nothing(root, case)
    try:
        return plain(root, case).remaining
    except NeedsSearchError as stop:
        must_be_searchable(stop)
        return least_remaining(root, case)


def _of_nothing(part: Part, case: Case) -> int:
    """What remains where nothing can be applied: nobody competes, so every choice takes what is cheapest."""
    if isinstance(part, Settled):
        return part.remaining
    if isinstance(part, Wanted):
        return fill_of(part.demand, (), case).remaining
    if isinstance(part, Average):
        return CONDITION_WEIGHT
    if isinstance(part, Gathered):
        weights = [_of_nothing(member, case) for member in part.members]
        return max(sum(weights[at] for at in cheapest(part, weights)), weigh(part.unit, part.need))
    members = part.members if isinstance(part, Choice) else ()
    need = part.need if isinstance(part, Choice) else 0
    return sum(sorted(_of_nothing(member, case) for member in members)[:need])


def must_be_searchable(stop: NeedsSearchError) -> None:
    """Raises the error again if not even a search decides it."""
    if stop.reason not in SEARCHABLE:
        raise stop


def plain(root: Part, case: Case) -> Outcome:
    """Without a search; NeedsSearchError where neither independence nor a flow decides it."""
    for part in walk(root):
        if isinstance(part, Ceiling):
            raise NeedsSearchError("overall-limits", part.path)
        if isinstance(part, Average):
            raise NeedsSearchError("average-of-what-counts", part.path)
        if isinstance(part, Gathered):
            raise NeedsSearchError("contributions", part.path)
        if isinstance(part, Wanted) and part.demand.obstacle:
            reason, *values = part.demand.obstacle
            raise NeedsSearchError(reason, part.path, *values)
    if case.pins and meant(root, case):
        raise NeedsSearchError("pinned", root.path)
    board = _Board(root, case)
    best = min(map(board.outcome, board.branches()), key=board.merit)
    _refuse_common_roots(best, board)
    _refuse_over_limits(best, case)
    return best


class _Board:
    """The parts of a goal, and which of its leaves compete."""

    def __init__(self, root: Part, case: Case) -> None:
        self.root = root
        self.case = case
        self.demands = {part.path: part.demand for part in walk(root) if isinstance(part, Wanted)}
        self.competing = competing(list(self.demands.values()))
        self.tied = self.competing | repeated(walk(root))
        self.alone: dict[str, Fill] = {}
        self.groups: dict[frozenset[str], dict[str, Fill]] = {}
        self.cheapest: dict[str, tuple[int, ...]] = {}

    def branches(self) -> Iterator[dict[str, tuple[int, ...]]]:
        """Every way of choosing members where that decides who competes, in the order of the rule file."""
        open_choices = {
            part.path: part
            for part in walk(self.root)
            if isinstance(part, Choice) and part.need < len(part.members) and self._touches(part)
        }
        if prod(comb(len(part.members), part.need) for part in open_choices.values()) > MOST_BRANCHES:
            raise NeedsSearchError("too-many-branches", next(iter(open_choices)), *open_choices)
        ways = [combinations(range(len(part.members)), part.need) for part in open_choices.values()]
        for picked in product(*ways):
            yield dict(zip(open_choices, picked, strict=True))

    def merit(self, outcome: Outcome) -> tuple[int, int, list[bool]]:
        """What remains, the more leaves met, the earlier ones met: the smaller the better."""
        unmet = [path not in outcome.fills or not outcome.fills[path].met for path in self.demands]
        return (outcome.remaining, -outcome.leaves_met, unmet)

    def _touches(self, part: Part) -> bool:
        return any(inside.path in self.tied for inside in walk(part))

    def outcome(self, picked: dict[str, tuple[int, ...]]) -> Outcome:
        """The best allocation once the competing branches are picked."""
        chosen = dict(picked)
        active: dict[str, Part] = {}
        self._activate(self.root, chosen, active)
        fills: dict[str, Fill] = {}
        rivals = [
            demand for path, demand in self.demands.items() if path in active and path in self.competing
        ]
        for group in components(rivals):
            if len(group) > 1 or is_capped(group[0]):
                fills.update(self._together(group))
        for path, part in active.items():
            if isinstance(part, Wanted) and path not in fills:
                fills[path] = self._alone(part.demand)
        remaining = sum(fill.remaining for fill in fills.values())
        remaining += sum(part.remaining for part in active.values() if isinstance(part, Settled))
        return Outcome(remaining, sum(fill.met for fill in fills.values()), chosen, fills)

    def _activate(self, part: Part, chosen: dict[str, tuple[int, ...]], active: dict[str, Part]) -> None:
        """Collect what must be met; a part that stands in two places is collected once."""
        if not isinstance(part, Choice):
            active[part.path] = part
            return
        if part.path not in chosen:
            chosen[part.path] = self._cheapest(part)
        for at in chosen[part.path]:
            self._activate(part.members[at], chosen, active)

    def _cheapest(self, part: Choice) -> tuple[int, ...]:
        """The members that remain least, most leaves met and earliest in the file among equals."""
        if part.path not in self.cheapest:
            costs = sorted((*self._cost(member), at) for at, member in enumerate(part.members))
            self.cheapest[part.path] = tuple(sorted(at for _, _, at in costs[: part.need]))
        return self.cheapest[part.path]

    def _cost(self, part: Part) -> tuple[int, int]:
        if isinstance(part, Settled):
            return part.remaining, 0
        if isinstance(part, Ceiling | Average | Gathered):
            return 0, 0
        if isinstance(part, Wanted):
            if part.path in self.tied:
                return 0, 0
            fill = self._alone(part.demand)
            return fill.remaining, -fill.met
        costs = [self._cost(part.members[at]) for at in self._cheapest(part)]
        return sum(remaining for remaining, _ in costs), sum(met for _, met in costs)

    def _alone(self, demand: Demand) -> Fill:
        if demand.path not in self.alone:
            self.alone[demand.path] = fill_alone(demand, self.case)
        return self.alone[demand.path]

    def _together(self, group: Sequence[Demand]) -> dict[str, Fill]:
        key = frozenset(demand.path for demand in group)
        if key not in self.groups:
            self.groups[key] = fill_together(group, self.case)
        return self.groups[key]


def competing(demands: Sequence[Demand]) -> set[str]:
    """Leaves that share an item with another leaf of their scope, and leaves with caps."""
    found = {demand.path for demand in demands if is_capped(demand)}
    takers: dict[tuple[str, str], set[str]] = {}
    for demand in demands:
        for candidate in demand.candidates:
            takers.setdefault((demand.scope, candidate.entry.identity), set()).add(demand.path)
    return found.union(*(paths for paths in takers.values() if len(paths) > 1))


def is_capped(demand: Demand) -> bool:
    """Whether a limit inside a leaf may keep out some of what it could take."""
    return any(not line.at_least for line in demand.lines)


def components(demands: Sequence[Demand]) -> list[list[Demand]]:
    """Groups of leaves that are tied by common items, each in the order of the rule file."""
    leader = list(range(len(demands)))

    def root(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    owner: dict[tuple[str, str], int] = {}
    for number, demand in enumerate(demands):
        for candidate in demand.candidates:
            first = root(owner.setdefault((demand.scope, candidate.entry.identity), number))
            second = root(number)
            leader[max(first, second)] = min(first, second)
    groups: dict[int, list[Demand]] = {}
    for number, demand in enumerate(demands):
        groups.setdefault(root(number), []).append(demand)
    return list(groups.values())


def _refuse_common_roots(outcome: Outcome, board: _Board) -> None:
    """One learning must not count twice: if the best allocation does that, finding a better one is a search."""
    seen: dict[tuple[str, str], str] = {}
    for path, fill in outcome.fills.items():
        scope = board.demands[path].scope
        for candidate, _ in fill.applied:
            for root in sorted(candidate.entry.roots):
                other = seen.setdefault((scope, root), candidate.entry.key)
                if other != candidate.entry.key:
                    raise NeedsSearchError("common-learning", path, other, candidate.entry.key)


def _refuse_over_limits(outcome: Outcome, case: Case) -> None:
    """A limit on what is converted must hold for what is applied; choosing which conversions to use is a search."""
    given: dict[str, dict[str, int]] = {}
    for fill in outcome.fills.values():
        for candidate, _ in fill.applied:
            entry = candidate.entry
            if entry.converted_by is not None and entry.worth is not None:
                given.setdefault(entry.converted_by, {})[entry.key] = entry.worth.thousandths
    for name, amounts in sorted(given.items()):
        for _, limit in case.catalogue.conversions[name].limits:
            if sum(amounts.values()) > limit.thousandths:
                raise NeedsSearchError("conversion-limit", name, *sorted(amounts))
