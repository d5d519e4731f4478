"""Why not: for every requirement of a goal that is open the fewest requirements and limits because of which it cannot be met."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pathways.audit.allocation.demand import Demand, declared_path
from pathways.audit.allocation.limits import ONCE, freed, limit_of, limits_on
from pathways.audit.allocation.meeting import Meeting
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Average, Ceiling, Choice, Part, Settled, Wanted, demands_in, walk
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.reasons import Conflict, Limit
from pathways.audit.repairs import by_count, repairs_of
from pathways.audit.scarcity import scarcity_of
from pathways.model.learner import Pin

T = TypeVar("T")


def conflicts_of(
    part: Part,
    case: Case,
    outcome: Outcome,
    *,
    unmet: bool = False,
    every: bool = False,
) -> tuple[Conflict, ...]:
    """The reasons why a goal is not met, no requirement in two of them: first what cannot be met by itself.

    Then those of which each could be met but not all, and what could be met if no pin were honoured, each with as few as
    can be. None if all can be met; what an `outcome` meets is no reason. `unmet` says that something is open without pins.
    Of reasons that only a search finds there is one, and what would repair them is not asked, unless `every` reason is wanted.
    """
    pins = [pin for pin in case.pins if pin in outcome.honoured]
    found = _Reasons(part, case, outcome, pins, every=every).found(known=unmet and not pins)
    # What is named in several competitions may be a reason in each of them.
    return tuple({(each.requirements, each.limits, each.pins): each for each in found}.values())


class _Reasons:
    """The requirements of a goal of which some are open, and what was found out about them."""

    def __init__(self, root: Part, case: Case, outcome: Outcome, pins: Sequence[Pin], *, every: bool) -> None:
        self.root, self.pins, self.every = root, pins, every
        self.parts = required(root)
        self.open = {each.path for each in self.parts if not is_met(each, outcome)}
        self.bare = Meeting(self.parts, root, replace(case, pins=()))
        self.pinned = Meeting(self.parts, root, replace(case, pins=tuple(pins))) if pins else self.bare
        self.left = self.parts

    def found(self, *, known: bool) -> Iterator[Conflict]:
        """Reason after reason; `known` says that without pins there is one."""
        for each in self.parts:
            if each.path in self.open and not self.bare.meets([each]):
                yield self._told([each])
                known = False
        while self._is_open() and (known or not self.bare.meets(self._asked())):
            yield self._told(self._fewest())
            known = False
            if self.bare.asked is not None and not self.every:
                return
        while self.pins and self._is_open() and not self.pinned.meets(self._asked(), self.pins):
            yield self._because_of_pins()
            if not self.every:
                return

    def _is_open(self) -> bool:
        return any(each.path in self.open for each in self.left)

    def _asked(self) -> list[Part]:
        """What is not told yet, with the limits on everything, which stay in force."""
        left = {each.path for each in self.left}
        return [each for each in self.parts if isinstance(each, Ceiling) or each.path in left]

    def _fewest(self) -> Sequence[Part]:
        kept, is_least = self.bare.narrowed(self._asked())
        return kept if is_least else fewest(kept, lambda some: not self.bare.meets(some))

    def _because_of_pins(self) -> Conflict:
        def unmeetable(some: Sequence[Pin | Part]) -> bool:
            asked = [each for each in some if not isinstance(each, Pin)]
            return not self.pinned.meets(asked, [each for each in some if isinstance(each, Pin)])

        kept = fewest([*self.pins, *self._asked()], unmeetable)
        asked = [each for each in kept if not isinstance(each, Pin)]
        return self._told(asked, [each for each in kept if isinstance(each, Pin)])

    def _told(self, kept: Sequence[Part], pins: Sequence[Pin] = ()) -> Conflict:
        """The conflict of requirements that are then told, with the limits without any one of which they could be met."""
        case = replace(self.bare.case, pins=tuple(pins))
        asked = [each for each in kept if not isinstance(each, Ceiling)]
        self.left = [each for each in self.left if each not in asked]
        overall = [limit_of(each) for each in kept if isinstance(each, Ceiling)]
        paths = tuple(dict.fromkeys(declared_path(each.path) for each in asked))
        found = Conflict(
            paths,
            pins=tuple(pins),
            limits=(*self._limits(kept, case), *overall),
            contested=contested(asked),
        )
        leaves = [each.demand for each in asked if isinstance(each, Wanted)]
        if not pins and not overall and len(leaves) == len(asked):
            found = _counted(found, leaves, case)
        if pins or found.alone or found.repairs or not self.every:
            return found
        return replace(found, repairs=repairs_of(kept, self.root, case))

    def _limits(self, kept: Sequence[Part], case: Case) -> list[Limit]:
        """The limits that these requirements cannot be met under, as few as can be.

        Where there is an average or a pin, what stands elsewhere matters to it as well.
        """
        wide = bool(case.pins) or any(isinstance(each, Average) for part in self.parts for each in walk(part))
        among = self.parts if wide else kept
        possible = limits_on(among, case)
        if (
            possible == [ONCE]
            and len(kept) > 1
            and not wide
            and not any(isinstance(each, Ceiling) for each in kept)
        ):
            return possible

        def unmeetable(some: Sequence[Limit]) -> bool:
            parts, loose = freed(among, case, [each for each in possible if each not in some])
            own = {each.path for each in kept}
            asked = [each for each in parts if each.path in own]
            return not Meeting(parts, self.root, loose).meets(asked, case.pins)

        return fewest(possible, unmeetable) if possible and not unmeetable(()) else []


def is_met(part: Part, outcome: Outcome) -> bool:
    """Whether an allocation is known to meet a requirement; of averages and contributions that is not looked at."""
    if outcome.met or isinstance(part, Ceiling):
        return True
    if isinstance(part, Settled):
        return part.holds
    if isinstance(part, Wanted):
        return part.path in outcome.fills and outcome.fills[part.path].met
    if not isinstance(part, Choice) or part.path not in outcome.chosen:
        return False
    return all(is_met(part.members[at], outcome) for at in outcome.chosen[part.path])


def _counted(found: Conflict, leaves: Sequence[Demand], case: Case) -> Conflict:
    """The same with a count where counting proves it, else with all that the leaves could take where they are several."""
    scarce = scarcity_of(leaves, case)
    if scarce is None:
        return replace(found, items=_taken(leaves) if len(leaves) > 1 else ())
    return replace(
        found,
        items=scarce.items,
        demand=scarce.demand,
        supply=scarce.supply,
        unit=scarce.unit,
        lines=scarce.lines,
        repairs=by_count(scarce, leaves) if len(leaves) > 1 else (),
    )


def fewest(parts: Sequence[T], unmeetable: Callable[[Sequence[T]], bool]) -> list[T]:
    """As few of the parts as are still unmeetable together: those that stay if one after the other is left out, the last first.

    As many are left out at once as went well before, twice over, and a quarter of them where that does not go; so few that
    matter are found with few questions, and many with hardly more than one question each.
    """
    kept = list(parts)
    end, many = len(kept), max(1, len(kept) // 2)
    while end:
        many = min(many, end)
        fewer = kept[: end - many] + kept[end:]
        if fewer and unmeetable(fewer):
            kept, end, many = fewer, end - many, 2 * many
        elif many == 1:
            end -= 1
        else:
            many = max(1, many // 4)
    return kept


def required(part: Part) -> list[Part]:
    """The requirements that must all be met, as finely as `all of` divides them; one that stands in two places is there once."""
    return list({each.path: each for each in _divided(part)}.values())


def _divided(part: Part) -> Iterator[Part]:
    if isinstance(part, Choice) and part.need == len(part.members) and part.members:
        for member in part.members:
            yield from _divided(member)
    else:
        yield part


def _taken(demands: Sequence[Demand]) -> tuple[str, ...]:
    """All items that any of the leaves can take, one attempt at each thing."""
    items: dict[str, str] = {}
    for demand in demands:
        for candidate in demand.candidates:
            items.setdefault(candidate.item, candidate.entry.key)
    return tuple(items.values())


def contested(parts: Sequence[Part]) -> tuple[str, ...]:
    """What one of the requirements can have at the price of another one: the same thing, or what comes from the same learning.

    One attempt (key) at each thing, the earliest first. Where each competes by itself there is none.
    """
    wants: dict[tuple[str, str], set[int]] = {}
    things: dict[tuple[str, str], Entry] = {}
    for at, part in enumerate(parts):
        for scope, entry in ((each.scope, one.entry) for each in demands_in(part) for one in each.attempts):
            things.setdefault((scope, entry.identity if entry.uses == 1 else entry.key), entry)
            for mark in _marks(entry):
                wants.setdefault((scope, mark), set()).add(at)
    found = {
        entry.key: entry
        for (scope, _), entry in things.items()
        if any(len(wants[scope, mark]) > 1 for mark in _marks(entry))
    }
    return tuple(entry.key for entry in sorted(found.values(), key=lambda entry: entry.order))


def _marks(entry: Entry) -> tuple[str, ...]:
    """By what an item is known again: as the course that it is, and by the learning behind it."""
    return (f"as {entry.identity}", *sorted(entry.roots))
