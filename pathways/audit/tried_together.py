"""One item more for goals that limits on sharing tie together: what would then remain of each, tried where it is in doubt."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from pathways.audit.allocation.demand import NeedsSearchError
from pathways.audit.allocation.parts import Settled, Wanted, demands_in, walk
from pathways.audit.bench import Bench
from pathways.audit.earnable import earnable
from pathways.audit.entry import Entry
from pathways.audit.from_record import entries_of
from pathways.audit.hurting import that_could_hurt
from pathways.audit.one_more import Solution
from pathways.audit.repairs import in_use
from pathways.audit.sharing import Tie
from pathways.audit.target import Target
from pathways.audit.transferred import rules_for, with_transfers
from pathways.model.requirement import Gpa, Leaf
from pathways.model.selection import Selection
from pathways.model.walk import walk_members

Remaining = Mapping[str, int]
"""For each open goal what remains, in the order in which they are decided."""


def having(bench: Bench, entry: Entry) -> Bench:
    """The same desk with one item more on the record, and what it would be transferred as."""
    more, record = copy(bench), (*bench.record, entry)
    if rules_for(bench.catalogue, [entry]):
        own = entries_of(bench.learner, bench.catalogue, bench.as_of, transfers=False)
        record = with_transfers((*own, entry), bench.catalogue, bench.as_of)
    more.record = tuple(sorted(record, key=lambda each: each.order))
    return more


@dataclass
class Trials:
    """What would remain of each goal with one item more; of items that count alike everywhere one is tried, `most` in all.

    The goals are those that are open, as they are solved, and `targets` all of them by their rules. `assuming` says that
    there is an award of which nobody knows what counts in it.
    """

    solutions: Mapping[str, Solution]
    targets: Mapping[str, Target]
    ties: Sequence[Tie]
    tried: Callable[[Entry], Remaining]
    assuming: bool
    most: int
    _known: dict[object, Remaining | None] = field(default_factory=dict, init=False)

    @cached_property
    def before(self) -> Remaining:
        """What remains as it is."""
        return {name: each.outcome.remaining for name, each in self.solutions.items()}

    @cached_property
    def asked(self) -> Mapping[str, frozenset[str]]:
        """For each goal the requirements (paths) that what is told of is claimed to lower; of members that contribute none is."""
        return {
            name: frozenset(part.requirement.path for part in in_use(each.part, each.outcome))
            for name, each in self.solutions.items()
        }

    @cached_property
    def _could_hurt(self) -> frozenset[str]:
        catalogue = next(iter(self.solutions.values())).case.catalogue
        return frozenset[str]().union(*(that_could_hurt(each, catalogue) for each in self.targets.values()))

    @cached_property
    def _elsewhere(self) -> Sequence[Selection]:
        return tuple(_asked_elsewhere(self.targets, self.solutions))

    def several_ways(self, goals: Iterable[str]) -> bool:
        """Whether there is more than one way to any of these goals."""
        return any(len(self.targets[name].routes) > 1 for name in goals)

    def open_before(self, goal: str) -> list[str]:
        """The goals before this one of which something remains."""
        return [name for name in self._earlier(goal) if self.before[name]]

    def _earlier(self, goal: str) -> list[str]:
        order = list(self.before)
        return order[: order.index(goal)]

    def helps(self, goal: str, then: Remaining) -> bool:
        """Whether less would remain of a goal."""
        return then[goal] < self.before[goal]

    def first(self, goal: str, then: Remaining) -> tuple[str, ...]:
        """The goals before this one of which less would remain."""
        return tuple(name for name in self._earlier(goal) if self.helps(name, then))

    def of(self, goal: str, path: str, name: str) -> Remaining | None:
        """What would remain of each goal with a thing as a requirement (path) of one counts it; None where that is not known."""
        entry = self._entry(goal, path, name)
        if entry is None or name in self.before:
            return None
        mark = self._mark(entry)
        if mark not in self._known and len(self._known) < self.most:
            self._known[mark] = self._try(entry)
        return self._known.get(mark)

    def _entry(self, goal: str, path: str, name: str) -> Entry | None:
        solution = self.solutions[goal]
        case = solution.case
        known = earnable(case.catalogue, case.as_of, case.learner.matriculated)
        demand = next((each for each in demands_in(solution.part) if each.leaf.path == path), None)
        found = known.taken_by(demand.leaf.selection, case.selecting) if demand is not None else ()
        return next((each for each in found if each.name == name), None) or known.entry(name)

    def moves(self, goal: str, name: str) -> bool:
        """Whether a thing would count as something else, by transfer."""
        entry = self._entry(goal, "", name)
        return entry is not None and bool(rules_for(self.solutions[goal].case.catalogue, [entry]))

    def _try(self, entry: Entry) -> Remaining | None:
        try:
            return self.tried(entry)
        except NeedsSearchError:  # what is next would take as long
            self.most = 0
            return None

    def _mark(self, entry: Entry) -> object:
        """What decides how an item counts in all of these goals; what is no new course is like nothing else."""
        solutions = self.solutions.values()
        if (
            entry.sort != "course"
            or entry.name in self._could_hurt
            or any(map(self._is_known(entry), solutions))
        ):
            return entry.name
        at_each = tuple(mark for each in solutions for mark in _marks(entry, each, self.ties))
        return (entry.worth, entry.points, entry.basis, entry.uses, at_each)

    def _is_known(self, entry: Entry) -> Callable[[Solution], bool]:
        """Whether it was taken before, or would count by transfer, or for what nobody looks at here."""

        def known(solution: Solution) -> bool:
            takes = solution.case.selecting.takes
            return (
                entry.identity in solution.attempts
                or bool(rules_for(solution.case.catalogue, [entry]))
                or any(takes(each, entry) for each in self._elsewhere)
            )

        return known


def _asked_elsewhere(targets: Mapping[str, Target], solutions: Mapping[str, Solution]) -> Iterator[Selection]:
    """What awards take, and ways to a goal that are not in use."""
    for name, target in targets.items():
        seen = {part.requirement.path for part in walk(solutions[name].part)} if name in solutions else set()
        for route in target.routes:
            for scoped in route.parts:
                for inside in walk_members(scoped.requirement):
                    if isinstance(inside, Leaf) and inside.path not in seen:
                        yield inside.selection


def _marks(entry: Entry, solution: Solution, ties: Sequence[Tie]) -> Iterator[object]:
    """How an item counts in a goal and under what ties it to others."""
    selecting = solution.case.selecting
    for part in walk(solution.part):
        if isinstance(part, Wanted):
            takes = selecting.takes(part.demand.leaf.selection, entry)
            added = solution.candidate(entry, part.demand) if takes else None
            yield solution.alike(added, part.demand) if added is not None else None
        elif isinstance(part, Settled) and isinstance(part.requirement, Gpa) and part.requirement.over:
            yield selecting.takes(part.requirement.over, entry)
    for tie in ties:
        about = (
            *(each.selection for each in tie.sharing.limits),
            *(each.minimum.selection for each in tie.own),
        )
        yield tuple(
            selecting.falls_under(one, entry) for one in (*about, tie.sharing.most_of) if one is not None
        )
