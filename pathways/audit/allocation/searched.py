"""The best allocation by search, one wish after another: least remaining, most leaves met, the order of rules and of time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pathways.audit.allocation.alone import Fill, fill_of
from pathways.audit.allocation.demand import Candidate, NeedsSearchError, best_first, declared_path
from pathways.audit.allocation.from_parts import pose, pose_some
from pathways.audit.allocation.leaf_rows import LeafColumns
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Choice, Gathered, Part
from pathways.audit.allocation.posed import Posed
from pathways.audit.case import Case
from pathways.model.learner import Pin
from pathways.search.programme import OutOfTimeError, Programme

AT_ONCE = 20
"""How many yes-or-no columns are put in order by one solve: their weights stay far from where the solver's numbers end."""


def _out_of_time(path: str, case: Case) -> NeedsSearchError:
    """Not decided in the seconds that the case allows, which are told as they were given."""
    return NeedsSearchError("not-in-time", path, *([f"{case.seconds:g}"] if case.seconds is not None else []))


class SearchFaultError(AssertionError):
    """The search and the leaf's own reading disagree: a defect of ours, never of the rules or the record."""


def least_remaining(root: Part, case: Case) -> int:
    """The least that remains, in thousandths; NeedsSearchError with `not-in-time` when it is not proven in time."""
    return Search([(root, case)]).remaining()[0]


def searched(root: Part, case: Case) -> Outcome:
    """The best allocation of a goal by search; NeedsSearchError with `not-in-time` when it is not proven in time."""
    return Search([(root, case)]).outcomes()[0]


class Search:
    """Goals that are searched together, the first of them first; NeedsSearchError with `not-in-time` past the time allowed."""

    def __init__(self, goals: Sequence[tuple[Part, Case]]) -> None:
        """Write down the programme of all goals; what binds them to each other is added to `programme` before it is solved."""
        self.programme = Programme(goals[0][1].seconds)
        self.goals = [(root, case, pose([root], case, self.programme)) for root, case in goals]

    def honoured(self) -> list[frozenset[Pin]]:
        """For each goal the pins that are honoured, those with most say first, as much of each as can be, whatever it costs."""
        pins = [
            (pin, at, column) for at, (_, _, posed) in enumerate(self.goals) for pin, column in posed.pins
        ]
        for pin, at, _ in sorted(pins, key=lambda each: (each[0].say, each[1])):
            _honour(pin, self.goals[at][2])
        return [
            frozenset(pin for pin, column in posed.pins if self.programme.value(column))
            for _, _, posed in self.goals
        ]

    def remaining(self) -> list[int]:
        """What remains of each goal at least, an earlier goal before a later one, once pins are honoured."""
        try:
            self.honoured()
            return [self.programme.least(posed.remaining, sure=True) for _, _, posed in self.goals]
        except OutOfTimeError:
            raise _out_of_time(self.goals[0][0].path, self.goals[0][1]) from None

    def outcomes(self) -> list[Outcome]:
        """The best allocation of each goal."""
        return self._settled(_STAGES)

    def shortages(self) -> list[Outcome]:
        """What each leaf of each goal is short in the best allocation, with items that may be others than those to be shown."""
        return self._settled(_STAGES[: _STAGES.index(_fullest) + 1])

    def _settled(self, stages: "Sequence[Callable[[Posed, Case], None]]") -> list[Outcome]:
        remaining = self.remaining()
        try:
            for settle in stages:
                for _, case, posed in self.goals:
                    settle(posed, case)
        except OutOfTimeError:
            raise _out_of_time(self.goals[0][0].path, self.goals[0][1]) from None
        found = zip(self.goals, remaining, strict=True)
        return [_outcome(posed, least, case) for (_, case, posed), least in found]

    def leave_alone(self, some: Iterable[str]) -> None:
        """Of these leaves and conditions (paths) one at least must lack nothing; to be said before anything is asked."""
        alone: list[int] = []
        for _, _, posed in self.goals:
            for path in some:
                lacks = posed.leaves[path].short if path in posed.leaves else posed.active[path]
                alone.append(self.programme.column(1))
                most = self.programme.most(lacks)
                self.programme.row({lacks: 1, alone[-1]: most}, at_most=most)
        self.programme.row(dict.fromkeys(alone, 1), at_least=1)

    def can_be_had(self) -> bool:
        """Whether there is any allocation at all; NeedsSearchError with `not-in-time` past the time allowed."""
        try:
            return self.programme.possible({})
        except OutOfTimeError:
            raise _out_of_time(self.goals[0][0].path, self.goals[0][1]) from None


