"""Which credentials a learner holds in a view: awarded ones, and those met and awarded automatically, from the bottom up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pathways.audit.allocation.alone import line_members
from pathways.audit.allocation.competitions import apart, named_again, told_of
from pathways.audit.allocation.demand import NeedsSearchError, line_of
from pathways.audit.allocation.outcome import Outcome
from pathways.audit.allocation.parts import Ceiling, Choice, Part, demands_in, read, walk
from pathways.audit.allocation.solve import solve
from pathways.audit.case import Case
from pathways.audit.entry import Entry
from pathways.audit.from_record import derived_award
from pathways.audit.orders import ways_to_follow
from pathways.audit.replay import must_replay
from pathways.audit.target import Route, Target, overall_ceiling, overall_leaf
from pathways.model.declaration import Credential
from pathways.model.learner import Status
from pathways.model.requirement import Gpa, Group, SpreadLine, SumLine

Solved = list[tuple[Route, Part, Outcome]]
"""Routes with their parts and best allocations."""
Confirm = Callable[[Target, Part, Outcome, Case], None]
"""What must agree to a yes; it raises ReplayError where it does not."""


def route_part(route: Route, case: Case) -> Part:
    """Everything a route requires as one part; raises NeedsSearchError where its words ask for more than is decided here."""
    if route.ordered is False:
        raise NeedsSearchError("order-of-groups", route.parts[-1].requirement.path)
    again = named_again(scoped.requirement for scoped in route.parts)
    parts = apart([told_of(again, read(scoped.requirement, case, scoped.scope)) for scoped in route.parts])
    for line in route.overall:
        if isinstance(line, SumLine) and not line.at_least:
            parts.append(Ceiling(line.path, line, line_of(overall_ceiling(line), case)))
        elif isinstance(line, SpreadLine | SumLine) and line.at_least and not getattr(line, "each", None):
            leaf = overall_leaf(line)
            parts.append(read(leaf, case, f"overall {leaf.path}"))
        elif isinstance(line, Gpa):
            parts.append(read(line, case, ""))
        else:
            raise NeedsSearchError("overall-each", line.path)
    if len(parts) == 1 and parts[0].path.startswith(f"{route.name}/"):
        return parts[0]
    path = f"{route.name}/all"
    return Choice(path, Group(path, "all", len(parts), (), place=route.place), len(parts), tuple(parts))


def solved(target: Target, case: Case, earlier: Iterable[tuple[Case, Solved]] = ()) -> Solved:
    """Every route of a target with its best allocation; what an `earlier` view found is taken over where nothing differs."""
    own = case.for_goal(target.name, target.worth)
    before = [each for each in earlier if (each[0].held, each[0].ways) == (own.held, own.ways)]
    found = []
    for at, route in enumerate(target.routes):
        ways = ways_to_follow((scoped.requirement for scoped in route.parts), own)
        if ways:
            found.append(_best_way(route, ways))
            continue
        part = route_part(route, own)
        same = next(
            (each[at][2] for known, each in before if each[at][1] == part and _read_alike(part, known, own)),
            None,
        )
        found.append((route, part, same or solve(part, own.resuming([route.name]))))
    return found


def _best_way(route: Route, ways: Iterable[Case]) -> tuple[Route, Part, Outcome]:
    """The best allocation of a route whose orders can be shown by several courses; the first among equals."""
    tried: Solved = []
    for way in ways:
        part = route_part(route, way)
        tried.append((route, part, solve(part, way.resuming([route.name]))))
    return min(foremost(tried), key=lambda one: (not one[2].met, one[2].remaining, -one[2].leaves_met))


def _read_alike(part: Part, known: Case, own: Case) -> bool:
    """Whether the lines in a part count the same items in two cases: views take unrecorded grades and days otherwise."""
    demands = demands_in(part)
    able = [(*demand.candidates, *demand.attempts) for demand in demands]
    lines = [(line, some) for demand, some in zip(demands, able, strict=True) for line in demand.lines]
    everything = [candidate for some in able for candidate in some]
    lines += [(inside.line, tuple(everything)) for inside in walk(part) if isinstance(inside, Ceiling)]
    return all(line_members(line, some, known) == line_members(line, some, own) for line, some in lines)


def foremost(outcomes: Solved) -> Solved:
    """The routes on which the pins with most say are honoured: all routes where there are no pins."""
    pins = sorted({pin for _, _, outcome in outcomes for pin in outcome.honoured}, key=lambda pin: pin.say)
    ways = [[pin in outcome.honoured for pin in pins] for _, _, outcome in outcomes]
    return [found for found, way in zip(outcomes, ways, strict=True) if way == max(ways)]


def best_of(outcomes: Solved) -> tuple[Route, Part, Outcome] | None:
    """Of the foremost routes the one that remains least, with most leaves met, the first in the rule files among equals."""
    return min(foremost(outcomes), key=lambda found: (found[2].remaining, -found[2].leaves_met), default=None)


def close(case: Case, targets: Iterable[Target], confirm: Confirm | None = None) -> None:
    """Add to a case every credential of `targets`, in the order given, that is met and awarded automatically.

    Each such yes is replayed, and shown to `confirm`.
    """
    for target in targets:
        credential = target.declaration
        if isinstance(credential, Credential) and credential.automatic and not case.holds(target.name):
            found = solved(target, case)
            best = best_of(found)
            case.honoured[target.name] = best[2].honoured if best is not None else frozenset()
            if best is not None and best[2].met:
                own = case.for_goal(target.name, target.worth)
                must_replay(best[1], best[2], own)
                if confirm is not None:
                    confirm(target, best[1], best[2], own)
                case.ways[target.name] = tuple(part for _, part, outcome in foremost(found) if outcome.met)
                held = _derived(credential, best[2])
                case.held[target.name] = replace(held, matriculated=case.learner.matriculated)


def _derived(credential: Credential, outcome: Outcome) -> Entry:
    used = [candidate.entry for fill in outcome.fills.values() for candidate, _ in fill.applied]
    dates = [entry.completed for entry in used]
    completed = max((day for day in dates if day is not None), default=None) if None not in dates else None
    roots = frozenset[str]().union(*(entry.roots for entry in used)) or frozenset({f"held {credential.name}"})
    return derived_award(credential, completed, _weakest(used), roots)


_WEAKEST: Mapping[Status, int] = {Status.EARNED: 0, Status.IN_PROGRESS: 1, Status.PLANNED: 2}


def _weakest(used: list[Entry]) -> Status:
    return max((entry.status for entry in used), key=lambda status: _WEAKEST[status], default=Status.EARNED)