def honoured(root: Part, case: Case) -> frozenset[Pin]:
    """The pins that are honoured in a goal; NeedsSearchError with `not-in-time` when that is not known in time."""
    search = Search([(root, case)])
    try:
        return search.honoured()[0]
    except OutOfTimeError:
        raise _out_of_time(root.path, case) from None


def _honour(pin: Pin, posed: Posed) -> int:
    """Honour a pin if that can be, with as much of its item as can be: how much, where it may be divided."""
    column, programme = dict(posed.pins)[pin], posed.programme
    programme.least({column: -1}, sure=True)
    programme.fix(column)
    return -programme.least({each: -weight for each, weight in posed.shares.get(pin, {}).items()}, sure=True)


def _shares(parts: Sequence[Part], case: Case) -> dict[Pin, int]:
    """How much of what is pinned to something that may be divided counts there."""
    posed = pose(parts, case, Programme(case.seconds))
    found = {pin: _honour(pin, posed) for pin, _ in posed.pins}
    return {pin: found[pin] for pin in posed.shares}


class Asked:
    """Requirements of which any can be left out: whether those that are asked for can be met together."""

    def __init__(self, parts: Sequence[Part], case: Case) -> None:
        """Write down the programme of all of them."""
        self.programme, self.case = Programme(case.seconds), case
        columns, posed = pose_some(parts, case, self.programme)
        self.pins = dict(posed.pins)
        self.columns = {part.path: column for part, column in zip(parts, columns, strict=True)}
        for pin, most in _shares(parts, case).items() if posed.shares else ():
            self.programme.row({**posed.shares[pin], self.pins[pin]: -most}, at_least=0)

    def meet(self, parts: Iterable[Part], pins: Iterable[Pin] = ()) -> bool:
        """Whether these can while these pins are honoured; NeedsSearchError with `not-in-time` past the time allowed."""
        asked = {self.columns[part.path] for part in parts}
        honoured = {self.pins[pin]: 1 for pin in pins}
        try:
            return self.programme.possible(
                {column: column in asked for column in self.columns.values()} | honoured
            )
        except OutOfTimeError:
            raise _out_of_time(next(iter(self.columns)), self.case) from None


def _most_met(posed: Posed, _: Case) -> None:
    posed.programme.least({leaf.met: -1 for leaf in posed.leaves.values()})


def _least_moved(posed: Posed, case: Case) -> None:
    """As few items as can be stand where the audit before did not have them; parts of items may move."""
    before = case.previous
    places = {path: declared_path(path) for path in posed.leaves}
    if before.keys().isdisjoint(places.values()):
        return
    moved = {
        column: 1
        for path, leaf in posed.leaves.items()
        for candidate, column in leaf.applied
        if not leaf.demand.leaf.split and candidate.entry.key not in before.get(places[path], ())
    }
    posed.programme.least(moved)


def _earliest_met(posed: Posed, _: Case) -> None:
    _first(posed, [leaf.met for leaf in posed.leaves.values()], sign=-1)


def _earliest_branches(posed: Posed, _: Case) -> None:
    _first(posed, list(posed.picks.values()), sign=-1)
    for column in posed.active.values():
        posed.programme.fix(column)


def _fullest(posed: Posed, _: Case) -> None:
    programme = posed.programme
    for leaf in posed.leaves.values():
        if programme.value(leaf.active) and not programme.value(leaf.met):
            programme.least({leaf.short: 1})
            # Hours are rounded up to credits there, so that a few more or less are short of as much.
            if leaf.demand.leaf.split and leaf.demand.unit.measure == "hours":
                programme.least({column: -1 for _, column in leaf.applied})


def _best_attempts(posed: Posed, _: Case) -> None:
    worse = {column: 1 for leaf in posed.leaves.values() for column in _worse(leaf)}
    if worse:
        posed.programme.least(worse)


def _most_of_pinned(posed: Posed, _: Case) -> None:
    """As much as can be of what is pinned to a requirement that may divide it."""
    for column in posed.kept:
        posed.programme.least({column: -1})
        posed.programme.fix(column)


def _earliest(posed: Posed, _: Case) -> None:
    """As little as can be from the latest item of a leaf, then from the one before it: then no other choice is left."""
    whole: list[int] = []
    for leaf in posed.leaves.values():
        latest_first = sorted(leaf.applied, key=lambda applied: applied[0].entry.order, reverse=True)
        columns = [column for _, column in latest_first]
        if not leaf.demand.leaf.split:
            whole += columns
            continue
        _first(posed, whole, sign=1)
        whole = []
        for column in columns:
            posed.programme.least({column: 1})
            posed.programme.fix(column)
    _first(posed, whole, sign=1)


_STAGES = (
    _most_met,
    _least_moved,
    _earliest_met,
    _earliest_branches,
    _fullest,
    _most_of_pinned,
    _best_attempts,
    _earliest,
)
"""What settles what is left open, once as little remains as can be; every stage for all goals before the next one."""


def _first(posed: Posed, columns: Sequence[int], sign: int) -> None:
    """The first in the order of the columns: with `sign` 1 as little as can be of the first, -1 as much."""
    programme = posed.programme
    at = 0
    while at < len(columns):
        if programme.is_lowest({columns[at]: sign}):
            programme.fix(columns[at])
            at += 1
            continue
        some = columns[at : at + AT_ONCE]
        programme.least({column: sign << (AT_ONCE - place) for place, column in enumerate(some)})
        for column in some:
            programme.fix(column)
        at += len(some)


def _worse(leaf: LeafColumns) -> Iterator[int]:
    """The attempts for which the leaf has a better one at the same thing."""
    for candidate, column in leaf.applied:
        rivals = (other for other, _ in leaf.applied if other.item == candidate.item and candidate.uses == 1)
        if any(best_first(other) < best_first(candidate) for other in rivals):
            yield column


def _outcome(posed: Posed, remaining: int, case: Case) -> Outcome:
    value = posed.programme.value
    fills: dict[str, Fill] = {}
    used: dict[str, set[str]] = {}
    for path, leaf in posed.leaves.items():
        if value(leaf.active):
            fills[path] = _fill(leaf, posed, case)
            used.setdefault(leaf.demand.scope, set()).update(each.item for each, _ in fills[path].applied)
    for path, fill in fills.items():
        demand = posed.leaves[path].demand
        also = tuple(each for each in demand.candidates if each.item not in used[demand.scope])
        fills[path] = replace(fill, also=also)
    chosen = {
        path: _members(part, posed) for path, part in posed.choices.items() if value(posed.active[path])
    }
    honoured = frozenset(pin for pin, column in posed.pins if value(column))
    learning = {
        where: frozenset(root for root, column in columns.items() if value(column))
        for where, columns in posed.contributed.items()
    }
    assumed = {where: roots for where, roots in learning.items() if roots}
    return Outcome(remaining, sum(fill.met for fill in fills.values()), chosen, fills, honoured, assumed)


def _members(part: Choice | Gathered, posed: Posed) -> tuple[int, ...]:
    if isinstance(part, Choice) and part.need == len(part.members):
        return tuple(range(len(part.members)))
    return tuple(at for at in range(len(part.members)) if posed.programme.value(posed.picks[part.path, at]))


def _fill(leaf: LeafColumns, posed: Posed, case: Case) -> Fill:
    value = posed.programme.value
    demand = leaf.demand
    whole = [
        (_as_assumed(each, demand.scope, posed), value(column))
        for each, column in leaf.applied
        if value(column)
    ]
    applied: list[Candidate] = [
        replace(candidate, amount=units) if demand.leaf.split else candidate for candidate, units in whole
    ]
    plain = fill_of(demand, applied, case)
    short = value(leaf.short) * leaf.step
    if (short == 0) != plain.met:
        raise SearchFaultError(f"{demand.path}: the search and the leaf disagree")
    amounts = tuple(
        (candidate, amount) for (candidate, _), (_, amount) in zip(whole, plain.applied, strict=True)
    )
    return replace(plain, applied=amounts, remaining=short)


def _as_assumed(candidate: Candidate, scope: str, posed: Posed) -> Candidate:
    """An award with the learning that is assumed to stand behind it."""
    columns = posed.behind.get((scope, candidate.entry.key))
    if columns is None:
        return candidate
    roots = frozenset(root for root, column in columns.items() if posed.programme.value(column))
    return replace(candidate, entry=replace(candidate.entry, roots=roots))
